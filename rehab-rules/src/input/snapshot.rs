//! Snapshots: a provider's state as rows, to start from a registry's tables instead of a log.

use crate::input::action::{Experience, Pool};
use crate::input::document::{Document, FieldType, IntoOwned, constructor, documents, in_lists};
use crate::input::error::InputError;
use crate::input::fields::TEXT;
use crate::input::kinds::{PLACES, YEARS};
use crate::input::period::Period;
use crate::words::{Limits, closed_set};
use alloc::borrow::Cow;
use alloc::string::String;
use alloc::vec::Vec;
use chrono::NaiveDate;

/// The version of the format; it changes when documents of the old format can no longer be read.
pub(crate) const SHAPE: Limits = Limits { min: 1, max: 1 };

closed_set! {
    /// A part that the rows of a registry can leave out. It is then unknown, not empty, and rules that read it are skipped.
    RowPart in snapshot {
        /// The capacity declared.
        Capacity = "capacity",
        /// The information about the provider.
        Info = "info",
        /// The pool facilities.
        Pools = "pools",
        /// The courses.
        Courses = "courses",
        /// The schedules of courses.
        Periods = "periods",
        /// The clients, except for the fact that they are on courses.
        Clients = "clients",
        /// The clients' stays on courses.
        Placements = "placements",
        /// When courses were created.
        CreatedOn = "courses.created_on",
        /// Whether courses are published.
        Published = "courses.published",
        /// The contacts of courses.
        Contact = "courses.contact",
        /// Whether courses are confirmed.
        Confirmed = "courses.confirmed",
        /// When courses were confirmed.
        ConfirmedOn = "courses.confirmed_on",
        /// The clients' decisions.
        Decision = "clients.decision",
        /// When the provider received the clients' decisions.
        DecisionOn = "clients.decision.on",
        /// Whether the authority line was told about clients.
        AuthorityLineTold = "clients.authority_line_told",
    }
}

