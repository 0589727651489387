//! Malformed input: errors, which are not findings.

mod texts;

use crate::template::render;
use crate::text::{Language, Text};
use crate::words::closed_set;
use alloc::borrow::Cow;
use alloc::boxed::Box;
use alloc::string::String;

use texts::{
    DAYS_DISAGREE, DOES_NOT_FIT, DOES_NOT_FIT_STATE, NO_DESCRIPTION, NO_SNAPSHOT, NO_SUCH_KEY, NO_SUCH_PART, RECORD, UNREADABLE,
    expected, may_be_true,
};
pub(crate) use texts::{DOCUMENTED, expected_by, last_name, text};

closed_set! {
    /// What is wrong with malformed input. The codes are stable.
    ErrorCode {
        /// The action is none of the nineteen.
        UnknownAction = "unknown_action",
        /// A required field is absent or null.
        MissingField = "missing_field",
        /// A field that the action does not have.
        UnknownField = "unknown_field",
        /// Not a day `YYYY-MM-DD` of the calendar between 1900-01-01 and 2199-12-31.
        InvalidDate = "invalid_date",
        /// A value of the wrong type, outside its range or over a limit; without a field: not one JSON object.
        InvalidValue = "invalid_value",
        /// No service description of this id is in force on the day.
        UnknownService = "unknown_service",
        /// The provider has no course of this id.
        UnknownCourse = "unknown_course",
        /// The provider has, or had, a course of this id.
        DuplicateCourse = "duplicate_course",
        /// A target group stands twice.
        DuplicateTargetGroup = "duplicate_target_group",
        /// The service does not offer the target group of the decision.
        UnknownTargetGroup = "unknown_target_group",
        /// A period ends before it starts.
        PeriodEndsBeforeStart = "period_ends_before_start",
        /// A period starts before the one listed ahead of it.
        PeriodsOutOfOrder = "periods_out_of_order",
        /// The course has no period of this number.
        PeriodNumber = "period_number",
        /// The year given is not the year in which the first period starts.
        YearMismatch = "year_mismatch",
        /// A client is moved from a course to the same course.
        SameCourse = "same_course",
        /// Dated before the provider's last event that was carried out.
        OutOfOrder = "out_of_order",
        /// The decision is issued after the day of the event.
        DecisionInFuture = "decision_in_future",
    }
}

closed_set! {
    /// What kind of thing is wrong with malformed input: coarser than its code, so that a program need not know each.
    ErrorKind {
        /// Something that is named is not there: a service, course, target group or period.
        NotFound = "not_found",
        /// It does not fit what is already known: a course of that id, or a later event.
        Conflict = "conflict",
        /// It can be put right by looking at it alone.
        Malformed = "malformed",
    }
}

impl ErrorCode {
    /// What kind of thing is wrong.
    ///
    /// ```
    /// use rehab_rules::{ErrorCode, ErrorKind};
    /// assert_eq!(ErrorCode::UnknownCourse.kind(), ErrorKind::NotFound);
    /// assert_eq!(ErrorCode::OutOfOrder.kind(), ErrorKind::Conflict);
    /// assert_eq!(ErrorCode::UnknownField.kind(), ErrorKind::Malformed);
    /// ```
    #[must_use]
    pub const fn kind(self) -> ErrorKind {
        match self {
            Self::UnknownService | Self::UnknownCourse | Self::UnknownTargetGroup | Self::PeriodNumber => ErrorKind::NotFound,
            Self::DuplicateCourse | Self::OutOfOrder => ErrorKind::Conflict,
            Self::UnknownAction
            | Self::MissingField
            | Self::UnknownField
            | Self::InvalidDate
            | Self::InvalidValue
            | Self::DuplicateTargetGroup
            | Self::PeriodEndsBeforeStart
            | Self::PeriodsOutOfOrder
            | Self::YearMismatch
            | Self::SameCourse
            | Self::DecisionInFuture => ErrorKind::Malformed,
        }
    }
}

