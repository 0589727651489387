//! Cases evaluated by the rules that decide whether the action may be done, a block of rows at a time.

use crate::arrow::columns::Column;
use crate::arrow::csv_file::{BEYOND, Batch};
use crate::arrow::fields::Kind;
use crate::arrow::format::TableFormat;
use crate::cases::answers::{Answers, Broken, answer_schema};
use crate::cases::client_decision::ClientDecision;
use crate::cases::facts::{COLUMNS, Data, FactColumn, NONE_WITHOUT_COLUMN, Takes, known_columns, lacks};
use crate::cases::failed::Failed;
use crate::cases::names::{CLIENT, CONTINUES, COURSE, END, ISSUED, ON, RECEIVED, ROW, SERVICE, START, TOLD_ON};
use arrow_array::RecordBatch;
use arrow_schema::{ArrowError, Schema, SchemaRef};
use chrono::NaiveDate;
use rayon::ThreadPool;
use rayon::iter::{IntoParallelRefIterator, ParallelIterator};
use rehab_rules::{
    Case, Change, Effect, ErrorCode, Fact, FindingView, Known, Language, Period, PeriodKind, Rule, ServiceDescription, Services,
    case::{Facts, judge_each},
    rules,
    rules::{Stage, client::on_confirmed_course_in_time},
};
use std::collections::BTreeSet;
use std::ops::Range;
use std::sync::Arc;

/// How many rows one thread evaluates together.
const TASK_ROWS: usize = 1 << 14;
/// How many rows have their lists read before they are evaluated.
const NEAR: usize = 512;
/// How many cases the columns fill side by side: few enough to stay in the processor's cache.
const BLOCK: usize = 32;

/// The rules of a change that decide whether it may be done, what is broken and by when something is due.
struct ChangeRules {
    change: Change,
    rules: Vec<(&'static Rule, Facts)>,
    /// Those that lack a column.
    lacking: Vec<(&'static Rule, Facts)>,
    /// Whether one of those could prohibit it.
    may_be_prohibited: bool,
    /// Whether one of those could have ended the evaluation before any other rule applies.
    may_be_idle: bool,
    /// Whether one of those states by when a client must be on a confirmed course.
    may_be_due: bool,
}

impl ChangeRules {
    fn of(change: Change, known: Facts) -> Self {
        // Notices and recommendations are not part of the answer; a rule that ends the evaluation of a case is always evaluated.
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
        let may_be_due = lacking.iter().any(|(rule, _)| is_about_placing(rule));
        Self { change, rules, lacking, may_be_prohibited, may_be_idle, may_be_due }
    }
}

/// Whether a rule says that there is nothing to do: other rules are then not evaluated.
fn could_end(rule: &Rule) -> bool {
    rule.stage == Stage::Idle && rule.template(Effect::Prohibition).is_none()
}

/// Whether a rule states by when a client must be on a confirmed course.
fn is_about_placing(rule: &Rule) -> bool {
    rule.id == on_confirmed_course_in_time::RULE.id
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

/// A request about a table of facts.
pub(crate) struct Asked<'j> {
    pub(crate) changes: &'j [Change],
    pub(crate) services: &'j Services,
    /// The service of all rows.
    pub(crate) service: Option<&'j str>,
    /// The format of the table.
    pub(crate) format: &'j TableFormat,
    /// The names of the caller's columns to keep.
    pub(crate) keep: &'j [String],
    /// The language of messages; without it there are no messages.
    pub(crate) language: Option<Language>,
}

/// How the rows of a table are evaluated.
pub(crate) struct Judge<'j> {
    asked: Asked<'j>,
    judged: Vec<ChangeRules>,
    /// Whether any rule could prohibit it: otherwise nothing is requested that could be allowed or not.
    is_asked: bool,
    /// The columns of the result.
    pub(crate) schema: SchemaRef,
    /// The rules that cannot be evaluated for any row, with their missing columns.
    pub(crate) lacking: Vec<Lacking>,
}

/// The columns of a batch that are read.
struct BatchColumns {
    on: Option<Column>,
    service: Option<Column>,
    /// The ids that messages name.
    course: Option<Column>,
    client: Option<Column>,
    facts: Vec<(&'static FactColumn, Column)>,
    /// The facts that are set in every case because the table has no column for them.
    none: Vec<Known<'static>>,
    /// The dates of the only period, if there is no column of periods.
    period: Option<(Column, Column)>,
}

impl<'j> Judge<'j> {
    /// How rows with these columns are evaluated.
    ///
    /// # Errors
    /// Names a kept column that would occur twice in the result.
    pub(crate) fn of(schema: &Schema, asked: Asked<'j>) -> Result<Self, ArrowError> {
        let given = |name: &str| schema.fields().iter().any(|field| asked.format.name_of(field.name()) == name);
        let known = known_columns(&given);
        let judged: Vec<ChangeRules> = asked.changes.iter().map(|change| ChangeRules::of(*change, known)).collect();
        let lacking = missing(&judged, &given);
        // An audit does not evaluate a requested action.
        let is_asked = asked.changes.iter().any(|change| !change.is_of_audit());
        let answers = answer_schema(asked.language.is_some());
        if let Some(name) = asked.keep.iter().find(|name| answers.column_with_name(name).is_some()) {
            let what = format!("the result already has a column `{name}`; rename yours to keep it");
            return Err(ArrowError::SchemaError(what));
        }
        let kept = asked.keep.iter().map(|name| schema.index_of(name)).collect::<Result<Vec<_>, _>>()?;
        let fields = [answers.fields().to_vec(), schema.project(&kept)?.fields().to_vec()].concat();
        Ok(Self { asked, judged, is_asked, schema: Arc::new(Schema::new(fields)), lacking })
    }

