"""Logs as tables: files, DataFrames and anything that speaks Arrow in, tables of findings out."""

from __future__ import annotations

import os
import sys
import stat
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date
from html import escape
from importlib import import_module
from pathlib import Path
from typing import Any, BinaryIO, Protocol, TypeAlias, TypeVar, cast

from . import _core
from .request import Effect, Language, Mode, Request
from .services import Service


class OfAnotherKind(ValueError):
    """A file is of another kind than its name says."""


class ArrowTable(Protocol):
    """Anything that speaks Arrow's PyCapsule interface: tables of pandas, polars, pyarrow, DuckDB relations."""

    def __arrow_c_stream__(self, requested_schema: object | None = None) -> object: ...


Log: TypeAlias = str | os.PathLike[str] | BinaryIO | ArrowTable | Iterable[Mapping[str, Any]]
"""A path (JSON Lines, .csv, .tsv, .parquet), a file of JSON Lines open for reading, a table, or events as mappings."""

Word = TypeVar("Word", bound=str)

# How files begin that are sometimes taken for logs; no line of JSON begins so.
OTHER_KINDS = {b"PAR1": "a Parquet file", b"ARROW1": "an Arrow file", b"PK\3\4": "a ZIP archive or a spreadsheet", b"\x1f\x8b": "a file packed by gzip"}

SHOWN_ROWS = 20
PIECE = 1 << 24


class Table:
    """A table of a result. Any reader of Arrow takes it as it is; iterated, it gives a dict a row.

    The dicts hold values as they are: a moment that is finer than Python's microseconds is its text.
    """

    def __init__(self, table: _core.Table) -> None:
        self._table = table

    def __arrow_c_stream__(self, requested_schema: object | None = None) -> object:
        return self._table.__arrow_c_stream__(requested_schema)

    @property
    def columns(self) -> list[str]:
        """The names of the columns."""
        return self._table.columns

    def __len__(self) -> int:
        return self._table.num_rows

    def __iter__(self) -> Iterator[dict[str, Any]]:
        for start in range(0, len(self), 1000):
            yield from self._table.rows(start, 1000)

    def to_arrow(self) -> Any:
        """As a pyarrow Table."""
        return import_module("pyarrow").table(self)

    def to_polars(self) -> Any:
        """As a polars DataFrame."""
        return import_module("polars").DataFrame(self)

    def to_pandas(self) -> Any:
        """As a pandas DataFrame with Arrow's types: days stay days, whole numbers whole. It goes through pyarrow."""
        pandas = import_module("pandas")
        return self.to_arrow().to_pandas(types_mapper=pandas.ArrowDtype)

    def __repr__(self) -> str:
        return f"<{type(self).__name__}: {len(self)} rows>"

    def _repr_html_(self) -> str:
        rows = self._table.rows(0, SHOWN_ROWS)
        if not rows:
            return "<p>No rows.</p>"
        head = "".join(f'<th scope="col">{escape(name)}</th>' for name in self.columns)
        body = "".join("<tr>" + "".join(f"<td>{'' if cell is None else escape(str(cell))}</td>" for cell in row.values()) + "</tr>" for row in rows)
        return f"<table><caption>{len(rows)} of {len(self)} rows</caption><thead><tr>{head}</tr></thead><tbody>{body}</tbody></table>"


class Result(Table):
    """The findings, one row each, and beside them the decisions, one a line, and the malformed lines."""

    def __init__(self, replay: _core.TableReplay) -> None:
        super().__init__(replay.table("findings"))
        self.is_broken = replay.is_broken
        """Whether something is prohibited or violated, also an effect that was not chosen."""
        self._decisions = Table(replay.table("decisions"))
        self._errors = Table(replay.table("errors"))

    @property
    def findings(self) -> Table:
        """The findings: line, provider, course, client, action, on, allowed, rule, effect, due, values, message; and kept columns."""
        return self

    @property
    def decisions(self) -> Table:
        """One row a well-formed line: line, provider, action, on, allowed. None for an audit, or with `decisions=False`."""
        return self._decisions

    @property
    def errors(self) -> Table:
        """One row a malformed line: line, code, field, message."""
        return self._errors

    def summary(self) -> list[dict[str, Any]]:
        """How often each rule gives each effect: rule, effect, count; the gravest effects first."""
        return [{"rule": rule, "effect": effect, "count": count} for rule, effect, count in self._table.counts()]


