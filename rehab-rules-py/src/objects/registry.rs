//! A registry's tables from Python, and their providers.

use crate::arguments::{Day, effects_of, language_of, pool_of, services_of};
use crate::arrow::csv_file::Batch;
use crate::arrow::format::TableFormat;
use crate::arrow::schema::check_columns;
use crate::errors::{arrow_error, file_error, input_error};
use crate::objects::files::{CsvSource, Format};
use crate::objects::provider::Provider;
use crate::objects::table::Table;
use crate::registry::audited::{audit, errors, malformed};
use crate::registry::build::{Built, Options, Wrong, build, load_snapshots};
use crate::registry::rows::{Meaning, Names, Rows, Words};
use crate::registry::shapes::TableName;
use crate::replay::found::Kept;
use crate::replay::result::{Tables, Which};
use arrow_array::RecordBatchReader;
use arrow_schema::Schema;
use chrono::NaiveDate;
use pyo3::exceptions::{PyKeyError, PyValueError};
use pyo3::prelude::*;
use pyo3::types::PyList;
use rehab_rules::calendar::in_range;
use rehab_rules::{ErrorCode, InputError, Language, Listing, Services};
use rehab_rules_capsule::stream_of;
use std::collections::{BTreeMap, HashMap};
use std::sync::Arc;

/// The meaning of one of the caller's words.
#[derive(FromPyObject)]
enum Meant {
    Flag(bool),
    Text(String),
}

/// The tables of a registry, read one after the other.
#[pyclass(module = "rehab_rules._core")]
pub(crate) struct RegistryTables {
    options: Options,
    services: Arc<Services>,
    words: Words,
    names: Names,
    tables: BTreeMap<TableName, Rows>,
    snapshots: Vec<Vec<u8>>,
}

#[pymethods]
impl RegistryTables {
    #[new]
    #[pyo3(signature = (*, as_of, provider, services, language, words))]
    fn new(
        py: Python<'_>,
        as_of: Day,
        provider: Option<String>,
        services: Option<&Bound<'_, PyAny>>,
        language: Option<&str>,
        words: HashMap<String, HashMap<String, Meant>>,
    ) -> PyResult<Self> {
        let language = language_of(language)?.unwrap_or(Language::En);
        if !in_range(as_of.0) {
            return Err(input_error(py, &InputError::at(ErrorCode::InvalidDate, "as_of")));
        }
        let meaning = |(word, meant)| match meant {
            Meant::Flag(flag) => (word, Meaning::Flag(flag)),
            Meant::Text(text) => (word, Meaning::Text(text)),
        };
        Ok(Self {
            options: Options { as_of: as_of.0, provider, language },
            services: Arc::new(services_of(services)?),
            words: words.into_iter().map(|(column, words)| (column, words.into_iter().map(meaning).collect())).collect(),
            names: Names::default(),
            tables: BTreeMap::new(),
            snapshots: Vec::new(),
        })
    }

