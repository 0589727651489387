//! The rule `course/target-group-count`.

use crate::rules::basis::Basis;
use crate::rules::case::Case;
use crate::rules::change::Change;
use crate::rules::compared::{Compared, compare};
use crate::rules::fact::{Fact, Facts};
use crate::rules::rule::Effect::{Prohibition, Violation};
use crate::rules::rule::{Check, Rule, Stage, Verdict, rule};
use crate::rules::values::values;
use crate::text::Text;

rule!(Rule {
    id: "course/target-group-count",
    statement: Text {
        en: "The number of a course's target groups must be within the limits of the service description.",
        fi: "Kurssin kohderyhmien määrän on oltava palvelukuvauksen mukainen.",
        sv: "Antalet målgrupper för en kurs ska följa servicebeskrivningen.",
    },
    says: &[
        (
            Prohibition,
            Text {
                en: "Course {course} cannot have {count} target {group|groups}: at least {min} and at most {max} can be chosen.",
                fi: "Kurssilla {course} ei voi olla {count} kohderyhmää: kohderyhmiä valitaan vähintään {min} ja enintään {max}.",
                sv: "Kurs {course} kan inte ha {count} {målgrupp|målgrupper}: minst {min} och högst {max} kan väljas.",
            },
        ),
        (
            Violation,
            Text {
                en: "Course {course} has {count} target {group|groups}, but at least {min} and at most {max} can be chosen. Change the target groups, if the course has not been confirmed yet.",
                fi: "Kurssilla {course} on {count} {kohderyhmä|kohderyhmää}, mutta kohderyhmiä valitaan vähintään {min} ja enintään {max}. Muuta kohderyhmiä, jos kurssia ei ole vielä vahvistettu.",
                sv: "Kurs {course} har {count} {målgrupp|målgrupper}, men minst {min} och högst {max} kan väljas. Ändra målgrupperna, om kursen inte har bekräftats än.",
            },
        ),
    ],
    basis: Basis::stated(&["K20-12", "K9-09"]).read_as(&["AM-15"]),
    when: &[
        (Change::Created, Facts::of(&[Fact::NewTargetGroups])),
        (Change::Regrouped, Facts::of(&[Fact::NewTargetGroups])),
        (Change::CourseStands, Facts::of(&[Fact::TargetGroups])),
    ],
    stage: Stage::Content,
    check: Check::Compares(check),
});

fn check(case: &Case<'_>, seen: &mut Compared<'_>) -> Verdict {
    let groups = case.target_groups_to_check();
    let range = case.service.target_groups_per_course;
    let (count, min, max) = (i64::try_from(groups.len()).unwrap_or(i64::MAX), range.min, range.max);
    if compare!(seen, min <= count) && compare!(seen, count <= max) {
        return Verdict::Kept;
    }
    Verdict::breaks(case.change).with(values![count, min, max])
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rules::rule::testing::{groups, says};

    #[test]
    fn a_carers_course_has_exactly_one_target_group() {
        let created = |count: usize| {
            let groups = groups(&["a", "b"]).get(..count).unwrap_or_default();
            says(&RULE, Change::Created, |case| case.asked.target_groups = groups)
        };
        assert_eq!([0, 1, 2].map(created), [Some(Prohibition), None, Some(Prohibition)]);
    }

    #[test]
    fn two_target_groups_of_a_carers_course_break_the_rule() {
        let effect = |ids: &[&'static str]| says(&RULE, Change::CourseStands, |case| case.course.target_groups = groups(ids));
        assert_eq!(effect(&["a"]), None);
        assert_eq!(effect(&["a", "b"]), Some(Violation));
    }
}
