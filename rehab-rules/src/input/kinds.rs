//! The kinds of fields of actions: reading, checking, writing and setting of each.

use crate::input::action::{ActionName, Experience, Pool};
use crate::input::document::{FieldType, holds};
use crate::input::error::{ErrorCode, InputError};
use crate::input::fields::{Fields, Read, element, is_each_text_once, is_text};
use crate::input::period::Period;
use crate::words::{Limits, closed_set};
use alloc::borrow::Cow;
use alloc::string::String;
use alloc::vec::Vec;
use chrono::NaiveDate;

/// The limits of `places` and `group_size` in input; a group size outside the service's range is a finding.
pub(crate) const PLACES: Limits = Limits { min: 0, max: 1_000_000 };
/// The limits of `year` in input.
pub(crate) const YEARS: Limits = Limits { min: 1900, max: 2199 };
/// The most periods in a schedule.
pub(crate) const MAX_PERIODS: usize = 1_000;
/// The most target groups in a list.
pub(crate) const MAX_TARGET_GROUPS: usize = 100;

closed_set! {
    /// The kind of value that a field of an action accepts.
    FieldKind in action {
        /// An id or another string of 1 to 200 characters.
        Text = "text",
        /// A date from 1900-01-01 to 2199-12-31.
        Day = "day",
        /// A number of places, from 0 to 1,000,000.
        Count = "count",
        /// A calendar year from 1900 to 2199.
        Year = "year",
        /// Any whole number.
        Number = "number",
        /// True or false.
        Flag = "flag",
        /// A list of at most 100 distinct target groups.
        Groups = "groups",
        /// A list of distinct clients.
        Clients = "clients",
        /// A list of at most 1,000 periods, each with `kind`, `start` and `end`.
        Periods = "periods",
        /// A word of [`Experience`].
        Experience = "experience",
        /// A word of [`Pool`].
        Pool = "pool",
    }
}

impl FieldKind {
    /// The kind of the field with this name, in any action; `None` when no action has it.
    pub(crate) fn named(field: &str) -> Option<Self> {
        let fields = ActionName::ALL.iter().flat_map(|action| action.fields());
        fields.into_iter().find(|known| known.name == field).map(|known| known.kind)
    }
}

/// An optional string argument: `"Turku"`, a `String`, or an `Option` of either.
///
/// ```
/// use rehab_rules::Action;
/// let office: Option<String> = None; // as in a row of a table
/// let unchanged = Action::correct_course("C1").office(office).contact("010 123 4567");
/// assert_eq!(unchanged.to_json(), r#"{"action":"correct_course","course":"C1","contact":"010 123 4567"}"#);
/// ```
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct OptionalText<'a>(pub(crate) Option<Cow<'a, str>>);

impl<'a, T: Into<Cow<'a, str>>> From<Option<T>> for OptionalText<'a> {
    fn from(text: Option<T>) -> Self {
        Self(text.map(Into::into))
    }
}

/// Conversions from the string types.
macro_rules! texts {
    ($($text:ty),+) => {$(
        impl<'a> From<$text> for OptionalText<'a> {
            fn from(text: $text) -> Self {
                Self(Some(text.into()))
            }
        }
    )+};
}
texts!(&'a str, &'a String, String, Cow<'a, str>);

/// The value of a field.
pub(crate) enum FieldValue<'f> {
    Text(&'f str),
    Texts(&'f [Cow<'f, str>]),
    Day(NaiveDate),
    Number(i64),
    Flag(bool),
    Periods(&'f [Period]),
}

/// A value for a field.
pub(crate) enum Given<'a> {
    /// An id.
    Text(Cow<'a, str>),
    /// A list of ids.
    Texts(Vec<Cow<'a, str>>),
    /// A date.
    Day(NaiveDate),
    /// A number.
    Number(i64),
}

/// A type that a field of an action can have.
pub(crate) trait ActionValue<'a>: FieldType<'a> {
    /// The value for writing.
    fn shown(&self) -> FieldValue<'_>;

    /// A value from an argument; `None` if the argument has another type.
    fn taken(_given: Given<'a>) -> Option<Self> {
        None
    }
}

impl<'a> ActionValue<'a> for Cow<'a, str> {
    fn shown(&self) -> FieldValue<'_> {
        FieldValue::Text(self)
    }

    fn taken(given: Given<'a>) -> Option<Self> {
        if let Given::Text(new) = given { Some(new) } else { None }
    }
}

impl<'a> ActionValue<'a> for NaiveDate {
    fn shown(&self) -> FieldValue<'_> {
        FieldValue::Day(*self)
    }

    fn taken(given: Given<'a>) -> Option<Self> {
        if let Given::Day(new) = given { Some(new) } else { None }
    }
}

impl<'a> ActionValue<'a> for i64 {
    fn shown(&self) -> FieldValue<'_> {
        FieldValue::Number(*self)
    }

    fn taken(given: Given<'a>) -> Option<Self> {
        if let Given::Number(new) = given { Some(new) } else { None }
    }
}

