"""The reading, stage after stage: lines, header, foot, paragraphs, outline, findings."""

from __future__ import annotations

import re
from dataclasses import replace

from chutri.reading.assignments import find_tasks
from chutri.reading.blocks import Block, read_blocks
from chutri.reading.closing import Closing, find_closing
from chutri.reading.content import content_of
from chutri.reading.drafts import Draft
from chutri.reading.fold import nfc
from chutri.reading.grids import Grid
from chutri.reading.header import Found, date_at_foot, find_header
from chutri.reading.lines import Sheet
from chutri.reading.model import (
    Cell,
    Deliverable,
    Header,
    Node,
    Place,
    Reading,
    Reference,
    Signature,
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
_YEAR = re.compile(r"(?:19|20)\d\d")
_SOLID = re.compile(r"\S")
_WORD = re.compile(r"\w{2}")


def read(text: str, source: SourceInfo, places: tuple[Place, ...] = ()) -> Reading:
    """The reading of a text (NFC is applied here; spans count in the result's ``text``)."""
    text = nfc(text)
    sheet = Sheet(text)
    found = find_header(sheet)
    closing = find_closing(sheet, found.after)
    stop = closing.first if closing else len(sheet.lines)
    main = read_blocks(sheet, found.after, stop)
    roots = [grow(main, annexes=False)]
    spare: list[Block | Grid] = []
    recipients = closing.recipients if closing else ()
    signature = closing.signature if closing else None
    tail = closing.after if closing else len(sheet.lines)
    while tail < len(sheet.lines):  # annexes, or the plan that a decision issues; each may have a foot of its own
        later = find_closing(sheet, tail)
        later = (
            later
            if later
            and (later.recipients or later.signature)
            and (later.label or (later.signature and later.signature.name))
            else None
        )
        end = later.first if later else len(sheet.lines)
        part = read_blocks(sheet, tail, end)
        roots.append(grow(part, annexes=True))
        main.extend(part)
        if later is None:
            break
        spare.extend(read_blocks(sheet, later.first, later.after))
        tail = later.after
    return _assemble(sheet, source, places, found, closing, roots, main, spare, recipients, signature)


def _assemble(
    sheet: Sheet,
    source: SourceInfo,
    places: tuple[Place, ...],
    found: Found,
    closing: Closing | None,
    roots: list[Item],
    blocks: list[Block | Grid],
    spare: list[Block | Grid],
    recipients: tuple,  # type: ignore[type-arg]
    signature: Signature | None,
) -> Reading:
    header = found.header
    if header.date is None and header.place is None and closing:
        place, date = date_at_foot(sheet, closing.first, closing.after)
        header = replace(header, place=place, date=date)
    year = header.date[:4] if header.date else _year(sheet, found)
    kind = header.kind
    directive = kind in _DIRECTIVES
    drafts: list[Draft] = []
    for index, root in enumerate(roots):
        drafts.extend(
            find_tasks(
                root, year=year, directive=directive and index == 0, promulgates=kind in _PROMULGATING, behind=index > 0
            )
        )
    tasks = _tasks(drafts)
    references = _references(blocks, found)
    outline = tuple(node for root in roots for node in nodes(root))
    tables = tuple(_table(item, grid) for root in roots for item, grid in _grids(root))
    outline, unread = _covered(sheet, header, outline, recipients, signature, spare, closing)
    return Reading(
        source=source,
        text=sheet.text,
        header=header,
        signature=signature,
        recipients=recipients,
        references=references,
        outline=outline,
        tables=tables,
        tasks=tasks,
        unread=unread,
        places=places,
        **content_of(roots, found.title, year, sheet.text)._asdict(),
    )


def _year(sheet: Sheet, found: Found) -> str | None:
    """The year that dates without one mean: the document's own."""
    if found.header.date:
        return found.header.date[:4]
    head = sheet.low[: found.header.span[1]]
    blank = re.search(r"tháng[^\n]{0,14}năm\s*((?:19|20)\d\d)", head)
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


def _covered(
    sheet: Sheet,
    header: Header,
    outline: tuple[Node, ...],
    recipients: tuple,  # type: ignore[type-arg]
    signature: Signature | None,
    spare: list[Block | Grid],
    closing: Closing | None,
) -> tuple[tuple[Node, ...], tuple[Unread, ...]]:
    """The outline completed so that every character lies in some span; what fits nowhere is said to be unread."""
    spans: list[Span] = [header.span, *(recipient.span for recipient in recipients)]
    if signature:
        spans.append(signature.span)
    stack = list(outline)
    while stack:
        node = stack.pop()
        spans.append(node.span)
        stack.extend(node.children)
    extra: list[Node] = []
    for block in spare:
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
            if _WORD.search(words):
                unread.append(Unread(words, "Chưa xếp được vào phần nào của văn bản", gap))
        at = max(at, end)
    nodes_in_order = tuple(sorted((*outline, *extra), key=lambda node: node.span))
    return nodes_in_order, tuple(unread)
