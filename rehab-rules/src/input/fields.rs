//! The one reader of fields: what a field takes, and the error when it takes something else, wherever its value comes from.
//!
//! A line of JSON, a mapping of another language and a row of a table tell the value of a field; what is made of it, in which
//! order errors come and how they are named is the same for all.

use crate::input::error::{ErrorCode, InputError};
use crate::json_writer::write_number;
use crate::words::{Limits, shortened};
use alloc::borrow::{Cow, ToOwned};
use alloc::string::String;
use alloc::vec::Vec;
use chrono::NaiveDate;

/// At most this many characters stand in an id or a text.
///
/// ```
/// use rehab_rules::{Event, input::MAX_TEXT_CHARS};
/// let line = |id: String| format!(r#"{{"on":"2026-01-09","provider":"{id}","action":"confirm_course","course":"C1"}}"#);
/// assert!(Event::from_json(line("å".repeat(MAX_TEXT_CHARS)).as_bytes()).is_ok());
/// assert!(Event::from_json(line("å".repeat(MAX_TEXT_CHARS + 1)).as_bytes()).is_err());
/// ```
pub const MAX_TEXT_CHARS: usize = 200;

/// How long an id is, or a text that names something, in characters.
pub(crate) const TEXT: Limits = Limits { min: 1, max: 200 };
/// How long a text is that tells something.
pub(crate) const PROSE: Limits = Limits { min: 1, max: i64::MAX };

/// What fields are read from: a line of JSON, a mapping, a row of a table.
///
/// ```
/// use rehab_rules::{Action, NaiveDate, input::{FieldInput, Fields, read_action}};
/// use std::borrow::Cow;
///
/// /// A row of texts under their names.
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

    /// The first by code point of the fields that have a value and are not among the known ones.
    fn first_unknown(&self, known: &[&[&str]]) -> Option<Cow<'_, str>>;
}

/// The value of a field, to be taken for what the field takes; `None` when it is not that.
///
/// ```
/// use rehab_rules::input::{FieldInput, Json};
/// let cell = |text| Json::read(text).unwrap(); // for another kind of cell, one of a table say, see the example at `Fields`
/// assert_eq!((cell("9").whole(), cell("9").day(), cell("true").flag()), (Some(9), None, Some(true)));
/// ```
pub trait FieldInput<'a>: Sized {
    /// The fields of a value that has some.
    type Fields: Fields<'a>;

    /// As a text.
    fn text(&self) -> Option<Cow<'a, str>>;

    /// As a day from 1900-01-01 to 2199-12-31.
    fn day(&self) -> Option<NaiveDate>;

    /// As a whole number, written without fraction or exponent; one beyond 64 bits is the nearest that fits.
    fn whole(&self) -> Option<i64>;

    /// As a number of any kind; one beyond what the type holds is infinite. Whole numbers, where nothing else is said.
    fn number(&self) -> Option<f64> {
        self.whole().map(|number| number as f64)
    }

    /// As true or false.
    fn flag(&self) -> Option<bool>;

    /// As a list.
    fn list(&self) -> Option<Vec<Self>>;

    /// As something with fields of its own.
    fn fields(&self) -> Option<Self::Fields>;
}

/// The fields inside a value of a field.
type Inner<'a, F> = <<F as Fields<'a>>::Cell as FieldInput<'a>>::Fields;

/// How the fields of a document or an event are read.
pub(crate) trait Read<'a>: Fields<'a> {
    /// An error at a field.
    fn error(&self, code: ErrorCode, field: impl Into<Cow<'static, str>>) -> InputError {
        InputError::at(code, field)
    }

    fn is_empty_list(&self, field: &str) -> bool {
        self.cell(field).and_then(|cell| cell.list()).is_some_and(|elements| elements.is_empty())
    }

    /// No other fields than these; of several unknown ones the first by code point is named.
    fn only(&self, known: &[&[&str]]) -> Result<(), InputError> {
        match self.first_unknown(known) {
            // A key can be as long as the line; the path shows no more of it than a text may hold.
            Some(name) => Err(self.error(ErrorCode::UnknownField, shortened(&name).into_string())),
            None => Ok(()),
        }
    }

