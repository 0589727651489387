//! Records: the engine against the model, on thousands of random records of distance rehabilitation, therapy and the introduction of
//! a coordinator; the errors of malformed records; and that no output contains an identity code.

use rehab_rules::{
    InputError, ServiceDescription, Services,
    record::{Record, check_json, check_text},
};
use rehab_rules_tests::generate::records::record;
use rehab_rules_tests::model::records;
use serde_json::{Value, json};

/// The number of records; `REHAB_RULES_RECORDS` changes it. Half of them are checked under the built-in descriptions, half under ones
/// that allow, forbid and omit forms. The rarest errors occur once or twice in this many.
const RECORDS: u64 = 40_000;

#[test]
fn the_engine_and_the_model_agree_on_random_records() {
    let given = std::env::var("REHAB_RULES_RECORDS").ok();
    let records = given.map_or(RECORDS, |records| records.parse().expect("REHAB_RULES_RECORDS: a number"));
    let text = include_str!("../services/distance.json");
    let descriptions: Vec<Value> = serde_json::from_str(text).expect("a list");
    let services = Services::with(ServiceDescription::read_all(text.as_bytes()).expect("valid")).expect("one version a day");
    let built_in = Services::built_in();
    let (mut malformed, mut therapies, mut introductions) = (0, 0, 0);
    for seed in 0..records {
        let record = record(seed);
        let (engine, model) = match seed % 2 {
            0 => (&built_in, &[][..]),
            _ => (&services, &descriptions[..]),
        };
        let answer = records::answer(record.as_bytes(), model);
        malformed += u64::from(answer.is_err());
        let sums_up = |member| answer.as_ref().is_ok_and(|answer| answer["summary"].get(member).is_some());
        therapies += u64::from(sums_up("visits"));
        introductions += u64::from(sums_up("blocks"));
        let said = |engine: Result<String, InputError>, model: Result<String, String>| {
            assert_eq!(engine.map_err(|error| code_and_field(&error)), model, "engine and model differ: seed {seed}\n{record}");
        };
        said(check_text(record.as_bytes(), engine, None), records::check(record.as_bytes(), model));
        said(check_json(record.as_bytes(), engine, None), answer.map(|answer| answer.to_string()));
    }
    println!("{records} records, {malformed} malformed; {therapies} therapies and {introductions} introductions summed up");
}

#[test]
fn a_written_record_is_read_unchanged_except_for_identity_codes() {
    let mut codes = 0;
    for seed in 0..RECORDS / 10 {
        let text = record(seed);
        let Ok(mut read) = Record::from_json(text.as_bytes()) else { continue };
        let written = read.to_json();
        if let Record::TherapyCase(case) = &mut read {
            let code = case.report.as_mut().and_then(|report| report.patient_id.take());
            codes += u32::from(code.is_some());
        }
        assert_eq!(Record::from_json(written.as_bytes()), Ok(read), "seed {seed}: {written}");
    }
    assert!(0 < codes, "reports with a code");
}

/// The code and the field of an error.
fn code_and_field(error: &InputError) -> String {
    match error.field() {
        Some(field) => json!({"code": error.code().as_str(), "field": field}).to_string(),
        None => json!({"code": error.code().as_str()}).to_string(),
    }
}

// ---------------------------------------------------------------- edges

/// A therapy without breaches: valid from 1 January to 30 April 2026, evaluated on 15 January.
fn therapy() -> Value {
    json!({
        "record": "therapy_case", "patient": {"birth_date": "1980-05-05"}, "need": {"category": "short_term", "demanding": true},
        "commitment": {
            "number": "B-1", "issued": "2025-12-20", "valid_from": "2026-01-01", "valid_to": "2026-04-30", "visits": 5,
            "visit_minutes": 45,
        },
        "visits": [{"date": "2026-01-12", "minutes": 45}], "as_of": "2026-01-15",
    })
}

/// A complete report.
fn report() -> Value {
    json!({
        "received_by_ahs": "2026-01-15", "given_to_patient": true, "patient_name": "Test Person", "patient_id": "010190-900P",
        "commitment_number": "B-1", "therapist_name": "T", "therapist_contact": "t@example.org",
        "sessions": [{"date": "2026-01-12", "minutes": 45}], "functioning": "f", "goals_and_results": "g",
        "instruments_and_results": "i", "motivation": "m", "goal_attainment": "a",
        "continuation": {"need": true, "grounds": "g", "goal": "g"},
    })
}

