//! Messages: a rule's text with the figures of a finding.
//!
//! A template holds `{name}` for a value, `{one|other}` for a form chosen by the nearest number before it,
//! and `[…]` for a part that is left out when a value in it is absent.

use crate::decision::FindingView;
use crate::text::{Language, Text, write_day};
use crate::values::Value;
use alloc::string::String;
use core::fmt::Write as _;

/// What is said when the caller does not know the facts that a rule reads.
pub(crate) static FACTS_UNKNOWN: Text = Text {
    en: "It cannot be decided whether this rule is kept, because a fact it needs is not known:",
    fi: "Ei voida ratkaista, noudatetaanko tätä sääntöä, koska jokin sen tarvitsema tieto puuttuu:",
    sv: "Det kan inte avgöras om denna regel följs, eftersom en uppgift som behövs saknas:",
};

/// Renders a template for a finding.
pub(crate) fn render(template: &str, finding: &FindingView<'_>, language: Language) -> String {
    let mut out = String::with_capacity(template.len().saturating_mul(2));
    let mut number = None;
    for (index, part) in template.split(['[', ']']).enumerate() {
        // Brackets do not nest, so every second part is optional.
        let (length, before) = (out.len(), number);
        if !render_part(&mut out, part, finding, language, &mut number) && index % 2 == 1 {
            out.truncate(length);
            number = before;
        }
    }
    out
}

/// Renders one part; false when a value in it is absent.
fn render_part(out: &mut String, part: &str, finding: &FindingView<'_>, language: Language, number: &mut Option<i64>) -> bool {
    let mut complete = true;
    let mut rest = part;
    while let Some((plain, after)) = rest.split_once('{') {
        out.push_str(plain);
        let Some((name, after)) = after.split_once('}') else { break };
        rest = after;
        complete &= match name.split_once('|') {
            Some((one, other)) => {
                out.push_str(if *number == Some(1) { one } else { other });
                number.is_some()
            }
            None => render_value(out, name, finding, language, number),
        };
    }
    out.push_str(rest);
    complete
}

/// Renders one value; false, and the bare placeholder, when it is absent.
fn render_value(out: &mut String, name: &str, finding: &FindingView<'_>, language: Language, number: &mut Option<i64>) -> bool {
    let text = match name {
        "course" => finding.course,
        "client" => finding.client,
        _ => None,
    };
    if let Some(text) = text {
        out.push_str(text);
        return true;
    }
    if let ("due", Some(due)) = (name, finding.due) {
        write_day(out, due, language);
        return true;
    }
    match finding.values.get(name) {
        Some(Value::Number(value)) => {
            *number = Some(value);
            let written = write!(out, "{value}");
            debug_assert!(written.is_ok(), "a String takes all that is written to it");
        }
        Some(Value::Day(day)) => write_day(out, day, language),
        Some(Value::Word(word)) => out.push_str(word.text.get(language)),
        Some(Value::Words(words)) => join(out, words.iter().map(|word| word.text.get(language))),
        Some(Value::Text | Value::Texts) => join(out, finding.values.texts().iter().map(AsRef::as_ref)),
        None => {
            out.push('{');
            out.push_str(name);
            out.push('}');
            return false;
        }
    }
    true
}

fn join<'a>(out: &mut String, texts: impl Iterator<Item = &'a str>) {
    for (index, text) in texts.enumerate() {
        if index > 0 {
            out.push_str(", ");
        }
        out.push_str(text);
    }
}
