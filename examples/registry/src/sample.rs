//! A sample to begin with, all of it invented.

use crate::Failure;
use crate::database::{Database, Isolation};

/// A provider with a published course of six places, five of which are taken, and seven clients; nothing where there is a provider already.
pub fn fill(database: &Database) -> Result<(), Failure> {
    database.transaction(Isolation::ReadCommitted, |db| {
        if !db.query("select 1 from provider", &[])?.is_empty() {
            return Ok(());
        }
        for statement in include_str!("sample.sql").split(";\n").filter(|statement| !statement.trim().is_empty()) {
            db.execute(statement, &[])?;
        }
        Ok(())
    })
}
