//! The value of a cell as a Python value: nothing is rounded or invented.

use arrow_array::cast::AsArray;
use arrow_array::types::{
    ArrowDictionaryKeyType, Date32Type, Date64Type, Decimal32Type, Decimal64Type, Decimal128Type, Decimal256Type, DecimalType,
    DurationMicrosecondType, DurationMillisecondType, DurationNanosecondType, DurationSecondType, Float16Type, Float32Type,
    Float64Type, Int8Type, Int16Type, Int32Type, Int64Type, RunEndIndexType, Time32MillisecondType, Time32SecondType,
    Time64MicrosecondType, Time64NanosecondType, TimestampMicrosecondType, TimestampMillisecondType, TimestampNanosecondType,
    TimestampSecondType, UInt8Type, UInt16Type, UInt32Type, UInt64Type,
};
use arrow_array::{Array, ArrowPrimitiveType, PrimitiveArray};
use arrow_schema::{DataType, TimeUnit};
use chrono::{DateTime, Duration, NaiveDateTime, NaiveTime, Timelike};
use pyo3::IntoPyObjectExt;
use pyo3::exceptions::PyTypeError;
use pyo3::prelude::*;
use pyo3::types::{PyBytes, PyDict, PyList};

type Plain<'py> = PyResult<Bound<'py, PyAny>>;

