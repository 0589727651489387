"""The command line `rehab-rules`: what is asked of a log, and where the answer goes."""

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
from typing import Annotated, Any, BinaryIO, Literal, TextIO, get_args

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
from .records import check_records
from .registry import Registry
from .registry_command import asked_of, is_registry, overview_of, reading_of, registry_of, tell_nameless, write_audit
from .request import MOST_DAYS, Effect, Language, Mode, Refused, Request, Written
from .report import write_report
from .services import spoken_names
from .status import STATUSES, Counted, Outcome, Status, tell
from .table import print_table, table_width
from .words import WORDS

WIDTH_WITHOUT_TERMINAL = 100

TODAY = "today"

# Cyclopts takes a lone hyphen for an option. No argument of a program can hold this character.
LONE_HYPHEN = "\0"

Format = Literal["table", "jsonl", "csv", "parquet", "html", "ics"]
SUFFIXES: Mapping[str, Format] = {
    ".html": "html", ".htm": "html", ".ics": "ics", ".csv": "csv", ".jsonl": "jsonl", ".ndjson": "jsonl", ".parquet": "parquet",
}  # fmt: skip
# What the files of a folder end with.
SUFFIX_OF: Mapping[Format, str] = {"table": ".txt", "jsonl": ".jsonl", "csv": ".csv", "parquet": ".parquet", "html": ".html", "ics": ".ics"}
BY_SUFFIX = "Without it the suffix of --output tells it, and else it is table."

# What stands in a table for a character that the terminal's code page lacks; any other is shown by its number.
LOOKALIKES = {"═": "=", "─": "-", "–": "-", "·": "-", "→": "->", "…": "...", "\N{NO-BREAK SPACE}": " "}

app = App(
    name="rehab-rules",
    help="Kela's rehabilitation course rules: may this be done, why not, what is due by when, what was broken.",
    help_format="plaintext",
    help_epilogue=STATUSES,
    version=lambda: f"rehab-rules {version('rehab-rules')}, rules version {rules_version()}",
    version_flags=["--version"],
)


def read_day(_: Any, tokens: Sequence[Token]) -> date:
    """A day in the one form in which logs have it."""
    text = tokens[0].value
    if not is_day(text):
        raise ValueError(f"`{text}` is not a day between 1900-01-01 and 2199-12-31 in the form YYYY-MM-DD.")
    return date.fromisoformat(text)


def read_as_of(annotation: Any, tokens: Sequence[Token]) -> date:
    """A day, or the one that it is in Finland."""
    return day_in_finland(time.time()) if tokens[0].value == TODAY else read_day(annotation, tokens)


# A text; shells complete it as a path.
Log = Annotated[str | Path, Parameter(help="The log: JSON Lines, one event a line, or a table (.csv, .tsv, .parquet), one event a row; - is standard input.")]
AsOf = Annotated[date, Parameter(help="The day of the audit, YYYY-MM-DD, or today: the day that it is in Finland.", converter=read_as_of)]
Within = Annotated[
    int | None,
    Parameter(
        help="Only what is due within this many days of --as-of, and what is not dated.", validator=Number(gte=0, lte=MOST_DAYS)
    ),
]


def nothing_alone(_: Any, counted: Sequence[Counted]) -> None:
    """Refuses `nothing` beside what counts."""
    if Counted.NOTHING in counted and len(set(counted)) > 1:
        raise Refused("--fail-on nothing stands alone, without findings and malformed")


def name_of(log: str | Path) -> str:
    """The name of the log as it was given."""
    return str(log).replace(LONE_HYPHEN, STANDARD_INPUT)


Output = Annotated[Path | None, Parameter(help="Writes to this file in place of standard output.")]
FAIL_ON = Parameter(
    help="What the exit status counts; may be repeated. findings: what is prohibited or violated is 1; malformed: what is malformed is 2; "
    "nothing: neither. Without it both count; 3 always does.",
    negative=(),
    show_default=False,
    validator=nothing_alone,
)


