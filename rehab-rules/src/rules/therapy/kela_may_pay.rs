//! The rule `therapy/kela-may-pay`.

use crate::calendar::months_after;
use crate::input::therapy::{NeedCategory, TherapyCase};
use crate::rules::basis::Basis;
use crate::rules::record::Verdicts;
use crate::rules::rule::Effect::Right;
use crate::rules::rule::{Check, Rule, Verdict, rule};
use crate::text::Text;

rule!(Rule::of_record(
    "therapy/kela-may-pay",
    Text {
        en: "Kela can also pay for therapy when the need for demanding medical rehabilitation is long-term and the patient is under 65.",
        fi: "Myös Kela voi maksaa terapian, kun vaativan lääkinnällisen kuntoutuksen tarve on pitkäaikainen ja potilas on alle 65-vuotias.",
        sv: "Terapi kan även bekostas av FPA när behovet av krävande medicinsk rehabilitering är långvarigt och patienten är under 65 år.",
    },
    &[(
        Right,
        Text {
            en: "Kela can also pay for the therapy: the need for demanding medical rehabilitation is long-term and the patient is under 65. ÅHS gives the documents and support needed to apply.",
            fi: "Myös Kela voi maksaa terapian: vaativan lääkinnällisen kuntoutuksen tarve on pitkäaikainen ja potilas on alle 65-vuotias. ÅHS antaa hakemiseen tarvittavat asiakirjat ja tuen.",
            sv: "Terapin kan även bekostas av FPA: behovet av krävande medicinsk rehabilitering är långvarigt och patienten är under 65 år. ÅHS ger det underlag och stöd som behövs för att ansöka.",
        },
    )],
    Basis::stated(&["A-06", "A-07"]).read_as(&["AM-37"]),
    Check::Therapy(&["patient.birth_date", "need.category", "need.demanding", "as_of"], check),
));

/// On the 65th birthday the patient is no longer under 65.
const AGE_IN_MONTHS: u32 = 65 * 12;

fn check(case: &TherapyCase<'_>, out: &mut Verdicts) {
    let is_under_65 = case.as_of < months_after(case.patient.birth_date, AGE_IN_MONTHS);
    let may_pay = case.need.category == NeedCategory::LongTerm && case.need.demanding && is_under_65;
    out.add(if may_pay { Verdict::says(Right) } else { Verdict::Silent });
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rules::record::testing::says_of_therapy;
    use crate::rules::rule::testing::day;

    #[test]
    fn a_patient_is_under_65_until_the_day_before_the_birthday() {
        let born = |birth_date| {
            says_of_therapy(&RULE, |case| {
                (case.patient.birth_date, case.need.category, case.need.demanding) =
                    (day(birth_date), NeedCategory::LongTerm, true);
            })
        };
        assert_eq!(born("1961-03-03"), [Right]);
        assert_eq!(born("1961-03-02"), []);
    }

    #[test]
    fn the_need_is_long_term_and_demanding() {
        let needed = |category, demanding| {
            says_of_therapy(&RULE, |case| (case.need.category, case.need.demanding) = (category, demanding))
        };
        assert_eq!(needed(NeedCategory::LongTerm, true), [Right]);
        assert_eq!(needed(NeedCategory::LongTerm, false), []);
        assert_eq!(needed(NeedCategory::ShortTerm, true), []);
    }
}
