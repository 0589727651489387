//! Which values of a field are allowed, and what ends them: the rules are asked about the values at which the answer can change.

use super::fields::{facts_not_given, root};
use super::turns::{Moving, Turns, day, number};
use super::{Entered, named};
use crate::calendar::{months_after, months_before};
use crate::contract::{write_edge, write_runs};
use crate::decide::decision::Decision;
use crate::decide::edge::Edge;
use crate::decide::finding::FindingView;
use crate::decide::turns::Turns as TurnsOfDay;
use crate::decide::window::{Part, Run, Standing, Window};
use crate::form::FormOptions;
use crate::form::typed::Draft;
use crate::input::action::Action;
use crate::input::error::InputError;
use crate::input::fields::element_field;
use crate::input::kinds::{Given, PLACES, YEARS};
use crate::input::period::{Period, PeriodKind, first_start};
use crate::input::service::TargetGroup;
use crate::json_writer::{Members, write_number, write_text};
use crate::rules::fact::Facts;
use crate::rules::rule::Effect;
use crate::rules::values::Value;
use crate::state::provider::Provider;
use crate::text::Language;
use crate::words::Limits;
use alloc::borrow::{Cow, ToOwned};
use alloc::string::String;
use alloc::vec;
use alloc::vec::Vec;
use chrono::NaiveDate;
use core::fmt;

/// The allowed values of a field: those with which nothing is prohibited, given the other fields.
///
/// ```
/// use rehab_rules::{Provider, Services, form::{Bounds, FormOptions, Typed}};
/// let rows = br#"{"snapshot":1,"provider":"P1","capacity":[{"service":"kela.family-carers","year":2026,"places":8}]}"#;
/// let provider = Provider::from_json(rows, Services::built_in())?;
/// let typed = Typed::from_json(r#"{"on":"2026-01-07","service":"kela.family-carers","year":2026}"#).unwrap();
/// let form = provider.check_form("create_course", &typed, &FormOptions::default());
/// let (_, bounds) = form.bounds.iter().find(|(path, _)| path == "group_size").unwrap();
/// let Bounds::Numbers(sizes) = bounds else { panic!("a size is a number") };
/// let sizes = &sizes.allowed[0];
/// assert_eq!((sizes.first, sizes.last), (6, 8));
/// // Six are needed, and eight places are declared.
/// assert_eq!(sizes.lower.findings()[0].rule.id, "course/group-size-within-range");
/// assert_eq!(sizes.upper.findings()[0].rule.id, "course/places-within-capacity");
///
/// // A schedule is moved whole, by a number of days: here as long as it begins in 2026.
/// let typed = r#"{"on":"2026-01-07","service":"kela.family-carers","periods":[{"kind":"digital","start":"2026-12-01","end":"2027-02-26"}]}"#;
/// let form = provider.check_form("create_course", &Typed::from_json(typed)?, &FormOptions::default());
/// let bounds = |path| form.bounds.iter().find(|(other, _)| other == path).map(|(_, bounds)| bounds);
/// let Some(Bounds::Offsets(offsets)) = bounds("periods") else { panic!("a schedule is given") };
/// assert_eq!((offsets.allowed[0].first, offsets.allowed[0].last), (-334, 30));
/// let Some(Bounds::Days { days, with_length: Some(with_length) }) = bounds("periods[0].start") else { panic!("a period is given") };
/// assert_eq!(days.allowed, with_length.allowed); // no date is after the end date, which would move with it
/// # Ok::<(), rehab_rules::InputError>(())
/// ```
// Neither this nor `Choice` is `non_exhaustive`: a form that ignored a kind of bounds would offer values that are not allowed.
#[derive(Clone, Debug, PartialEq)]
pub enum Bounds {
    /// Every number in one run.
    Numbers(Window<i64>),
    /// Only these values; if the list is empty, none.
    Options(Vec<Choice>),
    /// Dates; if there is no run, none of those checked.
    Days {
        /// The allowed dates. If a period's start is moved past its end, the end moves with it.
        days: Window,
        /// For a period's start: the dates allowed if the end moves with it, so that the period keeps its length.
        with_length: Option<Window>,
    },
    /// The number of days by which the whole schedule can be moved, all its periods alike; 0 is the current position. It is the schedule
    /// of the form or, if the form has none, that of the course.
    Offsets(Window<i64>),
}

