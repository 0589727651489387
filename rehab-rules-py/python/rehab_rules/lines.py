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


def write_lines(request: Request, log: BinaryIO, out: BinaryIO, errors: BinaryIO, terminal: Console | None) -> int:
    """Writes one line for each line of the log, or the findings of an audit, or the courses of a search; gives the exit status."""
    shown = request.replay(request.effects)
    judged = shown if shows_what_is_broken(request) else request.replay(BROKEN)
    status = 0

    def write(say: Callable[[LogReplay], str], to: BinaryIO) -> None:
        nonlocal status
        text = say(shown)
        status = max(status, exit_status(text if judged is shown else say(judged)))
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
    return status


def shows_what_is_broken(request: Request) -> bool:
    """Whether the findings that decide the exit status are among those shown.

    `within` hides none of them: what is broken was due before the day, or is not dated.
    """
    return not request.effects or set(BROKEN) <= set(request.effects)


def readings(request: Request, log: BinaryIO, terminal: Console | None) -> Iterator[Callable[[LogReplay], str]]:
    """Each step of reading the log, for any replay that shall take it."""
    if request.is_sorted:
        for numbered in by_day(watched(numbered_lines(log), lambda _: 1, terminal, partial(part_read, log))):
            yield methodcaller("read", *numbered)
        return
    for piece in watched(pieces(log), lambda piece: piece.count(b"\n"), terminal, partial(part_read, log)):
        yield methodcaller("feed", piece)
    yield LogReplay.finish


def exit_status(text: str) -> int:
    """2 when a line of the text is an error, 1 when something is prohibited or violated, else 0.

    Quotation marks inside an id are escaped, so that these words stand only where the engine wrote them.
    """
    if '"error":{' in text:
        return 2
    return int(any(f'"effect":"{effect}"' in text for effect in BROKEN))
