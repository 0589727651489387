"""Findings as a file for other programs: comma-separated values or Parquet."""

import csv
from datetime import date
from typing import Any, TextIO

from rich.console import Console

from .log import log_named
from .malformed import tell_error
from .progress import Watch
from .request import Refused, Request
from .status import Outcome
from .tables import LogSource, Result, write_parquet

FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r")


def write_findings(request: Request, name: str, format: str, out: TextIO, terminal: Console | None, for_excel: bool = False) -> Outcome:
    """Writes the findings, one row each, malformed lines to standard error."""
    with Watch(terminal) as watch:
        result = judged(request, name, watch if terminal else None)
    tell_malformed(result, request)
    write_findings_of(result, format, out, terminal, for_excel)
    return outcome_of(result)


def write_findings_of(result: Result, format: str, out: TextIO, terminal: Console | None, for_excel: bool) -> None:
    """Writes the findings of a result, one row each."""
    if format == "parquet":
        try:
            write_parquet(result, out.buffer)
        except ModuleNotFoundError as missing:
            raise Refused(str(missing)) from None
    else:
        write_csv(result, out, terminal, for_excel)


def judged(request: Request, name: str, watch: Watch | None) -> Result:
    """What is asked of the log of this name, as a table."""
    try:
        return LogSource(log_named(name, request.part)).judge(request, watch)
    except ModuleNotFoundError as missing:
        raise Refused(f"{name}: {missing}") from None


def outcome_of(result: Result) -> Outcome:
    """What was found, also of an effect that is not shown."""
    return Outcome(result.is_broken, bool(len(result.errors)))


def tell_malformed(result: Result, request: Request) -> None:
    """Malformed lines, each on a line of standard error."""
    for error in result.errors:
        tell_error(error, request)


def write_csv(result: Result, out: TextIO, terminal: Console | None, for_excel: bool) -> None:
    """The findings as comma-separated values: days as in the log, true and false, an empty cell for what is not there.

    For Excel in Finnish and Swedish they begin with a byte-order mark, are separated by semicolons, and hold no formula.
    """
    if for_excel:
        out.write("\ufeff")
    # Python before 3.11.9 leaves a lone carriage return without quotation marks, unless it stands in the line end.
    writer = csv.writer(LineFeeds(out), delimiter=";" if for_excel else ",", lineterminator="\r\n")
    writer.writerow(map(defused, result.columns) if for_excel else result.columns)
    with Watch(terminal, "findings written") as watch:
        for written, row in enumerate(result):
            cells = map(cell, row.values())
            writer.writerow(map(defused, cells) if for_excel else cells)
            watch(written, written / len(result))


class LineFeeds:
    """Takes whole rows that end in a carriage return and a line feed, and ends them with a line feed alone."""

    def __init__(self, out: TextIO) -> None:
        self._out = out

    def write(self, row: str) -> int:
        """Called once a row."""
        return self._out.write(row.removesuffix("\r\n") + "\n")


def defused(value: Any) -> Any:
    """A cell that a spreadsheet takes for a text, where it would take it for a formula."""
    return f"'{value}" if isinstance(value, str) and value.startswith(FORMULA_STARTS) else value


def cell(value: Any) -> Any:
    """A value as it stands in a cell."""
    if isinstance(value, bool):
        return "true" if value else "false"
    return value.isoformat() if isinstance(value, date) else value
