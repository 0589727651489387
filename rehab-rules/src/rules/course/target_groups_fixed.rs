//! The rule `course/target-groups-fixed`.

use crate::rules::basis::Basis;
use crate::rules::case::Case;
use crate::rules::change::Change;
use crate::rules::fact::{Fact, Facts};
use crate::rules::rule::Effect::Prohibition;
use crate::rules::rule::{Check, Rule, Stage, Verdict, rule};
use crate::text::Text;

rule!(Rule {
    id: "course/target-groups-fixed",
    statement: Text {
        en: "The target groups of a course no longer change after the course has been confirmed.",
        fi: "Kurssin kohderyhmät eivät enää muutu, kun kurssi on vahvistettu.",
        sv: "Målgrupperna för en kurs ändras inte längre efter att kursen har bekräftats.",
    },
    says: &[(
        Prohibition,
        Text {
            en: "Course {course} is confirmed, so its target groups can no longer be changed. For another target group, choose or create another course.",
            fi: "Kurssi {course} on vahvistettu, joten sen kohderyhmiä ei voi enää muuttaa. Valitse tai luo muulle kohderyhmälle toinen kurssi.",
            sv: "Kurs {course} är bekräftad, och därför kan dess målgrupper inte längre ändras. Välj eller skapa en annan kurs för en annan målgrupp.",
        },
    )],
    basis: Basis::stated(&["K20-33", "K20-34", "K9-31", "K9-32"]).read_as(&["AM-15"]),
    when: &[(Change::Regrouped, Facts::of(&[Fact::Confirmed]))],
    stage: Stage::Content,
    check: Check::Case(check),
});

fn check(case: &Case<'_>) -> Verdict {
    Verdict::says_if(case.course.confirmed, Prohibition)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rules::rule::testing::says;

    #[test]
    fn confirmation_fixes_the_target_groups() {
        assert_eq!(says(&RULE, Change::Regrouped, |case| case.course.confirmed = true), Some(Prohibition));
        assert_eq!(says(&RULE, Change::Regrouped, |_| ()), None);
    }
}
