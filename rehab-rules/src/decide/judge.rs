//! The engine: every rule about a case, stage by stage.

use crate::decide::answer::Answer;
use crate::decide::decision::{About, Decision, Wanted, WhenDenied};
use crate::decide::explain::ExplainedCase;
use crate::rules;
use crate::rules::case::Case;
use crate::rules::compared::{Compared, Workings};
use crate::rules::fact::Facts;
use crate::rules::rule::{Effect, Rule, Said, Stage, Verdict};
use alloc::vec::Vec;

/// Judges every rule about the case's change.
///
/// If the ids of a course and a client are passed, they are named in the findings. A rule that reads a fact missing from the case is
/// undetermined. [`facts_read`](crate::rules::facts_read) lists the facts read for a change.
///
/// ```
/// use rehab_rules::{Case, Change, Effect, Fact, Known, NaiveDate, Services, judge};
/// let (services, on) = (Services::built_in(), NaiveDate::from_ymd_opt(2026, 3, 2).unwrap());
/// let carers = services.in_force("kela.family-carers", on).unwrap();
/// // One row of a registry's own SQL query: course C1 has 5 clients and is to be confirmed.
/// let case = Case::new(on, Change::Confirmed, carers).with(Known::Clients(5));
/// let answer = judge(&case, Some("C1"), None);
/// let finding = answer.findings().find(|finding| finding.effect == Effect::Prohibition).unwrap();
/// assert_eq!(finding.rule.id, "course/minimum-clients");
/// assert!(answer.missing().contains(Fact::Periods)); // another fact that is needed
///
/// // With six clients nothing is prohibited, but without the schedule the answer is open.
/// assert_eq!(judge(&case.with(Known::Clients(6)), Some("C1"), None).allowed(), None);
/// ```
#[must_use]
pub fn judge(case: &Case<'_>, course: Option<&str>, client: Option<&str>) -> Answer {
    let mut answer = Answer::new();
    judge_into(case, course, client, &mut answer);
    answer
}

/// Like [`judge`], but reuses an answer, so that nothing is allocated.
///
/// ```
/// use rehab_rules::{Case, Change, Known, NaiveDate, Services, case::{Answer, judge_into}};
/// let (services, on) = (Services::built_in(), NaiveDate::from_ymd_opt(2026, 3, 2).unwrap());
/// let carers = services.in_force("kela.family-carers", on).unwrap();
/// let (mut case, mut answer) = (Case::new(on, Change::Corrected, carers), Answer::new());
/// for (course, deleted) in [("C1", true), ("C2", false)] {
///     case.tell(Known::Deleted(deleted));
///     judge_into(&case, Some(course), None, &mut answer);
///     assert_eq!(answer.allowed(), Some(!deleted)); // nothing of the previous course is left
/// }
/// ```
pub fn judge_into(case: &Case<'_>, course: Option<&str>, client: Option<&str>, out: &mut Answer) {
    let out = &mut out.decision;
    out.clear();
    let about = About::of(course, client, out);
    judge_about(case, about, out);
    out.finish(WhenDenied::LeaveOutConsequences);
}

