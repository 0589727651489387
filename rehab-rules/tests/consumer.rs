//! The example of a consumer, killed again and again: each event counts once, and is answered once.

#![expect(clippy::expect_used, reason = "a test stops where what it needs is not there")]
#![expect(clippy::arithmetic_side_effects, reason = "small numbers, written down here")]

use rehab_rules::{Mode, Services, Shown, replay_text};
use std::fmt::Write as _;
use std::fs;
use std::path::PathBuf;
use std::process::{Command, Stdio};
use std::thread::sleep;
use std::time::Duration;

/// The example, built if it is not there: a single test does not bring it along.
fn consumer() -> PathBuf {
    let built =
        Command::new(env!("CARGO")).args(["build", "--quiet", "--package", "rehab-rules", "--example", "consumer"]).status();
    assert!(built.is_ok_and(|status| status.success()), "the example can be built");
    let test = std::env::current_exe().expect("the path of the test");
    test.ancestors().nth(3).expect("the folder of what is built").join("debug").join("examples").join("consumer")
}

/// A log in which what is decided depends on what was before: clients without and with a decision, places that run out.
fn log() -> String {
    let mut log = String::new();
    for number in 0..3_000 {
        let head = format!("{{\"on\":\"2026-01-{:02}\",\"provider\":\"P{}\"", 2 + number / 200, number % 3);
        let body = match number / 3 % 4 {
            0 => format!(
                "\"action\":\"create_course\",\"course\":\"C{number}\",\"service\":\"kela.family-carers\",\"group_size\":8,\"target_groups\":[\"carer-of-adult\"],\"year\":2026"
            ),
            1 => format!(
                "\"action\":\"receive_decision\",\"client\":\"K{}\",\"service\":\"kela.family-carers\",\"issued\":\"2025-12-15\"",
                number % 50
            ),
            2 => format!("\"action\":\"attach_client\",\"course\":\"C{}\",\"client\":\"K{}\"", number - 6, number % 70),
            _ => format!(
                "\"action\":\"declare_capacity\",\"service\":\"kela.family-carers\",\"year\":2026,\"places\":{}",
                number % 90
            ),
        };
        writeln!(log, "{head},{body}}}").expect("a String takes all");
    }
    log
}

#[test]
fn a_consumer_that_is_killed_writes_what_it_would_have_written() {
    let folder = std::env::temp_dir().join(format!("rehab-rules-consumer-{}", std::process::id()));
    fs::create_dir_all(&folder).expect("a folder");
    let (events, decisions) = (folder.join("events.jsonl"), folder.join("decisions.jsonl"));
    let (log, consumer) = (log(), consumer());
    fs::write(&events, &log).expect("the events");
    let mut killed = 0;
    let ended = loop {
        let mut running = Command::new(&consumer)
            .args([events.as_path(), &folder.join("state"), decisions.as_path()])
            .stdout(Stdio::null())
            .spawn()
            .expect("the example");
        if killed < 25 {
            sleep(Duration::from_millis(2 + killed * 7 % 23));
            running.kill().ok();
        }
        let status = running.wait().expect("its end");
        if status.success() {
            break status;
        }
        killed += 1;
    };
    let written = fs::read_to_string(&decisions).expect("the decisions");
    let expected = replay_text(log.as_bytes(), Services::built_in(), Mode::Observe, Shown::default());
    println!("killed {killed} times");
    assert!(ended.success() && 2 < killed);
    assert_eq!(written.lines().count(), 3_000);
    assert!(written == expected, "what was written is not what one run writes");
    fs::remove_dir_all(&folder).ok();
}
