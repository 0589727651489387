"""Service descriptions on the command line: every error and every warning, as lines or as a readable table."""

import json
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from rich.console import Console
from rich.text import Text

from ._core import check_services
from .catalogue import indented
from .files import Utf16, read_json
from .request import Language
from .status import Status, tell
from .table import course_heading
from .words import Words


@dataclass(frozen=True)
class Remark:
    """An error or a warning, and the file that it is about."""

    file: Path
    is_error: bool
    told: dict[str, Any]


def check_files(files: Sequence[Path], language: Language, words: Words, console: Console | None, width: int) -> Status:
    """Checks files of service descriptions, by themselves and beside one another; in a table when there is a console for it."""
    texts: dict[Path, bytes] = {}
    for file in dict.fromkeys(files):
        try:
            texts[file] = read_json(file)
        except (OSError, Utf16) as error:
            tell(error)
    names = list(texts)
    remarks = [Remark(names[at], is_error, json.loads(told)) for at, is_error, told in check_services(list(texts.values()), language)]
    for remark in remarks:
        if remark.is_error and remark.told["field"] is None:
            remark.told["message"] += where_json_ends(texts[remark.file])
    if console is None:
        for remark in sorted(remarks, key=lambda remark: names.index(remark.file)):
            line = {"file": str(remark.file), "error" if remark.is_error else "warning": remark.told}
            sys.stdout.write(json.dumps(line, ensure_ascii=False, separators=(",", ":")) + "\n")
    else:
        for file in names:
            print_file(file, [remark for remark in remarks if remark.file == file], words, console, width)
    if len(texts) < len(set(files)) or any(remark.is_error for remark in remarks):
        return Status.NOTHING_DONE
    return Status.FINDINGS if remarks else Status.IN_ORDER


def print_file(file: Path, remarks: Sequence[Remark], words: Words, console: Console, width: int) -> None:
    """Prints what is remarked of one file."""
    console.print(course_heading(str(file), width), soft_wrap=True)
    if not remarks:
        console.print(indented(words.description_in_order, width), soft_wrap=True)
    for remark in remarks:
        told = remark.told
        name, style = (words.description_error, "bold red") if remark.is_error else (words.description_warning, "bold yellow")
        console.print(Text("\n").append(name, style).append(f"  {told['field']}" if told["field"] else ""), soft_wrap=True)
        console.print(indented(told["message"], width), soft_wrap=True)
        if remark.is_error:
            notes = [] if told["value"] is None else [words.description_value.format(value=told["value"])]
            notes.append(words.description_expected.format(expected=told["expected"]))
        else:
            notes = [told["kind"], *told["rules"]]
        console.print(indented(" · ".join(notes), width), style="dim", soft_wrap=True)


def where_json_ends(text: bytes) -> str:
    """At which place a text stops being JSON; nothing where it is JSON and no description."""
    try:
        json.loads(text)
    except ValueError as error:
        return f" ({error})"
    return ""
