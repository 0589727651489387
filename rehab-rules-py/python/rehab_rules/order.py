"""The order in which people read findings: the gravest first, then what is due first, and what has one cause together."""

from collections.abc import Callable, Hashable, Sequence
from datetime import date
from typing import Protocol, TypeVar

from .request import EFFECTS, Effect
from .rules import cause_of


class Said(Protocol):
    """A finding, as far as its place among others hangs on it."""

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
    """What findings are sorted by: the effect, then the last day; what has no last day comes after what has."""
    return EFFECTS.index(finding.effect), finding.due is None, str(finding.due or "")


def with_causes(findings: Sequence[Found], about: Callable[[Found], Hashable]) -> list[tuple[Found, list[Found]]]:
    """The findings in their order, each with those that it is the cause of; a cause is one of the same course and event, told by `about`."""
    first: dict[Hashable, Found] = {}
    for finding in findings:
        first.setdefault((about(finding), finding.rule, finding.client), finding)

    def cause(finding: Found) -> Found | None:
        rule = cause_of(finding.rule)
        # A cause that names no client is the cause for each of them.
        places = [(about(finding), rule, client) for client in (finding.client, None)] if rule else []
        return next((first[place] for place in places if place in first), None)

    caused: dict[int, tuple[Found, list[Found]]] = {id(finding): (finding, []) for finding in findings if cause(finding) is None}
    for finding in findings:
        if (its := cause(finding)) is not None:
            caused[id(its)][1].append(finding)
    return list(caused.values())
