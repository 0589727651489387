//! The model: a second implementation of the course rules and the rules of records, for differential tests only.
//!
//! It was written from the rulebook alone, without a look at the engine, and must stay so: it is worth something only as
//! long as it does not share the engine's mistakes. Where the two differ, the rulebook says which of them is mended; nothing
//! is copied from one to the other, and the model uses nothing of the engine.
//!
//! It is plain and slow on purpose. The state is lists of what happened: every stay of a client on a course, every schedule
//! of a course, each with its day. Every fact (the places used, the clients attached, whether a duty day was met) is computed
//! from those lists each time it is asked for. No index, no running figure, nothing settled early.
//!
//! Where the rulebook leaves a choice, `READINGS.md` beside this file says which reading is taken.
//!
//! | file | what it does |
//! |---|---|
//! | `json.rs`, `input.rs` | a line becomes an event, or the first thing that is wrong with it |
//! | `service.rs`, `days.rs` | service descriptions; days and months |
//! | `state.rs` | a provider: its courses, clients and stays, and the facts computed from them |
//! | `judge.rs` | what the rules say about an event, one function an action |
//! | `audit.rs` | what the rules say about a day |
//! | `apply.rs` | what is malformed only against the state; how an event changes it |
//! | `finding.rs` | what a rule says, and its JSON |
//! | `mod.rs` | a whole log |
//! | `records/reader.rs` | the objects, lists and values of a record |
//! | `records/distance.rs` | the record `distance_readiness` and what the rules say about it |
//! | `records/therapy.rs` | the record `therapy_case` and what the rules say about it |
//! | `records/mod.rs` | a whole record |

mod apply;
mod audit;
mod days;
mod finding;
mod input;
mod json;
mod judge;
pub mod records;
mod service;
mod state;

use chrono::NaiveDate;
use finding::{Effect, Finding};
use input::{Event, InputError};
use serde_json::{Map, Value};
use service::Service;
use state::Provider;
use std::rc::Rc;

/// Whether prohibited events are applied.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Mode {
    /// They are not: the rules are the gate.
    Enforce,
    /// They are: the log is history.
    Observe,
}

/// Replays a log under the built-in service descriptions and those given: one decision or error a line, without messages.
///
/// # Panics
/// When a description given is not valid.
#[must_use]
pub fn replay(log: &[u8], services: &[Value], mode: Mode) -> String {
    let mut state = Log::new(services, mode);
    let mut out = String::new();
    for (number, line) in (1..).zip(lines(log)) {
        match state.line(line, |_, _| ()) {
            Ok(judged) => judged.write(number, &mut out),
            Err(error) => write_error(number, error, &mut out),
        }
    }
    out
}

/// Audits the providers of a log on a day: one finding a line; and a line for each malformed line of the log.
///
/// # Panics
/// When a description given is not valid.
#[must_use]
pub fn audit(log: &[u8], services: &[Value], mode: Mode, as_of: NaiveDate) -> (String, String) {
    let mut state = Log::new(services, mode);
    // The providers as they stood before the first event after the day that was carried out. A denied one changes nothing:
    // events of the day or before it may still follow.
    let mut providers: Vec<(String, Provider)> = Vec::new();
    let mut errors = String::new();
    for (number, line) in (1..).zip(lines(log)) {
        let judged = state.line(line, |event, provider| {
            if as_of < event.on && !providers.iter().any(|(id, _)| *id == event.provider) {
                providers.push((event.provider.clone(), provider.clone()));
            }
        });
        if let Err(error) = judged {
            write_error(number, error, &mut errors);
        }
    }
    for (id, provider) in state.providers {
        if !providers.iter().any(|(known, _)| *known == id) {
            providers.push((id, provider));
        }
    }
    providers.sort_by(|(a, _), (b, _)| a.cmp(b));

    let mut findings = String::new();
    for (id, provider) in &providers {
        let mut said = audit::audit_provider(provider, as_of, &state.services);
        said.sort_by_cached_key(|(service, finding)| {
            (service.clone(), finding.course.clone(), finding.client.clone(), finding.order())
        });
        for (_, finding) in said {
            let mut object = Map::from_iter([("provider".to_string(), Value::from(id.as_str()))]);
            object.extend(finding.to_json());
            write(object, &mut findings);
        }
    }
    (findings, errors)
}

/// A log that is being read: the state of every provider.
struct Log {
    services: Vec<Rc<Service>>,
    mode: Mode,
    providers: Vec<(String, Provider)>,
}

/// What the rules say about an event.
struct Judged {
    allowed: bool,
    findings: Vec<Finding>,
}

impl Log {
    fn new(services: &[Value], mode: Mode) -> Log {
        Log { services: service::catalogue(services), mode, providers: Vec::new() }
    }

    /// Judges a line and carries out its event, as the mode says. `before` sees an event that is about to be carried out, and
    /// its provider as it stands.
    fn line(&mut self, line: &[u8], mut before: impl FnMut(&Event, &Provider)) -> Result<Judged, InputError> {
        let event = input::read_line(line)?;
        let known = self.providers.iter().position(|(id, _)| *id == event.provider);
        let new = Provider::default();
        let provider = known.map_or(&new, |i| &self.providers[i].1);
        apply::check_against_state(provider, &event, &self.services)?;

        let mut findings = judge::judge(provider, &event, &self.services);
        let allowed = !findings.iter().any(|finding| finding.effect == Effect::Prohibition);
        if !allowed && self.mode == Mode::Enforce {
            // What will not come about is left out.
            findings.retain(|finding| {
                matches!(finding.effect, Effect::Prohibition | Effect::Violation | Effect::Undetermined | Effect::Right)
            });
        }
        findings.sort_by_cached_key(Finding::order);

        if allowed || self.mode == Mode::Observe {
            before(&event, provider);
            let at = known.unwrap_or(self.providers.len());
            if known.is_none() {
                self.providers.push((event.provider.clone(), new));
            }
            let provider = &mut self.providers[at].1;
            provider.last_on = Some(event.on);
            provider.events += 1;
            apply::apply(provider, &event, &self.services);
        }
        Ok(Judged { allowed, findings })
    }
}

impl Judged {
    fn write(self, number: u64, out: &mut String) {
        let findings: Vec<Value> = self.findings.iter().map(|finding| finding.to_json().into()).collect();
        let mut object = Map::new();
        object.insert("line".into(), number.into());
        object.insert("allowed".into(), self.allowed.into());
        object.insert("findings".into(), findings.into());
        write(object, out);
    }
}

fn write_error(number: u64, error: InputError, out: &mut String) {
    write(Map::from_iter([("line".into(), number.into()), ("error".into(), error.to_json().into())]), out);
}

fn write(object: Map<String, Value>, out: &mut String) {
    out.push_str(&Value::from(object).to_string());
    out.push('\n');
}

/// The lines of a log; the last `\n` may be missing.
fn lines(log: &[u8]) -> Vec<&[u8]> {
    let mut lines: Vec<&[u8]> = log.split(|byte| *byte == b'\n').collect();
    if lines.last().is_some_and(|last| last.is_empty()) {
        lines.pop();
    }
    lines
}