documents! { errors in_snapshot;
    /// A provider's state.
    ///
    /// It contains no derived values, such as used places, the clients of a course, or due dates.
    ///
    /// ```
    /// use rehab_rules::snapshot::{ClientRow, CourseRow, StayRow};
    /// use rehab_rules::{Provider, Services, Snapshot, calendar::read_day};
    /// let (service, day) = ("kela.family-carers", |text| read_day(text).unwrap());
    /// let office: Option<String> = None; // as a column has it that may be null
    /// let course = CourseRow::new("C1", service, day("2026-01-07"), 8, ["carer-of-adult"]).year(2026).office(office);
    /// let stay = StayRow::new("C1", day("2026-01-09"));
    /// let rows = Snapshot::new("P1").courses(vec![course]).clients(vec![ClientRow::new("K1", service).stays(vec![stay])]);
    /// let provider = Provider::from_snapshot(&rows, Services::built_in())?;
    /// assert_eq!(provider.search(day("2026-02-02"))?.len(), 0); // it is not published
    /// # Ok::<(), rehab_rules::InputError>(())
    /// ```
    Snapshot<'a> by hand {
        /// The version of the format, 1.
        snapshot: i64 where SHAPE,
        /// The provider.
        provider: Cow<'a, str>,
        /// The date of the provider's last event that was carried out; if absent, the latest date in the rows.
        last_on: Option<NaiveDate>,
        /// The parts that the rows leave out; only [`Provider::load`](crate::Provider::load) accepts any.
        not_loaded: Option<Vec<RowPart>>,
        /// The client capacity declared.
        capacity: Option<Vec<CapacityRow<'a>>>,
        /// The information about the provider.
        info: Option<Vec<InfoRow<'a>>>,
        /// The pool facilities of its offices.
        pools: Option<Vec<PoolRow<'a>>>,
        /// Its courses, including deleted ones.
        courses: Option<Vec<CourseRow<'a>>>,
        /// Its clients.
        clients: Option<Vec<ClientRow<'a>>>,
    }

    /// The client capacity declared for a service and year.
    ///
    /// ```
    /// use rehab_rules::snapshot::CapacityRow;
    /// let row = CapacityRow::new("kela.family-carers", 2026, 24);
    /// assert_eq!((row.year, row.places), (2026, 24));
    /// ```
    CapacityRow<'a> {
        /// The service.
        service: Cow<'a, str>,
        /// The calendar year.
        year: i32 where YEARS,
        /// The declared client places.
        places: i64 where PLACES,
    }

    /// The information about the provider for a service.
    ///
    /// ```
    /// use rehab_rules::{action::Experience, snapshot::InfoRow};
    /// let row = InfoRow::new("kela.family-carers").distance_experience(Experience::Under2Years);
    /// assert!(row.contact.is_none());
    /// ```
    InfoRow<'a> {
        /// The service.
        service: Cow<'a, str>,
        /// Experience of multiprofessional rehabilitation.
        multiprofessional_experience: Option<Experience>,
        /// Experience of distance rehabilitation.
        distance_experience: Option<Experience>,
        /// The contact for the service.
        contact: Option<Cow<'a, str>>,
    }

    /// The pool facilities of an office, for a service.
    ///
    /// ```
    /// use rehab_rules::{action::Pool, snapshot::PoolRow};
    /// let row = PoolRow::new("kela.family-carers", Pool::Adjoining).office("Turku");
    /// assert_eq!(row.office.as_deref(), Some("Turku"));
    /// ```
    PoolRow<'a> {
        /// The service.
        service: Cow<'a, str>,
        /// The office; absent for courses without an office.
        office: Option<Cow<'a, str>>,
        /// The pool facilities.
        pool: Pool,
    }

    /// A course.
    ///
    /// ```
    /// # use rehab_rules::{Provider, Services};
    /// # let rows = br#"{"snapshot":1,"provider":"P1","courses":[{"course":"C1","service":"kela.family-carers","created_on":"2026-01-07",
    /// #   "group_size":8,"target_groups":["carer-of-adult"],"year":2026,"first_starts":[{"on":"2026-01-07","start":"2026-05-04"},{"on":"2026-01-08"}]}],
    /// #   "clients":[{"client":"K1","service":"kela.family-carers","decision":{"on":"2026-01-08","issued":"2026-01-05"},
    /// #   "stays":[{"course":"C1","attached_on":"2026-01-09"}]}]}"#;
    /// # let provider = Provider::from_json(rows, Services::built_in())?;
    /// let course = provider.course("C1").unwrap();
    /// assert_eq!((course.group_size, course.periods, course.year), (8, Some(vec![]), Some(2026))); // no schedule yet
    /// # Ok::<(), rehab_rules::InputError>(())
    /// ```
    CourseRow<'a> by hand {
        /// The course.
        course: Cow<'a, str>,
        /// The service.
        service: Cow<'a, str>,
        /// The date of its creation, which determines the service description.
        ///
        /// Only [`Provider::load`](crate::Provider::load) accepts a course without it.
        created_on: Option<NaiveDate>,
        /// The number of client places.
        group_size: i64 where PLACES,
        /// The target groups.
        target_groups: Vec<Cow<'a, str>>,
        /// The schedule.
        periods: Option<Vec<Period>>,
        /// The calendar year, if there is no schedule.
        year: Option<i32> where YEARS,
        /// The office.
        office: Option<Cow<'a, str>>,
        /// The contact.
        contact: Option<Cow<'a, str>>,
        /// Whether it is published.
        published: Option<bool>,
        /// Whether it is confirmed, for a registry that does not record the date.
        ///
        /// Only [`Provider::load`](crate::Provider::load) accepts this without `confirmed_on`.
        confirmed: Option<bool>,
        /// The date of its confirmation.
        confirmed_on: Option<NaiveDate>,
        /// The number of clients attached when it was confirmed; only for a confirmed course.
        confirmed_with: Option<i64> where PLACES,
        /// Whether it is deleted.
        deleted: Option<bool>,
        /// The history of the first day of the schedule; needed only if it changed.
        first_starts: Option<Vec<FirstStartRow>>,
    }

    /// The first day of a course's schedule, as it was from a given date on.
    ///
    /// ```
    /// # use rehab_rules::{Provider, Services};
    /// # let rows = br#"{"snapshot":1,"provider":"P1","courses":[{"course":"C1","service":"kela.family-carers","created_on":"2026-01-07",
    /// #   "group_size":8,"target_groups":["carer-of-adult"],"year":2026,"first_starts":[{"on":"2026-01-07","start":"2026-05-04"},{"on":"2026-01-08"}]}],
    /// #   "clients":[{"client":"K1","service":"kela.family-carers","decision":{"on":"2026-01-08","issued":"2026-01-05"},
    /// #   "stays":[{"course":"C1","attached_on":"2026-01-09"}]}]}"#;
    /// # let provider = Provider::from_json(rows, Services::built_in())?;
    /// let course = provider.course("C1").unwrap();
    /// let started: Vec<_> = course.first_starts.unwrap().iter().map(|row| row.start.is_some()).collect();
    /// assert_eq!(started, [true, false]); // the schedule was removed
    /// # Ok::<(), rehab_rules::InputError>(())
    /// ```
    FirstStartRow {
        /// The date from which on this was the first day.
        on: NaiveDate,
        /// The first day of the schedule; absent if there was no schedule.
        start: Option<NaiveDate>,
    }

    /// A client of a service.
    ///
    /// ```
    /// # use rehab_rules::{Provider, Services};
    /// # let rows = br#"{"snapshot":1,"provider":"P1","courses":[{"course":"C1","service":"kela.family-carers","created_on":"2026-01-07",
    /// #   "group_size":8,"target_groups":["carer-of-adult"],"year":2026,"first_starts":[{"on":"2026-01-07","start":"2026-05-04"},{"on":"2026-01-08"}]}],
    /// #   "clients":[{"client":"K1","service":"kela.family-carers","decision":{"on":"2026-01-08","issued":"2026-01-05"},
    /// #   "stays":[{"course":"C1","attached_on":"2026-01-09"}]}]}"#;
    /// # let provider = Provider::from_json(rows, Services::built_in())?;
    /// let client = provider.client("kela.family-carers", "K1").unwrap();
    /// assert_eq!((client.stays.unwrap().len(), client.detached_from), (1, None));
    /// # Ok::<(), rehab_rules::InputError>(())
    /// ```
    ClientRow<'a> {
        /// The client.
        client: Cow<'a, str>,
        /// The service.
        service: Cow<'a, str>,
        /// The client's decision; absent if the provider has none or no longer has it.
        decision: Option<DecisionRow<'a>>,
        /// The earliest reported date on which the rehabilitation began with another provider.
        rehabilitation_started: Option<NaiveDate>,
        /// Whether the authority line was told about the client.
        authority_line_told: Option<bool>,
        /// The course that the client was last detached from, if the client has been on no course since.
        detached_from: Option<Cow<'a, str>>,
        /// The client's stays on courses.
        stays: Option<Vec<StayRow<'a>>>,
    }

    /// A client's decision.
    ///
    /// ```
    /// # use rehab_rules::{Provider, Services};
    /// # let rows = br#"{"snapshot":1,"provider":"P1","courses":[{"course":"C1","service":"kela.family-carers","created_on":"2026-01-07",
    /// #   "group_size":8,"target_groups":["carer-of-adult"],"year":2026,"first_starts":[{"on":"2026-01-07","start":"2026-05-04"},{"on":"2026-01-08"}]}],
    /// #   "clients":[{"client":"K1","service":"kela.family-carers","decision":{"on":"2026-01-08","issued":"2026-01-05"},
    /// #   "stays":[{"course":"C1","attached_on":"2026-01-09"}]}]}"#;
    /// # let provider = Provider::from_json(rows, Services::built_in())?;
    /// let client = provider.client("kela.family-carers", "K1").unwrap();
    /// let decision = client.decision.unwrap();
    /// assert!(Some(decision.issued) < decision.on && decision.received.is_none());
    /// # Ok::<(), rehab_rules::InputError>(())
    /// ```
    DecisionRow<'a> by hand {
        /// The date on which the provider received it.
        ///
        /// Only [`Provider::load`](crate::Provider::load) accepts a decision without it.
        on: Option<NaiveDate>,
        /// The date on which it was issued.
        issued: NaiveDate,
        /// The date on which the client got it.
        received: Option<NaiveDate>,
        /// The client's target group.
        target_group: Option<Cow<'a, str>>,
        /// Whether an old decision continues with a new provider.
        continues: Option<bool>,
    }

    /// A client's time on a course.
    ///
    /// ```
    /// # use rehab_rules::{Provider, Services};
    /// # let rows = br#"{"snapshot":1,"provider":"P1","courses":[{"course":"C1","service":"kela.family-carers","created_on":"2026-01-07",
    /// #   "group_size":8,"target_groups":["carer-of-adult"],"year":2026,"first_starts":[{"on":"2026-01-07","start":"2026-05-04"},{"on":"2026-01-08"}]}],
    /// #   "clients":[{"client":"K1","service":"kela.family-carers","decision":{"on":"2026-01-08","issued":"2026-01-05"},
    /// #   "stays":[{"course":"C1","attached_on":"2026-01-09"}]}]}"#;
    /// # let provider = Provider::from_json(rows, Services::built_in())?;
    /// let client = provider.client("kela.family-carers", "K1").unwrap();
    /// assert!(client.stays.unwrap().iter().all(|stay| stay.course == "C1" && stay.detached_on.is_none()));
    /// # Ok::<(), rehab_rules::InputError>(())
    /// ```
    StayRow<'a> {
        /// The course.
        course: Cow<'a, str>,
        /// The first day.
        attached_on: NaiveDate,
        /// The first day on which the client is no longer on the course; absent if the client is still on it.
        detached_on: Option<NaiveDate>,
    }
}

