from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from pathlib import Path
from typing import Any, final

from .request import Effect, Language, Mode
from .services import Service

__all__ = [
    "Decision",
    "Finding",
    "InputError",
    "LogReplay",
    "Provider",
    "RowLines",
    "Table",
    "TableReplay",
    "built_in_services",
    "catalogue",
    "check_json",
    "check_text",
    "coverage",
    "csv_lines",
    "documents",
    "rows",
    "rules_version",
    "service_ids",
    "table_lines",
]

def rules_version() -> str: ...
def catalogue(language: str) -> str: ...
def built_in_services() -> list[str]: ...
def service_ids(text: bytes) -> list[str]: ...
def check_json(record: bytes, *, services: Iterable[Service] | None = None, language: str | None = None) -> str: ...
def check_text(record: bytes, *, services: Iterable[Service] | None = None, language: str | None = None) -> str: ...
def coverage(language: str) -> str: ...
def csv_lines(path: Path) -> RowLines: ...
def table_lines(table: object) -> RowLines: ...
def rows(rule: str) -> list[str]: ...
def documents(language: str) -> list[tuple[str, str, str]]: ...

@final
class Provider:
    """One service provider: its courses, clients and capacity, as events have left them."""

    def __new__(cls, id: str, *, services: Iterable[Service] | None = None) -> Provider: ...
    @staticmethod
    def from_snapshot(snapshot: str, *, services: Iterable[Service] | None = None) -> Provider:
        """A provider as `snapshot` or a registry's rows describe it. Raises InputError for a wrong one."""
    @property
    def id(self) -> str: ...
    @property
    def last_on(self) -> date | None:
        """The day of the last event."""
    def evaluate(self, /, action: Mapping[str, Any], on: date) -> Decision:
        """Judges an action, an event without `on` and `provider`, and changes nothing. Raises InputError when it is malformed."""
    def apply(self, /, action: Mapping[str, Any], on: date, *, mode: Mode = "enforce") -> Decision:
        """Judges an action and carries it out when it is allowed; in the mode `observe`, in any case."""
    def audit(self, /, as_of: date) -> list[Finding]:
        """What is due, missing or broken on a day."""
    def search(self, /, as_of: date) -> list[dict[str, Any]]:
        """What the public sees in the provider search on a day."""
    def snapshot(self, /) -> str:
        """The state as JSON; its schema is docs/schemas/snapshot.schema.json."""

@final
class Decision:
    """What the engine answers: whether the action is allowed, and what the rules found."""

    @property
    def allowed(self) -> bool: ...
    @property
    def findings(self) -> list[Finding]: ...
    def to_json(self, /, language: Language | None = None) -> str:
        """`allowed` and `findings` as in a line of the contract; with a language each finding has a message."""
    def to_dict(self, /, language: Language | None = None) -> dict[str, Any]: ...

@final
class Finding:
    """What one rule says."""

    @property
    def rule(self) -> str: ...
    @property
    def effect(self) -> Effect: ...
    @property
    def course(self) -> str | None: ...
    @property
    def client(self) -> str | None: ...
    @property
    def due(self) -> date | None:
        """The last day on which it is in time."""
    @property
    def values(self) -> dict[str, Any]:
        """The compared figures by name."""
    def message(self, /, language: Language = "en") -> str: ...

class InputError(ValueError):
    code: str
    field: str | None
    line: int | None

@final
class LogReplay:
    def __new__(
        cls,
        *,
        mode: str = "enforce",
        services: Iterable[Service] | None = None,
        language: str | None = None,
        effects: Sequence[str] = ...,
        as_of: date | None = None,
        within: int | None = None,
        remedies: bool = False,
        until: date | None = None,
    ) -> LogReplay: ...
    def feed(self, /, piece: bytes) -> str: ...
    def finish(self, /) -> str: ...
    def read(self, /, number: int, line: bytes) -> str: ...
    def audit(self, /) -> str: ...
    def search(self, /) -> str: ...

@final
class TableReplay:
    def __new__(
        cls,
        *,
        mode: str,
        services: Iterable[Service] | None,
        language: str | None,
        effects: Sequence[str],
        as_of: date | None,
        within: int | None,
        keep: Sequence[str],
        decisions: bool,
        threads: int,
    ) -> TableReplay: ...
    @property
    def is_broken(self) -> bool: ...
    def read_stream(self, /, stream: object, columns: Sequence[tuple[str, str]]) -> int: ...
    def read_csv(self, /, path: Path, columns: Sequence[tuple[str, str]]) -> int: ...
    def read_lines(self, /, piece: bytes) -> None: ...
    def read_mappings(self, /, events: Iterable[Mapping[str, Any]]) -> int: ...
    def audit(self, /) -> None: ...
    def table(self, /, name: str) -> Table: ...

@final
class Table:
    @property
    def num_rows(self) -> int: ...
    def rows(self, /, start: int, count: int) -> list[dict[str, Any]]: ...
    def counts(self, /) -> list[tuple[str, str, int]]: ...
    def __arrow_c_stream__(self, requested_schema: object | None = None) -> object: ...

@final
class RowLines:
    def __iter__(self) -> RowLines: ...
    def __next__(self) -> bytes: ...
