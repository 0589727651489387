"""Facts as columns: one row a case, judged by the same rules as an action of a provider."""

import csv
import gzip
import json
import random
from collections.abc import Callable
from datetime import date, timedelta
from pathlib import Path
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
DUTY_DAY = CLIENT["duty_day"]
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
        (True, [], 122, 4, DUTY_DAY),
        (False, ["client/in-target-group", "course/has-free-place"], 122, -1, DUTY_DAY),
        (False, ["client/decision-received"], None, 4, None),
        (False, ["course/not-deleted"], None, -1, None),
        (True, [], None, 4, None),
        (True, ["client/on-confirmed-course-in-time"], -3, 4, date(2026, 2, 27)),
        (False, ["client/within-total-duration"], 122, 4, DUTY_DAY),
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
    assert answers(evaluated) == [
        (None, [], 122, None, DUTY_DAY),
        (True, [], 122, 4, DUTY_DAY),
        (True, [], None, 4, None),
        (False, ["course/has-free-place"], 122, -1, DUTY_DAY),
    ]


def test_the_months_are_the_service_descriptions() -> None:
    table = rows({"on": date(2026, 2, 28)}, {"on": date(2026, 3, 1)}, {"on": date(2026, 3, 1)}, {"on": date(2026, 3, 1)}).drop("decided", "duty_day", "right_day")
    issued = [date(2025, 8, 31), date(2025, 8, 31), date(2025, 8, 31), None]
    received = [None, None, date(2025, 9, 1), None]
    evaluated = attach(table.with_columns(pl.Series("issued", issued), pl.Series("received", received)))
    assert answers(evaluated) == [
        (True, [], 0, 4, date(2026, 2, 28)),
        (True, ["client/on-confirmed-course-in-time"], -1, 4, date(2026, 2, 28)),
        (True, [], 0, 4, date(2026, 3, 1)),
        (False, ["client/decision-received"], None, 4, None),
    ]


def test_a_last_day_that_lay_behind_when_the_provider_was_told_is_open() -> None:
    table = rows({}, {}, {}).drop("decided", "duty_day", "right_day").with_columns(issued=pl.lit(date(2025, 6, 1)))
    told = [date(2026, 1, 5), date(2026, 1, 5), date(2025, 6, 9)]
    evaluated = attach(table.with_columns(pl.Series("told_on", told), pl.Series("continues", [None, False, None], dtype=pl.Boolean)))
    due = date(2025, 12, 1)
    late = (True, ["client/on-confirmed-course-in-time"], (due - date(2026, 3, 2)).days, 4, due)
    assert answers(evaluated) == [(True, [], None, 4, None), late, late]


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
    with pytest.raises(ValueError, match="two columns of the table are named `clients`"):
        attach(rows({}).with_columns(n=pl.lit(8)), columns={"n": "clients"})
    with pytest.raises(ValueError, match="no column `asiakkaita`"):
        attach(rows({}), columns={"asiakkaita": "clients"})


def test_the_capacity_of_the_year_is_what_a_new_course_takes() -> None:
    row = {"on": date(2026, 3, 2), "new_group_size": 8, "new_target_groups": ["carer-of-adult"], "new_periods": [], "year": 2026, "declared": 24, "used": 17}
    evaluated = evaluate_table(pl.DataFrame([row, row | {"declared": None}]), action="create_course", service=CARERS)
    assert answers(evaluated) == [(False, ["course/places-within-capacity"], None, -1, None), (False, ["course/capacity-declared"], None, None, None)]


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
    with pytest.raises(ValueError, match="`columns` maps to `clientz`, which is not a column of facts"):
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
    with pytest.raises(InputError, match="row 1: `received` is before the date on which the decision was issued"):
        attach(told)
    with pytest.raises(InputError, match="row 1: `continues` is not valid; expected: true or false"):
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
        with pytest.raises(ValueError, match=f"`{word}` is not an action"):
            evaluate_table(rows({}), action=word, service=CARERS)
    for wrong, told in ((rows({}).lazy(), "not a LazyFrame; collect it first"), ([ROW], "not a list$")):
        with pytest.raises(TypeError, match=told):
            attach(wrong)
    with pytest.raises(ValueError, match=r"cases\.jsonl: a table of facts must be a file whose name ends with \.csv"):
        attach("cases.jsonl")


