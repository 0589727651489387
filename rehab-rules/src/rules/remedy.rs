//! Remedies: what the sources name that would remove a prohibition.

/// What would remove a prohibition: each rule whose prohibition has a remedy names its kind.
///
/// Which actions that comes to on a day, [`Provider::remedies`](crate::Provider::remedies) tells.
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
    /// The client moves here from the course it is on (K20-27, K20-47, K9-24, K9-45).
    MoveHere,
    /// The course gets one place more (K20-29, K20-43, K9-26, K9-41), or the client is added to another course (K20-42, K9-40).
    MorePlacesOrAnotherCourse,
    /// The client's target group is added to the course, in a service that names this way (K9-28).
    AddTargetGroup,
    /// A client whom the new dates do not suit goes to another course (K20-47, K9-45) or another provider (K20-50, K9-48).
    AnotherCourseOrProvider,
    /// Each client moves to another course (K20-57, K9-55), or is taken off this one where no other can take it (K20-27, K9-24).
    ClientsElsewhere,
}
