//! Answers about future dates agree with evaluating every date.

use chrono::{Days, NaiveDate};
use rehab_rules::{
    Action, Effect, Event, Finding, FindingView, Mode, Occasion, Period, PeriodKind, Provider, Replay, Run, Services, Window,
    log::lines, service::Limits,
};
use rehab_rules_tests::generate::generate;

/// Each provider of a log, in its state after each of its events, with its next event.
fn each_state(seeds: std::ops::Range<u64>, every: usize, mut look: impl FnMut(&Provider, &Action<'_>, NaiveDate)) {
    for seed in seeds {
        let log = generate(seed, 60);
        let events: Vec<Event<'_>> = lines(log.as_bytes()).filter_map(|line| Event::from_json(line).ok()).collect();
        let mut replay = Replay::new(services(), Mode::Observe);
        for (place, event) in events.iter().enumerate() {
            let looked_at = place % every == usize::try_from(seed).unwrap() % every;
            let known = replay.providers().into_iter().find(|provider| provider.id() == event.provider);
            if let Some(provider) = known.filter(|_| looked_at) {
                // A generated log contains events that are out of order.
                look(provider, &event.action, provider.last_on().map_or(event.on, |last| last.max(event.on)));
            }
            let _ = replay.apply(event);
        }
    }
}

/// The built-in descriptions, changed so that, during the dates of the logs, one is superseded, one ends and one begins.
fn services() -> Services {
    let [from, last, own] =
        [(2026, 7, 1), (2026, 10, 31), (2026, 5, 1)].map(|(y, m, d)| NaiveDate::from_ymd_opt(y, m, d).unwrap());
    let built_in = Services::built_in();
    let find = |id| built_in.in_force(id, from).unwrap().clone();
    let carers = find("kela.family-carers");
    let mut all = vec![find("kela.rare-connective-tissue").valid_to(last), carers.clone().id("own.course").valid_from(own)];
    all.push(carers.clone());
    let smaller =
        carers.valid_from(from).placement_deadline_months(5).settle_days_before_start(14).group_size(Limits { min: 5, max: 8 });
    Services::only(all).unwrap().superseded_by(smaller).unwrap()
}

/// Actions about everything that a provider has, allowed or not.
fn actions(provider: &Provider, on: NaiveDate) -> Vec<Action<'static>> {
    let services = ["kela.family-carers", "kela.rare-connective-tissue", "own.course"];
    let mut actions: Vec<Action<'static>> = Vec::new();
    for service in services {
        actions.push(Action::create_course("NEW", service, 9, ["carer-of-adult"]).year(2026).into());
        for (issued, continues) in [(on + Days::new(40), None), (on - Days::new(150), None), (on - Days::new(20), Some(false))] {
            let received = Action::receive_decision("NEW", service, issued);
            actions.push(match continues {
                Some(continues) => received.received(on).continues(continues).into(),
                None => received.into(),
            });
        }
    }
    for course in provider.courses() {
        let id = course.course.to_string();
        actions.push(Action::confirm_course(id.clone()).into());
        actions.push(Action::delete_course(id.clone()).into());
        actions.push(Action::attach_client(id.clone(), "K1").agreed(true).into());
        let periods: Vec<Period> = course.periods.iter().flatten().copied().collect();
        for days in [10, 200] {
            let moved = |period: &Period| Period::new(period.kind, period.start + Days::new(days), period.end + Days::new(days));
            let moved: Vec<Period> = periods.iter().map(moved).collect();
            if let Some(last) = moved.last() {
                let number = i64::try_from(moved.len()).unwrap();
                actions.push(Action::reschedule_period(id.clone(), number, last.start, last.end).clients_agreed(true).into());
                actions.push(Action::reschedule_course(id.clone(), moved.clone()).clients_agreed(true).into());
            }
        }
    }
    actions
}

fn days(first: NaiveDate, last: NaiveDate) -> impl Iterator<Item = NaiveDate> {
    first.iter_days().take_while(move |day| *day <= last)
}

fn runs(days: impl Iterator<Item = (NaiveDate, bool)>) -> Vec<(NaiveDate, NaiveDate)> {
    let mut runs: Vec<(NaiveDate, NaiveDate)> = Vec::new();
    for (day, works) in days {
        match runs.last_mut() {
            Some((_, last)) if works && last.succ_opt() == Some(day) => *last = day,
            _ if works => runs.push((day, day)),
            _ => {}
        }
    }
    runs
}

