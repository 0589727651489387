"""Facts as columns: one row a case, judged by the same rules as an action of a provider."""

import json
import random
from collections.abc import Callable
from datetime import date, timedelta
from typing import Any

import duckdb
import facts_page
import pandas as pd
import polars as pl
import pyarrow as pa
import pytest
from rehab_rules import Evaluated, InputError, Provider, ServiceDescription, evaluate_table, fact_columns, services

CARERS = "kela.family-carers"
COURSE = {"start": date(2026, 5, 4), "end": date(2026, 10, 9), "deleted": False, "confirmed": False, "target_groups": ["carer-of-adult"], "group_size": 8, "clients": 3}
CLIENT = {
    "decided": True, "target_group": "carer-of-adult", "duty_day": date(2026, 7, 2), "placed_on_duty_day": False, "right_day": date(2026, 7, 2),
    "placed_on_right_day": False, "on_open_course": False, "left_another_course": False, "first_begun": None, "agreed": None,
}  # fmt: skip
ROW: dict[str, Any] = {"on": date(2026, 3, 2), **COURSE, **CLIENT, "published": True}


def rows(*changed: dict[str, Any]) -> pl.DataFrame:
    """A row of a case in order for each, with what is changed in it."""
    return pl.DataFrame([ROW | change for change in changed], infer_schema_length=None)


def attach(table: Any, **asked: Any) -> Evaluated:
    return evaluate_table(table, action="attach_client", **({"service": CARERS} | asked))


def answers(evaluated: Evaluated) -> list[tuple[Any, ...]]:
    return [tuple(row.values()) for row in evaluated]


def test_each_row_says_whether_it_is_allowed_what_is_broken_and_what_is_left() -> None:
    evaluated = attach(
        rows(
            {},
            {"clients": 8, "target_group": "carer-of-child"},
            {"decided": False, "deleted": False},
            {"deleted": True, "clients": 8},
            {"confirmed": True},
            {"duty_day": date(2026, 2, 27)},
            {"first_begun": date(2025, 1, 1)},
        )
    )
    assert evaluated.missing == []
    assert answers(evaluated) == [
        (True, [], 122, 4),
        (False, ["client/in-target-group", "course/has-free-place"], 122, -1),
        (False, ["client/decision-received"], None, 4),
        (False, ["course/not-deleted"], None, -1),
        (True, [], None, 4),
        (True, ["client/on-confirmed-course-in-time"], -3, 4),
        (False, ["client/within-total-duration"], 122, 4),
    ]


def test_a_missing_column_is_said_once_and_leaves_open_what_it_could_prohibit() -> None:
    evaluated = attach(rows({}, {"clients": 8}).drop("left_another_course", "placed_on_duty_day"))
    assert evaluated.missing == [
        {"rule": "client/agrees-to-move", "columns": ["left_another_course"]},
        {"rule": "client/on-confirmed-course-in-time", "columns": ["placed_on_duty_day"]},
    ]
    assert [row["allowed"] for row in evaluated] == [None, False]
    assert repr(evaluated) == "<Evaluated: 2 rows, 2 rules lack columns>"


def test_a_null_is_an_unknown_fact_of_its_row_unless_the_source_may_leave_it_open() -> None:
    evaluated = attach(rows({"clients": None}, {"target_group": None}, {"duty_day": None}, {"target_groups": None, "clients": 8}))
    assert answers(evaluated) == [(None, [], 122, None), (True, [], 122, 4), (True, [], None, 4), (False, ["course/has-free-place"], 122, -1)]


def test_the_months_are_the_service_descriptions() -> None:
    table = rows({"on": date(2026, 2, 28)}, {"on": date(2026, 3, 1)}, {"on": date(2026, 3, 1)}, {"on": date(2026, 3, 1)}).drop("decided", "duty_day", "right_day")
    issued = [date(2025, 8, 31), date(2025, 8, 31), date(2025, 8, 31), None]
    received = [None, None, date(2025, 9, 1), None]
    evaluated = attach(table.with_columns(pl.Series("issued", issued), pl.Series("received", received)))
    assert answers(evaluated) == [
        (True, [], 0, 4),
        (True, ["client/on-confirmed-course-in-time"], -1, 4),
        (True, [], 0, 4),
        (False, ["client/decision-received"], None, 4),
    ]


