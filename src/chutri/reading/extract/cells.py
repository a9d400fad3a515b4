"""Words of a page and the cells that ruling lines draw on it → pipe rows, and the words outside of them."""

from __future__ import annotations

import re
from itertools import pairwise

from chutri.reading.extract.columns import rows_of
from chutri.reading.extract.page import Box, Line, Page, Word

_MARKER = re.compile(r"[-–+•*]\s|(?:[0-9]{1,2}|[a-zđ])[.)]\s|[0-9]{1,2}\.[0-9]{1,2}\.?\s")
_MANY = 4_000  # cells on one page; more is a drawing
_END = (".", ";", ":")
_SPACE, _ROOM = 0.25, 0.35  # of a line's height: a space, and what must be left over before a break was made by hand


def split_tables(page: Page) -> tuple[list[Line], list[Word]]:
    """The table rows of a page as lines, and the words that stand in no table."""
    rest = page.words
    rows: list[Line] = []
    for table in page.tables:
        boxes = [box for row in table for box in row if box]
        if not boxes or len(boxes) > _MANY:
            continue
        inside, rest = _part(rest, _around(boxes))
        rows.extend(_rows(table, inside, page.number))
    return rows, rest


def _around(boxes: list[Box]) -> Box:
    return (
        min(box[0] for box in boxes),
        min(box[1] for box in boxes),
        max(box[2] for box in boxes),
        max(box[3] for box in boxes),
    )


def _holds(box: Box, word: Word) -> bool:
    return box[0] <= (word.left + word.right) / 2 <= box[2] and box[1] <= (word.top + word.bottom) / 2 <= box[3]


def _part(words: list[Word], box: Box) -> tuple[list[Word], list[Word]]:
    inside: list[Word] = []
    outside: list[Word] = []
    for word in words:
        (inside if _holds(box, word) else outside).append(word)
    return inside, outside


def _rows(table: list[list[Box | None]], words: list[Word], page: int) -> list[Line]:
    out: list[Line] = []
    for row in table:
        texts: list[str] = []
        held: list[Word] = []
        for box in row:
            mine, words = _part(words, box) if box else ([], words)
            texts.append(cell_text(mine, box[0] if box else 0.0, box[2] if box else 0.0))
            held.extend(mine)
        if held:
            out.append(Line(held, page, text="| " + " | ".join(texts) + " |"))
    if words:  # what no cell holds stands between its rows, as lines
        out.extend(Line(row, page) for row in rows_of(words))
        out.sort(key=lambda line: line.top)
    return out


def cell_text(words: list[Word], left: float, right: float) -> str:
    """The words of a cell as one line; ``<br>`` where a paragraph begins: at a marker, or after a line with room left.

    ``left`` and ``right`` are the cell's edges; its text keeps as far from one as from the other.
    """
    lines = rows_of(words)
    if not lines:
        return ""
    height = max(1.0, max(word.bottom - word.top for word in words))
    right -= min(height, max(0.0, min(word.left for word in words) - left))
    parts = [" ".join(word.text for word in lines[0])]
    for before, line in pairwise(lines):
        text = " ".join(word.text for word in line)
        room = right - before[-1].right - _SPACE * height - (line[0].right - line[0].left)
        ended = room > _ROOM * height or (room > 0 and before[-1].text.endswith(_END))
        parts.append("<br>" if _MARKER.match(text + " ") or ended else " ")
        parts.append(text)
    return "".join(parts).replace("|", "¦")
