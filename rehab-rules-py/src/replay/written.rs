//! The input at an error: the caller's name of the column, and the value as written.

use rehab_rules::input::{FieldInput, holds_identity_code};

/// The column, if its name differs from the field, and the value.
#[derive(Clone, Debug, Default)]
pub(crate) struct Written {
    pub(crate) column: Option<String>,
    pub(crate) value: Option<String>,
}

/// How many characters of a value are shown.
const MAX_CHARACTERS: usize = 60;

impl Written {
    /// The value of an error's field; a value that looks like a personal identity code is not shown.
    pub(crate) fn value(value: &str) -> Self {
        let shown: String =
            value.chars().take(MAX_CHARACTERS).chain((value.chars().count() > MAX_CHARACTERS).then_some('…')).collect();
        Self { column: None, value: (!value.is_empty() && !holds_identity_code(value)).then_some(shown) }
    }
}

/// The name of the field of an event that an error's path leads into.
pub(crate) fn field_of(path: &str) -> &str {
    path.split(['.', '[']).next().unwrap_or(path)
}

/// A string or a number; a value with several parts is not shown.
pub(crate) fn written_of<'a>(cell: &impl FieldInput<'a>) -> Option<Written> {
    let text = cell.text().or_else(|| cell.day().map(|day| day.to_string().into()));
    let text = text
        .or_else(|| cell.flag().map(|flag| flag.to_string().into()))
        .or_else(|| cell.number().map(|number| number.to_string().into()));
    text.map(|text| Written::value(&text))
}
