//! Therapy paid by ÅHS (source 003): the payment commitment, its visits and invoice, the plan and the report.

mod identity;
mod read;

use crate::calendar::{months_after, months_before};
use crate::happened::Happened;
use crate::text::{Text, Word};
use crate::words::closed_set;
use alloc::borrow::Cow;
use alloc::vec::Vec;
use chrono::NaiveDate;
use core::cmp::Ordering;

pub use identity::PersonalIdentityCode;
#[cfg(feature = "schema")]
pub(crate) use read::NUMBERS;
pub(crate) use read::read;

/// A patient's therapy as far as it is known: the record `therapy_case`.
///
/// It can be judged on any day: what is dated after `as_of` has not happened yet, but visits and the invoice are judged as they
/// are given, planned ones too.
///
/// ```
/// use rehab_rules::therapy::{Commitment, Need, TherapyCase, Visit, check};
/// use rehab_rules::{NaiveDate, NeedCategory};
/// let day = |month, day| NaiveDate::from_ymd_opt(2026, month, day).unwrap();
/// let need = Need { category: NeedCategory::ShortTerm, demanding: false };
/// let mut case = TherapyCase::new(NaiveDate::from_ymd_opt(1980, 5, 5).unwrap(), need, day(1, 15));
/// case.commitment = Some(Commitment {
///     number: "B-1".into(), issued: day(1, 2), valid_from: day(1, 2), valid_to: day(4, 30), visits: 5,
///     visit_minutes: Some(45), action_text_end: None,
/// });
/// case.visits = vec![Visit { date: day(5, 1), minutes: 45, charting_minutes: None }];
/// let decision = check(&case);
/// let said: Vec<_> = decision.findings().map(|finding| (finding.rule.id, finding.due)).collect();
/// assert_eq!(said, [("therapy/visit-within-commitment", None), ("therapy/report-in-time", Some(day(2, 28)))]);
/// ```
#[derive(Clone, Debug, PartialEq)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct TherapyCase<'a> {
    /// The patient.
    pub patient: Patient,
    /// The need of medical rehabilitation.
    pub need: Need,
    /// The rehabilitation plan.
    pub plan: Option<Plan<'a>>,
    /// The payment commitment of ÅHS.
    pub commitment: Option<Commitment<'a>>,
    /// The visits, in any order, planned ones too.
    pub visits: Vec<Visit>,
    /// The service provider's invoice.
    pub invoice: Option<Invoice>,
    /// The therapy report, as far as it is written.
    pub report: Option<Report<'a>>,
    /// How the visits are to be spread; without it that is not looked at.
    pub spread: Option<Spread>,
    /// The day looked at.
    pub as_of: NaiveDate,
}

impl TherapyCase<'_> {
    /// A case of which no more is known than the patient and the need.
    ///
    /// ```
    /// use rehab_rules::therapy::{Need, TherapyCase};
    /// use rehab_rules::{NaiveDate, NeedCategory};
    /// let (birth_date, as_of) = (NaiveDate::from_ymd_opt(1980, 5, 5).unwrap(), NaiveDate::from_ymd_opt(2026, 1, 15).unwrap());
    /// let case = TherapyCase::new(birth_date, Need { category: NeedCategory::LongTerm, demanding: true }, as_of);
    /// assert!(case.visits.is_empty() && case.report.is_none());
    /// ```
    #[must_use]
    pub const fn new(birth_date: NaiveDate, need: Need, as_of: NaiveDate) -> Self {
        let patient = Patient { birth_date };
        Self { patient, need, plan: None, commitment: None, visits: Vec::new(), invoice: None, report: None, spread: None, as_of }
    }
}

/// The patient.
///
/// ```
/// let birth_date = rehab_rules::NaiveDate::from_ymd_opt(1980, 5, 5).unwrap();
/// assert_eq!(rehab_rules::therapy::Patient { birth_date }.birth_date, birth_date);
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Patient {
    /// The day of birth.
    pub birth_date: NaiveDate,
}

/// The need of medical rehabilitation.
///
/// ```
/// use rehab_rules::{NeedCategory, therapy::Need};
/// let need = Need { category: NeedCategory::LongTerm, demanding: true }; // Kela may pay, too, for one under 65
/// assert!(need.demanding);
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Need {
    /// Whether it is short-term or long-term.
    pub category: NeedCategory,
    /// Whether demanding medical rehabilitation is needed.
    pub demanding: bool,
}

