"""The result of planning: what to do, who gets which place, and why somebody gets none."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from os import PathLike
from pathlib import Path
from typing import Any, TypeAlias

from .. import _core
from .._core import Finding
from ..request import Language
from ..tables import Table
from .model import Objective, Reached
from .new_course import NewCourse
from .proposal import Placement, Step
from .reasons import Limit, Why
from .situation import Client, Course, Situation, is_confirmed_row
from .words import WORDS, Words

ACTIONS = {
    "number": "whole", "provider": "text", "action": "text", "course": "text", "client": "text", "message": "text",
    "to_agree": "flag", "open": "text",
}  # fmt: skip
PLACED = {
    "provider": "text", "service": "text", "client": "text", "course": "text", "left": "text", "due": "day", "start": "day",
    "is_confirmed": "flag", "is_in_time": "flag", "why": "text",
}  # fmt: skip
UNPLACED = {"provider": "text", "service": "text", "client": "text", "course": "text", "due": "day", "is_proven": "flag", "together": "text"}
REASONS = {
    "provider": "text", "client": "text", "kind": "text", "course": "text", "year": "whole", "rule": "text", "needed": "whole",
    "message": "text", "change": "text",
}  # fmt: skip
COURSES = {
    "provider": "text", "service": "text", "course": "text", "start": "day", "end": "day", "clients": "whole", "clients_before": "whole",
    "group_size": "whole", "group_size_before": "whole", "is_confirmed": "flag", "was_confirmed": "flag", "is_deleted": "flag", "is_new": "flag",
}  # fmt: skip
NEW_COURSES = {
    "provider": "text", "service": "text", "target_groups": "text", "clients": "whole", "minimum": "whole", "first_start": "day", "last_start": "day",
    "places_left": "whole", "like": "text", "message": "text",
}  # fmt: skip
OBJECTIVES = {"objective": "text", "value": "whole", "bound": "whole", "message": "text"}

# More courses than this are counted rather than named.
MOST_NAMED = 4

Row: TypeAlias = dict[str, Any]


@dataclass(frozen=True, repr=False)
class Plan:
    """A proposal: actions that the engine allows one after the other, on one date, and what they bring about. `_repr_html_` shows it in a
    notebook."""

    as_of: date
    language: Language
    actions: list[dict[str, Any]]
    """The actions in order, as events of a log."""
    steps: Table
    """The actions in words: number, provider, action, course, client, message, `to_agree` (whether a client must agree first), and `open`, what
    the engine leaves undetermined."""
    placed: Table
    """Who gets a place: provider, service, client, course, `left` (the course that the client leaves), due, start, `is_confirmed`, `is_in_time`
    (null without a known deadline), why."""
    unplaced: Table
    """Who has no place or, with a `course`, none on a confirmed course: provider, service, client, course, due, `is_proven`, whether the time
    sufficed to find the reasons, and `together`, changes that would all be needed, if none is enough alone, one per line."""
    reasons: Table
    """Why: limits that clash, of which none can be left out: provider, client, kind, course, year, rule, needed, message, and `change`, if that
    alone would make a place: for one client more, without any client in time less."""
    new_courses: Table
    """Courses that would take the clients of `unplaced`, one for each choice of target groups: provider, service, target_groups, clients (how many
    could join), minimum, first_start and last_start (when it could start; null if also later), places_left (declared places of the year that no
    course uses), `like` (the course whose schedule it has, moved), message."""
    courses: Table
    """Every course before and after: provider, service, course, start, end, clients, clients_before, group_size, group_size_before, is_confirmed,
    was_confirmed, is_deleted, is_new."""
    objectives: Table
    """How far each objective was reached, in their order: objective, value, bound, message."""
    members: Mapping[tuple[str, str], Sequence[str]]
    """The clients on each course after the plan, by provider and course."""
    _settled: Sequence[Settled]

    @property
    def names(self) -> dict[str, str]:
        """What the services are called in the language of the plan, by id."""
        return {one.situation.service: one.situation.names.get(self.language, one.situation.service) for one in self._settled}

    def in_language(self, language: Language) -> Plan:
        """The same plan in another language."""
        return plan_of(self._settled, self.as_of, language)

    @property
    def to_agree(self) -> list[dict[str, Any]]:
        """The actions that a client must agree to first: the plan assumes no agreement."""
        return [action for action, step in zip(self.actions, self.steps, strict=True) if step["to_agree"]]

    @property
    def bound(self) -> int:
        """The largest number of clients in time that is not proven impossible; more than are in time only if the time ran out."""
        return int(self.objectives[0]["bound"])

    @property
    def gap(self) -> int:
        """How many more clients could at most be in time."""
        return self.bound - int(self.objectives[0]["value"])

    @property
    def tables(self) -> dict[str, Table]:
        """The tables by name."""
        return {name: getattr(self, name) for name in ("steps", "placed", "unplaced", "reasons", "new_courses", "courses", "objectives")}

    def to_dict(self) -> dict[str, Any]:
        """Everything as plain values; dates are strings."""
        tables = {name: [*table] for name, table in self.tables.items()}
        found: dict[str, Any] = json.loads(json.dumps({"as_of": self.as_of, "actions": self.actions, **tables, "bound": self.bound, "gap": self.gap}, default=str))
        return found

    def to_html(self) -> str:
        """A self-contained page in all three languages, which opens in that of the plan: courses as columns, clients as cards, before and
        after."""
        from .page import page_of

        return page_of(self)

    def to_excel(self, path: str | PathLike[str]) -> None:
        """Writes a workbook with a sheet per table. Requires `pip install 'rehab-rules[excel]'`."""
        from ..workbook import write_workbook

        write_workbook(self.tables, Path(path))

    def to_text(self, width: int = 100) -> str:
        """The plan as text for people, as the command line prints it."""
        from .show import blocks

        return "\n".join(block.plain for block in blocks(self, width))

    def __str__(self) -> str:
        return self.to_text()

    def __repr__(self) -> str:
        return f"<Plan of {self.as_of}: {len(self.actions)} actions, {len(self.placed)} new places, {len(self.unplaced)} clients not on a confirmed course>"

    def _repr_html_(self) -> str:
        from html import escape

        return f'<iframe srcdoc="{escape(self.to_html(), quote=True)}" style="width:100%;height:40em;border:0" title="{escape(WORDS[self.language].plan)}"></iframe>'


@dataclass(frozen=True)
class Settled:
    """The plan of one service."""

    situation: Situation
    steps: Sequence[Step]
    placements: Sequence[Placement]
    after: Mapping[str, Mapping[str, Any]]
    """The rows of the courses after the plan."""
    on: Mapping[str, str]
    """The course of each client after the plan."""
    whys: Sequence[Why]
    new_courses: Sequence[NewCourse]
    reached: Sequence[Reached]

    @cached_property
    def clients(self) -> Mapping[str, Client]:
        """The clients, by id."""
        return {client.id: client for client in self.situation.clients}

    @cached_property
    def members(self) -> Mapping[str, Sequence[str]]:
        """The clients on each course after the plan."""
        found = {id: [client for client in course.clients if client not in self.clients] for id, course in self.situation.courses.items()}
        for client, course in self.on.items():
            found[course].append(client)
        return {id: sorted(clients) for id, clients in found.items()}


def plan_of(settled: Sequence[Settled], as_of: date, language: Language) -> Plan:
    """The plan of all services and providers."""
    words = WORDS[language]
    steps = [step for one in settled for step in one.steps]
    return Plan(
        as_of=as_of,
        language=language,
        actions=[{"on": as_of.isoformat(), "provider": step.provider, **step.action} for step in steps],
        steps=table(ACTIONS, [step_row(number, step, language, words) for number, step in enumerate(steps, 1)]),
        placed=table(PLACED, [placed_row(one, placement, words) for one in settled for placement in one.placements]),
        unplaced=table(UNPLACED, [unplaced_row(one, why, words) for one in settled for why in one.whys]),
        reasons=table(REASONS, [row for one in settled for why in one.whys for row in reason_rows(one, why, language, words)]),
        new_courses=table(NEW_COURSES, [new_course_row(one, course, words) for one in settled for course in one.new_courses]),
        courses=table(COURSES, [course_row(one, course) for one in settled for course in one.situation.courses.values()]),
        objectives=table(OBJECTIVES, objective_rows([one.reached for one in settled], words)),
        members={(one.situation.provider, id): clients for one in settled for id, clients in one.members.items()},
        _settled=settled,
    )


def table(columns: Mapping[str, str], rows: Sequence[Row]) -> Table:
    """A table of rows."""
    return Table(_core.made_table([(name, kind, [row.get(name) for row in rows]) for name, kind in columns.items()]))


def step_row(number: int, step: Step, language: Language, words: Words) -> Row:
    """An action in words."""
    action = step.action
    undetermined = [finding.message(language) for finding in step.decision.findings if finding.effect == "undetermined"]
    return {
        "number": number,
        "provider": step.provider,
        "action": action["action"],
        "course": action.get("course", action.get("to")),
        "client": action.get("client"),
        "message": words.step(action),
        "to_agree": is_to_agree(step),
        "open": "\n".join(undetermined) or None,
    }


def is_to_agree(step: Step) -> bool:
    """Whether the engine leaves open if the clients agree."""
    return any(finding.rule in ("client/agrees-to-move", "course/clients-agree-to-dates") for finding in step.decision.findings)


def placed_row(settled: Settled, placement: Placement, words: Words) -> Row:
    """A client's new place, with why it is this one."""
    client, course = settled.clients[placement.client], settled.situation.courses[placement.course]
    is_confirmed = confirmed(settled, course)
    return {
        "provider": settled.situation.provider,
        "service": settled.situation.service,
        "client": client.id,
        "course": course.id,
        "left": placement.left,
        "due": client.due,
        "start": course.start,
        "is_confirmed": is_confirmed,
        "is_in_time": None if client.due is None else is_confirmed and client.status == "ahead",
        "why": why_this(settled, client, course, words),
    }


