//! A provider's state and its decisions as Python's objects.

use crate::arguments::{Day, language_of, services_of, word};
use crate::errors::input_error;
use crate::objects::mapping::Mapping;
use chrono::NaiveDate;
use pyo3::IntoPyObjectExt;
use pyo3::exceptions::PyValueError;
use pyo3::prelude::*;
use pyo3::types::{PyDict, PyList, PyString};
use rehab_rules::{Action, Effect, Language, Listing, Mode, form::FormOptions, input::read_action, rules::Value};
use std::sync::Arc;

/// One service provider: its courses, clients and capacity, as events have left them.
///
/// >>> from datetime import date
/// >>> provider = Provider("P1")
/// >>> declare = {"action": "declare_capacity", "service": "kela.family-carers", "year": 2026, "places": 24}
/// >>> provider.apply(declare, date(2026, 1, 2)).allowed
/// True
///
/// `services` are service descriptions of your own, beside the built-in ones. An action is an event of a log without `on` and
/// `provider`; the day is a `datetime.date`. Raises InputError for an id that is empty or longer than 200 characters, and for a
/// wrong service description.
#[pyclass(module = "rehab_rules", name = "Provider")]
pub(crate) struct Provider(rehab_rules::Provider);

#[pymethods]
impl Provider {
    #[new]
    #[pyo3(signature = (id, *, services=None))]
    fn new(py: Python<'_>, id: &str, services: Option<&Bound<'_, PyAny>>) -> PyResult<Self> {
        rehab_rules::Provider::new(id, services_of(services)?).map(Self).map_err(|error| input_error(py, &error))
    }

    /// A provider as `snapshot` or a registry's rows describe it. Raises InputError for a wrong one.
    #[staticmethod]
    #[pyo3(signature = (snapshot, *, services=None))]
    fn from_snapshot(py: Python<'_>, snapshot: &str, services: Option<&Bound<'_, PyAny>>) -> PyResult<Self> {
        rehab_rules::Provider::from_json(snapshot.as_bytes(), services_of(services)?)
            .map(Self)
            .map_err(|error| input_error(py, &error))
    }

    /// The provider's id.
    #[getter]
    fn id(&self) -> &str {
        self.0.id()
    }

    /// The day of the last event that was carried out; None before there is one.
    #[getter]
    fn last_on(&self) -> Option<NaiveDate> {
        self.0.last_on()
    }

    /// Judges an action on a day, and changes nothing.
    ///
    /// Raises InputError for a malformed action, with `.code` and `.field`: `out_of_order` for a day before the last event.
    fn evaluate(&self, py: Python<'_>, action: &Bound<'_, PyAny>, on: Day) -> PyResult<Decision> {
        let fields = Mapping::of(action)?;
        let decision = read_action(&fields).and_then(|action| self.0.evaluate(&action, on.0));
        decision.map(Decision::of).map_err(|error| input_error(py, &error))
    }

    /// Judges an action on a day, and carries it out when it is allowed; in the mode "observe", in any case.
    ///
    /// Raises InputError for a malformed action, which changes nothing.
    #[pyo3(signature = (action, on, *, mode="enforce"))]
    fn apply(&mut self, py: Python<'_>, action: &Bound<'_, PyAny>, on: Day, mode: &str) -> PyResult<Decision> {
        let mode = word("mode", mode, Mode::from_word)?;
        let fields = Mapping::of(action)?;
        let decision = read_action(&fields).and_then(|action| self.0.apply(&action, on.0, mode));
        decision.map(Decision::of).map_err(|error| input_error(py, &error))
    }

