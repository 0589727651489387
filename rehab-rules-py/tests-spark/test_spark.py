"""Spark and one process say the same: of the sample, of what is malformed, and of a million events."""

import json
import os
import re
import sys
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq
import pytest
import rehab_rules
from pyspark.sql import DataFrame, SparkSession
from rehab_rules import InputError, ServiceDescription
from rehab_rules import spark as rehab_spark

SAMPLE = Path(__file__).parents[2] / "tests" / "sample"
SERVICES = [ServiceDescription.from_file(SAMPLE / "services.json")]
DAY = date(2024, 9, 3)
EVENTS = 1_000_000


@pytest.fixture(scope="session")
def session() -> Iterator[SparkSession]:
    os.environ["PYSPARK_PYTHON"] = sys.executable
    builder = SparkSession.builder.master("local[2]").appName("rehab-rules")
    for name, value in {
        "spark.driver.host": "127.0.0.1",
        "spark.driver.bindAddress": "127.0.0.1",
        "spark.driver.memory": "2g",
        "spark.ui.enabled": "false",
        "spark.sql.shuffle.partitions": "8",
        "spark.sql.session.timeZone": "UTC",
    }.items():
        builder = builder.config(name, value)
    session = builder.getOrCreate()
    session.sparkContext.setLogLevel("ERROR")
    yield session
    session.stop()


def sample() -> pa.Table:
    """The sample as a table: texts and numbers as they stand in the log, lists as JSON, and the number of the line."""
    rows = [json.loads(line) for line in (SAMPLE / "log.jsonl").read_text("utf-8").splitlines()]
    names = dict.fromkeys(name for row in rows for name in row)
    flat = [{name: json.dumps(value) if isinstance(value, list) else value for name, value in row.items()} for row in rows]
    table = pa.table({name: [row.get(name) for row in flat] for name in names})
    return table.append_column("line", pa.array(range(1, len(rows) + 1), pa.int64()))


def rows(table: pa.Table) -> list[tuple[Any, ...]]:
    """The rows in an order that hangs on nothing but what they say."""
    return sorted(zip(*(table[name].to_pylist() for name in table.column_names), strict=True), key=repr)


def as_spark(session: SparkSession, table: pa.Table, folder: Path) -> DataFrame:
    path = folder / "log.parquet"
    pq.write_table(table, path, row_group_size=100_000)
    # Spark may read it in any order.
    return session.read.parquet(str(path)).repartition(7, "action")


@pytest.mark.parametrize("mode", ["enforce", "observe"])
def test_a_replay_of_the_sample_finds_what_one_process_finds(mode: Any, session: SparkSession, tmp_path: Path) -> None:
    one = rehab_rules.replay(sample().drop_columns(["line"]), mode=mode, services=SERVICES, language="fi")
    many = rehab_spark.replay(as_spark(session, sample(), tmp_path), mode=mode, services=SERVICES, language="fi")
    assert len(one) > 300 and rows(many.findings.toArrow()) == rows(one.to_arrow())
    assert many.errors.count() == len(one.errors) == 0
    assert many.findings.columns == one.to_arrow().column_names


@pytest.mark.parametrize("within", [None, 30])
def test_an_audit_of_the_sample_finds_what_one_process_finds(within: int | None, session: SparkSession, tmp_path: Path) -> None:
    one = rehab_rules.audit(sample().drop_columns(["line"]), DAY, within=within, services=SERVICES, language="sv")
    many = rehab_spark.audit(as_spark(session, sample(), tmp_path), DAY, within=within, services=SERVICES, language="sv")
    assert len(one) > 5 and rows(many.findings.toArrow()) == rows(one.to_arrow())


def test_malformed_lines_keep_their_numbers(session: SparkSession, tmp_path: Path) -> None:
    table = sample()
    actions = table["action"].to_pylist()
    providers = table["provider"].to_pylist()
    actions[10], providers[20], actions[30] = "rename_course", None, None
    for name, column in (("action", actions), ("provider", providers)):
        table = table.set_column(table.column_names.index(name), name, pa.array(column))
    one = rehab_rules.replay(table.drop_columns(["line"]), services=SERVICES)
    many = rehab_spark.replay(as_spark(session, table, tmp_path), services=SERVICES)
    assert rows(many.errors.toArrow()) == rows(one.errors.to_arrow()) and {11, 21, 31} <= {row.line for row in many.errors.collect()}
    assert rows(many.findings.toArrow()) == rows(one.to_arrow())
    audited = rehab_spark.audit(as_spark(session, table, tmp_path), DAY, services=SERVICES)
    assert rows(audited.errors.toArrow()) == rows(one.errors.to_arrow())


