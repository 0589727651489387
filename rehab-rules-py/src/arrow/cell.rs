//! The content of a cell: the value of an Arrow array at a row, read as the type that a field takes.

use crate::arrow::columns::Row;
use crate::arrow::texts::{flag_of, whole_of};
use arrow_array::cast::AsArray;
use arrow_array::types::{
    ArrowDictionaryKeyType, Date32Type, Date64Type, Decimal32Type, Decimal64Type, Decimal128Type, Decimal256Type, Float32Type,
    Float64Type, Int8Type, Int16Type, Int32Type, Int64Type, RunEndIndexType, TimestampMicrosecondType, TimestampMillisecondType,
    TimestampNanosecondType, TimestampSecondType, UInt8Type, UInt16Type, UInt32Type, UInt64Type,
};
use arrow_array::{
    Array, ArrowPrimitiveType, GenericListArray, GenericListViewArray, OffsetSizeTrait, PrimitiveArray, StringArray, StructArray,
};
use arrow_schema::{DataType, TimeUnit};
use chrono::NaiveDate;
use rehab_rules::calendar::{in_range, read_day};
use rehab_rules::input::{FieldInput, Json};
use std::borrow::Cow;
use std::ops::Range;
use std::sync::LazyLock;

/// The value of a cell.
pub(crate) enum CellValue<'a> {
    Text(&'a str),
    Number(i64),
    /// A whole number beyond the engine's range; an id may have that many digits.
    Whole(i128),
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
    /// Any other value that no field takes: a moment, bytes.
    Other,
}

impl<'a> CellValue<'a> {
    /// `None` for a null. NaN, which pandas writes for nulls in columns of numbers, is a null too.
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
            DataType::UInt64 => Self::decimal(value::<UInt64Type>(column, row).into(), 0),
            DataType::Float32 => return Self::fraction(f64::from(value::<Float32Type>(column, row)), 16_777_216.0),
            DataType::Float64 => return Self::fraction(value::<Float64Type>(column, row), 9_007_199_254_740_992.0),
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
            DataType::ListView(_) => Self::within_view(column.as_list_view::<i32>(), row),
            DataType::LargeListView(_) => Self::within_view(column.as_list_view::<i64>(), row),
            DataType::Struct(_) => Self::Struct { of: column.as_struct(), row },
            DataType::Decimal32(_, scale) => Self::decimal(value::<Decimal32Type>(column, row).into(), *scale),
            DataType::Decimal64(_, scale) => Self::decimal(value::<Decimal64Type>(column, row).into(), *scale),
            DataType::Decimal128(_, scale) => Self::decimal(value::<Decimal128Type>(column, row), *scale),
            DataType::Decimal256(_, scale) => {
                value::<Decimal256Type>(column, row).to_i128().map_or(Self::Other, |digits| Self::decimal(digits, *scale))
            }
            // Impala and old Spark write strings this way, without declaring them as such.
            DataType::Binary => Self::bytes(column.as_binary::<i32>().value(row)),
            DataType::LargeBinary => Self::bytes(column.as_binary::<i64>().value(row)),
            DataType::BinaryView => Self::bytes(column.as_binary_view().value(row)),
            DataType::RunEndEncoded(ends, _) => return Self::of_runs(column, ends.data_type(), row),
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

    fn of_runs(column: &'a dyn Array, ends: &DataType, row: usize) -> Option<Self> {
        match ends {
            DataType::Int16 => Self::in_run::<Int16Type>(column, row),
            DataType::Int32 => Self::in_run::<Int32Type>(column, row),
            DataType::Int64 => Self::in_run::<Int64Type>(column, row),
            _ => Some(Self::Other),
        }
    }

    fn in_run<R: RunEndIndexType>(column: &'a dyn Array, row: usize) -> Option<Self> {
        match column.as_run_opt::<R>() {
            Some(runs) => Self::of(runs.values().as_ref(), runs.get_physical_index(row)),
            None => Some(Self::Other),
        }
    }

    fn at_key<K: ArrowDictionaryKeyType>(column: &'a dyn Array, row: usize) -> Option<Self> {
        let dictionary = column.as_dictionary::<K>();
        Self::of(dictionary.values().as_ref(), dictionary.key(row)?)
    }

    pub(super) fn within<O: OffsetSizeTrait>(list: &'a GenericListArray<O>, row: usize) -> Self {
        let Range { start: from, end: to } = within(list, row);
        Self::List { of: list.values().as_ref(), from, to }
    }

    fn within_view<O: OffsetSizeTrait>(list: &'a GenericListViewArray<O>, row: usize) -> Self {
        let from = list.value_offset(row).as_usize();
        Self::List { of: list.values().as_ref(), from, to: from.saturating_add(list.value_size(row).as_usize()) }
    }

