"""A provider in Python: events applied one by one, decisions as objects."""

import json
from collections.abc import Callable
from datetime import date, datetime, timedelta, timezone
from random import Random
from types import MappingProxyType
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from conftest import VECTORS
from rehab_rules import InputError, Provider, ServiceDescription, audit, audit_text, check_text, day_in_finland, replay, replay_text, rule, rules, rules_version, services

CARERS = "kela.family-carers"


def provider_with_a_course() -> Provider:
    provider = Provider("P1")
    for day, action in (
        (2, {"action": "declare_capacity", "service": CARERS, "year": 2026, "places": 24}),
        (5, {"action": "receive_decision", "client": "K1", "service": CARERS, "issued": date(2025, 12, 29), "target_group": "carer-of-adult"}),
        (7, {"action": "create_course", "course": "C1", "service": CARERS, "group_size": 8, "target_groups": ("carer-of-adult",), "year": 2026}),
        (8, {"action": "publish_course", "course": "C1", "checked": True}),
    ):
        assert provider.apply(action, date(2026, 1, day)).allowed
    return provider


def test_evaluating_tells_and_changes_nothing() -> None:
    provider = provider_with_a_course()
    before = provider.snapshot()
    decision = provider.evaluate({"action": "confirm_course", "course": "C1"}, date(2026, 1, 9))
    assert not decision.allowed
    finding = decision.findings[0]
    assert (finding.rule, finding.effect, finding.course, finding.client, finding.due) == ("course/minimum-clients", "prohibition", "C1", None, None)
    assert finding.values == {"clients": 0, "min": 6}
    assert finding.message("fi").startswith("Kurssia C1 ei voi vielä vahvistaa")
    assert decision.to_dict()["findings"][0] == {"rule": "course/minimum-clients", "effect": "prohibition", "course": "C1", "values": {"clients": 0, "min": 6}}
    assert decision.to_json("sv").count('"message":') == len(decision.findings)
    assert repr(decision).startswith("Decision(allowed=False, findings=[course/minimum-clients")
    assert repr(finding) == 'Finding("course/minimum-clients", "prohibition", course="C1", values={"clients":0,"min":6})'
    assert provider.snapshot() == before
    assert decision == provider.evaluate(MappingProxyType({"action": "confirm_course", "course": "C1"}), date(2026, 1, 9))


def test_a_provider_goes_on_from_its_snapshot() -> None:
    provider = provider_with_a_course()
    attach = {"action": "attach_client", "course": "C1", "client": "K1"}
    again = Provider.from_snapshot(provider.snapshot())
    assert again.evaluate(attach, date(2026, 1, 9)) == provider.apply(attach, date(2026, 1, 9))
    assert (provider.id, provider.last_on) == ("P1", date(2026, 1, 9))
    (course,) = provider.search(date(2026, 1, 10))
    assert (course["places"], course["reserved"]) == (8, 1)
    due = next(finding for finding in provider.audit(date(2026, 1, 10)) if finding.rule == "client/on-confirmed-course-in-time")
    assert due.due == date(2026, 6, 29)


def test_a_form_is_checked_while_it_is_filled_in() -> None:
    provider = provider_with_a_course()
    before = provider.snapshot()
    form = provider.check_form("create_course", {"on": date(2026, 1, 9), "service": CARERS, "year": "2026", "group_size": "5"}, "fi")
    assert (form["allowed"], form["missing"], form["errors"]) == (False, ["target_groups", "course"], [])
    (finding,) = form["findings"]
    assert (finding["rule"], finding["paths"], finding["values"]) == ("course/group-size-within-range", ["group_size"], {"group_size": 5, "min": 6, "max": 12})
    assert finding["message"].startswith("Kurssin ryhmäkoko ei voi olla 5")
    size = form["bounds"]["group_size"]
    assert (size["min"], size["max"]) == (6, 12)  # of 24 places 8 are used
    assert [size[end]["findings"][0]["rule"] for end in ("lower", "upper")] == ["course/group-size-within-range"] * 2
    nothing = provider.check_form("attach_client", {"course": None, "client": float("nan")}, bounds=[])
    assert nothing == {"allowed": None, "findings": [], "missing": ["on", "course", "client"], "errors": [], "bounds": {}}
    whole = provider.check_form("attach_client", {"on": "2026-01-09", "course": "C1", "client": "K1"}, bounds=["on"], window=(date(2026, 1, 1), date(2026, 1, 31)))
    assert whole["allowed"] is True
    run = {"first": "2026-01-08", "last": "2026-01-31", "lower": {"kind": "past"}, "upper": {"kind": "window"}}
    assert whole["bounds"] == {"on": {"min": "2026-01-08", "max": "2026-01-31", "days": [run]}}
    assert provider.snapshot() == before


