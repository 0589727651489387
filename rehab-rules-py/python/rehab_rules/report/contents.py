"""The content of the report: findings from the engine, in three languages, and their counts."""

import json
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, timedelta
from heapq import nsmallest
from itertools import accumulate, islice
from typing import Any, get_args

from ..order import urgency, with_causes
from ..overview import shown_effects
from ..planning import Plan, plan
from ..request import BROKEN, EFFECTS, Effect, Language, Request
from ..rules import is_inferred
from ..services import by_validity
from ..status import Outcome
from ..tables import Result, Source

LANGUAGES: tuple[Language, ...] = get_args(Language)

# A page with more findings is of no use to a reader; csv and parquet contain all of them.
MAX_ROWS = 10_000
MAX_MALFORMED = 100
# How many days a report looks ahead by default.
DAYS_AHEAD = 30


@dataclass(frozen=True)
class Row:
    """A finding with its message in each language; in an audit `line` and `on` are None. `cause` is the index of its cause in the list."""

    effect: Effect
    rule: str
    provider: str
    course: str | None
    client: str | None
    line: int | None
    on: date | None
    due: date | None
    values: dict[str, Any]
    messages: dict[Language, str]
    is_inferred: bool
    cause: int | None = None


@dataclass(frozen=True)
class Malformed:
    """A line that the engine cannot read."""

    line: int
    code: str
    field: str | None
    messages: dict[Language, str]


@dataclass(frozen=True)
class Course:
    """A course that is neither deleted nor over, in its state on the date. `minimum` is known if the audit names it."""

    provider: str
    course: str
    service: str
    start: date | None
    clients: int
    group_size: int
    minimum: int | None
    is_confirmed: bool


@dataclass(frozen=True)
class Capacity:
    """The places that a provider has declared and used for a service and year, from the audit."""

    provider: str
    year: int
    used: int
    left: int
    declared: int


@dataclass(frozen=True)
class OfProvider:
    """A provider in numbers: what is broken and due soon, its upcoming and ongoing courses, and the clients on them."""

    provider: str
    prohibitions: int
    violations: int
    due_soon: int
    courses: int
    clients: int


@dataclass
class Report:
    """The content of the report. `day` is the date of the audit; in a replay, the last date of the log, which is audited too."""

    day: date | None
    request: Request
    lines: int = 0
    # The clients on upcoming and ongoing courses, by provider.
    providers: dict[str, int] = field(default_factory=dict)
    courses: int = 0
    rows: list[Row] = field(default_factory=list)
    listed: Counter[Effect] = field(default_factory=Counter)
    counts: Counter[Effect] = field(default_factory=Counter)
    by_rule: Counter[tuple[Effect, str]] = field(default_factory=Counter)
    by_provider: Counter[tuple[Effect, str]] = field(default_factory=Counter)
    providers_by_rule: dict[tuple[Effect, str], set[str]] = field(default_factory=dict)
    # By rule, then by the first date of the month of the event, or in an audit of the due date; None if there is no date.
    months: dict[str, Counter[date | None]] = field(default_factory=dict)
    standing: list[Row] = field(default_factory=list)
    filling: list[Course] = field(default_factory=list)
    capacity: list[Capacity] = field(default_factory=list)
    malformed: list[Malformed] = field(default_factory=list)
    malformed_lines: int = 0
    is_broken: bool = False
    plan: Plan | None = None

    @property
    def is_audit(self) -> bool:
        """Whether the request is an audit rather than a replay."""
        return self.request.as_of is not None

    @property
    def days_ahead(self) -> int:
        """How many days the report looks ahead for what is due soon: `within` of the audit, or the default."""
        return DAYS_AHEAD if self.request.within is None else self.request.within

    @property
    def last_day_ahead(self) -> date:
        """The last date that the report looks ahead to."""
        assert self.day is not None
        return self.day + timedelta(days=self.days_ahead)

    @property
    def last_day_listed(self) -> date | None:
        """The last due date that an audit lists, if it is limited by `within`."""
        as_of, within = self.request.as_of, self.request.within
        return None if as_of is None or within is None else as_of + timedelta(days=within)

    @property
    def due_soon(self) -> list[Row]:
        """The duties that are due soon, the earliest first."""
        if self.day is None:
            return []
        duties = [row for row in self.standing if row.effect == "obligation" and row.due is not None and self.day <= row.due <= self.last_day_ahead]
        return sorted(duties, key=lambda row: (row.due or date.max, row.provider, row.course or "", row.client or ""))

    @property
    def of_providers(self) -> list[OfProvider]:
        """The providers in numbers, those with most broken or due items first."""
        due, courses = (Counter(one.provider for one in some) for some in (self.due_soon, self.filling))
        rows = [
            OfProvider(
                provider=provider,
                prohibitions=self.by_provider["prohibition", provider],
                violations=self.by_provider["violation", provider],
                due_soon=due[provider],
                courses=courses[provider],
                clients=clients,
            )
            for provider, clients in self.providers.items()
        ]
        return sorted(rows, key=lambda row: (-row.prohibitions - row.violations, -row.due_soon, row.provider))

    @property
    def outcome(self) -> Outcome:
        """The outcome, including effects that are not shown."""
        return Outcome(self.is_broken, bool(self.malformed_lines))


