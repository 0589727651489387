"""What a result can be asked for in Python: rows, a report, a calendar, a workbook, charts; the same as from the command line."""

import copy
import csv
import json
import pickle
import subprocess
import sys
from collections import Counter
from collections.abc import Callable
from datetime import date, datetime
from pathlib import Path
from typing import Any

import openpyxl
import polars as pl
import pytest
from conftest import VECTORS, Command
from icalendar import Calendar
from rehab_rules import Result, ServiceDescription, audit, replay
from rehab_rules.report.words import REPORT_WORDS
from rehab_rules.words import WORDS
from story import LATE, STORY, UNKNOWN_COURSE
from test_report import Page
from test_tables import as_csv

SAMPLE = VECTORS.parent / "sample"
LOG = SAMPLE / "log.jsonl"
SERVICES = [ServiceDescription.from_file(SAMPLE / "services.json")]
DAY = date(2024, 9, 3)
EVENTS: list[dict[str, Any]] = [json.loads(line) for line in LOG.read_text("utf-8").splitlines()]


@pytest.fixture(scope="module")
def audited() -> Result:
    return audit(LOG, DAY, services=SERVICES, language="sv")


@pytest.fixture(scope="module")
def replayed() -> Result:
    return replay(LOG, services=SERVICES, mode="observe")


def test_rows_columns_and_slices(replayed: Result) -> None:
    rows = list(replayed)
    assert replayed[0] == rows[0] and replayed[-1] == rows[-1] and replayed[-len(rows)] == rows[0]
    assert replayed["rule"] == [row["rule"] for row in rows] and replayed["due"] == [row["due"] for row in rows]
    assert list(replayed[3:7]) == rows[3:7] and list(replayed[-3:]) == rows[-3:] and list(replayed[5:2]) == [] == list(replayed[9_999:])
    assert list(replayed.head()) == rows[:5] and list(replayed.head(0)) == [] and len(replayed.head(10**9)) == len(rows)
    assert replayed[:].to_polars().equals(replayed.to_polars()) and replayed[2:9][1:3].to_arrow().to_pylist() == rows[3:5]
    assert replayed.errors["code"] == [] and replayed.decisions["line"] == list(range(1, 312))
    for wrong in (len(rows), -len(rows) - 1):
        with pytest.raises(IndexError, match=f"there is no row {wrong}: the table has {len(rows)} rows"):
            replayed[wrong]
    with pytest.raises(KeyError, match="there is no column `rules`; the columns are line, provider, course"):
        replayed["rules"]
    with pytest.raises(ValueError, match="must have step 1, not 2"):
        replayed[::2]
    with pytest.raises(ValueError, match="`rows` must be 0 or more, not -1"):
        replayed.head(-1)


def test_a_column_of_many_batches_is_whole() -> None:
    table = pl.DataFrame({"on": ["2026-01-02"] * 200_000, "provider": "P1", "action": "change_provider", "client": "K1", "service": "kela.family-carers", "own": range(200_000)})
    result = replay(table, keep=["own"], effects=["prohibition"])
    assert result["own"] == list(range(200_000)) and result[70_000:140_000]["own"] == list(range(70_000, 140_000))
    assert result[131_072]["line"] == 131_073


def test_printed_it_is_a_table_one_line_a_row(audited: Result, replayed: Result) -> None:
    lines = str(audited).splitlines()
    assert lines[0].split() == ["provider", "course", "client", "rule", "effect", "due", "message"]
    assert lines[2].split()[:4] == ["provider-k", "89641", "course/settled-in-time", "violation"] and lines[2].endswith("…")
    assert lines[-1] == "20 of 41 rows, the most severe first; violation: 3, undetermined: 2, obligation: 30, right: 4, unregulated: 1, notice: 1"
    assert len(lines) == 24 and max(map(len, lines)) <= 120
    assert str(replayed.head(2)).splitlines()[-1] == "2 of 2 rows" and str(replayed.errors) == "No rows."
    assert repr(replayed.head(1)) == "<Table: 1 row>"
    hostile = replay([{"on": "2026-01-02", "provider": "\x1b[31mP\u202e1\n", "action": "change_provider", "client": "K" * 200, "service": "kela.family-carers"}, {}], errors="collect")
    text = str(hostile)
    assert text.startswith("1 of 2 rows malformed") and "\x1b" not in text and "\u202e" not in text and "K" * 15 + "…" in text


