//! Verifying a receipt evaluates it again with the same result and reports any change in it.

use chrono::NaiveDate;
use rehab_rules::{
    Action, Event, Mode, Provider, Replay, Services, input::holds_identity_code, log::lines, receipt, receipt::Differing,
};
use rehab_rules_tests::generate::generate;
use serde_json::Value;

fn each_action(seeds: std::ops::Range<u64>, masked: bool, mut look: impl FnMut(&Provider, &Action<'_>, NaiveDate)) {
    for seed in seeds {
        let mut log = generate(seed, 60);
        if masked {
            // Clients identified by identity codes, as in some registries.
            for number in 0..40 {
                log = log.replace(&format!("\"K{number}\""), &format!("\"010190-{:03}A\"", 100 + number));
            }
        }
        let mut replay = Replay::new(Services::built_in(), Mode::Observe);
        for event in lines(log.as_bytes()).filter_map(|line| Event::from_json(line).ok()) {
            if let Some(provider) = replay.providers().into_iter().find(|provider| provider.id() == event.provider) {
                look(provider, &event.action, event.on);
            }
            let _ = replay.apply(&event);
        }
    }
}

#[test]
fn evaluating_a_receipt_again_gives_the_same_result() {
    let (mut receipts, mut denied, mut masked) = (0, 0, 0);
    for codes in [false, true] {
        each_action(0..15, codes, |provider, action, on| {
            let Ok(receipt) = provider.receipt(action, on) else { return };
            let text = receipt.to_json();
            let verified = receipt::verify(text).unwrap();
            assert!(verified.differences.is_empty(), "{text}\n{}", verified.to_json());
            // Also if its JSON is formatted differently.
            let value: Value = serde_json::from_str(text).unwrap();
            assert!(receipt::verify(serde_json::to_string_pretty(&value).unwrap()).unwrap().differences.is_empty());
            assert_eq!(value["digest"], receipt.digest());
            assert_eq!(value["allowed"], provider.evaluate(action, on).unwrap().allowed());
            assert_eq!(value["findings"].as_array().unwrap().len(), provider.evaluate(action, on).unwrap().findings().len());
            let mut without = value.clone();
            without.as_object_mut().unwrap().remove("digest");
            let no_id = |value: &Value| !holds_identity_code(&value.to_string());
            assert!(no_id(&value["action"]) && no_id(&value["findings"]) && no_id(&value["cases"]) || !codes);
            masked += usize::from(text.contains("\"client\":null"));
            denied += usize::from(value["allowed"] == false);
            receipts += 1;
        });
    }
    assert!(500 < receipts && 80 < denied && 80 < masked, "{receipts} {denied} {masked}");
}

/// Each number, flag or string in a value, replaced by another.
fn changed(value: &Value) -> Vec<(String, Value)> {
    fn walk(value: &Value, path: &str, out: &mut Vec<(String, Value)>) {
        match value {
            Value::Bool(flag) => out.push((path.to_owned(), Value::Bool(!flag))),
            Value::Number(number) => out.push((path.to_owned(), Value::from(number.as_i64().unwrap() + 1))),
            Value::String(text) => out.push((path.to_owned(), Value::from(format!("{text}x")))),
            Value::Array(all) => all.iter().enumerate().for_each(|(place, one)| walk(one, &format!("{path}/{place}"), out)),
            Value::Object(all) => all.iter().for_each(|(name, one)| walk(one, &format!("{path}/{name}"), out)),
            Value::Null => {}
        }
    }
    let mut out = Vec::new();
    walk(value, "", &mut out);
    out
}

#[test]
fn every_change_in_a_receipt_is_reported() {
    let (mut reported, mut verdicts, mut refused) = (0, 0, 0);
    each_action(40..42, false, |provider, action, on| {
        let Ok(receipt) = provider.receipt(action, on) else { return };
        let value: Value = serde_json::from_str(receipt.to_json()).unwrap();
        for (path, other) in changed(&value) {
            let mut forged = value.clone();
            *forged.pointer_mut(&path).unwrap() = other;
            match receipt::verify(forged.to_string()) {
                Ok(verified) => {
                    assert_eq!(verified.differences[0].what, Differing::Digest, "{path}");
                    assert!(!verified.holds());
                    reported += 1;
                    verdicts += usize::from(verified.differences.iter().any(|one| one.what == Differing::Allowed));
                }
                // A value that no receipt can have is an error with its path.
                Err(error) => {
                    assert!(error.field().is_some(), "{path} {error:?}");
                    refused += 1;
                }
            }
        }
        // An additional finding, and a missing one.
        let mut forged = value.clone();
        if !forged["findings"].as_array().unwrap().is_empty() {
            forged["findings"].as_array_mut().unwrap().remove(0);
            let verified = receipt::verify(forged.to_string()).unwrap();
            assert!(verified.differences.iter().any(|one| one.what == Differing::FindingNew));
        }
    });
    assert!(1_500 < reported && 15 < verdicts && 150 < refused, "{reported} {verdicts} {refused}");
}

#[test]
fn input_that_is_not_a_receipt_is_an_error_with_its_path() {
    for (text, code, field) in [
        ("", "invalid_value", None),
        ("[]", "invalid_value", None),
        ("{}", "missing_field", Some("rules_version")),
        (r#"{"rules_version":"2","on":"2026-02-30"}"#, "invalid_date", Some("on")),
        (r#"{"rules_version":"2","on":"2026-02-03","allowed":1}"#, "invalid_value", Some("allowed")),
    ] {
        let error = receipt::verify(text).unwrap_err();
        assert_eq!((error.code().as_str(), error.field()), (code, field), "{text}");
    }
}
