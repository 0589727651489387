//! A case: what is happening to one subject, as plain facts that the rules read.

use crate::calendar::days_between;
use crate::client::DecisionDays;
use crate::period::{Period, last_end};
use crate::service::{InfoField, ServiceDescription};
use crate::words::closed_set;
use alloc::borrow::Cow;
use chrono::NaiveDate;

closed_set! {
    /// What is happening to the subject of a case.
    ///
    /// An action becomes cases, one for each subject it touches:
    ///
    /// | action | changes |
    /// |---|---|
    /// | `declare_capacity` | `capacity_declared` |
    /// | `receive_decision` | `decision_received` |
    /// | `create_course` | `created`, `enters_year` |
    /// | `publish_course`, `unpublish_course`, `correct_course` | `published`, `unpublished`, `corrected` |
    /// | `attach_client`, `detach_client` | `joins`, `leaves` |
    /// | `move_client` | `moves_out` of one course, `asked_to_move` and `moves_in` to the other |
    /// | `set_group_size` | `resized` |
    /// | `set_target_groups` | `regrouped`, and `stays_regrouped` for each client |
    /// | `confirm_course` | `confirmed`, and `stays_confirmed` for each client |
    /// | `reschedule_course` | `rescheduled`, `enters_year` when the year changes, and `stays_rescheduled` for each client |
    /// | `reschedule_period` | the same, with `period_rescheduled` for `rescheduled` |
    /// | `delete_course` | `deleted` |
    /// | `update_provider_info` | `info_given` for each piece |
    /// | `tell_authority_line` | `authority_line_told` |
    /// | `change_provider` | `changes_provider`, and `leaves_provider` for each course left |
    /// | `end_rehabilitation` | `ends_rehabilitation`, and `leaves_provider` for each course left |
    /// | the audit of a day | `year_stands`, `info_stands`, `course_stands`, `client_stands`, `stay_stands` |
    #[non_exhaustive]
    Change {
        /// A provider declares its capacity for a year.
        CapacityDeclared = "capacity_declared",
        /// A provider gives a piece of information about itself.
        InfoGiven = "info_given",
        /// The authority line is told that a client finds no course.
        AuthorityLineTold = "authority_line_told",
        /// A provider receives a client's decision.
        DecisionReceived = "decision_received",
        /// A client changes provider.
        ChangesProvider = "changes_provider",
        /// A client's rehabilitation ends.
        EndsRehabilitation = "ends_rehabilitation",
        /// A course is created.
        Created = "created",
        /// A course's places come into a year: at its creation, or when it is moved to another year.
        EntersYear = "enters_year",
        /// A course is published.
        Published = "published",
        /// A course is to be hidden again.
        Unpublished = "unpublished",
        /// A course's office or contact is corrected.
        Corrected = "corrected",
        /// A course gets another group size.
        Resized = "resized",
        /// A course gets other target groups.
        Regrouped = "regrouped",
        /// A course is confirmed.
        Confirmed = "confirmed",
        /// A course gets a new schedule.
        Rescheduled = "rescheduled",
        /// One period of a course gets new days.
        PeriodRescheduled = "period_rescheduled",
        /// A course is deleted.
        Deleted = "deleted",
        /// A client joins a course.
        Joins = "joins",
        /// A client is asked to move to another course.
        AskedToMove = "asked_to_move",
        /// A client moves into a course from another.
        MovesIn = "moves_in",
        /// A client moves out of a course to another.
        MovesOut = "moves_out",
        /// A client is taken off a course.
        Leaves = "leaves",
        /// A client who leaves the provider is taken off a course.
        LeavesProvider = "leaves_provider",
        /// A client is on a course that gets other target groups.
        StaysRegrouped = "stays_regrouped",
        /// A client is on a course that is confirmed.
        StaysConfirmed = "stays_confirmed",
        /// A client is on a course that gets new dates.
        StaysRescheduled = "stays_rescheduled",
        /// Audit: a declared year as it stands.
        YearStands = "year_stands",
        /// Audit: a piece of information that the service asks of the provider.
        InfoStands = "info_stands",
        /// Audit: a course as it stands.
        CourseStands = "course_stands",
        /// Audit: a client as it stands.
        ClientStands = "client_stands",
        /// Audit: a client on a course as it stands.
        StayStands = "stay_stands",
    }
}

