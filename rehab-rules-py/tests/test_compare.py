"""Comparisons asked for in Python: what the command line says, as tables; and many values of a description at once."""

import io
import json
import warnings
from collections import Counter
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import numpy
import polars as pl
import pytest
from conftest import VECTORS, Command
from rehab_rules import Compared, InputError, MalformedRows, ServiceDescription, audit, compare, replay, replay_text, services
from story import STORY, UNKNOWN_COURSE
from test_tables import as_csv, as_parquet

SAMPLE = VECTORS.parent / "sample"
LOG = SAMPLE / "log.jsonl"
SIX = ServiceDescription.from_file(SAMPLE / "services.json")
EIGHT = [one | {"placement_deadline_months": 8} for one in SIX.to_dict()]
ASKED: dict[str, Any] = {"services": EIGHT, "before": [SIX], "mode": "observe", "as_of": date(2024, 9, 3)}
EVENTS: list[dict[str, Any]] = [json.loads(line) for line in LOG.read_text("utf-8").splitlines()]
CARERS = services()[0]
STORIES: list[dict[str, Any]] = [json.loads(line) for line in STORY]


@pytest.fixture(scope="module")
def compared() -> Compared:
    comparison: Compared = compare(LOG, **ASKED)
    return comparison


def test_a_comparison_says_what_the_command_line_says(compared: Compared, tmp_path: Path, command: Command) -> None:
    eight = tmp_path / "eight.json"
    eight.write_text(json.dumps(EIGHT), "utf-8")
    words = ("compare", LOG, "--service", eight, "--before", SAMPLE / "services.json", "--mode", "observe", "--as-of", "2024-09-03")
    said = [json.loads(line) for line in command(*words, "--format", "jsonl").out.splitlines()]
    changes, kinds = [one for one in said if "count" not in one], [one for one in said if "count" in one]
    assert len(compared) == len(changes) > 200
    for row, change in zip(compared, changes, strict=True):
        for name in ("line", "provider", "course", "client", "change", "standing", "rule", "effect_before", "effect_after"):
            assert row[name] == change.get(name)
        for when in ("before", "after"):
            told = change.get(when, {})
            assert (row[f"due_{when}"] and row[f"due_{when}"].isoformat()) == told.get("due")
            assert (row[f"values_{when}"] and json.loads(row[f"values_{when}"])) == told.get("values")
    for row, kind in zip(compared.kinds, kinds, strict=True):
        assert [row["change"], row["count"]] == [kind["change"], kind["count"]] and [json.loads(line) for line in row["example"].splitlines()] == kind["example"]
    compared.report(tmp_path / "page.html", language="fi")
    assert (tmp_path / "page.html").read_text("utf-8") == command(*words, "--format", "html", "--language", "fi").out
    table = command(*words, "--format", "table").out
    assert str(compared).splitlines()[0] == table.strip().splitlines()[0] == "311 lines of the log were read. The decisions of 224 lines change."
    assert " ".join(str(compared).replace("─", "").split()) == " ".join(table.replace("─", "").split())
    assert repr(compared) == "<Compared: 257 changes of 10 kinds, in 224 of 311 rows>"
    assert compared.figures == {"rows": 311, "changed": 224, "now_allowed": 0, "now_denied": 0, "duties_changed": 250, "courses": 18, "clients": 112, "malformed": 0}
    assert compared.to_polars().height == compared.to_pandas().shape[0] == compared.to_arrow().num_rows == 257
    assert compared._repr_html_().count("<tr>") == 11


def test_an_example_is_a_log_to_be_replayed(compared: Compared) -> None:
    (row,) = [row for row in compared.kinds if (row["change"], row["standing"], row["effect_before"]) == ("effect", False, "right")]
    for own, effect in (([SIX], "right"), (EIGHT, "unregulated")):
        findings = json.loads(replay_text(row["example"], services=own, mode="observe").splitlines()[-1])["findings"]
        assert (row["rule"], effect) in [(finding["rule"], finding["effect"]) for finding in findings]


@pytest.mark.parametrize("form", ["mappings", "generator", "open file", "table", "csv", "parquet"])
def test_every_form_of_a_log_is_compared_alike(form: str, compared: Compared, tmp_path: Path) -> None:
    forms: dict[str, Callable[[], Any]] = {
        "mappings": lambda: [{**event, "on": date.fromisoformat(event["on"])} for event in EVENTS],
        "generator": lambda: iter(EVENTS),
        "open file": lambda: io.BytesIO(LOG.read_bytes()),
        "table": lambda: pl.read_ndjson(LOG, infer_schema_length=None),
        "csv": lambda: as_csv(tmp_path),
        "parquet": lambda: as_parquet(tmp_path),
    }
    again = compare(forms[form](), **ASKED)
    assert list(again) == list(compared) and list(again.kinds["count"]) == list(compared.kinds["count"])


