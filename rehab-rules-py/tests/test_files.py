"""Files of every kind that people have: each is read, or refused in one line that says what to do; nothing in between."""

import csv
import gzip
import io
import json
import re
import warnings
from collections.abc import Callable
from pathlib import Path
from typing import Any

import openpyxl
import pyarrow as pa
import pytest
import zstandard
from conftest import Command
from odf.opendocument import OpenDocumentSpreadsheet
from odf.table import Table, TableCell, TableRow
from odf.text import P
from pyarrow import feather, parquet

from rehab_rules import InputError, MalformedRows, audit, evaluate_table, replay

REPOSITORY = Path(__file__).parents[2]
EVENTS: list[dict[str, Any]] = [
    {"on": "2026-01-02", "provider": "7", "action": "declare_capacity", "service": "kela.family-carers", "year": 2026, "places": 24},
    {
        "on": "2026-01-07", "provider": "7", "action": "create_course", "course": "Ä1", "service": "kela.family-carers", "year": 2026, "group_size": 8,
        "target_groups": ["carer-of-adult"],
    },
    {"on": "2026-01-08", "provider": "7", "action": "publish_course", "course": "Ä1", "checked": True},
]  # fmt: skip
NAMES = ["on", "provider", "action", "course", "service", "year", "places", "group_size", "target_groups", "checked"]
LINES = "".join(json.dumps(event, ensure_ascii=False) + "\n" for event in EVENTS)
WANTED = [(1, True), (2, True), (3, True)]


def csv_of(delimiter: str = ",", day: Callable[[str], str] = str, list_of: Callable[[list[str]], str] = lambda ids: json.dumps(ids).replace('"', '""')) -> str:
    def cell(name: str, value: Any) -> str:
        if value is None:
            return ""
        if isinstance(value, list):
            return f'"{list_of(value)}"'
        return day(value) if name == "on" else str(value)

    rows = [delimiter.join(cell(name, event.get(name)) for name in NAMES) for event in EVENTS]
    return "\n".join([delimiter.join(NAMES), *rows]) + "\n"


def xlsx() -> bytes:
    book = openpyxl.Workbook()
    sheet = book.active
    sheet.append(NAMES)
    for event in EVENTS:
        cells = [event.get(name) for name in NAMES]
        sheet.append([json.dumps(cell) if isinstance(cell, list) else int(cell) if cell == "7" else cell for cell in cells])
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def ods() -> bytes:
    book, table = OpenDocumentSpreadsheet(), Table(name="log")
    for cells in [NAMES, *([event.get(name) for name in NAMES] for event in EVENTS)]:
        row = TableRow()
        for cell in cells:
            text = "" if cell is None else json.dumps(cell) if isinstance(cell, list) else str(cell)
            made = TableCell(valuetype="float", value=cell) if type(cell) is int else TableCell(valuetype="string")
            made.addElement(P(text=text))
            row.addElement(made)
        table.addElement(row)
    book.spreadsheet.addElement(table)
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def columns() -> pa.Table:
    return pa.table({name: [event.get(name) for event in EVENTS] for name in NAMES})


def written(write: Callable[[Any, Any], None]) -> bytes:
    out = io.BytesIO()
    write(columns(), out)
    return out.getvalue()


READ = {
    "log.jsonl": LINES.encode(),
    "log.jsonl.gz": gzip.compress(LINES.encode()),
    "log.jsonl.zst": zstandard.compress(LINES.encode()),
    "log.json": json.dumps(EVENTS, indent=2).encode(),
    "marked.json": b"\xef\xbb\xbf" + json.dumps(EVENTS).encode(),
    "array.jsonl": b"\n " + json.dumps(EVENTS).encode(),
    "log.csv": csv_of().encode(),
    "log.csv.gz": gzip.compress(csv_of().encode()),
    "log.csv.zst": zstandard.compress(csv_of().encode()),
    "mark.csv": b"\xef\xbb\xbf" + csv_of(";").encode(),
    "sep.csv": b"sep=;\r\n" + csv_of(";").encode(),
    "marked-sep.csv": b"\xef\xbb\xbfsep=;\n" + csv_of(";").encode(),
    "mac.csv": csv_of().replace("\n", "\r").encode(),
    "log.tsv": csv_of("\t").encode(),
    "log.xlsx": xlsx(),
    "log.ods": ods(),
    "log.parquet": written(parquet.write_table),
    "log.feather": written(feather.write_feather),
    "log.arrow": written(lambda table, out: feather.write_feather(table, out, compression="uncompressed")),
}


