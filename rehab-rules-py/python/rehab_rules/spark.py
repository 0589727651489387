"""Logs on a Spark cluster: each partition contains whole providers, and the engine evaluates them on the worker.

Install the extra `spark`; the package must also be installed on the workers.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from importlib import import_module
from itertools import chain
from typing import TYPE_CHECKING, Any

from .request import Effect, Language, Mode
from .services import Service, ServiceDescription
from .tables import Log, Result
from .tables import audit as audit_table
from .tables import replay as replay_table

if TYPE_CHECKING:
    from pyspark.sql import DataFrame

# No field of an event has this name.
LINE = "line of the log"
ROWS = 10_000

# The columns of a finding, in the order of the table of findings; a malformed line has the four columns of ERROR instead of a rule.
FINDING = (
    ("line", "long"), ("provider", "string"), ("course", "string"), ("client", "string"), ("action", "string"), ("on", "date"),
    ("allowed", "boolean"), ("rule", "string"), ("effect", "string"), ("due", "date"), ("values", "string"), ("message", "string"),
)  # fmt: skip
ERROR = (("code", "string"), ("field", "string"), ("column", "string"), ("value", "string"))


@dataclass(frozen=True)
class SparkResult:
    """The result of a replay or an audit, one row per finding or malformed line. It is evaluated lazily.

    `findings` and `errors` are both computed from `rows`: cache `rows` if you need both.
    """

    rows: "DataFrame"

    @property
    def findings(self) -> "DataFrame":
        """The findings, with the columns of `rehab_rules.replay` and the kept columns."""
        return self.rows.where("code is null").drop(*(name for name, _ in ERROR))

    @property
    def errors(self) -> "DataFrame":
        """The malformed lines: line, code, field, message, column, value."""
        return self.rows.where("code is not null").select("line", "code", "field", "message", "column", "value")


def replay(
    df: "DataFrame",
    *,
    line: str = "line",
    mode: Mode = "enforce",
    services: Iterable[Service] | None = None,
    language: Language | None = None,
    effects: Iterable[Effect] | None = None,
    keep: Sequence[str] = (),
    columns: Mapping[str, str] | None = None,
) -> SparkResult:
    """Evaluates the events of a DataFrame: one row per finding, as in `rehab_rules.replay`.

    A DataFrame is not ordered: `line` is an integer column that orders the events of each provider, and that findings report as their
    line. Everything else is as in `rehab_rules.replay`.
    """
    asked = _asked(mode, services, language, effects, columns)
    return _partitioned(df, line, columns, keep, lambda log: replay_table(log, keep=keep, decisions=False, threads=1, **asked))


def audit(
    df: "DataFrame",
    as_of: date,
    *,
    line: str = "line",
    within: int | None = None,
    mode: Mode = "enforce",
    services: Iterable[Service] | None = None,
    language: Language | None = None,
    effects: Iterable[Effect] | None = None,
    columns: Mapping[str, str] | None = None,
) -> SparkResult:
    """Audits the providers of a DataFrame on a date, like `rehab_rules.audit`; `line` is as in `replay`."""
    asked = _asked(mode, services, language, effects, columns)
    return _partitioned(df, line, columns, (), lambda log: audit_table(log, as_of, within=within, threads=1, **asked))


def _asked(
    mode: Mode, services: Iterable[Service] | None, language: Language | None, effects: Iterable[Effect] | None, columns: Mapping[str, str] | None
) -> dict[str, Any]:
    """The request for every partition. Invalid options and descriptions raise here rather than on a worker."""
    texts = None if services is None else [one.json if isinstance(one, ServiceDescription) else one for one in services]
    asked: dict[str, Any] = {"mode": mode, "services": texts, "language": language, "effects": list(effects or ()), "columns": dict(columns or {})}
    asked["errors"] = "collect"  # they are rows of the result
    replay_table([], **(asked | {"columns": None}))
    return asked


def _partitioned(df: "DataFrame", line: str, columns: Mapping[str, str] | None, keep: Sequence[str], ask: Callable[[Log], Result]) -> SparkResult:
    """Groups the events by provider, sorts them, and runs the engine on each partition."""
    types = import_module("pyspark.sql.types")
    if dict(df.dtypes).get(line) not in ("tinyint", "smallint", "int", "bigint"):
        raise ValueError(f"`{line}` is not an integer column; `line` names the column that orders the events")
    kept = [field for field in df.drop(line).schema.fields if field.name in keep]
    if unknown := set(keep) - {field.name for field in kept}:
        raise ValueError(f"`{min(unknown)}` is not a column that can be kept")
    if twice := set(keep) & {name for name, _ in FINDING + ERROR}:
        raise ValueError(f"the result already has a column `{min(twice)}`; rename yours to keep it")
    provider = next((theirs for theirs, ours in (columns or {}).items() if ours == "provider"), "provider")
    of = {"string": types.StringType(), "long": types.LongType(), "date": types.DateType(), "boolean": types.BooleanType()}
    schema = types.StructType([types.StructField(name, of[word]) for name, word in FINDING + ERROR] + kept)
    ordered = df.withColumnRenamed(line, LINE).repartition(f"`{provider}`").sortWithinPartitions(f"`{LINE}`")
    names = [field.name for field in schema.fields]
    return SparkResult(ordered.mapInArrow(lambda batches: _judged(batches, ask, names), schema))


def _judged(batches: Iterator[Any], ask: Callable[[Log], Result], names: Sequence[str]) -> Iterator[Any]:
    """The rows of one partition; runs on a worker. Memory grows with the state and the findings, plus eight bytes per line."""
    arrow, compute = import_module("pyarrow"), import_module("pyarrow.compute")
    first = next(batches, None)
    if first is None:
        return
    lines: list[Any] = []

    def without_lines() -> Iterator[Any]:
        for batch in chain((first,), batches):
            lines.append(batch.column(LINE).cast(arrow.int64()))
            yield batch.drop_columns([LINE])

    result = ask(arrow.RecordBatchReader.from_batches(first.drop_columns([LINE]).schema, without_lines()))
    line_of = arrow.chunked_array(lines)
    for table in (result.to_arrow(), result.errors.to_arrow()):
        # The engine numbers the rows of the partition.
        numbers = line_of.take(compute.subtract(table["line"], 1))
        columns = {name: table[name] if name in table.column_names else None for name in names} | {"line": numbers}
        length = table.num_rows
        filled = {name: arrow.nulls(length, _type_of(name, first)) if column is None else column for name, column in columns.items()}
        yield from arrow.table(filled).to_batches(max_chunksize=ROWS)


def _type_of(name: str, batch: Any) -> Any:
    """The type of an empty column; a kept column keeps its type."""
    arrow = import_module("pyarrow")
    of = {"string": arrow.string(), "long": arrow.int64(), "date": arrow.date32(), "boolean": arrow.bool_()}
    known = dict(FINDING + ERROR)
    return of[known[name]] if name in known else batch.schema.field(name).type
