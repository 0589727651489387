//! The findings of a thread about its providers, noted as they come, until they become columns in the order of the rows.

use crate::replay::result::{Capacity, Decided, FindingRow, ResultRows, Tables, line_of};
use crate::replay::written::Written;
use arrow_schema::ArrowError;
use chrono::NaiveDate;
use rehab_rules::{Decision, Effect, Event, FindingView, InputError, Language, Rule, log::Effects};

/// Which parts of the results are kept.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Kept {
    pub(crate) language: Option<Language>,
    pub(crate) effects: Effects,
    /// Whether each line has a row among the decisions.
    pub(crate) decisions: bool,
}

/// The results of one thread for a batch, event by event. Reused for the next batch, so that its memory stays allocated.
#[derive(Debug, Default)]
pub(crate) struct Found {
    /// Whether anything is prohibited or violated, even if those findings are not kept.
    pub(crate) is_broken: bool,
    events: Vec<Judged>,
    findings: Vec<Noted>,
    errors: Vec<(InputError, Written)>,
    /// All strings, one after another: for an event its provider, then for each finding its strings.
    texts: String,
    /// For each part, its first event and the space that its findings need.
    parts: Vec<(usize, Capacity)>,
}

/// The result of one event.
#[derive(Debug)]
struct Judged {
    /// The event and whether it is allowed; `None` if it was malformed, was read only for a later audit, or is that audit.
    decided: Option<Decided>,
    /// The length of the provider's id.
    provider: usize,
    /// The end of the event's findings; they begin where those of the event before end.
    end: End,
}

#[derive(Clone, Copy, Debug, Default)]
struct End {
    findings: usize,
    errors: usize,
    texts: usize,
}

/// A finding, with the lengths of its strings.
#[derive(Debug)]
struct Noted {
    rule: &'static Rule,
    effect: Effect,
    due: Option<NaiveDate>,
    course: Option<usize>,
    client: Option<usize>,
    values: usize,
    message: Option<usize>,
}

impl Found {
    /// Clears the results, and keeps the memory.
    pub(crate) fn clear(&mut self) {
        self.is_broken = false;
        self.events.clear();
        self.findings.clear();
        self.errors.clear();
        self.texts.clear();
        self.parts.clear();
    }

    /// The number of events.
    pub(crate) fn len(&self) -> usize {
        self.events.len()
    }

    /// Notes a decision.
    pub(crate) fn decided(&mut self, event: &Event<'_>, decision: &Decision, kept: Kept) {
        let decided = Decided { action: event.action.name(), on: event.on, allowed: decision.allowed() };
        self.note(Some(decided), &event.provider, decision.findings(), kept);
    }

