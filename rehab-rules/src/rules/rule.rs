//! Rules: a rule looks at a case and says at most one thing about it, or at a record and says what it has to of each part.

use crate::input::coordinator::CoordinatorIntroduction;
use crate::input::therapy::TherapyCase;
use crate::rules::basis::catalogued;
use crate::rules::basis::{Basis, BasisKind};
use crate::rules::case::Case;
use crate::rules::change::Change;
use crate::rules::compared::Compared;
use crate::rules::fact::Facts;
use crate::rules::record::{DistanceCase, Verdicts};
use crate::rules::values::{FACT_MISSING, SOURCE_OPEN, Values};
use crate::text::Text;
use crate::words::closed_set;
use chrono::NaiveDate;

closed_set! {
    /// What a finding amounts to, in the order in which the findings of a decision stand.
    Effect {
        /// The action may not be done; `allowed` is false.
        Prohibition = "prohibition",
        /// A duty has been broken, or a state breaks a rule; the action itself is not blocked.
        Violation = "violation",
        /// A fact is missing, or the source leaves open what holds.
        Undetermined = "undetermined",
        /// Someone has to do something, often by a due day.
        Obligation = "obligation",
        /// Someone may now do something they could not before.
        Right = "right",
        /// The source recommends.
        Recommendation = "recommendation",
        /// The sources are silent; the engine allows it and says so.
        Unregulated = "unregulated",
        /// A consequence worth telling.
        Notice = "notice",
    }
}

impl Effect {
    /// Whether a finding of this effect still holds when the action is not done.
    ///
    /// ```
    /// use rehab_rules::Effect;
    /// assert!(Effect::Right.holds_when_denied()); // a right stands, whatever becomes of the action
    /// assert!(!Effect::Obligation.holds_when_denied()); // a duty that would come of the action does not
    /// ```
    #[must_use]
    pub const fn holds_when_denied(self) -> bool {
        matches!(self, Self::Prohibition | Self::Violation | Self::Undetermined | Self::Right)
    }
}

/// When a rule is judged, and what its finding ends.
///
/// The stages of a case are judged in this order.
///
/// ```
/// use rehab_rules::rules::{Stage, client, course};
/// assert!(course::not_deleted::RULE.stage < client::decision_received::RULE.stage);
/// assert_eq!(course::minimum_clients::RULE.stage, Stage::Content);
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
#[non_exhaustive]
pub enum Stage {
    /// Whether the course still exists. When the rule speaks, nothing else is judged.
    Exists,
    /// Whether the course has ended. The others are judged as well.
    Ended,
    /// Whether there is anything to do (already published, not on the course). When the rule speaks, nothing else is judged.
    Idle,
    /// Whether the client has a decision. When the rule speaks, no other `client/` rule is judged.
    Decided,
    /// Everything else.
    Content,
}

/// One rule: what a source says, and the check that holds it.
///
/// ```
/// use rehab_rules::rules::RULES;
/// let six = RULES.iter().find(|rule| rule.id == "course/minimum-clients").unwrap();
/// assert!(six.basis.rows.contains(&"K20-40"));
/// assert!(six.statement.fi.starts_with("Kurssin voi vahvistaa, kun"));
/// ```
#[derive(Debug)]
#[non_exhaustive]
pub struct Rule {
    /// The id, `area/name`. Ids are never reused or renamed.
    pub id: &'static str,
    /// What the rule says, in words that an official can sign; empty without the feature `statements`.
    pub statement: Text,
    /// One message for each effect the rule may give; see [`crate::text`] for the template.
    pub says: &'static [(Effect, Text)],
    /// The rows and readings it rests on; without the feature `catalogue` none are listed.
    pub basis: Basis,
    /// The changes it speaks about, and the facts it reads of each. What it reads and the case does not know makes it
    /// undetermined. Empty for a rule about a record, which reads [`fields`](Rule::fields) of it.
    pub when: &'static [(Change, Facts)],
    /// When it is judged.
    pub stage: Stage,
    /// The check. [`Rule::judge`] asks that of a case; that of a record is asked when the record is checked.
    pub(crate) check: Check,
}

