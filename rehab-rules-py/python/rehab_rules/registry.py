"""A registry's tables as they stand on a day: rows in, providers out, and all that could not be taken."""

from __future__ import annotations

import json
import warnings
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date
from html import escape
from itertools import chain
from os import PathLike
from pathlib import Path
from typing import Any, Literal, TypeAlias, get_args

from . import _core
from .comparison.changes import two
from .files import Unreadable, is_plain, kind_of, of_dict_reader, opened, opened_lines, separated, sheet, sheet_names
from .request import Effect, Language, Request, Written
from .services import Service
from .tables import ArrowTable, Errors, MalformedRows, Result, Table, form_of, of_columns, readable, several, word_list

Rows: TypeAlias = str | PathLike[str] | ArrowTable | Iterable[Mapping[str, Any]]
"""The rows of a table: a path, what speaks Arrow, mappings; with a `connection`, a query."""

TableName = Literal["courses", "periods", "clients", "placements", "capacity", "info", "pools"]
TABLES: tuple[TableName, ...] = get_args(TableName)

# Columns whose cells hold objects, which are no words.
OBJECTS = ("periods", "first_starts")

SHOWN_CAUSES = 5
HOW_WRITTEN = "`date_format`, `decimal`, `list_separator` and `words` tell how cells are written"
# What is told of a finding that changes.
CHANGED = ("provider", "course", "client", "rule", "effect", "due", "values", "message")


