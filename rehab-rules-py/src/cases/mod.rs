//! Facts as columns: one row per case.

pub(crate) mod answers;
mod client_decision;
pub(crate) mod facts;
mod failed;
pub(crate) mod judge;
pub(crate) mod names;
