"""Findings as a file for other programs: comma-separated values or Parquet."""

import csv
from datetime import date
from typing import Any, TextIO

from rich.console import Console

from .log import log_named
from .malformed import print_malformed_line
from .progress import Watch
from .request import Refused, Request
from .status import Outcome
from .tables import LogSource, Result, write_parquet

FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r")


def write_findings(request: Request, name: str, format: str, out: TextIO, terminal: Console | None, for_excel: bool = False) -> Outcome:
    """Writes the findings, one row per finding; malformed lines go to standard error."""
    with Watch(terminal) as watch:
        result = judged(request, name, watch if terminal else None)
    print_malformed_lines(result, request)
    write_findings_of(result, format, out, terminal, for_excel)
    return outcome_of(result)


def write_findings_of(result: Result, format: str, out: TextIO, terminal: Console | None, for_excel: bool) -> None:
    """Writes the findings of a result, one row per finding."""
    if format == "parquet":
        try:
            write_parquet(result, out.buffer)
        except ModuleNotFoundError as missing:
            raise Refused(str(missing)) from None
    else:
        write_csv(result, out, terminal, for_excel)


def judged(request: Request, name: str, watch: Watch | None) -> Result:
    """The result of the request for the log with this name, as a table."""
    try:
        return LogSource(log_named(name, request.part)).judge(request, watch)
    except ModuleNotFoundError as missing:
        raise Refused(f"{name}: {missing}") from None


def outcome_of(result: Result) -> Outcome:
    """The outcome, including effects that are not shown."""
    return Outcome(result.is_broken, bool(len(result.errors)))


def print_malformed_lines(result: Result, request: Request) -> None:
    """Prints each malformed line on standard error."""
    for error in result.errors:
        print_malformed_line(error, request)


def write_csv(result: Result, out: TextIO, terminal: Console | None, for_excel: bool) -> None:
    """The findings as comma-separated values: dates as in the log, true and false, an empty cell for a missing value.

    For Excel in Finnish and Swedish, the file begins with a byte-order mark, uses semicolons and contains no formulas.
    """
    if for_excel:
        out.write("\ufeff")
    # Python before 3.11.9 does not quote a lone carriage return, unless the line terminator contains one.
    writer = csv.writer(LineFeeds(out), delimiter=";" if for_excel else ",", lineterminator="\r\n")
    writer.writerow(map(defused, result.columns) if for_excel else result.columns)
    with Watch(terminal, "findings written") as watch:
        for written, row in enumerate(result):
            cells = map(cell, row.values())
            writer.writerow(map(defused, cells) if for_excel else cells)
            watch(written, written / len(result))


class LineFeeds:
    """Takes rows that end with a carriage return and a line feed, and ends them with only a line feed."""

    def __init__(self, out: TextIO) -> None:
        self._out = out

    def write(self, row: str) -> int:
        """Called once per row."""
        return self._out.write(row.removesuffix("\r\n") + "\n")


def defused(value: Any) -> Any:
    """A cell that a spreadsheet does not read as a formula."""
    return f"'{value}" if isinstance(value, str) and value.startswith(FORMULA_STARTS) else value


def cell(value: Any) -> Any:
    """A value as written in a cell."""
    if isinstance(value, bool):
        return "true" if value else "false"
    return value.isoformat() if isinstance(value, date) else value
