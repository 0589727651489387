//! Snapshots: a provider's state as one JSON document, and a provider from a snapshot.

use crate::input::document::Document;
use crate::input::error::{ErrorCode, InputError};
use crate::input::fields::{FieldInput, Fields, Read, element};
use crate::input::json::Object;
use crate::input::services::Services;
use crate::input::snapshot::{SHAPE, Snapshot};
use crate::state::loader::{Loader, Strict};
use crate::state::provider::Provider;
use alloc::string::String;
use alloc::sync::Arc;

impl Provider {
    /// The state as one JSON document, ending with `\n`: its [`Snapshot`](Provider::snapshot) as a string. Equal states give equal bytes.
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

    /// A provider made from rows. It answers later questions like the provider whose events led to the rows.
    ///
    /// A registry fills the rows from its own tables. Lists and `last_on` are optional; `last_on` defaults to the latest date in the
    /// rows. `first_starts` is optional if the first day of the schedule never changed. The service descriptions are chosen again among
    /// `services`, by the dates on which courses were created and decisions received.
    ///
    /// # Errors
    /// The first error, with the path of its field, for example `unknown_course` at `clients[0].stays[1].course`.
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

    /// A provider made from a snapshot in JSON, written by [`Provider::to_json`] or by a registry from its own tables.
    ///
    /// # Errors
    /// The errors of [`Provider::from_snapshot`], and malformed JSON.
    ///
    /// ```
    /// use rehab_rules::{Provider, Services};
    /// let text = br#"{"snapshot":1,"provider":"P1","capacity":[{"service":"kela.family-carers","year":2026,"places":24}]}"#;
    /// let provider = Provider::from_json(text, Services::built_in())?;
    /// assert_eq!(provider.snapshot().capacity.unwrap()[0].places, 24);
    /// # Ok::<(), rehab_rules::InputError>(())
    /// ```
    pub fn from_json(text: impl AsRef<[u8]>, services: impl Into<Arc<Services>>) -> Result<Self, InputError> {
        let object = Object::split_bytes(text.as_ref()).map_err(InputError::in_snapshot)?;
        // The rows are checked while they are read.
        Loader::read(&object, services.into()).map_err(|error| {
            let error = if object.is_sound_throughout() { error } else { InputError::unreadable() };
            error.in_snapshot()
        })
    }

    /// A provider made from a parsed snapshot: a JSON value, or a value of another language.
    ///
    /// # Errors
    /// The errors of [`Provider::from_json`].
    ///
    /// ```
    /// use rehab_rules::{Provider, Services, input::Json};
    /// let snapshot = Json::read(r#"{"snapshot":1,"provider":"P1","last_on":"2026-01-02"}"#).unwrap();
    /// let provider = Provider::read_snapshot(&snapshot, Services::built_in())?;
    /// assert_eq!(provider.id(), "P1");
    /// # Ok::<(), rehab_rules::InputError>(())
    /// ```
    pub fn read_snapshot<'a>(snapshot: &impl FieldInput<'a>, services: impl Into<Arc<Services>>) -> Result<Self, InputError> {
        let of = snapshot.fields().ok_or_else(InputError::unreadable);
        of.and_then(|of| Loader::read(&of, services.into())).map_err(InputError::in_snapshot)
    }
}

/// Calls `take` with each row of a list; its errors get the path of the row.
pub(super) fn each<T>(
    list: &'static str,
    rows: Option<&[T]>,
    mut take: impl FnMut(&T) -> Result<(), InputError>,
) -> Result<(), InputError> {
    for (index, row) in rows.unwrap_or_default().iter().enumerate() {
        take(row).map_err(|error| error.inside(&element(list, index)))?;
    }
    Ok(())
}

impl Loader<Strict> {
    /// Reads row by row, keeping only what the state needs of each: reading all rows at once would cost a browser another kilobyte of
    /// code.
    fn read<'a>(of: &impl Fields<'a>, services: Arc<Services>) -> Result<Provider, InputError> {
        Snapshot::admit(of, &[])?;
        of.whole_within("snapshot", SHAPE)?;
        let mut loader = Self::begin(&of.text("provider")?, of.optional_day("last_on")?, services);
        if of.has("not_loaded") && !of.is_empty_list("not_loaded") {
            return Err(InputError::at(ErrorCode::InvalidValue, "not_loaded"));
        }
        of.visit_each("capacity", usize::MAX, &mut |of| loader.capacity(&Document::read(of)?))?;
        of.visit_each("info", usize::MAX, &mut |of| loader.info(&Document::read(of)?))?;
        of.visit_each("pools", usize::MAX, &mut |of| loader.pool(&Document::read(of)?))?;
        of.visit_each("courses", usize::MAX, &mut |of| loader.course(&Document::read(of)?))?;
        of.visit_each("clients", usize::MAX, &mut |of| loader.client(&Document::read(of)?))?;
        Ok(loader.finish())
    }

    /// Takes typed rows: each is checked first, as it would be while it is read.
    fn load(rows: &Snapshot<'_>, services: Arc<Services>) -> Result<Provider, InputError> {
        rows.check_head()?;
        let mut loader = Self::begin(&rows.provider, rows.last_on, services);
        if rows.not_loaded.as_ref().is_some_and(|parts| !parts.is_empty()) {
            return Err(InputError::at(ErrorCode::InvalidValue, "not_loaded"));
        }
        each("capacity", rows.capacity.as_deref(), |row| Document::check(row).and_then(|()| loader.capacity(row)))?;
        each("info", rows.info.as_deref(), |row| Document::check(row).and_then(|()| loader.info(row)))?;
        each("pools", rows.pools.as_deref(), |row| Document::check(row).and_then(|()| loader.pool(row)))?;
        each("courses", rows.courses.as_deref(), |row| Document::check(row).and_then(|()| loader.course(row)))?;
        each("clients", rows.clients.as_deref(), |row| Document::check(row).and_then(|()| loader.client(row)))?;
        Ok(loader.finish())
    }
}