def why_this(settled: Settled, client: Client, course: Course, words: Words) -> str:
    """Why a client gets this course: which of the client's courses start earlier, and what stands against them."""
    if client.is_fixed:
        return words.fixed
    options = [settled.situation.courses[id] for id in client.options]
    if len(options) == 1:
        return words.only
    earlier = [other for other in options if (other.start or date.max) < (course.start or date.max)]
    if not earlier:
        return words.first
    kinds: dict[str, list[str]] = {}
    for other in earlier:
        if confirmed(settled, course) and not confirmed(settled, other):
            kind = words.not_confirmed
        elif settled.after[other.id]["group_size"] <= len(settled.members[other.id]):
            kind = words.full
        else:
            kind = words.better_so
        kinds.setdefault(kind, []).append(other.id)
    if len(earlier) <= MOST_NAMED:
        return words.earlier.format(courses="; ".join(kind.format(course=id) for kind, ids in kinds.items() for id in ids))
    counted = ((words.full, words.many_full), (words.not_confirmed, words.many_not_confirmed), (words.better_so, words.many_better_so))
    return words.many_earlier.format(n=len(earlier), kinds="; ".join(text.format(n=len(kinds[kind])) for kind, text in counted if kind in kinds))


def confirmed(settled: Settled, course: Course) -> bool:
    """Whether a course is confirmed after the plan."""
    return is_confirmed_row(settled.after.get(course.id, {}))


