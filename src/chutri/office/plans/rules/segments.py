"""A passage as pieces of text that each carry one set of marks: what the page prints, in order."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from heapq import heappop, heappush
from itertools import pairwise

from chutri.office.plans.choices import BlockKind
from chutri.office.plans.rules.marks import Mark
from chutri.office.plans.rules.paper import Block

# A mark over more than this many characters lights up when chosen, but a line under whole pages would say nothing.
LONGEST_UNDERLINE = 1_500
GROUP_ROW_CELLS = 2
_STRONG = re.compile(r"(\*\*)(.+?)(\*\*)", re.DOTALL)
_TITLE_MARKUP = re.compile(r"\s{0,3}(#{1,6}\s)")


@dataclass(frozen=True, slots=True)
class Segment:
    """A piece of text; ``kinds`` are its underlines, ``refs`` what it answers to, ``anchor`` the ref that it opens."""

    text: str
    kinds: str
    refs: str
    anchor: str


@dataclass(frozen=True, slots=True)
class LaidBlock:
    """A block with its text: one list of segments a cell or column, one in all where there are none."""

    kind: str
    level: int
    cells: list[list[Segment]]
    opens_table: bool
    closes_table: bool
    start: int = 0
    end: int = 0
    cell_starts: tuple[int, ...] = ()
    # columns that the last cell fills: more than one in a row that groups the rows below it
    last_fills: int = 1


class _Sweep:
    """Walks the marks of a passage once, from its start to its end."""

    def __init__(self, marks: list[Mark]) -> None:
        self._marks = sorted(marks)
        self._next = 0
        self._open: list[tuple[int, Mark]] = []
        self._opened: set[str] = set()

    def over(self, start: int, end: int) -> list[Mark]:
        """Give the marks that touch ``[start, end)``; starts must not go back."""
        while self._next < len(self._marks) and self._marks[self._next].start < end:
            heappush(self._open, (self._marks[self._next].end, self._marks[self._next]))
            self._next += 1
        while self._open and self._open[0][0] <= start:
            heappop(self._open)
        return sorted(mark for stop, mark in self._open if mark.start < end and stop > start)

    def anchor(self, refs: list[str]) -> str:
        """Give the first of these refs that no segment opened yet, and remember it."""
        for ref in refs:
            if ref not in self._opened:
                self._opened.add(ref)
                return ref
        return ""


def laid_blocks(text: str, offset: int, blocks: list[Block], marks: list[Mark]) -> list[LaidBlock]:
    """Lay out a passage: ``text`` begins at ``offset`` of the source, spans count from the source's start."""
    sweep = _Sweep(marks)
    tables = [0, *_tables(blocks), 0]
    columns: dict[int, int] = {}
    for table, block in zip(tables[1:], blocks, strict=False):
        columns[table] = max(columns.get(table, 0), len(block.cells))
    laid: list[LaidBlock] = []
    for at, block in enumerate(blocks, start=1):
        before, table, after = tables[at - 1 : at + 2]
        spans = block.cells or ((block.start, block.end),)
        # in the order of the text, which is not always that of the columns
        pieces = {span: list(_segments(text, offset, span, sweep)) for span in sorted(spans) if span[0] < span[1]}
        cells = [pieces.get(span, []) for span in spans]
        groups = bool(table) and len(cells) <= GROUP_ROW_CELLS
        fills = columns[table] - len(cells) + 1 if groups else 1
        opens, closes = 0 != table != before, 0 != table != after
        starts = tuple(span[0] for span in spans)
        laid.append(
            LaidBlock(block.kind, block.level, cells, opens, closes, block.start, block.end, starts, last_fills=fills)
        )
    return laid


def _tables(blocks: list[Block]) -> Iterator[int]:
    """Give for each block the number of its table, 0 outside of tables. A head row begins a table."""
    number = 0
    inside = False
    for block in blocks:
        if block.kind == BlockKind.HEAD_ROW or (block.kind == BlockKind.ROW and not inside):
            number += 1
        inside = block.kind in (BlockKind.ROW, BlockKind.HEAD_ROW)
        yield number if inside else 0


def _segments(text: str, offset: int, span: tuple[int, int], sweep: _Sweep) -> Iterator[Segment]:
    start, end = span
    marks = [*sweep.over(start, end), *_markup(text, offset, start, end)]
    cuts = sorted({start, end, *(at for mark in marks for at in (mark.start, mark.end) if start < at < end)})
    for left, right in pairwise(cuts):
        covering = [mark for mark in marks if mark.start <= left and right <= mark.end]
        refs = list(dict.fromkeys(ref for mark in covering for ref in mark.refs.split()))
        kinds = dict.fromkeys(mark.kind for mark in covering if mark.end - mark.start <= LONGEST_UNDERLINE)
        yield Segment(text[left - offset : right - offset], " ".join(kinds), " ".join(refs), sweep.anchor(refs))


def _markup(text: str, offset: int, start: int, end: int) -> Iterator[Mark]:
    """Find the asterisks and hashes of markdown: set bold, and kept out of sight."""
    piece = text[start - offset : end - offset]
    title = _TITLE_MARKUP.match(piece)
    if title:
        yield Mark(start + title.start(1), start + title.end(1), "markup", "")
    for bold in _STRONG.finditer(piece):
        yield Mark(start + bold.start(2), start + bold.end(2), "strong", "")
        yield Mark(start + bold.start(1), start + bold.end(1), "markup", "")
        yield Mark(start + bold.start(3), start + bold.end(3), "markup", "")
