"""Logs as tables: files, DataFrames and other Arrow tables in, tables of findings out."""

from __future__ import annotations

import csv
import os
import stat
import sys
import warnings
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from html import escape
from importlib import import_module
from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING, Any, BinaryIO, Literal, Protocol, TypeAlias, TypeVar, cast, get_args, overload
from weakref import WeakSet

from . import _core
from .files import Unreadable, is_plain, kind_of, of_dict_reader, opened, opened_lines, sheet, start_of_file, written_whole
from .request import Effect, Language, Mode, Request, Written
from .services import Service

if TYPE_CHECKING:
    from .plot import Plot


class ArrowTable(Protocol):
    """Any object with Arrow's PyCapsule interface: pandas, polars and pyarrow tables, DuckDB relations."""

    def __arrow_c_stream__(self, requested_schema: object | None = None) -> object: ...


Log: TypeAlias = str | os.PathLike[str] | BinaryIO | ArrowTable | Iterable[Mapping[str, Any]]
"""A path (docs/log.md lists the file types), an open file of JSON Lines, a table, or events as mappings."""

Errors: TypeAlias = Literal["collect", "warn", "raise"]
"""What to do about malformed rows, in addition to `.errors`: nothing, one warning per call, or an InputError after all rows are read."""


class MalformedRows(UserWarning):
    """Some rows of a log are malformed and were not evaluated."""

Word = TypeVar("Word", bound=str)

SHOWN_ROWS = 20
SHOWN_CAUSES = 5
PIECE = 1 << 24


