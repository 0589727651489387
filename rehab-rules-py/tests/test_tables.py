"""Logs as tables: the same log as a file, as mappings and in every library gives the same findings, those of the text."""

import csv
import json
import re
import resource
import subprocess
import sys
from collections.abc import Callable
from datetime import date, datetime
from pathlib import Path
from typing import Any

import duckdb
import pandas as pd
import polars as pl
import pyarrow as pa
import pyarrow.parquet as pq
import pytest
from conftest import VECTORS, Command
from rehab_rules import InputError, Provider, Result, ServiceDescription, audit_text, replay_text
from rehab_rules import audit as audit_under
from rehab_rules import replay as replay_under

SERVICES = [ServiceDescription.from_file(VECTORS.parent / "sample" / "services.json")]
SAMPLE = VECTORS.parent / "sample" / "log.jsonl"
PERIODS = pa.list_(pa.struct([("kind", pa.string()), ("start", pa.date32()), ("end", pa.date32())]))
TYPES = {
    "on": pa.date32(), "issued": pa.date32(), "received": pa.date32(), "rehabilitation_started": pa.date32(), "start": pa.date32(), "end": pa.date32(),
    "year": pa.int64(), "places": pa.int64(), "group_size": pa.int64(), "period": pa.int64(),
    "agreed": pa.bool_(), "checked": pa.bool_(), "continues": pa.bool_(), "declined_move": pa.bool_(), "clients_agreed": pa.bool_(),
    "target_groups": pa.list_(pa.string()), "clients_declined": pa.list_(pa.string()), "periods": PERIODS,
}  # fmt: skip


def replay(log: Any, **asked: Any) -> Result:
    return replay_under(log, **({"services": SERVICES} | asked))


def audit(log: Any, as_of: date, **asked: Any) -> Result:
    return audit_under(log, as_of, services=SERVICES, **asked)


def events() -> list[dict[str, Any]]:
    return [json.loads(line) for line in SAMPLE.read_text("utf-8").splitlines()]


def arrow() -> pa.Table:
    rows = events()
    names = dict.fromkeys(name for row in rows for name in row)
    schema = pa.schema([(name, TYPES.get(name, pa.string())) for name in names])

    def typed(value: Any, kind: pa.DataType) -> Any:
        if value is None:
            return None
        if kind == pa.date32():
            return date.fromisoformat(value)
        if kind == PERIODS:
            return [period | {"start": date.fromisoformat(period["start"]), "end": date.fromisoformat(period["end"])} for period in value]
        return value

    columns = [pa.array([typed(row.get(field.name), field.type) for row in rows], field.type) for field in schema]
    return pa.Table.from_arrays(columns, schema=schema)


def expected(mode: str = "enforce") -> list[tuple[Any, ...]]:
    rows = []
    for event, answer in zip(events(), replay_text(SAMPLE.read_bytes(), mode=mode, services=SERVICES).splitlines(), strict=True):  # type: ignore[arg-type]
        decision = json.loads(answer)
        for finding in decision.get("findings", []):
            values = json.dumps(finding["values"], separators=(",", ":"), ensure_ascii=False)
            rows.append((decision["line"], event["provider"], finding.get("course"), finding.get("client"), event["action"], event["on"], decision["allowed"], finding["rule"], finding["effect"], finding.get("due"), values))
    return rows


def found(result: Result) -> list[tuple[Any, ...]]:
    def plain(value: Any) -> Any:
        return value.isoformat() if isinstance(value, date) else value

    return [tuple(plain(value) for value in list(row.values())[:11]) for row in result]


def as_csv(folder: Path, delimiter: str = ",", start: str = "") -> Path:
    path = folder / "log.csv"
    rows = events()
    names = list(dict.fromkeys(name for row in rows for name in row))
    with open(path, "w", newline="", encoding="utf-8") as file:
        file.write(start)
        writer = csv.DictWriter(file, names, delimiter=delimiter)
        writer.writeheader()
        for row in rows:
            writer.writerow({name: value if isinstance(value, str) else json.dumps(value) for name, value in row.items()})
    return path


def as_parquet(folder: Path) -> Path:
    pq.write_table(arrow(), folder / "log.parquet", row_group_size=100)
    return folder / "log.parquet"


