//! The tables of a result as columns: one row per finding, decision or error.

use crate::replay::written::Written;
use arrow_array::builder::{BooleanBuilder, Date32Builder, Int64Builder, StringBuilder};
use arrow_array::cast::AsArray;
use arrow_array::types::Int64Type;
use arrow_array::{Array, ArrayRef, Int64Array, RecordBatch, StringArray};
use arrow_schema::{ArrowError, DataType, Field, Schema, SchemaRef};
use arrow_select::take::take;
use chrono::NaiveDate;
use rehab_rules::{Effect, InputError, Language, Rule};
use std::sync::{Arc, LazyLock};

/// The three tables of a result.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Which {
    Findings,
    Decisions,
    Errors,
}

const FINDINGS: &[(&str, DataType)] = &[
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
const DECISIONS: &[(&str, DataType)] = &[
    ("line", DataType::Int64),
    ("provider", DataType::Utf8),
    ("action", DataType::Utf8),
    ("on", DataType::Date32),
    ("allowed", DataType::Boolean),
];
/// The last two are the input at the error: the caller's name of the column, if it differs from the field, and the value.
const ERRORS: &[(&str, DataType)] = &[
    ("line", DataType::Int64),
    ("code", DataType::Utf8),
    ("field", DataType::Utf8),
    ("message", DataType::Utf8),
    ("column", DataType::Utf8),
    ("value", DataType::Utf8),
];

impl Which {
    pub(crate) fn from_word(word: &str) -> Option<Self> {
        match word {
            "findings" => Some(Self::Findings),
            "decisions" => Some(Self::Decisions),
            "errors" => Some(Self::Errors),
            _ => None,
        }
    }

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

/// The batches of the three tables.
#[derive(Debug, Default)]
pub(crate) struct Tables {
    pub(crate) findings: Vec<RecordBatch>,
    pub(crate) decisions: Vec<RecordBatch>,
    pub(crate) errors: Vec<RecordBatch>,
}

impl Tables {
    /// The batches of one of them.
    pub(crate) fn of(&self, which: Which) -> &[RecordBatch] {
        match which {
            Which::Findings => &self.findings,
            Which::Decisions => &self.decisions,
            Which::Errors => &self.errors,
        }
    }

    /// Replaces each line number with the number at its place.
    pub(crate) fn renumber(&mut self, numbers: &[i64]) -> Result<(), ArrowError> {
        let numbers = Int64Array::from(numbers.to_vec());
        for batch in self.findings.iter_mut().chain(&mut self.decisions).chain(&mut self.errors) {
            let mut columns = batch.columns().to_vec();
            let Some(lines) = columns.first_mut() else { continue };
            let places = lines.as_primitive::<Int64Type>().unary::<_, Int64Type>(|line| line.saturating_sub(1));
            *lines = take(&numbers, &places, None)?;
            *batch = RecordBatch::try_new(batch.schema(), columns)?;
        }
        Ok(())
    }

    /// Adds what comes after.
    pub(crate) fn append(&mut self, after: Self) {
        self.findings.extend(after.findings);
        self.decisions.extend(after.decisions);
        self.errors.extend(after.errors);
    }
}

/// The event and the answer.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Decided {
    pub(crate) action: &'static str,
    pub(crate) on: NaiveDate,
    pub(crate) allowed: bool,
}

/// A finding as a row; a finding of an audit has no event.
#[derive(Clone, Copy, Debug)]
pub(crate) struct FindingRow<'f> {
    pub(crate) event: Option<(i64, Decided)>,
    pub(crate) provider: &'f str,
    pub(crate) course: Option<&'f str>,
    pub(crate) client: Option<&'f str>,
    pub(crate) rule: &'static Rule,
    pub(crate) effect: Effect,
    pub(crate) due: Option<NaiveDate>,
    pub(crate) values: &'f str,
    pub(crate) message: Option<&'f str>,
}

/// Rows being written, in order.
#[derive(Debug, Default)]
pub(crate) struct ResultRows<'f> {
    findings: FindingColumns,
    /// Findings that are yet to be written, one column after another.
    waiting: Vec<FindingRow<'f>>,
    decisions: DecisionColumns,
    errors: ErrorColumns,
    /// The full batches.
    full: Tables,
    /// How many bytes the strings of the findings have.
    text: usize,
    failed: Option<ArrowError>,
}