def test_a_last_day_that_lay_behind_when_the_provider_was_told_is_open() -> None:
    table = rows({}, {}, {}).drop("decided", "duty_day", "right_day").with_columns(issued=pl.lit(date(2025, 6, 1)))
    told = [date(2026, 1, 5), date(2026, 1, 5), date(2025, 6, 9)]
    evaluated = attach(table.with_columns(pl.Series("told_on", told), pl.Series("continues", [None, False, None], dtype=pl.Boolean)))
    late = (True, ["client/on-confirmed-course-in-time"], (date(2025, 12, 1) - date(2026, 3, 2)).days, 4)
    assert answers(evaluated) == [(True, [], None, 4), late, late]


def test_who_may_have_nothing_to_do_is_not_told_that_it_is_prohibited() -> None:
    """Confirming a confirmed course is no more than a notice; whether it is confirmed is not known."""
    table = pl.DataFrame({"on": [date(2026, 3, 2)] * 3, "clients": [5] * 3, "periods": [[]] * 3, "published": True, "deleted": False, "confirmed": [None, True, False]})
    evaluated = evaluate_table(table, action="confirm_course", service=CARERS)
    assert [(row["allowed"], row["rules"]) for row in evaluated] == [
        (None, []),
        (True, []),
        (False, ["course/minimum-clients", "course/schedule-complete"]),
    ]
    assert [row["allowed"] for row in evaluate_table(table.drop("confirmed"), action="confirm_course", service=CARERS)] == [None] * 3


def test_the_answers_are_those_of_a_provider() -> None:
    """The same situations as events and as facts: what prohibits, what is violated, and the due day agree."""
    chosen = random.Random(3)
    facts, expected = [], []
    for number in range(300):
        clients, group_size = chosen.randrange(9), chosen.randrange(6, 9)
        issued = date(2025, 6, 1) + timedelta(days=chosen.randrange(210))
        on = date(2026, 2, 1) + timedelta(days=chosen.randrange(300))
        start = date(2026, 1, 10) + timedelta(days=chosen.randrange(300))
        end = start + timedelta(days=chosen.randrange(500))
        begun = chosen.choice([None, issued - timedelta(days=chosen.randrange(400))])
        group = chosen.choice(["carer-of-adult", "carer-of-child", None])
        confirmed, other, decided = chosen.random() < 0.3, chosen.random() < 0.1, chosen.random() < 0.9
        provider = Provider(f"P{number}")
        day = date(2026, 1, 5)

        def happens(action: str, provider: Provider = provider, day: date = day, **fields: Any) -> None:
            given = {name: value for name, value in fields.items() if value is not None}
            provider.apply({"action": action, **given}, day, mode="observe")

        happens("declare_capacity", service=CARERS, year=2026, places=100)
        periods = [{"kind": "in_person", "start": start, "end": end}]
        happens("create_course", course="C1", service=CARERS, group_size=group_size, target_groups=["carer-of-adult"], periods=periods)
        happens("create_course", course="C2", service=CARERS, group_size=6, target_groups=["carer-of-adult"], year=2026)
        for client in range(clients):
            happens("attach_client", course="C1", client=f"K{client}")
        if decided:
            happens("receive_decision", client="NEW", service=CARERS, issued=issued, target_group=group, continues=False, rehabilitation_started=begun)
        if other:
            happens("attach_client", course="C2", client="NEW")
        if confirmed:
            happens("confirm_course", course="C1")
        decision = provider.evaluate({"action": "attach_client", "course": "C1", "client": "NEW"}, on)
        broken = [finding for finding in decision.findings if finding.effect in ("prohibition", "violation")]
        expected.append((decision.allowed, [finding.rule for finding in broken]))
        facts.append(
            ROW
            | {"on": on, "clients": clients, "group_size": group_size, "start": start, "end": end, "confirmed": confirmed, "on_open_course": other}
            | {"issued": issued if decided else None, "continues": False, "target_group": group if decided else None, "first_begun": begun if decided else None}
        )
    table = pl.DataFrame(facts, infer_schema_length=None).drop("decided", "duty_day", "right_day")
    assert [(row["allowed"], row["rules"]) for row in attach(table)] == expected
    assert len({rule for _, broken in expected for rule in broken}) >= 6