/// The record with other values at these paths; null removes a value.
fn with<const N: usize>(mut record: Value, changes: [(&str, Value); N]) -> Value {
    for (path, value) in changes {
        let (parent, name) = path.rsplit_once('/').expect("a path");
        let parent = record.pointer_mut(parent).expect("a parent").as_object_mut().expect("an object");
        if value.is_null() { parent.remove(name).map_or((), drop) } else { drop(parent.insert(name.to_owned(), value)) }
    }
    record
}

/// The findings, one per line: effect, rule, due date and values. The unchanged record gives only its obligations.
fn said(record: &Value) -> Vec<String> {
    let findings = check_text(record.to_string().as_bytes(), &Services::built_in(), None).expect("a record");
    let line = |line: &str| {
        let finding: Value = serde_json::from_str(line).expect("JSON");
        let text = |name: &str| finding[name].as_str().unwrap_or_default().to_owned();
        let values = finding["values"].as_object().expect("values");
        let values: Vec<String> = values.iter().map(|(name, value)| format!("{name}={value}").replace('"', "")).collect();
        [text("effect"), text("rule"), text("due"), values.join(" ")].join(" ").split_whitespace().collect::<Vec<_>>().join(" ")
    };
    findings.lines().map(line).collect()
}

#[test]
fn the_report_is_due_two_months_before_the_end_in_every_month() {
    for (valid_to, due) in [
        ("2026-04-30", "2026-02-28"),
        ("2026-04-29", "2026-02-28"),
        ("2026-04-28", "2026-02-28"),
        ("2026-05-01", "2026-03-01"),
        ("2028-04-30", "2028-02-29"),
        ("2026-12-31", "2026-10-31"),
        ("2026-08-31", "2026-06-30"),
    ] {
        let case = with(therapy(), [("/commitment/valid_to", json!(valid_to))]);
        assert_eq!(said(&case), [format!("obligation therapy/report-in-time {due}")], "{valid_to}");
        let on_the_day = with(case.clone(), [("/as_of", json!(due))]);
        assert_eq!(said(&on_the_day), [format!("obligation therapy/report-in-time {due}")], "{valid_to}");
        let after = with(case, [("/as_of", json!("2028-05-01"))]);
        assert_eq!(said(&after), [format!("violation therapy/report-in-time {due}")], "{valid_to}");
    }
}

#[test]
fn a_report_received_on_the_due_date_is_in_time_and_a_day_later_it_is_late() {
    let on = |received: Value, as_of: &str| {
        let received = with(report(), [("/received_by_ahs", received)]);
        said(&with(therapy(), [("/report", received), ("/as_of", json!(as_of))]))
    };
    assert_eq!(on(json!("2026-02-28"), "2026-03-31"), [""; 0]);
    assert_eq!(on(json!("2026-03-01"), "2026-03-31"), ["violation therapy/report-in-time 2026-02-28"]);
    // A report with a future date is not received yet.
    assert_eq!(
        on(json!("2026-02-28"), "2026-02-27"),
        ["violation therapy/report-recipients", "obligation therapy/report-in-time 2026-02-28"]
    );
    assert_eq!(on(json!(true), "2026-02-28"), [""; 0]);
    assert_eq!(on(json!(true), "2026-03-01"), ["undetermined therapy/report-in-time 2026-02-28 why=fact_missing"]);
}

#[test]
fn a_commitment_shorter_than_two_months_has_a_due_date_that_cannot_be_met() {
    let from = |valid_from: &str| said(&with(therapy(), [("/commitment/valid_from", json!(valid_from)), ("/visits", json!([]))]));
    assert_eq!(from("2026-02-28"), ["obligation therapy/report-in-time 2026-02-28"]);
    assert_eq!(from("2026-03-01"), ["undetermined therapy/report-in-time 2026-02-28 why=source_open"]);
}

