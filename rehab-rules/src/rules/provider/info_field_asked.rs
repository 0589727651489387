//! The rule `provider/info-field-asked`.

use crate::input::service::InfoField;
use crate::rules::basis::Basis;
use crate::rules::case::Case;
use crate::rules::change::Change;
use crate::rules::fact::{Fact, Facts};
use crate::rules::rule::Effect::Unregulated;
use crate::rules::rule::{Check, Rule, Stage, Verdict, rule};
use crate::rules::values::{Value, values};
use crate::text::Text;

rule!(Rule {
    id: "provider/info-field-asked",
    statement: Text {
        en: "Not regulated: the instructions list the data that the providers of a service enter and keep up to date, and do not say whether other data may be entered.",
        fi: "Ei säännelty: Kelan ohjeissa luetellaan tiedot, jotka palveluntuottajat vievät järjestelmään ja päivittävät, mutta niissä ei kerrota, voiko muita tietoja kirjata.",
        sv: "Inte reglerat: FPA:s anvisningar räknar upp de uppgifter som tjänstens serviceproducenter för in och uppdaterar, men säger inte om andra uppgifter kan föras in.",
    },
    says: &[(
        Unregulated,
        Text {
            en: "This service does not ask for the following: {field}[ (office {office})]. Kela's instructions do not say whether it may be entered; the program does not prevent it.",
            fi: "Tässä palvelussa ei kysytä seuraavaa tietoa: {field}[ (toimipiste {office})]. Kelan ohjeissa ei kerrota, voiko sen kirjata; ohjelma ei estä sitä.",
            sv: "För den här tjänsten efterfrågas inte följande uppgift: {field}[ (verksamhetsställe {office})]. FPA:s anvisningar säger inte om uppgiften kan föras in; programmet hindrar det inte.",
        },
    )],
    basis: Basis::silent(&["K20-62", "K20-63", "K20-64", "K20-65", "K9-60", "K9-61", "K9-62"]),
    when: &[(Change::InfoGiven, Facts::of(&[Fact::Info]))],
    stage: Stage::Content,
    check: Check::Case(check),
});

fn check(case: &Case<'_>) -> Verdict {
    let Some(info) = case.asked.info else { return Verdict::Silent };
    if case.service.provider_info.contains(&info) {
        return Verdict::Kept;
    }
    Verdict::says(Unregulated).with(match case.asked.office.filter(|_| info == InfoField::Pool) {
        Some(office) => values![field = info.word(), office = Value::Text].and_texts(core::iter::once(office)),
        None => values![field = info.word()],
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rules::rule::testing::says_in;

    #[test]
    fn the_tissue_service_does_not_ask_for_distance_experience() {
        let given =
            |service| says_in(service, &RULE, Change::InfoGiven, |case| case.asked.info = Some(InfoField::DistanceExperience));
        assert_eq!(given("kela.family-carers"), None);
        assert_eq!(given("kela.rare-connective-tissue"), Some(Unregulated));
    }
}