def test_an_empty_table_and_one_row_and_a_file_have_answers(tmp_path: Path) -> None:
    assert len(attach(rows({}).clear())) == 0
    assert answers(attach(rows({}))) == [(True, [], 122, 4, DUTY_DAY)]
    path = tmp_path / "cases.parquet"
    rows({}, {"clients": 8}).write_parquet(path)
    assert [row["allowed"] for row in attach(path)] == [True, False]
    schema = {"allowed": pl.Boolean, "rules": pl.List(pl.String), "days_left": pl.Int32, "places_left": pl.Int32, "due": pl.Date}
    assert attach(path).to_polars().schema == schema
    assert attach(path, language="fi").to_polars().schema == schema | {"messages": pl.List(pl.String)}


def test_messages_stand_beside_the_rules_that_they_are_of() -> None:
    table = rows({}, {"clients": 8, "target_group": "carer-of-child"}, {"duty_day": date(2026, 2, 27)}).with_columns(course=pl.lit("C1"), client=pl.Series([1, 2, 3]))
    for language, late in (
        ("en", "Client 3 was not on a confirmed course by the deadline, 27 February 2026 (3 days late)."),
        ("fi", "Asiakasta 3 ei kiinnitetty vahvistetulle kurssille määräajassa, joka päättyi 27.2.2026 (3 päivää myöhässä)."),
        ("sv", "Klient 3 lades inte till på en bekräftad kurs inom tidsfristen, som gick ut 27.2.2026 (3 dagar för sent)."),
    ):
        kept, broken, missed = attach(table, language=language)
        assert (kept["rules"], kept["messages"]) == ([], [])
        assert broken["rules"] == ["client/in-target-group", "course/has-free-place"] and len(broken["messages"]) == 2
        assert "C1" in broken["messages"][1] and missed["messages"][0].startswith(late)
    # Who is not named is an ellipsis, and without a language nothing is said.
    (unnamed,) = attach(rows({"duty_day": date(2026, 2, 27)}), language="en")
    assert unnamed["messages"][0].startswith("The client was not on a confirmed course by the deadline")
    assert "messages" not in attach(table).columns
    with pytest.raises(ValueError, match="`de` is not a valid language"):
        attach(table, language="de")
    with pytest.raises(InputError, match="row 1: `client` is not valid; expected: text"):
        attach(table.with_columns(client=pl.lit(True)), language="en")


def test_messages_are_those_of_a_provider() -> None:
    provider = Provider("P1")
    happened: list[dict[str, Any]] = [
        {"action": "declare_capacity", "service": CARERS, "year": 2026, "places": 24},
        {"action": "create_course", "course": "C1", "service": CARERS, "group_size": 6, "target_groups": ["carer-of-adult"], "year": 2026},
        {"action": "receive_decision", "client": "K1", "service": CARERS, "issued": "2025-08-20", "target_group": "carer-of-child"},
    ]
    for action in happened:
        provider.apply(action, date(2026, 1, 5))
    decision = provider.evaluate({"action": "attach_client", "course": "C1", "client": "K1"}, date(2026, 3, 2))
    row = ROW | {"clients": 0, "group_size": 6, "target_group": "carer-of-child", "issued": date(2025, 8, 20), "course": "C1", "client": "K1"}
    table = pl.DataFrame([{name: value for name, value in row.items() if name not in ("decided", "duty_day", "right_day", "start", "end")} | {"periods": "[]"}])
    for language in ("en", "fi", "sv"):
        said = [finding.message(language) for finding in decision.findings if finding.effect in ("prohibition", "violation")]
        assert len(said) == 2 and [row["messages"] for row in attach(table, language=language)] == [said]