FORMS: dict[str, Callable[[Path], Any]] = {
    "path": lambda folder: SAMPLE,
    "path as text": lambda folder: str(SAMPLE),
    "csv": as_csv,
    "csv of a spreadsheet": lambda folder: as_csv(folder, ";", "\ufeff"),
    "parquet": as_parquet,
    "mappings": lambda folder: events(),
    "iterator": lambda folder: iter(events()),
    "pyarrow": lambda folder: arrow(),
    "pyarrow in chunks": lambda folder: pa.concat_tables([arrow().slice(start, 7) for start in range(0, arrow().num_rows, 7)]),
    "pyarrow, large and view types": lambda folder: arrow().cast(pa.schema([(field.name, {pa.string(): pa.large_string()}.get(field.type, field.type)) for field in arrow().schema])),
    "pyarrow, dictionaries": lambda folder: pa.table({name: arrow()[name].dictionary_encode() if arrow()[name].type == pa.string() else arrow()[name] for name in arrow().column_names}),
    "pyarrow reader": lambda folder: arrow().to_reader(max_chunksize=50),
    "polars": lambda folder: pl.from_arrow(arrow()),
    "polars, categories": lambda folder: pl.DataFrame(arrow()).with_columns(pl.col("provider", "action").cast(pl.Categorical)),
    "pandas": lambda folder: arrow().to_pandas(),
    "pandas, moments for days": lambda folder: arrow().to_pandas().assign(on=lambda frame: pd.to_datetime(frame["on"]), issued=lambda frame: pd.to_datetime(frame["issued"])),
    "pandas, categories": lambda folder: arrow().to_pandas().astype({"provider": "category", "action": "category"}),
    "pandas, with an index of its own": lambda folder: arrow().to_pandas().sample(frac=1, random_state=1).sort_index(),
    "mappings of polars": lambda folder: pl.DataFrame(arrow()).to_dicts(),
    "duckdb": lambda folder: duckdb.from_arrow(arrow()),
    "csv with tabs": lambda folder: as_csv(folder, "\t"),
    "parquet of polars": lambda folder: written(folder, pl.DataFrame(arrow()).write_parquet),
    "parquet of pandas": lambda folder: written(folder, arrow().to_pandas().to_parquet),
    "parquet of duckdb": lambda folder: written(folder, lambda path: duckdb.from_arrow(arrow()).write_parquet(str(path))),
    "polars in chunks": lambda folder: pl.concat([pl.DataFrame(arrow())[start : start + 9] for start in range(0, arrow().num_rows, 9)], rechunk=False),
    "polars, a closed set": lambda folder: pl.DataFrame(arrow()).with_columns(pl.col("action").cast(pl.Enum(sorted(set(arrow()["action"].to_pylist()))))),
    "polars, moments for days": lambda folder: pl.DataFrame(arrow()).with_columns(pl.col("on", "issued").cast(pl.Datetime("ms"))),
    "pandas, types of Arrow": lambda folder: arrow().to_pandas(types_mapper=pd.ArrowDtype),
    "pandas, types with nulls": lambda folder: arrow().to_pandas().convert_dtypes(),
    "duckdb reader": lambda folder: duckdb.from_arrow(arrow()).to_arrow_reader(100),
}


def written(folder: Path, write: Callable[[Path], Any]) -> Path:
    write(folder / "log.parquet")
    return folder / "log.parquet"


@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize("threads", [1, 3])
def test_every_form_of_a_log_gives_the_findings_of_the_text(form: str, threads: int, tmp_path: Path) -> None:
    result = replay(FORMS[form](tmp_path), threads=threads)
    assert found(result) == expected()
    errors = [line for line, answer in enumerate(replay_text(SAMPLE.read_bytes(), services=SERVICES).splitlines(), 1) if '"error":' in answer]
    assert [row["line"] for row in result.errors] == errors
    assert len(result.decisions) == len(events()) - len(errors)


