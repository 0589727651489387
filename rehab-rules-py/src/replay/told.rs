//! What the caller gave where an error is: its own name of the column, and the value as it was written.

/// The column, where it has another name than the field, and the value.
#[derive(Clone, Debug, Default)]
pub(crate) struct Told {
    pub(crate) column: Option<String>,
    pub(crate) value: Option<String>,
}

/// So many characters of a value are shown.
const MOST: usize = 60;

impl Told {
    /// The value of an error's field; what could be a person's identity code is not shown.
    pub(crate) fn value(value: &str) -> Self {
        let shown: String = value.chars().take(MOST).chain((value.chars().count() > MOST).then_some('…')).collect();
        Self { column: None, value: (!value.is_empty() && !holds_identity_code(value)).then_some(shown) }
    }
}

/// Whether something in a text has the form of a Finnish personal identity code: six digits, a sign of the century, three digits, and
/// a check sign.
fn holds_identity_code(text: &str) -> bool {
    let letters: Vec<char> = text.chars().collect();
    letters.windows(11).any(|code| {
        let is = |place: usize, fits: fn(char) -> bool| code.get(place).copied().is_some_and(fits);
        (0..6).chain(7..10).all(|place| is(place, |letter| letter.is_ascii_digit()))
            && is(6, |letter| matches!(letter.to_ascii_uppercase(), '+' | '-' | '\u{2212}' | 'A'..='F' | 'U'..='Y'))
            && is(10, |letter| letter.is_ascii_alphanumeric())
    })
}

/// The name of the field of an event that an error's path leads into.
pub(crate) fn field_of(path: &str) -> &str {
    path.split(['.', '[']).next().unwrap_or(path)
}
