"""Plans, against everything that could be tried, against the engine, and against their own promises."""

import json
import os
import subprocess
import sys
import time
from collections.abc import Mapping
from datetime import date, timedelta
from functools import cache
from pathlib import Path
from random import Random
from typing import Any

import plan_cases
import pytest
from plan_cases import GROUPS, ON, SMALL, best_by_trying, create, decide, declared, everything_but, facts_of, happened, large_provider, one_more_is_possible, small_provider, strange_provider, violations
from rehab_rules import Plan, Provider, Registry, plan
from rehab_rules.planning import PLAN_ACTIONS, USUAL, PlanAction

SMALL_CASES = 120
CHOSEN_CASES = 60
REASONED_CASES = 80
LARGE_CASES = 20
NEW_COURSE_CASES = range(40)

def reached(found: Plan) -> dict[str, int]:
    """The value of each objective."""
    return {row["objective"]: row["value"] for row in found.objectives}


def on_courses(found: Plan) -> dict[str, set[str]]:
    """The clients on each course after a plan, of courses that have any."""
    return {course: {*clients} for (_, course), clients in found.members.items() if clients}


def steps(found: Plan) -> list[dict[str, Any]]:
    """The actions without their date and provider."""
    return [{key: value for key, value in action.items() if key not in ("on", "provider")} for action in found.actions]


def actions_named(found: Plan, *names: str) -> list[dict[str, Any]]:
    """The actions of some kinds."""
    return [action for action in steps(found) if action["action"] in names]


def replayed(provider: Provider, found: Plan) -> Provider:
    """A copy of a provider after the actions of a plan, each of which must be allowed in its turn, on the date of the plan."""
    state = provider.fork()
    for action in found.actions:
        assert (action["on"], action["provider"]) == (found.as_of.isoformat(), provider.id)
        decision = state.apply({key: value for key, value in action.items() if key not in ("on", "provider")}, found.as_of)
        assert decision.allowed, (action, decision)
    return state


# Against everything that could be tried.


def score(found: Plan) -> tuple[int, ...]:
    """The first objectives; those that should be small are negative."""
    values = reached(found)
    return values["in_time"], values["confirmed"], values["placed"], values["soonest_first"], -values["held"], -values["moved"]


def best(provider: Provider, **choices: Any) -> tuple[int, ...] | None:
    """The best score that there is."""
    found = best_by_trying(facts_of(provider, **choices))
    return None if found is None else found.key


@pytest.mark.parametrize("seed", range(SMALL_CASES))
def test_no_plan_that_the_engine_allows_is_better(seed: int) -> None:
    provider = small_provider(seed)
    assert score(plan(provider, ON)) == best(provider)


@pytest.mark.parametrize("seed", range(CHOSEN_CASES))
def test_no_plan_that_the_choices_allow_is_better(seed: int) -> None:
    provider = small_provider(seed + 30_000)
    clients, courses = [*plan_cases.rows(provider, "clients")], [*plan_cases.rows(provider, "courses")]
    random = Random(seed)
    cannot = {client: [course for course in courses if random.random() < 0.4] for client in clients if random.random() < 0.3}
    may = [action for action in USUAL if random.random() < 0.85]
    offices = ["Turku"] if random.random() < 0.3 and any(row.get("office") == "Turku" for row in plan_cases.rows(provider, "courses").values()) else None
    barred = {(client, course) for client, ids in cannot.items() for course in ids}
    if offices:
        barred |= {(client, course) for client in clients for course, row in plan_cases.rows(provider, "courses").items() if row["office"] != "Turku"}
    found = plan(provider, ON, may=may, cannot=cannot, offices=offices)
    assert {action["action"] for action in found.actions} <= {*may}
    assert score(found) == best(provider, barred=barred, may=frozenset(may))


@pytest.mark.parametrize("seed", range(CHOSEN_CASES))
def test_no_plan_with_the_fixed_placements_is_better_and_they_are_refused_only_if_there_is_none(seed: int) -> None:
    provider = small_provider(seed + 40_000)
    facts, random = facts_of(provider), Random(seed)
    fixed = {}
    for id in random.sample([*facts.clients], 2):
        client = facts.clients[id]
        options = [course.id for course in facts.courses.values() if course.id == client.course or plan_cases.can_join(facts, client, course)]
        if options:
            fixed[id] = random.choice(options)
    expected = best(provider, fixed=fixed)
    if expected is None:
        with pytest.raises(ValueError, match="`fixed`"):
            plan(provider, ON, fixed=fixed)
    else:
        found = plan(provider, ON, fixed=fixed)
        assert all(client in on_courses(found)[course] for client, course in fixed.items())
        assert score(found) == expected


@pytest.mark.parametrize("seed", [83, 657])
def test_the_soonest_deadlines_are_first_also_when_the_solver_keeps_to_its_start(seed: int) -> None:
    provider = small_provider(seed)
    assert score(plan(provider, ON)) == best(provider)


@pytest.mark.parametrize("seed", [79, 288, 822])
def test_the_number_of_moves_told_is_the_number_of_moves(seed: int) -> None:
    found = plan(small_provider(seed), ON)
    assert reached(found)["moved"] == len(actions_named(found, "move_client"))


def test_a_model_that_the_solver_wrongly_calls_infeasible_is_solved() -> None:
    provider = small_provider(3070)
    assert score(plan(provider, ON)) == best(provider) == (1, 3, 2, 0, -1, -1)