in_lists!(CapacityRow<'a>, InfoRow<'a>, PoolRow<'a>, CourseRow<'a>, FirstStartRow, ClientRow<'a>, StayRow<'a>);

impl<'a> CourseRow<'a> {
    /// A row with the fields that a snapshot requires; the optional fields are absent.
    ///
    /// ```
    /// use rehab_rules::snapshot::CourseRow;
    /// let row = CourseRow::new("C1", "kela.family-carers", None, 8, ["carer-of-adult"]); // the registry does not record the date
    /// assert_eq!((row.created_on, row.group_size), (None, 8));
    /// ```
    #[must_use]
    pub fn new(
        course: impl Into<Cow<'a, str>>,
        service: impl Into<Cow<'a, str>>,
        created_on: impl Into<Option<NaiveDate>>,
        group_size: impl Into<i64>,
        target_groups: impl IntoIterator<Item: Into<Cow<'a, str>>>,
    ) -> Self {
        Self {
            course: course.into(),
            service: service.into(),
            created_on: created_on.into(),
            group_size: group_size.into(),
            target_groups: target_groups.into_iter().map(Into::into).collect(),
            periods: None,
            year: None,
            office: None,
            contact: None,
            published: None,
            confirmed: None,
            confirmed_on: None,
            confirmed_with: None,
            deleted: None,
            first_starts: None,
        }
    }
}

