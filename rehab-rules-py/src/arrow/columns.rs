//! A batch of a table as rows of fields: what the columns hold is read as the type that the field takes.

use crate::arrow::texts::{flag_of, whole_of};
use arrow_array::cast::AsArray;
use arrow_array::types::{
    ArrowDictionaryKeyType, Date32Type, Date64Type, Float32Type, Float64Type, Int8Type, Int16Type, Int32Type, Int64Type,
    TimestampMicrosecondType, TimestampMillisecondType, TimestampNanosecondType, TimestampSecondType, UInt8Type, UInt16Type,
    UInt32Type, UInt64Type,
};
use arrow_array::{
    Array, ArrayRef, ArrowPrimitiveType, BooleanArray, Date32Array, GenericListArray, Int64Array, LargeListArray,
    LargeStringArray, ListArray, OffsetSizeTrait, PrimitiveArray, RecordBatch, StringArray, StringViewArray, StructArray,
};
use arrow_buffer::NullBuffer;
use arrow_schema::{ArrowError, DataType, TimeUnit};
use chrono::NaiveDate;
use rehab_rules::calendar::{in_range, read_day};
use rehab_rules::{Cell, Fields, Json, Object};
use std::borrow::Cow;
use std::ops::Range;
use std::sync::{Arc, LazyLock};

/// The columns of a batch, each at the place of its field.
pub(crate) struct Columns {
    fields: [Option<Column>; FIELDS.len()],
    /// Columns that are no field of any action.
    others: Vec<(String, Column)>,
    /// Where a value stands.
    filled: Filled,
}

/// Some of the fields, one bit each at its place in [`FIELDS`]; the last bit stands for all columns that are no field.
type Places = u32;

const OTHERS: usize = FIELDS.len();
const _: () = assert!(OTHERS < Places::BITS as usize, "a bit for each field, and one for the other columns");

const fn bit(place: usize) -> Places {
    1 << place
}

/// Which fields have a value in a row, looked up once a batch as far as columns tell it as a whole.
#[derive(Default)]
struct Filled {
    /// Columns without a null.
    everywhere: Places,
    /// Columns that tell their nulls.
    where_valid: Vec<(Places, NullBuffer)>,
    /// Columns whose values tell it one by one: what is not a number is a null too, and so is a word of a dictionary.
    where_told: Vec<(Places, ArrayRef)>,
}

impl Filled {
    fn add(&mut self, place: usize, column: &ArrayRef) {
        match (column.data_type(), column.nulls().filter(|nulls| nulls.null_count() != 0)) {
            (DataType::Null, _) => {}
            (DataType::Float32 | DataType::Float64 | DataType::Dictionary(..), _) => {
                self.where_told.push((bit(place), Arc::clone(column)));
            }
            (_, Some(nulls)) => self.where_valid.push((bit(place), nulls.clone())),
            (_, None) => self.everywhere |= bit(place),
        }
    }

    fn row(&self, row: usize) -> Places {
        let valid = self.where_valid.iter().map(|(bit, nulls)| if nulls.is_valid(row) { *bit } else { 0 });
        let told = self.where_told.iter().map(|(bit, column)| if CellValue::of(column, row).is_some() { *bit } else { 0 });
        valid.chain(told).fold(self.everywhere, |filled, bit| filled | bit)
    }
}

/// A column: the common types are looked at once a batch, and not once a cell.
pub(crate) enum Column {
    Text(StringArray),
    LargeText(LargeStringArray),
    ViewText(StringViewArray),
    Day(Date32Array),
    Number(Int64Array),
    Flag(BooleanArray),
    /// Lists, and what stands in them one after the other.
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

    /// A whole number, `None` for a null, and an error for what is no number; likewise below.
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

    /// The days of some rows; fails with the row whose cell is none.
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

    /// Reads a list of texts into `out`; false for a null.
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
            out.push(Cow::Borrowed(elements.text(row).ok_or(())??));
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

/// Every field of an event. A name is found by its place here once a batch, and not once a cell.
const FIELDS: [&str; 31] = [
    "action",
    "agreed",
    "checked",
    "client",
    "clients_agreed",
    "clients_declined",
    "contact",
    "continues",
    "course",
    "declined_move",
    "distance_experience",
    "end",
    "from",
    "group_size",
    "issued",
    "multiprofessional_experience",
    "office",
    "on",
    "period",
    "periods",
    "places",
    "pool",
    "provider",
    "received",
    "rehabilitation_started",
    "service",
    "start",
    "target_group",
    "target_groups",
    "to",
    "year",
];

/// What a field takes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Kind {
    Number,
    Flag,
    List,
    /// Texts, words and days.
    Text,
}

