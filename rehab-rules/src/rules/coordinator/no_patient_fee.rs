//! The rule `coordinator/no-patient-fee`.

use crate::input::coordinator::{CoordinatorIntroduction, CoordinatorUnit};
use crate::rules::basis::Basis;
use crate::rules::record::Verdicts;
use crate::rules::rule::Effect::Notice;
use crate::rules::rule::{Check, Rule, Verdict, rule};
use crate::text::Text;

rule!(Rule::of_record(
    "coordinator/no-patient-fee",
    Text {
        en: "In primary care, there is no visit reimbursement for the coordinator: it is replaced by paid working time, and the patient pays no fee.",
        fi: "Perusterveydenhuollossa kuntoutuskoordinaattorista ei makseta käyntikorvausta, vaan sen korvaa palkallinen työaika, eikä potilaalta peritä maksua.",
        sv: "I primärvården ges ingen besöksersättning för rehabiliteringskoordinator, utan den ersätts med betalt tjänstgöringsutrymme, och ingen patientavgift tas ut.",
    },
    &[(
        Notice,
        Text {
            en: "In primary care, the patient pays no fee for meeting the coordinator, and there is no visit reimbursement.",
            fi: "Perusterveydenhuollossa koordinaattorin tapaaminen on potilaalle maksuton, eikä käynnistä makseta käyntikorvausta.",
            sv: "I primärvården tas ingen patientavgift ut för besök hos rehabiliteringskoordinatorn, och ingen besöksersättning betalas.",
        },
    )],
    Basis::stated(&["U-29"]),
    Check::Introduction(&["unit"], check),
));

fn check(introduction: &CoordinatorIntroduction<'_>, out: &mut Verdicts) {
    let is_primary_care = introduction.unit == CoordinatorUnit::PrimaryCare;
    out.add(if is_primary_care { Verdict::says(Notice) } else { Verdict::Silent });
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rules::record::testing::says_of_introduction;
    use alloc::vec;

    #[test]
    fn in_primary_care_there_is_no_fee_and_other_units_get_no_finding() {
        let of = |unit| says_of_introduction(&RULE, |introduction| introduction.unit = unit);
        assert_eq!([CoordinatorUnit::PrimaryCare, CoordinatorUnit::Other].map(of), [vec![Notice], vec![]]);
    }
}
