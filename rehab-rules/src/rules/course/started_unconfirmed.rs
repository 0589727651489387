//! Follows from the source: as clients are to be on a confirmed course, attention is drawn to a course with clients that has started without being confirmed.

use crate::rules::basis::Basis;
use crate::rules::basis::catalogued;
use crate::rules::case::Case;
use crate::rules::change::Change;
use crate::rules::compared::{Compared, compare};
use crate::rules::fact::{Fact, Facts};
use crate::rules::rule::Effect::Notice;
use crate::rules::rule::{Check, Rule, Stage, Verdict};
use crate::text::Text;

/// See the statement.
pub static RULE: Rule = Rule {
    id: "course/started-unconfirmed",
    statement: catalogued(Text {
        en: "Follows from the source: as clients are to be on a confirmed course, attention is drawn to a course with clients that has started without being confirmed.",
        fi: "Johdettu lähteestä: koska asiakkaiden on oltava vahvistetulla kurssilla, kurssista huomautetaan, jos se on alkanut ja sillä on asiakkaita mutta sitä ei ole vahvistettu.",
        sv: "Följer av källan: eftersom klienterna ska vara på en bekräftad kurs fästs uppmärksamhet vid en kurs som har klienter och som har börjat utan att ha bekräftats.",
    }),
    says: &[(
        Notice,
        Text {
            en: "Course {course} has started but has not been confirmed. Until it is confirmed, its clients are not on a confirmed course.",
            fi: "Kurssi {course} on alkanut, mutta sitä ei ole vahvistettu. Sen asiakkaat ovat vahvistetulla kurssilla vasta, kun kurssi vahvistetaan.",
            sv: "Kurs {course} har börjat men har inte bekräftats. Klienterna är på en bekräftad kurs först när kursen bekräftas.",
        },
    )],
    basis: Basis::derived(&["K20-33", "K20-36", "K9-31", "K9-34"]),
    when: &[(Change::CourseStands, Facts::of(&[Fact::Clients, Fact::Periods, Fact::Confirmed]))],
    stage: Stage::Content,
    check: Check::Compares(check),
};

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

    fn stands(confirmed: bool) -> Option<Effect> {
        says(&RULE, Change::CourseStands, |case| {
            case.course.periods = periods(&[("in_person", "2026-03-02", "2026-03-06")]);
            (case.course.clients, case.course.confirmed) = (7, confirmed);
        })
    }

    #[test]
    fn a_course_that_starts_unconfirmed_is_told() {
        assert_eq!(stands(false), Some(Notice));
        assert_eq!(stands(true), None);
    }
}