impl Kind {
    fn of(field: &str) -> Self {
        match field {
            "group_size" | "period" | "places" | "year" => Self::Number,
            "agreed" | "checked" | "clients_agreed" | "continues" | "declined_move" => Self::Flag,
            "clients_declined" | "periods" | "target_groups" => Self::List,
            _ => Self::Text,
        }
    }
}

/// Whether a column of this name is a field of some action.
pub(crate) fn is_field(name: &str) -> bool {
    place_of(name).is_some()
}

/// Where a field stands in [`FIELDS`].
fn place_of(field: &str) -> Option<usize> {
    let place = usize::from(*PLACES.get(mixed(field.as_bytes()))?);
    let known = *FIELDS.get(place)?;
    // The engine asks for its own texts, which mostly are these very ones.
    (std::ptr::eq(known, field) || known == field).then_some(place)
}

/// The places of the fields, each where `mixed` leads: asked for many times a row, a name is compared once.
const PLACES: [u8; 64] = places();

#[expect(
    clippy::indexing_slicing,
    clippy::arithmetic_side_effects,
    clippy::cast_possible_truncation,
    reason = "evaluated when the crate is compiled: what is out of range does not compile"
)]
const fn places() -> [u8; 64] {
    let mut places = [u8::MAX; 64];
    let mut place = 0;
    while place < FIELDS.len() {
        let at = mixed(FIELDS[place].as_bytes());
        assert!(places[at] == u8::MAX, "two fields would share a place: choose other factors");
        places[at] = place as u8;
        place += 1;
    }
    places
}

/// A number below 64 of a name's length, first, middle and last letter: one of its own for each field.
const fn mixed(name: &[u8]) -> usize {
    let ([first, ..], [.., last], (_, [middle, ..])) = (name, name, name.split_at(name.len() / 2)) else { return 0 };
    let letters = (*first as usize).wrapping_mul(20).wrapping_add((*last as usize).wrapping_mul(16));
    name.len().wrapping_mul(3).wrapping_add(letters).wrapping_add((*middle as usize).wrapping_mul(7)) & 63
}

