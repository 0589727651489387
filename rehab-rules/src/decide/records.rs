//! Judging records: each kind by its own rules.

use crate::decide::decision::{Decision, WhenDenied};
use crate::decide::{coordinator, distance, therapy};
use crate::input::document::Document;
use crate::input::error::InputError;
use crate::input::record::Record;
use crate::input::services::Services;
use crate::rules::record::Verdicts;
use crate::rules::rule::Rule;

impl Record<'_> {
    /// Judges the record. Only `distance_readiness` needs a service description.
    ///
    /// # Errors
    /// `unknown_service` if no description of the service is in force on the date; an error in a record made in code.
    ///
    /// ```
    /// use rehab_rules::{Services, record::Record};
    /// let record = Record::from_json(br#"{"record":"distance_readiness","service":"x","forms":[],"on":"2026-01-15","answers":{}}"#)?;
    /// assert_eq!(record.check(&Services::built_in()).unwrap_err().field(), Some("service"));
    /// # Ok::<(), rehab_rules::InputError>(())
    /// ```
    pub fn check(&self, services: &Services) -> Result<Decision, InputError> {
        match self {
            Self::DistanceReadiness(readiness) => distance::check(readiness, services),
            Self::TherapyCase(case) => therapy::check(case),
            Self::CoordinatorIntroduction(introduction) => coordinator::check(introduction),
        }
    }
}

/// Checks a record that may be made in code as if it had been read.
pub(crate) fn checked<'a, D: Document<'a>>(record: &D) -> Result<(), InputError> {
    record.check().map_err(D::in_kind)
}

/// The findings of the rules of an area on a record, in order; `ask` asks one rule.
pub(crate) fn decision_of(rules: &[&'static Rule], ask: impl Fn(&Rule, &mut Verdicts)) -> Decision {
    let (mut decision, mut verdicts) = (Decision::new(), Verdicts::default());
    for rule in rules {
        ask(rule, &mut verdicts);
        for said in verdicts.take() {
            decision.add_of_record(rule, said);
        }
    }
    decision.finish(WhenDenied::KeepConsequences);
    decision
}
