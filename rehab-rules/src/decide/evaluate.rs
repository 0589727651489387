//! From an action to its cases, and from the cases to a decision.

use crate::decide::apply::Mode;
use crate::decide::decision::{About, Decision, WhenDenied};
use crate::decide::judge::{Judged, judge_about};
use crate::input::action::{Action, first_out_of_order};
use crate::input::decision_days::DecisionDays;
use crate::input::error::{ErrorCode, InputError};
use crate::input::service::{InfoField, ServiceDescription};
use crate::input::services::ServiceIx;
use crate::period::{Period, first_start, first_year, remaining};
use crate::rules::case::{Asked, Case, ClientFacts, CourseFacts, YearFacts};
use crate::rules::change::Change;
use crate::rules::course::settled_in_time::{Standing, was_too_few};
use crate::rules::fact::Facts;
use crate::state::client::Client;
use crate::state::course::Course;
use crate::state::provider::{Provider, Year, with_period};
use crate::state::table::Ix;
use alloc::borrow::Cow;
use alloc::sync::Arc;
use alloc::vec::Vec;
use chrono::NaiveDate;

impl Provider {
    /// May this be done? Judges every rule of the action, changes nothing, and answers as [`Mode::Enforce`] does.
    ///
    /// # Errors
    /// Malformed input, and a day before the provider's last event.
    ///
    /// ```
    /// use rehab_rules::{Action, ErrorCode, NaiveDate, Provider, Services};
    /// let (provider, on) = (Provider::new("P1", Services::built_in())?, NaiveDate::from_ymd_opt(2026, 1, 2).unwrap());
    /// let declare = Action::DeclareCapacity { service: "kela.family-carers".into(), year: 2026, places: 24 };
    /// assert!(provider.evaluate(&declare, on)?.allowed());
    /// let error = provider.evaluate(&Action::ConfirmCourse { course: "C1".into() }, on).unwrap_err();
    /// assert_eq!(error.code(), ErrorCode::UnknownCourse);
    /// # Ok::<(), rehab_rules::InputError>(())
    /// ```
    pub fn evaluate(&self, action: &Action<'_>, on: NaiveDate) -> Result<Decision, InputError> {
        let mut decision = Decision::new();
        self.evaluate_into(action, on, &mut decision)?;
        Ok(decision)
    }

    /// As [`Provider::evaluate`], into a decision that is used again, so that nothing is allocated.
    ///
    /// # Errors
    /// Malformed input, and a day before the provider's last event.
    ///
    /// ```
    /// use rehab_rules::{Action, Decision, Provider, Services};
    /// let on = chrono::NaiveDate::from_ymd_opt(2026, 1, 2).unwrap();
    /// let provider = Provider::new("P1", Services::built_in())?;
    /// let mut decision = Decision::new();
    /// let told = Action::TellAuthorityLine { client: "K1".into(), service: "kela.family-carers".into() };
    /// provider.evaluate_into(&told, on, &mut decision)?;
    /// assert_eq!(decision.findings().next().unwrap().rule.id, "client/decision-received");
    /// # Ok::<(), rehab_rules::InputError>(())
    /// ```
    pub fn evaluate_into(&self, action: &Action<'_>, on: NaiveDate, out: &mut Decision) -> Result<(), InputError> {
        self.judge_into(action, on, Mode::Enforce, out)
    }

    /// The bare answer of [`Provider::evaluate`], into a decision that is used again: only rules that could prohibit are asked, and
    /// none after one that does. The decision has no findings.
    ///
    /// # Errors
    /// Malformed input, and a day before the provider's last event.
    ///
    /// ```
    /// use rehab_rules::{Action, Decision, NaiveDate, Provider, Services};
    /// let (provider, on) = (Provider::new("P1", Services::built_in())?, NaiveDate::from_ymd_opt(2026, 1, 2).unwrap());
    /// let told = Action::TellAuthorityLine { client: "K1".into(), service: "kela.family-carers".into() };
    /// assert!(!provider.allows(&told, on, &mut Decision::new())?); // K1 has no decision
    /// # Ok::<(), rehab_rules::InputError>(())
    /// ```
    pub fn allows(&self, action: &Action<'_>, on: NaiveDate, spare: &mut Decision) -> Result<bool, InputError> {
        spare.clear_for_answer();
        self.judge_checked(action, on, spare)?;
        Ok(spare.allowed())
    }

