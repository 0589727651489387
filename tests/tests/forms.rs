//! Forms: a filled-in form gives the answer for its action, and the offered values agree with evaluating each value.

use chrono::{Datelike, TimeDelta};
use rehab_rules::{
    Action, Edge, Effect, Event, Finding, Language, Mode, NaiveDate, Period, Provider, Replay, Run, Services, Window,
    form::{Bounds, Choice, Form, FormOptions, Typed},
    input::{FieldInput, Fields},
    log::lines,
    service::{HolidayRoll, Limits},
};
use rehab_rules_tests::generate::generate;
use std::collections::BTreeMap;

const LOGS: u64 = 60;

/// An action as a form has it: its fields and the date.
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

/// Every event of some random logs, with its provider before it.
fn each_event(look: impl FnMut(&Provider, &Action<'_>, NaiveDate)) {
    each_event_of(&Services::built_in(), Mode::Enforce, look);
}

fn each_event_of(services: &Services, mode: Mode, mut look: impl FnMut(&Provider, &Action<'_>, NaiveDate)) {
    for seed in 0..LOGS {
        let log = generate(seed, 60);
        let mut replay = Replay::new(services.clone(), mode);
        for event in lines(log.as_bytes()).filter_map(|line| Event::from_json(line).ok()) {
            if let Some(provider) = replay.providers().into_iter().find(|provider| provider.id() == event.provider) {
                look(provider, &event.action, event.on);
            }
            let _ = replay.apply(&event);
        }
    }
}

#[test]
fn a_filled_in_form_gives_the_answer_for_its_action() {
    let (mut allowed, mut malformed, mut asked) = (0, 0, 0);
    each_event(|provider, action, on| {
        let form = check(provider, action, on, Some(&[]));
        match provider.evaluate(action, on) {
            Err(error) => {
                let in_form = form.errors.iter().find(|other| (other.code(), other.field()) == (error.code(), error.field()));
                let in_form = in_form.unwrap_or_else(|| panic!("{error:?} is not among {:?}", form.errors));
                // A form speaks to the person who fills it in, who sees the field and knows no code.
                for language in Language::ALL {
                    let message = in_form.message(*language);
                    assert!(message.ends_with('.') && !message.contains(['`', '_']), "{message}");
                }
                assert_ne!(form.allowed, Some(true));
                malformed += 1;
            }
            Ok(decision) => {
                assert!(form.errors.is_empty(), "{:?} of {}", form.errors, typed(action, on));
                let said: Vec<String> = form.findings().map(|finding| finding.said.message(Language::En)).collect();
                let mut left = decision.findings().map(|finding| finding.message(Language::En));
                // A finding that only asks for a field is not a finding of a form.
                assert!(said.iter().all(|message| left.any(|found| found == *message)), "{}", typed(action, on));
                assert!(form.findings().all(|finding| !finding.paths.is_empty()));
                asked += decision.findings().len() - said.len();
                match form.allowed {
                    None => assert!(decision.allowed() && !form.missing.is_empty(), "{}", typed(action, on)),
                    allowed => assert_eq!(allowed, Some(decision.allowed()), "{}", typed(action, on)),
                }
                // The form returns the values that were filled in, and they are allowed.
                assert_eq!(form.action.as_ref(), Some(action).filter(|_| form.allowed == Some(true)), "{}", typed(action, on));
                allowed += 1;
            }
        }
    });
    assert!(1_000 < allowed && 30 < malformed && 10 < asked, "{allowed} judged, {malformed} malformed, {asked} asked for");
}

#[test]
fn an_absent_field_is_missing_and_never_an_error() {
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
            assert!(said.iter().all(|message| !message.contains(['{', '}', '…'])), "{said:?}");
            // A course or client that is not filled in yet.
            unnamed += form.findings().filter(|finding| finding.said.message(Language::En).starts_with("The course ")).count();
            // An action that a form without a field prohibits is also prohibited with it.
            assert!(!prohibited || !provider.evaluate(action, on).unwrap().allowed(), "{whole} without {name}");
        }
    });
    assert!(10 < unnamed, "{unnamed} forms speak of a course that is not named yet");
}

/// The typed values, with another value at a path.
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

/// Whether a form has no prohibition and no error, evaluated directly.
fn works(provider: &Provider, action: &str, typed: &Typed<'static>) -> bool {
    let form = provider.check_form(action, typed, &FormOptions::default().bounds(&[]));
    form.allowed != Some(false) && form.errors.is_empty()
}

