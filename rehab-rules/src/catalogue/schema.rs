//! JSON Schemas (draft 2020-12) of what goes in and out, made from the types; committed in `docs/schemas`.
//!
//! A schema says of one value what the reader says of it. How fields fit together, and what only the state can tell, it cannot
//! say; nor can it tell `8.0`, which is refused, from `8`. In input, null is the same as absent.

use crate::happened::Happened;
use crate::input::action::{Action, Experience, MOST_PERIODS, MOST_TARGET_GROUPS, PLACES, Pool, YEARS};
use crate::input::coordinator::{CoordinatorPermission, CoordinatorUnit, EmployeeAssignment, IntroductionItem};
use crate::input::distance::DistanceQuestion;
use crate::input::error::ErrorCode;
use crate::input::event::Event;
use crate::input::fields::MOST_CHARACTERS;
use crate::input::service::{COUNTS, DAYS, DistanceForm, MONTHS, REQUIRED, ServiceDescription};
use crate::input::therapy::{NUMBERS, TherapyCase};
use crate::period::Period;
use crate::rules::rule::Effect;
use crate::rules::{DISTANCE, RULES};
use crate::words::Range;
use alloc::borrow::{Cow, ToOwned};
use alloc::boxed::Box;
use alloc::collections::BTreeMap;
use alloc::format;
use alloc::string::String;
use alloc::vec;
use alloc::vec::Vec;
use chrono::NaiveDate;
use schemars::generate::SchemaSettings;
use schemars::{JsonSchema, Schema, SchemaGenerator, json_schema};
use serde_json::{Map, Value, json};

