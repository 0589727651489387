//! What a provider that was loaded from rows does not know of a case. Each fact is first filled as if the rows were complete, and removed
//! here if they leave it open.

use crate::decide::decision::{About, Decision};
use crate::decide::facts::course_facts;
use crate::decide::judge::{Judged, judge_about};
use crate::input::period::{first_start, last_end};
use crate::input::service::InfoField;
use crate::input::services::ServiceIx;
use crate::input::snapshot::RowPart;
use crate::rules::case::Case;
use crate::rules::change::Change;
use crate::rules::course::has_free_place::has_place;
use crate::rules::fact::{Fact, Facts};
use crate::state::client::{Client, ClientDecision};
use crate::state::course::Course;
use crate::state::gaps::{Gaps, Unknown};
use crate::state::provider::Provider;
use chrono::NaiveDate;

/// The subject of a case.
#[derive(Clone, Copy)]
pub(super) struct Subject<'a> {
    service: ServiceIx,
    course: Option<&'a Course>,
    /// The client, if the case is about one: `Some(None)` if the provider does not know it.
    client: Option<Option<&'a Client>>,
    /// Why it is not known that no course of the service can take the client.
    may_take: Option<Unknown>,
}

impl<'a> Subject<'a> {
    pub(super) fn service(service: ServiceIx) -> Self {
        Self { service, course: None, client: None, may_take: None }
    }

    pub(super) fn course(course: &'a Course) -> Self {
        Self { course: Some(course), ..Self::service(course.service) }
    }

    pub(super) fn and_client(self, client: Option<&'a Client>) -> Self {
        Self { client: Some(client), ..self }
    }

    /// A client who may need a course; `may_take` is why it is not known which course can take it.
    pub(super) fn in_need_of_a_course(self, may_take: Option<Unknown>) -> Self {
        Self { may_take, ..self }
    }
}

/// Facts that a case does not know.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Open {
    not_loaded: Facts,
    refused: Facts,
}

impl Open {
    fn add(&mut self, why: Option<Unknown>, facts: &[Fact]) {
        let facts = Facts::of(facts);
        match why {
            Some(Unknown::NotLoaded) => self.not_loaded = self.not_loaded.union(facts),
            Some(Unknown::Refused) => self.refused = self.refused.union(facts),
            None => {}
        }
    }
}

/// The facts read from a client's placements.
const OF_PLACES: &[Fact] = &[
    Fact::PlacedOnDutyDay,
    Fact::PlacedOnRightDay,
    Fact::PlacedSince,
    Fact::PlacedCourseStarted,
    Fact::OnOpenCourse,
    Fact::OnAnyCourse,
    Fact::FirstBegun,
    Fact::BegunUntil,
];
/// The facts read from the schedules of a client's courses.
const OF_SCHEDULES: &[Fact] = &[Fact::PlacedCourseStarted, Fact::OnOpenCourse, Fact::FirstBegun, Fact::BegunUntil];
/// The facts read from the confirmations of a client's courses.
const OF_CONFIRMATIONS: &[Fact] = &[Fact::PlacedOnDutyDay, Fact::PlacedOnRightDay, Fact::PlacedSince, Fact::PlacedCourseStarted];
/// The facts given by a decision.
const OF_A_DECISION: &[Fact] = &[Fact::Decided, Fact::TargetGroup, Fact::DutyDay, Fact::RightDay];

impl Provider {
    /// Judges the rules of a case about a subject, without the facts that the rows leave open.
    #[inline]
    pub(super) fn judge_of(&self, case: &Case<'_>, subject: Subject<'_>, about: About, out: &mut Decision) -> Judged {
        match self.gaps() {
            None => judge_about(case, about, out),
            Some(gaps) => self.judge_with_gaps(gaps, case, subject, about, out),
        }
    }

    #[cold]
    fn judge_with_gaps(&self, gaps: &Gaps, case: &Case<'_>, of: Subject<'_>, about: About, out: &mut Decision) -> Judged {
        let mut open = Open::default();
        self.open_of_service(gaps, case, of.service, &mut open);
        if let Some(course) = of.course {
            self.open_of_course(gaps, course, &mut open);
            if case.change == Change::CourseStands {
                // An audit has no findings on an ended course.
                open.add(self.may_have_ended(course, case.on), Fact::ALL);
            }
        }
        if let Some(client) = of.client {
            self.open_of_client(gaps, case, of, client, &mut open);
        }
        let mut case = case.clone();
        case.leave_open(open.not_loaded, open.refused);
        judge_about(&case, about, out)
    }

