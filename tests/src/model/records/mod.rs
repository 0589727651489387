//! Records, which are JSON objects that are checked individually, unlike events of courses.

mod coordinator;
mod distance;
mod reader;
mod therapy;

use super::finding::{Effect, Finding};
use super::input::{InputError, error, find, read_object};
use super::json::Json;
use super::service;
use serde_json::{Map, Value};

/// The findings about a record under the built-in and given service descriptions: one per line, without messages.
///
/// # Errors
/// When the record is malformed: the code and field of its first error, as JSON.
///
/// # Panics
/// When a given description is invalid.
pub fn check(record: &[u8], services: &[Value]) -> Result<String, String> {
    let mut out = String::new();
    for finding in judged(record, services)? {
        super::write(finding.to_json(), &mut out);
    }
    Ok(out)
}

/// The findings as in [`check`], whether everything is allowed, and the summary of a therapy or introduction as one object.
///
/// # Errors
/// As for [`check`].
///
/// # Panics
/// As for [`check`].
pub fn answer(record: &[u8], services: &[Value]) -> Result<Value, String> {
    let findings = judged(record, services)?;
    let is_allowed = findings.iter().all(|finding| finding.effect != Effect::Prohibition);
    let findings: Vec<Value> = findings.iter().map(|finding| finding.to_json().into()).collect();
    let mut answer = Map::from_iter([("allowed".into(), is_allowed.into()), ("findings".into(), findings.into())]);
    if let Some(summary) = summary(record) {
        answer.insert("summary".into(), summary);
    }
    Ok(answer.into())
}

fn summary(record: &[u8]) -> Option<Value> {
    let object = read_object(record)?;
    match find(&object, "record")? {
        Json::Text(kind) if kind == "therapy_case" => therapy::summary(&Json::Object(object)).ok(),
        Json::Text(kind) if kind == "coordinator_introduction" => coordinator::summary(&Json::Object(object)).ok(),
        _ => None,
    }
}

/// The sorted findings.
fn judged(record: &[u8], services: &[Value]) -> Result<Vec<Finding>, String> {
    let mut findings = judge(record, services).map_err(|error| Value::from(error.to_json()).to_string())?;
    findings.sort_by_cached_key(Finding::order);
    Ok(findings)
}

/// The field `record` is checked before all others.
fn judge(record: &[u8], services: &[Value]) -> Result<Vec<Finding>, InputError> {
    let object = read_object(record).ok_or(InputError { code: "invalid_value", field: None })?;
    match find(&object, "record") {
        None => error("missing_field", "record"),
        Some(Json::Text(kind)) if kind == "distance_readiness" => {
            distance::judge(&Json::Object(object), &service::catalogue(services))
        }
        Some(Json::Text(kind)) if kind == "therapy_case" => therapy::judge(&Json::Object(object)),
        Some(Json::Text(kind)) if kind == "coordinator_introduction" => coordinator::judge(&Json::Object(object)),
        Some(_) => error("invalid_value", "record"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::fs;

    #[test]
    fn the_model_gives_what_the_vectors_of_records_say() {
        let mut seen = 0;
        for entry in fs::read_dir(crate::vectors()).expect("vectors") {
            let path = entry.expect("a file").path().to_string_lossy().into_owned();
            let Some(scenario) = path.strip_suffix(".record.json") else { continue };
            let record = fs::read(&path).expect("a record");
            if !matches!(serde_json::from_slice::<Value>(&record), Ok(Value::Object(record))
                if record["record"] == "distance_readiness" || record["record"] == "therapy_case")
            {
                continue;
            }
            let expected = fs::read_to_string(format!("{scenario}.expected.jsonl")).expect("what is expected");
            assert_eq!(check(&record, &[]).as_ref(), Ok(&expected), "{scenario}");
            seen += 1;
        }
        assert_eq!(seen, 13);
    }

    #[test]
    fn what_is_no_object_has_no_field() {
        let error = Err(r#"{"code":"invalid_value"}"#.to_string());
        let deep = r#"{"record":"therapy_case","plan":{"goals":[{"a":1,"\u0061":2}]}}"#;
        for record in ["", " ", "[]", "{", "\u{feff}{}", "{} {}", deep, r#"{"record":"\ud800"}"#] {
            assert_eq!(check(record.as_bytes(), &[]), error, "{record}");
        }
        assert_eq!(check(b"{\"record\":\"\xff\"}", &[]), error);
        let blanks = |count: usize| [&b"{}"[..], &vec![b' '; count]].concat();
        assert_eq!(check(&blanks(1024 * 1024 - 1), &[]), error);
        assert_eq!(check(&blanks(1024 * 1024 - 2), &[]), Err(r#"{"code":"missing_field","field":"record"}"#.to_string()));
    }

    #[test]
    fn unknown_fields_come_before_missing_ones_and_both_before_values() {
        for (record, code, field) in [
            (r#"{"record":null,"zz":1}"#, "missing_field", "record"),
            (r#"{"record":"coordinator","zz":1}"#, "invalid_value", "record"),
            (r#"{"zz":1,"record":"therapy_case","aa":null,"bb":2}"#, "unknown_field", "bb"),
            (r#"{"record":"therapy_case","as_of":1,"patient":{"zz":1}}"#, "missing_field", "need"),
            (r#"{"record":"therapy_case","as_of":1,"need":{},"patient":{"zz":1},"visits":5}"#, "unknown_field", "patient.zz"),
            (r#"{"record":"distance_readiness"}"#, "missing_field", "service"),
            (r#"{"record":"coordinator_introduction","ending":false}"#, "missing_field", "role"),
            (
                r#"{"record":"distance_readiness","service":"x","forms":["digital","digital"],"on":"x","answers":{"zz":1}}"#,
                "invalid_value",
                "forms",
            ),
            (
                r#"{"record":"distance_readiness","service":"x","forms":[],"on":"2026-01-15","answers":{"directed":1}}"#,
                "invalid_value",
                "answers.directed",
            ),
            (
                r#"{"record":"distance_readiness","service":"x","forms":[],"on":"2026-01-15","answers":{"directed":null}}"#,
                "unknown_service",
                "service",
            ),
        ] {
            let expected = format!(r#"{{"code":"{code}","field":"{field}"}}"#);
            assert_eq!(check(record.as_bytes(), &[]), Err(expected), "{record}");
        }
    }
}
