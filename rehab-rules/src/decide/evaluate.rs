//! From an action to its cases, and from the cases to a decision.

use crate::decide::apply::Mode;
use crate::decide::decision::{About, Decision, WhenDenied};
use crate::decide::facts::{course_case, course_facts, was_too_few_on_settle_day, year_facts};
use crate::decide::gaps::Subject;
use crate::decide::judge::Judged;
use crate::input::action::{Action, first_out_of_order};
use crate::input::error::{ErrorCode, InputError};
use crate::input::period::{Period, first_year};
use crate::input::service::{InfoField, ServiceDescription};
use crate::input::services::ServiceIx;
use crate::rules::case::{Asked, Case, ClientFacts, CourseFacts, YearFacts};
use crate::rules::change::Change;
use crate::rules::fact::Facts;
use crate::state::client::Client;
use crate::state::course::Course;
use crate::state::provider::{Provider, with_period};
use crate::state::table::Ix;
use alloc::borrow::Cow;
use alloc::sync::Arc;
use alloc::vec::Vec;
use chrono::NaiveDate;

impl Provider {
    /// Judges every rule about an action without changing anything, and answers as [`Mode::Enforce`] does.
    ///
    /// # Errors
    /// Malformed input, and a date before the provider's last event.
    ///
    /// ```
    /// use rehab_rules::{Action, ErrorCode, NaiveDate, Provider, Services};
    /// let (provider, on) = (Provider::new("P1", Services::built_in())?, NaiveDate::from_ymd_opt(2026, 1, 2).unwrap());
    /// let declare = Action::declare_capacity("kela.family-carers", 2026, 24);
    /// assert!(provider.evaluate(&declare, on)?.allowed());
    /// let error = provider.evaluate(&Action::confirm_course("C1"), on).unwrap_err();
    /// assert_eq!(error.code(), ErrorCode::UnknownCourse);
    /// # Ok::<(), rehab_rules::InputError>(())
    /// ```
    pub fn evaluate(&self, action: &Action<'_>, on: NaiveDate) -> Result<Decision, InputError> {
        let mut decision = Decision::new();
        self.evaluate_into(action, on, &mut decision)?;
        Ok(decision)
    }

    /// Like [`Provider::evaluate`], but reuses a decision, so that nothing is allocated.
    ///
    /// # Errors
    /// Malformed input, and a date before the provider's last event.
    ///
    /// ```
    /// use rehab_rules::{Action, Decision, Provider, Services};
    /// let on = chrono::NaiveDate::from_ymd_opt(2026, 1, 2).unwrap();
    /// let provider = Provider::new("P1", Services::built_in())?;
    /// let mut decision = Decision::new();
    /// let action = Action::tell_authority_line("K1", "kela.family-carers");
    /// provider.evaluate_into(&action, on, &mut decision)?;
    /// assert_eq!(decision.findings().next().unwrap().rule.id, "client/decision-received");
    /// # Ok::<(), rehab_rules::InputError>(())
    /// ```
    pub fn evaluate_into(&self, action: &Action<'_>, on: NaiveDate, out: &mut Decision) -> Result<(), InputError> {
        self.judge_into(action, on, Mode::Enforce, out)
    }

