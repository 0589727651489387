"""The documentation holds: links lead somewhere, tutorials do what they show, and every block of code belongs to a test that runs it."""

import json
import os
import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from rehab_rules import check

REPOSITORY = Path(__file__).parents[2]
DOCS = REPOSITORY / "docs"
PAGES = sorted(path for path in DOCS.rglob("*.md") if "node_modules" not in path.parts)
OTHERS = [REPOSITORY / f"{name}.md" for name in ("README", "ARCHITECTURE", "CHANGELOG", "CONTRIBUTING", "SECURITY", "VERIFICATION")]
FENCE = re.compile(r"^```(\w*)\n(.*?)^```$", re.MULTILINE | re.DOTALL)

# Which test runs the blocks of a page: in a language, or all of them. What is in none of these is run below.
RUN_BY = {
    "README.md": "rehab-rules-py/tests/test_readme.py, tests/src/lib.rs (Rust), rehab-rules-wasm/test/readme.test.mjs (JavaScript)",
    "docs/registry.md": "examples/registry/tests/registry/page.rs",
    "docs/web.md": "rehab-rules-wasm/test/docs.test.mjs, hosts.test.mjs",
    "docs/how-to/analysts.md": "rehab-rules-py/tests/test_readme.py",
    "docs/how-to/answers.md": "rehab-rules-py/tests/test_answers.py, tests/src/lib.rs (Rust)",
    "docs/how-to/c.md": "rehab-rules-c/test.sh",
    "docs/how-to/history.md": "rehab-rules-py/tests/test_history.py, examples/two-versions",
    "docs/how-to/java.md": "rehab-rules-java/test.sh",
    "docs/how-to/plan.md": "rehab-rules-py/tests/test_plan_guide.py",
    "docs/how-to/scale.md": "rehab-rules-py/tests-spark/test_spark.py (Spark), rehab-rules-py/tests/test_docs.py (slices)",
    "docs/how-to/tables.md": "rehab-rules-py/tests/test_registry.py",
    "docs/how-to/web-frameworks.md": "rehab-rules-wasm/test/docs.test.mjs, rehab-rules-wasm/test/form-libraries.test.mjs",
    "docs/reference/services.md": "rehab-rules-py/tests/test_services.py",
    "docs/tutorials/first-registry.md": "tests/src/lib.rs (Rust), rehab-rules-py/tests/test_docs.py (its commands)",
    "docs/tutorials/first-form.md": "rehab-rules-wasm/test/tutorial.test.mjs",
}


def blocks(page: Path) -> Iterator[tuple[str, str]]:
    """The language and the text of each block of code."""
    yield from FENCE.findall(page.read_text(encoding="utf-8"))


def name(page: Path) -> str:
    return page.relative_to(REPOSITORY).as_posix()


def slug(heading: str) -> str:
    """The anchor that repositories and the site give a heading."""
    text = re.sub(r"\[([^\]]*)\]\([^)]*\)", r"\1", heading).replace("`", "").replace("*", "").strip().lower()
    return re.sub(r"[^\w\- ]", "", text).replace(" ", "-")


def prose(page: Path) -> str:
    return FENCE.sub("", page.read_text(encoding="utf-8"))


def test_every_link_leads_to_a_file_and_a_heading() -> None:
    broken, followed = [], 0
    for page in [*PAGES, *OTHERS, *REPOSITORY.glob("*/README.md"), *REPOSITORY.glob("*/*/README.md")]:
        for path, anchor in re.findall(r"\]\(([^)#\s]*)(?:#([^)\s]*))?\)", prose(page)):
            if re.match(r"[a-z]+:", path):
                continue
            target = (page.parent / path).resolve() if path else page
            followed += 1
            if not target.exists():
                broken.append(f"{name(page)}: {path}")
            elif anchor and target.suffix == ".md" and anchor not in {slug(found) for found in re.findall(r"^#+ (.*)$", prose(target), re.MULTILINE)}:
                broken.append(f"{name(page)}: {path}#{anchor}")
    assert broken == [] and followed > 1000


def test_every_block_of_code_has_a_test() -> None:
    for page in [*PAGES, *OTHERS]:
        kinds = {kind for kind, _ in blocks(page)}
        if kinds and name(page) not in RUN_BY:
            # Python and JSON are run below, the tutorials too; text is what is shown.
            assert kinds <= ({"sh", "console", "rust", "json"} if page.parent.name == "tutorials" else {"python", "json", "text", ""}), name(page)
    for page, tests in RUN_BY.items():
        assert set(blocks(REPOSITORY / page)), page
        for test in re.findall(r"[\w-]+(?:/[\w.-]+)+", tests):
            assert (REPOSITORY / test).exists(), test


BELOW = [page for page in [*PAGES, *OTHERS] if name(page) not in RUN_BY]


@pytest.mark.parametrize("page", [page for page in BELOW if any(kind == "python" for kind, _ in blocks(page))], ids=name)
def test_the_python_of_a_page_runs_from_its_first_block_to_its_last(page: Path, tmp_path: Path) -> None:
    source = "\n".join(text for kind, text in blocks(page) if kind == "python")
    assert "assert" in source
    (tmp_path / "tests").symlink_to(REPOSITORY / "tests")
    subprocess.run([sys.executable, "-c", source], cwd=tmp_path, check=True)


@pytest.mark.parametrize("page", [page for page in BELOW if any(kind == "json" for kind, _ in blocks(page))], ids=name)
def test_the_json_of_a_page_is_json(page: Path) -> None:
    for kind, text in blocks(page):
        if kind == "json":
            json.loads(text)