@pytest.mark.parametrize("name", READ)
def test_a_file_is_read(name: str, tmp_path: Path, command: Command) -> None:
    path = tmp_path / name
    path.write_bytes(READ[name])
    result = replay(path)
    assert [(row["line"], row["allowed"]) for row in result.decisions] == WANTED and len(result.errors) == 0
    assert {row["provider"] for row in result.decisions} == {"7"}
    answer = command("replay", str(path), "--format", "jsonl")
    assert [(line["line"], line["allowed"]) for line in map(json.loads, answer.out.splitlines())] == WANTED
    compared = command("compare", str(path), "--service", str(REPOSITORY / "rehab-rules/services/kela.family-carers.json"))
    assert compared.status == 0


def old_sheet() -> bytes:
    return b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(512)


REFUSED = {
    "log.jsonl": [
        (gzip.compress(LINES.encode()), "this is a gzip file, not JSON Lines: name it .gz"),
        (zstandard.compress(LINES.encode()), "this is a zstd file"),
        (xlsx(), "this is a spreadsheet or a ZIP archive"),
        (old_sheet(), "this is an old spreadsheet"),
        (READ["log.parquet"], "this is a Parquet file"),
        (READ["log.feather"], "this is an Arrow file"),
        (b"SQLite format 3\0" + bytes(100), "this is a SQLite database"),
        (b"%PDF-1.7", "this is a PDF document"),
        (b"<?xml version='1.0'?>", "this is XML or HTML"),
        (LINES.encode("utf-16"), "this is UTF-16 text, not JSON Lines: save it as UTF-8, or set the encoding"),
        (LINES.encode("utf-16-be"), "this is UTF-16 text"),
        (json.dumps(EVENTS[0], indent=1).encode(), "this is one JSON document over several lines"),
        (csv_of(";").encode(), "this is delimited text, not JSON Lines: name it .csv or .tsv"),
        (b"[1, 2", "this begins like a JSON array but is not valid JSON"),
    ],
    "log.csv": [(xlsx(), "this is a spreadsheet or a ZIP archive, not delimited text"), (csv_of().encode("utf-16"), "this is UTF-16 text")],
    "log.csv.gz": [(csv_of().encode(), "the name ends with .gz, but the file is not compressed that way"), (gzip.compress(csv_of().encode())[:-9], "the file cannot be decompressed")],
    "log.jsonl.zst": [(LINES.encode(), "the file is not compressed that way"), (zstandard.compress(LINES.encode())[:-3], "the file cannot be decompressed|this is not")],
    "log.xlsx": [(b"PK\3\4 and no more", "this spreadsheet cannot be read"), (LINES.encode(), "this spreadsheet cannot be read")],
    "log.feather": [(LINES.encode(), "this is not an Arrow file")],
    "log.parquet": [(LINES.encode(), "this is not a Parquet file")],
}


@pytest.mark.parametrize(("name", "content", "told"), [(name, content, told) for name, cases in REFUSED.items() for content, told in cases])
def test_a_file_of_another_kind_is_refused_in_one_line(name: str, content: bytes, told: str, tmp_path: Path, command: Command) -> None:
    path = tmp_path / name
    path.write_bytes(content)
    with pytest.raises(ValueError, match=told):
        replay(path)
    answer = command("replay", str(path), "--format", "jsonl")
    assert (answer.status, answer.out) == (3, "") and re.search(told, answer.err) and answer.err.count("\n") == 1


