//! Shared code of the modules that read and write text.

use rehab_rules::{InputError, Language, ServiceDescription, Services};
use wasm_bindgen::prelude::*;

/// Malformed input as an `Error` with its code and, if there is one, the path of its field.
#[expect(clippy::needless_pass_by_value, reason = "made for map_err")]
pub(crate) fn input_error(error: InputError) -> JsValue {
    raised(&error.to_string(), &error)
}

/// Malformed input in a line of a log.
#[cfg(feature = "logs")]
pub(crate) fn error_on_line(error: &InputError, line: usize) -> JsValue {
    raised(&format!("line {line}: {error}"), error)
}

fn raised(message: &str, error: &InputError) -> JsValue {
    let raised = Error::new(message);
    raised.set_code(error.code().as_str());
    raised.set_field(error.field());
    raised.into()
}

fn refused(message: &str) -> JsValue {
    Error::new(message).into()
}

#[wasm_bindgen]
extern "C" {
    type Error;

    #[wasm_bindgen(constructor)]
    fn new(message: &str) -> Error;

    #[wasm_bindgen(method, setter)]
    fn set_code(this: &Error, code: &str);

    #[wasm_bindgen(method, setter)]
    fn set_field(this: &Error, field: Option<&str>);
}

/// Reads custom service descriptions, one line of JSON per description.
pub(crate) fn read_services(services: &str) -> Result<Services, JsValue> {
    let mut descriptions = Vec::new();
    for text in services.lines() {
        descriptions.extend(ServiceDescription::read_all(text.as_bytes()).map_err(input_error)?);
    }
    Services::with(descriptions).map_err(input_error)
}

pub(crate) fn read_language(word: Option<&str>) -> Result<Option<Language>, JsValue> {
    let read = |word| Language::from_word(word).ok_or_else(|| refused("`language` must be `en`, `fi` or `sv`"));
    word.map(read).transpose()
}

#[cfg(feature = "logs")]
pub(crate) fn read_mode(mode: &str) -> Result<rehab_rules::Mode, JsValue> {
    rehab_rules::Mode::from_word(mode).ok_or_else(|| refused("`mode` must be `enforce` or `observe`"))
}

#[cfg(feature = "logs")]
pub(crate) fn read_as_of(as_of: &str) -> Result<rehab_rules::NaiveDate, JsValue> {
    rehab_rules::calendar::read_day(as_of)
        .map_err(|_| refused("`as_of` must be a date `YYYY-MM-DD` from 1900-01-01 to 2199-12-31"))
}
