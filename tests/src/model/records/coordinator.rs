//! The record `coordinator_introduction`: the progress of the introduction of a new rehabilitation coordinator in Region Uppsala.

use super::reader::{Got, Object, day_or_true, flag, list, open};
use crate::model::finding::{
    Effect::{Notice, Obligation, Prohibition, Recommendation, Right, Unregulated},
    Finding, finding,
};
use crate::model::input::{InputError, choice, day, error, has_duplicates, text};
use crate::model::json::Json;
use serde_json::{Map, Value, json};

// ---------------------------------------------------------------- the checklist, version 7

/// The minimum and maximum.
type Minutes = (i64, i64);

/// A block of the checklist: its number, its time, and its items, each with its time if the source states one.
struct Block {
    number: u8,
    minutes: Option<Minutes>,
    items: &'static [(&'static str, Option<Minutes>)],
}

const PLAN_TIME: &str = "plan_time"; // U-02, before all blocks

const BLOCKS: [Block; 8] = [
    Block {
        number: 1,
        minutes: Some((540, 540)), // U-04
        items: &[
            ("work_routine", None),                        // U-05
            ("film_introduction", None),                   // U-06
            ("film_identifying_patients", None),           // U-06
            ("film_individual_support", None),             // U-06
            ("film_internal_coordination", None),          // U-06
            ("film_external_cooperation", None),           // U-06
            ("sickness_benefit_film", Some((17, 17))),     // U-07
            ("insurance_medicine_course", Some((30, 30))), // U-08
            ("insurance_medicine_site", None),             // U-09
            ("health_care_process", None),                 // U-10
            ("cooperation_and_roles", None),               // U-11
            ("sick_leave_and_rehabilitation", None),       // U-12
            ("follow_up", None),                           // U-13
            ("assignment_description", None),              // U-14
            ("regional_process", None),                    // U-15
            ("dfa_chain", None),                           // U-16
            ("sick_listing_principles", None),             // U-17
            ("healthy_thinking_film", None),               // U-18
        ],
    },
    Block {
        number: 2,
        minutes: Some((120, 120)), // U-19
        items: &[
            ("process_leader_introduction", None),  // U-20
            ("quality_assurance_assignment", None), // U-21
            ("local_routines", None),               // U-22
            ("coordinator_sign", None),             // U-23
            ("record_templates", None),             // U-24
            ("kva_coding", None),                   // U-24
            ("rehabilitation_plan", None),          // U-24
            ("consent_forms", None),                // U-25
            ("contact_details", None),              // U-26
            ("network_meetings", None),             // U-27
            ("sharepoint_permission", None),        // U-28
        ],
    },
    Block {
        number: 3,
        minutes: Some((90, 90)), // U-30, not including the films, whose time is not stated
        items: &[
            ("rehabstod_permission", None),                // U-31
            ("intygsstatistik_permission", None),          // U-32
            ("siths_card", None),                          // U-35
            ("login_data", None),                          // U-35
            ("double_permissions", None),                  // U-36
            ("rehabstod_film_introduction", Some((0, 0))), // U-37
            ("rehabstod_film_certificates", Some((0, 0))), // U-37
            ("rehabstod_film_filter", Some((0, 0))),       // U-37
        ],
    },
    Block {
        number: 4,
        minutes: Some((60, 60)), // U-40
        items: &[
            ("patient_information", None),         // U-41
            ("multi_party_meeting_routine", None), // U-42
            ("coordinated_individual_plan", None), // U-43
        ],
    },
    Block {
        number: 5,
        minutes: Some((645, 645)), // U-45, the sum of its parts
        items: &[
            ("training_part_1", Some((180, 180))), // U-46
            ("training_part_2", Some((180, 180))), // U-47
            ("training_part_3", Some((105, 105))), // U-48, "1,45 timme"
            ("training_part_4", Some((180, 180))), // U-49
        ],
    },
    Block {
        number: 6,
        minutes: Some((45, 60)),                      // U-50
        items: &[("process_leader_follow_up", None)], // U-51
    },
    Block {
        number: 7,
        minutes: Some((600, 600)), // U-52
        items: &[
            ("at_bt_course", Some((120, 120))),    // U-53
            ("st_course", Some((240, 240))),       // U-54
            ("cooperation_web", None),             // U-56
            ("violence_course", Some((120, 180))), // U-57
        ],
    },
    Block {
        number: 8,
        minutes: None, // U-58
        items: &[
            ("certificate_school", None), // U-59
            ("mi_training", None),        // U-61
        ],
    },
];

