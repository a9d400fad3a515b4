"""Text in columns on a terminal: how wide it shows, where it breaks, how rows are laid side by side."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

GAP = "  "


@dataclass(frozen=True, slots=True)
class Column:
    """A column of a table: its heading, its width in cells of the terminal, and how its text is set off."""

    title: str
    width: int
    style: str = ""


def shown_width(text: str) -> int:
    """How many cells of a terminal the text takes: marks that sit on a letter take none, wide signs take two."""
    if text.isascii():
        return len(text)
    return sum(_cells(char) for char in text)


def _cells(char: str) -> int:
    if char < "\u0300":  # all of Latin, Vietnamese's first half included
        return 1
    if unicodedata.combining(char):
        return 0
    return 2 if unicodedata.east_asian_width(char) in "WF" else 1


def wrap(text: str, width: int) -> list[str]:
    """The text in lines that show at most ``width`` cells, broken at spaces, inside a word only when it must be."""
    lines: list[str] = []
    line, taken = "", 0
    for word in text.split():
        size = shown_width(word)
        if line and taken + 1 + size <= width:
            line, taken = f"{line} {word}", taken + 1 + size
            continue
        if line:
            lines.append(line)
        while size > width:
            head = _head(word, width)
            lines.append(head)
            word = word[len(head) :]
            size = shown_width(word)
        line, taken = word, size
    return [*lines, line] if line or not lines else lines


def _head(word: str, width: int) -> str:
    taken = 0
    for index, char in enumerate(word):
        taken += _cells(char)
        if taken > width and index:
            return word[:index]
    return word


def pad(text: str, width: int) -> str:
    """The text followed by as many spaces as fill the width."""
    return text + " " * (width - shown_width(text))


def row(columns: Sequence[Column], cells: Sequence[Sequence[str]]) -> Iterator[str]:
    """The lines of one row; a cell is a list of paragraphs, each wrapped to the column's width."""
    wrapped = [
        [line for paragraph in cell if paragraph for line in wrap(paragraph, column.width)]
        for column, cell in zip(columns, cells, strict=True)
    ]
    for index in range(max(map(len, wrapped), default=0)):
        parts = []
        for column, lines in zip(columns, wrapped, strict=True):
            text = lines[index] if index < len(lines) else ""
            parts.append(styled(pad(text, column.width), column.style))
        yield GAP.join(parts).rstrip()


def styled(text: str, style: str) -> str:
    """The text set off by a terminal style (``1`` bold, ``2`` faint), untouched when there is none."""
    return f"\x1b[{style}m{text}\x1b[0m" if style and text.strip() else text
