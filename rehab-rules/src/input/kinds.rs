//! What the fields of actions take: for each kind how it is read, checked, written and given anew.

use crate::calendar::in_range;
use crate::input::action::{ActionName, Experience, Pool};
use crate::input::error::{ErrorCode, InputError};
use crate::input::fields::{Fields, Read, element, element_field, is_text};
use crate::period::{Period, PeriodKind};
use crate::words::{Range, closed_set};
use alloc::borrow::Cow;
use alloc::vec::Vec;
use chrono::NaiveDate;

/// What `places` and `group_size` may be in input; a group size outside the service's range is a finding.
pub(crate) const PLACES: Range = Range { min: 0, max: 1_000_000 };
/// What `year` may be in input.
pub(crate) const YEARS: Range = Range { min: 1900, max: 2199 };
/// At most this many periods stand in a schedule.
pub(crate) const MAX_PERIODS: usize = 1_000;
/// At most this many target groups stand in a list.
pub(crate) const MAX_TARGET_GROUPS: usize = 100;

closed_set! {
    /// What a field of an action takes.
    #[non_exhaustive]
    FieldKind {
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

/// What a kind of field takes. The kinds below are named as the table of actions names them.
pub(crate) trait Takes {
    type Of<'a>;

    const KIND: FieldKind;

    /// Reads a field; `None` when it is not there.
    fn read<'a>(of: &impl Fields<'a>, field: &'static str) -> Result<Option<Self::Of<'a>>, InputError>;

    /// Checks a value that did not come through [`Takes::read`].
    fn check(field: &'static str, value: &Self::Of<'_>) -> Result<(), InputError>;

    /// The value as it is written; `None` where there is nothing to write.
    fn shown<'f>(value: &'f Self::Of<'_>) -> Option<FieldValue<'f>>;

    /// Another value; `None` when it is of another type.
    fn taken<'a>(given: Given<'a>) -> Option<Self::Of<'a>>;
}

#[expect(non_camel_case_types, reason = "named as in the table of actions")]
pub(crate) enum text {}

impl Takes for text {
    type Of<'a> = Cow<'a, str>;

    const KIND: FieldKind = FieldKind::Text;

    fn read<'a>(of: &impl Fields<'a>, field: &'static str) -> Result<Option<Self::Of<'a>>, InputError> {
        of.optional_text(field)
    }

    fn check(field: &'static str, value: &Self::Of<'_>) -> Result<(), InputError> {
        holds(ErrorCode::InvalidValue, field, is_text(value))
    }

    fn shown<'f>(value: &'f Self::Of<'_>) -> Option<FieldValue<'f>> {
        Some(FieldValue::Text(value))
    }

    fn taken<'a>(given: Given<'a>) -> Option<Self::Of<'a>> {
        if let Given::Text(new) = given { Some(new) } else { None }
    }
}

#[expect(non_camel_case_types, reason = "named as in the table of actions")]
pub(crate) enum day {}

impl Takes for day {
    type Of<'a> = NaiveDate;

    const KIND: FieldKind = FieldKind::Day;

    fn read<'a>(of: &impl Fields<'a>, field: &'static str) -> Result<Option<Self::Of<'a>>, InputError> {
        of.optional_day(field)
    }

    fn check(field: &'static str, value: &Self::Of<'_>) -> Result<(), InputError> {
        holds(ErrorCode::InvalidDate, field, in_range(*value))
    }

    fn shown<'f>(value: &'f Self::Of<'_>) -> Option<FieldValue<'f>> {
        Some(FieldValue::Day(*value))
    }

    fn taken<'a>(given: Given<'a>) -> Option<Self::Of<'a>> {
        if let Given::Day(new) = given { Some(new) } else { None }
    }
}

#[expect(non_camel_case_types, reason = "named as in the table of actions")]
pub(crate) enum count {}

impl Takes for count {
    type Of<'a> = i64;

    const KIND: FieldKind = FieldKind::Count;

    fn read<'a>(of: &impl Fields<'a>, field: &'static str) -> Result<Option<Self::Of<'a>>, InputError> {
        of.optional_whole_within(field, PLACES)
    }

    fn check(field: &'static str, value: &Self::Of<'_>) -> Result<(), InputError> {
        holds(ErrorCode::InvalidValue, field, PLACES.holds(*value))
    }

    fn shown<'f>(value: &'f Self::Of<'_>) -> Option<FieldValue<'f>> {
        Some(FieldValue::Number(*value))
    }

    fn taken<'a>(given: Given<'a>) -> Option<Self::Of<'a>> {
        if let Given::Number(new) = given { Some(new) } else { None }
    }
}

#[expect(non_camel_case_types, reason = "named as in the table of actions")]
pub(crate) enum year {}

impl Takes for year {
    type Of<'a> = i32;

    const KIND: FieldKind = FieldKind::Year;

    fn read<'a>(of: &impl Fields<'a>, field: &'static str) -> Result<Option<Self::Of<'a>>, InputError> {
        Ok(of.optional_whole_within(field, YEARS)?.map(nearest_year))
    }

