//! Snapshots: a provider's state as one document, and from the rows of one.

use crate::input::action::{each_group_once, schedule};
use crate::input::document::Document;
use crate::input::error::{ErrorCode, InputError};
use crate::input::fields::{FieldInput, Fields, Read, element, kept_option};
use crate::input::json::Object;
use crate::input::period::{first_start, first_year};
use crate::input::services::{ServiceIx, Services};
use crate::input::snapshot::{
    CapacityRow, ClientRow, CourseRow, DecisionRow, FirstStartRow, InfoRow, PoolRow, SHAPE, Snapshot, StayRow,
};
use crate::state::client::{Client, ClientDecision, Stay};
use crate::state::course::{Course, FirstStart, NewCourse};
use crate::state::provider::{Info, OfficePool, Provider};
use crate::state::table::Ix;
use alloc::string::String;
use alloc::sync::Arc;
use alloc::vec;
use alloc::vec::Vec;
use chrono::NaiveDate;

impl Provider {
    /// The state as one JSON document, ending with `\n`: its [`Snapshot`](Provider::snapshot) as text. The same state gives the
    /// same bytes.
    ///
    /// ```
    /// use rehab_rules::{Action, Mode, Provider, Services};
    /// let day = chrono::NaiveDate::from_ymd_opt(2026, 1, 2).unwrap();
    /// let mut provider = Provider::new("P1", Services::built_in())?;
    /// provider.apply(&Action::declare_capacity("kela.family-carers", 2026, 24), day, Mode::Enforce)?;
    /// let text = provider.to_json();
    /// assert!(text.starts_with(r#"{"snapshot":1,"provider":"P1","last_on":"2026-01-02","capacity":[{"service":"#));
    /// let same = Provider::from_json(text.as_bytes(), Services::built_in())?;
    /// assert_eq!(same.to_json(), text);
    /// # Ok::<(), rehab_rules::InputError>(())
    /// ```
    #[must_use]
    pub fn to_json(&self) -> String {
        self.snapshot().to_json()
    }

    /// A provider as rows tell it: what comes after gives the same answers as after the events that led to it.
    ///
    /// A registry fills the rows from tables of its own: lists and `last_on` (else the latest day recorded) may be left out, and
    /// `first_starts` where the first day of the schedule never changed. The service descriptions are chosen anew among
    /// `services`, by the days on which courses were created and decisions received.
    ///
    /// # Errors
    /// The first thing that is wrong, with the path of its field, for example `unknown_course` at `clients[0].stays[1].course`.
    ///
    /// ```
    /// use rehab_rules::calendar::read_day;
    /// use rehab_rules::{Action, Provider, Services, Snapshot, snapshot::{ClientRow, CourseRow, StayRow}};
    /// let (service, day) = ("kela.family-carers", |text| read_day(text).unwrap());
    /// let rows = Snapshot::new("P1")
    ///     .courses(vec![CourseRow::new("C1", service, day("2026-01-07"), 8, ["carer-of-adult"]).year(2026).published(true)])
    ///     .clients(vec![ClientRow::new("K1", service).stays(vec![StayRow::new("C1", day("2026-01-09"))])]);
    /// let provider = Provider::from_snapshot(&rows, Services::built_in())?;
    /// let decision = provider.evaluate(&Action::confirm_course("C1"), day("2026-02-02"))?;
    /// assert!(!decision.allowed()); // one client of at least six
    /// # Ok::<(), rehab_rules::InputError>(())
    /// ```
    pub fn from_snapshot(rows: &Snapshot<'_>, services: impl Into<Arc<Services>>) -> Result<Self, InputError> {
        Loader::load(rows, services.into()).map_err(InputError::in_snapshot)
    }

    /// A provider as the text of a snapshot has it: what [`Provider::to_json`] writes, or a registry writes from its own tables.
    ///
    /// # Errors
    /// As those of [`Provider::from_snapshot`], and what is malformed in the text.
    ///
    /// ```
    /// use rehab_rules::{Provider, Services};
    /// let text = br#"{"snapshot":1,"provider":"P1","capacity":[{"service":"kela.family-carers","year":2026,"places":24}]}"#;
    /// let provider = Provider::from_json(text, Services::built_in())?;
    /// assert_eq!(provider.snapshot().capacity.unwrap()[0].places, 24);
    /// # Ok::<(), rehab_rules::InputError>(())
    /// ```
    pub fn from_json(text: impl AsRef<[u8]>, services: impl Into<Arc<Services>>) -> Result<Self, InputError> {
        Self::from_fields(Object::from_bytes(text.as_ref()).ok(), services.into())
    }

