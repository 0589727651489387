//! The columns of facts: what each contains, and how it fills cases.

use crate::arrow::cell::day_at;
use crate::arrow::columns::Column;
use crate::arrow::fields::Kind;
use crate::cases::names::{END, ISSUED, START};
use arrow_array::Array;
use rehab_rules::{
    Case, Fact, Known, Period, PeriodKind,
    case::Facts,
    input::{FieldInput, Fields},
    service::InfoField,
};
use std::borrow::Cow;
use std::ops::Range;

/// A column of facts: the fact with its name, the values it takes, and how it fills a block of cases.
pub(crate) struct FactColumn {
    pub(crate) fact: Fact,
    pub(crate) takes: Takes,
    pub(crate) fill: FillCases,
}

/// Fills the cases with a column's cells from a row on. Where null is not allowed, a null leaves the fact unknown. Fails with
/// the position of the first case whose cell is invalid.
pub(crate) type FillCases = for<'c> fn(&'c Data<'c>, usize, &mut [Case<'c>]) -> Result<(), usize>;

/// The values that a column takes. If the source itself may leave a fact open, null means 'none'; otherwise null means that the fact is
/// unknown.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Takes {
    Number,
    NumberOrOpen,
    /// Ids of people or places.
    Count,
    CountOrOpen,
    Flag,
    FlagOrOpen,
    DayOrOpen,
    TextOrOpen,
    Information,
    Groups,
    Periods,
}

impl Takes {
    /// The kind of field whose text format applies to the column.
    pub(crate) fn kind(self) -> Kind {
        match self {
            Self::Number | Self::NumberOrOpen | Self::Count | Self::CountOrOpen => Kind::Number,
            Self::Flag | Self::FlagOrOpen => Kind::Flag,
            Self::DayOrOpen => Kind::Day,
            Self::TextOrOpen | Self::Information => Kind::Text,
            Self::Groups | Self::Periods => Kind::List,
        }
    }

    pub(crate) fn text(self) -> &'static str {
        match self {
            Self::Number => "whole number",
            Self::NumberOrOpen => "whole number, null when there is none",
            Self::Count => "whole number from 0",
            Self::CountOrOpen => "whole number from 0, null when there is none",
            Self::Flag => "true or false",
            Self::FlagOrOpen => "true or false, null if not known",
            Self::DayOrOpen => "day, null when there is none",
            Self::TextOrOpen => "text, null if not known",
            Self::Information => "`multiprofessional_experience`, `distance_experience` or `pool`",
            Self::Groups => "list of texts",
            Self::Periods => "list of `kind`, `start`, `end`",
        }
    }
}

/// A column that contains a fact: each has its own loop, which runs over a block of cases at once.
macro_rules! column {
    ($fact:ident, $takes:ident $(, $from:expr)?) => {
        FactColumn {
            fact: Fact::$fact,
            takes: Takes::$takes,
            fill: |data, from, cases| {
                column!(@ $takes, data, from, cases, |case, value| case.tell(Known::$fact(column!(@value value $(, $from)?))))
            },
        }
    };
    (@value $value:ident) => { $value };
    (@value $value:ident, $from:expr) => { $from($value) };
    (@ Number, $data:ident, $from:ident, $cases:ident, $fill:expr) => {
        match $data.column {
            Column::Number(array) => needed($cases, $from, |row| array.is_valid(row).then(|| Ok(array.value(row))), $fill),
            column => needed($cases, $from, |row| column.whole(row), $fill),
        }
    };
    (@ Count, $data:ident, $from:ident, $cases:ident, $fill:expr) => {
        match $data.column {
            Column::Number(array) => needed($cases, $from, |row| array.is_valid(row).then(|| count(array.value(row))), $fill),
            column => needed($cases, $from, |row| column.whole(row).map(|number| count(number?)), $fill),
        }
    };
    (@ Flag, $data:ident, $from:ident, $cases:ident, $fill:expr) => {
        match $data.column {
            Column::Flag(array) => needed($cases, $from, |row| array.is_valid(row).then(|| Ok(array.value(row))), $fill),
            column => needed($cases, $from, |row| column.flag(row), $fill),
        }
    };
    (@ Information, $data:ident, $from:ident, $cases:ident, $fill:expr) => {
        needed($cases, $from, |row| $data.information(row), $fill)
    };
    (@ Groups, $data:ident, $from:ident, $cases:ident, $fill:expr) => {
        needed($cases, $from, |row| $data.groups.get(row).map(Ok), $fill)
    };
    (@ Periods, $data:ident, $from:ident, $cases:ident, $fill:expr) => {
        needed($cases, $from, |row| $data.periods.get(row).map(Ok), $fill)
    };
    (@ NumberOrOpen, $data:ident, $from:ident, $cases:ident, $fill:expr) => {
        open($cases, $from, |row| $data.column.whole(row), $fill)
    };
    (@ CountOrOpen, $data:ident, $from:ident, $cases:ident, $fill:expr) => {
        open($cases, $from, |row| $data.column.whole(row).map(|number| count(number?)), $fill)
    };
    (@ FlagOrOpen, $data:ident, $from:ident, $cases:ident, $fill:expr) => {
        open($cases, $from, |row| $data.column.flag(row), $fill)
    };
    (@ DayOrOpen, $data:ident, $from:ident, $cases:ident, $fill:expr) => {
        match $data.column {
            Column::Day(array) => open($cases, $from, |row| array.is_valid(row).then(|| day_at(array.value(row))), $fill),
            column => open($cases, $from, |row| column.day(row), $fill),
        }
    };
    (@ TextOrOpen, $data:ident, $from:ident, $cases:ident, $fill:expr) => {
        open($cases, $from, |row| $data.column.text(row), $fill)
    };
}

