"""Files that logs stand in: what each is, by its name and its first bytes, and what it holds as bytes of UTF-8."""

from __future__ import annotations

import codecs
import csv
import gzip
import io
import json
import re
import zlib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from datetime import date, datetime
from importlib import import_module
from pathlib import Path
from secrets import token_hex
from shutil import copymode
from typing import Any, BinaryIO, Literal, TextIO, TypeAlias

from ._core import InputError

Kind: TypeAlias = Literal["lines", "csv", "columns", "sheet"]

KINDS: dict[str, Kind] = {
    ".csv": "csv",
    ".tsv": "csv",
    ".parquet": "columns",
    ".feather": "columns",
    ".arrow": "columns",
    ".xlsx": "sheet",
    ".xlsm": "sheet",
    ".xlsb": "sheet",
    ".xls": "sheet",
    ".ods": "sheet",
}
# The suffixes of packed files, and how each begins.
PACKED = {".gz": b"\x1f\x8b", ".zst": b"\x28\xb5\x2f\xfd"}
# What a header of a log names, whatever else.
HEADER = {b"on", b"provider", b"action"}

# How files begin that are sometimes taken for text, and what to do with them.
OTHER_KINDS = {
    b"PAR1": ("a Parquet file", "its name ends with .parquet"),
    b"ARROW1": ("an Arrow file", "its name ends with .arrow or .feather"),
    b"PK\3\4": ("a spreadsheet or a ZIP archive", "the name of a spreadsheet ends with .xlsx or .ods; an archive is unpacked first"),
    b"\xd0\xcf\x11\xe0": ("an old spreadsheet", "its name ends with .xls"),
    PACKED[".gz"]: ("a file packed by gzip", "its name ends with .gz"),
    PACKED[".zst"]: ("a file packed by zstd", "its name ends with .zst"),
    b"SQLite format 3": ("a SQLite database", "its rows are read with sqlite3, and replayed in Python"),
    b"%PDF": ("a PDF document", "a log is a table or has a line for each event"),
    b"<": ("XML or HTML", "a log is a table or has a line for each event"),
}
UTF_16 = ("UTF-16 text", "save it as UTF-8, or tell the encoding: utf-16")
PIECE = 1 << 20


class Unreadable(ValueError):
    """A file cannot be read as what its name says that it is."""


@contextmanager
def written_whole(path: Path) -> Iterator[TextIO]:
    """A file of text to be written, which is as it was until all of it is there."""
    if path.exists() and not path.is_file():
        # A pipe or a device cannot be replaced by a file.
        with open(path, "w", encoding="utf-8", newline="\n") as out:
            yield out
        return
    place = path.resolve()
    beside = place.with_name(f".rehab-rules-{token_hex(8)}")
    try:
        out = open(beside, "x", encoding="utf-8", newline="\n")
    except OSError as error:
        error.filename = str(path)
        raise
    try:
        with out:
            if place.exists():
                copymode(place, beside)
            yield out
        beside.replace(place)
    except BaseException:
        beside.unlink(missing_ok=True)
        raise


def kind_of(path: Path) -> Kind:
    """What the name of a file says that it is; lines, unless it says something else."""
    inner = path.with_suffix("") if path.suffix.lower() in PACKED else path
    return KINDS.get(inner.suffix.lower(), "lines")


def is_plain(path: Path, encoding: str | None) -> bool:
    """Whether the file of texts can be read as it stands."""
    if encoding is not None or path.suffix.lower() in PACKED:
        return False
    # A pipe is opened once only.
    return not path.is_file() or not _told_by(_start(path))


def start_of_file(path: Path) -> bytes:
    """The first bytes of what can be read more than once; what cannot be opened is told by the operating system."""
    if path.exists() and not path.is_file() and not path.is_dir():
        raise Unreadable("this is no file on disk: its content is read from several places")
    return _start(path)


def _start(path: Path) -> bytes:
    with open(path, "rb") as file:
        return file.peek(16)[:16]


def _told_by(start: bytes) -> tuple[str, str] | None:
    """What the first bytes say that a file is, when it is no text in UTF-8, and what to do with it."""
    for mark, kind in OTHER_KINDS.items():
        if start.startswith(mark):
            return kind
    return UTF_16 if _is_utf_16(start[:4]) else None


def _is_utf_16(start: bytes) -> bool:
    # Without a mark, every other byte of letters is empty.
    return start.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)) or b"\0\0" in (start[0:4:2], start[1:4:2])


