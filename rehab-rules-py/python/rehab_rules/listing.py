"""The provider search as a table: what the public sees, by provider and office."""

import json
from collections.abc import Iterator, Mapping
from functools import partial
from itertools import groupby
from typing import Any, BinaryIO

from rich.console import Console
from rich.text import Text

from .log import by_day, numbered_lines, part_read
from .progress import watched
from .request import Request
from .services import spoken_names
from .status import Outcome
from .table import INDENT, clean, course_heading, paragraph, provider_heading, wrap
from .words import Words

Listing = dict[str, Any]


def print_listings(request: Request, log: BinaryIO, words: Words, console: Console, width: int, terminal: Console | None) -> Outcome:
    """Prints what the provider search shows on a date."""
    replay = request.replay()
    lines = watched(numbered_lines(log), lambda _: 1, terminal, partial(part_read, log))
    malformed = sum(bool(replay.read(number, line)) for number, line in (by_day(lines) if request.is_sorted else lines))
    listings: list[Listing] = [json.loads(line) for line in replay.search().split("\n")[:-1]]
    for block in blocks(listings, request, malformed, words, width):
        console.print(block, soft_wrap=True)
    return Outcome(has_findings=False, has_malformed=bool(malformed))


def blocks(listings: list[Listing], request: Request, malformed: int, words: Words, width: int) -> Iterator[Text]:
    """The parts of the table, from the heading to the number of courses."""
    assert request.as_of is not None
    names = spoken_names(request.services, request.language or "en", request.as_of)
    yield paragraph(words.search.format(day=words.day(request.as_of.isoformat())), width, "bold")
    for provider, of_provider in groupby(listings, key=lambda listing: listing["provider"]):
        yield provider_heading(words.provider.format(id=clean(provider)), width)
        for office, of_office in groupby(of_provider, key=lambda listing: listing["office"]):
            if office is not None:
                yield paragraph(words.office.format(id=clean(office)), width, "bold")
            for listing in of_office:
                yield course_heading(words.course.format(id=clean(listing["course"])), width)
                yield course_block(listing, names, words, width)
    sentences = [words.count(len(listings), words.courses) + "."]
    if malformed:
        sentences.append(words.count(malformed, words.malformed_lines))
    yield paragraph(" ".join(sentences), width, "bold")


def course_block(listing: Listing, names: Mapping[str, str], words: Words, width: int) -> Text:
    """Service, places, dates, contact and the information the provider gives about itself."""
    service = listing["service"]
    lines = [
        f"{names.get(service, service)}: {', '.join(names.get(group, group) for group in listing['target_groups'])}",
        words.places.format(**{name: listing[name] for name in ("places", "reserved", "free")}),
        *(f"{words.word('kind', period['kind'])} {words.days(period['start'], period['end'])}" for period in listing["periods"]),
    ]
    if listing["contact"] is not None:
        lines.append(f"{words.contact}: {listing['contact']}")
    lines += [f"{words.fields[name]}: {words.word(name, value)}" for name, value in listing["info"].items()]
    wrapped = [" " * INDENT + part for line in lines for part in wrap(line, width - INDENT, further="  ")]
    return Text("\n".join(wrapped))
