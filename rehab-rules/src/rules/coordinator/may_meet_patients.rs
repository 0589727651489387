//! When blocks 1 to 4 are done, the coordinator is ready to begin meeting patients.

use crate::input::coordinator::CoordinatorIntroduction;
use crate::rules::basis::Basis;
use crate::rules::found::Findings;
use crate::rules::rule::Effect::{Notice, Right};
use crate::rules::rule::{Rule, Verdict};
use crate::rules::values::{Value, values};
use crate::text::Text;
use alloc::vec::Vec;

/// See the statement.
pub static RULE: Rule = Rule::of_record(
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
                fi: "Perusta potilaiden tapaamiselle kuntoutuskoordinaattorina ei ole vielä valmis. Avoimet osiot: {blocks}.",
                sv: "Grunden för att träffa patienter som rehabiliteringskoordinator är inte klar än. Öppna block: {blocks}.",
            },
        ),
    ],
    Basis::stated(&["U-44"]).read_as(&["AM-47"]),
);

pub(crate) fn check(introduction: &CoordinatorIntroduction<'_>, out: &mut Findings) {
    let open: Vec<i64> = introduction.open_blocks().collect();
    let verdict = if open.is_empty() {
        Verdict::says(Right)
    } else {
        Verdict::says(Notice).with(values![blocks = Value::Numbers].and_numbers(open.into_iter()))
    };
    out.add(&RULE, verdict);
}
