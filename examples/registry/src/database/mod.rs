//! Transactions over SQLite or PostgreSQL, with the same statements for both.

mod postgres;
mod sqlite;

use crate::Failure;
use r2d2::Pool;
use rehab_rules::{NaiveDate, calendar::read_day};
use std::time::{Duration, Instant};

/// The tables; `numbered` is how this database declares a key that it numbers automatically.
fn schema(numbered: &str) -> String {
    include_str!("schema.sql").replace("{numbered}", numbered)
}

/// How long a transaction that loses to others is retried.
const PATIENCE: Duration = Duration::from_secs(30);

/// A value of a column.
#[derive(Clone, Debug, PartialEq)]
pub enum Value {
    Null,
    Text(String),
    Number(i64),
    Day(NaiveDate),
    Flag(bool),
}

/// How a transaction is isolated from others.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Isolation {
    /// Nothing is written, and everything is read as it was at one moment.
    Reading,
    /// Each statement sees what was committed before it. Anything that must not change in the meantime is locked.
    ReadCommitted,
    /// As if transactions ran one after the other; one that cannot be serialized has to start again.
    Serializable,
}

/// An open transaction. Statements refer to their values as `$1`, `$2`, … in order.
pub trait Transaction {
    /// Runs a query and returns its rows.
    fn query(&mut self, statement: &str, values: &[Value]) -> Result<Vec<Row>, Failure>;

    /// Runs a statement that returns no rows; returns the number of rows changed.
    fn execute(&mut self, statement: &str, values: &[Value]) -> Result<u64, Failure>;

    /// The suffix that makes a query lock its rows until the transaction ends; empty if nobody else can change them anyway.
    fn locks_rows(&self) -> &'static str;
}

/// A database and its connections.
pub enum Database {
    Sqlite(sqlite::Sqlite),
    Postgres(Pool<postgres::Sessions>),
}

impl Database {
    /// Opens a database and creates its tables if there are none. PostgreSQL takes `postgres://…` or `host=… user=…`, SQLite the path of
    /// a file.
    pub fn open(name: &str, connections: u32) -> Result<Self, Failure> {
        if name.starts_with("postgres") || name.contains("host=") {
            postgres::open(name, connections).map(Self::Postgres)
        } else {
            sqlite::Sqlite::open(name, connections).map(Self::Sqlite)
        }
    }

    /// Runs `work` in a transaction and commits it. If another transaction was faster, all of it is run again.
    #[expect(clippy::disallowed_methods, reason = "the time limit needs a clock")]
    pub fn transaction<T>(
        &self,
        isolation: Isolation,
        mut work: impl FnMut(&mut dyn Transaction) -> Result<T, Failure>,
    ) -> Result<T, Failure> {
        let begun = Instant::now();
        loop {
            let done = match self {
                Self::Sqlite(sqlite) => sqlite.transaction(isolation, &mut work),
                Self::Postgres(pool) => postgres::transaction(&mut *pool.get()?, isolation, &mut work),
            };
            match done {
                Err(Failure::Overtaken) if begun.elapsed() < PATIENCE => {}
                done => return done,
            }
        }
    }
}

/// A row of a result. Columns are read by position, from 0.
pub struct Row(Vec<Value>);

impl Row {
    /// A string; `None` for null.
    pub fn text(&self, column: usize) -> Option<String> {
        match self.0.get(column)? {
            Value::Text(text) => Some(text.clone()),
            _ => None,
        }
    }

    /// A number; `None` for null.
    pub fn number(&self, column: usize) -> Option<i64> {
        match self.0.get(column)? {
            Value::Number(number) => Some(*number),
            _ => None,
        }
    }

    /// A date; `None` for null. SQLite stores it as text.
    pub fn day(&self, column: usize) -> Option<NaiveDate> {
        match self.0.get(column)? {
            Value::Day(day) => Some(*day),
            Value::Text(text) => read_day(text).ok(),
            _ => None,
        }
    }

    /// A boolean; `None` for null. SQLite stores it as a number.
    pub fn flag(&self, column: usize) -> Option<bool> {
        match self.0.get(column)? {
            Value::Flag(flag) => Some(*flag),
            Value::Number(number) => Some(*number != 0),
            _ => None,
        }
    }

    /// A column that is never null.
    pub fn needed<T>(&self, column: usize, read: impl FnOnce(&Self, usize) -> Option<T>) -> Result<T, Failure> {
        read(self, column).ok_or_else(|| Failure::Database(format!("column {column} of {:?} is null", self.0).into()))
    }
}

macro_rules! values {
    ($($type:ty: |$it:ident| $value:expr;)+) => {$(
        impl From<$type> for Value {
            fn from($it: $type) -> Self {
                $value
            }
        }

        impl From<Option<$type>> for Value {
            fn from(value: Option<$type>) -> Self {
                value.map_or(Self::Null, Self::from)
            }
        }
    )+};
}

values! {
    &str: |text| Self::Text(text.to_owned());
    i64: |number| Self::Number(number);
    i32: |number| Self::Number(number.into());
    NaiveDate: |day| Self::Day(day);
    bool: |flag| Self::Flag(flag);
}
