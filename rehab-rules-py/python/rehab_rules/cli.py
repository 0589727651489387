"""The command line `rehab-rules`: its commands, options and output."""

import codecs
import io
import os
import re
import sys
import time
import traceback
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date
from importlib.metadata import version
from pathlib import Path
from typing import Annotated, Any, BinaryIO, Literal, TextIO, TypeVar, cast, get_args

from cyclopts import App, CycloptsError, Parameter, Token
from cyclopts.validators import Number
from rich.console import Console

from ._core import InputError, day_in_finland, rules_version, service_template
from ._core import verify as verify_receipt
from .answers import by_provider, coming_text, event_of, explained, of_line, of_log, window_text, written
from .calendar_file import calendar_text
from .catalogue import print_rules
from .comparison.changes import two
from .comparison.show import compare_named, print_comparison
from .comparison.show import page as comparison_page
from .comparison.show import write_lines as write_comparison
from .coverage import print_coverage
from .descriptions import check_files
from .files import Unreadable, Utf16, read_json, written_whole
from .lines import write_lines
from .findings_file import write_findings
from .listing import print_listings
from .log import STANDARD_INPUT, is_day, is_table, open_log
from .overview import read_overview
from .parts import file_name, parts_of, refuse_unknown
from .plan_command import drafts_of, pairs, plan_of_named, several, write_plan
from .planning import USUAL, Plan, PlanAction
from .planning.show import print_plan
from .records import check_records
from .registry import Registry
from .registry_command import asked_of, is_registry, overview_of, reading_of, registry_of, print_nameless, write_audit
from .request import MAX_DAYS, Effect, Language, Mode, Refused, Request, Written
from .report import write_report
from .services import spoken_names
from .status import STATUSES, Counted, Outcome, Status, print_error
from .table import print_table, table_width
from .words import WORDS

WIDTH_WITHOUT_TERMINAL = 100

TODAY = "today"

# Cyclopts reads a lone hyphen as an option. No program argument can contain this character.
LONE_HYPHEN = "\0"

Format = Literal["table", "jsonl", "csv", "parquet", "html", "ics"]
Form = Format | Literal["xlsx"]
Chosen = TypeVar("Chosen", bound=str)
SUFFIXES: Mapping[str, Format | Literal["xlsx"]] = {
    ".html": "html", ".htm": "html", ".ics": "ics", ".csv": "csv", ".jsonl": "jsonl", ".ndjson": "jsonl", ".parquet": "parquet",
    ".xlsx": "xlsx",
}  # fmt: skip
# The suffixes of the files that --split-by writes.
SUFFIX_OF: Mapping[Format, str] = {"table": ".txt", "jsonl": ".jsonl", "csv": ".csv", "parquet": ".parquet", "html": ".html", "ics": ".ics"}
BY_SUFFIX = "Default: by the suffix of --output, otherwise table."

# Replacements for characters that the terminal's code page lacks; any other character is shown by its number.
LOOKALIKES = {"═": "=", "─": "-", "–": "-", "·": "-", "→": "->", "…": "...", "\N{NO-BREAK SPACE}": " "}

app = App(
    name="rehab-rules",
    help="Kela's rehabilitation course rules: what is allowed, why not, what is due and when, what was broken.",
    help_format="plaintext",
    help_epilogue=STATUSES,
    version=lambda: f"rehab-rules {version('rehab-rules')}, rules version {rules_version()}",
    version_flags=["--version"],
)


def read_day(_: Any, tokens: Sequence[Token]) -> date:
    """A date in the format that logs use."""
    text = tokens[0].value
    if not is_day(text):
        raise ValueError(f"`{text}` is not a date from 1900-01-01 to 2199-12-31 in the form YYYY-MM-DD.")
    return date.fromisoformat(text)


def read_as_of(annotation: Any, tokens: Sequence[Token]) -> date:
    """A date, or the current date in Finland for `today`."""
    return day_in_finland(time.time()) if tokens[0].value == TODAY else read_day(annotation, tokens)


# Shells complete a string with Path among its types as a path.
Log = Annotated[str | Path, Parameter(help="The log: JSON Lines, one event per line, or a table (.csv, .tsv, .parquet), one event per row; - is standard input.")]
AsOf = Annotated[date, Parameter(help="The date of the audit: YYYY-MM-DD, or today for the current date in Finland.", converter=read_as_of)]
Within = Annotated[
    int | None,
    Parameter(
        help="Only findings due within this many days of --as-of, plus findings without a due date.", validator=Number(gte=0, lte=MAX_DAYS)
    ),
]


def nothing_alone(_: Any, counted: Sequence[Counted]) -> None:
    """Rejects `nothing` combined with another value."""
    if Counted.NOTHING in counted and len(set(counted)) > 1:
        raise Refused("--fail-on nothing cannot be combined with findings or malformed")


