//! It is important that the goals motivate the patient.

use crate::record::Findings;
use crate::rule::Effect::Recommendation;
use crate::rule::{Rule, Verdict};
use crate::source::Basis;
use crate::text::Text;
use crate::therapy::TherapyCase;
use crate::values::values;

/// See the statement.
pub static RULE: Rule = Rule::of_record(
    "therapy/goals-motivating",
    Text {
        en: "It is important that the goals motivate the patient.",
        fi: "On tärkeää, että tavoitteet motivoivat potilasta.",
        sv: "Det är viktigt att målen är motiverande för patienten.",
    },
    &[(
        Recommendation,
        Text {
            en: "Make sure that goal {goal} motivates the patient: that is important.",
            fi: "Varmista, että tavoite {goal} motivoi potilasta: se on tärkeää.",
            sv: "Se till att mål {goal} är motiverande för patienten: det är viktigt.",
        },
    )],
    Basis::stated(&["A-13"]),
);

pub(crate) fn check(case: &TherapyCase<'_>, out: &mut Findings<'_>) {
    for (goal, of) in (1_i64..).zip(case.plan.iter().flat_map(|plan| &plan.goals)) {
        out.add(&RULE, Verdict::says_if(of.motivating != Some(true), Recommendation).with(values![goal]));
    }
}
