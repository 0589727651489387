//! Errors in malformed input, as opposed to findings.

mod texts;

use crate::template::render;
use crate::text::{Language, Text};
use crate::words::closed_set;
use alloc::borrow::Cow;
use alloc::boxed::Box;
use alloc::string::String;
use core::fmt;

use texts::{
    DAYS_DISAGREE, DOES_NOT_FIT, DOES_NOT_FIT_STATE, NO_DESCRIPTION, NO_SNAPSHOT, NO_SUCH_KEY, NO_SUCH_PART, RECORD, UNREADABLE,
    expected, in_form, may_be_true,
};
pub(crate) use texts::{DOCUMENTED, expected_by, last_name, text};

closed_set! {
    /// The code of an error in malformed input. The codes are stable.
    ErrorCode {
        /// The action is not one of the nineteen.
        UnknownAction = "unknown_action",
        /// A required field is absent or null.
        MissingField = "missing_field",
        /// A field that the action does not have.
        UnknownField = "unknown_field",
        /// Not a valid date `YYYY-MM-DD` between 1900-01-01 and 2199-12-31.
        InvalidDate = "invalid_date",
        /// A value of the wrong type, outside its range or over a limit; without a field, input that is not one JSON object.
        InvalidValue = "invalid_value",
        /// No service description with this id is in force on the date.
        UnknownService = "unknown_service",
        /// The provider has no course with this id.
        UnknownCourse = "unknown_course",
        /// The provider has or had a course with this id.
        DuplicateCourse = "duplicate_course",
        /// A target group is listed twice.
        DuplicateTargetGroup = "duplicate_target_group",
        /// The service does not offer the target group of the decision.
        UnknownTargetGroup = "unknown_target_group",
        /// A period ends before it starts.
        PeriodEndsBeforeStart = "period_ends_before_start",
        /// A period starts before the period listed before it.
        PeriodsOutOfOrder = "periods_out_of_order",
        /// The course has no period with this number.
        PeriodNumber = "period_number",
        /// The year given is not the year in which the first period starts.
        YearMismatch = "year_mismatch",
        /// A client is moved from a course to itself.
        SameCourse = "same_course",
        /// Dated before the provider's last event that was carried out.
        OutOfOrder = "out_of_order",
        /// The decision is issued after the date of the event.
        DecisionInFuture = "decision_in_future",
    }
}

closed_set! {
    /// The kind of an error in malformed input, a coarser grouping of the codes.
    ErrorKind {
        /// A named service, course, target group or period does not exist.
        NotFound = "not_found",
        /// The input conflicts with known data: an existing course id, or a later event.
        Conflict = "conflict",
        /// The input can be corrected without other data.
        Malformed = "malformed",
    }
}

impl ErrorCode {
    /// The kind of the error.
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
/// // A `main` that returns the error prints this.
/// assert!(format!("{error:?}").starts_with(r#"InputError { code: InvalidDate, field: Some("on"), message: "the date in the field `on` is"#));
/// ```
#[derive(Clone, PartialEq, Eq, thiserror::Error)]
#[error("{}", self.message(Language::En))]
pub struct InputError(Box<Malformed>);

impl fmt::Debug for InputError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let message = self.message(Language::En);
        f.debug_struct("InputError").field("code", &self.code()).field("field", &self.field()).field("message", &message).finish()
    }
}

/// The content of an error. It is boxed so that results stay small.
#[derive(Clone, PartialEq, Eq)]
struct Malformed {
    code: ErrorCode,
    field: Option<Cow<'static, str>>,
    input: Input,
}

/// The kind of malformed input.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Input {
    /// A line of a log, or an action.
    Event,
    /// A form that a person fills in.
    Form,
    /// A service description.
    Description,
    /// A provider's snapshot.
    Snapshot,
    /// A record of a source that is not about courses.
    Record(&'static RecordTexts),
}

/// The messages for records. Only the reading of records refers to them, so that other programs do not link them.
#[derive(PartialEq, Eq)]
struct RecordTexts {
    unreadable: Text,
    does_not_fit: Text,
    no_day_nor_true: Text,
    no_such_field: Text,
    /// The values that fields accept, by the last names of their paths.
    expected: &'static [(&'static [&'static str], Text)],
}

impl RecordTexts {
    /// The values that a field accepts; `None` if the field is not listed.
    fn expected(&self, field: &str) -> Option<&'static Text> {
        self.expected.iter().find(|(names, _)| names.contains(&last_name(field))).map(|(_, text)| text)
    }
}

impl InputError {
    /// An error at a field, for a program that has its own reader and reports errors like the engine.
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

    /// The error for input that is not one JSON object with distinct keys, or is too long.
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

    /// The error at a field inside the value at `path`.
    ///
    /// ```
    /// use rehab_rules::Action;
    /// let error = Action::from_json(r#"{"action":"confirm_course"}"#).unwrap_err().inside("[1]"); // the second element of a list
    /// assert_eq!(error.field(), Some("[1].course"));
    /// ```
    #[must_use]
    pub fn inside(mut self, path: &str) -> Self {
        let field = self.0.field.as_deref().unwrap_or_default();
        self.0.field = Some(Cow::Owned([path, ".", field].concat()));
        self
    }

    /// Marks the error as one in an event.
    pub(crate) fn in_event(self) -> Self {
        self.of(Input::Event)
    }

    /// Marks the error as one in a form: its message is for a person who sees the field, and does not know its name.
    pub(crate) fn in_form(self) -> Self {
        self.of(Input::Form)
    }

    /// Marks the error as one in a service description.
    pub(crate) fn in_description(self) -> Self {
        self.of(Input::Description)
    }

    /// Marks the error as one in a snapshot.
    pub(crate) fn in_snapshot(self) -> Self {
        self.of(Input::Snapshot)
    }

    /// Marks the error as one in a record.
    pub(crate) fn in_record(mut self) -> Self {
        // Not through `of`, because then the other kinds of errors would link these messages as well.
        self.0.input = Input::Record(&RECORD);
        self
    }

    /// The error code.
    ///
    /// ```
    /// let error = rehab_rules::Event::from_json(b"not json").unwrap_err();
    /// assert_eq!(error.code().as_str(), "invalid_value");
    /// ```
    #[must_use]
    pub fn code(&self) -> ErrorCode {
        self.0.code
    }

    /// The kind of the error, which is coarser than its code.
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

    /// The values that the field accepts, in words.
    ///
    /// ```
    /// use rehab_rules::{ErrorCode, InputError, Language};
    /// let error = InputError::at(ErrorCode::InvalidValue, "course");
    /// assert_eq!(error.expected(Language::En), "a string of 1 to 200 characters");
    /// ```
    #[must_use]
    pub fn expected(&self, language: Language) -> &'static str {
        let field = self.field().unwrap_or_default();
        let expected = match self.0.input {
            Input::Record(texts) => texts.expected(field).unwrap_or(&DOCUMENTED),
            Input::Event | Input::Form | Input::Description | Input::Snapshot => expected(field),
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
            (Input::Form, code, Some(field)) => in_form(code, field).unwrap_or_else(|| text(code)),
            (_, code, _) => text(code),
        };
        let field = self.field().unwrap_or_default();
        render(template.get(language), |out, name, _| {
            out.push_str(if name == "expected" { self.expected(language) } else { field });
            true
        })
    }
}
