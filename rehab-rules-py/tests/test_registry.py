"""A registry's tables: the same findings as the log that led to them, and every fault told, with all else judged."""

import csv
import json
import random
import re
import sqlite3
import subprocess
import sys
from collections import Counter
from collections.abc import Iterable, Mapping
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import polars as pl
import pytest
from conftest import VECTORS, Command
from rehab_rules import InputError, Provider, Registry, Result, ServiceDescription, audit, services
from rehab_rules._core import RegistryTables
from rehab_rules.log import snapshots_of_log
from rehab_rules.registry import TABLES
from rehab_rules.request import Mode, Request

SAMPLE = VECTORS.parent / "sample"
sys.path.insert(0, str(SAMPLE))
from workbook import AS_OF, FAULTS, SHEETS, WORDS, cells_of, tables_of  # noqa: E402

SERVICES = [ServiceDescription.from_file(SAMPLE / "services.json")]
CARERS = "kela.family-carers"


def found(result: Result) -> list[tuple[Any, ...]]:
    """The findings, row for row."""
    return [tuple(row[name] for name in ("provider", "course", "client", "rule", "effect", "due", "values", "message")) for row in result]


def snapshots_of(log: Path, as_of: date, mode: Mode, services: Any = None) -> list[dict[str, Any]]:
    """The providers of a log as they stood on a day."""
    texts = None if services is None else [service.json for service in services]
    return snapshots_of_log(log, Request(mode=mode, services=texts, language=None, effects=(), remedies=False, as_of=as_of, within=None))


def of_tables(snapshots: Iterable[Mapping[str, Any]], as_of: date, **options: Any) -> Registry:
    """The registry of the tables of snapshots, which leave out no column."""
    columns = {name: [column for column in RegistryTables.columns(name) if column != "periods"] for name in TABLES}
    tables = {name: [{column: row.get(column) for column in columns[name]} for row in rows] for name, rows in tables_of(snapshots).items()}
    return Registry.from_tables(as_of=as_of, **tables, **options)


@pytest.mark.parametrize("mode", ["enforce", "observe"])
def test_the_sample_as_a_log_as_snapshots_and_as_tables_is_found_the_same(mode: Mode) -> None:
    log = audit(SAMPLE / "log.jsonl", AS_OF, mode=mode, services=SERVICES, language="fi")
    snapshots = snapshots_of(SAMPLE / "log.jsonl", AS_OF, mode, SERVICES)
    by_snapshots = Registry.from_snapshots(snapshots, as_of=AS_OF, services=SERVICES, errors="raise")
    by_tables = of_tables(snapshots, AS_OF, services=SERVICES, errors="raise")
    assert len(log) > 40 and by_tables.not_loaded == [] == by_snapshots.not_loaded
    assert found(by_snapshots.audit(language="fi")) == found(log) == found(by_tables.audit(language="fi"))
    assert by_tables.snapshot() == by_snapshots.snapshot()
    within = audit(SAMPLE / "log.jsonl", AS_OF, within=30, mode=mode, services=SERVICES, effects=["obligation"])
    assert found(by_tables.audit(within=30, effects=["obligation"])) == found(within)


def test_every_vector_as_a_log_and_as_tables_is_found_the_same() -> None:
    compared = 0
    for log in sorted(VECTORS.glob("*.log.jsonl")):
        days = [json.loads(line).get("on", "") for line in log.read_text("utf-8").splitlines() if line.startswith("{")]
        readable = [day for day in days if isinstance(day, str) and len(day) == 10 and day[:4].isdigit() and day < "2100" and day[5:7] < "13"]
        if not readable:
            continue
        as_of = date.fromisoformat(max(day for day in readable if day[8:] < "29")) + timedelta(days=3)
        snapshots = snapshots_of(log, as_of, "observe")
        if not snapshots:
            continue
        by_tables = of_tables(snapshots, as_of, errors="raise")
        assert found(by_tables.audit()) == found(audit(log, as_of, mode="observe", errors="collect")), log.name
        compared += 1
    assert compared > 80


def invented(seed: int) -> dict[str, list[dict[str, Any]]]:
    """The tables of some providers, each with courses, clients and placements of its own."""
    chance = random.Random(seed)
    day, tables = date(2026, 4, 15), {name: [] for name in TABLES}
    for provider in ("P1", "P2", "P3"):
        tables["capacity"] += [{"provider": provider, "service": CARERS, "year": year, "places": chance.choice([24, 60])} for year in (2025, 2026)]
        tables["info"].append({"provider": provider, "service": CARERS, "distance_experience": "over_2_years", "contact": chance.choice([None, "010"])})
        tables["pools"].append({"provider": provider, "service": CARERS, "pool": "none"})
        courses = []
        for number in range(8):
            start = date(2026, 1, 12) + timedelta(days=7 * chance.randint(0, 40))
            created = min(start - timedelta(days=100), day - timedelta(days=chance.randint(5, 60)))
            course = f"{provider}-{number}"
            courses.append((course, created))
            tables["courses"].append({
                "provider": provider, "course": course, "service": CARERS, "group_size": chance.choice([5, 6, 8, 12]),
                "target_groups": [chance.choice(["carer-of-adult", "carer-of-child"])], "created_on": created, "published": chance.random() < 0.9,
                "confirmed_on": chance.choice([None, None, max(created, day - timedelta(days=chance.randint(0, 40)))]), "contact": None, "deleted": False,
            })  # fmt: skip
            ends = start + timedelta(days=100)
            for kind, first, last in (("in_person", start, start + timedelta(days=4)), ("digital", start + timedelta(days=14), ends)):
                tables["periods"].append({"course": course, "kind": kind, "start": first, "end": last})
        for number in range(40):
            client, issued = f"{provider}-A{number}", day - timedelta(days=chance.randint(3, 260))
            on = min(day, issued + timedelta(days=chance.randint(0, 9)))
            tables["clients"].append({
                "provider": provider, "client": client, "service": CARERS, "on": on, "issued": issued, "received": None, "authority_line_told": False,
                "target_group": chance.choice([None, "carer-of-adult", "carer-of-child"]), "continues": None,
            })  # fmt: skip
            if chance.random() < 0.75:
                course, created = chance.choice(courses)
                attached = min(day, max(on, created) + timedelta(days=chance.randint(0, 50)))
                tables["placements"].append({"course": course, "client": client, "attached_on": attached, "detached_on": None})
    return tables


