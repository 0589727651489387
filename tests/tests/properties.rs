//! Properties that must always be true, on logs that a state machine generates. A log that breaks one is shrunk to the lines that matter.
//!
//! `PROPTEST_CASES` sets the number of logs of each property, `PROPTEST_RNG_SEED` changes them.

mod properties {
    pub mod actions;
    pub mod line;
    pub mod run;
    pub mod standing;
    pub mod steps;
}

use chrono::{Datelike, Days, NaiveDate};
use properties::line::{PROVIDER, line};
use properties::run::{Moment, always, breaks, config, every_log, provider_of};
use properties::standing::{Course, Standing, day, description};
use properties::steps::SERVICES;
use proptest::prelude::*;
use proptest::test_runner::TestCaseResult;
use rehab_rules::rules::RULES;
use rehab_rules::{
    Action, Decision, Effect, ErrorCode, Event, FindingView, InputError, Language, Mode, Provider, Replay, Services, Shown,
    audit_text, replay_text, rules::Value as Figure,
};
use rehab_rules_tests::generate::audit_days;
use std::borrow::Cow;
use std::cell::RefCell;
use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write as _;
use std::sync::Arc;

/// This many logs for each property reach every state that matters.
const ENOUGH: u32 = 256;

/// The reason why an audit succeeds: the date is not before the last event.
const LATER: &str = "a day that is not before the last event";

// ---------------------------------------------------------------- publication

/// `course/publication-final` (K20-22); the provider search never shows unpublished courses.
#[test]
fn a_published_course_never_becomes_unpublished() {
    for mode in Mode::ALL {
        always(*mode, |step| {
            for course in step.before.courses().iter().filter(|course| course.published) {
                prop_assert!(step.after.course(&course.id).published, "{} is hidden again", course.id);
            }
            let shown: Vec<&str> =
                step.after.provider.search(step.on).expect(LATER).iter().map(|listing| listing.course).collect();
            let public = |course: &&Course| course.published && !course.deleted && !course.has_ended(step.on);
            let public: BTreeSet<&str> = step.after.courses().iter().filter(public).map(|course| course.id.as_str()).collect();
            prop_assert_eq!(shown.len(), public.len());
            prop_assert_eq!(shown.into_iter().collect::<BTreeSet<_>>(), public, "the provider search shows what is published");
            Ok(())
        });
    }
}

// ---------------------------------------------------------------- places

/// `course/has-free-place` (K20-28), `course/group-size-holds-clients`.
#[test]
fn attached_clients_never_exceed_the_group_size() {
    always(Mode::Enforce, |step| {
        for course in step.after.courses() {
            let (attached, size) = (course.clients.len() as i64, course.size);
            prop_assert!(attached <= size, "{attached} clients are on course {} of {size} places", course.id);
        }
        Ok(())
    });
}

/// `course/places-within-capacity` and `course/capacity-declared` (K20-02, K20-03, K20-53).
#[test]
fn an_allowed_action_never_exceeds_the_declared_capacity() {
    always(Mode::Enforce, |step| {
        for ((service, year), used) in step.after.places_used() {
            let before = step.before.places_used().get(&(service.clone(), year)).copied().unwrap_or(0);
            let declared = step.after.declared().get(&(service.clone(), year)).copied();
            // Declaring fewer places than are used does not use any places.
            prop_assert!(used <= before || declared.is_some_and(|declared| used <= declared), "{used} of {declared:?} in {year}");
        }
        Ok(())
    });
}

/// `course/places-left`; the state's only running total equals the counted places (AM-05).
#[test]
fn the_places_used_are_those_of_the_courses_that_are_not_deleted() {
    for mode in Mode::ALL {
        always(*mode, |step| {
            let used = step.after.places_used();
            let reported = step.after.provider.audit(step.on).expect(LATER);
            let mut reported: Vec<[i64; 3]> = reported
                .findings()
                .filter(|finding| finding.rule.id == "course/places-left")
                .map(|finding| ["year", "used", "declared"].map(|name| number(&finding, name)))
                .collect();
            let this_year = i64::from(step.on.year());
            let declared = step.after.declared();
            let counted = declared.iter().map(|(key, declared)| [key.1, used.get(key).copied().unwrap_or(0), *declared]);
            let mut counted: Vec<[i64; 3]> = counted.filter(|[year, ..]| this_year <= *year).collect();
            reported.sort_unstable();
            counted.sort_unstable();
            prop_assert_eq!(reported, counted, "year, used, declared");
            Ok(())
        });
    }
}

