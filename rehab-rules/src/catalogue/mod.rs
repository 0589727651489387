//! The catalogue: every rule with all that it rests on, and what became of every statement, as JSON for the bindings.

mod case_words;
mod example;
mod names;
mod record_sentence;
#[cfg(feature = "schema")]
pub mod schema;
mod sentence;
pub(crate) mod source;
mod why;

use crate::catalogue::example::write_examples;
use crate::catalogue::source::{DOCUMENTS, Outcome, READINGS, ROWS, Row};
use crate::input::services::Services;
use crate::json_writer::{Members, write_object};
use crate::rules::RULES;
use crate::rules::basis::{BasisKind, Part};
use crate::rules::rule::{Effect, Rule};
use crate::text::{Language, Text};
use alloc::string::String;
use alloc::sync::Arc;
use alloc::vec::Vec;

/// Every rule in a language, one JSON object a line: `id`, `statement`, `basis` (`stated` if any of it is, `derived`, or null for
/// what the sources leave unregulated), `says` (`effect`, its `basis`, `message`, and `actions` where an effect is stated for some and
/// derived for others: an entry for each basis), `cause` (the rule whose finding tells why this one speaks
/// too, where there is one), `reads` (`change`, `text`, `facts` with `fact` and `text`; empty for a rule about a record, which has the
/// kind of `record` and the [`fields`](Rule::fields) that it reads of it), `readings` (`id`, `question`, `alternatives`, `taken`) and `rows` (`id`, `document`, `title`, `first_line`, `last_line`, `statement`), and two `examples`
/// (`shows`: `breaks` or `keeps`, `events` with `on` and `text`, or the `record` checked with its `text`, one sentence a line, `audited`: the day of the audit where one
/// shows it, what the rule `says` of the last event, or of the record, and in `stands` what an audit of that day says where the last
/// event was done although it is prohibited).
///
/// Rows and readings are in English; messages are the templates with their placeholders.
///
/// ```
/// use rehab_rules::{Language, source::catalogue};
/// let rules = catalogue(Language::En);
/// let six = rules.lines().find(|line| line.contains("\"course/minimum-clients\"")).unwrap();
/// assert!(six.contains("K20-40") && six.contains("AM-33"));
/// ```
#[must_use]
pub fn catalogue(language: Language) -> String {
    let mut out = String::new();
    let services = Arc::new(Services::built_in());
    for rule in RULES {
        write_object(&mut out, |of| {
            write_rule(of, rule, language);
            write_examples(of, rule, &services, language);
        });
        out.push('\n');
    }
    out
}

fn write_rule(of: &mut Members<'_>, rule: &Rule, language: Language) {
    of.text("id", rule.id);
    of.text("statement", rule.statement.get(language));
    of.text_or_null("basis", rule.basis.kind.map(BasisKind::as_str));
    of.objects("says", said(rule), |of, (effect, basis, actions, text)| {
        of.text("effect", effect.as_str());
        of.text_or_null("basis", basis.map(BasisKind::as_str));
        if !actions.is_empty() {
            of.texts("actions", actions.iter().copied());
        }
        of.text("message", text.get(language));
    });
    of.optional_text("cause", rule.cause());
    of.objects("reads", rule.when, |of, (change, facts)| {
        of.text("change", change.as_str());
        of.text("text", change.text().get(language));
        of.objects("facts", facts.iter(), |of, fact| {
            of.text("fact", fact.as_str());
            of.text("text", fact.text().get(language));
        });
    });
    if let Some(record) = rule.record() {
        of.text("record", record);
        of.texts("fields", rule.fields().iter().copied());
    }
    let readings = rule.basis.readings.iter().filter_map(|id| READINGS.iter().find(|reading| reading.id == *id));
    of.objects("readings", readings, |of, reading| {
        of.text("id", reading.id);
        of.text("question", reading.question.get(language));
        of.text("alternatives", reading.alternatives.get(language));
        of.text("taken", reading.taken.get(language));
        of.text("why", reading.why.get(language));
    });
    let rows = rule.basis.rows.iter().filter_map(|id| ROWS.iter().find(|row| row.id == *id));
    of.objects("rows", rows, |of, row| write_row(of, row, language));
}

/// What a rule says: each effect with its basis, once for each basis where they differ, with the actions; and its text.
fn said(rule: &Rule) -> Vec<(Effect, Option<BasisKind>, &'static [&'static str], &'static Text)> {
    let mut said = Vec::new();
    for (effect, text) in rule.says {
        let parts: Vec<&Part> = rule.basis.parts.iter().filter(|part| part.effect == *effect).collect();
        match parts.as_slice() {
            [] => said.push((*effect, rule.basis.kind.filter(|_| *effect != Effect::Unregulated), [].as_slice(), text)),
            [only] => said.push((*effect, Some(only.kind), &[], text)),
            several => said.extend(several.iter().map(|part| (*effect, Some(part.kind), part.actions, text))),
        }
    }
    said
}

/// Every statement of the sources, one JSON object a line: `id`, `document`, `title`, `first_line`, `last_line`,
/// `heading` (in the document's words), `statement` and `becomes`: each with `kind` (`rule`, `parameter`, `type`, `effect`, `no_rule`), the
/// `name` of what carries the statement, and for `no_rule` the reason as `text` in the language chosen.
///
/// ```
/// use rehab_rules::{Language, source::coverage};
/// let rows = coverage(Language::En);
/// assert_eq!(rows.lines().count(), 274);
/// let seven = rows.lines().find(|row| row.contains(r#""id":"K20-41""#)).unwrap();
/// assert!(seven.contains(r#"{"kind":"parameter","name":"must_hold_at"}"#));
/// ```
#[must_use]
pub fn coverage(language: Language) -> String {
    let mut out = String::new();
    for row in ROWS {
        write_object(&mut out, |of| {
            write_row(of, row, language);
            of.objects("becomes", row.outcomes(), |of, outcome| write_outcome(of, outcome, language));
        });
        out.push('\n');
    }
    out
}

fn write_row(of: &mut Members<'_>, row: &Row, language: Language) {
    of.text("id", row.id);
    if let Some(document) = DOCUMENTS.iter().find(|document| document.number == row.document) {
        of.text("document", document.file);
        of.text("title", document.title.get(language));
    }
    of.number("first_line", row.first_line.into());
    of.number("last_line", row.last_line.into());
    of.optional_text("heading", Some(row.heading).filter(|heading| !heading.is_empty()));
    of.text("statement", row.statement.get(language));
}

fn write_outcome(of: &mut Members<'_>, outcome: Outcome, language: Language) {
    let (kind, name) = match outcome {
        Outcome::Rule(id) => ("rule", Some(id)),
        Outcome::Parameter(key) => ("parameter", Some(key)),
        Outcome::Type(name) => ("type", Some(name)),
        Outcome::Effect(by) => ("effect", Some(by)),
        Outcome::NoRule(reason) => ("no_rule", Some(reason.as_str())),
    };
    of.text("kind", kind);
    of.optional_text("name", name);
    if let Outcome::NoRule(reason) = outcome {
        of.text("text", reason.text().get(language));
    }
}
