//! Facts: what a rule can read from a case, in one table, and how a caller provides them.

use crate::input::decision_days::DecisionDays;
use crate::input::fields::kept;
use crate::input::period::Period;
use crate::input::service::InfoField;
use crate::rules::case::Case;
use crate::words::closed_set;
use alloc::borrow::{Cow, ToOwned};
use alloc::string::String;
use alloc::vec::Vec;
use chrono::NaiveDate;

/// Declares the facts: for each its description, its word, the type of its value, and the field of the case.
macro_rules! facts {
    ($($(#[$what:meta])* $fact:ident = $word:literal: $value:ty => $part:ident.$field:ident,)+) => {
        closed_set! {
            /// A fact that a rule can read. Its word names it in tables, in forms and in lists of missing facts.
            Fact { $($(#[$what])* $fact = $word,)+ }
        }

        /// A fact with its value.
        ///
        /// ```
        /// use rehab_rules::{Fact, Known};
        /// assert_eq!(Known::Clients(5).fact(), Fact::Clients);
        /// ```
        #[derive(Clone, Copy, Debug, PartialEq)]
        #[non_exhaustive]
        pub enum Known<'a> { $($(#[$what])* $fact($value),)+ }

        impl<'a> Known<'a> {
            /// The fact without its value.
            ///
            /// ```
            /// use rehab_rules::Known;
            /// assert_eq!(Known::DutyDay(None).fact().as_str(), "duty_day"); // known to be open
            /// ```
            #[must_use]
            #[inline]
            pub const fn fact(&self) -> Fact {
                match self { $(Self::$fact(_) => Fact::$fact,)+ }
            }

            #[inline]
            fn fill(self, case: &mut Case<'a>) {
                match self { $(Self::$fact(value) => case.$part.$field = value,)+ }
            }

            /// The fact with its value in a case.
            pub(crate) fn of(fact: Fact, case: &Case<'a>) -> Self {
                match fact { $(Fact::$fact => Self::$fact(case.$part.$field),)+ }
            }

            /// The value without the fact.
            ///
            /// ```
            /// use rehab_rules::{Known, case::FactValue};
            /// assert_eq!(Known::Clients(5).value(), FactValue::Number(5));
            /// assert_eq!(Known::DutyDay(None).value(), FactValue::Nothing); // known to be open
            /// ```
            #[must_use]
            pub fn value(&self) -> FactValue {
                match self { $(Self::$fact(value) => value.to_value(),)+ }
            }

            /// The fact with a value; `None` if the value has the wrong type.
            ///
            /// ```
            /// use rehab_rules::{Fact, Known, case::FactValue};
            /// assert_eq!(Known::with_value(Fact::Clients, &FactValue::Number(5)), Some(Known::Clients(5)));
            /// assert_eq!(Known::with_value(Fact::Clients, &FactValue::Flag(true)), None);
            /// ```
            #[must_use]
            pub fn with_value(fact: Fact, value: &'a FactValue) -> Option<Self> {
                Some(match fact { $(Fact::$fact => Self::$fact(FactType::of(value)?),)+ })
            }
        }
    };
}

/// The value of a fact, without borrows from the case.
///
/// ```
/// use rehab_rules::{Known, case::FactValue, calendar::read_day};
/// let due = read_day("2026-07-05").unwrap();
/// assert_eq!(Known::DutyDay(Some(due)).value(), FactValue::Day(due));
/// ```
#[derive(Clone, Debug, PartialEq)]
// Not `non_exhaustive`: code that displays facts must handle every kind of value.
pub enum FactValue {
    /// Known to be absent.
    Nothing,
    /// A yes or a no.
    Flag(bool),
    /// A number.
    Number(i64),
    /// A date.
    Day(NaiveDate),
    /// An id or a word.
    Text(String),
    /// Ids.
    Texts(Vec<Cow<'static, str>>),
    /// A schedule.
    Periods(Vec<Period>),
}

/// The type of a fact's value.
trait FactType<'a>: Sized {
    fn to_value(&self) -> FactValue;

    fn of(value: &'a FactValue) -> Option<Self>;
}

impl<'a, T: FactType<'a>> FactType<'a> for Option<T> {
    fn to_value(&self) -> FactValue {
        self.as_ref().map_or(FactValue::Nothing, FactType::to_value)
    }

    fn of(value: &'a FactValue) -> Option<Self> {
        match value {
            FactValue::Nothing => Some(None),
            value => T::of(value).map(Some),
        }
    }
}

/// Implements the conversions of a fact's value to and from [`FactValue`].
macro_rules! fact_types {
    ($($type:ty: |$it:ident| $value:expr, $pattern:pat => $of:expr;)+) => {$(
        impl<'a> FactType<'a> for $type {
            fn to_value(&self) -> FactValue {
                let $it = self;
                $value
            }

            fn of(value: &'a FactValue) -> Option<Self> {
                match value {
                    $pattern => $of,
                    _ => None,
                }
            }
        }
    )+};
}

fact_types! {
    bool: |flag| FactValue::Flag(*flag), FactValue::Flag(flag) => Some(*flag);
    i64: |number| FactValue::Number(*number), FactValue::Number(number) => Some(*number);
    i32: |number| FactValue::Number((*number).into()), FactValue::Number(number) => Self::try_from(*number).ok();
    NaiveDate: |day| FactValue::Day(*day), FactValue::Day(day) => Some(*day);
    &'a str: |text| FactValue::Text((*text).to_owned()), FactValue::Text(text) => Some(text);
    InfoField: |field| FactValue::Text(field.as_str().to_owned()), FactValue::Text(text) => Self::from_word(text);
    &'a [Cow<'a, str>]: |texts| FactValue::Texts(texts.iter().map(|text| kept(text)).collect()), FactValue::Texts(texts) => Some(texts);
    &'a [Period]: |periods| FactValue::Periods(periods.to_vec()), FactValue::Periods(periods) => Some(periods);
}

facts! {
    /// How many clients are attached, before the change.
    Clients = "clients": i64 => course.clients,
    /// The course's group size, before the change.
    GroupSize = "group_size": i64 => course.group_size,
    /// The course's target groups, before the change.
    TargetGroups = "target_groups": &'a [Cow<'a, str>] => course.target_groups,
    /// The course's schedule, before the change.
    Periods = "periods": &'a [Period] => course.periods,
    /// Whether the course is published.
    Published = "published": bool => course.published,
    /// Whether the course is confirmed.
    Confirmed = "confirmed": bool => course.confirmed,
    /// How many clients were attached when the course was confirmed; `None` when that is not recorded.
    ConfirmedWith = "confirmed_with": Option<i64> => course.confirmed_with,
    /// Whether the course is deleted.
    Deleted = "deleted": bool => course.deleted,
    /// Whether the course, or the provider for the service, has a contact.
    HasContact = "has_contact": bool => course.has_contact,
    /// Whether the course was unconfirmed, with this first start and too few clients, at the end of its settle day.
    TooFewOnSettleDay = "too_few_on_settle_day": bool => course.too_few_on_settle_day,
    /// Whether the course belongs to the service of the course that the client leaves.
    SameService = "same_service": bool => course.same_service,
    /// The earliest right day among the course's clients who have a duty day that is not met; `None` when there is no such client.
    EarliestRightDay = "earliest_right_day": Option<NaiveDate> => course.earliest_right_day,
    /// Whether the provider has the client's decision.
    Decided = "decided": bool => client.decided,
    /// The client's target group; `None` when the decision does not name it.
    TargetGroup = "target_group": Option<&'a str> => client.target_group,
    /// The last day for being on a confirmed course; `None` when the instructions leave it open, because an old decision
    /// continues.
    DutyDay = "duty_day": Option<NaiveDate> => client.duty_day,
    /// Whether the client was on a confirmed course at the end of the duty day.
    PlacedOnDutyDay = "placed_on_duty_day": bool => client.placed_on_duty_day,
    /// The day after which the client may change provider when on no confirmed course; `None` without a decision.
    RightDay = "right_day": Option<NaiveDate> => client.right_day,
    /// Whether the client was on a confirmed course at the end of the right day.
    PlacedOnRightDay = "placed_on_right_day": bool => client.placed_on_right_day,
    /// Since when the client has been on a confirmed course; `None` when on none.
    PlacedSince = "placed_since": Option<NaiveDate> => client.placed_since,
    /// Whether a confirmed course that the client is on has started.
    PlacedCourseStarted = "placed_course_started": bool => client.placed_course_started,
    /// Whether the client is on the course of the case.
    OnCourse = "on_course": bool => client.on_course,
    /// Whether the client is on an undeleted course of the service that has not ended. In a move, the course that the client leaves
    /// does not count. In an audit, only courses to which the client was attached before this one count; of courses with the same
    /// date, the first by id.
    OnOpenCourse = "on_open_course": bool => client.on_open_course,
    /// Whether the client is on any undeleted course of the service.
    OnAnyCourse = "on_any_course": bool => client.on_any_course,
    /// Whether the client was last detached from another course, which still exists, and has not been attached to any course since.
    LeftAnotherCourse = "left_another_course": bool => client.left_another_course,
    /// The first day of the first period that the client has begun; `None` when none has begun.
    FirstBegun = "first_begun": Option<NaiveDate> => client.first_begun,
    /// The last day of the periods of this course that the client has begun; `None` when none has begun.
    BegunUntil = "begun_until": Option<NaiveDate> => client.begun_until,
    /// Whether the authority line was told that there is no suitable course for the client.
    AuthorityLineTold = "authority_line_told": bool => client.authority_line_told,
    /// Whether some course can take the client.
    ACourseCanTake = "a_course_can_take": bool => client.a_course_can_take,
    /// Whether some course could take the client with one more target group.
    AGroupCanBeAdded = "a_group_can_be_added": bool => client.a_group_can_be_added,
    /// Whether the client declines the new dates.
    Declines = "declines": bool => client.declines,
    /// The calendar year.
    Year = "year": i32 => year.year,
    /// The course's year before the change; `None` for a new course.
    YearBefore = "year_before": Option<i32> => year.before,
    /// The client places declared for the year; `None` when nothing is declared.
    Declared = "declared": Option<i64> => year.declared,
    /// The client places used in the year, not counting the course of the case.
    Used = "used": i64 => year.used,
    /// The client places left in the year of the case's date.
    Left = "left": i64 => year.left,
    /// The client places left in the year after.
    LeftNext = "left_next": i64 => year.left_next,
    /// Whether the client agrees to change course; `None` when that is not known.
    Agreed = "agreed": Option<bool> => asked.agreed,
    /// Whether the course's data were checked; `None` when that is not known.
    Checked = "checked": Option<bool> => asked.checked,
    /// The requested group size.
    NewGroupSize = "new_group_size": i64 => asked.group_size,
    /// The requested target groups.
    NewTargetGroups = "new_target_groups": &'a [Cow<'a, str>] => asked.target_groups,
    /// The requested schedule.
    NewPeriods = "new_periods": &'a [Period] => asked.periods,
    /// Whether the clients agree to the new dates; `None` when that is not known.
    ClientsAgreed = "clients_agreed": Option<bool> => asked.clients_agreed,
    /// The number of attached clients who decline the new dates; `None` when that is not known.
    ClientsDeclined = "clients_declined": Option<i64> => asked.clients_declined,
    /// Whether the client leaves because of a declined move; `None` when that is not known.
    DeclinedMove = "declined_move": Option<bool> => asked.declined_move,
    /// The piece of information about the provider.
    Info = "info": Option<InfoField> => asked.info,
    /// Whether the provider has given that information.
    InfoGiven = "info_given": bool => asked.info_given,
    /// The office that the information is about; `None` for courses without an office.
    Office = "office": Option<&'a str> => asked.office,
}

impl<'a> Case<'a> {
    /// Adds a fact. A fact that is not added is unknown, not 0 or false.
    ///
    /// ```
    /// # use rehab_rules::{NaiveDate, Services};
    /// use rehab_rules::{Case, Change, Fact, Known, judge};
    /// # let (services, on) = (Services::built_in(), NaiveDate::from_ymd_opt(2026, 3, 2).unwrap());
    /// # let carers = services.in_force("kela.family-carers", on).unwrap();
    /// let mut case = Case::new(on, Change::Confirmed, carers);
    /// case.tell(Known::Clients(6));
    /// let answer = judge(&case, Some("C1"), None);
    /// assert_eq!(answer.allowed(), None); // the schedule is not known
    /// assert!(answer.missing().contains(Fact::Periods));
    /// ```
    #[inline]
    pub fn tell(&mut self, known: Known<'a>) {
        let fact = Facts::of(&[known.fact()]);
        known.fill(self);
        self.known = self.known.union(fact);
    }

    /// The case with one more fact.
    ///
    /// ```
    /// # use rehab_rules::{NaiveDate, Services};
    /// use rehab_rules::{Case, Change, Known, judge};
    /// # let (services, on) = (Services::built_in(), NaiveDate::from_ymd_opt(2026, 3, 2).unwrap());
    /// # let carers = services.in_force("kela.family-carers", on).unwrap();
    /// let case = Case::new(on, Change::Confirmed, carers).with(Known::Clients(5));
    /// assert_eq!(judge(&case, Some("C1"), None).allowed(), Some(false)); // although other facts are unknown
    /// ```
    #[must_use]
    pub fn with(mut self, known: Known<'a>) -> Self {
        self.tell(known);
        self
    }

    /// The case with the facts of a decision: that there is one, the duty day and the right day.
    ///
    /// ```
    /// # use rehab_rules::{NaiveDate, Services};
    /// use rehab_rules::{Case, Change, Fact, calendar::read_day};
    /// # let services = Services::built_in();
    /// # let carers = services.in_force("kela.family-carers", NaiveDate::from_ymd_opt(2026, 3, 2).unwrap()).unwrap();
    /// let day = |text| read_day(text).unwrap();
    /// let days = carers.decision_days(day("2025-12-29"), Some(day("2026-01-05")), None, day("2026-01-05"));
    /// let case = Case::new(day("2026-03-02"), Change::Joins, carers).with_decision(days);
    /// assert!(case.known().contains(Fact::DutyDay) && case.known().contains(Fact::Decided));
    /// ```
    #[must_use]
    pub fn with_decision(mut self, days: DecisionDays) -> Self {
        self.tell_decision(days);
        self
    }

    /// Adds the facts of a decision: that there is one, the duty day and the right day.
    ///
    /// ```
    /// # use rehab_rules::{NaiveDate, Services};
    /// use rehab_rules::{Case, Change, Fact, calendar::read_day, case::Facts};
    /// # let services = Services::built_in();
    /// # let carers = services.in_force("kela.family-carers", NaiveDate::from_ymd_opt(2026, 3, 2).unwrap()).unwrap();
    /// let day = |text| read_day(text).unwrap();
    /// let mut case = Case::new(day("2026-03-02"), Change::Joins, carers);
    /// case.tell_decision(carers.decision_days(day("2025-12-29"), None, None, day("2026-01-05")));
    /// assert_eq!(case.known(), Facts::of(&[Fact::Decided, Fact::DutyDay, Fact::RightDay]));
    /// ```
    pub fn tell_decision(&mut self, days: DecisionDays) {
        for known in [Known::Decided(true), Known::DutyDay(days.duty_day), Known::RightDay(Some(days.right_day))] {
            self.tell(known);
        }
    }

    /// The facts that are known.
    ///
    /// ```
    /// # use rehab_rules::{NaiveDate, Services};
    /// use rehab_rules::{Case, Change, Fact, Known, case::Facts};
    /// # let (services, on) = (Services::built_in(), NaiveDate::from_ymd_opt(2026, 3, 2).unwrap());
    /// # let carers = services.in_force("kela.family-carers", on).unwrap();
    /// let case = Case::new(on, Change::Confirmed, carers).with(Known::Clients(6));
    /// assert_eq!(case.known(), Facts::of(&[Fact::Clients]));
    /// ```
    #[must_use]
    #[inline]
    pub const fn known(&self) -> Facts {
        self.known
    }

    /// Removes every fact, so that the case can be filled in again.
    ///
    /// ```
    /// # use rehab_rules::{NaiveDate, Services};
    /// use rehab_rules::{Case, Change, Known, case::Facts};
    /// # let (services, on) = (Services::built_in(), NaiveDate::from_ymd_opt(2026, 3, 2).unwrap());
    /// # let carers = services.in_force("kela.family-carers", on).unwrap();
    /// let mut case = Case::new(on, Change::Confirmed, carers).with(Known::Clients(6));
    /// case.forget();
    /// assert_eq!(case.known(), Facts::NONE);
    /// ```
    #[inline]
    pub fn forget(&mut self) {
        self.known = Facts::NONE;
    }
}

/// A set of facts.
///
/// ```
/// use rehab_rules::{Change, Fact, case::Facts, rules::facts_read};
/// let on_form = Facts::of(&[Fact::Clients, Fact::Published]);
/// let missing = facts_read(Change::Confirmed).without(on_form);
/// assert!(missing.contains(Fact::Periods) && !missing.contains(Fact::Clients));
/// ```
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Facts(u64);

const _: () = assert!(Fact::ALL.len() <= 64, "a set of facts has a bit for each");

impl Facts {
    /// No fact.
    ///
    /// ```
    /// use rehab_rules::{Case, Change, NaiveDate, Services, case::Facts};
    /// let (services, on) = (Services::built_in(), NaiveDate::from_ymd_opt(2026, 3, 2).unwrap());
    /// let case = Case::new(on, Change::Joins, services.in_force("kela.family-carers", on).unwrap());
    /// assert_eq!(case.known(), Facts::NONE); // no fact has been added
    /// ```
    pub const NONE: Self = Self(0);
    /// Every fact.
    ///
    /// ```
    /// use rehab_rules::{Change, case::Facts, rules::facts_read};
    /// assert!(facts_read(Change::Joins).without(Facts::ALL).is_empty()); // no fact is missing
    /// ```
    pub const ALL: Self = Self::of(Fact::ALL);

    /// The set of the listed facts.
    ///
    /// ```
    /// use rehab_rules::{Fact, case::Facts};
    /// const ROW: Facts = Facts::of(&[Fact::Clients, Fact::GroupSize]);
    /// assert!(ROW.contains(Fact::GroupSize) && !ROW.contains(Fact::Periods));
    /// ```
    #[must_use]
    #[inline]
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
    /// assert!(!facts_read(Change::MovesOut).contains(Fact::TargetGroup)); // leaving does not need it
    /// ```
    #[must_use]
    pub const fn contains(self, fact: Fact) -> bool {
        self.0 & Self::of(&[fact]).0 != 0
    }

    /// Whether the set is empty.
    ///
    /// ```
    /// use rehab_rules::{Change, Fact, case::Facts, rules::facts_read};
    /// let known = Facts::of(&[Fact::Published, Fact::Deleted, Fact::Periods]);
    /// assert!(facts_read(Change::Unpublished).without(known).is_empty()); // the case can be evaluated
    /// ```
    #[must_use]
    pub const fn is_empty(self) -> bool {
        self.0 == 0
    }

    /// Whether some fact is in both sets.
    pub(crate) const fn meets(self, other: Self) -> bool {
        self.0 & other.0 != 0
    }

    /// The facts in either set.
    ///
    /// ```
    /// use rehab_rules::{Fact, case::Facts};
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
    /// use rehab_rules::{Fact, case::Facts};
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
    /// use rehab_rules::{Fact, case::Facts};
    /// let words: Vec<_> = Facts::of(&[Fact::Published, Fact::Clients]).iter().map(Fact::as_str).collect();
    /// assert_eq!(words, ["clients", "published"]);
    /// ```
    pub fn iter(self) -> impl Iterator<Item = Fact> {
        Fact::ALL.iter().copied().filter(move |fact| self.contains(*fact))
    }
}
