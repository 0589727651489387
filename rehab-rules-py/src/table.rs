//! A log as a table: batches in, found rows out, providers judged side by side.

use crate::columns::Columns;
use crate::csv_file::{CsvFile, Rows};
use crate::found::{Found, Kept, Which};
use crate::mapping::Mapping;
use crate::plain::plain;
use crate::schema::check_columns;
use crate::{Day, effects_of, language_of, services_of, word};
use arrow_array::cast::AsArray;
use arrow_array::types::Int64Type;
use arrow_array::{ArrayRef, RecordBatch, RecordBatchIterator, RecordBatchReader};
use arrow_schema::{ArrowError, Schema, SchemaRef};
use arrow_select::interleave::interleave_record_batch;
use arrow_select::take::take;
use chrono::{Days, NaiveDate};
use pyo3::exceptions::PyValueError;
use pyo3::prelude::*;
use pyo3::types::{PyCapsule, PyDict};
use rehab_rules::{Effect, Event, InputError, Mode, Replay, lines, read_event, read_line};
use rehab_rules_capsule::{capsule_of, stream_of};
use std::collections::BTreeMap;
use std::hash::{DefaultHasher, Hash, Hasher};
use std::num::NonZero;
use std::panic::resume_unwind;
use std::path::PathBuf;
use std::sync::Arc;
use std::thread;

/// A replay of a table, fed batch by batch.
#[pyclass(module = "rehab_rules._core")]
pub(crate) struct TableReplay {
    /// One for each thread: a provider's events are judged by one of them, in their order.
    shards: Vec<Replay>,
    kept: Kept,
    as_of: Option<NaiveDate>,
    within: Option<u32>,
    line: i64,
    /// Whether something is prohibited or violated, also where that is not kept.
    #[pyo3(get)]
    is_broken: bool,
    keep: Vec<String>,
    /// The caller's columns that are carried along, as the first batch has them.
    carried: Option<SchemaRef>,
    findings: Vec<RecordBatch>,
    decisions: Vec<RecordBatch>,
    errors: Vec<RecordBatch>,
}

#[pymethods]
impl TableReplay {
    #[new]
    #[pyo3(signature = (*, mode, services, language, effects, as_of, within, keep, decisions, threads))]
    #[expect(clippy::too_many_arguments, reason = "keyword arguments of Python")]
    fn new(
        mode: &str,
        services: Option<&Bound<'_, PyAny>>,
        language: Option<&str>,
        effects: Vec<String>,
        as_of: Option<Day>,
        within: Option<u32>,
        keep: Vec<String>,
        decisions: bool,
        threads: Option<i64>,
    ) -> PyResult<Self> {
        let (threads, as_of) = (threads_of(threads)?, as_of.map(NaiveDate::from));
        let mode = word("mode", mode, Mode::from_word)?;
        let services = Arc::new(services_of(services)?);
        let (effects, language) = (effects_of(&effects)?, language_of(language)?);
        let replay = || {
            let replay = Replay::new(Arc::clone(&services), mode);
            as_of.map_or_else(|| replay.clone(), |day| replay.clone().auditing(day))
        };
        Ok(Self {
            shards: (0..threads).map(|_| replay()).collect(),
            kept: Kept { language, effects, decisions: decisions && as_of.is_none() },
            as_of,
            within,
            line: 0,
            is_broken: false,
            keep,
            carried: None,
            findings: Vec::new(),
            decisions: Vec::new(),
            errors: Vec::new(),
        })
    }

    /// Reads every batch of an object that speaks Arrow's PyCapsule interface. `columns` are their names and ours; `watch` is called
    /// with the rows read so far.
    #[pyo3(signature = (stream, columns, watch=None))]
    fn read_stream(
        &mut self,
        py: Python<'_>,
        stream: &Bound<'_, PyAny>,
        columns: Vec<(String, String)>,
        watch: Option<Bound<'_, PyAny>>,
    ) -> PyResult<()> {
        let mut stream = stream_of(stream)?;
        self.begin(&stream.schema(), &columns).map_err(arrow_error)?;
        let mut rows: usize = 0;
        while let Some(batch) = py.detach(|| stream.next()).transpose().map_err(arrow_error)? {
            // A table may be one batch of millions of rows.
            for from in (0..batch.num_rows()).step_by(BETWEEN_LOOKS) {
                let count = batch.num_rows().saturating_sub(from).min(BETWEEN_LOOKS);
                py.detach(|| self.read_batch(&batch.slice(from, count), &columns)).map_err(arrow_error)?;
                rows = rows.saturating_add(count);
                look_up(py, watch.as_ref(), rows, None)?;
            }
        }
        Ok(())
    }

