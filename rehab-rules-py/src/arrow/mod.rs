//! Columns of Arrow and files of separated values as rows of fields, and as lines. Knows nothing of Python.

pub(crate) mod cell;
pub(crate) mod columns;
pub(crate) mod csv_file;
pub(crate) mod fields;
pub(crate) mod format;
pub(crate) mod json_rows;
pub(crate) mod schema;
pub(crate) mod texts;

/// A batch has at most so many rows, which are judged together.
pub(crate) const BATCH_ROWS: usize = 1 << 16;
