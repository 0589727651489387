//! A log as a table: batches in, found rows out, providers judged side by side.

use crate::arguments::{Day, effects_of, language_of, pool_of, services_of, word};
use crate::arrow::BATCH_ROWS;
use crate::arrow::columns::Columns;
use crate::arrow::csv_file::{CsvFile, NOT_UTF_8};
use crate::arrow::schema::check_columns;
use crate::errors::{arrow_error, file_error};
use crate::found::{Found, Kept, Part, Reader};
use crate::objects::mapping::Mapping;
use crate::objects::plain::plain;
use crate::result::{ResultRows, Room, Tables, Which};
use arrow_array::cast::AsArray;
use arrow_array::types::Int64Type;
use arrow_array::{ArrayRef, RecordBatch, RecordBatchIterator, RecordBatchReader};
use arrow_schema::{ArrowError, Schema, SchemaRef};
use arrow_select::concat::concat_batches;
use arrow_select::take::take;
use chrono::{Days, NaiveDate};
use foldhash::fast::FixedState;
use pyo3::exceptions::PyValueError;
use pyo3::prelude::*;
use pyo3::types::{PyCapsule, PyDict};
use rayon::ThreadPool;
use rayon::iter::{
    IndexedParallelIterator, IntoParallelIterator, IntoParallelRefIterator, IntoParallelRefMutIterator, ParallelIterator,
};
use rehab_rules::{Effect, Event, InputError, Mode, Replay, lines, read_event, read_line};
use rehab_rules_capsule::{capsule_of, stream_of};
use std::collections::BTreeMap;
use std::hash::BuildHasher;
use std::ops::Range;
use std::path::PathBuf;
use std::sync::Arc;

/// A replay of a table, fed batch by batch.
#[pyclass(module = "rehab_rules._core")]
pub(crate) struct TableReplay {
    /// A provider's events are judged by one of these, in their order.
    shards: Vec<Judging>,
    /// The threads.
    pool: ThreadPool,
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
    tables: Tables,
}