    /// The columns that a table may have, by their names here; empty for an unknown table.
    #[staticmethod]
    fn columns(table: &str) -> Vec<&'static str> {
        TableName::from_word(table).map_or_else(Vec::new, |table| table.shape().iter().map(|shape| shape.name).collect())
    }

    /// Reads a table with Arrow's PyCapsule interface; `shared` maps the caller's column names to ours, for columns that the table has.
    /// Returns the names that it has.
    fn read_stream(
        &mut self,
        py: Python<'_>,
        table: &str,
        stream: &Bound<'_, PyAny>,
        format: &Format,
        shared: Vec<(String, String)>,
    ) -> PyResult<Vec<String>> {
        let table = table_of(table)?;
        let mut stream = stream_of(stream)?;
        let (format, used) = named(&format.0, shared, &stream.schema());
        check_columns(&stream.schema(), &format.names, &[]).map_err(arrow_error)?;
        let mut rows = Rows::begin(table, &stream.schema(), &format).map_err(arrow_error)?;
        while let Some(batch) = py.detach(|| stream.next()).transpose().map_err(arrow_error)? {
            py.detach(|| rows.read(&Batch::readable(batch), &format, &self.words, &mut self.names));
            py.check_signals()?;
        }
        self.tables.insert(table, rows);
        Ok(used)
    }

    /// Reads a delimited text file, by its path or open for reading; otherwise like `read_stream`.
    fn read_csv(
        &mut self,
        py: Python<'_>,
        table: &str,
        file: CsvSource,
        format: &Format,
        shared: Vec<(String, String)>,
    ) -> PyResult<Vec<String>> {
        let (table, source) = (table_of(table)?, file);
        let failed = |error| file_error(error, source.path());
        let known: Vec<String> = table.shape().iter().map(|shape| shape.name.to_owned()).collect();
        let names = [format.0.names.clone(), shared.clone()].concat();
        let mut file = py.detach(|| source.open(&names, &known)).map_err(failed)?;
        let (format, used) = named(&format.0, shared, file.schema());
        check_columns(file.schema(), &format.names, &[]).map_err(arrow_error)?;
        let mut rows = Rows::begin(table, file.schema(), &format).map_err(arrow_error)?;
        while let Some(batch) = py.detach(|| file.next()).transpose().map_err(failed)? {
            py.detach(|| rows.read(&batch, &format, &self.words, &mut self.names));
            py.check_signals()?;
        }
        self.tables.insert(table, rows);
        Ok(used)
    }

    /// Reads a snapshot, or rows in the same shape, as JSON.
    fn read_snapshot(&mut self, text: Vec<u8>) {
        self.snapshots.push(text);
    }

    /// Joins the tables; without any, the snapshots.
    #[pyo3(signature = (threads=None))]
    fn finish(&mut self, py: Python<'_>, threads: Option<i64>) -> PyResult<Registry> {
        let pool = pool_of(threads)?;
        let Self { options, services, names, tables, snapshots, .. } = self;
        let tables = std::mem::take(tables);
        let built = py.detach(|| {
            if tables.is_empty() {
                Ok(load_snapshots(snapshots, services, options, &pool))
            } else {
                build(&tables, names, services, options, &pool)
            }
        });
        let built = built.map_err(PyValueError::new_err)?;
        let ignored = tables.values().flat_map(|rows| rows.ignored.iter().map(|name| (rows.table.as_str(), name.clone())));
        let rows = tables.values().map(Rows::len).fold(snapshots.len(), usize::saturating_add);
        let Built { providers, wrong } = built;
        Ok(Registry { providers, wrong, services: Arc::clone(services), rows, ignored: ignored.collect(), as_of: options.as_of })
    }
}

/// The format with the shared names that the columns have, and these names.
fn named(format: &TableFormat, shared: Vec<(String, String)>, schema: &Schema) -> (TableFormat, Vec<String>) {
    let mut format = format.clone();
    let is_own = |name: &str| format.names.iter().any(|(theirs, _)| theirs == name);
    let there = |(theirs, _): &(String, String)| schema.column_with_name(theirs).is_some() && !is_own(theirs);
    let used: Vec<(String, String)> = shared.into_iter().filter(there).collect();
    let names = used.iter().map(|(theirs, _)| theirs.clone()).collect();
    format.names.extend(used);
    (format, names)
}

fn table_of(name: &str) -> PyResult<TableName> {
    TableName::from_word(name).ok_or_else(|| PyValueError::new_err(format!("a registry has no table `{name}`")))
}

/// The providers of a registry, read from its tables.
#[pyclass(module = "rehab_rules._core", frozen)]
pub(crate) struct Registry {
    providers: Vec<rehab_rules::Provider>,
    wrong: Vec<Wrong>,
    services: Arc<Services>,
    rows: usize,
    ignored: Vec<(&'static str, String)>,
    as_of: NaiveDate,
}

#[pymethods]
impl Registry {
    /// The date of the extract.
    #[getter]
    fn as_of(&self) -> NaiveDate {
        self.as_of
    }

    /// How many rows were read.
    #[getter]
    fn rows(&self) -> usize {
        self.rows
    }

    /// The unknown columns, each with its table.
    #[getter]
    fn ignored(&self) -> Vec<(&'static str, String)> {
        self.ignored.clone()
    }

    /// What the tables do not contain.
    #[getter]
    fn not_loaded(&self) -> Vec<&'static str> {
        let mut parts: Vec<_> = self.providers.iter().flat_map(|provider| provider.not_loaded().iter().copied()).collect();
        parts.sort_unstable();
        parts.dedup();
        parts.into_iter().map(|part| part.as_str()).collect()
    }

    /// The ids of the providers, in order.
    #[getter]
    fn providers(&self) -> Vec<&str> {
        self.providers.iter().map(rehab_rules::Provider::id).collect()
    }

    /// An independent copy of a provider. Raises KeyError for an unknown id.
    fn provider(&self, id: &str) -> PyResult<Provider> {
        let some = self.some(&[id.to_owned()])?;
        let one = some.into_iter().next().map(|provider| Provider::with(provider, &self.services));
        one.ok_or_else(|| PyKeyError::new_err(id.to_owned()))
    }

