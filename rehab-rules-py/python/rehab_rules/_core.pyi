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
    "labels",
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
    """The changes that an action makes to its subject, or the change itself; empty for any other word."""

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
    """Evaluates a table of facts, one row per case: an Arrow table, or a delimited text file, by its path or open for reading.
    Returns `allowed`, `rules`, `days_left`, `places_left` and `due` for each row, with a language also `messages`, and the kept columns;
    and the rules that cannot be evaluated for any row, with their missing columns."""

def fact_columns(changes: Sequence[str]) -> list[tuple[str, str, str]]:
    """The columns for the facts of changes, each with its allowed values and its meaning in English."""

def kept_decision(is_clear: bool, texts: Sequence[str], findings: Sequence[Finding]) -> Decision:
    """A decision from a pickle."""

def kept_finding(kept: Mapping[str, Any]) -> Finding:
    """A finding from a pickle."""

def kept_table(bytes: bytes) -> Table:
    """A table from a pickle."""

def made_table(columns: Sequence[tuple[str, str, Sequence[Any]]]) -> Table:
    """A table of columns, each with its name, its type (`text`, `whole`, `number`, `flag` or `day`) and its values; None is a null."""

def mapping_line(event: Mapping[str, Any]) -> bytes:
    """An event given as a mapping, as the equivalent line of JSON."""

def rules_version() -> str:
    """The version of the rules."""

def labels(language: str) -> str:
    """The labels of actions, effects, fields and words, as one JSON object."""

def catalogue(language: str) -> str:
    """Every rule with its sources, one JSON object per line."""

def built_in_services() -> list[str]:
    """The built-in service descriptions, as JSON."""

def service_ids(text: bytes) -> list[str]:
    """The ids of the service descriptions in a JSON text."""

def check_services(texts: Sequence[bytes], language: str) -> list[tuple[int, bool, str]]:
    """The errors in service descriptions, and the warnings about probably unintended values: for each the index of its text, whether it is
    an error, and its content as one JSON object."""

def service_template() -> str:
    """A template for a custom service description, as JSON: every key, with an example value."""

def superseded_service(text: bytes, by: bytes) -> list[str]:
    """The versions of a service as JSON, with one added: the version in force before ends the day before the new one begins."""

def check_json(record: Mapping[str, Any] | str | bytes, *, services: Iterable[Service] | None = None, language: str | None = None) -> str:
    """The findings about a record (a mapping or its JSON text) and its summary, as one JSON object."""

def check_text(record: bytes, *, services: Iterable[Service] | None = None, language: str | None = None) -> str:
    """The findings about a record, one JSON object per line."""

def coverage(language: str) -> str:
    """Every statement of the sources and how it is covered, one JSON object per line."""

def csv_lines(file: Path | str | BinaryIO, format: Format, keep: Sequence[str] = ...) -> RowLines:
    """The rows of a delimited text file as JSON Lines, without the columns in `keep`, which are the caller's own."""

def table_lines(table: object, format: Format, rows: int | None = None, keep: Sequence[str] = ...) -> RowLines:
    """The rows of an Arrow table as JSON Lines, without the columns in `keep`, which are the caller's own; `rows` is the number of rows, if
    known."""

def rows(rule: str) -> list[str]:
    """The source rows that a rule cites, for example `K20-40`; empty for an unknown rule."""

def day_in_finland(moment: datetime | float) -> date:
    """The date in Finland at a moment: a datetime with a time zone, or seconds since 1970-01-01 in UTC. Use it on a server whose clock runs
    in UTC. Summer time follows the EU rules, from 1981."""

def verify(receipt: str | bytes | Mapping[str, Any]) -> dict[str, Any]:
    """Evaluates the facts of a receipt again; nothing else is needed. Returns a dict of `holds` and `differences`, each with `what`
    (`digest`, `description`, `rules_version`, `allowed`, `finding_gone`, `finding_new`), `then` and `now`. The receipt is JSON as text,
    bytes or a dict.

    Raises InputError for an invalid receipt, with the path in `.field`.
    """

def documents(language: str) -> list[tuple[str, str, str]]:
    """The documents that rows are cited from: the prefix of their row ids, the file, and the title in a language."""

@final
class Explanation:
    """The explanation of a decision: as data, as text, and as an HTML page, which a notebook shows."""

    @property
    def allowed(self) -> bool:
        """Whether the action is allowed."""

    def to_json(self, /, language: Language | None = None) -> str:
        """The explanation as JSON: `on`, `action`, `allowed`, `findings`, and `cases` with their `facts`, `days` and `rules`. With a language
        each finding has a message.
        """

    def to_dict(self, /, language: Language | None = None) -> dict[str, Any]:
        """The content of `to_json` as a dict."""

    def to_text(self, /, language: Language = "en") -> str:
        """The explanation as text for people."""

    def to_html(self, /, language: Language = "en") -> str:
        """The explanation as a self-contained HTML page."""

    def _repr_html_(self, /) -> str: ...

