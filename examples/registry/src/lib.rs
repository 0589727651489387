//! A registry that keeps its own tables and asks rehab-rules inside a transaction before it writes.

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

/// Why something could not be done. A prohibition by the rules is an answer, not a failure.
#[derive(Debug, thiserror::Error)]
pub enum Failure {
    /// The request is malformed, or names something that does not exist.
    #[error(transparent)]
    Malformed(#[from] InputError),
    #[error("there is no such provider")]
    NoProvider,
    #[error("there is no such receipt")]
    NoReceipt,
    /// The key of the request was used for a different request.
    #[error("this key was used for another request")]
    OtherRequest,
    /// Another transaction was faster and nothing was done: the request can be sent again.
    #[error("too many concurrent changes: try again later")]
    Overtaken,
    /// The request contains a string that the database cannot store.
    #[error("a string has a character that cannot be stored")]
    CannotKeep,
    /// Another transaction has inserted the row with this key, and nothing was done.
    #[error("a row with this key already exists")]
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

/// The date in Finland, wherever the server is: the engine has no clock.
#[expect(clippy::disallowed_methods, reason = "the service provides the date")]
pub fn today() -> NaiveDate {
    let since_1970 = SystemTime::now().duration_since(SystemTime::UNIX_EPOCH).expect("a clock that is set");
    let seconds = since_1970.as_secs().try_into().expect("a clock of this age");
    calendar::day_in_finland(seconds).expect("a clock of this age")
}