class Table:
    """A table of a result. Any Arrow reader can read it directly; iterating over it yields one dict per row.

    The dicts contain Python values; a timestamp finer than Python's microseconds is a string.
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

    @overload
    def __getitem__(self, of: int) -> dict[str, Any]: ...
    @overload
    def __getitem__(self, of: str) -> list[Any]: ...
    @overload
    def __getitem__(self, of: slice) -> Table: ...
    def __getitem__(self, of: int | str | slice) -> dict[str, Any] | list[Any] | Table:
        """A row as a dict, by its index from 0; a column as a list, by its name; a range of rows as a table, by a slice."""
        if isinstance(of, str):
            if of not in self.columns:
                raise KeyError(f"there is no column `{of}`; the columns are {', '.join(self.columns)}")
            return self._table.values(of)
        if isinstance(of, slice):
            start, stop, step = of.indices(len(self))
            if step != 1:
                raise ValueError(f"a slice of rows must have step 1, not {step}")
            return Table(self._table.slice(start, max(stop - start, 0)))
        row = of + len(self) if of < 0 else of
        if not 0 <= row < len(self):
            raise IndexError(f"there is no row {of}: the table has {_rows(len(self))}")
        return self._table.rows(row, 1)[0]

    def head(self, rows: int = 5) -> Table:
        """The first rows as a table."""
        if rows < 0:
            raise ValueError(f"`rows` must be 0 or more, not {rows}")
        return self[:rows]

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
        """As a pandas DataFrame with Arrow types, so that dates and whole numbers keep their types. Requires pyarrow."""
        pandas = import_module("pandas")
        return self.to_arrow().to_pandas(types_mapper=pandas.ArrowDtype)

    def to_excel(self, path: str | os.PathLike[str]) -> None:
        """Writes an Excel workbook. Dates are dates and strings are strings: no cell is a formula. Requires
        `pip install 'rehab-rules[excel]'`. Raises ValueError for more rows, or longer strings, than a sheet can contain."""
        from .workbook import write_workbook

        write_workbook({"rows": self}, Path(path))

    def __repr__(self) -> str:
        return f"<{type(self).__name__}: {_rows(len(self))}>"

    def __str__(self) -> str:
        from .shown import text_of

        return text_of(self._table.rows(0, SHOWN_ROWS), len(self))

    def _repr_html_(self) -> str:
        return self._html(self._table.rows(0, SHOWN_ROWS), "")

    def _html(self, rows: list[dict[str, Any]], order: str) -> str:
        if not rows:
            return "<p>No rows.</p>"
        head = "".join(f'<th scope="col">{escape(name)}</th>' for name in self.columns)
        body = "".join("<tr>" + "".join(f"<td>{'' if cell is None else escape(str(cell))}</td>" for cell in row.values()) + "</tr>" for row in rows)
        return f"<table><caption>{len(rows)} of {len(self)} rows{order}</caption><thead><tr>{head}</tr></thead><tbody>{body}</tbody></table>"


class Source(Protocol):
    """The source of a result, for further requests: a report needs the findings in each language, and the situation on a date."""

    def judge(self, request: Request) -> Result:
        """Evaluates the request."""

    def states(self, request: Request) -> list[_core.Provider]:
        """The providers on the date of the audit, or after the last event."""

    def snapshots(self, request: Request) -> list[dict[str, Any]]:
        """The snapshots of the providers on the date of the audit, or after the last event."""


class Result(Table):
    """The findings, one row per finding, with the decisions and the malformed lines as further tables.

    A result keeps a reference to its log, because `report` and, for a replay, `calendar` read the log again.
    """

    def __init__(self, replay: _core.TableReplay | _core.Audited, request: Request, source: Source) -> None:
        super().__init__(replay.table("findings"))
        self._request = request
        self._source = source
        self.is_broken = replay.is_broken
        """Whether anything is prohibited or violated, even if `effects` leaves it out."""
        self.rows = replay.rows
        """How many rows, lines or mappings were read."""
        self._decisions = Table(replay.table("decisions"))
        self._errors = Table(replay.table("errors"))

    @property
    def findings(self) -> Table:
        """The findings: line, provider, course, client, action, on, allowed, rule, effect, due, values, message, and the kept columns."""
        return self

    @property
    def decisions(self) -> Table:
        """The decisions, one row per well-formed line: line, provider, action, on, allowed. Empty for an audit and with `decisions=False`."""
        return self._decisions

    @property
    def errors(self) -> Table:
        """The malformed lines, one row per line: line, code, field, message, column (your column name, if it differs from the field) and value.
        Values with several parts and values that look like personal identity codes are left out."""
        return self._errors

    @property
    def plot(self) -> Plot:
        """Charts of the findings for a notebook: `plot.due()`, `plot.by_rule()`, `plot.by_month()`."""
        from .plot import Plot

        return Plot(self, self._request.language or "en")

    def report(self, path: str | os.PathLike[str], *, language: Language | None = None, plan: bool = False) -> None:
        """Writes the report: one HTML page in all three languages, which opens in `language`, by default in that of the result.

        The report shows the findings in each language and the state of the courses, so it evaluates the log again. It raises ValueError if
        the log has changed, or if it was a stream or an open file, which can be read only once: pass `replay` or `audit` a path, a table or
        a list instead. An unpickled result can write a report only if its log was a path.

        With `plan`, the report of an audit also contains a plan for the clients who wait (see `rehab_rules.plan`), which requires
        `pip install 'rehab-rules[plan]'`.
        """
        from .report import page, read_report

        if plan and self._request.as_of is None:
            raise ValueError("a plan needs the date of an audit: pass `plan` to the report of an audit")
        request = replace(self._request, language=language or self._request.language, with_plan=plan)
        report = read_report(request, self._source)
        if report.lines != self.rows:
            raise ValueError(f"the log has changed: it had {_rows(self.rows)} when it was evaluated, and now has {report.lines}")
        with written_whole(Path(path)) as out:
            out.write(page(report))

    def calendar(self, path: str | os.PathLike[str], *, language: Language | None = None, private: bool = False) -> None:
        """Writes the due dates as a calendar (iCalendar, .ics): for an audit, those of its findings; for a replay, those of an audit on the
        log's last date, for which the log is evaluated again as for `report`.

        If `path` contains a calendar, it is updated: changed entries get a new version, and entries that no longer apply are cancelled.
        Raises ValueError if `path` is another kind of file or a calendar of a later date. `private` marks each entry as private. Requires
        `pip install 'rehab-rules[calendar]'`.
        """
        from .calendar_file import calendar_of, read_previous
        from .report import last_day

        previous, language = read_previous(Path(path)), language or self._request.language or "en"
        found, request = self, self._request
        if request.as_of is None:
            day = last_day(request, self._source)
            if day is None:
                raise ValueError("this log has no calendar: it contains no event with a date")
            request = replace(request, as_of=day, effects=())
            found = self._source.judge(request)
        text = calendar_of(found, request, language, previous, private)
        with written_whole(Path(path)) as out:
            out.write(text)

    def to_excel(self, path: str | os.PathLike[str]) -> None:
        """Writes an Excel workbook with a sheet for the findings, and sheets for the decisions and the errors if there are any. Otherwise
        like `Table.to_excel`."""
        from .workbook import write_workbook

        sheets = {"findings": self, "decisions": self.decisions, "errors": self.errors}
        write_workbook({name: table for name, table in sheets.items() if name == "findings" or len(table)}, Path(path))

    def __str__(self) -> str:
        from .shown import text_of

        malformed = f"{self.malformed()}\n\n" if len(self.errors) else ""
        return malformed + text_of(self._table.most_severe(SHOWN_ROWS), len(self), self._order())

    def __repr__(self) -> str:
        malformed = f", {len(self.errors)} of {self.rows} rows malformed" if len(self.errors) else ""
        return f"<Result: {len(self)} findings{malformed}>"

    def _repr_html_(self) -> str:
        malformed = "" if not len(self.errors) else f"<p>{escape(self.malformed())}</p>"
        return malformed + self._html(self._table.most_severe(SHOWN_ROWS), self._order())

    def _order(self) -> str:
        """The note on the order of rows, and the number of findings per effect."""
        counts: Counter[str] = Counter()
        for row in self.summary():
            counts[row["effect"]] += row["count"]
        return ", the most severe first; " + ", ".join(f"{effect}: {count}" for effect, count in counts.items())

    def malformed(self) -> str:
        """The malformed rows in words, grouped by cause, each with an example; empty if there are none."""
        causes = self._errors._table.causes()
        if not causes:
            return ""
        parts = [f"{_rows(count)}: {_cause(first)}" for count, first in causes[:SHOWN_CAUSES]]
        if others := sum(count for count, _ in causes[SHOWN_CAUSES:]):
            parts.append(f"{_rows(others)} with other causes")
        return f"{len(self._errors)} of {_rows(self.rows)} malformed and not evaluated. " + "; ".join(parts)

    def summary(self) -> list[dict[str, Any]]:
        """How often each rule has each effect: rule, effect, count; the most severe effects first."""
        return [{"rule": rule, "effect": effect, "count": count} for rule, effect, count in self._table.counts()]


def _rows(count: int) -> str:
    return f"{count} row" if count == 1 else f"{count} rows"


def _cause(error: dict[str, Any]) -> str:
    """What is wrong in words, with an example: the value as written, and the caller's name of the column."""
    column = f" (column `{error['column']}`)" if error["column"] else ""
    example = f"e.g. `{error['value']}` in" if error["value"] else "first in"
    return f"{error['message']}{column}, {example} row {error['line']}"


