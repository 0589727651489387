//! The rule `therapy/goals-as-gas`.

use crate::input::therapy::TherapyCase;
use crate::rules::basis::Basis;
use crate::rules::record::Verdicts;
use crate::rules::rule::Effect::Recommendation;
use crate::rules::rule::{Check, Rule, Verdict, rule};
use crate::rules::values::values;
use crate::text::Text;

rule!(Rule::of_record(
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
));

fn check(case: &TherapyCase<'_>, out: &mut Verdicts) {
    for (goal, of) in (1_i64..).zip(case.plan.iter().flat_map(|plan| &plan.goals)) {
        out.add(Verdict::says_if(of.gas != Some(true), Recommendation).with(values![goal]));
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rules::record::testing::{plan, says_of_therapy};
    use alloc::vec;

    #[test]
    fn gas_goals_are_recommended() {
        let formulated = |gas| says_of_therapy(&RULE, |case| case.plan = Some(plan(|goal| goal.gas = gas)));
        assert_eq!([Some(true), Some(false), None].map(formulated), [vec![], vec![Recommendation], vec![Recommendation]]);
    }
}