@pytest.mark.parametrize("seed", [388, 570])
def test_a_course_past_its_settle_date_keeps_the_clients_that_it_needs(seed: int) -> None:
    provider = small_provider(seed)
    found = plan(provider, ON)
    assert not violations(replayed(provider, found)) - violations(provider)


def test_clients_of_full_courses_change_places_before_others_take_the_last_place() -> None:
    provider = small_provider(486)
    assert score(plan(provider, ON)) == best(provider) == (3, 3, 2, 188, 0, -2)


# Against the engine.


@pytest.mark.parametrize("seed", range(LARGE_CASES))
def test_every_plan_can_be_carried_out_and_ends_as_it_tells(seed: int) -> None:
    provider = large_provider(seed, 60, 10, tight=(1.0, 0.7, 0.9)[seed % 3], placed=(0.5, 0.2, 0.8)[seed % 3])
    check(provider, plan(provider, ON, may=PLAN_ACTIONS if seed % 4 == 0 else None))


@pytest.mark.parametrize("seed", range(SMALL_CASES))
def test_every_small_plan_can_be_carried_out_and_ends_as_it_tells(seed: int) -> None:
    provider = small_provider(seed + 10_000)
    check(provider, plan(provider, ON, may=PLAN_ACTIONS if seed % 2 else None))


@pytest.mark.parametrize("seed", range(SMALL_CASES))
def test_after_what_may_not_have_happened_the_plan_is_still_the_best_that_is_allowed(seed: int) -> None:
    provider = strange_provider(seed + 60_000)
    found = plan(provider, ON)
    check(provider, found)
    assert score(found) == best(provider)


def check(provider: Provider, found: Plan) -> None:
    """Carries out a plan and compares what it tells with what there is."""
    before = provider.snapshot()
    after = replayed(provider, found)
    assert provider.snapshot() == before
    assert not violations(after) - violations(provider)
    keeps_places(provider, after, found)
    agrees(provider, after, found)


def keeps_places(before: Provider, after: Provider, found: Plan) -> None:
    """Nobody loses a place, a confirmed course, or a course that has started; and nobody is put on one."""
    rows, old, new = plan_cases.rows(after, "courses"), plan_cases.members(before), plan_cases.members(after)
    started = {id for id, row in rows.items() if row.get("periods") and date.fromisoformat(row["periods"][0]["start"]) <= ON}
    assert {id: clients for id, clients in old.items() if id in started} == {id: new[id] for id in old if id in started}
    assert {client for clients in old.values() for client in clients} <= {client for clients in new.values() for client in clients}
    confirmed = {id for id, row in plan_cases.rows(before, "courses").items() if plan_cases.is_confirmed(row)}
    safe = {client for id, clients in new.items() if plan_cases.is_confirmed(rows[id]) for client in clients}
    assert {client for id in confirmed for client in old[id]} <= safe
    late = {finding.course for finding in before.audit(ON) if finding.rule == plan_cases.SETTLED and finding.effect != "obligation"}
    for id, clients in new.items():
        if clients - old.get(id, set()):
            assert id not in late or plan_cases.is_confirmed(rows[id])
            assert len(old.get(id, ())) <= rows[id]["group_size"]
    assert all("agreed" not in action for action in found.actions)


def agrees(before: Provider, after: Provider, found: Plan) -> None:
    """The tables tell the state after the actions."""
    rows, old, new = plan_cases.rows(after, "courses"), plan_cases.members(before), plan_cases.members(after)
    old_rows = plan_cases.rows(before, "courses")
    waited, waits = plan_cases.waiting(before), {*plan_cases.waiting(after)}
    told = {row["course"]: row for row in found.courses}
    for id, row in told.items():
        assert {*found.members[before.id, id]} == new.get(id, set())
        assert (row["clients"], row["clients_before"]) == (len(new.get(id, ())), len(old.get(id, ())))
        assert row["is_deleted"] == bool(rows[id].get("deleted") or rows[id].get("deleted_on"))
        assert (row["group_size"], row["group_size_before"]) == (rows[id]["group_size"], old_rows[id]["group_size"])
        assert (row["is_confirmed"], row["was_confirmed"]) == (plan_cases.is_confirmed(rows[id]), plan_cases.is_confirmed(old_rows[id]))
        periods = rows[id].get("periods") or []
        assert row["start"] == (date.fromisoformat(periods[0]["start"]) if periods else None)
    assert {id for id in old if old[id] != new[id]} <= {*told}
    came = {(client, id) for id, clients in new.items() for client in clients - old.get(id, set())}
    assert sorted(came) == sorted((row["client"], row["course"]) for row in found.placed)
    course_before = {client: id for id, clients in old.items() for client in clients if id in told}
    for row in found.placed:
        assert row["left"] == course_before.get(row["client"])
        assert row["is_confirmed"] == plan_cases.is_confirmed(rows[row["course"]])
        if finding := waited.get(row["client"]):
            assert row["due"] == finding.due
            assert row["is_in_time"] == (None if finding.due is None else row["is_confirmed"] and finding.effect == "obligation")
        assert row["why"]
    # Who is on several courses must be asked first.
    on_several = {client for client in waited if 1 < sum(client in clients for id, clients in old.items() if id in told)}
    on_one = waits - on_several
    unplaced = {row["client"]: row["course"] for row in found.unplaced}
    assert {*unplaced} == on_one
    assert unplaced == {client: next((id for id in told if client in new.get(id, ())), None) for client in on_one}
    assert {row["client"] for row in found.reasons} <= {*unplaced}
    values = reached(found)
    helped = {client: finding for client, finding in waited.items() if client not in waits | on_several}
    assert values["confirmed"] == len(helped)
    assert values["in_time"] == sum(finding.effect == "obligation" for finding in helped.values())
    assert values["placed"] == sum(row["left"] is None for row in found.placed)
    assert values["moved"] == sum(row["left"] is not None for row in found.placed)
    assert (found.gap, found.bound) == (0, values["in_time"])


