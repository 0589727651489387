"""Kela's rehabilitation course rules: may this be done, why not, what is due by when, what was broken."""

from ._core import InputError

__all__ = ["InputError"]
