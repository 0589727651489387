//! Python values as fields accept them.

pub(crate) mod mapping;
pub(crate) mod settled;
