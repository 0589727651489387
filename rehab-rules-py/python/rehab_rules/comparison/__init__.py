"""What another service description would change in a log: decisions, duties and courses, with the smallest log that shows each kind of change."""

from .asked import Compared, Sweep, compare

__all__ = ["Compared", "Sweep", "compare"]
