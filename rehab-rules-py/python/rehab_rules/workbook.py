"""Tables as an Excel workbook: dates are dates, strings are strings, and no cell is a formula."""

import json
import math
from collections.abc import Mapping
from datetime import date, datetime
from decimal import Decimal
from importlib import import_module
from io import BytesIO
from pathlib import Path
from typing import Any

from .tables import Table

MAX_ROWS = 1_048_576
MAX_CHARACTERS = 32_767
# Larger numbers lose digits in Excel, which keeps fifteen.
EXACT = 10**15
FIRST_YEAR = 1900
WIDTHS = {"message": 80, "values": 40, "rule": 32, "example": 80, "statement": 80}
WIDTH = 16


def write_workbook(sheets: Mapping[str, Table], path: Path) -> None:
    """Writes a workbook with these sheets, each with the column names in a frozen first row."""
    library = xlsxwriter()
    for name, table in sheets.items():
        if len(table) >= MAX_ROWS:
            raise ValueError(f"an Excel sheet can contain {MAX_ROWS - 1:,} rows, but there are {len(table):,} {name}: write csv or parquet, or limit `effects`")
    # Rows are written one by one, so only the compressed file is held in memory; if writing fails, no file is left.
    packed = BytesIO()
    with library.Workbook(packed, {"constant_memory": True}) as book:
        head, day, moment = (book.add_format(form) for form in ({"bold": True}, {"num_format": "yyyy-mm-dd"}, {"num_format": "yyyy-mm-dd hh:mm:ss"}))
        for name, table in sheets.items():
            sheet = book.add_worksheet(name)
            sheet.freeze_panes(1, 0)
            for column, title in enumerate(table.columns):
                sheet.set_column(column, column, WIDTHS.get(title, WIDTH))
                sheet.write_string(0, column, title, head)
            for number, row in enumerate(table, 1):
                for column, value in enumerate(row.values()):
                    if value is not None:
                        write_cell(sheet, (number, column), value, day, moment)
            if len(table):
                sheet.autofilter(0, 0, len(table), len(table.columns) - 1)
    path.write_bytes(packed.getbuffer())


def write_cell(sheet: Any, place: tuple[int, int], value: Any, day: Any, moment: Any) -> None:
    """Writes a value with its own type; a value that Excel has no type for, or would round, is written as a string."""
    if isinstance(value, bool):
        sheet.write_boolean(*place, value)
    elif isinstance(value, int | float | Decimal) and math.isfinite(value) and is_exact(value):
        sheet.write_number(*place, value)
    elif isinstance(value, datetime) and value.tzinfo is None and FIRST_YEAR <= value.year:
        sheet.write_datetime(*place, value, moment)
    elif isinstance(value, date) and not isinstance(value, datetime) and FIRST_YEAR <= value.year:
        sheet.write_datetime(*place, value, day)
    else:
        text = written(value)
        if len(text) > MAX_CHARACTERS:
            raise ValueError(f"an Excel cell can contain {MAX_CHARACTERS:,} characters, but a cell in row {place[0]} has {len(text):,}: write csv or parquet")
        sheet.write_string(*place, text)


def is_exact(number: int | float | Decimal) -> bool:
    """Whether Excel keeps all digits of a number."""
    if isinstance(number, Decimal):
        return len(number.as_tuple().digits) <= 15
    return not isinstance(number, int) or abs(number) < EXACT


def written(value: Any) -> str:
    """A value as a string."""
    if isinstance(value, str):
        return value
    if isinstance(value, list | dict):
        return json.dumps(value, ensure_ascii=False, default=written)
    return value.isoformat() if isinstance(value, date) else str(value)


def xlsxwriter() -> Any:
    """The library that writes workbooks; install it with the extra `excel`."""
    try:
        return import_module("xlsxwriter")
    except ModuleNotFoundError:
        raise ModuleNotFoundError("writing a workbook requires XlsxWriter, which is not installed: pip install 'rehab-rules[excel]'") from None
