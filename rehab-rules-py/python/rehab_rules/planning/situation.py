"""What a plan starts from: the courses and clients of one service, and who can join which course. The engine decides all of it."""

import json
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import Any, Literal

from .._core import Finding, InputError, Provider
from .choices import Choices

# Limits that depend on how many clients there are: the model counts them for all clients together.
FREE_PLACE = "course/has-free-place"
MINIMUM = "course/minimum-clients"
CAPACITY = "course/places-within-capacity"
CLIENTS_FIRST = "course/clients-moved-first"
MUST_BE_HELD = "course/must-be-held"

TARGET_GROUP = "client/in-target-group"
DEADLINE = "client/on-confirmed-course-in-time"
SETTLED = "course/settled-in-time"
# Without every row of these tables, nobody knows who waits and which course has a place.
NEEDED = ("capacity", "courses", "periods", "clients", "placements")
CLOSED = ("course/not-deleted", "course/not-ended")

Status = Literal["ahead", "late", "unknown", "met"]
"""The deadline for a confirmed course: ahead, passed, unknown, or met, also by being on a confirmed course now."""
Choice = Literal["wish", "office", "started", "stays", "fixed"]
"""What a planner or a client decides against a course; `stays`: the client's own course has started, or the plan may not put the client anywhere."""


@dataclass(frozen=True)
class Course:
    """A course that clients could be on, with the numbers of its service description."""

    id: str
    group_size: int
    largest: int
    """The largest group size that the plan may set."""
    most: int
    """The largest group size of the service description."""
    minimum: int
    must_hold_at: int
    year: int
    start: date | None
    end: date | None
    is_confirmed: bool
    can_be_confirmed: bool
    """Whether it is not confirmed, and the plan may confirm it once it has enough clients."""
    against_confirming: tuple[Finding, ...]
    is_late: bool
    """Whether the date by which it had to be postponed or deleted has passed."""
    must_stay_settled: bool
    """Whether it would break that duty if it lost its sixth client now."""
    groups: tuple[str, ...]
    addable: tuple[str, ...]
    """The target groups that the plan may add."""
    most_groups: int
    full_at_start: int | None
    """The number of clients that it should not have at the start, if the description recommends that."""
    can_be_deleted: bool
    clients: tuple[str, ...]
    is_started: bool
    draft: Mapping[str, Any] | None
    """The action that creates it, for a course that does not exist yet."""


@dataclass(frozen=True)
class Against:
    """What stands against a client's joining a course: findings of the engine, or a choice."""

    findings: tuple[Finding, ...] = ()
    choice: Choice | None = None


@dataclass(frozen=True)
class Client:
    """A client who waits for a confirmed course or holds a place."""

    id: str
    course: str | None
    due: date | None
    status: Status
    group: str | None
    options: Mapping[str, str | None]
    """The courses that the client could join, each with the target group that must be added to the course first, if any."""
    against: Mapping[str, Against]
    """What stands against each of the other courses."""
    is_fixed: bool
    """Whether the only option is the placement that the planner fixed."""


@dataclass(frozen=True)
class Situation:
    """The courses and clients of one service of a provider on a date."""

    provider: str
    service: str
    on: date
    courses: Mapping[str, Course]
    clients: tuple[Client, ...]
    places_left: Mapping[int, int]
    """Places that are declared but not used, by year."""
    names: Mapping[str, str]
    """What the service is called, by language."""
    others: Mapping[str, int] = field(default_factory=dict)
    """How many clients each course has beside `clients`."""
    spare: frozenset[str] = frozenset()
    """Courses that keep a place free, so that clients of full courses can change places."""


