"""What the Python package takes, beside others that do the same, measured in one run: python benches/python.py [EVENTS]

Tables: the log that `benches/examples/typed.rs` writes, replayed from Arrow, against the core's own replay of the same typed events.
One decision: may this client be attached to this course? The package decides from its state; the others are given the facts, and
check the same seven things. `pip install polars pyarrow pydantic zen-engine cedarpy` for all rows; what is missing is said.
"""

import json
import subprocess
import sys
import tempfile
from collections.abc import Callable
from datetime import date
from pathlib import Path
from statistics import median
from time import perf_counter
from typing import Any

from rehab_rules import Provider, replay

ROOT = Path(__file__).resolve().parents[1]
SERVICE = "kela.family-carers"
RUNS = 5


def main() -> None:
    events = int(sys.argv[1].replace("_", "")) if len(sys.argv) > 1 else 1_000_000
    tables(events)
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
        told = subprocess.run(typed, cwd=ROOT, check=True, capture_output=True, text=True).stdout.split()
        count, core = int(told[0]), float(told[1])
        table = pl.read_ndjson(log, infer_schema_length=None).with_columns(pl.col("on", "issued").str.to_date()).to_arrow()
    print(f"{count:,} events; medians of {RUNS} runs")
    row("the core, typed events, one thread", core / count, core / count)
    for label, asked in (
        ("table in, findings out, all threads", {"decisions": False}),
        ("table in, findings out, one thread", {"decisions": False, "threads": 1}),
        ("the same, only what is broken, all threads", {"decisions": False, "effects": ["prohibition", "violation"]}),
    ):
        taken = [timed(lambda asked=asked: replay(table, **asked)) for _ in range(RUNS)]
        row(label, median(taken) / count, core / count)


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
    begun = perf_counter()
    call()
    return perf_counter() - begun


def row(label: str, seconds: float, beside: float) -> None:
    print(f"  {label:<48} {seconds * 1e9:>9,.0f} ns {seconds / beside:>8.2f} times")


if __name__ == "__main__":
    main()
