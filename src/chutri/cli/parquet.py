"""Readings as a Parquet table: one row a document, its tasks as a list in the row, the whole reading as JSON beside them."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq

from chutri.cli.errors import CommandError
from chutri.cli.outputs import whole_file

ROWS = 500  # documents in a row group
_TASK = pa.struct(
    [
        ("id", pa.string()),
        ("section", pa.string()),
        ("form", pa.string()),
        ("agencies", pa.list_(pa.string())),
        ("mode", pa.string()),
        ("role", pa.string()),
        ("partners", pa.list_(pa.string())),
        ("action", pa.string()),
        ("context", pa.string()),
        ("start", pa.string()),
        ("deadline", pa.string()),
        ("deadline_relation", pa.string()),
        ("deadline_text", pa.string()),
        ("confidence", pa.float64()),
    ]
)
_HEADER = ("issuer", "kind", "code", "place", "date", "title")
SCHEMA = pa.schema(
    [
        ("name", pa.string()),
        ("sha256", pa.string()),
        ("media_type", pa.string()),
        ("characters", pa.int64()),
        *((name, pa.string()) for name in _HEADER),
        ("tasks", pa.list_(_TASK)),
        ("reading", pa.string()),
    ]
)


class ParquetTable:
    """A Parquet file of readings, there or yet to be. Raises CommandError for a file that is something else."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._there = path.exists()
        if self._there:
            try:
                fits = pq.read_schema(path).equals(SCHEMA)
            except (pa.ArrowInvalid, OSError):
                fits = False
            if not fits:
                raise CommandError(
                    f"Tệp “{path}” đã có nội dung khác, không phải kết quả của chutri read; hãy chọn tên khác."
                )

    def known(self) -> set[str]:
        """The SHA-256 of every document in the table."""
        if not self._there:
            return set()
        return set(pq.read_table(self._path, columns=["sha256"])["sha256"].to_pylist())

    def take_in(self, journal: Path) -> None:
        """Write the table anew with the journal's documents after those that it holds; whole or not at all."""
        known = self.known()  # a run that stopped between the table and its journal left the same documents in both
        with whole_file(self._path) as file, pq.ParquetWriter(file, SCHEMA, compression="zstd") as writer:
            if self._there:
                for batch in pq.ParquetFile(self._path).iter_batches(ROWS):
                    writer.write_batch(batch)
            for rows in _groups(journal, known):
                writer.write_table(pa.Table.from_pylist(rows, SCHEMA))


def _groups(journal: Path, known: set[str]) -> Iterator[list[dict[str, Any]]]:
    rows: list[dict[str, Any]] = []
    with journal.open(encoding="utf-8", newline="\n") as lines:
        for line in lines:
            row = _row(line.rstrip("\n"))
            if row["sha256"] in known:
                continue
            rows.append(row)
            if len(rows) == ROWS:
                yield rows
                rows = []
    if rows:
        yield rows


def _row(line: str) -> dict[str, Any]:
    reading = json.loads(line)
    source, header = reading["source"], reading["header"]
    return {
        **{name: source[name] for name in ("name", "sha256", "media_type", "characters")},
        **{name: header[name] for name in _HEADER},
        "tasks": [_task(task) for task in reading["tasks"]],
        "reading": line,
    }


def _task(task: dict[str, Any]) -> dict[str, Any]:
    deadline = task["deadline"] or {"date": None, "relation": None, "text": None}
    same = ("id", "section", "form", "mode", "role", "action", "context", "start", "confidence")
    return {
        **{name: task[name] for name in same},
        "agencies": [party["text"] for party in task["agencies"]],
        "partners": [party["text"] for party in task["partners"]],
        "deadline": deadline["date"],
        "deadline_relation": deadline["relation"],
        "deadline_text": deadline["text"],
    }