/// A replay of some of the providers, and what was found of them in the batch at hand.
struct Judging {
    replay: Replay,
    found: Found,
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
        let (pool, as_of) = (pool_of(threads)?, as_of.map(|Day(day)| day));
        let mode = word("mode", mode, Mode::from_word)?;
        let services = services_of(services)?;
        let (effects, language) = (effects_of(&effects)?, language_of(language)?);
        let replay = || {
            let replay = Replay::new(services.unshared(), mode);
            match as_of {
                Some(day) => replay.auditing(day),
                None => replay,
            }
        };
        let threads = pool.current_num_threads();
        let shards = if threads == 1 { 1 } else { threads.saturating_mul(SHARDS_A_THREAD) };
        Ok(Self {
            pool,
            shards: (0..shards).map(|_| Judging { replay: replay(), found: Found::default() }).collect(),
            kept: Kept { language, effects, decisions: decisions && as_of.is_none() },
            as_of,
            within,
            line: 0,
            is_broken: false,
            keep,
            carried: None,
            tables: Tables::default(),
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
        // A table may be one batch of millions of rows, or thousands of batches of a few.
        let (mut batches, mut waiting, mut rows) = (Vec::new(), 0, 0_usize);
        while let Some(batch) = py.detach(|| stream.next()).transpose().map_err(arrow_error)? {
            for from in (0..batch.num_rows()).step_by(BATCH_ROWS) {
                let batch = batch.slice(from, batch.num_rows().saturating_sub(from).min(BATCH_ROWS));
                (waiting, rows) = (waiting + batch.num_rows(), rows.saturating_add(batch.num_rows()));
                batches.push(batch);
                if BATCH_ROWS <= waiting {
                    py.detach(|| self.read_together(&batches, &columns)).map_err(arrow_error)?;
                    (batches, waiting) = (Vec::new(), 0);
                    look_up(py, watch.as_ref(), rows, None)?;
                }
            }
        }
        py.detach(|| self.read_together(&batches, &columns)).map_err(arrow_error)?;
        look_up(py, watch.as_ref(), rows, None)
    }

    /// Reads a piece of JSON Lines that ends with a line's end, or with the log's.
    fn read_lines(&mut self, py: Python<'_>, piece: &[u8]) -> PyResult<()> {
        py.detach(|| {
            let all: Vec<&[u8]> = lines(piece).collect();
            let events: Vec<_> = self.pool.install(|| all.par_iter().map(|line| read_line(line)).collect());
            self.judge(&[events])
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
        let mut file = py.detach(|| CsvFile::open(&path, &columns, &self.keep)).map_err(|error| file_error(error, &path))?;
        self.begin(file.schema(), &columns).map_err(arrow_error)?;
        let mut count: usize = 0;
        while let Some(batch) = py.detach(|| file.next()).transpose().map_err(|error| file_error(error, &path))? {
            py.detach(|| self.read_batches(std::slice::from_ref(&batch.cells), &columns, &batch.unreadable))
                .map_err(arrow_error)?;
            count = count.saturating_add(batch.cells.num_rows());
            look_up(py, watch.as_ref(), count, file.part_read())?;
        }
        Ok(())
    }

    /// Reads events that are mappings.
    fn read_mappings(&mut self, events: &Bound<'_, PyAny>) -> PyResult<()> {
        self.is_open().map_err(arrow_error)?;
        let (kept, is_audit, count) = (self.kept, self.as_of.is_some(), self.shards.len());
        // Python's objects are read by one thread; what is found stands in one place, in the order of the events.
        let mut found = Found::default();
        for event in events.try_iter()? {
            let fields = Mapping::of(&event?)?;
            let read = read_event(&fields);
            let shard = read.as_ref().map_or(0, |event| shard_of(&event.provider, count));
            if let Some(shard) = self.shards.get_mut(usize::from(shard)) {
                judge_one(&mut shard.replay, &read, &mut found, kept, is_audit);
            }
            if BATCH_ROWS <= found.len() {
                self.add_in_order(&found).map_err(arrow_error)?;
                look_up(events.py(), None, found.len(), None)?;
                found.clear();
            }
        }
        self.add_in_order(&found).map_err(arrow_error)
    }

    /// Ends the log: the findings of the audit asked for with `as_of` join the others, and what is known of the providers is let go.
    fn finish(&mut self, py: Python<'_>) -> PyResult<()> {
        let shards = std::mem::take(&mut self.shards);
        let audit = py.detach(|| {
            let audit = self.as_of.map(|as_of| self.audit(as_of, &shards));
            self.pool.install(|| shards.into_par_iter().with_max_len(1).for_each(drop));
            audit
        });
        if let Some((is_broken, tables)) = audit {
            self.is_broken |= is_broken;
            self.tables.append(tables.map_err(arrow_error)?);
        }
        Ok(())
    }

    /// One of the tables `findings`, `decisions` and `errors`, for any reader of Arrow.
    fn table(&self, name: &str) -> PyResult<Table> {
        let (which, batches) = match name {
            "findings" => (Which::Findings, &self.tables.findings),
            "decisions" => (Which::Decisions, &self.tables.decisions),
            "errors" => (Which::Errors, &self.tables.errors),
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
        self.read_batches(&[RecordBatch::new_empty(Arc::clone(schema))], columns, &[])
    }

    /// That the log has not ended: after that there is nobody who would judge.
    fn is_open(&self) -> Result<(), ArrowError> {
        if self.shards.is_empty() { Err(ArrowError::InvalidArgumentError("the log has ended".to_owned())) } else { Ok(()) }
    }

    /// The audit of a day: whether something is broken, and the findings.
    fn audit(&self, as_of: NaiveDate, shards: &[Judging]) -> (bool, Result<Tables, ArrowError>) {
        let kept = self.kept;
        let last = self.within.map(|days| as_of.checked_add_days(Days::new(days.into())).unwrap_or(NaiveDate::MAX));
        let mut audits: Vec<_> = shards.iter().flat_map(|shard| shard.replay.audits()).collect();
        audits.sort_by_key(|(provider, _)| *provider);
        let mut found = Found::default();
        for (provider, audit) in &audits {
            let near = audit.findings().filter(|finding| last.is_none_or(|last| finding.due.is_none_or(|due| due <= last)));
            found.audited(provider, near, kept);
        }
        (found.is_broken, found.write(0, kept))
    }

    /// Judges the rows of the batches of a table.
    fn read_together(&mut self, batches: &[RecordBatch], names: &[(String, String)]) -> Result<(), ArrowError> {
        let rows = batches.iter().map(RecordBatch::num_rows).fold(0, usize::saturating_add);
        // A batch of a few rows costs as much as one of a thousand; texts that are too long for one column stay apart.
        match batches {
            [first, _, ..] if rows / batches.len() < SMALL => match concat_batches(first.schema_ref(), batches) {
                Ok(together) => self.read_batches(&[together], names, &[]),
                Err(_) => self.read_batches(batches, names, &[]),
            },
            _ => self.read_batches(batches, names, &[]),
        }
    }

    /// Judges the rows of some batches; each of the first that is unreadable is an error of its own.
    fn read_batches(
        &mut self,
        batches: &[RecordBatch],
        names: &[(String, String)],
        unreadable: &[usize],
    ) -> Result<(), ArrowError> {
        let mut pieces = Vec::with_capacity(batches.len());
        for (batch, unreadable) in batches.iter().zip([unreadable].into_iter().chain(std::iter::repeat(&[][..]))) {
            let (columns, carried) = (Columns::of(batch, names, &self.keep)?, self.carried_of(batch)?);
            pieces.push(TablePiece { rows: batch.num_rows(), columns, unreadable, carried });
        }
        self.judge(&pieces)
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

    /// Judges the events of some pieces, each thread those of its providers, and writes what was found, each thread some of the rows.
    fn judge<P: Piece>(&mut self, pieces: &[P]) -> Result<(), ArrowError> {
        self.is_open()?;
        let (kept, is_audit, count) = (self.kept, self.as_of.is_some(), self.shards.len());
        let rows = pieces.iter().map(P::rows).fold(0, usize::saturating_add);
        let most = rows.div_ceil(self.pool.current_num_threads()).max(1);
        let mut shares = Vec::new();
        for piece in pieces {
            let ranges = (0..piece.rows()).step_by(most).map(|from| from..from.saturating_add(most).min(piece.rows()));
            shares.extend(ranges.map(|rows| (piece, self.line, rows)));
            self.line = line_of(self.line, piece.rows()).saturating_sub(1);
        }
        let deal = |(piece, before, rows)| Share::of(piece, before, rows, count);
        let shares: Vec<Share<'_, P>> = self.pool.install(|| shares.into_par_iter().map(deal).collect());
        self.pool.install(|| {
            self.shards.par_iter_mut().enumerate().with_max_len(1).for_each(|(at, judging)| {
                judging.found.clear();
                let mut read = Vec::with_capacity(READ_AT_ONCE);
                for share in &shares {
                    judging.found.begin_part();
                    for rows in share.rows_of.get(at).map_or(&[][..], Vec::as_slice).chunks(READ_AT_ONCE) {
                        read.extend(rows.iter().map(|row| share.piece.event(*row)));
                        for event in &read {
                            judge_one(&mut judging.replay, event, &mut judging.found, kept, is_audit);
                        }
                        read.clear();
                    }
                }
            });
        });
        let write = |(number, share): (usize, &Share<'_, P>)| {
            let mut tables = share.write(self.shards.iter().map(|shard| shard.found.part(number)), kept)?;
            if let Some(carried) = share.piece.carried() {
                for findings in &mut tables.findings {
                    *findings = carry(findings, carried, share.before)?;
                }
            }
            Ok(tables)
        };
        let tables: Vec<Result<Tables, ArrowError>> = self.pool.install(|| shares.par_iter().enumerate().map(write).collect());
        self.is_broken |= self.shards.iter().any(|shard| shard.found.is_broken);
        for tables in tables {
            self.tables.append(tables?);
        }
        Ok(())
    }

    /// Adds what was found by one thread.
    fn add_in_order(&mut self, found: &Found) -> Result<(), ArrowError> {
        self.is_broken |= found.is_broken;
        self.tables.append(found.write(self.line, self.kept)?);
        self.line = line_of(self.line, found.len()).saturating_sub(1);
        Ok(())
    }
}

/// Events that stand together: a batch of a table, or lines.
trait Piece: Sync {
    fn rows(&self) -> usize;

    /// The provider of a row; none where it cannot be read, which makes the event malformed whoever finds it so.
    fn provider(&self, row: usize) -> Option<&str>;

    fn event(&self, row: usize) -> Result<Event<'_>, InputError>;

    /// The caller's columns that are carried along.
    fn carried(&self) -> Option<&RecordBatch> {
        None
    }
}

/// Lines that were read.
impl Piece for Vec<Result<Event<'_>, InputError>> {
    fn rows(&self) -> usize {
        self.len()
    }

    fn provider(&self, row: usize) -> Option<&str> {
        self.get(row)?.as_ref().ok().map(|event| &*event.provider)
    }

    fn event(&self, row: usize) -> Result<Event<'_>, InputError> {
        self.get(row).cloned().unwrap_or_else(|| read_line(b""))
    }
}

/// A batch of a table.
struct TablePiece<'b> {
    rows: usize,
    columns: Columns,
    /// Rows that hold what is no text.
    unreadable: &'b [usize],
    carried: Option<RecordBatch>,
}

impl Piece for TablePiece<'_> {
    fn rows(&self) -> usize {
        self.rows
    }

    fn provider(&self, row: usize) -> Option<&str> {
        self.columns.column("provider")?.text(row)?.ok()
    }

    fn event(&self, row: usize) -> Result<Event<'_>, InputError> {
        if self.unreadable.binary_search(&row).is_ok() { read_line(NOT_UTF_8) } else { read_event(&self.columns.row(row)) }
    }

