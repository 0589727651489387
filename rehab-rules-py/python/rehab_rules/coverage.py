"""The map of the sources: how each statement is covered, document by document, and which paragraphs have no rule."""

import json
from collections import Counter
from collections.abc import Iterable, Iterator
from itertools import groupby
from typing import Any

from rich.console import Console
from rich.text import Text

from ._core import coverage, rules_version
from .catalogue import indented, line_numbers
from .request import Language
from .table import paragraph, wrap
from .words import Words

Row = dict[str, Any]


def print_coverage(language: Language, words: Words, console: Console, width: int) -> None:
    """Prints the map of all statements."""
    rows: list[Row] = [json.loads(line) for line in coverage(language).split("\n")[:-1]]
    for block in blocks(rows, words, width):
        console.print(block, soft_wrap=True)


def blocks(rows: list[Row], words: Words, width: int) -> Iterator[Text]:
    """Each document: its statements and how they are covered, the paragraphs without a rule, and the totals."""
    for (title, document), of_document in groupby(rows, key=lambda row: (row["title"], row["document"])):
        here = list(of_document)
        yield Text("\n").append("\n".join(wrap(f"{title} ({document})", width)), "bold")
        for row in here:
            yield indented(f"{row['id']}, {line_numbers(row, row, words)}: {'; '.join(outcomes(row, words))}", width, further="  ")
        yield Text("\n").append(words.without_rule, "bold")
        for is_in_rule, run in groupby(here, key=in_a_rule):
            if not is_in_rule:
                yield from without_rule(list(run), words, width)
        yield paragraph(summed(here, words), width, "bold")
    yield paragraph(f"{words.all_documents}: {summed(rows, words)} {words.rules_version.format(version=rules_version())}", width, "bold")


def without_rule(rows: list[Row], words: Words, width: int) -> Iterator[Text]:
    """Neighbouring statements without a rule, as one paragraph of the document."""
    yield indented(line_numbers(rows[0], rows[-1], words), width)
    for row in rows:
        yield indented(f"  {row['id']} {row['statement']} ({'; '.join(outcomes(row, words))})", width, further="    ")


def in_a_rule(row: Row) -> bool:
    """Whether the statement is in a rule."""
    return "rule" in kinds(row)


def kinds(row: Row) -> set[str]:
    """The kinds of outcome of the statement."""
    return {outcome["kind"] for outcome in row["becomes"]}


def outcomes(row: Row, words: Words) -> Iterator[str]:
    """The outcomes of the statement in words; a rule by its id."""
    for outcome in row["becomes"]:
        name = outcome.get("text", outcome.get("name"))
        yield outcome["name"] if outcome["kind"] == "rule" else words.outcomes[outcome["kind"]].format(name=name)


def summed(rows: Iterable[Row], words: Words) -> str:
    """How many statements there are, and how many of them are in a rule, in something else, or in no rule."""
    counts = Counter(kind_of_all(row) for row in rows)
    return words.coverage.format(all=counts.total(), **{kind: counts[kind] for kind in ("rule", "other", "no_rule")})


def kind_of_all(row: Row) -> str:
    """The main kind of outcome of the statement: a rule takes precedence."""
    found = kinds(row)
    return next((kind for kind in ("rule", "no_rule") if kind in found), "other")
