//! The engine: a rule looks at a case and says at most one thing about it; [`judge`] is the only loop.

use crate::case::{Case, Change, Facts};
use crate::source::Basis;
use crate::text::{Language, Text, Word, render};
use crate::words::closed_set;
use crate::{json, rules};
use alloc::boxed::Box;
use alloc::string::String;
use alloc::vec::Vec;
use chrono::NaiveDate;
use core::cmp::Ordering;

closed_set! {
    /// What a finding amounts to, in the order in which findings stand.
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
    #[must_use]
    pub const fn holds_when_denied(self) -> bool {
        matches!(self, Self::Prohibition | Self::Violation | Self::Undetermined | Self::Right)
    }
}

/// When a rule is judged, and what its finding ends.
///
/// The stages of a case are judged in this order.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
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
#[derive(Debug)]
pub struct Rule {
    /// The id, `area/name`. Ids are never reused or renamed.
    pub id: &'static str,
    /// What the rule says, in words that an official can sign.
    pub statement: Text,
    /// One message for each effect the rule may give; see [`crate::text`] for the template.
    pub says: &'static [(Effect, Text)],
    /// The rows and readings it rests on.
    pub basis: Basis,
    /// The changes it speaks about.
    pub when: &'static [Change],
    /// When it is judged.
    pub stage: Stage,
    /// The facts it reads. What it reads and the case does not know makes it undetermined.
    pub reads: Facts,
    /// The check.
    pub check: fn(&Case<'_>) -> Verdict,
}

impl Rule {
    /// The rule's message template for an effect.
    #[must_use]
    pub fn template(&self, effect: Effect) -> Option<&'static Text> {
        self.says.iter().find(|(said, _)| *said == effect).map(|(_, text)| text)
    }

    fn is_about_a_client(&self) -> bool {
        self.id.starts_with("client/")
    }
}

/// What a rule says about a case.
#[derive(Debug)]
pub enum Verdict {
    /// The rule does not concern this case.
    Silent,
    /// The rule concerns the case and is kept.
    Kept,
    /// The rule says something.
    Says(Said),
}

/// What a rule that speaks says.
#[derive(Clone, Debug)]
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
    #[must_use]
    pub const fn says(effect: Effect) -> Self {
        Self::Says(Said { effect, due: None, values: Values::NONE })
    }

    /// `effect` when it holds, else kept.
    #[must_use]
    pub const fn says_if(holds: bool, effect: Effect) -> Self {
        if holds { Self::says(effect) } else { Self::Kept }
    }

    /// Undetermined, because a fact is missing.
    #[must_use]
    pub fn fact_missing() -> Self {
        Self::says(Effect::Undetermined).with(Values { why: Some(&FACT_MISSING), ..Values::NONE })
    }

    /// Undetermined, because the source leaves open what holds; with figures.
    #[must_use]
    pub fn source_open(figures: Values) -> Self {
        Self::says(Effect::Undetermined).with(Values { why: Some(&SOURCE_OPEN), ..figures })
    }

    /// The same with figures.
    #[must_use]
    #[inline]
    pub fn with(self, figures: Values) -> Self {
        match self {
            Self::Says(said) => Self::Says(Said { values: figures, ..said }),
            other => other,
        }
    }

    /// The same with a due day.
    #[must_use]
    #[inline]
    pub fn by(self, day: Option<NaiveDate>) -> Self {
        match self {
            Self::Says(said) => Self::Says(Said { due: day, ..said }),
            other => other,
        }
    }
}

static FACT_MISSING: Word =
    Word { code: "fact_missing", text: Text { en: "a fact is missing", fi: "tieto puuttuu", sv: "en uppgift saknas" } };
static SOURCE_OPEN: Word = Word {
    code: "source_open",
    text: Text { en: "the source leaves it open", fi: "lähde jättää asian avoimeksi", sv: "källan lämnar frågan öppen" },
};

/// What is said when the caller does not know the facts that a rule reads.
static FACTS_UNKNOWN: Text = Text {
    en: "It cannot be decided whether this rule is kept, because a fact it needs is not known.",
    fi: "Ei voida ratkaista, noudatetaanko tätä sääntöä, koska jokin sen tarvitsema tieto puuttuu.",
    sv: "Det kan inte avgöras om regeln följs, eftersom en uppgift som behövs saknas.",
};

