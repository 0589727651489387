//! The set of service descriptions, with the one in force on a date.

use crate::input::document::Document;
use crate::input::error::{ErrorCode, InputError};
use crate::input::service::ServiceDescription;
use alloc::boxed::Box;
use alloc::sync::Arc;
use alloc::vec;
use alloc::vec::Vec;
use chrono::NaiveDate;

/// A set of service descriptions, with the versions of each id.
///
/// ```
/// use rehab_rules::{NaiveDate, Services};
/// let services = Services::built_in();
/// let rare = services.in_force("kela.rare-connective-tissue", NaiveDate::from_ymd_opt(2026, 1, 7).unwrap()).unwrap();
/// assert_eq!(rare.total_duration_months, 9);
/// ```
#[derive(Clone, Debug)]
pub struct Services {
    services: Vec<Service>,
}

#[derive(Clone, Debug)]
struct Service {
    id: Box<str>,
    versions: Vec<Arc<ServiceDescription>>,
}

/// A service among [`Services`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub(crate) struct ServiceIx(usize);

/// The built-in descriptions, in JSON.
///
/// ```
/// use rehab_rules::{ServiceDescription, service::BUILT_IN};
/// let carers = ServiceDescription::read_all(BUILT_IN[0].as_bytes())?.remove(0);
/// assert_eq!((carers.id.as_ref(), carers.must_hold_at), ("kela.family-carers", 7));
/// # Ok::<(), rehab_rules::InputError>(())
/// ```
pub static BUILT_IN: [&str; 2] =
    [include_str!("../../services/kela.family-carers.json"), include_str!("../../services/kela.rare-connective-tissue.json")];

/// A template for custom descriptions, in JSON: every key with an example value.
///
/// ```
/// use rehab_rules::service::{TEMPLATE, check_texts};
/// let checked = check_texts(&[TEMPLATE]);
/// assert!(checked.errors().is_empty() && checked.warnings().is_empty());
/// ```
pub static TEMPLATE: &str = include_str!("../../services/template.json");

/// The built-in descriptions.
impl Default for Services {
    fn default() -> Self {
        Self::built_in()
    }
}

impl Services {
    /// An empty set.
    ///
    /// ```
    /// assert_eq!(rehab_rules::Services::none().ids().count(), 0);
    /// ```
    #[must_use]
    pub const fn none() -> Self {
        Self { services: Vec::new() }
    }

    /// The two built-in descriptions: `kela.family-carers` and `kela.rare-connective-tissue`.
    ///
    /// ```
    /// let ids: Vec<String> = rehab_rules::Services::built_in().ids().map(String::from).collect();
    /// assert_eq!(ids, ["kela.family-carers", "kela.rare-connective-tissue"]);
    /// ```
    #[must_use]
    pub fn built_in() -> Self {
        let mut services = Self::none();
        for text in BUILT_IN {
            // A test reads both, and they are compiled in.
            for description in ServiceDescription::read_all(text.as_bytes()).unwrap_or_default() {
                services.push(description);
            }
        }
        services
    }

    /// The built-in descriptions and these. A description with the id of a built-in one replaces all built-in versions.
    ///
    /// # Errors
    /// `invalid_value` at `valid_from` when two descriptions of one id are in force on the same date. A description built in code is
    /// checked like one that is read: a string, date or number out of range, a duplicate word or target group, and a value that is
    /// inconsistent with another field are errors at their fields.
    ///
    /// ```
    /// # use rehab_rules::{NaiveDate, Services};
    /// # let (built_in, on) = (Services::built_in(), NaiveDate::from_ymd_opt(2026, 1, 7).unwrap());
    /// let mut own = built_in.in_force("kela.family-carers", on).unwrap().clone();
    /// own.id = "own.carers".into();
    /// own.group_size.max = 10;
    /// let services = Services::with(vec![own])?;
    /// assert_eq!(services.in_force("own.carers", on).unwrap().group_size.max, 10);
    /// assert_eq!(services.in_force("kela.family-carers", on).unwrap().group_size.max, 12);
    /// # Ok::<(), rehab_rules::InputError>(())
    /// ```
    pub fn with(descriptions: Vec<ServiceDescription>) -> Result<Self, InputError> {
        let mut services = Self::built_in();
        services.services.retain(|service| !descriptions.iter().any(|description| description.id == service.id));
        services.and(descriptions)
    }