def test_what_a_mapping_holds_is_what_a_line_says() -> None:
    wrong: list[Any] = [{}, {"on": 5}, {**STORIES[3], "periods": [1.5]}, {**STORIES[3], "periods": {"a": None}}, {**STORIES[0], "places": True}, {**STORIES[0], "places": 0.5}, {**STORIES[0], "\u00e4\n\"": "x"}]
    with pytest.warns(MalformedRows, match="7 of 16 rows malformed and not compared"):
        found = compare([*wrong, *STORIES], services=[CARERS.replace(placement_deadline_months=8)], as_of=date(2026, 7, 1))
    assert found.figures["malformed"] == 7 and {7 + 2, 7 + 3} <= set(found["line"])


def test_messages_are_in_the_language_asked_for(tmp_path: Path) -> None:
    eight = [CARERS.replace(placement_deadline_months=8)]
    found = compare(STORIES, services=eight, language="sv")
    assert "senast 29.6.2026" in found[0]["message_before"] and "senast 29.8.2026" in found[0]["message_after"]
    assert "Tidsfristen ändras: Skyldighet (" in str(found)
    found.report(tmp_path / "page.html")
    assert 'value="sv" checked' in (tmp_path / "page.html").read_text("utf-8")
    assert compare(STORIES, services=eight)["message_after"] == [None] * len(found)
    assert str(compare(STORIES, services=[CARERS])).splitlines()[0] == "9 lines of the log were read. Nothing changes."


def test_a_line_that_becomes_malformed_tells_why() -> None:
    one_group = CARERS.replace(target_groups=CARERS.to_dict()["target_groups"][:1])
    with pytest.warns(MalformedRows, match="rows malformed"), warnings.catch_warnings():
        warnings.simplefilter("always")
        assert compare([*STORIES, json.loads(UNKNOWN_COURSE)], services=[CARERS], language="en").figures["malformed"] == 1
    found = compare(STORIES, services=[one_group], language="en")
    assert found[0]["change"] == "malformed" and found[0]["message_before"] is None and "target group" in found[0]["message_after"]


def test_a_sweep_counts_what_each_value_brings() -> None:
    day, months = date(2024, 9, 3), [4, 6, 8]
    id = SIX.ids[-1]
    sweep = compare(LOG, service=id, before=[SIX], mode="observe", as_of=day, placement_deadline_months=months)
    assert sweep["placement_deadline_months"] == months and sweep["present"] == [False, True, False]
    for row in sweep:
        own = [one | ({"placement_deadline_months": row["placement_deadline_months"]} if one["id"] == id else {}) for one in SIX.to_dict()]
        replayed, standing = replay(LOG, services=own, mode="observe"), audit(LOG, day, services=own, mode="observe")
        assert [row["allowed"], row["denied"]] == [replayed.decisions["allowed"].count(True), replayed.decisions["allowed"].count(False)]
        assert [row["violations"], row["duties"]] == [standing["effect"].count("violation"), standing["effect"].count("obligation")]
        figures = compare(LOG, services=own, before=[SIX], mode="observe", as_of=day).figures
        assert {name: row[name] for name in figures if name != "rows"} == {name: number for name, number in figures.items() if name != "rows"}
        counts = Counter((False, found["rule"], found["effect"]) for found in replayed) + Counter((True, found["rule"], found["effect"]) for found in standing)
        rules = [one for one in sweep.rules if one["placement_deadline_months"] == row["placement_deadline_months"]]
        assert {(one["standing"], one["rule"], one["effect"]): one["count"] for one in rules if one["count"]} == counts
        if row["present"]:
            assert all(one["count"] == one["count_present"] for one in rules) and row["changed"] == 0
    assert sweep.to_polars().schema["placement_deadline_months"] == pl.Int64
    assert str(sweep).splitlines()[0].split()[:4] == ["placement_deadline_months", "present", "allowed", "denied"]


def test_several_keys_are_tried_with_each_other_and_any_key_can_be_tried() -> None:
    sweep = compare(STORIES, service="kela.family-carers", placement_deadline_months=numpy.arange(6, 8), group_size=[{"min": 2}, {}])
    assert list(zip(sweep["placement_deadline_months"], sweep["group_size"], sweep["now_allowed"], sweep["present"], strict=True)) == [
        (6, '{"min": 2, "max": 12}', 1, False), (6, '{"min": 6, "max": 12}', 0, True),
        (7, '{"min": 2, "max": 12}', 1, False), (7, '{"min": 6, "max": 12}', 0, False),
    ]  # fmt: skip
    flags = compare(STORIES, service="kela.family-carers", recommend_not_full_at_start=[True, False], commits=[["digital"], ["first_in_person", "digital"]])
    assert flags["recommend_not_full_at_start"] == [True, True, False, False] and flags["commits"][0] == '["digital"]'
    days = compare(STORIES, service="kela.family-carers", valid_from=[None, date(2020, 1, 1), "2027-01-01"], must_hold_at=[7])
    assert days["valid_from"] == [None, "2020-01-01", "2027-01-01"] and days["malformed"][:2] == [0, 0] and days["malformed"][2] > 0


