//! The columns of facts: what each tells, and how it fills cases.

use super::{END, ISSUED, START};
use crate::columns::{Column, day_at};
use arrow_array::Array;
use rehab_rules::{Case, Cell, Fact, Facts, Fields, InfoField, Period, PeriodKind};
use std::borrow::Cow;
use std::ops::Range;

/// A column of facts: its name, what it tells, what it takes, and how it fills a block of cases.
pub(super) struct FactColumn {
    pub(super) name: &'static str,
    pub(super) fact: Fact,
    pub(super) takes: Takes,
    pub(super) fill: FillCases,
}

/// Fills the cases with a column's cells from a row on. A cell that may not be null makes the fact unknown where it is. Fails with
/// the place of the first case whose cell is not what the column takes.
pub(super) type FillCases = for<'c> fn(&'c Data<'c>, usize, &mut [Case<'c>]) -> Result<(), usize>;

/// What a column takes. Where the source itself may leave a fact open, a null says so; where it may not, a null is a fact that is
/// not known.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Takes {
    Number,
    NumberOrOpen,
    /// Of people or places.
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
    pub(super) fn text(self) -> &'static str {
        match self {
            Self::Number => "whole number",
            Self::NumberOrOpen => "whole number, null when there is none",
            Self::Count => "whole number from 0",
            Self::CountOrOpen => "whole number from 0, null when there is none",
            Self::Flag => "true or false",
            Self::FlagOrOpen => "true or false, null when not told",
            Self::DayOrOpen => "day, null when there is none",
            Self::TextOrOpen => "text, null when not told",
            Self::Information => "`multiprofessional_experience`, `distance_experience` or `pool`",
            Self::Groups => "list of texts",
            Self::Periods => "list of `kind`, `start`, `end`",
        }
    }
}

/// A column of facts that stands in a field of the case: a loop of its own for each, which runs over a block of cases at once.
macro_rules! column {
    ($name:literal, $fact:ident, $takes:ident, $case:ident => $field:expr $(, $from:expr)?) => {
        FactColumn {
            name: $name,
            fact: Fact::$fact,
            takes: Takes::$takes,
            fill: |data, from, cases| column!(@ $takes, data, from, cases, Fact::$fact, |$case, value| $field = column!(@value value $(, $from)?)),
        }
    };
    (@value $value:ident) => { $value };
    (@value $value:ident, $from:expr) => { $from($value) };
    (@ Number, $data:ident, $from:ident, $cases:ident, $fact:expr, $fill:expr) => {
        match $data.column {
            Column::Number(array) => needed($cases, $from, $fact, |row| array.is_valid(row).then(|| Ok(array.value(row))), $fill),
            column => needed($cases, $from, $fact, |row| column.whole(row), $fill),
        }
    };
    (@ Count, $data:ident, $from:ident, $cases:ident, $fact:expr, $fill:expr) => {
        match $data.column {
            Column::Number(array) => needed($cases, $from, $fact, |row| array.is_valid(row).then(|| count(array.value(row))), $fill),
            column => needed($cases, $from, $fact, |row| column.whole(row).map(|number| count(number?)), $fill),
        }
    };
    (@ Flag, $data:ident, $from:ident, $cases:ident, $fact:expr, $fill:expr) => {
        match $data.column {
            Column::Flag(array) => needed($cases, $from, $fact, |row| array.is_valid(row).then(|| Ok(array.value(row))), $fill),
            column => needed($cases, $from, $fact, |row| column.flag(row), $fill),
        }
    };
    (@ Information, $data:ident, $from:ident, $cases:ident, $fact:expr, $fill:expr) => {
        needed($cases, $from, $fact, |row| $data.information(row), $fill)
    };
    (@ Groups, $data:ident, $from:ident, $cases:ident, $fact:expr, $fill:expr) => {
        needed($cases, $from, $fact, |row| $data.groups.get(row).map(Ok), $fill)
    };
    (@ Periods, $data:ident, $from:ident, $cases:ident, $fact:expr, $fill:expr) => {
        needed($cases, $from, $fact, |row| $data.periods.get(row).map(Ok), $fill)
    };
    (@ NumberOrOpen, $data:ident, $from:ident, $cases:ident, $fact:expr, $fill:expr) => {
        open($cases, $from, |row| $data.column.whole(row), $fill)
    };
    (@ CountOrOpen, $data:ident, $from:ident, $cases:ident, $fact:expr, $fill:expr) => {
        open($cases, $from, |row| $data.column.whole(row).map(|number| count(number?)), $fill)
    };
    (@ FlagOrOpen, $data:ident, $from:ident, $cases:ident, $fact:expr, $fill:expr) => {
        open($cases, $from, |row| $data.column.flag(row), $fill)
    };
    (@ DayOrOpen, $data:ident, $from:ident, $cases:ident, $fact:expr, $fill:expr) => {
        match $data.column {
            Column::Day(array) => open($cases, $from, |row| array.is_valid(row).then(|| day_at(array.value(row))), $fill),
            column => open($cases, $from, |row| column.day(row), $fill),
        }
    };
    (@ TextOrOpen, $data:ident, $from:ident, $cases:ident, $fact:expr, $fill:expr) => {
        open($cases, $from, |row| $data.column.text(row), $fill)
    };
}

