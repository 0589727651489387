//! Records checked as JSON, with findings as output lines.

use crate::contract::shown::Shown;
use crate::contract::{write_members, write_record_line};
use crate::decide::{coordinator, therapy};
use crate::input::error::InputError;
use crate::input::record::Record;
use crate::input::services::Services;
use crate::json_writer::write_object;
use crate::text::Language;
use alloc::string::String;

/// Checks a record, one JSON object with the field `record`, and returns its findings, one per line.
///
/// A record contains the date for which it is checked.
///
/// # Errors
/// The first thing that is wrong, with the path of its field.
///
/// ```
/// use rehab_rules::{Services, record::check_text};
/// let record = br#"{"record":"distance_readiness","service":"kela.family-carers","forms":["video_call"],"on":"2026-01-15","answers":{}}"#;
/// let findings = check_text(record, &Services::built_in(), None)?;
/// assert!(findings.lines().last().unwrap().starts_with(r#"{"rule":"distance/provider-responsible","effect":"notice""#));
/// # Ok::<(), rehab_rules::InputError>(())
/// ```
pub fn check_text(record: impl AsRef<[u8]>, services: &Services, language: Option<Language>) -> Result<String, InputError> {
    let decision = Record::from_json(&record)?.check(services)?;
    let mut out = String::new();
    for finding in decision.findings() {
        write_record_line(&mut out, &finding, language);
    }
    Ok(out)
}

/// Checks a record and sums it up: one JSON object with `allowed`, `findings` and, for `therapy_case` and `coordinator_introduction`, a
/// `summary` ([`therapy::Summary`], [`coordinator::Summary`]).
///
/// With a language each finding has a `message`, and the next item of an introduction a `text`.
///
/// # Errors
/// The first thing that is wrong, with the path of its field.
///
/// ```
/// use rehab_rules::{Services, record::check_json};
/// let record = br#"{"record":"coordinator_introduction","role":"reko","unit":"primary_care","started_on":"2026-01-12",
///   "done":{"plan_time":true},"assignments":["statistics"],"permissions_requested":[],"as_of":"2026-01-12"}"#;
/// let checked = check_json(record, &Services::built_in(), None)?;
/// assert!(checked.starts_with(r#"{"allowed":true,"findings":[{"rule":"coordinator/item-open""#));
/// assert!(checked.contains(r#""summary":{"may_meet_patients":false,"next":{"block":1,"item":"work_routine"}"#));
/// # Ok::<(), rehab_rules::InputError>(())
/// ```
pub fn check_json(record: impl AsRef<[u8]>, services: &Services, language: Option<Language>) -> Result<String, InputError> {
    Record::from_json(&record)?.check_to_json(services, language)
}

impl Record<'_> {
    /// Checks the record and sums it up, as [`check_json`] does.
    ///
    /// # Errors
    /// The errors of [`Record::check`].
    ///
    /// ```
    /// use rehab_rules::{Services, record::Record};
    /// let text = r#"{"record":"distance_readiness","service":"kela.family-carers","forms":[],"on":"2026-01-15","answers":{}}"#;
    /// let checked = Record::from_json(text)?.check_to_json(&Services::built_in(), None)?;
    /// assert!(checked.starts_with(r#"{"allowed":true,"findings":["#));
    /// # Ok::<(), rehab_rules::InputError>(())
    /// ```
    pub fn check_to_json(&self, services: &Services, language: Option<Language>) -> Result<String, InputError> {
        let decision = self.check(services)?;
        let mut out = String::new();
        write_object(&mut out, |of| {
            of.members(|out| write_members(out, &decision, Shown { language, ..Shown::default() }, None));
            match self {
                Self::DistanceReadiness(_) => {}
                Self::TherapyCase(case) => of.object("summary", |of| therapy::summary(case).write(of)),
                Self::CoordinatorIntroduction(introduction) => {
                    of.object("summary", |of| coordinator::summary(introduction).write(of, language));
                }
            }
        });
        Ok(out)
    }
}
