//! The engine against the model: two independent implementations of the rules give identical answers, in every value and in the
//! order of keys, for thousands of random logs.
//!
//! Each log is replayed in both modes, and audited in both modes on dates that matter, under one of the sets of service descriptions
//! in turn. A log on which the two differ is shrunk to the lines that matter. `REHAB_RULES_LOGS` sets the number of logs;
//! `make deep` runs more of them.

use chrono::NaiveDate;
use rehab_rules::rules::RULES;
use rehab_rules::{ServiceDescription, Services, Shown, audit_text, replay_text};
use rehab_rules_tests::generate::{audit_days, generate};
use rehab_rules_tests::model;
use rehab_rules_tests::shrink::{Difference, agree, smallest_difference};
use rehab_rules_tests::vectors;
use serde_json::Value;
use std::collections::BTreeMap;
use std::fmt::{self, Display, Formatter};
use std::fs;
use std::ops::Range;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::Path;
use std::sync::atomic::{AtomicU64, Ordering};
use std::thread;

const LINES: usize = 120;
const DAYS: usize = 3;
/// Seeds below this are compared in every run, those above by `make deep`.
const LOGS: u64 = 10_000;
/// This many logs give every effect of every rule, the rarest ones hundreds of times.
const ENOUGH: u64 = 1_000;

#[test]
fn the_engine_and_the_model_agree_and_every_rule_is_covered() {
    let logs = std::env::var("REHAB_RULES_LOGS").map_or(LOGS, |logs| logs.parse().expect("REHAB_RULES_LOGS: a number"));
    let coverage = compare(0..logs);
    println!("{logs} logs, {} lines", coverage.lines);
    println!("{coverage}");
    if ENOUGH <= logs {
        assert_eq!(coverage.never(), [""; 0], "the logs do not show these");
    }
}

#[test]
#[ignore = "runs for as long as requested: `make deep`"]
fn more_seeds() {
    let last_finished = Path::new(env!("CARGO_MANIFEST_DIR")).with_file_name("target").join("deep-seeds");
    let last = fs::read_to_string(&last_finished).ok().and_then(|last| last.trim().parse::<u64>().ok());
    let given = std::env::var("REHAB_RULES_SEEDS").unwrap_or_default();
    let (from, to): (u64, u64) = match given.split_once("..") {
        Some((from, to)) => (from.parse().expect("SEEDS=from..to"), to.parse().expect("SEEDS=from..to")),
        None => {
            assert_eq!(given, "", "SEEDS=from..to");
            let from = last.map_or(LOGS, |last| last + 1);
            (from, from + 100_000)
        }
    };
    let mut coverage = Coverage::default();
    let mut next = from;
    while next < to {
        let end = to.min(next + 1_000);
        coverage.add(compare(next..end));
        // Repeating a few seeds after a fix does not move the saved position back.
        if last.is_none_or(|last| last < end) {
            fs::create_dir_all(last_finished.parent().expect("a folder")).expect("target");
            fs::write(&last_finished, format!("{}\n", end - 1)).expect("target/deep-seeds");
        }
        println!("seeds {from}..{end} of ..{to}: {} lines", coverage.lines);
        next = end;
    }
    println!("{coverage}");
}

#[test]
fn the_model_agrees_with_the_vectors() {
    let mut seen = 0;
    for entry in fs::read_dir(vectors()).expect("vectors") {
        let path = entry.expect("a file").path();
        let name = path.to_string_lossy().into_owned();
        let Some(scenario) = name.strip_suffix(".log.jsonl") else { continue };
        let log = fs::read(&path).expect("a log");
        let beside = |ending: &str| fs::read_to_string(format!("{scenario}{ending}")).ok();
        if let Some(expected) = beside(".expected.jsonl") {
            assert!(agree(&expected, &model::replay(&log, &[], model::Mode::Enforce)), "{scenario}");
            seen += 1;
        }
        if let Some(expected) = beside(".audit.jsonl") {
            let as_of = beside(".as-of").expect("a day").trim().parse().expect("a day");
            assert!(agree(&expected, &model::audit(&log, &[], model::Mode::Enforce, as_of).0), "{scenario}");
            seen += 1;
        }
    }
    assert_eq!(seen, 112);
}

