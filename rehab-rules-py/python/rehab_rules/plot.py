"""Charts of findings, drawn by Altair. The counting is done here, so that a chart contains no rows of a log."""

from __future__ import annotations

from collections import Counter
from datetime import date, timedelta
from importlib import import_module
from typing import TYPE_CHECKING, Any

from .report.words import REPORT_WORDS, ReportWords
from .request import EFFECTS, Effect, Language
from .words import WORDS

if TYPE_CHECKING:
    from altair import Chart

    from .tables import Table

# Reds mark what is broken, blues what must or may be done, greys information. The colours also work for colour-blind readers.
COLOURS: dict[Effect, str] = {
    "prohibition": "#7f0d17",
    "violation": "#d64545",
    "undetermined": "#e8a33d",
    "obligation": "#003580",
    "right": "#3f88d0",
    "recommendation": "#93c1ea",
    "unregulated": "#7d8896",
    "notice": "#c3cad2",
}
DAYS: dict[Language, str] = {"fi": "%-d.%-m.%Y", "sv": "%-d.%-m.%Y", "en": "%-d %b %Y"}
MONTHS: dict[Language, str] = {"fi": "%-m/%Y", "sv": "%-m/%Y", "en": "%b %Y"}
WIDTH = 640
HEIGHT = 240
LONGEST_RULE = 320


class Plot:
    """Charts of a table of findings, each an `altair.Chart`: a notebook shows it, and `.save("chart.html")` writes it.

    They require `pip install 'rehab-rules[plot]'`, and use the language of the result, by default English.
    """

    def __init__(self, findings: Table, language: Language) -> None:
        self._findings = findings
        self._language: Language = language

    def due(self) -> Chart:
        """How many findings are due in each week, by effect."""
        own, say = REPORT_WORDS[self._language], WORDS[self._language]
        weeks = Counter((day - timedelta(days=day.weekday()), effect) for day, effect in self._pairs("due"))
        bars = [self._bar(day, 6, say.day(day.isoformat()), effect, count) for (day, effect), count in weeks.items()]
        return self._over_time(bars, own.due_by_week, own.week_from, DAYS[self._language])

    def by_month(self) -> Chart:
        """How many findings there are in each month, by effect: by the date of the event; for an audit, by the due date."""
        own = REPORT_WORDS[self._language]
        of_events = self._pairs("on")
        months = Counter((day.replace(day=1), effect) for day, effect in of_events or self._pairs("due"))
        title = own.by_month_of_event if of_events else own.by_month_of_last_day
        bars = [self._bar(day, 27, WORDS[self._language].month(day), effect, count) for (day, effect), count in months.items()]
        return self._over_time(bars, title, own.month, MONTHS[self._language])

    def by_rule(self) -> Chart:
        """How many findings each rule has, by effect: the most severe rules first, then the most frequent."""
        altair, own = altair_of(), REPORT_WORDS[self._language]
        counts = Counter(zip(self._findings["rule"], self._findings["effect"], strict=True))
        rules = {rule: min(EFFECTS.index(effect) for of, effect in counts if of == rule) for rule, _ in counts}
        order = sorted(rules, key=lambda rule: (rules[rule], -sum(count for (of, _), count in counts.items() if of == rule), rule))
        values = [{"rule": rule, **self._values(effect, count)} for (rule, effect), count in counts.items()]
        axis = altair.Axis(labelLimit=LONGEST_RULE)
        chart = self._bars(altair, values, own.findings_by_rule, own).encode(
            y=altair.Y("rule:N", title=None, sort=order, axis=axis),
            x=altair.X("count:Q", title=own.findings, axis=altair.Axis(tickMinStep=1, format="d")),
            tooltip=[altair.Tooltip("rule:N", title=own.rule), *self._tooltips(altair, own)],
        )
        return drawn(chart.properties(height=altair.Step(20)))

    def _bar(self, first: date, days: int, when: str, effect: Effect, count: int) -> dict[str, Any]:
        """The values of a bar over a span of dates."""
        last = first + timedelta(days=days)
        return {"from": first.isoformat(), "to": last.isoformat(), "when": when, **self._values(effect, count)}

    def _values(self, effect: Effect, count: int) -> dict[str, Any]:
        return {"effect": WORDS[self._language].effects[effect], "place": EFFECTS.index(effect), "count": count}

    def _over_time(self, bars: list[dict[str, Any]], title: str, when: str, form: str) -> Chart:
        """Bars over time, stacked by effect."""
        altair, own = altair_of(), REPORT_WORDS[self._language]
        heights = Counter[str]()
        bars = sorted(bars, key=lambda bar: (bar["from"], bar["place"]))
        for bar in bars:
            # A bar over a span of dates is not stacked automatically.
            bar["base"] = heights[bar["from"]]
            heights[bar["from"]] = bar["top"] = bar["base"] + bar["count"]
        chart = self._bars(altair, bars, title, own).encode(
            # A date is read and written in UTC, so that no time zone shifts it.
            x=altair.X("from:T", title=when, scale=altair.Scale(type="utc"), axis=altair.Axis(format=form, labelOverlap=True)),
            x2="to:T",
            y=altair.Y("base:Q", title=own.findings, axis=altair.Axis(tickMinStep=1, format="d")),
            y2="top:Q",
            tooltip=[altair.Tooltip("when:N", title=when), *self._tooltips(altair, own)],
        )
        return drawn(chart.properties(height=HEIGHT))

    def _bars(self, altair: Any, values: list[dict[str, Any]], title: str, own: ReportWords) -> Any:
        """Bars coloured by effect, the most severe first."""
        named = [effect for effect in EFFECTS if any(value["place"] == EFFECTS.index(effect) for value in values)]
        scale = altair.Scale(domain=[WORDS[self._language].effects[effect] for effect in named], range=[COLOURS[effect] for effect in named])
        chart = altair.Chart(altair.Data(values=values), title=title if values else own.by_month_none, width=WIDTH).mark_bar()
        return chart.encode(color=altair.Color("effect:N", title=own.effect, scale=scale), order=altair.Order("place:Q"))

    def _tooltips(self, altair: Any, own: ReportWords) -> list[Any]:
        return [altair.Tooltip("effect:N", title=own.effect), altair.Tooltip("count:Q", title=own.findings)]

    def _pairs(self, column: str) -> list[tuple[date, Effect]]:
        """The dates of a column, each with its effect."""
        return [(day, effect) for day, effect in zip(self._findings[column], self._findings["effect"], strict=True) if day is not None]


def drawn(chart: Any) -> Chart:
    """The chart in the style of the charts in docs/how-to/analysts.md."""
    styled: Chart = (
        chart.configure(font="sans-serif")
        .configure_axis(labelFontSize=12, titleFontSize=13)
        .configure_legend(labelFontSize=12, titleFontSize=13)
        .configure_title(fontSize=18, anchor="start", offset=12)
    )
    return styled


def altair_of() -> Any:
    """The library that draws charts; install it with the extra `plot`."""
    try:
        return import_module("altair")
    except ModuleNotFoundError:
        raise ModuleNotFoundError("charts require Altair, which is not installed: pip install 'rehab-rules[plot]'") from None