class Reader:
    """Reads the situations of a provider. Courses to be created exist in its copy of the provider."""

    def __init__(self, provider: Provider, on: date, choices: Choices) -> None:
        self.on = on
        self.choices = choices
        self.state = provider.fork()
        self.drafts = {draft["course"]: draft for draft in choices.new_courses}
        for id, draft in self.drafts.items():
            try:
                decision = self.state.apply(draft, on, mode="observe")
            except InputError as error:
                raise ValueError(f"`new_courses`: {id}: {error}") from None
            if against := prohibitions(decision.findings, CAPACITY):
                raise ValueError(f"`new_courses`: {id} cannot be created: {against[0].message()}")
        self.rows = json.loads(self.state.snapshot())
        if missing := [part for part in NEEDED if part in (self.rows.get("not_loaded") or ())]:
            raise ValueError(f"a plan needs every row of these tables, and {provider.id} lacks some, or some are malformed: {', '.join(missing)}")
        self.offices = {row["course"]: row.get("office") for row in self.rows.get("courses", ())}
        self.groups = {(row["client"], row["service"]): (row.get("decision") or {}).get("target_group") for row in self.rows.get("clients", ())}
        self.audit = self.state.audit(on)
        self.names: dict[str, Mapping[str, str]] = {}

    def situations(self) -> list[Situation]:
        """One for each service, by id."""
        rows = (*self.rows.get("courses", ()), *self.rows.get("clients", ()))
        return [self.situation(service) for service in sorted({row["service"] for row in rows})]

    def situation(self, service: str) -> Situation:
        """The situation of a service."""
        clients = {row["client"]: row for row in self.rows.get("clients", ()) if row["service"] == service}
        stays = {id: [stay["course"] for stay in row.get("stays", ()) if not stay.get("detached_on")] for id, row in clients.items()}
        present = defaultdict(list)
        for client, ids in sorted(stays.items()):
            for id in ids:
                present[id].append(client)
        courses = {}
        for row in sorted(self.rows.get("courses", ()), key=lambda row: row["course"]):
            if row["service"] == service and not self.is_closed(row):
                courses[row["course"]] = self.course(row, tuple(present[row["course"]]))
        deadlines = {finding.client: finding for finding in self.audit if finding.rule == DEADLINE}
        placed, counted = [], set()
        for id in sorted(clients):
            holds = [course for course in stays[id] if course in courses]
            deadline = deadlines.get(id)
            # Who is on several courses at once must be asked first; who is on none and has no deadline needs no place.
            if not clients[id].get("decision") or len(holds) > 1 or (deadline is None and not holds):
                continue
            counted.add(id)
            placed.append(self.client(id, service, courses[holds[0]] if holds else None, deadline, courses))
        others = {id: sum(client not in counted for client in course.clients) for id, course in courses.items()}
        years = {course.year for course in courses.values()}
        return Situation(self.state.id, service, self.on, courses, tuple(placed), {year: self.places_left(service, year) for year in years}, self.names.get(service, {}), others)

    def evaluate(self, action: str, **fields: Any) -> list[Finding]:
        """The findings of an action."""
        return self.state.evaluate({"action": action, **fields}, self.on).findings

    def is_closed(self, row: Mapping[str, Any]) -> bool:
        """Whether a course is deleted or has ended."""
        findings = self.evaluate("set_group_size", course=row["course"], group_size=row["group_size"])
        return any(finding.rule in CLOSED for finding in findings)

    def places_left(self, service: str, year: int) -> int:
        """The declared places of a year that no course uses."""
        declared = [row["places"] for row in self.rows.get("capacity", ()) if row["service"] == service and row["year"] == year]
        of_year = [row for row in self.rows["courses"] if row["service"] == service and not row.get("deleted") and year_of(row) == year]
        return int(sum(declared) - sum(row["group_size"] for row in of_year if row["course"] not in self.drafts))

    def course(self, row: Mapping[str, Any], clients: tuple[str, ...]) -> Course:
        """A course, with what the plan may do with it."""
        id, may = row["course"], self.choices.may
        receipt = json.loads(self.state.receipt({"action": "confirm_course", "course": id}, self.on))
        (description,) = receipt["descriptions"].values()
        self.names[row["service"]] = description.get("names") or {}
        periods = row.get("periods") or []
        start, end = (date.fromisoformat(periods[0]["start"]), max(date.fromisoformat(period["end"]) for period in periods)) if periods else (None, None)
        is_confirmed = is_confirmed_row(row)
        against = prohibitions(self.evaluate("confirm_course", course=id), MINIMUM)
        sizes = description["group_size"]
        largest = sizes["max"] if "set_group_size" in may and not self.refuses_more(row, sizes["max"]) else row["group_size"]
        groups = tuple(row["target_groups"])
        full = sizes["max"] if description.get("recommend_not_full_at_start") else None
        return Course(
            id=id,
            group_size=row["group_size"],
            largest=max(largest, row["group_size"]),
            most=sizes["max"],
            minimum=sizes["min"],
            must_hold_at=description["must_hold_at"],
            year=year_of(row),
            start=start,
            end=end,
            is_confirmed=is_confirmed,
            can_be_confirmed=not is_confirmed and "confirm_course" in may and not against,
            against_confirming=() if is_confirmed else tuple(against),
            is_late=any(finding.rule == SETTLED and finding.course == id and finding.effect != "obligation" for finding in self.audit),
            must_stay_settled=not is_confirmed and sizes["min"] <= len(clients) and is_past_settling(start, description, self.on),
            groups=groups,
            addable=self.addable(id, groups, description) if "set_target_groups" in may else (),
            most_groups=description["target_groups_per_course"]["max"],
            full_at_start=full if start is None or self.on < start else None,
            can_be_deleted="delete_course" in may and not prohibitions(self.evaluate("delete_course", course=id), CLIENTS_FIRST, MUST_BE_HELD),
            clients=clients,
            is_started=start is not None and start <= self.on,
            draft=self.drafts.get(id),
        )

    def refuses_more(self, row: Mapping[str, Any], size: int) -> bool:
        """Whether the group size cannot be set for another reason than the places of the year."""
        return bool(prohibitions(self.evaluate("set_group_size", course=row["course"], group_size=size), CAPACITY))

    def addable(self, course: str, groups: tuple[str, ...], description: Mapping[str, Any]) -> tuple[str, ...]:
        """The target groups that can be added to a course, each on its own."""
        offered = [group["id"] for group in description["target_groups"] if group["id"] not in groups]
        return tuple(group for group in offered if not prohibitions(self.evaluate("set_target_groups", course=course, target_groups=[*groups, group])))

    def client(self, id: str, service: str, course: Course | None, deadline: Finding | None, courses: Mapping[str, Course]) -> Client:
        """A client, with the courses that the client could join."""
        fixed = self.choices.fixed.get(id)
        options: dict[str, str | None] = {}
        against: dict[str, Against] = {}
        can_leave = "attach_client" in self.choices.may if course is None else "move_client" in self.choices.may and not course.is_started
        for other in courses.values():
            if other is course:
                continue
            group, findings = self.join(id, service, course, other)
            choice = self.choice_against(id, other, fixed) or (None if can_leave else "stays")
            if findings:
                against[other.id] = Against(findings=findings)
            elif choice:
                against[other.id] = Against(choice=choice)
            else:
                options[other.id] = group
        if fixed is not None and not (course and fixed == course.id) and fixed not in options:
            reason = against[fixed].findings[0].message() if fixed in against and against[fixed].findings else "the plan cannot put the client there"
            raise ValueError(f"`fixed`: {id} cannot be on {fixed}: {reason}")
        is_met = course is not None and course.is_confirmed
        if course is not None and is_met and fixed in options:
            deadline, is_met = self.deadline_after(id, course.id, fixed), False
        due = deadline.due if deadline else None
        effects: dict[str, Status] = {"obligation": "ahead", "violation": "late", "undetermined": "unknown"}
        status: Status = effects[deadline.effect] if deadline and not is_met else "met"
        return Client(id, course.id if course else None, due, status, self.groups[id, service], options, against, fixed is not None)

    def deadline_after(self, client: str, course: str, other: str | None) -> Finding | None:
        """The deadline of a client whom the planner moves away from a confirmed course."""
        fork = self.state.fork()
        fork.apply({"action": "move_client", "client": client, "from": course, "to": other}, self.on, mode="observe")
        return next((finding for finding in fork.audit(self.on) if finding.rule == DEADLINE and finding.client == client and finding.effect != "right"), None)

    def choice_against(self, client: str, course: Course, fixed: str | None) -> Choice | None:
        """What a planner or the client decides against a course."""
        if fixed is not None:
            return None if fixed == course.id else "fixed"
        if not self.choices.allow(client, course.id):
            return "wish"
        if self.choices.offices is not None and self.offices[course.id] not in self.choices.offices:
            return "office"
        return "started" if course.is_started else None

    def join(self, client: str, service: str, course: Course | None, other: Course) -> tuple[str | None, tuple[Finding, ...]]:
        """The target group that must be added before a client can join a course, and what stands against it in any case."""
        if course is None:
            findings = self.evaluate("attach_client", course=other.id, client=client)
        else:
            findings = self.evaluate("move_client", client=client, to=other.id, **{"from": course.id})
        # A course with more clients than places takes nobody, whoever leaves it.
        found = prohibitions(findings) if other.group_size < len(other.clients) else prohibitions(findings, FREE_PLACE)
        if [finding.rule for finding in found] == [TARGET_GROUP] and (group := self.groups[client, service]) in other.addable:
            return group, ()
        return None, tuple(found)


def prohibitions(findings: Iterable[Finding], *counted: str) -> list[Finding]:
    """The prohibitions, without those of the rules that the model counts."""
    return [finding for finding in findings if finding.effect == "prohibition" and finding.rule not in counted]


def is_past_settling(start: date | None, description: Mapping[str, Any], on: date) -> bool:
    """Whether the date by which a course that is too small had to be postponed or deleted has passed, and the course has not started."""
    return start is not None and on < start and start - timedelta(description["settle_days_before_start"]) < on


def is_confirmed_row(row: Mapping[str, Any]) -> bool:
    """Whether the row of a course says that it is confirmed; the date may be unknown."""
    return bool(row.get("confirmed") or row.get("confirmed_on"))


def year_of(row: Mapping[str, Any]) -> int:
    """The calendar year whose places a course uses."""
    periods: Sequence[Mapping[str, Any]] = row.get("periods") or []
    return int(periods[0]["start"][:4]) if periods else int(row["year"])
