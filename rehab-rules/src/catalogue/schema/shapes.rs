//! Shapes of input and output that no type of the core has; no values of these types exist.

use super::DAYS_IN_RANGE;
use crate::happened::Happened;
use crate::input::action::{Action, Experience, Pool};
use crate::input::coordinator::{CoordinatorIntroduction, Done, IntroductionItem};
use crate::input::distance::{Answers, DistanceQuestion, DistanceReadiness};
use crate::input::error::ErrorCode;
use crate::input::period::Period;
use crate::input::record::Record;
use crate::input::service::ServiceDescription;
use crate::input::therapy::TherapyCase;
use crate::rules::rule::Effect;
use crate::rules::{DISTANCE, RULES};
use alloc::borrow::{Cow, ToOwned};
use alloc::boxed::Box;
use alloc::collections::BTreeMap;
use alloc::format;
use alloc::string::String;
use alloc::vec::Vec;
use chrono::NaiveDate;
use schemars::{JsonSchema, Schema, SchemaGenerator, json_schema};
use serde_json::{Map, Value, json};

/// A service description, or a list of them.
#[derive(JsonSchema)]
#[schemars(untagged)]
#[expect(dead_code, reason = "a shape, never a value")]
pub(super) enum Descriptions {
    One(Box<ServiceDescription>),
    Several(#[schemars(length(min = 1))] Vec<ServiceDescription>),
}

/// The result of a line of a log: a decision, or what is wrong with the line.
#[derive(JsonSchema)]
#[schemars(untagged)]
#[expect(dead_code, reason = "a shape, never a value")]
pub(super) enum DecisionLine {
    /// A decision.
    Decided {
        /// The line number in the log, from 1.
        line: u64,
        /// Whether the action is allowed: no finding is a prohibition.
        allowed: bool,
        /// The findings, in their fixed order.
        findings: Vec<Finding>,
    },
    /// A malformed line.
    Malformed {
        /// The line number in the log, from 1.
        line: u64,
        /// What is wrong.
        error: Malformed,
    },
}

/// What is wrong with a line.
#[derive(JsonSchema)]
#[expect(dead_code, reason = "a shape, never a value")]
pub(super) struct Malformed {
    /// The stable error code.
    code: ErrorCode,
    /// The path of the field; absent when the whole line is unreadable.
    field: Option<String>,
    /// The error in words.
    message: String,
}

/// A finding.
#[derive(JsonSchema)]
#[expect(dead_code, reason = "a shape, never a value")]
pub(super) struct Finding {
    /// The rule.
    rule: RuleId,
    /// The kind of the finding.
    effect: Effect,
    /// The course, if the finding is about one.
    course: Option<String>,
    /// The client, if the finding is about one.
    client: Option<String>,
    /// The due date: the last day on which it is in time.
    due: Option<NaiveDate>,
    /// The compared values, by name.
    values: BTreeMap<String, Figure>,
    /// The actions that would remove a prohibition, if requested.
    remedies: Option<Vec<Action<'static>>>,
    /// The finding in words, if a language is chosen.
    message: Option<String>,
}

/// A finding of an audit.
#[derive(JsonSchema)]
#[expect(dead_code, reason = "a shape, never a value")]
pub(super) struct AuditLine {
    /// The provider.
    provider: String,
    #[schemars(flatten)]
    finding: Finding,
}

/// A value: a number, a date, a word, a string, or several strings.
#[derive(JsonSchema)]
#[schemars(untagged)]
#[expect(dead_code, reason = "a shape, never a value")]
pub(super) enum Figure {
    Number(i64),
    Text(String),
    Texts(Vec<String>),
}

/// The id of a rule.
pub(super) struct RuleId;

impl JsonSchema for RuleId {
    fn schema_name() -> Cow<'static, str> {
        "RuleId".into()
    }

    fn json_schema(_: &mut SchemaGenerator) -> Schema {
        let ids: Vec<&str> = RULES.iter().map(|rule| rule.id).collect();
        json_schema!({"type": "string", "description": "The id of a rule.", "enum": ids})
    }
}

/// A string, or null if there is none.
#[derive(JsonSchema)]
#[schemars(untagged)]
#[expect(dead_code, reason = "a shape, never a value")]
pub(super) enum TextOrNull {
    Text(String),
    Null,
}

