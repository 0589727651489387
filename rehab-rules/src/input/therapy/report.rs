//! The therapy report and its required parts (A-26 to A-38).

use crate::happened::Happened;
use crate::input::document::{constructor, documents, in_lists};
use crate::input::fields::PROSE;
use crate::input::therapy::{NUMBERS, PersonalIdentityCode};
use crate::text::{Text, Word};
use crate::words::closed_set;
use alloc::borrow::Cow;
use alloc::vec::Vec;
use chrono::NaiveDate;

documents! { errors in_record;
    /// A therapy report, which may be unfinished.
    ///
    /// ```
    /// use rehab_rules::therapy::{PersonalIdentityCode, Report};
    /// let report = Report::default().patient_id(PersonalIdentityCode::new("131052-9085"));
    /// assert!(!format!("{report:?}").contains("9085")); // an identity code is never printed
    /// ```
    #[derive(Default)]
    Report<'a> {
        /// The date on which ÅHS received it.
        received_by_ahs: Option<Happened>,
        /// The date on which the patient got it.
        given_to_patient: Option<Happened>,
        /// Whether the therapy ends together with the payment commitment.
        ends_with_commitment: Option<bool>,
        /// The patient's name.
        patient_name: Option<Cow<'a, str>>,
        /// The patient's Finnish personal identity code; a malformed code counts as missing. It is left out when the record is written.
        patient_id: Option<PersonalIdentityCode<'a>>,
        /// The number of the payment commitment.
        commitment_number: Option<Cow<'a, str>>,
        /// The therapist's name.
        therapist_name: Option<Cow<'a, str>>,
        /// The therapist's contact details.
        therapist_contact: Option<Cow<'a, str>>,
        /// The therapy sessions carried out.
        sessions: Vec<Session> = Vec::new(),
        /// The patient's functioning and how it affects everyday life.
        functioning: Option<Cow<'a, str>> where PROSE,
        /// The goals set before the therapy and how they were reached.
        goals_and_results: Option<Cow<'a, str>> where PROSE,
        /// The assessment instruments used and their results.
        instruments_and_results: Option<Cow<'a, str>> where PROSE,
        /// The provider's view of the patient's motivation.
        motivation: Option<Cow<'a, str>> where PROSE,
        /// The provider's view of how the goals of the therapy were met.
        goal_attainment: Option<Cow<'a, str>> where PROSE,
        /// The need for further therapy.
        continuation: Option<Continuation<'a>>,
        /// A summary of how the therapy was carried out.
        final_summary: Option<Cow<'a, str>> where PROSE,
        /// Whether the benefit is in proportion to the effort.
        benefit_in_proportion: Option<bool>,
        /// What the report says about a benefit that is not in proportion.
        disproportion_note: Option<Cow<'a, str>> where PROSE,
    }

    /// A therapy session in a report.
    ///
    /// ```
    /// let session = rehab_rules::therapy::Session::default().minutes(45);
    /// assert!(session.date.is_none()); // the part `sessions` of the report is not complete
    /// ```
    #[derive(Copy, Default)]
    Session {
        /// Its date.
        date: Option<NaiveDate>,
        /// Its length in minutes.
        minutes: Option<i64> where NUMBERS,
    }

    /// What a report says about the need for further therapy.
    ///
    /// ```
    /// use rehab_rules::therapy::Continuation;
    /// let none = Continuation::default().need(false).grounds("the goals are reached");
    /// assert!(none.goal.is_none()); // complete: if therapy is not needed, no goal is required (AM-44)
    /// ```
    #[derive(Default)]
    Continuation<'a> {
        /// Whether therapy is still needed.
        need: Option<bool>,
        /// The grounds.
        grounds: Option<Cow<'a, str>> where PROSE,
        /// The goal of further therapy.
        goal: Option<Cow<'a, str>> where PROSE,
    }
}

in_lists!(Session);

closed_set! {
    /// A part of a therapy report.
    ReportPart in therapy {
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
        /// Whether further therapy is needed, the grounds and, if it is needed, the goal (A-37, AM-44).
        Continuation = "continuation",
    }
}

impl ReportPart {
    /// The word for the part in findings.
    ///
    /// ```
    /// assert_eq!(rehab_rules::therapy::ReportPart::PatientName.word().text.sv, "patientens namn");
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
                            sv: "patientens personbeteckning",
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
