//! When the assignment ends, non-personal things of the coordinator, for example the sign, are handed over to the next coordinator.

use crate::input::coordinator::{CoordinatorIntroduction, IntroductionItem};
use crate::rules::basis::Basis;
use crate::rules::record::Verdicts;
use crate::rules::rule::Effect::Obligation;
use crate::rules::rule::{Check, Rule, Verdict};
use crate::text::Text;

/// See the statement.
pub static RULE: Rule = Rule::of_record(
    "coordinator/hand-over-things",
    Text {
        en: "When the assignment ends, non-personal things of the coordinator, for example the sign, are handed over to the next coordinator.",
        fi: "Kun tehtävä päättyy, koordinaattorin muut kuin henkilökohtaiset tavarat, esimerkiksi kyltti, luovutetaan seuraavalle koordinaattorille.",
        sv: "När uppdraget avslutas lämnas icke personliga reko-saker, till exempel skylten, till nästa reko.",
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
);

fn check(introduction: &CoordinatorIntroduction<'_>, out: &mut Verdicts) {
    if introduction.ending.is_some() {
        out.add(Verdict::says_if(!introduction.is_done(IntroductionItem::HandOverThings), Obligation));
    }
}