def test_a_form_that_holds_what_no_field_takes_tells_the_field() -> None:
    provider = provider_with_a_course()
    endless: list[Any] = []
    endless.append(endless)
    fields = {"on": datetime(2026, 1, 9, 12), "course": "C1", "periods": [{"kind": "in_person", "start": date(2026, 5, 4), "end": 1.5}], "clients_declined": endless}
    errors = provider.check_form("reschedule_course", fields, bounds=[])["errors"]
    assert [(error["code"], error["field"]) for error in errors] == [
        ("invalid_date", "on"),
        ("invalid_date", "periods[0].end"),
        ("invalid_value", "clients_declined[0]"),
    ]
    assert [error["code"] for error in provider.check_form("attach", {})["errors"]] == ["unknown_action"]
    for call in (
        lambda: provider.check_form("attach_client", [("course", "C1")]),  # type: ignore[arg-type]
        lambda: provider.check_form("attach_client", {}, bounds="on"),
    ):
        with pytest.raises(TypeError):
            call()
    with pytest.raises(ValueError, match="`window` ends before it begins"):
        provider.check_form("attach_client", {}, window=(date(2026, 1, 31), date(2026, 1, 1)))


def test_the_decisions_of_the_vectors_are_those_of_the_text() -> None:
    logs = sorted(VECTORS.glob("*.log.jsonl"))
    assert len(logs) == 112
    asked = remedied = 0
    for path in logs:
        providers: dict[str, Provider] = {}
        log = path.read_bytes()
        for line, answer in zip(log.splitlines(), replay_text(log, remedies=True).splitlines(), strict=True):
            expected = json.loads(answer)
            if "field" not in expected.get("error", {"field": None}):
                continue  # the line as a whole is no event
            try:
                event = json.loads(line)
                day, name = date.fromisoformat(event.pop("on")), event.pop("provider")
            except (ValueError, KeyError, AttributeError, TypeError):
                continue  # what is malformed outside the action is no matter of a provider
            provider = providers.setdefault(name, Provider(name)) if isinstance(name, str) and name else None
            if provider is None:
                continue
            try:
                decision = provider.evaluate(event, day)
                given = {"allowed": None} | provider.apply(event, day).to_dict()
                # What is denied leaves the state as it was; so do remedies.
                for said, finding in zip(given["findings"], decision.findings, strict=True):
                    if finding.effect == "prohibition":
                        said["remedies"] = provider.remedies(event, day, finding)
                        remedied += len(said["remedies"])
            except InputError as error:
                given = {"code": error.code} | ({"field": error.field} if error.field else {})
                expected = {key: value for key, value in expected["error"].items() if key != "message"}
            else:
                del expected["line"]
            assert given == expected, (path.name, line)
            asked += 1
    assert asked > 900 and remedied > 20


@pytest.mark.parametrize(
    ("action", "code", "field"),
    [
        ({"action": "no_such"}, "unknown_action", "action"),
        ({"action": 1}, "unknown_action", "action"),
        ({}, "missing_field", "action"),
        ({"action": "confirm_course"}, "missing_field", "course"),
        ({"action": "confirm_course", "course": None}, "missing_field", "course"),
        ({"action": "confirm_course", "course": "C1", "on": "2026-01-02"}, "unknown_field", "on"),
        ({"action": "set_group_size", "course": "C1", "group_size": 8.5}, "invalid_value", "group_size"),
        ({"action": "set_group_size", "course": "C1", "group_size": True}, "invalid_value", "group_size"),
        ({"action": "set_group_size", "course": "C1", "group_size": 10**30}, "invalid_value", "group_size"),
        ({"action": "publish_course", "course": "C1", "checked": 1}, "invalid_value", "checked"),
        ({"action": "set_target_groups", "course": "C1", "target_groups": ["a", 2]}, "invalid_value", "target_groups[1]"),
        ({"action": "reschedule_course", "course": "C1", "periods": [{"kind": "digital", "start": datetime(2026, 5, 4, 12)}]}, "missing_field", "periods[0].end"),
        ({"action": "reschedule_period", "course": "C1", "period": 1, "start": datetime(2026, 5, 4, 12), "end": "2026-05-08"}, "invalid_date", "start"),
        ({"action": "reschedule_period", "course": "C1", "period": 1, "start": date(2200, 1, 1), "end": "2026-05-08"}, "invalid_date", "start"),
    ],
)
def test_a_malformed_action_is_an_error_with_code_and_field(action: dict[str, Any], code: str, field: str) -> None:
    with pytest.raises(InputError) as refused:
        Provider("P1").evaluate(action, date(2026, 1, 2))
    assert (refused.value.code, refused.value.field) == (code, field)


