//! An action as a line of a log, for people to read.

use chrono::NaiveDate;
use rehab_rules::{Action, Event};

/// The provider of every line.
pub const PROVIDER: &str = "P1";

/// The event as a line of a log, ending with `\n`.
pub fn line(on: NaiveDate, action: &Action<'_>) -> String {
    Event::new(on, PROVIDER, action.clone()).to_json() + "\n"
}
