//! A log as a table, read batch by batch, line by line or mapping by mapping.

use crate::arguments::{Day, effects_of, language_of, pool_of, services_of, word};
use crate::arrow::BATCH_ROWS;
use crate::arrow::csv_file::Batch;
use crate::errors::{arrow_error, file_error};
use crate::objects::files::{CsvSource, Format};
use crate::objects::table::Table;
use crate::replay::by_day::day_of;
use crate::replay::found::{Found, Kept};
use crate::replay::parallel::{Options, ParallelReplay};
use crate::replay::result::Which;
use crate::replay::written::written_of;
use crate::values::mapping::Mapping;
use arrow_array::RecordBatchReader;
use pyo3::exceptions::PyValueError;
use pyo3::prelude::*;
use rehab_rules::{
    Mode,
    input::{Fields, read_event},
    log::lines,
};
use rehab_rules_capsule::stream_of;

/// A replay of a table, fed batch by batch.
#[pyclass(module = "rehab_rules._core")]
pub(crate) struct TableReplay(ParallelReplay);

#[pymethods]
impl TableReplay {
    #[new]
    #[pyo3(signature = (*, mode, services, language, effects, as_of, within, keep, is_sorted, decisions, threads))]
    #[expect(clippy::too_many_arguments, reason = "keyword arguments of Python")]
    fn new(
        mode: &str,
        services: Option<&Bound<'_, PyAny>>,
        language: Option<&str>,
        effects: Vec<String>,
        as_of: Option<Day>,
        within: Option<u32>,
        keep: Vec<String>,
        is_sorted: bool,
        decisions: bool,
        threads: Option<i64>,
    ) -> PyResult<Self> {
        let (pool, as_of) = (pool_of(threads)?, as_of.map(|Day(day)| day));
        let mode = word("mode", mode, Mode::from_word)?;
        let services = services_of(services)?;
        let (effects, language) = (effects_of(&effects)?, language_of(language)?);
        let kept = Kept { language, effects, decisions: decisions && as_of.is_none() };
        let options = Options { kept, as_of, within, keep, is_sorted };
        Ok(Self(ParallelReplay::new(pool, &services, mode, options)))
    }

    /// Whether anything is prohibited or violated, even if those findings are not kept.
    #[getter]
    fn is_broken(&self) -> bool {
        self.0.is_broken()
    }

    /// Reads every batch of an object with Arrow's PyCapsule interface. `watch` is called with the number of rows read so far.
    #[pyo3(signature = (stream, format, watch=None))]
    fn read_stream(
        &mut self,
        py: Python<'_>,
        stream: &Bound<'_, PyAny>,
        format: &Format,
        watch: Option<Bound<'_, PyAny>>,
    ) -> PyResult<()> {
        let format = &format.0;
        let mut stream = stream_of(stream)?;
        self.0.begin(&stream.schema(), format).map_err(arrow_error)?;
        // A table may be one batch of millions of rows, or thousands of batches of a few.
        let (mut batches, mut waiting, mut rows) = (Vec::new(), 0, 0_usize);
        while let Some(batch) = py.detach(|| stream.next()).transpose().map_err(arrow_error)? {
            for from in (0..batch.num_rows()).step_by(BATCH_ROWS) {
                let batch = batch.slice(from, batch.num_rows().saturating_sub(from).min(BATCH_ROWS));
                (waiting, rows) = (waiting + batch.num_rows(), rows.saturating_add(batch.num_rows()));
                batches.push(batch);
                if BATCH_ROWS <= waiting && !self.0.is_sorted() {
                    py.detach(|| self.0.read_together(&batches, format)).map_err(arrow_error)?;
                    (batches, waiting) = (Vec::new(), 0);
                    look_up(py, watch.as_ref(), rows, None)?;
                }
            }
        }
        if self.0.is_sorted() {
            let batches: Vec<_> = batches.into_iter().map(Batch::readable).collect();
            py.detach(|| self.0.read_by_day(&batches, format)).map_err(arrow_error)?;
        } else {
            py.detach(|| self.0.read_together(&batches, format)).map_err(arrow_error)?;
        }
        look_up(py, watch.as_ref(), rows, None)
    }

    /// Reads a piece of JSON Lines that ends at the end of a line or of the log; a log to be sorted by date is one piece.
    fn read_lines(&mut self, py: Python<'_>, piece: &[u8]) -> PyResult<()> {
        py.detach(|| self.0.read_lines(&lines(piece).collect::<Vec<_>>())).map_err(arrow_error)
    }

