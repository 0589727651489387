//! Goals are preferably formulated as GAS goals.

use crate::input::therapy::TherapyCase;
use crate::rules::basis::Basis;
use crate::rules::record::Verdicts;
use crate::rules::rule::Effect::Recommendation;
use crate::rules::rule::{Check, Rule, Verdict};
use crate::rules::values::values;
use crate::text::Text;

/// See the statement.
pub static RULE: Rule = Rule::of_record(
    "therapy/goals-as-gas",
    Text {
        en: "Goals are preferably formulated as GAS goals.",
        fi: "Tavoitteet olisi hyvä muotoilla GAS-tavoitteiksi.",
        sv: "Målen bör gärna vara formulerade som GAS-mål.",
    },
    &[(
        Recommendation,
        Text {
            en: "Goal {goal} should preferably be formulated as a GAS goal.",
            fi: "Tavoite {goal} olisi hyvä muotoilla GAS-tavoitteeksi.",
            sv: "Mål {goal} bör gärna formuleras som ett GAS-mål.",
        },
    )],
    Basis::stated(&["A-35"]),
    Check::Therapy(&["plan.goals[].gas"], check),
);

fn check(case: &TherapyCase<'_>, out: &mut Verdicts) {
    for (goal, of) in (1_i64..).zip(case.plan.iter().flat_map(|plan| &plan.goals)) {
        out.add(Verdict::says_if(of.gas != Some(true), Recommendation).with(values![goal]));
    }
}