def test_a_service_with_versions_is_changed_in_each_of_them() -> None:
    # The decisions are of 5 January: under the first version, or under the second.
    for begins, changed in ((date(2026, 1, 6), 1), (date(2026, 1, 5), 0)):
        versions = CARERS.superseded_by(CARERS.replace(valid_from=begins, placement_deadline_months=7))
        sweep = compare(STORIES, service="kela.family-carers", before=versions, placement_deadline_months=[6, 7])
        assert sweep["present"] == [False, False] and [number > 0 for number in sweep["changed"]] == [not changed, bool(changed)]


@pytest.mark.parametrize(
    ("asked", "error", "told"),
    [
        ({"placement_deadline_month": [8]}, InputError, r"has no key `placement_deadline_month` \(tried placement_deadline_month=8\)"),
        ({"placement_deadline_months": [8, 0]}, InputError, r"`placement_deadline_months` is not valid; a whole number from 1 to 600 is expected \(tried placement_deadline_months=0\)"),
        ({"placement_deadline_months": 8}, TypeError, "`placement_deadline_months` must be a list: put a single value into a list"),
        ({"holiday_roll": "none"}, TypeError, "`holiday_roll` must be a list"),
        ({"placement_deadline_months": []}, ValueError, "`placement_deadline_months` is an empty list"),
        ({"id": ["x"]}, ValueError, "`id` is not a key to try values for"),
        ({}, TypeError, "`service` needs values to try"),
        ({"must_hold_at": [7], "language": "fi"}, TypeError, "`language` is the language of messages"),
        ({"service": "kela.carers", "must_hold_at": [7]}, ValueError, "no description of the service `kela.carers`; there are descriptions of kela.family-carers, kela.rare-connective-tissue"),
        ({"services": [CARERS]}, TypeError, "`service` cannot be combined with `services`"),
        ({"service": None, "services": [CARERS], "must_hold_at": [7]}, TypeError, "`must_hold_at` cannot be combined with `services`"),
        ({"service": None}, TypeError, "pass `services` with the other descriptions"),
        ({"service": None, "services": []}, ValueError, "`services` is an empty list"),
        ({"service": None, "services": CARERS}, TypeError, "`services` must be a list"),
        ({"service": None, "services": [{}]}, InputError, "id"),
        ({"service": None, "services": [5]}, TypeError, "not a int"),
        ({"mode": "strict", "must_hold_at": [7]}, ValueError, "`strict` is not a valid mode"),
        ({"columns": {"a": "on"}, "must_hold_at": [7]}, ValueError, "apply to the columns of a table"),
    ],
)
def test_what_cannot_be_compared_is_told_before_the_log_is_read(asked: dict[str, Any], error: type[Exception], told: str) -> None:
    with pytest.raises(error, match=told):
        compare("nowhere.jsonl", **{"service": "kela.family-carers", **asked})


def test_columns_and_their_writing_are_as_in_a_replay(tmp_path: Path) -> None:
    path = tmp_path / "log.csv"
    path.write_bytes("päivä;provider;action;client;service;issued;target_group\n5.1.2026;P1;receive_decision;K1;kela.family-carers;29.12.2025;carer-of-adult\n".encode("cp1252"))
    found = compare(path, services=[CARERS.replace(placement_deadline_months=8)], columns={"päivä": "on"}, date_format="%d.%m.%Y", encoding="cp1252")
    assert found["due_after"] == [date(2026, 8, 29)]
    sweep = compare(path, service="kela.family-carers", placement_deadline_months=[8], columns={"päivä": "on"}, date_format="%d.%m.%Y", encoding="cp1252")
    assert sweep["changed"] == [1]


def test_columns_of_the_caller_s_own_are_left_alone(compared: Compared) -> None:
    table = pl.read_ndjson(LOG, infer_schema_length=None).rename({"on": "day"}).with_columns(unit=pl.lit("north"))
    own: dict[str, Any] = {"columns": {"day": "on"}, "keep": ["unit"]}
    assert list(compare(table, **ASKED, **own)) == list(compared)
    assert compare(table, service=SIX.ids[-1], before=[SIX], must_hold_at=[7], **own)["malformed"] == [0]
    with pytest.raises(ValueError, match="the table has no column `units`, which `keep` names"):
        compare(table, **ASKED, columns={"day": "on"}, keep=["units"])


def test_an_empty_log_changes_nothing() -> None:
    assert len(compare([], services=[CARERS])) == 0
    assert compare([], service="kela.family-carers", must_hold_at=[8])["allowed"] == [0]
