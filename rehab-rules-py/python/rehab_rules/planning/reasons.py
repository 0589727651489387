"""Why a client has no place, or none on a confirmed course: limits that clash, none of which could be left out."""

import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Literal, TypeVar

from .after import After
from .model import Alike, Model, Objective, Solution
from .situation import Against, Client, Course, Situation
from .solver import OutOfTime

Kind = Literal["rule", "cannot_be_confirmed", "late", "places", "capacity", "minimum", "wish", "office", "started", "stays", "fixed", "no_course"]
"""A kind of limit: the first two are findings of the engine, the next four are counted, the last is no limit, the others are choices."""
COUNTED: tuple[Kind, ...] = ("late", "places", "capacity", "minimum")
AMOUNTS = COUNTED[1:]
# The first are kept rather than the last, which people can do something about.
KEPT: tuple[Kind, ...] = ("rule", "cannot_be_confirmed", "places", "wish", "fixed", "started", "stays", "office", "late", "capacity", "minimum")

Item = TypeVar("Item")


@dataclass(frozen=True)
class Limit:
    """A limit that could stand between a client and a place."""

    kind: Kind
    of: str
    """The course, or the year of the capacity."""


@dataclass(frozen=True)
class Reason:
    """A limit in the clash, and whether there would be a place if it alone gave way."""

    limit: Limit
    is_enough: bool
    needed: int | None = None
    """How much it would have to give way, if that is enough: places, declared places or clients."""


@dataclass(frozen=True)
class Why:
    """Why a client has no place."""

    client: Client
    reasons: tuple[Reason, ...]
    together: tuple[Limit, ...] = ()
    """If no single limit is enough: limits that would all have to give way."""
    is_proven: bool = True
    """Whether the time sufficed to find the reasons."""


def whys_of(situation: Situation, alike: Sequence[Alike], solution: Solution, without: Sequence[Client], on: Mapping[str, str], ends: float) -> Iterator[Why]:
    """The reasons of each client without a place or, with one on the course `on`, without a confirmed one. Alike clients have the same."""
    numbers = {member.id: number for number, group in enumerate(alike) for member in group.members}
    keys = {client.id: (numbers[client.id], on.get(client.id), tuple(against.choice for against in client.against.values())) for client in without}
    known: dict[tuple[object, ...], Why] = {}
    after = After(situation, solution, on)
    for client in without:
        key = keys[client.id]
        if key not in known:
            # What one client leaves of the time is for the others.
            now, left = time.monotonic(), len({*keys.values()} - known.keys())
            known[key] = why(situation, alike, solution, client, numbers[client.id], after, now + (ends - now) / left)
        yield replace(known[key], client=client)


def why(
    situation: Situation, alike: Sequence[Alike], solution: Solution, client: Client, number: int, after: After, ends: float
) -> Why:
    """The reasons of one client."""
    if not situation.courses:
        return Why(client, (Reason(Limit("no_course", situation.service), True),))
    try:
        clash = Clash(situation, alike, solution, client, number, after, ends)
        if clash.is_possible(clash.limits):
            # Time ran out before the best plan was found, and this client's place with it.
            return Why(client, (), is_proven=False)
        # Without one of these there is a place for all to see, so each of them is part of every clash; mostly they are all of it.
        certain = [limit for limit in clash.limits if clash.is_obvious([other for other in clash.limits if other != limit])]
        others = [limit for limit in clash.limits if limit not in certain]
        found = {*certain, *irreducible(others, lambda kept: not clash.is_possible(kept), certain, bool(certain))}
        enough = {*certain, *clash.enough([limit for limit in clash.limits if limit in found and limit not in certain])}
        reasons = tuple(clash.reason(limit, limit in enough) for limit in clash.limits if limit in found)
        is_single = any(reason.is_enough for reason in reasons)
        return Why(client, reasons, () if is_single else clash.together())
    except OutOfTime:
        return Why(client, (), is_proven=False)


