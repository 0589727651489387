//! The rule `course/already-confirmed`.

use crate::rules::basis::Basis;
use crate::rules::case::Case;
use crate::rules::change::Change;
use crate::rules::fact::{Fact, Facts};
use crate::rules::rule::Effect::Notice;
use crate::rules::rule::{Check, Rule, Stage, Verdict, rule};
use crate::text::Text;

rule!(Rule {
    id: "course/already-confirmed",
    statement: Text {
        en: "A confirmed course stays confirmed; confirming it again changes nothing.",
        fi: "Vahvistettu kurssi pysyy vahvistettuna, eikä uusi vahvistaminen muuta mitään.",
        sv: "En bekräftad kurs förblir bekräftad, och en ny bekräftelse ändrar ingenting.",
    },
    says: &[(
        Notice,
        Text {
            en: "Course {course} is already confirmed. Nothing changes.",
            fi: "Kurssi {course} on jo vahvistettu. Mikään ei muutu.",
            sv: "Kurs {course} är redan bekräftad. Ingenting ändras.",
        },
    )],
    basis: Basis::stated(&["K20-33", "K20-46", "K9-31", "K9-44"]),
    when: &[(Change::Confirmed, Facts::of(&[Fact::Confirmed]))],
    stage: Stage::Idle,
    check: Check::Case(check),
});

fn check(case: &Case<'_>) -> Verdict {
    if case.course.confirmed { Verdict::says(Notice) } else { Verdict::Silent }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rules::rule::testing::says;

    #[test]
    fn confirming_twice_changes_nothing() {
        assert_eq!(says(&RULE, Change::Confirmed, |case| case.course.confirmed = true), Some(Notice));
        assert_eq!(says(&RULE, Change::Confirmed, |_| ()), None);
    }
}
