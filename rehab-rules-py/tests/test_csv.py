"""Logs as comma-separated values: how other programs write them, and what is wrong in them."""

import json
import resource
from pathlib import Path
from typing import Any

import pandas as pd
import polars as pl
import pytest
from conftest import Command
from rehab_rules import replay

HEADER = "on,provider,action,service,year,places"
ROW = "2026-01-02,P1,declare_capacity,kela.family-carers,2026,24"


def errors_of(path: Path) -> list[tuple[Any, ...]]:
    return [(row["line"], row["code"], row["field"]) for row in replay(path).errors]


def errors_told(path: Path, command: Command) -> list[tuple[Any, ...]]:
    """The same from the command line, which reads tables as the lines they stand for."""
    answers = [json.loads(line) for line in command("replay", path, "--format", "jsonl").out.splitlines()]
    return [(answer["line"], answer["error"]["code"], answer["error"].get("field")) for answer in answers if "error" in answer]


@pytest.fixture
def log(tmp_path: Path) -> Path:
    return tmp_path / "log.csv"


def test_a_row_that_is_not_utf_8_is_an_error_of_its_own_and_the_log_goes_on(log: Path, command: Command) -> None:
    rows = [ROW, ROW.replace("P1", "\udce4"), ROW.replace("P1", "P2"), ROW.replace("P1,", "\udcc3,\udca4"), ROW.replace("P1", "Enköping")]
    log.write_bytes("\n".join([HEADER, *rows, ""]).encode("utf-8", "surrogateescape"))
    expected = [(2, "invalid_value", None), (4, "invalid_value", None)]
    assert errors_of(log) == errors_told(log, command) == expected
    assert [row["provider"] for row in replay(log).decisions] == ["P1", "P2", "Enköping"]
    assert next(iter(replay(log, language="fi").errors))["message"].startswith("riviä ei voi lukea: se ei ole UTF-8-muotoinen")
    assert "line 2: the line cannot be read: it is not UTF-8" in command("replay", log, "--format", "csv").err


def test_kept_columns_stand_beside_their_rows_where_some_rows_are_unreadable(log: Path) -> None:
    rows = [f"2026-01-0{row},P1,change_provider,K{row},kela.family-carers,{own}" for row, own in enumerate(["1", "\udce4", "3", "4", "5"], 1)]
    log.write_bytes("\n".join(["on,provider,action,client,service,own", *rows]).encode("utf-8", "surrogateescape"))
    for threads in (1, 3):
        result = replay(log, keep=["own"], effects=["prohibition"], threads=threads)
        assert [(row["line"], row["client"], row["own"]) for row in result] == [(1, "K1", "1"), (3, "K3", "3"), (4, "K4", "4"), (5, "K5", "5")]


@pytest.mark.parametrize("delimiter", [",", ";", "\t"], ids=["comma", "semicolon", "tab"])
@pytest.mark.parametrize("line_end", ["\n", "\r\n"], ids=["\\n", "\\r\\n"])
@pytest.mark.parametrize("start", ["", "\ufeff"], ids=["", "byte-order mark"])
def test_the_delimiter_is_the_one_that_gives_the_names_of_fields(delimiter: str, line_end: str, start: str, log: Path) -> None:
    # The other two stand in the header too.
    others = "".join({",", ";", "\t"} - {delimiter})
    header = HEADER.replace(",", delimiter) + delimiter + f"own{others}column"
    log.write_text(start + line_end.join([header, ROW.replace(",", delimiter), ""]), "utf-8", newline="")
    assert (errors_of(log), len(replay(log).decisions)) == ([], 1)


def test_a_file_of_tabs_may_be_called_tsv(tmp_path: Path, command: Command) -> None:
    log = tmp_path / "log.tsv"
    log.write_text("\n".join([HEADER, ROW, ROW.replace("2026-01-02", "2.1.2026")]).replace(",", "\t"))
    assert (errors_of(log), len(replay(log).decisions)) == ([(2, "invalid_date", "on")], 1)
    assert errors_told(log, command) == [(2, "invalid_date", "on")]


def test_names_that_are_renamed_or_kept_tell_the_delimiter_too(log: Path) -> None:
    log.write_text("pvm;own, and more\n2026-01-02;x\n")
    result = replay(log, columns={"pvm": "on"}, keep=["own, and more"])
    assert [(row["code"], row["field"]) for row in result.errors] == [("missing_field", "action")]


