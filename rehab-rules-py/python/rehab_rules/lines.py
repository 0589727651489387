"""The engine's JSON Lines output for a log, byte for byte."""

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
    """Writes one line per line of the log, or the findings of an audit, or the courses of a search."""
    shown = request.replay(request.effects)
    judged = shown if shows_what_is_broken(request) else request.replay(BROKEN)
    is_broken = is_malformed = False

    def write(say: Callable[[LogReplay], str], to: BinaryIO) -> None:
        nonlocal is_broken, is_malformed
        text = say(shown)
        said = text if judged is shown else say(judged)
        # Quotation marks inside an id are escaped, so these strings occur only where the engine wrote them.
        is_broken = is_broken or any(f'"effect":"{effect}"' in said for effect in BROKEN)
        is_malformed = is_malformed or '"error":{' in said
        to.write(text.encode())

    # Lines for a terminal wait until the progress display has ended.
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

    `within` hides none of them: a broken duty was due before the date of the audit, or has no due date.
    """
    return not request.effects or set(BROKEN) <= set(request.effects)


def readings(request: Request, log: BinaryIO, terminal: Console | None) -> Iterator[Callable[[LogReplay], str]]:
    """Each step of reading the log, as a function to apply to a replay."""
    if request.is_sorted or request.part is not None:
        numbered = watched(numbered_lines(log, request.part), lambda _: 1, terminal, partial(part_read, log))
        for line in by_day(numbered) if request.is_sorted else numbered:
            yield methodcaller("read", *line)
        return
    for piece in watched(pieces(log), lambda piece: piece.count(b"\n"), terminal, partial(part_read, log)):
        yield methodcaller("feed", piece)
    yield LogReplay.finish
