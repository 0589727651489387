//! When: the dates on which an action is allowed, and what ends them; and the values of other fields.

use crate::calendar::in_range;
use crate::decide::decision::Decision;
use crate::decide::edge::Edge;
use crate::decide::turns::Turns;
use crate::input::action::Action;
use crate::input::error::{ErrorCode, InputError};
use crate::rules::rule::Effect;
use crate::state::provider::Provider;
use alloc::vec::Vec;
use chrono::NaiveDate;

/// The dates on which an action is allowed, if nothing else in it changes; or, for a form, the allowed values of a field.
///
/// ```
/// use rehab_rules::{Action, Edge, Mode, Period, PeriodKind, Provider, Services, calendar::read_day};
/// let (service, day) = ("kela.family-carers", |text| read_day(text).unwrap());
/// let mut provider = Provider::new("P1", Services::built_in())?;
/// provider.apply(&Action::declare_capacity(service, 2026, 24), day("2026-01-02"), Mode::Enforce)?;
/// let may = Period::new(PeriodKind::InPerson, day("2026-05-04"), day("2026-05-08"));
/// let create = Action::create_course("C1", service, 8, ["carer-of-adult"]).periods([may]);
/// provider.apply(&create, day("2026-01-07"), Mode::Enforce)?;
///
/// let june = Period::new(PeriodKind::InPerson, day("2026-06-01"), day("2026-06-05"));
/// let window = provider.window(&Action::reschedule_course("C1", [june]), day("2026-01-07"), day("2026-12-31"))?;
/// let (allowed, in_order) = (&window.allowed[0], &window.in_order[0]);
/// assert_eq!((allowed.first, allowed.last), (day("2026-01-07"), day("2026-05-03"))); // a period that has begun is fixed
/// assert_eq!(allowed.upper.findings()[0].rule.id, "course/begun-period-fixed");
/// // Until 30 days before its start it is also in time.
/// assert_eq!((in_order.last, in_order.upper.kind()), (day("2026-04-04"), "late"));
/// # Ok::<(), rehab_rules::InputError>(())
/// ```
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct Window<T = NaiveDate> {
    /// The runs of allowed dates, in order.
    pub allowed: Vec<Run<T>>,
    /// The runs of dates on which nothing is prohibited and no duty is broken, in order; each lies in a run of `allowed`.
    pub in_order: Vec<Run<T>>,
}

/// A run of consecutive dates or numbers, and what ends it on either side.
///
/// ```
/// # use rehab_rules::{Action, Provider, Services, calendar::read_day};
/// # let day = |text| read_day(text).unwrap();
/// # let provider = Provider::new("P1", Services::built_in())?;
/// let declare = Action::declare_capacity("kela.family-carers", 2026, 24);
/// let window = provider.window(&declare, day("2026-01-01"), day("2026-01-31"))?;
/// let run = &window.allowed[0];
/// assert_eq!((run.first, run.lower.kind(), run.last, run.upper.kind()), (day("2026-01-01"), "window", day("2026-01-31"), "window"));
/// # Ok::<(), rehab_rules::InputError>(())
/// ```
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct Run<T = NaiveDate> {
    /// The first date, or the smallest number.
    pub first: T,
    /// The last date, included, or the largest number.
    pub last: T,
    /// Why it does not begin earlier.
    pub lower: Edge,
    /// Why it does not end later.
    pub upper: Edge,
}

/// The result of an action with a value.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Standing {
    /// Prohibited or malformed.
    Fails,
    /// Allowed, but it breaks a duty.
    Late,
    /// Allowed, and no duty is broken.
    InOrder,
}

impl Standing {
    pub(crate) fn of(decision: &Decision) -> Self {
        let has = |effect| decision.findings().any(|finding| finding.effect == effect);
        match decision.allowed() {
            false => Self::Fails,
            true if has(Effect::Violation) => Self::Late,
            true => Self::InOrder,
        }
    }

    pub(crate) fn is_allowed(self) -> bool {
        self != Self::Fails
    }

    pub(crate) fn is_in_order(self) -> bool {
        self == Self::InOrder
    }
}

/// Consecutive values with which an action has the same result.
pub(crate) struct Part<T> {
    pub(crate) first: T,
    pub(crate) last: T,
    pub(crate) standing: Standing,
}