@pytest.mark.parametrize("seed", range(SMALL_CASES))
def test_why_a_client_gets_this_course_is_true(seed: int) -> None:
    provider = small_provider(seed)
    found = plan(provider, ON)
    facts, after = facts_of(provider), {row["course"]: row for row in found.courses}
    for row in found.placed:
        client = facts.clients[row["client"]]
        options = [course for course in facts.courses.values() if course.id != client.course and plan_cases.can_join(facts, client, course)]
        earlier = [course.id for course in options if (course.start or date.max) < (row["start"] or date.max)]
        if len(options) == 1:
            assert row["why"] == "The client can join no other course."
        elif not earlier:
            assert row["why"] == "No other course that the client can join starts earlier."
        else:
            told = row["why"].removeprefix("Courses that start earlier: ").removesuffix(".").split("; ")
            assert len(told) == len(earlier)
            for said in told:
                (course,) = [id for id in earlier if id in said]
                if said == f"{course} is full":
                    assert after[course]["group_size"] <= after[course]["clients"]
                elif said == f"{course} cannot be confirmed now":
                    assert row["is_confirmed"] and not after[course]["is_confirmed"]
                else:
                    assert said == f"a place on {course} would cost others more"
                    assert after[course]["clients"] < after[course]["group_size"]


# Why somebody has no place.

@cache
def reasoned(seed: int) -> tuple[Provider, Plan]:
    """A small case with its plan."""
    provider = small_provider(seed + 20_000, clients=5, courses=3)
    return provider, plan(provider, ON)


@pytest.mark.parametrize("seed", range(REASONED_CASES))
def test_with_all_limits_nobody_more_has_a_place(seed: int) -> None:
    provider, found = reasoned(seed)
    facts, values = facts_of(provider), reached(found)
    for row in found.unplaced:
        assert row["is_proven"]
        assert any(reason["client"] == row["client"] for reason in found.reasons)
        assert not one_more_is_possible(facts, values, row["client"], row["course"] is not None, {})


def limit(reason: Mapping[str, Any]) -> tuple[str, str | int]:
    """The limit that a reason is."""
    return reason["kind"], reason["year"] if reason["kind"] == "capacity" else reason["course"]


@pytest.mark.parametrize("seed", range(REASONED_CASES))
def test_a_reason_tells_a_change_if_that_alone_makes_a_place(seed: int) -> None:
    provider, found = reasoned(seed)
    facts, values = facts_of(provider), reached(found)
    has_place = {row["client"]: row["course"] is not None for row in found.unplaced}
    for reason in found.reasons:
        client = reason["client"]
        is_possible = [one_more_is_possible(facts, values, client, has_place[client], {limit(reason): much}) for much in range(12)]
        assert (reason["change"] is not None) == is_possible[-1], reason
        counted = reason["kind"] in ("places", "capacity", "minimum") and is_possible[-1]
        assert reason["needed"] == (is_possible.index(True) if counted else None), reason


@pytest.mark.parametrize("seed", range(REASONED_CASES))
def test_the_reasons_alone_stand_in_the_way_and_none_of_them_for_nothing(seed: int) -> None:
    provider, found = reasoned(seed)
    facts, values = facts_of(provider), reached(found)
    for row in found.unplaced:
        client, has_place = row["client"], row["course"] is not None
        limits = [limit(reason) for reason in found.reasons if reason["client"] == client]
        assert not one_more_is_possible(facts, values, client, has_place, everything_but(facts, client, limits)), row
        for one in limits:
            others = [other for other in limits if other != one]
            assert one_more_is_possible(facts, values, client, has_place, everything_but(facts, client, others)), (row, one)


@pytest.mark.parametrize("seed", range(REASONED_CASES))
def test_changes_are_told_together_exactly_if_none_is_enough_alone(seed: int) -> None:
    _, found = reasoned(seed)
    for row in found.unplaced:
        changes = [reason["change"] for reason in found.reasons if reason["client"] == row["client"]]
        assert (row["together"] is not None) == (not any(changes))


def test_changes_that_are_all_needed_are_told_together() -> None:
    provider = declared(9)
    create(provider, "A", 2, GROUPS[:1])
    for number, group in enumerate((GROUPS[0], GROUPS[0], GROUPS[1])):
        decide(provider, f"K{number}", group=group)
    found = plan(provider, ON, may=["attach_client", "confirm_course"])
    (row,) = found.unplaced
    assert (row["client"], row["together"]) == (
        "K2", "if course A were also for the client's target group\nif places could be added to course A",
    )  # fmt: skip
    (reason,) = found.reasons
    assert (reason["kind"], reason["course"], reason["change"], reason["needed"]) == ("rule", "A", None, None)
    unwilling = plan(provider, ON, cannot={"K1": ["A"]})
    (row,) = [row for row in unwilling.unplaced if row["client"] == "K1"]
    assert row["together"] is None
    few = plan(provider, ON, may=["attach_client", "confirm_course"], cannot={"K0": ["A"], "K1": ["A"], "K2": ["A"]})
    assert {row["client"] for row in few.unplaced} == {"K0", "K1", "K2"}
    assert {row["together"] for row in few.unplaced if row["client"] != "K2"} == {None}


