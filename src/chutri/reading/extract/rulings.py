"""Ruling lines on a grey picture → the cells of the tables that they draw. Pure: bytes of pixels in, boxes out."""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import pairwise

from chutri.reading.extract.page import Box

Cells = list[list[Box | None]]

_DARK = rb"[\x00-\x87]"
_LONG = 0.3  # inches: a shorter stroke is a letter's
_THICK = 0.06  # inches: a thicker one is a block
_BREAK = 0.15  # inches of a line that the scanner may have lost
_APART = 0.05  # inches: lines nearer to each other are one line, broken or aslant
_MANY = 20_000  # strokes: a picture, not a table
_FEWEST = 3  # lines each way that make a table of two rows and two columns


@dataclass(slots=True)
class _Stroke:
    """A line along one axis: where it lies across, and from where to where it runs."""

    first: int
    last: int
    start: int
    end: int

    @property
    def at(self) -> float:
        return (self.first + self.last) / 2


def find_tables(pixels: bytes, width: int, height: int, dpi: int) -> list[Cells]:
    """The tables of a page as rows of cell boxes, in pixels; ``None`` where a cell is part of the one before or above."""
    level = _strokes([pixels[row * width : (row + 1) * width] for row in range(height)], dpi)
    if len(level) < _FEWEST:
        return []
    upright = _strokes([pixels[column::width] for column in range(width)], dpi)
    if len(upright) < _FEWEST:
        return []
    tables = [_cells(rows, columns, dpi) for rows, columns in _groups(level, upright, dpi)]
    return [cells for cells in tables if len(cells) > 1]


def _strokes(lines: list[bytes], dpi: int) -> list[_Stroke]:
    """The long thin dark strokes along rows of pixels (or along columns, when those are handed in)."""
    long = re.compile(_DARK + b"{%d,}" % max(8, int(_LONG * dpi)))
    found: list[_Stroke] = []
    growing: list[_Stroke] = []
    for place, line in enumerate(lines):
        growing = [stroke for stroke in growing if place - stroke.last <= 2]
        for run in long.finditer(line):
            start, end = run.span()
            stroke = next((item for item in growing if item.start < end and start < item.end), None)
            if stroke is None:
                stroke = _Stroke(place, place, start, end)
                found.append(stroke)
                growing.append(stroke)
                if len(found) > _MANY:
                    return []
            stroke.last, stroke.start, stroke.end = place, min(stroke.start, start), max(stroke.end, end)
    return _joined([stroke for stroke in found if stroke.last - stroke.first <= _THICK * dpi], dpi)


def _joined(strokes: list[_Stroke], dpi: int) -> list[_Stroke]:
    """Strokes in one line, a small break between them, as one."""
    out: list[_Stroke] = []
    for stroke in sorted(strokes, key=lambda item: (item.start, item.first)):
        before = next(
            (
                item
                for item in out
                if abs(item.at - stroke.at) <= _APART * dpi and stroke.start - item.end <= _BREAK * dpi
            ),
            None,
        )
        if before is None:
            out.append(stroke)
        else:
            before.end = max(before.end, stroke.end)
            before.first, before.last = min(before.first, stroke.first), max(before.last, stroke.last)
    return out


def _groups(level: list[_Stroke], upright: list[_Stroke], dpi: int) -> list[tuple[list[_Stroke], list[_Stroke]]]:
    """Lines that cross, directly or by way of others: each group is a table."""
    slack = _BREAK * dpi
    groups: list[tuple[list[_Stroke], list[_Stroke]]] = []
    left = list(upright)
    for row in sorted(level, key=lambda item: item.first):
        crossing = [
            column
            for column in upright
            if row.start - slack <= column.at <= row.end + slack
            and column.start - slack <= row.at <= column.end + slack
        ]
        if not crossing:
            continue
        home = next((group for group in groups if any(column in group[1] for column in crossing)), None)
        if home is None:
            home = ([], [])
            groups.append(home)
        home[0].append(row)
        for column in crossing:
            if column in left:
                left.remove(column)
                home[1].append(column)
    return [group for group in groups if len(group[0]) >= _FEWEST and len(group[1]) >= _FEWEST]


def _places(strokes: list[_Stroke], dpi: int) -> list[float]:
    out: list[float] = []
    for place in sorted(stroke.at for stroke in strokes):
        if not out or place - out[-1] > 2 * _APART * dpi:
            out.append(place)
    return out


def _cells(rows: list[_Stroke], columns: list[_Stroke], dpi: int) -> Cells:
    across, down = _places(columns, dpi), _places(rows, dpi)
    inset = max(2.0, 0.012 * dpi)  # half the thickness of a line and its blur
    out: Cells = []
    open_above: dict[int, tuple[int, int]] = {}  # column → row and column of the cell that reaches down to here
    for line, (top, bottom) in enumerate(pairwise(down)):
        cells: list[Box | None] = []
        for place, (left, right) in enumerate(pairwise(across)):
            home = open_above.get(place)
            if home and not _drawn(rows, top, (left + right) / 2, dpi):
                box = out[home[0]][home[1]]
                if box:
                    out[home[0]][home[1]] = (box[0], box[1], max(box[2], right - inset), bottom - inset)
                cells.append(None)
                continue
            if place and not _drawn(columns, left, (top + bottom) / 2, dpi):
                start = max((at for at in range(place) if cells[at]), default=None)
                box = cells[start] if start is not None else None
                if start is not None and box:
                    cells[start] = (box[0], box[1], right - inset, box[3])
                cells.append(None)
                open_above.pop(place, None)
                continue
            cells.append((left + inset, top + inset, right - inset, bottom - inset))
            open_above[place] = (line, place)
        out.append(cells)
    return out


def _drawn(strokes: list[_Stroke], at: float, middle: float, dpi: int) -> bool:
    """Whether a line is drawn at a place, where it would part two cells."""
    return any(abs(item.at - at) <= 2 * _APART * dpi and item.start <= middle <= item.end for item in strokes)
