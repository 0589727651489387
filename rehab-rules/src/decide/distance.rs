//! Judging distance rehabilitation.

use crate::decide::decision::Decision;
use crate::decide::records::{checked, decision_of};
use crate::input::distance::DistanceReadiness;
use crate::input::error::{ErrorCode, InputError};
use crate::input::services::Services;
use crate::rules::DISTANCE;
use crate::rules::record::DistanceCase;
use crate::rules::rule::Check;

/// Judges a provider's answers about distance rehabilitation.
///
/// # Errors
/// `unknown_service` if no description of the service is in force on the date; an error in a record made in code.
///
/// ```
/// use rehab_rules::distance::{Answers, DistanceReadiness, check};
/// use rehab_rules::{NaiveDate, Services};
/// let on = NaiveDate::from_ymd_opt(2026, 1, 15).unwrap();
/// let readiness = DistanceReadiness::new("x", [], on, Answers::default());
/// assert_eq!(check(&readiness, &Services::built_in()).unwrap_err().field(), Some("service"));
/// ```
pub fn check(readiness: &DistanceReadiness<'_>, services: &Services) -> Result<Decision, InputError> {
    checked(readiness)?;
    let service = services
        .in_force(&readiness.service, readiness.on)
        .ok_or_else(|| InputError::at(ErrorCode::UnknownService, "service").in_record())?;
    let case = DistanceCase { readiness, service };
    Ok(decision_of(DISTANCE, |rule, out| {
        if let Check::Distance(_, check) = rule.check {
            check(&case, out);
        }
    }))
}