#[test]
fn a_broken_engine_is_found_and_its_log_shrunk_to_the_lines_that_matter() {
    let [built_in, ..] = &catalogues()[..] else { panic!("no catalogues") };
    let question = Question { mode: model::Mode::Observe, as_of: None };
    let model = |log: &str| question.ask_model(log, built_in);
    let shrunk = |engine: &dyn Fn(&str) -> String| {
        let seed = (0..100).find(|seed| !agree(&engine(&generate(*seed, LINES)), &model(&generate(*seed, LINES))));
        let log = generate(seed.expect("a seed that shows it"), LINES);
        smallest_difference(&log, engine, model).expect("it differs")
    };
    let actions = |difference: &Difference| -> Vec<String> {
        let action =
            |line: &str| serde_json::from_str::<Value>(line).expect("JSON")["action"].as_str().expect("a text").to_owned();
        difference.log.lines().map(action).collect()
    };

    // An engine with a wrong effect: the course and its deletion are enough.
    let renames = |log: &str| {
        let freed = r#""rule":"course/places-freed","effect":"#;
        question.ask_engine(log, built_in).replace(&format!("{freed}\"notice\""), &format!("{freed}\"right\""))
    };
    let difference = shrunk(&renames);
    assert_eq!(actions(&difference), ["create_course", "delete_course"], "{difference}");
    assert!(difference.engine.contains(r#""effect":"right""#) && !difference.model.contains(r#""effect":"right""#));

    // An engine that counts wrong: a course must be held from the eighth client instead of the seventh.
    let carers = include_str!("../../rehab-rules/services/kela.family-carers.json");
    let eight = catalogue("eight", &format!("[{}]", carers.replace("\"must_hold_at\": 7", "\"must_hold_at\": 8")));
    let difference = shrunk(&|log: &str| question.ask_engine(log, &eight));
    let mut needed = actions(&difference);
    assert_eq!(needed.remove(0), "create_course", "{difference}");
    assert_eq!(needed, ["attach_client"; 7], "{difference}");
}

#[test]
fn the_difference_is_shown_with_its_seed_its_few_lines_and_both_answers() {
    let question = Question { mode: model::Mode::Enforce, as_of: NaiveDate::from_ymd_opt(2026, 3, 4) };
    let difference = Difference { log: "{\"on\":1}\n".into(), engine: "{\"a\":1}\n".into(), model: "{\"a\":2}\n".into() };
    assert_eq!(
        report(7, "roll", question, &difference),
        "the engine and the model differ: seed 7, services roll, Enforce, audit of 2026-03-04\n\
         the log, 1 lines:\n{\"on\":1}\n\nthe engine:\n{\"a\":1}\n\nthe model:\n{\"a\":2}\n\n\
         again: make deep SEEDS=7..8"
    );
}

// ---------------------------------------------------------------- asking both

/// Service descriptions, as both implementations read them.
struct Catalogue {
    name: &'static str,
    engine: Services,
    model: Vec<Value>,
}

fn catalogues() -> Vec<Catalogue> {
    vec![
        Catalogue { name: "built in", engine: Services::built_in(), model: vec![] },
        catalogue("roll", include_str!("../services/roll.json")),
        catalogue("small", include_str!("../services/small.json")),
        catalogue("versions", include_str!("../services/versions.json")),
        catalogue("minimal", include_str!("../services/minimal.json")),
    ]
}

fn catalogue(name: &'static str, descriptions: &str) -> Catalogue {
    let read = ServiceDescription::read_all(descriptions.as_bytes()).expect("valid descriptions");
    Catalogue {
        name,
        engine: Services::with(read).expect("one version a day"),
        model: serde_json::from_str(descriptions).expect("a list"),
    }
}

/// A question about a log: a replay, or an audit on a date.
#[derive(Clone, Copy)]
struct Question {
    mode: model::Mode,
    as_of: Option<NaiveDate>,
}

impl Question {
    fn all(log: &str, seed: u64) -> Vec<Question> {
        let days = audit_days(log, seed, DAYS);
        let in_mode = |mode| [None].into_iter().chain(days.iter().copied().map(Some)).map(move |as_of| Question { mode, as_of });
        in_mode(model::Mode::Enforce).chain(in_mode(model::Mode::Observe)).collect()
    }

    fn ask_engine(self, log: &str, services: &Catalogue) -> String {
        let mode = match self.mode {
            model::Mode::Enforce => rehab_rules::Mode::Enforce,
            model::Mode::Observe => rehab_rules::Mode::Observe,
        };
        let (log, services) = (log.as_bytes(), services.engine.clone());
        or_panic("the engine panics", || match self.as_of {
            None => replay_text(log, services, mode, Shown::default()),
            Some(as_of) => {
                let (findings, errors) = audit_text(log, services, mode, as_of, Shown::default());
                findings + &errors
            }
        })
    }

    fn ask_model(self, log: &str, services: &Catalogue) -> String {
        let (log, services) = (log.as_bytes(), &services.model);
        or_panic("the model panics", || match self.as_of {
            None => model::replay(log, services, self.mode),
            Some(as_of) => {
                let (findings, errors) = model::audit(log, services, self.mode, as_of);
                findings + &errors
            }
        })
    }
}

/// Treats a panic as an answer, so that its log is shrunk.
fn or_panic(panics: &str, answer: impl FnOnce() -> String) -> String {
    catch_unwind(AssertUnwindSafe(answer)).unwrap_or_else(|_| panics.to_owned())
}

/// Compares the answers of both for the logs of the seeds, on all cores.
///
/// Panics with the smallest log on which they differ.
#[track_caller]
fn compare(seeds: Range<u64>) -> Coverage {
    let catalogues = catalogues();
    let next = AtomicU64::new(seeds.start);
    let work = || {
        let mut coverage = Coverage::default();
        loop {
            let seed = next.fetch_add(1, Ordering::Relaxed);
            if seeds.end <= seed {
                return Ok(coverage);
            }
            let turn = seed as usize % catalogues.len();
            if let Err(report) = compare_log(seed, &catalogues[turn], &mut coverage) {
                next.store(seeds.end, Ordering::Relaxed);
                return Err((seed, report));
            }
        }
    };
    let results: Vec<_> = thread::scope(|scope| {
        let workers = thread::available_parallelism().map_or(1, usize::from);
        let workers: Vec<_> = (0..workers).map(|_| scope.spawn(work)).collect();
        workers.into_iter().map(|worker| worker.join().expect("a worker does not panic")).collect()
    });
    let mut all = Coverage::default();
    let mut differences = BTreeMap::new();
    for result in results {
        match result {
            Ok(coverage) => all.add(coverage),
            Err((seed, report)) => drop(differences.insert(seed, report)),
        }
    }
    if let Some((_, report)) = differences.pop_first() {
        panic!("{report}");
    }
    all
}

fn compare_log(seed: u64, services: &Catalogue, coverage: &mut Coverage) -> Result<(), String> {
    let log = generate(seed, LINES);
    for question in Question::all(&log, seed) {
        let (engine, model) = (question.ask_engine(&log, services), question.ask_model(&log, services));
        if !agree(&engine, &model) {
            let engine = |log: &str| question.ask_engine(log, services);
            let difference = smallest_difference(&log, engine, |log: &str| question.ask_model(log, services));
            let difference = difference.ok_or_else(|| format!("seed {seed}: the answers change from one time to the next"))?;
            return Err(report(seed, services.name, question, &difference));
        }
        coverage.count(&engine, question.as_of.is_some());
    }
    Ok(())
}

fn report(seed: u64, services: &str, question: Question, difference: &Difference) -> String {
    let asked = question.as_of.map_or("replay".to_owned(), |as_of| format!("audit of {as_of}"));
    format!(
        "the engine and the model differ: seed {seed}, services {services}, {:?}, {asked}\n{difference}\n\n\
         again: make deep SEEDS={seed}..{}",
        question.mode,
        seed + 1
    )
}

// ---------------------------------------------------------------- coverage

/// The number of findings of each effect of each rule.
#[derive(Default)]
struct Coverage {
    lines: u64,
    /// By rule and effect as written in a finding's JSON: in replays, in audits.
    findings: BTreeMap<String, [u64; 2]>,
}

const BETWEEN: &str = r#"","effect":""#;

impl Coverage {
    fn count(&mut self, answer: &str, is_audit: bool) {
        self.lines += answer.matches('\n').count() as u64;
        for finding in answer.split(r#""rule":""#).skip(1) {
            let (rule, rest) = finding.split_once(BETWEEN).expect("an effect after the rule");
            let effect = rest.split('"').next().expect("the end of the effect");
            let said = &finding[..rule.len() + BETWEEN.len() + effect.len()];
            match self.findings.get_mut(said) {
                Some(times) => times[usize::from(is_audit)] += 1,
                None => {
                    self.findings.insert(said.to_owned(), if is_audit { [0, 1] } else { [1, 0] });
                }
            }
        }
    }

    fn add(&mut self, other: Coverage) {
        self.lines += other.lines;
        for (said, [in_replays, in_audits]) in other.findings {
            let times = self.findings.entry(said).or_default();
            *times = [times[0] + in_replays, times[1] + in_audits];
        }
    }

    /// Every effect of every rule, the rarest first: the numbers of findings in replays and in audits.
    fn by_rule(&self) -> Vec<(String, [u64; 2])> {
        // Rules about records do not apply to logs.
        let of_logs = RULES.iter().filter(|rule| !rule.when.is_empty());
        let all = of_logs.flat_map(|rule| rule.says.iter().map(move |(effect, _)| (rule.id, effect.as_str())));
        let times = |rule, effect| self.findings.get(&format!("{rule}{BETWEEN}{effect}")).copied().unwrap_or_default();
        let mut all: Vec<_> = all.map(|(rule, effect)| (format!("{rule} {effect}"), times(rule, effect))).collect();
        all.sort_by_key(|(_, [in_replays, in_audits])| in_replays + in_audits);
        all
    }

    fn never(&self) -> Vec<String> {
        self.by_rule().into_iter().filter(|(_, times)| *times == [0, 0]).map(|(said, _)| said).collect()
    }
}

impl Display for Coverage {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        writeln!(f, "{:>10} {:>10}", "replays", "audits")?;
        for (said, [in_replays, in_audits]) in self.by_rule() {
            writeln!(f, "{in_replays:>10} {in_audits:>10}  {said}")?;
        }
        Ok(())
    }
}
