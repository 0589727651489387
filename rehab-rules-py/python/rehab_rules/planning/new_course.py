"""Which new course would take the clients who are not on a confirmed one: how many of them, and when it would have to start."""

import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import combinations, count
from typing import Any

from .._core import InputError, Provider
from .proposal import later
from .situation import FREE_PLACE, TARGET_GROUP, Client, Situation, prohibitions

# A start on each Monday of the next two years is tried.
WEEKS = 104


@dataclass(frozen=True)
class NewCourse:
    """A course for some target groups that clients could join if it started in a range of weeks."""

    target_groups: tuple[str, ...]
    """Empty where the clients' groups are unknown."""
    clients: tuple[str, ...]
    first_start: date
    last_start: date | None
    """None if it could also start later than was tried."""
    minimum: int
    like: str
    """The course whose schedule it has, moved."""
    places_left: int
    """The declared places of the year of its first start that no course uses."""


def new_courses_of(state: Provider, situation: Situation, without: Sequence[Client]) -> list[NewCourse]:
    """For each choice of target groups that a course may have, the new course that most of the clients could join, and of those the first range of starts."""
    scheduled = [course for course in situation.courses.values() if course.start is not None and course.draft is None]
    if not scheduled or not without:
        return []
    # The shortest schedule leaves the most time to each client.
    like = min(scheduled, key=lambda course: ((course.end or date.max) - (course.start or date.min), course.id))
    weeks = [(start, joiners) for start, joiners in tried(state, situation, like.id, without) if joiners]
    groups = sorted({client.group for client in without if client.group is not None})
    found = []
    for chosen in combinations(groups, min(like.most_groups, len(groups))):
        # A client whose group is unknown may belong to any.
        fitting = [(start, tuple(client.id for client in joiners if client.group in (None, *chosen))) for start, joiners in weeks]
        most = max((len(ids) for _, ids in fitting), default=0)
        if not most:
            continue
        first = last = next(place for place, (_, ids) in enumerate(fitting) if len(ids) == most)
        while last + 1 < len(fitting) and fitting[last + 1][1] == fitting[first][1] and fitting[last + 1][0] - fitting[last][0] == timedelta(7):
            last += 1
        start, end = fitting[first][0], fitting[last][0]
        is_open = monday_after(situation.on) + timedelta(7 * (WEEKS - 1)) <= end
        left = situation.places_left.get(start.year, 0)
        found.append(NewCourse(chosen, fitting[first][1], start, None if is_open else end, like.minimum, like.id, left))
    return found


def monday_after(day: date) -> date:
    """The next Monday."""
    return day + timedelta(7 - day.weekday())


def tried(state: Provider, situation: Situation, like: str, without: Sequence[Client]) -> Iterator[tuple[date, list[Client]]]:
    """Who could join a course with the schedule of another one, from each Monday on."""
    fork = state.fork()
    rows = {row["course"]: row for row in json.loads(state.snapshot())["courses"]}
    row = rows[like]
    first = date.fromisoformat(row["periods"][0]["start"])
    id = next(name for name in (f"new-{number}" for number in count()) if name not in rows)
    for week in range(WEEKS):
        start = monday_after(situation.on) + timedelta(7 * week)
        periods = [later(period, (start - first).days) for period in row["periods"]]
        # What stands against such a course today, such as no declared places, is for the planner to see to.
        if week == 0:
            created = {"action": "create_course", "course": id, "service": situation.service, "group_size": row["group_size"], "target_groups": row["target_groups"]}
            try:
                fork.apply({**created, "periods": periods}, situation.on, mode="observe")
            except InputError:
                # No service description is in force any more.
                return
        else:
            fork.apply({"action": "reschedule_course", "course": id, "periods": periods}, situation.on, mode="observe")
        yield start, [client for client in without if can_join(fork, client, id, situation.on)]


def can_join(state: Provider, client: Client, course: str, on: date) -> bool:
    """Whether a client could join a course that is for the client's target group."""
    place: dict[str, Any] = {"action": "attach_client", "course": course} if client.course is None else {"action": "move_client", "from": client.course, "to": course}
    return not prohibitions(state.evaluate({**place, "client": client.id}, on).findings, FREE_PLACE, TARGET_GROUP)
