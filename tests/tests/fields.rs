//! A rule reads exactly the record fields that it declares: no other field changes its findings, and each declared one does.

use rehab_rules::rules::RULES;
use rehab_rules::{Rule, ServiceDescription, Services, record::check_text};
use rehab_rules_tests::generate::records::record as random_record;
use serde_json::{Map, Value};
use std::collections::{BTreeMap, BTreeSet};

/// The number of random records, and of changed fields in each.
const RECORDS: u64 = 4_000;
const CHANGES: usize = 24;

/// The well-formed records, by kind.
fn records(services: &Services) -> BTreeMap<String, Vec<Value>> {
    let mut records: BTreeMap<String, Vec<Value>> = BTreeMap::new();
    for record in (0..RECORDS).map(random_record).filter(|record| check_text(record.as_bytes(), services, None).is_ok()) {
        let mut record: Value = serde_json::from_str(&record).expect("JSON");
        without_nulls(&mut record);
        let kind = record["record"].as_str().expect("a kind").to_owned();
        records.entry(kind).or_default().push(record);
    }
    records
}

/// Removes nulls, which mean the same as absent fields.
fn without_nulls(value: &mut Value) {
    match value {
        Value::Object(fields) => {
            fields.retain(|_, field| !field.is_null());
            fields.values_mut().for_each(without_nulls);
        }
        Value::Array(elements) => elements.iter_mut().for_each(without_nulls),
        _ => {}
    }
}

/// Adds the path of every field as rules write it: `visits[].date` is a field of the elements of a list.
fn add_paths(fields: &Map<String, Value>, above: &str, paths: &mut BTreeSet<String>) {
    for (name, field) in fields {
        let path = format!("{above}{name}");
        match field {
            Value::Object(inside) => add_paths(inside, &format!("{path}."), paths),
            Value::Array(elements) => {
                let inside = elements.iter().filter_map(Value::as_object);
                inside.for_each(|element| add_paths(element, &format!("{path}[]."), paths));
            }
            _ => {}
        }
        paths.insert(path);
    }
}

/// The object that contains a field, and the field's name; `turn` selects one of several elements.
fn parent<'r, 'p>(record: &'r mut Value, path: &'p str, turn: usize) -> Option<(&'r mut Map<String, Value>, &'p str)> {
    let (above, name) = path.rsplit_once('.').map_or((None, path), |(above, name)| (Some(above), name));
    let mut object = record;
    for step in above.into_iter().flat_map(|above| above.split('.')) {
        object = object.get_mut(step.trim_end_matches("[]"))?;
        if step.ends_with("[]") {
            let elements = object.as_array_mut()?;
            let turn = turn % elements.len().max(1);
            object = elements.get_mut(turn)?;
        }
    }
    Some((object.as_object_mut()?, name))
}

/// The record with the field's value from another record, or without the field.
fn changed(record: &Value, path: &str, other: &mut Value, turn: usize) -> Option<Value> {
    let field = parent(other, path, turn).and_then(|(fields, name)| fields.get(name).cloned());
    let mut changed = record.clone();
    let (fields, name) = parent(&mut changed, path, turn)?;
    match field {
        Some(field) => drop(fields.insert(name.to_owned(), field)),
        None => drop(fields.remove(name)),
    }
    (changed != *record).then_some(changed)
}

/// The findings of each rule on a record, one per line; `None` when the record is malformed.
fn said(record: &Value, services: &Services) -> Option<BTreeMap<String, Vec<String>>> {
    let findings = check_text(record.to_string().as_bytes(), services, None).ok()?;
    let mut said: BTreeMap<String, Vec<String>> = BTreeMap::new();
    for line in findings.lines() {
        let rule = line.split('"').nth(3).expect("a rule");
        said.entry(rule.to_owned()).or_default().push(line.to_owned());
    }
    Some(said)
}

/// Whether a declared path means this field; `done.*` means each field inside.
fn is_of(declared: &str, path: &str) -> bool {
    match declared.strip_suffix('*') {
        Some(above) => path.strip_prefix(above).is_some_and(|name| !name.contains('.')),
        None => declared == path,
    }
}

/// Whether the field contains a declared one: a record without a plan has no goals either.
fn holds(path: &str, declared: &str) -> bool {
    declared.strip_prefix(path).is_some_and(|rest| rest.starts_with(['.', '[']))
}

#[test]
fn a_rule_reads_exactly_the_fields_that_it_declares() {
    let description = include_str!("../services/distance.json");
    let services =
        Services::with(ServiceDescription::read_all(description.as_bytes()).expect("valid")).expect("one version a day");
    let by_id: BTreeMap<&str, &Rule> = RULES.iter().map(|rule| (rule.id, *rule)).collect();
    let mut read: BTreeSet<(&str, &str)> = BTreeSet::new();
    let mut checked = 0;
    for (kind, records) in records(&services) {
        let mut paths = BTreeSet::new();
        records.iter().filter_map(Value::as_object).for_each(|fields| add_paths(fields, "", &mut paths));
        paths.remove("record");
        // Each field in turn, repeatedly.
        let mut turns = paths.iter().cycle();
        for (number, record) in records.iter().enumerate() {
            let before = said(record, &services).expect("a record");
            for turn in 0..CHANGES {
                let path = turns.next().expect("a field");
                let mut other = records[(number * 31 + turn * 7 + 1) % records.len()].clone();
                let Some(changed) = changed(record, path, &mut other, number + turn) else { continue };
                let Some(after) = said(&changed, &services) else { continue };
                checked += 1;
                for (id, rule) in by_id.iter().filter(|(id, _)| before.get(**id) != after.get(**id)) {
                    let declared = rule.fields().iter().find(|declared| is_of(declared, path));
                    let is_declared = declared.is_some() || rule.fields().iter().any(|declared| holds(path, declared));
                    assert!(is_declared, "{id} reads `{path}` of {kind} and does not say so:\n{record}\n{changed}");
                    read.extend(declared.map(|declared| (*id, *declared)));
                }
            }
        }
    }
    let declared = RULES.iter().flat_map(|rule| rule.fields().iter().map(|field| (rule.id, *field)));
    let idle: Vec<(&str, &str)> = declared.filter(|declared| !read.contains(declared)).collect();
    println!("{checked} records changed in a field, {} fields read, a rule each", read.len());
    assert!(idle.is_empty(), "declared, and no record in {checked} turns on it: {idle:?}");
}