class Registry:
    """The providers of a registry, as its tables tell them on a day.

    >>> from datetime import date
    >>> course = {"provider": "P1", "course": "C1", "service": "kela.family-carers", "group_size": 8, "target_groups": ["carer-of-adult"]}
    >>> registry = Registry.from_tables(as_of=date(2026, 4, 15), courses=[course], periods=[], errors="collect")
    >>> registry.providers, registry.errors[0]["path"]
    (['P1'], 'year')
    """

    def __init__(self, core: _core.Registry, services: Iterable[Service] | None) -> None:
        self._core = core
        self._services = services

    @classmethod
    def from_tables(
        cls,
        *,
        as_of: date,
        courses: Rows | None = None,
        periods: Rows | None = None,
        clients: Rows | None = None,
        placements: Rows | None = None,
        capacity: Rows | None = None,
        info: Rows | None = None,
        pools: Rows | None = None,
        provider: str | None = None,
        services: Iterable[Service] | None = None,
        connection: Any = None,
        columns: Mapping[str, Any] | None = None,
        words: Mapping[str, Mapping[str, str | bool]] | None = None,
        date_format: str | None = None,
        decimal: Literal[".", ","] = ".",
        list_separator: str | None = None,
        encoding: str | None = None,
        language: Language | None = None,
        errors: Errors = "warn",
        threads: int | None = None,
    ) -> Registry:
        """The providers that the tables of a registry tell of, as they stand on a day.

        Each table is a path (.csv, .tsv, .parquet, .feather, .xlsx, .ods, .jsonl; also .gz and .zst), a table (pandas, polars, pyarrow, a
        DuckDB relation, anything that speaks Arrow), csv.DictReader or an iterable of mappings; with `connection`, a query. Its columns are
        the keys of a snapshot's rows, docs/how-to/tables.md lists them; what they do not tell is unknown and never taken for empty,
        `not_loaded` names it.

        as_of      the day as of which the rows stand; what they date later is left out, and told.
        provider   whose the rows are, where they are all of one and no column tells.
        services   service descriptions of your own, beside the built-in ones.
        connection an open connection: DuckDB, SQLAlchemy, ADBC, sqlite3, or another of Python's DB-API. The tables are queries then.
        columns    names of columns in your tables and here, {"Kurssinumero": "course"}; for one table alone {"courses": {"Nro": "course"}}.
        words      what words mean in a column, {"kind": {"lähijakso": "in_person"}, "published": {"Kyllä": True}}; "courses.published" is
                   that of one table alone. A word is all that stands in a cell, with its capitals, and the column is called as here.
        date_format, decimal, list_separator, encoding
                   how texts stand for days, numbers and lists, as in `replay`.
        language   "fi", "sv" or "en": the language of errors.
        errors     what becomes of rows that cannot be taken, beside `.errors`: "collect" is nothing more, "warn" one warning, "raise" an
                   InputError.
        threads    so many threads; without it as many as there are cores.

        Raises ValueError for a table that lacks a column that it needs, TypeError for what is no table.
        """
        given: dict[TableName, Rows | None] = {
            "courses": courses, "periods": periods, "clients": clients, "placements": placements, "capacity": capacity,
            "info": info, "pools": pools,
        }  # fmt: skip
        tables = {name: rows for name, rows in given.items() if rows is not None}
        if not tables:
            raise ValueError(f"a registry has tables: give at least one of {', '.join(TABLES)}")
        services = several(services)
        refuse_unknown_words(words or {})
        reader = _core.RegistryTables(as_of=as_of, provider=provider, services=services, language=language, words=dict(words or {}))
        renamed = Renamed(columns or {}, tables)
        for name, rows in tables.items():
            if connection is not None:
                rows = queried(connection, name, rows)
            try:
                read_table(reader, name, rows, renamed, Written(None, date_format, decimal, list_separator, encoding))
            except ValueError as error:
                raise Unreadable(f"{name}: {error}") from error
        renamed.refuse_unused()
        return cls(reader.finish(threads), services)._told(errors)

    @classmethod
    def from_snapshots(
        cls,
        snapshots: Iterable[Mapping[str, Any] | str | bytes] | Mapping[str, Any] | str | bytes,
        *,
        as_of: date,
        services: Iterable[Service] | None = None,
        language: Language | None = None,
        errors: Errors = "warn",
        threads: int | None = None,
    ) -> Registry:
        """The providers of snapshots, or of rows in their shape: dicts, or their JSON as text or bytes; one, or several. Each is taken as
        far as it can be: `Provider.from_snapshot` refuses one of which anything is wrong."""
        services = several(services)
        reader = _core.RegistryTables(as_of=as_of, provider=None, services=services, language=language, words={})
        given_snapshots = [snapshots] if isinstance(snapshots, Mapping | str | bytes) else snapshots
        for snapshot in given_snapshots:
            reader.read_snapshot(snapshot.encode("utf-8", "surrogatepass") if isinstance(snapshot, str) else snapshot if isinstance(snapshot, bytes) else json_of(snapshot))
        return cls(reader.finish(threads), services)._told(errors)

    @classmethod
    def from_path(cls, path: str | PathLike[str], *, as_of: date, tables: Mapping[str, TableName] | None = None, **options: Any) -> Registry:
        """The providers of a folder of files, a workbook with a sheet for each table, or a file of snapshots (.json, .jsonl).

        A file or a sheet is called as its table, `courses.csv`, or as `tables` says: {"kurssit": "courses"}. Any other is left aside. The
        options are those of `from_tables`; of snapshots `services`, `language`, `errors` and `threads`.
        """
        place = Path(path)
        if not place.is_dir() and kind_of(place) == "lines":
            return cls.from_snapshots(snapshots_of(place), as_of=as_of, **options)
        called: dict[str, TableName] = dict(tables or {})
        if unknown := [table for table in called.values() if table not in TABLES]:
            raise ValueError(f"`tables` names the table `{unknown[0]}`, which a registry does not have; its tables are {', '.join(TABLES)}")
        found: dict[TableName, Any] = {}
        parts = list(parts_of(place))
        if absent := called.keys() - {name for name, _ in parts}:
            raise ValueError(f"{place}: `tables` names `{min(absent)}`, which is not there; there {are_called(parts)}")
        for name, rows in parts:
            table = called.get(name, name if name in TABLES else None)
            if table is None:
                continue
            if table in found:
                raise ValueError(f"{place}: the table `{table}` stands twice")
            found[table] = rows
        if not found:
            raise ValueError(
                f"{place}: nothing in it is called as a table of a registry, which are {', '.join(TABLES)}; there {are_called(parts)}, and `tables` tells which is which"
            )
        return cls.from_tables(as_of=as_of, **found, **options)

    @property
    def as_of(self) -> date:
        """The day as of which the rows stand."""
        return self._core.as_of

    @property
    def providers(self) -> list[str]:
        """The ids of the providers, in order."""
        return self._core.providers

    @property
    def errors(self) -> Table:
        """All that was not taken, one row each: table, row (from 1), provider, path (the column), id (of the course, client or service), code,
        value, expected, message. A value or an id in the form of a personal identity code is left out."""
        return Table(self._core.errors())

    @property
    def not_loaded(self) -> list[str]:
        """What the tables leave out, "capacity" or "courses.published": rules that would read it are not asked, and say nothing."""
        return self._core.not_loaded

    @property
    def ignored(self) -> list[tuple[str, str]]:
        """Columns of the tables that are not read, each with its table: ("courses", "Hinta")."""
        return self._core.ignored

    def __getitem__(self, provider: str) -> _core.Provider:
        """A provider, by itself: what becomes of it is not seen here."""
        return self._core.provider(provider)

    def __iter__(self) -> Iterator[_core.Provider]:
        return map(self._core.provider, self.providers)

    def __contains__(self, provider: object) -> bool:
        return provider in self.providers

    def __len__(self) -> int:
        return len(self.providers)

    def __repr__(self) -> str:
        wrong = f", {len(self.errors)} errors" if len(self.errors) else ""
        left_out = f", without {', '.join(self.not_loaded)}" if self.not_loaded else ""
        return f"<Registry: {len(self)} {'provider' if len(self) == 1 else 'providers'} of {self._core.rows} rows as of {self.as_of}{wrong}{left_out}>"

    def _repr_html_(self) -> str:
        return f"<p>{escape(repr(self)[1:-1])}</p>"

    def malformed(self) -> str:
        """What was not taken in words, that of one cause together, each with an example; empty when there is nothing."""
        causes: dict[tuple[str | None, str, str | None], list[dict[str, Any]]] = {}
        for error in self.errors:
            causes.setdefault((error["table"], error["code"], error["path"]), []).append(error)
        if not causes:
            return ""
        most = sorted(causes.values(), key=len, reverse=True)
        told = [cause(alike) for alike in most[:SHOWN_CAUSES]]
        if others := sum(map(len, most[SHOWN_CAUSES:])):
            told.append(f"{others} of other causes")
        return f"{len(self.errors)} errors in {self._core.rows} rows; what they are about was not taken. " + "; ".join(told)

    def audit(
        self,
        as_of: date | None = None,
        *,
        within: int | None = None,
        language: Language | None = None,
        effects: Iterable[Effect] | None = None,
        providers: Iterable[str] | None = None,
        threads: int | None = None,
    ) -> Result:
        """What is due, missing or broken on a day, that of the rows or a later one; of all providers, or of some. The result has the
        surfaces of a log's: tables, `report`, `calendar`, `to_excel`, `plot`; its errors are those of the rows."""
        source = RegistrySource(self, None if providers is None else word_list("providers", providers), threads)
        request = Request(
            mode="observe", services=self._services, language=language, effects=word_list("effects", effects or ()),
            remedies=False, as_of=as_of or self.as_of, within=within, registry=source.chosen(),
        )  # fmt: skip
        return source.judge(request)

    def actions(
        self,
        on: date | None = None,
        *,
        course: str | None = None,
        client: str | None = None,
        service: str | None = None,
        providers: Iterable[str] | None = None,
        language: Language | None = None,
    ) -> list[dict[str, Any]]:
        """All that can be done on a day about a course, a client, a client on a course, or the providers; `Provider.actions` tells more. With a
        `language` findings have their `message`. A provider that does not have the course is left out; raises InputError where none has it."""
        found, unknown = [], None
        for id in self.providers if providers is None else word_list("providers", providers):
            try:
                possible = self[id].actions(on or self.as_of, course=course, client=client, service=service, language=language)
            except _core.InputError as error:
                if error.code != "unknown_course":
                    raise
                unknown = error
                continue
            found += [{"provider": id} | action for action in possible]
        if unknown is not None and not found:
            raise unknown
        return found

    def search(self, as_of: date | None = None) -> list[dict[str, Any]]:
        """What the public sees in the provider search on a day, of all providers."""
        return self._core.search(as_of or self.as_of)

    def report(self, path: str | PathLike[str], *, language: Language | None = None, within: int | None = None) -> None:
        """Writes the report of an audit of the day of the rows, as `Result.report`."""
        self.audit(language=language, within=within).report(path)

    def calendar(self, path: str | PathLike[str], *, language: Language | None = None, private: bool = False) -> None:
        """Writes the last days of an audit of the day of the rows as a calendar, as `Result.calendar`."""
        self.audit(language=language).calendar(path, private=private)

    def snapshot(self) -> str:
        """The providers as they stand, a line of JSON each, for `from_snapshots`; what is unknown stays so, but for rows that were refused."""
        return self._core.snapshots()

    def compare(self, services: Iterable[Service], *, as_of: date | None = None, language: Language | None = None) -> Table:
        """What an audit finds under other service descriptions and not under its own, and the other way round: `change` is "new" or "gone", and
        the rest is that of the finding; a last day that moves is one of each. A description takes the place of that with its id, the others
        stay. Rows that were refused count for neither."""
        texts = self.snapshot().splitlines()
        descriptions = two(services, self._services or (), "observe", self.as_of)
        audits = []
        for of in (descriptions.before, descriptions.after):
            audits.append([*Registry.from_snapshots(texts, as_of=self.as_of, services=of, errors="collect").audit(as_of, language=language)])
        before, after = audits
        changes = [("gone", row) for row in without(before, after)] + [("new", row) for row in without(after, before)]
        columns = {"change": [change for change, _ in changes], **{name: [row[name] for _, row in changes] for name in CHANGED}}
        return Table(_core.made_table([(name, "day" if name == "due" else "text", values) for name, values in columns.items()]))

    def _told(self, errors: Errors) -> Registry:
        """Tells of what was not taken as asked."""
        if errors not in get_args(Errors):
            raise ValueError('`errors` is "collect", "warn" or "raise"')
        if errors == "warn" and len(self.errors):
            told = f"{self.malformed()}. `.errors` has each of them; {HOW_WRITTEN}."
            warnings.warn(told, MalformedRows, stacklevel=3)
        if errors == "raise" and len(self.errors):
            first = self.errors[0]
            error = _core.InputError(self.malformed())
            error.code, error.field, error.line, error.value = first["code"], first["path"], first["row"], first["value"]
            raise error
        return self


