//! The rule `provider/info-complete`.

use crate::rules::basis::Basis;
use crate::rules::case::Case;
use crate::rules::change::Change;
use crate::rules::fact::{Fact, Facts};
use crate::rules::rule::Effect::Obligation;
use crate::rules::rule::{Check, Rule, Stage, Verdict, rule};
use crate::rules::values::{Value, values};
use crate::text::Text;

rule!(Rule {
    id: "provider/info-complete",
    statement: Text {
        en: "The provider must enter in the registration system, and keep up to date, the data that the service asks about its experience and its pool facilities.",
        fi: "Palveluntuottajan on vietävä rekisteröitymisjärjestelmään ja päivitettävä ne tiedot kokemuksestaan ja allastiloistaan, joita palvelussa kysytään.",
        sv: "Serviceproducenten ska i registreringssystemet föra in och uppdatera de uppgifter om sin erfarenhet och sina bassängutrymmen som efterfrågas för tjänsten.",
    },
    says: &[(
        Obligation,
        Text {
            en: "Not yet entered in the registration system: {field}[ (office {office})]. Enter this information and keep it up to date.",
            fi: "Rekisteröitymisjärjestelmästä puuttuu tieto: {field}[ (toimipiste {office})]. Vie tieto järjestelmään ja pidä se ajan tasalla.",
            sv: "I registreringssystemet saknas uppgiften: {field}[ (verksamhetsställe {office})]. För in uppgiften och håll den uppdaterad.",
        },
    )],
    basis: Basis::stated(&[
        "K20-62", "K20-63", "K20-64", "K20-65", "K20-66", "K20-67", "K20-69", "K9-60", "K9-61", "K9-62", "K9-63", "K9-64",
    ])
    .read_as(&["AM-54"]),
    when: &[(Change::InfoStands, Facts::of(&[Fact::Info, Fact::InfoGiven, Fact::Office]))],
    stage: Stage::Content,
    check: Check::Case(check),
});

fn check(case: &Case<'_>) -> Verdict {
    let Some(info) = case.asked.info else { return Verdict::Silent };
    if case.asked.info_given {
        return Verdict::Kept;
    }
    Verdict::says(Obligation).with(match case.asked.office {
        Some(office) => values![field = info.word(), office = Value::Text].and_texts(core::iter::once(office)),
        None => values![field = info.word()],
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::input::service::InfoField;
    use crate::rules::rule::testing::says;

    #[test]
    fn what_the_service_asks_is_given() {
        let effect = |given| {
            says(&RULE, Change::InfoStands, |case| (case.asked.info, case.asked.info_given) = (Some(InfoField::Pool), given))
        };
        assert_eq!(effect(true), None);
        assert_eq!(effect(false), Some(Obligation));
    }
}
