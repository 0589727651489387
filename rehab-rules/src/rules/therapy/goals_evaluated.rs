//! The rule `therapy/goals-evaluated`.

use crate::calendar::months_after;
use crate::input::therapy::TherapyCase;
use crate::rules::basis::Basis;
use crate::rules::record::Verdicts;
use crate::rules::rule::Effect::Recommendation;
use crate::rules::rule::{Check, Rule, Verdict, rule};
use crate::text::Text;
use chrono::NaiveDate;

rule!(Rule::of_record(
    "therapy/goals-evaluated",
    Text {
        en: "The goals are usually evaluated after one year.",
        fi: "Tavoitteet arvioidaan tavallisesti vuoden kuluttua.",
        sv: "Målen utvärderas vanligtvis efter ett år.",
    },
    &[(
        Recommendation,
        Text {
            en: "The goals of the plan have not all been evaluated. They are usually evaluated after one year: {due}.",
            fi: "Suunnitelman kaikkia tavoitteita ei ole arvioitu. Ne arvioidaan tavallisesti vuoden kuluttua: {due}.",
            sv: "Inte alla mål i planen har utvärderats. De utvärderas vanligtvis efter ett år: {due}.",
        },
    )],
    Basis::stated(&["A-14"]),
    Check::Therapy(&["plan.written_on", "plan.goals[].evaluated_on", "as_of"], check),
));

fn check(case: &TherapyCase<'_>, out: &mut Verdicts) {
    let due = evaluation_due(case);
    out.add(if due.is_some() { Verdict::says(Recommendation).by(due) } else { Verdict::Silent });
}

/// The date by which the goals are to be evaluated; `None` when the plan is not written yet or all goals are evaluated.
pub(crate) fn evaluation_due(case: &TherapyCase<'_>) -> Option<NaiveDate> {
    let plan = case.plan.as_ref().filter(|plan| plan.written_on <= case.as_of)?;
    let all_evaluated = plan.goals.iter().all(|goal| goal.is_evaluated(case.as_of));
    (!all_evaluated).then(|| months_after(plan.written_on, 12))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rules::record::testing::{plan, says_of_therapy};
    use crate::rules::rule::testing::day;

    #[test]
    fn evaluation_is_recommended_until_all_goals_are_evaluated() {
        let evaluated = |first: Option<&str>| {
            says_of_therapy(&RULE, |case| {
                let mut plan = plan(|goal| goal.evaluated_on = Some(day("2026-03-01")));
                plan.goals.iter_mut().take(1).for_each(|goal| goal.evaluated_on = first.map(day));
                case.plan = Some(plan);
            })
        };
        assert_eq!(evaluated(None), [Recommendation]);
        assert_eq!(evaluated(Some("2026-03-03")), [Recommendation]); // in the future
        assert_eq!(evaluated(Some("2026-03-02")), []);
    }
}
