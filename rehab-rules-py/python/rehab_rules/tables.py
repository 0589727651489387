"""Logs as tables: files, DataFrames and anything that speaks Arrow in, tables of findings out."""

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
    """Anything that speaks Arrow's PyCapsule interface: tables of pandas, polars, pyarrow, DuckDB relations."""

    def __arrow_c_stream__(self, requested_schema: object | None = None) -> object: ...


Log: TypeAlias = str | os.PathLike[str] | BinaryIO | ArrowTable | Iterable[Mapping[str, Any]]
"""A path (docs/log.md tells of which files), a file of JSON Lines open for reading, a table, or events as mappings."""

Errors: TypeAlias = Literal["collect", "warn", "raise"]
"""What becomes of malformed rows beside `.errors`: nothing more, one warning a call, or an InputError once all rows are read."""


class MalformedRows(UserWarning):
    """Some rows of a log are malformed, and were not judged."""

Word = TypeVar("Word", bound=str)

SHOWN_ROWS = 20
SHOWN_CAUSES = 5
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

    @overload
    def __getitem__(self, of: int) -> dict[str, Any]: ...
    @overload
    def __getitem__(self, of: str) -> list[Any]: ...
    @overload
    def __getitem__(self, of: slice) -> Table: ...
    def __getitem__(self, of: int | str | slice) -> dict[str, Any] | list[Any] | Table:
        """A row as a dict, by its number from 0; a column as a list, by its name; some rows as a table, by a slice."""
        if isinstance(of, str):
            if of not in self.columns:
                raise KeyError(f"there is no column `{of}`, but {', '.join(self.columns)}")
            return self._table.values(of)
        if isinstance(of, slice):
            start, stop, step = of.indices(len(self))
            if step != 1:
                raise ValueError(f"rows are sliced one after the other, and not by a step of {step}")
            return Table(self._table.slice(start, max(stop - start, 0)))
        row = of + len(self) if of < 0 else of
        if not 0 <= row < len(self):
            raise IndexError(f"there is no row {of}: the table has {len(self)}")
        return self._table.rows(row, 1)[0]

    def head(self, rows: int = 5) -> Table:
        """The first rows as a table."""
        if rows < 0:
            raise ValueError(f"`rows` is a number from 0, not {rows}")
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
        """As a pandas DataFrame with Arrow's types: days stay days, whole numbers whole. It goes through pyarrow."""
        pandas = import_module("pandas")
        return self.to_arrow().to_pandas(types_mapper=pandas.ArrowDtype)

    def to_excel(self, path: str | os.PathLike[str]) -> None:
        """As a workbook of Excel. Days are days and texts are texts: nothing in it is a formula. It is written by
        `pip install 'rehab-rules[excel]'`; ValueError for more rows, or longer texts, than a sheet holds."""
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
    """What a result was judged from, to be asked more: a report needs it in each language, and as things stand on a day."""

    def judge(self, request: Request) -> Result:
        """What is asked, judged anew."""

    def snapshots(self, request: Request) -> list[dict[str, Any]]:
        """The providers as they stood on the day of the audit, or after the last event."""


