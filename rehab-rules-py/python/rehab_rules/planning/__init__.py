"""Places for clients who wait: a proposal of actions that the engine allows, and why somebody gets no place."""

import time
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import date
from json import loads
from typing import Any, get_args

from .._core import Provider
from ..registry import Registry
from ..request import Language
from .choices import PLAN_ACTIONS, USUAL, Choices, PlanAction, choices_of, each
from .model import MORE_IS_BETTER, Alike, Solution, alike_of, solve
from .new_course import new_courses_of
from .proposal import Placement, Replay, Stuck, actions_of, placements_of
from .reasons import whys_of
from .result import Plan, Settled, plan_of
from .situation import DEADLINE, Reader, Situation, is_confirmed_row
from .solver import Infeasible, OutOfTime

Proposed = tuple[Sequence[Alike], Solution, list[Placement], Replay]

# How long a service may take at least, if that is less than `seconds`.
LEAST_SECONDS = 1.0

__all__ = ["PLAN_ACTIONS", "USUAL", "Plan", "PlanAction", "plan"]


def plan(
    of: Provider | Registry | Iterable[Provider],
    as_of: date | None = None,
    *,
    may: Iterable[PlanAction] | None = None,
    fixed: Mapping[str, str] | None = None,
    can: Mapping[str, Iterable[str]] | None = None,
    cannot: Mapping[str, Iterable[str]] | None = None,
    offices: Iterable[str] | None = None,
    new_courses: Iterable[Mapping[str, Any]] = (),
    providers: Iterable[str] | None = None,
    within: int = 30,
    seconds: float = 30,
    language: Language = "en",
) -> Plan:
    """Places for the clients who wait for a confirmed course: what to do on a date, in an order that the engine allows, and why somebody gets no
    place. Nothing is applied. Requires `pip install 'rehab-rules[plan]'`.

    of           a provider, several, or a registry.
    as_of        the date of all actions; by default that of the registry.
    may          the actions that may be proposed, by default `USUAL`. Without `create_course`, `reschedule_course` and `delete_course`, no course is
                 created, postponed or deleted; without `move_client`, nobody who has a place is moved.
    fixed        the course of a client, by client: a placement that is decided; the client's own course keeps the client there.
    can, cannot  the courses that a client can take, or cannot take, by client.
    offices      the offices whose courses may get clients, by default all.
    new_courses  courses that may be created: the fields of `create_course`. Requires `create_course` in `may`, and a single provider.
    providers    the providers to plan for, by default all.
    within       courses that must be postponed or deleted within this many days are, if `may` allows it.
    seconds      how long to look; if that is not enough, `gap` says how many more could be in time.

    Raises ValueError for an unknown client, course, office or provider, and for placements that cannot be.
    """
    choices = choices_of(may, fixed, can, cannot, offices, new_courses, within)
    if language not in get_args(Language):
        raise ValueError(f"`language` must be {', '.join(get_args(Language))}, not {language!r}")
    if isinstance(seconds, bool) or not isinstance(seconds, int | float) or not 0 < seconds:
        raise ValueError(f"`seconds` must be a number above 0, not {seconds!r}")
    states = chosen([of] if isinstance(of, Provider) else [*of], providers)
    on = as_of or (of.as_of if isinstance(of, Registry) else None)
    if on is None:
        raise TypeError("`as_of` is required for a provider: the date of the plan")
    if choices.new_courses and len(states) > 1:
        raise ValueError("`new_courses` requires a single provider: name it in `providers`")
    ends = time.monotonic() + seconds
    read = [(state, Reader(state, on, choices)) for state in states]
    # A service without an open course and without a client who waits has nothing to plan.
    situations = [(state, situation) for state, reader in read for situation in reader.situations() if situation.courses or situation.clients]
    refuse_unknown(choices, [situation for _, situation in situations], read)
    settled = []
    for number, (state, situation) in enumerate(situations):
        # What one service leaves of its time is for the others; a small one needs hardly any, but has some even when many others share.
        share = max((ends - time.monotonic()) / (len(situations) - number), min(LEAST_SECONDS, seconds))
        settled.append(settle(state, situation, choices, time.monotonic() + share))
    return plan_of(settled, on, language)


def chosen(states: Sequence[Provider], providers: Iterable[str] | None) -> Sequence[Provider]:
    """The providers to plan for."""
    if providers is None:
        return states
    wanted = each("providers", providers)
    if unknown := [id for id in wanted if id not in {state.id for state in states}]:
        raise ValueError(f"`providers` names {unknown[0]!r}; the providers are {', '.join(state.id for state in states) or 'none'}")
    return [state for state in states if state.id in wanted]


