"""The plan of a log or a registry extract on the command line."""

import json
from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping
from pathlib import Path
from typing import Any, TextIO

from ._core import InputError, Provider
from .files import read_json
from .lines import readings
from .log import open_log
from .malformed import print_malformed_line
from .parts import refuse_unknown
from .planning import Plan, plan
from .planning.show import lines_of
from .registry_command import is_registry, print_malformed_row, registry_of
from .request import Refused, Request


def plan_of_named(name: str, request: Request, reading: Mapping[str, Any] | None, providers: tuple[str, ...], choices: Mapping[str, Any]) -> tuple[Plan, bool]:
    """The plan of the log or the registry with this name, and whether anything in it is malformed."""
    states, has_malformed = states_of(name, request, reading)
    refuse_unknown(providers, [state.id for state in states], f"`{name}`")
    try:
        return plan(states, request.as_of, providers=providers or None, language=request.language or "en", **choices), has_malformed
    except (ModuleNotFoundError, TimeoutError, TypeError, ValueError) as error:
        raise Refused(str(error)) from None


def states_of(name: str, request: Request, reading: Mapping[str, Any] | None) -> tuple[list[Provider], bool]:
    """The providers on the requested date, and whether anything is malformed; what is, is told on standard error."""
    if Path(name).exists() and is_registry(name, has_reading=reading is not None):
        registry = registry_of(name, request, reading or {})
        for error in registry.errors:
            print_malformed_row(error, request)
        return [*registry], bool(len(registry.errors))
    if reading is not None:
        raise Refused(f"{name}: --reading applies to a registry's tables: a folder with one file per table, or a workbook with one sheet per table")
    replay, has_malformed = request.replay(), False
    with open_log(name, request.written) as log:
        for say in readings(request, log, None):
            for line in say(replay).splitlines():
                answer = json.loads(line)
                if "error" in answer:
                    has_malformed = True
                    print_malformed_line({"line": answer["line"], **answer["error"]}, request)
    return [Provider.from_snapshot(snapshot, services=request.services) for snapshot in replay.snapshots().splitlines()], has_malformed


def pairs(option: str, given: Iterable[str]) -> dict[str, str]:
    """One course by client, as CLIENT=COURSE."""
    return {client: courses[-1] for client, courses in several(option, given).items()}


def several(option: str, given: Iterable[str]) -> dict[str, list[str]]:
    """Courses by client, each as CLIENT=COURSE."""
    found: dict[str, list[str]] = defaultdict(list)
    for text in given:
        client, sign, course = text.partition("=")
        if not (client and sign and course):
            raise Refused(f"{option} must be CLIENT=COURSE, not `{text}`")
        found[client].append(course)
    return dict(found)


def drafts_of(path: Path | None) -> list[dict[str, Any]]:
    """The courses that may be created: a JSON list of objects, or one object."""
    if path is None:
        return []
    try:
        drafts = json.loads(read_json(path))
    except (InputError, ValueError) as error:
        raise Refused(f"{path}: {error}") from None
    drafts = drafts if isinstance(drafts, list) else [drafts]
    if wrong := next((draft for draft in drafts if not isinstance(draft, dict)), None):
        raise Refused(f"{path}: expected objects with the fields of create_course, not {json.dumps(wrong, ensure_ascii=False)}")
    return drafts


def write_plan(found: Plan, form: str, out: TextIO, show: Callable[[Plan, TextIO], None]) -> None:
    """Writes a plan as text, lines or a page."""
    if form == "jsonl":
        out.writelines(lines_of(found))
    elif form == "html":
        out.write(found.to_html())
    else:
        show(found, out)
