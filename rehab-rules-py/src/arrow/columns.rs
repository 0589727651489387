//! A batch of a table as rows of fields: column values are read as the type that the field takes.

use crate::arrow::cell::{CellValue, as_texts, day_at, within};
use crate::arrow::fields::{FIELDS, Kind, OTHERS, Places, bit, is_field, place_of};
use crate::arrow::format::TableFormat;
use arrow_array::cast::AsArray;
use arrow_array::{
    Array, ArrayRef, BooleanArray, Date32Array, Int64Array, LargeListArray, LargeStringArray, ListArray, RecordBatch,
    StringArray, StringViewArray, StructArray,
};
use arrow_buffer::NullBuffer;
use arrow_schema::{ArrowError, DataType, Schema};
use chrono::NaiveDate;
use rehab_rules::input::{FieldInput, Fields, Json, Object};
use std::borrow::Cow;
use std::ops::Range;
use std::sync::Arc;

/// The columns of a batch, each at the index of its field.
pub(crate) struct Columns {
    fields: [Option<Column>; FIELDS.len()],
    /// Columns that are not a field of any action.
    others: Vec<(String, Column)>,
    /// Which fields have a value.
    filled: Filled,
}

/// Which fields have a value in a row, determined once per batch as far as whole columns allow.
#[derive(Default)]
struct Filled {
    /// Columns without a null.
    everywhere: Places,
    /// Columns with a null bitmap.
    where_valid: Vec<(Places, NullBuffer)>,
    /// Columns whose values must be checked individually: NaN is a null too, and so is a null word of a dictionary.
    per_value: Vec<(Places, ArrayRef)>,
}

impl Filled {
    fn add(&mut self, place: usize, column: &ArrayRef) {
        match (column.data_type(), column.nulls().filter(|nulls| nulls.null_count() != 0)) {
            (DataType::Null, _) => {}
            (DataType::Float32 | DataType::Float64 | DataType::Dictionary(..) | DataType::RunEndEncoded(..), _) => {
                self.per_value.push((bit(place), Arc::clone(column)));
            }
            (_, Some(nulls)) => self.where_valid.push((bit(place), nulls.clone())),
            (_, None) => self.everywhere |= bit(place),
        }
    }

    fn row(&self, row: usize) -> Places {
        let valid = self.where_valid.iter().map(|(bit, nulls)| if nulls.is_valid(row) { *bit } else { 0 });
        let found = self.per_value.iter().map(|(bit, column)| if CellValue::of(column, row).is_some() { *bit } else { 0 });
        valid.chain(found).fold(self.everywhere, |filled, bit| filled | bit)
    }
}

/// A column: the common types are matched once per batch, not once per cell.
pub(crate) enum Column {
    Text(StringArray),
    LargeText(LargeStringArray),
    ViewText(StringViewArray),
    Day(Date32Array),
    Number(Int64Array),
    Flag(BooleanArray),
    /// Lists, and their elements one after another.
    List(ListArray, Box<Self>),
    LargeList(LargeListArray, Box<Self>),
    Any(ArrayRef),
}

impl Column {
    pub(crate) fn of(column: &ArrayRef) -> Self {
        match column.data_type() {
            DataType::Utf8 => Self::Text(column.as_string().clone()),
            DataType::LargeUtf8 => Self::LargeText(column.as_string().clone()),
            DataType::Utf8View => Self::ViewText(column.as_string_view().clone()),
            DataType::Date32 => Self::Day(column.as_primitive().clone()),
            DataType::Int64 => Self::Number(column.as_primitive().clone()),
            DataType::Boolean => Self::Flag(column.as_boolean().clone()),
            DataType::List(_) => Self::List(column.as_list().clone(), Box::new(Self::of(column.as_list::<i32>().values()))),
            DataType::LargeList(_) => {
                Self::LargeList(column.as_list().clone(), Box::new(Self::of(column.as_list::<i64>().values())))
            }
            _ => Self::Any(Arc::clone(column)),
        }
    }

    /// The column where strings are needed: a column of numbers as their digits.
    pub(crate) fn of_texts(self) -> Self {
        let texts = match &self {
            Self::Number(column) => as_texts(column),
            Self::Any(column) => as_texts(column.as_ref()),
            _ => None,
        };
        texts.map_or(self, Self::Text)
    }

    /// A whole number, `None` for a null, and an error for any other value; the methods below work the same way.
    #[inline]
    pub(crate) fn whole(&self, row: usize) -> Option<Result<i64, ()>> {
        match self {
            Self::Number(column) => column.is_valid(row).then(|| Ok(column.value(row))),
            _ => self.value(row).map(|value| value.whole().ok_or(())),
        }
    }

