//! The rows of a table as JSON Lines: what a line of the same log would say, so that all that reads lines reads tables too.

use crate::columns::{Columns, Kind, Value};
use crate::csv_file::batches_of;
use crate::table::arrow_error;
use arrow_array::RecordBatch;
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
    batches: Box<dyn Iterator<Item = PyResult<RecordBatch>>>,
    /// The batch that is being written, and its next row.
    batch: Option<(RecordBatch, usize)>,
}

/// The rows of a file of separated values as JSON Lines.
#[pyfunction]
pub(crate) fn csv_lines(path: PathBuf) -> PyResult<RowLines> {
    Ok(RowLines { batches: Box::new(batches_of(&path)?), batch: None })
}

/// The rows of anything that speaks Arrow as JSON Lines.
#[pyfunction]
pub(crate) fn table_lines(table: &Bound<'_, PyAny>) -> PyResult<RowLines> {
    let batches = stream_of(table)?.map(|batch| batch.map_err(arrow_error));
    Ok(RowLines { batches: Box::new(batches), batch: None })
}

#[pymethods]
impl RowLines {
    fn __iter__(this: Bound<'_, Self>) -> Bound<'_, Self> {
        this
    }

    fn __next__(&mut self) -> PyResult<Option<Vec<u8>>> {
        loop {
            let (batch, from) = match self.batch.take() {
                Some(begun) => begun,
                None => match self.batches.next().transpose()? {
                    Some(batch) => (batch, 0),
                    None => return Ok(None),
                },
            };
            let to = from.saturating_add(ROWS).min(batch.num_rows());
            if from == to {
                continue;
            }
            let columns = Columns::of(&batch, &[], &[]).map_err(arrow_error)?;
            let mut out = String::new();
            for row in from..to {
                write_row(&mut out, &columns, row);
            }
            self.batch = Some((batch, to));
            return Ok(Some(out.into_bytes()));
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
        (Kind::Number, Value::Text(text)) if value.whole().is_some() => write!(out, "{}", text.trim()),
        (Kind::Flag, Value::Text(text)) if value.flag().is_some() => write!(out, "{}", text.trim()),
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
        // What no field takes, and a null in a list.
        (_, Value::Fraction(_) | Value::Json(_) | Value::Other) => write!(out, "{{}}"),
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
