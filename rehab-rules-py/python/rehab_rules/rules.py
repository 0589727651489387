"""The rules as data: what they say, and what they are based on."""

import json
from functools import cache
from typing import Any

from ._core import catalogue
from .request import Effect, Language

AUDIT = "audit"
"""The name in lists of actions that means an audit, which evaluates no event."""


def rules(language: Language = "en") -> list[dict[str, Any]]:
    """Every rule: `id`, `statement`, `basis`, `says`, `cause` (if another rule's finding can be the cause), `reads` (or `record` and `fields`), `readings`, `rows` and `examples`."""
    return [json.loads(line) for line in catalogue(language).splitlines()]


def rule(id: str, language: Language = "en") -> dict[str, Any]:
    """One rule. Raises KeyError for an unknown id."""
    found = next((one for one in rules(language) if one["id"] == id), None)
    if found is None:
        raise KeyError(id)
    return found


@cache
def is_inferred(id: str, effect: Effect, action: str | None) -> bool:
    """Whether what a rule says about an action is inferred from the instructions rather than stated; without an action, about an audit or a record."""
    found, of = _by_id()[id], action or AUDIT
    bases = [said["basis"] for said in found["says"] if said["effect"] == effect and of in said.get("actions", (of,))]
    # A rule does not have a separate message for every question that a missing fact leaves open.
    basis: str | None = bases[0] if bases else found["basis"]
    return basis == "derived"


def cause_of(id: str) -> str | None:
    """The rule whose finding about the same course and client is the cause of this rule's finding."""
    cause: str | None = _by_id()[id].get("cause")
    return cause


@cache
def _by_id() -> dict[str, dict[str, Any]]:
    """The rules by id, read once; the parts used here do not depend on the language."""
    return {rule["id"]: rule for rule in rules()}
