//! Reads the parts of a record: objects, lists and values, each at its path.

use crate::model::days::parse_day;
use crate::model::input::{InputError, error, find, first_unknown, whole_within, without_nulls};
use crate::model::json::Json;
use chrono::NaiveDate;

/// An object of a record with its path; it has no unknown field and no required one is missing.
pub struct Object {
    /// Empty for the record itself.
    path: String,
    fields: Vec<(String, Json)>,
}

/// Opens an object: checks for unknown fields first, then for missing ones. The fields are in order, optional ones with a `?`.
pub fn open(json: &Json, path: &str, fields: &[&str]) -> Result<Object, InputError> {
    let Json::Object(object) = json else { return error("invalid_value", path) };
    let object = Object { path: path.to_string(), fields: without_nulls(object.clone()) };
    let known: Vec<&str> = fields.iter().map(|name| name.trim_end_matches('?')).collect();
    if let Some(unknown) = first_unknown(&object.fields, &known) {
        return error("unknown_field", &object.path_of(unknown));
    }
    let is_missing = |name: &&&str| !name.ends_with('?') && find(&object.fields, name).is_none();
    if let Some(missing) = fields.iter().find(is_missing) {
        return error("missing_field", &object.path_of(missing));
    }
    Ok(object)
}

impl Object {
    fn path_of(&self, name: &str) -> String {
        if self.path.is_empty() { name.to_string() } else { format!("{}.{name}", self.path) }
    }

    /// The value of an optional field, read at its path.
    pub fn given<T>(&self, name: &str, read: impl Fn(&Json, &str) -> Result<T, InputError>) -> Result<Option<T>, InputError> {
        find(&self.fields, name).map(|json| read(json, &self.path_of(name))).transpose()
    }

    /// The value of a required field.
    pub fn required<T>(&self, name: &str, read: impl Fn(&Json, &str) -> Result<T, InputError>) -> Result<T, InputError> {
        self.given(name, read).map(|value| value.expect("a missing one was found when the object was opened"))
    }
}

/// A list, element by element.
pub fn list<T>(element: impl Fn(&Json, &str) -> Result<T, InputError>) -> impl Fn(&Json, &str) -> Result<Vec<T>, InputError> {
    move |json, path| match json {
        Json::List(list) => list.iter().enumerate().map(|(i, json)| element(json, &format!("{path}[{i}]"))).collect(),
        _ => error("invalid_value", path),
    }
}

/// A string of any length except zero.
pub fn prose(json: &Json, path: &str) -> Result<String, InputError> {
    match json {
        Json::Text(text) if !text.is_empty() => Ok(text.clone()),
        _ => error("invalid_value", path),
    }
}

pub fn flag(json: &Json, path: &str) -> Result<bool, InputError> {
    match json {
        Json::Bool(flag) => Ok(*flag),
        _ => error("invalid_value", path),
    }
}

/// A number of visits, minutes or days.
pub fn count(json: &Json, path: &str) -> Result<i64, InputError> {
    whole_within(json, path, 0, 1_000_000)
}

/// Any number; no rule reads it.
pub fn number(json: &Json, path: &str) -> Result<(), InputError> {
    match json {
        Json::Number(_) => Ok(()),
        _ => error("invalid_value", path),
    }
}

/// When something was received.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Got {
    On(NaiveDate),
    /// On an unknown date.
    SomeDay,
}

/// A date, or `true` if only the date is unknown.
pub fn day_or_true(json: &Json, path: &str) -> Result<Got, InputError> {
    match json {
        Json::Bool(true) => Ok(Got::SomeDay),
        Json::Text(text) => parse_day(text).map_or_else(|| error("invalid_date", path), |day| Ok(Got::On(day))),
        _ => error("invalid_date", path),
    }
}
