//! A case: a change to one subject, as plain facts that the rules read.

use crate::calendar::days_between;
use crate::input::period::{Period, first_start, last_end};
use crate::input::service::{InfoField, ServiceDescription};
use crate::rules::change::Change;
use crate::rules::compared::{Compared, compare};
use crate::rules::fact::{Fact, Facts};
use alloc::borrow::Cow;
use chrono::NaiveDate;

/// A change to one subject, as plain facts.
///
/// An action becomes one or more cases; see [`Change`]. A registry can also fill in a case from its own rows, fact by fact. A fact
/// that the source itself leaves unknown (a target group, an agreement, a duty day) is given as `None`, and the rules give a verdict
/// on it. A fact that is not given is unknown.
///
/// ```
/// use rehab_rules::{Case, Change, Known, NaiveDate, Services, judge};
/// let (services, on) = (Services::built_in(), NaiveDate::from_ymd_opt(2026, 3, 2).unwrap());
/// let carers = services.in_force("kela.family-carers", on).unwrap();
/// let case = Case::new(on, Change::Created, carers).with(Known::NewGroupSize(5));
/// let answer = judge(&case, Some("C1"), None);
/// assert!(answer.findings().any(|finding| finding.rule.id == "course/group-size-within-range"));
/// ```
#[derive(Clone, Debug)]
pub struct Case<'a> {
    /// The date of the case.
    pub on: NaiveDate,
    /// The change.
    pub change: Change,
    /// The service description in force.
    pub service: &'a ServiceDescription,
    /// The facts that are known. The fields below are meaningful only for these.
    pub(crate) known: Facts,
    /// Facts that were not loaded into the state behind the case; rules that read them are skipped.
    pub(crate) not_loaded: Facts,
    pub(crate) course: CourseFacts<'a>,
    pub(crate) client: ClientFacts<'a>,
    pub(crate) year: YearFacts,
    pub(crate) asked: Asked<'a>,
}

/// Facts of a course; [`Fact`] describes each.
#[derive(Clone, Debug, Default)]
pub(crate) struct CourseFacts<'a> {
    pub(crate) clients: i64,
    pub(crate) group_size: i64,
    pub(crate) target_groups: &'a [Cow<'a, str>],
    pub(crate) periods: &'a [Period],
    pub(crate) published: bool,
    pub(crate) confirmed: bool,
    pub(crate) confirmed_with: Option<i64>,
    pub(crate) deleted: bool,
    pub(crate) has_contact: bool,
    pub(crate) too_few_on_settle_day: bool,
    pub(crate) same_service: bool,
    pub(crate) earliest_right_day: Option<NaiveDate>,
}

impl CourseFacts<'_> {
    /// Whether the first period starts on or before the date; false without a schedule.
    pub(crate) fn has_started(&self, on: NaiveDate) -> bool {
        self.starts_by(on, &mut Compared::nobody_asks())
    }

    fn starts_by(&self, on: NaiveDate, seen: &mut Compared<'_>) -> bool {
        first_start(self.periods).is_some_and(|start| compare!(seen, start <= on))
    }

    /// Whether the latest end of the periods is before the date; false without a schedule.
    pub(crate) fn has_ended(&self, on: NaiveDate) -> bool {
        self.ends_before(on, &mut Compared::nobody_asks())
    }

    fn ends_before(&self, on: NaiveDate, seen: &mut Compared<'_>) -> bool {
        last_end(self.periods).is_some_and(|end| compare!(seen, end < on))
    }

    pub(crate) fn clients_after_joining(&self) -> i64 {
        self.clients.saturating_add(1)
    }

    pub(crate) fn clients_after_leaving(&self) -> i64 {
        self.clients.saturating_sub(1)
    }
}

/// Facts of a client of a service; [`Fact`] describes each.
#[derive(Clone, Debug, Default)]
pub(crate) struct ClientFacts<'a> {
    pub(crate) decided: bool,
    pub(crate) target_group: Option<&'a str>,
    pub(crate) duty_day: Option<NaiveDate>,
    pub(crate) placed_on_duty_day: bool,
    pub(crate) right_day: Option<NaiveDate>,
    pub(crate) placed_on_right_day: bool,
    pub(crate) placed_since: Option<NaiveDate>,
    pub(crate) placed_course_started: bool,
    pub(crate) on_course: bool,
    pub(crate) on_open_course: bool,
    pub(crate) on_any_course: bool,
    pub(crate) left_another_course: bool,
    pub(crate) first_begun: Option<NaiveDate>,
    pub(crate) begun_until: Option<NaiveDate>,
    pub(crate) authority_line_told: bool,
    pub(crate) a_course_can_take: bool,
    pub(crate) a_group_can_be_added: bool,
    pub(crate) declines: bool,
}

