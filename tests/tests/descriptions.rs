//! Checking of service descriptions: all errors at once, the warnings, and the documentation page.

use chrono::{Days, NaiveDate};
use rehab_rules::rules::course::{
    group_size_within_range, minimum_clients, must_be_held, not_full_at_start, schedule_complete, settled_in_time,
    target_group_count, target_groups_offered,
};
use rehab_rules::rules::{
    RULES, SCENARIOS, Verdict, client::in_target_group, client::within_total_duration, provider::info_field_asked,
};
use rehab_rules::service::{BUILT_IN, Commit, DistanceForm, InfoField, Limits, TEMPLATE, TargetGroup, WarningKind, check_texts};
use rehab_rules::source::{Outcome, ROWS};
use rehab_rules::{
    Case, Change, Effect, Event, Known, Language, Mode, Period, PeriodKind, Provider, Rule, ServiceDescription, Services,
    distance::DistanceReadiness, log::lines, record::check_text,
};
use serde_json::{Value, json};
use std::borrow::Cow;
use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write as _;
use std::fs;
use std::path::{Path, PathBuf};

/// Random numbers, identical in every run.
struct Random(u64);

impl Random {
    fn below(&mut self, end: u64) -> u64 {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        (self.0 >> 11) % end
    }

    fn between(&mut self, from: i64, to: i64) -> i64 {
        from + i64::try_from(self.below(u64::try_from(to - from + 1).expect("a range"))).expect("a small number")
    }

    fn flag(&mut self) -> bool {
        self.below(2) == 0
    }

    fn some<T: Copy>(&mut self, of: &[T]) -> Vec<T> {
        of.iter().copied().filter(|_| self.flag()).collect()
    }
}

fn day(text: &str) -> NaiveDate {
    text.parse().expect("a day")
}

fn template() -> ServiceDescription {
    ServiceDescription::from_json(TEMPLATE).expect("the template")
}

fn kinds(description: &ServiceDescription) -> Vec<WarningKind> {
    description.warnings().iter().map(|warning| warning.kind()).collect()
}

fn says(rule: &Rule, case: &Case<'_>) -> Option<Effect> {
    match rule.judge(case) {
        Verdict::Says(said) => Some(said.effect),
        _ => None,
    }
}

// The warnings.

type Make = fn(ServiceDescription) -> ServiceDescription;

/// For each kind of warning about a single description: a description that gives it, and a similar one that does not.
const EXAMPLES: &[(WarningKind, Make, Make)] = &[
    (WarningKind::HeldAtMinimum, |of| of.must_hold_at(4), |of| of.must_hold_at(5)),
    (WarningKind::HeldOnlyWhenFull, |of| of.must_hold_at(8), |of| of.must_hold_at(7)),
    (WarningKind::ConfirmedOnlyWhenFull, |of| of.group_size(5..=5), |of| of.group_size(4..=5).must_hold_at(5)),
    (
        WarningKind::FullAgainstRecommendation,
        |of| of.group_size(5..=5),
        |of| of.group_size(5..=5).recommend_not_full_at_start(false),
    ),
    (
        WarningKind::GroupNeverAdded,
        |of| of.target_groups_per_course(1..=1),
        |of| of.target_groups_per_course(1..=1).may_add_target_group(false),
    ),
    (WarningKind::EveryGroupOnEveryCourse, |of| of.target_groups_per_course(2..=2), |of| of.target_groups_per_course(1..=2)),
    (WarningKind::PlacementOutlastsRehabilitation, |of| of.placement_deadline_months(13), |of| of.placement_deadline_months(12)),
    (WarningKind::NeverSettledLate, |of| of.settle_days_before_start(1), |of| of.settle_days_before_start(2)),
    (WarningKind::SettledBeforeCreation, |of| of.settle_days_before_start(731), |of| of.settle_days_before_start(730)),
    (WarningKind::NothingCommitted, |of| of.commits([]), |of| of.commits([Commit::Digital])),
    (WarningKind::NothingAsked, |of| of.provider_info([]), |of| of.provider_info([InfoField::Pool])),
    (
        WarningKind::NoDistanceForm,
        |mut of| {
            of.distance_forms.allowed = Vec::new();
            of.distance_forms.not_allowed = Vec::new();
            of
        },
        |mut of| {
            of.distance_forms.allowed = Vec::new();
            of
        },
    ),
    (
        WarningKind::UnverifiedTargetGroup,
        |of| of.target_groups([TargetGroup::new("adults", true), TargetGroup::new("children", false)]),
        |of| of.target_groups([TargetGroup::new("adults", true), TargetGroup::new("children", true)]),
    ),
];

/// For each kind of warning about several descriptions: texts that give it, and similar ones that do not.
fn versions() -> Vec<(WarningKind, Vec<String>, Vec<String>)> {
    let of = |id: &str, from: Option<&str>, to: Option<&str>| {
        template().id(id).valid_from(from.map(day)).valid_to(to.map(day)).to_json()
    };
    let gap = |from| vec![of("own", None, Some("2026-06-30")), of("own", Some(from), None)];
    let carers = |from| vec![of("kela.family-carers", from, None)];
    vec![
        (WarningKind::DaysWithoutDescription, gap("2026-07-02"), gap("2026-07-01")),
        (WarningKind::ReplacesBuiltIn, carers(Some("2027-01-01")), carers(None)),
    ]
}

