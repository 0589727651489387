//! Python bindings: parse, call, convert. Strings are passed on as the core wrote them.

mod arguments;
mod arrow;
mod cases;
mod errors;
mod objects;
mod registry;
mod replay;
mod values;

use arguments::{language_of, services_of, text_of, word};
use chrono::NaiveDate;
use errors::{description_error, document_error, input_error, raise};
use pyo3::exceptions::{PyTypeError, PyValueError};
use pyo3::prelude::*;
use pyo3::pybacked::PyBackedBytes;
use pyo3::types::{PyDateTime, PyDict, PyTzInfoAccess};
use rehab_rules::service::{TEMPLATE, check_texts};
use rehab_rules::{ErrorCode, Language, ServiceDescription, Services, record::Record, rules::RULES_VERSION, source::DOCUMENTS};
use values::mapping::Given;

/// Keeps memory available between replays that are created and dropped with their threads.
#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

/// Bindings of the core; users import the package's own modules.
#[pymodule]
mod _core {
    #[pymodule_export]
    use super::errors::InputError;
    #[pymodule_export]
    use super::objects::cases::{changes_of, evaluate_cases, fact_columns};
    #[pymodule_export]
    use super::objects::decision::{Decision, Finding, kept_decision, kept_finding};
    #[pymodule_export]
    use super::objects::explanation::Explanation;
    #[pymodule_export]
    use super::objects::files::Format;
    #[pymodule_export]
    use super::objects::log_replay::LogReplay;
    #[pymodule_export]
    use super::objects::made_table::made_table;
    #[pymodule_export]
    use super::objects::provider::Provider;
    #[pymodule_export]
    use super::objects::registry::{Audited, Registry, RegistryTables};
    #[pymodule_export]
    use super::objects::row_lines::{RowLines, csv_lines, mapping_line, table_lines};
    #[pymodule_export]
    use super::objects::table::{Table, kept_table};
    #[pymodule_export]
    use super::objects::table_replay::TableReplay;
    #[pymodule_export]
    use super::{
        built_in_services, catalogue, check_json, check_services, check_text, coverage, day_in_finland, documents, labels, rows,
        rules_version, service_ids, service_template, superseded_service, verify,
    };
}

/// The version of the rules.
#[pyfunction]
fn rules_version() -> &'static str {
    RULES_VERSION
}

/// Every rule with its sources, one JSON object per line.
#[pyfunction]
fn catalogue(language: &str) -> PyResult<String> {
    Ok(rehab_rules::source::catalogue(word("language", language, Language::from_word)?))
}

/// The labels of actions, effects, fields and words, as one JSON object.
#[pyfunction]
fn labels(language: &str) -> PyResult<String> {
    Ok(rehab_rules::labels(word("language", language, Language::from_word)?))
}

/// Every statement of the sources and how it is covered, one JSON object per line.
#[pyfunction]
fn coverage(language: &str) -> PyResult<String> {
    Ok(rehab_rules::source::coverage(word("language", language, Language::from_word)?))
}

/// The findings about a record, one JSON object per line.
#[pyfunction]
#[pyo3(signature = (record, *, services=None, language=None))]
fn check_text(py: Python<'_>, record: &[u8], services: Option<&Bound<'_, PyAny>>, language: Option<&str>) -> PyResult<String> {
    let (services, language) = (services_of(services)?, language_of(language)?);
    rehab_rules::record::check_text(record, &services, language).map_err(|error| input_error(py, &error))
}

/// The findings about a record (a mapping or its JSON text) and its summary, as one JSON object.
#[pyfunction]
#[pyo3(signature = (record, *, services=None, language=None))]
fn check_json(
    py: Python<'_>,
    record: &Bound<'_, PyAny>,
    services: Option<&Bound<'_, PyAny>>,
    language: Option<&str>,
) -> PyResult<String> {
    let (services, language) = (services_of(services)?, language_of(language)?);
    let checked = match text_of(record)? {
        Some(text) => rehab_rules::record::check_json(text, &services, language),
        None => Record::read(&Given::whole_value(record)).and_then(|record| record.check_to_json(&services, language)),
    };
    checked.map_err(|error| input_error(py, &error))
}

