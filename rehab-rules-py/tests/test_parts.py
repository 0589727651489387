"""Night's work: some providers of a log, a file for each of them, the day that it is, and what a shell completes."""

import hashlib
import json
import os
import shutil
import subprocess
import time
from collections.abc import Callable
from pathlib import Path

import polars as pl
import pytest
from conftest import Command
from rehab_rules import parts
from rehab_rules.parts import file_name
from story import LATE, OTHER_PROVIDER, SERVICE, STORY, UNKNOWN_COURSE, event

Write = Callable[..., Path]
DAY = ("--as-of", "2026-07-03")
NAMELESS = ("nonsense", '{"provider":3}', json.dumps({"provider": "P" * 201}), "[1,2]")
FORMATS = {"table": "txt", "jsonl": "jsonl", "csv": "csv", "parquet": "parquet", "html": "html", "ics": "ics"}


def by(provider: str, *lines: str) -> list[str]:
    return [line for line in lines if f'"provider": "{provider}"' in line]


@pytest.mark.parametrize("form", ["jsonl", "csv", "ics", "table"])
def test_a_provider_is_judged_as_if_the_others_were_not_there(form: str, command: Command, write: Write) -> None:
    whole, own = write("log.jsonl", *STORY), write("own.jsonl", *by("P2", *STORY))
    for words in (("audit", *DAY), ("replay",)) if form != "ics" else (("audit", *DAY),):
        chosen = command(*words, whole, "--provider", "P2", "--format", form)
        alone = command(*words, own, "--format", form)
        # The one line of P2 is the eighth of the log.
        assert (chosen.status, chosen.err) == (alone.status, alone.err) == (0, "")
        assert chosen.out == alone.out.replace('{"line":1,', '{"line":8,').replace("1,P2", "8,P2")


def test_lines_keep_the_numbers_that_they_have_in_the_log(command: Command, write: Write) -> None:
    log = write("log.jsonl", OTHER_PROVIDER, *STORY, UNKNOWN_COURSE)
    for words in (("replay", log, "--format", "csv", "--language", "en"), ("replay", log, "--format", "jsonl"), ("replay", log, "--format", "jsonl", "--sort")):
        of_all, of_one = (command(*words, *more).out.splitlines() for more in ((), ("--provider", "P1")))
        others = {'{"line":1,', '{"line":9,'}
        assert sorted(of_one) == sorted(line for line in of_all if line[:10] not in others and not line.startswith(("1,P2", "9,P2")))
        assert of_one
    malformed = command("audit", log, *DAY, "--format", "csv", "--provider", "P1")
    assert malformed.status == 2 and malformed.err.startswith("rehab-rules: line 11: the course in the field `course` has not been created")
    assert "line 11" in command("audit", log, *DAY, "--provider", "P1").out


def test_a_choice_is_judged_by_day_as_the_whole_log_is(command: Command, write: Write) -> None:
    log, own = write("log.jsonl", *reversed(STORY)), write("own.jsonl", *by("P1", *STORY))
    of_all, of_one = (command("replay", log, "--sort", "--format", "csv", *more).out.splitlines() for more in ((), ("--provider", "P1")))
    assert of_one == [line for line in of_all if ",P2," not in line] != command("replay", log, "--format", "csv", "--provider", "P1").out.splitlines()
    assert command("audit", log, *DAY, "--sort", "--format", "ics", "--provider", "P1") == command("audit", own, *DAY, "--format", "ics")


def test_several_providers_are_chosen_and_all_of_them_are_the_whole_log(command: Command, write: Write) -> None:
    log = write("log.jsonl", *STORY)
    for form in ("jsonl", "csv", "table"):
        both = command("audit", log, *DAY, "--format", form, "--provider", "P2", "--provider", "P1", "--provider", "P2")
        assert (both.status, both.out) == (1, command("audit", log, *DAY, "--format", form).out)


