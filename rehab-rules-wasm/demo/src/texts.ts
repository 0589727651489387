// The page's own texts in three languages; the messages of the rules come from the package.
import type { Basis, Effect, ErrorCode, Language, PeriodKind } from "rehab-rules";
import type { TaskName } from "./tasks.ts";

type Said = (...parts: string[]) => string;

export interface Texts {
  language: string;
  title: string;
  intro: string;
  languages: string;
  day: string;
  dayHint: string;
  anew: string;
  begunAnew: string;
  courses: string;
  course: Said;
  clientsOf: Said;
  published: string;
  unpublished: string;
  confirmed: string;
  state: string;
  tasks: string;
  task: Record<TaskName, string>;
  /** The message after a task is done; takes its course. */
  done: Record<TaskName, Said>;
  field: Record<string, string>;
  hint: Record<string, string>;
  yes: string;
  no: string;
  choose: string;
  period: Said;
  addPeriod: string;
  weekLater: string;
  removePeriod: Said;
  noSchedule: string;
  kind: Record<PeriodKind, string>;
  numberBounds: Said;
  dayBounds: Said;
  noDay: string;
  noNumber: string;
  whyNot: Said;
  noOption: string;
  pickDay: Said;
  pickHint: string;
  otherMonth: { before: string; after: string };
  notWorking: string;
  close: string;
  cancel: string;
  cannot: string;
  can: string;
  /** What to fill in next, and how many fields are still missing after it. */
  next: Said;
  fill: string;
  correct: Said;
  follows: string;
  remedies: string;
  remedy: Record<string, Said>;
  alsoFor: Said;
  /** The label before related findings. */
  related: string;
  effect: Record<Effect, string>;
  sources: string;
  rule: string;
  basis: Record<Basis | "none", string>;
  rows: string;
  lines: Said;
  readings: string;
  timeline: string;
  timelineOf: Said;
  today: string;
  settle: string;
  duty: Said;
  limit: string;
  noPeriods: string;
  toDo: string;
  nothingToDo: string;
  clients: string;
  provider: string;
  problems: Record<string, string>;
}

/** A sentence with a full stop, unless it is a question. */
const sentence = (text: string): string => (text.endsWith("?") ? text : `${text}.`);

