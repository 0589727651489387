//! The format of a text table whose program writes dates, numbers and lists in its own way. Nothing is guessed.

use crate::arrow::cell::CellValue;
use crate::arrow::fields::Kind;
use crate::arrow::json_rows::write_text;
use arrow_array::{Array, ArrayRef, StringArray};
use arrow_schema::{ArrowError, DataType};
use chrono::format::{Item, Numeric, StrftimeItems};
use chrono::{Datelike, NaiveDate};
use rehab_rules::input::FieldInput;
use std::sync::Arc;

/// The names of columns, and the format of their text values.
#[derive(Clone, Debug, Default)]
pub(crate) struct TableFormat {
    /// The names of columns in the table, and ours.
    pub(crate) names: Vec<(String, String)>,
    /// The format of dates, for example `%d.%m.%Y`; by default `YYYY-MM-DD`.
    date: Option<String>,
    /// Whether the decimal separator is a comma.
    has_decimal_comma: bool,
    /// The separator between the ids of a list; by default lists are JSON.
    list_separator: Option<String>,
}

impl TableFormat {
    /// # Errors
    /// If an option is invalid.
    pub(crate) fn new(
        names: Vec<(String, String)>,
        date: Option<String>,
        decimal: &str,
        list_separator: Option<String>,
    ) -> Result<Self, ArrowError> {
        let wrong = |what: String| Err(ArrowError::SchemaError(what));
        if let Some(format) = &date {
            let items: Vec<Item<'_>> = StrftimeItems::new(format).collect();
            let has = |wanted: &[Numeric]| {
                items.iter().any(|item| matches!(item, Item::Numeric(numeric, _) if wanted.contains(numeric)))
            };
            let is_day = |item: &Item<'_>| {
                matches!(
                    item,
                    Item::Numeric(Numeric::Year | Numeric::Month | Numeric::Day, _) | Item::Literal(_) | Item::Space(_)
                )
            };
            if !items.iter().all(is_day) || !has(&[Numeric::Year]) || !has(&[Numeric::Month]) || !has(&[Numeric::Day]) {
                return wrong(format!(
                    "`date_format` must consist of %d, %m and %Y with separators, for example `%d.%m.%Y`, not `{format}`"
                ));
            }
        }
        if !matches!(decimal, "." | ",") {
            return wrong(format!("`decimal` must be \".\" or \",\", not \"{decimal}\""));
        }
        if list_separator.as_ref().is_some_and(String::is_empty) {
            return wrong("`list_separator` must not be empty".to_owned());
        }
        Ok(Self { names, date, has_decimal_comma: decimal == ",", list_separator })
    }

    /// The name of a column here.
    pub(crate) fn name_of<'n>(&'n self, theirs: &'n str) -> &'n str {
        self.names.iter().find(|(name, _)| name == theirs).map_or(theirs, |(_, ours)| ours)
    }

    /// The column of a field of a kind in our own format; a value in another format is unchanged, and the reader
    /// rejects it.
    pub(crate) fn read(&self, kind: Kind, column: &ArrayRef) -> ArrayRef {
        match kind {
            Kind::Day => self.date.as_ref().map_or_else(|| Arc::clone(column), |format| texts(column, |text| day(text, format))),
            // A point would separate thousands there: with a zero-width character it is not a number, and looks as it was written.
            Kind::Number if self.has_decimal_comma => {
                texts(column, |text| Some(if text.contains('.') { format!("{text}\u{200b}") } else { text.replace(',', ".") }))
            }
            Kind::List => {
                let lists = |separator: &String| texts(column, |text| list(text, separator));
                self.list_separator.as_ref().map_or_else(|| Arc::clone(column), lists)
            }
            _ => Arc::clone(column),
        }
    }
}

/// A string column with each string rewritten, unless the format is our own; any other column unchanged.
fn texts(column: &ArrayRef, write: impl Fn(&str) -> Option<String>) -> ArrayRef {
    let is_text = |of: &DataType| matches!(of, DataType::Utf8 | DataType::LargeUtf8 | DataType::Utf8View);
    match column.data_type() {
        of if is_text(of) => {}
        DataType::Dictionary(_, of) if is_text(of) => {}
        _ => return Arc::clone(column),
    }
    let text = |row| {
        let text = CellValue::of(column.as_ref(), row)?.text()?;
        Some(write(&text).unwrap_or_else(|| text.into_owned()))
    };
    Arc::new((0..column.len()).map(text).collect::<StringArray>())
}

fn day(text: &str, format: &str) -> Option<String> {
    // `18.10.24` is not a date in the year 24.
    let day = NaiveDate::parse_from_str(text.trim(), format).ok().filter(|day| 1_000 <= day.year());
    day.map(|day| day.to_string())
}

fn list(text: &str, separator: &str) -> Option<String> {
    if text.trim_start().starts_with('[') {
        return None;
    }
    let mut out = String::new();
    let mut begun = '[';
    for id in text.split(separator).map(str::trim).filter(|id| !id.is_empty()) {
        out.push(begun);
        begun = ',';
        write_text(&mut out, id);
    }
    out.push_str(if begun == '[' { "[]" } else { "]" });
    Some(out)
}
