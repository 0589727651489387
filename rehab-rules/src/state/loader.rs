//! From rows to a provider, row by row: strictly for a snapshot, or leniently for a registry's rows.

use crate::input::action::{each_group_once, schedule};
use crate::input::error::{ErrorCode, InputError};
use crate::input::fields::{element, kept_option};
use crate::input::period::{Period, first_start, first_year};
use crate::input::service::ServiceDescription;
use crate::input::services::{ServiceIx, Services};
use crate::input::snapshot::{CapacityRow, ClientRow, CourseRow, DecisionRow, FirstStartRow, InfoRow, PoolRow, RowPart, StayRow};
use crate::state::client::{Client, ClientDecision, Stay};
use crate::state::course::{Course, FirstStart, NewCourse};
use crate::state::gaps::{CourseGaps, Gaps, Unknown};
use crate::state::provider::{Info, OfficePool, Provider};
use crate::state::snapshot::each;
use crate::state::table::Ix;
use alloc::boxed::Box;
use alloc::sync::Arc;
use alloc::vec;
use alloc::vec::Vec;
use chrono::NaiveDate;
use core::marker::PhantomData;
use hashbrown::HashSet;

/// How rows are taken. This is decided at compile time, so that a browser that only reads snapshots includes no code for lenient loading.
pub(super) trait Taking {
    /// Whether everything is required, and any error is fatal.
    const STRICT: bool;
}

/// Strictly, as for a snapshot: the first error stops the loading.
pub(super) struct Strict;

/// Leniently, as of a date: data for later dates is left out and noted, and missing data becomes a gap.
#[cfg_attr(not(feature = "load"), expect(dead_code, reason = "only `load` takes rows leniently"))]
pub(super) struct Lenient;

impl Taking for Strict {
    const STRICT: bool = true;
}

impl Taking for Lenient {
    const STRICT: bool = false;
}

/// Makes a provider from rows, table by table. A row with an error changes nothing.
pub(super) struct Loader<T> {
    pub(super) provider: Provider,
    days: Days,
    /// What is left out of the current row. Only used for lenient loading.
    pub(super) noted: Vec<InputError>,
    /// The courses that were rejected, and those created after the date.
    pub(super) absent: HashSet<Box<str>>,
    taking: PhantomData<T>,
}

/// The dates in the rows: none is after the last event.
struct Days {
    last_on: Option<NaiveDate>,
    latest: Option<NaiveDate>,
}

impl<T: Taking> Loader<T> {
    pub(super) fn begin(provider: &str, last_on: Option<NaiveDate>, services: Arc<Services>) -> Self {
        Self {
            provider: Provider::unknown(provider, services),
            days: Days { last_on, latest: None },
            noted: Vec::new(),
            absent: HashSet::new(),
            taking: PhantomData,
        }
    }

    /// Whether the date of an event is not in the future; in a snapshot, a future date is an error.
    fn has_come(&mut self, day: impl Into<Option<NaiveDate>>, field: &'static str) -> Result<bool, InputError> {
        let Some(day) = day.into() else { return Ok(true) };
        if self.days.last_on.is_some_and(|last| last < day) {
            let error = InputError::at(ErrorCode::OutOfOrder, field);
            if T::STRICT {
                return Err(error);
            }
            self.noted.push(error);
            return Ok(false);
        }
        self.days.latest = self.days.latest.max(Some(day));
        Ok(true)
    }

    /// The notes after the first `before`.
    fn noted_since(&mut self, before: usize) -> &mut [InputError] {
        if T::STRICT { &mut [] } else { self.noted.get_mut(before..).unwrap_or_default() }
    }

    /// Checks a date that is required in a snapshot.
    fn needed(day: Option<NaiveDate>, field: &'static str) -> Result<(), InputError> {
        if T::STRICT && day.is_none() { Err(InputError::at(ErrorCode::MissingField, field)) } else { Ok(()) }
    }

    /// The facts that rows leave open; created when first needed.
    pub(super) fn gaps(&mut self) -> &mut Gaps {
        let as_of = self.days.last_on.unwrap_or_default();
        let none = || Box::new(Gaps { as_of, not_loaded: Vec::new(), refused: Vec::new(), yearless: Vec::new() });
        self.provider.gaps.get_or_insert_with(none)
    }

    /// Whether a part was not loaded.
    pub(super) fn gaps_lack(&self, part: RowPart) -> bool {
        self.provider.gaps.as_ref().is_some_and(|gaps| gaps.lacks(part))
    }

    /// Why a course named in a row is missing, if the row is not to blame.
    pub(super) fn why_absent(&self, course: &str) -> Option<Unknown> {
        if T::STRICT || self.provider.courses.find(&course).is_some() {
            None
        } else if self.gaps_lack(RowPart::Courses) {
            Some(Unknown::NotLoaded)
        } else {
            self.absent.contains(course).then_some(Unknown::Refused)
        }
    }

