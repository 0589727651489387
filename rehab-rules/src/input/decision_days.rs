//! The duty day and right day of a client's decision, calculated with the months of the service description.

use crate::input::service::ServiceDescription;
use chrono::NaiveDate;

/// The duty day and right day of a decision.
///
/// ```
/// # use rehab_rules::{NaiveDate, Services};
/// use rehab_rules::calendar::read_day;
/// # let services = Services::built_in();
/// # let carers = services.in_force("kela.family-carers", NaiveDate::from_ymd_opt(2026, 3, 2).unwrap()).unwrap();
/// let day = |text| read_day(text).unwrap();
/// let days = carers.decision_days(day("2025-12-29"), Some(day("2026-01-05")), None, day("2026-01-05"));
/// assert_eq!((days.duty_day, days.right_day), (Some(day("2026-07-05")), day("2026-06-29")));
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct DecisionDays {
    /// The last day for being on a confirmed course; `None` when it is open (AM-51).
    pub duty_day: Option<NaiveDate>,
    /// The last day before the client may change provider.
    pub right_day: NaiveDate,
}

impl ServiceDescription {
    /// The duty day and right day of a decision. The duty counts from the day on which the client got the decision or, if that is
    /// unknown, from its issue; the right counts from its issue (AM-01).
    ///
    /// `provider_received` is the day on which the provider receives the decision. If the duty day has passed by then, it is left open
    /// (AM-51), unless `continues` is given.
    ///
    /// ```
    /// # use rehab_rules::{NaiveDate, Services};
    /// use rehab_rules::calendar::read_day;
    /// # let services = Services::built_in();
    /// # let carers = services.in_force("kela.family-carers", NaiveDate::from_ymd_opt(2026, 3, 2).unwrap()).unwrap();
    /// let day = |text| read_day(text).unwrap();
    /// let received_late = |continues| carers.decision_days(day("2025-01-08"), None, continues, day("2026-01-05")).duty_day;
    /// assert_eq!((received_late(None), received_late(Some(false))), (None, Some(day("2025-07-08"))));
    /// ```
    #[must_use]
    pub fn decision_days(
        &self,
        issued: NaiveDate,
        received: Option<NaiveDate>,
        continues: Option<bool>,
        provider_received: NaiveDate,
    ) -> DecisionDays {
        let duty_day = self.duty_day(received.unwrap_or(issued));
        let known = match continues {
            Some(continues) => !continues,
            None => provider_received <= duty_day,
        };
        DecisionDays { duty_day: known.then_some(duty_day), right_day: self.right_day(issued) }
    }
}
