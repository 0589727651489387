//! The rule `therapy/goals-motivating`.

use crate::input::therapy::TherapyCase;
use crate::rules::basis::Basis;
use crate::rules::record::Verdicts;
use crate::rules::rule::Effect::Recommendation;
use crate::rules::rule::{Check, Rule, Verdict, rule};
use crate::rules::values::values;
use crate::text::Text;

rule!(Rule::of_record(
    "therapy/goals-motivating",
    Text {
        en: "It is important that the goals motivate the patient.",
        fi: "On tärkeää, että tavoitteet motivoivat potilasta.",
        sv: "Det är viktigt att målen är motiverande för patienten.",
    },
    &[(
        Recommendation,
        Text {
            en: "Make sure that goal {goal} motivates the patient: that is important.",
            fi: "Varmista, että tavoite {goal} motivoi potilasta: se on tärkeää.",
            sv: "Se till att mål {goal} är motiverande för patienten: det är viktigt.",
        },
    )],
    Basis::stated(&["A-13"]),
    Check::Therapy(&["plan.goals[].motivating"], check),
));

fn check(case: &TherapyCase<'_>, out: &mut Verdicts) {
    for (goal, of) in (1_i64..).zip(case.plan.iter().flat_map(|plan| &plan.goals)) {
        out.add(Verdict::says_if(of.motivating != Some(true), Recommendation).with(values![goal]));
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rules::record::testing::{plan, says_of_therapy};
    use alloc::vec;

    #[test]
    fn a_goal_not_known_to_motivate_gets_a_finding() {
        let motivating = |motivating| says_of_therapy(&RULE, |case| case.plan = Some(plan(|goal| goal.motivating = motivating)));
        assert_eq!([Some(true), Some(false), None].map(motivating), [vec![], vec![Recommendation], vec![Recommendation]]);
    }
}