/// Every column of facts. Those of what is asked for are called `new_…` where the course has such a fact already.
pub(super) static COLUMNS: &[FactColumn] = &[
    column!("clients", Clients, Count, case => case.course.clients),
    column!("group_size", GroupSize, Count, case => case.course.group_size),
    column!("target_groups", TargetGroups, Groups, case => case.course.target_groups),
    column!("periods", Periods, Periods, case => case.course.periods),
    column!("published", Published, Flag, case => case.course.published),
    column!("confirmed", Confirmed, Flag, case => case.course.confirmed),
    column!("deleted", Deleted, Flag, case => case.course.deleted),
    column!("has_contact", HasContact, Flag, case => case.course.has_contact),
    column!("too_few_on_settle_day", TooFewOnSettleDay, Flag, case => case.course.too_few_on_settle_day),
    column!("same_service", SameService, Flag, case => case.course.same_service),
    column!("confirmed_with", ConfirmedWith, CountOrOpen, case => case.course.confirmed_with),
    column!("earliest_right_day", EarliestRightDay, DayOrOpen, case => case.course.earliest_right_day),
    column!("decided", Decided, Flag, case => case.client.decided),
    column!("target_group", TargetGroup, TextOrOpen, case => case.client.target_group),
    column!("duty_day", DutyDay, DayOrOpen, case => case.client.duty_day),
    column!("placed_on_duty_day", PlacedOnDutyDay, Flag, case => case.client.placed_on_duty_day),
    column!("right_day", RightDay, DayOrOpen, case => case.client.right_day),
    column!("placed_on_right_day", RightDay, Flag, case => case.client.placed_on_right_day),
    column!("placed_since", Placed, DayOrOpen, case => case.client.placed_since),
    column!("placed_course_started", Placed, Flag, case => case.client.placed_course_started),
    column!("on_course", OnCourse, Flag, case => case.client.on_course),
    column!("on_open_course", OnOpenCourse, Flag, case => case.client.on_open_course),
    column!("on_any_course", OnAnyCourse, Flag, case => case.client.on_any_course),
    column!("left_another_course", LeftAnotherCourse, Flag, case => case.client.left_another_course),
    column!("first_begun", FirstBegun, DayOrOpen, case => case.client.first_begun),
    column!("begun_until", BegunUntil, DayOrOpen, case => case.client.begun_until),
    column!("authority_line_told", AuthorityLineTold, Flag, case => case.client.authority_line_told),
    column!("a_course_can_take", CourseForClient, Flag, case => case.client.a_course_can_take),
    column!("a_group_can_be_added", CourseForClient, Flag, case => case.client.a_group_can_be_added),
    column!("declines", Declines, Flag, case => case.client.declines),
    column!("year", Year, Number, case => case.year.year, year),
    column!("year_before", Year, NumberOrOpen, case => case.year.before, |before: Option<i64>| before.map(year)),
    column!("declared", Declared, CountOrOpen, case => case.year.declared),
    column!("used", Used, Count, case => case.year.used),
    column!("left", PlacesLeft, Number, case => case.year.left),
    column!("left_next", PlacesLeft, Number, case => case.year.left_next),
    column!("agreed", Agreed, FlagOrOpen, case => case.asked.agreed),
    column!("checked", Checked, FlagOrOpen, case => case.asked.checked),
    column!("new_group_size", NewGroupSize, Count, case => case.asked.group_size),
    column!("new_target_groups", NewTargetGroups, Groups, case => case.asked.target_groups),
    column!("new_periods", NewPeriods, Periods, case => case.asked.periods),
    column!("clients_agreed", ClientsAgreed, FlagOrOpen, case => case.asked.clients_agreed),
    column!("clients_declined", ClientsAgreed, CountOrOpen, case => case.asked.clients_declined),
    column!("declined_move", DeclinedMove, FlagOrOpen, case => case.asked.declined_move),
    column!("info", Info, Information, case => case.asked.info, Some),
    column!("info_given", Info, Flag, case => case.asked.info_given),
    column!("office", Info, TextOrOpen, case => case.asked.office),
];

