//! Introductions of a coordinator: some have just begun, some are nearly complete, some end.

use super::{Fields, Maker, Node, text_node};
use crate::generate::days_after;
use chrono::NaiveDate;

/// The items, approximately in the order in which a new coordinator does them.
pub const ITEMS: [&str; 57] = [
    "plan_time",
    "work_routine",
    "film_introduction",
    "film_identifying_patients",
    "film_individual_support",
    "film_internal_coordination",
    "film_external_cooperation",
    "sickness_benefit_film",
    "insurance_medicine_course",
    "insurance_medicine_site",
    "health_care_process",
    "cooperation_and_roles",
    "sick_leave_and_rehabilitation",
    "follow_up",
    "assignment_description",
    "regional_process",
    "dfa_chain",
    "sick_listing_principles",
    "healthy_thinking_film",
    "process_leader_introduction",
    "quality_assurance_assignment",
    "local_routines",
    "coordinator_sign",
    "record_templates",
    "kva_coding",
    "rehabilitation_plan",
    "consent_forms",
    "contact_details",
    "network_meetings",
    "sharepoint_permission",
    "rehabstod_permission",
    "intygsstatistik_permission",
    "siths_card",
    "login_data",
    "double_permissions",
    "rehabstod_film_introduction",
    "rehabstod_film_certificates",
    "rehabstod_film_filter",
    "patient_information",
    "multi_party_meeting_routine",
    "coordinated_individual_plan",
    "training_part_1",
    "training_part_2",
    "training_part_3",
    "training_part_4",
    "process_leader_follow_up",
    "at_bt_course",
    "st_course",
    "cooperation_web",
    "violence_course",
    "certificate_school",
    "mi_training",
    "remind_manager",
    "end_rehabstod_permission",
    "end_intygsstatistik_permission",
    "hand_over_things",
    "hand_over_routines",
];

/// The items that findings do not name individually.
#[cfg(test)]
pub const WITH_THEIR_RULES: [&str; 8] = [
    "plan_time",
    "siths_card",
    "login_data",
    "remind_manager",
    "end_rehabstod_permission",
    "end_intygsstatistik_permission",
    "hand_over_things",
    "hand_over_routines",
];

/// Municipalities in which the routine for multi-party meetings does not apply, in which it applies, and names similar to the former.
const MUNICIPALITIES: [&str; 12] = [
    "Enköping",
    "Enköping",
    "Enköping",
    "Uppsala",
    "Håbo",
    "ENKÖPING",
    "enköping",
    "Enköping ",
    "Enkoping",
    "Enko\u{308}ping",
    "En\u{212a}öping", // with the kelvin sign
    "Enköpings kommun",
];

impl Maker {
    pub(super) fn coordinator(&mut self) -> Node {
        let started_on = self.any_day();
        let as_of = days_after(started_on, self.random.one(&[-1, 0, 1, 30, 90, 365]));
        let mut record = Fields::default();
        record.text("record", "coordinator_introduction");
        let role = if self.random.percent(90) { "reko" } else { self.random.one(&["Reko", "reko ", "nurse", "rehab"]) };
        record.put("role", self.id(role));
        record.text("unit", if self.random.percent(70) { "primary_care" } else { "other" });
        if self.random.percent(60) {
            let municipality = self.random.one(&MUNICIPALITIES);
            record.put("municipality", self.id(municipality));
        }
        record.day("started_on", started_on);
        let done = self.done(as_of);
        record.put("done", done);
        let assignments = self.some_of(&["care_and_treatment", "statistics"], 60);
        record.put("assignments", assignments);
        let requested = self.some_of(&["rehabstod", "intygsstatistik", "sharepoint", "double"], 40);
        record.put("permissions_requested", requested);
        if self.random.percent(50) {
            record.raw("other_conversation_method", self.random.percent(50));
        }
        record.day("as_of", as_of);
        match self.random.below(10) {
            0 => record.raw("ending", true),
            1..=3 => record.day("ending", days_after(as_of, self.random.one(&[-30, -1, 0, 1, 90]))),
            _ => {}
        }
        record.object()
    }

    /// The items up to the coordinator's progress; some earlier items may be missing, and some later items may be done already.
    fn done(&mut self, as_of: NaiveDate) -> Node {
        let come = match self.random.below(4) {
            0 => 0,
            1 => ITEMS.len(),
            _ => self.random.below(ITEMS.len()),
        };
        let lead = self.random.one(&[0, 5, 50]);
        let mut done = Fields::default();
        for (number, item) in ITEMS.into_iter().enumerate() {
            let is_there = if number < come { !self.lacks() } else { self.random.percent(lead) };
            if !is_there {
                continue;
            }
            match self.random.below(20) {
                0..=5 => done.raw(item, true),
                6..=8 => done.day(item, as_of),
                // An item with a future date is not done yet.
                9 if self.lacks() => done.day(item, days_after(as_of, self.random.one(&[1, 1, 400]))),
                _ => done.day(item, days_after(as_of, -self.random.between(1, 60))),
            }
        }
        // Often all items but one are done.
        if self.random.percent(20) {
            let item = self.random.one(&ITEMS);
            done.0.retain(|(known, _)| known != item);
        }
        done.object()
    }

    /// Each word with this percentage, in any order.
    fn some_of(&mut self, words: &[&str], times: u64) -> Node {
        let mut some: Vec<Node> = Vec::new();
        for word in words {
            if self.random.percent(times) {
                some.insert(self.random.below(some.len() + 1), text_node(word));
            }
        }
        Node::List(some)
    }
}