    /// The actions that would remove a prohibition found about an action, each allowed on that day; none when there is none.
    ///
    /// Another prohibition of the same action can remain. Raises InputError for a malformed action.
    fn remedies<'py>(
        &self,
        py: Python<'py>,
        action: &Bound<'_, PyAny>,
        on: Day,
        finding: &Finding,
    ) -> PyResult<Bound<'py, PyList>> {
        let fields = Mapping::of(action)?;
        let action = read_action(&fields).map_err(|error| input_error(py, &error))?;
        let remedies = finding.with(|finding| self.0.remedies(&action, on.0, &finding))?;
        from_json(py, remedies.iter().map(Action::to_json))
    }

    /// Checks an action while it is filled in: every field may be missing, half typed or wrong, and none of that raises.
    ///
    /// `fields` are the action's, as inputs give them (a text may stand for a number or a day), and `on`, the day on which it is to be
    /// done. `bounds` are the paths of the fields whose working values are wanted, all without it; `window` is the first and the last
    /// day among which days are looked for, a year before `on` to two years after it without one.
    ///
    /// Gives a dict: `allowed` (None while it is open), `missing` (paths, the most decisive first), `findings` (each with `message`
    /// and the `paths` of its fields), `errors` (`code`, `field`, `message`) and `bounds` (by path: `min` and `max`, `options`, or
    /// runs of `days`, and `none`, what prohibits every value, where none works); days are texts.
    #[pyo3(signature = (action, fields, language="en", *, bounds=None, window=None))]
    fn check_form<'py>(
        &self,
        py: Python<'py>,
        action: &str,
        fields: &Bound<'_, PyAny>,
        language: &str,
        bounds: Option<Vec<String>>,
        window: Option<(Day, Day)>,
    ) -> PyResult<Bound<'py, PyDict>> {
        let language = word("language", language, Language::from_word)?;
        let bounds: Option<Vec<&str>> = bounds.as_ref().map(|paths| paths.iter().map(String::as_str).collect());
        let window = window.map(|(first, last)| (first.0, last.0));
        if window.is_some_and(|(first, last)| last < first) {
            return Err(PyValueError::new_err("`window` ends before it begins"));
        }
        let typed = Mapping::of(fields)?.typed();
        let mut options = FormOptions::default();
        (options.bounds, options.window) = (bounds.as_deref(), window);
        let form = self.0.check_form(action, &typed, &options);
        Ok(loaded(py, &form.to_json(language))?.cast_into()?)
    }

    /// What is due, missing or broken on a day: by service, course and client, then as in a decision. Raises InputError for a day
    /// before the last event: how things stood then is not known.
    fn audit<'py>(&self, py: Python<'py>, as_of: Day) -> PyResult<Bound<'py, PyList>> {
        Decision::of(self.0.audit(as_of.0).map_err(|error| input_error(py, &error))?).findings(py)
    }

    /// What the public sees in the provider search on a day: published courses with their free places. Raises InputError for a day
    /// before the last event.
    fn search<'py>(&self, py: Python<'py>, as_of: Day) -> PyResult<Bound<'py, PyList>> {
        let listings = self.0.search(as_of.0).map_err(|error| input_error(py, &error))?;
        from_json(py, listings.iter().map(Listing::to_json))
    }

    /// The state as JSON, for `from_snapshot`; its schema is docs/schemas/snapshot.schema.json.
    fn snapshot(&self) -> String {
        self.0.to_json()
    }
}

/// Texts of JSON as a list of what they say.
fn from_json(py: Python<'_>, texts: impl Iterator<Item = String>) -> PyResult<Bound<'_, PyList>> {
    PyList::new(py, texts.map(|text| loaded(py, &text)).collect::<PyResult<Vec<_>>>()?)
}

/// A text of JSON as what it says.
fn loaded<'py>(py: Python<'py>, json: &str) -> PyResult<Bound<'py, PyAny>> {
    py.import("json")?.call_method1("loads", (json,))
}

/// What the engine answers: whether the action is allowed, and what the rules found. It does not change.
#[pyclass(module = "rehab_rules", name = "Decision", frozen)]
pub(crate) struct Decision {
    decision: Arc<rehab_rules::Decision>,
    allowed: bool,
}

impl Decision {
    fn of(decision: rehab_rules::Decision) -> Self {
        Self { allowed: decision.allowed(), decision: Arc::new(decision) }
    }
}

#[pymethods]
impl Decision {
    /// Whether no rule prohibits the action.
    #[getter]
    fn allowed(&self) -> bool {
        self.allowed
    }

    /// Whether nothing is undetermined: no fact is missing, and the sources leave nothing open.
    #[getter]
    fn is_clear(&self) -> bool {
        self.decision.is_clear()
    }

    /// What the rules found, the gravest first.
    #[getter]
    fn findings<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyList>> {
        let finding = |place| Finding { decision: Arc::clone(&self.decision), place };
        PyList::new(
            py,
            (0..self.decision.findings().len())
                .map(finding)
                .map(|finding| finding.into_bound_py_any(py))
                .collect::<PyResult<Vec<_>>>()?,
        )
    }

    /// `allowed` and `findings` as in a line of the contract; with a language each finding has a message.
    #[pyo3(signature = (language=None))]
    fn to_json(&self, language: Option<&str>) -> PyResult<String> {
        Ok(self.decision.to_json(language_of(language)?))
    }

