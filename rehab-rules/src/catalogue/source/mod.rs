//! The sources, and the basis of a rule.

mod readings;
mod rows;

use crate::rules::RULES;
use crate::text::Text;
use crate::words::closed_set;

pub use readings::READINGS;
pub use rows::ROWS;

/// A document whose rows are cited.
///
/// ```
/// let of_carers = &rehab_rules::source::DOCUMENTS[0];
/// assert_eq!((of_carers.rows, of_carers.number), ("K20", "000"));
/// assert!(of_carers.title.en.ends_with("rehabilitation courses for family carers"));
/// ```
#[derive(Debug)]
#[non_exhaustive]
pub struct Document {
    /// The prefix of its row ids, before the hyphen.
    pub rows: &'static str,
    /// Its number among the sources.
    pub number: &'static str,
    /// Its file name among the sources.
    pub file: &'static str,
    /// Its title.
    pub title: Text,
}

/// A statement of a source.
///
/// ```
/// let six = rehab_rules::source::ROWS.iter().find(|row| row.id == "K20-40").unwrap();
/// assert_eq!((six.document, six.first_line, six.last_line), ("000", 118, 122));
/// assert!(six.statement.en.starts_with("A course may be confirmed once the minimum number of clients"));
/// assert_eq!(six.heading, "Bekräftelse av kurs 2/2");
/// ```
#[derive(Clone, Copy, Debug)]
#[non_exhaustive]
pub struct Row {
    /// The id, for example `K20-40`.
    pub id: &'static str,
    /// The number of its document.
    pub document: &'static str,
    /// The first line of the statement in the document's text.
    pub first_line: u32,
    /// The last line of the statement.
    pub last_line: u32,
    /// The heading above the statement, in the document's own words; empty if there is none.
    pub heading: &'static str,
    /// The statement in other words than the document's.
    pub statement: Text,
    /// What it becomes besides the rules that cite it.
    becomes: &'static [Outcome],
}

/// The row with an id; `None` if there is none.
///
/// ```
/// use rehab_rules::{rules, source};
/// let rule = rules::find("course/minimum-clients").unwrap();
/// let cited: Vec<_> = rule.basis.rows.iter().filter_map(|id| source::find(id)).collect();
/// assert_eq!(cited.len(), rule.basis.rows.len());
/// ```
#[must_use]
pub fn find(id: &str) -> Option<&'static Row> {
    ROWS.iter().find(|row| row.id == id)
}

impl Row {
    /// What the statement becomes: the rules that cite it, then everything else that implements it. No statement has none.
    ///
    /// ```
    /// use rehab_rules::source::{Outcome, ROWS};
    /// let six = ROWS.iter().find(|row| row.id == "K20-40").unwrap();
    /// assert!(six.outcomes().any(|outcome| outcome == Outcome::Rule("course/minimum-clients")));
    /// ```
    pub fn outcomes(&self) -> impl Iterator<Item = Outcome> + use<'_> {
        let citing = RULES.iter().filter(|rule| rule.basis.rows.contains(&self.id));
        citing.map(|rule| Outcome::Rule(rule.id)).chain(self.becomes.iter().copied())
    }
}