/// The voluntary block.
const VOLUNTARY: u8 = 8;

/// The items at the end of the assignment.
const ENDING: [&str; 5] = [
    "remind_manager",                 // U-63
    "end_rehabstod_permission",       // U-64
    "end_intygsstatistik_permission", // U-64
    "hand_over_things",               // U-65
    "hand_over_routines",             // U-66
];

const PERMISSIONS: [&str; 4] = ["rehabstod", "intygsstatistik", "sharepoint", "double"];

// ---------------------------------------------------------------- reading it

struct Introduction {
    role: String,
    is_primary_care: bool,
    municipality: Option<String>,
    /// The items done by the date of the evaluation.
    done: Vec<(&'static str, Got)>,
    assignments: Vec<String>,
    permissions_requested: Vec<String>,
    other_conversation_method: Option<bool>,
    is_ending: bool,
}

fn introduction(record: &Json) -> Result<Introduction, InputError> {
    let fields = [
        "record",
        "role",
        "unit",
        "municipality?",
        "started_on",
        "done",
        "assignments",
        "permissions_requested",
        "other_conversation_method?",
        "as_of",
        "ending?",
    ];
    let object = open(record, "", &fields)?;
    let role = object.required("role", text)?;
    let is_primary_care = object.required("unit", |json, path| choice(json, path, &["primary_care", "other"]))? == "primary_care";
    let municipality = object.given("municipality", text)?;
    object.required("started_on", day)?;
    let mut done = object.required("done", done)?;
    let assignments = object.required("assignments", words(&["care_and_treatment", "statistics"]))?;
    let permissions_requested = object.required("permissions_requested", words(&PERMISSIONS))?;
    let other_conversation_method = object.given("other_conversation_method", flag)?;
    let as_of = object.required("as_of", day)?;
    let is_ending = object.given("ending", day_or_true)?.is_some();
    done.retain(|(_, when)| !matches!(when, Got::On(day) if as_of < *day));
    Ok(Introduction {
        role,
        is_primary_care,
        municipality,
        done,
        assignments,
        permissions_requested,
        other_conversation_method,
        is_ending,
    })
}

/// The items done, in the order of the checklist.
fn done(json: &Json, path: &str) -> Result<Vec<(&'static str, Got)>, InputError> {
    let items = items();
    let fields: Vec<String> = items.iter().map(|item| format!("{item}?")).collect();
    let object: Object = open(json, path, &fields.iter().map(String::as_str).collect::<Vec<_>>())?;
    let mut done = Vec::new();
    for item in items {
        if let Some(when) = object.given(item, day_or_true)? {
            done.push((item, when));
        }
    }
    Ok(done)
}

/// All items, in the order of the checklist.
fn items() -> Vec<&'static str> {
    let of_blocks = BLOCKS.iter().flat_map(|block| block.items).map(|(item, _)| *item);
    [PLAN_TIME].into_iter().chain(of_blocks).chain(ENDING).collect()
}

/// A list of distinct words.
fn words(known: &[&str]) -> impl Fn(&Json, &str) -> Result<Vec<String>, InputError> {
    move |json, path| {
        let words = list(|json, path| choice(json, path, known))(json, path)?;
        if has_duplicates(&words) { error("invalid_value", path) } else { Ok(words) }
    }
}

// ---------------------------------------------------------------- evaluating it

impl Introduction {
    fn is_done(&self, item: &str) -> bool {
        self.done.iter().any(|(known, _)| *known == item)
    }

    /// The routine for multi-party meetings does not apply in Enköping.
    fn applies(&self, item: &str) -> bool {
        let is_enkoping = self.municipality.as_ref().is_some_and(|municipality| municipality.to_lowercase() == "enköping");
        item != "multi_party_meeting_routine" || !is_enkoping
    }

