//! The rule `coordinator/hand-over-things`.

use crate::input::coordinator::{CoordinatorIntroduction, IntroductionItem};
use crate::rules::basis::Basis;
use crate::rules::record::Verdicts;
use crate::rules::rule::Effect::Obligation;
use crate::rules::rule::{Check, Rule, Verdict, rule};
use crate::text::Text;

rule!(Rule::of_record(
    "coordinator/hand-over-things",
    Text {
        en: "When the assignment ends, things of the coordinator that are not personal, for example the sign, must be handed over to the next coordinator.",
        fi: "Kun tehtävä päättyy, koordinaattorin muut kuin henkilökohtaiset tavarat, esimerkiksi kyltti, on luovutettava seuraavalle koordinaattorille.",
        sv: "När uppdraget avslutas ska icke personliga reko-saker, till exempel skylten, lämnas till nästa reko.",
    },
    &[(
        Obligation,
        Text {
            en: "Hand over the coordinator's things that are not personal, for example the sign, to the next coordinator.",
            fi: "Luovuta koordinaattorin muut kuin henkilökohtaiset tavarat, esimerkiksi kyltti, seuraavalle koordinaattorille.",
            sv: "Lämna icke personliga reko-saker, till exempel skylten, till nästa reko.",
        },
    )],
    Basis::stated(&["U-65"]),
    Check::Introduction(&["done.hand_over_things", "as_of", "ending"], check),
));

fn check(introduction: &CoordinatorIntroduction<'_>, out: &mut Verdicts) {
    if introduction.ending.is_some() {
        out.add(Verdict::says_if(!introduction.is_done(IntroductionItem::HandOverThings), Obligation));
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::happened::Happened;
    use crate::rules::record::testing::{done, says_of_introduction};

    #[test]
    fn when_the_assignment_ends_things_are_handed_over() {
        let ends = |ending, items: &[IntroductionItem]| {
            says_of_introduction(&RULE, |introduction| (introduction.ending, introduction.done) = (ending, done(items)))
        };
        assert_eq!(ends(Some(Happened::DayUnknown), &[]), [Obligation]);
        assert_eq!(ends(Some(Happened::DayUnknown), &[IntroductionItem::HandOverThings]), []);
        assert_eq!(ends(None, &[]), []);
    }
}
