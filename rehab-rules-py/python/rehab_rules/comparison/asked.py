"""The Python interface to comparisons: with another description, or with many values for one, as tables."""

from __future__ import annotations

import json
import os
import warnings
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import AbstractContextManager
from dataclasses import replace
from datetime import date
from itertools import product
from pathlib import Path
from typing import Any, BinaryIO, Literal, overload

from .. import _core
from ..files import written_whole
from ..log import lines_of
from ..request import EFFECTS, Effect, Language, Mode, Request, Written
from ..services import Service, ServiceDescription, described, each_described
from ..services import services as built_in
from ..tables import Log, LogSource, MalformedRows, Result, Table, check_written, form_of, read, word_list
from .changes import Change, Comparison, Two, readable_twice, two
from .changes import compare as compare_lines
from .smallest import add_examples

Counts = Counter[tuple[bool, str, str]]
"""How often a rule has an effect, in the audit of a date and on the lines of the log."""

KIND = (("change", "text"), ("standing", "flag"), ("rule", "text"), ("effect_before", "text"), ("effect_after", "text"))
CHANGES = (
    ("line", "whole"), ("provider", "text"), ("course", "text"), ("client", "text"), *KIND,
    ("due_before", "day"), ("due_after", "day"), ("values_before", "text"), ("values_after", "text"),
    ("message_before", "text"), ("message_after", "text"),
)  # fmt: skip
KINDS = (*KIND, ("count", "whole"), ("places", "whole"), ("example", "text"))
FIGURES = ("changed", "now_allowed", "now_denied", "duties_changed", "courses", "clients", "malformed")


class Compared(Table):
    """The changes, one row per finding that differs under the other description: line, provider, course, client, change, standing, rule,
    and the effect, due date, values and message before and after.

    `change` is prohibited (no longer allowed), allowed, new, gone, effect, due, values, malformed or well_formed. `standing` is true for a
    change in the audit of `as_of`, and false for a change on a line. `print` shows the comparison like the command line does.
    """

    def __init__(self, comparison: Comparison, changes: Sequence[Change], asked: Two, language: Language | None) -> None:
        super().__init__(made(CHANGES, map(row_of, changes)))
        self._comparison, self._asked, self._language = comparison, asked, language
        self._kinds = Table(made(KINDS, kind_rows(comparison)))

    @property
    def kinds(self) -> Table:
        """The kinds of change, the most severe first: change, standing, rule, effect_before, effect_after, `count` (how often), `places` (in
        how many lines or places), and `example`: the smallest log that shows the change, as JSON Lines that you can replay."""
        return self._kinds

    @property
    def figures(self) -> dict[str, int]:
        """The main numbers: how many rows were read, how many of them change, and how many changes of the main kinds there are."""
        return {"rows": self._comparison.lines, **figures_of(self._comparison)}

    def report(self, path: str | os.PathLike[str], *, language: Language | None = None) -> None:
        """Writes the comparison as one HTML page in all three languages, which opens in `language`, by default in that of the comparison."""
        from .show import page

        text = page(self._comparison, self._asked, language or self._language)
        with written_whole(Path(path)) as out:
            out.write(text)

    def __repr__(self) -> str:
        return f"<Compared: {len(self)} changes of {len(self.kinds)} kinds, in {self._comparison.changed_lines} of {self._comparison.lines} rows>"

    def __str__(self) -> str:
        from ..shown import WIDTH
        from .show import blocks

        return "\n".join(block.plain for block in blocks(self._comparison, self._asked, self._language or "en", WIDTH)).strip()

    def _repr_html_(self) -> str:
        return self.kinds._repr_html_()


class Sweep(Table):
    """The effect of each value of a description, one row per value: the values, `present` (whether they are the current ones), how many
    events are `allowed` and `denied`, how many `violations` and `duties` there are (in the audit of `as_of`, if given), how many rows of the
    log change compared with the current description (`changed`), how many changes of the main kinds there are, and how many rows are
    malformed."""

    def __init__(self, table: _core.Table, rules: _core.Table) -> None:
        super().__init__(table)
        self._rules = Table(rules)

    @property
    def rules(self) -> Table:
        """How often each rule has each effect under each value: the values, `standing` (in the audit of `as_of`, not on a line of the log),
        rule, effect, `count`, and `count_present` (under the current description)."""
        return self._rules


