"""A file of readings, one JSON object a line, that grows as documents are read and survives a power cut."""

from __future__ import annotations

import os
import re
from pathlib import Path
from types import TracebackType
from typing import BinaryIO, Self

from chutri.cli.errors import CommandError, reason

_BEGINNING = b'{"schema":"chutri.reading/'
_SHA256 = re.compile(rb'"sha256":"([0-9a-f]{64})"')
_HEAD = 4096  # the source, with its hash, opens every line


class Journal:
    """An open file of readings; ``known`` holds the SHA-256 of every document that stands in it.

    Opening drops what a power cut left of a last line. A file that holds something else is refused, not touched.
    """

    def __init__(self, path: Path) -> None:
        self.path = path
        self.known: set[str] = set()
        try:
            self._file: BinaryIO = path.open("r+b" if path.exists() else "w+b")
        except OSError as error:
            raise CommandError(f"Không ghi được tệp “{path}”: {reason(error)}.") from error
        try:
            self._file.truncate(self._go_through())
            self._file.seek(0, os.SEEK_END)
        except BaseException:
            self._file.close()
            raise

    def __enter__(self) -> Self:
        """Use as ``with Journal(path) as journal``."""
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """Bring what was written to the disk, whatever happened."""
        self._file.flush()
        os.fsync(self._file.fileno())
        self._file.close()

    def add(self, sha256: str, line: bytes) -> None:
        """Append one document's line (with its line end)."""
        self._file.write(line)
        self._file.flush()
        self.known.add(sha256)

    def _go_through(self) -> int:
        """Note the hash of every whole line; return where the last whole line ends."""
        end = 0
        for line in self._file:
            if not line.startswith(_BEGINNING[: len(line)]):
                raise CommandError(
                    f"Tệp “{self.path}” đã có nội dung khác, không phải kết quả của chutri read; hãy chọn tên khác."
                )
            found = _SHA256.search(line[:_HEAD])
            if found is None or not line.endswith(b"}\n"):
                break
            self.known.add(found[1].decode())
            end += len(line)
        return end
