"""Lines of pages → one text: running heads gone, wrapped lines joined, a blank line between paragraphs, places kept.

A wrapped line is known as a reader knows it: the line above left no room for its first word, and it begins where
continued lines begin. What geometry leaves open stays a line of its own.
"""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass
from functools import partial
from itertools import pairwise, takewhile

from chutri.reading.extract.cells import split_tables
from chutri.reading.extract.columns import lines_of
from chutri.reading.extract.page import Box, Line, Page
from chutri.reading.model import Place

# How many usual steps between lines part two paragraphs; plans set them 3 to 6 points apart. Scans measure less finely.
LOOSE = 1.15
LOOSE_SCAN = 1.28
_EDGE = 0.1  # of the page's height: where page numbers and running heads stand
_PAGE_NUMBER = re.compile(r"(?i)(?:trang\s*)?[-–—|]*\s*\d{1,4}\s*(?:/\s*\d{1,4})?\s*[-–—|.]*$")
_MARKER = re.compile(
    r"[-–+•*]\s|\(?(?:[0-9]{1,3}|[a-zđ]|[IVXLH]{1,5})[.)]\s|(?:[0-9]{1,2}\.){1,4}[0-9]{0,2}\s|(?:Điều|Phần|Chương|Mục|PHỤ LỤC)\s"
)
_ENDS = re.compile(r"[.;:!?][\"”’)]?$")
_NO_SPACE_AFTER = re.compile(r"\w[-/]$")
_RECIPIENTS = re.compile(r"(?im)^\W*nơi nhận")
_ENTRY = re.compile(r"[-–+] ?\S|.*[;.]$")
_REPEATED = 3  # pages on which a running head must stand


@dataclass(frozen=True, slots=True)
class Margins:
    """Where the text of one page begins and ends, sideways."""

    left: float
    right: float


@dataclass(frozen=True, slots=True)
class Setting:
    """How a document sets its paragraphs.

    ``step``: from line to line; ``space``: between words of a line that is not stretched; ``indents``: paragraphs begin with
    an indent; ``loose``: how many steps part two paragraphs.
    """

    margins: dict[int, Margins]
    step: float
    space: float
    indents: bool
    loose: float

    def parted(self, above: Line, below: Line) -> bool:
        """Whether more than the usual space stands between two lines."""
        return self.step > 0 and below.bottom - above.bottom > self.loose * self.step


def page_lines(page: Page) -> list[Line]:
    """The lines and table rows of a page in reading order."""
    rows, words = split_tables(page)
    lines = lines_of(words, page.number, page.width)
    for row in rows:
        at = next(
            (at for at, line in enumerate(lines) if line.top > row.top and not (line.row and line.top <= row.top)),
            len(lines),
        )
        lines.insert(at, row)
    return lines


def without_running_heads(pages: list[Page], lines: list[list[Line]]) -> list[list[Line]]:
    """The lines without page numbers and without what stands at the edge of page after page."""
    edges = [[line for line in found if _at_edge(page, line)] for page, found in zip(pages, lines, strict=True)]
    seen = Counter(text for found in edges for text in {_alike(line) for line in found})
    often = {text for text, count in seen.items() if count >= _REPEATED and count >= 0.4 * len(pages)}
    drop = {
        id(line)
        for found, edge in zip(lines, edges, strict=True)
        for line in edge
        if _alike(line) in often or (_PAGE_NUMBER.match(line.text) and line in (found[0], found[-1]) and len(found) > 1)
    }
    return with_recipients_joined(pages, [[line for line in found if id(line) not in drop] for found in lines])


def with_recipients_joined(pages: list[Page], lines: list[list[Line]]) -> list[list[Line]]:
    """Recipients that a page end cuts in two: their second half stands before the signature, not after it."""
    out = [list(found) for found in lines]
    for page, found, after in zip(pages[1:], out, out[1:], strict=False):
        at = next(
            (
                at
                for at, line in enumerate(found)
                if line.column and not line.column % 2 and found[-1].column == line.column
            ),
            0,
        )
        if (
            not at
            or found[at - 1].column != found[-1].column - 1
            or not _RECIPIENTS.search(_column_text(found, at - 1))
        ):
            continue
        moved = list(takewhile(partial(_is_entry, half=0.55 * page.width), after))
        for line in moved:
            line.column = found[at - 1].column
        found[at:at] = moved
        del after[: len(moved)]
    return out


