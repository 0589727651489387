//! Snapshots: a provider's state as one JSON document, to start from rows and not from a log.

use crate::input::action::{Experience, Pool, each_group_once, schedule};
use crate::input::error::{ErrorCode, InputError};
use crate::input::fields::{Cell, Fields, Read, element_field};
use crate::input::json::Object;
use crate::input::kinds::{MOST_TARGET_GROUPS, PLACES, YEARS, read_periods};
use crate::input::service::{ServiceIx, Services};
use crate::json_writer::{Members, write_object};
use crate::period::{first_start, first_year};
use crate::state::client::{Client, ClientDecision, Stay};
use crate::state::course::{Course, FirstStart, NewCourse};
use crate::state::provider::{Info, OfficePool, Provider};
use crate::state::table::Ix;
use alloc::borrow::Cow;
use alloc::string::String;
use alloc::sync::Arc;
use alloc::vec;
use alloc::vec::Vec;
use chrono::NaiveDate;

/// The shape of the document; it changes when a document of the old shape can no longer be read.
const SHAPE: i64 = 1;

impl Provider {
    /// The state as one JSON document, ending with `\n`; [`Provider::from_snapshot`] reads it. The same state gives the same
    /// bytes.
    ///
    /// Beside `snapshot` (the number of the shape), `provider` and `last_on` (the day of the last event) it lists
    /// * `capacity`: `service`, `year`, `places` declared;
    /// * `info`: what the provider tells of a service, and `pools`: by `service` and `office`;
    /// * `courses`, deleted ones too, with the fields of `create_course` as they stand now, `created_on` (it chooses the
    ///   service description), `published`, `confirmed_on` and how many clients it was `confirmed_with`, `deleted`, and in `first_starts` since when the first period has
    ///   started when, if that ever changed;
    /// * `clients`: `decision` with the fields of `receive_decision` and the day `on` which it was received,
    ///   `rehabilitation_started`, `authority_line_told`, `detached_from`, and `stays`: each `course` with the days
    ///   `attached_on` and `detached_on`, the latter the first day on which the client is no longer on it.
    ///
    /// What can be counted from these is not written: places used, clients of a course, due days.
    ///
    /// ```
    /// use rehab_rules::{Action, Mode, Provider, Services};
    /// let day = chrono::NaiveDate::from_ymd_opt(2026, 1, 2).unwrap();
    /// let mut provider = Provider::new("P1", Services::built_in())?;
    /// let declare = Action::DeclareCapacity { service: "kela.family-carers".into(), year: 2026, places: 24 };
    /// provider.apply(&declare, day, Mode::Enforce)?;
    /// let snapshot = provider.snapshot();
    /// assert!(snapshot.starts_with(r#"{"snapshot":1,"provider":"P1","last_on":"2026-01-02","capacity":[{"service":"#));
    /// let same = Provider::from_snapshot(snapshot.as_bytes(), Services::built_in())?;
    /// assert_eq!(same.snapshot(), snapshot);
    /// # Ok::<(), rehab_rules::InputError>(())
    /// ```
    #[must_use]
    pub fn snapshot(&self) -> String {
        let mut out = String::new();
        write_object(&mut out, |of| self.write_state(of));
        out.push('\n');
        out
    }

    fn write_state(&self, of: &mut Members<'_>) {
        let service = |service: ServiceIx| self.services.id(service);
        of.number("snapshot", SHAPE);
        of.text("provider", &self.id);
        of.optional_day("last_on", self.last_on);
        let declared = self.years.iter().filter_map(|(_, year)| Some((year.service, year.year, year.declared?)));
        of.objects("capacity", sorted(declared, |(of, year, _)| (*of, *year)), |of, (of_service, year, places)| {
            of.text("service", service(of_service));
            of.number("year", year.into());
            of.number("places", places);
        });
        of.objects("info", sorted(&self.info, |info| info.service), |of, info| {
            of.text("service", service(info.service));
            of.optional_text("multiprofessional_experience", info.multiprofessional_experience.map(Experience::as_str));
            of.optional_text("distance_experience", info.distance_experience.map(Experience::as_str));
            of.optional_text("contact", info.contact.as_deref());
        });
        of.objects("pools", sorted(&self.pools, |told| (told.service, told.office.as_deref())), |of, told| {
            of.text("service", service(told.service));
            of.optional_text("office", told.office.as_deref());
            of.text("pool", told.pool.as_str());
        });
        let courses = sorted(self.courses.iter().map(|(_, course)| course), |course| &*course.id);
        of.objects("courses", courses, |of, course| write_course(of, course, service(course.service)));
        let clients = sorted(self.clients.iter().map(|(_, client)| client), |client| (client.service, &*client.id));
        of.objects("clients", clients, |of, client| self.write_client(of, client));
    }

