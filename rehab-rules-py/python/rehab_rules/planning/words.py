"""The words of a plan in English, Finnish and Swedish."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from .._core import Finding
from ..labels import labels
from ..request import Language
from ..words import WORDS as COMMON
from .model import Objective


@dataclass(frozen=True)
class Words:
    """The words of a plan in one language."""

    language: Language
    plan: str
    actions: Mapping[str, str]
    """The actions as sentences with `{course}`, `{client}` and so on."""
    only: str
    first: str
    earlier: str
    full: str
    not_confirmed: str
    better_so: str
    fixed: str
    reasons: Mapping[str, str]
    changes: Mapping[str, str]
    duration_change: str
    grow_change: str
    other_change: str
    objectives: Mapping[Objective, str]

    def step(self, action: Mapping[str, Any]) -> str:
        """An action as a sentence."""
        known = {**action, "leaves": action.get("from")}
        if "target_groups" in action:
            known["target_groups"] = ", ".join(action["target_groups"])
        if periods := action.get("periods"):
            known["start"] = COMMON[self.language].day(periods[0]["start"])
        if action["action"] == "create_course" and not periods:
            return f"{labels(self.language)['actions']['create_course']}: {action['course']}"
        return self.actions[action["action"]].format(**known)

    def change(self, kind: str, finding: Finding | None, numbers: Mapping[str, Any], may_grow: bool) -> str:
        """The change that would alone make a place."""
        if finding is not None and finding.rule == "client/within-total-duration" and "limit" in finding.values:
            return self.duration_change.format(limit=COMMON[self.language].day(str(finding.values["limit"])), **numbers)
        if finding is not None and finding.rule == "client/in-target-group":
            return self.changes["target_group"].format(**numbers)
        if kind == "places" and may_grow:
            return self.grow_change.format(**numbers)
        return self.changes.get(kind, self.other_change).format(**numbers)


WORDS: Mapping[Language, Words] = {
    "en": Words(
        language="en",
        plan="Plan",
        actions={
            "attach_client": "Add client {client} to course {course}.",
            "move_client": "Move client {client} from course {leaves} to course {to}.",
            "confirm_course": "Confirm course {course}.",
            "set_group_size": "Set the group size of course {course} to {group_size}.",
            "set_target_groups": "Set the target groups of course {course}: {target_groups}.",
            "tell_authority_line": "Tell Kela's line for authorities that no course can be found for client {client}.",
            "create_course": "Create course {course}, which starts on {start}.",
            "reschedule_course": "Postpone course {course}: it starts on {start}.",
            "delete_course": "Delete course {course}.",
        },
        only="It is the only course that the client can join.",
        first="It starts first of the courses that the client can join.",
        earlier="Courses that start earlier: {courses}.",
        full="{course} is full",
        not_confirmed="{course} cannot be confirmed now",
        better_so="a place on {course} would cost others more",
        fixed="The placement was given.",
        reasons={
            "places": "All {places} places on course {course} are needed for other clients.",
            "capacity": "All client places declared for {year} are used.",
            "minimum": "Course {course} needs {minimum} clients to be confirmed, and there would be {clients}.",
            "late": "Course {course} is too small and should have been postponed or deleted by now. It takes clients only if it can be confirmed.",
            "cannot_be_confirmed": "The plan may not confirm course {course}.",
            "wish": "Client {client} cannot take course {course}.",
            "office": "Course {course} is at another office.",
            "started": "Course {course} has started.",
            "fixed": "Another placement was given for client {client}.",
        },
        changes={
            "places": "if places became free on course {course}: {needed}",
            "capacity": "if more client places were declared for {year}: {needed}",
            "minimum": "if more clients could join course {course}: {needed}",
            "late": "if course {course} were postponed",
            "wish": "if the client could take course {course}",
            "office": "if the plan could use the office of course {course}",
            "started": "if the client could join course {course} after its start",
            "target_group": "if course {course} were also for the client's target group",
        },
        duration_change="if course {course} ended by {limit}",
        grow_change="if the group size of course {course} could be raised: {needed}",
        other_change="if this did not stand in the way",
        objectives={
            "in_time": "Clients whose deadline lies ahead and who are on a confirmed course",
            "confirmed": "Waiting clients who are on a confirmed course",
            "placed": "Clients without a course who get a place",
            "soonest_first": "Days by which those on a confirmed course are ahead of the last deadline",
            "held": "Clients missing from courses that must be held",
            "moved": "Clients moved from a place that they had",
            "courses_changed": "Courses created or deleted, and target groups added",
            "days_to_start": "Days until the course starts, over all new places",
            "full_at_start": "Courses that become full, against the recommendation",
            "courses_used": "Courses that get their first clients",
            "places_added": "Places added to courses",
        },
    ),
    "fi": Words(
        language="fi",
        plan="Suunnitelma",
        actions={
            "attach_client": "Kiinnitä asiakas {client} kurssille {course}.",
            "move_client": "Siirrä asiakas {client} kurssilta {leaves} kurssille {to}.",
            "confirm_course": "Vahvista kurssi {course}.",
            "set_group_size": "Muuta kurssin {course} ryhmäkooksi {group_size}.",
            "set_target_groups": "Muuta kurssin {course} kohderyhmät: {target_groups}.",
            "tell_authority_line": "Ilmoita Kelan viranomaislinjalle, ettei asiakkaalle {client} löydy kurssia.",
            "create_course": "Luo kurssi {course}, joka alkaa {start}.",
            "reschedule_course": "Siirrä kurssi {course} myöhemmäksi: se alkaa {start}.",
            "delete_course": "Poista kurssi {course}.",
        },
        only="Se on ainoa kurssi, jolle asiakas voi tulla.",
        first="Se alkaa ensimmäisenä kursseista, joille asiakas voi tulla.",
        earlier="Aiemmin alkavat kurssit: {courses}.",
        full="{course} on täynnä",
        not_confirmed="{course} ei ole nyt vahvistettavissa",
        better_so="paikka kurssilla {course} olisi muiden kannalta huonompi",
        fixed="Sijoitus oli annettu.",
        reasons={
            "places": "Kurssin {course} kaikki asiakaspaikat ({places}) tarvitaan muille asiakkaille.",
            "capacity": "Kaikki vuodelle {year} ilmoitetut asiakaspaikat ovat käytössä.",
            "minimum": "Kurssin {course} vahvistamiseen tarvitaan {minimum} asiakasta, ja heitä olisi {clients}.",
            "late": "Kurssi {course} on liian pieni, ja se olisi jo pitänyt siirtää tai poistaa. Sille sijoitetaan asiakkaita vain, jos sen voi vahvistaa.",
            "cannot_be_confirmed": "Suunnitelma ei saa vahvistaa kurssia {course}.",
            "wish": "Kurssi {course} ei sovi asiakkaalle {client}.",
            "office": "Kurssi {course} on toisessa toimipisteessä.",
            "started": "Kurssi {course} on alkanut.",
            "fixed": "Asiakkaalle {client} on annettu toinen sijoitus.",
        },
        changes={
            "places": "jos kurssilta {course} vapautuisi paikkoja: {needed}",
            "capacity": "jos vuodelle {year} ilmoitettaisiin lisää asiakaspaikkoja: {needed}",
            "minimum": "jos kurssille {course} saataisiin lisää asiakkaita: {needed}",
            "late": "jos kurssi {course} siirrettäisiin myöhemmäksi",
            "wish": "jos kurssi {course} sopisi asiakkaalle",
            "office": "jos kurssin {course} toimipiste olisi käytettävissä",
            "started": "jos asiakas voisi tulla kurssille {course} sen alettua",
            "target_group": "jos kurssi {course} olisi myös asiakkaan kohderyhmälle",
        },
        duration_change="jos kurssi {course} päättyisi viimeistään {limit}",
        grow_change="jos kurssin {course} ryhmäkokoa voisi suurentaa: {needed}",
        other_change="jos tämä ei olisi esteenä",
        objectives={
            "in_time": "Asiakkaat, joiden määräaika on edessä ja jotka ovat vahvistetulla kurssilla",
            "confirmed": "Odottavat asiakkaat, jotka ovat vahvistetulla kurssilla",
            "placed": "Ilman kurssia olevat asiakkaat, jotka saavat paikan",
            "soonest_first": "Päivät, jotka vahvistetulla kurssilla olevat ovat viimeistä määräaikaa edellä",
            "held": "Asiakkaat, jotka puuttuvat kursseilta, jotka on toteutettava",
            "moved": "Asiakkaat, jotka siirretään paikalta, joka heillä oli",
            "courses_changed": "Luodut ja poistetut kurssit ja lisätyt kohderyhmät",
            "days_to_start": "Päivät kurssin alkuun, kaikki uudet paikat yhteensä",
            "full_at_start": "Kurssit, jotka täyttyvät vastoin suositusta",
            "courses_used": "Kurssit, jotka saavat ensimmäiset asiakkaansa",
            "places_added": "Kursseille lisätyt paikat",
        },
    ),
    "sv": Words(
        language="sv",
        plan="Plan",
        actions={
            "attach_client": "Lägg till klient {client} på kurs {course}.",
            "move_client": "Flytta klient {client} från kurs {leaves} till kurs {to}.",
            "confirm_course": "Bekräfta kurs {course}.",
            "set_group_size": "Ändra gruppstorleken på kurs {course} till {group_size}.",
            "set_target_groups": "Ändra målgrupperna för kurs {course}: {target_groups}.",
            "tell_authority_line": "Meddela FPA:s servicenummer för myndigheter att ingen kurs kan hittas för klient {client}.",
            "create_course": "Skapa kurs {course}, som börjar {start}.",
            "reschedule_course": "Senarelägg kurs {course}: den börjar {start}.",
            "delete_course": "Radera kurs {course}.",
        },
        only="Det är den enda kurs som klienten kan delta i.",
        first="Den börjar först av de kurser som klienten kan delta i.",
        earlier="Kurser som börjar tidigare: {courses}.",
        full="{course} är full",
        not_confirmed="{course} kan inte bekräftas nu",
        better_so="en plats på {course} vore sämre för andra",
        fixed="Placeringen var given.",
        reasons={
            "places": "Alla {places} klientplatser på kurs {course} behövs för andra klienter.",
            "capacity": "Alla klientplatser som angetts för {year} används.",
            "minimum": "Kurs {course} behöver {minimum} klienter för att bekräftas, och det skulle finnas {clients}.",
            "late": "Kurs {course} är för liten och borde redan ha flyttats eller raderats. Klienter placeras på den bara om den kan bekräftas.",
            "cannot_be_confirmed": "Planen får inte bekräfta kurs {course}.",
            "wish": "Kurs {course} passar inte klient {client}.",
            "office": "Kurs {course} ordnas vid ett annat verksamhetsställe.",
            "started": "Kurs {course} har börjat.",
            "fixed": "En annan placering var given för klient {client}.",
        },
        changes={
            "places": "om platser blev lediga på kurs {course}: {needed}",
            "capacity": "om fler klientplatser angavs för {year}: {needed}",
            "minimum": "om fler klienter kunde delta i kurs {course}: {needed}",
            "late": "om kurs {course} senarelades",
            "wish": "om kurs {course} passade klienten",
            "office": "om verksamhetsstället för kurs {course} fick användas",
            "started": "om klienten kunde komma till kurs {course} efter starten",
            "target_group": "om kurs {course} också var för klientens målgrupp",
        },
        duration_change="om kurs {course} slutade senast {limit}",
        grow_change="om gruppstorleken på kurs {course} kunde ökas: {needed}",
        other_change="om detta inte stod i vägen",
        objectives={
            "in_time": "Klienter vars tidsfrist ännu löper och som är på en bekräftad kurs",
            "confirmed": "Väntande klienter som är på en bekräftad kurs",
            "placed": "Klienter utan kurs som får en plats",
            "soonest_first": "Dagar som de på bekräftad kurs ligger före den sista tidsfristen",
            "held": "Klienter som saknas på kurser som måste hållas",
            "moved": "Klienter som flyttas från en plats som de hade",
            "courses_changed": "Skapade och raderade kurser och tillagda målgrupper",
            "days_to_start": "Dagar till kursstart, för alla nya platser",
            "full_at_start": "Kurser som blir fulla, mot rekommendationen",
            "courses_used": "Kurser som får sina första klienter",
            "places_added": "Platser som läggs till på kurser",
        },
    ),
}
