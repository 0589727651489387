//! A line of a log becomes an event or its first error.

use super::days::parse_day;
use super::json::{self, Json};
use chrono::{Datelike, NaiveDate};
use serde_json::{Map, Value};

/// A well-formed event: the fields of its action by name.
#[derive(Clone, Debug)]
pub struct Event {
    pub on: NaiveDate,
    pub provider: String,
    pub action: String,
    fields: Vec<(&'static str, Field)>,
}

/// A period of a course.
#[derive(Clone, Debug, PartialEq)]
pub struct Period {
    pub kind: String,
    pub start: NaiveDate,
    pub end: NaiveDate,
}

#[derive(Clone, Debug)]
enum Field {
    Text(String),
    Day(NaiveDate),
    Number(i64),
    Flag(bool),
    Texts(Vec<String>),
    Periods(Vec<Period>),
}

/// An error in malformed input: its code, and the path of the field, if any.
#[derive(Clone, Debug, PartialEq)]
pub struct InputError {
    pub code: &'static str,
    pub field: Option<String>,
}

impl InputError {
    /// The error as a JSON object, with its keys in order.
    pub fn to_json(&self) -> Map<String, Value> {
        let mut object = Map::from_iter([("code".to_string(), Value::from(self.code))]);
        if let Some(field) = &self.field {
            object.insert("field".into(), field.clone().into());
        }
        object
    }
}

/// Fails with a code at a field.
pub fn error<T>(code: &'static str, field: &str) -> Result<T, InputError> {
    Err(InputError { code, field: Some(field.to_string()) })
}

/// Accessors: those named `given_…` are for optional fields, the others for required ones.
impl Event {
    pub fn text(&self, name: &str) -> &str {
        self.given_text(name).expect("a required text")
    }

    pub fn given_text(&self, name: &str) -> Option<&str> {
        match self.field(name)? {
            Field::Text(text) => Some(text),
            _ => None,
        }
    }

    pub fn day(&self, name: &str) -> NaiveDate {
        self.given_day(name).expect("a required day")
    }

    pub fn given_day(&self, name: &str) -> Option<NaiveDate> {
        match self.field(name)? {
            Field::Day(day) => Some(*day),
            _ => None,
        }
    }

    pub fn number(&self, name: &str) -> i64 {
        self.given_number(name).expect("a required number")
    }

    pub fn given_number(&self, name: &str) -> Option<i64> {
        match self.field(name)? {
            Field::Number(number) => Some(*number),
            _ => None,
        }
    }

    pub fn given_flag(&self, name: &str) -> Option<bool> {
        match self.field(name)? {
            Field::Flag(flag) => Some(*flag),
            _ => None,
        }
    }

    pub fn texts(&self, name: &str) -> &[String] {
        self.given_texts(name).expect("a required list of texts")
    }

    pub fn given_texts(&self, name: &str) -> Option<&[String]> {
        match self.field(name)? {
            Field::Texts(texts) => Some(texts),
            _ => None,
        }
    }

    /// The given periods; empty when they are missing.
    pub fn periods(&self) -> &[Period] {
        match self.field("periods") {
            Some(Field::Periods(periods)) => periods,
            _ => &[],
        }
    }