/// A course as the provider search shows it.
#[derive(JsonSchema)]
#[expect(dead_code, reason = "a shape, never a value")]
pub(super) struct SearchLine {
    /// The provider.
    provider: String,
    /// The course.
    course: String,
    /// The service.
    service: String,
    /// The office.
    office: TextOrNull,
    /// The target groups.
    target_groups: Vec<String>,
    /// The schedule.
    periods: Vec<Period>,
    /// The number of client places of the course.
    places: i64,
    /// The number of reserved places.
    reserved: i64,
    /// The number of free places.
    free: i64,
    /// The contact.
    contact: TextOrNull,
    /// The provider's information about itself.
    info: SearchInfo,
}

/// A provider's information about itself in the provider search.
#[derive(JsonSchema)]
#[expect(dead_code, reason = "a shape, never a value")]
pub(super) struct SearchInfo {
    /// The pool facilities of the office.
    pool: Option<Pool>,
    /// Experience of multiprofessional rehabilitation.
    multiprofessional_experience: Option<Experience>,
    /// Experience of distance rehabilitation.
    distance_experience: Option<Experience>,
}

/// A record together with the word that names its kind.
macro_rules! records {
    ($($(#[$what:meta])* $name:ident of $of:ty, $named:ident = $word:expr;)+) => {$(
        $(#[$what])*
        #[derive(JsonSchema)]
        #[expect(dead_code, reason = "a shape, never a value")]
        pub(super) struct $name {
            /// The kind of the record.
            record: $named,
            #[schemars(flatten)]
            of: $of,
        }

        struct $named;

        impl JsonSchema for $named {
            fn schema_name() -> Cow<'static, str> {
                stringify!($named).into()
            }

            fn inline_schema() -> bool {
                true
            }

            fn json_schema(_: &mut SchemaGenerator) -> Schema {
                json_schema!({"type": "string", "const": $word})
            }
        }
    )+};
}

records! {
    /// A provider's answers about distance rehabilitation in a service.
    DistanceRecord of DistanceReadiness<'static>, DistanceReadinessWord = Record::DISTANCE;
    /// A patient's therapy, as far as it is known.
    TherapyRecord of TherapyCase<'static>, TherapyCaseWord = Record::THERAPY;
    /// How far the introduction of a new coordinator has come.
    CoordinatorRecord of CoordinatorIntroduction<'static>, CoordinatorIntroductionWord = Record::COORDINATOR;
}

impl JsonSchema for Answers {
    fn schema_name() -> Cow<'static, str> {
        "DistanceAnswers".into()
    }

    fn json_schema(_: &mut SchemaGenerator) -> Schema {
        let property = |question: &DistanceQuestion| {
            let field = format!("answers.{question}");
            let rule = DISTANCE.iter().find(|rule| rule.fields().contains(&field.as_str()));
            (question.as_str().to_owned(), json!({"type": "boolean", "description": rule.map(|rule| rule.statement.en)}))
        };
        let properties: Map<String, Value> = DistanceQuestion::ALL.iter().map(property).collect();
        json_schema!({"type": "object", "description": "An answer for each question; a question may be left without one.", "properties": properties})
    }
}

impl JsonSchema for Happened {
    fn schema_name() -> Cow<'static, str> {
        "Happened".into()
    }

    fn json_schema(_: &mut SchemaGenerator) -> Schema {
        let day = json!({"type": "string", "format": "date", "pattern": DAYS_IN_RANGE});
        json_schema!({"description": "The day, or true when it is not known.", "anyOf": [day, {"const": true}]})
    }
}

impl JsonSchema for Done {
    fn schema_name() -> Cow<'static, str> {
        "IntroductionDone".into()
    }

    fn json_schema(generator: &mut SchemaGenerator) -> Schema {
        let happened = generator.subschema_for::<Happened>().to_value();
        let property = |item: &IntroductionItem| {
            let mut schema = happened.clone();
            if let Value::Object(members) = &mut schema {
                members.insert("description".to_owned(), json!(item.entry().word.text.en));
            }
            (item.as_str().to_owned(), schema)
        };
        let properties: Map<String, Value> = IntroductionItem::ALL.iter().map(property).collect();
        json_schema!({"type": "object", "description": "For each item of the checklist that is done, the day, or true when it is not known.", "properties": properties})
    }
}
