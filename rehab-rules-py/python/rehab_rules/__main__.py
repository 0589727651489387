"""`python -m rehab_rules`: the same as the console script `rehab-rules`."""

import sys

from .cli import run

if __name__ == "__main__":
    sys.exit(run())