/// How much space the findings of a batch need: columns that need not grow are written twice as fast, and waste nothing.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct Capacity {
    pub(crate) findings: usize,
    pub(crate) provider: usize,
    pub(crate) course: usize,
    pub(crate) client: usize,
    pub(crate) action: usize,
    pub(crate) rule: usize,
    pub(crate) effect: usize,
    pub(crate) values: usize,
    pub(crate) message: usize,
}

impl Capacity {
    pub(crate) fn and(self, other: Self) -> Self {
        Self {
            findings: self.findings + other.findings,
            provider: self.provider + other.provider,
            course: self.course + other.course,
            client: self.client + other.client,
            action: self.action + other.action,
            rule: self.rule + other.rule,
            effect: self.effect + other.effect,
            values: self.values + other.values,
            message: self.message + other.message,
        }
    }
}

/// A string column can contain 2 GiB; a batch of findings ends long before.
const MAX_TEXT_BYTES: usize = 1 << 28;
/// How many findings are written at once: a processor follows one column at a time better than twelve.
const AT_ONCE: usize = 256;

#[derive(Debug, Default)]
struct FindingColumns {
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
}

#[derive(Debug, Default)]
struct DecisionColumns {
    line: Int64Builder,
    provider: StringBuilder,
    action: StringBuilder,
    on: Date32Builder,
    allowed: BooleanBuilder,
}

#[derive(Debug, Default)]
struct ErrorColumns {
    line: Int64Builder,
    code: StringBuilder,
    field: StringBuilder,
    message: StringBuilder,
    column: StringBuilder,
    value: StringBuilder,
}

impl<'f> ResultRows<'f> {
    /// Rows with space for these findings, and about this many decisions.
    pub(crate) fn with(capacity: Capacity, decisions: usize) -> Self {
        let most = capacity.findings;
        let texts = |bytes: usize| StringBuilder::with_capacity(most, bytes.min(MAX_TEXT_BYTES));
        let findings = FindingColumns {
            line: Int64Builder::with_capacity(most),
            provider: texts(capacity.provider),
            course: texts(capacity.course),
            client: texts(capacity.client),
            action: texts(capacity.action),
            on: Date32Builder::with_capacity(most),
            allowed: BooleanBuilder::with_capacity(most),
            rule: texts(capacity.rule),
            effect: texts(capacity.effect),
            due: Date32Builder::with_capacity(most),
            values: texts(capacity.values),
            message: texts(capacity.message),
        };
        let decisions = DecisionColumns {
            line: Int64Builder::with_capacity(decisions),
            provider: StringBuilder::with_capacity(decisions, decisions.saturating_mul(8)),
            action: StringBuilder::with_capacity(decisions, decisions.saturating_mul(16)),
            on: Date32Builder::with_capacity(decisions),
            allowed: BooleanBuilder::with_capacity(decisions),
        };
        let errors = ErrorColumns {
            line: Int64Builder::with_capacity(0),
            code: StringBuilder::with_capacity(0, 0),
            field: StringBuilder::with_capacity(0, 0),
            message: StringBuilder::with_capacity(0, 0),
            column: StringBuilder::with_capacity(0, 0),
            value: StringBuilder::with_capacity(0, 0),
        };
        Self { findings, decisions, errors, waiting: Vec::new(), full: Tables::default(), text: 0, failed: None }
    }

    /// Writes a finding.
    pub(crate) fn finding(&mut self, row: FindingRow<'f>) {
        let texts = [Some(row.provider), row.course, row.client, Some(row.rule.id), Some(row.values), row.message];
        self.text = texts.into_iter().flatten().fold(self.text, |bytes, text| bytes.saturating_add(text.len()));
        self.waiting.push(row);
        if AT_ONCE <= self.waiting.len() || MAX_TEXT_BYTES < self.text {
            self.write_waiting();
        }
        if MAX_TEXT_BYTES < self.text {
            self.end_findings();
        }
    }

