"""The reading, stage after stage: lines, header, foot, paragraphs, outline, findings."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import NamedTuple

from chutri.reading.assignments import find_tasks
from chutri.reading.blocks import Block, read_blocks
from chutri.reading.closing import FOOT_DATE, Closing, find_closing
from chutri.reading.content import content_of
from chutri.reading.drafts import Draft
from chutri.reading.fold import fold, plain_rx
from chutri.reading.grids import Grid
from chutri.reading.header import Found, date_at_foot, find_header
from chutri.reading.lines import Sheet
from chutri.reading.model import (
    Cell,
    Deliverable,
    Node,
    Place,
    Reading,
    Reference,
    SourceInfo,
    Span,
    Table,
    Task,
    Unread,
)
from chutri.reading.outline import Item, grow, nodes
from chutri.reading.predicates import consulted_in, delivered_by, submitted_to
from chutri.reading.references import merged, references_in
from chutri.reading.rows import columns_of

_DIRECTIVES = frozenset({"Chỉ thị", "Thông báo", "Công điện", "Kết luận", "Thông tri"})
_PROMULGATING = frozenset({"Quyết định", "Nghị quyết"})
_YEAR = plain_rx(r"(?:19|20)[0-9]{2}")
_SOLID = plain_rx(r"\S")
_WORD = plain_rx(r"\w{2}")


class _Parts(NamedTuple):
    """A text taken apart; the first root is the main document, each other one stands behind a foot."""

    sheet: Sheet
    found: Found
    closing: Closing | None
    roots: list[Item]
    blocks: list[Block | Grid]
    spare: list[Block | Grid]  # the feet behind the first


def read(text: str, source: SourceInfo, places: tuple[Place, ...] = ()) -> Reading:
    """The reading of a text in NFC, which its spans count in."""
    sheet = Sheet(text)
    found = find_header(sheet)
    closing = find_closing(sheet, found.after)
    blocks = read_blocks(sheet, found.after, closing.first if closing else len(sheet.lines))
    parts = _Parts(sheet, found, closing, [grow(blocks)], blocks, [])
    tail = closing.after if closing else len(sheet.lines)
    while tail < len(sheet.lines):  # annexes, or the plan that a decision issues; each may have a foot of its own
        later = _later_foot(sheet, tail)
        part = read_blocks(sheet, tail, later.first if later else len(sheet.lines))
        parts.roots.append(grow(part, annexes=True))
        parts.blocks.extend(part)
        if later is None:
            break
        parts.spare.extend(read_blocks(sheet, later.first, later.after))
        tail = later.after
    return _assemble(parts, source, places)


def _later_foot(sheet: Sheet, start: int) -> Closing | None:
    """A foot behind the first one: it must say Nơi nhận or be signed with a name."""
    foot = find_closing(sheet, start)
    if foot is None or not (foot.recipients or foot.signature):
        return None
    return foot if foot.label or (foot.signature and foot.signature.name) else None


def _assemble(parts: _Parts, source: SourceInfo, places: tuple[Place, ...]) -> Reading:
    sheet, found, closing, roots = parts.sheet, parts.found, parts.closing, parts.roots
    header = found.header
    if header.date is None and header.place is None and closing:
        place, date = date_at_foot(sheet, closing.first, closing.after)
        header = replace(header, place=place, date=date)
    year = header.date[:4] if header.date else _year(sheet, found)
    directive, promulgates = header.kind in _DIRECTIVES, header.kind in _PROMULGATING
    drafts = find_tasks(roots[0], year=year, directive=directive, promulgates=promulgates)
    for root in roots[1:]:
        drafts.extend(find_tasks(root, year=year, directive=False, promulgates=promulgates, behind=True))
    outline, unread = _covered(parts, tuple(node for root in roots for node in nodes(root)))
    return Reading(
        source=source,
        text=sheet.text,
        header=header,
        signature=closing.signature if closing else None,
        recipients=closing.recipients if closing else (),
        references=_references(parts.blocks, found),
        outline=outline,
        tables=tuple(_table(item, grid) for root in roots for item, grid in _grids(root)),
        tasks=_tasks(drafts),
        unread=unread,
        places=places,
        **content_of(roots, found.title, year, sheet.text)._asdict(),
    )


def _year(sheet: Sheet, found: Found) -> str | None:
    """The year that dates without one mean: the document's own."""
    if found.header.date:
        return found.header.date[:4]
    head = sheet.low[: found.header.span[1]]
    blank = re.search(r"tháng[^\n]{0,14}năm\s*((?:19|20)[0-9]{2})", head)
    if blank:
        return blank.group(1)
    years = _YEAR.findall(found.header.title or "")
    return years[0] if years else None