def replay(
    log: Log,
    *,
    mode: Mode = "enforce",
    services: Iterable[Service] | None = None,
    language: Language | None = None,
    effects: Iterable[Effect] | None = None,
    keep: Sequence[str] = (),
    columns: Mapping[str, str] | None = None,
    date_format: str | None = None,
    decimal: Literal[".", ","] = ".",
    list_separator: str | None = None,
    encoding: str | None = None,
    sort: bool = False,
    errors: Errors = "warn",
    decisions: bool = True,
    threads: int | None = None,
) -> Result:
    """Evaluates each event of a log: whether it is allowed, and what follows from it. Returns a table with one row per finding.

    >>> result = replay([{"on": "2026-01-02", "provider": "P1", "action": "change_provider", "client": "K1", "service": "kela.family-carers"}])
    >>> result.summary()[0]
    {'rule': 'client/decision-received', 'effect': 'prohibition', 'count': 1}

    log        a path (JSON Lines, .csv, .tsv, .parquet, .feather, .xlsx, .ods; also .gz and .zst), an open file of JSON Lines, a table
               (pandas, polars, pyarrow, a DuckDB relation, any Arrow table), csv.DictReader, or an iterable of mappings; one event per
               line, row or mapping.
    mode       "enforce": do not apply prohibited events; "observe": report prohibited events, but apply them anyway (for historical data).
    services   custom service descriptions, in addition to the built-in ones.
    language   "fi", "sv" or "en": the language of messages; without it findings have no message.
    effects    only findings with these effects, for example ["prohibition", "violation"].
    keep       columns of the table to copy to the findings of each row. A kept column that is also a field of a log is read as well.
    columns    maps your column names to the names here: {"your name": "name here"}.
    date_format, decimal, list_separator
               the format of text values, if not YYYY-MM-DD, a decimal point and JSON lists; for example "%d.%m.%Y", ",", ";".
    encoding   the encoding of a text file that is not UTF-8, for example "cp1252" or "utf-16".
    sort       evaluate the events in the order of their dates; events of one date keep their order, and lines without a valid date come
               last. Lines keep their numbers. The whole log is held in memory.
    errors     "warn": one MalformedRows warning if rows are malformed; "raise": an InputError after all rows are read; "collect": neither.
    decisions  whether `.decisions` has a row for each event; with False, memory grows only with the findings.
    threads    the number of threads; each evaluates its own providers. By default one per core.

    Malformed rows are listed in `.errors`, and the other rows are evaluated. Raises InputError for an invalid service description, and
    ValueError for a log that cannot be read: a missing or duplicate column, or a file of another kind than its name indicates.
    """
    written = Written(columns, date_format, decimal, list_separator, encoding, word_list("keep", keep))
    effects = word_list("effects", effects or ())
    request = Request(mode=mode, services=several(services), language=language, effects=effects, is_sorted=sort, written=written)
    return _report_errors(Result(read(log, request, decisions=decisions, threads=threads), request, LogSource(log)), errors)


