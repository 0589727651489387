//! Rules: a rule checks a case and gives at most one finding, or checks a record and may give a finding for each part of it.

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
    /// The kind of a finding, in the order of the findings of a decision.
    Effect {
        /// The action may not be done; `allowed` is false.
        Prohibition = "prohibition",
        /// A duty has been broken, or a state breaks a rule; the action itself is not blocked.
        Violation = "violation",
        /// A fact is missing, or the source leaves the question open.
        Undetermined = "undetermined",
        /// Someone has to do something, often by a due date.
        Obligation = "obligation",
        /// Someone may now do something that they could not do before.
        Right = "right",
        /// The source recommends something.
        Recommendation = "recommendation",
        /// The sources do not regulate the action; the engine allows it and reports this.
        Unregulated = "unregulated",
        /// A consequence that is worth reporting.
        Notice = "notice",
    }
}

impl Effect {
    /// Whether a finding of this effect remains valid when the action is denied.
    ///
    /// ```
    /// use rehab_rules::Effect;
    /// assert!(Effect::Right.holds_when_denied()); // a right does not depend on the action
    /// assert!(!Effect::Obligation.holds_when_denied()); // a duty that the action would create does
    /// ```
    #[must_use]
    pub const fn holds_when_denied(self) -> bool {
        matches!(self, Self::Prohibition | Self::Violation | Self::Undetermined | Self::Right)
    }
}

/// When a rule is evaluated, and which later rules its finding skips.
///
/// The stages of a case are evaluated in this order.
///
/// ```
/// use rehab_rules::rules::{Stage, client, course};
/// assert!(course::not_deleted::RULE.stage < client::decision_received::RULE.stage);
/// assert_eq!(course::minimum_clients::RULE.stage, Stage::Content);
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
#[non_exhaustive]
pub enum Stage {
    /// Whether the course still exists. A finding ends the evaluation.
    Exists,
    /// Whether the course has ended. The other rules are evaluated as well.
    Ended,
    /// Whether the action has any effect (for example, the course is already published). A finding ends the evaluation.
    Idle,
    /// Whether the client has a decision. After a finding, no other `client/` rule is evaluated.
    Decided,
    /// All other rules.
    Content,
}

/// A rule: what a source says, and the check that implements it.
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
    /// The rule in words, as an official can approve it; empty without the feature `statements`.
    pub statement: Text,
    /// One message template for each effect that the rule can give; [`crate::text`] describes the templates.
    pub says: &'static [(Effect, Text)],
    /// The rows and readings that the rule is based on; empty without the feature `catalogue`.
    pub basis: Basis,
    /// The changes that the rule applies to, and the facts that it reads for each. If the case lacks one of them, the finding is
    /// undetermined. Empty for a rule about a record, which reads the record's [`fields`](Rule::fields).
    pub when: &'static [(Change, Facts)],
    /// When the rule is evaluated.
    pub stage: Stage,
    /// The check. [`Rule::judge`] runs the check of a case; checking a record runs the checks of its rules.
    pub(crate) check: Check,
}

/// Declares the rule of a file. What it states is its documentation too.
macro_rules! rule {
    (Rule { id: $id:literal, statement: Text { en: $en:literal, fi: $fi:literal, sv: $sv:literal $(,)? }, $($rest:tt)* }) => {
        #[doc = $en]
        pub static RULE: Rule =
            Rule { id: $id, statement: crate::rules::basis::catalogued(Text { en: $en, fi: $fi, sv: $sv }), $($rest)* };
    };
    (Rule::of_record($id:literal, Text { en: $en:literal, fi: $fi:literal, sv: $sv:literal $(,)? }, $($rest:tt)*)) => {
        #[doc = $en]
        pub static RULE: Rule = Rule::of_record($id, Text { en: $en, fi: $fi, sv: $sv }, $($rest)*);
    };
}
pub(crate) use rule;

