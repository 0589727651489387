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
//! use rehab_rules::{replay_text, Language, Mode, Services, Shown};
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
//! A registry that has rows and no log gives them as a snapshot, asks, and shows what stands in the way:
//!
//! ```
//! use rehab_rules::{Action, Language, Provider, Services, calendar::read_day};
//! let rows = br#"{"snapshot":1,"provider":"P1",
//!   "courses":[{"course":"C1","service":"kela.family-carers","created_on":"2026-01-07","group_size":8,
//!     "target_groups":["carer-of-adult"],"year":2026,"published":true}],
//!   "clients":[{"client":"K1","service":"kela.family-carers","stays":[{"course":"C1","attached_on":"2026-01-09"}]}]}"#;
//! let provider = Provider::from_json(rows, Services::built_in())?;
//! let confirm = Action::from_json(br#"{"action":"confirm_course","course":"C1"}"#)?;
//! let decision = provider.evaluate(&confirm, read_day("2026-02-02").unwrap())?;
//! assert!(!decision.allowed());
//! let why = decision.findings().find(|finding| finding.rule.id == "course/minimum-clients").unwrap();
//! assert_eq!(why.message(Language::En), "Course C1 cannot be confirmed yet: it has 1 of at least 6 clients.");
//! # Ok::<(), rehab_rules::InputError>(())
//! ```
//!
//! # What there is
//!
//! | looking for | look at |
//! |---|---|
//! | what can be done, and its fields | [`Action`], [`ActionName::fields`] |
//! | what a service allows | [`ServiceDescription`], [`Services`] |
//! | the rules, and which judge a change | [`rules`]: [`rules::RULES`], [`rules::find`], [`rules::about`] |
//! | a form that is still being filled in | [`Provider::check_form`] |
//! | what would remove a prohibition | [`Provider::remedies`] |
//! | days, months and Finland's days off | [`calendar`] |
//! | distance rehabilitation, therapy, a coordinator's introduction | [`Record`], [`check_text`]; [`distance`], [`therapy`], [`coordinator`] |
//!
//! # Features
//!
//! * `catalogue` (on unless it is taken away): what the rules rest on in words, sources, readings and examples.
//! * `schema`: JSON Schemas of what goes in and out.
#![no_std]

extern crate alloc;

pub mod calendar;
#[cfg(feature = "catalogue")]
mod catalogue;
mod contract;
mod decide;
mod form;
mod happened;
mod input;
mod json_writer;
mod log;
pub mod period;
pub mod rules;
mod state;
mod template;
pub mod text;
mod words;

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

#[cfg(feature = "catalogue")]
pub use catalogue::source::{DOCUMENTS, Document, NoRule, Outcome, READINGS, ROWS, Reading, Row};
#[cfg(feature = "catalogue")]
pub use catalogue::{catalogue, coverage};
pub use contract::records::{check_json, check_text};
pub use contract::shown::{Effects, Shown};
pub use decide::answer::Answer;
pub use decide::apply::Mode;
pub use decide::decision::{Decision, FindingView};
pub use decide::judge::{judge, judge_each, judge_into};
pub use decide::search::Listing;
pub use form::{Bound, Bounds, Form, FormFinding, FormOptions, Typed, TypedFields};
pub use happened::Happened;
pub use input::action::{Action, ActionField, ActionName, Experience, Pool};
pub use input::coordinator::{CoordinatorPermission, CoordinatorUnit, EmployeeAssignment, IntroductionItem};
pub use input::decision_days::DecisionDays;
pub use input::distance::DistanceQuestion;
pub use input::error::{ErrorCode, ErrorKind, InputError};
pub use input::event::{Event, MAX_LINE_BYTES, lines, read_action, read_event};
pub use input::fields::{Cell, Fields, MAX_TEXT_CHARS};
pub use input::json::{Json, Object};
pub use input::kinds::{FieldKind, OptionalText};
pub use input::record::Record;
pub use input::service::{Commit, DistanceForm, DistanceForms, HolidayRoll, InfoField, Names, ServiceDescription, TargetGroup};
pub use input::services::{BUILT_IN, Services};
pub use input::snapshot::{CapacityRow, ClientRow, CourseRow, DecisionRow, FirstStartRow, InfoRow, PoolRow, Snapshot, StayRow};
pub use input::therapy::{EvaluationOutcome, InvoiceLineKind, NeedCategory, ReportPart};
pub use log::{Replay, ReplayText, audit_text, replay_text};
pub use period::{Period, PeriodKind};
pub use rules::RULES_VERSION;
pub use rules::basis::{AUDIT, Basis, BasisKind, Part};
pub use rules::case::Case;
pub use rules::change::Change;
pub use rules::fact::{Fact, Facts, Known};
pub use rules::remedy::Remedy;
pub use rules::rule::{Effect, Rule, Said, Stage, Verdict};
pub use rules::values::{Value, Values};
pub use state::provider::Provider;
pub use text::{Language, Text, Word};
pub use words::{Range, UnknownWord};
