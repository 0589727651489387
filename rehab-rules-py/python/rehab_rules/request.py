"""What is asked of a log, how it is written, and the words it is asked in."""

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
MOST_DAYS = 1_000_000
"""More than lie between any two days of a log."""
BROKEN: tuple[Effect, ...] = ("prohibition", "violation")


class Refused(Exception):
    """Why a command does not run, in words for the person who gave it."""


@dataclass(frozen=True)
class Written:
    """How a table or a file is written."""

    columns: Mapping[str, str] | None = None
    date_format: str | None = None
    decimal: str = "."
    list_separator: str | None = None
    encoding: str | None = None
    keep: Sequence[str] = ()
    """The columns of a table that are the caller's own."""

    def format(self) -> _core.Format:
        """What the engine's reader of tables takes of it."""
        columns = list((self.columns or {}).items())
        return _core.Format(columns=columns, date_format=self.date_format, decimal=self.decimal, list_separator=self.list_separator)

    @property
    def is_of_tables(self) -> bool:
        """Whether something of it is about tables alone."""
        return bool(self.keep or self.columns or self.date_format or self.list_separator or self.decimal != ".")


@dataclass(frozen=True)
class Part:
    """The lines of a log that are about some providers, in a file of their own."""

    providers: tuple[str, ...]
    path: Path
    numbers: Sequence[int]
    """The number that each line has in the log."""
    nameless: int
    """How many lines of the log tell no provider; they are in no part."""


@dataclass(frozen=True)
class Request:
    """What is asked of a log: a replay, the audit of the day `as_of`, or what the provider search shows on it."""

    mode: Mode = "enforce"
    services: Iterable[Service] | None = None
    language: Language | None = None
    effects: tuple[Effect, ...] = ()
    remedies: bool = False
    is_sorted: bool = False
    as_of: date | None = None
    within: int | None = None
    is_search: bool = False
    written: Written = Written()
    part: Part | None = None
    """The lines that are read in place of the whole log."""
    registry: _core.Registry | None = None
    """Providers that stand as they are, without a log."""

    def of_part(self, part: Part) -> "Request":
        """The same, asked of some providers' lines."""
        return replace(self, part=part, written=Written())

    def __post_init__(self) -> None:
        if self.within is not None and not 0 <= self.within <= MOST_DAYS:
            raise ValueError(f"`within` is a number of days from 0 to {MOST_DAYS:,}")

    def replay(self, effects: Sequence[Effect] = (), language: Language | None = None) -> LogReplay:
        """A replay that has read nothing yet and shows these effects."""
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