@overload
def compare(
    log: Log,
    *,
    services: Iterable[Service],
    service: None = None,
    before: Iterable[Service] = (),
    mode: Mode = "enforce",
    as_of: date | None = None,
    language: Language | None = None,
    keep: Sequence[str] = (),
    columns: Mapping[str, str] | None = None,
    date_format: str | None = None,
    decimal: Literal[".", ","] = ".",
    list_separator: str | None = None,
    encoding: str | None = None,
) -> Compared: ...
@overload
def compare(
    log: Log,
    *,
    services: None = None,
    service: str,
    before: Iterable[Service] = (),
    mode: Mode = "enforce",
    as_of: date | None = None,
    language: None = None,
    keep: Sequence[str] = (),
    columns: Mapping[str, str] | None = None,
    date_format: str | None = None,
    decimal: Literal[".", ","] = ".",
    list_separator: str | None = None,
    encoding: str | None = None,
    **values: Iterable[Any],
) -> Sweep: ...
def compare(
    log: Log,
    *,
    services: Iterable[Service] | None = None,
    service: str | None = None,
    before: Iterable[Service] = (),
    mode: Mode = "enforce",
    as_of: date | None = None,
    language: Language | None = None,
    keep: Sequence[str] = (),
    columns: Mapping[str, str] | None = None,
    date_format: str | None = None,
    decimal: Literal[".", ","] = ".",
    list_separator: str | None = None,
    encoding: str | None = None,
    **values: Iterable[Any],
) -> Compared | Sweep:
    """Compares a log under the current and another service description: which decisions, duties and courses change.

    >>> decision = {"on": "2026-01-05", "provider": "P1", "action": "receive_decision", "client": "K1", "issued": "2025-12-29",
    ...         "service": "kela.family-carers", "target_group": "carer-of-adult"}
    >>> eight = services()[0].replace(placement_deadline_months=8)
    >>> [(row["change"], row["due_before"], row["due_after"]) for row in compare([decision], services=[eight])]
    [('due', datetime.date(2026, 6, 29), datetime.date(2026, 8, 29))]
    >>> compare([decision], service="kela.family-carers", placement_deadline_months=[6, 7, 8])["changed"]
    [0, 1, 1]

    services   the other descriptions: each replaces the one with its id. Returns a `Compared`.
    service    instead of `services`: the id of a service, with lists of values to try for keys of its description:
               `placement_deadline_months=[5, 6, 7, 8]`, `group_size=[{"min": 5}, {"min": 6}]`. With several keys, every combination of
               values is tried. Returns a `Sweep`. An unknown key or an invalid value raises an InputError before the log is read.
    before     the current descriptions, if they are not the built-in ones.
    as_of      also compares audits of this date.
    keep       your own columns of the table, which are ignored.

    Everything else is as in `replay`. A `Compared` keeps every change, a `Sweep` only counts. The log is read more than once, so anything
    other than a plain file is copied to a temporary file. One MalformedRows warning states how many rows are malformed and not compared.
    """
    written = Written(columns, date_format, decimal, list_separator, encoding, word_list("keep", keep))
    check_written(form_of(log), written)
    before = [described(one) for one in before]
    if services is not None:
        if service is not None or values:
            raise TypeError(f"`{min(values, default='service')}` cannot be combined with `services`; use it with `service` and values to try")
        return compared(log, two(_list("services", services), before, mode, as_of, written), language)
    if service is None:
        raise TypeError("pass `services` with the other descriptions, or `service` with the id of one and values to try for its keys")
    if not values:
        raise TypeError("`service` needs values to try for keys of its description: placement_deadline_months=[6, 8]")
    if "id" in values:
        raise ValueError("`id` is not a key to try values for: `service` names the service")
    if language is not None:
        raise TypeError("`language` is the language of messages, and a sweep has no messages")
    return swept(log, service, {name: _list(name, tried) for name, tried in values.items()}, two((), before, mode, as_of, written))


