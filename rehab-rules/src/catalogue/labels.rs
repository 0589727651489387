//! Labels: the names of actions, fields, effects and words for people, for buttons, forms and tables.

use crate::input::action::{ActionName, Experience, Pool};
use crate::input::error::last_name;
use crate::input::period::PeriodKind;
use crate::json_writer::{Members, write_object};
use crate::rules::rule::Effect;
use crate::text::{Language, Text};
use crate::words::ClosedSet;
use alloc::string::{String, ToString};

impl Effect {
    /// The name of the effect.
    ///
    /// ```
    /// assert_eq!(rehab_rules::Effect::Obligation.label().fi, "Velvollisuus");
    /// ```
    #[must_use]
    pub const fn label(self) -> &'static Text {
        match self {
            Self::Prohibition => &Text { en: "Prohibition", fi: "Kielto", sv: "Förbud" },
            Self::Violation => &Text { en: "Violation", fi: "Vaatimus ei täyty", sv: "Kravet uppfylls inte" },
            Self::Undetermined => &Text { en: "Undetermined", fi: "Avoin", sv: "Oklart" },
            Self::Obligation => &Text { en: "Obligation", fi: "Velvollisuus", sv: "Skyldighet" },
            Self::Right => &Text { en: "Right", fi: "Oikeus", sv: "Rätt" },
            Self::Recommendation => &Text { en: "Recommendation", fi: "Suositus", sv: "Rekommendation" },
            Self::Unregulated => &Text { en: "Not regulated", fi: "Ei säännelty", sv: "Inte reglerat" },
            Self::Notice => &Text { en: "For information", fi: "Tiedoksi", sv: "För kännedom" },
        }
    }
}

impl ActionName {
    /// What a button for the action says.
    ///
    /// ```
    /// assert_eq!(rehab_rules::ActionName::ConfirmCourse.label().sv, "Bekräfta kursen");
    /// ```
    #[must_use]
    pub const fn label(self) -> &'static Text {
        match self {
            Self::DeclareCapacity => {
                &Text { en: "Declare the client capacity", fi: "Ilmoita asiakasmäärä", sv: "Ange klientkapaciteten" }
            }
            Self::ReceiveDecision => &Text {
                en: "Record a rehabilitation decision",
                fi: "Kirjaa kuntoutuspäätös",
                sv: "Registrera ett rehabiliteringsbeslut",
            },
            Self::CreateCourse => &Text { en: "Create a course", fi: "Luo kurssi", sv: "Skapa en kurs" },
            Self::PublishCourse => &Text { en: "Publish the course", fi: "Julkaise kurssi", sv: "Publicera kursen" },
            Self::UnpublishCourse => &Text { en: "Hide the course", fi: "Piilota kurssi", sv: "Dölj kursen" },
            Self::CorrectCourse => &Text {
                en: "Correct the office or contact information",
                fi: "Korjaa toimipiste tai yhteystiedot",
                sv: "Rätta verksamhetsställe eller kontaktinformation",
            },
            Self::AttachClient => &Text { en: "Add a client", fi: "Kiinnitä asiakas", sv: "Lägg till en klient" },
            Self::DetachClient => &Text {
                en: "Remove a client from the course",
                fi: "Poista asiakas kurssilta",
                sv: "Ta bort en klient från kursen",
            },
            Self::MoveClient => &Text {
                en: "Move a client to another course",
                fi: "Siirrä asiakas toiselle kurssille",
                sv: "Flytta en klient till en annan kurs",
            },
            Self::SetGroupSize => &Text { en: "Change the group size", fi: "Muuta ryhmäkokoa", sv: "Ändra gruppstorleken" },
            Self::SetTargetGroups => {
                &Text { en: "Change the target groups", fi: "Muuta kohderyhmiä", sv: "Ändra målgrupperna" }
            }
            Self::ConfirmCourse => &Text { en: "Confirm the course", fi: "Vahvista kurssi", sv: "Bekräfta kursen" },
            Self::RescheduleCourse => {
                &Text { en: "Reschedule the course", fi: "Siirrä kurssin ajankohtaa", sv: "Ändra kursens tidpunkt" }
            }
            Self::ReschedulePeriod => {
                &Text { en: "Reschedule one period", fi: "Siirrä yhtä jaksoa", sv: "Ändra tidpunkten för en period" }
            }
            Self::DeleteCourse => &Text { en: "Delete the course", fi: "Poista kurssi", sv: "Radera kursen" },
            Self::UpdateProviderInfo => &Text {
                en: "Update the provider's information",
                fi: "Päivitä palveluntuottajan tiedot",
                sv: "Uppdatera serviceproducentens uppgifter",
            },
            Self::TellAuthorityLine => &Text {
                en: "Inform Kela's telephone line for authorities",
                fi: "Ilmoita Kelan viranomaislinjalle",
                sv: "Meddela FPA:s myndighetslinje",
            },
            Self::ChangeProvider => &Text { en: "Change provider", fi: "Vaihda palveluntuottajaa", sv: "Byt serviceproducent" },
            Self::EndRehabilitation => {
                &Text { en: "End the rehabilitation", fi: "Päätä kuntoutus", sv: "Avsluta rehabiliteringen" }
            }
        }
    }
}