    /// Reads a delimited text file, by its path or open for reading; `watch` is called with the number of rows read so far, and the fraction
    /// of the file that they are.
    #[pyo3(signature = (file, format, watch=None))]
    fn read_csv(&mut self, py: Python<'_>, file: CsvSource, format: &Format, watch: Option<Bound<'_, PyAny>>) -> PyResult<()> {
        let (source, format) = (file, &format.0);
        let failed = |error| file_error(error, source.path());
        let mut file = py.detach(|| source.open(&format.names, self.0.keep())).map_err(failed)?;
        self.0.begin(file.schema(), format).map_err(arrow_error)?;
        let (mut count, mut waiting): (usize, Vec<Batch>) = (0, Vec::new());
        while let Some(batch) = py.detach(|| file.next()).transpose().map_err(failed)? {
            count = count.saturating_add(batch.cells.num_rows());
            if self.0.is_sorted() {
                waiting.push(batch);
            } else {
                py.detach(|| self.0.read_batches(std::slice::from_ref(&batch.cells), format, &batch.unreadable))
                    .map_err(arrow_error)?;
            }
            look_up(py, watch.as_ref(), count, file.part_read())?;
        }
        if self.0.is_sorted() { py.detach(|| self.0.read_by_day(&waiting, format)).map_err(arrow_error) } else { Ok(()) }
    }

    /// Reads events given as mappings.
    fn read_mappings(&mut self, py: Python<'_>, events: &Bound<'_, PyAny>) -> PyResult<()> {
        self.0.is_open().map_err(arrow_error)?;
        // Python objects are read by one thread; the results are kept in one place, in the order of the events.
        let mut found = Found::default();
        let events: Box<dyn Iterator<Item = PyResult<Bound<'_, PyAny>>>> =
            if self.0.is_sorted() { Box::new(self.by_day(events)?.into_iter().map(Ok)) } else { Box::new(events.try_iter()?) };
        for event in events {
            let fields = Mapping::of(&event?)?;
            let written = |field: &str| fields.cell(field).and_then(|cell| written_of(&cell)).unwrap_or_default();
            self.0.judge_event(&read_event(&fields), written, &mut found);
            if BATCH_ROWS <= found.len() {
                self.0.add_in_order(&found).map_err(arrow_error)?;
                look_up(py, None, found.len(), None)?;
                found.clear();
            }
        }
        self.0.add_in_order(&found).map_err(arrow_error)
    }

    /// How many rows or lines were read.
    #[getter]
    fn rows(&self) -> i64 {
        self.0.rows()
    }

    /// Ends the log: adds the findings of the audit of `as_of`, and frees the state of the providers.
    fn finish(&mut self, py: Python<'_>) -> PyResult<()> {
        py.detach(|| self.0.finish()).map_err(arrow_error)
    }

    /// Replaces the line numbers of the results with those of the original log, one for each line read.
    fn renumber(&mut self, numbers: Vec<i64>) -> PyResult<()> {
        self.0.renumber(&numbers).map_err(arrow_error)
    }

    /// One of the tables `findings`, `decisions` and `errors`, for any Arrow reader.
    fn table(&self, name: &str) -> PyResult<Table> {
        let which =
            Which::from_word(name).ok_or_else(|| PyValueError::new_err(format!("`{name}` is not a table of a result")))?;
        let (schema, batches) = self.0.table(which);
        Ok(Table::new(schema, batches.to_vec()))
    }
}

impl TableReplay {
    /// Mappings in the order of their dates.
    fn by_day<'py>(&mut self, events: &Bound<'py, PyAny>) -> PyResult<Vec<Bound<'py, PyAny>>> {
        let events: Vec<_> = events.try_iter()?.collect::<PyResult<_>>()?;
        let days = events.iter().map(|event| Ok(day_of(&read_event(&Mapping::of(event)?)))).collect::<PyResult<_>>()?;
        let in_order = self.0.sorted(days).into_iter().filter_map(|row| events.get(row).cloned());
        Ok(in_order.collect())
    }
}

/// Lets Python handle an interrupt, and reports how much of the log has been read.
fn look_up(py: Python<'_>, watch: Option<&Bound<'_, PyAny>>, rows: usize, part: Option<f64>) -> PyResult<()> {
    py.check_signals()?;
    watch.map_or(Ok(()), |watch| watch.call1((rows, part)).map(|_| ()))
}