def test_a_result_goes_into_every_library() -> None:
    result = replay(SAMPLE, language="sv")
    lines = [row[0] for row in expected()]
    table = result.to_arrow()
    assert table.column_names == ["line", "provider", "course", "client", "action", "on", "allowed", "rule", "effect", "due", "values", "message"]
    assert [str(kind) for kind in table.schema.types] == ["int64", *["string"] * 4, "date32[day]", "bool", "string", "string", "date32[day]", "string", "string"]
    assert table["line"].to_pylist() == lines
    assert result.to_polars()["line"].to_list() == lines
    frame = result.to_pandas()
    assert frame["line"].tolist() == lines and frame["message"].notna().all()
    assert duckdb.from_arrow(table).count("*").fetchall() == [(len(lines),)]
    assert len(result) == len(lines) and [row["line"] for row in result] == lines
    assert sum(row["count"] for row in result.summary()) == len(lines)
    assert result.summary()[0]["effect"] == "prohibition"
    html = result._repr_html_()
    assert html.count("<tr>") == 21 and f"20 of {len(lines)} rows" in html
    assert repr(result) == f"<Result: {len(lines)} findings>"


def test_decisions_and_errors_have_a_row_a_line() -> None:
    log = [
        {"on": "2026-01-02", "provider": "P1", "action": "change_provider", "client": "K1", "service": "kela.family-carers"},
        {"on": "2026-01-03", "provider": "P1", "action": "confirm_course", "course": "C1"},
        {"on": "2026-01-03", "action": "confirm_course", "course": "C1"},
    ]
    result = replay(log, language="fi")
    assert list(result.decisions) == [{"line": 1, "provider": "P1", "action": "change_provider", "on": date(2026, 1, 2), "allowed": False}]
    errors = list(result.errors)
    assert [(row["line"], row["code"], row["field"]) for row in errors] == [(2, "unknown_course", "course"), (3, "missing_field", "provider")]
    assert errors[1]["message"] == "pakollinen kenttä puuttuu: `provider`"
    assert len(replay(log, decisions=False).decisions) == 0


def test_columns_are_renamed_and_kept() -> None:
    table = arrow().rename_columns([{"on": "pvm", "provider": "tuottaja"}.get(name, name) for name in arrow().column_names])
    table = table.append_column("region", pa.array([f"region {row % 3}" for row in range(table.num_rows)])).append_column("score", pa.array([row / 2 for row in range(table.num_rows)]))
    result = replay(table, columns={"pvm": "on", "tuottaja": "provider"}, keep=["region", "score"])
    assert found(result) == expected()
    for row in result:
        assert (row["region"], row["score"]) == (f"region {(row['line'] - 1) % 3}", (row["line"] - 1) / 2)
    unknown = replay(table, columns={"pvm": "on", "tuottaja": "provider"}, keep=["score"])
    assert {(row["code"], row["field"]) for row in unknown.errors} == {("unknown_field", "region")}
    assert len(unknown.errors) == table.num_rows


@pytest.mark.parametrize(
    ("asked", "told"),
    [
        ({"keep": ["no_such"]}, "the table has no column `no_such`, which `keep` names"),
        ({"columns": {"onn": "on"}}, "the table has no column `onn`, which `columns` names"),
        ({"keep": ["office", "office"]}, "`keep` names the column `office` twice"),
        ({"columns": {"office": "provider"}}, "two columns of the table are named `provider`"),
        ({"columns": {"office": "x", "contact": "x"}}, "two columns of the table are named `x`"),
        ({"keep": ["provider"]}, "the result already has a column `provider`"),
    ],
)
@pytest.mark.parametrize("form", ["pyarrow", "csv", "no rows", "csv of no rows"])
def test_a_column_that_is_not_there_or_stands_twice_is_named(form: str, asked: dict[str, Any], told: str, tmp_path: Path) -> None:
    row = {"on": ["2026-01-02"], "provider": ["P1"], "action": ["confirm_course"], "course": ["C1"], "office": ["O1"], "contact": ["x"]}
    table = pa.table(row)
    if "csv" in form:
        lines = [",".join(row), ",".join(cells[0] for cells in row.values())]
        (tmp_path / "log.csv").write_text("\n".join(lines[: 1 if "no rows" in form else 2]))
    with pytest.raises(ValueError, match=re.escape(told)):
        replay(tmp_path / "log.csv" if "csv" in form else table.slice(0, 0) if form == "no rows" else table, **asked)