/// Facts of a calendar year's capacity, in client places (K20-02, K20-03, K9-02, K9-03); [`Fact`] describes each.
#[derive(Clone, Debug, Default)]
pub(crate) struct YearFacts {
    pub(crate) year: i32,
    pub(crate) before: Option<i32>,
    pub(crate) declared: Option<i64>,
    pub(crate) used: i64,
    pub(crate) left: i64,
    pub(crate) left_next: i64,
}

/// Facts that an action requests or reports; [`Fact`] describes each.
#[derive(Clone, Debug, Default)]
pub(crate) struct Asked<'a> {
    pub(crate) agreed: Option<bool>,
    pub(crate) checked: Option<bool>,
    pub(crate) group_size: i64,
    pub(crate) target_groups: &'a [Cow<'a, str>],
    pub(crate) periods: &'a [Period],
    pub(crate) clients_agreed: Option<bool>,
    pub(crate) clients_declined: Option<i64>,
    pub(crate) declined_move: Option<bool>,
    pub(crate) info: Option<InfoField>,
    pub(crate) info_given: bool,
    pub(crate) office: Option<&'a str>,
}

/// A client's status with respect to the duty day, the last day for being on a confirmed course (K20-36, K9-34).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Placement {
    /// Nothing is due: there is no decision, the duty is met, or the client is on a confirmed course in time.
    InOrder,
    /// The duty day is not known.
    Unknown,
    /// The due date, which has not passed, and the number of days left.
    Due(NaiveDate, i64),
    /// The due date, which passed without a confirmed course, and the number of days since then.
    Late(NaiveDate, i64),
}

impl<'a> Case<'a> {
    /// A case without any facts.
    ///
    /// [`facts_read`](crate::rules::facts_read) lists the facts that the rules read for a change.
    ///
    /// ```
    /// use rehab_rules::{Case, Change, NaiveDate, Services, judge, rules::facts_read};
    /// let (services, on) = (Services::built_in(), NaiveDate::from_ymd_opt(2026, 3, 2).unwrap());
    /// let carers = services.in_force("kela.family-carers", on).unwrap();
    /// let case = Case::new(on, Change::Joins, carers);
    /// assert_eq!(judge(&case, Some("C1"), Some("K1")).missing(), facts_read(Change::Joins)); // every fact that is needed
    /// ```
    #[must_use]
    pub fn new(on: NaiveDate, change: Change, service: &'a ServiceDescription) -> Self {
        Self { known: Facts::NONE, ..Self::whole(on, change, service) }
    }

    /// A case in which the caller fills in every fact that its rules read.
    pub(crate) fn whole(on: NaiveDate, change: Change, service: &'a ServiceDescription) -> Self {
        Self {
            on,
            change,
            service,
            known: Facts::ALL,
            not_loaded: Facts::NONE,
            course: CourseFacts::default(),
            client: ClientFacts::default(),
            year: YearFacts::default(),
            asked: Asked::default(),
        }
    }

    /// Marks facts as unknown: those that were not loaded, and those that a rejected row would have given.
    pub(crate) fn leave_open(&mut self, not_loaded: Facts, refused: Facts) {
        self.known = self.known.without(not_loaded.union(refused));
        self.not_loaded = self.not_loaded.union(not_loaded);
    }

    /// The group size to check: the requested one, or in an audit the course's current one.
    pub(crate) fn group_size_to_check(&self) -> i64 {
        if self.change.is_of_audit() { self.course.group_size } else { self.asked.group_size }
    }

