//! Forms: what is said of an action that is filled in is what is said of the action; which values work is what asking about each says.

use chrono::Datelike;
use rehab_rules::{
    Action, Effect, Event, Language, Mode, NaiveDate, Provider, Replay, Services,
    form::{Bounds, Choice, Form, FormOptions, Typed},
    input::{FieldInput, Fields},
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
                // What the form gives back is what was filled in, and it is allowed there.
                assert_eq!(form.action.as_ref(), Some(action).filter(|_| form.allowed == Some(true)), "{}", typed(action, on));
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

/// What is typed, with another value at a path.
fn with(typed: &Typed<'static>, path: &str, value: Typed<'static>) -> Typed<'static> {
    let (name, rest) = path.split_once(['[', '.']).unwrap_or((path, ""));
    let Typed::Fields(mut fields) = typed.clone() else { panic!("an object") };
    let found = fields.iter().position(|(other, _)| other == name).unwrap_or_else(|| {
        fields.push((name.to_owned().into(), Typed::Empty));
        fields.len() - 1
    });
    fields[found].1 = match (rest.split_once("]."), &fields[found].1) {
        (Some((place, leaf)), Typed::List(list)) => {
            let (mut list, place): (Vec<_>, usize) = (list.clone(), place.parse().expect("a place"));
            list[place] = with(&list[place], leaf, value);
            Typed::List(list)
        }
        // The first period of a schedule that is not begun.
        (Some((_, leaf)), _) => {
            let begun = Typed::Fields(vec![("kind".into(), Typed::Text("in_person".into()))]);
            Typed::List(vec![with(&begun, leaf, value)])
        }
        _ => value,
    };
    Typed::Fields(fields)
}

/// Whether nothing is prohibited and nothing malformed in a form, asked straight.
fn works(provider: &Provider, action: &str, typed: &Typed<'static>) -> bool {
    let form = provider.check_form(action, typed, &FormOptions::default().bounds(&[]));
    form.allowed != Some(false) && form.errors.is_empty()
}

/// What is typed as a form holds it that outlives the text.
fn kept(text: &str) -> Typed<'static> {
    fn kept(typed: &Typed<'_>) -> Typed<'static> {
        match typed {
            Typed::Text(text) => Typed::Text(text.clone().into_owned().into()),
            Typed::List(list) => Typed::List(list.iter().map(kept).collect()),
            Typed::Fields(fields) => {
                Typed::Fields(fields.iter().map(|(name, value)| (name.clone().into_owned().into(), kept(value))).collect())
            }
            Typed::Number(number) => Typed::Number(*number),
            Typed::Flag(flag) => Typed::Flag(*flag),
            _ => Typed::Empty,
        }
    }
    kept(&Typed::from_json(text).expect("an object"))
}

