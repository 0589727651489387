//! Python bindings: parse, call, convert. Texts pass through as the core wrote them.

mod cases;
mod columns;
mod csv_file;
mod found;
mod json_rows;
mod mapping;
mod plain;
mod provider;
mod result;
mod schema;
mod table;
mod texts;

use chrono::NaiveDate;
use pyo3::create_exception;
use pyo3::exceptions::{PyTypeError, PyValueError};
use pyo3::prelude::*;
use pyo3::types::{PyBytes, PyDateTime, PyString};
use rehab_rules::rules::RULES;
use rehab_rules::{
    DOCUMENTS, Effect, Effects, ErrorCode, Language, Mode, RULES_VERSION, Replay, ReplayText, ServiceDescription, Services, Shown,
};

/// Also between replays that come and go with their threads, memory stays at hand.
#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

create_exception!(
    rehab_rules,
    InputError,
    PyValueError,
    "Malformed input. `code` is stable, `field` is the path of the field or None, `line` the line of a log or None."
);

/// Bindings of the core; the package's own modules are what people import.
#[pymodule]
mod _core {
    #[pymodule_export]
    use super::cases::{changes_of, evaluate_cases, fact_columns};
    #[pymodule_export]
    use super::json_rows::{RowLines, csv_lines, table_lines};
    #[pymodule_export]
    use super::provider::{Decision, Finding, Provider};
    #[pymodule_export]
    use super::table::{Table, TableReplay};
    #[pymodule_export]
    use super::{
        InputError, LogReplay, built_in_services, catalogue, check_json, check_text, coverage, documents, rows, rules_version,
        service_ids,
    };
}

/// The name of the set of rules.
#[pyfunction]
fn rules_version() -> &'static str {
    RULES_VERSION
}

/// Every rule with all that it rests on, one JSON object a line.
#[pyfunction]
fn catalogue(language: &str) -> PyResult<String> {
    Ok(rehab_rules::catalogue(word("language", language, Language::from_word)?))
}

/// Every statement of the sources and what it becomes, one JSON object a line.
#[pyfunction]
fn coverage(language: &str) -> PyResult<String> {
    Ok(rehab_rules::coverage(word("language", language, Language::from_word)?))
}

/// The findings about a record, one JSON object a line.
#[pyfunction]
#[pyo3(signature = (record, *, services=None, language=None))]
fn check_text(py: Python<'_>, record: &[u8], services: Option<&Bound<'_, PyAny>>, language: Option<&str>) -> PyResult<String> {
    let (services, language) = record_options(services, language)?;
    rehab_rules::check_text(record, &services, language).map_err(|error| input_error(py, &error))
}

/// The findings about a record and its summary, as one JSON object.
#[pyfunction]
#[pyo3(signature = (record, *, services=None, language=None))]
fn check_json(py: Python<'_>, record: &[u8], services: Option<&Bound<'_, PyAny>>, language: Option<&str>) -> PyResult<String> {
    let (services, language) = record_options(services, language)?;
    rehab_rules::check_json(record, &services, language).map_err(|error| input_error(py, &error))
}

fn record_options(services: Option<&Bound<'_, PyAny>>, language: Option<&str>) -> PyResult<(Services, Option<Language>)> {
    Ok((services_of(services)?, language_of(language)?))
}

/// The service descriptions that ship with the library, in JSON.
#[pyfunction]
fn built_in_services() -> Vec<&'static str> {
    rehab_rules::BUILT_IN.to_vec()
}

/// The ids of the service descriptions in a text.
#[pyfunction]
fn service_ids(py: Python<'_>, text: &[u8]) -> PyResult<Vec<String>> {
    let descriptions = ServiceDescription::read_all(text).map_err(|error| input_error(py, &error))?;
    let ids = descriptions.iter().map(|description| description.id.to_string()).collect();
    Services::with(descriptions).map_err(|error| input_error(py, &error))?;
    Ok(ids)
}

/// The source rows that a rule cites, for example `K20-40`; none for a rule that does not exist.
#[pyfunction]
fn rows(rule: &str) -> Vec<&'static str> {
    RULES.iter().find(|known| known.id == rule).map_or_else(Vec::new, |rule| rule.basis.rows.to_vec())
}

/// The documents that rows are cited from: what ids of rows begin with, the file, and the title in a language.
#[pyfunction]
fn documents(language: &str) -> PyResult<Vec<(&'static str, &'static str, &'static str)>> {
    let language = word("language", language, Language::from_word)?;
    Ok(DOCUMENTS.iter().map(|document| (document.rows, document.file, document.title.get(language))).collect())
}

/// A log as it is judged, fed in pieces of any size; each call gives the contract's lines that it completed.
#[pyclass(module = "rehab_rules._core")]
struct LogReplay {
    replay: ReplayText,
    out: String,
}