def test_the_table_of_the_page_names_every_kind(tmp_path: Path) -> None:
    page = (REPOSITORY / "docs" / "log.md").read_text(encoding="utf-8")
    table = page[page.index("| file |") :]
    for kind in (".jsonl", ".gz", ".zst", ".json", ".csv", ".tsv", ".xlsx", ".ods", ".parquet", ".feather", ".arrow", "UTF-16", "SQLite"):
        assert kind in table, kind


def test_the_ways_of_finnish_tables_are_told_and_never_guessed(tmp_path: Path, command: Command) -> None:
    def finnish(day: str) -> str:
        year, month, of_month = day.split("-")
        return f"{int(of_month)}.{int(month)}.{year}"

    text = csv_of(";", finnish, ",".join).replace(";24;", ";24,0;")
    path = tmp_path / "ote.csv"
    path.write_bytes(text.encode("cp1252"))
    asked: dict[str, Any] = {"date_format": "%d.%m.%Y", "decimal": ",", "list_separator": ",", "encoding": "cp1252"}
    assert [(row["line"], row["allowed"]) for row in replay(path, **asked).decisions] == WANTED
    options = [part for name, value in asked.items() for part in (f"--{name.replace('_', '-')}", value)]
    answer = command("replay", str(path), "--format", "jsonl", *options)
    assert [(line["line"], line["allowed"]) for line in map(json.loads, answer.out.splitlines())] == WANTED
    for format in ("csv", "html", "table"):
        assert command("audit", str(path), "--as-of", "2026-03-02", "--format", format, *options).status in (0, 1)
    # Each way that is not told is an error of its field.
    for name, field in (("date_format", "on"), ("decimal", "places"), ("list_separator", "target_groups")):
        errors = list(replay(path, errors="collect", **{key: value for key, value in asked.items() if key != name}).errors)
        assert {error["field"] for error in errors} & {field}, name
    with pytest.raises(ValueError, match="date_format` must consist of %d, %m and %Y"):
        replay(path, **asked | {"date_format": "%d.%m.%Y %H:%M"})
    with pytest.raises(ValueError, match="there is no encoding `none`"):
        replay(path, **asked | {"encoding": "none"})
    with pytest.raises(ValueError, match="the file is not in the encoding `utf-8`"):
        replay(path, **asked | {"encoding": "utf-8"})
    with pytest.raises(ValueError, match="apply to the columns of a table"):
        replay([], date_format="%d.%m.%Y")
    utf_16 = tmp_path / "log.jsonl"
    utf_16.write_bytes(LINES.encode("utf-16"))
    assert [(row["line"], row["allowed"]) for row in replay(utf_16, encoding="utf-16").decisions] == WANTED


def test_malformed_rows_are_told_by_cause_with_an_example() -> None:
    rows = [EVENTS[0] | {"on": "12.1.2021"}] * 311
    with pytest.warns(MalformedRows, match=r"^311 of 312 rows malformed and not evaluated. 311 rows: .*`on`.*YYYY-MM-DD.*, e.g. `12.1.2021` in row 1") as warned:
        result = replay(rows + EVENTS[:1])
    assert len(warned) == 1 and warned[0].filename == __file__
    assert repr(result) == "<Result: 0 findings, 311 of 312 rows malformed>"
    assert "311 of 312 rows malformed" in result._repr_html_()
    with pytest.raises(InputError) as refused:
        replay(rows, errors="raise")
    assert (refused.value.code, refused.value.field, refused.value.line) == ("invalid_date", "on", 1)
    with pytest.raises(InputError):
        audit(rows, __import__("datetime").date(2026, 1, 2), errors="raise")
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        assert repr(replay(rows, errors="collect")) == "<Result: 0 findings, 311 of 311 rows malformed>"
        assert repr(replay(EVENTS)) == f"<Result: {len(replay(EVENTS))} findings>"
    with pytest.raises(ValueError, match='"collect", "warn" or "raise"'):
        replay([], errors="ignore")  # type: ignore[arg-type]


