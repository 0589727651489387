//! The log: one event a line.

use crate::input::action::{Action, Experience, MOST_PERIODS, MOST_TARGET_GROUPS, PLACES, Pool, YEARS};
use crate::input::error::{ErrorCode, InputError};
use crate::input::fields::{Fields, Read};
use crate::input::json::Object;
use crate::period::{Period, PeriodKind};
use alloc::borrow::Cow;
use alloc::vec::Vec;
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
    let shape = Shape::of(of)?;
    of.only(&[EVENT, ACTION, shape.required, shape.optional])?;
    of.required(EVENT)?;
    shape.require(of)?;
    let on = of.day("on")?;
    Ok(Event { on, provider: of.text("provider")?, action: read_as(shape.name, of)? })
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
    let shape = Shape::of(of)?;
    of.only(&[ACTION, shape.required, shape.optional])?;
    shape.require(of)?;
    read_as(shape.name, of)
}

/// The fields of an action.
struct Shape {
    name: &'static str,
    required: &'static [&'static str],
    optional: &'static [&'static str],
}

impl Shape {
    fn of<'a>(of: &impl Fields<'a>) -> Result<&'static Self, InputError> {
        of.required(ACTION)?;
        let known = |name: &str| SHAPES.iter().find(|shape| shape.name == name);
        match of.word("action", known) {
            Ok(Some(shape)) => Ok(shape),
            _ => Err(InputError::at(ErrorCode::UnknownAction, "action")),
        }
    }

    fn require<'a>(&self, of: &impl Fields<'a>) -> Result<(), InputError> {
        of.required(self.required)?;
        let without_year = self.name == "create_course" && !of.has("year");
        if without_year && (!of.has("periods") || of.is_empty_list("periods")) {
            return of.required(&["year"]);
        }
        Ok(())
    }
}

/// The fields of an action of this name, the required ones first; none when there is no such action.
pub(crate) fn fields_of(action: &str) -> impl Iterator<Item = &'static str> + use<> {
    let shape = SHAPES.iter().find(|shape| shape.name == action);
    shape.into_iter().flat_map(|shape| shape.required.iter().chain(shape.optional).copied())
}

const EVENT: &[&str] = &["on", "provider"];
const ACTION: &[&str] = &["action"];

static SHAPES: &[Shape] = &[
    Shape { name: "attach_client", required: &["course", "client"], optional: &["agreed"] },
    Shape {
        name: "receive_decision",
        required: &["client", "service", "issued"],
        optional: &["received", "target_group", "continues", "rehabilitation_started"],
    },
    Shape {
        name: "create_course",
        required: &["course", "service", "group_size", "target_groups"],
        optional: &["periods", "year", "office", "contact"],
    },
    Shape { name: "declare_capacity", required: &["service", "year", "places"], optional: &[] },
    Shape { name: "publish_course", required: &["course"], optional: &["checked"] },
    Shape { name: "unpublish_course", required: &["course"], optional: &[] },
    Shape { name: "correct_course", required: &["course"], optional: &["office", "contact"] },
    Shape { name: "detach_client", required: &["course", "client"], optional: &[] },
    Shape { name: "move_client", required: &["from", "to", "client"], optional: &["agreed"] },
    Shape { name: "set_group_size", required: &["course", "group_size"], optional: &[] },
    Shape { name: "set_target_groups", required: &["course", "target_groups"], optional: &[] },
    Shape { name: "confirm_course", required: &["course"], optional: &[] },
    Shape { name: "reschedule_course", required: &["course", "periods"], optional: &["clients_agreed", "clients_declined"] },
    Shape {
        name: "reschedule_period",
        required: &["course", "period", "start", "end"],
        optional: &["clients_agreed", "clients_declined"],
    },
    Shape { name: "delete_course", required: &["course"], optional: &[] },
    Shape {
        name: "update_provider_info",
        required: &["service"],
        optional: &["office", "multiprofessional_experience", "distance_experience", "pool", "contact"],
    },
    Shape { name: "tell_authority_line", required: &["client", "service"], optional: &[] },
    Shape { name: "change_provider", required: &["client", "service"], optional: &["declined_move"] },
    Shape { name: "end_rehabilitation", required: &["client", "service"], optional: &[] },
];

