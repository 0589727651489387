//! The values of a date field, or the offsets of a schedule, at which an answer can change.
//!
//! Rules compare a date of a form with few others: the dates of the course's schedule and of the requested one, the date of the action,
//! and the ends of the calendar. They also check whether a total duration covers it, which changes once as the date grows; the turn of a
//! year; and, for a decision's date, whether the date that it sets is before one on which the client's courses changed. Between two such
//! values every answer stays the same. A test checks every date.

use crate::calendar::{FIRST_DAY, LAST_DAY, in_range};
use crate::decide::turns::turns_of_year;
use crate::input::action::Action;
use crate::input::period::Period;
use crate::input::service::ServiceDescription;
use crate::state::provider::Provider;
use alloc::vec;
use alloc::vec::Vec;
use chrono::NaiveDate;

/// A date as a number, for arithmetic and comparison.
pub(super) fn number(day: NaiveDate) -> i64 {
    day.to_epoch_days().into()
}

/// The date of a number; a date outside the calendar if the number is out of range.
pub(super) fn day(number: i64) -> NaiveDate {
    let beyond = if number < 0 { NaiveDate::MIN } else { NaiveDate::MAX };
    i32::try_from(number).ok().and_then(NaiveDate::from_epoch_days).unwrap_or(beyond)
}

/// Values at which an answer can change. Extra values are harmless, but each is checked.
pub(super) struct Turns {
    first: i64,
    last: i64,
    values: Vec<i64>,
}

impl Turns {
    pub(super) fn between(first: i64, last: i64) -> Self {
        Self { first, last, values: Vec::new() }
    }

    /// The sorted, distinct values, including the first: from each of them until the next the answer is constant.
    pub(super) fn values(self) -> Vec<i64> {
        let Self { first, last, mut values } = self;
        values.push(first);
        values.retain(|value| (first..=last).contains(value));
        values.sort_unstable();
        values.dedup();
        values
    }

    /// Adds a value and the one after it.
    pub(super) fn at(&mut self, value: i64) {
        self.values.extend([value, value.saturating_add(1)]);
    }

    /// Adds the ends of the calendar, for a date that is `behind` days after the value.
    fn calendar(&mut self, behind: i64) {
        [FIRST_DAY, LAST_DAY].into_iter().for_each(|end| self.at(number(end).saturating_sub(behind)));
    }

    /// Adds the first value for which a condition holds that also holds for all greater ones.
    fn once(&mut self, holds: impl Fn(i64) -> bool) {
        let (mut from, mut to) = (self.first, self.last);
        while from < to {
            let middle = from.saturating_add(to.saturating_sub(from) / 2);
            if holds(middle) { to = middle } else { from = middle.saturating_add(1) }
        }
        if holds(from) {
            self.values.push(from);
        }
    }

    /// Adds all values.
    fn each(&mut self) {
        self.values.extend((self.first..=self.last).filter(|value| in_range(day(*value))));
    }
}

/// The dates of a schedule that move with a value, each as its distance from the value.
#[derive(Default)]
pub(super) struct Moving {
    pub(super) starts: Vec<i64>,
    pub(super) ends: Vec<i64>,
}

impl Turns {
    /// Adds the values for a schedule with moving dates; `others` are its periods, or dates, that do not move.
    pub(super) fn schedule(
        &mut self,
        provider: &Provider,
        action: &Action<'_>,
        on: NaiveDate,
        moving: &Moving,
        others: &[Period],
    ) {
        let course = match action {
            Action::RescheduleCourse { course, .. } | Action::ReschedulePeriod { course, .. } => {
                provider.courses.find(&course.as_ref())
            }
            _ => None,
        };
        let course = course.map(|at| provider.courses.get(at));
        let description = match (course, action) {
            (Some(course), _) => Some(&course.description),
            (None, Action::CreateCourse { service, .. }) => {
                provider.services.find(service, on).map(|(_, description)| description)
            }
            _ => None,
        };
        let own = course.map_or(&[][..], |course| &course.periods);
        let held = own.iter().chain(others).flat_map(|period| [period.start, period.end]).chain([on]);
        let mut held: Vec<i64> = held.map(number).collect();
        held.sort_unstable();
        held.dedup();
        let pairs = moving.starts.len().saturating_add(moving.ends.len()).saturating_mul(held.len());
        if i64::try_from(pairs).is_ok_and(|pairs| self.last.saturating_sub(self.first) < pairs) {
            return self.each();
        }
        for behind in moving.starts.iter().chain(&moving.ends) {
            held.iter().for_each(|held| self.at(held.saturating_sub(*behind)));
            self.calendar(*behind);
        }
        // The year is that of the first start.
        if let Some(behind) = moving.starts.first() {
            let year = |value: i64| day(value.saturating_add(*behind)).clamp(FIRST_DAY, LAST_DAY);
            for turn in turns_of_year(year(self.first), year(self.last)) {
                self.values.push(number(turn).saturating_sub(*behind));
            }
        }
        if let Some(description) = description {
            let begun = course.into_iter().flat_map(|course| &course.clients);
            let begun = begun.filter_map(|client| provider.first_begun(provider.clients.get(*client), on));
            let mut begins: Vec<NaiveDate> = begun.chain(others.iter().map(|period| period.start)).collect();
            begins.sort_unstable();
            begins.dedup();
            self.total_duration(description, moving, &begins, others);
        }
    }

    /// Adds the values at which a total duration begins or ceases to cover the moving dates.
    fn total_duration(&mut self, description: &ServiceDescription, moving: &Moving, begins: &[NaiveDate], others: &[Period]) {
        let moved = |behind: i64, value: i64| day(value.saturating_add(behind));
        for behind in &moving.ends {
            for begin in begins {
                self.once(|value| !description.fits_total_duration(*begin, moved(*behind, value)));
            }
        }
        for behind in &moving.starts {
            for other in others {
                self.once(|value| description.fits_total_duration(moved(*behind, value), other.end));
            }
        }
        // For dates that move with their length, this can change back and forth only if the length is close to the limit: months have 28
        // to 31 days.
        let months = i64::from(description.total_duration_months).saturating_mul(DAYS_OF_48_MONTHS);
        let is_near = |length: i64| length.saturating_mul(48).saturating_sub(months).saturating_abs() <= 48 * 6;
        let lengths = moving.starts.iter().flat_map(|start| moving.ends.iter().map(|end| end.saturating_sub(*start)));
        if lengths.into_iter().any(is_near) {
            self.each();
        }
    }

    /// Adds the values for the date of a decision from which its duty may count.
    pub(super) fn decision(&mut self, provider: &Provider, action: &Action<'_>, on: NaiveDate) {
        let Action::ReceiveDecision { client, service, issued, received, .. } = action else { return };
        [Some(on), Some(*issued), *received].into_iter().flatten().for_each(|day| self.at(number(day)));
        self.calendar(0);
        let Some((service, description)) = provider.services.find(service, on) else { return };
        let mut turns = vec![on];
        for stay in provider.client_of(service, client).into_iter().flat_map(|client| &client.stays) {
            turns.extend([Some(stay.from), stay.to, provider.courses.get(stay.course).confirmed_on].into_iter().flatten());
        }
        for turn in turns {
            self.once(|value| turn <= description.duty_day(day(value)));
        }
    }
}

/// The number of days in 48 months.
const DAYS_OF_48_MONTHS: i64 = 1_461;
