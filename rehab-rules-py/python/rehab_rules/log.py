"""Logs: read from a file or standard input, in pieces or line by line; a table is read as the equivalent lines."""

import io
import json
import re
import sys
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from datetime import date
from itertools import count
from pathlib import Path
from typing import Any, BinaryIO

from ._core import LogReplay, RowLines, csv_lines, mapping_line, table_lines
from .files import PIECE, Pieces, is_plain, kind_of, of_dict_reader, opened, opened_lines, sheet
from .request import Part, Refused, Request, Written
from .tables import Log, form_of, of_columns, part_of_file, readable

STANDARD_INPUT = "-"
MAX_BYTES = 1 << 20

DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
FIRST_DAY = "1900-01-01"
LAST_DAY = "2199-12-31"
AFTER_EVERY_DAY = "9999-99-99"


def is_table(name: str) -> bool:
    """Whether the log with this name is a table rather than JSON Lines."""
    return kind_of(Path(name)) != "lines"


def log_named(name: str, part: Part | None = None) -> Path | BinaryIO:
    """The log with this name, or the file of the requested part; `-` is standard input."""
    if part is not None:
        return part.path
    return sys.stdin.buffer if name == STANDARD_INPUT else Path(name)


@contextmanager
def open_log(name: str, written: Written = Written(), part: Part | None = None) -> Iterator[BinaryIO]:
    """The log with this name as lines; a table as the equivalent lines."""
    try:
        with lines_of(log_named(name, part), written) as lines:
            yield lines
    except ModuleNotFoundError as missing:
        raise Refused(f"{name}: {missing}") from None


@contextmanager
def lines_of(log: Log, written: Written = Written()) -> Iterator[BinaryIO]:
    """A log of any form as lines of JSON."""
    format = written.format()
    match form_of(log):
        case "csv", path if is_plain(path, written.encoding):
            yield as_file(csv_lines(path, format, written.keep))
        case "csv", path:
            with opened(path, written.encoding) as file:
                yield as_file(csv_lines(file, format, written.keep))
        case "sheet", path:
            yield as_file(csv_lines(sheet(path), format, written.keep))
        case "columns", path:
            columns = of_columns(path)
            yield as_file(table_lines(columns.table, format, columns.rows, written.keep))
        case "lines", path:
            with opened_lines(path, written.encoding) as file:
                yield file
        case "table", table:
            yield as_file(table_lines(readable(table), format, keep=written.keep))
        case "rows", rows:
            yield as_file(csv_lines(of_dict_reader(rows), format, written.keep))
        case "file", file:
            yield file
        case _, events:
            yield as_file(map(mapping_line, events))


def as_file(lines: Iterator[bytes]) -> BinaryIO:
    """Pieces of lines as a file that is read once."""
    return io.BufferedReader(Pieces(lines), PIECE)


def snapshots_of_log(log: Log, request: Request) -> list[dict[str, Any]]:
    """The snapshots of a log's providers on the requested date, or after the last event."""
    replay = LogReplay(mode=request.mode, services=request.services, effects=["prohibition"], until=request.as_of)
    with lines_of(log, request.written) as lines:
        if request.is_sorted:
            for number, line in by_day(numbered_lines(lines)):
                replay.read(number, line)
        else:
            for piece in pieces(lines):
                replay.feed(piece)
            replay.finish()
    return [json.loads(text) for text in replay.snapshots().split("\n") if text]


def part_read(log: BinaryIO) -> float | None:
    """How much of a log has been read, from 0 to 1; None if that is unknown, for example for a pipe."""
    if isinstance(log, io.BufferedReader) and isinstance(log.raw, Pieces):
        return log.raw.pieces.part_read if isinstance(log.raw.pieces, RowLines) else None
    return part_of_file(log)


def pieces(log: BinaryIO) -> Iterator[bytes]:
    """The log in pieces as they come, none of them large."""
    while piece := log.read1(PIECE):  # type: ignore[attr-defined]
        yield piece


def numbered_lines(log: BinaryIO, part: Part | None = None) -> Iterator[tuple[int, bytes]]:
    """The lines with their numbers; the lines of a part keep their numbers in the log. A line that is too long is cut just beyond the
    limit."""
    numbers = iter(part.numbers) if part else count(1)
    while line := log.readline(MAX_BYTES + 2):
        yield next(numbers), line.removesuffix(b"\n")
        while not line.endswith(b"\n") and (line := log.readline(PIECE)):
            pass


def by_day(lines: Iterable[tuple[int, bytes]]) -> list[tuple[int, bytes]]:
    """The lines in the order of their dates; lines without a valid date come last."""
    return sorted(lines, key=lambda numbered: day_of(read_object(numbered[1])))


def read_object(line: bytes) -> dict[str, object]:
    """The object in a line, or an empty one."""
    try:
        value = json.loads(line.decode())
    except (ValueError, RecursionError):
        return {}
    return value if isinstance(value, dict) else {}


def day_of(event: dict[str, object]) -> str:
    """The date of an event as written in the log; a date that cannot be read sorts after every date."""
    on = event.get("on")
    return on if isinstance(on, str) and is_day(on) else AFTER_EVERY_DAY


def is_day(text: str) -> bool:
    """Whether a string is a date `YYYY-MM-DD` in the range that input may contain."""
    if not DAY.fullmatch(text) or not FIRST_DAY <= text <= LAST_DAY:
        return False
    try:
        date.fromisoformat(text)
    except ValueError:
        return False
    return True
