//! The explanation of a decision as a Python object.

use crate::arguments::{language_of, word};
use crate::objects::provider::loaded;
use pyo3::prelude::*;
use pyo3::types::PyDict;
use rehab_rules::Language;

/// The explanation of a decision: as data, as text, and as an HTML page, which a notebook shows.
#[pyclass(module = "rehab_rules", name = "Explanation", frozen)]
pub(crate) struct Explanation(rehab_rules::Explanation);

impl Explanation {
    pub(crate) fn of(why: rehab_rules::Explanation) -> Self {
        Self(why)
    }
}

#[pymethods]
impl Explanation {
    /// Whether the action is allowed.
    #[getter]
    fn allowed(&self) -> bool {
        self.0.decision.allowed()
    }

    /// The explanation as JSON: `on`, `action`, `allowed`, `findings`, and `cases` with their `facts`, `days` and `rules`. With a language
    /// each finding has a message.
    #[pyo3(signature = (language=None))]
    fn to_json(&self, language: Option<&str>) -> PyResult<String> {
        Ok(self.0.to_json(language_of(language)?))
    }

    /// The content of `to_json` as a dict.
    #[pyo3(signature = (language=None))]
    fn to_dict<'py>(&self, py: Python<'py>, language: Option<&str>) -> PyResult<Bound<'py, PyDict>> {
        Ok(loaded(py, &self.to_json(language)?)?.cast_into()?)
    }

    /// The explanation as text for people.
    #[pyo3(signature = (language="en"))]
    fn to_text(&self, language: &str) -> PyResult<String> {
        Ok(self.0.to_text(word("language", language, Language::from_word)?))
    }

    /// The explanation as a self-contained HTML page.
    #[pyo3(signature = (language="en"))]
    fn to_html(&self, language: &str) -> PyResult<String> {
        Ok(self.0.to_html(word("language", language, Language::from_word)?))
    }

    fn _repr_html_(&self) -> String {
        self.0.to_html(Language::En)
    }

    fn __repr__(&self) -> String {
        let allowed = if self.allowed() { "True" } else { "False" };
        format!("Explanation(action={:?}, on={}, allowed={allowed})", self.0.action.name(), self.0.on)
    }
}
