//! What the caller gave where an error is: its own name of the column, and the value as it was written.

use rehab_rules::input::{FieldInput, holds_identity_code};

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

/// The name of the field of an event that an error's path leads into.
pub(crate) fn field_of(path: &str) -> &str {
    path.split(['.', '[']).next().unwrap_or(path)
}

/// A text or a number; what has parts is not shown.
pub(crate) fn told_of<'a>(cell: &impl FieldInput<'a>) -> Option<Told> {
    let text = cell.text().or_else(|| cell.day().map(|day| day.to_string().into()));
    let text = text
        .or_else(|| cell.flag().map(|flag| flag.to_string().into()))
        .or_else(|| cell.number().map(|number| number.to_string().into()));
    text.map(|text| Told::value(&text))
}