impl<'a> ActionValue<'a> for i32 {
    fn shown(&self) -> FieldValue<'_> {
        FieldValue::Number(i64::from(*self))
    }

    /// A number beyond the type is out of range anyway.
    fn taken(given: Given<'a>) -> Option<Self> {
        i64::taken(given).map(|new| Self::try_from(new).unwrap_or(if new < 0 { Self::MIN } else { Self::MAX }))
    }
}

impl<'a> ActionValue<'a> for bool {
    fn shown(&self) -> FieldValue<'_> {
        FieldValue::Flag(*self)
    }
}

impl<'a> ActionValue<'a> for Vec<Cow<'a, str>> {
    fn shown(&self) -> FieldValue<'_> {
        FieldValue::Texts(self)
    }

    fn taken(given: Given<'a>) -> Option<Self> {
        if let Given::Texts(new) = given { Some(new) } else { None }
    }
}

impl<'a> ActionValue<'a> for Vec<Period> {
    fn shown(&self) -> FieldValue<'_> {
        FieldValue::Periods(self)
    }
}

impl<'a> ActionValue<'a> for Experience {
    fn shown(&self) -> FieldValue<'_> {
        FieldValue::Text(self.as_str())
    }
}

impl<'a> ActionValue<'a> for Pool {
    fn shown(&self) -> FieldValue<'_> {
        FieldValue::Text(self.as_str())
    }
}

/// A kind of field: its type, and further conditions on the values.
pub(crate) trait Takes {
    type Of<'a>: ActionValue<'a>;

    const KIND: FieldKind;

    /// The limits of a number or of the length of a string.
    const WITHIN: Limits = <Self::Of<'static> as FieldType<'static>>::WITHIN;

    /// Reads a field; `None` when it is absent.
    fn read<'a>(of: &impl Fields<'a>, field: &'static str) -> Result<Option<Self::Of<'a>>, InputError> {
        FieldType::read_optional(of, field, Self::WITHIN)
    }

    /// Checks a value that did not come through [`Takes::read`].
    fn check<'a>(field: &'static str, value: &Self::Of<'a>) -> Result<(), InputError> {
        value.check(field, Self::WITHIN)
    }

    /// The value for writing; `None` if nothing is written.
    fn shown<'f>(value: &'f Self::Of<'_>) -> Option<FieldValue<'f>> {
        Some(value.shown())
    }

    /// A value from an argument; `None` if the argument has another type.
    fn taken<'a>(given: Given<'a>) -> Option<Self::Of<'a>> {
        ActionValue::taken(given)
    }
}

/// Declares the kinds under the names that the table of actions uses; items inside a kind override the defaults of [`Takes`].
macro_rules! kinds {
    ($($name:ident = $kind:ident: $type:ty { $($own:item)* })+) => {$(
        #[expect(non_camel_case_types, reason = "named as in the table of actions")]
        pub(crate) enum $name {}

        impl Takes for $name {
            type Of<'a> = $type;

            const KIND: FieldKind = FieldKind::$kind;

            $($own)*
        }
    )+};
}

kinds! {
    text = Text: Cow<'a, str> {}
    day = Day: NaiveDate {}
    count = Count: i64 { const WITHIN: Limits = PLACES; }
    year = Year: i32 { const WITHIN: Limits = YEARS; }
    number = Number: i64 {}
    flag = Flag: bool {}
    groups = Groups: Vec<Cow<'a, str>> {}
    clients = Clients: Vec<Cow<'a, str>> {
        fn read<'a>(of: &impl Fields<'a>, field: &'static str) -> Result<Option<Self::Of<'a>>, InputError> {
            of.texts(field)
        }

        fn check<'a>(field: &'static str, value: &Self::Of<'a>) -> Result<(), InputError> {
            check_texts(field, value, usize::MAX)?;
            holds(ErrorCode::InvalidValue, field, is_each_text_once(value.iter().map(AsRef::as_ref)))
        }
    }
    // A schedule, which can be empty.
    schedule = Periods: Vec<Period> {
        fn shown<'f>(value: &'f Self::Of<'_>) -> Option<FieldValue<'f>> {
            (!value.is_empty()).then_some(FieldValue::Periods(value))
        }
    }
    // A schedule of at least one period.
    periods = Periods: Vec<Period> {
        fn read<'a>(of: &impl Fields<'a>, field: &'static str) -> Result<Option<Self::Of<'a>>, InputError> {
            match FieldType::read_optional(of, field, Self::WITHIN)? {
                Some(periods) if Vec::is_empty(&periods) => Err(of.error(ErrorCode::InvalidValue, field)),
                read => Ok(read),
            }
        }

        fn check<'a>(field: &'static str, value: &Self::Of<'a>) -> Result<(), InputError> {
            holds(ErrorCode::InvalidValue, field, !value.is_empty())?;
            FieldType::check(value, field, Self::WITHIN)
        }
    }
    experience = Experience: Experience {}
    pool = Pool: Pool {}
}

/// Checks the number of strings in a list, and each string.
pub(crate) fn check_texts(field: &'static str, list: &[Cow<'_, str>], max: usize) -> Result<(), InputError> {
    holds(ErrorCode::InvalidValue, field, list.len() <= max)?;
    match list.iter().position(|element| !is_text(element)) {
        Some(index) => Err(InputError::at(ErrorCode::InvalidValue, element(field, index))),
        None => Ok(()),
    }
}
