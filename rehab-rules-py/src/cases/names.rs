//! The names of columns: facts have their own, and some stand beside them.

use rehab_rules::Fact;

/// Whom the case is about, for messages.
pub(crate) const COURSE: &str = "course";
pub(crate) const CLIENT: &str = "client";
/// The day of the case, and what tells facts by the rules of a service: when the client's decision was issued and received, and
/// whether it continues an earlier one.
pub(crate) const ON: &str = "on";
pub(crate) const SERVICE: &str = "service";
pub(crate) const ISSUED: &str = "issued";
pub(crate) const RECEIVED: &str = "received";
pub(crate) const CONTINUES: &str = "continues";
/// The day on which the provider was told of the decision.
pub(crate) const TOLD_ON: &str = "told_on";
/// No column, but the row as a whole.
pub(crate) const ROW: &str = "row";
/// In place of `periods`: a course of a single period.
pub(crate) const START: &str = "start";
pub(crate) const END: &str = "end";

/// Whether a name is a column of the facts of any change, or one that stands beside them.
pub(crate) fn is_column(name: &str) -> bool {
    Fact::from_word(name).is_some()
        || [ON, SERVICE, COURSE, CLIENT, ISSUED, RECEIVED, CONTINUES, TOLD_ON, START, END].contains(&name)
}