/// An allowed value.
///
/// ```
/// # use rehab_rules::{Provider, Services, form::{FormOptions, Typed}};
/// use rehab_rules::form::{Bounds, Choice};
/// # let provider = Provider::new("P1", Services::built_in())?;
/// let typed = Typed::from_json(r#"{"on":"2026-01-07"}"#).unwrap();
/// let form = provider.check_form("declare_capacity", &typed, &FormOptions::default());
/// let services = ["kela.family-carers", "kela.rare-connective-tissue"].map(|id| Choice::Text(id.into()));
/// assert_eq!(form.bounds, [("service".to_owned(), Bounds::Options(services.into()))]);
/// # Ok::<(), rehab_rules::InputError>(())
/// ```
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Choice {
    /// An id.
    Text(String),
    /// A number, if there is a gap before or after it.
    Number(i64),
}

impl fmt::Display for Choice {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Text(id) => f.write_str(id),
            Self::Number(number) => number.fmt(f),
        }
    }
}

impl Bounds {
    pub(crate) fn write(&self, of: &mut Members<'_>, language: Language) {
        match self {
            Self::Numbers(numbers) => {
                for run in &numbers.allowed {
                    of.number("min", run.first);
                    of.number("max", run.last);
                    of.object("lower", |of| write_edge(of, &run.lower, Some(language)));
                    of.object("upper", |of| write_edge(of, &run.upper, Some(language)));
                }
                write_in_order(of, numbers, language, |of, name, number| of.number(name, number));
            }
            Self::Options(options) => of.each("options", options, |out, option| match option {
                Choice::Text(text) => write_text(out, text),
                Choice::Number(number) => write_number(out, *number),
            }),
            Self::Days { days, with_length } => {
                write_days(of, days, language);
                if let Some(days) = with_length {
                    of.object("with_length", |of| write_days(of, days, language));
                }
            }
            Self::Offsets(offsets) => {
                let number = |of: &mut Members<'_>, name: &str, number| of.number(name, number);
                write_runs(of, "offsets", &offsets.allowed, Some(language), number);
                write_in_order(of, offsets, language, number);
            }
        }
    }
}

fn write_days(of: &mut Members<'_>, days: &Window, language: Language) {
    let day = |of: &mut Members<'_>, name: &str, day| of.day(name, day);
    of.optional_day("min", days.allowed.first().map(|run| run.first));
    of.optional_day("max", days.allowed.last().map(|run| run.last));
    write_runs(of, "days", &days.allowed, Some(language), day);
    write_in_order(of, days, language, day);
}

/// Writes the values that break no duty, if they are not all allowed values.
fn write_in_order<T: Copy + PartialEq>(
    of: &mut Members<'_>,
    window: &Window<T>,
    language: Language,
    value: fn(&mut Members<'_>, &str, T),
) {
    if window.in_order != window.allowed {
        write_runs(of, "in_order", &window.in_order, Some(language), value);
    }
}

/// The bounds of each requested field that has a domain to search, with the reasons if no value is allowed.
pub(super) fn of(
    provider: &Provider,
    entered: &Entered<'_>,
    draft: &Draft<'_>,
    options: &FormOptions<'_>,
) -> Vec<(String, Bounds, Option<Reasons>)> {
    let window = options.window.unwrap_or((months_before(entered.on, 12), months_after(entered.on, 24)));
    let action = entered.action.clone();
    let (not_given, decision) = (Facts::NONE, Decision::new());
    let mut search =
        Search { provider, entered, draft, action, not_given, decision, works: false, always: Vec::new(), first: None };
    let mut bounds = Vec::new();
    let mut find = |path: String, field: &'static str, place: Option<usize>| {
        if options.bounds.is_none_or(|wanted| wanted.contains(&path.as_str())) {
            search.action.clone_from(&entered.action);
            search.not_given = facts_not_given(draft.not_given.iter().filter(|other| !entered.determines(&path, other)));
            search.forget();
            if let Some(found) = search.bounds(&path, field, place, window) {
                let reasons = search.reasons();
                bounds.push((path, found, reasons));
            }
        }
    };
    for field in core::iter::once("on").chain(entered.action.fields().iter().map(|field| field.name)) {
        if field == "periods" {
            find(field.to_owned(), field, None);
            for place in 0..entered.periods.len().min(MAX_PERIODS_SEARCHED) {
                find(element_field("periods", place, "start"), "start", Some(place));
                find(element_field("periods", place, "end"), "end", Some(place));
            }
        } else {
            find(field.to_owned(), field, None);
        }
    }
    bounds
}

