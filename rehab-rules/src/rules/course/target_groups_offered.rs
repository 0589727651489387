//! The rule `course/target-groups-offered`.

use crate::rules::basis::Basis;
use crate::rules::case::Case;
use crate::rules::change::Change;
use crate::rules::fact::{Fact, Facts};
use crate::rules::rule::Effect::{Prohibition, Violation};
use crate::rules::rule::{Check, Rule, Stage, Verdict, rule};
use crate::rules::values::{Value, values};
use crate::text::Text;

rule!(Rule {
    id: "course/target-groups-offered",
    statement: Text {
        en: "The target groups of a course are chosen from the target groups of the service description.",
        fi: "Kurssin kohderyhmät valitaan palvelukuvauksessa kerrotuista kohderyhmistä.",
        sv: "Målgrupperna för en kurs väljs bland de målgrupper som anges i servicebeskrivningen.",
    },
    says: &[
        (
            Prohibition,
            Text {
                en: "Course {course} has target groups that are not in the service description: {groups}. Choose among the target groups of the service description.",
                fi: "Kurssille {course} on valittu kohderyhmiä, joita palvelukuvauksessa ei ole: {groups}. Valitse kohderyhmät palvelukuvauksesta.",
                sv: "Målgrupper som inte finns i servicebeskrivningen har valts för kurs {course}: {groups}. Välj bland målgrupperna i servicebeskrivningen.",
            },
        ),
        (
            Violation,
            Text {
                en: "The target groups of course {course} include some that are not in the service description: {groups}. Change them to target groups of the service description, if the course has not been confirmed yet.",
                fi: "Kurssilla {course} on kohderyhmiä, joita palvelukuvauksessa ei ole: {groups}. Vaihda ne palvelukuvauksen kohderyhmiin, jos kurssia ei ole vielä vahvistettu.",
                sv: "Kurs {course} har målgrupper som inte finns i servicebeskrivningen: {groups}. Byt dem mot målgrupper i servicebeskrivningen, om kursen inte har bekräftats än.",
            },
        ),
    ],
    basis: Basis::stated(&["K20-11", "K9-08"]),
    when: &[
        (Change::Created, Facts::of(&[Fact::NewTargetGroups])),
        (Change::Regrouped, Facts::of(&[Fact::NewTargetGroups])),
        (Change::CourseStands, Facts::of(&[Fact::TargetGroups])),
    ],
    stage: Stage::Content,
    check: Check::Case(check),
});

fn check(case: &Case<'_>) -> Verdict {
    let groups = case.target_groups_to_check();
    let is_offered = |group: &str| case.service.offers(group);
    if groups.iter().all(|group| is_offered(group)) {
        return Verdict::Kept;
    }
    let others = groups.iter().map(AsRef::as_ref).filter(|group| !is_offered(group));
    Verdict::breaks(case.change).with(values![groups = Value::Texts].and_texts(others))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rules::rule::testing::{groups, says};

    #[test]
    fn only_groups_of_the_service_can_be_chosen() {
        let created = |group: &'static str| says(&RULE, Change::Created, |case| case.asked.target_groups = groups(&[group]));
        assert_eq!(created("carer-of-adult"), None);
        assert_eq!(created("group-1"), Some(Prohibition));
    }

    #[test]
    fn a_group_of_another_service_breaks_the_rule() {
        let effect = |group: &'static str| says(&RULE, Change::CourseStands, |case| case.course.target_groups = groups(&[group]));
        assert_eq!(effect("carer-of-adult"), None);
        assert_eq!(effect("group-1"), Some(Violation));
    }
}