#[test]
fn a_window_agrees_with_evaluating_every_date() {
    let (mut looked, mut closed, mut opened, mut late, mut malformed) = (0, 0, 0, 0, 0);
    let mut look = |provider: &Provider, action: &Action<'_>, on: NaiveDate| {
        let last = on + Days::new(730);
        let answers: Vec<_> = days(on, last).map(|day| (day, provider.evaluate(action, day))).collect();
        let window = match provider.window(action, on, last) {
            Ok(window) => window,
            Err(error) => {
                assert!(answers.iter().all(|(_, answer)| answer.is_err()), "{action:?} {error:?}");
                assert_eq!(answers[0].1.as_ref().unwrap_err().code(), error.code());
                malformed += 1;
                return;
            }
        };
        let allowed = |(day, answer): &(NaiveDate, Result<rehab_rules::Decision, _>)| {
            (*day, answer.as_ref().is_ok_and(rehab_rules::Decision::allowed))
        };
        let violates = |decision: &rehab_rules::Decision| decision.findings().any(|found| found.effect == Effect::Violation);
        let in_order = |(day, answer): &(NaiveDate, Result<rehab_rules::Decision, _>)| {
            (*day, answer.as_ref().is_ok_and(|decision| decision.allowed() && !violates(decision)))
        };
        let of = |runs: &[Run]| runs.iter().map(|run| (run.first, run.last)).collect::<Vec<_>>();
        assert_eq!(of(&window.allowed), runs(answers.iter().map(allowed)), "{action:?} in {}", provider.to_json());
        assert_eq!(of(&window.in_order), runs(answers.iter().map(in_order)), "{action:?} in {}", provider.to_json());
        // The rules that end a run are those of the next day.
        let Window { allowed, in_order, .. } = window;
        for run in allowed.iter().chain(&in_order) {
            for (beyond, edge) in [(run.first.pred_opt().unwrap(), &run.lower), (run.last.succ_opt().unwrap(), &run.upper)] {
                let answer = answers.iter().find(|(day, _)| *day == beyond).map(|(_, answer)| answer);
                let said = |effect| -> Vec<Finding> {
                    let decision = answer.unwrap().as_ref().unwrap();
                    decision.findings().filter(|finding| finding.effect == effect).map(Finding::from).collect()
                };
                match edge.kind() {
                    "rule" => assert_eq!(edge.findings(), said(Effect::Prohibition)),
                    "late" => assert_eq!(edge.findings(), said(Effect::Violation)),
                    "format" => assert!(answer.unwrap().is_err()),
                    "past" => assert_eq!((provider.last_on(), run.first), (Some(on), on)),
                    _ => assert!(answer.is_none()),
                }
                assert_eq!(edge.findings().is_empty(), !matches!(edge.kind(), "rule" | "late"));
                late += usize::from(edge.kind() == "late");
            }
        }
        looked += 1;
        closed += usize::from(allowed.iter().any(|run| run.upper.kind() != "window"));
        opened += usize::from(allowed.iter().any(|run| !matches!(run.lower.kind(), "window" | "past")));
    };
    each_state(0..60, 4, &mut look);
    each_state(60..80, 20, |provider, _, on| actions(provider, on).iter().for_each(|action| look(provider, action, on)));
    assert!(
        400 < looked && 30 < closed && 3 < opened && 20 < late && 5 < malformed,
        "{looked} {closed} {opened} {late} {malformed}"
    );
}

/// The findings of an audit, without values.
fn found(provider: &Provider, day: NaiveDate) -> Vec<String> {
    let audit = provider.audit(day).unwrap();
    let describe = |finding: FindingView<'_>| {
        format!("{} {} {:?} {:?} {:?}", finding.rule.id, finding.effect, finding.course, finding.client, finding.due)
    };
    let mut found: Vec<String> = audit.findings().map(describe).collect();
    found.sort();
    found
}