/// The date in Finland at a moment: a datetime with a time zone, or seconds since 1970-01-01 in UTC. Use it on a server whose clock runs
/// in UTC. Summer time follows the EU rules, from 1981.
#[pyfunction]
fn day_in_finland(moment: &Bound<'_, PyAny>) -> PyResult<NaiveDate> {
    let seconds: f64 = match moment.cast::<PyDateTime>() {
        Ok(moment) if moment.get_tzinfo().is_none() => {
            return Err(PyTypeError::new_err("a datetime must have a time zone: datetime.now(timezone.utc)"));
        }
        Ok(moment) => moment.call_method0("timestamp")?.extract()?,
        Err(_) => moment.extract()?,
    };
    #[expect(clippy::cast_possible_truncation, reason = "a number out of range is also outside the dates of input")]
    let day = rehab_rules::calendar::day_in_finland(seconds.floor() as i64).filter(|_| seconds.is_finite());
    day.ok_or_else(|| PyValueError::new_err("the moment is outside 1900-01-01 to 2199-12-31"))
}

/// Evaluates the facts of a receipt again; nothing else is needed. Returns a dict of `holds` and `differences`, each with `what`
/// (`digest`, `description`, `rules_version`, `allowed`, `finding_gone`, `finding_new`), `then` and `now`. The receipt is JSON as text,
/// bytes or a dict.
///
/// Raises InputError for an invalid receipt, with the path in `.field`.
#[pyfunction]
fn verify<'py>(py: Python<'py>, receipt: &Bound<'py, PyAny>) -> PyResult<Bound<'py, PyDict>> {
    let verified = match text_of(receipt)? {
        Some(text) => rehab_rules::receipt::verify(text),
        None => {
            let text: String = py.import("json")?.call_method1("dumps", (receipt,))?.extract()?;
            rehab_rules::receipt::verify(text)
        }
    };
    let verified = verified.map_err(|error| input_error(py, &error))?;
    Ok(objects::provider::loaded(py, &verified.to_json())?.cast_into()?)
}

/// The built-in service descriptions, as JSON.
#[pyfunction]
fn built_in_services() -> Vec<&'static str> {
    rehab_rules::service::BUILT_IN.to_vec()
}

/// The ids of the service descriptions in a JSON text.
#[pyfunction]
fn service_ids(py: Python<'_>, text: &[u8]) -> PyResult<Vec<String>> {
    if let Some(error) = check_texts(&[text]).errors().first() {
        return Err(document_error(py, error));
    }
    let descriptions = ServiceDescription::read_all(text).map_err(|error| description_error(py, text, &error))?;
    Ok(descriptions.iter().map(|description| description.id.to_string()).collect())
}

/// The errors in service descriptions, and the warnings about probably unintended values: for each the index of its text, whether it is
/// an error, and its content as one JSON object.
#[pyfunction]
fn check_services(texts: Vec<PyBackedBytes>, language: &str) -> PyResult<Vec<(usize, bool, String)>> {
    let language = word("language", language, Language::from_word)?;
    let checked = check_texts(&texts);
    let errors = checked.errors().iter().map(|error| (error.text(), true, error.to_json(language)));
    let warnings = checked.warnings().iter().map(|warning| (warning.text(), false, warning.to_json(language)));
    Ok(errors.chain(warnings).collect())
}

/// A template for a custom service description, as JSON: every key, with an example value.
#[pyfunction]
fn service_template() -> &'static str {
    TEMPLATE
}

/// The versions of a service as JSON, with one added: the version in force before ends the day before the new one begins.
#[pyfunction]
fn superseded_service(py: Python<'_>, text: &[u8], by: &[u8]) -> PyResult<Vec<String>> {
    let read = |text: &[u8]| ServiceDescription::read_all(text).map_err(|error| description_error(py, text, &error));
    let id = |descriptions: &[ServiceDescription]| descriptions.first().map(|description| description.id.clone());
    let (versions, newer) = (read(text)?, read(by)?);
    if versions.iter().chain(&newer).any(|description| Some(&description.id) != id(&versions).as_ref()) {
        let message = "a version can supersede only a version of the same service: `id` must be the same".to_owned();
        return Err(raise(py, message, ErrorCode::InvalidValue, Some("id")));
    }
    let services = Services::only(versions).and_then(|services| newer.into_iter().try_fold(services, Services::superseded_by));
    Ok(services.map_err(|error| input_error(py, &error))?.iter().map(ServiceDescription::to_json).collect())
}

/// The source rows that a rule cites, for example `K20-40`; empty for an unknown rule.
#[pyfunction]
fn rows(rule: &str) -> Vec<&'static str> {
    rehab_rules::rules::find(rule).map_or_else(Vec::new, |rule| rule.basis.rows.to_vec())
}

/// The documents that rows are cited from: the prefix of their row ids, the file, and the title in a language.
#[pyfunction]
fn documents(language: &str) -> PyResult<Vec<(&'static str, &'static str, &'static str)>> {
    let language = word("language", language, Language::from_word)?;
    Ok(DOCUMENTS.iter().map(|document| (document.rows, document.file, document.title.get(language))).collect())
}
