"""Records on the command line: each is checked individually, with the findings as lines or as a readable table."""

import sys
from collections.abc import Iterator, Sequence
from itertools import groupby
from pathlib import Path
from typing import Any

from rich.console import Console
from rich.text import Text

from ._core import InputError
from .catalogue import indented
from .check import RecordFinding, check
from .files import Utf16, read_json
from .request import BROKEN, Language
from .rules import is_inferred
from .status import Counted, Outcome, Status, print_error
from .table import STYLES, cited, course_heading
from .text import check_text
from .words import Words


def check_records(
    files: Sequence[Path],
    services: tuple[bytes, ...],
    language: Language | None,
    words: Words,
    console: Console | None,
    width: int,
    fail_on: Sequence[Counted],
) -> Status:
    """Checks each record and prints a table if there is a console, otherwise JSON Lines; returns the exit status."""
    unread, is_broken, is_malformed = 0, False, False
    for file in files:
        try:
            record = read_json(file)
        except (OSError, Utf16) as error:
            print_error(error)
            unread += 1
            continue
        try:
            checked = check(record, services=services, language=language or (words.language if console else None))
        except InputError as error:
            where = f" ({error.code}, {error.field})" if error.field else f" ({error.code})"
            print_error(f"{file}: {error}{where}")
            is_malformed = True
            continue
        if console is None:
            sys.stdout.write(check_text(record, services=services, language=language))
        else:
            print_findings(file, checked["findings"], words, console, width)
            print_summary(checked.get("summary"), words, console, width)
        is_broken = is_broken or any(finding["effect"] in BROKEN for finding in checked["findings"])
    if unread == len(files):
        return Status.NOTHING_DONE
    return Outcome(is_broken, is_malformed or unread > 0).status(fail_on)


def print_findings(file: Path, findings: list[RecordFinding], words: Words, console: Console, width: int) -> None:
    """Prints the findings about one record; findings of one rule are grouped."""
    console.print(course_heading(str(file), width), soft_wrap=True)
    if not findings:
        console.print(indented(words.nothing, width), soft_wrap=True)
    for (effect, rule, due), alike in groupby(findings, key=lambda finding: (finding["effect"], finding["rule"], finding.get("due"))):
        heading = Text("\n").append(words.effects[effect], STYLES[effect])
        if due is not None:
            heading.append("  " + words.last_day.format(day=words.day(due)))
        console.print(heading, soft_wrap=True)
        for finding in alike:
            console.print(indented(finding["message"], width), soft_wrap=True)
        notes = (rule, *([words.inferred] if is_inferred(rule, effect, None) else []), *cited(rule))
        console.print(indented(" · ".join(notes), width), style="dim", soft_wrap=True)


def print_summary(summary: dict[str, Any] | None, words: Words, console: Console, width: int) -> None:
    """Prints the summary of a record, if it has one."""
    if summary is None:
        return
    console.print()
    for line in of_therapy(summary, words) if "visits" in summary else of_introduction(summary, words):
        console.print(indented(line, width), soft_wrap=True)


def of_therapy(summary: dict[str, Any], words: Words) -> Iterator[str]:
    """Which visits are paid, and how many are left."""
    payable = [visit["payable"] for visit in summary["visits"]]
    if payable:
        yield words.visits_paid.format(paid=payable.count(True), n=len(payable))
    if None in payable:
        yield words.count(payable.count(None), words.visits_open)
    if "visits_left" in summary:
        yield words.count(summary["visits_left"], words.visits_left)


def of_introduction(summary: dict[str, Any], words: Words) -> Iterator[str]:
    """What is next, which permissions can be requested, and how much is left of each block."""
    if "next" in summary:
        yield words.next_item.format(item=summary["next"]["text"])
    if summary["permissions"]:
        yield words.permissions.format(permissions=", ".join(words.permission_names[name] for name in summary["permissions"]))
    for block in summary["blocks"]:
        if not block["open"]:
            yield words.block_done.format(block=block["block"])
        elif "minutes_left" in block and 0 < block["minutes_left"]["max"]:
            left = block["minutes_left"]
            minutes = str(left["min"]) if left["min"] == left["max"] else f"{left['min']}–{left['max']}"
            yield words.block_left.format(block=block["block"], open=len(block["open"]), minutes=minutes)
        else:
            yield words.block_open.format(block=block["block"], open=len(block["open"]))
