//! WebAssembly bindings: parse, call, convert. Texts pass through as the core wrote them.

use rehab_rules::calendar::read_day;
use rehab_rules::{InputError, Language, Mode, Replay, ReplayText, ServiceDescription, Services, Shown};
use wasm_bindgen::prelude::*;

/// Replays a log: one decision or error a line, the same bytes as from Rust and Python.
///
/// `mode` is `enforce` or `observe`; `language` is `en`, `fi`, `sv` or absent; `services` are the JSON texts of the
/// user's own service descriptions.
///
/// # Errors
/// A JavaScript `Error` that names the word that is wrong; or, with `code` and `field`, what is wrong in a description.
#[wasm_bindgen(js_name = replayText)]
#[expect(clippy::needless_pass_by_value, reason = "what comes from JavaScript is owned")]
pub fn replay_text(
    log: &[u8],
    mode: &str,
    language: Option<String>,
    services: Vec<String>,
    remedies: bool,
) -> Result<String, JsValue> {
    let shown = Shown { language: read_language(language.as_deref())?, remedies, ..Shown::default() };
    let mut replay = ReplayText::new(read_replay(mode, &services)?, shown);
    let mut out = String::with_capacity(log.len());
    replay.feed(log, &mut out);
    replay.finish(&mut out);
    Ok(out)
}

/// Audits the providers of a log on the day `asOf`: the findings, one a line, and a line for each malformed line of the log.
///
/// # Errors
/// A JavaScript `Error` that names the word that is wrong; or, with `code` and `field`, what is wrong in a description.
#[wasm_bindgen(js_name = auditText)]
#[expect(clippy::needless_pass_by_value, reason = "what comes from JavaScript is owned")]
pub fn audit_text(
    log: &[u8],
    #[wasm_bindgen(js_name = asOf)] as_of: &str,
    mode: &str,
    language: Option<String>,
    services: Vec<String>,
) -> Result<Vec<String>, JsValue> {
    let as_of = read_day(as_of).ok_or_else(|| refused("`asOf` is a day `YYYY-MM-DD` from 1900-01-01 to 2199-12-31"))?;
    let shown = Shown { language: read_language(language.as_deref())?, ..Shown::default() };
    let mut replay = ReplayText::new(read_replay(mode, &services)?.auditing(as_of), shown);
    let (mut errors, mut findings) = (String::new(), String::new());
    replay.feed(log, &mut errors);
    replay.finish(&mut errors);
    replay.write_audit(&mut findings);
    Ok(vec![findings, errors])
}

/// Checks a record, one JSON object with the field `record`: one finding a line.
///
/// # Errors
/// A JavaScript `Error` that names the word that is wrong; or, with `code` and `field`, what is wrong in the record or a description.
#[wasm_bindgen(js_name = checkText)]
#[expect(clippy::needless_pass_by_value, reason = "what comes from JavaScript is owned")]
pub fn check_text(record: &[u8], language: Option<String>, services: Vec<String>) -> Result<String, JsValue> {
    rehab_rules::check_text(record, &read_services(&services)?, read_language(language.as_deref())?).map_err(input_error)
}

/// Checks a record: an object with the field `record`. Gives `{allowed, findings, summary}`; `summary` for `therapy_case` and
/// `coordinator_introduction`.
///
/// # Errors
/// A JavaScript `Error` that names the word that is wrong; or, with `code` and `field`, what is wrong in the record or a description.
#[wasm_bindgen]
#[expect(clippy::needless_pass_by_value, reason = "what comes from JavaScript is owned")]
pub fn check(record: &JsValue, language: Option<String>, services: Option<Vec<String>>) -> Result<JsValue, JsValue> {
    let text = stringify(record).ok().and_then(|text| text.as_string()).ok_or_else(|| refused("`record` is no object"))?;
    let (services, language) = (read_services(&services.unwrap_or_default())?, read_language(language.as_deref())?);
    let checked = rehab_rules::check_json(text.as_bytes(), &services, language).map_err(input_error)?;
    parse(&checked).map_err(|_| refused("the answer is no JSON"))
}

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

    #[wasm_bindgen(js_namespace = JSON, catch)]
    fn stringify(value: &JsValue) -> Result<JsValue, JsValue>;

    #[wasm_bindgen(js_namespace = JSON, catch)]
    fn parse(text: &str) -> Result<JsValue, JsValue>;
}

fn read_replay(mode: &str, services: &[String]) -> Result<Replay, JsValue> {
    let mode = Mode::from_word(mode).ok_or_else(|| refused("`mode` is `enforce` or `observe`"))?;
    Ok(Replay::new(read_services(services)?, mode))
}

fn read_services(services: &[String]) -> Result<Services, JsValue> {
    let mut descriptions = Vec::new();
    for text in services {
        descriptions.extend(ServiceDescription::read_all(text.as_bytes()).map_err(input_error)?);
    }
    Services::with(descriptions).map_err(input_error)
}

fn read_language(word: Option<&str>) -> Result<Option<Language>, JsValue> {
    let read = |word| Language::from_word(word).ok_or_else(|| refused("`language` is `en`, `fi` or `sv`"));
    word.map(read).transpose()
}
