//! Which values of a field work: the rules are asked about each.

use super::fields::{facts_not_told, root};
use super::{Told, named};
use crate::calendar::{in_range, months_after, months_before};
use crate::decide::decision::Decision;
use crate::decide::finding::FindingView;
use crate::form::FormOptions;
use crate::form::typed::Draft;
use crate::input::action::Action;
use crate::input::fields::element_field;
use crate::input::fields::kept;
use crate::input::kinds::{Given, PLACES, YEARS};
use crate::input::period::Period;
use crate::json_writer::{Members, write_day, write_number, write_text};
use crate::rules::fact::Facts;
use crate::rules::rule::Effect;
use crate::rules::values::Value;
use crate::state::provider::Provider;
use crate::words::Limits;
use alloc::borrow::{Cow, ToOwned};
use alloc::string::String;
use alloc::vec;
use alloc::vec::Vec;
use chrono::NaiveDate;
use core::fmt;

/// The values of one field that work: with each of them nothing is prohibited, as the other fields stand.
///
/// ```
/// use rehab_rules::{Provider, Services, form::{Bounds, FormOptions, Typed}};
/// let stood = br#"{"snapshot":1,"provider":"P1","capacity":[{"service":"kela.family-carers","year":2026,"places":8}]}"#;
/// let provider = Provider::from_json(stood, Services::built_in())?;
/// let typed = Typed::from_json(r#"{"on":"2026-01-07","service":"kela.family-carers","year":2026}"#).unwrap();
/// let form = provider.check_form("create_course", &typed, &FormOptions::default());
/// let (_, bounds) = form.bounds.iter().find(|(path, _)| path == "group_size").unwrap();
/// assert_eq!(*bounds, Bounds::Numbers { min: 6, max: 8 }); // six are needed, and eight places are declared
/// # Ok::<(), rehab_rules::InputError>(())
/// ```
// Not `non_exhaustive`, nor is `Choice`: a form that left out a kind of bounds would offer what does not work.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Bounds {
    /// Every number from the smallest to the largest.
    Numbers {
        /// The smallest that works.
        min: i64,
        /// The largest that works.
        max: i64,
    },
    /// These values, and no others; none when the list is empty.
    Options(Vec<Choice>),
    /// The days of these runs, each with its first and last day; none of the window when there is no run.
    Days(Vec<(NaiveDate, NaiveDate)>),
}

/// One value that works.
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
    /// A number with a gap before or after it.
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
    pub(crate) fn write(&self, of: &mut Members<'_>) {
        match self {
            Self::Numbers { min, max } => {
                of.number("min", *min);
                of.number("max", *max);
            }
            Self::Options(options) => of.each("options", options, |out, option| match option {
                Choice::Text(text) => write_text(out, text),
                Choice::Number(number) => write_number(out, *number),
            }),
            Self::Days(runs) => {
                of.optional_day("min", runs.first().map(|(first, _)| *first));
                of.optional_day("max", runs.last().map(|(_, last)| *last));
                of.each("days", runs, |out, (first, last)| {
                    out.push_str("{\"first\":");
                    write_day(out, *first);
                    out.push_str(",\"last\":");
                    write_day(out, *last);
                    out.push('}');
                });
            }
        }
    }
}

/// The bounds of each field that is wanted and has a domain to search; with nothing to offer, the reasons.
pub(super) fn of<'a>(
    provider: &Provider,
    told: &Told<'a>,
    draft: &Draft<'a>,
    options: &FormOptions<'_>,
) -> Vec<(String, Bounds, Option<Reasons>)> {
    let window = options.window.unwrap_or((months_before(told.on, 12), months_after(told.on, 24)));
    let action = told.action.clone();
    let (not_told, decision) = (Facts::NONE, Decision::new());
    let mut search = Search { provider, told, draft, action, not_told, decision, works: false, always: Vec::new(), first: None };
    let mut bounds = Vec::new();
    let mut find = |path: String, field: &'static str, place: Option<usize>| {
        if options.bounds.is_none_or(|wanted| wanted.contains(&path.as_str())) {
            search.action.clone_from(&told.action);
            search.not_told = facts_not_told(draft.not_told.iter().filter(|other| !told.tells_with(&path, other)));
            (search.works, search.first) = (false, None);
            if let Some(found) = search.bounds(&path, field, place, window) {
                let reasons = search.reasons();
                bounds.push((path, found, reasons));
            }
        }
    };
    for field in core::iter::once("on").chain(told.action.fields().iter().map(|field| field.name)) {
        if field == "periods" {
            for place in 0..told.periods.len().min(MAX_PERIODS_SEARCHED) {
                find(element_field("periods", place, "start"), "start", Some(place));
                find(element_field("periods", place, "end"), "end", Some(place));
            }
        } else {
            find(field.to_owned(), field, None);
        }
    }
    bounds
}

