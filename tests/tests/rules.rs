//! The set of rules: ids, rows, messages, and a scenario for each rule.

use rehab_rules::coordinator::{Asked, BLOCKS};
use rehab_rules::rules::{RULES, SCENARIOS};
use rehab_rules::{
    Effect, Event, Language, Mode, Replay, ServiceDescription, Services, Shown, audit_text,
    coordinator::IntroductionItem,
    distance::DistanceQuestion,
    log::{ReplayText, lines},
    record::check_text,
    rules::{AUDIT, Part},
    service::DistanceForm,
    source::{DOCUMENTS, Outcome, READINGS, ROWS},
    text::Text,
};
use rehab_rules_tests::generate::generate;
use rehab_rules_tests::generate::records::record as random_record;
use rehab_rules_tests::vectors;
use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::Path;

fn repository() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR")).parent().expect("the repository")
}

#[test]
fn ids_match_the_names_of_files_and_are_sorted() {
    let ids: Vec<&str> = RULES.iter().map(|rule| rule.id).collect();
    let misplaced = ids.windows(2).find(|pair| pair[1] <= pair[0]);
    assert_eq!(misplaced, None, "ids are unique and in alphabetical order");
    let mut files = BTreeSet::new();
    for area in ["client", "coordinator", "course", "distance", "provider", "therapy"] {
        for file in fs::read_dir(repository().join("rehab-rules/src/rules").join(area)).expect("an area") {
            let file = file.expect("a file").file_name().to_string_lossy().replace(".rs", "").replace('_', "-");
            files.insert(format!("{area}/{file}"));
        }
    }
    // One table with a row for each answer.
    assert!(files.remove("distance/answers"));
    files.extend(DistanceQuestion::ALL.iter().map(|question| format!("distance/{}", question.as_str().replace('_', "-"))));
    // The question about video calls has its own file.
    assert!(files.remove("distance/both-see-each-other"));
    assert_eq!(files.iter().map(String::as_str).collect::<Vec<_>>(), ids);
}

#[test]
fn every_rule_cites_rows_and_readings_that_exist() {
    for rule in RULES {
        assert!(!rule.basis.rows.is_empty(), "{} cites no row", rule.id);
        for id in rule.basis.rows {
            let row = ROWS.iter().find(|row| row.id == *id);
            let document = row.and_then(|row| DOCUMENTS.iter().find(|document| document.number == row.document));
            assert!(document.is_some(), "{} cites {id}, which does not exist", rule.id);
        }
        for id in rule.basis.readings {
            assert!(READINGS.iter().any(|reading| reading.id == *id), "{} cites {id}, which does not exist", rule.id);
        }
    }
}

#[test]
fn the_rows_are_those_of_the_requirements() {
    let requirements = fs::read_to_string(repository().join("tests/requirements.csv")).expect("the rows");
    let mut lines = requirements.lines();
    assert_eq!(lines.next(), Some("id,source,first_line,last_line,kind,statement,constrains,parameters,note"));
    assert_eq!(ROWS.len(), 274);
    for (row, line) in ROWS.iter().zip(lines.by_ref()) {
        let start = format!("{},{},{},{},", row.id, row.document, row.first_line, row.last_line);
        assert!(line.starts_with(&start), "{line}");
        let Text { en, fi, sv, .. } = row.statement;
        for text in [en, fi, sv] {
            assert!(text.ends_with(['.', ')', ':']) && text.chars().next().is_some_and(char::is_uppercase), "{} {text}", row.id);
        }
        assert!(en != fi && fi != sv && sv != en, "{}", row.id);
    }
    assert_eq!(lines.next(), None);
}

#[test]
fn the_readings_are_those_of_the_interpretations() {
    let interpretations = fs::read_to_string(repository().join("tests/interpretations.md")).expect("the readings");
    let lines: Vec<&str> = interpretations.lines().filter(|line| line.starts_with("| AM-")).collect();
    assert_eq!(READINGS.len(), lines.len());
    for (reading, line) in READINGS.iter().zip(lines) {
        assert!(line.starts_with(&format!("| {} | ", reading.id)), "{line}");
        let question = reading.question;
        assert!([question.en, question.fi, question.sv].iter().all(|text| text.ends_with('?')), "{}", reading.id);
        for text in [reading.alternatives, reading.taken, reading.why] {
            assert!([text.en, text.fi, text.sv].iter().all(|text| text.ends_with('.')), "{}: {}", reading.id, text.en);
        }
    }
}

#[test]
fn every_row_has_an_outcome_and_none_has_contradictory_outcomes() {
    let description = |name: &str| -> serde_json::Value {
        let text = fs::read(repository().join("rehab-rules/services").join(name)).expect("a built-in description");
        serde_json::from_slice(&text).expect("JSON")
    };
    let parameters = description("kela.family-carers.json");
    for row in ROWS {
        let outcomes: Vec<Outcome> = row.outcomes().collect();
        assert!(!outcomes.is_empty(), "{} became nothing", row.id);
        assert!(outcomes.iter().enumerate().all(|(at, one)| !outcomes[..at].contains(one)), "{}: {outcomes:?}", row.id);
        for outcome in &outcomes {
            match outcome {
                Outcome::Parameter(key) => assert!(parameters.get(key).is_some(), "{}: no description has {key}", row.id),
                Outcome::NoRule(_) => assert_eq!(outcomes.len(), 1, "{}: {outcomes:?}", row.id),
                _ => {}
            }
        }
    }
}

