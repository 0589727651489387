//! Gaps: the facts that are missing from the rows that a provider was loaded from. A provider built from events has none.

use crate::input::services::ServiceIx;
use crate::input::snapshot::RowPart;
use crate::state::provider::Provider;
use alloc::vec::Vec;
use chrono::NaiveDate;

/// Why something is not known.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Unknown {
    /// The rows omit it: rules that would read it are not asked.
    NotLoaded,
    /// Its row was rejected: rules that would read it lack a fact.
    Refused,
}

/// The facts that a provider's rows leave open, besides those kept with each course and client.
#[derive(Clone, Debug)]
pub(crate) struct Gaps {
    /// The date of the rows: earlier states are only partly known from them.
    pub(crate) as_of: NaiveDate,
    /// The parts that were not loaded, in the order of [`RowPart`].
    pub(crate) not_loaded: Vec<RowPart>,
    /// The services with rejected rows, by table, each once; `None` if the service could not be read. A rejected client row may be that
    /// of any client unknown to the provider; a rejected placement may be on any course.
    pub(crate) refused: Vec<(RowPart, Option<ServiceIx>)>,
    /// The services with a course whose year is not known, each once.
    pub(crate) yearless: Vec<(ServiceIx, Unknown)>,
}

impl Gaps {
    pub(crate) fn lacks(&self, part: RowPart) -> bool {
        self.not_loaded.contains(&part)
    }

    /// Why a table is not completely known for a service; `None` if it is.
    pub(crate) fn of_table(&self, part: RowPart, service: ServiceIx) -> Option<Unknown> {
        let is_of = |(table, of): &(RowPart, Option<ServiceIx>)| *table == part && of.is_none_or(|of| of == service);
        if self.lacks(part) { Some(Unknown::NotLoaded) } else { self.refused.iter().any(is_of).then_some(Unknown::Refused) }
    }

    /// Why the number of used places of a service is not known.
    pub(crate) fn used(&self, service: ServiceIx) -> Option<Unknown> {
        let yearless = self.yearless.iter().find(|(of, _)| *of == service).map(|(_, why)| *why);
        self.of_table(RowPart::Courses, service).or(yearless)
    }

    #[cfg(feature = "load")]
    pub(crate) fn note_refused(&mut self, part: RowPart, service: Option<ServiceIx>) {
        if !self.refused.contains(&(part, service)) {
            self.refused.push((part, service));
        }
    }

    pub(crate) fn note_yearless(&mut self, service: ServiceIx, why: Unknown) {
        if !self.yearless.contains(&(service, why)) {
            self.yearless.push((service, why));
        }
    }

    pub(crate) fn note_not_loaded(&mut self, part: RowPart) {
        if let Err(place) = self.not_loaded.binary_search(&part) {
            self.not_loaded.insert(place, part);
        }
    }
}

impl Provider {
    /// The facts that the rows leave open. Without the feature `load` there are none, and code that handles them is not compiled.
    #[inline]
    pub(crate) fn gaps(&self) -> Option<&Gaps> {
        self.gaps.as_deref().filter(|_| cfg!(feature = "load"))
    }

    /// The parts missing from the rows that the provider was loaded from with [`Provider::load`]; rules that would read them are not
    /// asked. Empty for a provider built from events.
    ///
    /// ```
    /// # use rehab_rules::{Provider, Services, Snapshot, calendar::read_day};
    /// use rehab_rules::snapshot::RowPart;
    /// let as_of = read_day("2026-04-15").unwrap();
    /// let loaded = Provider::load(&Snapshot::new("P1").courses([]).clients([]), Services::built_in(), as_of)?;
    /// assert_eq!(loaded.provider.not_loaded(), [RowPart::Capacity, RowPart::Info, RowPart::Pools]);
    /// assert!(Provider::new("P1", Services::built_in())?.not_loaded().is_empty());
    /// # Ok::<(), rehab_rules::InputError>(())
    /// ```
    #[must_use]
    pub fn not_loaded(&self) -> &[RowPart] {
        self.gaps().map_or(&[], |gaps| &gaps.not_loaded)
    }
}

/// The facts about a course that the rows leave open.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct CourseGaps {
    /// The schedule, apart from the known periods.
    pub(crate) periods: Option<Unknown>,
    /// The calendar year.
    pub(crate) year: Option<Unknown>,
    /// The number of clients on it.
    pub(crate) clients: Option<Unknown>,
    /// The first starts over time.
    pub(crate) first_starts: Option<Unknown>,
    /// It is confirmed, on an unknown date.
    pub(crate) confirmed_on: bool,
}

/// The facts about a client that the rows leave open.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct ClientGaps {
    /// Everything except the placements.
    pub(crate) itself: Option<Unknown>,
    /// The date on which the provider received the decision.
    pub(crate) decision_on: bool,
    /// The stays, apart from the known ones.
    pub(crate) stays: Option<Unknown>,
    /// The course that the client was last detached from.
    pub(crate) detached_from: Option<Unknown>,
}

impl ClientGaps {
    /// Why the client's placements on the dates set by its decision are not known.
    pub(crate) fn unknown(self, gaps: &Gaps) -> Option<Unknown> {
        let parts = [RowPart::Clients, RowPart::Decision, RowPart::Confirmed];
        let not_loaded = self.decision_on || parts.into_iter().any(|part| gaps.lacks(part));
        if not_loaded { Some(Unknown::NotLoaded) } else { self.itself.or(self.stays) }
    }
}
