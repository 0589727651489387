//! The handle of a provider: its state stays here; requests go in and numbers come out.

use crate::crossing::{self, Reply, language};
use rehab_rules::{
    Action, ActionName, Decision, Edge, Effect, FindingView, Language, Listing, Mode, NaiveDate, Provider, Run, Services, Window,
    form::{Bounds, Choice, FormOptions, Subject, Typed},
    input::{FieldInput, Fields, read_event},
    rules::{RULES_VERSION, Value},
};
use std::borrow::Cow;
use wasm_bindgen::prelude::*;

/// The version of the rules.
#[wasm_bindgen]
pub fn rules_version() -> *const f64 {
    crossing::answer(0, None, |_, reply| {
        reply.text(Some(RULES_VERSION));
        Ok(())
    })
}

/// The state of one service provider.
#[wasm_bindgen]
pub struct Handle {
    pub(crate) provider: Provider,
    decision: Decision,
    /// Ids by the number that JavaScript knows them by.
    keys: Vec<Box<str>>,
}

impl Handle {
    fn of(provider: Provider) -> Self {
        Self { provider, decision: Decision::new(), keys: Vec::new() }
    }
}

/// The modes by number.
fn mode(number: u8) -> Mode {
    Mode::ALL.get(usize::from(number)).copied().unwrap_or(Mode::Enforce)
}

/// A date by its number. JavaScript passes only valid numbers.
pub(crate) fn day(number: i32) -> NaiveDate {
    NaiveDate::from_epoch_days(number).unwrap_or_default()
}

#[wasm_bindgen]
impl Handle {
    /// No provider yet: [`Handle::begin`] comes next.
    #[wasm_bindgen(constructor)]
    pub fn new() -> Result<Handle, JsValue> {
        Provider::new("unnamed", Services::none()).map(Self::of).map_err(|_| JsValue::UNDEFINED)
    }

    /// Reads the written values: the service descriptions, and the provider's id or its snapshot. The reply is the id.
    pub fn begin(&mut self, length: usize) -> *const f64 {
        crossing::answer(length, None, |given, reply| {
            let mut next = || crossing::read(given);
            let (descriptions, id, snapshot) = (next(), next(), next());
            let services = crossing::services(&descriptions)?;
            self.provider = match (&id).text() {
                Some(id) => Provider::new(&id, services)?,
                None => Provider::read_snapshot(&&snapshot, services)?,
            };
            reply.text(Some(self.provider.id()));
            Ok(())
        })
    }

    /// An independent handle with a copy of the state.
    pub fn fork(&self) -> Handle {
        Self::of(self.provider.fork())
    }

    /// The state as one JSON document.
    pub fn snapshot(&self) -> *const f64 {
        crossing::answer(0, None, |_, reply| {
            reply.text(Some(&self.provider.to_json()));
            Ok(())
        })
    }

    /// The date of the last event, as the number of days since 1 January 1970.
    pub fn last_on(&self) -> f64 {
        self.provider.last_on().map_or(f64::NAN, |day| f64::from(day.to_epoch_days()))
    }

    /// What the public sees, one line of JSON per course.
    pub fn search(&self, as_of: i32) -> *const f64 {
        crossing::answer(0, None, |_, reply| {
            let lines: String = self.provider.search(day(as_of))?.iter().map(Listing::to_json).collect();
            reply.text(Some(&lines));
            Ok(())
        })
    }

    /// Evaluates the written event.
    pub fn evaluate(&mut self, length: usize, language_number: u8, remedies: bool) -> *const f64 {
        let (language, Self { provider, decision, .. }) = (language(language_number), self);
        crossing::answer(length, language, |given, reply| {
            let given = crossing::read(given);
            let event = read_event(&given.fields())?;
            provider.evaluate_into(&event.action, event.on, decision)?;
            let remedied = remedies.then_some((&*provider, &event.action, event.on));
            write_decision(reply, decision, language, remedied);
            Ok(())
        })
    }

    /// Evaluates the written event, and applies it according to the mode.
    pub fn apply(&mut self, length: usize, language_number: u8, mode_number: u8) -> *const f64 {
        let (language, Self { provider, decision, .. }) = (language(language_number), self);
        crossing::answer(length, language, |given, reply| {
            let given = crossing::read(given);
            let event = read_event(&given.fields())?;
            provider.apply_into(&event.action, event.on, mode(mode_number), decision)?;
            write_decision(reply, decision, language, None);
            Ok(())
        })
    }

    /// Audits the provider on a date.
    pub fn audit(&self, as_of: i32, language_number: u8) -> *const f64 {
        let language = language(language_number);
        crossing::answer(0, language, |_, reply| {
            write_decision(reply, &self.provider.audit(day(as_of))?, language, None);
            Ok(())
        })
    }

