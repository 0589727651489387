"""The words of the table in English, Finnish and Swedish, with the formats of numbers and dates."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache
from typing import cast

from .labels import labels
from .request import Effect, Language, Mode

# Read once a language: a table asks for a word in every row.
_labels = cache(labels)

NO_BREAK_SPACE = "\u00a0"
ENGLISH_MONTHS = (
    "January", "February", "March", "April", "May", "June",
    "July", "August", "September", "October", "November", "December",
)  # fmt: skip


@dataclass(frozen=True)
class Forms:
    """A word with its number: `{n} line` for one, `{n} lines` for others."""

    one: str
    other: str


def always(text: str) -> Forms:
    """A string that is the same in the singular and the plural."""
    return Forms(text, text)


@dataclass(frozen=True)
class Words:
    """All fixed wording of the table, in one language."""

    language: Language
    effect_counts: Mapping[Effect, Forms]
    provider: str
    course: str
    about: Mapping[str, str]
    calendar: str
    line: str
    last_day: str
    by: str
    same_for: Forms
    situation: str
    situation_within: str
    malformed: str
    remedies: str
    remedy: Mapping[str, Forms]
    nothing: str
    nothing_chosen: str
    empty: str
    lines_read: Forms
    providers: Forms
    courses: Forms
    findings: str
    hidden: str
    malformed_lines: Forms
    more_malformed: Forms
    lines_alike: Forms
    example_line: str
    modes: Mapping[Mode, str]
    of_registry: str
    not_loaded: str
    parts: Mapping[str, str]
    sources: str
    search: str
    rules_in_all: str
    basis: Mapping[str | None, str]
    inferred: str
    facts_read: str
    fields_read: str
    taken: str
    lines: str
    examples: Mapping[str, str]
    audited: str
    stands: str
    says_nothing: str
    outcomes: Mapping[str, str]
    without_rule: str
    coverage: str
    all_documents: str
    rules_version: str
    office: str
    places: str
    contact: str
    visits_paid: str
    visits_open: Forms
    visits_left: Forms
    next_item: str
    permissions: str
    permission_names: Mapping[str, str]
    block_done: str
    block_left: str
    block_open: str
    occasions: Mapping[str, str]
    allowed_days: str
    days_in_order: str
    no_day: str
    earlier: str
    later: str
    past: str
    description_error: str
    description_warning: str
    description_value: str
    description_expected: str
    description_in_order: str

    @property
    def effects(self) -> Mapping[Effect, str]:
        """The names of the effects."""
        return cast(Mapping[Effect, str], _labels(self.language)["effects"])

    @property
    def fields(self) -> Mapping[str, str]:
        """The names of the fields of actions."""
        return cast(Mapping[str, str], _labels(self.language)["fields"])

    def word(self, field: str, value: str) -> str:
        """A value of a field in words."""
        return str(_labels(self.language)["words"][field][value])

    def day(self, text: str) -> str:
        """A date `YYYY-MM-DD` as people write it: `5 March 2026` in English, `5.3.2026` in Finnish and Swedish."""
        day = date.fromisoformat(text)
        if self.language == "en":
            return f"{day.day} {ENGLISH_MONTHS[day.month - 1]} {day.year}"
        return f"{day.day}.{day.month}.{day.year}"

    def month(self, day: date) -> str:
        """The month of a date in short form: `Mar 2026` in English, `3/2026` in Finnish and Swedish."""
        return f"{ENGLISH_MONTHS[day.month - 1][:3]} {day.year}" if self.language == "en" else f"{day.month}/{day.year}"

    def days(self, first: str, last: str) -> str:
        """A range of dates; the dash has spaces around it only if the dates contain spaces."""
        return f"{self.day(first)}{' – ' if self.language == 'en' else '–'}{self.day(last)}"

    def count(self, number: int, forms: Forms) -> str:
        """A number and its word, in the singular or the plural."""
        grouped = f"{number:,}" if self.language == "en" else f"{number:,}".replace(",", NO_BREAK_SPACE)
        return (forms.one if number == 1 else forms.other).format(n=grouped)

    def alike(self, clients: Sequence[str]) -> str:
        """The sentence that a finding about one client also applies to these clients."""
        forms = self.same_for
        return (forms.one if len(clients) == 1 else forms.other).format(clients=", ".join(clients))


ENGLISH = Words(
    language="en",
    effect_counts={
        "prohibition": Forms("{n} prohibition", "{n} prohibitions"),
        "violation": Forms("{n} violation", "{n} violations"),
        "undetermined": always("{n} undetermined"),
        "obligation": Forms("{n} obligation", "{n} obligations"),
        "right": Forms("{n} right", "{n} rights"),
        "recommendation": Forms("{n} recommendation", "{n} recommendations"),
        "unregulated": always("{n} not regulated"),
        "notice": always("{n} for information"),
    },
    provider="Provider {id}",
    course="Course {id}",
    about={"client": "client {id}", "course": "course {id}"},
    calendar="Rehabilitation courses: deadlines",
    line="line {n}",
    last_day="deadline {day}",
    by="by {day}",
    same_for=Forms("The same applies to client {clients}.", "The same applies to clients {clients}."),
    situation="Situation on {day}",
    situation_within="Situation on {day}: due by {last}, or without a deadline",
    malformed="Malformed lines",
    remedies="How to resolve this:",
    remedy={
        "attach_client": always("Add client {client} to course {course}."),
        "change_provider": always("Client {client} may change provider."),
        "delete_course": always("Delete course {course}."),
        "detach_client": Forms("Remove client {client} from course {course}.", "Remove clients {client} from course {course}."),
        "move_client": Forms(
            "Move client {client} from course {from} to course {to}.", "Move as many of clients {client} to course {to} as there are places for."
        ),
        "set_group_size": always("Raise the group size of course {course} to {group_size}."),
        "set_target_groups": always("Choose these target groups for course {course}: {target_groups}."),
    },
    nothing="Nothing to report.",
    nothing_chosen="There are no findings with the effects chosen.",
    empty="The log is empty.",
    lines_read=Forms("{n} line read", "{n} lines read"),
    providers=Forms("{n} provider", "{n} providers"),
    courses=Forms("{n} course", "{n} courses"),
    findings="Findings: {counts}.",
    hidden="Not shown: {counts} (see them with {options}).",
    malformed_lines=Forms("{n} malformed line.", "{n} malformed lines."),
    more_malformed=always("And {n} more; --format jsonl lists every one."),
    lines_alike=Forms("{n} line", "{n} lines"),
    example_line="e.g. line {n}",
    modes={
        "enforce": "Evaluated with --mode enforce: prohibited events were not applied.",
        "observe": "Evaluated with --mode observe: prohibited events were applied anyway.",
    },
    of_registry="The rows of a registry on {day}.",
    not_loaded="Not loaded, and therefore not evaluated: {parts}.",
    parts={
        "capacity": "declared capacity",
        "info": "information that providers give about themselves",
        "pools": "pool facilities",
        "courses": "courses",
        "periods": "schedules",
        "clients": "clients and their decisions",
        "placements": "placements",
        "courses.created_on": "when courses were created",
        "courses.published": "whether courses are published",
        "courses.contact": "course contacts",
        "courses.confirmed": "whether courses are confirmed",
        "courses.confirmed_on": "when courses were confirmed",
        "clients.decision": "decisions",
        "clients.decision.on": "when the provider received decisions",
        "clients.authority_line_told": "whether Kela's telephone line was informed",
    },
    sources="Rules, version {version}. `rehab-rules rules RULE` explains a rule and quotes its source rows. The rows are from:",
    search="Courses in the provider search on {day}",
    rules_in_all="{n} rules, version {version}.",
    basis={"stated": "stated in the instructions", "derived": "inferred from the instructions", None: "not regulated in the instructions"},
    inferred="Inferred from the instructions",
    facts_read="Facts it reads, by change",
    fields_read="Fields it reads ({record})",
    taken="Chosen",
    lines="lines {first}–{last}",
    examples={
        "breaks": "Example that breaks it",
        "keeps": "Example that keeps it",
        "speaks": "Example",
        "silent": "For comparison",
    },
    audited="Situation",
    stands="If it was done anyway, an audit of that date reports:",
    says_nothing="Nothing to report.",
    outcomes={
        "parameter": "parameter {name}",
        "type": "input {name}",
        "effect": "effect of {name}",
        "no_rule": "no rule: {name}",
    },
    without_rule="Paragraphs without a rule",
    coverage="{all} statements: {rule} in rules, {other} in parameters, input or effects only, {no_rule} without a rule.",
    all_documents="All documents",
    rules_version="Rules, version {version}.",
    office="Office {id}",
    places="{places} places: {reserved} reserved, {free} free",
    contact="Contact",
    visits_paid="Visits payable as recorded: {paid} of {n}.",
    visits_open=Forms("ÅHS's instructions leave open whether ÅHS pays for {n} visit.", "ÅHS's instructions leave open whether ÅHS pays for {n} visits."),
    visits_left=Forms("{n} visit is left on the payment commitment.", "{n} visits are left on the payment commitment."),
    next_item="Next: {item}.",
    permissions="Permissions that can be requested: {permissions}.",
    permission_names={"rehabstod": "Rehabstöd", "intygsstatistik": "Intygsstatistik", "sharepoint": "the coordinators' SharePoint", "double": "the parallel permissions (basic profession and coordinator's assignment)"},
    block_done="Block {block}: done.",
    block_left="Block {block}: {open} open, about {minutes} minutes left.",
    block_open="Block {block}: {open} open.",
    occasions={
        "due": "Due", "begins": "Begins", "ends": "No longer", "course_ends": "Last day of the course", "year_turns": "A new year of capacity",
        "description_begins": "The service description takes effect", "description_ends": "Last day of the service description",
    },
    allowed_days="Allowed:",
    days_in_order="In time as well:",
    no_day="on no date",
    earlier="Not earlier",
    later="Not later",
    past="the log has later events",
    description_error="Error",
    description_warning="Warning",
    description_value="Written: {value}",
    description_expected="Allowed: {expected}",
    description_in_order="Nothing to report.",
)

FINNISH = Words(
    language="fi",
    effect_counts={
        "prohibition": Forms("{n} kielto", "{n} kieltoa"),
        "violation": Forms("{n} vaatimus ei täyty", "{n} vaatimusta ei täyty"),
        "undetermined": Forms("{n} avoin", "{n} avointa"),
        "obligation": Forms("{n} velvollisuus", "{n} velvollisuutta"),
        "right": Forms("{n} oikeus", "{n} oikeutta"),
        "recommendation": Forms("{n} suositus", "{n} suositusta"),
        "unregulated": Forms("{n} sääntelemätön", "{n} sääntelemätöntä"),
        "notice": always("{n} tiedoksi"),
    },
    provider="Palveluntuottaja {id}",
    course="Kurssi {id}",
    about={"client": "asiakas {id}", "course": "kurssi {id}"},
    calendar="Kuntoutuskurssit: määräajat",
    line="rivi {n}",
    last_day="määräaika {day}",
    by="viimeistään {day}",
    same_for=Forms("Sama koskee asiakasta {clients}.", "Sama koskee asiakkaita {clients}."),
    situation="Tilanne {day}",
    situation_within="Tilanne {day}: määräaika päättyy viimeistään {last}, tai määräaikaa ei ole",
    malformed="Virheelliset rivit",
    remedies="Näin esteen voi poistaa:",
    remedy={
        "attach_client": always("Kiinnitä asiakas {client} kurssille {course}."),
        "change_provider": always("Asiakas {client} voi vaihtaa palveluntuottajaa."),
        "delete_course": always("Poista kurssi {course}."),
        "detach_client": Forms("Poista asiakas {client} kurssilta {course}.", "Poista kurssilta {course} asiakkaat {client}."),
        "move_client": Forms(
            "Siirrä asiakas {client} kurssilta {from} kurssille {to}.",
            "Siirrä kurssille {to} niin monta asiakkaista {client} kuin mahtuu.",
        ),
        "set_group_size": always("Kirjaa kurssin {course} ryhmäkooksi {group_size}."),
        "set_target_groups": always("Valitse kurssin {course} kohderyhmät: {target_groups}."),
    },
    nothing="Ei huomautettavaa.",
    nothing_chosen="Valitunlaisia havaintoja ei ole.",
    empty="Loki on tyhjä.",
    lines_read=Forms("Luettiin {n} rivi", "Luettiin {n} riviä"),
    providers=Forms("{n} palveluntuottaja", "{n} palveluntuottajaa"),
    courses=Forms("{n} kurssi", "{n} kurssia"),
    findings="Havainnot: {counts}.",
    hidden="Ei näytetä: {counts} (näkyviin: {options}).",
    malformed_lines=Forms("{n} virheellinen rivi.", "{n} virheellistä riviä."),
    more_malformed=always("Ja vielä {n}; --format jsonl luettelee kaikki."),
    lines_alike=Forms("{n} rivi", "{n} riviä"),
    example_line="esim. rivi {n}",
    modes={
        "enforce": "Loki on arvioitu valinnalla --mode enforce: kiellettyjä tapahtumia ei toteutettu.",
        "observe": "Loki on arvioitu valinnalla --mode observe: kielletyt tapahtumat katsottiin toteutuneiksi.",
    },
    of_registry="Rekisterin rivit sellaisina kuin ne ovat {day}.",
    not_loaded="Ei ladattu eikä siksi arvioitu: {parts}.",
    parts={
        "capacity": "ilmoitettu asiakasmäärä",
        "info": "palveluntuottajien tiedot",
        "pools": "allastilat",
        "courses": "kurssit",
        "periods": "kurssien jaksot",
        "clients": "asiakkaat ja heidän päätöksensä",
        "placements": "asiakkaiden kiinnitykset kursseille",
        "courses.created_on": "kurssien luomispäivät",
        "courses.published": "kurssien julkaiseminen",
        "courses.contact": "kurssien yhteystiedot",
        "courses.confirmed": "kurssien vahvistaminen",
        "courses.confirmed_on": "kurssien vahvistamispäivät",
        "clients.decision": "asiakkaiden päätökset",
        "clients.decision.on": "päivät, jolloin päätökset saapuivat palveluntuottajalle",
        "clients.authority_line_told": "ilmoitukset viranomaislinjalle",
    },
    sources="Säännöt, versio {version}. `rehab-rules rules SÄÄNTÖ` selittää säännön ja kohdat, joihin se viittaa. Kohdat ovat asiakirjoista:",
    search="Kurssit palveluntuottajahaussa {day}",
    rules_in_all="{n} sääntöä, versio {version}.",
    basis={"stated": "kerrotaan ohjeessa", "derived": "päätelty ohjeesta", None: "ohje ei sääntele tätä"},
    inferred="Päätelty ohjeesta",
    facts_read="Tiedot, joita sääntö lukee, tapahtuman mukaan",
    fields_read="Kentät, joita sääntö lukee ({record})",
    taken="Valittu tulkinta",
    lines="rivit {first}–{last}",
    examples={
        "breaks": "Esimerkki, joka rikkoo sääntöä",
        "keeps": "Esimerkki, joka noudattaa sääntöä",
        "speaks": "Esimerkki",
        "silent": "Vertailun vuoksi",
    },
    audited="Tilannekatsaus",
    stands="Jos näin on silti tehty, saman päivän tilannekatsaus kertoo:",
    says_nothing="Ei huomautettavaa.",
    outcomes={
        "parameter": "parametri {name}",
        "type": "syöte {name}",
        "effect": "seuraus: {name}",
        "no_rule": "ei sääntöä: {name}",
    },
    without_rule="Kohdat, joista ei ole sääntöä",
    coverage="{all} kohtaa: {rule} säännöissä, {other} vain parametreissa, syötteessä tai seurauksissa, {no_rule} ilman sääntöä.",
    all_documents="Kaikki asiakirjat",
    rules_version="Säännöt, versio {version}.",
    office="Toimipiste {id}",
    places="Asiakaspaikkoja {places}: varattu {reserved}, vapaana {free}",
    contact="Yhteystiedot",
    visits_paid="Käyntejä, jotka ÅHS maksaa näillä tiedoilla: {paid}/{n}.",
    visits_open=Forms("ÅHS:n ohjeissa ei kerrota, maksaako ÅHS {n} käynnin.", "ÅHS:n ohjeissa ei kerrota, maksaako ÅHS {n} käyntiä."),
    visits_left=Forms("Maksusitoumuksesta on jäljellä {n} käynti.", "Maksusitoumuksesta on jäljellä {n} käyntiä."),
    next_item="Seuraavaksi: {item}.",
    permissions="Käyttöoikeudet, joita voi pyytää: {permissions}.",
    permission_names={"rehabstod": "Rehabstöd", "intygsstatistik": "Intygsstatistik", "sharepoint": "koordinaattoreiden SharePoint", "double": "rinnakkaiset käyttöoikeudet (perusammatti ja koordinaattorin tehtävä)"},
    block_done="Osio {block}: tehty.",
    block_left="Osio {block}: tekemättä {open}, jäljellä noin {minutes} minuuttia.",
    block_open="Osio {block}: tekemättä {open}.",
    occasions={
        "due": "Määräpäivä", "begins": "Alkaa", "ends": "Ei enää", "course_ends": "Kurssin viimeinen päivä", "year_turns": "Asiakasmäärän vuosi vaihtuu",
        "description_begins": "Palvelukuvaus tulee voimaan", "description_ends": "Palvelukuvauksen viimeinen päivä",
    },
    allowed_days="Sallittu:",
    days_in_order="Myös ajoissa:",
    no_day="ei minään päivänä",
    earlier="Ei aiemmin",
    later="Ei myöhemmin",
    past="lokissa on myöhempiä tapahtumia",
    description_error="Virhe",
    description_warning="Varoitus",
    description_value="Kirjoitettu: {value}",
    description_expected="Sallittu: {expected}",
    description_in_order="Ei huomautettavaa.",
)

SWEDISH = Words(
    language="sv",
    effect_counts={
        "prohibition": always("{n} förbud"),
        "violation": Forms("{n} krav uppfylls inte", "{n} krav uppfylls inte"),
        "undetermined": Forms("{n} oklar fråga", "{n} oklara frågor"),
        "obligation": Forms("{n} skyldighet", "{n} skyldigheter"),
        "right": Forms("{n} rättighet", "{n} rättigheter"),
        "recommendation": Forms("{n} rekommendation", "{n} rekommendationer"),
        "unregulated": Forms("{n} oreglerad fråga", "{n} oreglerade frågor"),
        "notice": always("{n} för kännedom"),
    },
    provider="Serviceproducent {id}",
    course="Kurs {id}",
    about={"client": "klient {id}", "course": "kurs {id}"},
    calendar="Rehabiliteringskurser: tidsfrister",
    line="rad {n}",
    last_day="tidsfrist {day}",
    by="senast {day}",
    same_for=Forms("Detsamma gäller klient {clients}.", "Detsamma gäller klienterna {clients}."),
    situation="Läget {day}",
    situation_within="Läget {day}: tidsfrist senast {last} eller ingen tidsfrist",
    malformed="Felaktiga rader",
    remedies="Så kan hindret undanröjas:",
    remedy={
        "attach_client": always("Lägg till klient {client} på kurs {course}."),
        "change_provider": always("Klient {client} kan byta serviceproducent."),
        "delete_course": always("Radera kurs {course}."),
        "detach_client": Forms("Ta bort klient {client} från kurs {course}.", "Ta bort klienterna {client} från kurs {course}."),
        "move_client": Forms(
            "Flytta klient {client} från kurs {from} till kurs {to}.", "Flytta till kurs {to} så många av klienterna {client} som ryms."
        ),
        "set_group_size": always("Öka gruppstorleken för kurs {course} till {group_size}."),
        "set_target_groups": always("Välj följande målgrupper för kurs {course}: {target_groups}."),
    },
    nothing="Ingen anmärkning.",
    nothing_chosen="Det finns inga observationer av de valda typerna.",
    empty="Loggen är tom.",
    lines_read=Forms("{n} rad lästes", "{n} rader lästes"),
    providers=Forms("{n} serviceproducent", "{n} serviceproducenter"),
    courses=Forms("{n} kurs", "{n} kurser"),
    findings="Observationer: {counts}.",
    hidden="Visas inte: {counts} (visas med {options}).",
    malformed_lines=Forms("{n} felaktig rad.", "{n} felaktiga rader."),
    more_malformed=always("Och {n} till; --format jsonl räknar upp alla."),
    lines_alike=Forms("{n} rad", "{n} rader"),
    example_line="t.ex. rad {n}",
    modes={
        "enforce": "Loggen har bedömts med valet --mode enforce: förbjudna händelser genomfördes inte.",
        "observe": "Loggen har bedömts med valet --mode observe: förbjudna händelser räknas som genomförda.",
    },
    of_registry="Registrets rader {day}.",
    not_loaded="Inte laddat och därför inte bedömt: {parts}.",
    parts={
        "capacity": "den angivna klientkapaciteten",
        "info": "serviceproducenternas uppgifter",
        "pools": "bassängutrymmen",
        "courses": "kurser",
        "periods": "kursernas perioder",
        "clients": "klienter och deras beslut",
        "placements": "placeringar på kurser",
        "courses.created_on": "när kurserna har skapats",
        "courses.published": "om kurserna är publicerade",
        "courses.contact": "kursernas kontaktinformation",
        "courses.confirmed": "om kurserna är bekräftade",
        "courses.confirmed_on": "när kurserna har bekräftats",
        "clients.decision": "klienternas beslut",
        "clients.decision.on": "när besluten kom till serviceproducenten",
        "clients.authority_line_told": "meddelanden till FPA:s myndighetslinje",
    },
    sources="Regler, version {version}. `rehab-rules rules REGEL` förklarar en regel och återger punkterna som den bygger på. Punkterna finns i dokumenten:",
    search="Kurser i e-tjänsten för sökning av serviceproducent {day}",
    rules_in_all="{n} regler, version {version}.",
    basis={"stated": "står i anvisningen", "derived": "slutsats av anvisningen", None: "anvisningen reglerar inte detta"},
    inferred="Slutsats av anvisningen",
    facts_read="Uppgifter som regeln läser, enligt vad som händer",
    fields_read="Fält som regeln läser ({record})",
    taken="Vald tolkning",
    lines="raderna {first}–{last}",
    examples={
        "breaks": "Exempel som bryter mot regeln",
        "keeps": "Exempel som följer regeln",
        "speaks": "Exempel",
        "silent": "Som jämförelse",
    },
    audited="Lägesöversikt",
    stands="Om det ändå har gjorts visar en lägesöversikt samma dag:",
    says_nothing="Ingen anmärkning.",
    outcomes={
        "parameter": "värdet {name}",
        "type": "indata {name}",
        "effect": "följd: {name}",
        "no_rule": "ingen regel: {name}",
    },
    without_rule="Punkter utan regel",
    coverage="{all} punkter: {rule} i regler, {other} endast i värden i servicebeskrivningen, indata eller följder, {no_rule} utan regel.",
    all_documents="Alla dokument",
    rules_version="Regler, version {version}.",
    office="Verksamhetsställe {id}",
    places="Klientplatser {places}: reserverade {reserved}, lediga {free}",
    contact="Kontaktinformation",
    visits_paid="Besök som ÅHS betalar enligt uppgifterna: {paid} av {n}.",
    visits_open=Forms("ÅHS anvisningar säger inte om ÅHS betalar {n} besök.", "ÅHS anvisningar säger inte om ÅHS betalar {n} besök."),
    visits_left=Forms("{n} besök återstår av betalningsförbindelsen.", "{n} besök återstår av betalningsförbindelsen."),
    next_item="Härnäst: {item}.",
    permissions="Behörigheter som kan begäras: {permissions}.",
    permission_names={"rehabstod": "Rehabstöd", "intygsstatistik": "Intygsstatistik", "sharepoint": "rehabiliteringskoordinatorernas SharePoint", "double": "de dubbla behörigheterna (grundprofession och rekouppdrag)"},
    block_done="Block {block}: klart.",
    block_left="Block {block}: {open} kvar, cirka {minutes} minuter.",
    block_open="Block {block}: {open} kvar.",
    occasions={
        "due": "Tidsfrist", "begins": "Börjar", "ends": "Inte längre", "course_ends": "Kursens sista dag", "year_turns": "Nytt år för klientkapaciteten",
        "description_begins": "Servicebeskrivningen träder i kraft", "description_ends": "Servicebeskrivningens sista dag",
    },
    allowed_days="Tillåtet:",
    days_in_order="Också inom tidsfristen:",
    no_day="ingen dag",
    earlier="Inte tidigare",
    later="Inte senare",
    past="loggen fortsätter efter den dagen",
    description_error="Fel",
    description_warning="Varning",
    description_value="Skrivet: {value}",
    description_expected="Tillåtet: {expected}",
    description_in_order="Ingen anmärkning.",
)

WORDS: Mapping[Language, Words] = {"en": ENGLISH, "fi": FINNISH, "sv": SWEDISH}
