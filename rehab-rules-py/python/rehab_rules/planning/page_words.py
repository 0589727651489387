"""The words of the page of a plan in English, Finnish and Swedish."""

from collections.abc import Mapping
from dataclasses import dataclass

from ..request import Language


@dataclass(frozen=True)
class PageWords:
    """The words of the page in one language."""

    title: str
    about: str
    show: str
    changes: str
    before: str
    after: str
    courses: str
    of_service: str
    waiting: str
    nobody_waits: str
    places: str
    """How many clients a course has, of how many places."""
    starts: str
    no_schedule: str
    confirmed: str
    to_be_confirmed: str
    unconfirmed: str
    deleted: str
    new: str
    new_place: str
    comes: str
    goes: str
    no_actions: str
    empty: str


PAGE_WORDS: Mapping[Language, PageWords] = {
    "en": PageWords(
        title="Plan for {day}",
        about="A proposal. Nothing has been done yet, and a person decides. The actions are allowed in this order, if the clients who must agree do.",
        show="Show",
        changes="What changes",
        before="Before",
        after="After",
        courses="Courses and clients",
        of_service="{provider}: {service}",
        waiting="Without a course",
        nobody_waits="Nobody.",
        places="{clients} of {places}",
        starts="starts on {day}",
        no_schedule="no schedule",
        confirmed="confirmed",
        to_be_confirmed="confirmed by the plan",
        unconfirmed="not confirmed",
        deleted="deleted by the plan",
        new="created by the plan",
        new_place="new place",
        comes="from {course}",
        goes="to {course}",
        no_actions="There is nothing to do.",
        empty="Nobody.",
    ),
    "fi": PageWords(
        title="Suunnitelma {day}",
        about="Tämä on ehdotus: mitään ei ole vielä tehty, ja päätökset tekee ihminen. Toimet ovat sallittuja tässä järjestyksessä, jos asiakkaat, joiden suostumus tarvitaan, suostuvat niihin.",
        show="Näytä",
        changes="Mikä muuttuu",
        before="Ennen",
        after="Jälkeen",
        courses="Kurssit ja asiakkaat",
        of_service="{provider}: {service}",
        waiting="Ilman kurssia",
        nobody_waits="Ei ketään.",
        places="{clients}/{places}",
        starts="alkaa {day}",
        no_schedule="ei aikataulua",
        confirmed="vahvistettu",
        to_be_confirmed="vahvistetaan suunnitelman mukaan",
        unconfirmed="ei vahvistettu",
        deleted="poistetaan suunnitelman mukaan",
        new="luodaan suunnitelman mukaan",
        new_place="uusi paikka",
        comes="kurssilta {course}",
        goes="kurssille {course}",
        no_actions="Toimia ei tarvita.",
        empty="Ei ketään.",
    ),
    "sv": PageWords(
        title="Plan för {day}",
        about="Ett förslag. Ingenting har gjorts ännu, och en människa beslutar. Åtgärderna är tillåtna i denna ordning, om de klienter som måste gå med på dem gör det.",
        show="Visa",
        changes="Vad som ändras",
        before="Före",
        after="Efter",
        courses="Kurser och klienter",
        of_service="{provider}: {service}",
        waiting="Utan kurs",
        nobody_waits="Ingen.",
        places="{clients} av {places}",
        starts="börjar {day}",
        no_schedule="ingen tidtabell",
        confirmed="bekräftad",
        to_be_confirmed="bekräftas av planen",
        unconfirmed="inte bekräftad",
        deleted="raderas av planen",
        new="skapas av planen",
        new_place="ny plats",
        comes="från kurs {course}",
        goes="till kurs {course}",
        no_actions="Inga åtgärder behövs.",
        empty="Ingen.",
    ),
}
