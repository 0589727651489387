"""A log as text: the contract's lines in and out, the same bytes as from Rust and JavaScript."""

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
    """Judges a log of JSON Lines: one decision or error a line.

    With a language each finding has a message; `effects` chooses the effects shown (all when empty); with `remedies` each
    prohibition names what would remove it. `services` are service descriptions of your own, as JSON.

    Raises InputError for a wrong service description. A malformed line is a line of the answer.
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
    """Audits the providers of a log as they stand on a day: the findings, and an error for each malformed line of the log.

    `within` keeps what is due in that many days, and what is not dated. The rest is as in `replay_text`.
    """
    request = Request(mode=mode, services=services, language=language, as_of=as_of, within=within)
    replay = request.replay(effects=tuple(effects or ()))
    errors = replay.feed(utf_8(log)) + replay.finish()
    return replay.audit(), errors


def check_text(record: str | bytes, *, services: Iterable[Service] | None = None, language: Language | None = None) -> str:
    """Checks a record, one JSON object with the field `record`: one finding a line.

    Raises InputError for a malformed record, with `code` and `field`, and for a wrong service description.
    """
    return _core.check_text(utf_8(record), services=services, language=language)


def utf_8(text: str | bytes) -> bytes:
    """A text as its bytes; half a surrogate pair is no UTF-8, and its line malformed."""
    return text.encode("utf-8", "surrogatepass") if isinstance(text, str) else text