def test_an_error_has_the_callers_column_and_the_value_and_no_identity_code() -> None:
    table = pa.table({"pvm": ["2026-13-01", "131052-308T"], "provider": ["P1", "P1"], "action": ["confirm_course"] * 2, "course": ["C1", "x" * 300]})
    errors = list(replay(table, columns={"pvm": "on"}, errors="collect").errors)
    assert [(error["column"], error["value"]) for error in errors] == [("pvm", "2026-13-01"), ("pvm", None)]
    (error,) = replay([EVENTS[0] | {"places": -1}], errors="collect").errors
    assert (error["column"], error["value"]) == (None, "-1")
    (error,) = replay([EVENTS[0] | {"provider": "y" * 300}], errors="collect").errors
    assert error["value"] == "y" * 60 + "…"


def test_a_stream_that_was_read_is_told() -> None:
    reader = columns().to_reader()
    assert len(replay(reader).decisions) == 3
    with pytest.raises(ValueError, match="was read before and has no rows left"):
        replay(reader)
    events = iter(EVENTS)
    generator = (event for event in events)
    assert len(replay(generator).decisions) == 3
    with pytest.raises(ValueError, match="this generator was read before"):
        replay(generator)
    assert len(replay(columns()).decisions) == len(replay(columns()).decisions) == 3


def test_the_gravest_findings_come_first_in_a_notebook() -> None:
    result = replay(EVENTS + [{"on": "2026-01-09", "provider": "7", "action": "confirm_course", "course": "Ä1"}])
    page = result._repr_html_()
    assert page.index("<td>prohibition</td>") < page.index("<td>notice</td>") if "<td>notice</td>" in page else True
    assert re.search(r"\d+ of \d+ rows, the most severe first; prohibition: \d", page)


def test_the_index_of_a_data_frame_is_no_field_and_mixed_columns_are_told() -> None:
    import pandas as pd

    frame = pd.DataFrame([{name: event.get(name) for name in NAMES} for event in EVENTS])
    frame.index = pd.Index([10, 20, 30], name="event_id")
    assert [(row["line"], row["allowed"]) for row in replay(frame).decisions] == WANTED
    assert [(row["line"], row["allowed"]) for row in replay(frame.set_index("on")).decisions] == WANTED
    mixed = frame.assign(course=["x", 2, 3.5])
    with pytest.raises(ValueError, match=r"the table cannot be read: .*column course.*astype"):
        replay(mixed)


def test_what_a_column_holds_has_to_be_what_its_type_says(tmp_path: Path) -> None:
    # As a producer may hand it over, which has not looked: a text that is no UTF-8, a place beyond the words of a dictionary.
    bad = pa.Array.from_buffers(pa.string(), 1, [None, pa.py_buffer(b"\0\0\0\0\2\0\0\0"), pa.py_buffer(b"\xff\xfe")])
    row = {"on": ["2026-01-02"], "provider": ["P"], "action": ["change_provider"], "client": ["K"], "service": ["kela.family-carers"]}
    for name, column in (("client", bad), ("provider", pa.DictionaryArray.from_arrays(pa.array([5]), pa.array(["P"]), safe=False))):
        with pytest.raises(ValueError, match=f"the column `{name}` contains values that are invalid for its type"):
            replay(pa.table(row | {name: column}))
    with pytest.raises(ValueError, match="the column `target_group` contains values"):
        evaluate_table(pa.table({"on": ["2026-01-02"], "target_group": bad}), action="attach_client", service="kela.family-carers")