def snapshots_made_of(tables: Mapping[str, list[dict[str, Any]]]) -> list[dict[str, Any]]:
    """The same rows as snapshots, put together by other code than the library's."""
    without_nulls = lambda row, *names: {key: str(value) if isinstance(value, date) else value for key, value in row.items() if value is not None and key not in names}  # noqa: E731
    snapshots = []
    for provider in ("P1", "P2", "P3"):
        own = lambda name: [row for row in tables[name] if row.get("provider") == provider]  # noqa: B023, E731
        snapshot: dict[str, Any] = {"snapshot": 1, "provider": provider}
        for name in ("capacity", "info", "pools"):
            snapshot[name] = [without_nulls(row, "provider") for row in own(name)]
        snapshot["courses"] = [
            without_nulls(row, "provider") | {"periods": [without_nulls(period, "course") for period in tables["periods"] if period["course"] == row["course"]]}
            for row in own("courses")
        ]
        decision = ("on", "issued", "received", "target_group", "continues")
        snapshot["clients"] = [
            without_nulls(row, "provider", *decision)
            | {
                "decision": {key: value for key, value in without_nulls(row).items() if key in decision},
                "stays": [without_nulls(stay, "client") for stay in tables["placements"] if stay["client"] == row["client"]],
            }
            for row in own("clients")
        ]
        snapshots.append(snapshot)
    return snapshots


@pytest.mark.parametrize("seed", range(20))
def test_a_random_registry_as_tables_as_snapshots_and_strictly_is_found_the_same(seed: int) -> None:
    tables, as_of = invented(seed), date(2026, 4, 15)
    snapshots = snapshots_made_of(tables)
    registry = Registry.from_tables(as_of=as_of, **tables, errors="raise")
    assert registry.not_loaded == []
    strictly = [
        (provider.id, finding.course, finding.client, finding.rule, finding.effect, finding.due)
        for provider in map(Provider.from_snapshot, snapshots)
        for finding in provider.audit(as_of)
    ]
    assert [row[:6] for row in found(registry.audit())] == strictly and len(strictly) > 100
    frames = {name: pl.DataFrame(rows, infer_schema_length=None) for name, rows in tables.items()}
    assert found(Registry.from_tables(as_of=as_of, **frames, errors="raise").audit()) == found(registry.audit())
    assert found(Registry.from_snapshots(snapshots, as_of=as_of, errors="raise").audit()) == found(registry.audit())


# The kinds of faults of an extract: what is put where, and the code that tells it.
KINDS: list[tuple[str, str, Any, str]] = [
    ("courses", "group_size", "kahdeksan", "invalid_value"),
    ("courses", "service", "kela.omaishoitajat", "unknown_service"),
    ("courses", "created_on", "32.1.2026", "invalid_date"),
    ("courses", "target_groups", '["Aikuiset","Aikuiset"]', "duplicate_target_group"),
    ("courses", "confirmed_on", "2026-12-24", "out_of_order"),
    ("periods", "start", "2026-02-30", "invalid_date"),
    ("periods", "kind", "lähi", "invalid_value"),
    ("periods", "course", "P9-9", "unknown_course"),
    ("clients", "issued", "eilen", "invalid_date"),
    ("clients", "issued", "2026-05-01", "decision_in_future"),
    ("clients", "target_group", "omaiset", "unknown_target_group"),
    ("clients", "service", None, "missing_field"),
    ("placements", "attached_on", "2026-13-01", "invalid_date"),
    ("placements", "course", "P9-9", "unknown_course"),
    ("placements", "detached_on", "2025-01-01", "out_of_order"),
    ("placements", "attached_on", None, "missing_field"),
    ("capacity", "places", "60 paikkaa", "invalid_value"),
]


