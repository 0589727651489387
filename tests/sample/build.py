#!/usr/bin/env python3
"""Build the sample data: services.json and log.jsonl from real-courses.csv.

    python3 build.py            write the two files
    python3 build.py --check    fail when a written file is not what this script would write

The calendars of the courses are real; clients and everything that happens to them are invented (README.md).
"""

import csv
import json
import sys
from datetime import date, timedelta
from pathlib import Path

FOLDER = Path(__file__).resolve().parent

# The date of the audit, a Tuesday: six confirmed courses are under way or about to start, four wait to be confirmed.
AUDIT_DAY = "2024-09-03"

ALONE = "sample.family-carers-alone-2021"
COUPLES = "sample.family-carers-couples-2022"
MUSCULOSKELETAL = "sample.musculoskeletal-2024"

# What real-courses.csv calls a service: our service, and the target group of its courses.
SERVICES_IN_LIST = {
    "family carers (alone) 2021": (ALONE, "carer-of-adult"),
    "family carers (couples) 2022": (COUPLES, "carer-of-adult"),
    "musculoskeletal 2024 (neck-shoulder-arm)": (MUSCULOSKELETAL, "neck-shoulder-arm"),
    "musculoskeletal 2024 (leg)": (MUSCULOSKELETAL, "leg"),
    "musculoskeletal 2024 (back)": (MUSCULOSKELETAL, "back"),
}

# The courses are real, but the events are invented, so the log does not name the real providers.
KUNNONPAIKKA = "provider-k"
MERI_KARINA = "provider-m"
PROVIDERS = {"Kunnonpaikka": KUNNONPAIKKA, "Meri-Karina": MERI_KARINA}

GROUP_SIZE = 8  # of every course, unless the story differs

# Public holidays among the working days of the tables below.
HOLIDAYS = {
    "2021-12-06", "2022-04-18", "2023-12-06", "2023-12-25", "2023-12-26", "2024-01-01",
    "2024-04-01", "2024-05-01", "2024-05-09", "2024-06-21",
}

# An extra course that is not in the list, as its number shows.
EXTRA = "invented-course-1"
EXTRA_PERIODS = [
    {"kind": "in_person", "start": "2024-11-18", "end": "2024-11-22"},
    {"kind": "in_person", "start": "2025-03-10", "end": "2025-03-14"},
    {"kind": "in_person", "start": "2025-06-02", "end": "2025-06-04"},
]

# ---------------------------------------------------------------- the story, in tables

# course, created, published, confirmed ("" = in the story below)
COURSES = [
    ("82734", "2021-01-12", "2021-01-13", "2021-04-12"),
    ("74216", "2021-01-12", "2021-01-13", "2021-04-26"),
    ("83238", "2021-09-21", "2021-09-22", "2021-11-22"),
    ("83239", "2021-09-21", "2021-09-22", "2022-01-31"),
    ("83240", "2021-09-21", "2021-09-22", "2022-03-07"),
    ("83241", "2021-09-21", "2021-09-22", "2022-04-20"),
    ("83242", "2021-09-21", "2021-09-22", "2022-06-27"),
    ("89639", "2023-11-07", "2023-11-08", "2024-01-08"),
    ("89640", "2023-11-07", "2023-11-08", "2024-01-15"),
    ("89644", "2023-11-07", "2023-11-08", "2024-02-26"),
    ("89642", "2023-11-07", "2023-11-08", "2024-04-03"),
    ("89643", "2023-11-07", "2023-11-08", "2024-04-15"),
    ("89645", "2023-11-07", "2023-11-08", "2024-06-17"),
    ("89646", "2023-11-07", "2023-11-08", "2024-08-05"),
    ("89641", "2023-11-07", "2023-11-08", "2024-09-16"),
    ("89648", "2023-11-07", "2023-11-08", "2024-09-06"),
    ("89647", "2023-11-07", "", "2024-09-19"),
]

# Courses that were first planned for other, invented dates: course, number of the period, start, end.
# The story moves them to the published dates.
FIRST_PLANS = {
    "82734": (1, "2021-04-12", "2021-04-16"),
    "89642": (3, "2024-12-09", "2024-12-11"),
}