@pytest.mark.parametrize("form", ["path", "mappings", "table", "csv"])
def test_the_report_is_that_of_the_command_line(form: str, tmp_path: Path, command: Command) -> None:
    forms: dict[str, Callable[[], Any]] = {"path": lambda: LOG, "mappings": lambda: EVENTS, "table": lambda: pl.read_ndjson(LOG, infer_schema_length=None), "csv": lambda: as_csv(tmp_path)}
    asked = ("--service", SAMPLE / "services.json", "--format", "html", "--language", "fi")
    audit(forms[form](), DAY, services=SERVICES, language="fi", within=30).report(tmp_path / "audit.html")
    replay(forms[form](), services=(one for one in SERVICES), mode="observe").report(str(tmp_path / "replay.html"), language="fi")
    assert (tmp_path / "audit.html").read_text("utf-8") == command("audit", LOG, "--as-of", DAY, "--within", 30, *asked).out
    assert (tmp_path / "replay.html").read_text("utf-8") == command("replay", LOG, "--mode", "observe", *asked).out


def own_columns() -> pl.DataFrame:
    """The sample with a column under another name, and one that is no field."""
    table = pl.read_ndjson(LOG, infer_schema_length=None).rename({"on": "day"})
    return table.with_columns(pl.col("provider").alias("unit"))


@pytest.mark.parametrize("form", ["table", "parquet", "csv", "csv.DictReader"])
def test_columns_of_the_caller_s_own_do_not_disturb_a_report_or_a_calendar(form: str, tmp_path: Path, command: Command) -> None:
    table, path = own_columns(), tmp_path / f"log.{form}"
    if form == "parquet":
        table.write_parquet(path)
    elif form != "table":
        path = tmp_path / "log.csv"
        path.write_bytes(b"unit," + as_csv(tmp_path).read_bytes().replace(b"on,", b"day,", 1).replace(b"\n", b"\n,").removesuffix(b","))
    own: dict[str, Any] = {"columns": {"day": "on"}, "keep": ["unit"], "services": SERVICES, "mode": "observe"}
    if form == "csv.DictReader":
        # It is read once: the findings are there, and the report says why it cannot be.
        with open(path, encoding="utf-8", newline="") as file:
            result = replay(csv.DictReader(file), **own)
            assert len(result.errors) == 0
            with pytest.raises(ValueError, match="this DictReader was read before"):
                result.report(tmp_path / "report.html")
        return
    result = replay(table if form == "table" else path, **own)
    result.report(tmp_path / "report.html")
    result.calendar(tmp_path / "calendar.ics")
    asked = ("--service", SAMPLE / "services.json", "--mode", "observe", "--format")
    assert (tmp_path / "report.html").read_text("utf-8") == command("replay", LOG, *asked, "html").out
    last = max(event["on"] for event in EVENTS)
    assert (tmp_path / "calendar.ics").read_bytes().decode() == command("audit", LOG, "--as-of", last, *asked, "ics").out


def test_a_report_of_malformed_rows_and_of_nothing(tmp_path: Path) -> None:
    replay([*map(json.loads, STORY), json.loads(UNKNOWN_COURSE)], errors="collect", effects=["prohibition"]).report(tmp_path / "story.html")
    page = Page((tmp_path / "story.html").read_text("utf-8"))
    assert any("1 row is malformed" in text for text in page.said["en"])
    replay([]).report(tmp_path / "empty.html")
    assert "Rehabilitation courses: an empty log" in (tmp_path / "empty.html").read_text("utf-8")


def test_a_report_of_what_is_read_once_or_has_changed_is_refused(tmp_path: Path) -> None:
    read_once = "was read before and has no rows left: create it again, or convert it to a table or list first"
    with open(LOG, "rb") as file:
        result = replay(file, services=SERVICES)
        with pytest.raises(ValueError, match=f"this BufferedReader {read_once}"):
            result.report(tmp_path / "report.html")
    with pytest.raises(ValueError, match=f"this generator {read_once}"):
        replay(event for event in EVENTS).report(tmp_path / "report.html")
    events = list(EVENTS)
    result = audit(events, DAY, services=SERVICES)
    events.append(json.loads(LATE))
    with pytest.raises(ValueError, match="the log has changed: it had 311 rows when it was evaluated, and now has 312"):
        result.report(tmp_path / "report.html")
    assert not (tmp_path / "report.html").exists()