impl Columns {
    /// `names` are the names that columns have here for those they have in the table; of those in `kept` only fields are read.
    ///
    /// # Errors
    /// When two columns have one name: it would be a guess which of them is meant.
    pub(crate) fn of(batch: &RecordBatch, names: &[(String, String)], kept: &[String]) -> Result<Self, ArrowError> {
        let mut all = Self { fields: [const { None }; FIELDS.len()], others: Vec::new(), filled: Filled::default() };
        for (field, column) in batch.schema().fields().iter().zip(batch.columns()) {
            // pandas gives the index of a table that was filtered or sorted along as such a column.
            if field.name().starts_with("__index_level_") {
                continue;
            }
            let name = names.iter().find(|(theirs, _)| theirs == field.name()).map_or(field.name(), |(_, ours)| ours);
            // A column that is kept and is a field is both.
            if kept.contains(field.name()) && !is_field(name) {
                continue;
            }
            let place = place_of(name);
            all.filled.add(place.unwrap_or(OTHERS), column);
            match place.and_then(|place| all.fields.get_mut(place)) {
                Some(empty @ None) => *empty = Some(Column::of(column)),
                Some(Some(_)) => return Err(ArrowError::SchemaError(format!("two columns of the table are `{name}`"))),
                None => all.others.push((name.clone(), Column::of(column))),
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

    /// The values of a row, with their names and what the fields take.
    pub(crate) fn given(&self, row: usize) -> impl Iterator<Item = (&str, Kind, CellValue<'_>)> {
        self.named().filter_map(move |(name, column)| Some((name, Kind::of(name), column.value(row)?)))
    }

    fn named(&self) -> impl Iterator<Item = (&str, &Column)> {
        let fields = FIELDS.iter().zip(&self.fields).filter_map(|(name, column)| Some((*name, column.as_ref()?)));
        fields.chain(self.others.iter().map(|(name, column)| (name.as_str(), column)))
    }

    fn cell(&self, field: &str, row: usize) -> Option<CellValue<'_>> {
        self.column(field)?.value(row)
    }
}

/// A row, or what stands inside a cell.
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
                let given = of.named().filter(|(_, column)| column.value(*row).is_some());
                given.map(|(name, _)| name).filter(|name| !is_known(name)).min().map(Cow::Borrowed)
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

/// The value of a cell.
pub(crate) enum CellValue<'a> {
    Text(&'a str),
    Number(i64),
    Flag(bool),
    Day(NaiveDate),
    List {
        of: &'a dyn Array,
        from: usize,
        to: usize,
    },
    Struct {
        of: &'a StructArray,
        row: usize,
    },
    Json(Json<'a>),
    /// A number that is not whole.
    Fraction(f64),
    /// Something else that no field takes: a moment, bytes.
    Other,
}

impl<'a> CellValue<'a> {
    /// `None` for a null. What is not a number, as pandas writes nulls into columns of numbers, is one too.
    pub(crate) fn of(column: &'a dyn Array, row: usize) -> Option<Self> {
        if column.is_null(row) {
            return None;
        }
        Some(match column.data_type() {
            DataType::Null => return None,
            DataType::Utf8 => Self::Text(column.as_string::<i32>().value(row)),
            DataType::LargeUtf8 => Self::Text(column.as_string::<i64>().value(row)),
            DataType::Utf8View => Self::Text(column.as_string_view().value(row)),
            DataType::Boolean => Self::Flag(column.as_boolean().value(row)),
            DataType::Int8 => number::<Int8Type>(column, row),
            DataType::Int16 => number::<Int16Type>(column, row),
            DataType::Int32 => number::<Int32Type>(column, row),
            DataType::Int64 => number::<Int64Type>(column, row),
            DataType::UInt8 => number::<UInt8Type>(column, row),
            DataType::UInt16 => number::<UInt16Type>(column, row),
            DataType::UInt32 => number::<UInt32Type>(column, row),
            DataType::UInt64 => Self::Number(i64::try_from(value::<UInt64Type>(column, row)).unwrap_or(i64::MAX)),
            DataType::Float32 => return Self::fraction(f64::from(value::<Float32Type>(column, row))),
            DataType::Float64 => return Self::fraction(value::<Float64Type>(column, row)),
            DataType::Date32 => Self::day(i64::from(value::<Date32Type>(column, row))),
            DataType::Date64 => Self::moment(value::<Date64Type>(column, row), 86_400_000),
            DataType::Timestamp(TimeUnit::Second, None) => Self::moment(value::<TimestampSecondType>(column, row), 86_400),
            DataType::Timestamp(TimeUnit::Millisecond, None) => {
                Self::moment(value::<TimestampMillisecondType>(column, row), 86_400_000)
            }
            DataType::Timestamp(TimeUnit::Microsecond, None) => {
                Self::moment(value::<TimestampMicrosecondType>(column, row), 86_400_000_000)
            }
            DataType::Timestamp(TimeUnit::Nanosecond, None) => {
                Self::moment(value::<TimestampNanosecondType>(column, row), 86_400_000_000_000)
            }
            DataType::Dictionary(key, _) => return Self::of_dictionary(column, key, row),
            DataType::List(_) => Self::within(column.as_list::<i32>(), row),
            DataType::LargeList(_) => Self::within(column.as_list::<i64>(), row),
            DataType::FixedSizeList(_, length) => {
                let length = usize::try_from(*length).unwrap_or(0);
                let from = row.saturating_mul(length);
                Self::List { of: column.as_fixed_size_list().values().as_ref(), from, to: from.saturating_add(length) }
            }
            DataType::Struct(_) => Self::Struct { of: column.as_struct(), row },
            _ => Self::Other,
        })
    }

    fn of_dictionary(column: &'a dyn Array, key: &DataType, row: usize) -> Option<Self> {
        match key {
            DataType::Int8 => Self::at_key::<Int8Type>(column, row),
            DataType::Int16 => Self::at_key::<Int16Type>(column, row),
            DataType::Int32 => Self::at_key::<Int32Type>(column, row),
            DataType::Int64 => Self::at_key::<Int64Type>(column, row),
            DataType::UInt8 => Self::at_key::<UInt8Type>(column, row),
            DataType::UInt16 => Self::at_key::<UInt16Type>(column, row),
            DataType::UInt32 => Self::at_key::<UInt32Type>(column, row),
            DataType::UInt64 => Self::at_key::<UInt64Type>(column, row),
            _ => Some(Self::Other),
        }
    }

    fn at_key<K: ArrowDictionaryKeyType>(column: &'a dyn Array, row: usize) -> Option<Self> {
        let dictionary = column.as_dictionary::<K>();
        Self::of(dictionary.values().as_ref(), dictionary.key(row)?)
    }

    fn within<O: OffsetSizeTrait>(list: &'a GenericListArray<O>, row: usize) -> Self {
        let Range { start: from, end: to } = within(list, row);
        Self::List { of: list.values().as_ref(), from, to }
    }

    /// pandas writes whole numbers of a column with nulls as fractions.
    fn fraction(number: f64) -> Option<Self> {
        const EXACT: f64 = 9_007_199_254_740_992.0;
        if number.is_nan() {
            return None;
        }
        let is_whole = number.fract() == 0.0 && number.abs() <= EXACT;
        #[expect(clippy::cast_possible_truncation, reason = "a whole number within what both hold exactly")]
        Some(if is_whole { Self::Number(number as i64) } else { Self::Fraction(number) })
    }

    /// Midnight is a day; another moment is none, nor is one with a time zone, whose day depends on where one stands.
    fn moment(at: i64, a_day: i64) -> Self {
        if at.rem_euclid(a_day) == 0 { Self::day(at.div_euclid(a_day)) } else { Self::Other }
    }

    /// A day counted from 1970.
    fn day(days: i64) -> Self {
        known_day(days).or_else(|| day_of(days)).map_or(Self::Other, Self::Day)
    }
}

/// A day of input counted from 1970; an error outside of the range of input.
#[inline]
pub(crate) fn day_at(days: i32) -> Result<NaiveDate, ()> {
    known_day(days.into()).or_else(|| day_of(days.into()).filter(|day| in_range(*day))).ok_or(())
}

#[inline]
fn known_day(days: i64) -> Option<NaiveDate> {
    usize::try_from(days).ok().and_then(|place| DAYS.get(place).copied())
}

/// The days from 1970 to 2069 by their number: nearly all that a table holds, and looked up faster than they are worked out.
static DAYS: LazyLock<Vec<NaiveDate>> = LazyLock::new(|| (0..36_525).filter_map(day_of).collect());

/// The day of a number, counted from 1970.
fn day_of(days: i64) -> Option<NaiveDate> {
    // 1970-01-01 is day 719,163 of the common era.
    days.checked_add(719_163).and_then(|day| NaiveDate::from_num_days_from_ce_opt(i32::try_from(day).ok()?))
}

/// Where the elements of a row's list stand.
fn within<O: OffsetSizeTrait>(list: &GenericListArray<O>, row: usize) -> Range<usize> {
    let at = |place: usize| list.value_offsets().get(place).map_or(0, |offset| offset.as_usize());
    at(row)..at(row.saturating_add(1))
}

fn value<T: ArrowPrimitiveType>(column: &dyn Array, row: usize) -> T::Native {
    let column: &PrimitiveArray<T> = column.as_primitive();
    column.value(row)
}

fn number<'a, T: ArrowPrimitiveType>(column: &dyn Array, row: usize) -> CellValue<'a>
where
    T::Native: Into<i64>,
{
    CellValue::Number(value::<T>(column, row).into())
}

impl<'a> Cell<'a> for CellValue<'a> {
    type Fields = Row<'a>;

    fn text(&self) -> Option<Cow<'a, str>> {
        match self {
            Self::Text(text) => Some(Cow::Borrowed(text)),
            Self::Json(json) => json.text(),
            _ => None,
        }
    }

    fn day(&self) -> Option<NaiveDate> {
        match self {
            Self::Text(text) => read_day(text),
            Self::Day(day) => Some(*day).filter(|day| in_range(*day)),
            Self::Json(json) => json.day(),
            _ => None,
        }
    }

    fn whole(&self) -> Option<i64> {
        match self {
            Self::Number(number) => Some(*number),
            Self::Text(text) => whole_of(text),
            Self::Json(json) => json.whole(),
            _ => None,
        }
    }

    fn flag(&self) -> Option<bool> {
        match self {
            Self::Flag(flag) => Some(*flag),
            Self::Text(text) => flag_of(text),
            Self::Json(json) => json.flag(),
            _ => None,
        }
    }

    fn list(&self) -> Option<Vec<Self>> {
        match self {
            Self::Text(text) => Some(Json::read(text)?.list()?.into_iter().map(CellValue::Json).collect()),
            Self::Json(json) => Some(json.list()?.into_iter().map(CellValue::Json).collect()),
            // A null in a list is no value of any kind.
            Self::List { of, from, to } => Some((*from..*to).map(|row| Self::of(*of, row).unwrap_or(Self::Other)).collect()),
            _ => None,
        }
    }

    fn fields(&self) -> Option<Row<'a>> {
        match self {
            Self::Struct { of, row } => Some(Row::Struct { of, row: *row }),
            Self::Json(json) => json.fields().map(Row::Json),
            _ => None,
        }
    }
}
