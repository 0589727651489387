"""What another service description changes: every change is found, and each kind is shown by a log from which nothing can be left out."""

import json
import re
from collections.abc import Callable
from datetime import date
from itertools import count
from pathlib import Path
from typing import Any

import pytest
from conftest import VECTORS, Answer, Command
from rehab_rules import audit, replay_text, services
from story import HISTORY, STORY, TOO_LONG
from test_report import Page
from test_tables import as_csv, as_parquet

SAMPLE = Path(__file__).parents[2] / "tests" / "sample"
Write = Callable[..., Path]
CARERS = services()[0].to_dict()


@pytest.fixture
def other(write: Write) -> Callable[..., Path]:
    """The description of courses for family carers with something else in it."""
    numbers = count()
    return lambda **changed: write(f"other-{next(numbers)}.json", json.dumps(CARERS | changed))


def flat(text: str) -> str:
    return " ".join(text.split())


def changes(text: str) -> tuple[list[dict[str, Any]], list[dict[str, Any]]]:
    """The changes, and the kinds with their examples."""
    lines = [json.loads(line) for line in text.splitlines()]
    return [line for line in lines if "count" not in line], [line for line in lines if "count" in line]


def test_the_same_description_changes_nothing(other: Callable[..., Path], command: Command, write: Write) -> None:
    log = write("log.jsonl", *STORY)
    assert command("compare", log, "--service", other(), "--format", "jsonl") == Answer(0, "", "")
    answer = command("compare", log, "--service", other(), "--as-of", "2026-07-01")
    assert (answer.status, answer.err) == (0, "")
    assert answer.out.split("\n")[1] == "9 lines of the log were read. Nothing changes."


def test_eight_months_in_place_of_six_move_the_last_day(other: Callable[..., Path], command: Command, write: Write) -> None:
    log = write("log.jsonl", *STORY)
    answer = command("compare", log, "--service", other(placement_deadline_months=8), "--format", "jsonl")
    assert (answer.status, answer.err) == (1, "")
    found, kinds = changes(answer.out)
    moved = [(one["line"], one["client"], one["before"]["due"], one["after"]["due"]) for one in found if one["change"] == "due"]
    assert moved[0] == (2, "K1", "2026-06-29", "2026-08-29") and {line for line, *_ in moved} == {2, 3, 5, 6}
    assert [kind["example"] for kind in kinds if kind["change"] == "due"] == [[json.loads(STORY[1])]]


def test_a_smaller_minimum_allows_what_was_prohibited_and_the_other_way_round(other: Callable[..., Path], command: Command, write: Write) -> None:
    log = write("log.jsonl", *STORY)
    smaller = other(group_size={"min": 2, "max": 12})
    found, kinds = changes(command("compare", log, "--service", smaller, "--format", "jsonl").out)
    allowed = [one for one in found if one["change"] == "allowed"]
    assert [(one["line"], one["rule"], one["course"]) for one in allowed] == [(7, "course/minimum-clients", "C1")]
    (kind,) = [kind for kind in kinds if kind["change"] == "allowed"]
    # Two clients are needed, and nobody else; that the capacity is declared before is needed too.
    assert [one["action"] for one in kind["example"]] == ["declare_capacity", "receive_decision", "receive_decision", "create_course", "attach_client", "attach_client", "confirm_course"]
    back = command("compare", log, "--service", other(), "--before", smaller, "--format", "jsonl")
    assert [one["line"] for one in changes(back.out)[0] if one["change"] == "prohibited"] == [7]


def test_a_target_group_that_is_gone_makes_lines_malformed(other: Callable[..., Path], command: Command, write: Write) -> None:
    one_group = other(target_groups=CARERS["target_groups"][:1])
    answer = command("compare", write("log.jsonl", *STORY), "--service", one_group, "--format", "jsonl")
    found, kinds = changes(answer.out)
    assert [(one["line"], one["after"]["code"]) for one in found if one["change"] == "malformed"][0] == (2, "unknown_target_group")
    assert [kind["example"] for kind in kinds if kind["change"] == "malformed"] == [[json.loads(STORY[1])]]
    back = command("compare", write("log.jsonl", *STORY), "--service", other(), "--before", one_group, "--format", "jsonl")
    assert back.status == 2 and "well_formed" in {one["change"] for one in changes(back.out)[0]}


