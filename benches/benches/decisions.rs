//! One run covers every layer: rules over a filled case, a decision by name, a replay of typed events and of text.

use criterion::{Criterion, Throughput, criterion_group, criterion_main};
use rehab_rules::{
    Action, Case, Change, Decision, Event, Known, Mode, Provider, Replay, Services, Shown,
    case::{Answer, judge_into},
    form::{FormOptions, Subject, Typed},
    log::lines,
    replay_text,
};
use rehab_rules_benches::{SERVICE, january, log, periods, provider, rows};
use std::borrow::Cow;
use std::hint::black_box;

fn filled_case(bench: &mut Criterion) {
    let services = Services::built_in();
    let (on, periods, groups) = (january(9), periods(), [Cow::Borrowed("carer-of-adult")]);
    let due = chrono::NaiveDate::from_ymd_opt(2026, 6, 15);
    let facts = [
        Known::Clients(3),
        Known::GroupSize(8),
        Known::TargetGroups(&groups),
        Known::Periods(&periods),
        Known::Published(true),
        Known::Confirmed(false),
        Known::Deleted(false),
        Known::Decided(true),
        Known::TargetGroup(Some("carer-of-adult")),
        Known::DutyDay(due),
        Known::PlacedOnDutyDay(false),
        Known::RightDay(due),
        Known::PlacedOnRightDay(false),
        Known::OnOpenCourse(false),
        Known::LeftAnotherCourse(false),
        Known::FirstBegun(None),
        Known::Agreed(None),
    ];
    let service = services.in_force(SERVICE, on).expect("built in");
    let case = facts.into_iter().fold(Case::new(on, Change::Joins, service), Case::with);
    let mut answer = Answer::new();
    bench.bench_function("rules over a filled case (attach, 3 findings)", |bench| {
        bench.iter(|| {
            judge_into(black_box(&case), Some("C1"), Some("K1"), &mut answer);
            assert_eq!(answer.findings().len(), 3);
        });
    });
}

fn by_name(bench: &mut Criterion) {
    // The same ten courses, among ten and among ten thousand, show the cost of the number of courses. Visiting each of the ten thousand
    // in turn shows the cost of memory when no course is in the processor's cache.
    for (courses, asked, label) in
        [(10, 10, "10 courses"), (10_000, 10, "10000 courses"), (10_000, 10_000, "10000 courses, each in turn")]
    {
        let provider = provider(courses);
        let names: Vec<String> = (0..asked).map(|course| format!("C{}", course * (courses / asked))).collect();
        let (mut decision, mut next) = (Decision::new(), 0);
        bench.bench_function(&format!("evaluate_into by name (attach, 3 findings), {label}"), |bench| {
            bench.iter(|| {
                // A stride that visits every course in an order that defeats the cache.
                next = (next + 7_919) % names.len();
                let attach = Action::attach_client(names[next].as_str(), "NEW");
                provider.evaluate_into(black_box(&attach), january(9), &mut decision).expect("well formed");
                assert_eq!(decision.findings().len(), 3);
            });
        });
    }
}

/// What if: a fork copies all courses and clients; a preview makes such a copy and runs two audits.
fn what_if(bench: &mut Criterion) {
    for courses in [10, 1_000] {
        let provider = provider(courses);
        bench.bench_function(&format!("fork, {courses} courses"), |bench| bench.iter(|| black_box(provider.fork())));
        bench.bench_function(&format!("audit, {courses} courses"), |bench| {
            bench.iter(|| black_box(provider.audit(january(9)).expect("after the last event")));
        });
        bench.bench_function(&format!("preview of one action, {courses} courses"), |bench| {
            bench.iter(|| black_box(provider.preview([Action::attach_client("C0", "NEW")], january(9)).expect("well formed")));
        });
    }
}

