//! Loading a registry's rows as of a date: valid data is taken, and all errors in the rest are reported at once.

use crate::calendar::in_range;
use crate::input::document::Document;
use crate::input::document_error::{Allowed, DocumentError, Found};
use crate::input::error::{ErrorCode, InputError};
use crate::input::fields::{FieldInput, Fields, Read, element, is_text};
use crate::input::json::{Json, Object};
use crate::input::period::Period;
use crate::input::services::{ServiceIx, Services};
use crate::input::snapshot::{CapacityRow, ClientRow, CourseRow, InfoRow, PoolRow, RowPart, SHAPE, Snapshot, StayRow};
use crate::json_writer::{Members, write_object};
use crate::state::client::{Client, Stay};
use crate::state::course::Course;
use crate::state::gaps::{CourseGaps, Unknown};
use crate::state::loader::{Lenient, Loader, overlapping};
use crate::state::provider::Provider;
use crate::state::table::Ix;
use crate::text::Language;
use crate::words::{ClosedSet, holds_identity_code};
use alloc::borrow::Cow;
use alloc::boxed::Box;
use alloc::string::String;
use alloc::sync::Arc;
use alloc::vec::Vec;
use chrono::NaiveDate;
use core::cell::OnceCell;

/// The result of loading a registry's rows: the provider, and what was rejected.
///
/// ```
/// use rehab_rules::{Provider, Services, calendar::read_day};
/// let rows = r#"{"provider":"P1","courses":[
///     {"course":"C1","service":"kela.family-carers","group_size":8,"target_groups":["carer-of-adult"],"periods":[]},
///     {"course":"C2","service":"kela.family-carers","group_size":"eight","target_groups":["carer-of-adult"],"periods":[]}]}"#;
/// let loaded = Provider::load_json(rows, Services::built_in(), read_day("2026-04-15").unwrap())?;
/// let wrong: Vec<_> = loaded.errors.iter().map(|wrong| (wrong.error.field().unwrap(), wrong.id.as_deref(), wrong.error.value())).collect();
/// assert_eq!(wrong, [("courses[0].year", Some("C1"), None), ("courses[1].group_size", Some("C2"), Some("\"eight\""))]);
/// assert!(loaded.provider.course("C1").is_some() && loaded.provider.course("C2").is_none());
/// # Ok::<(), rehab_rules::InputError>(())
/// ```
#[derive(Clone, Debug)]
#[non_exhaustive]
pub struct Loaded {
    /// The provider made from the accepted rows. No findings depend on missing rows, see [`Provider::not_loaded`].
    pub provider: Provider,
    /// Everything that was rejected: rows, or facts in them.
    pub errors: Vec<RowError>,
}

/// A rejected row, or a rejected fact in a row, of a registry.
///
/// ```
/// # use rehab_rules::{Provider, Services, calendar::read_day};
/// use rehab_rules::{ErrorCode, Language, snapshot::RowPart};
/// let rows = r#"{"provider":"P1","capacity":[{"service":"kela.family-carers","year":2026,"places":"60,0"}]}"#;
/// let loaded = Provider::load_json(rows, Services::built_in(), read_day("2026-04-15").unwrap())?;
/// let wrong = &loaded.errors[0];
/// assert_eq!((wrong.table, wrong.error.code(), wrong.error.value()), (Some(RowPart::Capacity), ErrorCode::InvalidValue, Some("\"60,0\"")));
/// assert_eq!(wrong.error.expected(Language::En), "a whole number from 0 to 1,000,000");
/// # Ok::<(), rehab_rules::InputError>(())
/// ```
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct RowError {
    /// The table of the row; `None` for a field outside the tables.
    pub table: Option<RowPart>,
    /// The id in the row: that of its course or client, else of its service. `None` if it cannot be read or has the form of an identity
    /// code.
    pub id: Option<Box<str>>,
    /// The error, with its path.
    pub error: DocumentError,
}