impl Change {
    /// What happens to the one subject of an action; `None` for what is no action, and for one whose answer hangs on several subjects:
    /// `move_client` (two courses: [`Change::MovesOut`], [`Change::AskedToMove`], [`Change::MovesIn`]), `set_target_groups`,
    /// `reschedule_course` and `reschedule_period` (the course, each of its clients, and the year it comes to). Confirming a course
    /// is here: its clients, [`Change::StaysConfirmed`], cannot prohibit it.
    ///
    /// ```
    /// use rehab_rules::Change;
    /// assert_eq!(Change::of_action("attach_client"), Some(&[Change::Joins][..]));
    /// assert_eq!(Change::of_action("create_course"), Some(&[Change::Created, Change::EntersYear][..]));
    /// assert_eq!(Change::of_action("move_client"), None);
    /// ```
    #[must_use]
    pub fn of_action(action: &str) -> Option<&'static [Self]> {
        Some(match action {
            "declare_capacity" => &[Self::CapacityDeclared],
            "receive_decision" => &[Self::DecisionReceived],
            "create_course" => &[Self::Created, Self::EntersYear],
            "publish_course" => &[Self::Published],
            "unpublish_course" => &[Self::Unpublished],
            "correct_course" => &[Self::Corrected],
            "attach_client" => &[Self::Joins],
            "detach_client" => &[Self::Leaves],
            "set_group_size" => &[Self::Resized],
            "confirm_course" => &[Self::Confirmed],
            "delete_course" => &[Self::Deleted],
            "update_provider_info" => &[Self::InfoGiven],
            "tell_authority_line" => &[Self::AuthorityLineTold],
            "change_provider" => &[Self::ChangesProvider],
            "end_rehabilitation" => &[Self::EndsRehabilitation],
            _ => return None,
        })
    }

    /// Whether it is no change but the audit of a day.
    ///
    /// ```
    /// use rehab_rules::Change;
    /// assert!(Change::CourseStands.is_of_audit());
    /// assert!(!Change::Confirmed.is_of_audit());
    /// ```
    #[must_use]
    pub const fn is_of_audit(self) -> bool {
        matches!(self, Self::YearStands | Self::InfoStands | Self::CourseStands | Self::ClientStands | Self::StayStands)
    }
}

closed_set! {
    /// A fact that a rule may read. Its word stands for the fields that the description names.
    #[non_exhaustive]
    Fact {
        /// How many clients are attached, before the change.
        Clients = "clients",
        /// The course's group size, before the change.
        GroupSize = "group_size",
        /// The course's target groups, before the change.
        TargetGroups = "target_groups",
        /// The course's schedule, before the change.
        Periods = "periods",
        /// Whether the course is published.
        Published = "published",
        /// Whether the course is confirmed.
        Confirmed = "confirmed",
        /// Whether the course is deleted.
        Deleted = "deleted",
        /// Whether the course or the provider has a contact.
        HasContact = "has_contact",
        /// Whether the course stood with too few clients at the end of its settle day.
        TooFewOnSettleDay = "too_few_on_settle_day",
        /// Whether the course belongs to the service of the course left.
        SameService = "same_service",
        /// How many clients were attached when the course was confirmed.
        ConfirmedWith = "confirmed_with",
        /// The earliest right day of the course's clients who still wait for a confirmed course.
        EarliestRightDay = "earliest_right_day",
        /// Whether the provider has the client's decision.
        Decided = "decided",
        /// The client's target group.
        TargetGroup = "target_group",
        /// The client's duty day.
        DutyDay = "duty_day",
        /// Whether the client was on a confirmed course at the end of the duty day.
        PlacedOnDutyDay = "placed_on_duty_day",
        /// [`ClientFacts::right_day`] and [`ClientFacts::placed_on_right_day`].
        RightDay = "right_day",
        /// [`ClientFacts::placed_since`] and [`ClientFacts::placed_course_started`].
        Placed = "placed",
        /// Whether the client is on the course.
        OnCourse = "on_course",
        /// Whether the client is on another course of the service that has not ended.
        OnOpenCourse = "on_open_course",
        /// Whether the client is on any course of the service.
        OnAnyCourse = "on_any_course",
        /// Whether the client was detached from another course and has been attached to none since.
        LeftAnotherCourse = "left_another_course",
        /// The first day of the client's first begun period.
        FirstBegun = "first_begun",
        /// The last day of the periods of the course that the client has begun.
        BegunUntil = "begun_until",
        /// Whether the authority line was told of the client.
        AuthorityLineTold = "authority_line_told",
        /// [`ClientFacts::a_course_can_take`] and [`ClientFacts::a_group_can_be_added`].
        CourseForClient = "course_for_client",
        /// Whether the client is among those whom the new dates do not suit.
        Declines = "declines",
        /// [`YearFacts::year`] and [`YearFacts::before`].
        Year = "year",
        /// The capacity declared for the year.
        Declared = "declared",
        /// The places used in the year.
        Used = "used",
        /// [`YearFacts::left`] and [`YearFacts::left_next`].
        PlacesLeft = "places_left",
        /// Whether the client agrees to the move.
        Agreed = "agreed",
        /// Whether the course's data were checked.
        Checked = "checked",
        /// [`Asked::group_size`].
        NewGroupSize = "new_group_size",
        /// [`Asked::target_groups`].
        NewTargetGroups = "new_target_groups",
        /// [`Asked::periods`].
        NewPeriods = "new_periods",
        /// [`Asked::clients_agreed`] and [`Asked::clients_declined`].
        ClientsAgreed = "clients_agreed",
        /// Whether the client leaves because of a move declined.
        DeclinedMove = "declined_move",
        /// [`Asked::info`], [`Asked::info_given`] and [`Asked::office`].
        Info = "info",
    }
}