def settle(state: Provider, situation: Situation, choices: Choices, ends: float) -> Settled:
    """The plan of one service."""
    alike, solution, placements, replay = proposed(state, situation, alike_of(situation), choices, ends)
    rows = {row["course"]: row for row in loads(replay.state.snapshot()).get("courses", ())}
    on = {client.id: client.course for client in situation.clients if client.course is not None}
    on |= {placement.client: placement.course for placement in placements}
    waiting = {finding.client for finding in replay.state.audit(situation.on) if finding.rule == DEADLINE}
    without = [client for client in situation.clients if client.id in waiting and (client.id not in on or not is_confirmed_row(rows[on[client.id]]))]
    whys = tuple(whys_of(situation, alike, solution, without, on, ends))
    now = [replace(client, course=on.get(client.id)) for client in without]
    new = new_courses_of(replay.state, situation, now)
    return Settled(situation, tuple(replay.steps), tuple(placements), rows, on, whys, new, solution.reached)


def proposed(state: Provider, situation: Situation, alike: Sequence[Alike], choices: Choices, ends: float) -> Proposed:
    """The best counts whose moves can be made one after the other, applied to a copy of the provider."""
    solution = solved(situation, alike, ends)
    placements = placements_of(situation, alike, solution)
    replay = Replay(state, situation.on)
    try:
        replay.apply_all(actions_of(situation, solution, placements))
    except Stuck as stuck:
        return unstuck(state, situation, stuck.moves, choices, ends)
    replay.confirm(situation, solution)
    replay.settle(situation, choices)
    replay.tell(situation, choices)
    replay.check()
    return alike, solution, placements, replay


def solved(situation: Situation, alike: Sequence[Alike], ends: float) -> Solution:
    """The best counts."""
    try:
        return solve(situation, alike, ends)
    except Infeasible:
        raise ValueError("`fixed`: these placements cannot all be kept: there are not enough places, or full courses would exchange clients") from None
    except OutOfTime:
        raise TimeoutError("`seconds`: the time ended before any plan was found; allow more") from None


def unstuck(state: Provider, situation: Situation, moves: Sequence[Mapping[str, Any]], choices: Choices, ends: float) -> Proposed:
    """The best plan, if clients of full courses would have to change places with each other and nobody can be first. Rare: either one of these
    courses keeps a place free, or one of the moves is given up."""
    fixed = {client.id for client in situation.clients if client.is_fixed}
    narrower = [replace(situation, spare=situation.spare | {course}) for course in sorted({move["to"] for move in moves} - situation.spare)]
    narrower += [without_move(situation, move) for move in moves if move["client"] not in fixed][:1]
    found, refused = [], None
    for one in narrower:
        try:
            found.append(proposed(state, one, alike_of(one), choices, ends))
        except ValueError as error:
            refused = error
    if not found:
        raise refused or ValueError("`fixed`: these placements cannot all be kept: full courses would exchange clients")
    return max(found, key=lambda proposal: rank(proposal[1]))


def rank(solution: Solution) -> tuple[int, ...]:
    """How good a plan is: a larger rank is better."""
    return tuple(reached.value if reached.objective in MORE_IS_BETTER else -reached.value for reached in solution.reached)


def without_move(situation: Situation, move: Mapping[str, Any]) -> Situation:
    """The situation without an option of a client."""
    clients = [
        replace(client, options={id: group for id, group in client.options.items() if id != move["to"]}) if client.id == move["client"] else client
        for client in situation.clients
    ]
    return replace(situation, clients=tuple(clients))


def refuse_unknown(choices: Choices, situations: Sequence[Situation], read: Sequence[tuple[Provider, Reader]]) -> None:
    """Refuses choices about clients, courses and offices that no provider has."""
    clients = {client.id for situation in situations for client in situation.clients}
    courses = {id for situation in situations for id in situation.courses}
    offices = {office for _, reader in read for office in reader.offices.values()}
    asked = {"fixed": choices.fixed, "can": choices.can, "cannot": choices.cannot}
    for name, of in asked.items():
        if unknown := sorted({*of} - clients):
            raise ValueError(f"`{name}` names the client {unknown[0]!r}, who neither waits for a course nor is on an open one")
    named = {"fixed": {*choices.fixed.values()}, "can": {course for ids in choices.can.values() for course in ids}, "cannot": {course for ids in choices.cannot.values() for course in ids}}
    for name, ids in named.items():
        if unknown := sorted(ids - courses):
            raise ValueError(f"`{name}` names the course {unknown[0]!r}, which is not an open course")
    if choices.offices is not None and (unknown := sorted(choices.offices - offices)):
        raise ValueError(f"`offices` names {unknown[0]!r}; the offices are {', '.join(sorted(office for office in offices if office)) or 'none'}")
