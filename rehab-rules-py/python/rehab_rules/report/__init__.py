"""The report: what a replay or an audit found, as one page that a browser opens without a network."""

from .page import write_report

__all__ = ["write_report"]