# course, first client, number of clients, date on which the first decision arrives, days between decisions
ENROLMENTS = [
    ("82734", 1, 6, "2021-01-18", 7),
    ("74216", 7, 5, "2021-02-01", 7),
    ("74216", 12, 1, "2021-04-14", 0),
    ("83238", 13, 8, "2021-09-27", 5),
    ("83239", 21, 6, "2021-11-08", 7),
    ("83240", 27, 7, "2021-12-13", 7),
    ("83241", 34, 5, "2022-01-31", 7),
    ("83241", 39, 1, "2022-05-11", 0),
    ("83242", 40, 7, "2022-03-21", 6),
    ("89639", 47, 6, "2023-11-13", 5),
    ("89640", 53, 6, "2023-11-15", 6),
    ("89644", 59, 6, "2023-12-04", 7),
    ("89642", 65, 6, "2024-01-15", 7),
    ("89643", 71, 6, "2024-02-05", 6),
    ("89645", 77, 6, "2024-03-04", 6),
    ("89646", 83, 7, "2024-03-18", 8),
    ("89648", 95, 5, "2024-05-20", 10),
    ("89647", 100, 7, "2024-04-15", 12),
    (EXTRA, 107, 2, "2024-07-29", 7),
    ("89641", 112, 2, "2024-09-09", 1),
]