@Parameter(name="*")
@dataclass(frozen=True, kw_only=True)
class TableOptions:
    """How a log is written that is a table or another file."""

    date_format: Annotated[str | None, Parameter(help="How the texts of a table write days, where not as YYYY-MM-DD: %d.%m.%Y.")] = None
    decimal: Annotated[Literal[".", ","], Parameter(help="What stands before the fraction of a number in a table of texts.")] = "."
    list_separator: Annotated[str | None, Parameter(help="What stands between the ids of a list in a table of texts, where it is not JSON: ';'.")] = None
    encoding: Annotated[str | None, Parameter(help="The encoding of a file of texts which is not in UTF-8: cp1252, utf-16.")] = None

    @property
    def written(self) -> Written:
        """How the log is written."""
        return Written(None, self.date_format, self.decimal, self.list_separator, self.encoding)


@Parameter(name="*")
@dataclass(frozen=True, kw_only=True)
class LogOptions(TableOptions):
    """What replay, audit and search may be told of a log."""

    mode: Annotated[
        Mode, Parameter(help="enforce: a prohibited event is not carried out; observe: the log is history, and it did happen.")
    ] = "enforce"
    service: Annotated[
        tuple[Path, ...],
        Parameter(help="A service description, or a list of them, in JSON; may be repeated.", negative=(), show_default=False),
    ] = ()
    language: Annotated[
        Language | None,
        Parameter(help="The language of the messages. Without it the table is in English, and jsonl has messages of errors only, in English."),
    ] = None
    output: Output = None
    sort: Annotated[
        bool,
        Parameter(
            help="Orders the log by day first; lines without a readable day come last. Holds the whole log in memory.",
            negative=(),
            show_default=False,
        ),
    ] = False
    fail_on: Annotated[tuple[Counted, ...], FAIL_ON] = ()


@Parameter(name="*")
@dataclass(frozen=True, kw_only=True)
class SearchOptions(LogOptions):
    """What search may be told."""

    format: Annotated[
        Literal["table", "jsonl"] | None,
        Parameter(help=f"table: for people; jsonl: a line of JSON for each course, malformed lines to standard error. {BY_SUFFIX}"),
    ] = None


@Parameter(name="*")
@dataclass(frozen=True, kw_only=True)
class Options(LogOptions):
    """What replay and audit may be told."""

    format: Annotated[
        Format | None,
        Parameter(
            help="table: for people; what it shows is held in memory. "
            "jsonl: a line of JSON for each line of the log, or for each finding of an audit, whose malformed lines go to standard error. "
            "csv, parquet: a row for each finding, malformed lines to standard error. "
            "html: a report as one page, in all three languages; it opens in --language. "
            "ics: the last days of an audit as a calendar, which goes on from the one that --output holds. "
            + BY_SUFFIX
        ),
    ] = None
    effect: Annotated[
        tuple[Effect, ...],
        Parameter(
            help="Only findings of this effect; may be repeated. Without it the table leaves out notices.",
            negative=(),
            show_default=False,
        ),
    ] = ()
    remedies: Annotated[
        bool, Parameter(help="Also which actions would remove a prohibition. An audit has none.", negative=(), show_default=False)
    ] = False
    excel: Annotated[
        bool,
        Parameter(
            help="csv for Excel in Finnish and Swedish: a byte-order mark, semicolons, and an apostrophe before what would be a formula.",
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
            help="provider: a file for each provider, in the folder that --output names: what --provider would write. A file is called as the "
            "provider, with a sum behind it where the id is no safe name for a file. Other files in the folder are left alone."
        ),
    ] = None


@app.command
def replay(log: Log, /, *, options: Options = Options()) -> int:
    """Judges each event of a log: is it allowed, and what follows from it."""
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
            help="Marks each entry of ics as private: Google and Outlook then show a subscriber that the time is busy, and nothing more.",
            negative=(),
            show_default=False,
        ),
    ] = False,
    reading: Annotated[
        Path | None,
        Parameter(help="How a registry's extract is called and written, a JSON object of tables, columns, words and provider: docs/how-to/tables.md."),
    ] = None,
    options: Options = Options(),
) -> int:
    """Tells where things stand on a day: what is due, what was missed, what cannot be decided.

    In place of a log, also of a registry's extract as it stands on that day: a folder of tables, a workbook with a sheet for each, or snapshots.
    """
    called = reading_of(reading)
    if log != STANDARD_INPUT and is_registry(name_of(log), is_told=reading is not None):
        return audit_registry(name_of(log), called, options, as_of, within, private)
    if reading is not None and (log == STANDARD_INPUT or Path(name_of(log)).exists()):
        raise Refused(f"{log}: --reading is about a registry's tables, a folder with a file for each or a workbook with a sheet for each, and this is neither")
    return judge(log, options, as_of=as_of, within=within, is_private=private)