    /// Notes the findings of an audit of a provider.
    pub(crate) fn audited<'f>(&mut self, provider: &str, findings: impl Iterator<Item = FindingView<'f>>, kept: Kept) {
        self.note(None, provider, findings, kept);
    }

    fn note<'f>(
        &mut self,
        decided: Option<Decided>,
        provider: &str,
        findings: impl Iterator<Item = FindingView<'f>>,
        kept: Kept,
    ) {
        self.texts.push_str(provider);
        for finding in findings {
            self.is_broken |= matches!(finding.effect, Effect::Prohibition | Effect::Violation);
            if !kept.effects.shows(finding.effect) {
                continue;
            }
            self.texts.push_str(finding.course.unwrap_or_default());
            self.texts.push_str(finding.client.unwrap_or_default());
            let values = self.written(|out| finding.values.write_json(out));
            let message = kept.language.map(|language| self.written(|out| out.push_str(&finding.message(language))));
            let (course, client) = (finding.course.map(str::len), finding.client.map(str::len));
            if let Some((_, capacity)) = self.parts.last_mut() {
                capacity.findings += 1;
                capacity.provider += provider.len();
                capacity.course += course.unwrap_or_default();
                capacity.client += client.unwrap_or_default();
                capacity.action += decided.map_or(0, |decided| decided.action.len());
                capacity.rule += finding.rule.id.len();
                capacity.effect += finding.effect.as_str().len();
                capacity.values += values;
                capacity.message += message.unwrap_or_default();
            }
            self.findings.push(Noted {
                rule: finding.rule,
                effect: finding.effect,
                due: finding.due,
                course,
                client,
                values,
                message,
            });
        }
        self.judged(decided, provider.len());
    }

    /// Notes an error in an event, and the input at the error.
    pub(crate) fn malformed(&mut self, error: InputError, written: Written) {
        self.errors.push((error, written));
        self.judged(None, 0);
    }

    /// Notes an event without results.
    pub(crate) fn passed(&mut self) {
        self.judged(None, 0);
    }

    fn judged(&mut self, decided: Option<Decided>, provider: usize) {
        let end = End { findings: self.findings.len(), errors: self.errors.len(), texts: self.texts.len() };
        self.events.push(Judged { decided, provider, end });
    }

    /// Appends to the strings, and returns the length written.
    fn written(&mut self, write: impl FnOnce(&mut String)) -> usize {
        let before = self.texts.len();
        write(&mut self.texts);
        self.texts.len().saturating_sub(before)
    }

    /// The tables of all results, in the order found, after this many lines.
    pub(crate) fn write(&self, before: i64, kept: Kept) -> Result<Tables, ArrowError> {
        let (mut reader, mut out) = (self.from(0), ResultRows::default());
        for row in 0..self.len() {
            reader.write_next(line_of(before, row), kept, &mut out);
        }
        out.finish()
    }

    /// Begins another part, which is written separately.
    pub(crate) fn begin_part(&mut self) {
        self.parts.push((self.events.len(), Capacity::default()));
    }

    /// The part with a number.
    pub(crate) fn part(&self, number: usize) -> Part<'_> {
        let (event, capacity) = self.parts.get(number).copied().unwrap_or((self.events.len(), Capacity::default()));
        Part { reader: self.from(event), capacity }
    }

    /// From the event with a number on, in the order of evaluation.
    fn from(&self, event: usize) -> Reader<'_> {
        let before = event.checked_sub(1).and_then(|last| self.events.get(last));
        Reader { found: self, event, at: before.map_or_else(End::default, |judged| judged.end) }
    }
}

/// A part of the results, and the space that its findings need as columns.
pub(crate) struct Part<'f> {
    pub(crate) reader: Reader<'f>,
    pub(crate) capacity: Capacity,
}

/// Reads the results, event after event.
pub(crate) struct Reader<'f> {
    found: &'f Found,
    event: usize,
    at: End,
}

impl<'f> Reader<'f> {
    /// Writes the results of the next event.
    pub(crate) fn write_next(&mut self, line: i64, kept: Kept, out: &mut ResultRows<'f>) {
        let Some(judged) = self.found.events.get(self.event) else { return };
        let (begin, end) = (self.at, judged.end);
        (self.event, self.at) = (self.event.saturating_add(1), end);
        let mut texts = self.found.texts.get(begin.texts..end.texts).unwrap_or_default();
        let provider = take(&mut texts, judged.provider);
        let event = judged.decided.map(|decided| (line, decided));
        for finding in self.found.findings.get(begin.findings..end.findings).unwrap_or_default() {
            let course = finding.course.map(|length| take(&mut texts, length));
            let client = finding.client.map(|length| take(&mut texts, length));
            let values = take(&mut texts, finding.values);
            let message = finding.message.map(|length| take(&mut texts, length));
            let (rule, effect, due) = (finding.rule, finding.effect, finding.due);
            out.finding(FindingRow { event, provider, course, client, rule, effect, due, values, message });
        }
        if let Some(decided) = judged.decided.filter(|_| kept.decisions) {
            out.decision(line, provider, decided);
        }
        for (error, written) in self.found.errors.get(begin.errors..end.errors).unwrap_or_default() {
            out.error(line, error, written, kept.language.unwrap_or(Language::En));
        }
    }
}

/// Takes this many bytes off the front of a string.
fn take<'t>(texts: &mut &'t str, length: usize) -> &'t str {
    let Some((taken, rest)) = texts.split_at_checked(length) else { return "" };
    *texts = rest;
    taken
}
