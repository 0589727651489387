//! Which facts a form field gives, and which fields a finding depends on.

use crate::decide::finding::FindingView;
use crate::input::action::Action;
use crate::input::kinds::FieldValue;
use crate::rules::fact::{Fact, Facts};
use crate::rules::values::Value;
use alloc::string::String;
use alloc::vec;
use alloc::vec::Vec;

/// The facts that are unknown while these paths are missing.
pub(super) fn facts_not_given<'p>(paths: impl Iterator<Item = &'p String> + Clone) -> Facts {
    // The year is known from the first day, even if the rest of the schedule is not.
    let has_start = !paths.clone().any(|path| path == "periods[0].start" || path == "periods");
    paths.map(|path| root(path)).fold(Facts::NONE, |facts, field| {
        let given = given_by(field);
        facts.union(if field == "periods" && has_start { given.without(YEAR) } else { given })
    })
}

/// The field of an action that a path leads into.
pub(super) fn root(path: &str) -> &str {
    path.split_once('[').map_or(path, |(field, _)| field)
}

/// The fields of actions that rules read, each with the facts that it gives or leads to.
///
/// A finding is shown at the first of the fields that it depends on. The fields closest to what rules say about them come first.
const GIVEN: &[(&str, Facts)] = &[
    ("group_size", Facts::of(&[Fact::NewGroupSize])),
    ("places", Facts::of(&[Fact::Declared])),
    ("target_groups", Facts::of(&[Fact::NewTargetGroups])),
    ("periods", Facts::of(&[Fact::NewPeriods]).union(YEAR)),
    ("period", Facts::of(&[Fact::NewPeriods])),
    ("start", Facts::of(&[Fact::NewPeriods])),
    ("end", Facts::of(&[Fact::NewPeriods])),
    ("year", YEAR),
    ("agreed", Facts::of(&[Fact::Agreed])),
    ("checked", Facts::of(&[Fact::Checked])),
    ("clients_declined", Facts::of(&[Fact::ClientsDeclined, Fact::Declines])),
    ("clients_agreed", Facts::of(&[Fact::ClientsAgreed])),
    ("declined_move", Facts::of(&[Fact::DeclinedMove])),
    ("continues", CLOCK),
    ("issued", CLOCK),
    ("received", CLOCK),
    ("client", CLIENT),
    ("to", COURSE),
    ("from", COURSE),
    ("course", COURSE),
    ("service", Facts::of(&[Fact::Declared, Fact::Used, Fact::Left, Fact::LeftNext, Fact::Info, Fact::InfoGiven, Fact::Office])),
];

const YEAR: Facts = Facts::of(&[Fact::Year, Fact::YearBefore, Fact::Declared, Fact::Used]);
const CLOCK: Facts = Facts::of(&[Fact::DutyDay, Fact::PlacedOnDutyDay, Fact::RightDay, Fact::PlacedOnRightDay]);
const COURSE: Facts = Facts::of(&[
    Fact::Clients,
    Fact::GroupSize,
    Fact::TargetGroups,
    Fact::Periods,
    Fact::Published,
    Fact::Confirmed,
    Fact::Deleted,
    Fact::HasContact,
    Fact::TooFewOnSettleDay,
    Fact::SameService,
    Fact::ConfirmedWith,
    Fact::EarliestRightDay,
]);
const CLIENT: Facts = Facts::of(&[
    Fact::Decided,
    Fact::TargetGroup,
    Fact::DutyDay,
    Fact::PlacedOnDutyDay,
    Fact::RightDay,
    Fact::PlacedOnRightDay,
    Fact::PlacedSince,
    Fact::PlacedCourseStarted,
    Fact::OnCourse,
    Fact::OnOpenCourse,
    Fact::OnAnyCourse,
    Fact::LeftAnotherCourse,
    Fact::FirstBegun,
    Fact::BegunUntil,
    Fact::AuthorityLineTold,
    Fact::Declines,
]);

/// The facts that a field of an action gives or leads to.
#[inline(never)]
pub(super) fn given_by(field: &str) -> Facts {
    GIVEN.iter().find(|(known, _)| *known == field).map_or(Facts::NONE, |(_, given)| *given)
}

/// The fields of the action that a finding depends on, the closest first.
pub(super) fn paths(action: &Action<'_>, finding: &FindingView<'_>, reads: Facts) -> Vec<&'static str> {
    let mut has_schedule = false;
    action.for_each_field(&mut |name, _| has_schedule |= name == "periods");
    let of_action = |field: &str| action.fields().iter().any(|known| known.name == field);
    // A rule about an item of information names its field.
    if let Some(Value::Word(word)) = finding.values.get("field") {
        if of_action(word.code) {
            return vec![word.code];
        }
    }
    let is_new = action.name() == "create_course";
    let concerned = |field: &str| match field {
        // The id of a course that does not exist yet gives no facts; a schedule, if there is one, gives the year.
        "course" => !is_new,
        "year" => !has_schedule,
        "periods" => has_schedule || reads.contains(Fact::NewPeriods),
        "from" | "to" => names(action, field, finding.course) || reads.contains(Fact::SameService),
        _ => true,
    };
    let depends = |field: &str, given| of_action(field) && concerned(field) && reads.without(given) != reads;
    let paths: Vec<&'static str> =
        GIVEN.iter().filter(|(field, given)| depends(field, *given)).map(|(field, _)| *field).collect();
    if !paths.is_empty() {
        return paths;
    }
    // A finding that depends on no fact depends on its subject.
    ["client", "course", "to", "service"].into_iter().find(|field| of_action(field)).into_iter().collect()
}

/// Whether a field of the action has this value.
fn names(action: &Action<'_>, field: &str, name: Option<&str>) -> bool {
    let mut holds = false;
    action.for_each_field(&mut |given, value| {
        holds |= given == field && matches!(value, FieldValue::Text(text) if Some(text) == name)
    });
    holds
}

/// Whether the action has a value in a field.
pub(super) fn has(action: &Action<'_>, field: &str) -> bool {
    let mut has = false;
    action.for_each_field(&mut |name, _| has |= name == field);
    has
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::input::action::ActionName;
    use crate::rules::change::Change;
    use crate::rules::facts_read;

    /// The fields that give no fact.
    const GIVE_NONE: &[&str] = &[
        // Kept for the client's later actions; no rule about the decision itself reads them.
        "target_group",
        "rehabilitation_started",
        // Kept with the course or the provider, and used only to name the office of a pool: no rule depends on the office.
        "office",
        // Kept with the course or the provider: publishing checks there whether there is one.
        "contact",
        // A rule about an item of information names its field: see `paths`.
        "multiprofessional_experience",
        "distance_experience",
        "pool",
    ];

    #[test]
    fn each_field_of_an_action_gives_facts_or_is_listed_as_giving_none() {
        let fields: Vec<&str> = ActionName::ALL.iter().flat_map(|action| action.fields()).map(|field| field.name).collect();
        for field in &fields {
            assert_eq!(given_by(field).is_empty(), GIVE_NONE.contains(field), "{field}");
        }
        for field in GIVEN.iter().map(|(field, _)| field).chain(GIVE_NONE) {
            assert!(fields.contains(field), "{field} is a field of no action");
        }
    }

    #[test]
    fn each_fact_that_rules_about_actions_read_is_given_by_a_field() {
        let given = GIVEN.iter().fold(Facts::NONE, |all, (_, given)| all.union(*given));
        for change in Change::ALL.iter().filter(|change| !change.is_of_audit()) {
            assert_eq!(facts_read(*change).without(given), Facts::NONE, "{change}");
        }
    }
}
