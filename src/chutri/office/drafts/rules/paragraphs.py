"""The paragraphs of a version's text: what opinions point at and what two versions are compared by. Pure."""

from __future__ import annotations

import re
from dataclasses import dataclass

_LINE = re.compile(r"[^\n]+")
_TABLE_RULE = re.compile(r"^\|[\s:|-]+\|$")


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A line of the text that is not empty, counted from 1. ``cells`` are those of a row of a table (``| a | b |``)."""

    number: int
    text: str
    cells: tuple[str, ...] = ()

    @property
    def is_centred(self) -> bool:
        """Say whether it is set as headings are: short and in capitals."""
        return len(self.text) < 90 and self.text.isupper()


def paragraphs(text: str) -> list[Paragraph]:
    """Give the paragraphs of a text; rules of tables are none."""
    found: list[Paragraph] = []
    for match in _LINE.finditer(text):
        line = " ".join(match.group().split())
        if line and not _TABLE_RULE.match(line):
            found.append(Paragraph(len(found) + 1, line, _cells(line)))
    return found


def paragraph_numbered(text: str, number: int) -> Paragraph | None:
    """Give one paragraph of a text."""
    found = paragraphs(text)
    return found[number - 1] if 1 <= number <= len(found) else None


def _cells(line: str) -> tuple[str, ...]:
    if len(line) > 2 and line.startswith("|") and line.endswith("|"):
        return tuple(cell.strip().replace("<br>", " ") for cell in line[1:-1].split("|"))
    return ()