class RegistrySource:
    """What audits of a registry are judged from."""

    def __init__(self, registry: Registry, providers: tuple[str, ...] | None, threads: int | None) -> None:
        self.registry = registry
        self.providers = providers
        self.threads = threads

    def judge(self, request: Request) -> Result:
        """The audit that is asked for."""
        assert request.as_of is not None
        audited = self.chosen().audit(
            as_of=request.as_of, within=request.within, language=request.language, effects=request.effects, threads=self.threads
        )
        return Result(audited, request, self)

    def chosen(self) -> _core.Registry:
        """The providers that are asked about."""
        core = self.registry._core
        return core if self.providers is None else core.of(list(self.providers))

    def snapshots(self, request: Request) -> list[dict[str, Any]]:
        """The providers as the rows have them."""
        return [json.loads(text) for text in self.chosen().snapshots().splitlines()]


def without(found: Iterable[Mapping[str, Any]], others: Iterable[Mapping[str, Any]]) -> Iterator[Mapping[str, Any]]:
    """The findings that are not among the others, each of which stands for one."""
    left = Counter(map(key_of, others))
    for row in found:
        key = key_of(row)
        if left[key]:
            left[key] -= 1
        else:
            yield row


def key_of(finding: Mapping[str, Any]) -> tuple[Any, ...]:
    """What makes a finding another one."""
    return tuple(finding[name] for name in CHANGED if name != "message")


