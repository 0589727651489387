//! The provider: the state of one service provider, and how events change it.

use crate::input::action::{Action, Experience, Pool};
use crate::input::error::{ErrorCode, InputError};
use crate::input::fields::is_text;
use crate::input::fields::{kept, kept_option};
use crate::input::period::{Period, first_year};
use crate::input::services::{ServiceIx, Services};
use crate::state::client::{Client, ClientDecision};
use crate::state::course::{Course, NewCourse};
use crate::state::gaps::Gaps;
use crate::state::table::{Ix, Row, Table};
use alloc::borrow::Cow;
use alloc::boxed::Box;
use alloc::string::String;
use alloc::sync::Arc;
use alloc::vec::Vec;
use chrono::NaiveDate;

/// One service provider's state: capacity, information, clients with their stays, courses.
///
/// ```
/// use rehab_rules::{Action, Mode, Provider, Services};
/// let day = |y, m, d| chrono::NaiveDate::from_ymd_opt(y, m, d).unwrap();
/// let mut provider = Provider::new("P1", Services::built_in())?;
/// let service = "kela.family-carers";
/// provider.apply(&Action::declare_capacity(service, 2026, 24), day(2026, 1, 2), Mode::Enforce)?;
///
/// // May a course of five be created?
/// let create = Action::create_course("C1", service, 5, ["carer-of-adult"]).year(2026);
/// let decision = provider.evaluate(&create, day(2026, 1, 7))?;
/// assert!(!decision.allowed());
/// assert_eq!(decision.findings().next().unwrap().rule.id, "course/group-size-within-range");
/// # Ok::<(), rehab_rules::InputError>(())
/// ```
#[derive(Clone, Debug)]
pub struct Provider {
    pub(crate) id: Box<str>,
    pub(crate) services: Arc<Services>,
    /// The date of the last event that was carried out.
    pub(crate) last_on: Option<NaiveDate>,
    pub(crate) years: Table<Year>,
    pub(crate) info: Vec<Info>,
    pub(crate) pools: Vec<OfficePool>,
    pub(crate) clients: Table<Client>,
    pub(crate) courses: Table<Course>,
    /// The facts missing from the rows that it was loaded from; `None` if nothing is missing.
    pub(crate) gaps: Option<Box<Gaps>>,
    /// Lists of target groups that courses share.
    target_groups: Vec<Arc<[Cow<'static, str>]>>,
}

/// The capacity of a service in a calendar year.
#[derive(Clone, Debug)]
pub(crate) struct Year {
    pub(crate) service: ServiceIx,
    pub(crate) year: i32,
    pub(crate) declared: Option<i64>,
    /// The group sizes of the year's courses that are not deleted (AM-05).
    pub(crate) used: i64,
}

impl Year {
    /// The places left; negative when more are used than declared. Nothing declared counts as no places.
    pub(crate) fn left(&self) -> i64 {
        self.declared.unwrap_or(0).saturating_sub(self.used)
    }
}

impl Row for Year {
    type Key<'k> = (ServiceIx, i32);

    fn key(&self) -> (ServiceIx, i32) {
        (self.service, self.year)
    }

    fn has_key(&self, key: &(ServiceIx, i32)) -> bool {
        self.key() == *key
    }
}

/// A provider's information about itself for a service.
#[derive(Clone, Debug)]
pub(crate) struct Info {
    pub(crate) service: ServiceIx,
    pub(crate) multiprofessional_experience: Option<Experience>,
    pub(crate) distance_experience: Option<Experience>,
    pub(crate) contact: Option<String>,
}

/// The pool facilities of an office, given for a service.
#[derive(Clone, Debug)]
pub(crate) struct OfficePool {
    pub(crate) service: ServiceIx,
    pub(crate) office: Option<String>,
    pub(crate) pool: Pool,
}

impl Provider {
    /// A provider without any events. Many providers can share one `Arc` of services.
    ///
    /// # Errors
    /// `invalid_value` at `provider` for an id that no log could have: empty, or longer than
    /// [`MAX_TEXT_CHARS`](crate::input::MAX_TEXT_CHARS).
    ///
    /// ```
    /// use rehab_rules::{Provider, Services};
    /// use std::sync::Arc;
    /// let services = Arc::new(Services::built_in());
    /// let providers = ["P1", "P2"].map(|id| Provider::new(id, Arc::clone(&services)).unwrap());
    /// assert_eq!(Arc::strong_count(&services), 3);
    /// assert_eq!(providers[1].to_json(), Provider::new("P2", Services::built_in())?.to_json());
    /// # Ok::<(), rehab_rules::InputError>(())
    /// ```
    pub fn new(id: impl AsRef<str>, services: impl Into<Arc<Services>>) -> Result<Self, InputError> {
        let id = id.as_ref();
        if is_text(id) {
            Ok(Self::unknown(id, services.into()))
        } else {
            Err(InputError::at(ErrorCode::InvalidValue, "provider"))
        }
    }

