//! The rule `therapy/report-recipients`.

use crate::happened::Happened;
use crate::input::therapy::TherapyCase;
use crate::rules::basis::Basis;
use crate::rules::record::Verdicts;
use crate::rules::rule::Effect::Violation;
use crate::rules::rule::{Check, Rule, Verdict, rule};
use crate::text::Text;

rule!(Rule::of_record(
    "therapy/report-recipients",
    Text {
        en: "The therapy report must always be given to ÅHS (the physician at the referring clinic or a therapist in ÅHS) and to the patient.",
        fi: "Terapiapalaute on aina annettava ÅHS:lle (lähettävän yksikön lääkärille tai ÅHS:n terapeutille) ja potilaalle.",
        sv: "Terapirapporten ska alltid delges ÅHS (läkaren vid den remitterande kliniken eller en terapikollega inom ÅHS) och patienten.",
    },
    &[(
        Violation,
        Text {
            en: "The therapy report must be given to both ÅHS (the physician at the referring clinic or a therapist in ÅHS) and the patient. At least one of them has not received it.",
            fi: "Palaute on annettava molemmille: ÅHS:lle (lähettävän yksikön lääkärille tai ÅHS:n terapeutille) ja potilaalle. Toinen tai molemmat eivät ole saaneet sitä.",
            sv: "Rapporten ska delges båda: ÅHS (läkaren vid den remitterande kliniken eller en terapikollega inom ÅHS) och patienten. Minst en har inte fått den.",
        },
    )],
    Basis::stated(&["A-16"]),
    Check::Therapy(&["report.received_by_ahs", "report.given_to_patient", "as_of"], check),
));

fn check(case: &TherapyCase<'_>, out: &mut Verdicts) {
    if let Some(report) = &case.report {
        let has_got_it = |got: Option<Happened>| got.is_some_and(|got| got.by(case.as_of));
        let both = has_got_it(report.received_by_ahs) && has_got_it(report.given_to_patient);
        out.add(Verdict::says_if(!both, Violation));
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::input::therapy::Report;
    use crate::rules::record::testing::says_of_therapy;
    use crate::rules::rule::testing::day;

    #[test]
    fn both_ahs_and_the_patient_get_the_report() {
        let given = |received_by_ahs, given_to_patient| {
            says_of_therapy(&RULE, |case| case.report = Some(Report { received_by_ahs, given_to_patient, ..Report::default() }))
        };
        let (today, tomorrow) = (Some(Happened::On(day("2026-03-02"))), Some(Happened::On(day("2026-03-03"))));
        assert_eq!(given(today, Some(Happened::DayUnknown)), []);
        assert_eq!(given(today, None), [Violation]);
        assert_eq!(given(tomorrow, today), [Violation]);
    }
}
