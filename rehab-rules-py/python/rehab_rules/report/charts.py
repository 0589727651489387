"""The data of the report's charts: what is drawn where, in hundredths of the width, so that a chart fits every screen."""

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from ..request import EFFECTS
from .contents import Capacity, Course, Report

WEEK = timedelta(days=7)
WEEKS_BEHIND = 13
WEEKS_AHEAD = 39
MIN_WEEKS = 12
MAX_LABELS = 5
MAX_MONTHS = 36
MAX_RULES = 12
MAX_BARS = 30
MAX_TABLE_ROWS = 200


@dataclass(frozen=True)
class Week:
    """The duties due in a week, which starts on `monday`; `x` and `width` are hundredths of the chart's width."""

    monday: date
    ahead: int
    missed: int
    x: float
    width: float


@dataclass(frozen=True)
class Label:
    """A date written at a position on the axis."""

    day: date
    x: float


@dataclass(frozen=True)
class TimeLine:
    """The weeks around the date, the highest count in a week, and the numbers of duties outside these weeks."""

    weeks: list[Week]
    labels: list[Label]
    today: float
    highest: int
    earlier: int
    later: int
    ahead: int
    missed: int


def time_line(report: Report) -> TimeLine | None:
    """The due dates of duties, ahead and missed; None if there are none."""
    if report.day is None:
        return None
    ahead, missed = Counter[date](), Counter[date]()
    for row in report.standing:
        if row.due is None:
            continue
        if row.effect == "obligation" and report.day <= row.due:
            ahead[monday(row.due)] += 1
        elif row.effect == "violation" and row.due < report.day:
            missed[monday(row.due)] += 1
    mondays = ahead.keys() | missed.keys()
    if not mondays:
        return None
    this_week = monday(report.day)
    first = max(min(*mondays, this_week), this_week - WEEKS_BEHIND * WEEK)
    last = min(max(*mondays, this_week), this_week + WEEKS_AHEAD * WEEK)
    last = max(last, first + (MIN_WEEKS - 1) * WEEK)
    count = (last - first) // WEEK + 1
    width = 100 / count
    weeks = []
    for place in range(count):
        start = first + place * WEEK
        weeks.append(Week(start, ahead[start], missed[start], place * width + width * 0.1, width * 0.8))
    return TimeLine(
        weeks=weeks,
        labels=month_labels(first, count, width),
        today=((report.day - first).days + 0.5) / 7 * width,
        highest=max(1, *(week.ahead + week.missed for week in weeks)),
        earlier=sum(number for start, number in missed.items() if start < first),
        later=sum(number for start, number in ahead.items() if last < start),
        ahead=ahead.total(),
        missed=missed.total(),
    )


def month_labels(first: date, weeks: int, width: float) -> list[Label]:
    """The first dates of months at their positions; few enough not to overlap on a small screen."""
    end = first + weeks * WEEK
    firsts = [month for month in months_between(first, end) if first <= month]
    every = -(-len(firsts) // MAX_LABELS)
    labels = [Label(month, (month - first).days / 7 * width) for month in firsts[::every]]
    return [label for label in labels if label.x < 86]


@dataclass(frozen=True)
class Bar:
    """One month of a rule, in hundredths of the chart's width and height."""

    x: float
    width: float
    height: float


@dataclass(frozen=True)
class RuleMonths:
    """A rule with its findings by month."""

    rule: str
    count: int
    most: int
    without_day: int
    bars: list[Bar]


@dataclass(frozen=True)
class ByMonth:
    """The rules, the most severe and most frequent first, over the same months."""

    first: date
    last: date
    rules: list[RuleMonths]
    table: list[tuple[str, date | None, int]]
    table_rows: int


def by_month(report: Report) -> ByMonth | None:
    """The findings by rule and month; None if no finding has a date."""
    months = {month for counts in report.months.values() for month in counts if month is not None}
    if not months:
        return None
    span = list(months_between(min(months), max(months)))[-MAX_MONTHS:]
    severest = {rule: min(EFFECTS.index(effect) for effect, of in report.by_rule if of == rule) for rule in report.months}
    order = sorted(report.months, key=lambda rule: (severest[rule], -report.months[rule].total(), rule))
    width = 100 / len(span)
    rules = []
    for rule in order[:MAX_RULES]:
        counts = report.months[rule]
        most = max(counts[month] for month in span)
        bars = [Bar(place * width + width * 0.08, width * 0.84, 100 * counts[month] / most) for place, month in enumerate(span) if counts[month]]
        rules.append(RuleMonths(rule, counts.total(), most, counts[None], bars))
    table = [(rule, month, number) for rule in order for month, number in sorted(report.months[rule].items(), key=lambda item: item[0] or date.max)]
    return ByMonth(span[0], span[-1], rules, table[:MAX_TABLE_ROWS], len(table))


@dataclass(frozen=True)
class Filling:
    """A course as a bar: its places, its clients, and the position of the minimum number of clients, in hundredths."""

    course: Course
    places: float
    clients: float
    minimum: float | None


def filling(report: Report) -> list[Filling]:
    """The courses that start first."""
    courses = report.filling[:MAX_BARS]
    widest = max((max(course.group_size, course.clients) for course in courses), default=0) or 1
    return [
        Filling(
            course,
            100 * course.group_size / widest,
            100 * course.clients / widest,
            None if course.minimum is None else 100 * course.minimum / widest,
        )
        for course in courses
    ]


@dataclass(frozen=True)
class YearOfCapacity:
    """The places of all providers in a year, as a bar."""

    total: Capacity
    declared: float
    used: float


def capacity(report: Report) -> list[YearOfCapacity]:
    """The places by year."""
    totals = [sum_of(year, of_year) for year, of_year in by_year(report.capacity)]
    widest = max((max(total.declared, total.used) for total in totals), default=0) or 1
    return [YearOfCapacity(total, 100 * total.declared / widest, 100 * total.used / widest) for total in totals]


def by_year(capacities: Iterable[Capacity]) -> Iterator[tuple[int, list[Capacity]]]:
    """The capacities of each year."""
    years: dict[int, list[Capacity]] = {}
    for one in capacities:
        years.setdefault(one.year, []).append(one)
    yield from sorted(years.items())


def sum_of(year: int, capacities: list[Capacity]) -> Capacity:
    """The capacities of a year together."""
    return Capacity(
        provider="",
        year=year,
        used=sum(one.used for one in capacities),
        left=sum(one.left for one in capacities),
        declared=sum(one.declared for one in capacities),
    )


def monday(day: date) -> date:
    """The Monday of the week of a date."""
    return day - timedelta(days=day.weekday())


def months_between(first: date, last: date) -> Iterator[date]:
    """The first dates of the months from one date to another."""
    month = first.replace(day=1)
    while month <= last:
        yield month
        month = (month + timedelta(days=31)).replace(day=1)
