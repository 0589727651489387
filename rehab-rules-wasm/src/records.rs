//! Records that are not about courses.

use crate::texts::{input_error, read_language, read_services};
use wasm_bindgen::prelude::*;

/// Checks a record, a JSON object with the field `record`: one finding per line.
///
/// # Errors
/// A JavaScript `Error` that names the invalid word; or, with `code` and `field`, the error in the record or a description.
#[wasm_bindgen(js_name = checkText)]
pub fn check_text(record: &[u8], language: Option<String>, services: &str) -> Result<String, JsValue> {
    rehab_rules::record::check_text(record, &read_services(services)?, read_language(language.as_deref())?).map_err(input_error)
}

/// Checks a record, a JSON object with the field `record`: `allowed`, `findings` and, if there is one, `summary` as JSON.
///
/// # Errors
/// A JavaScript `Error` that names the invalid word; or, with `code` and `field`, the error in the record or a description.
#[wasm_bindgen(js_name = checkJson)]
pub fn check_json(record: &[u8], language: Option<String>, services: &str) -> Result<String, JsValue> {
    rehab_rules::record::check_json(record, &read_services(services)?, read_language(language.as_deref())?).map_err(input_error)
}
