"""A comparison as a table for people, as JSON Lines, and as a page."""

import json
from collections.abc import Iterator
from typing import Any, TextIO

from rich.console import Console
from rich.text import Text

from .._core import rules_version
from ..log import STANDARD_INPUT, open_log
from ..report.page import OFFERED, frame, template
from ..report.words import REPORT_WORDS
from ..request import Language
from ..rules import rules
from ..table import clean, course_heading, paragraph, wrap
from ..words import WORDS, always
from .changes import Change, Comparison, Kind, Tally, Two, compare, readable_twice
from .smallest import add_examples, shown_change
from .words import COMPARISON_WORDS


def compare_named(name: str, asked: Two, out: TextIO | None = None) -> Comparison:
    """Compares the log with this name; each change is written to `out` as soon as it is found."""

    def write(change: Change) -> None:
        if out is not None:
            out.write(line_of(change))

    with readable_twice(open_log(name, asked.written), name != STANDARD_INPUT) as log:
        comparison = compare(log, asked, write)
        add_examples(log, asked, comparison)
    return comparison


def write_lines(name: str, asked: Two, out: TextIO) -> Comparison:
    """Each change as a line, then each kind with its count and its smallest example."""
    comparison = compare_named(name, asked, out)
    for kind, tally in comparison.kinds.items():
        out.write(compact(kind_of(kind) | {"count": tally.count, "example": [json.loads(line) if is_object(line) else line for line in tally.example]}))
    return comparison


def line_of(change: Change) -> str:
    """A change as a line: what it is, where, and the finding or the error before and after."""
    where = {} if change.line is None else {"line": change.line}
    return compact(where | {"provider": change.provider} | kind_of(change.kind) | {"course": change.course, "client": change.client, "before": change.before, "after": change.after})


def kind_of(kind: Kind) -> dict[str, Any]:
    """A kind as members of a JSON object."""
    return {"change": kind.change, "standing": kind.standing, "rule": kind.rule, "effect_before": kind.before, "effect_after": kind.after}


def compact(members: dict[str, Any]) -> str:
    """A line of JSON; members without a value are left out."""
    return json.dumps({name: value for name, value in members.items() if value is not None}, ensure_ascii=False, separators=(",", ":")) + "\n"


def is_object(line: str) -> bool:
    """Whether a line of an example is JSON at all."""
    try:
        json.loads(line)
    except ValueError:
        return False
    return True


def print_comparison(comparison: Comparison, asked: Two, language: Language, console: Console, width: int) -> None:
    """Prints the comparison as a table."""
    for block in blocks(comparison, asked, language, width):
        console.print(block, soft_wrap=True)


def blocks(comparison: Comparison, asked: Two, language: Language, width: int) -> Iterator[Text]:
    """The parts of the table, from the main numbers to the last kind."""
    words, own = WORDS[language], COMPARISON_WORDS[language]
    yield paragraph(read_and_changed(comparison, language), width, "bold")
    if comparison.kinds:
        yield paragraph("; ".join(f"{label}: {number}" for label, number in figures(comparison, language)) + ".", width, "bold")
    for kind, tally in comparison.kinds.items():
        yield course_heading(heading(kind, tally, asked, language), width)
        change = shown_change(tally.example, kind, asked, language)
        yield Text("\n".join(wrap(gist(kind, language), width)), "dim")
        for label, said in ((own.before, change.before), (own.after, change.after)):
            yield Text("\n".join(wrap(f"{label}: {message_of(said, language)}", width, further="  ")))
        yield Text("\n".join(wrap(own.example_standing if kind.standing else own.example, width)), "dim")
        # Not wrapped, so that they can be copied into a file and replayed.
        yield Text("\n".join(map(clean, tally.example)))
        yield Text("\n".join(wrap(f"{own.where}: {where(tally, language)}", width)), "dim")
    yield paragraph(words.rules_version.format(version=rules_version()), width, "dim")


