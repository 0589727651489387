//! Why: every rule that was asked about an action, what it read and compared, and its finding.

use crate::calendar::DayStep;
use crate::decide::decision::{Decision, WhenDenied};
use crate::decide::finding::Finding;
use crate::decide::judge::explain_case;
use crate::input::action::Action;
use crate::input::error::InputError;
use crate::input::service::ServiceDescription;
use crate::rules;
use crate::rules::case::Case;
use crate::rules::change::Change;
use crate::rules::compared::{Comparison, Workings};
use crate::rules::fact::{Fact, FactValue, Facts, Known};
use crate::rules::rule::{Rule, Said, Stage, Verdict};
use crate::state::client::Client;
use crate::state::provider::Provider;
use crate::words::closed_set;
use alloc::borrow::ToOwned;
use alloc::string::String;
use alloc::sync::Arc;
use alloc::vec::Vec;
use chrono::NaiveDate;

closed_set! {
    /// The outcome of a rule about a change.
    Outcome in case {
        /// It has a finding.
        Spoke = "spoke",
        /// It applies to the case, and the case complies.
        Kept = "kept",
        /// It does not apply to the case.
        Silent = "silent",
        /// It was not asked, because of another rule's finding.
        NotAsked = "not_asked",
    }
}

/// How a decision was reached.
///
/// ```
/// use rehab_rules::{Action, Fact, Provider, Services, calendar::read_day, case::{FactValue, Outcome}};
/// let rows = br#"{"snapshot":1,"provider":"P1","courses":[{"course":"C1","service":"kela.family-carers",
///     "created_on":"2026-01-07","group_size":8,"target_groups":["carer-of-adult"],"year":2026}]}"#;
/// let provider = Provider::from_json(rows, Services::built_in())?;
/// let explanation = provider.explain(&Action::confirm_course("C1"), read_day("2026-02-02").unwrap())?;
/// assert!(!explanation.decision.allowed());
///
/// let minimum = explanation.asked().find(|asked| asked.rule.id == "course/minimum-clients").unwrap();
/// assert_eq!(minimum.outcome, Outcome::Spoke);
/// assert_eq!(explanation.cases[0].fact(Fact::Clients), Some(&FactValue::Number(0)));
/// assert_eq!((minimum.comparisons[0].left.0, minimum.comparisons[0].right.0), ("min", "clients")); // 6 <= 0 does not hold
/// # Ok::<(), rehab_rules::InputError>(())
/// ```
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct Explanation {
    /// The date.
    pub on: NaiveDate,
    /// The action.
    pub action: Action<'static>,
    /// The decision, as [`Provider::evaluate`] returns it.
    pub decision: Decision,
    /// The cases of the action, one for each subject that it affects, in the order in which they are judged; the clients of a course by
    /// id.
    pub cases: Vec<ExplainedCase>,
}

/// A case of an action: what happens to one subject, what is known of it, and every rule about such a change.
///
/// ```
/// # use rehab_rules::{Action, Provider, Services, calendar::read_day};
/// use rehab_rules::Change;
/// # let provider = Provider::new("P1", Services::built_in())?;
/// let create = Action::create_course("C1", "kela.family-carers", 8, ["carer-of-adult"]).year(2026);
/// let explanation = provider.explain(&create, read_day("2026-01-02").unwrap())?;
/// // A course is created, and its places are added to a year.
/// let changes: Vec<Change> = explanation.cases.iter().map(|case| case.change).collect();
/// assert_eq!(changes, [Change::Created, Change::EntersYear]);
/// # Ok::<(), rehab_rules::InputError>(())
/// ```
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct ExplainedCase {
    /// The change.
    pub change: Change,
    /// The course, if the case is about one.
    pub course: Option<String>,
    /// The client, if the case is about one.
    pub client: Option<String>,
    /// The service description that applies.
    pub service: Arc<ServiceDescription>,
    /// The known facts among those that rules about the change read, in the order of [`Fact`].
    pub facts: Vec<(Fact, FactValue)>,
    /// The facts missing from the rows that the provider was loaded from: rules that read them were not asked.
    pub not_loaded: Vec<Fact>,
    /// How the dates set by the client's decision were computed; empty if no rule reads them.
    pub days: Vec<DayStep>,
    /// The rules, in the order in which they are asked.
    pub rules: Vec<AskedRule>,
}