/// The schemas by name: `event`, `decision`, `finding` (of an audit), `search`, `service-description`, `snapshot`,
/// `distance-readiness`, `therapy-case`, `coordinator-introduction`.
///
/// ```
/// let schemas = rehab_rules::schema::schemas();
/// let (name, event) = &schemas[0];
/// assert_eq!(*name, "event");
/// assert_eq!(event.get("$schema").unwrap(), "https://json-schema.org/draft/2020-12/schema");
/// ```
#[must_use]
pub fn schemas() -> Vec<(&'static str, Schema)> {
    vec![
        ("event", schema_of::<Event<'_>>(Direction::In)),
        ("decision", schema_of::<DecisionLine>(Direction::Out)),
        ("finding", schema_of::<AuditLine>(Direction::Out)),
        ("search", schema_of::<SearchLine>(Direction::Out)),
        ("service-description", schema_of::<Descriptions>(Direction::In)),
        ("snapshot", schema_of::<Snapshot>(Direction::In)),
        ("distance-readiness", schema_of::<DistanceRecord>(Direction::In)),
        ("therapy-case", schema_of::<TherapyRecord>(Direction::In)),
        ("coordinator-introduction", schema_of::<CoordinatorRecord>(Direction::In)),
    ]
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

/// Adds to a schema, and to all that stands in it, what the types do not say. `closes`: no other members than these.
fn refine(schema: &mut Value, direction: Direction, closes: bool) {
    match schema {
        Value::Array(schemas) => schemas.iter_mut().for_each(|schema| refine(schema, direction, closes)),
        Value::Object(members) => {
            shorten_description(members);
            let mut closes_inside = true;
            if members.contains_key("properties") {
                complete(members, direction);
                // The members of an event stand partly beside the choice of actions, partly in it.
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
                    // What was just added beside members is complete.
                    ("anyOf", _) if has_properties => {}
                    ("anyOf" | "oneOf" | "items", schemas) => refine(schemas, direction, closes_inside),
                    _ => {}
                }
            }
        }
        _ => {}
    }
}

/// What the documentation says first; examples of code and the marks of links are for readers of the code.
fn shorten_description(members: &mut Map<String, Value>) {
    if let Some(Value::String(text)) = members.get_mut("description") {
        let first = text.split("\n\n").next().unwrap_or_default();
        *text = first.replace("[`", "`").replace("`]", "`").replace('\n', " ");
    }
}

/// Adds the limits of an object's members, and which of them have to be there.
fn complete(members: &mut Map<String, Value>, direction: Direction) {
    let Some(Value::Object(properties)) = members.get("properties") else { return };
    let mut properties = properties.clone();
    let mut required = required(members, &properties);
    if properties.get("action").is_some_and(|action| action.get("const") == Some(&json!("reschedule_course")))
        && let Some(Value::Object(periods)) = properties.get_mut("periods")
    {
        periods.insert("minItems".to_owned(), json!(1));
    }
    for (name, property) in &mut properties {
        limit(name, property);
        let is_required = required.iter().any(|required| required == name);
        match (direction, is_required) {
            (Direction::In, false) => allow_null(property),
            (Direction::Out, false) => never_null(property),
            _ => {}
        }
    }
    // Without a schedule the year has to be given.
    if properties.contains_key("periods") && properties.contains_key("year") {
        let with_schedule = json!({"properties": {"periods": {"type": "array", "minItems": 1}}, "required": ["periods"]});
        let with_year = json!({"properties": {"year": {"type": "integer"}}, "required": ["year"]});
        members.insert("anyOf".to_owned(), json!([with_schedule, with_year]));
    }
    required.sort_by_key(|name| properties.keys().position(|property| property == name));
    members.insert("properties".to_owned(), Value::Object(properties));
    members.insert("required".to_owned(), json!(required));
}

/// The members that have to be there: the reader's lists where it is more generous than the types.
fn required(members: &Map<String, Value>, properties: &Map<String, Value>) -> Vec<String> {
    let stated = members.get("required").and_then(Value::as_array).into_iter().flatten().filter_map(Value::as_str);
    let has = |name: &str| properties.contains_key(name);
    let names: Vec<&str> = match () {
        () if has("placement_deadline_months") => REQUIRED.to_vec(),
        () if has("verified") => vec!["id", "verified"],
        // A course is created with or without a schedule.
        () if has("periods") && has("year") => stated.filter(|name| *name != "periods").collect(),
        () => stated.collect(),
    };
    names.into_iter().map(ToOwned::to_owned).collect()
}

/// Adds the limits of a member, by its type and name.
fn limit(name: &str, property: &mut Value) {
    let Value::Object(property) = property else { return };
    if is_type(property, "string") && !property.contains_key("const") {
        if property.get("format").is_some_and(|format| format == "date") {
            property.insert("pattern".to_owned(), json!(DAYS_IN_RANGE));
        } else if name != "message" {
            property.insert("minLength".to_owned(), json!(1));
            if !PROSE.contains(&name) {
                property.insert("maxLength".to_owned(), json!(MOST_CHARACTERS));
            }
        }
    }
    if is_type(property, "number") {
        property.remove("format");
    }
    if is_type(property, "integer") {
        property.remove("format");
        property.remove("minimum");
        let within = match name {
            "places" | "group_size" | "confirmed_with" => Some(PLACES),
            "year" => Some(YEARS),
            "min" | "max" | "must_hold_at" => Some(COUNTS),
            "total_duration_months" | "placement_deadline_months" => Some(MONTHS),
            "settle_days_before_start" => Some(DAYS),
            "visits" | "visit_minutes" | "minutes" | "charting_minutes" | "max_gap_days" => Some(NUMBERS),
            "snapshot" => Some(Range { min: 1, max: 1 }),
            _ => None,
        };
        if let Some(within) = within {
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
            "target_groups" if is_of_texts => property.insert("maxItems".to_owned(), json!(MOST_TARGET_GROUPS)),
            "periods" => property.insert("maxItems".to_owned(), json!(MOST_PERIODS)),
            _ => None,
        };
        if let Some(items) = property.get_mut("items") {
            limit("", items);
        }
    }
}

/// 1900-01-01 to 2199-12-31.
const DAYS_IN_RANGE: &str = "^(19|20|21)[0-9]{2}-[0-9]{2}-[0-9]{2}$";

/// Lists of words, each of which stands once.
const OF_WORDS: [&str; 7] =
    ["commits", "provider_info", "allowed", "not_allowed", "forms", "assignments", "permissions_requested"];

/// Texts of any length: what a plan or a report says.
const PROSE: [&str; 10] = [
    "text",
    "functioning",
    "goals_and_results",
    "instruments_and_results",
    "motivation",
    "goal_attainment",
    "grounds",
    "goal",
    "final_summary",
    "disproportion_note",
];

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
        // What refers to a type of its own becomes a choice: that type, or null.
        let description = members.remove("description");
        let plain = Value::Object(core::mem::take(members));
        members.extend(description.map(|description| ("description".to_owned(), description)));
        members.insert("anyOf".to_owned(), json!([plain, {"type": "null"}]));
    }
}

fn never_null(property: &mut Value) {
    if let Some(types) = property.get_mut("type")
        && let [only, null] = types.as_array().map_or(&[][..], Vec::as_slice)
        && null == "null"
    {
        *types = only.clone();
    }
}

