//! The answers, as columns.

use arrow_array::builder::{ListBuilder, StringBuilder};
use arrow_array::{ArrayRef, BooleanArray, Int32Array, RecordBatch};
use arrow_buffer::NullBuffer;
use arrow_schema::{ArrowError, DataType, Field, Schema, SchemaRef};
use rehab_rules::Effect;
use std::sync::Arc;

/// The answers of rows, as columns.
pub(super) struct Answers {
    allowed: Answer<bool>,
    rules: ListBuilder<StringBuilder>,
    days_left: Answer<i32>,
    places_left: Answer<i32>,
    /// The rules that the row at hand breaks.
    pub(super) broken: Vec<(Effect, &'static str)>,
}

/// A column of answers, some of them open: plain lists, which are written faster than bits and packed at the end.
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
        let nulls = NullBuffer::from(self.is_known.as_slice());
        (nulls.null_count() != 0).then_some(nulls)
    }
}

impl Answers {
    pub(super) fn with(rows: usize) -> Self {
        // A row breaks about one rule; an id is mostly shorter than this.
        let ids = StringBuilder::with_capacity(rows, rows.saturating_mul(24));
        Self {
            allowed: Answer::with(rows),
            rules: ListBuilder::with_capacity(ids, rows),
            days_left: Answer::with(rows),
            places_left: Answer::with(rows),
            broken: Vec::new(),
        }
    }

    pub(super) fn add(&mut self, allowed: Option<bool>, days_left: Option<i32>, places_left: Option<i32>) {
        self.allowed.push(allowed);
        self.days_left.push(days_left);
        self.places_left.push(places_left);
        if 1 < self.broken.len() {
            self.broken.sort_unstable_by_key(|(effect, id)| (*effect as usize, *id));
        }
        for (_, id) in self.broken.drain(..) {
            self.rules.values().append_value(id);
        }
        self.rules.append(true);
    }

    pub(super) fn finish(mut self) -> Result<RecordBatch, ArrowError> {
        let number = |answer: Answer<i32>| -> ArrayRef {
            let nulls = answer.nulls();
            Arc::new(Int32Array::new(answer.values.into(), nulls))
        };
        let columns: Vec<ArrayRef> = vec![
            Arc::new(BooleanArray::new(self.allowed.values.as_slice().into(), self.allowed.nulls())),
            Arc::new(self.rules.finish()),
            number(self.days_left),
            number(self.places_left),
        ];
        RecordBatch::try_new(result_schema(), columns)
    }
}

pub(super) fn result_schema() -> SchemaRef {
    let rules = DataType::List(Arc::new(Field::new("item", DataType::Utf8, true)));
    let columns =
        [("allowed", DataType::Boolean), ("rules", rules), ("days_left", DataType::Int32), ("places_left", DataType::Int32)];
    Arc::new(Schema::new(columns.map(|(name, of)| Field::new(name, of, true)).to_vec()))
}
