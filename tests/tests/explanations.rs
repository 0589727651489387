//! An explanation accounts for the decision: its facts suffice to evaluate it again, and each comparison is correct.

use chrono::NaiveDate;
use rehab_rules::case::{ExplainedCase, Outcome, judge};
use rehab_rules::rules::{Relation, Stage, Value, about};
use rehab_rules::{Action, Case, Effect, Event, Known, Language, Mode, Provider, Replay, Services, log::lines};
use rehab_rules_tests::generate::generate;
use std::collections::BTreeSet;

/// The actions of some logs, each with the provider before it.
fn each_action(seeds: std::ops::Range<u64>, mut look: impl FnMut(&Provider, &Action<'_>, NaiveDate)) {
    for seed in seeds {
        let log = generate(seed, 80);
        let mut replay = Replay::new(Services::built_in(), Mode::Observe);
        for event in lines(log.as_bytes()).filter_map(|line| Event::from_json(line).ok()) {
            if let Some(provider) = replay.providers().into_iter().find(|provider| provider.id() == event.provider) {
                look(provider, &event.action, event.on);
            }
            let _ = replay.apply(&event);
        }
    }
}

/// The findings of the rules on the facts only.
fn evaluated_again(case: &ExplainedCase, on: NaiveDate) -> Vec<String> {
    let mut again = Case::new(on, case.change, &case.service);
    for (fact, value) in &case.facts {
        again.tell(Known::with_value(*fact, value).expect("a value of the fact's type"));
    }
    let answer = judge(&again, case.course.as_deref(), case.client.as_deref());
    assert!(answer.missing().is_empty());
    answer.findings().map(|finding| finding.to_json(None)).collect()
}

#[test]
fn an_explanation_accounts_for_the_decision() {
    let (mut explained, mut not_asked, mut compared, mut days, mut denied) = (0, 0, 0, 0, 0);
    let (mut comparing, mut kinds) = (BTreeSet::new(), BTreeSet::new());
    each_action(0..60, |provider, action, on| {
        let (Ok(decision), Ok(why)) = (provider.evaluate(action, on), provider.explain(action, on)) else {
            assert_eq!(provider.evaluate(action, on).unwrap_err(), provider.explain(action, on).unwrap_err());
            return;
        };
        assert_eq!(why.decision, decision);
        let mut said: Vec<String> = Vec::new();
        for case in &why.cases {
            // Every rule that applies to such a change, in the order of evaluation.
            assert!(case.rules.iter().map(|asked| asked.rule.id).eq(about(case.change).map(|(rule, _)| rule.id)));
            let mut again = Case::new(on, case.change, &case.service);
            case.facts.iter().for_each(|(fact, value)| again.tell(Known::with_value(*fact, value).unwrap()));
            let spoke = |stages: &[Stage]| {
                case.rules
                    .iter()
                    .find(|one| one.outcome == Outcome::Spoke && stages.contains(&one.rule.stage))
                    .map(|one| one.rule)
            };
            for asked in &case.rules {
                let verdict = asked.rule.judge(&again);
                let outcome = match verdict {
                    rehab_rules::rules::Verdict::Silent => Outcome::Silent,
                    rehab_rules::rules::Verdict::Kept => Outcome::Kept,
                    _ => Outcome::Spoke,
                };
                if asked.outcome == Outcome::NotAsked {
                    let because = asked.because.expect("a reason");
                    let ends = spoke(&[Stage::Exists, Stage::Idle]).or(spoke(&[Stage::Decided]));
                    assert_eq!(Some(because), ends);
                    assert!(because.stage < asked.rule.stage || because.id < asked.rule.id);
                    not_asked += 1;
                } else {
                    assert_eq!((asked.outcome, asked.because), (outcome, None), "{}", asked.rule.id);
                }
                assert_eq!(asked.finding.is_some(), asked.outcome == Outcome::Spoke);
                for one in &asked.comparisons {
                    let order = match (one.left.1, one.right.1) {
                        (Value::Number(left), Value::Number(right)) => left.cmp(&right),
                        (Value::Day(left), Value::Day(right)) => left.cmp(&right),
                        other => panic!("{other:?} cannot be compared"),
                    };
                    let holds = match one.how {
                        Relation::Less => order.is_lt(),
                        Relation::AtMost => order.is_le(),
                        _ => order.is_eq(),
                    };
                    // A rehabilitation that would end on a day that the last month does not have is compared by months.
                    assert!(one.holds == holds || one.right.0 == "limit", "{} {one:?}", asked.rule.id);
                    compared += 1;
                    comparing.insert(asked.rule.id);
                }
                for step in asked.days.iter().chain(&case.days) {
                    let counted = match (step.months, step.days_before) {
                        (Some(months), None) => rehab_rules::calendar::months_after(step.from, months),
                        (None, Some(days)) => rehab_rules::calendar::days_before(step.from, days),
                        other => panic!("{other:?}"),
                    };
                    assert_eq!(step.rolled, counted != step.day);
                    days += 1;
                    kinds.insert(step.name);
                }
                said.extend(asked.finding.iter().map(|finding| finding.view().to_json(None)));
            }
            let of_case: BTreeSet<String> = case
                .rules
                .iter()
                .filter_map(|asked| asked.finding.as_ref())
                .filter(|_| decision.allowed())
                .map(|finding| finding.view().to_json(None))
                .collect();
            if decision.allowed() {
                assert_eq!(evaluated_again(case, on).into_iter().collect::<BTreeSet<_>>(), of_case);
            }
        }
        // The decision on a denied action leaves out its consequences.
        let given: BTreeSet<String> = decision.findings().map(|finding| finding.to_json(None)).collect();
        assert!(given.iter().all(|finding| said.contains(finding)));
        let left_out = said.iter().filter(|finding| !given.contains(*finding)).count();
        assert!(left_out == 0 || !decision.allowed());
        denied += usize::from(!decision.allowed());
        explained += 1;
        for language in [Language::En, Language::Fi, Language::Sv] {
            let text = why.to_text(language);
            assert!(!text.contains('{') && !text.contains("  - ·"), "{text}");
            let page = why.to_html(language);
            for tag in ["ul", "li", "h1", "h2", "p"] {
                assert_eq!(
                    page.matches(&format!("<{tag}>")).count(),
                    page.matches(&format!("</{tag}>")).count(),
                    "{tag} in {page}"
                );
            }
        }
    });
    assert!(
        1_500 < explained && 200 < not_asked && 2_000 < compared && 500 < days && 200 < denied,
        "{explained} {not_asked} {compared} {days} {denied}"
    );
    assert!(15 < comparing.len(), "{comparing:?}");
    assert_eq!(kinds.into_iter().collect::<Vec<_>>(), ["duty_day", "right_day", "settle_day", "total_duration_limit"]);
}

#[test]
fn every_rule_that_names_values_of_a_case_compares_them() {
    // A rule whose message names a limit has compared a value with it, so the message can be verified.
    let figures = ["min", "max", "must_hold_at", "limit"];
    let mut seen: BTreeSet<&str> = BTreeSet::new();
    each_action(60..140, |provider, action, on| {
        let Ok(why) = provider.explain(action, on) else { return };
        for asked in why.asked() {
            let Some(finding) = asked.finding.as_ref().filter(|finding| finding.effect == Effect::Prohibition) else { continue };
            for figure in figures.iter().filter(|figure| finding.values.get(figure).is_some()) {
                // The largest group size is part of the remedy when there is no place.
                let compares = asked.comparisons.iter().any(|one| one.left.0 == *figure || one.right.0 == *figure);
                assert!(compares || asked.rule.id == "course/has-free-place" || *figure == "max", "{} {figure}", asked.rule.id);
                seen.insert(asked.rule.id);
            }
        }
    });
    assert!(4 < seen.len(), "{seen:?}");
}