impl<'a> DecisionRow<'a> {
    /// A row with the fields that a snapshot requires; the optional fields are absent.
    ///
    /// ```
    /// use rehab_rules::{calendar::read_day, snapshot::DecisionRow};
    /// let day = |text| read_day(text).unwrap();
    /// let row = DecisionRow::new(day("2026-01-08"), day("2026-01-05")).target_group("carer-of-adult");
    /// assert_eq!((row.on, row.issued), (Some(day("2026-01-08")), day("2026-01-05")));
    /// ```
    #[must_use]
    pub fn new(on: impl Into<Option<NaiveDate>>, issued: NaiveDate) -> Self {
        Self { on: on.into(), issued, received: None, target_group: None, continues: None }
    }
}

impl<'a> Snapshot<'a> {
    /// A snapshot with only the provider's id.
    ///
    /// ```
    /// use rehab_rules::{Snapshot, snapshot::CapacityRow};
    /// let rows = Snapshot::new("P1").capacity(vec![CapacityRow::new("kela.family-carers", 2026, 24)]);
    /// assert!(rows.to_json().starts_with(r#"{"snapshot":1,"provider":"P1","capacity":[{"#));
    /// ```
    #[must_use]
    pub fn new(provider: impl Into<Cow<'a, str>>) -> Self {
        Self {
            snapshot: SHAPE.min,
            provider: provider.into(),
            last_on: None,
            not_loaded: None,
            capacity: None,
            info: None,
            pools: None,
            courses: None,
            clients: None,
        }
    }

    /// Reads the rows from JSON. [`Provider::from_snapshot`](crate::Provider::from_snapshot) checks whether they are consistent.
    ///
    /// # Errors
    /// The first error, with the path of its field.
    ///
    /// ```
    /// use rehab_rules::Snapshot;
    /// let rows = Snapshot::from_json(br#"{"snapshot":1,"provider":"P1","clients":[{"client":"K1","service":"x"}]}"#)?;
    /// assert_eq!(rows.clients.unwrap()[0].client, "K1");
    /// let error = Snapshot::from_json(br#"{"snapshot":2,"provider":"P1"}"#).unwrap_err();
    /// assert_eq!(error.field(), Some("snapshot"));
    /// # Ok::<(), rehab_rules::InputError>(())
    /// ```
    pub fn from_json<T: AsRef<[u8]> + ?Sized>(text: &'a T) -> Result<Self, InputError> {
        Document::from_text(text.as_ref())
    }

    /// An owned copy of the rows, which can outlive the text that they were read from.
    ///
    /// ```
    /// use rehab_rules::Snapshot;
    /// let kept = {
    ///     let text = String::from(r#"{"snapshot":1,"provider":"P1"}"#);
    ///     Snapshot::from_json(text.as_bytes())?.into_owned()
    /// };
    /// assert_eq!(kept, Snapshot::new("P1"));
    /// # Ok::<(), rehab_rules::InputError>(())
    /// ```
    #[must_use]
    pub fn into_owned(self) -> Snapshot<'static> {
        IntoOwned::into_owned(self)
    }

    /// The rows as one JSON document, ending with `\n`.
    ///
    /// ```
    /// assert_eq!(rehab_rules::Snapshot::new("P1").to_json(), "{\"snapshot\":1,\"provider\":\"P1\"}\n");
    /// ```
    #[must_use]
    pub fn to_json(&self) -> String {
        let mut out = self.to_text();
        out.push('\n');
        out
    }

    /// Checks the fields that are not rows.
    pub(crate) fn check_head(&self) -> Result<(), InputError> {
        FieldType::check(&self.snapshot, "snapshot", SHAPE)?;
        FieldType::check(&self.provider, "provider", TEXT)?;
        FieldType::check(&self.last_on, "last_on", Limits::ALL)
    }
}
