"""Malformed lines as people are told of them: those of one cause together."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from .request import Request
from .status import tell
from .words import WORDS

# A log of another kind may have a cause for each line, such as a field that is no field.
MOST_CAUSES = 100


def tell_error(error: Mapping[str, Any], request: Request) -> None:
    """A malformed line on a line of standard error."""
    line = WORDS[request.language or "en"].line.format(n=error["line"])
    where = ", ".join(filter(None, (error["code"], error.get("field"))))
    tell(f"{line}: {error['message']} ({where})")


@dataclass
class Cause:
    """What is wrong, on how many lines, and the first of them that was read."""

    code: str
    field: str | None
    message: str
    first: int
    lines: int = 1


@dataclass
class Causes:
    """The causes for which lines are malformed, the first met first, and how many lines there are of all causes."""

    found: dict[tuple[str, str | None, str], Cause] = field(default_factory=dict)
    lines: int = 0

    def add(self, line: int, error: dict[str, Any]) -> None:
        """Counts a malformed line."""
        self.lines += 1
        key = error["code"], error.get("field"), error["message"]
        if key in self.found:
            self.found[key].lines += 1
        elif len(self.found) < MOST_CAUSES:
            self.found[key] = Cause(*key, first=line)

    @property
    def more(self) -> int:
        """The lines of causes for which there is no room."""
        return self.lines - sum(cause.lines for cause in self.found.values())
