//! What the fields of actions take: for each kind how it is read, checked, written and given anew.

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

/// What `places` and `group_size` may be in input; a group size outside the service's range is a finding.
pub(crate) const PLACES: Limits = Limits { min: 0, max: 1_000_000 };
/// What `year` may be in input.
pub(crate) const YEARS: Limits = Limits { min: 1900, max: 2199 };
/// At most this many periods stand in a schedule.
pub(crate) const MAX_PERIODS: usize = 1_000;
/// At most this many target groups stand in a list.
pub(crate) const MAX_TARGET_GROUPS: usize = 100;

closed_set! {
    /// What a field of an action takes.
    FieldKind in action {
        /// An id or another text of 1 to 200 characters.
        Text = "text",
        /// A day from 1900-01-01 to 2199-12-31.
        Day = "day",
        /// A number of places, from 0 to 1,000,000.
        Count = "count",
        /// A calendar year from 1900 to 2199.
        Year = "year",
        /// Any whole number.
        Number = "number",
        /// True or false.
        Flag = "flag",
        /// A list of at most 100 target groups, each of them once.
        Groups = "groups",
        /// A list of clients, each of them once.
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
    /// What the field of this name takes, in whichever action it stands; `None` when no action has it.
    pub(crate) fn named(field: &str) -> Option<Self> {
        let fields = ActionName::ALL.iter().flat_map(|action| action.fields());
        fields.into_iter().find(|known| known.name == field).map(|known| known.kind)
    }
}

/// A text that may be left out, as those give it who have one or perhaps none: `"Turku"`, a `String`, or an `Option` of either.
///
/// ```
/// use rehab_rules::Action;
/// let office: Option<String> = None; // as a row of a table has it
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

/// What a text is made of, as for a `Cow`.
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

/// The value of a field that is there.
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
    /// A day.
    Day(NaiveDate),
    /// A number.
    Number(i64),
}

/// A type that a field of an action can have.
pub(crate) trait ActionValue<'a>: FieldType<'a> {
    /// The value as it is written.
    fn shown(&self) -> FieldValue<'_>;

    /// A value given anew; `None` when it is of another type.
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

    /// What lies beyond the type is out of range all the same.
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

/// What a kind of field takes: a type, and what more is asked of its values.
pub(crate) trait Takes {
    type Of<'a>: ActionValue<'a>;

    const KIND: FieldKind;

    /// What a number or the length of a text may be.
    const WITHIN: Limits = <Self::Of<'static> as FieldType<'static>>::WITHIN;

    /// Reads a field; `None` when it is not there.
    fn read<'a>(of: &impl Fields<'a>, field: &'static str) -> Result<Option<Self::Of<'a>>, InputError> {
        FieldType::read_optional(of, field, Self::WITHIN)
    }

    /// Checks a value that did not come through [`Takes::read`].
    fn check<'a>(field: &'static str, value: &Self::Of<'a>) -> Result<(), InputError> {
        value.check(field, Self::WITHIN)
    }

    /// The value as it is written; `None` where there is nothing to write.
    fn shown<'f>(value: &'f Self::Of<'_>) -> Option<FieldValue<'f>> {
        Some(value.shown())
    }

    /// Another value; `None` when it is of another type.
    fn taken<'a>(given: Given<'a>) -> Option<Self::Of<'a>> {
        ActionValue::taken(given)
    }
}

/// The kinds, named as the table of actions names them; what stands inside a kind replaces what [`Takes`] says of all.
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
    // A schedule that may be empty: there is none yet.
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

/// Checks how many texts a list has, and each of them.
pub(crate) fn check_texts(field: &'static str, list: &[Cow<'_, str>], most: usize) -> Result<(), InputError> {
    holds(ErrorCode::InvalidValue, field, list.len() <= most)?;
    match list.iter().position(|element| !is_text(element)) {
        Some(index) => Err(InputError::at(ErrorCode::InvalidValue, element(field, index))),
        None => Ok(()),
    }
}