def story():
    """Single events, each with its date first, like a diary."""

    # --- Kunnonpaikka, family carers, 2021
    kunnonpaikka("2021-01-11", "declare_capacity", service=ALONE, year=2021, places=16)
    kunnonpaikka("2021-01-11", "update_provider_info", service=ALONE, office=KUNNONPAIKKA,
                 multiprofessional_experience="over_2_years", distance_experience="under_2_years", pool="adjoining")
    # The first course is moved from April to May, all six clients agreeing: its published days.
    kunnonpaikka("2021-03-03", "reschedule_course", course="82734", periods=published_periods("82734"), clients_agreed=True)
    # DENIED: five clients are too few to confirm. The sixth comes two days later.
    kunnonpaikka("2021-04-12", "confirm_course", course="74216")
    # A client cannot come in August and continues on the other course in September.
    kunnonpaikka("2021-08-26", "move_client", **{"from": "82734", "to": "74216"}, client=client(4), agreed=True)

    # --- Meri-Karina, family carers as couples, 2022
    meri_karina("2021-09-20", "declare_capacity", service=COUPLES, year=2022, places=40)
    meri_karina("2021-09-20", "update_provider_info", service=COUPLES, office=MERI_KARINA,
                multiprofessional_experience="over_2_years", pool="adjoining")
    # DENIED: a course with seven clients must be held and cannot be deleted.
    meri_karina("2022-02-07", "delete_course", course="83240")
    # A client of a confirmed course moves to a later one; the course is held with the five who stay.
    meri_karina("2022-03-21", "move_client", **{"from": "83239", "to": "83241"}, client=client(21), agreed=True)
    # A capacity that is too small by mistake, and the correction.
    meri_karina("2022-03-24", "declare_capacity", service=COUPLES, year=2022, places=32)
    meri_karina("2022-03-25", "declare_capacity", service=COUPLES, year=2022, places=40)
    # DENIED: no decision yet. It arrives a week later.
    meri_karina("2022-05-04", "attach_client", course="83241", client=client(39))
    # DENIED: the client does not agree to an earlier course, and then goes to another provider.
    meri_karina("2022-05-09", "move_client", **{"from": "83242", "to": "83241"}, client=client(43), agreed=False)
    meri_karina("2022-05-16", "change_provider", client=client(43), service=COUPLES, declined_move=True)

    # --- Kunnonpaikka, musculoskeletal, 2024
    kunnonpaikka("2023-11-06", "declare_capacity", service=MUSCULOSKELETAL, year=2024, places=80)
    # The pool is left out: the audit asks for it.
    kunnonpaikka("2023-11-06", "update_provider_info", service=MUSCULOSKELETAL, office=KUNNONPAIKKA,
                 multiprofessional_experience="over_2_years")
    # One course is published unchecked and without a contact. DENIED: publication cannot be taken back.
    kunnonpaikka("2024-03-27", "publish_course", course="89647")
    kunnonpaikka("2024-03-28", "unpublish_course", course="89647")
    # DENIED: a larger group, as all 80 places are in use. More are declared, and an extra course is made, small and
    # not published.
    kunnonpaikka("2024-05-06", "set_group_size", course="89647", group_size=10)
    kunnonpaikka("2024-05-13", "declare_capacity", service=MUSCULOSKELETAL, year=2024, places=90)
    kunnonpaikka("2024-05-14", "create_course", course=EXTRA, service=MUSCULOSKELETAL, group_size=6,
                 target_groups=["leg"], periods=EXTRA_PERIODS, office=KUNNONPAIKKA, contact=KUNNONPAIKKA)
    # The last period of a running course is moved to its published days.
    last = published_periods("89642")[2]
    kunnonpaikka("2024-08-14", "reschedule_period", course="89642", period=3, start=last["start"], end=last["end"],
                 clients_agreed=True)
    # Placed after the six months, on a course that is confirmed but has not begun.
    decision("2024-02-27", 90, MUSCULOSKELETAL, "back")
    kunnonpaikka("2024-08-28", "attach_client", course="89646", client=client(90))
    # Four clients wait on a course that gets no more: the six months of the first run out unnoticed, the second
    # got the decision two weeks after its day.
    decision("2024-02-28", 91, MUSCULOSKELETAL, "neck-shoulder-arm")
    decision("2024-03-11", 92, MUSCULOSKELETAL, "neck-shoulder-arm", issued="2024-02-26", received="2024-03-11")
    decision("2024-06-12", 93, MUSCULOSKELETAL, "neck-shoulder-arm")
    decision("2024-07-10", 94, MUSCULOSKELETAL, "neck-shoulder-arm")
    kunnonpaikka("2024-04-10", "attach_client", course="89641", client=client(91))
    kunnonpaikka("2024-04-10", "attach_client", course="89641", client=client(92))
    kunnonpaikka("2024-06-14", "attach_client", course="89641", client=client(93))
    kunnonpaikka("2024-07-12", "attach_client", course="89641", client=client(94))
    # Rehabilitation begun elsewhere, nine months nearly over: no course ends early enough.
    decision("2024-08-26", 109, MUSCULOSKELETAL, "back", issued="2023-11-20", continues=True,
             rehabilitation_started="2024-01-22")
    # DENIED: the course is full.
    decision("2024-08-28", 110, MUSCULOSKELETAL, "back")
    kunnonpaikka("2024-09-02", "attach_client", course="89646", client=client(110))
    decision("2024-09-02", 111, MUSCULOSKELETAL, "neck-shoulder-arm")

    # --- after the date of the audit, its findings are resolved
    kunnonpaikka("2024-09-04", "tell_authority_line", client=client(109), service=MUSCULOSKELETAL)
    kunnonpaikka("2024-09-04", "set_group_size", course="89646", group_size=9)
    kunnonpaikka("2024-09-04", "attach_client", course="89646", client=client(110))
    kunnonpaikka("2024-09-04", "update_provider_info", service=MUSCULOSKELETAL, office=KUNNONPAIKKA, pool="adjoining")
    # DENIED: the extra course still has clients. Once they are moved it can be deleted, and 89648 has its seven.
    kunnonpaikka("2024-09-05", "delete_course", course=EXTRA)
    kunnonpaikka("2024-09-05", "move_client", **{"from": EXTRA, "to": "89648"}, client=client(107), agreed=True)
    kunnonpaikka("2024-09-05", "move_client", **{"from": EXTRA, "to": "89648"}, client=client(108), agreed=True)
    kunnonpaikka("2024-09-05", "delete_course", course=EXTRA)
    # The client whose six months were missed uses the right to change provider; three others come in time.
    kunnonpaikka("2024-09-06", "attach_client", course="89641", client=client(111))
    kunnonpaikka("2024-09-09", "change_provider", client=client(91), service=MUSCULOSKELETAL)
    kunnonpaikka("2024-09-18", "correct_course", course="89647", contact=KUNNONPAIKKA)
    # DENIED: the first dates of a confirmed course are fixed.
    later = published_periods("89648")
    later[0] = {"kind": "in_person", "start": "2024-10-14", "end": "2024-10-18"}
    kunnonpaikka("2024-09-23", "reschedule_course", course="89648", periods=later, clients_agreed=True)
    kunnonpaikka("2024-09-30", "change_provider", client=client(109), service=MUSCULOSKELETAL)
    # Winter: one client moves between running courses, one ends.
    kunnonpaikka("2025-01-30", "move_client", **{"from": "89648", "to": "89647"}, client=client(98), agreed=True)
    kunnonpaikka("2025-03-10", "end_rehabilitation", client=client(86), service=MUSCULOSKELETAL)


