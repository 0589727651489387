//! Facts as columns: one row a case, judged by the rules that say whether it may be done.

mod answers;
mod facts;
mod told;

use crate::arguments::{pool_of, services_of};
use crate::arrow::columns::Column;
use crate::arrow::schema::check_columns;
use crate::errors::{arrow_error, raise, raise_at};
use crate::objects::table::Table;
use answers::{Answers, result_schema};
use arrow_array::{RecordBatch, RecordBatchReader};
use chrono::NaiveDate;
use facts::{COLUMNS, Data, FactColumn, NONE_WITHOUT_COLUMN, Takes, known_columns, lacks};
use pyo3::exceptions::PyValueError;
use pyo3::prelude::*;
use rayon::iter::{IntoParallelRefIterator, ParallelIterator};
use rehab_rules::calendar::days_between;
use rehab_rules::{
    Case, Change, Effect, ErrorCode, Fact, Facts, Known, Period, PeriodKind, Rule, ServiceDescription, Services, Stage,
    judge_each, rules,
};
use rehab_rules_capsule::stream_of;
use std::collections::BTreeSet;
use std::ops::Range;
use told::Told;

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

/// The columns that tell the facts of a change, each with what it takes, and what it is in English.
#[pyfunction]
pub(crate) fn fact_columns(changes: Vec<String>) -> Vec<(&'static str, &'static str, &'static str)> {
    let read = changes.iter().filter_map(|change| Change::from_word(change)).map(rules::facts_read);
    let read = read.fold(Facts::NONE, Facts::union);
    let columns = COLUMNS.iter().filter(|column| read.contains(column.fact));
    columns.map(|column| (column.fact.as_str(), column.takes.text(), column.fact.text().en)).collect()
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
    if let Some((_, name)) = columns.iter().find(|(_, name)| !is_column(name)) {
        return Err(PyValueError::new_err(format!(
            "`columns` names `{name}`, which is no column of facts; fact_columns tells those of an action"
        )));
    }
    let given = |name: &str| schema.fields().iter().any(|field| name_of(field.name(), &columns) == name);
    let known = known_columns(&given);
    let judged: Vec<ChangeRules> = changes.iter().map(|change| ChangeRules::of(*change, known)).collect();
    let missing = missing(&judged, &given);
    let needed = [(ON, given(ON)), (SERVICE, service.is_some() || given(SERVICE))];
    if let Some((column, _)) = needed.iter().find(|(_, is_there)| !is_there) {
        let message = format!("the table has no column `{column}`");
        return Err(raise(py, message, ErrorCode::MissingField, Some(column)));
    }
    let pool = pool_of(threads)?;
    let mut batches = Vec::new();
    let mut before = 0_usize;
    for batch in stream {
        let batch = batch.map_err(arrow_error)?;
        let work = |from: &usize| {
            let slice = batch.slice(*from, ROWS.min(batch.num_rows().saturating_sub(*from)));
            let judge = Judge { services: &services, service: service.as_deref(), judged: &judged };
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
/// So many rows are judged before Python may interrupt.
const BETWEEN_LOOKS: usize = 1 << 18;
/// So many rows have their lists read before they are judged.
const NEAR: usize = 512;
/// So many cases stand side by side while the columns fill them in: few enough to stay near the processor.
const BLOCK: usize = 32;

/// Whether a name is a column of the facts of any change, or one that stands beside them.
fn is_column(name: &str) -> bool {
    Fact::from_word(name).is_some() || [ON, SERVICE, ISSUED, RECEIVED, CONTINUES, TOLD_ON, START, END].contains(&name)
}

/// The name that a column has here.
fn name_of<'n>(theirs: &'n str, columns: &'n [(String, String)]) -> &'n str {
    columns.iter().find(|(name, _)| name == theirs).map_or(theirs, |(_, ours)| ours)
}

/// The rules of a change that say whether it may be done, what is broken and by when something is due.
struct ChangeRules {
    change: Change,
    rules: Vec<(&'static Rule, Facts)>,
    /// Those that lack a column.
    lacking: Vec<(&'static Rule, Facts)>,
    /// Whether one of those could prohibit it.
    may_be_prohibited: bool,
    /// Whether one of those could have ended the judging before any other rule speaks.
    may_be_idle: bool,
}

impl ChangeRules {
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
        let may_be_prohibited = lacking.iter().any(|(rule, _)| rule.could_prohibit(change));
        let may_be_idle = lacking.iter().any(|(rule, _)| could_end(rule));
        Self { change, rules, lacking, may_be_prohibited, may_be_idle }
    }
}

/// Whether a rule says that there is nothing to do: what others would then say is not asked.
fn could_end(rule: &Rule) -> bool {
    rule.stage == Stage::Idle && rule.template(Effect::Prohibition).is_none()
}

/// A rule and the columns that it lacks.
type Lacking = (&'static str, Vec<&'static str>);

/// The rules that lack columns, each once, with those columns.
fn missing(judged: &[ChangeRules], given: &impl Fn(&str) -> bool) -> Vec<Lacking> {
    let mut missing: Vec<Lacking> = Vec::new();
    for (rule, reads) in judged.iter().flat_map(|judged| &judged.lacking) {
        let columns: BTreeSet<&'static str> = reads.iter().filter(|fact| lacks(*fact, given)).map(Fact::as_str).collect();
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
        let column = COLUMNS.iter().find(|column| column.fact.as_str() == self.column);
        let takes =
            column.map_or(if self.column == CONTINUES { Takes::FlagOrOpen.text() } else { "text" }, |column| column.takes.text());
        let what = match self.code {
            ErrorCode::MissingField => "has no value, and needs one".to_owned(),
            ErrorCode::InvalidDate => "is no day from 1900-01-01 to 2199-12-31".to_owned(),
            ErrorCode::UnknownService => "names no service whose description is in force on the day".to_owned(),
            ErrorCode::PeriodEndsBeforeStart => "is before the start".to_owned(),
            _ if self.column == RECEIVED => "lies before the day on which the decision was issued".to_owned(),
            _ => format!("does not fit; it takes: {takes}"),
        };
        raise_at(py, format!("row {line}: `{}` {what}", self.column), self.code, Some(self.column), Some(line))
    }
}

/// How the rows of a table are judged.
struct Judge<'j> {
    services: &'j Services,
    service: Option<&'j str>,
    judged: &'j [ChangeRules],
}

/// The columns of a batch that are read.
struct Given {
    on: Option<Column>,
    service: Option<Column>,
    facts: Vec<(&'static FactColumn, Column)>,
    /// What is told of every case because the table has no column for it.
    none: Vec<Known<'static>>,
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
            facts: facts.filter_map(|column| Some((column, find(column.fact.as_str())?))).collect(),
            none: NONE_WITHOUT_COLUMN.into_iter().filter(|known| wanted.contains(known.fact())).collect(),
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
            let data =
                Data::of(column.takes, of, rows).map_err(|row| failed(ErrorCode::InvalidValue, column.fact.as_str(), row))?;
            Ok((*column, data))
        });
        let data: Vec<(&FactColumn, Data<'_>)> = data.collect::<Result<_, Failed>>()?;
        let days = |column: &Column, name| column.days(rows).map_err(|row| failed(ErrorCode::InvalidDate, name, row));
        let on = given.on.as_ref().map_or(Ok(Vec::new()), |on| days(on, ON))?;
        let periods = match &given.period {
            Some((start, end)) => single_periods(rows.start, &days(start, START)?, &days(end, END)?)?,
            None => Vec::new(),
        };
        let issued = told.as_ref().map_or(Ok(Vec::new()), |told| told.issued(rows))?;
        let mut in_force: Option<(&str, &'j ServiceDescription)> = None;
        let mut cases: Vec<Case<'_>> = Vec::with_capacity(BLOCK);
        for from in rows.clone().step_by(BLOCK) {
            let count = rows.end.saturating_sub(from).min(BLOCK);
            for place in 0..count {
                let row = from.saturating_add(place);
                let near = row.saturating_sub(rows.start);
                let on = on.get(near).copied().flatten().ok_or(failed(ErrorCode::MissingField, ON, row))?;
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
                    cases.push(Case::new(on, self.first_change(), description));
                }
                let Some(case) = cases.get_mut(place) else { continue };
                (case.on, case.service, case.change) = (on, description, self.first_change());
                case.forget();
                given.none.iter().for_each(|known| case.tell(*known));
                if let Some(told) = told {
                    told.fill(case, row, issued.get(near).copied().flatten())?;
                }
                if let Some(period) = periods.get(near) {
                    case.tell(Known::Periods(period.as_slice()));
                }
            }
            let cases = cases.get_mut(..count).unwrap_or_default();
            for (column, data) in &data {
                let code = if column.takes == Takes::DayOrOpen { ErrorCode::InvalidDate } else { ErrorCode::InvalidValue };
                (column.fill)(data, from, cases)
                    .map_err(|place| failed(code, column.fact.as_str(), from.saturating_add(place)))?;
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
                    lacks |= rule.could_prohibit(judged.change);
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

/// The periods of courses that have only one, from a row on; `None` where there is no schedule.
fn single_periods(first: usize, starts: &[Option<NaiveDate>], ends: &[Option<NaiveDate>]) -> Result<Vec<Option<Period>>, Failed> {
    let mut periods = Vec::with_capacity(starts.len());
    for (row, days) in (first..).zip(starts.iter().zip(ends)) {
        periods.push(match days {
            (None, None) => None,
            (Some(start), Some(end)) if start <= end => Some(Period { kind: PeriodKind::InPerson, start: *start, end: *end }),
            (Some(_), Some(_)) => return Err(Failed { code: ErrorCode::PeriodEndsBeforeStart, column: END, row }),
            (Some(_), None) => return Err(Failed { code: ErrorCode::MissingField, column: END, row }),
            (None, Some(_)) => return Err(Failed { code: ErrorCode::MissingField, column: START, row }),
        });
    }
    Ok(periods)
}
