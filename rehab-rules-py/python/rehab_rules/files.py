"""Log files: detects their kind by name and first bytes, and reads their content as UTF-8."""

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
# The suffixes of compressed files, and how each begins.
PACKED = {".gz": b"\x1f\x8b", ".zst": b"\x28\xb5\x2f\xfd"}
# The columns that the header of every log has.
HEADER = {b"on", b"provider", b"action"}

# The first bytes of files that are sometimes mistaken for text, and what to do with such files.
OTHER_KINDS = {
    b"PAR1": ("a Parquet file", "name it .parquet"),
    b"ARROW1": ("an Arrow file", "name it .arrow or .feather"),
    b"PK\3\4": ("a spreadsheet or a ZIP archive", "name a spreadsheet .xlsx or .ods; unpack an archive first"),
    b"\xd0\xcf\x11\xe0": ("an old spreadsheet", "name it .xls"),
    PACKED[".gz"]: ("a gzip file", "name it .gz"),
    PACKED[".zst"]: ("a zstd file", "name it .zst"),
    b"SQLite format 3": ("a SQLite database", "read its rows with sqlite3 and replay them in Python"),
    b"%PDF": ("a PDF document", "a log is a table, or a file with one event per line"),
    b"<": ("XML or HTML", "a log is a table, or a file with one event per line"),
}
UTF_16 = ("UTF-16 text", "save it as UTF-8, or set the encoding to utf-16")
PIECE = 1 << 20


class Unreadable(ValueError):
    """A file cannot be read as the kind that its name indicates."""


@contextmanager
def written_whole(path: Path) -> Iterator[TextIO]:
    """A text file to write; the old file is replaced only when the new one is complete."""
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
    """The kind of a file by its name; JSON Lines by default."""
    inner = path.with_suffix("") if path.suffix.lower() in PACKED else path
    return KINDS.get(inner.suffix.lower(), "lines")


def is_plain(path: Path, encoding: str | None) -> bool:
    """Whether the text file can be read as is."""
    if encoding is not None or path.suffix.lower() in PACKED:
        return False
    # A pipe can be opened only once.
    return not path.is_file() or not _kind_from(_start(path))


def start_of_file(path: Path) -> bytes:
    """The first bytes of a file that can be read more than once."""
    if path.exists() and not path.is_file() and not path.is_dir():
        raise Unreadable("this is not a file on disk: a file of this kind must be seekable")
    return _start(path)


def _start(path: Path) -> bytes:
    with open(path, "rb") as file:
        return file.peek(16)[:16]


def _kind_from(start: bytes) -> tuple[str, str] | None:
    """The kind of a file that is not UTF-8 text, by its first bytes, and what to do with it."""
    for mark, kind in OTHER_KINDS.items():
        if start.startswith(mark):
            return kind
    return UTF_16 if _is_utf_16(start[:4]) else None


def _is_utf_16(start: bytes) -> bool:
    # Without a mark, every other byte of letters is empty.
    return start.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)) or b"\0\0" in (start[0:4:2], start[1:4:2])


@contextmanager
def opened(path: Path, encoding: str | None = None) -> Iterator[BinaryIO]:
    """The file as UTF-8: decompressed, and decoded with the given encoding. Raises Unreadable if it is clearly another kind of file."""
    with open(path, "rb") as raw:
        file = _unpacked(path, raw)
        other = _kind_from(file.peek(16)[:16])
        if other is not None and not (other == UTF_16 and encoding is not None):
            kind, remedy = other
            what = "delimited text" if kind_of(path) == "csv" else "JSON Lines"
            raise Unreadable(f"this is {kind}, not {what}: {remedy}")
        yield io.BufferedReader(Pieces(_recoded(file, encoding)), PIECE) if encoding is not None else file


def _unpacked(path: Path, raw: io.BufferedReader) -> io.BufferedReader:
    suffix = path.suffix.lower()
    mark = PACKED.get(suffix)
    if mark is None:
        return raw
    if not raw.peek(4).startswith(mark):
        raise Unreadable(f"the name ends with {suffix}, but the file is not compressed that way")
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
        raise ModuleNotFoundError("reading a zstd file requires zstandard, which is not installed: pip install zstandard") from None


def _frames(raw: BinaryIO, decompressor: Any) -> Iterator[bytes]:
    """One frame after another; the library's own reader accepts a truncated file."""
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
        raise EOFError("the file is truncated")


def _unpacking(pieces: Iterator[bytes]) -> Iterator[bytes]:
    """The decompressed pieces; the libraries raise many kinds of errors."""
    while True:
        try:
            piece = next(pieces, None)
        except (OSError, EOFError, zlib.error) as error:
            raise Unreadable(f"the file cannot be decompressed: {error}") from error
        except Exception as error:
            if type(error).__name__ != "ZstdError":
                raise
            raise Unreadable(f"the file cannot be decompressed: {error}") from error
        if piece is None:
            return
        yield piece


def _recoded(file: BinaryIO, encoding: str) -> Iterator[bytes]:
    try:
        # Some codecs are not text encodings: they compress, or write bytes as digits.
        decoder = codecs.getincrementaldecoder(encoding)() if "\0".encode(encoding) else None
    except (LookupError, UnicodeError, ValueError):
        decoder = None
    if decoder is None:
        raise Unreadable(f"there is no encoding `{encoding}`; use for example `utf-8`, `cp1252`, `latin-1` or `utf-16`")
    while True:
        piece = file.read(PIECE)
        try:
            text = decoder.decode(piece, final=not piece)
        except UnicodeError as error:
            raise Unreadable(f"the file is not in the encoding `{encoding}`: {error}") from None
        if text:
            # An unpaired surrogate stays malformed.
            yield text.encode("utf-8", "surrogatepass")
        if not piece:
            return


