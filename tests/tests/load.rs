//! A registry's rows: clean rows give the result of the log, and faulty or missing rows give no false finding.

use rehab_rules::{
    Action, ErrorCode, Event, Mode, NaiveDate, Provider, Replay, Services, Snapshot,
    calendar::read_day,
    log::lines,
    snapshot::{Loaded, RowPart},
};
use rehab_rules_tests::generate::{
    generate,
    random::Random,
    rows::{Damage, damage},
};
use serde_json::{Value, json};
use std::collections::{BTreeMap, BTreeSet};

const SERVICE: &str = "kela.family-carers";

fn day(text: &str) -> NaiveDate {
    read_day(text).expect("a day")
}

/// Providers at the end of random logs.
fn providers(seeds: std::ops::Range<u64>) -> Vec<Provider> {
    let mut all = Vec::new();
    for seed in seeds {
        let mode = Mode::ALL[seed as usize % 2];
        let mut replay = Replay::new(Services::built_in(), mode);
        for event in lines(generate(seed, 120).as_bytes()).filter_map(|line| Event::from_json(line).ok()) {
            replay.apply(&event).ok();
        }
        all.extend(replay.providers().into_iter().filter(|provider| provider.last_on().is_some()).cloned());
    }
    all
}

fn load(rows: &Value, as_of: NaiveDate) -> Loaded {
    let text = rows.to_string();
    let loaded = Provider::load_json(&text, Services::built_in(), as_of).expect("an object of a provider");
    // The result is the same for typed rows, if the text can be read at all.
    if let Ok(typed) = Snapshot::from_json(text.as_bytes()) {
        let typed = Provider::load(&typed, Services::built_in(), as_of).expect("rows of a provider");
        assert_eq!(typed.errors, loaded.errors, "{text}");
        assert_eq!(typed.provider.to_json(), loaded.provider.to_json(), "{text}");
        let audit = |provider: &Provider| provider.audit(as_of).expect("the day of the rows").to_json(None);
        assert_eq!(audit(&typed.provider), audit(&loaded.provider), "{text}");
    }
    loaded
}

/// The findings of an audit, each as JSON.
fn found(provider: &Provider, as_of: NaiveDate) -> Vec<String> {
    provider.audit(as_of).expect("not before the rows").findings().map(|finding| finding.to_json(None)).collect()
}

#[test]
fn clean_rows_load_like_the_snapshot() {
    let mut compared = 0;
    for provider in providers(0..60) {
        let as_of = provider.last_on().expect("an event");
        let rows: Value = serde_json::from_str(&provider.to_json()).expect("JSON");
        let loaded = load(&rows, as_of);
        assert_eq!(loaded.errors, [], "{rows}");
        assert_eq!(loaded.provider.not_loaded(), []);
        assert_eq!(loaded.provider.to_json(), provider.to_json());
        for days in [0, 40, 400] {
            let on = as_of + chrono::Days::new(days);
            assert_eq!(found(&loaded.provider, on), found(&provider, on), "{rows}");
        }
        compared += 1;
    }
    println!("{compared} providers");
    assert!(50 < compared);
}

/// The finding, and whether it is undetermined because a fact is missing.
fn parts(finding: &str) -> (Value, bool) {
    let finding: Value = serde_json::from_str(finding).expect("JSON");
    let lacks = finding["effect"] == "undetermined" && finding["values"]["why"] == "fact_missing";
    (finding, lacks)
}

#[test]
fn faulty_rows_give_no_false_finding() {
    let (mut audits, mut said, mut silent, mut lacking, mut ways) = (0, 0, 0, 0, BTreeMap::new());
    for (seed, provider) in (0..).zip(providers(0..200)) {
        let as_of = provider.last_on().expect("an event");
        let clean: Value = serde_json::from_str(&provider.to_json()).expect("JSON");
        let mut random = Random::new(seed);
        for _ in 0..12 {
            let mut rows = clean.clone();
            let done: Vec<Damage> = (0..random.below(3) + 1).filter_map(|_| damage(&mut rows, &mut random)).collect();
            if done.is_empty() {
                continue;
            }
            for one in &done {
                let way: String = one.chars().filter(|letter| !letter.is_ascii_digit()).collect();
                *ways.entry(way).or_insert(0) += 1;
            }
            let loaded = load(&rows, as_of);
            // Its snapshot does not contain the rejected rows.
            let again: Value = serde_json::from_str(&loaded.provider.to_json()).expect("JSON");
            let again = load(&again, as_of).provider;
            for days in [0, 40, 400] {
                let on = as_of + chrono::Days::new(days);
                let mut truth: BTreeMap<String, usize> = BTreeMap::new();
                for finding in found(&provider, on) {
                    *truth.entry(finding).or_default() += 1;
                }
                let all: usize = truth.values().sum();
                let is = found(&loaded.provider, on);
                let mut kept = 0;
                for finding in &is {
                    let left = truth.get_mut(finding).filter(|left| 0 < **left);
                    if left.is_none() && parts(finding).1 {
                        lacking += 1;
                        continue;
                    }
                    let Some(left) = left else {
                        panic!(
                            "seed {seed}, {done:?}, on {on}: {finding} is not so\nrows {rows}\nclean {clean}\nerrors {:?}",
                            loaded.errors
                        )
                    };
                    *left -= 1;
                    kept += 1;
                }
                for finding in found(&again, on) {
                    let is_lacking = parts(&finding).1;
                    assert!(
                        is_lacking || is.contains(&finding),
                        "seed {seed}, {done:?}, on {on}: {finding} is said again\nrows {rows}\nsnapshot {}",
                        loaded.provider.to_json()
                    );
                }
                audits += 1;
                said += kept;
                silent += all - kept;
            }
        }
    }
    println!("{audits} audits: {said} findings as of clean rows, {silent} not said, {lacking} undetermined");
    println!("{ways:#?}");
    assert!(10_000 < said && silent < said && 1_000 < lacking);
}

