//! Finnish personal identity codes. No code is ever output, neither in a message nor in debug output.

use crate::input::document::{FieldType, IntoOwned};
use crate::input::error::InputError;
use crate::input::fields::Fields;
use crate::json_writer::Members;
use crate::words::Limits;
use alloc::borrow::Cow;
use chrono::NaiveDate;
use core::fmt;

/// A Finnish personal identity code as written in a report, well-formed or not.
///
/// ```
/// use rehab_rules::therapy::PersonalIdentityCode;
/// // 900 to 999 are the numbers of artificial persons.
/// assert!(PersonalIdentityCode::new("131052-9085").is_well_formed());
/// assert!(PersonalIdentityCode::new("131052U9085").is_well_formed()); // since 2023 a sign of the 1900s
/// assert!(!PersonalIdentityCode::new("131052-9086").is_well_formed());
/// assert_eq!(format!("{:?}", PersonalIdentityCode::new("131052-9085")), "PersonalIdentityCode(…)");
/// ```
#[derive(Clone, PartialEq, Eq)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema), schemars(inline))]
pub struct PersonalIdentityCode<'a>(Cow<'a, str>);

impl<'a> PersonalIdentityCode<'a> {
    /// A code as it was written.
    ///
    /// ```
    /// use rehab_rules::therapy::PersonalIdentityCode;
    /// assert!(!PersonalIdentityCode::new("not a code").is_well_formed());
    /// ```
    #[must_use]
    pub fn new(code: impl Into<Cow<'a, str>>) -> Self {
        Self(code.into())
    }

    /// Whether the code is well-formed: a date of birth with the sign of its century, an individual number from 002, and the matching
    /// check character.
    ///
    /// ```
    /// use rehab_rules::therapy::PersonalIdentityCode;
    /// assert!(PersonalIdentityCode::new("290200A900B").is_well_formed());
    /// assert!(!PersonalIdentityCode::new("290200-900B").is_well_formed()); // 1900 had no 29 February
    /// ```
    #[must_use]
    pub fn is_well_formed(&self) -> bool {
        self.checked().is_some()
    }

    fn checked(&self) -> Option<()> {
        let code: &[u8; 11] = self.0.as_bytes().try_into().ok()?;
        let [d1, d2, m1, m2, y1, y2, sign, n1, n2, n3, check] = *code;
        let number = |digits: &[u8]| {
            let digit =
                |number: u32, digit: &u8| Some(number.saturating_mul(10).saturating_add(char::from(*digit).to_digit(10)?));
            digits.iter().try_fold(0, digit)
        };
        let century = match sign {
            b'+' => 1800,
            b'-' | b'U'..=b'Y' => 1900,
            b'A'..=b'F' => 2000,
            _ => return None,
        };
        let year = number(&[y1, y2])?.checked_add_signed(century)?.try_into().ok()?;
        NaiveDate::from_ymd_opt(year, number(&[m1, m2])?, number(&[d1, d2])?)?;
        let individual = number(&[n1, n2, n3])?;
        let all = number(&[d1, d2, m1, m2, y1, y2, n1, n2, n3])?;
        let expected = CHECK_CHARACTERS.get(usize::try_from(all % 31).ok()?)?;
        (2 <= individual && *expected == check).then_some(())
    }
}

/// The check characters, indexed by the remainder of the nine digits divided by 31.
const CHECK_CHARACTERS: &[u8; 31] = b"0123456789ABCDEFHJKLMNPRSTUVWXY";

impl<'a> FieldType<'a> for PersonalIdentityCode<'a> {
    /// Any string is accepted, even an empty one: a malformed code counts as missing from the report.
    const WITHIN: Limits = Limits { min: 0, max: i64::MAX };

    fn read_optional(of: &impl Fields<'a>, field: &'static str, within: Limits) -> Result<Option<Self>, InputError> {
        Ok(Cow::read_optional(of, field, within)?.map(Self))
    }

    fn check(&self, field: &'static str, within: Limits) -> Result<(), InputError> {
        self.0.check(field, within)
    }

    /// Writes nothing, so that the written record has no code.
    fn write(&self, _: &mut Members<'_>, _: &'static str) {}
}

impl IntoOwned for PersonalIdentityCode<'_> {
    type Owned = PersonalIdentityCode<'static>;

    fn into_owned(self) -> Self::Owned {
        PersonalIdentityCode(IntoOwned::into_owned(self.0))
    }
}

impl fmt::Debug for PersonalIdentityCode<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("PersonalIdentityCode(…)")
    }
}

#[cfg(test)]
mod tests {
    #![expect(clippy::indexing_slicing, reason = "a test stops where its own example is wrong")]
    use super::*;
    use alloc::format;
    use alloc::string::String;

    fn code(birth: &str, sign: char, individual: u32) -> String {
        let digits = format!("{birth}{individual:03}");
        let number: usize = digits.parse().unwrap_or(0);
        let check = char::from(CHECK_CHARACTERS[number % 31]);
        format!("{birth}{sign}{individual:03}{check}")
    }

    fn is_well_formed(code: &str) -> bool {
        PersonalIdentityCode::new(code).is_well_formed()
    }

    #[test]
    fn every_sign_in_use_since_2023_gives_its_century() {
        // 29 February was in 1896, 1904 and 2000, and not in 1900.
        for (birth, signs) in [("290296", "+"), ("290204", "-YXWVU"), ("290200", "ABCDEF")] {
            for sign in signs.chars() {
                assert!(is_well_formed(&code(birth, sign, 900)), "{birth}{sign}");
            }
        }
        for sign in "-YXWVU".chars() {
            assert!(!is_well_formed(&code("290200", sign, 900)), "{sign}");
        }
        for sign in "GTZau*".chars() {
            assert!(!is_well_formed(&code("010190", sign, 900)), "{sign}");
        }
    }

    #[test]
    fn a_code_with_one_changed_character_is_malformed() {
        let good = "010190-900P";
        assert!(is_well_formed(good));
        for place in 0..good.len() {
            for other in "0123456789ABCDEFHJKLMNPRSTUVWXY-+z ".chars() {
                let mut characters: alloc::vec::Vec<char> = good.chars().collect();
                let is_sign = place == 6 && "-YXWVU".contains(other);
                if characters[place] == other || is_sign {
                    continue;
                }
                characters[place] = other;
                let changed: String = characters.into_iter().collect();
                // The century is not part of the checksum.
                if place == 6 && "+ABCDEF".contains(other) {
                    assert!(is_well_formed(&changed), "{changed}");
                } else {
                    assert!(!is_well_formed(&changed), "{changed}");
                }
            }
        }
    }

    #[test]
    fn the_individual_number_begins_at_002_and_the_length_is_eleven() {
        assert!(!is_well_formed(&code("010190", '-', 0)) && !is_well_formed(&code("010190", '-', 1)));
        assert!(is_well_formed(&code("010190", '-', 2)) && is_well_formed(&code("010190", '-', 999)));
        for malformed in ["", "010190-900", "010190-900P ", " 010190-900P", "010190-900PP", "010190–900P", "010190-900p"] {
            assert!(!is_well_formed(malformed), "{malformed}");
        }
    }
}