def test_columns_of_the_callers_own_are_carried_along(tmp_path: Path) -> None:
    table = rows({}, {"clients": 8}).with_columns(pl.Series("our id", [7, 8]), pl.Series("when", [date(2026, 1, 1), None]))
    kept = attach(table, keep=["our id", "clients"])
    assert kept.columns == ["allowed", "rules", "days_left", "places_left", "due", "our id", "clients"]
    assert kept.to_polars().select("our id", "clients", "places_left").rows() == [(7, 3, 4), (8, 8, -1)]
    assert kept.to_polars().schema["our id"] == pl.Int64
    assert attach(table.clear(), keep=["when"], language="sv").columns[-2:] == ["messages", "when"]
    # In the order of the rows, whatever the batches.
    many = pl.concat([table] * 40_000).with_columns(pl.int_range(pl.len()).alias("our id"))
    whole = attach(pa.Table.from_batches(many.to_arrow().to_batches(max_chunksize=30_011)), keep=["our id"], threads=3).to_polars()
    assert whole["our id"].equals(many["our id"]) and whole["places_left"].equals(pl.concat([pl.Series([4, -1], dtype=pl.Int32)] * 40_000).alias("places_left"))
    for wrong, told in ((["due"], "the result already has a column `due`"), (["nobody"], "no column `nobody`, which `keep` names"), (["when", "when"], "twice")):
        with pytest.raises(ValueError, match=told):
            attach(table.with_columns(due=pl.lit(1)), keep=wrong)
    with pytest.raises(TypeError, match="`keep` must be a list of strings"):
        attach(table, keep="when")


def test_files_are_read_as_replay_reads_them(tmp_path: Path) -> None:
    table = rows({}, {"clients": 8, "confirmed": True}, {"duty_day": date(2026, 2, 27), "agreed": True}).with_columns(pl.Series("our id", ["a", "b", "007"]))
    expected = answers(attach(table, keep=["our id"], language="fi"))
    texts = table.with_columns(target_groups=pl.lit("carer-of-adult; carer-of-child"))
    days = [name for name, of in texts.schema.items() if of == pl.Date]
    finnish = texts.with_columns(pl.col(days).dt.strftime("%-d.%-m.%Y"))
    json_groups = table.with_columns(target_groups=pl.lit('["carer-of-adult"]'))
    json_groups.write_csv(tmp_path / "cases.csv")
    json_groups.write_csv(tmp_path / "cases.tsv", separator="\t")
    (tmp_path / "packed.csv.gz").write_bytes(gzip.compress((tmp_path / "cases.csv").read_bytes()))
    (tmp_path / "finnish.csv").write_bytes(finnish.write_csv(separator=";").encode("utf-16"))
    table.write_parquet(tmp_path / "cases.parquet")
    table.write_ipc(tmp_path / "cases.feather")
    json_groups.to_pandas().to_excel(tmp_path / "cases.xlsx", index=False)
    written: dict[str, dict[str, Any]] = {"finnish.csv": {"date_format": "%d.%m.%Y", "list_separator": ";", "encoding": "utf-16"}}
    for path in sorted(tmp_path.iterdir()):
        assert answers(attach(path, keep=["our id"], language="fi", **written.get(path.name, {}))) == expected, path
    with open(tmp_path / "cases.csv", newline="", encoding="utf-8") as file:
        assert answers(attach(csv.DictReader(file), keep=["our id"], language="fi")) == expected
    renamed = tmp_path / "renamed.csv"
    json_groups.rename({"on": "pv", "clients": "asiakkaita"}).write_csv(renamed, separator=";")
    assert answers(attach(renamed, columns={"pv": "on", "asiakkaita": "clients"}, keep=["our id"], language="fi")) == expected
    with pytest.raises(ValueError, match="`encoding` applies only to a delimited text file"):
        attach(table, encoding="cp1252")
    (tmp_path / "cases.parquet").write_bytes(b"PK")
    with pytest.raises(ValueError, match="this is not a Parquet file"):
        attach(tmp_path / "cases.parquet")
    with pytest.raises(FileNotFoundError):
        attach(tmp_path / "nowhere.csv")