def test_forty_faults_are_told_with_row_and_value_and_nothing_false_is_found() -> None:
    as_of = date(2026, 4, 15)
    for seed in range(20):
        tables, chance = invented(seed), random.Random(seed)
        truth = Counter(found(Registry.from_tables(as_of=as_of, **tables, errors="raise").audit()))
        planted, taken, lost = set(), set(), set()
        clients_of = {course["course"]: {stay["client"] for stay in tables["placements"] if stay["course"] == course["course"]} for course in tables["courses"]}
        for number in range(40):
            table, column, value, code = KINDS[number % len(KINDS)]
            free = [row for row in range(len(tables[table])) if (table, row) not in taken]
            if not free:
                continue
            row = chance.choice(free)
            taken.add((table, row))
            if column == "course":
                # Whose a row was that names a course which is not there, nobody can tell.
                lost |= {tables[table][row]["course"], *clients_of[tables[table][row]["course"]]}
            if column == "confirmed_on":
                # It says that the course is not confirmed yet.
                lost.add(tables[table][row]["course"])
            tables[table][row][column] = value
            planted.add((table, row + 1, column.split("[")[0], code, value))
        registry = Registry.from_tables(as_of=as_of, **tables, errors="collect")
        told = {(error["table"], error["row"], error["path"], error["code"], error["value"]) for error in registry.errors}
        assert len(planted) >= 38
        for fault in planted:
            # A list is told as a whole.
            assert fault in told, (seed, fault, [error for error in told if error[:2] == fault[:2]])
        # What is told beside them follows from them: a placement on a course that was refused by its id, a course without a period of its own.
        follows = {"unknown_course", "invalid_value", "out_of_order", "decision_in_future", "period_ends_before_start", "periods_out_of_order"}
        assert all(error[3] in follows or error[2:4] == ("year", "missing_field") for error in told - planted), told - planted
        kept = 0
        for finding, count in Counter(found(registry.audit())).items():
            lacks = finding[4] == "undetermined" and "fact_missing" in finding[6]
            assert lacks or count <= truth[finding] or lost & {*finding[1:3]}, (seed, finding)
            kept += 0 if lacks else count
        assert kept > sum(truth.values()) / 3


def test_the_workbook_of_the_sample_is_that_of_its_log() -> None:
    openpyxl = pytest.importorskip("python_calamine")
    book = openpyxl.CalamineWorkbook.from_path(str(SAMPLE / "registry.xlsx"))
    made = cells_of(tables_of(snapshots_of(SAMPLE / "log.jsonl", AS_OF, "enforce", SERVICES)))
    assert book.sheet_names == [*made]
    for title, rows in made.items():
        cells = [["" if cell is None else cell for cell in row] for row in rows]
        is_there = book.get_sheet_by_name(title).to_python()
        width = len(cells[0])
        assert [[*row, *[""] * (width - len(row))] for row in is_there] == cells, title


def of_workbook(**options: Any) -> Registry:
    """The sample's workbook, read as docs/how-to/tables.md shows it."""
    return Registry.from_path(
        SAMPLE / "registry.xlsx",
        as_of=AS_OF,
        services=SERVICES,
        **json.loads((SAMPLE / "reading.json").read_text("utf-8")),
        date_format="%d.%m.%Y",
        list_separator=";",
        **options,
    )


def test_a_workbook_is_read_with_its_own_words_and_its_faults_are_told() -> None:
    with pytest.warns(UserWarning, match="4 errors in .* rows"):
        registry = of_workbook()
    names = {title: name for name, (title, _) in SHEETS.items()}
    told = [(error["table"], error["row"], error["value"]) for error in registry.errors]
    assert sorted(told) == sorted((names[title], row, str(cell)) for title, row, _, cell in FAULTS)
    log = Counter(found(audit(SAMPLE / "log.jsonl", AS_OF, services=SERVICES)))
    for finding, count in Counter(found(registry.audit())).items():
        assert "fact_missing" in finding[6] or count <= log[finding], finding
    assert WORDS[True] == "Kyllä"


def test_tables_come_from_files_of_every_kind_and_from_connections(tmp_path: Path) -> None:
    tables, as_of = invented(1), date(2026, 4, 15)
    expected = found(Registry.from_tables(as_of=as_of, **tables, errors="raise").audit())
    frames = {name: pl.DataFrame(rows, infer_schema_length=None) for name, rows in tables.items()}
    folder = tmp_path / "extract"
    folder.mkdir()
    for name, frame in frames.items():
        if name in ("clients", "periods"):
            frame.write_parquet(folder / f"{name}.parquet")
        elif name == "placements":
            (folder / f"{name}.jsonl").write_text("".join(json.dumps(row, default=str) + "\n" for row in tables[name]), "utf-8")
        else:
            with open(folder / f"{name}.csv", "w", newline="", encoding="cp1252") as out:
                rows = csv.writer(out, delimiter=";")
                rows.writerow(frame.columns)
                rows.writerows([";".join(cell) if isinstance(cell, list) else cell for cell in row] for row in frame.rows())
    (folder / "readme.txt").write_text("nothing", "utf-8")
    with pytest.raises(ValueError, match="published|not in the encoding|encoding"):
        Registry.from_path(folder, as_of=as_of, encoding="utf-32")
    flags = {"True": True, "False": False}
    read = Registry.from_path(folder, as_of=as_of, words={"published": flags, "deleted": flags, "authority_line_told": flags}, errors="raise", list_separator=";")
    assert found(read.audit()) == expected
    base = sqlite3.connect(":memory:")
    for name, frame in frames.items():
        columns = ", ".join(f'"{column}"' for column in frame.columns)
        base.execute(f"create table {name} ({columns})")
        cells = ([json.dumps(cell) if isinstance(cell, list) else str(cell) if isinstance(cell, date) else cell for cell in row] for row in frame.rows())
        base.executemany(f"insert into {name} values ({', '.join('?' * len(frame.columns))})", cells)
    # SQLite has no flags.
    flags_of_sqlite = {"1": True, "0": False}
    queries = {name: f"select * from {name}" for name in frames}
    words = {"published": flags_of_sqlite, "deleted": flags_of_sqlite, "authority_line_told": flags_of_sqlite}
    assert found(Registry.from_tables(as_of=as_of, connection=base, **queries, words=words, errors="raise").audit()) == expected
    duckdb = pytest.importorskip("duckdb")
    duck = duckdb.connect()
    for name, frame in frames.items():
        duck.register(name, frame.to_arrow())
    assert found(Registry.from_tables(as_of=as_of, connection=duck, **queries, errors="raise").audit()) == expected


