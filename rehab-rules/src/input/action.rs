//! The nineteen actions of a log and their fields, in one table.

use crate::calendar::in_range;
use crate::input::action_table::{actions, builder, field};
use crate::input::document::IntoOwned;
use crate::input::error::{ErrorCode, InputError};
use crate::input::fields::{Fields, Read, element_field};
use crate::input::kinds::{self, FieldKind, FieldValue, Given, OptionalText, Takes};
use crate::input::period::{Period, first_year};
use crate::words::closed_set;
use alloc::borrow::Cow;
use alloc::vec::Vec;
use chrono::NaiveDate;

closed_set! {
    /// A provider's experience of a kind of rehabilitation during the last six years (K20-66, K20-67, K9-63).
    Experience in action {
        /// No experience.
        None = "none",
        /// Less than two years.
        Under2Years = "under_2_years",
        /// More than two years.
        Over2Years = "over_2_years",
    }
}

closed_set! {
    /// The pool facilities of an office (K20-69, K9-64).
    Pool in action {
        /// No pool.
        None = "none",
        /// At the office.
        Adjoining = "adjoining",
        /// Elsewhere.
        Elsewhere = "elsewhere",
    }
}

/// A field of an action.
///
/// ```
/// use rehab_rules::{ActionName, action::FieldKind};
/// let places = ActionName::DeclareCapacity.fields().iter().find(|field| field.name == "places").unwrap();
/// assert!(places.required && places.kind == FieldKind::Count);
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct ActionField {
    /// The name.
    pub name: &'static str,
    /// Whether the action requires the field.
    pub required: bool,
    /// The type of its value.
    pub kind: FieldKind,
}