/// The value of a cell; `None` for a null.
///
/// A moment finer than Python's microseconds, or outside its years, becomes a string.
///
/// # Errors
/// A `TypeError` for the few types that have no equivalent in Python.
pub(crate) fn plain<'py>(py: Python<'py>, column: &dyn Array, row: usize) -> Plain<'py> {
    if column.is_null(row) {
        return Ok(py.None().into_bound(py));
    }
    match column.data_type() {
        DataType::Null => Ok(py.None().into_bound(py)),
        DataType::Boolean => column.as_boolean().value(row).into_bound_py_any(py),
        DataType::Int8 => value::<Int8Type>(column, row).into_bound_py_any(py),
        DataType::Int16 => value::<Int16Type>(column, row).into_bound_py_any(py),
        DataType::Int32 => value::<Int32Type>(column, row).into_bound_py_any(py),
        DataType::Int64 => value::<Int64Type>(column, row).into_bound_py_any(py),
        DataType::UInt8 => value::<UInt8Type>(column, row).into_bound_py_any(py),
        DataType::UInt16 => value::<UInt16Type>(column, row).into_bound_py_any(py),
        DataType::UInt32 => value::<UInt32Type>(column, row).into_bound_py_any(py),
        DataType::UInt64 => value::<UInt64Type>(column, row).into_bound_py_any(py),
        DataType::Float16 => f64::from(value::<Float16Type>(column, row)).into_bound_py_any(py),
        DataType::Float32 => value::<Float32Type>(column, row).into_bound_py_any(py),
        DataType::Float64 => value::<Float64Type>(column, row).into_bound_py_any(py),
        DataType::Decimal32(..) => decimal::<Decimal32Type>(py, column, row),
        DataType::Decimal64(..) => decimal::<Decimal64Type>(py, column, row),
        DataType::Decimal128(..) => decimal::<Decimal128Type>(py, column, row),
        DataType::Decimal256(..) => decimal::<Decimal256Type>(py, column, row),
        DataType::Utf8 => column.as_string::<i32>().value(row).into_bound_py_any(py),
        DataType::LargeUtf8 => column.as_string::<i64>().value(row).into_bound_py_any(py),
        DataType::Utf8View => column.as_string_view().value(row).into_bound_py_any(py),
        DataType::Binary => bytes(py, column.as_binary::<i32>().value(row)),
        DataType::LargeBinary => bytes(py, column.as_binary::<i64>().value(row)),
        DataType::BinaryView => bytes(py, column.as_binary_view().value(row)),
        DataType::FixedSizeBinary(_) => bytes(py, column.as_fixed_size_binary().value(row)),
        DataType::Date32 => day(py, i64::from(value::<Date32Type>(column, row)).saturating_mul(86_400_000)),
        DataType::Date64 => day(py, value::<Date64Type>(column, row)),
        DataType::Timestamp(unit, zone) => {
            let (at, a_second) = timestamp(column, *unit, row);
            moment(py, at, a_second, zone.as_deref())
        }
        DataType::Time32(TimeUnit::Second) => time(py, i64::from(value::<Time32SecondType>(column, row)), 1),
        DataType::Time32(_) => time(py, i64::from(value::<Time32MillisecondType>(column, row)), 1_000),
        DataType::Time64(TimeUnit::Microsecond) => time(py, value::<Time64MicrosecondType>(column, row), 1_000_000),
        DataType::Time64(_) => time(py, value::<Time64NanosecondType>(column, row), 1_000_000_000),
        DataType::Duration(TimeUnit::Second) => duration(py, value::<DurationSecondType>(column, row), 1),
        DataType::Duration(TimeUnit::Millisecond) => duration(py, value::<DurationMillisecondType>(column, row), 1_000),
        DataType::Duration(TimeUnit::Microsecond) => duration(py, value::<DurationMicrosecondType>(column, row), 1_000_000),
        DataType::Duration(TimeUnit::Nanosecond) => duration(py, value::<DurationNanosecondType>(column, row), 1_000_000_000),
        DataType::List(_) => list(py, column.as_list::<i32>().value(row).as_ref()),
        DataType::LargeList(_) => list(py, column.as_list::<i64>().value(row).as_ref()),
        DataType::ListView(_) => list(py, column.as_list_view::<i32>().value(row).as_ref()),
        DataType::LargeListView(_) => list(py, column.as_list_view::<i64>().value(row).as_ref()),
        DataType::FixedSizeList(..) => list(py, column.as_fixed_size_list().value(row).as_ref()),
        DataType::Map(..) => list(py, &column.as_map().value(row)),
        DataType::Struct(_) => {
            let of = column.as_struct();
            let dict = PyDict::new(py);
            for (name, column) in of.column_names().into_iter().zip(of.columns()) {
                dict.set_item(name, plain(py, column.as_ref(), row)?)?;
            }
            Ok(dict.into_any())
        }
        DataType::Dictionary(key, _) => match key.as_ref() {
            DataType::Int8 => at_key::<Int8Type>(py, column, row),
            DataType::Int16 => at_key::<Int16Type>(py, column, row),
            DataType::Int32 => at_key::<Int32Type>(py, column, row),
            DataType::Int64 => at_key::<Int64Type>(py, column, row),
            DataType::UInt8 => at_key::<UInt8Type>(py, column, row),
            DataType::UInt16 => at_key::<UInt16Type>(py, column, row),
            DataType::UInt32 => at_key::<UInt32Type>(py, column, row),
            _ => at_key::<UInt64Type>(py, column, row),
        },
        DataType::RunEndEncoded(ends, _) => match ends.data_type() {
            DataType::Int16 => in_run::<Int16Type>(py, column, row),
            DataType::Int32 => in_run::<Int32Type>(py, column, row),
            _ => in_run::<Int64Type>(py, column, row),
        },
        DataType::Union(..) => plain(py, column.as_union().value(row).as_ref(), 0),
        other @ DataType::Interval(_) => Err(PyTypeError::new_err(format!(
            "values of the type {other} have no equivalent in Python; read the table with to_arrow()"
        ))),
    }
}

fn value<T: ArrowPrimitiveType>(column: &dyn Array, row: usize) -> T::Native {
    let column: &PrimitiveArray<T> = column.as_primitive();
    column.value(row)
}

fn bytes<'py>(py: Python<'py>, bytes: &[u8]) -> Plain<'py> {
    Ok(PyBytes::new(py, bytes).into_any())
}

fn list<'py>(py: Python<'py>, elements: &dyn Array) -> Plain<'py> {
    let elements = (0..elements.len()).map(|row| plain(py, elements, row)).collect::<PyResult<Vec<_>>>()?;
    Ok(PyList::new(py, elements)?.into_any())
}

fn at_key<'py, K: ArrowDictionaryKeyType>(py: Python<'py>, column: &dyn Array, row: usize) -> Plain<'py> {
    let dictionary = column.as_dictionary::<K>();
    match dictionary.key(row) {
        Some(key) => plain(py, dictionary.values().as_ref(), key),
        None => Ok(py.None().into_bound(py)),
    }
}

fn in_run<'py, R: RunEndIndexType>(py: Python<'py>, column: &dyn Array, row: usize) -> Plain<'py> {
    let run = column.as_run::<R>();
    plain(py, run.values().as_ref(), run.get_physical_index(row))
}

