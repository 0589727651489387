//! The steps of a provider's log, as a state machine that generates sensible next steps.
//!
//! The "books" track who is probably where. They contain what a step needs to make sense, but not the rules: most steps make sense,
//! some are prohibited, and some are malformed.

use super::actions::action;
use super::line::line;
use chrono::{Datelike, Days, Months, NaiveDate};
use proptest::prelude::*;
use proptest::sample::select;
use proptest_state_machine::ReferenceStateMachine;
use rehab_rules::{Action, Period, ServiceDescription, Services};
use std::borrow::Cow;
use std::sync::{Arc, LazyLock};

/// The service descriptions of all logs.
pub static SERVICES: LazyLock<Arc<Services>> = LazyLock::new(|| Arc::new(Services::built_in()));

/// The next step of a log.
#[derive(Clone, Debug)]
pub enum Step {
    /// An action.
    Act(Action<'static>),
    /// A change of date for the next events.
    DaysGoOn(NaiveDate),
}

/// The state machine.
pub struct Log;

/// The probable state after the steps so far.
#[derive(Clone, Debug)]
pub struct Books {
    /// The date of the next event.
    pub on: NaiveDate,
    /// The service that most of the log is about.
    pub service: &'static str,
    pub capacity: Vec<(&'static str, i32, i64)>,
    pub courses: Vec<Course>,
    pub clients: Vec<Client>,
}

#[derive(Clone, Debug, Default)]
pub struct Course {
    pub id: String,
    pub service: &'static str,
    pub size: i64,
    pub groups: Vec<Cow<'static, str>>,
    pub periods: Vec<Period>,
    pub year: i32,
    pub published: bool,
    pub confirmed: bool,
    pub deleted: bool,
    pub clients: Vec<String>,
}

#[derive(Clone, Debug, Default)]
pub struct Client {
    pub id: String,
    pub service: &'static str,
    pub group: Option<Cow<'static, str>>,
    pub issued: NaiveDate,
    pub received: Option<NaiveDate>,
    pub has_left: bool,
}

/// The steps as lines of a log.
pub fn log(mut on: NaiveDate, steps: &[Step]) -> String {
    let mut log = String::new();
    for step in steps {
        match step {
            Step::DaysGoOn(day) => on = *day,
            Step::Act(action) => log += &line(on, action),
        }
    }
    log
}

impl ReferenceStateMachine for Log {
    type State = Books;
    type Transition = Step;

    fn init_state() -> BoxedStrategy<Books> {
        let first = NaiveDate::from_ymd_opt(2024, 1, 2).expect("a day");
        let opens =
            move |(days, service)| Books { on: after(first, days), service, capacity: vec![], courses: vec![], clients: vec![] };
        (0..1_200_i64, select(SERVICE_IDS.to_vec())).prop_map(opens).boxed()
    }

    fn transitions(books: &Books) -> BoxedStrategy<Step> {
        prop_oneof![
            8 => action(books).prop_map(Step::Act),
            1 => later_day(books).prop_map(Step::DaysGoOn),
        ]
        .boxed()
    }

    fn apply(mut books: Books, step: &Step) -> Books {
        match step {
            Step::DaysGoOn(day) => books.on = *day,
            Step::Act(action) => books.note(action),
        }
        books
    }
}

// ---------------------------------------------------------------- the books

pub const SERVICE_IDS: [&str; 2] = ["kela.family-carers", "kela.rare-connective-tissue"];

pub fn description(service: &str, on: NaiveDate) -> &'static ServiceDescription {
    SERVICES.in_force(service, on).expect("built in")
}

pub fn service_id(service: &str) -> Option<&'static str> {
    SERVICE_IDS.into_iter().find(|known| *known == service)
}

impl Course {
    fn has_room(&self) -> bool {
        (self.clients.len() as i64) < self.size
    }

    fn has_ended(&self, on: NaiveDate) -> bool {
        self.periods.iter().map(|period| period.end).max().is_some_and(|end| end < on)
    }

    fn fits(&self, client: &Client) -> bool {
        self.service == client.service && client.group.as_ref().is_none_or(|group| self.groups.contains(group))
    }
}

impl Books {
    pub fn open(&self) -> impl Iterator<Item = &Course> {
        self.courses.iter().filter(|course| !course.deleted && !course.has_ended(self.on))
    }