    /// The date as of which rows are loaded leniently.
    fn as_of(&self) -> NaiveDate {
        self.days.last_on.unwrap_or_default()
    }

    pub(super) fn capacity(&mut self, row: &CapacityRow<'_>) -> Result<(), InputError> {
        let service = self.service(&row.service)?;
        let declared = &mut self.provider.year_mut(service, row.year).declared;
        if declared.is_some() {
            return Err(InputError::at(ErrorCode::InvalidValue, "year"));
        }
        *declared = Some(row.places);
        Ok(())
    }

    pub(super) fn info(&mut self, row: &InfoRow<'_>) -> Result<(), InputError> {
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

    pub(super) fn pool(&mut self, row: &PoolRow<'_>) -> Result<(), InputError> {
        let service = self.service(&row.service)?;
        if self.provider.pool(service, row.office.as_deref()).is_some() {
            return Err(InputError::at(ErrorCode::InvalidValue, "office"));
        }
        self.provider.pools.push(OfficePool { service, office: kept_option(row.office.as_deref()), pool: row.pool });
        Ok(())
    }

    pub(super) fn course(&mut self, row: &CourseRow<'_>) -> Result<(), InputError> {
        self.course_with(row, CourseGaps::default())
    }

    /// Takes a course with known gaps.
    pub(super) fn course_with(&mut self, row: &CourseRow<'_>, mut gaps: CourseGaps) -> Result<(), InputError> {
        Self::needed(row.created_on, "created_on")?;
        if !self.has_come(row.created_on, "created_on")? && !T::STRICT {
            self.absent.insert(row.course.as_ref().into());
            return Ok(());
        }
        let periods = row.periods.as_deref().unwrap_or_default();
        let (service, description) = self.described(row, periods)?;
        if self.provider.courses.find(&row.course.as_ref()).is_some() {
            return Err(InputError::at(ErrorCode::DuplicateCourse, "course"));
        }
        each_group_once(&row.target_groups)?;
        schedule(periods)?;
        if !T::STRICT && row.periods.is_none() {
            gaps.periods = gaps.periods.or(Some(Unknown::NotLoaded));
        }
        let year = match (first_year(periods), row.year) {
            (Some(first), Some(given)) if first != given && gaps.periods.is_none() => {
                return Err(InputError::at(ErrorCode::YearMismatch, "year"));
            }
            (first, given) => match given.or(first) {
                Some(year) => year,
                None if T::STRICT => return Err(InputError::at(ErrorCode::MissingField, "year")),
                None => {
                    if gaps.periods.is_none() {
                        self.noted.push(InputError::at(ErrorCode::MissingField, "year"));
                    }
                    0
                }
            },
        };
        // If the schedule is not completely known, its first period may be another.
        gaps.year = match gaps.periods {
            Some(_) if row.year.is_some() => None,
            Some(unknown) => Some(unknown),
            None => (year == 0).then_some(Unknown::Refused),
        };
        let confirmed_on = self.confirmed_on(row, &mut gaps)?;
        let mut first_starts = None;
        if let Some(rows) = &row.first_starts {
            match self.first_starts(rows, row.created_on, first_start(periods)) {
                Ok(entries) => first_starts = Some(entries),
                Err(error) if T::STRICT => return Err(error),
                Err(error) => {
                    self.noted.push(error);
                    gaps.first_starts = Some(Unknown::Refused);
                }
            }
        }
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
            row.created_on.unwrap_or(NaiveDate::MIN),
        );
        course.published = row.published.unwrap_or(false);
        course.confirmed_on = confirmed_on;
        course.aside.confirmed_with = row.confirmed_with.filter(|_| confirmed_on.is_some());
        course.deleted = row.deleted.unwrap_or(false);
        course.aside.created_on = row.created_on;
        if let Some(first_starts) = first_starts {
            course.aside.set_first_starts(first_starts);
        }
        if !T::STRICT {
            self.note_gaps_of(row, service, gaps);
            course.aside.gaps = gaps;
        }
        if !course.deleted && gaps.year.is_none() {
            self.provider.use_places(service, year, row.group_size);
        }
        self.provider.courses.insert(course);
        Ok(())
    }

    /// The service of a course and the description that applies: the one in force when the course was created, else when it first starts,
    /// else on the date of the rows.
    fn described(&self, row: &CourseRow<'_>, periods: &[Period]) -> Result<(ServiceIx, Arc<ServiceDescription>), InputError> {
        let day = row.created_on.or(first_start(periods)).unwrap_or(self.as_of());
        let found = self.provider.services.find(&row.service, day);
        let (service, description) = found.ok_or_else(|| InputError::at(ErrorCode::UnknownService, "service"))?;
        Ok((service, Arc::clone(description)))
    }

