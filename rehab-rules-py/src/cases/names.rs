//! The names of columns: those of facts, and those in addition to them.

use rehab_rules::Fact;

/// The course and client of the case, for messages.
pub(crate) const COURSE: &str = "course";
pub(crate) const CLIENT: &str = "client";
/// The date of the case, and the columns from which facts follow by the rules of a service: when the client's decision was issued and
/// received, and whether it continues an earlier one.
pub(crate) const ON: &str = "on";
pub(crate) const SERVICE: &str = "service";
pub(crate) const ISSUED: &str = "issued";
pub(crate) const RECEIVED: &str = "received";
pub(crate) const CONTINUES: &str = "continues";
/// The date on which the provider learned of the decision.
pub(crate) const TOLD_ON: &str = "told_on";
/// Not a column, but the whole row.
pub(crate) const ROW: &str = "row";
/// Instead of `periods`: a course with a single period.
pub(crate) const START: &str = "start";
pub(crate) const END: &str = "end";

/// Whether a name is a column of the facts of any change, or one of the additional columns.
pub(crate) fn is_column(name: &str) -> bool {
    Fact::from_word(name).is_some()
        || [ON, SERVICE, COURSE, CLIENT, ISSUED, RECEIVED, CONTINUES, TOLD_ON, START, END].contains(&name)
}