#[test]
fn an_end_in_the_action_text_applies_before_and_after_the_validity() {
    let visits = json!([
        {"date": "2026-03-31", "minutes": 45}, {"date": "2026-04-01", "minutes": 45}, {"date": "2026-04-30", "minutes": 45},
        {"date": "2026-05-01", "minutes": 45}, {"date": "2026-05-31", "minutes": 45}, {"date": "2026-06-01", "minutes": 45},
    ]);
    let end = |end: &str| {
        let changes =
            [("/commitment/action_text_end", json!(end)), ("/commitment/visits", json!(9)), ("/visits", visits.clone())];
        said(&with(therapy(), changes))
    };
    let outside = ["2026-05-01", "2026-05-31", "2026-06-01"];
    let denied = |rule: &str, days: &[&str]| days.iter().map(|day| format!("prohibition {rule} date={day}")).collect::<Vec<_>>();
    let after = denied("therapy/visit-within-commitment", &outside);

    let earlier = [
        denied("therapy/action-end-date", &["2026-04-01", "2026-04-30", "2026-05-01", "2026-05-31", "2026-06-01"]),
        after.clone(),
    ];
    assert_eq!(end("2026-03-31"), [earlier.concat(), vec!["obligation therapy/report-in-time 2026-01-31".into()]].concat());

    assert_eq!(end("2026-04-30"), [after, vec!["obligation therapy/report-in-time 2026-02-28".into()]].concat());

    assert_eq!(
        end("2026-05-31"),
        [
            "prohibition therapy/visit-within-commitment date=2026-06-01",
            "undetermined therapy/action-end-date why=source_open date=2026-05-01",
            "undetermined therapy/action-end-date why=source_open date=2026-05-31",
            "obligation therapy/report-in-time 2026-03-31",
        ]
    );

    // Before the validity begins: no day is left, and the due date cannot be met.
    let none = end("2025-12-31");
    assert_eq!(none.last().expect("a finding"), "undetermined therapy/report-in-time 2025-10-31 why=source_open");
    assert_eq!(none.iter().filter(|line| line.contains("action-end-date")).count(), 6);
}

#[test]
fn without_a_commitment_no_visit_is_paid_and_no_other_rule_applies() {
    let case = with(therapy(), [("/commitment", Value::Null), ("/spread", json!({"max_gap_days": 1}))]);
    assert_eq!(said(&case), ["prohibition therapy/visit-within-commitment date=2026-01-12"]);
}

#[test]
fn visits_beyond_the_number_are_the_last_by_date_and_unpaid_visits_do_not_count() {
    let day = |date: &str| json!({"date": date, "minutes": 45});
    let number = |number: i64| {
        let visits = json!([day("2026-02-02"), day("2026-01-12"), day("2025-12-31"), day("2026-02-02"), day("2026-01-19")]);
        said(&with(therapy(), [("/commitment/visits", json!(number)), ("/visits", visits)]))
    };
    let outside = "prohibition therapy/visit-within-commitment date=2025-12-31";
    let due = "obligation therapy/report-in-time 2026-02-28";
    assert_eq!(number(4), [outside, due]);
    let beyond = "prohibition therapy/visits-within-number date=2026-02-02";
    assert_eq!(number(3), [outside, beyond, due]);
    assert_eq!(number(2), [outside, beyond, beyond, due]);
    assert_eq!(number(0).len(), 6);
}

#[test]
fn kela_may_pay_until_the_day_before_the_65th_birthday() {
    let born = |birth_date: &str, as_of: &str| {
        let changes =
            [("/patient/birth_date", json!(birth_date)), ("/as_of", json!(as_of)), ("/need/category", json!("long_term"))];
        said(&with(therapy(), changes)).contains(&"right therapy/kela-may-pay".to_owned())
    };
    assert!(born("1961-01-16", "2026-01-15") && !born("1961-01-15", "2026-01-15") && !born("1961-01-14", "2026-01-15"));
    // A patient born on 29 February turns 65 on 28 February in a common year.
    assert!(born("1964-02-29", "2029-02-27") && !born("1964-02-29", "2029-02-28"));
}

#[test]
fn a_report_without_further_need_requires_grounds_but_no_goal_and_sometimes_a_summary() {
    let case = |continuation: Value, ends: Value| {
        let report = with(report(), [("/continuation", continuation), ("/ends_with_commitment", ends)]);
        said(&with(therapy(), [("/report", report)]))
    };
    let missing = "violation therapy/report-contents part=continuation";
    assert_eq!(case(json!({"need": false, "grounds": "g"}), json!(false)), [""; 0]);
    assert_eq!(
        case(json!({"need": false, "grounds": "g"}), json!(null)),
        ["undetermined therapy/final-summary why=fact_missing"]
    );
    assert_eq!(case(json!({"need": false, "grounds": "g"}), json!(true)), ["violation therapy/final-summary"]);
    assert_eq!(case(json!({"need": false}), json!(false)), [missing]);
    assert_eq!(case(json!({"need": true, "grounds": "g"}), json!(null)), [missing]);
    assert_eq!(case(json!({"grounds": "g", "goal": "g"}), json!(null)), [missing]);
    assert_eq!(case(json!(null), json!(null)), [missing]);
}

