"""``chutri read``: a few files in the form that was asked for, or many into one file that grows."""

from __future__ import annotations

import argparse
import os
import shutil
import sys
from collections.abc import Callable, Iterable, Iterator
from datetime import UTC, datetime
from pathlib import Path

from chutri.cli.checked import CheckedReading
from chutri.cli.errors import CommandError
from chutri.cli.forms import json_lines
from chutri.cli.inputs import Inputs
from chutri.cli.outputs import refuse_overwriting, write_bytes, write_text

_BY_SUFFIX = {".json": "json", ".xlsx": "xlsx", ".ics": "ics", ".md": "md"}
_GROWING = (".jsonl", ".parquet")
_FILE_WIDTH = 140  # cells of a table that is not written to a terminal


def run(arguments: argparse.Namespace) -> int:
    """Carry out ``chutri read``; 2 when a file could not be read."""
    files, out = arguments.files, arguments.out
    refuse_overwriting(out, files)
    suffix = Path(out).suffix.lower() if out else ""
    if suffix in _GROWING:
        from chutri.cli.batch import read_many

        if arguments.format not in (None, "json"):
            raise CommandError(f"Tệp {suffix} luôn chứa dữ liệu json; hãy bỏ --format {arguments.format}.")
        return read_many(files, Path(out), workers=arguments.workers, with_text=arguments.with_text)
    folder = next((file for file in files if Path(file).is_dir()), None)
    if folder is not None:
        raise CommandError(f"“{folder}” là thư mục; hãy thêm --out TỆP.jsonl hoặc --out TỆP.parquet để đọc cả thư mục.")
    form = arguments.format or _BY_SUFFIX.get(suffix, "table")
    inputs = Inputs(files)
    _write(inputs, form, arguments)
    return 2 if inputs.failed else 0


def _write(inputs: Inputs, form: str, arguments: argparse.Namespace) -> None:
    out: str | None = arguments.out
    if form == "xlsx":
        from chutri.cli.forms import workbook

        _write_bytes_of(inputs, workbook.render, out)
    elif form == "ics":
        from chutri.cli.forms import calendar_feed

        _write_bytes_of(inputs, lambda plans: calendar_feed.render(plans, at=datetime.now(UTC)), out)
    elif form == "md":
        from chutri.cli.forms import markdown

        write_text((piece for plan in inputs for piece in markdown.render(plan)), out)
    elif form == "json":
        write_text(_json(inputs, arguments), out)
    else:
        write_text(_tables(inputs, out), out)


def _write_bytes_of(inputs: Inputs, render: Callable[[Iterable[CheckedReading]], bytes], out: str | None) -> None:
    plans = list(inputs)
    if plans:  # a file that says "nothing" would pass for a document without tasks
        write_bytes(render(plans), out)


def _json(inputs: Inputs, arguments: argparse.Namespace) -> Iterator[str]:
    """One document is one object, laid out for the eye on a terminal; several are one line each."""
    to_terminal = arguments.out is None and sys.stdout.isatty() and len(arguments.files) == 1
    for plan in inputs:
        if to_terminal:
            yield json_lines.render_for_the_eye(plan, with_text=arguments.with_text)
        else:
            yield json_lines.render(plan, with_text=arguments.with_text).decode()


def _tables(inputs: Inputs, out: str | None) -> Iterator[str]:
    from chutri.cli.forms import table

    terminal = out is None and sys.stdout.isatty()
    width = shutil.get_terminal_size().columns if terminal else _FILE_WIDTH
    styles = terminal and "NO_COLOR" not in os.environ and os.environ.get("TERM") != "dumb"
    for number, plan in enumerate(inputs):
        if number:
            yield "\n"
        yield from table.render(plan, width=width, styles=styles)
