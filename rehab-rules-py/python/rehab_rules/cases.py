"""Facts as columns: one row a case, for those who have no log of events."""

from __future__ import annotations

import csv
import os
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Literal, TypedDict

from . import _core
from .files import Unreadable, is_plain, kind_of, of_dict_reader, opened, sheet
from .request import Language, Written
from .services import Service
from .tables import ArrowTable, Table, of_columns, readable, word_list


class FactColumn(TypedDict):
    """A column that tells a fact."""

    column: str
    takes: str
    text: str


class Lacking(TypedDict):
    """A rule that no row can be judged by, and the columns that it lacks."""

    rule: str
    columns: list[str]


class Evaluated(Table):
    """The answers, one row a row: allowed, rules, days_left, places_left, due, with a language messages, and the columns kept."""

    def __init__(self, table: _core.Table, missing: list[tuple[str, list[str]]]) -> None:
        super().__init__(table)
        self.missing = [Lacking(rule=rule, columns=columns) for rule, columns in missing]
        """The rules that are undetermined in every row, each with the columns that it lacks."""

    def __repr__(self) -> str:
        lacking = f", {len(self.missing)} rules lack columns" if self.missing else ""
        return f"<Evaluated: {len(self)} rows{lacking}>"


def evaluate_table(
    table: ArrowTable | csv.DictReader[str] | str | os.PathLike[str],
    *,
    action: str,
    service: str | None = None,
    services: Iterable[Service] | None = None,
    language: Language | None = None,
    keep: Sequence[str] = (),
    columns: Mapping[str, str] | None = None,
    date_format: str | None = None,
    decimal: Literal[".", ","] = ".",
    list_separator: str | None = None,
    encoding: str | None = None,
    threads: int | None = None,
) -> Evaluated:
    """Judges one case a row: may it be done, which rules does it break, how many days and places are left to the limit.

    `action` is an action whose answer hangs on one subject (`attach_client`, `confirm_course`, …), or one of the changes in
    docs/reference/facts.md, such as `moves_in` or `course_stands`. `table` is anything that speaks Arrow, or a path (.csv, .tsv, .parquet, .feather,
    .xlsx, .ods; also .gz and .zst), with a column `on` (the day) and the facts as columns, named as `fact_columns(action)` lists them;
    `columns` tells for names of columns those that they have there, `date_format`, `decimal`, `list_separator` and `encoding` how texts
    are written, as in `replay`. Other columns are left alone, and facts are taken as they are told. `service` is the id of the service of
    all rows; without it there is a column `service`. The description in force on the day holds.

    The months are the service description's: with `issued` (and `received`, `continues`, `told_on`) in place of `duty_day` and
    `right_day` the engine sets those days, and it counts the total duration from `first_begun`. `start` and `end` in place of
    `periods` stand for a course of a single period.

    Of each row, in the same order: `allowed`: null when a rule that could prohibit it lacks a fact, and where nothing is
    asked, as of how things stand (`client_stands`); `rules`: the ids of the rules that prohibit it or are violated,
    prohibitions first; `days_left`: days from `on` to `due`, below zero when it is past; `places_left`: places of the course, or of the
    year's capacity, that are left when it is done, below zero when there are too few; `due`: the earliest last day of a duty, kept so
    far or missed, whether it is allowed or not. With `language` there are `messages`, one for each of `rules`; they name a course and a
    client that columns `course` and `client` tell, and have an ellipsis for others. `keep` names columns that are carried along. A column
    that is missing makes the rules that need it undetermined in every row; `missing` tells so once, per rule. Of `client_stands` the last
    day is told from the decision alone, until the table tells that the client is on a confirmed course.

    Raises InputError, with the row as `line`, for a cell that is not what its column takes, for a missing `on` or `service`, and for
    a service that has no description in force; ValueError for a table that cannot be read as one.
    """
    changes = _core.changes_of(action)
    if not changes:
        raise ValueError(f"`{action}` is no action with one subject, nor a change; docs/reference/facts.md tells which changes it is made of")
    written = Written(columns, date_format, decimal, list_separator, encoding)
    with rows_of(table, encoding) as rows:
        done, missing = _core.evaluate_cases(
            rows, changes=changes, service=service, services=services, format=written.format(), keep=word_list("keep", keep), language=language, threads=threads
        )
    return Evaluated(done, missing)


@contextmanager
def rows_of(table: object, encoding: str | None) -> Iterator[object]:
    """The table as the engine takes it: what speaks Arrow, or a file of separated values."""
    if encoding is not None and not (isinstance(table, str | os.PathLike) and kind_of(Path(table)) == "csv"):
        raise ValueError("`encoding` is that of a file of separated values, which is given by its path")
    if isinstance(table, str | os.PathLike):
        path = Path(table)
        match kind_of(path):
            case "csv" if is_plain(path, encoding):
                yield path
            case "csv":
                with opened(path, encoding) as file:
                    yield file
            case "sheet":
                yield sheet(path)
            case "columns":
                yield of_columns(path).table
            case _:
                raise Unreadable(f"{path}: a table of facts has columns: its name ends with .csv, .tsv, .parquet, .feather, .xlsx or .ods")
    elif isinstance(table, csv.DictReader):
        yield of_dict_reader(table)
    elif hasattr(table, "__arrow_c_stream__"):
        yield readable(table)
    else:
        collect = "; collect it first" if hasattr(table, "collect_schema") else ""
        raise TypeError(f"a table of facts speaks Arrow, or is the path of a table, unlike a {type(table).__name__}{collect}")


def fact_columns(action: str) -> list[FactColumn]:
    """The columns of facts that the rules of an action or a change read: `column` (its name), what it `takes`, and what it tells as `text`.

    Beside them stand `on` and `service`, and `issued`, `received`, `continues`, `told_on`, `start`, `end`, `course` and `client` as
    `evaluate_table` tells.
    """
    changes = _core.changes_of(action)
    if not changes:
        raise ValueError(f"`{action}` is no action with one subject, nor a change")
    return [FactColumn(column=column, takes=takes, text=text) for column, takes, text in _core.fact_columns(changes)]