    pub fn declared(&self, service: &str, year: i32) -> Option<i64> {
        self.capacity.iter().find(|known| (known.0, known.1) == (service, year)).map(|known| known.2)
    }

    pub fn places_left(&self, service: &str, year: i32) -> i64 {
        let counts = |course: &&Course| !course.deleted && (course.service, course.year) == (service, year);
        let used: i64 = self.courses.iter().filter(counts).map(|course| course.size).sum();
        self.declared(service, year).unwrap_or(0) - used
    }

    pub fn is_free(&self, client: &Client) -> bool {
        let holds = |course: &Course| course.service == client.service && course.clients.contains(&client.id);
        !client.has_left && !self.open().any(holds)
    }

    pub fn may_be_confirmed(&self, course: &Course) -> bool {
        let enough = description(course.service, self.on).group_size.min;
        !course.confirmed && 1 < course.periods.len() && enough <= course.clients.len() as i64
    }

    /// Courses and clients who can probably join them, the fullest course first.
    pub fn attachable(&self) -> Vec<(String, String)> {
        let mut courses: Vec<&Course> = self.open().filter(|course| course.has_room()).collect();
        courses.sort_by_key(|course| std::cmp::Reverse(course.clients.len()));
        let fits = |course: &Course| {
            let fitting = self.clients.iter().filter(|client| self.is_free(client) && course.fits(client));
            fitting.map(|client| (course.id.clone(), client.id.clone())).collect()
        };
        courses.into_iter().flat_map(|course| -> Vec<_> { fits(course) }).collect()
    }

    /// Courses and clients on them.
    pub fn attached(&self) -> Vec<(String, String)> {
        let of = |course: &Course| course.clients.iter().map(|client| (course.id.clone(), client.clone())).collect::<Vec<_>>();
        self.open().flat_map(of).collect()
    }

    /// A client's course, another one with room, and the client.
    pub fn movable(&self) -> Vec<(String, String, String)> {
        let mut movable = vec![];
        for from in self.open() {
            for to in self.open().filter(|to| to.id != from.id && to.service == from.service && to.has_room()) {
                movable.extend(from.clients.iter().map(|client| (from.id.clone(), to.id.clone(), client.clone())));
            }
        }
        movable
    }

    fn course_mut(&mut self, id: &str) -> Option<&mut Course> {
        self.courses.iter_mut().find(|course| course.id == id && !course.deleted)
    }

    fn detach(&mut self, id: &str, client: &str) {
        if let Some(course) = self.course_mut(id) {
            course.clients.retain(|attached| attached != client);
        }
    }

    /// Attaches a client who is on no course of the service to a course with room.
    fn attach(&mut self, id: &str, client: &str) {
        let is_free = self.clients.iter().any(|known| known.id == client && self.is_free(known));
        if let Some(course) = self.course_mut(id).filter(|course| is_free && course.has_room()) {
            course.clients.push(client.to_owned());
        }
    }

    /// Notes what an action probably changes.
    fn note(&mut self, action: &Action<'static>) {
        match action {
            Action::DeclareCapacity { service, year, places, .. } => {
                let Some(service) = service_id(service) else { return };
                self.capacity.retain(|known| (known.0, known.1) != (service, *year));
                self.capacity.push((service, *year, *places));
            }
            Action::ReceiveDecision { client, service, issued, received, target_group, .. } if *issued <= self.on => {
                let Some(service) = service_id(service) else { return };
                self.clients.retain(|known| (known.id.as_str(), known.service) != (client, service));
                let (id, group) = (client.to_string(), target_group.clone());
                self.clients.push(Client { id, service, group, issued: *issued, received: *received, has_left: false });
            }
            Action::CreateCourse { course, service, group_size, target_groups, periods, year, .. } => {
                let (Some(service), Some(year)) = (service_id(service), first_year(periods).or(*year)) else { return };
                let description = description(service, self.on);
                let fits = description.group_size.holds(*group_size)
                    && *group_size <= self.places_left(service, year)
                    && description.target_groups_per_course.holds(target_groups.len() as i64)
                    && target_groups.iter().all(|group| description.offers(group))
                    && self.courses.iter().all(|known| known.id != *course);
                if fits {
                    self.courses.push(Course {
                        id: course.to_string(),
                        service,
                        size: *group_size,
                        groups: target_groups.clone(),
                        periods: periods.clone(),
                        year,
                        ..Course::default()
                    });
                }
            }
            Action::AttachClient { agreed: Some(false), .. } | Action::MoveClient { agreed: Some(false), .. } => {}
            Action::AttachClient { course, client, .. } => self.attach(course, client),
            Action::DetachClient { course, client, .. } => self.detach(course, client),
            Action::MoveClient { from, to, client, .. } => {
                self.detach(from, client);
                self.attach(to, client);
            }
            Action::ChangeProvider { client, service, .. } | Action::EndRehabilitation { client, service, .. } => {
                for course in self.courses.iter_mut().filter(|course| course.service == service) {
                    course.clients.retain(|attached| attached != client);
                }
                for known in self.clients.iter_mut().filter(|known| known.id == *client && known.service == service) {
                    known.has_left = true;
                }
            }
            Action::PublishCourse { course, .. }
            | Action::SetGroupSize { course, .. }
            | Action::ConfirmCourse { course, .. }
            | Action::RescheduleCourse { course, .. }
            | Action::ReschedulePeriod { course, .. }
            | Action::DeleteCourse { course, .. } => self.note_course(course, action),
            _ => {}
        }
    }

