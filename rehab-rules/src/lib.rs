//! Kela's rehabilitation course rules as an engine: may this be done, why not, what is due by when, what was broken.
//!
//! Kela buys rehabilitation courses under service descriptions: group size 6–12, a client on a confirmed course
//! within 6 months, a course too small postponed or deleted 30 days before its start. The engine answers with
//! citations in English, Finnish and Swedish. It is pure: no clock, no files, no panics; the day is an argument.
//!
//! Three layers, each usable alone:
//! * [`judge`]: the rules over a [`Case`] that the caller fills from a row of its own;
//! * [`Provider`]: the state of one service provider: `evaluate`, `apply`, `audit`, `search`;
//! * [`Replay`]: a log of many providers, event by event, and [`replay_text`], line by line.
//!
//! ```
//! use rehab_rules::{Language, Mode, Services, Shown, replay_text};
//! let log = concat!(
//!     r#"{"on":"2026-01-02","provider":"P1","action":"declare_capacity","#,
//!     r#""service":"kela.family-carers","year":2026,"places":24}"#,
//!     "\n",
//!     r#"{"on":"2026-01-07","provider":"P1","action":"create_course","course":"C1","service":"kela.family-carers","#,
//!     r#""group_size":5,"target_groups":["carer-of-adult"],"year":2026}"#,
//! );
//! let shown = Shown::default().language(Language::En);
//! let decisions = replay_text(log.as_bytes(), Services::built_in(), Mode::Enforce, shown);
//! assert!(decisions.contains("course/group-size-within-range"));
//! assert!(decisions.contains("The group size of course C1 cannot be 5"));
//! ```
//!
//! # From rows to an answer
//!
//! A registry that has rows and no log fills a [`Snapshot`] with them, asks, and shows what stands in the way:
//!
//! ```
//! use rehab_rules::calendar::read_day;
//! use rehab_rules::snapshot::{ClientRow, CourseRow, StayRow};
//! use rehab_rules::{Action, Language, Provider, Services, Snapshot};
//! let (service, day) = ("kela.family-carers", |text| read_day(text).unwrap());
//! let rows = Snapshot::new("P1")
//!     .courses(vec![CourseRow::new("C1", service, day("2026-01-07"), 8, ["carer-of-adult"]).year(2026).published(true)])
//!     .clients(vec![ClientRow::new("K1", service).stays(vec![StayRow::new("C1", day("2026-01-09"))])]);
//! let provider = Provider::from_snapshot(&rows, Services::built_in())?;
//! let decision = provider.evaluate(&Action::confirm_course("C1"), day("2026-02-02"))?;
//! assert!(!decision.allowed());
//! let why = decision.findings().find(|finding| finding.rule.id == "course/minimum-clients").unwrap();
//! assert_eq!(why.message(Language::En), "Course C1 cannot be confirmed yet: it has 1 of at least 6 clients.");
//! # Ok::<(), rehab_rules::InputError>(())
//! ```
//!
//! What it has as text it reads instead, each noun by its `from_json`: [`Action::from_json`], [`Event::from_json`],
//! [`Snapshot::from_json`], [`Provider::from_json`], [`ServiceDescription::read_all`], [`record::Record::from_json`]; `to_json` writes.
//!
//! # What there is
//!
//! Here stands what a first program needs; what belongs to one thing stands in a module of its own.
//!
//! | looking for | look at |
//! |---|---|
//! | what can be done, and its fields | [`Action`], [`ActionName::fields`], [`action`] |
//! | what a service allows | [`ServiceDescription`], [`Services`], [`service`] |
//! | a registry's rows, and how a provider stands | [`Snapshot`], [`snapshot`], [`Provider::course`], [`Provider::client`] |
//! | what is known of one row alone | [`Case`], [`judge()`], [`case`] |
//! | the rules, and which judge a change | [`rules`]: [`rules::RULES`], [`rules::find`], [`rules::about`] |
//! | what was found, in words or as figures | [`FindingView::message`], [`rules::Values`] |
//! | a form that is still being filled in | [`Provider::check_form`], [`form`] |
//! | what would remove a prohibition | [`Provider::remedies`] |
//! | a log of many providers | [`Replay`], [`replay_text`], [`audit_text`], [`log`] |
//! | days, months and Finland's days off | [`calendar`] |
//! | distance rehabilitation, therapy, a coordinator's introduction | [`record`]; [`distance`], [`therapy`], [`coordinator`] |
//! | reading input that is no JSON | [`input::Fields`] |
//!
//! # Features
//!
//! * `catalogue` (on unless it is taken away): what the rules rest on in words, sources, readings and examples: `source`.
//! * `schema`: JSON Schemas of what goes in and out.
//! * `serde`: `Serialize` and `Deserialize` of all that has a `to_json` and a `from_json`, with the same members: actions, events, decisions,
//!   findings, errors, snapshots and their rows, service descriptions, records, and the words of closed sets.
#![no_std]