def test_a_row_of_a_file_that_cannot_be_read_is_refused_by_its_number(tmp_path: Path) -> None:
    path, whole = tmp_path / "cases.csv", rows({}, {}).with_columns(target_groups=pl.lit('["carer-of-adult"]')).write_csv().splitlines()
    for wrong, told in ((b"\xff", "row 2 is not UTF-8"), (f"{whole[2]},more".encode(), "row 2 has more cells than the header")):
        path.write_bytes("\n".join(whole[:2]).encode() + b"\n" + wrong + b"\n")
        with pytest.raises(InputError, match=told) as raised:
            attach(path)
        assert (raised.value.code, raised.value.field, raised.value.line) == ("invalid_value", None, 2)


def test_a_client_has_a_last_day_from_the_decision_alone() -> None:
    table = pl.DataFrame({"on": [date(2026, 3, 2)] * 3, "issued": [date(2025, 12, 29), date(2025, 8, 20), None]})
    evaluated = evaluate_table(table, action="client_stands", service=CARERS)
    assert [(row["days_left"], row["due"]) for row in evaluated] == [(119, date(2026, 6, 29)), (-10, date(2026, 2, 20)), (None, None)]
    # Nothing is asked that would be allowed, and whether a day was met is not told.
    assert [(row["allowed"], row["rules"]) for row in evaluated] == [(None, [])] * 3
    assert {"rule": "client/on-confirmed-course-in-time", "columns": ["placed_course_started", "placed_on_duty_day", "placed_since"]} in evaluated.missing
    # What tells that it was met leaves none.
    met = table.with_columns(placed_since=pl.Series([date(2026, 2, 1), None, None], dtype=pl.Date), placed_on_duty_day=pl.Series([None, True, None], dtype=pl.Boolean))
    assert [row["due"] for row in evaluate_table(met, action="client_stands", service=CARERS)] == [None, None, None]
    unmet = met.with_columns(placed_since=pl.lit(None, dtype=pl.Date), placed_on_duty_day=pl.lit(False), placed_course_started=pl.lit(False))
    assert [(row["days_left"], row["rules"]) for row in evaluate_table(unmet, action="client_stands", service=CARERS)] == [
        (119, []),
        (-10, ["client/on-confirmed-course-in-time"]),
        (None, []),
    ]
    # An action does not look behind what it lacks.
    assert [row["due"] for row in evaluate_table(table, action="attach_client", service=CARERS)] == [None] * 3


def test_of_how_things_stand_nothing_is_allowed() -> None:
    """Undecided is not allowed, and neither is what nobody asks."""
    on = pl.DataFrame({"on": [date(2026, 3, 2)]})
    for change in ("year_stands", "info_stands", "course_stands", "client_stands", "stay_stands", "attach_client"):
        assert [row["allowed"] for row in evaluate_table(on, action=change, service=CARERS)] == [None], change
    # An action that no rule prohibits is allowed, as a provider says.
    assert [row["allowed"] for row in evaluate_table(on, action="declare_capacity", service=CARERS)] == [True]
    year = on.with_columns(year=2026, declared=24, used=30)
    assert [(row["allowed"], row["rules"]) for row in evaluate_table(year, action="year_stands", service=CARERS)] == [(None, ["course/places-within-capacity"])]
    assert [row["allowed"] for row in evaluate_table(on.with_columns(deleted=False), action="correct_course", service=CARERS)] == [True]


def test_the_page_on_facts_lists_every_column() -> None:
    assert facts_page.PAGE.read_text("utf-8") == facts_page.page(), "run: python rehab-rules-py/tests/facts_page.py"
    assert {column["column"] for column in fact_columns("attach_client")} >= set(COURSE) - {"start", "end"} | set(CLIENT)
