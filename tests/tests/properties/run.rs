//! Runs random logs, and shrinks one that breaks a property.

use super::line::PROVIDER;
use super::standing::{Course, Standing};
use super::steps::{Books, Log, SERVICES, Step, log};
use chrono::NaiveDate;
use proptest::prelude::*;
use proptest::test_runner::{Config, RngSeed, TestCaseResult, TestError, TestRunner};
use proptest_state_machine::ReferenceStateMachine;
use rehab_rules::{Action, Decision, InputError, Mode, Provider};
use rehab_rules_tests::generate::generate;
use rehab_rules_tests::shrink::shrink;
use serde_json::Value;
use std::collections::BTreeSet;
use std::ops::RangeInclusive;
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};

/// The length of a log of one provider: long enough for courses to be filled, confirmed and held.
const STEPS: RangeInclusive<usize> = 80..=120;
/// The length of a log of several providers.
const LINES: usize = 120;
/// The seed; every run generates the same logs.
const SEED: u64 = 20_260_105;

/// Checks `holds` for every event of random logs in a mode.
#[track_caller]
pub fn always(mode: Mode, holds: impl Fn(&Moment<'_>) -> TestCaseResult) {
    if let Some((reason, log)) = breaks(mode, holds) {
        panic!("{mode}: {reason}\nthe log:\n{log}");
    }
}

/// The reason why a property is broken, and the smallest log found that breaks it.
pub fn breaks(mode: Mode, holds: impl Fn(&Moment<'_>) -> TestCaseResult) -> Option<(String, String)> {
    let logs = Log::sequential_strategy(STEPS);
    let result = TestRunner::new(config()).run(&logs, |(books, steps, seen)| run(mode, &books, &steps, seen, &holds));
    match result {
        Ok(()) => None,
        Err(TestError::Fail(reason, (books, steps, _))) => Some((reason.to_string(), log(books.on, &steps))),
        Err(TestError::Abort(reason)) => panic!("{reason}"),
    }
}

fn run(
    mode: Mode,
    books: &Books,
    steps: &[Step],
    seen: Option<Arc<AtomicUsize>>,
    holds: impl Fn(&Moment<'_>) -> TestCaseResult,
) -> TestCaseResult {
    let mut on = books.on;
    let mut before = Standing::of(Provider::new(PROVIDER, Arc::clone(&SERVICES)).expect("an id"));
    for step in steps {
        // First, the steps after the failure are removed.
        if let Some(seen) = &seen {
            seen.fetch_add(1, Ordering::SeqCst);
        }
        let action = match step {
            Step::DaysGoOn(day) => {
                on = *day;
                continue;
            }
            Step::Act(action) => action,
        };
        let mut provider = before.provider.clone();
        let outcome = provider.apply(action, on, mode);
        let after = Standing::following(&before, provider);
        holds(&Moment { on, action, outcome: &outcome, before: &before, after: &after })?;
        before = after;
    }
    Ok(())
}

/// Checks `holds` for random logs of at least this many providers; shrinks a log that breaks it.
#[track_caller]
pub fn every_log(providers: usize, holds: impl Fn(&str) -> bool) {
    let has_enough = move |seed: &u64| {
        let of: BTreeSet<String> = generate(*seed, LINES).lines().map(provider_of).filter(|id| id.starts_with('P')).collect();
        providers <= of.len()
    };
    let seeds = any::<u64>().no_shrink().prop_filter("a log of more providers", has_enough);
    let result = TestRunner::new(config()).run(&seeds, |seed| {
        prop_assert!(holds(&generate(seed, LINES)));
        Ok(())
    });
    match result {
        Ok(()) => {}
        Err(TestError::Fail(_, seed)) => {
            panic!("seed {seed}, the log:\n{}", shrink(&generate(seed, LINES), |log| !holds(log)))
        }
        Err(TestError::Abort(reason)) => panic!("{reason}"),
    }
}

/// The provider of a line; empty if the line cannot be read.
pub fn provider_of(line: &str) -> String {
    let line: Option<Value> = serde_json::from_str(line).ok();
    line.and_then(|line| line["provider"].as_str().map(str::to_owned)).unwrap_or_default()
}

/// The configuration, with the same logs in every run: a failing log fails again, so failures need not be saved.
pub fn config() -> Config {
    let config = Config::default();
    let rng_seed = match config.rng_seed {
        RngSeed::Random => RngSeed::Fixed(SEED),
        set => set,
    };
    Config { rng_seed, failure_persistence: None, max_shrink_iters: 20_000, ..config }
}

/// One event of a log: the provider before it and after it.
pub struct Moment<'m> {
    pub on: NaiveDate,
    pub action: &'m Action<'static>,
    pub outcome: &'m Result<Decision, InputError>,
    pub before: &'m Standing,
    pub after: &'m Standing,
}

impl Moment<'_> {
    /// Reports the labels of the event and its outcome.
    pub fn labels(&self, mut report: impl FnMut(&str)) {
        let verdict = match self.outcome {
            Ok(decision) if decision.allowed() => "allowed",
            Ok(_) => "denied",
            Err(_) => "malformed",
        };
        report(&format!("an action is {verdict}"));
        report(&format!("{} {verdict}", self.action.name()));
        for finding in self.outcome.iter().flat_map(Decision::findings) {
            report(&format!("{} {}", finding.rule.id, finding.effect));
            if !self.before.provider.remedies(self.action, self.on, &finding).is_empty() {
                report(&format!("{} has remedies", finding.rule.id));
            }
        }
        for course in self.after.courses() {
            let states = course.states();
            let before = self.before.courses().iter().find(|before| before.id == course.id).map(Course::states);
            for (place, (state, is)) in states.into_iter().enumerate() {
                if is && before.is_none_or(|before| !before[place].1) {
                    report(&format!("a course becomes {state}"));
                }
            }
            let has_started = course.first_start.is_some_and(|start| start <= self.on);
            match course.has_ended(self.on) {
                true if course.is_confirmed() => report("a course that was confirmed has ended"),
                false if course.is_confirmed() && has_started => report("a course that is confirmed has started"),
                _ => {}
            }
        }
        let declared = self.after.declared();
        if self.after.places_used().iter().any(|(year, used)| 0 < *used && declared.get(year) == Some(used)) {
            report("all places of a year are used");
        }
    }
}
