"""The labels of actions, effects, fields and words, for forms and tables of one's own."""

import json
from typing import Any

from ._core import labels as _labels
from .request import Language


def labels(language: Language = "en") -> dict[str, Any]:
    """The labels of a language: `actions`, `effects` and `fields` by name, and `words` by field, then by value.

    >>> labels("fi")["actions"]["confirm_course"], labels("sv")["words"]["kind"]["in_person"]
    ('Vahvista kurssi', 'Ansikte mot ansikte')
    """
    found: dict[str, Any] = json.loads(_labels(language))
    return found
