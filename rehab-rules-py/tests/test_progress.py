"""Progress: rows, rate and time left, on standard error, to a terminal only."""

import io
import os
import pty
import re
import subprocess
import sys
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq
import pytest
from rehab_rules import progress
from rehab_rules.progress import Watch, said, watched
from rich.console import Console

ROWS = 70_000
HEADER = "on,provider,action,client,service\n"
ROW = "2026-01-02,P1,change_provider,K1,kela.family-carers\n"
EVENT = '{"on":"2026-01-02","provider":"P1","action":"change_provider","client":"K1","service":"kela.family-carers"}\n'
# The command line at once, and not after a second.
PROGRAM = "import sys\nfrom rehab_rules import cli, progress\nprogress.AFTER = progress.BETWEEN = 0.0\nsys.exit(cli.run(sys.argv[1:]))"


def log_of(kind: str, folder: Path) -> Path:
    path = folder / f"log.{kind}"
    if kind == "csv":
        path.write_text(HEADER + ROW * ROWS)
    elif kind == "jsonl":
        path.write_text(EVENT * ROWS)
    else:
        pq.write_table(pa.table(dict(zip(HEADER.strip().split(","), ([cell] * ROWS for cell in ROW.strip().split(",")), strict=True))), path)
    return path


def on_a_terminal(*words: object, out: Path | None) -> tuple[int, str]:
    """The exit status, and what a terminal shows of standard error."""
    ours, theirs = pty.openpty()
    environment = {**os.environ, "TERM": "xterm", "COLUMNS": "100", "PYTHONDEVMODE": ""}
    with open(out or os.devnull, "wb") as to:
        program = subprocess.Popen(
            [sys.executable, "-c", PROGRAM, *map(str, words)], stdin=subprocess.DEVNULL, stdout=theirs if out is None else to, stderr=theirs, env=environment
        )
    os.close(theirs)
    shown = b""
    try:
        while piece := os.read(ours, 1 << 16):
            shown += piece
    except OSError:  # the other end is closed
        pass
    os.close(ours)
    return program.wait(), re.sub(r"\x1b\[[0-9;?]*[A-Za-z]", "", shown.decode())


@pytest.mark.parametrize("kind", ["csv", "parquet", "jsonl"])
@pytest.mark.parametrize("form", ["csv", "parquet", "jsonl", "table"])
def test_a_terminal_is_told_rows_rate_and_the_time_left(kind: str, form: str, tmp_path: Path) -> None:
    words = ["replay", log_of(kind, tmp_path), "--format", form, "--effect", "right", "--output", tmp_path / "out"]
    status, shown = on_a_terminal(*words, out=tmp_path / "standard")
    assert status == 1
    told = re.findall(r"([\d,]+) rows, ([\d,]+) per second, (\d+) s left", shown)
    assert told, shown
    rows = [int(row.replace(",", "")) for row, _, _ in told]
    assert rows == sorted(rows) and 0 < rows[-1] <= ROWS
    assert all(int(rate.replace(",", "")) > 0 for _, rate, _ in told)
    assert (tmp_path / "standard").read_bytes() == b""


def test_writing_many_findings_is_told_too(tmp_path: Path) -> None:
    status, shown = on_a_terminal("replay", log_of("csv", tmp_path), "--format", "csv", out=tmp_path / "out.csv")
    assert status == 1 and re.search(r"[\d,]+ findings written, [\d,]+ per second, \d+ s left", shown)
    assert (tmp_path / "out.csv").read_text().count("\n") == ROWS + 1


def test_progress_does_not_cross_what_is_written_to_the_same_terminal(tmp_path: Path) -> None:
    (tmp_path / "log.csv").write_text(HEADER + ROW)
    status, shown = on_a_terminal("replay", tmp_path / "log.csv", "--format", "csv", out=None)
    assert status == 1 and shown.startswith("line,provider,") and "per second" not in shown


def test_without_a_terminal_nothing_is_told(tmp_path: Path) -> None:
    words = [sys.executable, "-c", PROGRAM, "replay", str(log_of("csv", tmp_path)), "--format", "csv"]
    assert subprocess.run(words, capture_output=True, check=False).stderr == b""


def test_the_time_left_is_told_where_the_whole_is_known() -> None:
    assert said("rows", 1_500_000, 2.0, None) == "1,500,000 rows, 750,000 per second"
    assert said("rows", 500, 10.0, 0.25) == "500 rows, 50 per second, 30 s left"
    assert said("rows", 500, 600.0, 0.5) == "500 rows, 1 per second, 10 min left"
    assert said("rows", 500, 10.0, 1.2) == "500 rows, 50 per second, 0 s left"
    assert said("rows", 500, 10.0, 0.0) == "500 rows, 50 per second"


def test_what_is_quick_is_not_told(monkeypatch: pytest.MonkeyPatch) -> None:
    screen = io.StringIO()
    terminal = Console(file=screen, force_terminal=True, width=80)
    assert list(watched(range(9), lambda _: 1, terminal)) == list(range(9))
    assert screen.getvalue() == ""
    monkeypatch.setattr(progress, "AFTER", 0.0)
    assert list(watched([2, 3, 4], lambda rows: rows, terminal, lambda: 0.5)) == [2, 3, 4]
    assert "2 rows, " in screen.getvalue() and " s left" in screen.getvalue()
    with Watch(None) as watch:
        watch(1, 0.5)
