//! Courses in a provider's state.

use crate::input::period::{Period, first_start, first_year};
use crate::input::service::ServiceDescription;
use crate::input::services::ServiceIx;
use crate::state::client::Client;
use crate::state::gaps::CourseGaps;
use crate::state::table::{Ix, Row};
use alloc::borrow::Cow;
use alloc::boxed::Box;
use alloc::string::String;
use alloc::sync::Arc;
use alloc::vec::Vec;
use chrono::NaiveDate;

/// A course, with the parts of its past that still matter.
#[derive(Clone, Debug)]
pub(crate) struct Course {
    pub(crate) id: Box<str>,
    pub(crate) service: ServiceIx,
    /// The description under which it was created, which it keeps.
    pub(crate) description: Arc<ServiceDescription>,
    pub(crate) group_size: i64,
    pub(crate) target_groups: Arc<[Cow<'static, str>]>,
    pub(crate) periods: Box<[Period]>,
    /// The year given at creation, used while there is no schedule.
    pub(crate) year_given: i32,
    pub(crate) published: bool,
    pub(crate) confirmed_on: Option<NaiveDate>,
    pub(crate) deleted: bool,
    pub(crate) clients: Vec<Ix<Client>>,
    /// Fields that few decisions read are kept separately, so that a course that is read whole takes two cache lines.
    pub(crate) aside: Box<Aside>,
}

/// The fields of a course that few decisions read.
#[derive(Clone, Debug)]
pub(crate) struct Aside {
    /// The date of creation, which determined the description. A registry's rows may omit it.
    pub(crate) created_on: Option<NaiveDate>,
    /// The facts that a registry's rows leave open.
    pub(crate) gaps: CourseGaps,
    pub(crate) office: Option<String>,
    pub(crate) contact: Option<String>,
    /// The number of clients attached when the confirmation was carried out. A registry's rows may omit it.
    pub(crate) confirmed_with: Option<i64>,
    /// The number of clients attached at the end of a day; each entry is valid until the next.
    client_counts: History<usize>,
    /// The first start at the end of a day.
    first_starts: History<Option<NaiveDate>>,
}

/// A date, and the first start from that date on.
pub(crate) type FirstStart = (NaiveDate, Option<NaiveDate>);

impl Aside {
    /// The first starts over time, by date.
    pub(crate) fn first_starts(&self) -> &[FirstStart] {
        &self.first_starts.0
    }

    /// Sets the first starts over time, in ascending order of date.
    pub(crate) fn set_first_starts(&mut self, entries: Vec<FirstStart>) {
        self.first_starts = History(entries);
    }

    /// Records the number of clients attached on a date; dates never decrease.
    pub(crate) fn note_clients(&mut self, on: NaiveDate, clients: usize) {
        self.client_counts.note(on, clients);
    }
}

impl Row for Course {
    type Key<'k> = &'k str;

    fn key(&self) -> &str {
        &self.id
    }

    fn has_key(&self, key: &&str) -> bool {
        &*self.id == *key
    }
}

/// The data needed to create a course.
pub(crate) struct NewCourse<'a> {
    pub(crate) id: &'a str,
    pub(crate) service: ServiceIx,
    pub(crate) description: Arc<ServiceDescription>,
    pub(crate) office: Option<String>,
    pub(crate) contact: Option<String>,
    pub(crate) group_size: i64,
    pub(crate) target_groups: Arc<[Cow<'static, str>]>,
    pub(crate) periods: &'a [Period],
    pub(crate) year: i32,
}

impl Course {
    pub(crate) fn create(new: NewCourse<'_>, on: NaiveDate) -> Self {
        let mut course = Self {
            id: new.id.into(),
            service: new.service,
            description: new.description,
            group_size: new.group_size,
            target_groups: new.target_groups,
            periods: Box::default(),
            year_given: new.year,
            published: false,
            confirmed_on: None,
            deleted: false,
            clients: Vec::new(),
            aside: Box::new(Aside {
                created_on: Some(on),
                gaps: CourseGaps::default(),
                office: new.office,
                contact: new.contact,
                confirmed_with: None,
                client_counts: History::default(),
                first_starts: History::default(),
            }),
        };
        course.reschedule(new.periods, on);
        course
    }

    /// The calendar year to whose capacity the course belongs (AM-04).
    pub(crate) fn year(&self) -> i32 {
        // If the schedule is not completely known, its first period may be another.
        let of_schedule = first_year(&self.periods).filter(|_| self.aside.gaps.periods.is_none());
        of_schedule.unwrap_or(self.year_given)
    }

    pub(crate) fn client_count(&self) -> i64 {
        i64::try_from(self.clients.len()).unwrap_or(i64::MAX)
    }

    pub(crate) fn was_confirmed_by(&self, day: NaiveDate) -> bool {
        self.confirmed_on.is_some_and(|confirmed| confirmed <= day)
    }

    /// Confirms the course, once.
    pub(crate) fn confirm(&mut self, on: NaiveDate) {
        if self.confirmed_on.is_none() {
            (self.confirmed_on, self.aside.confirmed_with) = (Some(on), Some(self.client_count()));
        }
    }

    pub(crate) fn reschedule(&mut self, periods: &[Period], on: NaiveDate) {
        self.periods = periods.into();
        (self.aside.gaps.periods, self.aside.gaps.year) = (None, None);
        self.aside.first_starts.note(on, first_start(&self.periods));
    }

    pub(crate) fn add_client(&mut self, client: Ix<Client>, on: NaiveDate) {
        self.clients.push(client);
        self.aside.note_clients(on, self.clients.len());
    }

    pub(crate) fn remove_client(&mut self, client: Ix<Client>, on: NaiveDate) {
        if let Some(place) = self.clients.iter().position(|attached| *attached == client) {
            self.clients.swap_remove(place);
        }
        self.aside.note_clients(on, self.clients.len());
    }

    /// The course's first start at the end of a date; `None` without one, and before the course was created.
    pub(crate) fn first_start_at_end_of(&self, day: NaiveDate) -> Option<NaiveDate> {
        self.aside.first_starts.at_end_of(day).copied().flatten()
    }

    /// The number of clients attached at the end of a date.
    pub(crate) fn clients_at_end_of(&self, day: NaiveDate) -> i64 {
        self.aside.client_counts.at_end_of(day).map_or(0, |count| i64::try_from(*count).unwrap_or(i64::MAX))
    }
}

/// A value over time: each entry is valid from its date until that of the next.
#[derive(Clone, Debug)]
struct History<T>(Vec<(NaiveDate, T)>);

impl<T> Default for History<T> {
    fn default() -> Self {
        Self(Vec::new())
    }
}

impl<T> History<T> {
    /// Records the value on a date; dates never decrease, and the last value of a date counts.
    fn note(&mut self, on: NaiveDate, value: T) {
        match self.0.last_mut() {
            Some((day, last)) if *day == on => *last = value,
            _ => self.0.push((on, value)),
        }
    }

    /// The value at the end of a date; `None` before the first entry.
    fn at_end_of(&self, day: NaiveDate) -> Option<&T> {
        let noted = self.0.partition_point(|(noted, _)| *noted <= day);
        self.0.get(noted.checked_sub(1)?).map(|(_, value)| value)
    }
}