/// A service description, or a list of them.
#[derive(JsonSchema)]
#[schemars(untagged)]
#[expect(dead_code, reason = "a shape, never a value")]
enum Descriptions {
    One(Box<ServiceDescription>),
    Several(#[schemars(length(min = 1))] Vec<ServiceDescription>),
}

/// What a line of a log gives: a decision, or what is wrong with the line.
#[derive(JsonSchema)]
#[schemars(untagged)]
#[expect(dead_code, reason = "a shape, never a value")]
enum DecisionLine {
    /// A decision.
    Decided {
        /// The line of the log, from 1.
        line: u64,
        /// Whether the action is allowed: no finding is a prohibition.
        allowed: bool,
        /// What the rules say, in the order of the contract.
        findings: Vec<Finding>,
    },
    /// A malformed line.
    Malformed {
        /// The line of the log, from 1.
        line: u64,
        /// What is wrong.
        error: Malformed,
    },
}

/// What is wrong with a line.
#[derive(JsonSchema)]
#[expect(dead_code, reason = "a shape, never a value")]
struct Malformed {
    /// The stable code.
    code: ErrorCode,
    /// The path of the field; absent when the whole line is unreadable.
    field: Option<String>,
    /// The error in words.
    message: String,
}

/// What one rule says.
#[derive(JsonSchema)]
#[expect(dead_code, reason = "a shape, never a value")]
struct Finding {
    /// The rule.
    rule: RuleId,
    /// What it amounts to.
    effect: Effect,
    /// The course, where one is concerned.
    course: Option<String>,
    /// The client, where one is concerned.
    client: Option<String>,
    /// The last day on which it is in time.
    due: Option<NaiveDate>,
    /// The compared figures, by name.
    values: BTreeMap<String, Figure>,
    /// When asked for, on a prohibition: the actions that would remove it.
    remedies: Option<Vec<Action<'static>>>,
    /// When a language is chosen: the finding in words.
    message: Option<String>,
}

/// A finding of an audit.
#[derive(JsonSchema)]
#[expect(dead_code, reason = "a shape, never a value")]
struct AuditLine {
    /// The provider.
    provider: String,
    #[schemars(flatten)]
    finding: Finding,
}

/// A figure: a number, a day, a word or a text, or several texts.
#[derive(JsonSchema)]
#[schemars(untagged)]
#[expect(dead_code, reason = "a shape, never a value")]
enum Figure {
    Number(i64),
    Text(String),
    Texts(Vec<String>),
}

/// The id of a rule.
struct RuleId;

impl JsonSchema for RuleId {
    fn schema_name() -> Cow<'static, str> {
        "RuleId".into()
    }

    fn json_schema(_: &mut SchemaGenerator) -> Schema {
        let ids: Vec<&str> = RULES.iter().map(|rule| rule.id).collect();
        json_schema!({"type": "string", "description": "The id of a rule.", "enum": ids})
    }
}

/// A text, or null where there is none.
#[derive(JsonSchema)]
#[schemars(untagged)]
#[expect(dead_code, reason = "a shape, never a value")]
enum TextOrNull {
    Text(String),
    Null,
}

/// A course as the provider search shows it.
#[derive(JsonSchema)]
#[expect(dead_code, reason = "a shape, never a value")]
struct SearchLine {
    /// The provider.
    provider: String,
    /// The course.
    course: String,
    /// The service.
    service: String,
    /// The office.
    office: TextOrNull,
    /// The target groups.
    target_groups: Vec<String>,
    /// The schedule.
    periods: Vec<Period>,
    /// How many client places the course has.
    places: i64,
    /// How many of them are reserved.
    reserved: i64,
    /// How many are free.
    free: i64,
    /// The contact.
    contact: TextOrNull,
    /// What the provider tells about itself.
    info: SearchInfo,
}

/// What a provider tells about itself in the provider search.
#[derive(JsonSchema)]
#[expect(dead_code, reason = "a shape, never a value")]
struct SearchInfo {
    /// The pool facilities of the office.
    pool: Option<Pool>,
    /// Experience of multiprofessional rehabilitation.
    multiprofessional_experience: Option<Experience>,
    /// Experience of distance rehabilitation.
    distance_experience: Option<Experience>,
}

/// What a provider tells about distance rehabilitation in a service.
#[derive(JsonSchema)]
#[expect(dead_code, reason = "a shape, never a value")]
struct DistanceRecord {
    /// The kind of the record.
    record: DistanceReadinessWord,
    /// The service.
    service: String,
    /// The forms in which it is to be carried out, each once.
    forms: Vec<DistanceForm>,
    /// The day looked at; it chooses the service description.
    on: NaiveDate,
    /// The answers given.
    answers: DistanceAnswers,
}