    /// The bare answer of [`Provider::evaluate`], reusing a decision: only rules that could prohibit are asked, and none after the first
    /// that does. The decision has no findings.
    ///
    /// # Errors
    /// Malformed input, and a date before the provider's last event.
    ///
    /// ```
    /// use rehab_rules::{Action, Decision, NaiveDate, Provider, Services};
    /// let (provider, on) = (Provider::new("P1", Services::built_in())?, NaiveDate::from_ymd_opt(2026, 1, 2).unwrap());
    /// let action = Action::tell_authority_line("K1", "kela.family-carers");
    /// assert!(!provider.allows(&action, on, &mut Decision::new())?); // K1 has no decision
    /// # Ok::<(), rehab_rules::InputError>(())
    /// ```
    pub fn allows(&self, action: &Action<'_>, on: NaiveDate, out: &mut Decision) -> Result<bool, InputError> {
        out.clear_for_answer();
        self.judge_checked(action, on, out)?;
        Ok(out.allowed())
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

    /// Like [`Provider::evaluate_into`], for an action that does not give these facts yet.
    pub(crate) fn judge_without_into(
        &self,
        action: &Action<'_>,
        on: NaiveDate,
        not_given: Facts,
        out: &mut Decision,
    ) -> Result<(), InputError> {
        out.clear_without(not_given);
        self.judge_checked(action, on, out)?;
        out.finish(WhenDenied::LeaveOutConsequences);
        Ok(())
    }

    /// Judges whether a client can leave a course for another one that is not given yet, for an action that lacks these facts.
    pub(crate) fn judge_leaving_without_into(
        &self,
        from: &str,
        client: &str,
        on: NaiveDate,
        not_given: Facts,
        out: &mut Decision,
    ) -> Result<(), InputError> {
        out.clear_without(not_given);
        let from = self.known_course(from, "from")?;
        let old = self.courses.get(from);
        let about = About::course(out.name(&old.id)).and_client(out.name(client));
        let subject = Subject::course(old).and_client(self.client_of(old.service, client));
        self.judge_of(&self.moves_out(from, client, on), subject, about, out);
        out.finish(WhenDenied::LeaveOutConsequences);
        Ok(())
    }

    /// A client moves out of a course.
    fn moves_out(&self, from: Ix<Course>, client: &str, on: NaiveDate) -> Case<'_> {
        let old = self.courses.get(from);
        let mut case = course_case(Change::MovesOut, old, on);
        case.client.on_course = self.client_of(old.service, client).is_some_and(|known| known.is_on(from));
        case
    }

