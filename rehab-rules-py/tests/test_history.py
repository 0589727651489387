"""The page about judging history: its examples in Python hold, and its program hands providers over from one run to the next."""

import json
import re
import subprocess
import sys
from pathlib import Path

from rehab_rules import rules_version

REPOSITORY = Path(__file__).parents[2]
PAGE = (REPOSITORY / "docs" / "how-to" / "history.md").read_text(encoding="utf-8")
EXAMPLES = {kind: re.findall(rf"```{kind}\n(.*?)```", PAGE, re.DOTALL) for kind in ("python", "sh")}
LOG = (REPOSITORY / "examples" / "two-versions" / "src" / "log.jsonl").read_text(encoding="utf-8").splitlines(keepends=True)


def test_examples_hold() -> None:
    holds = [example for example in EXAMPLES["python"] if "assert" in example]
    assert (len(holds), len(EXAMPLES["python"])) == (2, 3)
    for example in holds:
        subprocess.run([sys.executable, "-c", example], check=True)


def test_the_program_of_the_page_hands_over_by_its_file(tmp_path: Path) -> None:
    (program,) = [example for example in EXAMPLES["python"] if "sys.argv" in example]
    (commands,) = EXAMPLES["sh"]
    (tmp_path / "judge.py").write_text(program, encoding="utf-8")
    for year in ("2026", "2027"):
        (tmp_path / f"{year}.jsonl").write_text("".join(line for line in LOG if f'"on":"{year}' in line), encoding="utf-8")
    # Both environments are this one here; that a release hands over to the present version is tested in examples/two-versions.
    commands = re.sub(r"^of-\d+/bin/python", sys.executable, commands, flags=re.MULTILINE)
    subprocess.run(["bash", "-ec", commands], cwd=tmp_path, check=True)

    lines = [(tmp_path / f"decisions-{year}.jsonl").read_text(encoding="utf-8").splitlines() for year in ("2026", "2027")]
    receipts = [json.loads(line) for line in sum(lines, [])]
    assert [receipt["event"] for receipt in receipts] == [json.loads(line) for line in LOG]
    assert {receipt["rules"] for receipt in receipts} == {rules_version()}
    # The course of 2026 is known in 2027, with the client of 2026.
    (snapshot,) = (tmp_path / "snapshots.jsonl").read_text(encoding="utf-8").splitlines()
    assert [client["client"] for client in json.loads(snapshot)["clients"]] == ["K1", "K2"]
    assert receipts[-1]["answer"]["findings"][0]["values"] == {"clients": 2, "min": 6}
    assert [receipt["answer"] for receipt in receipts if "error" in receipt["answer"]] == [{"error": "invalid_value", "field": "agreed"}] * 2
