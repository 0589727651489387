"""Values as programs have them: numpy, pandas, databases, csv; each is what it means, or an error of its field and row."""

import copy
import csv
import io
import math
import pickle
import sqlite3
import threading
from collections import ChainMap, UserDict, UserList
from collections.abc import Mapping
from datetime import date, datetime, timezone
from decimal import Decimal
from typing import Any

import numpy as np
import pandas as pd
import pyarrow as pa
import pytest

from rehab_rules import InputError, Provider, ServiceDescription, audit_text, check, check_text, replay, replay_text, services

SERVICE = "kela.family-carers"
DECLARE = {"on": "2026-01-02", "provider": "P1", "action": "declare_capacity", "service": SERVICE, "year": 2026, "places": 24}
CREATE = {"on": "2026-01-07", "provider": "P1", "action": "create_course", "course": "C1", "service": SERVICE, "group_size": 8, "target_groups": ["carer-of-adult"]}
PUBLISH = {"on": "2026-01-08", "provider": "P1", "action": "publish_course", "course": "C1", "checked": True}
EVENTS: list[dict[str, Any]] = [DECLARE, CREATE | {"year": 2026}, PUBLISH]


def answers(events: Any, **asked: Any) -> tuple[list[bool], list[tuple[int, str, str | None]]]:
    result = replay(events, errors="collect", **asked)
    return [row["allowed"] for row in result.decisions], [(row["line"], row["code"], row["field"]) for row in result.errors]


WANTED = answers(EVENTS)


def changed(**values: Any) -> list[dict[str, Any]]:
    return [event | {name: value for name, value in values.items() if name in event} for event in EVENTS]


@pytest.mark.parametrize(
    "events",
    [
        changed(year=np.int64(2026), places=np.uint8(24), group_size=np.int16(8), checked=np.bool_(True)),
        changed(year=2026.0, places=np.float64(24), group_size=Decimal("8"), target_groups=np.array(["carer-of-adult"], dtype=object)),
        changed(year=Decimal("2026.00"), places=np.array(24), group_size=pa.scalar(8), target_groups=pd.Series(["carer-of-adult"])),
        changed(on=datetime(2026, 1, 8), target_groups=("carer-of-adult",)),
        changed(on=pd.Timestamp("2026-01-08"), target_groups=UserList(["carer-of-adult"])),
        changed(on=np.datetime64("2026-01-08"), provider=np.str_("P1")),
        changed(on=np.datetime64("2026-01-08T00:00:00.000000000")),
        [{"course": pd.NA, "contact": None, "checked": pd.NaT, "office": float("nan"), "info": Decimal("NaN"), "pool": np.datetime64("NaT")} | event for event in EVENTS],
        [ChainMap(event, {"office": None}) for event in EVENTS],
        [UserDict(event) for event in EVENTS],
        [row for _, row in pd.DataFrame(EVENTS, dtype=object).iterrows()],
    ],
)  # fmt: skip
def test_a_value_of_a_library_is_what_it_means(events: Any) -> None:
    assert answers(events)[1] == []
    assert answers(events)[0] == WANTED[0]


def test_a_row_of_sqlite3_is_a_row() -> None:
    database = sqlite3.connect(":memory:")
    database.row_factory = sqlite3.Row
    rows = database.execute('select \'2026-01-02\' "on", \'P1\' provider, \'declare_capacity\' action, ? service, 2026 year, 24 places, null course', (SERVICE,))
    assert answers(rows) == ([True], [])


def test_what_means_nothing_is_an_error_of_its_field() -> None:
    class Failing(Mapping[str, Any]):
        def __getitem__(self, name: str) -> Any:
            return {"action": "confirm_course", "course": object()}[name]

        def __iter__(self) -> Any:
            return iter(["action", "course"])

        def __len__(self) -> int:
            return 2

    provider = Provider("P1")
    endless: list[Any] = []
    endless.append(endless)
    wide: list[Any] = []
    wide.extend([wide] * 20)
    for value in [np.float64(8.5), Decimal("8.5"), Decimal("1E+999999999"), b"8", {8}, endless, wide, 1 + 2j, np.timedelta64(8, "D"), pd.Interval(1, 2), "8"]:
        with pytest.raises(InputError) as refused:
            provider.evaluate({"action": "set_group_size", "course": "C1", "group_size": value}, date(2026, 1, 2))
        assert (refused.value.code, refused.value.field) == ("invalid_value", "group_size")
        (error,) = provider.check_form("set_target_groups", {"course": "C1", "target_groups": value})["errors"][:1] or [{"field": None}]
        assert error["field"] in (None, "target_groups", "target_groups[0]", "course")
    with pytest.raises(InputError) as refused:
        provider.evaluate(Failing(), date(2026, 1, 2))
    assert refused.value.field == "course"
    for moment in [datetime(2026, 1, 2, 12), datetime(2026, 1, 2, tzinfo=timezone.utc), pd.Timestamp("2026-01-02", tz="UTC"), pd.Timestamp("2026-01-02") + pd.Timedelta(1, "ns")]:
        assert answers([DECLARE | {"on": moment}])[1] == [(1, "invalid_date", "on")]
        with pytest.raises(TypeError, match="a date must be a datetime.date or a midnight without a time zone"):
            provider.audit(moment)
    assert provider.audit(pd.Timestamp("2026-01-02")) == provider.audit(date(2026, 1, 2))


