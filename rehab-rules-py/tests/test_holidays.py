"""Days off: where `holiday_roll` moves each due day of 111 years, against the calendar of Finland in the package `holidays`."""

import json
from datetime import date, timedelta

import holidays
from rehab_rules._core import LogReplay
from story import event

FIRST, LAST = date(1990, 1, 1), date(2100, 12, 31)
# Four years, so that every due day, 29 February too, has its day of issue.
YEARS = 4
SERVICE = {
    "id": "test.rolled",
    "group_size": {"min": 6, "max": 12},
    "must_hold_at": 7,
    "target_groups": [{"id": "everybody", "verified": False}],
    "target_groups_per_course": {"min": 1, "max": 1},
    "total_duration_months": 20,
    "placement_deadline_months": 12 * YEARS,
    "settle_days_before_start": 30,
    "commits": ["first_in_person"],
    "holiday_roll": "next_working_day",
}

# Christmas Eve and Midsummer Eve are among the package's public holidays, in every year.
PUBLIC_HOLIDAYS = holidays.country_holidays("FI", years=range(FIRST.year, LAST.year + 1))

# Ascension Day was kept on a Saturday from 1973 on. The package ends that with 1990; Kotus and Uppslagsverket Finland have the
# holiday back on its Thursday from 1992 on, and then 9 May 1991 was a working day. What the package says of it proves nothing.
UNCERTAIN = date(1991, 5, 9)


def test_every_due_day_from_1990_to_2100_moves_to_the_next_working_day() -> None:
    days = [FIRST + timedelta(days) for days in range((LAST - FIRST).days + 1)]
    assert len(days) == 40_542
    moved = due_days([day.replace(year=day.year - YEARS) for day in days])
    different = {
        str(day): f"moved to {due}, not to {working_day_from(day)}"
        for day, due in zip(days, moved, strict=True)
        if day != UNCERTAIN and due != working_day_from(day)
    }
    assert different == {}


def working_day_from(day: date) -> date:
    """The day itself when it is a working day, else the next one."""
    saturday = 5
    while day.weekday() >= saturday or day in PUBLIC_HOLIDAYS:
        day += timedelta(1)
    return day


def due_days(issued: list[date]) -> list[date]:
    """By which days clients whose decisions were issued on these days are on a confirmed course, as the engine says."""
    decisions = [
        event(str(on), "P1", "receive_decision", service=SERVICE["id"], client=f"K{on}", issued=str(on)) for on in issued
    ]
    replay = LogReplay(services=[json.dumps(SERVICE).encode()])
    answer = replay.feed("\n".join(decisions).encode()) + replay.finish()
    findings = [finding for line in answer.splitlines() for finding in json.loads(line)["findings"]]
    return [date.fromisoformat(finding["due"]) for finding in findings if finding["rule"] == "client/on-confirmed-course-in-time"]