    fn write_client(&self, of: &mut Members<'_>, client: &Client) {
        let course = |at: Ix<Course>| &*self.courses.get(at).id;
        of.text("client", &client.id);
        of.text("service", self.services.id(client.service));
        if let Some(decision) = &client.decision {
            of.object("decision", |of| {
                of.day("on", decision.on);
                of.day("issued", decision.issued);
                of.optional_day("received", decision.received);
                of.optional_text("target_group", decision.target_group.as_deref());
                of.optional_flag("continues", decision.continues);
            });
        }
        of.optional_day("rehabilitation_started", client.started_elsewhere);
        of.optional_flag("authority_line_told", client.authority_line_told.then_some(true));
        of.optional_text("detached_from", client.detached_from.map(course));
        of.objects("stays", sorted(&client.stays, |stay| (stay.from, course(stay.course))), |of, stay| {
            of.text("course", course(stay.course));
            of.day("attached_on", stay.from);
            of.optional_day("detached_on", stay.to);
        });
    }

    /// A provider as a snapshot has it: what comes after gives the same answers as after the events that led to it.
    ///
    /// A registry can write the document from rows of its own: lists and `last_on` (else the latest day recorded) may be left
    /// out, and `first_starts` where the first day of the schedule never changed.
    /// The service descriptions are chosen anew among `services`, by the days on which courses were created and decisions
    /// received.
    ///
    /// # Errors
    /// The first thing that is wrong, with the path of its field, for example `unknown_course` at `clients[0].stays[1].course`.
    ///
    /// ```
    /// use rehab_rules::{Action, Provider, Services};
    /// let rows = br#"{"snapshot":1,"provider":"P1","capacity":[{"service":"kela.family-carers","year":2026,"places":24}],
    ///     "courses":[{"course":"C1","service":"kela.family-carers","created_on":"2026-01-07","group_size":8,
    ///         "target_groups":["carer-of-adult"],"year":2026,"published":true}],
    ///     "clients":[{"client":"K1","service":"kela.family-carers","stays":[{"course":"C1","attached_on":"2026-01-09"}]}]}"#;
    /// let provider = Provider::from_snapshot(rows, Services::built_in())?;
    /// let day = chrono::NaiveDate::from_ymd_opt(2026, 2, 2).unwrap();
    /// let decision = provider.evaluate(&Action::ConfirmCourse { course: "C1".into() }, day)?;
    /// assert!(!decision.allowed()); // one client of at least six
    /// # Ok::<(), rehab_rules::InputError>(())
    /// ```
    pub fn from_snapshot(text: &[u8], services: impl Into<Arc<Services>>) -> Result<Self, InputError> {
        let text = core::str::from_utf8(text).ok();
        Self::from_fields(text.and_then(Object::read), services.into())
    }

    /// The same of a snapshot that has been taken apart: a value of JSON, or of another language.
    ///
    /// # Errors
    /// As those of [`Provider::from_snapshot`].
    ///
    /// ```
    /// use rehab_rules::{Json, Provider, Services};
    /// let snapshot = Json::read(r#"{"snapshot":1,"provider":"P1","last_on":"2026-01-02"}"#).unwrap();
    /// let provider = Provider::read_snapshot(&snapshot, Services::built_in())?;
    /// assert_eq!(provider.id(), "P1");
    /// # Ok::<(), rehab_rules::InputError>(())
    /// ```
    pub fn read_snapshot<'a>(snapshot: &impl Cell<'a>, services: impl Into<Arc<Services>>) -> Result<Self, InputError> {
        Self::from_fields(snapshot.fields(), services.into())
    }

    fn from_fields<'a>(of: Option<impl Fields<'a>>, services: Arc<Services>) -> Result<Self, InputError> {
        of.ok_or_else(InputError::unreadable).and_then(|of| Self::read(&of, services)).map_err(InputError::in_snapshot)
    }

    fn read<'a>(of: &impl Fields<'a>, services: Arc<Services>) -> Result<Self, InputError> {
        of.only(&[&["snapshot", "provider", "last_on", "capacity", "info", "pools", "courses", "clients"]])?;
        of.required(&["snapshot", "provider"])?;
        if of.whole("snapshot")? != SHAPE {
            return Err(of.error(ErrorCode::InvalidValue, "snapshot"));
        }
        let provider = Self::unknown(&of.text("provider")?, services);
        let last_on = of.optional_day("last_on")?;
        let mut reader = Reader { provider, days: Days { last_on, latest: None } };
        of.each("capacity", usize::MAX, |of| reader.capacity(of))?;
        of.each("info", usize::MAX, |of| reader.info(of))?;
        of.each("pools", usize::MAX, |of| reader.pool(of))?;
        of.each("courses", usize::MAX, |of| reader.course(of))?;
        of.each("clients", usize::MAX, |of| reader.client(of))?;
        Ok(reader.finish())
    }
}

