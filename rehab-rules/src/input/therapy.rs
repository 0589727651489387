//! Therapy paid by ÅHS (source 003): the payment commitment, its visits and invoice, the plan and the report.

mod identity;
mod report;

use crate::calendar::{months_after, months_before};
use crate::input::document::{constructor, documents, holds, in_lists};
use crate::input::error::{ErrorCode, InputError};
use crate::input::fields::PROSE;
use crate::words::{Limits, closed_set};
use alloc::borrow::Cow;
use alloc::vec::Vec;
use chrono::NaiveDate;
use core::cmp::Ordering;

pub use identity::PersonalIdentityCode;
pub use report::{Continuation, Report, ReportPart, Session};

/// The limits of numbers of minutes, visits and days.
const NUMBERS: Limits = Limits { min: 0, max: 1_000_000 };

documents! { errors in_record;
    /// A patient's therapy: the record `therapy_case`.
    ///
    /// It can be evaluated for any date: facts dated after `as_of` count as not yet true. Visits and the invoice are always evaluated,
    /// including planned ones.
    ///
    /// ```
    /// use rehab_rules::therapy::{Commitment, Need, TherapyCase, Visit, check};
    /// use rehab_rules::{NaiveDate, therapy::NeedCategory};
    /// let day = |month, day| NaiveDate::from_ymd_opt(2026, month, day).unwrap();
    /// let need = Need::new(NeedCategory::ShortTerm, false);
    /// let case = TherapyCase::new(NaiveDate::from_ymd_opt(1980, 5, 5).unwrap(), need, day(1, 15))
    ///     .commitment(Commitment::new("B-1", day(1, 2), day(1, 2), day(4, 30), 5).visit_minutes(45))
    ///     .visits([Visit::new(day(5, 1), 45)]);
    /// let decision = check(&case)?;
    /// let said: Vec<_> = decision.findings().map(|finding| (finding.rule.id, finding.due)).collect();
    /// assert_eq!(said, [("therapy/visit-within-commitment", None), ("therapy/report-in-time", Some(day(2, 28)))]);
    /// # Ok::<(), rehab_rules::InputError>(())
    /// ```
    TherapyCase<'a> by hand {
        /// The patient.
        patient: Patient,
        /// The need for medical rehabilitation.
        need: Need,
        /// The rehabilitation plan.
        plan: Option<Plan<'a>>,
        /// The payment commitment of ÅHS.
        commitment: Option<Commitment<'a>>,
        /// The visits, including planned ones, in any order.
        visits: Vec<Visit>,
        /// The service provider's invoice.
        invoice: Option<Invoice>,
        /// The therapy report, which may be unfinished.
        report: Option<Report<'a>>,
        /// When visits count as spread over the period; if absent, this is not checked.
        spread: Option<Spread>,
        /// The date of the evaluation.
        as_of: NaiveDate,
    }

    /// The patient.
    ///
    /// ```
    /// let birth_date = rehab_rules::NaiveDate::from_ymd_opt(1980, 5, 5).unwrap();
    /// assert_eq!(rehab_rules::therapy::Patient::new(birth_date).birth_date, birth_date);
    /// ```
    #[derive(Copy)]
    Patient {
        /// The date of birth.
        birth_date: NaiveDate,
    }

    /// The need for medical rehabilitation.
    ///
    /// ```
    /// use rehab_rules::therapy::{Need, NeedCategory};
    /// let need = Need::new(NeedCategory::LongTerm, true); // Kela may pay, too, for one under 65
    /// assert!(need.demanding);
    /// ```
    #[derive(Copy)]
    Need {
        /// Whether it is short-term or long-term.
        category: NeedCategory,
        /// Whether demanding medical rehabilitation is needed.
        demanding: bool,
    }

    /// A rehabilitation plan.
    ///
    /// ```
    /// use rehab_rules::therapy::Plan;
    /// let plan = Plan::new(rehab_rules::NaiveDate::from_ymd_opt(2026, 1, 2).unwrap(), []);
    /// assert!(plan.goals.is_empty()); // which breaks `therapy/goals-concrete-measurable`
    /// ```
    Plan<'a> {
        /// The date on which it was written.
        written_on: NaiveDate,
        /// The goals, numbered from 1 in findings.
        goals: Vec<Goal<'a>>,
    }

    /// A goal of a rehabilitation plan.
    ///
    /// ```
    /// use rehab_rules::therapy::Goal;
    /// let goal = Goal::new("walks 500 m without a stop", true, true).motivating(true);
    /// assert_eq!(goal.gas, None); // `therapy/goals-as-gas` recommends it
    /// ```
    Goal<'a> {
        /// The wording of the goal.
        text: Cow<'a, str> where PROSE,
        /// Whether it is concrete.
        concrete: bool,
        /// Whether it is measurable.
        measurable: bool,
        /// Whether it motivates the patient.
        motivating: Option<bool>,
        /// Whether it is formulated as a GAS goal.
        gas: Option<bool>,
        /// The date on which it was evaluated.
        evaluated_on: Option<NaiveDate>,
        /// The outcome of the evaluation.
        outcome: Option<EvaluationOutcome>,
    }

    /// A payment commitment of ÅHS.
    ///
    /// ```
    /// use rehab_rules::therapy::Commitment;
    /// let day = |month, day| rehab_rules::NaiveDate::from_ymd_opt(2026, month, day).unwrap();
    /// let issued = day(1, 2); // valid from that day until 30 April, for 5 visits
    /// let commitment = Commitment::new("B-1", issued, issued, day(4, 30), 5).action_text_end(day(3, 31));
    /// assert_eq!(commitment.effective_end(), day(3, 31));
    /// assert_eq!(commitment.report_due(), day(1, 31));
    /// ```
    Commitment<'a> that ends_after_start {
        /// The number of the commitment.
        number: Cow<'a, str>,
        /// The date on which it was issued.
        issued: NaiveDate,
        /// The first day of its validity.
        valid_from: NaiveDate,
        /// The last day of its validity.
        valid_to: NaiveDate,
        /// The number of visits that it covers.
        visits: i64 where NUMBERS,
        /// The length of a visit, in minutes.
        visit_minutes: Option<i64> where NUMBERS,
        /// The end date of the therapy in the action text.
        action_text_end: Option<NaiveDate>,
    }

    /// A visit to the therapist.
    ///
    /// ```
    /// use rehab_rules::{NaiveDate, therapy::Visit};
    /// let visit = Visit::new(NaiveDate::from_ymd_opt(2026, 1, 12).unwrap(), 45).charting_minutes(10);
    /// assert!(visit.charting_minutes < Some(visit.minutes));
    /// ```
    #[derive(Copy)]
    Visit that contains_charting {
        /// The date of the visit.
        date: NaiveDate,
        /// The length in minutes.
        minutes: i64 where NUMBERS,
        /// The minutes of the visit that were spent on journal keeping.
        charting_minutes: Option<i64> where NUMBERS,
    }

    /// An invoice of the service provider.
    ///
    /// ```
    /// use rehab_rules::therapy::{Invoice, InvoiceLine, InvoiceLineKind};
    /// let fee = InvoiceLine::new(InvoiceLineKind::Administration, 5.0);
    /// assert_eq!(Invoice::new([fee]).lines.len(), 1);
    /// ```
    Invoice {
        /// The lines, numbered from 1 in findings.
        lines: Vec<InvoiceLine>,
    }

    /// A line of an invoice.
    ///
    /// ```
    /// use rehab_rules::therapy::{InvoiceLine, InvoiceLineKind};
    /// let visit = InvoiceLine::new(InvoiceLineKind::Visit, 80.5).minutes(45);
    /// assert_eq!(visit.kind.as_str(), "visit");
    /// ```
    #[derive(Copy)]
    InvoiceLine {
        /// The date of the invoiced service.
        date: Option<NaiveDate>,
        /// The kind of service.
        kind: InvoiceLineKind,
        /// The length in minutes.
        minutes: Option<i64> where NUMBERS,
        /// The amount of money; no rule reads it.
        amount: f64,
    }

    /// The limit for visits to count as spread over the whole period (AM-42).
    ///
    /// ```
    /// assert_eq!(rehab_rules::therapy::Spread::new(60).max_gap_days, 60);
    /// ```
    #[derive(Copy)]
    Spread {
        /// The longest time without a visit, in days, that does not give a finding.
        max_gap_days: i64 where NUMBERS,
    }
}