    fn carried(&self) -> Option<&RecordBatch> {
        self.carried.as_ref()
    }
}

/// A share of the rows of a piece.
struct Share<'p, P> {
    piece: &'p P,
    /// The lines before the piece.
    before: i64,
    rows: Range<usize>,
    /// Of each row, who judges it.
    shards: Vec<Shard>,
    /// The rows that each shard judges.
    rows_of: Vec<Vec<usize>>,
}

impl<'p, P: Piece> Share<'p, P> {
    fn of(piece: &'p P, before: i64, rows: Range<usize>, count: usize) -> Self {
        let shard = |row| piece.provider(row).map_or(0, |id| shard_of(id, count));
        let shards: Vec<Shard> = rows.clone().map(shard).collect();
        // A quarter more than an even share each.
        let most = rows.len().saturating_mul(5) / count.saturating_mul(4).max(1);
        let mut rows_of: Vec<Vec<usize>> = (0..count).map(|_| Vec::with_capacity(most)).collect();
        for (row, shard) in rows.clone().zip(&shards) {
            if let Some(rows) = rows_of.get_mut(usize::from(*shard)) {
                rows.push(row);
            }
        }
        Self { piece, before, rows, shards, rows_of }
    }

    /// The tables of what each shard found of the rows, in the order of the rows.
    fn write<'f>(&self, parts: impl Iterator<Item = Part<'f>>, kept: Kept) -> Result<Tables, ArrowError> {
        let (mut readers, rooms): (Vec<Reader<'_>>, Vec<Room>) = parts.map(|part| (part.reader, part.room)).unzip();
        let mut out = ResultRows::with(
            rooms.into_iter().fold(Room::default(), Room::and),
            if kept.decisions { self.rows.len() } else { 0 },
        );
        for (row, shard) in self.rows.clone().zip(&self.shards) {
            if let Some(reader) = readers.get_mut(usize::from(*shard)) {
                reader.write_next(line_of(self.before, row), kept, &mut out);
            }
        }
        out.finish()
    }
}

