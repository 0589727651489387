//! A delimited text file as batches of strings. No type is guessed: ids stay as written.

use crate::arrow::BATCH_ROWS;
use crate::arrow::fields::is_field;
use arrow_array::builder::StringBuilder;
use arrow_array::{ArrayRef, RecordBatch};
use arrow_schema::{ArrowError, DataType, Field, Schema, SchemaRef};
use csv_core::{ReadRecordResult, Reader, ReaderBuilder};
use rehab_rules::log::MAX_LINE_BYTES;
use std::fs::File;
use std::io::{self, BufRead, BufReader, Chain, Cursor, Read};
use std::path::Path;
use std::sync::Arc;

/// The name for cells of a row beyond the columns of the header; no field has this name.
pub(crate) const BEYOND: &str = "beyond the header";
/// The possible delimiters: commas, semicolons (where the comma is the decimal separator), and tabs.
const DELIMITERS: [u8; 3] = [b',', b';', b'\t'];
/// A batch ends when its strings have this many bytes: a string column can contain 2 GiB.
const BATCH_BYTES: usize = 1 << 26;
/// A batch also ends when it has this many cells: a header may name very many columns.
const BATCH_CELLS: usize = 1 << 23;

/// The source of a file's bytes: UTF-8.
pub(crate) type Source = Box<dyn Read + Send>;

/// The rows of a file, batch by batch.
pub(crate) struct CsvFile {
    records: Records<Chain<Cursor<Vec<u8>>, BufReader<Source>>>,
    schema: SchemaRef,
    /// The rows read so far, without the header.
    rows: usize,
    /// The length of the file, if it is a regular file rather than a pipe.
    length: Option<u64>,
}

/// Some rows, of a file or a table.
pub(crate) struct Batch {
    /// Their cells; an empty cell of a file is null.
    pub(crate) cells: RecordBatch,
    /// The indexes from 0 of the rows that are not UTF-8 or are longer than a line may be; their cells are null.
    pub(crate) unreadable: Vec<usize>,
}

impl Batch {
    /// Rows of a table, all of which can be read.
    pub(crate) fn readable(cells: RecordBatch) -> Self {
        Self { cells, unreadable: Vec::new() }
    }
}

/// A line in place of an unreadable row: it cannot be read either.
pub(crate) const NOT_UTF_8: &[u8] = b"\xff";

impl CsvFile {
    /// Reads the header; `columns` maps the names in the file to ours, `keep` names the caller's own columns.
    ///
    /// # Errors
    /// If the file cannot be read, or its header does not determine the delimiter.
    pub(crate) fn open(path: &Path, columns: &[(String, String)], keep: &[String]) -> Result<Self, ArrowError> {
        let file = File::open(path)?;
        let length = file.metadata().ok().filter(std::fs::Metadata::is_file).map(|about| about.len());
        Self::of(Box::new(file), length, columns, keep)
    }

    /// Reads from an open source, which is `length` bytes long if that is known.
    pub(crate) fn of(
        file: Source,
        length: Option<u64>,
        columns: &[(String, String)],
        keep: &[String],
    ) -> Result<Self, ArrowError> {
        let mut file = BufReader::new(file);
        let mut start = Vec::new();
        let most = u64::try_from(MAX_LINE_BYTES).unwrap_or(u64::MAX);
        file.by_ref().take(most).read_to_end(&mut start)?;
        let declared = declared_delimiter(&mut start);
        let (delimiter, names) = header(&start, declared, columns, keep).map_err(|what| ArrowError::CsvError(what.to_owned()))?;
        let fields = names.iter().map(String::as_str).chain([BEYOND]).map(|name| Field::new(name, DataType::Utf8, true));
        let schema = Arc::new(Schema::new(fields.collect::<Vec<_>>()));
        let mut records = Records::of(Cursor::new(start).chain(file), delimiter);
        records.next()?;
        Ok(Self { records, schema, rows: 0, length })
    }

    /// The columns of the header, and one for cells beyond them; all are strings.
    pub(crate) fn schema(&self) -> &SchemaRef {
        &self.schema
    }

    /// How much of the file has been read, from 0 to 1, if known.
    pub(crate) fn part_read(&self) -> Option<f64> {
        part(self.records.consumed, self.length?)
    }