@pytest.mark.parametrize(
    ("content", "told"),
    [
        (b"", "the file is empty; a table must begin with a header row"),
        (b"\n\n", "the file is empty; a table must begin with a header row"),
        (b"\xef\xbb\xbf", "the file is empty; a table must begin with a header row"),
        (b"a|b\n1|2\n", "the header has no known column name, whether split at commas, semicolons or tabs"),
        (ROW.encode(), "the header has no known column name"),
        (HEADER.encode("utf-16"), "this is UTF-16 text, not delimited text: save it as UTF-8, or set the encoding"),
        (b"on;x,provider\n", "the delimiter is ambiguous: the header can be split in more than one way at commas, semicolons or tabs"),
        (b"on,provider,\xe4\n", "the header is not UTF-8"),
        (b'on,"provider\n2026-01-02,P1\n', "the header opens a quotation mark that is never closed"),
        (b"on," + b"x" * (1 << 20), "the header is longer than 1 MiB"),
        (HEADER.encode() + b",on\n" + ROW.encode(), "two columns of the table are named `on`"),
    ],
    ids=range(11),
)
def test_a_header_that_cannot_be_read_is_told(content: bytes, told: str, log: Path, command: Command) -> None:
    log.write_bytes(content)
    with pytest.raises(ValueError, match=told):
        replay(log)
    answer = command("replay", log)
    assert (answer.status, answer.out) == (3, "") and answer.err.startswith(f"rehab-rules: {log}: {told}")


def test_a_header_alone_is_a_log_without_events(log: Path) -> None:
    for end in ("", "\n", "\r\n"):
        log.write_text(HEADER + ",own" + end, newline="")
        result = replay(log, keep=["own"])
        assert (len(result), len(result.decisions), len(result.errors)) == (0, 0, 0)
        assert result.columns[-2:] == ["message", "own"] and result.to_arrow().num_columns == 13


def test_a_header_of_one_name_needs_no_delimiter(log: Path) -> None:
    log.write_text("on\n2026-01-02\n")
    assert errors_of(log) == [(1, "missing_field", "action")]


@pytest.mark.parametrize("mark", ['"P1', '"', '"P1"",', '"P1\n' + ROW * 10])
def test_a_quotation_mark_that_is_never_closed_is_told_with_its_row(mark: str, log: Path, command: Command) -> None:
    log.write_text("\n".join([HEADER, ROW, ROW, "2026-01-02," + mark]))
    told = "row 3 opens a quotation mark that is never closed"
    with pytest.raises(ValueError, match=told):
        replay(log)
    answer = command("replay", log, "--format", "jsonl")
    assert answer.status == 3 and told in answer.err


def test_quotation_marks_hold_commas_line_ends_and_each_other(log: Path) -> None:
    log.write_text('on,provider,action,contact\n2026-01-02,"P,1 ""x""\ny",update_provider_info,\n2026-01-02,5" P,delete_course,\n"2026-01-02",P1,"delete_course",""')
    assert errors_of(log) == [(1, "missing_field", "service"), (2, "missing_field", "course"), (3, "missing_field", "course")]


def test_a_row_longer_than_a_line_may_be_is_an_error_and_takes_little_memory(log: Path, command: Command) -> None:
    log.write_text("\n".join([HEADER, ROW, ROW.replace("P1", "x" * (3 << 20)), ROW, "," * (2 << 20), ROW.replace("P1", "P2")]))
    assert errors_of(log) == errors_told(log, command) == [(2, "invalid_value", None), (4, "invalid_value", None)]
    assert len(replay(log).decisions) == 3


@pytest.mark.parametrize(
    ("surplus", "expected"),
    [
        (",extra", [(1, "unknown_field", "beyond the header")]),
        (",,extra", [(1, "unknown_field", "beyond the header")]),
        (",,,,", []),  # as spreadsheets write empty cells
    ],
)
def test_what_stands_beyond_the_header_does_not_pass_silently(surplus: str, expected: list[Any], log: Path, command: Command) -> None:
    for header in (HEADER, HEADER + ",,"):
        log.write_text(f"{header}\n{ROW}{surplus}\n")
        assert errors_of(log) == errors_told(log, command) == expected


def test_a_row_that_is_too_short_lacks_its_last_fields(log: Path) -> None:
    log.write_text(f"{HEADER}\n2026-01-02,P1,declare_capacity,kela.family-carers,2026\n")
    assert errors_of(log) == [(1, "missing_field", "places")]


def test_line_numbers_count_rows(log: Path) -> None:
    # A cell may hold a line's end, and an empty line is no row.
    log.write_text(f'{HEADER}\n\n"2026-01-02","P\n1",declare_capacity,kela.family-carers,2026,24\n\n2026-01-02\n,,,,,\n{ROW}\n\n')
    assert errors_of(log) == [(2, "missing_field", "action"), (3, "missing_field", "action")]
    assert [row["line"] for row in replay(log).decisions] == [1, 4]