@app.command
def rules(
    rule: Annotated[str | None, Parameter(help="A rule to explain, for example course/minimum-clients; without one all are listed.")] = None,
    /,
    *,
    language: Annotated[Language, Parameter(help="The language; sources and readings are quoted in English.")] = "en",
    coverage: Annotated[
        bool, Parameter(negative="", help="What became of every statement of the sources, and the paragraphs without a rule.")
    ] = False,
) -> int:
    """Lists the rules, or explains one with its sources: what it says, what it reads, the rows and readings it rests on."""
    if coverage and rule is not None:
        raise Refused("--coverage is about all statements of the sources; it takes no rule")
    console = table_console(sys.stdout)
    if coverage:
        print_coverage(language, WORDS[language], console, table_width(console))
    else:
        print_rules(rule, language, WORDS[language], console, table_width(console))
    return Status.IN_ORDER


@app.command
def check(
    record: Annotated[tuple[Path, ...], Parameter(help="Records, one JSON object a file, with the field `record`: distance_readiness, therapy_case, coordinator_introduction.")],
    /,
    *,
    service: Annotated[
        tuple[Path, ...],
        Parameter(help="A service description, or a list of them, in JSON; may be repeated.", negative=(), show_default=False),
    ] = (),
    language: Annotated[
        Language | None,
        Parameter(help="The language of the messages. Without it the table is in English, and jsonl has no messages."),
    ] = None,
    format: Annotated[Literal["table", "jsonl"], Parameter(help="table: for people; jsonl: one finding a line.")] = "table",
    fail_on: Annotated[tuple[Counted, ...], FAIL_ON] = (),
) -> int:
    """Checks records: distance rehabilitation for Kela, therapy paid by ÅHS, the introduction of a coordinator."""
    if not record:
        raise Refused("there is no record to check; name a file")
    if LONE_HYPHEN in map(str, record):
        raise Refused("records are not read from standard input; name a file")
    console = table_console(sys.stdout) if format == "table" else None
    if console is None:
        write_utf_8()
    width = table_width(console) if console else 0
    return check_records(record, read_services(service), language, WORDS[language or "en"], console, width, fail_on)


services = App(name="services", help="Service descriptions: checks your own, prints a template of one.")
app.command(services)


@services.default
def services_help() -> int:
    """Shows what there is."""
    services.help_print([])
    return Status.NOTHING_DONE


@services.command(name="check")
def check_descriptions(
    file: Annotated[tuple[Path, ...], Parameter(help="Service descriptions in JSON: one, or a list of them, a file. Several are checked beside one another too.")],
    /,
    *,
    language: Annotated[Language, Parameter(help="The language of errors and warnings.")] = "en",
    format: Annotated[Literal["table", "jsonl"], Parameter(help="table: for people; jsonl: one error or warning a line.")] = "table",
) -> int:
    """Checks service descriptions: every error at once, with the value and what is allowed, and what is hardly meant. Exit status 0 nothing
    to remark, 1 warnings alone, 3 some description is wrong or cannot be read."""
    if LONE_HYPHEN in map(str, file):
        raise Refused("service descriptions are not read from standard input; name a file")
    console = table_console(sys.stdout) if format == "table" else None
    if console is None:
        write_utf_8()
    return check_files(file, language, WORDS[language], console, table_width(console) if console else 0)


@services.command
def template() -> int:
    """Prints a service description to write your own from: every key, with a plain example value."""
    write_utf_8()
    sys.stdout.write(service_template())
    return Status.IN_ORDER


Line = Annotated[int, Parameter(help="The line whose event is asked about, as the log stood before it.", validator=Number(gte=1))]
First = Annotated[date, Parameter(help="The first day looked at, YYYY-MM-DD.", converter=read_day)]
Last = Annotated[date, Parameter(help="The last day looked at, YYYY-MM-DD.", converter=read_day)]
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
    """Tells what is due, what begins and what ends by itself between two days, as things stand on the first; later events are left alone."""
    with answering(log, options, until=first) as (request, lines, out):
        for stood in by_provider(of_log(request, lines), provider):
            coming = stood.due(first, last, options.language or ("en" if format == "text" else None))
            if format == "text":
                language = options.language or "en"
                names = spoken_names(request.services, language, first)
                out.write(coming_text(coming, stood.id, WORDS[language], names))
            else:
                out.writelines(written({"provider": stood.id, **one}) for one in coming)
    return Status.IN_ORDER


