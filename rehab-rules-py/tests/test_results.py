"""Results row by row: what was kept comes back as it was, of every type."""

from datetime import date, datetime, time, timedelta, timezone
from decimal import Decimal
from typing import Any
from zoneinfo import ZoneInfo

import pandas as pd
import polars as pl
import pyarrow as pa
import pytest
from rehab_rules import replay

HELSINKI = ZoneInfo("Europe/Helsinki")
NOON = datetime(2026, 1, 2, 12, 0, 0, 123456)
MOST = 2**64 - 1


def kept(column: pa.Array) -> list[Any]:
    rows = len(column)
    event = {"on": "2026-01-02", "provider": "P1", "action": "change_provider", "client": "K1", "service": "kela.family-carers"}
    table = pa.table({name: [cell] * rows for name, cell in event.items()} | {"own": column})
    result = replay(table, keep=["own"], effects=["prohibition"])
    assert result.columns[-1] == "own"
    html = result._repr_html_()
    assert html.count("<td>") == 13 * min(rows, 20)
    return [row["own"] for row in result]


@pytest.mark.parametrize(
    ("values", "kind"),
    [
        ([True, None, False], pa.bool_()),
        ([0, None, MOST, 2**63], pa.uint64()),
        ([-(2**63), 2**63 - 1], pa.int64()),
        ([1, None], pa.int8()),
        ([1, None], pa.uint16()),
        ([1.5, None, 2.0], pa.float64()),
        ([0.5, None], pa.float32()),
        ([Decimal("12345678901234567890.12"), None, Decimal("-0.50")], pa.decimal128(30, 2)),
        ([Decimal("1.5")], pa.decimal256(60, 1)),
        (["x", None, ""], pa.string()),
        (["x", None], pa.large_string()),
        (["x", None, "longer than twelve bytes"], pa.string_view()),
        ([b"\x00\xff", None], pa.binary()),
        ([b"ab", None], pa.binary(2)),
        ([date(2026, 1, 2), None, date(1, 1, 1), date(9999, 12, 31)], pa.date32()),
        ([date(2026, 1, 2), None], pa.date64()),
        ([NOON, None, datetime(1, 1, 1), datetime(1969, 12, 31, 23, 59, 59)], pa.timestamp("us")),
        ([NOON.replace(microsecond=0), None], pa.timestamp("s")),
        ([NOON.replace(microsecond=123000), None], pa.timestamp("ms")),
        ([NOON, None], pa.timestamp("ns")),
        ([NOON.replace(tzinfo=HELSINKI), None], pa.timestamp("us", "Europe/Helsinki")),
        ([NOON.replace(tzinfo=timezone(timedelta(hours=2))), None], pa.timestamp("us", "+02:00")),
        ([time(12, 30, 1), None], pa.time32("s")),
        ([time(12, 30, 1, 5), None], pa.time64("us")),
        ([timedelta(days=-1, microseconds=3), None], pa.duration("us")),
        ([timedelta(hours=3)], pa.duration("ns")),
        ([[1, None, 2], None, []], pa.list_(pa.int64())),
        ([["a", None]], pa.large_list(pa.string())),
        ([[1, None]], pa.list_(pa.int32(), 2)),
        ([{"a": None, "b": [MOST, None]}, None], pa.struct([("a", pa.string()), ("b", pa.list_(pa.uint64()))])),
        ([None, None], pa.null()),
    ],
    ids=lambda of: str(of) if isinstance(of, pa.DataType) else "",
)
def test_a_kept_value_comes_back_as_it_was(values: list[Any], kind: pa.DataType) -> None:
    back = kept(pa.array(values, kind))
    assert back == values
    assert [type(value) for value in back] == [type(value) for value in values]


def test_categories_runs_and_maps_come_back_as_their_values() -> None:
    assert kept(pa.array(["a", None, "b", "a"]).dictionary_encode()) == ["a", None, "b", "a"]
    assert kept(pa.RunEndEncodedArray.from_arrays([2, 3], ["a", None])) == ["a", "a", None]
    assert kept(pa.array([[("a", 1), ("b", None)], None], pa.map_(pa.string(), pa.int64()))) == [[{"key": "a", "value": 1}, {"key": "b", "value": None}], None]


def test_what_python_cannot_hold_is_told_as_a_text_and_not_rounded() -> None:
    assert kept(pa.array([1], pa.timestamp("ns"))) == ["1970-01-01T00:00:00.000000001"]
    assert kept(pa.array([1], pa.timestamp("ns", "Europe/Helsinki"))) == ["1970-01-01T00:00:00.000000001Z"]
    assert kept(pa.array([253402300800], pa.timestamp("s"))) == ["+10000-01-01T00:00:00.000000000"]
    assert kept(pa.array([1], pa.time64("ns"))) == ["00:00:00.000000001"]
    assert kept(pa.array([1], pa.duration("ns"))) == ["0 s 1 ns"]
    assert kept(pa.array([10_000_000], pa.date32())) == ["+29349-01-26"]
    # A zone that is not known leaves the moment in universal time.
    assert kept(pa.array([0], pa.timestamp("us")).cast(pa.timestamp("us", "Europe/Helsinki"))) == [datetime(1970, 1, 1, tzinfo=timezone.utc)]


def test_moments_of_pandas_and_polars_come_back() -> None:
    event = {"on": ["2026-01-02"], "provider": ["P1"], "action": ["change_provider"], "client": ["K1"], "service": ["kela.family-carers"]}
    frame = pd.DataFrame(event | {"own": [pd.Timestamp(NOON)], "zone": [pd.Timestamp(NOON, tz="Europe/Helsinki")]})
    polars = pl.DataFrame(event | {"own": [NOON], "zone": [NOON.replace(tzinfo=HELSINKI)]}, schema_overrides={"zone": pl.Datetime("us", "Europe/Helsinki")})
    for table in (frame, polars):
        row = next(iter(replay(table, keep=["own", "zone"])))
        assert (row["own"], row["zone"]) == (NOON, NOON.replace(tzinfo=HELSINKI))


def test_a_type_that_python_has_nothing_for_is_named() -> None:
    with pytest.raises(TypeError, match=r"Interval.*read the table with to_arrow"):
        kept(pa.array([(1, 2, 3)], pa.month_day_nano_interval()))