/// The check of a rule, by what the rule looks at; with that of a record, the fields that it reads.
#[derive(Debug)]
pub(crate) enum Check {
    /// What is happening to a course, client or provider; the rule speaks once.
    Case(fn(&Case<'_>) -> Verdict),
    /// The same; the rule compares figures or days, and notes which.
    Compares(fn(&Case<'_>, &mut Compared<'_>) -> Verdict),
    /// The record `distance_readiness`.
    Distance(Paths, fn(&DistanceCase<'_>, &mut Verdicts)),
    /// The record `therapy_case`.
    Therapy(Paths, fn(&TherapyCase<'_>, &mut Verdicts)),
    /// The record `coordinator_introduction`.
    Introduction(Paths, fn(&CoordinatorIntroduction<'_>, &mut Verdicts)),
}

/// Fields of a record by their paths; [`Rule::fields`] says how they are written.
pub(crate) type Paths = &'static [&'static str];

impl Rule {
    /// A rule about a record: it speaks about no change of a course or client.
    pub(crate) const fn of_record(
        id: &'static str,
        statement: Text,
        says: &'static [(Effect, Text)],
        basis: Basis,
        check: Check,
    ) -> Self {
        Self { id, statement: catalogued(statement), says, basis, when: &[], stage: Stage::Content, check }
    }

    /// The kind of record that the rule looks at; `None` for a rule about a case.
    ///
    /// ```
    /// use rehab_rules::rules::{course, therapy};
    /// assert_eq!(therapy::plan_needed::RULE.record(), Some("therapy_case"));
    /// assert_eq!(course::minimum_clients::RULE.record(), None);
    /// ```
    #[must_use]
    pub const fn record(&self) -> Option<&'static str> {
        match self.check {
            Check::Case(_) | Check::Compares(_) => None,
            Check::Distance(..) => Some("distance_readiness"),
            Check::Therapy(..) => Some("therapy_case"),
            Check::Introduction(..) => Some("coordinator_introduction"),
        }
    }

    /// The fields that the rule reads of its record, by their paths in JSON; empty for a rule about a case.
    ///
    /// `visits[].date` is a field of every element of a list, `plan` whether there is one, `done.*` every field inside.
    ///
    /// ```
    /// use rehab_rules::rules::{coordinator, therapy};
    /// assert_eq!(therapy::plan_needed::RULE.fields(), ["need.category", "plan"]);
    /// assert_eq!(coordinator::date_missing::RULE.fields(), ["done.*"]);
    /// ```
    #[must_use]
    pub const fn fields(&self) -> &'static [&'static str] {
        match self.check {
            Check::Case(_) | Check::Compares(_) => &[],
            Check::Distance(fields, _) | Check::Therapy(fields, _) | Check::Introduction(fields, _) => fields,
        }
    }

    /// What the check says of a case that tells what the rule reads; what it compares is noted.
    #[inline]
    pub(crate) fn check_case(&self, case: &Case<'_>, seen: &mut Compared<'_>) -> Verdict {
        match self.check {
            Check::Case(check) => check(case),
            Check::Compares(check) => check(case, seen),
            _ => Verdict::Silent,
        }
    }

    /// The rule's message template for an effect; `None` for one that it never gives. [`crate::text`] says how it is written.
    ///
    /// ```
    /// use rehab_rules::{Effect, rules::course::minimum_clients};
    /// let template = minimum_clients::RULE.template(Effect::Prohibition).unwrap();
    /// assert!(template.en.ends_with("and at least {min} are needed."));
    /// assert_eq!(minimum_clients::RULE.template(Effect::Notice), None);
    /// ```
    #[must_use]
    pub fn template(&self, effect: Effect) -> Option<&'static Text> {
        self.says.iter().find(|(said, _)| *said == effect).map(|(_, text)| text)
    }

    /// What the rule says of a case; undetermined when the case does not tell what it reads.
    ///
    /// ```
    /// # use rehab_rules::{Case, Change, NaiveDate, Services};
    /// use rehab_rules::{Effect, Known, rules::Verdict, rules::course::minimum_clients};
    /// # let (services, on) = (Services::built_in(), NaiveDate::from_ymd_opt(2026, 3, 2).unwrap());
    /// # let carers = services.in_force("kela.family-carers", on).unwrap();
    /// let case = Case::new(on, Change::Confirmed, carers);
    /// assert!(matches!(minimum_clients::RULE.judge(&case), Verdict::Says(said) if said.effect == Effect::Undetermined));
    /// assert!(matches!(minimum_clients::RULE.judge(&case.with(Known::Clients(6))), Verdict::Kept));
    /// ```
    #[must_use]
    pub fn judge(&self, case: &Case<'_>) -> Verdict {
        match self.when.iter().find(|(change, _)| *change == case.change) {
            None => Verdict::Silent,
            Some((_, reads)) if reads.without(case.known).is_empty() => self.check_case(case, &mut Compared::nobody_asks()),
            Some(_) => Verdict::fact_missing(),
        }
    }

    /// Whether the rule could prohibit such a change: it has a text for that, and the change is one that can be prohibited.
    ///
    /// ```
    /// use rehab_rules::{Change, rules::course::minimum_clients};
    /// assert!(minimum_clients::RULE.could_prohibit(Change::Confirmed));
    /// assert!(!minimum_clients::RULE.could_prohibit(Change::CourseStands)); // an audit tells of violations
    /// ```
    #[must_use]
    pub const fn could_prohibit(&self, change: Change) -> bool {
        // A declaration of capacity is taken as it is; places above it are a violation.
        if change.is_of_audit() || matches!(change, Change::CapacityDeclared) {
            return false;
        }
        let mut rest = self.says;
        while let [(effect, _), after @ ..] = rest {
            if matches!(effect, Effect::Prohibition) {
                return true;
            }
            rest = after;
        }
        false
    }

    /// Whether a source states what the rule says so of an action, or of [`AUDIT`](crate::rules::AUDIT), or whether it follows from one;
    /// `None` for what the sources leave unregulated.
    ///
    /// ```
    /// use rehab_rules::{Effect, rules::BasisKind, rules::client::decision_received};
    /// let of = |action| decision_received::RULE.basis_of(Effect::Prohibition, action);
    /// assert_eq!(of("attach_client"), Some(BasisKind::Stated));
    /// assert_eq!(of("move_client"), Some(BasisKind::Derived));
    /// ```
    #[must_use]
    pub fn basis_of(&self, effect: Effect, action: &str) -> Option<BasisKind> {
        let mut parts = self.basis.parts.iter().filter(|part| part.effect == effect);
        match parts.find(|part| part.actions.contains(&action)) {
            _ if effect == Effect::Unregulated => None,
            Some(part) => Some(part.kind),
            None => self.basis.kind,
        }
    }

    /// The rule whose finding about the same course, and the same client where it names one, tells why this one speaks too: what
    /// people read puts the two together.
    ///
    /// ```
    /// use rehab_rules::rules::client::within_total_duration;
    /// // A course that is too long is so for each of its clients.
    /// assert_eq!(within_total_duration::RULE.cause(), Some("course/fits-total-duration"));
    /// ```
    #[must_use]
    pub fn cause(&self) -> Option<&'static str> {
        match self.id {
            "client/within-total-duration" => Some("course/fits-total-duration"),
            "client/may-change-provider" => Some("client/on-confirmed-course-in-time"),
            _ => None,
        }
    }

    /// Whether it prohibits actions, and audits tell of what stands against it all the same.
    ///
    /// ```
    /// use rehab_rules::rules::course;
    /// assert!(course::minimum_clients::RULE.finds_what_stands()); // a course confirmed with three
    /// assert!(!course::not_deleted::RULE.finds_what_stands()); // nothing is done to a deleted course
    /// ```
    #[must_use]
    pub fn finds_what_stands(&self) -> bool {
        let gives = |effect| self.template(effect).is_some();
        gives(Effect::Prohibition) && gives(Effect::Violation) && self.when.iter().any(|(change, _)| change.is_of_audit())
    }

    pub(crate) fn is_about_a_client(&self) -> bool {
        self.id.starts_with("client/")
    }
}

/// What a rule says about a case.
///
/// ```
/// # use rehab_rules::{Case, Change, NaiveDate, Services};
/// use rehab_rules::{Known, rules::Verdict, rules::course::minimum_clients};
/// # let (services, on) = (Services::built_in(), NaiveDate::from_ymd_opt(2026, 3, 2).unwrap());
/// # let carers = services.in_force("kela.family-carers", on).unwrap();
/// let confirmed = |clients| Case::new(on, Change::Confirmed, carers).with(Known::Clients(clients));
/// assert!(matches!(minimum_clients::RULE.judge(&confirmed(5)), Verdict::Says(_)));
/// assert!(matches!(minimum_clients::RULE.judge(&confirmed(6)), Verdict::Kept));
/// ```
#[derive(Debug)]
#[non_exhaustive]
pub enum Verdict {
    /// The rule does not concern this case.
    Silent,
    /// The rule concerns the case and is kept.
    Kept,
    /// The rule says something.
    Says(Said),
}

/// What a rule that speaks says.
///
/// ```
/// # use rehab_rules::{Case, Change, NaiveDate, Services};
/// use rehab_rules::{Effect, Known, rules::{Value, Verdict}, rules::course::minimum_clients};
/// # let (services, on) = (Services::built_in(), NaiveDate::from_ymd_opt(2026, 3, 2).unwrap());
/// # let carers = services.in_force("kela.family-carers", on).unwrap();
/// let case = Case::new(on, Change::Confirmed, carers).with(Known::Clients(0));
/// let Verdict::Says(said) = minimum_clients::RULE.judge(&case) else { panic!("six clients are needed") };
/// assert_eq!((said.effect, said.values.get("min")), (Effect::Prohibition, Some(Value::Number(6))));
/// ```
#[derive(Clone, Debug)]
#[non_exhaustive]
pub struct Said {
    /// What it amounts to.
    pub effect: Effect,
    /// The last day on which it is in time.
    pub due: Option<NaiveDate>,
    /// The compared figures.
    pub values: Values,
}

impl Verdict {
    /// Says an effect, without figures.
    ///
    /// ```
    /// use rehab_rules::{Effect, rules::{Values, Verdict}};
    /// let Verdict::Says(said) = Verdict::says(Effect::Notice) else { panic!("it says something") };
    /// assert_eq!((said.due, said.values), (None, Values::NONE));
    /// ```
    #[must_use]
    pub const fn says(effect: Effect) -> Self {
        Self::Says(Said { effect, due: None, values: Values::NONE })
    }

    /// `effect` when it holds, else kept.
    ///
    /// ```
    /// use rehab_rules::{Effect, rules::Verdict};
    /// let asked = |group_size| Verdict::says_if(12 < group_size, Effect::Prohibition);
    /// assert!(matches!(asked(13), Verdict::Says(_)));
    /// assert!(matches!(asked(12), Verdict::Kept));
    /// ```
    #[must_use]
    pub const fn says_if(holds: bool, effect: Effect) -> Self {
        if holds { Self::says(effect) } else { Self::Kept }
    }

    /// What is against the rule: prohibited where it would be done, a violation where an audit finds it so.
    ///
    /// ```
    /// use rehab_rules::{Change, Effect, rules::Verdict};
    /// assert!(matches!(Verdict::breaks(Change::Resized), Verdict::Says(said) if said.effect == Effect::Prohibition));
    /// assert!(matches!(Verdict::breaks(Change::CourseStands), Verdict::Says(said) if said.effect == Effect::Violation));
    /// ```
    #[must_use]
    pub const fn breaks(change: Change) -> Self {
        Self::says(if change.is_of_audit() { Effect::Violation } else { Effect::Prohibition })
    }

    /// Undetermined, because a fact is missing; the figure `why` says so.
    ///
    /// ```
    /// use rehab_rules::{Effect, rules::{Value, Verdict}};
    /// let Verdict::Says(said) = Verdict::fact_missing() else { panic!("it says something") };
    /// assert_eq!(said.effect, Effect::Undetermined);
    /// assert!(matches!(said.values.get("why"), Some(Value::Word(why)) if why.code == "fact_missing"));
    /// ```
    #[must_use]
    pub fn fact_missing() -> Self {
        Self::says(Effect::Undetermined).with(Values::NONE.because(&FACT_MISSING))
    }

    /// Undetermined, because the source leaves open what holds; the figure `why` says so, before the figures given.
    ///
    /// ```
    /// use rehab_rules::rules::{Value, Values, Verdict};
    /// let Verdict::Says(said) = Verdict::source_open(Values::NONE) else { panic!("it says something") };
    /// assert!(matches!(said.values.get("why"), Some(Value::Word(why)) if why.code == "source_open"));
    /// ```
    #[must_use]
    pub fn source_open(figures: Values) -> Self {
        Self::says(Effect::Undetermined).with(figures.because(&SOURCE_OPEN))
    }

    /// The verdict with these figures for those it had; a verdict that says nothing stays as it is.
    ///
    /// ```
    /// use rehab_rules::rules::{Values, Verdict};
    /// let Verdict::Says(said) = Verdict::fact_missing().with(Values::NONE) else { panic!("it says something") };
    /// assert_eq!(said.values.get("why"), None);
    /// assert!(matches!(Verdict::Kept.with(Values::NONE), Verdict::Kept));
    /// ```
    #[must_use]
    #[inline]
    pub fn with(self, figures: Values) -> Self {
        match self {
            Self::Says(said) => Self::Says(Said { values: figures, ..said }),
            other => other,
        }
    }

    /// The verdict with a due day; a verdict that says nothing stays as it is.
    ///
    /// ```
    /// use rehab_rules::{Effect, NaiveDate, rules::Verdict};
    /// let day = NaiveDate::from_ymd_opt(2026, 7, 13);
    /// assert!(matches!(Verdict::says(Effect::Obligation).by(day), Verdict::Says(said) if said.due == day));
    /// assert!(matches!(Verdict::Kept.by(day), Verdict::Kept));
    /// ```
    #[must_use]
    #[inline]
    pub fn by(self, day: Option<NaiveDate>) -> Self {
        match self {
            Self::Says(said) => Self::Says(Said { due: day, ..said }),
            other => other,
        }
    }
}

#[cfg(test)]
pub(crate) mod testing {
    //! What a rule's own smallest tests say in one line.
    #![expect(clippy::expect_used, reason = "a test stops where its own example is wrong")]
    use super::*;
    use crate::input::period::{Period, PeriodKind};
    use crate::input::services::Services;
    use alloc::borrow::Cow;
    use alloc::vec::Vec;

    /// A case of the carers' service on 2 March 2026 that knows everything, judged by one rule.
    pub(crate) fn says(rule: &Rule, change: Change, fill: impl FnOnce(&mut Case<'_>)) -> Option<Effect> {
        says_in("kela.family-carers", rule, change, fill)
    }

    /// What a rule says, in a service.
    pub(crate) fn says_in(service: &str, rule: &Rule, change: Change, fill: impl FnOnce(&mut Case<'_>)) -> Option<Effect> {
        assert!(rule.when.iter().any(|(spoken, _)| *spoken == change), "{} does not speak about {change:?}", rule.id);
        let services = Services::built_in();
        let on = day("2026-03-02");
        let mut case = Case::whole(on, change, services.in_force(service, on).expect("a built-in service"));
        fill(&mut case);
        match rule.check_case(&case, &mut Compared::nobody_asks()) {
            Verdict::Says(said) => {
                assert!(rule.template(said.effect).is_some(), "{} has no text for {:?}", rule.id, said.effect);
                Some(said.effect)
            }
            Verdict::Kept | Verdict::Silent => None,
        }
    }

    pub(crate) fn day(text: &str) -> NaiveDate {
        crate::calendar::read_day(text).expect("a day")
    }

    /// A schedule from `kind start end`; tests let it live on.
    pub(crate) fn periods(lines: &[(&str, &str, &str)]) -> &'static [Period] {
        let period = |(kind, start, end): &(&str, &str, &str)| Period {
            kind: PeriodKind::from_word(kind).expect("a kind"),
            start: day(start),
            end: day(end),
        };
        lines.iter().map(period).collect::<Vec<_>>().leak()
    }

    /// Target groups; tests let them live on.
    pub(crate) fn groups(ids: &[&'static str]) -> &'static [Cow<'static, str>] {
        ids.iter().map(|id| Cow::Borrowed(*id)).collect::<Vec<_>>().leak()
    }
}