    #[inline]
    pub(crate) fn flag(&self, row: usize) -> Option<Result<bool, ()>> {
        match self {
            Self::Flag(column) => column.is_valid(row).then(|| Ok(column.value(row))),
            _ => self.value(row).map(|value| value.flag().ok_or(())),
        }
    }

    #[inline]
    pub(crate) fn day(&self, row: usize) -> Option<Result<NaiveDate, ()>> {
        match self {
            Self::Day(column) => column.is_valid(row).then(|| day_at(column.value(row))),
            _ => self.value(row).map(|value| value.day().ok_or(())),
        }
    }

    /// The dates of some rows; fails with the row whose cell is not a date.
    pub(crate) fn days(&self, rows: &Range<usize>) -> Result<Vec<Option<NaiveDate>>, usize> {
        match self {
            Self::Day(column) => days(rows, |row| column.is_valid(row).then(|| day_at(column.value(row)))),
            _ => days(rows, |row| self.day(row)),
        }
    }

    #[inline]
    pub(crate) fn text(&self, row: usize) -> Option<Result<&str, ()>> {
        match self {
            Self::ViewText(column) => column.is_valid(row).then(|| Ok(column.value(row))),
            Self::LargeText(column) => column.is_valid(row).then(|| Ok(column.value(row))),
            Self::Text(column) => column.is_valid(row).then(|| Ok(column.value(row))),
            _ => self.value(row).map(|value| if let CellValue::Text(text) = value { Ok(text) } else { Err(()) }),
        }
    }

    /// Reads a list of strings into `out`; false for a null.
    pub(crate) fn texts<'c>(&'c self, row: usize, out: &mut Vec<Cow<'c, str>>) -> Result<bool, ()> {
        let (within, elements) = match self {
            Self::List(lists, elements) => (lists.is_valid(row).then(|| within(lists, row)), elements),
            Self::LargeList(lists, elements) => (lists.is_valid(row).then(|| within(lists, row)), elements),
            _ => {
                let Some(value) = self.value(row) else { return Ok(false) };
                for text in value.list().ok_or(())? {
                    out.push(text.text().ok_or(())?);
                }
                return Ok(true);
            }
        };
        let Some(within) = within else { return Ok(false) };
        for row in within {
            out.push(match elements.text(row).ok_or(())? {
                Ok(text) => Cow::Borrowed(text),
                Err(()) => elements.value(row).and_then(|value| value.text()).ok_or(())?,
            });
        }
        Ok(true)
    }

    #[inline]
    pub(crate) fn value(&self, row: usize) -> Option<CellValue<'_>> {
        match self {
            Self::Text(column) => column.is_valid(row).then(|| CellValue::Text(column.value(row))),
            Self::LargeText(column) => column.is_valid(row).then(|| CellValue::Text(column.value(row))),
            Self::ViewText(column) => column.is_valid(row).then(|| CellValue::Text(column.value(row))),
            Self::Day(column) => column.is_valid(row).then(|| CellValue::day(i64::from(column.value(row)))),
            Self::Number(column) => column.is_valid(row).then(|| CellValue::Number(column.value(row))),
            Self::Flag(column) => column.is_valid(row).then(|| CellValue::Flag(column.value(row))),
            Self::List(column, _) => column.is_valid(row).then(|| CellValue::within(column, row)),
            Self::LargeList(column, _) => column.is_valid(row).then(|| CellValue::within(column, row)),
            Self::Any(column) => CellValue::of(column.as_ref(), row),
        }
    }
}

#[inline]
fn days(rows: &Range<usize>, day: impl Fn(usize) -> Option<Result<NaiveDate, ()>>) -> Result<Vec<Option<NaiveDate>>, usize> {
    let mut days = Vec::with_capacity(rows.len());
    for row in rows.clone() {
        days.push(day(row).transpose().map_err(|()| row)?);
    }
    Ok(days)
}

impl Columns {
    /// `format` describes how the table is written; of the columns in `kept` only fields are read.
    ///
    /// # Errors
    /// If two columns have the same name, because it would be a guess which one is meant.
    pub(crate) fn of(batch: &RecordBatch, format: &TableFormat, kept: &[String]) -> Result<Self, ArrowError> {
        let mut all = Self { fields: [const { None }; FIELDS.len()], others: Vec::new(), filled: Filled::default() };
        let schema = batch.schema();
        let index = index_of_pandas(&schema);
        for (field, column) in schema.fields().iter().zip(batch.columns()) {
            // pandas exports the index of a filtered or sorted table as such a column.
            if field.name().starts_with("__index_level_") {
                continue;
            }
            let name = format.name_of(field.name());
            // A kept column that is also a field is both.
            if kept.contains(field.name()) && !is_field(name) {
                continue;
            }
            let place = place_of(name);
            if place.is_none() && index.contains(field.name()) && name == field.name() {
                continue;
            }
            // A library's own type, such as a month, is stored as a number with another meaning.
            if let Some(name) =
                field.metadata().get("ARROW:extension:name").filter(|_| place.is_some() && column.data_type().is_numeric())
            {
                return Err(ArrowError::SchemaError(format!(
                    "the column `{}` has the type {name}, which no field accepts",
                    field.name()
                )));
            }
            let column = &as_read(place, column, format);
            all.filled.add(place.unwrap_or(OTHERS), column);
            match place.and_then(|place| all.fields.get_mut(place)) {
                Some(empty @ None) => *empty = Some(Column::of(column)),
                Some(Some(_)) => return Err(ArrowError::SchemaError(format!("two columns of the table are named `{name}`"))),
                None => all.others.push((name.to_owned(), Column::of(column))),
            }
        }
        Ok(all)
    }

