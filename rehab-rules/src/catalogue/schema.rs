//! JSON Schemas (draft 2020-12) of the input and output formats, generated from the types and committed in `docs/schemas`.
//!
//! A schema describes single values. It cannot express how fields fit together or what only the state can decide, and it cannot tell
//! `8.0`, which is rejected, from `8`. In input, null is the same as absent.

mod shapes;

use crate::input::coordinator::CoordinatorIntroduction;
use crate::input::distance::DistanceReadiness;
use crate::input::document::{Document, DocumentField};
use crate::input::event::Event;
use crate::input::fields::{PROSE, TEXT};
use crate::input::kinds::{FieldKind, MAX_PERIODS, MAX_TARGET_GROUPS, PLACES, YEARS};
use crate::input::service::{DistanceForms, Names, ServiceDescription, TargetGroup};
use crate::input::snapshot::{
    CapacityRow, ClientRow, CourseRow, DecisionRow, FirstStartRow, InfoRow, PoolRow, Snapshot, StayRow,
};
use crate::input::therapy::{
    Commitment, Continuation, Goal, Invoice, InvoiceLine, Need, Patient, Plan, Report, Session, Spread, TherapyCase, Visit,
};
use crate::words::Limits;
use alloc::borrow::ToOwned;
use alloc::collections::BTreeMap;
use alloc::string::String;
use alloc::vec::Vec;
use schemars::generate::SchemaSettings;
use schemars::{JsonSchema, Schema};
use serde_json::{Map, Value, json};

use shapes::{AuditLine, CoordinatorRecord, DecisionLine, Descriptions, DistanceRecord, SearchLine, TherapyRecord};

