//! Typed actions with dates and numbers of any size: they give a decision or an error, and so do their remedies.
#![no_main]

use chrono::Days;
use libfuzzer_sys::arbitrary::{self, Arbitrary};
use libfuzzer_sys::fuzz_target;
use rehab_rules::{Action, Effect, Language, Mode, NaiveDate, Period, PeriodKind, Provider, Services, action::{Experience, Pool}};
use std::borrow::Cow;

/// Few names, so that actions concern the same subjects; occasionally any string.
#[derive(Arbitrary, Debug)]
enum Name {
    One,
    Two,
    Any(String),
}

/// Mostly dates of one year; occasionally any date.
#[derive(Arbitrary, Debug)]
enum Day {
    Near(u16),
    Any(i32),
}

#[derive(Arbitrary, Debug)]
enum Number {
    Small(u8),
    Any(i64),
}

#[derive(Arbitrary, Debug)]
struct Step {
    kind: u8,
    later: u8,
    on: Option<Day>,
    course: Name,
    other: Name,
    client: Name,
    service: bool,
    numbers: [Number; 2],
    days: [Day; 3],
    flags: [Option<bool>; 2],
    groups: Vec<u8>,
    periods: Vec<(bool, Day, u8)>,
    texts: [Option<Name>; 2],
    observed: bool,
}

fn name<'a>(name: &'a Name, letter: &str) -> Cow<'a, str> {
    match name {
        Name::One => format!("{letter}1").into(),
        Name::Two => format!("{letter}2").into(),
        Name::Any(text) => text.as_str().into(),
    }
}

fn day(day: &Day) -> NaiveDate {
    match day {
        Day::Near(days) => near(u64::from(days % 900)),
        Day::Any(days) => NaiveDate::from_num_days_from_ce_opt(*days).unwrap_or(NaiveDate::MIN),
    }
}

fn near(days: u64) -> NaiveDate {
    NaiveDate::from_ymd_opt(2026, 1, 1).and_then(|first| first.checked_add_days(Days::new(days))).unwrap_or(NaiveDate::MAX)
}

fn number(number: &Number) -> i64 {
    match number {
        Number::Small(small) => i64::from(*small),
        Number::Any(any) => *any,
    }
}

fn year(of: &Number) -> i32 {
    match of {
        Number::Small(small) => 2026 + i32::from(small % 3),
        Number::Any(any) => i32::try_from(*any).unwrap_or(i32::MIN),
    }
}

fn action(step: &Step) -> Action<'_> {
    let service: Cow<'_, str> =
        if step.service { "kela.family-carers" } else { "kela.rare-connective-tissue" }.into();
    let (course, other, client) = (name(&step.course, "C"), name(&step.other, "C"), name(&step.client, "K"));
    let [first, second] = &step.numbers;
    let [issued, received, started] = &step.days;
    let [flag, further] = step.flags;
    let offered = ["carer-of-adult", "carer-of-child", "group-1", "group-2", "group-3", "other", ""];
    let groups: Vec<Cow<'_, str>> = step.groups.iter().map(|group| offered[usize::from(*group) % offered.len()].into()).collect();
    let mut periods: Vec<Period> = step
        .periods
        .iter()
        .map(|(in_person, start, length)| {
            let start = day(start);
            let end = start.checked_add_days(Days::new(u64::from(*length))).unwrap_or(start);
            Period::new(if *in_person { PeriodKind::InPerson } else { PeriodKind::Digital }, start, end)
        })
        .collect();
    // Occasionally out of order.
    if step.kind % 5 != 0 {
        periods.sort();
    }
    let declined = step.flags[1].map(|_| vec![client.clone()]);
    let [office, contact] = [0, 1].map(|at: usize| step.texts[at].as_ref().map(|text| name(text, "O")));
    match step.kind % 19 {
        0 => Action::declare_capacity(service, year(first), number(second)).into(),
        1 => Action::receive_decision(client, service, day(issued)).received(flag.map(|_| day(received))).target_group(groups.first().cloned()).continues(further).rehabilitation_started(further.map(|_| day(started))).into(),
        2 => Action::create_course(course, service, number(first), groups).periods(periods).year(flag.map(|_| year(second))).office(office).contact(contact).into(),
        3 => Action::publish_course(course).checked(flag).into(),
        4 => Action::unpublish_course(course).into(),
        5 => Action::correct_course(course).office(office).contact(contact).into(),
        6 => Action::attach_client(course, client).agreed(flag).into(),
        7 => Action::detach_client(course, client).into(),
        8 => Action::move_client(course, other, client).agreed(flag).into(),
        9 => Action::set_group_size(course, number(first)).into(),
        10 => Action::set_target_groups(course, groups).into(),
        11 => Action::confirm_course(course).into(),
        12 => Action::reschedule_course(course, periods).clients_agreed(flag).clients_declined(declined).into(),
        13 => Action::reschedule_period(course, number(first), day(issued), day(received)).clients_agreed(flag).clients_declined(declined).into(),
        14 => Action::delete_course(course).into(),
        15 => Action::update_provider_info(service).office(office).multiprofessional_experience(flag.map(|_| Experience::Under2Years)).distance_experience(further.map(|_| Experience::None)).pool(flag.map(|_| Pool::Adjoining)).contact(contact).into(),
        16 => Action::tell_authority_line(client, service).into(),
        17 => Action::change_provider(client, service).declined_move(flag).into(),
        _ => Action::end_rehabilitation(client, service).into(),
    }
}

fuzz_target!(|steps: Vec<Step>| {
    let mut provider = Provider::new("P1", Services::built_in()).expect("an id");
    let mut on = near(0);
    for step in &steps {
        on = match &step.on {
            Some(any) => day(any),
            None => on.checked_add_days(Days::new(u64::from(step.later))).unwrap_or(on),
        };
        let (action, mode) = (action(step), if step.observed { Mode::Observe } else { Mode::Enforce });
        let before = provider.to_json();
        let Ok(decision) = provider.apply(&action, on, mode) else {
            assert_eq!(provider.to_json(), before, "a malformed action changes nothing");
            continue;
        };
        for finding in decision.findings() {
            Language::ALL.iter().for_each(|language| assert!(!finding.message(*language).is_empty()));
        }
        if !decision.allowed() && mode == Mode::Enforce {
            for finding in decision.findings().filter(|finding| finding.effect == Effect::Prohibition) {
                for remedy in provider.remedies(&action, on, &finding) {
                    let _ = provider.evaluate(&remedy, on).expect("a remedy is well-formed");
                }
            }
        }
        let _ = provider.audit(on).map(|audit| audit.findings().len());
    }
    let snapshot = provider.to_json();
    let again = Provider::from_json(snapshot.as_bytes(), Services::built_in()).expect("its own snapshot");
    assert_eq!(again.to_json(), snapshot);
});