impl Entered<'_> {
    /// Whether a value at one path also determines another field: a period with only one date given lasts that day.
    fn determines(&self, path: &str, other: &str) -> bool {
        let is_day = |field: &str| field == "start" || field == "end";
        let gives_day = |field: &str| is_day(field) || (field == "period" && self.days != [None, None]);
        root(path) == root(other) || (gives_day(root(path)) && is_day(root(other)))
    }
}

/// In a longer schedule, only the first periods have bounds for their dates: each date is judged.
const MAX_PERIODS_SEARCHED: usize = 24;
/// The number of probes after which the search for another limit stops.
const MAX_PROBES: usize = 64;

/// Why no value of a field is allowed.
#[derive(Clone, Debug)]
pub(super) struct Reasons {
    /// The decision on the first value.
    said: Decision,
    /// The rules that prohibit every value; empty if no rule prohibits all.
    always: Vec<&'static str>,
}

impl Reasons {
    /// The findings, without the value of the field: what is true of the first value is true of the others.
    pub(super) fn findings(&self, path: &str) -> Vec<FindingView<'_>> {
        let mut findings = Vec::new();
        for mut finding in self.said.findings() {
            let is_said = self.always.is_empty() || self.always.contains(&finding.rule.id);
            if finding.effect == Effect::Prohibition && is_said {
                match root(path) {
                    "course" | "from" | "to" => finding.course = None,
                    "client" => finding.client = None,
                    _ => {}
                }
                findings.push(named(finding));
            }
        }
        findings
    }
}

/// Puts a value into the action; returns the date for which the action is judged.
type Put<'p, 's> = &'p dyn Fn(&mut Search<'s>, i64) -> NaiveDate;

struct Search<'s> {
    provider: &'s Provider,
    entered: &'s Entered<'s>,
    draft: &'s Draft<'s>,
    action: Action<'s>,
    /// The facts that are not known even if the field is given.
    not_given: Facts,
    decision: Decision,
    /// Whether any value is allowed.
    works: bool,
    /// The rules that have prohibited every value so far.
    always: Vec<&'static str>,
    /// The action with the first prohibited value, and its date.
    first: Option<(Action<'s>, NaiveDate)>,
}