@app.command
def next_change(
    log: Log,
    /,
    *,
    after: Annotated[date, Parameter(help="The day after which is looked, YYYY-MM-DD.", converter=read_day)],
    options: LogOptions = LogOptions(),
) -> int:
    """Tells for each provider the first day on which an audit finds something else, if nothing happens until then; events after the day
    are left alone. A line of JSON each."""
    with answering(log, options, until=after) as (request, lines, out):
        for stood in of_log(request, lines):
            day = stood.next_change(after)
            out.write(written({"provider": stood.id, "next_change": day and day.isoformat()}))
    return Status.IN_ORDER


@app.command
def window(log: Log, /, *, line: Line, first: First, last: Last, format: Plain = "text", options: LogOptions = LogOptions()) -> int:
    """Tells on which days the event of a line would be allowed, and in time as well, and what closes them."""
    with answering(log, options) as (request, lines, out), of_line(line):
        stood, action, _ = event_of(request, lines, line)
        days = stood.window(action, first, last, options.language or ("en" if format == "text" else None))
        out.write(window_text(days, WORDS[options.language or "en"]) if format == "text" else written(days))
    return Status.IN_ORDER


@app.command
def actions(
    log: Log,
    /,
    *,
    on: Annotated[date, Parameter(help="The day, YYYY-MM-DD.", converter=read_day)],
    provider: Annotated[str, Parameter(help="The provider.")],
    course: Annotated[str | None, Parameter(help="What can be done about this course.")] = None,
    client: Annotated[str | None, Parameter(help="What can be done about this client; with --course, about the client on it.")] = None,
    options: LogOptions = LogOptions(),
) -> int:
    """Tells all that can be done about a course, a client or a provider on a day, each with why not: a line of JSON each."""
    with answering(log, options, until=on) as (request, lines, out):
        for stood in by_provider(of_log(request, lines), provider):
            out.writelines(written(one) for one in stood.actions(on, course=course, client=client, language=options.language))
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
    """Tells why the event of a line is allowed or not: every rule that speaks of it, what it read and compared."""
    with answering(log, options) as (request, lines, out), of_line(line):
        stood, action, on = event_of(request, lines, line)
        out.write(explained(stood.explain(action, on), format, options.language))
    return Status.IN_ORDER


@app.command
def receipt(log: Log, /, *, line: Line, options: LogOptions = LogOptions()) -> int:
    """Writes the decision about the event of a line with all that it rests on, in canonical JSON; verify judges it again."""
    with answering(log, options) as (request, lines, out), of_line(line):
        stood, action, on = event_of(request, lines, line)
        out.write(stood.receipt(action, on) + "\n")
    return Status.IN_ORDER


@app.command
def verify(receipt: Annotated[Path, Parameter(help="A receipt, in JSON.")], /) -> int:
    """Judges the facts of a receipt again and tells what differs, as a line of JSON; exit status 1 when something does."""
    write_utf_8()
    try:
        verified = verify_receipt(read_json(receipt))
    except InputError as error:
        raise Refused(f"{receipt}: {error}") from None
    sys.stdout.write(written(verified))
    return Status.IN_ORDER if verified["holds"] else Status.FINDINGS


@contextmanager
def answering(log: str | Path, options: LogOptions, until: date | None = None) -> Iterator[tuple[Request, BinaryIO, TextIO]]:
    """What is asked of a log by one question, events after a day left alone; the log, and where the answer goes."""
    name = name_of(log)
    request = request_of(options, until, is_search=until is not None)
    with reading(name), open_log(name, request.written) as lines, open_output(options.output, name, "jsonl") as out:
        yield request, lines, out


