"""The courses after a plan, and who could still move on to which course."""

from collections import Counter
from collections.abc import Mapping

from .model import Solution
from .situation import Client, Course, Situation


class After:
    """Who is where after a plan, and what is still free."""

    def __init__(self, situation: Situation, solution: Solution, place: Mapping[str, str]) -> None:
        self.situation = situation
        self.solution = solution
        self.place = place
        self.sizes = solution.sizes
        counted = Counter(place.values())
        self.on = {id: situation.others[id] + counted[id] for id in situation.courses}
        self.left = dict(situation.places_left)
        for id, course in situation.courses.items():
            self.left[course.year] -= self.sizes[id] - course.group_size
            self.left[course.year] -= course.group_size * ((id in solution.created) - (id in solution.deleted))
        self.known: dict[str, dict[str, list[str]]] = {}
        self.movable: dict[str, list[Client]] = {id: [] for id in situation.courses}
        for client in situation.clients:
            if client.id in place and client.options and not client.is_fixed:
                self.movable[place[client.id]].append(client)

    def is_there(self, course: Course) -> bool:
        """Whether the plan leaves or creates the course."""
        return course.id not in self.solution.deleted and (course.draft is None or course.id in self.solution.created)

    def is_confirmed(self, course: str) -> bool:
        """Whether a course is confirmed."""
        return course in self.solution.confirmed

    def has_group(self, course: str, group: str) -> bool:
        """Whether the plan adds a target group to a course."""
        return group in self.solution.added_groups.get(course, ())

    def leads_to(self, course: str, without: str) -> set[str]:
        """The courses that some client of a course, other than `without`, could move on to without losing a confirmed course."""
        return {other for other, clients in self.ways(course).items() if clients != [without]}

    def ways(self, course: str) -> Mapping[str, list[str]]:
        """The courses that clients of a course could move on to, each with the first two who could."""
        if course not in self.known:
            found: dict[str, list[str]] = {}
            for client in self.movable[course]:
                for id, group in client.options.items():
                    other = self.situation.courses[id]
                    keeps = self.is_confirmed(id) or not (self.is_confirmed(course) or other.is_late)
                    if id != course and keeps and self.is_there(other) and (group is None or self.has_group(id, group)) and len(found.get(id, ())) < 2:
                        found.setdefault(id, []).append(client.id)
            self.known[course] = found
        return self.known[course]
