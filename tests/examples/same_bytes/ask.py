"""Asks the Python package the questions that main.rs asked the Rust crate, and compares the bytes: ask.py FOLDER"""

import json
import sys
from datetime import date
from itertools import zip_longest
from pathlib import Path
from typing import Any

from rehab_rules import Provider
from rehab_rules._core import InputError, LogReplay, check_json, check_text


def main(folder: Path) -> int:
    questions = [line for name in ("questions", "ahead") for line in (folder / f"{name}.jsonl").read_text("utf-8").splitlines()]
    for text in questions:
        question = json.loads(text)
        rust = (folder / question["answer"]).read_bytes()
        try:
            python = ask_provider(folder, question, rust) if "asked" in question else ask(folder, question)
        except BaseException as error:  # a panic is not an Exception
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


def ask_provider(folder: Path, question: dict[str, Any], rust: bytes) -> bytes:
    services, asked, values = question["services"], question["asked"], question["values"]
    provider = Provider.from_snapshot(
        (folder / question["snapshot"]).read_bytes(), services=[(folder / services).read_bytes()] if services else []
    )
    language = {} if asked in ("next_change", "receipt", "explain") else {"language": question["language"]}
    if asked == "actions":
        subject, day = values
        values = [day]
        language |= subject
    days = [date.fromisoformat(value) if isinstance(value, str) else value for value in values]
    try:
        answer = getattr(provider, asked)(*days, **language)
    except InputError as error:
        # The message of an exception is in English; code and field do not depend on the language.
        said = json.loads(rust)
        return rust if (said["code"], said["field"]) == (error.code, error.field) else str(error).encode()
    if asked == "explain":
        return answer.to_json(question["language"]).encode()
    if asked == "receipt":
        return answer.encode()
    answer = answer.isoformat() if isinstance(answer, date) else answer
    return json.dumps(answer, ensure_ascii=False, separators=(",", ":")).encode()


def ask_about_record(record: bytes, language: str | None) -> bytes:
    try:
        return (check_text(record, language=language) + "\n" + check_json(record, language=language)).encode()
    except InputError as error:
        return str(error).encode()


def show_difference(question: str, rust: bytes, python: bytes) -> None:
    """The first line that differs."""
    lines = zip_longest(rust.split(b"\n"), python.split(b"\n"))
    number, (in_rust, in_python) = next((number, both) for number, both in enumerate(lines, 1) if both[0] != both[1])
    print(f"Rust and Python differ: {question}\nline {number}\nRust:   {in_rust!r}\nPython: {in_python!r}")


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1])))
