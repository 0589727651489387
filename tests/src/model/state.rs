//! A provider's state: lists of what happened, each with its date, and the facts computed from them.

use super::days::add_months;
use super::input::{Event, Period};
use super::service::Service;
use chrono::{Datelike, Days, NaiveDate};
use std::rc::Rc;

/// The state of one provider.
#[derive(Clone, Debug, Default)]
pub struct Provider {
    /// The date of the last event that was carried out.
    pub last_on: Option<NaiveDate>,
    /// The number of events carried out, which is the number of the current one.
    pub events: u64,
    pub capacity: Vec<Capacity>,
    pub info: Vec<Info>,
    pub clients: Vec<Client>,
    pub courses: Vec<Course>,
}

/// The places declared for a service and year.
#[derive(Clone, Debug)]
pub struct Capacity {
    pub service: String,
    pub year: i64,
    pub places: i64,
}

/// The last given value of a field of the provider's information.
#[derive(Clone, Debug)]
pub struct Info {
    pub service: String,
    /// Given only for `pool`, the only field of an office.
    pub office: Option<String>,
    pub field: String,
}

/// A client of a service.
#[derive(Clone, Debug)]
pub struct Client {
    pub id: String,
    pub service: String,
    /// None before the first one, and when the client has left.
    pub decision: Option<Decision>,
    pub authority_line_told: bool,
    /// Every `rehabilitation_started` received.
    pub rehabilitation_started: Vec<NaiveDate>,
    /// The number of the event by which the client last left the provider.
    pub left_provider_at: Option<u64>,
}

/// A client's decision and its deadlines.
#[derive(Clone, Debug)]
pub struct Decision {
    /// None when it is unknown.
    pub duty_day: Option<NaiveDate>,
    pub right_day: NaiveDate,
    pub target_group: Option<String>,
}

/// A client on a course, now or in the past.
#[derive(Clone, Debug)]
pub struct Stay {
    pub client: String,
    pub from: NaiveDate,
    /// The date on which it ended.
    pub to: Option<NaiveDate>,
    /// The number of the event that began it.
    pub joined_at: u64,
    /// The number of the event that ended it, and how.
    pub left_at: Option<(u64, Leaving)>,
}

/// How a stay ended.
#[derive(Clone, Copy, PartialEq, Debug)]
pub enum Leaving {
    /// By detach_client.
    Detached,
    /// By move_client.
    Moved,
    /// By delete_course, in observe mode.
    CourseDeleted,
    /// By change_provider or end_rehabilitation.
    LeftProvider,
}

/// A course.
#[derive(Clone, Debug)]
pub struct Course {
    pub id: String,
    /// The description in force at its creation.
    pub service: Rc<Service>,
    pub office: Option<String>,
    pub contact: Option<String>,
    pub group_size: i64,
    pub target_groups: Vec<String>,
    /// The year given at creation.
    pub given_year: Option<i64>,
    /// Every schedule with the date on which it was given; the last one is current.
    pub schedules: Vec<(NaiveDate, Vec<Period>)>,
    pub published: bool,
    pub confirmed_on: Option<NaiveDate>,
    /// The number of clients attached when it was confirmed.
    pub confirmed_with: Option<i64>,
    pub deleted: bool,
    pub stays: Vec<Stay>,
}

/// The first day of a schedule.
pub fn first_start(periods: &[Period]) -> Option<NaiveDate> {
    periods.iter().map(|period| period.start).min()
}

/// The last day of a schedule.
pub fn latest_end(periods: &[Period]) -> Option<NaiveDate> {
    periods.iter().map(|period| period.end).max()
}

/// The periods that start on or after the date.
pub fn remaining(periods: &[Period], on: NaiveDate) -> Vec<Period> {
    periods.iter().filter(|period| on <= period.start).cloned().collect()
}

impl Stay {
    fn holds_at_end_of(&self, day: NaiveDate) -> bool {
        self.from <= day && self.to.is_none_or(|to| day < to)
    }
}

impl Course {
    /// The current schedule; empty when there is none.
    pub fn periods(&self) -> &[Period] {
        self.schedules.last().map_or(&[], |(_, periods)| periods)
    }

    pub fn start(&self) -> Option<NaiveDate> {
        first_start(self.periods())
    }