/// A rule in a case: whether it was asked, and what it read, compared and found.
///
/// ```
/// # use rehab_rules::{Action, Provider, Services, calendar::read_day};
/// use rehab_rules::case::Outcome;
/// # let rows = br#"{"snapshot":1,"provider":"P1","courses":[{"course":"C1","service":"kela.family-carers","published":true,
/// #     "created_on":"2026-01-07","group_size":8,"target_groups":["carer-of-adult"],"year":2026}]}"#;
/// # let provider = Provider::from_json(rows, Services::built_in())?;
/// let explanation = provider.explain(&Action::publish_course("C1"), read_day("2026-02-02").unwrap())?;
/// let check = explanation.asked().find(|asked| asked.rule.id == "course/check-before-publishing").unwrap();
/// // It is published already, so no other rule is asked.
/// assert_eq!((check.outcome, check.because.map(|rule| rule.id)), (Outcome::NotAsked, Some("course/already-published")));
/// # Ok::<(), rehab_rules::InputError>(())
/// ```
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct AskedRule {
    /// The rule.
    pub rule: &'static Rule,
    /// The outcome.
    pub outcome: Outcome,
    /// The rule whose finding caused this one not to be asked.
    pub because: Option<&'static Rule>,
    /// Its finding. The decision on a denied action leaves out findings that only follow from carrying it out.
    pub finding: Option<Finding>,
    /// The facts that it reads.
    pub reads: Facts,
    /// Its comparisons, in order.
    pub comparisons: Vec<Comparison>,
    /// How the dates that it compared were computed.
    pub days: Vec<DayStep>,
}

/// Rules are equal if their ids are.
impl PartialEq for Rule {
    fn eq(&self, other: &Self) -> bool {
        self.id == other.id
    }
}

impl Explanation {
    /// The rules of all cases, case by case.
    ///
    /// ```
    /// # use rehab_rules::{Action, Provider, Services, calendar::read_day};
    /// # let provider = Provider::new("P1", Services::built_in())?;
    /// let declare = Action::declare_capacity("kela.family-carers", 2026, 24);
    /// let explanation = provider.explain(&declare, read_day("2026-01-02").unwrap())?;
    /// let asked: Vec<_> = explanation.asked().map(|asked| (asked.rule.id, asked.outcome.as_str())).collect();
    /// assert_eq!(asked, [("course/places-within-capacity", "kept")]);
    /// # Ok::<(), rehab_rules::InputError>(())
    /// ```
    pub fn asked(&self) -> impl Iterator<Item = &AskedRule> {
        self.cases.iter().flat_map(|case| &case.rules)
    }
}

impl ExplainedCase {
    /// `before` is the case explained before this one: usually both have the same description.
    pub(crate) fn of(case: &Case<'_>, [course, client]: [Option<&str>; 2], before: Option<&Self>) -> Self {
        let reads = rules::facts_read(case.change);
        Self {
            change: case.change,
            course: course.map(ToOwned::to_owned),
            client: client.map(ToOwned::to_owned),
            service: match before.filter(|before| *before.service == *case.service) {
                Some(before) => Arc::clone(&before.service),
                None => Arc::new(case.service.clone()),
            },
            not_loaded: reads.iter().filter(|fact| case.not_loaded.contains(*fact)).collect(),
            facts: reads
                .iter()
                .filter(|fact| case.known.contains(*fact))
                .map(|fact| (fact, Known::of(fact, case).value()))
                .collect(),
            days: Vec::new(),
            rules: Vec::new(),
        }
    }

    /// The value of a fact; `None` if no rule about the change reads it.
    ///
    /// ```
    /// # use rehab_rules::{Action, Fact, Provider, Services, calendar::read_day};
    /// use rehab_rules::case::FactValue;
    /// # let provider = Provider::new("P1", Services::built_in())?;
    /// let declare = Action::declare_capacity("kela.family-carers", 2026, 24);
    /// let explanation = provider.explain(&declare, read_day("2026-01-02").unwrap())?;
    /// assert_eq!(explanation.cases[0].fact(Fact::Declared), Some(&FactValue::Number(24)));
    /// assert_eq!(explanation.cases[0].fact(Fact::Clients), None);
    /// # Ok::<(), rehab_rules::InputError>(())
    /// ```
    #[must_use]
    pub fn fact(&self, fact: Fact) -> Option<&FactValue> {
        self.facts.iter().find(|(known, _)| *known == fact).map(|(_, value)| value)
    }