def name_of(log: str | Path) -> str:
    """The name of the log as it was given."""
    return str(log).replace(LONE_HYPHEN, STANDARD_INPUT)


Output = Annotated[Path | None, Parameter(help="Write to this file instead of standard output.")]
FAIL_ON = Parameter(
    help="What sets the exit status; may be repeated. findings: 1 for prohibitions and violations; malformed: 2 for malformed lines; "
    "nothing: neither. Default: both. Status 3 is always possible.",
    negative=(),
    show_default=False,
    validator=nothing_alone,
)


@Parameter(name="*")
@dataclass(frozen=True, kw_only=True)
class TableOptions:
    """The format of a log that is a table or another file."""

    date_format: Annotated[str | None, Parameter(help="The format of dates in a text table, if it is not YYYY-MM-DD; for example %d.%m.%Y.")] = None
    decimal: Annotated[Literal[".", ","], Parameter(help="The decimal separator of numbers in a text table.")] = "."
    list_separator: Annotated[str | None, Parameter(help="The separator between the ids of a list in a text table, if the list is not JSON; for example ';'.")] = None
    encoding: Annotated[str | None, Parameter(help="The encoding of a text file, if it is not UTF-8; for example cp1252 or utf-16.")] = None

    @property
    def written(self) -> Written:
        """The format of the log."""
        return Written(None, self.date_format, self.decimal, self.list_separator, self.encoding)


@Parameter(name="*")
@dataclass(frozen=True, kw_only=True)
class LogOptions(TableOptions):
    """The options that replay, audit and search share."""

    mode: Annotated[
        Mode, Parameter(help="enforce: do not apply prohibited events; observe: report prohibited events, but apply them anyway (for historical data).")
    ] = "enforce"
    service: Annotated[
        tuple[Path, ...],
        Parameter(help="A JSON file with a service description or a list of them; may be repeated.", negative=(), show_default=False),
    ] = ()
    language: Annotated[
        Language | None,
        Parameter(help="The language of messages. By default the table is in English, and jsonl contains error messages only, in English."),
    ] = None
    output: Output = None
    sort: Annotated[
        bool,
        Parameter(
            help="Sort the log by date first; lines without a valid date come last. The whole log is held in memory.",
            negative=(),
            show_default=False,
        ),
    ] = False
    fail_on: Annotated[tuple[Counted, ...], FAIL_ON] = ()


@Parameter(name="*")
@dataclass(frozen=True, kw_only=True)
class SearchOptions(LogOptions):
    """The options of search."""

    format: Annotated[
        Literal["table", "jsonl"] | None,
        Parameter(help=f"table: for people; jsonl: one line of JSON per course, malformed lines to standard error. {BY_SUFFIX}"),
    ] = None


@Parameter(name="*")
@dataclass(frozen=True, kw_only=True)
class Options(LogOptions):
    """The options of replay and audit."""

    format: Annotated[
        Format | None,
        Parameter(
            help="table: for people; the findings shown are held in memory. "
            "jsonl: one line of JSON per line of the log; for an audit, one per finding, malformed lines to standard error. "
            "csv, parquet: one row per finding, malformed lines to standard error. "
            "html: a one-page report in all three languages; it opens in --language. "
            "ics: the due dates of an audit as a calendar, which updates the calendar in --output. "
            + BY_SUFFIX
        ),
    ] = None
    effect: Annotated[
        tuple[Effect, ...],
        Parameter(
            help="Only findings with this effect; may be repeated. By default the table omits notices.",
            negative=(),
            show_default=False,
        ),
    ] = ()
    remedies: Annotated[
        bool, Parameter(help="Also list the actions that would remove each prohibition. Not for audits.", negative=(), show_default=False)
    ] = False
    excel: Annotated[
        bool,
        Parameter(
            help="csv for Excel in Finnish or Swedish: a byte-order mark, semicolons, and an apostrophe before anything that Excel would read as a formula.",
            negative=(),
            show_default=False,
        ),
    ] = False
    provider: Annotated[
        tuple[str, ...], Parameter(help="Only the events of this provider; may be repeated.", negative=(), show_default=False)
    ] = ()
    split_by: Annotated[
        Literal["provider"] | None,
        Parameter(
            help="provider: one file per provider, as --provider would write it, in the folder given by --output. Each file is named after the "
            "provider; a hash is added if the id is not a safe file name. Other files in the folder are not touched."
        ),
    ] = None


@app.command
def replay(log: Log, /, *, options: Options = Options()) -> int:
    """Evaluates each event of a log: whether it is allowed, and what follows from it."""
    return judge(log, options, as_of=None, within=None)


