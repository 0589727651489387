//! A log as a table: batches in, found rows out, providers judged side by side.

use crate::arrow::columns::Columns;
use crate::arrow::csv_file::Batch;
use crate::arrow::format::TableFormat;
use crate::arrow::schema::check_columns;
use crate::replay::by_day::{day_of, reordered};
use crate::replay::found::{Found, Kept};
use crate::replay::named::{Named, Place, beside, joined, with_carried};
use crate::replay::pieces::{LinesPiece, Piece, Share, TablePiece, shard_of};
use crate::replay::result::{Tables, Which, line_of};
use crate::replay::told::{Told, field_of};
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

/// Batches of fewer rows, on average, are put together first.
const SMALL_BATCH: usize = 1 << 10;
/// So many replays for each thread: providers differ in size, and who has done with small ones takes on others.
const SHARDS_A_THREAD: usize = 8;
/// So many events are read, then judged: reading and judging are much code each, and a processor holds one of them at a time.
const READ_AT_ONCE: usize = 256;

/// A replay of a log, its providers shared out among threads.
pub(crate) struct ParallelReplay {
    /// A provider's events are judged by one of these, in their order.
    shards: Vec<Judging>,
    /// The threads.
    pool: ThreadPool,
    options: Options,
    line: i64,
    /// Whether something is prohibited or violated, also where that is not kept.
    is_broken: bool,
    /// The caller's columns that are carried along, as the first batch has them.
    carried: Option<SchemaRef>,
    /// Of an audit, these columns of all rows.
    carried_rows: Vec<RecordBatch>,
    /// The rows in the order in which they were judged, where that is not their own.
    order: Option<Vec<usize>>,
    tables: Tables,
}

/// What is asked of a replay.
pub(crate) struct Options {
    pub(crate) kept: Kept,
    /// The day of the audit, where one is asked for.
    pub(crate) as_of: Option<NaiveDate>,
    /// Of what the audit finds, only that which is due within so many days.
    pub(crate) within: Option<u32>,
    /// The names of the caller's columns that are carried along.
    pub(crate) keep: Vec<String>,
    /// Whether the rows are judged in the order of their days.
    pub(crate) is_sorted: bool,
}

impl Options {
    /// Whether an event is part of how things stand on the day of the audit.
    fn has_stood(&self, event: &Result<Event<'_>, InputError>) -> bool {
        event.as_ref().is_ok_and(|event| self.as_of.is_some_and(|as_of| event.on <= as_of))
    }
}

/// A replay of some of the providers, and what was found of them in the batch at hand.
struct Judging {
    replay: Replay,
    found: Found,
    named: Named,
}

impl ParallelReplay {
    /// A replay that has read nothing.
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

    /// Looks at the columns before any row is read: a table without rows still tells which are carried along.
    pub(crate) fn begin(&mut self, schema: &SchemaRef, format: &TableFormat) -> Result<(), ArrowError> {
        check_columns(schema, &format.names, &self.options.keep)?;
        self.read_batches(&[RecordBatch::new_empty(Arc::clone(schema))], format, &[])
    }

    /// That the log has not ended: after that there is nobody who would judge.
    pub(crate) fn is_open(&self) -> Result<(), ArrowError> {
        if self.shards.is_empty() { Err(ArrowError::InvalidArgumentError("the log has ended".to_owned())) } else { Ok(()) }
    }

    /// The audit of a day: whether something is broken, and the findings.
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

    /// Judges the rows of the batches of a table.
    pub(crate) fn read_together(&mut self, batches: &[RecordBatch], format: &TableFormat) -> Result<(), ArrowError> {
        let rows = batches.iter().map(RecordBatch::num_rows).fold(0, usize::saturating_add);
        // A batch of a few rows costs as much as one of a thousand; texts that are too long for one column stay apart.
        match batches {
            [first, _, ..] if rows / batches.len() < SMALL_BATCH => match concat_batches(first.schema_ref(), batches) {
                Ok(together) => self.read_batches(&[together], format, &[]),
                Err(_) => self.read_batches(batches, format, &[]),
            },
            _ => self.read_batches(batches, format, &[]),
        }
    }

