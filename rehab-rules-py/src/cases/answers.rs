//! The answers, as columns.

use arrow_array::builder::StringBuilder;
use arrow_array::{ArrayRef, BooleanArray, Date32Array, Int32Array, ListArray, RecordBatch};
use arrow_buffer::{BooleanBuffer, NullBuffer, OffsetBuffer};
use arrow_schema::{ArrowError, DataType, Field, FieldRef, Schema, SchemaRef};
use chrono::NaiveDate;
use rehab_rules::Effect;
use rehab_rules::calendar::days_between;
use std::sync::Arc;

/// The answers of rows, as columns.
pub(crate) struct Answers {
    allowed: Answer<bool>,
    /// The rules that the rows break, row by row, and how many each row breaks.
    rules: Vec<&'static str>,
    rules_of: Vec<usize>,
    days_left: Answer<i32>,
    places_left: Answer<i32>,
    due: Answer<i32>,
    /// The message for each of the rules, if messages are requested.
    messages: Option<StringBuilder>,
    /// The rules that the current row breaks.
    pub(crate) broken: Vec<Broken>,
}

/// A rule that a row breaks, and its message if messages are requested.
pub(crate) struct Broken {
    pub(crate) effect: Effect,
    pub(crate) rule: &'static str,
    pub(crate) message: Option<String>,
}

/// A column of answers, some of them unknown: plain lists, which are written faster than bits and packed at the end.
struct Answer<T> {
    values: Vec<T>,
    is_known: Vec<bool>,
}

impl<T: Default> Answer<T> {
    fn with(rows: usize) -> Self {
        Self { values: Vec::with_capacity(rows), is_known: Vec::with_capacity(rows) }
    }

    fn push(&mut self, value: Option<T>) {
        self.is_known.push(value.is_some());
        self.values.push(value.unwrap_or_default());
    }

    fn nulls(&self) -> Option<NullBuffer> {
        let nulls = NullBuffer::new(packed(&self.is_known));
        (nulls.null_count() != 0).then_some(nulls)
    }
}

impl Answers {
    /// Space for this many rows; `says` is whether messages are requested.
    pub(crate) fn with(rows: usize, says: bool) -> Self {
        Self {
            allowed: Answer::with(rows),
            rules: Vec::with_capacity(rows),
            rules_of: Vec::with_capacity(rows),
            days_left: Answer::with(rows),
            places_left: Answer::with(rows),
            due: Answer::with(rows),
            messages: says.then(StringBuilder::new),
            broken: Vec::new(),
        }
    }

    /// The answer of a row on a date; the rules it breaks are in `broken`.
    pub(crate) fn add(&mut self, on: NaiveDate, allowed: Option<bool>, due: Option<NaiveDate>, places_left: Option<i64>) {
        self.allowed.push(allowed);
        self.days_left.push(due.map(|due| number(days_between(on, due))));
        self.places_left.push(places_left.map(number));
        self.due.push(due.map(|due| number(days_between(NaiveDate::default(), due))));
        if 1 < self.broken.len() {
            self.broken.sort_unstable_by_key(|broken| (broken.effect as usize, broken.rule));
        }
        self.rules_of.push(self.broken.len());
        for broken in self.broken.drain(..) {
            self.rules.push(broken.rule);
            if let Some(messages) = &mut self.messages {
                messages.append_option(broken.message);
            }
        }
    }

    pub(crate) fn finish(self) -> Result<RecordBatch, ArrowError> {
        let numbers = |answer: Answer<i32>| -> ArrayRef {
            let nulls = answer.nulls();
            Arc::new(Int32Array::new(answer.values.into(), nulls))
        };
        let nulls = self.due.nulls();
        let due = Date32Array::new(self.due.values.into(), nulls);
        // The size of the strings is known by now: columns that need not grow are not copied.
        let mut ids = StringBuilder::with_capacity(self.rules.len(), self.rules.iter().map(|id| id.len()).sum());
        self.rules.iter().for_each(|id| ids.append_value(id));
        let of_rows: OffsetBuffer<i32> = OffsetBuffer::from_lengths(self.rules_of);
        let rules = ListArray::try_new(item(), of_rows.clone(), Arc::new(ids.finish()), None)?;
        let mut columns: Vec<ArrayRef> = vec![
            Arc::new(BooleanArray::new(packed(&self.allowed.values), self.allowed.nulls())),
            Arc::new(rules),
            numbers(self.days_left),
            numbers(self.places_left),
            Arc::new(due),
        ];
        let says = self.messages.is_some();
        if let Some(mut messages) = self.messages {
            columns.push(Arc::new(ListArray::try_new(item(), of_rows, Arc::new(messages.finish()), None)?));
        }
        RecordBatch::try_new(answer_schema(says), columns)
    }
}

/// The columns of answers; with those of messages, if requested.
pub(crate) fn answer_schema(says: bool) -> SchemaRef {
    let mut columns = vec![
        ("allowed", DataType::Boolean),
        ("rules", DataType::List(item())),
        ("days_left", DataType::Int32),
        ("places_left", DataType::Int32),
        ("due", DataType::Date32),
    ];
    if says {
        columns.push(("messages", DataType::List(item())));
    }
    Arc::new(Schema::new(columns.into_iter().map(|(name, of)| Field::new(name, of, true)).collect::<Vec<_>>()))
}

fn number(number: i64) -> i32 {
    i32::try_from(number).unwrap_or(if number < 0 { i32::MIN } else { i32::MAX })
}

/// A rule in a list of rules, or its message.
fn item() -> FieldRef {
    Arc::new(Field::new("item", DataType::Utf8, true))
}

/// Booleans as bits.
fn packed(flags: &[bool]) -> BooleanBuffer {
    BooleanBuffer::collect_bool(flags.len(), |place| flags.get(place).copied().unwrap_or_default())
}