impl<'s> Search<'s> {
    /// The bounds of a field; `None` if it has no domain, or if another field has to be given first.
    fn bounds(
        &mut self,
        path: &str,
        field: &'static str,
        place: Option<usize>,
        window: (NaiveDate, NaiveDate),
    ) -> Option<Bounds> {
        let is_new = matches!(self.action, Action::CreateCourse { .. } | Action::ReceiveDecision { .. });
        match field {
            "group_size" | "places" => self.numbers(path, PLACES),
            // With a schedule, the year is that of its first day.
            "year" if self.entered.periods.is_empty() => {
                let mut turns = Turns::between(YEARS.min, YEARS.max);
                self.provider.years.iter().for_each(|(_, year)| turns.at(year.year.into()));
                self.few_numbers(path, YEARS, &turns.values())
            }
            "period" => {
                let periods = i64::try_from(self.periods_of_course()?.len()).ok()?;
                self.few_numbers(path, Limits { min: 1, max: periods }, &(1..=periods).collect::<Vec<_>>())
            }
            "course" | "from" | "to" if field != "course" || !is_new => {
                let ids = self.provider.courses.iter().map(|(_, course)| &*course.id).collect();
                self.ids(path, ids)
            }
            "client" if !is_new => {
                let mut ids: Vec<&str> = self.provider.clients.iter().map(|(_, client)| &*client.id).collect();
                ids.sort_unstable();
                ids.dedup();
                self.ids(path, ids)
            }
            "service" => {
                let ids = self.provider.services.ids().collect();
                self.ids(path, ids)
            }
            "target_group" => {
                let ids = self.offered()?.iter().map(|group| &*group.id).collect();
                self.ids(path, ids)
            }
            "target_groups" => self.groups(path),
            "periods" => self.offsets(path, window),
            // Which dates follow those of the previous period depends on the period's number.
            "start" | "end" if place.is_none() && self.draft.lacks("period") => None,
            "start" | "end" => self.days_of_period(path, field, place, window),
            "on" => {
                let turns = TurnsOfDay::of_action(self.provider, &self.action).between(window.0, window.1);
                let turns: Vec<i64> = turns.into_iter().map(number).collect();
                let days = self.days(path, window, &turns, &|_, value| day(value))?;
                Some(Bounds::Days { days, with_length: None })
            }
            "issued" | "received" | "rehabilitation_started" => {
                let mut turns = Turns::between(number(window.0), number(window.1));
                turns.decision(self.provider, &self.action, self.entered.on);
                let days = self.days(path, window, &turns.values(), &|search, value| {
                    search.action.set(field, Given::Day(day(value)));
                    search.entered.on
                })?;
                Some(Bounds::Days { days, with_length: None })
            }
            _ => None,
        }
    }

    /// Judges the action with its new value; `None` if the stand-in for another missing field prevents that.
    fn ask(&mut self, path: &str, on: NaiveDate) -> Option<Standing> {
        let others = |other: &&String| !self.entered.determines(path, other);
        match self.provider.judge_without_into(&self.action, on, self.not_given, &mut self.decision) {
            Err(error) if self.draft.not_given.iter().filter(others).any(|other| error.field() == Some(other)) => None,
            Err(_) => Some(Standing::Fails),
            Ok(()) => {
                let standing = Standing::of(&self.decision);
                self.works |= standing.is_allowed();
                let prohibits = |finding: &FindingView<'_>| finding.effect == Effect::Prohibition;
                let rules = || self.decision.findings().filter(prohibits).map(|finding| finding.rule.id);
                if self.first.is_some() {
                    self.always.retain(|rule| rules().any(|other| other == *rule));
                } else if !standing.is_allowed() {
                    self.always = rules().collect();
                    self.first = Some((self.action.clone(), on));
                }
                Some(standing)
            }
        }
    }

    /// Forgets the results so far.
    fn forget(&mut self) {
        (self.works, self.first) = (false, None);
        self.always.clear();
    }

    /// Why no value is allowed; `None` if one is, or if all are malformed.
    fn reasons(&mut self) -> Option<Reasons> {
        let (action, on) = self.first.take().filter(|_| !self.works)?;
        self.provider.judge_without_into(&action, on, self.not_given, &mut self.decision).ok()?;
        Some(Reasons { said: core::mem::take(&mut self.decision), always: core::mem::take(&mut self.always) })
    }

    /// The edge at a value.
    fn edge(&mut self, value: i64, put: Put<'_, 's>) -> Edge {
        let on = put(self, value);
        let answer = self.provider.judge_without_into(&self.action, on, self.not_given, &mut self.decision);
        let mut edge = Edge::beyond(answer.map(|()| &self.decision).map_err(InputError::in_form));
        if let Edge::Rule(findings) | Edge::Late(findings) = &mut edge {
            for finding in findings {
                *finding = named(finding.view()).into_owned();
            }
        }
        edge
    }

