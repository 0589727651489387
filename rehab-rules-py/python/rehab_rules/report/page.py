"""The report as one HTML page: it is self-contained, and everything from the log is escaped."""

import base64
import hashlib
import json
import zlib
from collections.abc import Iterator, Mapping
from datetime import date
from importlib.resources import files
from pathlib import Path
from typing import Any, TextIO

from jinja2 import Environment, PackageLoader, StrictUndefined, Template
from markupsafe import Markup

from .._core import documents, rules_version
from .._core import rows as cited_rows
from ..log import log_named
from ..overview import shown_effects
from ..planning.page_words import PAGE_WORDS
from ..planning.show import contents
from ..planning.words import WORDS as PLAN_WORDS
from ..request import BROKEN, EFFECTS, Effect, Language, Refused, Request
from ..rules import rules
from ..status import Outcome
from ..table import cited, clean, how_judged
from ..tables import LogSource
from ..words import ENGLISH_MONTHS, WORDS, always
from . import charts
from .contents import Course, Report, Row, read_report, service_names
from .words import REPORT_WORDS

# How many findings are listed without JavaScript, in each of the three languages.
MAX_STATIC_ROWS = 700
MAX_DUE_SOON = 20
MAX_PROVIDERS = 30

# The languages as the page offers them.
OFFERED: tuple[Language, ...] = ("fi", "sv", "en")

# The word names the effect; the mark helps the eye to find it again.
MARKS: dict[Effect, str] = {
    "prohibition": "✕",
    "violation": "!",
    "undetermined": "?",
    "obligation": "→",
    "right": "✓",
    "recommendation": "+",
    "unregulated": "–",
    "notice": "i",
}


def write_report(request: Request, name: str, out: TextIO) -> Outcome:
    """Writes the report of the log with this name as HTML."""
    if request.remedies:
        raise Refused("--format html cannot be combined with --remedies")
    try:
        report = read_report(request, source_of(name, request))
    except ModuleNotFoundError as missing:
        raise Refused(f"{name}: {missing}") from None
    out.write(page(report))
    return report.outcome


def source_of(name: str, request: Request) -> LogSource:
    """The log with this name, as a source that can be read more than once; standard input is held in memory."""
    log = log_named(name, request.part)
    return LogSource(log if isinstance(log, Path) else log.read())


def page(report: Report) -> str:
    """The whole page."""
    time_line, by_month, names = charts.time_line(report), charts.by_month(report), service_names(report)
    return template(__package__, "page.html").render(
        **frame(),
        report=report,
        chosen=report.request.language or "en",
        views=[view(report, language, time_line, by_month, names) for language in OFFERED],
        of_providers=report.of_providers,
        most_listed=MAX_PROVIDERS,
        last_listed=report.last_day_listed,
        time_line=time_line,
        by_month=by_month,
        filling=charts.filling(report),
        capacity=charts.capacity(report),
        most_table_rows=charts.MAX_TABLE_ROWS,
        marks=MARKS,
        due_soon=report.due_soon,
        most_due_soon=MAX_DUE_SOON,
        static_rows=report.rows[:MAX_STATIC_ROWS],
        data=packed(report),
    )


def view(
    report: Report,
    language: Language,
    time_line: charts.TimeLine | None,
    by_month: charts.ByMonth | None,
    names: Mapping[str, Mapping[str, str]],
) -> dict[str, Any]:
    """The values that the template needs in one language."""
    words, own = WORDS[language], REPORT_WORDS[language]

    def number(value: int) -> str:
        return words.count(value, always("{n}"))

    def text(day: date | None, otherwise: str = "") -> str:
        return otherwise if day is None else words.day(day.isoformat())

    def filled(course: Course) -> str:
        has_started = course.start is not None and report.day is not None and course.start <= report.day
        start = own.unscheduled if course.start is None else (own.started if has_started else own.starts).format(day=text(course.start))
        parts = [
            own.filled.format(clients=number(course.clients), places=number(course.group_size)),
            "" if course.minimum is None else own.needs.format(n=number(course.minimum)),
            own.confirmed if course.is_confirmed else own.unconfirmed,
            start,
        ]
        return " · ".join(filter(None, parts))

    # With zero days ahead, the date itself is shown.
    ahead = report.last_day_ahead if report.day is not None else None
    soon = own.due_on.format(day=text(ahead)) if ahead is not None and report.days_ahead == 0 else words.count(report.days_ahead, own.soon)

    return {
        "language": language,
        "name": own.name,
        "words": words,
        "own": own,
        "soon": soon,
        "due_soon": soon if report.days_ahead == 0 else own.due_soon.format(soon=soon, day=text(ahead)),
        "title": title(report, language),
        "plan": contents(report.plan.in_language(language)) if report.plan else None,
        "plan_words": PLAN_WORDS[language],
        "plan_own": PAGE_WORDS[language],
        "day": text,
        "filled": filled,
        "month": words.month,
        "number": number,
        # The first sentence of a rule's statement.
        "gists": {rule["id"]: rule["statement"].split(". ")[0].removesuffix(".") + "." for rule in rules(language)},
        "sources": list(sources(report, language)),
        "cited": lambda rule: ", ".join(cited(rule)),
        "broken": [
            (effect, rule, count, len(report.providers_by_rule[effect, rule]))
            for (effect, rule), count in sorted(report.by_rule.items(), key=lambda item: (EFFECTS.index(item[0][0]), -item[1]))
            if effect in BROKEN
        ],
        "effects": [effect for effect in EFFECTS if report.listed[effect]],
        "scope": list(scope(report, language)),
        "week_rows": [(text(week.monday), week.ahead, week.missed) for week in time_line.weeks if week.ahead or week.missed] if time_line else [],
        "month_rows": [(rule, own.no_day if first is None else words.month(first), number(count)) for rule, first, count in by_month.table] if by_month else [],
        "filling_rows": [
            (
                course.course,
                course.provider,
                names.get(course.service, {}).get(language, course.service),
                text(course.start, own.unscheduled),
                course.clients,
                course.group_size,
                own.confirmed if course.is_confirmed else own.unconfirmed,
            )
            for course in report.filling[: charts.MAX_TABLE_ROWS]
        ],
        "capacity_rows": [(one.provider, one.year, one.declared, one.used, one.left) for one in report.capacity[: charts.MAX_TABLE_ROWS]],
    }


