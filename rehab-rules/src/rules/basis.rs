//! What a rule rests on, and what of it only the catalogue shows.

use crate::rules::remedy::Remedy;
use crate::rules::rule::Effect;
use crate::text::Text;
use crate::words::closed_set;

/// What a rule rests on: rows of `requirements.csv` and readings of `interpretations.md`; and the remedy that the sources name.
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
    /// Whether the rule is written in a source or follows from one: stated if any of it is; `None` for a rule that only tells
    /// what the sources leave unregulated.
    pub kind: Option<BasisKind>,
    /// The rows, for example `K20-40`; each row knows its document and lines.
    pub rows: &'static [&'static str],
    /// The readings taken, for example `AM-33`; empty where the source leaves no choice.
    pub readings: &'static [&'static str],
    /// The parts of a rule that is stated for one effect or action and derived for another; empty where all of it is one.
    pub parts: &'static [Part],
    /// What would remove a prohibition of the rule; `None` where the sources name nothing.
    pub remedy: Option<Remedy>,
}

/// What the audit of a day is called where actions are named.
///
/// ```
/// use rehab_rules::{Effect, rules::{AUDIT, BasisKind}, rules::client::decision_received};
/// assert_eq!(decision_received::RULE.basis_of(Effect::Violation, AUDIT), Some(BasisKind::Derived));
/// ```
pub const AUDIT: &str = "audit";

/// An effect of a rule, given for some actions alone, and what this part of the rule rests on.
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
    /// What the rule says.
    pub effect: Effect,
    /// Whether a source states that for these actions.
    pub kind: BasisKind,
    /// The names of the actions, and [`AUDIT`].
    pub actions: &'static [&'static str],
}

closed_set! {
/// Whether a rule is written in a source.
///
/// ```
/// use rehab_rules::{rules::BasisKind, rules::client::on_one_course};
/// assert_eq!(on_one_course::RULE.basis.kind, Some(BasisKind::Derived));
/// assert_eq!(BasisKind::Derived.as_str(), "derived");
/// ```
BasisKind in rules {
    /// Written in a source.
    Stated = "stated",
    /// Not written in a source, but follows from one; pages, reports and tables say so.
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

    /// A rule that follows from the rows.
    ///
    /// ```
    /// use rehab_rules::{rules::Basis, rules::course::not_ended};
    /// assert_eq!(not_ended::RULE.basis, Basis::derived(&["K20-47", "K9-45"]));
    /// ```
    #[must_use]
    pub const fn derived(rows: &'static [&'static str]) -> Self {
        Self::of(Some(BasisKind::Derived), rows)
    }

    /// A rule that only tells what the sources leave unregulated; the rows are those that come nearest.
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

    /// A basis that rests on readings too.
    ///
    /// ```
    /// use rehab_rules::{rules::Basis, rules::course::minimum_clients};
    /// assert_eq!(minimum_clients::RULE.basis, Basis::stated(&["K20-40", "K9-38"]).read_as(&["AM-33"]));
    /// ```
    #[must_use]
    pub const fn read_as(self, readings: &'static [&'static str]) -> Self {
        Self { readings: catalogued_ids(readings), ..self }
    }

    /// A basis of which a source states one part of the rule and another follows from it.
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

    /// A basis in which the sources name what would remove a prohibition of the rule.
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

/// Ids that only the catalogue shows. Without the feature `catalogue` there are none, and they are not compiled in.
const fn catalogued_ids(ids: &'static [&'static str]) -> &'static [&'static str] {
    if cfg!(feature = "catalogue") { ids } else { &[] }
}

/// What a rule says, as the catalogue shows it, and the message of a rule that lacks a fact. Without the feature `statements` it is empty, and
/// is not compiled in.
pub(crate) const fn catalogued(text: Text) -> Text {
    if cfg!(feature = "statements") { text } else { Text { en: "", fi: "", sv: "" } }
}