    pub(super) fn judge_checked(&self, action: &Action<'_>, on: NaiveDate, out: &mut Decision) -> Result<(), InputError> {
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
                let case = Case { year, ..Case::whole(on, Change::CapacityDeclared, description) };
                self.judge_of(&case, Subject::service(service), About::default(), out);
            }
            Action::ReceiveDecision { client, service, issued, received, target_group, continues, .. } => {
                let (service, description) = self.service(service, on)?;
                if target_group.as_ref().is_some_and(|group| !description.offers(group)) {
                    return Err(InputError::at(ErrorCode::UnknownTargetGroup, "target_group"));
                }
                let days = description.decision_days(*issued, *received, *continues, on);
                let mut case = Case::whole(on, Change::DecisionReceived, description);
                case.client.decided = true;
                let known = self.client_of(service, client);
                self.fill_clock(&mut case.client, known, days, on);
                self.judge_of(&case, Subject::service(service).and_client(known), About::client(out.name(client)), out);
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
                self.judge_of(&case, Subject::service(service), about, out);
                let year = year_facts(&self.year(service, year));
                let case = Case { change: Change::EntersYear, year, ..case };
                self.judge_of(&case, Subject::service(service), about, out);
            }
            Action::PublishCourse { course, checked } => {
                let course = self.courses.get(self.known_course(course, "course")?);
                let mut case = course_case(Change::Published, course, on);
                case.course.has_contact = self.contact_of(course).is_some();
                case.asked.checked = *checked;
                self.judge_of(&case, Subject::course(course), About::course(out.name(&course.id)), out);
            }
            Action::UnpublishCourse { course } => self.judge_course(course, Change::Unpublished, on, out)?,
            Action::CorrectCourse { course, .. } => self.judge_course(course, Change::Corrected, on, out)?,
            Action::AttachClient { course, client, agreed } => {
                let at = self.known_course(course, "course")?;
                let course = self.courses.get(at);
                let known = self.client_of(course.service, client);
                let mut case = course_case(Change::Joins, course, on);
                self.fill_joining(&mut case.client, known, None, on);
                case.client.left_another_course = known.is_some_and(|known| self.left_another_course(known, at));
                case.asked.agreed = *agreed;
                let about = About::course(out.name(&course.id)).and_client(out.name(client));
                self.judge_of(&case, Subject::course(course).and_client(known), about, out);
            }
            Action::DetachClient { course, client } => {
                let at = self.known_course(course, "course")?;
                let course = self.courses.get(at);
                let known = self.client_of(course.service, client);
                let mut case = course_case(Change::Leaves, course, on);
                self.fill_client(&mut case.client, known, on);
                case.client.on_course = known.is_some_and(|known| known.is_on(at));
                let about = About::course(out.name(&course.id)).and_client(out.name(client));
                self.judge_of(&case, Subject::course(course).and_client(known), about, out);
            }
            Action::MoveClient { from, to, client, agreed } => {
                let (from, to) = (self.known_course(from, "from")?, self.known_course(to, "to")?);
                self.judge_move(from, to, client, *agreed, on, out);
            }
            Action::SetGroupSize { course, group_size } => {
                let course = self.courses.get(self.known_course(course, "course")?);
                let mut case = course_case(Change::Resized, course, on);
                case.year = self.year_without(course);
                case.asked.group_size = *group_size;
                self.judge_of(&case, Subject::course(course), About::course(out.name(&course.id)), out);
            }
            Action::SetTargetGroups { course, target_groups } => {
                let course = self.courses.get(self.known_course(course, "course")?);
                let about = About::course(out.name(&course.id));
                let mut case = course_case(Change::Regrouped, course, on);
                case.asked.target_groups = target_groups;
                if self.judge_of(&case, Subject::course(course), about, out) != Judged::Ended {
                    case.change = Change::StaysRegrouped;
                    self.judge_clients(course, case, about, out);
                }
            }
            Action::ConfirmCourse { course } => {
                let course = self.courses.get(self.known_course(course, "course")?);
                let about = About::course(out.name(&course.id));
                let mut case = course_case(Change::Confirmed, course, on);
                if self.judge_of(&case, Subject::course(course), about, out) != Judged::Ended {
                    case.change = Change::StaysConfirmed;
                    self.judge_clients(course, case, about, out);
                }
            }
            Action::RescheduleCourse { course, periods, clients_agreed, clients_declined } => {
                let course = self.courses.get(self.known_course(course, "course")?);
                let agreement = Agreement { agreed: *clients_agreed, declined: clients_declined.as_deref() };
                self.judge_reschedule(course, Change::Rescheduled, periods, agreement, on, out);
            }
            Action::ReschedulePeriod { course, period, start, end, clients_agreed, clients_declined } => {
                let course = self.courses.get(self.known_course(course, "course")?);
                let periods = with_period(&course.periods, *period, *start, *end)
                    .ok_or_else(|| InputError::at(ErrorCode::PeriodNumber, "period"))?;
                if first_out_of_order(&periods).is_some() {
                    return Err(InputError::at(ErrorCode::PeriodsOutOfOrder, "start"));
                }
                let agreement = Agreement { agreed: *clients_agreed, declined: clients_declined.as_deref() };
                self.judge_reschedule(course, Change::PeriodRescheduled, &periods, agreement, on, out);
            }
            Action::DeleteCourse { course } => {
                let course = self.courses.get(self.known_course(course, "course")?);
                let mut case = course_case(Change::Deleted, course, on);
                case.course.too_few_on_settle_day = was_too_few_on_settle_day(course);
                case.year = self.year_without(course);
                self.judge_of(&case, Subject::course(course), About::course(out.name(&course.id)), out);
            }
            Action::UpdateProviderInfo { service, office, multiprofessional_experience, distance_experience, pool, .. } => {
                let (service, description) = self.service(service, on)?;
                for (info, given) in [
                    (InfoField::MultiprofessionalExperience, multiprofessional_experience.is_some()),
                    (InfoField::DistanceExperience, distance_experience.is_some()),
                    (InfoField::Pool, pool.is_some()),
                ] {
                    if given {
                        let asked = Asked { info: Some(info), office: office.as_deref(), ..Asked::default() };
                        let case = Case { asked, ..Case::whole(on, Change::InfoGiven, description) };
                        self.judge_of(&case, Subject::service(service), About::default(), out);
                    }
                }
            }
            Action::TellAuthorityLine { client, service } => {
                let (service, description) = self.service(service, on)?;
                let mut case = Case::whole(on, Change::AuthorityLineTold, description);
                let known = self.client_of(service, client);
                self.fill_client(&mut case.client, known, on);
                self.judge_of(&case, Subject::service(service).and_client(known), About::client(out.name(client)), out);
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

    /// A change of a course that needs no facts other than the course's own.
    fn judge_course(&self, course: &str, change: Change, on: NaiveDate, out: &mut Decision) -> Result<(), InputError> {
        let course = self.courses.get(self.known_course(course, "course")?);
        let about = About::course(out.name(&course.id));
        self.judge_of(&course_case(change, course, on), Subject::course(course), about, out);
        Ok(())
    }

    /// Judges each client attached to the course, as affected by the change.
    fn judge_clients<'a>(&'a self, course: &Course, mut case: Case<'a>, about: About, out: &mut Decision) {
        for client in self.named_clients(course) {
            case.client = ClientFacts::default();
            self.fill_client(&mut case.client, Some(client), case.on);
            let subject = Subject::course(course).and_client(Some(client));
            self.judge_of(&case, subject, about.and_client(out.name(&client.id)), out);
        }
    }

