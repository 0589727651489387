//! A provider's state as a Python object.

use crate::arguments::{Day, Text, language_of, services_of, text_of, word};
use crate::errors::{input_error, raise};
use crate::objects::decision::{Decision, Finding};
use crate::objects::explanation::Explanation;
use crate::values::mapping::{Given, Mapping, action_error};
use chrono::NaiveDate;
use pyo3::exceptions::PyValueError;
use pyo3::prelude::*;
use pyo3::types::{PyDict, PyList, PyString};
use rehab_rules::{
    Action, InputError, Language, Listing, Mode, ServiceDescription, Services,
    form::{FormOptions, Subject},
    input::read_action,
};
use std::sync::{Arc, PoisonError, RwLock, RwLockReadGuard, RwLockWriteGuard};

/// One service provider: its courses, clients and capacity after the events applied to it.
///
/// >>> from datetime import date
/// >>> provider = Provider("P1")
/// >>> declare = {"action": "declare_capacity", "service": "kela.family-carers", "year": 2026, "places": 24}
/// >>> provider.apply(declare, date(2026, 1, 2)).allowed
/// True
///
/// `services` are custom service descriptions, in addition to the built-in ones. An action is an event of a log without `on` and
/// `provider`; dates are `datetime.date`. Raises InputError for an id that is empty or longer than 200 characters, and for an invalid
/// service description.
#[pyclass(module = "rehab_rules", name = "Provider", frozen)]
pub(crate) struct Provider {
    /// Threads take turns. No Python code runs while one holds the lock, so that threads cannot deadlock.
    state: RwLock<rehab_rules::Provider>,
    services: Arc<Services>,
}

impl Provider {
    fn of(provider: Result<rehab_rules::Provider, InputError>, services: Arc<Services>, py: Python<'_>) -> PyResult<Self> {
        let state = RwLock::new(provider.map_err(|error| input_error(py, &error))?);
        Ok(Self { state, services })
    }

    /// A provider that was loaded in another way.
    pub(crate) fn with(provider: rehab_rules::Provider, services: &Arc<Services>) -> Self {
        Self { state: RwLock::new(provider), services: Arc::clone(services) }
    }

    fn read(&self) -> RwLockReadGuard<'_, rehab_rules::Provider> {
        self.state.read().unwrap_or_else(PoisonError::into_inner)
    }

    fn write(&self) -> RwLockWriteGuard<'_, rehab_rules::Provider> {
        self.state.write().unwrap_or_else(PoisonError::into_inner)
    }
}

#[pymethods]
impl Provider {
    #[new]
    #[pyo3(signature = (id, *, services=None))]
    fn new(py: Python<'_>, id: &Bound<'_, PyString>, services: Option<&Bound<'_, PyAny>>) -> PyResult<Self> {
        let services = Arc::new(services_of(services)?);
        // An unpaired surrogate is not valid text, and not a valid id.
        let id = id.to_str().unwrap_or_default();
        Self::of(rehab_rules::Provider::new(id, Arc::clone(&services)), services, py)
    }

    /// A provider from a snapshot, or from a registry's rows in the same shape: a dict, or JSON as text or bytes. Raises InputError if it is
    /// invalid.
    #[staticmethod]
    #[pyo3(signature = (snapshot, *, services=None))]
    fn from_snapshot(py: Python<'_>, snapshot: &Bound<'_, PyAny>, services: Option<&Bound<'_, PyAny>>) -> PyResult<Self> {
        let services = Arc::new(services_of(services)?);
        let provider = match text_of(snapshot)? {
            Some(text) => rehab_rules::Provider::from_json(text, Arc::clone(&services)),
            None => rehab_rules::Provider::read_snapshot(&Given::whole_value(snapshot), Arc::clone(&services)),
        };
        Self::of(provider, services, py)
    }

    /// The provider's id.
    #[getter]
    fn id(&self) -> String {
        self.read().id().to_owned()
    }

    /// The date of the last applied event; None if there is none.
    #[getter]
    fn last_on(&self) -> Option<NaiveDate> {
        self.read().last_on()
    }