def read_report(request: Request, source: Source) -> Report:
    """Reads the state, the audit and the findings, in each language."""
    report = Report(request.as_of, request)
    snapshots = source.snapshots(request)
    if request.as_of is None:
        counted = count_findings(report, source)
        report.day = last_of(counted, snapshots)
    read_state(report, snapshots)
    if request.with_plan and report.day is not None:
        report.plan = plan(source.states(request), report.day, language=request.language or "en")
    if report.day is not None:
        audits = [ask(request, source, language, report.day) for language in LANGUAGES]
        report.standing = in_languages(audits)
        report.capacity = [capacity_of(row) for row in report.standing if row.rule == "course/places-left" and row.effect != "undetermined"]
        note_minima(report)
    if request.as_of is None:
        keep_findings(report, source)
    else:
        report.is_broken, report.lines = audits[0].is_broken, audits[0].rows
        keep_malformed(report, audits)
        keep_standing(report)
    return report


def last_day(request: Request, source: Source) -> date | None:
    """The last date of a replay; None if nothing happened."""
    return last_of(ask(request, source, None, None, counted_effects(request)), source.snapshots(request))


def last_of(counted: Result, snapshots: Iterable[dict[str, Any]]) -> date | None:
    """The last date. If the last event was not applied, the date comes from a finding, because no snapshot has it."""
    days = [day_of(snapshot["last_on"]) for snapshot in snapshots if snapshot.get("last_on")]
    return max((*counted["on"], *days), default=None)


def read_state(report: Report, snapshots: Iterable[dict[str, Any]]) -> None:
    """Reads the courses in their state on the date."""
    for snapshot in snapshots:
        courses = snapshot.get("courses") or ()
        report.courses += len(courses)
        clients = [(client["client"], stay) for client in snapshot.get("clients") or () for stay in client.get("stays") or ()]
        present = [(client, stay["course"]) for client, stay in clients if stay.get("detached_on") is None]
        attached = Counter(course for _, course in present)
        open_courses = set()
        for course in courses:
            days = [(day_of(period["start"]), day_of(period["end"])) for period in course.get("periods") or ()]
            is_over = bool(days) and report.day is not None and max(end for _, end in days) < report.day
            if course.get("deleted") or is_over:
                continue
            open_courses.add(course["course"])
            report.filling.append(
                Course(
                    provider=snapshot["provider"],
                    course=course["course"],
                    service=course["service"],
                    start=min((start for start, _ in days), default=None),
                    clients=attached[course["course"]],
                    group_size=course["group_size"],
                    minimum=None,
                    is_confirmed=bool(course.get("confirmed_on")),
                )
            )
        report.providers[snapshot["provider"]] = len({client for client, course in present if course in open_courses})
    report.filling.sort(key=lambda course: (course.start is None, course.start or date.max, course.provider, course.course))


def ask(request: Request, source: Source, language: Language | None, as_of: date | None, effects: Iterable[Effect] = ()) -> Result:
    """The findings about the log in one language: of an audit if there is a date, otherwise of a replay."""
    return source.judge(replace(request, language=language, as_of=as_of, within=None, effects=tuple(effects)))


def in_languages(results: Sequence[Iterable[dict[str, Any]]]) -> list[Row]:
    """The findings in each language, combined into rows."""
    return [row_of(said) for said in zip(*results, strict=True)]


