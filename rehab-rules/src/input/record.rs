//! Records of the sources that are no course services: read, checked, and answered one finding a line.

use crate::input::coordinator::{self, CoordinatorIntroduction};
use crate::input::distance::{self, DistanceReadiness};
use crate::input::error::{ErrorCode, InputError};
use crate::input::event::MAX_LINE_BYTES;
use crate::input::fields::Read;
use crate::input::json::Object;
use crate::input::therapy::{self, TherapyCase};
use alloc::boxed::Box;

/// A record: what is no event of a course, and is checked by itself.
///
/// ```
/// use rehab_rules::{Services, record::Record};
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
    /// use rehab_rules::record::Record;
    /// let error = Record::read(br#"{"record":"therapy_case","patient":{"birth_date":"1980-02-30"},
    ///   "need":{"category":"long_term","demanding":true},"visits":[],"as_of":"2026-03-01"}"#).unwrap_err();
    /// assert_eq!((error.code().as_str(), error.field()), ("invalid_date", Some("patient.birth_date")));
    /// ```
    pub fn read(record: &'a [u8]) -> Result<Self, InputError> {
        Self::read_object(record).map_err(InputError::in_record)
    }

    fn read_object(record: &'a [u8]) -> Result<Self, InputError> {
        if MAX_LINE_BYTES < record.len() {
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
}
