"""Findings as a file for other programs: comma-separated values or Parquet."""

import csv
import sys
from datetime import date
from pathlib import Path
from typing import Any, BinaryIO, TextIO

from .log import STANDARD_INPUT
from .request import Refused, Request
from .tables import Result, audit, replay, write_parquet


def write_findings(request: Request, name: str, format: str, out: TextIO, path: Path | None) -> int:
    """Writes the findings, one row each, malformed lines to standard error; gives the exit status."""
    if request.is_sorted or request.remedies:
        raise Refused(f"--sort and --remedies go with --format table or jsonl, not with {format}")
    if format == "parquet" and path is None:
        raise Refused("--format parquet is written to a file; name it with --output")
    result = read(request, sys.stdin.buffer if name == STANDARD_INPUT else name)
    for error in result.errors:
        where = ", ".join(filter(None, (error["code"], error["field"])))
        print(f"rehab-rules: line {error['line']}: {error['message']} ({where})", file=sys.stderr)
    if format == "parquet" and path is not None:
        try:
            write_parquet(result, path)
        except ModuleNotFoundError as missing:
            raise Refused(str(missing)) from None
    else:
        write_csv(result, out)
    return 2 if len(result.errors) else int(result.is_broken)


def read(request: Request, log: str | BinaryIO) -> Result:
    """What is asked of the log, as a table."""
    try:
        if request.as_of is None:
            return replay(log, mode=request.mode, services=request.services, language=request.language, effects=request.effects, decisions=False)
        return audit(
            log, request.as_of, within=request.within, mode=request.mode, services=request.services, language=request.language, effects=request.effects
        )
    except ModuleNotFoundError as missing:
        raise Refused(f"{log}: {missing}") from None


def write_csv(result: Result, out: TextIO) -> None:
    """The findings as comma-separated values: days as in the log, true and false, an empty cell for what is not there."""
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(["line", "provider", "course", "client", "action", "on", "allowed", "rule", "effect", "due", "values", "message"])
    for row in result:
        writer.writerow([cell(value) for value in row.values()])


def cell(value: Any) -> Any:
    """A value as it stands in a cell."""
    if isinstance(value, bool):
        return "true" if value else "false"
    return value.isoformat() if isinstance(value, date) else value
