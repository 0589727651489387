"""The words of a plan in English, Finnish and Swedish."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from .._core import Finding
from ..labels import labels
from ..request import Language
from ..words import WORDS as COMMON
from ..words import Forms
from .model import Objective
from .new_course import NewCourse


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
    many_earlier: str
    """The same for many courses, with their number `{n}` and the number of each kind."""
    many_full: str
    many_not_confirmed: str
    many_better_so: str
    fixed: str
    reasons: Mapping[str, str]
    changes: Mapping[str, str]
    short: Mapping[str, str]
    """The kinds of reasons, and rules, in a few words."""
    short_changes: Mapping[str, str]
    enough: str
    amount: str
    duration_change: str
    grow_change: str
    other_change: str
    objectives: Mapping[Objective, str]
    on_confirmed: Forms
    """How many of those who wait are on a confirmed course after the plan."""
    not_on_confirmed: Forms
    everybody: str
    nobody: str
    heading_actions: str
    to_agree: str
    heading_places: str
    left: str
    heading_unplaced: str
    has_place: str
    deadline: str
    no_deadline: str
    possible: str
    together: str
    unproven: str
    more_possible: Forms
    heading_new_courses: str
    new_course_text: str
    """A course that could be created: `{group}`, `{starts}`, `{like}`, `{clients}`, `{minimum}`, `{left}`, `{year}`."""
    starts_between: str
    starts_from: str
    any_group: str
    heading_objectives: str
    best_possible: str

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

    def new_course(self, course: NewCourse) -> str:
        """A course that could be created, as sentences."""
        day = COMMON[self.language].day
        starts = self.starts_between if course.last_start else self.starts_from
        return self.new_course_text.format(
            group=", ".join(course.target_groups) or self.any_group, like=course.like, clients=len(course.clients), minimum=course.minimum,
            starts=starts.format(first=day(course.first_start.isoformat()), last=course.last_start and day(course.last_start.isoformat())),
            left=max(course.places_left, 0), year=course.first_start.year,
        )  # fmt: skip

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
        only="The client can join no other course.",
        first="No other course that the client can join starts earlier.",
        earlier="Courses that start earlier: {courses}.",
        full="{course} is full",
        not_confirmed="{course} cannot be confirmed now",
        better_so="a place on {course} would cost others more",
        many_earlier="{n} courses start earlier: {kinds}.",
        many_full="full: {n}",
        many_not_confirmed="cannot be confirmed now: {n}",
        many_better_so="would cost others more: {n}",
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
            "stays": "Client {client} is not put on course {course}: the client's own course has started, or the plan may not do it.",
            "fixed": "Another placement was given for client {client}.",
            "no_course": "There is no open course of the service {service}.",
        },
        changes={
            "places": "if places became free on course {course}{needed}",
            "capacity": "if more client places were declared for {year}{needed}",
            "minimum": "if more clients could join course {course}{needed}",
            "late": "if course {course} were postponed",
            "no_course": "if a course were created",
            "wish": "if the client could take course {course}",
            "office": "if the plan could use the office of course {course}",
            "started": "if the client could join course {course} after its start",
            "stays": "if the client could be put on course {course}",
            "target_group": "if course {course} were also for the client's target group",
        },
        short={
            "client/in-target-group": "For other target groups",
            "client/within-total-duration": "End too late for the client",
            "places": "All places needed for other clients",
            "capacity": "All declared client places used",
            "minimum": "Too few clients to be confirmed",
            "late": "Too small, and past the date for postponing or deleting",
            "cannot_be_confirmed": "Cannot be confirmed",
            "wish": "Not possible for the client",
            "office": "At another office",
            "started": "Already started",
            "stays": "The client may not be put there, or the client's own course has started",
            "fixed": "Another placement was given",
            "no_course": "There is no open course",
        },
        short_changes={
            "client/in-target-group": "one of them is also for the client's target group",
            "client/within-total-duration": "one of them ends early enough",
            "places": "one place becomes free",
            "capacity": "more places are declared: {n}",
            "minimum": "more clients join: {n}",
            "late": "the course is postponed",
            "wish": "the client can take one of them",
            "office": "one of them may be used",
            "started": "the client can join one of them after its start",
            "stays": "the client may be put on one of them",
            "no_course": "a course is created",
        },
        enough="Enough: {change}.",
        amount=" (+{n})",
        duration_change="if course {course} ended by {limit}",
        grow_change="if places could be added to course {course}{needed}",
        other_change="if this did not stand in the way",
        objectives={
            "in_time": "Clients whose deadline lies ahead and who are on a confirmed course",
            "confirmed": "Waiting clients who are on a confirmed course",
            "placed": "Clients without a course who get a place",
            "soonest_first": "Days from the deadlines of those on a confirmed course to the last deadline, in all",
            "held": "Clients missing from courses that must be held",
            "moved": "Clients moved from a place that they had",
            "courses_changed": "Courses created or deleted, and target groups added",
            "days_to_start": "Days until the course starts, over all new places",
            "full_at_start": "Courses that become full, against the recommendation",
            "courses_used": "Courses that get their first clients",
            "places_added": "Places added to courses",
        },
        on_confirmed=Forms("{n} client who waits is on a confirmed course after these actions.", "{n} clients who wait are on a confirmed course after these actions."),
        not_on_confirmed=Forms("{n} client is not.", "{n} clients are not."),
        everybody="Nobody waits for a confirmed course then.",
        nobody="Nobody waits for a confirmed course.",
        heading_actions="Actions, in this order",
        to_agree="The client must agree first.",
        heading_places="New places",
        left="instead of {course}",
        heading_unplaced="Not on a confirmed course",
        has_place="on course {course}, which is not confirmed",
        deadline="deadline {day}",
        no_deadline="deadline unknown",
        possible="There would be a place {change}.",
        together="There would be a place only with all of this: {changes}.",
        unproven="The time was not enough to find the reasons.",
        more_possible=Forms("The time was not enough to prove that this is best: at most {n} client more could be in time.", "The time was not enough to prove that this is best: at most {n} clients more could be in time."),
        heading_new_courses="Courses that would take them",
        new_course_text="A new course for {group} with the schedule of course {like}, {starts}, could take {clients} of them; {minimum} are needed. {left} of the places declared for {year} are free.",
        starts_between="starting between {first} and {last}",
        starts_from="starting on {first} or later",
        any_group="unknown target groups",
        heading_objectives="Objectives, in their order",
        best_possible="{bound} is not excluded",
    ),
    "fi": Words(
        language="fi",
        plan="Suunnitelma",
        actions={
            "attach_client": "Kiinnitä asiakas {client} kurssille {course}.",
            "move_client": "Siirrä asiakas {client} kurssilta {leaves} kurssille {to}.",
            "confirm_course": "Vahvista kurssi {course}.",
            "set_group_size": "Muuta kurssin {course} ryhmäkooksi {group_size}.",
            "set_target_groups": "Muuta kurssin {course} kohderyhmiä; uudet kohderyhmät: {target_groups}.",
            "tell_authority_line": "Ilmoita Kelan viranomaislinjalle, ettei asiakkaalle {client} löydy kurssia.",
            "create_course": "Luo kurssi {course}, joka alkaa {start}.",
            "reschedule_course": "Siirrä kurssi {course} myöhemmäksi: uusi alkamispäivä on {start}.",
            "delete_course": "Poista kurssi {course}.",
        },
        only="Asiakas ei voi osallistua muille kursseille.",
        first="Mikään muu kurssi, jolle asiakas voi osallistua, ei ala aiemmin.",
        earlier="Aiemmin alkavat kurssit: {courses}.",
        full="kurssi {course} on täynnä",
        not_confirmed="kurssia {course} ei voi nyt vahvistaa",
        better_so="paikka kurssilla {course} heikentäisi muiden asiakkaiden tilannetta enemmän",
        many_earlier="{n} kurssia alkaa aiemmin: {kinds}.",
        many_full="täynnä: {n}",
        many_not_confirmed="ei nyt vahvistettavissa: {n}",
        many_better_so="muiden kannalta huonompia: {n}",
        fixed="Sijoitus oli määrätty ennalta.",
        reasons={
            "places": "Kurssin {course} kaikki asiakaspaikat ({places}) tarvitaan muille asiakkaille.",
            "capacity": "Kaikki vuodelle {year} ilmoitetut asiakaspaikat ovat käytössä.",
            "minimum": "Kurssin {course} vahvistamiseen tarvitaan {minimum} asiakasta, ja heitä olisi {clients}.",
            "late": "Kurssilla {course} on liian vähän asiakkaita, ja se olisi jo pitänyt siirtää myöhemmäksi tai poistaa. Sille sijoitetaan asiakkaita vain, jos sen voi vahvistaa.",
            "cannot_be_confirmed": "Kurssia {course} ei saa vahvistaa suunnitelmassa.",
            "wish": "Kurssi {course} ei sovi asiakkaalle {client}.",
            "office": "Kurssi {course} on toisessa toimipisteessä.",
            "started": "Kurssi {course} on alkanut.",
            "stays": "Asiakasta {client} ei sijoiteta kurssille {course}: asiakkaan oma kurssi on alkanut, tai sijoittaminen ei ole suunnitelmassa sallittua.",
            "fixed": "Asiakkaalle {client} oli määrätty ennalta toinen sijoitus.",
            "no_course": "Palvelulla {service} ei ole avointa kurssia.",
        },
        changes={
            "places": "jos kurssilta {course} vapautuisi paikkoja{needed}",
            "capacity": "jos vuodelle {year} ilmoitettaisiin lisää asiakaspaikkoja{needed}",
            "minimum": "jos kurssille {course} saataisiin lisää asiakkaita{needed}",
            "late": "jos kurssi {course} siirrettäisiin myöhemmäksi",
            "no_course": "jos kurssi luotaisiin",
            "wish": "jos kurssi {course} sopisi asiakkaalle",
            "office": "jos kurssin {course} toimipistettä saisi käyttää",
            "started": "jos asiakas voisi osallistua kurssille {course} sen alettua",
            "stays": "jos asiakkaan voisi sijoittaa kurssille {course}",
            "target_group": "jos kurssi {course} olisi myös asiakkaan kohderyhmälle",
        },
        short={
            "client/in-target-group": "Muille kohderyhmille",
            "client/within-total-duration": "Päättymispäivä asiakkaan kannalta liian myöhäinen",
            "places": "Kaikki paikat tarvitaan muille asiakkaille",
            "capacity": "Kaikki ilmoitetut asiakaspaikat käytössä",
            "minimum": "Liian vähän asiakkaita vahvistamiseen",
            "late": "Liian vähän asiakkaita, ja siirtämisen tai poistamisen viimeinen päivä on ohi",
            "cannot_be_confirmed": "Ei vahvistettavissa",
            "wish": "Ei sovi asiakkaalle",
            "office": "Toisessa toimipisteessä",
            "started": "Jo alkanut",
            "stays": "Asiakasta ei saa sijoittaa sinne, tai asiakkaan oma kurssi on alkanut",
            "fixed": "Toinen sijoitus määrätty ennalta",
            "no_course": "Avointa kurssia ei ole",
        },
        short_changes={
            "client/in-target-group": "jokin niistä on myös asiakkaan kohderyhmälle",
            "client/within-total-duration": "jokin niistä päättyy riittävän ajoissa",
            "places": "yksi paikka vapautuu",
            "capacity": "paikkoja ilmoitetaan lisää: {n}",
            "minimum": "asiakkaita tulee lisää: {n}",
            "late": "kurssi siirretään myöhemmäksi",
            "wish": "jokin niistä sopii asiakkaalle",
            "office": "jonkin niistä toimipistettä saa käyttää",
            "started": "asiakas voi osallistua jollekin niistä sen alettua",
            "stays": "asiakkaan saa sijoittaa jollekin niistä",
            "no_course": "kurssi luodaan",
        },
        enough="Riittää, että {change}.",
        amount=" (+{n})",
        duration_change="jos kurssi {course} päättyisi viimeistään {limit}",
        grow_change="jos kurssin {course} ryhmäkokoon voisi lisätä paikkoja{needed}",
        other_change="jos tämä ei olisi esteenä",
        objectives={
            "in_time": "Asiakkaat, joiden määräaika ei ole vielä päättynyt ja jotka ovat vahvistetulla kurssilla",
            "confirmed": "Odottavat asiakkaat, jotka ovat vahvistetulla kurssilla",
            "placed": "Ilman kurssia olevat asiakkaat, jotka saavat paikan",
            "soonest_first": "Montako päivää ennen viimeisintä määräaikaa vahvistetulla kurssilla olevien asiakkaiden määräajat päättyvät, yhteensä",
            "held": "Asiakkaat, jotka puuttuvat kursseilta, jotka on toteutettava",
            "moved": "Asiakkaat, jotka siirretään aiemmalta paikaltaan",
            "courses_changed": "Luodut ja poistetut kurssit ja lisätyt kohderyhmät",
            "days_to_start": "Päivät kurssin alkuun, kaikki uudet paikat yhteensä",
            "full_at_start": "Kurssit, jotka täyttyvät vastoin suositusta",
            "courses_used": "Kurssit, jotka saavat ensimmäiset asiakkaansa",
            "places_added": "Kursseille lisätyt paikat",
        },
        on_confirmed=Forms("{n} odottava asiakas on näiden toimien jälkeen vahvistetulla kurssilla.", "{n} odottavaa asiakasta on näiden toimien jälkeen vahvistetulla kurssilla."),
        not_on_confirmed=Forms("{n} asiakas jää vaille vahvistettua kurssia.", "{n} asiakasta jää vaille vahvistettua kurssia."),
        everybody="Kukaan ei sen jälkeen odota vahvistettua kurssia.",
        nobody="Kukaan ei odota vahvistettua kurssia.",
        heading_actions="Toimet tässä järjestyksessä",
        to_agree="Asiakkaan on ensin suostuttava.",
        heading_places="Uudet paikat",
        left="kurssin {course} sijaan",
        heading_unplaced="Ilman vahvistettua kurssia",
        has_place="kurssilla {course}, jota ei ole vahvistettu",
        deadline="määräaika {day}",
        no_deadline="määräaika ei ole tiedossa",
        possible="Paikka löytyisi, {change}.",
        together="Paikka löytyisi vain kaikilla näillä ehdoilla: {changes}.",
        unproven="Aika ei riittänyt syiden etsimiseen.",
        more_possible=Forms("Laskenta-aika ei riittänyt sen osoittamiseen, että suunnitelma on paras mahdollinen: enintään {n} asiakas lisää voisi päästä ajoissa vahvistetulle kurssille.", "Laskenta-aika ei riittänyt sen osoittamiseen, että suunnitelma on paras mahdollinen: enintään {n} asiakasta lisää voisi päästä ajoissa vahvistetulle kurssille."),
        heading_new_courses="Kurssit, joille he voisivat osallistua",
        new_course_text="Uudelle kurssille (kohderyhmät: {group}), jolla olisi kurssin {like} aikataulu uusin päivämäärin ja joka {starts}, voisi osallistua heistä {clients}; asiakkaita tarvitaan vähintään {minimum}. Vuodelle {year} ilmoitetuista paikoista on vapaana {left}.",
        starts_between="alkaisi aikaisintaan {first} ja viimeistään {last}",
        starts_from="alkaisi aikaisintaan {first}",
        any_group="ei tiedossa",
        heading_objectives="Tavoitteet tärkeysjärjestyksessä",
        best_possible="arvoa {bound} ei ole suljettu pois",
    ),
    "sv": Words(
        language="sv",
        plan="Plan",
        actions={
            "attach_client": "Lägg till klient {client} på kurs {course}.",
            "move_client": "Flytta klient {client} från kurs {leaves} till kurs {to}.",
            "confirm_course": "Bekräfta kurs {course}.",
            "set_group_size": "Ändra gruppstorleken på kurs {course} till {group_size}.",
            "set_target_groups": "Ändra målgrupperna för kurs {course}; nya målgrupper: {target_groups}.",
            "tell_authority_line": "Meddela till FPA:s servicenummer för myndigheter att det inte finns någon lämplig kurs för klient {client}.",
            "create_course": "Skapa kurs {course}, som börjar {start}.",
            "reschedule_course": "Senarelägg kurs {course}: den nya startdagen är {start}.",
            "delete_course": "Radera kurs {course}.",
        },
        only="Klienten kan inte delta i någon annan kurs.",
        first="Ingen annan kurs som klienten kan delta i börjar tidigare.",
        earlier="Kurser som börjar tidigare: {courses}.",
        full="kurs {course} är full",
        not_confirmed="kurs {course} kan inte bekräftas nu",
        better_so="en plats på kurs {course} vore sämre för andra klienter",
        many_earlier="{n} kurser börjar tidigare: {kinds}.",
        many_full="fulla: {n}",
        many_not_confirmed="kan inte bekräftas nu: {n}",
        many_better_so="sämre för andra: {n}",
        fixed="Placeringen hade bestämts på förhand.",
        reasons={
            "places": "Alla {places} klientplatser på kurs {course} behövs för andra klienter.",
            "capacity": "Alla klientplatser som angetts för {year} används.",
            "minimum": "För att kurs {course} ska kunna bekräftas behövs minst {minimum} klienter, och den skulle ha {clients}.",
            "late": "Kurs {course} har för få klienter och borde redan ha senarelagts eller raderats. Klienter placeras på den bara om den kan bekräftas.",
            "cannot_be_confirmed": "Kurs {course} får inte bekräftas i planen.",
            "wish": "Kurs {course} passar inte klient {client}.",
            "office": "Kurs {course} ordnas vid ett annat verksamhetsställe.",
            "started": "Kurs {course} har börjat.",
            "stays": "Klient {client} placeras inte på kurs {course}: klientens egen kurs har börjat, eller placeringen är inte tillåten i planen.",
            "fixed": "En annan placering hade bestämts på förhand för klient {client}.",
            "no_course": "Det finns ingen öppen kurs i tjänsten {service}.",
        },
        changes={
            "places": "om platser blev lediga på kurs {course}{needed}",
            "capacity": "om fler klientplatser angavs för {year}{needed}",
            "minimum": "om fler klienter kunde delta i kurs {course}{needed}",
            "late": "om kurs {course} senarelades",
            "no_course": "om en kurs skapades",
            "wish": "om kurs {course} passade klienten",
            "office": "om verksamhetsstället för kurs {course} fick användas",
            "started": "om klienten kunde komma till kurs {course} efter starten",
            "stays": "om klienten kunde placeras på kurs {course}",
            "target_group": "om kurs {course} också var för klientens målgrupp",
        },
        short={
            "client/in-target-group": "För andra målgrupper",
            "client/within-total-duration": "Slutar för sent för klienten",
            "places": "Alla platser behövs för andra klienter",
            "capacity": "Alla angivna klientplatser används",
            "minimum": "För få klienter för att bekräftas",
            "late": "För få klienter, och sista dagen att senarelägga eller radera kursen har passerat",
            "cannot_be_confirmed": "Kan inte bekräftas",
            "wish": "Passar inte klienten",
            "office": "Vid ett annat verksamhetsställe",
            "started": "Har redan börjat",
            "stays": "Klienten får inte placeras där, eller klientens egen kurs har börjat",
            "fixed": "En annan placering bestämd på förhand",
            "no_course": "Det finns ingen öppen kurs",
        },
        short_changes={
            "client/in-target-group": "någon av dem också är för klientens målgrupp",
            "client/within-total-duration": "någon av dem slutar tillräckligt tidigt",
            "places": "en plats blir ledig",
            "capacity": "fler platser anges: {n}",
            "minimum": "fler klienter kommer till: {n}",
            "late": "kursen senareläggs",
            "wish": "någon av dem passar klienten",
            "office": "verksamhetsstället för någon av dem får användas",
            "started": "klienten kan komma till någon av dem efter starten",
            "stays": "klienten får placeras på någon av dem",
            "no_course": "en kurs skapas",
        },
        enough="Det räcker att {change}.",
        amount=" (+{n})",
        duration_change="om kurs {course} slutade senast {limit}",
        grow_change="om gruppstorleken för kurs {course} kunde ökas med fler platser{needed}",
        other_change="om detta inte stod i vägen",
        objectives={
            "in_time": "Klienter vars tidsfrist ännu löper och som är på en bekräftad kurs",
            "confirmed": "Väntande klienter som är på en bekräftad kurs",
            "placed": "Klienter utan kurs som får en plats",
            "soonest_first": "Hur många dagar före den senaste tidsfristen som tidsfristerna går ut för klienter på bekräftad kurs, sammanlagt",
            "held": "Klienter som saknas på kurser som måste genomföras",
            "moved": "Klienter som flyttas från en plats som de hade",
            "courses_changed": "Skapade och raderade kurser och tillagda målgrupper",
            "days_to_start": "Dagar till kursstart, för alla nya platser",
            "full_at_start": "Kurser som blir fulla, mot rekommendationen",
            "courses_used": "Kurser som får sina första klienter",
            "places_added": "Platser som läggs till på kurser",
        },
        on_confirmed=Forms("{n} väntande klient är på en bekräftad kurs efter dessa åtgärder.", "{n} väntande klienter är på en bekräftad kurs efter dessa åtgärder."),
        not_on_confirmed=Forms("{n} klient är det inte.", "{n} klienter är det inte."),
        everybody="Ingen väntar därefter på en bekräftad kurs.",
        nobody="Ingen väntar på en bekräftad kurs.",
        heading_actions="Åtgärder i denna ordning",
        to_agree="Klienten måste först gå med på det.",
        heading_places="Nya platser",
        left="i stället för kurs {course}",
        heading_unplaced="Inte på en bekräftad kurs",
        has_place="på kurs {course}, som inte är bekräftad",
        deadline="tidsfrist {day}",
        no_deadline="tidsfristen är okänd",
        possible="Klienten kunde få en plats {change}.",
        together="Klienten kunde få en plats bara på alla dessa villkor: {changes}.",
        unproven="Tiden räckte inte till för att hitta orsakerna.",
        more_possible=Forms("Beräkningstiden räckte inte till för att visa att planen är den bästa möjliga: högst {n} klient till kunde i tid få en plats på en bekräftad kurs.", "Beräkningstiden räckte inte till för att visa att planen är den bästa möjliga: högst {n} klienter till kunde i tid få en plats på en bekräftad kurs."),
        heading_new_courses="Kurser som kunde ta emot dem",
        new_course_text="{clients} av dem kunde delta i en ny kurs (målgrupper: {group}; {starts}) med samma tidtabell som kurs {like} men nya datum; minst {minimum} behövs. Lediga platser av dem som angetts för {year}: {left}.",
        starts_between="startdag tidigast {first} och senast {last}",
        starts_from="startdag tidigast {first}",
        any_group="okända",
        heading_objectives="Mål i ordning",
        best_possible="{bound} är inte uteslutet",
    ),
}
