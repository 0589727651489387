//! The output lines: the only writer of decisions, findings, errors and actions.

pub(crate) mod explanation;
mod json;
mod message;
pub(crate) mod receipt;
pub(crate) mod records;
pub(crate) mod shown;

use crate::contract::shown::Shown;
use crate::decide::answer::Answer;
use crate::decide::decision::Decision;
use crate::decide::edge::Edge;
use crate::decide::finding::FindingView;
use crate::decide::window::Run;
use crate::input::action::Action;
use crate::input::document::Document;
use crate::input::error::InputError;
use crate::input::event::Event;
use crate::input::kinds::FieldValue;
use crate::json_writer::{Members, write_day, write_number, write_object, write_text};
use crate::rules::fact::Fact;
use crate::rules::rule::Effect;
use crate::rules::values::write_values;
use crate::text::Language;
use alloc::string::String;
use alloc::vec::Vec;

/// Writes a decision as one line, with messages if a language is chosen.
///
/// `remedies` are those of the decision's prohibitions, in order, if requested.
pub(crate) fn write_decision(
    out: &mut String,
    line: u64,
    decision: &Decision,
    shown: Shown,
    remedies: Option<&[Vec<Action<'static>>]>,
) {
    write_head(out, line);
    out.push(',');
    write_members(out, decision, shown, remedies);
    out.push_str("}\n");
}

/// Writes the members of a decision: `allowed` and `findings`.
pub(crate) fn write_members(out: &mut String, decision: &Decision, shown: Shown, remedies: Option<&[Vec<Action<'static>>]>) {
    let mut remedies = remedies.map(<[_]>::iter);
    out.push_str(if decision.allowed() { "\"allowed\":true,\"findings\":[" } else { "\"allowed\":false,\"findings\":[" });
    for (index, finding) in decision.findings().filter(|finding| shown.effects.shows(finding.effect)).enumerate() {
        if index > 0 {
            out.push(',');
        }
        out.push('{');
        write_finding(out, &finding);
        if let (Effect::Prohibition, Some(remedies)) = (finding.effect, &mut remedies) {
            write_remedies(out, remedies.next().map_or(&[], Vec::as_slice));
        }
        write_message(out, &finding, shown.language);
        out.push('}');
    }
    out.push(']');
}

/// Writes an answer about a case: `allowed`, `missing` and `findings`.
pub(crate) fn write_answer(out: &mut String, answer: &Answer, language: Option<Language>) {
    write_object(out, |of| {
        of.flag_or_null("allowed", answer.allowed());
        of.texts("missing", answer.missing().iter().map(Fact::as_str));
        of.each("findings", answer.findings(), |out, finding| write_whole_finding(out, &finding, language));
    });
}

/// Writes the error of a malformed line as one line.
pub(crate) fn write_error(out: &mut String, line: u64, error: &InputError, language: Option<Language>) {
    write_head(out, line);
    out.push_str(",\"error\":");
    write_malformed(out, error, language.unwrap_or(Language::En));
    out.push_str("}\n");
}

/// Writes the error of malformed input.
pub(crate) fn write_malformed(out: &mut String, error: &InputError, language: Language) {
    write_object(out, |of| write_malformed_members(of, error, language));
}

pub(crate) fn write_malformed_members(of: &mut Members<'_>, error: &InputError, language: Language) {
    of.text("code", error.code().as_str());
    of.optional_text("field", error.field());
    of.text("message", &error.message(language));
}

/// Writes a finding of an audit as one line.
pub(crate) fn write_audit_line(out: &mut String, provider: &str, finding: &FindingView<'_>, language: Option<Language>) {
    out.push_str("{\"provider\":");
    write_text(out, provider);
    out.push(',');
    write_finding(out, finding);
    write_message(out, finding, language);
    out.push_str("}\n");
}

/// Writes a finding about a record as one line.
pub(crate) fn write_record_line(out: &mut String, finding: &FindingView<'_>, language: Option<Language>) {
    write_whole_finding(out, finding, language);
    out.push('\n');
}

fn write_head(out: &mut String, line: u64) {
    out.push_str("{\"line\":");
    write_number(out, i64::try_from(line).unwrap_or(i64::MAX));
}

/// Writes a finding, with its message if a language is chosen.
pub(crate) fn write_whole_finding(out: &mut String, finding: &FindingView<'_>, language: Option<Language>) {
    out.push('{');
    write_finding(out, finding);
    write_message(out, finding, language);
    out.push('}');
}

/// Writes a finding as members of the object being written.
pub(crate) fn write_finding_members(of: &mut Members<'_>, finding: &FindingView<'_>, language: Option<Language>) {
    of.members(|out| {
        write_finding(out, finding);
        write_message(out, finding, language);
    });
}

/// Writes the kind of an edge, and what lies beyond it.
pub(crate) fn write_edge(of: &mut Members<'_>, edge: &Edge, language: Option<Language>) {
    of.text("kind", edge.kind());
    match edge {
        Edge::Rule(findings) | Edge::Late(findings) => {
            of.each("findings", findings, |out, finding| write_whole_finding(out, &finding.view(), language));
        }
        Edge::Format(error) => of.object("error", |of| write_malformed_members(of, error, language.unwrap_or(Language::En))),
        Edge::Past | Edge::Window => {}
    }
}

/// Writes runs of values, each with its edges.
pub(crate) fn write_runs<T: Copy>(
    of: &mut Members<'_>,
    name: &str,
    runs: &[Run<T>],
    language: Option<Language>,
    value: fn(&mut Members<'_>, &str, T),
) {
    of.objects(name, runs, |of, run| {
        value(of, "first", run.first);
        value(of, "last", run.last);
        of.object("lower", |of| write_edge(of, &run.lower, language));
        of.object("upper", |of| write_edge(of, &run.upper, language));
    });
}

/// Writes the members of a finding up to its values, without the braces.
pub(crate) fn write_finding(out: &mut String, finding: &FindingView<'_>) {
    out.push_str("\"rule\":\"");
    out.push_str(finding.rule.id);
    out.push_str("\",\"effect\":\"");
    out.push_str(finding.effect.as_str());
    out.push('"');
    for (name, text) in [(",\"course\":", finding.course), (",\"client\":", finding.client)] {
        if let Some(text) = text {
            out.push_str(name);
            write_text(out, text);
        }
    }
    if let Some(due) = finding.due {
        out.push_str(",\"due\":");
        write_day(out, due);
    }
    out.push_str(",\"values\":");
    write_values(out, finding.values);
}

pub(crate) fn write_message(out: &mut String, finding: &FindingView<'_>, language: Option<Language>) {
    if let Some(language) = language {
        out.push_str(",\"message\":");
        write_text(out, &finding.message(language));
    }
}

fn write_remedies(out: &mut String, remedies: &[Action<'_>]) {
    out.push_str(",\"remedies\":[");
    for (index, remedy) in remedies.iter().enumerate() {
        if index > 0 {
            out.push(',');
        }
        write_action(out, remedy);
    }
    out.push(']');
}

/// Writes an action as in a log, without date and provider.
pub(crate) fn write_action(out: &mut String, action: &Action<'_>) {
    write_object(out, |of| write_action_members(of, action));
}

/// Writes an event as a line of the log, without its `\n`.
pub(crate) fn write_event(out: &mut String, event: &Event<'_>) {
    write_object(out, |of| {
        of.day("on", event.on);
        of.text("provider", &event.provider);
        write_action_members(of, &event.action);
    });
}

pub(crate) fn write_action_members(of: &mut Members<'_>, action: &Action<'_>) {
    of.text("action", action.name());
    action.for_each_field(&mut |name, field| match field {
        FieldValue::Text(text) => of.text(name, text),
        FieldValue::Texts(texts) => of.texts(name, texts.iter().map(AsRef::as_ref)),
        FieldValue::Day(day) => of.day(name, day),
        FieldValue::Number(number) => of.number(name, number),
        FieldValue::Flag(flag) => of.flag(name, flag),
        FieldValue::Periods(periods) => of.objects(name, periods, |of, period| period.write(of)),
    });
}