    /// The results for values up to `last`, checked at each value at which the answer can change, and beyond each edge.
    fn window(&mut self, path: &str, turns: &[i64], last: i64, ends: &[Edge; 2], put: Put<'_, 's>) -> Option<Window<i64>> {
        let lasts = turns.iter().skip(1).map(|next| next.saturating_sub(1)).chain([last]);
        let mut parts: Vec<Part<i64>> = Vec::with_capacity(turns.len());
        for (first, last) in turns.iter().zip(lasts) {
            let on = put(self, *first);
            parts.push(Part { first: *first, last, standing: self.ask(path, on)? });
        }
        Some(Window::of(&parts, ends, |value| self.edge(value, put)))
    }

    /// Like [`Search::window`], for dates; those outside the window are not checked.
    fn days(&mut self, path: &str, window: (NaiveDate, NaiveDate), turns: &[i64], put: Put<'_, 's>) -> Option<Window> {
        let Window { allowed, in_order } = self.window(path, turns, number(window.1), &[Edge::Window, Edge::Window], put)?;
        let days = |runs: Vec<Run<i64>>| {
            let of = |Run { first, last, lower, upper }| Run { first: day(first), last: day(last), lower, upper };
            runs.into_iter().map(of).collect()
        };
        Some(Window { allowed: days(allowed), in_order: days(in_order) })
    }

    fn put_number(&mut self, path: &str, number: i64) -> NaiveDate {
        self.action.set(path, Given::Number(number));
        if path == "period" {
            self.take_days(number);
        }
        self.entered.on
    }

    /// Uses the dates as typed to search for their period; if none is given, each period's own dates.
    fn take_days(&mut self, number: i64) {
        let own = self.period_of_course(number);
        let [first, last] = self.entered.days;
        if let Action::ReschedulePeriod { start, end, .. } = &mut self.action {
            (*start, *end) = match (first.or(last), last.or(first), own) {
                (Some(first), Some(last), _) => (first, last),
                (_, _, Some(own)) => (own.start, own.end),
                _ => (*start, *end),
            };
        }
    }

    /// Searches a range that is too long to check whole. The rules give their limits; between a number that is allowed and one that is
    /// not, the limit is found by bisection.
    fn numbers(&mut self, path: &str, range: Limits) -> Option<Bounds> {
        let mut asked: Vec<(i64, Standing)> = Vec::new();
        let mut open = vec![range.min, range.max];
        while let Some(number) = open.pop() {
            if asked.len() < MAX_PROBES && range.holds(number) && !asked.iter().any(|(before, _)| *before == number) {
                let on = self.put_number(path, number);
                asked.push((number, self.ask(path, on)?));
                let limits =
                    self.decision.findings().filter(|finding| matches!(finding.effect, Effect::Prohibition | Effect::Violation));
                open.extend(limits.flat_map(|finding| finding.values.iter()).filter_map(|(_, value)| match value {
                    Value::Number(number) => Some(number),
                    _ => None,
                }));
            }
        }
        asked.sort_unstable_by_key(|(number, _)| *number);
        let Some((min, max)) = self.extent(path, &asked, Standing::is_allowed)? else {
            return Some(Bounds::Options(Vec::new()));
        };
        let mut parts = Vec::new();
        let mut part = |first: i64, last: i64, standing| {
            if first <= last {
                parts.push(Part { first, last, standing });
            }
        };
        part(range.min, min.saturating_sub(1), Standing::Fails);
        match self.extent(path, &asked, Standing::is_in_order)? {
            Some((first, last)) => {
                part(min, first.saturating_sub(1), Standing::Late);
                part(first.max(min), last.min(max), Standing::InOrder);
                part(last.saturating_add(1), max, Standing::Late);
            }
            None => part(min, max, Standing::Late),
        }
        part(max.saturating_add(1), range.max, Standing::Fails);
        let put: Put<'_, 's> = &|search, number| search.put_number(path, number);
        let ends = self.ends(range, put);
        Some(Bounds::Numbers(Window::of(&parts, &ends, |number| self.edge(number, put))))
    }