@final
class Provider:
    """One service provider: its courses, clients and capacity after the events applied to it.

    >>> from datetime import date
    >>> provider = Provider("P1")
    >>> declare = {"action": "declare_capacity", "service": "kela.family-carers", "year": 2026, "places": 24}
    >>> provider.apply(declare, date(2026, 1, 2)).allowed
    True

    `services` are custom service descriptions, in addition to the built-in ones. An action is an event of a log without `on` and
    `provider`; dates are `datetime.date`. Raises InputError for an id that is empty or longer than 200 characters, and for an invalid
    service description.
    """

    def __new__(cls, id: str, *, services: Iterable[Service] | None = None) -> Provider: ...
    @staticmethod
    def from_snapshot(snapshot: Mapping[str, Any] | str | bytes, *, services: Iterable[Service] | None = None) -> Provider:
        """A provider from a snapshot, or from a registry's rows in the same shape: a dict, or JSON as text or bytes. Raises InputError if it is
        invalid."""

    @property
    def id(self) -> str:
        """The provider's id."""

    @property
    def last_on(self) -> date | None:
        """The date of the last applied event; None if there is none."""

    def evaluate(self, /, action: Mapping[str, Any], on: date) -> Decision:
        """Evaluates an action on a date without applying it.

        Raises InputError for a malformed action, with `.code` and `.field`; `out_of_order` for a date before the last event.
        """

    def apply(self, /, action: Mapping[str, Any], on: date, *, mode: Mode = "enforce") -> Decision:
        """Evaluates an action on a date and applies it if it is allowed; in mode "observe", applies it in any case.

        Raises InputError for a malformed action, which is not applied.
        """

    def preview(self, /, actions: Iterable[Mapping[str, Any]], on: date, language: Language | None = None) -> dict[str, Any]:
        """The effect of several actions, one after the other on one date, without applying them: a dict of `allowed`, `decisions` (one per
        action, as `Decision.to_dict`), and the findings of that date's audit that would be `new` and `gone`. With a language each finding has
        a message. A prohibited action is skipped, and the later ones are evaluated without it.

        Raises InputError for the first malformed action, with its position in `.field`: `[1].course`.
        """

    def fork(self, /) -> Provider:
        """An independent copy of the provider: changes to one do not affect the other."""

    def actions(
        self, /, on: date, *, course: str | None = None, client: str | None = None, service: str | None = None, language: Language | None = None
    ) -> list[dict[str, Any]]:
        """Every possible action on a date for a course, a client, a client on a course, or, with none of them, the provider: for each action a
        dict of `action`, `allowed` (None while a missing field could decide), `missing` (the fields to fill in), `changes_nothing`,
        `findings`, and `error` if it cannot be evaluated. With a language each finding has a message.

        Raises InputError for an unknown course or service, and for a date before the last event.
        """

    def window(self, /, action: Mapping[str, Any], first: date, last: date, language: Language | None = None) -> dict[str, Any]:
        """The dates from `first` to `last`, inclusive, on which an action is allowed in the provider's current state: a dict of `allowed`, and
        `in_order`, the dates on which it also breaks no duty. Each is a list of ranges with `first`, `last`, and `lower` and `upper`, the
        limits of the range: the `kind` (`rule`, `late`, `format`, `past` or `window`) and the `findings` or the `error` of the date beyond.

        Raises InputError for a malformed action, and for a date that cannot be evaluated.
        """

    def due(self, /, first: date, last: date, language: Language | None = None) -> list[dict[str, Any]]:
        """What is due, begins or ends from `first` to `last`, inclusive, if nothing else happens: dicts of `on`, `what` (`due`, `begins`,
        `ends`, `course_ends`, `year_turns`, `description_begins`, `description_ends`), and `finding`, `course` or `service`, in date order.

        Raises InputError for a date that cannot be evaluated.
        """

    def next_change(self, /, after: date) -> date | None:
        """The first date after this one on which an audit would find something different, if nothing happens until then; None if there is no
        such date. Changes of values alone do not count. A scheduled job can sleep until this date without missing anything.

        Raises InputError for a date before the last event.
        """

    def explain(self, /, action: Mapping[str, Any], on: date) -> Explanation:
        """Why an action is allowed or denied on a date: every rule that applies to it, what it read and compared, and how each date was derived.

        Raises InputError for a malformed action.
        """

    def receipt(self, /, action: Mapping[str, Any], on: date) -> str:
        """A decision with all the facts behind it, as canonical JSON to store with the decision; `verify` evaluates it again. Ids that look like
        personal identity codes are null in it.

        Raises InputError for a malformed action.
        """

    def remedies(self, /, action: Mapping[str, Any], on: date, finding: Finding) -> list[dict[str, Any]]:
        """The actions that would remove a prohibition of an action, each allowed on that date; empty if there is none.

        Other prohibitions of the same action can remain. Raises InputError for a malformed action.
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
        """Checks an action while a form is being filled in: fields may be missing, half typed or invalid without raising an error.

        `fields` are the action's fields as form inputs give them (numbers and dates may be strings), and `on`, the date of the action.
        `bounds` are the paths of the fields whose allowed values you want, by default all. `window` is the first and the last date to search
        for allowed dates, by default from one year before `on` to two years after it.

        Returns a dict: `allowed` (None while undecided), `action` (the evaluated action, ready for `apply`, if it is allowed), `missing`
        (paths, the most decisive first), `findings` (each with `message` and the `paths` of its fields), `errors` (`code`, `field`,
        `message`) and `bounds` (by path: `min` and `max`, `options`, or ranges of `days`; or `none`, what prohibits every value, if none is
        allowed). Dates are strings. Each range, from `first` to `last`, and each pair of numbers has limits, `lower` and `upper`, with a
        `kind`: beyond the limit, values are prohibited (`rule`, with `findings`), break a duty (`late`, with `findings`), are malformed
        (`format`, with `error`), are before the last event (`past`), or were not searched (`window`). `in_order` contains the ranges that
        break no duty, if they are not all allowed ranges. `periods` has `offsets`, ranges of numbers of days by which the whole schedule can
        be moved. The `start` of a period has `with_length`: the allowed start dates if the end moves with it.
        """

    def audit(self, /, as_of: date) -> list[Finding]:
        """What is due, missing or broken on a date, ordered by service, course and client, then as in a decision. Raises InputError for a date
        before the last event, because the earlier state is not known.
        """

    def search(self, /, as_of: date) -> list[dict[str, Any]]:
        """What the public sees in the provider search on a date: published courses with their free places. Raises InputError for a date
        before the last event.
        """

    def snapshot(self, /) -> str:
        """The state as JSON, for `from_snapshot`; its schema is docs/schemas/snapshot.schema.json."""

@final
class Decision:
    """The engine's answer: whether the action is allowed, and the findings of the rules. Immutable."""

    @property
    def allowed(self) -> bool:
        """Whether no rule prohibits the action."""

    @property
    def is_clear(self) -> bool:
        """Whether no finding is undetermined: no fact is missing, and the sources leave no question open."""

    @property
    def findings(self) -> list[Finding]:
        """The findings, the most severe first."""

    def to_json(self, /, language: Language | None = None) -> str:
        """`allowed` and `findings` as in a line of a replayed log; with a language each finding has a message."""

    def to_dict(self, /, language: Language | None = None) -> dict[str, Any]:
        """The content of `to_json` as a dict; dates are strings."""

    def __copy__(self, /) -> Decision: ...
    def __deepcopy__(self, /, _memo: object) -> Decision: ...
    def __eq__(self, other: object, /) -> bool: ...
    def __hash__(self, /) -> int: ...

