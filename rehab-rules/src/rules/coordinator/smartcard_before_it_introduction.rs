//! The rule `coordinator/smartcard-before-it-introduction`.

use crate::input::coordinator::{CoordinatorIntroduction, IntroductionItem};
use crate::rules::basis::Basis;
use crate::rules::record::Verdicts;
use crate::rules::rule::Effect::Obligation;
use crate::rules::rule::{Check, Rule, Verdict, rule};
use crate::rules::values::{Value, values};
use crate::text::Text;
use crate::text::Word;

rule!(Rule::of_record(
    "coordinator/smartcard-before-it-introduction",
    Text {
        en: "The SITHS card and the login data must be at hand before the introduction with the officer.",
        fi: "SITHS-kortin ja kirjautumistietojen on oltava käsillä ennen käsittelijän antamaa perehdytystä.",
        sv: "SITHS-kortet och inloggningsuppgifterna ska finnas till hands inför introduktionen med handläggaren.",
    },
    &[(
        Obligation,
        Text {
            en: "Get this before the introduction with the officer: {items}.",
            fi: "Hanki ennen käsittelijän antamaa perehdytystä: {items}.",
            sv: "Skaffa inför introduktionen med handläggaren: {items}.",
        },
    )],
    Basis::stated(&["U-35"]),
    Check::Introduction(&["done.siths_card", "done.login_data", "as_of"], check),
));

static CARD: &Word = &IntroductionItem::SithsCard.entry().word;
static LOGIN: &Word = &IntroductionItem::LoginData.entry().word;

fn check(introduction: &CoordinatorIntroduction<'_>, out: &mut Verdicts) {
    static BOTH: &[&Word] = &[CARD, LOGIN];
    static CARD_ONLY: &[&Word] = &[CARD];
    static LOGIN_ONLY: &[&Word] = &[LOGIN];
    let items = match (introduction.is_done(IntroductionItem::SithsCard), introduction.is_done(IntroductionItem::LoginData)) {
        (false, false) => &BOTH,
        (false, true) => &CARD_ONLY,
        (true, false) => &LOGIN_ONLY,
        (true, true) => return out.add(Verdict::Kept),
    };
    out.add(Verdict::says(Obligation).with(values![items = Value::Words(items)]));
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rules::record::testing::{done, says_of_introduction};

    #[test]
    fn both_the_card_and_the_login_data_are_required() {
        use IntroductionItem::{LoginData, SithsCard};
        let with = |items: &[IntroductionItem]| says_of_introduction(&RULE, |introduction| introduction.done = done(items));
        assert_eq!(with(&[SithsCard]), [Obligation]);
        assert_eq!(with(&[LoginData]), [Obligation]);
        assert_eq!(with(&[SithsCard, LoginData]), []);
    }
}
