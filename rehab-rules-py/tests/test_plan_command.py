"""The plan on the command line, in the report and as a workbook."""

import json
import subprocess
import sys
from datetime import date, timedelta
from pathlib import Path

import openpyxl
import pytest
from conftest import VECTORS
from rehab_rules import Provider, Registry, ServiceDescription, audit, plan
from rehab_rules.planning.page_words import PAGE_WORDS
from rehab_rules.planning.words import WORDS
from rehab_rules.request import Language

SAMPLE = VECTORS.parent / "sample"
LOG, SERVICES = SAMPLE / "log.jsonl", SAMPLE / "services.json"
DAY = date(2024, 9, 3)
LANGUAGES: tuple[Language, ...] = ("en", "fi", "sv")


def run(*words: object, status: int = 1, before: str = "") -> subprocess.CompletedProcess[str]:
    """The command `plan` on the sample, or on the named log."""
    named = words if words and Path(str(words[0])).exists() else (LOG, "--service", SERVICES, *words)
    script = f"import sys\n{before}\nfrom rehab_rules.cli import run\nsys.exit(run(sys.argv[1:]))"
    command = [sys.executable, "-c", script, "plan", *map(str, named), "--as-of", DAY.isoformat()]
    ran = subprocess.run(command, capture_output=True, text=True, check=False, encoding="utf-8")
    assert ran.returncode == status, (ran.returncode, ran.stderr)
    return ran


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_text_says_who_goes_where_and_why_somebody_does_not(language: Language) -> None:
    shown = run("--provider", "provider-k", "--language", language).stdout
    words = WORDS[language]
    for heading in (words.heading_actions, words.heading_places, words.heading_unplaced, words.heading_new_courses, words.heading_objectives):
        assert shown.count(heading) == 1
    assert words.to_agree in shown and "{" not in shown and "invented-110" in shown


def test_jsonl_has_every_row_and_each_action_as_an_event() -> None:
    rows = [json.loads(line) for line in run("--format", "jsonl", "--provider", "provider-k").stdout.splitlines()]
    whats = list(dict.fromkeys(row["what"] for row in rows))
    assert whats == ["action", "placed", "unplaced", "reason", "new_course", "course", "objective"]
    actions = [row for row in rows if row["what"] == "action"]
    assert [row["number"] for row in actions] == list(range(1, len(actions) + 1))
    assert all(row["event"]["on"] == "2024-09-03" and row["event"]["action"] == row["action"] for row in actions)
    assert all("agreed" not in row["event"] for row in actions) and any(row["to_agree"] for row in actions)


def test_the_suffix_chooses_a_page_or_a_workbook(tmp_path: Path) -> None:
    run("--output", tmp_path / "plan.html")
    page = (tmp_path / "plan.html").read_text(encoding="utf-8")
    assert all(PAGE_WORDS[language].courses in page for language in LANGUAGES)
    run("--output", tmp_path / "plan.xlsx")
    book = openpyxl.load_workbook(tmp_path / "plan.xlsx")
    assert book.sheetnames == ["steps", "placed", "unplaced", "reasons", "new_courses", "courses", "objectives"]
    assert [cell.value for cell in book["placed"][1]][:4] == ["provider", "service", "client", "course"]
    assert book["courses"].max_row > 5


def test_a_workbook_needs_a_file() -> None:
    assert "needs an output file" in run("--format", "xlsx", status=3).stderr


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["--provider", "nobody"], "nobody"),
        (["--fixed", "invented-111"], "--fixed must be CLIENT=COURSE, not `invented-111`"),
        (["--fixed", "invented-111=89646"], "`fixed`: invented-111 cannot be on 89646: "),
        (["--can", "nobody=89646"], "`can` names the client 'nobody'"),
        (["--cannot", "invented-111=1"], "`cannot` names the course '1'"),
        (["--office", "Turku"], "`offices` names 'Turku'; the offices are provider-k, provider-m"),
        (["--may", "publish_course"], "publish_course"),
        (["--new-courses", SERVICES], "create_course"),
        (["--reading", SAMPLE / "reading.json"], "--reading applies to a registry's tables"),
    ],
)
def test_what_cannot_be_meant_is_refused(words: list[object], said: str) -> None:
    ran = run(*words, status=3)
    assert said in ran.stderr and ran.stdout == "" and "Traceback" not in ran.stderr


def test_choices_reach_the_plan() -> None:
    shown = run("--provider", "provider-k", "--format", "jsonl", "--may", "confirm_course", "--may", "move_client", "--cannot", "invented-108=89648").stdout
    events = [row["event"] for row in map(json.loads, shown.splitlines()) if row["what"] == "action"]
    assert {event["action"] for event in events} == {"confirm_course", "move_client"}
    assert ("invented-108", "89648") not in {(event.get("client"), event.get("to")) for event in events}


def test_a_new_course_is_read_from_a_file(tmp_path: Path) -> None:
    periods = [{"kind": "in_person", "start": (DAY + timedelta(days)).isoformat(), "end": (DAY + timedelta(days + 4)).isoformat()} for days in (60, 120)]
    draft = {"course": "N1", "service": "sample.musculoskeletal-2024", "group_size": 8, "target_groups": ["neck-shoulder-arm"], "periods": periods}
    path = tmp_path / "courses.json"
    path.write_text(json.dumps([draft]), encoding="utf-8")
    refused = run("--provider", "provider-k", "--new-courses", path, status=3)
    assert '`new_courses` needs "create_course" in `may`' in refused.stderr
    # The year has two declared places left, so the course is not created, and the plan is as it was.
    may = [word for action in ("create_course", "attach_client", "confirm_course") for word in ("--may", action)]
    shown = run("--provider", "provider-k", "--new-courses", path, *may, "--format", "jsonl").stdout
    assert not [row for row in map(json.loads, shown.splitlines()) if row["what"] == "action" and row["action"] == "create_course"]