    /// The errors: table, row, provider, path, id, code, value, expected, message.
    fn errors(&self) -> PyResult<Table> {
        let (schema, batches) = errors(&self.wrong).map_err(arrow_error)?;
        Ok(Table::new(schema, batches))
    }

    /// The registry with only these providers and the errors of their rows. Raises KeyError for an unknown id.
    fn of(&self, providers: Vec<String>) -> PyResult<Self> {
        let (providers, wrong, ignored) = (self.some(&providers)?, self.wrong_of(&providers), self.ignored.clone());
        Ok(Self { providers, wrong, services: Arc::clone(&self.services), rows: self.rows, ignored, as_of: self.as_of })
    }

    /// An audit of all providers, with a result like that of a replay.
    #[pyo3(signature = (*, as_of, within, language, effects, threads))]
    fn audit(
        &self,
        py: Python<'_>,
        as_of: Day,
        within: Option<u32>,
        language: Option<&str>,
        effects: Vec<String>,
        threads: Option<i64>,
    ) -> PyResult<Audited> {
        if as_of.0 < self.as_of {
            return Err(input_error(py, &InputError::at(ErrorCode::OutOfOrder, "as_of")));
        }
        let kept = Kept { language: language_of(language)?, effects: effects_of(&effects)?, decisions: false };
        let pool = pool_of(threads)?;
        let audited = py.detach(|| audit(&self.providers, as_of.0, within, kept, &pool));
        let (is_broken, mut tables) = audited.map_err(arrow_error)?;
        tables.errors = malformed(&self.wrong).map_err(arrow_error)?;
        Ok(Audited { is_broken, rows: self.rows, tables })
    }

    /// What the public sees in the provider search on a date, for all providers.
    fn search<'py>(&self, py: Python<'py>, as_of: Day) -> PyResult<Bound<'py, PyList>> {
        let mut lines = Vec::new();
        for provider in &self.providers {
            let listings = provider.search(as_of.0).map_err(|error| input_error(py, &error))?;
            lines.extend(listings.iter().map(Listing::to_json));
        }
        crate::objects::provider::from_json(py, lines.into_iter())
    }

    /// The snapshots of all providers, one line of JSON per provider.
    fn snapshots(&self) -> String {
        self.providers.iter().map(rehab_rules::Provider::to_json).collect()
    }
}

impl Registry {
    /// The providers, by id.
    pub(crate) fn all(&self) -> &[rehab_rules::Provider] {
        &self.providers
    }

    /// The errors in the rows of these providers.
    fn wrong_of(&self, ids: &[String]) -> Vec<Wrong> {
        let is_theirs = |wrong: &&Wrong| wrong.provider.as_ref().is_some_and(|provider| ids.contains(provider));
        self.wrong.iter().filter(is_theirs).cloned().collect()
    }

    fn some(&self, ids: &[String]) -> PyResult<Vec<rehab_rules::Provider>> {
        let find = |id: &String| {
            let at = self.providers.binary_search_by(|provider| provider.id().cmp(id)).ok();
            let provider = at.and_then(|at| self.providers.get(at)).cloned();
            provider.ok_or_else(|| PyKeyError::new_err(format!("there is no provider `{id}`")))
        };
        let mut some = ids.iter().map(find).collect::<PyResult<Vec<_>>>()?;
        some.sort_by(|a, b| a.id().cmp(b.id()));
        Ok(some)
    }
}

/// The audit of a registry, with the interface of a finished replay.
#[pyclass(module = "rehab_rules._core", frozen)]
pub(crate) struct Audited {
    is_broken: bool,
    rows: usize,
    tables: Tables,
}

#[pymethods]
impl Audited {
    /// Whether anything is prohibited or violated, even if those findings are not kept.
    #[getter]
    fn is_broken(&self) -> bool {
        self.is_broken
    }

    /// How many rows were read.
    #[getter]
    fn rows(&self) -> usize {
        self.rows
    }

    /// One of the tables `findings`, `decisions` and `errors`, for any Arrow reader.
    fn table(&self, name: &str) -> PyResult<Table> {
        let which =
            Which::from_word(name).ok_or_else(|| PyValueError::new_err(format!("`{name}` is not a table of a result")))?;
        Ok(Table::new(which.schema(), self.tables.of(which).to_vec()))
    }
}