    fn field(&self, name: &str) -> Option<&Field> {
        self.fields.iter().find(|(known, _)| *known == name).map(|(_, field)| field)
    }
}

/// The kind of value of a field.
enum Kind {
    Text,
    Day,
    Year,
    /// Places or a group size.
    Count,
    PeriodNumber,
    Flag,
    TargetGroups,
    Clients,
    Periods,
    Experience,
    Pool,
}

enum Need {
    Must,
    May,
}

/// The fields of an action, in order; `None` for an unknown action.
fn fields_of(action: &str) -> Option<Vec<(&'static str, Need, Kind)>> {
    use Kind::*;
    use Need::{May, Must};
    Some(match action {
        "declare_capacity" => vec![("service", Must, Text), ("year", Must, Year), ("places", Must, Count)],
        "receive_decision" => vec![
            ("client", Must, Text),
            ("service", Must, Text),
            ("issued", Must, Day),
            ("received", May, Day),
            ("target_group", May, Text),
            ("continues", May, Flag),
            ("rehabilitation_started", May, Day),
        ],
        "create_course" => vec![
            ("course", Must, Text),
            ("service", Must, Text),
            ("group_size", Must, Count),
            ("target_groups", Must, TargetGroups),
            ("periods", May, Periods),
            ("year", May, Year), // required without periods
            ("office", May, Text),
            ("contact", May, Text),
        ],
        "publish_course" => vec![("course", Must, Text), ("checked", May, Flag)],
        "unpublish_course" | "confirm_course" | "delete_course" => vec![("course", Must, Text)],
        "correct_course" => vec![("course", Must, Text), ("office", May, Text), ("contact", May, Text)],
        "attach_client" => vec![("course", Must, Text), ("client", Must, Text), ("agreed", May, Flag)],
        "detach_client" => vec![("course", Must, Text), ("client", Must, Text)],
        "move_client" => vec![("from", Must, Text), ("to", Must, Text), ("client", Must, Text), ("agreed", May, Flag)],
        "set_group_size" => vec![("course", Must, Text), ("group_size", Must, Count)],
        "set_target_groups" => vec![("course", Must, Text), ("target_groups", Must, TargetGroups)],
        "reschedule_course" => vec![
            ("course", Must, Text),
            ("periods", Must, Periods),
            ("clients_agreed", May, Flag),
            ("clients_declined", May, Clients),
        ],
        "reschedule_period" => vec![
            ("course", Must, Text),
            ("period", Must, PeriodNumber),
            ("start", Must, Day),
            ("end", Must, Day),
            ("clients_agreed", May, Flag),
            ("clients_declined", May, Clients),
        ],
        "update_provider_info" => vec![
            ("service", Must, Text),
            ("office", May, Text),
            ("multiprofessional_experience", May, Experience),
            ("distance_experience", May, Experience),
            ("pool", May, Pool),
            ("contact", May, Text),
        ],
        "tell_authority_line" | "end_rehabilitation" => vec![("client", Must, Text), ("service", Must, Text)],
        "change_provider" => vec![("client", Must, Text), ("service", Must, Text), ("declined_move", May, Flag)],
        _ => return None,
    })
}

/// The event of a line, or the line's first error that does not depend on the state.
pub fn read_line(line: &[u8]) -> Result<Event, InputError> {
    let object = read_object(line).ok_or(InputError { code: "invalid_value", field: None })?;
    let find = |name: &str| find(&object, name);

    let action = match find("action") {
        None => return error("missing_field", "action"),
        Some(Json::Text(action)) => action.clone(),
        Some(_) => return error("unknown_action", "action"),
    };
    let Some(fields) = fields_of(&action) else { return error("unknown_action", "action") };
    let mut known = vec!["on", "provider", "action"];
    known.extend(fields.iter().map(|(name, _, _)| *name));
    if let Some(unknown) = first_unknown(&object, &known) {
        return error("unknown_field", unknown);
    }

    let without_periods = match find("periods") {
        None => true,
        Some(Json::List(list)) => list.is_empty(),
        Some(_) => false,
    };
    let mut required = vec!["on", "provider"];
    for (name, need, _) in &fields {
        if matches!(need, Need::Must) || action == "create_course" && *name == "year" && without_periods {
            required.push(name);
        }
    }
    if let Some(missing) = required.iter().find(|name| find(name).is_none()) {
        return error("missing_field", missing);
    }

    let on = day(find("on").expect("it is there"), "on")?;
    let provider = text(find("provider").expect("it is there"), "provider")?;
    let mut event = Event { on, provider, action, fields: Vec::new() };
    for (name, _, kind) in fields {
        let Some(json) = find(name) else { continue };
        let field = value(json, name, kind)?;
        match &field {
            Field::Periods(periods) if periods.is_empty() && event.action == "create_course" => continue, // as absent
            Field::Periods(periods) if periods.is_empty() => return error("invalid_value", name),
            _ => event.fields.push((name, field)),
        }
        if name == "received" && event.day("received") < event.day("issued") {
            return error("invalid_value", "received");
        }
    }
    check_together(&event)?;
    Ok(event)
}

/// Checks the conditions across the fields of an event.
fn check_together(event: &Event) -> Result<(), InputError> {
    if event.action == "move_client" && event.text("from") == event.text("to") {
        return error("same_course", "to");
    }
    if event.action == "receive_decision" && event.on < event.day("issued") {
        return error("decision_in_future", "issued");
    }
    if event.given_texts("target_groups").is_some_and(has_duplicates) {
        return error("duplicate_target_group", "target_groups");
    }
    let periods = event.periods();
    if let Some(i) = (0..periods.len()).find(|i| periods[*i].end < periods[*i].start) {
        return error("period_ends_before_start", &format!("periods[{i}].end"));
    }
    if event.action == "reschedule_period" && event.day("end") < event.day("start") {
        return error("period_ends_before_start", "end");
    }
    if let Some(i) = (1..periods.len()).find(|i| periods[*i].start < periods[i - 1].start) {
        return error("periods_out_of_order", &format!("periods[{i}].start"));
    }
    if let (Some(year), Some(first)) = (event.given_number("year"), periods.first())
        && year != i64::from(first.start.year())
    {
        return error("year_mismatch", "year");
    }
    Ok(())
}

/// The object of a line without null fields, because null means absent.
pub fn read_object(line: &[u8]) -> Option<Vec<(String, Json)>> {
    if 1024 * 1024 < line.len() {
        return None;
    }
    match json::parse(std::str::from_utf8(line).ok()?)? {
        Json::Object(object) => Some(without_nulls(object)),
        _ => None,
    }
}

pub fn without_nulls(mut object: Vec<(String, Json)>) -> Vec<(String, Json)> {
    object.retain(|(_, value)| *value != Json::Null);
    object
}

pub fn find<'a>(object: &'a [(String, Json)], name: &str) -> Option<&'a Json> {
    object.iter().find(|(key, _)| key == name).map(|(_, value)| value)
}