def audit(
    log: Log,
    as_of: date,
    *,
    within: int | None = None,
    mode: Mode = "enforce",
    services: Iterable[Service] | None = None,
    language: Language | None = None,
    effects: Iterable[Effect] | None = None,
    keep: Sequence[str] = (),
    columns: Mapping[str, str] | None = None,
    date_format: str | None = None,
    decimal: Literal[".", ","] = ".",
    list_separator: str | None = None,
    encoding: str | None = None,
    sort: bool = False,
    errors: Errors = "warn",
    threads: int | None = None,
) -> Result:
    """Audits the providers of a log on a date: what is due, missing or broken. Returns a table with one row per finding.

    as_of      the date, a `datetime.date`; later events are ignored.
    within     only findings due within this many days, plus findings without a due date.
    keep       columns of the table to copy to the findings. A finding of an audit has no row of its own, so its values come from the last
               well-formed row up to the date that names the finding's client on its course; if there is none, its client, then its
               course, then its provider.

    The findings are ordered by provider, service, course and client, then as in a decision. Line, action, on and allowed are null, and
    there are no decisions. Everything else is as in `replay`.
    """
    if as_of is None:
        raise TypeError("`as_of` must be the date of the audit, a datetime.date")
    written = Written(columns, date_format, decimal, list_separator, encoding, word_list("keep", keep))
    request = Request(
        mode=mode, services=several(services), language=language, effects=word_list("effects", effects or ()), is_sorted=sort,
        as_of=as_of, within=within, written=written,
    )  # fmt: skip
    return _report_errors(Result(read(log, request, decisions=False, threads=threads), request, LogSource(log)), errors)