@app.command
def audit(
    log: Log,
    /,
    *,
    as_of: AsOf,
    within: Within = None,
    private: Annotated[
        bool,
        Parameter(
            help="Mark each entry of ics as private: Google and Outlook then show subscribers only that the time is busy.",
            negative=(),
            show_default=False,
        ),
    ] = False,
    plan: Annotated[
        bool,
        Parameter(help="Add a plan for the clients who wait to html; see the command plan.", negative=(), show_default=False),
    ] = False,
    reading: Annotated[
        Path | None,
        Parameter(help="A JSON file that maps the names and values of a registry extract: an object with tables, columns, words and provider. See docs/how-to/tables.md."),
    ] = None,
    options: Options = Options(),
) -> int:
    """Reports the situation on a date: what is due, what was missed, what cannot be decided.

    Instead of a log, you can pass a registry extract of that date: a folder of tables, a workbook with one sheet per table, or snapshots.
    """
    called = reading_of(reading)
    if log != STANDARD_INPUT and is_registry(name_of(log), has_reading=reading is not None):
        return audit_registry(name_of(log), called, options, as_of, within, private, plan)
    if reading is not None and (log == STANDARD_INPUT or Path(name_of(log)).exists()):
        raise Refused(f"{log}: --reading applies to a registry's tables: a folder with one file per table, or a workbook with one sheet per table")
    return judge(log, options, as_of=as_of, within=within, is_private=private, with_plan=plan)


@app.command
def rules(
    rule: Annotated[str | None, Parameter(help="The rule to explain, for example course/minimum-clients. By default all rules are listed.")] = None,
    /,
    *,
    language: Annotated[Language, Parameter(help="The language of the text. Sources and readings are quoted in English.")] = "en",
    coverage: Annotated[
        bool, Parameter(negative="", help="Show how each statement of the sources is covered, and which paragraphs have no rule.")
    ] = False,
) -> int:
    """Lists the rules, or explains one rule: its statement, the facts it reads, and the source rows and readings behind it."""
    if coverage and rule is not None:
        raise Refused("--coverage shows all statements of the sources; do not name a rule with it")
    console = table_console(sys.stdout)
    if coverage:
        print_coverage(language, WORDS[language], console, table_width(console))
    else:
        print_rules(rule, language, WORDS[language], console, table_width(console))
    return Status.IN_ORDER


@app.command
def check(
    record: Annotated[tuple[Path, ...], Parameter(help="Records, one JSON object per file, with the field `record`: distance_readiness, therapy_case or coordinator_introduction.")],
    /,
    *,
    service: Annotated[
        tuple[Path, ...],
        Parameter(help="A JSON file with a service description or a list of them; may be repeated.", negative=(), show_default=False),
    ] = (),
    language: Annotated[
        Language | None,
        Parameter(help="The language of messages. By default the table is in English, and jsonl contains no messages."),
    ] = None,
    format: Annotated[Literal["table", "jsonl"], Parameter(help="table: for people; jsonl: one finding per line.")] = "table",
    fail_on: Annotated[tuple[Counted, ...], FAIL_ON] = (),
) -> int:
    """Checks records: readiness for Kela's distance rehabilitation, therapy paid by ÅHS, a coordinator's introduction."""
    if not record:
        raise Refused("no record to check; name a file")
    if LONE_HYPHEN in map(str, record):
        raise Refused("records cannot be read from standard input; name a file")
    console = table_console(sys.stdout) if format == "table" else None
    if console is None:
        write_utf_8()
    width = table_width(console) if console else 0
    return check_records(record, read_services(service), language, WORDS[language or "en"], console, width, fail_on)


services = App(name="services", help="Checks custom service descriptions and prints a template.")
app.command(services)


@services.default
def services_help() -> int:
    """Shows the available commands."""
    services.help_print([])
    return Status.NOTHING_DONE


@services.command(name="check")
def check_descriptions(
    file: Annotated[tuple[Path, ...], Parameter(help="JSON files, each with a service description or a list of them. Several files are also checked against each other.")],
    /,
    *,
    language: Annotated[Language, Parameter(help="The language of errors and warnings.")] = "en",
    format: Annotated[Literal["table", "jsonl"], Parameter(help="table: for people; jsonl: one error or warning per line.")] = "table",
) -> int:
    """Checks service descriptions. Reports every error with the value and what is allowed, and warns about values that are probably
    unintended. Exit status: 0 no remarks, 1 only warnings, 3 an invalid description or a file that cannot be read."""
    if LONE_HYPHEN in map(str, file):
        raise Refused("service descriptions cannot be read from standard input; name a file")
    console = table_console(sys.stdout) if format == "table" else None
    if console is None:
        write_utf_8()
    return check_files(file, language, WORDS[language], console, table_width(console) if console else 0)


@services.command
def template() -> int:
    """Prints a template for a custom service description: every key, with an example value."""
    write_utf_8()
    sys.stdout.write(service_template())
    return Status.IN_ORDER