#[test]
fn an_administration_fee_and_minutes_that_include_charting_are_not_paid() {
    let lines = json!([
        {"kind": "visit", "date": "2026-01-12", "minutes": 45, "amount": 80.5}, {"kind": "administration", "amount": 0},
        {"kind": "charting", "minutes": 10, "amount": 10}, {"kind": "visit", "amount": 80},
    ]);
    let visits = json!([
        {"date": "2026-01-12", "minutes": 45, "charting_minutes": 0}, {"date": "2026-01-19", "minutes": 45, "charting_minutes": 45},
    ]);
    assert_eq!(
        said(&with(therapy(), [("/invoice", json!({"lines": lines})), ("/visits", visits)])),
        [
            "prohibition therapy/charting-outside-visit date=2026-01-19",
            "prohibition therapy/charting-outside-visit invoice_line=3",
            "prohibition therapy/no-administration-fee invoice_line=2",
            "violation therapy/visit-length-on-invoice invoice_line=4",
            "obligation therapy/report-in-time 2026-02-28",
        ]
    );
}

#[test]
fn an_identity_code_is_never_output() {
    for code in ["010190-900P", "010190-900X", "rubbish 900P"] {
        let case = with(therapy(), [("/report", with(report(), [("/patient_id", json!(code))]))]);
        let text = case.to_string();
        for language in rehab_rules::Language::ALL {
            let answer = check_json(text.as_bytes(), &Services::built_in(), Some(*language)).expect("a record");
            assert!(!answer.contains("900"), "{answer}");
        }
        let record = Record::from_json(text.as_bytes()).expect("a record");
        let printed = format!("{record:?}");
        assert!(!printed.contains("900") && printed.contains("PersonalIdentityCode(…)"), "{printed}");
    }
    let number = with(therapy(), [("/report", json!({"patient_id": 10190900}))]);
    let error = check_text(number.to_string().as_bytes(), &Services::built_in(), None).expect_err("no text");
    assert_eq!(
        error.to_string(),
        "the value of the field `report.patient_id` is not valid; a string of 1 to 200 characters is expected"
    );
}

/// An introduction in which these items are done.
fn introduction(done: &Value) -> Value {
    json!({
        "record": "coordinator_introduction", "role": "reko", "unit": "primary_care", "municipality": "Uppsala",
        "started_on": "2026-01-12", "done": done, "assignments": [], "permissions_requested": [], "as_of": "2026-03-02",
    })
}

fn all_done() -> Value {
    let items = rehab_rules::coordinator::IntroductionItem::ALL.iter();
    items.map(|item| (item.as_str().to_owned(), json!("2026-03-02"))).collect::<serde_json::Map<_, _>>().into()
}

#[test]
fn a_coordinator_who_has_done_everything_may_meet_patients_and_has_no_obligations() {
    let done = introduction(&all_done());
    assert_eq!(said(&done), ["right coordinator/may-meet-patients", "notice coordinator/no-patient-fee"]);
    // Nothing was done yet on the day before.
    let open = said(&with(done.clone(), [("/as_of", json!("2026-03-01"))]));
    assert_eq!(open.iter().filter(|line| line.starts_with("obligation coordinator/item-open")).count(), 47);
    assert_eq!(open.last().expect("a notice"), "notice coordinator/no-patient-fee");
    assert!(open.contains(&"notice coordinator/may-meet-patients blocks=[1,2,3,4]".to_owned()));
    assert!(open.contains(&"obligation coordinator/smartcard-before-it-introduction items=[siths_card,login_data]".to_owned()));
    assert!(open.contains(&"recommendation coordinator/optional-item block=8 item=mi_training".to_owned()));
    let knows = said(&with(done, [("/as_of", json!("2026-03-01")), ("/other_conversation_method", json!(true))]));
    assert!(!knows.contains(&"recommendation coordinator/optional-item block=8 item=mi_training".to_owned()));
}

#[test]
fn the_routine_for_multi_party_meetings_does_not_apply_in_enkoping() {
    let done = with(introduction(&all_done()), [("/done/multi_party_meeting_routine", Value::Null)]);
    let open = "obligation coordinator/item-open block=4 item=multi_party_meeting_routine";
    let blocks = "notice coordinator/may-meet-patients blocks=[4]";
    for municipality in [json!("Uppsala"), json!(null), json!("Enköping ")] {
        let said = said(&with(done.clone(), [("/municipality", municipality)]));
        assert_eq!(said[..2], [open, blocks]);
    }
    for municipality in ["Enköping", "ENKÖPING", "enköping"] {
        let said = said(&with(done.clone(), [("/municipality", json!(municipality))]));
        assert_eq!(said[0], "right coordinator/may-meet-patients");
    }
}

