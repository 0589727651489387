//! Values of Python as fields take them.

pub(crate) mod mapping;
pub(crate) mod settled;