def test_an_error_of_an_action_shows_the_value_and_no_identity_code() -> None:
    for client, value in (("x" * 201, "x" * 60 + "…"), ("131052-308T" * 20, None)):
        with pytest.raises(InputError) as refused:
            Provider("P1").evaluate({"action": "change_provider", "client": client, "service": SERVICE}, date(2026, 1, 2))
        assert refused.value.value == value and (value is None or f"(value `{value}`)" in str(refused.value)) and "308T" not in str(refused.value)


def test_a_name_that_is_no_text_is_an_unknown_field_of_its_row() -> None:
    assert answers([DECLARE | {None: ["surplus"]}, DECLARE | {1: 2}, DECLARE | {1: None}, DECLARE]) == ([True, True], [(1, "unknown_field", "None"), (2, "unknown_field", "1")])


def test_csv_dict_reader_gives_what_the_file_gives() -> None:
    text = "on,provider,action,service,year,places,course\n2026-01-02,P1,declare_capacity,kela.family-carers,2026,24,\n2026-01-03,P1,confirm_course,,,,C1,surplus\n2026-01-04,P1,confirm_course,,,,C1,\n"
    assert answers(csv.DictReader(io.StringIO(text))) == ([True], [(2, "unknown_field", "beyond the header"), (3, "unknown_course", "course")])


def test_what_holds_itself_ends_at_once() -> None:
    wide: list[Any] = []
    wide.extend([wide] * 20)
    form = Provider("P1").check_form("set_target_groups", {"course": "C1", "target_groups": wide})
    assert [error["field"] for error in form["errors"]] == ["target_groups"]


def test_half_a_surrogate_pair_is_an_error_of_its_line_or_field() -> None:
    line = '{"on":"2026-01-02","provider":"P\udce4","action":"confirm_course","course":"C1"}\n'
    assert '"invalid_value"' in replay_text(line) and '"field"' not in replay_text(line)
    assert audit_text(line, date(2026, 1, 2))[1] == replay_text(line)
    assert answers([EVENTS[1] | {"course": "C\udce4"}])[1] == [(1, "invalid_value", "course")]
    for refused in [
        lambda: check_text('{"record":"\udce4"}'),
        lambda: check('{"record":"\udce4"}'),
        lambda: check({"record": "\udce4"}),
        lambda: Provider("P\udce4"),
        lambda: Provider.from_snapshot('{"snapshot":1,"provider":"\udce4"}'),
        lambda: ServiceDescription.from_json("\udce4"),
    ]:
        with pytest.raises(InputError) as error:
            refused()
        assert error.value.code == "invalid_value"


THERAPY = {"record": "therapy_case", "patient": {"birth_date": "1980-05-05"}, "need": {"category": "long_term", "demanding": True}, "as_of": "2026-01-20"}


def test_a_record_holds_values_of_libraries_as_an_event_does() -> None:
    plain = check(THERAPY | {"visits": [{"date": "2026-01-12", "minutes": 45}]})
    visit = {"date": pd.Timestamp("2026-01-12"), "minutes": np.int64(45), "charting_minutes": float("nan")}
    assert check(THERAPY | {"as_of": np.datetime64("2026-01-20"), "visits": [visit]}) == plain
    for value in [math.inf, 45.5, b"45", datetime(2026, 1, 12, 12)]:
        with pytest.raises(InputError) as refused:
            check(THERAPY | {"visits": [{"date": "2026-01-12", "minutes": value}]})
        assert refused.value.field == "visits[0].minutes"