#[test]
fn each_warning_has_a_description_that_gives_it_and_a_similar_one_that_does_not() {
    assert_eq!(kinds(&template()), []);
    let mut shown = BTreeSet::new();
    for (kind, with, without) in EXAMPLES {
        let (with, without) = (with(template()), without(template()));
        for description in [&with, &without] {
            Services::only(vec![description.clone()]).unwrap_or_else(|error| panic!("{kind}: {error}"));
        }
        assert!(kinds(&with).contains(kind), "{kind}");
        assert!(!kinds(&without).contains(kind), "{kind}: {:?}", kinds(&without));
        let checked = check_texts(&[with.to_json()]);
        assert_eq!(checked.warnings(), with.warnings());
        shown.insert(*kind);
    }
    for (kind, with, without) in versions() {
        let found = |texts: &[String]| {
            let checked = check_texts(texts);
            assert_eq!(checked.errors(), []);
            checked.warnings().iter().map(|warning| warning.kind()).collect::<Vec<_>>()
        };
        assert_eq!((found(&with), found(&without)), (vec![kind], vec![]));
        // All in one list.
        assert_eq!(found(&[format!("[{}]", with.join(","))]), [kind]);
        shown.insert(kind);
    }
    assert_eq!(shown, WarningKind::ALL.iter().copied().collect());
}

#[test]
fn a_warning_names_existing_rules_and_has_a_message_in_three_languages() {
    let of_one = EXAMPLES.iter().flat_map(|(_, with, _)| with(template()).warnings());
    let of_several = versions().into_iter().flat_map(|(_, with, _)| check_texts(&with).warnings().to_vec());
    for warning in of_one.chain(of_several) {
        for rule in warning.kind().rules() {
            assert!(RULES.iter().any(|known| known.id == *rule), "{rule}");
        }
        let messages: BTreeSet<String> = Language::ALL.iter().map(|language| warning.message(*language)).collect();
        assert_eq!(messages.len(), 3);
        for message in &messages {
            assert!(!message.contains(['{', '}', '[', '…']), "{message}");
            for (name, figure) in warning.figures() {
                if let rehab_rules::service::Figure::Text(text) = figure {
                    assert!(message.contains(&**text), "{name}: {message}");
                }
            }
        }
    }
}

#[test]
fn the_built_in_descriptions_give_only_warnings_about_names_without_a_source() {
    let checked = check_texts(&BUILT_IN);
    assert_eq!(checked.errors(), []);
    assert!(checked.warnings().iter().all(|warning| warning.kind() == WarningKind::UnverifiedTargetGroup));
    assert_eq!(checked.warnings().len(), 5);
}

fn random_description(random: &mut Random) -> ServiceDescription {
    let min = random.between(1, 4);
    let max = random.between(min, min + 3);
    let offered = random.between(1, 4);
    let most = random.between(1, offered);
    let least = random.between(1, most);
    let settle = if random.flag() { random.between(0, 4) } else { random.between(727, 734) };
    let months = |random: &mut Random| u32::try_from(random.between(1, 6)).expect("a few months");
    let mut description = template()
        .group_size(min..=max)
        .must_hold_at(random.between(min, max))
        .target_groups((0..offered).map(|n| format!("group-{n}")))
        .target_groups_per_course(least..=most)
        .may_add_target_group(random.flag())
        .total_duration_months(months(random))
        .placement_deadline_months(months(random))
        .settle_days_before_start(u32::try_from(settle).expect("days"))
        .commits(random.some(Commit::ALL))
        .recommend_not_full_at_start(random.flag())
        .provider_info(random.some(InfoField::ALL))
        .valid_from(None)
        .valid_to(None);
    description.distance_forms.allowed = random.some(DistanceForm::ALL);
    description.distance_forms.not_allowed = DistanceForm::ALL
        .iter()
        .copied()
        .filter(|form| !description.distance_forms.allowed.contains(form) && random.flag())
        .collect();
    description
}

