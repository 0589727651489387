"""A small log: two providers, a course that is confirmed too early, and a client who waits too long."""

import json


def event(on: str, provider: str, action: str, **fields: object) -> str:
    """One line of a log."""
    return json.dumps({"on": on, "provider": provider, "action": action, **fields}, ensure_ascii=False)


SERVICE = {"service": "kela.family-carers"}
PERIODS = [
    {"kind": "in_person", "start": "2026-05-04", "end": "2026-05-08"},
    {"kind": "digital", "start": "2026-05-25", "end": "2026-08-14"},
]
COURSE = {"group_size": 8, "target_groups": ["carer-of-adult"], "periods": PERIODS, **SERVICE}
DECISION = {"target_group": "carer-of-adult", **SERVICE}

DECLARED = event("2026-01-02", "P1", "declare_capacity", year=2026, places=24, **SERVICE)
DECIDED_1 = event("2026-01-05", "P1", "receive_decision", client="K1", issued="2025-12-29", **DECISION)
DECIDED_2 = event("2026-01-05", "P1", "receive_decision", client="K2", issued="2025-12-29", **DECISION)
CREATED = event("2026-01-07", "P1", "create_course", course="C1", **COURSE)
ATTACHED_1 = event("2026-01-09", "P1", "attach_client", course="C1", client="K1")
ATTACHED_2 = event("2026-01-09", "P1", "attach_client", course="C1", client="K2")
CONFIRMED_TOO_EARLY = event("2026-01-12", "P1", "confirm_course", course="C1")
OTHER_PROVIDER = event("2026-01-03", "P2", "declare_capacity", year=2026, places=8, **SERVICE)
LATE = event("2026-07-01", "P1", "update_provider_info", contact="kurssit@example.org", **SERVICE)

STORY = (
    DECLARED, DECIDED_1, DECIDED_2, CREATED, ATTACHED_1, ATTACHED_2, CONFIRMED_TOO_EARLY, OTHER_PROVIDER, LATE,
)  # fmt: skip
UNKNOWN_COURSE = event("2026-07-02", "P1", "confirm_course", course="C9")

# What happened although it may not: a client without a decision, and a course that became too long while clients were on it.
ATTACHED_3 = event("2026-01-09", "P1", "attach_client", course="C1", client="K3")
TOO_LONG = event("2026-01-12", "P1", "reschedule_course", course="C1", periods=[PERIODS[0], {**PERIODS[1], "end": "2028-02-11"}])
CREATED_2 = event("2026-01-13", "P1", "create_course", course="C2", **COURSE)
MOVED_3 = event("2026-01-13", "P1", "move_client", **{"from": "C1", "to": "C2"}, client="K3", agreed=True)
HISTORY = (DECLARED, DECIDED_1, DECIDED_2, CREATED, ATTACHED_1, ATTACHED_2, ATTACHED_3, TOO_LONG, CREATED_2, MOVED_3)
