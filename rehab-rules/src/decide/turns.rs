//! The days on which an answer about a state that stays as it is can turn.
//!
//! Rules set the day looked at against few days: the first and last days of periods, the settle day before a start, the two days that a
//! decision sets, the validity of descriptions and the turn of a year. Between two of them every answer but its figures stays the same.
//! A test asks about every day.

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

/// Days on which an answer can turn; some more do no harm, but that they are asked about.
#[derive(Debug, Default)]
pub(crate) struct Turns(Vec<NaiveDate>);

impl Turns {
    /// The days from one day, itself included, until another, each once and in order: on each of them and until the next the answer is
    /// one.
    pub(crate) fn between(mut self, first: NaiveDate, last: NaiveDate) -> Vec<NaiveDate> {
        self.0.push(first);
        self.0.retain(|day| first <= *day && *day <= last);
        self.0.sort_unstable();
        self.0.dedup();
        self.0
    }

    /// What is so on a day and no longer on the next, or the other way round.
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

    /// A client: its decision, and of each course it has been on the first period that it begins, the start and the end.
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

    /// The turn of the year before this one, of this one and after it: of each year the next is looked at as well.
    fn year(&mut self, year: i32) {
        for turn in [year.saturating_sub(1), year, year.saturating_add(1)] {
            self.from(NaiveDate::from_ymd_opt(turn, 1, 1).filter(|day| in_range(*day)));
        }
    }

    /// All that an audit can turn on.
    pub(crate) fn of_audit(provider: &Provider) -> Self {
        let mut turns = Self::default();
        provider.courses.iter().filter(|(_, course)| !course.deleted).for_each(|(_, course)| turns.course(course));
        provider.clients.iter().for_each(|(_, client)| turns.client(provider, client));
        provider.services.iter().for_each(|description| turns.validity(description));
        provider.years.iter().for_each(|(_, year)| turns.year(year.year));
        turns
    }

    /// All that an answer about an action can turn on.
    pub(crate) fn of_action(provider: &Provider, action: &Action<'_>) -> Self {
        let mut turns = Self::default();
        // Before the last event nothing is known, and no event lies outside of the calendar.
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
                    // The duty day as if it were known: whether it is turns after it.
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

/// The first day of each year that begins between two days, the first of them not counted.
pub(crate) fn turns_of_year(first: NaiveDate, last: NaiveDate) -> impl Iterator<Item = NaiveDate> {
    (first.year()..=last.year())
        .filter_map(|year| NaiveDate::from_ymd_opt(year, 1, 1))
        .filter(move |day| first <= *day && *day <= last)
}
