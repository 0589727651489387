from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import date, datetime
from pathlib import Path
from typing import Any, BinaryIO, final

from .request import Effect, Language, Mode
from .services import Service

__all__ = [
    "Audited",
    "Decision",
    "Explanation",
    "Finding",
    "Format",
    "InputError",
    "LogReplay",
    "Provider",
    "Registry",
    "RegistryTables",
    "RowLines",
    "Table",
    "TableReplay",
    "built_in_services",
    "catalogue",
    "changes_of",
    "check_json",
    "check_services",
    "check_text",
    "coverage",
    "csv_lines",
    "day_in_finland",
    "documents",
    "evaluate_cases",
    "fact_columns",
    "kept_decision",
    "kept_finding",
    "kept_table",
    "made_table",
    "mapping_line",
    "rows",
    "rules_version",
    "service_ids",
    "service_template",
    "superseded_service",
    "table_lines",
    "verify",
]

def changes_of(word: str) -> list[str]:
    """What happens to the subject of an action, or the change itself; nothing for another word."""

def evaluate_cases(
    table: object,
    *,
    changes: Sequence[str],
    service: str | None,
    services: Iterable[Service] | None,
    format: Format,
    keep: Sequence[str],
    language: str | None,
    threads: int | None,
) -> tuple[Table, list[tuple[str, list[str]]]]:
    """Judges a table of facts, one row a case: anything that speaks Arrow, or a file of separated values, by its path or open for reading.
    Gives `allowed`, `rules`, `days_left`, `places_left` and `due` of each row, with a language `messages`, and the columns kept; and
    beside them the rules that no row can be judged by, with the columns that they lack."""

def fact_columns(changes: Sequence[str]) -> list[tuple[str, str, str]]:
    """The columns that tell the facts of a change, each with what it takes, and what it is in English."""

def kept_decision(is_clear: bool, texts: Sequence[str], findings: Sequence[Finding]) -> Decision:
    """A decision out of a pickle."""

def kept_finding(kept: Mapping[str, Any]) -> Finding:
    """A finding out of a pickle."""

def kept_table(bytes: bytes) -> Table:
    """A table out of a pickle."""

def made_table(columns: Sequence[tuple[str, str, Sequence[Any]]]) -> Table:
    """A table of columns, each with its name, what it holds (`text`, `whole`, `number`, `flag` or `day`) and its values; None is a null."""

def mapping_line(event: Mapping[str, Any]) -> bytes:
    """An event that is a mapping, as the line of JSON that says the same."""

def rules_version() -> str:
    """The name of the set of rules."""

def catalogue(language: str) -> str:
    """Every rule with all that it rests on, one JSON object a line."""

def built_in_services() -> list[str]:
    """The service descriptions that ship with the library, in JSON."""

def service_ids(text: bytes) -> list[str]:
    """The ids of the service descriptions in a text."""

def check_services(texts: Sequence[bytes], language: str) -> list[tuple[int, bool, str]]:
    """What is wrong with service descriptions, and what is hardly meant: of each the number of its text, whether it is an error, and what
    it is, as one JSON object."""

def service_template() -> str:
    """A service description to write one's own from, in JSON: every key, with a plain example value."""

def superseded_service(text: bytes, by: bytes) -> list[str]:
    """The versions of a service in JSON, with one more: the version in force until then ends the day before it begins."""

def check_json(record: Mapping[str, Any] | str | bytes, *, services: Iterable[Service] | None = None, language: str | None = None) -> str:
    """The findings about a record, a mapping or its text, and its summary, as one JSON object."""

def check_text(record: bytes, *, services: Iterable[Service] | None = None, language: str | None = None) -> str:
    """The findings about a record, one JSON object a line."""

def coverage(language: str) -> str:
    """Every statement of the sources and what it becomes, one JSON object a line."""

def csv_lines(file: Path | str | BinaryIO, format: Format, keep: Sequence[str] = ...) -> RowLines:
    """The rows of a file of separated values as JSON Lines; `keep` are columns of the caller's own, which are left out."""

def table_lines(table: object, format: Format, rows: int | None = None, keep: Sequence[str] = ...) -> RowLines:
    """The rows of anything that speaks Arrow as JSON Lines; `rows` is their number when it is known, `keep` are columns of the caller's own,
    which are left out."""

def rows(rule: str) -> list[str]:
    """The source rows that a rule cites, for example `K20-40`; none for a rule that does not exist."""

