//! The input and output of rules about records.

use crate::input::distance::DistanceReadiness;
use crate::input::service::ServiceDescription;
use crate::rules::rule::{Said, Verdict};
use alloc::vec::{Drain, Vec};

/// A provider's answers about distance rehabilitation, with the service description in force.
pub(crate) struct DistanceCase<'a> {
    pub(crate) readiness: &'a DistanceReadiness<'a>,
    pub(crate) service: &'a ServiceDescription,
}

/// The findings of one rule about a record. The rule is not included, since the caller knows it.
#[derive(Default)]
pub(crate) struct Verdicts(Vec<Said>);

impl Verdicts {
    /// Adds the finding of a verdict, if it has one.
    pub(crate) fn add(&mut self, verdict: Verdict) {
        if let Verdict::Says(said) = verdict {
            self.0.push(said);
        }
    }

    /// Takes the findings out, so that the next rule starts with none.
    pub(crate) fn take(&mut self) -> Drain<'_, Said> {
        self.0.drain(..)
    }
}

#[cfg(test)]
pub(crate) mod testing {
    //! Helpers for the unit tests of rules about records: they fill in a record dated 2 March 2026 and run one rule on it.
    #![expect(clippy::expect_used, reason = "a test stops where its own example is wrong")]
    use super::*;
    use crate::happened::Happened;
    use crate::input::coordinator::{CoordinatorIntroduction, CoordinatorUnit, Done, IntroductionItem, REKO};
    use crate::input::distance::{Answers, DistanceQuestion};
    use crate::input::services::Services;
    use crate::input::therapy::{
        Commitment, Goal, Invoice, InvoiceLine, InvoiceLineKind, Need, NeedCategory, Plan, TherapyCase, Visit,
    };
    use crate::rules::rule::testing::day;
    use crate::rules::rule::{Check, Effect, Rule};

    /// For a patient born on 5 May 1980 with a short-term need; nothing else is known.
    pub(crate) fn says_of_therapy(rule: &Rule, fill: impl FnOnce(&mut TherapyCase<'_>)) -> Vec<Effect> {
        let need = Need::new(NeedCategory::ShortTerm, false);
        let mut case = TherapyCase::new(day("1980-05-05"), need, day("2026-03-02"));
        fill(&mut case);
        effects(rule, |out| {
            let Check::Therapy(_, check) = rule.check else { return };
            check(&case, out);
        })
    }

    /// For a coordinator in primary care who started that day; nothing has been done.
    pub(crate) fn says_of_introduction(rule: &Rule, fill: impl FnOnce(&mut CoordinatorIntroduction<'_>)) -> Vec<Effect> {
        let today = day("2026-03-02");
        let mut introduction = CoordinatorIntroduction::new(REKO, CoordinatorUnit::PrimaryCare, today, today);
        fill(&mut introduction);
        effects(rule, |out| {
            let Check::Introduction(_, check) = rule.check else { return };
            check(&introduction, out);
        })
    }

    /// For the carers' service, without forms and answers.
    pub(crate) fn says_of_distance(rule: &Rule, fill: impl FnOnce(&mut DistanceReadiness<'_>)) -> Vec<Effect> {
        let on = day("2026-03-02");
        let mut readiness = DistanceReadiness::new("kela.family-carers", [], on, Answers::default());
        fill(&mut readiness);
        let services = Services::built_in();
        let service = services.in_force(&readiness.service, on).expect("a built-in service");
        effects(rule, |out| {
            let Check::Distance(_, check) = rule.check else { return };
            check(&DistanceCase { readiness: &readiness, service }, out);
        })
    }

    /// One answer, or no answer.
    pub(crate) fn answers(question: DistanceQuestion, answer: Option<bool>) -> Answers {
        answer.map_or_else(Answers::default, |answer| Answers::default().with(question, answer))
    }

    fn effects(rule: &Rule, ask: impl FnOnce(&mut Verdicts)) -> Vec<Effect> {
        let mut verdicts = Verdicts::default();
        ask(&mut verdicts);
        let effects: Vec<Effect> = verdicts.take().map(|said| said.effect).collect();
        assert!(
            effects.iter().all(|effect| rule.template(*effect).is_some()),
            "{} has no message for one of {effects:?}",
            rule.id
        );
        effects
    }

    /// A payment commitment issued on the first day of its validity, for five visits of 45 minutes.
    pub(crate) fn commitment(valid_from: &str, valid_to: &str) -> Commitment<'static> {
        let valid_from = day(valid_from);
        Commitment::new("B-1", valid_from, valid_from, day(valid_to), 5).visit_minutes(45)
    }

    /// Visits of 45 minutes on these days.
    pub(crate) fn visits(days: &[&str]) -> Vec<Visit> {
        days.iter().map(|date| Visit::new(day(date), 45)).collect()
    }

    /// An invoice with a line of 45 minutes of each kind.
    pub(crate) fn invoice(kinds: &[InvoiceLineKind]) -> Invoice {
        Invoice::new(kinds.iter().map(|kind| InvoiceLine::new(*kind, 80.0).minutes(45)).collect::<Vec<_>>())
    }

    /// A plan written on 1 December 2025 with two goals: a good one, and a copy of it that `fill` changes.
    pub(crate) fn plan(fill: impl FnOnce(&mut Goal<'_>)) -> Plan<'static> {
        let good = Goal::new("walks 500 m without a stop", true, true).motivating(true).gas(true);
        let mut other = good.clone();
        fill(&mut other);
        Plan::new(day("2025-12-01"), [good, other])
    }

    /// These items, each done that day.
    pub(crate) fn done(items: &[IntroductionItem]) -> Done {
        items.iter().map(|item| (*item, Happened::On(day("2026-03-02")))).collect()
    }
}