def test_a_description_and_a_snapshot_may_be_dicts() -> None:
    carers = services()[0].to_dict()
    own = carers | {"id": "own", "group_size": {"min": np.int64(4), "max": 8}}
    provider = Provider.from_snapshot({"snapshot": 1, "provider": "P1", "capacity": [{"service": "own", "year": np.int64(2026), "places": 8}]}, services=[own])
    decision = provider.evaluate({"action": "create_course", "course": "C1", "service": "own", "group_size": 3, "target_groups": ["carer-of-adult"], "year": 2026}, date(2026, 1, 2))
    assert [finding.rule for finding in decision.findings] == ["course/group-size-within-range"]
    assert Provider.from_snapshot(provider.snapshot().encode(), services=[own]).snapshot() == provider.snapshot()
    assert ServiceDescription.from_dict(carers).to_dict() == carers
    with pytest.raises(InputError) as refused:
        Provider("P1", services=[own | {"must_hold_at": "7"}])
    assert refused.value.field == "must_hold_at"
    with pytest.raises(TypeError, match="put a single description into a list"):
        Provider("P1", services=own)


def denied() -> tuple[Provider, Any]:
    own = services()[0].to_dict() | {"id": "own"}
    provider = Provider("P1", services=[own])
    provider.apply(DECLARE | {"service": "own"} | {"on": None, "provider": None}, date(2026, 1, 2))
    create = {"action": "create_course", "course": "C1", "service": "own", "group_size": 5, "target_groups": ["carer-of-adult", "x"], "year": 2026}
    return provider, provider.evaluate(create | {"target_groups": ["carer-of-adult"]}, date(2026, 1, 7))


@pytest.mark.parametrize("again", [lambda value: pickle.loads(pickle.dumps(value)), copy.copy, copy.deepcopy])
def test_what_is_pickled_or_copied_says_the_same(again: Any) -> None:
    provider, decision = denied()
    kept = again(decision)
    assert kept == decision and hash(kept) == hash(decision) and repr(kept) == repr(decision) and kept.allowed is decision.allowed is False
    assert kept.is_clear == decision.is_clear and [kept.to_json(language) for language in (None, "en", "fi", "sv")] == [decision.to_json(language) for language in (None, "en", "fi", "sv")]
    for finding, of in zip(kept.findings, decision.findings, strict=True):
        for name in ("rule", "effect", "course", "client", "due", "values"):
            assert getattr(finding, name) == getattr(of, name)
        assert [finding.message(language) for language in ("en", "fi", "sv")] == [of.message(language) for language in ("en", "fi", "sv")]
        assert again(finding) == of == finding and hash(again(finding)) == hash(of) and repr(again(finding)) == repr(of)
    other = again(provider)
    assert other.snapshot() == provider.snapshot()
    other.apply({"action": "declare_capacity", "service": "own", "year": 2027, "places": 9}, date(2026, 1, 9))
    assert other.snapshot() != provider.snapshot()
    result = replay(EVENTS + [{}], keep=(), errors="collect")
    kept = again(result)
    assert list(kept) == list(result) and list(kept.errors) == list(result.errors) and repr(kept) == repr(result) and list(kept.decisions) == list(result.decisions)
    assert again(services()[0]) == services()[0]


def test_a_finding_out_of_a_pickle_says_why_it_has_no_remedies() -> None:
    provider, decision = denied()
    with pytest.raises(ValueError, match="evaluate the action again"):
        provider.remedies({"action": "confirm_course", "course": "C1"}, date(2026, 1, 7), pickle.loads(pickle.dumps(decision.findings[0])))


def test_threads_and_fields_that_ask_the_provider_itself_take_turns() -> None:
    provider = Provider("P1")
    failed: list[BaseException] = []

    class Asking(dict[str, Any]):
        def __getitem__(self, name: str) -> Any:
            return super().__getitem__(name)

        def items(self) -> Any:
            provider.apply({"action": "declare_capacity", "service": SERVICE, "year": 2026, "places": 8}, date(2026, 1, 2))
            return super().items()

    asking = ChainMap(Asking(action="declare_capacity", service=SERVICE, year=2027, places=9))
    assert provider.apply(asking, date(2026, 1, 2)).allowed

    def work(number: int) -> None:
        try:
            for turn in range(300):
                provider.apply({"action": "declare_capacity", "service": SERVICE, "year": 2026, "places": turn}, date(2026, 1, 2))
                provider.check_form("declare_capacity", {"service": SERVICE, "year": 2026, "on": "2026-01-02"})
                provider.audit(date(2026, 1, 2))
                provider.snapshot()
        except BaseException as error:
            failed.append(error)

    threads = [threading.Thread(target=work, args=(number,)) for number in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert failed == []
