//! Filling a case from a state: the facts of a course, a client and a year on a date.

use crate::input::decision_days::DecisionDays;
use crate::input::period::{first_start, remaining};
use crate::rules::case::{Case, ClientFacts, CourseFacts, YearFacts};
use crate::rules::change::Change;
use crate::rules::course::settled_in_time::{Standing, was_too_few};
use crate::state::client::Client;
use crate::state::course::Course;
use crate::state::provider::{Provider, Year};
use crate::state::table::Ix;
use chrono::NaiveDate;

impl Provider {
    /// The year of a course, without its own places.
    pub(super) fn year_without(&self, course: &Course) -> YearFacts {
        let year = self.year(course.service, course.year());
        YearFacts { used: year.used.saturating_sub(course.group_size), ..year_facts(&year) }
    }

    /// Fills what rules about a client need of its past. It fills the facts in place: copying a case takes longer than judging it.
    pub(super) fn fill_client<'a>(&'a self, facts: &mut ClientFacts<'a>, client: Option<&'a Client>, on: NaiveDate) {
        let Some(client) = client else { return };
        if let Some(decision) = &client.decision {
            facts.decided = true;
            facts.target_group = decision.target_group.as_deref();
            self.fill_clock(facts, Some(client), decision.days, on);
        }
        facts.first_begun = self.first_begun(client, on);
        facts.authority_line_told = client.authority_line_told;
    }

    /// Fills the facts of a client who is to join a course; the course `leaving` is ignored.
    pub(super) fn fill_joining<'a>(
        &'a self,
        facts: &mut ClientFacts<'a>,
        client: Option<&'a Client>,
        leaving: Option<Ix<Course>>,
        on: NaiveDate,
    ) {
        let is_open = |at| !course_facts(self.courses.get(at)).has_ended(on);
        facts.on_open_course =
            client.is_some_and(|client| client.present_stays().any(|stay| Some(stay.course) != leaving && is_open(stay.course)));
        self.fill_client(facts, client, on);
    }

    /// Fills whether the client was placed by the dates that a decision sets.
    pub(super) fn fill_clock(&self, facts: &mut ClientFacts<'_>, client: Option<&Client>, days: DecisionDays, on: NaiveDate) {
        let was_placed = |day: NaiveDate| day < on && client.is_some_and(|client| self.was_placed(client, day));
        facts.duty_day = days.duty_day;
        facts.placed_on_duty_day = days.duty_day.is_some_and(was_placed);
        facts.right_day = Some(days.right_day);
        facts.placed_on_right_day =
            if days.duty_day == Some(days.right_day) { facts.placed_on_duty_day } else { was_placed(days.right_day) };
    }

    /// Whether the client was attached to a confirmed course at the end of the date; an ended course counts.
    fn was_placed(&self, client: &Client, day: NaiveDate) -> bool {
        client.stays.iter().any(|stay| stay.covers(day) && self.courses.get(stay.course).was_confirmed_by(day))
    }

    /// The start of the first period that the client began before the date; a start elsewhere counts as reported.
    pub(crate) fn first_begun(&self, client: &Client, on: NaiveDate) -> Option<NaiveDate> {
        let begun = client.stays.iter().filter_map(|stay| {
            let first = remaining(&self.courses.get(stay.course).periods, stay.from).first()?;
            (first.start < on && stay.covers(first.start)).then_some(first.start)
        });
        begun.chain(client.started_elsewhere).min()
    }

    /// Whether the client was last detached from another course than this one, and that course is not deleted.
    pub(super) fn left_another_course(&self, client: &Client, joining: Ix<Course>) -> bool {
        client.detached_from.is_some_and(|left| left != joining && !self.courses.get(left).deleted)
    }
}

/// The facts known from the course itself.
pub(super) fn course_facts(course: &Course) -> CourseFacts<'_> {
    CourseFacts {
        clients: course.client_count(),
        group_size: course.group_size,
        target_groups: &course.target_groups,
        periods: &course.periods,
        published: course.published,
        confirmed: course.confirmed_on.is_some(),
        deleted: course.deleted,
        ..CourseFacts::default()
    }
}

/// The facts known from the year itself.
pub(super) fn year_facts(year: &Year) -> YearFacts {
    YearFacts { year: year.year, declared: year.declared, used: year.used, ..YearFacts::default() }
}

/// A change of a course on a date, with the known facts of the course.
pub(super) fn course_case<'a>(change: Change, course: &'a Course, on: NaiveDate) -> Case<'a> {
    let mut case = Case::whole(on, change, &course.description);
    case.course = course_facts(course);
    case
}

/// Whether at the end of its settle day the course had its present first start, was not confirmed and had too few clients.
pub(super) fn was_too_few_on_settle_day(course: &Course) -> bool {
    let Some(start) = first_start(&course.periods) else { return false };
    let day = course.description.settle_day(start);
    let then = Standing {
        first_start: course.first_start_at_end_of(day),
        confirmed: course.was_confirmed_by(day),
        clients: course.clients_at_end_of(day),
    };
    was_too_few(&course.description, start, then)
}

#[cfg(test)]
mod tests {
    #![expect(clippy::expect_used, reason = "a test may panic if its own example is wrong")]
    use super::*;
    use crate::input::services::Services;
    use crate::rules::rule::testing::{day, periods};
    use crate::state::course::NewCourse;
    use alloc::sync::Arc;

    /// A course of the carers' service that starts on 4 May 2026; its settle day is 4 April.
    fn course() -> Course {
        let services = Services::built_in();
        let (service, description) = services.find("kela.family-carers", day("2026-01-07")).expect("a built-in service");
        let new = NewCourse {
            id: "C1",
            service,
            description: Arc::clone(description),
            office: None,
            contact: None,
            group_size: 8,
            target_groups: Arc::default(),
            periods: periods(&[("in_person", "2026-05-04", "2026-05-08")]),
            year: 2026,
        };
        Course::create(new, day("2026-01-07"))
    }

    #[test]
    fn a_course_had_too_few_clients_only_with_its_start_on_the_settle_day() {
        let mut course = course();
        assert!(was_too_few_on_settle_day(&course));
        // Moved on the settle day of its new start (20 April for 20 May): it had that start at the end of the day.
        course.reschedule(periods(&[("in_person", "2026-05-20", "2026-05-22")]), day("2026-04-20"));
        assert!(was_too_few_on_settle_day(&course));
        // Moved a day after the settle day of its new start: on that day it had another start.
        course.reschedule(periods(&[("in_person", "2026-05-21", "2026-05-22")]), day("2026-04-22"));
        assert!(!was_too_few_on_settle_day(&course));
        // Moved back to the first start, with which it had passed the settle day.
        course.reschedule(periods(&[("in_person", "2026-05-04", "2026-05-08")]), day("2026-04-23"));
        assert!(was_too_few_on_settle_day(&course));
    }

    #[test]
    fn a_course_confirmed_by_its_settle_day_did_not_have_too_few_clients() {
        let mut course = course();
        course.confirmed_on = Some(day("2026-04-04"));
        assert!(!was_too_few_on_settle_day(&course));
        course.confirmed_on = Some(day("2026-04-05"));
        assert!(was_too_few_on_settle_day(&course));
    }
}
