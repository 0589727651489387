//! Facts as columns: one row per case, evaluated by the rules that decide whether the action may be done.

use crate::arguments::{language_of, pool_of, services_of};
use crate::arrow::csv_file::Batch;
use crate::arrow::schema::check_columns;
use crate::cases::facts::COLUMNS;
use crate::cases::judge::{Asked, Judge, Lacking, slice};
use crate::cases::names::is_column;
use crate::errors::{arrow_error, file_error, raise, raise_at};
use crate::objects::files::{CsvSource, Format};
use crate::objects::table::Table;
use arrow_array::RecordBatchReader;
use arrow_schema::SchemaRef;
use pyo3::exceptions::PyValueError;
use pyo3::prelude::*;
use rehab_rules::{Change, ErrorCode, case::Facts, rules};
use rehab_rules_capsule::stream_of;
use std::sync::Arc;

/// How many rows are evaluated before Python may interrupt.
const BETWEEN_INTERRUPTS: usize = 1 << 18;

/// The columns for the facts of changes, each with its allowed values and its meaning in English.
#[pyfunction]
pub(crate) fn fact_columns(changes: Vec<String>) -> Vec<(&'static str, &'static str, &'static str)> {
    let read = changes.iter().filter_map(|change| Change::from_word(change)).map(rules::facts_read);
    let read = read.fold(Facts::NONE, Facts::union);
    let columns = COLUMNS.iter().filter(|column| read.contains(column.fact));
    columns.map(|column| (column.fact.as_str(), column.takes.text(), column.fact.text().en)).collect()
}

/// The changes that an action makes to its subject, or the change itself; empty for any other word.
#[pyfunction]
pub(crate) fn changes_of(word: &str) -> Vec<&'static str> {
    let one = Change::from_word(word).map(|change| vec![change.as_str()]);
    Change::of_action(word).map(|changes| changes.iter().copied().map(Change::as_str).collect()).or(one).unwrap_or_default()
}

/// Evaluates a table of facts, one row per case: an Arrow table, or a delimited text file, by its path or open for reading.
/// Returns `allowed`, `rules`, `days_left`, `places_left` and `due` for each row, with a language also `messages`, and the kept columns;
/// and the rules that cannot be evaluated for any row, with their missing columns.
#[pyfunction]
#[pyo3(signature = (table, *, changes, service, services, format, keep, language, threads))]
#[expect(clippy::too_many_arguments, reason = "keyword arguments of Python")]
pub(crate) fn evaluate_cases(
    py: Python<'_>,
    table: &Bound<'_, PyAny>,
    changes: Vec<String>,
    service: Option<String>,
    services: Option<&Bound<'_, PyAny>>,
    format: &Format,
    keep: Vec<String>,
    language: Option<&str>,
    threads: Option<i64>,
) -> PyResult<(Table, Vec<Lacking>)> {
    let (services, language, format) = (services_of(services)?, language_of(language)?, &format.0);
    let changes: Vec<Change> = changes.iter().filter_map(|change| Change::from_word(change)).collect();
    let (schema, batches): (SchemaRef, Batches) = if table.hasattr("__arrow_c_stream__")? {
        let stream = stream_of(table)?;
        (stream.schema(), Box::new(stream.map(|batch| batch.map(Batch::readable).map_err(arrow_error))))
    } else {
        let source: CsvSource = table.extract()?;
        let file = source.open(&format.names, &keep).map_err(|error| file_error(error, source.path()))?;
        (Arc::clone(file.schema()), Box::new(file.map(move |batch| batch.map_err(|error| file_error(error, source.path())))))
    };
    check_columns(&schema, &format.names, &keep).map_err(arrow_error)?;
    if let Some((_, name)) = format.names.iter().find(|(_, name)| !is_column(name)) {
        return Err(PyValueError::new_err(format!(
            "`columns` maps to `{name}`, which is not a column of facts; see fact_columns"
        )));
    }
    let asked = Asked { changes: &changes, services: &services, service: service.as_deref(), format, keep: &keep, language };
    let judge = Judge::of(&schema, asked).map_err(arrow_error)?;
    if let Some(column) = judge.needs(&schema) {
        return Err(raise(py, format!("the table has no column `{column}`"), ErrorCode::MissingField, Some(column)));
    }
    let pool = pool_of(threads)?;
    let mut answers = Vec::new();
    let mut before = 0_usize;
    for batch in batches {
        let Batch { cells, unreadable } = batch?;
        // A table may be one batch of millions of rows; a batch of a file has fewer.
        for from in (0..cells.num_rows()).step_by(BETWEEN_INTERRUPTS) {
            let rows = Batch { cells: slice(&cells, from, BETWEEN_INTERRUPTS), unreadable: unreadable.clone() };
            let judged = py.detach(|| judge.answers(&rows, &pool)).map_err(|failed| {
                let failed = failed.after(before.saturating_add(from));
                raise_at(py, failed.message(), failed.code, failed.field(), Some(failed.line()))
            })?;
            answers.extend(judged);
            py.check_signals()?;
        }
        before = before.saturating_add(cells.num_rows());
    }
    Ok((Table::new(Arc::clone(&judge.schema), answers), judge.lacking))
}

/// The rows of a table as they come.
type Batches = Box<dyn Iterator<Item = PyResult<Batch>>>;
