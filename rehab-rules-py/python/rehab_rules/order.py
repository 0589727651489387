"""The order of findings for people: the most severe first, then the earliest due, and findings with one cause together."""

from collections.abc import Callable, Hashable, Sequence
from datetime import date
from typing import Protocol, TypeVar

from .request import EFFECTS, Effect
from .rules import cause_of


class Said(Protocol):
    """The parts of a finding that determine its place among others."""

    @property
    def rule(self) -> str: ...
    @property
    def effect(self) -> Effect: ...
    @property
    def client(self) -> str | None: ...
    @property
    def due(self) -> date | str | None: ...


Found = TypeVar("Found", bound=Said)


def urgency(finding: Said) -> tuple[int, bool, str]:
    """The sort key of findings: the effect, then the due date; findings without a due date come last."""
    return EFFECTS.index(finding.effect), finding.due is None, str(finding.due or "")


def with_causes(findings: Sequence[Found], about: Callable[[Found], Hashable]) -> list[tuple[Found, list[Found]]]:
    """The findings in order, each with the findings that it causes. `about` identifies the course and event, which must be the same."""
    first: dict[Hashable, Found] = {}
    for finding in findings:
        first.setdefault((about(finding), finding.rule, finding.client), finding)

    def cause(finding: Found) -> Found | None:
        rule = cause_of(finding.rule)
        # A cause without a client applies to every client.
        places = [(about(finding), rule, client) for client in (finding.client, None)] if rule else []
        return next((first[place] for place in places if place in first), None)

    caused: dict[int, tuple[Found, list[Found]]] = {id(finding): (finding, []) for finding in findings if cause(finding) is None}
    for finding in findings:
        if (its := cause(finding)) is not None:
            caused[id(its)][1].append(finding)
    return list(caused.values())
