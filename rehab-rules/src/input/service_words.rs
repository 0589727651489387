//! The words in findings for the choices of a service description, in three languages.

use crate::input::service::{Commit, DistanceForm, InfoField};
use crate::text::{Text, Word};

impl DistanceForm {
    /// The word for it in findings.
    ///
    /// ```
    /// use rehab_rules::{Language, service::DistanceForm};
    /// assert_eq!(DistanceForm::VideoCall.word().text.get(Language::Fi), "kuvapuhelu");
    /// ```
    #[must_use]
    pub fn word(self) -> &'static Word {
        static VIDEO_CALL: Word =
            Word { code: DistanceForm::VideoCall.as_str(), text: Text { en: "video call", fi: "kuvapuhelu", sv: "videosamtal" } };
        static DIGITAL: Word = Word {
            code: DistanceForm::Digital.as_str(),
            text: Text { en: "digital rehabilitation", fi: "verkkokuntoutus", sv: "digital rehabilitering" },
        };
        match self {
            Self::VideoCall => &VIDEO_CALL,
            Self::Digital => &DIGITAL,
        }
    }
}

static FIRST_IN_PERSON: Word = Word {
    code: Commit::FirstInPerson.as_str(),
    text: Text {
        en: "the first in-person period",
        fi: "ensimmäinen kasvokkainen jakso",
        sv: "den första perioden med rehabilitering ansikte mot ansikte",
    },
};
static DIGITAL: Word = Word {
    code: Commit::Digital.as_str(),
    text: Text { en: "the digital period", fi: "verkkokuntoutusjakso", sv: "perioden med digital rehabilitering" },
};

impl Commit {
    /// The words in findings for a list, in its order; a description lists each once.
    ///
    /// ```
    /// use rehab_rules::service::Commit;
    /// let codes: Vec<_> = Commit::words(&[Commit::Digital, Commit::FirstInPerson]).iter().map(|word| word.code).collect();
    /// assert_eq!(codes, ["digital", "first_in_person"]);
    /// ```
    #[must_use]
    pub fn words(commits: &[Self]) -> &'static &'static [&'static Word] {
        static NONE: &[&Word] = &[];
        static FIRST: &[&Word] = &[&FIRST_IN_PERSON];
        static ONLINE: &[&Word] = &[&DIGITAL];
        static FIRST_THEN_ONLINE: &[&Word] = &[&FIRST_IN_PERSON, &DIGITAL];
        static ONLINE_THEN_FIRST: &[&Word] = &[&DIGITAL, &FIRST_IN_PERSON];
        match commits {
            [] => &NONE,
            [Self::FirstInPerson] => &FIRST,
            [Self::Digital] => &ONLINE,
            [Self::FirstInPerson, ..] => &FIRST_THEN_ONLINE,
            [Self::Digital, ..] => &ONLINE_THEN_FIRST,
        }
    }
}

impl InfoField {
    /// The word for it in findings.
    ///
    /// ```
    /// let word = rehab_rules::service::InfoField::DistanceExperience.word();
    /// assert_eq!((word.code, word.text.fi), ("distance_experience", "kokemus etäkuntoutuksesta"));
    /// ```
    #[must_use]
    pub fn word(self) -> &'static Word {
        static MULTIPROFESSIONAL: Word = Word {
            code: InfoField::MultiprofessionalExperience.as_str(),
            text: Text {
                en: "experience of multiprofessional rehabilitation",
                fi: "kokemus moniammatillisesta kuntoutuksesta",
                sv: "erfarenhet av multiprofessionell rehabilitering",
            },
        };
        static DISTANCE: Word = Word {
            code: InfoField::DistanceExperience.as_str(),
            text: Text {
                en: "experience of distance rehabilitation",
                fi: "kokemus etäkuntoutuksesta",
                sv: "erfarenhet av distansrehabilitering",
            },
        };
        static POOL: Word = Word {
            code: InfoField::Pool.as_str(),
            text: Text { en: "pool facilities", fi: "allastilat", sv: "bassängutrymmen" },
        };
        match self {
            Self::MultiprofessionalExperience => &MULTIPROFESSIONAL,
            Self::DistanceExperience => &DISTANCE,
            Self::Pool => &POOL,
        }
    }
}
