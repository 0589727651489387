//! The rule `therapy/visit-length-on-commitment`.

use crate::input::therapy::TherapyCase;
use crate::rules::basis::Basis;
use crate::rules::record::Verdicts;
use crate::rules::rule::Effect::Violation;
use crate::rules::rule::{Check, Rule, Verdict, rule};
use crate::text::Text;

rule!(Rule::of_record(
    "therapy/visit-length-on-commitment",
    Text {
        en: "The length of the visits must be clearly stated on the payment commitment of ÅHS.",
        fi: "Käyntien pituuden on käytävä selvästi ilmi ÅHS:n maksusitoumuksesta.",
        sv: "Besökens längd ska framgå tydligt av betalningsförbindelsen från ÅHS.",
    },
    &[(
        Violation,
        Text {
            en: "The payment commitment does not state the length of the visits. ÅHS has to state it.",
            fi: "Maksusitoumukseen ei ole merkitty käyntien pituutta. ÅHS:n on merkittävä se.",
            sv: "Besökens längd framgår inte av betalningsförbindelsen. ÅHS ska ange den.",
        },
    )],
    Basis::stated(&["A-19"]),
    Check::Therapy(&["commitment.visit_minutes"], check),
));

fn check(case: &TherapyCase<'_>, out: &mut Verdicts) {
    if let Some(commitment) = &case.commitment {
        out.add(Verdict::says_if(commitment.visit_minutes.is_none(), Violation));
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::input::therapy::Commitment;
    use crate::rules::record::testing::{commitment, says_of_therapy};
    use alloc::vec;

    #[test]
    fn a_commitment_states_the_length_of_the_visits() {
        let stated = |visit_minutes| {
            says_of_therapy(&RULE, |case| {
                case.commitment = Some(Commitment { visit_minutes, ..commitment("2026-01-01", "2026-04-30") });
            })
        };
        assert_eq!([Some(45), None].map(stated), [vec![], vec![Violation]]);
    }
}
