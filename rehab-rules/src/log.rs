//! The log: one event a line.

use crate::action::{Action, Experience, MOST_PERIODS, MOST_TARGET_GROUPS, PLACES, Pool, YEARS};
use crate::error::{ErrorCode, InputError};
use crate::json::Object;
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
    let object = Object::read(text).ok_or_else(InputError::unreadable)?;
    let fields = Fields::of(&object)?;
    fields.check(&object)?;
    let on = object.day("on")?;
    Ok(Event { on, provider: object.text("provider")?, action: (fields.read)(&object)? })
}

/// The fields of an action, in the order in which they are judged, and how they are read.
struct Fields {
    name: &'static str,
    required: &'static [&'static str],
    optional: &'static [&'static str],
    read: for<'a> fn(&Object<'a>) -> Result<Action<'a>, InputError>,
}

impl Fields {
    fn of(object: &Object<'_>) -> Result<&'static Self, InputError> {
        object.required(&["action"])?;
        let known = |name: &str| ACTIONS.iter().find(|fields| fields.name == name);
        match object.word("action", known) {
            Ok(Some(fields)) => Ok(fields),
            _ => Err(InputError::at(ErrorCode::UnknownAction, "action")),
        }
    }

    fn check(&self, object: &Object<'_>) -> Result<(), InputError> {
        object.only(&[COMMON, self.required, self.optional])?;
        object.required(&["on", "provider"])?;
        object.required(self.required)?;
        let without_year = self.name == "create_course" && !object.has("year");
        if without_year && (!object.has("periods") || object.is_empty_list("periods")) {
            return object.required(&["year"]);
        }
        Ok(())
    }
}

const COMMON: &[&str] = &["on", "provider", "action"];

static ACTIONS: &[Fields] = &[
    Fields {
        name: "attach_client",
        required: &["course", "client"],
        optional: &["agreed"],
        read: |of| {
            Ok(Action::AttachClient { course: of.text("course")?, client: of.text("client")?, agreed: of.flag("agreed")? })
        },
    },
    Fields {
        name: "receive_decision",
        required: &["client", "service", "issued"],
        optional: &["received", "target_group", "continues", "rehabilitation_started"],
        read: |of| {
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
        },
    },
    Fields {
        name: "create_course",
        required: &["course", "service", "group_size", "target_groups"],
        optional: &["periods", "year", "office", "contact"],
        read: |of| {
            Ok(Action::CreateCourse {
                course: of.text("course")?,
                service: of.text("service")?,
                group_size: of.whole_within("group_size", PLACES)?,
                target_groups: of.texts_up_to("target_groups", MOST_TARGET_GROUPS)?.unwrap_or_default(),
                periods: read_periods(of)?,
                year: of.optional_whole_within("year", YEARS)?.and_then(|year| i32::try_from(year).ok()),
                office: of.optional_text("office")?,
                contact: of.optional_text("contact")?,
            })
        },
    },
    Fields {
        name: "declare_capacity",
        required: &["service", "year", "places"],
        optional: &[],
        read: |of| {
            Ok(Action::DeclareCapacity {
                service: of.text("service")?,
                year: i32::try_from(of.whole_within("year", YEARS)?).unwrap_or(i32::MAX),
                places: of.whole_within("places", PLACES)?,
            })
        },
    },
    Fields {
        name: "publish_course",
        required: &["course"],
        optional: &["checked"],
        read: |of| Ok(Action::PublishCourse { course: of.text("course")?, checked: of.flag("checked")? }),
    },
    Fields {
        name: "unpublish_course",
        required: &["course"],
        optional: &[],
        read: |of| Ok(Action::UnpublishCourse { course: of.text("course")? }),
    },
    Fields {
        name: "correct_course",
        required: &["course"],
        optional: &["office", "contact"],
        read: |of| {
            Ok(Action::CorrectCourse {
                course: of.text("course")?,
                office: of.optional_text("office")?,
                contact: of.optional_text("contact")?,
            })
        },
    },
    Fields {
        name: "detach_client",
        required: &["course", "client"],
        optional: &[],
        read: |of| Ok(Action::DetachClient { course: of.text("course")?, client: of.text("client")? }),
    },
    Fields {
        name: "move_client",
        required: &["from", "to", "client"],
        optional: &["agreed"],
        read: |of| {
            Ok(Action::MoveClient {
                from: of.text("from")?,
                to: of.text("to")?,
                client: of.text("client")?,
                agreed: of.flag("agreed")?,
            })
        },
    },
    Fields {
        name: "set_group_size",
        required: &["course", "group_size"],
        optional: &[],
        read: |of| Ok(Action::SetGroupSize { course: of.text("course")?, group_size: of.whole_within("group_size", PLACES)? }),
    },
    Fields {
        name: "set_target_groups",
        required: &["course", "target_groups"],
        optional: &[],
        read: |of| {
            Ok(Action::SetTargetGroups {
                course: of.text("course")?,
                target_groups: of.texts_up_to("target_groups", MOST_TARGET_GROUPS)?.unwrap_or_default(),
            })
        },
    },
    Fields {
        name: "confirm_course",
        required: &["course"],
        optional: &[],
        read: |of| Ok(Action::ConfirmCourse { course: of.text("course")? }),
    },
    Fields {
        name: "reschedule_course",
        required: &["course", "periods"],
        optional: &["clients_agreed", "clients_declined"],
        read: |of| {
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
        },
    },
    Fields {
        name: "reschedule_period",
        required: &["course", "period", "start", "end"],
        optional: &["clients_agreed", "clients_declined"],
        read: |of| {
            Ok(Action::ReschedulePeriod {
                course: of.text("course")?,
                period: of.whole("period")?,
                start: of.day("start")?,
                end: of.day("end")?,
                clients_agreed: of.flag("clients_agreed")?,
                clients_declined: of.texts("clients_declined")?,
            })
        },
    },
    Fields {
        name: "delete_course",
        required: &["course"],
        optional: &[],
        read: |of| Ok(Action::DeleteCourse { course: of.text("course")? }),
    },
    Fields {
        name: "update_provider_info",
        required: &["service"],
        optional: &["office", "multiprofessional_experience", "distance_experience", "pool", "contact"],
        read: |of| {
            Ok(Action::UpdateProviderInfo {
                service: of.text("service")?,
                office: of.optional_text("office")?,
                multiprofessional_experience: of.word("multiprofessional_experience", Experience::from_word)?,
                distance_experience: of.word("distance_experience", Experience::from_word)?,
                pool: of.word("pool", Pool::from_word)?,
                contact: of.optional_text("contact")?,
            })
        },
    },
    Fields {
        name: "tell_authority_line",
        required: &["client", "service"],
        optional: &[],
        read: |of| Ok(Action::TellAuthorityLine { client: of.text("client")?, service: of.text("service")? }),
    },
    Fields {
        name: "change_provider",
        required: &["client", "service"],
        optional: &["declined_move"],
        read: |of| {
            Ok(Action::ChangeProvider {
                client: of.text("client")?,
                service: of.text("service")?,
                declined_move: of.flag("declined_move")?,
            })
        },
    },
    Fields {
        name: "end_rehabilitation",
        required: &["client", "service"],
        optional: &[],
        read: |of| Ok(Action::EndRehabilitation { client: of.text("client")?, service: of.text("service")? }),
    },
];

pub(crate) fn read_periods(object: &Object<'_>) -> Result<Vec<Period>, InputError> {
    let read = |period: &Object<'_>| {
        period.only(&[&["kind", "start", "end"]])?;
        period.required(&["kind", "start", "end"])?;
        Ok(Period {
            kind: period.word("kind", PeriodKind::from_word)?.unwrap_or(PeriodKind::InPerson),
            start: period.day("start")?,
            end: period.day("end")?,
        })
    };
    object.each("periods", MOST_PERIODS, read).map(Option::unwrap_or_default)
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
