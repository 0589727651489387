//! Decisions and findings as Python objects: from the engine, or from a pickle.

use crate::arguments::{language_of, word};
use crate::objects::provider::loaded;
use chrono::NaiveDate;
use pyo3::exceptions::{PyIndexError, PyValueError};
use pyo3::prelude::*;
use pyo3::types::{PyDict, PyList};
use rehab_rules::{Effect, FindingView, Language, rules::Value};
use std::hash::{DefaultHasher, Hash, Hasher};
use std::sync::Arc;

/// The engine's answer: whether the action is allowed, and the findings of the rules. Immutable.
#[pyclass(module = "rehab_rules", name = "Decision", frozen)]
pub(crate) struct Decision(Answer);

enum Answer {
    Judged(Arc<rehab_rules::Decision>),
    /// `is_clear`, the JSON without a language and in each language, and the findings.
    Kept {
        is_clear: bool,
        texts: Vec<String>,
        findings: Vec<Py<Finding>>,
    },
}

/// The order of the strings of a kept decision.
const LANGUAGES: [Option<Language>; 4] = [None, Some(Language::En), Some(Language::Fi), Some(Language::Sv)];

fn place_of(language: Option<Language>) -> usize {
    LANGUAGES.iter().position(|known| *known == language).unwrap_or(0)
}

impl Decision {
    pub(crate) fn of(decision: rehab_rules::Decision) -> Self {
        Self(Answer::Judged(Arc::new(decision)))
    }

    fn json(&self, language: Option<Language>) -> String {
        match &self.0 {
            Answer::Judged(decision) => decision.to_json(language),
            Answer::Kept { texts, .. } => texts.get(place_of(language)).cloned().unwrap_or_default(),
        }
    }
}

#[pymethods]
impl Decision {
    /// Whether no rule prohibits the action.
    #[getter]
    fn allowed(&self) -> bool {
        match &self.0 {
            Answer::Judged(decision) => decision.allowed(),
            Answer::Kept { .. } => self.json(None).starts_with(r#"{"allowed":true"#),
        }
    }

    /// Whether no finding is undetermined: no fact is missing, and the sources leave no question open.
    #[getter]
    fn is_clear(&self) -> bool {
        match &self.0 {
            Answer::Judged(decision) => decision.is_clear(),
            Answer::Kept { is_clear, .. } => *is_clear,
        }
    }

    /// The findings, the most severe first.
    #[getter]
    pub(crate) fn findings<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyList>> {
        match &self.0 {
            Answer::Judged(decision) => {
                let finding = |place| Bound::new(py, Finding(Said::Judged { decision: Arc::clone(decision), place }));
                PyList::new(py, (0..decision.findings().len()).map(finding).collect::<PyResult<Vec<_>>>()?)
            }
            Answer::Kept { findings, .. } => PyList::new(py, findings),
        }
    }

    /// `allowed` and `findings` as in a line of a replayed log; with a language each finding has a message.
    #[pyo3(signature = (language=None))]
    fn to_json(&self, language: Option<&str>) -> PyResult<String> {
        Ok(self.json(language_of(language)?))
    }

    /// The content of `to_json` as a dict; dates are strings.
    #[pyo3(signature = (language=None))]
    fn to_dict<'py>(&self, py: Python<'py>, language: Option<&str>) -> PyResult<Bound<'py, PyAny>> {
        loaded(py, &self.to_json(language)?)
    }

    fn __repr__(&self, py: Python<'_>) -> PyResult<String> {
        let findings = self.findings(py)?;
        let rules: Vec<String> = findings.iter().map(|finding| finding.getattr("rule")?.extract()).collect::<PyResult<_>>()?;
        Ok(format!("Decision(allowed={}, findings=[{}])", if self.allowed() { "True" } else { "False" }, rules.join(", ")))
    }

    fn __eq__(&self, other: &Self) -> bool {
        self.json(None) == other.json(None)
    }

    fn __hash__(&self) -> u64 {
        hash_of(&self.json(None))
    }

    /// Immutable: a copy is the object itself.
    fn __copy__(this: Bound<'_, Self>) -> Bound<'_, Self> {
        this
    }

    fn __deepcopy__<'py>(this: Bound<'py, Self>, _memo: &Bound<'py, PyAny>) -> Bound<'py, Self> {
        this
    }

    #[expect(clippy::type_complexity, reason = "what a pickle asks for")]
    fn __reduce__<'py>(&self, py: Python<'py>) -> PyResult<(Bound<'py, PyAny>, (bool, Vec<String>, Bound<'py, PyList>))> {
        let texts = LANGUAGES.map(|language| self.json(language)).to_vec();
        Ok((py.import("rehab_rules._core")?.getattr("kept_decision")?, (self.is_clear(), texts, self.findings(py)?)))
    }
}

/// A decision from a pickle.
#[pyfunction]
pub(crate) fn kept_decision(is_clear: bool, texts: Vec<String>, findings: Vec<Py<Finding>>) -> Decision {
    Decision(Answer::Kept { is_clear, texts, findings })
}

/// What one rule says. Immutable.
#[pyclass(module = "rehab_rules", name = "Finding", frozen)]
pub(crate) struct Finding(Said);

enum Said {
    Judged { decision: Arc<rehab_rules::Decision>, place: usize },
    Kept(Kept),
}

/// The content of a finding in a pickle.
#[derive(FromPyObject, IntoPyObject)]
#[pyo3(from_item_all)]
pub(crate) struct Kept {
    rule: String,
    effect: String,
    course: Option<String>,
    client: Option<String>,
    due: Option<NaiveDate>,
    values: Py<PyDict>,
    /// In English, Finnish and Swedish.
    messages: Vec<String>,
    repr: String,
}

