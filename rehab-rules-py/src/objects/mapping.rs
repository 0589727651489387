//! Events and actions as Python's mappings: the same fields as a line of JSON, read by the core's one reader.

use chrono::NaiveDate;
use pyo3::exceptions::PyTypeError;
use pyo3::prelude::*;
use pyo3::types::{PyBool, PyDate, PyDateTime, PyDict, PyFloat, PyInt, PyList, PyMapping, PyString, PyTuple};
use rehab_rules::calendar::{in_range, read_day};
use rehab_rules::{
    form::Typed,
    input::{FieldInput, Fields},
};
use std::borrow::Cow;

/// A mapping's keys and values; `None` among the values is absent.
pub(crate) struct Mapping<'py>(Vec<(Bound<'py, PyString>, Bound<'py, PyAny>)>);

impl<'py> Mapping<'py> {
    /// # Errors
    /// A `TypeError` for what is no mapping from texts.
    pub(crate) fn of(value: &Bound<'py, PyAny>) -> PyResult<Self> {
        let wrong = || PyTypeError::new_err("an action or event is a mapping from texts");
        if let Ok(dict) = value.cast::<PyDict>() {
            let pair = |(key, value): (Bound<'py, PyAny>, Bound<'py, PyAny>)| Ok((key.cast_into().map_err(|_| wrong())?, value));
            return dict.iter().map(pair).collect::<PyResult<_>>().map(Self);
        }
        let mapping = value.cast::<PyMapping>().map_err(|_| wrong())?;
        let mut fields = Vec::new();
        for pair in mapping.items()?.try_iter()? {
            let (key, value): (Bound<'py, PyAny>, Bound<'py, PyAny>) = pair?.extract()?;
            fields.push((key.cast_into().map_err(|_| wrong())?, value));
        }
        Ok(Self(fields))
    }

    /// The fields of a form, whatever has been filled in.
    pub(crate) fn typed(self) -> Typed<'static> {
        self.typed_within(MAX_DEPTH)
    }

    fn typed_within(self, depth: u8) -> Typed<'static> {
        let field = |(name, value): (Bound<'_, PyString>, Bound<'_, PyAny>)| {
            (Cow::Owned(name.to_string_lossy().into_owned()), typed(&Given(value), depth))
        };
        Typed::Fields(self.0.into_iter().map(field).collect())
    }
}

impl<'py> Fields<'py> for Mapping<'py> {
    type Cell = Given<'py>;

    fn cell(&self, field: &str) -> Option<Given<'py>> {
        let is_it = |key: &Bound<'py, PyString>| key.to_str().is_ok_and(|name| name == field);
        let (_, value) = self.0.iter().find(|(key, _)| is_it(key))?;
        (!is_absent(value)).then(|| Given(value.clone()))
    }

    fn first_unknown(&self, known: &[&[&str]]) -> Option<Cow<'_, str>> {
        let names = self.0.iter().filter(|(_, value)| !is_absent(value)).map(|(key, _)| key.to_string_lossy());
        names.filter(|name| !known.iter().any(|known| known.contains(&name.as_ref()))).min()
    }
}

/// `None`, and what is not a number: so pandas writes a null into a row.
fn is_absent(value: &Bound<'_, PyAny>) -> bool {
    value.is_none() || value.cast::<PyFloat>().is_ok_and(|number| number.value().is_nan())
}

/// A value of Python.
pub(crate) struct Given<'py>(Bound<'py, PyAny>);

impl<'py> FieldInput<'py> for Given<'py> {
    type Fields = Mapping<'py>;

    fn text(&self) -> Option<Cow<'py, str>> {
        self.0.cast::<PyString>().ok()?.to_str().ok().map(|text| Cow::Owned(text.to_owned()))
    }

    fn day(&self) -> Option<NaiveDate> {
        if let Ok(text) = self.0.cast::<PyString>() {
            return read_day(text.to_str().ok()?).ok();
        }
        // A moment is no day, although Python makes it one.
        if self.0.is_instance_of::<PyDateTime>() || !self.0.is_instance_of::<PyDate>() {
            return None;
        }
        self.0.extract().ok().filter(|day| in_range(*day))
    }

    fn whole(&self) -> Option<i64> {
        let number = self.0.cast::<PyInt>().ok().filter(|_| !self.0.is_instance_of::<PyBool>())?;
        let beyond = || if number.lt(0).unwrap_or(false) { i64::MIN } else { i64::MAX };
        Some(number.extract().unwrap_or_else(|_| beyond()))
    }

    fn flag(&self) -> Option<bool> {
        self.0.cast::<PyBool>().ok().map(|flag| flag.is_true())
    }

    fn list(&self) -> Option<Vec<Self>> {
        if let Ok(list) = self.0.cast::<PyList>() {
            return Some(list.iter().map(Given).collect());
        }
        self.0.cast::<PyTuple>().ok().map(|tuple| tuple.iter().map(Given).collect())
    }

    fn fields(&self) -> Option<Mapping<'py>> {
        Mapping::of(&self.0).ok()
    }
}

/// Deeper than the fields of any action stand; a list may hold itself.
const MAX_DEPTH: u8 = 8;

fn typed(value: &Given<'_>, depth: u8) -> Typed<'static> {
    let Some(deeper) = depth.checked_sub(1) else { return Typed::Other };
    if is_absent(&value.0) {
        return Typed::Empty;
    }
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
        return Typed::List(list.iter().map(|value| typed(value, deeper)).collect());
    }
    if let Some(fields) = value.fields() {
        return fields.typed_within(deeper);
    }
    value.whole().map_or(Typed::Other, Typed::Number)
}
