"""The rules as data: what they say, and what they rest on."""

import json
from typing import Any

from ._core import catalogue
from .request import Language


def rules(language: Language = "en") -> list[dict[str, Any]]:
    """Every rule: `id`, `statement`, `basis`, `says`, `reads`, `readings`, `rows` and `examples`."""
    return [json.loads(line) for line in catalogue(language).splitlines()]


def rule(id: str, language: Language = "en") -> dict[str, Any]:
    """One rule. Raises KeyError for one that does not exist."""
    found = next((one for one in rules(language) if one["id"] == id), None)
    if found is None:
        raise KeyError(id)
    return found
