//! Languages and message templates.
//!
//! A template holds `{name}` for a value, `{one|other}` for a form chosen by the nearest number before it,
//! and `[…]` for a part that is left out when a value in it is absent.

use crate::rule::FindingView;
use crate::rule::Value;
use crate::words::closed_set;
use alloc::string::String;
use chrono::{Datelike, NaiveDate};
use core::fmt::Write as _;

closed_set! {
    /// A language of the texts.
    Language {
        /// English.
        En = "en",
        /// Finnish.
        Fi = "fi",
        /// Swedish as written in Finland.
        Sv = "sv",
    }
}

/// One text in the three languages. A missing language does not compile.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Text {
    /// English.
    pub en: &'static str,
    /// Finnish.
    pub fi: &'static str,
    /// Swedish.
    pub sv: &'static str,
}

impl Text {
    /// The text in one language.
    #[must_use]
    pub const fn get(&self, language: Language) -> &'static str {
        match language {
            Language::En => self.en,
            Language::Fi => self.fi,
            Language::Sv => self.sv,
        }
    }
}

/// A word of a closed set that stands in a finding's values: its code and how people say it.
#[derive(Debug, PartialEq, Eq)]
pub struct Word {
    /// The code in JSON.
    pub code: &'static str,
    /// The word in the languages.
    pub text: Text,
}

/// Writes a day as people write it: `5 March 2026` in English, `5.3.2026` in Finnish and Swedish.
pub fn write_day(out: &mut String, day: NaiveDate, language: Language) {
    const MONTHS: [&str; 12] = [
        "January",
        "February",
        "March",
        "April",
        "May",
        "June",
        "July",
        "August",
        "September",
        "October",
        "November",
        "December",
    ];
    let written = match language {
        Language::En => {
            let month = usize::try_from(day.month0()).ok().and_then(|month| MONTHS.get(month)).copied().unwrap_or_default();
            write!(out, "{} {month} {}", day.day(), day.year())
        }
        Language::Fi | Language::Sv => write!(out, "{}.{}.{}", day.day(), day.month(), day.year()),
    };
    debug_assert!(written.is_ok(), "a String takes all that is written to it");
}

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
        Some(Value::Texts) => join(out, finding.values.texts().iter().map(AsRef::as_ref)),
        Some(Value::Text) => join(out, finding.values.texts().iter().map(AsRef::as_ref)),
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