#[test]
fn faulty_rows_give_no_false_prohibition_and_no_false_permission() {
    let (mut asked, mut clear) = (0, 0);
    for (seed, provider) in (0..).zip(providers(200..240)) {
        let as_of = provider.last_on().expect("an event");
        let clean: Value = serde_json::from_str(&provider.to_json()).expect("JSON");
        let mut random = Random::new(seed);
        for _ in 0..4 {
            let mut rows = clean.clone();
            let done: Vec<Damage> = (0..random.below(3) + 1).filter_map(|_| damage(&mut rows, &mut random)).collect();
            let loaded = load(&rows, as_of).provider;
            let courses: Vec<_> = loaded.courses().collect();
            let clients: Vec<_> = loaded.clients().collect();
            let mut actions: Vec<Action<'_>> = Vec::new();
            for course in &courses {
                let id = &*course.course;
                actions.extend([
                    Action::confirm_course(id).into(),
                    Action::delete_course(id).into(),
                    Action::publish_course(id).checked(true).into(),
                    Action::set_group_size(id, 9).into(),
                ]);
                for client in &clients {
                    actions.push(Action::attach_client(id, &*client.client).agreed(true).into());
                }
            }
            for action in &actions {
                let is = loaded.evaluate(action, as_of).expect("well-formed");
                // Rejected rows are missing: only subjects that both know can be compared.
                let Ok(was) = provider.evaluate(action, as_of) else { continue };
                let prohibited = |decision: &rehab_rules::Decision| -> BTreeSet<String> {
                    let all = decision.findings().filter(|finding| finding.effect == rehab_rules::Effect::Prohibition);
                    all.map(|finding| finding.to_json(None)).collect()
                };
                let (is_prohibited, was_prohibited) = (prohibited(&is), prohibited(&was));
                assert!(
                    is_prohibited.is_subset(&was_prohibited),
                    "seed {seed}, {done:?}: {} {is_prohibited:?} {was_prohibited:?}\n{rows}",
                    action.to_json()
                );
                if is.is_clear() {
                    assert_eq!(is.allowed(), was.allowed(), "seed {seed}, {done:?}: {}\n{rows}", action.to_json());
                    clear += 1;
                }
                let bare = loaded.allows(action, as_of, &mut rehab_rules::Decision::new()).expect("well-formed");
                assert_eq!(bare, is.allowed(), "{}", action.to_json());
                asked += 1;
            }
        }
    }
    println!("{asked} decisions, {clear} of them clear");
    assert!(10_000 < asked && 1_000 < clear);
}

/// The path of a value in the rows, the value, the path, code and value of the error, and the subjects with fewer findings.
type Fault<'f> = (&'f str, Value, &'f str, ErrorCode, Option<&'f str>, &'f [&'f str]);

