//! Reading of input (JSON, mappings of other languages, table rows), and the types that it is read into.

pub(crate) mod action;
mod action_table;
pub(crate) mod coordinator;
pub(crate) mod decision_days;
pub(crate) mod distance;
pub(crate) mod document;
pub(crate) mod document_error;
pub(crate) mod error;
pub(crate) mod event;
pub(crate) mod fields;
pub(crate) mod json;
pub(crate) mod kinds;
pub(crate) mod period;
pub(crate) mod record;
#[cfg(feature = "serde")]
pub(crate) mod serde;
pub(crate) mod service;
pub(crate) mod service_check;
pub(crate) mod service_warning;
mod service_words;
pub(crate) mod services;
pub(crate) mod snapshot;
pub(crate) mod therapy;

pub use crate::words::holds_identity_code;
pub use event::{read_action, read_event};
pub use fields::{FieldInput, Fields, MAX_TEXT_CHARS};
pub use json::{Json, Object};