@app.command
def search(
    log: Log,
    /,
    *,
    as_of: Annotated[date, Parameter(help="The day, YYYY-MM-DD, or today; later events are left alone.", converter=read_as_of)],
    options: SearchOptions = SearchOptions(),
) -> int:
    """Shows what the public sees in the provider search on a day: published courses with their free places."""
    name = name_of(log)
    request = request_of(options, as_of, is_search=True)
    form = format_of(options.format, options.output, "table", "jsonl")
    with reading(name), open_log(name, request.written) as lines, open_output(options.output, name, form) as out:
        if form == "jsonl":
            return write_lines(request, lines, out.buffer, sys.stderr.buffer, progress_console(out)).status(options.fail_on)
        console = table_console(out)
        outcome = print_listings(request, lines, WORDS[options.language or "en"], console, table_width(console), progress_console())
        return outcome.status(options.fail_on)


@app.command
def compare(
    log: Log,
    /,
    *,
    service: Annotated[tuple[Path, ...], Parameter(help="The other service description, or a list of them, in JSON; may be repeated.", negative=())],
    before: Annotated[
        tuple[Path, ...],
        Parameter(help="The descriptions to compare with, where they are not built in; may be repeated.", negative=(), show_default=False),
    ] = (),
    mode: Annotated[
        Mode, Parameter(help="enforce: a prohibited event is not carried out; observe: the log is history, and it did happen.")
    ] = "enforce",
    as_of: Annotated[
        date | None,
        Parameter(help="Also how things stand on this day, YYYY-MM-DD or today: what is due, missed or cannot be decided.", converter=read_as_of),
    ] = None,
    language: Annotated[Language | None, Parameter(help="The language of table and page.")] = None,
    format: Annotated[
        Literal["table", "jsonl", "html"] | None,
        Parameter(
            help="table: for people; jsonl: a line for each change, then one for each kind with its smallest example; "
            f"html: one page, in all three languages. {BY_SUFFIX}"
        ),
    ] = None,
    output: Output = None,
    table: TableOptions = TableOptions(),
) -> int:
    """Tells which decisions, duties and courses change under another service description; exit status 1 when something does."""
    asked = two(read_services(service), read_services(before), mode, as_of, table.written)
    name = name_of(log)
    form = format_of(format, output, "table", "jsonl", "html")
    with reading(name), open_output(output, name, form) as out:
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
def completion(shell: Annotated[Literal["bash", "zsh", "fish"], Parameter(help="The shell that is to complete commands and options.")], /) -> int:
    """Prints what a shell completes commands and options by; write it where the shell looks for it."""
    write_utf_8()
    sys.stdout.write(app.generate_completion(shell=shell))
    return Status.IN_ORDER


def judge(log: str | Path, options: Options, as_of: date | None, within: int | None, is_private: bool = False) -> int:
    """Reads the log, prints what the engine says of it, and gives the exit status."""
    name = name_of(log)
    with reading(name):
        request = request_of(options, as_of, effects=options.effect, remedies=options.remedies, within=within)
        form = format_of(options.format, None if options.split_by else options.output, *get_args(Format))
        refuse_what_does_not_go_together(form, options, request, is_private)
        if options.split_by is not None:
            return judge_by_provider(request, name, form, options, is_private)
        if not options.provider:
            return judge_log(request, name, form, options.output, options, is_private).status(options.fail_on)
        with parts_of(name, request, options.provider, is_split=False, as_json=form == "jsonl") as parts:
            outcome = judge_log(request.of_part(parts.parts[0]), name, form, options.output, options, is_private)
            return Outcome(outcome.has_findings, outcome.has_malformed or parts.has_nameless).status(options.fail_on)


def audit_registry(name: str, called: Mapping[str, Any], options: Options, as_of: date, within: int | None, is_private: bool) -> int:
    """Reads a registry's extract, prints where things stand, and gives the exit status."""
    with reading(name):
        request = request_of(options, as_of, effects=options.effect, within=within)
        form = format_of(options.format, None if options.split_by else options.output, *get_args(Format))
        refuse_what_does_not_go_together(form, options, request, is_private)
        if options.sort or options.remedies:
            raise Refused("--sort and --remedies are about the events of a log, and a registry's extract has none")
        registry = registry_of(name, request, called)
        if options.split_by is not None:
            outcome = write_registry_by_provider(registry, request, name, options.provider or tuple(registry.providers), form, options, is_private)
        else:
            outcome = write_registry(registry, request, name, options.provider, form, options.output, options, is_private)
    if outcome is None:
        return Status.NOTHING_DONE
    has_nameless = bool(options.provider or options.split_by) and tell_nameless(registry, request)
    return Outcome(outcome.has_findings, outcome.has_malformed or has_nameless).status(options.fail_on)