class Result(Table):
    """The findings, one row each, and beside them the decisions, one a line, and the malformed lines.

    It knows the log that it was judged from, and keeps a table or a list in memory: `report` and the `calendar` of a replay ask it more.
    """

    def __init__(self, replay: _core.TableReplay | _core.Audited, request: Request, source: Source) -> None:
        super().__init__(replay.table("findings"))
        self._request = request
        self._source = source
        self.is_broken = replay.is_broken
        """Whether something is prohibited or violated, also an effect that was not chosen."""
        self.rows = replay.rows
        """How many rows, lines or mappings were read."""
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
        """One row a malformed line: line, code, field, message; and what was given there: column (yours, where it has another name than the
        field) and value. A value with parts, or in the form of a personal identity code, is left out."""
        return self._errors

    @property
    def plot(self) -> Plot:
        """Charts of the findings, which a notebook shows: `plot.due()`, `plot.by_rule()`, `plot.by_month()`."""
        from .plot import Plot

        return Plot(self, self._request.language or "en")

    def report(self, path: str | os.PathLike[str], *, language: Language | None = None) -> None:
        """Writes the report: one page of HTML, in all three languages, which opens in `language`, else in that of the result.

        It shows the findings in each language and how the courses stand, and so judges the log again. A stream or an open file gives
        its rows once only: ValueError then, as when the log has changed. Give `replay` or `audit` a path, a table or a list. A result
        out of a pickle still knows its log when that is a path.
        """
        from .report import page, read_report

        request = replace(self._request, language=language or self._request.language)
        report = read_report(request, self._source)
        if report.lines != self.rows:
            raise ValueError(f"the log is not what it was: it had {_rows(self.rows)} when it was judged, and now has {report.lines}")
        with written_whole(Path(path)) as out:
            out.write(page(report))

    def calendar(self, path: str | os.PathLike[str], *, language: Language | None = None, private: bool = False) -> None:
        """Writes the last days as a calendar (iCalendar, .ics): of an audit those among its findings; of a replay those of an audit of
        the log's last day, for which the log is judged again as for `report`.

        It goes on from the calendar that `path` holds: what moves is updated, what no longer holds is cancelled. ValueError for another
        file, or a calendar of a later day. `private` marks each entry as private. It is written by
        `pip install 'rehab-rules[calendar]'`.
        """
        from .calendar_file import calendar_of, read_previous
        from .report import last_day

        previous, language = read_previous(Path(path)), language or self._request.language or "en"
        found, request = self, self._request
        if request.as_of is None:
            day = last_day(request, self._source)
            if day is None:
                raise ValueError("there is no calendar of this log: it has no day on which something happened")
            request = replace(request, as_of=day, effects=())
            found = self._source.judge(request)
        text = calendar_of(found, request, language, previous, private)
        with written_whole(Path(path)) as out:
            out.write(text)

    def to_excel(self, path: str | os.PathLike[str]) -> None:
        """As a workbook of Excel, with a sheet for the findings, and for the decisions and the errors where there are any; the rest is as
        in `Table.to_excel`."""
        from .workbook import write_workbook

        sheets = {"findings": self, "decisions": self.decisions, "errors": self.errors}
        write_workbook({name: table for name, table in sheets.items() if name == "findings" or len(table)}, Path(path))

    def __str__(self) -> str:
        from .shown import text_of

        malformed = f"{self.malformed()}\n\n" if len(self.errors) else ""
        return malformed + text_of(self._table.gravest(SHOWN_ROWS), len(self), self._order())

    def __repr__(self) -> str:
        malformed = f", {len(self.errors)} of {self.rows} rows malformed" if len(self.errors) else ""
        return f"<Result: {len(self)} findings{malformed}>"

    def _repr_html_(self) -> str:
        malformed = "" if not len(self.errors) else f"<p>{escape(self.malformed())}</p>"
        return malformed + self._html(self._table.gravest(SHOWN_ROWS), self._order())

    def _order(self) -> str:
        """Which rows are shown first, and how many there are of each effect."""
        counts: Counter[str] = Counter()
        for row in self.summary():
            counts[row["effect"]] += row["count"]
        return ", the most severe first; " + ", ".join(f"{effect}: {count}" for effect, count in counts.items())

    def malformed(self) -> str:
        """The malformed rows in words, those of one cause together, each with an example; empty when there is none."""
        causes = self._errors._table.causes()
        if not causes:
            return ""
        told = [f"{_rows(count)}: {_cause(first)}" for count, first in causes[:SHOWN_CAUSES]]
        if others := sum(count for count, _ in causes[SHOWN_CAUSES:]):
            told.append(f"{_rows(others)} of other causes")
        return f"{len(self._errors)} of {_rows(self.rows)} malformed and not judged. " + "; ".join(told)

    def summary(self) -> list[dict[str, Any]]:
        """How often each rule gives each effect: rule, effect, count; the gravest effects first."""
        return [{"rule": rule, "effect": effect, "count": count} for rule, effect, count in self._table.counts()]


def _rows(count: int) -> str:
    return f"{count} row" if count == 1 else f"{count} rows"