    fn bytes(bytes: &'a [u8]) -> Self {
        std::str::from_utf8(bytes).map_or(Self::Other, Self::Text)
    }

    /// A number with this many digits after the point: databases store whole numbers this way.
    fn decimal(digits: i128, scale: i8) -> Self {
        let unit = 10_i128.checked_pow(u32::from(scale.unsigned_abs()));
        let whole = match (unit, scale) {
            (None, _) => None,
            (Some(unit), 0..) => (digits.checked_rem(unit) == Some(0)).then(|| digits.checked_div(unit)).flatten(),
            (Some(unit), _) => digits.checked_mul(unit),
        };
        match whole {
            Some(whole) => i64::try_from(whole).map_or(Self::Whole(whole), Self::Number),
            #[expect(clippy::cast_precision_loss, reason = "it is no value of any field; this is how it is shown")]
            None => Self::Fraction(digits as f64 / 10_f64.powi(i32::from(scale))),
        }
    }

    /// pandas writes whole numbers of a column with nulls as fractions.
    ///
    /// Up to `exact` the type of the column represents whole numbers exactly.
    fn fraction(number: f64, exact: f64) -> Option<Self> {
        if number.is_nan() {
            return None;
        }
        let is_whole = number.fract() == 0.0 && number.abs() <= exact;
        #[expect(clippy::cast_possible_truncation, reason = "a whole number within what both hold exactly")]
        Some(if is_whole { Self::Number(number as i64) } else { Self::Fraction(number) })
    }

    /// Midnight is a date; any other moment is not, and neither is one with a time zone, whose date depends on the place.
    fn moment(at: i64, a_day: i64) -> Self {
        if at.rem_euclid(a_day) == 0 { Self::day(at.div_euclid(a_day)) } else { Self::Other }
    }

    /// A date counted in days from 1970.
    pub(super) fn day(days: i64) -> Self {
        known_day(days).or_else(|| day_of(days)).map_or(Self::Other, Self::Day)
    }
}

/// A column of numbers as strings, for a field that takes strings: each whole number is its digits, and a fraction is not a valid id.
/// `None` for a column of another type.
pub(crate) fn as_texts(column: &dyn Array) -> Option<StringArray> {
    let of = column.data_type();
    if !of.is_numeric() {
        return None;
    }
    let text = |row| CellValue::of(column, row).map(|value| value.text().unwrap_or_default());
    Some((0..column.len()).map(text).collect())
}

/// A date of input counted in days from 1970; an error outside the range of input.
#[inline]
pub(crate) fn day_at(days: i32) -> Result<NaiveDate, ()> {
    known_day(days.into()).or_else(|| day_of(days.into()).filter(|day| in_range(*day))).ok_or(())
}

#[inline]
fn known_day(days: i64) -> Option<NaiveDate> {
    usize::try_from(days).ok().and_then(|place| DAYS.get(place).copied())
}

/// The dates from 1970 to 2069 by their number: nearly all dates in tables, and faster to look up than to compute.
static DAYS: LazyLock<Vec<NaiveDate>> = LazyLock::new(|| (0..36_525).filter_map(day_of).collect());

/// The date with a number, counted from 1970.
fn day_of(days: i64) -> Option<NaiveDate> {
    // 1970-01-01 is day 719,163 of the common era.
    days.checked_add(719_163).and_then(|day| NaiveDate::from_num_days_from_ce_opt(i32::try_from(day).ok()?))
}

/// The range of the elements of a row's list.
pub(super) fn within<O: OffsetSizeTrait>(list: &GenericListArray<O>, row: usize) -> Range<usize> {
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

impl<'a> FieldInput<'a> for CellValue<'a> {
    type Fields = Row<'a>;

    fn text(&self) -> Option<Cow<'a, str>> {
        match self {
            Self::Text(text) => Some(Cow::Borrowed(text)),
            // A column of numbers may contain ids: each is its digits.
            Self::Number(number) => Some(Cow::Owned(number.to_string())),
            Self::Whole(number) => Some(Cow::Owned(number.to_string())),
            Self::Json(json) => json.text(),
            _ => None,
        }
    }

    fn day(&self) -> Option<NaiveDate> {
        match self {
            Self::Text(text) => read_day(text).ok(),
            Self::Day(day) => Some(*day).filter(|day| in_range(*day)),
            Self::Json(json) => json.day(),
            _ => None,
        }
    }

    fn whole(&self) -> Option<i64> {
        match self {
            Self::Number(number) => Some(*number),
            Self::Whole(number) => Some(if *number < 0 { i64::MIN } else { i64::MAX }),
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
            // A null in a list has no valid kind.
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
