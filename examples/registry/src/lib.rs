//! A registry that keeps tables of its own and asks rehab-rules inside a transaction before it writes.

pub mod crowd;
pub mod database;
pub mod decide;
pub mod read;
pub mod remind;
pub mod sample;
pub mod service;
mod write;

use rehab_rules::{InputError, NaiveDate, calendar};
use std::time::SystemTime;

/// Why something could not be done. What the rules prohibit is an answer, and no failure.
#[derive(Debug, thiserror::Error)]
pub enum Failure {
    /// What was asked is malformed, or names what is not there.
    #[error(transparent)]
    Malformed(#[from] InputError),
    #[error("there is no such provider")]
    NoProvider,
    #[error("there is no such receipt")]
    NoReceipt,
    /// The key of a request was used for another one.
    #[error("another request was made with this key")]
    OtherRequest,
    /// Another transaction was quicker, and nothing was done: the same can be asked again.
    #[error("too many want to change the same: try again later")]
    Overtaken,
    /// What was asked holds a text that the database cannot keep.
    #[error("a text has a character that cannot be kept")]
    CannotKeep,
    /// Another has made the row of this key, and nothing was done.
    #[error("a row of this key is there already")]
    Taken,
    #[error("the database failed: {0}")]
    Database(Box<dyn std::error::Error + Send + Sync>),
}

macro_rules! of_the_database {
    ($($error:ty),+) => {$(
        impl From<$error> for Failure {
            fn from(error: $error) -> Self {
                Self::Database(error.into())
            }
        }
    )+};
}

of_the_database!(r2d2::Error, serde_json::Error);

/// The day in Finland, wherever the server stands: the engine has no clock.
#[expect(clippy::disallowed_methods, reason = "a service is where the day comes from")]
pub fn today() -> NaiveDate {
    let since_1970 = SystemTime::now().duration_since(SystemTime::UNIX_EPOCH).expect("a clock that is set");
    let seconds = since_1970.as_secs().try_into().expect("a clock of this age");
    calendar::day_in_finland(seconds).expect("a clock of this age")
}