/// One figure of a finding.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Value {
    /// A number.
    Number(i64),
    /// A day.
    Day(NaiveDate),
    /// A word of a closed set.
    Word(&'static Word),
    /// Words of a closed set.
    Words(&'static &'static [&'static Word]),
    /// A text from the input; it stands in [`Values::texts`].
    Text,
    /// Texts from the input; they stand in [`Values::texts`].
    Texts,
}

/// At most this many figures stand in a finding, the reason of an undetermined one not counted.
const MOST_VALUES: usize = 5;

/// The compared figures of a finding, by name, in the rulebook's order.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Values {
    why: Option<&'static Word>,
    // Thin pointers: a finding is copied where it is found, so every word counts.
    names: &'static &'static [&'static str],
    figures: [Value; MOST_VALUES],
    #[expect(clippy::box_collection, reason = "rare, and a thin pointer keeps every other finding small")]
    texts: Option<Box<Vec<Box<str>>>>,
}

static NO_NAMES: &[&str] = &[];

impl Values {
    /// No figures.
    pub const NONE: Self = Self { why: None, names: &NO_NAMES, figures: [Value::Number(0); MOST_VALUES], texts: None };

    /// Figures under their names; a finding has at most five.
    #[must_use]
    #[inline]
    pub fn of(names: &'static &'static [&'static str], figures: &[Value]) -> Self {
        debug_assert!(
            names.len() == figures.len() && figures.len() <= MOST_VALUES,
            "a name for each of at most {MOST_VALUES} figures"
        );
        let mut values = Self { names, ..Self::NONE };
        for (place, figure) in values.figures.iter_mut().zip(figures) {
            *place = *figure;
        }
        values
    }

    /// The same with the texts of the input that a [`Value::Text`] or [`Value::Texts`] among the figures stands for.
    #[must_use]
    pub fn and_texts<'t>(mut self, texts: impl Iterator<Item = &'t str>) -> Self {
        self.texts = Some(Box::new(texts.map(Box::from).collect()));
        self
    }

    /// The figures in their order; of an undetermined finding the reason comes first.
    pub fn iter(&self) -> impl Iterator<Item = (&'static str, Value)> + '_ {
        let why = self.why.map(|word| ("why", Value::Word(word)));
        why.into_iter().chain(self.names.iter().copied().zip(self.figures.iter().copied()))
    }

    /// The figure of one name.
    #[must_use]
    pub fn get(&self, name: &str) -> Option<Value> {
        self.iter().find_map(|(named, value)| (named == name).then_some(value))
    }

    /// The texts of a [`Value::Text`] or [`Value::Texts`].
    #[must_use]
    pub fn texts(&self) -> &[Box<str>] {
        self.texts.as_ref().map_or(&[], |texts| texts.as_slice())
    }
}

/// Named figures, in the order given: `values![clients, min]`, or `values![year = case.year.year]`.
macro_rules! values {
    ($($name:ident $(= $value:expr)?),+ $(,)?) => {
        $crate::rule::Values::of(
            const { &(&[$(stringify!($name)),+] as &[&str]) },
            &[$($crate::rule::Value::from(values!(@ $name $($value)?))),+],
        )
    };
    (@ $name:ident) => { $name };
    (@ $name:ident $value:expr) => { $value };
}
pub(crate) use values;

impl From<i64> for Value {
    fn from(number: i64) -> Self {
        Self::Number(number)
    }
}

impl From<i32> for Value {
    fn from(number: i32) -> Self {
        Self::Number(number.into())
    }
}

impl From<u32> for Value {
    fn from(number: u32) -> Self {
        Self::Number(number.into())
    }
}

impl From<NaiveDate> for Value {
    fn from(day: NaiveDate) -> Self {
        Self::Day(day)
    }
}

impl From<&'static Word> for Value {
    fn from(word: &'static Word) -> Self {
        Self::Word(word)
    }
}

/// What a rule says about one subject.
#[derive(Clone, Debug)]
struct Finding {
    rule: &'static Rule,
    about: About,
    said: Said,
}

/// Whom a case is about: the names stamped on what the rules say.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct About {
    course: Option<Name>,
    client: Option<Name>,
}

impl About {
    pub(crate) fn course(course: Name) -> Self {
        Self { course: Some(course), client: None }
    }

    pub(crate) fn client(client: Name) -> Self {
        Self { course: None, client: Some(client) }
    }

    pub(crate) fn and_course(self, course: Name) -> Self {
        Self { course: Some(course), ..self }
    }

    pub(crate) fn and_client(self, client: Name) -> Self {
        Self { client: Some(client), ..self }
    }
}

/// A name in a decision's own text.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Name {
    from: u32,
    to: u32,
}