const fi: Texts = {
  language: "Suomi",
  title: "Kuntoutuskurssien säännöt",
  intro:
    "Kokeile, miten säännöt vastaavat, kun kurssia järjestetään. Palveluntuottaja ja asiakkaat ovat keksittyjä. Mitään ei lähetetä minnekään.",
  languages: "Kieli",
  day: "Päivä",
  dayHint: "Toimien päivämäärä",
  anew: "Aloita alusta",
  begunAnew: "Esimerkki on aloitettu alusta.",
  courses: "Kurssit",
  course: (id) => `Kurssi ${id}`,
  clientsOf: (clients, size) => `Asiakkaita ${clients}/${size}`,
  published: "Julkaistu",
  unpublished: "Ei julkaistu",
  confirmed: "Vahvistettu",
  state: "Tila",
  tasks: "Mitä haluat tehdä?",
  task: {
    create_course: "Luo kurssi",
    publish_course: "Julkaise",
    attach_client: "Kiinnitä asiakas",
    move_client: "Siirrä asiakas",
    detach_client: "Poista asiakas kurssilta",
    set_group_size: "Muuta ryhmäkokoa",
    reschedule_course: "Siirrä ajankohtaa",
    confirm_course: "Vahvista",
    delete_course: "Poista kurssi",
  },
  done: {
    create_course: (course) => `Kurssi ${course} on luotu.`,
    publish_course: (course) => `Kurssi ${course} on julkaistu.`,
    attach_client: (course, client) => `Asiakas ${client} on kiinnitetty kurssille ${course}.`,
    move_client: (course, client) => `Asiakas ${client} on siirretty kurssille ${course}.`,
    detach_client: (course, client) => `Asiakas ${client} on poistettu kurssilta ${course}.`,
    set_group_size: (course) => `Kurssin ${course} ryhmäkoko on muutettu.`,
    reschedule_course: (course) => `Kurssin ${course} ajankohta on siirretty.`,
    confirm_course: (course) => `Kurssi ${course} on vahvistettu.`,
    delete_course: (course) => `Kurssi ${course} on poistettu.`,
  },
  field: {
    course: "Kurssin tunniste",
    service: "Palvelu",
    target_groups: "Kohderyhmä",
    group_size: "Ryhmäkoko",
    year: "Vuosi",
    contact: "Yhteystiedot",
    periods: "Aikataulu",
    kind: "Toteutustapa",
    start: "Alkaa",
    end: "Päättyy",
    checked: "Onko kurssin tiedot tarkistettu?",
    client: "Asiakas",
    to: "Kurssi, jolle asiakas siirtyy",
    agreed: "Suostuuko asiakas vaihtamaan kurssia?",
    clients_agreed: "Sopiiko uusi ajankohta asiakkaille?",
    clients_declined: "Kenelle uusi ajankohta ei sovi?",
  },
  hint: {
    checked: "Julkaistua kurssia ei voi enää piilottaa.",
    contact: "Ei pakollinen. Jos kenttä on tyhjä, näkyvät palvelun yhteystiedot.",
  },
  yes: "Kyllä",
  no: "Ei",
  choose: "Valitse",
  period: (number) => `${number}. jakso`,
  addPeriod: "Lisää jakso",
  weekLater: "Siirrä kaikkia jaksoja viikko myöhemmäksi",
  removePeriod: (number) => `Poista ${number}. jakso`,
  noSchedule: "Aikataulu ei ole vielä tiedossa",
  kind: { in_person: "Kasvokkain", digital: "Verkkokuntoutus" },
  numberBounds: (min, max) => (min === max ? `Sallittu: vain ${min}` : `Sallittu: ${min}–${max}`),
  dayBounds: (first, last) => `Sallittu: ${first}–${last}`,
  noDay: "Mikään päivä ei sovi muihin tietoihin.",
  noNumber: "Mikään luku ei sovi muihin tietoihin.",
  whyNot: (number) => `Miksi muita ei voi valita? (${number})`,
  noOption: "Mikään vaihtoehto ei sovi muihin tietoihin.",
  pickDay: (field) => `Valitse päivä kalenterista: ${field}`,
  pickHint: "Yliviivattua päivää ei voi valita.",
  otherMonth: { before: "Edellinen kuukausi", after: "Seuraava kuukausi" },
  notWorking: "ei valittavissa",
  close: "Sulje",
  cancel: "Peruuta",
  cannot: "Tätä ei voi tehdä.",
  can: "Tämän voi tehdä.",
  next: (field, left) => `Täytä seuraavaksi: ${sentence(field)}` + (left === "0" ? "" : ` Sen jälkeen puuttuu vielä: ${left}.`),
  fill: "Täytä tämä tieto.",
  correct: (fields) => `Korjaa: ${fields}.`,
  follows: "Tästä seuraa",
  remedies: "Näin esteen voi poistaa",
  remedy: {
    attach_client: (a) => `Kiinnitä asiakas kurssille ${a}`,
    move_client: (client, to) => `Siirrä asiakas ${client} kurssille ${to}`,
    detach_client: (client) => `Poista asiakas ${client} kurssilta`,
    set_group_size: (size) => `Muuta ryhmäkooksi ${size}`,
    delete_course: (course) => `Poista kurssi ${course}`,
  },
  alsoFor: (clients, number) => (number === "1" ? `Sama koskee asiakasta ${clients}.` : `Sama koskee asiakkaita ${clients}.`),
  related: "Tähän liittyy",
  effect: {
    prohibition: "Kielto",
    violation: "Vaatimus ei täyty",
    undetermined: "Avoin",
    obligation: "Velvollisuus",
    right: "Oikeus",
    recommendation: "Suositus",
    unregulated: "Ei säännelty",
    notice: "Tiedoksi",
  },
  sources: "Perusteet",
  rule: "Sääntö",
  basis: { stated: "Kerrotaan ohjeessa", derived: "Päätelty ohjeesta", none: "Ohje ei sääntele tätä" },
  rows: "Lähteiden kohdat",
  lines: (first, last) => (first === last ? `rivi ${first}` : `rivit ${first}–${last}`),
  readings: "Valitut tulkinnat",
  timeline: "Aikajana",
  timelineOf: (course) => `Kurssin ${course} jaksot ja määräajat`,
  today: "Valittu päivä",
  settle: "Määräaika siirtää kurssi myöhemmäksi tai poistaa se, jos asiakkaita on liian vähän",
  duty: (clients) => `Määräaika vahvistetulle kurssille pääsemiseen: ${clients}`,
  limit: "Kuntoutuksen viimeinen mahdollinen päivä (kokonaiskesto)",
  noPeriods: "Kurssilla ei ole vielä aikataulua.",
  toDo: "Mitä säännöt sanovat nyt",
  nothingToDo: "Kurssista ei ole huomautettavaa.",
  clients: "Asiakkaat",
  provider: "Palveluntuottaja ja asiakkaat, joilla ei ole kurssia",
  problems: {
    invalid_date: "Kirjoita päivä näin: 4.5.2026.",
    invalid_value: "Arvo ei kelpaa. Kirjoita kokonaisluku.",
    duplicate_course: "Tunniste on jo käytössä. Anna toinen.",
    period_ends_before_start: "Jakso päättyy ennen kuin se alkaa.",
    periods_out_of_order: "Jakso alkaa ennen edellistä. Järjestä jaksot alkamispäivän mukaan.",
    year_mismatch: "Vuosi on eri kuin aikataulussa.",
    out_of_order: "Päivä on ennen viimeisintä tapahtumaa.",
  } satisfies Partial<Record<ErrorCode, string>>,
};