def test_the_cases_of_reasons_have_many_kinds() -> None:
    kinds: set[str] = set()
    for seed in range(REASONED_CASES):
        kinds |= {reason["kind"] for reason in reasoned(seed)[1].reasons}
    assert {"rule", "cannot_be_confirmed", "places", "capacity", "minimum", "started", "stays"} <= kinds


@pytest.mark.parametrize("seed", NEW_COURSE_CASES)
def test_the_new_course_told_is_the_first_that_most_of_the_clients_could_join(seed: int) -> None:
    provider = small_provider(seed + 50_000)
    found = plan(provider, ON)
    after = replayed(provider, found)
    for told in found.new_courses:
        like = plan_cases.rows(after, "courses")[told["like"]]["periods"]
        joiners = {start: could_join_new(after, found, like, start, told["target_groups"]) for start in (ON + timedelta(7 * week) for week in range(1, 105))}
        most = max(map(len, joiners.values()))
        assert told["clients"] == most > 0
        assert told["first_start"] == min(start for start, clients in joiners.items() if len(clients) == most)
        assert told["minimum"] == 2
        if told["last_start"] is None:
            assert len(joiners[max(joiners)]) == most
        else:
            in_time = [clients for start, clients in joiners.items() if told["first_start"] <= start <= told["last_start"]]
            assert all(clients == in_time[0] for clients in in_time)
            assert joiners.get(told["last_start"] + timedelta(7)) != in_time[0]


def could_join_new(after: Provider, found: Plan, like: list[dict[str, str]], start: date, groups: str | None) -> set[str]:
    """The clients without a confirmed course who could join a course with a schedule like another one's from a date on."""
    state, days = after.fork(), start - date.fromisoformat(like[0]["start"])
    moved = [{**period, **{end: (date.fromisoformat(period[end]) + days).isoformat() for end in ("start", "end")}} for period in like]
    named = groups.split(", ") if groups else [GROUPS[0]]
    happened(state, ON, "create_course", course="new", service="own.small", group_size=3, target_groups=named, periods=moved)
    return {
        row["client"]
        for row in found.unplaced
        if not plan_cases.against(state, plan_cases.placing(row["client"], row["course"], "new"), plan_cases.FREE_PLACE)
    }


# The same input has the same plan.

ANOTHER_PROCESS = """
import sys, json
sys.path.insert(0, sys.argv[1])
from plan_cases import ON, large_provider, small_provider
from rehab_rules import plan
print(json.dumps([plan(provider, ON).to_dict() for provider in (large_provider(3, 60, 10), large_provider(4, 60, 10, tight=0.7), small_provider(1), small_provider(486))]))
"""


def several() -> list[Provider]:
    """The providers of the other process."""
    return [large_provider(3, 60, 10), large_provider(4, 60, 10, tight=0.7), small_provider(1), small_provider(486)]


def test_the_same_provider_has_the_same_plan_twice_and_in_another_process() -> None:
    here = [plan(provider, ON).to_dict() for provider in several()]
    assert here == [plan(provider, ON).to_dict() for provider in several()]
    for seed in ("1", "2"):
        command = [sys.executable, "-c", ANOTHER_PROCESS, str(Path(__file__).parent)]
        there = subprocess.run(command, env={**os.environ, "PYTHONHASHSEED": seed}, capture_output=True, check=True, text=True).stdout
        assert json.loads(there) == here


@pytest.mark.parametrize("number", range(4))
def test_the_order_of_the_rows_does_not_matter(number: int) -> None:
    provider = several()[number]
    state = json.loads(provider.snapshot())
    turned = {**state, "courses": state["courses"][::-1], "clients": state["clients"][::-1], "capacity": state["capacity"][::-1]}
    own = [SMALL] if "own.small" in provider.snapshot() else []
    assert plan(Provider.from_snapshot(turned, services=own), ON).to_dict() == plan(provider, ON).to_dict()


def test_providers_are_planned_for_each_on_its_own() -> None:
    two = [large_provider(1, 30, 6), large_provider(2, 30, 6)]
    both, alone = plan(two, ON), [plan(provider, ON) for provider in two]
    assert both.actions == [action for one in alone for action in one.actions]
    assert reached(both) == {name: sum(reached(one)[name] for one in alone) for name in reached(both)}
    assert plan(two, ON, providers=["P2"]).to_dict() == alone[1].to_dict()


# Choices.


def waiting() -> Provider:
    """A, which starts first, and B, both with room for all of three clients who wait, K1 to K3."""
    provider = declared(12)
    create(provider, "A", 3, start=date(2026, 5, 4), office="Turku")
    create(provider, "B", 3, start=date(2026, 6, 1), office="Oulu")
    for number in (1, 2, 3):
        decide(provider, f"K{number}", date(2025, 12, number))
    return provider


def attached(**courses: str) -> Provider:
    """The same with the clients, by id, on courses."""
    provider = waiting()
    for client, course in courses.items():
        happened(provider, date(2025, 12, 20), "attach_client", course=course, client=client)
    return provider


def test_without_choices_all_get_the_course_that_starts_first() -> None:
    found = plan(waiting(), ON)
    assert on_courses(found) == {"A": {"K1", "K2", "K3"}}
    assert actions_named(found, "confirm_course") == [{"action": "confirm_course", "course": "A"}]
    assert not found.unplaced


@pytest.mark.parametrize("left_out", ["attach_client", "move_client", "confirm_course", "set_group_size", "set_target_groups", "tell_authority_line"])
def test_nothing_is_proposed_that_a_plan_may_not(left_out: str) -> None:
    may = [action for action in PLAN_ACTIONS if action != left_out]
    for seed in (1, 3, 4, 7):
        for provider in (small_provider(seed), large_provider(seed, 24, 6, tight=0.7)):
            found = plan(provider, ON, may=may)
            assert not actions_named(found, left_out)
            replayed(provider, found)


