"""Paragraphs and tables of a Word, OpenDocument or HTML file, gathered in reading order and written as one text.

A paragraph is a block: a blank line stands between two. Lines inside a layout table stay single lines.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from chutri.reading.errors import TooLarge
from chutri.reading.extract.letters import without_marks
from chutri.reading.extract.limits import Limits


@dataclass(slots=True)
class Paragraph:
    """One paragraph; its own line breaks are kept as ``\\n``."""

    text: str
    centred: bool = False


@dataclass(slots=True)
class Cell:
    """One cell; ``width`` counts the columns that it covers, ``continues`` a cell merged with the one above."""

    blocks: list[Block] = field(default_factory=list)
    width: int = 1
    continues: bool = False


@dataclass(slots=True)
class Grid:
    """One table; ``bordered`` is ``None`` when the file does not say."""

    rows: list[list[Cell]] = field(default_factory=list)
    bordered: bool | None = None


Block = Paragraph | Grid

# What stands in the letterhead, and beside or in the recipients and the signature (Decree 30/2020, Appendix I, II and V).
_LAYOUT_SIGNS = re.compile(
    r"cong hoa xa hoi|dang cong san viet nam|doc lap *- *tu do|^so *:|^so +\S*[-/]|\bnoi nhan *:|"
    r"^(?:tm|kt|tl|tuq|q) ?\.|^(?:t/m|k/t|t/l)\b",
    re.MULTILINE,
)
_LAYOUT_ROWS = 8
_LAYOUT_COLUMNS = 4
_LAYOUT_LENGTH = 6_000
_NESTED = 8  # tables inside tables that are still told apart


class Gatherer:
    """Takes the parts of a document in their order. ``text`` is the result."""

    def __init__(self, limits: Limits, name: str) -> None:
        self._limits = limits
        self._name = name
        self._top: list[Block] = []
        self._open: list[Grid] = []
        self._length = 0
        self._count = 0

    def paragraph(self, text: str, *, centred: bool = False) -> None:
        """One paragraph, where the document has it; a blank one is nothing."""
        text = text.replace("\u00a0", " ").strip(" \t\r\n")
        if not text:
            return
        self._length += len(text)
        self._count_block()
        if self._length > self._limits.characters:
            raise TooLarge(f"Tệp “{self._name}” dài quá {self._limits.characters // 1_000_000} triệu chữ.")
        self._here().append(Paragraph(text, centred))

    def open_table(self, *, bordered: bool | None = None) -> None:
        """A table begins; past a sane nesting its cells flow into the cell around them."""
        self._open.append(Grid(bordered=bordered))

    def open_row(self) -> None:
        """A row of the innermost open table begins."""
        if self._open:
            self._open[-1].rows.append([])

    def open_cell(self) -> None:
        """A cell of the innermost open row begins."""
        if self._open:
            self._count_block()
            if not self._open[-1].rows:
                self._open[-1].rows.append([])
            self._open[-1].rows[-1].append(Cell())

    def shape_cell(self, *, width: int, continues: bool) -> None:
        """What the innermost open cell covers, known when it ends in some formats."""
        cell = self._cell()
        if cell is not None:
            cell.width = max(1, min(width, 64))
            cell.continues = continues

    def close_table(self, *, bordered: bool | None = None) -> None:
        """The innermost open table ends."""
        if not self._open:
            return
        grid = self._open.pop()
        if bordered is not None:
            grid.bordered = bordered
        if len(self._open) < _NESTED:
            self._here().append(grid)
        else:
            self._here().extend(block for row in grid.rows for cell in row for block in cell.blocks)

    def text(self) -> str:
        """All of it as one text."""
        while self._open:  # a file that ends inside a table
            self.close_table()
        return write(self._top)

    def _cell(self) -> Cell | None:
        rows = self._open[-1].rows if self._open else []
        return rows[-1][-1] if rows and rows[-1] else None

    def _here(self) -> list[Block]:
        cell = self._cell()
        return self._top if cell is None else cell.blocks

    def _count_block(self) -> None:
        self._count += 1
        if self._count > self._limits.blocks:
            raise TooLarge(f"Tệp “{self._name}” có hơn {self._limits.blocks:,} đoạn và ô bảng.".replace(",", "."))


def write(blocks: list[Block]) -> str:
    """The blocks as one text, as Source describes it."""
    parts: list[str] = []
    before: Block | None = None
    for place, block in enumerate(blocks):
        if isinstance(block, Paragraph):
            text = block.text
        else:
            edge = place == 0 or place == len(blocks) - 1
            text = "\n\n".join(column_texts(block)) if is_layout(block, edge=edge) else pipe_rows(block)
        if not text:
            continue
        if before is not None:
            parts.append("\n" if _one_title(before, block) else "\n\n")
        parts.append(text)
        before = block
    return "".join(parts)


def _one_title(above: Block, below: Block) -> bool:
    """Two centred paragraphs of one kind of letters are one title that was broken with the Enter key."""
    return (
        isinstance(above, Paragraph)
        and isinstance(below, Paragraph)
        and above.centred
        and below.centred
        and above.text.isupper() == below.text.isupper()
    )


def is_layout(grid: Grid, *, edge: bool) -> bool:
    """Whether a table only sets text side by side: letterhead, recipients beside the signature, a frame.

    ``edge``: it is the first or last thing of the document.
    """
    rows, columns = len(grid.rows), max((len(row) for row in grid.rows), default=0)
    if columns <= 1:
        return rows <= 1 or not grid.bordered
    if rows > _LAYOUT_ROWS or columns > _LAYOUT_COLUMNS:
        return False
    texts = [cell_text(cell, "\n") for row in grid.rows for cell in row]
    if sum(map(len, texts)) <= _LAYOUT_LENGTH and any(_LAYOUT_SIGNS.search(without_marks(text)) for text in texts):
        return True
    return edge and not grid.bordered and rows <= 3 and columns == 2


def column_texts(grid: Grid) -> list[str]:
    """A layout table column by column: the cells of each from top to bottom, a line a paragraph."""
    columns: dict[int, list[str]] = {}
    for row in grid.rows:
        at = 0
        for cell in row:
            text = cell_text(cell, "\n")
            if text:
                columns.setdefault(at, []).append(text)
            at += cell.width
    return ["\n".join(columns[at]) for at in sorted(columns)]


def pipe_rows(grid: Grid) -> str:
    """A data table as rows between pipes; a merged cell's text stands once, in its first place."""
    lines: list[str] = []
    for row in grid.rows:
        cells: list[str] = []
        for cell in row:
            cells.append("" if cell.continues else cell_text(cell, "<br>").replace("|", "¦"))
            cells.extend([""] * (cell.width - 1))
        if any(cells):
            lines.append("| " + " | ".join(cells) + " |")
    return "\n".join(lines)


def cell_text(cell: Cell, between: str) -> str:
    """The text of a cell, ``between`` standing between its lines; a table inside it cell by cell."""
    lines: list[str] = []
    for block in cell.blocks:
        if isinstance(block, Paragraph):
            lines.extend(line.strip() for line in block.text.split("\n"))
        else:
            lines.extend(cell_text(inner, between) for row in block.rows for inner in row)
    return between.join(line for line in lines if line)
