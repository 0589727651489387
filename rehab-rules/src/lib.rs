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
//! let shown = Shown { language: Some(Language::En), ..Shown::default() };
//! let decisions = replay_text(log.as_bytes(), Services::built_in(), Mode::Enforce, shown);
//! assert!(decisions.contains("course/group-size-within-range"));
//! assert!(decisions.contains("The group size of course C1 cannot be 5"));
//! ```
#![no_std]

extern crate alloc;

mod action;
mod answer;
mod audit;
pub mod calendar;
mod case;
#[cfg(feature = "catalogue")]
mod case_words;
#[cfg(feature = "catalogue")]
mod catalogue;
mod change;
mod client;
mod contract;
pub mod coordinator;
mod course;
mod decision;
mod decision_days;
pub mod distance;
mod error;
mod evaluate;
#[cfg(feature = "catalogue")]
mod example;
mod fact;
mod fields;
mod form;
mod json;
mod judge;
mod log;
mod message;
pub mod period;
mod provider;
mod record;
mod remedies;
mod replay;
mod rule;
pub mod rules;
#[cfg(feature = "schema")]
pub mod schema;
mod search;
#[cfg(feature = "catalogue")]
mod sentence;
mod service;
mod snapshot;
mod source;
mod table;
pub mod text;
pub mod therapy;
mod values;
mod words;

/// Days are chrono's, so that callers can make and print them.
///
/// ```
/// use rehab_rules::NaiveDate;
/// let due = NaiveDate::from_ymd_opt(2026, 2, 28).unwrap();
/// assert_eq!(due.to_string(), "2026-02-28");
/// assert_eq!(NaiveDate::from_ymd_opt(2026, 2, 29), None);
/// ```
pub use chrono::NaiveDate;

pub use action::{Action, Experience, Pool};
pub use answer::Answer;
pub use case::Case;
#[cfg(feature = "catalogue")]
pub use catalogue::{catalogue, coverage};
pub use change::Change;
pub use coordinator::{CoordinatorPermission, CoordinatorUnit, EmployeeAssignment, IntroductionItem};
pub use decision::{Decision, FindingView};
pub use decision_days::DecisionDays;
pub use distance::DistanceQuestion;
pub use error::{ErrorCode, InputError};
pub use fact::{Fact, Facts, Known};
pub use fields::{Cell, Fields, MOST_CHARACTERS};
pub use form::{Bound, Bounds, Form, FormFinding, FormOptions, Typed, TypedFields};
pub use json::{Json, Object};
pub use judge::{judge, judge_each, judge_into};
pub use log::{Event, MOST_BYTES, lines, read_action, read_event, read_line};
pub use period::{Period, PeriodKind};
pub use provider::{Mode, Provider};
pub use record::{Happened, Record, check_json, check_text};
pub use replay::{Effects, Replay, ReplayText, Shown, audit_text, replay_text};
pub use rule::{Effect, Rule, Said, Stage, Verdict};
pub use rules::RULES_VERSION;
pub use search::Listing;
pub use service::{
    BUILT_IN, Commit, DistanceForm, DistanceForms, HolidayRoll, InfoField, Names, ServiceDescription, Services, TargetGroup,
};
pub use source::{AUDIT, Basis, BasisKind, DOCUMENTS, Document, NoRule, Outcome, Part, READINGS, ROWS, Reading, Row};
pub use text::{Language, Text, Word};
pub use therapy::{EvaluationOutcome, InvoiceLineKind, NeedCategory, ReportPart};
pub use values::{Value, Values};
pub use words::Range;
