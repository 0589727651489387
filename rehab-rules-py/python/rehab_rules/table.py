"""The table for people: findings by provider and course, in words and colours."""

import re
import unicodedata
from collections.abc import Iterable, Iterator
from datetime import timedelta
from textwrap import TextWrapper
from typing import Any

from rich.console import Console
from rich.text import Text

from .overview import EFFECTS, Finding, Malformed, Overview, shown_effects
from .request import Effect, Request
from .words import Words

INDENT = 2
GAP = 2
MOST_WIDTH = 120
NARROWEST_MESSAGE = 30

STYLES: dict[Effect, str] = {
    "prohibition": "bold red",
    "violation": "bold red",
    "undetermined": "bold yellow",
    "obligation": "bold blue",
    "right": "bold green",
    "recommendation": "cyan",
    "unregulated": "magenta",
    "notice": "default",
}

# Stands for a space at which a line is not broken; it cannot be in a clean text.
GLUE = "\x00"
BEFORE_OR_AFTER_NUMBER = re.compile(r"(?<=\d) (?=\w)|(?<=\w) (?=\d)")


def print_table(overview: Overview, request: Request, words: Words, console: Console) -> None:
    """Prints the overview as a table as wide as the console."""
    for block in blocks(overview, request, words, min(console.width, MOST_WIDTH)):
        console.print(block, soft_wrap=True)


def blocks(overview: Overview, request: Request, words: Words, width: int) -> Iterator[Text]:
    """The parts of the table, from the heading to the summary."""
    if request.as_of is not None:
        yield paragraph(situation(request, words), width, "bold")
    column = widest(overview, words)
    for provider, courses in overview.findings.items():
        yield heading(words.provider.format(id=clean(provider)), width)
        # What concerns no course stands before the courses.
        for course, findings in sorted(courses.items(), key=lambda item: item[0] is not None):
            if course is not None:
                yield course_heading(course, findings, request, words)
            for finding in findings:
                yield finding_block(finding, course, words, column, width)
    if overview.malformed:
        yield heading(words.malformed, width)
        for malformed in overview.malformed:
            yield malformed_block(malformed, words, column, width)
    elif not overview.findings:
        yield paragraph(nothing(overview, request, words), width)
    yield paragraph(summary(overview, request, words), width, "bold")


def situation(request: Request, words: Words) -> str:
    """The heading of an audit: the day, and how far ahead it looks."""
    assert request.as_of is not None
    day = words.day(request.as_of.isoformat())
    if request.within is None:
        return words.situation.format(day=day)
    last = request.as_of + timedelta(days=request.within)
    return words.situation_within.format(day=day, last=words.day(last.isoformat()))


def heading(title: str, width: int) -> Text:
    """A heading with a line under it."""
    return Text.assemble("\n", (title, "bold"), "\n", ("─" * width, "dim"))


def course_heading(course: str, findings: Iterable[Finding], request: Request, words: Words) -> Text:
    """The heading of a course; in an audit also the nearest last day ahead."""
    title = Text.assemble("\n", " " * INDENT, (words.course.format(id=clean(course)), "bold underline"))
    if request.as_of is not None:
        ahead = [finding.due for finding in findings if finding.due and request.as_of.isoformat() <= finding.due]
        if ahead:
            title.append(f", {words.next_last_day.format(day=words.day(min(ahead)))}")
    return title


def finding_block(finding: Finding, course: str | None, words: Words, column: int, width: int) -> Text:
    """A finding: on the left its effect, day and line; on the right what it says, by when, and its rule."""
    left = [Text(words.effects[finding.effect], STYLES[finding.effect])]
    if finding.line is not None and finding.on is not None:
        left += [Text(words.day(finding.on)), Text(line_number(finding.line, words), "dim")]
    room = message_width(column, width)
    right = [Text(line) for line in wrap(finding.message, room, ids=(course, finding.client))]
    if finding.remedies is not None:
        right += remedy_lines(finding.remedies, words, room)
    right += last_lines(finding, words, room)
    return side_by_side(left, right, column)


def malformed_block(malformed: Malformed, words: Words, column: int, width: int) -> Text:
    """A malformed line: its number, what is wrong in words, and the code and field."""
    room = message_width(column, width)
    sentence = f"{malformed.message[:1].upper()}{malformed.message[1:]}."
    right = [Text(line) for line in wrap(sentence, room)]
    code = malformed.code if malformed.field is None else f"{malformed.code} · {clean(malformed.field)}"
    right += [Text(line, "dim") for line in wrap(code, room)]
    return side_by_side([Text(line_number(malformed.line, words))], right, column)


