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
from .status import Status, print_error
from .table import course_heading
from .words import Words


@dataclass(frozen=True)
class Remark:
    """An error or a warning about a file."""

    file: Path
    is_error: bool
    content: dict[str, Any]


def check_files(files: Sequence[Path], language: Language, words: Words, console: Console | None, width: int) -> Status:
    """Checks files of service descriptions, individually and against each other. Prints a table if there is a console."""
    texts: dict[Path, bytes] = {}
    for file in dict.fromkeys(files):
        try:
            texts[file] = read_json(file)
        except (OSError, Utf16) as error:
            print_error(error)
    names = list(texts)
    remarks = [Remark(names[at], is_error, json.loads(content)) for at, is_error, content in check_services(list(texts.values()), language)]
    for remark in remarks:
        if remark.is_error and remark.content["field"] is None:
            remark.content["message"] += where_json_ends(texts[remark.file])
    if console is None:
        for remark in sorted(remarks, key=lambda remark: names.index(remark.file)):
            line = {"file": str(remark.file), "error" if remark.is_error else "warning": remark.content}
            sys.stdout.write(json.dumps(line, ensure_ascii=False, separators=(",", ":")) + "\n")
    else:
        for file in names:
            print_file(file, [remark for remark in remarks if remark.file == file], words, console, width)
    if len(texts) < len(set(files)) or any(remark.is_error for remark in remarks):
        return Status.NOTHING_DONE
    return Status.FINDINGS if remarks else Status.IN_ORDER


def print_file(file: Path, remarks: Sequence[Remark], words: Words, console: Console, width: int) -> None:
    """Prints the remarks about one file."""
    console.print(course_heading(str(file), width), soft_wrap=True)
    if not remarks:
        console.print(indented(words.description_in_order, width), soft_wrap=True)
    for remark in remarks:
        content = remark.content
        name, style = (words.description_error, "bold red") if remark.is_error else (words.description_warning, "bold yellow")
        console.print(Text("\n").append(name, style).append(f"  {content['field']}" if content["field"] else ""), soft_wrap=True)
        console.print(indented(content["message"], width), soft_wrap=True)
        if remark.is_error:
            notes = [] if content["value"] is None else [words.description_value.format(value=content["value"])]
            notes.append(words.description_expected.format(expected=content["expected"]))
        else:
            notes = [content["kind"], *content["rules"]]
        console.print(indented(" · ".join(notes), width), style="dim", soft_wrap=True)


def where_json_ends(text: bytes) -> str:
    """Where the JSON syntax error is; empty if the text is valid JSON."""
    try:
        json.loads(text)
    except ValueError as error:
        return f" ({error})"
    return ""
