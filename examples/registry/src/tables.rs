//! The registry's tables, and the rows that the engine asks for.

use rehab_rules::snapshot::{CapacityRow, ClientRow, CourseRow, DecisionRow, StayRow};
use rehab_rules::{Decision, Event, NaiveDate, Period, ServiceDescription, Snapshot, UnknownWord, rules::RULES_VERSION};
use rusqlite::types::Type;
use rusqlite::{Connection, Result, Row, params};
use std::collections::HashMap;
use std::hash::Hash;
use std::path::Path;
use std::str::FromStr;
use std::time::Duration;

/// Opens the database, and makes its tables where there are none.
pub fn open(path: &Path) -> Result<Connection> {
    let db = Connection::open(path)?;
    db.busy_timeout(Duration::from_secs(60))?;
    db.pragma_update(None, "journal_mode", "wal")?;
    if !db.table_exists(None, "provider")? {
        db.execute_batch(include_str!("schema.sql"))?;
    }
    Ok(db)
}

/// A provider as it stands; `None` when there is none of this id.
pub fn provider(db: &Connection, id: &str) -> Result<Option<Snapshot<'static>>> {
    let known: Vec<Option<NaiveDate>> = all(db, "select last_on from provider where id = ?1", id, |row| row.get(0))?;
    let Some(last_on) = known.into_iter().next() else { return Ok(None) };
    let capacity = all(db, "select * from capacity where provider = ?1", id, |row| {
        Ok(CapacityRow::new(row.get::<_, String>("service")?, row.get::<_, i32>("year")?, row.get::<_, i64>("places")?))
    })?;
    let mut groups: HashMap<String, Vec<String>> =
        lists(db, "select course, id from target_group where provider = ?1", id, |row| Ok((row.get("course")?, row.get("id")?)))?;
    let mut periods: HashMap<String, Vec<Period>> =
        lists(db, "select * from period where provider = ?1 order by start", id, |row| {
            Ok((row.get("course")?, Period::new(word(row, "kind")?, row.get("start")?, row.get("end")?)))
        })?;
    let courses = all(db, "select * from course where provider = ?1", id, |row| {
        let (course, service): (String, String) = (row.get("id")?, row.get("service")?);
        let target_groups = groups.remove(&course).unwrap_or_default();
        let periods = periods.remove(&course).unwrap_or_default();
        let made = CourseRow::new(
            course,
            service,
            row.get::<_, NaiveDate>("created_on")?,
            row.get::<_, i64>("group_size")?,
            target_groups,
        );
        Ok(made
            .year(row.get::<_, Option<i32>>("year")?.filter(|_| periods.is_empty()))
            .periods(periods)
            .office(text(row, "office")?)
            .contact(text(row, "contact")?)
            .published(row.get::<_, bool>("published")?)
            .confirmed_on(day(row, "confirmed_on")?)
            .deleted(row.get::<_, bool>("deleted")?))
    })?;
    let mut stays = lists(db, "select * from placement where provider = ?1 order by attached_on", id, |row| {
        let stay = StayRow::new(row.get::<_, String>("course")?, row.get::<_, NaiveDate>("attached_on")?);
        let key: (String, String) = (row.get("client")?, row.get("service")?);
        Ok((key, stay.detached_on(day(row, "detached_on")?)))
    })?;
    let clients = all(db, "select * from client where provider = ?1", id, |row| {
        let key: (String, String) = (row.get("id")?, row.get("service")?);
        let stays = stays.remove(&key).unwrap_or_default();
        let made = ClientRow::new(key.0, key.1).stays(stays).authority_line_told(row.get::<_, bool>("line_told")?);
        Ok(made
            .decision(decision(row)?)
            .rehabilitation_started(day(row, "begun_elsewhere")?)
            .detached_from(text(row, "detached_from")?))
    })?;
    Ok(Some(Snapshot::new(id.to_owned()).last_on(last_on).capacity(capacity).courses(courses).clients(clients)))
}

/// The decision that stands in a client's row, where there is one.
fn decision(row: &Row<'_>) -> Result<Option<DecisionRow<'static>>> {
    let Some(issued) = day(row, "issued")? else { return Ok(None) };
    let made = DecisionRow::new(row.get::<_, NaiveDate>("decided_on")?, issued).received(day(row, "received")?);
    Ok(Some(made.target_group(text(row, "target_group")?).continues(row.get::<_, Option<bool>>("continues")?)))
}

/// Writes that a client is on a course from a day on.
pub fn attach(db: &Connection, provider: &str, course: &str, client: &str, on: NaiveDate) -> Result<()> {
    let placed = "insert into placement select ?1, ?2, ?3, service, ?4, null from course where provider = ?1 and id = ?2";
    db.execute(placed, params![provider, course, client, on])?;
    let of = "provider = ?1 and id = ?2 and service = (select service from course where provider = ?1 and id = ?3)";
    db.execute(&format!("update client set detached_from = null where {of}"), params![provider, client, course])?;
    db.execute("update provider set last_on = ?2 where id = ?1", params![provider, on]).map(drop)
}

/// Writes what was asked and answered, under which rules and which description; gives its number.
pub fn receipt(db: &Connection, event: &Event<'_>, decision: &Decision, description: Option<&ServiceDescription>) -> Result<i64> {
    let stored = "insert into receipt (provider, event, decision, rules, description) values (?1, ?2, ?3, ?4, ?5)";
    let description = description.map(ServiceDescription::to_json);
    db.execute(stored, params![event.provider, event.to_json(), decision.to_json(None), RULES_VERSION, description])?;
    Ok(db.last_insert_rowid())
}

fn day(row: &Row<'_>, column: &str) -> Result<Option<NaiveDate>> {
    row.get(column)
}

fn text(row: &Row<'_>, column: &str) -> Result<Option<String>> {
    row.get(column)
}

/// What `read` makes of each row that belongs to a provider.
fn all<T>(db: &Connection, query: &str, provider: &str, read: impl FnMut(&Row<'_>) -> Result<T>) -> Result<Vec<T>> {
    db.prepare_cached(query)?.query_map([provider], read)?.collect()
}

/// The same, in a list for each thing that the rows belong to.
fn lists<K: Eq + Hash, T>(
    db: &Connection,
    query: &str,
    provider: &str,
    read: impl FnMut(&Row<'_>) -> Result<(K, T)>,
) -> Result<HashMap<K, Vec<T>>> {
    let mut lists: HashMap<K, Vec<T>> = HashMap::new();
    for (key, element) in all(db, query, provider, read)? {
        lists.entry(key).or_default().push(element);
    }
    Ok(lists)
}

/// A word of a closed set.
fn word<T: FromStr<Err = UnknownWord>>(row: &Row<'_>, column: &str) -> Result<T> {
    let place = row.as_ref().column_index(column)?;
    let unknown = |error| rusqlite::Error::FromSqlConversionFailure(place, Type::Text, Box::new(error));
    row.get::<_, String>(place)?.parse().map_err(unknown)
}