/// A set of facts.
///
/// ```
/// use rehab_rules::{Change, Fact, Facts, rules::facts_read};
/// let on_the_form = Facts::of(&[Fact::Clients, Fact::Published]);
/// let still_to_ask = facts_read(Change::Confirmed).without(on_the_form);
/// assert!(still_to_ask.contains(Fact::Periods) && !still_to_ask.contains(Fact::Clients));
/// ```
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Facts(u64);

const _: () = assert!(Fact::ALL.len() <= 64, "a set of facts has a bit for each");

impl Facts {
    /// No fact.
    ///
    /// ```
    /// use rehab_rules::{Case, Change, Decision, Facts, NaiveDate, Services, judge, rules::facts_read};
    /// let (services, on) = (Services::built_in(), NaiveDate::from_ymd_opt(2026, 3, 2).unwrap());
    /// let case = Case::new(on, Change::Joins, services.in_force("kela.family-carers", on).unwrap(), Facts::NONE);
    /// let mut decision = Decision::new();
    /// judge(&case, Some("C1"), Some("K1"), &mut decision);
    /// assert_eq!(decision.missing(), facts_read(Change::Joins)); // all that would have to be known
    /// ```
    pub const NONE: Self = Self(0);
    /// Every fact.
    ///
    /// ```
    /// use rehab_rules::{Change, Facts, rules::facts_read};
    /// assert!(facts_read(Change::Joins).without(Facts::ALL).is_empty()); // who knows every fact misses none
    /// ```
    pub const ALL: Self = Self::of(Fact::ALL);

    /// The facts listed.
    ///
    /// ```
    /// use rehab_rules::{Fact, Facts};
    /// const ROW: Facts = Facts::of(&[Fact::Clients, Fact::GroupSize]);
    /// assert!(ROW.contains(Fact::GroupSize) && !ROW.contains(Fact::Periods));
    /// ```
    #[must_use]
    pub const fn of(facts: &[Fact]) -> Self {
        let mut set = 0;
        let mut rest = facts;
        while let [fact, after @ ..] = rest {
            set |= 1_u64.wrapping_shl(*fact as u32);
            rest = after;
        }
        Self(set)
    }

    /// Whether the fact is in the set.
    ///
    /// ```
    /// use rehab_rules::{Change, Fact, rules::facts_read};
    /// assert!(facts_read(Change::MovesIn).contains(Fact::TargetGroup));
    /// assert!(!facts_read(Change::MovesOut).contains(Fact::TargetGroup)); // leaving needs none
    /// ```
    #[must_use]
    pub const fn contains(self, fact: Fact) -> bool {
        self.0 & Self::of(&[fact]).0 != 0
    }

    /// Whether the set is empty.
    ///
    /// ```
    /// use rehab_rules::{Change, Fact, Facts, rules::facts_read};
    /// let known = Facts::of(&[Fact::Published, Fact::Deleted, Fact::Periods]);
    /// assert!(facts_read(Change::Unpublished).without(known).is_empty()); // the case can be judged
    /// ```
    #[must_use]
    pub const fn is_empty(self) -> bool {
        self.0 == 0
    }

