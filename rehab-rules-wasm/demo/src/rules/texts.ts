// The texts of the rule browser in three languages; what the rules say comes from the package.
import type { Language } from "rehab-rules";

type Said = (...parts: string[]) => string;
/** The areas of the rules, in the order in which an official asks about them. */
export const AREAS = ["course", "client", "provider", "distance", "therapy", "coordinator"] as const;
export type Area = (typeof AREAS)[number];

export interface RuleTexts {
  title: string;
  intro: Said;
  areas: Record<Area, string>;
  search: string;
  searchHint: string;
  found: Said;
  /** No rule has all the words. */
  someWords: Said;
  nothingFound: string;
  toArea: string;
  back: string;
  noRule: Said;
  id: string;
  why: string;
  /** The heading of an example that breaks the rule, keeps it, makes it speak, or does not. */
  example: { breaks: string; keeps: string; speaks: string; silent: string };
  examples: string;
  tryIt: string;
  audit: string;
  says: string;
  silent: string;
  /** Above what an audit finds if the last event is done although it is prohibited. */
  allTheSame: string;
  others: Said;
  asItWas: string;
  restored: string;
  was: Said;
  originally: string;
  eventDay: string;
  clientCount: string;
  notDone: Said;
  /** An event that needs an earlier one, which was not done. */
  afterUndone: string;
  moreValues: string;
  choose: string;
  yes: string;
  no: string;
  notStated: string;
  wrongDay: string;
  wrongNumber: Said;
  cannotAnswer: string;
  recordRefused: string;
  messages: string;
  messagesHint: string;
  readings: string;
  taken: string;
  facts: string;
  factsOf: { change: string; fact: string };
  recordFields: string;
  related: string;
  cause: string;
  caused: string;
  sameRow: Said;
  /** The nouns in the place of the values of a message. */
  nouns: Record<string, string>;
}

const fi: RuleTexts = {
  title: "Säännöt",
  intro: (number) => `Kaikki ${number} sääntöä, niiden perusteet ja esimerkit, joita voi muuttaa.`,
  areas: {
    course: "Kurssit",
    client: "Asiakkaat",
    provider: "Palveluntuottajat",
    distance: "Etäkuntoutus",
    therapy: "ÅHS:n maksama terapia",
    coordinator: "Region Uppsalan koordinaattorit",
  },
  search: "Hae sääntöjä",
  searchHint: "Esimerkiksi 30 päivää, ryhmäkoko tai K20-40",
  found: (number) => (number === "1" ? "1 sääntö löytyi" : `${number} sääntöä löytyi`),
  someWords: (number) => `Missään säännössä ei ole kaikkia hakusanoja. Osa niistä on ${number} säännössä.`,
  nothingFound: "Yhtään sääntöä ei löytynyt. Kokeile lyhyempää hakusanaa.",
  toArea: "Siirry aiheeseen",
  back: "Kaikki säännöt",
  noRule: (id) => `Sääntöä ”${id}” ei ole.`,
  id: "Säännön tunnus",
  why: "Miksi",
  example: {
    breaks: "Esimerkki, joka rikkoo sääntöä",
    keeps: "Esimerkki, joka noudattaa sääntöä",
    speaks: "Esimerkki",
    silent: "Vertailun vuoksi",
  },
  examples: "Kokeile esimerkeillä",
  tryIt: "Muuta lukuja, päiviä tai vastauksia: sääntö vastaa heti. Palveluntuottaja ja asiakkaat ovat keksittyjä.",
  audit: "Tilannekatsaus",
  says: "Sääntö sanoo",
  silent: "Ei huomautettavaa tästä säännöstä.",
  allTheSame: "Jos näin on silti tehty, saman päivän tilannekatsaus kertoo:",
  others: (number) => `Mitä muut säännöt sanovat (${number})`,
  asItWas: "Palauta alkuperäiset arvot",
  restored: "Alkuperäiset arvot on palautettu.",
  was: (value) => `alun perin ${value}`,
  originally: "alun perin",
  eventDay: "Tapahtuman päivä",
  clientCount: "Asiakkaiden määrä",
  notDone: (reason) => `Tämä jäi tekemättä: ${reason}`,
  afterUndone: "Tätä ei voi tehdä, koska aiempi tapahtuma jäi tekemättä.",
  choose: "Valitse, mikä pitää paikkansa",
  moreValues: "Myös näitä tietoja voi muuttaa",
  yes: "kyllä",
  no: "ei",
  notStated: "ei kerrottu",
  wrongDay: "Kirjoita päivä näin: 4.5.2026.",
  wrongNumber: (min, max) => `Kirjoita kokonaisluku väliltä ${min}–${max}.`,
  cannotAnswer: "Sääntö ei voi vastata, ennen kuin yllä olevat tiedot on korjattu.",
  recordRefused: "Näillä arvoilla sääntö ei voi vastata. Tarkista muutetut arvot.",
  messages: "Mitä sääntö voi sanoa",
  messagesHint: "Kursiivilla kirjoitetun sanan paikalla on tapauksen tieto.",
  readings: "Miten ohjetta tulkitaan",
  taken: "Valittu",
  facts: "Tiedot, jotka sääntö lukee",
  factsOf: { change: "Tapahtuma", fact: "Luetut tiedot" },
  recordFields: "Sääntö lukee nämä tietueen kentät:",
  related: "Samaan asiaan liittyvät säännöt",
  cause: "usein syynä tähän",
  caused: "usein seurausta tästä",
  sameRow: (rows) => `sama ohjeen kohta: ${rows}`,
  nouns: {
    course: "kurssi",
    client: "asiakas",
    due: "päivä",
    date: "päivä",
    limit: "päivä",
    ends: "päivä",
    start: "päivä",
    form: "muoto",
    why: "syy",
    item: "kohta",
    items: "kohdat",
    block: "numero",
    blocks: "numerot",
    permission: "käyttöoikeus",
    permissions: "käyttöoikeudet",
    field: "tieto",
    groups: "kohderyhmät",
    office: "toimipiste",
    goal: "numero",
    part: "osa",
    year: "vuosi",
    missing: "puuttuvat",
    period: "numero",
    invoice_line: "numero",
    other: "määrä",
  },
};

