"""Random registries for plans, and plans found by trying everything, without the model of `rehab_rules.planning`."""

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from itertools import product
from random import Random
from typing import Any

from rehab_rules import Finding, Provider, ServiceDescription, services

ON = date(2026, 3, 2)
# Small numbers, so that few clients meet every limit.
SMALL = services()[0].replace(id="own.small", group_size={"min": 2, "max": 3}, must_hold_at=3, target_groups_per_course={"max": 2})
GROUPS = ("carer-of-child", "carer-of-adult")
DEADLINE = "client/on-confirmed-course-in-time"
SETTLED = "course/settled-in-time"
FREE_PLACE, TARGET_GROUP, MINIMUM = "course/has-free-place", "client/in-target-group", "course/minimum-clients"

Action = dict[str, Any]


@dataclass(frozen=True)
class Builtin:
    """A built-in service and its target groups."""

    id: str
    groups: tuple[str, ...]
    most_groups: int


BUILT_IN = (
    Builtin("kela.family-carers", GROUPS, 1),
    Builtin("kela.rare-connective-tissue", ("group-1", "group-2", "group-3"), 3),
)


def periods_from(start: date, *days: int) -> list[dict[str, str]]:
    """A schedule: in person first, then digital, then in person; `days` are the lengths of periods and, in between, the days between them."""
    found, at = [], start
    for number, length in enumerate(days[::2]):
        end = at + timedelta(length)
        found.append({"kind": "digital" if number == 1 else "in_person", "start": at.isoformat(), "end": end.isoformat()})
        at = end + timedelta(days[2 * number + 1] if 2 * number + 1 < len(days) else 0)
    return found


def happened(provider: Provider, on: date, action: str, **fields: Any) -> None:
    """What happened, allowed or not."""
    provider.apply({"action": action, **fields}, on, mode="observe")


def declared(places: int, *, services: Sequence[ServiceDescription] = (SMALL,), service: str = "own.small", years: Sequence[int] = (2026, 2027)) -> Provider:
    """A provider with places and nothing else."""
    provider = Provider("P", services=services)
    for year in years:
        happened(provider, date(2025, 6, 1), "declare_capacity", service=service, year=year, places=places)
    return provider


def create(provider: Provider, course: str, size: int, groups: Sequence[str] = GROUPS, start: date | None = date(2026, 6, 1), **fields: Any) -> None:
    """A course of the small service."""
    schedule = {"periods": periods_from(start, 5, 20, 5), "year": start.year} if start else {"year": 2026}
    happened(
        provider, date(2025, 7, 1), "create_course",
        **{"course": course, "service": "own.small", "group_size": size, "target_groups": [*groups], **schedule, **fields},
    )  # fmt: skip


def decide(provider: Provider, client: str, received: date = date(2025, 12, 1), group: str | None = GROUPS[0], service: str = "own.small") -> None:
    """A client's decision."""
    told = {"target_group": group} if group else {}
    happened(provider, received, "receive_decision", client=client, service=service, issued=(received - timedelta(5)).isoformat(), received=received.isoformat(), **told)