closed_set! {
    /// How long medical rehabilitation is needed. Exactly one year is neither, and the caller decides (AM-36).
    NeedCategory {
        /// Shorter than one year (A-03).
        ShortTerm = "short_term",
        /// Longer than one year (A-04).
        LongTerm = "long_term",
    }
}

impl NeedCategory {
    /// The category of a need that lasts from one day until another; `None` for exactly one year, which the source leaves out.
    ///
    /// ```
    /// use rehab_rules::NeedCategory;
    /// let day = |year, day| rehab_rules::NaiveDate::from_ymd_opt(year, 3, day).unwrap();
    /// assert_eq!(NeedCategory::lasting(day(2026, 1), day(2027, 2)), Some(NeedCategory::LongTerm));
    /// assert_eq!(NeedCategory::lasting(day(2026, 2), day(2027, 1)), Some(NeedCategory::ShortTerm));
    /// assert_eq!(NeedCategory::lasting(day(2026, 1), day(2027, 1)), None);
    /// ```
    #[must_use]
    pub fn lasting(from: NaiveDate, until: NaiveDate) -> Option<Self> {
        match until.cmp(&months_after(from, 12)) {
            Ordering::Less => Some(Self::ShortTerm),
            Ordering::Equal => None,
            Ordering::Greater => Some(Self::LongTerm),
        }
    }
}

/// A rehabilitation plan.
///
/// ```
/// use rehab_rules::therapy::Plan;
/// let plan = Plan { written_on: rehab_rules::NaiveDate::from_ymd_opt(2026, 1, 2).unwrap(), goals: vec![] };
/// assert!(plan.goals.is_empty()); // which breaks `therapy/goals-concrete-measurable`
/// ```
#[derive(Clone, Debug, PartialEq, Eq)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Plan<'a> {
    /// The day on which it was written.
    pub written_on: NaiveDate,
    /// Its goals; a finding numbers them from 1.
    pub goals: Vec<Goal<'a>>,
}

/// A goal of a rehabilitation plan.
///
/// ```
/// use rehab_rules::therapy::Goal;
/// let goal = Goal {
///     text: "walks 500 m without a stop".into(), concrete: true, measurable: true,
///     motivating: Some(true), gas: None, evaluated_on: None, outcome: None,
/// };
/// assert_eq!(goal.gas, None); // `therapy/goals-as-gas` recommends it
/// ```
#[derive(Clone, Debug, PartialEq, Eq)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Goal<'a> {
    /// The goal in words.
    pub text: Cow<'a, str>,
    /// Whether it is concrete.
    pub concrete: bool,
    /// Whether it is measurable.
    pub measurable: bool,
    /// Whether it motivates the patient.
    pub motivating: Option<bool>,
    /// Whether it is formulated as a GAS goal.
    pub gas: Option<bool>,
    /// The day on which it was evaluated.
    pub evaluated_on: Option<NaiveDate>,
    /// What the evaluation led to.
    pub outcome: Option<EvaluationOutcome>,
}

impl Goal<'_> {
    /// Whether it has been evaluated by the day looked at.
    pub(crate) fn is_evaluated(&self, as_of: NaiveDate) -> bool {
        self.evaluated_on.is_some_and(|day| day <= as_of)
    }
}

closed_set! {
    /// What the evaluation of a goal led to (A-15).
    EvaluationOutcome {
        /// New goals were set.
        NewGoals = "new_goals",
        /// The rehabilitation ended.
        Ended = "ended",
    }
}

/// A payment commitment of ÅHS.
///
/// ```
/// use rehab_rules::therapy::Commitment;
/// let day = |month, day| rehab_rules::NaiveDate::from_ymd_opt(2026, month, day).unwrap();
/// let commitment = Commitment {
///     number: "B-1".into(), issued: day(1, 2), valid_from: day(1, 2), valid_to: day(4, 30), visits: 5,
///     visit_minutes: Some(45), action_text_end: Some(day(3, 31)),
/// };
/// assert_eq!(commitment.effective_end(), day(3, 31));
/// assert_eq!(commitment.report_due(), day(1, 31));
/// ```
#[derive(Clone, Debug, PartialEq, Eq)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Commitment<'a> {
    /// Its number.
    pub number: Cow<'a, str>,
    /// The day on which it was issued.
    pub issued: NaiveDate,
    /// The first day of its validity.
    pub valid_from: NaiveDate,
    /// The last day of its validity.
    pub valid_to: NaiveDate,
    /// How many visits it covers.
    pub visits: i64,
    /// The length of a visit, in minutes.
    pub visit_minutes: Option<i64>,
    /// The end date of the therapy in the action text.
    pub action_text_end: Option<NaiveDate>,
}

