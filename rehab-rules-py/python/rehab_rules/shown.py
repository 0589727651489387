"""Rows as text for a terminal: one line per row."""

from collections.abc import Sequence
from typing import Any

from rich.cells import cell_len, chop_cells, set_cell_size

from .table import clean

WIDTH = 120
MAX_COLUMN = 32
MIN_COLUMN = 16
GAP = "  "


def text_of(rows: Sequence[dict[str, Any]], total: int, order: str = "") -> str:
    """Some of all rows as a text table. Columns that are empty in these rows are left out; long strings are cut."""
    if not rows:
        return "No rows."
    names = [name for name in rows[0] if any(row[name] is not None for row in rows)]
    # A message contains the `values` in words.
    names = [name for name in names if name != "values" or "message" not in names]
    columns = [[name, *("" if row[name] is None else str(row[name]) for row in rows)] for name in names]
    widths = [min(max(map(cell_len, cells)), MAX_COLUMN) for cells in columns]
    room = WIDTH - len(GAP) * (len(widths) - 1)
    numbers = [all(isinstance(row[name], int | float | None) and not isinstance(row[name], bool) for row in rows) for name in names]
    texts = [place for place, is_number in enumerate(numbers) if not is_number]
    if texts and texts[-1] == len(names) - 1:
        widths[-1] = max(MIN_COLUMN, room - sum(widths[:-1]))
    while room < sum(widths) and texts and MIN_COLUMN < widths[widest := max(texts, key=widths.__getitem__)]:
        widths[widest] -= 1
    lines = [GAP.join(fitted(*cell) for cell in zip(cells, widths, numbers, strict=True)).rstrip() for cells in zip(*columns, strict=True)]
    rule = GAP.join("─" * min(width, max(map(cell_len, cells))) for width, cells in zip(widths, columns, strict=True))
    return "\n".join([lines[0], rule, *lines[1:], "", f"{len(rows)} of {total} rows{order}"])


def fitted(text: str, width: int, is_number: bool) -> str:
    """A cell as wide as its column."""
    text = clean(text)
    if width < cell_len(text):
        return set_cell_size(chop_cells(text, width - 1)[0] + "…", width)
    return " " * (width - cell_len(text)) + text if is_number else set_cell_size(text, width)