def remedy_lines(remedies: list[dict[str, Any]], words: Words, room: int) -> list[Text]:
    """The actions that would remove a prohibition, one a line."""
    if not remedies:
        return [Text(line) for line in wrap(words.no_remedy, room)]
    lines = [words.remedies]
    for remedy in remedies:
        lines += wrap(f"– {remedy_sentence(remedy, words)}", room, further="  ")
    return [Text(line) for line in lines]


def remedy_sentence(remedy: dict[str, Any], words: Words) -> str:
    """An action as a request to do it."""
    fields = {name: ", ".join(value) if isinstance(value, list) else value for name, value in remedy.items()}
    return words.remedy[remedy["action"]].format(**fields)


def last_lines(finding: Finding, words: Words, room: int) -> list[Text]:
    """The last day and the rule, on one line when both fit."""
    rule = Text(finding.rule, "dim")
    if finding.due is None:
        return [rule]
    due = Text(words.last_day.format(day=words.day(finding.due)))
    due = Text(due.plain[:1].upper() + due.plain[1:])
    separator = Text(" · ", "dim")
    if len(due) + len(separator) + len(rule) <= room:
        return [Text.assemble(due, separator, rule)]
    return [due, rule]


def nothing(overview: Overview, request: Request, words: Words) -> str:
    """Why the table has no findings."""
    if overview.lines == 0:
        return words.empty
    return words.nothing_chosen if request.effects else words.nothing


def summary(overview: Overview, request: Request, words: Words) -> str:
    """What was read and found, in numbers."""
    read = (
        words.count(overview.lines, words.lines_read),
        words.count(len(overview.providers), words.providers),
        words.count(len(overview.courses), words.courses),
    )
    sentences = [f"{read[0]}: {read[1]}, {read[2]}."]
    shown = shown_effects(request)
    for sentence, is_shown in ((words.findings, True), (words.hidden, False)):
        effects = [effect for effect in EFFECTS if overview.counts[effect] and (effect in shown) is is_shown]
        if effects:
            counts = ", ".join(words.count(overview.counts[effect], words.effect_counts[effect]) for effect in effects)
            sentences.append(sentence.format(counts=counts))
    if overview.malformed:
        sentences.append(words.count(len(overview.malformed), words.malformed_lines))
    return " ".join(sentences)


def paragraph(text: str, width: int, style: str = "") -> Text:
    """A text of its own, wrapped, after an empty line."""
    return Text("\n" + "\n".join(wrap(text, width)), style)


def side_by_side(left: list[Text], right: list[Text], column: int) -> Text:
    """Two columns, lines of one beside the lines of the other."""
    block = Text()
    for number in range(max(len(left), len(right))):
        beside = left[number] if number < len(left) else Text()
        block.append("\n" + " " * INDENT if number else " " * INDENT)
        block.append_text(beside)
        if number < len(right):
            block.append(" " * (column + GAP - len(beside)))
            block.append_text(right[number])
    return block


def widest(overview: Overview, words: Words) -> int:
    """The width of the left column: that of the longest text in it."""
    longest = 0
    for courses in overview.findings.values():
        for findings in courses.values():
            for finding in findings:
                day = words.day(finding.on) if finding.on else ""
                line = line_number(finding.line, words) if finding.line else ""
                longest = max(longest, len(words.effects[finding.effect]), len(day), len(line))
    return max([longest, *(len(line_number(malformed.line, words)) for malformed in overview.malformed)])


def message_width(column: int, width: int) -> int:
    """The room for messages beside the left column."""
    return max(NARROWEST_MESSAGE, width - INDENT - column - GAP)


def line_number(number: int, words: Words) -> str:
    """A line of the log by its number."""
    return words.line.format(n=number)


def wrap(text: str, width: int, ids: Iterable[str | None] = (), further: str = "") -> list[str]:
    """The text in lines; numbers stay with their words and an id with the noun before it."""
    glued = BEFORE_OR_AFTER_NUMBER.sub(GLUE, clean(text))
    for id in filter(None, ids):
        glued = glued.replace(f" {clean(id)}", GLUE + clean(id).replace(" ", GLUE))
    wrapper = TextWrapper(width, subsequent_indent=further, break_on_hyphens=False)
    return [line.replace(GLUE, " ") for line in wrapper.wrap(glued)]


def clean(text: str) -> str:
    """The text without characters that would steer the terminal or the direction of writing."""
    if text.isprintable():
        return text
    return "".join(mark if mark.isprintable() or unicodedata.category(mark) == "Zs" else "\N{REPLACEMENT CHARACTER}" for mark in text)