/// The number of a row after so many lines, from 1.
pub(crate) fn line_of(before: i64, row: usize) -> i64 {
    before.saturating_add(1).saturating_add(i64::try_from(row).unwrap_or(i64::MAX))
}

/// Judges one event, or tells what is wrong with it.
fn judge_one(replay: &mut Replay, read: &Result<Event<'_>, InputError>, found: &mut Found, kept: Kept, is_audit: bool) {
    let event = match read {
        Ok(event) => event,
        Err(error) => return found.malformed(error.clone()),
    };
    match replay.event(event) {
        Ok(_) if is_audit => found.passed(),
        Ok(decision) => found.decided(event, decision, kept),
        Err(error) => found.malformed(error),
    }
}

/// The number of the replay that judges a provider.
type Shard = u16;
/// Batches of fewer rows, on average, are put together first.
const SMALL: usize = 1 << 10;
/// So many replays for each thread: providers differ in size, and who has done with small ones takes on others.
const SHARDS_A_THREAD: usize = 8;

fn shard_of(provider: &str, count: usize) -> Shard {
    if count == 1 {
        return 0;
    }
    let hash = FixedState::default().hash_one(provider);
    Shard::try_from(hash % u64::try_from(count).unwrap_or(1)).unwrap_or(0)
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

/// Lets Python act on an interrupt, and tells how far the log is read.
fn look_up(py: Python<'_>, watch: Option<&Bound<'_, PyAny>>, rows: usize, part: Option<f64>) -> PyResult<()> {
    py.check_signals()?;
    watch.map_or(Ok(()), |watch| watch.call1((rows, part)).map(|_| ()))
}

/// A table of a result, for any reader of Arrow.
#[pyclass(module = "rehab_rules._core", frozen)]
pub(crate) struct Table {
    schema: SchemaRef,
    batches: Vec<RecordBatch>,
}

impl Table {
    pub(crate) fn new(schema: SchemaRef, batches: Vec<RecordBatch>) -> Self {
        Self { schema, batches }
    }
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

/// So many events are read, then judged: reading and judging are much code each, and a processor holds one of them at a time.
const READ_AT_ONCE: usize = 256;
/// So many rows are read before Python may interrupt.
pub(crate) const BETWEEN_LOOKS: usize = 1 << 18;