#[test]
fn the_items_of_the_checklist_and_the_rows_that_name_them_agree() {
    let of_items: BTreeSet<(String, &str)> = IntroductionItem::ALL
        .iter()
        .flat_map(|item| item.entry().rows.iter().map(move |row| (format!("coordinator_introduction.done.{item}"), *row)))
        .collect();
    let of_rows = ROWS.iter().flat_map(|row| row.outcomes().map(|outcome| (outcome, row.id)));
    let of_rows: BTreeSet<(String, &str)> = of_rows
        .filter_map(|(outcome, row)| match outcome {
            Outcome::Type(name) if name.starts_with("coordinator_introduction.done.") => Some((name.to_owned(), row)),
            _ => None,
        })
        .collect();
    assert_eq!(of_items, of_rows);
    for item in IntroductionItem::ALL {
        let entry = item.entry();
        assert_eq!(entry.word.code, item.as_str());
        assert!(entry.block.is_none_or(|block| BLOCKS.iter().any(|one| one.number == block)), "{item}");
        let is_mandatory = entry.block.is_some_and(|block| block < 8);
        assert_eq!(entry.asked == Asked::Optional, entry.block == Some(8), "{item}");
        assert!(!is_mandatory || entry.asked != Asked::Optional, "{item}");
    }
    assert!(BLOCKS.iter().all(|block| ROWS.iter().any(|row| row.id == block.row)));
}

/// The placeholders of a template, without number forms and brackets.
fn placeholders(template: &str) -> BTreeSet<&str> {
    template.split('{').skip(1).filter_map(|part| part.split('}').next()).filter(|name| !name.contains('|')).collect()
}

#[test]
fn every_effect_has_one_message_with_the_same_values_in_three_languages() {
    for rule in RULES {
        let effects: Vec<Effect> = rule.says.iter().map(|(effect, _)| *effect).collect();
        assert!(!effects.is_empty() && effects.is_sorted_by(|a, b| a < b), "{}: {effects:?}", rule.id);
        for (effect, text) in rule.says {
            let english = placeholders(text.en);
            for language in Language::ALL {
                let template = text.get(*language);
                assert!(template.ends_with(['.', ']']), "{} {effect} {language}: {template}", rule.id);
                assert_eq!(placeholders(template), english, "{} {effect} {language}", rule.id);
                assert_eq!(template.matches('[').count(), template.matches(']').count(), "{} {effect} {language}", rule.id);
            }
        }
        for language in Language::ALL {
            assert!(rule.statement.get(*language).ends_with('.'), "{} {language}", rule.id);
        }
    }
}

/// The records of the vectors and scenarios, some random ones, and one under a description that forbids a form.
fn records() -> Vec<(Vec<u8>, Services)> {
    let mut records: Vec<(Vec<u8>, Services)> = Vec::new();
    for entry in fs::read_dir(vectors()).expect("vectors") {
        let path = entry.expect("a file").path();
        let record = fs::read(&path).expect("a file");
        if path.to_string_lossy().ends_with(".record.json") {
            records.push((record, Services::built_in()));
        }
    }
    for (_, scenario) in SCENARIOS.iter().filter(|(_, scenario)| scenario.contains("\"record\":")) {
        records.extend(scenario.lines().map(|record| (record.into(), Services::built_in())));
    }
    let is_record = |record: &String| check_text(record.as_bytes(), &Services::built_in(), None).is_ok();
    let random = (0..300).map(random_record).filter(is_record);
    records.extend(random.map(|record| (record.into_bytes(), Services::built_in())));
    let built_in = include_bytes!("../../rehab-rules/services/kela.family-carers.json");
    let mut description = ServiceDescription::read_all(built_in).expect("valid").remove(0);
    description.distance_forms.not_allowed = vec![DistanceForm::VideoCall];
    let forbidding = Services::with(vec![description]).expect("one version");
    let record = br#"{"record":"distance_readiness","service":"kela.family-carers","forms":["video_call"],"on":"2026-01-15","answers":{}}"#;
    records.push((record.to_vec(), forbidding));
    records
}

