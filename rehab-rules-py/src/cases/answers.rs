//! The answers, as columns.

use arrow_array::builder::StringBuilder;
use arrow_array::{ArrayRef, BooleanArray, Int32Array, ListArray, RecordBatch};
use arrow_buffer::{BooleanBuffer, NullBuffer, OffsetBuffer};
use arrow_schema::{ArrowError, DataType, Field, FieldRef, Schema, SchemaRef};
use rehab_rules::Effect;
use std::sync::Arc;

/// The answers of rows, as columns.
pub(crate) struct Answers {
    allowed: Answer<bool>,
    /// The rules that the rows break, one row after the other, and how many each row breaks.
    rules: Vec<&'static str>,
    rules_of: Vec<usize>,
    days_left: Answer<i32>,
    places_left: Answer<i32>,
    /// The rules that the row at hand breaks.
    pub(crate) broken: Vec<(Effect, &'static str)>,
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
        let nulls = NullBuffer::new(packed(&self.is_known));
        (nulls.null_count() != 0).then_some(nulls)
    }
}

impl Answers {
    pub(crate) fn with(rows: usize) -> Self {
        Self {
            allowed: Answer::with(rows),
            rules: Vec::with_capacity(rows),
            rules_of: Vec::with_capacity(rows),
            days_left: Answer::with(rows),
            places_left: Answer::with(rows),
            broken: Vec::new(),
        }
    }

    pub(crate) fn add(&mut self, allowed: Option<bool>, days_left: Option<i32>, places_left: Option<i32>) {
        self.allowed.push(allowed);
        self.days_left.push(days_left);
        self.places_left.push(places_left);
        if 1 < self.broken.len() {
            self.broken.sort_unstable_by_key(|(effect, id)| (*effect as usize, *id));
        }
        self.rules_of.push(self.broken.len());
        self.rules.extend(self.broken.drain(..).map(|(_, id)| id));
    }

    pub(crate) fn finish(self) -> Result<RecordBatch, ArrowError> {
        let number = |answer: Answer<i32>| -> ArrayRef {
            let nulls = answer.nulls();
            Arc::new(Int32Array::new(answer.values.into(), nulls))
        };
        // The room that texts take is known by now: columns that need not grow are not copied.
        let mut ids = StringBuilder::with_capacity(self.rules.len(), self.rules.iter().map(|id| id.len()).sum());
        self.rules.iter().for_each(|id| ids.append_value(id));
        let rules = ListArray::try_new(item(), OffsetBuffer::from_lengths(self.rules_of), Arc::new(ids.finish()), None)?;
        let columns: Vec<ArrayRef> = vec![
            Arc::new(BooleanArray::new(packed(&self.allowed.values), self.allowed.nulls())),
            Arc::new(rules),
            number(self.days_left),
            number(self.places_left),
        ];
        RecordBatch::try_new(answer_schema(), columns)
    }
}

pub(crate) fn answer_schema() -> SchemaRef {
    let rules = DataType::List(item());
    let columns =
        [("allowed", DataType::Boolean), ("rules", rules), ("days_left", DataType::Int32), ("places_left", DataType::Int32)];
    Arc::new(Schema::new(columns.map(|(name, of)| Field::new(name, of, true)).to_vec()))
}

/// A rule in a list of rules.
fn item() -> FieldRef {
    Arc::new(Field::new("item", DataType::Utf8, true))
}

/// Yes or no as bits.
fn packed(flags: &[bool]) -> BooleanBuffer {
    BooleanBuffer::collect_bool(flags.len(), |place| flags.get(place).copied().unwrap_or_default())
}
