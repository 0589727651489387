//! Facts as columns: one row a case, judged by the rules that say whether it may be done.

use crate::columns::{Column, day_at};
use crate::schema::check_columns;
use crate::table::{BETWEEN_LOOKS, Table, arrow_error, pool_of, threads_of};
use crate::{raise, raise_at, services_of};
use arrow_array::builder::{ListBuilder, StringBuilder};
use arrow_array::{Array, ArrayRef, BooleanArray, Int32Array, RecordBatch, RecordBatchReader};
use arrow_buffer::NullBuffer;
use arrow_schema::{ArrowError, DataType, Field, Schema, SchemaRef};
use chrono::{Datelike, NaiveDate};
use pyo3::prelude::*;
use rayon::iter::{IntoParallelRefIterator, ParallelIterator};
use rehab_rules::calendar::days_between;
use rehab_rules::{
    Case, Cell, Change, ClientFacts, Effect, ErrorCode, Fact, Facts, Fields, InfoField, Period, PeriodKind, Rule,
    ServiceDescription, Services, Stage, judge_each, rules,
};
use rehab_rules_capsule::stream_of;
use std::borrow::Cow;
use std::collections::BTreeSet;
use std::ops::Range;
use std::sync::Arc;

/// A column of facts: its name, what it tells, what it takes, and how it fills a block of cases.
struct FactColumn {
    name: &'static str,
    fact: Fact,
    takes: Takes,
    fill: FillCases,
}

/// Fills the cases with a column's cells from a row on. A cell that may not be null makes the fact unknown where it is. Fails with
/// the place of the first case whose cell is not what the column takes.
type FillCases = for<'c> fn(&'c Data<'c>, usize, &mut [Case<'c>]) -> Result<(), usize>;

/// What a column takes. Where the source itself may leave a fact open, a null says so; where it may not, a null is a fact that is
/// not known.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Takes {
    Number,
    NumberOrOpen,
    Flag,
    FlagOrOpen,
    DayOrOpen,
    TextOrOpen,
    Information,
    Groups,
    Periods,
}

