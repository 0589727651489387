//! Therapy paid by ÅHS (source 003): the payment commitment, its visits and invoice, the plan and the report.

mod identity;
mod read;
mod report;

use crate::calendar::{months_after, months_before};
use crate::words::closed_set;
use alloc::borrow::Cow;
use alloc::vec::Vec;
use chrono::NaiveDate;
use core::cmp::Ordering;

pub use identity::PersonalIdentityCode;
#[cfg(feature = "schema")]
pub(crate) use read::NUMBERS;
pub(crate) use read::read;
pub use report::{Continuation, Report, ReportPart, Session};

/// A patient's therapy as far as it is known: the record `therapy_case`.
///
/// It can be judged on any day: what is dated after `as_of` has not happened yet, but visits and the invoice are judged as they
/// are given, planned ones too.
///
/// ```
/// use rehab_rules::therapy::{Commitment, Need, TherapyCase, Visit, check};
/// use rehab_rules::{NaiveDate, therapy::NeedCategory};
/// let day = |month, day| NaiveDate::from_ymd_opt(2026, month, day).unwrap();
/// let need = Need { category: NeedCategory::ShortTerm, demanding: false };
/// let mut case = TherapyCase::new(NaiveDate::from_ymd_opt(1980, 5, 5).unwrap(), need, day(1, 15));
/// case.commitment = Some(Commitment {
///     number: "B-1".into(), issued: day(1, 2), valid_from: day(1, 2), valid_to: day(4, 30), visits: 5,
///     visit_minutes: Some(45), action_text_end: None,
/// });
/// case.visits = vec![Visit { date: day(5, 1), minutes: 45, charting_minutes: None }];
/// let decision = check(&case);
/// let said: Vec<_> = decision.findings().map(|finding| (finding.rule.id, finding.due)).collect();
/// assert_eq!(said, [("therapy/visit-within-commitment", None), ("therapy/report-in-time", Some(day(2, 28)))]);
/// ```
#[derive(Clone, Debug, PartialEq)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct TherapyCase<'a> {
    /// The patient.
    pub patient: Patient,
    /// The need of medical rehabilitation.
    pub need: Need,
    /// The rehabilitation plan.
    pub plan: Option<Plan<'a>>,
    /// The payment commitment of ÅHS.
    pub commitment: Option<Commitment<'a>>,
    /// The visits, in any order, planned ones too.
    pub visits: Vec<Visit>,
    /// The service provider's invoice.
    pub invoice: Option<Invoice>,
    /// The therapy report, as far as it is written.
    pub report: Option<Report<'a>>,
    /// How the visits are to be spread; without it that is not looked at.
    pub spread: Option<Spread>,
    /// The day looked at.
    pub as_of: NaiveDate,
}

impl TherapyCase<'_> {
    /// A case of which no more is known than the patient and the need.
    ///
    /// ```
    /// use rehab_rules::therapy::{Need, TherapyCase};
    /// use rehab_rules::{NaiveDate, therapy::NeedCategory};
    /// let (birth_date, as_of) = (NaiveDate::from_ymd_opt(1980, 5, 5).unwrap(), NaiveDate::from_ymd_opt(2026, 1, 15).unwrap());
    /// let case = TherapyCase::new(birth_date, Need { category: NeedCategory::LongTerm, demanding: true }, as_of);
    /// assert!(case.visits.is_empty() && case.report.is_none());
    /// ```
    #[must_use]
    pub const fn new(birth_date: NaiveDate, need: Need, as_of: NaiveDate) -> Self {
        let patient = Patient { birth_date };
        Self { patient, need, plan: None, commitment: None, visits: Vec::new(), invoice: None, report: None, spread: None, as_of }
    }
}

/// The patient.
///
/// ```
/// let birth_date = rehab_rules::NaiveDate::from_ymd_opt(1980, 5, 5).unwrap();
/// assert_eq!(rehab_rules::therapy::Patient { birth_date }.birth_date, birth_date);
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Patient {
    /// The day of birth.
    pub birth_date: NaiveDate,
}

/// The need of medical rehabilitation.
///
/// ```
/// use rehab_rules::therapy::{Need, NeedCategory};
/// let need = Need { category: NeedCategory::LongTerm, demanding: true }; // Kela may pay, too, for one under 65
/// assert!(need.demanding);
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Need {
    /// Whether it is short-term or long-term.
    pub category: NeedCategory,
    /// Whether demanding medical rehabilitation is needed.
    pub demanding: bool,
}

