//! Records of the sources that are no course services: read, checked, and answered one finding a line.

use crate::contract::{write_members, write_record_line};
use crate::coordinator::{self, CoordinatorIntroduction};
use crate::decision::Decision;
use crate::distance::{self, DistanceReadiness};
use crate::error::{ErrorCode, InputError};
use crate::fields::Read;
use crate::json::{Object, write_object};
use crate::log::MOST_BYTES;
use crate::replay::Shown;
use crate::rule::{Rule, Verdict};
use crate::service::Services;
use crate::text::Language;
use crate::therapy::{self, TherapyCase};
use alloc::boxed::Box;
use alloc::string::String;
use chrono::NaiveDate;

/// A record: what is no event of a course, and is checked by itself.
///
/// ```
/// use rehab_rules::{Record, Services};
/// let record = Record::read(br#"{"record":"therapy_case","patient":{"birth_date":"1980-05-05"},
///   "need":{"category":"long_term","demanding":true},"visits":[],"as_of":"2026-03-01"}"#)?;
/// let Record::TherapyCase(case) = &record else { panic!("it says so") };
/// assert!(case.commitment.is_none());
/// let decision = record.check(&Services::built_in())?;
/// let said: Vec<_> = decision.findings().map(|finding| finding.rule.id).collect();
/// assert_eq!(said, ["therapy/plan-needed", "therapy/kela-may-pay"]);
/// # Ok::<(), rehab_rules::InputError>(())
/// ```
#[derive(Clone, Debug)]
#[non_exhaustive]
pub enum Record<'a> {
    /// `distance_readiness` (source 001).
    DistanceReadiness(DistanceReadiness<'a>),
    /// `therapy_case` (source 003).
    TherapyCase(Box<TherapyCase<'a>>),
    /// `coordinator_introduction` (source 004).
    CoordinatorIntroduction(CoordinatorIntroduction<'a>),
}

impl<'a> Record<'a> {
    /// Reads one JSON object with the field `record`, of at most 1 MiB.
    ///
    /// # Errors
    /// The first thing that is wrong, with the path of its field.
    ///
    /// ```
    /// use rehab_rules::Record;
    /// let error = Record::read(br#"{"record":"therapy_case","patient":{"birth_date":"1980-02-30"},
    ///   "need":{"category":"long_term","demanding":true},"visits":[],"as_of":"2026-03-01"}"#).unwrap_err();
    /// assert_eq!((error.code().as_str(), error.field()), ("invalid_date", Some("patient.birth_date")));
    /// ```
    pub fn read(record: &'a [u8]) -> Result<Self, InputError> {
        Self::read_object(record).map_err(InputError::in_record)
    }

    fn read_object(record: &'a [u8]) -> Result<Self, InputError> {
        if MOST_BYTES < record.len() {
            return Err(InputError::unreadable());
        }
        let text = core::str::from_utf8(record).map_err(|_| InputError::unreadable())?;
        let object = Object::read(text.trim_start()).ok_or_else(InputError::unreadable)?;
        object.required(&["record"])?;
        match object.text("record")?.as_ref() {
            "distance_readiness" => distance::read(&object).map(Self::DistanceReadiness),
            "therapy_case" => therapy::read(&object).map(Box::new).map(Self::TherapyCase),
            "coordinator_introduction" => coordinator::read(&object).map(Self::CoordinatorIntroduction),
            _ => Err(object.error(ErrorCode::InvalidValue, "record")),
        }
    }

    /// Judges the record. Only `distance_readiness` asks for a service description.
    ///
    /// # Errors
    /// `unknown_service` when no description of the service is in force on the day.
    ///
    /// ```
    /// use rehab_rules::{Record, Services};
    /// let record = Record::read(br#"{"record":"distance_readiness","service":"x","forms":[],"on":"2026-01-15","answers":{}}"#)?;
    /// assert_eq!(record.check(&Services::built_in()).unwrap_err().field(), Some("service"));
    /// # Ok::<(), rehab_rules::InputError>(())
    /// ```
    pub fn check(&self, services: &Services) -> Result<Decision, InputError> {
        match self {
            Self::DistanceReadiness(readiness) => distance::check(readiness, services).map_err(InputError::in_record),
            Self::TherapyCase(case) => Ok(therapy::check(case)),
            Self::CoordinatorIntroduction(introduction) => Ok(coordinator::check(introduction)),
        }
    }
}

/// Checks a record, one JSON object with the field `record`: one finding a line, in the order of the contract.
///
/// A record says of itself which day it is looked at.
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
    let decision = Record::read(record)?.check(services)?;
    let mut out = String::new();
    for finding in decision.findings() {
        write_record_line(&mut out, &finding, language);
    }
    Ok(out)
}

/// Checks a record and sums it up: one JSON object with `allowed`, `findings`, and for `therapy_case` and
/// `coordinator_introduction` a `summary` ([`therapy::Summary`], [`coordinator::Summary`]).
///
/// With a language each finding has a `message`, and the next item of an introduction a `text`.
///
/// # Errors
/// The first thing that is wrong, with the path of its field.
///
/// ```
/// use rehab_rules::{Services, check_json};
/// let record = br#"{"record":"coordinator_introduction","role":"reko","unit":"primary_care","started_on":"2026-01-12",
///   "done":{"plan_time":true},"assignments":["statistics"],"permissions_requested":[],"as_of":"2026-01-12"}"#;
/// let checked = check_json(record, &Services::built_in(), None)?;
/// assert!(checked.starts_with(r#"{"allowed":true,"findings":[{"rule":"coordinator/item-open""#));
/// assert!(checked.contains(r#""summary":{"may_meet_patients":false,"next":{"block":1,"item":"work_routine"}"#));
/// # Ok::<(), rehab_rules::InputError>(())
/// ```
pub fn check_json(record: &[u8], services: &Services, language: Option<Language>) -> Result<String, InputError> {
    let record = Record::read(record)?;
    let decision = record.check(services)?;
    let mut out = String::new();
    write_object(&mut out, |of| {
        of.members(|out| write_members(out, &decision, Shown { language, ..Shown::default() }, None));
        match &record {
            Record::DistanceReadiness(_) => {}
            Record::TherapyCase(case) => of.object("summary", |of| therapy::summary(case).write(of)),
            Record::CoordinatorIntroduction(introduction) => {
                of.object("summary", |of| coordinator::summary(introduction).write(of, language));
            }
        }
    });
    Ok(out)
}

/// That something has been done or received: the day, or that the day is not known.
///
/// ```
/// use rehab_rules::{Happened, NaiveDate};
/// let (on, as_of) = (NaiveDate::from_ymd_opt(2026, 3, 2).unwrap(), NaiveDate::from_ymd_opt(2026, 3, 1).unwrap());
/// assert!(Happened::On(on).by(on) && !Happened::On(on).by(as_of)); // what lies ahead has not happened
/// assert!(Happened::DayUnknown.by(as_of));
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Happened {
    /// On this day.
    On(NaiveDate),
    /// On a day that is not known, but not after the day looked at; in JSON `true`.
    DayUnknown,
}

impl Happened {
    /// Whether it has happened by the day looked at.
    ///
    /// ```
    /// use rehab_rules::{Happened, NaiveDate};
    /// let day = NaiveDate::from_ymd_opt(2026, 3, 1).unwrap();
    /// assert!(Happened::On(day).by(day));
    /// ```
    #[must_use]
    pub fn by(self, as_of: NaiveDate) -> bool {
        match self {
            Self::On(day) => day <= as_of,
            Self::DayUnknown => true,
        }
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
            self.0.add_of_record(rule, said);
        }
    }
}