in_lists!(Goal<'a>, Visit, InvoiceLine);

impl TherapyCase<'_> {
    /// A case with only the patient and the need.
    ///
    /// ```
    /// use rehab_rules::therapy::{Need, TherapyCase};
    /// use rehab_rules::{NaiveDate, therapy::NeedCategory};
    /// let (birth_date, as_of) = (NaiveDate::from_ymd_opt(1980, 5, 5).unwrap(), NaiveDate::from_ymd_opt(2026, 1, 15).unwrap());
    /// let case = TherapyCase::new(birth_date, Need::new(NeedCategory::LongTerm, true), as_of);
    /// assert!(case.visits.is_empty() && case.report.is_none());
    /// ```
    #[must_use]
    pub const fn new(birth_date: NaiveDate, need: Need, as_of: NaiveDate) -> Self {
        let patient = Patient { birth_date };
        Self { patient, need, plan: None, commitment: None, visits: Vec::new(), invoice: None, report: None, spread: None, as_of }
    }
}

closed_set! {
    /// How long medical rehabilitation is needed. For exactly one year, which is neither, the caller decides (AM-36).
    NeedCategory in therapy {
        /// Shorter than one year (A-03).
        ShortTerm = "short_term",
        /// Longer than one year (A-04).
        LongTerm = "long_term",
    }
}

