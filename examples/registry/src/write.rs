//! Writing the changes of an action: the rows after it compared with those before. Only the engine knows how an action changes them.
//!
//! An existing row is not overwritten as a whole: only the changed columns are written. Nothing is known of rows that were not read.

use crate::Failure;
use crate::database::{Transaction, Value};
use chrono::Datelike;
use rehab_rules::snapshot::{CapacityRow, ClientRow, CourseRow, InfoRow, PoolRow, StayRow};
use rehab_rules::{Action, ActionName, Provider, Snapshot};

/// Columns and their values.
type Columns = Vec<(&'static str, Value)>;

/// The rows that an action may change: those of its course, client and service.
pub fn affected_rows<'a>(provider: &'a Provider, action: &Action<'_>) -> Result<Snapshot<'a>, Failure> {
    let fields = serde_json::to_value(action)?;
    let courses = ["course", "from", "to"].iter().filter_map(|field| provider.course(fields[field].as_str()?));
    let courses: Vec<CourseRow<'a>> = courses.collect();
    let mut services: Vec<&str> = fields["service"].as_str().into_iter().collect();
    services.extend(courses.iter().map(|course| course.service.as_ref()));
    services.dedup();
    let clients = services.iter().filter_map(|service| provider.client(service, fields["client"].as_str()?));
    let clients: Vec<ClientRow<'a>> = clients.collect();
    let rows = match action.kind() {
        ActionName::DeclareCapacity | ActionName::UpdateProviderInfo => provider.snapshot(),
        _ => Snapshot::new(provider.id()),
    };
    Ok(rows.courses(courses).clients(clients))
}

/// Writes the differences between the rows before and after an action.
pub fn changes(db: &mut dyn Transaction, was: &Snapshot<'_>, is: &Snapshot<'_>) -> Result<(), Failure> {
    let mut writer = Writer { db, provider: &is.provider };
    for row in is.courses.iter().flatten() {
        writer.course(was.courses.iter().flatten().find(|before| before.course == row.course), row)?;
    }
    for row in is.clients.iter().flatten() {
        let before = was.clients.iter().flatten().find(|before| (&before.client, &before.service) == (&row.client, &row.service));
        writer.client(before, row)?;
    }
    writer.rows("capacity", &was.capacity, &is.capacity, |row: &CapacityRow<'_>| {
        (vec![("service", row.service.as_ref().into()), ("year", row.year.into())], vec![("places", row.places.into())])
    })?;
    writer.rows("info", &was.info, &is.info, |row: &InfoRow<'_>| {
        let fields = vec![
            ("multiprofessional_experience", row.multiprofessional_experience.map(|word| word.as_str()).into()),
            ("distance_experience", row.distance_experience.map(|word| word.as_str()).into()),
            ("contact", row.contact.as_deref().into()),
        ];
        (vec![("service", row.service.as_ref().into())], fields)
    })?;
    writer.rows("pool", &was.pools, &is.pools, |row: &PoolRow<'_>| {
        let office = row.office.as_deref().unwrap_or_default().into();
        (vec![("service", row.service.as_ref().into()), ("office", office)], vec![("pool", row.pool.as_str().into())])
    })
}

struct Writer<'a> {
    db: &'a mut dyn Transaction,
    provider: &'a str,
}