@contextmanager
def opened(path: Path, encoding: str | None = None) -> Iterator[BinaryIO]:
    """The file as bytes of UTF-8: unpacked, and read as the encoding says. Refused when it is plainly something else."""
    with open(path, "rb") as raw:
        file = _unpacked(path, raw)
        told = _told_by(file.peek(16)[:16])
        if told is not None and not (told == UTF_16 and encoding is not None):
            kind, remedy = told
            what = "separated values" if kind_of(path) == "csv" else "JSON Lines"
            raise Unreadable(f"this is {kind}, not {what}: {remedy}")
        yield io.BufferedReader(Pieces(_recoded(file, encoding)), PIECE) if encoding is not None else file


def _unpacked(path: Path, raw: io.BufferedReader) -> io.BufferedReader:
    suffix = path.suffix.lower()
    mark = PACKED.get(suffix)
    if mark is None:
        return raw
    if not raw.peek(4).startswith(mark):
        raise Unreadable(f"this is not packed as its name says, which ends with {suffix}")
    return io.BufferedReader(Pieces(_unpacking(_in_pieces(gzip.GzipFile(fileobj=raw)) if suffix == ".gz" else _zstd(raw))), PIECE)


def _in_pieces(file: Any) -> Iterator[bytes]:
    while piece := file.read(PIECE):
        yield piece


def _zstd(raw: BinaryIO) -> Iterator[bytes]:
    try:
        return _in_pieces(import_module("compression.zstd").ZstdFile(raw))
    except ImportError:
        pass
    try:
        return _frames(raw, import_module("zstandard").ZstdDecompressor())
    except ImportError:
        raise ModuleNotFoundError("a file packed by zstd is read by zstandard, which is not installed: pip install zstandard") from None


def _frames(raw: BinaryIO, decompressor: Any) -> Iterator[bytes]:
    """One frame after the other; the library's own reader takes a file that was cut off for a whole one."""
    frame = decompressor.decompressobj()
    has_begun = False
    while piece := raw.read(PIECE):
        while piece:
            has_begun = True
            yield frame.decompress(piece)
            piece = frame.unused_data
            if frame.eof:
                frame, has_begun = decompressor.decompressobj(), False
    if has_begun:
        raise EOFError("it ends in the middle")


def _unpacking(pieces: Iterator[bytes]) -> Iterator[bytes]:
    """What is unpacked; the errors of those who do it are of many kinds."""
    while True:
        try:
            piece = next(pieces, None)
        except (OSError, EOFError, zlib.error) as error:
            raise Unreadable(f"the file cannot be unpacked: {error}") from error
        except Exception as error:
            if type(error).__name__ != "ZstdError":
                raise
            raise Unreadable(f"the file cannot be unpacked: {error}") from error
        if piece is None:
            return
        yield piece


def _recoded(file: BinaryIO, encoding: str) -> Iterator[bytes]:
    try:
        # Some codecs are of no text: they pack, or write bytes as digits.
        decoder = codecs.getincrementaldecoder(encoding)() if "\0".encode(encoding) else None
    except (LookupError, UnicodeError, ValueError):
        decoder = None
    if decoder is None:
        raise Unreadable(f"there is no encoding `{encoding}`; `utf-8`, `cp1252`, `latin-1` and `utf-16` are some")
    while True:
        piece = file.read(PIECE)
        try:
            text = decoder.decode(piece, final=not piece)
        except UnicodeError as error:
            raise Unreadable(f"the file is not in the encoding `{encoding}`: {error}") from None
        if text:
            # Half a surrogate pair stays malformed.
            yield text.encode("utf-8", "surrogatepass")
        if not piece:
            return


class Pieces(io.RawIOBase):
    """Pieces of bytes as the raw side of a file that is read once."""

    def __init__(self, pieces: Iterable[bytes]) -> None:
        self.pieces = pieces
        self._left = iter(pieces)
        self._rest = memoryview(b"")

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: Any) -> int:
        while not self._rest:
            piece = next(self._left, None)
            if piece is None:
                return 0
            self._rest = memoryview(piece)
        count = min(len(buffer), len(self._rest))
        buffer[:count] = self._rest[:count]
        self._rest = self._rest[count:]
        return count


class Utf16(InputError):
    """A file of JSON is UTF-16, and JSON is UTF-8."""

    code = "invalid_value"
    field = None
    line = None
    value = None


def read_json(path: Path) -> bytes:
    """The text of a description or a record, without the byte-order mark that Windows' editors put before UTF-8. Raises Utf16."""
    text = path.read_bytes()
    if _is_utf_16(text[:4]):
        raise Utf16(f"{path}: this file is UTF-16; save it as UTF-8")
    return text.removeprefix(codecs.BOM_UTF8)