def unplaced_row(settled: Settled, why: Why, words: Words) -> Row:
    """A client without a place, or without one on a confirmed course."""
    client = why.client
    return {
        "provider": settled.situation.provider,
        "service": settled.situation.service,
        "client": client.id,
        "course": settled.on.get(client.id),
        "due": client.due,
        "is_proven": why.is_proven,
        "together": "\n".join(Said.of(settled, client, limit, None).change(words) for limit in why.together) or None,
    }


def reason_rows(settled: Settled, why: Why, language: Language, words: Words) -> Iterable[Row]:
    """The reasons of a client."""
    for reason in why.reasons:
        said = Said.of(settled, why.client, reason.limit, reason.needed)
        yield {
            "provider": settled.situation.provider,
            "client": why.client.id,
            "kind": reason.limit.kind,
            "course": said.course.id if said.course else None,
            "year": int(reason.limit.of) if reason.limit.kind == "capacity" else None,
            "rule": said.finding.rule if said.finding else None,
            "needed": reason.needed,
            "message": said.finding.message(language) if said.finding else words.reasons[reason.limit.kind].format(**said.values),
            "change": said.change(words) if reason.is_enough else None,
        }


@dataclass(frozen=True)
class Said:
    """A limit that stands between a client and a place, with what its texts need."""

    kind: str
    course: Course | None
    finding: Finding | None
    values: Mapping[str, object]

    @classmethod
    def of(cls, settled: Settled, client: Client, limit: Limit, needed: int | None) -> Said:
        """A limit of a client."""
        course = settled.situation.courses.get(limit.of) if limit.kind not in ("capacity", "no_course") else None
        findings: Sequence[Finding] = ()
        if limit.kind == "rule":
            findings = client.against[limit.of].findings
        elif limit.kind == "cannot_be_confirmed" and course:
            findings = course.against_confirming
        values = {
            "client": client.id,
            "course": limit.of,
            "year": limit.of,
            "service": limit.of,
            "needed": "" if needed is None else f": {needed}",
            "clients": len(settled.members[course.id]) if course else 0,
            "places": settled.after[course.id]["group_size"] if course and course.id in settled.after else 0,
            "minimum": course.minimum if course else 0,
        }
        return cls(limit.kind, course, findings[0] if findings else None, values)

    def change(self, words: Words) -> str:
        """The change that would let the limit give way."""
        may_grow = self.course is not None and self.course.largest < self.course.most
        return words.change(self.kind, self.finding, self.values, may_grow)


