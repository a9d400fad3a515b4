"""Numbering: headings and items follow one another without gap or repeat, and what is cited is there."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from chutri.checking.case import Case
from chutri.checking.codes import finding
from chutri.checking.model import Finding
from chutri.checking.phrases import quoted
from chutri.reading.fold import fold
from chutri.reading.model import Node

_MARKER = re.compile(
    r"(?P<head>(?:[^\W\d_]+\s+)?)(?P<above>(?:\d+\.)*)(?:(?P<roman>[IVXL]+)|(?P<number>\d+)|(?P<letter>[a-zđ]))(?P<tail>[.)/:-]*)$"
)
_DIGITS = {"I": 1, "V": 5, "X": 10, "L": 50}
# Decree 30/2020 letters points by the Vietnamese alphabet; offices also leave out đ, and a few put f.
_LETTERS = "abcdđeghiklmnopqrstuvxy"
# A gap of more is a misread number (OCR, a year, a quantity), not a skipped item.
_WIDEST = 3

# A place in this very document: "mục 2, Phần II, Kế hoạch này", "khoản 3 Mục IV của Chương trình này".
_STEP = re.compile(r"\b([Pp]hần|[Mm]ục|[Kk]hoản|[Đđ]iểm)\s+([IVXL]+(?:\.\d+)*|\d+(?:\.\d+)*|[a-zđ])(?![\w.]*\w)")
_OWN_PLACE = re.compile(
    r"((?:(?:[Pp]hần|[Mm]ục|[Kk]hoản|[Đđ]iểm)\s+(?:[IVXL]+(?:\.\d+)*|\d+(?:\.\d+)*|[a-zđ])(?!\w),?\s+){1,4})"
    r"(?:của\s+)?(?:[Kk]ế hoạch|[Cc]hương trình|[Cc]hỉ thị|[Đđ]ề án|[Pp]hương án)\s+$"
)
# The search jumps from one "này" to the next and looks back from there.
_THIS = re.compile(r"này\b")
_SELF = ("hoạch", "trình", "thị", "án")
_LOOK_BACK = 90
_RANKS = {"phần": 1, "mục": 2, "khoản": 3, "điểm": 4}


def order(case: Case) -> Iterator[Finding]:
    """CT601 and CT602: the numbers of neighbouring headings or items skip or repeat.

    What stands behind the signature is asked only where tasks stand there too: blank forms are numbered as they please.
    """
    reading = case.reading
    end = reading.signature.span[1] if reading.signature else len(reading.text)
    end = max(end, *(task.span[1] for task in reading.tasks), end)
    yield from _order(reading.outline, end)


def _order(nodes: tuple[Node, ...], end: int) -> Iterator[Finding]:
    last: dict[str, tuple[int, int, Node]] = {}
    for node in nodes:
        if node.span[0] >= end:
            return
        place = _place(node.marker)
        if place:
            style, number = place
            before = last.get(style)
            last[style] = (number, number, node)
            if before:
                slip = _slip(before[:2], number, style)
                if slip == "CT602":
                    yield _repeated(before[2], node)
                    # I, II, II, IV: one slip of the pen, not two.
                    last[style] = (number, number + 1, node)
                elif slip:
                    yield _skipped(before[2], node)
        if node.children:
            yield from _order(node.children, end)


def _slip(before: tuple[int, int], number: int, style: str) -> str | None:
    """What is wrong with a number after the ones before it (as written, and as it should have been)."""
    written, meant = before
    if number == written:
        return "CT602"
    if number == meant + 1 or not 1 < number - written <= _WIDEST:
        return None
    return None if style.startswith("letter") and _letters_left_out(written, number) else "CT601"


def _repeated(other: Node, node: Node) -> Finding:
    return finding(
        "CT602",
        f"Số thứ tự {_shown(node)} bị lặp.",
        _head(node),
        related=(_head(other),),
        hint="Đánh lại số thứ tự của các mục.",
    )


def _skipped(other: Node, node: Node) -> Finding:
    return finding(
        "CT601",
        f"Số thứ tự nhảy từ {_shown(other)} đến {_shown(node)}.",
        _head(node),
        related=(_head(other),),
        hint="Đánh lại số thứ tự, hoặc kiểm tra xem có mục nào bị thiếu.",
    )


def _letters_left_out(earlier: int, number: int) -> bool:
    return number - earlier == 2 and _LETTERS[earlier] == "đ"


@lru_cache(maxsize=1024)
def _place(marker: str | None) -> tuple[str, int] | None:
    """A marker's style, which must be the same to compare, and its place in the order."""
    match = _MARKER.match(marker.strip()) if marker else None
    if match is None:
        return None
    head, above, tail = fold(match["head"]).strip(), match["above"], match["tail"]
    if match["roman"]:
        return f"roman {head}{above}{tail}", _roman(match["roman"])
    if match["number"]:
        return f"number {head}{above}{tail}", int(match["number"])
    letter = match["letter"]
    return (f"letter {head}{above}{tail}", _LETTERS.index(letter) + 1) if letter in _LETTERS else None


def _roman(digits: str) -> int:
    values = [_DIGITS[digit] for digit in digits]
    return sum(-value if value < after else value for value, after in zip(values, [*values[1:], 0], strict=True))


def _shown(node: Node) -> str:
    return f"“{(node.marker or '').strip()}”"


def _head(node: Node) -> tuple[int, int]:
    """The first words of a node: the marker stands there, and the whole section would be too much to underline."""
    start, end = node.span
    return start, min(end, start + len(node.marker or "") + 1 + len(node.text), start + 60)


def dangling(case: Case) -> Iterator[Finding]:
    """CT603: ``tại mục 2, Phần II, Kế hoạch này`` where Part II has no 2."""
    reading = case.reading
    text = reading.text
    ids: set[tuple[str, ...]] | None = None
    for this in _THIS.finditer(text):
        end = this.start()
        if not text[max(0, end - 8) : end].rstrip().lower().endswith(_SELF):
            continue
        match = _OWN_PLACE.search(text, max(0, end - _LOOK_BACK), end)
        if match is None:
            continue
        steps = sorted((_RANKS[kind.lower()], mark) for kind, mark in _STEP.findall(match[1]))
        path = tuple(part for _, mark in steps for part in fold(mark).strip(".").split("."))
        ids = _tails(reading.outline) if ids is None else ids
        if ids and path not in ids:
            where = " ".join(match[1].split())
            yield finding(
                "CT603",
                f"Văn bản dẫn tới {quoted(where)} nhưng không có mục đó.",
                match.span(1),
                hint="Sửa số mục được dẫn, hoặc kiểm tra lại số thứ tự của các mục.",
            )


def _tails(nodes: tuple[Node, ...]) -> set[tuple[str, ...]]:
    """Every path by which a node may be called: II.2 answers to "mục 2, Phần II" and to "mục 2"."""
    tails: set[tuple[str, ...]] = set()
    for node in nodes:
        parts = tuple(fold(node.id).split("."))
        tails.update(parts[start:] for start in range(len(parts)))
        tails |= _tails(node.children)
    return tails
