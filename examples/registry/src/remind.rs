//! The job that reminds. It reads a provider when something was carried out for it, and on the day on which something changes by itself.

use crate::Failure;
use crate::database::{Isolation, Row, Transaction, Value};
use crate::decide::Registry;
use crate::read;
use rehab_rules::{NaiveDate, calendar};

/// So many days before something is due, it is reminded of.
const DAYS_BEFORE: i64 = 30;

/// What the job has done.
#[derive(Debug, Default)]
pub struct Reminded {
    /// How many reminders are new.
    pub new: usize,
    /// The providers of whom nobody was reminded, and why.
    pub failed: Vec<(String, Failure)>,
}

/// Writes the reminders of a day. A provider whose rows are wrong does not keep others from being reminded.
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
    // Serializable: what is carried out meanwhile is in the rows and marked as looked at, or neither.
    registry.database.transaction(Isolation::Serializable, |db| {
        db.execute("update receipt set looked_at = true where provider = $1 and not looked_at", &[provider.into()])?;
        let stands = registry.of_rows(&read::all_rows(db, provider)?)?;
        // On this day an audit says something else, though nobody touches the provider.
        let mut look_on = stands.next_change(today)?;
        let mut new = 0;
        for finding in stands.audit(today)?.findings() {
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

/// Writes a reminder, unless it is there.
fn write(db: &mut dyn Transaction, key: &[Value], finding: &str, today: NaiveDate) -> Result<bool, Failure> {
    let insert = "insert into reminder (provider, rule, course, client, due, finding, reminded_on) values ($1, $2, $3, $4, $5, $6, $7) \
        on conflict do nothing returning due";
    Ok(!db.query(insert, &[key, &[finding.into(), today.into()]].concat())?.is_empty())
}
