"""The texts of calendar entries in English, Finnish and Swedish: what to do by the due date of a finding."""

from collections.abc import Mapping
from typing import Any

from .request import Effect, Language
from .words import Forms, Words, always

Said = tuple[str, Effect]

ENGLISH: Mapping[Said, Forms] = {
    ("client/on-confirmed-course-in-time", "obligation"): always(
        "Add client {client} to a confirmed course, or confirm the client's course, by {due}"
    ),
    ("client/on-confirmed-course-in-time", "violation"): always(
        "Late: client {client} should have been on a confirmed course by {due}; Kela asks the client about changing provider"
    ),
    ("course/confirmed-is-held", "obligation"): always("Hold course {course}, which is confirmed; it ends on {due}"),
    ("course/may-wait", "right"): always("You may wait for more clients on course {course} (now {clients}) until {due}"),
    ("course/must-be-held", "obligation"): always("Hold course {course} (clients: {clients}); it starts on {due}"),
    ("course/settled-in-time", "obligation"): Forms(
        "{clients} of {min} client: postpone or delete course {course} by {due}", "{clients} of {min} clients: postpone or delete course {course} by {due}"
    ),
    ("course/settled-in-time", "violation"): Forms(
        "Late, {clients} of {min} client: course {course} should have been postponed or deleted by {due}",
        "Late, {clients} of {min} clients: course {course} should have been postponed or deleted by {due}",
    ),
    ("course/settled-in-time", "undetermined"): Forms(
        "{clients} of {min} client: it is open what applies to course {course} after {due}",
        "{clients} of {min} clients: it is open what applies to course {course} after {due}",
    ),
}

FINNISH: Mapping[Said, Forms] = {
    ("client/on-confirmed-course-in-time", "obligation"): always(
        "Kiinnitä asiakas {client} vahvistetulle kurssille tai vahvista hänen kurssinsa viimeistään {due}"
    ),
    ("client/on-confirmed-course-in-time", "violation"): always(
        "Myöhässä: asiakkaan {client} piti olla vahvistetulla kurssilla viimeistään {due}; Kela kysyy asiakkaalta palveluntuottajan vaihtamisesta"
    ),
    ("course/confirmed-is-held", "obligation"): always("Toteuta kurssi {course}, joka on vahvistettu; se päättyy {due}"),
    ("course/may-wait", "right"): always("Voit odottaa kurssille {course} lisää asiakkaita (nyt {clients}) {due} asti"),
    ("course/must-be-held", "obligation"): always("Toteuta kurssi {course} (asiakkaita {clients}); se alkaa {due}"),
    ("course/settled-in-time", "obligation"): always("Asiakkaita {clients}/{min}: siirrä kurssi {course} myöhemmäksi tai poista se viimeistään {due}"),
    ("course/settled-in-time", "violation"): always(
        "Myöhässä, asiakkaita {clients}/{min}: kurssi {course} olisi pitänyt siirtää myöhemmäksi tai poistaa viimeistään {due}"
    ),
    ("course/settled-in-time", "undetermined"): always(
        "Asiakkaita {clients}/{min}: on avoinna, miten kurssin {course} kanssa toimitaan määräpäivän {due} jälkeen"
    ),
}

SWEDISH: Mapping[Said, Forms] = {
    ("client/on-confirmed-course-in-time", "obligation"): always(
        "Lägg till klient {client} på en bekräftad kurs eller bekräfta klientens kurs senast {due}"
    ),
    ("client/on-confirmed-course-in-time", "violation"): always(
        "Försenat: klient {client} skulle ha varit på en bekräftad kurs senast {due}; FPA frågar klienten om byte av serviceproducent"
    ),
    ("course/confirmed-is-held", "obligation"): always("Genomför kurs {course}, som är bekräftad; den slutar {due}"),
    ("course/may-wait", "right"): always("Du kan vänta på fler klienter till kurs {course} (nu {clients}) till och med {due}"),
    ("course/must-be-held", "obligation"): always("Genomför kurs {course} (klienter: {clients}); den börjar {due}"),
    ("course/settled-in-time", "obligation"): Forms(
        "{clients} av {min} klient: senarelägg eller radera kurs {course} senast {due}",
        "{clients} av {min} klienter: senarelägg eller radera kurs {course} senast {due}",
    ),
    ("course/settled-in-time", "violation"): Forms(
        "Försenat, {clients} av {min} klient: kurs {course} skulle ha senarelagts eller raderats senast {due}",
        "Försenat, {clients} av {min} klienter: kurs {course} skulle ha senarelagts eller raderats senast {due}",
    ),
    ("course/settled-in-time", "undetermined"): Forms(
        "{clients} av {min} klient: det är oklart vad som gäller för kurs {course} efter {due}",
        "{clients} av {min} klienter: det är oklart vad som gäller för kurs {course} efter {due}",
    ),
}

SENTENCES: Mapping[Language, Mapping[Said, Forms]] = {"en": ENGLISH, "fi": FINNISH, "sv": SWEDISH}


def sentence(rule: str, effect: Effect, figures: Mapping[str, Any], due: str, words: Words) -> str:
    """What to do, with the values of a finding, the ids of its course and client, and its due date."""
    forms = SENTENCES[words.language][rule, effect]
    return (forms.one if figures.get("min") == 1 else forms.other).format(**figures, due=words.day(due))