    /// A provider without any events, with an id that was read from input.
    pub(crate) fn unknown(id: &str, services: Arc<Services>) -> Self {
        Self {
            id: id.into(),
            services,
            last_on: None,
            years: Table::new(),
            info: Vec::new(),
            pools: Vec::new(),
            clients: Table::new(),
            courses: Table::new(),
            gaps: None,
            target_groups: Vec::new(),
        }
    }

    /// The provider's id.
    ///
    /// ```
    /// use rehab_rules::{Provider, Services};
    /// let resumed = Provider::from_json(br#"{"snapshot":1,"provider":"P1"}"#, Services::built_in())?;
    /// assert_eq!(resumed.id(), "P1");
    /// # Ok::<(), rehab_rules::InputError>(())
    /// ```
    #[must_use]
    pub fn id(&self) -> &str {
        &self.id
    }

    /// The date of the last event that was carried out. Events, audits and searches on earlier dates cannot be judged from this state.
    ///
    /// ```
    /// use rehab_rules::{Provider, Services};
    /// let rows = br#"{"snapshot":1,"provider":"P1","last_on":"2026-01-02"}"#;
    /// let provider = Provider::from_json(rows, Services::built_in())?;
    /// assert_eq!(provider.last_on().unwrap().to_string(), "2026-01-02");
    /// # Ok::<(), rehab_rules::InputError>(())
    /// ```
    #[must_use]
    pub fn last_on(&self) -> Option<NaiveDate> {
        self.last_on
    }

    /// Rejects a date before the last event, given in this field: the earlier state is no longer known.
    pub(crate) fn is_known_on(&self, day: NaiveDate, field: &'static str) -> Result<(), InputError> {
        match self.last_on {
            Some(last) if day < last => Err(InputError::at(ErrorCode::OutOfOrder, field)),
            _ => Ok(()),
        }
    }

    pub(crate) fn year(&self, service: ServiceIx, year: i32) -> Year {
        let unknown = Year { service, year, declared: None, used: 0 };
        self.years.find(&(service, year)).map_or(unknown, |at| self.years.get(at).clone())
    }

    pub(crate) fn client_of(&self, service: ServiceIx, id: &str) -> Option<&Client> {
        self.clients.find(&(service, id)).map(|at| self.clients.get(at))
    }

    pub(crate) fn info(&self, service: ServiceIx) -> Option<&Info> {
        self.info.iter().find(|info| info.service == service)
    }

    pub(crate) fn pool(&self, service: ServiceIx, office: Option<&str>) -> Option<Pool> {
        self.pools.iter().find(|given| given.service == service && given.office.as_deref() == office).map(|given| given.pool)
    }

    /// The contact of a course: its own, else the provider's contact for the service (AM-29).
    pub(crate) fn contact_of<'a>(&'a self, course: &'a Course) -> Option<&'a str> {
        course.aside.contact.as_deref().or_else(|| self.info(course.service)?.contact.as_deref())
    }

    /// Carries out an action, changing the provider's state.
    pub(crate) fn carry_out(&mut self, action: &Action<'_>, on: NaiveDate) {
        match action {
            Action::DeclareCapacity { service, year, places } => {
                if let Some((service, _)) = self.services.find(service, on) {
                    self.year_mut(service, *year).declared = Some(*places);
                }
            }
            Action::ReceiveDecision { .. } => self.receive_decision(action, on),
            Action::CreateCourse { .. } => self.create_course(action, on),
            Action::UpdateProviderInfo { .. } => self.update_info(action, on),
            Action::TellAuthorityLine { client, service } => {
                if let Some(client) = self.decided_client(client, service, on) {
                    self.clients.get_mut(client).authority_line_told = true;
                }
            }
            Action::ChangeProvider { client, service, .. } | Action::EndRehabilitation { client, service } => {
                if let Some(client) = self.decided_client(client, service, on) {
                    self.leave_provider(client, on);
                }
            }
            Action::MoveClient { from, to, client, .. } => {
                if let (Some(from), Some(to)) = (self.undeleted(from), self.undeleted(to)) {
                    self.detach(from, client, on);
                    self.attach(to, client, on);
                }
            }
            Action::PublishCourse { course, .. }
            | Action::UnpublishCourse { course }
            | Action::CorrectCourse { course, .. }
            | Action::AttachClient { course, .. }
            | Action::DetachClient { course, .. }
            | Action::SetGroupSize { course, .. }
            | Action::SetTargetGroups { course, .. }
            | Action::ConfirmCourse { course }
            | Action::RescheduleCourse { course, .. }
            | Action::ReschedulePeriod { course, .. }
            | Action::DeleteCourse { course } => {
                if let Some(course) = self.undeleted(course) {
                    self.change_course(action, course, on);
                }
            }
        }
    }