# ---------------------------------------------------------------- the service descriptions


def names(en, fi, sv):
    return {"en": en, "fi": fi, "sv": sv}


def carers(service, title, source, valid_to):
    group = names("Carers of an adult", "Aikuisen omaishoitajat", "Närståendevårdare till en vuxen")
    return {
        "id": service, "names": title, "source": source,
        "group_size": {"min": 6, "max": 8}, "must_hold_at": 7,
        "target_groups": [{"id": "carer-of-adult", "names": group, "verified": False}],
        "target_groups_per_course": {"min": 1, "max": 1}, "may_add_target_group": False,
        "total_duration_months": 10, "placement_deadline_months": 6, "settle_days_before_start": 30,
        "commits": ["first_in_person"], "recommend_not_full_at_start": True,
        "single_period_move_stated": True, "earlier_move_stated": False,
        "provider_info": ["multiprofessional_experience", "pool"], "valid_from": None, "valid_to": valid_to,
    }


def services():
    source = {SERVICES_IN_LIST[row["service_name"]][0]: row["source"] for row in LIST}
    alone = carers(
        ALONE,
        names("Courses for family carers (alone) 2021", "Omaishoitajien kuntoutuskurssit (yksilö) 2021",
              "Rehabiliteringskurser för närståendevårdare (enskilt) 2021"),
        source[ALONE], "2021-12-31")
    alone["provider_info"].insert(1, "distance_experience")  # a part of it is held online
    couples = carers(
        COUPLES,
        names("Courses for family carers (couples) 2022", "Omaishoitajien kuntoutuskurssit (pari) 2022",
              "Rehabiliteringskurser för närståendevårdare (par) 2022"),
        source[COUPLES], "2023-12-31")
    groups = [
        ("neck-shoulder-arm", "Disorders of the neck, shoulder or arm", "Niskan, hartian tai yläraajan sairaudet",
         "Sjukdomar i nacken, skuldrorna eller armarna"),
        ("leg", "Disorders of the leg", "Alaraajan sairaudet", "Sjukdomar i benen"),
        ("back", "Disorders of the back", "Selkäsairaudet", "Ryggsjukdomar"),
    ]
    musculoskeletal = {
        "id": MUSCULOSKELETAL,
        "names": names("Courses for musculoskeletal disorders 2024",
                       "Tuki- ja liikuntaelinsairauksien kuntoutuskurssit 2024",
                       "Rehabiliteringskurser för sjukdomar i stöd- och rörelseorganen 2024"),
        "source": source[MUSCULOSKELETAL],
        "group_size": {"min": 6, "max": 10}, "must_hold_at": 7,
        "target_groups": [{"id": i, "names": names(en, fi, sv), "verified": True} for i, en, fi, sv in groups],
        "target_groups_per_course": {"min": 1, "max": 1}, "may_add_target_group": False,
        "total_duration_months": 9, "placement_deadline_months": 6, "settle_days_before_start": 30,
        "commits": ["first_in_person"], "provider_info": ["multiprofessional_experience", "pool"],
        "valid_from": None, "valid_to": None,
    }
    return [alone, couples, musculoskeletal]