def page(comparison: Comparison, asked: Two, language: Language | None) -> str:
    """The comparison as one HTML page in three languages."""
    return template(__package__, "comparison.html").render(
        **frame(),
        chosen=language or "en",
        services=", ".join(asked.ids),
        views=[view(comparison, asked, offered) for offered in OFFERED],
    )


def view(comparison: Comparison, asked: Two, language: Language) -> dict[str, Any]:
    """The content of the page in one language."""
    words = WORDS[language]
    statements = {rule["id"]: rule["statement"] for rule in rules(language)}
    return {
        "language": language,
        "name": REPORT_WORDS[language].name,
        "words": words,
        "own": COMPARISON_WORDS[language],
        "title": COMPARISON_WORDS[language].title,
        "read": read_and_changed(comparison, language),
        "figures": figures(comparison, language),
        "number": lambda number: words.count(number, always("{n}")),
        "kinds": [
            {
                "heading": heading(kind, tally, asked, language),
                "statement": "" if kind.rule is None else statements[kind.rule],
                "rule": kind.rule,
                "standing": kind.standing,
                "change": shown_change(tally.example, kind, asked, language),
                "example": tally.example,
                "where": where(tally, language),
            }
            for kind, tally in comparison.kinds.items()
        ],
    }


def where(tally: Tally, language: Language) -> str:
    """The first places of a kind, and how many more there are."""
    words, own = WORDS[language], COMPARISON_WORDS[language]
    more = words.count(tally.places - len(tally.first), own.more) if tally.places > len(tally.first) else ""
    return f"{', '.join(place(change, language) for change in tally.first)}. {more}".rstrip()


def read_and_changed(comparison: Comparison, language: Language) -> str:
    """How many lines were read, and how many of their decisions change."""
    words, own = WORDS[language], COMPARISON_WORDS[language]
    sentences = [words.count(comparison.lines, own.lines) + "."]
    if comparison.malformed_lines:
        sentences.append(words.count(comparison.malformed_lines, own.malformed))
    if not comparison.kinds:
        sentences.append(own.nothing)
    else:
        sentences.append(words.count(comparison.changed_lines, own.changed))
    return " ".join(sentences)


def figures(comparison: Comparison, language: Language) -> list[tuple[str, int]]:
    """The main numbers of a comparison."""
    own = COMPARISON_WORDS[language]
    return [
        (own.prohibited, comparison.count("prohibited")),
        (own.allowed, comparison.count("allowed")),
        (own.duties, comparison.count("new", "gone", "effect", "due", "values", effects=("obligation", "violation"))),
        (own.courses, len(comparison.courses)),
        (own.clients, len(comparison.clients)),
    ]


def heading(kind: Kind, tally: Tally, asked: Two, language: Language) -> str:
    """A kind in words, with how often it occurs."""
    words, own = WORDS[language], COMPARISON_WORDS[language]
    effects = {name: "" if effect is None else words.effects[effect] for name, effect in (("before", kind.before), ("after", kind.after))}
    parts = [own.changes[kind.change].format(**effects)]
    if kind.standing and asked.as_of is not None:
        parts.append(own.standing.format(day=words.day(asked.as_of.isoformat())))
    return f"{', '.join(parts)} ({words.count(tally.count, own.times)})"


def gist(kind: Kind, language: Language) -> str:
    """The rule that a kind is about."""
    statements = {rule["id"]: rule["statement"] for rule in rules(language)}
    return "" if kind.rule is None else f"{statements[kind.rule]} {kind.rule}"


def message_of(said: dict[str, Any] | None, language: Language) -> str:
    """The message before or after."""
    return COMPARISON_WORDS[language].nothing_said if said is None else clean(said["message"])


def place(change: Change, language: Language) -> str:
    """Where a change is: its line, or its provider, course and client."""
    words = WORDS[language]
    if change.line is not None:
        return words.line.format(n=change.line)
    return " ".join(clean(name) for name in (change.provider, change.course, change.client) if name is not None)
