//! Groups of events, and which replay evaluates each of them.

use crate::arrow::columns::Columns;
use crate::arrow::csv_file::NOT_UTF_8;
use crate::replay::found::{Kept, Part, Reader};
use crate::replay::result::{Capacity, ResultRows, Tables, line_of};
use crate::replay::written::{Written, written_of};
use arrow_array::RecordBatch;
use arrow_schema::ArrowError;
use foldhash::fast::FixedState;
use rehab_rules::{
    Event, InputError,
    input::{FieldInput, Fields, Json, read_event},
};
use std::hash::BuildHasher;
use std::ops::Range;

/// A group of events: a batch of a table, or lines.
pub(crate) trait Piece: Sync {
    fn rows(&self) -> usize;

    /// The provider of a row; `None` if it cannot be read, which makes the event malformed for any replay.
    fn provider(&self, row: usize) -> Option<&str>;

    fn event(&self, row: usize) -> Result<Event<'_>, InputError>;

    /// The text of another field of a row, if there is a column for it.
    fn text(&self, row: usize, field: &str) -> Option<&str> {
        let _ = (row, field);
        None
    }

    /// The value given for a field.
    fn written(&self, row: usize, field: &str) -> Written;

    /// The caller's columns to keep.
    fn carried(&self) -> Option<&RecordBatch> {
        None
    }
}

/// Lines, and the events that were read from them.
pub(crate) struct LinesPiece<'l> {
    pub(crate) lines: &'l [&'l [u8]],
    pub(crate) events: Vec<Result<Event<'l>, InputError>>,
}

impl Piece for LinesPiece<'_> {
    fn rows(&self) -> usize {
        self.events.len()
    }

    fn provider(&self, row: usize) -> Option<&str> {
        self.events.get(row)?.as_ref().ok().map(|event| &*event.provider)
    }

    fn event(&self, row: usize) -> Result<Event<'_>, InputError> {
        self.events.get(row).cloned().unwrap_or_else(|| Event::from_json(b""))
    }

    fn written(&self, row: usize, field: &str) -> Written {
        let line = self.lines.get(row).and_then(|line| Json::read(std::str::from_utf8(line).ok()?));
        let cell = line.and_then(|line| line.fields()?.cell(field));
        cell.and_then(|cell| written_of(&cell)).unwrap_or_default()
    }
}

/// A batch of a table.
pub(crate) struct TablePiece<'b> {
    pub(crate) rows: usize,
    pub(crate) columns: Columns,
    /// The names that columns have in the table, and ours.
    pub(crate) names: &'b [(String, String)],
    /// Rows that contain invalid text.
    pub(crate) unreadable: &'b [usize],
    pub(crate) carried: Option<RecordBatch>,
}

impl Piece for TablePiece<'_> {
    fn rows(&self) -> usize {
        self.rows
    }

    fn provider(&self, row: usize) -> Option<&str> {
        self.text(row, "provider")
    }

    fn text(&self, row: usize, field: &str) -> Option<&str> {
        self.columns.column(field)?.text(row)?.ok()
    }

    fn event(&self, row: usize) -> Result<Event<'_>, InputError> {
        if self.unreadable.binary_search(&row).is_ok() { Event::from_json(NOT_UTF_8) } else { read_event(&self.columns.row(row)) }
    }

    fn written(&self, row: usize, field: &str) -> Written {
        let cell = self.columns.row(row).cell(field);
        let column = self.names.iter().find(|(theirs, ours)| ours == field && theirs != ours);
        Written {
            column: column.map(|(theirs, _)| theirs.clone()),
            ..cell.and_then(|cell| written_of(&cell)).unwrap_or_default()
        }
    }

    fn carried(&self) -> Option<&RecordBatch> {
        self.carried.as_ref()
    }
}

/// A share of the rows of a piece.
pub(crate) struct Share<'p, P> {
    pub(crate) piece: &'p P,
    /// The lines before the piece.
    pub(crate) before: i64,
    rows: Range<usize>,
    /// For each row, the replay that evaluates it.
    shards: Vec<Shard>,
    /// The rows that each shard evaluates.
    pub(crate) rows_of: Vec<Vec<usize>>,
}

impl<'p, P: Piece> Share<'p, P> {
    pub(crate) fn of(piece: &'p P, before: i64, rows: Range<usize>, count: usize) -> Self {
        let shard = |row| piece.provider(row).map_or(0, |id| shard_of(id, count));
        let shards: Vec<Shard> = rows.clone().map(shard).collect();
        // A quarter more than an equal share each.
        let most = rows.len().saturating_mul(5) / count.saturating_mul(4).max(1);
        let mut rows_of: Vec<Vec<usize>> = (0..count).map(|_| Vec::with_capacity(most)).collect();
        for (row, shard) in rows.clone().zip(&shards) {
            if let Some(rows) = rows_of.get_mut(usize::from(*shard)) {
                rows.push(row);
            }
        }
        Self { piece, before, rows, shards, rows_of }
    }

    /// The tables of the findings of each shard, in the order of the rows.
    pub(crate) fn write<'f>(&self, parts: impl Iterator<Item = Part<'f>>, kept: Kept) -> Result<Tables, ArrowError> {
        let (mut readers, capacities): (Vec<Reader<'_>>, Vec<Capacity>) = parts.map(|part| (part.reader, part.capacity)).unzip();
        let mut out = ResultRows::with(
            capacities.into_iter().fold(Capacity::default(), Capacity::and),
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

/// The number of the replay that evaluates a provider.
type Shard = u16;

/// Which of this many replays evaluates a provider.
pub(crate) fn shard_of(provider: &str, count: usize) -> Shard {
    if count == 1 {
        return 0;
    }
    let hash = FixedState::default().hash_one(provider);
    Shard::try_from(hash % u64::try_from(count).unwrap_or(1)).unwrap_or(0)
}