def test_names_of_your_own_and_columns_of_your_own(session: SparkSession, tmp_path: Path) -> None:
    table = sample().rename_columns([{"provider": "tuottaja", "line": "rivi"}.get(name, name) for name in sample().column_names])
    table = table.append_column("alue", pa.array(["A", "B", None, "C"] * 100)[: table.num_rows])
    many = rehab_spark.replay(as_spark(session, table, tmp_path), line="rivi", columns={"tuottaja": "provider"}, keep=["alue"], services=SERVICES, effects=["prohibition"])
    one = rehab_rules.replay(table.drop_columns(["rivi"]), columns={"tuottaja": "provider"}, keep=["alue"], services=SERVICES, effects=["prohibition"])
    assert len(one) > 5 and rows(many.findings.toArrow()) == rows(one.to_arrow())


def test_what_is_wrong_is_told_before_anything_runs(session: SparkSession, tmp_path: Path) -> None:
    df = as_spark(session, sample(), tmp_path)
    with pytest.raises(ValueError, match="`order` is not an integer column"):
        rehab_spark.replay(df, line="order")
    with pytest.raises(ValueError, match="`area` is not a column that can be kept"):
        rehab_spark.replay(df, keep=["area"])
    with pytest.raises(InputError):
        rehab_spark.replay(df, services=["{}"])
    with pytest.raises(ValueError, match="`warning` is not a valid effect"):
        rehab_spark.audit(df, DAY, effects=["warning"])  # type: ignore[list-item]


def test_a_log_without_events(session: SparkSession, tmp_path: Path) -> None:
    many = rehab_spark.replay(as_spark(session, sample().slice(0, 0), tmp_path), services=SERVICES)
    assert many.findings.count() == 0 and many.errors.count() == 0


def test_a_million_events_give_the_findings_of_one_process(session: SparkSession, tmp_path: Path) -> None:
    table = sample()
    times = EVENTS // table.num_rows + 1
    providers = table["provider"].to_pylist()
    place = table.column_names.index("provider")
    copies = [table.set_column(place, "provider", pa.array([f"{provider}-{number}" for provider in providers])) for number in range(times)]
    many_rows = pa.concat_tables(copies).combine_chunks()
    many_rows = many_rows.set_column(many_rows.column_names.index("line"), "line", pa.array(range(1, many_rows.num_rows + 1), pa.int64()))
    assert many_rows.num_rows >= EVENTS
    df = as_spark(session, many_rows, tmp_path)
    one = rehab_rules.replay(many_rows.drop_columns(["line"]), services=SERVICES, decisions=False).to_arrow()
    spark = rehab_spark.replay(df, services=SERVICES).findings.toArrow()
    order = [(name, "ascending") for name in ("line", "rule", "effect", "course", "client", "values")]
    assert one.num_rows > EVENTS and spark.select(one.column_names).cast(one.schema).sort_by(order).equals(one.sort_by(order))
    audited = rehab_spark.audit(df, DAY, services=SERVICES).findings.toArrow()
    order = [(name, "ascending") for name in ("provider", "rule", "effect", "course", "client", "due", "values")]
    expected = rehab_rules.audit(many_rows.drop_columns(["line"]), DAY, services=SERVICES).to_arrow()
    assert expected.num_rows > 100_000 and audited.cast(expected.schema).sort_by(order).equals(expected.sort_by(order))


def test_the_page_on_scale_writes_its_findings(session: SparkSession, tmp_path: Path) -> None:
    page = (Path(__file__).parents[2] / "docs" / "how-to" / "scale.md").read_text(encoding="utf-8")
    (block,) = (text for text in re.findall(r"```python\n(.*?)```", page, re.DOTALL) if "spark.replay" in text)
    findings = str(tmp_path / "findings")
    # A client without a decision, of a service that needs no description of its own.
    event = {"line": 1, "on": "2026-01-02", "provider": "P1", "action": "change_provider", "client": "K1", "service": "kela.family-carers"}
    exec(block.replace('"findings"', repr(findings)), {"df": as_spark(session, pa.Table.from_pylist([event]), tmp_path)})
    written = session.read.parquet(findings).collect()
    assert [(row.line, row.rule, row.effect) for row in written] == [(1, "client/decision-received", "prohibition")]
