//! Clients of a service in a provider's state.

use crate::input::decision_days::DecisionDays;
use crate::input::service::ServiceDescription;
use crate::input::services::ServiceIx;
use crate::state::course::Course;
use crate::state::gaps::ClientGaps;
use crate::state::table::{Ix, Row};
use alloc::boxed::Box;
use alloc::sync::Arc;
use alloc::vec::Vec;
use chrono::NaiveDate;

/// A client of one service.
#[derive(Clone, Debug)]
pub(crate) struct Client {
    /// Empty if its row could not be read; its placements count anyway.
    pub(crate) id: Box<str>,
    pub(crate) service: ServiceIx,
    /// `None` if the provider has no decision, or no longer.
    pub(crate) decision: Option<ClientDecision>,
    /// The earliest reported start of the rehabilitation elsewhere.
    pub(crate) started_elsewhere: Option<NaiveDate>,
    /// The client's stays on courses that include the end of a day, and those that continue.
    pub(crate) stays: Vec<Stay>,
    pub(crate) authority_line_told: bool,
    /// The course that the client was last detached from; `None` after leaving in any other way, and after being attached to a course
    /// again.
    pub(crate) detached_from: Option<Ix<Course>>,
    /// The facts that a registry's rows leave open.
    pub(crate) gaps: ClientGaps,
}

/// The provider's knowledge of a client's decision.
#[derive(Clone, Debug)]
pub(crate) struct ClientDecision {
    /// The description in force when the decision was received, which set the dates.
    pub(crate) description: Arc<ServiceDescription>,
    pub(crate) target_group: Option<Box<str>>,
    pub(crate) days: DecisionDays,
    /// The date on which the provider received it, and what was given then; a snapshot contains these.
    pub(crate) on: NaiveDate,
    pub(crate) issued: NaiveDate,
    pub(crate) received: Option<NaiveDate>,
    pub(crate) continues: Option<bool>,
}

impl ClientDecision {
    /// The decision received by a provider on a date, under the description in force on it.
    pub(crate) fn new(
        description: &Arc<ServiceDescription>,
        on: NaiveDate,
        issued: NaiveDate,
        received: Option<NaiveDate>,
        target_group: Option<&str>,
        continues: Option<bool>,
    ) -> Self {
        Self {
            description: Arc::clone(description),
            target_group: target_group.map(Into::into),
            days: description.decision_days(issued, received, continues, on),
            on,
            issued,
            received,
            continues,
        }
    }
}

/// A client's time on a course: from a date up to, but excluding, the date of leaving.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Stay {
    pub(crate) course: Ix<Course>,
    pub(crate) from: NaiveDate,
    pub(crate) to: Option<NaiveDate>,
}

impl Stay {
    /// Whether it began and ended on the same date, so that it includes no end of a day: such a stay is not kept.
    pub(crate) fn is_empty(&self) -> bool {
        self.to == Some(self.from)
    }

    /// Whether the client was attached at the end of the date.
    pub(crate) fn covers(&self, day: NaiveDate) -> bool {
        self.from <= day && self.to.is_none_or(|to| day < to)
    }
}

impl Row for Client {
    type Key<'k> = (ServiceIx, &'k str);

    fn key(&self) -> (ServiceIx, &str) {
        (self.service, &self.id)
    }

    fn has_key(&self, key: &(ServiceIx, &str)) -> bool {
        self.service == key.0 && &*self.id == key.1
    }
}

impl Client {
    pub(crate) fn new(service: ServiceIx, id: &str) -> Self {
        Self {
            id: id.into(),
            service,
            decision: None,
            started_elsewhere: None,
            stays: Vec::new(),
            authority_line_told: false,
            detached_from: None,
            gaps: ClientGaps::default(),
        }
    }

    /// Whether its id is known.
    pub(crate) fn is_named(&self) -> bool {
        !self.id.is_empty()
    }

    /// The stays that continue.
    pub(crate) fn present_stays(&self) -> impl Iterator<Item = &Stay> {
        self.stays.iter().filter(|stay| stay.to.is_none())
    }

    pub(crate) fn is_on(&self, course: Ix<Course>) -> bool {
        self.present_stays().any(|stay| stay.course == course)
    }

    pub(crate) fn come_to(&mut self, course: Ix<Course>, on: NaiveDate) {
        self.stays.push(Stay { course, from: on, to: None });
        self.detached_from = None;
    }

    pub(crate) fn leave(&mut self, course: Ix<Course>, on: NaiveDate) {
        let Some(stay) = self.stays.iter_mut().find(|stay| stay.course == course && stay.to.is_none()) else { return };
        stay.to = Some(on);
        self.detached_from = None;
        self.stays.retain(|stay| !stay.is_empty());
    }
}