/// In an order that does not depend on the events: the same state gives the same bytes.
fn sorted<T, K: Ord>(rows: impl IntoIterator<Item = T>, key: impl Fn(&T) -> K) -> Vec<T> {
    let mut rows: Vec<T> = rows.into_iter().collect();
    rows.sort_unstable_by_key(key);
    rows
}

fn write_course(of: &mut Members<'_>, course: &Course, service: &str) {
    of.text("course", &course.id);
    of.text("service", service);
    of.day("created_on", course.aside.created_on);
    of.number("group_size", course.group_size);
    of.texts("target_groups", course.target_groups.iter().map(AsRef::as_ref));
    of.periods("periods", &course.periods);
    if course.periods.is_empty() {
        of.number("year", course.year_given.into());
    }
    of.optional_text("office", course.aside.office.as_deref());
    of.optional_text("contact", course.aside.contact.as_deref());
    of.optional_flag("published", course.published.then_some(true));
    of.optional_day("confirmed_on", course.confirmed_on);
    of.optional_number("confirmed_with", course.aside.confirmed_with);
    of.optional_flag("deleted", course.deleted.then_some(true));
    let first_starts = course.aside.first_starts();
    // One entry holds since the course was created, and is what the schedule says.
    if 1 < first_starts.len() {
        of.objects("first_starts", first_starts, |of, (on, start)| {
            of.day("on", *on);
            of.optional_day("start", *start);
        });
    }
}

/// Reads a snapshot, part after part.
struct Reader {
    provider: Provider,
    days: Days,
}

/// The days that a snapshot tells: none lies after the last event.
struct Days {
    last_on: Option<NaiveDate>,
    latest: Option<NaiveDate>,
}

impl Days {
    /// A day on which something happened.
    fn past<'a>(&mut self, of: &impl Fields<'a>, field: &'static str) -> Result<Option<NaiveDate>, InputError> {
        let day = of.optional_day(field)?;
        match (day, self.last_on) {
            (Some(day), Some(last)) if last < day => Err(of.error(ErrorCode::OutOfOrder, field)),
            _ => {
                self.latest = self.latest.max(day);
                Ok(day)
            }
        }
    }

    fn needed_past<'a>(&mut self, of: &impl Fields<'a>, field: &'static str) -> Result<NaiveDate, InputError> {
        self.past(of, field)?.ok_or_else(|| of.error(ErrorCode::MissingField, field))
    }
}

