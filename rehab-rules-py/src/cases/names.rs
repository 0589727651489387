//! The names of columns: facts have their own, and some stand beside them.

use rehab_rules::Fact;

/// The day of the case, and what tells facts by the rules of a service: when the client's decision was issued and received, and
/// whether it continues an earlier one.
pub(crate) const ON: &str = "on";
pub(crate) const SERVICE: &str = "service";
pub(crate) const ISSUED: &str = "issued";
pub(crate) const RECEIVED: &str = "received";
pub(crate) const CONTINUES: &str = "continues";
/// The day on which the provider was told of the decision.
pub(crate) const TOLD_ON: &str = "told_on";
/// In place of `periods`: a course of a single period.
pub(crate) const START: &str = "start";
pub(crate) const END: &str = "end";

/// Whether a name is a column of the facts of any change, or one that stands beside them.
pub(crate) fn is_column(name: &str) -> bool {
    Fact::from_word(name).is_some() || [ON, SERVICE, ISSUED, RECEIVED, CONTINUES, TOLD_ON, START, END].contains(&name)
}

/// The name that a column has here.
pub(crate) fn name_of<'n>(theirs: &'n str, columns: &'n [(String, String)]) -> &'n str {
    columns.iter().find(|(name, _)| name == theirs).map_or(theirs, |(_, ours)| ours)
}