/// The words that name the records.
macro_rules! record_words {
    ($($name:ident = $word:literal),+) => {$(
        struct $name;

        impl JsonSchema for $name {
            fn schema_name() -> Cow<'static, str> {
                stringify!($name).into()
            }

            fn inline_schema() -> bool {
                true
            }

            fn json_schema(_: &mut SchemaGenerator) -> Schema {
                json_schema!({"type": "string", "const": $word})
            }
        }
    )+};
}

record_words! {
    DistanceReadinessWord = "distance_readiness",
    TherapyCaseWord = "therapy_case",
    CoordinatorIntroductionWord = "coordinator_introduction"
}

/// An answer for each question.
struct DistanceAnswers;

impl JsonSchema for DistanceAnswers {
    fn schema_name() -> Cow<'static, str> {
        "DistanceAnswers".into()
    }

    fn json_schema(_: &mut SchemaGenerator) -> Schema {
        let property = |question: &DistanceQuestion| {
            let field = format!("answers.{question}");
            let rule = DISTANCE.iter().find(|rule| rule.fields().contains(&field.as_str()));
            (question.as_str().to_owned(), json!({"type": "boolean", "description": rule.map(|rule| rule.statement.en)}))
        };
        let properties: Map<String, Value> = DistanceQuestion::ALL.iter().map(property).collect();
        json_schema!({"type": "object", "description": "An answer for each question; a question may be left without one.", "properties": properties})
    }
}

/// A patient's therapy as far as it is known.
#[derive(JsonSchema)]
#[expect(dead_code, reason = "a shape, never a value")]
struct TherapyRecord {
    /// The kind of the record.
    record: TherapyCaseWord,
    #[schemars(flatten)]
    case: TherapyCase<'static>,
}

/// How far the introduction of a new coordinator has come.
#[derive(JsonSchema)]
#[expect(dead_code, reason = "a shape, never a value")]
struct CoordinatorRecord {
    /// The kind of the record.
    record: CoordinatorIntroductionWord,
    /// The person's role; `reko` for a coordinator.
    role: String,
    /// The kind of unit.
    unit: CoordinatorUnit,
    /// The municipality, where it is known.
    municipality: Option<String>,
    /// The first day of the introduction.
    started_on: NaiveDate,
    /// What has been done.
    done: IntroductionDone,
    /// The employee assignments that the person has.
    assignments: Vec<EmployeeAssignment>,
    /// The permissions that are asked for.
    permissions_requested: Vec<CoordinatorPermission>,
    /// Whether the person knows another conversation method than MI.
    other_conversation_method: Option<bool>,
    /// The day looked at.
    as_of: NaiveDate,
    /// That the assignment ends.
    ending: Option<Happened>,
}

impl JsonSchema for Happened {
    fn schema_name() -> Cow<'static, str> {
        "Happened".into()
    }

    fn json_schema(_: &mut SchemaGenerator) -> Schema {
        let day = json!({"type": "string", "format": "date", "pattern": DAYS_IN_RANGE});
        json_schema!({"description": "The day, or true when it is not known.", "anyOf": [day, {"const": true}]})
    }
}

/// A day, or true, for each item that is done.
struct IntroductionDone;

impl JsonSchema for IntroductionDone {
    fn schema_name() -> Cow<'static, str> {
        "IntroductionDone".into()
    }

    fn json_schema(generator: &mut SchemaGenerator) -> Schema {
        let happened = generator.subschema_for::<Happened>().to_value();
        let property = |item: &IntroductionItem| {
            let mut schema = happened.clone();
            if let Value::Object(members) = &mut schema {
                members.insert("description".to_owned(), json!(item.entry().word.text.en));
            }
            (item.as_str().to_owned(), schema)
        };
        let properties: Map<String, Value> = IntroductionItem::ALL.iter().map(property).collect();
        json_schema!({"type": "object", "description": "For each item of the checklist that is done, the day, or true when it is not known.", "properties": properties})
    }
}

