"""Asks the Python package what main.rs has asked the Rust crate, and compares the bytes: ask.py FOLDER"""

import json
import sys
from datetime import date
from itertools import zip_longest
from pathlib import Path
from typing import Any

from rehab_rules._core import InputError, LogReplay, check_json, check_text


def main(folder: Path) -> int:
    questions = (folder / "questions.jsonl").read_text("utf-8").splitlines()
    for text in questions:
        question = json.loads(text)
        rust = (folder / question["answer"]).read_bytes()
        try:
            python = ask(folder, question)
        except BaseException as error:  # a panic is no Exception
            raise RuntimeError(f"no answer from Python: {text}") from error
        if rust != python:
            show_difference(text, rust, python)
            return 1
    print(f"Python: the same bytes to {len(questions)} questions")
    return 0


def ask(folder: Path, question: dict[str, Any]) -> bytes:
    if "record" in question:
        return ask_about_record((folder / question["record"]).read_bytes(), question["language"])
    services, as_of = question["services"], question["as_of"]
    replay = LogReplay(
        mode=question["mode"],
        services=[(folder / services).read_bytes()] if services else [],
        language=question["language"],
        remedies=question["remedies"],
        as_of=date.fromisoformat(as_of) if as_of else None,
    )
    written = replay.feed((folder / question["log"]).read_bytes()) + replay.finish()
    return (f"{replay.audit()}\n{written}" if as_of else written).encode()


def ask_about_record(record: bytes, language: str | None) -> bytes:
    try:
        return (check_text(record, language=language) + "\n" + check_json(record, language=language)).encode()
    except InputError as error:
        return str(error).encode()


def show_difference(question: str, rust: bytes, python: bytes) -> None:
    """The first line on which the two differ."""
    lines = zip_longest(rust.split(b"\n"), python.split(b"\n"))
    number, (in_rust, in_python) = next((number, both) for number, both in enumerate(lines, 1) if both[0] != both[1])
    print(f"Rust and Python differ: {question}\nline {number}\nRust:   {in_rust!r}\nPython: {in_python!r}")


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1])))