    /// A provider as a snapshot has it that has been taken apart: a value of JSON, or of another language.
    ///
    /// # Errors
    /// As those of [`Provider::from_json`].
    ///
    /// ```
    /// use rehab_rules::{Provider, Services, input::Json};
    /// let snapshot = Json::read(r#"{"snapshot":1,"provider":"P1","last_on":"2026-01-02"}"#).unwrap();
    /// let provider = Provider::read_snapshot(&snapshot, Services::built_in())?;
    /// assert_eq!(provider.id(), "P1");
    /// # Ok::<(), rehab_rules::InputError>(())
    /// ```
    pub fn read_snapshot<'a>(snapshot: &impl FieldInput<'a>, services: impl Into<Arc<Services>>) -> Result<Self, InputError> {
        Self::from_fields(snapshot.fields(), services.into())
    }

    fn from_fields<'a>(of: Option<impl Fields<'a>>, services: Arc<Services>) -> Result<Self, InputError> {
        of.ok_or_else(InputError::unreadable).and_then(|of| Loader::read(&of, services)).map_err(InputError::in_snapshot)
    }
}

/// Calls `take` with each row of a list; its errors name the row.
fn each<T>(list: &'static str, rows: Option<&[T]>, mut take: impl FnMut(&T) -> Result<(), InputError>) -> Result<(), InputError> {
    for (index, row) in rows.unwrap_or_default().iter().enumerate() {
        take(row).map_err(|error| error.inside(&element(list, index)))?;
    }
    Ok(())
}

/// Makes a provider of rows, part after part.
struct Loader {
    provider: Provider,
    days: Days,
}

/// The days that a snapshot tells: none lies after the last event.
struct Days {
    last_on: Option<NaiveDate>,
    latest: Option<NaiveDate>,
}

impl Days {
    /// Notes a day on which something happened.
    fn past(&mut self, day: NaiveDate, field: &'static str) -> Result<(), InputError> {
        if self.last_on.is_some_and(|last| last < day) {
            return Err(InputError::at(ErrorCode::OutOfOrder, field));
        }
        self.latest = self.latest.max(Some(day));
        Ok(())
    }
}