    /// Copied and pickled as its snapshot and its service descriptions.
    fn __reduce__<'py>(&self, py: Python<'py>) -> PyResult<(Bound<'py, PyAny>, (String,))> {
        let options = PyDict::new(py);
        options.set_item("services", self.services.iter().map(ServiceDescription::to_json).collect::<Vec<_>>())?;
        let from_snapshot = py.get_type::<Self>().getattr("from_snapshot")?;
        let restore = py.import("functools")?.getattr("partial")?.call((from_snapshot,), Some(&options))?;
        Ok((restore, (self.snapshot(),)))
    }

    /// Evaluates an action on a date without applying it.
    ///
    /// Raises InputError for a malformed action, with `.code` and `.field`; `out_of_order` for a date before the last event.
    fn evaluate(&self, py: Python<'_>, action: &Bound<'_, PyAny>, on: Day) -> PyResult<Decision> {
        let fields = Mapping::of(action)?;
        let decision = read_action(&fields).and_then(|action| self.read().evaluate(&action, on.0));
        decision.map(Decision::of).map_err(|error| action_error(py, &error, &fields))
    }

    /// Evaluates an action on a date and applies it if it is allowed; in mode "observe", applies it in any case.
    ///
    /// Raises InputError for a malformed action, which is not applied.
    #[pyo3(signature = (action, on, *, mode="enforce"))]
    fn apply(&self, py: Python<'_>, action: &Bound<'_, PyAny>, on: Day, mode: &str) -> PyResult<Decision> {
        let mode = word("mode", mode, Mode::from_word)?;
        let fields = Mapping::of(action)?;
        let decision = read_action(&fields).and_then(|action| self.write().apply(&action, on.0, mode));
        decision.map(Decision::of).map_err(|error| action_error(py, &error, &fields))
    }

    /// The effect of several actions, one after the other on one date, without applying them: a dict of `allowed`, `decisions` (one per
    /// action, as `Decision.to_dict`), and the findings of that date's audit that would be `new` and `gone`. With a language each finding has
    /// a message. A prohibited action is skipped, and the later ones are evaluated without it.
    ///
    /// Raises InputError for the first malformed action, with its position in `.field`: `[1].course`.
    #[pyo3(signature = (actions, on, language=None))]
    fn preview<'py>(
        &self,
        py: Python<'py>,
        actions: &Bound<'py, PyAny>,
        on: Day,
        language: Option<&str>,
    ) -> PyResult<Bound<'py, PyDict>> {
        let language = language_of(language)?;
        let actions: Vec<Mapping<'py>> = actions.try_iter()?.map(|action| Mapping::of(&action?)).collect::<PyResult<_>>()?;
        let mut read = Vec::new();
        for (place, fields) in actions.iter().enumerate() {
            read.push(read_action(fields).map_err(|error| {
                let field = error.field().map(|field| format!("[{place}].{field}"));
                raise(py, error.to_string(), error.code(), field.as_deref())
            })?);
        }
        let preview = self.read().preview(read, on.0).map_err(|error| input_error(py, &error))?;
        Ok(loaded(py, &preview.to_json(language))?.cast_into()?)
    }

    /// An independent copy of the provider: changes to one do not affect the other.
    fn fork(&self) -> Self {
        Self { state: RwLock::new(self.read().fork()), services: Arc::clone(&self.services) }
    }

    /// Every possible action on a date for a course, a client, a client on a course, or, with none of them, the provider: for each action a
    /// dict of `action`, `allowed` (None while a missing field could decide), `missing` (the fields to fill in), `changes_nothing`,
    /// `findings`, and `error` if it cannot be evaluated. With a language each finding has a message.
    ///
    /// Raises InputError for an unknown course or service, and for a date before the last event.
    #[pyo3(signature = (on, *, course=None, client=None, service=None, language=None))]
    fn actions<'py>(
        &self,
        py: Python<'py>,
        on: Day,
        course: Option<&str>,
        client: Option<&str>,
        service: Option<&str>,
        language: Option<&str>,
    ) -> PyResult<Bound<'py, PyList>> {
        let language = language_of(language)?;
        let subject = match (course, client) {
            (Some(course), Some(client)) => Subject::ClientOnCourse { client, course },
            (Some(course), None) => Subject::Course(course),
            (None, Some(client)) => Subject::Client { client, service },
            (None, None) => Subject::Provider { service },
        };
        let actions = self.read().actions(subject, on.0).map_err(|error| input_error(py, &error))?;
        from_json(py, actions.iter().map(|action| action.to_json(language)))
    }

    /// The dates from `first` to `last`, inclusive, on which an action is allowed in the provider's current state: a dict of `allowed`, and
    /// `in_order`, the dates on which it also breaks no duty. Each is a list of ranges with `first`, `last`, and `lower` and `upper`, the
    /// limits of the range: the `kind` (`rule`, `late`, `format`, `past` or `window`) and the `findings` or the `error` of the date beyond.
    ///
    /// Raises InputError for a malformed action, and for a date that cannot be evaluated.
    #[pyo3(signature = (action, first, last, language=None))]
    fn window<'py>(
        &self,
        py: Python<'py>,
        action: &Bound<'py, PyAny>,
        first: Day,
        last: Day,
        language: Option<&str>,
    ) -> PyResult<Bound<'py, PyDict>> {
        let language = language_of(language)?;
        let fields = Mapping::of(action)?;
        let window = read_action(&fields).and_then(|action| self.read().window(&action, first.0, last.0));
        let window = window.map_err(|error| action_error(py, &error, &fields))?;
        Ok(loaded(py, &window.to_json(language))?.cast_into()?)
    }

    /// What is due, begins or ends from `first` to `last`, inclusive, if nothing else happens: dicts of `on`, `what` (`due`, `begins`,
    /// `ends`, `course_ends`, `year_turns`, `description_begins`, `description_ends`), and `finding`, `course` or `service`, in date order.
    ///
    /// Raises InputError for a date that cannot be evaluated.
    #[pyo3(signature = (first, last, language=None))]
    fn due<'py>(&self, py: Python<'py>, first: Day, last: Day, language: Option<&str>) -> PyResult<Bound<'py, PyList>> {
        let language = language_of(language)?;
        let coming = self.read().due(first.0, last.0).map_err(|error| input_error(py, &error))?;
        from_json(py, coming.iter().map(|one| one.to_json(language)))
    }

    /// The first date after this one on which an audit would find something different, if nothing happens until then; None if there is no
    /// such date. Changes of values alone do not count. A scheduled job can sleep until this date without missing anything.
    ///
    /// Raises InputError for a date before the last event.
    fn next_change(&self, py: Python<'_>, after: Day) -> PyResult<Option<NaiveDate>> {
        self.read().next_change(after.0).map_err(|error| input_error(py, &error))
    }

    /// Why an action is allowed or denied on a date: every rule that applies to it, what it read and compared, and how each date was derived.
    ///
    /// Raises InputError for a malformed action.
    fn explain(&self, py: Python<'_>, action: &Bound<'_, PyAny>, on: Day) -> PyResult<Explanation> {
        let fields = Mapping::of(action)?;
        let why = read_action(&fields).and_then(|action| self.read().explain(&action, on.0));
        why.map(Explanation::of).map_err(|error| action_error(py, &error, &fields))
    }

    /// A decision with all the facts behind it, as canonical JSON to store with the decision; `verify` evaluates it again. Ids that look like
    /// personal identity codes are null in it.
    ///
    /// Raises InputError for a malformed action.
    fn receipt(&self, py: Python<'_>, action: &Bound<'_, PyAny>, on: Day) -> PyResult<String> {
        let fields = Mapping::of(action)?;
        let receipt = read_action(&fields).and_then(|action| self.read().receipt(&action, on.0));
        receipt.map(|receipt| receipt.to_json().to_owned()).map_err(|error| action_error(py, &error, &fields))
    }

    /// The actions that would remove a prohibition of an action, each allowed on that date; empty if there is none.
    ///
    /// Other prohibitions of the same action can remain. Raises InputError for a malformed action.
    fn remedies<'py>(
        &self,
        py: Python<'py>,
        action: &Bound<'_, PyAny>,
        on: Day,
        finding: &Finding,
    ) -> PyResult<Bound<'py, PyList>> {
        let fields = Mapping::of(action)?;
        let action = read_action(&fields).map_err(|error| action_error(py, &error, &fields))?;
        let remedies = finding.judged(|finding| self.read().remedies(&action, on.0, &finding))?;
        from_json(py, remedies.iter().map(Action::to_json))
    }

    /// Checks an action while a form is being filled in: fields may be missing, half typed or invalid without raising an error.
    ///
    /// `fields` are the action's fields as form inputs give them (numbers and dates may be strings), and `on`, the date of the action.
    /// `bounds` are the paths of the fields whose allowed values you want, by default all. `window` is the first and the last date to search
    /// for allowed dates, by default from one year before `on` to two years after it.
    ///
    /// Returns a dict: `allowed` (None while undecided), `action` (the evaluated action, ready for `apply`, if it is allowed), `missing`
    /// (paths, the most decisive first), `findings` (each with `message` and the `paths` of its fields), `errors` (`code`, `field`,
    /// `message`) and `bounds` (by path: `min` and `max`, `options`, or ranges of `days`; or `none`, what prohibits every value, if none is
    /// allowed). Dates are strings. Each range, from `first` to `last`, and each pair of numbers has limits, `lower` and `upper`, with a
    /// `kind`: beyond the limit, values are prohibited (`rule`, with `findings`), break a duty (`late`, with `findings`), are malformed
    /// (`format`, with `error`), are before the last event (`past`), or were not searched (`window`). `in_order` contains the ranges that
    /// break no duty, if they are not all allowed ranges. `periods` has `offsets`, ranges of numbers of days by which the whole schedule can
    /// be moved. The `start` of a period has `with_length`: the allowed start dates if the end moves with it.
    #[pyo3(signature = (action, fields, language="en", *, bounds=None, window=None))]
    fn check_form<'py>(
        &self,
        py: Python<'py>,
        action: Text,
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
        let form = self.read().check_form(&action.0, &typed, &options);
        Ok(loaded(py, &form.to_json(language))?.cast_into()?)
    }

    /// What is due, missing or broken on a date, ordered by service, course and client, then as in a decision. Raises InputError for a date
    /// before the last event, because the earlier state is not known.
    fn audit<'py>(&self, py: Python<'py>, as_of: Day) -> PyResult<Bound<'py, PyList>> {
        Decision::of(self.read().audit(as_of.0).map_err(|error| input_error(py, &error))?).findings(py)
    }

    /// What the public sees in the provider search on a date: published courses with their free places. Raises InputError for a date
    /// before the last event.
    fn search<'py>(&self, py: Python<'py>, as_of: Day) -> PyResult<Bound<'py, PyList>> {
        let state = self.read();
        let listings = state.search(as_of.0).map_err(|error| input_error(py, &error))?;
        let listings: Vec<String> = listings.iter().map(Listing::to_json).collect();
        drop(state);
        from_json(py, listings.into_iter())
    }

    /// The state as JSON, for `from_snapshot`; its schema is docs/schemas/snapshot.schema.json.
    fn snapshot(&self) -> String {
        self.read().to_json()
    }
}

/// JSON texts as a list of their values.
pub(crate) fn from_json(py: Python<'_>, texts: impl Iterator<Item = String>) -> PyResult<Bound<'_, PyList>> {
    PyList::new(py, texts.map(|text| loaded(py, &text)).collect::<PyResult<Vec<_>>>()?)
}

/// A JSON text as its value.
pub(crate) fn loaded<'py>(py: Python<'py>, json: &str) -> PyResult<Bound<'py, PyAny>> {
    py.import("json")?.call_method1("loads", (json,))
}