#[test]
fn parts_of_the_training_need_their_date() {
    let items = ["training_part_1", "training_part_2", "training_part_3", "training_part_4", "process_leader_follow_up"];
    for item in items {
        let path = format!("/done/{item}");
        let block = if item == "process_leader_follow_up" { 6 } else { 5 };
        let said = said(&with(introduction(&all_done()), [(path.as_str(), json!(true))]));
        assert_eq!(said[0], format!("obligation coordinator/date-missing block={block} item={item}"));
    }
    let without_days = with(introduction(&all_done()), [("/done/work_routine", json!(true)), ("/done/st_course", json!(true))]);
    assert_eq!(said(&without_days)[0], "right coordinator/may-meet-patients");
}

#[test]
fn the_end_of_the_assignment_requires_handing_over() {
    let ends = |changes| said(&with(with(introduction(&all_done()), [("/ending", json!("2026-12-31"))]), changes));
    let of_the_end = |said: Vec<String>| said.into_iter().filter(|line| !line.contains("patient")).collect::<Vec<_>>();
    let not_named = [
        "unregulated coordinator/permission-not-named permission=double",
        "unregulated coordinator/permission-not-named permission=sharepoint",
    ];
    assert_eq!(of_the_end(ends([("/done/hand_over_things", json!("2026-03-02"))])), not_named);
    let open: [(&str, Value); 5] = [
        ("/done/remind_manager", Value::Null),
        ("/done/end_rehabstod_permission", Value::Null),
        ("/done/end_intygsstatistik_permission", json!("2026-03-03")),
        ("/done/hand_over_things", Value::Null),
        ("/done/hand_over_routines", Value::Null),
    ];
    let owed = [
        "obligation coordinator/end-permissions permission=intygsstatistik",
        "obligation coordinator/end-permissions permission=rehabstod",
        "obligation coordinator/hand-over-things",
        "obligation coordinator/remind-manager",
        "recommendation coordinator/hand-over-routines",
    ];
    assert_eq!(of_the_end(with_changes(open)), [&owed[..], &not_named[..]].concat());

    fn with_changes(changes: [(&str, Value); 5]) -> Vec<String> {
        said(&with(with(introduction(&all_done()), [("/ending", json!(true))]), changes))
    }
}

#[test]
fn a_malformed_introduction_is_an_error_with_its_field() {
    let error = |path: &str, value: Value| {
        let record = with(introduction(&json!({})), [(path, value)]);
        let error = check_text(record.to_string().as_bytes(), &Services::built_in(), None).expect_err("malformed");
        format!("{} {}", error.code(), error.field().unwrap_or_default())
    };
    assert_eq!(error("/role", Value::Null), "missing_field role");
    assert_eq!(error("/unit", json!("hospital")), "invalid_value unit");
    assert_eq!(error("/started_on", json!("2026-02-30")), "invalid_date started_on");
    assert_eq!(error("/done/work_rutine", json!(true)), "unknown_field done.work_rutine");
    assert_eq!(error("/done/work_routine", json!(false)), "invalid_date done.work_routine");
    assert_eq!(error("/assignments", json!(["statistics", "statistics"])), "invalid_value assignments");
    assert_eq!(error("/permissions_requested", json!(["easit"])), "invalid_value permissions_requested[0]");
    assert_eq!(error("/as_of", Value::Null), "missing_field as_of");
    assert_eq!(error("/ending", json!("soon")), "invalid_date ending");
    assert_eq!(error("/block", json!(1)), "unknown_field block");
}

// ---------------------------------------------------------------- summaries

fn summary(record: &Value) -> Value {
    let checked = check_json(record.to_string().as_bytes(), &Services::built_in(), None).expect("a record");
    serde_json::from_str::<Value>(&checked).expect("JSON")["summary"].clone()
}

