"""The smallest log that shows a kind of change: lines are removed as long as the change remains."""

import json
from collections.abc import Callable, Iterator
from typing import BinaryIO

from ..log import read_object
from ..request import Language
from .changes import Change, Comparison, Kind, Two, changes_of_audit, changes_of_line


def add_examples(log: BinaryIO, asked: Two, comparison: Comparison) -> None:
    """Gives each kind the smallest log found for it; reads the log once more, for the events of the providers concerned."""
    chosen = {kind: tally.first[0] for kind, tally in comparison.kinds.items()}
    events = events_of(log, {change.provider for change in chosen.values()})
    for kind, change in chosen.items():
        lines = [line for number, line in events.get(change.provider, []) if change.line is None or number <= change.line]
        comparison.kinds[kind].example = [line.decode() for line in smallest(lines, change, asked)]


def events_of(log: BinaryIO, providers: set[str]) -> dict[str, list[tuple[int, bytes]]]:
    """The lines of these providers, with their numbers."""
    events: dict[str, list[tuple[int, bytes]]] = {}
    log.seek(0)
    for number, line in enumerate(log, 1):
        if len(line) <= 1 << 20 and (provider := text_of(read_object(line), "provider")) in providers:
            events.setdefault(provider, []).append((number, line.rstrip(b"\r\n")))
    return events


def smallest(lines: list[bytes], change: Change, asked: Two) -> list[bytes]:
    """The lines without those that the change does not need."""

    def shows(some: list[bytes]) -> bool:
        return change.kind in kinds(some, asked, change.kind)

    near = about(lines, change)
    lines = near if shows(near) else lines
    # The last line is the one whose result changes; in an audit any line may be removed.
    kept, judged = (lines, []) if change.kind.standing else (lines[:-1], lines[-1:])
    return without_needless(kept, lambda some: shows(some + judged)) + judged


def about(lines: list[bytes], change: Change) -> list[bytes]:
    """The lines about the course and the client of a change and about everyone on the course, and the lines without any of these."""
    names = ("course", "client", "from", "to")
    events = [{name: text for name in names if (text := text_of(read, name))} for read in map(read_object, lines)]
    near: set[str] = {name for name in (change.course, change.client) if name is not None}
    for _ in range(2):
        near |= {name for event in events if near & set(event.values()) for name in event.values()}
    return [line for line, event in zip(lines, events, strict=True) if not event or near & set(event.values())]


def text_of(event: dict[str, object], name: str) -> str:
    """The text of a field; empty if a malformed line has something else there, or nothing."""
    value = event.get(name)
    return value if isinstance(value, str) else ""


def without_needless(lines: list[bytes], shows: Callable[[list[bytes]], bool]) -> list[bytes]:
    """Removes lines, first many at once, then one at a time, until none can be removed."""
    size = len(lines)
    while size:
        start, shrunk = 0, False
        while start < len(lines):
            fewer = lines[:start] + lines[start + size :]
            if shows(fewer):
                lines, shrunk = fewer, True
            else:
                start += size
        if size > 1:
            size //= 2
        elif not shrunk:
            break
    return lines


def kinds(lines: list[bytes], asked: Two, wanted: Kind) -> set[Kind]:
    """The kinds of change that a small log shows: on its last line, or in the audit."""
    return {change.kind for change in changes_of(lines, asked, wanted.standing, None)}


def shown_change(example: list[str], kind: Kind, asked: Two, language: Language) -> Change:
    """The change that the smallest log shows, with its messages."""
    lines = [line.encode() for line in example]
    return next(change for change in changes_of(lines, asked, kind.standing, language) if change.kind == kind)


def changes_of(lines: list[bytes], asked: Two, standing: bool, language: Language | None) -> Iterator[Change]:
    """What changes on the last line of a small log, or in the audit after it."""
    replays = asked.audits(language) if standing else asked.replays(language)
    said = [replay.feed(b"".join(line + b"\n" for line in lines)) for replay in replays]
    if standing:
        return changes_of_audit(*(replay.audit() for replay in replays))
    return changes_of_line(lines[-1], *(json.loads(text.split("\n")[-2]) for text in said))