impl RowError {
    /// The error as JSON: `table`, `path`, `id`, `code`, `value`, `expected` and `message`; missing values are null.
    ///
    /// ```
    /// # use rehab_rules::{Language, Provider, Services, calendar::read_day};
    /// let rows = r#"{"provider":"P1","clients":[{"client":"K1","service":"kela.family-carers","stays":[{"course":"C9"}]}],"courses":[]}"#;
    /// let loaded = Provider::load_json(rows, Services::built_in(), read_day("2026-04-15").unwrap())?;
    /// let json = r#"{"table":"placements","path":"clients[0].stays[0].attached_on","id":"K1","code":"missing_field","value":null,"#;
    /// assert!(loaded.errors[0].to_json(Language::En).starts_with(json));
    /// # Ok::<(), rehab_rules::InputError>(())
    /// ```
    #[must_use]
    pub fn to_json(&self, language: Language) -> String {
        let mut out = String::new();
        write_object(&mut out, |of: &mut Members<'_>| {
            of.text_or_null("table", self.table.map(RowPart::as_str));
            of.text_or_null("path", self.error.field());
            of.text_or_null("id", self.id.as_deref());
            of.text("code", self.error.code().as_str());
            of.text_or_null("value", self.error.value());
            of.text("expected", &self.error.expected(language));
            of.text("message", &self.error.message(language));
        });
        out
    }
}

impl Provider {
    /// Loads a provider from a registry's rows as of a date, as far as they are valid, and reports everything that is not.
    ///
    /// * A malformed row is left out and reported. A placement counts if its course and its first day can be read, whatever is wrong with
    ///   its client. A rule that needs a fact from a rejected row is undetermined: `fact_missing`.
    /// * Data dated after `as_of` is left out and reported; the rest of its row is accepted.
    /// * Missing data is unknown, never treated as empty: a list that is `None`, and everything named in [`Snapshot::not_loaded`]. Rules
    ///   that would read it are not asked; [`Provider::not_loaded`] lists it.
    /// * `created_on`, `on` of a decision, and `confirmed_on` beside `confirmed` are optional. There are no findings that would need the
    ///   missing date.
    ///
    /// # Errors
    /// An invalid provider id, and a date outside the calendar. All other errors are in [`Loaded::errors`].
    ///
    /// ```
    /// use rehab_rules::{Action, Provider, Services, Snapshot, calendar::read_day, snapshot::{ClientRow, CourseRow, StayRow}};
    /// let (service, day) = ("kela.family-carers", |text| read_day(text).unwrap());
    /// let rows = Snapshot::new("P1")
    ///     .courses([CourseRow::new("C1", service, None, 8, ["carer-of-adult"]).year(2026).periods([])])
    ///     .clients([ClientRow::new("K1", service).stays([StayRow::new("C1", day("2026-01-09")), StayRow::new("C2", day("2026-01-09"))])]);
    /// let loaded = Provider::load(&rows, Services::built_in(), day("2026-02-02"))?;
    /// assert_eq!(loaded.errors[0].error.field(), Some("clients[0].stays[1].course")); // there is no C2
    /// let parts: Vec<_> = loaded.provider.not_loaded().iter().map(|part| part.as_str()).collect();
    /// assert_eq!(parts, ["capacity", "info", "pools", "courses.created_on"]);
    /// assert!(!loaded.provider.evaluate(&Action::confirm_course("C1"), day("2026-02-02"))?.allowed()); // one client of at least six
    /// # Ok::<(), rehab_rules::InputError>(())
    /// ```
    pub fn load(rows: &Snapshot<'_>, services: impl Into<Arc<Services>>, as_of: NaiveDate) -> Result<Loaded, InputError> {
        Load::typed(rows, services.into(), as_of).map_err(InputError::in_snapshot)
    }

    /// Like [`Provider::load`], from rows in JSON: one object with the keys of a snapshot, of which only `provider` is required.
    ///
    /// # Errors
    /// The errors of [`Provider::load`], and a string that is not one JSON object with distinct keys.
    ///
    /// ```
    /// use rehab_rules::{Provider, Services, calendar::read_day};
    /// let as_of = read_day("2026-04-15").unwrap();
    /// let loaded = Provider::load_json(r#"{"provider":"P1","capacity":[]}"#, Services::built_in(), as_of)?;
    /// assert_eq!(loaded.provider.not_loaded()[0].as_str(), "info"); // capacity is loaded: nothing is declared
    /// # Ok::<(), rehab_rules::InputError>(())
    /// ```
    pub fn load_json(text: impl AsRef<[u8]>, services: impl Into<Arc<Services>>, as_of: NaiveDate) -> Result<Loaded, InputError> {
        let object = Object::split_bytes(text.as_ref()).map_err(InputError::in_snapshot)?;
        let loaded = Load::read(&object, services.into(), as_of);
        // The rows were checked while they were read.
        let is_looked_at = loaded.as_ref().is_ok_and(|loaded| loaded.errors.is_empty());
        if is_looked_at || object.is_sound_throughout() {
            loaded.map_err(InputError::in_snapshot)
        } else {
            Err(InputError::unreadable().in_snapshot())
        }
    }
}