@pytest.mark.parametrize("id", ["", "x" * 201])
def test_an_id_is_as_long_as_in_a_log(id: str) -> None:
    with pytest.raises(InputError, match="1 to 200 characters") as refused:
        Provider(id)
    assert (refused.value.code, refused.value.field, refused.value.line) == ("invalid_value", "provider", None)
    assert Provider("å" * 200).id == "å" * 200


def test_a_moment_is_no_day() -> None:
    moment = datetime(2026, 1, 2, 12)
    provider = Provider("P1")
    action = {"action": "declare_capacity", "service": CARERS, "year": 2026, "places": 24}
    for ask in (
        lambda: provider.evaluate(action, moment),
        lambda: provider.apply(action, moment),
        lambda: provider.audit(moment),
        lambda: provider.search(moment),
        lambda: audit([], moment),
        lambda: audit_text("", moment),
    ):
        with pytest.raises(TypeError, match="a date must be a datetime.date or a midnight without a time zone, not this datetime"):
            ask()
    for no_day in ("2026-01-02", None, 1):
        with pytest.raises(TypeError):
            provider.evaluate(action, no_day)  # type: ignore[arg-type]


@pytest.mark.parametrize("action", ["confirm_course", None, ("confirm_course", "C1")])
def test_what_is_no_mapping_is_a_type_error(action: Any) -> None:
    with pytest.raises(TypeError, match="must be a mapping, not a"):
        Provider("P1").evaluate(action, date(2026, 1, 2))


def test_descriptions_of_ones_own_are_read_and_used() -> None:
    carers, rare = services()
    assert (carers.ids, rare.ids) == ([CARERS], ["kela.rare-connective-tissue"])
    own = ServiceDescription.from_json(json.dumps(carers.to_dict() | {"must_hold_at": 8, "id": "own"}))
    create = {"action": "create_course", "course": "C1", "service": "own", "group_size": 8, "target_groups": ["carer-of-adult"], "year": 2026}
    with pytest.raises(InputError):
        Provider("P1").evaluate(create, date(2026, 1, 2))
    for given in (own, own.json, own.json.encode()):
        assert Provider("P1", services=[given]).evaluate(create, date(2026, 1, 2)).findings
    with pytest.raises(InputError) as refused:
        ServiceDescription.from_json(json.dumps(carers.to_dict() | {"must_hold_at": 99}))
    assert refused.value.field == "must_hold_at"


def test_descriptions_are_a_list_of_descriptions() -> None:
    (carers, _) = services()
    askings: list[Callable[[Any], object]] = [
        lambda given: Provider("P1", services=given),
        lambda given: replay([], services=given),
        lambda given: audit([], date(2026, 1, 2), services=given),
        lambda given: replay_text("", services=given),
        lambda given: check_text("{}", services=given),
    ]
    for ask in askings:
        for one in (carers, carers.json, carers.json.encode(), carers.to_dict()):
            with pytest.raises(TypeError, match="put a single description into a list"):
                ask(one)
        with pytest.raises(TypeError, match="its JSON text or a dict, not a int"):
            ask([1])
    assert replay([], services=(service for service in [carers])).errors.columns