closed_set! {
    /// How long medical rehabilitation is needed. Exactly one year is neither, and the caller decides (AM-36).
    NeedCategory in therapy {
        /// Shorter than one year (A-03).
        ShortTerm = "short_term",
        /// Longer than one year (A-04).
        LongTerm = "long_term",
    }
}

impl NeedCategory {
    /// The category of a need that lasts from one day until another; `None` for exactly one year, which the source leaves out.
    ///
    /// ```
    /// use rehab_rules::therapy::NeedCategory;
    /// let day = |year, day| rehab_rules::NaiveDate::from_ymd_opt(year, 3, day).unwrap();
    /// assert_eq!(NeedCategory::lasting(day(2026, 1), day(2027, 2)), Some(NeedCategory::LongTerm));
    /// assert_eq!(NeedCategory::lasting(day(2026, 2), day(2027, 1)), Some(NeedCategory::ShortTerm));
    /// assert_eq!(NeedCategory::lasting(day(2026, 1), day(2027, 1)), None);
    /// ```
    #[must_use]
    pub fn lasting(from: NaiveDate, until: NaiveDate) -> Option<Self> {
        match until.cmp(&months_after(from, 12)) {
            Ordering::Less => Some(Self::ShortTerm),
            Ordering::Equal => None,
            Ordering::Greater => Some(Self::LongTerm),
        }
    }
}

/// A rehabilitation plan.
///
/// ```
/// use rehab_rules::therapy::Plan;
/// let plan = Plan { written_on: rehab_rules::NaiveDate::from_ymd_opt(2026, 1, 2).unwrap(), goals: vec![] };
/// assert!(plan.goals.is_empty()); // which breaks `therapy/goals-concrete-measurable`
/// ```
#[derive(Clone, Debug, PartialEq, Eq)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Plan<'a> {
    /// The day on which it was written.
    pub written_on: NaiveDate,
    /// Its goals; a finding numbers them from 1.
    pub goals: Vec<Goal<'a>>,
}

/// A goal of a rehabilitation plan.
///
/// ```
/// use rehab_rules::therapy::Goal;
/// let goal = Goal {
///     text: "walks 500 m without a stop".into(), concrete: true, measurable: true,
///     motivating: Some(true), gas: None, evaluated_on: None, outcome: None,
/// };
/// assert_eq!(goal.gas, None); // `therapy/goals-as-gas` recommends it
/// ```
#[derive(Clone, Debug, PartialEq, Eq)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Goal<'a> {
    /// The goal in words.
    pub text: Cow<'a, str>,
    /// Whether it is concrete.
    pub concrete: bool,
    /// Whether it is measurable.
    pub measurable: bool,
    /// Whether it motivates the patient.
    pub motivating: Option<bool>,
    /// Whether it is formulated as a GAS goal.
    pub gas: Option<bool>,
    /// The day on which it was evaluated.
    pub evaluated_on: Option<NaiveDate>,
    /// What the evaluation led to.
    pub outcome: Option<EvaluationOutcome>,
}

impl Goal<'_> {
    /// Whether it has been evaluated by the day looked at.
    pub(crate) fn is_evaluated(&self, as_of: NaiveDate) -> bool {
        self.evaluated_on.is_some_and(|day| day <= as_of)
    }
}

closed_set! {
    /// What the evaluation of a goal led to (A-15).
    EvaluationOutcome in therapy {
        /// New goals were set.
        NewGoals = "new_goals",
        /// The rehabilitation ended.
        Ended = "ended",
    }
}

/// A payment commitment of ÅHS.
///
/// ```
/// use rehab_rules::therapy::Commitment;
/// let day = |month, day| rehab_rules::NaiveDate::from_ymd_opt(2026, month, day).unwrap();
/// let commitment = Commitment {
///     number: "B-1".into(), issued: day(1, 2), valid_from: day(1, 2), valid_to: day(4, 30), visits: 5,
///     visit_minutes: Some(45), action_text_end: Some(day(3, 31)),
/// };
/// assert_eq!(commitment.effective_end(), day(3, 31));
/// assert_eq!(commitment.report_due(), day(1, 31));
/// ```
#[derive(Clone, Debug, PartialEq, Eq)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Commitment<'a> {
    /// Its number.
    pub number: Cow<'a, str>,
    /// The day on which it was issued.
    pub issued: NaiveDate,
    /// The first day of its validity.
    pub valid_from: NaiveDate,
    /// The last day of its validity.
    pub valid_to: NaiveDate,
    /// How many visits it covers.
    pub visits: i64,
    /// The length of a visit, in minutes.
    pub visit_minutes: Option<i64>,
    /// The end date of the therapy in the action text.
    pub action_text_end: Option<NaiveDate>,
}