def test_without_attach_client_nobody_who_waits_gets_a_place_and_those_who_have_one_keep_it() -> None:
    found = plan(attached(K1="A"), ON, may=["move_client", "confirm_course"])
    assert not found.actions
    assert {row["client"] for row in found.unplaced} == {"K1", "K2", "K3"}


def test_without_move_client_everybody_stays() -> None:
    provider = attached(K1="A", K2="B")
    assert not actions_named(plan(provider, ON, may=["attach_client", "confirm_course"]), "move_client")
    assert on_courses(plan(provider, ON, may=["confirm_course"], cannot={"K3": ["A", "B"]})) == {"A": {"K1"}, "B": {"K2"}}
    moved = plan(provider, ON, cannot={"K3": ["A", "B"]})
    assert len(actions_named(moved, "move_client")) == 1 and [row["client"] for row in moved.unplaced] == ["K3"]


def test_without_confirm_course_no_course_is_confirmed_and_the_reason_is_told() -> None:
    found = plan(waiting(), ON, may=["attach_client"])
    assert not actions_named(found, "confirm_course")
    assert reached(found)["placed"] == 3 and reached(found)["confirmed"] == 0
    assert {row["client"] for row in found.unplaced} == {"K1", "K2", "K3"}
    assert {reason["kind"] for reason in found.reasons} == {"cannot_be_confirmed"}
    assert {"The plan may not confirm course A.", "The plan may not confirm course B."} == {reason["message"] for reason in found.reasons}


def test_without_set_group_size_courses_keep_their_sizes() -> None:
    provider = declared(9)
    create(provider, "A", 2)
    for number in (1, 2, 3):
        decide(provider, f"K{number}")
    assert len(plan(provider, ON).placed) == 3
    kept = plan(provider, ON, may=["attach_client", "confirm_course"])
    assert len(kept.placed) == 2
    (reason,) = kept.reasons
    assert (reason["client"], reason["kind"], reason["course"], reason["needed"]) == ("K3", "places", "A", 1)
    assert reason["change"] == "if places could be added to course A: 1"


def test_without_set_target_groups_courses_keep_their_groups() -> None:
    provider = declared(9)
    create(provider, "A", 3, GROUPS[:1])
    for number, group in enumerate((GROUPS[0], GROUPS[0], GROUPS[1])):
        decide(provider, f"K{number}", group=group)
    assert actions_named(plan(provider, ON), "set_target_groups") == [{"action": "set_target_groups", "course": "A", "target_groups": [*GROUPS]}]
    kept = plan(provider, ON, may=["attach_client", "confirm_course"])
    assert on_courses(kept) == {"A": {"K0", "K1"}}
    (reason,) = kept.reasons
    assert (reason["client"], reason["kind"], reason["course"], reason["rule"]) == ("K2", "rule", "A", "client/in-target-group")


def test_the_line_for_authorities_is_told_only_if_the_plan_may() -> None:
    provider = declared(0)
    decide(provider, "K1")
    told = [{"action": "tell_authority_line", "client": "K1", "service": "own.small"}]
    assert steps(plan(provider, ON)) == told
    assert steps(plan(provider, ON, may=["attach_client"])) == []


def test_a_fixed_client_gets_that_course() -> None:
    found = plan(waiting(), ON, fixed={"K1": "B", "K2": "B"})
    assert {"K1", "K2"} <= on_courses(found)["B"]
    assert not found.unplaced
    assert {row["client"]: row["why"] for row in found.placed}["K1"] == "The placement was given."


def test_a_client_fixed_on_the_own_course_stays() -> None:
    provider = attached(K1="B", K2="A", K3="A")
    assert on_courses(plan(provider, ON)) == {"A": {"K1", "K2", "K3"}}
    assert on_courses(plan(provider, ON, fixed={"K1": "B"})) == {"B": {"K1", "K2", "K3"}}
    stays = plan(provider, ON, fixed={"K1": "B"}, may=["confirm_course"])
    assert on_courses(stays) == {"A": {"K2", "K3"}, "B": {"K1"}}


def test_a_fixed_client_is_moved() -> None:
    found = plan(attached(K1="A", K2="A", K3="A"), ON, fixed={"K1": "B", "K2": "B"})
    assert {"K1", "K2"} <= on_courses(found)["B"]


def full(places: int) -> Provider:
    """Two full courses, A with K1 and K2, B with K3 and K4."""
    provider = declared(places)
    create(provider, "A", 2)
    create(provider, "B", 2)
    for number, course in enumerate("AABB", 1):
        decide(provider, f"K{number}")
        happened(provider, date(2025, 12, 1), "attach_client", course=course, client=f"K{number}")
    return provider


@pytest.mark.parametrize("fixed", [{"K1": "B", "K3": "A"}, {"K1": "B", "K2": "B"}])
def test_fixed_placements_on_full_courses_are_kept_or_refused(fixed: Mapping[str, str]) -> None:
    for places in (4, 6):
        try:
            found = plan(full(places), ON, fixed=fixed)
        except ValueError as refused:
            assert "`fixed`" in str(refused)
        else:
            assert all(client in on_courses(found)[course] for client, course in fixed.items())


def test_fixed_clients_of_full_courses_change_places_where_one_place_can_be_added() -> None:
    found = plan(full(5), ON, fixed={"K1": "B", "K3": "A"})
    assert "K1" in on_courses(found)["B"] and "K3" in on_courses(found)["A"]
    assert reached(found)["in_time"] == 4


