//! The basis of a rule, and the parts of it that only the catalogue shows.

use crate::rules::remedy::Remedy;
use crate::rules::rule::Effect;
use crate::text::Text;
use crate::words::closed_set;

/// The basis of a rule: rows of `requirements.csv`, readings of `interpretations.md`, and the remedy that the sources name.
///
/// ```
/// use rehab_rules::{rules::course::minimum_clients, source::{READINGS, ROWS}};
/// let basis = minimum_clients::RULE.basis;
/// assert!(basis.rows.iter().all(|id| ROWS.iter().any(|row| row.id == *id)));
/// assert!(basis.readings.iter().all(|id| READINGS.iter().any(|reading| reading.id == *id)));
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct Basis {
    /// Whether the rule is stated in a source or derived from one; stated if any part of it is. `None` for a rule that only reports
    /// what the sources do not regulate.
    pub kind: Option<BasisKind>,
    /// The ids of the rows, for example `K20-40`; each row names its document and lines.
    pub rows: &'static [&'static str],
    /// The ids of the readings, for example `AM-33`; empty if the source leaves no choice.
    pub readings: &'static [&'static str],
    /// The parts of a rule that is stated for one effect or action and derived for another; empty if the whole rule is one or the other.
    pub parts: &'static [Part],
    /// What would remove a prohibition of the rule; `None` if the sources name no remedy.
    pub remedy: Option<Remedy>,
}

/// The name of an audit in places that name actions.
///
/// ```
/// use rehab_rules::{Effect, rules::{AUDIT, BasisKind}, rules::client::decision_received};
/// assert_eq!(decision_received::RULE.basis_of(Effect::Violation, AUDIT), Some(BasisKind::Derived));
/// ```
pub const AUDIT: &str = "audit";

/// The part of a rule that gives one effect for some actions only, and whether it is stated or derived.
///
/// ```
/// use rehab_rules::{rules::BasisKind, rules::client::kela_informed};
/// let [stated, derived] = kela_informed::RULE.basis.parts else { panic!("two parts") };
/// assert_eq!((stated.kind, derived.kind), (BasisKind::Stated, BasisKind::Derived));
/// assert_eq!(derived.actions, ["reschedule_course", "reschedule_period"]);
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct Part {
    /// The effect.
    pub effect: Effect,
    /// Whether a source states this for these actions.
    pub kind: BasisKind,
    /// The names of the actions; [`AUDIT`] means an audit.
    pub actions: &'static [&'static str],
}

closed_set! {
/// Whether a rule is stated in a source.
///
/// ```
/// use rehab_rules::{rules::BasisKind, rules::client::on_one_course};
/// assert_eq!(on_one_course::RULE.basis.kind, Some(BasisKind::Derived));
/// assert_eq!(BasisKind::Derived.as_str(), "derived");
/// ```
BasisKind in rules {
    /// Stated in a source.
    Stated = "stated",
    /// Not stated in a source but derived from one; pages, reports and tables say so.
    Derived = "derived",
}
}

impl Basis {
    /// A rule that the rows state.
    ///
    /// ```
    /// use rehab_rules::{rules::Basis, rules::client::told_course_is_held};
    /// assert_eq!(told_course_is_held::RULE.basis, Basis::stated(&["K20-35", "K9-33"]));
    /// ```
    #[must_use]
    pub const fn stated(rows: &'static [&'static str]) -> Self {
        Self::of(Some(BasisKind::Stated), rows)
    }

    /// A rule that is derived from the rows.
    ///
    /// ```
    /// use rehab_rules::{rules::Basis, rules::course::not_ended};
    /// assert_eq!(not_ended::RULE.basis, Basis::derived(&["K20-47", "K9-45"]));
    /// ```
    #[must_use]
    pub const fn derived(rows: &'static [&'static str]) -> Self {
        Self::of(Some(BasisKind::Derived), rows)
    }

    /// A rule that only reports what the sources do not regulate; the rows are the closest ones.
    ///
    /// ```
    /// use rehab_rules::{rules::Basis, rules::course::group_size_lowered};
    /// assert_eq!(group_size_lowered::RULE.basis, Basis::silent(&["K20-29", "K9-26"]).read_as(&["AM-32"]));
    /// ```
    #[must_use]
    pub const fn silent(rows: &'static [&'static str]) -> Self {
        Self::of(None, rows)
    }

    const fn of(kind: Option<BasisKind>, rows: &'static [&'static str]) -> Self {
        Self { kind, rows: catalogued_ids(rows), readings: &[], parts: &[], remedy: None }
    }

    /// Adds readings.
    ///
    /// ```
    /// use rehab_rules::{rules::Basis, rules::course::minimum_clients};
    /// assert_eq!(minimum_clients::RULE.basis, Basis::stated(&["K20-40", "K9-38"]).read_as(&["AM-33"]));
    /// ```
    #[must_use]
    pub const fn read_as(self, readings: &'static [&'static str]) -> Self {
        Self { readings: catalogued_ids(readings), ..self }
    }

    /// Adds the parts of a rule that is partly stated in a source and partly derived.
    ///
    /// ```
    /// use rehab_rules::{rules::Basis, rules::client::kela_informed};
    /// let basis = kela_informed::RULE.basis;
    /// assert_eq!(basis, Basis::stated(&["K20-26", "K9-23"]).in_parts(basis.parts));
    /// ```
    #[must_use]
    pub const fn in_parts(self, parts: &'static [Part]) -> Self {
        Self { parts, ..self }
    }

    /// Adds the remedy that the sources name for a prohibition of the rule.
    ///
    /// ```
    /// use rehab_rules::{rules::{Basis, Remedy}, rules::course::publication_final};
    /// let basis = Basis::stated(&["K20-22", "K20-23", "K9-19", "K9-20"]).remedied_by(Remedy::DeleteCourse);
    /// assert_eq!(publication_final::RULE.basis, basis);
    /// ```
    #[must_use]
    pub const fn remedied_by(self, remedy: Remedy) -> Self {
        Self { remedy: Some(remedy), ..self }
    }
}

/// Ids that only the catalogue shows; empty, and not compiled in, without the feature `catalogue`.
const fn catalogued_ids(ids: &'static [&'static str]) -> &'static [&'static str] {
    if cfg!(feature = "catalogue") { ids } else { &[] }
}

/// A statement or message that only the catalogue shows; empty, and not compiled in, without the feature `statements`.
pub(crate) const fn catalogued(text: Text) -> Text {
    if cfg!(feature = "statements") { text } else { Text { en: "", fi: "", sv: "" } }
}