    /// Every possible action for the written subject, on the date after it.
    pub fn actions(&self, length: usize, language_number: u8) -> *const f64 {
        let language = language(language_number);
        crossing::answer(length, language, |given, reply| {
            let mut next = || crossing::read(given);
            let (of, on) = (next(), next());
            let of = of.fields();
            // A value that is not a string is an unknown id.
            let named = |field| of.cell(field).map(|cell| cell.text().unwrap_or_default());
            let (course, client, service) = (named("course"), named("client"), named("service"));
            let subject = match (course.as_deref(), client.as_deref()) {
                (Some(course), Some(client)) => Subject::ClientOnCourse { client, course },
                (Some(course), None) => Subject::Course(course),
                (None, Some(client)) => Subject::Client { client, service: service.as_deref() },
                (None, None) => Subject::Provider { service: service.as_deref() },
            };
            let actions = self.provider.actions(subject, crossing::day(&on))?;
            reply.count(actions.len());
            for one in &actions {
                reply.word(one.action.as_str());
                reply.flag(one.allowed);
                reply.count(one.missing.len());
                one.missing.iter().for_each(|path| reply.text(Some(path)));
                reply.flag(Some(one.changes_nothing));
                reply.count(one.findings.len());
                one.findings.iter().for_each(|finding| write_finding(reply, &finding.view(), language));
                reply.count(usize::from(one.error.is_some()));
                one.error.iter().for_each(|error| reply.error(error, language.unwrap_or_else(crossing::spoken)));
            }
            Ok(())
        })
    }

    /// Checks the written form: the name of the action, the fields, and the requested bounds.
    pub fn check_form(&self, length: usize, language_number: u8) -> *const f64 {
        crossing::answer(length, None, |given, reply| {
            let mut next = || crossing::read(given);
            let (action, typed, wanted) = (next(), next(), next());
            let (action, wanted) = ((&action).text().unwrap_or_default(), wanted.fields());
            let paths: Option<Vec<Cow<'_, str>>> = wanted
                .cell("bounds")
                .and_then(|paths| paths.list())
                .map(|paths| paths.iter().filter_map(FieldInput::text).collect());
            let paths: Option<Vec<&str>> = paths.as_ref().map(|paths| paths.iter().map(AsRef::as_ref).collect());
            let window = wanted.cell("window").map(Typed::fields);
            let end = |name| window.and_then(|window| window.cell(name)).and_then(|day| day.day());
            let mut options = FormOptions::default();
            (options.bounds, options.window) = (paths.as_deref(), end("first").zip(end("last")));
            let form = self.provider.check_form(&action, &typed, &options);
            let language = language(language_number).unwrap_or_else(crossing::spoken);
            reply.flag(form.allowed);
            reply.text(form.action.as_ref().map(|action| action.to_json()).as_deref());
            let findings: Vec<_> = form.findings().collect();
            reply.count(findings.len());
            for finding in &findings {
                write_finding(reply, &finding.said, Some(language));
                reply.count(finding.paths.len());
                finding.paths.iter().for_each(|path| reply.word(path));
            }
            reply.count(form.missing.len());
            form.missing.iter().for_each(|path| reply.text(Some(path)));
            reply.count(form.errors.len());
            form.errors.iter().for_each(|error| reply.error(error, language));
            reply.count(form.bounds.len());
            for (path, bounds) in &form.bounds {
                reply.text(Some(path));
                write_bounds(reply, bounds, language);
                let none = form.none(path);
                reply.count(none.len());
                none.iter().for_each(|finding| write_finding(reply, finding, Some(language)));
            }
            Ok(())
        })
    }

    /// The number of the written id, for [`Handle::allowed`].
    pub fn key(&mut self, length: usize) -> usize {
        crossing::given(length, |given| self.keys.push((&crossing::read(given)).text().unwrap_or_default().into()));
        self.keys.len() - 1
    }

    /// Clears the numbers of all ids.
    pub fn forget_keys(&mut self) {
        self.keys.clear();
    }

    /// Whether an action with only ids and one yes-or-no field is allowed: 1 or 0, and -1 if it must be evaluated in full.
    pub fn allowed(&mut self, action: usize, on: i32, first: usize, second: usize, third: usize, flag: i8) -> i32 {
        let Some(action) = of_ids(&self.keys, action, [first, second, third], flag) else { return -1 };
        self.provider.allows(&action, day(on), &mut self.decision).map_or(-1, i32::from)
    }

    /// Evaluates such an action; null if it must be evaluated in full.
    pub fn evaluate_by_keys(
        &mut self,
        action: usize,
        on: i32,
        first: usize,
        second: usize,
        third: usize,
        flag: i8,
    ) -> *const f64 {
        let Self { provider, decision, keys } = self;
        let Some(action) = of_ids(keys, action, [first, second, third], flag) else { return std::ptr::null() };
        if provider.evaluate_into(&action, day(on), decision).is_err() {
            return std::ptr::null();
        }
        crossing::answer(0, None, |_, reply| {
            write_decision(reply, decision, None, None);
            Ok(())
        })
    }
}

