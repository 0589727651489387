"""A log as text: JSON Lines in and out, byte for byte the same as in Rust and JavaScript."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from . import _core
from .request import Effect, Language, Mode, Request
from .services import Service


def replay_text(
    log: str | bytes,
    *,
    mode: Mode = "enforce",
    services: Iterable[Service] | None = None,
    language: Language | None = None,
    effects: Iterable[Effect] | None = None,
    remedies: bool = False,
) -> str:
    """Evaluates a log of JSON Lines: one decision or error per line.

    With a language each finding has a message. `effects` selects the effects shown (empty: all). With `remedies` each prohibition lists the
    actions that would remove it. `services` are custom service descriptions.

    Raises InputError for an invalid service description. A malformed line of the log becomes a line of the result.
    """
    request = Request(mode=mode, services=services, language=language, remedies=remedies)
    replay = request.replay(effects=tuple(effects or ()))
    return replay.feed(utf_8(log)) + replay.finish()


def audit_text(
    log: str | bytes,
    as_of: date,
    *,
    mode: Mode = "enforce",
    services: Iterable[Service] | None = None,
    language: Language | None = None,
    effects: Iterable[Effect] | None = None,
    within: int | None = None,
) -> tuple[str, str]:
    """Audits the providers of a log on a date: returns the findings, and an error for each malformed line of the log.

    `within` keeps only findings due within that many days, plus findings without a due date. Otherwise like `replay_text`.
    """
    request = Request(mode=mode, services=services, language=language, as_of=as_of, within=within)
    replay = request.replay(effects=tuple(effects or ()))
    errors = replay.feed(utf_8(log)) + replay.finish()
    return replay.audit(), errors


def check_text(record: str | bytes, *, services: Iterable[Service] | None = None, language: Language | None = None) -> str:
    """Checks a record, a JSON object with the field `record`: one finding per line.

    Raises InputError for a malformed record, with `code` and `field`, and for an invalid service description.
    """
    return _core.check_text(utf_8(record), services=services, language=language)


def utf_8(text: str | bytes) -> bytes:
    """A string as bytes; an unpaired surrogate is not valid UTF-8 and makes its line malformed."""
    return text.encode("utf-8", "surrogatepass") if isinstance(text, str) else text