/// The typed values, without borrows from the text.
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

/// The forms that lead to an action: complete, without each of its fields, and with only one field and the date.
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
fn allowed_values_are_offered_and_if_there_are_none_the_reason_is_given() {
    let (mut values, mut none) = (BTreeMap::<(&str, String), [u32; 2]>::new(), 0);
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
            // A malformed field is treated as empty, so its values are not checked here.
            if !form.errors.is_empty() {
                continue;
            }
            let text = |id: &str| Typed::Text(id.to_owned().into());
            for (path, bounds) in &form.bounds {
                let field = path.split('[').next().expect("a field").to_owned();
                let domain: Vec<Typed<'static>> = match bounds {
                    // `every_bound_agrees_with_evaluating_each_value` checks them.
                    Bounds::Offsets(_) => Vec::new(),
                    Bounds::Days { .. } => on.iter_days().step_by(29).take(10).map(|day| text(&day.to_string())).collect(),
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
                    (Bounds::Numbers(numbers), Typed::Number(number)) => holds(&numbers.allowed, *number),
                    (Bounds::Options(options), Typed::Number(number)) => options.contains(&Choice::Number(*number)),
                    (Bounds::Options(options), Typed::Text(id)) => options.contains(&Choice::Text(id.clone().into_owned())),
                    (Bounds::Days { days, .. }, Typed::Text(day)) => holds(&days.allowed, day.parse().expect("a day")),
                    other => panic!("{other:?}"),
                };
                for value in domain {
                    let Some(given) = given(&typed, path, value.clone()) else { continue };
                    let asked = |typed: &Typed<'static>| works(provider, action.name(), typed);
                    let works = match path.as_str() {
                        // A group works if some list with it works: alone, with the chosen ones, or with all offered ones.
                        "target_groups" => {
                            lists_with(&typed, &value, bounds).into_iter().any(|list| asked(&with(&typed, path, list)))
                        }
                        _ => asked(&given),
                    };
                    let offered = offers(&value);
                    assert_eq!(offered, works, "{} {path} {value:?} of {typed:?}", action.name());
                    values.entry((action.name(), field.clone())).or_default()[usize::from(works)] += 1;
                }
                let is_empty = match bounds {
                    Bounds::Options(options) => options.is_empty(),
                    Bounds::Days { days, .. } => days.allowed.is_empty(),
                    Bounds::Numbers(numbers) | Bounds::Offsets(numbers) => numbers.allowed.is_empty(),
                };
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

fn holds<T: PartialOrd>(runs: &[Run<T>], value: T) -> bool {
    runs.iter().any(|run| run.first <= value && value <= run.last)
}

/// The typed values, with a value at a path and the values that change with it; `None` for a date that would move an empty one.
fn given(typed: &Typed<'static>, path: &str, value: Typed<'static>) -> Option<Typed<'static>> {
    let given = with(typed, path, value.clone());
    let text = |day: NaiveDate| Typed::Text(day.to_string().into());
    Some(match days_beside(&given, path) {
        // A period with only one date lasts that day.
        Some([None, Some(end)]) if path == "period" => with(&given, "start", text(end)),
        Some([Some(start), None]) if path == "period" => with(&given, "end", text(start)),
        _ if path == "period" => given,
        Some([None, _]) => with(&given, &path.replace("end", "start"), value),
        Some([_, None]) => with(&given, &path.replace("start", "end"), value),
        // A start after the last day moves the last day too.
        Some([Some(start), Some(end)]) if end < start && path.ends_with("start") => {
            let Some([Some(first), Some(last)]) = days_beside(typed, path) else { return None };
            with(&given, &path.replace("start", "end"), text(start + (last - first)))
        }
        _ => given,
    })
}

/// The lists in which a group is checked.
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