    /// The date of a course's confirmation; if it is confirmed on an unknown date, the date of the rows.
    fn confirmed_on(&mut self, row: &CourseRow<'_>, gaps: &mut CourseGaps) -> Result<Option<NaiveDate>, InputError> {
        match (row.confirmed, row.confirmed_on) {
            (Some(false), Some(_)) => Err(InputError::at(ErrorCode::InvalidValue, "confirmed")),
            (_, Some(day)) => {
                if !self.has_come(day, "confirmed_on")? {
                    return Ok(None);
                }
                if row.created_on.is_some_and(|created_on| day < created_on) {
                    return Err(InputError::at(ErrorCode::OutOfOrder, "confirmed_on"));
                }
                Ok(Some(day))
            }
            (Some(true), None) if !T::STRICT => {
                gaps.confirmed_on = true;
                Ok(Some(self.as_of()))
            }
            (Some(true), None) => Err(InputError::at(ErrorCode::MissingField, "confirmed_on")),
            (_, None) if row.confirmed_with.is_some() => Err(InputError::at(ErrorCode::MissingField, "confirmed_on")),
            (_, None) => Ok(None),
        }
    }

    /// The first starts over time; the last entry is the start in the schedule.
    fn first_starts(
        &mut self,
        rows: &[FirstStartRow],
        created_on: Option<NaiveDate>,
        now: Option<NaiveDate>,
    ) -> Result<Vec<FirstStart>, InputError> {
        let mut entries: Vec<FirstStart> = Vec::new();
        let noted = self.noted.len();
        each("first_starts", Some(rows), |row| {
            let has_come = self.has_come(row.on, "on")?;
            let before_creation = created_on.is_some_and(|created_on| row.on < created_on);
            if before_creation || entries.last().is_some_and(|(before, _)| row.on <= *before) {
                return Err(InputError::at(ErrorCode::OutOfOrder, "on"));
            }
            if has_come {
                entries.push((row.on, row.start));
            }
            Ok(())
        })?;
        // The dates increase, so the future ones are the last.
        for (error, index) in self.noted_since(noted).iter_mut().zip(entries.len()..) {
            *error = error.clone().inside(&element("first_starts", index));
        }
        match entries.last() {
            Some((_, last)) if *last == now => Ok(entries),
            _ => Err(InputError::at(ErrorCode::InvalidValue, "first_starts")),
        }
    }

    /// Records a course's gaps among the parts that were not loaded.
    fn note_gaps_of(&mut self, row: &CourseRow<'_>, service: ServiceIx, gaps: CourseGaps) {
        let parts = [
            (gaps.periods == Some(Unknown::NotLoaded), RowPart::Periods),
            (row.created_on.is_none(), RowPart::CreatedOn),
            (gaps.confirmed_on, RowPart::ConfirmedOn),
        ];
        for (_, part) in parts.into_iter().filter(|(is_left_out, _)| *is_left_out) {
            self.gaps().note_not_loaded(part);
        }
        if let Some(why) = gaps.year {
            self.gaps().note_yearless(service, why);
        }
        if gaps.periods.or(gaps.first_starts).is_some() {
            self.gaps();
        }
    }

    /// A client without its stays; it is not added yet.
    pub(super) fn client_itself(&mut self, row: &ClientRow<'_>) -> Result<Client, InputError> {
        let service = self.service(&row.service)?;
        if self.provider.client_of(service, &row.client).is_some() {
            return Err(InputError::at(ErrorCode::InvalidValue, "client"));
        }
        let mut client = Client::new(service, &row.client);
        if let Some(decision) = &row.decision {
            let noted = self.noted.len();
            let taken = self.decision(decision, service).map_err(|error| error.inside("decision"))?;
            for error in self.noted_since(noted) {
                *error = error.clone().inside("decision");
            }
            client.decision = taken;
            client.gaps.decision_on = !T::STRICT && decision.on.is_none() && client.decision.is_some();
        }
        client.started_elsewhere = row.rehabilitation_started;
        client.authority_line_told = row.authority_line_told.unwrap_or(false);
        if let Some(course) = row.detached_from.as_deref() {
            client.gaps.detached_from = self.why_absent(course);
            if client.gaps.detached_from.is_none() {
                client.detached_from = Some(self.course_of(course, "detached_from", service)?);
            }
        }
        Ok(client)
    }

