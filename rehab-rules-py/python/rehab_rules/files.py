"""Files of JSON that people save by hand: descriptions of services, and records."""

from __future__ import annotations

import codecs
from pathlib import Path

from ._core import InputError


class Utf16(InputError):
    """A file is UTF-16, as Windows' editors and shells may save it, and JSON is UTF-8."""

    code = "invalid_value"
    field = None
    line = None


def read_json(path: Path) -> bytes:
    """The text of a file of JSON, without the byte-order mark that Windows' editors put before UTF-8. Raises Utf16."""
    text = path.read_bytes()
    # JSON begins with an ASCII character: in UTF-16 without a mark one of the first two bytes is zero.
    if text.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)) or 0 in text[:2]:
        raise Utf16(f"{path}: this file is UTF-16; save it as UTF-8")
    return text.removeprefix(codecs.BOM_UTF8)