impl NeedCategory {
    /// The category of a need that lasts from one date until another; `None` for exactly one year, which the source does not cover.
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

impl Goal<'_> {
    /// Whether it has been evaluated by `as_of`.
    pub(crate) fn is_evaluated(&self, as_of: NaiveDate) -> bool {
        self.evaluated_on.is_some_and(|day| day <= as_of)
    }
}

closed_set! {
    /// The outcome of the evaluation of a goal (A-15).
    EvaluationOutcome in therapy {
        /// New goals were set.
        NewGoals = "new_goals",
        /// The rehabilitation ended.
        Ended = "ended",
    }
}

impl Commitment<'_> {
    /// The last day of the therapy period: the end date in the action text, or else the last day of the validity (A-25).
    ///
    /// ```
    /// # use rehab_rules::therapy::Commitment;
    /// # let day = |month, day| rehab_rules::NaiveDate::from_ymd_opt(2026, month, day).unwrap();
    /// let commitment = Commitment::new("B-1", day(1, 2), day(1, 2), day(4, 30), 5);
    /// assert_eq!(commitment.effective_end(), commitment.valid_to);
    /// let later = commitment.action_text_end(day(5, 31)); // later than the validity: it still applies
    /// assert_eq!(later.effective_end(), day(5, 31));
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
    /// let commitment = Commitment::new("B-1", day(1, 2), day(1, 2), day(4, 30), 5);
    /// assert_eq!(commitment.report_due(), day(2, 28));
    /// ```
    #[must_use]
    pub fn report_due(&self) -> NaiveDate {
        months_before(self.effective_end(), 2)
    }

    fn ends_after_start(&self) -> Result<(), InputError> {
        holds(ErrorCode::PeriodEndsBeforeStart, "valid_to", self.valid_from <= self.valid_to)
    }
}

impl Visit {
    /// Checks that journal keeping did not take longer than the visit.
    fn contains_charting(&self) -> Result<(), InputError> {
        holds(ErrorCode::InvalidValue, "charting_minutes", self.charting_minutes.is_none_or(|charting| charting <= self.minutes))
    }
}

closed_set! {
    /// The kind of a line of an invoice.
    InvoiceLineKind in therapy {
        /// A visit.
        Visit = "visit",
        /// An administration fee.
        Administration = "administration",
        /// Journal keeping.
        Charting = "charting",
    }
}
