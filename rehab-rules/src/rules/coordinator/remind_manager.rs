//! The rule `coordinator/remind-manager`.

use crate::input::coordinator::{CoordinatorIntroduction, IntroductionItem};
use crate::rules::basis::Basis;
use crate::rules::record::Verdicts;
use crate::rules::rule::Effect::Obligation;
use crate::rules::rule::{Check, Rule, Verdict, rule};
use crate::text::Text;

rule!(Rule::of_record(
    "coordinator/remind-manager",
    Text {
        en: "When the assignment ends, the coordinator must remind the manager to inform the regional office.",
        fi: "Kun tehtävä päättyy, koordinaattorin on muistutettava esihenkilöä ilmoittamaan siitä alueen hallinnolle.",
        sv: "När uppdraget avslutas ska koordinatorn påminna chefen om att informera regionens ledningskontor.",
    },
    &[(
        Obligation,
        Text {
            en: "Remind your manager to inform the regional office that your assignment ends.",
            fi: "Muistuta esihenkilöäsi ilmoittamaan alueen hallinnolle, että tehtäväsi päättyy.",
            sv: "Påminn chefen om att informera regionens ledningskontor om att ditt uppdrag avslutas.",
        },
    )],
    Basis::stated(&["U-63"]),
    Check::Introduction(&["done.remind_manager", "as_of", "ending"], check),
));

fn check(introduction: &CoordinatorIntroduction<'_>, out: &mut Verdicts) {
    if introduction.ending.is_some() {
        out.add(Verdict::says_if(!introduction.is_done(IntroductionItem::RemindManager), Obligation));
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::happened::Happened;
    use crate::rules::record::testing::{done, says_of_introduction};

    #[test]
    fn when_the_assignment_ends_the_manager_is_reminded() {
        let ends = |ending, items: &[IntroductionItem]| {
            says_of_introduction(&RULE, |introduction| (introduction.ending, introduction.done) = (ending, done(items)))
        };
        assert_eq!(ends(Some(Happened::DayUnknown), &[]), [Obligation]);
        assert_eq!(ends(Some(Happened::DayUnknown), &[IntroductionItem::RemindManager]), []);
        assert_eq!(ends(None, &[]), []);
    }
}