def new_course_row(settled: Settled, course: NewCourse, words: Words) -> Row:
    """A course that could be created."""
    return {
        "provider": settled.situation.provider,
        "service": settled.situation.service,
        "target_groups": ", ".join(course.target_groups) or None,
        "clients": len(course.clients),
        "minimum": course.minimum,
        "first_start": course.first_start,
        "last_start": course.last_start,
        "places_left": course.places_left,
        "like": course.like,
        "message": words.new_course(course),
    }


def course_row(settled: Settled, course: Course) -> Row:
    """A course before and after."""
    row = settled.after.get(course.id)
    is_deleted = row is None or bool(row.get("deleted"))
    periods = (row or {}).get("periods") or []
    return {
        "provider": settled.situation.provider,
        "service": settled.situation.service,
        "course": course.id,
        "start": date.fromisoformat(periods[0]["start"]) if periods else course.start,
        "end": date.fromisoformat(max(period["end"] for period in periods)) if periods else course.end,
        "clients": len(settled.members[course.id]),
        "clients_before": len(course.clients),
        "group_size": row["group_size"] if row else course.group_size,
        "group_size_before": None if course.draft else course.group_size,
        "is_confirmed": confirmed(settled, course),
        "was_confirmed": course.is_confirmed,
        "is_deleted": is_deleted and course.draft is None,
        "is_new": course.draft is not None and row is not None,
    }


def objective_rows(reached: Sequence[Sequence[Reached]], words: Words) -> list[Row]:
    """The objectives over all services: each is reached in every service on its own, so the sums are the best too."""
    values: dict[Objective, list[int]] = {name: [0, 0] for name in words.objectives}
    for one in reached:
        for found in one:
            values[found.objective][0] += found.value
            values[found.objective][1] += found.bound
    return [
        {"objective": name, "value": value, "bound": bound, "message": words.objectives[name]} for name, (value, bound) in values.items()
    ]
