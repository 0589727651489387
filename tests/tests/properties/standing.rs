//! A provider's state as read from its snapshot, which the properties are about.

use super::steps::SERVICES;
use chrono::{Datelike, Months, NaiveDate};
use rehab_rules::{Provider, ServiceDescription};
use serde_json::Value;
use std::cell::OnceCell;
use std::collections::BTreeMap;
use std::rc::Rc;

/// A provider's state as read from its snapshot.
pub struct Standing {
    pub provider: Provider,
    pub text: String,
    read: Rc<OnceCell<Snapshot>>,
}

struct Snapshot {
    json: Value,
    courses: Vec<Course>,
}

pub struct Course {
    pub id: String,
    pub service: String,
    pub size: i64,
    pub target_groups: Vec<String>,
    pub year: i64,
    pub first_start: Option<NaiveDate>,
    pub end: Option<NaiveDate>,
    pub published: bool,
    pub confirmed_on: Option<NaiveDate>,
    pub deleted: bool,
    pub clients: Vec<String>,
}

impl Standing {
    pub fn of(provider: Provider) -> Self {
        Self { text: provider.to_json(), provider, read: Rc::default() }
    }

    /// The state after another one; an unchanged provider is not read again.
    pub fn following(before: &Self, provider: Provider) -> Self {
        let after = Self::of(provider);
        let is_same = after.text == before.text;
        if is_same { Self { read: Rc::clone(&before.read), ..after } } else { after }
    }

    fn read(&self) -> &Snapshot {
        self.read.get_or_init(|| {
            let json: Value = serde_json::from_str(&self.text).expect("JSON");
            Snapshot { courses: rows(&json["courses"]).map(|row| Course::of(row, &json)).collect(), json }
        })
    }

    pub fn snapshot(&self) -> &Value {
        &self.read().json
    }

    pub fn courses(&self) -> &[Course] {
        &self.read().courses
    }

    pub fn course(&self, id: &str) -> &Course {
        self.courses().iter().find(|course| course.id == id).expect("a course stays known")
    }

    /// By service and year.
    pub fn places_used(&self) -> BTreeMap<(String, i64), i64> {
        let mut used = BTreeMap::new();
        for course in self.courses().iter().filter(|course| !course.deleted) {
            *used.entry((course.service.clone(), course.year)).or_default() += course.size;
        }
        used
    }

    /// By service and year.
    pub fn declared(&self) -> BTreeMap<(String, i64), i64> {
        let row = |row: &Value| ((text(&row["service"]), whole(&row["year"])), whole(&row["places"]));
        rows(&self.snapshot()["capacity"]).map(row).collect()
    }

    /// The last day on which the client is in time, if the decision sets one.
    pub fn duty_day(&self, service: &str, client: &str) -> Option<NaiveDate> {
        let decision = self.decision(service, client)?;
        let counted_from = day(&decision["received"]).or(day(&decision["issued"]))?;
        let due = counted_from + Months::new(description(service).placement_deadline_months);
        let is_known = match decision["continues"].as_bool() {
            Some(continues) => !continues,
            None => day(&decision["on"])? <= due,
        };
        is_known.then_some(due)
    }

    /// Whether the client is known to have been on a confirmed course at the end of the date.
    pub fn was_placed(&self, service: &str, client: &str, on: NaiveDate) -> bool {
        let confirmed_by = |course: &str| self.course(course).confirmed_on.is_some_and(|confirmed| confirmed <= on);
        let stays = self.client(service, client).into_iter().flat_map(|client| rows(&client["stays"]));
        let mut stays = stays.filter(|stay| {
            day(&stay["attached_on"]).is_some_and(|from| from <= on) && day(&stay["detached_on"]).is_none_or(|to| on < to)
        });
        stays.any(|stay| stay["course"].as_str().is_some_and(confirmed_by))
    }

    pub fn target_group(&self, service: &str, client: &str) -> Option<String> {
        self.decision(service, client)?["target_group"].as_str().map(str::to_owned)
    }

    fn client(&self, service: &str, client: &str) -> Option<&Value> {
        rows(&self.snapshot()["clients"]).find(|row| row["client"] == client && row["service"] == service)
    }

    fn decision(&self, service: &str, client: &str) -> Option<&Value> {
        self.client(service, client)?.get("decision")
    }
}

impl Course {
    fn of(row: &Value, snapshot: &Value) -> Self {
        let first_start = row["periods"].get(0).and_then(|period| day(&period["start"]));
        let on_it = |client: &&Value| {
            client["service"] == row["service"]
                && rows(&client["stays"]).any(|stay| stay["course"] == row["course"] && stay["detached_on"].is_null())
        };
        Self {
            id: text(&row["course"]),
            service: text(&row["service"]),
            size: whole(&row["group_size"]),
            target_groups: rows(&row["target_groups"]).map(text).collect(),
            year: first_start.map_or_else(|| whole(&row["year"]), |start| start.year().into()),
            first_start,
            end: rows(&row["periods"]).filter_map(|period| day(&period["end"])).max(),
            published: row["published"] == true,
            confirmed_on: day(&row["confirmed_on"]),
            deleted: row["deleted"] == true,
            clients: rows(&snapshot["clients"]).filter(on_it).map(|client| text(&client["client"])).collect(),
        }
    }

    pub fn states(&self) -> [(&'static str, bool); 5] {
        let clients = self.clients.len() as i64;
        [
            ("published", self.published),
            ("full", self.size <= clients),
            ("one that must be held", self.must_be_held()),
            ("confirmed", self.is_confirmed()),
            ("deleted", self.deleted),
        ]
    }

    pub fn is_confirmed(&self) -> bool {
        self.confirmed_on.is_some()
    }

    pub fn must_be_held(&self) -> bool {
        description(&self.service).must_hold_at <= self.clients.len() as i64
    }

    pub fn has(&self, client: &str) -> bool {
        self.clients.iter().any(|attached| attached == client)
    }

    pub fn has_ended(&self, on: NaiveDate) -> bool {
        self.end.is_some_and(|end| end < on)
    }
}

fn rows(list: &Value) -> impl Iterator<Item = &Value> {
    list.as_array().into_iter().flatten()
}

fn text(value: &Value) -> String {
    value.as_str().expect("a text").to_owned()
}

fn whole(value: &Value) -> i64 {
    value.as_i64().expect("a whole number")
}

pub fn day(value: &Value) -> Option<NaiveDate> {
    value.as_str()?.parse().ok()
}

pub fn description(service: &str) -> &'static ServiceDescription {
    SERVICES.in_force(service, NaiveDate::default()).expect("built in, and open")
}
