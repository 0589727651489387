//! The rule `therapy/final-summary`.

use crate::input::therapy::TherapyCase;
use crate::rules::basis::Basis;
use crate::rules::record::Verdicts;
use crate::rules::rule::Effect::{Undetermined, Violation};
use crate::rules::rule::{Check, Rule, Verdict, rule};
use crate::text::Text;

rule!(Rule::of_record(
    "therapy/final-summary",
    Text {
        en: "When the therapy ends together with the payment commitment, the report must contain a summary of how the therapy was carried out.",
        fi: "Kun terapia päättyy maksusitoumuksen voimassaolon päättyessä, palautteessa on oltava yhteenveto terapian toteutumisesta.",
        sv: "Då terapin avslutas i samband med att betalningsförbindelsen upphör ska ett sammandrag av terapins förverkligande ingå i rapporten.",
    },
    &[
        (
            Violation,
            Text {
                en: "The therapy ends together with the payment commitment: add a summary of how the therapy was carried out to the report.",
                fi: "Terapia päättyy samalla kun maksusitoumuksen voimassaolo päättyy: lisää palautteeseen yhteenveto terapian toteutumisesta.",
                sv: "Terapin avslutas i samband med att betalningsförbindelsen upphör: lägg till ett sammandrag av terapins förverkligande i rapporten.",
            },
        ),
        (
            Undetermined,
            Text {
                en: "Therapy is no longer needed, but it has not been stated whether it ends together with the payment commitment. If it does, add a summary of how the therapy was carried out.",
                fi: "Terapiaa ei enää tarvita, mutta ei ole kerrottu, päättyykö se samalla kun maksusitoumuksen voimassaolo päättyy. Jos päättyy, lisää palautteeseen yhteenveto terapian toteutumisesta.",
                sv: "Terapi behövs inte längre, men det har inte angetts om den avslutas i samband med att betalningsförbindelsen upphör. I så fall ska ett sammandrag av terapins förverkligande ingå i rapporten.",
            },
        ),
    ],
    Basis::stated(&["A-38"]).read_as(&["AM-39"]),
    Check::Therapy(&["report.final_summary", "report.ends_with_commitment", "report.continuation.need"], check),
));

fn check(case: &TherapyCase<'_>, out: &mut Verdicts) {
    let Some(report) = case.report.as_ref() else { return };
    if report.final_summary.is_some() {
        return out.add(Verdict::Kept);
    }
    let need = report.continuation.as_ref().and_then(|continuation| continuation.need);
    out.add(match (report.ends_with_commitment, need) {
        (Some(true), _) => Verdict::says(Violation),
        (None, Some(false)) => Verdict::fact_missing(),
        _ => Verdict::Silent,
    });
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::input::therapy::{Continuation, Report};
    use crate::rules::record::testing::says_of_therapy;

    #[test]
    fn a_therapy_that_ends_with_the_commitment_needs_a_summary() {
        let ends = |ends_with_commitment, need, summary: Option<&'static str>| {
            says_of_therapy(&RULE, |case| {
                let continuation = Some(Continuation { need, ..Continuation::default() });
                let final_summary = summary.map(Into::into);
                case.report = Some(Report { ends_with_commitment, continuation, final_summary, ..Report::default() });
            })
        };
        assert_eq!(ends(Some(true), None, None), [Violation]);
        assert_eq!(ends(None, Some(false), None), [Undetermined]); // it may end with the commitment
        assert_eq!(ends(Some(true), Some(false), Some("twenty visits")), []);
        assert_eq!(ends(Some(false), Some(false), None), []);
    }
}
