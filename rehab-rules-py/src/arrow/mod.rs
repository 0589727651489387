//! Arrow columns and delimited text files as rows of fields, and as lines. Does not depend on Python.

pub(crate) mod cell;
pub(crate) mod columns;
pub(crate) mod csv_file;
pub(crate) mod fields;
pub(crate) mod format;
pub(crate) mod json_rows;
pub(crate) mod schema;
pub(crate) mod texts;

/// The maximum number of rows in a batch, which are evaluated together.
pub(crate) const BATCH_ROWS: usize = 1 << 16;
