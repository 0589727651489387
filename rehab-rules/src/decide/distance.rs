//! Distance rehabilitation judged.

use crate::decide::decision::Decision;
use crate::decide::records::decision_of;
use crate::input::distance::DistanceReadiness;
use crate::input::error::{ErrorCode, InputError};
use crate::input::service::Services;
use crate::rules::distance::{answers::ANSWERS, form_in_service_description, provider_responsible, video_both_see};
use crate::rules::found::Findings;
use crate::rules::rule::{Effect, Verdict};

/// Judges what a provider tells about distance rehabilitation.
///
/// # Errors
/// `unknown_service` when no description of the service is in force on the day.
///
/// ```
/// use rehab_rules::distance::{Answers, DistanceReadiness, check};
/// use rehab_rules::{NaiveDate, Services};
/// let on = NaiveDate::from_ymd_opt(2026, 1, 15).unwrap();
/// let readiness = DistanceReadiness { service: "x".into(), forms: vec![], on, answers: Answers::default() };
/// assert_eq!(check(&readiness, &Services::built_in()).unwrap_err().field(), Some("service"));
/// ```
pub fn check(readiness: &DistanceReadiness<'_>, services: &Services) -> Result<Decision, InputError> {
    let service = services
        .in_force(&readiness.service, readiness.on)
        .ok_or_else(|| InputError::at(ErrorCode::UnknownService, "service"))?;
    let mut findings = Findings::default();
    form_in_service_description::check(readiness, service, &mut findings);
    video_both_see::check(readiness, &mut findings);
    for answer in ANSWERS {
        findings.add(answer.rule, verdict(readiness.answers.get(answer.question), answer.when_false));
    }
    provider_responsible::check(&mut findings);
    Ok(decision_of(findings))
}

/// What an answer comes to. What is recommended is recommended without an answer too.
fn verdict(answer: Option<bool>, when_false: Effect) -> Verdict {
    match answer {
        Some(true) => Verdict::Kept,
        Some(false) => Verdict::says(when_false),
        None if when_false == Effect::Recommendation => Verdict::says(when_false),
        None => Verdict::fact_missing(),
    }
}
