//! The rule `coordinator/hand-over-routines`.

use crate::input::coordinator::{CoordinatorIntroduction, IntroductionItem};
use crate::rules::basis::Basis;
use crate::rules::record::Verdicts;
use crate::rules::rule::Effect::Recommendation;
use crate::rules::rule::{Check, Rule, Verdict, rule};
use crate::text::Text;

rule!(Rule::of_record(
    "coordinator/hand-over-routines",
    Text {
        en: "When the assignment ends, the coordinator describes, if possible, the ways of working and routines of the workplace to the next coordinator.",
        fi: "Kun tehtävä päättyy, koordinaattori kuvaa mahdollisuuksien mukaan työpaikan työtavat ja käytännöt seuraavalle koordinaattorille.",
        sv: "När uppdraget avslutas beskriver koordinatorn om möjligt arbetssätt och rutiner på arbetsplatsen för nästa reko.",
    },
    &[(
        Recommendation,
        Text {
            en: "If possible, describe the ways of working and routines of the workplace to the next coordinator.",
            fi: "Kuvaa mahdollisuuksien mukaan työpaikan työtavat ja käytännöt seuraavalle koordinaattorille.",
            sv: "Beskriv om möjligt arbetssätt och rutiner på arbetsplatsen för nästa reko.",
        },
    )],
    Basis::stated(&["U-66"]),
    Check::Introduction(&["done.hand_over_routines", "as_of", "ending"], check),
));

fn check(introduction: &CoordinatorIntroduction<'_>, out: &mut Verdicts) {
    if introduction.ending.is_some() {
        out.add(Verdict::says_if(!introduction.is_done(IntroductionItem::HandOverRoutines), Recommendation));
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::happened::Happened;
    use crate::rules::record::testing::{done, says_of_introduction};

    #[test]
    fn when_the_assignment_ends_routines_are_handed_over() {
        let ends = |ending, items: &[IntroductionItem]| {
            says_of_introduction(&RULE, |introduction| (introduction.ending, introduction.done) = (ending, done(items)))
        };
        assert_eq!(ends(Some(Happened::DayUnknown), &[]), [Recommendation]);
        assert_eq!(ends(Some(Happened::DayUnknown), &[IntroductionItem::HandOverRoutines]), []);
        assert_eq!(ends(None, &[]), []);
    }
}