/// Reads the fields of an action of this name, in the order in which they are judged.
fn read_as<'a>(name: &str, of: &impl Fields<'a>) -> Result<Action<'a>, InputError> {
    match name {
        "attach_client" => {
            Ok(Action::AttachClient { course: of.text("course")?, client: of.text("client")?, agreed: of.flag("agreed")? })
        }
        "receive_decision" => {
            let (client, service, issued) = (of.text("client")?, of.text("service")?, of.day("issued")?);
            let received = of.optional_day("received")?;
            if received.is_some_and(|received| received < issued) {
                return Err(of.error(ErrorCode::InvalidValue, "received"));
            }
            Ok(Action::ReceiveDecision {
                client,
                service,
                issued,
                received,
                target_group: of.optional_text("target_group")?,
                continues: of.flag("continues")?,
                rehabilitation_started: of.optional_day("rehabilitation_started")?,
            })
        }
        "create_course" => Ok(Action::CreateCourse {
            course: of.text("course")?,
            service: of.text("service")?,
            group_size: of.whole_within("group_size", PLACES)?,
            target_groups: of.texts_up_to("target_groups", MOST_TARGET_GROUPS)?.unwrap_or_default(),
            periods: read_periods(of)?,
            year: of.optional_whole_within("year", YEARS)?.and_then(|year| i32::try_from(year).ok()),
            office: of.optional_text("office")?,
            contact: of.optional_text("contact")?,
        }),
        "declare_capacity" => Ok(Action::DeclareCapacity {
            service: of.text("service")?,
            year: i32::try_from(of.whole_within("year", YEARS)?).unwrap_or(i32::MAX),
            places: of.whole_within("places", PLACES)?,
        }),
        "publish_course" => Ok(Action::PublishCourse { course: of.text("course")?, checked: of.flag("checked")? }),
        "unpublish_course" => Ok(Action::UnpublishCourse { course: of.text("course")? }),
        "correct_course" => Ok(Action::CorrectCourse {
            course: of.text("course")?,
            office: of.optional_text("office")?,
            contact: of.optional_text("contact")?,
        }),
        "detach_client" => Ok(Action::DetachClient { course: of.text("course")?, client: of.text("client")? }),
        "move_client" => Ok(Action::MoveClient {
            from: of.text("from")?,
            to: of.text("to")?,
            client: of.text("client")?,
            agreed: of.flag("agreed")?,
        }),
        "set_group_size" => {
            Ok(Action::SetGroupSize { course: of.text("course")?, group_size: of.whole_within("group_size", PLACES)? })
        }
        "set_target_groups" => Ok(Action::SetTargetGroups {
            course: of.text("course")?,
            target_groups: of.texts_up_to("target_groups", MOST_TARGET_GROUPS)?.unwrap_or_default(),
        }),
        "confirm_course" => Ok(Action::ConfirmCourse { course: of.text("course")? }),
        "reschedule_course" => {
            let (course, periods) = (of.text("course")?, read_periods(of)?);
            if periods.is_empty() {
                return Err(of.error(ErrorCode::InvalidValue, "periods"));
            }
            Ok(Action::RescheduleCourse {
                course,
                periods,
                clients_agreed: of.flag("clients_agreed")?,
                clients_declined: of.texts("clients_declined")?,
            })
        }
        "reschedule_period" => Ok(Action::ReschedulePeriod {
            course: of.text("course")?,
            period: of.whole("period")?,
            start: of.day("start")?,
            end: of.day("end")?,
            clients_agreed: of.flag("clients_agreed")?,
            clients_declined: of.texts("clients_declined")?,
        }),
        "delete_course" => Ok(Action::DeleteCourse { course: of.text("course")? }),
        "update_provider_info" => Ok(Action::UpdateProviderInfo {
            service: of.text("service")?,
            office: of.optional_text("office")?,
            multiprofessional_experience: of.word("multiprofessional_experience", Experience::from_word)?,
            distance_experience: of.word("distance_experience", Experience::from_word)?,
            pool: of.word("pool", Pool::from_word)?,
            contact: of.optional_text("contact")?,
        }),
        "tell_authority_line" => Ok(Action::TellAuthorityLine { client: of.text("client")?, service: of.text("service")? }),
        "change_provider" => Ok(Action::ChangeProvider {
            client: of.text("client")?,
            service: of.text("service")?,
            declined_move: of.flag("declined_move")?,
        }),
        "end_rehabilitation" => Ok(Action::EndRehabilitation { client: of.text("client")?, service: of.text("service")? }),
        _ => Err(InputError::at(ErrorCode::UnknownAction, "action")),
    }
}

pub(crate) fn read_periods<'a>(of: &impl Fields<'a>) -> Result<Vec<Period>, InputError> {
    of.each("periods", MOST_PERIODS, |period| {
        period.only(&[&["kind", "start", "end"]])?;
        period.required(&["kind", "start", "end"])?;
        Ok(Period {
            kind: period.word("kind", PeriodKind::from_word)?.unwrap_or(PeriodKind::InPerson),
            start: period.day("start")?,
            end: period.day("end")?,
        })
    })
    .map(Option::unwrap_or_default)
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
