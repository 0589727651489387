"""The page of a plan: courses as columns, clients as cards, before and after, and what must be done."""

from collections.abc import Iterable, Iterator, Sequence
from importlib.resources import files
from typing import Any

from ..report.page import OFFERED, frame, template
from ..report.words import REPORT_WORDS
from ..words import WORDS as COMMON
from .page_words import PAGE_WORDS
from .result import Plan, Row
from .show import contents, deadline, objective_text, placed_text
from .words import WORDS

def page_of(plan: Plan) -> str:
    """The whole page, which contains the plan in each language and no other file."""
    style = files(__package__).joinpath("page.css").read_text(encoding="utf-8")
    views = [view(plan.in_language(language)) for language in OFFERED]
    return template(__package__, "page.html").render(**frame(style), chosen=plan.language, views=views)


def view(plan: Plan) -> dict[str, Any]:
    """The content of the page in the language of the plan."""
    language = plan.language
    return {
        "language": language,
        "name": REPORT_WORDS[language].name,
        "title": PAGE_WORDS[language].title.format(day=COMMON[language].day(plan.as_of.isoformat())),
        "common": COMMON[language],
        "words": WORDS[language],
        "own": PAGE_WORDS[language],
        **contents(plan),
        "boards": [*boards(plan)],
        "placed": [placed_text(plan, row) for row in plan.placed],
        "objectives": [objective_text(plan, row) for row in plan.objectives],
    }


def boards(plan: Plan) -> Iterator[dict[str, Any]]:
    """The courses of each service of each provider, with the clients on them, and the clients without a course."""
    names = plan.names
    # Each table is read once: there can be many providers.
    courses, placed_rows, unplaced_rows = (by_service(table) for table in (plan.courses, plan.placed, plan.unplaced))
    for provider, service in dict.fromkeys((*courses, *placed_rows, *unplaced_rows)):
        placed, unplaced = (rows.get((provider, service), []) for rows in (placed_rows, unplaced_rows))
        waiting = [card(row["client"], "goes", row["course"], plan, row["due"]) for row in placed if row["left"] is None]
        waiting += [card(row["client"], "stays", None, plan, row["due"]) for row in unplaced if row["course"] is None]
        columns = [column(plan, row, placed) for row in courses.get((provider, service), [])]
        # What changes is what somebody looks for.
        columns.sort(key=lambda one: (not one["is_changed"], one["start"] is None, one["start"], one["course"]))
        yield {"provider": provider, "service": names[service], "waiting": sorted(waiting, key=by_client), "columns": columns}


def by_service(rows: Iterable[Row]) -> dict[tuple[str, str], list[Row]]:
    """Rows by provider and service."""
    found: dict[tuple[str, str], list[Row]] = {}
    for row in rows:
        found.setdefault((row["provider"], row["service"]), []).append(row)
    return found


def column(plan: Plan, course: Row, placed: Sequence[Row]) -> dict[str, Any]:
    """A course with the cards of its clients."""
    id = course["course"]
    comes = {row["client"]: row for row in placed if row["course"] == id}
    cards = [
        card(client, "comes" if client in comes else "stays", comes[client]["left"] if client in comes else None, plan, comes[client]["due"] if client in comes else None)
        for client in plan.members[course["provider"], id]
    ]
    cards += [card(row["client"], "goes", row["course"], plan, row["due"]) for row in placed if row["left"] == id]
    is_changed = any(one["change"] != "stays" for one in cards) or any(
        course[name] != course[other] for name, other in (("group_size", "group_size_before"), ("is_confirmed", "was_confirmed"))
    )
    return {
        **course,
        "places": course["group_size"] if not course["is_deleted"] else course["group_size_before"],
        "is_changed": is_changed or course["is_deleted"] or course["is_new"],
        "cards": sorted(cards, key=by_client),
    }


def card(client: str, change: str, other: str | None, plan: Plan, due: Any) -> dict[str, Any]:
    """The card of a client: whether the client comes, goes or stays, and from or to which course."""
    words = PAGE_WORDS[plan.language]
    notes = {"comes": words.new_place if other is None else words.comes.format(course=other), "goes": words.goes.format(course=other), "stays": ""}
    return {"client": client, "change": change, "note": notes[change], "deadline": "" if due is None else deadline(plan, {"due": due})}


def by_client(one: dict[str, Any]) -> tuple[bool, str]:
    """Cards that change come first."""
    return one["change"] == "stays", one["client"]
