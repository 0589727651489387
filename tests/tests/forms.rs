//! Forms: what is said of an action that is filled in is what is said of the action; which values work is what asking about each says.

use rehab_rules::{
    Action, Decision, Effect, Event, Language, Mode, NaiveDate, Provider, Replay, Services,
    form::{Bounds, Choice, Form, FormOptions, Typed},
    log::lines,
};
use rehab_rules_tests::generate::generate;

const LOGS: u64 = 60;

/// An action as a form holds it: its own fields and the day.
fn typed(action: &Action<'_>, on: NaiveDate) -> String {
    let json = action.to_json();
    let fields = json.split_once(',').map_or("}", |(_, fields)| fields);
    let comma = if fields == "}" { "" } else { "," };
    format!(r#"{{"on":"{on}"{comma}{fields}"#)
}

fn check(provider: &Provider, action: &Action<'_>, on: NaiveDate, bounds: Option<&[&str]>) -> Form {
    let text = typed(action, on);
    let options = bounds.map_or_else(FormOptions::default, |paths| FormOptions::default().bounds(paths));
    provider.check_form(action.name(), &Typed::from_json(&text).unwrap(), &options)
}

/// Every event of some random logs, with its provider as it stood before.
fn each_event(mut look: impl FnMut(&Provider, &Action<'_>, NaiveDate)) {
    let services = Services::built_in();
    for seed in 0..LOGS {
        let log = generate(seed, 60);
        let mut replay = Replay::new(services.clone(), Mode::Enforce);
        for event in lines(log.as_bytes()).filter_map(|line| Event::from_json(line).ok()) {
            if let Some(provider) = replay.providers().into_iter().find(|provider| provider.id() == event.provider) {
                look(provider, &event.action, event.on);
            }
            let _ = replay.apply(&event);
        }
    }
}

#[test]
fn a_form_that_is_filled_in_says_what_the_action_says() {
    let (mut allowed, mut malformed, mut asked) = (0, 0, 0);
    each_event(|provider, action, on| {
        let form = check(provider, action, on, Some(&[]));
        match provider.evaluate(action, on) {
            Err(error) => {
                assert!(form.errors.contains(&error), "{error:?} is not among {:?}", form.errors);
                assert_ne!(form.allowed, Some(true));
                malformed += 1;
            }
            Ok(decision) => {
                assert!(form.errors.is_empty(), "{:?} of {}", form.errors, typed(action, on));
                let said: Vec<String> = form.findings().map(|finding| finding.said.message(Language::En)).collect();
                let mut left = decision.findings().map(|finding| finding.message(Language::En));
                // What only asks for a field is no finding of a form.
                assert!(said.iter().all(|message| left.any(|found| found == *message)), "{}", typed(action, on));
                assert!(form.findings().all(|finding| !finding.paths.is_empty()));
                asked += decision.findings().len() - said.len();
                match form.allowed {
                    None => assert!(decision.allowed() && !form.missing.is_empty(), "{}", typed(action, on)),
                    told => assert_eq!(told, Some(decision.allowed()), "{}", typed(action, on)),
                }
                allowed += 1;
            }
        }
    });
    assert!(1_000 < allowed && 30 < malformed && 10 < asked, "{allowed} judged, {malformed} malformed, {asked} asked for");
}

#[test]
fn a_field_that_is_left_out_is_missing_and_never_an_error() {
    let mut unnamed = 0;
    each_event(|provider, action, on| {
        let whole = typed(action, on);
        let Typed::Fields(fields) = Typed::from_json(&whole).unwrap() else { panic!("an object") };
        if provider.evaluate(action, on).is_err() {
            return;
        }
        for (name, _) in &fields {
            let rest = fields.iter().filter(|(other, _)| other != name).cloned().collect();
            let form = provider.check_form(action.name(), &Typed::Fields(rest), &FormOptions::default().bounds(&[]));
            assert!(form.errors.is_empty(), "{whole} without {name}: {:?}", form.errors);
            let prohibited = form.findings().any(|finding| finding.said.effect == Effect::Prohibition);
            assert_eq!(form.allowed == Some(false), prohibited);
            let said: Vec<String> = form.findings().map(|finding| finding.said.message(Language::Fi)).collect();
            assert!(said.iter().all(|message| !message.contains(['{', '}'])), "{said:?}");
            // A course or a client that is not named yet.
            unnamed += usize::from(said.iter().any(|message| message.contains('…')));
            // What a form without a field prohibits is prohibited with it, too.
            assert!(!prohibited || !provider.evaluate(action, on).unwrap().allowed(), "{whole} without {name}");
        }
    });
    assert!(10 < unnamed, "{unnamed} forms speak of what is not named yet");
}

/// Whether a rule prohibits the action at a field, asked straight.
fn works(provider: &Provider, action: &Action<'_>, on: NaiveDate, field: &str) -> bool {
    let form = check(provider, action, on, Some(&[]));
    let at_field = form.findings().any(|finding| finding.said.effect == Effect::Prohibition && finding.paths.contains(&field));
    form.errors.is_empty() && !at_field
}

/// On a deleted course it is the course that prohibits the action, whatever stands in the other fields.
fn is_about_a_deleted_course(decision: &Decision) -> bool {
    decision.findings().any(|finding| finding.rule.id == "course/not-deleted")
}

#[test]
fn the_bounds_of_a_group_size_are_where_the_answers_change() {
    let mut seen = 0;
    each_event(|provider, action, on| {
        let (Action::CreateCourse { .. } | Action::SetGroupSize { .. }, Ok(decision)) = (action, provider.evaluate(action, on))
        else {
            return;
        };
        if is_about_a_deleted_course(&decision) {
            return;
        }
        let form = check(provider, action, on, Some(&["group_size"]));
        let sized = |new: i64| {
            let mut action = action.clone();
            match &mut action {
                Action::CreateCourse { group_size, .. } | Action::SetGroupSize { group_size, .. } => *group_size = new,
                _ => {}
            }
            action
        };
        let working: Vec<i64> = (0..60).filter(|size| works(provider, &sized(*size), on, "group_size")).collect();
        let expected = match (working.first(), working.last()) {
            (Some(min), Some(max)) => Bounds::Numbers { min: *min, max: *max },
            _ => Bounds::Options(vec![]),
        };
        assert_eq!(form.bounds, [("group_size".to_owned(), expected)], "{}", typed(action, on));
        seen += 1;
    });
    assert!(100 < seen, "{seen}");
}

#[test]
fn the_ids_and_days_that_are_offered_are_those_that_work() {
    let mut seen = 0;
    each_event(|provider, action, on| {
        let (Action::AttachClient { course, client, agreed, .. }, Ok(decision)) = (action, provider.evaluate(action, on)) else {
            return;
        };
        if is_about_a_deleted_course(&decision) {
            return;
        }
        let form = check(provider, action, on, Some(&["client", "on"]));
        let [(_, Bounds::Days(runs)), (_, Bounds::Options(clients))] = form.bounds.as_slice() else {
            panic!("{:?}", form.bounds)
        };
        let offered = |id: &str| clients.contains(&Choice::Text(id.to_owned()));
        assert_eq!(offered(client), works(provider, action, on, "client"), "{client} on {course}");
        for day in on.iter_days().step_by(17).take(20) {
            let allowed = provider.evaluate(action, day).is_ok_and(|decision| decision.allowed());
            assert_eq!(runs.iter().any(|(first, last)| *first <= day && day <= *last), allowed, "{day}, agreed {agreed:?}");
        }
        seen += 1;
    });
    assert!(100 < seen, "{seen}");
}

/// The form of an action without some of its fields.
fn check_without(provider: &Provider, action: &Action<'_>, on: NaiveDate, without: &[&str], bounds: &[&str]) -> Form {
    let text = typed(action, on);
    let Typed::Fields(mut fields) = Typed::from_json(&text).unwrap() else { panic!("an object") };
    fields.retain(|(name, _)| !without.contains(&name.as_ref()));
    provider.check_form(action.name(), &Typed::Fields(fields), &FormOptions::default().bounds(bounds))
}

#[test]
fn the_numbers_and_days_that_are_offered_for_a_period_are_those_that_work_beside_what_is_typed() {
    let (mut days, mut numbers) = (0, 0);
    each_event(|provider, action, on| {
        let (Action::ReschedulePeriod { period: typed_period, start: typed_start, .. }, Ok(_)) =
            (action, provider.evaluate(action, on))
        else {
            return;
        };
        let with = |number: i64, first: NaiveDate, last: NaiveDate| {
            let mut action = action.clone();
            if let Action::ReschedulePeriod { period, start, end, .. } = &mut action {
                (*period, *start, *end) = (number, first, last);
            }
            action
        };
        let runs_of = |without: &[&str], field| match check_without(provider, action, on, without, &[field]).bounds.as_slice() {
            [(_, Bounds::Days(runs))] => runs.clone(),
            other => panic!("{other:?} for {field}"),
        };
        let holds = |runs: &[(NaiveDate, NaiveDate)], day| runs.iter().any(|(first, last)| *first <= day && day <= *last);
        // The first day is typed, the last is not; then neither, and the period lasts a day.
        let (ends, starts) = (runs_of(&["end"], "end"), runs_of(&["start", "end"], "start"));
        for day in on.iter_days().step_by(5).take(80) {
            let (as_end, as_start) = (with(*typed_period, *typed_start, day), with(*typed_period, day, day));
            assert_eq!(holds(&ends, day), works(provider, &as_end, on, "end"), "last day {day} of {}", typed(action, on));
            assert_eq!(holds(&starts, day), works(provider, &as_start, on, "start"), "first day {day} of {}", typed(action, on));
            days += 1;
        }
        let Action::ReschedulePeriod { start, end, .. } = action else { return };
        let form = check_without(provider, action, on, &["period"], &["period", "start", "end"]);
        let [(path, offered)] = form.bounds.as_slice() else { panic!("{:?}", form.bounds) };
        assert_eq!(path, "period");
        for number in 1..=4 {
            let is_offered = match offered {
                Bounds::Numbers { min, max } => (*min..=*max).contains(&number),
                Bounds::Options(options) => options.contains(&Choice::Number(number)),
                other => panic!("{other:?}"),
            };
            assert_eq!(
                is_offered,
                works(provider, &with(number, *start, *end), on, "period"),
                "{number} of {}",
                typed(action, on)
            );
            numbers += 1;
        }
    });
    assert!(1_000 < days && 100 < numbers, "{days} days, {numbers} numbers");
}

#[test]
fn hostile_input_ends_with_an_answer() {
    let provider = Provider::new("P1", Services::built_in()).expect("an id");
    let deep = format!(r#"{{"periods":{}1{}}}"#, "[".repeat(12), "]".repeat(12));
    for text in
        [r#"{"on":[]}"#, r#"{"periods":{}}"#, r#"{"periods":[1,null,{"start":5}]}"#, r#"{"target_groups":[[],{}]}"#, &deep]
    {
        for action in ["create_course", "reschedule_course", "reschedule_period", "update_provider_info", "", "…"] {
            let form = provider.check_form(action, &Typed::from_json(text).unwrap(), &FormOptions::default());
            assert_eq!(form.allowed, None, "{action} {text}");
            assert_eq!(form.findings().count(), 0);
        }
    }
}
