//! Python objects: providers and their decisions, replays, tables, and the conversion of values between Python and Rust.

pub(crate) mod cases;
pub(crate) mod decision;
pub(crate) mod explanation;
pub(crate) mod files;
pub(crate) mod log_replay;
pub(crate) mod made_table;
pub(crate) mod plain;
pub(crate) mod provider;
pub(crate) mod registry;
pub(crate) mod row_lines;
pub(crate) mod table;
pub(crate) mod table_replay;