Line = Annotated[int, Parameter(help="The line number of the event. It is evaluated in the state before that line.", validator=Number(gte=1))]
First = Annotated[date, Parameter(help="The first date of the range, YYYY-MM-DD.", converter=read_day)]
Last = Annotated[date, Parameter(help="The last date of the range, YYYY-MM-DD.", converter=read_day)]
Plain = Annotated[Literal["text", "jsonl"], Parameter(help="text: for people; jsonl: JSON.")]


@app.command
def due(
    log: Log,
    /,
    *,
    first: First,
    last: Last,
    provider: Annotated[str | None, Parameter(help="Only this provider.")] = None,
    format: Plain = "text",
    options: LogOptions = LogOptions(),
) -> int:
    """Lists what becomes due, begins or ends between two dates if nothing else happens. Events after the first date are ignored."""
    with answering(log, options, until=first) as (request, lines, out):
        for state in by_provider(of_log(request, lines), provider):
            coming = state.due(first, last, options.language or ("en" if format == "text" else None))
            if format == "text":
                language = options.language or "en"
                names = spoken_names(request.services, language, first)
                out.write(coming_text(coming, state.id, WORDS[language], names))
            else:
                out.writelines(written({"provider": state.id, **one}) for one in coming)
    return Status.IN_ORDER


@app.command
def next_change(
    log: Log,
    /,
    *,
    after: Annotated[date, Parameter(help="Look for changes after this date, YYYY-MM-DD.", converter=read_day)],
    options: LogOptions = LogOptions(),
) -> int:
    """Prints, for each provider, the first date on which an audit would find something different if nothing happens until then. Events
    after the given date are ignored. One line of JSON per provider."""
    with answering(log, options, until=after) as (request, lines, out):
        for state in of_log(request, lines):
            day = state.next_change(after)
            out.write(written({"provider": state.id, "next_change": day and day.isoformat()}))
    return Status.IN_ORDER


@app.command
def window(log: Log, /, *, line: Line, first: First, last: Last, format: Plain = "text", options: LogOptions = LogOptions()) -> int:
    """Shows on which dates the event of a line would be allowed, on which of them it would also be in time, and what limits each range."""
    with answering(log, options) as (request, lines, out), of_line(line):
        state, action, _ = event_of(request, lines, line)
        days = state.window(action, first, last, options.language or ("en" if format == "text" else None))
        out.write(window_text(days, WORDS[options.language or "en"]) if format == "text" else written(days))
    return Status.IN_ORDER


@app.command
def actions(
    log: Log,
    /,
    *,
    on: Annotated[date, Parameter(help="The date, YYYY-MM-DD.", converter=read_day)],
    provider: Annotated[str, Parameter(help="The provider.")],
    course: Annotated[str | None, Parameter(help="List the actions for this course.")] = None,
    client: Annotated[str | None, Parameter(help="List the actions for this client; with --course, for the client on that course.")] = None,
    options: LogOptions = LogOptions(),
) -> int:
    """Lists every possible action for a course, a client or a provider on a date, with the reasons against it. One line of JSON per action."""
    with answering(log, options, until=on) as (request, lines, out):
        for state in by_provider(of_log(request, lines), provider):
            out.writelines(written(one) for one in state.actions(on, course=course, client=client, language=options.language))
    return Status.IN_ORDER


@app.command
def explain(
    log: Log,
    /,
    *,
    line: Line,
    format: Annotated[Literal["text", "jsonl", "html"], Parameter(help="text: for people; jsonl: JSON; html: a page.")] = "text",
    options: LogOptions = LogOptions(),
) -> int:
    """Explains why the event of a line is allowed or not: every rule that applies to it, and the facts each rule read and compared."""
    with answering(log, options) as (request, lines, out), of_line(line):
        state, action, on = event_of(request, lines, line)
        out.write(explained(state.explain(action, on), format, options.language))
    return Status.IN_ORDER


@app.command
def receipt(log: Log, /, *, line: Line, options: LogOptions = LogOptions()) -> int:
    """Writes the decision about the event of a line, with all the facts behind it, as canonical JSON. The command verify evaluates it again."""
    with answering(log, options) as (request, lines, out), of_line(line):
        state, action, on = event_of(request, lines, line)
        out.write(state.receipt(action, on) + "\n")
    return Status.IN_ORDER


@app.command
def verify(receipt: Annotated[Path, Parameter(help="A receipt, in JSON.")], /) -> int:
    """Evaluates the facts of a receipt again and prints what differs, as a line of JSON. Exit status 1 if anything differs."""
    write_utf_8()
    try:
        verified = verify_receipt(read_json(receipt))
    except InputError as error:
        raise Refused(f"{receipt}: {error}") from None
    sys.stdout.write(written(verified))
    return Status.IN_ORDER if verified["holds"] else Status.FINDINGS