def small_provider(seed: int, *, clients: int | None = None, courses: int | None = None) -> Provider:
    """A few courses and clients of the small service, with everything that stands in the way of a place."""
    random = Random(seed)
    count = courses or random.choice((3, 3, 4))
    many = clients or random.choice((4, 5, 5, 6))
    provider = declared(random.choice((0, 2 * count, 2 * count + 1, 2 * count + 2, 3 * count)))
    ids = [f"C{number}" for number in range(count)]
    for id in ids:
        start = random.choice((*(ON + timedelta(random.randint(35, 330)) for _ in range(5)), ON + timedelta(random.randint(1, 29)), ON - timedelta(random.randint(1, 5)), None))
        length = random.choice((20, 20, 20, 200, 560))
        create(
            provider, id, random.choice((2, 2, 3)), random.choice((GROUPS, GROUPS[:1], GROUPS[:1], GROUPS[1:])), start,
            **({"periods": periods_from(start, 5, length, 5)} if start else {}), office=random.choice(("Turku", "Oulu")),
        )  # fmt: skip
    received = sorted(ON - timedelta(random.choice((random.randint(0, 175), random.randint(176, 240)))) for _ in range(many))
    for number, on in enumerate(received):
        decide(provider, f"K{number}", on, random.choice((*GROUPS, *GROUPS, None)))
    on = provider.last_on or ON
    for number in range(many):
        if random.random() < 0.45:
            open_ = [id for id in ids if random.random() < 0.05 or provider.evaluate({"action": "attach_client", "course": id, "client": f"K{number}"}, on).allowed]
            if open_:
                happened(provider, on, "attach_client", course=random.choice(open_), client=f"K{number}")
    for id in ids:
        if provider.evaluate({"action": "confirm_course", "course": id}, on).allowed and random.random() < 0.5 or random.random() < 0.03:
            happened(provider, on, "confirm_course", course=id)
    return provider


def strange_provider(seed: int) -> Provider:
    """A small case in which things have happened that may not: clients without a decision or on two courses, deleted and over-full courses."""
    provider, random = small_provider(seed), Random(seed)
    on, courses = provider.last_on or ON, [*rows(provider, "courses")]
    for number in range(random.randint(1, 5)):
        course, client = random.choice(courses), f"K{random.randint(0, 7)}"
        match random.choice(("attach", "attach", "delete", "confirm", "capacity")):
            case "attach":
                if course not in courses_of(rows(provider, "clients").get(client, {})):
                    happened(provider, on, "attach_client", course=course, client=client)
            case "delete":
                happened(provider, on, "delete_course", course=course)
            case "confirm":
                happened(provider, on, "confirm_course", course=course)
            case _:
                happened(provider, on, "declare_capacity", service="own.small", year=2026, places=random.randint(0, 12))
    return provider


def large_provider(seed: int, clients: int, courses: int, *, tight: float = 1.0, placed: float = 0.5, of: Sequence[Builtin] = BUILT_IN) -> Provider:
    """Courses and clients of the built-in services."""
    random = Random(seed)
    provider = Provider(f"P{seed}")
    kinds = [random.choice(of) for _ in range(courses)]
    for kind in of:
        for year in (2026, 2027):
            happened(provider, date(2025, 6, 1), "declare_capacity", service=kind.id, year=year, places=max(6, int(kinds.count(kind) * 10 * tight)))
    groups: dict[str, tuple[Builtin, list[str]]] = {}
    for number, kind in enumerate(kinds):
        id, start = f"C{number:03}", ON + timedelta(random.randint(-20, 400))
        lengths = [days for _ in range(random.randint(2, 4)) for days in (random.randint(2, 10), random.randint(20, 150))]
        own = random.sample(kind.groups, random.randint(1, kind.most_groups))
        create = {
            "action": "create_course", "course": id, "service": kind.id, "group_size": random.randint(6, 12), "target_groups": own,
            "periods": periods_from(start, *lengths[:-1]), "office": random.choice(("Turku", "Oulu")),
        }  # fmt: skip
        if provider.apply(create, date(2025, 7, 1), mode="observe").allowed:
            groups[id] = kind, own
    for number, days in enumerate(sorted((random.randint(0, 200) for _ in range(clients)), reverse=True)):
        client, kind, on = f"K{number:04}", random.choice(of), ON - timedelta(days)
        group = random.choice(kind.groups) if random.random() < 0.95 else None
        decide(provider, client, on, group, kind.id)
        if random.random() < placed:
            own_kind = [id for id, (of_course, own) in groups.items() if of_course is kind and (group is None or group in own)]
            for id in random.sample(own_kind, min(3, len(own_kind))):
                if provider.apply({"action": "attach_client", "course": id, "client": client}, on).allowed:
                    break
    for id in groups:
        if random.random() < 0.3:
            provider.apply({"action": "confirm_course", "course": id}, provider.last_on or ON)
    return provider


# What a provider's state says, read from its snapshot and its audit.


