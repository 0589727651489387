"""Service descriptions: the built-in ones, and your own."""

import json as _json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any, TypeAlias

from . import _core
from .files import read_json


@dataclass(frozen=True)
class ServiceWarning:
    """Something in a service description that is well-formed but hardly meant: what, at which field, and what follows from it."""

    kind: str
    """The word for what it is; docs/reference/services.md lists them."""
    field: str
    """The path of the key."""
    message: str
    """What follows from it for users."""
    rules: tuple[str, ...]
    """The rules that can say nothing, or nothing else, under it."""
    values: Mapping[str, Any]
    """The figures that tell it."""


@dataclass(frozen=True)
class ServiceDescription:
    """One service description, or several, in the JSON of the contract; made by `from_json`, `from_dict` or `from_file`.

    >>> carers = services()[0]
    >>> own = carers.replace(id="own.carers", group_size={"max": 10}, must_hold_at=10)
    >>> own.to_dict()["group_size"]
    {'min': 6, 'max': 10}
    >>> own.check()[0].kind
    'held_only_when_full'
    """

    json: str

    @classmethod
    def from_json(cls, text: str | bytes) -> "ServiceDescription":
        """A description, or a list of them, from its JSON text. Raises InputError with `code`, `field` and `value` for a wrong one, and
        says what is allowed."""
        _core.service_ids(text.encode("utf-8", "surrogatepass") if isinstance(text, str) else text)
        return cls(text if isinstance(text, str) else text.decode())

    @classmethod
    def from_dict(cls, description: Mapping[str, Any]) -> "ServiceDescription":
        """The same from a dict, as `to_dict` gives it; days may be dates."""
        return cls.from_json(_json.dumps(description, ensure_ascii=False, default=_as_json))

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

    def to_json(self) -> str:
        """The text itself."""
        return self.json

    def replace(self, **keys: Any) -> "ServiceDescription":
        """A copy with other values. A dict changes only the keys that it has: `group_size={"max": 10}`; a list is replaced; None leaves the
        key out. Raises InputError as `from_json` does."""
        description = self.to_dict()
        if not isinstance(description, dict):
            raise ValueError("these are several service descriptions; replace the values of one")
        return self.from_dict(_changed(description, keys))

    def check(self, language: str = "en") -> list[ServiceWarning]:
        """What is well-formed but hardly meant: rules that can say nothing or nothing else, limits that contradict each other, days
        without a description. What is wrong cannot be made in the first place."""
        found = [_json.loads(told) for _, is_error, told in _core.check_services([self.json.encode()], language) if not is_error]
        return [ServiceWarning(**warning | {"rules": tuple(warning["rules"])}) for warning in found]

    def superseded_by(self, other: "ServiceDescription") -> "list[ServiceDescription]":
        """This and a later version of the same service: this one ends the day before the other begins, which tells `valid_from`. Give
        both as `services=`. Raises InputError when the other does not tell it, or both would be in force on one day."""
        return [ServiceDescription(text) for text in _core.superseded_service(self.json.encode(), other.json.encode())]


Service: TypeAlias = ServiceDescription | str | bytes | Mapping[str, Any]
"""A description of a service: as such, as a dict, or as its JSON text."""


def described(service: Service) -> ServiceDescription:
    """A description in whatever form it is given."""
    if isinstance(service, ServiceDescription):
        return service
    if isinstance(service, str | bytes):
        return ServiceDescription.from_json(service)
    if isinstance(service, Mapping):
        return ServiceDescription.from_dict(service)
    raise TypeError(f"a service description is a ServiceDescription, its JSON text or a dict, not a {type(service).__name__}")


def each_described(service: Service) -> list[dict[str, Any]]:
    """The one description, or the several, that it holds, as dicts."""
    read = described(service).to_dict()
    return read if isinstance(read, list) else [read]


def services() -> list[ServiceDescription]:
    """The descriptions that ship with the package: Kela's courses for family carers and for a rare connective tissue disease."""
    return [ServiceDescription(text) for text in _core.built_in_services()]


def spoken_names(own: Iterable[Service] | None, language: str, day: date | None = None) -> dict[str, str]:
    """What services and target groups are called in a language, by id: by the description in force on the day, else by the last."""
    names: dict[str, str] = {}
    for one in by_validity(own, day):
        for named in (*one["target_groups"], one):
            if name := (named.get("names") or {}).get(language):
                names[named["id"]] = name
    return names


def by_validity(own: Iterable[Service] | None, day: date | None) -> list[dict[str, Any]]:
    """The built-in descriptions and your own; those in force on the day are last."""
    on = "" if day is None else day.isoformat()
    known = [one for service in (*services(), *(own or ())) for one in each_described(service)]
    return sorted(known, key=lambda one: (one.get("valid_from") or "") <= on <= (one.get("valid_to") or "9"))


def _as_json(value: Any) -> Any:
    """What is no value of JSON: a day, or a mapping of another type."""
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, Mapping):
        return dict(value)
    if hasattr(value, "item"):
        return value.item()  # a number of numpy
    raise TypeError(f"a service description holds no {type(value).__name__}")


def _changed(before: Mapping[str, Any], keys: Mapping[str, Any]) -> dict[str, Any]:
    """A mapping with other values, the same in the mappings that it holds."""
    changed = dict(before)
    for key, value in keys.items():
        inner = changed.get(key)
        changed[key] = _changed(inner, value) if isinstance(inner, Mapping) and isinstance(value, Mapping) else value
    return changed