@final
class Finding:
    """What one rule says. Immutable."""

    @property
    def rule(self) -> str:
        """The rule's id, which you can pass to `rule`."""

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
        """The due date: the last date on which the action is in time."""

    @property
    def values(self) -> dict[str, Any]:
        """The compared values by name; dates are `datetime.date`."""

    def message(self, /, language: Language = "en") -> str:
        """The finding in words."""

    def __eq__(self, other: object, /) -> bool: ...
    def __hash__(self, /) -> int: ...
    def __copy__(self, /) -> Finding: ...
    def __deepcopy__(self, /, _memo: object) -> Finding: ...

class InputError(ValueError):
    """Malformed input. `code` is stable; `field` is the path of the field or None; `line` is the line of a log or None; `value` is the invalid value of an action or a service description, or None."""

    code: str
    field: str | None
    line: int | None
    value: str | None

@final
class Format:
    """The format of a table: the mapping of column names, and the format of dates, numbers and lists in text."""

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
    """A replay of a log, fed in pieces of any size; each call returns the result lines that it completed."""

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
        """Reads the last line if it has no line end."""

    def read(self, /, number: int, line: bytes) -> str:
        """Reads one line with the given number: for logs that are not read in line order."""

    def audit(self, /) -> str:
        """The findings of the audit of `as_of`, one per line."""

    def search(self, /) -> str:
        """What the provider search shows on the date `until`, one course per line."""

    def snapshots(self, /) -> str:
        """Every provider in its current state, or on the date `until`: one snapshot per line, by provider."""

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
        """Whether anything is prohibited or violated, even if those findings are not kept."""

    @property
    def rows(self) -> int:
        """How many rows or lines were read."""

    def read_stream(self, /, stream: object, format: Format, watch: Callable[[int, float | None], None] | None = None) -> None:
        """Reads every batch of an object with Arrow's PyCapsule interface. `watch` is called with the number of rows read so far."""

    def read_csv(self, /, file: Path | str | BinaryIO, format: Format, watch: Callable[[int, float | None], None] | None = None) -> None:
        """Reads a delimited text file, by its path or open for reading; `watch` is called with the number of rows read so far, and the fraction
        of the file that they are.
        """

    def read_lines(self, /, piece: bytes) -> None:
        """Reads a piece of JSON Lines that ends at the end of a line or of the log; a log to be sorted by date is one piece."""

    def read_mappings(self, /, events: Iterable[Mapping[str, Any]]) -> None:
        """Reads events given as mappings."""

    def finish(self, /) -> None:
        """Ends the log: adds the findings of the audit of `as_of`, and frees the state of the providers."""

    def renumber(self, /, numbers: Sequence[int]) -> None:
        """Replaces the line numbers of the results with those of the original log, one for each line read."""

    def table(self, /, name: str) -> Table:
        """One of the tables `findings`, `decisions` and `errors`, for any Arrow reader."""

