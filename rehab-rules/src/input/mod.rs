//! The nouns of the contract and their one reader.

pub(crate) mod action;
mod action_table;
pub(crate) mod coordinator;
pub(crate) mod decision_days;
pub(crate) mod distance;
pub(crate) mod error;
pub(crate) mod event;
pub(crate) mod fields;
pub(crate) mod json;
pub(crate) mod kinds;
pub(crate) mod record;
pub(crate) mod service;
pub(crate) mod therapy;
