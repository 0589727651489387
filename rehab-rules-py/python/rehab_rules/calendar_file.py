"""The due dates of an audit as a calendar (RFC 5545) that people subscribe to: one entry per finding with a due date.

The new file updates the old one: a changed entry gets the next SEQUENCE, an entry that no longer applies is cancelled, and an unchanged
entry keeps every byte. No clock is read: entries are stamped with the date of the audit.
"""

import hashlib
import json
from collections import Counter
from collections.abc import Iterable
from datetime import date, datetime, timedelta, timezone
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING, Any

from ._core import rules_version
from .calendar_words import sentence
from .findings_file import judged, outcome_of, print_malformed_lines
from .request import Effect, Language, Refused, Request
from .rules import rules
from .status import Outcome
from .table import cited, clean
from .words import WORDS, Words

if TYPE_CHECKING:
    from icalendar import Calendar, Event

PRODUCT = "-//rehab-rules//rehab-rules//EN"
# A missed duty stays in the calendar.
EFFECTS_DUE: tuple[Effect, ...] = ("obligation", "violation")
# At nine in the morning, a week before the due date.
BEFORE = timedelta(days=-7, hours=9)
VISIBLE = ("DTSTART", "SUMMARY", "DESCRIPTION", "STATUS", "CLASS")


class CannotGoOn(ValueError):
    """The file to replace is not a calendar that can be updated."""


def calendar_text(request: Request, name: str, path: Path | None, is_private: bool) -> tuple[str, Outcome]:
    """The calendar of an audit, as an update of the file at this path, and the outcome; malformed lines go to standard error."""
    try:
        previous = read_previous(path)
        result = judged(request, name, None)
        print_malformed_lines(result, request)
        return calendar_of(result, request, request.language or "en", previous, is_private), outcome_of(result)
    except (CannotGoOn, ModuleNotFoundError) as error:
        raise Refused(str(error)) from None


def calendar_of(found: Iterable[dict[str, Any]], request: Request, language: Language, previous: "Calendar | None", is_private: bool) -> str:
    """The due dates of an audit's findings as a calendar, as an update of the previous one."""
    assert request.as_of is not None
    words = WORDS[language]
    entries = due_entries(found, request.effects or EFFECTS_DUE, words)
    text: bytes = calendar_with(entries, request.as_of, previous, words, is_private).to_ical()
    return text.decode()


def read_previous(path: Path | None) -> "Calendar | None":
    """The calendar to replace, if there is one. Any other file is not overwritten."""
    ical = icalendar()
    if path is None or not path.exists() or path.stat().st_size == 0:
        return None
    try:
        calendar: Calendar | None = ical.Calendar.from_ical(path.read_bytes())
    except ValueError:
        calendar = None
    needed = ("UID", "DTSTAMP", "DTSTART", "STATUS", "SEQUENCE")
    is_ours = calendar is not None and calendar.get("PRODID") == PRODUCT and all(name in entry for entry in calendar.events for name in needed)
    if not is_ours:
        raise CannotGoOn(f"{path}: this file is not a calendar written by rehab-rules, so it is not overwritten")
    return calendar


def due_entries(found: Iterable[dict[str, Any]], effects: Iterable[Effect], words: Words) -> list["Event"]:
    """A complete entry for each finding with a due date."""
    gists = {rule["id"]: rule["statement"] for rule in rules(words.language)}
    chosen = [finding for finding in found if finding["due"] is not None and finding["effect"] in effects]
    again: Counter[str] = Counter()
    entries = []
    for finding in sorted(chosen, key=lambda finding: (finding["due"], finding["provider"], finding["course"] or "", finding["client"] or "")):
        subject = json.dumps([finding["provider"], finding["rule"], finding["client"], None if finding["client"] else finding["course"]])
        uid = uid_of(subject, again[subject])
        again[subject] += 1
        ids = {kind: clean(finding[kind]) for kind in ("client", "course") if finding[kind] is not None}
        summary = sentence(finding["rule"], finding["effect"], json.loads(finding["values"]) | ids, finding["due"].isoformat(), words)
        about = [words.provider.format(id=clean(finding["provider"])), *(words.about[kind].format(id=id) for kind, id in ids.items())]
        sources = " · ".join((words.effects[finding["effect"]], *about, finding["rule"], *cited(finding["rule"])))
        version = words.rules_version.format(version=rules_version())
        entry = component(
            "Event",
            uid=uid,
            dtstart=finding["due"],
            dtend=finding["due"] + timedelta(days=1),
            summary=summary,
            description=f"{gists[finding['rule']]}\n{sources}\n{version}",
            status="CONFIRMED",
            transp="TRANSPARENT",
        )
        if finding["effect"] != "violation":
            entry.add_component(component("Alarm", action="DISPLAY", description=summary, trigger=BEFORE))
        entries.append(entry)
    return entries


