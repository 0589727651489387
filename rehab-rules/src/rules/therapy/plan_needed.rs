//! The rule `therapy/plan-needed`.

use crate::input::therapy::{NeedCategory, TherapyCase};
use crate::rules::basis::Basis;
use crate::rules::record::Verdicts;
use crate::rules::rule::Effect::Violation;
use crate::rules::rule::{Check, Rule, Verdict, rule};
use crate::text::Text;

rule!(Rule::of_record(
    "therapy/plan-needed",
    Text {
        en: "When the need is long-term, the rehabilitation plan is the basis of the therapy.",
        fi: "Kun tarve on pitkäaikainen, terapian perustana on kuntoutussuunnitelma.",
        sv: "Rehabiliteringsplanen är grunden för terapi vid långvarigt behov.",
    },
    &[(
        Violation,
        Text {
            en: "There is no rehabilitation plan. When the need is long-term, the plan is the basis of the therapy: write one.",
            fi: "Kuntoutussuunnitelma puuttuu. Kun tarve on pitkäaikainen, terapian perustana on kuntoutussuunnitelma: laadi se.",
            sv: "Rehabiliteringsplanen saknas. Vid långvarigt behov är planen grunden för terapi: skriv en plan.",
        },
    )],
    Basis::stated(&["A-09"]),
    Check::Therapy(&["need.category", "plan"], check),
));

fn check(case: &TherapyCase<'_>, out: &mut Verdicts) {
    if case.need.category == NeedCategory::LongTerm {
        out.add(Verdict::says_if(case.plan.is_none(), Violation));
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rules::record::testing::{plan, says_of_therapy};

    #[test]
    fn a_long_term_need_requires_a_plan_and_a_short_term_one_does_not() {
        let needed = |category, has_plan: bool| {
            says_of_therapy(&RULE, |case| (case.need.category, case.plan) = (category, has_plan.then(|| plan(|_| ()))))
        };
        assert_eq!(needed(NeedCategory::LongTerm, false), [Violation]);
        assert_eq!(needed(NeedCategory::LongTerm, true), []);
        assert_eq!(needed(NeedCategory::ShortTerm, false), []);
    }
}