def test_only_tables_have_columns_and_a_text_is_no_list_of_words() -> None:
    for log in (SAMPLE, events()):
        for asked in ({"keep": ["region"]}, {"columns": {"a": "on"}}):
            with pytest.raises(ValueError, match="JSON Lines and mappings have none"):
                replay(log, **asked)
    for name, text in (("keep", "office"), ("effects", "right")):
        with pytest.raises(TypeError, match="must be a list of strings, not one string"):
            replay(arrow(), **{name: text})


def test_a_column_that_is_kept_and_is_a_field_is_both() -> None:
    table = arrow()
    result = replay(table, keep=["target_group", "places"])
    assert found(result) == expected() and len(result.errors) == len(replay(table).errors)
    places = table["places"].to_pylist()
    assert [row["places"] for row in result] == [places[row["line"] - 1] for row in result]
    assert any(row["places"] for row in result)
    # A column of the caller's own that is called like a field is kept under its name when it is renamed.
    own = table.drop_columns(["target_group"]).append_column("office", pa.array([7] * table.num_rows)) if "office" not in table.column_names else None
    if own is not None:
        assert {row["office"] for row in replay(own, keep=["office"], columns={"office": "my own"})} == {7}


def test_a_struct_with_a_field_twice_is_refused() -> None:
    period = pa.StructArray.from_arrays([pa.array(["digital"]), pa.array(["2026-05-04"]), pa.array(["2026-05-08"])], names=["kind", "start", "start"])
    periods = pa.ListArray.from_arrays([0, 1], period)
    table = pa.table({"on": ["2026-01-02"], "provider": ["P1"], "action": ["reschedule_course"], "course": ["C1"], "periods": periods})
    with pytest.raises(ValueError, match="the values of the column `periods` have two fields `start`"):
        replay(table)


@pytest.mark.parametrize("threads", [0, -1])
def test_no_thread_at_all_is_refused(threads: int) -> None:
    with pytest.raises(ValueError, match="`threads` must be 1 or more"):
        replay(SAMPLE, threads=threads)


def test_a_long_replay_is_interrupted() -> None:
    # In a notebook the stop button is this signal; the table is read in Rust, piece by piece.
    code = (
        "import signal, threading, time, os, pyarrow as pa, rehab_rules\n"
        "row = dict(on='2026-01-02', provider='P1', action='change_provider', client='K1', service='kela.family-carers')\n"
        "table = pa.table({name: pa.array([cell]).dictionary_encode().take(pa.array([0] * 1_000_000, pa.int32())) for name, cell in row.items()})\n"
        "long = pa.concat_tables([table] * 100)\n"
        "threading.Timer(1, os.kill, (os.getpid(), signal.SIGINT)).start()\n"
        "begun = time.monotonic()\n"
        "try:\n"
        "    rehab_rules.replay(long, effects=['right'], decisions=False, threads=1)\n"
        "except KeyboardInterrupt:\n"
        "    print('interrupted', time.monotonic() - begun)\n"
    )
    told = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True, timeout=60).stdout
    assert told.startswith("interrupted ") and float(told.split()[1]) < 10


def test_more_threads_than_are_of_use_are_not_begun() -> None:
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    assert found(replay(arrow(), threads=100_000)) == expected()
    assert resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before < 200_000


def test_an_empty_table_and_one_of_one_row() -> None:
    empty = replay(arrow().slice(0, 0))
    assert (len(empty), len(empty.decisions), len(empty.errors), empty.to_arrow().num_columns) == (0, 0, 0, 12)
    assert (empty._repr_html_(), empty.summary()) == ("<p>No rows.</p>", [])
    assert len(replay(arrow().slice(0, 1)).decisions) == 1
    assert len(replay([])) == 0
    assert replay(arrow().append_column("region", pa.array(["x"] * arrow().num_rows)).slice(0, 0), keep=["region"]).to_arrow().num_columns == 13