def rows(provider: Provider, table: str) -> dict[str, dict[str, Any]]:
    """The rows of a snapshot by course or client."""
    key = {"courses": "course", "clients": "client"}[table]
    return {row[key]: row for row in json.loads(provider.snapshot()).get(table, ())}


def courses_of(row: Mapping[str, Any]) -> list[str]:
    """The courses that a client is on."""
    return [stay["course"] for stay in row.get("stays", ()) if not stay.get("detached_on")]


def is_confirmed(row: Mapping[str, Any]) -> bool:
    """Whether a course is confirmed."""
    return bool(row.get("confirmed_on") or row.get("confirmed"))


def members(provider: Provider) -> dict[str, set[str]]:
    """The clients on each course."""
    found: dict[str, set[str]] = {id: set() for id in rows(provider, "courses")}
    for client, row in rows(provider, "clients").items():
        for course in courses_of(row):
            found[course].add(client)
    return found


def waiting(provider: Provider) -> dict[str, Finding]:
    """The clients who wait for a confirmed course, each with the finding about the deadline. One who got a place too late has that finding for ever."""
    course_rows, on = rows(provider, "courses"), members(provider)
    safe = {client for id, clients in on.items() if is_confirmed(course_rows[id]) for client in clients}
    findings = (finding for finding in provider.audit(ON) if finding.rule == DEADLINE)
    return {finding.client: finding for finding in findings if finding.client is not None and finding.client not in safe}


def violations(provider: Provider) -> set[tuple[str, str | None]]:
    """The broken rules, each with its client or else its course."""
    return {(finding.rule, finding.client or finding.course) for finding in provider.audit(ON) if finding.effect == "violation"}


def unsettled(provider: Provider) -> set[str | None]:
    """The courses that should have been settled by now, or should have been but for a weekend."""
    return {finding.course for finding in provider.audit(ON) if finding.rule == SETTLED and finding.effect != "obligation"}


def prohibitions(findings: Iterable[Finding], *without: str) -> list[str]:
    """The rules that prohibit an action."""
    return [finding.rule for finding in findings if finding.effect == "prohibition" and finding.rule not in without]


# Trying everything.


@dataclass(frozen=True)
class Score:
    """The first objectives of a plan, larger is better; those that should be small are negative."""

    in_time: int
    confirmed: int
    placed: int
    soonest_first: int
    held: int
    moved: int

    @property
    def key(self) -> tuple[int, ...]:
        """In the order of the objectives."""
        return self.in_time, self.confirmed, self.placed, self.soonest_first, self.held, self.moved


@dataclass(frozen=True)
class CourseFacts:
    """A course that clients can be on."""

    id: str
    size: int
    year: int
    others: int
    """Clients that no plan moves."""
    clients: int
    start: date | None
    was_confirmed: bool
    against_confirming: tuple[str, ...]
    is_late: bool
    groups: tuple[str, ...]


@dataclass(frozen=True)
class ClientFacts:
    """A client who waits or has a place."""

    id: str
    course: str | None
    group: str | None
    due: date | None
    is_waiting: bool
    is_ahead: bool
    against: Mapping[str, tuple[str, ...]]
    """The rules against joining each other course, without those that depend on the other clients."""


@dataclass
class Facts:
    """Everything that a search needs, asked of the engine once."""

    provider: Provider
    courses: dict[str, CourseFacts]
    clients: dict[str, ClientFacts]
    service: dict[str, Any]
    barred: set[tuple[str, str]]
    """The clients and courses that the planner or the client does not want together."""
    fixed: Mapping[str, str]
    may: frozenset[str]
    can_grow: dict[tuple[int, ...], bool] = field(default_factory=dict)

    @property
    def minimum(self) -> int:
        """The smallest number of clients with which a course is confirmed."""
        return int(self.service["group_size"]["min"])

    @property
    def largest(self) -> int:
        """The largest group size."""
        return int(self.service["group_size"]["max"])


ALL_MAY = frozenset(("attach_client", "move_client", "confirm_course", "set_group_size", "set_target_groups"))


