"""Answers about a log on the command line: upcoming dates, windows, explanations and receipts."""

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from datetime import date
from typing import Any, BinaryIO

from ._core import Explanation, InputError, Provider
from .log import by_day, numbered_lines, read_object
from .request import Language, Refused, Request
from .words import Words

Object = dict[str, Any]


def written(value: object) -> str:
    """One line of JSON without spaces, like the engine's own output."""
    return json.dumps(value, ensure_ascii=False, separators=(",", ":")) + "\n"


def providers(request: Request, lines: Iterable[tuple[int, bytes]]) -> list[Provider]:
    """Every provider after these lines, by id."""
    replay = request.replay()
    for number, line in lines:
        replay.read(number, line)
    snapshots = replay.snapshots().splitlines()
    return [Provider.from_snapshot(snapshot, services=request.services) for snapshot in snapshots]


def of_log(request: Request, log: BinaryIO) -> list[Provider]:
    """Every provider after the log, or on the requested date."""
    lines = numbered_lines(log)
    return providers(request, by_day(lines) if request.is_sorted else lines)


def event_of(request: Request, log: BinaryIO, line: int) -> tuple[Provider, Object, date]:
    """The provider before the event of a line, the action of that event, and its date."""
    numbered = numbered_lines(log)
    lines = by_day(numbered) if request.is_sorted else list(numbered)
    place = next((place for place, (number, _) in enumerate(lines) if number == line), None)
    if place is None:
        raise Refused(f"the log has no line {line}; its last line is {max((number for number, _ in lines), default=0)}")
    event = read_object(lines[place][1])
    try:
        on = date.fromisoformat(str(event.pop("on")))
        provider = str(event.pop("provider"))
    except (KeyError, ValueError):
        raise Refused(f"line {line} is not an event: an object with `on`, `provider` and `action` is expected") from None
    earlier = {known.id: known for known in providers(request, lines[:place])}
    return earlier.get(provider) or Provider(provider, services=request.services), event, on


def by_provider(known: Sequence[Provider], wanted: str | None) -> Iterator[Provider]:
    """The providers, or only the requested one."""
    if wanted is not None and wanted not in {provider.id for provider in known}:
        raise Refused(f"the log has no provider {wanted}; it has {', '.join(provider.id for provider in known) or 'none'}")
    yield from (provider for provider in known if wanted in (None, provider.id))


@contextmanager
def of_line(line: int) -> Iterator[None]:
    """Adds the line number to the error of a malformed event."""
    try:
        yield
    except InputError as error:
        raise Refused(f"line {line}: {error}") from None


def coming_text(coming: Sequence[Object], provider: str, words: Words, names: Mapping[str, str]) -> str:
    """The upcoming items of one provider, for people: one line per item, grouped by date."""
    out = [words.provider.format(id=provider)]
    day = None
    for one in coming:
        if one["on"] != day:
            day = one["on"]
            out.append(f"  {words.day(day)}")
        about = one["finding"]["message"] if "finding" in one else one.get("course") or names.get(one["service"], one["service"])
        out.append(f"    {words.occasions[one['what']]}: {about}")
    return "\n".join(out) + "\n"


def window_text(window: Object, words: Words) -> str:
    """The dates of a window, for people: each range, and what limits it."""
    out = []
    for name, title in (("allowed", words.allowed_days), ("in_order", words.days_in_order)):
        out.append(title)
        for run in window[name]:
            out.append(f"  {words.days(run['first'], run['last'])}")
            for edge, before in ((run["lower"], True), (run["upper"], False)):
                out.extend(f"    {words.earlier if before else words.later}: {why}" for why in reasons(edge, words))
        if not window[name]:
            out.append(f"  {words.no_day}")
    return "\n".join(out) + "\n"


def reasons(edge: Object, words: Words) -> list[str]:
    """Why a range of dates ends there; empty if the range ends only because the search does."""
    if edge["kind"] == "format":
        return [edge["error"]["message"]]
    return [finding["message"] for finding in edge.get("findings", [])] or ([words.past] if edge["kind"] == "past" else [])


def explained(why: Explanation, form: str, language: Language | None) -> str:
    """An explanation in one of the command line's formats."""
    match form:
        case "jsonl":
            return why.to_json(language) + "\n"
        case "html":
            return why.to_html(language or "en")
        case _:
            return why.to_text(language or "en")