@contextmanager
def answering(log: str | Path, options: LogOptions, until: date | None = None) -> Iterator[tuple[Request, BinaryIO, TextIO]]:
    """The request of a single question, which ignores events after `until`; the log; and the output."""
    name = name_of(log)
    request = request_of(options, until, is_search=until is not None)
    with reading_named(name), open_log(name, request.written) as lines, open_output(options.output, name, "jsonl") as out:
        yield request, lines, out


@app.command
def search(
    log: Log,
    /,
    *,
    as_of: Annotated[date, Parameter(help="The date: YYYY-MM-DD, or today for the current date in Finland. Later events are ignored.", converter=read_as_of)],
    options: SearchOptions = SearchOptions(),
) -> int:
    """Shows what the public sees in the provider search on a date: published courses with their free places."""
    name = name_of(log)
    request = request_of(options, as_of, is_search=True)
    form = format_of(options.format, options.output, "table", "jsonl")
    with reading_named(name), open_log(name, request.written) as lines, open_output(options.output, name, form) as out:
        if form == "jsonl":
            return write_lines(request, lines, out.buffer, sys.stderr.buffer, progress_console(out)).status(options.fail_on)
        console = table_console(out)
        outcome = print_listings(request, lines, WORDS[options.language or "en"], console, table_width(console), progress_console())
        return outcome.status(options.fail_on)


# A client and a course, CLIENT=COURSE.
Pairs = Annotated[tuple[str, ...], Parameter(negative=(), show_default=False)]


@app.command(name="plan")
def plan_command(
    log: Log,
    /,
    *,
    as_of: Annotated[date, Parameter(help="The date of all actions: YYYY-MM-DD, or today for the current date in Finland. Later events are ignored.", converter=read_as_of)],
    provider: Annotated[tuple[str, ...], Parameter(help="Only this provider; may be repeated.", negative=(), show_default=False)] = (),
    may: Annotated[
        tuple[PlanAction, ...],
        Parameter(help=f"An action that the plan may propose; may be repeated. Default: {', '.join(USUAL)}.", negative=(), show_default=False),
    ] = (),
    fixed: Annotated[Pairs, Parameter(help="CLIENT=COURSE: a placement that is decided; may be repeated.")] = (),
    can: Annotated[Pairs, Parameter(help="CLIENT=COURSE: a course that the client can take, of those named for the client; may be repeated.")] = (),
    cannot: Annotated[Pairs, Parameter(help="CLIENT=COURSE: a course that the client cannot take; may be repeated.")] = (),
    office: Annotated[tuple[str, ...], Parameter(help="Only courses of this office get clients; may be repeated.", negative=(), show_default=False)] = (),
    new_courses: Annotated[
        Path | None, Parameter(help="A JSON file with courses that may be created: a list of objects with the fields of create_course. Requires --may create_course.")
    ] = None,
    within: Annotated[int, Parameter(help="Courses that must be postponed or deleted within this many days are, if --may allows it.", validator=Number(gte=0, lte=MAX_DAYS))] = 30,
    seconds: Annotated[float, Parameter(help="How long to look. If that is not enough, the plan says how many more clients could be in time.", validator=Number(gt=0))] = 60,
    reading: Annotated[
        Path | None, Parameter(help="A JSON file that maps the names and values of a registry extract, as for audit.")
    ] = None,
    format: Annotated[
        Literal["table", "jsonl", "html", "xlsx"] | None,
        Parameter(
            help="table: for people; jsonl: one line per action, placement, reason, new course, course and objective; html: a page with the courses before and after; "
            f"xlsx: a workbook. {BY_SUFFIX}"
        ),
    ] = None,
    options: LogOptions = LogOptions(),
) -> int:
    """Finds a place for every client who waits: what to do on a date, in an order that is allowed, and why somebody gets no place. Nothing is
    applied. Requires pip install 'rehab-rules[plan]'.

    Instead of a log, you can pass a registry extract of that date, as for audit. Exit status 1 if a client is not on a confirmed course then.
    """
    name = name_of(log)
    form = format_of(format, options.output, "table", "jsonl", "html", "xlsx")
    if form == "xlsx" and (options.output is None or str(options.output) == LONE_HYPHEN):
        raise Refused("--format xlsx needs an output file; name it with --output")
    choices: dict[str, Any] = {
        "may": may or None, "fixed": pairs("--fixed", fixed), "can": several("--can", can), "cannot": several("--cannot", cannot),
        "offices": office or None, "new_courses": drafts_of(new_courses), "within": within, "seconds": seconds,
    }  # fmt: skip
    called = None if reading is None else reading_of(reading)
    with reading_named(name):
        found, has_malformed = plan_of_named(name, request_of(options, as_of, is_search=True), called, provider, choices)
    if form == "xlsx":
        assert options.output is not None
        found.to_excel(options.output)
    else:
        with open_output(options.output, name, form) as out:
            write_plan(found, form, out, show_plan)
    return Outcome(bool(len(found.unplaced)), has_malformed).status(options.fail_on)


