//! Audits of providers as the tables of a result.

use crate::registry::build::Wrong;
use crate::registry::shapes::TableName;
use crate::replay::found::{Found, Kept};
use crate::replay::result::{Tables, Which};
use arrow_array::builder::{Int64Builder, StringBuilder};
use arrow_array::{ArrayRef, RecordBatch};
use arrow_schema::{ArrowError, DataType, Field, Schema, SchemaRef};
use chrono::{Days, NaiveDate};
use rayon::ThreadPool;
use rayon::iter::{IndexedParallelIterator, ParallelIterator};
use rayon::slice::ParallelSlice;
use rehab_rules::Provider;
use std::sync::Arc;

/// Audits providers in parallel: whether anything is broken, and the findings.
///
/// # Errors
/// The first provider whose state is later than the date.
pub(crate) fn audit(
    providers: &[Provider],
    as_of: NaiveDate,
    within: Option<u32>,
    kept: Kept,
    pool: &ThreadPool,
) -> Result<(bool, Tables), ArrowError> {
    let last = within.map(|days| as_of.checked_add_days(Days::new(days.into())).unwrap_or(NaiveDate::MAX));
    let audit_some = |some: &[Provider]| {
        let mut found = Found::default();
        for provider in some {
            let audit = provider.audit(as_of).map_err(|error| ArrowError::InvalidArgumentError(error.to_string()))?;
            let near = audit.findings().filter(|finding| last.is_none_or(|last| finding.due.is_none_or(|due| due <= last)));
            found.audited(provider.id(), near, kept);
        }
        Ok((found.is_broken, found.write(0, kept)?))
    };
    let at_once = providers.len().div_ceil(pool.current_num_threads().saturating_mul(8)).max(1);
    let parts: Vec<Result<(bool, Tables), ArrowError>> =
        pool.install(|| providers.par_chunks(at_once).with_max_len(1).map(audit_some).collect());
    let (mut is_broken, mut tables) = (false, Tables::default());
    for part in parts {
        let (broken, part) = part?;
        is_broken |= broken;
        tables.append(part);
    }
    Ok((is_broken, tables))
}

/// The errors, one row per error: its table and row, from 1.
pub(crate) fn errors(wrong: &[Wrong]) -> Result<(SchemaRef, Vec<RecordBatch>), ArrowError> {
    let mut row = Int64Builder::new();
    let mut texts: [StringBuilder; 8] = Default::default();
    for one in wrong {
        row.append_value(i64::try_from(one.row).unwrap_or(i64::MAX));
        let texts_of_row = [
            one.table.map(TableName::as_str),
            one.provider.as_deref(),
            one.path.as_deref(),
            one.id.as_deref(),
            Some(one.code.as_str()),
            one.value.as_deref(),
            Some(&one.expected),
            Some(&one.message),
        ];
        texts.iter_mut().zip(texts_of_row).for_each(|(column, text)| column.append_option(text));
    }
    let names = ["table", "provider", "path", "id", "code", "value", "expected", "message"];
    let mut fields: Vec<Field> = names.iter().map(|name| Field::new(*name, DataType::Utf8, true)).collect();
    fields.insert(1, Field::new("row", DataType::Int64, true));
    let mut columns: Vec<ArrayRef> = texts.iter_mut().map(|column| Arc::new(column.finish()) as ArrayRef).collect();
    columns.insert(1, Arc::new(row.finish()));
    batch_of(Arc::new(Schema::new(fields)), columns)
}

/// The errors in the form of a log's malformed lines: the line is the row, and the field is named with its table.
pub(crate) fn malformed(wrong: &[Wrong]) -> Result<Vec<RecordBatch>, ArrowError> {
    let mut line = Int64Builder::new();
    let mut texts: [StringBuilder; 5] = Default::default();
    for one in wrong {
        line.append_value(i64::try_from(one.row).unwrap_or(i64::MAX));
        let of_table = [one.table.map(TableName::as_str), one.path.as_deref()];
        let field = of_table.into_iter().flatten().collect::<Vec<_>>().join(".");
        let texts_of_row = [
            Some(one.code.as_str()),
            Some(&*field).filter(|field| !field.is_empty()),
            Some(&*one.message),
            None,
            one.value.as_deref(),
        ];
        texts.iter_mut().zip(texts_of_row).for_each(|(column, text)| column.append_option(text));
    }
    let mut columns: Vec<ArrayRef> = vec![Arc::new(line.finish())];
    columns.extend(texts.iter_mut().map(|column| Arc::new(column.finish()) as ArrayRef));
    batch_of(Which::Errors.schema(), columns).map(|(_, batches)| batches)
}

fn batch_of(schema: SchemaRef, columns: Vec<ArrayRef>) -> Result<(SchemaRef, Vec<RecordBatch>), ArrowError> {
    let batch = RecordBatch::try_new(Arc::clone(&schema), columns)?;
    Ok((schema, if batch.num_rows() == 0 { Vec::new() } else { vec![batch] }))
}