def test_a_copy_reports_and_a_pickle_does_where_the_log_is_a_path(tmp_path: Path) -> None:
    of_path, of_list = audit(LOG, DAY, services=SERVICES), audit(EVENTS, DAY, services=SERVICES)
    for result in (copy.copy(of_list), copy.deepcopy(of_list), pickle.loads(pickle.dumps(of_path))):
        result.report(tmp_path / "report.html")
    unpickled = pickle.loads(pickle.dumps(of_list))
    assert len(pickle.dumps(of_list)) < 40_000
    with pytest.raises(ValueError, match="an unpickled result has no log, unless the log was a path"):
        unpickled.report(tmp_path / "report.html")
    # What a calendar of an audit tells is all among the findings.
    unpickled.calendar(tmp_path / "calendar.ics")


def test_the_calendar_is_that_of_the_command_line_and_goes_on(tmp_path: Path, command: Command) -> None:
    ours, theirs = tmp_path / "ours.ics", tmp_path / "theirs.ics"
    asked = ("--service", SAMPLE / "services.json", "--format", "ics", "--language", "sv", "--output", theirs)
    for day in (DAY, date(2024, 10, 1)):
        audit(LOG, day, services=SERVICES, language="sv").calendar(ours)
        command("audit", LOG, "--as-of", day, *asked)
        assert ours.read_bytes() == theirs.read_bytes()
    with pytest.raises(ValueError, match="was written for 2024-10-01, which is later than 2024-09-03"):
        audit(LOG, DAY, services=SERVICES).calendar(ours)
    (tmp_path / "other.ics").write_text("BEGIN:VCALENDAR\nEND:VCALENDAR\n")
    with pytest.raises(ValueError, match="this file is not a calendar written by rehab-rules, so it is not overwritten"):
        audit(LOG, DAY, services=SERVICES).calendar(tmp_path / "other.ics")


def test_the_calendar_of_a_replay_is_that_of_its_last_day(tmp_path: Path) -> None:
    ours, theirs = tmp_path / "ours.ics", tmp_path / "theirs.ics"
    replay(EVENTS, services=SERVICES, mode="observe", effects=["prohibition"]).calendar(ours, language="fi", private=True)
    audit(LOG, date.fromisoformat(max(event["on"] for event in EVENTS)), services=SERVICES, mode="observe").calendar(theirs, language="fi", private=True)
    assert ours.read_bytes() == theirs.read_bytes() and b"CLASS:PRIVATE" in ours.read_bytes()
    assert len(Calendar.from_ical(ours.read_bytes()).events) > 3
    with pytest.raises(ValueError, match="this log has no calendar: it contains no event with a date"):
        replay([]).calendar(tmp_path / "empty.ics")


def sheets(path: Path) -> dict[str, list[list[Any]]]:
    book = openpyxl.load_workbook(path)
    assert not [cell for sheet in book for row in sheet.rows for cell in row if cell.data_type == "f"]
    return {sheet.title: [[cell.value for cell in row] for row in sheet.rows] for sheet in book}


def test_a_workbook_holds_what_the_tables_hold(replayed: Result, tmp_path: Path) -> None:
    replayed.to_excel(tmp_path / "result.xlsx")
    found = sheets(tmp_path / "result.xlsx")
    assert list(found) == ["findings", "decisions"]
    for name, table in (("findings", replayed), ("decisions", replayed.decisions)):
        assert found[name][0] == table.columns
        expected = [[datetime.combine(cell, datetime.min.time()) if isinstance(cell, date) else cell for cell in row.values()] for row in table]
        assert found[name][1:] == expected
    replayed.errors.to_excel(tmp_path / "errors.xlsx")
    assert sheets(tmp_path / "errors.xlsx") == {"rows": [replayed.errors.columns]}


def test_nothing_in_a_workbook_is_a_formula_a_link_or_rounded(tmp_path: Path) -> None:
    texts = ["=1+1", "{=1}", "+1", "@A1", "-1", "https://example.org", "mailto:a@example.org", "007", "\tx", "a\nb", "\x01"]
    table = pl.DataFrame({"on": "2026-01-02", "provider": texts, "action": "change_provider", "client": "=HYPERLINK(\"x\")", "service": "kela.family-carers", "whole": 2**60 + 1, "list": [["=1"]] * len(texts)})
    replay(table, keep=["whole", "list"], effects=["prohibition"], errors="collect").to_excel(tmp_path / "x.xlsx")
    rows = sheets(tmp_path / "x.xlsx")["findings"]
    assert {row[3] for row in rows[1:]} == {'=HYPERLINK("x")'} and {row[-2] for row in rows[1:]} == {str(2**60 + 1)} and {row[-1] for row in rows[1:]} == {'["=1"]'}
    assert [row[1] for row in rows[1:]][:9] == texts[:9]