    /// The facts in either set.
    ///
    /// ```
    /// use rehab_rules::{Fact, Facts};
    /// let (of_course, of_client) = (Facts::of(&[Fact::Clients]), Facts::of(&[Fact::Decided]));
    /// assert_eq!(of_course.union(of_client), Facts::of(&[Fact::Clients, Fact::Decided]));
    /// ```
    #[must_use]
    pub const fn union(self, other: Self) -> Self {
        Self(self.0 | other.0)
    }

    /// The facts that are not in the other set.
    ///
    /// ```
    /// use rehab_rules::{Fact, Facts};
    /// let asked = Facts::of(&[Fact::Clients, Fact::Periods]);
    /// assert_eq!(asked.without(Facts::of(&[Fact::Clients, Fact::Decided])), Facts::of(&[Fact::Periods]));
    /// ```
    #[must_use]
    pub const fn without(self, other: Self) -> Self {
        Self(self.0 & !other.0)
    }

    /// The facts of the set, in the order of [`Fact`].
    ///
    /// ```
    /// use rehab_rules::{Fact, Facts};
    /// let words: Vec<_> = Facts::of(&[Fact::Published, Fact::Clients]).iter().map(Fact::as_str).collect();
    /// assert_eq!(words, ["clients", "published"]);
    /// ```
    pub fn iter(self) -> impl Iterator<Item = Fact> {
        Fact::ALL.iter().copied().filter(move |fact| self.contains(*fact))
    }
}

/// One subject of a change, as plain facts.
///
/// An action becomes cases, see [`Change`]; a registry fills one from a row of its own.
///
/// What the source itself leaves unknown (a target group, an agreement, a duty day) is an `Option` and a
/// rule's verdict; what the caller does not know is left out of [`Case::known`].
///
/// ```
/// use rehab_rules::{Case, Change, Decision, Fact, Facts, NaiveDate, Services, judge};
/// let (services, on) = (Services::built_in(), NaiveDate::from_ymd_opt(2026, 3, 2).unwrap());
/// let carers = services.in_force("kela.family-carers", on).unwrap();
/// let mut case = Case::new(on, Change::Created, carers, Facts::of(&[Fact::NewGroupSize]));
/// case.asked.group_size = 5;
/// let mut decision = Decision::new();
/// judge(&case, Some("C1"), None, &mut decision);
/// assert!(decision.findings().any(|finding| finding.rule.id == "course/group-size-within-range"));
/// ```
#[derive(Clone, Debug)]
pub struct Case<'a> {
    /// The day looked at.
    pub on: NaiveDate,
    /// What is happening.
    pub change: Change,
    /// The service description that holds.
    pub service: &'a ServiceDescription,
    /// The facts that are known.
    pub known: Facts,
    /// The course, before the change.
    pub course: CourseFacts<'a>,
    /// The client, before the change.
    pub client: ClientFacts<'a>,
    /// The calendar year.
    pub year: YearFacts,
    /// What is asked for.
    pub asked: Asked<'a>,
}

/// Facts of a course.
///
/// ```
/// # use rehab_rules::{Case, Change, NaiveDate, Services, Verdict};
/// use rehab_rules::{CourseFacts, Fact, Facts, rules::course::has_free_place};
/// # let (services, on) = (Services::built_in(), NaiveDate::from_ymd_opt(2026, 3, 2).unwrap());
/// # let carers = services.in_force("kela.family-carers", on).unwrap();
/// let mut case = Case::new(on, Change::Joins, carers, Facts::of(&[Fact::Clients, Fact::GroupSize]));
/// case.course = CourseFacts { clients: 8, group_size: 8, ..CourseFacts::default() };
/// assert!(matches!((has_free_place::RULE.check)(&case), Verdict::Says(_))); // the course is full
/// ```
#[derive(Clone, Debug, Default)]
pub struct CourseFacts<'a> {
    /// How many clients are attached.
    pub clients: i64,
    /// How many places it has.
    pub group_size: i64,
    /// Its target groups.
    pub target_groups: &'a [Cow<'a, str>],
    /// Its schedule.
    pub periods: &'a [Period],
    /// Whether it is published.
    pub published: bool,
    /// Whether it is confirmed.
    pub confirmed: bool,
    /// Whether it is deleted.
    pub deleted: bool,
    /// Whether it, or the provider for the service, has a contact.
    pub has_contact: bool,
    /// Whether it stood with this first start, unconfirmed and with too few clients, at the end of its settle day.
    pub too_few_on_settle_day: bool,
    /// Whether it belongs to the service of the course that the client leaves.
    pub same_service: bool,
    /// How many clients were attached when it was confirmed; `None` when that is not recorded.
    pub confirmed_with: Option<i64>,
    /// The earliest right day of its clients who have a duty day and have not met it; `None` when there is no such client.
    pub earliest_right_day: Option<NaiveDate>,
}

