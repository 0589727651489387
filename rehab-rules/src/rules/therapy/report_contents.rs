//! The rule `therapy/report-contents`.

use crate::input::therapy::{PersonalIdentityCode, Report, ReportPart, Session, TherapyCase};
use crate::rules::basis::Basis;
use crate::rules::record::Verdicts;
use crate::rules::rule::Effect::Violation;
use crate::rules::rule::{Check, Rule, Verdict, rule};
use crate::rules::values::values;
use crate::text::Text;

rule!(Rule::of_record(
    "therapy/report-contents",
    Text {
        en: "The therapy report must contain all its parts: patient, therapist, number of the payment commitment, sessions, functioning, goals, instruments, motivation, goal attainment and need for continued therapy.",
        fi: "Terapiapalautteessa on oltava kaikki osat: potilas, terapeutti, maksusitoumuksen numero, terapiakerrat, toimintakyky, tavoitteet, arviointimenetelmät, motivaatio, tavoitteiden toteutuminen ja jatkoterapian tarve.",
        sv: "Terapirapporten ska innehålla alla delar. Delarna är patient, terapeut, betalningsförbindelsens nummer, terapigånger, funktionsförmåga, mål, bedömningsinstrument, motivation, måluppfyllelse och behov av fortsatt terapi.",
    },
    &[(
        Violation,
        Text {
            en: "The therapy report lacks this part, or the part is incomplete or malformed: {part}.",
            fi: "Terapiapalautteesta puuttuu tämä osa, tai se on puutteellinen tai virheellinen: {part}.",
            sv: "Terapirapporten saknar denna del, eller så är delen ofullständig eller felaktig: {part}.",
        },
    )],
    Basis::stated(&["A-26", "A-27", "A-28", "A-30", "A-31", "A-32", "A-33", "A-34", "A-36", "A-37"]).read_as(&["AM-39", "AM-44"]),
    Check::Therapy(
        &[
            "report.patient_name",
            "report.patient_id",
            "report.commitment_number",
            "report.therapist_name",
            "report.therapist_contact",
            "report.sessions[].date",
            "report.sessions[].minutes",
            "report.functioning",
            "report.goals_and_results",
            "report.instruments_and_results",
            "report.motivation",
            "report.goal_attainment",
            "report.continuation.need",
            "report.continuation.grounds",
            "report.continuation.goal",
        ],
        check,
    ),
));

fn check(case: &TherapyCase<'_>, out: &mut Verdicts) {
    if let Some(report) = &case.report {
        for part in missing_parts(report) {
            out.add(Verdict::says(Violation).with(values![part = part.word()]));
        }
    }
}

/// The missing parts of a report, in the order of [`ReportPart`].
pub(crate) fn missing_parts(report: &Report<'_>) -> impl Iterator<Item = ReportPart> {
    ReportPart::ALL.iter().copied().filter(|part| !is_complete(report, *part))
}

fn is_complete(report: &Report<'_>, part: ReportPart) -> bool {
    match part {
        ReportPart::PatientName => report.patient_name.is_some(),
        ReportPart::PatientId => report.patient_id.as_ref().is_some_and(PersonalIdentityCode::is_well_formed),
        ReportPart::CommitmentNumber => report.commitment_number.is_some(),
        ReportPart::TherapistName => report.therapist_name.is_some(),
        ReportPart::TherapistContact => report.therapist_contact.is_some(),
        ReportPart::Sessions => {
            let is_complete = |session: &Session| session.date.is_some() && session.minutes.is_some();
            !report.sessions.is_empty() && report.sessions.iter().all(is_complete)
        }
        ReportPart::Functioning => report.functioning.is_some(),
        ReportPart::GoalsAndResults => report.goals_and_results.is_some(),
        ReportPart::InstrumentsAndResults => report.instruments_and_results.is_some(),
        ReportPart::Motivation => report.motivation.is_some(),
        ReportPart::GoalAttainment => report.goal_attainment.is_some(),
        ReportPart::Continuation => report.continuation.as_ref().is_some_and(|continuation| {
            // If therapy is no longer needed, no goal is required.
            continuation.grounds.is_some() && continuation.need.is_some_and(|need| !need || continuation.goal.is_some())
        }),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::input::therapy::Continuation;
    use crate::rules::record::testing::says_of_therapy;

    #[test]
    fn an_empty_report_lacks_every_part() {
        let lacking = says_of_therapy(&RULE, |case| case.report = Some(Report::default()));
        assert_eq!(lacking.len(), ReportPart::ALL.len());
    }

    #[test]
    fn a_malformed_identity_code_and_a_session_without_its_length_are_missing_parts() {
        let has = |part, report: &Report<'_>| !missing_parts(report).any(|missing| missing == part);
        let code = |code| Report { patient_id: Some(PersonalIdentityCode::new(code)), ..Report::default() };
        assert!(has(ReportPart::PatientId, &code("131052-9085")) && !has(ReportPart::PatientId, &code("131052-9086")));
        let session =
            |minutes| Report { sessions: [Session { date: Some(chrono::NaiveDate::MIN), minutes }].into(), ..Report::default() };
        assert!(has(ReportPart::Sessions, &session(Some(45))) && !has(ReportPart::Sessions, &session(None)));
    }

    #[test]
    fn a_malformed_identity_code_is_a_missing_part_and_not_an_input_error() {
        use crate::input::record::Record;
        for code in ["", " ", &"1".repeat(300)] {
            let text = alloc::format!(
                r#"{{"record":"therapy_case","patient":{{"birth_date":"1980-05-05"}},"need":{{"category":"long_term","demanding":true}},"visits":[],"report":{{"patient_id":"{code}"}},"as_of":"2026-01-20"}}"#
            );
            let lacks = match Record::from_json(&text) {
                Ok(Record::TherapyCase(case)) => {
                    case.report.as_ref().map(|report| missing_parts(report).any(|part| part == ReportPart::PatientId))
                }
                _ => None,
            };
            assert_eq!(lacks, Some(true), "{code:?}");
        }
    }

    #[test]
    fn a_goal_of_further_therapy_is_required_only_if_therapy_is_needed() {
        let lacks = |need| {
            let continuation = Some(Continuation { need: Some(need), grounds: Some("grounds".into()), goal: None });
            missing_parts(&Report { continuation, ..Report::default() }).any(|part| part == ReportPart::Continuation)
        };
        assert!(lacks(true) && !lacks(false));
    }
}