    /// These fields are there; the first that is not is named.
    fn required(&self, fields: &[&'static str]) -> Result<(), InputError> {
        match fields.iter().find(|field| !self.has(field)) {
            Some(field) => Err(self.error(ErrorCode::MissingField, *field)),
            None => Ok(()),
        }
    }

    /// A value that has to be there.
    fn needed<T>(&self, field: &'static str, value: Option<T>) -> Result<T, InputError> {
        value.ok_or_else(|| self.error(ErrorCode::MissingField, field))
    }

    /// A value that `read` accepts; `code` says what it is otherwise.
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

    /// A text of so many characters.
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

    /// A list of texts.
    fn texts(&self, field: &'static str) -> Result<Option<Vec<Cow<'a, str>>>, InputError> {
        self.texts_up_to(field, usize::MAX)
    }

    /// A list of at most `most` texts.
    fn texts_up_to(&self, field: &'static str, most: usize) -> Result<Option<Vec<Cow<'a, str>>>, InputError> {
        self.elements(field, most, |cell| cell.text().filter(|text| is_text(text)))
    }

    /// A list of words of a closed set, each once; an absent list is empty.
    fn words<T: PartialEq>(&self, field: &'static str, from_word: fn(&str) -> Option<T>) -> Result<Vec<T>, InputError> {
        let words = self.elements(field, usize::MAX, |cell| from_word(&cell.text()?))?.unwrap_or_default();
        // Each element is looked at before the list as a whole.
        if each_once(&words) { Ok(words) } else { Err(self.error(ErrorCode::InvalidValue, field)) }
    }

    /// A list of at most `most` values that `read` accepts.
    fn elements<T>(
        &self,
        field: &'static str,
        most: usize,
        read: impl Fn(&Self::Cell) -> Option<T>,
    ) -> Result<Option<Vec<T>>, InputError> {
        let mut values = Vec::new();
        let is_there = self.visit_elements(field, most, &mut |cell| read(cell).map(|value| values.push(value)).is_some())?;
        Ok(is_there.then_some(values))
    }

    /// Calls `visit` with each element of a list, which tells whether it accepts it; gives whether the list is there. One function for
    /// all kinds of elements, which a browser loads once; so is [`Read::visit_each`].
    fn visit_elements(
        &self,
        field: &'static str,
        most: usize,
        visit: &mut dyn FnMut(&Self::Cell) -> bool,
    ) -> Result<bool, InputError> {
        let Some(cells) = self.cells(field, most)? else { return Ok(false) };
        match cells.iter().position(|cell| !visit(cell)) {
            Some(index) => Err(self.error(ErrorCode::InvalidValue, element(field, index))),
            None => Ok(true),
        }
    }

    /// A value with fields of its own, read by `read`.
    fn inside<T>(
        &self,
        field: &'static str,
        read: impl FnOnce(&Inner<'a, Self>) -> Result<T, InputError>,
    ) -> Result<Option<T>, InputError> {
        let Some(fields) = self.read_field(field, ErrorCode::InvalidValue, FieldInput::fields)? else { return Ok(None) };
        read(&fields).map(Some).map_err(|error| error.inside(field))
    }

    /// A list of at most `most` values with fields of their own, each read by `read`.
    fn each<T>(
        &self,
        field: &'static str,
        most: usize,
        mut read: impl FnMut(&Inner<'a, Self>) -> Result<T, InputError>,
    ) -> Result<Option<Vec<T>>, InputError> {
        let mut values = Vec::new();
        let is_there = self.visit_each(field, most, &mut |fields| {
            values.push(read(fields)?);
            Ok(())
        })?;
        Ok(is_there.then_some(values))
    }

    /// Calls `visit` with each value of such a list; gives whether the list is there.
    fn visit_each(
        &self,
        field: &'static str,
        most: usize,
        visit: &mut dyn FnMut(&Inner<'a, Self>) -> Result<(), InputError>,
    ) -> Result<bool, InputError> {
        let Some(cells) = self.cells(field, most)? else { return Ok(false) };
        for (index, cell) in cells.iter().enumerate() {
            // The path is written only when something is wrong.
            let path = || element(field, index);
            let fields = cell.fields().ok_or_else(|| self.error(ErrorCode::InvalidValue, path()))?;
            visit(&fields).map_err(|error| error.inside(&path()))?;
        }
        Ok(true)
    }

    fn cells(&self, field: &'static str, most: usize) -> Result<Option<Vec<Self::Cell>>, InputError> {
        self.read_field(field, ErrorCode::InvalidValue, |cell| cell.list().filter(|list| list.len() <= most))
    }
}

impl<'a, F: Fields<'a>> Read<'a> for F {}

/// The path of an element of a list. Written without the library's formatting, which a browser would load for paths alone.
pub(crate) fn element(list: &str, index: usize) -> String {
    let mut path = [list, "["].concat();
    write_number(&mut path, i64::try_from(index).unwrap_or(i64::MAX));
    path.push(']');
    path
}

/// The path of a field of an element of a list.
pub(crate) fn element_field(list: &str, index: usize, field: &str) -> String {
    [&element(list, index), ".", field].concat()
}

/// Whether no text stands twice, in a list of any length.
pub(crate) fn is_each_text_once<'t>(texts: impl Iterator<Item = &'t str>) -> bool {
    let mut sorted: Vec<&str> = texts.collect();
    sorted.sort_unstable();
    sorted.windows(2).all(|pair| pair.first() != pair.last())
}

/// Whether no word of a closed set stands twice: the first that does ends the search, after no more words than the set has.
pub(crate) fn each_once<T: PartialEq>(list: &[T]) -> bool {
    list.iter().enumerate().all(|(index, one)| !list.iter().take(index).any(|before| before == one))
}

/// Whether a text may stand in input: not empty, at most [`MAX_TEXT_CHARS`].
pub(crate) fn is_text(text: &str) -> bool {
    is_text_within(text, TEXT)
}

/// Whether a text has so many characters. It has no more of them than bytes, which need not be counted.
pub(crate) fn is_text_within(text: &str, within: Limits) -> bool {
    let most = usize::try_from(within.max).unwrap_or(usize::MAX);
    (!text.is_empty() || within.min == 0) && (text.len() <= most || text.chars().nth(most).is_none())
}

/// A text of the input as one that is kept.
pub(crate) fn kept(text: &str) -> Cow<'static, str> {
    Cow::Owned(text.to_owned())
}

/// An optional text of the input as one that is kept.
pub(crate) fn kept_option(text: Option<&str>) -> Option<String> {
    text.map(ToOwned::to_owned)
}
