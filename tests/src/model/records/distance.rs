//! The record `distance_readiness`: whether distance rehabilitation may begin, and what is missing.

use super::reader::{Object, flag, list, open};
use crate::model::finding::{
    Effect::{Notice, Prohibition, Recommendation, Undetermined, Violation},
    Finding, finding,
};
use crate::model::input::{InputError, choice, day, error, has_duplicates, text};
use crate::model::json::Json;
use crate::model::service::{Service, in_force};
use std::rc::Rc;

/// The effect of an answer other than "yes".
#[derive(Clone, Copy)]
enum Matters {
    /// "No" is prohibited and a missing answer undetermined; for video calls only.
    DeniesVideo,
    /// "No" is prohibited and a missing answer undetermined.
    Denies,
    /// "No" is a violation and a missing answer undetermined.
    Breaks,
    /// Recommended, also if the answer is missing.
    Recommended,
}
use Matters::{Breaks, Denies, DeniesVideo, Recommended};

/// Each answer with its rule and effect, in order.
const ANSWERS: [(&str, &str, Matters); 28] = [
    ("both_see_each_other", "distance/video-both-see", DeniesVideo),
    ("suitability_assessed_with_client", "distance/suitability-assessed-with-client", Denies),
    ("provider_space", "distance/provider-space", Denies),
    ("client_space", "distance/client-space", Denies),
    ("space_privacy", "distance/space-privacy", Denies),
    ("data_protection", "distance/data-protection", Denies),
    ("data_security", "distance/data-security", Denies),
    ("provider_support", "distance/provider-support", Denies),
    ("client_support", "distance/client-support", Denies),
    ("emergency_instructions", "distance/emergency-instructions", Denies),
    ("technical_problem_instructions", "distance/technical-problem-instructions", Denies),
    ("insurance", "distance/insurance", Denies),
    ("instructions_checked", "distance/instructions-checked", Denies),
    ("platform_compliant", "distance/platform-compliant", Denies),
    ("client_informed_security", "distance/client-informed-security", Denies),
    ("client_informed_protection", "distance/client-informed-protection", Denies),
    ("client_informed_privacy", "distance/client-informed-privacy", Denies),
    ("supervisory_guidance", "distance/supervisory-guidance", Denies),
    ("client_finds_it_works", "distance/client-finds-it-works", Breaks),
    ("furthers_rehabilitation", "distance/furthers-rehabilitation", Breaks),
    ("staff_competence", "distance/staff-competence", Breaks),
    ("provider_answers_for_security", "distance/provider-answers-for-security", Breaks),
    ("client_guided", "distance/client-guided", Breaks),
    ("directed", "distance/directed", Breaks),
    ("followed_up", "distance/followed-up", Breaks),
    ("encrypted_connection", "distance/encrypted-connection", Recommended),
    ("strong_authentication", "distance/strong-authentication", Recommended),
    ("client_instructions_read", "distance/client-instructions-read", Recommended),
];

pub fn judge(record: &Json, services: &[Rc<Service>]) -> Result<Vec<Finding>, InputError> {
    let object = open(record, "", &["record", "service", "forms", "on", "answers"])?;
    let service = object.required("service", text)?;
    let forms = object.required("forms", list(|json, path| choice(json, path, &["video_call", "digital"])))?;
    if has_duplicates(&forms) {
        return error("invalid_value", "forms");
    }
    let on = object.required("on", day)?;
    let answers = object.required("answers", answers)?;
    let Some(service) = in_force(services, &service, on) else { return error("unknown_service", "service") };

    let mut findings = vec![finding("distance/provider-responsible", Notice)];
    for form in &forms {
        let about = |effect| finding("distance/form-in-service-description", effect);
        if service.forms_not_allowed.contains(form) {
            findings.push(about(Prohibition).with("form", form.as_str()));
        } else if !service.forms_allowed.contains(form) {
            findings.push(about(Undetermined).source_open().with("form", form.as_str()));
        }
    }
    let is_by_video = forms.iter().any(|form| form == "video_call");
    for ((_, rule, matters), answer) in ANSWERS.iter().zip(answers) {
        match (matters, answer) {
            (_, Some(true)) => {}
            (DeniesVideo, _) if !is_by_video => {}
            (DeniesVideo | Denies, Some(false)) => findings.push(finding(rule, Prohibition)),
            (Breaks, Some(false)) => findings.push(finding(rule, Violation)),
            (DeniesVideo | Denies | Breaks, None) => findings.push(finding(rule, Undetermined).fact_missing()),
            (Recommended, Some(false) | None) => findings.push(finding(rule, Recommendation)),
        }
    }
    Ok(findings)
}

/// The answers in the order of [`ANSWERS`].
fn answers(json: &Json, path: &str) -> Result<Vec<Option<bool>>, InputError> {
    let fields: Vec<String> = ANSWERS.iter().map(|(name, _, _)| format!("{name}?")).collect();
    let object: Object = open(json, path, &fields.iter().map(String::as_str).collect::<Vec<_>>())?;
    ANSWERS.iter().map(|(name, _, _)| object.given(name, flag)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_rule_is_named_for_its_answer() {
        for (name, rule, _) in ANSWERS {
            if name != "both_see_each_other" {
                assert_eq!(rule, format!("distance/{}", name.replace('_', "-")));
            }
        }
    }
}
