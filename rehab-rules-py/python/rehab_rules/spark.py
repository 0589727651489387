"""Logs on a Spark cluster: each partition holds whole providers, and the engine judges them where they are.

It comes with the extra `spark`; the package has to be installed on the workers too.
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

# No field of an event is called so.
LINE = "line of the log"
ROWS = 10_000

# What a finding says, in the order of the table of findings; of a malformed line the four after it are told in place of a rule.
FINDING = (
    ("line", "long"), ("provider", "string"), ("course", "string"), ("client", "string"), ("action", "string"), ("on", "date"),
    ("allowed", "boolean"), ("rule", "string"), ("effect", "string"), ("due", "date"), ("values", "string"), ("message", "string"),
)  # fmt: skip
ERROR = (("code", "string"), ("field", "string"), ("column", "string"), ("value", "string"))


@dataclass(frozen=True)
class SparkResult:
    """What a replay or an audit found, one row a finding or a malformed line. Nothing runs before it is asked for.

    `findings` and `errors` are both taken from `rows`: cache it when both are wanted.
    """

    rows: "DataFrame"

    @property
    def findings(self) -> "DataFrame":
        """The findings, with the columns of `rehab_rules.replay`, and the columns kept."""
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
    """Judges the events of a DataFrame: one row a finding, as `rehab_rules.replay` gives them.

    A DataFrame has no order of its own: `line` is the whole-number column that the events of a provider stand in the order of, and what
    findings name as their line. The rest is as in `rehab_rules.replay`.
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
    """Audits the providers of a DataFrame as they stand on a day, as `rehab_rules.audit` does; `line` is as in `replay`."""
    asked = _asked(mode, services, language, effects, columns)
    return _partitioned(df, line, columns, (), lambda log: audit_table(log, as_of, within=within, threads=1, **asked))


def _asked(
    mode: Mode, services: Iterable[Service] | None, language: Language | None, effects: Iterable[Effect] | None, columns: Mapping[str, str] | None
) -> dict[str, Any]:
    """What every partition is asked; wrong words and wrong descriptions are told here and not by a worker."""
    texts = None if services is None else [one.json if isinstance(one, ServiceDescription) else one for one in services]
    asked: dict[str, Any] = {"mode": mode, "services": texts, "language": language, "effects": list(effects or ()), "columns": dict(columns or {})}
    asked["errors"] = "collect"  # they are rows of the result
    replay_table([], **(asked | {"columns": None}))
    return asked


def _partitioned(df: "DataFrame", line: str, columns: Mapping[str, str] | None, keep: Sequence[str], ask: Callable[[Log], Result]) -> SparkResult:
    """Brings the events of each provider together, in their order, and asks the engine partition by partition."""
    types = import_module("pyspark.sql.types")
    if dict(df.dtypes).get(line) not in ("tinyint", "smallint", "int", "bigint"):
        raise ValueError(f"`{line}` is no column of whole numbers; `line` names the one that events stand in the order of")
    kept = [field for field in df.drop(line).schema.fields if field.name in keep]
    if unknown := set(keep) - {field.name for field in kept}:
        raise ValueError(f"`{min(unknown)}` is no column that can be kept")
    if twice := set(keep) & {name for name, _ in FINDING + ERROR}:
        raise ValueError(f"the result has a column `{min(twice)}` of its own; rename yours before it is kept")
    provider = next((theirs for theirs, ours in (columns or {}).items() if ours == "provider"), "provider")
    of = {"string": types.StringType(), "long": types.LongType(), "date": types.DateType(), "boolean": types.BooleanType()}
    schema = types.StructType([types.StructField(name, of[word]) for name, word in FINDING + ERROR] + kept)
    ordered = df.withColumnRenamed(line, LINE).repartition(f"`{provider}`").sortWithinPartitions(f"`{LINE}`")
    names = [field.name for field in schema.fields]
    return SparkResult(ordered.mapInArrow(lambda batches: _judged(batches, ask, names), schema))


def _judged(batches: Iterator[Any], ask: Callable[[Log], Result], names: Sequence[str]) -> Iterator[Any]:
    """The rows of one partition; runs on a worker. Memory grows with the state and the findings, and eight bytes a line."""
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
        # What the engine numbers are the rows of the partition.
        numbers = line_of.take(compute.subtract(table["line"], 1))
        columns = {name: table[name] if name in table.column_names else None for name in names} | {"line": numbers}
        length = table.num_rows
        filled = {name: arrow.nulls(length, _type_of(name, first)) if column is None else column for name, column in columns.items()}
        yield from arrow.table(filled).to_batches(max_chunksize=ROWS)


def _type_of(name: str, batch: Any) -> Any:
    """The type of a column that has nothing: of a kept one, its own."""
    arrow = import_module("pyarrow")
    of = {"string": arrow.string(), "long": arrow.int64(), "date": arrow.date32(), "boolean": arrow.bool_()}
    known = dict(FINDING + ERROR)
    return of[known[name]] if name in known else batch.schema.field(name).type
