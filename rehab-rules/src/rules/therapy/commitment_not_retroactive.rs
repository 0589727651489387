//! The rule `therapy/commitment-not-retroactive`.

use crate::input::therapy::TherapyCase;
use crate::rules::basis::Basis;
use crate::rules::record::Verdicts;
use crate::rules::rule::Effect::Prohibition;
use crate::rules::rule::{Check, Rule, Verdict, rule};
use crate::text::Text;

rule!(Rule::of_record(
    "therapy/commitment-not-retroactive",
    Text {
        en: "A payment commitment cannot be granted retroactively: its validity begins on the day of issue or later.",
        fi: "Maksusitoumusta ei voi myöntää takautuvasti: sen voimassaolo alkaa antamispäivänä tai myöhemmin.",
        sv: "En betalningsförbindelse kan inte skrivas retroaktivt: giltighetstiden börjar tidigast den dag då den utfärdas.",
    },
    &[(
        Prohibition,
        Text {
            en: "The payment commitment would be valid from a day before it was issued. It cannot be granted retroactively.",
            fi: "Maksusitoumus olisi voimassa jo ennen antamispäiväänsä. Sitä ei voi myöntää takautuvasti.",
            sv: "Betalningsförbindelsen skulle gälla redan före den dag då den utfärdades. Den kan inte skrivas retroaktivt.",
        },
    )],
    Basis::stated(&["A-22"]).read_as(&["AM-41"]),
    Check::Therapy(&["commitment.issued", "commitment.valid_from"], check),
));

fn check(case: &TherapyCase<'_>, out: &mut Verdicts) {
    if let Some(commitment) = &case.commitment {
        out.add(Verdict::says_if(commitment.valid_from < commitment.issued, Prohibition));
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::input::therapy::Commitment;
    use crate::rules::record::testing::{commitment, says_of_therapy};
    use crate::rules::rule::testing::day;

    #[test]
    fn a_commitment_may_be_valid_from_its_day_of_issue_and_not_from_the_day_before() {
        let issued = |issued| {
            says_of_therapy(&RULE, |case| {
                case.commitment = Some(Commitment { issued: day(issued), ..commitment("2026-01-02", "2026-04-30") });
            })
        };
        assert_eq!(issued("2026-01-02"), []);
        assert_eq!(issued("2026-01-03"), [Prohibition]);
    }
}