@dataclass(frozen=True)
class LogSource:
    """A log of any form; standard input, which can be read only once, is kept as bytes."""

    log: Log | bytes | None

    def judge(self, request: Request, watch: Watched | None = None) -> Result:
        """Evaluates the request on the log."""
        return Result(read(self._again(), request, decisions=False, watch=watch), request, self)

    def states(self, request: Request) -> list[_core.Provider]:
        """The providers on the date of the audit, or after the last event."""
        return [_core.Provider.from_snapshot(snapshot, services=request.services) for snapshot in self.snapshots(request)]

    def snapshots(self, request: Request) -> list[dict[str, Any]]:
        """The snapshots of the providers on the date of the audit, or after the last event."""
        from .log import snapshots_of_log

        return snapshots_of_log(self._again(), request)

    def _again(self) -> Log:
        if self.log is None:
            raise ValueError("an unpickled result has no log, unless the log was a path: evaluate the log again")
        return BytesIO(self.log) if isinstance(self.log, bytes) else self.log

    def __getstate__(self) -> dict[str, Any]:
        """A pickle does not contain the log, which may be larger than the findings."""
        return {"log": os.fspath(self.log) if isinstance(self.log, str | os.PathLike) else None}

    def __deepcopy__(self, _memo: object) -> LogSource:
        return self


def several(services: Iterable[Service] | None) -> Iterable[Service] | None:
    """Service descriptions that can be read more than once. Other types are rejected later, when they are read."""
    return tuple(services) if isinstance(services, Iterator) else services


def _report_errors(result: Result, errors: Errors) -> Result:
    """Reports malformed rows in the requested way."""
    if errors not in get_args(Errors):
        raise ValueError('`errors` must be "collect", "warn" or "raise"')
    if errors == "collect" or not len(result.errors):
        return result
    if errors == "warn":
        warnings.warn(result.malformed() + ". See `.errors` for all of them.", MalformedRows, stacklevel=3)
        return result
    first = next(iter(result.errors))
    error = _core.InputError(result.malformed())
    error.code, error.field, error.line, error.value = first["code"], first["field"], first["line"], first["value"]
    raise error


Watched: TypeAlias = Callable[[int, float | None], None]
"""Called with the number of rows read so far, and the fraction of the log that they are, if known."""


_READ_BEFORE: WeakSet[Any] = WeakSet()
"""Streams and iterators that have been read; they cannot be read again."""


def read(
    log: Log,
    request: Request,
    *,
    decisions: bool = True,
    threads: int | None = None,
    watch: Watched | None = None,
) -> _core.TableReplay:
    """Reads a log of any form, and audits it if requested."""
    table = _core.TableReplay(
        mode=request.mode,
        services=request.services,
        language=request.language,
        effects=request.effects,
        as_of=request.as_of,
        within=request.within,
        keep=request.written.keep,
        is_sorted=request.is_sorted,
        decisions=decisions,
        threads=threads,
    )
    written = request.written
    format = written.format()
    form = form_of(log)
    check_written(form, written)
    match form:
        case "csv", path if is_plain(path, written.encoding):
            table.read_csv(path, format, watch)
        case "csv", path:
            with opened(path, written.encoding) as file:
                table.read_csv(file, format, watch)
        case "sheet", path:
            table.read_csv(sheet(path), format, watch)
        case "columns", path:
            columns = of_columns(path)
            table.read_stream(columns.table, format, _of_rows(columns.rows, watch))
        case "lines", path:
            with opened_lines(path, written.encoding) as file:
                read_lines(table, file, request.is_sorted, watch)
        case "table", stream:
            table.read_stream(readable(stream), format)
        case "rows", rows:
            table.read_csv(of_dict_reader(rows), format)
        case "file", file:
            read_lines(table, file, request.is_sorted, watch)
        case _, events:
            table.read_mappings(events)
    table.finish()
    if request.part is not None:
        table.renumber(request.part.numbers)
    _refuse_if_read_before(log, table.rows)
    return table