    /// The target groups to check: the requested ones, or in an audit the course's current ones.
    pub(crate) fn target_groups_to_check(&self) -> &'a [Cow<'a, str>] {
        if self.change.is_of_audit() { self.course.target_groups } else { self.asked.target_groups }
    }

    /// The schedule to check: the requested one, or in an audit the course's current one.
    pub(crate) fn schedule_to_check(&self) -> &'a [Period] {
        if self.change.is_of_audit() { self.course.periods } else { self.asked.periods }
    }

    /// The number of places left after the change, negative when there are too few. For a client who joins, these are the places of
    /// the course; for a course that enters the year or changes its size, the places of the year's capacity. `None` for other
    /// changes, and when a fact that is needed is unknown.
    ///
    /// ```
    /// # use rehab_rules::{NaiveDate, Services};
    /// use rehab_rules::{Case, Change, Known};
    /// # let (services, on) = (Services::built_in(), NaiveDate::from_ymd_opt(2026, 3, 2).unwrap());
    /// # let carers = services.in_force("kela.family-carers", on).unwrap();
    /// let case = Case::new(on, Change::Joins, carers).with(Known::Clients(8));
    /// assert_eq!(case.places_left(), None); // the group size is not known yet
    /// assert_eq!(case.with(Known::GroupSize(8)).places_left(), Some(-1));
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

    /// In an audit of a client, the last day for having the client on a confirmed course, unless the known facts show that this is
    /// met. Use it when you know the decision but not the client's courses. `None` for other changes, without a decision, and when
    /// the day is open or unknown.
    ///
    /// ```
    /// # use rehab_rules::{NaiveDate, Services};
    /// use rehab_rules::{Case, Change, Known};
    /// # let (services, on) = (Services::built_in(), NaiveDate::from_ymd_opt(2026, 3, 2).unwrap());
    /// # let carers = services.in_force("kela.family-carers", on).unwrap();
    /// let mut case = Case::new(on, Change::ClientStands, carers);
    /// case.tell_decision(carers.decision_days(NaiveDate::from_ymd_opt(2025, 12, 29).unwrap(), None, None, on));
    /// assert_eq!(case.last_day(), NaiveDate::from_ymd_opt(2026, 6, 29));
    /// assert_eq!(case.with(Known::PlacedSince(Some(on))).last_day(), None);
    /// ```
    #[must_use]
    pub fn last_day(&self) -> Option<NaiveDate> {
        let (client, knows) = (&self.client, |fact| self.known.contains(fact));
        if self.change != Change::ClientStands || !knows(Fact::Decided) || !knows(Fact::DutyDay) || !client.decided {
            return None;
        }
        let is_met = |due: NaiveDate| {
            if due < self.on {
                knows(Fact::PlacedOnDutyDay) && client.placed_on_duty_day
            } else {
                knows(Fact::PlacedSince) && client.placed_since.is_some()
            }
        };
        client.duty_day.filter(|due| !is_met(*due))
    }

    /// Whether the course has started by the date of the case.
    pub(crate) fn has_started(&self, seen: &mut Compared<'_>) -> bool {
        self.course.starts_by(self.on, seen)
    }

    /// Whether the course has ended before the date of the case.
    pub(crate) fn has_ended(&self, seen: &mut Compared<'_>) -> bool {
        self.course.ends_before(self.on, seen)
    }

    /// The client's status with respect to the duty day (K20-36, K9-34), given the change.
    pub(crate) fn placement(&self, seen: &mut Compared<'_>) -> Placement {
        let (client, on) = (&self.client, self.on);
        if !client.decided {
            return Placement::InOrder;
        }
        let Some(due) = client.duty_day else { return Placement::Unknown };
        if compare!(seen, due < on) {
            if client.placed_on_duty_day {
                return Placement::InOrder;
            }
            return match client.placed_since {
                // An audit reports a late placement until the course starts.
                Some(_) if self.change == Change::ClientStands && client.placed_course_started => Placement::InOrder,
                Some(since) if self.change == Change::ClientStands => Placement::Late(due, days_between(due, since)),
                _ => Placement::Late(due, days_between(due, on)),
            };
        }
        let placed = match self.change {
            Change::Joins | Change::MovesIn => self.course.confirmed,
            Change::ClientStands => client.placed_since.is_some(),
            _ => false,
        };
        if placed { Placement::InOrder } else { Placement::Due(due, days_between(on, due)) }
    }

    /// Whether the client may change provider because the right day passed without a confirmed course (K20-37, K9-35).
    pub(crate) fn right_day_missed(&self, seen: &mut Compared<'_>) -> bool {
        let on = self.on;
        self.client.right_day.is_some_and(|right_day| compare!(seen, right_day < on)) && !self.client.placed_on_right_day
    }
}
