"""The table for people: findings by provider and course, in words and colours."""

import json
import re
import unicodedata
from collections.abc import Iterable, Iterator
from datetime import timedelta
from itertools import chain, groupby, zip_longest
from textwrap import TextWrapper
from typing import Any

from rich.console import Console
from rich.text import Text

from ._core import documents, rows, rules_version
from .malformed import Cause
from .overview import Finding, Overview, of_one_cause, shown_effects
from .request import EFFECTS, Effect, Request
from .words import Words

INDENT = 2
DEEPER = 2
GAP = 2
NOTE_GAP = " · "
MIN_WIDTH = 60
MAX_WIDTH = 120

STYLES: dict[Effect, str] = {
    "prohibition": "bold red",
    "violation": "bold red",
    "undetermined": "bold yellow",
    "obligation": "bold cyan",
    "right": "bold green",
    "recommendation": "cyan",
    "unregulated": "magenta",
    "notice": "dim",
}

# Replaces a space where a line must not break; no cleaned text contains it.
GLUE = "\x00"
# A date of the log (2026-03-05) does not break and may be at either end of a line.
AFTER_NUMBER_OR_BEFORE_YEAR = re.compile(r"(?<!-\d\d)(?<=\d) (?=\w)|(?<=\w) (?=\d{4}\b(?!-))")


def print_table(overview: Overview, request: Request, words: Words, console: Console) -> None:
    """Prints the overview as a table as wide as the console."""
    for block in blocks(overview, request, words, table_width(console)):
        console.print(block, soft_wrap=True)


def table_width(console: Console) -> int:
    """As wide as the console, within what is easy to read."""
    return min(max(MIN_WIDTH, console.width), MAX_WIDTH)


def blocks(overview: Overview, request: Request, words: Words, width: int) -> Iterator[Text]:
    """The parts of the table, from the heading to the summary."""
    if request.as_of is not None:
        yield paragraph(situation(request, words), width, "bold")
    column = widest(overview, words)
    for provider, courses in overview.findings.items():
        yield provider_heading(words.provider.format(id=clean(provider)), width)
        # Findings without a course come before the courses.
        for course, findings in sorted(courses.items(), key=lambda item: item[0] is not None):
            if course is not None:
                yield course_heading(words.course.format(id=clean(course)), width)
            for alike, of_cause in of_one_cause(findings):
                yield finding_block(alike, course, words, column, width)
                for others in of_cause:
                    yield under_its_cause(finding_block(others, course, words, column, width - DEEPER))
    if overview.malformed.lines:
        yield provider_heading(words.malformed, width)
        for cause in overview.malformed.found.values():
            yield malformed_block(cause, words, column, width)
        if overview.malformed.more:
            yield paragraph(words.count(overview.malformed.more, words.more_malformed), width)
    elif not overview.findings:
        yield paragraph(nothing(overview, request, words), width)
    yield paragraph(summary(overview, request, words), width, "bold")
    if overview.findings:
        yield from sources(overview, words, width)


def situation(request: Request, words: Words) -> str:
    """The heading of an audit: the date, and how far ahead it looks."""
    assert request.as_of is not None
    day = words.day(request.as_of.isoformat())
    if request.within is None:
        return words.situation.format(day=day)
    last = request.as_of + timedelta(days=request.within)
    return words.situation_within.format(day=day, last=words.day(last.isoformat()))


def provider_heading(title: str, width: int) -> Text:
    """A heading with a line under it."""
    return Text.assemble("\n", (title, "bold"), "\n", ("═" * width, "dim"))


def course_heading(title: str, width: int) -> Text:
    """A heading with a line beside it."""
    return Text.assemble("\n", (title, "bold"), " ", ("─" * (width - len(title) - 1), "dim"))


def finding_block(alike: list[Finding], course: str | None, words: Words, column: int, width: int) -> Text:
    """A finding: on the left the effect and the date, on the right the rest."""
    finding, *others = alike
    left = [Text(words.effects[finding.effect], STYLES[finding.effect]), Text(left_day(finding, words))]
    room = message_width(column, width)
    right = [Text(line) for line in wrap(finding.message, room, ids=(course, finding.client))]
    clients = [other.client for other in others if other.client is not None]
    if clients:
        right += [Text(line) for line in wrap(words.alike(clients), room)]
    if finding.remedies:
        right += remedy_lines(finding.remedies, words, room)
    right += note_lines(notes(finding, words), room)
    return side_by_side(left, right, column)


def under_its_cause(block: Text) -> Text:
    """A block directly under the block of its cause, indented further."""
    lines = block.split()
    return Text("\n").join(Text(" " * DEEPER).append_text(line) for line in lines if line)


def left_day(finding: Finding, words: Words) -> str:
    """The date of the event; in an audit, the due date."""
    if finding.on is not None:
        return words.day(finding.on)
    if finding.due is None:
        return ""
    # Duties and rights are ahead; missed or possibly missed duties are in the past.
    by = words.by if finding.effect in ("obligation", "right") else words.last_day
    return by.format(day=words.day(finding.due))


def notes(finding: Finding, words: Words) -> Iterator[str]:
    """Where the finding comes from, and the due date if it is not on the left."""
    if finding.line is not None:
        yield line_number(finding.line, words)
        if finding.due is not None:
            yield words.last_day.format(day=words.day(finding.due))
    yield finding.rule
    if finding.is_inferred:
        yield words.inferred
    yield from cited(finding.rule)


def cited(rule: str) -> Iterator[str]:
    """The source rows of a rule, grouped by document: `K20-36, 38, 39`."""
    for prefix, ids in groupby(rows(rule), key=lambda row: row.split("-")[0]):
        yield f"{prefix}-" + ", ".join(row.split("-")[1] for row in ids)


