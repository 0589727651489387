//! Decisions: the findings of the rules, in a fixed order.

use crate::decide::explain::ExplainedCase;
use crate::decide::finding::FindingView;
use crate::decide::judge::Judged;
use crate::rules::case::Case;
use crate::rules::change::Change;
use crate::rules::fact::Facts;
use crate::rules::rule::{Effect, Rule, Said};
use crate::rules::values::write_values;
use alloc::collections::BTreeMap;
use alloc::string::String;
use alloc::vec::Vec;
use core::cmp::Ordering;

/// A finding whose names are kept in the decision's string.
#[derive(Clone, Debug)]
struct Entry {
    rule: &'static Rule,
    about: About,
    said: Said,
    /// The facts that the rule read, or would have read.
    reads: Facts,
    lacks_fact: bool,
    /// Whether it lacks a fact and could prohibit the action with it.
    could_prohibit: bool,
}

/// The subject of a case: the names given to its findings.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct About {
    course: Option<Name>,
    client: Option<Name>,
}

impl About {
    pub(crate) fn of(course: Option<&str>, client: Option<&str>, out: &mut Decision) -> Self {
        Self { course: course.map(|name| out.name(name)), client: client.map(|name| out.name(name)) }
    }

    pub(crate) fn course(course: Name) -> Self {
        Self { course: Some(course), client: None }
    }

    pub(crate) fn client(client: Name) -> Self {
        Self { course: None, client: Some(client) }
    }

    /// The names of the course and the client.
    pub(crate) fn names(self, of: &Decision) -> [Option<&str>; 2] {
        [of.text(self.course), of.text(self.client)]
    }

    pub(crate) fn and_course(self, course: Name) -> Self {
        Self { course: Some(course), ..self }
    }

    pub(crate) fn and_client(self, client: Name) -> Self {
        Self { client: Some(client), ..self }
    }
}

/// A name in a decision's own string.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Name {
    from: u32,
    to: u32,
}

/// The engine's answer: the findings, and whether the action is allowed.
///
/// It owns its names and can be reused: a reused decision keeps its memory, so that deciding allocates nothing.
///
/// ```
/// use rehab_rules::{Action, NaiveDate, Provider, Services};
/// let provider = Provider::new("P1", Services::built_in())?;
/// let declare = Action::declare_capacity("kela.family-carers", 2026, 24);
/// let decision = provider.evaluate(&declare, NaiveDate::from_ymd_opt(2026, 1, 2).unwrap())?;
/// assert!(decision.allowed() && decision.findings().len() == 0);
/// assert_eq!(decision.to_string(), "allowed");
/// assert_eq!(decision, provider.evaluate(&declare, NaiveDate::from_ymd_opt(2026, 1, 3).unwrap())?); // the same findings
/// # Ok::<(), rehab_rules::InputError>(())
/// ```
#[derive(Clone, Debug, Default)]
pub struct Decision {
    names: String,
    findings: Vec<Entry>,
    /// The findings that are kept, in order.
    order: Vec<usize>,
    missing: Facts,
    /// The facts that the action does not give yet.
    not_given: Facts,
    wanted: Wanted,
    /// How cases are explained, if requested. A function pointer, so that only callers of `explain` include that code.
    explainer: Option<Explainer>,
    /// For a bare answer: whether a rule prohibits the action.
    denied: bool,
    /// Whether a rule was not asked because something that it reads was not loaded.
    lacks_rules: bool,
    /// If requested: how the decision was reached, case by case.
    explained: Vec<ExplainedCase>,
}

/// What is requested of a decision.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) enum Wanted {
    /// All findings.
    #[default]
    Findings,
    /// Only whether the action is allowed.
    Allowed,
}

