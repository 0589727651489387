//! A provider's state as rows: individually, or all of them in a snapshot.

use crate::input::services::ServiceIx;
use crate::input::snapshot::{
    CapacityRow, ClientRow, CourseRow, DecisionRow, FirstStartRow, InfoRow, PoolRow, RowPart, SHAPE, Snapshot, StayRow,
};
use crate::state::client::{Client, Stay};
use crate::state::course::Course;
use crate::state::provider::{Info, OfficePool, Provider};
use crate::state::table::Ix;
use alloc::borrow::Cow;
use alloc::vec::Vec;

impl Provider {
    /// The courses in their current state, including deleted ones, by id.
    ///
    /// ```
    /// use rehab_rules::{Provider, Services};
    /// let rows = br#"{"snapshot":1,"provider":"P1","courses":[{"course":"C1","service":"kela.family-carers",
    ///     "created_on":"2026-01-07","group_size":8,"target_groups":["carer-of-adult"],"year":2026,"published":true}]}"#;
    /// let provider = Provider::from_json(rows, Services::built_in())?;
    /// let open: Vec<_> = provider.courses().filter(|course| course.published == Some(true)).map(|course| course.course).collect();
    /// assert_eq!(open, ["C1"]);
    /// # Ok::<(), rehab_rules::InputError>(())
    /// ```
    pub fn courses(&self) -> impl ExactSizeIterator<Item = CourseRow<'_>> {
        let courses = sorted(self.courses.iter().map(|(_, course)| course), |course| &*course.id);
        courses.into_iter().map(|course| self.course_row(course))
    }

    /// A course in its current state, deleted or not; `None` if the provider has never had one with the id.
    ///
    /// ```
    /// # use rehab_rules::{Provider, Services};
    /// # let rows = br#"{"snapshot":1,"provider":"P1","courses":[{"course":"C1","service":"kela.family-carers",
    /// #     "created_on":"2026-01-07","group_size":8,"target_groups":["carer-of-adult"],"year":2026,"published":true}]}"#;
    /// # let provider = Provider::from_json(rows, Services::built_in())?;
    /// assert_eq!(provider.course("C1").map(|course| course.group_size), Some(8));
    /// assert!(provider.course("C2").is_none());
    /// # Ok::<(), rehab_rules::InputError>(())
    /// ```
    #[must_use]
    pub fn course(&self, id: &str) -> Option<CourseRow<'_>> {
        self.courses.find(&id).map(|at| self.course_row(self.courses.get(at)))
    }

    /// The clients in their current state, by service and id. A client of two services is listed twice.
    ///
    /// ```
    /// use rehab_rules::{Provider, Services};
    /// let rows = br#"{"snapshot":1,"provider":"P1","clients":[{"client":"K1","service":"kela.family-carers"}]}"#;
    /// let provider = Provider::from_json(rows, Services::built_in())?;
    /// assert!(provider.clients().all(|client| client.decision.is_none()));
    /// # Ok::<(), rehab_rules::InputError>(())
    /// ```
    pub fn clients(&self) -> impl ExactSizeIterator<Item = ClientRow<'_>> {
        let named = self.clients.iter().map(|(_, client)| client).filter(|client| client.is_named());
        let clients = sorted(named, |client| (client.service, &*client.id));
        clients.into_iter().map(|client| self.client_row(client))
    }

    /// A client of a service in its current state; `None` if the provider does not know the client in that service.
    ///
    /// ```
    /// # use rehab_rules::{Provider, Services};
    /// # let rows = br#"{"snapshot":1,"provider":"P1","clients":[{"client":"K1","service":"kela.family-carers"}]}"#;
    /// # let provider = Provider::from_json(rows, Services::built_in())?;
    /// assert!(provider.client("kela.family-carers", "K1").is_some());
    /// assert!(provider.client("kela.rare-connective-tissue", "K1").is_none());
    /// # Ok::<(), rehab_rules::InputError>(())
    /// ```
    #[must_use]
    pub fn client(&self, service: &str, id: &str) -> Option<ClientRow<'_>> {
        self.client_of(self.services.index(service)?, id).map(|client| self.client_row(client))
    }

    /// The state as rows, in an order that does not depend on the events. [`Provider::from_snapshot`] reads them.
    ///
    /// ```
    /// use rehab_rules::{Action, Mode, Provider, Services, calendar::read_day};
    /// let mut provider = Provider::new("P1", Services::built_in())?;
    /// let declare = Action::declare_capacity("kela.family-carers", 2026, 24);
    /// provider.apply(&declare, read_day("2026-01-02").unwrap(), Mode::Enforce)?;
    /// let rows = provider.snapshot();
    /// assert_eq!((rows.last_on, rows.capacity.as_ref().unwrap()[0].year), (read_day("2026-01-02").ok(), 2026));
    /// assert_eq!(Provider::from_snapshot(&rows, Services::built_in())?.snapshot(), rows);
    /// # Ok::<(), rehab_rules::InputError>(())
    /// ```
    #[must_use]
    pub fn snapshot(&self) -> Snapshot<'_> {
        let declared = self.years.iter().filter_map(|(_, year)| Some((year.service, year.year, year.declared?)));
        let mut capacity = Vec::new();
        for (service, year, places) in sorted(declared, |(service, year, _)| (*service, *year)) {
            capacity.push(CapacityRow { service: self.service_id(service), year, places });
        }
        let (mut info, mut pools) = (Vec::new(), Vec::new());
        for given in sorted(&self.info, |given| given.service) {
            info.push(self.info_row(given));
        }
        for given in sorted(&self.pools, |given| (given.service, given.office.as_deref())) {
            pools.push(self.pool_row(given));
        }
        let (mut courses, mut clients) = (Vec::new(), Vec::new());
        courses.extend(self.courses());
        clients.extend(self.clients());
        let not_loaded = self.left_out();
        // Of a table that is not completely known, the known rows are included.
        let loaded = |part| !not_loaded.contains(&part);
        Snapshot {
            snapshot: SHAPE.min,
            provider: Cow::Borrowed(&self.id),
            last_on: self.last_on,
            not_loaded: (!not_loaded.is_empty()).then(|| not_loaded.clone()),
            capacity: Some(capacity).filter(|rows| !rows.is_empty() || loaded(RowPart::Capacity)),
            info: Some(info).filter(|rows| !rows.is_empty() || loaded(RowPart::Info)),
            pools: Some(pools).filter(|rows| !rows.is_empty() || loaded(RowPart::Pools)),
            courses: Some(courses).filter(|rows| !rows.is_empty() || loaded(RowPart::Courses)),
            clients: Some(clients),
        }
    }

    /// The parts that a snapshot leaves out: those not loaded, and the tables with a rejected row, since a snapshot cannot say which row
    /// is missing.
    fn left_out(&self) -> Vec<RowPart> {
        let Some(gaps) = self.gaps() else { return Vec::new() };
        let mut parts = gaps.clone();
        for (table, _) in &gaps.refused {
            parts.note_not_loaded(*table);
        }
        for (_, course) in self.courses.iter() {
            let own = course.aside.gaps;
            own.periods.or(own.year).or(own.first_starts).iter().for_each(|_| parts.note_not_loaded(RowPart::Periods));
            own.clients.iter().for_each(|_| parts.note_not_loaded(RowPart::Placements));
        }
        for (_, client) in self.clients.iter() {
            if client.gaps.stays.is_some() || client.gaps.detached_from.is_some() || !client.is_named() {
                parts.note_not_loaded(RowPart::Placements);
            }
            client.gaps.itself.iter().for_each(|_| parts.note_not_loaded(RowPart::Clients));
        }
        parts.not_loaded
    }

    fn service_id(&self, service: ServiceIx) -> Cow<'_, str> {
        Cow::Borrowed(self.services.id(service))
    }

    fn course_id(&self, course: Ix<Course>) -> &str {
        &self.courses.get(course).id
    }

    fn info_row<'p>(&'p self, info: &'p Info) -> InfoRow<'p> {
        InfoRow {
            service: self.service_id(info.service),
            multiprofessional_experience: info.multiprofessional_experience,
            distance_experience: info.distance_experience,
            contact: info.contact.as_deref().map(Cow::Borrowed),
        }
    }

    fn pool_row<'p>(&'p self, given: &'p OfficePool) -> PoolRow<'p> {
        PoolRow { service: self.service_id(given.service), office: given.office.as_deref().map(Cow::Borrowed), pool: given.pool }
    }

    fn course_row<'p>(&'p self, course: &'p Course) -> CourseRow<'p> {
        let (first_starts, gaps) = (course.aside.first_starts(), course.aside.gaps);
        let periods = gaps.periods.or(gaps.first_starts).is_none().then(|| course.periods.to_vec());
        // A schedule gives the year.
        let has_year = periods.as_ref().is_none_or(Vec::is_empty) && gaps.year.is_none();
        CourseRow {
            course: Cow::Borrowed(&course.id),
            service: self.service_id(course.service),
            created_on: course.aside.created_on,
            group_size: course.group_size,
            target_groups: course.target_groups.iter().map(|group| Cow::Borrowed(group.as_ref())).collect(),
            periods,
            year: has_year.then(|| course.year()),
            office: course.aside.office.as_deref().map(Cow::Borrowed),
            contact: course.aside.contact.as_deref().map(Cow::Borrowed),
            published: course.published.then_some(true),
            confirmed: course.aside.gaps.confirmed_on.then_some(true),
            confirmed_on: course.confirmed_on.filter(|_| !course.aside.gaps.confirmed_on),
            confirmed_with: course.aside.confirmed_with,
            deleted: course.deleted.then_some(true),
            // A single entry is valid since the course was created, and is the start in the schedule.
            first_starts: (1 < first_starts.len())
                .then(|| first_starts.iter().map(|(on, start)| FirstStartRow { on: *on, start: *start }).collect()),
        }
    }

    fn client_row<'p>(&'p self, client: &'p Client) -> ClientRow<'p> {
        let stays = sorted(&client.stays, |stay| (stay.from, self.course_id(stay.course)));
        let stay_row = |stay: &Stay| StayRow {
            course: Cow::Borrowed(self.course_id(stay.course)),
            attached_on: stay.from,
            detached_on: stay.to,
        };
        ClientRow {
            client: Cow::Borrowed(&client.id),
            service: self.service_id(client.service),
            decision: client.decision.as_ref().map(|decision| DecisionRow {
                on: (!client.gaps.decision_on).then_some(decision.on),
                issued: decision.issued,
                received: decision.received,
                target_group: decision.target_group.as_deref().map(Cow::Borrowed),
                continues: decision.continues,
            }),
            rehabilitation_started: client.started_elsewhere,
            authority_line_told: client.authority_line_told.then_some(true),
            detached_from: client.detached_from.map(|course| Cow::Borrowed(self.course_id(course))),
            stays: client.gaps.stays.is_none().then(|| stays.into_iter().map(stay_row).collect()),
        }
    }
}

fn sorted<T, K: Ord>(rows: impl IntoIterator<Item = T>, key: impl Fn(&T) -> K) -> Vec<T> {
    let mut rows: Vec<T> = rows.into_iter().collect();
    rows.sort_unstable_by_key(key);
    rows
}
