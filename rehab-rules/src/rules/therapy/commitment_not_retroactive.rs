//! A payment commitment cannot be written retroactively: its validity begins on the day of issue or later.

use crate::input::therapy::TherapyCase;
use crate::rules::basis::Basis;
use crate::rules::record::Verdicts;
use crate::rules::rule::Effect::Prohibition;
use crate::rules::rule::{Check, Rule, Verdict};
use crate::text::Text;

/// See the statement.
pub static RULE: Rule = Rule::of_record(
    "therapy/commitment-not-retroactive",
    Text {
        en: "A payment commitment cannot be written retroactively: its validity begins on the day of issue or later.",
        fi: "Maksusitoumusta ei voi kirjoittaa takautuvasti: sen voimassaolo alkaa antamispäivänä tai myöhemmin.",
        sv: "En betalningsförbindelse kan inte skrivas retroaktivt: giltighetstiden börjar tidigast den dag då den utfärdas.",
    },
    &[(
        Prohibition,
        Text {
            en: "The payment commitment would be valid from a day before it was issued. It cannot be written retroactively.",
            fi: "Maksusitoumus olisi voimassa jo ennen sen antamispäivää. Sitä ei voi kirjoittaa takautuvasti.",
            sv: "Betalningsförbindelsen skulle gälla redan före den dag då den utfärdades. Den kan inte skrivas retroaktivt.",
        },
    )],
    Basis::stated(&["A-22"]).read_as(&["AM-41"]),
    Check::Therapy(&["commitment.issued", "commitment.valid_from"], check),
);

fn check(case: &TherapyCase<'_>, out: &mut Verdicts) {
    if let Some(commitment) = &case.commitment {
        out.add(Verdict::says_if(commitment.valid_from < commitment.issued, Prohibition));
    }
}