@pytest.mark.parametrize("make", [pl.DataFrame, lambda table: table.to_pandas(), duckdb.from_arrow, lambda table: table.to_reader()], ids=["polars", "pandas", "duckdb", "reader"])
@pytest.mark.parametrize("rows", [0, 1])
def test_no_row_and_one_row_of_every_library(make: Callable[[pa.Table], Any], rows: int) -> None:
    for threads in (1, 2):
        result = replay(make(arrow().slice(0, rows)), threads=threads)
        assert (len(result.decisions), len(result.errors)) == (rows, 0)
        assert found(result) == [row for row in expected() if row[0] <= rows]
        assert result.to_arrow().num_rows == result.to_polars().height == len(result.to_pandas()) == len(result)


def test_a_table_of_nulls_lacks_everything() -> None:
    table = pa.table({name: pa.nulls(3) for name in ("on", "provider", "action")})
    assert [(row["line"], row["code"], row["field"]) for row in replay(table).errors] == [(line, "missing_field", "action") for line in (1, 2, 3)]


@pytest.mark.parametrize(
    ("column", "values", "code", "field"),
    [
        ("on", pa.array([datetime(2026, 1, 2, 12)]), "invalid_date", "on"),
        ("on", pa.array(["2026-02-30"]), "invalid_date", "on"),
        ("on", pa.array([datetime(2026, 1, 2)], pa.timestamp("us", "Europe/Helsinki")), "invalid_date", "on"),
        ("on", pa.array([None], pa.date32()), "missing_field", "on"),
        ("on", pa.array([date(2200, 1, 1)]), "invalid_date", "on"),
        ("places", pa.array([24.5]), "invalid_value", "places"),
        ("places", pa.array([2**63], pa.uint64()), "invalid_value", "places"),
        ("places", pa.array([float("nan")]), "missing_field", "places"),
        ("places", pa.array(["24.5"]), "invalid_value", "places"),
        ("service", pa.array([1]), "unknown_service", "service"),
        ("service", pa.array([1.5]), "invalid_value", "service"),
        ("service", pa.array([b"x"]), "unknown_service", "service"),
        ("service", pa.array([b"\xff"]), "invalid_value", "service"),
        ("action", pa.array(["declare"]), "unknown_action", "action"),
    ],
)
def test_what_a_column_cannot_be_is_named(column: str, values: pa.Array, code: str, field: str) -> None:
    row = {"on": ["2026-01-02"], "provider": ["P1"], "action": ["declare_capacity"], "service": ["kela.family-carers"], "year": [2026.0], "places": ["24"]}
    assert len(replay(pa.table(row)).errors) == 0
    (error,) = replay(pa.table(row | {column: values})).errors
    assert (error["line"], error["code"], error["field"]) == (1, code, field)


def test_a_null_in_a_list_and_a_field_of_another_action_are_errors() -> None:
    row = {"on": ["2026-01-02"], "provider": ["P1"], "action": ["set_target_groups"], "course": ["C1"], "target_groups": [["a", None]]}
    (error,) = replay(pa.table(row)).errors
    assert (error["code"], error["field"]) == ("invalid_value", "target_groups[1]")
    (error,) = replay(pa.table(row | {"client": ["K1"]})).errors
    assert (error["code"], error["field"]) == ("unknown_field", "client")
    periods = {"action": ["reschedule_course"], "target_groups": [None], "periods": ['[{"kind":"digital","start":"2026-05-04"}]']}
    (error,) = replay(pa.table(row | periods)).errors
    assert (error["code"], error["field"]) == ("missing_field", "periods[0].end")


def test_what_is_no_log_is_a_type_error() -> None:
    with pytest.raises(TypeError, match="not a LazyFrame; collect it first"):
        replay(pl.LazyFrame({"on": ["2026-01-02"]}))
    with pytest.raises(TypeError, match="not a dict$"):
        replay({"on": "2026-01-02"})
    with open(SAMPLE, encoding="utf-8") as text, pytest.raises(TypeError, match='with mode "rb"'):
        replay(text)
    with pytest.raises(TypeError, match="must be a mapping"):
        replay(["text"])


