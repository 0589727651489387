"""Kela's rehabilitation course rules: what is allowed, why not, what is due and when, what was broken."""

from ._core import Decision, Explanation, Finding, InputError, Provider, day_in_finland, rules_version, verify
from .cases import Evaluated, evaluate_table, fact_columns
from .check import Checked, check
from .comparison import Compared, Sweep, compare
from .labels import labels
from .planning import Plan, plan
from .registry import Registry
from .rules import rule, rules
from .services import ServiceDescription, ServiceWarning, services
from .tables import MalformedRows, Result, Table, audit, replay
from .text import audit_text, check_text, replay_text

__all__ = [
    "Checked",
    "Compared",
    "Decision",
    "Evaluated",
    "Explanation",
    "Finding",
    "InputError",
    "MalformedRows",
    "Plan",
    "Provider",
    "Registry",
    "Result",
    "ServiceDescription",
    "ServiceWarning",
    "Sweep",
    "Table",
    "audit",
    "audit_text",
    "check",
    "check_text",
    "compare",
    "day_in_finland",
    "evaluate_table",
    "fact_columns",
    "labels",
    "plan",
    "replay",
    "replay_text",
    "rule",
    "rules",
    "rules_version",
    "services",
    "verify",
]
