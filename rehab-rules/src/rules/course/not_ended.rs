//! The rule `course/not-ended`.

use crate::rules::basis::Basis;
use crate::rules::case::Case;
use crate::rules::change::Change;
use crate::rules::compared::Compared;
use crate::rules::fact::{Fact, Facts};
use crate::rules::rule::Effect::Prohibition;
use crate::rules::rule::{Check, Rule, Stage, Verdict, rule};
use crate::text::Text;

rule!(Rule {
    id: "course/not-ended",
    statement: Text {
        en: "Once a course has ended, no clients can be added or moved to it and it cannot be confirmed. Its group size, target groups and schedule can no longer be changed either.",
        fi: "Kun kurssi on päättynyt, sille ei voi enää kiinnittää tai siirtää asiakkaita, eikä sitä voi vahvistaa. Myöskään sen ryhmäkokoa, kohderyhmiä tai aikataulua ei voi enää muuttaa.",
        sv: "När en kurs har avslutats kan klienter inte längre läggas till på den eller flyttas till den. Den kan inte heller bekräftas, och dess gruppstorlek, målgrupper och tidtabell kan inte längre ändras.",
    },
    says: &[(
        Prohibition,
        Text {
            en: "Course {course} has ended, so this can no longer be done on it.",
            fi: "Kurssi {course} on päättynyt, joten tätä ei voi enää tehdä.",
            sv: "Kurs {course} har avslutats, och därför kan detta inte längre göras.",
        },
    )],
    basis: Basis::derived(&["K20-47", "K9-45"]),
    when: &[
        (Change::Joins, Facts::of(&[Fact::Periods])),
        (Change::MovesIn, Facts::of(&[Fact::Periods])),
        (Change::Resized, Facts::of(&[Fact::Periods])),
        (Change::Regrouped, Facts::of(&[Fact::Periods])),
        (Change::Confirmed, Facts::of(&[Fact::Periods])),
        (Change::Rescheduled, Facts::of(&[Fact::Periods])),
        (Change::PeriodRescheduled, Facts::of(&[Fact::Periods])),
    ],
    stage: Stage::Ended,
    check: Check::Compares(check),
});

fn check(case: &Case<'_>, seen: &mut Compared<'_>) -> Verdict {
    Verdict::says_if(case.has_ended(seen), Prohibition)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rules::rule::testing::{periods, says};

    #[test]
    fn nobody_joins_the_day_after_the_end() {
        let schedule = periods(&[("in_person", "2026-02-23", "2026-03-01")]);
        assert_eq!(says(&RULE, Change::Joins, |case| case.course.periods = schedule), Some(Prohibition));
    }

    #[test]
    fn the_last_day_is_not_past() {
        let schedule = periods(&[("in_person", "2026-02-23", "2026-03-02")]);
        assert_eq!(says(&RULE, Change::Joins, |case| case.course.periods = schedule), None);
    }
}
