"""What changes in a log under another service description: two replays side by side, of which only the differences are kept."""

import json
import shutil
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import AbstractContextManager, contextmanager
from dataclasses import dataclass, field
from datetime import date
from tempfile import TemporaryFile
from typing import Any, BinaryIO, Literal

from .._core import LogReplay
from ..request import Effect, Language, Mode, Written
from ..services import Service, ServiceDescription, described, each_described
from ..tables import whole_lines

Word = Literal["prohibited", "allowed", "new", "gone", "effect", "due", "values", "malformed", "well_formed"]

# How many places of each kind are named; all are counted.
MAX_SHOWN = 20

NOTHING: dict[str, Any] = {}


@dataclass(frozen=True)
class Kind:
    """A kind of change: of a rule's finding, or of a line that becomes malformed or well-formed.

    `standing` is true for a change in an audit, and false for a change on a line of the log.
    """

    change: Word
    rule: str | None
    before: Effect | None
    after: Effect | None
    standing: bool = False


@dataclass(frozen=True)
class Change:
    """One finding before and after, on a line of the log or in the audit; None where there is none."""

    kind: Kind
    line: int | None
    provider: str
    before: dict[str, Any] | None
    after: dict[str, Any] | None

    @property
    def place(self) -> object:
        """Where it is: the line of the log; in an audit, the provider, course and client."""
        return (self.provider, self.course, self.client) if self.line is None else self.line

    @property
    def course(self) -> str | None:
        """The course concerned, if any."""
        found: str | None = (self.after or self.before or NOTHING).get("course")
        return found

    @property
    def client(self) -> str | None:
        """The client concerned, if any."""
        found: str | None = (self.after or self.before or NOTHING).get("client")
        return found


@dataclass
class Tally:
    """How often a kind occurs and in how many places, the first change of the first places, and the smallest log that shows the kind.

    No line of that log can be left out.
    """

    count: int = 0
    places: int = 0
    first: list[Change] = field(default_factory=list)
    example: list[str] = field(default_factory=list)
    _last_place: object = None

    def add(self, change: Change) -> None:
        """Counts a change; changes of one kind in one place arrive consecutively."""
        self.count += 1
        if change.place == self._last_place:
            return
        self._last_place = change.place
        self.places += 1
        if len(self.first) < MAX_SHOWN:
            self.first.append(change)


@dataclass
class Comparison:
    """What changes, by kind: the most severe kinds first."""

    lines: int = 0
    changed_lines: int = 0
    malformed_lines: int = 0
    kinds: dict[Kind, Tally] = field(default_factory=dict)
    courses: set[tuple[str, str]] = field(default_factory=set)
    clients: set[tuple[str, str]] = field(default_factory=set)

    def count(self, *changes: Word, effects: Iterable[Effect] = ()) -> int:
        """How many changes have one of these words and, before or after, one of the effects."""
        wanted = set(effects)
        kinds = (kind for kind in self.kinds if kind.change in changes and (not wanted or {kind.before, kind.after} & wanted))
        return sum(self.kinds[kind].count for kind in kinds)


@dataclass(frozen=True)
class Two:
    """The two sets of descriptions to compare; `ids` are those of the services with a new description."""

    ids: tuple[str, ...]
    before: tuple[Service, ...]
    after: tuple[Service, ...]
    mode: Mode
    as_of: date | None = None
    written: Written = Written()

    def replays(self, language: Language | None = None) -> tuple[LogReplay, LogReplay]:
        """Replays that evaluate line by line."""
        return self._with(language, None)

    def audits(self, language: Language | None = None) -> tuple[LogReplay, LogReplay]:
        """Replays that audit the date."""
        return self._with(language, self.as_of)

    def _with(self, language: Language | None, as_of: date | None) -> tuple[LogReplay, LogReplay]:
        before, after = (LogReplay(mode=self.mode, services=services, language=language, as_of=as_of) for services in (self.before, self.after))
        return before, after


def two(service: Iterable[Service], before: Iterable[Service], mode: Mode, as_of: date | None, written: Written = Written()) -> Two:
    """What is compared: the descriptions before, and the same descriptions with those in `service` replacing the ones with their ids."""
    other = [described(one) for one in service]
    ids = {id for one in other for id in one.ids}
    known = [described(one) for one in before]
    kept = [json.dumps(left, ensure_ascii=False) for one in known if (left := without(one, ids))]
    return Two(tuple(sorted(ids)), tuple(known), (*kept, *other), mode, as_of, written)


def without(description: ServiceDescription, ids: set[str]) -> list[dict[str, Any]]:
    """The descriptions, except those with these ids."""
    return [one for one in each_described(description) if one["id"] not in ids]


