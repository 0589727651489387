//! A rules engine for Kela's rehabilitation courses: what is allowed, why not, what is due and when, what was broken.
//!
//! Kela, Finland's social insurance institution, buys rehabilitation courses under service descriptions: groups of 6–12, a client on a
//! confirmed course within 6 months, a course with too few clients postponed or deleted 30 days before its start. The engine answers with
//! citations, in English, Finnish and Swedish. It is pure: no clock, no files, no panics. You pass the date.
//!
//! There are three layers. Use any of them without the others:
//! * [`judge`]: the rules, applied to a [`Case`] that you fill from your own row;
//! * [`Provider`]: the state of one service provider, with `evaluate`, `apply`, `audit` and `search`;
//! * [`Replay`]: a log of many providers, event by event, or line by line with [`replay_text`].
//!
//! # From rows to an answer
//!
//! If your registry has rows but no log, fill a [`Snapshot`] with them and ask about an action. The required fields of a row are the
//! arguments of `new`; each optional field has a function with its name.
//!
//! ```
//! use rehab_rules::calendar::read_day;
//! use rehab_rules::snapshot::{ClientRow, CourseRow, DecisionRow, StayRow};
//! use rehab_rules::{Action, Language, Period, PeriodKind, Provider, Services, Snapshot};
//!
//! let (service, day) = ("kela.family-carers", |text| read_day(text).unwrap());
//! let office: Option<String> = None; // as read from a nullable column
//! let schedule = [
//!     Period::new(PeriodKind::InPerson, day("2026-05-04"), day("2026-05-08")),
//!     Period::new(PeriodKind::Digital, day("2026-05-25"), day("2026-08-14")),
//! ];
//! let course = CourseRow::new("C1", service, day("2026-01-07"), 8, ["carer-of-adult"]);
//! let client = ClientRow::new("K1", service)
//!     .decision(DecisionRow::new(day("2026-01-08"), day("2026-01-05")).target_group("carer-of-adult"))
//!     .stays([StayRow::new("C1", day("2026-01-09")).detached_on(day("2026-01-20")), StayRow::new("C1", day("2026-01-26"))]);
//! let rows = Snapshot::new("P1").courses([course.periods(schedule).office(office).published(true)]).clients([client]);
//! let provider = Provider::from_snapshot(&rows, Services::built_in())?;
//!
//! let decision = provider.evaluate(&Action::confirm_course("C1"), day("2026-02-02"))?;
//! assert!(!decision.allowed());
//! let why = decision.findings().find(|finding| finding.rule.id == "course/minimum-clients").unwrap();
//! assert_eq!(why.message(Language::En), "Course C1 cannot be confirmed yet: it has 1 client, and at least 6 are needed.");
//! let named = |finding: rehab_rules::FindingView<'_>| finding.message_with(Language::En, |id| (id == "C1").then(|| "Spring".to_owned()));
//! assert!(decision.findings().map(named).any(|said| said.starts_with("Course Spring cannot be confirmed yet")));
//!
//! for finding in provider.audit(day("2026-02-02"))?.findings() {
//!     println!("{:?} {} {}", finding.due, finding.effect, finding.message(Language::Fi)); // what is due when, what was broken
//! }
//! # Ok::<(), Box<dyn std::error::Error>>(())
//! ```
//!
//! # From a log to its decisions
//!
//! ```
//! use rehab_rules::{Event, Language, Mode, Replay, Services, Shown, replay_text};
//!
//! let log = concat!(
//!     r#"{"on":"2026-01-02","provider":"P1","action":"declare_capacity","service":"kela.family-carers","year":2026,"places":24}"#, "\n",
//!     r#"{"on":"2026-01-07","provider":"P1","action":"create_course","course":"C1","service":"kela.family-carers","group_size":5,"#,
//!     r#""target_groups":["carer-of-adult"],"year":2026}"#,
//! );
//! let decisions = replay_text(log, Services::built_in(), Mode::Enforce, Shown::default().language(Language::En));
//! assert!(decisions.contains("The group size of course C1 cannot be 5"));
//!
//! let mut replay = Replay::new(Services::built_in(), Mode::Observe); // event by event; prohibited actions are carried out anyway
//! for line in log.lines() {
//!     let decision = replay.apply(&Event::from_json(line)?)?;
//!     println!("{decision}");
//! }
//! let states: Vec<_> = replay.providers().iter().map(|provider| provider.snapshot().to_json()).collect();
//! # assert_eq!(states.len(), 1);
//! # Ok::<(), rehab_rules::InputError>(())
//! ```
//!
//! # An overview of the API
//!
//! An [`Action`] is made by the function with its name, from its required fields. Optional fields are set with the functions after it;
//! `…` stands for more of them. Patterns that match an action end with `..`.
//!
//! ```text
//! declare_capacity(service, year, places)                     correct_course(course).office(…).contact(…)
//! receive_decision(client, service, issued).received(…)…      set_group_size(course, group_size)
//! create_course(course, service, group_size, target_groups)…  set_target_groups(course, target_groups)
//! publish_course(course).checked(…)                           confirm_course(course)
//! unpublish_course(course)                                    reschedule_course(course, periods).clients_agreed(…)…
//! attach_client(course, client).agreed(…)                     reschedule_period(course, period, start, end).clients_agreed(…)…
//! detach_client(course, client)                               delete_course(course)
//! move_client(from, to, client).agreed(…)                     update_provider_info(service).contact(…).pool(Pool::…)…
//! tell_authority_line(client, service)                        change_provider(client, service).declined_move(…)
//! end_rehabilitation(client, service)
//! ```
//!
//! ```
//! # use rehab_rules::{Language, Services, calendar::read_day};
//! use rehab_rules::{Action, ActionName, Effect, ErrorKind, Event, Finding, Mode, Provider};
//! # let day = |text| read_day(text).unwrap();
//! let service = "kela.family-carers";
//! let mut provider = Provider::new("P1", Services::built_in())?;
//! let decision = provider.apply(&Action::declare_capacity(service, 2026, 24), day("2026-01-02"), Mode::Enforce)?;
//! let create = Action::create_course("C1", service, 8, ["carer-of-adult"]).year(2026).contact("010 123 4567");
//! let kept: Vec<Finding> = provider.apply(&create, day("2026-01-07"), Mode::Enforce)?.findings().map(Finding::from).collect();
//! let icon = match kept[0].effect { // new members may be added
//!     Effect::Prohibition | Effect::Violation => "✗",
//!     Effect::Obligation => "!",
//!     Effect::Right | Effect::Recommendation | Effect::Notice => "·",
//!     Effect::Undetermined | Effect::Unregulated => "?",
//!     _ => "",
//! };
//! println!("{icon} {}", kept[0].to_json(None)); // or `to_json(Language::Sv)`, with a message
//! for course in provider.courses() { // also `clients()` and `provider.course("C1")`; optional fields are `Option`
//!     println!("{} {} {}", course.course, course.group_size, course.published == Some(true));
//!     course.periods.unwrap_or_default().iter().for_each(|period| println!("{} {} {}", period.kind, period.start, period.end));
//! }
//! let rows = provider.snapshot(); // the whole state: `capacity`, `info`, `pools`, `courses`, `clients`
//! rows.capacity.iter().flatten().for_each(|row| println!("{} {} {}", row.service, row.year, row.places));
//! let seen = provider.search(day("2026-02-02"))?; // what the public sees: nothing yet, because it is not published
//! # assert!(decision.allowed() && seen.is_empty() && rows.courses.is_some() && kept[0].effect == Effect::Notice);
//!
//! // The actions that would remove a prohibition.
//! let confirm = Action::confirm_course("C1");
//! let denied = provider.evaluate(&confirm, day("2026-02-02"))?;
//! for finding in denied.findings().filter(|finding| finding.effect == Effect::Prohibition) {
//!     for remedy in provider.remedies(&confirm, day("2026-02-02"), &finding) {
//!         println!("{}", remedy.to_json()); // an action, to be shown or applied
//!     }
//! }
//!
//! // Actions as JSON, and as a table of their fields. Closed sets have `ALL`, `as_str`, `from_word` and `str::parse`, whose error lists
//! // the allowed words.
//! let Action::AttachClient { course, agreed, .. } = Action::from_json(r#"{"action":"attach_client","course":"C1","client":"K1"}"#)? else {
//!     panic!("it is one")
//! };
//! let needed = |name: ActionName| name.fields().iter().filter(|field| field.required).map(|field| field.name).collect::<Vec<_>>();
//! assert_eq!(needed("attach_client".parse().unwrap()), ["course", "client"]);
//! assert_eq!("must".parse::<Effect>().unwrap_err().allowed(), Effect::ALL.iter().map(|effect| effect.as_str()).collect::<Vec<_>>());
//!
//! // Malformed input is an error with a code, the path of its field and a message.
//! let error = Event::from_json(r#"{"on":"2026-02-29","provider":"P1","action":"confirm_course","course":"C1"}"#).unwrap_err();
//! assert_eq!((error.code().as_str(), error.field(), error.kind()), ("invalid_date", Some("on"), ErrorKind::Malformed));
//! let status = match error.kind() { ErrorKind::NotFound => 404, ErrorKind::Conflict => 409, _ => 422 };
//! # assert_eq!((status, error.to_json(Language::Sv).is_empty(), course, agreed), (422, false, "C1".into(), None));
//! # Ok::<(), Box<dyn std::error::Error>>(())
//! ```
//!
//! Service descriptions, forms, single rows, rules and dates:
//!
//! ```
//! # use rehab_rules::{Provider, calendar::read_day};
//! use rehab_rules::{ActionName, Case, Change, Fact, Known, Language, ServiceDescription, Services, judge};
//! use rehab_rules::form::{Bounds, FormOptions, Typed};
//! use rehab_rules::{Rule, calendar, rules, source};
//! # let day = |text| read_day(text).unwrap();
//! let mut services = Services::built_in();
//! let carers = services.in_force("kela.family-carers", day("2026-01-07")).unwrap().clone();
//! println!("{}: {} to {}, from {:?}", carers.id, carers.group_size.min, carers.group_size.max, carers.valid_from);
//! let own = ServiceDescription::new("own.course").valid_from(day("2026-01-01")).valid_to(day("2027-12-31")).group_size(4..=8).must_hold_at(5).target_groups(["adults"]);
//! # let own = own.target_groups_per_course(1..=1).total_duration_months(12).placement_deadline_months(6).settle_days_before_start(30);
//! services.add(own)?; // or `ServiceDescription::from_json(text)?`
//! let services = services.superseded_by(carers.clone().valid_from(day("2027-01-01")).placement_deadline_months(8))?;
//!
//! let provider = Provider::new("P1", services)?;
//! let typed = Typed::from_json(r#"{"on":"2026-01-07","service":"kela.family-carers","group_size":"5"}"#)?;
//! let form = provider.check_form(ActionName::CreateCourse.as_str(), &typed, &FormOptions::default());
//! assert_eq!((form.allowed, &*form.missing[0]), (Some(false), "year")); // the field to fill in next
//! for (path, bounds) in &form.bounds {
//!     match bounds { // the allowed values
//!         Bounds::Numbers(numbers) | Bounds::Offsets(numbers) => println!("{path}: {:?}", numbers.allowed),
//!         Bounds::Options(choices) => choices.iter().for_each(|choice| println!("{path}: {choice}")),
//!         Bounds::Days { days, .. } => println!("{path}: {:?}", days.allowed), // each run with what ends it
//!     }
//! }
//! println!("{}", form.to_json(Language::Fi));
//!
//! let case = Case::new(day("2026-03-02"), Change::Confirmed, &carers).with(Known::Clients(6)).with(Known::Published(true));
//! let answer = judge(&case, Some("C1"), None);
//! assert!(answer.allowed().is_none() && answer.missing().contains(Fact::Deleted)); // open: is it deleted?
//!
//! let rule = rules::find("course/minimum-clients").unwrap(); // or one of `rules::RULES`
//! let rows = rule.basis.rows.iter().filter_map(|id| source::find(id)); // in the sources
//! println!("{}: {:?}", rule.statement.get(Language::Sv), rows.map(|row| row.statement).collect::<Vec<_>>());
//! let of_audits: Vec<&Rule> = rules::RULES.iter().copied().filter(|rule| rule.finds_what_stands()).collect();
//!
//! let due = calendar::months_after(day("2026-08-28"), 6);
//! assert_eq!((due, calendar::working_day_from(due)), (day("2027-02-28"), day("2027-03-01"))); // a Sunday, and the Monday after
//! # assert!(!of_audits.is_empty());
//! # Ok::<(), Box<dyn std::error::Error>>(())
//! ```
//!
//! Other subjects are single JSON records, checked individually. You make them in code or read them.
//!
//! ```
//! # use rehab_rules::{Services, calendar::read_day};
//! use rehab_rules::coordinator::{self, CoordinatorIntroduction, CoordinatorUnit, IntroductionItem, REKO};
//! use rehab_rules::distance::{self, DistanceQuestion, DistanceReadiness};
//! use rehab_rules::record::{Happened, Record};
//! use rehab_rules::service::DistanceForm;
//! use rehab_rules::therapy::{self, Commitment, Need, NeedCategory, TherapyCase, Visit};
//! # let day = |text| read_day(text).unwrap();
//! let case = TherapyCase::new(day("1980-05-05"), Need::new(NeedCategory::ShortTerm, false), day("2026-02-01"))
//!     .commitment(Commitment::new("B-1", day("2026-01-02"), day("2026-01-02"), day("2026-04-30"), 5))
//!     .visits([Visit::new(day("2026-01-12"), 45)]);
//! let (decision, summary) = (therapy::check(&case)?, therapy::summary(&case));
//! # assert_eq!((decision.allowed(), summary.visits_left), (true, Some(4)));
//!
//! let introduction = CoordinatorIntroduction::new(REKO, CoordinatorUnit::PrimaryCare, day("2026-01-12"), day("2026-02-01"))
//!     .done([(IntroductionItem::PlanTime, Happened::On(day("2026-01-12")))]);
//! let (decision, summary) = (coordinator::check(&introduction)?, coordinator::summary(&introduction));
//! println!("{}", summary.to_json(None)); // or in a language
//! # assert_eq!((decision.allowed(), summary.next), (true, Some(IntroductionItem::WorkRoutine)));
//!
//! let answers = [(DistanceQuestion::Insurance, true)];
//! let readiness = DistanceReadiness::new("kela.family-carers", [DistanceForm::VideoCall], day("2026-01-15"), answers);
//! let decision = distance::check(&readiness, &Services::built_in())?;
//!
//! match Record::from_json(Record::from(case).to_json().as_str())? {
//!     Record::DistanceReadiness(readiness) => println!("{}", readiness.service),
//!     Record::TherapyCase(case) => println!("{}", case.as_of),
//!     Record::CoordinatorIntroduction(introduction) => println!("{}", introduction.role),
//!     other => println!("{}", other.check(&Services::built_in())?),
//! }
//! # assert!(decision.findings().len() > 20); // few questions are answered
//! # Ok::<(), rehab_rules::InputError>(())
//! ```
//!
//! # Contents
//!
//! The crate root has what a first program needs; everything else is in modules by topic. Values read from JSON borrow from it;
//! `into_owned` makes them independent of it.
//!
//! | looking for | look at |
//! |---|---|
//! | the actions and their fields | [`Action`], [`ActionName::fields`], [`action`] |
//! | what a service allows | [`ServiceDescription`], [`Services`], [`service`] |
//! | errors in a description, and what was probably not intended | [`service::check_texts`], [`ServiceDescription::warnings`] |
//! | a registry's rows, and a provider's state | [`Snapshot`], [`snapshot`], [`Provider::course`], [`Provider::client`] |
//! | which rows an action reads and locks | [`rows::read_by`] |
//! | judging a single row | [`Case`], [`judge()`], [`case`] |
//! | the rules, and those about a change | [`rules`]: [`rules::RULES`], [`rules::find`], [`rules::about`] |
//! | findings, as messages or as values | [`FindingView::message`], [`rules::Values`] |
//! | a form that is still being filled in | [`Provider::check_form`], [`form`] |
//! | actions that would remove a prohibition | [`Provider::remedies`] |
//! | a log of many providers | [`Replay`], [`replay_text`], [`audit_text`], [`log`] |
//! | dates, months and working days in Finland | [`calendar`] |
//! | distance rehabilitation, therapy, a coordinator's introduction | [`record`]; [`distance`], [`therapy`], [`coordinator`] |
//! | reading input that is not JSON | [`input::Fields`] |
//!
//! # Features
//!
//! * `catalogue` (default): the basis of the rules in words, with sources, readings and examples: `source`.
//! * `load` (default): loading a registry's rows leniently: `Provider::load`.
//! * `statements` (enabled by each of the two): the statement of each rule, which messages include if a fact is missing.
//! * `schema`: JSON Schemas of input and output, by name: `serde_json::to_string(&schema::schemas()["event"])`.
//! * `serde`: the members of `to_json` through any self-describing format (JSON, CBOR, YAML, but not bincode). `Serialize` and
//!   `Deserialize`: actions, events, periods, snapshots and their rows, service descriptions, records, and the words of closed sets.
//!   `Serialize` only: decisions, answers, findings, listings, and errors with their English message. Serializing a record leaves out a
//!   personal identity code, so the report that is read back lacks it. In your own struct, use `Action<'static>`.
//!
//! ```
//! # #[cfg(feature = "serde")] {
//! use rehab_rules::{Action, Snapshot};
//! let confirm: Action<'static> = Action::confirm_course("C1").into();
//! let text = serde_json::to_string(&confirm)?;
//! assert_eq!(text, r#"{"action":"confirm_course","course":"C1"}"#);
//! let action: Action<'static> = serde_json::from_str(&text)?;
//! let rows: Snapshot<'static> = serde_json::from_str(r#"{"snapshot":1,"provider":"P1"}"#)?;
//! # assert_eq!((action.name(), rows.provider), ("confirm_course", "P1".into()));
//! # }
//! # Ok::<(), Box<dyn std::error::Error>>(())
//! ```
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
    //! Actions: the table of actions, their fields, and a type for each.
    //!
    //! ```
    //! use rehab_rules::{Action, ActionName, action::AttachClient};
    //! let attach: AttachClient<'_> = Action::attach_client("C1", "K1");
    //! assert_eq!(attach.kind(), ActionName::AttachClient); // it has everything that an action has
    //! let attach: Action<'_> = attach.agreed(true).into();
    //! assert_eq!(attach.fields().len(), 3);
    //! ```
    pub use crate::input::action::*;
    pub use crate::input::kinds::{FieldKind, OptionalText};
}
pub mod case {
    //! A case that the caller fills from its own row, and the rules' answer.
    pub use crate::decide::answer::Answer;
    pub use crate::decide::explain::{AskedRule, ExplainedCase, Outcome};
    pub use crate::decide::judge::{judge, judge_each, judge_into};
    pub use crate::rules::case::Case;
    pub use crate::rules::change::Change;
    pub use crate::rules::fact::{Fact, FactValue, Facts, Known};
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
pub mod receipt {
    //! Receipts: a decision with everything that it is based on, to be stored with it and judged again.
    pub use crate::contract::receipt::{Difference, Differing, Receipt, Verification, verify};
}
pub mod record {
    //! Records: subjects other than events of a course, each checked individually.
    pub use crate::contract::records::{check_json, check_text};
    pub use crate::happened::Happened;
    pub use crate::input::record::Record;
    pub use crate::told::Told;
}
pub mod rows {
    //! Which rows of a registry an action reads, and which of them it locks: [`read_by`].
    pub use crate::decide::read_by::{Key, Read, read_by};
}
pub mod service {
    //! Service descriptions: what was ordered, as data.
    pub use crate::input::decision_days::DecisionDays;
    pub use crate::input::document_error::DocumentError;
    pub use crate::input::service::*;
    pub use crate::input::service_check::{Checked, check_texts};
    pub use crate::input::service_warning::{Figure, Warning, WarningKind};
    pub use crate::input::services::{BUILT_IN, Services, TEMPLATE};
    pub use crate::words::Limits;
}
pub mod snapshot {
    //! A provider's state as rows: to start from a registry's tables, or to continue later.
    pub use crate::input::snapshot::*;
    #[cfg(feature = "load")]
    pub use crate::state::load::{Loaded, RowError};
}
#[cfg(feature = "catalogue")]
pub mod source {
    //! The basis of the rules: the documents, their rows, the readings, and what became of each.
    pub use crate::catalogue::source::{DOCUMENTS, Document, NoRule, Outcome, READINGS, ROWS, Reading, Row, find};
    pub use crate::catalogue::{catalogue, coverage};
}
pub mod therapy {
    //! Therapy paid by ÅHS (003): the record, its check and its summary.
    pub use crate::decide::therapy::{Payment, Summary, check, summary};
    pub use crate::input::therapy::*;
}
#[cfg(feature = "schema")]
pub use catalogue::schema;

/// Dates are chrono's, so that callers can create and print them.
///
/// ```
/// use rehab_rules::NaiveDate;
/// let due = NaiveDate::from_ymd_opt(2026, 2, 28).unwrap();
/// assert_eq!(due.to_string(), "2026-02-28");
/// assert_eq!(NaiveDate::from_ymd_opt(2026, 2, 29), None);
/// ```
pub use chrono::NaiveDate;

// The types that a first program needs.
pub use action::{Action, ActionName};
pub use case::{Case, Change, Fact, Known, judge};
#[cfg(feature = "catalogue")]
pub use catalogue::labels::{label_of_field, labels};
pub use decide::apply::Mode;
pub use decide::decision::Decision;
pub use decide::due::{Occasion, Upcoming};
pub use decide::edge::Edge;
pub use decide::explain::Explanation;
pub use decide::finding::{Finding, FindingView};
pub use decide::preview::Preview;
pub use decide::search::Listing;
pub use decide::window::{Run, Window};
pub use input::error::{ErrorCode, ErrorKind, InputError};
pub use input::event::Event;
pub use input::period::{Period, PeriodKind};
pub use log::{ProviderIsThere, Replay, Shown, audit_text, replay_text};
pub use rules::{Effect, Rule};
pub use service::{ServiceDescription, Services};
pub use snapshot::Snapshot;
pub use state::provider::Provider;
pub use text::Language;
pub use words::UnknownWord;