def _cause(error: dict[str, Any]) -> str:
    """What is wrong in words, with an example: the value as it was written, and the caller's own name of its column."""
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
    """Judges each event of a log: is it allowed, and what follows from it. Gives a table with one row a finding.

    >>> result = replay([{"on": "2026-01-02", "provider": "P1", "action": "change_provider", "client": "K1", "service": "kela.family-carers"}])
    >>> result.summary()[0]
    {'rule': 'client/decision-received', 'effect': 'prohibition', 'count': 1}

    log        a path (JSON Lines, .csv, .tsv, .parquet, .feather, .xlsx, .ods; also .gz and .zst), an open file of JSON Lines, a table
               (pandas, polars, pyarrow, a DuckDB relation, anything that speaks Arrow), csv.DictReader, or an iterable of events as
               mappings; one event a line, row or mapping.
    mode       "enforce": a prohibited event is not carried out; "observe": the log is history, and it did happen.
    services   service descriptions of your own, beside the built-in ones.
    language   "fi", "sv" or "en": the language of messages; findings have none without it.
    effects    only findings of these effects, for example ["prohibition", "violation"].
    keep       columns of the table that are carried along to the findings of their row. One that is a field of a log is also read.
    columns    other names for columns of the table: {"their name": "name here"}.
    date_format, decimal, list_separator
               how the texts of a table are written, where not as YYYY-MM-DD, with a point and as JSON: "%d.%m.%Y", ",", ";".
    encoding   that of a file of texts which is not in UTF-8, for example "cp1252" or "utf-16".
    sort       whether the events are judged by day first, those of one day in their order, and what cannot be read last. Lines keep their
               numbers; the whole log is held in memory.
    errors     "warn": one MalformedRows warning when rows are malformed; "raise": an InputError once all rows are read; "collect": neither.
    decisions  whether `.decisions` has a row for each event; with False, memory grows with the findings alone.
    threads    how many threads judge, each its own providers; without it one for each core.

    A malformed row is a row of `.errors`, and the others are judged. InputError is raised for a wrong service description, ValueError for a
    log that cannot be read as one: a column that is not there or stands twice, a file of another kind than its name says.
    """
    written = Written(columns, date_format, decimal, list_separator, encoding, word_list("keep", keep))
    effects = word_list("effects", effects or ())
    request = Request(mode=mode, services=several(services), language=language, effects=effects, is_sorted=sort, written=written)
    return _told(Result(read(log, request, decisions=decisions, threads=threads), request, LogSource(log)), errors)


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
    """Audits the providers of a log as they stand on a day: what is due, missing or broken, one row a finding.

    as_of      the day, a `datetime.date`; later events are left alone.
    within     only what is due in that many days, and what is not dated.
    keep       columns of the table that are carried along to the findings. A finding of an audit is of no row: its values are those of the
               last well-formed row until the day that names the client on the course, the client, the course or the provider that it is
               about, the first of these that there is.

    The findings come by provider, service, course and client, then as in a decision. The rest is as in `replay`. Line, action, on and
    allowed are null, and there are no decisions.
    """
    if as_of is None:
        raise TypeError("`as_of` is the day that is audited, a datetime.date")
    written = Written(columns, date_format, decimal, list_separator, encoding, word_list("keep", keep))
    request = Request(
        mode=mode, services=several(services), language=language, effects=word_list("effects", effects or ()), is_sorted=sort,
        as_of=as_of, within=within, written=written,
    )  # fmt: skip
    return _told(Result(read(log, request, decisions=False, threads=threads), request, LogSource(log)), errors)


@dataclass(frozen=True)
class LogSource:
    """A log of any form; standard input, which is read once, is its bytes."""

    log: Log | bytes | None

    def judge(self, request: Request, watch: Watched | None = None) -> Result:
        """What is asked of the log, judged anew."""
        return Result(read(self._again(), request, decisions=False, watch=watch), request, self)

    def snapshots(self, request: Request) -> list[dict[str, Any]]:
        """The providers as they stood on the day of the audit, or after the last event."""
        from .log import stood

        return stood(self._again(), request)

    def _again(self) -> Log:
        if self.log is None:
            raise ValueError("a result out of a pickle knows its log no longer, unless that is a path: judge the log anew")
        return BytesIO(self.log) if isinstance(self.log, bytes) else self.log

    def __getstate__(self) -> dict[str, Any]:
        """A pickle holds no log: a table may be larger than all that was found in it."""
        return {"log": os.fspath(self.log) if isinstance(self.log, str | os.PathLike) else None}

    def __deepcopy__(self, _memo: object) -> LogSource:
        return self


def several(services: Iterable[Service] | None) -> Iterable[Service] | None:
    """Service descriptions that can be read more than once; one alone, or what is none, is told of where they are read."""
    return tuple(services) if isinstance(services, Iterator) else services


