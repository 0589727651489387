//! Closed sets: enums whose members are plain words in JSON; and ranges of numbers.

use alloc::boxed::Box;

/// Declares an enum together with the words for it in every format, and documents both with the first member.
///
/// The examples import the enum from the crate's root, or from the module given with `in`.
macro_rules! closed_set {
    (@first $first:ident $($rest:ident)*) => { stringify!($first) };
    (@first $first:literal $($rest:literal)*) => { $first };
    (@path $name:ident) => { stringify!($name) };
    (@path $module:ident $name:ident) => { concat!(stringify!($module), "::", stringify!($name)) };
    ($(#[$set:meta])* $name:ident $(in $module:ident)? { $($(#[$member:meta])* $variant:ident = $word:literal,)+ }) => {
        $(#[$set])*
        ///
        /// ```
        #[doc = concat!("use rehab_rules::", closed_set!(@path $($module)? $name), ";")]
        #[doc = concat!(
            "assert_eq!(", stringify!($name), "::", closed_set!(@first $($variant)+), ".to_string(), \"",
            closed_set!(@first $($word)+), "\");"
        )]
        /// ```
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
        #[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
        // A revised source may add a member.
        #[non_exhaustive]
        pub enum $name { $($(#[$member])* #[cfg_attr(feature = "schema", schemars(rename = $word))] $variant,)+ }

        impl $name {
            /// All members, in their order.
            ///
            /// ```
            #[doc = concat!("use rehab_rules::", closed_set!(@path $($module)? $name), ";")]
            #[doc = concat!(
                "assert_eq!(", stringify!($name), "::ALL[0], ", stringify!($name), "::", closed_set!(@first $($variant)+), ");"
            )]
            #[doc = concat!(
                "assert!(", stringify!($name), "::ALL.iter().all(|one| ", stringify!($name),
                "::from_word(one.as_str()) == Some(*one)));"
            )]
            /// ```
            pub const ALL: &'static [Self] = &[$(Self::$variant),+];

            /// The word for this member in JSON, tables and on the command line.
            ///
            /// ```
            #[doc = concat!("use rehab_rules::", closed_set!(@path $($module)? $name), ";")]
            #[doc = concat!(
                "assert_eq!(", stringify!($name), "::", closed_set!(@first $($variant)+), ".as_str(), \"",
                closed_set!(@first $($word)+), "\");"
            )]
            /// ```
            #[must_use]
            pub const fn as_str(self) -> &'static str {
                match self { $(Self::$variant => $word),+ }
            }

            /// The member with this word; `None` if the word is not exactly that of a member.
            ///
            /// ```
            #[doc = concat!("use rehab_rules::", closed_set!(@path $($module)? $name), ";")]
            #[doc = concat!(
                "assert_eq!(", stringify!($name), "::from_word(\"", closed_set!(@first $($word)+), "\"), Some(",
                stringify!($name), "::", closed_set!(@first $($variant)+), "));"
            )]
            #[doc = concat!(
                "assert_eq!(\"", closed_set!(@first $($word)+), "\".parse(), Ok(", stringify!($name), "::",
                closed_set!(@first $($variant)+), ")); // an error lists the allowed words"
            )]
            #[doc = concat!(
                "assert_eq!(", stringify!($name), "::from_word(\" ", closed_set!(@first $($word)+), "\"), None);"
            )]
            /// ```
            #[must_use]
            pub fn from_word(word: &str) -> Option<Self> {
                match word { $($word => Some(Self::$variant),)+ _ => None }
            }
        }

        impl $crate::words::ClosedSet for $name {
            const ALL: &'static [Self] = Self::ALL;
            const WORDS: &'static [&'static str] = &[$($word),+];

            fn as_str(&self) -> &'static str {
                (*self).as_str()
            }

            fn from_word(word: &str) -> Option<Self> {
                Self::from_word(word)
            }
        }

        impl core::str::FromStr for $name {
            type Err = $crate::UnknownWord;

            fn from_str(word: &str) -> Result<Self, Self::Err> {
                Self::from_word(word).ok_or_else(|| $crate::UnknownWord::new(word, <Self as $crate::words::ClosedSet>::WORDS))
            }
        }

        impl AsRef<str> for $name {
            fn as_ref(&self) -> &str {
                self.as_str()
            }
        }

        impl TryFrom<&str> for $name {
            type Error = $crate::UnknownWord;

            fn try_from(word: &str) -> Result<Self, Self::Error> {
                word.parse()
            }
        }

        #[cfg(feature = "serde")]
        impl serde_core::Serialize for $name {
            fn serialize<S: serde_core::Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
                to.serialize_str(self.as_str())
            }
        }

        #[cfg(feature = "serde")]
        impl<'de> serde_core::Deserialize<'de> for $name {
            fn deserialize<D: serde_core::Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
                $crate::words::take_word(from)
            }
        }

        impl core::fmt::Display for $name {
            fn fmt(&self, f: &mut core::fmt::Formatter<'_>) -> core::fmt::Result {
                f.write_str(self.as_str())
            }
        }
    };
}
pub(crate) use closed_set;