    fn judge_move(&self, from: Ix<Course>, to: Ix<Course>, name: &str, agreed: Option<bool>, on: NaiveDate, out: &mut Decision) {
        let (old, new) = (self.courses.get(from), self.courses.get(to));
        let client = out.name(name);
        let about_old = About::course(out.name(&old.id)).and_client(client);
        let about_new = About::course(out.name(&new.id)).and_client(client);
        let moves_out = self.moves_out(from, name, on);
        let mut moves_in = course_case(Change::MovesIn, new, on);
        moves_in.asked.agreed = agreed;
        let of_old = Subject::course(old).and_client(self.client_of(old.service, name));
        let known = self.client_of(new.service, name);
        let of_new = Subject::course(new).and_client(known);
        if old.deleted || new.deleted {
            for (case, subject, about) in [(&moves_out, of_old, about_old), (&moves_in, of_new, about_new)] {
                if case.course.deleted {
                    self.judge_of(case, subject, about, out);
                }
            }
            return;
        }
        self.judge_of(&moves_out, of_old, about_old, out);
        self.judge_of(&Case { change: Change::AskedToMove, ..moves_in.clone() }, of_new, about_new, out);
        moves_in.course.same_service = old.service == new.service;
        self.fill_joining(&mut moves_in.client, known, Some(from), on);
        self.judge_of(&moves_in, of_new, about_new, out);
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
        let declines = |client: &Client| declined.as_ref().is_some_and(|sorted| sorted.binary_search(&&*client.id).is_ok());
        let clients_declined = self.named_clients(course).filter(|client| declines(client)).count();
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
        let subject = Subject::course(course);
        if self.judge_of(&case, subject, about, out) == Judged::Ended {
            return;
        }
        let (before, after) = (course.year(), first_year(periods).unwrap_or(course.year()));
        if before != after {
            let year = YearFacts { before: Some(before), ..year_facts(&self.year(course.service, after)) };
            let asked = Asked { group_size: course.group_size, ..Asked::default() };
            self.judge_of(&Case { change: Change::EntersYear, year, asked, ..case.clone() }, subject, about, out);
        }
        for client in self.named_clients(course) {
            let mut case = Case { change: Change::StaysRescheduled, ..case.clone() };
            self.fill_client(&mut case.client, Some(client), on);
            case.client.declines = declines(client);
            self.judge_of(&case, subject.and_client(Some(client)), about.and_client(out.name(&client.id)), out);
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
        let known = self.client_of(service, name);
        let about = About::client(out.name(name));
        let mut case = Case::whole(on, change, description);
        self.fill_client(&mut case.client, known, on);
        case.asked.declined_move = declined_move;
        if self.judge_of(&case, Subject::service(service).and_client(known), about, out) != Judged::All {
            return Ok(());
        }
        for stay in known.into_iter().flat_map(Client::present_stays) {
            let course = self.courses.get(stay.course);
            let about = About::course(out.name(&course.id)).and_client(out.name(name));
            let mut case = course_case(Change::LeavesProvider, course, on);
            case.client.on_course = true;
            self.judge_of(&case, Subject::course(course).and_client(known), about, out);
        }
        Ok(())
    }

    /// The clients on a course whose ids are known.
    pub(super) fn named_clients(&self, course: &Course) -> impl Iterator<Item = &Client> {
        course.clients.iter().map(|at| self.clients.get(*at)).filter(|client| client.is_named())
    }

    pub(crate) fn service(&self, id: &str, on: NaiveDate) -> Result<(ServiceIx, &Arc<ServiceDescription>), InputError> {
        self.services.find(id, on).ok_or_else(|| InputError::at(ErrorCode::UnknownService, "service"))
    }

    pub(crate) fn known_course(&self, id: &str, field: &'static str) -> Result<Ix<Course>, InputError> {
        self.courses.find(&id).ok_or_else(|| InputError::at(ErrorCode::UnknownCourse, field))
    }
}

/// The clients' answers to new dates.
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
