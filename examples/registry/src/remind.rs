//! The job that sends reminders. It reads a provider after a change, and on the date on which something changes automatically.

use crate::Failure;
use crate::database::{Isolation, Row, Transaction, Value};
use crate::decide::Registry;
use crate::read;
use rehab_rules::{NaiveDate, calendar};

/// How many days before the due date a reminder is made.
const DAYS_BEFORE: i64 = 30;

/// The result of a run.
#[derive(Debug, Default)]
pub struct Reminded {
    /// The number of new reminders.
    pub new: usize,
    /// The providers without reminders because of an error, and the error.
    pub failed: Vec<(String, Failure)>,
}

/// Writes the reminders of a date. If the rows of one provider are wrong, the others still get their reminders.
pub fn remind(registry: &Registry, today: NaiveDate) -> Result<Reminded, Failure> {
    let query = "select id from provider where look_on <= $1 \
        or exists (select 1 from receipt where receipt.provider = provider.id and not looked_at) order by id";
    let to_look_at: Vec<String> = registry.database.transaction(Isolation::Reading, |db| {
        db.query(query, &[today.into()])?.iter().map(|row| row.needed(0, Row::text)).collect()
    })?;
    let mut done = Reminded::default();
    for provider in to_look_at {
        match look_at(registry, &provider, today) {
            Ok(new) => done.new += new,
            Err(failure) => done.failed.push((provider, failure)),
        }
    }
    Ok(done)
}

fn look_at(registry: &Registry, provider: &str, today: NaiveDate) -> Result<usize, Failure> {
    // Serializable: a change made meanwhile is either in the rows and marked as looked at, or neither.
    registry.database.transaction(Isolation::Serializable, |db| {
        db.execute("update receipt set looked_at = true where provider = $1 and not looked_at", &[provider.into()])?;
        let state = registry.of_rows(&read::all_rows(db, provider)?)?;
        // On this date an audit finds something else, even if nobody changes the provider.
        let mut look_on = state.next_change(today)?;
        let mut new = 0;
        for finding in state.audit(today)?.findings() {
            let Some(due) = finding.due else { continue };
            if calendar::days_between(today, due) <= DAYS_BEFORE {
                let key: [Value; 5] = [
                    provider.into(),
                    finding.rule.id.into(),
                    finding.course.unwrap_or_default().into(),
                    finding.client.unwrap_or_default().into(),
                    due.into(),
                ];
                new += usize::from(write(db, &key, &finding.to_json(None), today)?);
            } else {
                let then = due - chrono::Days::new(DAYS_BEFORE.unsigned_abs());
                look_on = Some(look_on.map_or(then, |day| day.min(then)));
            }
        }
        db.execute("update provider set look_on = $1 where id = $2", &[look_on.into(), provider.into()])?;
        Ok(new)
    })
}

/// Writes a reminder unless it exists.
fn write(db: &mut dyn Transaction, key: &[Value], finding: &str, today: NaiveDate) -> Result<bool, Failure> {
    let insert = "insert into reminder (provider, rule, course, client, due, finding, reminded_on) values ($1, $2, $3, $4, $5, $6, $7) \
        on conflict do nothing returning due";
    Ok(!db.query(insert, &[key, &[finding.into(), today.into()]].concat())?.is_empty())
}