// ---------------------------------------------------------------- courses that must be held

/// `course/confirmed-is-held` (K20-46), `course/must-be-held` (K20-41).
#[test]
fn a_confirmed_course_or_one_that_must_be_held_is_never_deleted() {
    always(Mode::Enforce, |step| {
        for course in step.before.courses().iter().filter(|course| !course.deleted) {
            let must_be_held = course.must_be_held();
            let delete = Action::delete_course(course.id.as_str());
            let decision = evaluated(&step.before.provider, &delete, step.on)?;
            for (holds, rule) in [(course.is_confirmed(), "course/confirmed-is-held"), (must_be_held, "course/must-be-held")] {
                prop_assert_eq!(prohibits(&decision, rule), holds, "{} of course {}", rule, course.id);
            }
            if course.is_confirmed() || must_be_held {
                prop_assert!(!step.after.course(&course.id).deleted, "course {} is deleted", course.id);
            }
        }
        Ok(())
    });
}

// ---------------------------------------------------------------- actions that change nothing

#[test]
fn a_denied_action_does_not_even_change_the_date_of_the_last_event() {
    always(Mode::Enforce, |step| {
        if step.outcome.as_ref().is_ok_and(|decision| !decision.allowed()) {
            prop_assert_eq!(&step.before.text, &step.after.text);
            for days in [0, 31, 200, 700] {
                let day = step.on + Days::new(days);
                prop_assert_eq!(
                    said(&step.before.provider.audit(day).expect(LATER)),
                    said(&step.after.provider.audit(day).expect(LATER))
                );
            }
        }
        Ok(())
    });
}

#[test]
fn a_malformed_action_changes_nothing_at_all() {
    for mode in Mode::ALL {
        always(*mode, |step| {
            if step.outcome.is_err() {
                prop_assert_eq!(&step.before.text, &step.after.text);
            }
            // The same action dated the day before is malformed too.
            let early = step.on - Days::new(1);
            let carried_out = step.outcome.as_ref().is_ok_and(|decision| decision.allowed() || *mode == Mode::Observe);
            if carried_out {
                prop_assert_eq!(day(&step.after.snapshot()["last_on"]), Some(step.on));
                let mut provider = step.after.provider.clone();
                let refused = provider.apply(step.action, early, *mode).err().map(|error| error.code());
                let is_no_action = step.action.check(early).err().map(|error| error.code());
                prop_assert_eq!(refused, is_no_action.or(Some(ErrorCode::OutOfOrder)));
                prop_assert_eq!(&provider.to_json(), &step.after.text);
            }
            Ok(())
        });
    }
}

#[test]
fn evaluating_changes_nothing_and_agrees_with_applying() {
    let reused = RefCell::new(Decision::new());
    for mode in Mode::ALL {
        always(*mode, |step| {
            let before = step.before.provider.to_json();
            let evaluated = step.before.provider.evaluate(step.action, step.on);
            prop_assert_eq!(step.before.provider.to_json(), before);
            let mut reused = reused.borrow_mut();
            let bare = step.before.provider.allows(step.action, step.on, &mut reused);
            prop_assert_eq!(bare, evaluated.as_ref().map(Decision::allowed).map_err(Clone::clone), "the bare answer");
            let again = step.before.provider.evaluate_into(step.action, step.on, &mut reused);
            let again = again.as_ref().map(|()| &*reused);
            prop_assert_eq!(outcome(evaluated.as_ref()), outcome(again), "a decision that is used again");
            let evaluated = outcome(evaluated.as_ref());
            let mut applied = outcome(step.outcome.as_ref());
            if *mode == Mode::Observe && step.outcome.as_ref().is_ok_and(|decision| !decision.allowed()) {
                // In observe mode the action is applied, and its consequences are reported too.
                let is_consequence = |line: &str| CONSEQUENCES.iter().any(|effect| line.contains(&format!(" {effect} ")));
                applied = applied.split_inclusive('\n').filter(|line| !is_consequence(line)).collect();
            }
            prop_assert_eq!(evaluated, applied);
            Ok(())
        });
    }
}