impl Loader {
    /// Reads row after row, and keeps no more of each than the state needs: a browser would load a kilobyte more for all rows at once.
    fn read<'a>(of: &impl Fields<'a>, services: Arc<Services>) -> Result<Provider, InputError> {
        Snapshot::admit(of, &[])?;
        of.whole_within("snapshot", SHAPE)?;
        let mut loader = Self::begin(&of.text("provider")?, of.optional_day("last_on")?, services);
        of.visit_each("capacity", usize::MAX, &mut |of| loader.capacity(&Document::read(of)?))?;
        of.visit_each("info", usize::MAX, &mut |of| loader.info(&Document::read(of)?))?;
        of.visit_each("pools", usize::MAX, &mut |of| loader.pool(&Document::read(of)?))?;
        of.visit_each("courses", usize::MAX, &mut |of| loader.course(&Document::read(of)?))?;
        of.visit_each("clients", usize::MAX, &mut |of| loader.client(&Document::read(of)?))?;
        Ok(loader.finish())
    }

    /// Takes rows that were made and not read: each is checked before it is looked at, as it would be while it is read.
    fn load(rows: &Snapshot<'_>, services: Arc<Services>) -> Result<Provider, InputError> {
        rows.check_head()?;
        let mut loader = Self::begin(&rows.provider, rows.last_on, services);
        each("capacity", rows.capacity.as_deref(), |row| Document::check(row).and_then(|()| loader.capacity(row)))?;
        each("info", rows.info.as_deref(), |row| Document::check(row).and_then(|()| loader.info(row)))?;
        each("pools", rows.pools.as_deref(), |row| Document::check(row).and_then(|()| loader.pool(row)))?;
        each("courses", rows.courses.as_deref(), |row| Document::check(row).and_then(|()| loader.course(row)))?;
        each("clients", rows.clients.as_deref(), |row| Document::check(row).and_then(|()| loader.client(row)))?;
        Ok(loader.finish())
    }

    fn begin(provider: &str, last_on: Option<NaiveDate>, services: Arc<Services>) -> Self {
        Self { provider: Provider::unknown(provider, services), days: Days { last_on, latest: None } }
    }

    fn capacity(&mut self, row: &CapacityRow<'_>) -> Result<(), InputError> {
        let service = self.service(&row.service)?;
        let declared = &mut self.provider.year_mut(service, row.year).declared;
        if declared.is_some() {
            return Err(InputError::at(ErrorCode::InvalidValue, "year"));
        }
        *declared = Some(row.places);
        Ok(())
    }

    fn info(&mut self, row: &InfoRow<'_>) -> Result<(), InputError> {
        let service = self.service(&row.service)?;
        if self.provider.info(service).is_some() {
            return Err(InputError::at(ErrorCode::InvalidValue, "service"));
        }
        self.provider.info.push(Info {
            service,
            multiprofessional_experience: row.multiprofessional_experience,
            distance_experience: row.distance_experience,
            contact: kept_option(row.contact.as_deref()),
        });
        Ok(())
    }

    fn pool(&mut self, row: &PoolRow<'_>) -> Result<(), InputError> {
        let service = self.service(&row.service)?;
        if self.provider.pool(service, row.office.as_deref()).is_some() {
            return Err(InputError::at(ErrorCode::InvalidValue, "office"));
        }
        self.provider.pools.push(OfficePool { service, office: kept_option(row.office.as_deref()), pool: row.pool });
        Ok(())
    }

    fn course(&mut self, row: &CourseRow<'_>) -> Result<(), InputError> {
        let created_on = row.created_on;
        self.days.past(created_on, "created_on")?;
        let found = self.provider.services.find(&row.service, created_on);
        let (service, description) = found.ok_or_else(|| InputError::at(ErrorCode::UnknownService, "service"))?;
        let description = Arc::clone(description);
        if self.provider.courses.find(&row.course.as_ref()).is_some() {
            return Err(InputError::at(ErrorCode::DuplicateCourse, "course"));
        }
        let periods = row.periods.as_deref().unwrap_or_default();
        each_group_once(&row.target_groups)?;
        schedule(periods)?;
        let year = match (first_year(periods), row.year) {
            (Some(first), Some(given)) if first != given => return Err(InputError::at(ErrorCode::YearMismatch, "year")),
            (first, given) => first.or(given).ok_or_else(|| InputError::at(ErrorCode::MissingField, "year"))?,
        };
        let mut course = Course::create(
            NewCourse {
                id: &row.course,
                service,
                description,
                office: kept_option(row.office.as_deref()),
                contact: kept_option(row.contact.as_deref()),
                group_size: row.group_size,
                target_groups: self.provider.shared_groups(&row.target_groups),
                periods,
                year,
            },
            created_on,
        );
        course.published = row.published.unwrap_or(false);
        if let Some(confirmed_on) = row.confirmed_on {
            self.days.past(confirmed_on, "confirmed_on")?;
            if confirmed_on < created_on {
                return Err(InputError::at(ErrorCode::OutOfOrder, "confirmed_on"));
            }
        } else if row.confirmed_with.is_some() {
            return Err(InputError::at(ErrorCode::MissingField, "confirmed_on"));
        }
        course.confirmed_on = row.confirmed_on;
        course.aside.confirmed_with = row.confirmed_with;
        course.deleted = row.deleted.unwrap_or(false);
        if let Some(first_starts) = &row.first_starts {
            course.aside.set_first_starts(self.first_starts(first_starts, created_on, first_start(periods))?);
        }
        if !course.deleted {
            self.provider.use_places(service, year, row.group_size);
        }
        self.provider.courses.insert(course);
        Ok(())
    }

    /// The days since which the first period has started when; the last entry is what the schedule says.
    fn first_starts(
        &mut self,
        rows: &[FirstStartRow],
        created_on: NaiveDate,
        now: Option<NaiveDate>,
    ) -> Result<Vec<FirstStart>, InputError> {
        let mut entries: Vec<FirstStart> = Vec::new();
        each("first_starts", Some(rows), |row| {
            self.days.past(row.on, "on")?;
            if row.on < created_on || entries.last().is_some_and(|(before, _)| row.on <= *before) {
                return Err(InputError::at(ErrorCode::OutOfOrder, "on"));
            }
            entries.push((row.on, row.start));
            Ok(())
        })?;
        match entries.last() {
            Some((_, last)) if *last == now => Ok(entries),
            _ => Err(InputError::at(ErrorCode::InvalidValue, "first_starts")),
        }
    }

    fn client(&mut self, row: &ClientRow<'_>) -> Result<(), InputError> {
        let service = self.service(&row.service)?;
        if self.provider.client_of(service, &row.client).is_some() {
            return Err(InputError::at(ErrorCode::InvalidValue, "client"));
        }
        let mut client = Client::new(service, &row.client);
        if let Some(decision) = &row.decision {
            client.decision = Some(self.decision(decision, service).map_err(|error| error.inside("decision"))?);
        }
        client.started_elsewhere = row.rehabilitation_started;
        client.authority_line_told = row.authority_line_told.unwrap_or(false);
        if let Some(course) = &row.detached_from {
            client.detached_from = Some(self.course_of(course, "detached_from", service)?);
        }
        each("stays", row.stays.as_deref(), |stay| {
            client.stays.push(self.stay(stay, service)?);
            Ok(())
        })?;
        if let Some(place) = overlapping(&client.stays) {
            return Err(InputError::at(ErrorCode::InvalidValue, "attached_on").inside(&element("stays", place)));
        }
        client.stays.retain(|stay| !stay.is_empty());
        self.provider.clients.insert(client);
        Ok(())
    }

    fn decision(&mut self, row: &DecisionRow<'_>, service: ServiceIx) -> Result<ClientDecision, InputError> {
        let DecisionRow { on, issued, received, ref target_group, continues } = *row;
        self.days.past(on, "on")?;
        let description =
            self.provider.services.at(service, on).ok_or_else(|| InputError::at(ErrorCode::UnknownService, "on"))?;
        if received.is_some_and(|received| received < issued) {
            return Err(InputError::at(ErrorCode::InvalidValue, "received"));
        }
        if on < issued {
            return Err(InputError::at(ErrorCode::DecisionInFuture, "issued"));
        }
        if target_group.as_ref().is_some_and(|group| !description.offers(group)) {
            return Err(InputError::at(ErrorCode::UnknownTargetGroup, "target_group"));
        }
        Ok(ClientDecision::new(description, on, issued, received, target_group.as_deref(), continues))
    }

    fn stay(&mut self, row: &StayRow<'_>, service: ServiceIx) -> Result<Stay, InputError> {
        let at = self.course_of(&row.course, "course", service)?;
        let course = self.provider.courses.get(at);
        let (created_on, is_deleted) = (course.aside.created_on, course.deleted);
        let (from, to) = (row.attached_on, row.detached_on);
        self.days.past(from, "attached_on")?;
        if from < created_on {
            return Err(InputError::at(ErrorCode::OutOfOrder, "attached_on"));
        }
        match to {
            Some(to) => {
                self.days.past(to, "detached_on")?;
                if to < from {
                    return Err(InputError::at(ErrorCode::OutOfOrder, "detached_on"));
                }
            }
            None if is_deleted => return Err(InputError::at(ErrorCode::MissingField, "detached_on")),
            None => {}
        }
        Ok(Stay { course: at, from, to })
    }

    fn service(&self, id: &str) -> Result<ServiceIx, InputError> {
        self.provider.services.index(id).ok_or_else(|| InputError::at(ErrorCode::UnknownService, "service"))
    }

    /// A course of the client's service.
    fn course_of(&self, id: &str, field: &'static str, service: ServiceIx) -> Result<Ix<Course>, InputError> {
        let at = self.provider.courses.find(&id).ok_or_else(|| InputError::at(ErrorCode::UnknownCourse, field))?;
        let is_of_service = self.provider.courses.get(at).service == service;
        if is_of_service { Ok(at) } else { Err(InputError::at(ErrorCode::InvalidValue, field)) }
    }

    /// Puts the clients on their courses, now and through the past.
    fn finish(self) -> Provider {
        let Self { mut provider, days } = self;
        provider.last_on = days.last_on.or(days.latest);
        let mut comings: Vec<Vec<(NaiveDate, bool)>> = vec![Vec::new(); provider.courses.len()];
        for (at, client) in provider.clients.iter() {
            for stay in &client.stays {
                let days = core::iter::once((stay.from, true)).chain(stay.to.map(|to| (to, false)));
                if let Some(comings) = comings.get_mut(stay.course.index()) {
                    comings.extend(days);
                }
                if stay.to.is_none() {
                    provider.courses.get_mut(stay.course).clients.push(at);
                }
            }
        }
        for (course, mut comings) in provider.courses.iter_mut().zip(comings) {
            comings.sort_unstable();
            let mut clients: usize = 0;
            for (on, comes) in comings {
                clients = if comes { clients.saturating_add(1) } else { clients.saturating_sub(1) };
                course.aside.note_clients(on, clients);
            }
        }
        provider
    }
}

/// The place of a stay that begins before an earlier one on the same course ends.
fn overlapping(stays: &[Stay]) -> Option<usize> {
    let mut order: Vec<(usize, &Stay)> = stays.iter().enumerate().filter(|(_, stay)| !stay.is_empty()).collect();
    order.sort_unstable_by_key(|(place, stay)| (stay.course.index(), stay.from, *place));
    order.windows(2).find_map(|pair| match pair {
        [(_, before), (place, after)] if before.course == after.course && before.to.is_none_or(|to| after.from < to) => {
            Some(*place)
        }
        _ => None,
    })
}