def show_plan(found: Plan, out: TextIO) -> None:
    """Prints a plan for people."""
    console = table_console(out)
    print_plan(found, console, table_width(console))


@app.command
def compare(
    log: Log,
    /,
    *,
    service: Annotated[tuple[Path, ...], Parameter(help="A JSON file with the other service description or a list of them; may be repeated.", negative=())],
    before: Annotated[
        tuple[Path, ...],
        Parameter(help="The current descriptions, if they are not the built-in ones; may be repeated.", negative=(), show_default=False),
    ] = (),
    mode: Annotated[
        Mode, Parameter(help="enforce: do not apply prohibited events; observe: report prohibited events, but apply them anyway (for historical data).")
    ] = "enforce",
    as_of: Annotated[
        date | None,
        Parameter(help="Also compare audits of this date, YYYY-MM-DD or today: what is due, missed or cannot be decided.", converter=read_as_of),
    ] = None,
    language: Annotated[Language | None, Parameter(help="The language of the table and the page.")] = None,
    format: Annotated[
        Literal["table", "jsonl", "html"] | None,
        Parameter(
            help="table: for people; jsonl: one line per change, then one per kind of change with its smallest example; "
            f"html: one page, in all three languages. {BY_SUFFIX}"
        ),
    ] = None,
    output: Output = None,
    table: TableOptions = TableOptions(),
) -> int:
    """Shows which decisions, duties and courses change under another service description. Exit status 1 if anything changes."""
    asked = two(read_services(service), read_services(before), mode, as_of, table.written)
    name = name_of(log)
    form = format_of(format, output, "table", "jsonl", "html")
    with reading_named(name), open_output(output, name, form) as out:
        if form == "jsonl":
            comparison = write_comparison(name, asked, out)
        else:
            comparison = compare_named(name, asked)
            if form == "html":
                out.write(comparison_page(comparison, asked, language))
            else:
                console = table_console(out)
                print_comparison(comparison, asked, language or "en", console, table_width(console))
    return Outcome(bool(comparison.kinds), bool(comparison.malformed_lines)).status()


@app.command
def completion(shell: Annotated[Literal["bash", "zsh", "fish"], Parameter(help="The shell.")], /) -> int:
    """Prints a completion script for commands and options. Save it where the shell looks for completion scripts."""
    write_utf_8()
    sys.stdout.write(app.generate_completion(shell=shell))
    return Status.IN_ORDER


def judge(log: str | Path, options: Options, as_of: date | None, within: int | None, is_private: bool = False, with_plan: bool = False) -> int:
    """Reads the log, prints the findings, and returns the exit status."""
    name = name_of(log)
    with reading_named(name):
        request = request_of(options, as_of, effects=options.effect, remedies=options.remedies, within=within, with_plan=with_plan)
        form = format_of(options.format, None if options.split_by else options.output, *get_args(Format))
        refuse_what_does_not_go_together(form, options, request, is_private)
        if options.split_by is not None:
            return judge_by_provider(request, name, form, options, is_private)
        if not options.provider:
            return judge_log(request, name, form, options.output, options, is_private).status(options.fail_on)
        with parts_of(name, request, options.provider, is_split=False, as_json=form == "jsonl") as parts:
            outcome = judge_log(request.of_part(parts.parts[0]), name, form, options.output, options, is_private)
            return Outcome(outcome.has_findings, outcome.has_malformed or parts.has_nameless).status(options.fail_on)


def audit_registry(name: str, called: Mapping[str, Any], options: Options, as_of: date, within: int | None, is_private: bool, with_plan: bool) -> int:
    """Reads a registry extract, prints the findings, and returns the exit status."""
    with reading_named(name):
        request = request_of(options, as_of, effects=options.effect, within=within, with_plan=with_plan)
        form = format_of(options.format, None if options.split_by else options.output, *get_args(Format))
        refuse_what_does_not_go_together(form, options, request, is_private)
        if options.sort or options.remedies:
            raise Refused("--sort and --remedies apply to the events of a log; a registry extract has no events")
        registry = registry_of(name, request, called)
        if options.split_by is not None:
            outcome = write_registry_by_provider(registry, request, name, options.provider or tuple(registry.providers), form, options, is_private)
        else:
            outcome = write_registry(registry, request, name, options.provider, form, options.output, options, is_private)
    if outcome is None:
        return Status.NOTHING_DONE
    has_nameless = bool(options.provider or options.split_by) and print_nameless(registry, request)
    return Outcome(outcome.has_findings, outcome.has_malformed or has_nameless).status(options.fail_on)


def write_registry_by_provider(
    registry: Registry, request: Request, name: str, providers: tuple[str, ...], form: Format, options: Options, is_private: bool
) -> Outcome | None:
    """Writes a file for each requested provider of a registry."""
    folder = folder_of(options.output)
    if not providers:
        raise Refused("the registry has no providers; there is no file to write")
    refuse_unknown(providers, registry.providers, "the registry")

    def write(provider: str, path: Path) -> Outcome:
        return write_registry(registry, request, name, (provider,), form, path, options, is_private)

    return write_files(folder, form, providers, write)