@pytest.mark.parametrize("library", ["polars", "pandas", "pyarrow", "duckdb", "chunked", "texts", "dictionary", "threads"])
def test_every_library_gives_the_same_answers(library: str) -> None:
    table = rows(*({"clients": number % 10, "confirmed": number % 3 == 0, "first_begun": date(2024, 12, 1) if number % 7 == 0 else None} for number in range(1000)))
    arrow = table.to_arrow()
    tables: dict[str, Callable[[], Any]] = {
        "polars": lambda: table,
        "pandas": lambda: arrow.to_pandas(types_mapper=pd.ArrowDtype),
        "pyarrow": lambda: arrow,
        "duckdb": lambda: duckdb.from_arrow(arrow),
        "chunked": lambda: pa.Table.from_batches(arrow.to_batches(max_chunksize=7)),
        "texts": lambda: table.with_columns(pl.col(pl.Int64, pl.Boolean, pl.Date).cast(pl.String), pl.lit('["carer-of-adult"]').alias("target_groups")),
        "dictionary": lambda: table.with_columns(pl.col("target_group").cast(pl.Categorical)),
        "threads": lambda: table,
    }
    given = tables[library]()
    threads = 3 if library == "threads" else 1
    assert answers(attach(given, threads=threads)) == answers(attach(table))
    assert len({row["allowed"] for row in attach(table)}) == 2


def test_a_schedule_of_several_periods_is_a_list() -> None:
    first = {"kind": "in_person", "start": date(2026, 5, 4), "end": date(2026, 5, 8)}
    last = {"kind": "digital", "start": date(2026, 5, 25), "end": date(2026, 8, 14)}
    table = pl.DataFrame({"on": [date(2026, 3, 2)] * 2, "periods": [[first], [first, last]], "clients": [6, 6], "confirmed": [False, False], "deleted": [False, False]})
    evaluated = evaluate_table(table, action="confirm_course", service=CARERS)
    assert evaluated.missing == []
    assert [(row["allowed"], row["rules"]) for row in evaluated] == [(False, ["course/schedule-complete"]), (True, [])]
    as_text = table.with_columns(pl.Series("periods", ['[{"kind":"in_person","start":"2026-05-04","end":"2026-05-08"}]', None]))
    assert [row["allowed"] for row in evaluate_table(as_text, action="confirm_course", service=CARERS)] == [False, None]


def test_the_periods_of_a_row_are_in_order_whatever_the_rows_before_it_have() -> None:
    def confirm(*periods: list[dict[str, Any]]) -> Evaluated:
        rows = [{"on": date(2026, 3, 2), "clients": 6, "published": True, "confirmed": False, "deleted": False, "periods": listed} for listed in periods]
        return evaluate_table(pl.DataFrame(rows), action="confirm_course", service=CARERS)

    spring, autumn = ({"kind": "in_person", "start": date(2026, month, 4), "end": date(2026, month, 8)} for month in (5, 9))
    assert [row["allowed"] for row in confirm([spring, autumn], [spring, autumn], [autumn])] == [row["allowed"] for row in confirm([autumn], [spring, autumn], [spring, autumn])][::-1]
    for wrong in ([autumn, spring], [autumn | {"end": date(2026, 9, 3)}]):
        with pytest.raises(InputError, match="row 2: `periods`"):
            confirm([spring], wrong)


def test_two_columns_of_one_name_are_refused() -> None:
    with pytest.raises(ValueError, match="two columns of the table are `clients`"):
        attach(rows({}).with_columns(n=pl.lit(8)), columns={"n": "clients"})
    with pytest.raises(ValueError, match="no column `asiakkaita`"):
        attach(rows({}), columns={"asiakkaita": "clients"})


def test_the_capacity_of_the_year_is_what_a_new_course_takes() -> None:
    row = {"on": date(2026, 3, 2), "new_group_size": 8, "new_target_groups": ["carer-of-adult"], "new_periods": [], "year": 2026, "declared": 24, "used": 17}
    evaluated = evaluate_table(pl.DataFrame([row, row | {"declared": None}]), action="create_course", service=CARERS)
    assert answers(evaluated) == [(False, ["course/places-within-capacity"], None, -1), (False, ["course/capacity-declared"], None, None)]


