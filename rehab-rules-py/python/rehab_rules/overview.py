"""The overview that the table shows: the findings about a log, by provider and course."""

import json
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import partial
from itertools import groupby
from typing import Any, BinaryIO

from rich.console import Console

from .log import by_day, day_of, numbered_lines, part_read, read_object
from .malformed import Causes
from .order import urgency, with_causes
from .progress import watched
from .request import BROKEN, EFFECTS, Effect, Language, Request
from .rules import is_inferred
from .services import spoken_names
from .status import Outcome


@dataclass(frozen=True)
class Finding:
    """What one rule says; line and date are those of the event, and are None in an audit."""

    rule: str
    effect: Effect
    client: str | None
    due: str | None
    values: dict[str, Any]
    remedies: list[dict[str, Any]] | None
    message: str
    is_inferred: bool
    line: int | None = None
    on: str | None = None


@dataclass
class Overview:
    """The findings shown, by provider and course, and the counts of all findings."""

    findings: dict[str, dict[str | None, list[Finding]]] = field(default_factory=dict)
    malformed: Causes = field(default_factory=Causes)
    counts: Counter[Effect] = field(default_factory=Counter)
    lines: int = 0
    providers: set[str] = field(default_factory=set)
    courses: set[tuple[str, str]] = field(default_factory=set)
    names: Mapping[str, str] = field(default_factory=dict)
    """What target groups are called, by id."""

    @property
    def outcome(self) -> Outcome:
        """The outcome, including effects that are not shown."""
        return Outcome(any(self.counts[effect] for effect in BROKEN), bool(self.malformed.lines))


def read_overview(request: Request, language: Language, log: BinaryIO, terminal: Console | None) -> Overview:
    """Reads a log and keeps what the table shows of it."""
    overview = Overview(names=spoken_names(request.services, language, request.as_of))
    replay = request.replay(language=language)
    for number, line in table_lines(request, log, terminal):
        overview.lines += 1
        event = read_object(line)
        said = read_said(replay.read(number, line))
        if error := said.get("error"):
            overview.malformed.add(number, error)
            continue
        count_event(overview, request, event)
        for finding in said.get("findings", ()):
            keep(overview, request, str(event["provider"]), finding, number, event)
    if request.as_of is not None:
        for text in replay.audit().split("\n")[:-1]:
            finding = json.loads(text)
            keep(overview, request, finding["provider"], finding)
    most_urgent_first(overview)
    return overview


def shown_effects(request: Request) -> tuple[Effect, ...]:
    """The effects in the table: notices only when they are asked for."""
    return request.effects or tuple(effect for effect in EFFECTS if effect != "notice")


def table_lines(request: Request, log: BinaryIO, terminal: Console | None) -> Iterator[tuple[int, bytes]]:
    """The lines of the log in the order asked for."""
    lines = watched(numbered_lines(log, request.part), lambda _: 1, terminal, partial(part_read, log))
    yield from by_day(lines) if request.is_sorted else lines


def read_said(text: str) -> dict[str, Any]:
    """What the engine says of a line; of a well-formed one it says nothing before an audit."""
    return json.loads(text) if text else {}


def count_event(overview: Overview, request: Request, event: Mapping[str, Any]) -> None:
    """Counts the provider and the courses of an event; an audit does not see later days."""
    if request.as_of is not None and request.as_of.isoformat() < event["on"]:
        return
    provider = event["provider"]
    overview.providers.add(provider)
    for name in ("course", "from", "to"):
        if course := event.get(name):
            overview.courses.add((provider, course))


def keep(
    overview: Overview, request: Request, provider: str, said: Mapping[str, Any], line: int | None = None, event: dict[str, object] | None = None
) -> None:
    """Counts a finding, and keeps it if its effect is shown."""
    overview.counts[said["effect"]] += 1
    if said["effect"] not in shown_effects(request):
        return
    finding = Finding(
        rule=said["rule"],
        effect=said["effect"],
        client=said.get("client"),
        due=said.get("due"),
        values=said["values"],
        remedies=None if "remedies" not in said else [in_words(remedy, overview.names) for remedy in said["remedies"]],
        message=said["message"],
        is_inferred=is_inferred(said["rule"], said["effect"], None if event is None else str(event["action"])),
        line=line,
        on=None if event is None else day_of(event),
    )
    overview.findings.setdefault(provider, {}).setdefault(said.get("course"), []).append(finding)


def in_words(remedy: dict[str, Any], names: Mapping[str, str]) -> dict[str, Any]:
    """A remedy with the names of its target groups."""
    if "target_groups" not in remedy:
        return remedy
    return remedy | {"target_groups": [names.get(group, group) for group in remedy["target_groups"]]}


def most_urgent_first(overview: Overview) -> None:
    """Sorts the findings of each course; findings of a replay stay in the order of the lines."""
    for courses in overview.findings.values():
        for findings in courses.values():
            of_lines = groupby(findings, key=lambda finding: finding.line)
            findings[:] = [finding for _, of_line in of_lines for finding in sorted(of_line, key=urgency)]


def of_one_cause(findings: list[Finding]) -> Iterator[tuple[list[Finding], list[list[Finding]]]]:
    """The findings of a course in groups that differ only in the client, each with the groups of findings that it causes."""
    caused = with_causes(findings, lambda finding: finding.line)
    others = {id(cause): of_cause for cause, of_cause in caused}
    for alike in said_alike([cause for cause, _ in caused]):
        of_alike = [other for cause in alike for other in others[id(cause)]]
        yield alike, said_alike(sorted(of_alike, key=urgency))


def said_alike(findings: list[Finding]) -> list[list[Finding]]:
    """The findings of a course, grouped if they differ only in the client."""
    alike: dict[object, list[Finding]] = {}
    for finding in findings:
        if finding.client is None:
            key: object = id(finding)
        else:
            key = (finding.rule, finding.effect, finding.due, str(finding.values), str(finding.remedies), finding.line)
        alike.setdefault(key, []).append(finding)
    return list(alike.values())