    /// Reads a piece of JSON Lines that ends with a line's end, or with the log's.
    fn read_lines(&mut self, py: Python<'_>, piece: &[u8]) -> PyResult<()> {
        py.detach(|| {
            let all: Vec<&[u8]> = lines(piece).collect();
            let events = side_by_side(&all, self.shards.len(), |line| read_line(line));
            let count = self.shards.len();
            let shards: Vec<usize> =
                events.iter().map(|read| read.as_ref().map_or(0, |event| shard_of(&event.provider, count))).collect();
            let event = |row: usize| events.get(row).cloned().unwrap_or_else(|| read_line(b""));
            self.judge(events.len(), |row| shards.get(row).copied().unwrap_or(0), event, None)
        })
        .map_err(arrow_error)
    }

    /// Reads a file of separated values; `watch` is called with the rows read so far, and the part of the file that they are.
    #[pyo3(signature = (path, columns, watch=None))]
    fn read_csv(
        &mut self,
        py: Python<'_>,
        path: PathBuf,
        columns: Vec<(String, String)>,
        watch: Option<Bound<'_, PyAny>>,
    ) -> PyResult<()> {
        let mut file = py.detach(|| CsvFile::open(&path, &columns, &self.keep))?;
        self.begin(file.schema(), &columns).map_err(arrow_error)?;
        let mut count: usize = 0;
        while let Some(rows) = py.detach(|| file.next()).transpose()? {
            py.detach(|| self.read_rows(&rows, &columns)).map_err(arrow_error)?;
            count = count.saturating_add(rows.batch.num_rows());
            look_up(py, watch.as_ref(), count, file.part_read())?;
        }
        Ok(())
    }

    /// Reads events that are mappings.
    fn read_mappings(&mut self, events: &Bound<'_, PyAny>) -> PyResult<()> {
        let (kept, is_audit, count) = (self.kept, self.as_of.is_some(), self.shards.len());
        let mut found = Found::default();
        let mut in_found: usize = 0;
        for event in events.try_iter()? {
            let fields = Mapping::of(&event?)?;
            let read = read_event(&fields);
            self.line = self.line.saturating_add(1);
            let shard = read.as_ref().map_or(0, |event| shard_of(&event.provider, count));
            if let Some(replay) = self.shards.get_mut(shard) {
                judge_one(replay, self.line, read, &mut found, kept, is_audit);
            }
            // A column of texts holds 2 GiB: what is found is put aside long before.
            in_found = in_found.saturating_add(1);
            if in_found == ROWS {
                self.add(&mut [std::mem::take(&mut found)], None, 0).map_err(arrow_error)?;
                look_up(events.py(), None, in_found, None)?;
                in_found = 0;
            }
        }
        self.add(&mut [found], None, 0).map_err(arrow_error)
    }

    /// The findings of the audit asked for with `as_of` join the others.
    fn audit(&mut self, py: Python<'_>) -> PyResult<()> {
        let (kept, as_of, within) = (self.kept, self.as_of, self.within);
        let last = as_of.zip(within).map(|(day, days)| day.checked_add_days(Days::new(days.into())).unwrap_or(NaiveDate::MAX));
        let (is_broken, batches) = py.detach(|| {
            let mut audits: Vec<_> = self.shards.iter().flat_map(Replay::audits).collect();
            audits.sort_by_key(|(provider, _)| *provider);
            let mut found = Found::default();
            let (mut batches, mut in_found) = (Vec::new(), 0_usize);
            for (provider, audit) in &audits {
                for finding in audit.findings() {
                    let is_near = last.is_none_or(|last| finding.due.is_none_or(|due| due <= last));
                    if is_near {
                        found.audited(provider, &finding, kept);
                        in_found = in_found.saturating_add(1);
                    }
                }
                if ROWS <= in_found {
                    batches.push(found.take(Which::Findings));
                    in_found = 0;
                }
            }
            batches.push(found.take(Which::Findings));
            (found.is_broken, batches)
        });
        self.is_broken |= is_broken;
        for batch in batches {
            self.findings.push(batch.map_err(arrow_error)?);
        }
        Ok(())
    }

