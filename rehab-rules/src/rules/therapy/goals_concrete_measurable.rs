//! The rule `therapy/goals-concrete-measurable`.

use crate::input::therapy::TherapyCase;
use crate::rules::basis::Basis;
use crate::rules::record::Verdicts;
use crate::rules::rule::Effect::Violation;
use crate::rules::rule::{Check, Rule, Verdict, rule};
use crate::rules::values::values;
use crate::text::Text;

rule!(Rule::of_record(
    "therapy/goals-concrete-measurable",
    Text {
        en: "A rehabilitation plan must contain concrete and measurable goals for what the patient wants and can be expected to reach with the planned therapy.",
        fi: "Kuntoutussuunnitelmassa on oltava konkreettiset ja mitattavat tavoitteet sille, mitä potilas haluaa saavuttaa ja mitä hänen voidaan odottaa saavuttavan suunnitellulla terapialla.",
        sv: "En rehabiliteringsplan ska innehålla konkreta och mätbara mål för vad patienten vill och kan förväntas uppnå med den terapi som planeras.",
    },
    &[(
        Violation,
        Text {
            en: "The rehabilitation plan needs concrete and measurable goals: goal {goal} is not both concrete and measurable (0: the plan has no goals).",
            fi: "Kuntoutussuunnitelmassa on oltava konkreettiset ja mitattavat tavoitteet: tavoite {goal} ei ole sekä konkreettinen että mitattava (0: suunnitelmassa ei ole tavoitteita).",
            sv: "Rehabiliteringsplanen ska innehålla konkreta och mätbara mål: mål {goal} är inte både konkret och mätbart (0: planen har inga mål).",
        },
    )],
    Basis::stated(&["A-12"]),
    Check::Therapy(&["plan.goals[].concrete", "plan.goals[].measurable"], check),
));

fn check(case: &TherapyCase<'_>, out: &mut Verdicts) {
    let Some(plan) = &case.plan else { return };
    if plan.goals.is_empty() {
        out.add(Verdict::says(Violation).with(values![goal = NO_GOAL]));
    }
    for (goal, of) in (1_i64..).zip(&plan.goals) {
        out.add(Verdict::says_if(!(of.concrete && of.measurable), Violation).with(values![goal]));
    }
}

/// The goal number that denotes a plan without goals; goals are numbered from 1.
const NO_GOAL: i64 = 0;

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rules::record::testing::{plan, says_of_therapy};

    #[test]
    fn every_goal_is_both_concrete_and_measurable() {
        let goal = |concrete, measurable| {
            says_of_therapy(&RULE, |case| {
                case.plan = Some(plan(|goal| (goal.concrete, goal.measurable) = (concrete, measurable)))
            })
        };
        assert_eq!(goal(true, true), []);
        assert_eq!(goal(true, false), [Violation]);
        assert_eq!(goal(false, true), [Violation]);
    }

    #[test]
    fn a_plan_needs_goals() {
        let without = says_of_therapy(&RULE, |case| {
            case.plan = Some(plan(|_| ()));
            case.plan.iter_mut().for_each(|plan| plan.goals.clear());
        });
        assert_eq!(without, [Violation]);
    }
}
