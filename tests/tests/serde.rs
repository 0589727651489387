//! Serde: serialization gives the crate's JSON, and deserialization gives the readers' results.

use rehab_rules::record::Record;
use rehab_rules::rules::RULES;
use rehab_rules::service::{BUILT_IN, Limits};
use rehab_rules::snapshot::{ClientRow, CourseRow, StayRow};
use rehab_rules::{
    Action, ActionName, Effect, Event, InputError, Mode, Period, PeriodKind, Provider, Replay, ServiceDescription, Services,
    Shown, Snapshot, calendar::read_day, log::lines, replay_text,
};
use rehab_rules_tests::generate::records::record;
use rehab_rules_tests::{vectors, without_message};
use serde::de::DeserializeOwned;
use serde::{Deserialize, Serialize};
use serde_json::{Value, json};
use std::fs;

/// The logs of the vectors.
fn logs() -> Vec<Vec<u8>> {
    let files = fs::read_dir(vectors()).expect("the folder of vectors").map(|entry| entry.expect("a file").path());
    let logs: Vec<_> = files.filter(|path| path.to_string_lossy().ends_with(".log.jsonl")).collect();
    assert!(90 < logs.len(), "the vectors");
    logs.iter().map(|path| fs::read(path).expect("a log")).collect()
}

fn text(value: &impl Serialize) -> String {
    serde_json::to_string(value).expect("a value that can be written")
}

/// The value read from a string, from bytes without borrowing, and from a tree of values, which must be equal.
#[track_caller]
fn taken<T: DeserializeOwned + PartialEq + std::fmt::Debug>(text: &str) -> T {
    let read: T = serde_json::from_str(text).expect("JSON that can be read");
    assert_eq!(serde_json::from_reader::<_, T>(text.as_bytes()).expect("a stream"), read);
    assert_eq!(serde_json::from_value::<T>(serde_json::from_str(text).expect("JSON")).expect("a tree"), read);
    read
}