/// An action with only ids and one yes-or-no field, by its number among all actions, as in `rules.js`.
fn of_ids(ids: &[Box<str>], action: usize, numbers: [usize; 3], flag: i8) -> Option<Action<'_>> {
    let flag = match flag {
        0 => Some(false),
        1 => Some(true),
        _ => None,
    };
    ActionName::ALL.get(action)?.of_ids(numbers.into_iter().map(|number| ids.get(number).map_or("", |id| &**id)), flag)
}

fn write_decision(
    reply: &mut Reply,
    decision: &Decision,
    language: Option<Language>,
    remedied: Option<(&Provider, &Action<'_>, NaiveDate)>,
) {
    reply.flag(Some(decision.allowed()));
    reply.count(decision.findings().len());
    for finding in decision.findings() {
        write_finding(reply, &finding, language);
        let remedies = remedied.filter(|_| finding.effect == Effect::Prohibition);
        let remedies = remedies.map(|(provider, action, on)| provider.remedies(action, on, &finding));
        let list = remedies.map(|actions| actions.iter().map(Action::to_json).collect::<Vec<_>>().join(","));
        reply.text(list.as_deref());
    }
}

fn write_finding(reply: &mut Reply, finding: &FindingView<'_>, language: Option<Language>) {
    reply.word(finding.rule.id);
    reply.word(finding.effect.as_str());
    reply.text(finding.course);
    reply.text(finding.client);
    reply.day(finding.due);
    reply.count(finding.values.iter().count());
    for (name, value) in finding.values.iter() {
        reply.word(name);
        match value {
            Value::Number(number) => {
                reply.number(0.0);
                reply.number(number as f64);
            }
            Value::Day(day) => {
                reply.number(1.0);
                reply.day(Some(day));
            }
            Value::Word(word) => {
                reply.number(2.0);
                reply.word(word.code);
            }
            Value::Words(words) => {
                reply.number(3.0);
                reply.count(words.len());
                words.iter().for_each(|word| reply.word(word.code));
            }
            Value::Text => {
                reply.number(4.0);
                reply.text(Some(finding.values.texts().first().map_or("", AsRef::as_ref)));
            }
            Value::Texts => {
                reply.number(5.0);
                reply.count(finding.values.texts().len());
                finding.values.texts().iter().for_each(|text| reply.text(Some(text)));
            }
            Value::Numbers => {
                reply.number(6.0);
                reply.count(finding.values.numbers().len());
                finding.values.numbers().iter().for_each(|number| reply.number(*number as f64));
            }
        }
    }
    reply.text(language.map(|language| finding.message(language)).as_deref());
}

fn write_bounds(reply: &mut Reply, bounds: &Bounds, language: Language) {
    match bounds {
        Bounds::Numbers(numbers) => {
            reply.number(0.0);
            write_window(reply, numbers, language, write_number);
        }
        Bounds::Options(options) => {
            reply.number(1.0);
            reply.count(options.len());
            for option in options {
                match option {
                    Choice::Text(text) => reply.text(Some(text)),
                    Choice::Number(number) => {
                        reply.text(None);
                        reply.number(*number as f64);
                    }
                }
            }
        }
        Bounds::Days { days, with_length } => {
            reply.number(2.0);
            write_window(reply, days, language, write_day);
            reply.number(f64::from(with_length.is_some()));
            if let Some(days) = with_length {
                write_window(reply, days, language, write_day);
            }
        }
        Bounds::Offsets(offsets) => {
            reply.number(3.0);
            write_window(reply, offsets, language, write_number);
        }
    }
}

fn write_number(reply: &mut Reply, number: i64) {
    reply.number(number as f64);
}

fn write_day(reply: &mut Reply, day: NaiveDate) {
    reply.day(Some(day));
}

/// The allowed ranges, and, if they are not all of them, those that break no duty.
fn write_window<T: Copy + PartialEq>(reply: &mut Reply, window: &Window<T>, language: Language, value: fn(&mut Reply, T)) {
    let write_runs = |reply: &mut Reply, runs: &[Run<T>]| {
        reply.count(runs.len());
        for run in runs {
            value(reply, run.first);
            value(reply, run.last);
            write_edge(reply, &run.lower, language);
            write_edge(reply, &run.upper, language);
        }
    };
    write_runs(reply, &window.allowed);
    let differs = window.in_order != window.allowed;
    reply.number(f64::from(differs));
    if differs {
        write_runs(reply, &window.in_order);
    }
}

fn write_edge(reply: &mut Reply, edge: &Edge, language: Language) {
    reply.word(edge.kind());
    match edge {
        Edge::Rule(findings) | Edge::Late(findings) => {
            reply.count(findings.len());
            findings.iter().for_each(|finding| write_finding(reply, &finding.view(), Some(language)));
        }
        Edge::Format(error) => reply.error(error, language),
        Edge::Past | Edge::Window => {}
    }
}
