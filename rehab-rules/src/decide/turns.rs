//! The dates on which an answer about an unchanged state can change.
//!
//! Rules compare the date with few others: the first and last days of periods, the settle day before a start, the two dates set by a
//! decision, the validity of descriptions and the turn of a year. Between two of them every answer stays the same, apart from its values.
//! A test checks every date.

use crate::calendar::{FIRST_DAY, LAST_DAY, in_range};
use crate::input::action::Action;
use crate::input::decision_days::DecisionDays;
use crate::input::kinds::FieldValue;
use crate::input::period::{Period, first_start, last_end, remaining};
use crate::input::service::ServiceDescription;
use crate::state::client::Client;
use crate::state::course::Course;
use crate::state::provider::{Provider, with_period};
use alloc::vec::Vec;
use chrono::{Datelike, NaiveDate};

/// Dates on which an answer can change. Extra dates are harmless, but each is checked.
#[derive(Debug, Default)]
pub(crate) struct Turns(Vec<NaiveDate>);

impl Turns {
    /// The sorted, distinct dates from `first` to `last`, including `first`: from each of them until the next the answer is constant.
    pub(crate) fn between(mut self, first: NaiveDate, last: NaiveDate) -> Vec<NaiveDate> {
        self.0.push(first);
        self.0.retain(|day| first <= *day && *day <= last);
        self.0.sort_unstable();
        self.0.dedup();
        self.0
    }

    /// Adds the day after a date: for a condition that changes from the date to the next.
    fn after(&mut self, day: Option<NaiveDate>) {
        self.0.extend(day.and_then(|day| day.succ_opt()));
    }

    fn from(&mut self, day: Option<NaiveDate>) {
        self.0.extend(day);
    }

    fn schedule(&mut self, periods: &[Period], description: &ServiceDescription) {
        for period in periods {
            self.from(Some(period.start));
            self.after(Some(period.start));
            self.after(Some(period.end));
        }
        self.after(first_start(periods).map(|start| description.settle_day(start)));
    }

    fn course(&mut self, course: &Course) {
        self.schedule(&course.periods, &course.description);
    }

    fn decision(&mut self, days: DecisionDays) {
        self.after(days.duty_day);
        self.after(Some(days.right_day));
    }

    /// Adds the dates of a client: those of its decision, and for each course it has been on, the first period that it begins, the start
    /// and the end.
    fn client(&mut self, provider: &Provider, client: &Client) {
        if let Some(decision) = &client.decision {
            self.decision(decision.days);
        }
        for stay in &client.stays {
            let periods = &provider.courses.get(stay.course).periods;
            self.after(first_start(remaining(periods, stay.from)));
            self.from(first_start(periods));
            self.after(last_end(periods));
        }
    }

    fn validity(&mut self, description: &ServiceDescription) {
        self.from(description.valid_from);
        self.after(description.valid_to);
    }

    /// Adds the first days of the year before this one, of this one and of the next: the next year is checked together with each.
    fn year(&mut self, year: i32) {
        for turn in [year.saturating_sub(1), year, year.saturating_add(1)] {
            self.from(NaiveDate::from_ymd_opt(turn, 1, 1).filter(|day| in_range(*day)));
        }
    }

    /// All dates on which an audit can change.
    pub(crate) fn of_audit(provider: &Provider) -> Self {
        let mut turns = Self::default();
        provider.courses.iter().filter(|(_, course)| !course.deleted).for_each(|(_, course)| turns.course(course));
        provider.clients.iter().for_each(|(_, client)| turns.client(provider, client));
        provider.services.iter().for_each(|description| turns.validity(description));
        provider.years.iter().for_each(|(_, year)| turns.year(year.year));
        turns
    }

    /// All dates on which an answer about an action can change.
    pub(crate) fn of_action(provider: &Provider, action: &Action<'_>) -> Self {
        let mut turns = Self::default();
        // Nothing is known before the last event, and no event lies outside the calendar.
        turns.0.extend(provider.last_on.into_iter().chain([FIRST_DAY]));
        turns.after(Some(LAST_DAY));
        action.for_each_field(&mut |name, value| match (name, value) {
            ("service", FieldValue::Text(id)) => {
                provider.services.iter().filter(|description| *description.id == *id).for_each(|own| turns.validity(own));
            }
            ("course" | "from" | "to", FieldValue::Text(id)) => {
                if let Some(at) = provider.courses.find(&id) {
                    turns.course(provider.courses.get(at));
                }
            }
            ("client", FieldValue::Text(id)) => {
                for service in provider.services.all() {
                    provider.client_of(service, id).into_iter().for_each(|client| turns.client(provider, client));
                }
            }
            _ => {}
        });
        match action {
            Action::ReceiveDecision { service, issued, received, .. } => {
                turns.from(Some(*issued));
                for description in provider.services.iter().filter(|description| *description.id == **service) {
                    // The duty day as if it were known: whether it is known changes after it.
                    turns.decision(description.decision_days(*issued, *received, Some(false), *issued));
                }
            }
            Action::ConfirmCourse { course } => turns.clients_of(provider, course),
            Action::RescheduleCourse { course, periods, .. } => {
                turns.clients_of(provider, course);
                turns.new_schedule(provider, course, periods);
            }
            Action::ReschedulePeriod { course, period, start, end, .. } => {
                turns.clients_of(provider, course);
                let course_now = provider.courses.find(&course.as_ref()).map(|at| provider.courses.get(at));
                if let Some(periods) = course_now.and_then(|now| with_period(&now.periods, *period, *start, *end)) {
                    turns.new_schedule(provider, course, &periods);
                }
            }
            _ => {}
        }
        turns
    }

    fn clients_of(&mut self, provider: &Provider, course: &str) {
        let Some(at) = provider.courses.find(&course) else { return };
        for client in &provider.courses.get(at).clients {
            self.client(provider, provider.clients.get(*client));
        }
    }

    fn new_schedule(&mut self, provider: &Provider, course: &str, periods: &[Period]) {
        if let Some(at) = provider.courses.find(&course) {
            self.schedule(periods, &provider.courses.get(at).description);
        }
    }
}

/// Each 1 January from `first` to `last`, both included.
pub(crate) fn turns_of_year(first: NaiveDate, last: NaiveDate) -> impl Iterator<Item = NaiveDate> {
    (first.year()..=last.year())
        .filter_map(|year| NaiveDate::from_ymd_opt(year, 1, 1))
        .filter(move |day| first <= *day && *day <= last)
}
