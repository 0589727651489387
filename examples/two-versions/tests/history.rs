//! Each version judges its own time, and the current one continues from the state of the earlier one.

use rehab_rules_tests::generate::generate;
use std::collections::BTreeSet;
use std::fs;
use std::path::Path;
use std::process::Command;
use two_versions::{Receipt, earlier, present};

fn same_rules() -> bool {
    rehab_rules_0_2::rules::RULES_VERSION == rehab_rules::rules::RULES_VERSION
}

fn repository() -> &'static Path {
    Path::new(concat!(env!("CARGO_MANIFEST_DIR"), "/../.."))
}

#[test]
fn the_program_prints_what_the_readme_shows() {
    let readme = include_str!("../README.md");
    let shown = readme.split("$ cargo run\n").nth(1).and_then(|rest| rest.split("```").next()).expect("an example");
    let ran = Command::new(env!("CARGO_BIN_EXE_two-versions")).output().expect("it runs");
    assert!(ran.status.success(), "{}", String::from_utf8_lossy(&ran.stderr));
    assert_eq!(String::from_utf8(ran.stdout).expect("UTF-8"), shown);
}

#[test]
fn the_page_shows_the_dependencies_that_this_program_has() {
    let page = include_str!("../../../docs/how-to/history.md");
    let shown = page.split("```toml\n").nth(1).and_then(|rest| rest.split("```").next()).expect("dependencies");
    let here: BTreeSet<&str> = include_str!("../Cargo.toml").lines().collect();
    assert!(shown.lines().all(|line| here.contains(line)), "{shown}");
}

/// Logs started by the earlier version and continued by the current one, split at any point. Versions with the same rules version give
/// the same decisions and codes (error messages may change); if verdicts differ, the rules have another version.
#[test]
fn versions_with_the_same_rules_judge_alike() {
    let vectors = fs::read_dir(repository().join("tests/vectors")).expect("vectors").map(|entry| entry.expect("a file").path());
    let vectors = vectors.filter(|path| path.to_string_lossy().ends_with(".log.jsonl")).map(|path| {
        // A line that is not UTF-8 cannot be passed as a string; it is malformed like other lines.
        (path.display().to_string(), String::from_utf8_lossy(&fs::read(&path).expect("a log")).into_owned())
    });
    let random = (0..40).map(|seed| (format!("seed {seed}"), generate(seed, 80)));
    let (mut logs, mut handed_over, mut differ) = (0, 0, BTreeSet::new());
    for (name, text) in vectors.chain(random) {
        let log: Vec<&str> = text.split('\n').collect();
        let whole = present::judge(&log, &[]).expect("no snapshot");
        logs += 1;
        for cut in (0..=log.len()).step_by(if name.starts_with("seed") { 20 } else { 3 }) {
            let (before, since) = log.split_at(cut);
            let (mut receipts, snapshots) = earlier::judge(before, &[]).expect("no snapshot");
            handed_over += snapshots.len();
            let (rest, last) = present::judge(since, &snapshots).unwrap_or_else(|error| panic!("{name}: {error}"));
            receipts.extend(rest);
            if !receipts.iter().map(said).eq(whole.0.iter().map(said)) || last != whole.1 {
                differ.insert(name.clone());
            }
        }
    }
    println!("{logs} logs, {handed_over} providers handed over");
    assert!(150 <= logs && 500 <= handed_over, "{logs} logs, {handed_over} providers");
    assert_eq!(differ.is_empty(), same_rules(), "{differ:?}");
}

/// A decision or an error without its messages, which may change.
fn said(receipt: &Receipt<'_>) -> serde_json::Value {
    let mut answer: serde_json::Value = serde_json::from_str(&receipt.answer).expect("JSON");
    let findings = answer["findings"].as_array_mut().map(std::mem::take).unwrap_or_default();
    let without_words = |mut answer: serde_json::Value| {
        answer.as_object_mut().expect("an object").remove("message");
        answer
    };
    let findings: Vec<_> = findings.into_iter().map(without_words).collect();
    serde_json::json!([without_words(answer), findings])
}

/// The copies of this release's snapshots in `tests/snapshots` are what the release itself writes and, as long as the rules are the same,
/// finds.
#[test]
fn the_committed_snapshots_of_the_release_are_its_own() {
    use rehab_rules_0_2::{Provider, ServiceDescription, Services, calendar::read_day};
    let services = fs::read(repository().join("tests/sample/services.json")).expect("descriptions");
    let services = Services::with(ServiceDescription::read_all(services).expect("valid")).expect("one version each");
    let kept = fs::read_to_string(repository().join("tests/snapshots/0.2.0.jsonl")).expect("what is kept");
    let (mut provider, mut snapshots, mut audits) = (None, 0, 0);
    for line in kept.lines() {
        if line.starts_with(r#"{"snapshot":"#) {
            let provider_then = Provider::from_json(line, services.clone()).expect("its own snapshot");
            assert_eq!(provider_then.to_json().trim_end(), line);
            snapshots += 1;
            provider = Some(provider_then);
        } else if same_rules() {
            let audit = line.strip_prefix(r#"{"as_of":""#).and_then(|rest| rest.split_once(r#"","audit":"#));
            let (as_of, audit) = audit.expect("an audit");
            let found = provider.as_ref().expect("a snapshot before it").audit(read_day(as_of).expect("a day"));
            assert_eq!(found.expect("not before its last event").to_json(None) + "}", audit);
            audits += 1;
        }
    }
    assert!(10 <= snapshots && (audits == 4 * snapshots || !same_rules()), "{snapshots} snapshots, {audits} audits");
}
