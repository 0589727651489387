//! The meaning of Python values from any library: pandas nulls, numpy numbers, midnights, `Decimal`.

use chrono::NaiveDate;
use pyo3::prelude::*;
use pyo3::types::{
    PyBool, PyDate, PyDateAccess, PyDateTime, PyDict, PyFloat, PyInt, PyList, PySequence, PyString, PyTimeAccess, PyTuple,
    PyTzInfoAccess,
};

/// The value as a plain Python value: a string, a number, a bool, a date, a list; `None` for a null.
///
/// A value that has no meaning here is unchanged; a field then rejects it.
pub(crate) fn settled<'py>(value: &Bound<'py, PyAny>) -> Option<Bound<'py, PyAny>> {
    if value.is_none() {
        return None;
    }
    if value.is_instance_of::<PyString>() || value.is_exact_instance_of::<PyInt>() || value.is_instance_of::<PyBool>() {
        return Some(value.clone());
    }
    if let Ok(number) = value.cast::<PyFloat>() {
        return of_float(number);
    }
    if value.is_instance_of::<PyList>() || value.is_instance_of::<PyTuple>() || value.is_instance_of::<PyDict>() {
        return Some(value.clone());
    }
    if let Ok(moment) = value.cast::<PyDateTime>() {
        return of_moment(moment);
    }
    if value.is_instance_of::<PyDate>() {
        return Some(value.clone());
    }
    match of_library(value) {
        Ok(Meant::Nothing) => None,
        Ok(Meant::This(plain)) => settled(&plain),
        // A value that raises while it is inspected has no meaning that a field accepts.
        Ok(Meant::Itself) | Err(_) => Some(value.clone()),
    }
}

/// The meaning of an object from a library.
enum Meant<'py> {
    Nothing,
    This(Bound<'py, PyAny>),
    Itself,
}

/// NaN is a pandas null; a column of whole numbers with nulls has floats there.
fn of_float<'py>(number: &Bound<'py, PyFloat>) -> Option<Bound<'py, PyAny>> {
    /// Up to this limit a float represents whole numbers exactly.
    const EXACT: f64 = 9_007_199_254_740_992.0;
    let value = number.value();
    if value.is_nan() {
        return None;
    }
    if value.fract() != 0.0 || value.abs() > EXACT {
        return Some(number.clone().into_any());
    }
    #[expect(clippy::cast_possible_truncation, reason = "a whole number within what both hold exactly")]
    let whole = value as i64;
    Some(PyInt::new(number.py(), whole).into_any())
}

/// A midnight without a time zone is a date; any other moment is not. pandas' `NaT` is a datetime, too.
fn of_moment<'py>(moment: &Bound<'py, PyDateTime>) -> Option<Bound<'py, PyAny>> {
    if moment.eq(moment).is_ok_and(|is_itself| !is_itself) {
        return None;
    }
    Some(midnight(moment).map_or_else(|| moment.clone().into_any(), Bound::into_any))
}

/// The date of a midnight without a time zone.
pub(crate) fn midnight<'py>(moment: &Bound<'py, PyDateTime>) -> Option<Bound<'py, PyDate>> {
    let is_midnight = moment.get_tzinfo().is_none()
        && [moment.get_hour(), moment.get_minute(), moment.get_second()] == [0, 0, 0]
        && moment.get_microsecond() == 0
        // pandas has a finer resolution.
        && moment.getattr("nanosecond").ok().is_none_or(|finer| finer.eq(0).unwrap_or(false));
    is_midnight.then(|| PyDate::new(moment.py(), moment.get_year(), moment.get_month(), moment.get_day()).ok()).flatten()
}

/// Recognised by the methods of the object, so that no library needs to be installed: numpy, pandas, polars, pyarrow, decimal.
fn of_library<'py>(value: &Bound<'py, PyAny>) -> PyResult<Meant<'py>> {
    let of = value.get_type();
    if of.name()?.to_str()? == "NAType" {
        return Ok(Meant::Nothing);
    }
    if value.hasattr("is_nan")? && value.hasattr("to_integral_value")? {
        return of_decimal(value);
    }
    // A numpy moment counts in its own unit; a list of it would contain plain numbers.
    if value.hasattr("dtype")? && value.getattr("dtype")?.getattr("kind").is_ok_and(|kind| kind.eq("M").unwrap_or(false)) {
        let moment = value.call_method1("astype", ("datetime64[us]",))?.call_method0("tolist")?;
        return Ok(if moment.is_none() { Meant::Nothing } else { Meant::This(moment) });
    }
    for plainly in ["tolist", "to_list", "as_py"] {
        if value.hasattr(plainly)? {
            let plain = value.call_method0(plainly)?;
            let is_other = !plain.get_type().is(&of);
            return Ok(if plain.is_none() {
                Meant::Nothing
            } else if is_other {
                Meant::This(plain)
            } else {
                Meant::Itself
            });
        }
    }
    // Bytes are a sequence of numbers, but not a list here.
    let is_list = value.cast::<PySequence>().is_ok() && !value.hasattr("decode")? && !value.hasattr("tobytes")?;
    Ok(if is_list { Meant::This(value.cast::<PySequence>()?.to_list()?.into_any()) } else { Meant::Itself })
}

fn of_decimal<'py>(value: &Bound<'py, PyAny>) -> PyResult<Meant<'py>> {
    if value.call_method0("is_nan")?.is_truthy()? {
        return Ok(Meant::Nothing);
    }
    // A number with a billion digits is not written out to see whether it is whole.
    let is_small = value.call_method0("is_finite")?.is_truthy()? && value.call_method0("adjusted")?.extract::<i64>()? < 19;
    let is_whole = is_small && value.eq(value.call_method0("to_integral_value")?)?;
    Ok(if is_whole { Meant::This(value.call_method0("__int__")?) } else { Meant::Itself })
}

/// A date in Python, from a date or a midnight without a time zone; `None` for anything else.
pub(crate) fn day_of(value: &Bound<'_, PyAny>) -> Option<NaiveDate> {
    match value.cast::<PyDateTime>() {
        Ok(moment) => midnight(moment)?.extract().ok(),
        Err(_) => value.cast::<PyDate>().ok()?.extract().ok(),
    }
}
