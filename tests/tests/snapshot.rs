//! Snapshots: a snapshot and the rest of a log give the same bytes as the whole log, wherever the log is cut.

use rehab_rules::{
    Action, ErrorCode, Event, Language, Mode, NaiveDate, Provider, Replay, ServiceDescription, Services, Shown, Snapshot,
    calendar::read_day,
    log::{ReplayText, lines},
    snapshot::{ClientRow, CourseRow, StayRow},
};
use rehab_rules_tests::generate::generate;
use rehab_rules_tests::vectors;
use std::fmt::Write as _;
use std::fs;
use std::path::{Path, PathBuf};

fn shown() -> Shown {
    Shown::default().language(Language::En).remedies(true)
}

/// Cuts a log at every `step`-th line; returns the number of cuts.
fn cut(name: &str, log: &[u8], services: &Services, mode: Mode, step: usize) -> usize {
    let lines: Vec<&[u8]> = lines(log).collect();
    let new = || ReplayText::new(Replay::new(services.clone(), mode), shown());
    let mut whole = new();
    let answers: Vec<String> = (1..).zip(&lines).map(|(number, line)| answer(&mut whole, number, line)).collect();
    let telling: Vec<NaiveDate> = days_after(&lines);
    let last = state(whole.replay(), &telling);

    let mut before = new();
    for (at, line) in lines.iter().enumerate() {
        let number = at as u64 + 1;
        if at % step == 0 {
            let mut after = ReplayText::new(resumed(before.replay(), services, mode), shown());
            for (number, (line, expected)) in (number..).zip(lines[at..].iter().zip(&answers[at..])) {
                assert_eq!(&answer(&mut after, number, line), expected, "{name}: line {number}, cut before line {}", at + 1);
            }
            assert_eq!(state(after.replay(), &telling), last, "{name}: cut before line {}", at + 1);
        }
        answer(&mut before, number, line);
    }
    lines.len().div_ceil(step)
}

fn answer(replay: &mut ReplayText, number: u64, line: &[u8]) -> String {
    let mut out = String::new();
    replay.read(number, line, &mut out);
    out
}

/// The last date of the log, and later dates after which obligations are due.
fn days_after(lines: &[&[u8]]) -> Vec<NaiveDate> {
    let last = lines.iter().filter_map(|line| Event::from_json(line).ok()).map(|event| event.on).max();
    let after = |days| last.map(|last| last + chrono::Days::new(days));
    [0, 31, 200, 700].into_iter().filter_map(after).collect()
}

/// A replay that continues from the snapshots of another replay's providers.
fn resumed(replay: &Replay, services: &Services, mode: Mode) -> Replay {
    replay.providers().into_iter().fold(Replay::new(services.clone(), mode), |resumed, provider| {
        let snapshot = provider.to_json();
        let same = Provider::from_json(snapshot.as_bytes(), services.clone())
            .unwrap_or_else(|error| panic!("{error} ({:?}): {snapshot}", error.field()));
        assert_eq!(same.to_json(), snapshot);
        // Loading typed rows, from the provider or from the text, gives the same provider.
        let rows = Snapshot::from_json(snapshot.as_bytes()).expect("what was written");
        assert_eq!(rows, provider.snapshot());
        let same = Provider::from_snapshot(&rows, services.clone()).expect("what was read from text");
        assert_eq!(same.to_json(), snapshot);
        resumed.resuming(same)
    })
}

/// The answers to all questions about the providers at the end.
fn state(replay: &Replay, days: &[NaiveDate]) -> String {
    let mut out = String::new();
    for provider in replay.providers() {
        out += &provider.to_json();
        for day in days {
            for finding in provider.audit(*day).expect("a day after the last event").findings() {
                let (rule, values) = (finding.rule.id, finding.values);
                writeln!(
                    out,
                    "{rule} {:?} {:?} {:?} {:?} {values:?}",
                    finding.effect, finding.course, finding.client, finding.due
                )
                .expect("a String takes all");
            }
            provider.search(*day).expect("a day after the last event").iter().for_each(|listing| out += &listing.to_json());
        }
    }
    out
}