/// Loads rows leniently.
struct Load {
    loader: Loader<Lenient>,
    as_of: NaiveDate,
    errors: Vec<RowError>,
}

/// The current row: its fields, and its position in its table. Path and id are computed only for errors.
struct At<'r, 'a> {
    row: &'r Object<'a>,
    place: Option<(RowPart, usize)>,
    /// The cells of its stays, once they are needed.
    stays: OnceCell<Vec<Json<'a>>>,
}

impl<'r, 'a> At<'r, 'a> {
    fn new(row: &'r Object<'a>, place: Option<(RowPart, usize)>) -> Self {
        Self { row, place, stays: OnceCell::new() }
    }

    /// The cells of its stays; empty if there is no list.
    fn stays(&self) -> &[Json<'a>] {
        self.stays.get_or_init(|| self.row.cell("stays").and_then(|cell| cell.list()).unwrap_or_default())
    }

    /// The value at a path of the row; `None` if there is none.
    fn value(&self, path: &str) -> Option<Json<'a>> {
        match (place_in(path, "stays"), path.split_once("].")) {
            (Some(index), Some((_, rest))) => at_path(&self.stays().get(index)?.fields()?, rest),
            _ => at_path(self.row, path),
        }
    }

    /// The id in the row: that of its course or client, else of its service.
    fn id(&self) -> Option<Cow<'a, str>> {
        let named_by = match self.place?.0 {
            RowPart::Courses => "course",
            RowPart::Clients => "client",
            _ => "service",
        };
        self.row.optional_text(named_by).ok().flatten()
    }

    /// An error at a field of the row, with the full path.
    fn inside(&self, error: InputError) -> InputError {
        match self.place {
            Some((table, index)) => error.inside(&element(table.as_str(), index)),
            None => error,
        }
    }
}

impl Load {
    fn begin(provider: &str, services: Arc<Services>, as_of: NaiveDate) -> Result<Self, InputError> {
        match (is_text(provider), in_range(as_of)) {
            (false, _) => Err(InputError::at(ErrorCode::InvalidValue, "provider")),
            (_, false) => Err(InputError::at(ErrorCode::InvalidDate, "as_of")),
            (true, true) => Ok(Self { loader: Loader::begin(provider, Some(as_of), services), as_of, errors: Vec::new() }),
        }
    }

    fn finish(self) -> Loaded {
        Loaded { provider: self.loader.finish(), errors: self.errors }
    }