const sv: Texts = {
  language: "Svenska",
  title: "Regler för rehabiliteringskurser",
  intro:
    "Prova hur reglerna svarar när en kurs ordnas. Serviceproducenten och klienterna är påhittade. Ingenting skickas någonstans.",
  languages: "Språk",
  day: "Dag",
  dayHint: "Dagen då åtgärderna vidtas",
  anew: "Börja om",
  begunAnew: "Exemplet har börjat om.",
  courses: "Kurser",
  course: (id) => `Kurs ${id}`,
  clientsOf: (clients, size) => `Klienter ${clients}/${size}`,
  published: "Publicerad",
  unpublished: "Inte publicerad",
  confirmed: "Bekräftad",
  state: "Läge",
  tasks: "Vad vill du göra?",
  task: {
    create_course: "Skapa kurs",
    publish_course: "Publicera",
    attach_client: "Lägg till klient",
    move_client: "Flytta klient",
    detach_client: "Ta bort klient från kursen",
    set_group_size: "Ändra gruppstorleken",
    reschedule_course: "Ändra tidpunkten",
    confirm_course: "Bekräfta",
    delete_course: "Radera kursen",
  },
  done: {
    create_course: (course) => `Kurs ${course} har skapats.`,
    publish_course: (course) => `Kurs ${course} har publicerats.`,
    attach_client: (course, client) => `Klient ${client} har lagts till på kurs ${course}.`,
    move_client: (course, client) => `Klient ${client} har flyttats till kurs ${course}.`,
    detach_client: (course, client) => `Klient ${client} har tagits bort från kurs ${course}.`,
    set_group_size: (course) => `Gruppstorleken för kurs ${course} har ändrats.`,
    reschedule_course: (course) => `Tidpunkten för kurs ${course} har ändrats.`,
    confirm_course: (course) => `Kurs ${course} har bekräftats.`,
    delete_course: (course) => `Kurs ${course} har raderats.`,
  },
  field: {
    course: "Kursens id",
    service: "Tjänst",
    target_groups: "Målgrupp",
    group_size: "Gruppstorlek",
    year: "År",
    contact: "Kontaktinformation",
    periods: "Tidtabell",
    kind: "Form",
    start: "Börjar",
    end: "Slutar",
    checked: "Har uppgifterna om kursen kontrollerats?",
    client: "Klient",
    to: "Kurs som klienten flyttar till",
    agreed: "Går klienten med på bytet av kurs?",
    clients_agreed: "Passar den nya tidpunkten klienterna?",
    clients_declined: "För vilka klienter passar den nya tidpunkten inte?",
  },
  hint: {
    checked: "En publicerad kurs kan inte längre döljas.",
    contact: "Inte obligatorisk. Om fältet är tomt visas tjänstens kontaktinformation.",
  },
  yes: "Ja",
  no: "Nej",
  choose: "Välj",
  period: (number) => `Period ${number}`,
  addPeriod: "Lägg till period",
  weekLater: "Senarelägg alla perioder med en vecka",
  removePeriod: (number) => `Ta bort period ${number}`,
  noSchedule: "Tidtabellen är inte känd ännu",
  kind: { in_person: "Ansikte mot ansikte", digital: "Digital rehabilitering" },
  numberBounds: (min, max) => (min === max ? `Tillåtet: endast ${min}` : `Tillåtet: ${min}–${max}`),
  dayBounds: (first, last) => `Tillåtet: ${first}–${last}`,
  noDay: "Ingen dag passar ihop med de andra uppgifterna.",
  noNumber: "Inget tal passar ihop med de andra uppgifterna.",
  whyNot: (number) => `Varför kan de andra inte väljas? (${number})`,
  noOption: "Inget alternativ passar ihop med de andra uppgifterna.",
  pickDay: (field) => `Välj en dag i kalendern: ${field}`,
  pickHint: "En överstruken dag kan inte väljas.",
  otherMonth: { before: "Föregående månad", after: "Nästa månad" },
  notWorking: "kan inte väljas",
  close: "Stäng",
  cancel: "Avbryt",
  cannot: "Det här kan inte göras.",
  can: "Det här kan göras.",
  next: (field, left) => `Fyll härnäst i: ${sentence(field)}` + (left === "0" ? "" : ` Därefter saknas ännu: ${left}.`),
  fill: "Fyll i den här uppgiften.",
  correct: (fields) => `Rätta: ${fields}.`,
  follows: "Det här följer",
  remedies: "Så kan hindret undanröjas",
  remedy: {
    attach_client: (course) => `Lägg till klienten på kurs ${course}`,
    move_client: (client, to) => `Flytta klient ${client} till kurs ${to}`,
    detach_client: (client) => `Ta bort klient ${client} från kursen`,
    set_group_size: (size) => `Ändra gruppstorleken till ${size}`,
    delete_course: (course) => `Radera kurs ${course}`,
  },
  alsoFor: (clients, number) =>
    number === "1" ? `Detsamma gäller klient ${clients}.` : `Detsamma gäller klienterna ${clients}.`,
  related: "Har samband med detta",
  effect: {
    prohibition: "Förbud",
    violation: "Kravet uppfylls inte",
    undetermined: "Oklart",
    obligation: "Skyldighet",
    right: "Rätt",
    recommendation: "Rekommendation",
    unregulated: "Inte reglerat",
    notice: "För kännedom",
  },
  sources: "Grunder",
  rule: "Regel",
  basis: { stated: "Står i anvisningen", derived: "Slutsats av anvisningen", none: "Anvisningen reglerar inte detta" },
  rows: "Punkter i anvisningarna",
  lines: (first, last) => (first === last ? `rad ${first}` : `raderna ${first}–${last}`),
  readings: "Valda tolkningar",
  timeline: "Tidslinje",
  timelineOf: (course) => `Perioder och tidsfrister för kurs ${course}`,
  today: "Vald dag",
  settle: "Tidsfrist för att senarelägga eller radera kursen, om klienterna är för få",
  duty: (clients) => `Tidsfrist för att vara på en bekräftad kurs: ${clients}`,
  limit: "Sista möjliga dag för rehabiliteringen (total rehabiliteringstid)",
  noPeriods: "Kursen har ingen tidtabell ännu.",
  toDo: "Vad reglerna säger nu",
  nothingToDo: "Det finns ingenting att anmärka på kursen.",
  clients: "Klienter",
  provider: "Serviceproducenten och klienter utan kurs",
  problems: {
    invalid_date: "Skriv datumet så här: 4.5.2026.",
    invalid_value: "Värdet är inte giltigt. Skriv ett heltal.",
    duplicate_course: "Id:t används redan. Ange ett annat.",
    period_ends_before_start: "Perioden slutar innan den börjar.",
    periods_out_of_order: "Perioden börjar före den föregående. Ordna perioderna efter första dagen.",
    year_mismatch: "Året är ett annat än i tidtabellen.",
    out_of_order: "Dagen är tidigare än den senaste händelsen.",
  } satisfies Partial<Record<ErrorCode, string>>,
};