const sv: RuleTexts = {
  title: "Regler",
  intro: (number) => `Alla ${number} regler, grunderna för dem och exempel som kan ändras.`,
  areas: {
    course: "Kurser",
    client: "Klienter",
    provider: "Serviceproducenter",
    distance: "Distansrehabilitering",
    therapy: "Terapi som ÅHS betalar",
    coordinator: "Koordinatorer i Region Uppsala",
  },
  search: "Sök regler",
  searchHint: "Till exempel 30 dagar, gruppstorlek eller K20-40",
  found: (number) => (number === "1" ? "1 regel hittades" : `${number} regler hittades`),
  someWords: (number) => `Ingen regel innehåller alla sökord. Några av dem finns i ${number} regler.`,
  nothingFound: "Inga regler hittades. Pröva med ett kortare sökord.",
  toArea: "Gå till ämnet",
  back: "Alla regler",
  noRule: (id) => `Regeln ”${id}” finns inte.`,
  id: "Regelns id",
  why: "Varför",
  example: {
    breaks: "Exempel som bryter mot regeln",
    keeps: "Exempel som följer regeln",
    speaks: "Exempel",
    silent: "Som jämförelse",
  },
  examples: "Pröva med exempel",
  tryIt: "Ändra tal, dagar eller svar: regeln svarar genast. Serviceproducenten och klienterna är påhittade.",
  audit: "Lägesöversikt",
  says: "Regeln säger",
  silent: "Ingen anmärkning enligt den här regeln.",
  allTheSame: "Om det ändå har gjorts visar en lägesöversikt samma dag:",
  others: (number) => `Vad de andra reglerna säger (${number})`,
  asItWas: "Återställ de ursprungliga värdena",
  restored: "De ursprungliga värdena har återställts.",
  was: (value) => `ursprungligen ${value}`,
  originally: "ursprungligen",
  eventDay: "Dagen för händelsen",
  clientCount: "Antal klienter",
  notDone: (reason) => `Detta blev inte gjort: ${reason}`,
  afterUndone: "Detta kan inte göras, eftersom en tidigare händelse inte blev av.",
  choose: "Välj vad som stämmer",
  moreValues: "Även dessa uppgifter kan ändras",
  yes: "ja",
  no: "nej",
  notStated: "inte angett",
  wrongDay: "Skriv datumet så här: 4.5.2026.",
  wrongNumber: (min, max) => `Skriv ett heltal mellan ${min} och ${max}.`,
  cannotAnswer: "Regeln kan inte svara förrän uppgifterna ovan har rättats.",
  recordRefused: "Med dessa värden kan regeln inte svara. Kontrollera de ändrade värdena.",
  messages: "Vad regeln kan säga",
  messagesHint: "På det kursiverade ordets plats står en uppgift i ärendet.",
  readings: "Hur anvisningen tolkas",
  taken: "Vald",
  facts: "Uppgifter som regeln läser",
  factsOf: { change: "Vad som händer", fact: "Uppgifter som läses" },
  recordFields: "Regeln läser dessa fält i posten:",
  related: "Regler om samma sak",
  cause: "ofta orsaken till detta",
  caused: "ofta en följd av detta",
  sameRow: (rows) => `samma punkt i anvisningen: ${rows}`,
  nouns: {
    course: "kurs",
    client: "klient",
    due: "datum",
    date: "datum",
    limit: "datum",
    ends: "datum",
    start: "datum",
    form: "form",
    why: "orsak",
    item: "punkt",
    items: "punkter",
    block: "nummer",
    blocks: "nummer",
    permission: "behörighet",
    permissions: "behörigheter",
    field: "uppgift",
    groups: "målgrupper",
    office: "verksamhetsställe",
    goal: "nummer",
    part: "del",
    year: "år",
    missing: "det som saknas",
    period: "nummer",
    invoice_line: "nummer",
    other: "antal",
  },
};

