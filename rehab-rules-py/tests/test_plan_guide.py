"""The guide to plans does what it shows: its commands and its Python."""

import os
import subprocess
import sys
from pathlib import Path

from test_docs import DOCS, REPOSITORY, blocks

GUIDE = DOCS / "how-to" / "plan.md"


def test_the_python_of_the_guide_runs_from_its_first_block_to_its_last() -> None:
    source = "\n".join(text for kind, text in blocks(GUIDE) if kind == "python")
    assert source.count("assert") == 8
    subprocess.run([sys.executable, "-c", source], cwd=REPOSITORY, check=True, capture_output=True)


def test_the_command_of_the_guide_prints_what_is_shown(tmp_path: Path) -> None:
    (shown,) = [text for kind, text in blocks(GUIDE) if kind == "console"]
    command, _, printed = shown.removeprefix("$ rehab-rules ").partition("\n")
    ran = subprocess.run(
        [sys.executable, "-m", "rehab_rules", *command.split()], cwd=REPOSITORY, env=dict(os.environ) | {"HOME": str(tmp_path)}, capture_output=True, text=True, check=False
    )
    assert ran.returncode == 1, ran.stderr
    assert ran.stdout.startswith(printed.removesuffix("…\n"))