impl Commitment<'_> {
    /// The last day of the therapy period: the end date in the action text, else the last day of the validity (A-25).
    ///
    /// ```
    /// # use rehab_rules::therapy::Commitment;
    /// # let day = |month, day| rehab_rules::NaiveDate::from_ymd_opt(2026, month, day).unwrap();
    /// # let mut commitment = Commitment {
    /// #     number: "B-1".into(), issued: day(1, 2), valid_from: day(1, 2), valid_to: day(4, 30), visits: 5,
    /// #     visit_minutes: Some(45), action_text_end: None,
    /// # };
    /// assert_eq!(commitment.effective_end(), commitment.valid_to);
    /// commitment.action_text_end = Some(day(5, 31)); // later than the validity: it counts all the same
    /// assert_eq!(commitment.effective_end(), day(5, 31));
    /// ```
    #[must_use]
    pub fn effective_end(&self) -> NaiveDate {
        self.action_text_end.unwrap_or(self.valid_to)
    }

    /// The last day on which ÅHS may receive the report: two months before the therapy period ends (A-17, AM-38).
    ///
    /// ```
    /// # use rehab_rules::therapy::Commitment;
    /// # let day = |month, day| rehab_rules::NaiveDate::from_ymd_opt(2026, month, day).unwrap();
    /// # let commitment = Commitment {
    /// #     number: "B-1".into(), issued: day(1, 2), valid_from: day(1, 2), valid_to: day(4, 30), visits: 5,
    /// #     visit_minutes: Some(45), action_text_end: None,
    /// # };
    /// assert_eq!(commitment.report_due(), day(2, 28));
    /// ```
    #[must_use]
    pub fn report_due(&self) -> NaiveDate {
        months_before(self.effective_end(), 2)
    }
}

/// A visit to the therapist.
///
/// ```
/// use rehab_rules::{NaiveDate, therapy::Visit};
/// let visit = Visit { date: NaiveDate::from_ymd_opt(2026, 1, 12).unwrap(), minutes: 45, charting_minutes: Some(10) };
/// assert!(visit.charting_minutes < Some(visit.minutes));
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Visit {
    /// Its day.
    pub date: NaiveDate,
    /// How long it took, in minutes.
    pub minutes: i64,
    /// How many of its minutes were spent on journal keeping.
    pub charting_minutes: Option<i64>,
}

/// An invoice of the service provider.
///
/// ```
/// use rehab_rules::therapy::{Invoice, InvoiceLine, InvoiceLineKind};
/// let fee = InvoiceLine { date: None, kind: InvoiceLineKind::Administration, minutes: None, amount: 5.0 };
/// assert_eq!(Invoice { lines: vec![fee] }.lines.len(), 1);
/// ```
#[derive(Clone, Debug, PartialEq)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Invoice {
    /// Its lines; a finding numbers them from 1.
    pub lines: Vec<InvoiceLine>,
}

/// A line of an invoice.
///
/// ```
/// use rehab_rules::therapy::{InvoiceLine, InvoiceLineKind};
/// let visit = InvoiceLine { date: None, kind: InvoiceLineKind::Visit, minutes: Some(45), amount: 80.5 };
/// assert_eq!(visit.kind.as_str(), "visit");
/// ```
#[derive(Clone, Copy, Debug, PartialEq)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct InvoiceLine {
    /// The day of what is invoiced.
    pub date: Option<NaiveDate>,
    /// What is invoiced.
    pub kind: InvoiceLineKind,
    /// How long it took, in minutes.
    pub minutes: Option<i64>,
    /// The amount of money; no rule looks at it.
    pub amount: f64,
}

closed_set! {
    /// What a line of an invoice is for.
    InvoiceLineKind in therapy {
        /// A visit.
        Visit = "visit",
        /// An administration fee.
        Administration = "administration",
        /// Journal keeping.
        Charting = "charting",
    }
}

/// When visits count as not spread over the whole period (AM-42).
///
/// ```
/// assert_eq!(rehab_rules::therapy::Spread { max_gap_days: 60 }.max_gap_days, 60);
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Spread {
    /// The longest time without a visit that goes without saying, in days.
    pub max_gap_days: i64,
}