const en: RuleTexts = {
  title: "Rules",
  intro: (number) => `All ${number} rules, the grounds for them, and examples that you can change.`,
  areas: {
    course: "Courses",
    client: "Clients",
    provider: "Providers",
    distance: "Distance rehabilitation",
    therapy: "Therapy paid by ÅHS",
    coordinator: "Coordinators in Region Uppsala",
  },
  search: "Search the rules",
  searchHint: "For example thirty days, group size or K20-40",
  found: (number) => (number === "1" ? "1 rule found" : `${number} rules found`),
  someWords: (number) => `No rule contains all the words. ${number} rules contain some of them.`,
  nothingFound: "No rules found. Try a shorter word.",
  toArea: "Go to a topic",
  back: "All rules",
  noRule: (id) => `There is no rule “${id}”.`,
  id: "Id of the rule",
  why: "Why",
  example: {
    breaks: "Example that breaks it",
    keeps: "Example that keeps it",
    speaks: "Example",
    silent: "For comparison",
  },
  examples: "Try it with examples",
  tryIt: "Change numbers, dates or answers: the rule responds at once. The provider and the clients are fictitious.",
  audit: "Audit",
  says: "This rule says",
  silent: "This rule has nothing to report.",
  allTheSame: "If it was done anyway, an audit of that date reports:",
  others: (number) => `What the other rules say (${number})`,
  asItWas: "Restore the original values",
  restored: "The original values have been restored.",
  was: (value) => `originally ${value}`,
  originally: "originally",
  eventDay: "Date of the event",
  clientCount: "Number of clients",
  notDone: (reason) => `This was not done: ${reason}`,
  afterUndone: "This cannot be done because an earlier event was not done.",
  choose: "Choose what is the case",
  moreValues: "These values can be changed too",
  yes: "yes",
  no: "no",
  notStated: "not stated",
  wrongDay: "Enter the date like this: 4 May 2026.",
  wrongNumber: (min, max) => `Enter a whole number from ${min} to ${max}.`,
  cannotAnswer: "The rule cannot respond until the values above are corrected.",
  recordRefused: "The rule cannot respond to these values. Check the values that you changed.",
  messages: "What it can say",
  messagesHint: "A word in italics stands for a value of the case.",
  readings: "How the instructions are read",
  taken: "Taken",
  facts: "The facts that it reads",
  factsOf: { change: "What is happening", fact: "Facts read" },
  recordFields: "The rule reads these fields of the record:",
  related: "Related rules",
  cause: "often the cause of this",
  caused: "often a consequence of this",
  sameRow: (rows) => `the same statement of the instructions: ${rows}`,
  nouns: {
    course: "course",
    client: "client",
    due: "date",
    date: "date",
    limit: "date",
    ends: "date",
    start: "date",
    form: "form",
    why: "reason",
    item: "item",
    items: "items",
    block: "number",
    blocks: "numbers",
    permission: "permission",
    permissions: "permissions",
    field: "value",
    groups: "target groups",
    office: "office",
    goal: "number",
    part: "part",
    year: "year",
    missing: "what is missing",
    period: "number",
    invoice_line: "number",
    other: "number",
  },
};

export const RULE_TEXTS: Record<Language, RuleTexts> = { fi, sv, en };
