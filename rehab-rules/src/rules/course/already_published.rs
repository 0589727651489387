//! The rule `course/already-published`.

use crate::rules::basis::Basis;
use crate::rules::case::Case;
use crate::rules::change::Change;
use crate::rules::fact::{Fact, Facts};
use crate::rules::rule::Effect::Notice;
use crate::rules::rule::{Check, Rule, Stage, Verdict, rule};
use crate::text::Text;

rule!(Rule {
    id: "course/already-published",
    statement: Text {
        en: "A published course stays published; publishing it again changes nothing.",
        fi: "Julkaistu kurssi pysyy julkaistuna, eikä uusi julkaiseminen muuta mitään.",
        sv: "En publicerad kurs förblir publicerad, och en ny publicering ändrar ingenting.",
    },
    says: &[(
        Notice,
        Text {
            en: "Course {course} is already published and visible in the provider search. Nothing changes.",
            fi: "Kurssi {course} on jo julkaistu ja näkyy palveluntuottajahaussa. Mikään ei muutu.",
            sv: "Kurs {course} är redan publicerad och syns i e-tjänsten för sökning av serviceproducent. Ingenting ändras.",
        },
    )],
    basis: Basis::stated(&["K20-21", "K20-22", "K9-18", "K9-19"]),
    when: &[(Change::Published, Facts::of(&[Fact::Published]))],
    stage: Stage::Idle,
    check: Check::Case(check),
});

fn check(case: &Case<'_>) -> Verdict {
    if case.course.published { Verdict::says(Notice) } else { Verdict::Silent }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rules::rule::testing::says;

    #[test]
    fn publishing_twice_changes_nothing() {
        assert_eq!(says(&RULE, Change::Published, |case| case.course.published = true), Some(Notice));
        assert_eq!(says(&RULE, Change::Published, |_| ()), None);
    }
}