#[test]
fn serde_writes_every_line_of_the_vectors_unchanged() {
    let (mut lines_seen, mut events) = (0, 0);
    for log in logs() {
        let expected = replay_text(&log, Services::built_in(), Mode::Enforce, Shown::default());
        let mut replay = Replay::new(Services::built_in(), Mode::Enforce);
        for ((number, line), expected) in (1..).zip(lines(&log)).zip(expected.lines()) {
            lines_seen += 1;
            let said = match Event::from_json(line) {
                Ok(event) => {
                    events += 1;
                    assert_eq!(text(&event), event.to_json());
                    assert_eq!(taken::<Event<'_>>(&text(&event)), event);
                    assert_eq!(taken::<Action<'_>>(&text(&event.action)), event.action);
                    replay.apply(&event).map(text)
                }
                Err(error) => Err(error),
            };
            let said = said.unwrap_or_else(|error| format!(r#"{{"error":{}}}"#, text(&error)));
            assert_eq!(without_message(&said.replacen('{', &format!(r#"{{"line":{number},"#), 1)), without_message(expected));
        }
    }
    println!("{lines_seen} lines, {events} events");
    assert!(0 < events && events < lines_seen, "some lines are malformed");
}

#[test]
fn findings_listings_snapshots_and_their_rows_are_written_as_json() {
    let (mut findings, mut listings, mut rows) = (0, 0, 0);
    for log in logs() {
        let mut replay = Replay::new(Services::built_in(), Mode::Enforce);
        let mut last = read_day("1900-01-01").expect("a day");
        for event in lines(&log).filter_map(|line| Event::from_json(line).ok()) {
            last = last.max(event.on);
            let Ok(decision) = replay.apply(&event) else { continue };
            for finding in decision.findings() {
                findings += 1;
                assert_eq!(text(&finding), finding.to_json(None));
                assert_eq!(text(&finding.into_owned()), finding.to_json(None));
            }
        }
        for provider in replay.providers() {
            for listing in provider.search(last).expect("the last day") {
                listings += 1;
                assert_eq!(text(&listing) + "\n", listing.to_json());
            }
            let snapshot = provider.snapshot();
            assert_eq!(text(&snapshot) + "\n", snapshot.to_json());
            assert_eq!(taken::<Snapshot<'_>>(&text(&snapshot)), snapshot);
            for course in snapshot.courses.iter().flatten() {
                rows += 1;
                assert_eq!(taken::<CourseRow<'_>>(&text(course)), *course);
                let periods = course.periods.clone().unwrap_or_default();
                assert_eq!(taken::<Vec<Period>>(&text(&periods)), periods);
            }
            for client in snapshot.clients.iter().flatten() {
                rows += 1;
                assert_eq!(taken::<ClientRow<'_>>(&text(client)), *client);
            }
        }
    }
    println!("{findings} findings, {listings} listings, {rows} rows");
    assert!(0 < findings && 0 < listings && 0 < rows);
}

#[test]
fn descriptions_and_records_are_written_as_json() {
    for built_in in BUILT_IN {
        let description = ServiceDescription::read_all(built_in.as_bytes()).expect("built in").remove(0);
        assert_eq!(text(&description), description.to_json());
        assert_eq!(taken::<ServiceDescription>(&text(&description)), description);
    }
    let mut records = 0;
    for seed in 0..2_000 {
        let Ok(record) = Record::from_json(record(seed).as_bytes()).map(Record::into_owned) else { continue };
        let written = record.to_json();
        if written.contains("e999") {
            let error = serde_json::to_string(&record).expect_err("an amount that no format holds");
            assert_eq!(error.to_string(), "a number beyond the range of the type");
            continue;
        }
        records += 1;
        assert_eq!(text(&record), written);
        assert!(!written.contains("patient_id"));
        assert_eq!(text(&taken::<Record<'_>>(&written)), written);
    }
    assert!(100 < records, "{records} records");
}

#[test]
fn values_from_other_formats_are_read_correctly() {
    use rehab_rules::therapy::InvoiceLine;
    let amount = |amount: &str| {
        let line: Result<InvoiceLine, _> = serde_json::from_str(&format!(r#"{{"kind":"visit","amount":{amount}}}"#));
        line.map(|line| line.amount).map_err(|error| error.to_string())
    };
    // The representation of numbers when `arbitrary_precision` of `serde_json` is on somewhere in the build.
    let parsed = |digits: &str| amount(&format!(r#"{{"$serde_json::private::Number":{}}}"#, json!(digits)));
    assert_eq!((parsed("80.5"), parsed("28098.232649999994")), (Ok(80.5), Ok(28098.232649999994)));
    assert!(parsed(r#"1,"kind":"other""#).is_err() && parsed("").is_err());
    assert_eq!(amount("18446744073709551615"), Ok(18_446_744_073_709_551_615.0));
    for cents in (1..2_000_000_i64).step_by(977) {
        let exact = cents as f64 / 100.0 * 1.255;
        let line = InvoiceLine::new(rehab_rules::therapy::InvoiceLineKind::Visit, exact);
        assert_eq!(text(&line), format!(r#"{{"kind":"visit","amount":{}}}"#, json!(exact)).replace(".0}", "}"));
        assert_eq!(amount(&exact.to_string()), Ok(exact));
    }
}

#[test]
fn a_date_that_no_reader_accepts_is_never_written_as_another() {
    for year in [-2026, 12026] {
        let stay = StayRow::new("C1", rehab_rules::NaiveDate::from_ymd_opt(year, 1, 9).expect("a day"));
        assert!(serde_json::from_str::<StayRow<'_>>(&text(&stay)).is_err(), "{}", text(&stay));
    }
}

/// A custom struct of a program.
#[derive(Debug, PartialEq, Serialize, Deserialize)]
struct Kept<'a> {
    #[serde(borrow = "'a")]
    note: &'a str,
    action: Action<'static>,
    kind: ActionName,
    effects: Vec<Effect>,
    places: Limits,
    stay: StayRow<'static>,
}

#[test]
fn a_custom_struct_can_contain_types_of_the_crate() {
    let kept = Kept {
        note: "as told on the phone",
        action: Action::attach_client("C1", "K1").agreed(true).into(),
        kind: ActionName::AttachClient,
        effects: Effect::ALL.to_vec(),
        places: Limits { min: 6, max: 12 },
        stay: StayRow::new("C1", read_day("2026-01-09").expect("a day")),
    };
    let written = text(&kept);
    assert!(written.contains(r#""action":{"action":"attach_client","course":"C1","client":"K1","agreed":true}"#), "{written}");
    assert!(written.contains(r#""places":{"min":6,"max":12},"stay":{"course":"C1","attached_on":"2026-01-09"}"#), "{written}");
    assert_eq!(serde_json::from_str::<Kept<'_>>(&written).expect("what was written"), kept);
    // An action under construction is written like the action.
    assert_eq!(text(&Action::confirm_course("C1")), r#"{"action":"confirm_course","course":"C1"}"#);
}

/// Checks that the error from serde is the reader's.
#[track_caller]
fn refused<T: DeserializeOwned + std::fmt::Debug>(given: Value, read: impl Fn(&[u8]) -> InputError) {
    let error = read(given.to_string().as_bytes());
    let message = serde_json::from_value::<T>(given.clone()).expect_err("malformed").to_string();
    assert_eq!(message, error.to_string(), "{given}");
    assert!(message.contains(error.field().unwrap_or_default()), "{message}");
}

#[test]
fn an_error_has_the_message_of_the_reader() {
    let action = |text: &[u8]| Action::from_json(text).expect_err("malformed");
    refused::<Action<'_>>(json!({"action": "attach_client", "course": "C1"}), action);
    refused::<Action<'_>>(json!({"action": "attach_client", "course": "C1", "client": 7}), action);
    refused::<Action<'_>>(json!({"action": "set_group_size", "course": "C1", "group_size": 8.0}), action);
    refused::<Action<'_>>(json!({"action": "set_group_size", "course": "C1", "group_size": u64::MAX}), action);
    refused::<Action<'_>>(json!("confirm_course"), action);
    let event = |text: &[u8]| Event::from_json(text).expect_err("malformed");
    refused::<Event<'_>>(json!({"on": "2026-02-29", "provider": "P1", "action": "confirm_course", "course": "C1"}), event);
    let snapshot = |text: &[u8]| Snapshot::from_json(text).expect_err("malformed");
    refused::<Snapshot<'_>>(json!({"snapshot": 1, "provider": "P1", "courses": [{"course": "C1"}]}), snapshot);
    let description = |text: &[u8]| ServiceDescription::read_all(text).expect_err("malformed");
    refused::<ServiceDescription>(json!({"id": "x", "group_size": {"min": 9, "max": "8"}}), description);
    let read = |text: &[u8]| Record::from_json(text).expect_err("malformed");
    refused::<Record<'_>>(json!({"record": "therapy_case", "as_of": "2026-03-02"}), read);
    // Only text can repeat a key.
    let twice = r#"{"action":"confirm_course","course":"C1","course":"C2"}"#;
    assert_eq!(serde_json::from_str::<Action<'_>>(twice).expect_err("twice").to_string(), action(twice.as_bytes()).to_string());
    let error = serde_json::from_str::<Mode>(r#""Observe""#).expect_err("no word").to_string();
    assert!(error.starts_with("`Observe` is not one of `enforce`, `observe`"), "{error}");
    let deep = (0..20).fold(json!(1), |inside, _| json!([inside]));
    let error = serde_json::from_value::<Action<'_>>(json!({"action": deep})).expect_err("deep").to_string();
    assert_eq!(error, "values are nested too deeply");
}

#[test]
fn an_answer_and_an_audit_are_written_as_json() {
    use rehab_rules::{Case, Change, Known, judge};
    let (services, on) = (Services::built_in(), read_day("2026-03-02").expect("a day"));
    let carers = services.in_force("kela.family-carers", on).expect("built in");
    for clients in [5, 6, 7] {
        let answer = judge(&Case::new(on, Change::Confirmed, carers).with(Known::Clients(clients)), Some("C1"), None);
        assert_eq!(text(&answer), answer.to_json(None));
    }
    let course = CourseRow::new("C1", "kela.family-carers", on, 8, ["carer-of-adult"]).periods(vec![Period::new(
        PeriodKind::InPerson,
        read_day("2026-05-04").expect("a day"),
        read_day("2026-05-08").expect("a day"),
    )]);
    let provider = Provider::from_snapshot(&Snapshot::new("P1").courses(vec![course]), services).expect("rows");
    let audit = provider.audit(on).expect("the day");
    assert_eq!(text(&audit), audit.to_json(None));
    assert!(audit.findings().all(|finding| RULES.iter().any(|rule| rule.id == finding.rule.id)));
}
