//! The rule `coordinator/may-meet-patients`.

use crate::input::coordinator::CoordinatorIntroduction;
use crate::rules::basis::Basis;
use crate::rules::record::Verdicts;
use crate::rules::rule::Effect::{Notice, Right};
use crate::rules::rule::{Check, Rule, Verdict, rule};
use crate::rules::values::{Value, values};
use crate::text::Text;
use alloc::vec::Vec;
use core::ops::RangeInclusive;

rule!(Rule::of_record(
    "coordinator/may-meet-patients",
    Text {
        en: "When blocks 1 to 4 are done, the coordinator is ready to begin meeting patients.",
        fi: "Kun osiot 1–4 on tehty, koordinaattori voi alkaa tavata potilaita.",
        sv: "När block 1–4 är klara är koordinatorn klar med grunden för att börja träffa patienter.",
    },
    &[
        (
            Right,
            Text {
                en: "Blocks 1 to 4 are done: you can begin to meet patients as a rehabilitation coordinator.",
                fi: "Osiot 1–4 on tehty: voit alkaa tavata potilaita kuntoutuskoordinaattorina.",
                sv: "Block 1–4 är klara: du kan börja träffa patienter som rehabiliteringskoordinator.",
            },
        ),
        (
            Notice,
            Text {
                en: "The basis for meeting patients as a rehabilitation coordinator is not done yet. Open blocks: {blocks}.",
                fi: "Perusosa, jonka jälkeen voi tavata potilaita kuntoutuskoordinaattorina, on vielä kesken. Avoimet osiot: {blocks}.",
                sv: "Grunden för att träffa patienter som rehabiliteringskoordinator är inte klar än. Öppna block: {blocks}.",
            },
        ),
    ],
    Basis::stated(&["U-44"]).read_as(&["AM-47"]),
    Check::Introduction(&["municipality", "done.*", "as_of"], check),
));

/// The blocks that must be complete before the coordinator meets patients (U-44).
const BLOCKS_BEFORE_PATIENTS: RangeInclusive<i64> = 1..=4;

fn check(introduction: &CoordinatorIntroduction<'_>, out: &mut Verdicts) {
    let open: Vec<i64> = open_blocks(introduction).collect();
    let verdict = if open.is_empty() {
        Verdict::says(Right)
    } else {
        Verdict::says(Notice).with(values![blocks = Value::Numbers].and_numbers(open.into_iter()))
    };
    out.add(verdict);
}

/// The incomplete blocks among those that must be complete before the coordinator meets patients.
pub(crate) fn open_blocks(introduction: &CoordinatorIntroduction<'_>) -> impl Iterator<Item = i64> {
    BLOCKS_BEFORE_PATIENTS.filter(|block| !introduction.is_complete(*block))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::input::coordinator::IntroductionItem;
    use crate::rules::record::testing::{done, says_of_introduction};
    use alloc::vec;

    #[test]
    fn patients_are_met_when_blocks_1_to_4_are_done() {
        let done_until = |block| {
            let is_before = |item: &IntroductionItem| item.entry().block.is_some_and(|of| of <= block);
            let items: Vec<IntroductionItem> = IntroductionItem::ALL.iter().copied().filter(is_before).collect();
            says_of_introduction(&RULE, |introduction| introduction.done = done(&items))
        };
        assert_eq!([3, 4].map(done_until), [vec![Notice], vec![Right]]);
    }
}
