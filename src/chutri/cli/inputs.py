"""The files that were named: opened, read and checked one by one, each failure told and the others read on."""

from __future__ import annotations

import sys
from collections.abc import Iterator, Sequence
from pathlib import Path

from chutri.checking import check
from chutri.cli.checked import CheckedReading
from chutri.cli.errors import as_sentence
from chutri.reading import read_bytes, read_path
from chutri.reading.model import Reading

STDIN = "-"


def read_file(file: str) -> Reading:
    """Read one file, or standard input for ``-``. Raises a ReadingError or OSError."""
    if file == STDIN:
        return read_bytes(sys.stdin.buffer.read(), "đầu vào chuẩn")
    return read_path(Path(file))


def read_and_check(file: str) -> CheckedReading:
    """Read one file and check it. Raises a ReadingError or OSError."""
    reading = read_file(file)
    return CheckedReading(file, reading, check(reading))


class Inputs:
    """Goes through files; ``failed`` counts those that could not be read, each told in a line on standard error."""

    def __init__(self, files: Sequence[str]) -> None:
        self._files = files
        self.failed = 0

    def __iter__(self) -> Iterator[CheckedReading]:
        """Read one after the other: nothing is held of the one before."""
        for file in self._files:
            try:
                checked = read_and_check(file)
            except Exception as error:
                self.failed += 1
                sys.stderr.write(f"{as_sentence(error, file)}\n")
            else:
                yield checked
