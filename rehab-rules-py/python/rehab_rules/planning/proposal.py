"""Turns the counts of a plan into actions in an order that the engine allows one by one, and proves that it does."""

import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from .._core import Decision, Finding, InputError, Provider
from .choices import Choices
from .model import Alike, Solution
from .situation import DEADLINE, SETTLED, Situation, prohibitions

Action = dict[str, Any]


@dataclass(frozen=True)
class Placement:
    """The course that a client gets."""

    client: str
    course: str
    left: str | None
    """The course that the client leaves for it."""


class Stuck(Exception):
    """Full courses whose clients would change places with each other, so that nobody can be first."""

    def __init__(self, moves: Sequence[Action]) -> None:
        super().__init__("no move can be first")
        self.moves = moves


class Refused(RuntimeError):
    """The engine does not allow what the model counted: an error of this package."""


def placements_of(situation: Situation, alike: Sequence[Alike], solution: Solution) -> list[Placement]:
    """Who gets which course: of alike clients, the one with the soonest deadline, then the first id, gets a confirmed course that starts first."""
    found = []
    for number, group in enumerate(alike):
        taken = [(situation.courses[id], count) for (of, id), count in solution.joins.items() if of == number]
        taken.sort(key=lambda pair: (pair[0].id not in solution.confirmed, pair[0].start or date.max, pair[0].id))
        members = iter(group.members)
        for course, count in taken:
            for _ in range(count):
                client = next(members)
                found.append(Placement(client.id, course.id, client.course))
    return sorted(found, key=lambda placement: (placement.left is not None, placement.client))


def actions_of(situation: Situation, solution: Solution, placements: Sequence[Placement]) -> list[Action]:
    """What the counts ask for. The order is only a preference: the engine allows some actions only after others."""
    courses = situation.courses
    return [
        *({"action": "delete_course", "course": id} for id in sorted(solution.deleted)),
        *(dict(courses[id].draft or {}) for id in sorted(solution.created)),
        *({"action": "set_group_size", "course": id, "group_size": size} for id, size in sorted(solution.sizes.items()) if size != courses[id].group_size),
        *(
            {"action": "set_target_groups", "course": id, "target_groups": [*courses[id].groups, *added]}
            for id, added in sorted(solution.added_groups.items())
            if added
        ),
        *(as_action(placement) for placement in placements if placement.left is not None),
        *(as_action(placement) for placement in placements if placement.left is None),
    ]


def as_action(placement: Placement) -> Action:
    """A placement as an action. Whether a client agrees to a move is for the client to say."""
    if placement.left is None:
        return {"action": "attach_client", "course": placement.course, "client": placement.client}
    return {"action": "move_client", "from": placement.left, "to": placement.course, "client": placement.client}


def is_last(action: Action, waiting: Sequence[Action]) -> bool:
    """Whether an action is a move that takes a place for good: no waiting moves lead on from the course that the client joins to the one that
    the client leaves."""
    if action["action"] != "move_client":
        return False
    reached, ahead = {action["to"]}, [action["to"]]
    while ahead:
        course = ahead.pop()
        for other in waiting:
            if other["action"] == "move_client" and other["from"] == course and other["to"] not in reached:
                reached.add(other["to"])
                ahead.append(other["to"])
    return action["from"] not in reached


@dataclass(frozen=True)
class Step:
    """An action of a plan with the engine's decision."""

    provider: str
    action: Action
    decision: Decision


