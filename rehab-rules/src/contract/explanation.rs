//! Explanations as JSON.

use crate::calendar::DayStep;
use crate::contract::{write_action_members, write_finding_members, write_whole_finding};
use crate::decide::explain::{AskedRule, ExplainedCase, Explanation};
use crate::input::document::Document;
use crate::json_writer::{Members, write_object};
use crate::rules::compared::Comparison;
use crate::rules::fact::{Fact, FactValue};
use crate::rules::values::Value;
use crate::text::Language;
use alloc::string::String;

impl Explanation {
    /// The explanation as JSON: `on`, `action`, `allowed`, `findings` and `cases`. With a language each finding has a message.
    ///
    /// * A case has its `change`, `course` and `client` if it has them, `service`, `facts` by name, `days` and `rules`.
    /// * A rule has its id, `outcome`, `because` (the rule whose finding caused this one not to be asked), `finding`, `reads` (names of
    ///   facts), `comparisons` (`left` and `right`, each with `name` and `value`, `how`, `holds`), `days`, and the `rows` and `readings`
    ///   that it is based on.
    /// * A day has `name`, `from`, `months` or `days_before`, `clamped`, `rolled` and `day`.
    ///
    /// ```
    /// # use rehab_rules::{Action, Provider, Services, calendar::read_day};
    /// # let provider = Provider::new("P1", Services::built_in())?;
    /// let declare = Action::declare_capacity("kela.family-carers", 2026, 24);
    /// let why = provider.explain(&declare, read_day("2026-01-02").unwrap())?.to_json(None);
    /// assert!(why.contains(r#""facts":{"year":2026,"declared":24,"used":0}"#), "{why}");
    /// assert!(why.contains(r#"{"left":{"name":"used","value":0},"how":"<=","right":{"name":"declared","value":24},"holds":true}"#));
    /// # Ok::<(), rehab_rules::InputError>(())
    /// ```
    #[must_use]
    pub fn to_json(&self, language: impl Into<Option<Language>>) -> String {
        let language = language.into();
        let mut out = String::new();
        write_object(&mut out, |of| {
            of.day("on", self.on);
            of.object("action", |of| write_action_members(of, &self.action));
            of.flag("allowed", self.decision.allowed());
            of.each("findings", self.decision.findings(), |out, finding| write_whole_finding(out, &finding, language));
            of.objects("cases", &self.cases, |of, case| write_case(of, case, language));
        });
        out
    }
}

fn write_case(of: &mut Members<'_>, case: &ExplainedCase, language: Option<Language>) {
    of.text("change", case.change.as_str());
    of.optional_text("course", case.course.as_deref());
    of.optional_text("client", case.client.as_deref());
    of.text("service", &case.service.id);
    of.object("facts", |of| write_facts(of, &case.facts));
    write_not_loaded(of, case);
    of.objects("days", &case.days, write_step);
    of.objects("rules", &case.rules, |of, asked| write_asked(of, asked, language));
}

fn write_asked(of: &mut Members<'_>, asked: &AskedRule, language: Option<Language>) {
    of.text("rule", asked.rule.id);
    of.text("outcome", asked.outcome.as_str());
    of.optional_text("because", asked.because.map(|rule| rule.id));
    if let Some(finding) = &asked.finding {
        of.object("finding", |of| write_finding_members(of, &finding.view(), language));
    }
    of.texts("reads", asked.reads.iter().map(Fact::as_str));
    of.objects("comparisons", &asked.comparisons, write_comparison);
    of.objects("days", &asked.days, write_step);
    of.texts("rows", asked.rule.basis.rows.iter().copied());
    of.texts("readings", asked.rule.basis.readings.iter().copied());
}

fn write_comparison(of: &mut Members<'_>, compared: &Comparison) {
    let side = |of: &mut Members<'_>, (name, value): (&str, Value)| {
        of.text("name", name);
        match value {
            Value::Number(number) => of.number("value", number),
            Value::Day(day) => of.day("value", day),
            // No other type has an order.
            Value::Word(_) | Value::Words(_) | Value::Text | Value::Texts | Value::Numbers => {}
        }
    };
    of.object("left", |of| side(of, compared.left));
    of.text("how", compared.how.as_str());
    of.object("right", |of| side(of, compared.right));
    of.flag("holds", compared.holds);
}

fn write_step(of: &mut Members<'_>, step: &DayStep) {
    of.text("name", step.name);
    of.day("from", step.from);
    for (name, count) in [("months", step.months), ("days_before", step.days_before)] {
        if let Some(count) = count {
            of.number(name, count.into());
        }
    }
    of.flag("clamped", step.clamped);
    of.flag("rolled", step.rolled);
    of.day("day", step.day);
}

/// Writes the facts missing from the loaded rows, if there are any.
pub(crate) fn write_not_loaded(of: &mut Members<'_>, case: &ExplainedCase) {
    if !case.not_loaded.is_empty() {
        of.texts("not_loaded", case.not_loaded.iter().map(|fact| fact.as_str()));
    }
}

/// Writes facts by name.
pub(crate) fn write_facts(of: &mut Members<'_>, facts: &[(Fact, FactValue)]) {
    for (fact, value) in facts {
        let name = fact.as_str();
        match value {
            FactValue::Nothing => of.text_or_null(name, None),
            FactValue::Flag(flag) => of.flag(name, *flag),
            FactValue::Number(number) => of.number(name, *number),
            FactValue::Day(day) => of.day(name, *day),
            FactValue::Text(text) => of.text(name, text),
            FactValue::Texts(texts) => of.texts(name, texts.iter().map(AsRef::as_ref)),
            FactValue::Periods(periods) => of.objects(name, periods, |of, period| period.write(of)),
        }
    }
}