def day_in_finland(moment: datetime | float) -> date:
    """The day in Finland at a moment: a datetime with a time zone, or seconds since 1970-01-01 in UTC. A server whose clock runs in UTC
    asks about this day. Summer time is the EU's, from 1981."""

def verify(receipt: str | bytes | Mapping[str, Any]) -> dict[str, Any]:
    """Judges the facts of a receipt again, which needs nothing else: a dict of `holds` and `differences`, each with `what` (`digest`,
    `description`, `rules_version`, `allowed`, `finding_gone`, `finding_new`), and `then` and `now`. The receipt is text or bytes of JSON, or
    what they say.

    Raises InputError for what is no receipt, with the path in `.field`.
    """

def documents(language: str) -> list[tuple[str, str, str]]:
    """The documents that rows are cited from: what ids of rows begin with, the file, and the title in a language."""

@final
class Explanation:
    """How a decision came about: as data, as text, and as a page. A notebook shows the page."""

    @property
    def allowed(self) -> bool:
        """Whether the action is allowed."""

    def to_json(self, /, language: Language | None = None) -> str:
        """The explanation as JSON: `on`, `action`, `allowed`, `findings`, and `cases` with their `facts`, `days` and `rules`; with a language
        each finding has a message.
        """

    def to_dict(self, /, language: Language | None = None) -> dict[str, Any]:
        """What `to_json` writes, as a dict."""

    def to_text(self, /, language: Language = "en") -> str:
        """The explanation as text that a person reads."""

    def to_html(self, /, language: Language = "en") -> str:
        """The explanation as a page that needs nothing else."""

    def _repr_html_(self, /) -> str: ...