    /// The open facts of a year, and of the provider's information about itself.
    fn open_of_service(&self, gaps: &Gaps, case: &Case<'_>, service: ServiceIx, open: &mut Open) {
        let capacity = gaps.of_table(RowPart::Capacity, service);
        if case.year.declared.is_none() {
            open.add(capacity, &[Fact::Declared]);
        }
        let used = gaps.used(service);
        open.add(used, &[Fact::Used]);
        // For a client who has a course, or who was given the authority line, no rule asks whether a course could be created.
        let asks_for_places = !case.client.on_any_course && !case.client.authority_line_told;
        open.add(capacity.or(used).filter(|_| asks_for_places), &[Fact::Left, Fact::LeftNext]);
        if !case.asked.info_given {
            let table = if case.asked.info == Some(InfoField::Pool) { RowPart::Pools } else { RowPart::Info };
            open.add(gaps.of_table(table, service), &[Fact::InfoGiven]);
        }
    }

    fn open_of_course(&self, gaps: &Gaps, course: &Course, open: &mut Open) {
        let not_loaded = |part| gaps.lacks(part).then_some(Unknown::NotLoaded);
        let own = course.aside.gaps;
        let clients = gaps.of_table(RowPart::Placements, course.service).or(own.clients);
        open.add(clients, &[Fact::Clients]);
        open.add(own.periods, &[Fact::Periods]);
        open.add(not_loaded(RowPart::Published), &[Fact::Published]);
        open.add(not_loaded(RowPart::Confirmed), &[Fact::Confirmed, Fact::ConfirmedWith]);
        if self.contact_of(course).is_none() {
            let of_service = gaps.of_table(RowPart::Info, course.service);
            open.add(not_loaded(RowPart::Contact).or(of_service), &[Fact::HasContact]);
        }
        let of_clients = course.clients.iter().filter_map(|at| self.clients.get(*at).gaps.unknown(gaps));
        open.add(clients.or_else(|| of_clients.min_by_key(|why| *why == Unknown::Refused)), &[Fact::EarliestRightDay]);
        open.add(self.past_of(gaps, course, clients), &[Fact::TooFewOnSettleDay]);
    }

    /// Why the course's state at the end of its settle day is not known. If the rows are not later than that day, their state is used.
    fn past_of(&self, gaps: &Gaps, course: &Course, clients: Option<Unknown>) -> Option<Unknown> {
        let settle_day = course.description.settle_day(first_start(&course.periods)?);
        // No rule reads it for a confirmed course.
        if course.confirmed_on.is_some() || gaps.as_of <= settle_day {
            return None;
        }
        if gaps.lacks(RowPart::Confirmed) {
            return Some(Unknown::NotLoaded);
        }
        let were_enough = course.description.group_size.min <= course.clients_at_end_of(settle_day);
        match course.aside.created_on {
            _ if were_enough => None,
            None => Some(Unknown::NotLoaded),
            Some(_) => clients.or(course.aside.gaps.first_starts),
        }
    }

