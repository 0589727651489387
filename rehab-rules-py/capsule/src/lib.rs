//! Arrow's PyCapsule interface: a stream taken over from a Python object, and one handed to Python.
//!
//! <https://arrow.apache.org/docs/format/CDataInterface/PyCapsuleInterface.html>

use arrow_array::ffi_stream::{FFI_ArrowArrayStream, RecordBatchStreamReader};
use arrow_array::{Array, RecordBatch, RecordBatchReader};
use arrow_schema::{ArrowError, SchemaRef};
use pyo3::exceptions::{PyException, PyTypeError, PyValueError};
use pyo3::prelude::*;
use pyo3::types::{PyCapsule, PyCapsuleMethods};
use std::ffi::CStr;

const STREAM: &CStr = c"arrow_array_stream";

/// The batches of a Python object with the interface: it has `__arrow_c_stream__`.
///
/// # Errors
/// A `TypeError` if the object returns something else, a `ValueError` if its stream cannot be read.
pub fn stream_of(object: &Bound<'_, PyAny>) -> PyResult<CheckedBatches> {
    let given = object.call_method0("__arrow_c_stream__").map_err(|error| unreadable(object, error))?;
    let capsule = given.cast::<PyCapsule>().map_err(|_| PyTypeError::new_err("__arrow_c_stream__ did not return a capsule"))?;
    let pointer = capsule.pointer_checked(Some(STREAM))?.cast::<FFI_ArrowArrayStream>();
    // SAFETY: a capsule with this name contains a valid ArrowArrayStream; `from_raw` moves it out and leaves a released one behind,
    // as the interface requires of a consumer, so that the capsule's own destructor does nothing.
    #[expect(unsafe_code, reason = "the interface is a pointer")]
    let stream = unsafe { FFI_ArrowArrayStream::from_raw(pointer.as_ptr()) };
    RecordBatchStreamReader::try_new(stream).map(CheckedBatches).map_err(|error| PyValueError::new_err(error.to_string()))
}

/// Batches that have been validated: strings are UTF-8 and offsets are in range. The producer may not have checked this.
pub struct CheckedBatches(RecordBatchStreamReader);

impl Iterator for CheckedBatches {
    type Item = Result<RecordBatch, ArrowError>;

    fn next(&mut self) -> Option<Self::Item> {
        self.0.next().map(|batch| batch.and_then(checked))
    }
}

impl RecordBatchReader for CheckedBatches {
    fn schema(&self) -> SchemaRef {
        self.0.schema()
    }
}

fn checked(batch: RecordBatch) -> Result<RecordBatch, ArrowError> {
    for (field, column) in batch.schema_ref().fields().iter().zip(batch.columns()) {
        let wrong = |error: ArrowError| {
            ArrowError::SchemaError(format!(
                "the column `{}` contains values that are invalid for its type: {error}",
                field.name()
            ))
        };
        column.to_data().validate_full().map_err(wrong)?;
    }
    Ok(batch)
}

/// Each library raises its own errors if a table cannot be exported; usually a pandas column contains values of several types.
fn unreadable(table: &Bound<'_, PyAny>, error: PyErr) -> PyErr {
    let py = table.py();
    if !error.is_instance_of::<PyException>(py) {
        return error;
    }
    // If there are several strings, the last names the column, and the first shows a value.
    let parts = error.value(py).getattr("args").and_then(|parts| parts.extract::<Vec<String>>()).unwrap_or_default();
    let what = parts.last().cloned().unwrap_or_else(|| error.get_type(py).to_string());
    let remedy = if what.contains("for column") {
        r#". A column must contain values of one type: convert it to strings, for example table["client"] = table["client"].astype("string")"#
    } else {
        ""
    };
    PyValueError::new_err(format!("the table cannot be read: {what}{remedy}"))
}

/// A capsule for Python to read these batches from.
///
/// # Errors
/// If Python has no memory left.
pub fn capsule_of<'py>(py: Python<'py>, batches: Box<dyn RecordBatchReader + Send>) -> PyResult<Bound<'py, PyCapsule>> {
    // A stream that was moved out of is released; one that was not is released when the capsule is dropped.
    PyCapsule::new_with_value(py, FFI_ArrowArrayStream::new(batches), STREAM)
}
