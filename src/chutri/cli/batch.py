"""``chutri read FOLDER --out FILE``: a store of documents read into one file, to be taken up again where it stopped."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator, Sequence
from contextlib import closing
from pathlib import Path
from typing import TYPE_CHECKING

from tqdm import tqdm

from chutri.cli.crew import Orders, read_all
from chutri.cli.errors import CommandError
from chutri.cli.journal import Journal

if TYPE_CHECKING:
    from chutri.cli.parquet import ParquetTable

READABLE = frozenset(".txt .md .markdown .html .htm .docx .odt .pdf .doc .rtf .png .jpg .jpeg .tif .tiff".split())
_BAR = "{percentage:3.0f}% |{bar}| {n_fmt}/{total_fmt} văn bản [{elapsed}, còn {remaining}, {rate_fmt}]"


def read_many(files: Sequence[str], out: Path, *, workers: int, with_text: bool) -> int:
    """Read files and folders into ``out`` (.jsonl or .parquet); 2 when one of them could not be read.

    Raises CommandError when there is nothing to read or ``out`` cannot be written.
    """
    found, passed_over = gather(files, out)
    if not found:
        raise CommandError(f"Không có văn bản nào để đọc trong {', '.join(f'“{file}”' for file in files)}.")
    to_parquet = out.suffix.lower() == ".parquet"
    journal_path = out.with_name(f"{out.name}.part.jsonl") if to_parquet else out
    table = _open_parquet(out) if to_parquet else None
    with Journal(journal_path) as journal:
        if table is not None:
            journal.known |= table.known()
        tally = _read_into(journal, found, workers=workers, with_text=with_text)
    if table is not None:
        table.take_in(journal_path)
        journal_path.unlink()
    tally.passed_over = passed_over
    sys.stderr.write(f"{tally.said()} Kết quả: {out}\n")
    return 2 if tally.failed else 0


class _Tally:
    """How many documents were read, known before, failed, or not of a kind that is read."""

    def __init__(self) -> None:
        self.read = self.known = self.failed = self.passed_over = 0

    def said(self) -> str:
        """The counts as a sentence."""
        counts = (
            (self.read, "văn bản đã đọc"),
            (self.known, "văn bản đã có từ trước hoặc trùng nội dung"),
            (self.failed, "tệp không đọc được"),
            (self.passed_over, "tệp thuộc loại không đọc"),
        )
        return (", ".join(f"{count} {what}" for count, what in counts if count) or "0 văn bản đã đọc") + "."


def gather(files: Sequence[str], out: Path) -> tuple[list[str], int]:
    """The files to read, folders gone through in order of names; and how many in them are of a kind that is not read.

    A file named outright is always tried. Hidden files, and what this program writes, are no documents.
    """
    found: dict[str, None] = {}
    passed_over = 0
    for named in files:
        if not Path(named).is_dir():
            found[named] = None
            continue
        for path in _walk(named):
            if path.suffix.lower() in READABLE:
                found[str(path)] = None
            elif not path.name.startswith(out.name):
                passed_over += 1
    return list(found), passed_over


def _walk(folder: str) -> Iterator[Path]:
    for where, folders, names in os.walk(folder):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        for name in sorted(names):
            if not name.startswith((".", "~$")):  # ~$: what Word leaves beside an open file
                yield Path(where, name)


def _read_into(journal: Journal, files: list[str], *, workers: int, with_text: bool) -> _Tally:
    tally = _Tally()
    outcomes = read_all(files, Orders(frozenset(journal.known), with_text), workers=workers)
    bar = tqdm(total=len(files), file=sys.stderr, disable=None, bar_format=_BAR, dynamic_ncols=True)
    with closing(outcomes), bar:
        for outcome in outcomes:
            if outcome.failure is not None:
                tally.failed += 1
                tqdm.write(outcome.failure, file=sys.stderr)
            elif outcome.line is None or outcome.sha256 in journal.known:
                tally.known += 1
            else:
                journal.add(outcome.sha256, outcome.line)
                tally.read += 1
            bar.update()
    return tally


def _open_parquet(out: Path) -> ParquetTable:
    try:
        from chutri.cli.parquet import ParquetTable
    except ImportError as error:
        raise CommandError("Để ghi tệp .parquet cần cài thêm pyarrow: pip install 'chutri[parquet]'.") from error
    return ParquetTable(out)
