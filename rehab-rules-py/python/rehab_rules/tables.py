"""Logs as tables: files, DataFrames and anything that speaks Arrow in, tables of findings out."""

import os
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from html import escape
from importlib import import_module
from pathlib import Path
from typing import Any, BinaryIO, Protocol, TypeAlias, cast

from . import _core
from .request import Effect, Language, Mode
from .services import Service


class ArrowTable(Protocol):
    """Anything that speaks Arrow's PyCapsule interface: tables of pandas, polars, pyarrow, DuckDB relations."""

    def __arrow_c_stream__(self, requested_schema: object | None = None) -> object: ...


Log: TypeAlias = "str | os.PathLike[str] | BinaryIO | ArrowTable | Iterable[Mapping[str, Any]]"
"""A path (JSON Lines, .csv, .parquet), a file of JSON Lines open for reading, a table, or events as mappings."""

SHOWN_ROWS = 20
PIECE = 1 << 24


class Table:
    """A table of a result. Any reader of Arrow takes it as it is; it can be iterated as dicts."""

    def __init__(self, table: _core.Table) -> None:
        self._table = table

    def __arrow_c_stream__(self, requested_schema: object | None = None) -> object:
        return self._table.__arrow_c_stream__(requested_schema)

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
        head = "".join(f'<th scope="col">{escape(name)}</th>' for name in rows[0])
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
    """Judges a log: one row a finding.

    `log` is a path, a table or events as mappings. `columns` tells for names of columns those that the log has here, `keep` the
    columns of your own that are carried along. `effects` chooses the findings (all without it); with `decisions=False` memory
    grows with the findings alone. Providers are judged side by side on `threads` threads, all cores without it.

    A malformed line is a row of `.errors` and never raises. InputError is for a wrong service description.
    """
    return Result(_read(log, mode, services, language, effects, None, None, keep, columns, decisions, threads))


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

    `within` keeps what is due in that many days, and what is not dated. The rest is as in `replay`; line, action, on and allowed
    are null.
    """
    read = _read(log, mode, services, language, effects, as_of, within, (), columns, False, threads)
    read.audit()
    return Result(read)


def _read(
    log: Log,
    mode: Mode,
    services: Iterable[Service] | None,
    language: Language | None,
    effects: Iterable[Effect] | None,
    as_of: date | None,
    within: int | None,
    keep: Sequence[str],
    columns: Mapping[str, str] | None,
    decisions: bool,
    threads: int | None,
) -> _core.TableReplay:
    table = _core.TableReplay(
        mode=mode,
        services=services,
        language=language,
        effects=list(effects or ()),
        as_of=as_of,
        within=within,
        keep=list(keep),
        decisions=decisions,
        threads=threads or os.cpu_count() or 1,
    )
    names = list((columns or {}).items())
    if isinstance(log, str | os.PathLike):
        path = Path(log)
        match path.suffix.lower():
            case ".csv":
                table.read_csv(path, names)
            case ".parquet":
                table.read_stream(parquet(path), names)
            case _:
                _only_for_tables(keep, columns)
                with open(path, "rb") as file:
                    read_lines(table, file)
    elif hasattr(log, "__arrow_c_stream__"):
        table.read_stream(log, names)
    elif hasattr(log, "read"):
        _only_for_tables(keep, columns)
        read_lines(table, cast(BinaryIO, log))
    elif hasattr(log, "collect_schema") or isinstance(log, Mapping | bytes):
        raise TypeError(f"a log is a path, a table or events as mappings, not a {type(log).__name__}; collect a LazyFrame first")
    else:
        _only_for_tables(keep, columns)
        table.read_mappings(log)
    return table


def _only_for_tables(keep: Sequence[str], columns: Mapping[str, str] | None) -> None:
    if keep or columns:
        raise ValueError("`keep` and `columns` are about the columns of a table; JSON Lines and mappings have none")


def read_lines(table: _core.TableReplay, file: BinaryIO) -> None:
    """Reads JSON Lines to their end."""
    for piece in whole_lines(file):
        table.read_lines(piece)


def whole_lines(file: BinaryIO) -> Iterator[bytes]:
    """A file in pieces that end where a line ends."""
    begun = b""
    while piece := file.read(PIECE):
        end = piece.rfind(b"\n") + 1
        if end == 0:
            begun += piece
            continue
        yield begun + piece[:end]
        begun = piece[end:]
    if begun:
        yield begun


def parquet(path: Path) -> ArrowTable:
    """The rows of a Parquet file, read by what the caller has: pyarrow, polars or duckdb."""
    for name, read in (("pyarrow.parquet", _by_pyarrow), ("polars", _by_polars), ("duckdb", _by_duckdb)):
        try:
            module = import_module(name)
        except ImportError:
            continue
        return read(module, path)
    raise ModuleNotFoundError("a Parquet file is read by pyarrow, polars or duckdb, and none of them is installed: pip install pyarrow")


def write_parquet(table: Table, path: Path) -> None:
    """Writes a table by what the caller has: pyarrow or polars."""
    for name in ("pyarrow.parquet", "polars"):
        try:
            module = import_module(name)
        except ImportError:
            continue
        if name == "polars":
            table.to_polars().write_parquet(path)
        else:
            module.write_table(table.to_arrow(), path)
        return
    raise ModuleNotFoundError("a Parquet file is written by pyarrow or polars, and neither is installed: pip install pyarrow")


def _by_pyarrow(module: Any, path: Path) -> ArrowTable:
    file = module.ParquetFile(path)
    reader: ArrowTable = import_module("pyarrow").RecordBatchReader.from_batches(file.schema_arrow, file.iter_batches())
    return reader


def _by_polars(module: Any, path: Path) -> ArrowTable:
    table: ArrowTable = module.read_parquet(path)
    return table


def _by_duckdb(module: Any, path: Path) -> ArrowTable:
    relation: ArrowTable = module.read_parquet(str(path))
    return relation