impl PeriodKind {
    /// The name of the kind.
    ///
    /// ```
    /// assert_eq!(rehab_rules::PeriodKind::InPerson.label().fi, "Kasvokkain");
    /// ```
    #[must_use]
    pub const fn label(self) -> &'static Text {
        match self {
            Self::InPerson => &Text { en: "In person", fi: "Kasvokkain", sv: "Ansikte mot ansikte" },
            Self::Digital => &Text { en: "Digital", fi: "Verkkokuntoutus", sv: "Digital rehabilitering" },
        }
    }
}

impl Experience {
    /// The amount in words.
    ///
    /// ```
    /// assert_eq!(rehab_rules::action::Experience::Under2Years.label().sv, "under 2 år");
    /// ```
    #[must_use]
    pub const fn label(self) -> &'static Text {
        match self {
            Self::None => {
                &Text { en: "no previous experience", fi: "ei ole toteuttanut aiemmin", sv: "ingen tidigare erfarenhet" }
            }
            Self::Under2Years => &Text { en: "under 2 years", fi: "alle 2 vuotta", sv: "under 2 år" },
            Self::Over2Years => &Text { en: "over 2 years", fi: "yli 2 vuotta", sv: "över 2 år" },
        }
    }
}

impl Pool {
    /// Where the pool is, in words.
    ///
    /// ```
    /// assert_eq!(rehab_rules::action::Pool::None.label().en, "no pool facilities");
    /// ```
    #[must_use]
    pub const fn label(self) -> &'static Text {
        match self {
            Self::None => &Text { en: "no pool facilities", fi: "ei allastiloja", sv: "inga bassängutrymmen" },
            Self::Adjoining => {
                &Text { en: "at the office", fi: "toimipisteen yhteydessä", sv: "i anslutning till verksamhetsstället" }
            }
            Self::Elsewhere => {
                &Text { en: "elsewhere", fi: "toimipisteen ulkopuolella", sv: "någon annanstans än vid verksamhetsstället" }
            }
        }
    }
}

/// The fields of all actions, and of their periods, by name.
static FIELDS: &[(&str, Text)] = &[
    ("on", Text { en: "Date", fi: "Päivä", sv: "Datum" }),
    ("service", Text { en: "Service", fi: "Palvelu", sv: "Tjänst" }),
    ("course", Text { en: "Course", fi: "Kurssi", sv: "Kurs" }),
    ("client", Text { en: "Client", fi: "Asiakas", sv: "Klient" }),
    ("group_size", Text { en: "Group size", fi: "Ryhmäkoko", sv: "Gruppstorlek" }),
    ("target_groups", Text { en: "Target groups", fi: "Kohderyhmät", sv: "Målgrupper" }),
    ("target_group", Text { en: "Target group", fi: "Kohderyhmä", sv: "Målgrupp" }),
    ("year", Text { en: "Year", fi: "Vuosi", sv: "År" }),
    ("places", Text { en: "Client places", fi: "Asiakaspaikat", sv: "Klientplatser" }),
    ("office", Text { en: "Office", fi: "Toimipiste", sv: "Verksamhetsställe" }),
    ("contact", Text { en: "Contact information", fi: "Yhteystiedot", sv: "Kontaktinformation" }),
    ("periods", Text { en: "Schedule", fi: "Aikataulu", sv: "Tidtabell" }),
    ("period", Text { en: "Number of the period", fi: "Jakson numero", sv: "Periodens nummer" }),
    ("kind", Text { en: "Kind", fi: "Toteutustapa", sv: "Form" }),
    ("start", Text { en: "First day", fi: "Ensimmäinen päivä", sv: "Första dagen" }),
    ("end", Text { en: "Last day", fi: "Viimeinen päivä", sv: "Sista dagen" }),
    ("issued", Text { en: "Decision issued on", fi: "Päätös annettu", sv: "Beslutet utfärdat" }),
    ("received", Text { en: "Client received the decision on", fi: "Asiakas sai päätöksen", sv: "Klienten fick beslutet" }),
    (
        "continues",
        Text {
            en: "Does an earlier decision continue with a new provider?",
            fi: "Jatkuuko aiempi päätös uudella palveluntuottajalla?",
            sv: "Fortsätter ett tidigare beslut hos en ny serviceproducent?",
        },
    ),
    (
        "rehabilitation_started",
        Text {
            en: "Rehabilitation started with another provider on",
            fi: "Kuntoutus alkoi toisella palveluntuottajalla",
            sv: "Rehabiliteringen började hos en annan serviceproducent",
        },
    ),
    ("from", Text { en: "Course that the client leaves", fi: "Kurssi, jolta asiakas siirtyy", sv: "Kurs som klienten lämnar" }),
    (
        "to",
        Text { en: "Course that the client moves to", fi: "Kurssi, jolle asiakas siirtyy", sv: "Kurs som klienten flyttar till" },
    ),
    (
        "checked",
        Text {
            en: "Have the details of the course been checked?",
            fi: "Onko kurssin tiedot tarkistettu?",
            sv: "Har uppgifterna om kursen kontrollerats?",
        },
    ),
    (
        "agreed",
        Text {
            en: "Does the client agree to the change of course?",
            fi: "Suostuuko asiakas vaihtamaan kurssia?",
            sv: "Går klienten med på bytet av kurs?",
        },
    ),
    (
        "clients_agreed",
        Text {
            en: "Do the new dates suit the clients?",
            fi: "Sopiiko uusi ajankohta asiakkaille?",
            sv: "Passar den nya tidpunkten klienterna?",
        },
    ),
    (
        "clients_declined",
        Text {
            en: "Whom do the new dates not suit?",
            fi: "Kenelle uusi ajankohta ei sovi?",
            sv: "För vilka klienter passar den nya tidpunkten inte?",
        },
    ),
    (
        "declined_move",
        Text {
            en: "Does the client not want to change course?",
            fi: "Eikö asiakas halua vaihtaa kurssia?",
            sv: "Vill klienten inte byta kurs?",
        },
    ),
    ("pool", Text { en: "Pool facilities", fi: "Allastilat", sv: "Bassängutrymmen" }),
    (
        "multiprofessional_experience",
        Text {
            en: "Experience of multiprofessional rehabilitation",
            fi: "Kokemus moniammatillisesta kuntoutuksesta",
            sv: "Erfarenhet av multiprofessionell rehabilitering",
        },
    ),
    (
        "distance_experience",
        Text {
            en: "Experience of distance rehabilitation",
            fi: "Kokemus etäkuntoutuksesta",
            sv: "Erfarenhet av distansrehabilitering",
        },
    ),
];