/// More than forty faults of every kind in otherwise clean rows: `(rows, path, id, code, value)`.
#[test]
fn every_fault_is_reported_with_its_row_and_value_and_all_else_is_evaluated() {
    let periods = json!([{"kind": "in_person", "start": "2026-06-01", "end": "2026-06-05"}, {"kind": "digital", "start": "2026-06-15", "end": "2026-09-09"}]);
    let course = |id: &str| {
        json!({"course": id, "service": SERVICE, "created_on": "2026-01-07", "group_size": 8, "target_groups": ["carer-of-adult"],
            "periods": periods, "published": true, "contact": "x"})
    };
    let client = |id: String, of: &str| {
        json!({"client": id, "service": SERVICE, "decision": {"on": "2026-02-02", "issued": "2026-02-02", "target_group": "carer-of-adult"},
            "stays": [{"course": of, "attached_on": "2026-03-02"}]})
    };
    let courses = ["C1", "C2", "C3", "C4"];
    let clients = courses.iter().flat_map(|of| (1..=4).map(move |number| client(format!("{of}-{number}"), of)));
    let clean = json!({"provider": "P1", "capacity": [{"service": SERVICE, "year": 2026, "places": 100}],
        "info": [{"service": SERVICE, "multiprofessional_experience": "under_2_years", "distance_experience": "under_2_years"}], "pools": [{"service": SERVICE, "pool": "none"}],
        "courses": courses.map(course), "clients": clients.collect::<Vec<_>>()});
    let as_of = day("2026-04-15");
    let before = load(&clean, as_of);
    assert_eq!(before.errors, [], "{:?}", before.errors.first().map(|error| error.to_json(rehab_rules::Language::En)));
    let truth: BTreeSet<String> = found(&before.provider, as_of).into_iter().collect();

    let faults: Vec<Fault<'_>> = vec![
        ("/capacity/0/places", json!("60,0"), "capacity[0].places", ErrorCode::InvalidValue, Some("\"60,0\""), &[]),
        ("/capacity/0/year", json!(20266), "capacity[0].year", ErrorCode::InvalidValue, Some("20266"), &[]),
        ("/capacity/0/service", json!("kela.x"), "capacity[0].service", ErrorCode::UnknownService, Some("\"kela.x\""), &[]),
        (
            "/info/0/distance_experience",
            json!("long"),
            "info[0].distance_experience",
            ErrorCode::InvalidValue,
            Some("\"long\""),
            &[],
        ),
        ("/pools/0/pool", json!("kyllä"), "pools[0].pool", ErrorCode::InvalidValue, Some("\"kyllä\""), &[]),
        (
            "/courses/1/group_size",
            json!("kahdeksan"),
            "courses[1].group_size",
            ErrorCode::InvalidValue,
            Some("\"kahdeksan\""),
            &["C2"],
        ),
        (
            "/courses/1/created_on",
            json!("7.1.2026"),
            "courses[1].created_on",
            ErrorCode::InvalidDate,
            Some("\"7.1.2026\""),
            &["C2"],
        ),
        (
            "/courses/1/created_on",
            json!("2026-05-01"),
            "courses[1].created_on",
            ErrorCode::OutOfOrder,
            Some("\"2026-05-01\""),
            &["C2"],
        ),
        ("/courses/1/service", json!("kela.x"), "courses[1].service", ErrorCode::UnknownService, Some("\"kela.x\""), &["C2"]),
        ("/courses/1/course", json!("C1"), "courses[1].course", ErrorCode::DuplicateCourse, Some("\"C1\""), &["C2"]),
        ("/courses/1/course", json!(""), "courses[1].course", ErrorCode::InvalidValue, Some("\"\""), &["C2"]),
        (
            "/courses/1/target_groups",
            json!(["carer-of-adult", "carer-of-adult"]),
            "courses[1].target_groups",
            ErrorCode::DuplicateTargetGroup,
            Some(r#"["carer-of-adult","carer-of-adult"]"#),
            &["C2"],
        ),
        ("/courses/1/published", json!("Kyllä"), "courses[1].published", ErrorCode::InvalidValue, Some("\"Kyllä\""), &["C2"]),
        (
            "/courses/1/confirmed_on",
            json!("2026-05-02"),
            "courses[1].confirmed_on",
            ErrorCode::OutOfOrder,
            Some("\"2026-05-02\""),
            &[],
        ),
        (
            "/courses/1/confirmed_on",
            json!("2026-01-02"),
            "courses[1].confirmed_on",
            ErrorCode::OutOfOrder,
            Some("\"2026-01-02\""),
            &["C2"],
        ),
        ("/courses/1/colour", json!("red"), "courses[1].colour", ErrorCode::UnknownField, Some("\"red\""), &["C2"]),
        ("/courses/1/year", json!(2025), "courses[1].year", ErrorCode::YearMismatch, Some("2025"), &["C2"]),
        (
            "/courses/1/periods/0/start",
            json!("2026-02-30"),
            "courses[1].periods[0].start",
            ErrorCode::InvalidDate,
            Some("\"2026-02-30\""),
            &["C2"],
        ),
        (
            "/courses/1/periods/0/kind",
            json!("lähijakso"),
            "courses[1].periods[0].kind",
            ErrorCode::InvalidValue,
            Some("\"lähijakso\""),
            &["C2"],
        ),
        (
            "/courses/1/periods/0/end",
            json!("2026-05-31"),
            "courses[1].periods[0].end",
            ErrorCode::PeriodEndsBeforeStart,
            Some("\"2026-05-31\""),
            &["C2"],
        ),
        (
            "/courses/1/periods/1/start",
            json!("2026-05-01"),
            "courses[1].periods[1].start",
            ErrorCode::PeriodsOutOfOrder,
            Some("\"2026-05-01\""),
            &["C2"],
        ),
        ("/courses/1/periods/1/end", Value::Null, "courses[1].periods[1].end", ErrorCode::MissingField, None, &["C2"]),
        (
            "/clients/5/decision/issued",
            json!("31.2.2026"),
            "clients[5].decision.issued",
            ErrorCode::InvalidDate,
            Some("\"31.2.2026\""),
            &["C2-2", "C2"],
        ),
        (
            "/clients/5/decision/issued",
            json!("2026-02-03"),
            "clients[5].decision.issued",
            ErrorCode::DecisionInFuture,
            Some("\"2026-02-03\""),
            &["C2-2", "C2"],
        ),
        (
            "/clients/5/decision/received",
            json!("2026-02-01"),
            "clients[5].decision.received",
            ErrorCode::InvalidValue,
            Some("\"2026-02-01\""),
            &["C2-2", "C2"],
        ),
        (
            "/clients/5/decision/on",
            json!("2026-05-02"),
            "clients[5].decision.on",
            ErrorCode::OutOfOrder,
            Some("\"2026-05-02\""),
            &["C2-2", "C2"],
        ),
        (
            "/clients/5/decision/target_group",
            json!("Aikuiset"),
            "clients[5].decision.target_group",
            ErrorCode::UnknownTargetGroup,
            Some("\"Aikuiset\""),
            &["C2-2", "C2"],
        ),
        (
            "/clients/5/client",
            json!("C2-1"),
            "clients[5].client",
            ErrorCode::InvalidValue,
            Some("\"C2-1\""),
            &["C2-2", "C2-1", "C2"],
        ),
        ("/clients/5/client", json!(7), "clients[5].client", ErrorCode::InvalidValue, Some("7"), &["C2-2", "C2"]),
        (
            "/clients/5/service",
            json!("kela.x"),
            "clients[5].service",
            ErrorCode::UnknownService,
            Some("\"kela.x\""),
            &["C2-2", "C2"],
        ),
        (
            "/clients/5/detached_from",
            json!("C9"),
            "clients[5].detached_from",
            ErrorCode::UnknownCourse,
            Some("\"C9\""),
            &["C2-2", "C2"],
        ),
        (
            "/clients/5/authority_line_told",
            json!("ei"),
            "clients[5].authority_line_told",
            ErrorCode::InvalidValue,
            Some("\"ei\""),
            &["C2-2", "C2"],
        ),
        (
            "/clients/5/stays/0/course",
            json!("C9"),
            "clients[5].stays[0].course",
            ErrorCode::UnknownCourse,
            Some("\"C9\""),
            &["C2-2", "C2"],
        ),
        ("/clients/5/stays/0/course", json!(null), "clients[5].stays[0].course", ErrorCode::MissingField, None, &["C2-2", "C2"]),
        (
            "/clients/5/stays/0/attached_on",
            json!("02/03/2026"),
            "clients[5].stays[0].attached_on",
            ErrorCode::InvalidDate,
            Some("\"02/03/2026\""),
            &["C2-2", "C2"],
        ),
        (
            "/clients/5/stays/0/attached_on",
            json!("2026-01-02"),
            "clients[5].stays[0].attached_on",
            ErrorCode::OutOfOrder,
            Some("\"2026-01-02\""),
            &["C2-2", "C2"],
        ),
        (
            "/clients/5/stays/0/attached_on",
            json!("2026-04-16"),
            "clients[5].stays[0].attached_on",
            ErrorCode::OutOfOrder,
            Some("\"2026-04-16\""),
            &["C2-2", "C2"],
        ),
        (
            "/clients/5/stays/0/detached_on",
            json!("2026-03-01"),
            "clients[5].stays[0].detached_on",
            ErrorCode::OutOfOrder,
            Some("\"2026-03-01\""),
            &["C2-2", "C2"],
        ),
        (
            "/clients/5/stays/0/detached_on",
            json!("2026-04-16"),
            "clients[5].stays[0].detached_on",
            ErrorCode::OutOfOrder,
            Some("\"2026-04-16\""),
            &[],
        ),
        ("/clients/5/stays/0", json!("C2"), "clients[5].stays[0]", ErrorCode::InvalidValue, Some("\"C2\""), &["C2-2", "C2"]),
        (
            "/clients/5/stays/0/course",
            json!("010190-123A"),
            "clients[5].stays[0].course",
            ErrorCode::UnknownCourse,
            None,
            &["C2-2", "C2"],
        ),
        ("/other", json!(1), "other", ErrorCode::UnknownField, Some("1"), &[]),
        ("/last_on", json!("2026-05-01"), "last_on", ErrorCode::OutOfOrder, Some("\"2026-05-01\""), &[]),
        ("/snapshot", json!(2), "snapshot", ErrorCode::InvalidValue, Some("2"), &[]),
    ];
    assert!(40 <= faults.len());
    for (pointer, value, path, code, written, less) in &faults {
        let mut rows = clean.clone();
        let (parent, name) = pointer.rsplit_once('/').expect("a path");
        let parent = rows.pointer_mut(parent).expect("a value");
        match name.parse::<usize>() {
            Ok(index) => parent[index] = value.clone(),
            Err(_) => parent[name] = value.clone(),
        }
        let loaded = load(&rows, as_of);
        let errors: Vec<_> =
            loaded.errors.iter().map(|wrong| (wrong.error.field(), wrong.error.code(), wrong.error.value())).collect();
        let (planted, others) = errors.split_at(1);
        assert_eq!(planted, [(Some(*path), *code, *written)], "{pointer} = {value}");
        // Placements on a course with an invalid id are on an unknown course; those of a client who is listed twice are merged.
        let may_follow = match *path {
            "courses[1].course" => ErrorCode::UnknownCourse,
            "clients[5].client" => ErrorCode::InvalidValue,
            _ => *code,
        };
        assert!(others.iter().all(|(_, code, _)| *code == may_follow), "{pointer} = {value}: {others:?}");
        assert!(
            others.is_empty() || ["courses[1].course", "clients[5].client"].contains(path),
            "{pointer} = {value}: {others:?}"
        );
        let is: BTreeSet<String> = found(&loaded.provider, as_of).into_iter().collect();
        for finding in truth.symmetric_difference(&is) {
            let (finding, _) = parts(finding);
            let begins = |name: &str, with: &str| finding[name].as_str().is_some_and(|id| id.starts_with(with));
            let of = |subject: &str| begins("course", subject) || begins("client", subject);
            // Findings without a course or client are about the year or the provider, where one row more or less is visible.
            let concerns_neither = finding["course"].is_null() && finding["client"].is_null();
            assert!(concerns_neither || less.iter().any(|subject| of(subject)), "{pointer} = {value}: {finding}");
        }
    }
}

