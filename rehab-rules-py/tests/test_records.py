"""Records on the command line and in Python."""

import json
from pathlib import Path

import pytest
from conftest import VECTORS, Command
from rehab_rules import InputError, check_text

READINESS = {"record": "distance_readiness", "service": "kela.family-carers", "forms": ["digital"], "on": "2026-01-15", "answers": {}}


def distance_vectors() -> list[Path]:
    # The therapy records wait for their rules.
    return [path for path in sorted(VECTORS.glob("*.record.json")) if "distance_readiness" in path.read_text("utf-8")]


def test_every_record_vector_gives_what_it_says(command: Command) -> None:
    assert len(distance_vectors()) == 4
    for path in distance_vectors():
        answer = command("check", path, "--format", "jsonl")
        expected = path.with_name(path.name.replace(".record.json", ".expected.jsonl")).read_text("utf-8")
        assert answer.out == expected
        broken = any(json.loads(line)["effect"] in ("prohibition", "violation") for line in expected.splitlines())
        assert answer.status == int(broken)


def test_the_table_says_it_in_words(command: Command) -> None:
    answer = command("check", VECTORS / "115-distance-failings.record.json", "--language", "sv")
    assert answer.status == 1
    assert "\nFörbud\n  Distansrehabiliteringen kan inte genomföras ännu. Försäkra dig om att" in answer.out
    assert "  distance/insurance · R-20\n" in answer.out


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