def malformed_block(cause: Cause, words: Words, column: int, width: int) -> Text:
    """Malformed lines with one cause: the line number or the number of lines, what is wrong in words, and the code and field."""
    room = message_width(column, width)
    sentence = f"{cause.message[:1].upper()}{cause.message[1:]}."
    right = [Text(line) for line in wrap(sentence, room)]
    example = words.example_line.format(n=cause.first) if 1 < cause.lines else None
    right += note_lines(filter(None, (example, cause.code, cause.field)), room)
    return side_by_side([Text(malformed_left(cause, words))], right, column)


def malformed_left(cause: Cause, words: Words) -> str:
    """The number of the malformed line, or how many lines are malformed."""
    return line_number(cause.first, words) if cause.lines == 1 else words.count(cause.lines, words.lines_alike)


def remedy_lines(remedies: list[dict[str, Any]], words: Words, room: int) -> list[Text]:
    """The actions that would remove a prohibition, grouped if they differ only in the client."""
    alike: dict[str, list[dict[str, Any]]] = {}
    for remedy in remedies:
        alike.setdefault(str(remedy | {"client": None}), []).append(remedy)
    lines = [words.remedies]
    for same in alike.values():
        lines += wrap(f"– {remedy_sentence(same, words)}", room, further="  ")
    return [Text(line) for line in lines]


def remedy_sentence(alike: list[dict[str, Any]], words: Words) -> str:
    """An action, for one client or several, as an instruction."""
    forms = words.remedy.get(alike[0]["action"])
    if forms is None:
        return json.dumps(alike, ensure_ascii=False)
    remedy = alike[0] | {"client": [remedy.get("client", "") for remedy in alike]}
    fields = {name: ", ".join(value) if isinstance(value, list) else value for name, value in remedy.items()}
    return (forms.one if len(alike) == 1 else forms.other).format(**fields)


def note_lines(notes: Iterable[str], room: int) -> list[Text]:
    """Short notes, as many per line as fit, none of them broken."""
    lines: list[str] = []
    for note in map(clean, notes):
        if lines and len(lines[-1]) + len(NOTE_GAP) + len(note) <= room:
            lines[-1] += NOTE_GAP + note
        else:
            lines.append(note)
    return [Text(line, "dim") for line in lines]


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
            options = " ".join(f"--effect {effect}" for effect in effects)
            sentences.append(sentence.format(counts=counts, options=options))
    if overview.malformed.lines:
        sentences.append(words.count(overview.malformed.lines, words.malformed_lines))
    sentences += how_judged(request, words)
    return " ".join(sentences)


def how_judged(request: Request, words: Words) -> list[str]:
    """How the log was evaluated; for a registry, the date of its rows and what they do not contain."""
    registry = request.registry
    if registry is None:
        return [words.modes[request.mode]]
    left_out = [words.parts[part] for part in registry.not_loaded]
    day = words.of_registry.format(day=words.day(registry.as_of.isoformat()))
    return [day, words.not_loaded.format(parts=", ".join(left_out))] if left_out else [day]


def sources(overview: Overview, words: Words, width: int) -> Iterator[Text]:
    """The documents whose rows the findings cite, and the version of the rules."""
    findings = chain.from_iterable(chain.from_iterable(courses.values()) for courses in overview.findings.values())
    cited = {row.split("-")[0] for rule in {finding.rule for finding in findings} for row in rows(rule)}
    yield paragraph(words.sources.format(version=rules_version()), width, "dim")
    for prefix, file, title in documents(words.language):
        if prefix in cited:
            yield Text("\n".join(wrap(f"{prefix}: {title} ({file})", width, further="  ")), "dim")


def paragraph(text: str, width: int, style: str = "") -> Text:
    """A wrapped paragraph after an empty line."""
    return Text("\n" + "\n".join(wrap(text, width)), style)


def side_by_side(left: list[Text], right: list[Text], column: int) -> Text:
    """Two columns side by side, after an empty line."""
    block = Text()
    for beside, line in zip_longest(left, right, fillvalue=Text()):
        block.append("\n" + " " * INDENT)
        block.append_text(beside)
        if line:
            block.append(" " * (column + GAP - len(beside)))
            block.append_text(line)
    return block


def widest(overview: Overview, words: Words) -> int:
    """The width of the left column: that of its longest string."""
    texts = [malformed_left(cause, words) for cause in overview.malformed.found.values()]
    for courses in overview.findings.values():
        for finding in chain.from_iterable(courses.values()):
            texts += [words.effects[finding.effect], left_day(finding, words)]
    return max(map(len, texts), default=0)


def message_width(column: int, width: int) -> int:
    """The width available for messages beside the left column."""
    return width - INDENT - column - GAP


def line_number(number: int, words: Words) -> str:
    """A reference to a line of the log by its number."""
    return words.line.format(n=number)


def wrap(text: str, width: int, ids: Iterable[str | None] = (), further: str = "") -> list[str]:
    """The text in lines; a number stays with its word, and an id with the noun before it."""
    glued = AFTER_NUMBER_OR_BEFORE_YEAR.sub(GLUE, clean(text))
    for name in map(clean, filter(None, ids)):
        glued = glued.replace(f" {name}", GLUE + name.replace(" ", GLUE))
    wrapper = TextWrapper(width, subsequent_indent=further, break_on_hyphens=False)
    return [line.replace(GLUE, " ") for line in wrapper.wrap(glued)]


def clean(text: str) -> str:
    """The text without characters that control the terminal or the writing direction."""
    if text.isprintable():
        return text
    return "".join(
        mark if mark.isprintable() or unicodedata.category(mark) == "Zs" else "\N{REPLACEMENT CHARACTER}" for mark in text
    )