def cause(alike: Sequence[Mapping[str, Any]]) -> str:
    """Errors of one cause in words, with an example."""
    first = alike[0]
    example = f"e.g. `{first['value']}` in" if first["value"] else "first in"
    return f"{len(alike)} in {first['table'] or 'the snapshots'}: {first['message']}, {example} row {first['row']}"


class Renamed:
    """What the caller's columns are called here."""

    def __init__(self, columns: Mapping[str, Any], tables: Iterable[str]) -> None:
        if not isinstance(columns, Mapping) or not all(isinstance(ours, str | Mapping) for ours in columns.values()):
            raise TypeError('`columns` is {"their name": "name here"}, or the same for a table, {"courses": {"their name": "name here"}}')
        self.of_tables: dict[str, Mapping[str, str]] = {name: of for name, of in columns.items() if isinstance(of, Mapping)}
        self.shared: list[tuple[str, str]] = [(theirs, ours) for theirs, ours in columns.items() if isinstance(ours, str)]
        if unknown := [name for name in self.of_tables if name not in tables]:
            raise ValueError(f"`columns` names the table `{unknown[0]}`, which is not given")
        for table, of in (*self.of_tables.items(), (None, dict(self.shared))):
            if unknown := [ours for ours in of.values() if ours not in columns_of(table)]:
                raise ValueError(f"`columns` makes a column `{unknown[0]}`, which {f'the table `{table}`' if table else 'no table'} has{' not' if table else ''}")
        self.unused = {theirs for theirs, _ in self.shared}

    def refuse_unused(self) -> None:
        """A name that no table has is a mistake."""
        if self.unused:
            raise ValueError(f"`columns` names the column `{min(self.unused)}`, which no table has")