def _list(name: str, given: Iterable[Any]) -> list[Any]:
    """Several values; a single value is rejected."""
    if isinstance(given, str | bytes | Mapping | ServiceDescription) or not isinstance(given, Iterable):
        raise TypeError(f"`{name}` must be a list: put a single value into a list")
    listed = list(given)
    if not listed:
        raise ValueError(f"`{name}` is an empty list: there is nothing to compare with")
    return listed


def compared(log: Log, asked: Two, language: Language | None) -> Compared:
    """The log under both descriptions."""
    asked.replays()
    changes: list[Change] = []
    with kept_lines(log, asked.written) as lines:
        comparison = compare_lines(lines, asked, changes.append, language)
        add_examples(lines, asked, comparison)
    warn_of(comparison.malformed_lines, comparison.lines)
    return Compared(comparison, changes, asked, language)


def swept(log: Log, service: str, values: Mapping[str, list[Any]], present: Two) -> Sweep:
    """The log under each of the values."""
    versions = versions_of(service, present.before)
    tried = []
    for chosen in product(*values.values()):
        keys = dict(zip(values, chosen, strict=True))
        try:
            described_anew = [version.replace(**keys) for version in versions]
            asked = two(described_anew, present.before, present.mode, present.as_of, present.written)
            asked.replays()
        except _core.InputError as wrong:
            raise with_values(wrong, keys) from None
        tried.append((described_anew, asked))
    rows, rules = [], []
    with kept_lines(log, present.written) as lines:
        _, now, _ = counted(lines, present.before, present)
        for described_anew, asked in tried:
            lines.seek(0)
            comparison = compare_lines(lines, asked)
            settings = {name: described_anew[-1].to_dict().get(name) for name in values}
            decisions, counts, malformed = counted(lines, asked.after, present)
            is_present = [one.to_dict() for one in described_anew] == [one.to_dict() for one in versions]
            standing = present.as_of is not None
            rows.append(
                settings | {"present": is_present, "allowed": decisions[True], "denied": decisions[False]}
                | {"violations": of_effect(counts, "violation", standing), "duties": of_effect(counts, "obligation", standing)}
                | figures_of(comparison)
                | {"malformed": malformed}
            )  # fmt: skip
            for key in sorted(counts | now, key=lambda key: (key[0], EFFECTS.index(key[1]), key[2])):
                rules.append(settings | {"standing": key[0], "rule": key[2], "effect": key[1], "count": counts[key], "count_present": now[key]})
    warn_of(comparison.malformed_lines, comparison.lines)
    own = [(name, kind_of([row[name] for row in rows])) for name in values]
    whole = [(name, "whole") for name in ("allowed", "denied", "violations", "duties", *FIGURES)]
    return Sweep(
        made([*own, ("present", "flag"), *whole], rows),
        made([*own, ("standing", "flag"), ("rule", "text"), ("effect", "text"), ("count", "whole"), ("count_present", "whole")], rules),
    )


def with_values(wrong: _core.InputError, keys: Mapping[str, Any]) -> _core.InputError:
    """The error of an invalid description, with the values tried."""
    error = _core.InputError(f"{wrong} (tried {', '.join(f'{name}={value!r}' for name, value in keys.items())})")
    error.code, error.field, error.line, error.value = wrong.code, wrong.field, wrong.line, wrong.value
    return error


def versions_of(service: str, before: Sequence[Service]) -> list[ServiceDescription]:
    """The current description of a service; several if they are in force one after the other."""
    known: dict[str, list[ServiceDescription]] = {}
    for description in before:
        for one in each_described(description):
            known.setdefault(one["id"], []).append(ServiceDescription.from_dict(one))
    # Custom descriptions replace the built-in ones.
    known = {one.ids[0]: [one] for one in built_in()} | known
    if service not in known:
        raise ValueError(f"there is no description of the service `{service}`; there are descriptions of {', '.join(sorted(known))}")
    return known[service]


