//! Invented sample data to start with.

use crate::Failure;
use crate::database::{Database, Isolation};

/// Creates a provider with a published course of six places, five of them taken, and seven clients. Does nothing if there is a provider
/// already.
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
