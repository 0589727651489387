//! Actions: the nineteen things that a log can tell, with the fields of the log.

use crate::calendar::in_range;
use crate::input::error::{ErrorCode, InputError};
use crate::input::fields::{element, element_field, is_text};
use crate::period::{Period, first_year};
use crate::words::{Range, closed_set};
use alloc::borrow::Cow;
use alloc::vec::Vec;
use chrono::NaiveDate;

/// What `places` and `group_size` may be in input; a group size outside the service's range is a finding.
pub(crate) const PLACES: Range = Range { min: 0, max: 1_000_000 };
/// What `year` may be in input.
pub(crate) const YEARS: Range = Range { min: 1900, max: 2199 };
/// At most this many periods stand in a schedule.
pub(crate) const MOST_PERIODS: usize = 1_000;
/// At most this many target groups stand in a list.
pub(crate) const MOST_TARGET_GROUPS: usize = 100;

closed_set! {
    /// How long a provider has carried out a kind of rehabilitation in the last six years (K20-66, K20-67, K9-63).
    Experience {
        /// Not at all.
        None = "none",
        /// Under two years.
        Under2Years = "under_2_years",
        /// Over two years.
        Over2Years = "over_2_years",
    }
}

closed_set! {
    /// The pool facilities of an office (K20-69, K9-64).
    Pool {
        /// None.
        None = "none",
        /// At the office.
        Adjoining = "adjoining",
        /// Elsewhere.
        Elsewhere = "elsewhere",
    }
}

