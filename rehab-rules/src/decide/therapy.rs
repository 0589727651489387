//! Summary of a therapy case: what is due next, which visits are paid, what the report lacks.

use crate::decide::decision::Decision;
use crate::decide::records::{checked, decision_of};
use crate::input::error::InputError;
use crate::input::therapy::ReportPart;
use crate::input::therapy::{Commitment, TherapyCase, Visit};
use crate::json_writer::{Members, write_object};
use crate::rules::THERAPY;
use crate::rules::rule::{Check, Effect, Rule, Verdict};
use crate::rules::therapy::{
    action_end_date, charting_outside_visit, goals_evaluated, report_contents, visit_within_commitment, visits_within_number,
};
use alloc::string::String;
use alloc::vec::Vec;
use chrono::NaiveDate;

/// A therapy case summed up.
///
/// In JSON, `effective_end`, `report_due`, `evaluation_due` and `visits_left` are omitted if they are `None`.
///
/// ```
/// use rehab_rules::therapy::{Commitment, Need, TherapyCase, Visit, summary};
/// use rehab_rules::{NaiveDate, therapy::NeedCategory};
/// let day = |month, day| NaiveDate::from_ymd_opt(2026, month, day).unwrap();
/// let need = Need::new(NeedCategory::ShortTerm, false);
/// let case = TherapyCase::new(NaiveDate::from_ymd_opt(1980, 5, 5).unwrap(), need, day(1, 15))
///     .commitment(Commitment::new("B-1", day(1, 2), day(1, 2), day(4, 30), 5).visit_minutes(45))
///     .visits([day(1, 12), day(5, 1)].map(|date| Visit::new(date, 45)));
/// let summary = summary(&case);
/// assert_eq!((summary.report_due, summary.visits_left), (Some(day(2, 28)), Some(4)));
/// assert_eq!(summary.visits.iter().map(|visit| visit.payable).collect::<Vec<_>>(), [Some(true), Some(false)]);
/// assert_eq!(summary.visits[1].rules[0].id, "therapy/visit-within-commitment");
/// ```
#[derive(Clone, Debug)]
#[non_exhaustive]
pub struct Summary {
    /// The last day of the therapy period; `None` without a payment commitment.
    pub effective_end: Option<NaiveDate>,
    /// The last day on which ÅHS may receive the report; `None` without a payment commitment, or if ÅHS has it.
    pub report_due: Option<NaiveDate>,
    /// The date by which the goals of the plan are to be evaluated; `None` if all are.
    pub evaluation_due: Option<NaiveDate>,
    /// The visits by date, and whether ÅHS pays for them.
    pub visits: Vec<Payment>,
    /// The number of visits that the payment commitment still covers; `None` without one.
    pub visits_left: Option<i64>,
    /// The parts that the report lacks; empty without a report.
    pub missing_parts: Vec<ReportPart>,
}

/// Whether ÅHS pays for a visit.
///
/// ```
/// # use rehab_rules::therapy::{Need, TherapyCase, Visit, summary};
/// # use rehab_rules::{NaiveDate, therapy::NeedCategory};
/// # let date = NaiveDate::from_ymd_opt(2026, 1, 12).unwrap();
/// # let case = TherapyCase::new(date, Need::new(NeedCategory::ShortTerm, false), date);
/// let case = case.visits([Visit::new(date, 45)]); // and there is no payment commitment
/// let payment = &summary(&case).visits[0];
/// assert_eq!((payment.payable, payment.rules.len()), (Some(false), 1));
/// ```
#[derive(Clone, Debug)]
#[non_exhaustive]
pub struct Payment {
    /// The date of the visit.
    pub date: NaiveDate,
    /// Whether it is paid as recorded; `None` if the instructions leave it open.
    pub payable: Option<bool>,
    /// The rules that prevent payment, or leave it open.
    pub rules: Vec<&'static Rule>,
}

/// Sums up a therapy case on its `as_of`.
///
/// ```
/// use rehab_rules::therapy::{Need, TherapyCase, summary};
/// use rehab_rules::{NaiveDate, therapy::NeedCategory};
/// let (birth_date, as_of) = (NaiveDate::from_ymd_opt(1980, 5, 5).unwrap(), NaiveDate::from_ymd_opt(2026, 1, 15).unwrap());
/// let case = TherapyCase::new(birth_date, Need::new(NeedCategory::LongTerm, true), as_of);
/// assert_eq!(summary(&case).report_due, None); // there is no payment commitment
/// ```
#[must_use]
pub fn summary(case: &TherapyCase<'_>) -> Summary {
    let commitment = case.commitment.as_ref();
    let received = case.report.as_ref().and_then(|report| report.received_by_ahs);
    let is_received = received.is_some_and(|received| received.by(case.as_of));
    let mut visits: Vec<&Visit> = case.visits.iter().collect();
    visits.sort_by_key(|visit| visit.date);
    let beyond = commitment.map(|commitment| visits_within_number::beyond(commitment, &case.visits)).unwrap_or_default();
    let visits: Vec<Payment> = visits.into_iter().map(|visit| payment(commitment, visit, &beyond)).collect();
    Summary {
        effective_end: commitment.map(Commitment::effective_end),
        report_due: commitment.filter(|_| !is_received).map(Commitment::report_due),
        evaluation_due: goals_evaluated::evaluation_due(case),
        visits_left: commitment.map(|commitment| visits_within_number::left(commitment, &case.visits)),
        visits,
        missing_parts: case.report.iter().flat_map(report_contents::missing_parts).collect(),
    }
}