/// The effects that are omitted from the decision on a prohibited action that is not applied.
const CONSEQUENCES: [Effect; 4] = [Effect::Obligation, Effect::Recommendation, Effect::Unregulated, Effect::Notice];

// ---------------------------------------------------------------- clocks

/// `client/on-confirmed-course-in-time`: the months count from the decision, whenever the client is attached (AM-01).
#[test]
fn delaying_an_attachment_never_moves_the_duty_day() {
    let rule = "client/on-confirmed-course-in-time";
    for mode in Mode::ALL {
        always(*mode, |step| {
            let (Action::AttachClient { client, course, .. }, Ok(_)) = (step.action, step.outcome) else { return Ok(()) };
            let Course { service, deleted: false, .. } = step.before.course(course) else { return Ok(()) };
            let Some(duty_day) = step.before.duty_day(service, client) else { return Ok(()) };
            let is_met = step.before.was_placed(service, client, duty_day);
            let delays = [0, 1, 7, 30, 92, 184, 400].map(|days| step.on + Days::new(days));
            for day in delays.into_iter().chain([duty_day, duty_day + Days::new(1)]).filter(|day| step.on <= *day) {
                let decision = evaluated(&step.before.provider, step.action, day)?;
                let clocks = || decision.findings().filter(|finding| finding.rule.id == rule);
                prop_assert!(clocks().all(|finding| finding.due == Some(duty_day)), "attached on {day}, due {duty_day}");
                let is_late = clocks().any(|finding| finding.effect == Effect::Violation);
                prop_assert_eq!(is_late, duty_day < day && !is_met, "attached on {}, due {}", day, duty_day);
            }
            Ok(())
        });
    }
}

// ---------------------------------------------------------------- findings and remedies

#[test]
fn every_finding_is_explained_in_three_languages() {
    for mode in Mode::ALL {
        always(*mode, |step| {
            let audit = step.after.provider.audit(step.on).expect(LATER);
            let decided = step.outcome.iter().flat_map(Decision::findings);
            for finding in decided.chain(audit.findings()) {
                let (rule, effect) = (finding.rule, finding.effect);
                prop_assert!(rule.template(effect).is_some(), "{} has no text for {}", rule.id, effect);
                for language in Language::ALL {
                    let message = finding.message(*language);
                    prop_assert!(
                        !message.is_empty() && !message.contains(['{', '}', '[', ']', '|', '…']),
                        "{}: {}",
                        rule.id,
                        message
                    );
                }
            }
            Ok(())
        });
    }
}

#[test]
fn every_remedy_is_allowed_today_and_removes_the_prohibition() {
    for mode in Mode::ALL {
        always(*mode, |step| {
            let (provider, on) = (&step.before.provider, step.on);
            for finding in step.outcome.iter().flat_map(Decision::findings) {
                let remedies = provider.remedies(step.action, on, &finding);
                prop_assert!(remedies.is_empty() || finding.effect == Effect::Prohibition, "{}", finding.rule.id);
                for remedy in &remedies {
                    let mut provider = provider.clone();
                    let decision = provider.apply(remedy, on, Mode::Enforce);
                    prop_assert!(decision.is_ok_and(|decision| decision.allowed()), "{} is prohibited", line(on, remedy));
                    resolves(&provider, step, &finding, remedy)?;
                }
                if finding.rule.id == "course/clients-moved-first" {
                    remedies_empty_the_course(provider, step)?;
                }
            }
            Ok(())
        });
    }
}