def counted(lines: BinaryIO, services: Iterable[Service], asked: Two) -> tuple[Counter[bool], Counts, int]:
    """How many events are allowed and how many are not, how often each rule has each effect, and how many rows are malformed."""
    request = Request(mode=asked.mode, services=tuple(services))
    replayed = judged(lines, request)
    counts: Counts = Counter({(False, row["effect"], row["rule"]): row["count"] for row in replayed.summary()})
    if asked.as_of is not None:
        standing = judged(lines, replace(request, as_of=asked.as_of)).summary()
        counts.update({(True, row["effect"], row["rule"]): row["count"] for row in standing})
    return Counter(replayed.decisions["allowed"]), counts, len(replayed.errors)


def judged(lines: BinaryIO, request: Request) -> Result:
    """The result of the request for the lines, from the first on."""
    lines.seek(0)
    return Result(read(lines, request), request, LogSource(lines))


def of_effect(counts: Counts, effect: Effect, standing: bool) -> int:
    """How many findings have an effect."""
    return sum(count for (stands, of, _), count in counts.items() if of == effect and stands == standing)


def figures_of(comparison: Comparison) -> dict[str, int]:
    """The main numbers of a comparison."""
    duties = comparison.count("new", "gone", "effect", "due", "values", effects=("obligation", "violation"))
    numbers = (
        comparison.changed_lines, comparison.count("allowed"), comparison.count("prohibited"), duties,
        len(comparison.courses), len(comparison.clients), comparison.malformed_lines,
    )  # fmt: skip
    return dict(zip(FIGURES, numbers, strict=True))


def kept_lines(log: Log, written: Written) -> AbstractContextManager[BinaryIO]:
    """The lines of a log, to be read more than once."""
    return readable_twice(lines_of(log, written), isinstance(log, str | os.PathLike))


def warn_of(malformed: int, rows: int) -> None:
    """One warning per call, as for a replay."""
    if malformed:
        message = f"{malformed} of {rows} rows malformed and not compared. See `replay(…).errors` for all of them."
        warnings.warn(message, MalformedRows, stacklevel=4)


def row_of(change: Change) -> dict[str, Any]:
    """A change as a row."""
    row: dict[str, Any] = {"line": change.line, "provider": change.provider, "course": change.course, "client": change.client} | kind_row(change)
    for when, said in (("before", change.before), ("after", change.after)):
        said = said or {}
        row[f"due_{when}"] = date.fromisoformat(said["due"]) if said.get("due") else None
        row[f"values_{when}"] = json.dumps(said["values"], ensure_ascii=False, separators=(",", ":")) if "values" in said else None
        row[f"message_{when}"] = said.get("message")
    return row


def kind_row(change: Change) -> dict[str, Any]:
    """The kind of a change as values of a row."""
    kind = change.kind
    return {"change": kind.change, "standing": kind.standing, "rule": kind.rule, "effect_before": kind.before, "effect_after": kind.after}


def kind_rows(comparison: Comparison) -> Iterator[dict[str, Any]]:
    """The kinds of change as rows."""
    for tally in comparison.kinds.values():
        yield kind_row(tally.first[0]) | {"count": tally.count, "places": tally.places, "example": "".join(f"{line}\n" for line in tally.example)}


def kind_of(values: Sequence[Any]) -> str:
    """The type of a column with these values."""
    given = [value for value in values if value is not None]
    if given and all(isinstance(value, bool) for value in given):
        return "flag"
    if given and all(isinstance(value, int) and not isinstance(value, bool) for value in given):
        return "whole"
    return "text"


def made(columns: Sequence[tuple[str, str]], rows: Iterable[Mapping[str, Any]]) -> _core.Table:
    """Rows as a table; in a text column, other values are written as JSON."""
    rows = list(rows)

    def cell(value: Any, kind: str) -> Any:
        return value if value is None or kind != "text" or isinstance(value, str) else json.dumps(value, ensure_ascii=False)

    return _core.made_table([(name, kind, [cell(row[name], kind) for row in rows]) for name, kind in columns])
