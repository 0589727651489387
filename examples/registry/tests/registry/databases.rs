//! Databases for tests: one per test, removed afterwards.

use registry::database::{Database, Isolation};
use std::sync::atomic::{AtomicUsize, Ordering};
use tempfile::TempDir;

/// The kind of database.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    Sqlite,
    Postgres,
}

impl Kind {
    pub const ALL: [Self; 2] = [Self::Sqlite, Self::Postgres];
}

/// A new database: its name, and what keeps it alive.
pub struct New {
    pub name: String,
    _folder: TempDir,
}

static MADE: AtomicUsize = AtomicUsize::new(0);

impl New {
    pub fn of(kind: Kind) -> Self {
        let folder = tempfile::tempdir().expect("a folder");
        let name = match kind {
            Kind::Sqlite => folder.path().join("registry.db").to_str().expect("a path in UTF-8").to_owned(),
            Kind::Postgres => {
                let server =
                    std::env::var("REGISTRY_POSTGRES").expect("REGISTRY_POSTGRES: ./postgres.sh cargo test starts a PostgreSQL");
                let name = format!("test_{}_{}", std::process::id(), MADE.fetch_add(1, Ordering::Relaxed));
                let mut client =
                    postgres::Client::connect(&format!("{server} dbname=postgres"), postgres::NoTls).expect("the server");
                client.batch_execute(&format!("create database {name}")).expect("a new database");
                format!("{server} dbname={name}")
            }
        };
        Self { name, _folder: folder }
    }

    pub fn open(&self, connections: u32) -> Database {
        Database::open(&self.name, connections).expect("a database")
    }
}

/// The number that a query counts.
pub fn count(database: &Database, query: &str) -> usize {
    let rows = database.transaction(Isolation::Reading, |db| db.query(query, &[])).expect("an answer");
    rows[0].number(0).and_then(|number| number.try_into().ok()).expect("a number")
}