def replay(
    log: Log,
    *,
    mode: Mode = "enforce",
    services: Iterable[Service] | None = None,
    language: Language | None = None,
    effects: Iterable[Effect] | None = None,
    keep: Sequence[str] = (),
    columns: Mapping[str, str] | None = None,
    decisions: bool = True,
    threads: int | None = None,
) -> Result:
    """Judges each event of a log: is it allowed, and what follows from it. Gives a table with one row a finding.

    >>> result = replay([{"on": "2026-01-02", "provider": "P1", "action": "change_provider", "client": "K1", "service": "kela.family-carers"}])
    >>> result.summary()[0]
    {'rule': 'client/decision-received', 'effect': 'prohibition', 'count': 1}

    log        a path (JSON Lines, .csv, .tsv, .parquet), an open file of JSON Lines, a table (pandas, polars, pyarrow, a DuckDB relation,
               anything that speaks Arrow), or an iterable of events as mappings; one event a line, row or mapping.
    mode       "enforce": a prohibited event is not carried out; "observe": the log is history, and it did happen.
    services   service descriptions of your own, beside the built-in ones.
    language   "fi", "sv" or "en": the language of messages; findings have none without it.
    effects    only findings of these effects, for example ["prohibition", "violation"].
    keep       columns of the table that are carried along to the findings of their row. One that is a field of a log is also read.
    columns    other names for columns of the table: {"their name": "name here"}.
    decisions  whether `.decisions` has a row for each event; with False, memory grows with the findings alone.
    threads    how many threads judge, each its own providers; without it one for each core.

    A malformed row never raises: it is a row of `.errors`. InputError is raised for a wrong service description, ValueError for a
    log that cannot be read as one: a column that is not there or stands twice, a file of another kind than its name says.
    """
    request = Request(mode=mode, services=services, language=language, effects=_words("effects", effects or ()))
    return Result(read(log, request, keep=keep, columns=columns, decisions=decisions, threads=threads))


def audit(
    log: Log,
    as_of: date,
    *,
    within: int | None = None,
    mode: Mode = "enforce",
    services: Iterable[Service] | None = None,
    language: Language | None = None,
    effects: Iterable[Effect] | None = None,
    columns: Mapping[str, str] | None = None,
    threads: int | None = None,
) -> Result:
    """Audits the providers of a log as they stand on a day: what is due, missing or broken, one row a finding.

    as_of      the day, a `datetime.date`; later events are left alone.
    within     only what is due in that many days, and what is not dated.

    The findings come by provider, service, course and client, then as in a decision. The rest is as in `replay`. Line, action, on and
    allowed are null, and there are no decisions.
    """
    request = Request(mode=mode, services=services, language=language, effects=_words("effects", effects or ()), as_of=as_of, within=within)
    return Result(read(log, request, columns=columns, decisions=False, threads=threads))


Watched: TypeAlias = Callable[[int, float | None], None]
"""Is called with the rows read so far, and the part of the log that they are where it is known."""


def read(
    log: Log,
    request: Request,
    *,
    keep: Sequence[str] = (),
    columns: Mapping[str, str] | None = None,
    decisions: bool = True,
    threads: int | None = None,
    watch: Watched | None = None,
) -> _core.TableReplay:
    """Reads a log of any form, and audits when that is asked."""
    table = _core.TableReplay(
        mode=request.mode,
        services=request.services,
        language=request.language,
        effects=request.effects,
        as_of=request.as_of,
        within=request.within,
        keep=_words("keep", keep),
        decisions=decisions,
        threads=threads,
    )
    names = list((columns or {}).items())
    if isinstance(log, str | os.PathLike):
        path = Path(log)
        match path.suffix.lower():
            case ".csv" | ".tsv":
                table.read_csv(path, names, watch)
            case ".parquet":
                file = parquet(path)
                table.read_stream(file.table, names, _of_rows(file.rows, watch))
            case _:
                _only_for_tables(keep, columns)
                with open_lines(path) as lines:
                    read_lines(table, lines, watch)
    elif hasattr(log, "__arrow_c_stream__"):
        table.read_stream(readable(log), names)
    elif hasattr(log, "read"):
        _only_for_tables(keep, columns)
        read_lines(table, cast(BinaryIO, log), watch)
    elif hasattr(log, "collect_schema") or isinstance(log, Mapping | bytes):
        collect = "; collect it first" if hasattr(log, "collect_schema") else ""
        raise TypeError(f"a log is a path, a table or a list of events as mappings, not a {type(log).__name__}{collect}")
    else:
        _only_for_tables(keep, columns)
        table.read_mappings(log)
    table.finish()
    return table


def _words(name: str, words: Iterable[Word]) -> tuple[Word, ...]:
    """Several words; a text alone would be taken for its letters."""
    if isinstance(words, str):
        raise TypeError(f"`{name}` is a list of words, not one text: [{words!r}]")
    return tuple(words)


