//! When: the days on which an action is allowed, and what closes them.

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

/// The days on which an action, otherwise unchanged, is allowed.
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
/// assert_eq!((allowed.first, allowed.last), (day("2026-01-07"), day("2026-05-03"))); // a period that has begun stays as it is
/// assert_eq!(allowed.upper.findings()[0].rule.id, "course/begun-period-fixed");
/// // Until 30 days before its start it is in time, too.
/// assert_eq!((in_order.last, in_order.upper.kind()), (day("2026-04-04"), "late"));
/// # Ok::<(), rehab_rules::InputError>(())
/// ```
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct Window {
    /// The runs of days on which it is allowed, in order.
    pub allowed: Vec<Run>,
    /// The runs of days on which nothing is prohibited and no duty is broken, in order; each lies in a run of `allowed`.
    pub in_order: Vec<Run>,
}

/// Days one after the other, and what ends them on either side.
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
pub struct Run {
    /// The first day.
    pub first: NaiveDate,
    /// The last day, included.
    pub last: NaiveDate,
    /// Why it does not begin a day earlier.
    pub lower: Edge,
    /// Why it does not end a day later.
    pub upper: Edge,
}

/// What is answered on the days from one on, until the next part.
struct Part {
    from: NaiveDate,
    to: NaiveDate,
    answer: Result<Decision, InputError>,
}

impl Part {
    fn is_allowed(&self) -> bool {
        self.answer.as_ref().is_ok_and(Decision::allowed)
    }

    fn is_in_order(&self) -> bool {
        let breaks = |decision: &Decision| decision.findings().any(|finding| finding.effect == Effect::Violation);
        self.answer.as_ref().is_ok_and(|decision| decision.allowed() && !breaks(decision))
    }
}

impl Provider {
    /// The days from `first` until `last`, both included, on which the action is allowed as the provider stands; and those on which it
    /// breaks no duty either.
    ///
    /// Asked are only the days on which an answer can turn, some tens in two years.
    ///
    /// # Errors
    /// `out_of_order` at `first` for a day before the last event; `invalid_date` at a day that no event can have and at a `last` that is
    /// before `first`; and what is malformed in the action, where it is so on every day.
    ///
    /// ```
    /// use rehab_rules::{Action, Provider, Services, calendar::read_day};
    /// let day = |text| read_day(text).unwrap();
    /// let provider = Provider::new("P1", Services::built_in())?;
    /// let told = Action::tell_authority_line("K1", "kela.family-carers");
    /// assert!(provider.window(&told, day("2026-01-01"), day("2026-12-31"))?.allowed.is_empty()); // K1 has no decision
    /// let error = provider.window(&told, day("2026-01-02"), day("2026-01-01")).unwrap_err();
    /// assert_eq!(error.field(), Some("last"));
    /// # Ok::<(), rehab_rules::InputError>(())
    /// ```
    pub fn window(&self, action: &Action<'_>, first: NaiveDate, last: NaiveDate) -> Result<Window, InputError> {
        self.is_ahead(first, last)?;
        let starts = Turns::of_action(self, action).between(first, last);
        let ends = starts.iter().skip(1).filter_map(|next| next.pred_opt()).chain([last]);
        let parts: Vec<Part> =
            starts.iter().zip(ends).map(|(from, to)| Part { from: *from, to, answer: self.evaluate(action, *from) }).collect();
        if let Some(Err(error)) = parts.first().map(|part| &part.answer) {
            if parts.iter().all(|part| part.answer.is_err()) {
                return Err(error.clone());
            }
        }
        let runs = |works: fn(&Part) -> bool| {
            let mut runs: Vec<Run> = Vec::new();
            let mut before: Option<&Part> = None;
            for part in &parts {
                match (runs.last_mut(), before.is_some_and(works), works(part)) {
                    (Some(run), true, true) => run.last = part.to,
                    (Some(run), true, false) => run.upper = Edge::beyond(part.answer.as_ref().map_err(Clone::clone)),
                    (_, _, true) => runs.push(Run {
                        first: part.from,
                        last: part.to,
                        lower: self.edge_before(action, before, first),
                        upper: Edge::Window,
                    }),
                    _ => {}
                }
                before = Some(part);
            }
            runs
        };
        Ok(Window { allowed: runs(Part::is_allowed), in_order: runs(Part::is_in_order) })
    }

    /// What ends a run of days at its first: the part before it, as it is answered on its last day.
    fn edge_before(&self, action: &Action<'_>, before: Option<&Part>, first: NaiveDate) -> Edge {
        match before {
            Some(before) => match self.evaluate(action, before.to) {
                Ok(decision) => Edge::beyond(Ok(&decision)),
                Err(error) => Edge::beyond(Err(error)),
            },
            None if self.last_on == Some(first) => Edge::Past,
            None => Edge::Window,
        }
    }

    /// Refuses days that cannot be looked at: beyond the calendar, the last before the first, the first before the last event.
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

    /// Refuses a day that no event can have, and one before the last event.
    pub(crate) fn can_be_looked_at(&self, day: NaiveDate, field: &'static str) -> Result<(), InputError> {
        if !in_range(day) {
            return Err(InputError::at(ErrorCode::InvalidDate, field));
        }
        self.is_known_on(day, field)
    }
}
