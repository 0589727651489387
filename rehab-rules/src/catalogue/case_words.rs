//! The names of changes and facts, for people.

use crate::rules::change::Change;
use crate::rules::fact::Fact;
use crate::text::Text;

impl Change {
    /// The change in words.
    ///
    /// ```
    /// use rehab_rules::{Change, Language};
    /// assert_eq!(Change::Confirmed.text().get(Language::En), "a course is confirmed");
    /// ```
    #[must_use]
    pub const fn text(self) -> &'static Text {
        match self {
            Self::CapacityDeclared => &Text {
                en: "the client capacity for a year is declared",
                fi: "vuoden asiakasmäärä ilmoitetaan",
                sv: "klientkapaciteten för ett år anges",
            },
            Self::InfoGiven => &Text {
                en: "information about the provider is entered in the registration system",
                fi: "palveluntuottajaa koskeva tieto viedään rekisteröitymisjärjestelmään",
                sv: "en uppgift om serviceproducenten förs in i registreringssystemet",
            },
            Self::AuthorityLineTold => &Text {
                en: "Kela's telephone line for authorities and partners is told that there is no suitable course for a client",
                fi: "Kelan viranomaislinjalle ilmoitetaan, ettei asiakkaalle ole sopivaa kurssia",
                sv: "FPA:s myndighetslinje får ett meddelande om att det inte finns någon lämplig kurs för en klient",
            },
            Self::DecisionReceived => &Text {
                en: "the provider receives a client's rehabilitation decision",
                fi: "palveluntuottaja saa asiakkaan kuntoutuspäätöksen",
                sv: "serviceproducenten får en klients rehabiliteringsbeslut",
            },
            Self::ChangesProvider => &Text {
                en: "a client changes provider",
                fi: "asiakas vaihtaa palveluntuottajaa",
                sv: "en klient byter serviceproducent",
            },
            Self::EndsRehabilitation => &Text {
                en: "a client's rehabilitation ends",
                fi: "asiakkaan kuntoutus päättyy",
                sv: "en klients rehabilitering avslutas",
            },
            Self::Created => &Text { en: "a course is created", fi: "kurssi luodaan", sv: "en kurs skapas" },
            Self::EntersYear => &Text {
                en: "a course is created for a calendar year or moved to it",
                fi: "kurssi luodaan kalenterivuodelle tai siirretään sille",
                sv: "en kurs skapas för ett kalenderår eller flyttas till det",
            },
            Self::Published => &Text { en: "a course is published", fi: "kurssi julkaistaan", sv: "en kurs publiceras" },
            Self::Unpublished => &Text {
                en: "the publication of a course is to be undone",
                fi: "kurssin julkaiseminen halutaan perua",
                sv: "man vill ångra publiceringen av en kurs",
            },
            Self::Corrected => &Text {
                en: "the office or contact information of a course is corrected",
                fi: "kurssin toimipiste tai yhteystiedot korjataan",
                sv: "verksamhetsstället eller kontaktinformationen för en kurs rättas",
            },
            Self::Resized => &Text {
                en: "the group size of a course is changed",
                fi: "kurssin ryhmäkokoa muutetaan",
                sv: "gruppstorleken för en kurs ändras",
            },
            Self::Regrouped => &Text {
                en: "the target groups of a course are changed",
                fi: "kurssin kohderyhmiä muutetaan",
                sv: "målgrupperna för en kurs ändras",
            },
            Self::Confirmed => &Text { en: "a course is confirmed", fi: "kurssi vahvistetaan", sv: "en kurs bekräftas" },
            Self::Rescheduled => &Text {
                en: "a course is given a new schedule",
                fi: "kurssille annetaan uusi aikataulu",
                sv: "en kurs får en ny tidtabell",
            },
            Self::PeriodRescheduled => &Text {
                en: "the time of a single period of a course is changed",
                fi: "kurssin yksittäisen jakson ajankohtaa siirretään",
                sv: "tidpunkten för en enskild kursperiod ändras",
            },
            Self::Deleted => &Text { en: "a course is deleted", fi: "kurssi poistetaan", sv: "en kurs raderas" },
            Self::Joins => &Text {
                en: "a client is added to a course",
                fi: "asiakas kiinnitetään kurssille",
                sv: "en klient läggs till på en kurs",
            },
            Self::AskedToMove => &Text {
                en: "a client is asked to move to another course",
                fi: "asiakasta pyydetään siirtymään toiselle kurssille",
                sv: "en klient ombeds byta till en annan kurs",
            },
            Self::MovesIn => &Text {
                en: "a client is moved onto a course from another course",
                fi: "kurssille siirretään asiakas toiselta kurssilta",
                sv: "en klient flyttas in på en kurs från en annan kurs",
            },
            Self::MovesOut => &Text {
                en: "a client is moved off a course to another course",
                fi: "kurssilta siirretään asiakas toiselle kurssille",
                sv: "en klient flyttas bort från en kurs till en annan kurs",
            },
            Self::Leaves => &Text {
                en: "a client is removed from a course",
                fi: "asiakas poistetaan kurssilta",
                sv: "en klient tas bort från en kurs",
            },
            Self::LeavesProvider => &Text {
                en: "a client who leaves the provider is removed from a course",
                fi: "palveluntuottajalta lähtevä asiakas poistetaan kurssilta",
                sv: "en klient som lämnar serviceproducenten tas bort från en kurs",
            },
            Self::StaysRegrouped => &Text {
                en: "a client is on a course whose target groups are being changed",
                fi: "asiakas on kurssilla, jonka kohderyhmiä muutetaan",
                sv: "en klient är på en kurs vars målgrupper ändras",
            },
            Self::StaysConfirmed => &Text {
                en: "a client is on a course that is being confirmed",
                fi: "asiakas on kurssilla, joka vahvistetaan",
                sv: "en klient är på en kurs som bekräftas",
            },
            Self::StaysRescheduled => &Text {
                en: "a client is on a course whose schedule is being changed",
                fi: "asiakas on kurssilla, jonka aikataulua muutetaan",
                sv: "en klient är på en kurs vars tidtabell ändras",
            },
            Self::YearStands => &Text {
                en: "audit: the client places of a calendar year",
                fi: "tilannekatsaus: kalenterivuoden asiakaspaikkojen tilanne",
                sv: "lägesöversikt: läget för kalenderårets klientplatser",
            },
            Self::InfoStands => &Text {
                en: "audit: information about the provider that the service asks for",
                fi: "tilannekatsaus: palvelussa kysyttävä tieto palveluntuottajasta",
                sv: "lägesöversikt: uppgift om serviceproducenten som efterfrågas för tjänsten",
            },
            Self::CourseStands => {
                &Text { en: "audit: a course", fi: "tilannekatsaus: kurssin tilanne", sv: "lägesöversikt: kursens läge" }
            }
            Self::ClientStands => &Text {
                en: "audit: a client's situation",
                fi: "tilannekatsaus: asiakkaan tilanne",
                sv: "lägesöversikt: klientens läge",
            },
            Self::StayStands => &Text {
                en: "audit: a client's situation on a course",
                fi: "tilannekatsaus: asiakkaan tilanne kurssilla",
                sv: "lägesöversikt: klientens läge på en kurs",
            },
        }
    }
}

