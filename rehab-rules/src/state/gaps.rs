//! Gaps: what the rows that a provider was loaded from leave open. A provider that was led by events has none.

use crate::input::services::ServiceIx;
use crate::input::snapshot::RowPart;
use crate::state::provider::Provider;
use alloc::vec::Vec;
use chrono::NaiveDate;

/// Why something is not known.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Unknown {
    /// The rows leave it out: what would read it is not asked.
    NotLoaded,
    /// The row that would tell it was refused: what would read it lacks a fact.
    Refused,
}

/// What the rows of a provider leave open, beside what each course and client has of its own.
#[derive(Clone, Debug)]
pub(crate) struct Gaps {
    /// The day as of which the rows tell how things stand: what was before it they tell only in part.
    pub(crate) as_of: NaiveDate,
    /// What was not loaded, in the order of [`RowPart`].
    pub(crate) not_loaded: Vec<RowPart>,
    /// Services of which a row was refused, by the table of the row, each once; `None` for one whose service could not be read. Of clients,
    /// a row that may be that of any client whom the provider does not know; of placements, one that may be on any course.
    pub(crate) refused: Vec<(RowPart, Option<ServiceIx>)>,
    /// Services of which a course may lie in any year, each once.
    pub(crate) yearless: Vec<(ServiceIx, Unknown)>,
}

impl Gaps {
    pub(crate) fn lacks(&self, part: RowPart) -> bool {
        self.not_loaded.contains(&part)
    }

    /// Why a table of a service is not known as a whole; `None` when it is.
    pub(crate) fn of_table(&self, part: RowPart, service: ServiceIx) -> Option<Unknown> {
        let is_of = |(table, of): &(RowPart, Option<ServiceIx>)| *table == part && of.is_none_or(|of| of == service);
        if self.lacks(part) { Some(Unknown::NotLoaded) } else { self.refused.iter().any(is_of).then_some(Unknown::Refused) }
    }

    /// Why it is not known how many places of a service are used.
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
    /// What the rows leave open. Without the feature `load` nothing does, and what would look at it is not compiled in.
    #[inline]
    pub(crate) fn gaps(&self) -> Option<&Gaps> {
        self.gaps.as_deref().filter(|_| cfg!(feature = "load"))
    }

    /// What the rows that the provider was loaded from leave out, by [`Provider::load`]: rules that would read it are not asked. Of a
    /// provider that was led by events, nothing.
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

/// What the rows leave open of a course.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct CourseGaps {
    /// The schedule, beside the periods that it has.
    pub(crate) periods: Option<Unknown>,
    /// The calendar year.
    pub(crate) year: Option<Unknown>,
    /// How many clients are on it.
    pub(crate) clients: Option<Unknown>,
    /// The first starts through time.
    pub(crate) first_starts: Option<Unknown>,
    /// It is confirmed, on a day that is not kept.
    pub(crate) confirmed_on: bool,
}

/// What the rows leave open of a client.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct ClientGaps {
    /// All but the places.
    pub(crate) itself: Option<Unknown>,
    /// The day on which the provider received the decision.
    pub(crate) decision_on: bool,
    /// The stays, beside those that it has.
    pub(crate) stays: Option<Unknown>,
    /// The course that it was last detached from.
    pub(crate) detached_from: Option<Unknown>,
}

impl ClientGaps {
    /// Why it is not known how the client stands against the days of its decision.
    pub(crate) fn unknown(self, gaps: &Gaps) -> Option<Unknown> {
        let parts = [RowPart::Clients, RowPart::Decision, RowPart::Confirmed];
        let not_loaded = self.decision_on || parts.into_iter().any(|part| gaps.lacks(part));
        if not_loaded { Some(Unknown::NotLoaded) } else { self.itself.or(self.stays) }
    }
}
