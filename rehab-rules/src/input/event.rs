//! The log: one event per line.

use crate::input::action::{Action, ActionName};
use crate::input::error::InputError;
use crate::input::fields::{Fields, Read};
use crate::input::json::Object;
use alloc::borrow::Cow;
use chrono::NaiveDate;

/// The most bytes in a line, not counting its `\n`.
///
/// ```
/// use rehab_rules::{Event, log::MAX_LINE_BYTES};
/// let mut line = br#"{"on":"2026-01-09","provider":"P1","action":"confirm_course","course":"C1"}"#.to_vec();
/// line.resize(MAX_LINE_BYTES, b' ');
/// assert!(Event::from_json(&line).is_ok());
/// line.push(b' ');
/// assert!(Event::from_json(&line).is_err());
/// ```
pub const MAX_LINE_BYTES: usize = 1 << 20;

/// An event: an action, its date in Finland and the provider.
///
/// ```
/// use rehab_rules::{Action, Event, calendar::read_day};
/// let line = br#"{"on":"2026-01-09","provider":"P1","action":"confirm_course","course":"C1"}"#;
/// let action = Action::confirm_course("C1");
/// assert_eq!(Event::from_json(line)?, Event::new(read_day("2026-01-09").unwrap(), "P1", action));
/// # Ok::<(), rehab_rules::InputError>(())
/// ```
#[derive(Clone, Debug, PartialEq, Eq)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct Event<'a> {
    /// The date.
    pub on: NaiveDate,
    /// The provider.
    pub provider: Cow<'a, str>,
    /// The action.
    #[cfg_attr(feature = "schema", schemars(flatten))]
    pub action: Action<'a>,
}

impl<'a> Event<'a> {
    /// An event with an action of a provider on a date.
    ///
    /// ```
    /// use rehab_rules::{Action, Event, calendar::read_day};
    /// let event = Event::new(read_day("2026-01-09").unwrap(), "P1", Action::confirm_course("C1"));
    /// assert_eq!(event.provider, "P1");
    /// ```
    #[must_use]
    pub fn new(on: NaiveDate, provider: impl Into<Cow<'a, str>>, action: impl Into<Action<'a>>) -> Self {
        Self { on, provider: provider.into(), action: action.into() }
    }

    /// Reads one line of a log, without its `\n`.
    ///
    /// # Errors
    /// The first error, in the order of the checks; checks that need the provider's state are not made.
    ///
    /// ```
    /// use rehab_rules::Event;
    /// let line = br#"{"on":"2026-01-09","provider":"P1","action":"attach_client","course":"C1","client":"K1"}"#;
    /// assert_eq!(Event::from_json(line)?.action.name(), "attach_client");
    /// # Ok::<(), rehab_rules::InputError>(())
    /// ```
    pub fn from_json<T: AsRef<[u8]> + ?Sized>(line: &'a T) -> Result<Self, InputError> {
        let event = read_fields(line.as_ref())?;
        event.action.check(event.on)?;
        Ok(event)
    }

    /// An owned copy of the event, which can outlive the line that it was read from.
    ///
    /// ```
    /// use rehab_rules::Event;
    /// let kept: Event<'static> = {
    ///     let line = String::from(r#"{"on":"2026-01-09","provider":"P1","action":"confirm_course","course":"C1"}"#);
    ///     Event::from_json(line.as_bytes())?.into_owned()
    /// };
    /// assert_eq!(kept.action.name(), "confirm_course");
    /// # Ok::<(), rehab_rules::InputError>(())
    /// ```
    #[must_use]
    pub fn into_owned(self) -> Event<'static> {
        Event { on: self.on, provider: Cow::Owned(self.provider.into_owned()), action: self.action.into_owned() }
    }
}

impl<'a> Action<'a> {
    /// Reads an action from JSON: an event without `on` and `provider`. Conditions across its fields are checked when it is evaluated.
    ///
    /// # Errors
    /// The first error, in the order of the checks.
    ///
    /// ```
    /// use rehab_rules::Action;
    /// let attach = Action::from_json(br#"{"action":"attach_client","course":"C1","client":"K1"}"#)?;
    /// assert_eq!(attach, Action::attach_client("C1", "K1"));
    /// let error = Action::from_json(br#"{"action":"attach_client","course":"C1"}"#).unwrap_err();
    /// assert_eq!((error.code().as_str(), error.field()), ("missing_field", Some("client")));
    /// # Ok::<(), rehab_rules::InputError>(())
    /// ```
    pub fn from_json<T: AsRef<[u8]> + ?Sized>(text: &'a T) -> Result<Self, InputError> {
        read_action(&object(text.as_ref())?)
    }
}

/// Reads the fields of a line; conditions across fields are checked when the action is evaluated.
pub(crate) fn read_fields(line: &[u8]) -> Result<Event<'_>, InputError> {
    read_event(&object(line)?)
}

fn object(line: &[u8]) -> Result<Object<'_>, InputError> {
    if MAX_LINE_BYTES < line.len() {
        return Err(InputError::unreadable());
    }
    Object::from_bytes(line)
}

/// Reads an event from its fields; conditions across fields are checked when the action is evaluated.
///
/// # Errors
/// The first error, in the order of the checks.
///
/// ```
/// use rehab_rules::input::{FieldInput, Json, read_event};
/// let row = |text| Json::read(text).and_then(|json| json.fields()).unwrap(); // or a row of a table; see `Fields`
/// let event = row(r#"{"on":"2026-03-02","provider":"P1","action":"confirm_course","course":"C1"}"#);
/// assert_eq!(read_event(&event)?.provider, "P1");
/// let event = row(r#"{"on":"2026-03-02","provider":"P1","action":"confirm_course","client":"K1"}"#);
/// assert_eq!(read_event(&event).unwrap_err().code().as_str(), "unknown_field");
/// # Ok::<(), rehab_rules::InputError>(())
/// ```
pub fn read_event<'a>(of: &impl Fields<'a>) -> Result<Event<'a>, InputError> {
    let name = ActionName::of(of)?;
    name.admit(of, &["on", "provider"])?;
    let on = of.day("on")?;
    Ok(Event { on, provider: of.text("provider")?, action: name.read(of)? })
}

/// Reads an action from its fields: an event without `on` and `provider`. Conditions across fields are checked when it is evaluated.
///
/// # Errors
/// The first error, in the order of the checks.
///
/// ```
/// use rehab_rules::{Action, input::{FieldInput, Json, read_action}};
/// let row = Json::read(r#"{"action":"confirm_course","course":"C1"}"#).and_then(|json| json.fields()).unwrap();
/// assert_eq!(read_action(&row)?, Action::confirm_course("C1"));
/// # Ok::<(), rehab_rules::InputError>(())
/// ```
pub fn read_action<'a>(of: &impl Fields<'a>) -> Result<Action<'a>, InputError> {
    let name = ActionName::of(of)?;
    name.admit(of, &[])?;
    name.read(of)
}

/// The lines of a log, without `\n`. The last `\n` is optional. An empty line counts as a line, but cannot be read.
///
/// ```
/// use rehab_rules::log::lines;
/// assert_eq!(lines(b"{}\n\n{}\n").collect::<Vec<_>>(), [b"{}".as_slice(), b"", b"{}"]);
/// assert_eq!(lines(b"").count(), 0);
/// ```
pub fn lines(log: &[u8]) -> impl Iterator<Item = &[u8]> {
    let log = log.strip_suffix(b"\n").map_or_else(|| (!log.is_empty()).then_some(log), Some);
    log.into_iter().flat_map(|log| log.split(|byte| *byte == b'\n'))
}