    fn check(field: &'static str, value: &Self::Of<'_>) -> Result<(), InputError> {
        holds(ErrorCode::InvalidValue, field, YEARS.holds(i64::from(*value)))
    }

    fn shown<'f>(value: &'f Self::Of<'_>) -> Option<FieldValue<'f>> {
        Some(FieldValue::Number(i64::from(*value)))
    }

    fn taken<'a>(given: Given<'a>) -> Option<Self::Of<'a>> {
        if let Given::Number(new) = given { Some(nearest_year(new)) } else { None }
    }
}

#[expect(non_camel_case_types, reason = "named as in the table of actions")]
pub(crate) enum number {}

impl Takes for number {
    type Of<'a> = i64;

    const KIND: FieldKind = FieldKind::Number;

    fn read<'a>(of: &impl Fields<'a>, field: &'static str) -> Result<Option<Self::Of<'a>>, InputError> {
        of.optional_whole(field)
    }

    fn check(_field: &'static str, _value: &Self::Of<'_>) -> Result<(), InputError> {
        Ok(())
    }

    fn shown<'f>(value: &'f Self::Of<'_>) -> Option<FieldValue<'f>> {
        Some(FieldValue::Number(*value))
    }

    fn taken<'a>(given: Given<'a>) -> Option<Self::Of<'a>> {
        if let Given::Number(new) = given { Some(new) } else { None }
    }
}

#[expect(non_camel_case_types, reason = "named as in the table of actions")]
pub(crate) enum flag {}

impl Takes for flag {
    type Of<'a> = bool;

    const KIND: FieldKind = FieldKind::Flag;

    fn read<'a>(of: &impl Fields<'a>, field: &'static str) -> Result<Option<Self::Of<'a>>, InputError> {
        of.flag(field)
    }

    fn check(_field: &'static str, _value: &Self::Of<'_>) -> Result<(), InputError> {
        Ok(())
    }

    fn shown<'f>(value: &'f Self::Of<'_>) -> Option<FieldValue<'f>> {
        Some(FieldValue::Flag(*value))
    }

    fn taken<'a>(_given: Given<'a>) -> Option<Self::Of<'a>> {
        None
    }
}

#[expect(non_camel_case_types, reason = "named as in the table of actions")]
pub(crate) enum groups {}

impl Takes for groups {
    type Of<'a> = Vec<Cow<'a, str>>;

    const KIND: FieldKind = FieldKind::Groups;

    fn read<'a>(of: &impl Fields<'a>, field: &'static str) -> Result<Option<Self::Of<'a>>, InputError> {
        of.texts_up_to(field, MAX_TARGET_GROUPS)
    }

    fn check(field: &'static str, value: &Self::Of<'_>) -> Result<(), InputError> {
        check_texts(field, value, MAX_TARGET_GROUPS)
    }

    fn shown<'f>(value: &'f Self::Of<'_>) -> Option<FieldValue<'f>> {
        Some(FieldValue::Texts(value))
    }

    fn taken<'a>(given: Given<'a>) -> Option<Self::Of<'a>> {
        if let Given::Texts(new) = given { Some(new) } else { None }
    }
}

#[expect(non_camel_case_types, reason = "named as in the table of actions")]
pub(crate) enum clients {}

impl Takes for clients {
    type Of<'a> = Vec<Cow<'a, str>>;

    const KIND: FieldKind = FieldKind::Clients;

    fn read<'a>(of: &impl Fields<'a>, field: &'static str) -> Result<Option<Self::Of<'a>>, InputError> {
        of.texts(field)
    }

    fn check(field: &'static str, value: &Self::Of<'_>) -> Result<(), InputError> {
        each_once(field, value)
    }

    fn shown<'f>(value: &'f Self::Of<'_>) -> Option<FieldValue<'f>> {
        Some(FieldValue::Texts(value))
    }

    fn taken<'a>(given: Given<'a>) -> Option<Self::Of<'a>> {
        if let Given::Texts(new) = given { Some(new) } else { None }
    }
}

/// A schedule that may be empty: there is none yet.
#[expect(non_camel_case_types, reason = "named as in the table of actions")]
pub(crate) enum schedule {}

impl Takes for schedule {
    type Of<'a> = Vec<Period>;

    const KIND: FieldKind = FieldKind::Periods;

    fn read<'a>(of: &impl Fields<'a>, field: &'static str) -> Result<Option<Self::Of<'a>>, InputError> {
        read_periods(of, field)
    }

    fn check(field: &'static str, value: &Self::Of<'_>) -> Result<(), InputError> {
        check_periods(field, value)
    }

    fn shown<'f>(value: &'f Self::Of<'_>) -> Option<FieldValue<'f>> {
        (!value.is_empty()).then_some(FieldValue::Periods(value))
    }

    fn taken<'a>(_given: Given<'a>) -> Option<Self::Of<'a>> {
        None
    }
}