def eight() -> list[dict[str, Any]]:
    return [one | {"placement_deadline_months": 8} for one in json.loads((SAMPLE / "services.json").read_text("utf-8"))]


def judged(lines: list[str], described: list[dict[str, Any]], day: date | None) -> list[Any]:
    """What is said of the last line, or in the audit."""
    text = "\n".join(lines)
    own = [json.dumps(described)]
    if day is None:
        said = json.loads(replay_text(text, services=own, mode="observe").splitlines()[-1]) if lines else {}
        return [said.get("allowed"), *({**one, "values": json.dumps(one["values"])} for one in said.get("findings", []))]
    return [dict(row) for row in audit([json.loads(line) for line in lines], day, services=own, mode="observe")]


def test_every_change_is_found_and_no_line_of_an_example_can_be_left_out(command: Command, write: Write) -> None:
    day = date(2024, 9, 3)
    words = ("compare", SAMPLE / "log.jsonl", "--service", write("eight.json", json.dumps(eight())), "--before", SAMPLE / "services.json", "--mode", "observe")
    found, kinds = changes(command(*words, "--as-of", day, "--format", "jsonl").out)
    six = json.loads((SAMPLE / "services.json").read_text("utf-8"))
    log = (SAMPLE / "log.jsonl").read_text("utf-8")
    texts = [replay_text(log, services=[json.dumps(described)], mode="observe").splitlines() for described in (six, eight())]
    differing = {number for number, (old, new) in enumerate(zip(*texts, strict=True), 1) if old != new}
    assert {one["line"] for one in found if "line" in one} == differing and len(differing) > 200
    assert {kind["standing"] for kind in kinds} == {True, False}
    assert sum(kind["count"] for kind in kinds) == len(found)
    key = ("change", "standing", "rule", "effect_before", "effect_after")

    def shows(lines: list[str], kind: dict[str, Any]) -> bool:
        answer = command("compare", "-", *words[2:], "--as-of", day, "--format", "jsonl", stdin="\n".join(lines).encode())
        seen = [one for one in changes(answer.out)[0] if one["standing"] or one["line"] == len(lines)]
        return any([one.get(name) for name in key] == [kind.get(name) for name in key] for one in seen)

    for kind in kinds:
        lines = [json.dumps(one, ensure_ascii=False) for one in kind["example"]]
        assert shows(lines, kind) and judged(lines, six, day if kind["standing"] else None) != judged(lines, eight(), day if kind["standing"] else None)
        removable = range(len(lines) if kind["standing"] else len(lines) - 1)
        assert not any(shows(lines[:at] + lines[at + 1 :], kind) for at in removable)


def test_a_place_is_named_once_and_so_many_are_named(other: Callable[..., Path], command: Command, write: Write) -> None:
    # The course that becomes too long is so for three clients at once.
    shorter = other(total_duration_months=12)
    log = write("log.jsonl", *HISTORY[:7], *[TOO_LONG.replace("2026-01-12", f"2026-01-{day}").replace("2028-02-11", f"2027-06-{day}") for day in range(10, 31)])
    words = ("compare", log, "--service", shorter, "--mode", "observe")
    _, kinds = changes(command(*words, "--format", "jsonl").out)
    (kind,) = [kind for kind in kinds if kind["rule"] == "client/within-total-duration" and kind["change"] == "prohibited"]
    assert kind["count"] == 63
    for text in (flat(command(*words).out), flat(" ".join(Page(command(*words, "--format", "html").out).said["en"]))):
        (places,) = re.findall(r"\(63 times\).*?Occurs: ([^.]*\. And \d+) more;", text)
        assert places == ", ".join(f"line {line}" for line in range(8, 28)) + ". And 1"


