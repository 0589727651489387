//! 200 clients want the last place at once: one gets it and nothing is lost, even if processes are killed meanwhile.
//!
//! REGISTRY_ROUNDS sets the number of rounds for each way and database.

use crate::databases::{Kind, New, count};
use registry::Failure;
use registry::crowd::{ON, Outcome, PLACED, Wanted, at_once, attach, fill, wanted};
use registry::database::{Database, Isolation, Row, Transaction, Value};
use registry::decide::{Registry, Request, Way, decide};
use registry::read;
use rehab_rules::{Action, Language, Services};
use std::io::{BufRead, BufReader};
use std::process::{Child, Command, Stdio};
use std::sync::Arc;
use std::thread::sleep;
use std::time::Duration;

const CLIENTS: usize = 200;

fn rounds() -> usize {
    std::env::var("REGISTRY_ROUNDS").map_or(20, |rounds| rounds.parse().expect("a number"))
}

/// Two servers with 50 connections each.
fn servers(database: &New, way: Way) -> [Registry; 2] {
    let services = Arc::new(Services::built_in());
    [(); 2].map(|()| Registry::new(database.open(50), Arc::clone(&services), way))
}

/// Checks that no place of any provider was given twice, and that each stored answer matches the tables.
fn check(database: &Database, providers: usize) {
    let placed = "select count(*) from placement where detached_on is null and course = 'C1'";
    assert_eq!(count(database, placed), (providers * (PLACED + 1)), "places given");
    assert_eq!(count(database, "select count(*) from receipt"), (providers * CLIENTS), "answers kept");
    let allowed = "select count(*) from receipt where allowed and exists (select 1 from placement where placement.provider = receipt.provider \
        and client = request and course = 'C1' and attached_on = '2026-03-02')";
    assert_eq!(count(database, allowed), providers, "each allowed client is on the course");
    assert_eq!(count(database, "select count(*) from receipt where allowed"), providers);
}

fn clients() -> Vec<Wanted> {
    wanted(PLACED + 1, PLACED + CLIENTS, 1)
}

#[test]
fn one_of_200_gets_the_last_place_and_all_get_an_answer() {
    for kind in Kind::ALL {
        for way in Way::ALL {
            let database = New::of(kind);
            let servers = servers(&database, way);
            let mut all = Duration::ZERO;
            for round in 0..rounds() {
                let provider = format!("P{round}");
                fill(&servers[0].database, &provider, 3, PLACED + CLIENTS).expect("a provider");
                let (outcome, took) =
                    at_once(&servers, &clients(), |registry, wanted| attach(registry, &provider, wanted)).expect("answers");
                all += took;
                assert_eq!(outcome, Outcome { won: 1, lost: CLIENTS - 1 }, "{kind:?}, {way:?}, round {round}");
            }
            check(&servers[0].database, rounds());
            println!("{kind:?}, {way:?}: {} rounds, one of {CLIENTS} each, in {:.1} s", rounds(), all.as_secs_f64());
        }
    }
}

/// A process with half of the clients; it has started when this returns.
fn half(database: &New, way: Way, provider: &str, half: usize) -> Child {
    let (first, last) = (PLACED + 1 + half * CLIENTS / 2, PLACED + (half + 1) * CLIENTS / 2);
    let mut process = Command::new(env!("CARGO_BIN_EXE_crowd"))
        .args([&database.name, &format!("{way:?}"), provider, &first.to_string(), &last.to_string(), "50"])
        .stdout(Stdio::piped())
        .spawn()
        .expect("a process");
    let mut said = String::new();
    BufReader::new(process.stdout.take().expect("its output")).read_line(&mut said).expect("a line");
    assert_eq!(said, "begun\n");
    process
}

#[test]
fn one_gets_the_last_place_and_nothing_is_lost_when_processes_are_killed() {
    let mut killed_before_the_end = 0;
    for kind in Kind::ALL {
        for way in Way::ALL {
            let database = New::of(kind);
            let here = database.open(1);
            for round in 0..rounds() {
                let provider = format!("P{round}");
                fill(&here, &provider, 3, PLACED + CLIENTS).expect("a provider");
                let mut processes = [0, 1].map(|of| half(&database, way, &provider, of));
                // The first is killed after 7 ms and later ones later, so that they are hit at different points.
                sleep(Duration::from_millis(7 + 23 * round as u64 % 150));
                for process in &mut processes {
                    killed_before_the_end += usize::from(process.try_wait().expect("its state").is_none());
                    process.kill().expect("killed");
                    process.wait().expect("dead");
                }
                // A client who got no answer asks again, with the same key.
                for process in &mut [0, 1].map(|of| half(&database, way, &provider, of)) {
                    assert!(process.wait().expect("its end").success());
                }
            }
            check(&here, rounds());
            println!("{kind:?}, {way:?}: {} rounds", rounds());
        }
    }
    println!("{killed_before_the_end} processes were killed before they had ended");
    assert!(rounds() < killed_before_the_end);
}

/// A transaction that locks nothing.
struct Unlocked<'a>(&'a mut dyn Transaction);

impl Transaction for Unlocked<'_> {
    fn query(&mut self, statement: &str, values: &[Value]) -> Result<Vec<Row>, Failure> {
        self.0.query(statement, values)
    }

    fn execute(&mut self, statement: &str, values: &[Value]) -> Result<u64, Failure> {
        self.0.execute(statement, values)
    }

    fn locks_rows(&self) -> &'static str {
        ""
    }
}

/// The wrong way: what was read may have changed by the time it is written. In SQLite, where a writing transaction is alone, this reads
/// before the transaction.
fn attach_unlocked(registry: &Registry, kind: Kind, provider: &str, (course, client): &Wanted) -> Result<bool, Failure> {
    let action: Action<'_> = Action::attach_client(course.as_str(), client.as_str()).into();
    let request = Request { provider, action: &action, on: ON, language: Language::Fi, key: Some(client) };
    let look = |db: &mut dyn Transaction| registry.of_rows(&read::rows_of(&mut Unlocked(db), provider, &action)?);
    let before = match kind {
        Kind::Sqlite => Some(registry.database.transaction(Isolation::Reading, look)?),
        Kind::Postgres => None,
    };
    let answer = registry.database.transaction(Isolation::ReadCommitted, |db| {
        let mut provider = before.clone().map_or_else(|| look(db), Ok)?;
        decide(db, &request, &mut provider)
    })?;
    Ok(answer.allowed)
}

#[test]
fn without_a_lock_the_last_place_is_given_more_than_once() {
    for kind in Kind::ALL {
        let database = New::of(kind);
        let servers = servers(&database, Way::RowLocks);
        let sold: Vec<usize> = (0..5)
            .map(|round| {
                let provider = format!("P{round}");
                fill(&servers[0].database, &provider, 3, PLACED + CLIENTS).expect("a provider");
                let ask = |registry: &Registry, wanted: &Wanted| attach_unlocked(registry, kind, &provider, wanted);
                at_once(&servers, &clients(), ask).expect("answers").0.won
            })
            .collect();
        println!("{kind:?}: sold {sold:?} times");
        assert!(sold.iter().any(|times| 1 < *times), "the test would not notice: {sold:?}");
    }
}
