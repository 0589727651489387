//! Code shared by the tests of several files.

pub mod generate;
pub mod model;
pub mod shrink;

use std::path::PathBuf;

/// The folder of conformance vectors in this repository.
#[must_use]
pub fn vectors() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("vectors")
}

/// A line of output without messages, which vectors omit; values and the order of keys are kept.
///
/// # Panics
/// When the line is not JSON.
#[must_use]
pub fn without_message(line: &str) -> String {
    let mut line: serde_json::Value = serde_json::from_str(line).expect("a line of JSON");
    if let Some(error) = line.get_mut("error").and_then(serde_json::Value::as_object_mut) {
        error.shift_remove("message");
    }
    line.to_string()
}

/// Runs the Rust examples of the README and of the page on answers as documentation tests.
#[cfg(doctest)]
#[doc = include_str!("../../README.md")]
#[doc = include_str!("../../docs/how-to/answers.md")]
#[doc = include_str!("../../docs/tutorials/first-registry.md")]
pub struct Readme;
