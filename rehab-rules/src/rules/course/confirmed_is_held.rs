//! The rule `course/confirmed-is-held`.

use crate::input::period::last_end;
use crate::rules::basis::Basis;
use crate::rules::case::Case;
use crate::rules::change::Change;
use crate::rules::fact::{Fact, Facts};
use crate::rules::rule::Effect::{Obligation, Prohibition};
use crate::rules::rule::{Check, Rule, Stage, Verdict, rule};
use crate::text::Text;

rule!(Rule {
    id: "course/confirmed-is-held",
    statement: Text {
        en: "Confirming a course means committing to carry it out. A confirmed course must be carried out even if clients move away from it, and it cannot be deleted.",
        fi: "Kurssin vahvistaminen tarkoittaa sitoutumista kurssin toteuttamiseen. Vahvistettu kurssi on toteutettava, vaikka asiakkaita siirtyisi pois, eikä sitä voi poistaa.",
        sv: "Att bekräfta en kurs betyder att serviceproducenten förbinder sig att genomföra den. En bekräftad kurs måste genomföras även om klienter flyttar bort från den, och den kan inte raderas.",
    },
    says: &[
        (
            Prohibition,
            Text {
                en: "Course {course} cannot be deleted: it is confirmed and must be carried out even if clients move away from it.",
                fi: "Kurssia {course} ei voi poistaa: se on vahvistettu, ja se on toteutettava, vaikka asiakkaita siirtyisi pois.",
                sv: "Kurs {course} kan inte raderas: den är bekräftad och måste genomföras även om klienter flyttar bort från den.",
            },
        ),
        (
            Obligation,
            Text {
                en: "Course {course} is confirmed and must be carried out even if clients move away from it.[ It ends on {due}.]",
                fi: "Kurssi {course} on vahvistettu, ja se on toteutettava, vaikka asiakkaita siirtyisi pois.[ Kurssi päättyy {due}.]",
                sv: "Kurs {course} är bekräftad och måste genomföras även om klienter flyttar bort från den.[ Kursen slutar {due}.]",
            },
        ),
    ],
    basis: Basis::stated(&["K20-33", "K20-46", "K9-31", "K9-44"]).read_as(&["AM-17", "AM-26"]),
    when: &[
        (Change::Confirmed, Facts::NONE),
        (Change::Leaves, Facts::of(&[Fact::Confirmed])),
        (Change::MovesOut, Facts::of(&[Fact::Confirmed])),
        (Change::LeavesProvider, Facts::of(&[Fact::Confirmed])),
        (Change::Deleted, Facts::of(&[Fact::Confirmed])),
        (Change::CourseStands, Facts::of(&[Fact::Periods, Fact::Confirmed])),
    ],
    stage: Stage::Content,
    check: Check::Case(check),
});

fn check(case: &Case<'_>) -> Verdict {
    match case.change {
        Change::Confirmed => Verdict::says(Obligation),
        Change::Deleted => Verdict::says_if(case.course.confirmed, Prohibition),
        _ if !case.course.confirmed => Verdict::Silent,
        Change::CourseStands => Verdict::says(Obligation).by(last_end(case.course.periods)),
        _ => Verdict::says(Obligation),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rules::rule::testing::says;

    #[test]
    fn a_confirmed_course_is_not_deleted() {
        assert_eq!(says(&RULE, Change::Deleted, |case| case.course.confirmed = true), Some(Prohibition));
        assert_eq!(says(&RULE, Change::Deleted, |_| ()), None);
    }

    #[test]
    fn it_is_held_even_if_a_client_leaves() {
        assert_eq!(says(&RULE, Change::Leaves, |case| case.course.confirmed = true), Some(Obligation));
        assert_eq!(says(&RULE, Change::Leaves, |_| ()), None);
    }
}