/// What is done, or is to be done: an event without its day and provider.
///
/// Texts are borrowed where they can be; `"C1".into()` makes one.
///
/// ```
/// use rehab_rules::Action;
/// let attach = Action::AttachClient { course: "C1".into(), client: "K1".into(), agreed: None };
/// assert_eq!(attach.name(), "attach_client");
/// ```
#[derive(Clone, Debug, PartialEq, Eq)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema), schemars(tag = "action", rename_all = "snake_case"))]
pub enum Action<'a> {
    /// The provider declares how many clients it takes in a year.
    DeclareCapacity {
        /// The service.
        service: Cow<'a, str>,
        /// The calendar year.
        year: i32,
        /// How many places.
        places: i64,
    },
    /// The provider gets a client's decision.
    ReceiveDecision {
        /// The client.
        client: Cow<'a, str>,
        /// The service.
        service: Cow<'a, str>,
        /// The day on which the decision was issued.
        issued: NaiveDate,
        /// The day on which the client got it.
        received: Option<NaiveDate>,
        /// The client's target group.
        target_group: Option<Cow<'a, str>>,
        /// Whether an old decision continues with a new provider.
        continues: Option<bool>,
        /// The day on which the rehabilitation began elsewhere.
        rehabilitation_started: Option<NaiveDate>,
    },
    /// A course is created.
    CreateCourse {
        /// The course's id.
        course: Cow<'a, str>,
        /// The service.
        service: Cow<'a, str>,
        /// How many places.
        group_size: i64,
        /// The target groups.
        target_groups: Vec<Cow<'a, str>>,
        /// The schedule; empty when there is none yet.
        periods: Vec<Period>,
        /// The calendar year; required without a schedule.
        year: Option<i32>,
        /// The office.
        office: Option<Cow<'a, str>>,
        /// The contact.
        contact: Option<Cow<'a, str>>,
    },
    /// A course is published.
    PublishCourse {
        /// The course.
        course: Cow<'a, str>,
        /// Whether its data were checked.
        checked: Option<bool>,
    },
    /// A published course is to be hidden.
    UnpublishCourse {
        /// The course.
        course: Cow<'a, str>,
    },
    /// What publishing's check found wrong is corrected.
    CorrectCourse {
        /// The course.
        course: Cow<'a, str>,
        /// The right office.
        office: Option<Cow<'a, str>>,
        /// The right contact.
        contact: Option<Cow<'a, str>>,
    },
    /// A client is attached to a course.
    AttachClient {
        /// The course.
        course: Cow<'a, str>,
        /// The client.
        client: Cow<'a, str>,
        /// Whether the client agrees, when it comes from another course.
        agreed: Option<bool>,
    },
    /// A client is taken off a course.
    DetachClient {
        /// The course.
        course: Cow<'a, str>,
        /// The client.
        client: Cow<'a, str>,
    },
    /// A client is moved from one course to another.
    MoveClient {
        /// The course it leaves.
        from: Cow<'a, str>,
        /// The course it comes to.
        to: Cow<'a, str>,
        /// The client.
        client: Cow<'a, str>,
        /// Whether the client agrees.
        agreed: Option<bool>,
    },
    /// A course gets another group size.
    SetGroupSize {
        /// The course.
        course: Cow<'a, str>,
        /// How many places.
        group_size: i64,
    },
    /// A course gets other target groups.
    SetTargetGroups {
        /// The course.
        course: Cow<'a, str>,
        /// The target groups.
        target_groups: Vec<Cow<'a, str>>,
    },
    /// A course is confirmed.
    ConfirmCourse {
        /// The course.
        course: Cow<'a, str>,
    },
    /// A course gets a new schedule.
    RescheduleCourse {
        /// The course.
        course: Cow<'a, str>,
        /// The whole new schedule.
        periods: Vec<Period>,
        /// Whether the clients agree to it.
        clients_agreed: Option<bool>,
        /// The clients whom it does not suit.
        clients_declined: Option<Vec<Cow<'a, str>>>,
    },
    /// One period gets new days.
    ReschedulePeriod {
        /// The course.
        course: Cow<'a, str>,
        /// The period's number; the first is 1.
        period: i64,
        /// The new first day.
        start: NaiveDate,
        /// The new last day.
        end: NaiveDate,
        /// Whether the clients agree to it.
        clients_agreed: Option<bool>,
        /// The clients whom it does not suit.
        clients_declined: Option<Vec<Cow<'a, str>>>,
    },
    /// A course is deleted.
    DeleteCourse {
        /// The course.
        course: Cow<'a, str>,
    },
    /// The provider tells about itself.
    UpdateProviderInfo {
        /// The service.
        service: Cow<'a, str>,
        /// The office whose pool is told; without it, of courses without an office.
        office: Option<Cow<'a, str>>,
        /// Experience of multiprofessional rehabilitation.
        multiprofessional_experience: Option<Experience>,
        /// Experience of distance rehabilitation.
        distance_experience: Option<Experience>,
        /// The pool facilities.
        pool: Option<Pool>,
        /// The contact for the service.
        contact: Option<Cow<'a, str>>,
    },
    /// The authority line is told that no suitable course can be had.
    TellAuthorityLine {
        /// The client.
        client: Cow<'a, str>,
        /// The service.
        service: Cow<'a, str>,
    },
    /// The client leaves for another provider.
    ChangeProvider {
        /// The client.
        client: Cow<'a, str>,
        /// The service.
        service: Cow<'a, str>,
        /// Whether because it did not want to change course.
        declined_move: Option<bool>,
    },
    /// The client's rehabilitation ends.
    EndRehabilitation {
        /// The client.
        client: Cow<'a, str>,
        /// The service.
        service: Cow<'a, str>,
    },
}

