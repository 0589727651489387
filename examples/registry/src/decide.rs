//! Deciding before writing, in three ways that never give the last place to two clients.

use crate::database::{Database, Isolation, Row, Transaction};
use crate::{Failure, read, write};
use rehab_rules::{Action, Language, Mode, NaiveDate, Provider, Services, Snapshot};
use std::collections::HashMap;
use std::sync::{Arc, Mutex, PoisonError};

/// How a registry decides.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Way {
    /// Read only the rows that the action reads, and lock those that nobody else may change in the meantime. Suits most registries.
    RowLocks,
    /// Lock nothing. The database detects transactions that cannot be serialized, and lets one start again.
    Serializable,
    /// Keep whole providers in memory, and check whether the provider's row has a newer version. Suits providers with many requests and
    /// few changes.
    Cached,
}

impl Way {
    pub const ALL: [Self; 3] = [Self::RowLocks, Self::Serializable, Self::Cached];
}

/// A registry: its tables, and the services of its courses.
pub struct Registry {
    pub database: Database,
    pub services: Arc<Services>,
    way: Way,
    cache: Mutex<HashMap<String, Arc<Mutex<Kept>>>>,
}

/// A provider's state at a version of its row; `None` while it is not known.
type Kept = Option<(i64, Provider)>;

/// The answer that was given and stored.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Answer {
    /// The number of its receipt.
    pub receipt: i64,
    pub allowed: bool,
    /// The decision in the language of the request.
    pub decision: String,
}

/// A request to a registry.
#[derive(Clone, Copy)]
pub struct Request<'a> {
    pub provider: &'a str,
    pub action: &'a Action<'a>,
    pub on: NaiveDate,
    pub language: Language,
    /// A key of the caller's choice. A caller who got no answer asks again with the same key: the action is not carried out twice, and
    /// the stored answer is returned.
    pub key: Option<&'a str>,
}

impl Registry {
    pub fn new(database: Database, services: Arc<Services>, way: Way) -> Self {
        Self { database, services, way, cache: Mutex::default() }
    }

    /// Carries out an action if the rules allow it, and stores the answer. It is one transaction: either the action is carried out and
    /// its receipt stored, or nothing is.
    pub fn carry_out(&self, request: &Request<'_>) -> Result<Answer, Failure> {
        // Try again if another transaction has inserted the row meanwhile: the same request, or a course with the same id. The next try
        // sees it.
        for _ in 0..3 {
            // In a separate transaction: a serializable one that reads here would conflict with each one that stores an answer.
            if let Some(key) = request.key
                && let Some(stored) = self.database.transaction(Isolation::Reading, |db| stored(db, request, key))?
            {
                return Ok(stored);
            }
            let answer = match self.way {
                Way::RowLocks => self.of_rows_read(Isolation::ReadCommitted, request),
                Way::Serializable => self.of_rows_read(Isolation::Serializable, request),
                Way::Cached => self.of_cache(request),
            };
            if !matches!(answer, Err(Failure::Taken)) {
                return answer;
            }
        }
        Err(Failure::Taken)
    }

    fn of_rows_read(&self, isolation: Isolation, request: &Request<'_>) -> Result<Answer, Failure> {
        self.database.transaction(isolation, |db| {
            is_there(db, request.provider)?;
            let mut provider = self.of_rows(&read::rows_of(db, request.provider, request.action)?)?;
            decide(db, request, &mut provider)
        })
    }

    fn of_cache(&self, request: &Request<'_>) -> Result<Answer, Failure> {
        let answer = self.of_kept(request);
        if matches!(answer, Err(Failure::NoProvider)) {
            self.cache.lock().unwrap_or_else(PoisonError::into_inner).remove(request.provider);
        }
        answer
    }

