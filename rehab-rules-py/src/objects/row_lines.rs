//! The rows of a file or table as pieces of JSON Lines.

use crate::arrow::csv_file::{Batch, CsvFile, part};
use crate::arrow::format::TableFormat;
use crate::arrow::json_rows::{write_rows, write_typed};
use crate::arrow::schema::check_columns;
use crate::errors::{arrow_error, file_error};
use crate::objects::files::{CsvSource, Format};
use crate::values::mapping::Mapping;
use arrow_array::{RecordBatch, RecordBatchReader};
use arrow_schema::ArrowError;
use pyo3::prelude::*;
use rehab_rules_capsule::stream_of;

/// How many rows make one piece.
const PIECE_ROWS: usize = 1 << 12;

/// Pieces of JSON Lines, one line per row.
#[pyclass(module = "rehab_rules._core", unsendable)]
pub(crate) struct RowLines {
    from: From,
    format: TableFormat,
    /// The names of the caller's own columns.
    keep: Vec<String>,
    /// The rows that are being written, and the index of the next one.
    begun: Option<(Batch, usize)>,
    written: u64,
}

/// The source of rows.
enum From {
    /// A file, and its path.
    Csv(Box<CsvFile>, CsvSource),
    /// Batches, and their total number of rows if it is known.
    Table(Box<dyn Iterator<Item = Result<RecordBatch, ArrowError>>>, Option<u64>),
}

/// The rows of a delimited text file as JSON Lines, without the columns in `keep`, which are the caller's own.
#[pyfunction]
#[pyo3(signature = (file, format, keep=Vec::new()))]
pub(crate) fn csv_lines(file: CsvSource, format: &Format, keep: Vec<String>) -> PyResult<RowLines> {
    let (source, format) = (file, format.0.clone());
    let file = source.open(&format.names, &keep).map_err(|error| file_error(error, source.path()))?;
    check_columns(file.schema(), &format.names, &keep).map_err(arrow_error)?;
    Ok(RowLines { from: From::Csv(Box::new(file), source), format, keep, begun: None, written: 0 })
}

/// The rows of an Arrow table as JSON Lines, without the columns in `keep`, which are the caller's own; `rows` is the number of rows, if
/// known.
#[pyfunction]
#[pyo3(signature = (table, format, rows=None, keep=Vec::new()))]
pub(crate) fn table_lines(table: &Bound<'_, PyAny>, format: &Format, rows: Option<u64>, keep: Vec<String>) -> PyResult<RowLines> {
    let (stream, format) = (stream_of(table)?, format.0.clone());
    check_columns(&stream.schema(), &format.names, &keep).map_err(arrow_error)?;
    Ok(RowLines { from: From::Table(Box::new(stream), rows), format, keep, begun: None, written: 0 })
}

/// An event given as a mapping, as the equivalent line of JSON.
#[pyfunction]
pub(crate) fn mapping_line(event: &Bound<'_, PyAny>) -> PyResult<Vec<u8>> {
    let mut line = String::new();
    write_typed(&mut line, &Mapping::of(event)?.typed());
    line.push('\n');
    Ok(line.into_bytes())
}

impl RowLines {
    fn next_batch(&mut self) -> PyResult<Option<Batch>> {
        match &mut self.from {
            From::Csv(file, source) => file.next().transpose().map_err(|error| file_error(error, source.path())),
            From::Table(batches, _) => Ok(batches.next().transpose().map_err(arrow_error)?.map(Batch::readable)),
        }
    }
}

#[pymethods]
impl RowLines {
    fn __iter__(this: Bound<'_, Self>) -> Bound<'_, Self> {
        this
    }

    fn __next__(&mut self) -> PyResult<Option<Vec<u8>>> {
        loop {
            let (batch, from) = match self.begun.take() {
                Some(begun) => begun,
                None => match self.next_batch()? {
                    Some(batch) => (batch, 0),
                    None => return Ok(None),
                },
            };
            let to = from.saturating_add(PIECE_ROWS).min(batch.cells.num_rows());
            if from == to {
                continue;
            }
            let lines = write_rows(&batch, from..to, &self.format, &self.keep).map_err(arrow_error)?;
            self.written = self.written.saturating_add(u64::try_from(to.saturating_sub(from)).unwrap_or(0));
            self.begun = Some((batch, to));
            return Ok(Some(lines));
        }
    }

    /// How much of the table has been read, from 0 to 1, if known.
    #[getter]
    fn part_read(&self) -> Option<f64> {
        match &self.from {
            From::Csv(file, _) => file.part_read(),
            From::Table(_, rows) => part(self.written, (*rows)?),
        }
    }
}