impl Action<'_> {
    /// The name of the action in the log.
    ///
    /// ```
    /// use rehab_rules::Action;
    /// let confirm = Action::ConfirmCourse { course: "C1".into() };
    /// assert_eq!(confirm.name(), "confirm_course");
    /// ```
    #[must_use]
    pub const fn name(&self) -> &'static str {
        match self {
            Self::DeclareCapacity { .. } => "declare_capacity",
            Self::ReceiveDecision { .. } => "receive_decision",
            Self::CreateCourse { .. } => "create_course",
            Self::PublishCourse { .. } => "publish_course",
            Self::UnpublishCourse { .. } => "unpublish_course",
            Self::CorrectCourse { .. } => "correct_course",
            Self::AttachClient { .. } => "attach_client",
            Self::DetachClient { .. } => "detach_client",
            Self::MoveClient { .. } => "move_client",
            Self::SetGroupSize { .. } => "set_group_size",
            Self::SetTargetGroups { .. } => "set_target_groups",
            Self::ConfirmCourse { .. } => "confirm_course",
            Self::RescheduleCourse { .. } => "reschedule_course",
            Self::ReschedulePeriod { .. } => "reschedule_period",
            Self::DeleteCourse { .. } => "delete_course",
            Self::UpdateProviderInfo { .. } => "update_provider_info",
            Self::TellAuthorityLine { .. } => "tell_authority_line",
            Self::ChangeProvider { .. } => "change_provider",
            Self::EndRehabilitation { .. } => "end_rehabilitation",
        }
    }

    /// Calls `visit` with each field that is there, in the log's order.
    pub(crate) fn for_each_field(&self, visit: &mut dyn FnMut(&'static str, Field<'_>)) {
        let mut given = |name, field: Option<Field<'_>>| {
            if let Some(field) = field {
                visit(name, field);
            }
        };
        match self {
            Self::DeclareCapacity { service, year, places } => {
                given("service", Some(Field::Text(service)));
                given("year", Some(Field::Number(i64::from(*year))));
                given("places", Some(Field::Number(*places)));
            }
            Self::ReceiveDecision { client, service, issued, received, target_group, continues, rehabilitation_started } => {
                given("client", Some(Field::Text(client)));
                given("service", Some(Field::Text(service)));
                given("issued", Some(Field::Day(*issued)));
                given("received", received.map(Field::Day));
                given("target_group", target_group.as_deref().map(Field::Text));
                given("continues", continues.map(Field::Flag));
                given("rehabilitation_started", rehabilitation_started.map(Field::Day));
            }
            Self::CreateCourse { course, service, group_size, target_groups, periods, year, office, contact } => {
                given("course", Some(Field::Text(course)));
                given("service", Some(Field::Text(service)));
                given("group_size", Some(Field::Number(*group_size)));
                given("target_groups", Some(Field::Texts(target_groups)));
                given("periods", (!periods.is_empty()).then_some(Field::Periods(periods)));
                given("year", year.map(|year| Field::Number(i64::from(year))));
                given("office", office.as_deref().map(Field::Text));
                given("contact", contact.as_deref().map(Field::Text));
            }
            Self::PublishCourse { course, checked } => {
                given("course", Some(Field::Text(course)));
                given("checked", checked.map(Field::Flag));
            }
            Self::UnpublishCourse { course } | Self::ConfirmCourse { course } | Self::DeleteCourse { course } => {
                given("course", Some(Field::Text(course)));
            }
            Self::CorrectCourse { course, office, contact } => {
                given("course", Some(Field::Text(course)));
                given("office", office.as_deref().map(Field::Text));
                given("contact", contact.as_deref().map(Field::Text));
            }
            Self::AttachClient { course, client, agreed } => {
                given("course", Some(Field::Text(course)));
                given("client", Some(Field::Text(client)));
                given("agreed", agreed.map(Field::Flag));
            }
            Self::DetachClient { course, client } => {
                given("course", Some(Field::Text(course)));
                given("client", Some(Field::Text(client)));
            }
            Self::MoveClient { from, to, client, agreed } => {
                given("from", Some(Field::Text(from)));
                given("to", Some(Field::Text(to)));
                given("client", Some(Field::Text(client)));
                given("agreed", agreed.map(Field::Flag));
            }
            Self::SetGroupSize { course, group_size } => {
                given("course", Some(Field::Text(course)));
                given("group_size", Some(Field::Number(*group_size)));
            }
            Self::SetTargetGroups { course, target_groups } => {
                given("course", Some(Field::Text(course)));
                given("target_groups", Some(Field::Texts(target_groups)));
            }
            Self::RescheduleCourse { course, periods, clients_agreed, clients_declined } => {
                given("course", Some(Field::Text(course)));
                given("periods", Some(Field::Periods(periods)));
                given("clients_agreed", clients_agreed.map(Field::Flag));
                given("clients_declined", clients_declined.as_deref().map(Field::Texts));
            }
            Self::ReschedulePeriod { course, period, start, end, clients_agreed, clients_declined } => {
                given("course", Some(Field::Text(course)));
                given("period", Some(Field::Number(*period)));
                given("start", Some(Field::Day(*start)));
                given("end", Some(Field::Day(*end)));
                given("clients_agreed", clients_agreed.map(Field::Flag));
                given("clients_declined", clients_declined.as_deref().map(Field::Texts));
            }
            Self::UpdateProviderInfo { service, office, multiprofessional_experience, distance_experience, pool, contact } => {
                given("service", Some(Field::Text(service)));
                given("office", office.as_deref().map(Field::Text));
                let experience = |told: &Option<Experience>| told.map(|told| Field::Text(told.as_str()));
                given("multiprofessional_experience", experience(multiprofessional_experience));
                given("distance_experience", experience(distance_experience));
                given("pool", pool.map(|pool| Field::Text(pool.as_str())));
                given("contact", contact.as_deref().map(Field::Text));
            }
            Self::TellAuthorityLine { client, service } | Self::EndRehabilitation { client, service } => {
                given("client", Some(Field::Text(client)));
                given("service", Some(Field::Text(service)));
            }
            Self::ChangeProvider { client, service, declined_move } => {
                given("client", Some(Field::Text(client)));
                given("service", Some(Field::Text(service)));
                given("declined_move", declined_move.map(Field::Flag));
            }
        }
    }

    /// Checks what the action alone can tell: first each field in its order, then the fields together.
    ///
    /// [`Provider`](crate::Provider) and [`read_line`](crate::read_line) do this themselves; a form can do it beforehand.
    ///
    /// # Errors
    /// The first thing that is wrong, in the rulebook's order.
    ///
    /// ```
    /// use rehab_rules::{Action, ErrorCode, calendar::read_day};
    /// let move_client = Action::MoveClient { from: "C1".into(), to: "C1".into(), client: "K1".into(), agreed: Some(true) };
    /// let error = move_client.check(read_day("2026-01-09").unwrap()).unwrap_err();
    /// assert_eq!((error.code(), error.field()), (ErrorCode::SameCourse, Some("to")));
    /// ```
    pub fn check(&self, on: NaiveDate) -> Result<(), InputError> {
        day("on", on)?;
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

    fn check_fields(&self) -> Result<(), InputError> {
        match self {
            Self::DeclareCapacity { service, year, places } => {
                text("service", service)?;
                number("year", i64::from(*year), YEARS)?;
                number("places", *places, PLACES)
            }
            Self::ReceiveDecision { client, service, issued, received, target_group, rehabilitation_started, .. } => {
                text("client", client)?;
                text("service", service)?;
                day("issued", *issued)?;
                optional("received", *received, day)?;
                if received.is_some_and(|received| received < *issued) {
                    return Err(InputError::at(ErrorCode::InvalidValue, "received"));
                }
                optional("target_group", target_group.as_deref(), text)?;
                optional("rehabilitation_started", *rehabilitation_started, day)
            }
            Self::CreateCourse { course, service, group_size, target_groups, periods, year, office, contact } => {
                if periods.is_empty() && year.is_none() {
                    return Err(InputError::at(ErrorCode::MissingField, "year"));
                }
                text("course", course)?;
                text("service", service)?;
                number("group_size", *group_size, PLACES)?;
                texts("target_groups", target_groups, MOST_TARGET_GROUPS)?;
                days(periods)?;
                optional("year", year.map(i64::from), |field, year| number(field, year, YEARS))?;
                optional("office", office.as_deref(), text)?;
                optional("contact", contact.as_deref(), text)
            }
            Self::PublishCourse { course, .. }
            | Self::UnpublishCourse { course }
            | Self::ConfirmCourse { course }
            | Self::DeleteCourse { course } => text("course", course),
            Self::CorrectCourse { course, office, contact } => {
                text("course", course)?;
                optional("office", office.as_deref(), text)?;
                optional("contact", contact.as_deref(), text)
            }
            Self::AttachClient { course, client, .. } | Self::DetachClient { course, client } => {
                text("course", course)?;
                text("client", client)
            }
            Self::MoveClient { from, to, client, .. } => {
                text("from", from)?;
                text("to", to)?;
                text("client", client)
            }
            Self::SetGroupSize { course, group_size } => {
                text("course", course)?;
                number("group_size", *group_size, PLACES)
            }
            Self::SetTargetGroups { course, target_groups } => {
                text("course", course)?;
                texts("target_groups", target_groups, MOST_TARGET_GROUPS)
            }
            Self::RescheduleCourse { course, periods, clients_declined, .. } => {
                text("course", course)?;
                if periods.is_empty() {
                    return Err(InputError::at(ErrorCode::InvalidValue, "periods"));
                }
                days(periods)?;
                declined(clients_declined.as_deref())
            }
            Self::ReschedulePeriod { course, start, end, clients_declined, .. } => {
                text("course", course)?;
                day("start", *start)?;
                day("end", *end)?;
                declined(clients_declined.as_deref())
            }
            Self::UpdateProviderInfo { service, office, contact, .. } => {
                text("service", service)?;
                optional("office", office.as_deref(), text)?;
                optional("contact", contact.as_deref(), text)
            }
            Self::TellAuthorityLine { client, service }
            | Self::ChangeProvider { client, service, .. }
            | Self::EndRehabilitation { client, service } => {
                text("client", client)?;
                text("service", service)
            }
        }
    }
}

