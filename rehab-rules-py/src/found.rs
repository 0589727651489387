//! What a replay of a table found, as columns: one row a finding, one a decision, one an error.

use arrow_array::builder::{BooleanBuilder, Date32Builder, Int64Builder, StringBuilder};
use arrow_array::{ArrayRef, RecordBatch};
use arrow_schema::{ArrowError, DataType, Field, Schema, SchemaRef};
use chrono::NaiveDate;
use rehab_rules::{Effect, Effects, Event, FindingView, InputError, Language};
use std::sync::{Arc, LazyLock};

/// The three tables of a result.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Which {
    Findings,
    Decisions,
    Errors,
}

type Columns = &'static [(&'static str, DataType)];

const FINDINGS: Columns = &[
    ("line", DataType::Int64),
    ("provider", DataType::Utf8),
    ("course", DataType::Utf8),
    ("client", DataType::Utf8),
    ("action", DataType::Utf8),
    ("on", DataType::Date32),
    ("allowed", DataType::Boolean),
    ("rule", DataType::Utf8),
    ("effect", DataType::Utf8),
    ("due", DataType::Date32),
    ("values", DataType::Utf8),
    ("message", DataType::Utf8),
];
const DECISIONS: Columns = &[
    ("line", DataType::Int64),
    ("provider", DataType::Utf8),
    ("action", DataType::Utf8),
    ("on", DataType::Date32),
    ("allowed", DataType::Boolean),
];
const ERRORS: Columns =
    &[("line", DataType::Int64), ("code", DataType::Utf8), ("field", DataType::Utf8), ("message", DataType::Utf8)];

impl Which {
    pub(crate) fn schema(self) -> SchemaRef {
        static SCHEMAS: LazyLock<[SchemaRef; 3]> = LazyLock::new(|| {
            [FINDINGS, DECISIONS, ERRORS].map(|columns| {
                let field = |(name, of): &(&str, DataType)| Field::new(*name, of.clone(), true);
                Arc::new(Schema::new(columns.iter().map(field).collect::<Vec<_>>()))
            })
        });
        let [findings, decisions, errors] = &*SCHEMAS;
        Arc::clone(match self {
            Self::Findings => findings,
            Self::Decisions => decisions,
            Self::Errors => errors,
        })
    }
}

/// What is kept of what is found.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Kept {
    pub(crate) language: Option<Language>,
    pub(crate) effects: Effects,
    /// Whether each line has a row among the decisions.
    pub(crate) decisions: bool,
}

/// The rows found in one batch by one thread, in the order of its lines.
#[derive(Debug, Default)]
pub(crate) struct Found {
    /// Whether something is prohibited or violated, also where that is not kept.
    pub(crate) is_broken: bool,
    findings: Findings,
    decisions: Decisions,
    errors: Errors,
}

#[derive(Debug, Default)]
struct Findings {
    line: Int64Builder,
    provider: StringBuilder,
    course: StringBuilder,
    client: StringBuilder,
    action: StringBuilder,
    on: Date32Builder,
    allowed: BooleanBuilder,
    rule: StringBuilder,
    effect: StringBuilder,
    due: Date32Builder,
    values: StringBuilder,
    message: StringBuilder,
    /// Where values are written before they are appended.
    json: String,
}

#[derive(Debug, Default)]
struct Decisions {
    line: Int64Builder,
    provider: StringBuilder,
    action: StringBuilder,
    on: Date32Builder,
    allowed: BooleanBuilder,
}

#[derive(Debug, Default)]
struct Errors {
    line: Int64Builder,
    code: StringBuilder,
    field: StringBuilder,
    message: StringBuilder,
}

impl Found {
    pub(crate) fn decided(&mut self, line: i64, event: &Event<'_>, decision: &rehab_rules::Decision, kept: Kept) {
        let allowed = decision.allowed();
        for finding in decision.findings() {
            self.is_broken |= is_broken(finding.effect);
            if !kept.effects.shows(finding.effect) {
                continue;
            }
            let out = &mut self.findings;
            out.line.append_value(line);
            out.action.append_value(event.action.name());
            out.on.append_value(days(event.on));
            out.allowed.append_value(allowed);
            out.finding(&event.provider, &finding, kept.language);
        }
        if kept.decisions {
            let out = &mut self.decisions;
            out.line.append_value(line);
            out.provider.append_value(&event.provider);
            out.action.append_value(event.action.name());
            out.on.append_value(days(event.on));
            out.allowed.append_value(allowed);
        }
    }

    /// A finding of an audit: of no line and no action.
    pub(crate) fn audited(&mut self, provider: &str, finding: &FindingView<'_>, kept: Kept) {
        self.is_broken |= is_broken(finding.effect);
        if !kept.effects.shows(finding.effect) {
            return;
        }
        let out = &mut self.findings;
        out.line.append_null();
        out.action.append_null();
        out.on.append_null();
        out.allowed.append_null();
        out.finding(provider, finding, kept.language);
    }

    pub(crate) fn malformed(&mut self, line: i64, error: &InputError, kept: Kept) {
        let out = &mut self.errors;
        out.line.append_value(line);
        out.code.append_value(error.code().as_str());
        out.field.append_option(error.field());
        out.message.append_value(error.message(kept.language.unwrap_or(Language::En)));
    }

    /// The rows of one table; the builders begin anew.
    pub(crate) fn take(&mut self, which: Which) -> Result<RecordBatch, ArrowError> {
        let columns: Vec<ArrayRef> = match which {
            Which::Findings => {
                let of = &mut self.findings;
                vec![
                    Arc::new(of.line.finish()),
                    Arc::new(of.provider.finish()),
                    Arc::new(of.course.finish()),
                    Arc::new(of.client.finish()),
                    Arc::new(of.action.finish()),
                    Arc::new(of.on.finish()),
                    Arc::new(of.allowed.finish()),
                    Arc::new(of.rule.finish()),
                    Arc::new(of.effect.finish()),
                    Arc::new(of.due.finish()),
                    Arc::new(of.values.finish()),
                    Arc::new(of.message.finish()),
                ]
            }
            Which::Decisions => {
                let of = &mut self.decisions;
                vec![
                    Arc::new(of.line.finish()),
                    Arc::new(of.provider.finish()),
                    Arc::new(of.action.finish()),
                    Arc::new(of.on.finish()),
                    Arc::new(of.allowed.finish()),
                ]
            }
            Which::Errors => {
                let of = &mut self.errors;
                vec![
                    Arc::new(of.line.finish()),
                    Arc::new(of.code.finish()),
                    Arc::new(of.field.finish()),
                    Arc::new(of.message.finish()),
                ]
            }
        };
        RecordBatch::try_new(which.schema(), columns)
    }
}

impl Findings {
    fn finding(&mut self, provider: &str, finding: &FindingView<'_>, language: Option<Language>) {
        self.provider.append_value(provider);
        self.course.append_option(finding.course);
        self.client.append_option(finding.client);
        self.rule.append_value(finding.rule.id);
        self.effect.append_value(finding.effect.as_str());
        self.due.append_option(finding.due.map(days));
        self.json.clear();
        finding.values.write_json(&mut self.json);
        self.values.append_value(&self.json);
        self.message.append_option(language.map(|language| finding.message(language)));
    }
}

fn is_broken(effect: Effect) -> bool {
    matches!(effect, Effect::Prohibition | Effect::Violation)
}

/// Days from 1970, as Arrow counts them.
fn days(day: NaiveDate) -> i32 {
    i32::try_from(day.signed_duration_since(NaiveDate::default()).num_days()).unwrap_or(i32::MAX)
}
