//! The committed JSON Schemas: generated from the types, and compared by an independent validator with the vectors and the reader.
//!
//! `UPDATE_PAGES=1 cargo test -p rehab-rules-tests --features schema --test schemas` writes them; without it, the test lists the stale ones.

use jsonschema::Validator;
use rehab_rules::schema::schemas;
use rehab_rules::{
    ErrorCode, Event, Language, Mode, Provider, Replay, ServiceDescription, Services, Shown, audit_text,
    coordinator::IntroductionItem,
    distance::DistanceQuestion,
    log::{ReplayText, lines},
    record::check_text,
    replay_text,
    source::{Outcome, ROWS},
};
use rehab_rules_tests::vectors;
use serde_json::{Value, json};
use std::fs;
use std::path::{Path, PathBuf};

fn folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../docs/schemas")
}

fn schema(name: &str) -> Value {
    let text = fs::read_to_string(folder().join(format!("{name}.schema.json"))).expect("a committed schema");
    serde_json::from_str(&text).expect("JSON")
}

fn validator(name: &str) -> Validator {
    let schema = schema(name);
    jsonschema::draft202012::meta::validate(&schema).unwrap_or_else(|error| panic!("{name}: {error}"));
    jsonschema::draft202012::options().should_validate_formats(true).build(&schema).expect("a schema")
}

#[track_caller]
fn assert_valid(validator: &Validator, text: &str) {
    let value: Value = serde_json::from_str(text).expect("JSON");
    let errors: Vec<String> = validator.iter_errors(&value).map(|error| format!("{}: {error}", error.instance_path())).collect();
    assert!(errors.is_empty(), "{text}\n{errors:?}");
}

fn vector_logs() -> Vec<(PathBuf, Vec<u8>)> {
    let entries = fs::read_dir(vectors()).expect("vectors").map(|entry| entry.expect("a file").path());
    let logs = entries.filter(|path| path.to_string_lossy().ends_with(".log.jsonl"));
    logs.map(|path| (path.clone(), fs::read(path).expect("a log"))).collect()
}

#[test]
fn the_committed_schemas_are_up_to_date() {
    let mut names = Vec::new();
    for (name, schema) in schemas() {
        let file = format!("{name}.schema.json");
        let text = format!("{}\n", serde_json::to_string_pretty(&schema).expect("JSON"));
        if std::env::var_os("UPDATE_PAGES").is_some() {
            fs::create_dir_all(folder()).expect("the folder");
            fs::write(folder().join(&file), &text).expect("the schema");
        }
        let committed = fs::read_to_string(folder().join(&file)).unwrap_or_default();
        assert!(
            committed == text,
            "UPDATE_PAGES=1 cargo test -p rehab-rules-tests --features schema --test schemas rewrites {file}"
        );
        names.push(file);
    }
    for entry in fs::read_dir(folder()).expect("the folder") {
        let file = entry.expect("a file").file_name().to_string_lossy().into_owned();
        assert!(names.contains(&file), "no type has the schema {file}");
    }
}

#[test]
fn every_event_decision_and_finding_of_the_vectors_is_valid() {
    let [event, decision, finding] = ["event", "decision", "finding"].map(validator);
    let (mut events, mut answers) = (0, 0);
    for (path, log) in vector_logs() {
        for line in lines(&log).filter(|line| Event::from_json(line).is_ok()) {
            assert_valid(&event, std::str::from_utf8(line).expect("UTF-8"));
            events += 1;
        }
        let beside = |ending: &str| fs::read_to_string(path.to_string_lossy().replace(".log.jsonl", ending)).ok();
        for (validator, ending) in [(&decision, ".expected.jsonl"), (&finding, ".audit.jsonl")] {
            for line in beside(ending).iter().flat_map(|text| text.lines()) {
                let mut value: Value = serde_json::from_str(line).expect("JSON");
                if let Some(error) = value.get_mut("error").and_then(Value::as_object_mut) {
                    // Vectors omit the messages of errors, which every answer has.
                    error.entry("message").or_insert(json!("in words"));
                }
                assert_valid(validator, &value.to_string());
                answers += 1;
            }
        }
    }
    println!("{events} events, {answers} answers");
    assert!(1_000 < events && 1_000 < answers, "{events} events, {answers} answers");
}