/// Every subset of the strings.
fn choices(of: &[Cow<'static, str>]) -> Vec<Vec<Cow<'static, str>>> {
    (0..1_u32 << of.len())
        .map(|bits| of.iter().enumerate().filter(|(at, _)| bits >> at & 1 == 1).map(|(_, text)| text.clone()).collect())
        .collect()
}

/// The warnings that are due according to a search: it evaluates the rules in every small case that a kind of warning is about.
fn found_by_search(of: &ServiceDescription) -> BTreeMap<WarningKind, bool> {
    let on = day("2026-03-02");
    let case = |change| Case::new(on, change, of);
    let max = of.group_size.max;
    let confirmable = |clients| says(&minimum_clients::RULE, &case(Change::Confirmed).with(Known::Clients(clients))).is_none();
    let held =
        |clients| says(&must_be_held::RULE, &case(Change::Deleted).with(Known::Clients(clients))) == Some(Effect::Prohibition);
    let sizes: Vec<i64> = (0..=max + 2)
        .filter(|size| says(&group_size_within_range::RULE, &case(Change::Created).with(Known::NewGroupSize(*size))).is_none())
        .collect();
    let recommended_against = |clients| {
        let schedule = [Period::new(PeriodKind::InPerson, on + Days::new(60), on + Days::new(64))];
        let case = case(Change::CourseStands).with(Known::Clients(clients)).with(Known::Periods(&schedule));
        says(&not_full_at_start::RULE, &case) == Some(Effect::Recommendation)
    };

    let offered: Vec<Cow<'static, str>> = of.target_groups.iter().map(|group| Cow::Owned(group.id.to_string())).collect();
    let is_allowed = |groups: &[Cow<'static, str>]| {
        let case = case(Change::Regrouped).with(Known::NewTargetGroups(groups));
        says(&target_group_count::RULE, &case).is_none() && says(&target_groups_offered::RULE, &case).is_none()
    };
    let courses: Vec<Vec<Cow<'static, str>>> = choices(&offered).into_iter().filter(|groups| is_allowed(groups)).collect();
    let can_be_added = courses.iter().any(|groups| {
        offered
            .iter()
            .filter(|group| !groups.contains(group))
            .any(|group| is_allowed(&[groups.as_slice(), std::slice::from_ref(group)].concat()))
    });
    let some_do_not_belong = courses.iter().any(|groups| {
        offered.iter().any(|group| {
            let case = case(Change::Joins).with(Known::TargetGroups(groups)).with(Known::TargetGroup(Some(group)));
            says(&in_target_group::RULE, &case).is_some()
        })
    });

    // A client whose rehabilitation began on the date of the decision, and whose new course is on one day, the last for placing.
    let due = of.duty_day(on);
    let last = [Period::new(PeriodKind::InPerson, due, due)];
    let joins = Case::new(due, Change::Joins, of).with(Known::Periods(&last)).with(Known::FirstBegun(Some(on)));
    let placed_too_late = says(&within_total_duration::RULE, &joins) == Some(Effect::Prohibition);

    let start = day("2027-06-15");
    let schedule = [Period::new(PeriodKind::InPerson, start, start)];
    let settled = |on, schedule: &[Period], too_few| {
        let case = Case::new(on, Change::CourseStands, of).with(Known::Clients(0)).with(Known::Periods(schedule));
        says(&settled_in_time::RULE, &case.with(Known::Confirmed(false)).with(Known::TooFewOnSettleDay(too_few)))
    };
    let is_found_late = (0..1_500).any(|days| {
        let on = day("2023-06-20") + Days::new(days);
        let late = [Some(Effect::Violation), Some(Effect::Undetermined)];
        [true, false].into_iter().any(|too_few| late.contains(&settled(on, &schedule, too_few)))
    });
    let is_ever_due = (2026..2034).any(|year| {
        let created = NaiveDate::from_ymd_opt(year, 1, 1).expect("a day");
        let start = NaiveDate::from_ymd_opt(year + 1, 12, 31).expect("a day");
        settled(created, &[Period::new(PeriodKind::Digital, start, start)], false) == Some(Effect::Obligation)
    });

    let (in_person, digital) = (Period::new(PeriodKind::InPerson, start, start), Period::new(PeriodKind::Digital, start, start));
    let schedules: [&[Period]; 4] = [&[], &[in_person], &[digital], &[in_person, digital]];
    let some_is_incomplete = schedules
        .into_iter()
        .any(|periods| says(&schedule_complete::RULE, &case(Change::Confirmed).with(Known::Periods(periods))).is_some());
    let asks_something = InfoField::ALL.iter().any(|info| {
        says(&info_field_asked::RULE, &case(Change::InfoGiven).with(Known::Info(Some(*info))).with(Known::Office(None))).is_none()
    });
    let services = Services::only(vec![of.clone()]).expect("a description");
    let decides_some_form = DistanceForm::ALL.iter().any(|form| {
        let readiness = DistanceReadiness::new(of.id.to_string(), [*form], on, []);
        let decision = rehab_rules::distance::check(&readiness, &services).expect("a record");
        !decision
            .findings()
            .any(|finding| finding.rule.id == "distance/form-in-service-description" && finding.effect == Effect::Undetermined)
    });
    BTreeMap::from([
        (WarningKind::HeldAtMinimum, (0..=max).all(|clients| !confirmable(clients) || held(clients))),
        (
            WarningKind::HeldOnlyWhenFull,
            1 < sizes.len() && sizes.iter().filter(|size| **size < max).all(|size| (0..=*size).all(|clients| !held(clients))),
        ),
        (WarningKind::ConfirmedOnlyWhenFull, sizes.iter().all(|size| (0..*size).all(|clients| !confirmable(clients)))),
        (WarningKind::FullAgainstRecommendation, (0..=max).filter(|clients| confirmable(*clients)).all(recommended_against)),
        (WarningKind::GroupNeverAdded, of.may_add_target_group && !can_be_added),
        (WarningKind::EveryGroupOnEveryCourse, 1 < offered.len() && !some_do_not_belong),
        (WarningKind::PlacementOutlastsRehabilitation, placed_too_late),
        (WarningKind::NeverSettledLate, !is_found_late),
        (WarningKind::SettledBeforeCreation, !is_ever_due),
        (WarningKind::NothingCommitted, !some_is_incomplete),
        (WarningKind::NothingAsked, !asks_something),
        (WarningKind::NoDistanceForm, !decides_some_form),
    ])
}

#[test]
fn a_warning_is_given_exactly_when_a_search_through_small_cases_confirms_it() {
    let mut random = Random(0x9E37_79B9_7F4A_7C15);
    let mut seen: BTreeMap<(WarningKind, bool), usize> = BTreeMap::new();
    for _ in 0..400 {
        let description = random_description(&mut random);
        let given = kinds(&description);
        for (kind, is_due) in found_by_search(&description) {
            assert_eq!(given.contains(&kind), is_due, "{kind}: {}", description.to_json());
            *seen.entry((kind, is_due)).or_default() += 1;
        }
    }
    let of_figures = EXAMPLES.len() - 1;
    assert_eq!(seen.len(), 2 * of_figures, "each is given and not given: {seen:?}");
}

// All errors at once.

type Break = fn(&mut Value);

/// Ways to break a description, each at one path, with the written value and the allowed values.
const BREAKS: &[(&str, Break, Option<&str>, &str)] = &[
    ("id", |of| of["id"] = "".into(), Some("\"\""), "a string of 1 to 200 characters"),
    ("names.fi", |of| of["names"]["fi"] = 7.into(), Some("7"), "a string of 1 to 200 characters"),
    ("names.de", |of| of["names"]["de"] = "Kurs".into(), Some("\"Kurs\""), "an object with no other keys than en, fi, sv"),
    ("source", |of| of["source"] = json!([]), Some("[]"), "a string of 1 to 200 characters"),
    ("group_size.min", |of| of["group_size"]["min"] = 0.into(), Some("0"), "a whole number from 1 to 1,000,000"),
    ("group_size.max", |of| of["group_size"]["max"] = "8".into(), Some("\"8\""), "a whole number from 1 to 1,000,000"),
    ("group_size.mid", |of| of["group_size"]["mid"] = 6.into(), Some("6"), "an object with no other keys than min, max"),
    ("must_hold_at", |of| of["must_hold_at"] = Value::Null, None, "a whole number from 1 to 1,000,000"),
    ("target_groups[0].id", |of| of["target_groups"][0]["id"] = 5.into(), Some("5"), "a string of 1 to 200 characters"),
    (
        "target_groups[1].verified",
        |of| of["target_groups"][1]["verified"] = Value::Null,
        None,
        "true or false (in JSON without quotation marks)",
    ),
    (
        "target_groups_per_course.min",
        |of| of["target_groups_per_course"]["min"] = json!(1.5),
        Some("1.5"),
        "a whole number from 1 to 1,000,000",
    ),
    (
        "may_add_target_group",
        |of| of["may_add_target_group"] = "yes".into(),
        Some("\"yes\""),
        "true or false (in JSON without quotation marks)",
    ),
    ("total_duration_months", |of| of["total_duration_months"] = 0.into(), Some("0"), "a whole number from 1 to 600"),
    ("placement_deadline_months", |of| of["placement_deadline_months"] = 601.into(), Some("601"), "a whole number from 1 to 600"),
    ("settle_days_before_start", |of| of["settle_days_before_start"] = (-1).into(), Some("-1"), "a whole number from 0 to 3,650"),
    ("commits[0]", |of| of["commits"][0] = "first".into(), Some("\"first\""), "one of first_in_person, digital"),
    ("commits[1]", |of| of["commits"][1] = 2.into(), Some("2"), "one of first_in_person, digital"),
    (
        "provider_info",
        |of| of["provider_info"] = json!(["pool", "pool"]),
        Some(r#"["pool","pool"]"#),
        "a list of these words, each at most once: multiprofessional_experience, distance_experience, pool",
    ),
    (
        "distance_forms.allowed[0]",
        |of| of["distance_forms"]["allowed"][0] = "letter".into(),
        Some("\"letter\""),
        "one of video_call, digital",
    ),
    ("holiday_roll", |of| of["holiday_roll"] = "never".into(), Some("\"never\""), "one of none, next_working_day"),
    (
        "valid_from",
        |of| of["valid_from"] = "2026-02-30".into(),
        Some("\"2026-02-30\""),
        "a date between 1900-01-01 and 2199-12-31 in the form YYYY-MM-DD",
    ),
    ("colour", |of| of["colour"] = "red".into(), Some("\"red\""), ""),
];

#[test]
fn breaking_some_fields_gives_errors_at_exactly_these_paths() {
    let sound: Value = serde_json::from_str(TEMPLATE).expect("JSON");
    let mut random = Random(0xD1B5_4A32_D192_ED03);
    for round in 0..2_000 {
        let mut texts = Vec::new();
        let mut wanted: Vec<(usize, String, Option<&str>, &str)> = Vec::new();
        for text in 0..=random.below(2) {
            let in_list = random.flag();
            let count = if in_list { 1 + random.below(3) } else { 1 };
            let descriptions: Vec<Value> = (0..count)
                .map(|at| {
                    let mut description = sound.clone();
                    description["id"] = format!("own.{text}.{at}").into();
                    let share = 2 + random.below(20);
                    for (path, change, value, expected) in BREAKS.iter().filter(|_| random.below(share) == 0) {
                        change(&mut description);
                        let path = if in_list { format!("[{at}].{path}") } else { (*path).to_owned() };
                        wanted.push((usize::try_from(text).expect("few"), path, *value, expected));
                    }
                    description
                })
                .collect();
            texts.push(if in_list { Value::from(descriptions) } else { descriptions[0].clone() }.to_string());
        }
        let checked = check_texts(&texts);
        let mut found: Vec<(usize, String, Option<&str>, String)> = checked
            .errors()
            .iter()
            .map(|error| (error.text(), error.field().expect("a field").to_owned(), error.value(), error.expected(Language::En)))
            .collect();
        found.sort();
        wanted.sort();
        assert_eq!(found.len(), wanted.len(), "round {round}: {found:#?}\n{wanted:#?}");
        for (found, wanted) in found.iter().zip(&wanted) {
            assert_eq!((found.0, &found.1, found.2), (wanted.0, &wanted.1, wanted.2));
            assert!(wanted.3.is_empty() || found.3 == wanted.3, "{}: {}", found.1, found.3);
        }
        agrees_with_the_reader(&texts);
    }
}

/// There are no errors if and only if the descriptions are accepted, and the first error is the reader's.
fn agrees_with_the_reader(texts: &[String]) {
    let checked = check_texts(texts);
    let read: Result<Vec<ServiceDescription>, _> =
        texts.iter().map(ServiceDescription::read_all).collect::<Result<Vec<_>, _>>().map(|all| all.concat());
    let taken = read.clone().and_then(Services::with);
    assert_eq!(checked.errors().is_empty(), taken.is_ok(), "{texts:?}");
    if let (Err(error), Some(first)) = (read, checked.errors().first()) {
        assert_eq!((error.code(), error.field()), (first.code(), first.field()), "{texts:?}");
    }
}

#[test]
fn inconsistent_fields_give_one_error_with_the_allowed_values() {
    type Case = (Break, &'static str, &'static str);
    let cases: &[Case] = &[
        (|of| of["group_size"] = json!({"min": 9, "max": 8}), "group_size.max", "a whole number from 9 to 1,000,000"),
        (|of| of["must_hold_at"] = 3.into(), "must_hold_at", "a whole number from 4 to 8"),
        (|of| of["must_hold_at"] = 9.into(), "must_hold_at", "a whole number from 4 to 8"),
        (
            |of| of["target_groups_per_course"] = json!({"min": 2, "max": 1}),
            "target_groups_per_course.max",
            "a whole number from 2 to 1,000,000",
        ),
        (
            |of| of["target_groups_per_course"]["max"] = 3.into(),
            "target_groups_per_course.max",
            "a whole number up to 2, the number of target groups offered",
        ),
        (
            |of| of["distance_forms"]["not_allowed"] = json!(["digital"]),
            "distance_forms.not_allowed",
            "a list of forms that `allowed` does not have",
        ),
        (|of| of["valid_to"] = "2025-12-31".into(), "valid_to", "1 January 2026 or a later day"),
        (
            |of| of["target_groups"][1]["id"] = "adults".into(),
            "target_groups",
            "a list of objects with no other keys than id, names, verified, each id once",
        ),
    ];
    for (change, field, expected) in cases {
        let mut description: Value = serde_json::from_str(TEMPLATE).expect("JSON");
        change(&mut description);
        let texts = [description.to_string()];
        let checked = check_texts(&texts);
        let actual: Vec<_> = checked.errors().iter().map(|error| (error.field(), error.expected(Language::En))).collect();
        assert_eq!(actual, [(Some(*field), (*expected).to_owned())]);
        agrees_with_the_reader(&texts);
        for language in Language::ALL {
            let error = &checked.errors()[0];
            for text in [error.message(*language), error.expected(*language)] {
                assert!(!text.contains(['{', '}']), "{text}");
            }
        }
    }
    // Two descriptions with one id in force on one date, in two texts.
    let twice = [TEMPLATE.to_owned(), template().valid_from(day("2027-12-31")).valid_to(None).to_json()];
    let checked = check_texts(&twice);
    let actual: Vec<_> = checked.errors().iter().map(|error| (error.text(), error.field(), error.value())).collect();
    assert_eq!(actual, [(1, Some("valid_from"), Some("\"2027-12-31\""))]);
    agrees_with_the_reader(&twice);
}

#[test]
fn text_that_is_not_a_description_is_an_error_of_its_text() {
    let texts: Vec<String> =
        ["", "[]", "7", "null", "{", r#"{"id":"x","id":"y"}"#, "[7]", r#"[{"id":1,"id":2}]"#].map(String::from).into();
    for text in &texts {
        let checked = check_texts(&[text]);
        assert_eq!(checked.errors().len(), 1, "{text}");
        agrees_with_the_reader(std::slice::from_ref(text));
    }
    assert_eq!(check_texts(&[b"\xff"]).errors()[0].field(), None);
    // Such a string could be a person's identity code, so it is not output.
    let coded = TEMPLATE.replace("\"own.course\"", "[\"131052-308T\"]").replace("\"source\"", "\"131052-308T\"");
    let checked = check_texts(&[coded]);
    assert_eq!(checked.errors().len(), 2);
    assert!(checked.errors().iter().all(|error| !error.to_json(Language::En).contains("131052")));
}

// The page.

fn repository() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("..")
}

/// The paths of a document and their values, objects before their members; only the first element of a list of objects.
fn paths(of: &Value, path: &str, into: &mut Vec<(String, Value)>) {
    for (name, value) in of.as_object().expect("an object") {
        let path = if path.is_empty() { name.clone() } else { format!("{path}.{name}") };
        match value {
            Value::Object(_) => paths(value, &path, into),
            Value::Array(list) if list[0].is_object() => paths(&list[0], &format!("{path}[0]"), into),
            _ => into.push((path, value.clone())),
        }
    }
}

/// The value at a path.
fn at<'v>(of: &'v mut Value, path: &str) -> &'v mut Value {
    path.split('.').fold(of, |of, name| match name.split_once('[') {
        Some((list, _)) => &mut of[list][0],
        None => &mut of[name],
    })
}

/// The schema's description of a path, and the ids of rows in it.
fn meaning(schema: &Value, path: &str) -> (String, Vec<String>) {
    let (mut object, mut text) = (&schema["$defs"]["ServiceDescription"], String::new());
    for name in path.split('.') {
        let property = &object["properties"][name.trim_end_matches("[0]")];
        let refers = |of: &Value| of["$ref"].as_str().map(ToOwned::to_owned);
        let found = refers(property).or_else(|| refers(&property["items"])).or_else(|| refers(&property["anyOf"][0]));
        let own = property["description"].as_str().expect("a meaning");
        // A name or an end of a range needs the description of its parent.
        text = if text.is_empty() { own.to_owned() } else { format!("{} {own}", text.trim_end()) };
        if let Some(name) = found {
            object = &schema["$defs"][name.trim_start_matches("#/$defs/")];
        }
    }
    let rows: Vec<String> = text
        .split(['(', ')', ',', ' '])
        .filter(|word| {
            word.split_once('-').is_some_and(|(_, number)| 1 < number.len() && number.bytes().all(|byte| byte.is_ascii_digit()))
        })
        .map(ToOwned::to_owned)
        .collect();
    let mut plain = String::new();
    for (index, part) in text.split(" (").enumerate() {
        match part.split_once(')') {
            Some((inside, after)) if 0 < index && rows.iter().any(|row| inside.contains(row.as_str())) => plain += after,
            _ if 0 < index => plain += &format!(" ({part}"),
            _ => plain += part,
        }
    }
    (plain, rows)
}

/// Other values for a key, such that the rules that read it give a different finding in some scenario. Some are invalid.
fn others(key: &str, of: &ServiceDescription) -> Vec<ServiceDescription> {
    let of = || of.clone();
    let (size, groups) = (of().group_size, of().target_groups_per_course);
    let offered = i64::try_from(of().target_groups.len()).expect("few");
    match key {
        "group_size.min" => [1, size.min + 1].map(|min| of().group_size(Limits { min, ..size })).into(),
        "group_size.max" => [6, 7, size.max - 1, 20].map(|max| of().group_size(Limits { max, ..size })).into(),
        "must_hold_at" => [6, 7, 8].map(|clients| of().must_hold_at(clients)).into(),
        "target_groups[0].id" => {
            let more = ["group-1", "group-2", "carer-of-child", "carer-of-adult"].into_iter().filter(|id| !of().offers(id));
            vec![of().target_groups(of().target_groups.into_iter().chain(more.map(|id| TargetGroup::new(id, true))))]
        }
        "target_groups_per_course.min" => vec![of().target_groups_per_course(Limits { min: 2, max: groups.max.max(2) })],
        "target_groups_per_course.max" => [1, offered].map(|max| of().target_groups_per_course(Limits { max, ..groups })).into(),
        "may_add_target_group" => vec![of().may_add_target_group(!of().may_add_target_group)],
        "total_duration_months" => [1, 40].map(|months| of().total_duration_months(months)).into(),
        "placement_deadline_months" => [1, 12].map(|months| of().placement_deadline_months(months)).into(),
        "settle_days_before_start" => [0, 200].map(|days| of().settle_days_before_start(days)).into(),
        "commits" => vec![of().commits([]), of().commits([Commit::Digital])],
        "recommend_not_full_at_start" => vec![of().recommend_not_full_at_start(!of().recommend_not_full_at_start)],
        "single_period_move_stated" => vec![of().single_period_move_stated(!of().single_period_move_stated)],
        "earlier_move_stated" => vec![of().earlier_move_stated(!of().earlier_move_stated)],
        "provider_info" => vec![of().provider_info([]), of().provider_info(InfoField::ALL.iter().copied())],
        "distance_forms.allowed" => [vec![], vec![DistanceForm::VideoCall]]
            .map(|allowed| {
                let mut other = of();
                other.distance_forms.allowed = allowed;
                other
            })
            .into(),
        "distance_forms.not_allowed" => {
            let mut other = of();
            other.distance_forms.not_allowed = vec![DistanceForm::VideoCall];
            vec![other]
        }
        "holiday_roll" => vec![of().holiday_roll(rehab_rules::service::HolidayRoll::NextWorkingDay)],
        // Validity and names, which no rule reads.
        "id" | "source" | "valid_from" | "valid_to" | "target_groups[0].verified" => vec![],
        names if names.contains("names") => vec![],
        other => panic!("say what else {other} could be"),
    }
}

/// Descriptions in which a key is varied, because the effect of one key can depend on another.
const CONTEXTS: &[Make] = &[|of| of, |of| of.must_hold_at(6), |of| of.placement_deadline_months(7)];

/// Events of clients for whom there is no course, one for each reason: too few places for a course, a full course of six that cannot
/// grow, a course for another target group, a course that lasts too long.
fn without_a_course() -> String {
    let mut log = String::new();
    let mut add = |on: &str, provider: &str, action: &str, of: Value| {
        let mut event = json!({"on": on, "provider": provider, "action": action});
        event.as_object_mut().expect("an object").extend(of.as_object().expect("an object").clone());
        writeln!(log, "{event}").expect("a String takes all");
    };
    let rare = "kela.rare-connective-tissue";
    for (provider, places, clients) in [("few places", 3, 0), ("full", 7, 6), ("other group", 6, 0), ("too long", 6, 0)] {
        add("2026-01-02", provider, "declare_capacity", json!({"service": rare, "year": 2026, "places": places}));
        if provider != "few places" {
            let end = if provider == "too long" { "2027-03-31" } else { "2026-07-31" };
            let periods = json!([{"kind": "in_person", "start": "2026-06-01", "end": end}]);
            let course =
                json!({"course": "C1", "service": rare, "group_size": 6, "target_groups": ["group-1"], "periods": periods});
            add("2026-01-02", provider, "create_course", course);
        }
        let group = if provider == "other group" { "group-2" } else { "group-1" };
        for client in 0..=clients {
            let client = format!("K{client}");
            let decision = json!({"client": client, "service": rare, "issued": "2026-01-02", "target_group": group});
            add("2026-01-02", provider, "receive_decision", decision);
            if client != format!("K{clients}") {
                add("2026-01-02", provider, "attach_client", json!({"course": "C1", "client": client, "agreed": true}));
            }
        }
    }
    log
}

/// The findings of each rule in all scenarios, and in the audits of their dates.
fn said(services: &Services) -> BTreeMap<&'static str, String> {
    let mut said: BTreeMap<&'static str, String> = BTreeMap::new();
    let more = without_a_course();
    let scenarios = RULES.iter().zip(SCENARIOS).map(|(rule, (_, scenario))| (rule.when.is_empty(), *scenario));
    for (is_of_records, scenario) in scenarios.chain([(false, more.as_str())]) {
        if is_of_records {
            for record in scenario.lines() {
                let findings = check_text(record.as_bytes(), services, None).expect("a record");
                for line in findings.lines() {
                    let rule = RULES.iter().find(|rule| line.contains(&format!("\"rule\":\"{}\"", rule.id))).expect("a rule");
                    *said.entry(rule.id).or_default() += line;
                }
            }
            continue;
        }
        let mut providers: BTreeMap<String, Provider> = BTreeMap::new();
        let note = |decision: &rehab_rules::Decision, said: &mut BTreeMap<&'static str, String>| {
            for finding in decision.findings() {
                *said.entry(finding.rule.id).or_default() += &finding.to_json(None);
            }
        };
        let mut last = day("2026-01-01");
        for line in lines(scenario.as_bytes()) {
            let event = Event::from_json(line).expect("an event");
            let name = event.provider.to_string();
            let provider = providers.entry(name.clone()).or_insert_with(|| Provider::new(name, services.clone()).expect("an id"));
            let decision = provider.apply(&event.action, event.on, Mode::Observe).expect("it holds under each description");
            note(&decision, &mut said);
            last = last.max(event.on);
        }
        for provider in providers.values() {
            for days in [0, 20, 90, 200, 400] {
                note(&provider.audit(last + Days::new(days)).expect("a later day"), &mut said);
            }
        }
    }
    said
}