@final
class Provider:
    """One service provider: its courses, clients and capacity, as events have left them.

    >>> from datetime import date
    >>> provider = Provider("P1")
    >>> declare = {"action": "declare_capacity", "service": "kela.family-carers", "year": 2026, "places": 24}
    >>> provider.apply(declare, date(2026, 1, 2)).allowed
    True

    `services` are service descriptions of your own, beside the built-in ones. An action is an event of a log without `on` and
    `provider`; the day is a `datetime.date`. Raises InputError for an id that is empty or longer than 200 characters, and for a
    wrong service description.
    """

    def __new__(cls, id: str, *, services: Iterable[Service] | None = None) -> Provider: ...
    @staticmethod
    def from_snapshot(snapshot: Mapping[str, Any] | str | bytes, *, services: Iterable[Service] | None = None) -> Provider:
        """A provider as `snapshot` or a registry's rows describe it: a dict, or its JSON as text or bytes. Raises InputError for a wrong one."""

    @property
    def id(self) -> str:
        """The provider's id."""

    @property
    def last_on(self) -> date | None:
        """The day of the last event that was carried out; None before there is one."""

    def evaluate(self, /, action: Mapping[str, Any], on: date) -> Decision:
        """Judges an action on a day, and changes nothing.

        Raises InputError for a malformed action, with `.code` and `.field`: `out_of_order` for a day before the last event.
        """

    def apply(self, /, action: Mapping[str, Any], on: date, *, mode: Mode = "enforce") -> Decision:
        """Judges an action on a day, and carries it out when it is allowed; in the mode "observe", in any case.

        Raises InputError for a malformed action, which changes nothing.
        """

    def preview(self, /, actions: Iterable[Mapping[str, Any]], on: date, language: Language | None = None) -> dict[str, Any]:
        """What some actions would bring about, one after the other on a day, without carrying them out: a dict of `allowed`, `decisions` (of
        each action, as `Decision.to_dict`), and the findings of the day's audit that would be `new` and `gone`; with a language each
        finding has a message. One that is prohibited is not carried out, and those after it are judged without it.

        Raises InputError for the first malformed action, with its place in `.field`: `[1].course`.
        """

    def fork(self, /) -> Provider:
        """The provider once more: what becomes of one is not seen by the other."""

    def actions(
        self, /, on: date, *, course: str | None = None, client: str | None = None, service: str | None = None, language: Language | None = None
    ) -> list[dict[str, Any]]:
        """All that can be done on a day about a course, a client, a client on a course, or, with none of them, the provider: for each action a
        dict of `action`, `allowed` (None while something is to be filled in that could decide), `missing` (what is to be filled in),
        `changes_nothing`, `findings`, and the `error` where it cannot be judged; with a language each finding has a message.

        Raises InputError for a course or service that is not there, and for a day before the last event.
        """

    def window(self, /, action: Mapping[str, Any], first: date, last: date, language: Language | None = None) -> dict[str, Any]:
        """The days from `first` until `last`, both included, on which an action is allowed as the provider stands: a dict of `allowed`, and
        `in_order`, the days on which it breaks no duty either. Each is a list of runs of days with `first`, `last`, and `lower` and `upper`,
        what ends them: the `kind` (`rule`, `late`, `format`, `past` or `window`) and the `findings` or the `error` of the day beyond.

        Raises InputError for a malformed action, and for a day that cannot be looked at.
        """

    def due(self, /, first: date, last: date, language: Language | None = None) -> list[dict[str, Any]]:
        """What is due, begins or ends from `first` until `last`, both included, as long as nobody does anything: dicts of `on`, `what`
        (`due`, `begins`, `ends`, `course_ends`, `year_turns`, `description_begins`, `description_ends`), and `finding`, `course` or
        `service`, by day.

        Raises InputError for a day that cannot be looked at.
        """

    def next_change(self, /, after: date) -> date | None:
        """The first day after this one on which an audit finds something else, figures aside, if nothing happens until then; None when there
        is no such day. A job that sleeps until it misses nothing.

        Raises InputError for a day before the last event.
        """

    def explain(self, /, action: Mapping[str, Any], on: date) -> Explanation:
        """Why an action is allowed or denied on a day: every rule that speaks of it, what it read and compared, how each day came about.

        Raises InputError for a malformed action.
        """

    def receipt(self, /, action: Mapping[str, Any], on: date) -> str:
        """A decision with all that it rests on, as canonical JSON to be stored beside it; `verify` judges it again. An id in the form of an
        identity code is null in it.

        Raises InputError for a malformed action.
        """

    def remedies(self, /, action: Mapping[str, Any], on: date, finding: Finding) -> list[dict[str, Any]]:
        """The actions that would remove a prohibition found about an action, each allowed on that day; none when there is none.

        Another prohibition of the same action can remain. Raises InputError for a malformed action.
        """

    def check_form(
        self,
        /,
        action: str,
        fields: Mapping[str, Any],
        language: Language = "en",
        *,
        bounds: Sequence[str] | None = None,
        window: tuple[date, date] | None = None,
    ) -> dict[str, Any]:
        """Checks an action while it is filled in: every field may be missing, half typed or wrong, and none of that raises.

        `fields` are the action's, as inputs give them (a text may stand for a number or a day), and `on`, the day on which it is to be
        done. `bounds` are the paths of the fields whose working values are wanted, all without it; `window` is the first and the last
        day among which days are looked for, a year before `on` to two years after it without one.

        Gives a dict: `allowed` (None while it is open), `action` (what was judged, ready for `apply`, when it is allowed), `missing` (paths, the most decisive first), `findings` (each with `message`
        and the `paths` of its fields), `errors` (`code`, `field`, `message`) and `bounds` (by path: `min` and `max`, `options`, or
        runs of `days`, and `none`, what prohibits every value, where none works); days are texts. Each run, `first` to `last`, and numbers
        have edges, `lower` and `upper`, with their `kind`: beyond it values are prohibited (`rule`, with `findings`), break a duty (`late`,
        with `findings`), are malformed (`format`, with `error`), lie before the last event (`past`) or were not looked at (`window`).
        `in_order` are the runs that break no duty, where that is not all that works. `periods` has `offsets`, runs of numbers of days by
        which the whole schedule can be moved; the `start` of a period has `with_length`, where it can start when its end moves along.
        """

    def audit(self, /, as_of: date) -> list[Finding]:
        """What is due, missing or broken on a day: by service, course and client, then as in a decision. Raises InputError for a day
        before the last event: how things stood then is not known.
        """

    def search(self, /, as_of: date) -> list[dict[str, Any]]:
        """What the public sees in the provider search on a day: published courses with their free places. Raises InputError for a day
        before the last event.
        """

    def snapshot(self, /) -> str:
        """The state as JSON, for `from_snapshot`; its schema is docs/schemas/snapshot.schema.json."""

@final
class Decision:
    """What the engine answers: whether the action is allowed, and what the rules found. It does not change."""

    @property
    def allowed(self) -> bool:
        """Whether no rule prohibits the action."""

    @property
    def is_clear(self) -> bool:
        """Whether nothing is undetermined: no fact is missing, and the sources leave nothing open."""

    @property
    def findings(self) -> list[Finding]:
        """What the rules found, the gravest first."""

    def to_json(self, /, language: Language | None = None) -> str:
        """`allowed` and `findings` as in a line of the contract; with a language each finding has a message."""

    def to_dict(self, /, language: Language | None = None) -> dict[str, Any]:
        """What `to_json` tells, as a dict; days are texts."""

    def __copy__(self, /) -> Decision: ...
    def __deepcopy__(self, /, _memo: object) -> Decision: ...
    def __eq__(self, other: object, /) -> bool: ...
    def __hash__(self, /) -> int: ...