impl CourseFacts<'_> {
    /// Whether the first period's start is on or before the day; false without a schedule.
    ///
    /// ```
    /// use rehab_rules::{CourseFacts, Period, PeriodKind, calendar::read_day};
    /// let day = |text| read_day(text).unwrap();
    /// let periods = [Period { kind: PeriodKind::InPerson, start: day("2026-05-04"), end: day("2026-05-08") }];
    /// let course = CourseFacts { periods: &periods, ..CourseFacts::default() };
    /// assert!(course.has_started(day("2026-05-04")) && !course.has_started(day("2026-05-03")));
    /// ```
    #[must_use]
    pub fn has_started(&self, on: NaiveDate) -> bool {
        self.periods.first().is_some_and(|first| first.start <= on)
    }

    /// Whether the end, the latest of its periods', is before the day; false without a schedule.
    ///
    /// ```
    /// use rehab_rules::{CourseFacts, Period, PeriodKind, calendar::read_day};
    /// let day = |text| read_day(text).unwrap();
    /// let periods = [Period { kind: PeriodKind::InPerson, start: day("2026-05-04"), end: day("2026-05-08") }];
    /// let course = CourseFacts { periods: &periods, ..CourseFacts::default() };
    /// assert!(course.has_ended(day("2026-05-09")) && !course.has_ended(day("2026-05-08")));
    /// ```
    #[must_use]
    pub fn has_ended(&self, on: NaiveDate) -> bool {
        last_end(self.periods).is_some_and(|end| end < on)
    }

    /// The clients after one more has joined.
    ///
    /// ```
    /// # use rehab_rules::{NaiveDate, Services};
    /// use rehab_rules::CourseFacts;
    /// # let services = Services::built_in();
    /// # let carers = services.in_force("kela.family-carers", NaiveDate::from_ymd_opt(2026, 3, 2).unwrap()).unwrap();
    /// let course = CourseFacts { clients: 6, ..CourseFacts::default() };
    /// assert!(carers.must_hold_at <= course.clients_after_joining()); // the seventh: the course must be held
    /// ```
    #[must_use]
    pub fn clients_after_joining(&self) -> i64 {
        self.clients.saturating_add(1)
    }

    /// The clients after one has left.
    ///
    /// ```
    /// # use rehab_rules::{NaiveDate, Services};
    /// use rehab_rules::CourseFacts;
    /// # let services = Services::built_in();
    /// # let carers = services.in_force("kela.family-carers", NaiveDate::from_ymd_opt(2026, 3, 2).unwrap()).unwrap();
    /// let course = CourseFacts { clients: 6, ..CourseFacts::default() };
    /// assert!(course.clients_after_leaving() < carers.group_size.min); // too few are left to confirm it
    /// ```
    #[must_use]
    pub fn clients_after_leaving(&self) -> i64 {
        self.clients.saturating_sub(1)
    }
}