    /// Whether carrying out an allowed action changes nothing, whatever its other fields.
    pub(crate) fn stays_as_it_is(&self, action: &Action<'_>) -> bool {
        let is = |id: &str, so: fn(&Course) -> bool| self.courses.find(&id).is_some_and(|at| so(self.courses.get(at)));
        match action {
            Action::PublishCourse { course, .. } => is(course, |course| course.published),
            Action::ConfirmCourse { course } => is(course, |course| course.confirmed_on.is_some()),
            Action::UnpublishCourse { .. } => true,
            Action::TellAuthorityLine { client, service } => {
                let known = self.services.index(service).and_then(|service| self.client_of(service, client));
                known.is_some_and(|client| client.authority_line_told)
            }
            _ => false,
        }
    }

    fn change_course(&mut self, action: &Action<'_>, at: Ix<Course>, on: NaiveDate) {
        let course = self.courses.get_mut(at);
        match action {
            Action::PublishCourse { .. } => course.published = true,
            Action::CorrectCourse { office, contact, .. } => {
                let aside = &mut course.aside;
                aside.office = kept_option(office.as_deref()).or(aside.office.take());
                aside.contact = kept_option(contact.as_deref()).or(aside.contact.take());
            }
            Action::AttachClient { client, .. } => self.attach(at, client, on),
            Action::DetachClient { client, .. } => {
                if let Some(client) = self.detach(at, client, on) {
                    self.clients.get_mut(client).detached_from = Some(at);
                }
            }
            Action::SetGroupSize { group_size, .. } => {
                let more = group_size.saturating_sub(course.group_size);
                course.group_size = *group_size;
                let (service, year) = (course.service, course.year());
                self.use_places(service, year, more);
            }
            Action::SetTargetGroups { target_groups, .. } => {
                let target_groups = self.shared_groups(target_groups);
                self.courses.get_mut(at).target_groups = target_groups;
            }
            Action::ConfirmCourse { .. } => course.confirm(on),
            Action::RescheduleCourse { periods, .. } => self.reschedule(at, periods, on),
            Action::ReschedulePeriod { period, start, end, .. } => {
                if let Some(periods) = with_period(&course.periods, *period, *start, *end) {
                    self.reschedule(at, &periods, on);
                }
            }
            Action::DeleteCourse { .. } => self.delete(at, on),
            _ => {}
        }
    }

    fn decided_client(&self, client: &str, service: &str, on: NaiveDate) -> Option<Ix<Client>> {
        let (service, _) = self.services.find(service, on)?;
        self.clients.find(&(service, client)).filter(|client| self.clients.get(*client).decision.is_some())
    }

    fn undeleted(&self, course: &str) -> Option<Ix<Course>> {
        self.courses.find(&course).filter(|course| !self.courses.get(*course).deleted)
    }

    pub(crate) fn year_mut(&mut self, service: ServiceIx, year: i32) -> &mut Year {
        let at = match self.years.find(&(service, year)) {
            Some(at) => at,
            None => self.years.insert(Year { service, year, declared: None, used: 0 }),
        };
        self.years.get_mut(at)
    }

    pub(crate) fn use_places(&mut self, service: ServiceIx, year: i32, places: i64) {
        let year = self.year_mut(service, year);
        year.used = year.used.saturating_add(places);
    }

    fn client_or_new(&mut self, service: ServiceIx, id: &str) -> Ix<Client> {
        match self.clients.find(&(service, id)) {
            Some(at) => at,
            None => self.clients.insert(Client::new(service, id)),
        }
    }

    fn receive_decision(&mut self, action: &Action<'_>, on: NaiveDate) {
        let Action::ReceiveDecision { client, service, issued, received, target_group, continues, rehabilitation_started } =
            action
        else {
            return;
        };
        let Some((service, description)) = self.services.find(service, on) else { return };
        let decision = ClientDecision::new(description, on, *issued, *received, target_group.as_deref(), *continues);
        let at = self.client_or_new(service, client);
        let client = self.clients.get_mut(at);
        client.decision = Some(decision);
        client.gaps.decision_on = false;
        client.started_elsewhere = [client.started_elsewhere, *rehabilitation_started].into_iter().flatten().min();
    }