/// A provider's state.
#[derive(JsonSchema)]
#[expect(dead_code, reason = "a shape, never a value")]
struct Snapshot {
    /// The shape of the document.
    snapshot: i64,
    /// The provider.
    provider: String,
    /// The day of the provider's last event that was carried out; else the latest day recorded.
    last_on: Option<NaiveDate>,
    /// The client capacity declared.
    capacity: Option<Vec<SnapshotCapacity>>,
    /// What the provider tells about itself.
    info: Option<Vec<SnapshotInfo>>,
    /// The pool facilities of its offices.
    pools: Option<Vec<SnapshotPool>>,
    /// Its courses, deleted ones too.
    courses: Option<Vec<SnapshotCourse>>,
    /// Its clients.
    clients: Option<Vec<SnapshotClient>>,
}

/// The client capacity declared for a service and year.
#[derive(JsonSchema)]
#[expect(dead_code, reason = "a shape, never a value")]
struct SnapshotCapacity {
    /// The service.
    service: String,
    /// The calendar year.
    year: i32,
    /// The places declared.
    places: i64,
}

/// What the provider tells about itself for a service.
#[derive(JsonSchema)]
#[expect(dead_code, reason = "a shape, never a value")]
struct SnapshotInfo {
    /// The service.
    service: String,
    /// Experience of multiprofessional rehabilitation.
    multiprofessional_experience: Option<Experience>,
    /// Experience of distance rehabilitation.
    distance_experience: Option<Experience>,
    /// The contact for the service.
    contact: Option<String>,
}

/// The pool facilities of an office, told for a service.
#[derive(JsonSchema)]
#[expect(dead_code, reason = "a shape, never a value")]
struct SnapshotPool {
    /// The service.
    service: String,
    /// The office; absent for courses without an office.
    office: Option<String>,
    /// The pool facilities.
    pool: Pool,
}

/// A course as it stands.
#[derive(JsonSchema)]
#[expect(dead_code, reason = "a shape, never a value")]
struct SnapshotCourse {
    /// The course.
    course: String,
    /// The service.
    service: String,
    /// The day of its creation; it chooses the service description.
    created_on: NaiveDate,
    /// How many places.
    group_size: i64,
    /// The target groups.
    target_groups: Vec<String>,
    /// The schedule.
    periods: Vec<Period>,
    /// The calendar year, while there is no schedule.
    year: Option<i32>,
    /// The office.
    office: Option<String>,
    /// The contact.
    contact: Option<String>,
    /// Whether it is published.
    published: Option<bool>,
    /// The day of its confirmation.
    confirmed_on: Option<NaiveDate>,
    /// How many clients were attached when it was confirmed; only beside `confirmed_on`.
    confirmed_with: Option<i64>,
    /// Whether it is deleted.
    deleted: Option<bool>,
    /// Since when the first period has started when; needed only where that changed.
    first_starts: Option<Vec<SnapshotFirstStart>>,
}

/// The first day of a course's schedule, from a day on.
#[derive(JsonSchema)]
#[expect(dead_code, reason = "a shape, never a value")]
struct SnapshotFirstStart {
    /// The day from which on it holds.
    on: NaiveDate,
    /// The first day of the schedule; absent while there is none.
    start: Option<NaiveDate>,
}

/// A client of a service.
#[derive(JsonSchema)]
#[expect(dead_code, reason = "a shape, never a value")]
struct SnapshotClient {
    /// The client.
    client: String,
    /// The service.
    service: String,
    /// The client's decision; absent when the provider has none, or no longer.
    decision: Option<SnapshotDecision>,
    /// The earliest day on which the rehabilitation is told to have begun elsewhere.
    rehabilitation_started: Option<NaiveDate>,
    /// Whether the authority line was told of the client.
    authority_line_told: Option<bool>,
    /// The course that the client was last detached from, when it has been on none since.
    detached_from: Option<String>,
    /// The client's stays on courses.
    stays: Option<Vec<SnapshotStay>>,
}

/// A client's decision.
#[derive(JsonSchema)]
#[expect(dead_code, reason = "a shape, never a value")]
struct SnapshotDecision {
    /// The day on which the provider received it.
    on: NaiveDate,
    /// The day on which it was issued.
    issued: NaiveDate,
    /// The day on which the client got it.
    received: Option<NaiveDate>,
    /// The client's target group.
    target_group: Option<String>,
    /// Whether an old decision continues with a new provider.
    continues: Option<bool>,
}

/// A client's time on a course.
#[derive(JsonSchema)]
#[expect(dead_code, reason = "a shape, never a value")]
struct SnapshotStay {
    /// The course.
    course: String,
    /// The first day.
    attached_on: NaiveDate,
    /// The first day on which the client is no longer on it; absent while it is.
    detached_on: Option<NaiveDate>,
}
