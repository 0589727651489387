//! Transactions over SQLite or PostgreSQL: the same statements for both.

mod postgres;
mod sqlite;

use crate::Failure;
use r2d2::Pool;
use rehab_rules::{NaiveDate, calendar::read_day};
use std::time::{Duration, Instant};

/// The tables, with what this database calls a key that it numbers by itself.
fn schema(numbered: &str) -> String {
    include_str!("schema.sql").replace("{numbered}", numbered)
}

/// How long a transaction is tried again that others were quicker than.
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

/// How a transaction is kept from others.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Isolation {
    /// Nothing is written, and all is read as it stood at one moment.
    Reading,
    /// Each statement sees what was committed before it: what must not change meanwhile is locked.
    ReadCommitted,
    /// As if one came after the other; who cannot be fitted in is told to begin again.
    Serializable,
}

/// A transaction that is open. Statements name their values `$1`, `$2`, … in that order.
pub trait Transaction {
    /// The rows that a statement gives.
    fn query(&mut self, statement: &str, values: &[Value]) -> Result<Vec<Row>, Failure>;

    /// Carries out a statement that gives no rows; tells how many it has changed.
    fn execute(&mut self, statement: &str, values: &[Value]) -> Result<u64, Failure>;

    /// What to write behind a query so that nobody else changes its rows before the transaction ends: nothing where they cannot anyway.
    fn locks_rows(&self) -> &'static str;
}

/// A database, and connections to it.
pub enum Database {
    Sqlite(sqlite::Sqlite),
    Postgres(Pool<postgres::Sessions>),
}

impl Database {
    /// Opens a database, and makes its tables where there are none: PostgreSQL by `postgres://…` or `host=… user=…`, SQLite by the path of a
    /// file.
    pub fn open(name: &str, connections: u32) -> Result<Self, Failure> {
        if name.starts_with("postgres") || name.contains("host=") {
            postgres::open(name, connections).map(Self::Postgres)
        } else {
            sqlite::Sqlite::open(name, connections).map(Self::Sqlite)
        }
    }

    /// Does `work` in a transaction and commits it. Where another transaction was quicker, all of it is done again.
    #[expect(clippy::disallowed_methods, reason = "patience is measured by a clock")]
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

/// A row of an answer; its columns are asked for by place, from 0.
pub struct Row(Vec<Value>);

impl Row {
    /// A text; none for null.
    pub fn text(&self, column: usize) -> Option<String> {
        match self.0.get(column)? {
            Value::Text(text) => Some(text.clone()),
            _ => None,
        }
    }

    /// A number; none for null.
    pub fn number(&self, column: usize) -> Option<i64> {
        match self.0.get(column)? {
            Value::Number(number) => Some(*number),
            _ => None,
        }
    }

    /// A day; none for null. SQLite keeps it as text.
    pub fn day(&self, column: usize) -> Option<NaiveDate> {
        match self.0.get(column)? {
            Value::Day(day) => Some(*day),
            Value::Text(text) => read_day(text).ok(),
            _ => None,
        }
    }

    /// A yes or a no; none for null. SQLite keeps it as a number.
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