def facts_of(provider: Provider, *, barred: Iterable[tuple[str, str]] = (), fixed: Mapping[str, str] | None = None, may: frozenset[str] = ALL_MAY) -> Facts:
    """The courses and clients of a provider of the small service."""
    provider = provider.fork()
    audit = provider.audit(ON)
    deadlines = {finding.client: finding for finding in audit if finding.rule == DEADLINE}
    late = unsettled(provider)
    course_rows, client_rows, on = rows(provider, "courses"), rows(provider, "clients"), members(provider)
    closed = {id for id, row in course_rows.items() if {"course/not-ended", "course/not-deleted"} & {*against(provider, "set_group_size", course=id, group_size=row["group_size"])}}
    open_ = [id for id in sorted(course_rows) if id not in closed]
    counted = {}
    for id, row in client_rows.items():
        places = [course for course in courses_of(row) if course in open_]
        if row.get("decision") and len(places) < 2 and (places or id in deadlines):
            counted[id] = places[0] if places else None
    courses = {
        id: CourseFacts(
            id=id,
            size=course_rows[id]["group_size"],
            year=int(course_rows[id]["periods"][0]["start"][:4]) if course_rows[id].get("periods") else course_rows[id]["year"],
            others=len(on[id] - {*counted}),
            clients=len(on[id]),
            start=date.fromisoformat(course_rows[id]["periods"][0]["start"]) if course_rows[id].get("periods") else None,
            was_confirmed=is_confirmed(course_rows[id]),
            against_confirming=tuple(against(provider, "confirm_course", MINIMUM, course=id)),
            is_late=id in late,
            groups=tuple(course_rows[id]["target_groups"]),
        )
        for id in open_
    }
    clients = {}
    for id, at in sorted(counted.items()):
        deadline = deadlines.get(id) if at is None or not courses[at].was_confirmed else deadline_elsewhere(provider, id, at, (fixed or {}).get(id, at))
        clients[id] = ClientFacts(
            id=id,
            course=at,
            group=client_rows[id]["decision"].get("target_group"),
            due=deadline.due if deadline else None,
            is_waiting=deadline is not None,
            is_ahead=deadline is not None and deadline.effect == "obligation",
            against={other: tuple(against(provider, placing(id, at, other), FREE_PLACE)) for other in courses if other != at},
        )
    return Facts(provider, courses, clients, SMALL.to_dict(), {*barred}, fixed or {}, may)


def deadline_elsewhere(provider: Provider, client: str, at: str, course: str) -> Finding | None:
    """The deadline of a client who leaves a confirmed course for one that is not; None for one who stays."""
    state = provider.fork()
    if course != at:
        happened(state, ON, "move_client", client=client, to=course, **{"from": at})
    return waiting(state).get(client)


def against(provider: Provider, action: str | Action, *without: str, **fields: Any) -> list[str]:
    """The rules against an action."""
    asked = {"action": action, **fields} if isinstance(action, str) else action
    return prohibitions(provider.evaluate(asked, ON).findings, *without)


def placing(client: str, at: str | None, course: str) -> Action:
    """The action that gives a client a place."""
    if at is None:
        return {"action": "attach_client", "course": course, "client": client}
    return {"action": "move_client", "client": client, "from": at, "to": course}


Assignment = dict[str, str | None]


def has_started(course: CourseFacts) -> bool:
    """Whether a course has started on the date of the plan."""
    return course.start is not None and course.start <= ON


def could_join(facts: Facts, client: ClientFacts, course: CourseFacts) -> bool:
    """Whether any plan might put a client on a course: what the others do is left open."""
    if has_started(course) or client.course is not None and has_started(facts.courses[client.course]):
        return False
    if (client.id, course.id) in facts.barred and client.id not in facts.fixed:
        return False
    if facts.fixed.get(client.id, course.id) != course.id or ("attach_client" if client.course is None else "move_client") not in facts.may:
        return False
    found = [*client.against[course.id]]
    return found == [] or found == [TARGET_GROUP] and client.group in {group["id"] for group in facts.service["target_groups"]}


