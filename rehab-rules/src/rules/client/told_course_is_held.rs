//! The rule `client/told-course-is-held`.

use crate::rules::basis::Basis;
use crate::rules::case::Case;
use crate::rules::change::Change;
use crate::rules::fact::{Fact, Facts};
use crate::rules::rule::Effect::Notice;
use crate::rules::rule::{Check, Rule, Stage, Verdict, rule};
use crate::text::Text;

rule!(Rule {
    id: "client/told-course-is-held",
    statement: Text {
        en: "When the course has been confirmed, the client gets definite information that it will be carried out.",
        fi: "Kun kurssi on vahvistettu, asiakas saa varman tiedon siitä, että hänen kurssinsa toteutuu.",
        sv: "När kursen har bekräftats får klienten klart besked om att klientens kurs kommer att genomföras.",
    },
    says: &[(
        Notice,
        Text {
            en: "Client {client} gets definite information that course {course} will be carried out.",
            fi: "Asiakas {client} saa varman tiedon siitä, että kurssi {course} toteutuu.",
            sv: "Klient {client} får klart besked om att kurs {course} kommer att genomföras.",
        },
    )],
    basis: Basis::stated(&["K20-35", "K9-33"]),
    when: &[
        (Change::Joins, Facts::of(&[Fact::Confirmed])),
        (Change::MovesIn, Facts::of(&[Fact::Confirmed])),
        (Change::StaysConfirmed, Facts::NONE),
    ],
    stage: Stage::Content,
    check: Check::Case(check),
});

fn check(case: &Case<'_>) -> Verdict {
    if case.change != Change::StaysConfirmed && !case.course.confirmed {
        return Verdict::Silent;
    }
    Verdict::says(Notice)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rules::rule::testing::says;

    #[test]
    fn a_client_of_a_confirmed_course_is_told() {
        assert_eq!(says(&RULE, Change::Joins, |case| case.course.confirmed = true), Some(Notice));
        assert_eq!(says(&RULE, Change::Joins, |_| ()), None);
    }
}
