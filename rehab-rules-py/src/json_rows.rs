//! The rows of a table as JSON Lines: what a line of the same log would say, so that all that reads lines reads tables too.

use crate::columns::{Columns, Kind, Value};
use crate::csv_file::{CsvFile, Rows, part};
use crate::errors::{arrow_error, file_error};
use crate::schema::check_columns;
use crate::table::NOT_UTF_8;
use crate::texts::{flag_of, whole_of};
use arrow_array::{RecordBatch, RecordBatchReader};
use pyo3::prelude::*;
use rehab_rules::{Cell, Json};
use rehab_rules_capsule::stream_of;
use std::fmt::Write as _;
use std::path::PathBuf;

/// So many rows are one piece.
const ROWS: usize = 1 << 12;

/// Pieces of JSON Lines, one line a row.
#[pyclass(module = "rehab_rules._core", unsendable)]
pub(crate) struct RowLines {
    from: From,
    /// The rows that are being written, and the next of them.
    begun: Option<(Rows, usize)>,
    written: u64,
}

/// Where rows come from.
enum From {
    /// A file, and where it is.
    Csv(Box<CsvFile>, PathBuf),
    /// Batches, and how many rows they have in all when that is known.
    Table(Box<dyn Iterator<Item = PyResult<RecordBatch>>>, Option<u64>),
}

/// The rows of a file of separated values as JSON Lines.
#[pyfunction]
pub(crate) fn csv_lines(path: PathBuf) -> PyResult<RowLines> {
    let file = CsvFile::open(&path, &[], &[]).map_err(|error| file_error(error, &path))?;
    check_columns(file.schema(), &[], &[]).map_err(arrow_error)?;
    Ok(RowLines { from: From::Csv(Box::new(file), path), begun: None, written: 0 })
}

/// The rows of anything that speaks Arrow as JSON Lines; `rows` is their number when it is known.
#[pyfunction]
#[pyo3(signature = (table, rows=None))]
pub(crate) fn table_lines(table: &Bound<'_, PyAny>, rows: Option<u64>) -> PyResult<RowLines> {
    let stream = stream_of(table)?;
    check_columns(&stream.schema(), &[], &[]).map_err(arrow_error)?;
    let batches = stream.map(|batch| batch.map_err(arrow_error));
    Ok(RowLines { from: From::Table(Box::new(batches), rows), begun: None, written: 0 })
}

impl RowLines {
    fn next_rows(&mut self) -> PyResult<Option<Rows>> {
        match &mut self.from {
            From::Csv(file, path) => file.next().transpose().map_err(|error| file_error(error, path)),
            From::Table(batches, _) => Ok(batches.next().transpose()?.map(|batch| Rows { batch, unreadable: Vec::new() })),
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
            let (rows, from) = match self.begun.take() {
                Some(begun) => begun,
                None => match self.next_rows()? {
                    Some(rows) => (rows, 0),
                    None => return Ok(None),
                },
            };
            let to = from.saturating_add(ROWS).min(rows.batch.num_rows());
            if from == to {
                continue;
            }
            let columns = Columns::of(&rows.batch, &[], &[]).map_err(arrow_error)?;
            let mut out = Vec::new();
            let mut line = String::new();
            for row in from..to {
                if rows.unreadable.binary_search(&row).is_ok() {
                    out.extend_from_slice(NOT_UTF_8);
                    out.push(b'\n');
                    continue;
                }
                line.clear();
                write_row(&mut line, &columns, row);
                out.extend_from_slice(line.as_bytes());
            }
            self.written = self.written.saturating_add(u64::try_from(to.saturating_sub(from)).unwrap_or(0));
            self.begun = Some((rows, to));
            return Ok(Some(out));
        }
    }

    /// How much of the table is read, from 0 to 1, where that can be told.
    #[getter]
    fn part_read(&self) -> Option<f64> {
        match &self.from {
            From::Csv(file, _) => file.part_read(),
            From::Table(_, rows) => part(self.written, (*rows)?),
        }
    }
}

fn write_row(out: &mut String, columns: &Columns, row: usize) {
    let mut begun = '{';
    for (name, kind, value) in columns.given(row) {
        out.push(begun);
        begun = ',';
        write_text(out, name);
        out.push(':');
        write_value(out, kind, &value);
    }
    // A row of nulls is an event without a field.
    out.push_str(if begun == '{' { "{}\n" } else { "}\n" });
}

/// Writes a value as the field takes it; what it does not take stays what it is, for the reader to refuse.
fn write_value(out: &mut String, kind: Kind, value: &Value<'_>) {
    let written = match (kind, value) {
        (_, Value::Flag(flag)) => write!(out, "{flag}"),
        (_, Value::Number(number)) => write!(out, "{number}"),
        // A fraction has a point, also where it is infinite.
        (_, Value::Fraction(number)) if number.is_finite() => write!(out, "{number:?}"),
        (_, Value::Day(day)) => write!(out, "\"{day}\""),
        (Kind::Number, Value::Text(text)) if let Some(number) = whole_of(text) => write!(out, "{number}"),
        (Kind::Flag, Value::Text(text)) if let Some(flag) = flag_of(text) => write!(out, "{flag}"),
        (Kind::List, Value::Text(text)) if Json::read(text).is_some_and(|json| json.list().is_some()) => {
            // One line a row: a line's end between values becomes a blank.
            write!(out, "{}", text.replace(['\n', '\r'], " "))
        }
        (_, Value::Text(text)) => {
            write_text(out, text);
            Ok(())
        }
        (_, Value::List { .. }) => {
            let mut begun = '[';
            for element in value.list().unwrap_or_default() {
                out.push(begun);
                begun = ',';
                write_value(out, Kind::Text, &element);
            }
            out.push_str(if begun == '[' { "[]" } else { "]" });
            Ok(())
        }
        (_, Value::Struct { of, row }) => {
            let mut begun = '{';
            for (name, column) in of.column_names().into_iter().zip(of.columns()) {
                let Some(value) = Value::of(column.as_ref(), *row) else { continue };
                out.push(begun);
                begun = ',';
                write_text(out, name);
                out.push(':');
                write_value(out, Kind::Text, &value);
            }
            out.push_str(if begun == '{' { "{}" } else { "}" });
            Ok(())
        }
        // What no field takes: a list is none of its kinds, and a field of lists takes no object.
        (Kind::List, Value::Fraction(_) | Value::Json(_) | Value::Other) => write!(out, "{{}}"),
        (_, Value::Fraction(_) | Value::Json(_) | Value::Other) => write!(out, "[]"),
    };
    debug_assert!(written.is_ok(), "a String takes all that is written to it");
}

/// Writes a text as JSON; what stands in a cell may hold a line's end.
fn write_text(out: &mut String, text: &str) {
    out.push('"');
    for character in text.chars() {
        let written = match character {
            '"' | '\\' => write!(out, "\\{character}"),
            '\0'..='\u{1f}' => write!(out, "\\u{:04x}", u32::from(character)),
            _ => write!(out, "{character}"),
        };
        debug_assert!(written.is_ok(), "a String takes all that is written to it");
    }
    out.push('"');
}