    /// The edges of a field's range.
    fn ends(&mut self, range: Limits, put: Put<'_, 's>) -> [Edge; 2] {
        [range.min.saturating_sub(1), range.max.saturating_add(1)].map(|beyond| self.edge(beyond, put))
    }

    /// The smallest and the largest allowed number, given the numbers checked so far.
    fn extent(&mut self, path: &str, asked: &[(i64, Standing)], works: fn(Standing) -> bool) -> Option<Option<(i64, i64)>> {
        let works_so = |(_, standing): &&(i64, Standing)| works(*standing);
        let (Some((lowest, _)), Some((highest, _))) = (asked.iter().find(works_so), asked.iter().rev().find(works_so)) else {
            return Some(None);
        };
        let below = asked.iter().rev().find(|(number, _)| number < lowest).map(|(number, _)| *number);
        let above = asked.iter().find(|(number, _)| highest < number).map(|(number, _)| *number);
        let min = below.map_or(Some(*lowest), |below| self.limit(path, *lowest, below, works))?;
        let max = above.map_or(Some(*highest), |above| self.limit(path, *highest, above, works))?;
        Some(Some((min, max)))
    }

    /// The last allowed number between one that is allowed and one that is not.
    fn limit(&mut self, path: &str, mut last: i64, mut fails: i64, works: fn(Standing) -> bool) -> Option<i64> {
        loop {
            let middle = last.saturating_add(fails.saturating_sub(last) / 2);
            if middle == last || middle == fails {
                return Some(last);
            }
            let on = self.put_number(path, middle);
            if works(self.ask(path, on)?) { last = middle } else { fails = middle }
        }
    }

    /// Searches a range in which the answer changes at few numbers.
    fn few_numbers(&mut self, path: &str, range: Limits, turns: &[i64]) -> Option<Bounds> {
        let put: Put<'_, 's> = &|search, number| search.put_number(path, number);
        let ends = self.ends(range, put);
        let window = self.window(path, turns, range.max, &ends, put)?;
        Some(match window.allowed.as_slice() {
            [_] => Bounds::Numbers(window),
            runs => Bounds::Options(runs.iter().flat_map(|run| run.first..=run.last).map(Choice::Number).collect()),
        })
    }

    fn ids(&mut self, path: &str, ids: Vec<&'s str>) -> Option<Bounds> {
        let mut work = Vec::new();
        let is_complete = self.not_given == Facts::NONE;
        for id in &ids {
            self.put_id(path, id);
            let on = self.entered.on;
            // A yes or no costs less than the findings.
            let works = match is_complete {
                true => self.provider.allows(&self.action, on, &mut self.decision) == Ok(true),
                false => self.ask(path, on)?.is_allowed(),
            };
            if works {
                work.push(Choice::Text((*id).to_owned()));
            }
        }
        if is_complete && work.is_empty() {
            for id in &ids {
                self.put_id(path, id);
                self.ask(path, self.entered.on)?;
                if self.first.is_some() && self.always.is_empty() {
                    break;
                }
            }
        }
        self.works |= !work.is_empty();
        Some(Bounds::Options(work))
    }

    fn put_id(&mut self, path: &str, id: &'s str) {
        self.action.set(path, Given::Text(Cow::Borrowed(id)));
        self.provider.stand_in(&mut self.action, self.entered.lacks_period_days, self.entered.on);
    }

    /// The groups that can be in an allowed list: as the only one, with those chosen, or with all on offer.
    fn groups(&mut self, path: &str) -> Option<Bounds> {
        let offered: Vec<Cow<'s, str>> = self.offered()?.iter().map(|group| Cow::Borrowed(&*group.id)).collect();
        let (Action::CreateCourse { target_groups, .. } | Action::SetTargetGroups { target_groups, .. }) = &self.entered.action
        else {
            return None;
        };
        let mut work = Vec::new();
        for group in &offered {
            let beside = target_groups.iter().filter(|chosen| *chosen != group).chain([group]).cloned().collect();
            let mut works = false;
            for list in [vec![group.clone()], beside, offered.clone()] {
                self.action.set(path, Given::Texts(list));
                works |= self.ask(path, self.entered.on)?.is_allowed();
            }
            if works {
                work.push(Choice::Text(group.clone().into_owned()));
            }
        }
        Some(Bounds::Options(work))
    }