def _is_entry(line: Line, *, half: float) -> bool:
    return not line.row and line.right < half and _ENTRY.match(line.text) is not None


def _column_text(lines: list[Line], last: int) -> str:
    return "\n".join(line.text for line in lines[: last + 1] if line.column == lines[last].column)


def _at_edge(page: Page, line: Line) -> bool:
    return not line.row and (line.bottom < _EDGE * page.height or line.top > (1 - _EDGE) * page.height)


def _alike(line: Line) -> str:
    return re.sub(r"\d+", "0", line.text)


def setting_of(pages: list[Page], lines: list[list[Line]], *, loose: float) -> Setting:
    """How the document is set, measured on its own lines."""
    margins: dict[int, Margins] = {}
    known: Margins | None = None
    for page, found in zip(pages, lines, strict=True):
        wide = [
            line for line in found if not line.column and not line.row and line.right - line.left > 0.5 * page.width
        ]
        if len(wide) >= 3 or known is None:
            known = _margins(wide or [line for line in found if not line.row], page)
        margins[page.number] = known
    pairs = [
        (above, below) for found in lines for above, below in pairwise(found) if _in_body(above) and _in_body(below)
    ]
    steps = sorted(
        below.bottom - above.bottom
        for above, below in pairs
        if above.right > margins[above.page].right - 3 * above.height
        and 0.5 * above.height < below.bottom - above.bottom < 4 * above.height
    )
    step = steps[len(steps) // 4] if steps else 0.0
    indented = sum(
        _offset(above, margins) > 0.8 * above.height and abs(_offset(below, margins)) < 0.5 * below.height
        for above, below in pairs
    )
    space = _natural_space([line for found in lines for line in found if _in_body(line)], margins)
    return Setting(margins, step, space, indents=indented >= 3, loose=loose)


def _natural_space(lines: list[Line], margins: dict[int, Margins]) -> float:
    """The space between words where no justification stretches it: on lines that end early."""
    several = [line for line in lines if len(line.words) >= 3]
    short = [line for line in several if line.right < margins[line.page].right - 2 * line.height]
    gaps = sorted(map(_mean_gap, short or several))
    return gaps[len(gaps) // 2 if short else len(gaps) // 5] if gaps else 0.0


def _mean_gap(line: Line) -> float:
    count = len(line.words) - 1
    return (line.right - line.left - sum(word.right - word.left for word in line.words)) / count if count else 0.0


def _in_body(line: Line) -> bool:
    return not line.column and not line.row


def _offset(line: Line, margins: dict[int, Margins]) -> float:
    return line.left - margins[line.page].left


def _margins(lines: list[Line], page: Page) -> Margins:
    if not lines:
        return Margins(0.12 * page.width, 0.93 * page.width)
    lefts, rights = sorted(line.left for line in lines), sorted(line.right for line in lines)
    return Margins(lefts[len(lefts) // 8], rights[-1 - len(rights) // 8])


class _Joiner:
    """Walks the lines and says what stands between each and the one above."""

    def __init__(self, setting: Setting) -> None:
        self._setting = setting
        self._first: Line | None = None  # of the current paragraph
        self._wrapped: float | None = None  # where its continued lines begin, from the margin

    def between(self, above: Line, below: Line) -> str:
        found = self._between(above, below)
        if found in (" ", ""):
            self._wrapped = _offset(below, self._setting.margins)
        elif found != "\n" or self._first is None:
            self._first, self._wrapped = below, None
        return found

    def _between(self, above: Line, below: Line) -> str:
        if self._first is None:
            self._first = above
        if above.row or below.row:
            return "\n" if above.row and below.row else "\n\n"
        if above.column != below.column:
            return "\n\n"
        if below.column:
            return "\n"
        across = above.page != below.page
        if not across and self._setting.parted(above, below):
            return "\n\n"
        centred = self._between_centred(above, below)
        if centred:
            return centred
        return (
            self._between_indented(above, below, across)
            if self._setting.indents
            else self._between_plain(above, below, across)
        )

    def _between_centred(self, above: Line, below: Line) -> str | None:
        if not self._centred(below):
            return None
        if self._centred(above):
            return "\n\n" if above.text.isupper() != below.text.isupper() or above.page != below.page else "\n"
        margins = self._setting.margins[above.page]
        balanced = abs((above.left - margins.left) - (margins.right - above.right)) < above.height
        return "\n" if balanced and not self._fits(above, below) and not _ENDS.search(above.text) else "\n\n"

    def _centred(self, line: Line) -> bool:
        margins = self._setting.margins[line.page]
        middle, room = (margins.left + margins.right) / 2, 0.03 * (margins.right - margins.left)
        return abs(line.centre - middle) < room and line.left > margins.left + 2 * room and not _MARKER.match(line.text)

    def _fits(self, above: Line, below: Line) -> bool:
        """Whether the first word of the line below would have found room above: then the break was made by hand.

        A justified line is measured as if it were not stretched: that is how its break was chosen.
        """
        first, space = below.words[0], self._setting.space
        stretched = max(0.0, _mean_gap(above) - space) * (len(above.words) - 1)
        end = above.right - stretched + max(space, 0.2 * above.height) + first.right - first.left
        return end < self._setting.margins[above.page].right - 0.3 * above.height

    def _between_indented(self, above: Line, below: Line, across: bool) -> str:
        """In a document whose paragraphs begin with an indent."""
        offset = _offset(below, self._setting.margins)
        if offset < 0.8 * below.height:
            if self._fits(above, below):
                return "\n\n" if across and _ENDS.search(above.text) else "\n"
            return _join(above)
        hanging = self._wrapped is not None and abs(offset - self._wrapped) < 0.4 * below.height
        if hanging and not self._fits(above, below) and not _MARKER.match(below.text):
            return _join(above)
        return "\n\n"

    def _between_plain(self, above: Line, below: Line, across: bool) -> str:
        """In a document whose paragraphs begin at the margin, or whose habit is not known."""
        margins = self._setting.margins
        first = self._first or above
        marked = _MARKER.match(below.text + " ") is not None
        offset = _offset(below, margins)
        if self._fits(above, below):
            return "\n\n" if marked or across or _ENDS.search(above.text) else "\n"
        if marked and offset <= _offset(first, margins) + 0.4 * below.height:
            return "\n\n"
        if self._wrapped is not None and offset > self._wrapped + 0.8 * below.height:
            return "\n\n"
        return "\n\n" if across and _ENDS.search(above.text) else _join(above)


def _join(above: Line) -> str:
    """A dash or slash that ends a line inside a word or number joins it to the next line."""
    return "" if _NO_SPACE_AFTER.search(above.text) else " "


def text_of(pages: list[Page], lines: list[list[Line]], *, loose: float) -> tuple[str, tuple[Place, ...]]:
    """The lines as one text, and the place of each. ``loose``: how many usual line steps part two paragraphs."""
    joiner = _Joiner(setting_of(pages, lines, loose=loose))
    parts: list[str] = []
    places: list[Place] = []
    length = 0
    above: Line | None = None
    by_number = {page.number: page for page in pages}
    for found in lines:
        for line in found:
            page = by_number[line.page]
            gap = "" if above is None else joiner.between(above, line)
            parts += (gap, line.text)
            start = length + len(gap)
            length = start + len(line.text)
            places.append(Place(start, length, page.number, _share(line, page)))
            above = line
    return "".join(parts), tuple(places)


def _share(line: Line, page: Page) -> Box:
    """A line's box as fractions of the page as the file has it, before it was turned to be read."""
    width, height = max(page.width, 1.0), max(page.height, 1.0)
    box = (line.box[0] / width, line.box[1] / height, line.box[2] / width, line.box[3] / height)
    for _ in range(page.quarters):  # undo one quarter clockwise
        box = (box[1], 1 - box[2], box[3], 1 - box[0])
    left, top, right, bottom = (round(min(1.0, max(0.0, value)), 4) for value in box)
    return left, top, right, bottom