#[test]
fn a_job_that_sleeps_until_the_next_change_misses_no_finding() {
    let (mut slept, mut changes, mut at_rest) = (0, 0, 0);
    each_state(0..12, 15, |provider, _, on| {
        let last = on + Days::new(3 * 366);
        let audits: Vec<(NaiveDate, Vec<String>)> = days(on, last).map(|day| (day, found(provider, day))).collect();
        let mut now = 0;
        loop {
            let next = provider.next_change(audits[now].0).unwrap();
            let expected = (now..audits.len()).find(|later| audits[*later].1 != audits[now].1);
            assert_eq!(next.filter(|day| *day <= last), expected.map(|later| audits[later].0), "{}", provider.to_json());
            changes += usize::from(next.is_some());
            at_rest += usize::from(next.is_none());
            match expected {
                Some(later) => now = later,
                None => break,
            }
        }
        slept += 1;
    });
    assert!(30 < slept && 200 < changes && 5 < at_rest, "{slept} {changes} {at_rest}");
}

#[test]
fn upcoming_findings_agree_with_the_audits_of_every_date() {
    let (mut due, mut begins, mut ends) = (0, 0, 0);
    each_state(20..32, 15, |provider, _, on| {
        let last = on + Days::new(500);
        let coming = provider.due(on, last).unwrap();
        assert!(coming.is_sorted_by_key(|one| (one.on, one.what)));
        let mut by_audits: Vec<(NaiveDate, Occasion, String)> = Vec::new();
        let text = |finding: FindingView<'_>| finding.to_json(None);
        let mut eve: Option<rehab_rules::Decision> = None;
        for day in days(on, last) {
            let audit = provider.audit(day).unwrap();
            by_audits.extend(audit.findings().filter(|one| one.due == Some(day)).map(|one| (day, Occasion::Due, text(one))));
            if let Some(eve) = &eve {
                let key = |one: &FindingView<'_>| {
                    let about = (one.course.map(str::to_owned), one.client.map(str::to_owned));
                    (one.rule.id, one.effect, about, one.due)
                };
                let left = |of: &rehab_rules::Decision, other: &rehab_rules::Decision| {
                    let mut others: Vec<_> = other.findings().map(|one| key(&one)).collect();
                    let mut left = Vec::new();
                    for finding in of.findings() {
                        match others.iter().position(|one| *one == key(&finding)) {
                            Some(place) => drop(others.remove(place)),
                            None => left.push(finding.into_owned()),
                        }
                    }
                    left
                };
                let begun = left(&audit, eve);
                let subject = |one: &Finding| (one.rule.id, one.course.clone(), one.client.clone());
                let gone = left(eve, &audit);
                let over = gone.iter().filter(|one| !begun.iter().any(|other| subject(other) == subject(one)));
                by_audits.extend(over.map(|one| (day, Occasion::Ends, text(one.view()))));
                by_audits.extend(begun.iter().map(|one| (day, Occasion::Begins, text(one.view()))));
            }
            eve = Some(audit);
        }
        let mut said: Vec<(NaiveDate, Occasion, String)> =
            coming.iter().filter_map(|one| Some((one.on, one.what, text(one.finding.as_ref()?.view())))).collect();
        said.sort();
        by_audits.sort();
        assert_eq!(said, by_audits, "{}", provider.to_json());
        let count = |what| coming.iter().filter(|one| one.what == what).count();
        (due, begins, ends) = (due + count(Occasion::Due), begins + count(Occasion::Begins), ends + count(Occasion::Ends));
        // Courses, years and descriptions follow from the calendar.
        let courses = provider.courses().filter(|course| course.deleted != Some(true));
        let last_days = courses.filter_map(|course| course.periods.iter().flatten().map(|period| period.end).max());
        assert_eq!(count(Occasion::CourseEnds), last_days.filter(|day| on <= *day && *day <= last).count());
        let begun = |description: &rehab_rules::ServiceDescription| description.valid_from;
        let begin = services().iter().filter_map(begun).filter(|day| on <= *day && *day <= last).count();
        assert_eq!(count(Occasion::DescriptionBegins), begin);
        assert!(coming.iter().all(|one| one.finding.is_some() || one.service.is_some() || one.course.is_some()));
    });
    assert!(100 < due && 200 < begins && 50 < ends, "{due} {begins} {ends}");
}

