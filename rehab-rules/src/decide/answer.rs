//! Answers: the result of the rules for a case that a caller filled and in which facts may be missing.

use crate::decide::decision::Decision;
use crate::decide::finding::FindingView;
use crate::rules::fact::Facts;

/// The result of the rules for a case. An open answer is not a yes: while a fact is missing that could decide, `allowed` is `None`.
///
/// ```
/// use rehab_rules::{Case, Change, Fact, Known, NaiveDate, Services, judge};
/// let (services, on) = (Services::built_in(), NaiveDate::from_ymd_opt(2026, 3, 2).unwrap());
/// let carers = services.in_force("kela.family-carers", on).unwrap();
/// let case = Case::new(on, Change::Deleted, carers).with(Known::Deleted(false)).with(Known::Confirmed(false));
/// let answer = judge(&case, Some("C1"), None);
/// assert_eq!(answer.allowed(), None); // are there clients on it?
/// assert!(answer.missing().contains(Fact::Clients));
/// ```
#[derive(Clone, Debug, Default)]
pub struct Answer {
    pub(crate) decision: Decision,
}

impl Answer {
    /// An empty answer, to be filled by [`judge_into`](crate::case::judge_into).
    ///
    /// ```
    /// # use rehab_rules::{Case, Change, NaiveDate, Services};
    /// use rehab_rules::{Known, case::{Answer, judge_into}};
    /// # let (services, on) = (Services::built_in(), NaiveDate::from_ymd_opt(2026, 3, 2).unwrap());
    /// # let carers = services.in_force("kela.family-carers", on).unwrap();
    /// let mut answer = Answer::new();
    /// for (size, allowed) in [(5, Some(false)), (6, None)] {
    ///     judge_into(&Case::new(on, Change::Created, carers).with(Known::NewGroupSize(size)), Some("C1"), None, &mut answer);
    ///     assert_eq!(answer.allowed(), allowed);
    /// }
    /// ```
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }

    /// False as soon as a rule prohibits it; `None` while a rule that could prohibit it lacks a fact; otherwise true.
    ///
    /// ```
    /// # use rehab_rules::{Case, Change, NaiveDate, Services};
    /// use rehab_rules::{Known, judge};
    /// # let (services, on) = (Services::built_in(), NaiveDate::from_ymd_opt(2026, 3, 2).unwrap());
    /// # let carers = services.in_force("kela.family-carers", on).unwrap();
    /// let corrected = |deleted| judge(&Case::new(on, Change::Corrected, carers).with(Known::Deleted(deleted)), Some("C1"), None);
    /// assert_eq!(corrected(false).allowed(), Some(true));
    /// assert_eq!(corrected(true).allowed(), Some(false));
    /// assert_eq!(judge(&Case::new(on, Change::Corrected, carers), Some("C1"), None).allowed(), None);
    /// ```
    #[must_use]
    pub fn allowed(&self) -> Option<bool> {
        match self.decision.allowed() {
            false => Some(false),
            true if self.decision.could_prohibit() => None,
            true => Some(true),
        }
    }

    /// The facts that rules need and the case does not give.
    ///
    /// ```
    /// # use rehab_rules::{Case, Change, NaiveDate, Services};
    /// use rehab_rules::{Fact, Known, judge};
    /// # let (services, on) = (Services::built_in(), NaiveDate::from_ymd_opt(2026, 3, 2).unwrap());
    /// # let carers = services.in_force("kela.family-carers", on).unwrap();
    /// let missing = judge(&Case::new(on, Change::Confirmed, carers).with(Known::Clients(6)), Some("C1"), None).missing();
    /// assert!(missing.contains(Fact::Periods) && !missing.contains(Fact::Clients));
    /// ```
    #[must_use]
    pub fn missing(&self) -> Facts {
        self.decision.missing()
    }

    /// Whether nothing is undetermined: no fact is missing, and the sources leave nothing open.
    ///
    /// ```
    /// # use rehab_rules::{Case, Change, NaiveDate, Services};
    /// use rehab_rules::{Known, judge};
    /// # let (services, on) = (Services::built_in(), NaiveDate::from_ymd_opt(2026, 3, 2).unwrap());
    /// # let carers = services.in_force("kela.family-carers", on).unwrap();
    /// let case = Case::new(on, Change::Corrected, carers);
    /// assert!(!judge(&case, Some("C1"), None).is_clear());
    /// assert!(judge(&case.with(Known::Deleted(true)), Some("C1"), None).is_clear()); // clearly prohibited
    /// ```
    #[must_use]
    pub fn is_clear(&self) -> bool {
        self.decision.is_clear()
    }

    /// The findings, in the order of a decision. A rule that lacks a fact is undetermined.
    ///
    /// ```
    /// # use rehab_rules::{Case, Change, NaiveDate, Services};
    /// use rehab_rules::judge;
    /// # let (services, on) = (Services::built_in(), NaiveDate::from_ymd_opt(2026, 3, 2).unwrap());
    /// # let carers = services.in_force("kela.family-carers", on).unwrap();
    /// let answer = judge(&Case::new(on, Change::Corrected, carers), Some("C1"), None);
    /// let finding = answer.findings().next().unwrap();
    /// assert!(finding.lacks_fact && finding.rule.id == "course/not-deleted");
    /// ```
    pub fn findings(&self) -> impl ExactSizeIterator<Item = FindingView<'_>> {
        self.decision.findings()
    }
}
