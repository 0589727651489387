"""What another service description would change in a log: decisions, duties, courses, and the smallest log that shows each kind."""

from .asked import Compared, Sweep, compare

__all__ = ["Compared", "Sweep", "compare"]
