//! Actions as sentences, for the examples of the catalogue.

use crate::catalogue::names::Names;
use crate::input::action::{Action, Experience, Pool};
use crate::input::kinds::FieldValue;
use crate::input::period::{Period, PeriodKind};
use crate::json_writer::write_number;
use crate::template::{join, render};
use crate::text::{Language, Text, write_day};
use alloc::string::String;

/// An action as a sentence. `clients` are those to whom it happens in the same way, including the action's own client.
pub(crate) fn sentence(action: &Action<'_>, clients: &[&str], names: &Names<'_>) -> String {
    render(template(action).get(names.language), |out, name, number| match name {
        "client" if !clients.is_empty() => {
            join(out, clients.iter().copied());
            true
        }
        // Used if a word has to agree with the number of clients before they are named.
        "clients" => {
            *number = i64::try_from(clients.len()).ok();
            true
        }
        _ => write_field(out, action, name, names),
    })
}

/// Writes a field as people say it; false if the action does not have it.
fn write_field(out: &mut String, action: &Action<'_>, name: &str, names: &Names<'_>) -> bool {
    let (language, mut is_there) = (names.language, false);
    action.for_each_field(&mut |field, value| {
        if field != name {
            return;
        }
        is_there = true;
        match value {
            FieldValue::Text(id) if matches!(name, "service" | "target_group") => out.push_str(names.shown(id)),
            FieldValue::Text(code) => out.push_str(word(name, code).map_or(code, |text| text.get(language))),
            FieldValue::Texts(ids) if name == "target_groups" => join(out, ids.iter().map(|id| names.shown(id))),
            FieldValue::Texts(texts) => join(out, texts.iter().map(AsRef::as_ref)),
            FieldValue::Day(day) => write_day(out, day, language),
            FieldValue::Number(number) => write_number(out, number),
            FieldValue::Flag(flag) => out.push_str(yes_or_no(flag).get(language)),
            FieldValue::Periods(periods) => write_schedule(out, periods, language),
        }
    });
    is_there
}

pub(crate) fn write_schedule(out: &mut String, periods: &[Period], language: Language) {
    for (index, period) in periods.iter().enumerate() {
        if index > 0 {
            out.push_str(", ");
        }
        out.push_str(kind(period.kind).get(language));
        out.push(' ');
        write_day(out, period.start, language);
        // No spaces around a dash between dates without spaces.
        out.push_str(if language == Language::En { " – " } else { "–" });
        write_day(out, period.end, language);
    }
}

pub(crate) fn yes_or_no(flag: bool) -> &'static Text {
    if flag { &YES } else { &NO }
}

static YES: Text = Text { en: "yes", fi: "kyllä", sv: "ja" };
static NO: Text = Text { en: "no", fi: "ei", sv: "nej" };

fn kind(kind: PeriodKind) -> &'static Text {
    match kind {
        PeriodKind::InPerson => &Text { en: "in person", fi: "kasvokkain", sv: "ansikte mot ansikte" },
        PeriodKind::Digital => &Text { en: "digital", fi: "verkkokuntoutus", sv: "digital rehabilitering" },
    }
}

/// A word of a closed set as people say it.
fn word(field: &str, code: &str) -> Option<&'static Text> {
    match field {
        "pool" => Pool::from_word(code).map(Pool::label),
        "multiprofessional_experience" | "distance_experience" => Experience::from_word(code).map(Experience::label),
        _ => None,
    }
}

