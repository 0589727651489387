"""Progress on long input, told to a terminal only."""

import time
from collections.abc import Callable, Iterable, Iterator
from typing import TypeVar

from rich.console import Console
from rich.progress import Progress, SpinnerColumn, TextColumn, TimeElapsedColumn

Item = TypeVar("Item")


def watched(items: Iterable[Item], rows_of: Callable[[Item], int], console: Console | None, after: float = 1.0) -> Iterator[Item]:
    """The same items; when there is a console, it shows the rows read as soon as that has lasted so many seconds."""
    if console is None:
        yield from items
        return
    columns = (SpinnerColumn(), TextColumn("{task.description}"), TimeElapsedColumn())
    progress = Progress(*columns, console=console, transient=True, redirect_stdout=False, redirect_stderr=False)
    task = progress.add_task("", total=None)
    rows, begun = 0, time.monotonic()
    next_look = begun + after
    try:
        for item in items:
            rows += rows_of(item)
            now = time.monotonic()
            if next_look <= now:
                progress.update(task, description=f"{rows:,} rows, {rows / (now - begun):,.0f} a second")
                progress.start()
                next_look = now + 0.1
            yield item
    finally:
        progress.stop()
