//! The rule `course/confirmed-schedule-fixed`.

use crate::input::period::{Period, PeriodKind, first_changed};
use crate::input::service::Commit;
use crate::rules::basis::Basis;
use crate::rules::case::Case;
use crate::rules::change::Change;
use crate::rules::fact::{Fact, Facts};
use crate::rules::rule::Effect::Prohibition;
use crate::rules::rule::{Check, Rule, Stage, Verdict, rule};
use crate::text::Text;

rule!(Rule {
    id: "course/confirmed-schedule-fixed",
    statement: Text {
        en: "After confirmation, the first in-person period and the digital period are carried out as scheduled in the registration system. Other periods can still be moved.",
        fi: "Vahvistamisen jälkeen ensimmäinen kasvokkainen jakso ja verkkokuntoutusjakso toteutuvat rekisteröitymisjärjestelmässä ilmoitetulla aikataululla. Muita jaksoja voi edelleen siirtää.",
        sv: "Efter bekräftelsen genomförs den första perioden med rehabilitering ansikte mot ansikte och perioden med digital rehabilitering enligt tidtabellen i registreringssystemet. Tidpunkten för andra perioder kan fortfarande ändras.",
    },
    says: &[(
        Prohibition,
        Text {
            en: "Course {course} is confirmed, so its first in-person period and its digital period are carried out as scheduled. Keep these as they are; other periods can be moved.",
            fi: "Kurssi {course} on vahvistettu, joten sen ensimmäinen kasvokkainen jakso ja verkkokuntoutusjakso toteutuvat ilmoitetulla aikataululla. Pidä ne ennallaan; muita jaksoja voi siirtää.",
            sv: "Kurs {course} är bekräftad. Den första perioden med rehabilitering ansikte mot ansikte och perioden med digital rehabilitering genomförs därför enligt tidtabellen. Behåll dem som de är; tidpunkten för andra perioder kan ändras.",
        },
    )],
    basis: Basis::stated(&["K20-33", "K20-52", "K9-31", "K9-50"]).read_as(&["AM-10"]),
    when: &[
        (Change::Rescheduled, Facts::of(&[Fact::Periods, Fact::Confirmed, Fact::NewPeriods])),
        (Change::PeriodRescheduled, Facts::of(&[Fact::Periods, Fact::Confirmed, Fact::NewPeriods])),
    ],
    stage: Stage::Content,
    check: Check::Case(check),
});

fn check(case: &Case<'_>) -> Verdict {
    if !case.course.confirmed {
        return Verdict::Silent;
    }
    let (old, new) = (case.course.periods, case.asked.periods);
    let changes = |commit: &Commit| match commit {
        Commit::FirstInPerson => first_in_person(old).is_some_and(|first| first_in_person(new) != Some(first)),
        Commit::Digital => first_changed(old, new, |period| period.kind == PeriodKind::Digital).is_some(),
    };
    Verdict::says_if(case.service.commits.iter().any(changes), Prohibition)
}

fn first_in_person(periods: &[Period]) -> Option<Period> {
    periods.iter().copied().find(|period| period.kind == PeriodKind::InPerson)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rules::rule::Effect;
    use crate::rules::rule::testing::{periods, says};

    const FIRST: (&str, &str, &str) = ("in_person", "2026-05-04", "2026-05-08");
    const ONLINE: (&str, &str, &str) = ("digital", "2026-05-25", "2026-08-14");
    const LAST: (&str, &str, &str) = ("in_person", "2026-10-05", "2026-10-09");

    fn rescheduled(schedule: &[(&str, &str, &str)]) -> Option<Effect> {
        says(&RULE, Change::Rescheduled, |case| {
            case.course.confirmed = true;
            (case.course.periods, case.asked.periods) = (periods(&[FIRST, ONLINE, LAST]), periods(schedule));
        })
    }

    #[test]
    fn later_in_person_periods_of_a_confirmed_course_can_move() {
        assert_eq!(rescheduled(&[FIRST, ONLINE, ("in_person", "2026-10-12", "2026-10-16")]), None);
        assert_eq!(rescheduled(&[FIRST, ONLINE]), None);
    }

    #[test]
    fn the_first_in_person_and_the_digital_period_are_fixed() {
        assert_eq!(rescheduled(&[("in_person", "2026-05-05", "2026-05-08"), ONLINE, LAST]), Some(Prohibition));
        assert_eq!(rescheduled(&[FIRST, LAST]), Some(Prohibition));
    }
}