impl Told<'_> {
    /// Whether a value at one path tells another one, too: a period of which one day is told alone lasts that day.
    fn tells_with(&self, path: &str, other: &str) -> bool {
        let is_day = |field: &str| field == "start" || field == "end";
        let tells_day = |field: &str| is_day(field) || (field == "period" && self.days != [None, None]);
        root(path) == root(other) || (tells_day(root(path)) && is_day(root(other)))
    }
}

/// Of a longer schedule the days of the first periods are searched: each day is judged.
const MAX_PERIODS_SEARCHED: usize = 24;
/// So many numbers are asked about before the search gives up on finding another limit.
const MAX_PROBES: usize = 64;

/// Why no value of a field works.
#[derive(Clone, Debug)]
pub(super) struct Reasons {
    /// What is said of the first value.
    said: Decision,
    /// The rules that prohibit every value; empty when each value is prohibited by something else.
    always: Vec<&'static str>,
}

impl Reasons {
    /// What is said, but of no value of the field: what holds of the first holds of the others.
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

/// What the rules answer about one value: whether it works, and which figures they name when it does not.
struct Answer {
    works: bool,
    figures: Vec<i64>,
}

struct Search<'s, 'a> {
    provider: &'s Provider,
    told: &'s Told<'a>,
    draft: &'s Draft<'a>,
    action: Action<'a>,
    /// The facts that are not known when the field looked at is told.
    not_told: Facts,
    decision: Decision,
    /// Whether a value has worked.
    works: bool,
    /// The rules that have prohibited every value.
    always: Vec<&'static str>,
    /// The first value that was prohibited, as the action, and its day.
    first: Option<(Action<'a>, NaiveDate)>,
}

impl<'a> Search<'_, 'a> {
    /// The bounds of a field; `None` when it has no domain, or when something else must be told first.
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
            // With a schedule the year is that of its first day.
            "year" if self.told.periods.is_empty() => self.each_number(path, YEARS),
            "period" => {
                let periods = i64::try_from(self.periods_of_course()?.len()).ok()?;
                self.each_number(path, Limits { min: 1, max: periods })
            }
            "course" | "from" | "to" if field != "course" || !is_new => {
                let ids = self.provider.courses.iter().map(|(_, course)| kept(&course.id)).collect();
                self.ids(path, ids)
            }
            "client" if !is_new => {
                let mut ids: Vec<Cow<'static, str>> = self.provider.clients.iter().map(|(_, client)| kept(&client.id)).collect();
                ids.sort_unstable();
                ids.dedup();
                self.ids(path, ids)
            }
            "service" => {
                let ids = self.provider.services.ids().map(kept).collect();
                self.ids(path, ids)
            }
            "target_group" => {
                let ids = self.offered()?;
                self.ids(path, ids)
            }
            "target_groups" => self.groups(path),
            // Which days follow those of the period before depends on its number.
            "start" | "end" if place.is_none() && self.draft.lacks("period") => None,
            "on" | "issued" | "received" | "rehabilitation_started" | "start" | "end" => self.days(path, field, place, window),
            _ => None,
        }
    }

    /// Asks the rules about the action with its new value; `None` when what stands in for another field that is not told keeps it from
    /// being judged.
    fn ask(&mut self, path: &str, on: NaiveDate) -> Option<Answer> {
        let others = |other: &&String| !self.told.tells_with(path, other);
        match self.provider.judge_without_into(&self.action, on, self.not_told, &mut self.decision) {
            Err(error) if self.draft.not_told.iter().filter(others).any(|other| error.field() == Some(other)) => None,
            Err(_) => Some(Answer { works: false, figures: Vec::new() }),
            Ok(()) => {
                let mut answer = Answer { works: true, figures: Vec::new() };
                let mut rules = Vec::new();
                for finding in self.decision.findings().filter(|finding| finding.effect == Effect::Prohibition) {
                    answer.works = false;
                    rules.push(finding.rule.id);
                    answer.figures.extend(finding.values.iter().filter_map(|(_, value)| match value {
                        Value::Number(number) => Some(number),
                        _ => None,
                    }));
                }
                self.works |= answer.works;
                if self.first.is_some() {
                    self.always.retain(|rule| rules.contains(rule));
                } else if !answer.works {
                    self.first = Some((self.action.clone(), on));
                    self.always = rules;
                }
                Some(answer)
            }
        }
    }

    /// Why no value works; `None` when one does, or when each is malformed.
    fn reasons(&mut self) -> Option<Reasons> {
        let (action, on) = self.first.take().filter(|_| !self.works)?;
        self.provider.judge_without_into(&action, on, self.not_told, &mut self.decision).ok()?;
        Some(Reasons { said: core::mem::take(&mut self.decision), always: core::mem::take(&mut self.always) })
    }

    fn ask_number(&mut self, path: &str, number: i64) -> Option<Answer> {
        self.action.set(root(path), Given::Number(number));
        if path == "period" {
            self.take_days(number);
        }
        self.ask(path, self.told.on)
    }

    /// The days as typed for a search of the period that they are for; before one is told, those that each period has.
    fn take_days(&mut self, number: i64) {
        let own = self.period_of_course(number);
        let [first, last] = self.told.days;
        if let Action::ReschedulePeriod { start, end, .. } = &mut self.action {
            (*start, *end) = match (first.or(last), last.or(first), own) {
                (Some(first), Some(last), _) => (first, last),
                (_, _, Some(own)) => (own.start, own.end),
                _ => (*start, *end),
            };
        }
    }

    /// A range that is too long to be asked about whole: the rules name their limits, and between a number that works and one
    /// that does not the limit is found by halving.
    fn numbers(&mut self, path: &str, range: Limits) -> Option<Bounds> {
        let mut asked: Vec<(i64, bool)> = Vec::new();
        let mut open = vec![range.min, range.max];
        while let Some(number) = open.pop() {
            if asked.len() < MAX_PROBES && range.holds(number) && !asked.iter().any(|(before, _)| *before == number) {
                let answer = self.ask_number(path, number)?;
                asked.push((number, answer.works));
                open.extend(answer.figures);
            }
        }
        asked.sort_unstable();
        let works = |(_, works): &&(i64, bool)| *works;
        let (Some((lowest, _)), Some((highest, _))) = (asked.iter().find(works), asked.iter().rev().find(works)) else {
            return Some(Bounds::Options(Vec::new()));
        };
        let below = asked.iter().rev().find(|(number, _)| number < lowest).map(|(number, _)| *number);
        let above = asked.iter().find(|(number, _)| highest < number).map(|(number, _)| *number);
        let min = below.map_or(Some(*lowest), |below| self.limit(path, *lowest, below))?;
        let max = above.map_or(Some(*highest), |above| self.limit(path, *highest, above))?;
        Some(Bounds::Numbers { min, max })
    }

    /// The last number that works on the way from one that does to one that does not.
    fn limit(&mut self, path: &str, mut works: i64, mut fails: i64) -> Option<i64> {
        loop {
            let middle = works.saturating_add(fails.saturating_sub(works) / 2);
            if middle == works || middle == fails {
                return Some(works);
            }
            if self.ask_number(path, middle)?.works { works = middle } else { fails = middle }
        }
    }

    fn each_number(&mut self, path: &str, range: Limits) -> Option<Bounds> {
        let mut work = Vec::new();
        for number in range.min..=range.max {
            if self.ask_number(path, number)?.works {
                work.push(number);
            }
        }
        match (work.first(), work.last()) {
            (Some(min), Some(max)) if i64::try_from(work.len()) == Ok(max.saturating_sub(*min).saturating_add(1)) => {
                Some(Bounds::Numbers { min: *min, max: *max })
            }
            _ => Some(Bounds::Options(work.into_iter().map(Choice::Number).collect())),
        }
    }

    fn ids(&mut self, path: &str, ids: Vec<Cow<'static, str>>) -> Option<Bounds> {
        let mut work = Vec::new();
        for id in ids {
            self.action.set(path, Given::Text(id.clone()));
            self.provider.stand_in(&mut self.action, self.told.lacks_period_days, self.told.on);
            if self.ask(path, self.told.on)?.works {
                work.push(Choice::Text(id.into_owned()));
            }
        }
        Some(Bounds::Options(work))
    }

    /// The groups that can be in a list that works: alone, beside those chosen, or beside all that are offered.
    fn groups(&mut self, path: &str) -> Option<Bounds> {
        let offered = self.offered()?;
        let (Action::CreateCourse { target_groups, .. } | Action::SetTargetGroups { target_groups, .. }) = &self.told.action
        else {
            return None;
        };
        let mut work = Vec::new();
        for group in &offered {
            let beside = target_groups.iter().filter(|chosen| *chosen != group).chain([group]).cloned().collect();
            let mut works = false;
            for list in [vec![group.clone()], beside, offered.clone()] {
                self.action.set(path, Given::Texts(list));
                works |= self.ask(path, self.told.on)?.works;
            }
            if works {
                work.push(Choice::Text(group.clone().into_owned()));
            }
        }
        Some(Bounds::Options(work))
    }

    fn days(
        &mut self,
        path: &str,
        field: &'static str,
        place: Option<usize>,
        (from, to): (NaiveDate, NaiveDate),
    ) -> Option<Bounds> {
        // A period of which the other day is not told lasts a day.
        let ends = |leaf| field == leaf || place.is_some_and(|place| self.lacks(place, leaf));
        let (moves_start, moves_end) = (ends("start"), ends("end"));
        let at = place.map(|place| self.take_schedule(place));
        let [first, last] = self.told.days;
        let typed = place.and_then(|place| self.told.periods.get(place)).map(|period| (period.start, period.end));
        // A period that is moved beyond its last day takes that day along.
        let typed = typed.or(first.zip(last)).filter(|_| field == "start" && !moves_end);
        let taken_along = |day: NaiveDate, end: NaiveDate| match typed {
            Some((start, end)) if end < day => day.checked_add_signed(end.signed_duration_since(start)).unwrap_or(day),
            _ => end,
        };
        let mut runs: Vec<(NaiveDate, NaiveDate)> = Vec::new();
        for day in from.iter_days().take_while(|day| *day <= to).filter(|day| in_range(*day)) {
            match (&mut self.action, at) {
                (Action::CreateCourse { periods, .. } | Action::RescheduleCourse { periods, .. }, Some(at)) => {
                    if let Some(period) = periods.get_mut(at) {
                        period.start = if moves_start { day } else { period.start };
                        period.end = if moves_end { day } else { typed.map_or(period.end, |(_, end)| taken_along(day, end)) };
                    }
                }
                (Action::ReschedulePeriod { start, end, .. }, _) if field != "on" => {
                    *start = if field == "start" { day } else { first.unwrap_or(day) };
                    *end = if field == "end" { day } else { taken_along(day, last.unwrap_or(day)) };
                }
                (action, _) => action.set(field, Given::Day(day)),
            }
            let on = if field == "on" { day } else { self.told.on };
            if self.ask(path, on)?.works {
                match runs.last_mut() {
                    Some((_, last)) if last.succ_opt() == Some(day) => *last = day,
                    _ => runs.push((day, day)),
                }
            }
        }
        Some(Bounds::Days(runs))
    }

    /// The schedule as far as it is told, for a search of the days of one period; the place of that period in it.
    ///
    /// Another period that is not told whole is left out.
    fn take_schedule(&mut self, place: usize) -> usize {
        let whole = |index: &usize| !["kind", "start", "end"].iter().any(|leaf| self.lacks(*index, leaf));
        let told = |(index, _): &(usize, &Period)| *index == place || whole(index);
        let kept: Vec<Period> = self.told.periods.iter().enumerate().filter(told).map(|(_, period)| *period).collect();
        let before = (0..place).filter(whole).count();
        match &mut self.action {
            Action::CreateCourse { periods, year, .. } => {
                *periods = kept;
                *year = self.told.year;
            }
            Action::RescheduleCourse { periods, .. } => *periods = kept,
            _ => {}
        }
        before
    }

    fn lacks(&self, place: usize, leaf: &str) -> bool {
        self.draft.lacks("periods") || self.draft.lacks(&element_field("periods", place, leaf))
    }

    /// The target groups that the service of the action offers.
    fn offered(&self) -> Option<Vec<Cow<'static, str>>> {
        let description = match &self.told.action {
            Action::SetTargetGroups { course, .. } => {
                &self.provider.courses.get(self.provider.courses.find(&course.as_ref())?).description
            }
            Action::CreateCourse { service, .. } | Action::ReceiveDecision { service, .. } => {
                self.provider.services.find(service, self.told.on)?.1
            }
            _ => return None,
        };
        Some(description.target_groups.iter().map(|group| kept(&group.id)).collect())
    }

    /// The periods that the course of the action has.
    fn periods_of_course(&self) -> Option<&[Period]> {
        let Action::ReschedulePeriod { course, .. } = &self.told.action else { return None };
        Some(&self.provider.courses.get(self.provider.courses.find(&course.as_ref())?).periods)
    }

    fn period_of_course(&self, number: i64) -> Option<Period> {
        self.periods_of_course()?.get(usize::try_from(number.checked_sub(1)?).ok()?).copied()
    }
}
