"""Every field of every action, as the schema of an event has them, is read from tables as from JSON Lines."""

import csv
import json
from datetime import date
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq
import pytest
from conftest import VECTORS, Command
from rehab_rules import Result, replay

SCHEMA = json.loads((VECTORS.parents[1] / "docs" / "schemas" / "event.schema.json").read_text("utf-8"))
ACTIONS = {action["properties"]["action"]["const"]: action["properties"] for action in SCHEMA["oneOf"]}
PERIOD = pa.struct([("kind", pa.string()), ("start", pa.date32()), ("end", pa.date32())])


def of(shape: dict[str, Any]) -> dict[str, Any]:
    """What a field takes, without its null and its references."""
    for choices in (shape.get("anyOf"), shape.get("oneOf")):
        shape = shape if choices is None or any("const" in choice for choice in choices) else next(choice for choice in choices if choice.get("type") != "null")
    return of(SCHEMA["$defs"][shape["$ref"].rsplit("/")[-1]]) if "$ref" in shape else shape


def kind(shape: dict[str, Any]) -> str:
    kinds = of(shape).get("type", "string")
    return next(kind for kind in ([kinds] if isinstance(kinds, str) else kinds) if kind != "null")


def value(name: str, shape: dict[str, Any]) -> Any:
    """A value that the field takes."""
    shape = of(shape)
    match kind(shape):
        case "integer":
            return max(shape.get("minimum", 1), 1) if name != "year" else 2026
        case "boolean":
            return True
        case "array":
            items = of(shape["items"])
            return [{"kind": "digital", "start": "2026-05-04", "end": "2026-05-08"}] if "properties" in items else ["x"]
        case _:
            words = shape.get("enum") or [choice["const"] for choice in shape.get("oneOf", []) if "const" in choice]
            return "2026-05-04" if shape.get("format") == "date" else words[0] if words else "kela.family-carers" if name == "service" else "x"


EVENTS = [{"on": "2026-05-04", "provider": "P1", "action": action} | {name: value(name, shape) for name, shape in fields.items() if name != "action"} for action, fields in ACTIONS.items()]
NAMES = list(dict.fromkeys(name for event in EVENTS for name in event))
KINDS = {"on": "string", "provider": "string", "action": "string"} | {name: kind(shape) for fields in ACTIONS.values() for name, shape in fields.items()}


def as_lines(folder: Path) -> Path:
    path = folder / "log.jsonl"
    path.write_text("".join(json.dumps(event) + "\n" for event in EVENTS))
    return path


def as_csv(folder: Path) -> Path:
    path = folder / "log.csv"
    with open(path, "w", newline="", encoding="utf-8") as file:
        writer = csv.DictWriter(file, NAMES)
        writer.writeheader()
        writer.writerows({name: cell if isinstance(cell, str) else json.dumps(cell) for name, cell in event.items()} for event in EVENTS)
    return path


def as_table() -> pa.Table:
    def column(name: str) -> pa.Array:
        cells = [event.get(name) for event in EVENTS]
        if name == "periods":
            days = [cell and [period | {day: date.fromisoformat(period[day]) for day in ("start", "end")} for period in cell] for cell in cells]
            return pa.array(days, pa.list_(PERIOD))
        return pa.array(cells)

    return pa.table({name: column(name) for name in NAMES})


def errors(result: Result) -> list[tuple[Any, ...]]:
    return [(row["line"], row["code"], row["field"]) for row in result.errors]


def test_the_schema_has_the_fields_of_nineteen_actions() -> None:
    assert len(EVENTS) == 19 and len(NAMES) == 31


def test_every_field_of_every_action_is_read_from_tables_as_from_lines(tmp_path: Path, command: Command) -> None:
    expected = errors(replay(as_lines(tmp_path)))
    # What is left is about the state that these events have not, and about nothing in the fields themselves.
    assert {code for _, code, _ in expected} <= {"unknown_course", "unknown_target_group", "period_number", "same_course", "duplicate_course"}
    assert errors(replay(as_csv(tmp_path))) == errors(replay(as_table())) == expected
    told = [json.loads(line) for line in command("replay", as_csv(tmp_path), "--format", "jsonl").out.splitlines()]
    assert [(line["line"], line["error"]["code"], line["error"]["field"]) for line in told if "error" in line] == expected
    assert command("replay", as_csv(tmp_path), "--format", "jsonl").out == command("replay", as_lines(tmp_path), "--format", "jsonl").out


@pytest.mark.parametrize("field", [name for name in NAMES if name not in ("provider", "action")])
def test_what_a_field_does_not_take_is_told_with_its_name(field: str, tmp_path: Path, command: Command) -> None:
    event = next(event for event in EVENTS if field in event)
    is_day = field == "on" or value(field, ACTIONS[event["action"]].get(field, {})) == "2026-05-04"
    wrong: list[Any] = [{"a": 1}, [[1]], [None]] + ([1.5] if KINDS[field] != "boolean" else ["x"])
    for cell in wrong:
        table = pa.table({name: [cell if name == field else value] for name, value in event.items()})
        # A list is what a field of lists takes: then it is its first element that is wrong.
        places = {field, f"{field}[0]"} if KINDS[field] == "array" else {field}
        ((_, code, place),) = errors(replay(table))
        assert code == ("invalid_date" if is_day else "invalid_value") and place in places, cell
        pq.write_table(table, tmp_path / "log.parquet")
        told = json.loads(command("replay", tmp_path / "log.parquet", "--format", "jsonl").out)["error"]
        assert (told["code"], told["field"]) == (code, place), cell
