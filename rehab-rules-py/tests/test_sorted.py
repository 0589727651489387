"""A log in the order of its days, whatever its form, and the caller's columns beside the findings of an audit."""

import json
import random
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import polars as pl
import pyarrow as pa
import pytest
from conftest import VECTORS, Command
from rehab_rules import Result, ServiceDescription, audit, replay, replay_text
from story import STORY
from test_tables import as_csv, as_parquet

SAMPLE = VECTORS.parent / "sample"
SERVICES = [ServiceDescription.from_file(SAMPLE / "services.json")]
DAY = date(2024, 9, 3)
EVENTS: list[dict[str, Any]] = [json.loads(line) for line in (SAMPLE / "log.jsonl").read_text("utf-8").splitlines()]
# In the order of days, and in none; what cannot be read stands in the midst of it.
SHUFFLED = random.Random(5).sample(EVENTS, len(EVENTS))
SHUFFLED.insert(7, {"on": "2024-01-02", "provider": "provider-k", "action": "unheard_of"})
ORDER = sorted(range(len(SHUFFLED)), key=lambda row: "9999" if row == 7 else SHUFFLED[row]["on"])


def rows(result: Result) -> list[list[dict[str, Any]]]:
    return [list(result), list(result.decisions), list(result.errors)]


def expected() -> list[list[dict[str, Any]]]:
    """The log as it would be if it were in order, each line under its number."""
    tables = rows(replay([SHUFFLED[row] for row in ORDER], services=SERVICES, mode="observe", language="sv"))
    return [[row | {"line": ORDER[row["line"] - 1] + 1} for row in table] for table in tables]


@pytest.mark.parametrize("form", ["mappings", "lines", "open file", "csv", "parquet", "polars", "batches", "one thread"])
def test_every_form_is_judged_by_day_and_lines_keep_their_numbers(form: str, tmp_path: Path) -> None:
    path = tmp_path / "log.jsonl"
    path.write_text("".join(json.dumps(event) + "\n" for event in SHUFFLED), "utf-8")
    table = pl.DataFrame([{**event, "periods": json.dumps(event["periods"]) if "periods" in event else None} for event in SHUFFLED], infer_schema_length=None)
    forms: dict[str, Callable[[], Any]] = {
        "mappings": lambda: SHUFFLED,
        "lines": lambda: path,
        "open file": lambda: path.open("rb"),
        "csv": lambda: _written(tmp_path / "log.csv", lambda to: table.with_columns(pl.col(pl.List(pl.String)).map_elements(lambda cell: json.dumps(cell.to_list()), pl.String)).write_csv(to)),
        "parquet": lambda: _written(tmp_path / "log.parquet", table.write_parquet),
        "polars": lambda: table,
        "batches": lambda: pa.Table.from_batches(table.to_arrow().to_batches(max_chunksize=10)),
        "one thread": lambda: path,
    }
    result = replay(forms[form](), services=SERVICES, mode="observe", language="sv", sort=True, errors="collect", threads=1 if form == "one thread" else None)
    findings, decisions, errors = rows(result)
    assert [findings, decisions] == expected()[:2]
    assert [(row["line"], row["code"]) for row in errors] == [(8, "unknown_action")]


def _written(path: Path, write: Callable[[Path], object]) -> Path:
    write(path)
    return path


def test_sorted_is_what_the_command_line_says(tmp_path: Path, command: Command) -> None:
    path = tmp_path / "log.jsonl"
    path.write_text("".join(json.dumps(event) + "\n" for event in SHUFFLED), "utf-8")
    answer = command("replay", path, "--sort", "--mode", "observe", "--service", SAMPLE / "services.json", "--format", "jsonl")
    lines = [json.loads(line) for line in answer.out.splitlines()]
    decisions = replay(path, sort=True, mode="observe", services=SERVICES, errors="collect").decisions
    assert [(row["line"], row["allowed"]) for row in decisions] == [(line["line"], line["allowed"]) for line in lines if "allowed" in line]


def test_csv_and_the_report_are_sorted_on_the_command_line_too(tmp_path: Path, command: Command) -> None:
    in_order, mixed = tmp_path / "in-order.jsonl", tmp_path / "mixed.jsonl"
    in_order.write_text("".join(json.dumps(event) + "\n" for event in EVENTS), "utf-8")
    mixed.write_text("".join(json.dumps(EVENTS[row]) + "\n" for row in sorted(range(len(EVENTS)), key=lambda row: (-row % 7, row))), "utf-8")
    asked = ("--as-of", DAY, "--service", SAMPLE / "services.json")
    for form in ("csv", "html", "ics"):
        # Events of one day stand in another order, which says nothing here.
        assert command("audit", mixed, *asked, "--sort", "--format", form).out == command("audit", in_order, *asked, "--format", form).out


