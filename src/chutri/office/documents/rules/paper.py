"""A document's words laid out for the page: paragraphs, and rows of a table as the reader writes them (``| a | b |``)."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

SHOWN = 400_000  # characters: some 150 pages


@dataclass(slots=True)
class Block:
    """A paragraph, or a table as rows of cells; ``centred`` for lines in capitals, as headings are."""

    text: str = ""
    rows: list[list[str]] = field(default_factory=list)
    centred: bool = False


def blocks_of(text: str) -> Iterator[Block]:
    """Lay out the words of a document."""
    table: Block | None = None
    for line in text[:SHOWN].splitlines():
        line = line.strip()
        if line.startswith("|") and line.endswith("|") and len(line) > 2:
            table = table or Block()
            cells = [cell.strip().replace("<br>", "\n") for cell in line[1:-1].split("|")]
            if any(cell.strip("-: ") for cell in cells):
                table.rows.append(cells)
            continue
        if table is not None:
            yield table
            table = None
        if line:
            yield Block(text=line, centred=len(line) < 90 and line.isupper())
    if table is not None:
        yield table