/// The built-in descriptions in which keys are varied, with the findings of the rules under them.
fn bases() -> Vec<(Vec<ServiceDescription>, BTreeMap<&'static str, String>)> {
    let of = |beside: &Make| -> Vec<ServiceDescription> { Services::built_in().iter().cloned().map(beside).collect() };
    CONTEXTS.iter().map(of).map(|own| (own.clone(), said(&Services::with(own).expect("they fit")))).collect()
}

/// The rules whose findings change when a key has another value.
fn readers(key: &str, bases: &[(Vec<ServiceDescription>, BTreeMap<&'static str, String>)]) -> BTreeSet<&'static str> {
    let mut found = BTreeSet::new();
    for (own, before) in bases {
        let all_others = own.iter().flat_map(|description| others(key, description));
        for other in all_others.filter(|other| !own.contains(other)) {
            let unchanged = own.iter().filter(|description| description.id != other.id).cloned();
            let Ok(services) = Services::with(unchanged.chain([other.clone()]).collect()) else { continue };
            let after = said(&services);
            found.extend(RULES.iter().map(|rule| rule.id).filter(|id| before.get(id) != after.get(id)));
        }
    }
    found
}

/// The rows of the sources that a key represents.
fn rows(key: &str) -> impl Iterator<Item = String> {
    let is_key = move |outcome| matches!(outcome, Outcome::Parameter(name) if name == key);
    ROWS.iter().filter(move |row| row.outcomes().any(is_key)).map(|row| row.id.to_owned())
}

/// The table of keys.
fn table_of_keys() -> String {
    let schema = fs::read(repository().join("docs/schemas/service-description.schema.json")).expect("the schema");
    let schema: Value = serde_json::from_slice(&schema).expect("JSON");
    let example: Value = serde_json::from_str(TEMPLATE).expect("JSON");
    let mut all = Vec::new();
    paths(&example, "", &mut all);
    let mut table =
        String::from("| key | meaning | example | allowed | rules that read it | source |\n|---|---|---|---|---|---|\n");
    let (bases, mut last) = (bases(), String::new());
    for (path, value) in all {
        let key = path.split(['.', '[']).next().expect("a key").to_owned();
        let mut broken = example.clone();
        *at(&mut broken, &path) = json!(-1.5);
        let checked = check_texts(&[broken.to_string()]);
        let error = checked.errors().iter().find(|error| error.field() == Some(&path)).expect("no key takes such a number");
        let (meaning, row_ids) = meaning(&schema, &path);
        let rules: Vec<String> = readers(&path, &bases).into_iter().map(|id| format!("[{id}](../rules/{id}.md)")).collect();
        let of_sources: BTreeSet<String> =
            if key == last { BTreeSet::new() } else { row_ids.into_iter().chain(rows(&key)).collect() };
        let links = [rules.join(", "), of_sources.into_iter().collect::<Vec<_>>().join(", ")];
        last.clone_from(&key);
        let optional = if is_needed(&example, &path) { "" } else { "; may be left out" };
        let shown = path.replace("[0]", "[]");
        writeln!(
            table,
            "| `{shown}` | {meaning} | `{value}` | {}{optional} | {} | {} |",
            error.expected(Language::En),
            links[0],
            links[1]
        )
        .expect("a String takes all");
    }
    table
}

/// Whether a description without the key at a path is invalid.
fn is_needed(example: &Value, path: &str) -> bool {
    let mut without = example.clone();
    *at(&mut without, path) = Value::Null;
    !check_texts(&[without.to_string()]).errors().is_empty()
}

/// The table of warnings, each with the message of its example.
fn table_of_warnings() -> String {
    let of_one = EXAMPLES.iter().map(|(kind, with, _)| (*kind, with(template()).warnings()));
    let of_several = versions().into_iter().map(|(kind, with, _)| (kind, check_texts(&with).warnings().to_vec()));
    let all: BTreeMap<WarningKind, _> = of_one.chain(of_several).collect();
    let mut table = String::from("| kind | for example | rules |\n|---|---|---|\n");
    for kind in WarningKind::ALL {
        let warning = all[kind].iter().find(|warning| warning.kind() == *kind).expect("its example gives it");
        let rules: Vec<String> = kind.rules().iter().map(|id| format!("[{id}](../rules/{id}.md)")).collect();
        writeln!(table, "| `{kind}` | {} | {} |", warning.message(Language::En), rules.join(", ")).expect("a String takes all");
    }
    table
}

/// A page with one table replaced: from the line that begins like the table to the next empty line.
fn with_table(page: &str, table: &str) -> String {
    let head = table.lines().next().expect("a head");
    let (before, rest) = page.split_once(head).unwrap_or_else(|| panic!("no table begins with {head}"));
    let after = rest.split_once("\n\n").map_or("", |(_, after)| after);
    [before, table, "\n", after].concat()
}

#[test]
fn the_page_on_descriptions_lists_every_key_and_every_warning() {
    let path = repository().join("docs/reference/services.md");
    let page = fs::read_to_string(&path).expect("the page");
    let made = with_table(&with_table(&page, &table_of_keys()), &table_of_warnings());
    if std::env::var_os("UPDATE_PAGES").is_some() {
        fs::write(&path, &made).expect("the page");
    }
    let is_current = fs::read_to_string(&path).expect("the page") == made;
    assert!(
        is_current,
        "UPDATE_PAGES=1 cargo test -p rehab-rules-tests --test descriptions rewrites the tables of docs/reference/services.md"
    );
}

#[test]
fn the_template_has_every_key_of_the_schema() {
    let schema = fs::read(repository().join("docs/schemas/service-description.schema.json")).expect("the schema");
    let schema: Value = serde_json::from_slice(&schema).expect("JSON");
    let template: Value = serde_json::from_str(TEMPLATE).expect("JSON");
    for (name, of) in [
        ("ServiceDescription", &template),
        ("Names", &template["names"]),
        ("TargetGroup", &template["target_groups"][0]),
        ("DistanceForms", &template["distance_forms"]),
    ] {
        let keys = |of: &Value| of.as_object().expect("an object").keys().cloned().collect::<BTreeSet<_>>();
        assert_eq!(keys(of), keys(&schema["$defs"][name]["properties"]), "{name}");
        assert!(of.as_object().expect("an object").values().all(|value| !value.is_null()));
    }
}