def test_a_registry_has_the_surfaces_of_a_log(tmp_path: Path) -> None:
    tables = invented(2)
    registry = Registry.from_tables(as_of=date(2026, 4, 15), **tables, errors="raise")
    assert registry.providers == ["P1", "P2", "P3"] and len(registry) == 3
    assert repr(registry).startswith("<Registry: 3 providers of ")
    assert [provider.id for provider in registry] == registry.providers
    one = registry.audit(providers=["P2"])
    assert {row["provider"] for row in one} == {"P2"} and 0 < len(one) < len(registry.audit())
    assert {row["provider"] for row in registry.search()} == {"P1", "P2", "P3"}
    actions = registry.actions(course="P2-0")
    assert {action["provider"] for action in actions} == {"P2"} and len(actions) == 12
    with pytest.raises(InputError) as raised:
        registry.actions(course="P9-0")
    assert (raised.value.code, raised.value.field) == ("unknown_course", "course")
    registry.report(tmp_path / "report.html", language="fi")
    assert "P2-0" in (tmp_path / "report.html").read_text("utf-8")
    registry.calendar(tmp_path / "due.ics")
    assert "BEGIN:VEVENT" in (tmp_path / "due.ics").read_text("utf-8")
    carers = services()[0]
    changes = registry.compare([carers.replace(placement_deadline_months=8)])
    assert {*changes["change"]} == {"new", "gone"} and "client/on-confirmed-course-in-time" in changes["rule"]
    assert len(registry.compare([carers])) == 0
    own = Registry.from_tables(as_of=date(2026, 4, 15), **tables, services=[carers.replace(placement_deadline_months=8)], errors="raise")
    back = own.compare([carers])
    assert 0 < len(back) == len(changes) and {*back["change"]} == {"new", "gone"}
    provider = registry["P1"]
    provider.apply({"action": "declare_capacity", "service": CARERS, "year": 2027, "places": 6}, date(2026, 4, 16))
    assert '"year":2027' in provider.snapshot() and '"year":2027' not in registry["P1"].snapshot()
    with pytest.raises(KeyError, match="no provider `P9`"):
        registry["P9"]


def test_what_is_not_given_is_unknown_and_named() -> None:
    tables = invented(3)
    del tables["capacity"], tables["placements"]
    for row in tables["courses"]:
        del row["published"], row["confirmed_on"]
    registry = Registry.from_tables(as_of=date(2026, 4, 15), **tables, errors="raise")
    assert registry.not_loaded == ["capacity", "placements", "courses.published", "courses.confirmed"]
    rules = {row["rule"] for row in registry.audit()}
    assert not rules & {"course/capacity-declared", "course/settled-in-time", "course/published-before-use", "client/on-confirmed-course-in-time"}


def test_what_is_no_registry_is_refused_in_words(tmp_path: Path) -> None:
    day, course = date(2026, 4, 15), {"course": "C1", "service": CARERS, "group_size": 8, "target_groups": ["carer-of-adult"]}
    with pytest.raises(ValueError, match="a registry needs at least one table: courses"):
        Registry.from_tables(as_of=day)
    with pytest.raises(ValueError, match="courses: the table `courses` has no column `group_size`, which is required; it has course, service"):
        Registry.from_tables(as_of=day, provider="P1", courses=[{"course": "C1", "service": CARERS}])
    with pytest.raises(ValueError, match="the table `courses` has no column `provider`: use `columns`"):
        Registry.from_tables(as_of=day, courses=[course])
    with pytest.raises(ValueError, match="`columns` names the column `Nro`, which no table has"):
        Registry.from_tables(as_of=day, provider="P1", courses=[course], columns={"Nro": "course"})
    with pytest.raises(ValueError, match="`columns` names the table `kurssit`, which is not given"):
        Registry.from_tables(as_of=day, provider="P1", courses=[course], columns={"kurssit": {"Nro": "course"}})
    with pytest.raises(InputError, match="first in row 1") as raised:
        Registry.from_tables(as_of=day, provider="P1", courses=[course], periods=[], errors="raise")
    assert (raised.value.code, raised.value.field, raised.value.line) == ("missing_field", "year", 1)
    (tmp_path / "x").mkdir()
    with pytest.raises(ValueError, match="no table of a registry was found .*; found: nothing. Use `tables`"):
        Registry.from_path(tmp_path / "x", as_of=day)
    (tmp_path / "x" / "kurssit.csv").touch()
    with pytest.raises(ValueError, match="no table of a registry was found .*; found: kurssit. Use `tables`"):
        Registry.from_path(tmp_path / "x", as_of=day)
    with pytest.raises(ValueError, match="must begin with a JSON object"):
        (tmp_path / "x.json").write_text("x", "utf-8")
        Registry.from_path(tmp_path / "x.json", as_of=day)


