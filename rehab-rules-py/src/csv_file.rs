//! A file of separated values as batches of texts.

use crate::table::{ROWS, arrow_error};
use arrow_array::builder::StringBuilder;
use arrow_array::{ArrayRef, RecordBatch};
use arrow_schema::{DataType, Field, Schema};
use pyo3::exceptions::PyValueError;
use pyo3::prelude::*;
use std::fs::File;
use std::io::{self, BufRead, BufReader};
use std::path::Path;
use std::sync::Arc;

/// The name of what stands in a row beyond the columns of the header; no field is called so.
const BEYOND: &str = "beyond the header";

/// The rows of a file of separated values as batches of texts; an empty cell is null.
pub(crate) fn batches_of(path: &Path) -> PyResult<impl Iterator<Item = PyResult<RecordBatch>> + use<>> {
    let failed = |error: csv::Error| match error.kind() {
        csv::ErrorKind::Io(_) => PyErr::from(io::Error::from(error)),
        csv::ErrorKind::Utf8 { pos: Some(at), .. } => PyValueError::new_err(format!("line {} is not UTF-8", at.line())),
        _ => PyValueError::new_err(error.to_string()),
    };
    let mut start = String::new();
    BufReader::new(File::open(path)?).read_line(&mut start)?;
    let delimiter = if start.contains(';') && !start.contains(',') { b';' } else { b',' };
    let mut reader = csv::ReaderBuilder::new().flexible(true).delimiter(delimiter).from_path(path).map_err(failed)?;
    // A spreadsheet may begin the file with a byte-order mark.
    let names: Vec<String> =
        reader.headers().map_err(failed)?.iter().map(|name| name.trim_start_matches('\u{feff}').to_owned()).collect();
    let fields = names.iter().map(String::as_str).chain([BEYOND]).map(|name| Field::new(name, DataType::Utf8, true));
    let schema = Arc::new(Schema::new(fields.collect::<Vec<_>>()));
    let mut record = csv::StringRecord::new();
    Ok(std::iter::from_fn(move || {
        let mut columns: Vec<StringBuilder> = schema.fields().iter().map(|_| StringBuilder::new()).collect();
        let mut rows = 0;
        while rows < ROWS {
            match reader.read_record(&mut record) {
                Ok(true) => {
                    for (place, column) in columns.iter_mut().enumerate() {
                        column.append_option(record.get(place).filter(|text| !text.is_empty()));
                    }
                    rows = rows.saturating_add(1);
                }
                Ok(false) => break,
                Err(error) => return Some(Err(failed(error))),
            }
        }
        let columns = columns.iter_mut().map(|column| Arc::new(column.finish()) as ArrayRef).collect();
        (rows != 0).then(|| RecordBatch::try_new(Arc::clone(&schema), columns).map_err(arrow_error))
    }))
}