/// The value of an action's field.
pub(crate) enum Field<'f> {
    Text(&'f str),
    Texts(&'f [Cow<'f, str>]),
    Day(NaiveDate),
    Number(i64),
    Flag(bool),
    Periods(&'f [Period]),
}

impl<'a> Action<'a> {
    /// Gives a field another value; a field that the action does not have, or of another type, stays as it is.
    pub(crate) fn set(&mut self, field: &str, given: Given<'a>) {
        match (self, field, given) {
            (Self::CreateCourse { group_size, .. } | Self::SetGroupSize { group_size, .. }, "group_size", Given::Number(new)) => {
                *group_size = new;
            }
            (Self::DeclareCapacity { places, .. }, "places", Given::Number(new)) => *places = new,
            (Self::DeclareCapacity { year, .. }, "year", Given::Number(new)) => *year = i32::try_from(new).unwrap_or(i32::MAX),
            (Self::CreateCourse { year, .. }, "year", Given::Number(new)) => *year = i32::try_from(new).ok(),
            (Self::ReschedulePeriod { period, .. }, "period", Given::Number(new)) => *period = new,
            (
                Self::CreateCourse { target_groups, .. } | Self::SetTargetGroups { target_groups, .. },
                "target_groups",
                Given::Texts(new),
            ) => *target_groups = new,
            (Self::ReceiveDecision { issued, .. }, "issued", Given::Day(new)) => *issued = new,
            (Self::ReceiveDecision { received, .. }, "received", Given::Day(new)) => *received = Some(new),
            (Self::ReceiveDecision { rehabilitation_started, .. }, "rehabilitation_started", Given::Day(new)) => {
                *rehabilitation_started = Some(new);
            }
            (Self::ReceiveDecision { target_group, .. }, "target_group", Given::Text(new)) => *target_group = Some(new),
            (Self::ReschedulePeriod { start, .. }, "start", Given::Day(new)) => *start = new,
            (Self::ReschedulePeriod { end, .. }, "end", Given::Day(new)) => *end = new,
            (Self::MoveClient { from, .. }, "from", Given::Text(new)) => *from = new,
            (Self::MoveClient { to, .. }, "to", Given::Text(new)) => *to = new,
            (
                Self::AttachClient { client, .. }
                | Self::DetachClient { client, .. }
                | Self::MoveClient { client, .. }
                | Self::TellAuthorityLine { client, .. }
                | Self::ChangeProvider { client, .. }
                | Self::EndRehabilitation { client, .. },
                "client",
                Given::Text(new),
            ) => *client = new,
            (
                Self::PublishCourse { course, .. }
                | Self::UnpublishCourse { course }
                | Self::CorrectCourse { course, .. }
                | Self::AttachClient { course, .. }
                | Self::DetachClient { course, .. }
                | Self::SetGroupSize { course, .. }
                | Self::SetTargetGroups { course, .. }
                | Self::ConfirmCourse { course }
                | Self::RescheduleCourse { course, .. }
                | Self::ReschedulePeriod { course, .. }
                | Self::DeleteCourse { course },
                "course",
                Given::Text(new),
            ) => *course = new,
            (
                Self::DeclareCapacity { service, .. }
                | Self::ReceiveDecision { service, .. }
                | Self::CreateCourse { service, .. }
                | Self::UpdateProviderInfo { service, .. }
                | Self::TellAuthorityLine { service, .. }
                | Self::ChangeProvider { service, .. }
                | Self::EndRehabilitation { service, .. },
                "service",
                Given::Text(new),
            ) => *service = new,
            _ => {}
        }
    }
}