def write_registry_by_provider(
    registry: Registry, request: Request, name: str, providers: tuple[str, ...], form: Format, options: Options, is_private: bool
) -> Outcome | None:
    """Writes a file for each provider of a registry that is asked for."""
    folder = folder_of(options.output)
    if not providers:
        raise Refused("the registry has no provider, and there is no file to write")
    refuse_unknown(providers, registry.providers, "the registry")

    def write(provider: str, path: Path) -> Outcome:
        return write_registry(registry, request, name, (provider,), form, path, options, is_private)

    return write_files(folder, form, providers, write)


def write_files(folder: Path, form: Format, providers: Iterable[str], write: Callable[[str, Path], Outcome]) -> Outcome | None:
    """Writes a file for each provider; one that cannot be written is told, the others are written all the same, and there is no outcome."""
    folder.mkdir(parents=True, exist_ok=True)
    has_findings, has_malformed, are_written = False, False, True
    for provider in providers:
        try:
            outcome = write(provider, folder / f"{file_name(provider)}{SUFFIX_OF[form]}")
        except (OSError, Refused) as error:
            tell(error)
            are_written = False
            continue
        has_findings, has_malformed = has_findings or outcome.has_findings, has_malformed or outcome.has_malformed
    return Outcome(has_findings, has_malformed) if are_written else None


def write_registry(
    registry: Registry, request: Request, name: str, providers: tuple[str, ...], form: Format, path: Path | None, options: Options, is_private: bool
) -> Outcome:
    """Writes the audit of some of a registry's providers, all without any."""
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
        raise Refused("--split-by provider writes files into a folder; name it with --output")
    if output.exists() and not output.is_dir():
        raise Refused(f"{output}: this is a file, and --split-by provider writes into a folder")
    return output


def judge_by_provider(request: Request, name: str, form: Format, options: Options, is_private: bool) -> Status:
    """Writes a file for each provider of a log."""
    folder = folder_of(options.output)
    with parts_of(name, request, options.provider, is_split=True, as_json=form == "jsonl") as parts:
        if not parts.parts:
            raise Refused("the log has no provider, and there is no file to write")
        of_providers = {part.providers[0]: part for part in parts.parts}

        def write(provider: str, path: Path) -> Outcome:
            return judge_log(request.of_part(of_providers[provider]), name, form, path, options, is_private)

        outcome = write_files(folder, form, of_providers, write)
        if outcome is None:
            return Status.NOTHING_DONE
        return Outcome(outcome.has_findings, outcome.has_malformed or parts.has_nameless).status(options.fail_on)


def format_of(told: Format | None, output: Path | None, *offered: Format) -> Format:
    """The format that was told, else that of the file's suffix, else a table; a file is not filled with another format than its suffix says."""
    if told is not None:
        return told
    form = SUFFIXES.get(output.suffix.lower(), "table") if output is not None else "table"
    if form not in offered:
        raise Refused(f"{output}: {form} is not offered here, but {', '.join(offered)}; say with --format which of them to write")
    return form


def request_of(options: LogOptions, as_of: date | None, **asked: Any) -> Request:
    """What is asked of a log by the options that all its commands have, and by those of one command."""
    return Request(
        mode=options.mode, services=read_services(options.service), language=options.language, is_sorted=options.sort, as_of=as_of,
        written=options.written, **asked,
    )


@contextmanager
def reading(name: str) -> Iterator[None]:
    """Names the log when it cannot be read at all."""
    try:
        yield
    except ValueError as error:
        if not is_table(name) and not isinstance(error, Unreadable):
            raise
        # Libraries that read tables tell it in their own words, some with a traceback behind them.
        why = re.split(r"\.? Detail: |\n", str(error))[0]
        raise Refused(f"{name}: {why}") from None