const en: Texts = {
  language: "English",
  title: "Rules of rehabilitation courses",
  intro:
    "Try out how the rules respond while you organise a course. The provider and the clients are fictitious. Nothing is sent anywhere.",
  languages: "Language",
  day: "Date",
  dayHint: "The date of the actions",
  anew: "Start again",
  begunAnew: "The example has been restarted.",
  courses: "Courses",
  course: (id) => `Course ${id}`,
  clientsOf: (clients, size) => `Clients ${clients}/${size}`,
  published: "Published",
  unpublished: "Not published",
  confirmed: "Confirmed",
  state: "State",
  tasks: "What do you want to do?",
  task: {
    create_course: "Create a course",
    publish_course: "Publish",
    attach_client: "Add a client",
    move_client: "Move a client",
    detach_client: "Remove a client from the course",
    set_group_size: "Change the group size",
    reschedule_course: "Reschedule",
    confirm_course: "Confirm",
    delete_course: "Delete the course",
  },
  done: {
    create_course: (course) => `Course ${course} has been created.`,
    publish_course: (course) => `Course ${course} has been published.`,
    attach_client: (course, client) => `Client ${client} has been added to course ${course}.`,
    move_client: (course, client) => `Client ${client} has been moved to course ${course}.`,
    detach_client: (course, client) => `Client ${client} has been removed from course ${course}.`,
    set_group_size: (course) => `The group size of course ${course} has been changed.`,
    reschedule_course: (course) => `Course ${course} has been rescheduled.`,
    confirm_course: (course) => `Course ${course} has been confirmed.`,
    delete_course: (course) => `Course ${course} has been deleted.`,
  },
  field: {
    course: "Course id",
    service: "Service",
    target_groups: "Target group",
    group_size: "Group size",
    year: "Year",
    contact: "Contact information",
    periods: "Schedule",
    kind: "Kind",
    start: "Starts",
    end: "Ends",
    checked: "Have the details of the course been checked?",
    client: "Client",
    to: "Course that the client moves to",
    agreed: "Does the client agree to the move?",
    clients_agreed: "Do the new dates suit the clients?",
    clients_declined: "Whom do the new dates not suit?",
  },
  hint: {
    checked: "A published course can no longer be hidden.",
    contact: "Optional. Without it, the contact information of the service is shown.",
  },
  yes: "Yes",
  no: "No",
  choose: "Choose",
  period: (number) => `Period ${number}`,
  addPeriod: "Add a period",
  weekLater: "Move all periods a week later",
  removePeriod: (number) => `Remove period ${number}`,
  noSchedule: "The schedule is not known yet",
  kind: { in_person: "In person", digital: "Digital" },
  numberBounds: (min, max) => (min === max ? `Allowed: only ${min}` : `Allowed: ${min}–${max}`),
  dayBounds: (first, last) => `Allowed: ${first} to ${last}`,
  noDay: "No date fits the other details.",
  noNumber: "No number fits the other details.",
  whyNot: (number) => `Why can the others not be chosen? (${number})`,
  noOption: "No option fits the other details.",
  pickDay: (field) => `Choose a date in the calendar: ${field}`,
  pickHint: "Dates that are crossed out cannot be chosen.",
  otherMonth: { before: "Previous month", after: "Next month" },
  notWorking: "not available",
  close: "Close",
  cancel: "Cancel",
  cannot: "This is not allowed.",
  can: "This is allowed.",
  next: (field, left) => `Fill in next: ${sentence(field)}` + (left === "0" ? "" : ` Missing after that: ${left}.`),
  fill: "Fill this in.",
  correct: (fields) => `Correct: ${fields}.`,
  follows: "Consequences",
  remedies: "How to resolve this",
  remedy: {
    attach_client: (course) => `Add the client to course ${course}`,
    move_client: (client, to) => `Move client ${client} to course ${to}`,
    detach_client: (client) => `Remove client ${client} from the course`,
    set_group_size: (size) => `Change the group size to ${size}`,
    delete_course: (course) => `Delete course ${course}`,
  },
  alsoFor: (clients, number) =>
    number === "1" ? `The same applies to client ${clients}.` : `The same applies to clients ${clients}.`,
  related: "Related to this",
  effect: {
    prohibition: "Prohibition",
    violation: "Violation",
    undetermined: "Undetermined",
    obligation: "Obligation",
    right: "Right",
    recommendation: "Recommendation",
    unregulated: "Not regulated",
    notice: "For information",
  },
  sources: "Sources",
  rule: "Rule",
  basis: { stated: "Stated in the instructions", derived: "Inferred from the instructions", none: "Not regulated in the instructions" },
  rows: "Source statements",
  lines: (first, last) => (first === last ? `line ${first}` : `lines ${first}–${last}`),
  readings: "Readings used",
  timeline: "Timeline",
  timelineOf: (course) => `Periods and deadlines of course ${course}`,
  today: "Chosen date",
  settle: "Deadline for postponing or deleting the course, if it has too few clients",
  duty: (clients) => `Deadline for being on a confirmed course: ${clients}`,
  limit: "Last possible date of rehabilitation (total duration)",
  noPeriods: "The course has no schedule yet.",
  toDo: "What the rules say now",
  nothingToDo: "There is nothing to report about this course.",
  clients: "Clients",
  provider: "The provider, and clients without a course",
  problems: {
    invalid_date: "Enter the date like this: 4 May 2026.",
    invalid_value: "This value is not valid. Enter a whole number.",
    duplicate_course: "This id is already in use. Choose another.",
    period_ends_before_start: "The period ends before it starts.",
    periods_out_of_order: "The period starts before the one above. Put the periods in order of their start dates.",
    year_mismatch: "The year does not match the schedule.",
    out_of_order: "The date is before the latest event.",
  } satisfies Partial<Record<ErrorCode, string>>,
};

export const TEXTS: Record<Language, Texts> = { fi, sv, en };