    fn write_waiting(&mut self) {
        let (rows, out) = (&self.waiting, &mut self.findings);
        rows.iter().for_each(|row| out.line.append_option(row.event.map(|(line, _)| line)));
        rows.iter().for_each(|row| out.provider.append_value(row.provider));
        rows.iter().for_each(|row| out.course.append_option(row.course));
        rows.iter().for_each(|row| out.client.append_option(row.client));
        rows.iter().for_each(|row| out.action.append_option(row.event.map(|(_, event)| event.action)));
        rows.iter().for_each(|row| out.on.append_option(row.event.map(|(_, event)| days(event.on))));
        rows.iter().for_each(|row| out.allowed.append_option(row.event.map(|(_, event)| event.allowed)));
        rows.iter().for_each(|row| out.rule.append_value(row.rule.id));
        rows.iter().for_each(|row| out.effect.append_value(row.effect.as_str()));
        rows.iter().for_each(|row| out.due.append_option(row.due.map(days)));
        rows.iter().for_each(|row| out.values.append_value(row.values));
        rows.iter().filter_map(|row| row.message).for_each(|message| out.message.append_value(message));
        self.waiting.clear();
    }

    /// Writes a decision.
    pub(crate) fn decision(&mut self, line: i64, provider: &str, event: Decided) {
        let out = &mut self.decisions;
        out.line.append_value(line);
        out.provider.append_value(provider);
        out.action.append_value(event.action);
        out.on.append_value(days(event.on));
        out.allowed.append_value(event.allowed);
    }

    /// Writes the error of a line.
    pub(crate) fn error(&mut self, line: i64, error: &InputError, written: &Written, language: Language) {
        let out = &mut self.errors;
        out.line.append_value(line);
        out.code.append_value(error.code().as_str());
        out.field.append_option(error.field());
        out.message.append_value(error.message(language));
        out.column.append_option(written.column.as_deref());
        out.value.append_option(written.value.as_deref());
    }

    fn end_findings(&mut self) {
        self.write_waiting();
        self.text = 0;
        let of = &mut self.findings;
        let lines = of.line.finish();
        // With a language every finding has a message, without one none has: nulls are not written individually.
        let messages = of.message.finish();
        let messages = if messages.is_empty() { StringArray::new_null(lines.len()) } else { messages };
        let columns: Vec<ArrayRef> = vec![
            Arc::new(lines),
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
            Arc::new(messages),
        ];
        self.end(Which::Findings, columns);
    }

    fn end(&mut self, which: Which, columns: Vec<ArrayRef>) {
        match RecordBatch::try_new(which.schema(), columns) {
            Ok(batch) if batch.num_rows() == 0 => {}
            Ok(batch) => match which {
                Which::Findings => self.full.findings.push(batch),
                Which::Decisions => self.full.decisions.push(batch),
                Which::Errors => self.full.errors.push(batch),
            },
            Err(error) => self.failed = Some(error),
        }
    }

    /// The tables of everything written.
    pub(crate) fn finish(mut self) -> Result<Tables, ArrowError> {
        self.end_findings();
        let of = &mut self.decisions;
        let decisions: Vec<ArrayRef> = vec![
            Arc::new(of.line.finish()),
            Arc::new(of.provider.finish()),
            Arc::new(of.action.finish()),
            Arc::new(of.on.finish()),
            Arc::new(of.allowed.finish()),
        ];
        self.end(Which::Decisions, decisions);
        let of = &mut self.errors;
        let errors: Vec<ArrayRef> = vec![
            Arc::new(of.line.finish()),
            Arc::new(of.code.finish()),
            Arc::new(of.field.finish()),
            Arc::new(of.message.finish()),
            Arc::new(of.column.finish()),
            Arc::new(of.value.finish()),
        ];
        self.end(Which::Errors, errors);
        self.failed.map_or(Ok(self.full), Err)
    }
}

/// Days from 1970, as Arrow counts them.
pub(crate) fn days(day: NaiveDate) -> i32 {
    i32::try_from(day.signed_duration_since(NaiveDate::default()).num_days()).unwrap_or(i32::MAX)
}

/// The number of a row after this many lines, from 1.
pub(crate) fn line_of(before: i64, row: usize) -> i64 {
    before.saturating_add(1).saturating_add(i64::try_from(row).unwrap_or(i64::MAX))
}