#[pymethods]
impl LogReplay {
    #[new]
    #[pyo3(signature = (*, mode="enforce", services=None, language=None, effects=Vec::new(), as_of=None, within=None, remedies=false, until=None))]
    #[expect(clippy::too_many_arguments, reason = "keyword arguments of Python")]
    fn new(
        mode: &str,
        services: Option<&Bound<'_, PyAny>>,
        language: Option<&str>,
        effects: Vec<String>,
        as_of: Option<Day>,
        within: Option<u32>,
        remedies: bool,
        until: Option<Day>,
    ) -> PyResult<Self> {
        let mode = word("mode", mode, Mode::from_word)?;
        let shown = Shown { language: language_of(language)?, within, remedies, effects: effects_of(&effects)? };
        let replay = Replay::new(services_of(services)?, mode);
        let replay = match as_of {
            Some(Day(day)) => replay.auditing(day),
            None => replay,
        };
        let replay = match until {
            Some(Day(day)) => replay.until(day),
            None => replay,
        };
        Ok(Self { replay: ReplayText::new(replay, shown), out: String::new() })
    }

    /// Reads a piece of the log.
    fn feed(&mut self, py: Python<'_>, piece: &[u8]) -> String {
        py.detach(|| self.replay.feed(piece, &mut self.out));
        std::mem::take(&mut self.out)
    }

    /// Reads the last line when its end is missing.
    fn finish(&mut self) -> String {
        self.replay.finish(&mut self.out);
        std::mem::take(&mut self.out)
    }

    /// Reads one line under its own number: for logs that are not read in the order of their lines.
    fn read(&mut self, number: u64, line: &[u8]) -> String {
        self.replay.read(number, line, &mut self.out);
        std::mem::take(&mut self.out)
    }

    /// What the provider search shows on the day given as `until`, one course a line.
    fn search(&mut self, py: Python<'_>) -> String {
        py.detach(|| self.replay.write_search(&mut self.out));
        std::mem::take(&mut self.out)
    }

    /// Every provider as it stands now, or stood on the day given as `until`: a snapshot a line, by provider.
    fn snapshots(&self) -> String {
        self.replay.replay().providers().iter().map(|provider| provider.snapshot()).collect()
    }

    /// The findings of the audit asked for with `as_of`, one a line.
    fn audit(&mut self, py: Python<'_>) -> String {
        py.detach(|| self.replay.write_audit(&mut self.out));
        std::mem::take(&mut self.out)
    }
}

/// A day as Python gives it: a `date`. A moment is none, although a `datetime` is a `date` there.
pub(crate) struct Day(NaiveDate);

impl FromPyObject<'_, '_> for Day {
    type Error = PyErr;

    fn extract(given: Borrowed<'_, '_, PyAny>) -> PyResult<Self> {
        if given.is_instance_of::<PyDateTime>() {
            return Err(PyTypeError::new_err("a day is a datetime.date, not a datetime"));
        }
        given.extract().map(Self)
    }
}

impl From<Day> for NaiveDate {
    fn from(day: Day) -> Self {
        day.0
    }
}

/// Service descriptions as Python gives them: texts, bytes, or what has its text as `json`.
fn services_of(services: Option<&Bound<'_, PyAny>>) -> PyResult<Services> {
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
fn language_of(language: Option<&str>) -> PyResult<Option<Language>> {
    language.map(|language| word("language", language, Language::from_word)).transpose()
}

/// The effects asked for; all when none is.
fn effects_of(effects: &[String]) -> PyResult<Effects> {
    let with = |chosen: Effects, effect: &String| Ok(chosen.with(word("effect", effect, Effect::from_word)?));
    effects.iter().try_fold(Effects::ALL, with)
}

fn word<T>(argument: &str, word: &str, from_word: fn(&str) -> Option<T>) -> PyResult<T> {
    from_word(word).ok_or_else(|| PyValueError::new_err(format!("`{word}` is no {argument}")))
}

fn input_error(py: Python<'_>, error: &rehab_rules::InputError) -> PyErr {
    raise(py, error.to_string(), error.code(), error.field())
}

fn raise(py: Python<'_>, message: String, code: ErrorCode, field: Option<&str>) -> PyErr {
    raise_at(py, message, code, field, None)
}

/// The same with the number of a line or row.
fn raise_at(py: Python<'_>, message: String, code: ErrorCode, field: Option<&str>, line: Option<usize>) -> PyErr {
    let raised = InputError::new_err(message);
    let value = raised.value(py);
    let set = || {
        value.setattr("code", code.as_str())?;
        value.setattr("field", field)?;
        value.setattr("line", line)
    };
    match set() {
        Ok(()) => raised,
        Err(failed) => failed,
    }
}
