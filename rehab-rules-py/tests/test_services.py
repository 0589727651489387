"""Service descriptions of one's own: made, changed, superseded and checked, in Python and on the command line."""

import json
import re
import subprocess
import sys
from collections.abc import Callable, Mapping
from datetime import date
from pathlib import Path
from types import MappingProxyType
from typing import Any

import pytest
from conftest import Command
from rehab_rules import InputError, Provider, ServiceDescription, ServiceWarning, audit, check, evaluate_table, replay, replay_text, services
from rehab_rules._core import built_in_services, service_template

REPOSITORY = Path(__file__).parents[2]
Write = Callable[..., Path]

OWN = ServiceDescription.from_json(service_template())


def keys() -> dict[str, Any]:
    described: dict[str, Any] = OWN.to_dict()
    return described


def test_a_description_is_the_same_from_a_text_a_dict_and_a_file_and_is_frozen(tmp_path: Path) -> None:
    path = tmp_path / "own.json"
    path.write_text(OWN.to_json(), encoding="utf-8")
    made = [ServiceDescription.from_file(path), ServiceDescription.from_dict(OWN.to_dict()), ServiceDescription.from_json(OWN.to_json().encode())]
    assert [one.to_dict() for one in made] == [keys()] * 3
    assert made[0] == OWN and OWN.ids == ["own.course"]
    with pytest.raises(AttributeError):
        OWN.json = "{}"  # type: ignore[misc]


def test_days_may_be_dates_and_mappings_of_any_type() -> None:
    dated = keys() | {"valid_from": date(2026, 1, 1), "group_size": MappingProxyType({"min": 4, "max": 8})}
    assert ServiceDescription.from_dict(MappingProxyType(dated)).to_dict() == keys()
    with pytest.raises(TypeError, match="cannot contain a set"):
        ServiceDescription.from_dict(keys() | {"commits": {"digital"}})


def test_replace_changes_a_copy() -> None:
    larger = OWN.replace(group_size={"max": 10}, must_hold_at=9, commits=["digital"], source=None)
    assert larger.to_dict() == keys() | {"group_size": {"min": 4, "max": 10}, "must_hold_at": 9, "commits": ["digital"], "source": None}
    assert OWN.to_dict()["group_size"] == {"min": 4, "max": 8}
    both = ServiceDescription.from_json(f"[{','.join(built_in_services())}]")
    with pytest.raises(ValueError, match="several service descriptions"):
        both.replace(must_hold_at=8)


@pytest.mark.parametrize(
    ("changes", "code", "field", "value", "told"),
    [
        ({"colour": "red"}, "unknown_field", "colour", '"red"', "has no key `colour`"),
        ({"group_size": {"max": "10"}}, "invalid_value", "group_size.max", '"10"', "a whole number from 1 to 1,000,000 is expected"),
        ({"must_hold_at": 9}, "invalid_value", "must_hold_at", "9", "a whole number from 4 to 8 is expected"),
        ({"commits": ["all"]}, "invalid_value", "commits[0]", '"all"', "one of first_in_person, digital is expected"),
        ({"total_duration_months": None}, "missing_field", "total_duration_months", None, "a required field is missing"),
        ({"valid_to": date(2025, 1, 1)}, "invalid_value", "valid_to", '"2025-01-01"', "1 January 2026 or a later day is expected"),
        ({"valid_from": "2026-02-30"}, "invalid_date", "valid_from", '"2026-02-30"', "a date between 1900-01-01 and 2199-12-31"),
    ],
)
def test_what_is_wrong_is_named_with_its_value_and_what_is_allowed(
    changes: Mapping[str, Any], code: str, field: str, value: str | None, told: str
) -> None:
    with pytest.raises(InputError) as raised:
        OWN.replace(**changes)
    error = raised.value
    assert (error.code, error.field, error.value) == (code, field, value)
    assert told in str(error)


