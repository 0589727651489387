//! The sources and what a rule rests on.

use crate::text::Text;

/// A document from which rows are cited.
#[derive(Debug)]
pub struct Document {
    /// What the ids of its rows begin with, before the hyphen.
    pub rows: &'static str,
    /// The name of the file among the sources.
    pub file: &'static str,
    /// What it is.
    pub title: Text,
}

/// The documents that the rules cite.
pub static DOCUMENTS: &[Document] = &[
    Document {
        rows: "K20",
        file: "000_edf1a34283e41aaa.txt",
        title: Text {
            en: "Kela, the provider's tasks in the registration system: rehabilitation courses for family carers",
            fi: "Kela, palveluntuottajan tehtävät rekisteröitymisjärjestelmässä: omaishoitajien kuntoutuskurssit",
            sv: "FPA, serviceproducentens uppgifter i registreringssystemet: rehabiliteringskurser för närståendevårdare",
        },
    },
    Document {
        rows: "K9",
        file: "002_707f8d2941d8992d.txt",
        title: Text {
            en: "Kela, the provider's tasks in the registration system: adaptation training for adults with a rare connective \
                 tissue disease",
            fi: "Kela, palveluntuottajan tehtävät rekisteröitymisjärjestelmässä: harvinaista sidekudossairautta sairastavan \
                 aikuisen sopeutumisvalmennus",
            sv: "FPA, serviceproducentens uppgifter i registreringssystemet: anpassningscoachning för vuxna med en sällsynt \
                 bindvävssjukdom",
        },
    },
];

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