    /// One of the tables `findings`, `decisions` and `errors`, for any reader of Arrow.
    fn table(&self, name: &str) -> PyResult<Table> {
        let (which, batches) = match name {
            "findings" => (Which::Findings, &self.findings),
            "decisions" => (Which::Decisions, &self.decisions),
            "errors" => (Which::Errors, &self.errors),
            _ => return Err(PyValueError::new_err(format!("`{name}` is no table of a result"))),
        };
        let schema = match (&self.carried, which) {
            (Some(carried), Which::Findings) => with_carried(&which.schema(), carried),
            _ => which.schema(),
        };
        Ok(Table { schema, batches: batches.clone() })
    }
}

impl TableReplay {
    /// Looks at the columns before any row is read: a table without rows still tells which are carried along.
    fn begin(&mut self, schema: &SchemaRef, columns: &[(String, String)]) -> Result<(), ArrowError> {
        check_columns(schema, columns, &self.keep)?;
        self.read_piece(&RecordBatch::new_empty(Arc::clone(schema)), columns)
    }

    /// Judges the rows of a file; each that is unreadable is an error of its own.
    fn read_rows(&mut self, rows: &Rows, names: &[(String, String)]) -> Result<(), ArrowError> {
        let Rows { batch, unreadable } = rows;
        if unreadable.is_empty() {
            return self.read_batch(batch, names);
        }
        let columns = Columns::of(batch, names, &self.keep)?;
        let carried = self.carried_of(batch)?;
        let count = self.shards.len();
        let shard = |row| columns.provider(row).map_or(0, |id| shard_of(&id, count));
        let is_unreadable = |row: usize| unreadable.binary_search(&row).is_ok();
        let event = |row| if is_unreadable(row) { read_line(NOT_UTF_8) } else { read_event(&columns.row(row)) };
        self.judge(batch.num_rows(), shard, event, carried.as_ref())
    }

    /// Reads a batch, a large one in pieces, so that what is found of each stays small.
    fn read_batch(&mut self, batch: &RecordBatch, names: &[(String, String)]) -> Result<(), ArrowError> {
        for from in (0..batch.num_rows()).step_by(ROWS) {
            let left = batch.num_rows().saturating_sub(from);
            self.read_piece(&batch.slice(from, left.min(ROWS)), names)?;
        }
        Ok(())
    }

    fn read_piece(&mut self, batch: &RecordBatch, names: &[(String, String)]) -> Result<(), ArrowError> {
        let columns = Columns::of(batch, names, &self.keep)?;
        let carried = self.carried_of(batch)?;
        let count = self.shards.len();
        let shard = |row| columns.provider(row).map_or(0, |id| shard_of(&id, count));
        self.judge(batch.num_rows(), shard, |row| read_event(&columns.row(row)), carried.as_ref())
    }

    /// The caller's columns of a batch that are carried along.
    fn carried_of(&mut self, batch: &RecordBatch) -> Result<Option<RecordBatch>, ArrowError> {
        if self.keep.is_empty() {
            return Ok(None);
        }
        if let Some(name) = self.keep.iter().find(|name| Which::Findings.schema().column_with_name(name).is_some()) {
            let what = format!("the findings have a column `{name}` of their own; rename yours before it is kept");
            return Err(ArrowError::SchemaError(what));
        }
        let places = self.keep.iter().map(|name| batch.schema().index_of(name)).collect::<Result<Vec<_>, _>>()?;
        let carried = batch.project(&places)?;
        self.carried.get_or_insert_with(|| carried.schema());
        Ok(Some(carried))
    }