def test_a_table_or_standard_input_is_chosen_from_likewise(command: Command, write: Write, tmp_path: Path) -> None:
    expected = command("replay", write("log.jsonl", *STORY), "--provider", "P1", "--format", "csv")
    table = pl.read_ndjson("\n".join(STORY).encode(), infer_schema_length=None)
    table.write_parquet(tmp_path / "log.parquet")
    lists = [name for name, of in table.schema.items() if of.is_nested()]
    texts = [{name: json.dumps(value) if name in lists and value is not None else value for name, value in row.items()} for row in table.iter_rows(named=True)]
    pl.DataFrame(texts, infer_schema_length=None).write_csv(tmp_path / "log.csv")
    for name in ("log.csv", "log.parquet"):
        assert command("replay", tmp_path / name, "--provider", "P1", "--format", "csv") == expected
    assert command("replay", "-", "--provider", "P1", "--format", "csv", stdin="\n".join(STORY).encode()) == expected
    finnish = tmp_path / "fi.csv"
    finnish.write_text("on;provider;action;service;year;places\n2.1.2026;1;declare_capacity;kela.family-carers;2026;8\n", "utf-8")
    assert command("replay", finnish, "--date-format", "%d.%m.%Y", "--provider", "1", "--format", "jsonl").out == '{"line":1,"allowed":true,"findings":[]}\n'


def test_a_provider_that_the_log_does_not_have_is_told(command: Command, write: Write, tmp_path: Path) -> None:
    log = write("log.jsonl", *STORY)
    answer = command("audit", log, *DAY, "--provider", "P1", "--provider", "P3")
    assert (answer.status, answer.out, answer.err) == (3, "", "rehab-rules: the log has no provider P3; it has P1, P2\n")
    many = write("many.jsonl", *(event("2026-01-02", f"Q{number:02}", "declare_capacity", year=2026, places=8, **SERVICE) for number in range(40)))
    assert command("audit", many, *DAY, "--provider", "Q").err.endswith("it has " + ", ".join(f"Q{number:02}" for number in range(10)) + " and 30 more\n")
    empty = command("audit", "-", *DAY, "--provider", "P1")
    assert (empty.status, empty.err) == (3, "rehab-rules: the log has no provider P1; it has none\n")
    split = command("audit", log, *DAY, "--split-by", "provider", "--provider", "P3", "--output", tmp_path / "out")
    assert split.status == 3 and not (tmp_path / "out").exists()


def test_a_line_that_tells_no_provider_is_told_once_and_counts(command: Command, write: Write, tmp_path: Path) -> None:
    log = write("log.jsonl", NAMELESS[3].replace("[", "{"), *NAMELESS, *by("P2", *STORY))
    one = command("audit", log, *DAY, "--provider", "P2", "--format", "csv", "--language", "fi")
    assert one.status == 2 and [line.split(":")[1] for line in one.err.splitlines()] == [f" rivi {number}" for number in range(1, 6)]
    assert command("audit", log, *DAY, "--provider", "P2", "--format", "csv", "--fail-on", "findings").status == 0
    split = command("audit", log, *DAY, "--split-by", "provider", "--format", "csv", "--language", "fi", "--output", tmp_path / "out")
    assert (split.status, split.err) == (2, one.err)
    lines = command("audit", log, *DAY, "--provider", "P2", "--format", "jsonl").err.splitlines()
    assert [json.loads(line)["line"] for line in lines] == [1, 2, 3, 4, 5]
    page = command("audit", log, *DAY, "--provider", "P2", "--format", "html").out
    for said in ("5 lines of the log have no provider and were left out.", "5 lokin riviä ei kerro palveluntuottajaa ja jätettiin pois.", "5 rader i loggen anger ingen serviceproducent"):
        assert said in page


@pytest.mark.parametrize("form", FORMATS)
def test_each_provider_has_the_file_that_its_choice_would_write(form: str, command: Command, write: Write, tmp_path: Path) -> None:
    log, folder = write("log.jsonl", *(line.replace('"P2"', '"p-2"') for line in STORY)), tmp_path / "night" / "out"
    folder.mkdir(parents=True)
    (folder / "mine.txt").write_text("mine")
    answer = command("audit", log, *DAY, "--split-by", "provider", "--format", form, "--output", folder)
    assert (answer.status, answer.out, answer.err) == (1, "", "")
    names = {"P1": f"{file_name('P1')}.{FORMATS[form]}", "p-2": f"p-2.{FORMATS[form]}"}
    assert {path.name for path in folder.iterdir()} == {*names.values(), "mine.txt"} and (folder / "mine.txt").read_text() == "mine"
    for provider, name in names.items():
        alone = tmp_path / name
        command("audit", log, *DAY, "--provider", provider, "--format", form, "--output", alone)
        assert (folder / name).read_bytes() == alone.read_bytes()
    if form == "parquet":
        assert set(pl.read_parquet(folder / names["P1"])["provider"]) == {"P1"}
    only = command("replay", log, "--split-by", "provider", "--provider", "p-2", "--format", "jsonl", "--output", tmp_path / "only")
    assert only.status == 0 and [path.name for path in (tmp_path / "only").iterdir()] == ["p-2.jsonl"]