def test_a_type_of_a_library_s_own_is_no_number_and_no_id() -> None:
    import pandas as pd

    frame = pd.DataFrame({"on": ["2026-01-02"], "provider": ["P1"], "action": ["declare_capacity"], "service": ["kela.family-carers"], "year": [2026]})
    with pytest.raises(ValueError, match="the column `places` has the type pandas.period"):
        replay(frame.assign(places=pd.PeriodIndex(["2026-01"], freq="M")))
    (error,) = replay(pa.table({"on": ["2026-01-02"], "provider": pa.array([16777217.0], pa.float32()).cast(pa.float32()), "action": ["confirm_course"], "course": ["C"]}), errors="collect").errors
    assert error["code"] == "unknown_course" and error["field"] == "course"
    (error,) = replay(pa.table({"on": ["2026-01-02"], "provider": pa.array([33554434.0], pa.float32()), "action": ["confirm_course"], "course": ["C"]}), errors="collect").errors
    assert (error["code"], error["field"]) == ("invalid_value", "provider")


def test_no_value_is_shown_where_a_table_cannot_be_read() -> None:
    import pandas as pd

    frame = pd.DataFrame({"on": ["2026-01-02"] * 2, "client": pd.Series([5, "131052-308T"], dtype=object)})
    with pytest.raises(ValueError, match="column client") as refused:
        replay(frame)
    assert "131052" not in str(refused.value) and refused.value.__cause__ is None


def test_a_point_is_no_decimal_comma(tmp_path: Path) -> None:
    path = tmp_path / "log.csv"
    path.write_text("on;provider;action;service;year;places\n2026-01-02;P1;declare_capacity;kela.family-carers;2026;1.000\n")
    (error,) = replay(path, decimal=",", errors="collect").errors
    assert (error["code"], error["field"], error["value"].rstrip("\u200b")) == ("invalid_value", "places", "1.000")


def test_doors_that_are_not_there_are_told(tmp_path: Path) -> None:
    import os

    with pytest.raises(TypeError, match="`as_of` must be the date of the audit"):
        audit([], None)  # type: ignore[arg-type]
    with pytest.raises(ValueError, match="`encoding` applies only to a text file"):
        replay(io.BytesIO(LINES.encode("utf-16")), encoding="utf-16")
    for encoding in ("zip", "base64", "bz2", "utf-8\ud800"):
        (tmp_path / "log.jsonl").write_bytes(LINES.encode())
        with pytest.raises(ValueError, match="there is no encoding"):
            replay(tmp_path / "log.jsonl", encoding=encoding)
    os.mkfifo(tmp_path / "pipe.xlsx")
    with pytest.raises(ValueError, match="this is not a file on disk"):
        replay(tmp_path / "pipe.xlsx")
    with pytest.raises(IsADirectoryError):
        replay(tmp_path)
    with pytest.raises(ValueError, match="csv.DictReader cannot continue"):
        replay(csv.DictReader(io.StringIO("on,provider\n" + "x" * 200_000 + ",P\n")))


def test_an_element_of_an_array_is_judged_as_a_line_is(tmp_path: Path) -> None:
    path = tmp_path / "log.json"
    path.write_text("[" + LINES.splitlines()[0].replace('"places": 24', '"places": 24, "places": 25') + "," + LINES.splitlines()[0].replace("24}", "9" * 5000 + "}") + "," + LINES.splitlines()[0] + "]")
    result = replay(path, errors="collect")
    assert [(row["line"], row["code"], row["field"]) for row in result.errors] == [(1, "invalid_value", None), (2, "invalid_value", None)]
    assert [row["line"] for row in result.decisions] == [3]


def test_a_number_that_a_spreadsheet_does_not_keep_is_refused(tmp_path: Path) -> None:
    book = openpyxl.Workbook()
    book.active.append(["on", "provider", "action", "course"])
    book.active.append(["2026-01-02", 12345678901234567, "confirm_course", "C1"])
    book.save(tmp_path / "log.xlsx")
    with pytest.raises(ValueError, match="a spreadsheet keeps only fifteen digits"):
        replay(tmp_path / "log.xlsx")
