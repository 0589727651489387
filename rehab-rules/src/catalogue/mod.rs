//! The catalogue as JSON for the bindings: every rule with its basis, and what became of every statement.

mod case_words;
mod example;
pub(crate) mod labels;
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

/// Every rule in a language, one JSON object per line.
///
/// * `id` and `statement`.
/// * `basis`: `stated` if any part of the rule is, else `derived`; null if the sources leave it unregulated.
/// * `says`: objects with `effect`, its `basis`, and `message`; if an effect is stated for some actions and derived for others, one
///   object per basis, with `actions`.
/// * `cause`: the rule whose finding is the reason for this rule's finding, if there is one.
/// * `reads`: objects with `change`, `text`, and `facts` (`fact` and `text`); empty for a rule about a record.
/// * `record` and `fields`, for a rule about a record: the kind of record, and the [`fields`](Rule::fields) that the rule reads.
/// * `readings`: `id`, `question`, `alternatives`, `taken`, `why`.
/// * `rows`: `id`, `document`, `title`, `first_line`, `last_line`, `statement`.
/// * `examples`: two objects with `shows` (`breaks` or `keeps`), `events` (`on`, `text` and `actions`) or the `record` checked with its
///   `text` (one sentence per line), `audited` (the audit date, if an audit shows it), `says` (the rule's findings on the last event or the record), and `stands` (the findings of an audit on
///   that date if a prohibited last event was carried out anyway).
///
/// Messages are templates with their placeholders.
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

/// What a rule says: for each effect its basis, the actions, and its text; one entry per basis if they differ.
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

/// Every statement of the sources, one JSON object per line: `id`, `document`, `title`, `first_line`, `last_line`, `heading` (in the
/// document's words), `statement` and `becomes`. Each entry of `becomes` has a `kind` (`rule`, `parameter`, `type`, `effect`, `no_rule`)
/// and the `name` of the item that implements the statement, or, for `no_rule`, the reason as `text` in the chosen language.
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
