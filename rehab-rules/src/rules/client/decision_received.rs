//! The rule `client/decision-received`.

use crate::rules::basis::{AUDIT, Basis, BasisKind, Part};
use crate::rules::case::Case;
use crate::rules::change::Change;
use crate::rules::fact::{Fact, Facts};
use crate::rules::rule::Effect::{Prohibition, Violation};
use crate::rules::rule::{Check, Rule, Stage, Verdict, rule};
use crate::text::Text;

rule!(Rule {
    id: "client/decision-received",
    statement: Text {
        en: "A client can be added to a course only when the provider has received the client's rehabilitation decision. Inferred from the instructions: the decision is also needed when the client changes course or provider and when the rehabilitation ends. It is also needed when Kela's telephone line for authorities and partners is told about the client.",
        fi: "Asiakkaan voi kiinnittää kurssille vasta, kun palveluntuottaja on saanut asiakkaan kuntoutuspäätöksen. Ohjeesta päätelty: päätös tarvitaan myös, kun asiakas vaihtaa kurssia tai palveluntuottajaa, kun kuntoutus päättyy ja kun asiakkaasta ilmoitetaan Kelan viranomaislinjalle.",
        sv: "En klient kan läggas till på en kurs först när serviceproducenten har fått klientens rehabiliteringsbeslut. Slutsats av anvisningen: beslutet behövs också när klienten byter kurs eller serviceproducent, när rehabiliteringen avslutas och när FPA:s myndighetslinje får ett meddelande om klienten.",
    },
    says: &[
        (
            Prohibition,
            Text {
                en: "No rehabilitation decision for this service has been recorded for client {client}[, so the client cannot be added to course {course}]. Record the decision when you have received it.",
                fi: "Asiakkaalle {client} ei ole kirjattu tämän palvelun kuntoutuspäätöstä[, joten häntä ei voi kiinnittää kurssille {course}]. Kirjaa päätös, kun olet saanut sen.",
                sv: "För klient {client} har inget rehabiliteringsbeslut som gäller den här tjänsten registrerats[, och därför kan klienten inte läggas till på kurs {course}]. Registrera beslutet när du har fått det.",
            },
        ),
        (
            Violation,
            Text {
                en: "Client {client} is on course {course}, but no rehabilitation decision for this service has been recorded for the client. Record the decision, or take the client off the course.",
                fi: "Asiakas {client} on kurssilla {course}, mutta hänelle ei ole kirjattu tämän palvelun kuntoutuspäätöstä. Kirjaa päätös tai poista asiakas kurssilta.",
                sv: "Klient {client} är på kurs {course}, men för klienten har inget rehabiliteringsbeslut som gäller den här tjänsten registrerats. Registrera beslutet eller ta bort klienten från kursen.",
            },
        ),
    ],
    basis: Basis::stated(&["K20-24", "K9-21"]).read_as(&["AM-31"]).in_parts(&[
        Part { effect: Prohibition, kind: BasisKind::Stated, actions: &["attach_client"] },
        Part {
            effect: Prohibition,
            kind: BasisKind::Derived,
            actions: &["move_client", "tell_authority_line", "change_provider", "end_rehabilitation"],
        },
        Part { effect: Violation, kind: BasisKind::Derived, actions: &[AUDIT] },
    ]),
    when: &[
        (Change::Joins, Facts::of(&[Fact::Decided])),
        (Change::MovesIn, Facts::of(&[Fact::Decided])),
        (Change::AuthorityLineTold, Facts::of(&[Fact::Decided])),
        (Change::ChangesProvider, Facts::of(&[Fact::Decided])),
        (Change::EndsRehabilitation, Facts::of(&[Fact::Decided])),
        (Change::StayStands, Facts::of(&[Fact::Decided])),
    ],
    stage: Stage::Decided,
    check: Check::Case(check),
});

fn check(case: &Case<'_>) -> Verdict {
    if case.client.decided { Verdict::Kept } else { Verdict::breaks(case.change) }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rules::rule::testing::says;

    #[test]
    fn a_client_joins_only_with_a_decision() {
        assert_eq!(says(&RULE, Change::Joins, |_| ()), Some(Prohibition));
        assert_eq!(says(&RULE, Change::Joins, |case| case.client.decided = true), None);
    }

    #[test]
    fn a_client_on_a_course_without_a_decision_breaks_the_rule() {
        assert_eq!(says(&RULE, Change::StayStands, |_| ()), Some(Violation));
        assert_eq!(says(&RULE, Change::StayStands, |case| case.client.decided = true), None);
    }
}
