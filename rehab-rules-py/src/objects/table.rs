//! A table of a result, for any Arrow reader.

use crate::errors::arrow_error;
use crate::objects::plain::plain;
use arrow_array::cast::AsArray;
use arrow_array::{Array, RecordBatch, RecordBatchIterator};
use arrow_ipc::reader::StreamReader;
use arrow_ipc::writer::StreamWriter;
use arrow_schema::SchemaRef;
use pyo3::exceptions::PyKeyError;
use pyo3::prelude::*;
use pyo3::types::{PyBytes, PyCapsule, PyDict};
use rehab_rules::Effect;
use rehab_rules_capsule::capsule_of;
use std::cmp::Reverse;
use std::collections::{BTreeMap, HashMap};
use std::sync::Arc;

/// A table of a result, for any Arrow reader.
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

    /// `count` rows from `start` on, each a dict of plain values.
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

    /// `count` rows from `start` on, as a table.
    fn slice(&self, start: usize, count: usize) -> Self {
        let (mut skip, mut left) = (start, count);
        let mut batches = Vec::new();
        for batch in &self.batches {
            let from = skip.min(batch.num_rows());
            let rows = left.min(batch.num_rows().saturating_sub(from));
            if rows != 0 {
                batches.push(batch.slice(from, rows));
            }
            (skip, left) = (skip.saturating_sub(from), left.saturating_sub(rows));
        }
        Self::new(Arc::clone(&self.schema), batches)
    }

    /// The values of a column.
    fn values<'py>(&self, py: Python<'py>, column: &str) -> PyResult<Vec<Bound<'py, PyAny>>> {
        let place = self.schema.index_of(column).map_err(|_| PyKeyError::new_err(column.to_owned()))?;
        let mut values = Vec::with_capacity(self.num_rows());
        for cells in self.batches.iter().filter_map(|batch| batch.columns().get(place)) {
            for row in 0..cells.len() {
                values.push(plain(py, cells.as_ref(), row)?);
            }
        }
        Ok(values)
    }

    /// How often each rule has each effect, in the order of effects and rules.
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

    /// The rows of the most severe findings, at most `count`, each a dict of plain values.
    fn most_severe<'py>(&self, py: Python<'py>, count: usize) -> PyResult<Vec<Bound<'py, PyDict>>> {
        let mut by_effect: BTreeMap<usize, Vec<usize>> = BTreeMap::new();
        let mut before = 0_usize;
        for batch in &self.batches {
            for (row, effect) in
                batch.column_by_name("effect").map(|column| column.as_string::<i32>()).into_iter().flatten().enumerate()
            {
                let rows =
                    by_effect.entry(effect.and_then(Effect::from_word).map_or(usize::MAX, |effect| effect as usize)).or_default();
                if rows.len() < count {
                    rows.push(before.saturating_add(row));
                }
            }
            before = before.saturating_add(batch.num_rows());
        }
        let chosen: Vec<usize> = by_effect.into_values().flatten().take(count).collect();
        let rows: Vec<_> = chosen.iter().map(|row| self.rows(py, *row, 1)).collect::<PyResult<_>>()?;
        Ok(rows.into_iter().flatten().collect())
    }

    /// The errors grouped by code and field: their number, and the first one as a dict; the most frequent first.
    fn causes<'py>(&self, py: Python<'py>) -> PyResult<Vec<(u64, Bound<'py, PyDict>)>> {
        let mut causes: Vec<(u64, usize)> = Vec::new();
        let mut places: HashMap<(&str, Option<&str>), usize> = HashMap::new();
        let mut before = 0_usize;
        for batch in &self.batches {
            let text = |name| batch.column_by_name(name).map(|column| column.as_string::<i32>());
            let (Some(codes), Some(fields)) = (text("code"), text("field")) else { continue };
            for (row, (code, field)) in codes.iter().zip(fields).enumerate() {
                let place = *places.entry((code.unwrap_or_default(), field)).or_insert_with(|| {
                    causes.push((0, before.saturating_add(row)));
                    causes.len().saturating_sub(1)
                });
                if let Some((count, _)) = causes.get_mut(place) {
                    *count = count.saturating_add(1);
                }
            }
            before = before.saturating_add(batch.num_rows());
        }
        causes.sort_by_key(|(count, _)| Reverse(*count));
        let first = |(count, row): (u64, usize)| Ok(self.rows(py, row, 1)?.into_iter().next().map(|error| (count, error)));
        Ok(causes.into_iter().map(first).collect::<PyResult<Vec<_>>>()?.into_iter().flatten().collect())
    }

    /// Pickled in Arrow's own format.
    fn __reduce__<'py>(&self, py: Python<'py>) -> PyResult<(Bound<'py, PyAny>, (Bound<'py, PyBytes>,))> {
        let mut out = Vec::new();
        let write = |out: &mut Vec<u8>| {
            let mut writer = StreamWriter::try_new(out, &self.schema)?;
            self.batches.iter().try_for_each(|batch| writer.write(batch))?;
            writer.finish()
        };
        write(&mut out).map_err(arrow_error)?;
        Ok((py.import("rehab_rules._core")?.getattr("kept_table")?, (PyBytes::new(py, &out),)))
    }

    #[pyo3(signature = (requested_schema=None))]
    fn __arrow_c_stream__<'py>(
        &self,
        py: Python<'py>,
        requested_schema: Option<&Bound<'py, PyAny>>,
    ) -> PyResult<Bound<'py, PyCapsule>> {
        // The interface lets a producer export its own types whatever the request.
        let _ = requested_schema;
        let batches = self.batches.clone().into_iter().map(|batch| batch.with_schema(Arc::clone(&self.schema)));
        let batches: Vec<_> = batches.collect();
        capsule_of(py, Box::new(RecordBatchIterator::new(batches, Arc::clone(&self.schema))))
    }
}

/// A table from a pickle.
#[pyfunction]
pub(crate) fn kept_table(bytes: &[u8]) -> PyResult<Table> {
    let reader = StreamReader::try_new(bytes, None).map_err(arrow_error)?;
    let schema = reader.schema();
    Ok(Table::new(schema, reader.collect::<Result<_, _>>().map_err(arrow_error)?))
}