    /// A client's decision; `None` if it is dated after the date of the rows.
    fn decision(&mut self, row: &DecisionRow<'_>, service: ServiceIx) -> Result<Option<ClientDecision>, InputError> {
        let DecisionRow { on, issued, received, ref target_group, continues } = *row;
        Self::needed(on, "on")?;
        if !self.has_come(on, "on")? {
            return Ok(None);
        }
        let services = Arc::clone(&self.provider.services);
        let in_force = |day| services.at(service, day);
        let description = in_force(on.or(received).unwrap_or(issued));
        let description = description.ok_or_else(|| InputError::at(ErrorCode::UnknownService, "on"))?;
        if received.is_some_and(|received| received < issued) {
            return Err(InputError::at(ErrorCode::InvalidValue, "received"));
        }
        if on.is_some_and(|on| on < issued) {
            return Err(InputError::at(ErrorCode::DecisionInFuture, "issued"));
        }
        if target_group.as_ref().is_some_and(|group| !description.offers(group)) {
            return Err(InputError::at(ErrorCode::UnknownTargetGroup, "target_group"));
        }
        if !T::STRICT && on.is_none() && !self.has_come(issued, "issued")? {
            return Ok(None);
        }
        // If the date of receipt is not known, the latest possible one.
        let on = on.unwrap_or(self.as_of());
        Ok(Some(ClientDecision::new(description, on, issued, received, target_group.as_deref(), continues)))
    }

    /// A client's stay; `None` if it is dated after the date of the rows.
    pub(super) fn stay(&mut self, row: &StayRow<'_>, service: ServiceIx) -> Result<Option<Stay>, InputError> {
        let at = self.course_of(&row.course, "course", service)?;
        let course = self.provider.courses.get(at);
        let (created_on, is_deleted) = (course.aside.created_on, course.deleted);
        let (from, mut to) = (row.attached_on, row.detached_on);
        if !self.has_come(from, "attached_on")? {
            return Ok(None);
        }
        if created_on.is_some_and(|created_on| from < created_on) {
            return Err(InputError::at(ErrorCode::OutOfOrder, "attached_on"));
        }
        if let Some(day) = to {
            // Nobody is on a deleted course.
            if is_deleted && self.days.last_on.is_some_and(|last| last < day) {
                return Err(InputError::at(ErrorCode::OutOfOrder, "detached_on"));
            }
            let has_come = self.has_come(day, "detached_on")?;
            if day < from {
                return Err(InputError::at(ErrorCode::OutOfOrder, "detached_on"));
            }
            to = to.filter(|_| has_come);
        } else if is_deleted {
            return Err(InputError::at(ErrorCode::MissingField, "detached_on"));
        }
        Ok(Some(Stay { course: at, from, to }))
    }

    pub(super) fn service(&self, id: &str) -> Result<ServiceIx, InputError> {
        self.provider.services.index(id).ok_or_else(|| InputError::at(ErrorCode::UnknownService, "service"))
    }

    /// A course of the client's service.
    fn course_of(&self, id: &str, field: &'static str, service: ServiceIx) -> Result<Ix<Course>, InputError> {
        let at = self.provider.courses.find(&id).ok_or_else(|| InputError::at(ErrorCode::UnknownCourse, field))?;
        let is_of_service = self.provider.courses.get(at).service == service;
        if is_of_service { Ok(at) } else { Err(InputError::at(ErrorCode::InvalidValue, field)) }
    }

    /// Places the clients on their courses, now and in the past.
    pub(super) fn finish(self) -> Provider {
        let Self { mut provider, days, .. } = self;
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

impl Loader<Strict> {
    pub(super) fn client(&mut self, row: &ClientRow<'_>) -> Result<(), InputError> {
        let mut client = self.client_itself(row)?;
        each("stays", row.stays.as_deref(), |stay| {
            client.stays.extend(self.stay(stay, client.service)?);
            Ok(())
        })?;
        if let Some(place) = overlapping(&client.stays, 0).first() {
            return Err(InputError::at(ErrorCode::InvalidValue, "attached_on").inside(&element("stays", *place)));
        }
        client.stays.retain(|stay| !stay.is_empty());
        self.provider.clients.insert(client);
        Ok(())
    }
}

/// The indexes of stays that overlap with others on the same course. Of two, the one that begins later is reported, but none of the first
/// `known`, which do not overlap with each other.
pub(super) fn overlapping(stays: &[Stay], known: usize) -> Vec<usize> {
    let mut order: Vec<(usize, &Stay)> = stays.iter().enumerate().filter(|(_, stay)| !stay.is_empty()).collect();
    order.sort_unstable_by_key(|(place, stay)| (stay.course.index(), stay.from, *place));
    let mut found = Vec::new();
    let mut before: Option<(usize, &Stay)> = None;
    for (place, stay) in order {
        let overlapped = before.filter(|(_, before)| before.course == stay.course && before.to.is_none_or(|to| stay.from < to));
        match overlapped {
            Some((earlier, _)) if place < known => found.push(earlier),
            Some(_) => {
                found.push(place);
                continue;
            }
            None => {}
        }
        before = Some((place, stay));
    }
    found
}