/// A period within a schedule.
static PERIOD: Text = Text { en: "Period", fi: "Jakso", sv: "Period" };

/// What a form says at a required field without a value.
static REQUIRED: Text = Text { en: "Fill this in.", fi: "Täytä tämä tieto.", sv: "Fyll i den här uppgiften." };

/// The label of a form's field, by its path: for the words of `missing`. `None` if no action has the field.
///
/// ```
/// use rehab_rules::{Language, label_of_field};
/// assert_eq!(label_of_field("group_size", Language::En).as_deref(), Some("Group size"));
/// assert_eq!(label_of_field("periods[1].start", Language::Fi).as_deref(), Some("Jakso 2: ensimmäinen päivä"));
/// assert_eq!(label_of_field("colour", Language::En), None);
/// ```
#[must_use]
pub fn label_of_field(path: &str, language: Language) -> Option<String> {
    let label = FIELDS.iter().find(|(name, _)| *name == last_name(path)).map(|(_, text)| text.get(language))?;
    let number = path.strip_prefix("periods[").and_then(|rest| rest.split_once(']')).and_then(|(index, _)| index.parse().ok());
    Some(match number.map(|index: u32| index.saturating_add(1).to_string()) {
        Some(number) => [PERIOD.get(language), " ", &number, ": ", &label.to_lowercase()].concat(),
        None => label.into(),
    })
}

/// All labels of a language as JSON: `actions`, `effects` and `fields` by name; `words` by field, then by value; and `required`, what a form
/// says at a required field without a value.
///
/// ```
/// use rehab_rules::{Language, labels};
/// let labels = labels(Language::En);
/// assert!(labels.contains(r#""words":{"kind":{"in_person":"In person","digital":"Digital"}"#));
/// ```
#[must_use]
pub fn labels(language: Language) -> String {
    let mut out = String::new();
    write_object(&mut out, |of| {
        of.object("actions", |of| write_labels(of, ActionName::label, language));
        of.object("effects", |of| write_labels(of, Effect::label, language));
        of.object("fields", |of| FIELDS.iter().for_each(|(name, text)| of.text(name, text.get(language))));
        of.object("words", |of| {
            of.object("kind", |of| write_labels(of, PeriodKind::label, language));
            of.object("pool", |of| write_labels(of, Pool::label, language));
            for field in ["multiprofessional_experience", "distance_experience"] {
                of.object(field, |of| write_labels(of, Experience::label, language));
            }
        });
        of.text("period", PERIOD.get(language));
        of.text("required", REQUIRED.get(language));
    });
    out
}

fn write_labels<W: ClosedSet + Copy>(of: &mut Members<'_>, label: fn(W) -> &'static Text, language: Language) {
    W::ALL.iter().for_each(|word| of.text(word.as_str(), label(*word).get(language)));
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_field_of_every_action_has_a_label() {
        let fields = ActionName::ALL.iter().flat_map(|action| action.fields()).map(|field| field.name);
        for field in fields.chain(["on", "kind", "start", "end"]) {
            assert!(FIELDS.iter().any(|(name, _)| *name == field), "{field}");
        }
    }

    #[test]
    fn every_label_is_of_a_field() {
        for (label, _) in FIELDS {
            let is_field = ActionName::ALL.iter().flat_map(|action| action.fields()).any(|field| field.name == *label);
            assert!(is_field || ["on", "kind", "start", "end"].contains(label), "{label}");
        }
    }
}