fn payment(commitment: Option<&Commitment<'_>>, visit: &Visit, beyond: &[&Visit]) -> Payment {
    let is_beyond = beyond.iter().any(|other| core::ptr::eq(*other, visit));
    let verdicts = [
        (&visit_within_commitment::RULE, visit_within_commitment::judge(commitment, visit.date)),
        (&action_end_date::RULE, action_end_date::judge(commitment, visit.date)),
        (&visits_within_number::RULE, if is_beyond { visits_within_number::denied(visit) } else { Verdict::Kept }),
        (&charting_outside_visit::RULE, charting_outside_visit::judge(visit)),
    ];
    let mut payment = Payment { date: visit.date, payable: Some(true), rules: Vec::new() };
    for (rule, verdict) in verdicts {
        let Verdict::Says(said) = verdict else { continue };
        payment.rules.push(rule);
        payment.payable = match said.effect {
            Effect::Prohibition => Some(false),
            _ => payment.payable.filter(|payable| !payable),
        };
    }
    payment
}

impl Summary {
    /// The summary as JSON, as beside the findings of a record.
    ///
    /// ```
    /// # use rehab_rules::therapy::{Need, NeedCategory, TherapyCase, summary};
    /// # let day = rehab_rules::NaiveDate::from_ymd_opt(2026, 1, 12).unwrap();
    /// let case = TherapyCase::new(day, Need::new(NeedCategory::ShortTerm, false), day);
    /// assert_eq!(summary(&case).to_json(), r#"{"visits":[],"missing_parts":[]}"#);
    /// ```
    #[must_use]
    pub fn to_json(&self) -> String {
        let mut out = String::new();
        write_object(&mut out, |of| self.write(of));
        out
    }

    /// Writes the members of the summary as JSON.
    pub(crate) fn write(&self, of: &mut Members<'_>) {
        of.optional_day("effective_end", self.effective_end);
        of.optional_day("report_due", self.report_due);
        of.optional_day("evaluation_due", self.evaluation_due);
        of.each("visits", &self.visits, |out, visit| {
            write_object(out, |of| {
                of.day("date", visit.date);
                of.flag_or_null("payable", visit.payable);
                of.texts("rules", visit.rules.iter().map(|rule| rule.id));
            });
        });
        if let Some(visits_left) = self.visits_left {
            of.number("visits_left", visits_left);
        }
        of.texts("missing_parts", self.missing_parts.iter().map(|part| part.as_str()));
    }
}

/// Judges a therapy case on its `as_of`.
///
/// # Errors
/// An error in a record made in code, with the path of its field, as when reading it.
///
/// ```
/// use rehab_rules::therapy::{Need, TherapyCase, Visit, check};
/// use rehab_rules::{NaiveDate, therapy::NeedCategory};
/// let (birth_date, as_of) = (NaiveDate::from_ymd_opt(1961, 1, 15).unwrap(), NaiveDate::from_ymd_opt(2026, 1, 15).unwrap());
/// let case = TherapyCase::new(birth_date, Need::new(NeedCategory::LongTerm, true), as_of);
/// let decision = check(&case)?;
/// // From the 65th birthday there is no right to therapy paid by Kela; the plan is still needed.
/// let said: Vec<_> = decision.findings().map(|finding| finding.rule.id).collect();
/// assert_eq!(said, ["therapy/plan-needed"]);
/// let impossible = case.visits([Visit::new(as_of, 45).charting_minutes(50)]);
/// assert_eq!(check(&impossible).unwrap_err().field(), Some("visits[0].charting_minutes"));
/// # Ok::<(), rehab_rules::InputError>(())
/// ```
pub fn check(case: &TherapyCase<'_>) -> Result<Decision, InputError> {
    checked(case)?;
    Ok(decision_of(THERAPY, |rule, out| {
        if let Check::Therapy(_, check) = rule.check {
            check(case, out);
        }
    }))
}
