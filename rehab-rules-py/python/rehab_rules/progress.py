"""Progress on long input, shown only on a terminal."""

import time
from collections.abc import Callable, Iterable, Iterator
from types import TracebackType
from typing import TypeVar

from rich.console import Console
from rich.progress import Progress, SpinnerColumn, TextColumn, TimeElapsedColumn

Item = TypeVar("Item")

AFTER = 1.0
"""Seconds before progress is shown; shorter work needs none."""
BETWEEN = 0.1


class Watch:
    """Shows the progress of a long read on a terminal: rows, rows per second, and the time left if it is known.

    Without a terminal it shows nothing. It is called with the rows read so far and the fraction of the whole that they are.
    """

    def __init__(self, terminal: Console | None, what: str = "rows") -> None:
        self._progress = None
        if terminal is not None:
            columns = (SpinnerColumn(), TextColumn("{task.description}"), TimeElapsedColumn())
            self._progress = Progress(*columns, console=terminal, transient=True, redirect_stdout=False, redirect_stderr=False)
            self._task = self._progress.add_task("", total=None)
        self._what = what
        self._begun = time.monotonic()
        self._next_look = self._begun + AFTER

    def __enter__(self) -> "Watch":
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        if self._progress is not None:
            self._progress.stop()

    def __call__(self, rows: int, part: float | None | Callable[[], float | None] = None) -> None:
        """Updates the display if it is due; `part` may be a function that is called only then."""
        now = time.monotonic()
        if self._progress is None or now < self._next_look:
            return
        self._next_look = now + BETWEEN
        done = part() if callable(part) else part
        self._progress.update(self._task, description=said(self._what, rows, now - self._begun, done))
        self._progress.start()


def said(what: str, rows: int, seconds: float, part: float | None) -> str:
    """The number of rows, rows per second, and the time left if `part` is known."""
    text = f"{rows:,} {what}, {rows / seconds:,.0f} per second"
    if part:
        left = seconds * (1 - min(part, 1)) / part
        text += f", {time_left(left)} left"
    return text


def time_left(seconds: float) -> str:
    """A duration for people: seconds up to two minutes, then minutes."""
    return f"{seconds:.0f} s" if seconds < 120 else f"{seconds / 60:.0f} min"


def watched(
    items: Iterable[Item], rows_of: Callable[[Item], int], terminal: Console | None, part: Callable[[], float | None] | None = None
) -> Iterator[Item]:
    """The items, with progress shown while they are consumed; `part` gives the fraction that is done."""
    with Watch(terminal) as watch:
        rows = 0
        for item in items:
            rows += rows_of(item)
            watch(rows, part)
            yield item
