//! Files that Python names or has open, and their format.

use crate::arrow::csv_file::CsvFile;
use crate::arrow::format::TableFormat;
use crate::errors::arrow_error;
use arrow_schema::ArrowError;
use pyo3::prelude::*;
use pyo3::types::PyBytes;
use std::io::{self, Read};
use std::path::{Path, PathBuf};

/// The format of a table: the mapping of column names, and the format of dates, numbers and lists in text.
#[pyclass(module = "rehab_rules._core", frozen)]
pub(crate) struct Format(pub(crate) TableFormat);

#[pymethods]
impl Format {
    #[new]
    #[pyo3(signature = (*, columns=Vec::new(), date_format=None, decimal=".", list_separator=None))]
    fn new(
        columns: Vec<(String, String)>,
        date_format: Option<String>,
        decimal: &str,
        list_separator: Option<String>,
    ) -> PyResult<Self> {
        TableFormat::new(columns, date_format, decimal, list_separator).map(Self).map_err(arrow_error)
    }
}

/// A delimited text file: its path, or an open file.
#[derive(FromPyObject)]
pub(crate) enum CsvSource {
    Path(PathBuf),
    Open(Py<PyAny>),
}

impl CsvSource {
    pub(crate) fn open(&self, columns: &[(String, String)], keep: &[String]) -> Result<CsvFile, ArrowError> {
        match self {
            Self::Path(path) => CsvFile::open(path, columns, keep),
            Self::Open(file) => {
                let file = Python::attach(|py| file.clone_ref(py));
                CsvFile::of(Box::new(OpenFile(file)), None, columns, keep)
            }
        }
    }

    /// The path, for errors of the operating system.
    pub(crate) fn path(&self) -> &Path {
        match self {
            Self::Path(path) => path,
            Self::Open(_) => Path::new(""),
        }
    }
}

/// An object open in Python whose `read` returns bytes.
struct OpenFile(Py<PyAny>);

impl Read for OpenFile {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        Python::attach(|py| {
            let piece = self.0.bind(py).call_method1("read", (buffer.len(),))?;
            let piece = piece.cast::<PyBytes>().map_err(PyErr::from)?.as_bytes();
            let room =
                buffer.get_mut(..piece.len()).ok_or_else(|| io::Error::other("`read` returned more bytes than requested"))?;
            room.copy_from_slice(piece);
            Ok(piece.len())
        })
    }
}