def confirmed_course() -> Provider:
    """K1, K2 and K3 on A, which is confirmed."""
    provider = attached(K1="A", K2="A", K3="A")
    happened(provider, date(2025, 12, 20), "confirm_course", course="A")
    return provider


def test_fixing_a_client_on_a_course_that_is_not_confirmed_leaves_the_others_on_the_confirmed_one() -> None:
    found = plan(confirmed_course(), ON, fixed={"K1": "B", "K2": "A", "K3": "A"})
    assert on_courses(found) == {"A": {"K2", "K3"}, "B": {"K1"}}
    assert [(row["client"], row["course"]) for row in found.unplaced] == [("K1", "B")]
    assert {(reason["client"], reason["kind"], reason["course"]) for reason in found.reasons} >= {("K1", "minimum", "B")}


def test_a_course_is_confirmed_when_enough_clients_are_fixed_on_it_who_were_on_a_confirmed_one() -> None:
    provider = confirmed_course()
    found = plan(provider, ON, fixed={"K1": "B", "K2": "B"})
    assert on_courses(found)["B"] >= {"K1", "K2"}
    assert actions_named(found, "confirm_course") == [{"action": "confirm_course", "course": "B"}]
    keeps_places(provider, replayed(provider, found), found)
    assert not found.unplaced


def test_clients_fixed_on_a_course_whose_groups_must_be_set_first_are_on_a_confirmed_course_again() -> None:
    provider = declared(12)
    create(provider, "A", 3)
    create(provider, "B", 3, GROUPS[1:])
    for number in (1, 2, 3):
        decide(provider, f"K{number}")
        happened(provider, date(2025, 12, 1), "attach_client", course="A", client=f"K{number}")
    happened(provider, date(2025, 12, 1), "confirm_course", course="A")
    found = plan(provider, ON, fixed={"K1": "B", "K2": "B", "K3": "A"})
    assert actions_named(found, "confirm_course") == [{"action": "confirm_course", "course": "B"}]
    assert not found.unplaced


def test_a_client_gets_only_what_the_client_can_take() -> None:
    assert "K1" in on_courses(plan(waiting(), ON, can={"K1": ["B"]}))["B"]
    assert "K1" in on_courses(plan(waiting(), ON, cannot={"K1": ["A"]}))["B"]
    nowhere: list[dict[str, Any]] = [{"can": {"K1": []}}, {"cannot": {"K1": ["A", "B"]}}, {"can": {"K1": ["A"]}, "cannot": {"K1": ["A"]}}]
    for wishes in nowhere:
        found = plan(waiting(), ON, **wishes)
        assert on_courses(found) == {"A": {"K2", "K3"}}
        assert {(reason["client"], reason["kind"], reason["course"]) for reason in found.reasons} == {("K1", "wish", "A"), ("K1", "wish", "B")}
        assert "Client K1 cannot take course A." in {reason["message"] for reason in found.reasons}


def test_a_wish_against_the_own_course_does_not_take_the_place() -> None:
    found = plan(attached(K1="A", K2="A"), ON, cannot={"K1": ["A", "B"]})
    assert "K1" in on_courses(found)["A"]


def test_only_courses_of_the_offices_get_clients() -> None:
    found = plan(waiting(), ON, offices=["Oulu"])
    assert on_courses(found) == {"B": {"K1", "K2", "K3"}}
    none = plan(waiting(), ON, offices=[])
    assert not none.placed
    assert {(reason["kind"], reason["course"]) for reason in none.reasons} == {("office", "A"), ("office", "B")}
    assert "Turku" not in {row["message"] for row in none.reasons}
    assert on_courses(plan(attached(K1="A", K2="A", K3="A"), ON, offices=["Oulu"])) == {"A": {"K1", "K2", "K3"}}


NEW = {"course": "N", "service": "own.small", "group_size": 3, "target_groups": [*GROUPS], "year": 2026, "periods": plan_cases.periods_from(date(2026, 5, 11), 5, 20, 5)}


def test_a_new_course_is_created_where_it_helps_and_then_gets_clients() -> None:
    provider = declared(12)
    for number in (1, 2, 3):
        decide(provider, f"K{number}")
    found = plan(provider, ON, may=PLAN_ACTIONS, new_courses=[NEW])
    assert steps(found)[0] == {"action": "create_course", **NEW}
    assert on_courses(found) == {"N": {"K1", "K2", "K3"}}
    assert not found.unplaced
    (row,) = found.courses
    assert (row["course"], row["is_new"], row["is_deleted"], row["group_size_before"], row["is_confirmed"]) == ("N", True, False, None, True)
    assert not violations(replayed(provider, found)) - violations(provider)


def test_a_new_course_that_nobody_needs_is_not_created() -> None:
    found = plan(waiting(), ON, may=PLAN_ACTIONS, new_courses=[NEW])
    assert not actions_named(found, "create_course")
    assert not [row for row in found.courses if row["is_new"]]


def test_of_new_courses_only_those_that_the_declared_places_allow_are_created() -> None:
    provider = declared(3)
    for number in range(6):
        decide(provider, f"K{number}")
    found = plan(provider, ON, may=PLAN_ACTIONS, new_courses=[NEW, {**NEW, "course": "M"}])
    assert len(actions_named(found, "create_course")) == 1
    assert reached(found)["in_time"] == 3
    assert "capacity" in {reason["kind"] for reason in found.reasons}
    replayed(provider, found)