def row_of(said: Sequence[dict[str, Any]]) -> Row:
    """One finding in each language, as a row."""
    found = said[0]
    messages = {language: words["message"] for language, words in zip(LANGUAGES, said, strict=True)}
    names = ("effect", "rule", "provider", "course", "client", "line", "on", "due")
    inferred = is_inferred(found["rule"], found["effect"], found["action"])
    return Row(**{name: found[name] for name in names}, values=json.loads(found["values"]), messages=messages, is_inferred=inferred)


def capacity_of(row: Row) -> Capacity:
    """The values of a finding of `course/places-left`."""
    figures = {name: row.values[name] for name in ("year", "used", "left", "declared")}
    return Capacity(provider=row.provider, **figures)


def note_minima(report: Report) -> None:
    """Adds the minimum number of clients to the courses that, according to the audit, have too few."""
    rows = (row for row in report.standing if row.rule == "course/settled-in-time" and "min" in row.values)
    minima = {(row.provider, row.course): row.values["min"] for row in rows}
    report.filling = [replace(course, minimum=minima.get((course.provider, course.course))) for course in report.filling]


def keep_standing(report: Report) -> None:
    """The findings of the requested audit: all are counted; those with the chosen effects and dates are kept, as far as the list has room."""
    for row in report.standing:
        if row.effect in counted_effects(report.request):
            count(report, row.effect, row.rule, row.provider, row.due)
    last = report.last_day_listed or date.max
    rows = [row for row in report.standing if row.effect in shown_effects(report.request) and (row.due is None or row.due <= last)]
    report.listed = Counter(row.effect for row in rows)
    report.rows = most_urgent(rows)


def count_findings(report: Report, source: Source) -> Result:
    """Counts the findings of a replay."""
    counted = ask(report.request, source, None, None, counted_effects(report.request))
    report.is_broken, report.lines = counted.is_broken, counted.rows
    for found in zip(counted["effect"], counted["rule"], counted["provider"], counted["on"], strict=True):
        count(report, *found)
    report.listed = Counter({effect: report.counts[effect] for effect in shown_effects(report.request)})
    return counted


def keep_findings(report: Report, source: Source) -> None:
    """Keeps the findings of a replay that have room in the list, and the malformed lines."""
    # Messages are kept only for the effects that have room in the list.
    more_severe = accumulate((report.listed[effect] for effect in EFFECTS), initial=0)
    wanted = [effect for effect, before in zip(EFFECTS, more_severe) if report.listed[effect] and before < MAX_ROWS]
    results = [ask(report.request, source, language, None, wanted or BROKEN) for language in LANGUAGES]
    keep_malformed(report, results)
    report.rows = most_urgent(map(row_of, zip(*results, strict=True)) if wanted else ())


def most_urgent(rows: Iterable[Row]) -> list[Row]:
    """The rows that have room in the list, the most urgent first, each directly after its cause."""
    placed: list[Row] = []
    for cause, others in with_causes(nsmallest(MAX_ROWS, rows, key=urgency), lambda row: (row.provider, row.course, row.line)):
        placed += [cause, *(replace(other, cause=len(placed)) for other in others)]
    return placed


def counted_effects(request: Request) -> list[Effect]:
    """The effects that numbers and charts count: notices only if requested."""
    return [effect for effect in EFFECTS if effect != "notice" or effect in request.effects]


def count(report: Report, effect: Effect, rule: str, provider: str, day: date | None) -> None:
    """Counts a finding."""
    report.counts[effect] += 1
    report.by_rule[effect, rule] += 1
    report.by_provider[effect, provider] += 1
    report.providers_by_rule.setdefault((effect, rule), set()).add(provider)
    report.months.setdefault(rule, Counter())[None if day is None else day.replace(day=1)] += 1


def keep_malformed(report: Report, results: Sequence[Result]) -> None:
    """Keeps the first malformed lines and their total number."""
    report.malformed_lines = len(results[0].errors)
    for said in islice(zip(*(result.errors for result in results), strict=True), MAX_MALFORMED):
        messages = {language: error["message"] for language, error in zip(LANGUAGES, said, strict=True)}
        report.malformed.append(Malformed(said[0]["line"], said[0]["code"], said[0]["field"], messages))


def service_names(report: Report) -> dict[str, Mapping[str, str]]:
    """The names of services, by id and language: from the description in force on the date, otherwise from the last one."""
    return {one["id"]: one.get("names") or {} for one in by_validity(report.request.services, report.day)}


def day_of(text: str) -> date:
    """A date as written in the snapshot."""
    return date.fromisoformat(text)