actions! {
    /// The provider declares its client capacity for a year.
    DeclareCapacity = declare_capacity "declare_capacity" {
        /// The service.
        service: text,
        /// The calendar year.
        year: year,
        /// The number of client places.
        places: count,
    }
    /// The provider receives a client's decision.
    ReceiveDecision = receive_decision "receive_decision" {
        /// The client.
        client: text,
        /// The service.
        service: text,
        /// The date on which the decision was issued.
        issued: day,
        /// The date on which the client got it.
        received: optional day after issued,
        /// The client's target group.
        target_group: optional text,
        /// Whether an old decision continues with a new provider.
        continues: optional flag,
        /// The date on which the rehabilitation began with another provider.
        rehabilitation_started: optional day,
    }
    /// A course is created.
    CreateCourse = create_course "create_course" {
        /// The course's id.
        course: text,
        /// The service.
        service: text,
        /// The number of client places.
        group_size: count,
        /// The target groups.
        target_groups: groups,
        /// The schedule; empty if there is none yet.
        periods: schedule,
        /// The calendar year; required without a schedule.
        year: optional year,
        /// The office.
        office: optional text,
        /// The contact.
        contact: optional text,
    }
    /// A course is published.
    PublishCourse = publish_course "publish_course" {
        /// The course.
        course: text,
        /// Whether its data were checked.
        checked: optional flag,
    }
    /// A published course is hidden again.
    UnpublishCourse = unpublish_course "unpublish_course" {
        /// The course.
        course: text,
    }
    /// The course's office or contact is corrected.
    CorrectCourse = correct_course "correct_course" {
        /// The course.
        course: text,
        /// The correct office.
        office: optional text,
        /// The correct contact.
        contact: optional text,
    }
    /// A client is attached to a course.
    AttachClient = attach_client "attach_client" {
        /// The course.
        course: text,
        /// The client.
        client: text,
        /// Whether the client agrees, if the client comes from another course.
        agreed: optional flag,
    }
    /// A client is removed from a course.
    DetachClient = detach_client "detach_client" {
        /// The course.
        course: text,
        /// The client.
        client: text,
    }
    /// A client is moved from one course to another.
    MoveClient = move_client "move_client" {
        /// The course that the client leaves.
        from: text,
        /// The course that the client joins.
        to: text,
        /// The client.
        client: text,
        /// Whether the client agrees.
        agreed: optional flag,
    }
    /// A course gets another group size.
    SetGroupSize = set_group_size "set_group_size" {
        /// The course.
        course: text,
        /// The number of client places.
        group_size: count,
    }
    /// A course gets other target groups.
    SetTargetGroups = set_target_groups "set_target_groups" {
        /// The course.
        course: text,
        /// The target groups.
        target_groups: groups,
    }
    /// A course is confirmed.
    ConfirmCourse = confirm_course "confirm_course" {
        /// The course.
        course: text,
    }
    /// A course gets a new schedule.
    RescheduleCourse = reschedule_course "reschedule_course" {
        /// The course.
        course: text,
        /// The whole new schedule.
        periods: periods,
        /// Whether the clients agree to it.
        clients_agreed: optional flag,
        /// The clients who decline it.
        clients_declined: optional clients,
    }
    /// One period of a course gets new dates.
    ReschedulePeriod = reschedule_period "reschedule_period" {
        /// The course.
        course: text,
        /// The period's number; the first is 1.
        period: number,
        /// The new first day.
        start: day,
        /// The new last day.
        end: day,
        /// Whether the clients agree to it.
        clients_agreed: optional flag,
        /// The clients who decline it.
        clients_declined: optional clients,
    }
    /// A course is deleted.
    DeleteCourse = delete_course "delete_course" {
        /// The course.
        course: text,
    }
    /// The provider enters information about itself.
    UpdateProviderInfo = update_provider_info "update_provider_info" {
        /// The service.
        service: text,
        /// The office that the pool facilities belong to; absent for courses without an office.
        office: optional text,
        /// Experience of multiprofessional rehabilitation.
        multiprofessional_experience: optional experience,
        /// Experience of distance rehabilitation.
        distance_experience: optional experience,
        /// The pool facilities.
        pool: optional pool,
        /// The contact for the service.
        contact: optional text,
    }
    /// The authority line is told that there is no suitable course for the client.
    TellAuthorityLine = tell_authority_line "tell_authority_line" {
        /// The client.
        client: text,
        /// The service.
        service: text,
    }
    /// The client changes to another provider.
    ChangeProvider = change_provider "change_provider" {
        /// The client.
        client: text,
        /// The service.
        service: text,
        /// Whether the reason is that the client did not want to change course.
        declined_move: optional flag,
    }
    /// The client's rehabilitation ends.
    EndRehabilitation = end_rehabilitation "end_rehabilitation" {
        /// The client.
        client: text,
        /// The service.
        service: text,
    }
}

impl ActionName {
    /// The action that the field `action` names.
    pub(crate) fn of<'a>(of: &impl Fields<'a>) -> Result<Self, InputError> {
        of.required(ACTION)?;
        match of.word("action", Self::from_word) {
            Ok(Some(name)) => Ok(name),
            _ => Err(InputError::at(ErrorCode::UnknownAction, "action")),
        }
    }

    /// Rejects fields that are neither the action's nor `beside` it, and requires the ones that it needs.
    pub(crate) fn admit<'a>(self, of: &impl Fields<'a>, beside: &'static [&'static str]) -> Result<(), InputError> {
        of.only(&[ACTION, beside, self.field_names()])?;
        of.required(beside)?;
        if let Some(field) = self.fields().iter().find(|field| field.required && !of.has(field.name)) {
            return Err(of.error(ErrorCode::MissingField, field.name));
        }
        // The year is required without a schedule.
        let without_year = self == Self::CreateCourse && !of.has("year");
        if without_year && (!of.has("periods") || of.is_empty_list("periods")) {
            return Err(of.error(ErrorCode::MissingField, "year"));
        }
        Ok(())
    }
}

const ACTION: &[&str] = &["action"];

