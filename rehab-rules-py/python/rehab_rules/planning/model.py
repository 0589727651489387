"""Counts how many clients each course gets. What a client may join and what a course may become is settled before."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Literal

from .situation import Client, Course, Situation
from .solver import Numbers, OutOfTime

Objective = Literal[
    "in_time", "confirmed", "placed", "soonest_first", "held", "moved", "courses_changed", "days_to_start", "full_at_start", "courses_used", "places_added"
]
"""What a plan aims at, in this order; each is settled before the next. docs/how-to/plan.md explains them."""

MORE_IS_BETTER: tuple[Objective, ...] = ("in_time", "confirmed", "placed", "soonest_first")

# A course without a schedule starts after all others.
NO_START = 10 * 365


@dataclass(frozen=True)
class Alike:
    """Clients who differ only in their deadlines; the soonest first, then by id."""

    members: tuple[Client, ...]

    @property
    def one(self) -> Client:
        """Any of them."""
        return self.members[0]


@dataclass(frozen=True)
class Reached:
    """How far an objective was reached."""

    objective: Objective
    value: int
    bound: int
    """The best value that has not been proven impossible: equal to `value` unless time ran out."""


@dataclass(frozen=True)
class Solution:
    """The counts of a plan."""

    joins: Mapping[tuple[int, str], int]
    """How many clients of a group of alike clients get a place on a course where they have none yet."""
    confirmed: frozenset[str]
    """The courses that are confirmed, now or by the plan."""
    sizes: Mapping[str, int]
    added_groups: Mapping[str, tuple[str, ...]]
    created: frozenset[str]
    deleted: frozenset[str]
    reached: tuple[Reached, ...]


def alike_of(situation: Situation) -> list[Alike]:
    """The clients in groups of those who differ only in their deadlines."""
    groups: dict[tuple[object, ...], list[Client]] = {}
    for client in situation.clients:
        key = (client.course, client.status, tuple(sorted(client.options.items(), key=str)), client.is_fixed)
        groups.setdefault(key, []).append(client)
    return [Alike(tuple(sorted(members, key=lambda client: (client.due or date.max, client.id)))) for members in groups.values()]


class Model(Numbers):
    """The whole numbers of a plan and the limits that they keep.

    For each group of alike clients and each course that they can join, a number of clients; for each course, whether it is confirmed, how many
    places it gets more, whether it is created or deleted. `limits` are switches: a limit that is let go has slack.
    """

    def __init__(self, situation: Situation, alike: Sequence[Alike], ends: float) -> None:
        super().__init__(ends)
        self.situation = situation
        self.alike = alike
        self.slack: dict[tuple[str, str], int] = {}
        self.joins = {(number, course): self.number(len(group.members)) for number, group in enumerate(alike) for course in group.one.options}
        self.stays = {number: self.number(0 if group.one.is_fixed and group.one.options else len(group.members)) for number, group in enumerate(alike) if group.one.course is not None}
        self.confirm = {course.id: self.switch(course.is_confirmed, course.is_confirmed or course.can_be_confirmed) for course in self.courses}
        self.more = {course.id: self.number(course.largest - course.group_size) for course in self.courses}
        self.delete = {course.id: self.switch(False, True) for course in self.courses if course.can_be_deleted and course.draft is None}
        self.create = {course.id: self.switch(False, True) for course in self.courses if course.draft is not None}
        self.groups = {(course.id, group): self.switch(False, True) for course in self.courses for group in course.addable}
        self.on = {course.id: self.clients_on(course) for course in self.courses}
        self.secured = {
            (number, course.id): self.counted(column, course)
            for number, group in enumerate(alike)
            for course in self.courses
            if (course.is_confirmed or course.can_be_confirmed) and (column := self.column(number, course.id)) is not None and group.one.status != "met"
        }
        self.add_limits()

    @property
    def courses(self) -> Iterable[Course]:
        """The courses, by id."""
        return self.situation.courses.values()

    def loose(self, kind: str, of: str) -> int:
        """The slack of a limit: 0 until the limit is let go."""
        if (kind, of) not in self.slack:
            self.slack[kind, of] = self.number(0)
        return self.slack[kind, of]

    def column(self, number: int, course: str) -> int | None:
        """The number of a group of alike clients on a course."""
        return self.stays[number] if self.alike[number].one.course == course else self.joins.get((number, course))

    def clients_on(self, course: Course) -> dict[int, float]:
        """The clients of the plan on a course; the others are a constant."""
        columns = (self.column(number, course.id) for number in range(len(self.alike)))
        return {column: 1.0 for column in columns if column is not None}

    def counted(self, column: int, course: Course) -> int:
        """The number of clients, if their course is confirmed; otherwise 0."""
        if course.is_confirmed:
            return column
        counted = self.number(self.upper[column])
        self.limit(-self.inf, {counted: 1, column: -1}, 0)
        self.limit(-self.inf, {counted: 1, self.confirm[course.id]: -self.upper[column]}, 0)
        return counted

    def add_limits(self) -> None:
        """The limits of clients, courses and years."""
        for number, group in enumerate(self.alike):
            self.add_places(number, group)
        for course in self.courses:
            self.add_course(course)
        for year, left in self.situation.places_left.items():
            self.add_year(year, left)

    def add_year(self, year: int, left: int) -> None:
        """The declared places of a year: they limit every increase, also where more are used than declared."""
        grows: dict[int, float] = {}
        frees: dict[int, float] = {}
        for course in self.courses:
            if course.year == year:
                grows[self.more[course.id]] = 1
                if course.id in self.create:
                    grows[self.create[course.id]] = course.group_size
                if course.id in self.delete:
                    frees[self.delete[course.id]] = -course.group_size
        slack = self.loose("capacity", str(year))
        if 0 <= left:
            self.limit(-self.inf, {**grows, **frees, slack: -1}, left)
            return
        most = sum(weight * self.upper[column] for column, weight in grows.items())
        may_grow = self.switch(False, True)
        self.limit(-self.inf, {**grows, may_grow: -most}, 0)
        self.limit(-self.inf, {**grows, **frees, slack: -1, may_grow: most - left}, most)

    def add_places(self, number: int, group: Alike) -> None:
        """Nobody gets two places, and nobody loses one; who is on a confirmed course stays on a confirmed one."""
        client, many = group.one, len(group.members)
        places = {self.joins[number, course]: 1.0 for course in client.options}
        if client.course is not None:
            self.limit(many, places | {self.stays[number]: 1}, many)
        else:
            self.limit(many if client.is_fixed and client.options else 0, places, many)
        keeps_confirmed = client.course is not None and self.situation.courses[client.course].is_confirmed and not client.is_fixed
        for id, needed in client.options.items():
            course, column = self.situation.courses[id], self.joins[number, id]
            if keeps_confirmed or course.is_late:
                # Nobody is put on a course that should have been settled, unless it is then held.
                kept = {column: 1.0, self.confirm[id]: -float(many)}
                self.limit(-self.inf, kept if keeps_confirmed else kept | {self.loose("late", id): -1}, 0)
            if needed is not None:
                self.limit(-self.inf, {column: 1, self.groups[id, needed]: -many}, 0)
            if id in self.create:
                self.limit(-self.inf, {column: 1, self.create[id]: -many}, 0)

    def add_course(self, course: Course) -> None:
        """The places of a course, the clients that it needs to be confirmed, and its target groups."""
        id, on, others = course.id, self.on[course.id], self.situation.others[course.id]
        most = max(course.group_size, len(course.clients)) - others
        self.limit(-self.inf, on | {self.more[id]: -1, self.loose("places", id): -1}, most - int(id in self.situation.spare))
        if not course.is_confirmed:
            self.limit(-others, on | {self.confirm[id]: -course.minimum, self.loose("minimum", id): 1}, self.inf)
        if course.must_stay_settled:
            self.limit(course.minimum - others, on, self.inf)
        if id in self.delete:
            self.limit(-self.inf, on | {self.delete[id]: course.largest}, course.largest - others)
            self.limit(-self.inf, {self.more[id]: 1, self.delete[id]: course.largest}, course.largest)
        if id in self.create:
            room = course.largest - course.group_size
            self.limit(-self.inf, {self.more[id]: 1, self.create[id]: -room}, 0)
            self.limit(-self.inf, {self.confirm[id]: 1, self.create[id]: -1}, 0)
        if course.addable:
            self.limit(0, {self.groups[id, group]: 1 for group in course.addable}, course.most_groups - len(course.groups))

    def helped(self) -> dict[Objective, dict[int, float]]:
        """The first objectives, which count the clients who are helped. They add no limits."""
        first = [self.joins[number, id] for number, id in self.joins if self.alike[number].one.course is None]
        return {
            "in_time": {column: -1.0 for (number, _), column in self.secured.items() if self.alike[number].one.status == "ahead"},
            "confirmed": dict.fromkeys(self.secured.values(), -1.0),
            "placed": dict.fromkeys(first, -1.0),
        }

    def most_helped(self) -> dict[Objective, int]:
        """How many clients there are to help, for each of these objectives."""
        statuses = Counter(client.status for client in self.situation.clients)
        waiting = sum(client.course is None for client in self.situation.clients)
        return {"in_time": statuses["ahead"], "confirmed": statuses.total() - statuses["met"], "placed": waiting}

    def objectives(self) -> dict[Objective, dict[int, float]]:
        """For each objective the sum that is minimised; its terms are negative where more is better."""
        courses = [*self.courses]
        moved = {self.joins[number, id]: 1.0 for number, id in self.joins if self.alike[number].one.course is not None}
        return {
            **self.helped(),
            "soonest_first": self.urgency(),
            "held": self.shortfall(courses),
            "moved": moved,
            "courses_changed": dict.fromkeys([*self.create.values(), *self.delete.values(), *self.groups.values()], 1.0),
            "days_to_start": {self.joins[number, id]: self.days_to(id) for number, id in self.joins},
            "full_at_start": self.full(courses),
            "courses_used": self.used(courses),
            "places_added": dict.fromkeys(self.more.values(), 1.0),
        }

    def urgency(self) -> dict[int, float]:
        """Being on a confirmed course counts the more, the sooner the deadline is; of alike clients the soonest get there first."""
        ahead = [(number, group) for number, group in enumerate(self.alike) if group.one.status == "ahead"]
        last = max((client.due for _, group in ahead for client in group.members if client.due), default=self.situation.on)
        terms: dict[int, float] = {}
        for number, group in ahead:
            of_group = {column: -1.0 for (of, _), column in self.secured.items() if of == number}
            days = Counter((last - (client.due or last)).days for client in group.members)
            steps = {self.number(count): -float(many) for many, count in sorted(days.items(), reverse=True)}
            if of_group:
                self.limit(0, of_group | dict.fromkeys(steps, 1.0), 0)
                terms |= {column: weight for column, weight in steps.items() if weight}
        return terms

    def shortfall(self, courses: Iterable[Course]) -> dict[int, float]:
        """How many clients are missing from courses that must be held."""
        terms: dict[int, float] = {}
        for course in courses:
            needed = course.must_hold_at if course.must_hold_at <= len(course.clients) else course.minimum if course.is_confirmed else 0
            needed = min(needed, len(course.clients))
            if needed and any(group.one.course == course.id and group.one.options for group in self.alike):
                missing = self.number(needed)
                self.at_least(missing, {column: -1 for column in self.on[course.id]}, needed - self.situation.others[course.id])
                terms[missing] = 1
        return terms

    def days_to(self, course: str) -> float:
        """The days until a course starts."""
        start = self.situation.courses[course].start
        return NO_START if start is None else max((start - self.situation.on).days, 0)

    def full(self, courses: Iterable[Course]) -> dict[int, float]:
        """The courses that become full, where the description recommends that they are not."""
        terms: dict[int, float] = {}
        for course in courses:
            if course.full_at_start is not None and len(course.clients) < course.full_at_start:
                is_full = self.switch(False, True)
                others = self.situation.others[course.id]
                self.at_least(is_full, dict.fromkeys(self.on[course.id], 1.0), others + 1 - course.full_at_start, course.full_at_start)
                terms[is_full] = 1
        return terms

    def used(self, courses: Iterable[Course]) -> dict[int, float]:
        """The courses that get their first clients."""
        terms: dict[int, float] = {}
        for course in courses:
            if not course.clients:
                is_used = self.switch(False, True)
                self.at_least(is_used, dict.fromkeys(self.on[course.id], 1.0), 0, course.largest)
                terms[is_used] = 1
        return terms


def solve(situation: Situation, alike: Sequence[Alike], ends: float) -> Solution:
    """The best counts, objective by objective. Raises OutOfTime if not even a first one was found."""
    model = Model(situation, alike, ends)
    objectives = model.objectives()
    model.load()
    # The first two at once, the first weighing more than the whole second: a good first answer saves the solver most of the work.
    many = len(situation.clients) + 1
    first, second = objectives["in_time"], objectives["confirmed"]
    _, bound = model.minimise({column: weight + many * first.get(column, 0) for column, weight in second.items()})
    bounds = {objective: -most for objective, most in model.most_helped().items()}
    bounds["in_time"] = max(bounds["in_time"], math.ceil(bound / many))
    reached = []
    for objective, terms in objectives.items():
        try:
            value, bound = model.minimise(terms)
        except OutOfTime:
            value, bound = model.sum_of(terms), model.least(terms)
        bound = max(bound, bounds.get(objective, bound))
        model.keep(terms, value)
        reached.append(Reached(objective, abs(value), abs(bound)))
    return solution_of(model, tuple(reached))


def solution_of(model: Model, reached: tuple[Reached, ...]) -> Solution:
    """The counts that the solver found last."""
    found = model.found
    on = {column for column in (*model.confirm.values(), *model.create.values(), *model.delete.values(), *model.groups.values()) if found[column]}
    joins = {key: found[column] for key, column in model.joins.items() if found[column]}
    has_clients = {id for _, id in joins}
    return Solution(
        joins=joins,
        confirmed=frozenset(id for id, column in model.confirm.items() if column in on),
        sizes={course.id: course.group_size + found[model.more[course.id]] for course in model.courses},
        added_groups={id: tuple(group for of, group in model.groups if of == id and model.groups[of, group] in on) for id in has_clients},
        created=frozenset(id for id, column in model.create.items() if column in on),
        deleted=frozenset(id for id, column in model.delete.items() if column in on),
        reached=reached,
    )