    fn of_kept(&self, request: &Request<'_>) -> Result<Answer, Failure> {
        let kept = self.kept(request.provider);
        // Requests within one program wait here for each other; those of other programs wait at the row.
        let mut kept = kept.lock().unwrap_or_else(PoisonError::into_inner);
        let (answer, provider) = self.database.transaction(Isolation::ReadCommitted, |db| {
            let query = format!("select version from provider where id = $1{}", db.locks_rows());
            let row = db.query(&query, &[request.provider.into()])?.pop().ok_or(Failure::NoProvider)?;
            let version = row.needed(0, Row::number)?;
            // Taken out: if the transaction fails, the change in memory is dropped.
            let mut provider = match kept.take() {
                Some((of, provider)) if of == version => provider,
                _ => self.of_rows(&read::all_rows(db, request.provider)?)?,
            };
            let answer = match decide(db, request, &mut provider) {
                // Nothing was carried out.
                Err(Failure::Malformed(error)) => {
                    *kept = Some((version, provider));
                    return Err(error.into());
                }
                answer => answer?,
            };
            if answer.allowed {
                db.execute("update provider set version = version + 1 where id = $1", &[request.provider.into()])?;
            }
            Ok((answer.clone(), (version + i64::from(answer.allowed), provider)))
        })?;
        *kept = Some(provider);
        Ok(answer)
    }

    /// A provider made from all its rows.
    pub fn provider(&self, id: &str) -> Result<Provider, Failure> {
        let rows = self.database.transaction(Isolation::Reading, |db| {
            is_there(db, id)?;
            read::all_rows(db, id)
        })?;
        self.of_rows(&rows)
    }

    /// A provider made from these rows.
    pub fn of_rows(&self, rows: &Snapshot<'_>) -> Result<Provider, Failure> {
        // Rows that do not fit together are the registry's fault, not the caller's.
        Provider::from_snapshot(rows, Arc::clone(&self.services)).map_err(|error| Failure::Database(error.into()))
    }

    fn kept(&self, provider: &str) -> Arc<Mutex<Kept>> {
        let mut cache = self.cache.lock().unwrap_or_else(PoisonError::into_inner);
        Arc::clone(cache.entry(provider.to_owned()).or_default())
    }
}

fn is_there(db: &mut dyn Transaction, provider: &str) -> Result<(), Failure> {
    let there = db.query("select 1 from provider where id = $1", &[provider.into()])?;
    if there.is_empty() { Err(Failure::NoProvider) } else { Ok(()) }
}

/// The stored answer to an earlier request with the same key.
fn stored(db: &mut dyn Transaction, request: &Request<'_>, key: &str) -> Result<Option<Answer>, Failure> {
    let query = "select id, allowed, decision, action from receipt where provider = $1 and request = $2";
    let Some(row) = db.query(query, &[request.provider.into(), key.into()])?.pop() else { return Ok(None) };
    if row.text(3) != Some(request.action.to_json()) {
        return Err(Failure::OtherRequest);
    }
    let (receipt, allowed) = (row.needed(0, Row::number)?, row.needed(1, Row::flag)?);
    Ok(Some(Answer { receipt, allowed, decision: row.needed(2, Row::text)? }))
}

/// Asks the engine, carries out the action if it is allowed, writes the changes, and stores the answer.
pub fn decide(db: &mut dyn Transaction, request: &Request<'_>, provider: &mut Provider) -> Result<Answer, Failure> {
    let Request { provider: id, action, on, language, key } = *request;
    let receipt = provider.receipt(action, on)?;
    let was = write::affected_rows(provider, action)?.into_owned();
    let decision = provider.apply(action, on, Mode::Enforce)?;
    let allowed = decision.allowed();
    if allowed {
        write::changes(db, &was, &write::affected_rows(provider, action)?)?;
    }
    let decision = decision.to_json(language);
    let stored = "insert into receipt (provider, request, action, allowed, decision, receipt, looked_at) \
        values ($1, $2, $3, $4, $5, $6, $7) returning id";
    let looked_at = !allowed; // A denied action changes nothing that is due.
    let values = [
        id.into(),
        key.into(),
        action.to_json().as_str().into(),
        allowed.into(),
        decision.as_str().into(),
        receipt.to_json().into(),
        looked_at.into(),
    ];
    let row = db.query(stored, &values)?.pop().ok_or(Failure::NoProvider)?;
    Ok(Answer { receipt: row.needed(0, Row::number)?, allowed, decision })
}