def test_rows_may_be_of_several_services_and_columns_have_other_names() -> None:
    table = rows({}, {"first_begun": date(2025, 10, 1), "target_group": "group-1", "target_groups": ["group-1"]}).with_columns(
        pl.Series("palvelu", [CARERS, "kela.rare-connective-tissue"]), pl.Series("our own", [1, 2])
    )
    evaluated = attach(table.rename({"clients": "asiakkaita"}), service=None, columns={"palvelu": "service", "asiakkaita": "clients"})
    assert [(row["allowed"], row["rules"]) for row in evaluated] == [(True, []), (False, ["client/within-total-duration"])]
    (carers,) = (service for service in services() if service.ids == [CARERS])
    own = ServiceDescription.from_json(json.dumps(carers.to_dict() | {"placement_deadline_months": 8}))
    # One mapping serves tables of many actions; a name that no action knows is a slip.
    assert len(attach(rows({}).rename({"clients": "asiakkaita"}).with_columns(pooli=pl.lit(1)), columns={"asiakkaita": "clients", "pooli": "info_given"})) == 1
    with pytest.raises(ValueError, match="`columns` names `clientz`, which is no column of facts"):
        attach(rows({}).rename({"clients": "asiakkaita"}), columns={"asiakkaita": "clientz"})
    months = attach(rows({}).drop("duty_day", "right_day", "decided").with_columns(issued=pl.lit(date(2025, 10, 1))), services=[own])
    assert [row["days_left"] for row in months] == [(date(2026, 6, 1) - date(2026, 3, 2)).days]


def test_what_is_no_fact_is_refused_with_its_row() -> None:
    for change, code, field in (
        ({"clients": "many"}, "invalid_value", "clients"),
        ({"clients": -1}, "invalid_value", "clients"),
        ({"duty_day": "2026-02-30"}, "invalid_date", "duty_day"),
        ({"on": None}, "missing_field", "on"),
        ({"confirmed": "yes"}, "invalid_value", "confirmed"),
        ({"end": date(2026, 5, 3)}, "period_ends_before_start", "end"),
        ({"end": None}, "missing_field", "end"),
        ({"target_groups": "carer-of-adult"}, "invalid_value", "target_groups"),
    ):
        table = rows({}, {}).cast({name: pl.String for name, value in change.items() if isinstance(value, str) and name != "target_groups"})
        if "target_groups" in change:
            table = table.with_columns(target_groups=pl.Series(['["carer-of-adult"]', '["carer-of-adult"]']))
        wrong = table.with_row_index().with_columns(pl.when(pl.col("index") == 1).then(pl.lit(value)).otherwise(pl.col(name)).alias(name) for name, value in change.items())
        with pytest.raises(InputError, match=f"row 2: `{field}`") as raised:
            attach(wrong)
        assert (raised.value.code, raised.value.field, raised.value.line) == (code, field, 2)
    told = rows({}).drop("duty_day", "right_day", "decided").with_columns(issued=pl.lit(date(2026, 2, 2)), received=pl.lit(date(2026, 2, 1)))
    with pytest.raises(InputError, match="row 1: `received` lies before the day on which the decision was issued"):
        attach(told)
    with pytest.raises(InputError, match="row 1: `continues` does not fit; it takes: true or false"):
        attach(told.with_columns(received=None, continues=pl.lit("maybe")))
    with pytest.raises(InputError, match="no column `on`"):
        attach(rows({}).drop("on"))
    with pytest.raises(InputError, match="no column `service`"):
        attach(rows({}), service=None)
    with pytest.raises(InputError, match="row 1: `service`") as raised:
        attach(rows({}), service="unknown")
    assert raised.value.code == "unknown_service"


def test_a_word_that_is_no_action_of_one_subject_is_refused() -> None:
    for word in ("move_client", "set_target_groups", "reschedule_course", "reschedule_period", "attach"):
        with pytest.raises(ValueError, match=f"`{word}` is no action"):
            evaluate_table(rows({}), action=word, service=CARERS)
    for wrong, told in ((rows({}).lazy(), "unlike a LazyFrame; collect it first"), ([ROW], "unlike a list$")):
        with pytest.raises(TypeError, match=told):
            attach(wrong)
    with pytest.raises(ValueError, match=r"cases\.csv"):
        attach("cases.csv")


def test_an_empty_table_and_one_row_and_a_file_have_answers(tmp_path: Any) -> None:
    assert len(attach(rows({}).clear())) == 0
    assert answers(attach(rows({}))) == [(True, [], 122, 4)]
    path = tmp_path / "cases.parquet"
    rows({}, {"clients": 8}).write_parquet(path)
    assert [row["allowed"] for row in attach(path)] == [True, False]
    assert attach(path).to_polars().schema == {"allowed": pl.Boolean, "rules": pl.List(pl.String), "days_left": pl.Int32, "places_left": pl.Int32}


def test_the_page_on_facts_lists_every_column() -> None:
    assert facts_page.PAGE.read_text("utf-8") == facts_page.page(), "run: python rehab-rules-py/tests/facts_page.py"
    assert {column["column"] for column in fact_columns("attach_client")} >= set(COURSE) - {"start", "end"} | set(CLIENT)
