//! Reading of fields: the values that a field accepts, and the error for any other value.
//!
//! The fields can come from a line of JSON, a mapping of another language or a row of a table. Parsing, the order of errors and their
//! names are the same for all of them.

use crate::input::error::{ErrorCode, InputError};
use crate::json_writer::write_number;
use crate::words::{Limits, shortened};
use alloc::borrow::{Cow, ToOwned};
use alloc::string::String;
use alloc::vec::Vec;
use chrono::NaiveDate;

/// The most characters in an id or another short string.
///
/// ```
/// use rehab_rules::{Event, input::MAX_TEXT_CHARS};
/// let line = |id: String| format!(r#"{{"on":"2026-01-09","provider":"{id}","action":"confirm_course","course":"C1"}}"#);
/// assert!(Event::from_json(line("å".repeat(MAX_TEXT_CHARS)).as_bytes()).is_ok());
/// assert!(Event::from_json(line("å".repeat(MAX_TEXT_CHARS + 1)).as_bytes()).is_err());
/// ```
pub const MAX_TEXT_CHARS: usize = 200;

/// The length of an id or name, in characters.
pub(crate) const TEXT: Limits = Limits { min: 1, max: 200 };
/// The length of a free-text string, in characters.
pub(crate) const PROSE: Limits = Limits { min: 1, max: i64::MAX };

/// A source of fields: a line of JSON, a mapping, or a row of a table.
///
/// ```
/// use rehab_rules::{Action, NaiveDate, input::{FieldInput, Fields, read_action}};
/// use std::borrow::Cow;
///
/// /// A row of named strings.
/// struct Row<'a>(&'a [(&'a str, &'a str)]);
/// #[derive(Clone, Copy)]
/// struct Text<'a>(&'a str);
///
/// impl<'a> Fields<'a> for Row<'a> {
///     type Cell = Text<'a>;
///     fn cell(&self, field: &str) -> Option<Text<'a>> {
///         self.0.iter().find(|(name, _)| *name == field).map(|(_, text)| Text(text))
///     }
///     fn first_unknown(&self, known: &[&[&str]]) -> Option<Cow<'_, str>> {
///         self.0.iter().map(|(name, _)| *name).filter(|name| !known.concat().contains(name)).min().map(Cow::Borrowed)
///     }
/// }
///
/// impl<'a> FieldInput<'a> for Text<'a> {
///     type Fields = Row<'a>;
///     fn text(&self) -> Option<Cow<'a, str>> { Some(self.0.into()) }
///     fn day(&self) -> Option<NaiveDate> { rehab_rules::calendar::read_day(self.0).ok() }
///     fn whole(&self) -> Option<i64> { self.0.parse().ok() }
///     fn flag(&self) -> Option<bool> { self.0.parse().ok() }
///     fn list(&self) -> Option<Vec<Self>> { None }
///     fn fields(&self) -> Option<Row<'a>> { None }
/// }
///
/// let row = Row(&[("action", "set_group_size"), ("course", "C1"), ("group_size", "9")]);
/// assert_eq!(read_action(&row)?, Action::set_group_size("C1", 9));
/// let row = Row(&[("action", "set_group_size"), ("course", "C1"), ("group_size", "nine")]);
/// assert_eq!(read_action(&row).unwrap_err().field(), Some("group_size"));
/// # Ok::<(), rehab_rules::InputError>(())
/// ```
pub trait Fields<'a>: Sized {
    /// The value of a field.
    type Cell: FieldInput<'a>;

    /// The value of a field; `None` when there is none, or when it is null.
    fn cell(&self, field: &str) -> Option<Self::Cell>;

    /// Whether a field has a value.
    fn has(&self, field: &str) -> bool {
        self.cell(field).is_some()
    }

    /// The first field, by code point, that has a value and is not among the known ones.
    fn first_unknown(&self, known: &[&[&str]]) -> Option<Cow<'_, str>>;
}

/// The value of a field, which can be read as different types; each method returns `None` when the value has another type.
///
/// ```
/// use rehab_rules::input::{FieldInput, Json};
/// let cell = |text| Json::read(text).unwrap(); // `Fields` has an example with the cells of a table
/// assert_eq!((cell("9").whole(), cell("9").day(), cell("true").flag()), (Some(9), None, Some(true)));
/// ```
pub trait FieldInput<'a>: Sized {
    /// The fields inside the value.
    type Fields: Fields<'a>;

    /// As a string.
    fn text(&self) -> Option<Cow<'a, str>>;

    /// As a date from 1900-01-01 to 2199-12-31.
    fn day(&self) -> Option<NaiveDate>;

    /// As a whole number, written without fraction or exponent; a number beyond 64 bits becomes the nearest that fits.
    fn whole(&self) -> Option<i64>;

    /// As any number; a number beyond the range of the type is infinite. By default, only whole numbers are read.
    fn number(&self) -> Option<f64> {
        self.whole().map(|number| number as f64)
    }

    /// As true or false.
    fn flag(&self) -> Option<bool>;

    /// As a list.
    fn list(&self) -> Option<Vec<Self>>;

    /// As an object with fields.
    fn fields(&self) -> Option<Self::Fields>;
}