    /// The items of a block that apply and are not done.
    fn open(&self, block: &Block) -> Vec<&'static str> {
        let items = block.items.iter().map(|(item, _)| *item);
        items.filter(|item| self.applies(item) && !self.is_done(item)).collect()
    }

    fn may_hold(&self, permission: &str) -> bool {
        let is_assigned = |assignment: &str| self.assignments.iter().any(|known| known == assignment);
        match permission {
            "rehabstod" => is_assigned("care_and_treatment"),
            "intygsstatistik" => is_assigned("statistics"),
            _ => true,
        }
    }

    /// The blocks before meeting patients that are not complete.
    fn blocks_before_patients(&self) -> Vec<u8> {
        BLOCKS.iter().filter(|block| block.number <= 4 && !self.open(block).is_empty()).map(|block| block.number).collect()
    }
}

pub fn judge(record: &Json) -> Result<Vec<Finding>, InputError> {
    let case = introduction(record)?;
    let mut findings = Vec::new();
    if case.role != "reko" {
        findings.push(finding("coordinator/other-introduction", Prohibition));
    }
    if case.is_primary_care {
        findings.push(finding("coordinator/no-patient-fee", Notice));
    } else {
        findings.push(finding("coordinator/adapt-for-unit", Obligation));
    }
    for (permission, rule) in [
        ("rehabstod", "coordinator/rehabstod-needs-assignment"),
        ("intygsstatistik", "coordinator/intygsstatistik-needs-assignment"),
    ] {
        if case.permissions_requested.iter().any(|requested| requested == permission) && !case.may_hold(permission) {
            findings.push(finding(rule, Prohibition));
        }
    }
    items_of_blocks(&case, &mut findings);
    match case.blocks_before_patients() {
        blocks if blocks.is_empty() => findings.push(finding("coordinator/may-meet-patients", Right)),
        blocks => findings.push(finding("coordinator/may-meet-patients", Notice).with("blocks", blocks)),
    }
    if case.is_ending {
        ending(&case, &mut findings);
    }
    Ok(findings)
}

fn items_of_blocks(case: &Introduction, findings: &mut Vec<Finding>) {
    if !case.is_done(PLAN_TIME) {
        findings.push(finding("coordinator/time-set-aside", Obligation));
    }
    // These have a separate obligation instead of `coordinator/item-open`.
    let mut not_at_hand = Vec::new();
    for block in &BLOCKS {
        let about = |rule, effect, item: &str| finding(rule, effect).with("block", block.number).with("item", item);
        for item in case.open(block) {
            match item {
                "mi_training" if case.other_conversation_method == Some(true) => {}
                "siths_card" | "login_data" => not_at_hand.push(item),
                _ if block.number == VOLUNTARY => findings.push(about("coordinator/optional-item", Recommendation, item)),
                _ => findings.push(about("coordinator/item-open", Obligation, item)),
            }
        }
        for (item, when) in &case.done {
            let is_of_block = block.items.iter().any(|(known, _)| known == item);
            if matches!(block.number, 5 | 6) && is_of_block && *when == Got::SomeDay {
                findings.push(about("coordinator/date-missing", Obligation, item));
            }
        }
    }
    if !not_at_hand.is_empty() {
        findings.push(finding("coordinator/smartcard-before-it-introduction", Obligation).with("items", not_at_hand));
    }
    if !case.is_done("sharepoint_permission") {
        findings.push(finding("coordinator/sharepoint-before-reading", Recommendation));
    }
}