/// A finding with its names resolved.
#[derive(Clone, Copy, Debug)]
pub struct FindingView<'a> {
    /// The rule that speaks.
    pub rule: &'static Rule,
    /// What it amounts to.
    pub effect: Effect,
    /// The course, where one is concerned.
    pub course: Option<&'a str>,
    /// The client, where one is concerned.
    pub client: Option<&'a str>,
    /// The last day on which it is in time.
    pub due: Option<NaiveDate>,
    /// The compared figures.
    pub values: &'a Values,
}

impl FindingView<'_> {
    /// The finding in words.
    #[must_use]
    pub fn message(&self, language: Language) -> String {
        let template = self.rule.template(self.effect).unwrap_or(&FACTS_UNKNOWN);
        render(template.get(language), self, language)
    }
}

/// What the engine answers: the findings, and whether the action is allowed.
///
/// It owns its names and can be reused: a reused decision keeps its memory, so that deciding allocates nothing.
#[derive(Clone, Debug, Default)]
pub struct Decision {
    names: String,
    findings: Vec<Finding>,
    /// The findings that are kept, in their order.
    order: Vec<usize>,
    missing: Facts,
}

impl Decision {
    /// An empty decision, to be filled.
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }

    /// True when no finding is a prohibition.
    #[must_use]
    pub fn allowed(&self) -> bool {
        !self.findings.iter().any(|finding| finding.said.effect == Effect::Prohibition)
    }

    /// The findings, in the order of the contract.
    pub fn findings(&self) -> impl ExactSizeIterator<Item = FindingView<'_>> {
        self.order.iter().map(|place| self.view(self.finding(*place)))
    }

    /// The facts that a rule would have read and the case did not know.
    #[must_use]
    pub fn missing(&self) -> Facts {
        self.missing
    }

    /// Empties the decision and keeps its memory.
    pub fn clear(&mut self) {
        self.names.clear();
        self.findings.clear();
        self.order.clear();
        self.missing = Facts::NONE;
    }

    pub(crate) fn name(&mut self, name: &str) -> Name {
        let place = |length| u32::try_from(length).unwrap_or(u32::MAX);
        let from = place(self.names.len());
        self.names.push_str(name);
        Name { from, to: place(self.names.len()) }
    }

    fn text(&self, name: Option<Name>) -> Option<&str> {
        let place = |place| usize::try_from(place).unwrap_or(usize::MAX);
        name.and_then(|Name { from, to }| self.names.get(place(from)..place(to)))
    }

    #[expect(
        clippy::indexing_slicing,
        reason = "`order` holds places of `findings`, and none is taken out before both are cleared"
    )]
    fn finding(&self, place: usize) -> &Finding {
        &self.findings[place]
    }

    fn view<'a>(&'a self, finding: &'a Finding) -> FindingView<'a> {
        FindingView {
            rule: finding.rule,
            effect: finding.said.effect,
            course: self.text(finding.about.course),
            client: self.text(finding.about.client),
            due: finding.said.due,
            values: &finding.said.values,
        }
    }

    /// Puts the findings in the order of the contract; a denied action keeps only what holds although it is not done.
    pub(crate) fn finish(&mut self, denied: WhenDenied) {
        let keeps_all = denied == WhenDenied::KeepConsequences || self.allowed();
        let mut order = core::mem::take(&mut self.order);
        let kept = self.findings.iter().enumerate().filter(|(_, finding)| keeps_all || finding.said.effect.holds_when_denied());
        order.extend(kept.map(|(place, _)| place));
        order.sort_by(|a, b| {
            let (a, b) = (self.finding(*a), self.finding(*b));
            by_rule(a, b).then_with(|| self.by_subject(a, b)).then_with(|| by_figures(a, b))
        });
        self.order = order;
    }

    /// Orders what an audit found since the last call: by course, client, then as in a decision.
    pub(crate) fn finish_audit(&mut self) {
        let mut found: Vec<usize> = (self.order.len()..self.findings.len()).collect();
        found.sort_by(|a, b| {
            let (a, b) = (self.finding(*a), self.finding(*b));
            self.by_subject(a, b).then_with(|| by_rule(a, b)).then_with(|| by_figures(a, b))
        });
        self.order.append(&mut found);
    }

    /// Absent first, then by code point.
    fn by_subject(&self, a: &Finding, b: &Finding) -> Ordering {
        let by = |a, b| self.text(a).cmp(&self.text(b));
        by(a.about.course, b.about.course).then_with(|| by(a.about.client, b.about.client))
    }
}

fn by_rule(a: &Finding, b: &Finding) -> Ordering {
    a.said.effect.cmp(&b.said.effect).then_with(|| a.rule.id.cmp(b.rule.id))
}