def test_a_mistake_in_what_is_asked_is_told(tmp_path: Path) -> None:
    day, course = date(2026, 4, 15), {"course": "C1", "service": CARERS, "group_size": 8, "target_groups": ["carer-of-adult"]}

    def refused(error: type[Exception], match: str, **given: Any) -> None:
        with pytest.raises(error, match=match):
            Registry.from_tables(**{"as_of": day, "provider": "P1", "courses": [course], **given})

    refused(ValueError, "`columns` maps to the column `publised`, which no table has", columns={"course": "publised"})
    refused(ValueError, "`columns` maps to the column `kind`, which the table `courses` does not have", columns={"courses": {"course": "kind"}})
    refused(TypeError, "`columns` must be", columns=["course"])
    refused(TypeError, "`columns` must be", columns={"course": 5})
    refused(ValueError, "`words` names the column `publishd`, which no table has", words={"publishd": {"Kyllä": True}})
    refused(ValueError, "`words` names the column `kurssit.published`", words={"kurssit.published": {"Kyllä": True}})
    refused(ValueError, "`words` names the column `periods`, whose cells contain objects, not words", words={"periods": {"lähi": "in_person"}})
    refused(TypeError, "`words` of `published`", words={"published": {"Kyllä": 1}})
    refused(TypeError, "`words` must be", words=["published"])
    refused(TypeError, "`courses` must be a path, a table or a list of mappings, not a int", courses=5)
    refused(TypeError, "`courses` must be a path, a table or a list of mappings, not a dict", courses=course)
    refused(TypeError, "the rows of `courses` must be mappings, not a list", courses=[[1, 2]])
    refused(InputError, "the date in the field `as_of` is not valid", as_of=date(1800, 1, 1))
    refused(ValueError, "`periods` must be either a table or a column of the table `courses`, not both", courses=[course | {"periods": "[]"}], periods=[])
    for line, what in ((b'{"course": "C1"', "line 1 is not JSON"), (b'{"course": "\xe4"}', "line 1 is not JSON"), (b"\n5", "line 2 is not a JSON object")):
        (tmp_path / "courses.jsonl").write_bytes(line + b"\n")
        refused(ValueError, f"courses: {what}", courses=tmp_path / "courses.jsonl")
    with pytest.raises(ValueError, match="`tables` names `Kurssi`, which was not found; found: Kurssit, Jaksot"):
        Registry.from_path(SAMPLE / "registry.xlsx", as_of=day, tables={"Kurssi": "courses"})
    with pytest.raises(ValueError, match="`tables` names the unknown table `kurssit`"):
        Registry.from_path(SAMPLE / "registry.xlsx", as_of=day, tables={"Kurssit": "kurssit"})  # type: ignore[dict-item]
    (tmp_path / "deep.json").write_text('{"provider":' + "[" * 100_000 + "]" * 100_000 + "}", "utf-8")
    deep = Registry.from_path(tmp_path / "deep.json", as_of=day, errors="collect")
    assert [error["code"] for error in deep.errors] == ["invalid_value"] and not deep.providers
    registry = Registry.from_tables(as_of=day, provider="P1", courses=[], errors="raise")
    with pytest.raises(InputError) as raised:
        registry.audit(date(2026, 4, 14))
    assert (raised.value.code, raised.value.field) == ("out_of_order", "as_of")
    assert "P1" in registry and "P2" not in registry


def test_words_mean_something_in_lists_too() -> None:
    words = {"courses.target_groups": {"aikuinen": "carer-of-adult", "lapsi": "carer-of-child"}}
    for groups in (["aikuinen", "lapsi"], "aikuinen;lapsi", '["aikuinen", "carer-of-child"]', ["carer-of-adult", "lapsi"]):
        course = {"course": "C1", "service": CARERS, "group_size": 8, "target_groups": groups, "year": 2026}
        registry = Registry.from_tables(as_of=date(2026, 4, 15), provider="P1", courses=[course], periods=[], words=words, list_separator=";", errors="raise")
        assert json.loads(registry.snapshot())["courses"][0]["target_groups"] == ["carer-of-adult", "carer-of-child"], groups
    frame = pl.DataFrame({"course": ["C1"], "service": [CARERS], "group_size": [8], "target_groups": [["lapsi"]], "year": [2026]})
    registry = Registry.from_tables(as_of=date(2026, 4, 15), provider="P1", courses=frame, periods=[], words=words, errors="raise")
    assert json.loads(registry.snapshot())["courses"][0]["target_groups"] == ["carer-of-child"]
    alone = frame.with_columns(target_groups=pl.lit("aikuinen"))
    registry = Registry.from_tables(as_of=date(2026, 4, 15), provider="P1", courses=alone, periods=[], words=words, errors="raise")
    assert json.loads(registry.snapshot())["courses"][0]["target_groups"] == ["carer-of-adult"]