/// After a remedy, either the prohibition is gone or the goal has been reached in another way.
fn resolves(after: &Provider, step: &Moment<'_>, finding: &FindingView<'_>, remedy: &Action<'_>) -> TestCaseResult {
    let after = Standing::of(after.clone());
    let (rule, client) = (finding.rule.id, finding.client);
    let instead = match remedy {
        Action::AttachClient { course, .. } | Action::MoveClient { to: course, .. } => {
            client.is_some_and(|client| after.course(course).has(client))
        }
        _ => false,
    };
    let again = after.provider.evaluate(step.action, step.on);
    let stays = |decision: &Decision| {
        decision.findings().any(|found| (found.rule.id, found.client, found.effect) == (rule, client, Effect::Prohibition))
    };
    let of_many = rule == "course/clients-moved-first";
    prop_assert!(of_many || instead || !again.is_ok_and(|decision| stays(&decision)), "{} stays", rule);
    Ok(())
}

/// Following one remedy after another removes every client from the course.
fn remedies_empty_the_course(provider: &Provider, step: &Moment<'_>) -> TestCaseResult {
    let mut provider = provider.clone();
    for _ in 0..100 {
        let decision = evaluated(&provider, step.action, step.on)?;
        let Some(finding) = decision.findings().find(|finding| finding.rule.id == "course/clients-moved-first") else {
            return Ok(());
        };
        let remedies = provider.remedies(step.action, step.on, &finding);
        prop_assert!(!remedies.is_empty(), "clients are left and no remedy");
        prop_assert!(provider.apply(&remedies[0], step.on, Mode::Enforce).is_ok_and(|decision| decision.allowed()));
    }
    prop_assert!(false, "the course is never empty");
    Ok(())
}

#[test]
fn remedies_are_all_that_the_sources_name_and_the_date_allows() {
    for mode in Mode::ALL {
        always(*mode, |step| {
            let findings = step.outcome.iter().flat_map(Decision::findings);
            for finding in findings.filter(|finding| finding.effect == Effect::Prohibition) {
                let given = step.before.provider.remedies(step.action, step.on, &finding);
                let named = named_remedies(step, &finding);
                prop_assert_eq!(given, named, "{} of {}", finding.rule.id, line(step.on, step.action));
            }
            Ok(())
        });
    }
}

/// By action, course and client.
fn named_remedies(step: &Moment<'_>, finding: &FindingView<'_>) -> Vec<Action<'static>> {
    let is_allowed =
        |action: &Action<'_>| step.before.provider.evaluate(action, step.on).is_ok_and(|decision| decision.allowed());
    let Some(course) = finding.course.and_then(|id| step.before.courses().iter().find(|course| course.id == id)) else {
        return vec![];
    };
    let text = |text: &str| Cow::from(text.to_owned());
    let others: Vec<&str> = {
        let others = step.before.courses().iter().filter(|other| other.service == course.service && other.id != course.id);
        others.map(|other| other.id.as_str()).collect()
    };
    let moves = |from: &str, to: &str, client: &str| Action::from(Action::move_client(text(from), text(to), text(client)));
    let mut named = match (finding.rule.id, finding.client) {
        ("course/publication-final", _) => vec![Action::delete_course(text(&course.id)).into()],
        ("client/on-one-course", Some(client)) => others.iter().map(|from| moves(from, &course.id, client)).collect(),
        ("course/has-free-place", Some(client)) => {
            let elsewhere = others.iter().map(|to| match step.action {
                Action::MoveClient { from, .. } => moves(from, to, client),
                _ => Action::attach_client(text(to), text(client)).into(),
            });
            let larger = Action::set_group_size(text(&course.id), course.clients.len() as i64 + 1);
            elsewhere.chain([larger.into()]).collect()
        }
        ("client/in-target-group", Some(client)) if description(&course.service).may_add_target_group => {
            let group = step.before.target_group(&course.service, client).unwrap_or_default();
            let target_groups = course.target_groups.iter().chain([&group]).map(|group| text(group));
            vec![Action::set_target_groups(text(&course.id), target_groups).into()]
        }
        ("course/clients-agree-to-dates", Some(client)) => {
            let leaves = Action::change_provider(text(client), text(&course.service));
            others.iter().map(|to| moves(&course.id, to, client)).chain([leaves.into()]).collect()
        }
        ("course/clients-moved-first", _) => {
            let of_client = |client: &String| {
                let mut ways: Vec<Action<'_>> = others.iter().map(|to| moves(&course.id, to, client)).collect();
                ways.retain(is_allowed);
                if ways.is_empty() { vec![Action::detach_client(text(&course.id), text(client)).into()] } else { ways }
            };
            course.clients.iter().flat_map(of_client).collect()
        }
        _ => vec![],
    };
    named.retain(is_allowed);
    named.sort_by_key(|action| match action {
        Action::MoveClient { to: course, client, .. }
        | Action::AttachClient { course, client, .. }
        | Action::DetachClient { course, client, .. } => (action.name(), course.clone(), client.clone()),
        _ => (action.name(), "".into(), "".into()),
    });
    named
}