#[test]
fn a_placement_counts_even_if_its_client_has_a_fault() {
    let rows = |client: Value| {
        let mut clients: Vec<Value> = (1..=5).map(|number| json!({"client": format!("K{number}"), "service": SERVICE, "decision": {"on": "2026-02-02", "issued": "2026-02-02"}, "stays": [{"course": "C1", "attached_on": "2026-03-02"}]})).collect();
        clients.push(client);
        json!({"provider": "P1", "capacity": [], "info": [], "pools": [], "clients": clients, "courses": [{"course": "C1", "service": SERVICE,
            "created_on": "2026-01-07", "group_size": 8, "target_groups": ["carer-of-adult"], "periods": [], "year": 2026}]})
    };
    let stays = json!([{"course": "C1", "attached_on": "2026-03-02"}]);
    for sixth in [
        json!({"client": "K6", "service": SERVICE, "decision": {"on": "x", "issued": 7}, "stays": stays}),
        json!({"client": "K6", "service": "kela.x", "stays": stays}),
        json!({"client": "K6", "stays": stays}),
        json!({"client": 6, "service": SERVICE, "stays": stays}),
        json!({"stays": stays, "more": true}),
    ] {
        let loaded = load(&rows(sixth.clone()), day("2026-04-15"));
        assert!(!loaded.errors.is_empty());
        let decision = loaded.provider.evaluate(&Action::confirm_course("C1"), day("2026-04-15")).expect("a course");
        // Six clients are enough.
        assert!(decision.findings().all(|finding| finding.rule.id != "course/minimum-clients"), "{sixth}");
    }
    // A placement with an unreadable date may or may not count, so the number is unknown.
    let sixth = json!({"client": "K6", "service": SERVICE, "stays": [{"course": "C1", "attached_on": "?"}]});
    let loaded = load(&rows(sixth), day("2026-04-15"));
    let decision = loaded.provider.evaluate(&Action::confirm_course("C1"), day("2026-04-15")).expect("a course");
    let said = decision
        .findings()
        .find(|finding| finding.rule.id == "course/minimum-clients")
        .expect("it is undetermined")
        .to_json(None);
    assert_eq!(
        said,
        r#"{"rule":"course/minimum-clients","effect":"undetermined","course":"C1","values":{"why":"fact_missing"}}"#
    );
}

