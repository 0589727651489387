//! The rule `client/rehabilitation-ends`.

use crate::rules::basis::Basis;
use crate::rules::case::Case;
use crate::rules::change::Change;
use crate::rules::fact::Facts;
use crate::rules::rule::Effect::Unregulated;
use crate::rules::rule::{Check, Rule, Stage, Verdict, rule};
use crate::text::Text;

rule!(Rule {
    id: "client/rehabilitation-ends",
    statement: Text {
        en: "Not regulated: Kela's instructions do not say what to do when a client's rehabilitation ends without a change of provider.",
        fi: "Ei säännelty: Kelan ohjeissa ei kerrota, miten toimitaan, kun asiakkaan kuntoutus päättyy eikä palveluntuottaja vaihdu.",
        sv: "Inte reglerat: FPA:s anvisningar säger inte hur man gör när klientens rehabilitering avslutas utan att klienten byter serviceproducent.",
    },
    says: &[(
        Unregulated,
        Text {
            en: "Client {client}'s rehabilitation ends, and the client is removed from the courses of the service. Kela's instructions do not mention this; the program does not prevent it.",
            fi: "Asiakkaan {client} kuntoutus päättyy, ja hänet poistetaan palvelun kursseilta. Kelan ohjeissa ei kerrota tästä; ohjelma ei estä sitä.",
            sv: "Rehabiliteringen för klient {client} avslutas, och klienten tas bort från tjänstens kurser. FPA:s anvisningar nämner inte detta; programmet hindrar det inte.",
        },
    )],
    basis: Basis::silent(&["K20-27", "K20-37", "K9-24", "K9-35"]).read_as(&["AM-25"]),
    when: &[(Change::EndsRehabilitation, Facts::NONE)],
    stage: Stage::Content,
    check: Check::Case(check),
});

fn check(_: &Case<'_>) -> Verdict {
    Verdict::says(Unregulated)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rules::rule::testing::says;

    #[test]
    fn the_sources_do_not_regulate_the_end() {
        assert_eq!(says(&RULE, Change::EndsRehabilitation, |case| case.client.decided = true), Some(Unregulated));
    }
}
