"""Checks of single records that are not events of a course."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any, NotRequired, TypedDict

from . import _core
from .request import Effect, Language
from .services import Service


class RecordFinding(TypedDict):
    """What one rule says about a record."""

    rule: str
    effect: Effect
    due: NotRequired[str]
    values: dict[str, Any]
    message: NotRequired[str]


class Checked(TypedDict):
    """What the rules say about a record; `summary` for therapy_case and coordinator_introduction (see docs/records.md)."""

    allowed: bool
    findings: list[RecordFinding]
    summary: NotRequired[dict[str, Any]]


def check(record: Mapping[str, Any] | str | bytes, *, services: Iterable[Service] | None = None, language: Language | None = None) -> Checked:
    """Checks a record: a mapping with the field `record`, or its JSON text. Dates may be `datetime.date`, numbers may be numpy numbers.

    With a language each finding has a message. `services` are custom service descriptions.

    Raises InputError for a malformed record, with `code` and `field`, and for an invalid service description.
    """
    answer = _core.check_json(record, services=services, language=language)
    checked: Checked = json.loads(answer)
    return checked
