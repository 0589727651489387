//! The rules: one file per rule, and the list of all rules.
//!
//! To add one: `CONTRIBUTING.md`.

use crate::rules::change::Change;
use crate::rules::fact::Facts;

pub(crate) mod basis;
pub(crate) mod case;
pub(crate) mod change;
pub(crate) mod compared;
pub(crate) mod fact;
pub(crate) mod record;
pub(crate) mod remedy;
pub(crate) mod rule;
pub(crate) mod values;

pub use basis::{AUDIT, Basis, BasisKind, Part};
pub use compared::{Comparison, Relation};
pub use remedy::Remedy;
pub use rule::{Effect, Rule, Said, Stage, Verdict};
pub use values::{Value, Values};

/// The version of this set of rules; it changes whenever a verdict changes.
///
/// ```
/// // Stored decisions made under version "2" are valid as long as this is true.
/// assert_eq!(rehab_rules::rules::RULES_VERSION, "2");
/// ```
pub const RULES_VERSION: &str = "2";

/// Lists the rules; `area = AREA` also declares the list `AREA` with the rules of that area only.
macro_rules! rules {
    ($($area:ident $(= $list:ident)? { $($name:ident,)+ })+) => {
        /// Every rule, sorted by id.
        ///
        /// ```
        /// use rehab_rules::rules::RULES;
        /// assert!(RULES.is_sorted_by_key(|rule| rule.id));
        /// assert!(RULES.iter().all(|rule| !rule.basis.rows.is_empty())); // every rule has a source
        /// ```
        pub static RULES: &[&Rule] = &[$($(&$area::$name::RULE,)+)+];

        /// For each rule id, a log of two providers: the last event of `breaks` breaks the rule, and that of `keeps` keeps it.
        ///
        /// ```
        /// use rehab_rules::{Mode, Services, Shown, replay_text, rules::SCENARIOS};
        /// let (_, log) = SCENARIOS.iter().find(|(id, _)| *id == "course/minimum-clients").unwrap();
        /// let decisions = replay_text(log.as_bytes(), Services::built_in(), Mode::Enforce, Shown::default());
        /// assert_eq!(decisions.matches(r#"{"rule":"course/minimum-clients","effect":"prohibition""#).count(), 1);
        /// ```
        pub static SCENARIOS: &[(&str, &str)] = &[$($((
            $area::$name::RULE.id,
            include_str!(concat!("../../scenarios/", stringify!($area), "/", stringify!($name), ".jsonl")),
        ),)+)+];

        $(list! { $($list =)? $($area::$name,)+ })+
    };
}

/// Declares the list of one area's rules, if it is named. A program that checks one kind of record then links only the rules of that
/// area.
macro_rules! list {
    ($($area:ident::$name:ident,)+) => {};
    ($list:ident = $($area:ident::$name:ident,)+) => {
        pub(crate) static $list: &[&Rule] = &[$(&$area::$name::RULE,)+];
    };
}

pub mod client {
    //! Rules about a client.

    pub mod agrees_to_move;
    pub mod decision_received;
    pub mod in_target_group;
    pub mod kela_informed;
    pub mod kela_seeks_provider;
    pub mod may_change_provider;
    pub mod may_decline_move;
    pub mod on_confirmed_course_in_time;
    pub mod on_course;
    pub mod on_one_course;
    pub mod rehabilitation_ends;
    pub mod tell_authority_line;
    pub mod told_course_is_held;
    pub mod within_total_duration;
}

pub mod coordinator {
    //! Rules about the introduction of a new rehabilitation coordinator.

    pub mod adapt_for_unit;
    pub mod date_missing;
    pub mod end_permissions;
    pub mod hand_over_routines;
    pub mod hand_over_things;
    pub mod intygsstatistik_needs_assignment;
    pub mod item_open;
    pub mod may_meet_patients;
    pub mod no_patient_fee;
    pub mod optional_item;
    pub mod other_introduction;
    pub mod permission_not_named;
    pub mod rehabstod_needs_assignment;
    pub mod remind_manager;
    pub mod sharepoint_before_reading;
    pub mod smartcard_before_it_introduction;
    pub mod time_set_aside;
}

