"""Comparisons as Python asks for them: one other description, or many values of one, as tables."""

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
"""How often a rule gives an effect, in the audit of a day and on the lines of the log."""

KIND = (("change", "text"), ("standing", "flag"), ("rule", "text"), ("effect_before", "text"), ("effect_after", "text"))
CHANGES = (
    ("line", "whole"), ("provider", "text"), ("course", "text"), ("client", "text"), *KIND,
    ("due_before", "day"), ("due_after", "day"), ("values_before", "text"), ("values_after", "text"),
    ("message_before", "text"), ("message_after", "text"),
)  # fmt: skip
KINDS = (*KIND, ("count", "whole"), ("places", "whole"), ("example", "text"))
FIGURES = ("changed", "now_allowed", "now_denied", "duties_changed", "courses", "clients", "malformed")


class Compared(Table):
    """What changes, one row a finding that another description says otherwise: line, provider, course, client, change, standing, rule,
    effect, due, values and message before and after.

    `change` is prohibited (no longer allowed), allowed, new, gone, effect, due, values, malformed or well_formed; `standing` tells that it is
    about the audit of `as_of`, and not about a line. `print` shows it as the command line does.
    """

    def __init__(self, comparison: Comparison, changes: Sequence[Change], asked: Two, language: Language | None) -> None:
        super().__init__(made(CHANGES, map(row_of, changes)))
        self._comparison, self._asked, self._language = comparison, asked, language
        self._kinds = Table(made(KINDS, kind_rows(comparison)))

    @property
    def kinds(self) -> Table:
        """The kinds of change, the gravest first: change, standing, rule, effect_before, effect_after, how often (`count`), in how many lines
        or places (`places`), and as `example` the smallest log that shows it, in JSON Lines, ready to be replayed."""
        return self._kinds

    @property
    def figures(self) -> dict[str, int]:
        """How many rows were read, of how many the decision or a finding changes, and which of it matters most."""
        return {"rows": self._comparison.lines, **figures_of(self._comparison)}

    def report(self, path: str | os.PathLike[str], *, language: Language | None = None) -> None:
        """Writes the comparison as one page of HTML, in all three languages, which opens in `language`, else in its own."""
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
    """What each value of a description would bring, one row a value: the values, `present` (whether they are those in force), how many
    events are `allowed` and `denied`, and how many `violations` and `duties` there are, on the day of `as_of` where one is given; and how many
    rows of the log change beside the present description (`changed`), which of it matters most, and how many are malformed."""

    def __init__(self, table: _core.Table, rules: _core.Table) -> None:
        super().__init__(table)
        self._rules = Table(rules)

    @property
    def rules(self) -> Table:
        """How often each rule gives each effect under each value: the values, `standing` (in the audit of `as_of`, not on a line of the
        log), rule, effect, `count`, and `count_present`, under the present description."""
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
    """Tells what another service description would change in a log: which decisions, duties and courses.

    >>> told = {"on": "2026-01-05", "provider": "P1", "action": "receive_decision", "client": "K1", "issued": "2025-12-29",
    ...         "service": "kela.family-carers", "target_group": "carer-of-adult"}
    >>> eight = services()[0].replace(placement_deadline_months=8)
    >>> [(row["change"], row["due_before"], row["due_after"]) for row in compare([told], services=[eight])]
    [('due', datetime.date(2026, 6, 29), datetime.date(2026, 8, 29))]
    >>> compare([told], service="kela.family-carers", placement_deadline_months=[6, 7, 8])["changed"]
    [0, 1, 1]

    services   the other descriptions: each stands in place of the one with its id. Gives a `Compared`.
    service    in their place: the id of a service, with values to try for the keys of its description, a list each:
               `placement_deadline_months=[5, 6, 7, 8]`, `group_size=[{"min": 5}, {"min": 6}]`. Of several keys each value is tried with
               each. Gives a `Sweep`. A key that there is not, or a value that is not allowed, is an InputError before the log is read.
    before     the descriptions that are in force now, where they are not the built-in ones.
    as_of      also how things stand on this day.
    keep       columns of the table that are your own, and are left alone.

    The rest is as in `replay`. A comparison keeps every change, a sweep counts; what is no plain file is put aside on disk, for it is
    read more than once. One MalformedRows warning tells how many rows are malformed and not compared.
    """
    written = Written(columns, date_format, decimal, list_separator, encoding, word_list("keep", keep))
    check_written(form_of(log), written)
    before = [described(one) for one in before]
    if services is not None:
        if service is not None or values:
            raise TypeError(f"`{min(values, default='service')}` goes with `service` and values to try, `services` has whole descriptions")
        return compared(log, two(_list("services", services), before, mode, as_of, written), language)
    if service is None:
        raise TypeError("`services` are the other descriptions; or `service` is the id of one, with values to try for its keys")
    if not values:
        raise TypeError("`service` goes with values to try for keys of its description: placement_deadline_months=[6, 8]")
    if "id" in values:
        raise ValueError("`id` is no key to try values for: `service` names the service")
    if language is not None:
        raise TypeError("`language` is that of messages, and a sweep has none")
    return swept(log, service, {name: _list(name, tried) for name, tried in values.items()}, two((), before, mode, as_of, written))


