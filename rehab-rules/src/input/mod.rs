//! The nouns of the contract and their one reader.

pub(crate) mod action;
mod action_table;
pub(crate) mod coordinator;
pub(crate) mod decision_days;
pub(crate) mod distance;
pub(crate) mod document;
pub(crate) mod error;
pub(crate) mod event;
pub(crate) mod fields;
pub(crate) mod json;
pub(crate) mod kinds;
pub(crate) mod record;
pub(crate) mod service;
mod service_words;
pub(crate) mod services;
pub(crate) mod snapshot;
pub(crate) mod therapy;
