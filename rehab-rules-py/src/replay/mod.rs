//! A log as a table of findings, its providers evaluated in parallel.

pub(crate) mod by_day;
pub(crate) mod found;
pub(crate) mod named;
pub(crate) mod parallel;
pub(crate) mod pieces;
pub(crate) mod result;
pub(crate) mod written;