    /// The first or the last date of a period; for the first, also the dates to which the whole period can be moved.
    fn days_of_period(
        &mut self,
        path: &str,
        field: &str,
        place: Option<usize>,
        window: (NaiveDate, NaiveDate),
    ) -> Option<Bounds> {
        let [own_start, own_end] = self.days_entered(place);
        let at = place.map(|place| self.take_schedule(place));
        let mut others = match &self.action {
            Action::CreateCourse { periods, .. } | Action::RescheduleCourse { periods, .. } => periods.clone(),
            _ => self.periods_of_course().unwrap_or_default().to_vec(),
        };
        if let Some(at) = at.filter(|at| *at < others.len()) {
            others.remove(at);
        }
        let length = own_start.zip(own_end).map(|(start, end)| number(end).saturating_sub(number(start)));
        let with_length = match length.or_else(|| self.length_of_course(place)).filter(|_| field == "start") {
            Some(length) => {
                let moving = Moving { starts: vec![0], ends: vec![length] };
                let days = |value: i64| (day(value), day(value.saturating_add(length)));
                let days = self.move_period(path, window, at, &moving, &others, &days)?;
                // If no date is allowed, the reasons are those for moving only this date.
                self.forget();
                Some(days)
            }
            None => None,
        };
        // A period whose other date is missing lasts one day; if the start is moved past the end, the end moves with it.
        let start_stays = own_start.filter(|_| field != "start");
        let end_stays = own_end.filter(|_| field != "end");
        let days = |value: i64| {
            let end = match (end_stays, length) {
                (Some(end), Some(length)) if start_stays.is_none() && end < day(value) => day(value.saturating_add(length)),
                (Some(end), _) => end,
                (None, _) => day(value),
            };
            (start_stays.unwrap_or(day(value)), end)
        };
        let mut moving = Moving::default();
        moving.starts.extend(start_stays.is_none().then_some(0));
        moving.ends.extend(end_stays.is_none().then_some(0).or(length));
        others.extend(start_stays.into_iter().chain(end_stays).map(|day| Period::new(PeriodKind::InPerson, day, day)));
        let days = self.move_period(path, window, at, &moving, &others, &days)?;
        Some(Bounds::Days { days, with_length })
    }

    /// The first and the last date of a period, if given.
    fn days_entered(&self, place: Option<usize>) -> [Option<NaiveDate>; 2] {
        let Some(place) = place else { return self.entered.days };
        let own = self.entered.periods.get(place);
        let entered = |leaf, day: fn(&Period) -> NaiveDate| own.filter(|_| !self.lacks(place, leaf)).map(day);
        [entered("start", |own| own.start), entered("end", |own| own.end)]
    }

    /// The length of a course's period, used if its dates are not given.
    fn length_of_course(&self, place: Option<usize>) -> Option<i64> {
        let Action::ReschedulePeriod { period, .. } = &self.entered.action else { return None };
        let own = self.period_of_course(*period).filter(|_| place.is_none())?;
        Some(number(own.end).saturating_sub(number(own.start)))
    }

    /// The dates to which a period can be moved. `days` returns the period's dates for each; `others` do not move.
    fn move_period(
        &mut self,
        path: &str,
        window: (NaiveDate, NaiveDate),
        at: Option<usize>,
        moving: &Moving,
        others: &[Period],
        days: &dyn Fn(i64) -> (NaiveDate, NaiveDate),
    ) -> Option<Window> {
        let mut turns = Turns::between(number(window.0), number(window.1));
        turns.schedule(self.provider, &self.action, self.entered.on, moving, others);
        self.days(path, window, &turns.values(), &|search, value| {
            match (&mut search.action, at) {
                (Action::CreateCourse { periods, .. } | Action::RescheduleCourse { periods, .. }, Some(at)) => {
                    if let Some(period) = periods.get_mut(at) {
                        (period.start, period.end) = days(value);
                    }
                }
                (Action::ReschedulePeriod { start, end, .. }, _) => (*start, *end) = days(value),
                _ => {}
            }
            search.entered.on
        })
    }