    fn note_course(&mut self, id: &str, action: &Action<'static>) {
        let on = self.on;
        let may_be_confirmed = self.courses.iter().any(|course| course.id == *id && self.may_be_confirmed(course));
        let Some(course) = self.course_mut(id) else { return };
        match action {
            Action::PublishCourse { .. } => course.published = true,
            Action::SetGroupSize { group_size, .. } if course.clients.len() as i64 <= *group_size => course.size = *group_size,
            Action::ConfirmCourse { .. } => course.confirmed |= may_be_confirmed,
            Action::RescheduleCourse { periods, .. } if !course.confirmed && !periods.is_empty() => {
                course.periods = periods.clone();
                course.year = first_year(periods).unwrap_or(course.year);
            }
            Action::ReschedulePeriod { period, start, end, .. } if !course.confirmed && on < *start => {
                if let Some(changed) = usize::try_from(period - 1).ok().and_then(|place| course.periods.get_mut(place)) {
                    (changed.start, changed.end) = (*start, *end);
                    course.year = first_year(&course.periods).unwrap_or(course.year);
                }
            }
            Action::DeleteCourse { .. } => course.deleted |= course.clients.is_empty() && !course.confirmed,
            _ => {}
        }
    }
}

fn first_year(periods: &[Period]) -> Option<i32> {
    periods.first().map(|period| period.start.year())
}

// ---------------------------------------------------------------- days

pub fn after(day: NaiveDate, days: i64) -> NaiveDate {
    if 0 <= days { day + Days::new(days.unsigned_abs()) } else { day - Days::new(days.unsigned_abs()) }
}

/// Mostly a date in the near future on which something changes, or the day after it.
fn later_day(books: &Books) -> BoxedStrategy<NaiveDate> {
    let on = books.on;
    let mut telling = days_that_matter(books);
    telling.retain(|day| on < *day && *day < after(on, 400));
    telling.sort_unstable();
    telling.dedup();
    let soon: Vec<NaiveDate> = telling.iter().copied().take(4).collect();
    prop_oneof![
        2 => (1..20_i64).prop_map(move |days| after(on, days)),
        4 => select(soon),
        1 => select(telling),
    ]
    .boxed()
}

fn days_that_matter(books: &Books) -> Vec<NaiveDate> {
    let new_year = NaiveDate::from_ymd_opt(books.on.year() + 1, 1, 1).expect("every year has one");
    let mut days = vec![new_year];
    for client in books.clients.iter().filter(|client| books.is_free(client)) {
        let months = Months::new(description(client.service, books.on).placement_deadline_months);
        for due in [client.issued + months, client.received.unwrap_or(client.issued) + months] {
            days.extend([due, after(due, 1)]);
        }
    }
    for course in books.open() {
        let settle = i64::from(description(course.service, books.on).settle_days_before_start);
        days.extend(course.periods.first().iter().flat_map(|first| [-settle, 1 - settle].map(|days| after(first.start, days))));
        days.extend(course.periods.iter().flat_map(|period| [period.start, after(period.end, 1)]));
    }
    days
}
