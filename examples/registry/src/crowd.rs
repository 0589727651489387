//! Many clients who want something at the same moment, for the tests and the measurements.

use crate::Failure;
use crate::database::{Database, Isolation};
use crate::decide::{Registry, Request};
use rehab_rules::{Action, Language, NaiveDate};
use std::sync::Barrier;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::thread;
use std::time::{Duration, Instant};

/// The date of all requests.
pub const ON: NaiveDate = NaiveDate::from_ymd_opt(2026, 3, 2).unwrap();

/// The number of clients on C1, where one place is left.
pub const PLACED: usize = 11;

/// Creates a provider with published courses C1, C2, … of 12 places and clients K1, K2, … with a decision. The first eleven are on C1,
/// the others on no course. Each was on another course before.
pub fn fill(database: &Database, provider: &str, courses: usize, clients: usize) -> Result<(), Failure> {
    let numbers = |last: usize| {
        format!("with recursive numbers (number) as (select 1 union all select number + 1 from numbers where number < {last})")
    };
    let (of_courses, of_clients) = (numbers(courses), numbers(clients));
    let period = |number, kind, start, end| {
        format!(
            "insert into period {of_courses} select '{provider}', 'C' || number, {number}, '{kind}', '{start}', '{end}' from numbers"
        )
    };
    let stay = |course: &str, from, to, clients| {
        let of = numbers(clients);
        format!(
            "insert into placement {of} select '{provider}', 'K' || number, 'kela.family-carers', {course}, '{from}', {to} from numbers"
        )
    };
    let statements = [
        format!("insert into provider (id) values ('{provider}')"),
        format!("insert into capacity values ('{provider}', 'kela.family-carers', 2026, 100000)"),
        format!(
            "insert into course {of_courses} select '{provider}', 'C' || number, 'kela.family-carers', '2026-01-07', 12, 2026, null, \
             'kurssit@example.org', true, null, null, false from numbers"
        ),
        format!("insert into target_group {of_courses} select '{provider}', 'C' || number, 1, 'carer-of-adult' from numbers"),
        period(1, "in_person", "2026-05-04", "2026-05-08"),
        period(2, "digital", "2026-05-25", "2026-08-14"),
        period(3, "in_person", "2026-09-07", "2026-09-11"),
        format!(
            "insert into client {of_clients} select '{provider}', 'K' || number, 'kela.family-carers', '2026-01-12', '2026-01-05', \
             '2026-01-09', 'carer-of-adult', null, null, false, null from numbers"
        ),
        stay(&format!("'C' || (number % {courses} + 1)"), "2026-01-12", "'2026-01-16'", clients),
        stay("'C1'", "2026-01-19", "null", PLACED),
    ];
    database.transaction(Isolation::ReadCommitted, |db| {
        statements.iter().try_for_each(|statement| db.execute(statement, &[]).map(drop))
    })
}

/// The outcome of the requests.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Outcome {
    pub won: usize,
    pub lost: usize,
}

/// A client who wants a place: (course, client).
pub type Wanted = (String, String);

/// The requests of clients `first` to `last`: for the one place left on C1, or for places on many courses.
pub fn wanted(first: usize, last: usize, courses: usize) -> Vec<Wanted> {
    (first..=last)
        .map(|number| (format!("C{}", if courses == 1 { 1 } else { 2 + number % courses }), format!("K{number}")))
        .collect()
}

/// Requests a place for one client; returns whether it was given.
pub fn attach(registry: &Registry, provider: &str, (course, client): &Wanted) -> Result<bool, Failure> {
    let action = Action::attach_client(course.as_str(), client.as_str()).into();
    let request = Request { provider, action: &action, on: ON, language: Language::Fi, key: Some(client) };
    Ok(registry.carry_out(&request)?.allowed)
}

/// Sends all requests at once, each on its own thread, to the registries in turn; also returns the time taken.
#[expect(clippy::disallowed_methods, reason = "it measures time")]
pub fn at_once<R: Sync>(
    registries: &[R],
    wanted: &[Wanted],
    ask: impl Fn(&R, &Wanted) -> Result<bool, Failure> + Sync,
) -> Result<(Outcome, Duration), Failure> {
    let (won, lost, start) = (AtomicUsize::new(0), AtomicUsize::new(0), Barrier::new(wanted.len() + 1));
    thread::scope(|scope| {
        let asking: Vec<_> = registries
            .iter()
            .cycle()
            .zip(wanted)
            .map(|(registry, wanted)| {
                let (won, lost, start, ask) = (&won, &lost, &start, &ask);
                scope.spawn(move || -> Result<(), Failure> {
                    start.wait();
                    let count = if ask(registry, wanted)? { won } else { lost };
                    count.fetch_add(1, Ordering::Relaxed);
                    Ok(())
                })
            })
            .collect();
        start.wait();
        let begun = Instant::now();
        for asked in asking {
            asked.join().map_err(|_| Failure::Database("a thread stopped".into()))??;
        }
        let took = begun.elapsed();
        Ok((Outcome { won: won.load(Ordering::Relaxed), lost: lost.load(Ordering::Relaxed) }, took))
    })
}
