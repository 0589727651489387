"""The reasons of a plan as people read them: courses with the same reason together, and clients with the same reasons together."""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import groupby
from typing import Any

from .result import Plan, Row
from .words import WORDS, Words


@dataclass(frozen=True)
class Explained:
    """Clients who are not on a confirmed course for the same reasons."""

    clients: tuple[Row, ...]
    """Their rows of `Plan.unplaced`."""
    lines: tuple[str, ...]
    """The reasons, each with what would be enough."""
    together: tuple[str, ...]
    """Changes that would all be needed, if none is enough alone."""


def explained(plan: Plan) -> list[Explained]:
    """The clients without a place on a confirmed course, with their reasons."""
    words = WORDS[plan.language]
    reasons: dict[tuple[str, str], list[Row]] = {}
    for reason in plan.reasons:
        reasons.setdefault((reason["provider"], reason["client"]), []).append(reason)
    alike: dict[tuple[Any, ...], list[Row]] = {}
    for row in plan.unplaced:
        lines = tuple(lines_of(reasons.get((row["provider"], row["client"]), []), words)) if row["is_proven"] else (words.unproven,)
        together = tuple((row["together"] or "").splitlines())
        alike.setdefault((row["provider"], row["service"], row["course"], lines, together), []).append(row)
    return [Explained(tuple(rows), lines, together) for (_, _, _, lines, together), rows in alike.items()]


def lines_of(reasons: list[Row], words: Words) -> Iterator[str]:
    """The reasons of a client, one line for each kind."""

    def key(reason: Row) -> tuple[str, bool, str]:
        name = reason["rule"] if reason["kind"] == "rule" else reason["kind"]
        # A rule without a short name is told in its own words.
        return name, reason["change"] is not None, "" if name in words.short else reason["message"]

    for (name, is_enough, message), rows in groupby(sorted(reasons, key=key), key):
        given = [*rows]
        if message:
            enough = [words.possible.format(change=row["change"]) for row in given[:1] if is_enough]
            yield " ".join([message, *enough])
            continue
        amounts = {row["needed"] for row in given}
        named = [f"{row['course'] or row['year'] or ''}{words.amount.format(n=row['needed']) if is_enough and row['needed'] and len(amounts) > 1 else ''}" for row in given]
        ids = f": {', '.join(named)}" if any(named) else ""
        enough = [f" {words.enough.format(change=words.short_changes[name])}"] if is_enough and name in words.short_changes else []
        needed = next(iter(amounts))
        yield "".join([words.short[name], ids, ".", *enough]).format(n=needed if len(amounts) == 1 and needed else "")
