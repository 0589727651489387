//! SQLite: a writer has the whole database to itself, so nothing else is locked.

use super::{Isolation, PATIENCE, Row, Transaction, Value, schema};
use crate::Failure;
use r2d2::Pool;
use r2d2_sqlite::SqliteConnectionManager;
use r2d2_sqlite::rusqlite::types::{ToSql, ToSqlOutput, ValueRef};
use r2d2_sqlite::rusqlite::{self, ErrorCode, TransactionBehavior, ffi, params_from_iter};
use std::sync::{Mutex, PoisonError};

pub struct Sqlite {
    connections: Pool<SqliteConnectionManager>,
    /// Held by the writer. The writers of one program queue here: at the file they would poll until it is free.
    writes: Mutex<()>,
}

impl Sqlite {
    pub fn open(path: &str, connections: u32) -> Result<Self, Failure> {
        let manager = SqliteConnectionManager::file(path).with_init(|connection| {
            // Readers see the previous state and do not wait for the writer.
            connection.pragma_update(None, "journal_mode", "wal")?;
            connection.pragma_update(None, "foreign_keys", true)?;
            connection.busy_timeout(PATIENCE)
        });
        let sqlite = Self {
            connections: Pool::builder().max_size(connections).min_idle(Some(1)).build(manager)?,
            writes: Mutex::default(),
        };
        let mut connection = sqlite.connections.get()?;
        // If two processes open a new database at once, one creates the tables.
        let made = connection.transaction_with_behavior(TransactionBehavior::Immediate)?;
        if !made.table_exists(None, "provider")? {
            made.execute_batch(&schema("integer primary key"))?;
        }
        made.commit()?;
        Ok(sqlite)
    }

    pub fn transaction<T>(
        &self,
        isolation: Isolation,
        work: &mut dyn FnMut(&mut dyn Transaction) -> Result<T, Failure>,
    ) -> Result<T, Failure> {
        // A writer that waits here holds no connection, so connections are left for readers.
        let _writes = (isolation != Isolation::Reading).then(|| self.writes.lock().unwrap_or_else(PoisonError::into_inner));
        let mut connection = self.connections.get()?;
        let behavior = match isolation {
            // The second writer waits here, then reads what the first has written.
            Isolation::ReadCommitted => TransactionBehavior::Immediate,
            // It starts by reading. If another has written by the time it writes, it has to start again.
            Isolation::Serializable | Isolation::Reading => TransactionBehavior::Deferred,
        };
        let mut transaction = connection.transaction_with_behavior(behavior)?;
        let done = work(&mut transaction)?;
        transaction.commit()?;
        Ok(done)
    }
}

impl Transaction for rusqlite::Transaction<'_> {
    fn query(&mut self, statement: &str, values: &[Value]) -> Result<Vec<Row>, Failure> {
        let mut statement = self.prepare_cached(statement)?;
        let columns = statement.column_count();
        let rows =
            statement.query_map(params_from_iter(values), |row| (0..columns).map(|at| Ok(value(row.get_ref(at)?))).collect())?;
        rows.map(|row| Ok(Row(row?))).collect()
    }

    fn execute(&mut self, statement: &str, values: &[Value]) -> Result<u64, Failure> {
        let changed = self.prepare_cached(statement)?.execute(params_from_iter(values))?;
        Ok(changed.try_into().unwrap_or(u64::MAX))
    }

    fn locks_rows(&self) -> &'static str {
        ""
    }
}

fn value(of: ValueRef<'_>) -> Value {
    match of {
        ValueRef::Integer(number) => Value::Number(number),
        ValueRef::Text(text) => Value::Text(String::from_utf8_lossy(text).into_owned()),
        // No column of these tables has any other type.
        _ => Value::Null,
    }
}

impl ToSql for Value {
    fn to_sql(&self) -> rusqlite::Result<ToSqlOutput<'_>> {
        Ok(match self {
            Self::Null => rusqlite::types::Null.into(),
            Self::Text(text) => text.as_str().into(),
            Self::Number(number) => (*number).into(),
            Self::Day(day) => day.to_string().into(),
            Self::Flag(flag) => (*flag).into(),
        })
    }
}

impl From<rusqlite::Error> for Failure {
    fn from(error: rusqlite::Error) -> Self {
        match error.sqlite_error() {
            // Another transaction is writing, or has written since.
            Some(code) if code.code == ErrorCode::DatabaseBusy => Self::Overtaken,
            Some(code) if [ffi::SQLITE_CONSTRAINT_PRIMARYKEY, ffi::SQLITE_CONSTRAINT_UNIQUE].contains(&code.extended_code) => {
                Self::Taken
            }
            _ => Self::Database(error.into()),
        }
    }
}