    pub(crate) fn judge_into(
        &self,
        action: &Action<'_>,
        on: NaiveDate,
        mode: Mode,
        out: &mut Decision,
    ) -> Result<(), InputError> {
        out.clear();
        self.judge_checked(action, on, out)?;
        out.finish(match mode {
            Mode::Enforce => WhenDenied::LeaveOutConsequences,
            Mode::Observe => WhenDenied::KeepConsequences,
        });
        Ok(())
    }

    /// As [`Provider::evaluate_into`], of an action that does not tell these facts yet.
    pub(crate) fn judge_untold_into(
        &self,
        action: &Action<'_>,
        on: NaiveDate,
        untold: Facts,
        out: &mut Decision,
    ) -> Result<(), InputError> {
        out.clear_without(untold);
        self.judge_checked(action, on, out)?;
        out.finish(WhenDenied::LeaveOutConsequences);
        Ok(())
    }

    fn judge_checked(&self, action: &Action<'_>, on: NaiveDate, out: &mut Decision) -> Result<(), InputError> {
        action.check(on)?;
        if self.last_on.is_some_and(|last| on < last) {
            return Err(InputError::at(ErrorCode::OutOfOrder, "on"));
        }
        self.judge_action(action, on, out)
    }

    fn judge_action(&self, action: &Action<'_>, on: NaiveDate, out: &mut Decision) -> Result<(), InputError> {
        match action {
            Action::DeclareCapacity { service, year, places } => {
                let (service, description) = self.service(service, on)?;
                let year = YearFacts { declared: Some(*places), ..year_facts(&self.year(service, *year)) };
                judge_about(&Case { year, ..Case::whole(on, Change::CapacityDeclared, description) }, About::default(), out);
            }
            Action::ReceiveDecision { client, service, issued, received, target_group, continues, .. } => {
                let (service, description) = self.service(service, on)?;
                if target_group.as_ref().is_some_and(|group| !description.offers(group)) {
                    return Err(InputError::at(ErrorCode::UnknownTargetGroup, "target_group"));
                }
                let days = description.decision_days(*issued, *received, *continues, on);
                let mut case = Case::whole(on, Change::DecisionReceived, description);
                case.client.decided = true;
                self.tell_clock(&mut case.client, self.client(service, client), days, on);
                judge_about(&case, About::client(out.name(client)), out);
            }
            Action::CreateCourse { course, service, group_size, target_groups, periods, year, .. } => {
                let (service, description) = self.service(service, on)?;
                if self.courses.find(&course.as_ref()).is_some() {
                    return Err(InputError::at(ErrorCode::DuplicateCourse, "course"));
                }
                let about = About::course(out.name(course));
                let asked = Asked { group_size: *group_size, target_groups, periods, ..Asked::default() };
                let year = first_year(periods).or(*year).unwrap_or_default();
                let case = Case { asked, ..Case::whole(on, Change::Created, description) };
                judge_about(&case, about, out);
                let year = year_facts(&self.year(service, year));
                judge_about(&Case { change: Change::EntersYear, year, ..case }, about, out);
            }
            Action::PublishCourse { course, checked } => {
                let course = self.courses.get(self.course(course, "course")?);
                let mut case = course_case(Change::Published, course, on);
                case.course.has_contact = self.contact_of(course).is_some();
                case.asked.checked = *checked;
                judge_about(&case, About::course(out.name(&course.id)), out);
            }
            Action::UnpublishCourse { course } => self.judge_course(course, Change::Unpublished, on, out)?,
            Action::CorrectCourse { course, .. } => self.judge_course(course, Change::Corrected, on, out)?,
            Action::AttachClient { course, client, agreed } => {
                let at = self.course(course, "course")?;
                let course = self.courses.get(at);
                let known = self.client(course.service, client);
                let mut case = course_case(Change::Joins, course, on);
                self.tell_joining(&mut case.client, known, None, on);
                case.client.left_another_course = known.is_some_and(|known| self.left_another_course(known, at));
                case.asked.agreed = *agreed;
                let about = About::course(out.name(&course.id)).and_client(out.name(client));
                judge_about(&case, about, out);
            }
            Action::DetachClient { course, client } => {
                let at = self.course(course, "course")?;
                let course = self.courses.get(at);
                let known = self.client(course.service, client);
                let mut case = course_case(Change::Leaves, course, on);
                self.tell_client(&mut case.client, known, on);
                case.client.on_course = known.is_some_and(|known| known.is_on(at));
                let about = About::course(out.name(&course.id)).and_client(out.name(client));
                judge_about(&case, about, out);
            }
            Action::MoveClient { from, to, client, agreed } => {
                let (from, to) = (self.course(from, "from")?, self.course(to, "to")?);
                self.judge_move(from, to, client, *agreed, on, out);
            }
            Action::SetGroupSize { course, group_size } => {
                let course = self.courses.get(self.course(course, "course")?);
                let mut case = course_case(Change::Resized, course, on);
                case.year = self.year_without(course);
                case.asked.group_size = *group_size;
                judge_about(&case, About::course(out.name(&course.id)), out);
            }
            Action::SetTargetGroups { course, target_groups } => {
                let course = self.courses.get(self.course(course, "course")?);
                let about = About::course(out.name(&course.id));
                let mut case = course_case(Change::Regrouped, course, on);
                case.asked.target_groups = target_groups;
                if judge_about(&case, about, out) != Judged::Ended {
                    case.change = Change::StaysRegrouped;
                    self.judge_clients(course, case, about, out);
                }
            }
            Action::ConfirmCourse { course } => {
                let course = self.courses.get(self.course(course, "course")?);
                let about = About::course(out.name(&course.id));
                let mut case = course_case(Change::Confirmed, course, on);
                if judge_about(&case, about, out) != Judged::Ended {
                    case.change = Change::StaysConfirmed;
                    self.judge_clients(course, case, about, out);
                }
            }
            Action::RescheduleCourse { course, periods, clients_agreed, clients_declined } => {
                let course = self.courses.get(self.course(course, "course")?);
                let agreement = Agreement { agreed: *clients_agreed, declined: clients_declined.as_deref() };
                self.judge_reschedule(course, Change::Rescheduled, periods, agreement, on, out);
            }
            Action::ReschedulePeriod { course, period, start, end, clients_agreed, clients_declined } => {
                let course = self.courses.get(self.course(course, "course")?);
                let periods = with_period(&course.periods, *period, *start, *end)
                    .ok_or_else(|| InputError::at(ErrorCode::PeriodNumber, "period"))?;
                if first_out_of_order(&periods).is_some() {
                    return Err(InputError::at(ErrorCode::PeriodsOutOfOrder, "start"));
                }
                let agreement = Agreement { agreed: *clients_agreed, declined: clients_declined.as_deref() };
                self.judge_reschedule(course, Change::PeriodRescheduled, &periods, agreement, on, out);
            }
            Action::DeleteCourse { course } => {
                let course = self.courses.get(self.course(course, "course")?);
                let mut case = course_case(Change::Deleted, course, on);
                case.course.too_few_on_settle_day = was_too_few_on_settle_day(course);
                case.year = self.year_without(course);
                judge_about(&case, About::course(out.name(&course.id)), out);
            }
            Action::UpdateProviderInfo { service, office, multiprofessional_experience, distance_experience, pool, .. } => {
                let (_, description) = self.service(service, on)?;
                for (info, given) in [
                    (InfoField::MultiprofessionalExperience, multiprofessional_experience.is_some()),
                    (InfoField::DistanceExperience, distance_experience.is_some()),
                    (InfoField::Pool, pool.is_some()),
                ] {
                    if given {
                        let asked = Asked { info: Some(info), office: office.as_deref(), ..Asked::default() };
                        judge_about(&Case { asked, ..Case::whole(on, Change::InfoGiven, description) }, About::default(), out);
                    }
                }
            }
            Action::TellAuthorityLine { client, service } => {
                let (service, description) = self.service(service, on)?;
                let mut case = Case::whole(on, Change::AuthorityLineTold, description);
                self.tell_client(&mut case.client, self.client(service, client), on);
                judge_about(&case, About::client(out.name(client)), out);
            }
            Action::ChangeProvider { client, service, declined_move } => {
                self.judge_leaving(Change::ChangesProvider, client, service, *declined_move, on, out)?;
            }
            Action::EndRehabilitation { client, service } => {
                self.judge_leaving(Change::EndsRehabilitation, client, service, None, on, out)?;
            }
        }
        Ok(())
    }