fn count(number: i64) -> Result<i64, ()> {
    if number < 0 { Err(()) } else { Ok(number) }
}

fn year(number: i64) -> i32 {
    i32::try_from(number).unwrap_or(if number < 0 { i32::MIN } else { i32::MAX })
}

/// Fills in a fact that has to be known.
#[inline]
fn needed<'c, T>(
    cases: &mut [Case<'c>],
    from: usize,
    fact: Fact,
    read: impl Fn(usize) -> Option<Result<T, ()>>,
    fill: impl Fn(&mut Case<'c>, T),
) -> Result<(), usize> {
    for (place, case) in cases.iter_mut().enumerate() {
        match read(from.saturating_add(place)) {
            Some(Ok(value)) => fill(case, value),
            Some(Err(())) => return Err(place),
            None => case.known = case.known.without(Facts::of(&[fact])),
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

/// A column, and its lists read.
pub(super) struct Data<'b> {
    column: &'b Column,
    groups: List<Cow<'b, str>>,
    periods: List<Period>,
}

/// The lists of a column, one after the other.
struct List<T> {
    /// The first row.
    first: usize,
    elements: Vec<T>,
    /// Where the list of each row stands; none for a null.
    places: Vec<Option<Range<usize>>>,
}

impl<T> Default for List<T> {
    fn default() -> Self {
        Self { first: 0, elements: Vec::new(), places: Vec::new() }
    }
}

impl<T> List<T> {
    /// Reads the cells of some rows; fails with the row whose cell is no such list. `read` tells whether there is one.
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
    pub(super) fn of(takes: Takes, column: &'b Column, rows: &Range<usize>) -> Result<Self, usize> {
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
        out.push(Period { kind, start, end });
    }
    // The periods of the rows before stand in front.
    let read = out.get(before..).unwrap_or_default();
    if read.is_sorted_by_key(|period| period.start) { Ok(true) } else { Err(()) }
}

/// The facts that the columns of a table tell: a fact of several columns when all that it needs are there.
pub(super) fn known_columns(given: &impl Fn(&str) -> bool) -> Facts {
    let lacks = |fact: Fact| lacking(fact, given).next().is_some();
    let known: Vec<Fact> = Fact::ALL.iter().copied().filter(|fact| !lacks(*fact)).collect();
    Facts::of(&known)
}

/// The columns that a fact needs and the table does not have.
pub(super) fn lacking(fact: Fact, given: &impl Fn(&str) -> bool) -> impl Iterator<Item = &'static str> {
    let derived = |name: &str| match name {
        "decided" | "duty_day" | "right_day" => given(ISSUED),
        "periods" => given(START) && given(END),
        // What is only told of some cases may be left out.
        "year_before" | "clients_declined" | "office" => true,
        _ => false,
    };
    COLUMNS
        .iter()
        .filter(move |column| column.fact == fact && !given(column.name) && !derived(column.name))
        .map(|column| column.name)
}
