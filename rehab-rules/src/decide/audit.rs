//! The audit: what is due, what is broken and what may be done on a date.

use crate::decide::decision::{About, Decision};
use crate::decide::facts::{course_case, course_facts, was_too_few_on_settle_day, year_facts};
use crate::decide::gaps::Subject;
use crate::input::error::InputError;
use crate::input::service::{InfoField, ServiceDescription};
use crate::input::services::ServiceIx;
use crate::rules::case::{Asked, Case, ClientFacts, CourseFacts, Placement, YearFacts};
use crate::rules::change::Change;
use crate::rules::client::{in_target_group::belongs, within_total_duration::rest_within};
use crate::rules::compared::Compared;
use crate::rules::course::has_free_place::{has_place, may_grow};
use crate::state::client::{Client, Stay};
use crate::state::course::Course;
use crate::state::gaps::Unknown;
use crate::state::provider::{Provider, Year};
use crate::state::table::Ix;
use alloc::vec::Vec;
use chrono::{Datelike, NaiveDate};

impl Provider {
    /// Audits the provider's current state on a date.
    ///
    /// Findings are ordered by service, course and client, with those that concern none of them first, then as in a decision. To show
    /// them to people, sort them by effect (the most severe first), then by due date.
    ///
    /// # Errors
    /// `out_of_order` at `as_of` for a date before the last event: the earlier state is no longer known. To audit such a date, replay a
    /// log up to it, see [`Replay::auditing`](crate::Replay::auditing).
    ///
    /// ```
    /// use rehab_rules::{Action, Mode, Provider, Services};
    /// let day = |d| chrono::NaiveDate::from_ymd_opt(2026, 1, d).unwrap();
    /// let mut provider = Provider::new("P1", Services::built_in())?;
    /// let declare = Action::declare_capacity("kela.family-carers", 2026, 24);
    /// provider.apply(&declare, day(2), Mode::Enforce)?;
    /// let audit = provider.audit(day(31))?;
    /// assert_eq!(audit.findings().next().unwrap().rule.id, "course/places-left");
    /// # Ok::<(), rehab_rules::InputError>(())
    /// ```
    pub fn audit(&self, as_of: NaiveDate) -> Result<Decision, InputError> {
        self.is_known_on(as_of, "as_of")?;
        Ok(self.audit_state(as_of))
    }

    /// The findings on a date that is not before the last event.
    pub(crate) fn audit_state(&self, as_of: NaiveDate) -> Decision {
        let mut out = Decision::new();
        for service in self.services.all() {
            self.audit_service(service, as_of, &mut out);
            out.finish_audit();
        }
        out
    }

    fn audit_service(&self, service: ServiceIx, as_of: NaiveDate, out: &mut Decision) {
        let courses: Vec<(Ix<Course>, &Course)> =
            self.courses.iter().filter(|(_, course)| course.service == service && !course.deleted).collect();
        let is_open = |course: &Course| !course_facts(course).has_ended(as_of) || self.may_have_ended(course, as_of).is_some();
        if let Some(in_force) = self.services.at(service, as_of) {
            self.audit_info(service, in_force, &courses, as_of, out);
        }
        let open: Vec<(Ix<Course>, &Course)> = courses.iter().copied().filter(|(_, course)| is_open(course)).collect();
        self.audit_years(service, &open, as_of, out);
        for (at, course) in &open {
            self.audit_course(*at, course, as_of, out);
        }
        let mut finder = None;
        for (_, client) in self.clients.iter().filter(|(_, client)| client.service == service && client.decision.is_some()) {
            let finder = finder.get_or_insert_with(|| CourseFinder::of(self, service, &courses, as_of));
            self.audit_client(client, finder, as_of, out);
        }
    }

