"""Facts as columns: one row a case, for those who have no log of events."""

import os
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import TypedDict

from . import _core
from .files import kind_of
from .services import Service
from .tables import ArrowTable, Table, of_columns, readable


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
    """The answers, one row a row: allowed, rules, days_left, places_left."""

    def __init__(self, table: _core.Table, missing: list[tuple[str, list[str]]]) -> None:
        super().__init__(table)
        self.missing = [Lacking(rule=rule, columns=columns) for rule, columns in missing]
        """The rules that are undetermined in every row, each with the columns that it lacks."""

    def __repr__(self) -> str:
        lacking = f", {len(self.missing)} rules lack columns" if self.missing else ""
        return f"<Evaluated: {len(self)} rows{lacking}>"


def evaluate_table(
    table: ArrowTable | str | os.PathLike[str],
    *,
    action: str,
    service: str | None = None,
    services: Iterable[Service] | None = None,
    columns: Mapping[str, str] | None = None,
    threads: int | None = None,
) -> Evaluated:
    """Judges one case a row: may it be done, which rules does it break, how many days and places are left to the limit.

    `action` is an action whose answer hangs on one subject (`attach_client`, `confirm_course`, …), or one of the changes in
    docs/facts.md, such as `moves_in` or `course_stands`. `table` is anything that speaks Arrow, or a path of a Parquet or Arrow file, with a
    column `on` (the day) and the facts as columns, named as `fact_columns(action)` lists them; `columns` tells for names of columns
    those that they have there. Other columns are left alone, and facts are taken as they are told. `service` is the id of the service
    of all rows; without it there is a column `service`. The description in force on the day holds.

    The months are the service description's: with `issued` (and `received`, `continues`, `told_on`) in place of `duty_day` and
    `right_day` the engine sets those days, and it counts the total duration from `first_begun`. `start` and `end` in place of
    `periods` stand for a course of a single period.

    Of each row, in the same order: `allowed`: null when a rule that could prohibit it lacks a fact; `rules`: the ids of the rules
    that prohibit it or are violated, prohibitions first; `days_left`: days from `on` to the nearest due day, whether it is allowed or
    not, below zero when it is past; `places_left`: places of the course, or of the year's capacity, that are left when it is done,
    below zero when there are too few. A column that is missing makes the rules that need it undetermined in every row; `missing`
    tells so once, per rule.

    Raises InputError, with the row as `line`, for a cell that is not what its column takes, for a missing `on` or `service`, and for
    a service that has no description in force.
    """
    changes = _core.changes_of(action)
    if not changes:
        raise ValueError(f"`{action}` is no action with one subject, nor a change; docs/facts.md tells which changes it is made of")
    if isinstance(table, str | os.PathLike):
        path = Path(table)
        if kind_of(path) != "columns":
            raise ValueError(f"{path}: a table of facts is read from Parquet or Arrow, or loaded by a library of yours")
        table = of_columns(path).table
    if not hasattr(table, "__arrow_c_stream__"):
        collect = "; collect it first" if hasattr(table, "collect_schema") else ""
        raise TypeError(f"a table of facts speaks Arrow, or is the path of a Parquet or Arrow file, unlike a {type(table).__name__}{collect}")
    done, missing = _core.evaluate_cases(
        readable(table), changes=changes, service=service, services=services, columns=list((columns or {}).items()), threads=threads
    )
    return Evaluated(done, missing)


def fact_columns(action: str) -> list[FactColumn]:
    """The columns of facts that the rules of an action or a change read: `column` (its name), what it `takes`, and what it tells as `text`.

    Beside them stand `on` and `service`, and `issued`, `received`, `continues`, `told_on`, `start` and `end` as `evaluate_table` tells.
    """
    changes = _core.changes_of(action)
    if not changes:
        raise ValueError(f"`{action}` is no action with one subject, nor a change")
    return [FactColumn(column=column, takes=takes, text=text) for column, takes, text in _core.fact_columns(changes)]
