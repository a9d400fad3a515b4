"""Bytes of a file in, one text out, with where each character stood.

The public face is ``extract`` and, for ``chutri doctor``, ``installed_programs``. Each kind of file has a module of its
own, which is imported when the first file of that kind comes: a plain text needs none of their libraries.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import TYPE_CHECKING

from chutri.reading.errors import BrokenFile, TooLarge
from chutri.reading.extract.kinds import MEDIA_TYPES, Kind, kind_of
from chutri.reading.extract.limits import Limits
from chutri.reading.extract.source import Source

if TYPE_CHECKING:
    from chutri.reading.extract.programs import Program

__all__ = ["Limits", "Source", "extract", "installed_programs"]

_DEFAULT = Limits()


def extract(
    data: bytes, name: str, *, limits: Limits = _DEFAULT, on_progress: Callable[[int, int], None] | None = None
) -> Source:
    """The text of a file. ``on_progress`` is told pages done and pages in all, where reading takes long (scans).

    Raises a ReadingError (see ``reading.errors``) and nothing else, whatever the bytes.
    """
    if len(data) > limits.bytes_in:
        raise TooLarge(f"Tệp “{name}” nặng {len(data) // 1_000_000} MB, quá {limits.bytes_in // 1_000_000} MB.")
    source = _read(kind_of(data, name), data, name, limits, on_progress)
    if len(source.text) > limits.characters:
        raise TooLarge(f"Tệp “{name}” dài quá {limits.characters // 1_000_000} triệu chữ.")
    if not source.text.strip("\ufeff \t\r\n\f\u00a0"):
        raise BrokenFile(f"Tệp “{name}” không có chữ nào.")
    return source


def installed_programs() -> tuple[Program, ...]:
    """The system programs that reading can use, each with what it adds and the package that brings it."""
    from chutri.reading.extract import programs

    return programs.installed_programs()


def _read(kind: Kind, data: bytes, name: str, limits: Limits, on_progress: Callable[[int, int], None] | None) -> Source:
    if kind in ("text", "markdown"):
        return _read_text(data, name, limits, MEDIA_TYPES[kind])
    if kind == "docx":
        from chutri.reading.extract.docx import read_docx

        return read_docx(data, name, limits)
    if kind == "odt":
        from chutri.reading.extract.odt import read_odt

        return read_odt(data, name, limits)
    if kind == "html":
        from chutri.reading.extract.html import read_html

        return read_html(data, name, limits)
    if kind == "pdf":
        from chutri.reading.extract.pdf import read_pdf

        return read_pdf(data, name, limits, on_progress)
    if kind == "image":
        from chutri.reading.extract.image import read_image

        return read_image(data, name, limits, on_progress)
    from chutri.reading.extract.office import to_docx

    source = _read("docx", to_docx(data, name, kind, limits), name, limits, on_progress)
    return replace(source, media_type=MEDIA_TYPES[kind])


def _read_text(data: bytes, name: str, limits: Limits, media_type: str) -> Source:
    from chutri.reading.extract.decode import decode

    if len(data) > limits.characters:
        raise TooLarge(f"Tệp “{name}” nặng {len(data) // 1_000_000} MB chữ, quá {limits.characters // 1_000_000} MB.")
    text, notes = decode(data, name)
    return Source(text, media_type, notes=notes)
