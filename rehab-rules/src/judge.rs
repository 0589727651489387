//! The engine: every rule that speaks about a case, stage by stage.

use crate::case::{Case, Facts};
use crate::decision::{About, Decision, Wanted, WhenDenied};
use crate::rule::{Effect, Rule, Said, Stage, Verdict};
use crate::rules;

/// Judges every rule that speaks about the case's change, into a decision that may be used again.
///
/// The ids of the course and the client, where the case has them, are named in the findings. A fact that a rule reads
/// and the case does not know makes the rule undetermined; ask [`Decision::verdict`] and not only
/// [`Decision::allowed`] when facts may be missing. [`facts_read`](crate::rules::facts_read) lists what a change reads.
///
/// ```
/// use rehab_rules::{judge, Case, Change, Decision, Effect, Services, Facts};
/// let services = Services::built_in();
/// let service = services.in_force("kela.family-carers", chrono::NaiveDate::from_ymd_opt(2026, 3, 2).unwrap()).unwrap();
/// // One row of a registry's own SQL: course C1 has 5 clients and is to be confirmed.
/// let known = Facts::of(&[rehab_rules::Fact::Clients]);
/// let mut case = Case::new(chrono::NaiveDate::from_ymd_opt(2026, 3, 2).unwrap(), Change::Confirmed, service, known);
/// case.course.clients = 5;
/// let mut decision = Decision::new();
/// judge(&case, Some("C1"), None, &mut decision);
/// let finding = decision.findings().find(|finding| finding.effect == Effect::Prohibition).unwrap();
/// assert_eq!(finding.rule.id, "course/minimum-clients");
/// assert!(decision.missing().contains(rehab_rules::Fact::Periods)); // what else would have to be known
///
/// // With six clients nothing is prohibited, but without the schedule it is not decided.
/// case.course.clients = 6;
/// judge(&case, Some("C1"), None, &mut decision);
/// assert_eq!(decision.verdict(), None);
/// ```
pub fn judge(case: &Case<'_>, course: Option<&str>, client: Option<&str>, out: &mut Decision) {
    out.clear();
    let about = About::of(course, client, out);
    judge_about(case, about, out);
    out.finish(WhenDenied::LeaveOutConsequences);
}

/// Judges rules over a case and tells what each says as it is found, in no other order and into nothing that is kept: for callers
/// who have millions of cases and need few of the findings.
///
/// `rules` are those that [`rules::about`](crate::rules::about) lists for the case's change, all or some of them, each with the
/// facts that it reads. `said` is told the rule, what it says, and the facts that it lacks.
///
/// ```
/// use rehab_rules::{Case, Change, Effect, Fact, Facts, NaiveDate, Services, judge_each, rules};
/// let (services, on) = (Services::built_in(), NaiveDate::from_ymd_opt(2026, 3, 2).unwrap());
/// let mut case = Case::new(on, Change::Confirmed, services.in_force("kela.family-carers", on).unwrap(), Facts::ALL);
/// case.course.clients = 5;
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
    judge_rules(rules, case.known, case, |rule, says, _, unknown| said(rule, says, unknown));
}

/// Judges the rules of a case into a decision. What it returns tells the caller what else of the action is to be judged.
pub(crate) fn judge_about(case: &Case<'_>, about: About, out: &mut Decision) -> Judged {
    if out.wants(Wanted::Allowed) {
        return judge_bare(case, out);
    }
    let known = case.known.without(out.untold());
    judge_rules(rules::about(case.change), known, case, |rule, said, reads, unknown| out.add(rule, about, said, reads, unknown))
}

/// The same of a bare answer: only rules are asked that could prohibit, or that end the judging, until one prohibits. The case
/// knows all facts.
fn judge_bare(case: &Case<'_>, out: &mut Decision) -> Judged {
    // Of another subject of the action.
    if !out.allowed() {
        return Judged::Ended;
    }
    let mut undecided = false;
    for rule in rules::deciding(case.change) {
        if undecided && rule.is_about_a_client() {
            continue;
        }
        let Verdict::Says(said) = (rule.check)(case) else { continue };
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

/// The loop. `tell` gets the rule, what it says, the facts that it reads, and those of them that are not known.
fn judge_rules(
    rules: impl IntoIterator<Item = (&'static Rule, Facts)>,
    known: Facts,
    case: &Case<'_>,
    mut tell: impl FnMut(&'static Rule, Said, Facts, Facts),
) -> Judged {
    let mut undecided = false;
    for (rule, reads) in rules {
        if undecided && rule.is_about_a_client() {
            continue;
        }
        let unknown = reads.without(known);
        let verdict = if unknown.is_empty() { (rule.check)(case) } else { Verdict::fact_missing() };
        let Verdict::Says(said) = verdict else { continue };
        tell(rule, said, reads, unknown);
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