/// Malformed input: a stable code and the path of the field.
///
/// ```
/// use rehab_rules::{ErrorCode, Event};
/// let error = Event::from_json(br#"{"on":"2026-02-29","provider":"P1","action":"confirm_course","course":"C1"}"#).unwrap_err();
/// assert_eq!(error.code(), ErrorCode::InvalidDate);
/// assert_eq!(error.field(), Some("on"));
/// ```
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("{}", self.message(Language::En))]
pub struct InputError(Box<Malformed>);

/// What is wrong. It stands apart, so that what carries an error only in rare cases stays small.
#[derive(Clone, Debug, PartialEq, Eq)]
struct Malformed {
    code: ErrorCode,
    field: Option<Cow<'static, str>>,
    input: Input,
}

/// What the malformed input is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Input {
    /// A line of a log, or an action.
    Event,
    /// A service description.
    Description,
    /// A provider's snapshot.
    Snapshot,
    /// A record of a source that is no course service.
    Record(&'static RecordTexts),
}

/// What is said of records. Only the reading of records leads here, so that what checks none does not carry it.
#[derive(Debug, PartialEq, Eq)]
struct RecordTexts {
    unreadable: Text,
    does_not_fit: Text,
    no_day_nor_true: Text,
    no_such_field: Text,
    /// What fields take, by the last names of their paths.
    expected: &'static [(&'static [&'static str], Text)],
}

impl RecordTexts {
    /// What a field takes; `None` for what is not listed.
    fn expected(&self, field: &str) -> Option<&'static Text> {
        self.expected.iter().find(|(names, _)| names.contains(&last_name(field))).map(|(_, text)| text)
    }
}

impl InputError {
    /// An error at a field, for a program that reads in its own way and tells of it as the engine does.
    ///
    /// ```
    /// use rehab_rules::{ErrorCode, InputError, Language};
    /// let error = InputError::at(ErrorCode::MissingField, "provider");
    /// assert_eq!(error.message(Language::En), "a required field is missing: `provider`");
    /// ```
    #[must_use]
    pub fn at(code: ErrorCode, field: impl Into<Cow<'static, str>>) -> Self {
        Self::of_event(code, Some(field.into()))
    }

    /// What is not one JSON object with each key once, or is too long to be read.
    pub(crate) fn unreadable() -> Self {
        Self::of_event(ErrorCode::InvalidValue, None)
    }

    #[cold]
    #[inline(never)]
    fn of_event(code: ErrorCode, field: Option<Cow<'static, str>>) -> Self {
        Self(Box::new(Malformed { code, field, input: Input::Event }))
    }

    fn of(mut self, input: Input) -> Self {
        self.0.input = input;
        self
    }

    /// The error of a field that stands inside the value at `path`.
    ///
    /// ```
    /// use rehab_rules::Action;
    /// let error = Action::from_json(r#"{"action":"confirm_course"}"#).unwrap_err().inside("[1]"); // the second of a list
    /// assert_eq!(error.field(), Some("[1].course"));
    /// ```
    #[must_use]
    pub fn inside(mut self, path: &str) -> Self {
        let field = self.0.field.as_deref().unwrap_or_default();
        self.0.field = Some(Cow::Owned([path, ".", field].concat()));
        self
    }

    /// The error told as one of an event.
    pub(crate) fn in_event(self) -> Self {
        self.of(Input::Event)
    }

    /// The error told as one of a service description.
    pub(crate) fn in_description(self) -> Self {
        self.of(Input::Description)
    }

    /// The error told as one of a snapshot.
    pub(crate) fn in_snapshot(self) -> Self {
        self.of(Input::Snapshot)
    }

    /// The error told as one of a record.
    pub(crate) fn in_record(mut self) -> Self {
        // Not by the way of the others, where the compiler would let their errors point to these texts as well.
        self.0.input = Input::Record(&RECORD);
        self
    }

    /// What is wrong.
    ///
    /// ```
    /// let error = rehab_rules::Event::from_json(b"not json").unwrap_err();
    /// assert_eq!(error.code().as_str(), "invalid_value");
    /// ```
    #[must_use]
    pub fn code(&self) -> ErrorCode {
        self.0.code
    }