/// Judges rules over a case and reports each finding as it is made, unordered and without keeping it: for callers with millions of cases
/// who need few of the findings.
///
/// `rules` are some or all of those that [`rules::about`](crate::rules::about) lists for the case's change, each with the facts that it
/// reads. `said` is called with the rule, its finding, and the facts that it lacks.
///
/// ```
/// use rehab_rules::{Case, Change, Effect, Known, NaiveDate, Services, rules, case::judge_each};
/// let (services, on) = (Services::built_in(), NaiveDate::from_ymd_opt(2026, 3, 2).unwrap());
/// let carers = services.in_force("kela.family-carers", on).unwrap();
/// let case = Case::new(on, Change::Confirmed, carers).with(Known::Clients(5)).with(Known::Periods(&[]));
/// let mut broken = Vec::new();
/// judge_each(rules::about(Change::Confirmed), &case, |rule, said, _| {
///     if said.effect == Effect::Prohibition { broken.push(rule.id) }
/// });
/// assert_eq!(broken, ["course/minimum-clients", "course/schedule-complete"]);
/// ```
pub fn judge_each(
    rules: impl IntoIterator<Item = (&'static Rule, Facts)>,
    case: &Case<'_>,
    mut said: impl FnMut(&'static Rule, Said, Facts),
) {
    judge_rules(
        rules,
        (case.known, case.not_loaded),
        |rule, _, unknown| ask(rule, case, unknown),
        |rule, says, _, unknown| said(rule, says, unknown),
    );
}

/// Judges the rules of a case into a decision. The result shows what else of the action is to be judged.
pub(crate) fn judge_about(case: &Case<'_>, about: About, out: &mut Decision) -> Judged {
    if out.wants(Wanted::Allowed) {
        return judge_bare(case, out);
    }
    if let Some(explain_case) = out.explainer() {
        return explain_case(case, about, out);
    }
    let known = case.known.without(out.not_given());
    if !case.not_loaded.is_empty() && rules::facts_read(case.change).meets(case.not_loaded) {
        out.note_not_loaded();
    }
    judge_rules(
        rules::about(case.change),
        (known, case.not_loaded),
        |rule, _, unknown| ask(rule, case, unknown),
        |rule, said, reads, unknown| out.add(rule, about, said, (case.change, reads, unknown)),
    )
}

/// The verdict of a rule on a case that lacks these of its facts.
#[inline]
fn ask(rule: &'static Rule, case: &Case<'_>, unknown: Facts) -> Verdict {
    if unknown.is_empty() { rule.check_case(case, &mut Compared::nobody_asks()) } else { Verdict::fact_missing() }
}

/// Like [`judge_about`], but records how each rule reached its result.
pub(crate) fn explain_case(case: &Case<'_>, about: About, out: &mut Decision) -> Judged {
    let mut explained = ExplainedCase::of(case, about.names(out), out.last_explained());
    let mut said_by = Vec::new();
    let explain = |rule: &'static Rule, reads: Facts, unknown: Facts| {
        let mut workings = Workings::default();
        let verdict = if unknown.is_empty() {
            rule.check_case(case, &mut Compared::kept_in(&mut workings))
        } else {
            Verdict::fact_missing()
        };
        explained.asked(rule, reads, &verdict, workings);
        verdict
    };
    let judged = judge_rules(rules::about(case.change), (case.known, case.not_loaded), explain, |rule, said, reads, unknown| {
        out.add(rule, about, said, (case.change, reads, unknown));
        said_by.push(rule);
    });
    explained.leave_out(&said_by);
    out.explain(explained);
    judged
}

/// Judges the rules of a case for a bare answer: only those that could prohibit or end the judging, until one prohibits.
fn judge_bare(case: &Case<'_>, out: &mut Decision) -> Judged {
    // Denied by another subject of the action.
    if !out.allowed() {
        return Judged::Ended;
    }
    if case.known != Facts::ALL {
        let ask = |rule: &'static Rule, _, unknown| ask(rule, case, unknown);
        return judge_rules(rules::about(case.change), (case.known, case.not_loaded), ask, |_, said, _, _| {
            if said.effect == Effect::Prohibition {
                out.deny();
            }
        });
    }
    let mut undecided = false;
    for rule in rules::deciding(case.change) {
        if undecided && rule.is_about_a_client() {
            continue;
        }
        let Verdict::Says(said) = rule.check_case(case, &mut Compared::nobody_asks()) else { continue };
        if said.effect == Effect::Prohibition {
            out.deny();
            return Judged::Ended;
        }
        match rule.stage {
            Stage::Exists | Stage::Idle => return Judged::Ended,
            Stage::Decided => undecided = true,
            Stage::Ended | Stage::Content => {}
        }
    }
    if undecided { Judged::WithoutDecision } else { Judged::All }
}

/// Judges rules in order. `known` are the known facts; a rule that reads one of `not_loaded` is not asked. `ask` gets a rule, the facts
/// that it reads, and the unknown ones of them; `report` gets the rule, its finding, the facts that it reads, and the unknown ones of
/// them.
fn judge_rules(
    rules: impl IntoIterator<Item = (&'static Rule, Facts)>,
    (known, not_loaded): (Facts, Facts),
    mut ask: impl FnMut(&'static Rule, Facts, Facts) -> Verdict,
    mut report: impl FnMut(&'static Rule, Said, Facts, Facts),
) -> Judged {
    let mut undecided = false;
    for (rule, reads) in rules {
        if undecided && rule.is_about_a_client() {
            continue;
        }
        if reads.meets(not_loaded) {
            continue;
        }
        let unknown = reads.without(known);
        let Verdict::Says(said) = ask(rule, reads, unknown) else { continue };
        report(rule, said, reads, unknown);
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
    /// The client has no decision: the `client/` rules were skipped.
    WithoutDecision,
    /// A rule ended the judging.
    Ended,
}