impl Takes {
    fn text(self) -> &'static str {
        match self {
            Self::Number => "whole number",
            Self::NumberOrOpen => "whole number, null when there is none",
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
static COLUMNS: &[FactColumn] = &[
    column!("clients", Clients, Number, case => case.course.clients),
    column!("group_size", GroupSize, Number, case => case.course.group_size),
    column!("target_groups", TargetGroups, Groups, case => case.course.target_groups),
    column!("periods", Periods, Periods, case => case.course.periods),
    column!("published", Published, Flag, case => case.course.published),
    column!("confirmed", Confirmed, Flag, case => case.course.confirmed),
    column!("deleted", Deleted, Flag, case => case.course.deleted),
    column!("has_contact", HasContact, Flag, case => case.course.has_contact),
    column!("too_few_on_settle_day", TooFewOnSettleDay, Flag, case => case.course.too_few_on_settle_day),
    column!("same_service", SameService, Flag, case => case.course.same_service),
    column!("client_missed", DutyDaysOfClients, Flag, case => case.course.client_missed),
    column!("earliest_duty_day", DutyDaysOfClients, DayOrOpen, case => case.course.earliest_duty_day),
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
    column!("declared", Declared, NumberOrOpen, case => case.year.declared),
    column!("used", Used, Number, case => case.year.used),
    column!("left", PlacesLeft, Number, case => case.year.left),
    column!("left_next", PlacesLeft, Number, case => case.year.left_next),
    column!("agreed", Agreed, FlagOrOpen, case => case.asked.agreed),
    column!("checked", Checked, FlagOrOpen, case => case.asked.checked),
    column!("new_group_size", NewGroupSize, Number, case => case.asked.group_size),
    column!("new_target_groups", NewTargetGroups, Groups, case => case.asked.target_groups),
    column!("new_periods", NewPeriods, Periods, case => case.asked.periods),
    column!("clients_agreed", ClientsAgreed, FlagOrOpen, case => case.asked.clients_agreed),
    column!("clients_declined", ClientsAgreed, NumberOrOpen, case => case.asked.clients_declined),
    column!("declined_move", DeclinedMove, FlagOrOpen, case => case.asked.declined_move),
    column!("info", Info, Information, case => case.asked.info, Some),
    column!("info_given", Info, Flag, case => case.asked.info_given),
    column!("office", Info, TextOrOpen, case => case.asked.office),
];

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
struct Data<'b> {
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
    fn of(takes: Takes, column: &'b Column, rows: &Range<usize>) -> Result<Self, usize> {
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

/// The day of the case, and what tells facts by the rules of a service: when the client's decision was issued and received, and
/// whether it continues an earlier one.
const ON: &str = "on";
const SERVICE: &str = "service";
const ISSUED: &str = "issued";
const RECEIVED: &str = "received";
const CONTINUES: &str = "continues";
/// The day on which the provider was told of the decision.
const TOLD_ON: &str = "told_on";
/// In place of `periods`: a course of a single period.
const START: &str = "start";
const END: &str = "end";

/// The columns that tell the facts of a change, each with the fact, what the column takes, and what it is in English.
#[pyfunction]
pub(crate) fn fact_columns(changes: Vec<String>) -> Vec<(&'static str, &'static str, &'static str, &'static str)> {
    let read = changes.iter().filter_map(|change| Change::from_word(change)).map(rules::facts_read);
    let read = read.fold(Facts::NONE, Facts::union);
    let columns = COLUMNS.iter().filter(|column| read.contains(column.fact));
    columns.map(|column| (column.name, column.fact.as_str(), column.takes.text(), column.fact.text().en)).collect()
}

/// What happens to the subject of an action, or the change itself; nothing for another word.
#[pyfunction]
pub(crate) fn changes_of(word: &str) -> Vec<&'static str> {
    let one = Change::from_word(word).map(|change| vec![change.as_str()]);
    Change::of_action(word).map(|changes| changes.iter().copied().map(Change::as_str).collect()).or(one).unwrap_or_default()
}

/// Judges a table of facts, one row a case. Gives `allowed`, `rules`, `days_left` and `places_left` of each row, and beside them the
/// rules that no row can be judged by, with the columns that they lack.
#[pyfunction]
#[pyo3(signature = (table, *, changes, service, services, columns, threads))]
pub(crate) fn evaluate_cases(
    py: Python<'_>,
    table: &Bound<'_, PyAny>,
    changes: Vec<String>,
    service: Option<String>,
    services: Option<&Bound<'_, PyAny>>,
    columns: Vec<(String, String)>,
    threads: Option<i64>,
) -> PyResult<(Table, Vec<Lacking>)> {
    let services = services_of(services)?;
    let changes: Vec<Change> = changes.iter().filter_map(|change| Change::from_word(change)).collect();
    let stream = stream_of(table)?;
    let schema = stream.schema();
    check_columns(&schema, &columns, &[]).map_err(arrow_error)?;
    let given = |name: &str| schema.fields().iter().any(|field| name_of(field.name(), &columns) == name);
    let known = known_columns(&given);
    let judged: Vec<Judged> = changes.iter().map(|change| Judged::of(*change, known)).collect();
    let missing = missing(&judged, &given);
    let needed = [(ON, given(ON)), (SERVICE, service.is_some() || given(SERVICE))];
    if let Some((column, _)) = needed.iter().find(|(_, is_there)| !is_there) {
        let message = format!("the table has no column `{column}`");
        return Err(raise(py, message, ErrorCode::MissingField, Some(column)));
    }
    let pool = pool_of(threads_of(threads)?)?;
    let mut batches = Vec::new();
    let mut before = 0_usize;
    for batch in stream {
        let batch = batch.map_err(arrow_error)?;
        let work = |from: &usize| {
            let slice = batch.slice(*from, ROWS.min(batch.num_rows().saturating_sub(*from)));
            let judge = Judge { services: &services, service: service.as_deref(), judged: &judged, known };
            judge.rows(&slice, &columns).map_err(|failed| failed.after(before.saturating_add(*from)))
        };
        let starts: Vec<usize> = (0..batch.num_rows()).step_by(ROWS).collect();
        // A table may be one batch of millions of rows.
        for starts in starts.chunks(BETWEEN_LOOKS / ROWS) {
            let done: Vec<Result<RecordBatch, Failed>> = py.detach(|| pool.install(|| starts.par_iter().map(work).collect()));
            for done in done {
                batches.push(done.map_err(|failed| failed.raise(py))?);
            }
            py.check_signals()?;
        }
        before = before.saturating_add(batch.num_rows());
    }
    Ok((Table::new(result_schema(), batches), missing))
}

/// So many rows are judged together by one thread.
const ROWS: usize = 1 << 14;
/// So many rows have their lists read before they are judged.
const NEAR: usize = 512;
/// So many cases stand side by side while the columns fill them in: few enough to stay near the processor.
const BLOCK: usize = 32;

/// The name that a column has here.
fn name_of<'n>(theirs: &'n str, columns: &'n [(String, String)]) -> &'n str {
    columns.iter().find(|(name, _)| name == theirs).map_or(theirs, |(_, ours)| ours)
}

/// The facts that the columns of a table tell: a fact of several columns when all that it needs are there.
fn known_columns(given: &impl Fn(&str) -> bool) -> Facts {
    let lacks = |fact: Fact| lacking(fact, given).next().is_some();
    let known: Vec<Fact> = Fact::ALL.iter().copied().filter(|fact| !lacks(*fact)).collect();
    Facts::of(&known)
}

/// The columns that a fact needs and the table does not have.
fn lacking(fact: Fact, given: &impl Fn(&str) -> bool) -> impl Iterator<Item = &'static str> {
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

/// The rules of a change that say whether it may be done, what is broken and by when something is due.
struct Judged {
    change: Change,
    rules: Vec<(&'static Rule, Facts)>,
    /// Those that lack a column.
    lacking: Vec<(&'static Rule, Facts)>,
    /// Whether one of those could prohibit it.
    may_be_prohibited: bool,
    /// Whether one of those could have ended the judging before any other rule speaks.
    may_be_idle: bool,
}

impl Judged {
    fn of(change: Change, known: Facts) -> Self {
        // Notices and advice are no part of the answer; a rule that ends the judging of a case is judged whatever it gives.
        let tells = |rule: &Rule| {
            rule.stage != Stage::Content
                || [Effect::Prohibition, Effect::Violation, Effect::Obligation]
                    .iter()
                    .any(|effect| rule.template(*effect).is_some())
        };
        let all = rules::about(change).filter(|(rule, _)| tells(rule));
        let (rules, lacking): (Vec<_>, Vec<(&'static Rule, Facts)>) = all.partition(|(_, reads)| reads.without(known).is_empty());
        let may_be_prohibited = lacking.iter().any(|(rule, _)| could_prohibit(rule));
        let may_be_idle = lacking.iter().any(|(rule, _)| could_end(rule));
        Self { change, rules, lacking, may_be_prohibited, may_be_idle }
    }
}

fn could_prohibit(rule: &Rule) -> bool {
    rule.template(Effect::Prohibition).is_some()
}

/// Whether a rule says that there is nothing to do: what others would then say is not asked.
fn could_end(rule: &Rule) -> bool {
    rule.stage == Stage::Idle && !could_prohibit(rule)
}

/// A rule and the columns that it lacks.
type Lacking = (&'static str, Vec<&'static str>);

/// The rules that lack columns, each once, with those columns.
fn missing(judged: &[Judged], given: &impl Fn(&str) -> bool) -> Vec<Lacking> {
    let mut missing: Vec<Lacking> = Vec::new();
    for (rule, reads) in judged.iter().flat_map(|judged| &judged.lacking) {
        let columns: BTreeSet<&'static str> = reads.iter().flat_map(|fact| lacking(fact, given)).collect();
        if missing.iter().all(|(id, _)| *id != rule.id) {
            missing.push((rule.id, columns.into_iter().collect()));
        }
    }
    missing
}

/// What is wrong with a cell.
#[derive(Debug)]
struct Failed {
    code: ErrorCode,
    column: &'static str,
    row: usize,
}

impl Failed {
    fn after(self, rows: usize) -> Self {
        Self { row: self.row.saturating_add(rows), ..self }
    }

    fn raise(&self, py: Python<'_>) -> PyErr {
        let line = self.row.saturating_add(1);
        let takes = COLUMNS.iter().find(|column| column.name == self.column).map_or("text", |column| column.takes.text());
        let what = match self.code {
            ErrorCode::MissingField => "has no value, and needs one".to_owned(),
            ErrorCode::InvalidDate => "is no day from 1900-01-01 to 2199-12-31".to_owned(),
            ErrorCode::UnknownService => "names no service whose description is in force on the day".to_owned(),
            ErrorCode::PeriodEndsBeforeStart => "is before the start".to_owned(),
            _ => format!("does not fit; it takes: {takes}"),
        };
        raise_at(py, format!("row {line}: `{}` {what}", self.column), self.code, Some(self.column), Some(line))
    }
}

/// How the rows of a table are judged.
struct Judge<'j> {
    services: &'j Services,
    service: Option<&'j str>,
    judged: &'j [Judged],
    known: Facts,
}

/// The columns of a batch that are read.
struct Given {
    on: Option<Column>,
    service: Option<Column>,
    facts: Vec<(&'static FactColumn, Column)>,
    /// The days of the only period, where there is no column of periods.
    period: Option<(Column, Column)>,
}

impl<'j> Judge<'j> {
    fn rows(&self, batch: &RecordBatch, columns: &[(String, String)]) -> Result<RecordBatch, Failed> {
        let find = |name: &str| {
            let place = batch.schema_ref().fields().iter().position(|field| name_of(field.name(), columns) == name)?;
            Some(Column::of(batch.column(place)))
        };
        let wanted = self.judged.iter().fold(Facts::NONE, |all, judged| all.union(rules::facts_read(judged.change)));
        let facts = COLUMNS.iter().filter(|column| wanted.contains(column.fact));
        let given = Given {
            on: find(ON),
            service: find(SERVICE).filter(|_| self.service.is_none()),
            facts: facts.filter_map(|column| Some((column, find(column.name)?))).collect(),
            period: find(START).zip(find(END)).filter(|_| find("periods").is_none()),
        };
        let mut told = find(ISSUED).map(|issued| Told::of(issued, find(RECEIVED), find(CONTINUES), find(TOLD_ON)));
        let (rows, mut out) = (batch.num_rows(), Answers::with(batch.num_rows()));
        for from in (0..rows).step_by(NEAR) {
            self.near_rows(&given, &(from..rows.min(from.saturating_add(NEAR))), &mut told, &mut out)?;
        }
        out.finish().map_err(|_| Failed { code: ErrorCode::InvalidValue, column: ON, row: 0 })
    }

    /// Judges some rows, whose lists are read first.
    fn near_rows(&self, given: &Given, rows: &Range<usize>, told: &mut Option<Told>, out: &mut Answers) -> Result<(), Failed> {
        let failed = |code, column, row| Failed { code, column, row };
        let data = given.facts.iter().map(|(column, of)| {
            let data = Data::of(column.takes, of, rows).map_err(|row| failed(ErrorCode::InvalidValue, column.name, row))?;
            Ok((*column, data))
        });
        let data: Vec<(&FactColumn, Data<'_>)> = data.collect::<Result<_, Failed>>()?;
        let periods = given.period.iter().flat_map(|columns| rows.clone().map(|row| one_period(columns, row)));
        let periods: Vec<Option<Period>> = periods.collect::<Result<_, _>>()?;
        let mut in_force: Option<(&str, &'j ServiceDescription)> = None;
        let mut cases: Vec<Case<'_>> = Vec::with_capacity(BLOCK);
        for from in rows.clone().step_by(BLOCK) {
            let count = rows.end.saturating_sub(from).min(BLOCK);
            for place in 0..count {
                let row = from.saturating_add(place);
                let on = given.on.as_ref().and_then(|on| on.day(row)).ok_or(failed(ErrorCode::MissingField, ON, row))?;
                let on = on.map_err(|()| failed(ErrorCode::InvalidDate, ON, row))?;
                let id = match (self.service, &given.service) {
                    (Some(id), _) => id,
                    (None, Some(column)) => {
                        let id = column.text(row).ok_or(failed(ErrorCode::MissingField, SERVICE, row))?;
                        id.map_err(|()| failed(ErrorCode::InvalidValue, SERVICE, row))?
                    }
                    (None, None) => return Err(failed(ErrorCode::MissingField, SERVICE, row)),
                };
                let description = match in_force {
                    // Mostly it is the very text that was looked at before.
                    Some((known, description)) if (std::ptr::eq(known, id) || known == id) && description.in_force_on(on) => {
                        description
                    }
                    _ => self.services.in_force(id, on).ok_or(failed(ErrorCode::UnknownService, SERVICE, row))?,
                };
                in_force = Some((id, description));
                if cases.len() <= place {
                    cases.push(Case::new(on, self.first_change(), description, self.known));
                }
                let Some(case) = cases.get_mut(place) else { continue };
                (case.on, case.service, case.known, case.change) = (on, description, self.known, self.first_change());
                if let Some(told) = told {
                    told.fill(case, row)?;
                }
                case.course.periods = periods.get(row.saturating_sub(rows.start)).map_or(&[], Option::as_slice);
            }
            let cases = cases.get_mut(..count).unwrap_or_default();
            for (column, data) in &data {
                let code = if column.takes == Takes::DayOrOpen { ErrorCode::InvalidDate } else { ErrorCode::InvalidValue };
                (column.fill)(data, from, cases).map_err(|place| failed(code, column.name, from.saturating_add(place)))?;
            }
            for case in cases {
                self.judge(case, out);
            }
        }
        Ok(())
    }

    fn first_change(&self) -> Change {
        self.judged.first().map_or(Change::Joins, |judged| judged.change)
    }

    fn judge(&self, case: &mut Case<'_>, out: &mut Answers) {
        let (mut allowed, mut due, mut places_left) = (Some(true), None::<NaiveDate>, None);
        let on = case.on;
        for judged in self.judged {
            case.change = judged.change;
            let (mut lacks, mut may_be_idle) = (judged.may_be_prohibited, judged.may_be_idle);
            judge_each(judged.rules.iter().copied(), case, |rule, said, unknown| {
                may_be_idle |= !unknown.is_empty() && could_end(rule);
                if !unknown.is_empty() || may_be_idle {
                    lacks |= could_prohibit(rule);
                    return;
                }
                if matches!(said.effect, Effect::Prohibition | Effect::Violation) {
                    out.broken.push((said.effect, rule.id));
                }
                if said.effect == Effect::Prohibition {
                    allowed = Some(false);
                }
                if matches!(said.effect, Effect::Violation | Effect::Obligation) {
                    due = due.into_iter().chain(said.due).min();
                }
            });
            if lacks && allowed == Some(true) {
                allowed = None;
            }
            places_left = places_left.or_else(|| case.places_left());
        }
        let number = |number: i64| i32::try_from(number).unwrap_or(if number < 0 { i32::MIN } else { i32::MAX });
        out.add(allowed, due.map(|due| number(days_between(on, due))), places_left.map(number));
    }
}

/// What is told of a client's decision, from which the service's months make days.
struct Told {
    issued: Column,
    received: Option<Column>,
    continues: Option<Column>,
    told_on: Option<Column>,
    /// The days that decisions of a few years set; each at the place of its own day, as the last one that stood there.
    days: Vec<Option<DecisionSets>>,
}

/// What a decision is told as, and the days that it sets.
#[derive(Clone, Copy)]
struct DecisionSets {
    told: DecisionTold,
    duty_day: Option<NaiveDate>,
    right_day: Option<NaiveDate>,
}

#[derive(Clone, Copy, PartialEq, Eq)]
struct DecisionTold {
    service: *const ServiceDescription,
    issued: NaiveDate,
    received: Option<NaiveDate>,
    continues: Option<bool>,
    told_on: NaiveDate,
}

impl Told {
    fn of(issued: Column, received: Option<Column>, continues: Option<Column>, told_on: Option<Column>) -> Self {
        Self { issued, received, continues, told_on, days: vec![None; 1 << 10] }
    }

    fn fill(&mut self, case: &mut Case<'_>, row: usize) -> Result<(), Failed> {
        let failed = |code, column| Failed { code, column, row };
        let day = |column: &Column, name| column.day(row).transpose().map_err(|()| failed(ErrorCode::InvalidDate, name));
        let Some(issued) = day(&self.issued, ISSUED)? else {
            (case.client.decided, case.client.duty_day, case.client.right_day) = (false, None, None);
            return Ok(());
        };
        let received = self.received.as_ref().map_or(Ok(None), |column| day(column, RECEIVED))?;
        let continues = self.continues.as_ref().map_or(Ok(None), |column| column.flag(row).transpose());
        let continues = continues.map_err(|()| failed(ErrorCode::InvalidValue, CONTINUES))?;
        let told_on = self.told_on.as_ref().map_or(Ok(None), |column| day(column, TOLD_ON))?;
        // A decision is received when it comes, and judged on the day of the row; elsewhere its day lies behind.
        let told_on = match case.change {
            Change::DecisionReceived => case.on,
            _ => told_on.or(received).unwrap_or(issued),
        };
        let told = DecisionTold { service: case.service, issued, received, continues, told_on };
        let place = usize::try_from(issued.num_days_from_ce()).unwrap_or(0) % self.days.len();
        let sets = match self.days.get(place) {
            Some(Some(sets)) if sets.told == told => *sets,
            _ => {
                let client = ClientFacts::default().with_decision(case.service, issued, received, continues, told_on);
                let sets = DecisionSets { told, duty_day: client.duty_day, right_day: client.right_day };
                if let Some(known) = self.days.get_mut(place) {
                    *known = Some(sets);
                }
                sets
            }
        };
        (case.client.decided, case.client.duty_day, case.client.right_day) = (true, sets.duty_day, sets.right_day);
        Ok(())
    }
}

/// The period of a course that has only one; `None` where there is no schedule.
fn one_period((start, end): &(Column, Column), row: usize) -> Result<Option<Period>, Failed> {
    let failed = |code, column| Failed { code, column, row };
    let day = |column: &Column, name| column.day(row).transpose().map_err(|()| failed(ErrorCode::InvalidDate, name));
    match (day(start, START)?, day(end, END)?) {
        (None, None) => Ok(None),
        (Some(start), Some(end)) if start <= end => Ok(Some(Period { kind: PeriodKind::InPerson, start, end })),
        (Some(_), Some(_)) => Err(failed(ErrorCode::PeriodEndsBeforeStart, END)),
        (Some(_), None) => Err(failed(ErrorCode::MissingField, END)),
        (None, Some(_)) => Err(failed(ErrorCode::MissingField, START)),
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

/// The answers of rows, as columns.
struct Answers {
    allowed: Answer<bool>,
    rules: ListBuilder<StringBuilder>,
    days_left: Answer<i32>,
    places_left: Answer<i32>,
    /// The rules that the row at hand breaks.
    broken: Vec<(Effect, &'static str)>,
}

/// A column of answers, some of them open: plain lists, which are written faster than bits and packed at the end.
struct Answer<T> {
    values: Vec<T>,
    is_known: Vec<bool>,
}

impl<T: Default> Answer<T> {
    fn with(rows: usize) -> Self {
        Self { values: Vec::with_capacity(rows), is_known: Vec::with_capacity(rows) }
    }

    fn push(&mut self, value: Option<T>) {
        self.is_known.push(value.is_some());
        self.values.push(value.unwrap_or_default());
    }

    fn nulls(&self) -> Option<NullBuffer> {
        let nulls = NullBuffer::from(self.is_known.as_slice());
        (nulls.null_count() != 0).then_some(nulls)
    }
}

impl Answers {
    fn with(rows: usize) -> Self {
        // A row breaks about one rule; an id is mostly shorter than this.
        let ids = StringBuilder::with_capacity(rows, rows.saturating_mul(24));
        Self {
            allowed: Answer::with(rows),
            rules: ListBuilder::with_capacity(ids, rows),
            days_left: Answer::with(rows),
            places_left: Answer::with(rows),
            broken: Vec::new(),
        }
    }

    fn add(&mut self, allowed: Option<bool>, days_left: Option<i32>, places_left: Option<i32>) {
        self.allowed.push(allowed);
        self.days_left.push(days_left);
        self.places_left.push(places_left);
        if 1 < self.broken.len() {
            self.broken.sort_unstable_by_key(|(effect, id)| (*effect as usize, *id));
        }
        for (_, id) in self.broken.drain(..) {
            self.rules.values().append_value(id);
        }
        self.rules.append(true);
    }

    fn finish(mut self) -> Result<RecordBatch, ArrowError> {
        let number = |answer: Answer<i32>| -> ArrayRef {
            let nulls = answer.nulls();
            Arc::new(Int32Array::new(answer.values.into(), nulls))
        };
        let columns: Vec<ArrayRef> = vec![
            Arc::new(BooleanArray::new(self.allowed.values.as_slice().into(), self.allowed.nulls())),
            Arc::new(self.rules.finish()),
            number(self.days_left),
            number(self.places_left),
        ];
        RecordBatch::try_new(result_schema(), columns)
    }
}

fn result_schema() -> SchemaRef {
    let rules = DataType::List(Arc::new(Field::new("item", DataType::Utf8, true)));
    let columns =
        [("allowed", DataType::Boolean), ("rules", rules), ("days_left", DataType::Int32), ("places_left", DataType::Int32)];
    Arc::new(Schema::new(columns.map(|(name, of)| Field::new(name, of, true)).to_vec()))
}