def test_table_and_page_say_it_in_words(other: Callable[..., Path], command: Command, write: Write) -> None:
    words = ("compare", write("log.jsonl", *STORY), "--service", other(placement_deadline_months=8))
    table = command(*words, "--language", "sv")
    assert table.status == 1 and "Tidsfristen ändras: Skyldighet (" in table.out
    assert STORY[1] in table.out.splitlines()  # an example can be copied
    page = Page(command(*words, "--format", "html", "--language", "fi").out)
    assert "Mitä toinen palvelukuvaus muuttaisi" in page.said["fi"]
    assert any(text.startswith("Asiakkaan K1 on oltava vahvistetulla kurssilla viimeistään 29.8.2026") for text in page.said["fi"])
    assert any("by 29 August 2026" in text for text in page.said["en"]) and any("senast 29.8.2026" in text for text in page.said["sv"])


def test_nothing_from_a_log_becomes_markup_in_a_comparison(other: Callable[..., Path], command: Command, write: Write) -> None:
    hostile = [line.replace('"P1"', '"<script>alert(1)</script>"').replace('"K1"', '"<img src=x>"') for line in STORY]
    pages = [Page(command("compare", write("log.jsonl", *log), "--service", other(placement_deadline_months=8), "--format", "html").out) for log in (STORY, hostile)]
    assert [tag for tag, _ in pages[0].elements] == [tag for tag, _ in pages[1].elements]
    assert pages[0].raw["script"] == pages[1].raw["script"]


def test_every_form_of_a_log_is_compared_alike(tmp_path: Path, command: Command, write: Write) -> None:
    service = write("eight.json", json.dumps(eight()))
    log = SAMPLE / "log.jsonl"
    forms: list[object] = [log, as_csv(tmp_path), as_parquet(tmp_path), "-"]
    answers = [command("compare", form, "--service", service, "--before", SAMPLE / "services.json", "--format", "table", stdin=log.read_bytes().removesuffix(b"\n")) for form in forms]
    # The examples of a table's rows are its lines with other blanks and another order of keys.
    assert len({answer.out.split("\n\n")[0] for answer in answers}) == 1
    assert len({answer.out.count("\n") for answer in answers}) == 1


@pytest.mark.parametrize("path", sorted(VECTORS.glob("*.log.jsonl"))[::10], ids=lambda path: path.name.split("-")[0])
def test_any_log_can_be_compared(path: Path, other: Callable[..., Path], command: Command) -> None:
    answer = command("compare", path, "--service", other(placement_deadline_months=8, group_size={"min": 4, "max": 12}, must_hold_at=5), "--as-of", "2027-01-01")
    assert answer.status in (0, 1, 2) and answer.err == ""


def test_a_description_is_needed_and_a_wrong_one_is_named(command: Command, write: Write) -> None:
    answer = command("compare", "-")
    assert answer.status == 3 and "--service" in answer.err
    wrong = write("wrong.json", "{}")
    answer = command("compare", "-", "--service", wrong)
    assert answer.status == 3 and answer.err.startswith(f"rehab-rules: {wrong}: ")


def test_a_malformed_line_with_a_list_or_an_object_in_place_of_an_id_is_compared(other: Callable[..., Path], command: Command, write: Write) -> None:
    wrong = ['{"provider":["P1"]}', '{"provider":"P1","action":"attach_client","on":"2026-01-02","course":{"id":"C1"},"client":["K1"]}']
    log = write("log.jsonl", *wrong, *STORY)
    answer = command("compare", log, "--service", other(placement_deadline_months=8), "--as-of", "2026-07-01", "--format", "jsonl")
    assert (answer.status, answer.err) == (2, "")
    _, kinds = changes(answer.out)
    assert [json.loads(STORY[1])] in [kind["example"] for kind in kinds if kind["change"] == "due"]