    fn audit_info(
        &self,
        service: ServiceIx,
        in_force: &ServiceDescription,
        courses: &[(Ix<Course>, &Course)],
        as_of: NaiveDate,
        out: &mut Decision,
    ) {
        if courses.is_empty() {
            return;
        }
        let info = self.info(service);
        let mut judge = |field, given, office| {
            let asked = Asked { info: Some(field), info_given: given, office, ..Asked::default() };
            let case = Case { asked, ..Case::whole(as_of, Change::InfoStands, in_force) };
            self.judge_of(&case, Subject::service(service), About::default(), out);
        };
        for field in &in_force.provider_info {
            match field {
                InfoField::MultiprofessionalExperience => {
                    judge(*field, info.is_some_and(|info| info.multiprofessional_experience.is_some()), None);
                }
                InfoField::DistanceExperience => judge(*field, info.is_some_and(|info| info.distance_experience.is_some()), None),
                InfoField::Pool => {
                    let mut offices: Vec<Option<&str>> =
                        courses.iter().map(|(_, course)| course.aside.office.as_deref()).collect();
                    offices.sort_unstable();
                    offices.dedup();
                    for office in offices {
                        judge(*field, self.pool(service, office).is_some(), office);
                    }
                }
            }
        }
    }

    /// The years with declared capacity, and those with a course that has not ended.
    fn audit_years(&self, service: ServiceIx, open: &[(Ix<Course>, &Course)], as_of: NaiveDate, out: &mut Decision) {
        // The rules about a year read no description; a service with no description in force on the date still has its years.
        let Some(description) = self.services.any(service) else { return };
        let is_sure = |course: &Course| course.aside.gaps.year.is_none() && self.may_have_ended(course, as_of).is_none();
        let has_course = |year: &Year| open.iter().any(|(_, course)| course.year() == year.year && is_sure(course));
        let of_service = self.years.iter().map(|(_, year)| year).filter(|year| year.service == service);
        for year in of_service.filter(|year| year.declared.is_some() || has_course(year)) {
            let case = Case { year: year_facts(year), ..Case::whole(as_of, Change::YearStands, description) };
            self.judge_of(&case, Subject::service(service), About::default(), out);
        }
    }

    fn audit_course(&self, at: Ix<Course>, course: &Course, as_of: NaiveDate, out: &mut Decision) {
        let about = About::course(out.name(&course.id));
        let mut facts = CourseFacts {
            has_contact: self.contact_of(course).is_some(),
            too_few_on_settle_day: was_too_few_on_settle_day(course),
            confirmed_with: course.aside.confirmed_with,
            ..course_facts(course)
        };
        let is_sure = self.may_have_ended(course, as_of).is_none();
        for client in self.named_clients(course).filter(|_| is_sure) {
            let mut case = course_case(Change::StayStands, course, as_of);
            self.fill_client(&mut case.client, Some(client), as_of);
            case.client.begun_until = begun_until(client, at, course, as_of);
            case.client.on_open_course = self.was_on_another_course(client, at, as_of);
            let subject = Subject::course(course).and_client(Some(client));
            self.judge_of(&case, subject, about.and_client(out.name(&client.id)), out);
            if let Placement::Due(..) | Placement::Late(..) = case.placement(&mut Compared::nobody_asks()) {
                facts.earliest_right_day = facts.earliest_right_day.into_iter().chain(case.client.right_day).min();
            }
        }
        let case = Case { course: facts, ..Case::whole(as_of, Change::CourseStands, &course.description) };
        self.judge_of(&case, Subject::course(course), about, out);
    }

    /// Whether the client is on another course, not ended, to which it was attached earlier; if on the same date, the first course by id.
    fn was_on_another_course(&self, client: &Client, at: Ix<Course>, as_of: NaiveDate) -> bool {
        let attached = |stay: &Stay| (stay.from, &*self.courses.get(stay.course).id);
        let Some(here) = client.present_stays().find(|stay| stay.course == at).map(attached) else { return false };
        let is_open = |stay: &&Stay| !course_facts(self.courses.get(stay.course)).has_ended(as_of);
        client.present_stays().filter(is_open).any(|stay| attached(stay) < here)
    }