@contextmanager
def opened_lines(path: Path, encoding: str | None = None) -> Iterator[BinaryIO]:
    """A log of JSON Lines. One that is a JSON array has a line for each of its elements."""
    with opened(path, encoding) as file:
        start = file.peek(PIECE) if isinstance(file, io.BufferedReader) else b""
        if start.removeprefix(codecs.BOM_UTF8).lstrip().startswith(b"["):
            yield io.BufferedReader(Pieces(_elements(file.read())), PIECE)
            return
        line = start.removeprefix(codecs.BOM_UTF8).lstrip().split(b"\n", 1)[0].strip()
        if HEADER <= {name.strip(b' "') for name in re.split(rb"[,;\t]", line)}:
            raise Unreadable("this is separated values, not JSON Lines: its name ends with .csv or .tsv")
        if line == b"{":
            raise Unreadable("this is one JSON document over several lines, not JSON Lines, which has one object a line")
        yield file


def _elements(text: bytes) -> Iterator[bytes]:
    try:
        elements = json.loads(text, object_pairs_hook=_once, parse_int=_whole)
    except (ValueError, RecursionError) as error:
        raise Unreadable(f"this begins like a JSON array and is none: {error}") from None
    for element in elements:
        yield json.dumps(element, ensure_ascii=False).encode("utf-8", "surrogatepass") + b"\n"


# What JSON Lines refuse, a key twice and a number of thousands of digits, is written as what no line may hold.
MALFORMED = float("nan")


def _once(pairs: list[tuple[str, Any]]) -> Any:
    element = dict(pairs)
    return element if len(element) == len(pairs) else MALFORMED


def _whole(digits: str) -> int | float:
    return int(digits) if len(digits) < 1000 else MALFORMED


def sheet(path: Path, name: str | None = None) -> BinaryIO:
    """A sheet of a spreadsheet as separated values: that of a name, or the first."""
    book = _workbook(path)
    try:
        rows = (book.get_sheet_by_index(0) if name is None else book.get_sheet_by_name(name)).to_python()
    except Exception as error:
        # The library has errors of its own.
        raise Unreadable(f"this spreadsheet cannot be read: {error}") from error
    return separated(rows)


def sheet_names(path: Path) -> list[str]:
    """The names of the sheets of a spreadsheet, in their order."""
    names: list[str] = _workbook(path).sheet_names
    return names


def _workbook(path: Path) -> Any:
    start_of_file(path)
    try:
        module = import_module("python_calamine")
    except ImportError:
        raise ModuleNotFoundError("a spreadsheet is read by python-calamine, which is not installed: pip install 'rehab-rules[excel]'") from None
    try:
        return module.CalamineWorkbook.from_path(str(path))
    except Exception as error:
        raise Unreadable(f"this spreadsheet cannot be read: {error}") from error


def of_dict_reader(reader: csv.DictReader[Any]) -> BinaryIO:
    """What csv.DictReader reads, as separated values again: each of its rows is written as it was."""
    names = list(reader.fieldnames or ())

    def row(cells: Mapping[Any, Any]) -> list[Any]:
        return [cells.get(name) for name in names] + list(cells.get(reader.restkey) or ())

    def rows() -> Iterator[list[Any]]:
        try:
            yield from (row(cells) for cells in reader)
        except csv.Error as error:
            raise Unreadable(f"csv.DictReader cannot read on: {error}") from error

    return separated([names], rows())


def separated(*parts: Iterable[Sequence[Any]]) -> BinaryIO:
    """Rows of cells as a file of separated values in UTF-8."""

    def lines() -> Iterator[bytes]:
        for rows in parts:
            for row in rows:
                out = io.StringIO()
                csv.writer(out, quoting=csv.QUOTE_ALL, lineterminator="\n").writerow([cell(value) for value in row])
                yield out.getvalue().encode("utf-8", "surrogatepass")

    return io.BufferedReader(Pieces(lines()), PIECE)


def cell(value: object) -> str:
    """A cell as a table of texts has it: a whole number without a fraction, a midnight as its day."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, list | tuple | dict):
        return json.dumps(value, ensure_ascii=False, default=cell)
    if isinstance(value, float) and value != value:
        return ""
    if isinstance(value, float) and value.is_integer():
        # A spreadsheet keeps fifteen digits: two ids that differ further on would be one.
        if abs(value) >= 1e15:
            raise Unreadable(f"a cell has the number {value:.0f}, of which a spreadsheet keeps fifteen digits: make its column one of texts")
        return str(int(value))
    if isinstance(value, datetime) and value.tzinfo is None and value.time() == datetime.min.time():
        return value.date().isoformat()
    return value.isoformat() if isinstance(value, date) else str(value)