/// A provider with one course and its clients, without faults.
fn six_on_a_course() -> Value {
    let client = |number: usize| {
        json!({"client": format!("K{number}"), "service": SERVICE, "decision": {"on": "2026-02-02", "issued": "2026-02-02"},
            "stays": [{"course": "C1", "attached_on": "2026-03-02"}]})
    };
    let clients: Vec<Value> = (1..=6).map(client).collect();
    let periods = json!([{"kind": "in_person", "start": "2026-06-01", "end": "2026-06-05"}, {"kind": "digital", "start": "2026-06-15", "end": "2026-09-09"}]);
    json!({"provider": "P1", "capacity": [{"service": SERVICE, "year": 2026, "places": 8}, {"service": SERVICE, "year": 2027, "places": 0}], "info": [], "pools": [], "clients": clients,
        "courses": [{"course": "C1", "service": SERVICE, "created_on": "2026-01-07", "group_size": 8, "target_groups": ["carer-of-adult"], "periods": periods, "year": 2026}]})
}

/// The findings of a rule, each as JSON.
fn said_of(rule: &str, decision: &rehab_rules::Decision) -> Vec<String> {
    decision.findings().filter(|finding| finding.rule.id == rule).map(|finding| finding.to_json(None)).collect()
}

#[test]
fn a_course_listed_twice_keeps_its_clients_although_one_row_is_rejected() {
    let as_of = day("2026-04-15");
    for (name, value) in [("group_size", json!("eight")), ("created_on", json!("2026-05-07"))] {
        for is_first in [true, false] {
            let mut rows = six_on_a_course();
            let mut refused = rows["courses"][0].clone();
            refused[name] = value.clone();
            rows["courses"].as_array_mut().expect("a list").insert(usize::from(!is_first), refused);
            // A client with a fault counts like the others.
            rows["clients"][5]["decision"]["on"] = Value::Null;
            let loaded = load(&rows, as_of);
            let decision = loaded.provider.evaluate(&Action::confirm_course("C1"), as_of).expect("a course");
            assert_eq!(said_of("course/minimum-clients", &decision), [""; 0], "{name}");
        }
    }
}

