//! Shrinks a log on which two implementations differ.

use crate::without_message;
use std::fmt::{self, Display, Formatter};

/// The different answers of two implementations for a log.
#[derive(Clone, Debug)]
pub struct Difference {
    /// The log.
    pub log: String,
    /// The engine's answer, line by line.
    pub engine: String,
    /// The model's answer.
    pub model: String,
}

/// The difference between the two on the log without unnecessary lines; `None` when they agree on the log.
#[must_use]
pub fn smallest_difference(log: &str, engine: impl Fn(&str) -> String, model: impl Fn(&str) -> String) -> Option<Difference> {
    let differ = |log: &str| !agree(&engine(log), &model(log));
    if !differ(log) {
        return None;
    }
    let log = shrink(log, differ);
    Some(Difference { engine: engine(&log), model: model(&log), log })
}

/// Whether both answers are equal, byte for byte, except for the messages of errors, which only the engine gives.
#[must_use]
pub fn agree(engine: &str, model: &str) -> bool {
    let say_the_same =
        |(engine, model): (&str, &str)| engine == model || (engine.contains("\"error\":") && without_message(engine) == model);
    let count = |text: &str| text.matches('\n').count();
    count(engine) == count(model) && engine.split('\n').zip(model.split('\n')).all(say_the_same)
}

/// The log without the lines that `fails` does not need: first halves are removed, then quarters, finally single lines.
///
/// Each step calls `fails` on all remaining lines, so lines that only make sense together stay together. The result fails, but would
/// not fail without any one of its lines.
pub fn shrink(log: &str, fails: impl Fn(&str) -> bool) -> String {
    let mut lines: Vec<&str> = log.split_inclusive('\n').collect();
    let mut size = lines.len().div_ceil(2);
    while 0 < size {
        let before = lines.len();
        let mut end = lines.len();
        // From the end, because an earlier line rarely needs a later one.
        while 0 < end {
            let start = end.saturating_sub(size);
            let rest = [&lines[..start], &lines[end..]].concat();
            if fails(&rest.concat()) {
                lines = rest;
            }
            end = start;
        }
        if 1 < size {
            size /= 2;
        } else if lines.len() == before {
            size = 0;
        }
    }
    lines.concat()
}

impl Display for Difference {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        let Self { log, engine, model } = self;
        writeln!(f, "the log, {} lines:\n{}", log.lines().count(), log.trim_end())?;
        write!(f, "\nthe engine:\n{}\n\nthe model:\n{}", engine.trim_end(), model.trim_end())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn numbers(numbers: impl Iterator<Item = u32>) -> String {
        numbers.map(|number| format!("{number}\n")).collect()
    }

    #[test]
    fn only_the_needed_lines_remain_in_order() {
        let needed = ["3\n", "50\n", "99\n"];
        let shrunk =
            shrink(&numbers(0..120), |log| needed.iter().all(|line| log.split_inclusive('\n').any(|known| known == *line)));
        assert_eq!(shrunk, needed.concat());
    }

    #[test]
    fn no_remaining_line_can_be_removed() {
        // It fails with an even number of lines above ten, so pairs can be removed, but no single line.
        let fails = |log: &str| 10 < log.lines().count() && log.lines().count().is_multiple_of(2);
        let shrunk = shrink(&numbers(0..120), fails);
        assert!(fails(&shrunk) && shrunk.lines().count() < 120);
        for left_out in shrunk.lines() {
            assert!(!fails(&shrunk.replacen(&format!("{left_out}\n"), "", 1)), "{left_out}");
        }
    }

    #[test]
    fn a_log_that_always_fails_shrinks_to_nothing() {
        assert_eq!(shrink(&numbers(0..120), |_| true), "");
    }

    #[test]
    fn every_byte_counts_except_the_messages_of_errors() {
        let decision = "{\"line\":1,\"allowed\":true,\"findings\":[]}\n";
        assert!(agree(decision, decision));
        assert!(!agree(decision, &decision.replace(',', ", ")));
        assert!(!agree(decision, ""));
        assert!(!agree(decision, &decision.repeat(2)));
        let with_message = r#"{"line":1,"error":{"code":"unknown_course","field":"course","message":"the course …"}}"#;
        let without = r#"{"line":1,"error":{"code":"unknown_course","field":"course"}}"#;
        assert!(agree(with_message, without));
        assert!(!agree(with_message, &without.replace("\"field\":\"course\"", "\"field\":\"to\"")));
    }
}
