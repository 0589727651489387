"""The words of a comparison in English, Finnish and Swedish."""

from collections.abc import Mapping
from dataclasses import dataclass

from ..request import Language
from ..words import Forms
from .changes import Word


@dataclass(frozen=True)
class ComparisonWords:
    """All fixed wording of a comparison, in one language."""

    title: str
    compared: str
    nothing: str
    lines: Forms
    changed: Forms
    prohibited: str
    allowed: str
    duties: str
    courses: str
    clients: str
    changes: Mapping[Word, str]
    standing: str
    times: Forms
    before: str
    after: str
    nothing_said: str
    example: str
    example_standing: str
    where: str
    malformed: Forms
    more: Forms


COMPARISON_WORDS: Mapping[Language, ComparisonWords] = {
    "fi": ComparisonWords(
        title="Mitä toinen palvelukuvaus muuttaisi",
        compared="Verrattu palvelukuvaus: {services}.",
        nothing="Mikään ei muutu.",
        lines=Forms("Lokista luettiin {n} rivi", "Lokista luettiin {n} riviä"),
        changed=Forms("{n} rivin ratkaisu muuttuu.", "{n} rivin ratkaisut muuttuvat."),
        prohibited="Ei enää sallittu",
        allowed="Tulee sallituksi",
        duties="Velvollisuuksia, jotka muuttuvat",
        courses="Kursseja, joita muutos koskee",
        clients="Asiakkaita, joita muutos koskee",
        changes={
            "prohibited": "Sallittu ennen muutosta, kielletty sen jälkeen",
            "allowed": "Kielletty ennen muutosta, sallittu sen jälkeen",
            "new": "Uusi: {after}",
            "gone": "Poistuu: {before}",
            "effect": "{before} → {after}",
            "due": "Määräaika muuttuu: {after}",
            "values": "Luvut muuttuvat: {after}",
            "malformed": "Rivi muuttuu virheelliseksi",
            "well_formed": "Rivi muuttuu kelvolliseksi",
        },
        standing="tilanteessa {day}",
        times=Forms("{n} kerran", "{n} kertaa"),
        before="Ennen",
        after="Jälkeen",
        nothing_said="(ei mitään)",
        example="Pienin esimerkki; ratkaisu koskee viimeistä riviä:",
        example_standing="Pienin esimerkki:",
        where="Esiintyy",
        malformed=Forms("{n} rivi on virheellinen.", "{n} riviä on virheellisiä."),
        more=Forms("Ja vielä {n}; --format jsonl luettelee kaikki.", "Ja vielä {n}; --format jsonl luettelee kaikki."),
    ),
    "sv": ComparisonWords(
        title="Vad en annan servicebeskrivning skulle ändra",
        compared="Jämförd servicebeskrivning: {services}.",
        nothing="Ingenting ändras.",
        lines=Forms("{n} rad i loggen lästes", "{n} rader i loggen lästes"),
        changed=Forms("Avgörandet på {n} rad ändras.", "Avgörandena på {n} rader ändras."),
        prohibited="Inte längre tillåtet",
        allowed="Blir tillåtet",
        duties="Skyldigheter som ändras",
        courses="Kurser som berörs",
        clients="Klienter som berörs",
        changes={
            "prohibited": "Tillåtet före ändringen, förbjudet efter den",
            "allowed": "Förbjudet före ändringen, tillåtet efter den",
            "new": "Ny: {after}",
            "gone": "Försvinner: {before}",
            "effect": "{before} → {after}",
            "due": "Tidsfristen ändras: {after}",
            "values": "Siffrorna ändras: {after}",
            "malformed": "Raden blir felaktig",
            "well_formed": "Raden blir korrekt",
        },
        standing="i läget {day}",
        times=Forms("{n} gång", "{n} gånger"),
        before="Före",
        after="Efter",
        nothing_said="(ingenting)",
        example="Det minsta exemplet; den sista raden avgörs:",
        example_standing="Det minsta exemplet:",
        where="Förekommer",
        malformed=Forms("{n} rad är felaktig.", "{n} rader är felaktiga."),
        more=Forms("Och {n} till; --format jsonl räknar upp alla.", "Och {n} till; --format jsonl räknar upp alla."),
    ),
    "en": ComparisonWords(
        title="What another service description would change",
        compared="Description compared: {services}.",
        nothing="Nothing changes.",
        lines=Forms("{n} line of the log was read", "{n} lines of the log were read"),
        changed=Forms("The decision of {n} line changes.", "The decisions of {n} lines change."),
        prohibited="No longer allowed",
        allowed="Becomes allowed",
        duties="Duties that change",
        courses="Courses concerned",
        clients="Clients concerned",
        changes={
            "prohibited": "Allowed before the change, not allowed after it",
            "allowed": "Not allowed before the change, allowed after it",
            "new": "New: {after}",
            "gone": "Gone: {before}",
            "effect": "{before} → {after}",
            "due": "The deadline changes: {after}",
            "values": "The values change: {after}",
            "malformed": "The line becomes malformed",
            "well_formed": "The line becomes well-formed",
        },
        standing="in the situation on {day}",
        times=Forms("{n} time", "{n} times"),
        before="Before",
        after="After",
        nothing_said="(no finding)",
        example="The smallest example; the decision is about the last line:",
        example_standing="The smallest example:",
        where="Occurs",
        malformed=Forms("{n} line is malformed.", "{n} lines are malformed."),
        more=Forms("And {n} more; --format jsonl lists every one.", "And {n} more; --format jsonl lists every one."),
    ),
}