def too_small(start: date, *, client: bool = True) -> Provider:
    """A course with too few clients, whose settle date is 30 days before its start."""
    provider = declared(12)
    create(provider, "A", 3, start=start)
    if client:
        decide(provider, "K1", date(2026, 2, 20))
        happened(provider, date(2026, 2, 20), "attach_client", course="A", client="K1")
    return provider


def test_within_is_the_number_of_days_within_which_courses_are_settled() -> None:
    empty = too_small(ON + timedelta(30 + 10), client=False)
    due = next(finding.due for finding in empty.audit(ON) if finding.rule == plan_cases.SETTLED)
    assert due == ON + timedelta(10)
    several: list[list[PlanAction]] = [["delete_course"], ["delete_course", "reschedule_course"]]
    for may in several:
        assert steps(plan(empty, ON, may=may, within=10)) == [{"action": "delete_course", "course": "A"}]
        assert steps(plan(empty, ON, may=may, within=9)) == []
    assert steps(plan(empty, ON, within=10)) == []


def test_a_course_with_clients_is_postponed_until_it_need_not_be_settled_soon() -> None:
    provider = too_small(ON + timedelta(30 + 10))
    (postponed,) = steps(plan(provider, ON, may=["delete_course", "reschedule_course"], within=20))
    assert (postponed["action"], postponed["course"]) == ("reschedule_course", "A")
    start = date.fromisoformat(postponed["periods"][0]["start"])
    days = (start - (ON + timedelta(40))).days
    assert days > 0 and days % 7 == 0
    old = plan_cases.rows(provider, "courses")["A"]["periods"]
    for before, after in zip(old, postponed["periods"], strict=True):
        for end in ("start", "end"):
            assert date.fromisoformat(after[end]) - date.fromisoformat(before[end]) == timedelta(days)
    found = plan(provider, ON, may=["reschedule_course"], within=20)
    assert found.to_agree == found.actions
    assert steps(plan(provider, ON, may=["delete_course"], within=20)) == []


WRONG: list[tuple[dict[str, Any], type[Exception], str]] = [
    ({"may": ["attach"]}, ValueError, "`may` cannot be 'attach'; allowed: attach_client, move_client"),
    ({"may": "attach_client"}, TypeError, "`may` must be a list, not the string 'attach_client'"),
    ({"within": -1}, ValueError, "`within` must be a number of days, 0 or more, not -1"),
    ({"within": "3"}, ValueError, "`within` must be a number of days, 0 or more, not '3'"),
    ({"within": 1.5}, ValueError, "`within` must be a number of days, 0 or more, not 1.5"),
    ({"fixed": {"K9": "A"}}, ValueError, "`fixed` names the client 'K9'"),
    ({"fixed": {"K1": "C9"}}, ValueError, "`fixed`.*C9"),
    ({"fixed": {"K1": ["A"]}}, TypeError, "fixed"),
    ({"fixed": [("K1", "A")]}, TypeError, "`fixed` must be a dict by client, not a list"),
    ({"can": {"K9": ["A"]}}, ValueError, "`can` names the client 'K9'"),
    ({"can": {"K1": ["C9"]}}, ValueError, "`can` names the course 'C9'"),
    ({"can": {"K1": "A"}}, TypeError, r"`can\['K1'\]` must be a list, not the string 'A'"),
    ({"can": ["K1"]}, TypeError, "`can` must be a dict by client, not a list"),
    ({"cannot": {"K9": ["A"]}}, ValueError, "`cannot` names the client 'K9'"),
    ({"cannot": {"K1": ["C9"]}}, ValueError, "`cannot` names the course 'C9'"),
    ({"cannot": {"K1": "A"}}, TypeError, r"`cannot\['K1'\]` must be a list, not the string 'A'"),
    ({"offices": ["Rovaniemi"]}, ValueError, "`offices` names 'Rovaniemi'; the offices are Oulu, Turku"),
    ({"offices": "Oulu"}, TypeError, "`offices` must be a list, not the string 'Oulu'"),
    ({"providers": ["P9"]}, ValueError, "`providers` names 'P9'; the providers are P"),
    ({"providers": "P"}, TypeError, "`providers` must be a list, not the string 'P'"),
    ({"new_courses": [NEW]}, ValueError, '`new_courses` needs "create_course" in `may`'),
    ({"new_courses": [NEW, NEW], "may": PLAN_ACTIONS}, ValueError, "`new_courses` has the course 'N' twice"),
    ({"new_courses": [{**NEW, "group_size": 99}], "may": PLAN_ACTIONS}, ValueError, "`new_courses`: N cannot be created: The group size"),
    ({"new_courses": [{**NEW, "course": "A"}], "may": PLAN_ACTIONS}, ValueError, "new_courses"),
    ({"new_courses": [{"course": "N"}], "may": PLAN_ACTIONS}, ValueError, "service"),
    ({"new_courses": ["N"], "may": PLAN_ACTIONS}, TypeError, "each of `new_courses` must be a dict"),
    ({"language": "de"}, ValueError, "de"),
    ({"seconds": "a"}, ValueError, "`seconds` must be a number above 0, not 'a'"),
    ({"seconds": 0}, ValueError, "`seconds` must be a number above 0, not 0"),
    ({"seconds": float("nan")}, ValueError, "`seconds` must be a number above 0, not nan"),
    ({"seconds": 1e-6}, TimeoutError, "`seconds`: the time ended before any plan was found; allow more"),
]  # fmt: skip