    /// The number of days by which the whole schedule can be moved: the schedule of the form or, if it has none, that of the course.
    fn offsets(&mut self, path: &str, window: (NaiveDate, NaiveDate)) -> Option<Bounds> {
        if self.draft.not_given.iter().any(|path| path.starts_with("periods[")) {
            return None;
        }
        let entered = if self.draft.lacks("periods") { &[][..] } else { &self.entered.periods };
        let schedule = if entered.is_empty() { self.periods_of_course()? } else { entered };
        let start = number(first_start(schedule)?);
        let moving = Moving {
            starts: schedule.iter().map(|period| number(period.start)).collect(),
            ends: schedule.iter().map(|period| number(period.end)).collect(),
        };
        let [first, last] = [window.0, window.1].map(|day| number(day).saturating_sub(start));
        let mut turns = Turns::between(first, last);
        turns.schedule(self.provider, &self.action, self.entered.on, &moving, &[]);
        let offsets = self.window(path, &turns.values(), last, &[Edge::Window, Edge::Window], &|search, offset| {
            let moved = |of: NaiveDate| day(number(of).saturating_add(offset));
            if let Action::CreateCourse { periods, .. } | Action::RescheduleCourse { periods, .. } = &mut search.action {
                periods.clear();
                periods.extend(schedule.iter().map(|own| Period::new(own.kind, moved(own.start), moved(own.end))));
            }
            search.entered.on
        })?;
        Some(Bounds::Offsets(offsets))
    }

    /// Puts the schedule, as far as it is given, into the action to search for the dates of one period; returns that period's position.
    ///
    /// Other incomplete periods are left out.
    fn take_schedule(&mut self, place: usize) -> usize {
        let whole = |index: &usize| !["kind", "start", "end"].iter().any(|leaf| self.lacks(*index, leaf));
        let entered = |(index, _): &(usize, &Period)| *index == place || whole(index);
        let kept: Vec<Period> = self.entered.periods.iter().enumerate().filter(entered).map(|(_, period)| *period).collect();
        let before = (0..place).filter(whole).count();
        match &mut self.action {
            Action::CreateCourse { periods, year, .. } => {
                *periods = kept;
                *year = self.entered.year;
            }
            Action::RescheduleCourse { periods, .. } => *periods = kept,
            _ => {}
        }
        before
    }

    fn lacks(&self, place: usize, leaf: &str) -> bool {
        self.draft.lacks("periods") || self.draft.lacks(&element_field("periods", place, leaf))
    }

    /// The target groups offered by the action's service.
    fn offered(&self) -> Option<&'s [TargetGroup]> {
        let description = match &self.entered.action {
            Action::SetTargetGroups { course, .. } => {
                &self.provider.courses.get(self.provider.courses.find(&course.as_ref())?).description
            }
            Action::CreateCourse { service, .. } | Action::ReceiveDecision { service, .. } => {
                self.provider.services.find(service, self.entered.on)?.1
            }
            _ => return None,
        };
        Some(&description.target_groups)
    }

    /// The periods of the action's course.
    fn periods_of_course(&self) -> Option<&'s [Period]> {
        let (Action::ReschedulePeriod { course, .. } | Action::RescheduleCourse { course, .. }) = &self.entered.action else {
            return None;
        };
        Some(&self.provider.courses.get(self.provider.courses.find(&course.as_ref())?).periods)
    }

    fn period_of_course(&self, number: i64) -> Option<Period> {
        self.periods_of_course()?.get(usize::try_from(number.checked_sub(1)?).ok()?).copied()
    }
}