    fn open_of_client(&self, gaps: &Gaps, case: &Case<'_>, of: Subject<'_>, client: Option<&Client>, open: &mut Open) {
        let service = of.service;
        let not_loaded = |part| gaps.lacks(part).then_some(Unknown::NotLoaded);
        let of_all = match client {
            Some(client) => not_loaded(RowPart::Clients).or(client.gaps.itself),
            // A rejected row may be the client's.
            None => gaps.of_table(RowPart::Clients, service),
        };
        if client.is_none_or(|client| client.decision.is_none()) {
            let decision = not_loaded(RowPart::Decision).or(of_all);
            open.add(decision, OF_A_DECISION);
            // Nothing else is judged for a client without a decision.
            open.add(decision, OF_PLACES);
        }
        // Its own row may also give the start of its rehabilitation.
        open.add(of_all, &[Fact::FirstBegun]);
        if !case.client.authority_line_told {
            open.add(not_loaded(RowPart::AuthorityLineTold).or(of_all), &[Fact::AuthorityLineTold]);
        }
        let facts = &case.client;
        if case.change == Change::ClientStands && !facts.on_any_course && !facts.authority_line_told {
            for (is_known, fact) in
                [(facts.a_course_can_take, Fact::ACourseCanTake), (facts.a_group_can_be_added, Fact::AGroupCanBeAdded)]
            {
                open.add(of.may_take.filter(|_| !is_known), &[fact]);
            }
        }
        let Some(client) = client else {
            let places = gaps.of_table(RowPart::Placements, service).or(of_all);
            open.add(places, OF_PLACES);
            return open.add(places, &[Fact::OnCourse, Fact::LeftAnotherCourse]);
        };
        let open_end = |decision: &ClientDecision| {
            client.gaps.decision_on && decision.continues.is_none() && decision.days.duty_day.is_none()
        };
        if client.decision.as_ref().is_some_and(open_end) {
            open.add(Some(Unknown::NotLoaded), &[Fact::DutyDay]);
        }
        open.add(client.gaps.stays, OF_PLACES);
        open.add(client.gaps.detached_from, &[Fact::LeftAnotherCourse]);
        if !case.client.on_course {
            open.add(client.gaps.stays, &[Fact::OnCourse]);
        }
        for stay in &client.stays {
            let course = self.courses.get(stay.course);
            open.add(course.aside.gaps.periods, OF_SCHEDULES);
            if stay.to.is_none() {
                open.add(self.may_have_ended(course, case.on), OF_PLACES);
            }
            open.add(not_loaded(RowPart::Confirmed), OF_CONFIRMATIONS);
            if course.aside.gaps.confirmed_on {
                // It was confirmed by the date of the rows; whether earlier is not known.
                let may_have_been = |day: Option<NaiveDate>, was: bool| {
                    (!was && day.is_some_and(|day| day < gaps.as_of && stay.covers(day))).then_some(Unknown::NotLoaded)
                };
                open.add(may_have_been(facts.duty_day, facts.placed_on_duty_day), &[Fact::PlacedOnDutyDay]);
                open.add(may_have_been(facts.right_day, facts.placed_on_right_day), &[Fact::PlacedOnRightDay]);
                let is_late = facts.duty_day.is_some_and(|due| due < case.on) && !facts.placed_on_duty_day;
                open.add(is_late.then_some(Unknown::NotLoaded), &[Fact::PlacedSince]);
            }
        }
    }

    /// Why it is not known whether a course has ended: it has periods missing from the rows, and all known periods have ended.
    pub(super) fn may_have_ended(&self, course: &Course, on: NaiveDate) -> Option<Unknown> {
        self.gaps()?;
        let goes_on = last_end(&course.periods).is_some_and(|end| on <= end);
        course.aside.gaps.periods.filter(|_| !goes_on)
    }

    /// Why the number of clients on a course, or its schedule, is not known; `None` if both are.
    pub(super) fn why_unknown(&self, course: &Course) -> Option<Unknown> {
        let own = course.aside.gaps;
        let gaps = self.gaps()?;
        own.periods.or(own.clients).or_else(|| gaps.of_table(RowPart::Placements, course.service))
    }

    /// Why it is not known that no course of a service can take a client.
    pub(super) fn may_take(&self, service: ServiceIx, on: NaiveDate) -> Option<Unknown> {
        let gaps = self.gaps()?;
        let capacity = gaps.of_table(RowPart::Capacity, service).or(gaps.used(service));
        let of_course = |course: &Course| {
            self.why_unknown(course).or_else(|| {
                // A full course can take a client if it can grow.
                let can_grow = course.group_size < course.description.group_size.max;
                capacity.filter(|_| can_grow && !has_place(course.client_count(), course.group_size))
            })
        };
        let courses = self.courses.iter().map(|(_, course)| course).filter(|course| course.service == service && !course.deleted);
        let open = courses.filter(|course| !course_facts(course).has_ended(on) || self.may_have_ended(course, on).is_some());
        let why = open.filter_map(of_course).chain(gaps.of_table(RowPart::Courses, service));
        why.min_by_key(|why| *why == Unknown::Refused)
    }
}
