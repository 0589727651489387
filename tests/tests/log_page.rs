//! The page on the log lists every action with exactly its fields, that on records every question, item and field.

use rehab_rules::coordinator::Time;
use rehab_rules::{DistanceQuestion, ErrorCode, IntroductionItem, Services, check_text, read_line};
use serde_json::Value;
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
fn the_page_on_records_lists_every_question_with_its_effect() {
    let page = records_page();
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
    assert_eq!(DistanceQuestion::ALL.len(), page.lines().filter(|line| line.starts_with("| `") && is_question(line)).count());
}

fn is_question(line: &str) -> bool {
    line.split('`').nth(1).is_some_and(|name| DistanceQuestion::from_word(name).is_some())
}

#[test]
fn the_page_on_records_lists_the_checklist_as_it_is() {
    let page = records_page();
    let listed: Vec<&str> = page.lines().filter(|line| is_item(line)).collect();
    let rows: Vec<String> = IntroductionItem::ALL.iter().map(|item| row(*item)).collect();
    assert_eq!(listed, rows);

    fn is_item(line: &str) -> bool {
        line.starts_with("| ") && line.split('`').nth(1).is_some_and(|name| IntroductionItem::from_word(name).is_some())
    }

    fn row(item: IntroductionItem) -> String {
        let entry = item.entry();
        let block = match (entry.block, item) {
            (Some(block), _) => block.to_string(),
            (None, IntroductionItem::PlanTime) => "before".to_owned(),
            (None, _) => "end".to_owned(),
        };
        let minutes = match entry.time {
            Time::Minutes(from, to) if from == to => from.to_string(),
            Time::Minutes(from, to) => format!("{from}–{to}"),
            Time::NotStated => String::new(),
            Time::BesideBlock => "beside".to_owned(),
        };
        let day = if entry.asks_day { ", with its day" } else { "" };
        format!("| {block} | `{item}` | {}{day} | {minutes} | {} |", entry.word.text.en, entry.rows.join(", "))
    }
}

#[test]
fn the_page_on_records_names_every_field_of_the_schemas() {
    let page = records_page();
    for (schema, heading) in [("therapy-case", "## Therapy"), ("coordinator-introduction", "## Introduction")] {
        let section = page.split(heading).nth(1).and_then(|rest| rest.split("\n## ").next()).expect("a section");
        let path = Path::new(env!("CARGO_MANIFEST_DIR")).join(format!("../docs/schemas/{schema}.schema.json"));
        let schema: Value = serde_json::from_slice(&fs::read(path).expect("a schema")).expect("JSON");
        let objects = schema["$defs"].as_object().expect("definitions").values().chain([&schema]);
        let fields: Vec<&String> =
            objects.filter_map(|object| object["properties"].as_object()).flat_map(|all| all.keys()).collect();
        assert!(10 < fields.len());
        for field in fields {
            let is_named = section.match_indices(field.as_str()).any(|(at, _)| {
                let ends = |next: Option<char>| next.is_none_or(|next| !next.is_alphanumeric() && next != '_');
                ends(section[..at].chars().next_back()) && ends(section[at + field.len()..].chars().next())
            });
            assert!(is_named, "{heading}: {field}");
        }
    }
}

#[test]
fn the_examples_of_the_page_on_records_are_records() {
    let page = records_page();
    let examples: Vec<&str> = page.split("```json\n").skip(1).filter_map(|rest| rest.split("```").next()).collect();
    assert_eq!(examples.len(), 3);
    for example in examples {
        check_text(example.as_bytes(), &Services::built_in(), None).expect("a record");
    }
}

fn records_page() -> String {
    fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join("../docs/records.md")).expect("the page")
}
