"""A plan as text for people, as values for templates, and as JSON Lines."""

import json
from collections.abc import Iterator
from typing import Any

from rich.console import Console
from rich.text import Text

from ..table import course_heading, paragraph, wrap
from ..words import WORDS as COMMON
from .explained import Explained, explained
from .result import Plan
from .words import WORDS


def print_plan(plan: Plan, console: Console, width: int) -> None:
    """Prints the plan."""
    for block in blocks(plan, width):
        console.print(block, soft_wrap=True)


def blocks(plan: Plan, width: int) -> Iterator[Text]:
    """The parts of the text, from the main numbers to the objectives."""
    words = WORDS[plan.language]
    yield paragraph(" ".join(headline(plan)), width, "bold")
    if plan.actions:
        yield course_heading(words.heading_actions, width)
        yield listed((action_lines(plan, step) for step in plan.steps), width)
    if len(plan.placed):
        yield course_heading(words.heading_places, width)
        yield listed(([placed_text(plan, row)] for row in plan.placed), width)
    if len(plan.unplaced):
        yield course_heading(words.heading_unplaced, width)
        yield listed((unplaced_lines(plan, group) for group in explained(plan)), width)
    if len(plan.new_courses):
        yield course_heading(words.heading_new_courses, width)
        yield listed(([row["message"]] for row in plan.new_courses), width)
    yield course_heading(words.heading_objectives, width)
    yield listed(([objective_text(plan, row)] for row in plan.objectives), width)


def listed(items: Iterator[list[str]], width: int) -> Text:
    """Items, each with its further lines indented."""
    lines: list[str] = []
    for first, *others in items:
        lines += wrap(first, width, further="   ")
        for other in others:
            lines += wrap(f"   {other}", width, further="   ")
    return Text("\n".join(lines))


def headline(plan: Plan) -> Iterator[str]:
    """How many of those who wait are helped, and whether more could be."""
    words, common = WORDS[plan.language], COMMON[plan.language]
    helped, left = int(plan.objectives[1]["value"]), len(plan.unplaced)
    if not helped and not left:
        yield words.nobody
        return
    yield common.count(helped, words.on_confirmed)
    yield common.count(left, words.not_on_confirmed) if left else words.everybody
    if plan.gap:
        yield common.count(plan.gap, words.more_possible)


def action_lines(plan: Plan, step: dict[str, Any]) -> list[str]:
    """An action with its number, and what is open about it."""
    agree = [WORDS[plan.language].to_agree] if step["to_agree"] else []
    return [f"{step['number']}. {step['message']}", *agree, *open_lines(step)]


def open_lines(step: dict[str, Any]) -> list[str]:
    """What is open about an action, except for an agreement, which is told in fewer words."""
    return [] if step["to_agree"] else (step["open"] or "").splitlines()


def placed_text(plan: Plan, row: dict[str, Any]) -> str:
    """Who gets which course, and why."""
    words, common = WORDS[plan.language], COMMON[plan.language]
    left = f" {words.left.format(course=row['left'])}" if row["left"] else ""
    start = f", {common.day(row['start'].isoformat())}" if row["start"] else ""
    return f"{row['client']}: {row['course']}{start}{left}. {row['why']}"


def unplaced_lines(plan: Plan, group: Explained) -> list[str]:
    """Who has no place on a confirmed course, and why."""
    words = WORDS[plan.language]
    place = f" {words.has_place.format(course=group.clients[0]['course'])}" if group.clients[0]["course"] else ""
    who = ", ".join(f"{row['client']} ({deadline(plan, row)})" for row in group.clients)
    together = [words.together.format(changes="; ".join(group.together))] if group.together else []
    return [f"{who}{place}", *(f"- {line}" for line in group.lines), *together]


def deadline(plan: Plan, row: dict[str, Any]) -> str:
    """The deadline of a client."""
    words = WORDS[plan.language]
    return words.deadline.format(day=COMMON[plan.language].day(row["due"].isoformat())) if row["due"] else words.no_deadline


def objective_text(plan: Plan, row: dict[str, Any]) -> str:
    """How far an objective was reached."""
    open_ = "" if row["value"] == row["bound"] else f" ({WORDS[plan.language].best_possible.format(bound=row['bound'])})"
    return f"{row['message']}: {row['value']}{open_}"


def contents(plan: Plan) -> dict[str, Any]:
    """What the page of a plan and the report both show, for templates."""
    return {
        "headline": [*headline(plan)],
        "steps": [{**step, "open": open_lines(step)} for step in plan.steps],
        "explained": explained(plan),
        "deadline": lambda row: deadline(plan, row),
        "new_courses": [row["message"] for row in plan.new_courses],
    }


def lines_of(plan: Plan) -> Iterator[str]:
    """Each row as a line of JSON: what it is, then its columns. An action is also there as an event of a log."""
    found = plan.to_dict()
    for step, event in zip(found["steps"], found["actions"], strict=True):
        yield line("action", {**step, "event": event})
    for what, name in (("placed", "placed"), ("unplaced", "unplaced"), ("reason", "reasons"), ("new_course", "new_courses"), ("course", "courses"), ("objective", "objectives")):
        for row in found[name]:
            yield line(what, row)


def line(what: str, row: dict[str, Any]) -> str:
    """One line; columns without a value are left out."""
    return json.dumps({"what": what, **{name: value for name, value in row.items() if value is not None}}, ensure_ascii=False, separators=(",", ":")) + "\n"