def test_check_tells_what_is_hardly_meant() -> None:
    assert OWN.check() == []
    (held,) = OWN.replace(must_hold_at=4).check("fi")
    assert isinstance(held, ServiceWarning)
    assert (held.kind, held.field, held.values) == ("held_at_minimum", "must_hold_at", {"min": 4, "must_hold_at": 4})
    assert held.rules == ("course/minimum-clients", "course/must-be-held") and held.message.startswith("Kurssin voi vahvistaa")
    assert {warning.kind for service in services() for warning in service.check()} == {"unverified_target_group"}
    with pytest.raises(ValueError, match="is not a valid language"):
        OWN.check("de")


def test_a_version_ends_the_day_before_the_next_begins() -> None:
    later = OWN.replace(must_hold_at=6, valid_from=date(2027, 1, 1))
    versions = OWN.superseded_by(later)
    assert [(one.to_dict()["must_hold_at"], one.to_dict()["valid_from"], one.to_dict()["valid_to"]) for one in versions] == [
        (5, "2026-01-01", "2026-12-31"),
        (6, "2027-01-01", "2027-12-31"),
    ]
    third = ServiceDescription.from_json(f"[{','.join(one.to_json() for one in versions)}]").superseded_by(OWN.replace(valid_from=date(2027, 7, 1)))
    assert [one.to_dict()["valid_to"] for one in third] == ["2026-12-31", "2027-06-30", "2027-12-31"]
    for other, code, field in (
        (OWN.replace(valid_from=None), "missing_field", "valid_from"),
        (OWN, "invalid_value", "valid_from"),
        (later.replace(id="other.course"), "invalid_value", "id"),
    ):
        with pytest.raises(InputError) as raised:
            OWN.superseded_by(other)
        assert (raised.value.code, raised.value.field) == (code, field)


def test_every_door_takes_a_description() -> None:
    declare = {"on": "2026-01-02", "provider": "P1", "action": "declare_capacity", "service": "own.course", "year": 2026, "places": 24}
    create = {"on": "2026-01-07", "provider": "P1", "action": "create_course", "course": "C1", "service": "own.course", "group_size": 9, "target_groups": ["adults"], "year": 2026}
    log = [declare, create]
    provider = Provider("P1", services=[OWN])
    assert provider.evaluate({name: value for name, value in create.items() if name not in ("on", "provider")}, date(2026, 1, 7)).allowed is False
    assert Provider.from_snapshot(provider.snapshot(), services=[OWN]).id == "P1"
    assert {row["rule"] for row in replay(log, services=[OWN])} >= {"course/group-size-within-range"}
    assert len(audit(log, date(2026, 1, 8), services=[OWN]).errors) == 0
    text = "\n".join(map(json.dumps, log))
    assert "course/group-size-within-range" in replay_text(text, services=[OWN])
    record = {"record": "distance_readiness", "service": "own.course", "forms": ["video_call"], "on": "2026-01-15", "answers": {}}
    assert "prohibition" in {finding["effect"] for finding in check(record, services=[OWN])["findings"] if finding["rule"] == "distance/form-in-service-description"}
    pl = pytest.importorskip("polars", reason="polars is not installed")
    table = pl.DataFrame({"on": [date(2026, 3, 2)], "new_group_size": [9], "clients": [0]})
    judged = evaluate_table(table, action="set_group_size", service="own.course", services=[OWN])
    assert "course/group-size-within-range" in next(iter(judged))["rules"]


# The command line.


def lines(text: str) -> list[dict[str, Any]]:
    return [json.loads(line) for line in text.splitlines()]


def test_the_template_is_a_description_without_a_remark(command: Command, tmp_path: Path) -> None:
    answer = command("services", "template")
    assert (answer.status, answer.err, answer.out) == (0, "", service_template())
    path = tmp_path / "own.json"
    path.write_text(answer.out, encoding="utf-8")
    assert command("services", "check", path, "--format", "jsonl") == type(answer)(0, "", "")
    assert "Nothing to report." in command("services", "check", path).out
    assert "Ei huomautettavaa." in command("services", "check", path, "--language", "fi").out