    fn read(of: &Object<'_>, services: Arc<Services>, as_of: NaiveDate) -> Result<Loaded, InputError> {
        let mut load = Self::begin(&of.text("provider")?, services, as_of)?;
        load.head(of);
        load.rows(of, RowPart::Capacity, |load, at| load.plain::<CapacityRow<'_>>(at, RowPart::Capacity, Loader::capacity));
        load.rows(of, RowPart::Info, |load, at| load.plain::<InfoRow<'_>>(at, RowPart::Info, Loader::info));
        load.rows(of, RowPart::Pools, |load, at| load.plain::<PoolRow<'_>>(at, RowPart::Pools, Loader::pool));
        load.rows(of, RowPart::Courses, Self::course);
        load.rows(of, RowPart::Clients, Self::client);
        load.note_placements(of.has("clients"));
        Ok(load.finish())
    }

    /// Typed rows: each is taken directly, and handled as JSON only if something in it is wrong.
    fn typed(rows: &Snapshot<'_>, services: Arc<Services>, as_of: NaiveDate) -> Result<Loaded, InputError> {
        let mut load = Self::begin(&rows.provider, services, as_of)?;
        let mut head = Snapshot::new(&*rows.provider);
        (head.snapshot, head.last_on, head.not_loaded) = (rows.snapshot, rows.last_on, rows.not_loaded.clone());
        load.text(&head.to_text(), Self::head);
        load.typed_rows(
            RowPart::Capacity,
            rows.capacity.as_deref(),
            |load, row| load.loader.capacity(row).is_ok(),
            |load, at| {
                load.plain::<CapacityRow<'_>>(at, RowPart::Capacity, Loader::capacity);
            },
        );
        load.typed_rows(
            RowPart::Info,
            rows.info.as_deref(),
            |load, row| load.loader.info(row).is_ok(),
            |load, at| {
                load.plain::<InfoRow<'_>>(at, RowPart::Info, Loader::info);
            },
        );
        load.typed_rows(
            RowPart::Pools,
            rows.pools.as_deref(),
            |load, row| load.loader.pool(row).is_ok(),
            |load, at| {
                load.plain::<PoolRow<'_>>(at, RowPart::Pools, Loader::pool);
            },
        );
        load.typed_rows(RowPart::Courses, rows.courses.as_deref(), Self::takes_plain_course, Self::course);
        load.typed_rows(RowPart::Clients, rows.clients.as_deref(), Self::takes_plain_client, Self::client);
        load.note_placements(rows.clients.is_some());
        Ok(load.finish())
    }

    /// Placements are listed with the clients.
    fn note_placements(&mut self, are_given: bool) {
        if !are_given {
            self.loader.gaps().note_not_loaded(RowPart::Placements);
        }
    }

    /// The fields outside the tables.
    fn head(&mut self, of: &Object<'_>) {
        let at = At::new(of, None);
        let mut found = Found::default();
        found.unknown(of, Snapshot::NAMES);
        if of.has("snapshot") {
            <i64 as crate::input::document::FieldType<'_>>::find_all(of, "snapshot", SHAPE, &mut found);
        }
        self.found(found, &at);
        match of.optional_day("last_on") {
            Ok(Some(day)) if self.as_of < day => {
                self.add(InputError::at(ErrorCode::OutOfOrder, "last_on"), Allowed::DayUntil(self.as_of), &at)
            }
            Ok(_) => {}
            Err(error) => self.add(error, Allowed::Day, &at),
        }
        match of.words("not_loaded", RowPart::from_word) {
            Ok(parts) => parts.into_iter().for_each(|part| self.loader.gaps().note_not_loaded(part)),
            Err(error) => self.add(error, Allowed::Words(RowPart::WORDS), &at),
        }
    }

    /// Takes each row of a table.
    fn rows<'a>(&mut self, of: &Object<'a>, table: RowPart, mut take: impl FnMut(&mut Self, At<'_, 'a>)) {
        let list = table.as_str();
        let Some(cell) = of.cell(list) else { return self.loader.gaps().note_not_loaded(table) };
        let Some(cells) = cell.list() else {
            self.refuse_of(table, None);
            return self.add(InputError::at(ErrorCode::InvalidValue, list), Allowed::Documented, &At::new(of, None));
        };
        for (index, cell) in cells.iter().enumerate() {
            match cell.fields() {
                Some(row) => take(self, At::new(&row, Some((table, index)))),
                None => {
                    self.refuse_of(table, None);
                    let error = InputError::at(ErrorCode::InvalidValue, element(list, index));
                    self.report(error, Allowed::Documented, Some(*cell), None);
                }
            }
        }
    }

    /// Takes each typed row of a table: directly, unless `is_taken` returns that something in it is wrong.
    fn typed_rows<'a, R: Document<'a>>(
        &mut self,
        table: RowPart,
        rows: Option<&[R]>,
        mut is_taken: impl FnMut(&mut Self, &R) -> bool,
        mut take: impl FnMut(&mut Self, At<'_, '_>),
    ) {
        let Some(rows) = rows else { return self.loader.gaps().note_not_loaded(table) };
        for (index, row) in rows.iter().enumerate() {
            let is_taken = row.check().is_ok() && is_taken(self, row);
            if !is_taken || !self.loader.noted.is_empty() {
                self.text(&row.to_text(), |load, row| {
                    let at = At::new(row, Some((table, index)));
                    if is_taken { load.report_noted(&at) } else { take(load, at) }
                });
            }
        }
    }

    /// Handles a typed row in its JSON form.
    fn text(&mut self, text: &str, look: impl FnOnce(&mut Self, &Object<'_>)) {
        if let Ok(row) = Object::split_bytes(text.as_bytes()) {
            look(self, &row);
        }
    }

    /// Takes a row that is accepted or rejected as a whole.
    fn plain<'a, R: Document<'a>>(
        &mut self,
        at: At<'_, 'a>,
        table: RowPart,
        take: fn(&mut Loader<Lenient>, &R) -> Result<(), InputError>,
    ) {
        match R::read(at.row) {
            Ok(row) => {
                // Of two rows with the same key, the first is kept.
                if let Err(error) = take(&mut self.loader, &row) {
                    self.add_misfit(error, &at);
                }
            }
            Err(_) => {
                self.find_all::<R>(&at);
                self.refuse(table, at.row);
            }
        }
    }

    /// Records that a row of a table is not known.
    fn refuse(&mut self, table: RowPart, row: &Object<'_>) {
        let service = match row.text("service") {
            Ok(service) => match self.loader.service(&service) {
                Ok(service) => Some(service),
                // Nothing is asked about an unknown service.
                Err(_) => return,
            },
            Err(_) => None,
        };
        self.refuse_of(table, service);
    }

    /// Records that a row of a table is not known, for a service or for any; for a client, also its placements.
    fn refuse_of(&mut self, table: RowPart, service: Option<ServiceIx>) {
        let gaps = self.loader.gaps();
        gaps.note_refused(table, service);
        if table == RowPart::Clients {
            gaps.note_refused(RowPart::Placements, service);
        }
    }

    /// Takes a typed course if nothing in it is wrong; returns whether it did.
    fn takes_plain_course(&mut self, row: &CourseRow<'_>) -> bool {
        let is_taken = self.loader.course(row).is_ok();
        if !is_taken {
            self.loader.noted.clear();
        }
        is_taken
    }

    fn course(&mut self, at: At<'_, '_>) {
        let whole = CourseRow::read(at.row);
        let is_whole = whole.is_ok();
        let own = whole.or_else(|_| CourseRow::read(&Without(at.row, &["periods", "first_starts"])));
        let mut gaps = CourseGaps::default();
        let mut places: Vec<usize> = Vec::new();
        if !is_whole {
            self.find_all::<CourseRow<'_>>(&at);
        }
        let Ok(mut row) = own else { return self.refuse_course(&at) };
        if is_whole {
            places.extend(0..row.periods.as_ref().map_or(0, Vec::len));
        } else {
            let periods = at.row.cell("periods").and_then(|cell| cell.list());
            let read = |cell: &Json<'_>| cell.fields().and_then(|fields| Period::read(&fields).ok());
            let (mut kept, mut are_all_kept) = (Vec::new(), true);
            for (place, cell) in periods.iter().flatten().enumerate() {
                match read(cell) {
                    Some(period) => {
                        kept.push(period);
                        places.push(place);
                    }
                    None => are_all_kept = false,
                }
            }
            if are_all_kept && CourseRow::read(&Without(at.row, &["first_starts"])).is_err() {
                // It is not a list, or is too long.
                kept.clear();
                are_all_kept = false;
            }
            row.periods = at.row.has("periods").then_some(kept);
            gaps.periods = (!are_all_kept).then_some(Unknown::Refused);
            // The first starts could not be read, or the row would be whole without them.
            gaps.first_starts = at.row.has("first_starts").then_some(Unknown::Refused);
        }
        loop {
            let error = match self.loader.course_with(&row, gaps) {
                Ok(()) => break,
                Err(error) => error,
            };
            match error.field().and_then(|field| place_in(field, "periods")) {
                // A period that does not fit with the others is left out.
                Some(index) if index < places.len() => {
                    if let Some(periods) = &mut row.periods {
                        periods.remove(index);
                    }
                    let place = places.remove(index);
                    let field =
                        error.field().unwrap_or_default().replacen(&element("periods", index), &element("periods", place), 1);
                    let error = InputError::at(error.code(), field);
                    self.add_misfit(error, &at);
                    gaps.periods = Some(Unknown::Refused);
                }
                _ => {
                    let is_there = error.code() == ErrorCode::DuplicateCourse;
                    self.add_misfit(error, &at);
                    if !is_there {
                        self.refuse_course(&at);
                    }
                    break;
                }
            }
        }
        self.report_noted(&at);
    }

    fn refuse_course(&mut self, at: &At<'_, '_>) {
        self.refuse(RowPart::Courses, at.row);
        if let Some(id) = at.id() {
            self.loader.absent.insert(id.as_ref().into());
        }
    }

    /// Takes a typed client with its stays if there is nothing to report; returns whether it did.
    fn takes_plain_client(&mut self, row: &ClientRow<'_>) -> bool {
        let client = self.plain_client(row);
        let is_clean = core::mem::take(&mut self.loader.noted).is_empty();
        match client.filter(|_| is_clean) {
            Some(client) => {
                self.loader.provider.clients.insert(client);
                true
            }
            None => false,
        }
    }

    fn plain_client(&mut self, row: &ClientRow<'_>) -> Option<Client> {
        let mut client = self.loader.client_itself(row).ok()?;
        for stay in row.stays.as_ref()? {
            client.stays.extend(self.loader.stay(stay, client.service).ok()?);
        }
        if client.gaps.decision_on || !overlapping(&client.stays, 0).is_empty() {
            return None;
        }
        client.stays.retain(|stay| !stay.is_empty());
        Some(client)
    }

    fn client<'a>(&mut self, at: At<'_, 'a>) {
        // The cells of stays are handled individually only if something in the row is wrong.
        let (own, stays) = match ClientRow::read(at.row) {
            Ok(row) if self.takes_plain_client(&row) => return,
            Ok(mut row) => {
                let stays = row.stays.take().map(|stays| stays.into_iter().map(Some).collect::<Vec<_>>());
                (Some(row), stays)
            }
            Err(_) => {
                self.find_all::<ClientRow<'_>>(&at);
                let read = |cell: &Json<'a>| cell.fields().and_then(|fields| StayRow::read(&fields).ok());
                let own = ClientRow::read(&Without(at.row, &["stays"])).ok();
                (own, at.row.has("stays").then(|| at.stays().iter().map(read).collect()))
            }
        };
        let are_stays_listed = at.row.cell("stays").is_none_or(|cell| cell.list().is_some());
        let taken = own.and_then(|row| match self.loader.client_itself(&row) {
            Ok(client) => Some(client),
            Err(error) => {
                self.add_misfit(error, &at);
                None
            }
        });
        self.report_noted(&at);
        let Some(mut client) = taken.or_else(|| self.unknown_client(&at, stays.as_deref())) else {
            // Neither its service is known, nor any of its courses, which would give the service.
            for (place, stay) in stays.iter().flatten().enumerate() {
                let Some(stay) = stay else { continue };
                if self.loader.why_absent(&stay.course).is_none() {
                    let field = [&element("stays", place), ".course"].concat();
                    self.add(InputError::at(ErrorCode::UnknownCourse, field), Allowed::KnownCourse, &at);
                }
                self.report_days(stay, place, &at);
            }
            // It is unknown whose placements these are, and whether they count.
            self.note_placements(stays.is_some());
            for course in at.stays().iter().filter_map(|cell| cell.fields()?.text("course").ok()) {
                self.refuse_stay(&course);
            }
            if are_stays_listed {
                self.refuse(RowPart::Clients, at.row);
            } else {
                self.refuse_of(RowPart::Clients, None);
            }
            return;
        };
        if !client.is_named() {
            self.loader.gaps().note_refused(RowPart::Clients, Some(client.service));
        }
        if client.gaps.decision_on {
            self.loader.gaps().note_not_loaded(RowPart::DecisionOn);
        }
        // A second row of a known client may omit the placements.
        if stays.is_none() && self.known(&client).is_none() {
            self.loader.gaps().note_not_loaded(RowPart::Placements);
            client.gaps.stays = Some(Unknown::NotLoaded);
        } else {
            self.stays(&mut client, stays.unwrap_or_default(), &at);
        }
        if !are_stays_listed {
            client.gaps.stays = client.gaps.stays.or(Some(Unknown::Refused));
            self.loader.gaps().note_refused(RowPart::Placements, Some(client.service));
        }
        self.insert(client);
    }

    /// A client with only its placements: with its id, if that can be read, and its service, else that of its courses.
    fn unknown_client(&mut self, at: &At<'_, '_>, stays: Option<&[Option<StayRow<'_>>]>) -> Option<Client> {
        let of_courses = |stay: &StayRow<'_>| {
            let courses = &self.loader.provider.courses;
            courses.find(&stay.course.as_ref()).map(|at| courses.get(at).service)
        };
        let service = at.row.text("service").ok().and_then(|service| self.loader.service(&service).ok());
        let service = service.or_else(|| stays.into_iter().flatten().flatten().find_map(of_courses))?;
        let mut client = Client::new(service, at.id().as_deref().unwrap_or_default());
        client.gaps.itself = Some(Unknown::Refused);
        self.loader.gaps();
        Some(client)
    }

    /// Takes a client's stays individually.
    fn stays(&mut self, client: &mut Client, stays: Vec<Option<StayRow<'_>>>, at: &At<'_, '_>) {
        let mut taken: Vec<(usize, Stay)> = Vec::new();
        for (place, stay) in stays.into_iter().enumerate() {
            let Some(stay) = stay else {
                client.gaps.stays = Some(Unknown::Refused);
                if let Some(course) = at.stays().get(place).and_then(|cell| cell.fields()?.text("course").ok()) {
                    self.refuse_stay(&course);
                }
                continue;
            };
            if let Some(why) = self.loader.why_absent(&stay.course).filter(|_| stay.attached_on <= self.as_of) {
                client.gaps.stays = Some(why);
                self.note_placements(why != Unknown::NotLoaded);
                self.report_days(&stay, place, at);
                continue;
            }
            let path = || element("stays", place);
            match self.loader.stay(&stay, client.service) {
                Ok(stay) => taken.extend(stay.map(|stay| (place, stay))),
                Err(_) if self.as_of < stay.attached_on => {
                    self.loader.noted.push(InputError::at(ErrorCode::OutOfOrder, "attached_on"));
                }
                Err(error) => {
                    let error = error.inside(&path());
                    self.add_misfit(error, at);
                    client.gaps.stays = Some(Unknown::Refused);
                    self.refuse_stay(&stay.course);
                }
            }
            for error in &mut self.loader.noted {
                *error = error.clone().inside(&path());
            }
            self.report_noted(at);
        }
        // The stays of a client with two rows are combined.
        let mut all = self.known(client).map_or_else(Vec::new, |known| known.stays.clone());
        let known = all.len();
        all.extend(taken.iter().map(|(_, stay)| *stay));
        let mut dropped = overlapping(&all, known);
        dropped.sort_unstable();
        let is_kept = |place: &usize| dropped.binary_search(place).is_err();
        let kept: Vec<Stay> = all.iter().enumerate().filter(|(place, _)| is_kept(place)).map(|(_, stay)| *stay).collect();
        for (place, stay) in dropped.iter().filter_map(|place| taken.get(place.checked_sub(known)?)) {
            let field = [&element("stays", *place), ".attached_on"].concat();
            self.add(InputError::at(ErrorCode::InvalidValue, field), Allowed::NoOverlap, at);
            // If two overlapping stays continue, one is enough to know that the client is on the course.
            let still_there = kept.iter().any(|other| other.course == stay.course && other.to.is_none());
            if !(still_there && stay.to.is_none()) {
                let course = self.loader.provider.courses.get(stay.course).id.clone();
                client.gaps.stays = Some(Unknown::Refused);
                self.refuse_stay(&course);
            }
        }
        client.stays = kept;
        client.stays.retain(|stay| !stay.is_empty());
    }

    /// Reports an error in the dates of a stay whose course is not known.
    fn report_days(&mut self, stay: &StayRow<'_>, place: usize, at: &At<'_, '_>) {
        if stay.detached_on.is_some_and(|day| day < stay.attached_on) {
            let field = [&element("stays", place), ".detached_on"].concat();
            self.add(InputError::at(ErrorCode::OutOfOrder, field), Allowed::DayFrom(stay.attached_on), at);
        }
    }

    /// The client from an earlier row.
    fn known(&self, client: &Client) -> Option<&Client> {
        client.is_named().then(|| self.loader.provider.client_of(client.service, &client.id)).flatten()
    }

    /// Records that a placement on a course was rejected.
    fn refuse_stay(&mut self, course: &str) {
        self.loader.gaps();
        let courses = &mut self.loader.provider.courses;
        if let Some(at) = courses.find(&course) {
            courses.get_mut(at).aside.gaps.clients = Some(Unknown::Refused);
        }
    }

    /// Adds a client; an existing one keeps its data and gets the stays.
    fn insert(&mut self, client: Client) {
        let clients = &mut self.loader.provider.clients;
        let known = client.is_named().then(|| clients.find(&(client.service, &client.id))).flatten();
        match known {
            Some(at) => {
                let known = clients.get_mut(at);
                known.stays = client.stays;
                known.gaps.stays = known.gaps.stays.or(client.gaps.stays);
            }
            None => {
                clients.insert(client);
            }
        }
    }

    /// Reports all errors in the fields of a row.
    fn find_all<'a, R: Document<'a>>(&mut self, at: &At<'_, 'a>) {
        let mut found = Found::default();
        R::find_errors(at.row, &mut found);
        self.found(found, at);
    }

    fn found(&mut self, found: Found, at: &At<'_, '_>) {
        for mut error in found.errors {
            error.error = at.inside(error.error);
            self.push(error, at.id().as_deref());
        }
    }

    /// Reports what was left out of an accepted row.
    fn report_noted(&mut self, at: &At<'_, '_>) {
        for error in core::mem::take(&mut self.loader.noted) {
            self.add_misfit(error, at);
        }
    }

    /// Reports what does not fit with the other rows, or with the date.
    fn add_misfit(&mut self, error: InputError, at: &At<'_, '_>) {
        let allowed = self.allowed(&error, at);
        self.add(error, allowed, at);
    }

    /// Reports an error at a field of a row.
    fn add(&mut self, error: InputError, allowed: Allowed, at: &At<'_, '_>) {
        let value = error.field().and_then(|field| at.value(field));
        self.report(at.inside(error), allowed, value, at.id().as_deref());
    }

    fn report(&mut self, error: InputError, allowed: Allowed, value: Option<Json<'_>>, id: Option<&str>) {
        let mut found = Found::default();
        found.add(error, value, allowed);
        found.errors.into_iter().for_each(|error| self.push(error, id));
    }

    fn push(&mut self, mut error: DocumentError, id: Option<&str>) {
        error.error = error.error.in_snapshot();
        let table = error.field().and_then(table_of);
        let id = id.filter(|id| !holds_identity_code(id)).map(Into::into);
        self.errors.push(RowError { table, id, error });
    }

    /// The values that would make a readable row fit with the others.
    fn allowed(&self, error: &InputError, at: &At<'_, '_>) -> Allowed {
        let field = error.field().unwrap_or_default();
        let (inside, name) = field.rsplit_once('.').map_or(("", field), |(inside, name)| (inside, name));
        let beside = |name: &str| {
            let path = if inside.is_empty() { name.into() } else { [inside, ".", name].concat() };
            at.value(&path).and_then(|cell| cell.day())
        };
        let is_late = || at.value(field).and_then(|cell| cell.day()).is_some_and(|day| self.as_of < day);
        let from = |day: Option<NaiveDate>| day.map_or(Allowed::Day, Allowed::DayFrom);
        match (error.code(), name) {
            (ErrorCode::UnknownService, _) => Allowed::KnownService,
            (ErrorCode::UnknownCourse, _) | (ErrorCode::InvalidValue, "course" | "detached_from") => Allowed::KnownCourse,
            (ErrorCode::UnknownTargetGroup, _) => Allowed::OfferedGroup,
            (ErrorCode::DuplicateCourse, _) | (ErrorCode::InvalidValue, "year" | "service" | "office" | "client") => {
                Allowed::Once
            }
            (ErrorCode::OutOfOrder, _) if is_late() => Allowed::DayUntil(self.as_of),
            (ErrorCode::OutOfOrder, "confirmed_on") => from(beside("created_on")),
            (ErrorCode::OutOfOrder, "detached_on") => from(beside("attached_on")),
            (ErrorCode::OutOfOrder, "attached_on") => {
                let course = at.value(&[inside, ".course"].concat()).and_then(|cell| cell.text());
                from(course.and_then(|course| self.created_on(&course)))
            }
            (ErrorCode::InvalidValue, "received") => from(beside("issued")),
            (ErrorCode::DecisionInFuture, _) => beside("on").map_or(Allowed::Day, Allowed::DayUntil),
            (ErrorCode::PeriodEndsBeforeStart, _) => from(beside("start")),
            (ErrorCode::MissingField, "detached_on" | "confirmed_on") => Allowed::Day,
            _ => Allowed::Documented,
        }
    }

    fn created_on(&self, course: &str) -> Option<NaiveDate> {
        let courses = &self.loader.provider.courses;
        courses.find(&course).and_then(|at: Ix<Course>| courses.get(at).aside.created_on)
    }
}

/// The table of a path: that of the innermost list of rows.
fn table_of(path: &str) -> Option<RowPart> {
    let list = path.split(['[', '.']).next().unwrap_or_default();
    let inside = path.split_once("].").map_or("", |(_, inside)| inside);
    match list {
        "courses" if inside.starts_with("periods") => Some(RowPart::Periods),
        "clients" if inside.starts_with("stays") => Some(RowPart::Placements),
        _ => RowPart::from_word(list),
    }
}

/// The index in a path that begins with an element of a list.
fn place_in(path: &str, list: &str) -> Option<usize> {
    path.strip_prefix(list)?.strip_prefix('[')?.split_once(']')?.0.parse().ok()
}

/// The value at a path of a row; `None` if there is none.
fn at_path<'a>(row: &Object<'a>, path: &str) -> Option<Json<'a>> {
    let (name, rest) = path.split_once('.').map_or((path, None), |(name, rest)| (name, Some(rest)));
    let (field, index) = match name.split_once('[') {
        Some((field, index)) => (field, Some(index.strip_suffix(']')?.parse::<usize>().ok()?)),
        None => (name, None),
    };
    let cell = row.cell(field)?;
    let cell = match index {
        Some(index) => *cell.list()?.get(index)?,
        None => cell,
    };
    match rest {
        Some(rest) => at_path(&cell.fields()?, rest),
        None => Some(cell),
    }
}

/// The fields of a row except some.
struct Without<'r, F>(&'r F, &'static [&'static str]);

impl<'a, F: Fields<'a>> Fields<'a> for Without<'_, F> {
    type Cell = F::Cell;

    fn cell(&self, field: &str) -> Option<Self::Cell> {
        if self.1.contains(&field) { None } else { self.0.cell(field) }
    }

    fn first_unknown(&self, known: &[&[&str]]) -> Option<Cow<'_, str>> {
        self.0.first_unknown(known)
    }
}
