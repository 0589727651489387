//! Which facts a field of a form tells, and which fields a finding depends on.

use crate::decide::decision::FindingView;
use crate::input::action::Action;
use crate::input::kinds::FieldValue;
use crate::rules::fact::{Fact, Facts};
use crate::rules::values::Value;
use alloc::string::String;
use alloc::vec;
use alloc::vec::Vec;

/// The facts that are not known while these paths are untold.
pub(super) fn untold_facts<'p>(untold: impl Iterator<Item = &'p String> + Clone) -> Facts {
    // The year is known from the first day, whatever else of a schedule is not.
    let has_start = !untold.clone().any(|path| path == "periods[0].start" || path == "periods");
    untold.map(|path| root(path)).fold(Facts::NONE, |facts, field| {
        let told = told_by(field);
        facts.union(if field == "periods" && has_start { told.without(YEAR) } else { told })
    })
}

/// The field of an action that a path leads into.
pub(super) fn root(path: &str) -> &str {
    path.split_once('[').map_or(path, |(field, _)| field)
}

const YEAR: Facts = Facts::of(&[Fact::Year, Fact::YearBefore, Fact::Declared, Fact::Used]);

/// The fields of actions, those first that stand nearest to what a rule says of them.
const NEAREST: &[&str] = &[
    "group_size",
    "places",
    "target_groups",
    "periods",
    "period",
    "start",
    "end",
    "year",
    "agreed",
    "checked",
    "clients_declined",
    "clients_agreed",
    "declined_move",
    "continues",
    "issued",
    "received",
    "rehabilitation_started",
    "client",
    "to",
    "from",
    "course",
    "service",
];

/// The facts that a field of an action tells, or leads to.
#[inline(never)]
pub(super) fn told_by(field: &str) -> Facts {
    const OF_COURSE: Facts = Facts::of(&[
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
    const OF_CLIENT: Facts = Facts::of(&[
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
    const OF_CLOCK: Facts = Facts::of(&[Fact::DutyDay, Fact::PlacedOnDutyDay, Fact::RightDay, Fact::PlacedOnRightDay]);
    match field {
        "group_size" => Facts::of(&[Fact::NewGroupSize]),
        "places" => Facts::of(&[Fact::Declared]),
        "target_groups" => Facts::of(&[Fact::NewTargetGroups]),
        "periods" => Facts::of(&[Fact::NewPeriods]).union(YEAR),
        "period" | "start" | "end" => Facts::of(&[Fact::NewPeriods]),
        "year" => YEAR,
        "agreed" => Facts::of(&[Fact::Agreed]),
        "checked" => Facts::of(&[Fact::Checked]),
        "clients_agreed" => Facts::of(&[Fact::ClientsAgreed]),
        "clients_declined" => Facts::of(&[Fact::ClientsDeclined, Fact::Declines]),
        "declined_move" => Facts::of(&[Fact::DeclinedMove]),
        "issued" | "received" | "continues" => OF_CLOCK,
        "client" => OF_CLIENT,
        "course" | "from" | "to" => OF_COURSE,
        "service" => {
            Facts::of(&[Fact::Declared, Fact::Used, Fact::Left, Fact::LeftNext, Fact::Info, Fact::InfoGiven, Fact::Office])
        }
        _ => Facts::NONE,
    }
}

/// The fields of the action that a finding depends on, the nearest first.
pub(super) fn paths(action: &Action<'_>, finding: &FindingView<'_>, reads: Facts) -> Vec<&'static str> {
    let mut has_schedule = false;
    action.for_each_field(&mut |name, _| has_schedule |= name == "periods");
    let of_action = |field: &str| action.fields().iter().any(|known| known.name == field);
    // A rule about a piece of information names its field.
    if let Some(Value::Word(word)) = finding.values.get("field") {
        if of_action(word.code) {
            return vec![word.code];
        }
    }
    let is_new = action.name() == "create_course";
    let concerned = |field: &str| match field {
        // The id of a course that is not there yet tells nothing; the schedule, where there is one, tells the year.
        "course" => !is_new,
        "year" => !has_schedule,
        "periods" => has_schedule || reads.contains(Fact::NewPeriods),
        "from" | "to" => names(action, field, finding.course) || reads.contains(Fact::SameService),
        _ => true,
    };
    let depends = |field: &&&'static str| of_action(field) && concerned(field) && !reads.without(told_by(field)).eq(&reads);
    let paths: Vec<&'static str> = NEAREST.iter().filter(depends).copied().collect();
    if !paths.is_empty() {
        return paths;
    }
    // What depends on no fact depends on what it is about.
    ["client", "course", "to", "service"].into_iter().find(|field| of_action(field)).into_iter().collect()
}

/// Whether a field of the action holds this name.
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
