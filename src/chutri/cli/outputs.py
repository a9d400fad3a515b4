"""Where results go: standard output, or a file that appears whole or not at all."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from itertools import chain
from pathlib import Path
from typing import BinaryIO

from chutri.cli.errors import CommandError, reason


@contextmanager
def whole_file(path: Path) -> Iterator[BinaryIO]:
    """A file to write into that takes its name only once everything is written.

    Raises CommandError when the place cannot be written to; an older file of that name is then left as it was.
    """
    part = path.with_name(f".{path.name}.{os.getpid()}.part")
    try:
        with part.open("wb") as out:
            yield out
        part.replace(path)
    except OSError as error:
        raise CommandError(f"Không ghi được tệp “{path}”: {reason(error)}.") from error
    finally:
        part.unlink(missing_ok=True)


def write_text(pieces: Iterable[str], out: str | None) -> None:
    """Write pieces of text one by one, to a file when ``out`` names one; without a piece no file comes to be."""
    rest = iter(pieces)
    first = next(rest, None)
    if first is None:
        return
    if out is None:
        for piece in chain((first,), rest):
            sys.stdout.write(piece)
        return
    with whole_file(Path(out)) as file:
        for piece in chain((first,), rest):
            file.write(piece.encode("utf-8", "replace"))


def write_bytes(data: bytes, out: str | None) -> None:
    """Write a binary result, to a file when ``out`` names one; a terminal is spared."""
    if out is not None:
        with whole_file(Path(out)) as file:
            file.write(data)
        return
    if sys.stdout.isatty():
        raise CommandError("Kết quả là tệp nhị phân, không in ra màn hình được; hãy thêm -o TỆP.")
    sys.stdout.buffer.write(data)


def refuse_overwriting(out: str | None, files: Iterable[str]) -> None:
    """Raise CommandError when the result would replace a document that is being read."""
    if out is None:
        return
    target = Path(out)
    if target.is_dir():
        raise CommandError(f"“{out}” là thư mục; hãy nêu tên tệp để ghi.")
    if target.exists() and any(Path(file).exists() and target.samefile(file) for file in files):
        raise CommandError(f"“{out}” là văn bản đang đọc; hãy ghi kết quả vào tệp khác.")