def test_the_order_within_a_day_stays() -> None:
    events = [json.loads(line) for line in STORY]
    assert list(replay(events, sort=True)["line"]) == [
        line["line"] for line in sorted(map(json.loads, replay_text("\n".join(STORY)).splitlines()), key=lambda line: events[line["line"] - 1]["on"]) for _ in line["findings"]
    ]
    assert len(replay([], sort=True)) == 0 and len(replay(pl.DataFrame({"on": []}), sort=True)) == 0


def test_rows_of_csv_that_are_no_text_come_last_and_are_named(tmp_path: Path) -> None:
    path = tmp_path / "log.csv"
    path.write_bytes(b"on,provider,action,client,service,own\n2026-02-02,P1,change_provider,K1,kela.family-carers,b\n2026-01-02,\xff,x,,,\n2026-01-02,P1,change_provider,K1,kela.family-carers,a\n")
    result = replay(path, sort=True, keep=["own"], errors="collect")
    assert result.decisions["line"] == [3, 1] and result.errors["line"] == [2]
    assert {(row["line"], row["own"]) for row in result} == {(3, "a"), (1, "b")}


def kept(log: Any, **asked: Any) -> dict[tuple[str | None, str | None], set[str]]:
    """Of each course and client what was carried along to the findings about it."""
    found: dict[tuple[str | None, str | None], set[str]] = {}
    for row in audit(log, keep=["unit"], **asked):
        found.setdefault((row["course"], row["client"]), set()).add(row["unit"])
    return found


def with_units(*events: str) -> pl.DataFrame:
    """The story as a table in which each row tells its own number as the unit."""
    read = [json.loads(line) for line in events]
    return pl.DataFrame([{**event, "periods": json.dumps(event["periods"]) if "periods" in event else None, "unit": f"row {row}"} for row, event in enumerate(read, 1)], infer_schema_length=None)


def test_a_finding_of_an_audit_carries_the_last_row_that_names_what_it_is_about() -> None:
    # 1 capacity, 2 and 3 decisions, 4 the course, 5 and 6 attached, 7 confirmed too early, 8 the other provider, 9 later.
    table = with_units(*STORY)
    found = kept(table, as_of=date(2026, 5, 1))
    assert found[(None, None)] == {"row 7", "row 8"}
    assert found[("C1", None)] == {"row 7"}
    assert found[("C1", "K1")] == {"row 5"} and found[("C1", "K2")] == {"row 6"}
    # A later row is left alone; on its day it is the last that names the provider.
    assert kept(table, as_of=date(2026, 7, 1))[(None, None)] == {"row 9", "row 8"}
    assert kept(table, as_of=date(2026, 7, 1), effects=["violation"])[("C1", "K1")] == {"row 5"}


def test_a_move_names_both_courses_and_a_malformed_row_none() -> None:
    move = '{"on":"2026-01-13","provider":"P1","action":"move_client","from":"C1","to":"C2","client":"K1","agreed":true}'
    wrong = '{"on":"2026-01-14","provider":"P1","action":"attach_client","course":"C2","client":"K1","agreed":"perhaps"}'
    second = STORY[3].replace('"C1"', '"C2"')
    nowhere = move.replace('"C2"', '"C9"').replace("-13", "-14")
    found = kept(with_units(*STORY[:4], second, *STORY[4:6], move, nowhere, wrong), as_of=date(2026, 5, 1), errors="collect")
    assert found[("C2", "K1")] == {"row 8"} and found[("C1", "K2")] == {"row 7"}
    assert found[("C1", None)] == {"row 8"} == found[(None, None)]


@pytest.mark.parametrize("make", [as_csv, as_parquet])
def test_columns_are_carried_along_from_files_too_also_sorted(make: Callable[[Path], Path], tmp_path: Path) -> None:
    path = make(tmp_path)
    for sort in (False, True):
        result = audit(path, DAY, services=SERVICES, keep=["service"], sort=sort)
        plain = audit(path, DAY, services=SERVICES)
        assert [{name: cell for name, cell in row.items() if name != "service"} for row in result] == list(plain)
        assert result.columns[-1] == "service" and any(result["service"])
    with pytest.raises(ValueError, match="apply to the columns of a table"):
        audit(SAMPLE / "log.jsonl", DAY, keep=["service"])