/// The first and last day of the period that a path is in or refers to; `None` for other paths.
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
fn an_answer_can_come_from_a_checkbox_or_as_a_word() {
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

/// Descriptions under which more changes within two years than under the built-in ones: short durations, moved due dates, small groups.
fn strict() -> Services {
    let built_in = Services::built_in();
    let on = NaiveDate::from_ymd_opt(2026, 1, 1).expect("a day");
    let all = ["kela.family-carers", "kela.rare-connective-tissue"].map(|id| {
        let own = built_in.in_force(id, on).expect("a built-in service").clone();
        let mut own = own.total_duration_months(6).placement_deadline_months(3);
        own.holiday_roll = HolidayRoll::NextWorkingDay;
        own
    });
    let [carers, tissue] = all;
    let carers = carers.group_size(Limits { min: 2, max: 12 });
    Services::only(vec![carers, tissue]).expect("two descriptions")
}

/// The state of a form with one value: whether there is no prohibition and no error, and whether there is no violation either.
fn outcome(form: &Form) -> (bool, bool) {
    let works = form.allowed != Some(false) && form.errors.is_empty();
    (works, works && form.findings().all(|finding| finding.said.effect != Effect::Violation))
}

/// Statistics on the bounds that were compared with evaluating each value.
#[derive(Debug, Default)]
struct Seen {
    /// The number of edges of each kind.
    edges: BTreeMap<&'static str, u32>,
    /// The number of bounds that include some values and exclude others, by action and field.
    split: BTreeMap<String, u32>,
    /// The number of offsets that were carried out.
    applied: u32,
}

/// The form whose bounds are checked.
struct Asked<'p> {
    provider: &'p Provider,
    action: &'p str,
    seen: &'p mut Seen,
}

impl Asked<'_> {
    fn check(&self, typed: &Typed<'static>) -> Form {
        self.provider.check_form(self.action, typed, &FormOptions::default().bounds(&[]))
    }

    /// Compares a window with evaluating each value; `within` are the first and last values of the window.
    fn hold<T: Copy + PartialOrd + std::fmt::Debug>(
        &mut self,
        name: &str,
        window: &Window<T>,
        within: [Option<T>; 2],
        values: impl Iterator<Item = T>,
        beside: impl Fn(T, i64) -> T,
        typed: impl Fn(T) -> Option<Typed<'static>>,
    ) {
        let mut seen = [false; 2];
        for value in values {
            let Some(given) = typed(value) else { continue };
            let (works, in_order) = outcome(&self.check(&given));
            assert_eq!(holds(&window.allowed, value), works, "{} {name} {value:?} of {given:?}", self.action);
            assert_eq!(holds(&window.in_order, value), in_order, "{} {name} {value:?} of {given:?}", self.action);
            seen[usize::from(works)] = true;
        }
        let name_of_all = name.split_once(']').map_or(name.to_owned(), |(_, leaf)| format!("periods[]{leaf}"));
        let counted = self.seen.split.entry(format!("{} {name_of_all}", self.action)).or_default();
        *counted += u32::from(seen == [true; 2]);
        for run in window.allowed.iter().chain(&window.in_order) {
            for (beyond, edge) in [(beside(run.first, -1), &run.lower), (beside(run.last, 1), &run.upper)] {
                let is_outside = within[0].is_some_and(|first| beyond < first) || within[1].is_some_and(|last| last < beyond);
                assert_eq!(*edge == Edge::Window, is_outside, "{} {name} {beyond:?}", self.action);
                *self.seen.edges.entry(edge.kind()).or_default() += 1;
                let Some(given) = typed(beyond).filter(|_| !is_outside) else { continue };
                let form = self.check(&given);
                let said = |effect| -> Vec<Finding> {
                    form.findings().filter(|finding| finding.said.effect == effect).map(|finding| finding.said.into()).collect()
                };
                match edge {
                    Edge::Rule(findings) => assert_eq!(*findings, said(Effect::Prohibition), "{given:?}"),
                    Edge::Late(findings) => assert_eq!(*findings, said(Effect::Violation), "{given:?}"),
                    Edge::Format(error) => assert!(form.errors.contains(error), "{error:?} {:?} {given:?}", form.errors),
                    Edge::Past => assert!(Some(given.fields().cell("on").unwrap().day().unwrap()) < self.provider.last_on()),
                    Edge::Window => unreachable!(),
                }
                assert!(!matches!(edge, Edge::Rule(findings) | Edge::Late(findings) if findings.is_empty()), "{name} {given:?}");
            }
        }
    }
}

/// The periods of the course that a form is about.
fn own_schedule(provider: &Provider, typed: &Typed<'static>) -> Vec<Period> {
    let id = typed.fields().cell("course").and_then(|id| id.text()).expect("a course");
    let course = provider.courses().find(|course| course.course == id).expect("a known course");
    course.periods.iter().flatten().copied().collect()
}