/// By due day, then by the values as JSON.
fn by_figures(a: &Finding, b: &Finding) -> Ordering {
    let (a, b) = (&a.said, &b.said);
    a.due.cmp(&b.due).then_with(|| {
        if a.values == b.values {
            return Ordering::Equal;
        }
        let text = |values| {
            let mut out = String::new();
            json::write_values(&mut out, values);
            out
        };
        text(&a.values).cmp(&text(&b.values))
    })
}

/// What a decision keeps of an action that is prohibited.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum WhenDenied {
    /// The action is not done: obligations, recommendations, unregulated findings and notices do not come about.
    LeaveOutConsequences,
    /// The action was done all the same.
    KeepConsequences,
}

/// Judges every rule that speaks about the case's change and adds what they say.
///
/// `names` are stamped on the findings. A fact that a rule reads and the case does not know makes it undetermined.
///
/// ```
/// use rehab_rules::{judge, Case, Change, Decision, Effect, Services, Facts};
/// let services = Services::built_in();
/// let service = services.in_force("kela.family-carers", chrono::NaiveDate::from_ymd_opt(2026, 3, 2).unwrap()).unwrap();
/// // One row of a registry's own SQL: course C1 has 5 clients and is to be confirmed.
/// let mut case = Case::new(chrono::NaiveDate::from_ymd_opt(2026, 3, 2).unwrap(), Change::Confirmed, service);
/// case.course.clients = 5;
/// case.known = Facts::of(&[rehab_rules::Fact::Clients]);
/// let mut decision = Decision::new();
/// judge(&case, Some("C1"), None, &mut decision);
/// let finding = decision.findings().find(|finding| finding.effect == Effect::Prohibition).unwrap();
/// assert_eq!(finding.rule.id, "course/minimum-clients");
/// assert!(decision.missing().contains(rehab_rules::Fact::Periods)); // what else would have to be known
/// ```
pub fn judge(case: &Case<'_>, course: Option<&str>, client: Option<&str>, out: &mut Decision) {
    let about = About { course: course.map(|name| out.name(name)), client: client.map(|name| out.name(name)) };
    judge_about(case, about, out);
    out.finish(WhenDenied::LeaveOutConsequences);
}

/// The only loop. Returns whether a rule ended the judging, so that nothing else is to be judged of the action.
pub(crate) fn judge_about(case: &Case<'_>, about: About, out: &mut Decision) -> Judged {
    let mut undecided = false;
    for rule in rules::of(case.change) {
        if undecided && rule.is_about_a_client() {
            continue;
        }
        let unknown = rule.reads.without(case.known);
        let verdict = if unknown.is_empty() { (rule.check)(case) } else { Verdict::fact_missing() };
        let Verdict::Says(said) = verdict else { continue };
        out.missing = out.missing.and(unknown);
        out.findings.push(Finding { rule, about, said });
        if !unknown.is_empty() {
            continue;
        }
        match rule.stage {
            Stage::Exists | Stage::Idle => return Judged::Ended,
            Stage::Decided => undecided = true,
            Stage::Ended | Stage::Content => {}
        }
    }
    if undecided { Judged::WithoutDecision } else { Judged::All }
}

/// How far a case was judged.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Judged {
    /// Every rule.
    All,
    /// The client has no decision: the `client/` rules were left out.
    WithoutDecision,
    /// A rule ended the judging.
    Ended,
}

#[cfg(test)]
pub(crate) mod testing {
    //! What a rule's own smallest tests say in one line.
    #![expect(clippy::expect_used, reason = "a test stops where its own example is wrong")]
    use super::*;
    use crate::period::{Period, PeriodKind};
    use crate::service::Services;
    use alloc::borrow::Cow;

    /// A case of the carers' service on 2 March 2026 that knows everything, judged by one rule.
    pub(crate) fn says(rule: &Rule, change: Change, fill: impl FnOnce(&mut Case<'_>)) -> Option<Effect> {
        says_in("kela.family-carers", rule, change, fill)
    }

    /// The same in another service.
    pub(crate) fn says_in(service: &str, rule: &Rule, change: Change, fill: impl FnOnce(&mut Case<'_>)) -> Option<Effect> {
        assert!(rule.when.contains(&change), "{} does not speak about {change:?}", rule.id);
        let services = Services::built_in();
        let on = day("2026-03-02");
        let mut case = Case::new(on, change, services.in_force(service, on).expect("a built-in service"));
        fill(&mut case);
        match (rule.check)(&case) {
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