def assignments(facts: Facts) -> Iterator[Assignment]:
    """Every way to give each client a course: those who have one keep it or get another."""
    options = [[client.course, *(id for id, course in facts.courses.items() if id != client.course and could_join(facts, client, course))] for client in facts.clients.values()]
    for chosen in product(*options):
        assignment = dict(zip(facts.clients, chosen, strict=True))
        if all(assignment[client] == course for client, course in facts.fixed.items()):
            yield assignment


def counts_of(facts: Facts, assignment: Assignment) -> dict[str, int]:
    """How many clients each course has."""
    counts = {id: course.others for id, course in facts.courses.items()}
    for course in assignment.values():
        if course is not None:
            counts[course] += 1
    return counts


def confirmed_at_best(facts: Facts, counts: Mapping[str, int]) -> set[str]:
    """The courses that are confirmed or could be with these numbers of clients."""
    may = "confirm_course" in facts.may
    return {id for id, course in facts.courses.items() if course.was_confirmed or may and not course.against_confirming and facts.minimum <= counts[id]}


def keeps_promises(facts: Facts, assignment: Assignment, counts: Mapping[str, int], confirmed: set[str]) -> bool:
    """Whether nobody loses a confirmed course, is put on an over-full course, or on a late one that is not confirmed then."""
    for client in facts.clients.values():
        new = assignment[client.id]
        if new is None or new == client.course:
            continue
        course = facts.courses[new]
        if client.course is not None and facts.courses[client.course].was_confirmed and new not in confirmed and client.id not in facts.fixed:
            return False
        if course.is_late and new not in confirmed or course.size < course.clients or facts.largest < counts[new]:
            return False
    return True


def score_of(facts: Facts, assignment: Assignment, counts: Mapping[str, int], confirmed: set[str]) -> Score:
    """How far the objectives are reached."""
    helped = [client for client in facts.clients.values() if client.is_waiting and assignment[client.id] in confirmed]
    last = max((client.due for client in facts.clients.values() if client.is_ahead and client.due), default=ON)
    return Score(
        in_time=sum(client.is_ahead for client in helped),
        confirmed=len(helped),
        placed=sum(client.course is None and assignment[client.id] is not None for client in facts.clients.values()),
        soonest_first=sum((last - client.due).days for client in helped if client.is_ahead and client.due),
        held=-sum(missing(facts, course, counts[id]) for id, course in facts.courses.items()),
        moved=-sum(client.course is not None and assignment[client.id] != client.course for client in facts.clients.values()),
    )


def missing(facts: Facts, course: CourseFacts, count: int) -> int:
    """How many clients are missing from a course that must be held: it had enough clients, or is confirmed."""
    must_hold_at = int(facts.service["must_hold_at"])
    needed = must_hold_at if must_hold_at <= course.clients else min(facts.minimum, course.clients) if course.was_confirmed else 0
    return max(needed - count, 0)


def best_by_trying(facts: Facts) -> Score | None:
    """The best score that the engine allows, found by trying the assignments, the most promising first; None if fixed placements cannot be kept."""
    promising = []
    for assignment in assignments(facts):
        counts = counts_of(facts, assignment)
        confirmed = confirmed_at_best(facts, counts)
        if keeps_promises(facts, assignment, counts, confirmed):
            promising.append((score_of(facts, assignment, counts, confirmed).key, assignment))
    promising.sort(key=lambda pair: pair[0], reverse=True)
    best: Score | None = None
    for key, assignment in promising:
        if best is not None and key <= best.key:
            break
        if (found := tried(facts, assignment)) is not None and (best is None or best.key < found.key):
            best = found
    return best