    /// A change of a course that needs no more facts than the course's own.
    fn judge_course(&self, course: &str, change: Change, on: NaiveDate, out: &mut Decision) -> Result<(), InputError> {
        let course = self.courses.get(self.course(course, "course")?);
        judge_about(&course_case(change, course, on), About::course(out.name(&course.id)), out);
        Ok(())
    }

    /// Each client attached to the course, as the same change concerns it.
    fn judge_clients<'a>(&'a self, course: &Course, mut case: Case<'a>, about: About, out: &mut Decision) {
        for at in &course.clients {
            let client = self.clients.get(*at);
            case.client = ClientFacts::default();
            self.tell_client(&mut case.client, Some(client), case.on);
            judge_about(&case, about.and_client(out.name(&client.id)), out);
        }
    }

    fn judge_move(&self, from: Ix<Course>, to: Ix<Course>, name: &str, agreed: Option<bool>, on: NaiveDate, out: &mut Decision) {
        let (old, new) = (self.courses.get(from), self.courses.get(to));
        let client = out.name(name);
        let about_old = About::course(out.name(&old.id)).and_client(client);
        let about_new = About::course(out.name(&new.id)).and_client(client);
        let known = self.client(old.service, name);
        let mut moves_out = course_case(Change::MovesOut, old, on);
        moves_out.client.on_course = known.is_some_and(|known| known.is_on(from));
        let mut moves_in = course_case(Change::MovesIn, new, on);
        moves_in.asked.agreed = agreed;
        if old.deleted || new.deleted {
            for (case, about) in [(&moves_out, about_old), (&moves_in, about_new)] {
                if case.course.deleted {
                    judge_about(case, about, out);
                }
            }
            return;
        }
        judge_about(&moves_out, about_old, out);
        judge_about(&Case { change: Change::AskedToMove, ..moves_in.clone() }, about_new, out);
        moves_in.course.same_service = old.service == new.service;
        self.tell_joining(&mut moves_in.client, self.client(new.service, name), Some(from), on);
        judge_about(&moves_in, about_new, out);
    }

    fn judge_reschedule(
        &self,
        course: &Course,
        change: Change,
        periods: &[Period],
        agreement: Agreement<'_>,
        on: NaiveDate,
        out: &mut Decision,
    ) {
        let about = About::course(out.name(&course.id));
        let declined = agreement.sorted();
        let declines =
            |at: &Ix<Client>| declined.as_ref().is_some_and(|sorted| sorted.binary_search(&&*self.clients.get(*at).id).is_ok());
        let clients_declined = course.clients.iter().filter(|at| declines(at)).count();
        let case = Case {
            course: CourseFacts { too_few_on_settle_day: was_too_few_on_settle_day(course), ..course_facts(course) },
            asked: Asked {
                periods,
                clients_agreed: agreement.agreed,
                clients_declined: declined.as_ref().map(|_| i64::try_from(clients_declined).unwrap_or(i64::MAX)),
                ..Asked::default()
            },
            ..Case::whole(on, change, &course.description)
        };
        if judge_about(&case, about, out) == Judged::Ended {
            return;
        }
        let (before, after) = (course.year(), first_year(periods).unwrap_or(course.year()));
        if before != after {
            let year = YearFacts { before: Some(before), ..year_facts(&self.year(course.service, after)) };
            let asked = Asked { group_size: course.group_size, ..Asked::default() };
            judge_about(&Case { change: Change::EntersYear, year, asked, ..case.clone() }, about, out);
        }
        for at in &course.clients {
            let client = self.clients.get(*at);
            let mut case = Case { change: Change::StaysRescheduled, ..case.clone() };
            self.tell_client(&mut case.client, Some(client), on);
            case.client.declines = declines(at);
            judge_about(&case, about.and_client(out.name(&client.id)), out);
        }
    }

    fn judge_leaving(
        &self,
        change: Change,
        name: &str,
        service: &str,
        declined_move: Option<bool>,
        on: NaiveDate,
        out: &mut Decision,
    ) -> Result<(), InputError> {
        let (service, description) = self.service(service, on)?;
        let known = self.client(service, name);
        let about = About::client(out.name(name));
        let mut case = Case::whole(on, change, description);
        self.tell_client(&mut case.client, known, on);
        case.asked.declined_move = declined_move;
        if judge_about(&case, about, out) != Judged::All {
            return Ok(());
        }
        for stay in known.into_iter().flat_map(Client::present_stays) {
            let course = self.courses.get(stay.course);
            let about = About::course(out.name(&course.id)).and_client(out.name(name));
            let mut case = course_case(Change::LeavesProvider, course, on);
            case.client.on_course = true;
            judge_about(&case, about, out);
        }
        Ok(())
    }

    fn service(&self, id: &str, on: NaiveDate) -> Result<(ServiceIx, &Arc<ServiceDescription>), InputError> {
        self.services.find(id, on).ok_or_else(|| InputError::at(ErrorCode::UnknownService, "service"))
    }

    fn course(&self, id: &str, field: &'static str) -> Result<Ix<Course>, InputError> {
        self.courses.find(&id).ok_or_else(|| InputError::at(ErrorCode::UnknownCourse, field))
    }

    /// The course's year, its own places left out.
    fn year_without(&self, course: &Course) -> YearFacts {
        let year = self.year(course.service, course.year());
        YearFacts { used: year.used.saturating_sub(course.group_size), ..year_facts(&year) }
    }

    /// What every rule about a client may need of its past, told in place: copies of a case take longer than its rules.
    pub(crate) fn tell_client<'a>(&'a self, facts: &mut ClientFacts<'a>, client: Option<&'a Client>, on: NaiveDate) {
        let Some(client) = client else { return };
        if let Some(decision) = &client.decision {
            facts.decided = true;
            facts.target_group = decision.target_group.as_deref();
            self.tell_clock(facts, Some(client), decision.days, on);
        }
        facts.first_begun = self.first_begun(client, on);
        facts.authority_line_told = client.authority_line_told;
    }

    /// How a client who is to join a course stands; the course `leaving` is left aside.
    fn tell_joining<'a>(
        &'a self,
        facts: &mut ClientFacts<'a>,
        client: Option<&'a Client>,
        leaving: Option<Ix<Course>>,
        on: NaiveDate,
    ) {
        let is_open = |at| !course_facts(self.courses.get(at)).has_ended(on);
        facts.on_open_course =
            client.is_some_and(|client| client.present_stays().any(|stay| Some(stay.course) != leaving && is_open(stay.course)));
        self.tell_client(facts, client, on);
    }

    /// How a client stood at the end of the days that a decision sets.
    fn tell_clock(&self, facts: &mut ClientFacts<'_>, client: Option<&Client>, days: DecisionDays, on: NaiveDate) {
        let was_placed = |day: NaiveDate| day < on && client.is_some_and(|client| self.was_placed(client, day));
        facts.duty_day = days.duty_day;
        facts.placed_on_duty_day = days.duty_day.is_some_and(was_placed);
        facts.right_day = Some(days.right_day);
        facts.placed_on_right_day =
            if days.duty_day == Some(days.right_day) { facts.placed_on_duty_day } else { was_placed(days.right_day) };
    }

    /// Whether at the end of the day the client was attached to a confirmed course; an ended one counts.
    fn was_placed(&self, client: &Client, day: NaiveDate) -> bool {
        client.stays.iter().any(|stay| stay.covers(day) && self.courses.get(stay.course).was_confirmed_by(day))
    }

    /// The first day of the first period that the client had begun before the day looked at; what began elsewhere
    /// counts as told.
    fn first_begun(&self, client: &Client, on: NaiveDate) -> Option<NaiveDate> {
        let begun = client.stays.iter().filter_map(|stay| {
            let first = remaining(&self.courses.get(stay.course).periods, stay.from).first()?;
            (first.start < on && stay.covers(first.start)).then_some(first.start)
        });
        begun.chain(client.started_elsewhere).min()
    }

    fn left_another_course(&self, client: &Client, joining: Ix<Course>) -> bool {
        client.detached_from.is_some_and(|left| left != joining && !self.courses.get(left).deleted)
    }
}

