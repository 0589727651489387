//! A table of a result, for any reader of Arrow.

use crate::objects::plain::plain;
use arrow_array::cast::AsArray;
use arrow_array::{RecordBatch, RecordBatchIterator};
use arrow_schema::SchemaRef;
use pyo3::prelude::*;
use pyo3::types::{PyCapsule, PyDict};
use rehab_rules::Effect;
use rehab_rules_capsule::capsule_of;
use std::collections::BTreeMap;
use std::sync::Arc;

/// A table of a result, for any reader of Arrow.
#[pyclass(module = "rehab_rules._core", frozen)]
pub(crate) struct Table {
    schema: SchemaRef,
    batches: Vec<RecordBatch>,
}

impl Table {
    pub(crate) fn new(schema: SchemaRef, batches: Vec<RecordBatch>) -> Self {
        Self { schema, batches }
    }
}

#[pymethods]
impl Table {
    /// How many rows it has.
    #[getter]
    fn num_rows(&self) -> usize {
        self.batches.iter().map(RecordBatch::num_rows).sum()
    }

    /// The names of the columns.
    #[getter]
    fn columns(&self) -> Vec<&str> {
        self.schema.fields().iter().map(|field| field.name().as_str()).collect()
    }

    /// So many rows from one on, each a dict of plain values.
    fn rows<'py>(&self, py: Python<'py>, start: usize, count: usize) -> PyResult<Vec<Bound<'py, PyDict>>> {
        let mut rows = Vec::new();
        let mut skip = start;
        for batch in &self.batches {
            let left = count.saturating_sub(rows.len());
            for row in (0..batch.num_rows()).skip(skip).take(left) {
                let dict = PyDict::new(py);
                for (field, column) in self.schema.fields().iter().zip(batch.columns()) {
                    dict.set_item(field.name(), plain(py, column.as_ref(), row)?)?;
                }
                rows.push(dict);
            }
            skip = skip.saturating_sub(batch.num_rows());
        }
        Ok(rows)
    }

    /// How often each rule gives each effect, in the order of effects and rules.
    fn counts(&self) -> Vec<(String, String, u64)> {
        let mut counts: BTreeMap<(usize, &str), u64> = BTreeMap::new();
        for batch in &self.batches {
            let text = |name| batch.column_by_name(name).map(|column| column.as_string::<i32>());
            let (Some(rules), Some(effects)) = (text("rule"), text("effect")) else { continue };
            for (rule, effect) in rules.iter().zip(effects) {
                if let (Some(rule), Some(effect)) = (rule, effect.and_then(Effect::from_word)) {
                    let count = counts.entry((effect as usize, rule)).or_default();
                    *count = count.saturating_add(1);
                }
            }
        }
        let named = |((effect, rule), count): ((usize, &str), u64)| {
            (rule.to_owned(), Effect::ALL.get(effect).map_or("", |effect| effect.as_str()).to_owned(), count)
        };
        counts.into_iter().map(named).collect()
    }

    #[pyo3(signature = (requested_schema=None))]
    fn __arrow_c_stream__<'py>(
        &self,
        py: Python<'py>,
        requested_schema: Option<&Bound<'py, PyAny>>,
    ) -> PyResult<Bound<'py, PyCapsule>> {
        // The interface lets a producer give its own types whatever is asked for.
        let _ = requested_schema;
        let batches = self.batches.clone().into_iter().map(|batch| batch.with_schema(Arc::clone(&self.schema)));
        let batches: Vec<_> = batches.collect();
        capsule_of(py, Box::new(RecordBatchIterator::new(batches, Arc::clone(&self.schema))))
    }
}
