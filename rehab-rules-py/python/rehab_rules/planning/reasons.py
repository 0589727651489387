"""Why a client has no place, or none on a confirmed course: limits that clash, none of which could be left out."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Literal, TypeVar

from .model import Alike, Infeasible, Model, Objective, OutOfTime, Solution
from .situation import Against, Client, Situation

Kind = Literal["rule", "cannot_be_confirmed", "late", "places", "capacity", "minimum", "wish", "office", "started", "fixed"]
"""A kind of limit: the first two are findings of the engine, the next four are counted, the others are choices."""
COUNTED: tuple[Kind, ...] = ("late", "places", "capacity", "minimum")

Item = TypeVar("Item")


@dataclass(frozen=True)
class Limit:
    """A limit that could stand between a client and a place."""

    kind: Kind
    of: str
    """The course, or the year of the capacity."""


@dataclass(frozen=True)
class Reason:
    """A limit in the clash: if it alone were let go, there would be a place."""

    limit: Limit
    needed: int | None
    """How much it would have to give way: places, declared places or clients."""


@dataclass(frozen=True)
class Why:
    """Why a client has no place."""

    client: Client
    reasons: tuple[Reason, ...]
    is_proven: bool
    """Whether the time sufficed to find the reasons."""


def whys_of(situation: Situation, alike: Sequence[Alike], solution: Solution, without: Sequence[Client], on: Mapping[str, str], ends: float) -> Iterator[Why]:
    """The reasons of each client without a place or, with one on the course `on`, without a confirmed one. Alike clients have the same."""
    known: dict[tuple[int, bool], Why] = {}
    numbers = {member.id: number for number, group in enumerate(alike) for member in group.members}
    for client in without:
        key = (numbers[client.id], client.id in on)
        if key not in known or not same_limits(known[key].client, client):
            known[key] = why(situation, alike, solution, client, numbers[client.id], client.id in on, ends)
        yield replace(known[key], client=client)


def same_limits(one: Client, other: Client) -> bool:
    """Whether the same kinds of limits stand against two clients."""
    return {id: against.choice for id, against in one.against.items()} == {id: against.choice for id, against in other.against.items()}


def why(situation: Situation, alike: Sequence[Alike], solution: Solution, client: Client, number: int, has_place: bool, ends: float) -> Why:
    """The reasons of one client."""
    try:
        clash = Clash(situation, alike, solution, client, number, has_place, ends)
        if clash.is_possible(clash.limits):
            # Time ran out before the best plan was found, and this client's place with it.
            return Why(client, (), False)
        reasons = irreducible(clash.limits, lambda kept: not clash.is_possible(kept))
        return Why(client, tuple(Reason(limit, clash.needed(limit)) for limit in reasons), True)
    except OutOfTime:
        return Why(client, (), False)


class Clash:
    """The counts of a plan in which one client more has a place. With all limits there are none; the limits are let go to see which matter."""

    def __init__(
        self, situation: Situation, alike: Sequence[Alike], solution: Solution, client: Client, number: int, has_place: bool, ends: float
    ) -> None:
        everywhere = replace(client, options={**dict.fromkeys(client.against), **client.options}, is_fixed=False)
        rest = replace(alike[number], members=tuple(member for member in alike[number].members if member is not client))
        groups = [*alike[:number], *([rest] if rest.members else []), *alike[number + 1 :], Alike((everywhere,))]
        freed = {id: replace(course, can_be_confirmed=not course.is_confirmed) for id, course in situation.courses.items()}
        self.model = model = Model(replace(situation, courses=freed), groups, ends)
        own = len(groups) - 1
        objectives = model.objectives()
        reached = {found.objective: found.value for found in solution.reached}
        more: dict[Objective, bool] = {"in_time": has_place and client.status == "ahead", "confirmed": has_place, "placed": not has_place and client.course is None}
        for objective, one_more in more.items():
            model.limit(-model.inf, objectives[objective], -reached[objective] - int(one_more))
        places = [column for (of, _), column in (model.secured if has_place else model.joins).items() if of == own]
        model.limit(1, dict.fromkeys(places, 1.0), model.inf)
        self.switches: dict[Limit, tuple[int, float]] = {}
        for id, against in client.against.items():
            self.add(limit_of(id, against), model.joins[own, id], 1)
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
        self.let_go_except(kept)
        return self.model.is_possible()

    def let_go_except(self, kept: Sequence[Limit]) -> None:
        """Lets go all limits but these."""
        for limit, (column, open) in self.switches.items():
            self.model.bound(column, 0 if limit in kept else open)

    def needed(self, limit: Limit) -> int | None:
        """How much a counted limit would have to give way if it alone did."""
        if limit.kind not in COUNTED or limit.kind == "late":
            return None
        self.let_go_except([other for other in self.limits if other != limit])
        return self.model.minimise({self.switches[limit][0]: 1.0})[0]


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