@pytest.mark.parametrize("threads", [1, 2])
def test_an_audit_of_a_table_is_that_of_the_text(threads: int) -> None:
    day = date(2024, 8, 29)
    findings, errors = audit_text(SAMPLE.read_bytes(), day, services=SERVICES)
    assert errors == ""
    keys = ("provider", "rule", "effect", "course", "client", "due")
    text = [tuple(json.loads(line).get(key) for key in keys) for line in findings.splitlines()]
    assert text
    for log in (SAMPLE, arrow()):
        result = audit(log, day, threads=threads)
        table = [tuple(value.isoformat() if isinstance(value, date) else value for value in (row[key] for key in keys)) for row in result]
        assert table == text
        assert {row["line"] for row in result} == {None} and len(result.decisions) == 0
    near = audit(SAMPLE, day, within=30)
    assert 0 < len(near) < len(text)
    for beyond in (-1, 10**12):
        with pytest.raises(ValueError, match="`within` must be a number of days"):
            audit(SAMPLE, day, within=beyond)


def test_effects_are_chosen_and_a_wrong_word_is_refused() -> None:
    broken = replay(SAMPLE, effects=["prohibition", "violation"])
    assert found(broken) == [row for row in expected() if row[8] in ("prohibition", "violation")]
    with pytest.raises(ValueError, match="`broken` is not a valid effect"):
        replay(SAMPLE, effects=["broken"])
    with pytest.raises(InputError):
        replay(SAMPLE, services=["{}"])


@pytest.mark.parametrize("path", sorted(VECTORS.glob("*.log.jsonl")), ids=lambda path: path.name[:3])
def test_every_vector_gives_the_same_lines_and_errors_as_a_file(path: Path) -> None:
    answers = [json.loads(line) for line in replay_text(path.read_bytes()).splitlines()]
    result = replay(path, threads=2, services=None)
    assert [(row["line"], row["allowed"]) for row in result.decisions] == [(answer["line"], answer["allowed"]) for answer in answers if "allowed" in answer]
    assert [(row["line"], row["code"], row["field"], row["message"]) for row in result.errors] == [
        (answer["line"], answer["error"]["code"], answer["error"].get("field"), answer["error"]["message"]) for answer in answers if "error" in answer
    ]
    assert [(row["line"], row["rule"], json.loads(row["values"])) for row in result] == [(answer["line"], finding["rule"], finding["values"]) for answer in answers for finding in answer.get("findings", [])]


def test_a_million_rows_are_judged_as_many_providers(tmp_path: Path) -> None:
    one = pl.from_arrow(arrow())
    assert isinstance(one, pl.DataFrame)
    times = 1_000_000 // one.height + 1
    many = pl.concat([one.with_columns((pl.col("provider") + f"-{number}").alias("provider")) for number in range(times)])
    assert many.height >= 1_000_000
    result = replay(many, effects=["prohibition"], decisions=False)
    many.write_parquet(tmp_path / "log.parquet")
    assert replay(tmp_path / "log.parquet", effects=["prohibition"], decisions=False).to_arrow() == result.to_arrow()
    assert len(result) == times * sum(row[8] == "prohibition" for row in expected())
    assert result.summary() == [row | {"count": row["count"] * times} for row in replay(one, effects=["prohibition"]).summary()]


def test_the_audit_of_a_table_is_that_of_a_provider_fed_event_by_event() -> None:
    provider = Provider(events()[0]["provider"], services=SERVICES)
    day = date(2024, 8, 29)
    for event in events():
        on = date.fromisoformat(event["on"])
        if event["provider"] == provider.id and on <= day:
            provider.apply({key: value for key, value in event.items() if key not in ("on", "provider")}, on)
    of_table = [(row["rule"], row["course"], row["client"], row["due"]) for row in audit(SAMPLE, day) if row["provider"] == provider.id]
    for same in (provider, Provider.from_snapshot(provider.snapshot(), services=SERVICES)):
        assert [(finding.rule, finding.course, finding.client, finding.due) for finding in same.audit(day)] == of_table
    assert len(of_table) > 20