def columns_of(table: str | None) -> list[str]:
    """The columns that a table may have; of none, those of all tables."""
    return [column for name in TABLES if table in (name, None) for column in _core.RegistryTables.columns(name)]


def refuse_unknown_words(words: Mapping[str, Any]) -> None:
    """Words of a column that there is not are a mistake."""
    if not isinstance(words, Mapping):
        raise TypeError('`words` is {"column": {"their word": "word here"}}')
    for column, of in words.items():
        table, _, name = column.rpartition(".")
        if name not in columns_of(table or None):
            raise ValueError(f"`words` names the column `{column}`, which no table has")
        if name in OBJECTS:
            raise ValueError(f"`words` names the column `{column}`, in whose cells no words stand")
        if not isinstance(of, Mapping) or not all(isinstance(meant, str | bool) for meant in of.values()):
            raise TypeError(f"`words` of `{column}` say for each word a text, True or False")


def read_table(reader: _core.RegistryTables, name: TableName, rows: Rows, renamed: Renamed, written: Written) -> None:
    """Reads the rows of a table of any form."""
    format = replace(written, columns=renamed.of_tables.get(name)).format()

    def read_csv(file: Any) -> None:
        renamed.unused.difference_update(reader.read_csv(name, file, format, renamed.shared))

    def read_stream(table: Any) -> None:
        renamed.unused.difference_update(reader.read_stream(name, table, format, renamed.shared))

    match form_of(rows) if not isinstance(rows, Mapping | bytes) else ("events", rows):
        case "csv", path if is_plain(path, written.encoding):
            read_csv(path)
        case "csv", path:
            with opened(path, written.encoding) as file:
                read_csv(file)
        case "sheet", path:
            read_csv(sheet(path))
        case "columns", path:
            read_stream(of_columns(path).table)
        case "lines", path:
            with opened_lines(path, written.encoding) as file:
                read_csv(of_mappings(name, objects_of(file)))
        case "table", table:
            read_stream(readable(table))
        case "rows", given:
            read_csv(of_dict_reader(given))
        case "file", file:
            # A sheet of a workbook, or what the caller has open.
            read_csv(file)
        case _, mappings:
            read_csv(of_mappings(name, mappings))