impl Commitment<'_> {
    /// The last day of the therapy period: the end date in the action text, else the last day of the validity (A-25).
    ///
    /// ```
    /// # use rehab_rules::therapy::Commitment;
    /// # let day = |month, day| rehab_rules::NaiveDate::from_ymd_opt(2026, month, day).unwrap();
    /// # let mut commitment = Commitment {
    /// #     number: "B-1".into(), issued: day(1, 2), valid_from: day(1, 2), valid_to: day(4, 30), visits: 5,
    /// #     visit_minutes: Some(45), action_text_end: None,
    /// # };
    /// assert_eq!(commitment.effective_end(), commitment.valid_to);
    /// commitment.action_text_end = Some(day(5, 31)); // later than the validity: it counts all the same
    /// assert_eq!(commitment.effective_end(), day(5, 31));
    /// ```
    #[must_use]
    pub fn effective_end(&self) -> NaiveDate {
        self.action_text_end.unwrap_or(self.valid_to)
    }

    /// The last day on which ÅHS may receive the report: two months before the therapy period ends (A-17, AM-38).
    ///
    /// ```
    /// # use rehab_rules::therapy::Commitment;
    /// # let day = |month, day| rehab_rules::NaiveDate::from_ymd_opt(2026, month, day).unwrap();
    /// # let commitment = Commitment {
    /// #     number: "B-1".into(), issued: day(1, 2), valid_from: day(1, 2), valid_to: day(4, 30), visits: 5,
    /// #     visit_minutes: Some(45), action_text_end: None,
    /// # };
    /// assert_eq!(commitment.report_due(), day(2, 28));
    /// ```
    #[must_use]
    pub fn report_due(&self) -> NaiveDate {
        months_before(self.effective_end(), 2)
    }
}

/// A visit to the therapist.
///
/// ```
/// use rehab_rules::{NaiveDate, therapy::Visit};
/// let visit = Visit { date: NaiveDate::from_ymd_opt(2026, 1, 12).unwrap(), minutes: 45, charting_minutes: Some(10) };
/// assert!(visit.charting_minutes < Some(visit.minutes));
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Visit {
    /// Its day.
    pub date: NaiveDate,
    /// How long it took, in minutes.
    pub minutes: i64,
    /// How many of its minutes were spent on journal keeping.
    pub charting_minutes: Option<i64>,
}

/// An invoice of the service provider.
///
/// ```
/// use rehab_rules::{InvoiceLineKind, therapy::{Invoice, InvoiceLine}};
/// let fee = InvoiceLine { date: None, kind: InvoiceLineKind::Administration, minutes: None, amount: 5.0 };
/// assert_eq!(Invoice { lines: vec![fee] }.lines.len(), 1);
/// ```
#[derive(Clone, Debug, PartialEq)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Invoice {
    /// Its lines; a finding numbers them from 1.
    pub lines: Vec<InvoiceLine>,
}

/// A line of an invoice.
///
/// ```
/// use rehab_rules::{InvoiceLineKind, therapy::InvoiceLine};
/// let visit = InvoiceLine { date: None, kind: InvoiceLineKind::Visit, minutes: Some(45), amount: 80.5 };
/// assert_eq!(visit.kind.as_str(), "visit");
/// ```
#[derive(Clone, Copy, Debug, PartialEq)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct InvoiceLine {
    /// The day of what is invoiced.
    pub date: Option<NaiveDate>,
    /// What is invoiced.
    pub kind: InvoiceLineKind,
    /// How long it took, in minutes.
    pub minutes: Option<i64>,
    /// The amount of money; no rule looks at it.
    pub amount: f64,
}

closed_set! {
    /// What a line of an invoice is for.
    InvoiceLineKind {
        /// A visit.
        Visit = "visit",
        /// An administration fee.
        Administration = "administration",
        /// Journal keeping.
        Charting = "charting",
    }
}