def write_files(folder: Path, form: Format, providers: Iterable[str], write: Callable[[str, Path], Outcome]) -> Outcome | None:
    """Writes a file for each provider. If a file cannot be written, the error is printed, the others are still written, and None is returned."""
    folder.mkdir(parents=True, exist_ok=True)
    has_findings, has_malformed, are_written = False, False, True
    for provider in providers:
        try:
            outcome = write(provider, folder / f"{file_name(provider)}{SUFFIX_OF[form]}")
        except (OSError, Refused) as error:
            print_error(error)
            are_written = False
            continue
        has_findings, has_malformed = has_findings or outcome.has_findings, has_malformed or outcome.has_malformed
    return Outcome(has_findings, has_malformed) if are_written else None


def write_registry(
    registry: Registry, request: Request, name: str, providers: tuple[str, ...], form: Format, path: Path | None, options: Options, is_private: bool
) -> Outcome:
    """Writes the audit of some of a registry's providers; of all, if none is given."""
    source, request = asked_of(registry, request, providers)
    with open_output(path, name, form) as out:
        if form == "table":
            language = options.language or "en"
            overview = overview_of(source, request, language)
            print_table(overview, request, WORDS[language], table_console(out))
            return overview.outcome
        previous = None if str(path) == LONE_HYPHEN else path
        return write_audit(source, request, form, previous, out, for_excel=options.excel, is_private=is_private)


def folder_of(output: Path | None) -> Path:
    """The folder that `--split-by` writes into."""
    if output is None or str(output) == LONE_HYPHEN:
        raise Refused("--split-by provider writes files into a folder; name the folder with --output")
    if output.exists() and not output.is_dir():
        raise Refused(f"{output}: this is a file; --split-by provider needs a folder")
    return output


def judge_by_provider(request: Request, name: str, form: Format, options: Options, is_private: bool) -> Status:
    """Writes a file for each provider of a log."""
    folder = folder_of(options.output)
    with parts_of(name, request, options.provider, is_split=True, as_json=form == "jsonl") as parts:
        if not parts.parts:
            raise Refused("the log has no providers; there is no file to write")
        of_providers = {part.providers[0]: part for part in parts.parts}

        def write(provider: str, path: Path) -> Outcome:
            return judge_log(request.of_part(of_providers[provider]), name, form, path, options, is_private)

        outcome = write_files(folder, form, of_providers, write)
        if outcome is None:
            return Status.NOTHING_DONE
        return Outcome(outcome.has_findings, outcome.has_malformed or parts.has_nameless).status(options.fail_on)


def format_of(chosen: Chosen | None, output: Path | None, *offered: Chosen) -> Chosen:
    """The chosen format; by default the format of the output file's suffix, otherwise a table."""
    if chosen is not None:
        return chosen
    form = SUFFIXES.get(output.suffix.lower(), "table") if output is not None else "table"
    if form not in offered:
        raise Refused(f"{output}: this command does not write {form}; choose one of {', '.join(offered)} with --format")
    return cast(Chosen, form)


def request_of(options: LogOptions, as_of: date | None, **asked: Any) -> Request:
    """The request made by the options that all commands on logs share, and by those of one command."""
    return Request(
        mode=options.mode, services=read_services(options.service), language=options.language, is_sorted=options.sort, as_of=as_of,
        written=options.written, **asked,
    )


@contextmanager
def reading_named(name: str) -> Iterator[None]:
    """Adds the name of the log to the error if the log cannot be read at all."""
    try:
        yield
    except ValueError as error:
        if not is_table(name) and not isinstance(error, Unreadable):
            raise
        # Libraries that read tables have their own messages, some followed by a traceback.
        why = re.split(r"\.? Detail: |\n", str(error))[0]
        raise Refused(f"{name}: {why}") from None


def refuse_what_does_not_go_together(form: Format, options: Options, request: Request, is_private: bool) -> None:
    """Rejects options that do not fit the format, before anything is read."""
    for option, is_asked, goes_with in (("--excel", options.excel, "csv"), ("--private", is_private, "ics"), ("--plan", request.with_plan, "html")):
        if is_asked and form != goes_with:
            raise Refused(f"{option} requires --format {goes_with}, not {form}")
    if form in ("csv", "parquet"):
        if options.remedies:
            raise Refused(f"--remedies requires --format table or jsonl, not {form}")
        if form == "parquet" and (options.output is None or str(options.output) == LONE_HYPHEN):
            raise Refused("--format parquet needs an output file; name it with --output")
    if form == "ics" and (request.as_of is None or options.remedies):
        raise Refused("--format ics works only with audit, and without --remedies")


