//! The state of a provider, and how events change it.

pub(crate) mod client;
pub(crate) mod course;
pub(crate) mod gaps;
#[cfg(feature = "load")]
pub(crate) mod load;
mod loader;
pub(crate) mod provider;
mod rows;
pub(crate) mod snapshot;
pub(crate) mod table;