@pytest.mark.parametrize(("choices", "kind", "message"), WRONG, ids=[" ".join(map(str, choices)) + f" {number}" for number, (choices, _, _) in enumerate(WRONG)])
def test_a_wrong_choice_is_refused_by_name(choices: dict[str, Any], kind: type[Exception], message: str) -> None:
    with pytest.raises(kind, match=message):
        plan(waiting(), ON, **choices)


def test_new_courses_require_a_single_provider() -> None:
    with pytest.raises(ValueError, match="`new_courses` requires a single provider: name it in `providers`"):
        plan([large_provider(1, 5, 2), large_provider(2, 5, 2)], ON, may=PLAN_ACTIONS, new_courses=[NEW])


def test_a_fixed_placement_that_a_rule_is_against_is_refused_with_the_rule() -> None:
    provider = declared(9)
    create(provider, "A", 3, start=date(2026, 5, 4), periods=plan_cases.periods_from(date(2026, 5, 4), 5, 900, 5))
    decide(provider, "K1")
    message = plan_cases.against(provider, "attach_client", course="A", client="K1")
    assert message == ["client/within-total-duration"]
    with pytest.raises(ValueError, match="`fixed`: K1 cannot be on A: "):
        plan(provider, ON, fixed={"K1": "A"})


def test_nobody_is_fixed_on_a_course_without_a_place() -> None:
    provider = declared(2)
    create(provider, "A", 2)
    for number in range(3):
        decide(provider, f"K{number}")
    with pytest.raises(ValueError, match="`fixed`: these placements cannot all be kept: there are not enough places"):
        plan(provider, ON, fixed={f"K{number}": "A" for number in range(3)})


def test_a_provider_needs_a_date_and_a_registry_has_one() -> None:
    with pytest.raises(TypeError, match="`as_of` is required for a provider"):
        plan(waiting())
    registry = Registry.from_snapshots([waiting().snapshot()], as_of=ON, services=[SMALL])
    assert plan(registry).to_dict() == plan(waiting(), ON).to_dict()


# Without the solver, and within the time.

WITHOUT_HIGHS = """
import sys
sys.modules["highspy"] = None
import rehab_rules
from datetime import date
provider = rehab_rules.Provider("P")
for on, action in (
    (date(2026, 1, 2), {"action": "declare_capacity", "service": "kela.family-carers", "year": 2026, "places": 12}),
    (date(2026, 1, 2), {"action": "create_course", "course": "C", "service": "kela.family-carers", "group_size": 6, "target_groups": ["carer-of-child"], "year": 2026}),
):
    provider.apply(action, on)
try:
    rehab_rules.plan(provider, date(2026, 3, 2))
except ModuleNotFoundError as error:
    print(error)
"""


def test_without_highs_the_package_works_and_a_plan_tells_what_to_install() -> None:
    told = subprocess.run([sys.executable, "-c", WITHOUT_HIGHS], capture_output=True, check=True, text=True).stdout
    assert told == "a plan requires HiGHS, which is not installed: pip install 'rehab-rules[plan]'\n"


def test_the_package_alone_does_not_import_highs() -> None:
    loaded = subprocess.run([sys.executable, "-c", "import rehab_rules, sys; print('highspy' in sys.modules, 'numpy' in sys.modules)"], capture_output=True, check=True, text=True)
    assert loaded.stdout == "False False\n"


def test_sixty_clients_and_ten_courses_take_less_than_two_seconds() -> None:
    for seed in range(3):
        provider = large_provider(seed, 60, 10, tight=0.8)
        begins = time.monotonic()
        plan(provider, ON)
        assert time.monotonic() - begins < 2


def test_a_thousand_clients_and_a_hundred_courses_take_less_than_a_minute_and_the_gap_is_told() -> None:
    provider = large_provider(1, 1000, 100)
    begins = time.monotonic()
    found = plan(provider, ON)
    assert time.monotonic() - begins < 60
    assert 0 <= found.gap == found.bound - reached(found)["in_time"] <= 20
    after = replayed(provider, found)
    assert not violations(after) - violations(provider)


def test_a_plan_that_has_too_little_time_tells_how_much_better_it_could_be() -> None:
    provider = large_provider(2, 200, 20)
    best = reached(plan(provider, ON))["in_time"]
    for seconds in (0.1, 0.2, 0.4):
        try:
            found = plan(provider, ON, seconds=seconds)
        except TimeoutError:
            continue
        assert reached(found)["in_time"] <= best <= found.bound
        assert not violations(replayed(provider, found)) - violations(provider)


# Agreement.


def test_moves_are_proposed_without_an_agreement_and_are_to_be_agreed_to() -> None:
    found = plan(attached(K1="A", K2="B"), ON, cannot={"K3": ["A", "B"]})
    moves = [action for action in found.actions if action["action"] == "move_client"]
    assert len(moves) == 1 and "agreed" not in moves[0]
    assert found.to_agree == moves
    assert [step["to_agree"] for step in found.steps] == [action in moves for action in found.actions]
    (open_,) = [step["open"] for step in found.steps if step["to_agree"]]
    assert open_


@pytest.mark.parametrize("seed", range(LARGE_CASES))
def test_of_every_plan_the_moves_and_the_new_dates_of_clients_are_to_be_agreed_to(seed: int) -> None:
    provider = large_provider(seed, 40, 8, placed=0.8)
    found = plan(provider, ON, may=PLAN_ACTIONS)
    moves = [action for action in found.actions if action["action"] == "move_client"]
    assert [action for action in found.to_agree if action["action"] != "reschedule_course"] == moves
    assert not any("agreed" in action or "clients_declined" in action for action in found.actions)
