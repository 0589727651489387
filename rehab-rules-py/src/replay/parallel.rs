//! A log as a table: batches in, rows of results out, providers evaluated in parallel.

use crate::arrow::columns::Columns;
use crate::arrow::csv_file::Batch;
use crate::arrow::format::TableFormat;
use crate::arrow::schema::check_columns;
use crate::replay::by_day::{day_of, reordered};
use crate::replay::found::{Found, Kept};
use crate::replay::named::{Named, Place, beside, joined, with_carried};
use crate::replay::pieces::{LinesPiece, Piece, Share, TablePiece, shard_of};
use crate::replay::result::{Tables, Which, line_of};
use crate::replay::written::{Written, field_of};
use arrow_array::RecordBatch;
use arrow_array::cast::AsArray;
use arrow_array::types::Int64Type;
use arrow_schema::{ArrowError, SchemaRef};
use arrow_select::concat::concat_batches;
use arrow_select::take::take_record_batch;
use chrono::{Days, NaiveDate};
use rayon::ThreadPool;
use rayon::iter::{
    IndexedParallelIterator, IntoParallelIterator, IntoParallelRefIterator, IntoParallelRefMutIterator, ParallelIterator,
};
use rehab_rules::{Event, InputError, Mode, Replay, Services};
use std::sync::Arc;

/// Batches with fewer rows, on average, are joined first.
const SMALL_BATCH: usize = 1 << 10;
/// How many replays there are per thread: providers differ in size, and a thread that has finished takes on others.
const SHARDS_A_THREAD: usize = 8;
/// How many events are read before they are evaluated: reading and evaluating are much code each, and a processor caches one of them at a time.
const READ_AT_ONCE: usize = 256;

/// A replay of a log, with its providers distributed among threads.
pub(crate) struct ParallelReplay {
    /// A provider's events are evaluated by one of these, in order.
    shards: Vec<Judging>,
    /// The threads.
    pool: ThreadPool,
    options: Options,
    line: i64,
    /// Whether anything is prohibited or violated, even if those findings are not kept.
    is_broken: bool,
    /// The caller's columns to keep, as in the first batch.
    carried: Option<SchemaRef>,
    /// For an audit, these columns of all rows.
    carried_rows: Vec<RecordBatch>,
    /// The rows in the order of evaluation, if that differs from their own.
    order: Option<Vec<usize>>,
    tables: Tables,
}

/// A request for a replay.
pub(crate) struct Options {
    pub(crate) kept: Kept,
    /// The date of the audit, if one is requested.
    pub(crate) as_of: Option<NaiveDate>,
    /// Only findings of the audit due within this many days.
    pub(crate) within: Option<u32>,
    /// The names of the caller's columns to keep.
    pub(crate) keep: Vec<String>,
    /// Whether the rows are evaluated in the order of their dates.
    pub(crate) is_sorted: bool,
}

impl Options {
    /// Whether an event is part of the state on the date of the audit.
    fn has_stood(&self, event: &Result<Event<'_>, InputError>) -> bool {
        event.as_ref().is_ok_and(|event| self.as_of.is_some_and(|as_of| event.on <= as_of))
    }
}

/// A replay of some of the providers, and its results for the current batch.
struct Judging {
    replay: Replay,
    found: Found,
    named: Named,
}

impl ParallelReplay {
    /// A new replay.
    pub(crate) fn new(pool: ThreadPool, services: &Services, mode: Mode, options: Options) -> Self {
        let replay = || {
            let replay = Replay::new(services.unshared(), mode);
            match options.as_of {
                Some(day) => replay.auditing(day),
                None => replay,
            }
        };
        let threads = pool.current_num_threads();
        let shards = if threads == 1 { 1 } else { threads.saturating_mul(SHARDS_A_THREAD) };
        let shards =
            (0..shards).map(|_| Judging { replay: replay(), found: Found::default(), named: Named::default() }).collect();
        Self {
            shards,
            pool,
            options,
            line: 0,
            is_broken: false,
            carried: None,
            carried_rows: Vec::new(),
            order: None,
            tables: Tables::default(),
        }
    }

    /// Reads the columns before any row: even a table without rows determines which are kept.
    pub(crate) fn begin(&mut self, schema: &SchemaRef, format: &TableFormat) -> Result<(), ArrowError> {
        check_columns(schema, &format.names, &self.options.keep)?;
        self.read_batches(&[RecordBatch::new_empty(Arc::clone(schema))], format, &[])
    }

