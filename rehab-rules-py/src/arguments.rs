//! What is asked for, as Python gives it: days, words, service descriptions, threads.

use crate::errors::input_error;
use chrono::NaiveDate;
use pyo3::exceptions::{PyRuntimeError, PyTypeError, PyValueError};
use pyo3::prelude::*;
use pyo3::types::{PyBytes, PyDateTime, PyString};
use rayon::{ThreadPool, ThreadPoolBuilder};
use rehab_rules::{Effect, Language, ServiceDescription, Services, log::Effects};
use std::num::NonZero;
use std::thread;

/// A day as Python gives it: a `date`. A moment is none, although a `datetime` is a `date` there.
pub(crate) struct Day(pub(crate) NaiveDate);

impl FromPyObject<'_, '_> for Day {
    type Error = PyErr;

    fn extract(given: Borrowed<'_, '_, PyAny>) -> PyResult<Self> {
        if given.is_instance_of::<PyDateTime>() {
            return Err(PyTypeError::new_err("a day is a datetime.date, not a datetime"));
        }
        given.extract().map(Self)
    }
}

/// Service descriptions as Python gives them: texts, bytes, or what has its text as `json`.
pub(crate) fn services_of(services: Option<&Bound<'_, PyAny>>) -> PyResult<Services> {
    let Some(services) = services else { return Ok(Services::built_in()) };
    // A text would be taken for its letters.
    if json_of(services)?.is_some() {
        return Err(PyTypeError::new_err("`services` is a list of service descriptions, not one: put it into a list"));
    }
    let mut texts: Vec<Vec<u8>> = Vec::new();
    for service in services.try_iter()? {
        let service = service?;
        let Some(text) = json_of(&service)? else {
            let message = format!(
                "a service description is a ServiceDescription or its JSON text, not a {}; json.dumps makes the text of a dict",
                service.get_type().name()?
            );
            return Err(PyTypeError::new_err(message));
        };
        texts.push(text);
    }
    read_services(services.py(), &texts)
}

/// The text of one service description; `None` for what is none.
fn json_of(service: &Bound<'_, PyAny>) -> PyResult<Option<Vec<u8>>> {
    let service = if service.hasattr("json")? { &service.getattr("json")? } else { service };
    if let Ok(text) = service.cast::<PyString>() {
        return Ok(Some(text.to_str()?.as_bytes().to_vec()));
    }
    Ok(service.cast::<PyBytes>().ok().map(|bytes| bytes.as_bytes().to_vec()))
}

fn read_services(py: Python<'_>, files: &[Vec<u8>]) -> PyResult<Services> {
    let mut descriptions = Vec::new();
    for file in files {
        descriptions.extend(ServiceDescription::read_all(file).map_err(|error| input_error(py, &error))?);
    }
    Services::with(descriptions).map_err(|error| input_error(py, &error))
}

/// The language asked for, if one is.
pub(crate) fn language_of(language: Option<&str>) -> PyResult<Option<Language>> {
    language.map(|language| word("language", language, Language::from_word)).transpose()
}

/// The effects asked for; all when none is.
pub(crate) fn effects_of(effects: &[String]) -> PyResult<Effects> {
    let with = |chosen: Effects, effect: &String| Ok(chosen.with(word("effect", effect, Effect::from_word)?));
    effects.iter().try_fold(Effects::ALL, with)
}

/// One of a closed set of words.
pub(crate) fn word<T>(argument: &str, word: &str, from_word: fn(&str) -> Option<T>) -> PyResult<T> {
    from_word(word).ok_or_else(|| PyValueError::new_err(format!("`{word}` is no {argument}")))
}

/// So many threads, for as long as they are needed: as many as there are cores without a number, and never so many that most of them
/// wait.
pub(crate) fn pool_of(asked: Option<i64>) -> PyResult<ThreadPool> {
    let cores = thread::available_parallelism().map_or(1, NonZero::get);
    let threads = match asked.map(usize::try_from) {
        None => cores,
        Some(Ok(threads)) if threads != 0 => threads.min(cores.max(MAX_THREADS)),
        _ => return Err(PyValueError::new_err("`threads` is a number from 1")),
    };
    ThreadPoolBuilder::new().num_threads(threads).build().map_err(|error| PyRuntimeError::new_err(error.to_string()))
}

/// More threads than this are begun only where there are more cores.
const MAX_THREADS: usize = 16;
