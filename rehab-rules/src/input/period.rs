//! Periods: the parts of a course's schedule.

use crate::input::document::{constructor, documents};
use crate::words::closed_set;
use chrono::{Datelike, NaiveDate};

closed_set! {
    /// How a period is held.
    ///
    /// Confirming a course fixes its first in-person period and its digital period (K20-33, K9-31); see [`Commit`](crate::service::Commit).
    PeriodKind {
        /// Face to face.
        InPerson = "in_person",
        /// On a web platform.
        Digital = "digital",
    }
}

documents! { errors in_event;
    /// A period of a course: its kind, first day and last day, both included.
    ///
    /// Two periods are equal when all three are equal.
    ///
    /// ```
    /// use rehab_rules::{Period, PeriodKind, calendar::read_day};
    /// let (start, end) = (read_day("2026-05-04").unwrap(), read_day("2026-05-08").unwrap());
    /// let period = Period::new(PeriodKind::InPerson, start, end);
    /// assert_ne!(period, Period::new(PeriodKind::Digital, start, end)); // the kind differs
    /// ```
    #[derive(Copy, Eq, PartialOrd, Ord)]
    Period by hand {
        /// In person or digital.
        kind: PeriodKind,
        /// The first day.
        start: NaiveDate,
        /// The last day, included.
        end: NaiveDate,
    }
}

impl Period {
    /// A period of this kind from `start` to `end`.
    ///
    /// ```
    /// use rehab_rules::{Period, PeriodKind, calendar::read_day};
    /// let day = |text| read_day(text).unwrap();
    /// assert_eq!(Period::new(PeriodKind::Digital, day("2026-05-25"), day("2026-08-14")).end, day("2026-08-14"));
    /// ```
    #[must_use]
    pub const fn new(kind: PeriodKind, start: NaiveDate, end: NaiveDate) -> Self {
        Self { kind, start, end }
    }
}

/// The first day of a schedule; `None` without periods. Starts do not decrease, so it is the start of the first period.
pub(crate) fn first_start(periods: &[Period]) -> Option<NaiveDate> {
    periods.first().map(|period| period.start)
}

/// The last day of a schedule: the latest end, which is not always the end of the last period.
pub(crate) fn last_end(periods: &[Period]) -> Option<NaiveDate> {
    periods.iter().map(|period| period.end).max()
}

/// The periods that start on or after the date.
pub(crate) fn remaining(periods: &[Period], on: NaiveDate) -> &[Period] {
    let begun = periods.partition_point(|period| period.start < on);
    periods.get(begun..).unwrap_or_default()
}

/// The calendar year in which a schedule begins (AM-04).
pub(crate) fn first_year(periods: &[Period]) -> Option<i32> {
    first_start(periods).map(|start| start.year())
}

/// The index of the first period that `which` selects and that changes or disappears; a duplicate must stay duplicated.
pub(crate) fn first_changed(old: &[Period], new: &[Period], mut which: impl FnMut(&Period) -> bool) -> Option<usize> {
    old.iter().enumerate().position(|(place, period)| {
        let is_same = |other: &&Period| *other == period;
        let so_far = old.iter().take(place).filter(is_same).count();
        which(period) && new.iter().filter(is_same).count() <= so_far
    })
}