@final
class Table:
    """A table of a result, for any Arrow reader."""

    @property
    def num_rows(self) -> int:
        """How many rows it has."""

    @property
    def columns(self) -> list[str]:
        """The names of the columns."""

    def rows(self, /, start: int, count: int) -> list[dict[str, Any]]:
        """`count` rows from `start` on, each a dict of plain values."""

    def slice(self, /, start: int, count: int) -> Table:
        """`count` rows from `start` on, as a table."""

    def values(self, /, column: str) -> list[Any]:
        """The values of a column."""

    def counts(self, /) -> list[tuple[str, str, int]]:
        """How often each rule has each effect, in the order of effects and rules."""

    def most_severe(self, /, count: int) -> list[dict[str, Any]]:
        """The rows of the most severe findings, at most `count`, each a dict of plain values."""

    def causes(self, /) -> list[tuple[int, dict[str, Any]]]:
        """The errors grouped by code and field: their number, and the first one as a dict; the most frequent first."""

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
        """The columns that a table may have, by their names here; empty for an unknown table."""

    def read_stream(self, /, table: str, stream: object, format: Format, shared: Sequence[tuple[str, str]]) -> list[str]:
        """Reads a table with Arrow's PyCapsule interface; `shared` maps the caller's column names to ours, for columns that the table has.
        Returns the names that it has.
        """

    def read_csv(self, /, table: str, file: Path | str | BinaryIO, format: Format, shared: Sequence[tuple[str, str]]) -> list[str]:
        """Reads a delimited text file, by its path or open for reading; otherwise like `read_stream`."""

    def read_snapshot(self, /, text: bytes) -> None:
        """Reads a snapshot, or rows in the same shape, as JSON."""

    def finish(self, /, threads: int | None = None) -> Registry:
        """Joins the tables; without any, the snapshots."""

@final
class Registry:
    """The providers of a registry, read from its tables."""

    @property
    def as_of(self) -> date:
        """The date of the extract."""

    @property
    def rows(self) -> int:
        """How many rows were read."""

    @property
    def ignored(self) -> list[tuple[str, str]]:
        """The unknown columns, each with its table."""

    @property
    def not_loaded(self) -> list[str]:
        """What the tables do not contain."""

    @property
    def providers(self) -> list[str]:
        """The ids of the providers, in order."""

    def provider(self, /, id: str) -> Provider:
        """An independent copy of a provider. Raises KeyError for an unknown id."""

    def of(self, /, providers: Sequence[str]) -> Registry:
        """The registry with only these providers and the errors of their rows. Raises KeyError for an unknown id."""

    def errors(self, /) -> Table:
        """The errors: table, row, provider, path, id, code, value, expected, message."""

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
        """An audit of all providers, with a result like that of a replay."""

    def search(self, /, as_of: date) -> list[dict[str, Any]]:
        """What the public sees in the provider search on a date, for all providers."""

    def snapshots(self, /) -> str:
        """The snapshots of all providers, one line of JSON per provider."""

@final
class Audited:
    """The audit of a registry, with the interface of a finished replay."""

    @property
    def is_broken(self) -> bool:
        """Whether anything is prohibited or violated, even if those findings are not kept."""

    @property
    def rows(self) -> int:
        """How many rows were read."""

    def table(self, /, name: str) -> Table:
        """One of the tables `findings`, `decisions` and `errors`, for any Arrow reader."""

@final
class RowLines:
    """Pieces of JSON Lines, one line per row."""

    @property
    def part_read(self) -> float | None:
        """How much of the table has been read, from 0 to 1, if known."""

    def __iter__(self, /) -> RowLines: ...
    def __next__(self, /) -> bytes: ...