def scope(report: Report, language: Language) -> Iterator[str]:
    """How the log was evaluated, and what is left out of the report."""
    words, own, request = WORDS[language], REPORT_WORDS[language], report.request
    yield from how_judged(request, words)
    if request.part is not None:
        providers = request.part.providers
        yield (own.only_provider if len(providers) == 1 else own.only_providers).format(providers=", ".join(providers))
    if request.effects:
        yield own.only_effects.format(effects=", ".join(words.effects[effect] for effect in request.effects))
    else:
        yield own.without_effects.format(effects=", ".join(words.effects[effect] for effect in EFFECTS if effect not in shown_effects(request)))
    if (last := report.last_day_listed) is not None:
        yield own.within.format(day=words.day(last.isoformat()))
    if request.part is not None and request.part.nameless:
        yield words.count(request.part.nameless, own.nameless)


def title(report: Report, language: Language) -> str:
    """The title of the page, with its date."""
    words, own = WORDS[language], REPORT_WORDS[language]
    if report.day is None:
        return own.title_empty
    text = own.title_audit if report.is_audit else own.title_replay
    return text.format(day=words.day(report.day.isoformat()))


def sources(report: Report, language: Language) -> Iterator[str]:
    """The source documents of the rules with findings."""
    prefixes = {row.split("-")[0] for _, rule in report.by_rule for row in cited_rows(rule)}
    for prefix, file, name in documents(language):
        if prefix in prefixes:
            yield f"{prefix}: {name} ({file})"


def packed(report: Report) -> str:
    """The findings and the words of their list, for the script: compressed JSON in base64, which cannot end the element."""
    data = {
        "rows": [packed_row(row) for row in report.rows],
        "marks": MARKS,
        "words": {language: list_words(language) for language in OFFERED},
        "months": ENGLISH_MONTHS,
    }
    text = json.dumps(data, ensure_ascii=False, separators=(",", ":"))
    return base64.b64encode(zlib.compress(text.encode(), 9)).decode()


def packed_row(row: Row) -> list[Any]:
    """A finding as the script reads it: effect, rule, provider, course, client, line, dates, messages, whether it is inferred, index of its cause."""
    names = [None if name is None else clean(name) for name in (row.provider, row.course, row.client)]
    days = [None if day is None else day.isoformat() for day in (row.on, row.due)]
    return [row.effect, row.rule, *names, row.line, *days, [clean(row.messages[language]) for language in OFFERED], int(row.is_inferred), row.cause]


def list_words(language: Language) -> dict[str, Any]:
    """The words that the script uses."""
    words, own = WORDS[language], REPORT_WORDS[language]
    names = ("shown", "none_match", "more", "all", "provider", "course", "client", "same_cause")
    return {name: getattr(own, name) for name in names} | {"line": words.line, "effects": words.effects, "inferred": words.inferred}


def template(package: str, name: str) -> Template:
    """A page template in a package: a misspelt name in it is an error, and all values put into it are escaped.

    Characters that control the writing direction are replaced.
    """
    root, _, folder = package.partition(".")
    environment = Environment(
        # From the whole package, so that a template can import one of another folder.
        loader=PackageLoader(root, "."),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        finalize=lambda value: clean(value) if type(value) is str else value,
    )
    return environment.get_template(f"{folder}/{name}")


def frame(more_style: str = "") -> dict[str, Any]:
    """The style and the script of a page, with the hashes that its policy allows; a page can add to the style."""
    style, script = (files(__package__).joinpath(name).read_text(encoding="utf-8") for name in ("page.css", "page.js"))
    style += more_style
    return {
        "style": Markup(style),
        "script": Markup(script),
        "style_hash": sha256(style),
        "script_hash": sha256(script),
        "rules_version": rules_version(),
    }


def sha256(text: str) -> str:
    """The hash of a style or a script, in the format of a page's policy."""
    return base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()
