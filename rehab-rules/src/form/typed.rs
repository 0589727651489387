//! What has been typed into a form, as a tree of values; and stand-ins for what is missing.

use crate::calendar::day_of;
use crate::input::error::{ErrorCode, InputError, last_name};
use crate::input::fields::{FieldInput, Fields};
use crate::input::json::Object;
use crate::input::kinds::FieldKind;
use crate::input::period::PeriodKind;
use alloc::borrow::{Cow, ToOwned};
use alloc::string::String;
use alloc::vec;
use alloc::vec::Vec;
use chrono::NaiveDate;

/// A value that has been typed or chosen, for a field of any type. The fields of a form are [`Typed::Fields`].
///
/// ```
/// use rehab_rules::{Action, form::Typed, input::read_action};
/// let typed = Typed::Fields(vec![("action".into(), Typed::Text("confirm_course".into())), ("course".into(), Typed::Text("C1".into()))]);
/// assert_eq!(read_action(&typed.fields())?, Action::confirm_course("C1"));
/// # Ok::<(), rehab_rules::InputError>(())
/// ```
#[derive(Clone, Debug, PartialEq)]
pub enum Typed<'a> {
    /// Nothing yet.
    Empty,
    /// A boolean.
    Flag(bool),
    /// A whole number.
    Number(i64),
    /// A string, a date or a word.
    Text(Cow<'a, str>),
    /// A list.
    List(Vec<Typed<'a>>),
    /// Values by name.
    Fields(Vec<(Cow<'a, str>, Typed<'a>)>),
    /// A value that no field accepts.
    Other,
}

/// The fields of a [`Typed`] value.
///
/// ```
/// use rehab_rules::{form::Typed, input::{FieldInput, Fields}};
/// let typed = Typed::from_json(r#"{"course":"C1","client":null}"#).unwrap();
/// assert_eq!(typed.fields().cell("course").unwrap().text().unwrap(), "C1");
/// assert!(typed.fields().cell("client").is_none());
/// ```
#[derive(Clone, Copy, Debug)]
pub struct TypedFields<'t, 'a>(&'t [(Cow<'a, str>, Typed<'a>)]);

impl<'a> Typed<'a> {
    /// Reads one JSON object with distinct keys.
    ///
    /// # Errors
    /// If the string is anything else. The values of fields are checked with the form.
    ///
    /// ```
    /// use rehab_rules::form::Typed;
    /// let typed = Typed::from_json(r#"{"group_size":8}"#)?;
    /// assert_eq!(typed, Typed::Fields(vec![("group_size".into(), Typed::Number(8))]));
    /// assert!(Typed::from_json("8").is_err());
    /// # Ok::<(), rehab_rules::InputError>(())
    /// ```
    pub fn from_json<T: AsRef<[u8]> + ?Sized>(text: &'a T) -> Result<Self, InputError> {
        Object::from_bytes(text.as_ref()).map(|object| Self::of_object(&object))
    }

    fn of_object(object: &Object<'a>) -> Self {
        Self::Fields(object.names().filter_map(|name| Some((name.clone(), Self::of_cell(&object.cell(name)?)))).collect())
    }

    fn of_cell(cell: &crate::input::json::Json<'a>) -> Self {
        if let Some(text) = cell.text() {
            return Self::Text(text);
        }
        if let Some(flag) = cell.flag() {
            return Self::Flag(flag);
        }
        if let Some(list) = cell.list() {
            return Self::List(list.iter().map(Self::of_cell).collect());
        }
        if let Some(object) = cell.fields() {
            return Self::of_object(&object);
        }
        cell.whole().map_or(Self::Other, Self::Number)
    }

    /// The fields; empty if the value has none.
    ///
    /// ```
    /// use rehab_rules::{form::Typed, input::Fields};
    /// assert!(Typed::Number(8).fields().cell("min").is_none());
    /// ```
    #[must_use]
    pub fn fields(&self) -> TypedFields<'_, 'a> {
        match self {
            Self::Fields(fields) => TypedFields(fields),
            _ => TypedFields(&[]),
        }
    }

    /// Converts a value from an HTML input: an empty string is no value, and a string may be a number or a boolean.
    pub(crate) fn as_from_inputs(&self, field: &str) -> Self {
        match self {
            Self::Text(text) if text.is_empty() => Self::Empty,
            Self::Text(text) => match FieldKind::named(field) {
                Some(FieldKind::Count | FieldKind::Year | FieldKind::Number) => text.parse().map_or(self.clone(), Self::Number),
                // A ticked checkbox sends `on`, and an unticked one sends nothing.
                Some(FieldKind::Flag) if text == "on" => Self::Flag(true),
                Some(FieldKind::Flag) => text.parse().map_or(self.clone(), Self::Flag),
                _ => self.clone(),
            },
            Self::List(list) => {
                let chosen = list.iter().map(|value| value.as_from_inputs(""));
                // An entry of a list may not have been chosen yet.
                Self::List(chosen.filter(|value| *value != Self::Empty).collect())
            }
            Self::Fields(fields) => {
                Self::Fields(fields.iter().map(|(name, value)| (name.clone(), value.as_from_inputs(name))).collect())
            }
            other => other.clone(),
        }
    }

    /// Puts a value at a path such as `periods[0].start`.
    pub(crate) fn put(&mut self, path: &str, value: Typed<'a>) {
        let end = path.find(['.', '[']).unwrap_or(path.len());
        let (name, rest) = path.split_at_checked(end).unwrap_or((path, ""));
        let Self::Fields(fields) = self else { return };
        if !fields.iter().any(|(known, _)| known == name) {
            fields.push((Cow::Owned(name.to_owned()), Self::Empty));
        }
        let Some((_, place)) = fields.iter_mut().find(|(known, _)| known == name) else { return };
        match rest.strip_prefix('[').and_then(|rest| rest.split_once(']')) {
            None => *place = value,
            Some((index, rest)) => {
                let Self::List(list) = place else { return };
                let Some(element) = index.parse().ok().and_then(|index: usize| list.get_mut(index)) else { return };
                match rest.strip_prefix('.') {
                    Some(rest) => element.put(rest, value),
                    None => *element = value,
                }
            }
        }
    }
}

/// The stand-in for a missing id or string. Messages show it.
pub(crate) const STAND_IN: &str = "…";
/// The stand-in for a missing number: every field accepts it.
pub(crate) const STAND_IN_NUMBER: i64 = 1900;

/// The stand-in for a missing required field. No rule reads it.
fn stand_in(path: &str) -> Typed<'static> {
    let text = |text| Typed::Text(Cow::Borrowed(text));
    // Earlier than any date in input that it is compared with.
    let day = text("1900-01-01");
    match last_name(path) {
        "kind" => text(PeriodKind::InPerson.as_str()),
        "on" => day,
        field => match FieldKind::named(field) {
            Some(FieldKind::Day) => day,
            Some(FieldKind::Count | FieldKind::Year | FieldKind::Number) => Typed::Number(STAND_IN_NUMBER),
            Some(FieldKind::Groups | FieldKind::Clients) => Typed::List(Vec::new()),
            Some(FieldKind::Periods) => {
                let fields = ["kind", "start", "end"].map(|field| (Cow::Borrowed(field), stand_in(field)));
                Typed::List(vec![Typed::Fields(fields.into())])
            }
            _ => text(STAND_IN),
        },
    }
}

/// A form while it is read: malformed values are removed, and missing required fields get stand-ins.
pub(crate) struct Draft<'a> {
    pub(crate) typed: Typed<'a>,
    refused: Vec<String>,
    /// The paths of the fields with stand-ins.
    pub(crate) not_given: Vec<String>,
}