# ---------------------------------------------------------------- from the tables to events

with open(FOLDER / "real-courses.csv", encoding="utf-8", newline="") as file:
    LIST = list(csv.DictReader(file))

EVENTS = []


def event(day, provider, action, **fields):
    EVENTS.append({"on": day, "provider": provider, "action": action, **fields})


def kunnonpaikka(day, action, **fields):
    event(day, KUNNONPAIKKA, action, **fields)


def meri_karina(day, action, **fields):
    event(day, MERI_KARINA, action, **fields)


def client(number):
    return f"invented-{number:03}"


def published_periods(course):
    """The real calendar of a course."""
    rows = sorted((row for row in LIST if row["course"] == course), key=lambda row: int(row["period"]))
    return [{"kind": row["kind"], "start": row["start"], "end": row["end"]} for row in rows]


def about(course):
    """Provider, service and target group of a course."""
    if course == EXTRA:
        return KUNNONPAIKKA, MUSCULOSKELETAL, "leg"
    row = next(row for row in LIST if row["course"] == course)
    return PROVIDERS[row["provider"]], *SERVICES_IN_LIST[row["service_name"]]


def days_later(day, days):
    """That many days later, or the next working day."""
    found = date.fromisoformat(day) + timedelta(days)
    while found.weekday() >= 5 or found.isoformat() in HOLIDAYS:
        found += timedelta(1)
    return found.isoformat()


def decision(day, number, service, group, provider=KUNNONPAIKKA, issued=None, **more):
    """Kela's decision reaches the provider, a week after it was issued unless said otherwise."""
    issued = issued or (date.fromisoformat(day) - timedelta(7)).isoformat()
    received = {"received": more.pop("received")} if "received" in more else {}
    event(day, provider, "receive_decision", client=client(number), service=service, issued=issued, **received,
          target_group=group, **more)


def create(course, day):
    provider, service, group = about(course)
    periods = published_periods(course)
    if course in FIRST_PLANS:
        number, start, end = FIRST_PLANS[course]
        periods[number - 1] = {"kind": "in_person", "start": start, "end": end}
    contact = {} if course == "89647" else {"contact": provider}
    event(day, provider, "create_course", course=course, service=service, group_size=GROUP_SIZE, target_groups=[group],
          periods=periods, office=provider, **contact)


def enrol(course, first, count, day, between):
    """Decisions arrive one after another; each client is attached two days after."""
    provider, service, group = about(course)
    for i in range(count):
        arrives = days_later(day, i * between)
        decision(arrives, first + i, service, group, provider)
        event(days_later(arrives, 2), provider, "attach_client", course=course, client=client(first + i))


def log():
    """All events by day; those of one day as they are written: created, published, enrolled, story, confirmed."""
    EVENTS.clear()
    for course, created, published, _ in COURSES:
        create(course, created)
        if published:
            event(published, about(course)[0], "publish_course", course=course, checked=True)
    for row in ENROLMENTS:
        enrol(*row)
    story()
    for course, _, _, confirmed in COURSES:
        event(confirmed, about(course)[0], "confirm_course", course=course)
    return sorted(EVENTS, key=lambda e: e["on"])  # stable


def main():
    lines = [json.dumps(e, ensure_ascii=False, separators=(",", ":")) + "\n" for e in log()]
    files = {
        "services.json": json.dumps(services(), ensure_ascii=False, indent=2) + "\n",
        "log.jsonl": "".join(lines),
    }
    if sys.argv[1:] == ["--check"]:
        stale = [name for name, text in files.items()
                 if not (FOLDER / name).is_file() or (FOLDER / name).read_bytes() != text.encode()]
        if stale:
            sys.exit("stale, run python3 build.py: " + ", ".join(stale))
    elif sys.argv[1:]:
        sys.exit(__doc__)
    else:
        for name, text in files.items():
            (FOLDER / name).write_bytes(text.encode())
        print(f"{len(lines)} events; the day to audit is {AUDIT_DAY}")


if __name__ == "__main__":
    main()
