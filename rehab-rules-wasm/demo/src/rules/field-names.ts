// The names of the values that an example lets one change.
//
// Those of actions are the package's labels. Those of records are by path, without positions.
import { fieldLabel } from "rehab-rules";
import type { Language } from "rehab-rules";

type Names = { readonly [path: string]: readonly [fi: string, sv: string, en: string] };
const AT: Record<Language, 0 | 1 | 2> = { fi: 0, sv: 1, en: 2 };

const RECORD_FIELDS: Names = {
  on: ["Etäkuntoutuksen päivä", "Dagen för distansrehabiliteringen", "Date of the distance rehabilitation"],
  as_of: ["Tarkastelupäivä", "Granskningsdag", "Date of the check"],
  ending: ["Tehtävä päättyy", "Uppdraget avslutas", "Assignment ends"],
  other_conversation_method: [
    "Tuntee muun keskustelumenetelmän",
    "Kan någon annan samtalsmetodik",
    "Knows another conversation method",
  ],
  "patient.birth_date": ["Potilaan syntymäaika", "Patientens födelsedatum", "Patient's date of birth"],
  "need.demanding": ["Tarve on vaativa", "Behovet är krävande", "The need is demanding"],
  "plan.written_on": ["Kuntoutussuunnitelma laadittu", "Rehabiliteringsplanen skriven", "Rehabilitation plan written"],
  "plan.goals[].concrete": ["Tavoite on konkreettinen", "Målet är konkret", "The goal is concrete"],
  "plan.goals[].measurable": ["Tavoite on mitattava", "Målet är mätbart", "The goal is measurable"],
  "plan.goals[].motivating": ["Tavoite motivoi potilasta", "Målet motiverar patienten", "The goal motivates the patient"],
  "plan.goals[].gas": ["Tavoite on GAS-tavoite", "Målet är ett GAS-mål", "The goal is a GAS goal"],
  "plan.goals[].evaluated_on": ["Tavoite arvioitu", "Målet utvärderat", "Goal evaluated"],
  "commitment.issued": ["Maksusitoumus annettu", "Betalningsförbindelsen utfärdad", "Payment commitment issued"],
  "commitment.valid_from": ["Maksusitoumus voimassa alkaen", "Betalningsförbindelsen gäller från", "Commitment valid from"],
  "commitment.valid_to": ["Maksusitoumus voimassa saakka", "Betalningsförbindelsen gäller till", "Commitment valid until"],
  "commitment.action_text_end": [
    "Terapia päättyy toimenpidekohdan mukaan",
    "Terapin avslutas enligt åtgärdstexten",
    "Therapy ends according to the action text",
  ],
  "commitment.visits": ["Maksusitoumuksen käyntimäärä", "Besök på betalningsförbindelsen", "Visits on the payment commitment"],
  "commitment.visit_minutes": ["Käynnin pituus minuutteina", "Besökets längd i minuter", "Length of a visit in minutes"],
  "visits[].date": ["Käynnin päivä", "Besökets datum", "Date of the visit"],
  "visits[].minutes": ["Käynnin minuutit", "Besökets minuter", "Minutes of the visit"],
  "visits[].charting_minutes": [
    "Kirjaamisen minuutit käynnin aikana",
    "Minuter för journalföring under besöket",
    "Minutes of journal keeping in the visit",
  ],
  "report.received_by_ahs": ["ÅHS sai terapiapalautteen", "ÅHS fick terapirapporten", "ÅHS received the report"],
  "report.given_to_patient": ["Potilas sai terapiapalautteen", "Patienten fick terapirapporten", "Patient received the report"],
  "report.sessions[].date": ["Terapiakerran päivä palautteessa", "Terapigångens datum i rapporten", "Date of the session"],
  "report.sessions[].minutes": ["Terapiakerran minuutit", "Terapigångens minuter", "Minutes of the session"],
  "report.benefit_in_proportion": [
    "Hyöty on oikeassa suhteessa panostukseen",
    "Nyttan står i proportion till insatsen",
    "The benefit is in proportion to the effort",
  ],
  "report.ends_with_commitment": [
    "Terapia päättyy maksusitoumuksen päättyessä",
    "Terapin avslutas när betalningsförbindelsen upphör",
    "Therapy ends with the payment commitment",
  ],
  "report.continuation.need": ["Terapian jatkaminen on tarpeen", "Behov av fortsatt terapi", "Therapy needs to continue"],
  "invoice.lines[].minutes": ["Laskurivin minuutit", "Minuter på fakturaraden", "Minutes on the invoice line"],
  "spread.max_gap_days": [
    "Pisin hyväksytty aika ilman käyntiä, päivää",
    "Längsta godtagna tid utan besök, dagar",
    "Longest accepted time without a visit, days",
  ],
  "done.plan_time": [
    "Esihenkilön kanssa on tehty suunnitelma, jossa perehdytykseen varataan aikaa",
    "En plan med chefen, där tid avsätts för introduktionen, är klar",
    "A plan with the manager that sets time aside is done",
  ],
  "done.sharepoint_permission": [
    "Käyttöoikeus koordinaattoreiden SharePointiin on järjestetty",
    "Behörigheten till koordinatorernas SharePoint är klar",
    "The permission to the coordinators' SharePoint is arranged",
  ],
  "done.double_permissions": [
    "Rinnakkaiset käyttöoikeudet on haettu",
    "De dubbla behörigheterna är klara",
    "The double permissions are arranged",
  ],
  "done.rehabstod_permission": [
    "Rehabstödin käyttöoikeus on tilattu",
    "Behörigheten till Rehabstöd är klar",
    "The permission to Rehabstöd is arranged",
  ],
  "done.intygsstatistik_permission": [
    "Intygsstatistikin käyttöoikeus on tilattu",
    "Behörigheten till Intygsstatistik är klar",
    "The permission to Intygsstatistik is arranged",
  ],
  "done.end_rehabstod_permission": [
    "Rehabstödin käyttöoikeus on poistettu",
    "Behörigheten till Rehabstöd är avslutad",
    "The permission to Rehabstöd is ended",
  ],
  "done.end_intygsstatistik_permission": [
    "Intygsstatistikin käyttöoikeus on poistettu",
    "Behörigheten till Intygsstatistik är avslutad",
    "The permission to Intygsstatistik is ended",
  ],
  "done.siths_card": ["SITHS-kortti on hankittu", "SITHS-kortet är klart", "The SITHS card is obtained"],
  "done.login_data": ["Kirjautumistiedot on saatu", "Inloggningsuppgifterna är klara", "The login data are obtained"],
  "done.remind_manager": [
    "Esihenkilöä on muistutettu ilmoittamaan alueen hallinnolle",
    "Chefen har påmints om att informera regionens ledningskontor",
    "The manager is reminded to inform the regional office",
  ],
  "done.hand_over_things": [
    "Muut kuin henkilökohtaiset tavarat on luovutettu",
    "Icke personliga reko-saker har lämnats vidare",
    "Non-personal things are handed over",
  ],
  "done.hand_over_routines": [
    "Työtavat ja käytännöt on kuvattu seuraavalle",
    "Arbetssätt och rutiner har beskrivits för nästa reko",
    "Ways of working and routines are described",
  ],
};

/** The name of an action's field: `group_size`, or of a schedule `periods[0].start`. */
export const actionField = (path: string, language: Language): string | undefined => fieldLabel(path, language);

/** The name of a record's field: `visits[1].date`; a numbered one has its number. */
export function recordField(path: string, language: Language): string | undefined {
  const name = RECORD_FIELDS[path.replace(/\[\d+\]/g, "[]")]?.[AT[language]];
  const number = /\[(\d+)\]/.exec(path)?.[1];
  return name && number !== undefined ? `${name} (${Number(number) + 1})` : name;
}
