//! The rule `course/places-left`.

use crate::rules::basis::Basis;
use crate::rules::case::Case;
use crate::rules::change::Change;
use crate::rules::compared::{Compared, compare};
use crate::rules::fact::{Fact, Facts};
use crate::rules::rule::Effect::Notice;
use crate::rules::rule::{Check, Rule, Stage, Verdict, rule};
use crate::rules::values::values;
use crate::text::Text;
use chrono::Datelike;

rule!(Rule {
    id: "course/places-left",
    statement: Text {
        en: "The client places left for a calendar year are the declared client capacity less the places of the courses of that year that have not been deleted.",
        fi: "Kalenterivuoden jäljellä olevat asiakaspaikat saadaan, kun ilmoitetusta asiakasmäärästä vähennetään vuoden kurssien asiakaspaikat. Poistettuja kursseja ei lasketa mukaan.",
        sv: "De klientplatser som är kvar för ett kalenderår är den angivna klientkapaciteten minus klientplatserna på årets kurser. Raderade kurser räknas inte med.",
    },
    says: &[(
        Notice,
        Text {
            en: "Client places for {year}: capacity {declared}, used {used}, left {left}.",
            fi: "Vuoden {year} asiakaspaikat: ilmoitettu asiakasmäärä {declared}, käytössä {used}, jäljellä {left}.",
            sv: "Klientplatser för {year}: klientkapacitet {declared}, använda {used}, kvar {left}.",
        },
    )],
    basis: Basis::stated(&["K20-02", "K20-03", "K9-02", "K9-03"]).read_as(&["AM-04", "AM-05", "AM-07"]),
    when: &[(Change::YearStands, Facts::of(&[Fact::Year, Fact::Declared, Fact::Used]))],
    stage: Stage::Content,
    check: Check::Compares(check),
});

fn check(case: &Case<'_>, seen: &mut Compared<'_>) -> Verdict {
    let Some(declared) = case.year.declared else { return Verdict::Silent };
    let (used, year) = (case.year.used, case.year.year);
    let year_of_day = case.on.year();
    if compare!(seen, year < year_of_day) {
        return Verdict::Silent;
    }
    let left = declared.saturating_sub(used);
    Verdict::says(Notice).with(values![used, left, declared, year])
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rules::rule::testing::says;

    #[test]
    fn the_current_year_is_reported_and_the_year_before_is_not() {
        let effect = |year| says(&RULE, Change::YearStands, |case| (case.year.declared, case.year.year) = (Some(24), year));
        assert_eq!(effect(2026), Some(Notice));
        assert_eq!(effect(2025), None);
    }
}
