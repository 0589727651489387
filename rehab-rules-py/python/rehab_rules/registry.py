"""A registry's tables on a date: rows in, providers and errors out."""

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
"""The rows of a table: a path, an Arrow table, or mappings; with a `connection`, a query."""

TableName = Literal["courses", "periods", "clients", "placements", "capacity", "info", "pools"]
TABLES: tuple[TableName, ...] = get_args(TableName)

# Columns whose cells contain objects, to which `words` do not apply.
OBJECTS = ("periods", "first_starts")

SHOWN_CAUSES = 5
HOW_WRITTEN = "`date_format`, `decimal`, `list_separator` and `words` describe the format of cells"
# The columns of a finding that changes.
CHANGED = ("provider", "course", "client", "rule", "effect", "due", "values", "message")


class Registry:
    """The providers of a registry, read from its tables on a date.

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
        """The providers of a registry on a date, read from its tables.

        Each table is a path (.csv, .tsv, .parquet, .feather, .xlsx, .ods, .jsonl; also .gz and .zst), a table (pandas, polars, pyarrow, a
        DuckDB relation, any Arrow table), csv.DictReader or an iterable of mappings; with `connection`, a query. The columns are the keys of
        a snapshot's rows; docs/how-to/tables.md lists them. A missing column or table is unknown, never treated as empty, and listed in
        `not_loaded`.

        as_of      the date of the extract. Values with a later date are left out and reported as errors.
        provider   the id of the provider, if all rows belong to one provider and no column contains it.
        services   custom service descriptions, in addition to the built-in ones.
        connection an open connection: DuckDB, SQLAlchemy, ADBC, sqlite3, or any other DB-API connection. The tables are then queries.
        columns    maps your column names to the names here: {"Kurssinumero": "course"}; for one table only: {"courses": {"Nro": "course"}}.
        words      maps the values of a column: {"kind": {"lähijakso": "in_person"}, "published": {"Kyllä": True}}; the key
                   "courses.published" applies to one table only. A word matches the whole cell, case-sensitively. Use the column names here.
        date_format, decimal, list_separator, encoding
                   the format of dates, numbers and lists in text, as in `replay`.
        language   "fi", "sv" or "en": the language of errors.
        errors     what to do about rejected rows, in addition to `.errors`: "collect" does nothing more, "warn" emits one warning, "raise"
                   raises an InputError.
        threads    the number of threads; by default one per core.

        Raises ValueError for a table that lacks a required column, TypeError for an object that is not a table.
        """
        given: dict[TableName, Rows | None] = {
            "courses": courses, "periods": periods, "clients": clients, "placements": placements, "capacity": capacity,
            "info": info, "pools": pools,
        }  # fmt: skip
        tables = {name: rows for name, rows in given.items() if rows is not None}
        if not tables:
            raise ValueError(f"a registry needs at least one table: {', '.join(TABLES)}")
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
        return cls(reader.finish(threads), services)._report_errors(errors)

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
        """The providers of one or more snapshots, or of rows in the same shape: dicts, or JSON as text or bytes. Valid rows of a snapshot are
        read even if others are not; `Provider.from_snapshot` rejects a snapshot with any error."""
        services = several(services)
        reader = _core.RegistryTables(as_of=as_of, provider=None, services=services, language=language, words={})
        given_snapshots = [snapshots] if isinstance(snapshots, Mapping | str | bytes) else snapshots
        for snapshot in given_snapshots:
            reader.read_snapshot(snapshot.encode("utf-8", "surrogatepass") if isinstance(snapshot, str) else snapshot if isinstance(snapshot, bytes) else json_of(snapshot))
        return cls(reader.finish(threads), services)._report_errors(errors)

    @classmethod
    def from_path(cls, path: str | PathLike[str], *, as_of: date, tables: Mapping[str, TableName] | None = None, **options: Any) -> Registry:
        """The providers of a folder of files, a workbook with one sheet per table, or a file of snapshots (.json, .jsonl).

        A file or sheet has the name of its table, such as `courses.csv`, or a name listed in `tables`: {"kurssit": "courses"}. Others are
        ignored. The options are those of `from_tables`; for snapshots only `services`, `language`, `errors` and `threads`.
        """
        place = Path(path)
        if not place.is_dir() and kind_of(place) == "lines":
            return cls.from_snapshots(snapshots_of(place), as_of=as_of, **options)
        called: dict[str, TableName] = dict(tables or {})
        if unknown := [table for table in called.values() if table not in TABLES]:
            raise ValueError(f"`tables` names the unknown table `{unknown[0]}`; the tables of a registry are {', '.join(TABLES)}")
        found: dict[TableName, Any] = {}
        parts = list(parts_of(place))
        if absent := called.keys() - {name for name, _ in parts}:
            raise ValueError(f"{place}: `tables` names `{min(absent)}`, which was not found; found: {names_of(parts)}")
        for name, rows in parts:
            table = called.get(name, name if name in TABLES else None)
            if table is None:
                continue
            if table in found:
                raise ValueError(f"{place}: the table `{table}` occurs twice")
            found[table] = rows
        if not found:
            raise ValueError(
                f"{place}: no table of a registry was found ({', '.join(TABLES)}); found: {names_of(parts)}. Use `tables` to map these names to tables"
            )
        return cls.from_tables(as_of=as_of, **found, **options)

    @property
    def as_of(self) -> date:
        """The date of the extract."""
        return self._core.as_of

    @property
    def providers(self) -> list[str]:
        """The ids of the providers, in order."""
        return self._core.providers

    @property
    def errors(self) -> Table:
        """Everything that was rejected, one row per error: table, row (from 1), provider, path (the column), id (of the course, client or
        service), code, value, expected, message. Values and ids that look like personal identity codes are left out."""
        return Table(self._core.errors())

    @property
    def not_loaded(self) -> list[str]:
        """What the tables do not contain, such as "capacity" or "courses.published". Rules that need it are not evaluated."""
        return self._core.not_loaded

    @property
    def ignored(self) -> list[tuple[str, str]]:
        """The columns that were not read, each with its table: ("courses", "Hinta")."""
        return self._core.ignored

    def __getitem__(self, provider: str) -> _core.Provider:
        """An independent copy of a provider: changes to it do not affect the registry."""
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
        """The errors in words, grouped by cause, each with an example; empty if there are none."""
        causes: dict[tuple[str | None, str, str | None], list[dict[str, Any]]] = {}
        for error in self.errors:
            causes.setdefault((error["table"], error["code"], error["path"]), []).append(error)
        if not causes:
            return ""
        most = sorted(causes.values(), key=len, reverse=True)
        parts = [cause(alike) for alike in most[:SHOWN_CAUSES]]
        if others := sum(map(len, most[SHOWN_CAUSES:])):
            parts.append(f"{others} with other causes")
        return f"{len(self.errors)} errors in {self._core.rows} rows; the values concerned were not read. " + "; ".join(parts)

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
        """What is due, missing or broken on a date, by default the date of the extract; for all providers, or for some. The result works like
        that of a log: tables, `report`, `calendar`, `to_excel`, `plot`. Its errors are those of the rows."""
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
        """Every possible action on a date for a course, a client, a client on a course, or the providers; see `Provider.actions`. With a
        `language` each finding has a `message`. Providers without the course are skipped. Raises InputError if no provider has it."""
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
        """What the public sees in the provider search on a date, for all providers."""
        return self._core.search(as_of or self.as_of)

    def report(
        self, path: str | PathLike[str], *, language: Language | None = None, within: int | None = None, plan: bool = False
    ) -> None:
        """Writes the report of an audit on the date of the extract; see `Result.report`."""
        self.audit(language=language, within=within).report(path, plan=plan)

    def calendar(self, path: str | PathLike[str], *, language: Language | None = None, private: bool = False) -> None:
        """Writes the due dates of an audit on the date of the extract as a calendar; see `Result.calendar`."""
        self.audit(language=language).calendar(path, private=private)

    def snapshot(self) -> str:
        """The providers as JSON, one line per provider, for `from_snapshots`. What is unknown stays unknown, except for rejected rows."""
        return self._core.snapshots()

    def compare(self, services: Iterable[Service], *, as_of: date | None = None, language: Language | None = None) -> Table:
        """The differences between an audit under other service descriptions and one under the current ones: `change` is "new" or "gone", and
        the other columns are those of the finding. A due date that moves is one row of each. A description replaces the one with its id; the
        others stay. Rejected rows are not included in either audit."""
        texts = self.snapshot().splitlines()
        descriptions = two(services, self._services or (), "observe", self.as_of)
        audits = []
        for of in (descriptions.before, descriptions.after):
            audits.append([*Registry.from_snapshots(texts, as_of=self.as_of, services=of, errors="collect").audit(as_of, language=language)])
        before, after = audits
        changes = [("gone", row) for row in without(before, after)] + [("new", row) for row in without(after, before)]
        columns = {"change": [change for change, _ in changes], **{name: [row[name] for _, row in changes] for name in CHANGED}}
        return Table(_core.made_table([(name, "day" if name == "due" else "text", values) for name, values in columns.items()]))

    def _report_errors(self, errors: Errors) -> Registry:
        """Reports the errors in the requested way."""
        if errors not in get_args(Errors):
            raise ValueError('`errors` must be "collect", "warn" or "raise"')
        if errors == "warn" and len(self.errors):
            message = f"{self.malformed()}. See `.errors` for all of them; {HOW_WRITTEN}."
            warnings.warn(message, MalformedRows, stacklevel=3)
        if errors == "raise" and len(self.errors):
            first = self.errors[0]
            error = _core.InputError(self.malformed())
            error.code, error.field, error.line, error.value = first["code"], first["path"], first["row"], first["value"]
            raise error
        return self


class RegistrySource:
    """The source of audits of a registry."""

    def __init__(self, registry: Registry, providers: tuple[str, ...] | None, threads: int | None) -> None:
        self.registry = registry
        self.providers = providers
        self.threads = threads

    def judge(self, request: Request) -> Result:
        """The requested audit."""
        assert request.as_of is not None
        audited = self.chosen().audit(
            as_of=request.as_of, within=request.within, language=request.language, effects=request.effects, threads=self.threads
        )
        return Result(audited, request, self)

    def chosen(self) -> _core.Registry:
        """The requested providers."""
        core = self.registry._core
        return core if self.providers is None else core.of(list(self.providers))

    def states(self, request: Request) -> list[_core.Provider]:
        """The providers, with what their rows leave open."""
        core = self.chosen()
        return [core.provider(id) for id in core.providers]

    def snapshots(self, request: Request) -> list[dict[str, Any]]:
        """The snapshots of the providers."""
        return [json.loads(text) for text in self.chosen().snapshots().splitlines()]


def without(found: Iterable[Mapping[str, Any]], others: Iterable[Mapping[str, Any]]) -> Iterator[Mapping[str, Any]]:
    """The findings that are not among the others; each of the others cancels one."""
    left = Counter(map(key_of, others))
    for row in found:
        key = key_of(row)
        if left[key]:
            left[key] -= 1
        else:
            yield row


def key_of(finding: Mapping[str, Any]) -> tuple[Any, ...]:
    """The values that distinguish findings."""
    return tuple(finding[name] for name in CHANGED if name != "message")


def cause(alike: Sequence[Mapping[str, Any]]) -> str:
    """Errors with one cause in words, with an example."""
    first = alike[0]
    example = f"e.g. `{first['value']}` in" if first["value"] else "first in"
    return f"{len(alike)} in {first['table'] or 'the snapshots'}: {first['message']}, {example} row {first['row']}"


class Renamed:
    """The mapping from the caller's column names to the names here."""

    def __init__(self, columns: Mapping[str, Any], tables: Iterable[str]) -> None:
        if not isinstance(columns, Mapping) or not all(isinstance(ours, str | Mapping) for ours in columns.values()):
            raise TypeError('`columns` must be {"their name": "name here"}, or for one table {"courses": {"their name": "name here"}}')
        self.of_tables: dict[str, Mapping[str, str]] = {name: of for name, of in columns.items() if isinstance(of, Mapping)}
        self.shared: list[tuple[str, str]] = [(theirs, ours) for theirs, ours in columns.items() if isinstance(ours, str)]
        if unknown := [name for name in self.of_tables if name not in tables]:
            raise ValueError(f"`columns` names the table `{unknown[0]}`, which is not given")
        for table, of in (*self.of_tables.items(), (None, dict(self.shared))):
            if unknown := [ours for ours in of.values() if ours not in columns_of(table)]:
                raise ValueError(f"`columns` maps to the column `{unknown[0]}`, which {f'the table `{table}` does not have' if table else 'no table has'}")
        self.unused = {theirs for theirs, _ in self.shared}

    def refuse_unused(self) -> None:
        """Rejects a name that no table has."""
        if self.unused:
            raise ValueError(f"`columns` names the column `{min(self.unused)}`, which no table has")


