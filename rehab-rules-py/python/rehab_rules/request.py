"""Requests about a log, the format of the log, and the words used in requests."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from typing import Literal, get_args

from . import _core
from ._core import LogReplay
from .services import Service

Mode = Literal["enforce", "observe"]
Language = Literal["en", "fi", "sv"]
Effect = Literal["prohibition", "violation", "undetermined", "obligation", "right", "recommendation", "unregulated", "notice"]

EFFECTS: tuple[Effect, ...] = get_args(Effect)
MAX_DAYS = 1_000_000
"""More days than there can be between any two dates of a log."""
BROKEN: tuple[Effect, ...] = ("prohibition", "violation")


class Refused(Exception):
    """Why a command does not run, as a message for the user."""


@dataclass(frozen=True)
class Written:
    """The format of a table or a file."""

    columns: Mapping[str, str] | None = None
    date_format: str | None = None
    decimal: str = "."
    list_separator: str | None = None
    encoding: str | None = None
    keep: Sequence[str] = ()
    """The caller's own columns of a table."""

    def format(self) -> _core.Format:
        """The part that the engine's table reader uses."""
        columns = list((self.columns or {}).items())
        return _core.Format(columns=columns, date_format=self.date_format, decimal=self.decimal, list_separator=self.list_separator)

    @property
    def is_of_tables(self) -> bool:
        """Whether any of it applies only to tables."""
        return bool(self.keep or self.columns or self.date_format or self.list_separator or self.decimal != ".")


@dataclass(frozen=True)
class Part:
    """The lines of a log that are about some providers, in a separate file."""

    providers: tuple[str, ...]
    path: Path
    numbers: Sequence[int]
    """The number of each line in the log."""
    nameless: int
    """How many lines of the log have no provider; they are in no part."""


@dataclass(frozen=True)
class Request:
    """A request about a log: a replay, the audit of the date `as_of`, or what the provider search shows on that date."""

    mode: Mode = "enforce"
    services: Iterable[Service] | None = None
    language: Language | None = None
    effects: tuple[Effect, ...] = ()
    remedies: bool = False
    is_sorted: bool = False
    as_of: date | None = None
    within: int | None = None
    is_search: bool = False
    with_plan: bool = False
    """Whether the report contains a plan for the clients who wait."""
    written: Written = Written()
    part: Part | None = None
    """The lines that are read instead of the whole log."""
    registry: _core.Registry | None = None
    """Providers from a registry, without a log."""

    def of_part(self, part: Part) -> "Request":
        """This request for the lines of some providers."""
        return replace(self, part=part, written=Written())

    def __post_init__(self) -> None:
        if self.within is not None and not 0 <= self.within <= MAX_DAYS:
            raise ValueError(f"`within` must be a number of days from 0 to {MAX_DAYS:,}")

    def replay(self, effects: Sequence[Effect] = (), language: Language | None = None) -> LogReplay:
        """A new replay that shows these effects."""
        return LogReplay(
            mode=self.mode,
            services=self.services,
            language=language or self.language,
            effects=list(effects),
            as_of=None if self.is_search else self.as_of,
            until=self.as_of if self.is_search else None,
            within=self.within,
            remedies=self.remedies,
            registry=self.registry,
        )