#[test]
fn every_vector_continues_from_a_snapshot_at_every_line() {
    let (mut logs, mut cuts) = (0, 0);
    for entry in fs::read_dir(vectors()).expect("vectors") {
        let path = entry.expect("a file").path();
        let name = path.to_string_lossy().into_owned();
        if name.ends_with(".log.jsonl") {
            logs += 1;
            for mode in Mode::ALL {
                cuts += cut(&name, &fs::read(&path).expect("a log"), &Services::built_in(), *mode, 1);
            }
        }
    }
    println!("{logs} vectors, {cuts} cuts");
    assert_eq!(logs, 112);
}

#[test]
fn random_logs_and_the_sample_continue_from_a_snapshot() {
    for seed in 0..150 {
        for mode in Mode::ALL {
            cut(&format!("seed {seed}"), generate(seed, 120).as_bytes(), &Services::built_in(), *mode, 7);
        }
    }
    cut("the sample", &sample("log.jsonl"), &services_of_the_sample(), Mode::Enforce, 10);
}

fn sample(file: &str) -> Vec<u8> {
    fs::read(Path::new(env!("CARGO_MANIFEST_DIR")).join("sample").join(file)).expect("the sample")
}

fn services_of_the_sample() -> Services {
    Services::with(ServiceDescription::read_all(sample("services.json")).expect("valid")).expect("one version each")
}

/// The folder with one file per release: snapshots that the release wrote of the providers of the sample and of some random logs, each
/// followed by the findings of its audits on dates that matter.
fn kept() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("snapshots")
}

/// The snapshots that this version writes, one per line.
fn written_now() -> String {
    let mut written = String::new();
    for log in (0..6).map(|seed| generate(seed, 120).into_bytes()).chain([sample("log.jsonl")]) {
        let mut replay = Replay::new(services_of_the_sample(), Mode::Enforce);
        for event in lines(&log).filter_map(|line| Event::from_json(line).ok()) {
            // An event with an error changes nothing.
            replay.apply(&event).ok();
        }
        written.extend(replay.providers().into_iter().map(Provider::to_json));
    }
    written
}

