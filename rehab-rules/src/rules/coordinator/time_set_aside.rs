//! The rule `coordinator/time-set-aside`.

use crate::input::coordinator::{CoordinatorIntroduction, IntroductionItem};
use crate::rules::basis::Basis;
use crate::rules::record::Verdicts;
use crate::rules::rule::Effect::Obligation;
use crate::rules::rule::{Check, Rule, Verdict, rule};
use crate::text::Text;

rule!(Rule::of_record(
    "coordinator/time-set-aside",
    Text {
        en: "The introduction must be planned with the manager so that time is set aside for it.",
        fi: "Perehdytys on suunniteltava esihenkilön kanssa niin, että siihen varataan aikaa.",
        sv: "Introduktionen ska planeras tillsammans med chefen så att tid avsätts för den.",
    },
    &[(
        Obligation,
        Text {
            en: "Plan with your manager so that time is set aside for the introduction.",
            fi: "Suunnittele perehdytys esihenkilösi kanssa niin, että siihen varataan aikaa.",
            sv: "Planera tillsammans med din chef så att du får tid avsatt för introduktionen.",
        },
    )],
    Basis::stated(&["U-02"]),
    Check::Introduction(&["done.plan_time", "as_of"], check),
));

fn check(introduction: &CoordinatorIntroduction<'_>, out: &mut Verdicts) {
    out.add(Verdict::says_if(!introduction.is_done(IntroductionItem::PlanTime), Obligation));
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rules::record::testing::{done, says_of_introduction};

    #[test]
    fn time_is_planned_with_the_manager() {
        let with = |items: &[IntroductionItem]| says_of_introduction(&RULE, |introduction| introduction.done = done(items));
        assert_eq!(with(&[]), [Obligation]);
        assert_eq!(with(&[IntroductionItem::PlanTime]), []);
    }
}