def _told(result: Result, errors: Errors) -> Result:
    """Tells of malformed rows as asked."""
    if errors not in get_args(Errors):
        raise ValueError('`errors` is "collect", "warn" or "raise"')
    if errors == "collect" or not len(result.errors):
        return result
    if errors == "warn":
        warnings.warn(result.malformed() + ". `.errors` has each of them.", MalformedRows, stacklevel=3)
        return result
    first = next(iter(result.errors))
    error = _core.InputError(result.malformed())
    error.code, error.field, error.line, error.value = first["code"], first["field"], first["line"], first["value"]
    raise error


Watched: TypeAlias = Callable[[int, float | None], None]
"""Is called with the rows read so far, and the part of the log that they are where it is known."""


_READ_BEFORE: WeakSet[Any] = WeakSet()
"""Streams and iterators that gave rows: they give none again."""


def read(
    log: Log,
    request: Request,
    *,
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
"""What a log is, and the log itself: a file of a kind, a table, a reader of separated values, an open file of lines, or mappings."""


def form_of(log: Log) -> Form:
    """What a log is. Raises TypeError for what is none."""
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
        raise TypeError(f"a log is a path, a table or a list of events as mappings, not a {type(log).__name__}{collect}")
    return "events", log


def check_written(form: Form, written: Written) -> None:
    """Refuses what is told of how a log is written and means nothing of its form."""
    if written.encoding is not None and form[0] not in ("lines", "csv"):
        raise ValueError("`encoding` is that of a file of texts, which is given by its path")
    if form[0] in ("lines", "file", "events") and written.is_of_tables:
        what = "`keep`, `columns`, `date_format`, `decimal` and `list_separator`"
        raise ValueError(f"{what} are about the columns of a table; JSON Lines and mappings have none")


def _refuse_if_read_before(log: Log, rows: int) -> None:
    """A stream that was read has no rows any more, and would look like an empty log."""
    try:
        if not rows and log in _READ_BEFORE:
            raise ValueError(f"this {type(log).__name__} was read before and has no rows any more: make it anew, or a table or list of it first")
        if rows:
            _READ_BEFORE.add(log)
    except TypeError:
        return  # what cannot be remembered is no stream: tables, lists, paths


def word_list(name: str, words: Iterable[Word]) -> tuple[Word, ...]:
    """Several words; a text alone would be taken for its letters."""
    if isinstance(words, str):
        raise TypeError(f"`{name}` is a list of words, not one text: [{words!r}]")
    return tuple(words)


def _of_rows(rows: int | None, watch: Watched | None) -> Watched | None:
    """The same watch, told the part of so many rows."""
    if watch is None or not rows:
        return watch
    return lambda done, _: watch(done, done / rows)


def readable(table: Any) -> Any:
    """The table as other readers of Arrow take it: polars hands over columns of nothing but nulls and its widest numbers in forms of its own."""
    polars = sys.modules.get("polars")
    if polars is None or not isinstance(table, polars.DataFrame):
        return table
    types = {polars.Null: polars.String, polars.List(polars.Null): polars.List(polars.String), polars.Int128: polars.Decimal(38, 0)}
    try:
        return table.cast(types)
    except polars.exceptions.PolarsError as error:
        raise ValueError(f"the table cannot be read: {error}") from None


def read_lines(table: _core.TableReplay, file: BinaryIO, is_sorted: bool, watch: Watched | None = None) -> None:
    """Reads JSON Lines to their end; to be sorted, all at once."""
    rows = 0
    for piece in [b"".join(whole_lines(file))] if is_sorted else whole_lines(file):
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
class ColumnsFile:
    """The rows of a file of columns, and how many there are when that is known beforehand."""

    table: ArrowTable
    rows: int | None


def of_columns(path: Path) -> ColumnsFile:
    """The rows of a file of Parquet or Arrow, read by what the caller has: pyarrow, polars or duckdb."""
    is_parquet = path.suffix.lower() == ".parquet"
    name, marks = ("Parquet", (b"PAR1", b"PARE")) if is_parquet else ("Arrow", (b"ARRO", b"FEA1"))
    # What cannot be opened, or is none, is told here, and not by each library in its own words.
    if not start_of_file(path).startswith(marks):
        raise Unreadable(f"this is no {name} file")
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
            # Each library has errors of its own.
            raise ValueError(f"this {name} file cannot be read: {error}") from error
    raise ModuleNotFoundError(
        f"{'a Parquet file is read by pyarrow, polars or duckdb, and none of them' if is_parquet else 'an Arrow file is read by pyarrow or polars, and neither'}"
        " is installed: pip install pyarrow"
    )


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
