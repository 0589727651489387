//! The tables of a registry, as they stand on a day, as providers. Knows nothing of Python.

pub(crate) mod audited;
pub(crate) mod build;
pub(crate) mod rows;
pub(crate) mod shapes;