def test_a_form_gives_back_the_action_that_it_judged() -> None:
    provider = Provider("P1")
    fields = {"on": "2026-01-02", "service": CARERS, "year": "2026", "places": "24"}
    form = provider.check_form("declare_capacity", fields)
    assert form["action"] == {"action": "declare_capacity", "service": CARERS, "year": 2026, "places": 24}
    assert provider.apply(form["action"], date(2026, 1, 2)).allowed
    for lacking in ({"places": ""}, {"places": "x"}, {"unheard": "of"}):
        assert "action" not in provider.check_form("declare_capacity", fields | lacking)


def test_a_preview_tells_what_would_be_and_a_fork_is_another_provider() -> None:
    provider = provider_with_a_course()
    before = provider.snapshot()
    actions = [{"action": "attach_client", "course": "C1", "client": "K1"}, {"action": "confirm_course", "course": "C1"}]
    preview = provider.preview(actions, date(2026, 1, 9), "fi")
    assert preview["allowed"] is False and [decision["allowed"] for decision in preview["decisions"]] == [True, False]
    assert {finding["client"] for finding in preview["new"] if "client" in finding} == {"K1"} and all(finding["message"] for finding in preview["new"])
    assert provider.snapshot() == before
    with pytest.raises(InputError) as refused:
        provider.preview([*actions, {"action": "confirm_course", "course": "C9"}], date(2026, 1, 9))
    assert (refused.value.code, refused.value.field) == ("unknown_course", "[2].course")
    with pytest.raises(InputError) as refused:
        provider.preview([{"action": "confirm_course"}], date(2026, 1, 9))
    assert refused.value.field == "[0].course"
    other = provider.fork()
    assert other.apply(actions[0], date(2026, 1, 9)).allowed and other.snapshot() != before and provider.snapshot() == before


def test_the_day_in_finland_is_that_of_the_time_zone() -> None:
    helsinki = ZoneInfo("Europe/Helsinki")
    random = Random(1)
    moments = [random.uniform(347_155_200, 4_102_444_800) for _ in range(50_000)]  # 1981 to 2099
    for year in range(1981, 2100):
        for month in (3, 9, 10):
            last = datetime(year, month, 30 if month == 9 else 31, tzinfo=timezone.utc)
            change = last - timedelta(days=(last.weekday() + 1) % 7)
            moments += [(change + timedelta(hours=hours, seconds=seconds)).timestamp() for hours in (-3, -2, 0, 1, 2, 20, 21, 22) for seconds in (-1, 0, 1)]
    for moment in moments:
        assert day_in_finland(moment) == datetime.fromtimestamp(moment, helsinki).date(), moment
    assert day_in_finland(datetime(2026, 7, 1, 21, tzinfo=timezone.utc)) == date(2026, 7, 2)
    with pytest.raises(TypeError, match="a datetime must have a time zone"):
        day_in_finland(datetime(2026, 7, 1))
    for beyond in (1e30, float("nan"), -3e9):
        with pytest.raises(ValueError, match="outside 1900-01-01 to 2199-12-31"):
            day_in_finland(beyond)


def test_what_is_no_prohibition_has_no_remedy_and_a_malformed_action_is_an_error() -> None:
    provider = provider_with_a_course()
    attach = {"action": "attach_client", "course": "C1", "client": "K1"}
    decision = provider.evaluate(attach, date(2026, 1, 9))
    assert decision.allowed and [provider.remedies(attach, date(2026, 1, 9), finding) for finding in decision.findings] == [[]] * len(decision.findings)
    with pytest.raises(InputError):
        provider.remedies({"action": "attach_client"}, date(2026, 1, 9), decision.findings[0])


def test_a_day_before_the_last_event_is_looked_at_by_no_one() -> None:
    provider = Provider("P1")
    provider.apply({"action": "declare_capacity", "service": CARERS, "year": 2026, "places": 24}, date(2026, 1, 2))
    assert provider.audit(date(2026, 1, 2)) and provider.search(date(2026, 1, 2)) == []
    for look in (provider.audit, provider.search):
        with pytest.raises(InputError, match="earlier than that of the provider's last event") as refused:
            look(date(2026, 1, 1))
        assert (refused.value.code, refused.value.field) == ("out_of_order", "as_of")


def test_the_rules_are_there_as_data() -> None:
    assert len(rules()) == 125 and rules_version() == "2"
    assert rule("course/minimum-clients", "fi")["statement"].startswith("Kurssin voi vahvistaa")
    with pytest.raises(KeyError):
        rule("course/no-such")