/// The fields inside the value of a field.
type Inner<'a, F> = <<F as Fields<'a>>::Cell as FieldInput<'a>>::Fields;

/// Reading of the fields of a document or an event.
pub(crate) trait Read<'a>: Fields<'a> {
    /// An error at a field.
    fn error(&self, code: ErrorCode, field: impl Into<Cow<'static, str>>) -> InputError {
        InputError::at(code, field)
    }

    fn is_empty_list(&self, field: &str) -> bool {
        self.cell(field).and_then(|cell| cell.list()).is_some_and(|elements| elements.is_empty())
    }

    /// Rejects other fields than these; the error names the first unknown field by code point.
    fn only(&self, known: &[&[&str]]) -> Result<(), InputError> {
        match self.first_unknown(known) {
            // A key can be as long as the line; the path shows at most as many characters as a string may have.
            Some(name) => Err(self.error(ErrorCode::UnknownField, shortened(&name).into_string())),
            None => Ok(()),
        }
    }

    /// Requires these fields; the error names the first missing one.
    fn required(&self, fields: &[&'static str]) -> Result<(), InputError> {
        match fields.iter().find(|field| !self.has(field)) {
            Some(field) => Err(self.error(ErrorCode::MissingField, *field)),
            None => Ok(()),
        }
    }

    /// Requires a value.
    fn needed<T>(&self, field: &'static str, value: Option<T>) -> Result<T, InputError> {
        value.ok_or_else(|| self.error(ErrorCode::MissingField, field))
    }

    /// A value that `read` accepts; for any other value, an error with `code`.
    fn read_field<T>(
        &self,
        field: &'static str,
        code: ErrorCode,
        read: impl FnOnce(&Self::Cell) -> Option<T>,
    ) -> Result<Option<T>, InputError> {
        match self.cell(field) {
            None => Ok(None),
            Some(cell) => read(&cell).map(Some).ok_or_else(|| self.error(code, field)),
        }
    }

    fn text(&self, field: &'static str) -> Result<Cow<'a, str>, InputError> {
        self.optional_text(field).and_then(|text| self.needed(field, text))
    }

    fn optional_text(&self, field: &'static str) -> Result<Option<Cow<'a, str>>, InputError> {
        self.optional_text_within(field, TEXT)
    }

    /// A string with this many characters.
    fn optional_text_within(&self, field: &'static str, within: Limits) -> Result<Option<Cow<'a, str>>, InputError> {
        self.read_field(field, ErrorCode::InvalidValue, |cell| cell.text().filter(|text| is_text_within(text, within)))
    }

    fn day(&self, field: &'static str) -> Result<NaiveDate, InputError> {
        self.optional_day(field).and_then(|day| self.needed(field, day))
    }

    fn optional_day(&self, field: &'static str) -> Result<Option<NaiveDate>, InputError> {
        self.read_field(field, ErrorCode::InvalidDate, FieldInput::day)
    }

    fn flag(&self, field: &'static str) -> Result<Option<bool>, InputError> {
        self.read_field(field, ErrorCode::InvalidValue, FieldInput::flag)
    }

    fn whole_within(&self, field: &'static str, within: Limits) -> Result<i64, InputError> {
        self.optional_whole_within(field, within).and_then(|number| self.needed(field, number))
    }

    fn optional_whole_within(&self, field: &'static str, within: Limits) -> Result<Option<i64>, InputError> {
        self.read_field(field, ErrorCode::InvalidValue, |cell| cell.whole().filter(|number| within.holds(*number)))
    }

    /// A word of a closed set.
    fn word<T>(&self, field: &'static str, from_word: fn(&str) -> Option<T>) -> Result<Option<T>, InputError> {
        self.read_field(field, ErrorCode::InvalidValue, |cell| from_word(&cell.text()?))
    }

    /// A list of strings.
    fn texts(&self, field: &'static str) -> Result<Option<Vec<Cow<'a, str>>>, InputError> {
        self.texts_up_to(field, usize::MAX)
    }

    /// A list of at most `max` strings.
    fn texts_up_to(&self, field: &'static str, max: usize) -> Result<Option<Vec<Cow<'a, str>>>, InputError> {
        self.elements(field, max, |cell| cell.text().filter(|text| is_text(text)))
    }

    /// A list of words of a closed set, each once; an absent list is empty.
    fn words<T: PartialEq>(&self, field: &'static str, from_word: fn(&str) -> Option<T>) -> Result<Vec<T>, InputError> {
        let words = self.elements(field, usize::MAX, |cell| from_word(&cell.text()?))?.unwrap_or_default();
        // Each element is checked before the list as a whole.
        if each_once(&words) { Ok(words) } else { Err(self.error(ErrorCode::InvalidValue, field)) }
    }

    /// A list of at most `max` values that `read` accepts.
    fn elements<T>(
        &self,
        field: &'static str,
        max: usize,
        read: impl Fn(&Self::Cell) -> Option<T>,
    ) -> Result<Option<Vec<T>>, InputError> {
        let mut values = Vec::new();
        let is_there = self.visit_elements(field, max, &mut |cell| read(cell).map(|value| values.push(value)).is_some())?;
        Ok(is_there.then_some(values))
    }

    /// Calls `visit` with each element of a list; `visit` returns whether it accepts the element. Returns whether there is a list. Like
    /// [`Read::visit_each`], it is one function for all types of elements, which keeps the WebAssembly module small.
    fn visit_elements(
        &self,
        field: &'static str,
        max: usize,
        visit: &mut dyn FnMut(&Self::Cell) -> bool,
    ) -> Result<bool, InputError> {
        let Some(cells) = self.cells(field, max)? else { return Ok(false) };
        match cells.iter().position(|cell| !visit(cell)) {
            Some(index) => Err(self.error(ErrorCode::InvalidValue, element(field, index))),
            None => Ok(true),
        }
    }

    /// An object, read by `read`.
    fn inside<T>(
        &self,
        field: &'static str,
        read: impl FnOnce(&Inner<'a, Self>) -> Result<T, InputError>,
    ) -> Result<Option<T>, InputError> {
        let Some(fields) = self.read_field(field, ErrorCode::InvalidValue, FieldInput::fields)? else { return Ok(None) };
        read(&fields).map(Some).map_err(|error| error.inside(field))
    }

    /// A list of at most `max` objects, each read by `read`.
    fn each<T>(
        &self,
        field: &'static str,
        max: usize,
        mut read: impl FnMut(&Inner<'a, Self>) -> Result<T, InputError>,
    ) -> Result<Option<Vec<T>>, InputError> {
        let mut values = Vec::new();
        let is_there = self.visit_each(field, max, &mut |fields| {
            values.push(read(fields)?);
            Ok(())
        })?;
        Ok(is_there.then_some(values))
    }

    /// Calls `visit` with each object of such a list; returns whether there is a list.
    fn visit_each(
        &self,
        field: &'static str,
        max: usize,
        visit: &mut dyn FnMut(&Inner<'a, Self>) -> Result<(), InputError>,
    ) -> Result<bool, InputError> {
        let Some(cells) = self.cells(field, max)? else { return Ok(false) };
        for (index, cell) in cells.iter().enumerate() {
            // The path is written only when something is wrong.
            let path = || element(field, index);
            let fields = cell.fields().ok_or_else(|| self.error(ErrorCode::InvalidValue, path()))?;
            visit(&fields).map_err(|error| error.inside(&path()))?;
        }
        Ok(true)
    }

    fn cells(&self, field: &'static str, max: usize) -> Result<Option<Vec<Self::Cell>>, InputError> {
        self.read_field(field, ErrorCode::InvalidValue, |cell| cell.list().filter(|list| list.len() <= max))
    }
}

impl<'a, F: Fields<'a>> Read<'a> for F {}

/// The path of an element of a list. It avoids `format!`, which would enlarge the WebAssembly module.
pub(crate) fn element(list: &str, index: usize) -> String {
    let mut path = [list, "["].concat();
    write_number(&mut path, i64::try_from(index).unwrap_or(i64::MAX));
    path.push(']');
    path
}

/// The path of a field inside an element of a list.
pub(crate) fn element_field(list: &str, index: usize, field: &str) -> String {
    [&element(list, index), ".", field].concat()
}

/// Whether the strings of a list of any length are distinct.
pub(crate) fn is_each_text_once<'t>(texts: impl Iterator<Item = &'t str>) -> bool {
    let mut sorted: Vec<&str> = texts.collect();
    sorted.sort_unstable();
    sorted.windows(2).all(|pair| pair.first() != pair.last())
}

/// Whether the words of a closed set in a list are distinct. The search ends at the first repetition, so it is bounded by the set.
pub(crate) fn each_once<T: PartialEq>(list: &[T]) -> bool {
    list.iter().enumerate().all(|(index, one)| !list.iter().take(index).any(|before| before == one))
}

/// Whether a string is valid as an id or name: not empty, and at most [`MAX_TEXT_CHARS`] characters.
pub(crate) fn is_text(text: &str) -> bool {
    is_text_within(text, TEXT)
}

/// Whether a string has this many characters. A string has at most as many characters as bytes, so short ones are not counted.
pub(crate) fn is_text_within(text: &str, within: Limits) -> bool {
    let max = usize::try_from(within.max).unwrap_or(usize::MAX);
    (!text.is_empty() || within.min == 0) && (text.len() <= max || text.chars().nth(max).is_none())
}

/// An owned copy of a string of the input.
pub(crate) fn kept(text: &str) -> Cow<'static, str> {
    Cow::Owned(text.to_owned())
}

/// An owned copy of an optional string of the input.
pub(crate) fn kept_option(text: Option<&str>) -> Option<String> {
    text.map(ToOwned::to_owned)
}
