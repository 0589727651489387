//! Arguments as Python gives them: dates, words, service descriptions, threads.

use crate::errors::{description_error, input_error};
use crate::values::mapping::Given;
use crate::values::settled::{day_of, settled};
use chrono::NaiveDate;
use pyo3::exceptions::{PyRuntimeError, PyTypeError, PyValueError};
use pyo3::prelude::*;
use pyo3::types::{PyBytes, PyMapping, PyString};
use rayon::{ThreadPool, ThreadPoolBuilder};
use rehab_rules::{Effect, Language, ServiceDescription, Services, log::Effects};
use std::num::NonZero;
use std::thread;

/// A date as Python gives it: a `date`, or a midnight without a time zone, as pandas stores dates. Any other `datetime` is rejected, although
/// it is a subclass of `date`.
pub(crate) struct Day(pub(crate) NaiveDate);

impl FromPyObject<'_, '_> for Day {
    type Error = PyErr;

    fn extract(given: Borrowed<'_, '_, PyAny>) -> PyResult<Self> {
        let settled = settled(&given);
        match settled.as_ref().and_then(day_of) {
            Some(day) => Ok(Self(day)),
            None => {
                let what = given.get_type();
                Err(PyTypeError::new_err(format!(
                    "a date must be a datetime.date or a midnight without a time zone, not this {}",
                    what.name()?
                )))
            }
        }
    }
}

/// A string; an unpaired surrogate is replaced by the replacement character.
pub(crate) struct Text(pub(crate) String);

impl FromPyObject<'_, '_> for Text {
    type Error = PyErr;

    fn extract(given: Borrowed<'_, '_, PyAny>) -> PyResult<Self> {
        Ok(Self(given.cast::<PyString>()?.to_string_lossy().into_owned()))
    }
}

/// Service descriptions as Python gives them: strings, bytes, mappings, or objects with their JSON as `json`.
pub(crate) fn services_of(services: Option<&Bound<'_, PyAny>>) -> PyResult<Services> {
    let Some(services) = services else { return Ok(Services::built_in()) };
    let py = services.py();
    // Iterating over a string would give its letters, over a mapping its keys.
    if json_of(services)?.is_some() || services.cast::<PyMapping>().is_ok() {
        return Err(PyTypeError::new_err(
            "`services` must be a list of service descriptions: put a single description into a list",
        ));
    }
    let mut descriptions = Vec::new();
    for service in services.try_iter()? {
        let service = service?;
        if let Some(text) = json_of(&service)? {
            descriptions.extend(ServiceDescription::read_all(&text).map_err(|error| description_error(py, &text, &error))?);
        } else if service.cast::<PyMapping>().is_ok() {
            descriptions.push(ServiceDescription::read(&Given::whole_value(&service)).map_err(|error| input_error(py, &error))?);
        } else {
            let what = service.get_type();
            let message =
                format!("a service description must be a ServiceDescription, its JSON text or a dict, not a {}", what.name()?);
            return Err(PyTypeError::new_err(message));
        }
    }
    Services::with(descriptions).map_err(|error| input_error(py, &error))
}

/// The JSON text of one service description; `None` if the object has none.
fn json_of(service: &Bound<'_, PyAny>) -> PyResult<Option<Vec<u8>>> {
    let service = if service.hasattr("json")? { &service.getattr("json")? } else { service };
    text_of(service)
}

/// JSON as a string or bytes; an unpaired surrogate becomes invalid UTF-8, which the reader rejects.
pub(crate) fn text_of(value: &Bound<'_, PyAny>) -> PyResult<Option<Vec<u8>>> {
    if let Ok(text) = value.cast::<PyString>() {
        let bytes = text.call_method1("encode", ("utf-8", "surrogatepass"))?;
        return Ok(Some(bytes.cast_into::<PyBytes>()?.as_bytes().to_vec()));
    }
    Ok(value.cast::<PyBytes>().ok().map(|bytes| bytes.as_bytes().to_vec()))
}

/// The requested language, if any.
pub(crate) fn language_of(language: Option<&str>) -> PyResult<Option<Language>> {
    language.map(|language| word("language", language, Language::from_word)).transpose()
}

/// The requested effects; all by default.
pub(crate) fn effects_of(effects: &[String]) -> PyResult<Effects> {
    let with = |chosen: Effects, effect: &String| Ok(chosen.with(word("effect", effect, Effect::from_word)?));
    effects.iter().try_fold(Effects::ALL, with)
}

/// One of a closed set of words.
pub(crate) fn word<T>(argument: &str, word: &str, from_word: fn(&str) -> Option<T>) -> PyResult<T> {
    from_word(word).ok_or_else(|| PyValueError::new_err(format!("`{word}` is not a valid {argument}")))
}

/// A pool with this many threads; by default one per core, and never many more than there are cores.
pub(crate) fn pool_of(asked: Option<i64>) -> PyResult<ThreadPool> {
    let cores = thread::available_parallelism().map_or(1, NonZero::get);
    let threads = match asked.map(usize::try_from) {
        None => cores,
        Some(Ok(threads)) if threads != 0 => threads.min(cores.max(MAX_THREADS)),
        _ => return Err(PyValueError::new_err("`threads` must be 1 or more")),
    };
    ThreadPoolBuilder::new().num_threads(threads).build().map_err(|error| PyRuntimeError::new_err(error.to_string()))
}

/// More threads than this are started only if there are more cores.
const MAX_THREADS: usize = 16;