@pytest.mark.parametrize("make", [as_csv, as_parquet])
@pytest.mark.parametrize("words", [["replay"], ["audit", "--as-of", "2024-08-29"], ["search", "--as-of", "2024-08-29"], ["replay", "--sort", "--remedies"]], ids=" ".join)
@pytest.mark.parametrize("form", ["jsonl", "table"])
def test_the_command_line_reads_tables_as_it_reads_lines(make: Callable[[Path], Path], words: list[str], form: str, tmp_path: Path, command: Command) -> None:
    more = [*words[1:], "--format", form, "--service", VECTORS.parent / "sample" / "services.json"]
    assert command(words[0], make(tmp_path), *more) == command(words[0], SAMPLE, *more)


def test_what_is_wrong_in_a_table_is_wrong_on_the_command_line_too(tmp_path: Path, command: Command) -> None:
    rows = [
        {"on": "2026-01-02", "provider": "P1", "action": "declare_capacity", "service": "kela.family-carers", "year": "2026", "places": places}
        for places in ("24", "24.5", "vier\nund \"zwanzig\"", "1e1", "", "1000001")
    ]
    path = tmp_path / "log.csv"
    with open(path, "w", newline="", encoding="utf-8") as file:
        writer = csv.DictWriter(file, list(rows[0]))
        writer.writeheader()
        writer.writerows(rows)
    told = [json.loads(line) for line in command("replay", path, "--format", "jsonl").out.splitlines()]
    errors = [(row["line"], row["code"], row["field"]) for row in replay(path).errors]
    assert errors == [(2, "invalid_value", "places"), (3, "invalid_value", "places"), (4, "invalid_value", "places"), (5, "missing_field", "places"), (6, "invalid_value", "places")]
    assert [(answer["line"], answer["error"]["code"], answer["error"]["field"]) for answer in told if "error" in answer] == errors
    table = pa.table({"on": [datetime(2026, 1, 2, 12)], "provider": ["P1"], "action": ["confirm_course"], "course": ["C1"]})
    pq.write_table(table, tmp_path / "log.parquet")
    assert '"code":"invalid_date","field":"on"' in command("replay", tmp_path / "log.parquet", "--format", "jsonl").out


@pytest.mark.parametrize("words", [["replay"], ["replay", "--effect", "right"], ["audit", "--as-of", "2024-08-29", "--within", "30"]], ids=" ".join)
def test_findings_are_written_as_csv_and_parquet(words: list[str], tmp_path: Path, command: Command) -> None:
    more = [*words[1:], "--service", VECTORS.parent / "sample" / "services.json", "--language", "fi"]
    lines = command(words[0], SAMPLE, *more, "--format", "jsonl")
    text = command(words[0], SAMPLE, *more, "--format", "csv")
    assert command(words[0], SAMPLE, *more, "--format", "parquet", "--output", tmp_path / "out.parquet").status == text.status == lines.status
    rows = list(csv.DictReader(text.out.splitlines()))
    table = pq.read_table(tmp_path / "out.parquet").to_pylist()

    def plain(value: Any) -> str:
        return "" if value is None else str(value).lower() if isinstance(value, bool) else str(value)

    assert rows == [{name: plain(value) for name, value in row.items()} for row in table]
    decisions = [json.loads(line) for line in lines.out.splitlines()]
    findings = [finding for decision in decisions for finding in decision.get("findings", [decision] if "rule" in decision else [])]
    assert [(row["rule"], row["message"]) for row in rows] == [(finding["rule"], finding["message"]) for finding in findings]
    assert rows


def test_a_malformed_line_of_a_file_of_findings_goes_to_standard_error(tmp_path: Path, command: Command) -> None:
    log = tmp_path / "log.jsonl"
    log.write_text('{"on":"2026-01-02"}\n')
    answer = command("replay", log, "--format", "csv")
    assert (answer.status, answer.out) == (2, "line,provider,course,client,action,on,allowed,rule,effect,due,values,message\n")
    assert answer.err == "rehab-rules: line 1: a required field is missing: `action` (missing_field, action)\n"
    assert command("replay", log, "--format", "csv", "--language", "fi").err.startswith("rehab-rules: rivi 1: ")


