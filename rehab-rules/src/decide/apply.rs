//! Carrying out: an action is judged, and done when it is allowed.

use crate::decide::decision::Decision;
use crate::input::action::Action;
use crate::input::error::InputError;
use crate::state::provider::Provider;
use crate::words::closed_set;
use chrono::NaiveDate;

closed_set! {
    /// What happens to an event that a rule prohibits.
    Mode {
        /// The engine is the gate: it is not applied.
        Enforce = "enforce",
        /// The log is history: it did happen, and is reported with all its findings.
        Observe = "observe",
    }
}

impl Mode {
    /// Whether an action that was judged so is carried out.
    pub(crate) fn carries_out(self, decision: &Decision) -> bool {
        self == Self::Observe || decision.allowed()
    }
}

impl Provider {
    /// Judges an action and carries it out when it is allowed, or in [`Mode::Observe`].
    ///
    /// # Errors
    /// Malformed input, and a day before the provider's last event that was carried out; neither changes anything, nor does an
    /// action that is denied.
    ///
    /// ```
    /// use rehab_rules::{Action, Mode, NaiveDate, Provider, Services};
    /// let day = |day| NaiveDate::from_ymd_opt(2026, 1, day).unwrap();
    /// let mut provider = Provider::new("P1", Services::built_in())?;
    /// let declare = Action::declare_capacity("kela.family-carers", 2026, 24);
    /// assert!(provider.apply(&declare, day(2), Mode::Enforce)?.allowed());
    /// assert!(provider.to_json().contains(r#""places":24"#));
    /// let error = provider.apply(&declare, day(1), Mode::Enforce).unwrap_err();
    /// assert_eq!(error.code().as_str(), "out_of_order");
    /// # Ok::<(), rehab_rules::InputError>(())
    /// ```
    pub fn apply(&mut self, action: &Action<'_>, on: NaiveDate, mode: Mode) -> Result<Decision, InputError> {
        let mut decision = Decision::new();
        self.apply_into(action, on, mode, &mut decision)?;
        Ok(decision)
    }

    /// As [`Provider::apply`], into a decision that is used again.
    ///
    /// # Errors
    /// Malformed input, and a day before the provider's last event; neither changes anything.
    ///
    /// ```
    /// use rehab_rules::{Action, Decision, Mode, NaiveDate, Provider, Services};
    /// let on = NaiveDate::from_ymd_opt(2026, 1, 2).unwrap();
    /// let (mut provider, mut decision) = (Provider::new("P1", Services::built_in())?, Decision::new());
    /// for year in [2026, 2027] {
    ///     let declare = Action::declare_capacity("kela.family-carers", year, 24);
    ///     provider.apply_into(&declare, on, Mode::Enforce, &mut decision)?;
    ///     assert!(decision.allowed());
    /// }
    /// # Ok::<(), rehab_rules::InputError>(())
    /// ```
    pub fn apply_into(
        &mut self,
        action: &Action<'_>,
        on: NaiveDate,
        mode: Mode,
        decision: &mut Decision,
    ) -> Result<(), InputError> {
        self.judge_into(action, on, mode, decision)?;
        self.settle(action, on, mode, decision);
        Ok(())
    }

    /// Carries out an action that was judged, as the mode says. What is denied changes nothing, the day of the last event neither.
    pub(crate) fn settle(&mut self, action: &Action<'_>, on: NaiveDate, mode: Mode, decision: &Decision) {
        if mode.carries_out(decision) {
            self.last_on = Some(on);
            self.carry_out(action, on);
        }
    }
}