def _references(blocks: list[Block | Grid], found: Found) -> tuple[Reference, ...]:
    header = found.header
    out = references_in(found.title, basis=False, own=header.code) if found.title else []
    opening = True
    for block in blocks:
        if isinstance(block, Grid):
            for row in block.rows:
                for cell in row:
                    out.extend(references_in(cell, basis=False, own=header.code))
            continue
        if opening and block.marker is not None and block.marker.id is not None:
            opening = False
        out.extend(references_in(block.flow, basis=opening, own=header.code))
    return merged(out)


def _tasks(drafts: list[Draft]) -> tuple[Task, ...]:
    counts: dict[str, int] = {}
    ids: dict[int, str] = {}
    tasks = []
    for draft in drafts:
        section = draft.section
        counts[section] = counts.get(section, 0) + 1
        ids[id(draft)] = f"{section}/{counts[section]}"
        flow, start, end = draft.flow, draft.start, draft.end
        deliverables = delivered_by(flow, start, end)
        deliverables = (*_products(draft), *deliverables)
        tasks.append(
            Task(
                id=ids[id(draft)],
                section=section,
                parent=ids.get(id(draft.parent)) if draft.parent is not None else None,
                form=draft.form,
                agencies=draft.agencies,
                mode=draft.mode,
                role=draft.role,
                partners=draft.partners,
                consults=consulted_in(flow, start, end),
                submits_to=submitted_to(flow, start, end),
                action=draft.action,
                context=draft.context,
                deliverables=deliverables,
                start=draft.when.start,
                deadline=draft.when.deadline,
                recurrence=draft.when.recurrence,
                confidence=draft.certain,
                span=draft.span,
            )
        )
    return tuple(tasks)


def _products(draft: Draft) -> tuple[Deliverable, ...]:
    if draft.product is None:
        return ()
    flow, start, end = draft.product
    text, span = flow.cut(start, end)
    text = text.rstrip(" .;")
    return (Deliverable("product", text, span),) if text else ()


def _grids(item: Item) -> list[tuple[Item, Grid]]:
    out = [(item, item.grid)] if item.grid is not None else []
    for child in item.children:
        out.extend(_grids(child))
    return out


def _table(item: Item, grid: Grid) -> Table:
    columns = columns_of(grid)
    rows = tuple(tuple(Cell(cell.text, cell.span(0, len(cell.text))) for cell in row) for row in grid.rows)
    head = columns.rows if columns else 0
    above = item.parent
    while above is not None and not above.id:
        above = above.parent
    return Table(
        above.id if above else "",
        rows[head - 1] if head else (),
        rows[head:],
        bool(columns and columns.assigns),
        grid.span,
    )


def _is_known(words: str, closing: Closing | None) -> bool:
    """Whether words that lie in no span were read all the same: lines of a signature beside the recipients, its date."""
    if closing is None:
        return False
    signed = closing.signature
    said = (signed.on_behalf_of, signed.signing_for, signed.position) if signed else ()
    return words.strip(" -–|*") in said or FOOT_DATE.fullmatch(fold(words)) is not None


def _covered(parts: _Parts, outline: tuple[Node, ...]) -> tuple[tuple[Node, ...], tuple[Unread, ...]]:
    """The outline completed so that every character lies in some span; what fits nowhere is said to be unread."""
    sheet, closing = parts.sheet, parts.closing
    spans: list[Span] = [parts.found.header.span]
    if closing:
        spans.extend(recipient.span for recipient in closing.recipients)
    if closing and closing.signature:
        spans.append(closing.signature.span)
    stack = list(outline)
    while stack:
        node = stack.pop()
        spans.append(node.span)
        stack.extend(node.children)
    extra: list[Node] = []
    for block in parts.spare:
        extra.append(Node("", None, 1, "paragraph", sheet.text[block.span[0] : block.span[1]], block.span))
        spans.append(block.span)
    if closing and closing.label:
        extra.append(Node("", None, 1, "paragraph", sheet.text[slice(*closing.label)], closing.label))
        spans.append(closing.label)
    unread: list[Unread] = []
    spans.sort()
    at = 0
    text = sheet.text
    for start, end in [*spans, (len(text), len(text))]:
        first = _SOLID.search(text, at, start) if start > at else None
        if first is not None:
            gap = (first.start(), at + len(text[at:start].rstrip()))
            words = re.sub(r"\s+", " ", text[gap[0] : gap[1]])
            extra.append(Node("", None, 1, "paragraph", words, gap))
            if _WORD.search(words) and not _is_known(words, closing):
                unread.append(Unread(words, "Chưa xếp được vào phần nào của văn bản", gap))
        at = max(at, end)
    nodes_in_order = tuple(sorted((*outline, *extra), key=lambda node: node.span))
    return nodes_in_order, tuple(unread)
