//! Remedies: the ways to remove a prohibition that the sources name.

/// A way to remove a prohibition; each rule whose prohibition has a remedy names its kind.
///
/// [`Provider::remedies`](crate::Provider::remedies) lists the actions that carry it out on a given date.
///
/// ```
/// use rehab_rules::rules::{Remedy, course};
/// assert_eq!(course::publication_final::RULE.basis.remedy, Some(Remedy::DeleteCourse));
/// assert_eq!(course::minimum_clients::RULE.basis.remedy, None);
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum Remedy {
    /// The course is deleted (K20-23, K9-20).
    DeleteCourse,
    /// The client moves here from the current course (K20-27, K20-47, K9-24, K9-45).
    MoveHere,
    /// The course gets one more place (K20-29, K20-43, K9-26, K9-41), or the client is added to another course (K20-42, K9-40).
    MorePlacesOrAnotherCourse,
    /// The client's target group is added to the course, if the service description allows it (K9-28).
    AddTargetGroup,
    /// A client for whom the new dates are unsuitable goes to another course (K20-47, K9-45) or another provider (K20-50, K9-48).
    AnotherCourseOrProvider,
    /// Each client moves to another course (K20-57, K9-55), or is removed from this one if no other course can take the client (K20-27, K9-24).
    ClientsElsewhere,
}
