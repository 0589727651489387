"""What a planner decides for a plan: which actions it may propose, and what is settled already."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, Literal, get_args

PlanAction = Literal[
    "attach_client",
    "move_client",
    "confirm_course",
    "set_group_size",
    "set_target_groups",
    "tell_authority_line",
    "create_course",
    "reschedule_course",
    "delete_course",
]
PLAN_ACTIONS: tuple[PlanAction, ...] = get_args(PlanAction)

# Without being told, a plan creates, postpones and deletes nothing.
USUAL: tuple[PlanAction, ...] = PLAN_ACTIONS[:6]


@dataclass(frozen=True)
class Choices:
    """The planner's choices, checked."""

    may: frozenset[str] = frozenset(USUAL)
    fixed: Mapping[str, str] = field(default_factory=dict)
    can: Mapping[str, frozenset[str]] = field(default_factory=dict)
    cannot: Mapping[str, frozenset[str]] = field(default_factory=dict)
    offices: frozenset[str] | None = None
    new_courses: Sequence[Mapping[str, Any]] = ()
    within: int = 30

    def allow(self, client: str, course: str) -> bool:
        """Whether the client can take the course, by the client's own wishes."""
        return course in self.can.get(client, {course}) and course not in self.cannot.get(client, ())


def choices_of(
    may: Iterable[str] | None,
    fixed: Mapping[str, str] | None,
    can: Mapping[str, Iterable[str]] | None,
    cannot: Mapping[str, Iterable[str]] | None,
    offices: Iterable[str] | None,
    new_courses: Iterable[Mapping[str, Any]],
    within: int,
) -> Choices:
    """The choices as a caller gives them. Raises ValueError or TypeError for one that cannot be meant."""
    actions = frozenset(USUAL if may is None else each("may", may))
    if unknown := sorted(actions - {*PLAN_ACTIONS}):
        raise ValueError(f"`may` cannot be {unknown[0]!r}; allowed: {', '.join(PLAN_ACTIONS)}")
    if not isinstance(within, int) or within < 0:
        raise ValueError(f"`within` must be a number of days, 0 or more, not {within!r}")
    drafts = [draft_of(draft) for draft in new_courses]
    if drafts and "create_course" not in actions:
        raise ValueError("`new_courses` needs \"create_course\" in `may`")
    ids = [draft["course"] for draft in drafts]
    if len({*ids}) < len(ids):
        raise ValueError(f"`new_courses` has the course {next(id for id in ids if ids.count(id) > 1)!r} twice")
    fixed = mapping("fixed", fixed)
    if wrong := next((client for client, course in fixed.items() if not isinstance(course, str)), None):
        raise TypeError(f"`fixed` must give each client one course as a string, not {fixed[wrong]!r} for {wrong!r}")
    return Choices(
        actions,
        fixed,
        {client: frozenset(each(f"can[{client!r}]", courses)) for client, courses in mapping("can", can).items()},
        {client: frozenset(each(f"cannot[{client!r}]", courses)) for client, courses in mapping("cannot", cannot).items()},
        None if offices is None else frozenset(each("offices", offices)),
        drafts,
        within,
    )


def draft_of(draft: Mapping[str, Any]) -> dict[str, Any]:
    """A course that the plan may create, as the action that creates it."""
    if not isinstance(draft, Mapping) or not isinstance(draft.get("course"), str):
        raise TypeError("each of `new_courses` must be a dict with the fields of create_course: course, service, group_size, target_groups, periods …")
    return {"action": "create_course", **draft}


def each(name: str, given: Iterable[str]) -> list[str]:
    """Several ids or words; a single one is a likely mistake."""
    if isinstance(given, str):
        raise TypeError(f"`{name}` must be a list, not the string {given!r}")
    return [*given]


def mapping(name: str, given: Mapping[str, Any] | None) -> Mapping[str, Any]:
    """A mapping by client."""
    if given is not None and not isinstance(given, Mapping):
        raise TypeError(f"`{name}` must be a dict by client, not a {type(given).__name__}")
    return given or {}