def judge_log(request: Request, name: str, form: Format, output: Path | None, options: Options, is_private: bool) -> Outcome:
    """Writes the findings about a log, or about the requested part of it."""
    if form in ("csv", "parquet"):
        with open_output(output, name, form) as out:
            return write_findings(request, name, form, out, progress_console(out), options.excel)
    if form == "ics":
        text, outcome = calendar_text(request, name, None if str(output) == LONE_HYPHEN else output, is_private)
        with open_output(output, name, form) as out:
            out.write(text)
        return outcome
    if form == "html":
        with open_output(output, name, form) as out:
            return write_report(request, name, out)
    with open_log(name, request.written, request.part) as log, open_output(output, name, form) as out:
        if form == "jsonl":
            return write_lines(request, log, out.buffer, sys.stderr.buffer, progress_console(out))
        language = options.language or "en"
        overview = read_overview(request, language, log, progress_console())
        print_table(overview, request, WORDS[language], table_console(out))
        return overview.outcome


def read_services(files: Sequence[Path]) -> tuple[bytes, ...]:
    """The service descriptions. The error names the first file that is invalid on its own or together with the files before it."""
    services: list[bytes] = []
    for file in files:
        try:
            services.append(read_json(file))
            Request(services=tuple(services)).replay()
        except Utf16 as error:
            raise Refused(str(error)) from None
        except InputError as error:
            what = str(error) if error.field else "this is not JSON with a service description or a list of them"
            raise Refused(f"{file}: {what} ({error.code})") from None
    return tuple(services)


@contextmanager
def open_output(path: Path | None, log_name: str, form: str) -> Iterator[TextIO]:
    """The output: standard output, or a file that is replaced only when the answer is complete."""
    if path is None or str(path) == LONE_HYPHEN:
        if form != "table":
            write_utf_8()
        yield sys.stdout
        return
    if log_name != STANDARD_INPUT and path.exists() and path.samefile(log_name):
        raise Refused(f"{path}: the output would overwrite the log")
    with written_whole(path) as out:
        yield out


def write_utf_8() -> None:
    """Makes standard output write UTF-8 with line feeds, like a file, whatever the code page."""
    if isinstance(sys.stdout, io.TextIOWrapper):
        sys.stdout.reconfigure(encoding="utf-8", errors="strict", newline="\n")


def shown_otherwise(error: UnicodeError) -> tuple[str, int]:
    """The replacement for characters that standard output cannot write, so that none is lost silently."""
    assert isinstance(error, UnicodeEncodeError)
    unwritable = error.object[error.start : error.end]
    return "".join(LOOKALIKES.get(mark) or mark.encode("ascii", "backslashreplace").decode() for mark in unwritable), error.end


codecs.register_error("rehab-rules", shown_otherwise)


def table_console(out: TextIO) -> Console:
    """A console as wide as the terminal, or as a page if there is no terminal."""
    width = None if out.isatty() or "COLUMNS" in os.environ else WIDTH_WITHOUT_TERMINAL
    return Screen(file=out, width=width, highlight=False, markup=False, emoji=False)


def progress_console(out: TextIO | None = None) -> Console | None:
    """The terminal that shows progress; None if `out` writes to the same terminal."""
    console = Screen(stderr=True)
    return console if console.is_interactive and not (out is not None and out.isatty()) else None


class Screen(Console):
    """A console that leaves a broken pipe to `run`."""

    def on_broken_pipe(self) -> None:
        """Called while the error is handled."""
        raise


def run(tokens: Sequence[str] | None = None) -> int:
    """Runs the command line and returns its exit status."""
    words = list(sys.argv[1:] if tokens is None else tokens)
    if isinstance(sys.stdout, io.TextIOWrapper):
        sys.stdout.reconfigure(errors="rehab-rules")
    try:
        status = dispatch(words)
        sys.stdout.flush()
        return status
    except BrokenPipeError:
        # The rest of the buffer would raise again when Python exits.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return Status.NOBODY_READS
    except KeyboardInterrupt:
        return Status.INTERRUPTED
    except CycloptsError as error:
        return refuse(f"{error} See rehab-rules --help.")
    except (OSError, Refused) as error:
        return refuse(error)
    except Exception:
        # A bug. Python would exit with 1, which here means that something is prohibited.
        traceback.print_exc()
        return Status.NOTHING_DONE


def dispatch(words: list[str]) -> int:
    """Runs the command given by the words; no command at all is wrong usage."""
    if not words:
        app.help_print([])
        return Status.NOTHING_DONE
    tokens = [LONE_HYPHEN if word == "-" else word for word in words]
    status = app(tokens, print_error=False, exit_on_error=False, result_action="return_value")
    return status if isinstance(status, int) else Status.IN_ORDER


def refuse(why: object) -> Status:
    """Prints in one line why nothing was done."""
    print_error(why)
    return Status.NOTHING_DONE
