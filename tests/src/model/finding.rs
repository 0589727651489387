//! Findings and their JSON.

use chrono::NaiveDate;
use serde_json::{Map, Value};

/// The kind of a finding, in the order of findings.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub enum Effect {
    Prohibition,
    Violation,
    Undetermined,
    Obligation,
    Right,
    Recommendation,
    Unregulated,
    Notice,
}

/// A finding of one rule about one subject.
#[derive(Clone, Debug)]
pub struct Finding {
    pub rule: &'static str,
    pub effect: Effect,
    pub course: Option<String>,
    pub client: Option<String>,
    due: Option<NaiveDate>,
    values: Map<String, Value>,
}

/// A finding without a subject.
pub fn finding(rule: &'static str, effect: Effect) -> Finding {
    Finding { rule, effect, course: None, client: None, due: None, values: Map::new() }
}

impl Finding {
    pub fn course<'a>(mut self, id: impl Into<Option<&'a str>>) -> Finding {
        self.course = id.into().map(str::to_string);
        self
    }

    pub fn client<'a>(mut self, id: impl Into<Option<&'a str>>) -> Finding {
        self.client = id.into().map(str::to_string);
        self
    }

    pub fn due(mut self, day: impl Into<Option<NaiveDate>>) -> Finding {
        self.due = day.into();
        self
    }

    pub fn with(mut self, name: &str, value: impl Into<Value>) -> Finding {
        self.values.insert(name.to_string(), value.into());
        self
    }

    pub fn with_day(self, name: &str, day: NaiveDate) -> Finding {
        self.with(name, day.to_string())
    }

    /// Undetermined because a fact is missing.
    pub fn fact_missing(self) -> Finding {
        self.with("why", "fact_missing")
    }

    /// Undetermined because the source leaves the question open.
    pub fn source_open(self) -> Finding {
        self.with("why", "source_open")
    }

    /// The finding as a JSON object, with its keys in order.
    pub fn to_json(&self) -> Map<String, Value> {
        let mut object = Map::new();
        object.insert("rule".into(), self.rule.into());
        object.insert("effect".into(), format!("{:?}", self.effect).to_lowercase().into());
        if let Some(course) = &self.course {
            object.insert("course".into(), course.clone().into());
        }
        if let Some(client) = &self.client {
            object.insert("client".into(), client.clone().into());
        }
        if let Some(due) = self.due {
            object.insert("due".into(), due.to_string().into());
        }
        object.insert("values".into(), self.values.clone().into());
        object
    }

    /// The sort key of findings: effect, rule, course, client (absent first), due, and the values as JSON.
    pub fn order(&self) -> impl Ord + use<> {
        let values = Value::from(self.values.clone()).to_string();
        (self.effect, self.rule, self.course.clone(), self.client.clone(), self.due, values)
    }
}
