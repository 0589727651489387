//! Courses, clients and providers: logs, and what the package needs beside the handle of a provider.

use crate::{Error, crossing, read_language, read_services, refused};
use rehab_rules::calendar::read_day;
use rehab_rules::rules::RULES_VERSION;
use rehab_rules::{BUILT_IN, InputError, Mode, NaiveDate, Replay, ReplayText, Shown};
use wasm_bindgen::prelude::*;

/// The buffer into which JavaScript writes, at least so long.
#[wasm_bindgen]
pub fn buffer(length: usize) -> *const u8 {
    crossing::buffer(length)
}

/// The word of a number in a reply.
#[wasm_bindgen]
pub fn word(number: usize) -> String {
    crossing::word(number).to_owned()
}

/// The built-in service descriptions, a list in JSON.
#[wasm_bindgen]
pub fn services() -> String {
    format!("[{}]", BUILT_IN.join(","))
}

/// Names the set of rules.
#[wasm_bindgen(js_name = rulesVersion)]
pub fn rules_version() -> String {
    RULES_VERSION.to_owned()
}

/// Replays a log: one decision or error a line, the same bytes as from Rust and Python.
///
/// `mode` is `enforce` or `observe`; `language` is `en`, `fi`, `sv` or absent; `services` are the user's own service
/// descriptions, each JSON on a line.
///
/// # Errors
/// A JavaScript `Error` that names the word that is wrong; or, with `code` and `field`, what is wrong in a description.
#[wasm_bindgen(js_name = replayText)]
pub fn replay_text(log: &[u8], mode: &str, language: Option<String>, services: &str, remedies: bool) -> Result<String, JsValue> {
    let shown = Shown { language: read_language(language.as_deref())?, remedies, ..Shown::default() };
    let mut replay = ReplayText::new(read_replay(mode, services)?, shown);
    let mut out = String::with_capacity(log.len());
    replay.feed(log, &mut out);
    replay.finish(&mut out);
    Ok(out)
}

/// Audits the providers of a log on the day `as_of`: the findings, one a line; after an empty line, a line for each malformed
/// line of the log.
///
/// # Errors
/// A JavaScript `Error` that names the word that is wrong; or, with `code` and `field`, what is wrong in a description.
#[wasm_bindgen(js_name = auditText)]
pub fn audit_text(log: &[u8], as_of: &str, mode: &str, language: Option<String>, services: &str) -> Result<String, JsValue> {
    let as_of = read_as_of(as_of)?;
    let shown = Shown { language: read_language(language.as_deref())?, ..Shown::default() };
    let mut replay = ReplayText::new(read_replay(mode, services)?.auditing(as_of), shown);
    let (mut errors, mut findings) = (String::new(), String::new());
    replay.feed(log, &mut errors);
    replay.finish(&mut errors);
    replay.write_audit(&mut findings);
    findings.push('\n');
    findings.push_str(&errors);
    Ok(findings)
}

/// The same, of a line of a log.
pub(crate) fn error_on_line(error: &InputError, line: usize) -> JsValue {
    let raised = Error::new(&format!("line {line}: {error}"));
    raised.set_code(error.code().as_str());
    raised.set_field(error.field());
    raised.into()
}

fn read_replay(mode: &str, services: &str) -> Result<Replay, JsValue> {
    Ok(Replay::new(read_services(services)?, read_mode(mode)?))
}

pub(crate) fn read_mode(mode: &str) -> Result<Mode, JsValue> {
    Mode::from_word(mode).ok_or_else(|| refused("`mode` is `enforce` or `observe`"))
}

pub(crate) fn read_as_of(as_of: &str) -> Result<NaiveDate, JsValue> {
    read_day(as_of).ok_or_else(|| refused("`as_of` is a day `YYYY-MM-DD` from 1900-01-01 to 2199-12-31"))
}