/// A schedule of at least one period.
#[expect(non_camel_case_types, reason = "named as in the table of actions")]
pub(crate) enum periods {}

impl Takes for periods {
    type Of<'a> = Vec<Period>;

    const KIND: FieldKind = FieldKind::Periods;

    fn read<'a>(of: &impl Fields<'a>, field: &'static str) -> Result<Option<Self::Of<'a>>, InputError> {
        match read_periods(of, field)? {
            Some(periods) if periods.is_empty() => Err(of.error(ErrorCode::InvalidValue, field)),
            read => Ok(read),
        }
    }

    fn check(field: &'static str, value: &Self::Of<'_>) -> Result<(), InputError> {
        holds(ErrorCode::InvalidValue, field, !value.is_empty())?;
        check_periods(field, value)
    }

    fn shown<'f>(value: &'f Self::Of<'_>) -> Option<FieldValue<'f>> {
        Some(FieldValue::Periods(value))
    }

    fn taken<'a>(_given: Given<'a>) -> Option<Self::Of<'a>> {
        None
    }
}

#[expect(non_camel_case_types, reason = "named as in the table of actions")]
pub(crate) enum experience {}

impl Takes for experience {
    type Of<'a> = Experience;

    const KIND: FieldKind = FieldKind::Experience;

    fn read<'a>(of: &impl Fields<'a>, field: &'static str) -> Result<Option<Self::Of<'a>>, InputError> {
        of.word(field, Experience::from_word)
    }

    fn check(_field: &'static str, _value: &Self::Of<'_>) -> Result<(), InputError> {
        Ok(())
    }

    fn shown<'f>(value: &'f Self::Of<'_>) -> Option<FieldValue<'f>> {
        Some(FieldValue::Text(value.as_str()))
    }

    fn taken<'a>(_given: Given<'a>) -> Option<Self::Of<'a>> {
        None
    }
}

#[expect(non_camel_case_types, reason = "named as in the table of actions")]
pub(crate) enum pool {}

impl Takes for pool {
    type Of<'a> = Pool;

    const KIND: FieldKind = FieldKind::Pool;

    fn read<'a>(of: &impl Fields<'a>, field: &'static str) -> Result<Option<Self::Of<'a>>, InputError> {
        of.word(field, Pool::from_word)
    }

    fn check(_field: &'static str, _value: &Self::Of<'_>) -> Result<(), InputError> {
        Ok(())
    }

    fn shown<'f>(value: &'f Self::Of<'_>) -> Option<FieldValue<'f>> {
        Some(FieldValue::Text(value.as_str()))
    }

    fn taken<'a>(_given: Given<'a>) -> Option<Self::Of<'a>> {
        None
    }
}

fn holds(code: ErrorCode, field: &'static str, holds: bool) -> Result<(), InputError> {
    if holds { Ok(()) } else { Err(InputError::at(code, field)) }
}

/// A year as its type holds it; what lies beyond is out of range all the same.
fn nearest_year(year: i64) -> i32 {
    i32::try_from(year).unwrap_or(if year < 0 { i32::MIN } else { i32::MAX })
}

/// Checks how many texts a list has, and each of them.
pub(crate) fn check_texts(field: &'static str, list: &[Cow<'_, str>], most: usize) -> Result<(), InputError> {
    holds(ErrorCode::InvalidValue, field, list.len() <= most)?;
    match list.iter().position(|element| !is_text(element)) {
        Some(index) => Err(InputError::at(ErrorCode::InvalidValue, element(field, index))),
        None => Ok(()),
    }
}

fn each_once(field: &'static str, list: &[Cow<'_, str>]) -> Result<(), InputError> {
    check_texts(field, list, usize::MAX)?;
    let mut sorted: Vec<&str> = list.iter().map(AsRef::as_ref).collect();
    sorted.sort_unstable();
    holds(ErrorCode::InvalidValue, field, sorted.windows(2).all(|pair| pair.first() != pair.last()))
}

/// Checks how many periods there are, and their days.
pub(crate) fn check_periods(field: &'static str, periods: &[Period]) -> Result<(), InputError> {
    holds(ErrorCode::InvalidValue, field, periods.len() <= MAX_PERIODS)?;
    for (index, period) in periods.iter().enumerate() {
        for (name, day) in [("start", period.start), ("end", period.end)] {
            if !in_range(day) {
                return Err(InputError::at(ErrorCode::InvalidDate, element_field(field, index, name)));
            }
        }
    }
    Ok(())
}

/// Reads a list of periods, each with its fields.
pub(crate) fn read_periods<'a>(of: &impl Fields<'a>, field: &'static str) -> Result<Option<Vec<Period>>, InputError> {
    of.each(field, MAX_PERIODS, |period| {
        period.only(&[&["kind", "start", "end"]])?;
        period.required(&["kind", "start", "end"])?;
        Ok(Period {
            kind: period.word("kind", PeriodKind::from_word)?.unwrap_or(PeriodKind::InPerson),
            start: period.day("start")?,
            end: period.day("end")?,
        })
    })
}
