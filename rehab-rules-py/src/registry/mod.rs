//! The tables of a registry on a date, as providers. Does not depend on Python.

pub(crate) mod audited;
pub(crate) mod build;
pub(crate) mod rows;
pub(crate) mod shapes;