#[test]
fn every_answer_with_messages_and_remedies_is_valid() {
    let [decision, finding, search, snapshot] = ["decision", "finding", "search", "snapshot"].map(validator);
    let (mut listings, mut remedies) = (0, 0);
    for (_, log) in vector_logs() {
        let shown = Shown::default().language(Language::Sv).remedies(true);
        for mode in Mode::ALL {
            for line in replay_text(&log, Services::built_in(), *mode, shown).lines() {
                remedies += line.matches("\"remedies\":[{").count();
                assert_valid(&decision, line);
            }
        }
        let last = lines(&log).filter_map(|line| Event::from_json(line).ok()).map(|event| event.on).max().expect("an event");
        let (findings, _) = audit_text(&log, Services::built_in(), Mode::Observe, last, shown);
        findings.lines().for_each(|line| assert_valid(&finding, line));
        let mut replay = ReplayText::new(Replay::new(Services::built_in(), Mode::Observe).until(last), shown);
        let mut out = String::new();
        replay.feed(&log, &mut out);
        replay.finish(&mut out);
        out.clear();
        replay.write_search(&mut out);
        listings += out.lines().count();
        out.lines().for_each(|line| assert_valid(&search, line));
        replay.replay().providers().iter().for_each(|provider| assert_valid(&snapshot, &provider.to_json()));
    }
    assert!(50 < listings && 20 < remedies, "{listings} listings, {remedies} remedies");
}

#[test]
fn the_service_descriptions_are_valid() {
    let validator = validator("service-description");
    let repository = Path::new(env!("CARGO_MANIFEST_DIR")).parent().expect("the repository");
    for file in [
        "rehab-rules/services/kela.family-carers.json",
        "rehab-rules/services/kela.rare-connective-tissue.json",
        "rehab-rules/services/template.json",
        "tests/sample/services.json",
    ] {
        assert_valid(&validator, &fs::read_to_string(repository.join(file)).expect("a description"));
    }
    for entry in fs::read_dir(repository.join("tests/services")).expect("descriptions") {
        assert_valid(&validator, &fs::read_to_string(entry.expect("a file").path()).expect("a description"));
    }
}

/// Values of every type, at the limits and one beyond.
fn values() -> Vec<Value> {
    let text = |length: usize| json!("ä".repeat(length));
    let texts = |count: usize| json!((0..count).map(|number| format!("g{number}")).collect::<Vec<_>>());
    let periods = |count: usize| json!(vec![json!({"kind": "digital", "start": "2026-05-04", "end": "2026-05-08"}); count]);
    vec![
        json!(null),
        json!(true),
        json!(false),
        json!(-1),
        json!(0),
        json!(1),
        json!(2),
        json!(6),
        json!(12),
        json!(600),
        json!(601),
        json!(1899),
        json!(1900),
        json!(2026),
        json!(2199),
        json!(2200),
        json!(3_650),
        json!(3_651),
        json!(1_000_000),
        json!(1_000_001),
        json!(6.5),
        text(0),
        text(200),
        text(201),
        json!("C1"),
        json!("2026-01-05"),
        json!("1900-01-01"),
        json!("1899-12-31"),
        json!("2199-12-31"),
        json!("2200-01-01"),
        json!("2026-02-29"),
        json!("2026-1-05"),
        json!("none"),
        json!("short_term"),
        json!("ended"),
        json!("charting"),
        json!("other"),
        json!(["statistics"]),
        json!(["double", "double"]),
        json!("adjoining"),
        json!("over_2_years"),
        json!("digital"),
        json!("confirm_course"),
        json!("next_working_day"),
        json!([]),
        texts(1),
        texts(100),
        texts(101),
        json!([""]),
        json!([1]),
        json!(["a", "a"]),
        json!(["digital"]),
        json!(["pool"]),
        periods(1),
        periods(1000),
        periods(1001),
        json!([{"kind": "digital", "start": "2026-05-04"}]),
        json!([{"kind": "x", "start": "2026-05-04", "end": "2026-05-08"}]),
        json!([{"kind": "digital", "start": "2026-05-04", "end": "2026-05-08", "other": 1}]),
        json!([{"kind": "digital", "start": "2026-05-04", "end": "2026-05-08", "other": null}]),
        json!({}),
        json!({"min": 1, "max": 12}),
        json!({"min": 0, "max": 12}),
        json!({"min": 1}),
        json!({"en": "x"}),
        json!({"en": "x", "de": "x"}),
        json!({"allowed": [], "not_allowed": []}),
        json!({"allowed": []}),
    ]
}