    /// Judges lines, read side by side; of a log in the order of its days, all of them at once.
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

    /// Judges all the rows of a table in the order of their days.
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

    /// The order in which rows of these days are judged; remembered, for each keeps its number.
    pub(crate) fn sorted(&mut self, days: Vec<NaiveDate>) -> Vec<usize> {
        let mut order: Vec<usize> = (0..days.len()).collect();
        order.sort_by_key(|row| days.get(*row));
        self.order = Some(order.clone());
        order
    }

    /// Whether rows are judged in the order of their days, and so all of them at once.
    pub(crate) fn is_sorted(&self) -> bool {
        self.options.is_sorted
    }

    /// Judges an event that one thread has read, and notes what is found: `add_in_order` then adds it.
    pub(crate) fn judge_event(&mut self, read: &Result<Event<'_>, InputError>, told: impl Fn(&str) -> Told, found: &mut Found) {
        let (kept, is_audit) = (self.options.kept, self.options.as_of.is_some());
        let shard = read.as_ref().map_or(0, |event| shard_of(&event.provider, self.shards.len()));
        if let Some(shard) = self.shards.get_mut(usize::from(shard)) {
            judge_one(&mut shard.replay, read, told, found, (kept, is_audit));
        }
    }

    /// Ends the log: the findings of the audit join the others, and what is known of the providers is let go.
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

    /// Gives the lines of the results the numbers that they have in the log that they were taken from.
    pub(crate) fn renumber(&mut self, numbers: &[i64]) -> Result<(), ArrowError> {
        self.tables.renumber(numbers)
    }

    /// The names of the caller's columns that are carried along.
    pub(crate) fn keep(&self) -> &[String] {
        &self.options.keep
    }

    /// How many rows or lines were read.
    pub(crate) fn rows(&self) -> i64 {
        self.line
    }

    /// Whether something is prohibited or violated, also where that is not kept.
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

    /// Judges the rows of some batches; each of the first that is unreadable is an error of its own.
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

    /// The caller's columns of a batch that are carried along.
    fn carried_of(&self, batch: &RecordBatch) -> Result<Option<RecordBatch>, ArrowError> {
        if self.options.keep.is_empty() {
            return Ok(None);
        }
        if let Some(name) = self.options.keep.iter().find(|name| Which::Findings.schema().column_with_name(name).is_some()) {
            let what = format!("the findings have a column `{name}` of their own; rename yours before it is kept");
            return Err(ArrowError::SchemaError(what));
        }
        let places = self.options.keep.iter().map(|name| batch.schema().index_of(name)).collect::<Result<Vec<_>, _>>()?;
        batch.project(&places).map(Some)
    }

    /// Judges the events of some pieces, each thread those of its providers, and writes what was found, each thread some of the rows.
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
                            let told = |field: &str| share.piece.told(*row, field);
                            let is_sound = judge_one(&mut judging.replay, event, told, &mut judging.found, (kept, is_audit));
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

    /// Adds what was found by one thread.
    pub(crate) fn add_in_order(&mut self, found: &Found) -> Result<(), ArrowError> {
        self.is_broken |= found.is_broken;
        self.tables.append(found.write(self.line, self.options.kept)?);
        self.line = line_of(self.line, found.len()).saturating_sub(1);
        Ok(())
    }
}

/// Judges one event, or tells what is wrong with it; gives whether nothing is.
fn judge_one(
    replay: &mut Replay,
    read: &Result<Event<'_>, InputError>,
    told: impl Fn(&str) -> Told,
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
            let told = error.field().map(|path| told(field_of(path))).unwrap_or_default();
            found.malformed(error, told);
            return false;
        }
    }
    true
}

/// The findings of a batch with the caller's columns beside them, taken from the line of each.
fn carry(findings: &RecordBatch, carried: &RecordBatch, before: i64) -> Result<RecordBatch, ArrowError> {
    let lines = findings.column(0).as_primitive::<Int64Type>();
    let rows = lines.unary::<_, Int64Type>(|line| line.saturating_sub(before).saturating_sub(1));
    joined(findings, &take_record_batch(carried, &rows)?)
}