class Clash:
    """The counts of a plan in which one client more has a place. With all limits there are none; the limits are let go to see which matter."""

    def __init__(
        self, situation: Situation, alike: Sequence[Alike], solution: Solution, client: Client, number: int, after: After, ends: float
    ) -> None:
        self.situation, self.after, self.client, self.place = situation, after, client, after.place.get(client.id)
        has_place = self.place is not None
        everywhere = replace(client, options={**dict.fromkeys(client.against), **client.options}, is_fixed=False)
        rest = replace(alike[number], members=tuple(member for member in alike[number].members if member is not client))
        groups = [*alike[:number], *([rest] if rest.members else []), *alike[number + 1 :], Alike((everywhere,))]
        freed = {id: replace(course, can_be_confirmed=not course.is_confirmed) for id, course in situation.courses.items()}
        self.model = model = Model(replace(situation, courses=freed), groups, ends)
        own = len(groups) - 1
        objectives = model.helped()
        reached = {found.objective: found.value for found in solution.reached}
        more: dict[Objective, bool] = {"in_time": has_place and client.status == "ahead", "confirmed": has_place, "placed": not has_place and client.course is None}
        for objective, one_more in more.items():
            model.limit(-model.inf, objectives[objective], -reached[objective] - int(one_more))
        places = [column for (of, _), column in (model.secured if has_place else model.joins).items() if of == own]
        model.limit(1, dict.fromkeys(places, 1.0), model.inf)
        self.switches: dict[Limit, tuple[int, float]] = {}
        for id, against in client.against.items():
            self.add(limit_of(id, against), model.joins[own, id], 1)
        if client.is_fixed and client.options and client.course is not None:
            self.add(Limit("fixed", client.course), model.stays[own], 1)
        for course in situation.courses.values():
            if not course.is_confirmed and not course.can_be_confirmed:
                self.add(Limit("cannot_be_confirmed", course.id), model.confirm[course.id], 1)
        for kind in COUNTED:
            for (of, id), column in model.slack.items():
                if of == kind:
                    self.add(Limit(kind, id), column, model.inf)
        self.limits = [*self.switches]
        model.load()

    def add(self, limit: Limit, column: int, open: float) -> None:
        """A limit that holds while a number is 0."""
        self.switches[limit] = column, open
        self.model.upper[column] = 0

    def is_possible(self, kept: Sequence[Limit]) -> bool:
        """Whether the client can have a place when only these limits are kept."""
        if self.is_obvious(kept):
            return True
        self.let_go_except(kept)
        return self.model.is_possible()

    def is_obvious(self, kept: Sequence[Limit]) -> bool:
        """Whether some course has a place for the client beside those whom the plan puts there, perhaps after one client after the other moves
        on: then nothing needs to be solved."""
        holds = {*kept}
        return any(self.is_free(course, holds) for course in self.situation.courses.values())

    def is_free(self, course: Course, kept: set[Limit]) -> bool:
        """Whether this course has a place for the client."""
        id, clients = course.id, self.after.on[course.id]
        if not self.after.is_there(course):
            return False
        if id != self.place:
            if not self.can_join(course, kept):
                return False
            if self.has_room(course, kept):
                clients += 1
            elif not self.can_move_on(course, kept):
                return False
        if self.place is None and (self.after.is_confirmed(id) or not course.is_late or Limit("late", id) not in kept):
            return True
        may_confirm = course.can_be_confirmed or Limit("cannot_be_confirmed", id) not in kept
        enough = course.minimum <= clients or Limit("minimum", id) not in kept
        return self.after.is_confirmed(id) or (may_confirm and enough)

    def can_join(self, course: Course, kept: set[Limit]) -> bool:
        """Whether nothing stands between the client and the course but its number of places."""
        if course.id == self.client.course:
            # The plan moved the client away; only a fixed placement keeps the client from coming back.
            return Limit("fixed", course.id) not in kept
        against = self.client.against.get(course.id)
        group = self.client.options.get(course.id)
        return (against is None or limit_of(course.id, against) not in kept) and (group is None or self.after.has_group(course.id, group))

    def has_room(self, course: Course, kept: set[Limit]) -> bool:
        """Whether a course has a place more, or can get one."""
        can_grow = self.after.left[course.year] >= 1 or Limit("capacity", str(course.year)) not in kept
        size = course.largest if can_grow else self.after.sizes[course.id]
        return self.after.on[course.id] < size or Limit("places", course.id) not in kept

    def can_move_on(self, course: Course, kept: set[Limit]) -> bool:
        """Whether clients of a full course can move on, one after the other, to one that has room."""
        reached, ahead = {course.id}, [course.id]
        while ahead:
            for other in sorted(self.after.leads_to(ahead.pop(), self.client.id) - reached):
                if self.has_room(self.situation.courses[other], kept):
                    return True
                reached.add(other)
                ahead.append(other)
        return False

    def let_go_except(self, kept: Sequence[Limit]) -> None:
        """Lets go all limits but these."""
        for limit, (column, open) in self.switches.items():
            self.model.bound(column, 0 if limit in kept else open)

    def enough(self, limits: Sequence[Limit]) -> list[Limit]:
        """Those limits of which each alone would make a place if it were let go. If all of them together do not, none does."""
        if not limits or not self.is_possible([limit for limit in self.limits if limit not in limits]):
            return []
        half = len(limits) // 2
        return [*limits] if not half else self.enough(limits[:half]) + self.enough(limits[half:])

    def reason(self, limit: Limit, is_enough: bool) -> Reason:
        """A limit with what would come of it if it alone were let go."""
        needed = self.needed(limit, [other for other in self.limits if other != limit]) if is_enough and limit.kind in AMOUNTS else None
        return Reason(limit, is_enough, needed)

    def needed(self, limit: Limit, others: Sequence[Limit]) -> int:
        """How much a counted limit would have to give way if it alone did."""
        self.let_go_except(others)
        # Mostly one is enough, which is quicker to see than what the least is.
        column, _ = self.switches[limit]
        self.model.bound(column, 1)
        if (limit.kind == "places" and self.is_obvious(others)) or self.model.is_possible():
            return 1
        self.model.bound(column, self.model.inf)
        return self.model.minimise({column: 1.0})[0]

    def together(self) -> tuple[Limit, ...]:
        """Limits that would have to give way together, none of them for nothing: rather those that somebody can change."""
        kept: list[Limit] = []
        for limit in sorted(self.limits, key=lambda limit: KEPT.index(limit.kind)):
            if self.is_possible([*kept, limit]):
                kept.append(limit)
        return tuple(limit for limit in self.limits if limit not in kept)


def limit_of(course: str, against: Against) -> Limit:
    """What stands between a client and a course."""
    return Limit(against.choice or "rule", course)


def irreducible(limits: Sequence[Item], clash: Callable[[Sequence[Item]], bool], kept: Sequence[Item] = (), is_new: bool = False) -> list[Item]:
    """A part of the limits that clash, of which none can be left out; the first ones are preferred. (Junker's QuickXplain.)"""
    if is_new and clash(kept):
        return []
    if len(limits) <= 1:
        return [*limits]
    half = len(limits) // 2
    first, second = limits[:half], limits[half:]
    of_second = irreducible(second, clash, [*kept, *first], bool(first))
    of_first = irreducible(first, clash, [*kept, *of_second], bool(of_second))
    return of_first + of_second