/// Which, when, what next and why, beside one evaluation and one audit of the same state for comparison.
fn answers(bench: &mut Criterion) {
    for courses in [10, 200] {
        let provider = provider(courses);
        let (on, attach) = (january(9), Action::attach_client("C0", "NEW"));
        let last = chrono::NaiveDate::from_ymd_opt(2027, 12, 31).expect("a day");
        let label = |what: &str| format!("{what}, {courses} courses");
        bench.bench_function(&label("one evaluation"), |bench| bench.iter(|| black_box(provider.evaluate(&attach, on))));
        bench.bench_function(&label("one audit"), |bench| bench.iter(|| black_box(provider.audit(on))));
        bench.bench_function(&label("actions of a course"), |bench| {
            bench.iter(|| black_box(provider.actions(Subject::Course("C0"), on)));
        });
        bench.bench_function(&label("window of two years"), |bench| bench.iter(|| black_box(provider.window(&attach, on, last))));
        bench.bench_function(&label("next change"), |bench| bench.iter(|| black_box(provider.next_change(on))));
        bench.bench_function(&label("due in a month"), |bench| {
            bench.iter(|| black_box(provider.due(on, on + chrono::Days::new(30))));
        });
        bench.bench_function(&label("explain"), |bench| bench.iter(|| black_box(provider.explain(&attach, on))));
        let receipt = provider.receipt(&attach, on).expect("well formed");
        bench.bench_function(&label("receipt"), |bench| bench.iter(|| black_box(provider.receipt(&attach, on))));
        bench.bench_function(&label("verify a receipt"), |bench| {
            bench.iter(|| black_box(rehab_rules::receipt::verify(receipt.to_json())));
        });
    }
}

/// A form checked at each keystroke: the bounds of one field, and all bounds of an action with many ids.
fn forms(bench: &mut Criterion) {
    let mut provider = provider(1_000);
    for client in 3_001..10_000 {
        let decided = Action::receive_decision(format!("N{client}"), SERVICE, january(1)).target_group("carer-of-adult");
        provider.apply(&decided, january(2), Mode::Enforce).expect("well formed");
    }
    let typed = |text: &'static str| Typed::from_json(text).expect("an object");
    let attach = typed(r#"{"on":"2026-01-09","course":"C1","client":"NEW"}"#);
    let size = typed(r#"{"on":"2026-01-09","course":"C1","group_size":"9"}"#);
    let moved =
        typed(r#"{"on":"2026-01-09","course":"C1","period":"3","start":"2026-10-12","end":"2026-10-16","clients_agreed":true}"#);
    for (action, typed, field) in
        [("attach_client", &attach, "on"), ("set_group_size", &size, "group_size"), ("reschedule_period", &moved, "start")]
    {
        let fields = [field];
        let options = FormOptions::default().bounds(&fields);
        bench.bench_function(&format!("form, the bounds of {field} ({action})"), |bench| {
            bench.iter(|| assert_eq!(provider.check_form(action, black_box(typed), &options).bounds.len(), 1));
        });
    }
    bench.bench_function("form, all bounds (attach_client), 1000 courses and 10000 clients", |bench| {
        bench.iter(|| {
            assert_eq!(provider.check_form("attach_client", black_box(&attach), &FormOptions::default()).bounds.len(), 3)
        });
    });
}

fn whole_logs(bench: &mut Criterion) {
    let log = log(1_000);
    let events: Vec<Event<'_>> = lines(log.as_bytes()).map(|line| Event::from_json(line).expect("well formed")).collect();
    let mut group = bench.benchmark_group("replay");
    group.throughput(Throughput::Elements(events.len() as u64)).sample_size(20);
    group.bench_function("typed events", |bench| {
        bench.iter(|| {
            let mut replay = Replay::new(Services::built_in(), Mode::Enforce);
            for event in &events {
                black_box(replay.apply(event).expect("well formed"));
            }
        });
    });
    group.bench_function("JSON Lines in and out", |bench| {
        bench.iter(|| black_box(replay_text(log.as_bytes(), Services::built_in(), Mode::Enforce, Shown::default())));
    });
    group.finish();
}

/// A registry's rows, typed and as JSON, loaded leniently and strictly.
fn rows_of_a_registry(bench: &mut Criterion) {
    let rows = rows();
    let text = rows.to_json();
    let as_of = january(31);
    let mut group = bench.benchmark_group("rows: 50 courses, 600 clients, 1400 stays");
    group.bench_function("load, typed", |bench| {
        bench.iter(|| {
            assert!(Provider::load(black_box(&rows), Services::built_in(), as_of).is_ok_and(|loaded| loaded.errors.is_empty()))
        });
    });
    group.bench_function("load, JSON", |bench| {
        bench.iter(|| {
            assert!(
                Provider::load_json(black_box(&text), Services::built_in(), as_of).is_ok_and(|loaded| loaded.errors.is_empty())
            )
        });
    });
    group.bench_function("from_snapshot", |bench| {
        bench.iter(|| assert!(Provider::from_snapshot(black_box(&rows), Services::built_in()).is_ok()));
    });
    group.bench_function("from_json", |bench| {
        bench.iter(|| assert!(Provider::from_json(black_box(&text), Services::built_in()).is_ok()));
    });
    group.finish();
}

criterion_group!(benches, filled_case, by_name, what_if, answers, forms, rows_of_a_registry, whole_logs);
criterion_main!(benches);