    pub(crate) fn row(&self, row: usize) -> Row<'_> {
        Row::Table { of: self, row, filled: self.filled.row(row) }
    }

    /// The column of a field.
    pub(crate) fn column(&self, field: &str) -> Option<&Column> {
        self.fields.get(place_of(field)?)?.as_ref()
    }

    /// The values of a row, with their names and the types of their fields.
    pub(super) fn given(&self, row: usize) -> impl Iterator<Item = (&str, Kind, CellValue<'_>)> {
        self.named().filter_map(move |(name, kind, column)| Some((name, kind, column.value(row)?)))
    }

    fn named(&self) -> impl Iterator<Item = (&str, Kind, &Column)> {
        let fields = FIELDS.iter().zip(&self.fields);
        let fields = fields.filter_map(|(field, column)| Some((field.name, field.kind, column.as_ref()?)));
        fields.chain(self.others.iter().map(|(name, column)| (name.as_str(), Kind::Text, column)))
    }

    fn cell(&self, field: &str, row: usize) -> Option<CellValue<'_>> {
        self.column(field)?.value(row)
    }
}

/// The column as its field reads it: numbers as strings if the field takes ids or words, strings according to the format.
fn as_read(place: Option<usize>, column: &ArrayRef, format: &TableFormat) -> ArrayRef {
    match place.and_then(|place| FIELDS.get(place)).map(|field| field.kind) {
        None => Arc::clone(column),
        Some(Kind::Text) => as_texts(column.as_ref()).map_or_else(|| Arc::clone(column), |texts| Arc::new(texts)),
        Some(kind) => format.read(kind, column),
    }
}

/// The columns that were the index of a pandas DataFrame: row names, which are not a field.
fn index_of_pandas(schema: &Schema) -> Vec<String> {
    let index_columns =
        schema.metadata().get("pandas").and_then(|about| Json::read(about)?.fields()?.cell("index_columns")?.list());
    index_columns.unwrap_or_default().iter().filter_map(|name| name.text().map(Cow::into_owned)).collect()
}

/// A row, or the content of a cell.
pub(crate) enum Row<'a> {
    /// A row of a table.
    Table { of: &'a Columns, row: usize, filled: Places },
    /// An element of a list of structs.
    Struct { of: &'a StructArray, row: usize },
    /// An object in a column of JSON text.
    Json(Object<'a>),
}

impl<'a> Fields<'a> for Row<'a> {
    type Cell = CellValue<'a>;

    fn cell(&self, field: &str) -> Option<CellValue<'a>> {
        match self {
            Self::Table { of, row, .. } => of.cell(field, *row),
            Self::Struct { of, row } => CellValue::of(of.column_by_name(field)?.as_ref(), *row),
            Self::Json(object) => object.cell(field).map(CellValue::Json),
        }
    }

    fn has(&self, field: &str) -> bool {
        match self {
            Self::Table { filled, .. } => place_of(field).is_some_and(|place| filled & bit(place) != 0),
            Self::Struct { .. } | Self::Json(_) => self.cell(field).is_some(),
        }
    }

    fn first_unknown(&self, known: &[&[&str]]) -> Option<Cow<'_, str>> {
        let is_known = |name: &str| known.iter().any(|known| known.contains(&name));
        match self {
            Self::Table { of, row, filled } => {
                let expected =
                    known.iter().copied().flatten().filter_map(|name| place_of(name)).fold(0, |all, place| all | bit(place));
                if filled & !expected == 0 {
                    return None;
                }
                of.given(*row).map(|(name, ..)| name).filter(|name| !is_known(name)).min().map(Cow::Borrowed)
            }
            Self::Struct { of, row } => {
                let names = of.column_names().into_iter().zip(of.columns());
                let given = names.filter(|(name, column)| !is_known(name) && CellValue::of(column.as_ref(), *row).is_some());
                given.map(|(name, _)| name).min().map(|name| Cow::Owned(name.to_owned()))
            }
            Self::Json(object) => object.first_unknown(known),
        }
    }
}
