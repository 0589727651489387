//! The rule `client/decision-received`.

use crate::rules::basis::catalogued;
use crate::rules::basis::{AUDIT, Basis, BasisKind, Part};
use crate::rules::case::Case;
use crate::rules::change::Change;
use crate::rules::fact::{Fact, Facts};
use crate::rules::rule::Effect::{Prohibition, Violation};
use crate::rules::rule::{Check, Rule, Stage, Verdict};
use crate::text::Text;

/// A client can be added to a course only when the provider has received the client's rehabilitation decision. That the decision
/// is also needed for a move, when Kela's telephone line for authorities and partners is told about the client, when the client
/// changes provider and when the client's rehabilitation ends is inferred from the instructions.
pub static RULE: Rule = Rule {
    id: "client/decision-received",
    statement: catalogued(Text {
        en: "A client can be added to a course only when the provider has received the client's rehabilitation decision. That the decision is also needed for a move, when Kela's telephone line for authorities and partners is told about the client, when the client changes provider and when the client's rehabilitation ends is inferred from the instructions.",
        fi: "Asiakkaan voi kiinnittää kurssille vasta, kun palveluntuottaja on saanut asiakkaan kuntoutuspäätöksen. Se, että päätös tarvitaan myös, kun asiakas vaihtaa kurssia, kun asiakkaasta ilmoitetaan Kelan viranomaislinjalle, kun asiakas vaihtaa palveluntuottajaa ja kun asiakkaan kuntoutus päättyy, on päätelty ohjeesta.",
        sv: "En klient kan läggas till på en kurs först när serviceproducenten har fått klientens rehabiliteringsbeslut. Att beslutet också behövs när klienten byter kurs, när FPA:s myndighetslinje får ett meddelande om klienten, när klienten byter serviceproducent och när klientens rehabilitering avslutas är en slutsats av anvisningen.",
    }),
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
};

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
