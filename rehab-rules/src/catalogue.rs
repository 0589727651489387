//! The catalogue: every rule with all that it rests on, and what became of every statement, as JSON for the bindings.

use crate::json::{write_number, write_text, write_texts};
use crate::rule::Rule;
use crate::rules::RULES;
use crate::source::{BasisKind, DOCUMENTS, Outcome, READINGS, ROWS, Row};
use crate::text::Language;
use alloc::string::String;
use alloc::vec::Vec;

/// Every rule in a language, one JSON object a line: `id`, `statement`, `basis` (`stated` or `derived`), `says`
/// (`effect`, `message`), `reads` (`change`, `facts`), `readings` (`id`, `question`, `alternatives`, `taken`) and `rows`
/// (`id`, `document`, `title`, `first_line`, `last_line`, `statement`).
///
/// Rows and readings are in English; messages are the templates with their placeholders.
///
/// ```
/// use rehab_rules::{Language, catalogue};
/// let rules = catalogue(Language::En);
/// let six = rules.lines().find(|line| line.contains("\"course/minimum-clients\"")).unwrap();
/// assert!(six.contains("K20-40") && six.contains("AM-33"));
/// ```
#[must_use]
pub fn catalogue(language: Language) -> String {
    let mut out = String::new();
    for rule in RULES {
        write_rule(&mut out, rule, language);
    }
    out
}

fn write_rule(out: &mut String, rule: &Rule, language: Language) {
    let basis = match rule.basis.kind {
        BasisKind::Stated => "stated",
        BasisKind::Derived => "derived",
    };
    member(out, "{", "id", rule.id);
    member(out, ",", "statement", rule.statement.get(language));
    member(out, ",", "basis", basis);
    list(out, "says", rule.says, |out, (effect, text)| {
        member(out, "{", "effect", effect.as_str());
        member(out, ",", "message", text.get(language));
        out.push('}');
    });
    list(out, "reads", rule.when, |out, (change, facts)| {
        member(out, "{", "change", change.as_str());
        out.push_str(",\"facts\":");
        write_texts(out, facts.iter().map(|fact| fact.as_str()));
        out.push('}');
    });
    list(out, "readings", rule.basis.readings, |out, id| {
        member(out, "{", "id", id);
        if let Some(reading) = READINGS.iter().find(|reading| reading.id == *id) {
            member(out, ",", "question", reading.question);
            member(out, ",", "alternatives", reading.alternatives);
            member(out, ",", "taken", reading.taken);
        }
        out.push('}');
    });
    list(out, "rows", rule.basis.rows, |out, id| {
        out.push('{');
        match ROWS.iter().find(|row| row.id == *id) {
            Some(row) => write_row(out, row, language),
            None => member(out, "", "id", id),
        }
        out.push('}');
    });
    out.push_str("}\n");
}

/// Every statement of the sources, one JSON object a line: `id`, `document`, `title`, `first_line`, `last_line`,
/// `statement` (in English) and `becomes`: each with `kind` (`rule`, `parameter`, `type`, `effect`, `no_rule`, `later`), the
/// `name` of what carries the statement, and for `no_rule` the reason as `text` in the language chosen.
///
/// ```
/// use rehab_rules::{Language, coverage};
/// let rows = coverage(Language::En);
/// assert_eq!(rows.lines().count(), 274);
/// assert!(rows.lines().any(|row| row.contains(r#""id":"K20-41""#) && row.contains(r#"{"kind":"parameter","name":"must_hold_at"}"#)));
/// ```
#[must_use]
pub fn coverage(language: Language) -> String {
    let mut out = String::new();
    for row in ROWS {
        out.push('{');
        write_row(&mut out, row, language);
        let outcomes: Vec<Outcome> = row.outcomes().collect();
        list(&mut out, "becomes", &outcomes, |out, outcome| write_outcome(out, *outcome, language));
        out.push_str("}\n");
    }
    out
}

/// Writes the members of a row, without the braces.
fn write_row(out: &mut String, row: &Row, language: Language) {
    member(out, "", "id", row.id);
    if let Some(document) = DOCUMENTS.iter().find(|document| document.number == row.document) {
        member(out, ",", "document", document.file);
        member(out, ",", "title", document.title.get(language));
    }
    for (name, line) in [(",\"first_line\":", row.first_line), (",\"last_line\":", row.last_line)] {
        out.push_str(name);
        write_number(out, line.into());
    }
    member(out, ",", "statement", row.statement);
}

fn write_outcome(out: &mut String, outcome: Outcome, language: Language) {
    let (kind, name) = match outcome {
        Outcome::Rule(id) => ("rule", Some(id)),
        Outcome::Parameter(key) => ("parameter", Some(key)),
        Outcome::Type(name) => ("type", Some(name)),
        Outcome::Effect(of) => ("effect", Some(of)),
        Outcome::NoRule(reason) => ("no_rule", Some(reason.as_str())),
        Outcome::Later => ("later", None),
    };
    member(out, "{", "kind", kind);
    if let Some(name) = name {
        member(out, ",", "name", name);
    }
    if let Outcome::NoRule(reason) = outcome {
        member(out, ",", "text", reason.text().get(language));
    }
    out.push('}');
}

/// Writes a text under its name, after what stands before it.
fn member(out: &mut String, before: &str, name: &str, text: &str) {
    out.push_str(before);
    write_text(out, name);
    out.push(':');
    write_text(out, text);
}

/// Writes a list under its name.
fn list<T>(out: &mut String, name: &str, elements: &[T], write: impl Fn(&mut String, &T)) {
    out.push(',');
    write_text(out, name);
    out.push_str(":[");
    for (index, element) in elements.iter().enumerate() {
        if index > 0 {
            out.push(',');
        }
        write(out, element);
    }
    out.push(']');
}