/// Every column of facts, in the order of the facts.
pub(crate) static COLUMNS: &[FactColumn] = &[
    column!(Clients, Count),
    column!(GroupSize, Count),
    column!(TargetGroups, Groups),
    column!(Periods, Periods),
    column!(Published, Flag),
    column!(Confirmed, Flag),
    column!(ConfirmedWith, CountOrOpen),
    column!(Deleted, Flag),
    column!(HasContact, Flag),
    column!(TooFewOnSettleDay, Flag),
    column!(SameService, Flag),
    column!(EarliestRightDay, DayOrOpen),
    column!(Decided, Flag),
    column!(TargetGroup, TextOrOpen),
    column!(DutyDay, DayOrOpen),
    column!(PlacedOnDutyDay, Flag),
    column!(RightDay, DayOrOpen),
    column!(PlacedOnRightDay, Flag),
    column!(PlacedSince, DayOrOpen),
    column!(PlacedCourseStarted, Flag),
    column!(OnCourse, Flag),
    column!(OnOpenCourse, Flag),
    column!(OnAnyCourse, Flag),
    column!(LeftAnotherCourse, Flag),
    column!(FirstBegun, DayOrOpen),
    column!(BegunUntil, DayOrOpen),
    column!(AuthorityLineTold, Flag),
    column!(ACourseCanTake, Flag),
    column!(AGroupCanBeAdded, Flag),
    column!(Declines, Flag),
    column!(Year, Number, year),
    column!(YearBefore, NumberOrOpen, |before: Option<i64>| before.map(year)),
    column!(Declared, CountOrOpen),
    column!(Used, Count),
    column!(Left, Number),
    column!(LeftNext, Number),
    column!(Agreed, FlagOrOpen),
    column!(Checked, FlagOrOpen),
    column!(NewGroupSize, Count),
    column!(NewTargetGroups, Groups),
    column!(NewPeriods, Periods),
    column!(ClientsAgreed, FlagOrOpen),
    column!(ClientsDeclined, CountOrOpen),
    column!(DeclinedMove, FlagOrOpen),
    column!(Info, Information, Some),
    column!(InfoGiven, Flag),
    column!(Office, TextOrOpen),
];

fn count(number: i64) -> Result<i64, ()> {
    if number < 0 { Err(()) } else { Ok(number) }
}

fn year(number: i64) -> i32 {
    i32::try_from(number).unwrap_or(if number < 0 { i32::MIN } else { i32::MAX })
}

