//! The rule `coordinator/adapt-for-unit`.

use crate::input::coordinator::{CoordinatorIntroduction, CoordinatorUnit};
use crate::rules::basis::Basis;
use crate::rules::record::Verdicts;
use crate::rules::rule::Effect::Obligation;
use crate::rules::rule::{Check, Rule, Verdict, rule};
use crate::text::Text;

rule!(Rule::of_record(
    "coordinator/adapt-for-unit",
    Text {
        en: "The checklist applies to primary care; for another specialty it is adapted together with the process leader.",
        fi: "Tarkistuslista koskee perusterveydenhuoltoa; muulle erikoisalalle se mukautetaan yhdessä prosessivastaavan kanssa.",
        sv: "Checklistan gäller för primärvård och anpassas för annan specialitet tillsammans med processledare.",
    },
    &[(
        Obligation,
        Text {
            en: "The checklist is written for primary care. Adapt it to your unit together with the process leader.",
            fi: "Tarkistuslista on laadittu perusterveydenhuollolle. Mukauta se yksikköösi yhdessä prosessivastaavan kanssa.",
            sv: "Checklistan är skriven för primärvård. Anpassa den för din enhet tillsammans med processledaren.",
        },
    )],
    Basis::stated(&["U-01"]),
    Check::Introduction(&["unit"], check),
));

fn check(introduction: &CoordinatorIntroduction<'_>, out: &mut Verdicts) {
    out.add(Verdict::says_if(introduction.unit != CoordinatorUnit::PrimaryCare, Obligation));
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rules::record::testing::says_of_introduction;
    use alloc::vec;

    #[test]
    fn a_unit_outside_primary_care_adapts_the_checklist() {
        let of = |unit| says_of_introduction(&RULE, |introduction| introduction.unit = unit);
        assert_eq!([CoordinatorUnit::Other, CoordinatorUnit::PrimaryCare].map(of), [vec![Obligation], vec![]]);
    }
}
