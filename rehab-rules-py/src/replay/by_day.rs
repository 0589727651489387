//! A log in the order of its dates, each row with its own number.

use crate::arrow::BATCH_ROWS;
use crate::arrow::csv_file::Batch;
use arrow_array::RecordBatch;
use arrow_schema::ArrowError;
use arrow_select::interleave::interleave_record_batch;
use chrono::NaiveDate;
use rehab_rules::{Event, InputError};

/// The date of an event; a date that cannot be read sorts after every date.
pub(crate) fn day_of(event: &Result<Event<'_>, InputError>) -> NaiveDate {
    event.as_ref().map_or(NaiveDate::MAX, |event| event.on)
}

/// The rows of some batches in another order, as new batches.
pub(crate) fn reordered(batches: &[Batch], order: &[usize]) -> Result<Vec<Batch>, ArrowError> {
    let rows = |(at, batch): (usize, &Batch)| (0..batch.cells.num_rows()).map(move |row| (at, row)).collect::<Vec<_>>();
    let places: Vec<(usize, usize)> = batches.iter().enumerate().flat_map(rows).collect();
    let cells: Vec<&RecordBatch> = batches.iter().map(|batch| &batch.cells).collect();
    let chunk = |order: &[usize]| {
        let chosen: Vec<(usize, usize)> = order.iter().filter_map(|row| places.get(*row).copied()).collect();
        let is_unreadable =
            |(at, row): &(usize, usize)| batches.get(*at).is_some_and(|batch| batch.unreadable.binary_search(row).is_ok());
        let unreadable = chosen.iter().enumerate().filter(|(_, place)| is_unreadable(place)).map(|(row, _)| row).collect();
        Ok(Batch { cells: interleave_record_batch(&cells, &chosen)?, unreadable })
    };
    order.chunks(BATCH_ROWS).map(chunk).collect()
}