Form: TypeAlias = (
    tuple[Literal["csv", "sheet", "columns", "lines"], Path]
    | tuple[Literal["table"], ArrowTable]
    | tuple[Literal["rows"], "csv.DictReader[Any]"]
    | tuple[Literal["file"], BinaryIO]
    | tuple[Literal["events"], Iterable[Mapping[str, Any]]]
)
"""The form of a log, and the log itself: a file of some kind, a table, a csv.DictReader, an open file of lines, or mappings."""


def form_of(log: Log) -> Form:
    """The form of a log. Raises TypeError for an object that is not a log."""
    if isinstance(log, str | os.PathLike):
        path = Path(log)
        return kind_of(path), path
    if hasattr(log, "__arrow_c_stream__"):
        return "table", cast(ArrowTable, log)
    if isinstance(log, csv.DictReader):
        return "rows", log
    if hasattr(log, "read"):
        return "file", cast(BinaryIO, log)
    if hasattr(log, "collect_schema") or isinstance(log, Mapping | bytes):
        collect = "; collect it first" if hasattr(log, "collect_schema") else ""
        raise TypeError(f"a log must be a path, a table or a list of events as mappings, not a {type(log).__name__}{collect}")
    return "events", log


def check_written(form: Form, written: Written) -> None:
    """Rejects format options that do not apply to the form of the log."""
    if written.encoding is not None and form[0] not in ("lines", "csv"):
        raise ValueError("`encoding` applies only to a text file given by its path")
    if form[0] in ("lines", "file", "events") and written.is_of_tables:
        what = "`keep`, `columns`, `date_format`, `decimal` and `list_separator`"
        raise ValueError(f"{what} apply to the columns of a table; JSON Lines and mappings have none")


def _refuse_if_read_before(log: Log, rows: int) -> None:
    """Rejects a stream that has been read, because it would look like an empty log."""
    try:
        if not rows and log in _READ_BEFORE:
            raise ValueError(f"this {type(log).__name__} was read before and has no rows left: create it again, or convert it to a table or list first")
        if rows:
            _READ_BEFORE.add(log)
    except TypeError:
        return  # an object that cannot be in a WeakSet is not a stream: tables, lists, paths


def word_list(name: str, words: Iterable[Word]) -> tuple[Word, ...]:
    """Several words; a single string would be treated as a list of letters."""
    if isinstance(words, str):
        raise TypeError(f"`{name}` must be a list of strings, not one string: [{words!r}]")
    return tuple(words)


def _of_rows(rows: int | None, watch: Watched | None) -> Watched | None:
    """A watch that computes the fraction from the total number of rows."""
    if watch is None or not rows:
        return watch
    return lambda done, _: watch(done, done / rows)


def readable(table: Any) -> Any:
    """The table in standard Arrow types: polars exports all-null columns and its widest numbers as types of its own."""
    polars = sys.modules.get("polars")
    if polars is None or not isinstance(table, polars.DataFrame):
        return table
    types = {polars.Null: polars.String, polars.List(polars.Null): polars.List(polars.String), polars.Int128: polars.Decimal(38, 0)}
    try:
        return table.cast(types)
    except polars.exceptions.PolarsError as error:
        raise ValueError(f"the table cannot be read: {error}") from None