@pytest.mark.parametrize("rows", [1, 3, 500])
def test_batches_of_any_size_give_the_same_findings_each_with_the_columns_kept(rows: int) -> None:
    table = arrow()
    table = table.append_column("row", pa.array(range(table.num_rows)))
    empty = table.slice(0, 0).to_batches() or [pa.RecordBatch.from_pylist([], schema=table.schema)]
    batches = [part for batch in table.to_batches(max_chunksize=rows) for part in (batch, *empty)]
    result = replay(pa.Table.from_batches(batches), keep=["row"], threads=2)
    assert found(result) == expected()
    assert all(row["row"] == row["line"] - 1 for row in result)


def test_two_columns_of_one_name_are_refused_and_none_is_guessed() -> None:
    table = pa.table({"on": ["2026-01-02"], "provider": ["P1"], "action": ["confirm_course"], "course": ["C1"], "line": [7], "other": ["P2"]})
    with pytest.raises(ValueError, match="two columns of the table are named `provider`"):
        replay(table, columns={"other": "provider"})
    with pytest.raises(ValueError, match="the result already has a column `line`"):
        replay(table, keep=["line"])


def test_a_null_of_pandas_is_absent_and_much_that_is_found_is_put_aside() -> None:
    event = {"on": "2026-01-02", "provider": "P1", "action": "confirm_course", "course": "C1", "office": float("nan")}
    assert [row["code"] for row in replay([event]).errors] == ["unknown_course"]
    many = replay(event for _ in range(200_000))
    assert len(many.errors) == 200_000 and next(iter(many.errors))["line"] == 1


@pytest.mark.parametrize(
    ("name", "content", "told"),
    [
        ("log.csv", b"on,provider\n2026-01-02,\"P1\n", "row 1 opens a quotation mark that is never closed"),
        ("log.csv", b"", "the file is empty"),
        ("log.csv", b"on,provider,provider\n2026-01-02,P1,P2\n", "two columns of the table are named `provider`"),
        ("log.csv", b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR", "the header is not UTF-8"),
        ("log.tsv", b"PK\3\4\x14\0\0\0\x08\0\xe4", "this is a spreadsheet or a ZIP archive, not delimited text"),
        ("log.parquet", b"no parquet", "this is not a Parquet file"),
        ("log.parquet", b"", "this is not a Parquet file"),
        ("log.parquet", b"PAR1 and no more", "this Parquet file cannot be read: "),
        ("log.jsonl", b"PAR1 and no more", "this is a Parquet file, not JSON Lines"),
        ("log.jsonl", b"\x1f\x8b\x08", "this is a gzip file, not JSON Lines"),
    ],
)
@pytest.mark.parametrize("form", ["table", "jsonl", "csv", "html"])
def test_a_table_that_cannot_be_read_is_one_line_and_exit_status_3(name: str, content: bytes, told: str, form: str, tmp_path: Path, command: Command) -> None:
    path = tmp_path / name
    path.write_bytes(content)
    answer = command("replay", path, "--format", form)
    assert (answer.status, answer.out) == (3, "")
    assert answer.err.startswith(f"rehab-rules: {path}: ") and told in answer.err and answer.err.count("\n") == 1
    with pytest.raises(ValueError, match=told):
        replay(path)


def test_a_parquet_file_that_is_damaged_within_is_one_line(tmp_path: Path, command: Command) -> None:
    path = tmp_path / "log.parquet"
    pq.write_table(pa.table({"on": [f"2026-01-{day:02}" for day in range(1, 29)]}), path)
    content = bytearray(path.read_bytes())
    content[30:200] = bytes(170)
    path.write_bytes(content)
    answer = command("replay", path, "--format", "csv")
    assert (answer.status, answer.out) == (3, "")
    assert answer.err.startswith(f"rehab-rules: {path}: ") and answer.err.count("\n") == 1 and "Traceback" not in answer.err


def test_a_polars_column_of_nothing_but_nulls_is_a_field_not_told() -> None:
    event: dict[str, Any] = {"on": "2026-01-02", "provider": "P1", "action": "end_rehabilitation", "client": "K1", "service": "kela.family-carers", "agreed": None, "target_groups": []}
    result = replay(pl.DataFrame([event, event | {"target_groups": None}]))
    assert [(error["line"], error["code"], error["field"]) for error in result.errors] == [(1, "unknown_field", "target_groups")]
    assert [(row["line"], row["rule"]) for row in result] == [(2, "client/decision-received")]