/// The messages of the scenarios: for each rule and effect, one in each language.
fn said() -> BTreeMap<(String, String), BTreeSet<String>> {
    let sample = repository().join("tests/sample");
    let descriptions = ServiceDescription::read_all(fs::read(sample.join("services.json")).expect("services")).expect("valid");
    let services = Services::with(descriptions).expect("one version each");
    let mut logs = vec![fs::read(sample.join("log.jsonl")).expect("the sample")];
    for entry in fs::read_dir(vectors()).expect("vectors") {
        let path = entry.expect("a file").path();
        if path.to_string_lossy().ends_with(".log.jsonl") {
            logs.push(fs::read(path).expect("a log"));
        }
    }
    let mut said: BTreeMap<(String, String), BTreeSet<String>> = BTreeMap::new();
    for (record, services) in records() {
        for language in Language::ALL {
            for line in check_text(&record, &services, Some(*language)).expect("a record").lines() {
                let finding: serde_json::Value = serde_json::from_str(line).expect("JSON");
                let text = |name: &str| finding[name].as_str().expect(name).to_owned();
                said.entry((text("rule"), text("effect"))).or_default().insert(text("message"));
            }
        }
    }
    let mut add = |finding: &serde_json::Value| {
        let text = |name: &str| finding[name].as_str().expect(name).to_owned();
        said.entry((text("rule"), text("effect"))).or_default().insert(text("message"));
    };
    for log in &logs {
        for language in Language::ALL {
            let shown = Shown::default().language(*language);
            let mut days = BTreeSet::new();
            for mode in Mode::ALL {
                let mut replay = ReplayText::new(Replay::new(services.clone(), *mode), shown);
                let mut out = String::new();
                for (number, line) in (1..).zip(lines(log)) {
                    replay.read(number, line, &mut out);
                    days.extend(Event::from_json(line).map(|event| event.on));
                }
                for line in out.lines() {
                    let decision: serde_json::Value = serde_json::from_str(line).expect("JSON");
                    decision["findings"].as_array().into_iter().flatten().for_each(&mut add);
                }
            }
            // Audits on the day after each event, when much is due or has just been missed.
            for day in days {
                let day = day.succ_opt().expect("a day");
                for mode in Mode::ALL {
                    let (findings, _) = audit_text(log, services.clone(), *mode, day, shown);
                    for line in findings.lines() {
                        add(&serde_json::from_str(line).expect("JSON"));
                    }
                }
            }
        }
    }
    said
}

#[test]
fn the_parts_of_a_rule_cover_all_its_effects_and_actions() {
    let in_parts: BTreeMap<&str, BTreeSet<(&str, &str)>> = RULES
        .iter()
        .filter(|rule| !rule.basis.parts.is_empty())
        .map(|rule| {
            let said = |part: &Part| part.actions.iter().map(|action| (part.effect.as_str(), *action)).collect::<Vec<_>>();
            (rule.id, rule.basis.parts.iter().flat_map(said).collect())
        })
        .collect();
    assert_eq!(in_parts.keys().copied().collect::<Vec<_>>(), ["client/decision-received", "client/kela-informed"]);
    let mut given: BTreeMap<&str, BTreeSet<(&str, &str)>> = BTreeMap::new();
    for seed in 0..200 {
        let log = generate(seed, 120);
        let mut replay = Replay::new(Services::built_in(), Mode::Observe);
        for event in lines(log.as_bytes()).filter_map(|line| Event::from_json(line).ok()) {
            let Ok(decision) = replay.apply(&event) else { continue };
            for finding in decision.findings().filter(|finding| in_parts.contains_key(finding.rule.id)) {
                given.entry(finding.rule.id).or_default().insert((finding.effect.as_str(), event.action.name()));
            }
            let audited = replay.providers().into_iter().find(|provider| provider.id() == event.provider).expect("a provider");
            for finding in audited
                .audit(event.on)
                .expect("the day of the last event")
                .findings()
                .filter(|finding| in_parts.contains_key(finding.rule.id))
            {
                given.entry(finding.rule.id).or_default().insert((finding.effect.as_str(), AUDIT));
            }
        }
    }
    assert_eq!(given, in_parts);
}

#[test]
fn only_rules_about_unregulated_matters_have_no_kind_of_basis() {
    for rule in RULES {
        let is_silent = rule.says.iter().all(|(effect, _)| *effect == Effect::Unregulated);
        assert_eq!(rule.basis.kind.is_none(), is_silent, "{}", rule.id);
        assert_eq!(rule.basis_of(Effect::Unregulated, AUDIT), None);
        let words = ["derived", "johdettu sääntö", "härledd"];
        for (_, text) in rule.says {
            assert!(
                Language::ALL.iter().all(|language| words.iter().all(|word| !text.get(*language).contains(word))),
                "{}",
                rule.id
            );
        }
    }
}

#[test]
fn a_scenario_shows_every_effect_of_every_rule_in_words() {
    let said = said();
    let mut shown = BTreeSet::new();
    for ((rule, effect), messages) in &said {
        shown.insert((rule.as_str(), effect.as_str()));
        for message in messages {
            assert!(!message.is_empty() && !message.contains(['{', '}', '[', ']', '|', '…']), "{rule} {effect}: {message}");
            assert!(!message.contains("  ") && message.ends_with('.'), "{rule} {effect}: {message}");
        }
    }
    let all: BTreeSet<(&str, &str)> =
        RULES.iter().flat_map(|rule| rule.says.iter().map(|(effect, _)| (rule.id, effect.as_str()))).collect();
    assert_eq!(
        shown.difference(&all).collect::<Vec<_>>(),
        [] as [&(&str, &str); 0],
        "a rule gives an effect that it has no message for"
    );
    assert_eq!(all.difference(&shown).collect::<Vec<_>>(), [] as [&(&str, &str); 0], "no scenario shows these");
}