def tried(facts: Facts, assignment: Assignment) -> Score | None:
    """The score of an assignment if the engine allows all of it, one action after the other, in some order and with some group sizes."""
    counts = counts_of(facts, assignment)
    joined = {course for client, course in assignment.items() if course != facts.clients[client].course}
    least = [max(course.size, counts[id] if id in joined else 0) for id, course in facts.courses.items()]
    if "set_group_size" not in facts.may and any(size != course.size for size, course in zip(least, facts.courses.values(), strict=True)):
        return None
    grown = facts.largest if "set_group_size" in facts.may else 0
    for sizes in product(*(range(size, max(size, grown) + 1) for size in least)):
        if not can_grow(facts, sizes):
            continue
        if (score := tried_with(facts, assignment, sizes, counts)) is not None:
            return score
    return None


def tried_with(facts: Facts, assignment: Assignment, sizes: Sequence[int], counts: Mapping[str, int]) -> Score | None:
    """The score of an assignment with these group sizes."""
    state = facts.provider.fork()
    for (id, course), size in zip(facts.courses.items(), sizes, strict=True):
        if size != course.size and not state.apply({"action": "set_group_size", "course": id, "group_size": size}, ON).allowed:
            return None
    placings: list[Action] = []
    for client in facts.clients.values():
        new = assignment[client.id]
        if new is not None and new != client.course:
            placings.append(placing(client.id, client.course, new))
    for id, course in facts.courses.items():
        joining = {client.group for client in facts.clients.values() if assignment[client.id] == id != client.course and TARGET_GROUP in client.against[id]}
        if added := sorted(str(group) for group in joining):
            if "set_target_groups" not in facts.may:
                return None
            placings.append({"action": "set_target_groups", "course": id, "target_groups": [*course.groups, *added]})
    if (after := in_some_order(state, placings)) is None:
        return None
    for id, course in facts.courses.items():
        if not course.was_confirmed and "confirm_course" in facts.may:
            after.apply({"action": "confirm_course", "course": id}, ON)
    confirmed = {id for id, row in rows(after, "courses").items() if is_confirmed(row)}
    if not keeps_promises(facts, assignment, counts, confirmed) or violations(after) - violations(facts.provider) or unsettled(after) - unsettled(facts.provider):
        return None
    return score_of(facts, assignment, counts, confirmed)


def in_some_order(state: Provider, actions: Sequence[Action]) -> Provider | None:
    """The state after all actions, in an order in which the engine allows each; None if there is no such order."""
    if not actions:
        return state
    # A client who moves leaves a place, and one who comes takes one: moves first.
    for action in sorted(actions, key=lambda action: action["action"] == "attach_client"):
        after = state.fork()
        if after.apply(action, ON).allowed and (last := in_some_order(after, [other for other in actions if other is not action])) is not None:
            return last
    return None


def can_grow(facts: Facts, sizes: tuple[int, ...]) -> bool:
    """Whether the engine allows these group sizes together."""
    if sizes not in facts.can_grow:
        state = facts.provider.fork()
        changes = [
            {"action": "set_group_size", "course": id, "group_size": size}
            for (id, course), size in zip(facts.courses.items(), sizes, strict=True)
            if size != course.size
        ]
        facts.can_grow[sizes] = in_some_order(state, changes) is not None
    return facts.can_grow[sizes]


# Whether one client more could have a place, when some limits are let go.

Relaxed = Mapping[tuple[str, str | int], int]
"""The limits let go, by kind and course or year, each with how much it gives way."""
BETWEEN = ("rule", "wish", "office", "started", "stays", "fixed")
"""The kinds of limits between a client and a course."""
WHOLLY = 99


def everything_but(facts: Facts, client: str, kept: Iterable[tuple[str, str | int]]) -> Relaxed:
    """All limits let go but these."""
    kept = {*kept}
    between = {course for kind, course in kept if kind in BETWEEN}
    other_courses = {id for id in facts.courses if id != facts.clients[client].course}
    of_courses = {(kind, id) for kind in ("cannot_be_confirmed", "late", "places", "minimum") for id in facts.courses}
    of_years = {("capacity", course.year) for course in facts.courses.values()}
    return dict.fromkeys({*(("rule", id) for id in other_courses - between), *((of_courses | of_years) - kept)}, WHOLLY)