    /// What `to_json` tells, as a dict; days are texts.
    #[pyo3(signature = (language=None))]
    fn to_dict<'py>(&self, py: Python<'py>, language: Option<&str>) -> PyResult<Bound<'py, PyAny>> {
        loaded(py, &self.to_json(language)?)
    }

    fn __repr__(&self) -> String {
        let rules: Vec<&str> = self.decision.findings().map(|finding| finding.rule.id).collect();
        format!("Decision(allowed={}, findings=[{}])", if self.allowed { "True" } else { "False" }, rules.join(", "))
    }

    fn __eq__(&self, other: &Self) -> bool {
        self.decision.to_json(None) == other.decision.to_json(None)
    }

    fn __hash__(&self) -> u64 {
        use std::hash::{DefaultHasher, Hash, Hasher};
        let mut hasher = DefaultHasher::new();
        self.decision.to_json(None).hash(&mut hasher);
        hasher.finish()
    }
}

/// What one rule says.
#[pyclass(module = "rehab_rules", name = "Finding", frozen)]
pub(crate) struct Finding {
    decision: Arc<rehab_rules::Decision>,
    place: usize,
}

impl Finding {
    fn with<T>(&self, read: impl FnOnce(rehab_rules::FindingView<'_>) -> T) -> PyResult<T> {
        let finding = self.decision.findings().nth(self.place);
        finding.map(read).ok_or_else(|| pyo3::exceptions::PyIndexError::new_err("the decision has no such finding"))
    }
}

#[pymethods]
impl Finding {
    /// The rule's id, for `rule`.
    #[getter]
    fn rule(&self) -> PyResult<&'static str> {
        self.with(|finding| finding.rule.id)
    }

    /// Prohibition, violation, undetermined, obligation, right, recommendation, unregulated or notice.
    #[getter]
    fn effect(&self) -> PyResult<&'static str> {
        self.with(|finding| Effect::as_str(finding.effect))
    }

    /// The course it is about.
    #[getter]
    fn course<'py>(&self, py: Python<'py>) -> PyResult<Option<Bound<'py, PyString>>> {
        self.with(|finding| finding.course.map(|course| PyString::new(py, course)))
    }

    /// The client it is about.
    #[getter]
    fn client<'py>(&self, py: Python<'py>) -> PyResult<Option<Bound<'py, PyString>>> {
        self.with(|finding| finding.client.map(|client| PyString::new(py, client)))
    }

    /// The last day on which it is in time.
    #[getter]
    fn due(&self) -> PyResult<Option<NaiveDate>> {
        self.with(|finding| finding.due)
    }

    /// The compared figures by name; days are dates.
    #[getter]
    fn values<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyDict>> {
        self.with(|finding| {
            let values = PyDict::new(py);
            for (name, value) in finding.values.iter() {
                match value {
                    Value::Number(number) => values.set_item(name, number),
                    Value::Day(day) => values.set_item(name, day),
                    Value::Word(word) => values.set_item(name, word.code),
                    Value::Words(words) => values.set_item(name, words.iter().map(|word| word.code).collect::<Vec<_>>()),
                    Value::Text => values.set_item(name, finding.values.texts().first().map(AsRef::<str>::as_ref)),
                    Value::Texts => {
                        values.set_item(name, finding.values.texts().iter().map(AsRef::<str>::as_ref).collect::<Vec<_>>())
                    }
                    Value::Numbers => values.set_item(name, finding.values.numbers()),
                }?;
            }
            Ok(values)
        })?
    }

    /// The finding in words.
    #[pyo3(signature = (language="en"))]
    fn message(&self, language: &str) -> PyResult<String> {
        let language = word("language", language, Language::from_word)?;
        self.with(|finding| finding.message(language))
    }

    fn __repr__(&self) -> PyResult<String> {
        self.with(|finding| {
            let about = [("course", finding.course), ("client", finding.client)];
            let about: String = about.iter().filter_map(|(name, id)| id.map(|id| format!(", {name}={id:?}"))).collect();
            let due = finding.due.map_or_else(String::new, |due| format!(", due={due}"));
            let mut values = String::new();
            finding.values.write_json(&mut values);
            format!("Finding({:?}, {:?}{about}{due}, values={values})", finding.rule.id, finding.effect.as_str())
        })
    }
}