// ---------------------------------------------------------------- logs of several providers

#[test]
fn replaying_a_log_twice_gives_the_same_bytes() {
    every_log(1, |log| {
        let shown = Shown::default().language(Language::Fi).remedies(true);
        let as_of = audit_days(log, 0, 1)[0];
        let replay = |mode| {
            let (log, services) = (log.as_bytes(), Services::built_in());
            (replay_text(log, services.clone(), mode, shown), audit_text(log, services, mode, as_of, shown))
        };
        Mode::ALL.iter().all(|mode| replay(*mode) == replay(*mode))
    });
}

#[test]
fn a_provider_depends_only_on_its_own_events_in_any_merge_order() {
    every_log(2, |log| {
        let merged: Vec<(usize, &str)> = log.lines().enumerate().collect();
        let mut own: BTreeMap<String, Vec<(usize, &str)>> = BTreeMap::new();
        for (place, line) in &merged {
            own.entry(provider_of(line)).or_default().push((*place, line));
        }
        let one_after_the_other: Vec<(usize, &str)> = own.values().rev().flatten().copied().collect();
        let longest = own.values().map(Vec::len).max().unwrap_or(0);
        let in_turn: Vec<(usize, &str)> =
            (0..longest).flat_map(|turn| own.values().filter_map(move |lines| lines.get(turn)).copied()).collect();
        Mode::ALL.iter().all(|mode| {
            let apart: BTreeMap<usize, String> = own.values().flat_map(|lines| answers(lines, *mode)).collect();
            [&merged, &one_after_the_other, &in_turn].into_iter().all(|lines| answers(lines, *mode) == apart)
        })
    });
}

#[test]
fn an_event_changes_nothing_of_another_provider() {
    every_log(2, |log| {
        Mode::ALL.iter().all(|mode| {
            let mut replay = Replay::new(Arc::clone(&SERVICES), *mode);
            log.lines().filter_map(|line| Event::from_json(line.as_bytes()).ok()).all(|event| {
                let others = |replay: &Replay| -> Vec<String> {
                    let providers = replay.providers();
                    let others = providers.iter().filter(|provider| provider.id() != event.provider);
                    let day = |provider: &Provider| provider.last_on().map_or(event.on, |last| last.max(event.on));
                    others.map(|provider| provider.to_json() + &said(&provider.audit(day(provider)).expect(LATER))).collect()
                };
                let before = others(&replay);
                replay.apply(&event).ok();
                before == others(&replay)
            })
        })
    });
}

/// The answers to lines by their index, without their line numbers.
fn answers(lines: &[(usize, &str)], mode: Mode) -> BTreeMap<usize, String> {
    let log: String = lines.iter().map(|(_, line)| format!("{line}\n")).collect();
    let answers = replay_text(log.as_bytes(), Services::built_in(), mode, Shown::default());
    let without_number = |answer: &str| answer.split_once(',').expect("a number first").1.to_owned();
    lines.iter().zip(answers.lines()).map(|((place, _), answer)| (*place, without_number(answer))).collect()
}

// ---------------------------------------------------------------- the logs themselves

#[test]
fn a_step_is_printed_as_a_line_that_reads_back() {
    always(Mode::Observe, |step| {
        let line = line(step.on, step.action);
        match Event::from_json(line.trim_end().as_bytes()) {
            Ok(event) => prop_assert_eq!((event.on, &*event.provider, event.action), (step.on, PROVIDER, step.action.clone())),
            Err(error) => {
                let refused = step.outcome.as_ref().err().map(InputError::code);
                prop_assert_eq!(refused, Some(error.code()), "{}", line);
            }
        }
        Ok(())
    });
}