def test_a_year_of_two_digits_is_no_day() -> None:
    capacity = [{"service": CARERS, "year": 2026, "places": 8}]
    clients = [{"client": "K1", "service": CARERS, "issued": "18.10.24"}]
    registry = Registry.from_tables(as_of=date(2026, 4, 15), provider="P1", capacity=capacity, clients=clients, date_format="%d.%m.%Y", errors="collect")
    assert [(error["code"], error["value"]) for error in registry.errors] == [("invalid_date", "18.10.24")]


def test_a_provider_is_not_told_of_the_rows_of_another(command: Command, tmp_path: Path) -> None:
    folder = tmp_path / "extract"
    folder.mkdir()
    (folder / "capacity.csv").write_text("provider,service,year,places\nP1,kela.family-carers,2026,x\nP2,kela.family-carers,2026,y\n,kela.family-carers,2026,8\n", "utf-8")
    one = command("audit", str(folder), "--as-of", "2026-04-15", "--provider", "P1", "--format", "jsonl")
    assert one.status == 2 and [line.split(":")[1].strip() for line in one.err.splitlines()] == ["line 1", "line 3"]
    split = command("audit", str(folder), "--as-of", "2026-04-15", "--split-by", "provider", "--format", "csv", "--output", str(tmp_path / "out"))
    assert split.status == 2 and [line.split(":")[1].strip() for line in split.err.splitlines()] == ["line 1", "line 2", "line 3"]


def test_a_provider_has_one_snapshot() -> None:
    twice = Registry.from_snapshots([{"provider": "P1", "courses": []}, {"provider": "P2"}, {"provider": "P1"}], as_of=date(2026, 4, 15), errors="collect")
    assert twice.providers == ["P1", "P2"]
    assert [(error["row"], error["path"], error["value"]) for error in twice.errors] == [(3, "provider", "P1")]


def test_of_a_row_that_cannot_be_read_at_all_nobody_takes_that_it_is_not_there(tmp_path: Path) -> None:
    """As of a file in another encoding than was told."""
    day = date(2026, 4, 15)
    course = {"course": "C1", "service": CARERS, "group_size": 8, "target_groups": "carer-of-adult", "created_on": "2026-01-07", "year": 2026}
    tables: dict[str, list[dict[str, Any]]] = {
        "courses": [course],
        "periods": [{"course": "C1", "kind": "in_person", "start": "2026-06-01", "end": "2026-06-05"}, {"course": "C1", "kind": "digital", "start": "2026-06-15", "end": "2026-09-09"}],
        "clients": [{"client": f"K{number}", "service": CARERS, "on": "2026-02-02", "issued": "2026-02-02"} for number in range(6)],
        "placements": [{"client": f"K{number}", "course": "C1", "attached_on": "2026-03-02"} for number in range(6)],
        "capacity": [{"service": CARERS, "year": 2026, "places": 8}],
    }  # fmt: skip

    def read(lost: str = "") -> Registry:
        for name, rows in tables.items():
            with (tmp_path / f"{name}.csv").open("w", encoding="cp1252", newline="") as file:
                names = [*rows[0], "note"]
                writer = csv.DictWriter(file, names)
                writer.writeheader()
                writer.writerows(row | {"note": "Jyväskylä" if name == lost and place == len(rows) - 1 else ""} for place, row in enumerate(rows))
        return Registry.from_path(tmp_path, as_of=day, provider="P1", list_separator=";", errors="collect")

    whole = [(row["course"], row["client"], row["rule"], row["effect"], row["values"]) for row in read().audit()]
    for name, rows in tables.items():
        registry = read(name)
        assert {(error["table"], error["row"]) for error in registry.errors if error["path"] is None} == {(name, len(rows))}
        said = [(row["course"], row["client"], row["rule"], row["effect"], row["values"]) for row in registry.audit()]
        false = [row for row in said if row not in whole and "fact_missing" not in row[4]]
        assert false == [], name
        assert any("fact_missing" in row[4] for row in said), name
    # A client's row that names nobody may be that of one who is placed.
    tables["clients"][5]["client"] = ""
    assert all("fact_missing" in row["values"] for row in read().audit() if row["client"] == "K5")


def test_an_identity_code_is_never_shown() -> None:
    with pytest.raises(ValueError, match="which is required; it has …, client. Use `columns`"):
        Registry.from_tables(as_of=date(2026, 4, 15), provider="P1", clients=[{"010190-123A": "x", "client": "y"}])
    left_aside = Registry.from_tables(as_of=date(2026, 4, 15), provider="P1", capacity=[{"service": CARERS, "year": 2026, "places": 1, "010190-123A": "x"}])
    assert left_aside.ignored == [("capacity", "…")]
    registry = Registry.from_tables(
        as_of=date(2026, 4, 15), provider="P1", errors="collect", courses=[], periods=[],
        clients=[{"client": "010190-123A", "service": CARERS, "issued": "x"}], placements=[{"client": "010190-123A", "course": "010190-123A", "attached_on": "2026-01-02"}],
    )  # fmt: skip
    assert len(registry.errors) == 2 and {row["id"] for row in registry.errors} == {None}
    assert "010190" not in registry.malformed() + str(registry.errors)


PAGE = (VECTORS.parents[1] / "docs" / "how-to" / "tables.md").read_text("utf-8")


