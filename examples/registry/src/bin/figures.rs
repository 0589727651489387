//! Measures the requests per second of each way to ask, and the engine's share of a request. Usage: figures DATABASE [DATABASE ...]
//!
//! 200 clients of a provider with 50 courses and 600 clients send requests at once over 16 connections: all for one last place, or for
//! places on 17 courses. Each value is the median of five runs.

use registry::Failure;
use registry::crowd::{ON, at_once, attach, fill, wanted};
use registry::database::{Database, Isolation};
use registry::decide::{Registry, Way};
use registry::read;
use rehab_rules::{Action, Mode, Services};
use std::error::Error;
use std::hint::black_box;
use std::sync::Arc;
use std::time::{Duration, Instant};

const CONNECTIONS: u32 = 16;
const ROUNDS: usize = 5;
const COURSES: usize = 50;
const CLIENTS: usize = 600;

fn main() -> Result<(), Box<dyn Error>> {
    println!(
        "{:<12}{:<14}{:>24}{:>20}{:>16}{:>14}",
        "database", "way", "last place, requests/s", "spread, requests/s", "one alone, µs", "engine, µs"
    );
    for name in std::env::args().skip(1) {
        for way in Way::ALL {
            let of = if name.contains("host=") { "PostgreSQL" } else { "SQLite" };
            figures(of, &name, way)?;
        }
    }
    Ok(())
}

fn middle<T: Ord + Copy>(mut of: Vec<T>) -> T {
    of.sort_unstable();
    of[of.len() / 2]
}

#[expect(clippy::disallowed_methods, reason = "it measures time")]
fn time(what: impl FnOnce() -> Result<(), Failure>) -> Result<Duration, Failure> {
    let begun = Instant::now();
    what()?;
    Ok(begun.elapsed())
}

fn figures(of: &str, name: &str, way: Way) -> Result<(), Failure> {
    let registry = [Registry::new(Database::open(name, CONNECTIONS)?, Arc::new(Services::built_in()), way)];
    let [only] = &registry;
    let mut made = 0;
    let mut provider = || -> Result<String, Failure> {
        made += 1;
        let provider = format!("{way:?}{made}");
        fill(&only.database, &provider, COURSES, CLIENTS)?;
        Ok(provider)
    };
    let mut a_second = |courses: usize| -> Result<usize, Failure> {
        let rounds = (0..ROUNDS).map(|_| {
            let provider = provider()?;
            let asking = wanted(400, 599, courses);
            let (outcome, took) = at_once(&registry, &asking, |registry, wanted| attach(registry, &provider, wanted))?;
            assert_eq!(outcome.won, if courses == 1 { 1 } else { 200 }, "{outcome:?}");
            Ok(took)
        });
        let took = middle(rounds.collect::<Result<Vec<_>, Failure>>()?);
        Ok((200.0 / took.as_secs_f64()).round() as usize)
    };
    let (last_place, spread) = (a_second(1)?, a_second(17)?);

    // One after the other, as a single caller sends them: each gets a place.
    let provider = provider()?;
    let alone = wanted(200, 299, 17).into_iter().map(|wanted| time(|| attach(only, &provider, &wanted).map(drop)));
    let alone = middle(alone.collect::<Result<Vec<_>, _>>()?);
    println!(
        "{of:<12}{:<14}{last_place:>24}{spread:>20}{:>16}{:>14.0}",
        format!("{way:?}"),
        alone.as_micros(),
        engine(only, way, &provider)?
    );
    Ok(())
}

/// The engine's work for an allowed request, in microseconds: it takes the rows, decides, makes the receipt and carries out the action.
fn engine(registry: &Registry, way: Way, provider: &str) -> Result<f64, Failure> {
    let action: Action<'_> = Action::attach_client("C40", "K300").into();
    let rows = registry.database.transaction(Isolation::Reading, |db| match way {
        Way::Cached => read::all_rows(db, provider),
        _ => read::rows_of(&mut *db, provider, &action),
    })?;
    let kept = registry.of_rows(&rows)?;
    let times = (0..200).map(|_| {
        let known = (way == Way::Cached).then(|| kept.clone());
        time(|| {
            let mut provider = known.map_or_else(|| registry.of_rows(&rows), Ok)?;
            black_box(provider.receipt(&action, ON)?);
            black_box(provider.apply(&action, ON, Mode::Enforce)?);
            Ok(())
        })
    });
    Ok(middle(times.collect::<Result<Vec<_>, _>>()?).as_secs_f64() * 1e6)
}
