//! The rule `client/tell-authority-line`.

use crate::rules::basis::Basis;
use crate::rules::case::Case;
use crate::rules::change::Change;
use crate::rules::compared::{Compared, compare};
use crate::rules::fact::{Fact, Facts};
use crate::rules::rule::Effect::Obligation;
use crate::rules::rule::{Check, Rule, Stage, Verdict, rule};
use crate::text::Text;

rule!(Rule {
    id: "client/tell-authority-line",
    statement: Text {
        en: "If there is no suitable course for the client and none can be arranged as the instructions say, the provider must tell Kela's telephone line for authorities and partners. Inferred from the instructions: this is so when no course can take the client, and the places left for this calendar year and for the next are both below the minimum group size.",
        fi: "Jos asiakkaalle ei ole sopivaa kurssia eikä sellaista voi järjestää ohjeen keinoin, palveluntuottajan on ilmoitettava siitä Kelan viranomaislinjalle. Ohjeesta päätelty: näin on, kun asiakasta ei voi kiinnittää millekään kurssille ja sekä tälle että seuraavalle vuodelle on jäljellä vähemmän asiakaspaikkoja kuin ryhmäkoon vähimmäismäärä.",
        sv: "Om det inte finns någon lämplig kurs och ingen kan ordnas på de sätt som anvisningen nämner ska serviceproducenten meddela FPA:s myndighetslinje. Slutsats av anvisningen: så är det när ingen kurs kan ta emot klienten och färre klientplatser än gruppens minimistorlek är kvar, både för innevarande och för följande kalenderår.",
    },
    says: &[(
        Obligation,
        Text {
            en: "There is no suitable course for client {client}, and none can be arranged. Tell Kela's telephone line for authorities and partners, and Kela will look for another provider for the client.",
            fi: "Asiakkaalle {client} ei ole sopivaa kurssia, eikä sellaista voi järjestää. Ilmoita asiasta Kelan viranomaislinjalle, niin Kela etsii asiakkaalle toisen palveluntuottajan.",
            sv: "Det finns ingen lämplig kurs för klient {client}, och ingen kan heller ordnas. Meddela detta till FPA:s myndighetslinje, så söker FPA en annan serviceproducent för klienten.",
        },
    )],
    basis: Basis::stated(&["K20-30", "K20-31", "K9-27", "K9-28", "K9-29"]).read_as(&["AM-55"]),
    when: &[(
        Change::ClientStands,
        Facts::of(&[
            Fact::Decided,
            Fact::OnAnyCourse,
            Fact::AuthorityLineTold,
            Fact::ACourseCanTake,
            Fact::AGroupCanBeAdded,
            Fact::Left,
            Fact::LeftNext,
        ]),
    )],
    stage: Stage::Content,
    check: Check::Compares(check),
});

fn check(case: &Case<'_>, seen: &mut Compared<'_>) -> Verdict {
    let client = &case.client;
    if !client.decided || client.on_any_course || client.authority_line_told {
        return Verdict::Silent;
    }
    let min = case.service.group_size.min;
    let (left, left_next) = (case.year.left, case.year.left_next);
    let none_can_be_created = compare!(seen, left < min) && compare!(seen, left_next < min);
    let must_tell = none_can_be_created && !client.a_course_can_take && !client.a_group_can_be_added;
    Verdict::says_if(must_tell, Obligation)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rules::rule::Effect;
    use crate::rules::rule::testing::says;

    fn effect(left: i64, can_take: bool) -> Option<Effect> {
        says(&RULE, Change::ClientStands, |case| {
            (case.client.decided, case.client.a_course_can_take) = (true, can_take);
            (case.year.left, case.year.left_next) = (0, left);
        })
    }

    #[test]
    fn kela_is_told_when_there_is_no_suitable_course() {
        assert_eq!(effect(5, false), Some(Obligation));
        assert_eq!(effect(5, true), None);
    }

    #[test]
    fn a_course_can_still_be_created_with_six_places_left() {
        assert_eq!(effect(6, false), None);
    }
}
