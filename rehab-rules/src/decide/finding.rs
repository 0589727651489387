//! Findings: the result of one rule about one subject.

use crate::rules::rule::{Effect, Rule, Said};
use crate::rules::values::Values;
use alloc::borrow::ToOwned;
use alloc::string::String;
use chrono::NaiveDate;

/// A finding with its names resolved.
///
/// ```
/// use rehab_rules::{Action, Effect, NaiveDate, Provider, Services};
/// let leaves = Action::change_provider("K1", "kela.family-carers");
/// let provider = Provider::new("P1", Services::built_in())?;
/// let decision = provider.evaluate(&leaves, NaiveDate::from_ymd_opt(2026, 1, 2).unwrap())?;
/// let finding = decision.findings().next().unwrap();
/// assert_eq!((finding.rule.id, finding.effect), ("client/decision-received", Effect::Prohibition));
/// assert_eq!((finding.course, finding.client, finding.due), (None, Some("K1"), None));
/// # Ok::<(), rehab_rules::InputError>(())
/// ```
#[derive(Clone, Copy, Debug)]
#[non_exhaustive]
pub struct FindingView<'a> {
    /// The rule.
    pub rule: &'static Rule,
    /// The kind of the finding.
    pub effect: Effect,
    /// The course, if the finding is about one.
    pub course: Option<&'a str>,
    /// The client, if the finding is about one.
    pub client: Option<&'a str>,
    /// The due date: the last day on which it is in time.
    pub due: Option<NaiveDate>,
    /// The compared values.
    pub values: &'a Values,
    /// Whether the rule could not be judged because the caller's case lacks a fact.
    pub lacks_fact: bool,
}

/// Findings are equal if they have the same rule, effect, course, client, due date and values.
impl PartialEq for FindingView<'_> {
    fn eq(&self, other: &Self) -> bool {
        let said = |finding: &Self| (finding.rule.id, finding.effect, finding.due, finding.lacks_fact);
        said(self) == said(other) && (self.course, self.client) == (other.course, other.client) && self.values == other.values
    }
}

impl<'a> FindingView<'a> {
    /// Makes a finding about a course and a client from what [`judge_each`](crate::case::judge_each) reports.
    ///
    /// ```
    /// use rehab_rules::{Case, Change, Effect, FindingView, Known, Language, NaiveDate, Services, rules, case::judge_each};
    /// let (services, on) = (Services::built_in(), NaiveDate::from_ymd_opt(2026, 3, 2).unwrap());
    /// let carers = services.in_force("kela.family-carers", on).unwrap();
    /// let case = Case::new(on, Change::Confirmed, carers).with(Known::Clients(5)).with(Known::Periods(&[]));
    /// let mut messages = Vec::new();
    /// judge_each(rules::about(Change::Confirmed), &case, |rule, said, _| {
    ///     if said.effect == Effect::Prohibition { messages.push(FindingView::of(rule, &said, Some("C1"), None).message(Language::En)) }
    /// });
    /// assert_eq!(messages[0], "Course C1 cannot be confirmed yet: it has 5 clients, and at least 6 are needed.");
    /// ```
    #[must_use]
    pub fn of(rule: &'static Rule, said: &'a Said, course: Option<&'a str>, client: Option<&'a str>) -> Self {
        Self { rule, effect: said.effect, course, client, due: said.due, values: &said.values, lacks_fact: false }
    }

    /// An owned copy, to be kept after the decision.
    ///
    /// ```
    /// # use rehab_rules::{Action, Effect, NaiveDate, Provider, Services};
    /// use rehab_rules::Finding;
    /// # let provider = Provider::new("P1", Services::built_in())?;
    /// # let (end, on) = (Action::end_rehabilitation("K1", "kela.family-carers"), NaiveDate::from_ymd_opt(2026, 1, 2).unwrap());
    /// let kept: Vec<Finding> = provider.evaluate(&end, on)?.findings().map(|finding| finding.into_owned()).collect();
    /// assert_eq!(kept[0].client.as_deref(), Some("K1"));
    /// # Ok::<(), rehab_rules::InputError>(())
    /// ```
    #[must_use]
    pub fn into_owned(self) -> Finding {
        let Self { rule, effect, course, client, due, values, lacks_fact } = self;
        let (course, client) = (course.map(ToOwned::to_owned), client.map(ToOwned::to_owned));
        Finding { rule, effect, course, client, due, values: values.clone(), lacks_fact }
    }
}

/// An owned [`FindingView`].
///
/// ```
/// # use rehab_rules::{Action, NaiveDate, Provider, Services};
/// use rehab_rules::{Finding, Language};
/// # let provider = Provider::new("P1", Services::built_in())?;
/// # let (end, on) = (Action::end_rehabilitation("K1", "kela.family-carers"), NaiveDate::from_ymd_opt(2026, 1, 2).unwrap());
/// let kept: Finding = provider.evaluate(&end, on)?.findings().next().unwrap().into_owned();
/// assert!(kept.view().message(Language::En).starts_with("No rehabilitation decision"));
/// # Ok::<(), rehab_rules::InputError>(())
/// ```
#[derive(Clone, Debug)]
#[non_exhaustive]
pub struct Finding {
    /// The rule.
    pub rule: &'static Rule,
    /// The kind of the finding.
    pub effect: Effect,
    /// The course, if the finding is about one.
    pub course: Option<String>,
    /// The client, if the finding is about one.
    pub client: Option<String>,
    /// The due date: the last day on which it is in time.
    pub due: Option<NaiveDate>,
    /// The compared values.
    pub values: Values,
    /// Whether the rule could not be judged because the caller's case lacks a fact.
    pub lacks_fact: bool,
}

impl Finding {
    /// The finding as a decision returns it, with its message and its JSON.
    ///
    /// ```
    /// # use rehab_rules::{Action, NaiveDate, Provider, Services};
    /// # let provider = Provider::new("P1", Services::built_in())?;
    /// # let (end, on) = (Action::end_rehabilitation("K1", "kela.family-carers"), NaiveDate::from_ymd_opt(2026, 1, 2).unwrap());
    /// let decision = provider.evaluate(&end, on)?;
    /// assert!(decision.findings().all(|finding| finding.into_owned().view() == finding));
    /// # Ok::<(), rehab_rules::InputError>(())
    /// ```
    #[must_use]
    pub fn view(&self) -> FindingView<'_> {
        let Self { rule, effect, course, client, due, values, lacks_fact } = self;
        let (course, client) = (course.as_deref(), client.as_deref());
        FindingView { rule, effect: *effect, course, client, due: *due, values, lacks_fact: *lacks_fact }
    }
}

/// An owned copy.
impl From<FindingView<'_>> for Finding {
    fn from(shown: FindingView<'_>) -> Self {
        shown.into_owned()
    }
}

impl PartialEq for Finding {
    fn eq(&self, other: &Self) -> bool {
        self.view() == other.view()
    }
}