def test_the_page_of_tables_does_what_it_shows(tmp_path: Path) -> None:
    (tmp_path / "tests").symlink_to(VECTORS.parent)
    pieces = re.findall(r"```python\n(.*?)```", PAGE, re.DOTALL)
    assert len(pieces) == 4
    answer = subprocess.run([sys.executable, "-c", "\n".join(pieces)], cwd=tmp_path, capture_output=True, text=True, check=True)
    shown = re.search(r"```text\n(.*?)```", PAGE, re.DOTALL)
    assert shown is not None and answer.stdout.startswith(shown[1])
    assert "Course 89648 has 5 clients; at least 6 are needed" in answer.stdout and "courses in the provider search" in answer.stdout
    assert answer.stdout.splitlines()[-1].startswith("['capacity', 'info', 'pools', 'clients', 'placements'")
    assert "confirm_course False" in answer.stdout and "[('gone', '" in answer.stdout
    assert "Kuntoutus" not in (tmp_path / "due.ics").read_text("utf-8")[:100]
    command = re.search(r"```sh\n(.*?)```", PAGE, re.DOTALL)
    assert command is not None
    run = command[1].replace("rehab-rules ", f"{sys.executable} -m rehab_rules ", 1)
    told = subprocess.run(["bash", "-c", run], cwd=tmp_path, capture_output=True, text=True, check=False)
    assert told.returncode == 2 and told.stderr == ""
    assert "Rekisterin rivit sellaisina kuin ne ovat 3.9.2024." in (tmp_path / "report.html").read_text("utf-8")


def test_five_files_as_a_finnish_program_writes_them_are_read_as_the_page_shows(tmp_path: Path) -> None:
    shown = PAGE.split("## Your own extract")[1].split("\n## ")[0]
    text, reading, command = (re.search(rf"```{kind}\n(.*?)```", shown, re.DOTALL) for kind in ("text", "json", "sh"))
    assert text and reading and command
    files = {
        "kurssit": text[1] + "80102;Omaishoitajat;8,0;carer-of-adult;7.1.2024;kyllä;Ei;\n",
        "jaksot": "Nro;Tapa;Alku;Loppu\n80101;lähi;14.10.2024;18.10.2024\n80101;etä;25.11.2024;27.12.2024\n",
        "asiakkaat": "Asiakas;Palvelu;Saapunut;Annettu;Ryhmä;Kotikunta\nA1;Omaishoitajat;2.2.2024;1.2.2024;aikuisen omaishoitaja;Jyväskylä\n",
        "sijoitukset": "Asiakas;Nro;Sijoitettu;Poistettu\nA1;80101;12.2.2024;\n",
        "paikat": "Palvelu;Vuosi;Paikkoja\nOmaishoitajat;2024;40\n",
    }
    (tmp_path / "ote").mkdir()
    for name, lines in files.items():
        (tmp_path / "ote" / f"{name}.csv").write_bytes(lines.replace("\n", "\r\n").encode("cp1252"))
    (tmp_path / "ote.json").write_text(reading[1], "utf-8")
    registry = Registry.from_path(
        tmp_path / "ote", as_of=AS_OF, encoding="cp1252", date_format="%d.%m.%Y", decimal=",", list_separator=";", errors="collect", **json.loads(reading[1])
    )  # fmt: skip
    assert [(row["table"], row["row"], row["path"], row["value"]) for row in registry.errors] == [("courses", 2, "published", "kyllä")]
    assert registry.ignored == [("courses", "Hinta"), ("clients", "Kotikunta")]
    assert [row["client"] for row in registry.audit() if (row["rule"], row["effect"]) == ("client/on-confirmed-course-in-time", "violation")] == ["A1"]
    run = command[1].replace("rehab-rules ", f"{sys.executable} -m rehab_rules ", 1)
    told = subprocess.run(["bash", "-c", run], cwd=tmp_path, capture_output=True, text=True, check=False)
    assert (told.returncode, told.stderr) == (2, "") and "courses.published" in told.stdout


def test_the_page_of_tables_lists_the_columns() -> None:
    for name in TABLES:
        row = re.search(rf"^\| `{name}` \|(.*)\|(.*)\|$", PAGE, re.MULTILINE)
        assert row is not None
        assert {*re.findall(r"`(\w+)`", row[1] + row[2])} == {*RegistryTables.columns(name)}, name


def test_an_extract_is_audited_on_the_command_line_in_each_format(command: Command, tmp_path: Path) -> None:
    sample = str(SAMPLE / "registry.xlsx")
    asked = ["--as-of", "2024-09-03", "--service", str(SAMPLE / "services.json"), "--reading", str(SAMPLE / "reading.json"), "--date-format", "%d.%m.%Y", "--list-separator", ";"]
    expected = of_workbook(errors="collect").audit()
    lines = command("audit", sample, *asked, "--format", "jsonl")
    assert lines.status == 2 and lines.err.count("\n") == 4 and "row 3" not in lines.out
    rows = [json.loads(line) for line in lines.out.splitlines()]
    assert [(row["provider"], row["rule"], row.get("client")) for row in rows] == [(row["provider"], row["rule"], row["client"]) for row in expected]
    table = command("audit", sample, *asked, "--language", "sv")
    assert "Registrets rader 3.9.2024." in table.out.replace("\n", " ") and "299 rader lästes: 2 serviceproducenter, 17 kurser." in table.out.replace("\n", " ")
    assert command("audit", sample, *asked, "--fail-on", "findings").status == 1
    split = command("audit", sample, *asked, "--format", "csv", "--split-by", "provider", "--output", str(tmp_path))
    assert split.status == 2 and sorted(path.name for path in tmp_path.iterdir()) == ["provider-k.csv", "provider-m.csv"]
    one = command("audit", sample, *asked, "--provider", "provider-k", "--format", "csv")
    assert one.out == (tmp_path / "provider-k.csv").read_text("utf-8")
    unknown = command("audit", sample, *asked, "--provider", "P9")
    assert (unknown.status, unknown.err) == (3, "rehab-rules: the registry has no provider P9; it has provider-k, provider-m\n")


