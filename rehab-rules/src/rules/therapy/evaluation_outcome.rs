//! The rule `therapy/evaluation-outcome`.

use crate::input::therapy::TherapyCase;
use crate::rules::basis::Basis;
use crate::rules::record::Verdicts;
use crate::rules::rule::Effect::Recommendation;
use crate::rules::rule::{Check, Rule, Verdict, rule};
use crate::rules::values::values;
use crate::text::Text;

rule!(Rule::of_record(
    "therapy/evaluation-outcome",
    Text {
        en: "After the evaluation new goals must be set, or the rehabilitation ends.",
        fi: "Arvioinnin jälkeen on asetettava uudet tavoitteet, tai kuntoutus päättyy.",
        sv: "Efter utvärderingen ska nya målsättningar formuleras, eller så avslutas rehabiliteringen.",
    },
    &[(
        Recommendation,
        Text {
            en: "Goal {goal} has been evaluated, but it is not said what follows. Set new goals or end the rehabilitation.",
            fi: "Tavoite {goal} on arvioitu, mutta ei ole kerrottu, mitä siitä seuraa. Aseta uudet tavoitteet tai päätä kuntoutus.",
            sv: "Mål {goal} har utvärderats, men det framgår inte vad som följer. Formulera nya målsättningar eller avsluta rehabiliteringen.",
        },
    )],
    Basis::stated(&["A-15"]),
    Check::Therapy(&["plan.goals[].evaluated_on", "plan.goals[].outcome", "as_of"], check),
));

fn check(case: &TherapyCase<'_>, out: &mut Verdicts) {
    for (goal, of) in (1_i64..).zip(case.plan.iter().flat_map(|plan| &plan.goals)) {
        if of.is_evaluated(case.as_of) {
            out.add(Verdict::says_if(of.outcome.is_none(), Recommendation).with(values![goal]));
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::input::therapy::EvaluationOutcome;
    use crate::rules::record::testing::{plan, says_of_therapy};
    use crate::rules::rule::testing::day;

    #[test]
    fn an_evaluated_goal_needs_an_outcome_and_a_future_evaluation_does_not() {
        let evaluated = |on, outcome| {
            says_of_therapy(&RULE, |case| {
                case.plan = Some(plan(|goal| (goal.evaluated_on, goal.outcome) = (Some(day(on)), outcome)));
            })
        };
        assert_eq!(evaluated("2026-03-02", None), [Recommendation]);
        assert_eq!(evaluated("2026-03-02", Some(EvaluationOutcome::Ended)), []);
        assert_eq!(evaluated("2026-03-03", None), []);
    }
}
