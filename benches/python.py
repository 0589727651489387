"""What the Python package takes, beside others that do the same, measured in one run: python benches/python.py [EVENTS]

Tables: the log that `benches/examples/typed.rs` writes, replayed from Arrow, against the core's own replay of the same typed events.
Facts as columns: `evaluate_table` gives yes or no, the rules broken, days and places left; the others, written by hand, as it says.
One decision: may this client be attached to this course? The package decides from its state; the others are given the facts, and
check the same seven things. `pip install polars pyarrow pandas duckdb numpy pydantic zen-engine cedarpy` for all rows; what is missing is said.
"""

import json
import os
import subprocess
import sys
import tempfile
from collections.abc import Callable
from datetime import date
from pathlib import Path
from statistics import median
from time import perf_counter
from typing import Any, TypeAlias

from rehab_rules import Provider, evaluate_table, replay

ROOT = Path(__file__).resolve().parents[1]
SERVICE = "kela.family-carers"
RUNS = 5


def main() -> None:
    events = int(sys.argv[1].replace("_", "")) if len(sys.argv) > 1 else 1_000_000
    tables(events)
    cases(1_000_000)
    one_decision()


def tables(events: int) -> None:
    try:
        import polars as pl
    except ImportError:
        print("tables: polars is not installed")
        return
    with tempfile.TemporaryDirectory() as folder:
        log = Path(folder) / "log.jsonl"
        typed = ["cargo", "run", "--quiet", "--release", "--package", "rehab-rules-benches", "--example", "typed", "--", str(events // 19), str(log)]
        with subprocess.Popen(typed, cwd=ROOT, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as core:
            assert core.stdin is not None and core.stdout is not None
            count = int(core.stdout.readline())
            table = pl.read_ndjson(log, infer_schema_length=None).with_columns(pl.col("on", "issued").str.to_date()).to_arrow()
            asked = {
                "table in, findings out, all threads": {},
                "table in, findings out, one thread": {"threads": 1},
                "the same, only what is broken, all threads": {"effects": ["prohibition", "violation"]},
            }
            core_label = "the core, typed events, one thread"
            taken: dict[str, list[Times]] = {label: [] for label in (core_label, *asked)}
            for _ in range(RUNS):
                core.stdin.write("\n\n")
                core.stdin.flush()
                taken[core_label].append((float(core.stdout.readline()), float(core.stdout.readline())))
                for label, words in asked.items():
                    taken[label].append(twice(lambda words=words: replay(table, decisions=False, **words)))
            core.stdin.close()
    print(f"{count:,} events; medians of {RUNS} rounds, in each of which all take their turn; {os.cpu_count()} cores\n{FIRST_AND_AGAIN}")
    print_rows(taken, count)


def cases(rows: int) -> None:
    """May this client be attached? Seven rules and a time limit; whoever has months of its own adds them."""
    import numpy as np

    random = np.random.default_rng(1)
    day = np.datetime64("2026-01-05")
    groups = np.array(["carer-of-adult", "carer-of-child"])

    def days(first: int, last: int) -> Any:
        return (day + random.integers(first, last, rows)).astype("datetime64[D]")

    start = days(0, 400)
    facts: dict[str, Any] = {
        "on": days(0, 120), "start": start, "end": start + random.integers(100, 500, rows), "issued": days(-150, 0), "first_begun": days(-300, 0),
        "deleted": random.random(rows) < 0.01, "confirmed": random.random(rows) < 0.5, "on_open_course": random.random(rows) < 0.02,
        "left_another_course": np.zeros(rows, bool), "agreed": np.ones(rows, bool), "placed_on_duty_day": random.random(rows) < 0.5,
        "clients": random.integers(0, 13, rows), "group_size": random.integers(6, 13, rows),
        "target_group": groups[random.integers(0, 2, rows)], "group": groups[random.integers(0, 2, rows)],
    }  # fmt: skip
    facts["decided"] = random.random(rows) < 0.98
    runners: dict[str, Callable[[], Any]] = {}
    answers: dict[str, Any] = {}
    for label, make in (("polars", _by_polars), ("DuckDB", _by_duckdb), ("pandas", _by_pandas), ("NumPy", _by_numpy)):
        try:
            runners |= make(facts, answers)
        except ImportError as missing:
            print(f"{label}: {missing.name} is not installed")
    import polars as pl

    table = pl.DataFrame(facts).with_columns(pl.concat_list("group").alias("target_groups"))
    for threads, label in ((None, "all threads"), (1, "one thread")):
        runners[f"rehab_rules, evaluate_table, {label}"] = lambda threads=threads: evaluate_table(
            table, action="attach_client", service=SERVICE, threads=threads
        )
    allowed = evaluate_table(table, action="attach_client", service=SERVICE).to_polars()["allowed"].to_numpy()
    for label, run in answers.items():
        assert (np.asarray(run()) == allowed).all(), f"{label} answers otherwise"
    taken: dict[str, list[Times]] = {label: [] for label in runners}
    for _ in range(RUNS):
        for label, run in runners.items():
            taken[label].append(twice(run))
    print(f"\n{rows:,} rows: may this client be attached? medians of {RUNS} rounds; each answers the same yes or no for every row\n{FIRST_AND_AGAIN}")
    print_rows(taken, rows)


IDS = [
    "course/not-deleted", "course/not-ended", "client/decision-received", "client/on-one-course", "course/has-free-place",
    "client/in-target-group", "client/within-total-duration",
]  # fmt: skip


def _by_polars(facts: dict[str, Any], answers: dict[str, Any]) -> dict[str, Callable[[], Any]]:
    import polars as pl

    table, on = pl.DataFrame(facts), pl.col("on")
    decided = pl.col("decided")
    broken = [
        pl.col("deleted"),
        pl.col("end") < on,
        ~decided,
        pl.col("on_open_course"),
        pl.col("group_size") <= pl.col("clients"),
        decided & (pl.col("target_group") != pl.col("group")),
        decided & (pl.col("start") >= on) & (pl.col("end") > pl.col("first_begun").dt.offset_by("20mo")),
    ]
    late = decided & ~pl.col("placed_on_duty_day") & (pl.col("issued").dt.offset_by("6mo") < on)
    ids = pl.concat_list(pl.when(one).then(pl.lit(rule)) for one, rule in zip(broken, IDS, strict=True)).list.drop_nulls()
    answers["polars"] = lambda: table.select(~pl.any_horizontal(broken)).to_series().to_numpy()
    return {
        "polars, its own months, yes or no and late": lambda: table.select(~pl.any_horizontal(broken), late.alias("late")),
        "polars, with the list of broken rules": lambda: table.select(~pl.any_horizontal(broken), ids.alias("rules"), late.alias("late")),
    }


def _by_duckdb(facts: dict[str, Any], answers: dict[str, Any]) -> dict[str, Callable[[], Any]]:
    import duckdb
    import polars as pl

    table = duckdb.from_arrow(pl.DataFrame(facts).to_arrow())
    broken = (
        'deleted OR "end" < "on" OR NOT decided OR on_open_course OR group_size <= clients OR (decided AND target_group <> "group") '
        'OR (decided AND "start" >= "on" AND "end" > first_begun + INTERVAL 20 MONTH)'
    )
    late = 'decided AND NOT placed_on_duty_day AND issued + INTERVAL 6 MONTH < "on"'
    return {"DuckDB, its own months, yes or no and late": lambda: table.project(f"NOT ({broken}) AS allowed, {late} AS late").fetchnumpy()}


def _by_pandas(facts: dict[str, Any], answers: dict[str, Any]) -> dict[str, Callable[[], Any]]:
    import pandas as pd

    f = pd.DataFrame(facts)

    def run() -> Any:
        limit, due = f["first_begun"] + pd.DateOffset(months=20), f["issued"] + pd.DateOffset(months=6)
        decided = f["decided"]
        other = decided & (f["target_group"] != f["group"])
        long = decided & (f["start"] >= f["on"]) & (f["end"] > limit)
        broken = f["deleted"] | (f["end"] < f["on"]) | ~decided | f["on_open_course"] | (f["group_size"] <= f["clients"]) | other | long
        return ~broken, decided & ~f["placed_on_duty_day"] & (due < f["on"])

    answers["pandas"] = lambda: run()[0].to_numpy()
    return {"pandas, its own months, yes or no and late": run}


def _by_numpy(facts: dict[str, Any], answers: dict[str, Any]) -> dict[str, Callable[[], Any]]:
    import numpy as np

    f = facts | {name: (facts[name] == "carer-of-adult") for name in ("target_group", "group")}

    def months(days: Any, count: int) -> Any:
        month = days.astype("datetime64[M]")
        within = (days - month.astype("datetime64[D]")).astype(int)
        last = (month + count + 1).astype("datetime64[D]") - 1
        return np.minimum((month + count).astype("datetime64[D]") + within, last)

    def run(limit: Any, due: Any) -> Any:
        decided = f["decided"]
        long = decided & (f["start"] >= f["on"]) & (f["end"] > limit)
        other = decided & (f["target_group"] != f["group"])
        broken = f["deleted"] | (f["end"] < f["on"]) | ~decided | f["on_open_course"] | (f["group_size"] <= f["clients"]) | other | long
        return ~broken, decided & ~f["placed_on_duty_day"] & (due < f["on"])

    limit, due = months(f["first_begun"], 20), months(f["issued"], 6)
    answers["NumPy"] = lambda: run(limit, due)[0]
    return {
        "NumPy, months by hand, yes or no and late": lambda: run(months(f["first_begun"], 20), months(f["issued"], 6)),
        "NumPy, the last days given": lambda: run(limit, due),
    }


def one_decision() -> None:
    provider = Provider("P1")
    for day, action in (
        (2, {"action": "declare_capacity", "service": SERVICE, "year": 2026, "places": 24}),
        (5, {"action": "receive_decision", "client": "K1", "service": SERVICE, "issued": "2025-12-29", "target_group": "carer-of-adult"}),
        (7, {"action": "create_course", "course": "C1", "service": SERVICE, "group_size": 8, "target_groups": ["carer-of-adult"], "year": 2026}),
        (8, {"action": "publish_course", "course": "C1", "checked": True}),
    ):
        provider.apply(action, date(2026, 1, day))
    attach, on = {"action": "attach_client", "course": "C1", "client": "K1"}, date(2026, 1, 9)
    assert provider.evaluate(attach, on).allowed
    ours = a_call(lambda: provider.evaluate(attach, on).allowed)
    print("\none decision: may this client be attached?")
    row("rehab_rules, Provider.evaluate", ours, ours)
    for name, make in (("pydantic, a model", by_pydantic), ("zen-engine, expressions", by_zen), ("cedarpy, a policy", by_cedar)):
        try:
            call = make()
        except ImportError as missing:
            print(f"{name}: {missing.name} is not installed")
            continue
        row(name, a_call(call), ours)


FACTS: dict[str, Any] = {
    "clients": 0, "group_size": 8, "published": True, "deleted": False, "has_decision": True, "same_service": True, "in_target_group": True,
    "on_another_course": False,
}  # fmt: skip


def by_pydantic() -> Callable[[], Any]:
    from pydantic import BaseModel, model_validator

    class Attach(BaseModel):
        clients: int
        group_size: int
        published: bool
        deleted: bool
        has_decision: bool
        same_service: bool
        in_target_group: bool
        on_another_course: bool

        @model_validator(mode="after")
        def is_allowed(self) -> "Attach":
            if self.deleted:
                raise ValueError("the course is deleted")
            if not self.published:
                raise ValueError("the course is not published")
            if not self.has_decision:
                raise ValueError("the client has no decision")
            if not self.same_service:
                raise ValueError("the course is of another service")
            if not self.in_target_group:
                raise ValueError("the client is in no target group of the course")
            if self.on_another_course:
                raise ValueError("the client is on a course already")
            if self.group_size <= self.clients:
                raise ValueError("the course is full")
            return self

    return lambda: Attach.model_validate(FACTS)


def by_zen() -> Callable[[], Any]:
    import zen

    allowed = "not deleted and published and has_decision and same_service and in_target_group and not on_another_course and clients < group_size"
    nodes = [
        {"id": "in", "type": "inputNode", "name": "in", "position": {"x": 0, "y": 0}},
        {"id": "rule", "type": "expressionNode", "name": "rule", "position": {"x": 0, "y": 0}, "content": {"expressions": [{"id": "e", "key": "allowed", "value": allowed}]}},
        {"id": "out", "type": "outputNode", "name": "out", "position": {"x": 0, "y": 0}},
    ]
    edges = [{"id": "1", "sourceId": "in", "targetId": "rule", "type": "edge"}, {"id": "2", "sourceId": "rule", "targetId": "out", "type": "edge"}]
    decision = zen.ZenEngine().create_decision(json.dumps({"nodes": nodes, "edges": edges}))
    assert decision.evaluate(FACTS)["result"]["allowed"] is True
    return lambda: decision.evaluate(FACTS)


def by_cedar() -> Callable[[], Any]:
    import cedarpy

    policy = """permit(principal, action == Action::"attach", resource) when {
        !context.deleted && context.published && context.has_decision && context.same_service && context.in_target_group
        && !context.on_another_course && context.clients < context.group_size };"""
    request = {"principal": 'Client::"K1"', "action": 'Action::"attach"', "resource": 'Course::"C1"', "context": FACTS}
    assert cedarpy.is_authorized(request, policy, []).allowed
    return lambda: cedarpy.is_authorized(request, policy, [])


def a_call(call: Callable[[], Any]) -> float:
    """Seconds of one call: the median of runs of a fifth of a second each."""
    calls = 1
    while timed(lambda: repeat(call, calls)) < 0.02:
        calls *= 2
    return median(timed(lambda: repeat(call, calls)) / calls for _ in range(10 * RUNS))


def repeat(call: Callable[[], Any], calls: int) -> None:
    for _ in range(calls):
        call()


def timed(call: Callable[[], Any]) -> float:
    """Seconds until the result stands; it is let go afterwards."""
    begun = perf_counter()
    result = call()
    taken = perf_counter() - begun
    del result
    return taken


Times: TypeAlias = tuple[float, float]
"""Seconds of a run when its turn comes, when the memory of its last one has gone back to the system, and of the same again at once."""

FIRST_AND_AGAIN = "  (when its turn comes, beside the first row; and the same again at once, when its memory is still at hand)"


def twice(call: Callable[[], Any]) -> Times:
    return timed(call), timed(call)


def print_rows(taken: dict[str, list[Times]], count: int) -> None:
    """A row for each: the medians, and the median of what it took for each time that the first row took."""
    beside = next(iter(taken.values()))
    for label, times in taken.items():
        shown = ""
        for one, other in zip(zip(*times, strict=True), zip(*beside, strict=True), strict=True):
            ratio = median(mine / first for mine, first in zip(one, other, strict=True))
            shown += f" {median(one) / count * 1e9:>9,.0f} ns {ratio:>6.2f} times"
        print(f"  {label:<48}{shown}")


def row(label: str, seconds: float, beside: float) -> None:
    print(f"  {label:<48} {seconds * 1e9:>9,.0f} ns {seconds / beside:>8.2f} times")


if __name__ == "__main__":
    main()