pub mod course {
    //! Rules about a course.

    pub mod already_confirmed;
    pub mod already_published;
    pub mod attach_after_start;
    pub mod begun_period_fixed;
    pub mod beyond_next_year;
    pub mod capacity_declared;
    pub mod check_before_publishing;
    pub mod clients_agree_to_dates;
    pub mod clients_moved_first;
    pub mod confirmed_is_held;
    pub mod confirmed_schedule_fixed;
    pub mod contact_known;
    pub mod fits_total_duration;
    pub mod group_size_holds_clients;
    pub mod group_size_lowered;
    pub mod group_size_within_range;
    pub mod has_free_place;
    pub mod hidden_until_published;
    pub mod may_wait;
    pub mod minimum_clients;
    pub mod moved_earlier;
    pub mod must_be_held;
    pub mod not_deleted;
    pub mod not_ended;
    pub mod not_full_at_start;
    pub mod place_shown_reserved;
    pub mod places_freed;
    pub mod places_left;
    pub mod places_within_capacity;
    pub mod publication_final;
    pub mod published_before_use;
    pub mod same_service;
    pub mod schedule_complete;
    pub mod settled_in_time;
    pub mod single_period_move;
    pub mod started_unconfirmed;
    pub mod target_group_count;
    pub mod target_groups_cover_clients;
    pub mod target_groups_fixed;
    pub mod target_groups_offered;
    pub mod visible_at_once;
}

pub mod distance {
    //! Rules about distance rehabilitation.

    pub mod answers;
    pub mod form_in_service_description;
    pub mod provider_responsible;
    pub mod video_both_see;

    pub use answers::{
        client_finds_it_works, client_guided, client_informed_privacy, client_informed_protection, client_informed_security,
        client_instructions_read, client_space, client_support, data_protection, data_security, directed, emergency_instructions,
        encrypted_connection, followed_up, furthers_rehabilitation, instructions_checked, insurance, platform_compliant,
        provider_answers_for_security, provider_space, provider_support, space_privacy, staff_competence, strong_authentication,
        suitability_assessed_with_client, supervisory_guidance, technical_problem_instructions,
    };
}

pub mod provider {
    //! Rules about a provider.

    pub mod info_complete;
    pub mod info_field_asked;
}

pub mod therapy {
    //! Rules about therapy paid by ÅHS.

    pub mod action_end_date;
    pub mod charting_outside_visit;
    pub mod commitment_not_retroactive;
    pub mod disproportion_noted;
    pub mod evaluation_outcome;
    pub mod final_summary;
    pub mod goals_as_gas;
    pub mod goals_concrete_measurable;
    pub mod goals_evaluated;
    pub mod goals_motivating;
    pub mod kela_may_pay;
    pub mod no_administration_fee;
    pub mod plan_needed;
    pub mod report_contents;
    pub mod report_in_time;
    pub mod report_recipients;
    pub mod visit_length_on_commitment;
    pub mod visit_length_on_invoice;
    pub mod visit_within_commitment;
    pub mod visits_spread;
    pub mod visits_within_number;
}

