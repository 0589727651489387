//! Logs: replays, audits, and the state of a provider after a log.

use crate::texts::{error_on_line, input_error, read_as_of, read_language, read_mode, read_services};
use rehab_rules::{Decision, Provider, Replay, Shown, log::ReplayText};
use wasm_bindgen::prelude::*;

/// Replays a log: one decision or error per line, byte for byte as in Rust and Python.
///
/// `mode` is `enforce` or `observe`; `language` is `en`, `fi`, `sv` or absent; `services` are custom service descriptions, one line
/// of JSON per description.
///
/// # Errors
/// A JavaScript `Error` that names the invalid word; or, with `code` and `field`, the error in a description.
#[wasm_bindgen(js_name = replayText)]
pub fn replay_text(log: &[u8], mode: &str, language: Option<String>, services: &str, remedies: bool) -> Result<String, JsValue> {
    let shown = Shown::default().language(read_language(language.as_deref())?).remedies(remedies);
    let mut replay = ReplayText::new(read_replay(mode, services)?, shown);
    let mut out = String::with_capacity(log.len());
    replay.feed(log, &mut out);
    replay.finish(&mut out);
    Ok(out)
}

/// Audits the providers of a log on the date `as_of`: the findings, one per line; after an empty line, a line for each malformed
/// line of the log.
///
/// # Errors
/// A JavaScript `Error` that names the invalid word; or, with `code` and `field`, the error in a description.
#[wasm_bindgen(js_name = auditText)]
pub fn audit_text(log: &[u8], as_of: &str, mode: &str, language: Option<String>, services: &str) -> Result<String, JsValue> {
    let as_of = read_as_of(as_of)?;
    let shown = Shown::default().language(read_language(language.as_deref())?);
    let mut replay = ReplayText::new(read_replay(mode, services)?.auditing(as_of), shown);
    let (mut errors, mut findings) = (String::new(), String::new());
    replay.feed(log, &mut errors);
    replay.finish(&mut errors);
    replay.write_audit(&mut findings);
    findings.push('\n');
    findings.push_str(&errors);
    Ok(findings)
}

/// The snapshot of a provider after its own events in a log.
///
/// # Errors
/// A JavaScript `Error` that names the invalid word; or, with `code` and `field`, the error in a line or a description.
#[wasm_bindgen(js_name = snapshotOfLog)]
pub fn snapshot_of_log(id: &str, log: &[u8], mode: &str, services: &str) -> Result<String, JsValue> {
    let mut provider = Provider::new(id, read_services(services)?).map_err(input_error)?;
    let mode = read_mode(mode)?;
    let mut decision = Decision::new();
    for (number, line) in rehab_rules::log::lines(log).enumerate() {
        let applied = rehab_rules::Event::from_json(line).and_then(|event| {
            if event.provider == id { provider.apply_into(&event.action, event.on, mode, &mut decision) } else { Ok(()) }
        });
        applied.map_err(|error| error_on_line(&error, number + 1))?;
    }
    Ok(provider.to_json())
}

fn read_replay(mode: &str, services: &str) -> Result<Replay, JsValue> {
    Ok(Replay::new(read_services(services)?, read_mode(mode)?))
}