impl Finding {
    /// The finding from the engine, which is not available after pickling.
    pub(crate) fn judged<T>(&self, read: impl FnOnce(FindingView<'_>) -> T) -> PyResult<T> {
        match &self.0 {
            Said::Judged { decision, place } => {
                let finding = decision.findings().nth(*place);
                finding.map(read).ok_or_else(|| PyIndexError::new_err("the decision has no such finding"))
            }
            Said::Kept(_) => Err(PyValueError::new_err("an unpickled finding has no remedies: evaluate the action again")),
        }
    }

    /// The finding from the engine, or the kept one.
    fn get<T>(&self, judged: impl FnOnce(FindingView<'_>) -> T, kept: impl FnOnce(&Kept) -> T) -> PyResult<T> {
        match &self.0 {
            Said::Judged { .. } => self.judged(judged),
            Said::Kept(finding) => Ok(kept(finding)),
        }
    }
}

#[pymethods]
impl Finding {
    /// The rule's id, which you can pass to `rule`.
    #[getter]
    fn rule(&self) -> PyResult<String> {
        self.get(|finding| finding.rule.id.to_owned(), |kept| kept.rule.clone())
    }

    /// Prohibition, violation, undetermined, obligation, right, recommendation, unregulated or notice.
    #[getter]
    fn effect(&self) -> PyResult<String> {
        self.get(|finding| Effect::as_str(finding.effect).to_owned(), |kept| kept.effect.clone())
    }

    /// The course it is about.
    #[getter]
    fn course(&self) -> PyResult<Option<String>> {
        self.get(|finding| finding.course.map(str::to_owned), |kept| kept.course.clone())
    }

    /// The client it is about.
    #[getter]
    fn client(&self) -> PyResult<Option<String>> {
        self.get(|finding| finding.client.map(str::to_owned), |kept| kept.client.clone())
    }

    /// The due date: the last date on which the action is in time.
    #[getter]
    fn due(&self) -> PyResult<Option<NaiveDate>> {
        self.get(|finding| finding.due, |kept| kept.due)
    }

    /// The compared values by name; dates are `datetime.date`.
    #[getter]
    fn values<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyDict>> {
        self.get(|finding| values_of(py, &finding), |kept| kept.values.bind(py).copy())?
    }

    /// The finding in words.
    #[pyo3(signature = (language="en"))]
    fn message(&self, language: &str) -> PyResult<String> {
        let language = word("language", language, Language::from_word)?;
        let kept = |kept: &Kept| kept.messages.get(place_of(Some(language)).saturating_sub(1)).cloned().unwrap_or_default();
        self.get(|finding| finding.message(language), kept)
    }

    fn __repr__(&self) -> PyResult<String> {
        self.get(|finding| repr_of(&finding), |kept| kept.repr.clone())
    }

    /// Findings are equal if they say the same.
    fn __eq__(&self, other: &Self) -> PyResult<bool> {
        Ok(self.__repr__()? == other.__repr__()?)
    }

    fn __hash__(&self) -> PyResult<u64> {
        Ok(hash_of(&self.__repr__()?))
    }

    fn __copy__(this: Bound<'_, Self>) -> Bound<'_, Self> {
        this
    }

    fn __deepcopy__<'py>(this: Bound<'py, Self>, _memo: &Bound<'py, PyAny>) -> Bound<'py, Self> {
        this
    }

    fn __reduce__<'py>(&self, py: Python<'py>) -> PyResult<(Bound<'py, PyAny>, (Bound<'py, PyDict>,))> {
        let kept = Kept {
            rule: self.rule()?,
            effect: self.effect()?,
            course: self.course()?,
            client: self.client()?,
            due: self.due()?,
            values: self.values(py)?.unbind(),
            messages: ["en", "fi", "sv"].iter().map(|language| self.message(language)).collect::<PyResult<_>>()?,
            repr: self.__repr__()?,
        };
        Ok((py.import("rehab_rules._core")?.getattr("kept_finding")?, (kept.into_pyobject(py)?,)))
    }
}

/// A finding from a pickle.
#[pyfunction]
pub(crate) fn kept_finding(kept: Kept) -> Finding {
    Finding(Said::Kept(kept))
}

fn hash_of(text: &str) -> u64 {
    let mut hasher = DefaultHasher::new();
    text.hash(&mut hasher);
    hasher.finish()
}

fn values_of<'py>(py: Python<'py>, finding: &FindingView<'_>) -> PyResult<Bound<'py, PyDict>> {
    let values = PyDict::new(py);
    let texts = || finding.values.texts().iter().map(AsRef::<str>::as_ref);
    for (name, value) in finding.values.iter() {
        match value {
            Value::Number(number) => values.set_item(name, number),
            Value::Day(day) => values.set_item(name, day),
            Value::Word(word) => values.set_item(name, word.code),
            Value::Words(words) => values.set_item(name, words.iter().map(|word| word.code).collect::<Vec<_>>()),
            Value::Text => values.set_item(name, texts().next()),
            Value::Texts => values.set_item(name, texts().collect::<Vec<_>>()),
            Value::Numbers => values.set_item(name, finding.values.numbers()),
        }?;
    }
    Ok(values)
}

fn repr_of(finding: &FindingView<'_>) -> String {
    let about = [("course", finding.course), ("client", finding.client)];
    let about: String = about.iter().filter_map(|(name, id)| id.map(|id| format!(", {name}={id:?}"))).collect();
    let due = finding.due.map_or_else(String::new, |due| format!(", due={due}"));
    let mut values = String::new();
    finding.values.write_json(&mut values);
    format!("Finding({:?}, {:?}{about}{due}, values={values})", finding.rule.id, finding.effect.as_str())
}