class Replay:
    """Applies the actions of a plan to a copy of the provider, one by one."""

    def __init__(self, provider: Provider, on: date) -> None:
        self.on = on
        self.state = provider.fork()
        self.before = violations(provider.audit(on))
        self.steps: list[Step] = []

    def apply(self, action: Action) -> None:
        """Applies an action, which must be allowed."""
        decision = self.state.apply(action, self.on)
        if not decision.allowed:
            raise Refused(f"the plan is not allowed: {action}: {prohibitions(decision.findings)[0].message()}")
        self.steps.append(Step(self.state.id, action, decision))

    def apply_all(self, actions: Iterable[Action]) -> None:
        """Applies actions, each as soon as the engine allows it. Raises Stuck if clients would have to change places in full courses."""
        actions = [*actions]
        waiting = [action for action in actions if action["action"] != "attach_client"]
        while waiting:
            allowed = [action for action in waiting if self.state.evaluate(action, self.on).allowed]
            if not allowed:
                moves = [action for action in waiting if action["action"] == "move_client"]
                if not moves:
                    self.apply(waiting[0])
                raise Stuck(moves)
            # A move can take the place that another needs, so those come first that free one for it.
            first = min(allowed, key=lambda action: is_last(action, waiting))
            self.apply(first)
            waiting.remove(first)
        # Clients without a place free none, so they come last.
        for action in actions:
            if action["action"] == "attach_client":
                self.apply(action)

    def confirm(self, situation: Situation, solution: Solution) -> None:
        """Confirms each course that can be, if it has clients who wait for that, or if clients join it because it is confirmed."""
        waiting = {client.id for client in situation.clients if client.status != "met"}
        needed = {finding.course for finding in self.state.audit(self.on) if finding.rule == DEADLINE and finding.client in waiting}
        needed |= {id for _, id in solution.joins if id in solution.confirmed}
        for id, course in situation.courses.items():
            if course.can_be_confirmed and id in needed and self.state.evaluate({"action": "confirm_course", "course": id}, self.on).allowed:
                self.apply({"action": "confirm_course", "course": id})

    def settle(self, situation: Situation, choices: Choices) -> None:
        """Deletes or postpones the courses that must be settled soon and are too small, where the planner lets the plan do so."""
        for finding in self.state.audit(self.on):
            if finding.rule != SETTLED or finding.course is None or finding.course not in situation.courses:
                continue
            if finding.effect == "obligation" and finding.due is not None and choices.within < (finding.due - self.on).days:
                continue
            delete: Action = {"action": "delete_course", "course": finding.course}
            if "delete_course" in choices.may and self.state.evaluate(delete, self.on).allowed:
                self.apply(delete)
            elif "reschedule_course" in choices.may and (later := postponed(self.state, finding.course, self.on, choices.within)):
                self.apply(later)

    def tell(self, situation: Situation, choices: Choices) -> None:
        """Tells Kela's line for authorities of clients for whom the provider has no course, and can make none."""
        if "tell_authority_line" not in choices.may:
            return
        clients = {client.id for client in situation.clients}
        for finding in self.state.audit(self.on):
            if finding.rule == "client/tell-authority-line" and finding.client in clients:
                action = {"action": "tell_authority_line", "client": finding.client, "service": situation.service}
                try:
                    self.state.evaluate(action, self.on)
                except InputError as error:
                    # The service description is no longer in force, so the engine takes no action about the service.
                    if error.code != "unknown_service":
                        raise
                else:
                    self.apply(action)

    def check(self) -> None:
        """Refuses a plan that breaks a rule that was not broken before."""
        if new := [finding for key, finding in violations(self.state.audit(self.on)).items() if key not in self.before]:
            raise Refused(f"the plan breaks a rule: {new[0].message()}")


def violations(findings: Iterable[Finding]) -> dict[tuple[str, str | None], Finding]:
    """The broken rules, each with the client that it is about, on whatever course, or else the course."""
    return {(finding.rule, finding.client or finding.course): finding for finding in findings if finding.effect == "violation"}


def postponed(state: Provider, course: str, on: date, within: int) -> Action | None:
    """The shortest postponement of a whole course by full weeks that is allowed, breaks nothing new and need not be settled again soon."""
    form = {"on": on.isoformat(), "course": course}
    ranges = state.check_form("reschedule_course", form, bounds=["periods"])["bounds"].get("periods", {}).get("offsets", ())
    periods = next(row["periods"] for row in json.loads(state.snapshot())["courses"] if row["course"] == course)
    before = violations(state.audit(on))
    for days in (days for range_ in ranges for days in range(max(range_["first"], 1), range_["last"] + 1) if days % 7 == 0):
        action: Action = {"action": "reschedule_course", "course": course, "periods": [later(period, days) for period in periods]}
        fork = state.fork()
        if not fork.apply(action, on).allowed:
            continue
        audit = fork.audit(on)
        soon = [finding for finding in audit if finding.rule == SETTLED and finding.course == course and (finding.due or on) - on <= timedelta(within)]
        if not soon and violations(audit).keys() <= before.keys():
            return action
    return None


def later(period: dict[str, Any], days: int) -> dict[str, Any]:
    """A period moved by some days."""
    moved = {key: (date.fromisoformat(period[key]) + timedelta(days)).isoformat() for key in ("start", "end")}
    return {**period, **moved}