    /// A missing column that every row needs.
    pub(crate) fn needs(&self, schema: &Schema) -> Option<&'static str> {
        let given = |name: &str| schema.fields().iter().any(|field| self.asked.format.name_of(field.name()) == name);
        let needed = [(ON, given(ON)), (SERVICE, self.asked.service.is_some() || given(SERVICE))];
        needed.iter().find(|(_, is_there)| !is_there).map(|(column, _)| *column)
    }

    /// The answers of all rows, in order, computed in parallel.
    ///
    /// # Errors
    /// The first invalid cell.
    pub(crate) fn answers(&self, batch: &Batch, pool: &ThreadPool) -> Result<Vec<RecordBatch>, Failed> {
        let cells = &batch.cells;
        let beyond = cells.column_by_name(BEYOND).and_then(|column| (0..cells.num_rows()).find(|row| column.is_valid(*row)));
        let unreadable = batch.unreadable.first().map(|row| (*row, ROW)).into_iter();
        if let Some((row, column)) = unreadable.chain(beyond.map(|row| (row, BEYOND))).min() {
            return Err(Failed { code: ErrorCode::InvalidValue, column, row });
        }
        let starts: Vec<usize> = (0..cells.num_rows()).step_by(TASK_ROWS).collect();
        let answer = |from: &usize| self.rows(&slice(cells, *from, TASK_ROWS)).map_err(|failed| failed.after(*from));
        let answers: Vec<Result<RecordBatch, Failed>> = pool.install(|| starts.par_iter().map(answer).collect());
        answers.into_iter().collect()
    }

    fn rows(&self, batch: &RecordBatch) -> Result<RecordBatch, Failed> {
        let find = |name: &str, kind: Kind| {
            let named = |field: &str| self.asked.format.name_of(field) == name;
            let place = batch.schema_ref().fields().iter().position(|field| named(field.name()))?;
            let column = Column::of(&self.asked.format.read(kind, batch.column(place)));
            Some(if kind == Kind::Text { column.of_texts() } else { column })
        };
        let (day, id) = (|name| find(name, Kind::Day), |name| find(name, Kind::Text));
        let says = self.asked.language.is_some();
        let wanted = self.judged.iter().fold(Facts::NONE, |all, judged| all.union(rules::facts_read(judged.change)));
        let facts = COLUMNS.iter().filter(|column| wanted.contains(column.fact));
        let given = BatchColumns {
            on: day(ON),
            service: id(SERVICE).filter(|_| self.asked.service.is_none()),
            course: id(COURSE).filter(|_| says),
            client: id(CLIENT).filter(|_| says),
            facts: facts.filter_map(|column| Some((column, find(column.fact.as_str(), column.takes.kind())?))).collect(),
            none: NONE_WITHOUT_COLUMN.into_iter().filter(|known| wanted.contains(known.fact())).collect(),
            period: day(START).zip(day(END)).filter(|_| find("periods", Kind::List).is_none()),
        };
        let mut decision =
            day(ISSUED).map(|issued| ClientDecision::of(issued, day(RECEIVED), find(CONTINUES, Kind::Flag), day(TOLD_ON)));
        let (rows, mut out) = (batch.num_rows(), Answers::with(batch.num_rows(), says));
        for from in (0..rows).step_by(NEAR) {
            self.near_rows(&given, &(from..rows.min(from.saturating_add(NEAR))), &mut decision, &mut out)?;
        }
        let failed = |_| Failed { code: ErrorCode::InvalidValue, column: ON, row: 0 };
        let kept = self.asked.keep.iter().filter_map(|name| batch.column_by_name(name).map(Arc::clone));
        let columns = out.finish().map_err(failed)?.columns().iter().cloned().chain(kept).collect();
        RecordBatch::try_new(Arc::clone(&self.schema), columns).map_err(failed)
    }

