//! Examples: for each rule a short log or record that breaks it and one that keeps it, judged on request.

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

/// The two providers of every scenario, named after what they show.
const SHOWN: [&str; 2] = ["breaks", "keeps"];

/// Writes the two examples of a rule: the events in words and as actions, and the rule's findings on the last one.
///
/// A rule that applies only in audits is shown by an audit on the date of the scenario's last event. If a rule applies both to actions
/// and in audits, `stands` has its audit findings on that date for the case that the last event was carried out anyway.
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
        of.objects("events", merged(&story), |of, alike| {
            let Some(first) = alike.first() else { return };
            let clients: Vec<&str> = alike.iter().filter_map(|event| client(&event.action)).collect();
            of.day("on", first.on);
            of.text("text", &sentence(&first.action, &clients, &names));
            of.each("actions", alike, |out, event| out.push_str(&event.action.to_json()));
        });
        of.optional_day("audited", audited);
        let mut provider = Provider::unknown(shown, Arc::clone(services));
        let mut decision = Decision::new();
        for event in &story {
            // The events of a scenario are well-formed; a test reads them all.
            let _ = provider.apply_into(&event.action, event.on, Mode::Enforce, &mut decision);
        }
        if let Some(as_of) = audited {
            decision = provider.audit_state(as_of);
        }
        write_said(of, "says", rule, &decision, &names);
        if shown == "breaks" && rule.finds_what_stands() {
            let mut provider = Provider::unknown(shown, Arc::clone(services));
            for event in &story {
                let _ = provider.apply_into(&event.action, event.on, Mode::Observe, &mut decision);
            }
            write_said(of, "stands", rule, &last_day.map(|day| provider.audit_state(day)).unwrap_or_default(), &names);
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

/// Events in order. Events that happen to several clients in the same way on one date are together.
fn merged<'e>(events: &[&'e Event<'e>]) -> Vec<Vec<&'e Event<'e>>> {
    let mut merged: Vec<Vec<&Event<'_>>> = Vec::new();
    for event in events {
        match merged.last_mut() {
            Some(alike) if alike.first().is_some_and(|first| is_alike(first, event)) => alike.push(event),
            _ => merged.push(Vec::from([*event])),
        }
    }
    merged
}

/// Whether two events differ only in the client: with the same client, they have the same sentence.
fn is_alike(a: &Event<'_>, b: &Event<'_>) -> bool {
    let names = Names::new([], Language::En);
    let read = |event: &Event<'_>| sentence(&event.action, &["client"], &names);
    a.on == b.on && client(&a.action).is_some() && read(a) == read(b)
}

/// The client of an action that can happen to several clients in the same way.
fn client<'e>(action: &'e Action<'e>) -> Option<&'e str> {
    match action {
        Action::ReceiveDecision { client, .. }
        | Action::AttachClient { client, .. }
        | Action::DetachClient { client, .. }
        | Action::MoveClient { client, .. } => Some(client),
        _ => None,
    }
}