impl<T: Copy> Window<T> {
    /// The runs of the values checked, part by part. `ends` are the edges before the first and after the last value; `beyond` returns the
    /// edge at a value.
    pub(crate) fn of(parts: &[Part<T>], ends: &[Edge; 2], mut beyond: impl FnMut(T) -> Edge) -> Self {
        let allowed = runs(parts, ends, &mut beyond, Standing::is_allowed);
        let in_order = match parts.iter().any(|part| part.standing == Standing::Late) {
            true => runs(parts, ends, &mut beyond, Standing::is_in_order),
            false => allowed.clone(),
        };
        Self { allowed, in_order }
    }
}

fn runs<T: Copy>(
    parts: &[Part<T>],
    [before_first, after_last]: &[Edge; 2],
    beyond: &mut impl FnMut(T) -> Edge,
    works: fn(Standing) -> bool,
) -> Vec<Run<T>> {
    let mut runs: Vec<Run<T>> = Vec::new();
    let mut before: Option<&Part<T>> = None;
    for part in parts {
        match (runs.last_mut(), before.is_some_and(|before| works(before.standing)), works(part.standing)) {
            (Some(run), true, true) => run.last = part.last,
            (Some(run), true, false) => run.upper = beyond(part.first),
            (_, _, true) => runs.push(Run {
                first: part.first,
                last: part.last,
                lower: before.map_or_else(|| before_first.clone(), |before| beyond(before.last)),
                upper: after_last.clone(),
            }),
            _ => {}
        }
        before = Some(part);
    }
    runs
}

impl Provider {
    /// The dates from `first` to `last`, both included, on which the action is allowed in the provider's current state, and those on
    /// which it also breaks no duty.
    ///
    /// Only dates on which an answer can change are checked: a few dozen in two years.
    ///
    /// # Errors
    /// `out_of_order` at `first` for a date before the last event; `invalid_date` for a date that no event can have;
    /// `period_ends_before_start` at `last` if it is before `first`; and errors in the action, if it is malformed on every date.
    ///
    /// ```
    /// use rehab_rules::{Action, Provider, Services, calendar::read_day};
    /// let day = |text| read_day(text).unwrap();
    /// let provider = Provider::new("P1", Services::built_in())?;
    /// let action = Action::tell_authority_line("K1", "kela.family-carers");
    /// assert!(provider.window(&action, day("2026-01-01"), day("2026-12-31"))?.allowed.is_empty()); // K1 has no decision
    /// let error = provider.window(&action, day("2026-01-02"), day("2026-01-01")).unwrap_err();
    /// assert_eq!(error.field(), Some("last"));
    /// # Ok::<(), rehab_rules::InputError>(())
    /// ```
    pub fn window(&self, action: &Action<'_>, first: NaiveDate, last: NaiveDate) -> Result<Window, InputError> {
        self.is_ahead(first, last)?;
        let starts = Turns::of_action(self, action).between(first, last);
        let ends = starts.iter().skip(1).filter_map(|next| next.pred_opt()).chain([last]);
        let mut decision = Decision::new();
        let mut answers = Vec::with_capacity(starts.len());
        for day in &starts {
            answers.push(self.evaluate_into(action, *day, &mut decision).map(|()| Standing::of(&decision)));
        }
        if let Some(Err(error)) = answers.first().filter(|_| answers.iter().all(Result::is_err)) {
            return Err(error.clone());
        }
        let of = |((first, last), answer): ((&NaiveDate, NaiveDate), Result<Standing, _>)| Part {
            first: *first,
            last,
            standing: answer.unwrap_or(Standing::Fails),
        };
        let parts: Vec<Part<NaiveDate>> = starts.iter().zip(ends).zip(answers).map(of).collect();
        let before_first = if self.last_on == Some(first) { Edge::Past } else { Edge::Window };
        Ok(Window::of(&parts, &[before_first, Edge::Window], |day| {
            Edge::beyond(self.evaluate_into(action, day, &mut decision).map(|()| &decision))
        }))
    }

    /// Rejects dates that cannot be checked: outside the calendar, `last` before `first`, or `first` before the last event.
    pub(crate) fn is_ahead(&self, first: NaiveDate, last: NaiveDate) -> Result<(), InputError> {
        self.can_be_looked_at(first, "first")?;
        if !in_range(last) {
            return Err(InputError::at(ErrorCode::InvalidDate, "last"));
        }
        if last < first {
            return Err(InputError::at(ErrorCode::PeriodEndsBeforeStart, "last"));
        }
        Ok(())
    }

    /// Rejects a date that no event can have, and one before the last event.
    pub(crate) fn can_be_looked_at(&self, day: NaiveDate, field: &'static str) -> Result<(), InputError> {
        if !in_range(day) {
            return Err(InputError::at(ErrorCode::InvalidDate, field));
        }
        self.is_known_on(day, field)
    }
}