    fn next_batch(&mut self) -> Result<Option<Batch>, ArrowError> {
        let mut columns: Vec<StringBuilder> = self.schema.fields().iter().map(|_| StringBuilder::with_capacity(0, 0)).collect();
        let header = columns.len().saturating_sub(1);
        let most = BATCH_ROWS.min(BATCH_CELLS.checked_div(columns.len()).unwrap_or(BATCH_ROWS)).max(1);
        let (mut rows, mut bytes, mut unreadable) = (0_usize, 0_usize, Vec::new());
        while rows < most && bytes < BATCH_BYTES {
            match self.records.next()? {
                Next::End => break,
                Next::Unclosed => {
                    let row = self.rows.saturating_add(1);
                    return Err(ArrowError::CsvError(format!("row {row} opens a quotation mark that is never closed")));
                }
                Next::TooLong => {
                    unreadable.push(rows);
                    columns.iter_mut().for_each(StringBuilder::append_null);
                }
                Next::Record => {
                    if let Some(cells) = self.records.cells() {
                        let cell = |place: usize| cells.get(place).copied().filter(|text| !text.is_empty());
                        let beyond = cells.iter().skip(header).copied().find(|text| !text.is_empty());
                        for (place, column) in columns.iter_mut().enumerate() {
                            column.append_option(if place == header { beyond } else { cell(place) });
                        }
                        bytes = bytes.saturating_add(cells.iter().map(|text| text.len()).sum());
                    } else {
                        unreadable.push(rows);
                        columns.iter_mut().for_each(StringBuilder::append_null);
                    }
                }
            }
            rows = rows.saturating_add(1);
            self.rows = self.rows.saturating_add(1);
        }
        if rows == 0 {
            return Ok(None);
        }
        let columns = columns.iter_mut().map(|column| Arc::new(column.finish()) as ArrayRef).collect();
        let cells = RecordBatch::try_new(Arc::clone(&self.schema), columns)?;
        Ok(Some(Batch { cells, unreadable }))
    }
}

impl Iterator for CsvFile {
    type Item = Result<Batch, ArrowError>;

    fn next(&mut self) -> Option<Result<Batch, ArrowError>> {
        self.next_batch().transpose()
    }
}

/// The delimiter in a first line `sep=;`, which Excel writes and reads; the line is removed.
fn declared_delimiter(start: &mut Vec<u8>) -> Option<u8> {
    let text = start.strip_prefix(b"\xef\xbb\xbf").unwrap_or(start);
    let (delimiter, rest) = text.strip_prefix(b"sep=")?.split_first()?;
    let rest = rest.strip_prefix(b"\r\n").or_else(|| rest.strip_prefix(b"\n")).or_else(|| rest.strip_prefix(b"\r"))?;
    let delimiter = *delimiter;
    *start = rest.to_vec();
    Some(delimiter)
}

/// The delimiter of the file, and the names in its first row. By default the delimiter is the one that yields the most known field names.
fn header(
    start: &[u8],
    declared: Option<u8>,
    columns: &[(String, String)],
    keep: &[String],
) -> Result<(u8, Vec<String>), &'static str> {
    let is_known = |name: &String| is_field(name) || keep.contains(name) || columns.iter().any(|(theirs, _)| theirs == name);
    let mut found: Vec<(usize, u8, Vec<String>)> = Vec::new();
    for delimiter in declared.map_or(DELIMITERS.to_vec(), |declared| vec![declared]) {
        let mut records = Records::of(start, delimiter);
        let names = match records.next() {
            Ok(Next::Record) => records.cells().ok_or("the header is not UTF-8; set `encoding` to its encoding")?,
            Ok(Next::End) => return Err("the file is empty; a table must begin with a header row"),
            Ok(Next::Unclosed) => return Err("the header opens a quotation mark that is never closed"),
            Ok(Next::TooLong) | Err(_) => return Err("the header is longer than 1 MiB"),
        };
        let mut names: Vec<String> = names.into_iter().map(str::to_owned).collect();
        // A spreadsheet may end each row with empty cells, which belong to no column.
        while names.pop_if(|name| name.is_empty()).is_some() {}
        found.push((names.iter().filter(|name| is_known(name)).count(), delimiter, names));
    }
    let most = found.iter().map(|(known, ..)| *known).max().unwrap_or(0);
    found.retain(|(known, ..)| *known == most && most != 0);
    // A header with one name is the same however it is split.
    found.dedup_by(|(.., names), (.., before)| names == before);
    match found.len() {
        0 => Err(
            "the header has no known column name, whether split at commas, semicolons or tabs; rename the columns, or map them with `columns` in Python",
        ),
        1 => found.pop().map(|(_, delimiter, names)| (delimiter, names)).ok_or("the header is missing"),
        _ => Err("the delimiter is ambiguous: the header can be split in more than one way at commas, semicolons or tabs"),
    }
}

