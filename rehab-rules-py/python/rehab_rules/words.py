"""The words of the table in English, Finnish and Swedish, with their forms of numbers and days."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from .request import Effect, Language

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


@dataclass(frozen=True)
class Words:
    """Everything the table says by itself, in one language."""

    language: Language
    effects: Mapping[Effect, str]
    effect_counts: Mapping[Effect, Forms]
    provider: str
    course: str
    line: str
    last_day: str
    next_last_day: str
    situation: str
    situation_within: str
    malformed: str
    remedies: str
    no_remedy: str
    remedy: Mapping[str, str]
    nothing: str
    nothing_chosen: str
    empty: str
    lines_read: Forms
    providers: Forms
    courses: Forms
    findings: str
    hidden: str
    malformed_lines: Forms

    def day(self, text: str) -> str:
        """A day `YYYY-MM-DD` as people write it: `5 March 2026` in English, `5.3.2026` in Finnish and Swedish."""
        day = date.fromisoformat(text)
        if self.language == "en":
            return f"{day.day} {ENGLISH_MONTHS[day.month - 1]} {day.year}"
        return f"{day.day}.{day.month}.{day.year}"

    def count(self, number: int, forms: Forms) -> str:
        """A number and its word in the form that the number asks for."""
        grouped = f"{number:,}" if self.language == "en" else f"{number:,}".replace(",", NO_BREAK_SPACE)
        return (forms.one if number == 1 else forms.other).format(n=grouped)


ENGLISH = Words(
    language="en",
    effects={
        "prohibition": "Not allowed",
        "violation": "Deviation",
        "undetermined": "Cannot be decided",
        "obligation": "Duty",
        "right": "Right",
        "recommendation": "Recommendation",
        "unregulated": "Not regulated",
        "notice": "For information",
    },
    effect_counts={
        "prohibition": Forms("{n} not allowed", "{n} not allowed"),
        "violation": Forms("{n} deviation", "{n} deviations"),
        "undetermined": Forms("{n} that cannot be decided", "{n} that cannot be decided"),
        "obligation": Forms("{n} duty", "{n} duties"),
        "right": Forms("{n} right", "{n} rights"),
        "recommendation": Forms("{n} recommendation", "{n} recommendations"),
        "unregulated": Forms("{n} not regulated", "{n} not regulated"),
        "notice": Forms("{n} for information", "{n} for information"),
    },
    provider="Provider {id}",
    course="Course {id}",
    line="line {n}",
    last_day="last day {day}",
    next_last_day="next last day {day}",
    situation="Situation on {day}",
    situation_within="Situation on {day}: what is due by {last} and what has no last day",
    malformed="Lines that could not be read",
    remedies="What would help:",
    no_remedy="No single action would remove this.",
    remedy={
        "attach_client": "Attach client {client} to course {course}.",
        "change_provider": "Let client {client} change provider.",
        "delete_course": "Delete course {course}.",
        "detach_client": "Remove client {client} from course {course}.",
        "move_client": "Move client {client} from course {from} to course {to}.",
        "set_group_size": "Raise the group size of course {course} to {group_size}.",
        "set_target_groups": "Make these the target groups of course {course}: {target_groups}.",
    },
    nothing="There is nothing to remark on.",
    nothing_chosen="There are no findings of the effects chosen.",
    empty="The log is empty.",
    lines_read=Forms("{n} line read", "{n} lines read"),
    providers=Forms("{n} provider", "{n} providers"),
    courses=Forms("{n} course", "{n} courses"),
    findings="Findings: {counts}.",
    hidden="Not shown: {counts}.",
    malformed_lines=Forms("{n} malformed line.", "{n} malformed lines."),
)

FINNISH = Words(
    language="fi",
    effects={
        "prohibition": "Kielto",
        "violation": "Poikkeama",
        "undetermined": "Ei ratkaistavissa",
        "obligation": "Velvollisuus",
        "right": "Oikeus",
        "recommendation": "Suositus",
        "unregulated": "Ei säännelty",
        "notice": "Tiedoksi",
    },
    effect_counts={
        "prohibition": Forms("{n} kielto", "{n} kieltoa"),
        "violation": Forms("{n} poikkeama", "{n} poikkeamaa"),
        "undetermined": Forms("{n} ei ratkaistavissa", "{n} ei ratkaistavissa"),
        "obligation": Forms("{n} velvollisuus", "{n} velvollisuutta"),
        "right": Forms("{n} oikeus", "{n} oikeutta"),
        "recommendation": Forms("{n} suositus", "{n} suositusta"),
        "unregulated": Forms("{n} ei säännelty", "{n} ei säännelty"),
        "notice": Forms("{n} tiedoksi", "{n} tiedoksi"),
    },
    provider="Palveluntuottaja {id}",
    course="Kurssi {id}",
    line="rivi {n}",
    last_day="viimeinen päivä {day}",
    next_last_day="seuraava viimeinen päivä {day}",
    situation="Tilanne {day}",
    situation_within="Tilanne {day}: asiat, joiden viimeinen päivä on {last} tai aiemmin tai joilla ei ole viimeistä päivää",
    malformed="Rivit, joita ei voitu lukea",
    remedies="Mikä auttaisi:",
    no_remedy="Mikään yksittäinen toiminto ei poistaisi estettä.",
    remedy={
        "attach_client": "Kiinnitä asiakas {client} kurssille {course}.",
        "change_provider": "Anna asiakkaan {client} vaihtaa palveluntuottajaa.",
        "delete_course": "Poista kurssi {course}.",
        "detach_client": "Poista asiakas {client} kurssilta {course}.",
        "move_client": "Siirrä asiakas {client} kurssilta {from} kurssille {to}.",
        "set_group_size": "Nosta kurssin {course} ryhmäkooksi {group_size}.",
        "set_target_groups": "Anna kurssin {course} kohderyhmiksi {target_groups}.",
    },
    nothing="Ei huomautettavaa.",
    nothing_chosen="Valituista vaikutuksista ei ole havaintoja.",
    empty="Loki on tyhjä.",
    lines_read=Forms("Luettiin {n} rivi", "Luettiin {n} riviä"),
    providers=Forms("{n} palveluntuottaja", "{n} palveluntuottajaa"),
    courses=Forms("{n} kurssi", "{n} kurssia"),
    findings="Havainnot: {counts}.",
    hidden="Ei näytetty: {counts}.",
    malformed_lines=Forms("{n} virheellinen rivi.", "{n} virheellistä riviä."),
)

SWEDISH = Words(
    language="sv",
    effects={
        "prohibition": "Förbud",
        "violation": "Avvikelse",
        "undetermined": "Kan inte avgöras",
        "obligation": "Skyldighet",
        "right": "Rätt",
        "recommendation": "Rekommendation",
        "unregulated": "Inte reglerat",
        "notice": "För kännedom",
    },
    effect_counts={
        "prohibition": Forms("{n} förbud", "{n} förbud"),
        "violation": Forms("{n} avvikelse", "{n} avvikelser"),
        "undetermined": Forms("{n} som inte kan avgöras", "{n} som inte kan avgöras"),
        "obligation": Forms("{n} skyldighet", "{n} skyldigheter"),
        "right": Forms("{n} rättighet", "{n} rättigheter"),
        "recommendation": Forms("{n} rekommendation", "{n} rekommendationer"),
        "unregulated": Forms("{n} inte reglerat", "{n} inte reglerade"),
        "notice": Forms("{n} för kännedom", "{n} för kännedom"),
    },
    provider="Serviceproducent {id}",
    course="Kurs {id}",
    line="rad {n}",
    last_day="sista dag {day}",
    next_last_day="nästa sista dag {day}",
    situation="Läget {day}",
    situation_within="Läget {day}: det som har sista dag senast {last} eller saknar sista dag",
    malformed="Rader som inte kunde läsas",
    remedies="Det här skulle hjälpa:",
    no_remedy="Ingen enskild åtgärd skulle undanröja hindret.",
    remedy={
        "attach_client": "Lägg till klient {client} på kurs {course}.",
        "change_provider": "Låt klient {client} byta serviceproducent.",
        "delete_course": "Radera kurs {course}.",
        "detach_client": "Ta bort klient {client} från kurs {course}.",
        "move_client": "Flytta klient {client} från kurs {from} till kurs {to}.",
        "set_group_size": "Höj gruppstorleken på kurs {course} till {group_size}.",
        "set_target_groups": "Ange följande målgrupper för kurs {course}: {target_groups}.",
    },
    nothing="Det finns inget att anmärka på.",
    nothing_chosen="Det finns inga iakttagelser med de valda effekterna.",
    empty="Loggen är tom.",
    lines_read=Forms("{n} rad lästes", "{n} rader lästes"),
    providers=Forms("{n} serviceproducent", "{n} serviceproducenter"),
    courses=Forms("{n} kurs", "{n} kurser"),
    findings="Iakttagelser: {counts}.",
    hidden="Visas inte: {counts}.",
    malformed_lines=Forms("{n} felaktig rad.", "{n} felaktiga rader."),
)

WORDS: Mapping[Language, Words] = {"en": ENGLISH, "fi": FINNISH, "sv": SWEDISH}
