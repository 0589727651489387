//! The rule `client/kela-seeks-provider`.

use crate::rules::basis::Basis;
use crate::rules::case::Case;
use crate::rules::change::Change;
use crate::rules::fact::Facts;
use crate::rules::rule::Effect::Notice;
use crate::rules::rule::{Check, Rule, Stage, Verdict, rule};
use crate::text::Text;

rule!(Rule {
    id: "client/kela-seeks-provider",
    statement: Text {
        en: "When the provider has told Kela's telephone line for authorities and partners that there is no suitable course for the client, Kela looks for another provider for the client.",
        fi: "Kun palveluntuottaja on ilmoittanut Kelan viranomaislinjalle, ettei asiakkaalle ole sopivaa kurssia, Kela etsii asiakkaalle toisen palveluntuottajan.",
        sv: "När serviceproducenten har meddelat FPA:s myndighetslinje att det inte finns någon lämplig kurs för klienten söker FPA en annan serviceproducent för klienten.",
    },
    says: &[(
        Notice,
        Text {
            en: "Kela looks for another provider for client {client}.",
            fi: "Kela etsii asiakkaalle {client} toisen palveluntuottajan.",
            sv: "FPA söker en annan serviceproducent för klient {client}.",
        },
    )],
    basis: Basis::stated(&["K20-32", "K9-30"]),
    when: &[(Change::AuthorityLineTold, Facts::NONE)],
    stage: Stage::Content,
    check: Check::Case(check),
});

fn check(_: &Case<'_>) -> Verdict {
    Verdict::says(Notice)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rules::rule::testing::says;

    #[test]
    fn kela_looks_for_another_provider() {
        assert_eq!(says(&RULE, Change::AuthorityLineTold, |case| case.client.decided = true), Some(Notice));
    }
}