/// Judges a case as [`judge_about`](crate::decide::judge::judge_about) does, and records how each rule reached its result.
pub(crate) type Explainer = fn(&Case<'_>, About, &mut Decision) -> Judged;

/// Decisions are equal if both allow or both deny, with the same findings in the same order.
impl PartialEq for Decision {
    fn eq(&self, other: &Self) -> bool {
        self.allowed() == other.allowed() && self.findings().eq(other.findings())
    }
}

impl Decision {
    /// An empty decision, to be filled.
    ///
    /// ```
    /// use rehab_rules::{Action, Decision, NaiveDate, Provider, Services};
    /// let (provider, on) = (Provider::new("P1", Services::built_in())?, NaiveDate::from_ymd_opt(2026, 1, 2).unwrap());
    /// let mut decision = Decision::new();
    /// for client in ["K1", "K2"] {
    ///     let action = Action::tell_authority_line(client, "kela.family-carers");
    ///     provider.evaluate_into(&action, on, &mut decision)?;
    ///     assert_eq!(decision.findings().next().unwrap().client, Some(client)); // nothing of the previous client is left
    /// }
    /// # Ok::<(), rehab_rules::InputError>(())
    /// ```
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }

    /// True if no finding is a prohibition. [`Decision::is_clear`] reports whether anything is undetermined.
    ///
    /// ```
    /// # use rehab_rules::{Action, NaiveDate, Provider, Services};
    /// # let (provider, on) = (Provider::new("P1", Services::built_in())?, NaiveDate::from_ymd_opt(2026, 1, 2).unwrap());
    /// let service = "kela.family-carers";
    /// let declare = Action::declare_capacity(service, 2026, 24);
    /// let end = Action::end_rehabilitation("K1", service);
    /// assert!(provider.evaluate(&declare, on)?.allowed());
    /// assert!(!provider.evaluate(&end, on)?.allowed()); // K1 has no decision
    /// # Ok::<(), rehab_rules::InputError>(())
    /// ```
    #[must_use]
    pub fn allowed(&self) -> bool {
        !self.denied && !self.findings.iter().any(|finding| finding.said.effect == Effect::Prohibition)
    }

    /// The findings, ordered by effect, rule, course, client, due date and values; those of an audit by service, course and client first.
    ///
    /// ```
    /// # use rehab_rules::{Action, NaiveDate, Provider, Services};
    /// # let (provider, on) = (Provider::new("P1", Services::built_in())?, NaiveDate::from_ymd_opt(2026, 1, 2).unwrap());
    /// let create = Action::create_course("C1", "kela.family-carers", 5, ["carer-of-adult"]).year(2026);
    /// let decision = provider.evaluate(&create, on)?;
    /// let broken: Vec<_> = decision.findings().map(|finding| finding.rule.id).collect();
    /// assert_eq!(broken, ["course/capacity-declared", "course/group-size-within-range"]);
    /// # Ok::<(), rehab_rules::InputError>(())
    /// ```
    pub fn findings(&self) -> impl ExactSizeIterator<Item = FindingView<'_>> {
        self.order.iter().map(|place| self.view(self.finding(*place)))
    }

    /// The findings, each with the facts that its rule reads.
    pub(crate) fn findings_and_facts(&self) -> impl Iterator<Item = (FindingView<'_>, Facts)> {
        self.order.iter().map(|place| self.finding(*place)).map(|finding| (self.view(finding), finding.reads))
    }

    /// The findings that are not in another decision; two are the same if they have the same key.
    pub(crate) fn without<'d, K: Ord>(
        &'d self,
        other: &'d Self,
        key: impl Fn(&FindingView<'d>) -> K,
    ) -> impl Iterator<Item = FindingView<'d>> {
        // Findings of two services may have the same key: each counts.
        let mut others: BTreeMap<K, usize> = BTreeMap::new();
        for finding in other.findings() {
            let count = others.entry(key(&finding)).or_default();
            *count = count.saturating_add(1);
        }
        let is_left = |finding: &FindingView<'d>| match others.get_mut(&key(finding)) {
            Some(count) if 0 < *count => {
                *count = count.saturating_sub(1);
                false
            }
            _ => true,
        };
        self.findings().filter(is_left).collect::<Vec<_>>().into_iter()
    }

    /// Whether nothing is undetermined: no fact is missing, and the sources leave nothing open.
    ///
    /// ```
    /// # use rehab_rules::{NaiveDate, Provider, Services};
    /// use rehab_rules::Action;
    /// # let rows = br#"{"snapshot":1,"provider":"P1","courses":[{"course":"C1","service":"kela.family-carers","contact":"010 123 4567",
    /// #     "created_on":"2026-01-07","group_size":8,"target_groups":["carer-of-adult"],"year":2026}]}"#;
    /// # let provider = Provider::from_json(rows, Services::built_in())?;
    /// # let on = NaiveDate::from_ymd_opt(2026, 2, 2).unwrap();
    /// let publish = |checked| Action::publish_course("C1").checked(checked);
    /// let decision = provider.evaluate(&publish(None), on)?;
    /// assert!(decision.allowed() && !decision.is_clear()); // have the course's data been checked?
    /// assert!(provider.evaluate(&publish(Some(true)), on)?.is_clear());
    /// # Ok::<(), rehab_rules::InputError>(())
    /// ```
    #[must_use]
    pub fn is_clear(&self) -> bool {
        !self.lacks_rules && self.findings().all(|finding| finding.effect != Effect::Undetermined)
    }

    /// The facts that rules need and the case does not give.
    pub(crate) fn missing(&self) -> Facts {
        self.missing
    }

    /// Whether a rule that could prohibit the action lacks a fact.
    pub(crate) fn could_prohibit(&self) -> bool {
        self.findings.iter().any(|finding| finding.could_prohibit)
    }

    /// Empties the decision and keeps its memory. Functions that fill a decision clear it first.
    ///
    /// ```
    /// # use rehab_rules::{Action, NaiveDate, Provider, Services};
    /// # let (provider, on) = (Provider::new("P1", Services::built_in())?, NaiveDate::from_ymd_opt(2026, 1, 2).unwrap());
    /// let end = Action::end_rehabilitation("K1", "kela.family-carers");
    /// let mut decision = provider.evaluate(&end, on)?;
    /// assert!(!decision.allowed());
    /// decision.clear();
    /// assert!(decision.allowed() && decision.findings().len() == 0);
    /// # Ok::<(), rehab_rules::InputError>(())
    /// ```
    pub fn clear(&mut self) {
        self.names.clear();
        self.findings.clear();
        self.order.clear();
        self.missing = Facts::NONE;
        self.not_given = Facts::NONE;
        self.wanted = Wanted::Findings;
        self.explainer = None;
        self.denied = false;
        self.lacks_rules = false;
        self.explained.clear();
    }

    /// Like [`Decision::clear`], for a decision that is to be explained.
    pub(crate) fn clear_for_explanation(&mut self, explainer: Explainer) {
        self.clear();
        self.explainer = Some(explainer);
    }

    pub(crate) fn explainer(&self) -> Option<Explainer> {
        self.explainer
    }

    pub(crate) fn explain(&mut self, case: ExplainedCase) {
        self.explained.push(case);
    }

    pub(crate) fn last_explained(&self) -> Option<&ExplainedCase> {
        self.explained.last()
    }

    pub(crate) fn take_explained(&mut self) -> Vec<ExplainedCase> {
        core::mem::take(&mut self.explained)
    }

    /// Like [`Decision::clear`], for a bare answer: rules that cannot prohibit need not be asked.
    pub(crate) fn clear_for_answer(&mut self) {
        self.clear();
        self.wanted = Wanted::Allowed;
    }

    pub(crate) fn note_not_loaded(&mut self) {
        self.lacks_rules = true;
    }

    pub(crate) fn deny(&mut self) {
        self.denied = true;
    }

    pub(crate) fn wants(&self, wanted: Wanted) -> bool {
        self.wanted == wanted
    }

    /// Like [`Decision::clear`], for an action that does not give these facts yet: none of its cases knows them.
    pub(crate) fn clear_without(&mut self, not_given: Facts) {
        self.clear();
        self.not_given = not_given;
    }

    pub(crate) fn not_given(&self) -> Facts {
        self.not_given
    }

    /// Adds a rule's finding on a change. The rule reads the facts `reads`, of which `unknown` are missing.
    pub(crate) fn add(
        &mut self,
        rule: &'static Rule,
        about: About,
        said: Said,
        (change, reads, unknown): (Change, Facts, Facts),
    ) {
        self.missing = self.missing.union(unknown);
        let lacks_fact = !unknown.is_empty();
        let could_prohibit = lacks_fact && rule.could_prohibit(change);
        self.findings.push(Entry { rule, about, said, reads, lacks_fact, could_prohibit });
    }

    /// Adds the finding of a rule about a record.
    pub(crate) fn add_of_record(&mut self, rule: &'static Rule, said: Said) {
        let about = About::default();
        self.findings.push(Entry { rule, about, said, reads: Facts::NONE, lacks_fact: false, could_prohibit: false });
    }

    pub(crate) fn name(&mut self, name: &str) -> Name {
        if self.wanted == Wanted::Allowed {
            return Name { from: 0, to: 0 };
        }
        let place = |length| u32::try_from(length).unwrap_or(u32::MAX);
        let from = place(self.names.len());
        self.names.push_str(name);
        Name { from, to: place(self.names.len()) }
    }

    fn text(&self, name: Option<Name>) -> Option<&str> {
        let place = |place| usize::try_from(place).unwrap_or(usize::MAX);
        name.and_then(|Name { from, to }| self.names.get(place(from)..place(to)))
    }

    #[expect(clippy::indexing_slicing, reason = "`order` has positions of `findings`, and both are cleared together")]
    fn finding(&self, place: usize) -> &Entry {
        &self.findings[place]
    }

    fn view<'a>(&'a self, finding: &'a Entry) -> FindingView<'a> {
        FindingView {
            rule: finding.rule,
            effect: finding.said.effect,
            course: self.text(finding.about.course),
            client: self.text(finding.about.client),
            due: finding.said.due,
            values: &finding.said.values,
            lacks_fact: finding.lacks_fact,
        }
    }

    /// Puts the findings in order. A denied action keeps only findings that hold although it is not carried out.
    pub(crate) fn finish(&mut self, denied: WhenDenied) {
        let keeps_all = denied == WhenDenied::KeepConsequences || self.allowed();
        let mut order = core::mem::take(&mut self.order);
        let kept = self.findings.iter().enumerate().filter(|(_, finding)| keeps_all || finding.said.effect.holds_when_denied());
        order.extend(kept.map(|(place, _)| place));
        // Findings that are equal in all of this are written the same.
        order.sort_unstable_by(|a, b| {
            let (a, b) = (self.finding(*a), self.finding(*b));
            by_rule(a, b).then_with(|| self.by_subject(a, b)).then_with(|| by_values(a, b))
        });
        self.order = order;
    }

    /// Orders the audit findings added since the last call: by course and client, then as in a decision.
    pub(crate) fn finish_audit(&mut self) {
        let mut found: Vec<usize> = (self.order.len()..self.findings.len()).collect();
        found.sort_unstable_by(|a, b| {
            let (a, b) = (self.finding(*a), self.finding(*b));
            self.by_subject(a, b).then_with(|| by_rule(a, b)).then_with(|| by_values(a, b))
        });
        self.order.append(&mut found);
    }

    /// Absent first, then by code point.
    fn by_subject(&self, a: &Entry, b: &Entry) -> Ordering {
        // Most findings share a name.
        let by = |a: Option<Name>, b| if a == b { Ordering::Equal } else { self.text(a).cmp(&self.text(b)) };
        by(a.about.course, b.about.course).then_with(|| by(a.about.client, b.about.client))
    }
}

fn by_rule(a: &Entry, b: &Entry) -> Ordering {
    let same = core::ptr::eq(a.rule, b.rule);
    a.said.effect.cmp(&b.said.effect).then_with(|| if same { Ordering::Equal } else { a.rule.id.cmp(b.rule.id) })
}

/// By due date, then by the values as JSON.
fn by_values(a: &Entry, b: &Entry) -> Ordering {
    let (a, b) = (&a.said, &b.said);
    a.due.cmp(&b.due).then_with(|| {
        if a.values == b.values {
            return Ordering::Equal;
        }
        let text = |values| {
            let mut out = String::new();
            write_values(&mut out, values);
            out
        };
        text(&a.values).cmp(&text(&b.values))
    })
}

/// Which findings a decision keeps if the action is prohibited.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum WhenDenied {
    /// The action is not carried out: obligations, recommendations, unregulated findings and notices do not apply.
    LeaveOutConsequences,
    /// The action was carried out anyway.
    KeepConsequences,
}