extern crate alloc;

pub mod calendar;
#[cfg(feature = "catalogue")]
mod catalogue;
mod contract;
mod decide;
pub mod form;
mod happened;
pub mod input;
mod json_writer;
pub mod log;
pub mod rules;
mod state;
mod template;
pub mod text;
mod told;
mod words;

pub mod action {
    //! What can be done: the table of actions, their fields, and a type for each action as it is made.
    //!
    //! ```
    //! use rehab_rules::{Action, ActionName, action::AttachClient};
    //! let attach: AttachClient<'_> = Action::attach_client("C1", "K1");
    //! assert_eq!(attach.kind(), ActionName::AttachClient); // it can all that an action can
    //! let attach: Action<'_> = attach.agreed(true).into();
    //! assert_eq!(attach.fields().len(), 3);
    //! ```
    pub use crate::input::action::*;
    pub use crate::input::kinds::{FieldKind, OptionalText};
}
pub mod case {
    //! A case that the caller fills from a row of its own, and what the rules say of it.
    pub use crate::decide::answer::Answer;
    pub use crate::decide::judge::{judge, judge_each, judge_into};
    pub use crate::rules::case::Case;
    pub use crate::rules::change::Change;
    pub use crate::rules::fact::{Fact, Facts, Known};
}
pub mod coordinator {
    //! The introduction of a rehabilitation coordinator in Region Uppsala (004): the record, its check and its summary.
    pub use crate::decide::coordinator::{BlockSummary, Summary, check, summary};
    pub use crate::input::coordinator::*;
}
pub mod distance {
    //! Distance rehabilitation for Kela (001): the record and its check.
    pub use crate::decide::distance::check;
    pub use crate::input::distance::*;
}
pub mod record {
    //! Records: what is no event of a course, and is checked by itself.
    pub use crate::contract::records::{check_json, check_text};
    pub use crate::happened::Happened;
    pub use crate::input::record::Record;
    pub use crate::told::Told;
}
pub mod service {
    //! Service descriptions: what was ordered, as data.
    pub use crate::input::decision_days::DecisionDays;
    pub use crate::input::service::*;
    pub use crate::input::services::{BUILT_IN, Services};
    pub use crate::words::Limits;
}
pub mod snapshot {
    //! A provider's state as rows: to start from a registry's tables, and to go on later.
    pub use crate::input::snapshot::*;
}
#[cfg(feature = "catalogue")]
pub mod source {
    //! What the rules rest on: the documents, their rows, the readings, and what became of each.
    pub use crate::catalogue::source::{DOCUMENTS, Document, NoRule, Outcome, READINGS, ROWS, Reading, Row};
    pub use crate::catalogue::{catalogue, coverage};
}
pub mod therapy {
    //! Therapy paid by ÅHS (003): the record, its check and its summary.
    pub use crate::decide::therapy::{Payment, Summary, check, summary};
    pub use crate::input::therapy::*;
}
#[cfg(feature = "schema")]
pub use catalogue::schema;

/// Days are chrono's, so that callers can make and print them.
///
/// ```
/// use rehab_rules::NaiveDate;
/// let due = NaiveDate::from_ymd_opt(2026, 2, 28).unwrap();
/// assert_eq!(due.to_string(), "2026-02-28");
/// assert_eq!(NaiveDate::from_ymd_opt(2026, 2, 29), None);
/// ```
pub use chrono::NaiveDate;

// What a first program needs.
pub use action::{Action, ActionName};
pub use case::{Case, Change, Fact, Known, judge};
pub use decide::apply::Mode;
pub use decide::decision::Decision;
pub use decide::finding::{Finding, FindingView};
pub use decide::search::Listing;
pub use input::error::{ErrorCode, ErrorKind, InputError};
pub use input::event::Event;
pub use input::period::{Period, PeriodKind};
pub use log::{Replay, Shown, audit_text, replay_text};
pub use rules::{Effect, Rule};
pub use service::{ServiceDescription, Services};
pub use snapshot::Snapshot;
pub use state::provider::Provider;
pub use text::Language;
pub use words::UnknownWord;