#[test]
fn stays_that_are_not_a_list_may_be_on_any_course() {
    let as_of = day("2026-04-15");
    let mut rows = six_on_a_course();
    rows["clients"][5]["stays"] = json!("C1 since March");
    let loaded = load(&rows, as_of);
    let decision = loaded.provider.evaluate(&Action::confirm_course("C1"), as_of).expect("a course");
    assert!(!decision.is_clear());
    assert!(decision.findings().all(|finding| finding.effect != rehab_rules::Effect::Prohibition));
    assert!(!found(&loaded.provider, as_of).iter().any(|one| one.contains("settled-in-time") && one.contains("obligation")));
    // It is also unknown whether the client has any placement.
    assert!(found(&loaded.provider, as_of).iter().all(|one| !one.contains("\"K6\"") || parts(one).1));
}

#[test]
fn a_rejected_row_may_belong_to_an_unknown_client() {
    let as_of = day("2026-04-15");
    let client = json!({"client": "K7", "service": SERVICE, "decision": {"on": "2026-02-02", "issued": "2026-02-02"}, "stays": [{"course": "C1", "attached_on": "2026-03-02"}]});
    let with = |name: &str, value: Value| {
        let mut row = client.clone();
        row[name] = value;
        row
    };
    let mut without_places = with("service", json!(3));
    without_places["stays"] = json!([]);
    for row in [json!("K7"), with("client", json!(7)), without_places] {
        let mut rows = six_on_a_course();
        rows["clients"][5] = row.clone();
        let loaded = load(&rows, as_of).provider;
        for action in [
            Action::from(Action::attach_client("C1", "K7").agreed(true)),
            Action::detach_client("C1", "K7").into(),
            Action::change_provider("K7", SERVICE).into(),
        ] {
            let decision = loaded.evaluate(&action, as_of).expect("well-formed");
            assert!(decision.allowed() && !decision.is_clear(), "{row}: {}", decision.to_json(None));
        }
    }
}