    /// Only these descriptions, without the built-in ones.
    ///
    /// # Errors
    /// As for [`Services::with`].
    ///
    /// ```
    /// use rehab_rules::{ServiceDescription, Services, service::BUILT_IN};
    /// let services = Services::only(ServiceDescription::read_all(BUILT_IN[0].as_bytes())?)?;
    /// assert_eq!(services.ids().collect::<Vec<_>>(), ["kela.family-carers"]);
    /// # Ok::<(), rehab_rules::InputError>(())
    /// ```
    pub fn only(descriptions: Vec<ServiceDescription>) -> Result<Self, InputError> {
        Self::none().and(descriptions)
    }

    /// Adds a new version of a service; the version in force until then ends the day before the new one begins.
    ///
    /// # Errors
    /// As for [`Services::with`], and `missing_field` at `valid_from` for a description without its first day.
    ///
    /// ```
    /// use rehab_rules::{Services, calendar::read_day};
    /// let (services, day) = (Services::built_in(), |text| read_day(text).unwrap());
    /// let carers = services.in_force("kela.family-carers", day("2026-12-31")).unwrap().clone();
    /// let services = services.superseded_by(carers.valid_from(day("2027-01-01")).must_hold_at(8))?;
    /// let held_at = |on| services.in_force("kela.family-carers", day(on)).unwrap().must_hold_at;
    /// assert_eq!((held_at("2026-12-31"), held_at("2027-01-01")), (7, 8));
    /// # Ok::<(), rehab_rules::InputError>(())
    /// ```
    pub fn superseded_by(mut self, description: ServiceDescription) -> Result<Self, InputError> {
        let Some(from) = description.valid_from else {
            return Err(InputError::at(ErrorCode::MissingField, "valid_from").in_description());
        };
        let of_id = self.services.iter_mut().filter(|service| service.id == description.id);
        for version in of_id.flat_map(|service| &mut service.versions) {
            // A version that begins on that day or later is not superseded: it overlaps with the new one.
            if version.in_force_on(from) && version.valid_from < Some(from) {
                Arc::make_mut(version).valid_to = from.pred_opt();
            }
        }
        self.and(vec![description])
    }

    fn and(mut self, descriptions: Vec<ServiceDescription>) -> Result<Self, InputError> {
        descriptions.into_iter().try_for_each(|description| self.add(description))?;
        Ok(self)
    }

    /// Adds a description: of a new service, or a version for days on which no other version is in force.
    ///
    /// # Errors
    /// As for [`Services::with`].
    ///
    /// ```
    /// use rehab_rules::{ServiceDescription, Services, service::BUILT_IN};
    /// let mut services = Services::built_in();
    /// let carers = ServiceDescription::read_all(BUILT_IN[0])?.remove(0);
    /// services.add(carers.clone().id("own.carers"))?;
    /// assert_eq!(services.ids().last(), Some("own.carers"));
    /// assert_eq!(services.add(carers).unwrap_err().field(), Some("valid_from")); // one is in force already
    /// # Ok::<(), rehab_rules::InputError>(())
    /// ```
    pub fn add(&mut self, description: ServiceDescription) -> Result<(), InputError> {
        Document::check(&description).map_err(InputError::in_description)?;
        let overlaps = self.versions(&description.id).iter().any(|other| {
            let starts_by =
                |from: Option<NaiveDate>, to: Option<NaiveDate>| from.is_none_or(|from| to.is_none_or(|to| from <= to));
            starts_by(description.valid_from, other.valid_to) && starts_by(other.valid_from, description.valid_to)
        });
        if overlaps {
            return Err(InputError::at(ErrorCode::InvalidValue, "valid_from").in_description());
        }
        self.push(description);
        Ok(())
    }