def objects_of(lines: Iterable[bytes]) -> Iterator[Mapping[str, Any]]:
    """The objects of JSON Lines."""
    for number, line in enumerate(lines, 1):
        if not line.strip():
            continue
        try:
            row = json.loads(line)
        except (ValueError, RecursionError) as error:
            raise Unreadable(f"line {number} is no JSON: {error}") from None
        if not isinstance(row, dict):
            raise Unreadable(f"line {number} is no object of JSON")
        yield row


def of_mappings(table: TableName, rows: Iterable[Mapping[str, Any]]) -> Any:
    """Mappings as separated values: their names are those of all of them. Where there is none, nothing is left out."""
    if isinstance(rows, Mapping | bytes) or not isinstance(rows, Iterable):
        raise TypeError(f"`{table}` is a path, a table or a list of rows as mappings, not a {type(rows).__name__}")
    given = []
    for row in rows:
        if not hasattr(row, "keys"):
            raise TypeError(f"`{table}` has rows that are mappings, not a {type(row).__name__}")
        given.append(dict(row))
    names = list(dict.fromkeys(chain.from_iterable(given))) or _core.RegistryTables.columns(table)
    return separated([names], ([row.get(name) for name in names] for row in given))


def queried(connection: Any, name: str, query: Rows) -> Rows:
    """The rows that a query gives, by whatever the connection is."""
    if not isinstance(query, str):
        return query
    if hasattr(connection, "sql"):
        return connection.sql(query)  # type: ignore[no-any-return]
    if hasattr(connection, "exec_driver_sql"):
        return [dict(row) for row in connection.exec_driver_sql(query).mappings()]
    if not hasattr(connection, "cursor"):
        raise TypeError(f"`connection` is an open connection, of DuckDB, SQLAlchemy, ADBC or Python's DB-API, not a {type(connection).__name__}")
    cursor = connection.cursor()
    try:
        cursor.execute(query)
        if hasattr(cursor, "fetch_arrow_table"):
            return cursor.fetch_arrow_table()  # type: ignore[no-any-return]
        names = [column[0] for column in cursor.description]
        return [dict(zip(names, row, strict=True)) for row in cursor.fetchall()]
    finally:
        cursor.close()


def parts_of(place: Path) -> Iterator[tuple[str, Any]]:
    """The files of a folder, or the sheets of a workbook, each with its name."""
    if place.is_dir():
        for file in sorted(place.iterdir()):
            if file.is_file() and not file.name.startswith((".", "~$")):
                yield file.name.split(".")[0], file
        return
    if kind_of(place) != "sheet":
        raise Unreadable(f"{place}: a registry is a folder of files, a workbook (.xlsx, .ods), or snapshots (.json, .jsonl)")
    for name in sheet_names(place):
        yield name, sheet(place, name)


def are_called(parts: Sequence[tuple[str, Any]]) -> str:
    """What the parts are called, in words."""
    return f"are {', '.join(name for name, _ in parts)}" if parts else "is nothing"


def snapshots_of(path: Path) -> list[bytes]:
    """The snapshots that a file has: one document, a list of them, or one a line."""
    text = path.read_bytes().removeprefix(b"\xef\xbb\xbf").strip()
    if not text.startswith((b"{", b"[")):
        raise Unreadable(f"{path}: a file of snapshots begins with an object of JSON, or a list of them")
    try:
        whole = json.loads(text)
    except (ValueError, RecursionError):
        return [line for line in text.split(b"\n") if line.strip()]
    # What is written is read by the engine: numbers and repeated keys are judged as they stand.
    return [json.dumps(one, ensure_ascii=False).encode("utf-8", "surrogatepass") for one in whole] if isinstance(whole, list) else [text]


def json_of(rows: Mapping[str, Any]) -> bytes:
    """Rows in the shape of a snapshot as JSON; days are days."""
    return json.dumps(rows, ensure_ascii=False, default=str).encode("utf-8", "surrogatepass")