/// What a statement of a source becomes.
///
/// ```
/// use rehab_rules::source::{NoRule, Outcome, ROWS};
/// let moves = ROWS.iter().find(|row| row.id == "K20-49").unwrap(); // there is no limit to how often a client is moved
/// assert_eq!(moves.outcomes().collect::<Vec<_>>(), [Outcome::NoRule(NoRule::Permission)]);
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum Outcome {
    /// The rule with this id.
    Rule(&'static str),
    /// A key of the service description.
    Parameter(&'static str),
    /// An action, a record, or a field of one: `attach_client`, `create_course.group_size`, `therapy_case.need.category`.
    Type(&'static str),
    /// Something that happens automatically: when this action is carried out, or in the results of the provider `search`.
    Effect(&'static str),
    /// No rule, for a reason.
    NoRule(NoRule),
}

closed_set! {
    /// Why a statement becomes no rule.
    NoRule in source {
        /// It describes a benefit.
        Benefit = "benefit",
        /// It is an explanation; nobody has to do anything.
        HelpText = "help_text",
        /// It links to further information or contacts.
        Link = "link",
        /// It permits something that no rule restricts.
        Permission = "permission",
        /// No event or record shows whether it is met.
        NoEvent = "no_event",
    }
}

impl NoRule {
    /// The reason in words.
    ///
    /// ```
    /// use rehab_rules::{Language, source::NoRule};
    /// assert_eq!(NoRule::Link.text().get(Language::En), "it says where to read or ask more");
    /// ```
    #[must_use]
    pub const fn text(self) -> &'static Text {
        match self {
            Self::Benefit => &Text {
                en: "it tells of a benefit; nobody has to do anything",
                fi: "siinä kerrotaan hyödystä; kenenkään ei tarvitse tehdä mitään",
                sv: "punkten beskriver en nytta; ingen behöver göra något",
            },
            Self::HelpText => &Text {
                en: "it explains; nobody has to do anything",
                fi: "siinä selitetään asiaa; kenenkään ei tarvitse tehdä mitään",
                sv: "punkten är en förklaring; ingen behöver göra något",
            },
            Self::Link => &Text {
                en: "it says where to read or ask more",
                fi: "siinä kerrotaan, mistä voi lukea tai kysyä lisää",
                sv: "punkten anger var man kan läsa eller fråga mer",
            },
            Self::Permission => &Text {
                en: "it permits what no rule takes away",
                fi: "siinä sallitaan sellaista, mitä mikään sääntö ei kiellä",
                sv: "punkten tillåter sådant som ingen regel förbjuder",
            },
            Self::NoEvent => &Text {
                en: "no event and no record tells whether it is so",
                fi: "ohjelman saamista tiedoista ei ilmene, onko näin",
                sv: "av de uppgifter som programmet får framgår inte om det är så",
            },
        }
    }
}

/// A point that a source leaves open, and the reading taken.
///
/// ```
/// let smallest = rehab_rules::source::READINGS.iter().find(|reading| reading.id == "AM-33").unwrap();
/// assert!(smallest.alternatives.en.starts_with("(a)") && smallest.alternatives.en.contains("(b)"));
/// assert!(smallest.taken.fi.starts_with("(a)"));
/// ```
#[derive(Debug)]
#[non_exhaustive]
pub struct Reading {
    /// The id, for example `AM-33`.
    pub id: &'static str,
    /// What is open.
    pub question: Text,
    /// The possible readings.
    pub alternatives: Text,
    /// The reading taken here; if the rules are more exact, they prevail.
    pub taken: Text,
    /// The reason for it.
    pub why: Text,
}

/// The five documents, in the order of their numbers.
///
/// ```
/// use rehab_rules::source::{DOCUMENTS, ROWS};
/// let document = DOCUMENTS.iter().find(|document| document.number == ROWS[0].document).unwrap();
/// assert_eq!(document.file, "000_edf1a34283e41aaa.txt");
/// ```
pub static DOCUMENTS: &[Document] = &[
    Document {
        rows: "K20",
        number: "000",
        file: "000_edf1a34283e41aaa.txt",
        title: Text {
            en: "Kela, the provider's tasks in the registration system: rehabilitation courses for family carers",
            fi: "Kela, palveluntuottajan tehtävät rekisteröitymisjärjestelmässä: omaishoitajien kuntoutuskurssit",
            sv: "FPA, serviceproducentens uppgifter i registreringssystemet: rehabiliteringskurser för närståendevårdare",
        },
    },
    Document {
        rows: "R",
        number: "001",
        file: "001_8619797e47b6df82.txt",
        title: Text {
            en: "Kela, instructions for providers on distance rehabilitation",
            fi: "Kela, ohjeet palveluntuottajille etäkuntoutuksen toteuttamisesta",
            sv: "FPA, anvisningar för serviceproducenterna om genomförande av distansrehabilitering",
        },
    },
    Document {
        rows: "K9",
        number: "002",
        file: "002_707f8d2941d8992d.txt",
        title: Text {
            en: "Kela, the provider's tasks in the registration system: adaptation training for adults with a rare connective tissue disease",
            fi: "Kela, palveluntuottajan tehtävät rekisteröitymisjärjestelmässä: harvinaista sidekudossairautta sairastavan aikuisen sopeutumisvalmennus",
            sv: "FPA, serviceproducentens uppgifter i registreringssystemet: anpassningskurs för vuxna med en sällsynt bindvävssjukdom",
        },
    },
    Document {
        rows: "A",
        number: "003",
        file: "003_fe409784e826fbea.txt",
        title: Text {
            en: "ÅHS, information for partners on medical rehabilitation and therapies",
            fi: "ÅHS, tietoa yhteistyökumppaneille lääkinnällisestä kuntoutuksesta ja terapioista",
            sv: "ÅHS, information om medicinsk rehabilitering och terapier till samarbetspartner",
        },
    },
    Document {
        rows: "U",
        number: "004",
        file: "004_db8bf6d189859080.txt",
        title: Text {
            en: "Region Uppsala, checklist for the introduction of a new rehabilitation coordinator",
            fi: "Region Uppsala, uuden kuntoutuskoordinaattorin perehdytyksen tarkistuslista",
            sv: "Region Uppsala, checklista för introduktion av en ny rehabiliteringskoordinator",
        },
    },
];