/// A therapy report, as far as it is written.
///
/// ```
/// use rehab_rules::therapy::{PersonalIdentityCode, Report};
/// let report = Report { patient_id: Some(PersonalIdentityCode::new("131052-9085")), ..Report::default() };
/// assert!(!format!("{report:?}").contains("9085")); // an identity code is never shown
/// ```
#[derive(Clone, Debug, Default, PartialEq, Eq)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Report<'a> {
    /// When ÅHS received it.
    pub received_by_ahs: Option<Happened>,
    /// When the patient got it.
    pub given_to_patient: Option<Happened>,
    /// Whether the therapy ends together with the payment commitment.
    pub ends_with_commitment: Option<bool>,
    /// The patient's name.
    pub patient_name: Option<Cow<'a, str>>,
    /// The patient's Finnish personal identity code; a malformed one counts as missing.
    pub patient_id: Option<PersonalIdentityCode<'a>>,
    /// The number of the payment commitment.
    pub commitment_number: Option<Cow<'a, str>>,
    /// The therapist's name.
    pub therapist_name: Option<Cow<'a, str>>,
    /// The therapist's contact details.
    pub therapist_contact: Option<Cow<'a, str>>,
    /// The therapy sessions carried out.
    #[cfg_attr(feature = "schema", schemars(default))]
    pub sessions: Vec<Session>,
    /// The patient's functioning and how it affects everyday life.
    pub functioning: Option<Cow<'a, str>>,
    /// The goals set before the therapy and how they were reached.
    pub goals_and_results: Option<Cow<'a, str>>,
    /// The assessment instruments used and their results.
    pub instruments_and_results: Option<Cow<'a, str>>,
    /// The provider's view of the patient's motivation.
    pub motivation: Option<Cow<'a, str>>,
    /// The provider's view of how the goals of the therapy were met.
    pub goal_attainment: Option<Cow<'a, str>>,
    /// Whether therapy is still needed, on what grounds and with what goal.
    pub continuation: Option<Continuation<'a>>,
    /// A summary of how the therapy was carried out.
    pub final_summary: Option<Cow<'a, str>>,
    /// Whether the benefit is in proportion to the effort.
    pub benefit_in_proportion: Option<bool>,
    /// What the report says about a benefit that is not in proportion.
    pub disproportion_note: Option<Cow<'a, str>>,
}

/// A therapy session in a report.
///
/// ```
/// let session = rehab_rules::therapy::Session { date: None, minutes: Some(45) };
/// assert!(session.date.is_none()); // the part `sessions` of the report is not complete
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Session {
    /// Its day.
    pub date: Option<NaiveDate>,
    /// How long it took, in minutes.
    pub minutes: Option<i64>,
}

/// What a report says about the need of continued therapy.
///
/// ```
/// use rehab_rules::therapy::Continuation;
/// let none = Continuation { need: Some(false), grounds: Some("the goals are reached".into()), goal: None };
/// assert!(none.goal.is_none()); // complete: without a need no goal is asked for (AM-44)
/// ```
#[derive(Clone, Debug, Default, PartialEq, Eq)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Continuation<'a> {
    /// Whether therapy is still needed.
    pub need: Option<bool>,
    /// On what grounds.
    pub grounds: Option<Cow<'a, str>>,
    /// With what goal.
    pub goal: Option<Cow<'a, str>>,
}

closed_set! {
    /// A part of a therapy report.
    #[non_exhaustive]
    ReportPart {
        /// The patient's name (A-30).
        PatientName = "patient_name",
        /// The patient's Finnish personal identity code, well-formed (A-30).
        PatientId = "patient_id",
        /// The number of the payment commitment (A-30).
        CommitmentNumber = "commitment_number",
        /// The therapist's name (A-31).
        TherapistName = "therapist_name",
        /// The therapist's contact details (A-31).
        TherapistContact = "therapist_contact",
        /// The therapy sessions carried out, each with date and minutes (A-32).
        Sessions = "sessions",
        /// The patient's functioning and how it affects everyday life (A-33).
        Functioning = "functioning",
        /// The goals set before the therapy and how they were reached (A-34).
        GoalsAndResults = "goals_and_results",
        /// The assessment instruments used and their results (A-28, A-36).
        InstrumentsAndResults = "instruments_and_results",
        /// The provider's view of the patient's motivation (A-26).
        Motivation = "motivation",
        /// The provider's view of how the goals of the therapy were met (A-27).
        GoalAttainment = "goal_attainment",
        /// The need of continued therapy, on what grounds and, if there is one, with what goal (A-37, AM-44).
        Continuation = "continuation",
    }
}