    /// Judges the events of a batch, each thread those of its providers.
    fn judge<'a>(
        &mut self,
        rows: usize,
        shard: impl Fn(usize) -> usize + Sync,
        event: impl Fn(usize) -> Result<Event<'a>, InputError> + Sync,
        carried: Option<&RecordBatch>,
    ) -> Result<(), ArrowError> {
        let (kept, first, is_audit) = (self.kept, self.line, self.as_of.is_some());
        let work = |(at, replay): (usize, &mut Replay)| {
            let mut found = Found::default();
            for (row, line) in (0..rows).zip(first.saturating_add(1)..) {
                if shard(row) == at {
                    judge_one(replay, line, event(row), &mut found, kept, is_audit);
                }
            }
            found
        };
        let mut found: Vec<Found> = match self.shards.as_mut_slice() {
            [only] => vec![work((0, only))],
            shards => thread::scope(|scope| {
                let work = &work;
                let threads: Vec<_> = shards.iter_mut().enumerate().map(|shard| scope.spawn(move || work(shard))).collect();
                threads.into_iter().map(|thread| thread.join().unwrap_or_else(|panic| resume_unwind(panic))).collect()
            }),
        };
        self.line = first.saturating_add(i64::try_from(rows).unwrap_or(i64::MAX));
        self.add(&mut found, carried, first)
    }

    /// Adds what the threads found, in the order of the lines.
    fn add(&mut self, found: &mut [Found], carried: Option<&RecordBatch>, before: i64) -> Result<(), ArrowError> {
        self.is_broken |= found.iter().any(|found| found.is_broken);
        for (which, into) in
            [(Which::Findings, &mut self.findings), (Which::Decisions, &mut self.decisions), (Which::Errors, &mut self.errors)]
        {
            let mut parts = found.iter_mut().map(|found| found.take(which)).collect::<Result<Vec<_>, _>>()?;
            parts.retain(|part| part.num_rows() != 0);
            let batch = match parts.as_slice() {
                [] => continue,
                [only] => only.clone(),
                parts => in_order(parts)?,
            };
            into.push(match carried {
                Some(carried) if which == Which::Findings => carry(&batch, carried, before)?,
                _ => batch,
            });
        }
        Ok(())
    }
}

/// Judges one event, or tells what is wrong with it.
fn judge_one(replay: &mut Replay, line: i64, read: Result<Event<'_>, InputError>, found: &mut Found, kept: Kept, is_audit: bool) {
    match read.and_then(|event| replay.event(&event).map(|decision| (event, decision))) {
        Ok(_) if is_audit => {}
        Ok((event, decision)) => found.decided(line, &event, decision, kept),
        Err(error) => found.malformed(line, &error, kept),
    }
}

/// What `read` makes of each, by so many threads, in their order.
fn side_by_side<T: Sync, U: Send>(all: &[T], threads: usize, read: impl Fn(&T) -> U + Sync) -> Vec<U> {
    if threads == 1 {
        return all.iter().map(read).collect();
    }
    let share = all.len().div_ceil(threads).max(1);
    thread::scope(|scope| {
        let read = &read;
        let threads: Vec<_> =
            all.chunks(share).map(|share| scope.spawn(move || share.iter().map(read).collect::<Vec<U>>())).collect();
        threads.into_iter().flat_map(|thread| thread.join().unwrap_or_else(|panic| resume_unwind(panic))).collect()
    })
}

/// The thread that judges a provider.
fn shard_of(provider: &str, count: usize) -> usize {
    if count == 1 {
        return 0;
    }
    let mut hasher = DefaultHasher::new();
    provider.hash(&mut hasher);
    usize::try_from(hasher.finish() % u64::try_from(count).unwrap_or(1)).unwrap_or(0)
}

/// The rows of several parts, each in the order of its lines, in the order of all lines.
fn in_order(parts: &[RecordBatch]) -> Result<RecordBatch, ArrowError> {
    let mut places: Vec<(i64, usize, usize)> = Vec::new();
    for (part, batch) in parts.iter().enumerate() {
        let lines = batch.column(0).as_primitive::<Int64Type>().values();
        places.extend(lines.iter().enumerate().map(|(row, line)| (*line, part, row)));
    }
    // Stable: the rows of one line stand together in one part.
    places.sort_by_key(|(line, _, _)| *line);
    let places: Vec<(usize, usize)> = places.into_iter().map(|(_, part, row)| (part, row)).collect();
    interleave_record_batch(&parts.iter().collect::<Vec<_>>(), &places)
}

/// The findings of a batch with the caller's columns beside them, taken from the line of each.
fn carry(findings: &RecordBatch, carried: &RecordBatch, before: i64) -> Result<RecordBatch, ArrowError> {
    let lines = findings.column(0).as_primitive::<Int64Type>();
    let rows = lines.unary::<_, Int64Type>(|line| line.saturating_sub(before).saturating_sub(1));
    let columns =
        carried.columns().iter().map(|column| take(column.as_ref(), &rows, None)).collect::<Result<Vec<ArrayRef>, _>>()?;
    let schema = with_carried(&findings.schema(), &carried.schema());
    RecordBatch::try_new(schema, [findings.columns().to_vec(), columns].concat())
}

fn with_carried(schema: &Schema, carried: &Schema) -> SchemaRef {
    Arc::new(Schema::new([schema.fields().to_vec(), carried.fields().to_vec()].concat()))
}