/// The check of a rule, by the subject that it checks; for a record, together with the fields that it reads.
#[derive(Debug)]
pub(crate) enum Check {
    /// A change to a course, client or provider; at most one finding.
    Case(fn(&Case<'_>) -> Verdict),
    /// A change, as in `Case`; the check also notes the values and dates that it compares.
    Compares(fn(&Case<'_>, &mut Compared<'_>) -> Verdict),
    /// The record `distance_readiness`.
    Distance(Paths, fn(&DistanceCase<'_>, &mut Verdicts)),
    /// The record `therapy_case`.
    Therapy(Paths, fn(&TherapyCase<'_>, &mut Verdicts)),
    /// The record `coordinator_introduction`.
    Introduction(Paths, fn(&CoordinatorIntroduction<'_>, &mut Verdicts)),
}

/// Paths of the fields of a record, written as [`Rule::fields`] describes.
pub(crate) type Paths = &'static [&'static str];

impl Rule {
    /// A rule about a record; it applies to no change of a course or client.
    pub(crate) const fn of_record(
        id: &'static str,
        statement: Text,
        says: &'static [(Effect, Text)],
        basis: Basis,
        check: Check,
    ) -> Self {
        Self { id, statement: catalogued(statement), says, basis, when: &[], stage: Stage::Content, check }
    }

    /// The kind of record that the rule checks; `None` for a rule about a case.
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

    /// The JSON paths of the record fields that the rule reads; empty for a rule about a case.
    ///
    /// `visits[].date` is a field of every list element, `plan` means whether there is a plan, and `done.*` means every field inside.
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

    /// Runs the check on a case that has every fact that the rule reads; notes what is compared.
    #[inline]
    pub(crate) fn check_case(&self, case: &Case<'_>, seen: &mut Compared<'_>) -> Verdict {
        match self.check {
            Check::Case(check) => check(case),
            Check::Compares(check) => check(case, seen),
            _ => Verdict::Silent,
        }
    }

    /// The rule's message template for an effect; `None` for an effect that it never gives. [`crate::text`] describes the templates.
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

    /// The verdict on a case; undetermined when the case lacks a fact that the rule reads.
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

    /// Whether the rule can prohibit the change: it has a message for that, and the change can be prohibited.
    ///
    /// ```
    /// use rehab_rules::{Change, rules::course::minimum_clients};
    /// assert!(minimum_clients::RULE.could_prohibit(Change::Confirmed));
    /// assert!(!minimum_clients::RULE.could_prohibit(Change::CourseStands)); // an audit reports violations
    /// ```
    #[must_use]
    pub const fn could_prohibit(&self, change: Change) -> bool {
        // A declaration of capacity is accepted as is; places above it are a violation.
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

    /// Whether the rule's finding with this effect on an action, or on [`AUDIT`](crate::rules::AUDIT), is stated in a source or
    /// derived from one; `None` for what the sources do not regulate.
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

    /// The rule whose finding about the same course (and the same client, if it names one) is the reason for this rule's finding.
    /// Output for people shows the two findings together.
    ///
    /// ```
    /// use rehab_rules::rules::client::within_total_duration;
    /// // A course that is too long is too long for each of its clients.
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

    /// Whether the rule prohibits actions and an audit also reports existing breaches of it.
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

/// The result of evaluating a rule.
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
    /// The rule does not apply.
    Silent,
    /// The rule applies and is kept.
    Kept,
    /// The rule gives a finding.
    Says(Said),
}

/// The finding of a rule.
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
    /// The kind of the finding.
    pub effect: Effect,
    /// The due date.
    pub due: Option<NaiveDate>,
    /// The values that were compared.
    pub values: Values,
}

impl Verdict {
    /// A finding with this effect, without values.
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

    /// A finding with `effect` if `holds`; otherwise the rule is kept.
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

    /// A breach of the rule: a prohibition for an action, a violation for an audit.
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

    /// Undetermined because a fact is missing; the value `why` is `fact_missing`.
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

    /// Undetermined because the source leaves the question open; the value `why`, `source_open`, comes before the given values.
    ///
    /// ```
    /// use rehab_rules::rules::{Value, Values, Verdict};
    /// let Verdict::Says(said) = Verdict::source_open(Values::NONE) else { panic!("it says something") };
    /// assert!(matches!(said.values.get("why"), Some(Value::Word(why)) if why.code == "source_open"));
    /// ```
    #[must_use]
    pub fn source_open(values: Values) -> Self {
        Self::says(Effect::Undetermined).with(values.because(&SOURCE_OPEN))
    }

    /// Replaces the values of the finding; a verdict without a finding is unchanged.
    ///
    /// ```
    /// use rehab_rules::rules::{Values, Verdict};
    /// let Verdict::Says(said) = Verdict::fact_missing().with(Values::NONE) else { panic!("it says something") };
    /// assert_eq!(said.values.get("why"), None);
    /// assert!(matches!(Verdict::Kept.with(Values::NONE), Verdict::Kept));
    /// ```
    #[must_use]
    #[inline]
    pub fn with(self, values: Values) -> Self {
        match self {
            Self::Says(said) => Self::Says(Said { values, ..said }),
            other => other,
        }
    }

    /// Sets the due date of the finding; a verdict without a finding is unchanged.
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
    //! Helpers for the unit tests of the rules.
    #![expect(clippy::expect_used, reason = "a test stops where its own example is wrong")]
    use super::*;
    use crate::input::period::{Period, PeriodKind};
    use crate::input::services::Services;
    use alloc::borrow::Cow;
    use alloc::vec::Vec;

    /// The effect that a rule gives for a case of the carers' service on 2 March 2026 in which every fact is known.
    pub(crate) fn says(rule: &Rule, change: Change, fill: impl FnOnce(&mut Case<'_>)) -> Option<Effect> {
        says_in("kela.family-carers", rule, change, fill)
    }

    /// The effect that a rule gives for a case of the given service.
    pub(crate) fn says_in(service: &str, rule: &Rule, change: Change, fill: impl FnOnce(&mut Case<'_>)) -> Option<Effect> {
        assert!(rule.when.iter().any(|(applies_to, _)| *applies_to == change), "{} does not apply to {change:?}", rule.id);
        let services = Services::built_in();
        let on = day("2026-03-02");
        let mut case = Case::whole(on, change, services.in_force(service, on).expect("a built-in service"));
        fill(&mut case);
        match rule.check_case(&case, &mut Compared::nobody_asks()) {
            Verdict::Says(said) => {
                assert!(rule.template(said.effect).is_some(), "{} has no message for {:?}", rule.id, said.effect);
                Some(said.effect)
            }
            Verdict::Kept | Verdict::Silent => None,
        }
    }

    pub(crate) fn day(text: &str) -> NaiveDate {
        crate::calendar::read_day(text).expect("a day")
    }

    /// A schedule from `kind start end`; leaked, so that it lives for the whole test.
    pub(crate) fn periods(lines: &[(&str, &str, &str)]) -> &'static [Period] {
        let period = |(kind, start, end): &(&str, &str, &str)| Period {
            kind: PeriodKind::from_word(kind).expect("a kind"),
            start: day(start),
            end: day(end),
        };
        lines.iter().map(period).collect::<Vec<_>>().leak()
    }

    /// Target groups; leaked, so that they live for the whole test.
    pub(crate) fn groups(ids: &[&'static str]) -> &'static [Cow<'static, str>] {
        ids.iter().map(|id| Cow::Borrowed(*id)).collect::<Vec<_>>().leak()
    }
}