/// The schemas by name: `event`, `decision`, `finding` (of an audit), `search`, `service-description`, `snapshot`,
/// `distance-readiness`, `therapy-case`, `coordinator-introduction`.
///
/// ```
/// let schemas = rehab_rules::schema::schemas();
/// let event = schemas.get("event").unwrap();
/// assert_eq!(event.get("$schema").unwrap(), "https://json-schema.org/draft/2020-12/schema");
/// ```
#[must_use]
pub fn schemas() -> BTreeMap<&'static str, Schema> {
    BTreeMap::from([
        ("event", schema_of::<Event<'_>>(Direction::In)),
        ("decision", schema_of::<DecisionLine>(Direction::Out)),
        ("finding", schema_of::<AuditLine>(Direction::Out)),
        ("search", schema_of::<SearchLine>(Direction::Out)),
        ("service-description", schema_of::<Descriptions>(Direction::In)),
        ("snapshot", schema_of::<Snapshot<'_>>(Direction::In)),
        ("distance-readiness", schema_of::<DistanceRecord>(Direction::In)),
        ("therapy-case", schema_of::<TherapyRecord>(Direction::In)),
        ("coordinator-introduction", schema_of::<CoordinatorRecord>(Direction::In)),
    ])
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Direction {
    In,
    Out,
}

fn schema_of<T: JsonSchema>(direction: Direction) -> Schema {
    let mut schema = SchemaSettings::draft2020_12().into_generator().into_root_schema_for::<T>().to_value();
    refine(&mut schema, direction, true);
    Schema::try_from(schema).unwrap_or_default()
}

/// Adds to a schema, and to everything in it, what the types do not express. `closes`: no other members are allowed.
fn refine(schema: &mut Value, direction: Direction, closes: bool) {
    match schema {
        Value::Array(schemas) => schemas.iter_mut().for_each(|schema| refine(schema, direction, closes)),
        Value::Object(members) => {
            shorten_description(members);
            let mut closes_inside = true;
            if members.contains_key("properties") {
                complete(members, direction);
                // Some members of an event are beside the choice of actions, some in it.
                closes_inside = !members.contains_key("oneOf");
                let others = if closes_inside { "additionalProperties" } else { "unevaluatedProperties" };
                if closes {
                    let none = if direction == Direction::In { json!({"type": "null"}) } else { json!(false) };
                    members.insert(others.to_owned(), none);
                }
            }
            let has_properties = members.contains_key("properties");
            for (name, member) in members {
                match (name.as_str(), member) {
                    ("properties" | "$defs", Value::Object(schemas)) => {
                        schemas.values_mut().for_each(|schema| refine(schema, direction, true));
                    }
                    // What was just added beside the members is complete.
                    ("anyOf", _) if has_properties => {}
                    ("anyOf" | "oneOf" | "items", schemas) => refine(schemas, direction, closes_inside),
                    _ => {}
                }
            }
        }
        _ => {}
    }
}

/// Keeps only the first paragraph of the documentation; code examples and link markup are for readers of the code.
fn shorten_description(members: &mut Map<String, Value>) {
    if let Some(Value::String(text)) = members.get_mut("description") {
        let first = text.split("\n\n").next().unwrap_or_default();
        *text = first.replace("[`", "`").replace("`]", "`").replace('\n', " ");
    }
}

/// Adds the limits of an object's members, and the list of required members.
fn complete(members: &mut Map<String, Value>, direction: Direction) {
    let Some(Value::Object(properties)) = members.get("properties") else { return };
    let mut properties = properties.clone();
    let document = document(&properties);
    let mut required = required(members, &properties, document);
    if properties.get("action").is_some_and(|action| action.get("const") == Some(&json!("reschedule_course"))) {
        if let Some(Value::Object(periods)) = properties.get_mut("periods") {
            periods.insert("minItems".to_owned(), json!(1));
        }
    }
    for (name, property) in &mut properties {
        limit(name, property, document);
        let is_required = required.iter().any(|required| required == name);
        match (direction, is_required) {
            (Direction::In, false) => allow_null(property),
            (Direction::Out, false) | (Direction::In, true) => never_null(property),
            _ => {}
        }
    }
    // A snapshot omits nothing.
    if let Some(Value::Object(not_loaded)) = properties.get_mut("not_loaded") {
        not_loaded.insert("maxItems".to_owned(), json!(0));
    }
    // Without a schedule the year is required.
    if properties.contains_key("periods") && properties.contains_key("year") {
        let with_schedule = json!({"properties": {"periods": {"type": "array", "minItems": 1}}, "required": ["periods"]});
        let with_year = json!({"properties": {"year": {"type": "integer"}}, "required": ["year"]});
        members.insert("anyOf".to_owned(), json!([with_schedule, with_year]));
    }
    required.sort_by_key(|name| properties.keys().position(|property| property == name));
    members.insert("properties".to_owned(), Value::Object(properties));
    members.insert("required".to_owned(), json!(required));
}

/// The documents that are defined by tables of fields.
const TABLES: [&[DocumentField]; 28] = [
    ServiceDescription::FIELDS,
    Names::FIELDS,
    TargetGroup::FIELDS,
    DistanceForms::FIELDS,
    Snapshot::FIELDS,
    CapacityRow::FIELDS,
    InfoRow::FIELDS,
    PoolRow::FIELDS,
    CourseRow::FIELDS,
    FirstStartRow::FIELDS,
    ClientRow::FIELDS,
    DecisionRow::FIELDS,
    StayRow::FIELDS,
    DistanceReadiness::FIELDS,
    TherapyCase::FIELDS,
    Patient::FIELDS,
    Need::FIELDS,
    Plan::FIELDS,
    Goal::FIELDS,
    Commitment::FIELDS,
    Visit::FIELDS,
    Invoice::FIELDS,
    InvoiceLine::FIELDS,
    Report::FIELDS,
    Session::FIELDS,
    Continuation::FIELDS,
    Spread::FIELDS,
    CoordinatorIntroduction::FIELDS,
];

/// The table of the document that has exactly these members, besides the word that names a record.
fn document(properties: &Map<String, Value>) -> Option<&'static [DocumentField]> {
    let others = usize::from(properties.contains_key("record"));
    let is_of = |fields: &&&[DocumentField]| {
        fields.len().saturating_add(others) == properties.len() && fields.iter().all(|field| properties.contains_key(field.name))
    };
    TABLES.iter().find(is_of).copied()
}

/// The required members: the reader may be more lenient than the types.
fn required(
    members: &Map<String, Value>,
    properties: &Map<String, Value>,
    document: Option<&'static [DocumentField]>,
) -> Vec<String> {
    if let Some(fields) = document {
        let is_needed = |field: &&DocumentField| field.is_needed || is_needed_in_a_snapshot(fields, field.name);
        let needed = fields.iter().filter(is_needed).map(|field| field.name);
        return needed.chain(properties.contains_key("record").then_some("record")).map(ToOwned::to_owned).collect();
    }
    let stated = members.get("required").and_then(Value::as_array).into_iter().flatten().filter_map(Value::as_str);
    // A course is created with or without a schedule.
    let may_lack_periods = properties.contains_key("periods") && properties.contains_key("year");
    stated.filter(|name| !(may_lack_periods && *name == "periods")).map(ToOwned::to_owned).collect()
}

/// Whether a member is required in a snapshot, although rows passed to `load` may omit it.
fn is_needed_in_a_snapshot(fields: &[DocumentField], name: &str) -> bool {
    let is_of_a_decision = || fields.iter().any(|field| field.name == "issued");
    name == "created_on" || name == "on" && is_of_a_decision()
}

/// The range of a number, or of the length of a string: from the document's table, else from an action's field with that name.
fn within(name: &str, document: Option<&'static [DocumentField]>) -> Option<Limits> {
    if let Some(field) = document.into_iter().flatten().find(|field| field.name == name) {
        return Some(field.within);
    }
    match name {
        // The ranges in a description share one schema, and have one limit in the table.
        "min" | "max" => ServiceDescription::FIELDS.iter().find(|field| field.name == "group_size").map(|field| field.within),
        _ => match FieldKind::named(name)? {
            FieldKind::Count => Some(PLACES),
            FieldKind::Year => Some(YEARS),
            _ => None,
        },
    }
}

/// Adds the limits of a member, by its type and name.
fn limit(name: &str, property: &mut Value, document: Option<&'static [DocumentField]>) {
    let Value::Object(property) = property else { return };
    if is_type(property, "string") && !property.contains_key("const") {
        if property.get("format").is_some_and(|format| format == "date") {
            property.insert("pattern".to_owned(), json!(DAYS_IN_RANGE));
        } else if name != "message" {
            let length = within(name, document).unwrap_or(TEXT);
            if length.min != 0 {
                property.insert("minLength".to_owned(), json!(length.min));
            }
            if length.max != PROSE.max {
                property.insert("maxLength".to_owned(), json!(length.max));
            }
        }
    }
    if is_type(property, "number") {
        property.remove("format");
    }
    if is_type(property, "integer") {
        property.remove("format");
        property.remove("minimum");
        if let Some(within) = within(name, document) {
            property.insert("minimum".to_owned(), json!(within.min));
            property.insert("maximum".to_owned(), json!(within.max));
        }
    }
    if is_type(property, "array") {
        let is_of_texts = property.get("items").and_then(|items| items.get("type")) == Some(&json!("string"));
        if is_of_texts || OF_WORDS.contains(&name) {
            property.insert("uniqueItems".to_owned(), json!(true));
        }
        match name {
            "target_groups" if is_of_texts => property.insert("maxItems".to_owned(), json!(MAX_TARGET_GROUPS)),
            "periods" => property.insert("maxItems".to_owned(), json!(MAX_PERIODS)),
            _ => None,
        };
        if let Some(items) = property.get_mut("items") {
            limit("", items, None);
        }
    }
}

/// Dates from 1900-01-01 to 2199-12-31.
pub(super) const DAYS_IN_RANGE: &str = "^(19|20|21)[0-9]{2}-[0-9]{2}-[0-9]{2}$";

/// Lists of distinct words.
const OF_WORDS: [&str; 7] =
    ["commits", "provider_info", "allowed", "not_allowed", "forms", "assignments", "permissions_requested"];

fn is_type(schema: &Map<String, Value>, name: &str) -> bool {
    match schema.get("type") {
        Some(Value::String(only)) => only == name,
        Some(Value::Array(several)) => several.iter().any(|one| one == name),
        _ => false,
    }
}

fn allow_null(property: &mut Value) {
    let Value::Object(members) = property else { return };
    if let Some(types) = members.get_mut("type") {
        if !types.is_array() {
            *types = json!([types.take(), "null"]);
        }
    } else if !members.contains_key("anyOf") {
        // A reference to another type becomes a choice: that type, or null.
        let description = members.remove("description");
        let plain = Value::Object(core::mem::take(members));
        members.extend(description.map(|description| ("description".to_owned(), description)));
        members.insert("anyOf".to_owned(), json!([plain, {"type": "null"}]));
    }
}

fn never_null(property: &mut Value) {
    let Some(types) = property.get_mut("type") else { return };
    if let Some([only, null]) = types.as_array().map(Vec::as_slice) {
        if null == "null" {
            *types = only.clone();
        }
    }
}