def columns_of(table: str | None) -> list[str]:
    """The columns that a table may have; without a table, those of all tables."""
    return [column for name in TABLES if table in (name, None) for column in _core.RegistryTables.columns(name)]


def refuse_unknown_words(words: Mapping[str, Any]) -> None:
    """Rejects words for an unknown column."""
    if not isinstance(words, Mapping):
        raise TypeError('`words` must be {"column": {"their word": "word here"}}')
    for column, of in words.items():
        table, _, name = column.rpartition(".")
        if name not in columns_of(table or None):
            raise ValueError(f"`words` names the column `{column}`, which no table has")
        if name in OBJECTS:
            raise ValueError(f"`words` names the column `{column}`, whose cells contain objects, not words")
        if not isinstance(of, Mapping) or not all(isinstance(meant, str | bool) for meant in of.values()):
            raise TypeError(f"`words` of `{column}` must map each word to a string, True or False")


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
            # A sheet of a workbook, or a file that the caller opened.
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
            raise Unreadable(f"line {number} is not JSON: {error}") from None
        if not isinstance(row, dict):
            raise Unreadable(f"line {number} is not a JSON object")
        yield row


def of_mappings(table: TableName, rows: Iterable[Mapping[str, Any]]) -> Any:
    """Mappings as delimited text, with the keys of all of them as columns; without any mapping, all columns of the table."""
    if isinstance(rows, Mapping | bytes) or not isinstance(rows, Iterable):
        raise TypeError(f"`{table}` must be a path, a table or a list of mappings, not a {type(rows).__name__}")
    given = []
    for row in rows:
        if not hasattr(row, "keys"):
            raise TypeError(f"the rows of `{table}` must be mappings, not a {type(row).__name__}")
        given.append(dict(row))
    names = list(dict.fromkeys(chain.from_iterable(given))) or _core.RegistryTables.columns(table)
    return separated([names], ([row.get(name) for name in names] for row in given))