def test_what_a_sheet_does_not_hold_is_told_and_so_is_a_missing_library(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    event = {"on": "2026-01-02", "provider": "P1", "action": "change_provider", "client": "K1", "service": "kela.family-carers"}
    result = replay(pl.DataFrame({**event, "own": "x" * 40_000}), keep=["own"])
    with pytest.raises(ValueError, match=r"an Excel cell can contain 32,767 characters, but a cell in row 1 has 40,000"):
        result.to_excel(tmp_path / "long.xlsx")
    monkeypatch.setattr("rehab_rules.workbook.MAX_ROWS", 2)
    with pytest.raises(ValueError, match=r"an Excel sheet can contain 1 rows, but there are \d+ findings"):
        replay(LOG, services=SERVICES).to_excel(tmp_path / "many.xlsx")
    assert not list(tmp_path.iterdir())
    for library, use, told in (
        ("xlsxwriter", lambda: result.to_excel(tmp_path / "x.xlsx"), r"writing a workbook requires XlsxWriter, .*'rehab-rules\[excel\]'"),
        ("altair", result.plot.due, r"charts require Altair, .*'rehab-rules\[plot\]'"),
        ("icalendar", lambda: result.calendar(tmp_path / "x.ics"), r"writing a calendar requires icalendar, .*'rehab-rules\[calendar\]'"),
    ):
        monkeypatch.setitem(sys.modules, library, None)
        with pytest.raises(ModuleNotFoundError, match=told):
            use()


def bars(chart: Any) -> list[dict[str, Any]]:
    values: list[dict[str, Any]] = chart.to_dict()["data"]["values"]
    return values


@pytest.mark.parametrize("language", ["en", "fi", "sv"])
def test_charts_count_what_the_table_holds_in_each_language(language: Any) -> None:
    result, said = replay(LOG, services=SERVICES, mode="observe", language=language), WORDS[language].effects
    rules = Counter((row["rule"], said[row["effect"]]) for row in result)
    assert {(bar["rule"], bar["effect"]): bar["count"] for bar in bars(result.plot.by_rule())} == rules
    months = Counter((row["on"].replace(day=1).isoformat(), said[row["effect"]]) for row in result)
    assert {(bar["from"], bar["effect"]): bar["count"] for bar in bars(result.plot.by_month())} == months
    due = result.plot.due()
    assert sum(bar["count"] for bar in bars(due)) == sum(row["due"] is not None for row in result)
    assert all(date.fromisoformat(bar["from"]).weekday() == 0 for bar in bars(due))
    own = REPORT_WORDS[language]
    assert due.to_dict()["title"] == own.due_by_week and result.plot.by_month().to_dict()["title"] == own.by_month_of_event
    # Bars of one week stand upon each other.
    tops: Counter[str] = Counter()
    for bar in bars(due):
        assert bar["base"] == tops[bar["from"]]
        tops[bar["from"]] = bar["top"]


def test_a_chart_is_drawn(audited: Result, tmp_path: Path) -> None:
    for name in ("due", "by_rule", "by_month"):
        getattr(audited.plot, name)().save(tmp_path / f"{name}.svg")
        assert "<svg" in (tmp_path / f"{name}.svg").read_text("utf-8")
    drawn = (tmp_path / "due.svg").read_text("utf-8")
    assert "Tidsfrister per vecka" in drawn and "Skyldighet" in drawn and "Kravet uppfylls inte" in drawn
    assert "course/settled-in-time" in (tmp_path / "by_rule.svg").read_text("utf-8")
    assert audited.plot.by_month().to_dict()["title"] == "Observationer enligt månaden för tidsfristen"
    assert replay([]).plot.due().to_dict()["title"] == "There are no findings."
    assert "provider-k" not in json.dumps(audited.plot.due().to_dict())


def test_surfaces_import_nothing_before_they_are_asked_for() -> None:
    look = "import sys, rehab_rules; rehab_rules.replay([]).plot; print(sorted({'altair', 'xlsxwriter', 'icalendar', 'polars', 'pyarrow'} & set(sys.modules)))"
    assert subprocess.run([sys.executable, "-c", look], capture_output=True, text=True, check=True).stdout == "[]\n"
