//! PostgreSQL: rows are locked individually, or not at all if every transaction is serializable.

use super::{Isolation, Row, Transaction, Value, schema};
use crate::Failure;
use postgres::error::SqlState;
use postgres::types::{IsNull, ToSql, Type, to_sql_checked};
use postgres::{Client, Config, IsolationLevel, NoTls, Statement};
use r2d2::{ManageConnection, Pool};
use rehab_rules::NaiveDate;
use std::collections::HashMap;
use std::error::Error;

/// Opens sessions with a server.
pub struct Sessions(Config);

/// A connection and its prepared statements: each is parsed and planned once.
pub struct Session {
    client: Client,
    prepared: HashMap<String, Statement>,
}

impl ManageConnection for Sessions {
    type Connection = Session;
    type Error = postgres::Error;

    fn connect(&self) -> Result<Session, postgres::Error> {
        let mut client = self.0.connect(NoTls)?;
        // If a server hangs while it holds a lock, without dying, others can continue after a time.
        client.batch_execute("set lock_timeout = '30s'; set idle_in_transaction_session_timeout = '60s'")?;
        Ok(Session { client, prepared: HashMap::new() })
    }

    fn is_valid(&self, session: &mut Session) -> Result<(), postgres::Error> {
        session.client.simple_query("").map(drop)
    }

    fn has_broken(&self, session: &mut Session) -> bool {
        session.client.is_closed()
    }
}

pub fn open(name: &str, connections: u32) -> Result<Pool<Sessions>, Failure> {
    // A closed connection is noticed when it is returned to the pool: a check at each checkout would cost a round trip.
    let pool = Pool::builder().max_size(connections).min_idle(Some(1)).test_on_check_out(false).build(Sessions(name.parse()?))?;
    let mut session = pool.get()?;
    let mut made = session.client.transaction()?;
    // If two processes open a new database at once, one creates the tables.
    made.batch_execute("select pg_advisory_xact_lock(1)")?;
    if made.query_one("select to_regclass('provider') is null", &[])?.get(0) {
        made.batch_execute(&schema("bigint generated always as identity primary key"))?;
    }
    made.commit()?;
    Ok(pool)
}

pub fn transaction<T>(
    session: &mut Session,
    isolation: Isolation,
    work: &mut dyn FnMut(&mut dyn Transaction) -> Result<T, Failure>,
) -> Result<T, Failure> {
    let level = match isolation {
        Isolation::Reading => IsolationLevel::RepeatableRead,
        Isolation::ReadCommitted => IsolationLevel::ReadCommitted,
        Isolation::Serializable => IsolationLevel::Serializable,
    };
    let transaction = session.client.build_transaction().isolation_level(level).start()?;
    let mut open = Open { transaction, prepared: &mut session.prepared };
    let done = work(&mut open)?;
    open.transaction.commit()?;
    Ok(done)
}

struct Open<'a> {
    transaction: postgres::Transaction<'a>,
    prepared: &'a mut HashMap<String, Statement>,
}

impl Open<'_> {
    fn prepare(&mut self, statement: &str) -> Result<Statement, Failure> {
        if let Some(known) = self.prepared.get(statement) {
            return Ok(known.clone());
        }
        let prepared = self.transaction.prepare(statement)?;
        self.prepared.insert(statement.to_owned(), prepared.clone());
        Ok(prepared)
    }
}

impl Transaction for Open<'_> {
    fn query(&mut self, statement: &str, values: &[Value]) -> Result<Vec<Row>, Failure> {
        let statement = self.prepare(statement)?;
        let rows = self.transaction.query(&statement, &parameters(values))?;
        rows.iter().map(|row| Ok(Row((0..row.len()).map(|at| value(row, at)).collect::<Result<_, _>>()?))).collect()
    }

    fn execute(&mut self, statement: &str, values: &[Value]) -> Result<u64, Failure> {
        let statement = self.prepare(statement)?;
        Ok(self.transaction.execute(&statement, &parameters(values))?)
    }

    fn locks_rows(&self) -> &'static str {
        // Not `for update`: rows that reference these may be inserted in the meantime.
        " for no key update"
    }
}

fn parameters(values: &[Value]) -> Vec<&(dyn ToSql + Sync)> {
    values.iter().map(|value| value as _).collect()
}

fn value(row: &postgres::Row, at: usize) -> Result<Value, postgres::Error> {
    Ok(match *row.columns()[at].type_() {
        Type::DATE => row.try_get::<_, Option<NaiveDate>>(at)?.into(),
        Type::BOOL => row.try_get::<_, Option<bool>>(at)?.into(),
        Type::INT4 => row.try_get::<_, Option<i32>>(at)?.into(),
        Type::INT8 => row.try_get::<_, Option<i64>>(at)?.into(),
        // All other columns of these tables are text.
        _ => row.try_get::<_, Option<&str>>(at)?.into(),
    })
}

impl ToSql for Value {
    fn to_sql(&self, of: &Type, out: &mut postgres::types::private::BytesMut) -> Result<IsNull, Box<dyn Error + Sync + Send>> {
        match self {
            Self::Null => Ok(IsNull::Yes),
            Self::Text(text) => text.to_sql(of, out),
            Self::Number(number) if *of == Type::INT4 => i32::try_from(*number)?.to_sql(of, out),
            Self::Number(number) => number.to_sql(of, out),
            Self::Day(day) => day.to_sql(of, out),
            Self::Flag(flag) => flag.to_sql(of, out),
        }
    }

    fn accepts(of: &Type) -> bool {
        [Type::TEXT, Type::INT4, Type::INT8, Type::DATE, Type::BOOL].contains(of)
    }

    to_sql_checked!();
}

impl From<postgres::Error> for Failure {
    fn from(error: postgres::Error) -> Self {
        match error.code() {
            // A deadlock is prevented by locking in one order, but is handled as well.
            Some(&SqlState::T_R_SERIALIZATION_FAILURE | &SqlState::T_R_DEADLOCK_DETECTED | &SqlState::LOCK_NOT_AVAILABLE) => {
                Self::Overtaken
            }
            // The zero character, which PostgreSQL cannot store in text.
            Some(&SqlState::CHARACTER_NOT_IN_REPERTOIRE) => Self::CannotKeep,
            Some(&SqlState::UNIQUE_VIOLATION) => Self::Taken,
            _ => Self::Database(error.into()),
        }
    }
}