    fn audit_client(&self, client: &Client, finder: &CourseFinder<'_>, as_of: NaiveDate, out: &mut Decision) {
        let Some(decision) = &client.decision else { return };
        let on: Vec<(&Stay, &Course)> = client.present_stays().map(|stay| (stay, self.courses.get(stay.course))).collect();
        // A client's findings name the course, not deleted and not ended, that the client is on. If there are several, which is only
        // possible in an observed log, they name a confirmed one, then the first by id.
        let open = on.iter().filter(|(_, course)| !course_facts(course).has_ended(as_of));
        let named = open.min_by_key(|(_, course)| (course.confirmed_on.is_none(), &course.id));
        let since = |(stay, course): &(&Stay, &Course)| course.confirmed_on.map(|confirmed| stay.from.max(confirmed));
        let description = finder.in_force.unwrap_or(&decision.description);
        let mut case = Case::whole(as_of, Change::ClientStands, description);
        case.year = finder.year.clone();
        let facts = &mut case.client;
        self.fill_client(facts, Some(client), as_of);
        facts.placed_since = named.and_then(since).or_else(|| on.iter().filter_map(since).min());
        facts.placed_course_started =
            on.iter().any(|(_, course)| course.confirmed_on.is_some() && course_facts(course).has_started(as_of));
        facts.on_any_course = !on.is_empty();
        if !facts.on_any_course && !facts.authority_line_told {
            facts.a_course_can_take = finder.has_course_for(facts);
            facts.a_group_can_be_added = finder.has_course_for_a_new_group(facts);
        }
        let mut about = About::client(out.name(&client.id));
        if let Some((_, course)) = named {
            about = about.and_course(out.name(&course.id));
        }
        let subject = Subject::service(client.service).and_client(Some(client)).in_need_of_a_course(finder.may_take);
        self.judge_of(&case, subject, about, out);
    }
}

/// The last day of the course's periods that the client has begun.
fn begun_until(client: &Client, at: Ix<Course>, course: &Course, as_of: NaiveDate) -> Option<NaiveDate> {
    let stays = || client.stays.iter().filter(|stay| stay.course == at);
    let begun = course.periods.iter().filter(|period| period.start < as_of && stays().any(|stay| stay.covers(period.start)));
    begun.map(|period| period.end).max()
}

/// The courses of a service that have room, computed once for all its clients.
struct CourseFinder<'a> {
    as_of: NaiveDate,
    in_force: Option<&'a ServiceDescription>,
    with_room: Vec<&'a Course>,
    /// The places left in the year of the date and the next; zero if no course can be created.
    year: YearFacts,
    /// Why it is not known that no other course can take a client.
    may_take: Option<Unknown>,
}

impl<'a> CourseFinder<'a> {
    fn of(provider: &'a Provider, service: ServiceIx, courses: &[(Ix<Course>, &'a Course)], as_of: NaiveDate) -> Self {
        let in_force = provider.services.at(service, as_of).map(AsRef::as_ref);
        let has_room = |course: &Course| {
            let places_left = provider.year(service, course.year()).left();
            provider.why_unknown(course).is_none()
                && (has_place(course.client_count(), course.group_size)
                    || may_grow(&course.description, course.group_size, places_left))
        };
        let with_room = courses
            .iter()
            .map(|(_, course)| *course)
            .filter(|course| !course_facts(course).has_ended(as_of) && has_room(course))
            .collect();
        let left = |year| if in_force.is_some() { provider.year(service, year).left() } else { 0 };
        let year = as_of.year();
        let year = YearFacts { year, left: left(year), left_next: left(year.saturating_add(1)), ..YearFacts::default() };
        Self { as_of, in_force, with_room, year, may_take: provider.may_take(service, as_of) }
    }

    fn has_course_for(&self, client: &ClientFacts<'_>) -> bool {
        let fits = |course: &Course| client.target_group.is_none_or(|group| belongs(group, &course.target_groups));
        self.with_room.iter().any(|course| fits(course) && self.fits_duration(course, client))
    }

    fn has_course_for_a_new_group(&self, client: &ClientFacts<'_>) -> bool {
        self.with_room.iter().any(|course| {
            let groups = i64::try_from(course.target_groups.len()).unwrap_or(i64::MAX);
            course.description.may_add_target_group
                && course.confirmed_on.is_none()
                && groups < course.description.target_groups_per_course.max
                && self.fits_duration(course, client)
        })
    }

    fn fits_duration(&self, course: &Course, client: &ClientFacts<'_>) -> bool {
        rest_within(&course.description, &course.periods, client.first_begun, self.as_of)
    }
}