#[test]
fn a_broken_property_is_shrunk_to_the_lines_that_break_it() {
    let broken = breaks(Mode::Enforce, |step| {
        prop_assert!(!step.after.courses().iter().any(|course| course.is_confirmed()), "a course is confirmed");
        Ok(())
    });
    let Some((reason, log)) = broken else { panic!("courses are confirmed in these logs") };
    assert!(reason.contains("a course is confirmed"), "{reason}");
    let of = |action: &str| log.lines().filter(|line| line.contains(&format!(r#""action":"{action}""#))).count();
    // Confirming a course takes six clients; most unnecessary lines are gone.
    assert_eq!([of("create_course"), of("receive_decision"), of("attach_client"), of("confirm_course")], [1, 6, 6, 1], "{log}");
    assert!(log.lines().count() <= 20, "{log}");
}

/// The rules whose prohibitions can have remedies.
const WITH_REMEDIES: [&str; 6] = [
    "client/in-target-group",
    "client/on-one-course",
    "course/clients-agree-to-dates",
    "course/clients-moved-first",
    "course/has-free-place",
    "course/publication-final",
];

#[test]
fn the_logs_reach_the_states_that_matter() {
    let reached = RefCell::new(BTreeMap::<String, usize>::new());
    for mode in Mode::ALL {
        always(*mode, |step| {
            let mut reached = reached.borrow_mut();
            step.labels(|what| *reached.entry(format!("{mode}: {what}")).or_default() += 1);
            Ok(())
        });
    }
    let reached = reached.into_inner();
    reached.iter().for_each(|(what, times)| println!("{times:>7}  {what}"));
    if config().cases < ENOUGH {
        return;
    }
    let times = |what: &str| reached.get(what).copied().unwrap_or(0);
    let in_any_mode = |what: &str| Mode::ALL.iter().map(|mode| times(&format!("{mode}: {what}"))).sum::<usize>();
    for rule in RULES.iter().filter(|rule| !rule.when.is_empty() && rule.template(Effect::Prohibition).is_some()) {
        assert!(0 < in_any_mode(&format!("{} prohibition", rule.id)), "{} never prohibits", rule.id);
    }
    for rule in WITH_REMEDIES {
        assert!(0 < in_any_mode(&format!("{rule} has remedies")), "{rule} never has remedies");
    }
    for what in [
        "a course becomes published",
        "a course becomes full",
        "a course becomes one that must be held",
        "a course becomes confirmed",
        "a course becomes deleted",
        "a course that is confirmed has started",
        "a course that was confirmed has ended",
        "all places of a year are used",
        "move_client allowed",
        "an action is denied",
        "an action is malformed",
    ] {
        let times = times(&format!("enforce: {what}"));
        assert!(50 <= times, "{what}: {times} times");
    }
}

// ---------------------------------------------------------------- helpers

fn number(finding: &FindingView<'_>, name: &str) -> i64 {
    match finding.values.get(name) {
        Some(Figure::Number(number)) => number,
        other => panic!("{}: {name} is {other:?}", finding.rule.id),
    }
}

/// The decision on an action that is well-formed.
fn evaluated(provider: &Provider, action: &Action<'_>, on: NaiveDate) -> Result<Decision, TestCaseError> {
    provider.evaluate(action, on).map_err(|error| TestCaseError::fail(error.to_string()))
}

fn prohibits(decision: &Decision, rule: &str) -> bool {
    decision.findings().any(|finding| finding.rule.id == rule && finding.effect == Effect::Prohibition)
}

/// A decision with every finding, one per line.
fn said(decision: &Decision) -> String {
    let mut out = format!("allowed: {}\n", decision.allowed());
    for FindingView { rule, effect, course, client, due, values, .. } in decision.findings() {
        writeln!(out, "{} {effect} {course:?} {client:?} {due:?} {values:?}", rule.id).expect("a String takes all");
    }
    out
}

fn outcome(outcome: Result<&Decision, &InputError>) -> String {
    outcome.map_or_else(|error| format!("{} at {:?}", error.code(), error.field()), said)
}