/// The first unknown field by code point.
pub fn first_unknown<'a>(object: &'a [(String, Json)], known: &[&str]) -> Option<&'a str> {
    object.iter().map(|(key, _)| key.as_str()).filter(|key| !known.contains(key)).min()
}

pub fn has_duplicates(list: &[String]) -> bool {
    list.iter().enumerate().any(|(i, text)| list[..i].contains(text))
}

fn value(json: &Json, path: &str, kind: Kind) -> Result<Field, InputError> {
    Ok(match kind {
        Kind::Text => Field::Text(text(json, path)?),
        Kind::Day => Field::Day(day(json, path)?),
        Kind::Year => Field::Number(whole_within(json, path, 1900, 2199)?),
        Kind::Count => Field::Number(whole_within(json, path, 0, 1_000_000)?),
        Kind::PeriodNumber => Field::Number(whole(json, path)?),
        Kind::Flag => match json {
            Json::Bool(flag) => Field::Flag(*flag),
            _ => return error("invalid_value", path),
        },
        Kind::TargetGroups => match json {
            Json::List(list) if 100 < list.len() => return error("invalid_value", path),
            _ => Field::Texts(texts(json, path)?),
        },
        Kind::Clients => {
            let clients = texts(json, path)?;
            if has_duplicates(&clients) {
                return error("invalid_value", path);
            }
            Field::Texts(clients)
        }
        Kind::Periods => Field::Periods(periods(json, path)?),
        Kind::Experience => Field::Text(choice(json, path, &["none", "under_2_years", "over_2_years"])?),
        Kind::Pool => Field::Text(choice(json, path, &["none", "adjoining", "elsewhere"])?),
    })
}

pub fn text(json: &Json, path: &str) -> Result<String, InputError> {
    match json {
        Json::Text(text) if !text.is_empty() && text.chars().count() <= 200 => Ok(text.clone()),
        _ => error("invalid_value", path),
    }
}

pub fn choice(json: &Json, path: &str, choices: &[&str]) -> Result<String, InputError> {
    match json {
        Json::Text(text) if choices.contains(&text.as_str()) => Ok(text.clone()),
        _ => error("invalid_value", path),
    }
}

pub fn day(json: &Json, path: &str) -> Result<NaiveDate, InputError> {
    match json {
        Json::Text(text) => parse_day(text).map_or_else(|| error("invalid_date", path), Ok),
        _ => error("invalid_date", path),
    }
}

/// A number without fraction and exponent; one beyond the type becomes its largest or smallest value.
fn whole(json: &Json, path: &str) -> Result<i64, InputError> {
    match json {
        Json::Number(number) if !number.contains(['.', 'e', 'E']) => {
            Ok(number.parse().unwrap_or(if number.starts_with('-') { i64::MIN } else { i64::MAX }))
        }
        _ => error("invalid_value", path),
    }
}

pub fn whole_within(json: &Json, path: &str, least: i64, most: i64) -> Result<i64, InputError> {
    let number = whole(json, path)?;
    if (least..=most).contains(&number) { Ok(number) } else { error("invalid_value", path) }
}

fn texts(json: &Json, path: &str) -> Result<Vec<String>, InputError> {
    match json {
        Json::List(list) => list.iter().enumerate().map(|(i, element)| text(element, &format!("{path}[{i}]"))).collect(),
        _ => error("invalid_value", path),
    }
}

fn periods(json: &Json, path: &str) -> Result<Vec<Period>, InputError> {
    match json {
        Json::List(list) if list.len() <= 1000 => {
            list.iter().enumerate().map(|(i, element)| period(element, &format!("{path}[{i}]"))).collect()
        }
        _ => error("invalid_value", path),
    }
}

fn period(json: &Json, path: &str) -> Result<Period, InputError> {
    let Json::Object(object) = json else { return error("invalid_value", path) };
    let object = without_nulls(object.clone());
    let names = ["kind", "start", "end"];
    if let Some(unknown) = first_unknown(&object, &names) {
        return error("unknown_field", &format!("{path}.{unknown}"));
    }
    if let Some(missing) = names.iter().find(|name| find(&object, name).is_none()) {
        return error("missing_field", &format!("{path}.{missing}"));
    }
    let at = |name: &str| (find(&object, name).expect("it is there"), format!("{path}.{name}"));
    let ((kind, kind_path), (start, start_path), (end, end_path)) = (at("kind"), at("start"), at("end"));
    Ok(Period {
        kind: choice(kind, &kind_path, &["in_person", "digital"])?,
        start: day(start, &start_path)?,
        end: day(end, &end_path)?,
    })
}