#[test]
fn a_course_with_a_rejected_period_counts_in_its_given_year() {
    let mut rows = six_on_a_course();
    rows["courses"][0]["periods"] = json!([{"kind": "in_person", "start": "?", "end": "2026-12-05"}, {"kind": "digital", "start": "2027-01-15", "end": "2027-03-09"}]);
    let loaded = load(&rows, day("2026-04-15")).provider;
    let audit = loaded.audit(day("2026-04-15")).expect("the day of the rows");
    assert_eq!(said_of("course/places-within-capacity", &audit), [""; 0]);
    let left = said_of("course/places-left", &audit);
    assert!(left.iter().any(|one| one.contains(r#""used":8,"left":0,"declared":8,"year":2026"#)), "{left:?}");
}

#[test]
fn a_list_of_periods_that_is_too_long_gives_no_schedule() {
    let mut rows = six_on_a_course();
    rows["courses"][0]["periods"] = vec![json!({"kind": "digital", "start": "2026-06-15", "end": "2026-09-09"}); 1_001].into();
    let loaded = load(&rows, day("2026-04-15"));
    assert_eq!(loaded.errors.len(), 1);
    let settled: Vec<String> =
        found(&loaded.provider, day("2026-04-15")).into_iter().filter(|one| one.contains("settled")).collect();
    assert!(settled.iter().all(|one| parts(one).1), "{settled:?}");
}

#[test]
fn a_client_listed_twice_keeps_its_placements() {
    let as_of = day("2026-04-15");
    let mut rows = six_on_a_course();
    rows["clients"].as_array_mut().expect("a list").push(json!({"client": "K1", "service": SERVICE}));
    let loaded = load(&rows, as_of);
    assert_eq!((loaded.errors.len(), loaded.provider.not_loaded()), (1, &[][..]));
    let decision = loaded.provider.evaluate(&Action::confirm_course("C1"), as_of).expect("a course");
    assert!(decision.allowed() && decision.is_clear());
    // Of two overlapping placements, the first row's is kept and the other is reported at its position.
    let stays = json!([{"course": "C1", "attached_on": "2026-02-09"}]);
    rows["clients"][6]["stays"] = stays;
    let loaded = load(&rows, as_of);
    let last = loaded.errors.last().map(|wrong| (wrong.error.field(), wrong.error.value()));
    assert_eq!(last, Some((Some("clients[6].stays[0].attached_on"), Some("\"2026-02-09\""))));
    assert!(loaded.provider.to_json().contains(r#""client":"K1","service":"kela.family-carers","decision":{"on":"2026-02-02","issued":"2026-02-02"},"stays":[{"course":"C1","attached_on":"2026-03-02"}]"#), "{}", loaded.provider.to_json());
}

#[test]
fn nobody_is_on_a_deleted_course_until_a_later_day() {
    let as_of = day("2026-04-15");
    let mut rows = six_on_a_course();
    rows["courses"][0]["deleted"] = json!(true);
    for client in rows["clients"].as_array_mut().expect("a list") {
        client["stays"][0]["detached_on"] = json!("2026-05-01");
    }
    let loaded = load(&rows, as_of);
    assert_eq!(loaded.errors.len(), 6);
    let first = &loaded.errors[0].error;
    assert_eq!((first.field(), first.code()), (Some("clients[0].stays[0].detached_on"), ErrorCode::OutOfOrder));
    assert_eq!(first.expected(rehab_rules::Language::En), "15 April 2026 or an earlier day");
    assert!(found(&loaded.provider, as_of).iter().all(|one| !one.contains("C1")));
}

#[test]
fn an_identity_code_is_never_output_however_it_is_written() {
    for code in ["131052-308T", r"\u0031310\u00352-308T"] {
        let text = [r#"{"provider":"P1","#, &format!(r#""{code}":1,"courses":[{{"course":"{code}","service":"{code}","group_size":"{code}","{code}":"{code}","target_groups":["{code}"]}}],
            "clients":[{{"client":"{code}","service":"{code}","stays":[{{"course":"{code}","attached_on":"{code}"}}]}}]}}"#)].concat();
        let loaded = Provider::load_json(&text, Services::built_in(), day("2026-04-15")).expect("an object");
        assert!(3 < loaded.errors.len());
        for wrong in &loaded.errors {
            let json = wrong.to_json(rehab_rules::Language::En);
            assert!(!json.contains("308"), "{json}");
        }
    }
}

/// The time is linear: a pass through all faults for each one would take minutes.
#[test]
fn many_faults_of_one_client_are_each_reported() {
    for (on, count) in [("2026-03-02", 19_999), ("2027-03-02", 20_000), ("?", 20_000)] {
        let mut rows = six_on_a_course();
        rows["clients"][0]["stays"] = vec![json!({"course": "C1", "attached_on": on}); 20_000].into();
        let loaded = Provider::load_json(rows.to_string(), Services::built_in(), day("2026-04-15")).expect("an object");
        assert_eq!(loaded.errors.len(), count, "{on}");
    }
}

#[test]
fn a_placement_is_checked_even_if_its_client_has_a_fault() {
    let rows = json!({"provider": "P1", "courses": [], "clients": [{"client": "K1", "service": "kela.x", "stays": [{"course": "C9", "attached_on": "2026-03-02"}]}]});
    let errors = load(&rows, day("2026-04-15")).errors;
    let paths: Vec<_> = errors.iter().map(|wrong| (wrong.error.field(), wrong.error.code(), wrong.error.value())).collect();
    assert_eq!(
        paths,
        [
            (Some("clients[0].service"), ErrorCode::UnknownService, Some("\"kela.x\"")),
            (Some("clients[0].stays[0].course"), ErrorCode::UnknownCourse, Some("\"C9\"")),
        ]
    );
}

#[test]
fn parts_that_were_not_loaded_are_named_and_not_treated_as_empty() {
    let provider = providers(3..4).remove(0);
    let as_of = provider.last_on().expect("an event");
    let clean: Value = serde_json::from_str(&provider.to_json()).expect("JSON");
    for part in ["capacity", "info", "pools", "courses", "clients"] {
        let mut rows = clean.clone();
        rows.as_object_mut().expect("an object").remove(part);
        let loaded = load(&rows, as_of);
        let named: Vec<_> = loaded.provider.not_loaded().iter().map(|part| part.as_str()).collect();
        assert!(named.contains(&part), "{named:?}");
        assert_eq!(loaded.errors, []);
        assert!(
            found(&loaded.provider, as_of).iter().all(|finding| !parts(finding).1 || found(&provider, as_of).contains(finding))
        );
        // Loading its snapshot again gives the same missing parts.
        let again: Value = serde_json::from_str(&loaded.provider.to_json()).expect("JSON");
        let again = load(&again, as_of);
        assert_eq!(again.provider.not_loaded(), loaded.provider.not_loaded());
        assert_eq!(found(&again.provider, as_of), found(&loaded.provider, as_of));
        assert_eq!(
            Provider::from_json(loaded.provider.to_json(), Services::built_in()).expect_err("it leaves something out").field(),
            Some("not_loaded")
        );
    }
    let parts_named = json!({"provider": "P1", "not_loaded": ["courses.published", "capacity"]});
    let loaded = load(&parts_named, as_of);
    assert!(loaded.provider.not_loaded().contains(&RowPart::Published));
}

#[test]
fn input_that_is_not_one_object_with_distinct_keys_is_rejected_as_a_whole() {
    for text in ["", "[]", r#"{"provider":"P1","provider":"P1"}"#, r#"{"provider":"P1","info":[{"service":"x","service":"y"}]}"#]
    {
        let error = Provider::load_json(text, Services::built_in(), day("2026-04-15")).expect_err(text);
        assert_eq!((error.code(), error.field()), (ErrorCode::InvalidValue, None), "{text}");
    }
    let error = Provider::load_json("{}", Services::built_in(), day("2026-04-15")).expect_err("no provider");
    assert_eq!((error.code(), error.field()), (ErrorCode::MissingField, Some("provider")));
    let too_late = NaiveDate::from_ymd_opt(2200, 1, 1).expect("a day of chrono's");
    let error = Provider::load_json(r#"{"provider":"P1"}"#, Services::built_in(), too_late).expect_err("beyond the calendar");
    assert_eq!((error.code(), error.field()), (ErrorCode::InvalidDate, Some("as_of")));
}

#[test]
fn a_flag_replaces_a_date_that_is_not_recorded() {
    let rows = |confirmed: Value| {
        json!({"provider": "P1", "capacity": [], "info": [], "pools": [],
            "courses": [{"course": "C1", "service": SERVICE, "group_size": 8, "target_groups": ["carer-of-adult"], "published": true, "contact": "x",
                "periods": [{"kind": "in_person", "start": "2026-06-01", "end": "2026-06-05"}, {"kind": "digital", "start": "2026-06-15", "end": "2026-09-09"}], "confirmed": confirmed}],
            "clients": [{"client": "K1", "service": SERVICE, "decision": {"issued": "2025-09-01", "target_group": "carer-of-adult"}, "stays": [{"course": "C1", "attached_on": "2025-10-01"}]}]})
    };
    let as_of = day("2026-04-15");
    let rules = |rows: &Value| -> Vec<String> {
        let loaded = load(rows, as_of);
        assert_eq!(loaded.errors, []);
        loaded.provider.audit(as_of).expect("the day").findings().map(|finding| finding.rule.id.to_owned()).collect()
    };
    let (confirmed, open) = (rules(&rows(json!(true))), rules(&rows(json!(false))));
    // The duty day was 1 March. The rows do not record whether the course was confirmed by then, or whether an old decision came late.
    assert!(!confirmed.iter().any(|rule| rule == "client/on-confirmed-course-in-time"), "{confirmed:?}");
    assert!(!open.iter().any(|rule| rule == "client/on-confirmed-course-in-time"), "{open:?}");
    let mut known = rows(json!(false));
    known["clients"][0]["decision"]["continues"] = json!(false);
    assert!(rules(&known).iter().any(|rule| rule == "client/on-confirmed-course-in-time"));
    let loaded = load(&rows(json!(true)), as_of);
    let parts: Vec<_> = loaded.provider.not_loaded().iter().map(|part| part.as_str()).collect();
    assert_eq!(parts, ["courses.created_on", "courses.confirmed_on", "clients.decision.on"]);
    // It cannot be confirmed again.
    let again = loaded.provider.evaluate(&Action::confirm_course("C1"), as_of).expect("a course");
    assert!(again.findings().any(|finding| finding.rule.id == "course/already-confirmed"));
}
