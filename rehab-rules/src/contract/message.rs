//! Messages: a rule's text with the values of a finding.

use crate::decide::decision::Decision;
use crate::decide::finding::{Finding, FindingView};
use crate::json_writer::write_number;
use crate::rules::values::Value;
use crate::template::{join, render};
use crate::text::{Language, Text, write_day};
use alloc::borrow::Cow;
use alloc::string::{String, ToString};
use core::fmt;

/// The message if the caller does not know the facts that a rule reads.
static FACTS_UNKNOWN: Text = Text {
    en: "It cannot be decided whether this rule is kept, because a fact it needs is not known:",
    fi: "Ei voida päätellä, noudatetaanko tätä sääntöä, koska jokin sen tarvitsema tieto puuttuu:",
    sv: "Det kan inte avgöras om denna regel följs, eftersom en uppgift som behövs saknas:",
};

impl FindingView<'_> {
    /// The finding in words.
    ///
    /// ```
    /// # use rehab_rules::{Action, NaiveDate, Provider, Services};
    /// use rehab_rules::Language;
    /// # let leaves = Action::change_provider("K1", "kela.family-carers");
    /// # let provider = Provider::new("P1", Services::built_in())?;
    /// # let decision = provider.evaluate(&leaves, NaiveDate::from_ymd_opt(2026, 1, 2).unwrap())?;
    /// let finding = decision.findings().next().unwrap();
    /// assert!(finding.message(Language::En).starts_with("No rehabilitation decision for this service has been recorded"));
    /// # Ok::<(), rehab_rules::InputError>(())
    /// ```
    #[must_use]
    pub fn message(&self, language: Language) -> String {
        self.message_with(language, |_| None)
    }

    /// The finding in words, with names instead of ids. `name` is called with each id in the message (of courses, clients and target
    /// groups); if it returns `None`, the id is used.
    ///
    /// ```
    /// # use rehab_rules::{Action, NaiveDate, Provider, Services};
    /// use rehab_rules::Language;
    /// # let leaves = Action::change_provider("K1", "kela.family-carers");
    /// # let provider = Provider::new("P1", Services::built_in())?;
    /// # let decision = provider.evaluate(&leaves, NaiveDate::from_ymd_opt(2026, 1, 2).unwrap())?;
    /// let finding = decision.findings().next().unwrap();
    /// let message = finding.message_with(Language::En, |id| (id == "K1").then(|| "Aino Esimerkki".into()));
    /// assert!(message.contains("client Aino Esimerkki"), "{message}");
    /// # Ok::<(), rehab_rules::InputError>(())
    /// ```
    #[must_use]
    pub fn message_with(&self, language: Language, name: impl Fn(&str) -> Option<String>) -> String {
        match self.rule.template(self.effect).filter(|_| !self.lacks_fact) {
            Some(template) => render_finding(template.get(language), self, language, &name),
            // A rule has no text of its own only if the caller's case lacks a fact.
            None => [FACTS_UNKNOWN.get(language), self.rule.statement.get(language)].join(" "),
        }
    }
}

impl Finding {
    /// The finding in words.
    ///
    /// ```
    /// # use rehab_rules::{Action, Finding, Language, NaiveDate, Provider, Services};
    /// # let provider = Provider::new("P1", Services::built_in())?;
    /// # let (end, on) = (Action::end_rehabilitation("K1", "kela.family-carers"), NaiveDate::from_ymd_opt(2026, 1, 2).unwrap());
    /// let kept: Vec<Finding> = provider.evaluate(&end, on)?.findings().map(Finding::from).collect();
    /// assert!(kept[0].message(Language::En).starts_with("No rehabilitation decision"));
    /// # Ok::<(), rehab_rules::InputError>(())
    /// ```
    #[must_use]
    pub fn message(&self, language: Language) -> String {
        self.view().message(language)
    }
}

/// Renders a template for a finding.
fn render_finding(
    template: &str,
    finding: &FindingView<'_>,
    language: Language,
    named: &dyn Fn(&str) -> Option<String>,
) -> String {
    render(template, |out, name, number| {
        let subject = match name {
            "course" => finding.course,
            "client" => finding.client,
            _ => None,
        };
        if let Some(id) = subject {
            out.push_str(&shown(id, named));
            return true;
        }
        if let ("due", Some(due)) = (name, finding.due) {
            write_day(out, due, language);
            return true;
        }
        let Some(value) = finding.values.get(name) else {
            // A form may not name its course or client yet.
            make_definite(out, language);
            return false;
        };
        match value {
            Value::Number(value) => {
                *number = Some(value);
                write_number(out, value);
            }
            Value::Day(day) => write_day(out, day, language),
            Value::Word(word) => out.push_str(word.text.get(language)),
            Value::Words(words) => join(out, words.iter().map(|word| word.text.get(language))),
            Value::Text | Value::Texts => join(out, finding.values.texts().iter().map(|id| shown(id, named))),
            Value::Numbers => join(out, finding.values.numbers().iter().map(ToString::to_string)),
        }
        true
    })
}

/// Makes the noun at the end definite, in place of the id that would follow it: "Course " becomes "The course".
fn make_definite(out: &mut String, language: Language) {
    out.truncate(out.trim_end_matches(' ').len());
    match language {
        Language::En => {
            // Only ASCII: the tables of Unicode would enlarge the WebAssembly module by a tenth.
            let mut noun = out.split_off(out.rfind([' ', '(']).map_or(0, |space| space.saturating_add(1)));
            out.push_str(if noun.starts_with(|letter: char| letter.is_ascii_uppercase()) { "The " } else { "the " });
            noun.make_ascii_lowercase();
            out.push_str(&noun);
        }
        // The noun has its case ending, and Finnish has no article.
        Language::Fi => {}
        Language::Sv => out.push_str("en"),
    }
}

/// The name for an id, or the id.
fn shown<'i>(id: &'i str, named: &dyn Fn(&str) -> Option<String>) -> Cow<'i, str> {
    named(id).map_or(Cow::Borrowed(id), Cow::Owned)
}

/// The effect, the rule and the message in English.
impl fmt::Display for FindingView<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} ({}): {}", self.effect, self.rule.id, self.message(Language::En))
    }
}

/// Whether the action is allowed, and each finding on its own line, in English.
impl fmt::Display for Decision {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(if self.allowed() { "allowed" } else { "not allowed" })?;
        self.findings().try_for_each(|finding| write!(f, "\n{finding}"))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rules::RULES;
    use alloc::vec::Vec;

    #[test]
    fn a_message_without_ids_says_the_course_and_the_client() {
        let messages = |language| -> Vec<String> {
            let rules = RULES.iter().filter(|rule| !rule.when.is_empty());
            let templates = rules.flat_map(|rule| rule.says.iter().map(|(_, text)| text.get(language)));
            templates
                .map(|template| {
                    render(template, |out, name, number| {
                        if let "course" | "client" = name {
                            make_definite(out, language);
                            return false;
                        }
                        *number = Some(2);
                        out.push('2');
                        true
                    })
                })
                .collect()
        };
        for message in messages(Language::En) {
            let says_it = message.contains("he course") || message.contains("he client") || !message.contains("ourse ");
            assert!(says_it && !message.contains(" the the ") && !message.contains("  "), "{message}");
        }
        for message in messages(Language::Sv) {
            assert!(!message.contains(" ett kursen") && !message.contains("ens en") && !message.contains("  "), "{message}");
        }
        assert!(messages(Language::Fi).iter().all(|message| !message.contains("  ") && !message.contains(" .")));
    }
}