    /// Evaluates some rows, whose lists are read first.
    fn near_rows(
        &self,
        given: &BatchColumns,
        rows: &Range<usize>,
        decision: &mut Option<ClientDecision>,
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
        let issued = decision.as_ref().map_or(Ok(Vec::new()), |decision| decision.issued(rows))?;
        let mut in_force: Option<(&str, &'j ServiceDescription)> = None;
        let mut cases: Vec<Case<'_>> = Vec::with_capacity(BLOCK);
        for from in rows.clone().step_by(BLOCK) {
            let count = rows.end.saturating_sub(from).min(BLOCK);
            for place in 0..count {
                let row = from.saturating_add(place);
                let near = row.saturating_sub(rows.start);
                let on = on.get(near).copied().flatten().ok_or(failed(ErrorCode::MissingField, ON, row))?;
                let id = match (self.asked.service, &given.service) {
                    (Some(id), _) => id,
                    (None, Some(column)) => {
                        let id = column.text(row).ok_or(failed(ErrorCode::MissingField, SERVICE, row))?;
                        id.map_err(|()| failed(ErrorCode::InvalidValue, SERVICE, row))?
                    }
                    (None, None) => return Err(failed(ErrorCode::MissingField, SERVICE, row)),
                };
                let description = match in_force {
                    // Usually this is the same string as in the row before.
                    Some((known, description)) if (std::ptr::eq(known, id) || known == id) && description.in_force_on(on) => {
                        description
                    }
                    _ => self.asked.services.in_force(id, on).ok_or(failed(ErrorCode::UnknownService, SERVICE, row))?,
                };
                in_force = Some((id, description));
                if cases.len() <= place {
                    cases.push(Case::new(on, self.first_change(), description));
                }
                let Some(case) = cases.get_mut(place) else { continue };
                (case.on, case.service, case.change) = (on, description, self.first_change());
                case.forget();
                given.none.iter().for_each(|known| case.tell(*known));
                if let Some(decision) = decision {
                    decision.fill(case, row, issued.get(near).copied().flatten())?;
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
            for (row, case) in (from..).zip(cases) {
                let name = |column: &Option<Column>, name| {
                    let text = column.as_ref().and_then(|column| column.text(row).map(|text| text.map(str::to_owned)));
                    text.transpose().map_err(|()| failed(ErrorCode::InvalidValue, name, row))
                };
                let (course, client) = (name(&given.course, COURSE)?, name(&given.client, CLIENT)?);
                self.judge(case, course.as_deref(), client.as_deref(), out);
            }
        }
        Ok(())
    }

    fn first_change(&self) -> Change {
        self.judged.first().map_or(Change::Joins, |judged| judged.change)
    }

    fn judge(&self, case: &mut Case<'_>, course: Option<&str>, client: Option<&str>, out: &mut Answers) {
        let (mut allowed, mut due, mut places_left) = (self.is_asked.then_some(true), None::<NaiveDate>, None);
        for judged in &self.judged {
            case.change = judged.change;
            let (mut lacks, mut may_be_idle, mut may_be_due) = (judged.may_be_prohibited, judged.may_be_idle, judged.may_be_due);
            judge_each(judged.rules.iter().copied(), case, |rule, said, unknown| {
                may_be_idle |= !unknown.is_empty() && could_end(rule);
                if !unknown.is_empty() || may_be_idle {
                    lacks |= rule.could_prohibit(judged.change);
                    may_be_due |= is_about_placing(rule);
                    return;
                }
                if matches!(said.effect, Effect::Prohibition | Effect::Violation) {
                    let say = |language| FindingView::of(rule, &said, course, client).message(language);
                    let message = self.asked.language.map(say);
                    out.broken.push(Broken { effect: said.effect, rule: rule.id, message });
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
            if may_be_due {
                due = due.into_iter().chain(case.last_day()).min();
            }
            places_left = places_left.or_else(|| case.places_left());
        }
        out.add(case.on, allowed, due, places_left);
    }
}

/// The periods of courses with only one, from a row on; `None` without a schedule.
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

/// At most this many rows of a batch, from a row on.
pub(crate) fn slice(batch: &RecordBatch, from: usize, most: usize) -> RecordBatch {
    batch.slice(from, most.min(batch.num_rows().saturating_sub(from)))
}
