//! All conformance vectors of logs, audits and records: every value, and the order of keys and findings.

use rehab_rules::{Mode, Services, Shown, audit_text, record::check_text, replay_text};
use rehab_rules_tests::{vectors, without_message};
use std::fs;
use std::path::PathBuf;

fn logs() -> Vec<PathBuf> {
    let mut logs: Vec<PathBuf> = fs::read_dir(vectors())
        .expect("the folder of vectors")
        .map(|entry| entry.expect("a file").path())
        .filter(|path| path.to_string_lossy().ends_with(".log.jsonl"))
        .collect();
    logs.sort();
    logs
}

fn beside(log: &std::path::Path, ending: &str) -> PathBuf {
    PathBuf::from(log.to_string_lossy().replace(".log.jsonl", ending))
}

#[track_caller]
fn assert_lines(log: &std::path::Path, actual: &str, expected: &str) {
    let actual: Vec<String> = actual.lines().map(without_message).collect();
    let expected: Vec<String> = expected.lines().map(without_message).collect();
    for (index, (actual, expected)) in actual.iter().zip(&expected).enumerate() {
        assert_eq!(actual, expected, "{} line {}", log.display(), index + 1);
    }
    assert_eq!(actual.len(), expected.len(), "{}: the number of lines", log.display());
}

#[test]
fn replays_agree_with_the_vectors() {
    let mut seen = 0;
    for log in logs() {
        let expected = beside(&log, ".expected.jsonl");
        if !expected.exists() {
            continue;
        }
        seen += 1;
        let decisions = replay_text(fs::read(&log).expect("a log"), Services::built_in(), Mode::Enforce, Shown::default());
        assert_lines(&log, &decisions, &fs::read_to_string(expected).expect("decisions"));
    }
    assert_eq!(seen, 96, "replay vectors");
}

#[test]
fn audits_agree_with_the_vectors() {
    let mut seen = 0;
    for log in logs() {
        let expected = beside(&log, ".audit.jsonl");
        if !expected.exists() {
            continue;
        }
        seen += 1;
        let as_of = fs::read_to_string(beside(&log, ".as-of")).expect("a day").trim().parse().expect("a day");
        let (findings, errors) =
            audit_text(fs::read(&log).expect("a log"), Services::built_in(), Mode::Enforce, as_of, Shown::default());
        assert_eq!(errors, "", "{}", log.display());
        assert_lines(&log, &findings, &fs::read_to_string(expected).expect("findings"));
    }
    assert_eq!(seen, 16, "audit vectors");
}

#[test]
fn records_agree_with_the_vectors() {
    let mut seen = 0;
    for entry in fs::read_dir(vectors()).expect("the folder of vectors") {
        let path = entry.expect("a file").path();
        let name = path.to_string_lossy().into_owned();
        let Some(scenario) = name.strip_suffix(".record.json") else { continue };
        let record = fs::read(&path).expect("a record");
        seen += 1;
        let findings = check_text(&record, &Services::built_in(), None).unwrap_or_else(|error| panic!("{name}: {error}"));
        assert_lines(&path, &findings, &fs::read_to_string(format!("{scenario}.expected.jsonl")).expect("findings"));
    }
    assert_eq!(seen, 13, "record vectors");
}
