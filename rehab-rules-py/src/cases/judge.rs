//! Cases judged by the rules that say whether they may be done, a block of rows at a time.

use crate::arrow::columns::Column;
use crate::cases::answers::Answers;
use crate::cases::client_decision::ClientDecision;
use crate::cases::facts::{COLUMNS, Data, FactColumn, NONE_WITHOUT_COLUMN, Takes, known_columns, lacks};
use crate::cases::failed::Failed;
use crate::cases::names::{CONTINUES, END, ISSUED, ON, RECEIVED, SERVICE, START, TOLD_ON, name_of};
use arrow_array::RecordBatch;
use arrow_schema::Schema;
use chrono::NaiveDate;
use rayon::ThreadPool;
use rayon::iter::{IntoParallelRefIterator, ParallelIterator};
use rehab_rules::calendar::days_between;
use rehab_rules::{
    Case, Change, Effect, ErrorCode, Fact, Known, Period, PeriodKind, Rule, ServiceDescription, Services,
    case::{Facts, judge_each},
    rules,
    rules::Stage,
};
use std::collections::BTreeSet;
use std::ops::Range;

/// So many rows are judged together by one thread.
const TASK_ROWS: usize = 1 << 14;
/// So many rows have their lists read before they are judged.
const NEAR: usize = 512;
/// So many cases stand side by side while the columns fill them in: few enough to stay near the processor.
const BLOCK: usize = 32;

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
pub(crate) type Lacking = (&'static str, Vec<&'static str>);

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

/// How the rows of a table are judged.
pub(crate) struct Judge<'j> {
    columns: &'j [(String, String)],
    services: &'j Services,
    service: Option<&'j str>,
    judged: Vec<ChangeRules>,
    /// The rules that no row can be judged by, with the columns that they lack.
    pub(crate) lacking: Vec<Lacking>,
}

/// The columns of a batch that are read.
struct BatchColumns {
    on: Option<Column>,
    service: Option<Column>,
    facts: Vec<(&'static FactColumn, Column)>,
    /// What is told of every case because the table has no column for it.
    none: Vec<Known<'static>>,
    /// The days of the only period, where there is no column of periods.
    period: Option<(Column, Column)>,
}

impl<'j> Judge<'j> {
    /// How rows with these columns are judged; `columns` are names that columns have in the table and ours.
    ///
    /// # Errors
    /// Names a column that every row needs, and that is not there.
    pub(crate) fn of(
        schema: &Schema,
        columns: &'j [(String, String)],
        changes: &[Change],
        services: &'j Services,
        service: Option<&'j str>,
    ) -> Result<Self, &'static str> {
        let given = |name: &str| schema.fields().iter().any(|field| name_of(field.name(), columns) == name);
        let needed = [(ON, given(ON)), (SERVICE, service.is_some() || given(SERVICE))];
        if let Some((column, _)) = needed.iter().find(|(_, is_there)| !is_there) {
            return Err(column);
        }
        let known = known_columns(&given);
        let judged: Vec<ChangeRules> = changes.iter().map(|change| ChangeRules::of(*change, known)).collect();
        let lacking = missing(&judged, &given);
        Ok(Self { columns, services, service, judged, lacking })
    }

    /// The answers of all rows, in their order, worked out side by side.
    ///
    /// # Errors
    /// The first cell that is wrong.
    pub(crate) fn answers(&self, batch: &RecordBatch, pool: &ThreadPool) -> Result<Vec<RecordBatch>, Failed> {
        let starts: Vec<usize> = (0..batch.num_rows()).step_by(TASK_ROWS).collect();
        let answer = |from: &usize| self.rows(&slice(batch, *from, TASK_ROWS)).map_err(|failed| failed.after(*from));
        let answers: Vec<Result<RecordBatch, Failed>> = pool.install(|| starts.par_iter().map(answer).collect());
        answers.into_iter().collect()
    }

    fn rows(&self, batch: &RecordBatch) -> Result<RecordBatch, Failed> {
        let find = |name: &str| {
            let place = batch.schema_ref().fields().iter().position(|field| name_of(field.name(), self.columns) == name)?;
            Some(Column::of(batch.column(place)))
        };
        let wanted = self.judged.iter().fold(Facts::NONE, |all, judged| all.union(rules::facts_read(judged.change)));
        let facts = COLUMNS.iter().filter(|column| wanted.contains(column.fact));
        let given = BatchColumns {
            on: find(ON),
            service: find(SERVICE).filter(|_| self.service.is_none()).map(Column::of_texts),
            facts: facts.filter_map(|column| Some((column, column.takes.column(find(column.fact.as_str())?)))).collect(),
            none: NONE_WITHOUT_COLUMN.into_iter().filter(|known| wanted.contains(known.fact())).collect(),
            period: find(START).zip(find(END)).filter(|_| find("periods").is_none()),
        };
        let mut told = find(ISSUED).map(|issued| ClientDecision::of(issued, find(RECEIVED), find(CONTINUES), find(TOLD_ON)));
        let (rows, mut out) = (batch.num_rows(), Answers::with(batch.num_rows()));
        for from in (0..rows).step_by(NEAR) {
            self.near_rows(&given, &(from..rows.min(from.saturating_add(NEAR))), &mut told, &mut out)?;
        }
        out.finish().map_err(|_| Failed { code: ErrorCode::InvalidValue, column: ON, row: 0 })
    }

    /// Judges some rows, whose lists are read first.
    fn near_rows(
        &self,
        given: &BatchColumns,
        rows: &Range<usize>,
        told: &mut Option<ClientDecision>,
        out: &mut Answers,
    ) -> Result<(), Failed> {
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
        for judged in &self.judged {
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
            (Some(start), Some(end)) if start <= end => Some(Period::new(PeriodKind::InPerson, *start, *end)),
            (Some(_), Some(_)) => return Err(Failed { code: ErrorCode::PeriodEndsBeforeStart, column: END, row }),
            (Some(_), None) => return Err(Failed { code: ErrorCode::MissingField, column: END, row }),
            (None, Some(_)) => return Err(Failed { code: ErrorCode::MissingField, column: START, row }),
        });
    }
    Ok(periods)
}

/// At most so many rows of a batch from one on.
pub(crate) fn slice(batch: &RecordBatch, from: usize, most: usize) -> RecordBatch {
    batch.slice(from, most.min(batch.num_rows().saturating_sub(from)))
}
