//! Examples: for each rule a short log, or a record, that breaks it and one that keeps it, judged when they are asked for.

use crate::catalogue::names::Names;
use crate::catalogue::record_sentence::record_sentences;
use crate::catalogue::sentence::sentence;
use crate::decide::apply::Mode;
use crate::decide::decision::Decision;
use crate::input::action::Action;
use crate::input::event::{Event, lines};
use crate::input::record::Record;
use crate::input::services::Services;
use crate::json_writer::Members;
use crate::rules::SCENARIOS;
use crate::rules::rule::Rule;
use crate::state::provider::Provider;
use crate::text::Language;
use alloc::borrow::ToOwned;
use alloc::sync::Arc;
use alloc::vec::Vec;

/// The two providers of every scenario, by what they show.
const SHOWN: [&str; 2] = ["breaks", "keeps"];

/// Writes the two examples of a rule: what happens, and what the rule says of the last of it.
///
/// A rule that speaks only in audits is shown by the audit of the scenario's last day. One that speaks of actions and finds what
/// stands against it in audits says in `stands` what it finds that day when the last event was done all the same.
pub(crate) fn write_examples(of: &mut Members<'_>, rule: &Rule, services: &Arc<Services>, language: Language) {
    let names = Names::new(services.iter(), language);
    let scenario = SCENARIOS.iter().find(|(id, _)| *id == rule.id).map_or("", |(_, scenario)| scenario);
    if rule.when.is_empty() {
        return write_records(of, rule, scenario, services, &names);
    }
    let events: Vec<Event<'_>> = lines(scenario.as_bytes()).filter_map(|line| Event::from_json(line).ok()).collect();
    let last_day = events.iter().map(|event| event.on).max();
    let audited = last_day.filter(|_| rule.when.iter().all(|(change, _)| change.is_of_audit()));
    of.objects("examples", SHOWN, |of, shown| {
        let story: Vec<&Event<'_>> = events.iter().filter(|event| event.provider == shown).collect();
        of.text("shows", shown);
        of.objects("events", told(&story), |of, (event, clients)| {
            of.day("on", event.on);
            of.text("text", &sentence(&event.action, &clients, &names));
        });
        of.optional_day("audited", audited);
        let mut provider = Provider::unknown(shown, Arc::clone(services));
        let mut decision = Decision::new();
        for event in &story {
            // A scenario's events are well-formed; a test reads them all.
            let _ = provider.apply_into(&event.action, event.on, Mode::Enforce, &mut decision);
        }
        if let Some(as_of) = audited {
            decision = provider.audit_standing(as_of);
        }
        write_said(of, "says", rule, &decision, &names);
        if shown == "breaks" && rule.finds_what_stands() {
            let mut provider = Provider::unknown(shown, Arc::clone(services));
            for event in &story {
                let _ = provider.apply_into(&event.action, event.on, Mode::Observe, &mut decision);
            }
            write_said(of, "stands", rule, &last_day.map(|day| provider.audit_standing(day)).unwrap_or_default(), &names);
        }
    });
}

/// Writes the two records of a rule about a record, the first of which breaks it, and what the rule says of each.
fn write_records(of: &mut Members<'_>, rule: &Rule, scenario: &str, services: &Services, names: &Names<'_>) {
    // A scenario's records are well-formed; a test reads them all.
    let records: Vec<Record<'_>> = lines(scenario.as_bytes()).filter_map(|line| Record::from_json(line).ok()).collect();
    let others = records.iter().rev();
    let examples = SHOWN.into_iter().zip(lines(scenario.as_bytes())).zip(records.iter().zip(others));
    of.objects("examples", examples, |of, ((shown, line), (record, other))| {
        of.text("shows", shown);
        of.text("text", &record_sentences(rule, record, other, names));
        of.text("record", core::str::from_utf8(line).unwrap_or_default());
        write_said(of, "says", rule, &record.check(services).unwrap_or_default(), names);
    });
}

fn write_said(of: &mut Members<'_>, name: &str, rule: &Rule, decision: &Decision, names: &Names<'_>) {
    let said = decision.findings().filter(|finding| finding.rule.id == rule.id);
    of.objects(name, said, |of, finding| {
        of.text("effect", finding.effect.as_str());
        of.text("message", &finding.message_with(names.language, |id| names.of(id).map(ToOwned::to_owned)));
    });
}

/// Events in their order; what happens to several clients on one day in the same way is one.
fn told<'e>(events: &[&'e Event<'e>]) -> Vec<(&'e Event<'e>, Vec<&'e str>)> {
    let mut told: Vec<(&Event<'_>, Vec<&str>)> = Vec::new();
    for event in events {
        let client = client(&event.action);
        match (told.last_mut(), client) {
            (Some((first, clients)), Some(client)) if is_alike(first, event) => clients.push(client),
            _ => told.push((event, client.into_iter().collect())),
        }
    }
    told
}

/// Whether two events differ in the client alone: with one and the same client they read the same.
fn is_alike(a: &Event<'_>, b: &Event<'_>) -> bool {
    let names = Names::new([], Language::En);
    let read = |event: &Event<'_>| sentence(&event.action, &["client"], &names);
    a.on == b.on && client(&a.action).is_some() && read(a) == read(b)
}

/// The client to whom something happens that may happen to several in the same way.
fn client<'e>(action: &'e Action<'e>) -> Option<&'e str> {
    match action {
        Action::ReceiveDecision { client, .. }
        | Action::AttachClient { client, .. }
        | Action::DetachClient { client, .. }
        | Action::MoveClient { client, .. } => Some(client),
        _ => None,
    }
}