#[test]
fn dates_that_cannot_be_evaluated_are_reported() {
    let snapshot = br#"{"snapshot":1,"provider":"P1","last_on":"2026-01-02"}"#;
    let provider = Provider::from_json(snapshot, Services::built_in()).unwrap();
    let day = |text: &str| NaiveDate::parse_from_str(text, "%Y-%m-%d").unwrap();
    let declare = Action::declare_capacity("kela.family-carers", 2026, 24);
    let code_and_field = |error: rehab_rules::InputError| (error.code().as_str(), error.field().unwrap().to_owned());
    for (first, last, code, field) in [
        ("2026-01-01", "2026-02-01", "out_of_order", "first"),
        ("2026-01-02", "2200-01-01", "invalid_date", "last"),
        ("1899-12-31", "2026-01-02", "invalid_date", "first"),
        ("2026-02-01", "2026-01-31", "period_ends_before_start", "last"),
    ] {
        let expected = (code, field.to_owned());
        assert_eq!(code_and_field(provider.window(&declare, day(first), day(last)).unwrap_err()), expected);
        assert_eq!(code_and_field(provider.due(day(first), day(last)).unwrap_err()), expected);
    }
    assert_eq!(code_and_field(provider.next_change(day("2026-01-01")).unwrap_err()), ("out_of_order", "after".to_owned()));
    assert_eq!(code_and_field(provider.next_change(day("2200-01-01")).unwrap_err()), ("invalid_date", "after".to_owned()));
    // There is no date after the last day of the calendar.
    assert_eq!(provider.next_change(day("2199-12-31")).unwrap(), None);
}

/// A provider with a course of six clients with decisions, one of whom is also on a second course that begins in June. Such a state
/// is possible in observe mode.
fn of_six() -> Provider {
    let day = |text: &str| NaiveDate::parse_from_str(text, "%Y-%m-%d").unwrap();
    let period = |from, to| Period::new(PeriodKind::InPerson, day(from), day(to));
    let digital = Period::new(PeriodKind::Digital, day("2026-09-21"), day("2026-10-30"));
    let mut provider = Provider::new("P1", Services::built_in()).unwrap();
    let mut happens = |action: Action<'_>| drop(provider.apply(&action, day("2026-01-07"), Mode::Observe).unwrap());
    let service = "kela.rare-connective-tissue";
    let groups = ["group-1"];
    happens(Action::declare_capacity(service, 2026, 60).into());
    happens(Action::declare_capacity(service, 2027, 60).into());
    happens(Action::create_course("C1", service, 12, groups).periods([period("2026-09-07", "2026-09-11"), digital]).into());
    happens(Action::create_course("C2", service, 12, groups).periods([period("2026-06-01", "2026-06-05")]).into());
    happens(Action::publish_course("C1").checked(true).into());
    for client in ["K1", "K2", "K3", "K4", "K5", "K6"] {
        let issued = if client == "K4" { "2025-12-15" } else { "2026-01-05" };
        happens(Action::receive_decision(client, service, day(issued)).into());
        happens(Action::attach_client("C1", client).into());
    }
    happens(Action::attach_client("C2", "K2").into());
    provider
}

#[test]
fn any_client_of_a_course_can_end_its_window() {
    let day = |text: &str| NaiveDate::parse_from_str(text, "%Y-%m-%d").unwrap();
    let provider = of_six();
    let window = |action: Action<'_>| provider.window(&action, day("2026-01-07"), day("2027-12-31")).unwrap();
    // The earliest duty day, that of K4, is the last day on which nobody is late.
    let confirm = window(Action::confirm_course("C1").into());
    assert_eq!((confirm.in_order[0].last, confirm.in_order[0].upper.kind()), (day("2026-06-15"), "late"));
    assert_eq!(confirm.in_order[0].upper.findings()[0].client.as_deref(), Some("K4"));
    assert_eq!(confirm.allowed[0].last, day("2026-10-30")); // the end of the course
    // The new dates fit K2 until the second course begins; after that, K2's rehabilitation has begun in June.
    let to = |from, to| [Period::new(PeriodKind::InPerson, day(from), day(to))];

    let later = window(Action::reschedule_course("C1", to("2027-03-08", "2027-03-12")).clients_agreed(true).into());
    assert_eq!((later.allowed[0].last, later.allowed[0].upper.findings()[0].client.as_deref()), (day("2026-06-01"), Some("K2")));
}
