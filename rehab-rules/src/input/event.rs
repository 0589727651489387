//! The log: one event a line.

use crate::input::action::{Action, ActionName};
use crate::input::error::InputError;
use crate::input::fields::{Fields, Read};
use crate::input::json::Object;
use alloc::borrow::Cow;
use chrono::NaiveDate;

/// At most this many bytes stand in a line, without its `\n`.
///
/// ```
/// use rehab_rules::{MOST_BYTES, read_line};
/// let mut line = br#"{"on":"2026-01-09","provider":"P1","action":"confirm_course","course":"C1"}"#.to_vec();
/// line.resize(MOST_BYTES, b' ');
/// assert!(read_line(&line).is_ok());
/// line.push(b' ');
/// assert!(read_line(&line).is_err());
/// ```
pub const MOST_BYTES: usize = 1 << 20;

/// An event: an action, its day in Finland and the provider who does it.
///
/// ```
/// use rehab_rules::{Action, Event, calendar::read_day, read_line};
/// let line = br#"{"on":"2026-01-09","provider":"P1","action":"confirm_course","course":"C1"}"#;
/// let action = Action::ConfirmCourse { course: "C1".into() };
/// assert_eq!(read_line(line)?, Event { on: read_day("2026-01-09").unwrap(), provider: "P1".into(), action });
/// # Ok::<(), rehab_rules::InputError>(())
/// ```
#[derive(Clone, Debug, PartialEq, Eq)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Event<'a> {
    /// The day.
    pub on: NaiveDate,
    /// The provider.
    pub provider: Cow<'a, str>,
    /// What is done.
    #[cfg_attr(feature = "schema", schemars(flatten))]
    pub action: Action<'a>,
}

/// Reads one line of a log, without its `\n`.
///
/// # Errors
/// The first thing that is wrong, in the rulebook's order; what only the state can tell is not looked at.
///
/// ```
/// let event = rehab_rules::read_line(
///     br#"{"on":"2026-01-09","provider":"P1","action":"attach_client","course":"C1","client":"K1"}"#,
/// )?;
/// assert_eq!(event.action.name(), "attach_client");
/// # Ok::<(), rehab_rules::InputError>(())
/// ```
pub fn read_line(line: &[u8]) -> Result<Event<'_>, InputError> {
    let event = read_fields(line)?;
    event.action.check(event.on)?;
    Ok(event)
}

/// Reads the fields of a line; how they fit together is checked when the action is judged.
pub(crate) fn read_fields(line: &[u8]) -> Result<Event<'_>, InputError> {
    if MOST_BYTES < line.len() {
        return Err(InputError::unreadable());
    }
    let text = core::str::from_utf8(line).map_err(|_| InputError::unreadable())?;
    let fields = Object::read(text).ok_or_else(InputError::unreadable)?;
    read_event(&fields)
}

/// Reads an event from its fields; how they fit together is checked when the action is judged.
///
/// # Errors
/// The first thing that is wrong, in the rulebook's order.
///
/// ```
/// # use rehab_rules::{Cell, Fields, NaiveDate};
/// # use std::borrow::Cow;
/// # struct Row<'a>(&'a [(&'a str, &'a str)]);
/// # #[derive(Clone, Copy)]
/// # struct Text<'a>(&'a str);
/// # impl<'a> Fields<'a> for Row<'a> {
/// #     type Cell = Text<'a>;
/// #     fn cell(&self, field: &str) -> Option<Text<'a>> {
/// #         self.0.iter().find(|(name, _)| *name == field).map(|(_, text)| Text(text))
/// #     }
/// #     fn first_unknown(&self, known: &[&[&str]]) -> Option<Cow<'_, str>> {
/// #         self.0.iter().map(|(name, _)| *name).filter(|name| !known.concat().contains(name)).min().map(Cow::Borrowed)
/// #     }
/// # }
/// # impl<'a> Cell<'a> for Text<'a> {
/// #     type Fields = Row<'a>;
/// #     fn text(&self) -> Option<Cow<'a, str>> { Some(self.0.into()) }
/// #     fn day(&self) -> Option<NaiveDate> { rehab_rules::calendar::read_day(self.0) }
/// #     fn whole(&self) -> Option<i64> { None }
/// #     fn flag(&self) -> Option<bool> { None }
/// #     fn list(&self) -> Option<Vec<Self>> { None }
/// #     fn fields(&self) -> Option<Row<'a>> { None }
/// # }
/// use rehab_rules::read_event; // `Row` is that of the example at `Fields`
/// let row = Row(&[("on", "2026-03-02"), ("provider", "P1"), ("action", "confirm_course"), ("course", "C1")]);
/// assert_eq!(read_event(&row)?.provider, "P1");
/// let row = Row(&[("on", "2026-03-02"), ("provider", "P1"), ("action", "confirm_course"), ("client", "K1")]);
/// assert_eq!(read_event(&row).unwrap_err().code().as_str(), "unknown_field");
/// # Ok::<(), rehab_rules::InputError>(())
/// ```
pub fn read_event<'a>(of: &impl Fields<'a>) -> Result<Event<'a>, InputError> {
    let name = ActionName::of(of)?;
    name.admit(of, &["on", "provider"])?;
    let on = of.day("on")?;
    Ok(Event { on, provider: of.text("provider")?, action: name.read(of)? })
}

