"""Records on the command line and in Python."""

import json
from datetime import date, datetime
from pathlib import Path
from types import MappingProxyType

import pytest
from conftest import VECTORS, Command
from rehab_rules import InputError, check, check_text

READINESS = {"record": "distance_readiness", "service": "kela.family-carers", "forms": ["digital"], "on": "2026-01-15", "answers": {}}


THERAPY = {
    "record": "therapy_case",
    "patient": {"birth_date": date(1980, 5, 5)},
    "need": {"category": "short_term", "demanding": False},
    "commitment": {"number": "B-1", "issued": "2026-01-02", "valid_from": "2026-01-02", "valid_to": "2026-04-30", "visits": 2, "visit_minutes": 45, "action_text_end": "2026-05-31"},
    "visits": [{"date": day, "minutes": 45} for day in ("2026-01-12", "2026-05-04", "2026-06-01")],
    "as_of": "2026-01-15",
}
INTRODUCTION = {
    "record": "coordinator_introduction",
    "role": "reko",
    "unit": "primary_care",
    "started_on": "2026-01-12",
    "done": {"plan_time": True, "process_leader_follow_up": "2026-01-14"},
    "assignments": ["care_and_treatment"],
    "permissions_requested": [],
    "as_of": "2026-01-15",
}


def test_every_record_vector_gives_what_it_says(command: Command) -> None:
    paths = sorted(VECTORS.glob("*.record.json"))
    assert len(paths) == 13
    for path in paths:
        answer = command("check", path, "--format", "jsonl")
        expected = path.with_name(path.name.replace(".record.json", ".expected.jsonl")).read_text("utf-8")
        assert answer.out == expected
        broken = any(json.loads(line)["effect"] in ("prohibition", "violation") for line in expected.splitlines())
        assert answer.status == int(broken)
        findings = check(path.read_text("utf-8"))["findings"]
        assert "".join(json.dumps(finding, separators=(",", ":")) + "\n" for finding in findings) == expected


def test_the_table_says_it_in_words(command: Command) -> None:
    answer = command("check", VECTORS / "115-distance-failings.record.json", "--language", "sv")
    assert answer.status == 1
    assert "\nFörbud\n  Distansrehabiliteringen kan inte genomföras ännu. Försäkra dig om att" in answer.out
    assert "  distance/insurance · R-20\n" in answer.out


@pytest.mark.parametrize(
    ("language", "label"),
    [("en", "Inferred from the instructions"), ("fi", "Päätelty ohjeesta"), ("sv", "Slutsats av anvisningen")],
)
def test_what_is_inferred_is_labelled(language: str, label: str, tmp_path: Path, command: Command) -> None:
    path = tmp_path / "case.json"
    visits = [{"date": f"2026-01-{day}", "minutes": 45} for day in (12, 13, 14)]
    path.write_text(json.dumps(THERAPY | {"patient": {"birth_date": "1980-05-05"}, "visits": [*visits, {"date": "2026-06-01", "minutes": 45}]}))
    table = command("check", path, "--language", language).out
    assert f"  therapy/visits-within-number · {label} · A-21, 23\n" in table
    assert "  therapy/visit-within-commitment · A-21\n" in table


def test_a_malformed_record_gives_code_and_field_and_the_next_is_still_checked(tmp_path: Path, command: Command) -> None:
    wrong = tmp_path / "wrong.json"
    wrong.write_text(json.dumps(READINESS | {"answers": {"insured": True}}))
    answer = command("check", wrong, VECTORS / "113-distance-all-in-order.record.json", "--format", "jsonl")
    assert answer.status == 2
    assert f"{wrong}: the record has no field `answers.insured` (unknown_field, answers.insured)" in answer.err
    assert answer.out.count("\n") == 1