def _list(name: str, given: Iterable[Any]) -> list[Any]:
    """Several values; one alone is no list of them."""
    if isinstance(given, str | bytes | Mapping | ServiceDescription) or not isinstance(given, Iterable):
        raise TypeError(f"`{name}` is a list: put the one value into a list")
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
            told = {name: described_anew[-1].to_dict().get(name) for name in values}
            decisions, counts, malformed = counted(lines, asked.after, present)
            is_present = [one.to_dict() for one in described_anew] == [one.to_dict() for one in versions]
            standing = present.as_of is not None
            rows.append(
                told | {"present": is_present, "allowed": decisions[True], "denied": decisions[False]}
                | {"violations": of_effect(counts, "violation", standing), "duties": of_effect(counts, "obligation", standing)}
                | figures_of(comparison)
                | {"malformed": malformed}
            )  # fmt: skip
            for key in sorted(counts | now, key=lambda key: (key[0], EFFECTS.index(key[1]), key[2])):
                rules.append(told | {"standing": key[0], "rule": key[2], "effect": key[1], "count": counts[key], "count_present": now[key]})
    warn_of(comparison.malformed_lines, comparison.lines)
    own = [(name, kind_of([row[name] for row in rows])) for name in values]
    whole = [(name, "whole") for name in ("allowed", "denied", "violations", "duties", *FIGURES)]
    return Sweep(
        made([*own, ("present", "flag"), *whole], rows),
        made([*own, ("standing", "flag"), ("rule", "text"), ("effect", "text"), ("count", "whole"), ("count_present", "whole")], rules),
    )


def with_values(wrong: _core.InputError, keys: Mapping[str, Any]) -> _core.InputError:
    """What is wrong with a description, with the values that were to be tried."""
    error = _core.InputError(f"{wrong} (tried {', '.join(f'{name}={value!r}' for name, value in keys.items())})")
    error.code, error.field, error.line, error.value = wrong.code, wrong.field, wrong.line, wrong.value
    return error


def versions_of(service: str, before: Sequence[Service]) -> list[ServiceDescription]:
    """The description of a service that is in force now; several where they hold one after the other."""
    known: dict[str, list[ServiceDescription]] = {}
    for description in before:
        for one in each_described(description):
            known.setdefault(one["id"], []).append(ServiceDescription.from_dict(one))
    # One's own take the place of those that are built in.
    known = {one.ids[0]: [one] for one in built_in()} | known
    if service not in known:
        raise ValueError(f"there is no description of the service `{service}`, but of {', '.join(sorted(known))}")
    return known[service]


def counted(lines: BinaryIO, services: Iterable[Service], asked: Two) -> tuple[Counter[bool], Counts, int]:
    """How many events are allowed and how many are not, how often each rule gives each effect, and how many rows are malformed."""
    request = Request(mode=asked.mode, services=tuple(services))
    replayed = judged(lines, request)
    counts: Counts = Counter({(False, row["effect"], row["rule"]): row["count"] for row in replayed.summary()})
    if asked.as_of is not None:
        standing = judged(lines, replace(request, as_of=asked.as_of)).summary()
        counts.update({(True, row["effect"], row["rule"]): row["count"] for row in standing})
    return Counter(replayed.decisions["allowed"]), counts, len(replayed.errors)


def judged(lines: BinaryIO, request: Request) -> Result:
    """What is asked of the lines, from the first on."""
    lines.seek(0)
    return Result(read(lines, request), request, LogSource(lines))


def of_effect(counts: Counts, effect: Effect, standing: bool) -> int:
    """How many findings there are of an effect."""
    return sum(count for (stands, of, _), count in counts.items() if of == effect and stands == standing)


def figures_of(comparison: Comparison) -> dict[str, int]:
    """The numbers that a comparison opens with."""
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
    """One warning a call, as of a replay."""
    if malformed:
        told = f"{malformed} of {rows} rows malformed and not compared. `replay(…).errors` has each of them."
        warnings.warn(told, MalformedRows, stacklevel=4)


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
    """The kind of a change as members of a row."""
    kind = change.kind
    return {"change": kind.change, "standing": kind.standing, "rule": kind.rule, "effect_before": kind.before, "effect_after": kind.after}


def kind_rows(comparison: Comparison) -> Iterator[dict[str, Any]]:
    """The kinds of change as rows."""
    for tally in comparison.kinds.values():
        yield kind_row(tally.first[0]) | {"count": tally.count, "places": tally.places, "example": "".join(f"{line}\n" for line in tally.example)}


def kind_of(values: Sequence[Any]) -> str:
    """What a column of such values holds."""
    given = [value for value in values if value is not None]
    if given and all(isinstance(value, bool) for value in given):
        return "flag"
    if given and all(isinstance(value, int) and not isinstance(value, bool) for value in given):
        return "whole"
    return "text"


def made(columns: Sequence[tuple[str, str]], rows: Iterable[Mapping[str, Any]]) -> _core.Table:
    """Rows as a table; in a column of texts, what is no text is its JSON."""
    rows = list(rows)

    def cell(value: Any, kind: str) -> Any:
        return value if value is None or kind != "text" or isinstance(value, str) else json.dumps(value, ensure_ascii=False)

    return _core.made_table([(name, kind, [cell(row[name], kind) for row in rows]) for name, kind in columns])