/// The snapshots among some lines, each followed by this version's audits of it.
fn with_audits(text: &str) -> String {
    let mut out = String::new();
    for snapshot in text.lines().filter(|line| line.starts_with(r#"{"snapshot":"#)) {
        let provider = Provider::from_json(snapshot, services_of_the_sample())
            .unwrap_or_else(|error| panic!("{error} ({:?}): {snapshot}", error.field()));
        out += &format!("{snapshot}\n");
        for days in [0, 31, 200, 700] {
            let as_of = provider.last_on().expect("an event") + chrono::Days::new(days);
            let audit = provider.audit(as_of).expect("not before the last event").to_json(None);
            out += &format!("{{\"as_of\":\"{as_of}\",\"audit\":{audit}}}\n");
        }
    }
    out
}

/// `KEEP_SNAPSHOTS=1` writes the file of a version that has none and rewrites the audits of all files; run it at a release, see
/// docs/how-to/history.md. The snapshots that a version wrote are never changed.
#[test]
fn snapshots_of_earlier_versions_load_and_give_the_same_findings() {
    if std::env::var_os("KEEP_SNAPSHOTS").is_some() {
        let this = kept().join(concat!(env!("CARGO_PKG_VERSION"), ".jsonl"));
        if !this.exists() {
            fs::write(&this, written_now()).expect("written");
        }
        for (path, text) in files_kept() {
            fs::write(path, with_audits(&text)).expect("written");
        }
    }
    let (mut snapshots, mut audits) = (0, 0);
    for (path, text) in files_kept() {
        let found = with_audits(&text);
        for (number, (was, is)) in (1..).zip(text.lines().zip(found.lines())) {
            assert_eq!(is, was, "{}, line {number}", path.display());
            if was.starts_with(r#"{"snapshot":"#) { snapshots += 1 } else { audits += 1 }
        }
        assert_eq!(text, found, "{}", path.display());
    }
    println!("{} versions, {snapshots} snapshots, {audits} audits", files_kept().len());
    assert!(10 <= snapshots && audits == 4 * snapshots, "{snapshots} snapshots, {audits} audits");
}

fn files_kept() -> Vec<(PathBuf, String)> {
    let paths = fs::read_dir(kept()).expect("the folder of snapshots").map(|entry| entry.expect("a file").path());
    paths.map(|path| (path.clone(), fs::read_to_string(&path).expect("what a version wrote"))).collect()
}

#[test]
fn each_release_of_the_changelog_has_kept_its_snapshots() {
    // A tagged version has a date: "## 0.2.0 (2026-11-29)".
    let changelog = include_str!("../../CHANGELOG.md");
    let releases: Vec<&str> = changelog.lines().filter_map(|line| Some(line.strip_prefix("## ")?.split_once(" (")?.0)).collect();
    assert!(releases.contains(&"0.2.0"), "{releases:?}");
    for release in releases {
        let path = kept().join(format!("{release}.jsonl"));
        assert!(path.exists(), "{}: docs/how-to/history.md describes how a release keeps its snapshots", path.display());
    }
}

/// The error of a snapshot of P1 with these parts.
fn wrong(parts: &str) -> (ErrorCode, Option<String>) {
    let text = format!(r#"{{"snapshot":1,"provider":"P1",{parts}}}"#);
    let error = Provider::from_json(text.as_bytes(), Services::built_in()).expect_err(parts);
    for language in Language::ALL {
        let message = error.message(*language);
        assert!(!message.contains(['{', '}', '…']), "{message}");
    }
    (error.code(), error.field().map(str::to_owned))
}

const COURSE: &str =
    r#""course":"C1","service":"kela.family-carers","created_on":"2026-01-07","group_size":8,"target_groups":["carer-of-adult"]"#;
const CLIENT: &str = r#""client":"K1","service":"kela.family-carers""#;

#[test]
fn an_invalid_snapshot_is_rejected_with_the_invalid_field() {
    use ErrorCode::*;
    let course = |more: &str| format!(r#""courses":[{{{COURSE}{more}}}]"#);
    let client = |more: &str| format!(r#""courses":[{{{COURSE},"year":2026}}],"clients":[{{{CLIENT}{more}}}]"#);
    let stays = |stays: &str| client(&format!(r#","stays":[{stays}]"#));
    let decision = |decision: &str| client(&format!(r#","decision":{{{decision}}}"#));
    let in_capacity = |row: &str| format!(r#""capacity":[{{"service":"kela.family-carers","year":2026,"places":9}},{row}]"#);
    for (parts, code, field) in [
        (r#""other":1"#.into(), UnknownField, "other"),
        (r#""last_on":"2026-02-30""#.into(), InvalidDate, "last_on"),
        (r#""capacity":[1]"#.into(), InvalidValue, "capacity[0]"),
        (in_capacity(r#"{"service":"x","year":2026,"places":9}"#), UnknownService, "capacity[1].service"),
        (in_capacity(r#"{"service":"kela.family-carers","year":2026,"places":9}"#), InvalidValue, "capacity[1].year"),
        (in_capacity(r#"{"service":"kela.family-carers","year":2027,"places":-1}"#), InvalidValue, "capacity[1].places"),
        (in_capacity(r#"{"service":"kela.family-carers","year":2027}"#), MissingField, "capacity[1].places"),
        (r#""info":[{"service":"kela.family-carers"},{"service":"kela.family-carers"}]"#.into(), InvalidValue, "info[1].service"),
        (
            r#""info":[{"service":"kela.family-carers","distance_experience":"long"}]"#.into(),
            InvalidValue,
            "info[0].distance_experience",
        ),
        (r#""pools":[{"service":"kela.family-carers"}]"#.into(), MissingField, "pools[0].pool"),
        (
            r#""pools":[{"service":"kela.family-carers","pool":"none"},{"service":"kela.family-carers","pool":"none"}]"#.into(),
            InvalidValue,
            "pools[1].office",
        ),
        (course(""), MissingField, "courses[0].year"),
        (course(r#","year":2026,"group":1"#), UnknownField, "courses[0].group"),
        (
            course(r#","year":2025,"periods":[{"kind":"digital","start":"2026-05-04","end":"2026-05-08"}]"#),
            YearMismatch,
            "courses[0].year",
        ),
        (
            course(r#","periods":[{"kind":"digital","start":"2026-05-04","end":"2026-05-03"}]"#),
            PeriodEndsBeforeStart,
            "courses[0].periods[0].end",
        ),
        (course(r#","year":2026,"confirmed_on":"2026-01-06""#), OutOfOrder, "courses[0].confirmed_on"),
        (course(r#","year":2026,"confirmed_with":6"#), MissingField, "courses[0].confirmed_on"),
        (course(r#","year":2026,"confirmed_on":"2026-01-08","confirmed_with":-1"#), InvalidValue, "courses[0].confirmed_with"),
        (course(r#","year":2026,"first_starts":[]"#), InvalidValue, "courses[0].first_starts"),
        (
            course(r#","year":2026,"first_starts":[{"on":"2026-01-07","start":"2026-05-04"}]"#),
            InvalidValue,
            "courses[0].first_starts",
        ),
        (
            course(r#","year":2026,"first_starts":[{"on":"2026-01-08"},{"on":"2026-01-08"}]"#),
            OutOfOrder,
            "courses[0].first_starts[1].on",
        ),
        (format!(r#""courses":[{{{COURSE},"year":2026}},{{{COURSE},"year":2026}}]"#), DuplicateCourse, "courses[1].course"),
        (format!(r#""last_on":"2026-01-06",{}"#, course(r#","year":2026"#)), OutOfOrder, "courses[0].created_on"),
        (format!(r#""clients":[{{{CLIENT}}},{{{CLIENT}}}]"#), InvalidValue, "clients[1].client"),
        (stays(r#"{"course":"C2","attached_on":"2026-01-09"}"#), UnknownCourse, "clients[0].stays[0].course"),
        (stays(r#"{"course":"C1","attached_on":"2026-01-06"}"#), OutOfOrder, "clients[0].stays[0].attached_on"),
        (
            stays(r#"{"course":"C1","attached_on":"2026-01-09","detached_on":"2026-01-08"}"#),
            OutOfOrder,
            "clients[0].stays[0].detached_on",
        ),
        (
            stays(
                r#"{"course":"C1","attached_on":"2026-01-12"},{"course":"C1","attached_on":"2026-01-09","detached_on":"2026-01-13"}"#,
            ),
            InvalidValue,
            "clients[0].stays[0].attached_on",
        ),
        (
            format!(
                r#""courses":[{{{COURSE},"year":2026,"deleted":true}}],"clients":[{{{CLIENT},"stays":[{{"course":"C1","attached_on":"2026-01-09"}}]}}]"#
            ),
            MissingField,
            "clients[0].stays[0].detached_on",
        ),
        (client(r#","detached_from":"C2""#), UnknownCourse, "clients[0].detached_from"),
        (
            format!(
                r#""courses":[{{{COURSE},"year":2026}}],"clients":[{{"client":"K1","service":"kela.rare-connective-tissue","detached_from":"C1"}}]"#
            ),
            InvalidValue,
            "clients[0].detached_from",
        ),
        (decision(r#""on":"2026-01-05""#), MissingField, "clients[0].decision.issued"),
        (decision(r#""on":"2026-01-05","issued":"2026-01-06""#), DecisionInFuture, "clients[0].decision.issued"),
        (
            decision(r#""on":"2026-01-05","issued":"2026-01-04","received":"2026-01-03""#),
            InvalidValue,
            "clients[0].decision.received",
        ),
        (
            decision(r#""on":"2026-01-05","issued":"2026-01-04","target_group":"group-1""#),
            UnknownTargetGroup,
            "clients[0].decision.target_group",
        ),
    ] {
        assert_eq!(wrong(&parts), (code, Some(field.to_owned())), "{parts}");
    }
}

#[test]
fn rows_built_in_code_are_checked_like_rows_that_are_read() {
    let (service, day) = ("kela.family-carers", |text| read_day(text).expect("a day"));
    let wrong = |rows: Snapshot<'_>| {
        let error = Provider::from_snapshot(&rows, Services::built_in()).expect_err("wrong rows");
        let text = rows.to_json();
        let of_text = Provider::from_json(text.as_bytes(), Services::built_in()).expect_err(&text);
        assert_eq!(error, of_text, "{text}");
        (error.code(), error.field().map(str::to_owned))
    };
    let course = |id, size| CourseRow::new(id, service, day("2026-01-07"), size, ["carer-of-adult"]).year(2026);
    let of_courses = |rows| Snapshot::new("P1").courses(rows);
    for (rows, code, field) in [
        (Snapshot::new(""), ErrorCode::InvalidValue, "provider"),
        (of_courses(vec![course("C1", -1)]), ErrorCode::InvalidValue, "courses[0].group_size"),
        (of_courses(vec![course("C1", 8), course("", 8)]), ErrorCode::InvalidValue, "courses[1].course"),
        (of_courses(vec![course("C1", 8), course("C1", 8)]), ErrorCode::DuplicateCourse, "courses[1].course"),
        (
            Snapshot::new("P1").clients(vec![ClientRow::new("K1", service).stays(vec![StayRow::new("C1", day("2026-01-09"))])]),
            ErrorCode::UnknownCourse,
            "clients[0].stays[0].course",
        ),
    ] {
        assert_eq!(wrong(rows), (code, Some(field.to_owned())));
    }
}

#[test]
fn input_that_is_not_a_snapshot_has_its_own_message() {
    for text in ["", "[]", "{", r#"{"snapshot":1,"snapshot":1,"provider":"P1"}"#, "\u{feff}{}"] {
        let error = Provider::from_json(text.as_bytes(), Services::built_in()).expect_err(text);
        assert_eq!((error.code(), error.field()), (ErrorCode::InvalidValue, None), "{text}");
        assert!(error.to_string().contains("snapshot"), "{error}");
    }
    let error = Provider::from_json(br#"{"snapshot":2,"provider":"P1"}"#, Services::built_in()).expect_err("shape 2");
    assert_eq!((error.code(), error.field()), (ErrorCode::InvalidValue, Some("snapshot")));
}

#[test]
fn a_registry_can_start_from_its_own_rows() {
    let rows = format!(
        r#"{{"snapshot":1,"provider":"P1","capacity":[{{"service":"kela.family-carers","year":2026,"places":24}}],
        "courses":[{{{COURSE},"published":true,"contact":"x","periods":[
            {{"kind":"in_person","start":"2026-05-04","end":"2026-05-08"}},{{"kind":"digital","start":"2026-05-25","end":"2026-08-14"}}]}}],
        "clients":[{}]}}"#,
        (1..=6)
            .map(|number| {
                format!(
                    r#"{{"client":"K{number}","service":"kela.family-carers","decision":{{"on":"2026-01-08","issued":"2026-01-05"}},
                    "stays":[{{"course":"C1","attached_on":"2026-01-09"}}]}}"#
                )
            })
            .collect::<Vec<_>>()
            .join(",")
    );
    let mut provider = Provider::from_json(rows.as_bytes(), Services::built_in()).expect("rows");
    let day = |text: &str| text.parse::<NaiveDate>().expect("a day");
    assert_eq!(provider.search(day("2026-01-10")).expect("a later day")[0].free, 2);
    let confirm = Action::confirm_course("C1");
    let early = provider.evaluate(&confirm, day("2026-01-08")).expect_err("before the last day recorded");
    assert_eq!(early.code(), ErrorCode::OutOfOrder);
    assert!(provider.apply(&confirm, day("2026-02-02"), Mode::Enforce).expect("well-formed").allowed());
    // The course was confirmed with six clients before the settle day, so there is no violation in summer.
    assert!(
        provider
            .audit(day("2026-06-01"))
            .expect("a later day")
            .findings()
            .all(|finding| finding.rule.id != "course/settled-in-time")
    );
}

#[test]
fn a_stay_that_began_and_ended_on_one_date_is_dropped_as_after_the_events() {
    let stay = r#"{"course":"C1","attached_on":"2026-01-09","detached_on":"2026-01-09"}"#;
    let rows = |stays: &str| {
        format!(
            r#"{{"snapshot":1,"provider":"P1","courses":[{{{COURSE},"year":2026}}],"clients":[{{{CLIENT},"stays":[{stays}]}}]}}"#
        )
    };
    let loaded = |rows: &str| Provider::from_json(rows.as_bytes(), Services::built_in()).expect("rows").to_json();
    let without =
        loaded(&rows("")).replace(r#""provider":"P1","last_on":"2026-01-07""#, r#""provider":"P1","last_on":"2026-01-09""#);
    assert_eq!(loaded(&rows(stay)), without);
    // It does not overlap with another stay that continues from that date.
    let goes_on = r#"{"course":"C1","attached_on":"2026-01-09"}"#;
    assert_eq!(loaded(&rows(&format!("{goes_on},{stay}"))), loaded(&rows(goes_on)));
}

#[test]
fn an_audit_finds_breaches_in_rows() {
    const PERIODS: &str = r#"[{"kind":"in_person","start":"2026-05-04","end":"2028-05-08"}]"#;
    let client = |number: u32, more: &str, courses: &[&str]| {
        let stay = |course: &&str| format!(r#"{{"course":"{course}","attached_on":"2026-01-09"}}"#);
        let stays: Vec<String> = courses.iter().map(stay).collect();
        format!(r#"{{"client":"K{number}","service":"kela.family-carers"{more},"stays":[{}]}}"#, stays.join(","))
    };
    let decision = |group: &str| format!(r#","decision":{{"on":"2026-01-08","issued":"2026-01-05","target_group":"{group}"}}"#);
    let mut clients: Vec<String> = (1..=7).map(|number| client(number, &decision("carer-of-adult"), &["C1"])).collect();
    clients.push(client(8, &decision("carer-of-child"), &["C1", "C2"]));
    clients.push(client(9, "", &["C1"]));
    let rows = format!(
        r#"{{"snapshot":1,"provider":"P1","courses":[
        {{"course":"C1","service":"kela.family-carers","created_on":"2026-01-07","group_size":6,"target_groups":["carer-of-adult"],"year":2026,
          "confirmed_on":"2026-01-12","confirmed_with":3}},
        {{"course":"C2","service":"kela.family-carers","created_on":"2026-01-07","group_size":20,"target_groups":["carer-of-child","group-1"],"periods":{PERIODS}}}],
        "clients":[{}]}}"#,
        clients.join(",")
    );
    let audit = |rows: &str| {
        let provider = Provider::from_json(rows.as_bytes(), Services::built_in()).expect("rows");
        let audit = provider.audit("2026-02-02".parse().expect("a day")).expect("a later day");
        let broken = audit.findings().filter(|finding| finding.effect == rehab_rules::Effect::Violation);
        broken
            .map(|finding| {
                let name = |name: Option<&str>| name.unwrap_or("-").to_owned();
                format!("{} {} {}", finding.rule.id, name(finding.course), name(finding.client))
            })
            .collect::<Vec<_>>()
    };
    let found = audit(&rows);
    assert_eq!(
        found,
        [
            "course/capacity-declared - -",
            "course/has-free-place C1 -",
            "course/minimum-clients C1 -",
            "course/schedule-complete C1 -",
            "client/in-target-group C1 K8",
            "client/decision-received C1 K9",
            "course/fits-total-duration C2 -",
            "course/group-size-within-range C2 -",
            "course/target-group-count C2 -",
            "course/target-groups-offered C2 -",
            "client/on-one-course C2 K8",
            "client/within-total-duration C2 K8",
        ]
    );
    // An older snapshot does not have the number of clients at confirmation, so there is no finding about it.
    let of_before = audit(&rows.replace(r#","confirmed_with":3"#, ""));
    let others: Vec<_> = found.iter().filter(|line| !line.contains("minimum-clients")).cloned().collect();
    assert_eq!(of_before, others);
}

#[test]
fn a_provider_without_any_event_is_audited_from_its_snapshot() {
    let rows = r#"{"snapshot":1,"provider":"P1","capacity":[{"service":"kela.family-carers","year":2026,"places":24}]}"#;
    let provider = Provider::from_json(rows.as_bytes(), Services::built_in()).expect("rows");
    assert_eq!(provider.last_on(), None);
    let as_of = "2026-01-31".parse().expect("a day");
    let mut replay = Replay::new(Services::built_in(), Mode::Enforce).auditing(as_of).resuming(provider.clone());
    let alone = |replay: &Replay| {
        replay.audits().iter().map(|(id, audit)| format!("{id} {}", audit.findings().len())).collect::<Vec<_>>()
    };
    let expected = format!("P1 {}", provider.audit(as_of).expect("a later day").findings().len());
    assert_eq!(alone(&replay), [expected.as_str()]);
    // A later event of this provider or of a new one does not change the audit of that date.
    for id in ["P1", "P2"] {
        let event = format!(
            r#"{{"on":"2026-03-02","provider":"{id}","action":"declare_capacity","service":"kela.family-carers","year":2027,"places":1}}"#
        );
        replay.apply(&Event::from_json(event.as_bytes()).expect("an event")).expect("well-formed");
    }
    assert_eq!(alone(&replay), [expected.as_str()]);
}