@final
class Finding:
    """What one rule says. It does not change."""

    @property
    def rule(self) -> str:
        """The rule's id, for `rule`."""

    @property
    def effect(self) -> Effect:
        """Prohibition, violation, undetermined, obligation, right, recommendation, unregulated or notice."""

    @property
    def course(self) -> str | None:
        """The course it is about."""

    @property
    def client(self) -> str | None:
        """The client it is about."""

    @property
    def due(self) -> date | None:
        """The last day on which it is in time."""

    @property
    def values(self) -> dict[str, Any]:
        """The compared figures by name; days are dates."""

    def message(self, /, language: Language = "en") -> str:
        """The finding in words."""

    def __eq__(self, other: object, /) -> bool: ...
    def __hash__(self, /) -> int: ...
    def __copy__(self, /) -> Finding: ...
    def __deepcopy__(self, /, _memo: object) -> Finding: ...

class InputError(ValueError):
    """Malformed input. `code` is stable, `field` is the path of the field or None, `line` the line of a log or None, `value` what was given there, of an action or a service description, or None."""

    code: str
    field: str | None
    line: int | None
    value: str | None

@final
class Format:
    """How a table is written: names of columns, theirs and ours, and how texts stand for days, numbers and lists."""

    def __new__(
        cls,
        *,
        columns: Sequence[tuple[str, str]] = ...,
        date_format: str | None = None,
        decimal: str = ".",
        list_separator: str | None = None,
    ) -> Format: ...

@final
class LogReplay:
    """A log as it is judged, fed in pieces of any size; each call gives the contract's lines that it completed."""

    def __new__(
        cls,
        *,
        mode: str = "enforce",
        services: Iterable[Service] | None = None,
        language: str | None = None,
        effects: Sequence[str] = ...,
        as_of: date | None = None,
        within: int | None = None,
        remedies: bool = False,
        until: date | None = None,
        registry: Registry | None = None,
    ) -> LogReplay: ...
    def feed(self, /, piece: bytes) -> str:
        """Reads a piece of the log."""

    def finish(self, /) -> str:
        """Reads the last line when its end is missing."""

    def read(self, /, number: int, line: bytes) -> str:
        """Reads one line under its own number: for logs that are not read in the order of their lines."""

    def audit(self, /) -> str:
        """The findings of the audit asked for with `as_of`, one a line."""

    def search(self, /) -> str:
        """What the provider search shows on the day given as `until`, one course a line."""

    def snapshots(self, /) -> str:
        """Every provider as it stands now, or stood on the day given as `until`: a snapshot a line, by provider."""

@final
class TableReplay:
    """A replay of a table, fed batch by batch."""

    def __new__(
        cls,
        *,
        mode: str,
        services: Iterable[Service] | None,
        language: str | None,
        effects: Sequence[str],
        as_of: date | None,
        within: int | None,
        keep: Sequence[str],
        is_sorted: bool,
        decisions: bool,
        threads: int | None,
    ) -> TableReplay: ...
    @property
    def is_broken(self) -> bool:
        """Whether something is prohibited or violated, also where that is not kept."""

    @property
    def rows(self) -> int:
        """How many rows or lines were read."""

    def read_stream(self, /, stream: object, format: Format, watch: Callable[[int, float | None], None] | None = None) -> None:
        """Reads every batch of an object that speaks Arrow's PyCapsule interface. `watch` is called with the rows read so far."""

    def read_csv(self, /, file: Path | str | BinaryIO, format: Format, watch: Callable[[int, float | None], None] | None = None) -> None:
        """Reads a file of separated values, by its path or open for reading; `watch` is called with the rows read so far, and the part of
        the file that they are.
        """

    def read_lines(self, /, piece: bytes) -> None:
        """Reads a piece of JSON Lines that ends with a line's end, or with the log's; a log in the order of its days is one piece."""

    def read_mappings(self, /, events: Iterable[Mapping[str, Any]]) -> None:
        """Reads events that are mappings."""

    def finish(self, /) -> None:
        """Ends the log: the findings of the audit asked for with `as_of` join the others, and what is known of the providers is let go."""

    def renumber(self, /, numbers: Sequence[int]) -> None:
        """Gives the lines of the results the numbers that they have in the log that they were taken from, one for each line read."""

    def table(self, /, name: str) -> Table:
        """One of the tables `findings`, `decisions` and `errors`, for any reader of Arrow."""

