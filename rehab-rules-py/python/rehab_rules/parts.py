"""A log by provider: the lines of the chosen providers, or of each provider, separately and with their line numbers in the log."""

import hashlib
import json
import re
import sys
from array import array
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from tempfile import TemporaryDirectory

from ._core import LogReplay, Provider
from .log import numbered_lines, open_log, read_object
from .malformed import print_malformed_line
from .request import Part, Refused, Request
from .table import clean

# How much is held in memory before it is written to the files of the parts.
HELD_BYTES = 1 << 26
# How many providers of a long list a message names.
MAX_NAMED = 10

PLAIN_NAME = re.compile(r"[a-z0-9][a-z0-9_-]{0,63}")
UNPLAIN = re.compile(r"[^A-Za-z0-9_-]+")
# Device names on Windows, whatever the suffix.
RESERVED_NAME = re.compile(r"con|prn|aux|nul|(com|lpt)[0-9]")


@dataclass
class Parts:
    """The parts of a log, one per provider or one for all chosen providers; and whether any line has no provider."""

    parts: list[Part]
    has_nameless: bool


@dataclass
class Filling:
    """The lines of a part as they are found."""

    path: Path
    numbers: "array[int]" = field(default_factory=lambda: array("q"))
    held: bytearray = field(default_factory=bytearray)

    def write(self) -> None:
        """Writes the lines held in memory."""
        with open(self.path, "ab") as file:
            file.write(self.held)
        self.held.clear()


@contextmanager
def parts_of(name: str, request: Request, chosen: Sequence[str], is_split: bool, as_json: bool = False) -> Iterator[Parts]:
    """The lines of the chosen providers (by default all): together, or split into one part per provider.

    A line without a provider belongs to no part; it is reported on standard error, as a line of JSON or in words.
    """
    with TemporaryDirectory(prefix="rehab-rules-") as folder:
        fillings: dict[str, Filling] = {}
        known: dict[str, bool] = {}
        nameless, held = 0, 0
        replay = LogReplay(language=request.language or "en")
        with open_log(name, request.written) as log:
            for number, line in numbered_lines(log):
                provider = read_object(line).get("provider")
                if isinstance(provider, str) and provider not in known:
                    known[provider] = is_id(provider)
                if not isinstance(provider, str) or not known[provider]:
                    nameless += 1
                    said = replay.read(number, line)
                    if as_json:
                        sys.stderr.buffer.write(said.encode())
                    else:
                        print_malformed_line(json.loads(said)["error"] | {"line": number}, request)
                    continue
                if chosen and provider not in chosen:
                    continue
                key = provider if is_split else ""
                filling = fillings.setdefault(key, Filling(Path(folder) / str(len(fillings))))
                filling.numbers.append(number)
                filling.held += line + b"\n"
                held += len(line)
                if HELD_BYTES <= held:
                    held = 0
                    for filling in fillings.values():
                        filling.write()
        found = [provider for provider, is_provider in known.items() if is_provider]
        refuse_unknown(chosen, found)
        for filling in fillings.values():
            filling.write()
        # A choice of several is one part, in the order of the choice.
        yield Parts(
            [Part((key,) if is_split else tuple(dict.fromkeys(chosen)), filling.path, filling.numbers, nameless) for key, filling in sorted(fillings.items())],
            bool(nameless),
        )


def refuse_unknown(chosen: Sequence[str], found: Sequence[str], of: str = "the log") -> None:
    """Rejects requested providers that the log or the registry does not have."""
    if unknown := [provider for provider in dict.fromkeys(chosen) if provider not in found]:
        some = sorted(found)[:MAX_NAMED]
        others = f" and {len(found) - len(some)} more" if len(some) < len(found) else ""
        raise Refused(f"{of} has no provider {', '.join(map(clean, unknown))}; it has {', '.join(map(clean, some)) or 'none'}{others}")


def is_id(provider: str) -> bool:
    """Whether the string is a valid provider id."""
    try:
        Provider(provider)
    except ValueError:
        return False
    return True


def file_name(provider: str) -> str:
    """The name of a provider's file without its suffix: the id if it is safe in any file system, otherwise its safe characters and a hash,
    so that two ids never share a name, even in a case-insensitive file system."""
    if PLAIN_NAME.fullmatch(provider) and not RESERVED_NAME.fullmatch(provider):
        return provider
    plain = UNPLAIN.sub("_", provider)[:40].strip("_-") or "provider"
    return f"{plain}.{hashlib.sha256(provider.encode()).hexdigest()[:20]}"
