//! Carrying out: an action is judged, and carried out if it is allowed.

use crate::decide::decision::Decision;
use crate::input::action::Action;
use crate::input::error::InputError;
use crate::state::provider::Provider;
use crate::words::closed_set;
use chrono::NaiveDate;

closed_set! {
    /// What happens to an event that a rule prohibits.
    Mode {
        /// The engine is the gate: a prohibited event is not carried out.
        Enforce = "enforce",
        /// The log is history: prohibited events are reported, but carried out anyway.
        Observe = "observe",
    }
}

impl Mode {
    /// Whether an action with this decision is carried out.
    pub(crate) fn carries_out(self, decision: &Decision) -> bool {
        self == Self::Observe || decision.allowed()
    }
}

impl Provider {
    /// Judges an action and carries it out if it is allowed, or always in [`Mode::Observe`].
    ///
    /// # Errors
    /// Malformed input, and a date before the provider's last event that was carried out. Neither an error nor a denied action changes
    /// anything.
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

    /// Like [`Provider::apply`], but reuses a decision.
    ///
    /// # Errors
    /// Malformed input, and a date before the provider's last event; neither changes anything.
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

    /// Carries out an action that was judged, depending on the mode. A denied action changes nothing, not even the date of the last
    /// event.
    pub(crate) fn settle(&mut self, action: &Action<'_>, on: NaiveDate, mode: Mode, decision: &Decision) {
        if mode.carries_out(decision) {
            self.last_on = Some(on);
            self.carry_out(action, on);
        }
    }
}
