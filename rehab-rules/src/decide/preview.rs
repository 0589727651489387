//! What if: actions are carried out on a copy, and an audit of the copy is compared with one of the provider.

use crate::decide::apply::Mode;
use crate::decide::decision::Decision;
use crate::decide::finding::FindingView;
use crate::input::action::Action;
use crate::input::error::InputError;
use crate::input::fields::element;
use crate::rules::rule::Effect;
use crate::rules::values::write_values;
use crate::state::provider::Provider;
use alloc::string::String;
use alloc::vec::Vec;
use chrono::NaiveDate;

/// The effects of some actions, carried out one after the other on one date. The provider itself does not change.
///
/// ```
/// use rehab_rules::{Action, Mode, Provider, Services, calendar::read_day};
/// let (service, day) = ("kela.family-carers", |text| read_day(text).unwrap());
/// let mut provider = Provider::new("P1", Services::built_in())?;
/// provider.apply(&Action::declare_capacity(service, 2026, 24), day("2026-01-02"), Mode::Enforce)?;
///
/// let create = Action::create_course("C1", service, 8, ["carer-of-adult"]).year(2026);
/// let preview = provider.preview([Action::from(create), Action::publish_course("C1").into()], day("2026-01-07"))?;
/// assert!(preview.allowed());
/// let new: Vec<_> = preview.new_findings().map(|finding| (finding.rule.id, finding.course)).collect();
/// assert!(new.contains(&("course/places-left", None)) && preview.gone_findings().next().is_some()); // sixteen places instead of 24
/// assert_eq!(provider.courses().count(), 0);
/// # Ok::<(), rehab_rules::InputError>(())
/// ```
#[derive(Clone, Debug)]
#[non_exhaustive]
pub struct Preview {
    /// The decision on each action. A prohibited one is not carried out, and those after it are judged without it.
    pub decisions: Vec<Decision>,
    before: Decision,
    after: Decision,
}

impl Provider {
    /// The effects of these actions on a date, without carrying them out.
    ///
    /// # Errors
    /// The first malformed action, with its position in the path (`[1].course`); `out_of_order` at `on` for a date before the last event,
    /// `invalid_date` for one that no event can have.
    ///
    /// ```
    /// use rehab_rules::{Action, Provider, Services, calendar::read_day};
    /// let provider = Provider::new("P1", Services::built_in())?;
    /// let declare = Action::declare_capacity("kela.family-carers", 2026, 24);
    /// let preview = provider.preview([declare], read_day("2026-01-02").unwrap())?;
    /// assert_eq!(preview.new_findings().next().unwrap().rule.id, "course/places-left");
    /// # Ok::<(), rehab_rules::InputError>(())
    /// ```
    pub fn preview<'a>(&self, actions: impl IntoIterator<Item: Into<Action<'a>>>, on: NaiveDate) -> Result<Preview, InputError> {
        self.can_be_looked_at(on, "on")?;
        let before = self.audit_state(on);
        let mut then = self.fork();
        let mut decisions = Vec::new();
        for (place, action) in actions.into_iter().enumerate() {
            let decision = then.apply(&action.into(), on, Mode::Enforce);
            decisions.push(decision.map_err(|error| error.inside(&element("", place)))?);
        }
        Ok(Preview { decisions, before, after: then.audit_state(on) })
    }

    /// A copy of the provider: changes of one do not affect the other. Service descriptions are shared.
    ///
    /// ```
    /// use rehab_rules::{Action, Mode, Provider, Services, calendar::read_day};
    /// let provider = Provider::new("P1", Services::built_in())?;
    /// let mut other = provider.fork();
    /// other.apply(&Action::declare_capacity("kela.family-carers", 2026, 24), read_day("2026-01-02").unwrap(), Mode::Enforce)?;
    /// assert!(provider.last_on().is_none() && other.last_on().is_some());
    /// # Ok::<(), rehab_rules::InputError>(())
    /// ```
    #[must_use]
    pub fn fork(&self) -> Self {
        self.clone()
    }
}

impl Preview {
    /// Whether each of the actions is allowed after those before it.
    ///
    /// ```
    /// # use rehab_rules::{Action, Provider, Services, calendar::read_day};
    /// # let provider = Provider::new("P1", Services::built_in())?;
    /// let end = Action::end_rehabilitation("K1", "kela.family-carers");
    /// assert!(!provider.preview([end], read_day("2026-01-02").unwrap())?.allowed()); // K1 has no decision
    /// # Ok::<(), rehab_rules::InputError>(())
    /// ```
    #[must_use]
    pub fn allowed(&self) -> bool {
        self.decisions.iter().all(Decision::allowed)
    }

    /// The findings of an audit on the date that only exist after the actions.
    ///
    /// ```
    /// # use rehab_rules::{Action, Provider, Services, calendar::read_day};
    /// # let provider = Provider::new("P1", Services::built_in())?;
    /// let declare = Action::declare_capacity("kela.family-carers", 2026, 24);
    /// assert_eq!(provider.preview([declare], read_day("2026-01-02").unwrap())?.new_findings().count(), 1);
    /// # Ok::<(), rehab_rules::InputError>(())
    /// ```
    pub fn new_findings(&self) -> impl Iterator<Item = FindingView<'_>> {
        self.after.without(&self.before, said)
    }

    /// The findings of an audit on the date that no longer exist after the actions.
    ///
    /// ```
    /// # use rehab_rules::{Action, Provider, Services, calendar::read_day};
    /// # let provider = Provider::new("P1", Services::built_in())?;
    /// let declare = Action::declare_capacity("kela.family-carers", 2026, 24);
    /// assert_eq!(provider.preview([declare], read_day("2026-01-02").unwrap())?.gone_findings().count(), 0);
    /// # Ok::<(), rehab_rules::InputError>(())
    /// ```
    pub fn gone_findings(&self) -> impl Iterator<Item = FindingView<'_>> {
        self.before.without(&self.after, said)
    }
}

/// Everything in a finding, as a lookup key.
fn said<'f>(finding: &FindingView<'f>) -> (&'static str, Effect, Option<&'f str>, Option<&'f str>, Option<NaiveDate>, String) {
    let mut values = String::new();
    write_values(&mut values, finding.values);
    (finding.rule.id, finding.effect, finding.course, finding.client, finding.due, values)
}
