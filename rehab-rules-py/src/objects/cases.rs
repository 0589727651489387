//! Facts as columns: one row a case, judged by the rules that say whether it may be done.

use crate::arguments::{pool_of, services_of};
use crate::arrow::schema::check_columns;
use crate::cases::answers::answer_schema;
use crate::cases::facts::COLUMNS;
use crate::cases::judge::{Judge, Lacking, slice};
use crate::cases::names::is_column;
use crate::errors::{arrow_error, raise, raise_at};
use crate::objects::table::Table;
use arrow_array::RecordBatchReader;
use pyo3::exceptions::PyValueError;
use pyo3::prelude::*;
use rehab_rules::{Change, ErrorCode, case::Facts, rules};
use rehab_rules_capsule::stream_of;

/// So many rows are judged before Python may interrupt.
const BETWEEN_INTERRUPTS: usize = 1 << 18;

/// The columns that tell the facts of a change, each with what it takes, and what it is in English.
#[pyfunction]
pub(crate) fn fact_columns(changes: Vec<String>) -> Vec<(&'static str, &'static str, &'static str)> {
    let read = changes.iter().filter_map(|change| Change::from_word(change)).map(rules::facts_read);
    let read = read.fold(Facts::NONE, Facts::union);
    let columns = COLUMNS.iter().filter(|column| read.contains(column.fact));
    columns.map(|column| (column.fact.as_str(), column.takes.text(), column.fact.text().en)).collect()
}

/// What happens to the subject of an action, or the change itself; nothing for another word.
#[pyfunction]
pub(crate) fn changes_of(word: &str) -> Vec<&'static str> {
    let one = Change::from_word(word).map(|change| vec![change.as_str()]);
    Change::of_action(word).map(|changes| changes.iter().copied().map(Change::as_str).collect()).or(one).unwrap_or_default()
}

/// Judges a table of facts, one row a case. Gives `allowed`, `rules`, `days_left` and `places_left` of each row, and beside them the
/// rules that no row can be judged by, with the columns that they lack.
#[pyfunction]
#[pyo3(signature = (table, *, changes, service, services, columns, threads))]
pub(crate) fn evaluate_cases(
    py: Python<'_>,
    table: &Bound<'_, PyAny>,
    changes: Vec<String>,
    service: Option<String>,
    services: Option<&Bound<'_, PyAny>>,
    columns: Vec<(String, String)>,
    threads: Option<i64>,
) -> PyResult<(Table, Vec<Lacking>)> {
    let services = services_of(services)?;
    let changes: Vec<Change> = changes.iter().filter_map(|change| Change::from_word(change)).collect();
    let stream = stream_of(table)?;
    let schema = stream.schema();
    check_columns(&schema, &columns, &[]).map_err(arrow_error)?;
    if let Some((_, name)) = columns.iter().find(|(_, name)| !is_column(name)) {
        return Err(PyValueError::new_err(format!(
            "`columns` names `{name}`, which is no column of facts; fact_columns tells those of an action"
        )));
    }
    let judge = Judge::of(&schema, &columns, &changes, &services, service.as_deref())
        .map_err(|column| raise(py, format!("the table has no column `{column}`"), ErrorCode::MissingField, Some(column)))?;
    let pool = pool_of(threads)?;
    let mut answers = Vec::new();
    let mut before = 0_usize;
    for batch in stream {
        let batch = batch.map_err(arrow_error)?;
        // A table may be one batch of millions of rows.
        for from in (0..batch.num_rows()).step_by(BETWEEN_INTERRUPTS) {
            let rows = slice(&batch, from, BETWEEN_INTERRUPTS);
            let judged = py.detach(|| judge.answers(&rows, &pool)).map_err(|failed| {
                let failed = failed.after(before.saturating_add(from));
                raise_at(py, failed.message(), failed.code, Some(failed.column), Some(failed.line()))
            })?;
            answers.extend(judged);
            py.check_signals()?;
        }
        before = before.saturating_add(batch.num_rows());
    }
    Ok((Table::new(answer_schema(), answers), judge.lacking))
}
