//! Late events and corrections, as in docs/how-to/history.md: rebuilding from an earlier snapshot gives the result of replaying the
//! whole corrected log.

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
    kept.split_off(&from); // those of that date and later are of the log as it was
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

/// A registry that carries out events and keeps a snapshot at the end of each month: the events that it carried out, and the snapshots.
fn carried_out<'e>(
    events_of_provider: &[Event<'e>],
    services: &Services,
    mode: Mode,
) -> (Vec<Event<'e>>, BTreeMap<NaiveDate, String>, Provider) {
    let mut provider = Provider::new("P1", services.clone()).expect("an id");
    let mut kept = BTreeMap::from([(NaiveDate::MIN, provider.to_json())]);
    let mut log = Vec::new();
    for event in events_of_provider {
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

/// The state, and the findings of audits on dates that matter.
fn state(provider: &Provider) -> String {
    let mut out = provider.to_json();
    for days in [0, 31, 200, 700] {
        let as_of = provider.last_on().unwrap_or_default() + chrono::Days::new(days);
        writeln!(out, "{as_of} {}", provider.audit(as_of).expect("not before the last event").to_json(None)).expect("text");
    }
    out
}

#[derive(Debug, Default)]
struct Seen {
    /// Rebuilt from a snapshot that is not empty.
    rebuilt: usize,
    /// The findings changed.
    changed: usize,
    /// A later event is impossible in the corrected log.
    malformed: usize,
}

/// Rebuilds a provider whose log is different from a date on, and replays the corrected log from its beginning.
fn compare(current: &Provider, mut kept: BTreeMap<NaiveDate, String>, log: &[Event<'_>], from: NaiveDate, seen: &mut Seen) {
    let services = Services::built_in();
    let mut whole = Provider::new("P1", services.clone()).expect("an id");
    let replayed = log.iter().try_for_each(|event| whole.apply(&event.action, event.on, Mode::Observe).map(drop));
    match (replayed, rebuilt(&mut kept, log, from, &services)) {
        (Ok(()), Ok(rebuilt)) => {
            assert_eq!(state(&rebuilt), state(&whole));
            seen.rebuilt += usize::from(1 < kept.len());
            seen.changed += usize::from(state(&rebuilt) != state(current));
        }
        (Err(error), Err(other)) => {
            assert_eq!(error.to_string(), other.to_string());
            seen.malformed += 1;
        }
        (replayed, rebuilt) => panic!("{replayed:?} {rebuilt:?}"),
    }
}

#[test]
fn rebuilding_from_a_snapshot_agrees_with_replaying_the_corrected_log() {
    let services = Services::built_in();
    let (mut late, mut wrong) = (Seen::default(), Seen::default());
    for seed in 0..150 {
        let text = generate(seed, 100);
        let events = lines(text.as_bytes()).filter_map(|line| Event::from_json(line).ok());
        let mut events_of_provider: Vec<Event<'_>> = events.filter(|event| event.provider == "P1").collect();
        events_of_provider.sort_by_key(|event| event.on);
        for (mode, at) in
            Mode::ALL.iter().flat_map(|mode| (seed as usize % 9..events_of_provider.len()).step_by(9).map(|at| (*mode, at)))
        {
            let event = events_of_provider[at].clone();
            let mut others = events_of_provider.clone();
            others.remove(at);
            let (mut log, kept, current) = carried_out(&others, &services, mode);

            // The event becomes known late; it comes after the others of its date.
            log.insert(log.partition_point(|other| other.on <= event.on), event.clone());
            compare(&current, kept, &log, event.on, &mut late);

            // The event was carried out, but it turns out that it never happened.
            let (mut log, kept, current) = carried_out(&events_of_provider, &services, mode);
            if let Some(place) = log.iter().position(|other| *other == event) {
                log.remove(place);
                compare(&current, kept, &log, event.on, &mut wrong);
            }
        }
    }
    println!("late: {late:?}, never happened: {wrong:?}");
    for seen in [late, wrong] {
        assert!(1_000 <= seen.rebuilt && 1_000 <= seen.changed && 20 <= seen.malformed, "{seen:?}");
    }
}
