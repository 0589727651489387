//! Records of the sources that are not about courses.

use crate::input::coordinator::CoordinatorIntroduction;
use crate::input::distance::DistanceReadiness;
use crate::input::document::{Document, IntoOwned};
use crate::input::error::{ErrorCode, InputError};
use crate::input::event::MAX_LINE_BYTES;
use crate::input::fields::{FieldInput, Fields, Read};
use crate::input::json::Object;
use crate::input::therapy::TherapyCase;
use crate::json_writer::write_object;
use alloc::boxed::Box;
use alloc::string::String;

/// A record, which is checked on its own, unlike the events of courses.
///
/// ```
/// use rehab_rules::{Services, record::Record};
/// let record = Record::from_json(br#"{"record":"therapy_case","patient":{"birth_date":"1980-05-05"},
///   "need":{"category":"long_term","demanding":true},"visits":[],"as_of":"2026-03-01"}"#)?;
/// let Record::TherapyCase(case) = &record else { panic!("it says so") };
/// assert!(case.commitment.is_none());
/// let decision = record.check(&Services::built_in())?;
/// let said: Vec<_> = decision.findings().map(|finding| finding.rule.id).collect();
/// assert_eq!(said, ["therapy/plan-needed", "therapy/kela-may-pay"]);
/// # Ok::<(), rehab_rules::InputError>(())
/// ```
#[derive(Clone, Debug, PartialEq)]
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
    pub(crate) const DISTANCE: &'static str = "distance_readiness";
    pub(crate) const THERAPY: &'static str = "therapy_case";
    pub(crate) const COORDINATOR: &'static str = "coordinator_introduction";

    /// Reads one JSON object with the field `record`, of at most 1 MiB.
    ///
    /// # Errors
    /// The first error, with the path of its field.
    ///
    /// ```
    /// use rehab_rules::record::Record;
    /// let error = Record::from_json(br#"{"record":"therapy_case","patient":{"birth_date":"1980-02-30"},
    ///   "need":{"category":"long_term","demanding":true},"visits":[],"as_of":"2026-03-01"}"#).unwrap_err();
    /// assert_eq!((error.code().as_str(), error.field()), ("invalid_date", Some("patient.birth_date")));
    /// ```
    pub fn from_json<T: AsRef<[u8]> + ?Sized>(record: &'a T) -> Result<Self, InputError> {
        Self::read_object(record.as_ref()).map_err(InputError::in_record)
    }

    fn read_object(record: &'a [u8]) -> Result<Self, InputError> {
        if MAX_LINE_BYTES < record.len() {
            return Err(InputError::unreadable());
        }
        Self::read_fields(&Object::from_bytes(record)?)
    }

    /// Reads a record from a parsed value: JSON, or a value of another language.
    ///
    /// # Errors
    /// As for [`Record::from_json`].
    ///
    /// ```
    /// use rehab_rules::{input::Json, record::Record};
    /// let json = Json::read(r#"{"record":"distance_readiness","service":"x","forms":[],"on":"2026-01-15","answers":{}}"#).unwrap();
    /// assert_eq!(Record::read(&json)?.kind(), "distance_readiness");
    /// # Ok::<(), rehab_rules::InputError>(())
    /// ```
    pub fn read(record: &impl FieldInput<'a>) -> Result<Self, InputError> {
        record
            .fields()
            .ok_or_else(InputError::unreadable)
            .and_then(|fields| Self::read_fields(&fields))
            .map_err(InputError::in_record)
    }

    fn read_fields(of: &impl Fields<'a>) -> Result<Self, InputError> {
        match of.text("record")?.as_ref() {
            Self::DISTANCE => document(of).map(Self::DistanceReadiness),
            Self::THERAPY => document(of).map(Box::new).map(Self::TherapyCase),
            Self::COORDINATOR => document(of).map(Self::CoordinatorIntroduction),
            _ => Err(of.error(ErrorCode::InvalidValue, "record")),
        }
    }

    /// The record as one JSON object, with the field `record`. A personal identity code is left out.
    ///
    /// ```
    /// use rehab_rules::{calendar::read_day, distance::DistanceReadiness, record::Record, service::DistanceForm};
    /// let on = read_day("2026-01-15").unwrap();
    /// let record = Record::from(DistanceReadiness::new("kela.family-carers", [DistanceForm::Digital], on, []));
    /// let text = r#"{"record":"distance_readiness","service":"kela.family-carers","forms":["digital"],"on":"2026-01-15","answers":{}}"#;
    /// assert_eq!(record.to_json(), text);
    /// assert_eq!(Record::from_json(text.as_bytes())?, record);
    /// # Ok::<(), rehab_rules::InputError>(())
    /// ```
    #[must_use]
    pub fn to_json(&self) -> String {
        let mut out = String::new();
        write_object(&mut out, |of| {
            of.text("record", self.kind());
            match self {
                Self::DistanceReadiness(readiness) => readiness.write(of),
                Self::TherapyCase(case) => case.write(of),
                Self::CoordinatorIntroduction(introduction) => introduction.write(of),
            }
        });
        out
    }

    /// An owned copy of the record, which can outlive the text that it was read from.
    ///
    /// ```
    /// use rehab_rules::record::Record;
    /// let kept: Record<'static> = {
    ///     let text = r#"{"record":"distance_readiness","service":"x","forms":[],"on":"2026-01-15","answers":{}}"#.to_owned();
    ///     Record::from_json(text.as_bytes())?.into_owned()
    /// };
    /// assert!(matches!(kept, Record::DistanceReadiness(readiness) if readiness.service == "x"));
    /// # Ok::<(), rehab_rules::InputError>(())
    /// ```
    #[must_use]
    pub fn into_owned(self) -> Record<'static> {
        match self {
            Self::DistanceReadiness(readiness) => readiness.into_owned().into(),
            Self::TherapyCase(case) => case.into_owned().into(),
            Self::CoordinatorIntroduction(introduction) => introduction.into_owned().into(),
        }
    }

    /// The value of its field `record`.
    ///
    /// ```
    /// # use rehab_rules::record::Record;
    /// let text = r#"{"record":"distance_readiness","service":"x","forms":[],"on":"2026-01-15","answers":{}}"#;
    /// assert_eq!(Record::from_json(text)?.kind(), "distance_readiness");
    /// # Ok::<(), rehab_rules::InputError>(())
    /// ```
    #[must_use]
    pub const fn kind(&self) -> &'static str {
        match self {
            Self::DistanceReadiness(_) => Self::DISTANCE,
            Self::TherapyCase(_) => Self::THERAPY,
            Self::CoordinatorIntroduction(_) => Self::COORDINATOR,
        }
    }
}

fn document<'a, D: Document<'a>>(of: &impl Fields<'a>) -> Result<D, InputError> {
    D::admit(of, &["record"])?;
    D::read_admitted(of)
}

impl<'a> From<DistanceReadiness<'a>> for Record<'a> {
    fn from(readiness: DistanceReadiness<'a>) -> Self {
        Self::DistanceReadiness(readiness)
    }
}

impl<'a> From<TherapyCase<'a>> for Record<'a> {
    fn from(case: TherapyCase<'a>) -> Self {
        Self::TherapyCase(Box::new(case))
    }
}

impl<'a> From<CoordinatorIntroduction<'a>> for Record<'a> {
    fn from(introduction: CoordinatorIntroduction<'a>) -> Self {
        Self::CoordinatorIntroduction(introduction)
    }
}