/// Fills in a fact that must be known.
#[inline]
fn needed<'c, T>(
    cases: &mut [Case<'c>],
    from: usize,
    read: impl Fn(usize) -> Option<Result<T, ()>>,
    fill: impl Fn(&mut Case<'c>, T),
) -> Result<(), usize> {
    for (place, case) in cases.iter_mut().enumerate() {
        match read(from.saturating_add(place)) {
            Some(Ok(value)) => fill(case, value),
            Some(Err(())) => return Err(place),
            None => {}
        }
    }
    Ok(())
}

/// Fills in a fact that the source may leave open.
#[inline]
fn open<'c, T>(
    cases: &mut [Case<'c>],
    from: usize,
    read: impl Fn(usize) -> Option<Result<T, ()>>,
    fill: impl Fn(&mut Case<'c>, Option<T>),
) -> Result<(), usize> {
    for (place, case) in cases.iter_mut().enumerate() {
        fill(case, read(from.saturating_add(place)).transpose().map_err(|()| place)?);
    }
    Ok(())
}

/// A column with its lists read.
pub(crate) struct Data<'b> {
    column: &'b Column,
    groups: List<Cow<'b, str>>,
    periods: List<Period>,
}

/// The lists of a column, one after another.
struct List<T> {
    /// The first row.
    first: usize,
    elements: Vec<T>,
    /// The range of each row's list; `None` for a null.
    places: Vec<Option<Range<usize>>>,
}

impl<T> Default for List<T> {
    fn default() -> Self {
        Self { first: 0, elements: Vec::new(), places: Vec::new() }
    }
}

impl<T> List<T> {
    /// Reads the cells of some rows; fails with the row whose cell is not such a list. `read` returns whether there is one.
    fn read(rows: &Range<usize>, read: impl Fn(usize, &mut Vec<T>) -> Result<bool, ()>) -> Result<Self, usize> {
        let mut list =
            Self { first: rows.start, elements: Vec::with_capacity(rows.len()), places: Vec::with_capacity(rows.len()) };
        for row in rows.clone() {
            let from = list.elements.len();
            let is_there = read(row, &mut list.elements).map_err(|()| row)?;
            list.places.push(is_there.then_some(from..list.elements.len()));
        }
        Ok(list)
    }

    fn get(&self, row: usize) -> Option<&[T]> {
        self.elements.get(self.places.get(row.checked_sub(self.first)?)?.clone()?)
    }
}

impl<'b> Data<'b> {
    pub(crate) fn of(takes: Takes, column: &'b Column, rows: &Range<usize>) -> Result<Self, usize> {
        let mut data = Self { column, groups: List::default(), periods: List::default() };
        match takes {
            Takes::Groups => data.groups = List::read(rows, |row, out| column.texts(row, out))?,
            Takes::Periods => data.periods = List::read(rows, |row, out| read_periods(column, row, out))?,
            _ => {}
        }
        Ok(data)
    }

    fn information(&self, row: usize) -> Option<Result<InfoField, ()>> {
        Some(self.column.text(row)?.and_then(|word| InfoField::from_word(word).ok_or(())))
    }
}

/// Reads a cell of periods; false for a null.
fn read_periods(data: &Column, row: usize, out: &mut Vec<Period>) -> Result<bool, ()> {
    let Some(cell) = data.value(row) else { return Ok(false) };
    let before = out.len();
    for period in cell.list().ok_or(())? {
        let period = period.fields().ok_or(())?;
        let kind = period.cell("kind").and_then(|kind| PeriodKind::from_word(&kind.text()?)).ok_or(())?;
        let day = |name| period.cell(name).and_then(|day| day.day()).ok_or(());
        let (start, end) = (day(START)?, day(END)?);
        if end < start {
            return Err(());
        }
        out.push(Period::new(kind, start, end));
    }
    // The periods of the earlier rows come first.
    let read = out.get(before..).unwrap_or_default();
    if read.is_sorted_by_key(|period| period.start) { Ok(true) } else { Err(()) }
}

/// The facts that are set to 'none' in every case if the table has no column for them.
pub(crate) const NONE_WITHOUT_COLUMN: [Known<'static>; 3] =
    [Known::YearBefore(None), Known::ClientsDeclined(None), Known::Office(None)];

/// The facts that the columns of a table contain.
pub(crate) fn known_columns(given: &impl Fn(&str) -> bool) -> Facts {
    let known: Vec<Fact> = Fact::ALL.iter().copied().filter(|fact| !lacks(*fact, given)).collect();
    Facts::of(&known)
}

/// Whether a table contains nothing about a fact, neither in its column nor in others.
pub(crate) fn lacks(fact: Fact, given: &impl Fn(&str) -> bool) -> bool {
    let derived = match fact {
        Fact::Decided | Fact::DutyDay | Fact::RightDay => given(ISSUED),
        Fact::Periods => given(START) && given(END),
        fact => NONE_WITHOUT_COLUMN.iter().any(|known| known.fact() == fact),
    };
    !derived && !given(fact.as_str())
}
