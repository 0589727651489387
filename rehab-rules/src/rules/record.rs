//! What rules about records are given, and where they say what they find.

use crate::input::distance::DistanceReadiness;
use crate::input::service::ServiceDescription;
use crate::rules::rule::{Said, Verdict};
use alloc::vec::{Drain, Vec};

/// What a provider tells about distance rehabilitation, beside the description of the service on that day.
pub(crate) struct DistanceCase<'a> {
    pub(crate) readiness: &'a DistanceReadiness<'a>,
    pub(crate) service: &'a ServiceDescription,
}

/// What one rule says of a record: of each goal, visit or item, or once. It names no rule: whoever asks knows which was asked.
#[derive(Default)]
pub(crate) struct Verdicts(Vec<Said>);

impl Verdicts {
    /// Adds a verdict, if it says something.
    pub(crate) fn add(&mut self, verdict: Verdict) {
        if let Verdict::Says(said) = verdict {
            self.0.push(said);
        }
    }

    /// What has been said; the next rule is asked with nothing said.
    pub(crate) fn take(&mut self) -> Drain<'_, Said> {
        self.0.drain(..)
    }
}

#[cfg(test)]
pub(crate) mod testing {
    //! What the smallest tests of a rule about a record say in one line: a record of 2 March 2026, filled in and put to one rule.
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

    /// Of a short-term need of a patient born on 5 May 1980, of which nothing else is known.
    pub(crate) fn says_of_therapy(rule: &Rule, fill: impl FnOnce(&mut TherapyCase<'_>)) -> Vec<Effect> {
        let need = Need::new(NeedCategory::ShortTerm, false);
        let mut case = TherapyCase::new(day("1980-05-05"), need, day("2026-03-02"));
        fill(&mut case);
        effects(rule, |out| {
            let Check::Therapy(_, check) = rule.check else { return };
            check(&case, out);
        })
    }

    /// Of a coordinator in primary care who began that day, and of whom nothing is done.
    pub(crate) fn says_of_introduction(rule: &Rule, fill: impl FnOnce(&mut CoordinatorIntroduction<'_>)) -> Vec<Effect> {
        let today = day("2026-03-02");
        let mut introduction = CoordinatorIntroduction::new(REKO, CoordinatorUnit::PrimaryCare, today, today);
        fill(&mut introduction);
        effects(rule, |out| {
            let Check::Introduction(_, check) = rule.check else { return };
            check(&introduction, out);
        })
    }

    /// Of the carers' service, in no form and with no answer.
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

    /// One answer, or none.
    pub(crate) fn answers(question: DistanceQuestion, answer: Option<bool>) -> Answers {
        answer.map_or_else(Answers::default, |answer| Answers::default().with(question, answer))
    }

    fn effects(rule: &Rule, ask: impl FnOnce(&mut Verdicts)) -> Vec<Effect> {
        let mut verdicts = Verdicts::default();
        ask(&mut verdicts);
        let effects: Vec<Effect> = verdicts.take().map(|said| said.effect).collect();
        assert!(effects.iter().all(|effect| rule.template(*effect).is_some()), "{} has no text for one of {effects:?}", rule.id);
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

    /// A plan written on 1 December 2025 with a goal that is as goals should be, and one more, filled in.
    pub(crate) fn plan(fill: impl FnOnce(&mut Goal<'_>)) -> Plan<'static> {
        let good = Goal::new("walks 500 m without a stop", true, true).motivating(true).gas(true);
        let mut other = good.clone();
        fill(&mut other);
        Plan::new(day("2025-12-01"), [good, other])
    }

    /// Items done, each that day.
    pub(crate) fn done(items: &[IntroductionItem]) -> Done {
        items.iter().map(|item| (*item, Happened::On(day("2026-03-02")))).collect()
    }
}
