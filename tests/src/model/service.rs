//! Service descriptions: the numbers and choices of a service, by day.

use super::days::parse_day;
use chrono::NaiveDate;
use serde_json::{Value, json};
use std::rc::Rc;

/// One version of a service description.
#[derive(Clone, Debug)]
pub struct Service {
    pub id: String,
    /// `group_size.min` and `group_size.max`.
    pub min: i64,
    pub max: i64,
    pub must_hold_at: i64,
    pub target_groups: Vec<String>,
    /// `target_groups_per_course.min` and `target_groups_per_course.max`.
    pub fewest_groups: i64,
    pub most_groups: i64,
    pub may_add_target_group: bool,
    pub total_duration_months: u32,
    pub placement_deadline_months: u32,
    pub settle_days_before_start: u64,
    pub commits: Vec<String>,
    pub recommend_not_full_at_start: bool,
    pub single_period_move_stated: bool,
    pub earlier_move_stated: bool,
    pub provider_info: Vec<String>,
    /// `distance_forms.allowed` and `distance_forms.not_allowed`.
    pub forms_allowed: Vec<String>,
    pub forms_not_allowed: Vec<String>,
    pub rolls_to_working_day: bool,
    valid_from: Option<NaiveDate>,
    valid_to: Option<NaiveDate>,
}

/// The built-in descriptions and custom ones; a custom one replaces all built-in versions of its id.
pub fn catalogue(users: &[Value]) -> Vec<Rc<Service>> {
    let users: Vec<Service> = users.iter().map(read).collect();
    let mut all: Vec<Service> = built_in().iter().map(read).collect();
    all.retain(|built_in| !users.iter().any(|user| user.id == built_in.id));
    all.extend(users);
    all.into_iter().map(Rc::new).collect()
}

/// The description of a service in force on a date; the last day of its validity is included.
pub fn in_force(services: &[Rc<Service>], id: &str, on: NaiveDate) -> Option<Rc<Service>> {
    let holds =
        |service: &Service| service.valid_from.is_none_or(|first| first <= on) && service.valid_to.is_none_or(|last| on <= last);
    services.iter().find(|service| service.id == id && holds(service)).cloned()
}

fn built_in() -> [Value; 2] {
    [
        json!({
            "id": "kela.family-carers",
            "group_size": {"min": 6, "max": 12},
            "must_hold_at": 7,
            "target_groups": [{"id": "carer-of-child"}, {"id": "carer-of-adult"}],
            "target_groups_per_course": {"min": 1, "max": 1},
            "may_add_target_group": false,
            "total_duration_months": 20,
            "placement_deadline_months": 6,
            "settle_days_before_start": 30,
            "commits": ["first_in_person", "digital"],
            "recommend_not_full_at_start": true,
            "single_period_move_stated": true,
            "earlier_move_stated": false,
            "provider_info": ["multiprofessional_experience", "distance_experience", "pool"],
            "distance_forms": {"allowed": ["digital"], "not_allowed": []},
        }),
        json!({
            "id": "kela.rare-connective-tissue",
            "group_size": {"min": 6, "max": 12},
            "must_hold_at": 7,
            "target_groups": [{"id": "group-1"}, {"id": "group-2"}, {"id": "group-3"}],
            "target_groups_per_course": {"min": 1, "max": 3},
            "may_add_target_group": true,
            "total_duration_months": 9,
            "placement_deadline_months": 6,
            "settle_days_before_start": 30,
            "commits": ["first_in_person", "digital"],
            "recommend_not_full_at_start": false,
            "single_period_move_stated": false,
            "earlier_move_stated": true,
            "provider_info": ["multiprofessional_experience", "pool"],
            "distance_forms": {"allowed": ["digital"], "not_allowed": []},
        }),
    ]
}

/// Reads a description that is assumed to be valid; other tests check that.
fn read(description: &Value) -> Service {
    let text = |value: &Value| value.as_str().expect("a text").to_string();
    let texts = |value: &Value| value.as_array().map_or(Vec::new(), |list| list.iter().map(text).collect());
    let number = |value: &Value| value.as_i64().expect("a number");
    let flag = |value: &Value| value.as_bool().unwrap_or(false);
    let day = |value: &Value| value.as_str().and_then(parse_day);
    let groups = description["target_groups"].as_array().expect("target groups");
    Service {
        id: text(&description["id"]),
        min: number(&description["group_size"]["min"]),
        max: number(&description["group_size"]["max"]),
        must_hold_at: number(&description["must_hold_at"]),
        target_groups: groups.iter().map(|group| text(&group["id"])).collect(),
        fewest_groups: number(&description["target_groups_per_course"]["min"]),
        most_groups: number(&description["target_groups_per_course"]["max"]),
        may_add_target_group: flag(&description["may_add_target_group"]),
        total_duration_months: number(&description["total_duration_months"]) as u32,
        placement_deadline_months: number(&description["placement_deadline_months"]) as u32,
        settle_days_before_start: number(&description["settle_days_before_start"]) as u64,
        commits: texts(&description["commits"]),
        recommend_not_full_at_start: flag(&description["recommend_not_full_at_start"]),
        single_period_move_stated: flag(&description["single_period_move_stated"]),
        earlier_move_stated: flag(&description["earlier_move_stated"]),
        provider_info: texts(&description["provider_info"]),
        forms_allowed: texts(&description["distance_forms"]["allowed"]),
        forms_not_allowed: texts(&description["distance_forms"]["not_allowed"]),
        rolls_to_working_day: description["holiday_roll"] == "next_working_day",
        valid_from: day(&description["valid_from"]),
        valid_to: day(&description["valid_to"]),
    }
}
