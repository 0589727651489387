//! The exceptions raised in Python.

use arrow_schema::ArrowError;
use pyo3::create_exception;
use pyo3::exceptions::{PyOSError, PyValueError};
use pyo3::prelude::*;
use rehab_rules::service::{DocumentError, check_texts};
use rehab_rules::{ErrorCode, Language};
use std::io;
use std::path::Path;

create_exception!(
    rehab_rules,
    InputError,
    PyValueError,
    "Malformed input. `code` is stable; `field` is the path of the field or None; `line` is the line of a log or None; `value` is the invalid value of an action or a service description, or None."
);

/// An error in the input, with the message of the core.
pub(crate) fn input_error(py: Python<'_>, error: &rehab_rules::InputError) -> PyErr {
    raise(py, error.to_string(), error.code(), error.field())
}

/// An error in the text of service descriptions: with the message of the core's complete check, which states what is allowed.
pub(crate) fn description_error(py: Python<'_>, text: &[u8], error: &rehab_rules::InputError) -> PyErr {
    match check_texts(&[text]).errors().first() {
        Some(first) => document_error(py, first),
        None => input_error(py, error),
    }
}

/// An error in a service description, with the value as written.
pub(crate) fn document_error(py: Python<'_>, error: &DocumentError) -> PyErr {
    let raised = raise(py, error.message(Language::En), error.code(), error.field());
    match raised.value(py).setattr("value", error.value()) {
        Ok(()) => raised,
        Err(failed) => failed,
    }
}

/// An error in input without lines.
pub(crate) fn raise(py: Python<'_>, message: String, code: ErrorCode, field: Option<&str>) -> PyErr {
    raise_at(py, message, code, field, None)
}

/// An error at a line or row with this number, from 1.
pub(crate) fn raise_at(py: Python<'_>, message: String, code: ErrorCode, field: Option<&str>, line: Option<usize>) -> PyErr {
    let raised = InputError::new_err(message);
    let value = raised.value(py);
    let set = || {
        value.setattr("code", code.as_str())?;
        value.setattr("field", field)?;
        value.setattr("value", None::<&str>)?;
        value.setattr("line", line)
    };
    match set() {
        Ok(()) => raised,
        Err(failed) => failed,
    }
}

/// An error in a table.
pub(crate) fn arrow_error(error: ArrowError) -> PyErr {
    PyValueError::new_err(match error {
        ArrowError::SchemaError(what) => what,
        other => other.to_string(),
    })
}

/// An error in a delimited text file.
pub(crate) fn file_error(error: ArrowError, path: &Path) -> PyErr {
    match error {
        // An exception raised while Python was reading is raised unchanged.
        ArrowError::IoError(_, error) if error.get_ref().is_some_and(|inner| inner.is::<PyErr>()) => error.into(),
        ArrowError::IoError(_, error) => os_error(&error, path),
        ArrowError::CsvError(what) => PyValueError::new_err(what),
        other => arrow_error(other),
    }
}

/// An error of the operating system, with the file concerned.
fn os_error(error: &io::Error, path: &Path) -> PyErr {
    let text = error.to_string();
    let what = text.split(" (os error").next().unwrap_or_default().to_owned();
    match error.raw_os_error() {
        Some(number) => PyOSError::new_err((number, what, path.to_owned())),
        None => PyOSError::new_err(what),
    }
}