def compare(
    log: BinaryIO, asked: Two, each: Callable[[Change], None] = lambda change: None, language: Language | None = None
) -> Comparison:
    """Reads a log once under both descriptions; memory grows with the kinds of change, and with the courses and clients concerned.

    With a language each finding has a message.
    """
    comparison = Comparison()

    def keep(change: Change) -> None:
        comparison.kinds.setdefault(change.kind, Tally()).add(change)
        for about, among in ((change.course, comparison.courses), (change.client, comparison.clients)):
            if about is not None:
                among.add((change.provider, about))
        each(change)

    lines, audits = asked.replays(language), asked.audits(language) if asked.as_of is not None else None
    for piece in whole_lines(log):
        said = tuple(replay.feed(piece) + ("" if piece.endswith(b"\n") else replay.finish()) for replay in lines)
        if audits:
            for audit in audits:
                audit.feed(piece)
                if not piece.endswith(b"\n"):
                    audit.finish()
        comparison.malformed_lines += said[0].count('"error":{')
        if said[0] == said[1]:
            comparison.lines += said[0].count("\n")
            continue
        for event, before, after in zip(piece.split(b"\n"), said[0].split("\n"), said[1].split("\n")):
            if not before:
                break
            comparison.lines += 1
            if before != after:
                comparison.changed_lines += 1
                for change in changes_of_line(event, json.loads(before), json.loads(after)):
                    keep(change)
    if audits:
        for change in changes_of_audit(*(audit.audit() for audit in audits)):
            keep(change)
    comparison.kinds = dict(sorted(comparison.kinds.items(), key=lambda item: severity(item[0])))
    return comparison


def severity(kind: Kind) -> tuple[Any, ...]:
    """The sort key of kinds: changes of decisions first, then changes of duties, each by rule."""
    words: tuple[Word, ...] = ("prohibited", "allowed", "malformed", "well_formed", "effect", "due", "new", "gone", "values")
    return kind.standing, words.index(kind.change), kind.rule or "", kind.before or "", kind.after or ""


def changes_of_line(event: bytes, before: dict[str, Any], after: dict[str, Any]) -> Iterator[Change]:
    """What changes on one line of the log."""
    line = before["line"]
    provider = provider_of(event)
    errors = before.get("error"), after.get("error")
    if any(errors):
        word: Word = "malformed" if errors[1] else "well_formed"
        yield Change(Kind(word, None, None, None), line, provider, *(errors))
        return
    flips = before["allowed"] != after["allowed"]
    yield from changes_of_findings(line, provider, before["findings"], after["findings"], flips)


def provider_of(event: bytes) -> str:
    """The provider of a line that is well-formed under at least one of the descriptions."""
    try:
        read = json.loads(event)
    except ValueError:
        return ""
    return str(read.get("provider", "")) if isinstance(read, dict) else ""


def changes_of_audit(before: str, after: str) -> Iterator[Change]:
    """What changes in the audit, provider by provider."""
    findings: dict[str, tuple[list[dict[str, Any]], list[dict[str, Any]]]] = {}
    for at, text in enumerate((before, after)):
        for said in text.split("\n")[:-1]:
            finding = json.loads(said)
            findings.setdefault(finding.pop("provider"), ([], []))[at].append(finding)
    for provider, (old, new) in sorted(findings.items()):
        yield from changes_of_findings(None, provider, old, new, False)


def changes_of_findings(line: int | None, provider: str, before: Sequence[dict[str, Any]], after: Sequence[dict[str, Any]], flips: bool) -> Iterator[Change]:
    """What changes from one list of findings to another: findings with the same rule, course and client are paired."""
    pairs: dict[tuple[Any, ...], tuple[list[dict[str, Any]], list[dict[str, Any]]]] = {}
    for at, findings in enumerate((before, after)):
        for finding in findings:
            pairs.setdefault((finding["rule"], finding.get("course"), finding.get("client")), ([], []))[at].append(finding)
    for old, new in pairs.values():
        same = [finding for finding in old if finding in new]
        for finding in same:
            old.remove(finding)
            new.remove(finding)
        for place in range(max(len(old), len(new))):
            was = old[place] if place < len(old) else None
            now = new[place] if place < len(new) else None
            effects = (None if was is None else was["effect"]), (None if now is None else now["effect"])
            rule = (was or now or NOTHING)["rule"]
            yield Change(Kind(word_of(was, now, flips), rule, *effects, standing=line is None), line, provider, was, now)


def word_of(before: dict[str, Any] | None, after: dict[str, Any] | None, flips: bool) -> Word:
    """The word for the change of a finding."""
    if flips and after is not None and after["effect"] == "prohibition":
        return "prohibited"
    if flips and before is not None and before["effect"] == "prohibition":
        return "allowed"
    if before is None:
        return "new"
    if after is None:
        return "gone"
    if before["effect"] != after["effect"]:
        return "effect"
    return "due" if before.get("due") != after.get("due") else "values"


@contextmanager
def readable_twice(lines: AbstractContextManager[BinaryIO], is_file: bool) -> Iterator[BinaryIO]:
    """The lines of a log in a form that can be read again: anything other than a plain file is copied to a temporary file."""
    with lines as log:
        if is_file and log.seekable():
            yield log
            return
        with TemporaryFile() as kept:
            shutil.copyfileobj(log, kept)
            kept.seek(0)
            yield kept