def queried(connection: Any, name: str, query: Rows) -> Rows:
    """The rows of a query, for any kind of connection."""
    if not isinstance(query, str):
        return query
    if hasattr(connection, "sql"):
        return connection.sql(query)  # type: ignore[no-any-return]
    if hasattr(connection, "exec_driver_sql"):
        return [dict(row) for row in connection.exec_driver_sql(query).mappings()]
    if not hasattr(connection, "cursor"):
        raise TypeError(f"`connection` must be an open connection (DuckDB, SQLAlchemy, ADBC or Python's DB-API), not a {type(connection).__name__}")
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
        raise Unreadable(f"{place}: a registry must be a folder of files, a workbook (.xlsx, .ods), or snapshots (.json, .jsonl)")
    for name in sheet_names(place):
        yield name, sheet(place, name)


def names_of(parts: Sequence[tuple[str, Any]]) -> str:
    """The names of the parts, in words."""
    return ", ".join(name for name, _ in parts) or "nothing"


def snapshots_of(path: Path) -> list[bytes]:
    """The snapshots in a file: one document, a list of them, or one per line."""
    text = path.read_bytes().removeprefix(b"\xef\xbb\xbf").strip()
    if not text.startswith((b"{", b"[")):
        raise Unreadable(f"{path}: a file of snapshots must begin with a JSON object or a list of them")
    try:
        whole = json.loads(text)
    except (ValueError, RecursionError):
        return [line for line in text.split(b"\n") if line.strip()]
    # A single document is passed on as is, so that the engine itself checks its numbers and repeated keys.
    return [json.dumps(one, ensure_ascii=False).encode("utf-8", "surrogatepass") for one in whole] if isinstance(whole, list) else [text]


def json_of(rows: Mapping[str, Any]) -> bytes:
    """Rows in the shape of a snapshot as JSON; dates become strings."""
    return json.dumps(rows, ensure_ascii=False, default=str).encode("utf-8", "surrogatepass")