def test_a_registry_extract_has_the_plan_of_its_log(tmp_path: Path) -> None:
    snapshots = tmp_path / "snapshots.jsonl"
    events = [json.loads(line) for line in LOG.read_text(encoding="utf-8").splitlines()]
    providers = {id: Provider(id, services=[ServiceDescription.from_file(SERVICES)]) for id in ("provider-k", "provider-m")}
    for event in events:
        on = date.fromisoformat(event.pop("on"))
        if on <= DAY:
            providers[event.pop("provider")].apply(event, on)
    snapshots.write_text("".join(f"{provider.snapshot()}\n" for provider in providers.values()), encoding="utf-8")
    extract = run(snapshots, "--service", SERVICES, "--format", "jsonl").stdout
    assert extract == run("--format", "jsonl").stdout and extract.count("\n") > 30


def test_an_extract_with_malformed_rows_is_planned_for_the_providers_whose_rows_are_whole() -> None:
    words = ["--service", SERVICES, "--reading", SAMPLE / "reading.json", "--date-format", "%d.%m.%Y", "--decimal", ",", "--list-separator", ";", "--format", "jsonl"]
    extract = SAMPLE / "registry.xlsx"
    refused = run(extract, *words, "--provider", "provider-k", status=3)
    assert "line 3: " in refused.stderr and "provider-k lacks some, or some are malformed: capacity, courses, placements" in refused.stderr
    planned = run(extract, *words, "--provider", "provider-m", status=2)
    assert "line 3: " in planned.stderr and planned.stdout == run("--provider", "provider-m", "--format", "jsonl", status=0).stdout


def test_malformed_lines_are_told_and_the_rest_is_planned(tmp_path: Path) -> None:
    log = tmp_path / "log.jsonl"
    log.write_text('{"on":"2024-02-30"}\n' + LOG.read_text(encoding="utf-8"), encoding="utf-8")
    ran = run(log, "--service", SERVICES, status=2)
    assert ran.stderr.count("\n") == 1 and "line 1: " in ran.stderr
    assert ran.stdout == run().stdout


def test_rows_that_do_not_say_who_waits_are_refused() -> None:
    course = {"provider": "P1", "course": "C1", "service": "kela.family-carers", "group_size": 8, "target_groups": ["carer-of-adult"], "year": 2024}
    registry = Registry.from_tables(as_of=DAY, courses=[course], errors="collect")
    with pytest.raises(ValueError, match=r"a plan needs every row of these tables, and P1 lacks some, or some are malformed: capacity, periods, clients, placements"):
        plan(registry)


def test_help_and_error_name_what_to_install() -> None:
    helped = subprocess.run([sys.executable, "-m", "rehab_rules", "plan", "--help"], capture_output=True, text=True, check=True, env={"COLUMNS": "200"})
    assert "rehab-rules[plan]" in helped.stdout
    ran = run(status=3, before="sys.modules['highspy'] = None")
    assert ran.stderr == "rehab-rules: a plan requires HiGHS, which is not installed: pip install 'rehab-rules[plan]'\n"


def test_a_report_can_contain_the_plan(tmp_path: Path) -> None:
    result = audit(LOG, DAY, services=[ServiceDescription.from_file(SERVICES)])
    result.report(tmp_path / "with.html", plan=True)
    result.report(tmp_path / "without.html")
    with_, without = ((tmp_path / name).read_text(encoding="utf-8") for name in ("with.html", "without.html"))
    for language in LANGUAGES:
        assert f'id="plan-{language}"' in with_ and f'id="plan-{language}"' not in without
        assert WORDS[language].to_agree in with_


def test_a_printed_plan_is_the_text_of_the_command_line() -> None:
    from plan_cases import ON, large_provider

    found = plan(large_provider(1, 20, 4), ON, language="sv")
    assert str(found) == found.to_text() and WORDS["sv"].heading_actions in str(found)
    assert repr(found) == f"<Plan of {ON}: {len(found.actions)} actions, {len(found.placed)} new places, {len(found.unplaced)} clients not on a confirmed course>"
    assert "<iframe" in found._repr_html_()


def test_a_report_with_a_plan_of_rows_that_are_not_whole_says_which_rows_are_needed(tmp_path: Path) -> None:
    command = [sys.executable, "-m", "rehab_rules", "audit", SAMPLE / "registry.xlsx", "--reading", SAMPLE / "reading.json", "--date-format", "%d.%m.%Y",
               "--decimal", ",", "--list-separator", ";", "--service", SERVICES, "--as-of", DAY.isoformat(), "--plan", "--output", tmp_path / "report.html"]  # fmt: skip
    refused = subprocess.run([*map(str, command)], capture_output=True, text=True, check=False, encoding="utf-8")
    assert refused.returncode == 3 and not (tmp_path / "report.html").exists()
    assert refused.stderr == "rehab-rules: a plan needs every row of these tables, and provider-k lacks some, or some are malformed: capacity, courses, placements\n"
    written = subprocess.run([*map(str, command), "--provider", "provider-m"], capture_output=True, text=True, check=False, encoding="utf-8")
    assert 'id="plan-sv"' in (tmp_path / "report.html").read_text(encoding="utf-8"), written.stderr


def test_what_is_shown_of_a_plan_is_escaped() -> None:
    from plan_cases import ON, happened, small_provider

    provider = small_provider(1)
    happened(provider, ON, "receive_decision", client="<img src=x>", service="own.small", issued=ON.isoformat(), target_group="carer-of-adult")
    page = plan(provider, ON).to_html()
    assert "<img" not in page and "&lt;img src=x&gt;" in page