/// A form with its schedule, or the given one, moved by this many days.
fn moved(typed: &Typed<'static>, schedule: Option<&[Period]>, offset: i64) -> Typed<'static> {
    let text = |text: String| Typed::Text(text.into());
    let of = |own: &Period| {
        let fields = [("kind", own.kind.to_string()), ("start", own.start.to_string()), ("end", own.end.to_string())];
        Typed::Fields(fields.map(|(name, value)| (name.into(), text(value))).into())
    };
    let list = match (schedule, typed.fields().cell("periods")) {
        (Some(own), _) => own.iter().map(of).collect(),
        (None, Some(Typed::List(list))) => list.clone(),
        other => panic!("{other:?}"),
    };
    let later = |period: &Typed<'static>, leaf| {
        let day = period.fields().cell(leaf).and_then(|day| day.day()).expect("a day");
        with(period, leaf, text((day + TimeDelta::days(offset)).to_string()))
    };
    with(typed, "periods", Typed::List(list.iter().map(|period| later(&later(period, "start"), "end")).collect()))
}

/// Compares each bound of a form with evaluating each value.
fn hold_form(provider: &Provider, action: &str, typed: &Typed<'static>, on: NaiveDate, seen: &mut Seen) {
    let (first, last) = (on - TimeDelta::days(300), on + TimeDelta::days(340));
    let form = provider.check_form(action, typed, &FormOptions::default().window(first, last));
    if !form.errors.is_empty() {
        return;
    }
    let every_day = || first.iter_days().take_while(|day| *day <= last);
    let beside = |day: NaiveDate, by| day + TimeDelta::days(by);
    let text = |day: NaiveDate| Typed::Text(day.to_string().into());
    let mut asked = Asked { provider, action, seen };
    for (path, bounds) in &form.bounds {
        match bounds {
            Bounds::Options(_) => {}
            Bounds::Numbers(numbers) => {
                let around = [numbers.allowed[0].first, numbers.allowed[0].last].map(|end| end - 2..=end + 2);
                let few = (0..=40).chain(1899..=1903).chain(2020..=2032).chain(around.into_iter().flatten());
                let typed = |number| given(typed, path, Typed::Number(number));
                asked.hold(path, numbers, [None; 2], few, |number, by| number + by, typed);
            }
            Bounds::Days { days, with_length } => {
                asked.hold(path, days, [Some(first), Some(last)], every_day(), beside, |day| given(typed, path, text(day)));
                let Some(days) = with_length else { continue };
                let length = match days_beside(typed, path) {
                    Some([Some(start), Some(end)]) => end - start,
                    _ => {
                        let number = typed.fields().cell("period").and_then(|number| number.whole()).expect("a number");
                        let own = own_schedule(provider, typed)[usize::try_from(number - 1).expect("a place")];
                        own.end - own.start
                    }
                };
                asked.hold(&format!("{path} with its length"), days, [Some(first), Some(last)], every_day(), beside, |day| {
                    Some(with(&with(typed, path, text(day)), &path.replace("start", "end"), text(day + length)))
                });
            }
            Bounds::Offsets(offsets) => {
                let schedule = match typed.fields().cell("periods") {
                    Some(Typed::List(list)) if !list.is_empty() => None,
                    _ => Some(own_schedule(provider, typed)),
                };
                let begins = match &schedule {
                    Some(own) => own[0].start,
                    None => days_beside(typed, "periods[0].start").and_then(|[start, _]| start).expect("a start"),
                };
                let [least, most] = [first, last].map(|day| (day - begins).num_days());
                let moved = |offset| Some(moved(typed, schedule.as_deref(), offset));
                asked.hold(path, offsets, [Some(least), Some(most)], least..=most, |offset, by| offset + by, moved);
                // An offered value is allowed.
                for offset in offsets.allowed.iter().flat_map(|run| [run.first, (run.first + run.last) / 2, run.last]) {
                    let Some(action) = moved(offset).and_then(|typed| asked.check(&typed).action) else { continue };
                    let decision = provider.fork().apply(&action, on, Mode::Enforce).expect("well formed");
                    assert!(decision.allowed(), "{}", action.to_json());
                    asked.seen.applied += 1;
                }
            }
        }
    }
}