def _of_rows(rows: int | None, watch: Watched | None) -> Watched | None:
    """The same watch, told the part of so many rows."""
    if watch is None or not rows:
        return watch
    return lambda done, _: watch(done, done / rows)


def _only_for_tables(keep: Sequence[str], columns: Mapping[str, str] | None) -> None:
    if keep or columns:
        raise ValueError("`keep` and `columns` are about the columns of a table; JSON Lines and mappings have none")


def readable(table: Any) -> Any:
    """The table as other readers of Arrow take it: polars hands over columns of nothing but nulls in a form of its own."""
    polars = sys.modules.get("polars")
    if polars is None or not isinstance(table, polars.DataFrame):
        return table
    return table.cast({polars.Null: polars.String, polars.List(polars.Null): polars.List(polars.String)})


@contextmanager
def open_lines(path: Path) -> Iterator[BinaryIO]:
    """A file of JSON Lines; one that is plainly something else is refused."""
    with open(path, "rb") as lines:
        start = lines.peek(8)
        for mark, kind in OTHER_KINDS.items():
            if start.startswith(mark):
                raise OfAnotherKind(f"this is {kind}, not JSON Lines")
        yield lines


def read_lines(table: _core.TableReplay, file: BinaryIO, watch: Watched | None = None) -> None:
    """Reads JSON Lines to their end."""
    rows = 0
    for piece in whole_lines(file):
        table.read_lines(piece)
        rows += piece.count(b"\n")
        if watch is not None:
            watch(rows, part_of_file(file))


def part_of_file(file: BinaryIO) -> float | None:
    """How much of a file is read, from 0 to 1; None when that cannot be told, as of a pipe."""
    try:
        about = os.fstat(file.fileno())
        return file.tell() / about.st_size if stat.S_ISREG(about.st_mode) and about.st_size else None
    except (OSError, ValueError):
        return None


def whole_lines(file: BinaryIO) -> Iterator[bytes]:
    """A file in pieces that end where a line ends."""
    begun = b""
    while piece := file.read(PIECE):
        if isinstance(piece, str):
            raise TypeError('a log is read as bytes: open the file with the mode "rb", or give its path')
        end = piece.rfind(b"\n") + 1
        if end == 0:
            begun += piece
            continue
        yield begun + piece[:end]
        begun = piece[end:]
    if begun:
        yield begun


@dataclass(frozen=True)
class ParquetFile:
    """The rows of a file, and how many there are when that is known beforehand."""

    table: ArrowTable
    rows: int | None


def parquet(path: Path) -> ParquetFile:
    """The rows of a Parquet file, read by what the caller has: pyarrow, polars or duckdb."""
    # What cannot be opened, or is none, is told here, and not by each library in its own words.
    with open(path, "rb") as file:
        if file.read(4) not in (b"PAR1", b"PARE"):
            raise OfAnotherKind("this is no Parquet file")
    for name, read in (("pyarrow.parquet", _by_pyarrow), ("polars", _by_polars), ("duckdb", _by_duckdb)):
        try:
            module = import_module(name)
        except ImportError:
            continue
        try:
            return read(module, path)
        except Exception as error:
            # Each library has errors of its own.
            raise ValueError(f"this Parquet file cannot be read: {error}") from error
    raise ModuleNotFoundError("a Parquet file is read by pyarrow, polars or duckdb, and none of them is installed: pip install pyarrow")


def write_parquet(table: Table, out: BinaryIO) -> None:
    """Writes a table by what the caller has: pyarrow or polars."""
    for name in ("pyarrow.parquet", "polars"):
        try:
            module = import_module(name)
        except ImportError:
            continue
        if name == "polars":
            table.to_polars().write_parquet(out)
        else:
            module.write_table(table.to_arrow(), out)
        return
    raise ModuleNotFoundError("a Parquet file is written by pyarrow or polars, and neither is installed: pip install pyarrow")


def _by_pyarrow(module: Any, path: Path) -> ParquetFile:
    file = module.ParquetFile(path)
    reader: ArrowTable = import_module("pyarrow").RecordBatchReader.from_batches(file.schema_arrow, file.iter_batches())
    return ParquetFile(reader, file.metadata.num_rows)


def _by_polars(module: Any, path: Path) -> ParquetFile:
    table = module.read_parquet(path)
    return ParquetFile(table, table.height)


def _by_duckdb(module: Any, path: Path) -> ParquetFile:
    return ParquetFile(module.read_parquet(str(path)), None)
