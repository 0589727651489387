"""What one machine holds: time and memory of a replay of many events, as a whole, slice by slice out of DuckDB, and on Spark.

    python benches/scale.py 1000000 10000000

Each way runs in a process of its own, so that the memory printed is its own (read from Linux's /proc). Spark runs where pyspark is installed.
"""

import json
import os
import subprocess
import sys
import time
from importlib.util import find_spec
from pathlib import Path
from tempfile import TemporaryDirectory

SAMPLE = Path(__file__).parents[1] / "tests" / "sample"
EFFECTS = ["prohibition", "violation"]
SLICES = 16
MEMORY = "500MB"


def write_log(path: Path, events: int) -> None:
    """The sample again and again under other names of providers, as rows of Parquet: five hundred copies at a time, interleaved."""
    import pyarrow as pa
    import pyarrow.parquet as pq

    rows = [json.loads(line) for line in (SAMPLE / "log.jsonl").read_text("utf-8").splitlines()]
    names = list(dict.fromkeys(name for row in rows for name in row))
    flat = [{name: json.dumps(value) if isinstance(value, list) else value for name, value in row.items()} for row in rows]
    table = pa.table({name: [row.get(name) for row in flat] for name in names})
    place, providers = names.index("provider"), table["provider"].to_pylist()
    schema = table.schema.append(pa.field("line", pa.int64()))
    times, written = events // table.num_rows + 1, 0
    with pq.ParquetWriter(path, schema) as out:
        for start in range(0, times, 500):
            copies = range(start, min(start + 500, times))
            # Interleaved as a registry writes them: the first event of every provider, then the second.
            block = pa.concat_tables([table.set_column(place, "provider", pa.array([f"{one}-{copy}" for one in providers])) for copy in copies]).combine_chunks()
            block = block.take(pa.array([copy * table.num_rows + row for row in range(table.num_rows) for copy in range(len(copies))]))
            out.write_table(block.append_column("line", pa.array(range(written + 1, written + block.num_rows + 1), pa.int64())))
            written += block.num_rows


def whole(path: Path) -> int:
    """The file as it is, on all cores."""
    import pyarrow as pa
    import pyarrow.parquet as pq
    from rehab_rules import replay

    file = pq.ParquetFile(path)
    names = [name for name in file.schema_arrow.names if name != "line"]
    schema = pa.schema([file.schema_arrow.field(name) for name in names])
    log = pa.RecordBatchReader.from_batches(schema, file.iter_batches(columns=names))
    return len(replay(log, services=services(), effects=EFFECTS, decisions=False))


def slices(path: Path) -> int:
    """Some providers after the others: DuckDB sorts each slice within its memory, and the state of a slice goes when it is done."""
    import duckdb
    from rehab_rules import replay

    found = 0
    with duckdb.connect() as database:
        database.execute(f"set memory_limit = '{MEMORY}'")
        for part in range(SLICES):
            log = database.sql(f"select * exclude (line) from (select * from '{path}' where hash(provider) % {SLICES} = {part} order by line)")
            found += len(replay(log, services=services(), effects=EFFECTS, decisions=False))
    return found


def spark(path: Path) -> int:
    """Two workers on this machine."""
    from pyspark.sql import SparkSession
    from rehab_rules import spark

    os.environ["PYSPARK_PYTHON"] = sys.executable
    builder = SparkSession.builder.master("local[2]").config("spark.driver.host", "127.0.0.1").config("spark.ui.enabled", "false").config("spark.ui.showConsoleProgress", "false")
    session = builder.config("spark.sql.shuffle.partitions", SLICES).config("spark.driver.memory", "2g").getOrCreate()
    session.sparkContext.setLogLevel("ERROR")
    return spark.replay(session.read.parquet(str(path)), services=services(), effects=EFFECTS).findings.count()


def services() -> list[str]:
    return [(SAMPLE / "services.json").read_text("utf-8")]


WAYS = {"whole": whole, "slices": slices, "spark": spark}


def main(counts: list[int]) -> None:
    with TemporaryDirectory() as folder:
        for count in counts:
            path = Path(folder) / "log.parquet"
            write_log(path, count)
            print(f"{count:,} events, {path.stat().st_size / 1e6:.0f} MB of Parquet")
            for way in WAYS:
                if way == "spark" and find_spec("pyspark") is None or way == "slices" and find_spec("duckdb") is None:
                    print(f"  {way:8} is not measured: its library is not installed")
                    continue
                subprocess.run([sys.executable, __file__, way, str(path)], check=True)


def measure(way: str, path: Path) -> None:
    begun = time.perf_counter()
    found = WAYS[way](path)
    seconds = time.perf_counter() - begun
    print(f"  {way:8} {seconds:7.1f} s, {most_memory():7,.0f} MB, {found:,} findings", flush=True)


def most_memory() -> float:
    """The most that this process and those it started have held, in MB (each at its own time)."""
    parents, peaks = {}, {}
    for status in Path("/proc").glob("[0-9]*/status"):
        try:
            fields = dict(line.split(":", 1) for line in status.read_text().splitlines())
        except OSError:
            continue  # It has ended meanwhile.
        number = int(status.parent.name)
        parents[number] = int(fields["PPid"])
        peaks[number] = int(fields.get("VmHWM", "0 kB").split()[0])
    ours = {os.getpid()}
    while more := {number for number, parent in parents.items() if parent in ours} - ours:
        ours |= more
    return sum(peaks[number] for number in ours) / 1000


if __name__ == "__main__":
    if sys.argv[1] in WAYS:
        measure(sys.argv[1], Path(sys.argv[2]))
    else:
        main([int(count) for count in sys.argv[1:]])
