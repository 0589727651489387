"""Writes docs/reference/facts.md, the columns of facts that each action is judged by: python rehab-rules-py/tests/facts_page.py"""

import json
from pathlib import Path

import polars as pl
from rehab_rules import evaluate_table, fact_columns, rules
from rehab_rules._core import changes_of

ROOT = Path(__file__).resolve().parents[2]
PAGE = ROOT / "docs" / "reference" / "facts.md"
HEAD = """# Facts as columns

What `evaluate_table` reads of each row, action by action. Written by `python rehab-rules-py/tests/facts_page.py`.

Every table has the column `on`, the day of the case, and `service`, unless `service=` names one for all rows. Beside them stand the
columns of the action; under "read by" stand the rules that the answer hangs on, and what none of them reads may be left out. A null where a column
"takes … null" is an answer; elsewhere it is a fact that is not known, and the rules that need it are undetermined in that row. Columns
`course` and `client` are the names in messages (`language=`). Other columns are left alone, or carried along (`keep=`). In place of

* `decided`, `duty_day` and `right_day` a table may have `issued`, the day on which the client's decision was issued (null: there is
  none), and beside it `received`, the day on which the client got it, `continues`, whether it continues an earlier decision, and
  `told_on`, the day on which the provider was told (else the day it was received, or issued; a last day that lay behind by then is
  open, unless `continues` is false). The months of the service description in force on the day make the days;
* `periods` it may have `start` and `end`: a course of a single in-person period (both null: there is no schedule).

`year_before`, `clients_declined` and `office` may be left out where there is none.

| column of the result | type | what it tells |
|---|---|---|
| `allowed` | boolean | null while a rule that could prohibit it lacks a fact, and of how things stand, where nothing is asked |
| `rules` | list of texts | the ids of the rules that prohibit it or are violated, prohibitions first |
| `days_left` | int32 | days from `on` to `due`, below zero when it is past |
| `places_left` | int32 | places of the course, or of the year's capacity, that are left when it is done; below zero when there are too few |
| `due` | date32 | the earliest last day of a duty, still to be kept or missed, that is found of the row; null where there is none. A right or advice has none here |
| `messages` | list of texts | with `language=`: what is said of each of `rules`, in their order |

The answer to some actions hangs on several subjects; judge their changes, each in a table of its own:

| action | changes |
|---|---|
| `move_client` | `moves_out` (the course left), `asked_to_move` and `moves_in` (the other course) |
| `set_target_groups` | `regrouped`, and `stays_regrouped` for each client |
| `reschedule_course`, `reschedule_period` | `rescheduled` or `period_rescheduled`, `enters_year` when the year changes, and `stays_rescheduled` for each client |

`confirm_course` is answered by the course alone; which clients are late is `stays_confirmed`, one row a client. An audit is judged one row
a course, client, year or piece of information: the changes that stand at the end. Of `client_stands` the last day is told from `issued`
(or `decided` and `duty_day`) alone, until `placed_since`, or of a day that is past `placed_on_duty_day`, tells that it is met; whether it
was missed takes them.
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
        parts += map(section, words)
    return "".join(parts)


def section(word: str) -> str:
    """What a row of an action or a change is, and the columns that are read of it."""
    changes = changes_of(word)
    texts = {read["change"]: read["text"] for rule in rules() for read in rule.get("reads", ())}
    readers: dict[str, list[str]] = {}
    # What lacks a column where there is none is what reads it.
    nothing = pl.DataFrame(schema={"on": pl.Date})
    for lacking in (rule for change in changes for rule in evaluate_table(nothing, action=change, service="kela.family-carers").missing):
        for column in lacking["columns"]:
            readers.setdefault(column, []).append(f"`{lacking['rule']}`")
    columns = fact_columns(word)
    rows = "\n".join(
        f"| `{column['column']}` | {column['takes']} | {column['text']} | {', '.join(readers.get(column['column'], ())) or '–'} |" for column in columns
    )
    one = "; ".join(texts[change] for change in changes)
    decision = {"decided", "duty_day", "right_day"} & {column["column"] for column in columns}
    instead = [f"`issued` for {', '.join(f'`{name}`' for name in sorted(decision))}"] if decision else []
    instead += ["`start` and `end` for `periods`"] if "periods" in {column["column"] for column in columns} else []
    or_else = f" In place: {'; '.join(instead)}." if instead else ""
    return f"\n### {word}\n\nOne row: {one}.{or_else}\n\n| column | takes | what it tells | read by |\n|---|---|---|---|\n{rows}\n"


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