impl<'a> Draft<'a> {
    pub(crate) fn of(action: &'a str, typed: &Typed<'a>) -> Self {
        let mut typed = typed.as_from_inputs("");
        if !matches!(typed, Typed::Fields(_)) {
            typed = Typed::Fields(Vec::new());
        }
        typed.put("action", Typed::Text(Cow::Borrowed(action)));
        typed.put("provider", Typed::Text(Cow::Borrowed(STAND_IN)));
        Self { typed, refused: Vec::new(), not_given: Vec::new() }
    }

    pub(crate) fn lacks(&self, path: &str) -> bool {
        self.not_given.iter().any(|other| other == path)
    }

    /// Removes what an error names, or adds what is missing; false if that was done before.
    pub(crate) fn mend(&mut self, error: &InputError) -> bool {
        let Some(path) = error.field() else { return false };
        // For a list of ids, removes the whole list.
        let path = match path.split_once('[') {
            Some((list, _)) if list != "periods" => list,
            _ => path,
        };
        let (value, noted) = match error.code() {
            ErrorCode::MissingField => (stand_in(path), &mut self.not_given),
            _ => (Typed::Empty, &mut self.refused),
        };
        if noted.iter().any(|noted| noted == path) {
            return false;
        }
        noted.push(path.to_owned());
        self.typed.put(path, value);
        true
    }
}

impl<'t, 'a> Fields<'a> for TypedFields<'t, 'a> {
    type Cell = &'t Typed<'a>;

    fn cell(&self, field: &str) -> Option<&'t Typed<'a>> {
        let found = self.0.iter().find(|(name, _)| name == field);
        found.map(|(_, value)| value).filter(|value| **value != Typed::Empty)
    }

    fn first_unknown(&self, known: &[&[&str]]) -> Option<Cow<'_, str>> {
        let is_known = |name: &str| known.iter().any(|names| names.contains(&name));
        let unknown = self.0.iter().filter(|(name, value)| *value != Typed::Empty && !is_known(name));
        unknown.map(|(name, _)| name.as_ref()).min().map(Cow::Borrowed)
    }
}

impl<'t, 'a> FieldInput<'a> for &'t Typed<'a> {
    type Fields = TypedFields<'t, 'a>;

    fn text(&self) -> Option<Cow<'a, str>> {
        match self {
            Typed::Text(text) => Some(text.clone()),
            _ => None,
        }
    }

    fn day(&self) -> Option<NaiveDate> {
        match self {
            Typed::Text(text) => day_of(text),
            _ => None,
        }
    }

    fn whole(&self) -> Option<i64> {
        match self {
            Typed::Number(number) => Some(*number),
            _ => None,
        }
    }

    fn flag(&self) -> Option<bool> {
        match self {
            Typed::Flag(flag) => Some(*flag),
            _ => None,
        }
    }

    fn list(&self) -> Option<Vec<Self>> {
        match self {
            Typed::List(list) => Some(list.iter().collect()),
            _ => None,
        }
    }

    fn fields(&self) -> Option<TypedFields<'t, 'a>> {
        match self {
            Typed::Fields(fields) => Some(TypedFields(fields)),
            _ => None,
        }
    }
}