    pub fn end(&self) -> Option<NaiveDate> {
        latest_end(self.periods())
    }

    pub fn year(&self) -> i64 {
        match self.start() {
            Some(start) => i64::from(start.year()),
            None => self.given_year.expect("a year is required without periods"),
        }
    }

    pub fn has_started(&self, on: NaiveDate) -> bool {
        self.start().is_some_and(|start| start <= on)
    }

    pub fn has_ended(&self, on: NaiveDate) -> bool {
        self.end().is_some_and(|end| end < on)
    }

    pub fn is_confirmed(&self) -> bool {
        self.confirmed_on.is_some()
    }

    fn was_confirmed_at_end_of(&self, day: NaiveDate) -> bool {
        self.confirmed_on.is_some_and(|confirmed_on| confirmed_on <= day)
    }

    /// The clients attached now.
    pub fn attached(&self) -> Vec<String> {
        self.stays.iter().filter(|stay| stay.to.is_none()).map(|stay| stay.client.clone()).collect()
    }

    /// The number of clients attached now.
    pub fn count(&self) -> i64 {
        self.stays.iter().filter(|stay| stay.to.is_none()).count() as i64
    }

    pub fn has(&self, client: &str) -> bool {
        self.present_stay(client).is_some()
    }

    pub fn present_stay(&self, client: &str) -> Option<&Stay> {
        self.stays.iter().find(|stay| stay.to.is_none() && stay.client == client)
    }

    pub fn settle_day(&self) -> Option<NaiveDate> {
        self.start().map(|start| start - Days::new(self.service.settle_days_before_start))
    }

    /// Whether, at the end of the settle day, the course was unconfirmed with this first start and fewer than min clients.
    pub fn was_too_few_on_settle_day(&self) -> bool {
        let Some(day) = self.settle_day() else { return false };
        let schedule_then = self.schedules.iter().rev().find(|(given, _)| *given <= day);
        let start_then = schedule_then.and_then(|(_, periods)| first_start(periods));
        let clients_then = self.stays.iter().filter(|stay| stay.holds_at_end_of(day)).count() as i64;
        start_then == self.start() && !self.was_confirmed_at_end_of(day) && clients_then < self.service.min
    }

    /// The periods that started before the date and at the end of whose first day the client was attached.
    pub fn begun_periods_of(&self, client: &str, on: NaiveDate) -> Vec<Period> {
        let was_attached = |day: NaiveDate| self.stays.iter().any(|stay| stay.client == client && stay.holds_at_end_of(day));
        self.periods().iter().filter(|period| period.start < on && was_attached(period.start)).cloned().collect()
    }
}

impl Provider {
    pub fn course(&self, id: &str) -> Option<&Course> {
        self.courses.iter().find(|course| course.id == id)
    }

    /// The course that a field of the event names; its existence has been checked.
    pub fn named_course(&self, event: &Event, field: &str) -> &Course {
        self.course(event.text(field)).expect("a known course")
    }

    pub fn named_course_mut(&mut self, event: &Event, field: &str) -> &mut Course {
        let id = event.text(field);
        self.courses.iter_mut().find(|course| course.id == id).expect("a known course")
    }

    pub fn client(&self, id: &str, service: &str) -> Option<&Client> {
        self.clients.iter().find(|client| client.id == id && client.service == service)
    }

    /// The client, who is added to the list if missing.
    pub fn client_mut(&mut self, id: &str, service: &str) -> &mut Client {
        if self.client(id, service).is_none() {
            self.clients.push(Client {
                id: id.to_string(),
                service: service.to_string(),
                decision: None,
                authority_line_told: false,
                rehabilitation_started: Vec::new(),
                left_provider_at: None,
            });
        }
        self.clients.iter_mut().find(|client| client.id == id && client.service == service).expect("just entered")
    }

    pub fn decision(&self, client: &str, service: &str) -> Option<&Decision> {
        self.client(client, service)?.decision.as_ref()
    }

    /// The places declared for a year; `None` without a declaration.
    pub fn declared(&self, service: &str, year: i64) -> Option<i64> {
        let declaration = self.capacity.iter().find(|capacity| capacity.service == service && capacity.year == year);
        declaration.map(|capacity| capacity.places)
    }