rules! {
    client {
        agrees_to_move,
        decision_received,
        in_target_group,
        kela_informed,
        kela_seeks_provider,
        may_change_provider,
        may_decline_move,
        on_confirmed_course_in_time,
        on_course,
        on_one_course,
        rehabilitation_ends,
        tell_authority_line,
        told_course_is_held,
        within_total_duration,
    }
    coordinator = COORDINATOR {
        adapt_for_unit,
        date_missing,
        end_permissions,
        hand_over_routines,
        hand_over_things,
        intygsstatistik_needs_assignment,
        item_open,
        may_meet_patients,
        no_patient_fee,
        optional_item,
        other_introduction,
        permission_not_named,
        rehabstod_needs_assignment,
        remind_manager,
        sharepoint_before_reading,
        smartcard_before_it_introduction,
        time_set_aside,
    }
    course {
        already_confirmed,
        already_published,
        attach_after_start,
        begun_period_fixed,
        beyond_next_year,
        capacity_declared,
        check_before_publishing,
        clients_agree_to_dates,
        clients_moved_first,
        confirmed_is_held,
        confirmed_schedule_fixed,
        contact_known,
        fits_total_duration,
        group_size_holds_clients,
        group_size_lowered,
        group_size_within_range,
        has_free_place,
        hidden_until_published,
        may_wait,
        minimum_clients,
        moved_earlier,
        must_be_held,
        not_deleted,
        not_ended,
        not_full_at_start,
        place_shown_reserved,
        places_freed,
        places_left,
        places_within_capacity,
        publication_final,
        published_before_use,
        same_service,
        schedule_complete,
        settled_in_time,
        single_period_move,
        started_unconfirmed,
        target_group_count,
        target_groups_cover_clients,
        target_groups_fixed,
        target_groups_offered,
        visible_at_once,
    }
    distance = DISTANCE {
        client_finds_it_works,
        client_guided,
        client_informed_privacy,
        client_informed_protection,
        client_informed_security,
        client_instructions_read,
        client_space,
        client_support,
        data_protection,
        data_security,
        directed,
        emergency_instructions,
        encrypted_connection,
        followed_up,
        form_in_service_description,
        furthers_rehabilitation,
        instructions_checked,
        insurance,
        platform_compliant,
        provider_answers_for_security,
        provider_responsible,
        provider_space,
        provider_support,
        space_privacy,
        staff_competence,
        strong_authentication,
        suitability_assessed_with_client,
        supervisory_guidance,
        technical_problem_instructions,
        video_both_see,
    }
    provider {
        info_complete,
        info_field_asked,
    }
    therapy = THERAPY {
        action_end_date,
        charting_outside_visit,
        commitment_not_retroactive,
        disproportion_noted,
        evaluation_outcome,
        final_summary,
        goals_as_gas,
        goals_concrete_measurable,
        goals_evaluated,
        goals_motivating,
        kela_may_pay,
        no_administration_fee,
        plan_needed,
        report_contents,
        report_in_time,
        report_recipients,
        visit_length_on_commitment,
        visit_length_on_invoice,
        visit_within_commitment,
        visits_spread,
        visits_within_number,
    }
}

/// The rule with this id; `None` when there is none.
///
/// ```
/// use rehab_rules::rules::find;
/// assert_eq!(find("course/minimum-clients").map(|rule| rule.basis.rows), Some(["K20-40", "K9-38"].as_slice()));
/// assert!(find("minimum-clients").is_none());
/// ```
#[must_use]
pub fn find(id: &str) -> Option<&'static Rule> {
    RULES.iter().find(|rule| rule.id == id).copied()
}

/// The facts that the rules of a change read, and that a case needs.
///
/// ```
/// use rehab_rules::{Change, Fact, rules::facts_read};
/// assert!(facts_read(Change::Confirmed).contains(Fact::Clients));
/// assert!(!facts_read(Change::Confirmed).contains(Fact::Agreed));
/// ```
#[must_use]
pub fn facts_read(change: Change) -> Facts {
    about(change).fold(Facts::NONE, |facts, (_, reads)| facts.union(reads))
}

/// The rules that apply to a change, stage by stage, each with the facts that it reads.
///
/// ```
/// use rehab_rules::{Change, Fact, rules::about};
/// let (rule, reads) = about(Change::Confirmed).find(|(rule, _)| rule.id == "course/minimum-clients").unwrap();
/// assert!(reads.contains(Fact::Clients) && rule.basis.rows.contains(&"K20-40"));
/// ```
pub fn about(change: Change) -> impl Iterator<Item = (&'static Rule, Facts)> {
    applicable(change).map(|applicable| (applicable.rule, applicable.reads))
}