fn ending(case: &Introduction, findings: &mut Vec<Finding>) {
    if !case.is_done("remind_manager") {
        findings.push(finding("coordinator/remind-manager", Obligation));
    }
    for (permission, got, ended) in [
        ("rehabstod", "rehabstod_permission", "end_rehabstod_permission"),
        ("intygsstatistik", "intygsstatistik_permission", "end_intygsstatistik_permission"),
    ] {
        if case.is_done(got) && !case.is_done(ended) {
            findings.push(finding("coordinator/end-permissions", Obligation).with("permission", permission));
        }
    }
    for (permission, got) in [("sharepoint", "sharepoint_permission"), ("double", "double_permissions")] {
        if case.is_done(got) {
            findings.push(finding("coordinator/permission-not-named", Unregulated).with("permission", permission));
        }
    }
    if !case.is_done("hand_over_things") {
        findings.push(finding("coordinator/hand-over-things", Obligation));
    }
    if !case.is_done("hand_over_routines") {
        findings.push(finding("coordinator/hand-over-routines", Recommendation));
    }
}

// ---------------------------------------------------------------- the summary

/// The minutes done and left in each block, the next item, and what is ready.
pub fn summary(record: &Json) -> Result<Value, InputError> {
    let case = introduction(record)?;
    let mut next = (!case.is_done(PLAN_TIME)).then(|| json!({"item": PLAN_TIME}));
    let mut ready = Vec::new();
    let mut blocks = Vec::new();
    for block in &BLOCKS {
        let open = case.open(block);
        if open.is_empty() || block.number == VOLUNTARY {
            ready.push(block.number);
        } else if next.is_none() {
            next = open.first().map(|item| json!({"block": block.number, "item": item}));
        }
        let mut of_block = Map::from_iter([("block".to_string(), Value::from(block.number))]);
        if let Some((done, left)) = minutes(&case, block) {
            of_block.insert("minutes_done".into(), json!({"min": done.0, "max": done.1}));
            of_block.insert("minutes_left".into(), json!({"min": left.0, "max": left.1}));
        }
        of_block.insert("open".into(), open.into());
        blocks.push(Value::from(of_block));
    }
    let got = ["rehabstod_permission", "intygsstatistik_permission", "sharepoint_permission", "double_permissions"];
    let permissions = PERMISSIONS.iter().zip(got).filter(|(permission, got)| case.may_hold(permission) && !case.is_done(got));
    let permissions: Vec<&str> = permissions.map(|(permission, _)| *permission).collect();

    let mut summary = Map::from_iter([("may_meet_patients".into(), case.blocks_before_patients().is_empty().into())]);
    if let Some(next) = next {
        summary.insert("next".into(), next);
    }
    summary.insert("ready".into(), ready.into());
    summary.insert("permissions".into(), permissions.into());
    summary.insert("blocks".into(), blocks.into());
    Ok(summary.into())
}

/// The minutes done and left in a block. The time is known for items with a stated time. How the rest of the block's time divides
/// among the other items is unknown, unless all of them are done or all are open.
fn minutes(case: &Introduction, block: &Block) -> Option<(Minutes, Minutes)> {
    let total = block.minutes?;
    let items = || block.items.iter().filter(|(item, _)| case.applies(item));
    let stated = |is_done: bool| {
        let of_items = items().filter(|(item, _)| case.is_done(item) == is_done).filter_map(|(_, minutes)| *minutes);
        of_items.fold((0, 0), |sum, minutes| (sum.0 + minutes.0, sum.1 + minutes.1))
    };
    let (done, left) = (stated(true), stated(false));
    let rest = (total.0 - done.1 - left.1, total.1 - done.0 - left.0);
    let is_untimed = |is_done: bool| items().any(|(item, minutes)| minutes.is_none() && case.is_done(item) == is_done);
    let share = |is_done: bool| match (is_untimed(is_done), is_untimed(!is_done)) {
        (false, _) => (0, 0),
        (true, false) => rest,
        (true, true) => (0, rest.1),
    };
    let plus = |minutes: Minutes, more: Minutes| (minutes.0 + more.0, minutes.1 + more.1);
    let (done, left) = (plus(done, share(true)), plus(left, share(false)));
    // Together they are the time of the block.
    let within = |minutes: Minutes, other: Minutes| (minutes.0.max(total.0 - other.1), minutes.1.min(total.1 - other.0));
    Some((within(done, left), within(left, done)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_checklist_has_57_items() {
        let items: Vec<String> = items().into_iter().map(str::to_string).collect();
        assert_eq!(items.len(), 57);
        assert!(!has_duplicates(&items));
    }
}
