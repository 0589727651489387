//! WebAssembly bindings: parse, call, convert. Texts pass through as the core wrote them.

use rehab_rules::{Language, Mode, Replay, ReplayText, ServiceDescription, Services, Shown};
use wasm_bindgen::prelude::*;

/// Replays a log: one decision or error a line, the same bytes as from Rust and Python.
///
/// `mode` is `enforce` or `observe`; `language` is `en`, `fi`, `sv` or absent; `services` are the JSON texts of the
/// user's own service descriptions.
///
/// # Errors
/// A JavaScript `Error` that names the word, or the field of a description, that is wrong.
#[wasm_bindgen(js_name = replayText)]
#[expect(clippy::needless_pass_by_value, reason = "what comes from JavaScript is owned")]
pub fn replay_text(
    log: &[u8],
    mode: &str,
    language: Option<String>,
    services: Vec<String>,
    remedies: bool,
) -> Result<String, JsError> {
    let mode = Mode::from_word(mode).ok_or_else(|| JsError::new("`mode` is `enforce` or `observe`"))?;
    let language = match language.as_deref() {
        None => None,
        Some(word) => Some(Language::from_word(word).ok_or_else(|| JsError::new("`language` is `en`, `fi` or `sv`"))?),
    };
    let mut descriptions = Vec::new();
    for text in &services {
        descriptions.extend(ServiceDescription::read_all(text.as_bytes())?);
    }
    let shown = Shown { language, remedies, ..Shown::default() };
    let mut replay = ReplayText::new(Replay::new(Services::with(descriptions)?, mode), shown);
    let mut out = String::with_capacity(log.len());
    replay.feed(log, &mut out);
    replay.finish(&mut out);
    Ok(out)
}
