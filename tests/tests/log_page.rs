//! The page on the log lists every action with exactly its fields, that on records every question.

use rehab_rules::{DistanceQuestion, ErrorCode, Services, check_text, read_line};
use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

/// The cells of the page's table rows that begin with a word of code.
fn rows() -> Vec<Vec<BTreeSet<String>>> {
    let page = Path::new(env!("CARGO_MANIFEST_DIR")).join("../docs/log.md");
    let page = fs::read_to_string(page).expect("the page");
    let words = |cell: &str| cell.split('`').skip(1).step_by(2).map(str::to_owned).collect();
    page.lines()
        .filter(|line| line.starts_with("| `"))
        .map(|line| line.trim_matches('|').split('|').map(words).collect())
        .collect()
}

/// The error of a line with these fields, all with a value that no field takes.
fn error(action: &str, fields: &BTreeSet<String>) -> (ErrorCode, Option<String>) {
    let fields: String = fields.iter().map(|field| format!(",\"{field}\":{{}}")).collect();
    let line = format!("{{\"on\":\"2026-01-05\",\"provider\":\"P1\",\"action\":\"{action}\"{fields}}}");
    let error = read_line(line.as_bytes()).expect_err("no field takes an object");
    (error.code(), error.field().map(str::to_owned))
}

#[test]
fn every_action_has_exactly_the_fields_of_its_row() {
    let rows = rows();
    let actions: Vec<(&String, &BTreeSet<String>, &BTreeSet<String>)> =
        rows.iter().filter(|row| row.len() == 3).filter_map(|row| Some((row[0].first()?, &row[1], &row[2]))).collect();
    assert_eq!(actions.len(), 19);
    let every: BTreeSet<String> = actions.iter().flat_map(|(_, required, optional)| required.union(optional)).cloned().collect();
    for (action, required, optional) in actions {
        let all: BTreeSet<String> = required.union(optional).cloned().collect();
        let (code, _) = error(action, &all);
        assert!(
            ![ErrorCode::UnknownField, ErrorCode::MissingField, ErrorCode::UnknownAction].contains(&code),
            "{action}: {code}"
        );
        for field in required {
            let mut without = all.clone();
            without.remove(field);
            assert_eq!(error(action, &without), (ErrorCode::MissingField, Some(field.clone())), "{action}");
        }
        for field in every.difference(&all) {
            let mut with = all.clone();
            with.insert(field.clone());
            assert_eq!(error(action, &with), (ErrorCode::UnknownField, Some(field.clone())), "{action}");
        }
        for field in optional {
            let mut without = all.clone();
            without.remove(field);
            // Of a new course, the year is only needed where there is no schedule.
            assert_ne!(error(action, &without).0, ErrorCode::MissingField, "{action} {field}");
        }
    }
    let described: BTreeSet<String> = rows.iter().filter(|row| row.len() == 2).flat_map(|row| row[0].clone()).collect();
    assert_eq!(every.difference(&described).collect::<Vec<_>>(), Vec::<&String>::new(), "fields that the page does not describe");
}

#[test]
fn the_page_on_records_lists_every_question_with_its_effect_and_its_example_is_a_record() {
    let page = Path::new(env!("CARGO_MANIFEST_DIR")).join("../docs/records.md");
    let page = fs::read_to_string(page).expect("the page");
    for question in DistanceQuestion::ALL {
        let record = format!(
            r#"{{"record":"distance_readiness","service":"kela.family-carers","forms":["video_call"],"on":"2026-01-15","answers":{{"{question}":false}}}}"#
        );
        let id = match question {
            DistanceQuestion::BothSeeEachOther => "distance/video-both-see".to_owned(),
            _ => format!("distance/{}", question.as_str().replace('_', "-")),
        };
        let findings = check_text(record.as_bytes(), &Services::built_in(), None).expect("a record");
        let finding = findings.lines().find(|line| line.contains(&id)).expect("a finding").to_owned();
        let row = page.lines().find(|line| line.starts_with(&format!("| `{question}` |"))).expect("a row");
        let effect = row.split('|').nth(3).expect("an effect").trim();
        assert!(finding.contains(&format!("\"effect\":\"{effect}\"")), "{row}: {finding}");
    }
    let example = page.split("```json\n").nth(1).and_then(|rest| rest.split("```").next()).expect("an example");
    check_text(example.as_bytes(), &Services::built_in(), None).expect("a record");
}