    fn push(&mut self, description: ServiceDescription) {
        let id = description.id.clone();
        let description = Arc::new(description);
        match self.services.iter_mut().find(|service| service.id == id) {
            Some(service) => service.versions.push(description),
            None => self.services.push(Service { id, versions: vec![description] }),
        }
        self.services.sort_unstable_by(|a, b| a.id.cmp(&b.id));
    }

    /// A deep copy. Every course and decision keeps a reference to its description, and sharing the reference counts makes threads wait
    /// for each other, so give the providers of each thread a copy.
    ///
    /// ```
    /// use rehab_rules::{Mode, Replay, Services};
    /// let services = Services::built_in();
    /// let threads = [(); 2].map(|()| Replay::new(services.unshared(), Mode::Enforce));
    /// # assert!(services.unshared().ids().eq(services.ids()));
    /// ```
    #[must_use]
    pub fn unshared(&self) -> Self {
        let versions = |service: &Service| service.versions.iter().map(|version| Arc::new((**version).clone())).collect();
        let services = self.services.iter().map(|service| Service { id: service.id.clone(), versions: versions(service) });
        Self { services: services.collect() }
    }

    fn versions(&self, id: &str) -> &[Arc<ServiceDescription>] {
        self.services.iter().find(|service| &*service.id == id).map_or(&[], |service| &service.versions)
    }

    /// The description of a service in force on a date; `None` when there is no such service or no description in force.
    ///
    /// ```
    /// use rehab_rules::{NaiveDate, Services};
    /// let (services, on) = (Services::built_in(), NaiveDate::from_ymd_opt(2026, 1, 7).unwrap());
    /// assert_eq!(services.in_force("kela.family-carers", on).unwrap().must_hold_at, 7);
    /// assert!(services.in_force("kela.carers", on).is_none());
    /// ```
    #[must_use]
    pub fn in_force(&self, id: &str, on: NaiveDate) -> Option<&ServiceDescription> {
        self.versions(id).iter().find(|version| version.in_force_on(on)).map(AsRef::as_ref)
    }

    /// The service with this id and its description in force on a date.
    pub(crate) fn find(&self, id: &str, on: NaiveDate) -> Option<(ServiceIx, &Arc<ServiceDescription>)> {
        let index = self.index(id)?;
        Some((index, self.at(index, on)?))
    }

    /// The service with this id, on any date.
    pub(crate) fn index(&self, id: &str) -> Option<ServiceIx> {
        self.services.iter().position(|service| &*service.id == id).map(ServiceIx)
    }

    /// The description of a service in force on a date.
    pub(crate) fn at(&self, service: ServiceIx, on: NaiveDate) -> Option<&Arc<ServiceDescription>> {
        self.services.get(service.0)?.versions.iter().find(|version| version.in_force_on(on))
    }

    /// The id of a service.
    pub(crate) fn id(&self, service: ServiceIx) -> &str {
        self.services.get(service.0).map_or("", |service| &service.id)
    }

    /// Any description of a service.
    pub(crate) fn any(&self, service: ServiceIx) -> Option<&ServiceDescription> {
        self.services.get(service.0)?.versions.first().map(AsRef::as_ref)
    }

    /// The services, by id.
    pub(crate) fn all(&self) -> impl Iterator<Item = ServiceIx> + use<> {
        (0..self.services.len()).map(ServiceIx)
    }

    /// All descriptions, by service id and then in the order in which they were added.
    ///
    /// ```
    /// let services = rehab_rules::Services::built_in();
    /// assert!(services.iter().all(|description| description.group_size.min == 6));
    /// ```
    pub fn iter(&self) -> impl Iterator<Item = &ServiceDescription> {
        self.services.iter().flat_map(|service| &service.versions).map(AsRef::as_ref)
    }

    /// The ids, sorted.
    ///
    /// ```
    /// let services = rehab_rules::Services::built_in();
    /// assert!(services.ids().any(|id| id == "kela.family-carers"));
    /// ```
    pub fn ids(&self) -> impl Iterator<Item = &str> {
        self.services.iter().map(|service| &*service.id)
    }
}
