"""The contract's lines: what the engine says of a log, byte for byte."""

from collections.abc import Callable, Iterator
from functools import partial
from io import BytesIO
from operator import methodcaller
from typing import BinaryIO

from rich.console import Console

from ._core import LogReplay
from .log import by_day, numbered_lines, part_read, pieces
from .progress import watched
from .request import BROKEN, Request
from .status import Outcome


def write_lines(request: Request, log: BinaryIO, out: BinaryIO, errors: BinaryIO, terminal: Console | None) -> Outcome:
    """Writes one line for each line of the log, or the findings of an audit, or the courses of a search."""
    shown = request.replay(request.effects)
    judged = shown if shows_what_is_broken(request) else request.replay(BROKEN)
    is_broken = is_malformed = False

    def write(say: Callable[[LogReplay], str], to: BinaryIO) -> None:
        nonlocal is_broken, is_malformed
        text = say(shown)
        said = text if judged is shown else say(judged)
        # Quotation marks inside an id are escaped, so that these words stand only where the engine wrote them.
        is_broken = is_broken or any(f'"effect":"{effect}"' in said for effect in BROKEN)
        is_malformed = is_malformed or '"error":{' in said
        to.write(text.encode())

    # Lines on a terminal wait until progress no longer writes there.
    held = BytesIO()
    lines_out = out if request.as_of is None else errors if terminal is None else held
    for say in readings(request, log, terminal):
        write(say, lines_out)
        if not request.is_sorted:
            lines_out.flush()
    errors.write(held.getvalue())
    if request.as_of is not None:
        write(LogReplay.search if request.is_search else LogReplay.audit, out)
    out.flush()
    errors.flush()
    return Outcome(is_broken, is_malformed)


def shows_what_is_broken(request: Request) -> bool:
    """Whether the findings that decide the exit status are among those shown.

    `within` hides none of them: what is broken was due before the day, or is not dated.
    """
    return not request.effects or set(BROKEN) <= set(request.effects)


def readings(request: Request, log: BinaryIO, terminal: Console | None) -> Iterator[Callable[[LogReplay], str]]:
    """Each step of reading the log, for any replay that shall take it."""
    if request.is_sorted or request.part is not None:
        numbered = watched(numbered_lines(log, request.part), lambda _: 1, terminal, partial(part_read, log))
        for line in by_day(numbered) if request.is_sorted else numbered:
            yield methodcaller("read", *line)
        return
    for piece in watched(pieces(log), lambda piece: piece.count(b"\n"), terminal, partial(part_read, log)):
        yield methodcaller("feed", piece)
    yield LogReplay.finish