/// What the clients say of new dates.
#[derive(Clone, Copy)]
struct Agreement<'a> {
    agreed: Option<bool>,
    declined: Option<&'a [Cow<'a, str>]>,
}

impl Agreement<'_> {
    fn sorted(&self) -> Option<Vec<&str>> {
        let mut declined: Vec<&str> = self.declined?.iter().map(AsRef::as_ref).collect();
        declined.sort_unstable();
        Some(declined)
    }
}

pub(crate) fn course_facts(course: &Course) -> CourseFacts<'_> {
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

pub(crate) fn year_facts(year: &Year) -> YearFacts {
    YearFacts { year: year.year, declared: year.declared, used: year.used, ..YearFacts::default() }
}

/// What happens to a course on a day, with what is known of the course.
pub(crate) fn course_case<'a>(change: Change, course: &'a Course, on: NaiveDate) -> Case<'a> {
    let mut case = Case::whole(on, change, &course.description);
    case.course = course_facts(course);
    case
}

/// Whether at the end of its settle day the course stood with its present first start, unconfirmed and with too few clients.
pub(crate) fn was_too_few_on_settle_day(course: &Course) -> bool {
    let Some(start) = first_start(&course.periods) else { return false };
    let day = course.description.settle_day(start);
    let stood = Standing {
        first_start: course.first_start_at_end_of(day),
        confirmed: course.was_confirmed_by(day),
        clients: course.clients_at_end_of(day),
    };
    was_too_few(&course.description, start, stood)
}

