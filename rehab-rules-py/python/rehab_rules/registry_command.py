"""Registry extracts on the command line: detects them and audits them in each format."""

import json
import sys
from collections.abc import Mapping
from dataclasses import replace
from io import BytesIO
from pathlib import Path
from typing import Any, TextIO

from ._core import InputError
from .calendar_file import CannotGoOn, calendar_of, read_previous
from .files import Unreadable, kind_of, read_json, sheet_names
from .findings_file import outcome_of, print_malformed_lines, write_findings_of
from .lines import write_lines
from .malformed import print_malformed_line
from .overview import Overview, read_overview
from .parts import refuse_unknown
from .registry import TABLES, Registry, RegistrySource
from .report import page, read_report
from .request import Language, Refused, Request, Written
from .status import Outcome

# The keys of a file for `--reading`.
KEYS = ("tables", "columns", "words", "provider")


def reading_of(path: Path | None) -> dict[str, Any]:
    """The content of the file for `--reading`; empty without a file."""
    if path is None:
        return {}
    try:
        reading = json.loads(read_json(path))
    except (InputError, ValueError) as error:
        raise Refused(f"{path}: {error}") from None
    if not isinstance(reading, dict) or (unknown := [key for key in reading if key not in KEYS]):
        raise Refused(f"{path}: expected a JSON object with only the keys {', '.join(KEYS)}" + (f", not `{unknown[0]}`" if isinstance(reading, dict) else ""))
    if not isinstance(provider := reading.get("provider", ""), str):
        raise Refused(f"{path}: `provider` must be the id of a provider as a string, not {json.dumps(provider, ensure_ascii=False)}")
    return reading


def is_registry(name: str, has_reading: bool) -> bool:
    """Whether the name is that of a registry extract rather than a log: a folder, a workbook with one sheet per table, or snapshots. With
    `--reading`, any workbook is an extract, whatever its sheets are called."""
    path = Path(name)
    if path.is_dir():
        return True
    if not path.is_file():
        return False
    if kind_of(path) == "sheet":
        return has_reading or not {*TABLES}.isdisjoint(sheet_names(path))
    return path.suffix.lower() in (".json", ".jsonl", ".ndjson") and begins_with_a_snapshot(path)


def begins_with_a_snapshot(path: Path) -> bool:
    """Whether the first object of a file is a snapshot, or rows in the same shape: only an event has an action."""
    text = path.read_bytes()[: 1 << 16].removeprefix(b"\xef\xbb\xbf").lstrip().removeprefix(b"[").lstrip()
    return text.startswith(b"{") and b'"action"' not in text and any(f'"{table}"'.encode() in text for table in ("snapshot", *TABLES))


def registry_of(name: str, request: Request, reading: Mapping[str, Any]) -> Registry:
    """The registry with this name. Raises Unreadable if it cannot be read as a whole."""
    assert request.as_of is not None
    written = request.written
    options: dict[str, Any] = {"services": request.services, "language": request.language or "en", "errors": "collect"}
    is_snapshots = not Path(name).is_dir() and kind_of(Path(name)) == "lines"
    if is_snapshots and reading:
        raise Refused(f"{name}: --reading applies to a registry's tables, and these are snapshots")
    if not is_snapshots:
        options |= {"date_format": written.date_format, "decimal": written.decimal, "list_separator": written.list_separator, "encoding": written.encoding, **reading}
    try:
        return Registry.from_path(name, as_of=request.as_of, **options)
    except (ModuleNotFoundError, TypeError, ValueError) as error:
        raise Unreadable(str(error).removeprefix(f"{Path(name)}: ")) from None


def asked_of(registry: Registry, request: Request, providers: tuple[str, ...]) -> tuple[RegistrySource, Request]:
    """The source and the request for an audit of some of the providers; of all, if none is given."""
    refuse_unknown(providers, registry.providers, "the registry")
    source = RegistrySource(registry, providers or None, None)
    return source, replace(request, registry=source.chosen(), written=Written())


def write_audit(source: RegistrySource, request: Request, form: str, path: Path | None, out: TextIO, *, for_excel: bool, is_private: bool) -> Outcome:
    """Writes the audit of a registry for other programs, as a report, or as a calendar that updates the one at the path."""
    if form == "html":
        try:
            report = read_report(request, source)
        except (ModuleNotFoundError, ValueError) as error:
            raise Refused(str(error)) from None
        out.write(page(report))
        return report.outcome
    result = source.judge(request)
    print_malformed_lines(result, request)
    if form == "ics":
        try:
            out.write(calendar_of(result, request, request.language or "en", read_previous(path), is_private))
        except (CannotGoOn, ModuleNotFoundError) as error:
            raise Refused(str(error)) from None
    elif form == "jsonl":
        write_lines(request, BytesIO(), out.buffer, sys.stderr.buffer, None)
    else:
        write_findings_of(result, form, out, None, for_excel)
    return outcome_of(result)


def overview_of(source: RegistrySource, request: Request, language: Language) -> Overview:
    """The overview of a registry for the table."""
    result = source.judge(replace(request, language=language))
    overview = read_overview(request, language, BytesIO(), None)
    for error in result.errors:
        overview.malformed.add(error["line"], error)
    overview.lines = result.rows
    for snapshot in source.snapshots(request):
        overview.providers.add(snapshot["provider"])
        overview.courses |= {(snapshot["provider"], course["course"]) for course in snapshot.get("courses", ())}
    return overview


def print_nameless(registry: Registry, request: Request) -> bool:
    """Prints, on standard error, each rejected row that has no provider, because no provider's answer contains it."""
    nameless = [error for error in registry.errors if error["provider"] is None]
    for error in nameless:
        print_malformed_row(error, request)
    return bool(nameless)


def print_malformed_row(error: Mapping[str, Any], request: Request) -> None:
    """Prints a rejected row, with its table, on standard error."""
    field = ".".join(filter(None, (error["table"], error["path"])))
    print_malformed_line({"line": error["row"], "code": error["code"], "field": field, "message": error["message"]}, request)
