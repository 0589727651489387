"""Answers about a log on the command line: what is coming, when, why, and a receipt."""

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
    """One line of JSON, without blanks, as the contract writes it."""
    return json.dumps(value, ensure_ascii=False, separators=(",", ":")) + "\n"


def providers(request: Request, lines: Iterable[tuple[int, bytes]]) -> list[Provider]:
    """Every provider as these lines leave it, by id."""
    replay = request.replay()
    for number, line in lines:
        replay.read(number, line)
    snapshots = replay.snapshots().splitlines()
    return [Provider.from_snapshot(snapshot, services=request.services) for snapshot in snapshots]


def of_log(request: Request, log: BinaryIO) -> list[Provider]:
    """Every provider as the log leaves it, or as it stood on the day that is asked about."""
    lines = numbered_lines(log)
    return providers(request, by_day(lines) if request.is_sorted else lines)


def event_of(request: Request, log: BinaryIO, line: int) -> tuple[Provider, Object, date]:
    """The provider as it stood before the event of a line, the action of that event, and its day."""
    numbered = numbered_lines(log)
    lines = by_day(numbered) if request.is_sorted else list(numbered)
    place = next((place for place, (number, _) in enumerate(lines) if number == line), None)
    if place is None:
        raise Refused(f"the log has no line {line}; its last is {max((number for number, _ in lines), default=0)}")
    event = read_object(lines[place][1])
    try:
        on = date.fromisoformat(str(event.pop("on")))
        provider = str(event.pop("provider"))
    except (KeyError, ValueError):
        raise Refused(f"line {line} is no event: an object with `on`, `provider` and `action` is expected") from None
    stood = {known.id: known for known in providers(request, lines[:place])}
    return stood.get(provider) or Provider(provider, services=request.services), event, on


def by_provider(stood: Sequence[Provider], wanted: str | None) -> Iterator[Provider]:
    """The providers, or the one that is wanted."""
    if wanted is not None and wanted not in {provider.id for provider in stood}:
        raise Refused(f"the log has no provider {wanted}; it has {', '.join(provider.id for provider in stood) or 'none'}")
    yield from (provider for provider in stood if wanted in (None, provider.id))


@contextmanager
def of_line(line: int) -> Iterator[None]:
    """Names the line whose event is malformed."""
    try:
        yield
    except InputError as error:
        raise Refused(f"line {line}: {error}") from None


def coming_text(coming: Sequence[Object], provider: str, words: Words, names: Mapping[str, str]) -> str:
    """What is coming for one provider, for people: a line for each, under its day."""
    out = [words.provider.format(id=provider)]
    day = None
    for one in coming:
        if one["on"] != day:
            day = one["on"]
            out.append(f"  {words.day(day)}")
        service = one.get("service")
        about = one["finding"]["message"] if "finding" in one else one.get("course") or names.get(service, service)
        out.append(f"    {words.occasions[one['what']]}: {about}")
    return "\n".join(out) + "\n"


def window_text(window: Object, words: Words) -> str:
    """The days of a window for people: each run, and what ends it."""
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
    """Why a run of days ends there; nothing where only the days looked at end."""
    if edge["kind"] == "format":
        return [edge["error"]["message"]]
    return [finding["message"] for finding in edge.get("findings", [])] or ([words.past] if edge["kind"] == "past" else [])


def explained(why: Explanation, form: str, language: Language | None) -> str:
    """An explanation in one of the forms of the command line."""
    match form:
        case "jsonl":
            return why.to_json(language) + "\n"
        case "html":
            return why.to_html(language or "en")
        case _:
            return why.to_text(language or "en")
