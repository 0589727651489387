//! Writes a log of so many courses, and prints how long the core takes to replay its typed events: typed COURSES PATH
//!
//! `benches/python.py` holds what Python takes for the same log against it. The fastest of five runs counts.

use rehab_rules::{Event, Mode, Replay, Services, lines, read_line};
use rehab_rules_benches::log;
use std::hint::black_box;
use std::time::Instant;

fn main() {
    let mut arguments = std::env::args().skip(1);
    let courses = arguments.next().and_then(|courses| courses.parse().ok()).expect("how many courses");
    let path = arguments.next().expect("where to write the log");
    let log = log(courses);
    std::fs::write(path, &log).expect("the log");
    let events: Vec<Event<'_>> = lines(log.as_bytes()).map(|line| read_line(line).expect("well formed")).collect();
    #[expect(clippy::disallowed_methods, reason = "a benchmark is about the clock")]
    let run = |_| {
        let begun = Instant::now();
        let mut replay = Replay::new(Services::built_in(), Mode::Enforce);
        for event in &events {
            black_box(replay.event(event).expect("well formed"));
        }
        begun.elapsed().as_secs_f64()
    };
    let seconds = (0..5).map(run).fold(f64::INFINITY, f64::min);
    println!("{} {seconds}", events.len());
}