/// Facts of a client of a service.
///
/// ```
/// # use rehab_rules::{Case, Change, NaiveDate, Services, Verdict};
/// use rehab_rules::{ClientFacts, Fact, Facts, rules::client::decision_received};
/// # let (services, on) = (Services::built_in(), NaiveDate::from_ymd_opt(2026, 3, 2).unwrap());
/// # let carers = services.in_force("kela.family-carers", on).unwrap();
/// let mut case = Case::new(on, Change::Joins, carers, Facts::of(&[Fact::Decided]));
/// case.client = ClientFacts { decided: true, target_group: Some("carer-of-adult"), ..ClientFacts::default() };
/// assert!(matches!((decision_received::RULE.check)(&case), Verdict::Kept));
/// ```
#[derive(Clone, Debug, Default)]
pub struct ClientFacts<'a> {
    /// Whether the provider has the client's decision.
    pub decided: bool,
    /// The target group; `None` when the decision does not tell. A caller who has not looked leaves
    /// [`Fact::TargetGroup`] out of [`Case::known`].
    pub target_group: Option<&'a str>,
    /// The last day for being on a confirmed course; `None` when the source leaves it open, because an old decision
    /// continues. A caller who has not looked leaves [`Fact::DutyDay`] out of [`Case::known`].
    pub duty_day: Option<NaiveDate>,
    /// Whether the client was on a confirmed course at the end of the duty day.
    pub placed_on_duty_day: bool,
    /// The day after which the client may change provider when on no confirmed course.
    pub right_day: Option<NaiveDate>,
    /// Whether the client was on a confirmed course at the end of the right day.
    pub placed_on_right_day: bool,
    /// Since when the client has been on a confirmed course; `None` when on none.
    pub placed_since: Option<NaiveDate>,
    /// Whether a confirmed course that the client is on has started.
    pub placed_course_started: bool,
    /// Whether the client is on the course looked at.
    pub on_course: bool,
    /// Whether the client is on an undeleted course of the service that has not ended: in a move other than the one left, in an
    /// audit one to which the client was attached before this one (of one day, the first by id).
    pub on_open_course: bool,
    /// Whether the client is on any undeleted course of the service.
    pub on_any_course: bool,
    /// Whether the client was last detached from another course, which still exists, and has been attached to none since.
    pub left_another_course: bool,
    /// The first day of the first period that the client has begun.
    pub first_begun: Option<NaiveDate>,
    /// The last day of the periods of the course looked at that the client has begun.
    pub begun_until: Option<NaiveDate>,
    /// Whether the authority line was told that no course can be had.
    pub authority_line_told: bool,
    /// Whether some course can take the client.
    pub a_course_can_take: bool,
    /// Whether some course could take the client with one more target group.
    pub a_group_can_be_added: bool,
    /// Whether the new dates do not suit the client.
    pub declines: bool,
}

impl ClientFacts<'_> {
    /// The same with what a decision sets: that there is one, the duty day and the right day. `told_on` is the day on which the
    /// provider receives it (AM-51: whether a day that is past by then is the client's duty day is left open).
    ///
    /// ```
    /// # use rehab_rules::{NaiveDate, Services};
    /// use rehab_rules::{ClientFacts, calendar::read_day};
    /// # let services = Services::built_in();
    /// # let carers = services.in_force("kela.family-carers", NaiveDate::from_ymd_opt(2026, 3, 2).unwrap()).unwrap();
    /// let day = |text| read_day(text).unwrap();
    /// let client = ClientFacts::default().with_decision(carers, day("2025-12-29"), Some(day("2026-01-05")), None, day("2026-01-05"));
    /// assert_eq!((client.duty_day, client.right_day), (Some(day("2026-07-05")), Some(day("2026-06-29"))));
    /// ```
    #[must_use]
    pub fn with_decision(
        self,
        service: &ServiceDescription,
        issued: NaiveDate,
        received: Option<NaiveDate>,
        continues: Option<bool>,
        told_on: NaiveDate,
    ) -> Self {
        let days = DecisionDays::of(service, issued, received, continues, told_on);
        Self { decided: true, duty_day: days.duty_day, right_day: Some(days.right_day), ..self }
    }
}

/// Facts of a calendar year's capacity, in client places (K20-02, K20-03, K9-02, K9-03).
///
/// ```
/// # use rehab_rules::{Case, Change, NaiveDate, Services, Verdict};
/// use rehab_rules::{Facts, YearFacts, rules::course::places_within_capacity};
/// # let (services, on) = (Services::built_in(), NaiveDate::from_ymd_opt(2026, 3, 2).unwrap());
/// # let carers = services.in_force("kela.family-carers", on).unwrap();
/// let mut case = Case::new(on, Change::EntersYear, carers, Facts::ALL);
/// case.year = YearFacts { year: 2026, declared: Some(24), used: 20, ..YearFacts::default() };
/// case.asked.group_size = 8;
/// assert!(matches!((places_within_capacity::RULE.check)(&case), Verdict::Says(_))); // 4 places are left
/// ```
#[derive(Clone, Debug, Default)]
pub struct YearFacts {
    /// The year.
    pub year: i32,
    /// The year in which the course lay before; `None` for a new course.
    pub before: Option<i32>,
    /// The places declared; `None` when nothing is declared.
    pub declared: Option<i64>,
    /// The places used; where a course is concerned, without this course.
    pub used: i64,
    /// The places left in the day's year.
    pub left: i64,
    /// The places left in the year after.
    pub left_next: i64,
}

