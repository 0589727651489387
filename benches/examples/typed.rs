//! Writes a log of COURSES courses to PATH, then replays its typed events once per line of standard input. Usage: typed COURSES PATH
//!
//! Prints the number of events, then the seconds of each replay. `benches/python.py` alternates these replays with its own measurements,
//! so that both run under the same load.

use rehab_rules::{Event, Mode, Replay, Services, log::lines};
use rehab_rules_benches::log;
use std::hint::black_box;
use std::time::Instant;

fn main() {
    let mut arguments = std::env::args().skip(1);
    let courses = arguments.next().and_then(|courses| courses.parse().ok()).expect("how many courses");
    let path = arguments.next().expect("where to write the log");
    let log = log(courses);
    std::fs::write(path, &log).expect("the log");
    let events: Vec<Event<'_>> = lines(log.as_bytes()).map(|line| Event::from_json(line).expect("well formed")).collect();
    println!("{}", events.len());
    for _ in std::io::stdin().lines() {
        #[expect(clippy::disallowed_methods, reason = "a benchmark is about the clock")]
        let begun = Instant::now();
        let mut replay = Replay::new(Services::built_in(), Mode::Enforce);
        for event in &events {
            black_box(replay.apply(event).expect("well formed"));
        }
        println!("{}", begun.elapsed().as_secs_f64());
    }
}