/// The error for a string that is not exactly the word of a member of a closed set.
///
/// ```
/// use rehab_rules::{Mode, UnknownWord};
/// assert_eq!("observe".parse(), Ok(Mode::Observe));
/// let error: UnknownWord = Mode::try_from("Observe").unwrap_err();
/// assert_eq!(error.to_string(), "`Observe` is not one of `enforce`, `observe`");
/// ```
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("`{word}` is not one of `{}`", .words.join("`, `"))]
pub struct UnknownWord {
    word: Box<str>,
    words: &'static [&'static str],
}

impl UnknownWord {
    pub(crate) fn new(word: &str, words: &'static [&'static str]) -> Self {
        Self { word: shortened(word), words }
    }

    /// The words of the closed set, in its order.
    ///
    /// ```
    /// let error = rehab_rules::Mode::try_from("").unwrap_err();
    /// assert_eq!(error.allowed(), ["enforce", "observe"]);
    /// ```
    #[must_use]
    pub const fn allowed(&self) -> &'static [&'static str] {
        self.words
    }
}

/// A string as an error shows it: at most as long as an id, and replaced if it has an identity code.
pub(crate) fn shortened(text: &str) -> Box<str> {
    if holds_identity_code(text) { "…".into() } else { text.chars().take(200).collect() }
}

/// Whether a string contains something in the form of a Finnish personal identity code, with any check character: errors show no such
/// string.
///
/// ```
/// use rehab_rules::input::holds_identity_code;
/// assert!(holds_identity_code("client 131052-308T") && holds_identity_code("131052y308t"));
/// assert!(!holds_identity_code("131052") && !holds_identity_code("2026-01-02"));
/// ```
#[must_use]
pub fn holds_identity_code(text: &str) -> bool {
    text.as_bytes().windows(11).any(|code| {
        code.iter().zip(b"dddddd-dddc").all(|(letter, form)| match form {
            b'd' => letter.is_ascii_digit(),
            b'-' => matches!(letter.to_ascii_uppercase(), b'+' | b'-' | b'A'..=b'F' | b'U'..=b'Y'),
            _ => letter.is_ascii_alphanumeric(),
        })
    })
}

/// The operations of all closed sets.
pub(crate) trait ClosedSet: Sized + PartialEq + 'static {
    const ALL: &'static [Self];

    /// Their words, in the same order.
    const WORDS: &'static [&'static str];

    fn as_str(&self) -> &'static str;

    fn from_word(word: &str) -> Option<Self>;
}

/// Deserializes a word of a closed set.
#[cfg(feature = "serde")]
pub(crate) fn take_word<'de, D: serde_core::Deserializer<'de>, T: core::str::FromStr<Err = UnknownWord>>(
    from: D,
) -> Result<T, D::Error> {
    use core::{fmt, marker::PhantomData, str::FromStr};
    use serde_core::de::Visitor;

    struct Word<T>(PhantomData<T>);

    impl<T: FromStr<Err = UnknownWord>> Visitor<'_> for Word<T> {
        type Value = T;

        fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
            f.write_str("a word of a closed set")
        }

        fn visit_str<E: serde_core::de::Error>(self, word: &str) -> Result<T, E> {
            word.parse().map_err(E::custom)
        }
    }

    from.deserialize_str(Word(PhantomData))
}

/// A range of numbers: the smallest and the largest, both included.
///
/// ```
/// use rehab_rules::{NaiveDate, Services, service::Limits};
/// let services = Services::built_in();
/// let carers = services.in_force("kela.family-carers", NaiveDate::from_ymd_opt(2026, 1, 7).unwrap()).unwrap();
/// assert_eq!(carers.group_size, Limits { min: 6, max: 12 }); // clients
/// ```
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema), schemars(rename = "Range"))]
pub struct Limits {
    /// The smallest.
    pub min: i64,
    /// The largest.
    pub max: i64,
}

/// From the smallest to the largest, both included.
impl<N: Into<i64>> From<core::ops::RangeInclusive<N>> for Limits {
    fn from(range: core::ops::RangeInclusive<N>) -> Self {
        let (min, max) = range.into_inner();
        Self { min: min.into(), max: max.into() }
    }
}

impl Limits {
    /// Every number.
    pub(crate) const ALL: Self = Self { min: i64::MIN, max: i64::MAX };

    /// Whether the number is within the range.
    ///
    /// ```
    /// let group_size = rehab_rules::service::Limits { min: 6, max: 12 };
    /// assert!(group_size.holds(6) && group_size.holds(12));
    /// assert!(!group_size.holds(5) && !group_size.holds(13));
    /// ```
    #[must_use]
    pub fn holds(self, number: i64) -> bool {
        self.min <= number && number <= self.max
    }
}
