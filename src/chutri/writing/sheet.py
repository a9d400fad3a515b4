"""A document laid out but not yet drawn: styled lines, in two columns or one. Word and PDF are drawn from the same sheet."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from chutri.writing.forms import Form
from chutri.writing.model import Column


@dataclass(frozen=True, slots=True)
class Run:
    """Words set alike within a line."""

    text: str
    bold: bool = False
    italic: bool = False


@dataclass(frozen=True, slots=True)
class Line:
    """A paragraph in a style of the form; ``rule`` draws a line beneath as long as that share of the text."""

    style: str
    runs: tuple[Run, ...]
    rule: float = 0
    after: float = 0

    @property
    def text(self) -> str:
        """Give the words without their marks."""
        return "".join(run.text for run in self.runs)


@dataclass(frozen=True, slots=True)
class Pair:
    """Two columns side by side: letterhead, closing."""

    left: tuple[Line, ...]
    right: tuple[Line, ...]
    keep: bool = False


@dataclass(frozen=True, slots=True)
class GridLines:
    """A table: its columns, the head, and rows of plain cells."""

    columns: tuple[Column, ...]
    rows: Sequence[Sequence[str]]


@dataclass(frozen=True, slots=True)
class Drawing:
    """A picture as SVG, and how large it stands, in millimetres."""

    svg: str
    wide: float
    high: float
    words: str = ""


Piece = Line | Pair | GridLines | Drawing


@dataclass(frozen=True, slots=True)
class Part:
    """Pages that are numbered together: the document, then each annex."""

    pieces: tuple[Piece, ...]
    landscape: bool = False


@dataclass(frozen=True, slots=True)
class Sheet:
    """A whole document: its form and its parts."""

    form: Form
    title: str
    author: str
    parts: tuple[Part, ...]
