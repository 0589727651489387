//! Late events and corrections, docs/how-to/history.md: rebuilding from a snapshot of before gives what the whole log, put right, gives from its
//! beginning.

use chrono::Datelike;
use rehab_rules::{Event, Mode, NaiveDate, Provider, Services, log::lines};
use rehab_rules_tests::generate::generate;
use std::collections::BTreeMap;
use std::error::Error;
use std::fmt::Write as _;

// As the page has it.
fn rebuilt(
    kept: &mut BTreeMap<NaiveDate, String>,
    log: &[Event<'_>],
    from: NaiveDate,
    services: &Services,
) -> Result<Provider, Box<dyn Error>> {
    kept.split_off(&from); // those of that day and later tell of the log as it was
    let (taken, snapshot) = kept.last_key_value().ok_or("no snapshot is that old")?;
    let mut provider = Provider::from_json(snapshot, services.clone())?;
    for event in log.iter().filter(|event| *taken < event.on) {
        provider.apply(&event.action, event.on, Mode::Observe)?;
    }
    Ok(provider)
}

#[test]
fn the_page_shows_the_function_that_is_tested_here() {
    let this = include_str!("history.rs");
    let start = this.find("fn rebuilt(").expect("the function");
    let end = start + this[start..].find("\n}\n").expect("its end") + 3;
    assert!(include_str!("../../docs/how-to/history.md").contains(&this[start..end]), "{}", &this[start..end]);
}

/// A registry that carried out what it was told, and kept a snapshot whenever a month was over: what it carried out, and its snapshots.
fn carried_out<'e>(
    told: &[Event<'e>],
    services: &Services,
    mode: Mode,
) -> (Vec<Event<'e>>, BTreeMap<NaiveDate, String>, Provider) {
    let mut provider = Provider::new("P1", services.clone()).expect("an id");
    let mut kept = BTreeMap::from([(NaiveDate::MIN, provider.to_json())]);
    let mut log = Vec::new();
    for event in told {
        let month = |day: NaiveDate| (day.year(), day.month());
        if let Some(last) = provider.last_on().filter(|last| month(*last) != month(event.on)) {
            kept.insert(last, provider.to_json());
        }
        if let Ok(decision) = provider.apply(&event.action, event.on, mode)
            && (decision.allowed() || mode == Mode::Observe)
        {
            log.push(event.clone());
        }
    }
    (log, kept, provider)
}

/// The state, and what audits find on telling days.
fn told(provider: &Provider) -> String {
    let mut out = provider.to_json();
    for days in [0, 31, 200, 700] {
        let as_of = provider.last_on().unwrap_or_default() + chrono::Days::new(days);
        writeln!(out, "{as_of} {}", provider.audit(as_of).expect("not before the last event").to_json(None)).expect("text");
    }
    out
}

#[derive(Debug, Default)]
struct Seen {
    /// Rebuilt from a snapshot that holds something.
    rebuilt: usize,
    /// What is found became other.
    changed: usize,
    /// A later event cannot have been, as the log stands now.
    malformed: usize,
}

/// Rebuilds a provider whose log is another from a day on, and replays that log from its beginning.
fn compare(stood: &Provider, mut kept: BTreeMap<NaiveDate, String>, log: &[Event<'_>], from: NaiveDate, seen: &mut Seen) {
    let services = Services::built_in();
    let mut whole = Provider::new("P1", services.clone()).expect("an id");
    let replayed = log.iter().try_for_each(|event| whole.apply(&event.action, event.on, Mode::Observe).map(drop));
    match (replayed, rebuilt(&mut kept, log, from, &services)) {
        (Ok(()), Ok(rebuilt)) => {
            assert_eq!(told(&rebuilt), told(&whole));
            seen.rebuilt += usize::from(1 < kept.len());
            seen.changed += usize::from(told(&rebuilt) != told(stood));
        }
        (Err(error), Err(other)) => {
            assert_eq!(error.to_string(), other.to_string());
            seen.malformed += 1;
        }
        (replayed, rebuilt) => panic!("{replayed:?} {rebuilt:?}"),
    }
}

#[test]
fn rebuilding_from_a_snapshot_gives_what_the_whole_log_put_right_gives() {
    let services = Services::built_in();
    let (mut late, mut wrong) = (Seen::default(), Seen::default());
    for seed in 0..150 {
        let text = generate(seed, 100);
        let events = lines(text.as_bytes()).filter_map(|line| Event::from_json(line).ok());
        let mut told: Vec<Event<'_>> = events.filter(|event| event.provider == "P1").collect();
        told.sort_by_key(|event| event.on);
        for (mode, at) in Mode::ALL.iter().flat_map(|mode| (seed as usize % 9..told.len()).step_by(9).map(|at| (*mode, at))) {
            let event = told[at].clone();
            let mut others = told.clone();
            others.remove(at);
            let (mut log, kept, stood) = carried_out(&others, &services, mode);

            // The event comes to be known at last; it stands behind the others of its day.
            log.insert(log.partition_point(|other| other.on <= event.on), event.clone());
            compare(&stood, kept, &log, event.on, &mut late);

            // It was carried out, and turns out never to have happened.
            let (mut log, kept, stood) = carried_out(&told, &services, mode);
            if let Some(place) = log.iter().position(|other| *other == event) {
                log.remove(place);
                compare(&stood, kept, &log, event.on, &mut wrong);
            }
        }
    }
    println!("late: {late:?}, never happened: {wrong:?}");
    for seen in [late, wrong] {
        assert!(1_000 <= seen.rebuilt && 1_000 <= seen.changed && 20 <= seen.malformed, "{seen:?}");
    }
}