    /// What kind of thing is wrong; the code says it exactly.
    ///
    /// ```
    /// use rehab_rules::{ErrorKind, Event};
    /// assert_eq!(Event::from_json(b"not json").unwrap_err().kind(), ErrorKind::Malformed);
    /// ```
    #[must_use]
    pub fn kind(&self) -> ErrorKind {
        self.code().kind()
    }

    /// The path of the field, for example `periods[0].end`; `None` when the whole input is unreadable.
    ///
    /// ```
    /// use rehab_rules::Event;
    /// let course = r#"{"on":"2026-01-09","provider":"P1","action":"reschedule_course","course":"C1","periods":"#;
    /// let error = Event::from_json(format!(r#"{course}[{{"kind":"digital","start":"2026-05-25"}}]}}"#).as_bytes()).unwrap_err();
    /// assert_eq!(error.field(), Some("periods[0].end"));
    /// assert_eq!(Event::from_json(b"not json").unwrap_err().field(), None);
    /// ```
    #[must_use]
    pub fn field(&self) -> Option<&str> {
        self.0.field.as_deref()
    }

    /// What the field takes, in words.
    ///
    /// ```
    /// use rehab_rules::{ErrorCode, InputError, Language};
    /// let error = InputError::at(ErrorCode::InvalidValue, "course");
    /// assert_eq!(error.expected(Language::En), "a text of 1 to 200 characters");
    /// ```
    #[must_use]
    pub fn expected(&self, language: Language) -> &'static str {
        let field = self.field().unwrap_or_default();
        let expected = match self.0.input {
            Input::Record(texts) => texts.expected(field).unwrap_or(&DOCUMENTED),
            Input::Event | Input::Description | Input::Snapshot => expected(field),
        };
        expected.get(language)
    }

    /// The error in words, for the person who has to correct the input.
    ///
    /// ```
    /// use rehab_rules::{Event, Language};
    /// let error = Event::from_json(br#"{"on":"2026-01-09","provider":"P1","action":"confirm_course"}"#).unwrap_err();
    /// assert_eq!(error.message(Language::En), "a required field is missing: `course`");
    /// assert_eq!(error.message(Language::Fi), "pakollinen kenttä puuttuu: `course`");
    /// ```
    #[must_use]
    pub fn message(&self, language: Language) -> String {
        let template = match (self.0.input, self.0.code, &self.0.field) {
            (Input::Event, ErrorCode::InvalidValue, None) => &UNREADABLE,
            (Input::Description, ErrorCode::InvalidValue, None) => &NO_DESCRIPTION,
            (Input::Record(texts), ErrorCode::InvalidValue, None) => &texts.unreadable,
            (Input::Record(texts), ErrorCode::InvalidValue, Some(field)) if texts.expected(field).is_none() => {
                &texts.does_not_fit
            }
            (Input::Record(texts), ErrorCode::InvalidDate, Some(field)) if may_be_true(field) => &texts.no_day_nor_true,
            (Input::Record(texts), ErrorCode::UnknownField, Some(_)) => &texts.no_such_field,
            (Input::Snapshot, ErrorCode::InvalidValue, None) => &NO_SNAPSHOT,
            (Input::Snapshot, ErrorCode::InvalidValue, Some(_)) => &DOES_NOT_FIT_STATE,
            (Input::Snapshot, ErrorCode::OutOfOrder, _) => &DAYS_DISAGREE,
            (Input::Snapshot, ErrorCode::UnknownField, Some(_)) => &NO_SUCH_PART,
            (Input::Description, ErrorCode::InvalidValue, Some(_)) => &DOES_NOT_FIT,
            (Input::Description, ErrorCode::UnknownField, Some(_)) => &NO_SUCH_KEY,
            (_, code, _) => text(code),
        };
        let field = self.field().unwrap_or_default();
        render(template.get(language), |out, name, _| {
            out.push_str(if name == "expected" { self.expected(language) } else { field });
            true
        })
    }
}