@pytest.mark.parametrize(
    ("change", "code", "field"),
    [
        ({"record": "unheard_of"}, "invalid_value", "record"),
        ({"record": None}, "missing_field", "record"),
        ({"colour": 1}, "unknown_field", "colour"),
        ({"forms": None}, "missing_field", "forms"),
        ({"forms": ["letter"]}, "invalid_value", "forms[0]"),
        ({"forms": ["digital", "digital"]}, "invalid_value", "forms"),
        ({"on": "2026-02-29"}, "invalid_date", "on"),
        ({"answers": {"insurance": "yes"}}, "invalid_value", "answers.insurance"),
        ({"answers": [True]}, "invalid_value", "answers"),
        ({"service": "x"}, "unknown_service", "service"),
    ],
)
def test_what_is_wrong_is_named(change: dict[str, object], code: str, field: str) -> None:
    with pytest.raises(InputError) as refused:
        check_text(json.dumps(READINESS | change))
    assert (refused.value.code, refused.value.field) == (code, field)


def test_a_text_that_is_no_record_is_said_as_such() -> None:
    with pytest.raises(InputError, match="not a record") as refused:
        check_text("[]")
    assert (refused.value.code, refused.value.field) == ("invalid_value", None)


def test_a_therapy_is_summed_up_visit_by_visit(tmp_path: Path, command: Command) -> None:
    checked = check(THERAPY, language="en")
    assert not checked["allowed"]
    assert checked["summary"] == {
        "effective_end": "2026-05-31",
        "report_due": "2026-03-31",
        "visits": [
            {"date": "2026-01-12", "payable": True, "rules": []},
            {"date": "2026-05-04", "payable": None, "rules": ["therapy/action-end-date"]},
            {"date": "2026-06-01", "payable": False, "rules": ["therapy/visit-within-commitment"]},
        ],
        "visits_left": 0,
        "missing_parts": [],
    }
    path = tmp_path / "therapy.json"
    path.write_text(json.dumps(THERAPY, default=str))
    answer = command("check", path)
    assert answer.status == 1
    assert "\nProhibition\n  ÅHS does not pay for the visit on 1 June 2026: no payment commitment is valid on that day.\n" in answer.out
    assert "\n  Visits payable as recorded: 1 of 3.\n  ÅHS's instructions leave open whether ÅHS pays for 1 visit.\n  0 visits are left on the payment commitment.\n" in answer.out


def test_an_introduction_is_summed_up_block_by_block(tmp_path: Path, command: Command) -> None:
    summary = check(INTRODUCTION)["summary"]
    assert summary["next"] == {"block": 1, "item": "work_routine"}
    assert summary["permissions"] == ["rehabstod", "sharepoint", "double"]
    assert summary["ready"] == [6, 8]
    assert summary["blocks"][5] == {"block": 6, "minutes_done": {"min": 45, "max": 60}, "minutes_left": {"min": 0, "max": 0}, "open": []}
    path = tmp_path / "introduction.json"
    path.write_text(json.dumps(INTRODUCTION))
    for language, next_item, block in (
        ("en", "Next: the work routine for rehabilitation coordinators.", "Block 5: 4 open, about 645 minutes left."),
        ("fi", "Seuraavaksi: kuntoutuskoordinaattorin työohje.", "Osio 5: tekemättä 4, jäljellä noin 645 minuuttia."),
        ("sv", "Härnäst: arbetsrutinen för rehabiliteringskoordinatorer.", "Block 5: 4 kvar, cirka 645 minuter."),
    ):
        answer = command("check", path, "--language", language)
        assert answer.status == 0
        assert f"  {next_item}\n" in answer.out
        assert f"  {block}\n" in answer.out


def test_a_day_is_a_date_or_a_midnight_and_nothing_else() -> None:
    assert check(THERAPY | {"as_of": datetime(2026, 1, 15)}) == check(THERAPY | {"as_of": date(2026, 1, 15)})
    with pytest.raises(InputError) as refused:
        check(THERAPY | {"as_of": datetime(2026, 1, 15, 12)})
    assert (refused.value.code, refused.value.field) == ("invalid_date", "as_of")


def test_mappings_in_a_record_may_be_no_dicts() -> None:
    nested = MappingProxyType(INTRODUCTION | {"done": MappingProxyType({"plan_time": True, "process_leader_follow_up": date(2026, 1, 14)})})
    assert check(nested) == check(INTRODUCTION)
    with pytest.raises(InputError) as refused:
        check(INTRODUCTION | {"done": MappingProxyType({"plan_time": datetime(2026, 1, 14, 12)})})
    assert refused.value.field == "done.plan_time"