impl Action<'_> {
    /// The name of the action in the log.
    ///
    /// ```
    /// use rehab_rules::Action;
    /// let confirm = Action::confirm_course("C1");
    /// assert_eq!(confirm.name(), "confirm_course");
    /// ```
    #[must_use]
    pub const fn name(&self) -> &'static str {
        self.kind().as_str()
    }

    /// The fields of the action, including absent ones.
    ///
    /// ```
    /// use rehab_rules::Action;
    /// let confirm = Action::confirm_course("C1");
    /// assert_eq!(confirm.fields().iter().map(|field| field.name).collect::<Vec<_>>(), ["course"]);
    /// ```
    #[must_use]
    pub const fn fields(&self) -> &'static [ActionField] {
        self.kind().fields()
    }

    /// Checks what can be checked without the provider's state: first each field in order, then the conditions across fields.
    ///
    /// [`Provider`](crate::Provider) and [`Event::from_json`](crate::Event::from_json) run this check themselves; a form can run it
    /// beforehand.
    ///
    /// # Errors
    /// The first error, in the order of the checks.
    ///
    /// ```
    /// use rehab_rules::{Action, ErrorCode, calendar::read_day};
    /// let move_client = Action::move_client("C1", "C1", "K1").agreed(true);
    /// let error = move_client.check(read_day("2026-01-09").unwrap()).unwrap_err();
    /// assert_eq!((error.code(), error.field()), (ErrorCode::SameCourse, Some("to")));
    /// ```
    pub fn check(&self, on: NaiveDate) -> Result<(), InputError> {
        if !in_range(on) {
            return Err(InputError::at(ErrorCode::InvalidDate, "on"));
        }
        if matches!(self, Self::CreateCourse { periods, year: None, .. } if periods.is_empty()) {
            return Err(InputError::at(ErrorCode::MissingField, "year"));
        }
        self.check_fields()?;
        match self {
            Self::MoveClient { from, to, .. } if from == to => Err(InputError::at(ErrorCode::SameCourse, "to")),
            Self::ReceiveDecision { issued, .. } if on < *issued => Err(InputError::at(ErrorCode::DecisionInFuture, "issued")),
            Self::CreateCourse { target_groups, periods, year, .. } => {
                each_group_once(target_groups)?;
                schedule(periods)?;
                match (first_year(periods), year) {
                    (Some(first), Some(year)) if first != *year => Err(InputError::at(ErrorCode::YearMismatch, "year")),
                    _ => Ok(()),
                }
            }
            Self::SetTargetGroups { target_groups, .. } => each_group_once(target_groups),
            Self::RescheduleCourse { periods, .. } => schedule(periods),
            Self::ReschedulePeriod { start, end, .. } if end < start => {
                Err(InputError::at(ErrorCode::PeriodEndsBeforeStart, "end"))
            }
            _ => Ok(()),
        }
    }
}

pub(crate) fn each_group_once(groups: &[Cow<'_, str>]) -> Result<(), InputError> {
    let mut rest = groups;
    while let [group, after @ ..] = rest {
        if after.contains(group) {
            return Err(InputError::at(ErrorCode::DuplicateTargetGroup, "target_groups"));
        }
        rest = after;
    }
    Ok(())
}

/// Checks that no period ends before it starts and that the starts do not decrease.
pub(crate) fn schedule(periods: &[Period]) -> Result<(), InputError> {
    if let Some(index) = periods.iter().position(|period| period.end < period.start) {
        return Err(InputError::at(ErrorCode::PeriodEndsBeforeStart, element_field("periods", index, "end")));
    }
    match first_out_of_order(periods) {
        Some(index) => Err(InputError::at(ErrorCode::PeriodsOutOfOrder, element_field("periods", index, "start"))),
        None => Ok(()),
    }
}

/// The index of the first period that starts before its predecessor.
pub(crate) fn first_out_of_order(periods: &[Period]) -> Option<usize> {
    let mut latest = NaiveDate::MIN;
    periods.iter().position(|period| {
        let early = period.start < latest;
        latest = period.start;
        early
    })
}