/// The records of a delimited text, one after another, in little memory even if a quotation mark is never closed.
struct Records<R> {
    input: R,
    reader: Reader,
    consumed: u64,
    /// The cells of the record, one after another, and where each ends.
    bytes: Vec<u8>,
    ends: Vec<usize>,
    written: usize,
    ended: usize,
}

/// What comes next in a file.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Next {
    Record,
    /// A record with more bytes than a line may have.
    TooLong,
    /// The file ends inside quotation marks.
    Unclosed,
    End,
}

impl<R: BufRead> Records<R> {
    fn of(input: R, delimiter: u8) -> Self {
        let reader = ReaderBuilder::new().delimiter(delimiter).build();
        Self { input, reader, consumed: 0, bytes: vec![0; 1 << 12], ends: vec![0; 1 << 6], written: 0, ended: 0 }
    }

    fn next(&mut self) -> io::Result<Next> {
        (self.written, self.ended) = (0, 0);
        let mut is_too_long = false;
        loop {
            let input = self.input.fill_buf()?;
            let is_last = input.is_empty();
            // The last row may lack a line end; if it is still incomplete with one, it is inside quotation marks.
            let input = if is_last { b"\n" } else { input };
            let bytes = self.bytes.get_mut(self.written..).unwrap_or_default();
            let ends = self.ends.get_mut(self.ended..).unwrap_or_default();
            let (result, read, written, ended) = self.reader.read_record(input, bytes, ends);
            self.written = self.written.saturating_add(written);
            self.ended = self.ended.saturating_add(ended);
            if !is_last {
                self.input.consume(read);
                self.consumed = self.consumed.saturating_add(u64::try_from(read).unwrap_or(u64::MAX));
            }
            match result {
                ReadRecordResult::Record if is_too_long => return Ok(Next::TooLong),
                ReadRecordResult::Record => return Ok(Next::Record),
                ReadRecordResult::InputEmpty if is_last => {
                    let is_begun = is_too_long || self.written != 0 || self.ended != 0;
                    return Ok(if is_begun { Next::Unclosed } else { Next::End });
                }
                ReadRecordResult::InputEmpty => {}
                ReadRecordResult::OutputFull | ReadRecordResult::OutputEndsFull if MAX_LINE_BYTES <= self.bytes.len() => {
                    is_too_long = true;
                    (self.written, self.ended) = (0, 0);
                }
                ReadRecordResult::OutputFull | ReadRecordResult::OutputEndsFull => {
                    self.bytes.resize(self.bytes.len().saturating_mul(2), 0);
                    self.ends.resize(self.bytes.len(), 0);
                }
                ReadRecordResult::End => return Ok(Next::End),
            }
        }
    }

    /// The cells of the record; `None` if one of them is not UTF-8.
    fn cells(&self) -> Option<Vec<&str>> {
        let text = std::str::from_utf8(self.bytes.get(..self.written)?).ok()?;
        let ends = self.ends.get(..self.ended)?;
        let starts = [0].into_iter().chain(ends.iter().copied());
        starts.zip(ends).map(|(from, to)| text.get(from..*to)).collect()
    }
}

/// The fraction of a whole that is done, from 0 to 1.
#[expect(clippy::cast_precision_loss, reason = "shown to people as the time left")]
pub(crate) fn part(done: u64, whole: u64) -> Option<f64> {
    (whole != 0).then(|| done as f64 / whole as f64)
}
