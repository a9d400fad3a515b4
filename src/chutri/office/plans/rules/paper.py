"""The source as it lies on paper: letterhead, headings, items, tables, recipients, signature.

The blocks tile every character that is not white space, so that nothing of the source is hidden by its layout.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator
from itertools import pairwise
from typing import Any, NamedTuple

from chutri.office.plans.choices import BlockKind

Json = dict[str, Any]
# A paragraph longer than this (no document has one; a flattened scan of a book may) is cut at a space.
LONGEST_BLOCK = 20_000
GOES_ON = ""
LINE_BY_LINE = (BlockKind.LETTERHEAD, BlockKind.RECIPIENTS, BlockKind.SIGNATURE)
NODE_BLOCKS = {
    "heading": BlockKind.HEADING.value,
    "item": BlockKind.ITEM.value,
    "paragraph": BlockKind.PARAGRAPH.value,
}
_GAP = re.compile(r"(?<=\S)(?: {3,}|\t+ *)(?=\S)")
_BEFORE_A_NODE = " \t*_#|>"


class Block(NamedTuple):
    """One paragraph, heading, line or table row; ``cells`` are the spans of a row's cells or of a line's columns."""

    kind: str
    level: int
    start: int
    end: int
    cells: tuple[tuple[int, int], ...] = ()


def blocks_of(text: str, reading: Json) -> list[Block]:
    """Lay out a source. Linear in the length of the text."""
    tables = [rows for rows in map(_rows, reading.get("tables") or ()) if rows and _tells_all(text, rows)]
    tables.sort(key=lambda rows: rows[0].start)
    nodes = sorted(_nodes(reading.get("outline") or ()))
    regions = _regions(reading)
    blocks: list[Block] = []
    at = 0
    kind = (reading.get("header") or {}).get("kind") or ""
    for rows in tables:
        if rows[0].start < at:  # a table within a table: its text stands in the outer one
            continue
        blocks.extend(_running(text, at, rows[0].start, nodes, regions))
        blocks.extend(rows)
        at = rows[-1].end
    blocks.extend(_running(text, at, len(text), nodes, regions))
    return _titled(text, blocks, kind)


def _titled(text: str, blocks: list[Block], kind: str) -> list[Block]:
    """Set the letterhead's lines apart: level 1 is the document's kind, level 2 its title below, 0 what stands above."""
    level = 0
    titled = []
    for block in blocks:
        if block.kind == BlockKind.LETTERHEAD:
            named = bool(kind) and text[block.start : block.end].strip(" *#\t").casefold() == kind.casefold()
            level = 1 if named else min(2 * level, 2)
            block = block._replace(level=level)
        titled.append(block)
    return titled


def _rows(table: Json) -> list[Block]:
    rows = []
    head = table.get("head") or ()
    for kind, cells in ((BlockKind.HEAD_ROW, head), *((BlockKind.ROW, row) for row in table.get("rows") or ())):
        spans = tuple((cell["span"][0], cell["span"][1]) for cell in cells)
        told = [span for span in spans if span[0] < span[1]]
        if told:
            start, end = min(span[0] for span in told), max(span[1] for span in told)
            rows.append(Block(kind.value, 0, start, end, spans))
    ordered = all(before.end <= after.start for before, after in pairwise(rows))
    return rows if ordered else []


def _tells_all(text: str, rows: list[Block]) -> bool:
    """Say whether the cells hold every letter and digit of the table; if not, it is shown as running text."""
    spans = sorted(span for row in rows for span in row.cells if span[0] < span[1])
    at = rows[0].start
    for start, end in spans:
        if any(letter.isalnum() for letter in text[at:start]):
            return False
        at = max(at, end)
    return True


def _nodes(outline: Iterable[Json]) -> Iterator[tuple[int, str, int]]:
    """Give start, kind and depth of every node; the depth is counted, since markers of one kind may nest anyhow."""
    waiting = [(node, 1) for node in reversed(list(outline))]
    while waiting:
        node, depth = waiting.pop()
        if node.get("kind") != "table":
            yield node["span"][0], node.get("kind") or "paragraph", depth
        waiting.extend((child, depth + 1) for child in reversed(node.get("children") or ()))


def _regions(reading: Json) -> list[tuple[int, int, str]]:
    regions: list[tuple[int, int, str]] = []
    for key, kind in (("header", BlockKind.LETTERHEAD), ("signature", BlockKind.SIGNATURE)):
        start, end = (reading.get(key) or {}).get("span") or (0, 0)
        regions.append((start, end, kind.value))
    recipients = reading.get("recipients") or ()
    regions += [(line["span"][0], line["span"][1], BlockKind.RECIPIENTS.value) for line in recipients]
    return sorted(region for region in regions if region[0] < region[1])


def _running(
    text: str, start: int, end: int, nodes: list[tuple[int, str, int]], regions: list[tuple[int, int, str]]
) -> Iterator[Block]:
    """Cut running text at blank lines, where a node begins, and line by line in letterhead, recipients, signature."""
    open_block: Block | None = None
    for line in _begun(text, start, end, nodes, regions):
        if open_block and line and line.kind == GOES_ON and open_block.kind not in LINE_BY_LINE:
            open_block = open_block._replace(end=line.end)
            continue
        if open_block:
            yield from _cut(text, open_block)
        open_block = line and (line._replace(kind=BlockKind.PARAGRAPH.value) if line.kind == GOES_ON else line)
    if open_block:
        yield from _cut(text, open_block)


def _begun(
    text: str, start: int, end: int, nodes: list[tuple[int, str, int]], regions: list[tuple[int, int, str]]
) -> Iterator[Block | None]:
    """Give each line as the block that it begins, of kind GOES_ON if it begins none; None for a blank line."""
    node_at = bisect_left(nodes, (start, "", 0))
    region_at = 0
    for line_start, line_end in _lines(text, start, end):
        opening: tuple[int, str, int] | None = None
        while node_at < len(nodes) and nodes[node_at][0] < line_end:
            if not text[line_start : nodes[node_at][0]].strip(_BEFORE_A_NODE):
                opening = opening or nodes[node_at]
            node_at += 1
        while region_at < len(regions) and regions[region_at][1] <= line_start:
            region_at += 1
        if not text[line_start:line_end].strip():
            yield None
        elif region_at < len(regions) and regions[region_at][0] < line_end:
            cells = _columns(text, line_start, line_end)
            yield Block(regions[region_at][2], 0, line_start, line_end, cells)
        elif opening:
            yield Block(NODE_BLOCKS.get(opening[1], GOES_ON), min(opening[2], 4), line_start, line_end)
        else:
            yield Block(GOES_ON, 0, line_start, line_end)


def _columns(text: str, start: int, end: int) -> tuple[tuple[int, int], ...]:
    """Part a line whose two columns were set apart by blanks: issuer and motto, recipients and signature."""
    line = text[start:end]
    gap = _GAP.search(line)
    if gap is None:
        return ()
    return (start, start + gap.start()), (start + gap.end(), end)


def _lines(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    while start < end:
        stop = text.find("\n", start, end)
        stop = end if stop < 0 else stop
        yield start, stop
        start = stop + 1


def _cut(text: str, block: Block) -> Iterator[Block]:
    while block.end - block.start > LONGEST_BLOCK:
        at = text.rfind(" ", block.start + LONGEST_BLOCK // 2, block.start + LONGEST_BLOCK)
        at = block.start + LONGEST_BLOCK if at < 0 else at
        yield block._replace(end=at)
        block = block._replace(start=at)
    yield block