def test_the_calendar_of_each_goes_on_from_the_one_it_replaces(command: Command, write: Write, tmp_path: Path) -> None:
    log, folder = write("log.jsonl", *STORY), tmp_path / "out"
    words = ("--split-by", "provider", "--format", "ics", "--output", folder)
    assert command("audit", log, "--as-of", "2026-01-20", *words).status == 0
    path = folder / f"{file_name('P1')}.ics"
    before = path.read_bytes()
    with open(log, "a") as file:
        file.write(event("2026-07-02", "P1", "change_provider", client="K2", **SERVICE) + "\n")
    assert command("audit", log, "--as-of", "2026-02-20", *words).status == 0
    assert path.read_bytes() == before
    # What is no calendar of ours is left as it is, and told; the others are written.
    path.write_text("a letter")
    (folder / f"{file_name('P2')}.ics").unlink()
    answer = command("audit", log, "--as-of", "2026-03-20", *words)
    assert (answer.status, answer.err) == (3, f"rehab-rules: {path}: this file is not a calendar written by rehab-rules, so it is not overwritten\n")
    assert path.read_text() == "a letter" and (folder / f"{file_name('P2')}.ics").read_text().startswith("BEGIN:VCALENDAR")


HOSTILE = (
    "../../etc/passwd", "/etc/passwd", "..", ".", "a/b", "a\\b", "a:b", "con", "CON", "nul", "lpt1", "P1", "p1", "p 1", "p_1", "p.1", "p1.html", "-rf", "_", " ", "ä", "a\u0308",
    "ſ", "K", "x" * 64, "x" * 65, "x" * 200, "😀" * 200, "a\nb", "a\tb", "~", "*", "=1", f"p1.{hashlib.sha256(b'P1').hexdigest()[:20]}",
)  # fmt: skip


def test_two_ids_never_have_one_file_and_none_leaves_the_folder(command: Command, write: Write, tmp_path: Path) -> None:
    names = [file_name(id) for id in HOSTILE]
    assert len({name.casefold() for name in names}) == len(set(HOSTILE))
    # What is safe on its own stays as it is.
    assert [file_name(id) for id in ("provider-k", "1234567-8", "p_1")] == ["provider-k", "1234567-8", "p_1"]
    log = write("log.jsonl", *(event("2026-01-02", id, "declare_capacity", year=2026, places=8, **SERVICE) for id in HOSTILE))
    before = sorted(tmp_path.rglob("*"))
    answer = command("audit", log, *DAY, "--split-by", "provider", "--format", "csv", "--output", tmp_path / "out")
    assert answer.status == 0
    written = sorted(set(tmp_path.rglob("*")) - {*before, tmp_path / "out"})
    assert [path.parent for path in written] == [tmp_path / "out"] * len(HOSTILE)
    assert all(len(path.name) < 100 and path.name.isascii() and path.name[0] not in ".-" for path in written)


def test_a_folder_is_needed_and_a_file_is_not_overwritten(command: Command, write: Write, tmp_path: Path) -> None:
    log = write("log.jsonl", *STORY)
    for more in ((), ("--output", "-")):
        answer = command("audit", log, *DAY, "--split-by", "provider", *more)
        assert (answer.status, answer.err) == (3, "rehab-rules: --split-by provider writes files into a folder; name the folder with --output\n")
    file = write("report.html", "mine")
    answer = command("audit", log, *DAY, "--split-by", "provider", "--output", file)
    assert (answer.status, answer.err) == (3, f"rehab-rules: {file}: this is a file; --split-by provider needs a folder\n")
    nobody = command("audit", write("empty.jsonl"), *DAY, "--split-by", "provider", "--output", tmp_path / "out")
    assert (nobody.status, nobody.err) == (3, "rehab-rules: the log has no providers; there is no file to write\n")
    assert not (tmp_path / "out").exists()
    refused = command("replay", log, "--split-by", "provider", "--format", "ics", "--output", tmp_path / "out")
    assert refused.status == 3 and "--format ics works only with audit" in refused.err


