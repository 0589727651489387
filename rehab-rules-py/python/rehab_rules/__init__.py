"""Kela's rehabilitation course rules: may this be done, why not, what is due by when, what was broken."""

from ._core import InputError
from .check import Checked, Finding, check
from .text import audit_text, check_text, replay_text

__all__ = ["Checked", "Finding", "InputError", "audit_text", "check", "check_text", "replay_text"]