impl Writer<'_> {
    /// Writes a row: a new one if there was none, else only the changed columns.
    fn put(&mut self, table: &str, key: Columns, was: Option<Columns>, is: Columns) -> Result<(), Failure> {
        let mut key: Columns = key;
        key.insert(0, ("provider", self.provider.into()));
        let Some(was) = was else {
            // Another transaction may insert the same row now: the second finds the key taken, and starts again.
            let (names, values): (Vec<&str>, Vec<Value>) = key.into_iter().chain(is).unzip();
            let places: Vec<String> = (1..=names.len()).map(|place| format!("${place}")).collect();
            self.db.execute(&format!("insert into {table} ({}) values ({})", names.join(", "), places.join(", ")), &values)?;
            return Ok(());
        };
        let changed: Columns = is.into_iter().filter(|column| !was.contains(column)).collect();
        if changed.is_empty() {
            return Ok(());
        }
        let named = |columns: &Columns, first: usize| -> Vec<String> {
            (first..).zip(columns).map(|(place, (name, _))| format!("{name} = ${place}")).collect()
        };
        let (set, of) = (named(&changed, 1).join(", "), named(&key, changed.len() + 1).join(" and "));
        let values: Vec<Value> = changed.into_iter().chain(key).map(|(_, value)| value).collect();
        self.changed_one(&format!("update {table} set {set} where {of}"), &values)
    }

    /// Changes one row. If it is gone, the decision is based on outdated rows, and all is done again.
    fn changed_one(&mut self, statement: &str, values: &[Value]) -> Result<(), Failure> {
        if self.db.execute(statement, values)? == 1 { Ok(()) } else { Err(Failure::Overtaken) }
    }

    /// The rows of a small table, each as its key and its other columns.
    fn rows<R>(
        &mut self,
        table: &str,
        was: &Option<Vec<R>>,
        is: &Option<Vec<R>>,
        columns: impl Fn(&R) -> (Columns, Columns),
    ) -> Result<(), Failure> {
        let was: Vec<(Columns, Columns)> = was.iter().flatten().map(&columns).collect();
        for (key, row) in is.iter().flatten().map(columns) {
            let before = was.iter().find(|(of, _)| *of == key).map(|(_, row)| row.clone());
            self.put(table, key, before, row)?;
        }
        Ok(())
    }

    fn course(&mut self, was: Option<&CourseRow<'_>>, is: &CourseRow<'_>) -> Result<(), Failure> {
        let itself = |row: &CourseRow<'_>| -> Columns {
            let of_schedule = row.periods.iter().flatten().next().map(|first| first.start.year());
            vec![
                ("service", row.service.as_ref().into()),
                ("created_on", row.created_on.into()),
                ("group_size", row.group_size.into()),
                ("year", of_schedule.or(row.year).into()),
                ("office", row.office.as_deref().into()),
                ("contact", row.contact.as_deref().into()),
                ("published", row.published.unwrap_or(false).into()),
                ("confirmed_on", row.confirmed_on.into()),
                ("confirmed_with", row.confirmed_with.into()),
                ("deleted", row.deleted.unwrap_or(false).into()),
            ]
        };
        let id = is.course.as_ref();
        self.put("course", vec![("id", id.into())], was.map(itself), itself(is))?;
        let lists = |row: &CourseRow<'_>| -> [Vec<Columns>; 3] {
            let groups = (1_i64..).zip(&row.target_groups);
            let periods = (1_i64..).zip(row.periods.iter().flatten());
            let starts = row.first_starts.iter().flatten();
            [
                groups.map(|(number, group)| vec![("number", number.into()), ("id", group.as_ref().into())]).collect(),
                periods
                    .map(|(number, of)| {
                        let kind = ("kind", of.kind.as_str().into());
                        vec![("number", number.into()), kind, ("start_on", of.start.into()), ("end_on", of.end.into())]
                    })
                    .collect(),
                starts.map(|row| vec![("since", row.on.into()), ("start_on", row.start.into())]).collect(),
            ]
        };
        let (was, is) = (was.map(lists).unwrap_or_default(), lists(is));
        for (table, (was, is)) in ["target_group", "period", "first_start"].into_iter().zip(was.into_iter().zip(is)) {
            if was == is {
                continue;
            }
            let of_course: [Value; 2] = [self.provider.into(), id.into()];
            self.db.execute(&format!("delete from {table} where provider = $1 and course = $2"), &of_course)?;
            for row in is {
                self.put(table, vec![("course", id.into())], None, row)?;
            }
        }
        Ok(())
    }

    fn client(&mut self, was: Option<&ClientRow<'_>>, is: &ClientRow<'_>) -> Result<(), Failure> {
        let key = |client: &'static str| -> Columns {
            vec![(client, is.client.as_ref().into()), ("service", is.service.as_ref().into())]
        };
        let itself = |row: &ClientRow<'_>| -> Columns {
            let decision = row.decision.as_ref();
            vec![
                ("decided_on", decision.and_then(|decision| decision.on).into()),
                ("issued", decision.map(|decision| decision.issued).into()),
                ("received", decision.and_then(|decision| decision.received).into()),
                ("target_group", decision.and_then(|decision| decision.target_group.as_deref()).into()),
                ("continues", decision.and_then(|decision| decision.continues).into()),
                ("begun_elsewhere", row.rehabilitation_started.into()),
                ("line_told", row.authority_line_told.unwrap_or(false).into()),
                ("detached_from", row.detached_from.as_deref().into()),
            ]
        };
        self.put("client", key("id"), was.map(itself), itself(is))?;
        let of_stay = |stay: &StayRow<'_>| -> Columns {
            let stay = [("course", stay.course.as_ref().into()), ("attached_on", stay.attached_on.into())];
            key("client").into_iter().chain(stay).collect()
        };
        let stays = |row: &ClientRow<'_>| -> Vec<(Columns, Columns)> {
            row.stays.iter().flatten().map(|stay| (of_stay(stay), vec![("detached_on", stay.detached_on.into())])).collect()
        };
        let (was, is) = (was.map(stays).unwrap_or_default(), stays(is));
        for (key, _) in was.iter().filter(|(key, _)| !is.iter().any(|(of, _)| of == key)) {
            // It began and ended on the same date.
            let statement =
                "delete from placement where provider = $1 and client = $2 and service = $3 and course = $4 and attached_on = $5";
            let values: Vec<Value> =
                [self.provider.into()].into_iter().chain(key.iter().map(|(_, value)| value.clone())).collect();
            self.changed_one(statement, &values)?;
        }
        for (key, row) in is {
            let before = was.iter().find(|(of, _)| *of == key).map(|(_, row)| row.clone());
            self.put("placement", key, before, row)?;
        }
        Ok(())
    }
}