    /// The places used in a year.
    pub fn used(&self, service: &str, year: i64) -> i64 {
        self.used_without(service, year, None)
    }

    /// The places used in a year, without one course.
    pub fn used_without(&self, service: &str, year: i64, without: Option<&str>) -> i64 {
        let counts = |course: &&Course| course.service.id == service && course.year() == year && !course.deleted;
        self.courses
            .iter()
            .filter(counts)
            .filter(|course| Some(course.id.as_str()) != without)
            .map(|course| course.group_size)
            .sum()
    }

    pub fn has_info(&self, service: &str, office: Option<&str>, field: &str) -> bool {
        self.info.iter().any(|info| info.service == service && info.office.as_deref() == office && info.field == field)
    }

    /// The undeleted courses of the service that the client is on.
    pub fn courses_of_client(&self, client: &str, service: &str) -> Vec<&Course> {
        self.courses.iter().filter(|course| !course.deleted && course.service.id == service && course.has(client)).collect()
    }

    /// Whether the client was attached, at the end of the day, to a course of the service confirmed by then.
    fn was_on_confirmed_course(&self, client: &str, service: &str, day: NaiveDate) -> bool {
        self.courses.iter().any(|course| {
            course.service.id == service
                && course.was_confirmed_at_end_of(day)
                && course.stays.iter().any(|stay| stay.client == client && stay.holds_at_end_of(day))
        })
    }

    /// Whether the duty day has ended and was met.
    pub fn has_met_duty(&self, decision: &Decision, client: &str, service: &str, on: NaiveDate) -> bool {
        decision.duty_day.is_some_and(|due| due < on && self.was_on_confirmed_course(client, service, due))
    }

    /// Whether the duty day has ended and was missed.
    pub fn has_missed_duty(&self, decision: &Decision, client: &str, service: &str, on: NaiveDate) -> bool {
        decision.duty_day.is_some_and(|due| due < on && !self.was_on_confirmed_course(client, service, due))
    }

    /// Whether the right day has ended and was missed.
    pub fn has_missed_right_day(&self, decision: &Decision, client: &str, service: &str, on: NaiveDate) -> bool {
        decision.right_day < on && !self.was_on_confirmed_course(client, service, decision.right_day)
    }

    /// The last day for the client's rehabilitation, if some period has begun or remains in the given schedule.
    pub fn total_duration_limit(&self, client: &str, service: &Service, schedule: &[Period], on: NaiveDate) -> Option<NaiveDate> {
        let mut begun: Vec<NaiveDate> = Vec::new();
        for course in self.courses.iter().filter(|course| course.service.id == service.id) {
            begun.extend(course.begun_periods_of(client, on).iter().map(|period| period.start));
        }
        if let Some(client) = self.client(client, &service.id) {
            begun.extend(&client.rehabilitation_started);
        }
        let first_day = begun.into_iter().min().or(first_start(&remaining(schedule, on)))?;
        Some(add_months(first_day, service.total_duration_months))
    }

    /// The end of the remaining periods of a course and the client's limit, if they end after it.
    pub fn beyond_total_duration(&self, client: &str, course: &Course, on: NaiveDate) -> Option<(NaiveDate, NaiveDate)> {
        let ends = latest_end(&remaining(course.periods(), on))?;
        let limit = self.total_duration_limit(client, &course.service, course.periods(), on)?;
        (limit < ends).then_some((ends, limit))
    }

    /// Attaches a client; no change if the client is already on the course.
    pub fn join(&mut self, course: &str, client: &str, on: NaiveDate) {
        let joined_at = self.events;
        let course = self.courses.iter_mut().find(|known| known.id == course).expect("a known course");
        if !course.has(client) {
            course.stays.push(Stay { client: client.to_string(), from: on, to: None, joined_at, left_at: None });
        }
    }

    /// Removes a client from a course; no change if the client is not on it.
    pub fn leave(&mut self, course: &str, client: &str, on: NaiveDate, how: Leaving) {
        let left_at = self.events;
        let course = self.courses.iter_mut().find(|known| known.id == course).expect("a known course");
        if let Some(stay) = course.stays.iter_mut().find(|stay| stay.to.is_none() && stay.client == client) {
            stay.to = Some(on);
            stay.left_at = Some((left_at, how));
        }
    }
}
