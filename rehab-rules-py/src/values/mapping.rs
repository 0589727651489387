//! Events and actions as Python mappings: the same fields as a line of JSON, read by the core's one reader.

use crate::errors::raise;
use crate::replay::written::{field_of, written_of};
use crate::values::settled::{day_of, settled};
use chrono::NaiveDate;
use pyo3::exceptions::PyTypeError;
use pyo3::prelude::*;
use pyo3::types::{PyBool, PyDict, PyFloat, PyInt, PyList, PyMapping, PyString, PyTuple};
use rehab_rules::calendar::{in_range, read_day};
use rehab_rules::{
    form::Typed,
    input::{FieldInput, Fields},
};
use std::borrow::Cow;

/// A mapping's names and values.
pub(crate) struct Mapping<'py>(Vec<(Name<'py>, Bound<'py, PyAny>)>);

/// The key of a value: a string; or anything else, which is not the name of a field.
enum Name<'py> {
    Text(Bound<'py, PyString>),
    Other(String),
}

impl<'py> Mapping<'py> {
    /// # Errors
    /// A `TypeError` for an object without keys.
    pub(crate) fn of(value: &Bound<'py, PyAny>) -> PyResult<Self> {
        if let Ok(dict) = value.cast::<PyDict>() {
            return Ok(Self(dict.iter().map(|(name, value)| (Name::of(name), value)).collect()));
        }
        let mut fields = Vec::new();
        if let Ok(mapping) = value.cast::<PyMapping>() {
            for pair in mapping.items()?.try_iter()? {
                let (name, value): (Bound<'py, PyAny>, Bound<'py, PyAny>) = pair?.extract()?;
                fields.push((Name::of(name), value));
            }
        } else if !value.is_instance_of::<pyo3::types::PyType>() && value.hasattr("keys")? {
            // A row of sqlite3, or of a DataFrame.
            for name in value.call_method0("keys")?.try_iter()? {
                let name = name?;
                let value = value.get_item(&name)?;
                fields.push((Name::of(name), value));
            }
        } else {
            let message = format!(
                "an action or event must be a mapping, not a {}; dict(zip(names, values)) makes one",
                value.get_type().name()?
            );
            return Err(PyTypeError::new_err(message));
        }
        Ok(Self(fields))
    }

    /// The whole mapping as plain values, read at once.
    pub(crate) fn typed(self) -> Typed<'static> {
        self.typed_within(MAX_DEPTH, &mut { MAX_VALUES })
    }

    fn typed_within(self, depth: u8, left: &mut usize) -> Typed<'static> {
        let field = |(name, value): (Name<'_>, Bound<'_, PyAny>)| (Cow::Owned(name.into_text()), typed(&value, depth, left));
        Typed::Fields(self.0.into_iter().map(field).collect())
    }
}

impl<'py> Name<'py> {
    fn of(name: Bound<'py, PyAny>) -> Self {
        match name.cast_into() {
            Ok(text) => Self::Text(text),
            Err(other) => {
                let other = other.into_inner();
                Self::Other(other.repr().map_or_else(|_| String::from("?"), |repr| repr.to_string_lossy().into_owned()))
            }
        }
    }

    fn is(&self, field: &str) -> bool {
        matches!(self, Self::Text(text) if text.to_str().is_ok_and(|name| name == field))
    }

    fn into_text(self) -> String {
        match self {
            Self::Text(text) => text.to_string_lossy().into_owned(),
            Self::Other(other) => other,
        }
    }

    /// The name, if it is not a field.
    fn unless_known(&self, known: &[&[&str]]) -> Option<Cow<'_, str>> {
        match self {
            Self::Text(text) => {
                Some(text.to_string_lossy()).filter(|name| !known.iter().any(|known| known.contains(&name.as_ref())))
            }
            Self::Other(other) => Some(Cow::Borrowed(other)),
        }
    }
}

impl<'py> Fields<'py> for Mapping<'py> {
    type Cell = Given<'py>;

    fn cell(&self, field: &str) -> Option<Given<'py>> {
        let (_, value) = self.0.iter().find(|(name, _)| name.is(field))?;
        settled(value).map(Given)
    }

    fn first_unknown(&self, known: &[&[&str]]) -> Option<Cow<'_, str>> {
        let unknown = self.0.iter().filter_map(|(name, value)| Some((name.unless_known(known)?, value)));
        unknown.filter(|(_, value)| settled(value).is_some()).map(|(name, _)| name).min()
    }
}

