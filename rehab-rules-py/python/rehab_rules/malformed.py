"""Malformed lines as shown to people: lines with the same cause together."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from .request import Request
from .status import print_error
from .words import WORDS

# A file that is not a log may have a different cause on each line, such as an unknown field.
MAX_CAUSES = 100


def print_malformed_line(error: Mapping[str, Any], request: Request) -> None:
    """Prints a malformed line as one line on standard error."""
    line = WORDS[request.language or "en"].line.format(n=error["line"])
    where = ", ".join(filter(None, (error["code"], error.get("field"))))
    print_error(f"{line}: {error['message']} ({where})")


@dataclass
class Cause:
    """What is wrong, on how many lines, and the first such line."""

    code: str
    field: str | None
    message: str
    first: int
    lines: int = 1


@dataclass
class Causes:
    """The causes of malformed lines, in the order found, and the total number of malformed lines."""

    found: dict[tuple[str, str | None, str], Cause] = field(default_factory=dict)
    lines: int = 0

    def add(self, line: int, error: dict[str, Any]) -> None:
        """Counts a malformed line."""
        self.lines += 1
        key = error["code"], error.get("field"), error["message"]
        if key in self.found:
            self.found[key].lines += 1
        elif len(self.found) < MAX_CAUSES:
            self.found[key] = Cause(*key, first=line)

    @property
    def more(self) -> int:
        """The number of lines whose causes were not kept."""
        return self.lines - sum(cause.lines for cause in self.found.values())