def refuse_what_does_not_go_together(form: Format, options: Options, request: Request, is_private: bool) -> None:
    """Refuses options that go with another format, before anything is read."""
    for option, is_asked, goes_with in (("--excel", options.excel, "csv"), ("--private", is_private, "ics")):
        if is_asked and form != goes_with:
            raise Refused(f"{option} goes with --format {goes_with}, not with {form}")
    if form in ("csv", "parquet"):
        if options.remedies:
            raise Refused(f"--remedies goes with --format table or jsonl, not with {form}")
        if form == "parquet" and (options.output is None or str(options.output) == LONE_HYPHEN):
            raise Refused("--format parquet is written to a file; name it with --output")
    if form == "ics" and (request.as_of is None or options.remedies):
        raise Refused("--format ics is a calendar of an audit, without --remedies")


def judge_log(request: Request, name: str, form: Format, output: Path | None, options: Options, is_private: bool) -> Outcome:
    """Writes what the engine says of a log that can be read, or of the part of it that is asked about."""
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
    """The service descriptions; the first file that is wrong, by itself or beside those before it, is named."""
    services: list[bytes] = []
    for file in files:
        try:
            services.append(read_json(file))
            Request(services=tuple(services)).replay()
        except Utf16 as error:
            raise Refused(str(error)) from None
        except InputError as error:
            what = str(error) if error.field else "not a service description, nor a list of them, in JSON"
            raise Refused(f"{file}: {what} ({error.code})") from None
    return tuple(services)


@contextmanager
def open_output(path: Path | None, log_name: str, form: Format) -> Iterator[TextIO]:
    """Where the answer goes: standard output, or a file, which is as it was until the answer is whole."""
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
    """Has standard output take what is written for a program as a file would: UTF-8 whatever the code page, and line feeds."""
    if isinstance(sys.stdout, io.TextIOWrapper):
        sys.stdout.reconfigure(encoding="utf-8", errors="strict", newline="\n")


def shown_otherwise(error: UnicodeError) -> tuple[str, int]:
    """What stands in place of characters that standard output cannot write: nothing is lost without a sign."""
    assert isinstance(error, UnicodeEncodeError)
    unwritable = error.object[error.start : error.end]
    return "".join(LOOKALIKES.get(mark) or mark.encode("ascii", "backslashreplace").decode() for mark in unwritable), error.end


codecs.register_error("rehab-rules", shown_otherwise)


def table_console(out: TextIO) -> Console:
    """A console as wide as the terminal, or as a page where there is none."""
    width = None if out.isatty() or "COLUMNS" in os.environ else WIDTH_WITHOUT_TERMINAL
    return Screen(file=out, width=width, highlight=False, markup=False, emoji=False)


def progress_console(out: TextIO | None = None) -> Console | None:
    """The terminal that progress is told to; none when what is written to `out` would cross it there."""
    console = Screen(stderr=True)
    return console if console.is_interactive and not (out is not None and out.isatty()) else None


class Screen(Console):
    """A console that leaves a broken pipe to `run`."""

    def on_broken_pipe(self) -> None:
        """Called while the error is handled."""
        raise


def run(tokens: Sequence[str] | None = None) -> int:
    """Runs the command line and gives its exit status."""
    words = list(sys.argv[1:] if tokens is None else tokens)
    if isinstance(sys.stdout, io.TextIOWrapper):
        sys.stdout.reconfigure(errors="rehab-rules")
    try:
        status = dispatch(words)
        sys.stdout.flush()
        return status
    except BrokenPipeError:
        # What is left in the buffer would raise again when Python ends.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return Status.NOBODY_READS
    except KeyboardInterrupt:
        return Status.INTERRUPTED
    except CycloptsError as error:
        return refuse(f"{error} See rehab-rules --help.")
    except (OSError, Refused) as error:
        return refuse(error)
    except Exception:
        # A fault of the program's own. Python would end with 1, which says that something is prohibited.
        traceback.print_exc()
        return Status.NOTHING_DONE


def dispatch(words: list[str]) -> int:
    """Runs the command that the words name; no command at all is wrong usage."""
    if not words:
        app.help_print([])
        return Status.NOTHING_DONE
    tokens = [LONE_HYPHEN if word == "-" else word for word in words]
    status = app(tokens, print_error=False, exit_on_error=False, result_action="return_value")
    return status if isinstance(status, int) else Status.IN_ORDER


def refuse(why: object) -> Status:
    """Says in one line why nothing was done."""
    tell(why)
    return Status.NOTHING_DONE