fn decimal<'py, T: DecimalType>(py: Python<'py>, column: &dyn Array, row: usize) -> Plain<'py> {
    let column: &PrimitiveArray<T> = column.as_primitive();
    py.import("decimal")?.call_method1("Decimal", (column.value_as_string(row),))
}

/// A count of a unit, and how many of the unit make a second.
fn timestamp(column: &dyn Array, unit: TimeUnit, row: usize) -> (i64, i64) {
    match unit {
        TimeUnit::Second => (value::<TimestampSecondType>(column, row), 1),
        TimeUnit::Millisecond => (value::<TimestampMillisecondType>(column, row), 1_000),
        TimeUnit::Microsecond => (value::<TimestampMicrosecondType>(column, row), 1_000_000),
        TimeUnit::Nanosecond => (value::<TimestampNanosecondType>(column, row), 1_000_000_000),
    }
}

/// Whole seconds, and the remaining nanoseconds.
fn split(at: i64, a_second: i64) -> (i64, u32) {
    let beside = at.rem_euclid(a_second).saturating_mul(1_000_000_000_i64.div_euclid(a_second));
    (at.div_euclid(a_second), u32::try_from(beside).unwrap_or(0))
}

fn has_microseconds(nanoseconds: u32) -> bool {
    nanoseconds.is_multiple_of(1_000)
}

fn day(py: Python<'_>, milliseconds: i64) -> Plain<'_> {
    match DateTime::from_timestamp_millis(milliseconds).map(|at| at.date_naive()) {
        Some(day) => day.into_bound_py_any(py).or_else(|_| day.to_string().into_bound_py_any(py)),
        None => milliseconds.into_bound_py_any(py),
    }
}

fn moment<'py>(py: Python<'py>, at: i64, a_second: i64, zone: Option<&str>) -> Plain<'py> {
    let (seconds, nanoseconds) = split(at, a_second);
    let Some(moment) = DateTime::from_timestamp(seconds, nanoseconds) else { return at.into_bound_py_any(py) };
    let text = |moment: NaiveDateTime| {
        let end = if zone.is_some() { "Z" } else { "" };
        format!("{}{end}", moment.format("%Y-%m-%dT%H:%M:%S%.9f")).into_bound_py_any(py)
    };
    let naive = moment.naive_utc();
    if !has_microseconds(naive.nanosecond()) {
        return text(naive);
    }
    match zone {
        None => naive.into_bound_py_any(py).or_else(|_| text(naive)),
        Some(zone) => {
            let Ok(moment) = moment.into_bound_py_any(py) else { return text(naive) };
            // A zone that Python does not know leaves the moment unchanged, in UTC.
            let of_zone = zone_of(py, zone).and_then(|zone| moment.call_method1("astimezone", (zone,)));
            Ok(of_zone.unwrap_or(moment))
        }
    }
}

/// A time zone by its name, or by its offset from UTC, `+02:00`.
fn zone_of<'py>(py: Python<'py>, zone: &str) -> Plain<'py> {
    if zone.starts_with(['+', '-']) {
        let of = py.import("datetime")?.getattr("datetime")?;
        return of.call_method1("strptime", (zone, "%z"))?.getattr("tzinfo");
    }
    py.import("zoneinfo")?.call_method1("ZoneInfo", (zone,))
}

fn time(py: Python<'_>, at: i64, a_second: i64) -> Plain<'_> {
    let (seconds, nanoseconds) = split(at, a_second);
    let time =
        u32::try_from(seconds).ok().and_then(|seconds| NaiveTime::from_num_seconds_from_midnight_opt(seconds, nanoseconds));
    match time {
        Some(time) if has_microseconds(nanoseconds) => time.into_bound_py_any(py),
        Some(time) => time.format("%H:%M:%S%.9f").to_string().into_bound_py_any(py),
        None => at.into_bound_py_any(py),
    }
}

fn duration(py: Python<'_>, at: i64, a_second: i64) -> Plain<'_> {
    let (seconds, nanoseconds) = split(at, a_second);
    let text = || format!("{seconds} s {nanoseconds} ns").into_bound_py_any(py);
    match Duration::new(seconds, nanoseconds) {
        Some(duration) if has_microseconds(nanoseconds) => duration.into_bound_py_any(py).or_else(|_| text()),
        _ => text(),
    }
}