/// The rules that determine whether a change is allowed: those that can prohibit it, or that end the evaluation.
pub(crate) fn deciding(change: Change) -> impl Iterator<Item = &'static Rule> {
    applicable(change).filter(|applicable| applicable.decides).map(|applicable| applicable.rule)
}

fn applicable(change: Change) -> impl Iterator<Item = &'static Applicable> {
    BY_CHANGE.get(change as usize).unwrap_or(&NONE).iter().map_while(Option::as_ref)
}

/// A rule that applies to a change.
#[derive(Clone, Copy)]
struct Applicable {
    rule: &'static Rule,
    reads: Facts,
    decides: bool,
}

/// The most rules that can apply to one change.
const MAX_RULES: usize = 24;
type List = [Option<Applicable>; MAX_RULES];
const NONE: List = [None; MAX_RULES];

/// The rules by change, compiled into a lookup table.
static BY_CHANGE: [List; Change::ALL.len()] = by_change();

#[expect(
    clippy::indexing_slicing,
    clippy::arithmetic_side_effects,
    reason = "evaluated when the crate is compiled: an index out of range does not compile"
)]
const fn by_change() -> [List; Change::ALL.len()] {
    let stages = [Stage::Exists, Stage::Ended, Stage::Idle, Stage::Decided, Stage::Content];
    let mut lists = [NONE; Change::ALL.len()];
    let mut change = 0;
    while change < lists.len() {
        let (mut stage, mut length) = (0, 0);
        while stage < stages.len() {
            let mut index = 0;
            while index < RULES.len() {
                let rule = RULES[index];
                if rule.stage as usize == stages[stage] as usize {
                    if let Some(reads) = facts_of(rule, change) {
                        let decides = !matches!(rule.stage, Stage::Content) || rule.could_prohibit(Change::ALL[change]);
                        lists[change][length] = Some(Applicable { rule, reads, decides });
                        length += 1;
                    }
                }
                index += 1;
            }
            stage += 1;
        }
        change += 1;
    }
    lists
}

/// The facts that a rule reads for a change; `None` when it does not apply to it.
const fn facts_of(rule: &Rule, change: usize) -> Option<Facts> {
    let mut rest = rule.when;
    while let [(applies_to, reads), after @ ..] = rest {
        if *applies_to as usize == change {
            return Some(*reads);
        }
        rest = after;
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rules::fact::Fact;

    #[test]
    fn the_facts_of_a_change_are_the_union_over_its_rules() {
        let corrected = facts_read(Change::Corrected);
        assert!(corrected.contains(Fact::Deleted) && corrected.iter().count() == 1);
        for change in Change::ALL {
            let facts = RULES.iter().filter_map(|rule| facts_of(rule, *change as usize));
            assert_eq!(facts_read(*change), facts.fold(Facts::NONE, Facts::union), "{change}");
            assert_eq!(about(*change).count(), RULES.iter().filter(|rule| facts_of(rule, *change as usize).is_some()).count());
        }
    }

    #[test]
    fn a_rule_that_names_a_remedy_can_prohibit() {
        let remedied = RULES.iter().filter(|rule| rule.basis.remedy.is_some());
        for rule in remedied {
            assert!(rule.when.iter().any(|(change, _)| rule.could_prohibit(*change)), "{}", rule.id);
        }
    }

    #[test]
    fn a_rule_checks_the_record_of_its_area_or_applies_to_changes() {
        for (area, record) in
            [(COORDINATOR, "coordinator_introduction"), (DISTANCE, "distance_readiness"), (THERAPY, "therapy_case")]
        {
            assert!(area.iter().all(|rule| rule.record() == Some(record)), "{record}");
        }
        for rule in RULES {
            assert_eq!(rule.record().is_some(), rule.when.is_empty(), "{}", rule.id);
        }
    }
}