impl Reader {
    fn capacity<'a>(&mut self, of: &impl Fields<'a>) -> Result<(), InputError> {
        of.only(&[&["service", "year", "places"]])?;
        of.required(&["service", "year", "places"])?;
        let service = self.service(of)?;
        let year = i32::try_from(of.whole_within("year", YEARS)?).unwrap_or(i32::MAX);
        let places = of.whole_within("places", PLACES)?;
        let declared = &mut self.provider.year_mut(service, year).declared;
        if declared.is_some() {
            return Err(of.error(ErrorCode::InvalidValue, "year"));
        }
        *declared = Some(places);
        Ok(())
    }

    fn info<'a>(&mut self, of: &impl Fields<'a>) -> Result<(), InputError> {
        of.only(&[&["service", "multiprofessional_experience", "distance_experience", "contact"]])?;
        of.required(&["service"])?;
        let service = self.service(of)?;
        if self.provider.info(service).is_some() {
            return Err(of.error(ErrorCode::InvalidValue, "service"));
        }
        self.provider.info.push(Info {
            service,
            multiprofessional_experience: of.word("multiprofessional_experience", Experience::from_word)?,
            distance_experience: of.word("distance_experience", Experience::from_word)?,
            contact: of.optional_text("contact")?.map(Cow::into_owned),
        });
        Ok(())
    }

    fn pool<'a>(&mut self, of: &impl Fields<'a>) -> Result<(), InputError> {
        of.only(&[&["service", "office", "pool"]])?;
        of.required(&["service", "pool"])?;
        let service = self.service(of)?;
        let office = of.optional_text("office")?;
        if self.provider.pool(service, office.as_deref()).is_some() {
            return Err(of.error(ErrorCode::InvalidValue, "office"));
        }
        let pool = of.word("pool", Pool::from_word)?.unwrap_or(Pool::None);
        self.provider.pools.push(OfficePool { service, office: office.map(Cow::into_owned), pool });
        Ok(())
    }

    fn course<'a>(&mut self, of: &impl Fields<'a>) -> Result<(), InputError> {
        of.only(&[
            &["course", "service", "created_on", "group_size", "target_groups", "periods", "year", "office", "contact"],
            &["published", "confirmed_on", "confirmed_with", "deleted", "first_starts"],
        ])?;
        of.required(&["course", "service", "created_on", "group_size", "target_groups"])?;
        let id = of.text("course")?;
        let created_on = self.days.needed_past(of, "created_on")?;
        let found = self.provider.services.find(&of.text("service")?, created_on);
        let (service, description) = found.ok_or_else(|| of.error(ErrorCode::UnknownService, "service"))?;
        let description = Arc::clone(description);
        if self.provider.courses.find(&id.as_ref()).is_some() {
            return Err(of.error(ErrorCode::DuplicateCourse, "course"));
        }
        let group_size = of.whole_within("group_size", PLACES)?;
        let target_groups = of.texts_up_to("target_groups", MOST_TARGET_GROUPS)?.unwrap_or_default();
        let periods = read_periods(of, "periods")?.unwrap_or_default();
        each_group_once(&target_groups)?;
        schedule(&periods)?;
        let given = of.optional_whole_within("year", YEARS)?.and_then(|year| i32::try_from(year).ok());
        let year = match (first_year(&periods), given) {
            (Some(first), Some(given)) if first != given => return Err(of.error(ErrorCode::YearMismatch, "year")),
            (first, given) => first.or(given).ok_or_else(|| of.error(ErrorCode::MissingField, "year"))?,
        };
        let mut course = Course::create(
            NewCourse {
                id: &id,
                service,
                description,
                office: of.optional_text("office")?.map(Cow::into_owned),
                contact: of.optional_text("contact")?.map(Cow::into_owned),
                group_size,
                target_groups: self.provider.shared_groups(&target_groups),
                periods: &periods,
                year,
            },
            created_on,
        );
        course.published = of.flag("published")?.unwrap_or(false);
        course.confirmed_on = self.days.past(of, "confirmed_on")?;
        if course.confirmed_on.is_some_and(|confirmed| confirmed < created_on) {
            return Err(of.error(ErrorCode::OutOfOrder, "confirmed_on"));
        }
        course.aside.confirmed_with = of.optional_whole_within("confirmed_with", PLACES)?;
        if course.confirmed_on.is_none() && course.aside.confirmed_with.is_some() {
            return Err(of.error(ErrorCode::MissingField, "confirmed_on"));
        }
        course.deleted = of.flag("deleted")?.unwrap_or(false);
        if of.has("first_starts") {
            course.aside.set_first_starts(self.first_starts(of, created_on, first_start(&periods))?);
        }
        if !course.deleted {
            self.provider.use_places(service, year, group_size);
        }
        self.provider.courses.insert(course);
        Ok(())
    }

    /// The days since which the first period has started when; the last entry is what the schedule says.
    fn first_starts<'a>(
        &mut self,
        of: &impl Fields<'a>,
        created_on: NaiveDate,
        now: Option<NaiveDate>,
    ) -> Result<Vec<FirstStart>, InputError> {
        let mut entries: Vec<FirstStart> = Vec::new();
        of.each("first_starts", usize::MAX, |of| {
            of.only(&[&["on", "start"]])?;
            let on = self.days.needed_past(of, "on")?;
            if on < created_on || entries.last().is_some_and(|(before, _)| on <= *before) {
                return Err(of.error(ErrorCode::OutOfOrder, "on"));
            }
            entries.push((on, of.optional_day("start")?));
            Ok(())
        })?;
        match entries.last() {
            Some((_, last)) if *last == now => Ok(entries),
            _ => Err(of.error(ErrorCode::InvalidValue, "first_starts")),
        }
    }

    fn client<'a>(&mut self, of: &impl Fields<'a>) -> Result<(), InputError> {
        of.only(&[
            &["client", "service", "decision", "rehabilitation_started", "authority_line_told"],
            &["detached_from", "stays"],
        ])?;
        of.required(&["client", "service"])?;
        let id = of.text("client")?;
        let service = self.service(of)?;
        if self.provider.client(service, &id).is_some() {
            return Err(of.error(ErrorCode::InvalidValue, "client"));
        }
        let mut client = Client::new(service, &id);
        client.decision = of.inside("decision", |of| self.decision(of, service))?;
        client.started_elsewhere = of.optional_day("rehabilitation_started")?;
        client.authority_line_told = of.flag("authority_line_told")?.unwrap_or(false);
        if of.has("detached_from") {
            client.detached_from = Some(self.course_of(of, "detached_from", service)?);
        }
        of.each("stays", usize::MAX, |of| {
            client.stays.push(self.stay(of, service)?);
            Ok(())
        })?;
        if let Some(place) = overlapping(&client.stays) {
            return Err(of.error(ErrorCode::InvalidValue, element_field("stays", place, "attached_on")));
        }
        client.stays.retain(|stay| !stay.is_empty());
        self.provider.clients.insert(client);
        Ok(())
    }

    fn decision<'a>(&mut self, of: &impl Fields<'a>, service: ServiceIx) -> Result<ClientDecision, InputError> {
        of.only(&[&["on", "issued", "received", "target_group", "continues"]])?;
        of.required(&["on", "issued"])?;
        let on = self.days.needed_past(of, "on")?;
        let description = self.provider.services.at(service, on).ok_or_else(|| of.error(ErrorCode::UnknownService, "on"))?;
        let issued = of.day("issued")?;
        let received = of.optional_day("received")?;
        if received.is_some_and(|received| received < issued) {
            return Err(of.error(ErrorCode::InvalidValue, "received"));
        }
        if on < issued {
            return Err(of.error(ErrorCode::DecisionInFuture, "issued"));
        }
        let target_group = of.optional_text("target_group")?;
        if target_group.as_ref().is_some_and(|group| !description.offers(group)) {
            return Err(of.error(ErrorCode::UnknownTargetGroup, "target_group"));
        }
        Ok(ClientDecision::new(description, on, issued, received, target_group.as_deref(), of.flag("continues")?))
    }

    fn stay<'a>(&mut self, of: &impl Fields<'a>, service: ServiceIx) -> Result<Stay, InputError> {
        of.only(&[&["course", "attached_on", "detached_on"]])?;
        of.required(&["course", "attached_on"])?;
        let at = self.course_of(of, "course", service)?;
        let course = self.provider.courses.get(at);
        let (created_on, is_deleted) = (course.aside.created_on, course.deleted);
        let from = self.days.needed_past(of, "attached_on")?;
        if from < created_on {
            return Err(of.error(ErrorCode::OutOfOrder, "attached_on"));
        }
        let to = self.days.past(of, "detached_on")?;
        match to {
            Some(to) if to < from => Err(of.error(ErrorCode::OutOfOrder, "detached_on")),
            None if is_deleted => Err(of.error(ErrorCode::MissingField, "detached_on")),
            _ => Ok(Stay { course: at, from, to }),
        }
    }

    fn service<'a>(&self, of: &impl Fields<'a>) -> Result<ServiceIx, InputError> {
        let id = of.text("service")?;
        self.provider.services.index(&id).ok_or_else(|| of.error(ErrorCode::UnknownService, "service"))
    }

    /// A course of the client's service.
    fn course_of<'a>(&self, of: &impl Fields<'a>, field: &'static str, service: ServiceIx) -> Result<Ix<Course>, InputError> {
        let id = of.text(field)?;
        let at = self.provider.courses.find(&id.as_ref()).ok_or_else(|| of.error(ErrorCode::UnknownCourse, field))?;
        if self.provider.courses.get(at).service == service { Ok(at) } else { Err(of.error(ErrorCode::InvalidValue, field)) }
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
