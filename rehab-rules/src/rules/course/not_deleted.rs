//! The rule `course/not-deleted`.

use crate::rules::basis::Basis;
use crate::rules::case::Case;
use crate::rules::change::Change;
use crate::rules::fact::{Fact, Facts};
use crate::rules::rule::Effect::Prohibition;
use crate::rules::rule::{Check, Rule, Stage, Verdict, rule};
use crate::text::Text;

rule!(Rule {
    id: "course/not-deleted",
    statement: Text {
        en: "A deleted course is no longer in use. That nothing more can be done with it is inferred from the instructions.",
        fi: "Poistettu kurssi ei ole enää käytössä. Se, ettei sille voi enää tehdä mitään, on päätelty ohjeesta.",
        sv: "En raderad kurs är inte längre i bruk. Att ingenting mer kan göras med den är en slutsats av anvisningen.",
    },
    says: &[(
        Prohibition,
        Text {
            en: "Course {course} has been deleted, so this cannot be done on it. Check the course's identification number or choose another course.",
            fi: "Kurssi {course} on poistettu, joten tätä ei voi tehdä. Tarkista kurssin tunniste tai valitse toinen kurssi.",
            sv: "Kurs {course} har raderats, och därför kan detta inte göras. Kontrollera kursens id eller välj en annan kurs.",
        },
    )],
    basis: Basis::stated(&["K20-56", "K20-59", "K9-54", "K9-57"]),
    when: &[
        (Change::Published, Facts::of(&[Fact::Deleted])),
        (Change::Unpublished, Facts::of(&[Fact::Deleted])),
        (Change::Corrected, Facts::of(&[Fact::Deleted])),
        (Change::Resized, Facts::of(&[Fact::Deleted])),
        (Change::Regrouped, Facts::of(&[Fact::Deleted])),
        (Change::Confirmed, Facts::of(&[Fact::Deleted])),
        (Change::Rescheduled, Facts::of(&[Fact::Deleted])),
        (Change::PeriodRescheduled, Facts::of(&[Fact::Deleted])),
        (Change::Deleted, Facts::of(&[Fact::Deleted])),
        (Change::Joins, Facts::of(&[Fact::Deleted])),
        (Change::MovesIn, Facts::of(&[Fact::Deleted])),
        (Change::MovesOut, Facts::of(&[Fact::Deleted])),
        (Change::Leaves, Facts::of(&[Fact::Deleted])),
    ],
    stage: Stage::Exists,
    check: Check::Case(check),
});

fn check(case: &Case<'_>) -> Verdict {
    Verdict::says_if(case.course.deleted, Prohibition)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rules::rule::testing::says;

    #[test]
    fn nothing_can_be_done_to_a_deleted_course() {
        assert_eq!(says(&RULE, Change::Corrected, |case| case.course.deleted = true), Some(Prohibition));
    }

    #[test]
    fn an_existing_course_can_be_used() {
        assert_eq!(says(&RULE, Change::Corrected, |_| ()), None);
    }
}