def test_every_error_and_every_warning_is_printed_with_its_file(command: Command, write: Write) -> None:
    wrong = write("wrong.json", json.dumps([OWN.to_dict(), keys() | {"id": "other", "must_hold_at": 0, "group_size": {"min": 4, "max": "8"}, "commits": ["all"]}]))
    odd = write("odd.json", json.dumps(keys() | {"id": "odd", "settle_days_before_start": 0}))
    answer = command("services", "check", wrong, odd, "--format", "jsonl")
    assert (answer.status, answer.err) == (3, "")
    told = lines(answer.out)
    assert [(line["file"], line["error"]["field"], line["error"]["value"]) for line in told if "error" in line] == [
        (str(wrong), "[1].group_size.max", '"8"'), (str(wrong), "[1].must_hold_at", "0"), (str(wrong), "[1].commits[0]", '"all"'),
    ]  # fmt: skip
    assert told[1]["error"]["expected"] == "a whole number from 1 to 1,000,000"
    assert [(line["file"], line["warning"]["kind"]) for line in told if "warning" in line] == [(str(odd), "never_settled_late")]
    table = command("services", "check", wrong, odd)
    assert table.status == 3
    shown = " ".join(table.out.split())
    for part in (str(wrong), "Error [1].group_size.max", 'Written: "8" · Allowed: a whole number from 1 to 1,000,000', str(odd), "Warning settle_days_before_start", "never_settled_late · course/settled-in-time"):
        assert part in shown
    assert "Fel [1].must_hold_at" in " ".join(command("services", "check", wrong, "--language", "sv").out.split())


def test_warnings_alone_are_status_1_and_files_are_checked_beside_one_another(command: Command, write: Write) -> None:
    first = write("first.json", OWN.replace(valid_to="2026-06-30").to_json())
    second = write("second.json", OWN.replace(valid_from="2026-08-01").to_json())
    answer = command("services", "check", first, second, "--format", "jsonl")
    assert answer.status == 1
    (line,) = lines(answer.out)
    assert (line["file"], line["warning"]["kind"], line["warning"]["values"]["first"]) == (str(second), "days_without_description", "2026-07-01")
    again = command("services", "check", first, write("again.json", OWN.to_json()), "--format", "jsonl")
    assert again.status == 3
    assert [line["error"]["field"] for line in lines(again.out)] == ["valid_from"]


def test_a_file_that_is_no_json_says_where_it_stops_being_json(command: Command, write: Write, tmp_path: Path) -> None:
    broken = write("broken.json", '{"id": "own.course",', ' "must_hold_at" 5}')
    answer = command("services", "check", broken, "--format", "jsonl")
    assert answer.status == 3
    (line,) = lines(answer.out)
    assert line["error"]["field"] is None and "line 2 column 17" in line["error"]["message"]
    nowhere = command("services", "check", tmp_path / "nowhere.json", write("own.json", OWN.to_json()))
    assert nowhere.status == 3 and "nowhere.json: No such file or directory" in nowhere.err and "Nothing to report." in nowhere.out


@pytest.mark.parametrize("words", [("services",), ("services", "check"), ("services", "check", "-")])
def test_wrong_usage_of_services_is_status_3(words: tuple[str, ...], command: Command) -> None:
    assert command(*words).status == 3


# The page.


def test_the_page_on_descriptions_runs_from_its_first_piece_to_its_last(tmp_path: Path) -> None:
    page = (REPOSITORY / "docs" / "reference" / "services.md").read_text(encoding="utf-8")
    pieces = {kind: re.findall(rf"```{kind}\n(.*?)```", page, re.DOTALL) for kind in ("python", "sh")}
    assert [len(pieces[kind]) for kind in ("python", "sh")] == [3, 1]
    for piece in pieces["sh"]:
        subprocess.run(["bash", "-ec", re.sub("^rehab-rules ", f"{sys.executable} -m rehab_rules ", piece, flags=re.MULTILINE)], cwd=tmp_path, check=True)
    subprocess.run([sys.executable, "-c", "\n".join(pieces["python"])], cwd=tmp_path, check=True)
    answer = subprocess.run([sys.executable, "-m", "rehab_rules", "services", "check", "own-courses.json"], cwd=tmp_path, check=False)
    assert answer.returncode == 0
