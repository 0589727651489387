//! Records of the sources that are no course services: read, checked, and answered one finding a line.

use crate::case::Facts;
use crate::contract::write_record_line;
use crate::decision::{About, Decision};
use crate::distance;
use crate::error::{ErrorCode, InputError};
use crate::json::Object;
use crate::rule::{Rule, Verdict};
use crate::service::Services;
use crate::text::Language;
use alloc::string::String;

/// Checks a record, one JSON object with the field `record`: one finding a line, in the order of the contract.
///
/// `distance_readiness` is known; a record says of itself which day it is looked at.
///
/// # Errors
/// The first thing that is wrong, with the path of its field.
///
/// ```
/// use rehab_rules::{Services, check_text};
/// let record = br#"{"record":"distance_readiness","service":"kela.family-carers","forms":["video_call"],"on":"2026-01-15","answers":{}}"#;
/// let findings = check_text(record, &Services::built_in(), None)?;
/// assert!(findings.lines().last().unwrap().starts_with(r#"{"rule":"distance/provider-responsible","effect":"notice""#));
/// # Ok::<(), rehab_rules::InputError>(())
/// ```
pub fn check_text(record: &[u8], services: &Services, language: Option<Language>) -> Result<String, InputError> {
    let decision = check(record, services).map_err(InputError::in_record)?;
    let mut out = String::new();
    for finding in decision.findings() {
        write_record_line(&mut out, &finding, language);
    }
    Ok(out)
}

pub(crate) fn check(record: &[u8], services: &Services) -> Result<Decision, InputError> {
    let text = core::str::from_utf8(record).map_err(|_| InputError::unreadable())?;
    let object = Object::read(text.trim_start()).ok_or_else(InputError::unreadable)?;
    object.required(&["record"])?;
    match object.text("record")?.as_ref() {
        "distance_readiness" => distance::check(&distance::read(&object)?, services),
        _ => Err(object.error(ErrorCode::InvalidValue, "record")),
    }
}

/// What the rules about a record say, one after the other.
pub(crate) struct Findings<'o>(&'o mut Decision);

impl<'o> Findings<'o> {
    pub(crate) fn into(out: &'o mut Decision) -> Self {
        Self(out)
    }

    /// Adds what a rule says.
    pub(crate) fn add(&mut self, rule: &'static Rule, verdict: Verdict) {
        if let Verdict::Says(said) = verdict {
            self.0.add(rule, About::default(), said, Facts::NONE);
        }
    }
}
