"""Service descriptions: the built-in ones, and your own."""

import json as _json
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, TypeAlias

from . import _core
from .files import read_json


@dataclass(frozen=True)
class ServiceDescription:
    """One service description, or several, in the JSON of the contract; made by `from_json` or `from_file`."""

    json: str

    @classmethod
    def from_json(cls, text: str | bytes) -> "ServiceDescription":
        """A description, or a list of them, from its JSON text. Raises InputError with `code` and `field` for a wrong one."""
        _core.service_ids(text.encode("utf-8", "surrogatepass") if isinstance(text, str) else text)
        return cls(text if isinstance(text, str) else text.decode())

    @classmethod
    def from_dict(cls, description: Mapping[str, Any]) -> "ServiceDescription":
        """The same from a dict, as `to_dict` gives it."""
        return cls.from_json(_json.dumps(description, ensure_ascii=False))

    @classmethod
    def from_file(cls, path: str | Path) -> "ServiceDescription":
        """The same from a file in UTF-8, with or without a byte-order mark."""
        return cls.from_json(read_json(Path(path)))

    @property
    def ids(self) -> list[str]:
        """The ids of the services described."""
        return _core.service_ids(self.json.encode())

    def to_dict(self) -> Any:
        """What the text says, as a dict or a list of them."""
        return _json.loads(self.json)


Service: TypeAlias = ServiceDescription | str | bytes | Mapping[str, Any]
"""A description of a service: as such, as a dict, or as its JSON text."""


def services() -> list[ServiceDescription]:
    """The descriptions that ship with the package: Kela's courses for family carers and for a rare connective tissue disease."""
    return [ServiceDescription(text) for text in _core.built_in_services()]