def test_a_mistake_about_an_extract_is_told_on_the_command_line(command: Command, tmp_path: Path) -> None:
    folder, reading = tmp_path / "ote", tmp_path / "reading.json"
    folder.mkdir()
    (folder / "kurssit.csv").write_text("course,service,group_size,target_groups\n", "utf-8")

    def told(extract: Path, said: dict[str, Any] | None = None) -> str:
        reading.write_text(json.dumps(said), "utf-8")
        answer = command("audit", str(extract), "--as-of", "2024-09-03", *(["--reading", str(reading)] if said is not None else []))
        assert answer.status == 3 and answer.err.startswith("rehab-rules: ") and answer.err.count("\n") == 1
        return answer.err.removeprefix("rehab-rules: ").removeprefix(f"{extract}: ").strip()

    assert told(folder).endswith("found: kurssit. Use `tables` to map these names to tables")
    assert told(folder, {"tables": {"Kurssit": "courses"}}) == "`tables` names `Kurssit`, which was not found; found: kurssit"
    assert told(SAMPLE / "registry.xlsx", {"tables": {"kurssit": "courses"}}).startswith("`tables` names `kurssit`, which was not found; found: Kurssit")
    assert told(folder, {"tables": {"kurssit": "courses"}, "columns": {"Nro": "course"}}) == "`columns` names the column `Nro`, which no table has"
    assert told(folder, {"tables": {"kurssit": "courses"}, "words": {"kin": {}}}) == "`words` names the column `kin`, which no table has"
    assert told(folder, {"provider": 5}).endswith("`provider` must be the id of a provider as a string, not 5")
    assert told(folder / "kurssit.csv", {}).endswith("a folder with one file per table, or a workbook with one sheet per table")
    assert told(tmp_path / "nowhere", {}) == "No such file or directory"


def test_a_folder_of_a_file_for_each_provider_is_made(command: Command, tmp_path: Path) -> None:
    extract, output = tmp_path / "ote", tmp_path / "new" / "files"
    extract.mkdir()
    (extract / "courses.csv").write_text("provider,course,service,group_size,target_groups,year\n", "utf-8")
    asked = ["audit", str(extract), "--as-of", "2026-04-15", "--split-by", "provider", "--format", "csv", "--output", str(output)]
    none = command(*asked)
    assert (none.status, none.err) == (3, "rehab-rules: the registry has no providers; there is no file to write\n")
    with (extract / "courses.csv").open("a", encoding="utf-8") as file:
        file.writelines(f'{name},{name}-1,kela.family-carers,8,"[""carer-of-adult""]",2026\n' for name in ("a", "b"))
    assert command(*asked).status in (0, 1) and sorted(path.name for path in output.iterdir()) == ["a.csv", "b.csv"]
    (output / "a.csv").unlink()
    (output / "b.csv").unlink()
    (output / "a.csv").mkdir()
    # One that cannot be written is told, and the other is written.
    partly = command(*asked)
    assert partly.status == 3 and "a.csv" in partly.err and (output / "b.csv").is_file()


def test_snapshots_are_audited_on_the_command_line(command: Command, tmp_path: Path) -> None:
    path = tmp_path / "snapshots.jsonl"
    path.write_text(of_tables(snapshots_of(SAMPLE / "log.jsonl", AS_OF, "enforce", SERVICES), AS_OF, services=SERVICES).snapshot(), "utf-8")
    asked = ["--as-of", "2024-09-03", "--service", str(SAMPLE / "services.json"), "--format", "jsonl"]
    assert command("audit", str(path), *asked).out == command("audit", str(SAMPLE / "log.jsonl"), *asked).out
    folder = tmp_path / "folder"
    folder.mkdir()
    (folder / "courses.csv").write_text("course,service,group_size,target_groups\nC1,kela.family-carers,8,[]\n", "utf-8")
    wrong = command("audit", str(folder), "--as-of", "2024-09-03")
    assert wrong.status == 3 and "the table `courses` has no column `provider`" in wrong.err
    reading = tmp_path / "reading.json"
    reading.write_text('{"provider":"P1","other":1}', "utf-8")
    refused = command("audit", str(folder), "--as-of", "2024-09-03", "--reading", str(reading))
    assert refused.status == 3 and "provider, not `other`" in refused.err
    reading.write_text('{"provider":"P1"}', "utf-8")
    assert command("audit", str(folder), "--as-of", "2024-09-03", "--reading", str(reading)).status in (0, 1)
    assert command("audit", str(SAMPLE / "log.jsonl"), "--as-of", "2024-09-03", "--reading", str(reading)).status == 3
    assert command("audit", str(path), *asked, "--reading", str(reading)).err == f"rehab-rules: {path}: --reading applies to a registry's tables, and these are snapshots\n"
    assert command("audit", str(path), *asked, "--sort").status == 3