    fn create_course(&mut self, action: &Action<'_>, on: NaiveDate) {
        let Action::CreateCourse { course, service, group_size, target_groups, periods, year, office, contact } = action else {
            return;
        };
        let Some((service, description)) = self.services.find(service, on) else { return };
        let description = Arc::clone(description);
        let Some(year) = first_year(periods).or(*year) else { return };
        let target_groups = self.shared_groups(target_groups);
        self.courses.insert(Course::create(
            NewCourse {
                id: course,
                service,
                description,
                office: kept_option(office.as_deref()),
                contact: kept_option(contact.as_deref()),
                group_size: *group_size,
                target_groups,
                periods,
                year,
            },
            on,
        ));
        self.use_places(service, year, *group_size);
    }

    /// A list of target groups, shared by courses with an equal one.
    pub(crate) fn shared_groups(&mut self, groups: &[Cow<'_, str>]) -> Arc<[Cow<'static, str>]> {
        if let Some(shared) = self.target_groups.iter().find(|shared| ***shared == *groups) {
            return Arc::clone(shared);
        }
        let shared: Arc<[Cow<'static, str>]> = groups.iter().map(|group| kept(group)).collect();
        // A service has few lists; the many lists of an artificial log are not worth remembering.
        if self.target_groups.len() < 64 {
            self.target_groups.push(Arc::clone(&shared));
        }
        shared
    }

    fn update_info(&mut self, action: &Action<'_>, on: NaiveDate) {
        let Action::UpdateProviderInfo { service, office, multiprofessional_experience, distance_experience, pool, contact } =
            action
        else {
            return;
        };
        let Some((service, _)) = self.services.find(service, on) else { return };
        let given = match self.info.iter().position(|info| info.service == service) {
            Some(place) => self.info.get_mut(place),
            None => {
                self.info.push(Info { service, multiprofessional_experience: None, distance_experience: None, contact: None });
                self.info.last_mut()
            }
        };
        if let Some(given) = given {
            given.multiprofessional_experience = multiprofessional_experience.or(given.multiprofessional_experience);
            given.distance_experience = distance_experience.or(given.distance_experience);
            given.contact = kept_option(contact.as_deref()).or(given.contact.take());
        }
        if let Some(pool) = pool {
            let office = kept_option(office.as_deref());
            match self.pools.iter_mut().find(|given| given.service == service && given.office == office) {
                Some(given) => given.pool = *pool,
                None => self.pools.push(OfficePool { service, office, pool: *pool }),
            }
        }
    }

    fn attach(&mut self, at: Ix<Course>, client: &str, on: NaiveDate) {
        let client_at = self.client_or_new(self.courses.get(at).service, client);
        let client = self.clients.get_mut(client_at);
        if !client.is_on(at) {
            client.come_to(at, on);
            self.courses.get_mut(at).add_client(client_at, on);
        }
    }

    /// Takes a client off a course; `None` if it is not on it.
    fn detach(&mut self, at: Ix<Course>, client: &str, on: NaiveDate) -> Option<Ix<Client>> {
        let client_at = self.clients.find(&(self.courses.get(at).service, client))?;
        let client = self.clients.get_mut(client_at);
        if !client.is_on(at) {
            return None;
        }
        client.leave(at, on);
        self.courses.get_mut(at).remove_client(client_at, on);
        Some(client_at)
    }

    fn leave_provider(&mut self, client_at: Ix<Client>, on: NaiveDate) {
        let client = self.clients.get_mut(client_at);
        client.decision = None;
        client.authority_line_told = false;
        let left: Vec<Ix<Course>> = client.present_stays().map(|stay| stay.course).collect();
        for course in left {
            client.leave(course, on);
            self.courses.get_mut(course).remove_client(client_at, on);
        }
        client.detached_from = None;
    }

    fn reschedule(&mut self, at: Ix<Course>, periods: &[Period], on: NaiveDate) {
        let course = self.courses.get_mut(at);
        let (service, places, before) = (course.service, course.group_size, course.year());
        course.reschedule(periods, on);
        let after = course.year();
        if before != after {
            self.use_places(service, before, places.saturating_neg());
            self.use_places(service, after, places);
        }
    }

    fn delete(&mut self, at: Ix<Course>, on: NaiveDate) {
        let course = self.courses.get_mut(at);
        course.deleted = true;
        let (service, year, places) = (course.service, course.year(), course.group_size);
        // Only a deletion in observe mode finds clients on the course; they are detached on that date.
        for client_at in course.clients.clone() {
            course.remove_client(client_at, on);
            self.clients.get_mut(client_at).leave(at, on);
        }
        self.use_places(service, year, places.saturating_neg());
    }
}

/// The schedule with new dates for the period with a number; `None` if there is no such period.
pub(crate) fn with_period(periods: &[Period], number: i64, start: NaiveDate, end: NaiveDate) -> Option<Vec<Period>> {
    let place = usize::try_from(number).ok()?.checked_sub(1)?;
    let mut periods = periods.to_vec();
    let period = periods.get_mut(place)?;
    (period.start, period.end) = (start, end);
    Some(periods)
}
