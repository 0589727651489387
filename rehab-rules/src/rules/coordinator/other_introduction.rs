//! The rule `coordinator/other-introduction`.

use crate::input::coordinator::{CoordinatorIntroduction, REKO};
use crate::rules::basis::Basis;
use crate::rules::record::Verdicts;
use crate::rules::rule::Effect::Prohibition;
use crate::rules::rule::{Check, Rule, Verdict, rule};
use crate::text::Text;

rule!(Rule::of_record(
    "coordinator/other-introduction",
    Text {
        en: "One who is not a rehabilitation coordinator but performs coordination measures has another introduction.",
        fi: "Sillä, joka ei ole kuntoutuskoordinaattori mutta toteuttaa koordinointitoimia, on oma perehdytyksensä.",
        sv: "Den som inte är rehabiliteringskoordinator, men utför koordineringsinsatser, har en annan introduktion.",
    },
    &[(
        Prohibition,
        Text {
            en: "This checklist is for rehabilitation coordinators. One who is not a coordinator but performs coordination measures has another introduction.",
            fi: "Tämä tarkistuslista on kuntoutuskoordinaattoreille. Sillä, joka ei ole koordinaattori mutta toteuttaa koordinointitoimia, on oma perehdytyksensä.",
            sv: "Den här checklistan är för rehabiliteringskoordinatorer. Den som inte är koordinator men utför koordineringsinsatser har en annan introduktion.",
        },
    )],
    Basis::stated(&["U-03"]),
    Check::Introduction(&["role"], check),
));

fn check(introduction: &CoordinatorIntroduction<'_>, out: &mut Verdicts) {
    out.add(Verdict::says_if(introduction.role != REKO, Prohibition));
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rules::record::testing::says_of_introduction;
    use alloc::vec;

    #[test]
    fn the_checklist_is_for_coordinators() {
        let of = |role: &'static str| says_of_introduction(&RULE, |introduction| introduction.role = role.into());
        assert_eq!(["physiotherapist", REKO].map(of), [vec![Prohibition], vec![]]);
    }
}
