//! The sources and what a rule rests on.

/// What a rule rests on: rows of `requirements.csv` and readings of `interpretations.md`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Basis {
    /// Whether the rule is written in a source or follows from one.
    pub kind: BasisKind,
    /// The rows, for example `K20-40`; each row knows its document and lines.
    pub rows: &'static [&'static str],
    /// The readings taken, for example `AM-33`; empty where the source leaves no choice.
    pub readings: &'static [&'static str],
}

/// Whether a rule is written in a source.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum BasisKind {
    /// Written in a source.
    Stated,
    /// Not written in a source, but follows from one; the rule's messages say so.
    Derived,
}

impl Basis {
    /// A rule that the rows state.
    #[must_use]
    pub const fn stated(rows: &'static [&'static str]) -> Self {
        Self { kind: BasisKind::Stated, rows, readings: &[] }
    }

    /// A rule that follows from the rows.
    #[must_use]
    pub const fn derived(rows: &'static [&'static str]) -> Self {
        Self { kind: BasisKind::Derived, rows, readings: &[] }
    }

    /// The same, resting on readings too.
    #[must_use]
    pub const fn read_as(self, readings: &'static [&'static str]) -> Self {
        Self { readings, ..self }
    }
}