pub(crate) fn arrow_error(error: ArrowError) -> PyErr {
    PyValueError::new_err(match error {
        ArrowError::SchemaError(what) => what,
        other => other.to_string(),
    })
}

/// Lets Python act on an interrupt, and tells how far the log is read.
fn look_up(py: Python<'_>, watch: Option<&Bound<'_, PyAny>>, rows: usize, part: Option<f64>) -> PyResult<()> {
    py.check_signals()?;
    watch.map_or(Ok(()), |watch| watch.call1((rows, part)).map(|_| ()))
}

/// How many threads judge: as many as there are cores without a number, and never so many that most of them wait.
fn threads_of(asked: Option<i64>) -> PyResult<usize> {
    let cores = thread::available_parallelism().map_or(1, NonZero::get);
    match asked.map(usize::try_from) {
        None => Ok(cores),
        Some(Ok(threads)) if threads != 0 => Ok(threads.min(cores.max(MOST_THREADS))),
        _ => Err(PyValueError::new_err("`threads` is a number from 1")),
    }
}

/// A table of a result, for any reader of Arrow.
#[pyclass(module = "rehab_rules._core", frozen)]
pub(crate) struct Table {
    schema: SchemaRef,
    batches: Vec<RecordBatch>,
}

#[pymethods]
impl Table {
    /// How many rows it has.
    #[getter]
    fn num_rows(&self) -> usize {
        self.batches.iter().map(RecordBatch::num_rows).sum()
    }

    /// The names of the columns.
    #[getter]
    fn columns(&self) -> Vec<&str> {
        self.schema.fields().iter().map(|field| field.name().as_str()).collect()
    }

    /// So many rows from one on, each a dict of plain values.
    fn rows<'py>(&self, py: Python<'py>, start: usize, count: usize) -> PyResult<Vec<Bound<'py, PyDict>>> {
        let mut rows = Vec::new();
        let mut skip = start;
        for batch in &self.batches {
            let left = count.saturating_sub(rows.len());
            for row in (0..batch.num_rows()).skip(skip).take(left) {
                let dict = PyDict::new(py);
                for (field, column) in self.schema.fields().iter().zip(batch.columns()) {
                    dict.set_item(field.name(), plain(py, column.as_ref(), row)?)?;
                }
                rows.push(dict);
            }
            skip = skip.saturating_sub(batch.num_rows());
        }
        Ok(rows)
    }

    /// How often each rule gives each effect, in the order of effects and rules.
    fn counts(&self) -> Vec<(String, String, u64)> {
        let mut counts: BTreeMap<(usize, &str), u64> = BTreeMap::new();
        for batch in &self.batches {
            let text = |name| batch.column_by_name(name).map(|column| column.as_string::<i32>());
            let (Some(rules), Some(effects)) = (text("rule"), text("effect")) else { continue };
            for (rule, effect) in rules.iter().zip(effects) {
                if let (Some(rule), Some(effect)) = (rule, effect.and_then(Effect::from_word)) {
                    let count = counts.entry((effect as usize, rule)).or_default();
                    *count = count.saturating_add(1);
                }
            }
        }
        let named = |((effect, rule), count): ((usize, &str), u64)| {
            (rule.to_owned(), Effect::ALL.get(effect).map_or("", |effect| effect.as_str()).to_owned(), count)
        };
        counts.into_iter().map(named).collect()
    }

    #[pyo3(signature = (requested_schema=None))]
    fn __arrow_c_stream__<'py>(
        &self,
        py: Python<'py>,
        requested_schema: Option<&Bound<'py, PyAny>>,
    ) -> PyResult<Bound<'py, PyCapsule>> {
        // The interface lets a producer give its own types whatever is asked for.
        let _ = requested_schema;
        let batches = self.batches.clone().into_iter().map(|batch| batch.with_schema(Arc::clone(&self.schema)));
        let batches: Vec<_> = batches.collect();
        capsule_of(py, Box::new(RecordBatchIterator::new(batches, Arc::clone(&self.schema))))
    }
}

/// So many rows are judged together.
pub(crate) const ROWS: usize = 1 << 16;
/// So many rows are read before Python may interrupt.
const BETWEEN_LOOKS: usize = 1 << 18;
/// More threads than this are begun only where there are more cores.
const MOST_THREADS: usize = 16;
/// A line that cannot be read, as a row is that is not UTF-8 or too long.
pub(crate) const NOT_UTF_8: &[u8] = b"\xff";