@pytest.mark.parametrize(
    ("places", "is_whole"),
    [("24", True), ("24.0", True), ("24.000", True), (" 24 ", True), ("24.5", False), ("24.", False), (".0", False), ("2.4e1", False), ("24,0", False), ("+24", False), ("0x18", False), ("1" * 30 + ".0", False), ("24.0.0", False)],
)  # fmt: skip
def test_a_number_may_have_a_fraction_of_zeros(places: str, is_whole: bool, log: Path, command: Command) -> None:
    log.write_text(f'{HEADER}\n{ROW.removesuffix("24")}"{places}"\n')
    expected = [] if is_whole else [(1, "invalid_value", "places")]
    assert errors_of(log) == errors_told(log, command) == expected


@pytest.mark.parametrize("checked", ["true", "True", "TRUE", "false", "False", "FALSE", "1", "yes", "tosi"])
def test_true_and_false_are_written_in_any_case(checked: str, log: Path, command: Command) -> None:
    log.write_text(f"on,provider,action,course,checked\n2026-01-02,P1,publish_course,C1,{checked}\n")
    is_flag = checked.lower() in ("true", "false")
    # A value of the wrong kind is told before the course that nobody has created.
    assert errors_of(log) == errors_told(log, command) == [(1, *(("unknown_course", "course") if is_flag else ("invalid_value", "checked")))]


def test_in_json_a_fraction_stays_no_whole_number_and_a_word_no_flag(tmp_path: Path) -> None:
    lines = tmp_path / "log.jsonl"
    event = {"on": "2026-01-02", "provider": "P1", "action": "declare_capacity", "service": "kela.family-carers", "year": 2026}
    publish = {"on": "2026-01-02", "provider": "P1", "action": "publish_course", "course": "C1", "checked": "true"}
    lines.write_text("\n".join(json.dumps(line) for line in (event | {"places": 24.0}, event | {"places": "24"}, publish)))
    assert errors_of(lines) == [(1, "invalid_value", "places"), (2, "invalid_value", "places"), (3, "invalid_value", "checked")]


def test_what_pandas_and_polars_write_is_read(log: Path) -> None:
    rows = [
        {"on": "2026-01-02", "provider": "P1", "action": "declare_capacity", "service": "kela.family-carers", "year": 2026, "places": 24, "checked": None},
        {"on": "2026-01-03", "provider": "P1", "action": "create_course", "service": "kela.family-carers", "year": 2026, "course": "C1", "group_size": 8, "target_groups": '["carer-of-adult"]'},
        {"on": "2026-01-04", "provider": "P1", "action": "publish_course", "course": "C1", "checked": True},
    ]
    pd.DataFrame(rows).to_csv(log, index=False)
    assert "24.0" in log.read_text() and "True" in log.read_text()
    assert (errors_of(log), len(replay(log).decisions)) == ([], 3)
    pl.DataFrame(rows).write_csv(log, separator=";")
    assert (errors_of(log), len(replay(log).decisions)) == ([], 3)


def test_a_file_that_is_not_there_is_named(tmp_path: Path, command: Command) -> None:
    with pytest.raises(FileNotFoundError, match="no.csv"):
        replay(tmp_path / "no.csv")
    assert command("replay", tmp_path / "no.csv").err == f"rehab-rules: {tmp_path / 'no.csv'}: No such file or directory\n"
    (tmp_path / "folder.csv").mkdir()
    assert command("replay", tmp_path / "folder.csv").err == f"rehab-rules: {tmp_path / 'folder.csv'}: Is a directory\n"


def test_a_header_of_very_many_names_takes_memory_for_its_cells_alone(log: Path) -> None:
    names = ",".join(f"c{number}" for number in range(20_000))
    log.write_text(f"on,{names}\n" + "2026-01-02\n" * 500)
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    assert len(replay(log).errors) == 500
    assert resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before < 200_000


def test_a_million_rows_of_which_every_fifth_is_not_utf_8_are_read_in_one_go(log: Path) -> None:
    row, wrong = f"{ROW}\n".encode(), ROW.encode().replace(b"P1", b"\xe4") + b"\n"
    log.write_bytes(HEADER.encode() + b"\n" + (row * 4 + wrong) * 200_000)
    result = replay(log, effects=["prohibition"], decisions=False)
    assert len(result.errors) == 200_000
    assert [row["line"] for row in result.errors._table.rows(199_998, 2)] == [999_995, 1_000_000]
