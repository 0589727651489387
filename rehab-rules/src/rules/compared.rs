//! The comparisons that a rule makes and the calculation of the dates that it uses; kept only when an explanation is requested.

use crate::calendar::{DayStep, months_after};
use crate::rules::values::Value;
use crate::words::closed_set;
use alloc::vec::Vec;
use chrono::NaiveDate;

closed_set! {
    /// How two values are compared.
    Relation in rules {
        /// The left value is smaller or earlier.
        Less = "<",
        /// The left value is smaller, earlier or equal.
        AtMost = "<=",
        /// The values are equal.
        Equal = "==",
    }
}

/// A comparison that a rule made: two named values, and whether the comparison is true.
///
/// ```
/// use rehab_rules::{Action, Provider, Services, calendar::read_day, rules::{Relation, Value}};
/// let (provider, on) = (Provider::new("P1", Services::built_in())?, read_day("2026-01-02").unwrap());
/// let create = Action::create_course("C1", "kela.family-carers", 5, ["carer-of-adult"]).year(2026);
/// let explanation = provider.explain(&create, on)?;
/// let size = explanation.asked().find(|asked| asked.rule.id == "course/group-size-within-range").unwrap();
/// let compared = &size.comparisons[0];
/// assert_eq!((compared.left, compared.how, compared.right), (("min", Value::Number(6)), Relation::AtMost, ("group_size", Value::Number(5))));
/// assert!(!compared.holds);
/// # Ok::<(), rehab_rules::InputError>(())
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct Comparison {
    /// The name and the value on the left.
    pub left: (&'static str, Value),
    /// How they are compared.
    pub how: Relation,
    /// The name and the value on the right.
    pub right: (&'static str, Value),
    /// Whether the comparison is true.
    pub holds: bool,
}

/// The comparisons that one rule has made and the dates that it has calculated.
#[derive(Debug, Default)]
pub(crate) struct Workings {
    pub(crate) comparisons: Vec<Comparison>,
    pub(crate) days: Vec<DayStep>,
}

/// Where a rule notes its comparisons; keeps nothing unless an explanation is requested.
pub(crate) struct Compared<'w>(Option<&'w mut Workings>);

impl<'w> Compared<'w> {
    pub(crate) const fn nobody_asks() -> Self {
        Self(None)
    }

    pub(crate) fn kept_in(workings: &'w mut Workings) -> Self {
        Self(Some(workings))
    }

    /// Notes a comparison and returns whether it is true.
    #[inline]
    pub(crate) fn note(
        &mut self,
        left: (&'static str, impl Into<Value>),
        how: Relation,
        right: (&'static str, impl Into<Value>),
        holds: bool,
    ) -> bool {
        if let Some(workings) = &mut self.0 {
            let (left, right) = ((left.0, left.1.into()), (right.0, right.1.into()));
            workings.comparisons.push(Comparison { left, how, right, holds });
        }
        holds
    }

    /// Notes how a date was calculated.
    #[inline]
    pub(crate) fn day(&mut self, step: impl FnOnce() -> DayStep) {
        if let Some(workings) = &mut self.0 {
            workings.days.push(step());
        }
    }

    /// Notes whether a rehabilitation fits its total duration; the limit is calculated only for an explanation.
    #[inline]
    pub(crate) fn within_months(&mut self, (begins, ends): (NaiveDate, NaiveDate), months: u32, fits: bool) -> bool {
        if self.0.is_some() {
            let limit = months_after(begins, months);
            self.day(|| DayStep::months("total_duration_limit", begins, months, limit));
            self.note(("ends", ends), Relation::AtMost, ("limit", limit), fits);
        }
        fits
    }
}

/// Compares two values and notes the comparison under the names of their variables: `compare!(seen, min <= clients)`.
macro_rules! compare {
    ($seen:expr, $left:tt < $right:tt) => {
        $seen.note(
            (stringify!($left), $left),
            $crate::rules::compared::Relation::Less,
            (stringify!($right), $right),
            $left < $right,
        )
    };
    ($seen:expr, $left:tt <= $right:tt) => {
        $seen.note(
            (stringify!($left), $left),
            $crate::rules::compared::Relation::AtMost,
            (stringify!($right), $right),
            $left <= $right,
        )
    };
    ($seen:expr, $left:tt == $right:tt) => {
        $seen.note(
            (stringify!($left), $left),
            $crate::rules::compared::Relation::Equal,
            (stringify!($right), $right),
            $left == $right,
        )
    };
}
pub(crate) use compare;
