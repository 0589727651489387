//! The rule `client/on-one-course`.

use crate::rules::basis::Basis;
use crate::rules::case::Case;
use crate::rules::change::Change;
use crate::rules::fact::{Fact, Facts};
use crate::rules::remedy::Remedy;
use crate::rules::rule::Effect::{Prohibition, Violation};
use crate::rules::rule::{Check, Rule, Stage, Verdict, rule};
use crate::text::Text;

rule!(Rule {
    id: "client/on-one-course",
    statement: Text {
        en: "A client who is added to another course is removed or moved from the first. A client can therefore be on only one course of a service at a time.",
        fi: "Toiselle kurssille kiinnitettävä asiakas poistetaan tai siirretään aiemmalta kurssilta. Siksi asiakas voi olla kerrallaan vain yhdellä saman palvelun kurssilla.",
        sv: "En klient som läggs till på en annan kurs tas bort eller flyttas från den förra. Därför kan en klient vara på endast en kurs i sänder inom samma tjänst.",
    },
    says: &[
        (
            Prohibition,
            Text {
                en: "Client {client} cannot be added to course {course}, because the client is already on a course of the same service. If the client is to change course, move the client from one course to the other.",
                fi: "Asiakasta {client} ei voi kiinnittää kurssille {course}, koska hän on jo saman palvelun kurssilla. Jos kurssi on tarkoitus vaihtaa, siirrä asiakas kurssilta toiselle.",
                sv: "Klient {client} kan inte läggas till på kurs {course}, eftersom hen redan är på en kurs inom samma tjänst. Om klienten ska byta kurs ska du flytta klienten från den ena kursen till den andra.",
            },
        ),
        (
            Violation,
            Text {
                en: "Client {client} is on course {course}, although the client was already on another course of the same service. Take the client off one of the courses.",
                fi: "Asiakas {client} on kurssilla {course}, vaikka hän oli jo toisella saman palvelun kurssilla. Poista asiakas toiselta näistä kursseista.",
                sv: "Klient {client} är på kurs {course}, trots att klienten redan var på en annan kurs inom samma tjänst. Ta bort klienten från en av kurserna.",
            },
        ),
    ],
    basis: Basis::derived(&["K20-27", "K20-47", "K9-24", "K9-45"]).remedied_by(Remedy::MoveHere),
    when: &[
        (Change::Joins, Facts::of(&[Fact::OnOpenCourse])),
        (Change::MovesIn, Facts::of(&[Fact::OnOpenCourse])),
        (Change::StayStands, Facts::of(&[Fact::OnOpenCourse])),
    ],
    stage: Stage::Content,
    check: Check::Case(check),
});

fn check(case: &Case<'_>) -> Verdict {
    if case.client.on_open_course { Verdict::breaks(case.change) } else { Verdict::Kept }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rules::rule::testing::says;

    #[test]
    fn a_client_on_a_course_cannot_join_another() {
        assert_eq!(says(&RULE, Change::Joins, |case| case.client.on_open_course = true), Some(Prohibition));
        assert_eq!(says(&RULE, Change::Joins, |_| ()), None);
    }

    #[test]
    fn being_on_two_courses_breaks_the_rule() {
        assert_eq!(says(&RULE, Change::StayStands, |case| case.client.on_open_course = true), Some(Violation));
        assert_eq!(says(&RULE, Change::StayStands, |_| ()), None);
    }
}