def read_lines(table: _core.TableReplay, file: BinaryIO, is_sorted: bool, watch: Watched | None = None) -> None:
    """Reads JSON Lines to the end; all at once, if they are to be sorted."""
    rows = 0
    for piece in [b"".join(whole_lines(file))] if is_sorted else whole_lines(file):
        table.read_lines(piece)
        rows += piece.count(b"\n")
        if watch is not None:
            watch(rows, part_of_file(file))


def part_of_file(file: BinaryIO) -> float | None:
    """How much of a file has been read, from 0 to 1; None if that is unknown, for example for a pipe."""
    try:
        about = os.fstat(file.fileno())
        return file.tell() / about.st_size if stat.S_ISREG(about.st_mode) and about.st_size else None
    except (OSError, ValueError):
        return None


def whole_lines(file: BinaryIO) -> Iterator[bytes]:
    """A file in pieces that end at the end of a line."""
    begun = b""
    while piece := file.read(PIECE):
        if isinstance(piece, str):
            raise TypeError('a log is read as bytes: open the file with mode "rb", or pass its path')
        end = piece.rfind(b"\n") + 1
        if end == 0:
            begun += piece
            continue
        yield begun + piece[:end]
        begun = piece[end:]
    if begun:
        yield begun


@dataclass(frozen=True)
class ColumnsFile:
    """The rows of a columnar file, and their number if it is known in advance."""

    table: ArrowTable
    rows: int | None


def of_columns(path: Path) -> ColumnsFile:
    """The rows of a Parquet or Arrow file, read with an installed library: pyarrow, polars or duckdb."""
    is_parquet = path.suffix.lower() == ".parquet"
    name, marks = ("Parquet", (b"PAR1", b"PARE")) if is_parquet else ("Arrow", (b"ARRO", b"FEA1"))
    # Files that cannot be opened or are of another kind are rejected here, so that the message does not depend on the library.
    if not start_of_file(path).startswith(marks):
        raise Unreadable(f"this is not {'a' if is_parquet else 'an'} {name} file")
    readers: dict[str, Callable[[Any, Path], ColumnsFile]]
    if is_parquet:
        readers = {"pyarrow.parquet": _by_pyarrow, "polars": _by_polars, "duckdb": _by_duckdb}
    else:
        readers = {"pyarrow.feather": _by_feather, "polars": _ipc_by_polars}
    for library, read in readers.items():
        try:
            module = import_module(library)
        except ImportError:
            continue
        try:
            return read(module, path)
        except Exception as error:
            # Each library raises its own errors.
            raise ValueError(f"this {name} file cannot be read: {error}") from error
    raise ModuleNotFoundError(
        f"{'reading a Parquet file requires pyarrow, polars or duckdb' if is_parquet else 'reading an Arrow file requires pyarrow or polars'}, but none is"
        " installed: pip install pyarrow"
    )


def write_parquet(table: Table, out: BinaryIO) -> None:
    """Writes a table with an installed library: pyarrow or polars."""
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
    raise ModuleNotFoundError("writing a Parquet file requires pyarrow or polars, but none is installed: pip install pyarrow")


def _by_pyarrow(module: Any, path: Path) -> ColumnsFile:
    file = module.ParquetFile(path)
    reader: ArrowTable = import_module("pyarrow").RecordBatchReader.from_batches(file.schema_arrow, file.iter_batches())
    return ColumnsFile(reader, file.metadata.num_rows)


def _by_polars(module: Any, path: Path) -> ColumnsFile:
    return _whole(module.read_parquet(path), "height")


def _ipc_by_polars(module: Any, path: Path) -> ColumnsFile:
    return _whole(module.read_ipc(path), "height")


def _by_feather(module: Any, path: Path) -> ColumnsFile:
    return _whole(module.read_table(path), "num_rows")


def _whole(table: Any, length: str) -> ColumnsFile:
    return ColumnsFile(table, getattr(table, length))


def _by_duckdb(module: Any, path: Path) -> ColumnsFile:
    return ColumnsFile(module.read_parquet(str(path)), None)