@final
class Table:
    """A table of a result, for any reader of Arrow."""

    @property
    def num_rows(self) -> int:
        """How many rows it has."""

    @property
    def columns(self) -> list[str]:
        """The names of the columns."""

    def rows(self, /, start: int, count: int) -> list[dict[str, Any]]:
        """So many rows from one on, each a dict of plain values."""

    def slice(self, /, start: int, count: int) -> Table:
        """So many rows from one on, as a table."""

    def values(self, /, column: str) -> list[Any]:
        """The values of a column."""

    def counts(self, /) -> list[tuple[str, str, int]]:
        """How often each rule gives each effect, in the order of effects and rules."""

    def gravest(self, /, count: int) -> list[dict[str, Any]]:
        """The rows of the gravest findings, at most so many, each a dict of plain values."""

    def causes(self, /) -> list[tuple[int, dict[str, Any]]]:
        """The errors by what is wrong and where: how many, and the first of them as a dict; the most frequent first."""

    def __reduce__(self, /) -> tuple[Any, tuple[bytes]]: ...

    def __arrow_c_stream__(self, /, requested_schema: object | None = None) -> object: ...

@final
class RegistryTables:
    """The tables of a registry, read one after the other."""

    def __new__(
        cls,
        *,
        as_of: date,
        provider: str | None,
        services: Iterable[Service] | None,
        language: Language | None,
        words: Mapping[str, Mapping[str, str | bool]],
    ) -> RegistryTables: ...
    @staticmethod
    def columns(table: str) -> list[str]:
        """The columns that a table may have, by the names that they have here; none for a table that there is not."""

    def read_stream(self, /, table: str, stream: object, format: Format, shared: Sequence[tuple[str, str]]) -> list[str]:
        """Reads a table that speaks Arrow's PyCapsule interface; `shared` are names of columns, theirs and ours, that count where the table has
        such a column. Gives those that it has.
        """

    def read_csv(self, /, table: str, file: Path | str | BinaryIO, format: Format, shared: Sequence[tuple[str, str]]) -> list[str]:
        """Reads a file of separated values, by its path or open for reading, likewise."""

    def read_snapshot(self, /, text: bytes) -> None:
        """Reads a snapshot, or rows in its shape, in JSON."""

    def finish(self, /, threads: int | None = None) -> Registry:
        """Puts the tables together; without any, the snapshots."""

@final
class Registry:
    """The providers of a registry, as its tables tell them."""

    @property
    def as_of(self) -> date:
        """The day as of which the tables are read."""

    @property
    def rows(self) -> int:
        """How many rows were read."""

    @property
    def ignored(self) -> list[tuple[str, str]]:
        """Columns that no table here has, each with its table."""

    @property
    def not_loaded(self) -> list[str]:
        """What the tables leave out."""

    @property
    def providers(self) -> list[str]:
        """The ids of the providers, in order."""

    def provider(self, /, id: str) -> Provider:
        """A provider, by itself: what becomes of it is not seen here. Raises KeyError for an id that there is not."""

    def of(self, /, providers: Sequence[str]) -> Registry:
        """The registry with these providers alone, and what was not taken of their rows. Raises KeyError for an id that there is not."""

    def errors(self, /) -> Table:
        """What was not taken: table, row, provider, path, id, code, value, expected, message."""

    def audit(
        self,
        /,
        *,
        as_of: date,
        within: int | None,
        language: Language | None,
        effects: Sequence[Effect],
        threads: int | None,
    ) -> Audited:
        """An audit of all providers, as a replay gives its result."""

    def search(self, /, as_of: date) -> list[dict[str, Any]]:
        """What the public sees in the provider search on a day, of all providers."""

    def snapshots(self, /) -> str:
        """The snapshots of all providers, a line of JSON each."""

@final
class Audited:
    """The audit of a registry, with the surface of a replay that has ended."""

    @property
    def is_broken(self) -> bool:
        """Whether something is prohibited or violated, also where that is not kept."""

    @property
    def rows(self) -> int:
        """How many rows were read."""

    def table(self, /, name: str) -> Table:
        """One of the tables `findings`, `decisions` and `errors`, for any reader of Arrow."""

@final
class RowLines:
    """Pieces of JSON Lines, one line a row."""

    @property
    def part_read(self) -> float | None:
        """How much of the table is read, from 0 to 1, where that can be told."""

    def __iter__(self, /) -> RowLines: ...
    def __next__(self, /) -> bytes: ...