def test_the_records_shown_are_well_formed() -> None:
    records = [json.loads(text) for kind, text in blocks(DOCS / "records.md") if kind == "json"]
    assert [record["record"] for record in records] == ["distance_readiness", "therapy_case", "coordinator_introduction"]
    assert all(check(record)["findings"] for record in records)


def test_the_page_of_errors_shows_what_the_command_line_writes(tmp_path: Path) -> None:
    (shown,) = [text for kind, text in blocks(DOCS / "reference" / "errors.md") if kind == "json"]
    events = "\n".join(['{"on":"2026-01-02","provider":"P1","action":"confirm_course","course":"C1"}'] * 7)
    written = subprocess.run(
        [sys.executable, "-m", "rehab_rules", "replay", "-", "--format", "jsonl", "--language", "en"],
        input=events, capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert written.stdout.splitlines(keepends=True)[6] == shown


def test_the_page_of_the_command_line_is_what_its_help_says(tmp_path: Path) -> None:
    # In a process of its own: the usage shown depends on how the process was started.
    made = tmp_path / "command-line.md"
    subprocess.run([sys.executable, REPOSITORY / "rehab-rules-py" / "tests" / "command_line_page.py", made], check=True)
    is_current = (DOCS / "reference" / "command-line.md").read_text(encoding="utf-8") == made.read_text(encoding="utf-8")
    assert is_current, "run: python rehab-rules-py/tests/command_line_page.py"


@pytest.mark.parametrize("tutorial", ["first-report", "first-registry"])
def test_a_tutorial_does_what_it_shows(tutorial: str, tmp_path: Path) -> None:
    """Its commands are run in their order in one folder, its files are written where they are shown, and what is printed is what is shown."""
    (tmp_path / "rehab-rules").symlink_to(REPOSITORY)
    where = tmp_path
    environment = dict(os.environ)
    # The reader installs the package; here the one that is tested stands in its place.
    installed = tmp_path / "first-report" / "bin"
    for kind, text in blocks(DOCS / "tutorials" / f"{tutorial}.md"):
        if kind == "rust" and text.startswith("// src/"):
            comment, _, source = text.partition("\n")
            (where / comment.removeprefix("// ")).write_text(source, encoding="utf-8")
        elif kind == "sh" and "pip install" in text:
            installed.mkdir(parents=True)
            (installed / "rehab-rules").write_text(f'#!/bin/sh\nexec {sys.executable} -m rehab_rules "$@"\n', encoding="utf-8")
            (installed / "rehab-rules").chmod(0o755)
            where = tmp_path / "first-report"
        elif kind == "sh":
            moved = subprocess.run(["bash", "-ec", f"{text}\npwd"], cwd=where, env=environment, capture_output=True, text=True, check=True)
            where = Path(moved.stdout.splitlines()[-1])
        elif kind == "console":
            command, _, shown = text.removeprefix("$ ").partition("\n")
            ran = subprocess.run(["bash", "-c", command], cwd=where, env=environment, capture_output=True, text=True, check=False)
            assert ran.returncode in (0, 1), ran.stderr
            begun, _, rest = shown.partition("…\n")
            assert ran.stdout.startswith(begun) and (ran.stdout == begun if "…\n" not in shown else ran.stdout.endswith(rest)), ran.stdout
    assert where != tmp_path


def test_the_slices_of_the_page_on_scale_find_what_the_whole_log_does(tmp_path: Path) -> None:
    sample = REPOSITORY / "tests" / "sample"
    slices = next(text for kind, text in blocks(DOCS / "how-to" / "scale.md") if kind == "python" and "duckdb" in text)
    source = f"""
import duckdb
import rehab_rules
from rehab_rules import ServiceDescription, replay as judge

services = [ServiceDescription.from_file({str(sample / "services.json")!r})]
events = duckdb.sql("select row_number() over () as line, * from read_json_auto({str(sample / "log.jsonl")!r}, format = 'newline_delimited', union_by_name = true)")
events.write_parquet("log.parquet")
found = []
rehab_rules.replay = lambda events, **options: found.append(len(judge(events, services=services, **options)))
{slices}
whole = judge({str(sample / "log.jsonl")!r}, services=services, effects=["prohibition", "violation"])
assert len(found) == 16 and sum(found) == len(whole) > 10, (found, len(whole))
"""
    subprocess.run([sys.executable, "-c", source], cwd=tmp_path, check=True)


def test_the_report_of_the_tutorial_needs_no_network(tmp_path: Path) -> None:
    log = next(text for kind, text in blocks(DOCS / "tutorials" / "first-report.md") if kind == "sh" and "log.csv" in text)
    subprocess.run(["bash", "-ec", log], cwd=tmp_path, check=True)
    command = [sys.executable, "-m", "rehab_rules", "audit", "log.csv", "--as-of", "2026-04-10", "--output", "report.html"]
    assert subprocess.run(command, cwd=tmp_path, check=False).returncode == 1
    report = (tmp_path / "report.html").read_text(encoding="utf-8")
    assert not re.search(r'(?:src|href)="https?:', report) and "Course C1 has 1 client" in report and "Kurs C1 har 1 klient" in report


def test_the_page_of_schemas_lists_each_of_them() -> None:
    listed = set(re.findall(r"\.\./schemas/([\w.-]+)", (DOCS / "reference" / "schemas.md").read_text(encoding="utf-8")))
    assert listed == {path.name for path in (DOCS / "schemas").iterdir()}
