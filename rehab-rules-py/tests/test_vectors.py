"""Every conformance vector of logs and audits, through the command line."""

import json
import subprocess
import sys
from pathlib import Path

import pytest
from conftest import VECTORS, Command


def logs_with(ending: str) -> list[Path]:
    """The logs beside which there is a file with this ending."""
    return [log for log in sorted(VECTORS.glob("*.log.jsonl")) if beside(log, ending).exists()]


def beside(log: Path, ending: str) -> Path:
    return Path(str(log).replace(".log.jsonl", ending))


def without_error_message(line: str) -> str:
    """The line as it is; of an error, which vectors give without its message, all but that."""
    said = json.loads(line)
    if "error" not in said:
        return line
    said["error"].pop("message", None)
    return json.dumps(said, ensure_ascii=False, separators=(",", ":"))


def lines(text: str) -> list[str]:
    assert not text or text.endswith("\n")
    return [without_error_message(line) for line in text.split("\n")[:-1]]


def status_of(expected: list[str]) -> int:
    """The exit status that these lines ask for."""
    said = [json.loads(line) for line in expected]
    findings = [finding for line in said for finding in line.get("findings", [line])]
    if any("error" in line for line in said):
        return 2
    return int(any(finding["effect"] in ("prohibition", "violation") for finding in findings))


REPLAYS = logs_with(".expected.jsonl")
AUDITS = logs_with(".audit.jsonl")


def test_no_vector_is_left_out() -> None:
    assert (len(REPLAYS), len(AUDITS)) == (96, 16)
    assert sorted(REPLAYS + AUDITS) == sorted(VECTORS.glob("*.log.jsonl"))


@pytest.mark.parametrize("log", REPLAYS, ids=lambda log: log.name)
def test_replay_gives_what_the_vector_says(log: Path, command: Command) -> None:
    expected = lines(beside(log, ".expected.jsonl").read_text("utf-8"))
    answer = command("replay", log, "--format", "jsonl")
    assert lines(answer.out) == expected
    assert (answer.status, answer.err) == (status_of(expected), "")


@pytest.mark.parametrize("log", AUDITS, ids=lambda log: log.name)
def test_audit_gives_what_the_vector_says(log: Path, command: Command) -> None:
    expected = lines(beside(log, ".audit.jsonl").read_text("utf-8"))
    as_of = beside(log, ".as-of").read_text("utf-8").strip()
    answer = command("audit", log, "--as-of", as_of, "--format", "jsonl")
    assert lines(answer.out) == expected
    assert (answer.status, answer.err) == (status_of(expected), "")


@pytest.mark.parametrize("log", REPLAYS + AUDITS, ids=lambda log: log.name)
@pytest.mark.parametrize("language", ["en", "fi", "sv"])
def test_every_vector_makes_a_table_with_the_same_exit_status(log: Path, language: str, command: Command) -> None:
    day = beside(log, ".as-of")
    words = ("audit", log, "--as-of", day.read_text("utf-8").strip()) if day.exists() else ("replay", log)
    as_lines = command(*words, "--format", "jsonl")
    as_table = command(*words, "--language", language)
    assert (as_table.status, as_table.err) == (as_lines.status, "")
    for rule in {finding["rule"] for finding in shown_findings(as_lines.out)}:
        assert rule in as_table.out


def shown_findings(text: str) -> list[dict[str, str]]:
    """The findings that a table shows."""
    said = [json.loads(line) for line in text.split("\n")[:-1]]
    findings = [finding for line in said if "error" not in line for finding in line.get("findings", [line])]
    return [finding for finding in findings if finding["effect"] != "notice"]


@pytest.mark.parametrize("log", [REPLAYS[0], REPLAYS[-1]], ids=lambda log: log.name)
def test_the_program_itself_writes_the_same_bytes(log: Path, command: Command) -> None:
    asked = ["replay", str(log), "--format", "jsonl"]
    program = subprocess.run([sys.executable, "-m", "rehab_rules", *asked], capture_output=True, check=False)
    answer = command(*asked)
    assert program.stdout == answer.out.encode()
    assert program.returncode == answer.status
    assert program.stderr == b""