/// A Python value that is not a null.
pub(crate) struct Given<'py>(Bound<'py, PyAny>);

impl<'py> Given<'py> {
    /// A value that is a document on its own.
    pub(crate) fn whole_value(value: &Bound<'py, PyAny>) -> Self {
        Self(value.clone())
    }

    fn str(&self) -> Option<&str> {
        self.0.cast::<PyString>().ok()?.to_str().ok()
    }
}

impl<'py> FieldInput<'py> for Given<'py> {
    type Fields = Mapping<'py>;

    fn text(&self) -> Option<Cow<'py, str>> {
        self.str().map(|text| Cow::Owned(text.to_owned()))
    }

    fn day(&self) -> Option<NaiveDate> {
        match self.str() {
            Some(text) => read_day(text).ok(),
            None => day_of(&self.0).filter(|day| in_range(*day)),
        }
    }

    fn whole(&self) -> Option<i64> {
        let number = self.0.cast::<PyInt>().ok().filter(|_| !self.0.is_instance_of::<PyBool>())?;
        let beyond = || if number.lt(0).unwrap_or(false) { i64::MIN } else { i64::MAX };
        Some(number.extract().unwrap_or_else(|_| beyond()))
    }

    fn flag(&self) -> Option<bool> {
        self.0.cast::<PyBool>().ok().map(|flag| flag.is_true())
    }

    fn number(&self) -> Option<f64> {
        let fraction = self.0.cast::<PyFloat>().ok().map(|number| number.value());
        #[expect(clippy::cast_precision_loss, reason = "as near as the type comes")]
        fraction.or_else(|| self.whole().map(|number| number as f64))
    }

    fn list(&self) -> Option<Vec<Self>> {
        // A null in a list has no valid kind.
        let element = |value: Bound<'py, PyAny>| Self(settled(&value).unwrap_or(value));
        match self.0.cast::<PyList>() {
            Ok(list) => Some(list.iter().map(element).collect()),
            Err(_) => self.0.cast::<PyTuple>().ok().map(|tuple| tuple.iter().map(element).collect()),
        }
    }

    fn fields(&self) -> Option<Mapping<'py>> {
        Mapping::of(&self.0).ok()
    }
}

/// Deeper than the fields of any action; a list may contain itself.
const MAX_DEPTH: u8 = 8;
/// More values than any action has; values may contain each other many times.
const MAX_VALUES: usize = 100_000;

fn typed(value: &Bound<'_, PyAny>, depth: u8, left: &mut usize) -> Typed<'static> {
    let (Some(deeper), Some(fewer)) = (depth.checked_sub(1), left.checked_sub(1)) else { return Typed::Other };
    *left = fewer;
    let Some(value) = settled(value).map(Given) else { return Typed::Empty };
    if let Some(text) = value.text() {
        return Typed::Text(Cow::Owned(text.into_owned()));
    }
    if let Some(day) = value.day() {
        return Typed::Text(Cow::Owned(day.to_string()));
    }
    if let Some(flag) = value.flag() {
        return Typed::Flag(flag);
    }
    if let Some(list) = value.list() {
        // If there are too many, everything that contains them is invalid too.
        let list = list.iter().map(|value| typed(&value.0, deeper, left)).collect();
        return if *left == 0 { Typed::Other } else { Typed::List(list) };
    }
    if let Some(fields) = value.fields() {
        return fields.typed_within(deeper, left);
    }
    value.whole().map_or(Typed::Other, Typed::Number)
}

/// An error in an action, with the invalid value; values that look like personal identity codes are not shown.
pub(crate) fn action_error<'py>(py: Python<'py>, error: &rehab_rules::InputError, of: &impl Fields<'py>) -> PyErr {
    let cell = error.field().and_then(|path| of.cell(field_of(path)));
    let value = cell.and_then(|cell| written_of(&cell)).and_then(|written| written.value);
    let message = value.as_ref().map_or_else(|| error.to_string(), |value| format!("{error} (value `{value}`)"));
    let raised = raise(py, message, error.code(), error.field());
    match raised.value(py).setattr("value", value) {
        Ok(()) => raised,
        Err(failed) => failed,
    }
}