/// What is asked for, or told, in an action.
///
/// ```
/// # use rehab_rules::{Case, Change, NaiveDate, Services, Verdict};
/// use rehab_rules::{Asked, Fact, Facts, rules::course::check_before_publishing};
/// # let (services, on) = (Services::built_in(), NaiveDate::from_ymd_opt(2026, 3, 2).unwrap());
/// # let carers = services.in_force("kela.family-carers", on).unwrap();
/// let mut case = Case::new(on, Change::Published, carers, Facts::of(&[Fact::Checked]));
/// case.asked = Asked { checked: Some(true), ..Asked::default() };
/// assert!(matches!((check_before_publishing::RULE.check)(&case), Verdict::Kept));
/// ```
#[derive(Clone, Debug, Default)]
pub struct Asked<'a> {
    /// Whether the client agrees to change course.
    pub agreed: Option<bool>,
    /// Whether the course's data were checked.
    pub checked: Option<bool>,
    /// The group size.
    pub group_size: i64,
    /// The target groups.
    pub target_groups: &'a [Cow<'a, str>],
    /// The new schedule.
    pub periods: &'a [Period],
    /// Whether the clients agree to the new dates.
    pub clients_agreed: Option<bool>,
    /// How many attached clients the new dates do not suit; `None` when not told.
    pub clients_declined: Option<i64>,
    /// Whether the client leaves because of a move declined.
    pub declined_move: Option<bool>,
    /// The piece of information about the provider.
    pub info: Option<InfoField>,
    /// Whether the provider has given that piece.
    pub info_given: bool,
    /// The office that the piece is about.
    pub office: Option<&'a str>,
}

/// How a client stands against the duty day: the last day for being on a confirmed course (K20-36, K9-34).
///
/// ```
/// # use rehab_rules::{Case, Change, NaiveDate, Services};
/// use rehab_rules::{ClientFacts, Facts, Placement, calendar::days_before};
/// # let (services, on) = (Services::built_in(), NaiveDate::from_ymd_opt(2026, 3, 2).unwrap());
/// # let carers = services.in_force("kela.family-carers", on).unwrap();
/// let mut case = Case::new(on, Change::ClientStands, carers, Facts::ALL);
/// let due = days_before(case.on, 7);
/// case.client = ClientFacts { decided: true, duty_day: Some(due), ..ClientFacts::default() };
/// assert_eq!(case.placement(), Placement::Late(due, 7));
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Placement {
    /// Nothing is due: no decision, met, or on a confirmed course in time.
    InOrder,
    /// The duty day is not known.
    Unknown,
    /// The due day, which has not passed, and how many days are left.
    Due(NaiveDate, i64),
    /// The due day, which passed without a confirmed course, and how many days late it is.
    Late(NaiveDate, i64),
}

impl<'a> Case<'a> {
    /// A case of which the facts listed are known; the caller then fills in their fields.
    ///
    /// [`facts_read`](crate::rules::facts_read) lists what the rules of a change read.
    ///
    /// ```
    /// use rehab_rules::{Case, Change, Decision, NaiveDate, Services, judge, rules::facts_read};
    /// let (services, on) = (Services::built_in(), NaiveDate::from_ymd_opt(2026, 3, 2).unwrap());
    /// let carers = services.in_force("kela.family-carers", on).unwrap();
    /// let mut case = Case::new(on, Change::Confirmed, carers, facts_read(Change::Confirmed));
    /// case.course.clients = 6;
    /// let mut decision = Decision::new();
    /// judge(&case, Some("C1"), None, &mut decision);
    /// assert!(decision.verdict().is_some()); // nothing that its rules read is missing
    /// ```
    #[must_use]
    pub fn new(on: NaiveDate, change: Change, service: &'a ServiceDescription, known: Facts) -> Self {
        Self { known, ..Self::whole(on, change, service) }
    }

    /// A case whose maker fills in every fact that its rules read.
    pub(crate) fn whole(on: NaiveDate, change: Change, service: &'a ServiceDescription) -> Self {
        Self {
            on,
            change,
            service,
            known: Facts::ALL,
            course: CourseFacts::default(),
            client: ClientFacts::default(),
            year: YearFacts::default(),
            asked: Asked::default(),
        }
    }

    /// The group size that is judged: the one asked for, or in an audit the course's own.
    pub(crate) fn group_size_judged(&self) -> i64 {
        if self.change.is_of_audit() { self.course.group_size } else { self.asked.group_size }
    }