impl Fact {
    /// The fact in words.
    ///
    /// ```
    /// use rehab_rules::{Fact, Language};
    /// assert_eq!(Fact::Clients.text().get(Language::Sv), "antalet klienter på kursen");
    /// ```
    #[must_use]
    pub const fn text(self) -> &'static Text {
        match self {
            Self::Clients => &Text {
                en: "number of clients on the course",
                fi: "kurssille kiinnitettyjen asiakkaiden määrä",
                sv: "antalet klienter på kursen",
            },
            Self::GroupSize => &Text { en: "group size", fi: "kurssin ryhmäkoko", sv: "kursens gruppstorlek" },
            Self::TargetGroups => {
                &Text { en: "the course's target groups", fi: "kurssin kohderyhmät", sv: "kursens målgrupper" }
            }
            Self::Periods => &Text { en: "the schedule", fi: "kurssin aikataulu", sv: "kursens tidtabell" },
            Self::Published => {
                &Text { en: "whether the course has been published", fi: "onko kurssi julkaistu", sv: "om kursen är publicerad" }
            }
            Self::Confirmed => {
                &Text {
                    en: "whether the course has been confirmed", fi: "onko kurssi vahvistettu", sv: "om kursen är bekräftad"
                }
            }
            Self::Deleted => {
                &Text { en: "whether the course has been deleted", fi: "onko kurssi poistettu", sv: "om kursen är raderad" }
            }
            Self::HasContact => &Text {
                en: "whether contact information has been recorded for the course or the service",
                fi: "onko kurssille tai palvelulle kirjattu yhteystiedot",
                sv: "om kontaktinformation har registrerats för kursen eller tjänsten",
            },
            Self::TooFewOnSettleDay => &Text {
                en: "whether the course was unconfirmed and had too few clients when the time limit for postponing or deleting it ended",
                fi: "oliko kurssi vahvistamatta ja asiakkaita liian vähän, kun määräaika kurssin siirtämiselle myöhemmäksi tai poistamiselle päättyi",
                sv: "om kursen var obekräftad och hade för få klienter när tidsfristen för att senarelägga eller radera den gick ut",
            },
            Self::SameService => &Text {
                en: "whether the course is of the same service as the course that the client is moved from",
                fi: "kuuluuko kurssi samaan palveluun kuin kurssi, jolta asiakas siirretään",
                sv: "om kursen hör till samma tjänst som den kurs som klienten flyttas från",
            },
            Self::ConfirmedWith => &Text {
                en: "number of clients on the course when it was confirmed",
                fi: "asiakkaiden määrä kurssilla, kun se vahvistettiin",
                sv: "antalet klienter på kursen när den bekräftades",
            },
            Self::EarliestRightDay => &Text {
                en: "the first day on which the time limit, counted from the issue of the decision, ends for a client of the course who waits for a confirmed course",
                fi: "ensimmäinen päivä, jona päätöksen antamisesta laskettu määräaika päättyy jonkun sellaisen asiakkaan osalta, joka on kurssilla mutta odottaa vielä paikkaa vahvistetulta kurssilta",
                sv: "den första dagen då tidsfristen, räknad från det att beslutet utfärdades, går ut för en klient på kursen som väntar på en bekräftad kurs",
            },
            Self::Decided => &Text {
                en: "whether the provider has received the client's rehabilitation decision",
                fi: "onko palveluntuottaja saanut asiakkaan kuntoutuspäätöksen",
                sv: "om serviceproducenten har fått klientens rehabiliteringsbeslut",
            },
            Self::TargetGroup => {
                &Text { en: "the client's target group", fi: "asiakkaan kohderyhmä", sv: "klientens målgrupp" }
            }
            Self::DutyDay => &Text {
                en: "the day by which the client must be on a confirmed course",
                fi: "päivä, jona asiakkaan on viimeistään oltava vahvistetulla kurssilla",
                sv: "den dag då klienten senast ska vara på en bekräftad kurs",
            },
            Self::PlacedOnDutyDay => &Text {
                en: "whether the client was on a confirmed course when the provider's time limit ended",
                fi: "oliko asiakas vahvistetulla kurssilla, kun palveluntuottajan määräaika päättyi",
                sv: "om klienten var på en bekräftad kurs när serviceproducentens tidsfrist gick ut",
            },
            Self::RightDay => &Text {
                en: "the day after which the client may change provider if not on a confirmed course",
                fi: "päivä, jonka jälkeen asiakas voi vaihtaa palveluntuottajaa, ellei hän ole vahvistetulla kurssilla",
                sv: "den dag efter vilken klienten kan byta serviceproducent om hen inte är på en bekräftad kurs",
            },
            Self::PlacedOnRightDay => &Text {
                en: "whether the client was on a confirmed course when the time limit counted from the issue of the decision ended",
                fi: "oliko asiakas vahvistetulla kurssilla, kun päätöksen antamisesta laskettu määräaika päättyi",
                sv: "om klienten var på en bekräftad kurs när tidsfristen räknad från det att beslutet utfärdades gick ut",
            },
            Self::PlacedSince => &Text {
                en: "since when the client has been on a confirmed course",
                fi: "mistä lähtien asiakas on ollut vahvistetulla kurssilla",
                sv: "från och med vilken dag klienten har varit på en bekräftad kurs",
            },
            Self::PlacedCourseStarted => &Text {
                en: "whether a confirmed course that the client is on has started",
                fi: "onko vahvistettu kurssi, jolla asiakas on, alkanut",
                sv: "om en bekräftad kurs som klienten är på har börjat",
            },
            Self::OnCourse => &Text {
                en: "whether the client is on the course",
                fi: "onko asiakas kyseisellä kurssilla",
                sv: "om klienten är på kursen",
            },
            Self::OnOpenCourse => &Text {
                en: "whether the client is on a course of the service that has not ended (not counting a course the client is now moved from)",
                fi: "onko asiakas palvelun kurssilla, joka ei ole päättynyt (pois lukien kurssi, jolta hänet nyt siirretään)",
                sv: "om klienten är på en ännu inte avslutad kurs inom tjänsten (bortsett från en kurs som hen nu flyttas från)",
            },
            Self::OnAnyCourse => &Text {
                en: "whether the client is on any course of the service (ended ones included)",
                fi: "onko asiakas jollakin palvelun kurssilla (myös päättyneet lasketaan)",
                sv: "om klienten är på någon kurs inom tjänsten (även avslutade räknas)",
            },
            Self::LeftAnotherCourse => &Text {
                en: "whether the client was removed from another course that still exists and has been on none since",
                fi: "onko asiakas poistettu toiselta, yhä käytössä olevalta kurssilta ja onko hän ollut sen jälkeen ilman kurssia",
                sv: "om klienten har tagits bort från en annan kurs, som fortfarande finns kvar, och därefter har varit utan kurs",
            },
            Self::FirstBegun => &Text {
                en: "the first day of the first period that the client has begun",
                fi: "asiakkaan ensimmäiseksi aloittaman jakson ensimmäinen päivä",
                sv: "den första dagen i den första period som klienten har påbörjat",
            },
            Self::BegunUntil => &Text {
                en: "the last day of the periods of the course that the client has begun",
                fi: "asiakkaan kyseisellä kurssilla aloittamien jaksojen viimeinen päivä",
                sv: "den sista dagen i de perioder i kursen som klienten har påbörjat",
            },
            Self::AuthorityLineTold => &Text {
                en: "whether Kela's telephone line for authorities and partners has been told that there is no suitable course for the client",
                fi: "onko Kelan viranomaislinjalle ilmoitettu, ettei asiakkaalle ole sopivaa kurssia",
                sv: "om FPA:s myndighetslinje har fått ett meddelande om att det inte finns någon lämplig kurs för klienten",
            },
            Self::ACourseCanTake => &Text {
                en: "whether some course can take the client",
                fi: "voidaanko asiakas kiinnittää jollekin kurssille",
                sv: "om någon kurs kan ta emot klienten",
            },
            Self::AGroupCanBeAdded => &Text {
                en: "whether some course could take the client with one more target group",
                fi: "voitaisiinko asiakas kiinnittää jollekin kurssille lisäämällä siihen yksi kohderyhmä",
                sv: "om någon kurs skulle kunna ta emot klienten om ytterligare en målgrupp lades till",
            },
            Self::Declines => &Text {
                en: "whether the client is among those whom the new time does not suit",
                fi: "kuuluuko asiakas niihin, joille uusi ajankohta ei sovi",
                sv: "om klienten hör till dem för vilka den nya tidpunkten inte passar",
            },
            Self::Year => &Text { en: "the calendar year", fi: "kalenterivuosi", sv: "kalenderåret" },
            Self::YearBefore => &Text {
                en: "the earlier year of a course that is moved",
                fi: "siirrettävän kurssin aiempi vuosi",
                sv: "det tidigare året för en kurs som flyttas",
            },
            Self::Declared => &Text {
                en: "the client capacity declared for the calendar year",
                fi: "kalenterivuodelle ilmoitettu asiakasmäärä",
                sv: "den klientkapacitet som har angetts för kalenderåret",
            },
            Self::Used => &Text {
                en: "number of client places used in the calendar year (not counting the course in question)",
                fi: "kalenterivuonna käytössä olevien asiakaspaikkojen määrä (ilman kyseistä kurssia)",
                sv: "antalet klientplatser som används under kalenderåret (kursen i fråga oräknad)",
            },
            Self::Left => &Text {
                en: "number of client places left for this calendar year",
                fi: "kuluvalle kalenterivuodelle jäljellä olevien asiakaspaikkojen määrä",
                sv: "antalet klientplatser som är kvar för innevarande kalenderår",
            },
            Self::LeftNext => &Text {
                en: "number of client places left for the next calendar year",
                fi: "seuraavalle kalenterivuodelle jäljellä olevien asiakaspaikkojen määrä",
                sv: "antalet klientplatser som är kvar för följande kalenderår",
            },
            Self::Agreed => &Text {
                en: "whether the client agrees to the change of course",
                fi: "suostuuko asiakas kurssin vaihtamiseen",
                sv: "om klienten går med på bytet av kurs",
            },
            Self::Checked => &Text {
                en: "whether the data of the course have been checked before publishing",
                fi: "onko kurssin tiedot tarkistettu ennen julkaisemista",
                sv: "om uppgifterna för kursen har kontrollerats före publiceringen",
            },
            Self::NewGroupSize => {
                &Text { en: "the new group size", fi: "kurssin uusi ryhmäkoko", sv: "kursens nya gruppstorlek" }
            }
            Self::NewTargetGroups => {
                &Text { en: "the course's new target groups", fi: "kurssin uudet kohderyhmät", sv: "kursens nya målgrupper" }
            }
            Self::NewPeriods => &Text { en: "the new schedule", fi: "kurssin uusi aikataulu", sv: "kursens nya tidtabell" },
            Self::ClientsAgreed => &Text {
                en: "whether the new time suits the clients on the course",
                fi: "sopiiko uusi ajankohta kurssin asiakkaille",
                sv: "om den nya tidpunkten passar klienterna på kursen",
            },
            Self::ClientsDeclined => &Text {
                en: "how many clients on the course the new time does not suit",
                fi: "kuinka monelle kurssin asiakkaalle uusi ajankohta ei sovi",
                sv: "för hur många klienter på kursen den nya tidpunkten inte passar",
            },
            Self::DeclinedMove => &Text {
                en: "whether the client changes provider because of not wanting to change to another course",
                fi: "vaihtaako asiakas palveluntuottajaa siksi, ettei hän halua siirtyä toiselle kurssille",
                sv: "om klienten byter serviceproducent därför att hen inte vill byta till en annan kurs",
            },
            Self::Info => &Text {
                en: "which information about the provider is concerned",
                fi: "mikä palveluntuottajaa koskeva tieto on kyseessä",
                sv: "vilken uppgift om serviceproducenten det gäller",
            },
            Self::InfoGiven => &Text {
                en: "whether that information has been entered",
                fi: "onko tämä tieto viety järjestelmään",
                sv: "om uppgiften har förts in",
            },
            Self::Office => &Text {
                en: "the office that the information is about",
                fi: "toimipiste, jota tieto koskee",
                sv: "det verksamhetsställe som uppgiften gäller",
            },
        }
    }
}