/// All variants of a value in one member, at any depth: the member replaced by every value, and removed.
fn changed(value: &Value) -> Vec<Value> {
    let mut all = Vec::new();
    match value {
        Value::Object(members) => {
            for name in members.keys() {
                let mut without = members.clone();
                without.shift_remove(name);
                all.push(Value::Object(without));
                for other in values().into_iter().chain(changed(&members[name])) {
                    let mut with = members.clone();
                    with[name] = other;
                    all.push(Value::Object(with));
                }
            }
            for other in [json!(1), json!(null)] {
                let mut with = members.clone();
                with.insert("no_such_field".to_owned(), other);
                all.push(Value::Object(with));
            }
        }
        Value::Array(elements) => {
            for (index, element) in elements.iter().enumerate() {
                for other in changed(element) {
                    let mut with = elements.clone();
                    with[index] = other;
                    all.push(Value::Array(with));
                }
            }
        }
        _ => {}
    }
    all
}

/// Whether an error is about a single value, and not about consistency with other values or the state.
fn is_about_one_value(code: ErrorCode) -> bool {
    use ErrorCode::*;
    matches!(code, UnknownAction | MissingField | UnknownField | InvalidDate | InvalidValue | DuplicateTargetGroup)
}

/// Whether the reader's error is one that no schema can express: inconsistency between values.
fn fits_together(kind: &str, error: &rehab_rules::InputError) -> bool {
    let field = error.field().unwrap_or_default();
    match (kind, error.code(), field.strip_prefix("[0].").unwrap_or(field)) {
        ("event", ErrorCode::InvalidValue, "received") => true,
        ("service-description", ErrorCode::InvalidValue, field) => {
            ["must_hold_at", "group_size.max", "target_groups_per_course.max", "valid_to", "distance_forms.not_allowed"]
                .contains(&field)
        }
        ("service-description", ErrorCode::DuplicateTargetGroup, _) => true,
        ("snapshot", ErrorCode::InvalidValue, field) => {
            field.ends_with("first_starts")
                || field.ends_with("decision.received")
                || field.ends_with("detached_from")
                || field.ends_with("year") && field.starts_with("capacity")
                || field.ends_with(".course")
                || field.ends_with(".confirmed")
        }
        ("snapshot", ErrorCode::MissingField, field) => field.ends_with("detached_on") || field.ends_with("confirmed_on"),
        ("therapy-case", ErrorCode::InvalidValue, field) => field.ends_with("charting_minutes"),
        _ => false,
    }
}

/// Compares a schema with its reader on all variants of some valid values.
fn hold(kind: &str, originals: &[Value], read: impl Fn(&str) -> Result<(), rehab_rules::InputError>) -> usize {
    let validator = validator(kind);
    let mut cases = 0;
    for original in originals {
        assert_valid(&validator, &original.to_string());
        for value in changed(original) {
            cases += 1;
            let is_valid = validator.is_valid(&value);
            match read(&value.to_string()) {
                Ok(()) => assert!(is_valid, "{kind}: the reader takes what the schema refuses: {value}"),
                Err(error) if is_about_one_value(error.code()) && !fits_together(kind, &error) => {
                    assert!(!is_valid, "{kind}: the reader refuses ({error}) what the schema takes: {value}");
                }
                Err(_) => {}
            }
        }
    }
    cases
}