/// A value for a field.
pub(crate) enum Given<'a> {
    /// An id.
    Text(Cow<'a, str>),
    /// A list of ids.
    Texts(Vec<Cow<'a, str>>),
    /// A day.
    Day(NaiveDate),
    /// A number.
    Number(i64),
}

fn text(field: &'static str, text: &str) -> Result<(), InputError> {
    if is_text(text) { Ok(()) } else { Err(InputError::at(ErrorCode::InvalidValue, field)) }
}

fn day(field: &'static str, day: NaiveDate) -> Result<(), InputError> {
    if in_range(day) { Ok(()) } else { Err(InputError::at(ErrorCode::InvalidDate, field)) }
}

fn number(field: &'static str, number: i64, within: Range) -> Result<(), InputError> {
    if within.holds(number) { Ok(()) } else { Err(InputError::at(ErrorCode::InvalidValue, field)) }
}

fn optional<T>(
    field: &'static str,
    value: Option<T>,
    check: impl Fn(&'static str, T) -> Result<(), InputError>,
) -> Result<(), InputError> {
    value.map_or(Ok(()), |value| check(field, value))
}

fn texts(field: &'static str, list: &[Cow<'_, str>], most: usize) -> Result<(), InputError> {
    if most < list.len() {
        return Err(InputError::at(ErrorCode::InvalidValue, field));
    }
    match list.iter().position(|element| !is_text(element)) {
        Some(index) => Err(InputError::at(ErrorCode::InvalidValue, element(field, index))),
        None => Ok(()),
    }
}

fn days(periods: &[Period]) -> Result<(), InputError> {
    if MOST_PERIODS < periods.len() {
        return Err(InputError::at(ErrorCode::InvalidValue, "periods"));
    }
    for (index, period) in periods.iter().enumerate() {
        for (name, day) in [("start", period.start), ("end", period.end)] {
            if !in_range(day) {
                return Err(InputError::at(ErrorCode::InvalidDate, element_field("periods", index, name)));
            }
        }
    }
    Ok(())
}

fn declined(clients: Option<&[Cow<'_, str>]>) -> Result<(), InputError> {
    let Some(clients) = clients else { return Ok(()) };
    texts("clients_declined", clients, usize::MAX)?;
    let mut sorted: Vec<&str> = clients.iter().map(AsRef::as_ref).collect();
    sorted.sort_unstable();
    if sorted.windows(2).any(|pair| pair.first() == pair.last()) {
        return Err(InputError::at(ErrorCode::InvalidValue, "clients_declined"));
    }
    Ok(())
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

/// No period ends before it starts, and starts do not decrease.
pub(crate) fn schedule(periods: &[Period]) -> Result<(), InputError> {
    if let Some(index) = periods.iter().position(|period| period.end < period.start) {
        return Err(InputError::at(ErrorCode::PeriodEndsBeforeStart, element_field("periods", index, "end")));
    }
    match first_out_of_order(periods) {
        Some(index) => Err(InputError::at(ErrorCode::PeriodsOutOfOrder, element_field("periods", index, "start"))),
        None => Ok(()),
    }
}

/// The first period that starts before the one listed ahead of it.
pub(crate) fn first_out_of_order(periods: &[Period]) -> Option<usize> {
    let mut latest = NaiveDate::MIN;
    periods.iter().position(|period| {
        let early = period.start < latest;
        latest = period.start;
        early
    })
}
