//! WebAssembly bindings: parse, call, convert. Texts pass through as the core wrote them.
//!
//! What is exported here is for the package's own JavaScript; `package/index.d.ts` says what the package offers. Courses and
//! records become a module each: a form about courses does not load the checklists of records.

#[cfg(feature = "courses")]
mod courses;
#[cfg(feature = "courses")]
mod crossing;
#[cfg(feature = "courses")]
mod provider;
#[cfg(feature = "records")]
mod records;

use rehab_rules::{InputError, Language, ServiceDescription, Services};
use wasm_bindgen::prelude::*;

/// Malformed input as an `Error` with its code and, where there is one, the path of its field.
#[expect(clippy::needless_pass_by_value, reason = "made for map_err")]
fn input_error(error: InputError) -> JsValue {
    let raised = Error::new(&error.to_string());
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

/// Reads the user's own service descriptions, each JSON on a line.
fn read_services(services: &str) -> Result<Services, JsValue> {
    let mut descriptions = Vec::new();
    for text in services.lines() {
        descriptions.extend(ServiceDescription::read_all(text.as_bytes()).map_err(input_error)?);
    }
    Services::with(descriptions).map_err(input_error)
}

fn read_language(word: Option<&str>) -> Result<Option<Language>, JsValue> {
    let read = |word| Language::from_word(word).ok_or_else(|| refused("`language` is `en`, `fi` or `sv`"));
    word.map(read).transpose()
}