def test_a_large_log_is_split_in_little_memory(command: Command, write: Write, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(parts, "HELD_BYTES", 300)
    log = write("log.jsonl", *STORY)
    words = ("--split-by", "provider", "--format", "jsonl", "--output")
    assert command("replay", log, *words, tmp_path / "small").status == 1
    monkeypatch.undo()
    assert command("replay", log, *words, tmp_path / "large").status == 1
    for path in (tmp_path / "small").iterdir():
        assert path.read_bytes() == (tmp_path / "large" / path.name).read_bytes()


def test_today_is_the_day_in_finland(command: Command, write: Write, monkeypatch: pytest.MonkeyPatch) -> None:
    log = write("log.jsonl", *STORY, LATE.replace("P1", "P2"))
    # 2026-06-30 at 21:30 UTC, when it is July in Finland.
    monkeypatch.setattr(time, "time", lambda: 1782855000.0)
    asked: list[tuple[object, ...]] = [("audit", log), ("audit", log, "--format", "html"), ("search", log)]
    for words in asked:
        today, named, before = (command(*words, "--as-of", day) for day in ("today", "2026-07-01", "2026-06-30"))
        assert today == named and today.status != 3
        assert words[0] == "search" or today.out != before.out
    assert "in the form YYYY-MM-DD" in command("audit", log, "--as-of", "yesterday").err


BASH = """
source /dev/stdin
compopt() { :; }
COMP_WORDS=("$@"); COMP_CWORD=$(($# - 1)); _rehab_rules; printf '%s\\n' "${COMPREPLY[@]}"
"""


@pytest.mark.parametrize(
    ("words", "offered"),
    [
        (["aud"], {"audit"}),
        (["audit", "log.jsonl", "--mo"], {"--mode"}),
        (["audit", "log.jsonl", "--format", ""], set(FORMATS)),
        (["audit", "log.jsonl", "--split-by", ""], {"provider"}),
        (["services", ""], {"check", "template"}),
        (["audit", "lo"], {"log.jsonl"}),
        (["audit", "log.jsonl", "--output", "lo"], {"log.jsonl"}),
    ],
)
def test_bash_completes_commands_options_words_and_files(words: list[str], offered: set[str], command: Command, write: Write) -> None:
    script = command("completion", "bash")
    assert (script.status, script.err) == (0, "")
    folder = write("log.jsonl", *STORY).parent
    answer = subprocess.run(["bash", "-c", BASH, "bash", "rehab-rules", *words], input=script.out, cwd=folder, capture_output=True, text=True, check=True)
    assert set(answer.stdout.split()) == offered


@pytest.mark.skipif(shutil.which("fish") is None, reason="takes fish")
def test_fish_completes_commands_options_words_and_files(command: Command, write: Write) -> None:
    script, folder = command("completion", "fish").out, write("log.jsonl", *STORY).parent
    for line, offered in (("aud", "audit"), ("audit log.jsonl --mo", "--mode"), ("audit log.jsonl --format h", "html"), ("audit lo", "log.jsonl")):
        asked = f"source -; complete -C 'rehab-rules {line}'"
        answer = subprocess.run(["fish", "--no-config", "-c", asked], input=script, cwd=folder, capture_output=True, text=True, check=True, env=os.environ | {"HOME": str(folder)})
        assert [one.split("\t")[0] for one in answer.stdout.splitlines()] == [offered]


@pytest.mark.skipif(shutil.which("zsh") is None, reason="takes zsh")
def test_zsh_loads_what_it_completes_by(command: Command, tmp_path: Path) -> None:
    (tmp_path / "_cyclopts_rehab-rules").write_text(command("completion", "zsh").out, encoding="utf-8")
    asked = f"fpath=({tmp_path} $fpath); autoload -Uz compinit; compinit -u -D; print -r -- $_comps[rehab-rules]; autoload +X _cyclopts_rehab-rules"
    answer = subprocess.run(["zsh", "-f", "-c", asked], capture_output=True, text=True, check=True)
    assert answer.stdout == "_cyclopts_rehab-rules\n"


def test_what_zsh_and_fish_load_names_every_command(command: Command) -> None:
    for shell in ("zsh", "fish"):
        script = command("completion", shell).out
        assert all(name in script for name in ("audit", "replay", "next-change", "split-by", "as-of", "completion"))
    assert command("completion", "cmd").status == 3