/// Reads an action from its fields: an event without `on` and `provider`; how they fit together is checked when it is judged.
///
/// # Errors
/// The first thing that is wrong, in the rulebook's order.
///
/// ```
/// # use rehab_rules::{Cell, Fields, NaiveDate};
/// # use std::borrow::Cow;
/// # struct Row<'a>(&'a [(&'a str, &'a str)]);
/// # #[derive(Clone, Copy)]
/// # struct Text<'a>(&'a str);
/// # impl<'a> Fields<'a> for Row<'a> {
/// #     type Cell = Text<'a>;
/// #     fn cell(&self, field: &str) -> Option<Text<'a>> {
/// #         self.0.iter().find(|(name, _)| *name == field).map(|(_, text)| Text(text))
/// #     }
/// #     fn first_unknown(&self, known: &[&[&str]]) -> Option<Cow<'_, str>> {
/// #         self.0.iter().map(|(name, _)| *name).filter(|name| !known.concat().contains(name)).min().map(Cow::Borrowed)
/// #     }
/// # }
/// # impl<'a> Cell<'a> for Text<'a> {
/// #     type Fields = Row<'a>;
/// #     fn text(&self) -> Option<Cow<'a, str>> { Some(self.0.into()) }
/// #     fn day(&self) -> Option<NaiveDate> { None }
/// #     fn whole(&self) -> Option<i64> { None }
/// #     fn flag(&self) -> Option<bool> { None }
/// #     fn list(&self) -> Option<Vec<Self>> { None }
/// #     fn fields(&self) -> Option<Row<'a>> { None }
/// # }
/// use rehab_rules::{Action, read_action}; // `Row` is that of the example at `Fields`
/// let row = Row(&[("action", "confirm_course"), ("course", "C1")]);
/// assert_eq!(read_action(&row)?, Action::ConfirmCourse { course: "C1".into() });
/// # Ok::<(), rehab_rules::InputError>(())
/// ```
pub fn read_action<'a>(of: &impl Fields<'a>) -> Result<Action<'a>, InputError> {
    let name = ActionName::of(of)?;
    name.admit(of, &[])?;
    name.read(of)
}

/// The parts of a log: its lines without `\n`. The last `\n` may be missing; an empty line is a line, which cannot be read.
///
/// ```
/// use rehab_rules::lines;
/// assert_eq!(lines(b"{}\n\n{}\n").collect::<Vec<_>>(), [b"{}".as_slice(), b"", b"{}"]);
/// assert_eq!(lines(b"").count(), 0);
/// ```
pub fn lines(log: &[u8]) -> impl Iterator<Item = &[u8]> {
    let log = log.strip_suffix(b"\n").map_or_else(|| (!log.is_empty()).then_some(log), Some);
    log.into_iter().flat_map(|log| log.split(|byte| *byte == b'\n'))
}