#[test]
fn every_bound_agrees_with_evaluating_each_value() {
    let (mut seen, mut turn) = (Seen::default(), 0);
    for (services, mode) in [(Services::built_in(), Mode::Enforce), (strict(), Mode::Observe)] {
        each_event_of(&services, mode, |provider, action, on| {
            turn += 1;
            // Actions with dates are checked more often.
            let every = match action.name() {
                "reschedule_course" | "reschedule_period" => 5,
                "create_course" | "receive_decision" => 37,
                _ => 53,
            };
            if turn % every == 0 {
                partly_filled(action, on).iter().for_each(|typed| hold_form(provider, action.name(), typed, on, &mut seen));
            }
        });
    }
    println!("{seen:#?}");
    for kind in ["rule", "late", "format", "past", "window"] {
        assert!(seen.edges.get(kind).is_some_and(|count| 20 < *count), "{kind}: {:?}", seen.edges);
    }
    // A date that no rule reads always works, and one that is rarely checked may never work.
    let silent: Vec<_> = seen.split.iter().filter(|(_, count)| **count == 0).map(|(name, _)| name).collect();
    assert!(silent.iter().all(|name| name.ends_with("rehabilitation_started") || name.ends_with(" on")), "{silent:?}");
    assert!(50 < seen.applied, "{}", seen.applied);
}

#[test]
fn the_ends_of_the_calendar_and_of_a_long_schedule_are_found() {
    let mut seen = Seen::default();
    let mut provider = Provider::new("P1", Services::built_in()).expect("an id");
    let day = |text: &str| text.parse::<NaiveDate>().expect("a day");
    for year in [1900, 2025, 2026, 2027, 2028, 2199] {
        let declare = Action::declare_capacity("kela.family-carers", year, 24);
        provider.apply(&declare, day("1900-01-01"), Mode::Enforce).expect("well formed");
    }
    let form = |start: NaiveDate, days: i64| {
        let end = start + TimeDelta::days(days);
        let periods = format!(r#"[{{"kind":"digital","start":"{start}","end":"{end}"}}]"#);
        kept(&format!(r#"{{"on":"{start}","service":"kela.family-carers","periods":{periods}}}"#))
    };
    for start in ["2199-11-20", "1900-02-03"].map(day) {
        hold_form(&provider, "create_course", &form(start, 9), start, &mut seen);
        // The schedule, its first day with and without the last one, and the date of the action end at the end of the calendar.
        assert!(seen.edges.remove("format").is_some_and(|count| 4 < count), "{start}");
    }
    // Twenty months have 605 to 612 days, by the day on which they begin.
    for days in 603..=614 {
        hold_form(&provider, "create_course", &form(day("2026-01-31"), days), day("2026-01-31"), &mut seen);
    }
    assert!(4 < seen.split["create_course periods"], "{seen:?}");
}

#[test]
fn a_decision_can_count_from_dates_for_which_the_client_was_placed() {
    let mut provider = Provider::new("P1", Services::built_in()).expect("an id");
    let (service, day) = ("kela.family-carers", |text: &str| text.parse::<NaiveDate>().expect("a day"));
    let mut apply = |on, action: Action<'_>| {
        provider.apply(&action, day(on), Mode::Observe).expect("well formed");
    };
    apply("2026-01-02", Action::declare_capacity(service, 2026, 24).into());
    apply("2026-01-02", Action::create_course("C1", service, 8, ["carer-of-adult"]).year(2026).into());
    for client in ["K1", "K2"] {
        apply("2026-01-02", Action::receive_decision(client, service, day("2026-01-01")).into());
    }
    // One client is attached before the course is confirmed and one after it; both leave.
    apply("2026-02-02", Action::attach_client("C1", "K1").into());
    apply("2026-02-20", Action::confirm_course("C1").into());
    apply("2026-03-09", Action::attach_client("C1", "K2").into());
    apply("2026-04-01", Action::detach_client("C1", "K1").into());
    apply("2026-04-15", Action::detach_client("C1", "K2").into());
    let (on, mut seen) = (day("2026-05-04"), Seen::default());
    // Six months after these dates, the client was on a confirmed course.
    for (client, first, last) in [("K1", "2025-08-20", "2025-09-30"), ("K2", "2025-09-09", "2025-10-14")] {
        let typed = format!(
            r#"{{"on":"{on}","client":"{client}","service":"{service}","issued":"2025-08-01","received":"2025-08-01","continues":false}}"#
        );
        let form = provider.check_form("receive_decision", &Typed::from_json(&typed).unwrap(), &FormOptions::default());
        let Some((_, Bounds::Days { days, .. })) = form.bounds.iter().find(|(path, _)| path == "received") else {
            panic!("days")
        };
        assert_eq!((days.in_order[0].first, days.in_order[0].last), (day(first), day(last)));
        assert_eq!((days.in_order[0].lower.kind(), days.in_order.len()), ("late", 2));
        hold_form(&provider, "receive_decision", &kept(&typed), on, &mut seen);
    }
    assert!(6 <= seen.edges["late"], "{seen:?}");
}
