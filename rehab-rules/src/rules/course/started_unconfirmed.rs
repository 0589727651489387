//! The rule `course/started-unconfirmed`.

use crate::rules::basis::Basis;
use crate::rules::case::Case;
use crate::rules::change::Change;
use crate::rules::compared::{Compared, compare};
use crate::rules::fact::{Fact, Facts};
use crate::rules::rule::Effect::Notice;
use crate::rules::rule::{Check, Rule, Stage, Verdict, rule};
use crate::text::Text;

rule!(Rule {
    id: "course/started-unconfirmed",
    statement: Text {
        en: "Clients must be on a confirmed course. Attention is therefore drawn to a course with clients that has started without being confirmed.",
        fi: "Asiakkaiden on oltava vahvistetulla kurssilla. Siksi kurssista huomautetaan, jos se on alkanut ja sillä on asiakkaita mutta sitä ei ole vahvistettu.",
        sv: "Klienterna ska vara på en bekräftad kurs. Därför fästs uppmärksamhet vid en kurs som har klienter och som har börjat utan att ha bekräftats.",
    },
    says: &[(
        Notice,
        Text {
            en: "Course {course} has started but has not been confirmed. The clients' deadlines keep running until it is confirmed.",
            fi: "Kurssi {course} on alkanut, mutta sitä ei ole vahvistettu. Asiakkaiden määräaika kuluu, kunnes kurssi vahvistetaan.",
            sv: "Kurs {course} har börjat men har inte bekräftats. Klienternas tidsfrister löper tills kursen bekräftas.",
        },
    )],
    basis: Basis::derived(&["K20-33", "K20-36", "K9-31", "K9-34"]),
    when: &[(Change::CourseStands, Facts::of(&[Fact::Clients, Fact::Periods, Fact::Confirmed]))],
    stage: Stage::Content,
    check: Check::Compares(check),
});

fn check(case: &Case<'_>, seen: &mut Compared<'_>) -> Verdict {
    let clients = case.course.clients;
    if case.has_started(seen) && !case.course.confirmed && compare!(seen, 0 < clients) {
        Verdict::says(Notice)
    } else {
        Verdict::Silent
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rules::rule::Effect;
    use crate::rules::rule::testing::{periods, says};

    fn effect(confirmed: bool) -> Option<Effect> {
        says(&RULE, Change::CourseStands, |case| {
            case.course.periods = periods(&[("in_person", "2026-03-02", "2026-03-06")]);
            (case.course.clients, case.course.confirmed) = (7, confirmed);
        })
    }

    #[test]
    fn a_course_that_starts_unconfirmed_is_reported() {
        assert_eq!(effect(false), Some(Notice));
        assert_eq!(effect(true), None);
    }
}
