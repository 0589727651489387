"""Records on the command line: each checked by itself, as findings a line or as a readable table."""

import json
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from rich.console import Console
from rich.text import Text

from ._core import InputError, check
from .catalogue import indented
from .request import BROKEN, Language
from .table import STYLES, cited, course_heading
from .words import Words

Finding = dict[str, Any]


def check_records(files: Sequence[Path], services: tuple[bytes, ...], language: Language | None, words: Words, console: Console | None, width: int) -> int:
    """Checks each record, in a table when there is a console for it, else as JSON Lines; gives the exit status."""
    status = 0
    for file in files:
        try:
            answer = check(file.read_bytes(), services=services, language=language or (words.language if console else None))
        except InputError as error:
            where = f" ({error.code}, {error.field})" if error.field else f" ({error.code})"
            print(f"rehab-rules: {file}: {error}{where}", file=sys.stderr)
            status = 2
            continue
        findings: list[Finding] = [json.loads(line) for line in answer.split("\n")[:-1]]
        if console is None:
            sys.stdout.write(answer)
        else:
            print_findings(file, findings, words, console, width)
        if any(finding["effect"] in BROKEN for finding in findings):
            status = max(status, 1)
    return status


def print_findings(file: Path, findings: list[Finding], words: Words, console: Console, width: int) -> None:
    """Prints what the rules say of one record."""
    console.print(course_heading(str(file), width), soft_wrap=True)
    if not findings:
        console.print(indented(words.nothing, width), soft_wrap=True)
    for finding in findings:
        heading = Text("\n").append(words.effects[finding["effect"]], STYLES[finding["effect"]])
        if "due" in finding:
            heading.append("  " + words.last_day.format(day=words.day(finding["due"])))
        console.print(heading, soft_wrap=True)
        console.print(indented(finding["message"], width), soft_wrap=True)
        console.print(indented(" · ".join((finding["rule"], *cited(finding["rule"]))), width), style="dim", soft_wrap=True)