    /// Records a rule that was asked.
    pub(crate) fn asked(&mut self, rule: &'static Rule, reads: Facts, verdict: &Verdict, workings: Workings) {
        let finding = |said: &Said| Finding {
            rule,
            effect: said.effect,
            course: self.course.clone(),
            client: self.client.clone(),
            due: said.due,
            values: said.values.clone(),
            lacks_fact: false,
        };
        let (outcome, finding) = match verdict {
            Verdict::Silent => (Outcome::Silent, None),
            Verdict::Kept => (Outcome::Kept, None),
            Verdict::Says(said) => (Outcome::Spoke, Some(finding(said))),
        };
        let Workings { comparisons, days } = workings;
        self.rules.push(AskedRule { rule, outcome, because: None, finding, reads, comparisons, days });
    }

    /// Adds the rules that were not asked, in order; `spoke` are those with a finding.
    pub(crate) fn leave_out(&mut self, spoke: &[&'static Rule]) {
        let ends = |stages: &[Stage]| spoke.iter().copied().find(|rule| stages.contains(&rule.stage));
        let (ended, undecided) = (ends(&[Stage::Exists, Stage::Idle]), ends(&[Stage::Decided]));
        let mut asked = core::mem::take(&mut self.rules).into_iter().peekable();
        for (rule, reads) in rules::about(self.change) {
            if let Some(asked) = asked.next_if(|asked| asked.rule.id == rule.id) {
                self.rules.push(asked);
                continue;
            }
            let because = if rule.is_about_a_client() { undecided.or(ended) } else { ended };
            let (outcome, comparisons, days) = (Outcome::NotAsked, Vec::new(), Vec::new());
            self.rules.push(AskedRule { rule, outcome, because, finding: None, reads, comparisons, days });
        }
    }
}

impl Provider {
    /// Explains why an action is allowed or denied on a date: every rule about it, whether it was asked and why, the facts read with
    /// their values, each comparison, and how each date was computed. It costs a few evaluations.
    ///
    /// # Errors
    /// Malformed input, and a date before the provider's last event, as in [`Provider::evaluate`].
    ///
    /// ```
    /// use rehab_rules::{Action, Mode, Provider, Services, calendar::read_day};
    /// let (service, day) = ("kela.family-carers", |text| read_day(text).unwrap());
    /// let mut provider = Provider::new("P1", Services::built_in())?;
    /// let receive = Action::receive_decision("K1", service, day("2025-08-31")).received(day("2025-09-04"));
    /// provider.apply(&receive, day("2025-09-05"), Mode::Enforce)?;
    /// let why = provider.explain(&Action::change_provider("K1", service), day("2026-03-02"))?;
    /// let right = &why.cases[0].days[1];
    /// assert_eq!((right.name, right.from, right.clamped, right.day), ("right_day", day("2025-08-31"), true, day("2026-02-28")));
    /// # Ok::<(), rehab_rules::InputError>(())
    /// ```
    pub fn explain(&self, action: &Action<'_>, on: NaiveDate) -> Result<Explanation, InputError> {
        let mut decision = Decision::new();
        decision.clear_for_explanation(explain_case);
        self.judge_checked(action, on, &mut decision)?;
        decision.finish(WhenDenied::LeaveOutConsequences);
        let mut cases = decision.take_explained();
        // The clients of a course are ordered by id, as findings are: a snapshot does not keep the order in which they were attached.
        for of_course in cases.chunk_by_mut(|a, b| a.course == b.course && a.client.is_some() && b.client.is_some()) {
            of_course.sort_by(|a, b| a.client.cmp(&b.client));
        }
        for case in &mut cases {
            case.days = self.days_of_decision(case, action);
        }
        Ok(Explanation { on, action: action.clone().into_owned(), decision, cases })
    }

    /// How the dates set by the decision of a case's client were computed: by the action's decision, else by the known one.
    fn days_of_decision(&self, case: &ExplainedCase, action: &Action<'_>) -> Vec<DayStep> {
        let reads = |fact| case.fact(fact).is_some();
        if !reads(Fact::DutyDay) && !reads(Fact::RightDay) {
            return Vec::new();
        }
        let steps = |description: &ServiceDescription, issued: NaiveDate, received: Option<NaiveDate>| {
            alloc::vec![description.duty_day_step(received.unwrap_or(issued)), description.right_day_step(issued)]
        };
        if let Action::ReceiveDecision { issued, received, .. } = action {
            return steps(&case.service, *issued, *received);
        }
        let client = case.client.as_deref().and_then(|client| self.client_of(self.services.index(&case.service.id)?, client));
        let decision = client.and_then(|client: &Client| client.decision.as_ref());
        decision.map_or_else(Vec::new, |decision| steps(&decision.description, decision.issued, decision.received))
    }
}
