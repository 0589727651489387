//! The rule `course/schedule-complete`.

use crate::input::period::PeriodKind;
use crate::input::service::Commit;
use crate::rules::basis::Basis;
use crate::rules::case::Case;
use crate::rules::change::Change;
use crate::rules::fact::{Fact, Facts};
use crate::rules::rule::Effect::{Prohibition, Violation};
use crate::rules::rule::{Check, Rule, Stage, Verdict, rule};
use crate::rules::values::{Value, values};
use crate::text::Text;
use alloc::vec::Vec;

rule!(Rule {
    id: "course/schedule-complete",
    statement: Text {
        en: "Confirmation commits the provider to the schedule of the first in-person period and the digital period. These periods must therefore be scheduled before the course is confirmed.",
        fi: "Vahvistaminen sitoo palveluntuottajan ensimmäisen kasvokkaisen jakson ja verkkokuntoutusjakson aikatauluun. Siksi näiden jaksojen aikataulun on oltava kirjattuna ennen vahvistamista.",
        sv: "Bekräftelsen binder serviceproducenten till tidtabellen för den första perioden med rehabilitering ansikte mot ansikte och perioden med digital rehabilitering. Perioderna ska därför finnas i tidtabellen innan kursen bekräftas.",
    },
    says: &[
        (
            Prohibition,
            Text {
                en: "Course {course} cannot be confirmed yet. Still to be entered in the schedule: {missing}.",
                fi: "Kurssia {course} ei voi vielä vahvistaa. Aikataulusta puuttuu: {missing}.",
                sv: "Kurs {course} kan inte bekräftas ännu. I tidtabellen saknas: {missing}.",
            },
        ),
        (
            Violation,
            Text {
                en: "Course {course} has been confirmed, but its schedule is not complete. Enter in the schedule: {missing}.",
                fi: "Kurssi {course} on vahvistettu, mutta aikataulusta puuttuu: {missing}. Kirjaa puuttuva aikataulu.",
                sv: "Kurs {course} har bekräftats, men i tidtabellen saknas: {missing}. För in det som saknas.",
            },
        ),
    ],
    basis: Basis::derived(&["K20-33", "K9-31"]).read_as(&["AM-20", "AM-30"]),
    when: &[
        (Change::Confirmed, Facts::of(&[Fact::Periods])),
        (Change::CourseStands, Facts::of(&[Fact::Periods, Fact::Confirmed])),
    ],
    stage: Stage::Content,
    check: Check::Case(check),
});

fn check(case: &Case<'_>) -> Verdict {
    if case.change == Change::CourseStands && !case.course.confirmed {
        return Verdict::Silent;
    }
    let has = |kind| case.course.periods.iter().any(|period| period.kind == kind);
    let is_missing = |commit: &Commit| match commit {
        Commit::FirstInPerson => !has(PeriodKind::InPerson),
        Commit::Digital => !has(PeriodKind::Digital),
    };
    if !case.service.commits.iter().any(is_missing) {
        return Verdict::Kept;
    }
    let missing: Vec<Commit> = case.service.commits.iter().copied().filter(is_missing).collect();
    Verdict::breaks(case.change).with(values![missing = Value::Words(Commit::words(&missing))])
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rules::rule::testing::{periods, says};

    #[test]
    fn both_committed_periods_are_scheduled() {
        let confirmed =
            |schedule: &[(&str, &str, &str)]| says(&RULE, Change::Confirmed, |case| case.course.periods = periods(schedule));
        assert_eq!(confirmed(&[("in_person", "2026-05-04", "2026-05-08"), ("digital", "2026-06-01", "2026-06-05")]), None);
        assert_eq!(confirmed(&[("digital", "2026-06-01", "2026-06-05")]), Some(Prohibition));
    }

    #[test]
    fn a_confirmed_course_without_a_schedule_breaks_the_rule() {
        let effect = |confirmed| says(&RULE, Change::CourseStands, |case| case.course.confirmed = confirmed);
        assert_eq!(effect(false), None);
        assert_eq!(effect(true), Some(Violation));
    }
}