#[test]
fn the_next_item_is_the_first_required_open_one() {
    let next = |changes: [(&str, Value); 2]| summary(&with(introduction(&all_done()), changes))["next"].clone();
    let nothing = ("/done/certificate_school", Value::Null);
    // Items that are voluntary, belong to the end or do not apply are never next.
    assert_eq!(next([nothing.clone(), ("/done/mi_training", Value::Null)]), Value::Null);
    assert_eq!(next([nothing.clone(), ("/done/remind_manager", Value::Null)]), Value::Null);
    let enkoping = ("/municipality", json!("Enköping"));
    assert_eq!(next([enkoping, ("/done/multi_party_meeting_routine", Value::Null)]), Value::Null);
    // Items that a separate rule requires can be next.
    assert_eq!(next([nothing.clone(), ("/done/plan_time", Value::Null)]), json!({"item": "plan_time"}));
    assert_eq!(next([nothing.clone(), ("/done/siths_card", Value::Null)]), json!({"block": 3, "item": "siths_card"}));
    // Items with a later date are still to be done.
    assert_eq!(next([nothing, ("/done/st_course", json!("2026-03-03"))]), json!({"block": 7, "item": "st_course"}));
    let two = [("/done/violence_course", Value::Null), ("/done/local_routines", Value::Null)];
    assert_eq!(next(two), json!({"block": 2, "item": "local_routines"}));
}

#[test]
fn the_summary_of_an_introduction_is_as_documented() {
    let changes = [
        ("/done/work_routine", Value::Null),
        ("/done/rehabstod_permission", Value::Null),
        ("/done/intygsstatistik_permission", Value::Null),
        ("/assignments", json!(["care_and_treatment"])),
    ];
    let summary = summary(&with(introduction(&all_done()), changes));
    let keys: Vec<&String> = summary.as_object().expect("an object").keys().collect();
    assert_eq!(keys, ["may_meet_patients", "next", "ready", "permissions", "blocks"]);
    assert_eq!(summary["may_meet_patients"], false);
    assert_eq!(summary["ready"], json!([2, 4, 5, 6, 7, 8]));
    assert_eq!(summary["permissions"], json!(["rehabstod"]));
    let one = json!({"block": 1, "minutes_done": {"min": 47, "max": 540}, "minutes_left": {"min": 0, "max": 493}, "open": ["work_routine"]});
    assert_eq!(summary["blocks"][0], one);
    assert_eq!(summary["blocks"][7], json!({"block": 8, "open": []}));
}

#[test]
fn the_summary_of_a_therapy_is_as_documented() {
    let visits = json!([
        {"date": "2026-06-01", "minutes": 45}, {"date": "2026-01-12", "minutes": 45, "charting_minutes": 5},
        {"date": "2026-05-04", "minutes": 45}, {"date": "2026-05-05", "minutes": 45},
    ]);
    let changes = [
        ("/visits", visits),
        ("/commitment/action_text_end", json!("2026-05-31")),
        ("/commitment/visits", json!(2)),
        ("/plan", json!({"written_on": "2026-01-02", "goals": [{"text": "g", "concrete": true, "measurable": true}]})),
        ("/report", json!({"patient_name": "n", "received_by_ahs": "2026-01-16"})),
    ];
    let case = with(therapy(), changes);
    let summed = summary(&case);
    assert_eq!(
        summed["visits"],
        json!([
            {"date": "2026-01-12", "payable": false, "rules": ["therapy/charting-outside-visit"]},
            {"date": "2026-05-04", "payable": null, "rules": ["therapy/action-end-date"]},
            {"date": "2026-05-05", "payable": false, "rules": ["therapy/action-end-date", "therapy/visits-within-number"]},
            {"date": "2026-06-01", "payable": false, "rules": ["therapy/visit-within-commitment"]},
        ])
    );
    let keys: Vec<&String> = summed.as_object().expect("an object").keys().collect();
    assert_eq!(keys, ["effective_end", "report_due", "evaluation_due", "visits", "visits_left", "missing_parts"]);
    assert_eq!((&summed["effective_end"], &summed["report_due"]), (&json!("2026-05-31"), &json!("2026-03-31")));
    assert_eq!((&summed["evaluation_due"], &summed["visits_left"]), (&json!("2027-01-02"), &json!(0)));
    assert_eq!(summed["missing_parts"].as_array().expect("parts").len(), 11);
    // When the report has been received, none is due.
    assert_eq!(summary(&with(case, [("/as_of", json!("2026-01-16"))]))["report_due"], Value::Null);
    let unused = summary(&with(therapy(), [("/visits", json!([]))]));
    assert_eq!(unused["visits_left"], 5);
    let without = with(therapy(), [("/commitment", Value::Null), ("/visits", json!([]))]);
    assert_eq!(summary(&without), json!({"visits": [], "missing_parts": []}));
}