def uid_of(subject: str, again: int) -> str:
    """The permanent id of an entry: it depends on the provider, the rule and the client or course, but reveals none of them."""
    return hashlib.sha256(f"{subject}{again or ''}".encode()).hexdigest()[:32] + "@rehab-rules"


def calendar_with(entries: list["Event"], as_of: date, previous: "Calendar | None", words: Words, is_private: bool) -> Any:
    """The calendar of a date, as an update of the previous one."""
    stamp = datetime(as_of.year, as_of.month, as_of.day, tzinfo=timezone.utc)
    old = {} if previous is None else {str(entry["UID"]): entry for entry in previous.events}
    if later := max((entry.decoded("DTSTAMP") for entry in old.values() if stamp < entry.decoded("DTSTAMP")), default=None):
        raise CannotGoOn(f"the calendar to replace was written for {later.date()}, which is later than {as_of}")
    calendar = component("Calendar", version="2.0", prodid=PRODUCT, name=words.calendar)
    calendar.add("REFRESH-INTERVAL", timedelta(days=1), parameters={"VALUE": "DURATION"})
    # For calendars that do not know NAME and REFRESH-INTERVAL of RFC 7986.
    calendar.add("X-WR-CALNAME", words.calendar)
    calendar.add("X-PUBLISHED-TTL", "P1D")
    for entry in entries:
        note_class(entry, is_private)
    kept = [carried_on(entry, old.pop(str(entry["UID"]), None), stamp) for entry in entries]
    kept += [cancelled(entry, stamp, is_private) for entry in old.values() if as_of <= entry.start]
    for entry in sorted(kept, key=lambda entry: (entry.start, str(entry["UID"]))):
        calendar.add_component(entry)
    return calendar


def note_class(entry: "Event", is_private: bool) -> None:
    """Marks an entry as private if requested: most calendars then show others only that the time is busy."""
    entry.pop("CLASS", None)
    if is_private:
        entry.add("CLASS", "PRIVATE")


def carried_on(entry: "Event", old: "Event | None", stamp: datetime) -> "Event":
    """The entry as a newer version of the old one, or the old entry itself if nothing visible changed."""
    if old is not None and visible(entry) == visible(old):
        return old
    entry.add("SEQUENCE", 0 if old is None else old.sequence + 1)
    entry.add("CREATED", stamp if old is None else old.decoded("CREATED"))
    entry.add("LAST-MODIFIED", stamp)
    entry.add("DTSTAMP", stamp)
    return entry


def cancelled(entry: "Event", stamp: datetime, is_private: bool) -> "Event":
    """The entry, cancelled. It stays in the file until its date has passed, so that every subscriber sees the cancellation."""
    if entry["STATUS"] == "CANCELLED" and ("CLASS" in entry) == is_private:
        return entry
    note_class(entry, is_private)
    sequence = entry.sequence + 1
    for name, value in (("STATUS", "CANCELLED"), ("SEQUENCE", sequence), ("LAST-MODIFIED", stamp), ("DTSTAMP", stamp)):
        del entry[name]
        entry.add(name, value)
    entry.subcomponents.clear()
    return entry


def visible(entry: "Event") -> list[str]:
    """What a subscriber sees of an entry."""
    return [str(entry.decoded(name, "")) for name in VISIBLE]


def component(kind: str, **properties: Any) -> Any:
    """A calendar component with only these properties: the library's own constructors read the clock."""
    made = getattr(icalendar(), kind)()
    for name, value in properties.items():
        made.add(name, value)
    return made


def icalendar() -> Any:
    """The library that writes calendars; install it with the extra `calendar`."""
    try:
        return import_module("icalendar")
    except ModuleNotFoundError:
        raise ModuleNotFoundError("writing a calendar requires icalendar, which is not installed: pip install 'rehab-rules[calendar]'") from None
