//! The model: a second implementation of the course rules and the rules of records, for differential tests only.
//!
//! It was written from a description of the rules, independently of the engine, and must stay independent, so that it does not share
//! the engine's mistakes. If the two differ, the sources and readings decide which one is fixed. No code is copied between them, and
//! the model uses no code of the engine.
//!
//! It is simple and slow on purpose. The state consists of lists of what happened: every stay of a client on a course and every
//! schedule of a course, each with its date. Every fact (the used places, the attached clients, whether a duty day was met) is computed
//! from these lists each time it is needed. There are no indexes and no running totals.
//!
//! `READINGS.md` in this folder lists the choices that the description leaves open.
//!
//! | file | what it does |
//! |---|---|
//! | `json.rs`, `input.rs` | turn a line into an event or its first error |
//! | `service.rs`, `days.rs` | service descriptions; days and months |
//! | `state.rs` | a provider: its courses, clients and stays, and the facts computed from them |
//! | `judge.rs` | the findings about an event, one function per action |
//! | `audit.rs` | the findings about a date |
//! | `apply.rs` | errors that depend on the state; how an event changes the state |
//! | `finding.rs` | findings and their JSON |
//! | `mod.rs` | whole logs |
//! | `records/reader.rs` | the objects, lists and values of a record |
//! | `records/distance.rs` | the record `distance_readiness` and the findings about it |
//! | `records/therapy.rs` | the record `therapy_case` and the findings about it |
//! | `records/mod.rs` | whole records |

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
    /// Prohibited events are not applied.
    Enforce,
    /// Prohibited events are applied, because the log is history.
    Observe,
}

/// Replays a log under the built-in and given service descriptions: one decision or error per line, without messages.
///
/// # Panics
/// When a given description is invalid.
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

/// Audits the providers of a log on a date: one line for each finding, and one for each malformed line of the log.
///
/// # Panics
/// When a given description is invalid.
#[must_use]
pub fn audit(log: &[u8], services: &[Value], mode: Mode, as_of: NaiveDate) -> (String, String) {
    let mut state = Log::new(services, mode);
    // The providers in their state before the first applied event after the date. A denied event changes nothing, so events on or
    // before the date can still follow it.
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

/// The findings about an event.
struct Judged {
    allowed: bool,
    findings: Vec<Finding>,
}

impl Log {
    fn new(services: &[Value], mode: Mode) -> Log {
        Log { services: service::catalogue(services), mode, providers: Vec::new() }
    }

    /// Evaluates a line and applies its event according to the mode. `before` gets each event that is about to be applied, and its
    /// provider.
    fn line(&mut self, line: &[u8], mut before: impl FnMut(&Event, &Provider)) -> Result<Judged, InputError> {
        let event = input::read_line(line)?;
        let known = self.providers.iter().position(|(id, _)| *id == event.provider);
        let new = Provider::default();
        let provider = known.map_or(&new, |i| &self.providers[i].1);
        apply::check_against_state(provider, &event, &self.services)?;

        let mut findings = judge::judge(provider, &event, &self.services);
        let allowed = !findings.iter().any(|finding| finding.effect == Effect::Prohibition);
        if !allowed && self.mode == Mode::Enforce {
            // The consequences of a denied event are omitted.
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

/// The lines of a log; the last `\n` is optional.
fn lines(log: &[u8]) -> Vec<&[u8]> {
    let mut lines: Vec<&[u8]> = log.split(|byte| *byte == b'\n').collect();
    if lines.last().is_some_and(|last| last.is_empty()) {
        lines.pop();
    }
    lines
}
