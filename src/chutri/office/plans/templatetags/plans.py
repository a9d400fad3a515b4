"""Prints a passage's source and the names in cards: here and not in templates, since a page has some thousand of them.

Every piece of text goes through ``escape``; the rest are literals of this file, numbers and slugs.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date

from django import template
from django.utils.html import escape
from django.utils.safestring import SafeString, mark_safe

from chutri.office.plans.choices import BlockKind, Resolution
from chutri.office.plans.rules.cards import Chip
from chutri.office.plans.rules.segments import LaidBlock, Segment

register = template.Library()
_ROWS = (BlockKind.ROW, BlockKind.HEAD_ROW)


@register.simple_tag
def paper(blocks: Iterable[LaidBlock], kinds: Mapping[int, str] | None = None) -> SafeString:
    """Print the blocks of a passage, tables as tables; ``kinds`` say by its start what each is, for its margin."""
    printed = []
    for block in blocks:
        if block.opens_table:
            printed.append('<div class="paper-table"><table>')
        printed.append(_block(block, kinds))
        if block.closes_table:
            printed.append("</table></div>")
    return mark_safe("\n".join(printed))  # noqa: S308  escaped piece by piece


@register.simple_tag
def paper_block(block: LaidBlock, kinds: Mapping[int, str] | None = None) -> SafeString:
    """Print one block alone: a paragraph or a row of a table. Its id is ``b`` with its start."""
    return mark_safe(_block(block, kinds))  # noqa: S308  escaped piece by piece


@register.simple_tag
def chip(one: Chip) -> SafeString:
    """Print a body's name with whom it means as far as that is known; the likeliest candidate stands beside it."""
    name, key = escape(one.text), escape(one.key)
    classes, told, more = one.resolution, "", ""
    title = "Ngoài danh bạ" if one.resolution == Resolution.OUTSIDE else ""
    if one.resolution == Resolution.CHOSEN:
        title = f"Trong danh bạ: {one.agency}"
        told = escape(one.agency) if one.tells_more else ""
    elif one.ended:  # a class too: of districts nobody is left
        classes, told = f"{one.resolution} ended", "đã kết thúc hoạt động"
    elif one.resolution == Resolution.CLASS:
        told = f"{one.covered} cơ quan" if one.covered else "chưa xác định"
    elif not one.certain:
        told = "?"
        more = _candidate(one, key)
    unsettled = "" if one.certain else " data-unsettled"
    small = f" <small>{told}</small>" if told else ""
    said = f' title="{escape(title)}"' if title else ""
    printed = f'<button type="button" class="chip {classes}" data-name="{key}"{unsettled}{said}>{name}{small}</button>'
    return mark_safe(printed + more)  # noqa: S308  escaped above


@register.filter
def iso_day(written: str) -> str:
    """Write ``2025-07-01`` as 01/07/2025."""
    return f"{date.fromisoformat(written):%d/%m/%Y}"


@register.simple_tag
def segments(pieces: Iterable[Segment]) -> SafeString:
    """Print pieces of text: unmarked ones bare, the others with their underlines and refs."""
    return mark_safe(_segments(pieces))  # noqa: S308  escaped piece by piece


def _block(block: LaidBlock, kinds: Mapping[int, str] | None) -> str:
    kind = (kinds or {}).get(block.start, "")
    said = f" says-{kind}" if kind else ""
    if block.kind in _ROWS:
        return _row(block, said)
    places = block.cell_starts or (block.start,)
    classes = f"b-{block.kind} l{block.level}"
    if len(block.cells) > 1:
        inner = "".join(
            f'<span data-at="{at}">{_segments(cell)}</span>' for at, cell in zip(places, block.cells, strict=False)
        )
        return f'<p class="{classes} columns{said}" id="b{block.start}" data-end="{block.end}">{inner}</p>'
    inner = _segments(block.cells[0] if block.cells else ())
    return f'<p class="{classes}{said}" id="b{block.start}" data-end="{block.end}" data-at="{places[0]}">{inner}</p>'


def _row(block: LaidBlock, said: str) -> str:
    name = "th" if block.kind == BlockKind.HEAD_ROW else "td"
    last = len(block.cells) - 1
    places = block.cell_starts or (block.start,) * len(block.cells)
    cells = []
    for at, cell in enumerate(block.cells):
        fills = f' colspan="{block.last_fills}"' if at == last and block.last_fills > 1 else ""
        cells.append(f'<{name} data-at="{places[at]}"{fills}>{_segments(cell)}</{name}>')
    return f'<tr class="b-{block.kind}{said}" id="b{block.start}" data-end="{block.end}">{"".join(cells)}</tr>'


def _segments(pieces: Iterable[Segment]) -> str:
    return "".join(map(_printed, pieces))


def _printed(piece: Segment) -> str:
    text = escape(piece.text)
    if not piece.kinds and not piece.refs:
        return text
    classes = " ".join(f"f-{kind}" for kind in piece.kinds.split())
    anchor = f' id="at-{piece.anchor}"' if piece.anchor else ""
    refs = f' data-ref="{piece.refs}"' if piece.refs else ""
    return f'<span class="f {classes}"{refs}{anchor}>{text}</span>'


def _candidate(one: Chip, key: str) -> str:
    best = one.best
    if best is None:
        return ""
    name, why = escape(best["name"]), escape(best["why"])
    told = f'{name} <small class="num">{best["percent"]}%</small>'
    agency = int(best["agency"])
    return (
        f'<button type="button" class="chip candidate" data-choice="{agency}" data-name="{key}" title="{why}">'
        f"→ {told}</button>"
    )
