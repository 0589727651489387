"""Facts as columns, one row per case: for callers without an event log."""

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
    """A column that contains a fact."""

    column: str
    takes: str
    text: str


class Lacking(TypedDict):
    """A rule that cannot be evaluated for any row, and the columns that it lacks."""

    rule: str
    columns: list[str]


class Evaluated(Table):
    """The answers, one row per input row: allowed, rules, days_left, places_left, due, messages (if a language is given) and the kept columns."""

    def __init__(self, table: _core.Table, missing: list[tuple[str, list[str]]]) -> None:
        super().__init__(table)
        self.missing = [Lacking(rule=rule, columns=columns) for rule, columns in missing]
        """The rules that are undetermined in every row, each with its missing columns."""

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
    """Evaluates one case per row: whether the action is allowed, which rules it breaks, and how many days and places are left.

    `action` is an action that affects one subject (`attach_client`, `confirm_course`, …), or one of the changes in
    docs/reference/facts.md, such as `moves_in` or `course_stands`. `table` is any Arrow table, or a path (.csv, .tsv, .parquet, .feather,
    .xlsx, .ods; also .gz and .zst). It has a column `on` (the date) and one column per fact, with the names that `fact_columns(action)`
    lists; `columns` maps your column names to them. `date_format`, `decimal`, `list_separator` and `encoding` describe the format of text
    values, as in `replay`. Other columns are ignored, and facts are taken as given. `service` is the id of the service of
    all rows; without it the table needs a column `service`. The description in force on the date applies.

    Instead of `duty_day` and `right_day` you can pass `issued` (and `received`, `continues`, `told_on`): the engine then computes those
    dates from the months in the service description. From `first_begun` it computes the total duration. `start` and `end` instead of
    `periods` describe a course with a single period.

    The result has one row per input row, in the same order:

    allowed      null if a rule that could prohibit the action lacks a fact, and for changes that are not an action (`client_stands`).
    rules        the ids of the rules that prohibit the action or are violated, prohibitions first.
    days_left    days from `on` to `due`; negative if the due date has passed.
    places_left  places left afterwards, in the course or in the year's capacity; negative if there are too few.
    due          the earliest due date of a duty, met so far or missed, whether or not the action is allowed.
    messages     with `language`: one message per entry of `rules`. Messages name the course and client if there are columns `course` and
                 `client`; otherwise they contain an ellipsis.

    `keep` names columns that are copied to the result. If a column is missing, the rules that need it are undetermined in every row;
    `missing` lists them once per rule. For `client_stands`, the due date is computed from the decision only, unless the table states that
    the client is on a confirmed course.

    Raises InputError, with the row as `line`, for a cell with an invalid value, for a missing `on` or `service`, and for a service without
    a description in force; ValueError for a file or object that cannot be read as a table.
    """
    changes = _core.changes_of(action)
    if not changes:
        raise ValueError(f"`{action}` is not an action with one subject or a change; see docs/reference/facts.md for the changes that make up an action")
    written = Written(columns, date_format, decimal, list_separator, encoding)
    with rows_of(table, encoding) as rows:
        done, missing = _core.evaluate_cases(
            rows, changes=changes, service=service, services=services, format=written.format(), keep=word_list("keep", keep), language=language, threads=threads
        )
    return Evaluated(done, missing)


@contextmanager
def rows_of(table: object, encoding: str | None) -> Iterator[object]:
    """The table in a form that the engine reads: an Arrow table, or a delimited text file."""
    if encoding is not None and not (isinstance(table, str | os.PathLike) and kind_of(Path(table)) == "csv"):
        raise ValueError("`encoding` applies only to a delimited text file given by its path")
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
                raise Unreadable(f"{path}: a table of facts must be a file whose name ends with .csv, .tsv, .parquet, .feather, .xlsx or .ods")
    elif isinstance(table, csv.DictReader):
        yield of_dict_reader(table)
    elif hasattr(table, "__arrow_c_stream__"):
        yield readable(table)
    else:
        collect = "; collect it first" if hasattr(table, "collect_schema") else ""
        raise TypeError(f"a table of facts must be an Arrow table or the path of a table, not a {type(table).__name__}{collect}")


def fact_columns(action: str) -> list[FactColumn]:
    """The fact columns that the rules of an action or a change read: `column` (the name), `takes` (the values) and `text` (the meaning).

    `evaluate_table` also reads the columns `on`, `service`, `issued`, `received`, `continues`, `told_on`, `start`, `end`, `course` and
    `client`.
    """
    changes = _core.changes_of(action)
    if not changes:
        raise ValueError(f"`{action}` is not an action with one subject or a change")
    return [FactColumn(column=column, takes=takes, text=text) for column, takes, text in _core.fact_columns(changes)]