    /// The target groups that are judged: those asked for, or in an audit the course's own.
    pub(crate) fn target_groups_judged(&self) -> &'a [Cow<'a, str>] {
        if self.change.is_of_audit() { self.course.target_groups } else { self.asked.target_groups }
    }

    /// The schedule that is judged: the one asked for, or in an audit the course's own.
    pub(crate) fn schedule_judged(&self) -> &'a [Period] {
        if self.change.is_of_audit() { self.course.periods } else { self.asked.periods }
    }

    /// The places left when the change is done, below zero when there are too few: of the course that a client comes to, or of the
    /// year's capacity for a course that comes into the year or changes its size. `None` for other changes, and while a figure is
    /// not known.
    ///
    /// ```
    /// # use rehab_rules::{Case, Change, Fact, Facts, NaiveDate, Services};
    /// # let (services, on) = (Services::built_in(), NaiveDate::from_ymd_opt(2026, 3, 2).unwrap());
    /// # let carers = services.in_force("kela.family-carers", on).unwrap();
    /// let mut case = Case::new(on, Change::Joins, carers, Facts::of(&[Fact::Clients, Fact::GroupSize]));
    /// (case.course.clients, case.course.group_size) = (8, 8);
    /// assert_eq!(case.places_left(), Some(-1));
    /// ```
    #[must_use]
    pub fn places_left(&self) -> Option<i64> {
        let knows = |facts: &[Fact]| Facts::of(facts).without(self.known).is_empty();
        match self.change {
            Change::Joins | Change::MovesIn if knows(&[Fact::Clients, Fact::GroupSize]) => {
                Some(self.course.group_size.saturating_sub(self.course.clients_after_joining()))
            }
            Change::EntersYear | Change::Resized if knows(&[Fact::Declared, Fact::Used, Fact::NewGroupSize]) => {
                Some(self.year.declared?.saturating_sub(self.year.used).saturating_sub(self.asked.group_size))
            }
            _ => None,
        }
    }

    /// How the client stands against the duty day (K20-36, K9-34), by what is happening.
    ///
    /// ```
    /// # use rehab_rules::{Case, Change, Facts, NaiveDate, Services};
    /// use rehab_rules::Placement;
    /// # let (services, on) = (Services::built_in(), NaiveDate::from_ymd_opt(2026, 7, 6).unwrap());
    /// # let carers = services.in_force("kela.family-carers", on).unwrap();
    /// let mut case = Case::new(on, Change::Joins, carers, Facts::ALL);
    /// let due = carers.duty_day(NaiveDate::from_ymd_opt(2026, 1, 13).unwrap());
    /// (case.client.decided, case.client.duty_day) = (true, Some(due));
    /// assert_eq!(case.placement(), Placement::Due(due, 7));
    /// case.course.confirmed = true;
    /// assert_eq!(case.placement(), Placement::InOrder); // the client joins a confirmed course in time
    /// ```
    #[must_use]
    pub fn placement(&self) -> Placement {
        let client = &self.client;
        if !client.decided {
            return Placement::InOrder;
        }
        let Some(due) = client.duty_day else { return Placement::Unknown };
        if due < self.on {
            if client.placed_on_duty_day {
                return Placement::InOrder;
            }
            return match client.placed_since {
                // An audit holds a late placement against the provider until the course starts.
                Some(_) if self.change == Change::ClientStands && client.placed_course_started => Placement::InOrder,
                Some(since) if self.change == Change::ClientStands => Placement::Late(due, days_between(due, since)),
                _ => Placement::Late(due, days_between(due, self.on)),
            };
        }
        let placed = match self.change {
            Change::Joins | Change::MovesIn => self.course.confirmed,
            Change::ClientStands => client.placed_since.is_some(),
            _ => false,
        };
        if placed { Placement::InOrder } else { Placement::Due(due, days_between(self.on, due)) }
    }

    /// Whether the client may change provider because the right day passed without a confirmed course (K20-37, K9-35).
    ///
    /// ```
    /// # use rehab_rules::{Case, Change, Facts, NaiveDate, Services};
    /// # let (services, on) = (Services::built_in(), NaiveDate::from_ymd_opt(2026, 7, 9).unwrap());
    /// # let carers = services.in_force("kela.family-carers", on).unwrap();
    /// let mut case = Case::new(on, Change::ChangesProvider, carers, Facts::ALL);
    /// case.client.right_day = Some(carers.right_day(NaiveDate::from_ymd_opt(2026, 1, 8).unwrap()));
    /// assert!(case.right_day_missed()); // the day after 8 July
    /// case.client.placed_on_right_day = true;
    /// assert!(!case.right_day_missed());
    /// ```
    #[must_use]
    pub fn right_day_missed(&self) -> bool {
        self.client.right_day.is_some_and(|day| day < self.on) && !self.client.placed_on_right_day
    }
}