impl ReportPart {
    /// The part in words, as findings name it.
    ///
    /// ```
    /// assert_eq!(rehab_rules::ReportPart::PatientName.word().text.sv, "patientens namn");
    /// ```
    #[must_use]
    pub const fn word(self) -> &'static Word {
        match self {
            Self::PatientName => {
                const {
                    &Word {
                        code: Self::PatientName.as_str(),
                        text: Text { en: "the patient's name", fi: "potilaan nimi", sv: "patientens namn" },
                    }
                }
            }
            Self::PatientId => {
                const {
                    &Word {
                        code: Self::PatientId.as_str(),
                        text: Text {
                            en: "the patient's personal identity code",
                            fi: "potilaan henkilötunnus",
                            sv: "patientens personnummer",
                        },
                    }
                }
            }
            Self::CommitmentNumber => {
                const {
                    &Word {
                        code: Self::CommitmentNumber.as_str(),
                        text: Text {
                            en: "the number of the payment commitment",
                            fi: "maksusitoumuksen numero",
                            sv: "betalningsförbindelsens nummer",
                        },
                    }
                }
            }
            Self::TherapistName => {
                const {
                    &Word {
                        code: Self::TherapistName.as_str(),
                        text: Text { en: "the therapist's name", fi: "terapeutin nimi", sv: "terapeutens namn" },
                    }
                }
            }
            Self::TherapistContact => {
                const {
                    &Word {
                        code: Self::TherapistContact.as_str(),
                        text: Text {
                            en: "the therapist's contact details",
                            fi: "terapeutin yhteystiedot",
                            sv: "terapeutens kontaktuppgifter",
                        },
                    }
                }
            }
            Self::Sessions => {
                const {
                    &Word {
                        code: Self::Sessions.as_str(),
                        text: Text {
                            en: "the therapy sessions carried out, with the date and length of each",
                            fi: "toteutuneet terapiakerrat, kunkin päivämäärä ja pituus",
                            sv: "genomförda terapigånger med datum och besökens längd",
                        },
                    }
                }
            }
            Self::Functioning => {
                const {
                    &Word {
                        code: Self::Functioning.as_str(),
                        text: Text {
                            en: "a short description of the patient's functioning and how it affects everyday life",
                            fi: "lyhyt kuvaus potilaan toimintakyvystä ja sen vaikutuksesta arkeen",
                            sv: "kort beskrivning av patientens funktionsförmåga och hur den påverkar vardagen",
                        },
                    }
                }
            }
            Self::GoalsAndResults => {
                const {
                    &Word {
                        code: Self::GoalsAndResults.as_str(),
                        text: Text {
                            en: "the goals set before the therapy and how they were reached",
                            fi: "ennen terapian alkua asetetut tavoitteet ja niiden saavuttaminen",
                            sv: "uppställda målsättningar innan terapistart och hur dessa uppnåtts",
                        },
                    }
                }
            }
            Self::InstrumentsAndResults => {
                const {
                    &Word {
                        code: Self::InstrumentsAndResults.as_str(),
                        text: Text {
                            en: "the assessment instruments used and their results",
                            fi: "käytetyt arviointimenetelmät ja niiden tulokset",
                            sv: "de bedömningsinstrument som använts och resultaten från dessa",
                        },
                    }
                }
            }
            Self::Motivation => {
                const {
                    &Word {
                        code: Self::Motivation.as_str(),
                        text: Text {
                            en: "a view of the patient's motivation",
                            fi: "kannanotto potilaan motivaatioon",
                            sv: "ett ställningstagande till patientens motivation",
                        },
                    }
                }
            }
            Self::GoalAttainment => {
                const {
                    &Word {
                        code: Self::GoalAttainment.as_str(),
                        text: Text {
                            en: "a view of how the goals of the therapy were met",
                            fi: "kannanotto siihen, miten terapian tavoitteet ovat toteutuneet",
                            sv: "ett ställningstagande till hur terapins målsättning uppfyllts",
                        },
                    }
                }
            }
            Self::Continuation => {
                const {
                    &Word {
                        code: Self::Continuation.as_str(),
                        text: Text {
                            en: "the need for continued therapy, on what grounds and, if there is a need, with what goal",
                            fi: "jatkoterapian tarve, sen perusteet ja, jos tarvetta on, tavoite",
                            sv: "behovet av fortsatt terapi, på vilka grunder och, om behov finns, med vilken målsättning",
                        },
                    }
                }
            }
        }
    }
}

/// When visits count as not spread over the whole period (AM-42).
///
/// ```
/// assert_eq!(rehab_rules::therapy::Spread { max_gap_days: 60 }.max_gap_days, 60);
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Spread {
    /// The longest time without a visit that goes without saying, in days.
    pub max_gap_days: i64,
}