def one_more_is_possible(facts: Facts, reached: Mapping[str, int], client: str, has_place: bool, relaxed: Relaxed) -> bool:
    """Whether a client could get a place, or with a place one on a confirmed course, without a loss in the first three objectives."""
    own = facts.clients[client]
    wanted = (
        (reached["in_time"] + own.is_ahead, reached["confirmed"] + 1, reached["placed"])
        if has_place
        else (reached["in_time"], reached["confirmed"], reached["placed"] + 1)
    )
    open_ = {str(course) for kind, course in relaxed if kind in BETWEEN}
    options: list[list[str | None]] = [
        [one.course, *(id for id, course in facts.courses.items() if id != one.course and (one is own and id in open_ or can_join(facts, one, course)))]
        for one in facts.clients.values()
    ]
    for chosen in product(*options):
        assignment = dict(zip(facts.clients, chosen, strict=True))
        if assignment[client] is None:
            continue
        counts = counts_of(facts, assignment)
        confirmed = {
            id
            for id, course in facts.courses.items()
            if course.was_confirmed
            or (not course.against_confirming or ("cannot_be_confirmed", id) in relaxed) and facts.minimum - relaxed.get(("minimum", id), 0) <= counts[id]
        }
        if has_place and assignment[client] not in confirmed:
            continue
        score = score_of(facts, assignment, counts, confirmed)
        if all(least <= value for least, value in zip(wanted, score.key[:3], strict=True)) and fits(facts, assignment, counts, confirmed, relaxed, {(client, id) for id in open_}):
            return True
    return False


def can_join(facts: Facts, client: ClientFacts, course: CourseFacts) -> bool:
    """Whether a client could join a course that has a place, and whose target groups may be set."""
    if not could_join(facts, client, course) or course.size < course.clients:
        return False
    groups = {"action": "set_target_groups", "course": course.id, "target_groups": [*course.groups, client.group]}
    return not client.against[course.id] or facts.provider.evaluate(groups, ON).allowed


def fits(facts: Facts, assignment: Assignment, counts: Mapping[str, int], confirmed: set[str], relaxed: Relaxed, free: set[tuple[str, str]]) -> bool:
    """Whether an assignment keeps the limits on places, capacity, target groups, confirmed and late courses."""
    grown = dict.fromkeys((course.year for course in facts.courses.values()), 0)
    for id, course in facts.courses.items():
        if must_keep(facts, course) and counts[id] < facts.minimum:
            return False
        joining = [client for client in facts.clients.values() if assignment[client.id] == id != client.course]
        if not joining:
            continue
        most = max(course.size, course.clients)
        size = max(most, counts[id] - relaxed.get(("places", id), 0))
        added = {client.group for client in joining if (client.id, id) not in free and TARGET_GROUP in client.against[id]}
        if max(most, facts.largest) < size or added and facts.service["target_groups_per_course"]["max"] < len(added) + len(course.groups):
            return False
        if course.is_late and id not in confirmed and ("late", id) not in relaxed:
            return False
        if id not in confirmed and any(client.course is not None and facts.courses[client.course].was_confirmed for client in joining):
            return False
        grown[course.year] += size - most
    return all(growth <= places_left(facts, year) + relaxed.get(("capacity", year), 0) for year, growth in grown.items() if growth)


def must_keep(facts: Facts, course: CourseFacts) -> bool:
    """Whether a course is past the date by which it had to be settled, and is only in order because it has enough clients."""
    days = timedelta(facts.service["settle_days_before_start"])
    return not course.was_confirmed and course.start is not None and course.start - days < ON and facts.minimum <= course.clients


def places_left(facts: Facts, year: int) -> int:
    """The declared places of a year that no course uses."""
    state = json.loads(facts.provider.snapshot())
    used = sum(row["group_size"] for row in state["courses"] if not row.get("deleted") and (row["periods"][0]["start"][:4] if row.get("periods") else str(row["year"])) == str(year))
    return int(next((row["places"] for row in reversed(state["capacity"]) if row["year"] == year), 0) - used)
