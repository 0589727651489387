"""How a command ends: the exit statuses, what asks for which, and why nothing was done."""

import sys
from collections.abc import Sequence
from dataclasses import dataclass
from enum import Enum, IntEnum


class Status(IntEnum):
    """The exit statuses."""

    IN_ORDER = 0
    FINDINGS = 1
    MALFORMED = 2
    NOTHING_DONE = 3
    INTERRUPTED = 130
    NOBODY_READS = 141


STATUSES = (
    "Exit status: 0 nothing prohibited, violated or malformed; 1 some finding is a prohibition or a violation, also one that --effect hides, "
    "something changes (compare), or a description has warnings (services check); 2 some line, row or record is malformed, or one of several records cannot be read, the answer is written "
    "all the same; 3 nothing was judged or written: wrong usage, a description that is wrong, a file that cannot be read or is of another "
    "kind than its suffix, a provider that the log does not have, an output that cannot be written (of --split-by: one of them). 2 outranks 1; --fail-on chooses which of them count."
)


class Counted(Enum):
    """What `--fail-on` may name."""

    FINDINGS = "findings"
    MALFORMED = "malformed"
    NOTHING = "nothing"


@dataclass(frozen=True)
class Outcome:
    """What was found: something prohibited or violated (of a comparison: something that changes), and something malformed."""

    has_findings: bool
    has_malformed: bool

    def status(self, fail_on: Sequence[Counted] = ()) -> Status:
        """The status that this asks for, where what is named here counts; without a name both do."""
        counted = fail_on or (Counted.FINDINGS, Counted.MALFORMED)
        if self.has_malformed and Counted.MALFORMED in counted:
            return Status.MALFORMED
        return Status.FINDINGS if self.has_findings and Counted.FINDINGS in counted else Status.IN_ORDER


def tell(why: object) -> None:
    """Says in one line of standard error what could not be done."""
    if isinstance(why, OSError):
        why = ": ".join(str(part) for part in (why.filename, why.strerror or why) if part)
    print(f"rehab-rules: {why}", file=sys.stderr)