/// The forms that lead to an action: whole, without each of its fields, and with each of them alone beside the day.
fn partly_filled(action: &Action<'_>, on: NaiveDate) -> Vec<Typed<'static>> {
    let whole = kept(&typed(action, on));
    let Typed::Fields(fields) = &whole else { panic!("an object") };
    let only = |keeps: &dyn Fn(&str) -> bool| Typed::Fields(fields.iter().filter(|(name, _)| keeps(name)).cloned().collect());
    let names: Vec<&str> = fields.iter().map(|(name, _)| name.as_ref()).filter(|name| *name != "on").collect();
    let mut forms = vec![whole.clone()];
    forms.extend(names.iter().map(|left_out| only(&|name| name != *left_out)));
    forms.extend(names.iter().map(|alone| only(&|name| name == *alone || name == "on")));
    forms
}

#[test]
fn what_is_offered_is_what_nothing_prohibits_and_where_nothing_is_the_reason_is_told() {
    let (mut values, mut none) = (std::collections::BTreeMap::<(&str, String), [u32; 2]>::new(), 0);
    let mut turn = 0;
    each_event(|provider, action, on| {
        turn += 1;
        if turn % 3 != 0 {
            return;
        }
        for typed in partly_filled(action, on) {
            let form = provider.check_form(action.name(), &typed, &FormOptions::default());
            if let Some(action) = &form.action {
                let on = typed.fields().cell("on").and_then(|on| on.day()).expect("a form that is allowed has a day");
                assert!(provider.evaluate(action, on).expect("a form without errors").allowed(), "{}", action.to_json());
            }
            // What is malformed is judged as if it were empty: what fits beside it is not asked.
            if !form.errors.is_empty() {
                continue;
            }
            let text = |id: &str| Typed::Text(id.to_owned().into());
            for (path, bounds) in &form.bounds {
                let field = path.split('[').next().expect("a field").to_owned();
                let domain: Vec<Typed<'static>> = match bounds {
                    Bounds::Days(_) => on.iter_days().step_by(29).take(10).map(|day| text(&day.to_string())).collect(),
                    _ => match field.as_str() {
                        "group_size" | "places" => (0..=40).step_by(3).map(Typed::Number).collect(),
                        "year" => (on.year() - 1..=on.year() + 3).map(|year| Typed::Number(year.into())).collect(),
                        "period" => (1..=4).map(Typed::Number).collect(),
                        "course" | "from" | "to" => provider.courses().map(|course| text(&course.course)).collect(),
                        "client" => provider.clients().map(|client| text(&client.client)).collect(),
                        "service" => ["kela.family-carers", "kela.rare-connective-tissue"].map(text).into(),
                        "target_group" | "target_groups" => {
                            ["carer-of-child", "carer-of-adult", "group-1", "group-2", "group-3", "group-4"].map(text).into()
                        }
                        other => panic!("nobody asks about {other}"),
                    },
                };
                let offers = |value: &Typed<'static>| match (bounds, value) {
                    (Bounds::Numbers { min, max }, Typed::Number(number)) => (min..=max).contains(&number),
                    (Bounds::Options(options), Typed::Number(number)) => options.contains(&Choice::Number(*number)),
                    (Bounds::Options(options), Typed::Text(id)) => options.contains(&Choice::Text(id.clone().into_owned())),
                    (Bounds::Days(runs), Typed::Text(day)) => {
                        let day = day.parse().expect("a day");
                        runs.iter().any(|(first, last)| (first..=last).contains(&&day))
                    }
                    other => panic!("{other:?}"),
                };
                for value in domain {
                    let mut given = with(&typed, path, value.clone());
                    let text = |day: NaiveDate| Typed::Text(day.to_string().into());
                    match days_beside(&given, path) {
                        // A period of which one day is told alone lasts that day.
                        Some([None, Some(end)]) if path == "period" => given = with(&given, "start", text(end)),
                        Some([Some(start), None]) if path == "period" => given = with(&given, "end", text(start)),
                        _ if path == "period" => {}
                        Some([None, _]) => given = with(&given, &path.replace("end", "start"), value.clone()),
                        Some([_, None]) => given = with(&given, &path.replace("start", "end"), value.clone()),
                        // One that is moved beyond its last day takes that day along.
                        Some([Some(start), Some(end)]) if end < start && path.ends_with("start") => {
                            let Some([Some(first), Some(last)]) = days_beside(&typed, path) else { continue };
                            given = with(&given, &path.replace("start", "end"), text(start + (last - first)));
                        }
                        _ => {}
                    }
                    let asked = |typed: &Typed<'static>| works(provider, action.name(), typed);
                    let works = match path.as_str() {
                        // A group works that can be in a list that does: alone, beside those chosen, or beside all that are offered.
                        "target_groups" => {
                            lists_with(&typed, &value, bounds).into_iter().any(|list| asked(&with(&typed, path, list)))
                        }
                        _ => asked(&given),
                    };
                    let offered = offers(&value);
                    assert_eq!(offered, works, "{} {path} {value:?} of {typed:?}", action.name());
                    values.entry((action.name(), field.clone())).or_default()[usize::from(works)] += 1;
                }
                let is_empty = matches!(bounds, Bounds::Options(options) if options.is_empty())
                    || matches!(bounds, Bounds::Days(days) if days.is_empty());
                assert!(is_empty || form.none(path).is_empty(), "{path} of {typed:?}");
                none += u32::from(!form.none(path).is_empty());
            }
        }
    });
    println!(
        "{none} fields with nothing to offer and a reason; by action and field, values that do not and that do work: {values:#?}"
    );
    let silent: Vec<_> = values.iter().filter(|(_, [fails, works])| *fails == 0 || *works == 0).map(|(at, _)| at).collect();
    assert!(silent.len() < 20 && 100 < none, "{silent:?}");
}

/// The lists of groups that a group is asked about in.
fn lists_with(typed: &Typed<'static>, group: &Typed<'static>, bounds: &Bounds) -> Vec<Typed<'static>> {
    let Typed::Fields(fields) = typed else { panic!("an object") };
    let chosen = match fields.iter().find(|(name, _)| name == "target_groups") {
        Some((_, Typed::List(chosen))) => chosen.clone(),
        _ => Vec::new(),
    };
    let beside = chosen.into_iter().filter(|other| other != group).chain([group.clone()]).collect();
    let Bounds::Options(options) = bounds else { panic!("options") };
    let all: Vec<_> = options.iter().map(|option| Typed::Text(option.to_string().into())).collect();
    let lists = [vec![group.clone()], beside, all];
    lists.into_iter().filter(|list| list.contains(group)).map(Typed::List).collect()
}

/// The first and the last day of the period that a path leads into or numbers; `None` for the path of no such day.
fn days_beside(typed: &Typed<'static>, path: &str) -> Option<[Option<NaiveDate>; 2]> {
    let Typed::Fields(mut fields) = typed.clone() else { return None };
    if let Some((place, _)) = path.strip_prefix("periods[").and_then(|rest| rest.split_once(']')) {
        let periods = fields.into_iter().find(|(name, _)| name == "periods").map(|(_, periods)| periods);
        let Some(Typed::List(list)) = periods else { return None };
        let Typed::Fields(period) = list[place.parse::<usize>().expect("a place")].clone() else { return None };
        fields = period;
    } else if !["period", "start", "end"].contains(&path) {
        return None;
    }
    Some(["start", "end"].map(|leaf| match fields.iter().find(|(name, _)| name == leaf) {
        Some((_, Typed::Text(day))) => day.parse().ok(),
        _ => None,
    }))
}

#[test]
fn an_answer_may_come_from_a_box_or_as_a_word() {
    let provider = Provider::new("P1", Services::built_in()).expect("an id");
    let errors = |agreed: &str| {
        let typed = format!(r#"{{"on":"2026-02-02","course":"C1","client":"K1","agreed":{agreed}}}"#);
        let form = provider.check_form("attach_client", &Typed::from_json(&typed).unwrap(), &FormOptions::default().bounds(&[]));
        form.errors.iter().filter(|error| error.field() == Some("agreed")).count()
    };
    for (agreed, wrong) in
        [(r#""on""#, 0), (r#""true""#, 0), (r#""false""#, 0), ("true", 0), (r#""""#, 0), (r#""yes""#, 1), ("1", 1)]
    {
        assert_eq!(errors(agreed), wrong, "{agreed}");
    }
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
