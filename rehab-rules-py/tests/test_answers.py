"""The page of answers: its examples hold; and the command line says what the library says."""

import json
import re
import shlex
import subprocess
import sys
from datetime import date
from pathlib import Path

import pytest

from rehab_rules import InputError, Provider, verify

REPOSITORY = Path(__file__).parents[2]
PAGE = (REPOSITORY / "docs" / "how-to" / "answers.md").read_text(encoding="utf-8")
SAMPLE = REPOSITORY / "tests" / "sample"
LOG, SERVICES = SAMPLE / "log.jsonl", json.loads((SAMPLE / "services.json").read_text(encoding="utf-8"))
EVENTS = [json.loads(line) for line in LOG.read_text(encoding="utf-8").splitlines()]


def run(*arguments: str, cwd: Path = REPOSITORY, status: int = 0) -> str:
    """What the command line prints."""
    done = subprocess.run([sys.executable, "-m", "rehab_rules", *arguments], cwd=cwd, capture_output=True, text=True, encoding="utf-8")
    assert done.returncode == status, done.stderr
    return done.stdout if status < 3 else done.stderr


def before(line: int) -> tuple[Provider, dict[str, object], date]:
    """The provider before the event of a line, by applying the events before it; the action and its day."""
    event = dict(EVENTS[line - 1])
    on, name = date.fromisoformat(event.pop("on")), event.pop("provider")
    provider = Provider(name, services=SERVICES)
    for earlier in EVENTS[: line - 1]:
        if earlier["provider"] == name:
            action = {key: value for key, value in earlier.items() if key not in ("on", "provider")}
            provider.apply(action, date.fromisoformat(earlier["on"]))
    return provider, event, on


def test_the_examples_of_the_page_hold() -> None:
    examples = re.findall(r"```python\n(.*?)```", PAGE, re.DOTALL)
    assert len(examples) == 7
    subprocess.run([sys.executable, "-c", "\n".join(examples)], check=True)


def test_the_commands_of_the_page_run(tmp_path: Path) -> None:
    (commands,) = re.findall(r"```console\n(.*?)```", PAGE, re.DOTALL)
    said = []
    for command in commands.strip().split("\n"):
        words = [str(REPOSITORY / word) if word.startswith("tests/") else word for word in shlex.split(command.removeprefix("$ rehab-rules "))]
        said.append(run(*words, cwd=tmp_path))
    due, window, explained, receipt, verified = said
    assert {json.loads(line)["provider"] for line in due.splitlines()} == {"provider-k"}
    assert window.startswith("Allowed:\n  12 January 2021") and "Not later: " in window
    assert explained.startswith("12.1.2021: Kurssi 82734 luodaan")
    assert (receipt, verified) == ("", '{"holds":true,"differences":[]}\n')


@pytest.mark.parametrize("line", [3, 11, 40, 97])
def test_the_command_line_says_what_the_library_says(line: int, tmp_path: Path) -> None:
    provider, action, on = before(line)
    asked = [str(LOG), "--service", str(SAMPLE / "services.json"), "--line", str(line)]
    first, last = on, date(on.year + 1, 12, 31)
    days = ["--first", first.isoformat(), "--last", last.isoformat(), "--format", "jsonl"]
    assert json.loads(run("window", *asked, *days, "--language", "sv")) == provider.window(action, first, last, "sv")
    why = provider.explain(action, on)
    assert run("explain", *asked, "--format", "jsonl", "--language", "fi") == why.to_json("fi") + "\n"
    assert run("explain", *asked, "--format", "html", "--language", "sv") == why.to_html("sv")
    assert run("explain", *asked) == why.to_text("en")
    assert why.allowed == provider.evaluate(action, on).allowed == why.to_dict()["allowed"]
    receipt = run("receipt", *asked)
    assert receipt == provider.receipt(action, on) + "\n"
    file = tmp_path / "receipt.json"
    file.write_text(receipt.replace('"engine":"', '"engine":"0'), encoding="utf-8")
    assert json.loads(run("verify", str(file), status=1))["differences"][0]["what"] == "digest"
    # What the text of JSON says is taken as well.
    assert verify(json.loads(receipt)) == {"holds": True, "differences": []} == verify(receipt.encode())


def test_what_is_coming_of_a_whole_log() -> None:
    stood = {}
    for event in EVENTS:
        provider = stood.setdefault(event["provider"], Provider(event["provider"], services=SERVICES))
        action = {key: value for key, value in event.items() if key not in ("on", "provider")}
        try:
            provider.apply(action, date.fromisoformat(event["on"]))
        except InputError:
            pass
    last_day = max(provider.last_on for provider in stood.values())
    assert last_day is not None
    first, last = last_day, date(last_day.year + 1, 12, 31)
    service = ["--service", str(SAMPLE / "services.json")]
    said = run("due", str(LOG), *service, "--first", first.isoformat(), "--last", last.isoformat(), "--format", "jsonl", "--language", "en")
    expected = [{"provider": name, **one} for name, provider in sorted(stood.items()) for one in provider.due(first, last, "en")]
    assert [json.loads(line) for line in said.splitlines()] == expected and expected
    text = run("due", str(LOG), *service, "--first", first.isoformat(), "--last", last.isoformat())
    assert all(name in text for name in stood)
    changes = [json.loads(line) for line in run("next-change", str(LOG), *service, "--after", first.isoformat()).splitlines()]
    told = {name: provider.next_change(first) for name, provider in stood.items()}
    assert {one["provider"]: one["next_change"] for one in changes} == {name: day and day.isoformat() for name, day in told.items()}
    name, provider = next(iter(stood.items()))
    course = next(event["course"] for event in EVENTS if event["provider"] == name and event["action"] == "create_course")
    buttons = run("actions", str(LOG), *service, "--on", first.isoformat(), "--provider", name, "--course", course)
    assert [json.loads(line) for line in buttons.splitlines()] == provider.actions(first, course=course)


def test_what_cannot_be_answered_is_told() -> None:
    service = ["--service", str(SAMPLE / "services.json")]
    assert f"the log has no line 100000; its last line is {len(EVENTS)}" in run("explain", str(LOG), *service, "--line", "100000", status=3)
    wrong = run("window", str(LOG), *service, "--line", "3", "--first", "2021-01-01", "--last", "2021-02-01", status=3)
    assert wrong.startswith("rehab-rules: line 3: ") and "`first`" in wrong
    nobody = run("actions", str(LOG), *service, "--on", "2030-01-01", "--provider", "nobody", status=3)
    assert "the log has no provider nobody" in nobody
    with pytest.raises(InputError) as error:
        verify({"receipt": 1})
    assert (error.value.code, error.value.field) == ("missing_field", "rules_version")
    with pytest.raises(InputError) as error:
        Provider("P1").actions(date(2026, 1, 2), course="C9")
    assert (error.value.code, error.value.field) == ("unknown_course", "course")
    with pytest.raises(InputError) as error:
        Provider("P1").due(date(2026, 2, 1), date(2026, 1, 1))
    assert (error.value.code, error.value.field) == ("period_ends_before_start", "last")