#[cfg(test)]
mod tests {
    #![expect(clippy::expect_used, reason = "a test stops where its own example is wrong")]
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
    fn a_course_was_too_few_only_with_the_start_that_it_had_on_the_settle_day() {
        let mut course = course();
        assert!(was_too_few_on_settle_day(&course));
        // Moved on the settle day itself of its new start, 20 April for 20 May: it had that start at the day's end.
        course.reschedule(periods(&[("in_person", "2026-05-20", "2026-05-22")]), day("2026-04-20"));
        assert!(was_too_few_on_settle_day(&course));
        // Moved a day after the settle day of its new start: on that day it had another start.
        course.reschedule(periods(&[("in_person", "2026-05-21", "2026-05-22")]), day("2026-04-22"));
        assert!(!was_too_few_on_settle_day(&course));
        // Back to the first start, whose settle day it had passed with it.
        course.reschedule(periods(&[("in_person", "2026-05-04", "2026-05-08")]), day("2026-04-23"));
        assert!(was_too_few_on_settle_day(&course));
    }

    #[test]
    fn a_course_that_was_confirmed_by_its_settle_day_was_not_too_few() {
        let mut course = course();
        course.confirmed_on = Some(day("2026-04-04"));
        assert!(!was_too_few_on_settle_day(&course));
        course.confirmed_on = Some(day("2026-04-05"));
        assert!(was_too_few_on_settle_day(&course));
    }
}
