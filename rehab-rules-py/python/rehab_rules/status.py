"""How a command ends: its exit status, and its error message."""

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


MEANINGS = {
    Status.IN_ORDER: "nothing is prohibited, violated or malformed",
    Status.FINDINGS: "there is a prohibition or a violation (even one that --effect hides), something changes (compare) or differs (verify), a client is not on a confirmed course (plan), or a "
    "description has warnings (services check)",
    Status.MALFORMED: "a line, row or record is malformed, or one of several records cannot be read, but the answer is written",
    Status.NOTHING_DONE: "nothing was evaluated or written: wrong usage, an invalid description, a file that cannot be read or does not match its "
    "suffix, a provider that is not in the log, an output that cannot be written (with --split-by: any of them)",
    Status.INTERRUPTED: "interrupted with Ctrl-C",
    Status.NOBODY_READS: "the program that reads the output has stopped reading",
}
# The last two follow the shell's custom and are left out of the help.
STATUSES = (
    f"Exit status: {'; '.join(f'{status} {meaning}' for status, meaning in MEANINGS.items() if status <= Status.NOTHING_DONE)}. "
    "2 outranks 1; --fail-on chooses which of them count."
)


class Counted(Enum):
    """What `--fail-on` may name."""

    FINDINGS = "findings"
    MALFORMED = "malformed"
    NOTHING = "nothing"


@dataclass(frozen=True)
class Outcome:
    """Whether there are prohibitions or violations (in a comparison: changes), and whether anything is malformed."""

    has_findings: bool
    has_malformed: bool

    def status(self, fail_on: Sequence[Counted] = ()) -> Status:
        """The exit status; `fail_on` names what counts, by default both."""
        counted = fail_on or (Counted.FINDINGS, Counted.MALFORMED)
        if self.has_malformed and Counted.MALFORMED in counted:
            return Status.MALFORMED
        return Status.FINDINGS if self.has_findings and Counted.FINDINGS in counted else Status.IN_ORDER


def print_error(why: object) -> None:
    """Prints an error as one line on standard error."""
    if isinstance(why, OSError):
        why = ": ".join(str(part) for part in (why.filename, why.strerror or why) if part)
    print(f"rehab-rules: {why}", file=sys.stderr)
