"""Writes docs/facts.md, the columns of facts that each action is judged by: python rehab-rules-py/tests/facts_page.py"""

import json
from pathlib import Path

from rehab_rules import fact_columns

ROOT = Path(__file__).resolve().parents[2]
PAGE = ROOT / "docs" / "facts.md"
HEAD = """# Facts as columns

What `evaluate_table` reads of each row, action by action. Written by `python rehab-rules-py/tests/facts_page.py`.

Every table has the column `on`, the day of the case, and `service`, unless `service=` names one for all rows. A null where a column
"takes … null" is an answer; elsewhere it is a fact that is not known, and the rules that need it are undetermined in that row. Other
columns are left alone. In place of

* `decided`, `duty_day` and `right_day` a table may have `issued`, the day on which the client's decision was issued (null: there is
  none), and beside it `received`, the day on which the client got it, `continues`, whether it continues an earlier decision, and
  `told_on`, the day on which the provider was told (else the day it was received, or issued; a last day that lay behind by then is
  open, unless `continues` is false). The months of the service description in force on the day make the days;
* `periods` it may have `start` and `end`: a course of a single in-person period (both null: there is no schedule).

`year_before`, `clients_declined` and `office` may be left out where there is none.

The answer to some actions hangs on several subjects; judge their changes, each in a table of its own:

| action | changes |
|---|---|
| `move_client` | `moves_out` (the course left), `asked_to_move` and `moves_in` (the other course) |
| `set_target_groups` | `regrouped`, and `stays_regrouped` for each client |
| `reschedule_course`, `reschedule_period` | `rescheduled` or `period_rescheduled`, `enters_year` when the year changes, and `stays_rescheduled` for each client |

`confirm_course` is answered by the course alone; which clients are late is `stays_confirmed`, one row a client. An audit is judged one row
a course, client, year or piece of information: the changes that stand at the end.
"""


def page() -> str:
    """The page as it should stand."""
    events = json.loads((ROOT / "docs" / "schemas" / "event.schema.json").read_text("utf-8"))
    actions = sorted({name for name in consts(events) if name != "move_client" and columns_of(name) is not None})
    changes = (
        "moves_out", "asked_to_move", "moves_in", "regrouped", "stays_regrouped", "rescheduled", "period_rescheduled", "stays_rescheduled", "enters_year",
        "stays_confirmed", "leaves_provider",
    )  # fmt: skip
    stands = ("year_stands", "info_stands", "course_stands", "client_stands", "stay_stands")
    parts = [HEAD]
    for title, words in (("Actions", actions), ("Changes", changes), ("As things stand on a day", stands)):
        parts.append(f"\n## {title}\n")
        for word in words:
            rows = "\n".join(f"| `{column['column']}` | {column['takes']} | {column['text']} |" for column in fact_columns(word))
            parts.append(f"\n### {word}\n\n| column | takes | what it tells |\n|---|---|---|\n{rows}\n")
    return "".join(parts)


def columns_of(word: str) -> list[object] | None:
    try:
        return list(fact_columns(word))
    except ValueError:
        return None


def consts(schema: object) -> list[str]:
    """Every constant text of a schema."""
    if isinstance(schema, dict):
        own = [schema["const"]] if isinstance(schema.get("const"), str) else []
        return own + [text for value in schema.values() for text in consts(value)]
    return [text for value in schema for text in consts(value)] if isinstance(schema, list) else []


if __name__ == "__main__":
    PAGE.write_text(page(), encoding="utf-8")
