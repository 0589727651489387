//! An action as far as it is filled in.

use crate::calendar::read_day;
use crate::error::{ErrorCode, InputError};
use crate::fields::{Cell, Fields};
use crate::period::PeriodKind;
use alloc::borrow::{Cow, ToOwned};
use alloc::format;
use alloc::string::String;
use alloc::vec;
use alloc::vec::Vec;
use chrono::NaiveDate;

/// What stands for an id or a text that is still to be told. Messages show it.
pub(crate) const UNTOLD: &str = "…";
/// What stands for a day that is still to be told: before any day of input that it is compared with.
const UNTOLD_DAY: NaiveDate = match NaiveDate::from_ymd_opt(1900, 1, 1) {
    Some(day) => day,
    None => NaiveDate::MIN,
};

/// What stands for a number that is still to be told: every field takes it.
pub(crate) const UNTOLD_NUMBER: i64 = 1900;

/// Which of the typed fields are not taken as they are.
#[derive(Default)]
pub(crate) struct Notes {
    /// The paths whose value is malformed: they are read as if they were empty.
    refused: Vec<String>,
    /// The paths of required fields without a value: something stands in for it, which no rule reads.
    pub(crate) untold: Vec<String>,
}

impl Notes {
    fn refuses(&self, path: &str) -> bool {
        self.refused.iter().any(|refused| refused == path)
    }

    pub(crate) fn lacks(&self, path: &str) -> bool {
        self.untold.iter().any(|untold| untold == path)
    }

    /// Notes what an error says; false when there is nothing left to leave out.
    pub(crate) fn take(&mut self, error: &InputError) -> bool {
        let Some(path) = error.field() else { return false };
        if error.code() == ErrorCode::MissingField {
            return note(&mut self.untold, path);
        }
        // Of a list of ids the whole list is left out.
        let path = match path.split_once('[') {
            Some((list, _)) if list != "periods" => list,
            _ => path,
        };
        note(&mut self.refused, path)
    }
}

/// Notes a path; false when it was noted before.
fn note(paths: &mut Vec<String>, path: &str) -> bool {
    let new = !paths.iter().any(|noted| noted == path);
    if new {
        paths.push(path.to_owned());
    }
    new
}

/// The typed fields, with what the notes say of them; without any, something stands in for each.
pub(crate) struct Draft<'d, 'a, F> {
    typed: Option<F>,
    notes: &'d Notes,
    prefix: String,
    action: Option<&'a str>,
}

impl<'d, 'a, F> Draft<'d, 'a, F> {
    pub(crate) fn of(action: &'a str, typed: F, notes: &'d Notes) -> Self {
        Self { typed: Some(typed), notes, prefix: String::new(), action: Some(action) }
    }
}

/// One typed value, or what stands for it.
pub(crate) enum Value<'d, 'a, C> {
    Typed { cell: C, path: String, notes: &'d Notes },
    Text(&'a str),
    Untold(&'d Notes, Untold),
}

/// What stands for a value that is still to be told.
#[derive(Clone, Copy)]
pub(crate) enum Untold {
    Value,
    /// A word of the one closed set among required fields.
    Kind,
    /// A list that must not be empty.
    Periods,
}

impl Untold {
    fn of(field: &str) -> Self {
        match field {
            "kind" => Self::Kind,
            "periods" => Self::Periods,
            _ => Self::Value,
        }
    }
}

impl<'a, 'd, F: Fields<'a>> Fields<'a> for Draft<'d, 'a, F> {
    type Cell = Value<'d, 'a, F::Cell>;

    fn cell(&self, field: &str) -> Option<Self::Cell> {
        if let (Some(action), "action") = (self.action, field) {
            return Some(Value::Text(action));
        }
        let path = format!("{}{field}", self.prefix);
        let untold = Value::Untold(self.notes, Untold::of(field));
        let Some(typed) = &self.typed else { return Some(untold) };
        if self.notes.lacks(&path) {
            return Some(untold);
        }
        if self.notes.refuses(&path) {
            return None;
        }
        // An input that is empty gives an empty text.
        let cell = typed.cell(field).filter(|cell| cell.text().is_none_or(|text| !text.is_empty()))?;
        Some(Value::Typed { cell, path, notes: self.notes })
    }

    fn first_unknown(&self, known: &[&[&str]]) -> Option<Cow<'_, str>> {
        let refused: Vec<&str> = self.notes.refused.iter().filter_map(|path| path.strip_prefix(&self.prefix)).collect();
        let known: Vec<&[&str]> = known.iter().copied().chain([refused.as_slice(), &["on"]]).collect();
        self.typed.as_ref()?.first_unknown(&known)
    }

    fn prefix(&self) -> &str {
        // A path is put together by whoever reads the list.
        ""
    }
}

impl<'a, 'd, C: Cell<'a>> Cell<'a> for Value<'d, 'a, C> {
    type Fields = Draft<'d, 'a, C::Fields>;

    fn text(&self) -> Option<Cow<'a, str>> {
        match self {
            Self::Typed { cell, .. } => cell.text(),
            Self::Text(text) => Some(Cow::Borrowed(text)),
            Self::Untold(_, Untold::Kind) => Some(Cow::Borrowed(PeriodKind::InPerson.as_str())),
            Self::Untold(..) => Some(Cow::Borrowed(UNTOLD)),
        }
    }

    fn day(&self) -> Option<NaiveDate> {
        match self {
            Self::Typed { cell, .. } => cell.day().or_else(|| read_day(&cell.text()?)),
            Self::Text(_) => None,
            Self::Untold(..) => Some(UNTOLD_DAY),
        }
    }

    fn whole(&self) -> Option<i64> {
        match self {
            // An input gives its number as a text.
            Self::Typed { cell, .. } => cell.whole().or_else(|| cell.text()?.parse().ok()),
            Self::Text(_) => None,
            Self::Untold(..) => Some(UNTOLD_NUMBER),
        }
    }

    fn flag(&self) -> Option<bool> {
        match self {
            Self::Typed { cell, .. } => cell.flag().or_else(|| cell.text()?.parse().ok()),
            Self::Text(_) | Self::Untold(..) => None,
        }
    }

    fn list(&self) -> Option<Vec<Self>> {
        match self {
            Self::Typed { cell, path, notes } => {
                // What is chosen in a list may be nothing yet.
                let chosen = |cell: &C| cell.text().is_none_or(|text| !text.is_empty());
                let elements = cell.list()?.into_iter().filter(chosen).enumerate();
                let typed = |(index, cell)| Value::Typed { cell, path: format!("{path}[{index}]"), notes };
                Some(elements.map(typed).collect())
            }
            Self::Text(_) => None,
            Self::Untold(notes, Untold::Periods) => Some(vec![Self::Untold(notes, Untold::Value)]),
            Self::Untold(..) => Some(Vec::new()),
        }
    }

    fn fields(&self) -> Option<Self::Fields> {
        match self {
            Self::Typed { cell, path, notes } => {
                Some(Draft { typed: Some(cell.fields()?), notes, prefix: format!("{path}."), action: None })
            }
            Self::Text(_) => None,
            Self::Untold(notes, _) => Some(Draft { typed: None, notes, prefix: String::new(), action: None }),
        }
    }
}