    /// Checks that the log has not ended: after that nothing can be evaluated.
    pub(crate) fn is_open(&self) -> Result<(), ArrowError> {
        if self.shards.is_empty() { Err(ArrowError::InvalidArgumentError("the log has ended".to_owned())) } else { Ok(()) }
    }

    /// The audit of a date: whether anything is broken, and the findings.
    fn audit<'s>(&self, as_of: NaiveDate, shards: &'s [Judging]) -> (bool, Result<Tables, ArrowError>) {
        let kept = self.options.kept;
        let last = self.options.within.map(|days| as_of.checked_add_days(Days::new(days.into())).unwrap_or(NaiveDate::MAX));
        let of_shard =
            |shard: &'s Judging| shard.replay.audits().into_iter().map(|(provider, audit)| (provider, audit, &shard.named));
        let mut audits: Vec<_> = shards.iter().flat_map(of_shard).collect();
        audits.sort_by_key(|(provider, _, _)| *provider);
        let (mut found, mut places) = (Found::default(), Vec::new());
        for (provider, audit, named) in &audits {
            let near = || audit.findings().filter(|finding| last.is_none_or(|last| finding.due.is_none_or(|due| due <= last)));
            found.audited(provider, near(), kept);
            if !self.options.keep.is_empty() {
                let shown = near().filter(|finding| kept.effects.shows(finding.effect));
                places.extend(shown.map(|finding| named.last(provider, finding.course, finding.client)));
            }
        }
        let tables = || {
            let tables = found.write(0, kept)?;
            let places: Vec<Place> = places.into_iter().collect::<Result<_, _>>()?;
            let findings =
                if places.is_empty() { tables.findings } else { beside(tables.findings, &self.carried_rows, &places)? };
            Ok(Tables { findings, ..tables })
        };
        (found.is_broken, tables())
    }

    /// Evaluates the rows of the batches of a table.
    pub(crate) fn read_together(&mut self, batches: &[RecordBatch], format: &TableFormat) -> Result<(), ArrowError> {
        let rows = batches.iter().map(RecordBatch::num_rows).fold(0, usize::saturating_add);
        // A batch of a few rows costs as much as one of a thousand; strings that are too long for one column stay separate.
        match batches {
            [first, _, ..] if rows / batches.len() < SMALL_BATCH => match concat_batches(first.schema_ref(), batches) {
                Ok(together) => self.read_batches(&[together], format, &[]),
                Err(_) => self.read_batches(batches, format, &[]),
            },
            _ => self.read_batches(batches, format, &[]),
        }
    }

    /// Evaluates lines, read in parallel; for a log in the order of its dates, all of them at once.
    pub(crate) fn read_lines(&mut self, lines: &[&[u8]]) -> Result<(), ArrowError> {
        let events: Vec<_> = self.pool.install(|| lines.par_iter().map(Event::from_json).collect());
        if !self.options.is_sorted {
            return self.judge(&[LinesPiece { lines, events }]);
        }
        let order = self.sorted(events.iter().map(day_of).collect());
        let mut events: Vec<_> = events.into_iter().map(Some).collect();
        let in_order = order.iter().filter_map(|row| Some((*lines.get(*row)?, events.get_mut(*row)?.take()?)));
        let (lines, events): (Vec<_>, Vec<_>) = in_order.unzip();
        self.judge(&[LinesPiece { lines: &lines, events }])
    }

    /// Evaluates all rows of a table in the order of their dates.
    pub(crate) fn read_by_day(&mut self, batches: &[Batch], format: &TableFormat) -> Result<(), ArrowError> {
        let mut days = Vec::new();
        for batch in batches {
            let piece = self.piece_of(&batch.cells, format, &batch.unreadable)?;
            let of_batch = || (0..piece.rows()).into_par_iter().map(|row| day_of(&piece.event(row))).collect::<Vec<_>>();
            days.extend(self.pool.install(of_batch));
        }
        let order = self.sorted(days);
        for batch in reordered(batches, &order)? {
            self.read_batches(std::slice::from_ref(&batch.cells), format, &batch.unreadable)?;
        }
        Ok(())
    }

    /// The order in which rows with these dates are evaluated; remembered, because each row keeps its number.
    pub(crate) fn sorted(&mut self, days: Vec<NaiveDate>) -> Vec<usize> {
        let mut order: Vec<usize> = (0..days.len()).collect();
        order.sort_by_key(|row| days.get(*row));
        self.order = Some(order.clone());
        order
    }

    /// Whether rows are evaluated in the order of their dates, and therefore all at once.
    pub(crate) fn is_sorted(&self) -> bool {
        self.options.is_sorted
    }

    /// Evaluates an event that one thread has read, and notes the results; `add_in_order` then adds them.
    pub(crate) fn judge_event(
        &mut self,
        read: &Result<Event<'_>, InputError>,
        written: impl Fn(&str) -> Written,
        found: &mut Found,
    ) {
        let (kept, is_audit) = (self.options.kept, self.options.as_of.is_some());
        let shard = read.as_ref().map_or(0, |event| shard_of(&event.provider, self.shards.len()));
        if let Some(shard) = self.shards.get_mut(usize::from(shard)) {
            judge_one(&mut shard.replay, read, written, found, (kept, is_audit));
        }
    }

    /// Ends the log: adds the findings of the audit, and frees the state of the providers.
    pub(crate) fn finish(&mut self) -> Result<(), ArrowError> {
        let shards = std::mem::take(&mut self.shards);
        let audit = self.options.as_of.map(|as_of| self.audit(as_of, &shards));
        self.pool.install(|| shards.into_par_iter().with_max_len(1).for_each(drop));
        if let Some((is_broken, tables)) = audit {
            self.is_broken |= is_broken;
            self.tables.append(tables?);
        }
        if let Some(order) = self.order.take() {
            self.renumber(&order.into_iter().map(|row| line_of(0, row)).collect::<Vec<_>>())?;
        }
        Ok(())
    }

    /// Replaces the line numbers of the results with those of the original log.
    pub(crate) fn renumber(&mut self, numbers: &[i64]) -> Result<(), ArrowError> {
        self.tables.renumber(numbers)
    }

    /// The names of the caller's columns to keep.
    pub(crate) fn keep(&self) -> &[String] {
        &self.options.keep
    }

    /// How many rows or lines were read.
    pub(crate) fn rows(&self) -> i64 {
        self.line
    }

    /// Whether anything is prohibited or violated, even if those findings are not kept.
    pub(crate) fn is_broken(&self) -> bool {
        self.is_broken
    }

    /// The columns and the batches of a table of the result.
    pub(crate) fn table(&self, which: Which) -> (SchemaRef, &[RecordBatch]) {
        let schema = match (&self.carried, which) {
            (Some(carried), Which::Findings) => with_carried(&which.schema(), carried),
            _ => which.schema(),
        };
        (schema, self.tables.of(which))
    }

    /// Evaluates the rows of some batches; each unreadable row of the first is an error.
    pub(crate) fn read_batches(
        &mut self,
        batches: &[RecordBatch],
        format: &TableFormat,
        unreadable: &[usize],
    ) -> Result<(), ArrowError> {
        let mut pieces = Vec::with_capacity(batches.len());
        for (batch, unreadable) in batches.iter().zip([unreadable].into_iter().chain(std::iter::repeat(&[][..]))) {
            let piece = self.piece_of(batch, format, unreadable)?;
            if let Some(carried) = &piece.carried {
                self.carried.get_or_insert_with(|| carried.schema());
            }
            pieces.push(piece);
        }
        self.judge(&pieces)
    }

    fn piece_of<'b>(
        &self,
        batch: &RecordBatch,
        format: &'b TableFormat,
        unreadable: &'b [usize],
    ) -> Result<TablePiece<'b>, ArrowError> {
        let (columns, carried) = (Columns::of(batch, format, &self.options.keep)?, self.carried_of(batch)?);
        Ok(TablePiece { rows: batch.num_rows(), columns, names: &format.names, unreadable, carried })
    }

    /// The caller's columns of a batch to keep.
    fn carried_of(&self, batch: &RecordBatch) -> Result<Option<RecordBatch>, ArrowError> {
        if self.options.keep.is_empty() {
            return Ok(None);
        }
        if let Some(name) = self.options.keep.iter().find(|name| Which::Findings.schema().column_with_name(name).is_some()) {
            let what = format!("the result already has a column `{name}`; rename yours to keep it");
            return Err(ArrowError::SchemaError(what));
        }
        let places = self.options.keep.iter().map(|name| batch.schema().index_of(name)).collect::<Result<Vec<_>, _>>()?;
        batch.project(&places).map(Some)
    }

    /// Evaluates the events of some pieces, each thread those of its providers, and writes the results, each thread some of the rows.
    fn judge<P: Piece>(&mut self, pieces: &[P]) -> Result<(), ArrowError> {
        self.is_open()?;
        let (kept, is_audit, count) = (self.options.kept, self.options.as_of.is_some(), self.shards.len());
        let rows = pieces.iter().map(P::rows).fold(0, usize::saturating_add);
        let most = rows.div_ceil(self.pool.current_num_threads()).max(1);
        let mut shares = Vec::new();
        for piece in pieces {
            let ranges = (0..piece.rows()).step_by(most).map(|from| from..from.saturating_add(most).min(piece.rows()));
            shares.extend(ranges.map(|rows| (piece, self.carried_rows.len(), self.line, rows)));
            if is_audit {
                self.carried_rows.extend(piece.carried().cloned());
            }
            self.line = line_of(self.line, piece.rows()).saturating_sub(1);
        }
        let deal = |(piece, carried, before, rows)| (carried, Share::of(piece, before, rows, count));
        let shares: Vec<(usize, Share<'_, P>)> = self.pool.install(|| shares.into_par_iter().map(deal).collect());
        self.pool.install(|| {
            self.shards.par_iter_mut().enumerate().with_max_len(1).for_each(|(at, judging)| {
                judging.found.clear();
                let mut read = Vec::with_capacity(READ_AT_ONCE);
                for (carried, share) in &shares {
                    judging.found.begin_part();
                    for rows in share.rows_of.get(at).map_or(&[][..], Vec::as_slice).chunks(READ_AT_ONCE) {
                        read.extend(rows.iter().map(|row| share.piece.event(*row)));
                        for (event, row) in read.iter().zip(rows) {
                            let written = |field: &str| share.piece.written(*row, field);
                            let is_sound = judge_one(&mut judging.replay, event, written, &mut judging.found, (kept, is_audit));
                            if is_sound && share.piece.carried().is_some() && self.options.has_stood(event) {
                                judging.named.note(share.piece, *row, *carried);
                            }
                        }
                        read.clear();
                    }
                }
            });
        });
        let write = |(number, (_, share)): (usize, &(usize, Share<'_, P>))| {
            let mut tables = share.write(self.shards.iter().map(|shard| shard.found.part(number)), kept)?;
            if let Some(carried) = share.piece.carried().filter(|_| !is_audit) {
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

    /// Adds the results of one thread.
    pub(crate) fn add_in_order(&mut self, found: &Found) -> Result<(), ArrowError> {
        self.is_broken |= found.is_broken;
        self.tables.append(found.write(self.line, self.options.kept)?);
        self.line = line_of(self.line, found.len()).saturating_sub(1);
        Ok(())
    }
}

/// Evaluates one event, or reports an error in it; returns whether it is well-formed.
fn judge_one(
    replay: &mut Replay,
    read: &Result<Event<'_>, InputError>,
    written: impl Fn(&str) -> Written,
    found: &mut Found,
    (kept, is_audit): (Kept, bool),
) -> bool {
    let judged = match read {
        Ok(event) => replay.apply(event).map(|decision| (event, decision)),
        Err(error) => Err(error.clone()),
    };
    match judged {
        Ok(_) if is_audit => found.passed(),
        Ok((event, decision)) => found.decided(event, decision, kept),
        Err(error) => {
            let written = error.field().map(|path| written(field_of(path))).unwrap_or_default();
            found.malformed(error, written);
            return false;
        }
    }
    true
}

/// The findings of a batch with the caller's columns beside them, each from its line.
fn carry(findings: &RecordBatch, carried: &RecordBatch, before: i64) -> Result<RecordBatch, ArrowError> {
    let lines = findings.column(0).as_primitive::<Int64Type>();
    let rows = lines.unary::<_, Int64Type>(|line| line.saturating_sub(before).saturating_sub(1));
    joined(findings, &take_record_batch(carried, &rows)?)
}
