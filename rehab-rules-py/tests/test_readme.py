"""The README's command line and its example in Python do what they show."""

import re
import subprocess
import sys
from pathlib import Path

import pytest

from conftest import Command

REPOSITORY = Path(__file__).parents[2]
README = (REPOSITORY / "README.md").read_text(encoding="utf-8")
EXAMPLES = re.findall(r"```console\n\$ (.*?)```", README, re.DOTALL)


def test_there_is_an_example() -> None:
    assert len(EXAMPLES) == 1
    assert README.count("```python\n") == 1


@pytest.mark.parametrize("example", EXAMPLES)
def test_the_example_prints_what_it_shows(example: str) -> None:
    # The command ends with the first line that no backslash carries on.
    command, shown = re.split(r"(?<!\\)\n", example, maxsplit=1)
    command = command.replace(".venv/bin/rehab-rules ", f"{sys.executable} -m rehab_rules ")
    answer = subprocess.run(["bash", "-c", command], cwd=REPOSITORY, capture_output=True, text=True, check=False)
    assert (answer.stdout, answer.stderr, answer.returncode) == (shown, "", 1)


def test_the_audit_shown_is_that_of_make_demo(command: Command) -> None:
    (shown,) = re.findall(r"```text\n(.*?)```", README, re.DOTALL)
    sample = REPOSITORY / "tests" / "sample"
    audited = command("audit", sample / "log.jsonl", "--service", sample / "services.json", "--as-of", "2024-09-03").out
    for finding in shown.split("\n\n"):
        assert finding.rstrip("\n") in audited, finding


OF_THE_PACKAGE = (REPOSITORY / "rehab-rules-py" / "README.md").read_text(encoding="utf-8")


@pytest.mark.parametrize("example", re.findall(r"```python\n(.*?)```", README + OF_THE_PACKAGE, re.DOTALL))
def test_an_example_in_python_holds(example: str) -> None:
    assert "assert" in example
    subprocess.run([sys.executable, "-c", example], cwd=REPOSITORY, check=True)


def test_the_page_for_analysts_runs_from_its_first_piece_to_its_last(tmp_path: Path) -> None:
    page = (REPOSITORY / "docs" / "how-to" / "analysts.md").read_text(encoding="utf-8")
    pieces = {kind: re.findall(rf"```{kind}\n(.*?)```", page, re.DOTALL) for kind in ("python", "sh")}
    assert [len(pieces[kind]) for kind in ("python", "sh")] == [13, 3]
    (tmp_path / "tests").symlink_to(REPOSITORY / "tests")
    answer = subprocess.run([sys.executable, "-c", "\n".join(pieces["python"])], cwd=tmp_path, capture_output=True, text=True, check=True)
    assert "findings, 0 malformed rows" in answer.stdout and "rows, the most severe first; prohibition: " in answer.stdout
    assert "'changed': 224" in answer.stdout and "placement_deadline_months  present" in answer.stdout
    assert (tmp_path / "findings.xlsx").is_file() and "vega" in (tmp_path / "by-rule.html").read_text(encoding="utf-8")
    assert "Mitä toinen palvelukuvaus muuttaisi" in (tmp_path / "eight-months.html").read_text(encoding="utf-8")
    assert "Rehabiliteringskurser: läget " in (tmp_path / "situation.html").read_text(encoding="utf-8")
    assert "{'rule': 'client/agrees-to-move', 'columns': ['agreed', 'left_another_course']}" in answer.stdout and "┆ -7 " in answer.stdout
    assert "│ 119       ┆ 2026-06-29 │" in answer.stdout
    # The picture is whole: it opens where there is no internet.
    picture = (tmp_path / "broken.html").read_text(encoding="utf-8")
    assert "vega" in picture and "course/not-deleted" in picture and "<script src=" not in picture
    said = ""
    for piece in pieces["sh"]:
        command = piece.replace("rehab-rules ", f"{sys.executable} -m rehab_rules ", 1)
        answer = subprocess.run(["bash", "-c", command], cwd=tmp_path, capture_output=True, text=True, check=False)
        # 1: something is broken, or changes, as the sample means to show.
        assert (answer.returncode, answer.stderr) == (1, "")
        said += answer.stdout
    assert "The deadline changes: Obligation" in said
    assert "Kuntoutuskurssit: tilanne 3.9.2024" in (tmp_path / "report.html").read_text(encoding="utf-8")
    assert "SUMMARY:Asiakkaita 5/6: siirrä kurssi 89648 myöhemmäksi tai poista" in (tmp_path / "calendars" / "provider-k.ics").read_text(encoding="utf-8")


def test_the_night_of_the_page_for_analysts_tells_of_a_wrong_extract_alone(tmp_path: Path) -> None:
    page = (REPOSITORY / "docs" / "how-to" / "analysts.md").read_text(encoding="utf-8")
    (line,) = re.findall(r"```crontab\n(.*?)```", page, re.DOTALL)
    # Five fields of time; cron takes a per cent sign for the end of a line where no backslash stands before it.
    command = line.split(maxsplit=5)[5].replace("\\%", "%").replace("rehab-rules ", f"{sys.executable} -m rehab_rules ", 1)

    def mail() -> str:
        answer = subprocess.run(["bash", "-c", command], cwd=tmp_path, capture_output=True, text=True, check=True)
        return answer.stderr + answer.stdout

    assert mail() == "rehab-rules: extract.csv: No such file or directory\nstatus 3\n"
    header, missed = "on,provider,action,client,service,issued,target_group\n", "2024-01-02,P1,receive_decision,K1,kela.family-carers,2024-01-02,carer-of-adult\n"
    for rows, told in ((missed, ""), (missed + "2024-01-02,P1,unheard_of,,,,\n", "status 2\n")):
        (tmp_path / "extract.csv").write_text(header + rows, encoding="utf-8")
        (tmp_path / "report.html").unlink(missing_ok=True)
        assert mail() == told
        assert 'class="is-violation"' in (tmp_path / "report.html").read_text(encoding="utf-8")


def test_the_unit_of_the_page_for_analysts_fails_when_nothing_ran_and_not_for_findings(tmp_path: Path) -> None:
    page = (REPOSITORY / "docs" / "how-to" / "analysts.md").read_text(encoding="utf-8")
    service, timer = re.findall(r"```ini\n(.*?)```", page, re.DOTALL)
    assert "OnCalendar=*-*-* 02:30:00 Europe/Helsinki" in timer
    (command,) = re.findall(r"^ExecStart=\S+ (.*)$", service, re.MULTILINE)
    (in_order,) = re.findall(r"^SuccessExitStatus=(.*)$", service, re.MULTILINE)

    def night() -> bool:
        answer = subprocess.run([sys.executable, "-m", "rehab_rules", *command.split()], cwd=tmp_path, capture_output=True, check=False)
        return answer.returncode == 0 or str(answer.returncode) in in_order.split()

    assert not night()
    header, missed = "on,provider,action,client,service,issued,target_group\n", "2024-01-02,p1,receive_decision,K1,kela.family-carers,2024-01-02,carer-of-adult\n"
    for rows in (missed, missed + "2024-01-02,p1,unheard_of,,,,\n", missed + ",,,,,,x\n"):
        (tmp_path / "extract.csv").write_text(header + rows, encoding="utf-8")
        (tmp_path / "reports" / "p1.html").unlink(missing_ok=True)
        assert night() and 'class="is-violation"' in (tmp_path / "reports" / "p1.html").read_text(encoding="utf-8")