#[test]
fn the_event_schema_agrees_with_the_reader_of_lines() {
    let mut originals: Vec<Value> = Vec::new();
    for (_, log) in vector_logs() {
        for line in lines(&log).filter(|line| Event::from_json(line).is_ok()) {
            let event: Value = serde_json::from_slice(line).expect("JSON");
            let shape = |event: &Value| event.as_object().expect("an object").keys().cloned().collect::<Vec<_>>();
            let is_new = originals.iter().all(|seen| seen["action"] != event["action"] || shape(seen) != shape(&event));
            if is_new {
                originals.push(event);
            }
        }
    }
    let mut actions: Vec<&str> = originals.iter().filter_map(|event| event["action"].as_str()).collect();
    actions.sort_unstable();
    actions.dedup();
    assert_eq!(actions.len(), 19, "{actions:?}");
    let cases = hold("event", &originals, |text| Event::from_json(text.as_bytes()).map(drop));
    println!("{} events, {cases} changes", originals.len());
}

#[test]
fn the_description_schema_agrees_with_the_reader_of_descriptions() {
    let text = include_str!("../../rehab-rules/services/kela.family-carers.json");
    let description: Value = serde_json::from_str(text).expect("JSON");
    let cases = hold("service-description", &[description.clone(), json!([description])], |text| {
        ServiceDescription::read_all(text.as_bytes()).map(drop)
    });
    println!("{cases} changes");
}

#[test]
fn the_snapshot_schema_agrees_with_the_reader_of_snapshots() {
    let log = fs::read(Path::new(env!("CARGO_MANIFEST_DIR")).join("vectors/010-met-deadline-survives-a-later-move.log.jsonl"));
    let mut replay = Replay::new(Services::built_in(), Mode::Enforce);
    for line in lines(&log.expect("a log")) {
        let _ = replay.apply(&Event::from_json(line).expect("an event"));
    }
    let mut snapshot: Value = serde_json::from_str(&replay.providers()[0].to_json()).expect("JSON");
    // A document with every member that a snapshot can have.
    snapshot["info"] = json!([{"service": "kela.family-carers", "distance_experience": "none", "contact": "x"}]);
    snapshot["pools"] = json!([{"service": "kela.family-carers", "office": "x", "pool": "none"}]);
    snapshot["clients"] = json!([snapshot["clients"][0]]);
    snapshot["clients"][0]["authority_line_told"] = json!(true);
    snapshot["clients"][0]["rehabilitation_started"] = json!("2025-12-01");
    snapshot["clients"][0]["decision"] = json!({"on": "2026-01-02", "issued": "2025-12-20", "received": "2025-12-22", "target_group": "carer-of-adult", "continues": false});
    snapshot["clients"][0]["detached_from"] = json!("C1");
    let course = snapshot["courses"][0].clone();
    snapshot["not_loaded"] = json!([]);
    snapshot["courses"][0]["confirmed"] = json!(true);
    snapshot["courses"][0]["first_starts"] = json!([{"on": course["created_on"], "start": course["periods"][0]["start"]}]);
    let cases = hold("snapshot", &[snapshot], |text| Provider::from_json(text.as_bytes(), Services::built_in()).map(drop));
    println!("{cases} changes");
}

#[test]
fn the_readiness_schema_agrees_with_the_reader_of_records() {
    let answers: serde_json::Map<String, Value> =
        DistanceQuestion::ALL.iter().map(|question| (question.as_str().to_owned(), json!(true))).collect();
    let record = json!({"record": "distance_readiness", "service": "kela.family-carers", "forms": ["digital"], "on": "2026-01-15", "answers": answers});
    let cases = hold("distance-readiness", &[record], |text| check_text(text.as_bytes(), &Services::built_in(), None).map(drop));
    println!("{cases} changes");
}

