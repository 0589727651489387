// The texts of the month calendar and of the calendar file in three languages; the messages of the rules come from the package.
import type { Effect, Language, Occasion, PeriodKind, RuleId } from "rehab-rules";

type Said = (id: string) => string;

/** What happens on a date by itself. */
type Event = Extract<Occasion, "year_turns" | "description_begins" | "description_ends">;

export interface MonthTexts {
  caption: Said;
  week: string;
  before: string;
  after: string;
  /** Back to the month of the date of the page. */
  back: string;
  today: string;
  more: Said;
  nothing: string;
  /** Why a past month has no due dates; takes a date. */
  notBefore: Said;
  course: Said;
  client: Said;
  kind: Record<PeriodKind, string>;
  /** What has to be done by a due date, in a few words; takes the course, or the clients. */
  due: { readonly [of in `${RuleId} ${Effect}`]?: Said };
  /** Takes the service. */
  event: Record<Event, Said>;
  /** The name of the calendar file's calendar; takes the provider. */
  calendar: Said;
  provider: Said;
}

export const MONTH_TEXTS: Record<Language, MonthTexts> = {
  fi: {
    caption: (month) => `Kurssijaksot ja määräpäivät, ${month}`,
    week: "Viikko",
    before: "Edellinen kuukausi",
    after: "Seuraava kuukausi",
    back: "Tähän kuukauteen",
    today: "tänään",
    more: (number) => `+${number} muuta`,
    nothing: "Tässä kuussa ei ole kurssijaksoja eikä määräpäiviä.",
    notBefore: (day) => `Määräpäivät näkyvät ${day} alkaen: silloin kirjattiin viimeisin tapahtuma.`,
    course: (id) => `Kurssi ${id}`,
    client: (id) => `Asiakas ${id}`,
    kind: { in_person: "kasvokkain", digital: "verkossa" },
    due: {
      "client/on-confirmed-course-in-time obligation": (clients) => `${clients}: vahvistetulle kurssille`,
      "client/on-confirmed-course-in-time violation": (clients) => `${clients}: määräaika on päättynyt`,
      "course/settled-in-time obligation": (course) => `${course}: siirrä myöhemmäksi tai poista, jos asiakkaita on liian vähän`,
      "course/settled-in-time violation": (course) => `${course}: määräaika on päättynyt`,
      "course/settled-in-time undetermined": (course) => `${course}: avoinna, miten toimitaan`,
      "course/may-wait right": (course) => `${course}: voit odottaa lisää asiakkaita tähän päivään asti`,
      "course/must-be-held obligation": (course) => `${course}: toteutettava, alkaa`,
      "course/confirmed-is-held obligation": (course) => `${course}: toteutettava, päättyy`,
    },
    event: {
      year_turns: (service) => `${service}: uuden vuoden asiakasmäärä`,
      description_begins: (service) => `${service}: palvelukuvaus tulee voimaan`,
      description_ends: (service) => `${service}: palvelukuvauksen viimeinen voimassaolopäivä`,
    },
    calendar: (provider) => `Kuntoutuskurssit: määräajat (${provider})`,
    provider: (id) => `Palveluntuottaja ${id}`,
  },
  sv: {
    caption: (month) => `Kursperioder och sista dagar, ${month}`,
    week: "Vecka",
    before: "Föregående månad",
    after: "Nästa månad",
    back: "Till denna månad",
    today: "i dag",
    more: (number) => `+${number} till`,
    nothing: "Den här månaden finns inga kursperioder och inga tidsfrister som går ut.",
    notBefore: (day) => `Tidsfristerna visas från och med ${day}, då den senaste händelsen registrerades.`,
    course: (id) => `Kurs ${id}`,
    client: (id) => `Klient ${id}`,
    kind: { in_person: "ansikte mot ansikte", digital: "digitalt" },
    due: {
      "client/on-confirmed-course-in-time obligation": (clients) => `${clients}: till en bekräftad kurs`,
      "client/on-confirmed-course-in-time violation": (clients) => `${clients}: tidsfristen har gått ut`,
      "course/settled-in-time obligation": (course) => `${course}: senarelägg eller radera om klienterna är för få`,
      "course/settled-in-time violation": (course) => `${course}: tidsfristen har gått ut`,
      "course/settled-in-time undetermined": (course) => `${course}: oklart vad som gäller`,
      "course/may-wait right": (course) => `${course}: du kan vänta på fler klienter till och med denna dag`,
      "course/must-be-held obligation": (course) => `${course}: ska genomföras, börjar`,
      "course/confirmed-is-held obligation": (course) => `${course}: ska genomföras, slutar`,
    },
    event: {
      year_turns: (service) => `${service}: det nya årets klientkapacitet`,
      description_begins: (service) => `${service}: servicebeskrivningen börjar gälla`,
      description_ends: (service) => `${service}: servicebeskrivningens sista giltighetsdag`,
    },
    calendar: (provider) => `Rehabiliteringskurser: tidsfrister (${provider})`,
    provider: (id) => `Serviceproducent ${id}`,
  },
  en: {
    caption: (month) => `Course periods and due dates, ${month}`,
    week: "Week",
    before: "Previous month",
    after: "Next month",
    back: "To this month",
    today: "today",
    more: (number) => `+${number} more`,
    nothing: "There are no course periods and no due dates in this month.",
    notBefore: (day) => `Due dates are shown from ${day}, when the latest event was recorded.`,
    course: (id) => `Course ${id}`,
    client: (id) => `Client ${id}`,
    kind: { in_person: "in person", digital: "digital" },
    due: {
      "client/on-confirmed-course-in-time obligation": (clients) => `${clients}: onto a confirmed course`,
      "client/on-confirmed-course-in-time violation": (clients) => `${clients}: deadline missed`,
      "course/settled-in-time obligation": (course) => `${course}: postpone or delete if it has too few clients`,
      "course/settled-in-time violation": (course) => `${course}: deadline missed`,
      "course/settled-in-time undetermined": (course) => `${course}: it is open what applies`,
      "course/may-wait right": (course) => `${course}: you may wait for more clients until this date`,
      "course/must-be-held obligation": (course) => `${course}: must be carried out, starts`,
      "course/confirmed-is-held obligation": (course) => `${course}: must be carried out, ends`,
    },
    event: {
      year_turns: (service) => `${service}: the new year's client capacity`,
      description_begins: (service) => `${service}: the service description comes into force`,
      description_ends: (service) => `${service}: last day of the service description`,
    },
    calendar: (provider) => `Rehabilitation courses: deadlines (${provider})`,
    provider: (id) => `Provider ${id}`,
  },
};