class Pieces(io.RawIOBase):
    """Pieces of bytes as a raw file that is read once."""

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
    """A JSON file is UTF-16 instead of UTF-8."""

    code = "invalid_value"
    field = None
    line = None
    value = None


def read_json(path: Path) -> bytes:
    """The JSON text of a description or a record, without the byte-order mark that Windows editors add to UTF-8. Raises Utf16."""
    text = path.read_bytes()
    if _is_utf_16(text[:4]):
        raise Utf16(f"{path}: this file is UTF-16; save it as UTF-8")
    return text.removeprefix(codecs.BOM_UTF8)


@contextmanager
def opened_lines(path: Path, encoding: str | None = None) -> Iterator[BinaryIO]:
    """A log of JSON Lines. A JSON array is read as one line per element."""
    with opened(path, encoding) as file:
        start = file.peek(PIECE) if isinstance(file, io.BufferedReader) else b""
        if start.removeprefix(codecs.BOM_UTF8).lstrip().startswith(b"["):
            yield io.BufferedReader(Pieces(_elements(file.read())), PIECE)
            return
        line = start.removeprefix(codecs.BOM_UTF8).lstrip().split(b"\n", 1)[0].strip()
        if HEADER <= {name.strip(b' "') for name in re.split(rb"[,;\t]", line)}:
            raise Unreadable("this is delimited text, not JSON Lines: name it .csv or .tsv")
        if line == b"{":
            raise Unreadable("this is one JSON document over several lines, not JSON Lines, which has one object per line")
        yield file


def _elements(text: bytes) -> Iterator[bytes]:
    try:
        elements = json.loads(text, object_pairs_hook=_once, parse_int=_whole)
    except (ValueError, RecursionError) as error:
        raise Unreadable(f"this begins like a JSON array but is not valid JSON: {error}") from None
    for element in elements:
        yield json.dumps(element, ensure_ascii=False).encode("utf-8", "surrogatepass") + b"\n"


# JSON Lines rejects repeated keys and numbers with thousands of digits. They are written as a value that no line may contain.
MALFORMED = float("nan")


def _once(pairs: list[tuple[str, Any]]) -> Any:
    element = dict(pairs)
    return element if len(element) == len(pairs) else MALFORMED


def _whole(digits: str) -> int | float:
    return int(digits) if len(digits) < 1000 else MALFORMED


def sheet(path: Path, name: str | None = None) -> BinaryIO:
    """A sheet of a spreadsheet as delimited text: the named one, or the first."""
    book = _workbook(path)
    try:
        rows = (book.get_sheet_by_index(0) if name is None else book.get_sheet_by_name(name)).to_python()
    except Exception as error:
        # The library raises its own errors.
        raise Unreadable(f"this spreadsheet cannot be read: {error}") from error
    return separated(rows)


def sheet_names(path: Path) -> list[str]:
    """The names of the sheets of a spreadsheet, in order."""
    names: list[str] = _workbook(path).sheet_names
    return names


def _workbook(path: Path) -> Any:
    start_of_file(path)
    try:
        module = import_module("python_calamine")
    except ImportError:
        raise ModuleNotFoundError("reading a spreadsheet requires python-calamine, which is not installed: pip install 'rehab-rules[excel]'") from None
    try:
        return module.CalamineWorkbook.from_path(str(path))
    except Exception as error:
        raise Unreadable(f"this spreadsheet cannot be read: {error}") from error


def of_dict_reader(reader: csv.DictReader[Any]) -> BinaryIO:
    """The rows of a csv.DictReader, as delimited text again."""
    names = list(reader.fieldnames or ())

    def row(cells: Mapping[Any, Any]) -> list[Any]:
        return [cells.get(name) for name in names] + list(cells.get(reader.restkey) or ())

    def rows() -> Iterator[list[Any]]:
        try:
            yield from (row(cells) for cells in reader)
        except csv.Error as error:
            raise Unreadable(f"csv.DictReader cannot continue: {error}") from error

    return separated([names], rows())


def separated(*parts: Iterable[Sequence[Any]]) -> BinaryIO:
    """Rows of cells as a delimited UTF-8 text file."""

    def lines() -> Iterator[bytes]:
        for rows in parts:
            for row in rows:
                out = io.StringIO()
                csv.writer(out, quoting=csv.QUOTE_ALL, lineterminator="\n").writerow([cell(value) for value in row])
                yield out.getvalue().encode("utf-8", "surrogatepass")

    return io.BufferedReader(Pieces(lines()), PIECE)


def cell(value: object) -> str:
    """A cell as a text table writes it: a whole number without a fraction, a datetime at midnight as a date."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, list | tuple | dict):
        return json.dumps(value, ensure_ascii=False, default=cell)
    if isinstance(value, float) and value != value:
        return ""
    if isinstance(value, float) and value.is_integer():
        # A spreadsheet keeps fifteen digits: two ids that differ only after them would become the same.
        if abs(value) >= 1e15:
            raise Unreadable(f"a cell contains the number {value:.0f}, but a spreadsheet keeps only fifteen digits: format the column as text")
        return str(int(value))
    if isinstance(value, datetime) and value.tzinfo is None and value.time() == datetime.min.time():
        return value.date().isoformat()
    return value.isoformat() if isinstance(value, date) else str(value)