/// The sentence of an action. `{clients}` writes nothing itself: the forms after it agree with the number of clients.
fn template(action: &Action<'_>) -> &'static Text {
    match action {
        Action::DeclareCapacity { .. } => &Text {
            en: "The provider declares a capacity of {places} client places for {year} ({service}).",
            fi: "Palveluntuottaja ilmoittaa vuoden {year} asiakasmääräksi {places} ({service}).",
            sv: "Serviceproducenten anger klientkapaciteten {places} för år {year} ({service}).",
        },
        Action::ReceiveDecision { .. } => &Text {
            en: "The provider receives the {clients}{decision|decisions} of {client|clients} {client}, issued on {issued} ({service}[, target group {target_group}])[; the client got it on {received}][; an old decision continues: {continues}][; rehabilitation began elsewhere on {rehabilitation_started}].",
            fi: "Palveluntuottaja saa {clients}{asiakkaan|asiakkaiden} {client} {kuntoutuspäätöksen, joka on annettu|kuntoutuspäätökset, jotka on annettu} {issued} ({service}[, kohderyhmä {target_group}])[; asiakas sai päätöksen {received}][; vanha päätös jatkuu: {continues}][; kuntoutus alkoi muualla {rehabilitation_started}].",
            sv: "Serviceproducenten får {clients}{rehabiliteringsbeslutet|rehabiliteringsbesluten} för {klient|klienterna} {client}, {utfärdat|utfärdade} {issued} ({service}[, målgrupp {target_group}])[; klienten fick beslutet {received}][; ett tidigare beslut fortsätter: {continues}][; rehabiliteringen började någon annanstans {rehabilitation_started}].",
        },
        Action::CreateCourse { .. } => &Text {
            en: "Course {course} is created ({service}): group size {group_size}, target group {target_groups}[, {periods}][, year {year}][, office {office}][, contact {contact}].",
            fi: "Kurssi {course} luodaan ({service}): ryhmäkoko {group_size}, kohderyhmä {target_groups}[, {periods}][, vuosi {year}][, toimipiste {office}][, yhteystiedot {contact}].",
            sv: "Kurs {course} skapas ({service}): gruppstorlek {group_size}, målgrupp {target_groups}[, {periods}][, år {year}][, verksamhetsställe {office}][, kontaktinformation {contact}].",
        },
        Action::PublishCourse { .. } => &Text {
            en: "Course {course} is published[ (data checked: {checked})].",
            fi: "Kurssi {course} julkaistaan[ (tiedot tarkistettu: {checked})].",
            sv: "Kurs {course} publiceras[ (uppgifterna kontrollerade: {checked})].",
        },
        Action::UnpublishCourse { .. } => &Text {
            en: "The publication of course {course} is to be undone.",
            fi: "Kurssin {course} julkaiseminen halutaan perua.",
            sv: "Man vill ångra publiceringen av kurs {course}.",
        },
        Action::CorrectCourse { .. } => &Text {
            en: "The data of course {course} are corrected[: office {office}][: contact {contact}].",
            fi: "Kurssin {course} tiedot korjataan[: toimipiste {office}][: yhteystiedot {contact}].",
            sv: "Uppgifterna för kurs {course} rättas[: verksamhetsställe {office}][: kontaktinformation {contact}].",
        },
        Action::AttachClient { .. } => &Text {
            en: "{clients}{Client|Clients} {client} {is|are} added to course {course}[ (agreed: {agreed})].",
            fi: "{clients}{Asiakas|Asiakkaat} {client} kiinnitetään kurssille {course}[ ({asiakas suostuu|asiakkaat suostuvat}: {agreed})].",
            sv: "{clients}{Klient|Klienterna} {client} läggs till på kurs {course}[ (samtycke: {agreed})].",
        },
        Action::DetachClient { .. } => &Text {
            en: "{clients}{Client|Clients} {client} {is|are} removed from course {course}.",
            fi: "{clients}{Asiakas|Asiakkaat} {client} poistetaan kurssilta {course}.",
            sv: "{clients}{Klient|Klienterna} {client} tas bort från kurs {course}.",
        },
        Action::MoveClient { .. } => &Text {
            en: "{clients}{Client|Clients} {client} {is|are} moved from course {from} to course {to}[ (agreed: {agreed})].",
            fi: "{clients}{Asiakas|Asiakkaat} {client} siirretään kurssilta {from} kurssille {to}[ ({asiakas suostuu|asiakkaat suostuvat}: {agreed})].",
            sv: "{clients}{Klient|Klienterna} {client} flyttas från kurs {from} till kurs {to}[ (samtycke: {agreed})].",
        },
        Action::SetGroupSize { .. } => &Text {
            en: "The group size of course {course} is set to {group_size}.",
            fi: "Kurssin {course} ryhmäkooksi muutetaan {group_size}.",
            sv: "Gruppstorleken för kurs {course} ändras till {group_size}.",
        },
        Action::SetTargetGroups { .. } => &Text {
            en: "The target groups of course {course} are set to {target_groups}.",
            fi: "Kurssin {course} kohderyhmät muutetaan: {target_groups}.",
            sv: "Målgrupperna för kurs {course} ändras till {target_groups}.",
        },
        Action::ConfirmCourse { .. } => {
            &Text { en: "Course {course} is confirmed.", fi: "Kurssi {course} vahvistetaan.", sv: "Kurs {course} bekräftas." }
        }
        Action::RescheduleCourse { .. } => &Text {
            en: "Course {course} gets a new schedule: {periods}[ (suits the clients: {clients_agreed})][; does not suit {clients_declined}].",
            fi: "Kurssille {course} annetaan uusi aikataulu: {periods}[ (sopii asiakkaille: {clients_agreed})][; ei sovi: {clients_declined}].",
            sv: "Kurs {course} får en ny tidtabell: {periods}[ (passar klienterna: {clients_agreed})][; passar inte {clients_declined}].",
        },
        Action::ReschedulePeriod { .. } => &Text {
            en: "Period {period} of course {course} is moved to {start} – {end}[ (suits the clients: {clients_agreed})][; does not suit {clients_declined}].",
            fi: "Kurssin {course} jakso {period} siirretään ajalle {start}–{end}[ (sopii asiakkaille: {clients_agreed})][; ei sovi: {clients_declined}].",
            sv: "Kursperiod {period} i kurs {course} flyttas till {start}–{end}[ (passar klienterna: {clients_agreed})][; passar inte {clients_declined}].",
        },
        Action::DeleteCourse { .. } => {
            &Text { en: "Course {course} is deleted.", fi: "Kurssi {course} poistetaan.", sv: "Kurs {course} raderas." }
        }
        Action::UpdateProviderInfo { .. } => &Text {
            en: "The provider enters in the registration system ({service}[, office {office}])[; experience of multiprofessional rehabilitation: {multiprofessional_experience}][; experience of distance rehabilitation: {distance_experience}][; pool facilities: {pool}][; contact: {contact}].",
            fi: "Palveluntuottaja vie rekisteröitymisjärjestelmään tietoja ({service}[, toimipiste {office}])[; kokemus moniammatillisesta kuntoutuksesta: {multiprofessional_experience}][; kokemus etäkuntoutuksesta: {distance_experience}][; allastilat: {pool}][; yhteystiedot: {contact}].",
            sv: "Serviceproducenten för in i registreringssystemet ({service}[, verksamhetsställe {office}])[; erfarenhet av multiprofessionell rehabilitering: {multiprofessional_experience}][; erfarenhet av distansrehabilitering: {distance_experience}][; bassängutrymmen: {pool}][; kontaktinformation: {contact}].",
        },
        Action::TellAuthorityLine { .. } => &Text {
            en: "The provider tells Kela's telephone line for authorities and partners that there is no suitable course for client {client} ({service}).",
            fi: "Palveluntuottaja ilmoittaa Kelan viranomaislinjalle, ettei asiakkaalle {client} ole sopivaa kurssia ({service}).",
            sv: "Serviceproducenten meddelar FPA:s myndighetslinje att det inte finns någon lämplig kurs för klient {client} ({service}).",
        },
        Action::ChangeProvider { .. } => &Text {
            en: "Client {client} changes provider ({service})[; because the client did not want to change course: {declined_move}].",
            fi: "Asiakas {client} vaihtaa palveluntuottajaa ({service})[; koska ei halunnut vaihtaa kurssia: {declined_move}].",
            sv: "Klient {client} byter serviceproducent ({service})[; därför att klienten inte ville byta kurs: {declined_move}].",
        },
        Action::EndRehabilitation { .. } => &Text {
            en: "The rehabilitation of client {client} ends ({service}).",
            fi: "Asiakkaan {client} kuntoutus päättyy ({service}).",
            sv: "Rehabiliteringen för klient {client} avslutas ({service}).",
        },
    }
}