#[test]
fn the_therapy_schema_agrees_with_the_reader_of_records() {
    let record = json!({
        "record": "therapy_case", "patient": {"birth_date": "1980-05-05"}, "need": {"category": "long_term", "demanding": true},
        "plan": {"written_on": "2025-12-01", "goals": [{
            "text": "g", "concrete": true, "measurable": true, "motivating": true, "gas": true, "evaluated_on": "2026-01-10",
            "outcome": "new_goals",
        }]},
        "commitment": {
            "number": "B-1", "issued": "2025-12-20", "valid_from": "2026-01-01", "valid_to": "2026-04-30", "visits": 5,
            "visit_minutes": 45, "action_text_end": "2026-04-15",
        },
        "visits": [{"date": "2026-01-12", "minutes": 1_000_000, "charting_minutes": 10}],
        "invoice": {"lines": [{"date": "2026-01-12", "kind": "visit", "minutes": 45, "amount": 80.5}]},
        "report": {
            "received_by_ahs": "2026-02-01", "given_to_patient": true, "ends_with_commitment": true, "patient_name": "n",
            "patient_id": "010190-900P", "commitment_number": "B-1", "therapist_name": "t", "therapist_contact": "c",
            "sessions": [{"date": "2026-01-12", "minutes": 45}], "functioning": "f", "goals_and_results": "g",
            "instruments_and_results": "i", "motivation": "m", "goal_attainment": "a",
            "continuation": {"need": true, "grounds": "g", "goal": "g"}, "final_summary": "s", "benefit_in_proportion": false,
            "disproportion_note": "n",
        },
        "spread": {"max_gap_days": 60}, "as_of": "2026-02-28",
    });
    let cases = hold("therapy-case", &[record], |text| check_text(text.as_bytes(), &Services::built_in(), None).map(drop));
    println!("{cases} changes");
}

#[test]
fn the_introduction_schema_agrees_with_the_reader_of_records() {
    let done: serde_json::Map<String, Value> =
        IntroductionItem::ALL.iter().map(|item| (item.as_str().to_owned(), json!("2026-02-03"))).collect();
    let record = json!({
        "record": "coordinator_introduction", "role": "reko", "unit": "primary_care", "municipality": "Uppsala",
        "started_on": "2026-01-12", "done": done, "assignments": ["statistics"], "permissions_requested": ["rehabstod"],
        "other_conversation_method": true, "as_of": "2026-03-02", "ending": "2026-12-31",
    });
    let read = |text: &str| check_text(text.as_bytes(), &Services::built_in(), None).map(drop);
    let cases = hold("coordinator-introduction", &[record], read);
    println!("{cases} changes");
}

#[test]
fn input_fields_named_by_statements_are_in_the_schema() {
    let event = schema("event");
    let actions = event["oneOf"].as_array().expect("actions");
    let properties = |action: &str| {
        let found = actions.iter().find(|schema| schema["properties"]["action"]["const"] == action);
        found.unwrap_or_else(|| panic!("no action {action}"))["properties"].as_object().expect("properties").clone()
    };
    for row in ROWS {
        for outcome in row.outcomes() {
            match outcome {
                Outcome::Type(name) => {
                    let (of, field) = name.split_once('.').unwrap_or((name, "action"));
                    let is_there = match of {
                        "therapy_case" | "coordinator_introduction" => has_field(&schema(&of.replace('_', "-")), field),
                        action => properties(action).contains_key(field),
                    };
                    assert!(is_there, "{}: {name}", row.id);
                }
                Outcome::Effect(by) if by != "search" => drop(properties(by)),
                _ => {}
            }
        }
    }
}

/// Whether a schema has a field at this path, following references, choices and list elements.
fn has_field(schema: &Value, path: &str) -> bool {
    let mut at = schema;
    for name in path.split('.') {
        let referred = |value: &'_ Value| value["$ref"].as_str().map(|reference| reference.trim_start_matches('#').to_owned());
        while let Some(place) = referred(at).or_else(|| referred(&at["anyOf"][0])).or_else(|| referred(&at["items"])) {
            at = schema.pointer(&place).expect("a definition");
        }
        match at["properties"].get(name) {
            Some(property) => at = property,
            None => return false,
        }
    }
    true
}
