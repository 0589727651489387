"""The report: the findings of a replay or an audit, as one page that a browser opens without a network."""

from .contents import last_day, read_report
from .page import page, write_report

__all__ = ["last_day", "page", "read_report", "write_report"]
