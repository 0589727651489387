from collections.abc import Sequence
from datetime import date
from typing import final

__all__ = ["InputError", "LogReplay", "catalogue", "documents", "rows", "rules_version"]

def rules_version() -> str: ...
def catalogue(language: str) -> str: ...
def rows(rule: str) -> list[str]: ...
def documents(language: str) -> list[tuple[str, str, str]]: ...

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
        services: Sequence[bytes] = ...,
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
