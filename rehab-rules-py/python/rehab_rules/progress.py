"""Progress on long input, told to a terminal only."""

import time
from collections.abc import Callable, Iterable, Iterator
from typing import TypeVar

from rich.console import Console
from rich.progress import Progress, SpinnerColumn, TextColumn, TimeElapsedColumn

Item = TypeVar("Item")


def watched(items: Iterable[Item], rows_of: Callable[[Item], int], console: Console | None, after: float = 1.0) -> Iterator[Item]:
    """The same items; when there is a console, it shows the rows read once that has lasted some seconds."""
    if console is None:
        yield from items
        return
    columns = (SpinnerColumn(), TextColumn("{task.description}"), TimeElapsedColumn())
    progress = Progress(*columns, console=console, transient=True)
    task = progress.add_task("", total=None)
    begun, rows, is_shown = time.monotonic(), 0, False
    try:
        for item in items:
            rows += rows_of(item)
            lasted = time.monotonic() - begun
            if after <= lasted:
                progress.update(task, description=f"{rows:,} rows, {rows / lasted:,.0f} a second")
                if not is_shown:
                    progress.start()
                    is_shown = True
            yield item
    finally:
        if is_shown:
            progress.stop()
