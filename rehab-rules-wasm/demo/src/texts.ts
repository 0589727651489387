// The page's own texts in three languages; the messages of the rules come from the package.
import type { ActionName, Basis, Language } from "rehab-rules";

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
  /** The message after an action is carried out; takes its course and its client. */
  done: Record<ActionName, Said>;
  hint: Record<string, string>;
  yes: string;
  no: string;
  choose: string;
  period: Said;
  addPeriod: string;
  weekLater: string;
  removePeriod: Said;
  noSchedule: string;
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
  correct: Said;
  follows: string;
  remedies: string;
  remedy: Record<string, Said>;
  alsoFor: Said;
  /** The label before related findings. */
  related: string;
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
  /** The views of the page. */
  views: { week: string; provider: string; rules: string };
  client: Said;
  thisWeek: Said;
  nextWeek: Said;
  later: string;
  overdue: string;
  toNote: string;
  nothingDue: string;
  occasions: { course_ends: Said; year_turns: Said; description_begins: Said; description_ends: Said };
  cannotNow: Said;
  changesNothing: string;
  /** What a step would change. */
  changes: string;
  appears: string;
  gone: string;
  noChange: string;
  steps: string;
  undo: Said;
  undone: Said;
  /** The heading of the error summary. */
  wrong: string;
  waiting: string;
  onCourses: string;
  decisionIssued: Said;
  noDecision: string;
  onCourse: Said;
  onNoCourse: string;
  noClients: string;
  noCourse: Said;
  noClient: Said;
  noPage: string;
  calendar: string;
  saveCalendar: string;
  by: Said;
  capacity: Said;
  notDeclared: string;
  settings: string;
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
  done: {
    declare_capacity: () => "Asiakasmäärä on ilmoitettu.",
    receive_decision: (_, client) => `Asiakkaan ${client} kuntoutuspäätös on kirjattu.`,
    unpublish_course: (course) => `Kurssi ${course} on piilotettu.`,
    correct_course: (course) => `Kurssin ${course} tiedot on korjattu.`,
    set_target_groups: (course) => `Kurssin ${course} kohderyhmät on muutettu.`,
    reschedule_period: (course) => `Kurssin ${course} jakson ajankohta on siirretty.`,
    update_provider_info: () => "Palveluntuottajan tiedot on päivitetty.",
    tell_authority_line: (_, client) => `Asiakkaasta ${client} on ilmoitettu Kelan viranomaislinjalle.`,
    change_provider: (_, client) => `Asiakas ${client} on vaihtanut palveluntuottajaa.`,
    end_rehabilitation: (_, client) => `Asiakkaan ${client} kuntoutus on päättynyt.`,
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
  hint: {
    course: "Uusi tunniste, jota millään kurssilla ei ole ollut.",
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
  views: { week: "Viikko", provider: "Palveluntuottaja ja asiakkaat", rules: "Säännöt" },
  client: (id) => `Asiakas ${id}`,
  thisWeek: (days) => `Tämä viikko ${days}`,
  nextWeek: (days) => `Ensi viikko ${days}`,
  later: "Myöhemmin",
  overdue: "Myöhässä tai puutteellista",
  toNote: "Huomattavaa",
  nothingDue: "Ei määräaikoja.",
  occasions: {
    course_ends: (course) => `Kurssi ${course} päättyy.`,
    year_turns: (service) => `Asiakasmäärän vuosi vaihtuu (${service}).`,
    description_begins: (service) => `Palvelukuvaus tulee voimaan (${service}).`,
    description_ends: (service) => `Palvelukuvauksen viimeinen voimassaolopäivä (${service}).`,
  },
  cannotNow: (number) => `Ei onnistu nyt (${number})`,
  changesNothing: "Tämä on jo tehty; se ei muuttaisi mitään.",
  changes: "Mikä muuttuisi",
  appears: "Tulee uutena",
  gone: "Poistuu",
  noChange: "Tilanteen arvio ei muutu.",
  steps: "Tehdyt toimet",
  undo: (what) => `Kumoa: ${what}`,
  undone: (what) => `Kumottu: ${what}`,
  wrong: "Korjaa nämä kohdat",
  waiting: "Odottaa kurssia",
  onCourses: "Kursseilla",
  decisionIssued: (day, group) => `Päätös annettu ${day}${group ? `, ${group}` : ""}`,
  noDecision: "Päätöstä ei ole kirjattu",
  onCourse: (course) => `Kurssilla ${course}`,
  onNoCourse: "Ei kurssilla",
  noClients: "Kurssilla ei ole asiakkaita.",
  noCourse: (id) => `Kurssia ${id} ei ole.`,
  noClient: (id) => `Asiakasta ${id} ei ole.`,
  noPage: "Tällaista sivua ei ole.",
  calendar: "Kalenteri",
  saveCalendar: "Tallenna määräajat kalenteriin (.ics)",
  by: (day) => `viimeistään ${day}`,
  capacity: (year, places) => `Vuosi ${year}: ${places} asiakaspaikkaa`,
  notDeclared: "Asiakasmäärää ei ole ilmoitettu.",
  settings: "Päivä ja esimerkki",
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
  done: {
    declare_capacity: () => "Klientkapaciteten har angetts.",
    receive_decision: (_, client) => `Rehabiliteringsbeslutet för klient ${client} har registrerats.`,
    unpublish_course: (course) => `Kurs ${course} har dolts.`,
    correct_course: (course) => `Uppgifterna för kurs ${course} har rättats.`,
    set_target_groups: (course) => `Målgrupperna för kurs ${course} har ändrats.`,
    reschedule_period: (course) => `Tidpunkten för en period av kurs ${course} har ändrats.`,
    update_provider_info: () => "Serviceproducentens uppgifter har uppdaterats.",
    tell_authority_line: (_, client) => `FPA:s myndighetslinje har fått ett meddelande om klient ${client}.`,
    change_provider: (_, client) => `Klient ${client} har bytt serviceproducent.`,
    end_rehabilitation: (_, client) => `Rehabiliteringen för klient ${client} har avslutats.`,
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
  hint: {
    course: "Ett nytt id som ingen kurs har haft.",
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
  views: { week: "Veckan", provider: "Serviceproducent och klienter", rules: "Regler" },
  client: (id) => `Klient ${id}`,
  thisWeek: (days) => `Den här veckan ${days}`,
  nextWeek: (days) => `Nästa vecka ${days}`,
  later: "Senare",
  overdue: "Försenat eller bristfälligt",
  toNote: "Att observera",
  nothingDue: "Inga tidsfrister.",
  occasions: {
    course_ends: (course) => `Kurs ${course} slutar.`,
    year_turns: (service) => `Ett nytt år för klientkapaciteten börjar (${service}).`,
    description_begins: (service) => `Servicebeskrivningen träder i kraft (${service}).`,
    description_ends: (service) => `Servicebeskrivningens sista giltighetsdag (${service}).`,
  },
  cannotNow: (number) => `Inte möjligt nu (${number})`,
  changesNothing: "Detta är redan gjort; det skulle inte ändra något.",
  changes: "Vad skulle ändras",
  appears: "Tillkommer",
  gone: "Försvinner",
  noChange: "Läget ändras inte.",
  steps: "Genomförda åtgärder",
  undo: (what) => `Ångra: ${what}`,
  undone: (what) => `Ångrat: ${what}`,
  wrong: "Rätta de här uppgifterna",
  waiting: "Väntar på kurs",
  onCourses: "På kurser",
  decisionIssued: (day, group) => `Beslutet utfärdat ${day}${group ? `, ${group}` : ""}`,
  noDecision: "Inget beslut har registrerats",
  onCourse: (course) => `På kurs ${course}`,
  onNoCourse: "Inte på någon kurs",
  noClients: "Kursen har inga klienter.",
  noCourse: (id) => `Det finns ingen kurs ${id}.`,
  noClient: (id) => `Det finns ingen klient ${id}.`,
  noPage: "Den här sidan finns inte.",
  calendar: "Kalender",
  saveCalendar: "Spara tidsfristerna i kalendern (.ics)",
  by: (day) => `senast ${day}`,
  capacity: (year, places) => `År ${year}: ${places} klientplatser`,
  notDeclared: "Ingen klientkapacitet har angetts.",
  settings: "Dag och exempel",
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
  done: {
    declare_capacity: () => "The client capacity has been declared.",
    receive_decision: (_, client) => `The rehabilitation decision of client ${client} has been recorded.`,
    unpublish_course: (course) => `Course ${course} has been hidden.`,
    correct_course: (course) => `The details of course ${course} have been corrected.`,
    set_target_groups: (course) => `The target groups of course ${course} have been changed.`,
    reschedule_period: (course) => `A period of course ${course} has been rescheduled.`,
    update_provider_info: () => "The provider's information has been updated.",
    tell_authority_line: (_, client) => `Kela's telephone line for authorities has been informed about client ${client}.`,
    change_provider: (_, client) => `Client ${client} has changed provider.`,
    end_rehabilitation: (_, client) => `The rehabilitation of client ${client} has ended.`,
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
  hint: {
    course: "A new id that no course has had.",
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
  views: { week: "This week", provider: "Provider and clients", rules: "Rules" },
  client: (id) => `Client ${id}`,
  thisWeek: (days) => `This week, ${days}`,
  nextWeek: (days) => `Next week, ${days}`,
  later: "Later",
  overdue: "Overdue or not in order",
  toNote: "To note",
  nothingDue: "No deadlines.",
  occasions: {
    course_ends: (course) => `Course ${course} ends.`,
    year_turns: (service) => `A new year of client capacity begins (${service}).`,
    description_begins: (service) => `The service description takes effect (${service}).`,
    description_ends: (service) => `Last day of the service description (${service}).`,
  },
  cannotNow: (number) => `Not possible now (${number})`,
  changesNothing: "This has been done already; it would change nothing.",
  changes: "What would change",
  appears: "New",
  gone: "No longer",
  noChange: "The situation stays as it is.",
  steps: "Steps taken",
  undo: (what) => `Undo: ${what}`,
  undone: (what) => `Undone: ${what}`,
  wrong: "Correct these",
  waiting: "Waiting for a course",
  onCourses: "On courses",
  decisionIssued: (day, group) => `Decision issued on ${day}${group ? `, ${group}` : ""}`,
  noDecision: "No decision has been recorded",
  onCourse: (course) => `On course ${course}`,
  onNoCourse: "Not on a course",
  noClients: "The course has no clients.",
  noCourse: (id) => `There is no course ${id}.`,
  noClient: (id) => `There is no client ${id}.`,
  noPage: "There is no such page.",
  calendar: "Calendar",
  saveCalendar: "Save the deadlines to a calendar (.ics)",
  by: (day) => `by ${day}`,
  capacity: (year, places) => `${year}: ${places} client places`,
  notDeclared: "No client capacity has been declared.",
  settings: "Date and example",
};

export const TEXTS: Record<Language, Texts> = { fi, sv, en };
