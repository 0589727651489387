//! The page on the log has the table of actions, generated from the core's, and describes every field. The page on records lists every
//! question, item and field.

use rehab_rules::coordinator::Time;
use rehab_rules::{ActionName, Services, coordinator::IntroductionItem, distance::DistanceQuestion, record::check_text};
use serde_json::Value;
use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

fn page(name: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../docs").join(name)
}

/// The table of actions, each with its required and optional fields.
fn actions() -> String {
    let mut table = String::from("| action | required | optional |\n|---|---|---|\n");
    for action in ActionName::ALL {
        let fields = |is_needed| {
            let fields = action.fields().iter().filter(|field| field.required == is_needed);
            let fields = fields.map(|field| format!("`{}`", field.name)).collect::<Vec<_>>().join(", ");
            if fields.is_empty() { String::new() } else { format!("{fields} ") }
        };
        table += &format!("| `{action}` | {}| {}|\n", fields(true), fields(false));
    }
    table
}

#[test]
fn the_table_of_actions_is_up_to_date_and_every_field_is_described() {
    let text = fs::read_to_string(page("log.md")).expect("the page");
    let (before, rest) = text.split_once("| action | required |").expect("the table of actions");
    let (_, after) = rest.split_once("\n\n").expect("the table of fields");
    let made = [before, &actions(), "\n", after].concat();
    if std::env::var_os("UPDATE_PAGES").is_some() {
        fs::write(page("log.md"), &made).expect("the page");
    }
    let is_current = fs::read_to_string(page("log.md")).expect("the page") == made;
    assert!(is_current, "UPDATE_PAGES=1 cargo test -p rehab-rules-tests --test log_page rewrites the table of docs/log.md");
    let described: BTreeSet<&str> = after
        .lines()
        .filter_map(|line| line.strip_prefix("| `")?.split(" |").next())
        .flat_map(|fields| fields.split(['`', ',', ' ']))
        .collect();
    for field in ActionName::ALL.iter().flat_map(|action| action.fields()) {
        assert!(described.contains(field.name), "docs/log.md does not describe {}", field.name);
    }
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
fn the_page_on_records_lists_the_checklist() {
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
            other => panic!("the page does not know how to show {other:?}"),
        };
        let day = if entry.asks_day { ", with its date" } else { "" };
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
fn the_examples_of_the_page_on_records_are_valid_records() {
    let page = records_page();
    let examples: Vec<&str> = page.split("```json\n").skip(1).filter_map(|rest| rest.split("```").next()).collect();
    assert_eq!(examples.len(), 3);
    for example in examples {
        check_text(example.as_bytes(), &Services::built_in(), None).expect("a record");
    }
}

fn records_page() -> String {
    fs::read_to_string(page("records.md")).expect("the page")
}
