"""Words of one page → its lines in reading order, the two columns of letterhead and signature kept apart.

Text in two columns exists in two places of an administrative document: issuer and number beside the national title and
date, recipients beside the signature (Decree 30/2020, Appendix I, boxes 1 to 4, 7 and 9). Both are known by their words, so
that is where columns are looked for; everywhere else words of one baseline are one line, however wide its gaps.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from itertools import pairwise

from chutri.reading.extract.letters import without_marks
from chutri.reading.extract.page import Box, Line, Word

_RIGHT_SIGNS = re.compile(
    r"cong h[oô]a xa h|chu nghia viet nam|doc lap ?- ?tu do|hanh phuc$|dang cong san viet nam|^(?:tm|kt|tl|tuq|q) ?[.,] ?\w|^(?:t/m|k/t|t/l)\b"
)
_LEFT_SIGNS = re.compile(r"^[\W_]*noi nhan\b")
_ANNEX = re.compile(r"phu luc\b|bieu (?:mau|so)\b|mau so\b")
_MARKER = re.compile(r"(?:[-–+•*·]|\(?[0-9a-zđA-ZĐIVX]{1,5}[.)]|(?:[0-9]{1,3}\.){1,4}[0-9]{0,3})$")
_GAP = 0.6  # of a line's height: a wider gap may be one between columns
_GUTTER = 0.35  # of a line's height: the gutter that must stay free
_TOUCHING = 0.08  # of a line's height: a narrower gap is none between words
_SAME_BASE = 0.35  # of the smaller height: how far baselines of one line may lie apart
_SMALL = 0.72  # a word this much smaller than the line is a raised or lowered mark of it
_FAR = 6.0  # line heights without anything: what follows is no longer part of the columns
_MANY = 600  # rows or pieces on a page: no letter has as many, and comparing each with each would take long
_CENTRED = 0.03  # of the page's width: how far from the middle a centred line's middle may lie


def rows_of(words: Iterable[Word]) -> list[list[Word]]:
    """The words grouped by baseline, from the top down, each group from left to right."""
    rows: list[list[Word]] = []
    for word in sorted(words, key=lambda item: (item.bottom, item.left)):
        for row in reversed(rows[-6:]):
            if _on_one_line(row[0], word):
                row.append(word)
                break
        else:
            rows.append([word])
    return [_whole(sorted(row, key=lambda item: item.left)) for row in _with_small_marks(rows)]


def _whole(row: list[Word]) -> list[Word]:
    """Parts of words that were drawn one after the other, joined: no space is as narrow as the gap between them."""
    out = [row[0]]
    for word in row[1:]:
        before = out[-1]
        height = min(before.bottom - before.top, word.bottom - word.top)
        if -0.3 * height < word.left - before.right < _TOUCHING * height:
            top, bottom = min(before.top, word.top), max(before.bottom, word.bottom)
            out[-1] = Word(before.text + word.text, before.left, top, max(before.right, word.right), bottom)
        else:
            out.append(word)
    return out


def _on_one_line(anchor: Word, word: Word) -> bool:
    smaller = min(anchor.bottom - anchor.top, word.bottom - word.top)
    return abs(anchor.bottom - word.bottom) <= _SAME_BASE * max(smaller, 1.0)


def _with_small_marks(rows: list[list[Word]]) -> list[list[Word]]:
    """Rows in which raised marks (footnote numbers, m²) stand with the line that they belong to."""
    heights = [max(word.bottom - word.top for word in row) for row in rows]
    if len(rows) > _MANY or not rows or min(heights) >= _SMALL * max(heights):
        return rows
    out: list[list[Word]] = []
    for row, height in zip(rows, heights, strict=True):
        larger = (other for other, high in zip(rows, heights, strict=True) if height < _SMALL * high)
        home = next((other for other in larger if all(_touches(word, other) for word in row)), None)
        if home is None:
            out.append(row)
        else:
            home.extend(row)
    return out


def _touches(mark: Word, row: list[Word]) -> bool:
    high = mark.bottom - mark.top
    for word in row:
        over = min(mark.bottom, word.bottom) - max(mark.top, word.top)
        if over > 0.5 * high and -0.5 * high <= mark.left - word.right <= high:
            return True
    return False


@dataclass(slots=True)
class _Piece:
    """Words of one row without a wide gap between them."""

    words: list[Word]
    row: int
    text: str = ""
    left: float = 0.0
    right: float = 0.0
    top: float = 0.0
    bottom: float = 0.0

    def __post_init__(self) -> None:
        self.text = without_marks(" ".join(word.text for word in self.words))
        self.left, self.right = self.words[0].left, max(word.right for word in self.words)
        self.top, self.bottom = min(word.top for word in self.words), max(word.bottom for word in self.words)

    @property
    def height(self) -> float:
        return self.bottom - self.top


def _pieces(rows: list[list[Word]]) -> list[_Piece]:
    out: list[_Piece] = []
    for number, row in enumerate(rows):
        current = [row[0]]
        height = max(word.bottom - word.top for word in row)
        for before, word in pairwise(row):
            if word.left - before.right > _GAP * height and not (len(current) == 1 and _MARKER.match(before.text)):
                out.append(_Piece(current, number))
                current = []
            current.append(word)
        out.append(_Piece(current, number))
    return out


@dataclass(slots=True)
class _Zone:
    """A stretch of the page set in two columns; the gutter lies between ``low`` and ``high``."""

    low: float
    high: float
    left: list[_Piece] = field(default_factory=list)
    right: list[_Piece] = field(default_factory=list)

    def take(self, piece: _Piece) -> bool:
        """Whether the piece stands on one side of the gutter; then it is taken in."""
        room = _GUTTER * piece.height
        on_left = piece.right <= self.high - room and (piece.right + piece.left) / 2 < self.high
        on_right = piece.left >= self.low + room
        if on_left and on_right:  # inside the gutter: it goes where it is nearer
            on_left = self.high - piece.right > piece.left - self.low
        if on_left:
            self.low = max(self.low, piece.right)
            self.left.append(piece)
        elif on_right:
            self.high = min(self.high, piece.left)
            self.right.append(piece)
        return on_left or on_right


def lines_of(words: list[Word], page: int, width: float) -> list[Line]:
    """The lines of a page in reading order."""
    rows = rows_of(words)
    pieces = _pieces(rows)
    zones = _zones(pieces, words, width)
    taken = {id(piece) for zone in zones for piece in (*zone.left, *zone.right)}
    lines: list[tuple[float, list[Line]]] = []
    for number in range(len(rows)):
        free = [word for piece in pieces if piece.row == number and id(piece) not in taken for word in piece.words]
        if free:
            line = _line(free, page, 0)
            lines.append((line.top, [line]))
    for count, zone in enumerate(zones):
        both = [
            line
            for side, column in ((zone.left, 2 * count + 1), (zone.right, 2 * count + 2))
            for line in _column_lines(side, page, column)
        ]
        lines.append((min(line.top for line in both if line.column % 2), both))
    lines.sort(key=lambda item: item[0])
    return [line for _, group in lines for line in group]


def column_boxes(words: list[Word], width: float) -> list[tuple[Box, Box]]:
    """Where a page is set in two columns: the box of each left column and of the right one beside it."""
    found: list[tuple[Box, Box]] = []
    for zone in _zones(_pieces(rows_of(words)), words, width):
        top = min(piece.top for piece in (*zone.left, *zone.right))
        bottom = max(piece.bottom for piece in (*zone.left, *zone.right))
        middle = (zone.low + zone.high) / 2
        found.append(((0.0, top, middle, bottom), (middle, top, width, bottom)))
    return found


def _line(words: list[Word], page: int, column: int) -> Line:
    return Line(sorted(words, key=lambda word: word.left), page, column)


def _column_lines(pieces: list[_Piece], page: int, column: int) -> list[Line]:
    by_row: dict[int, list[Word]] = {}
    for piece in pieces:
        by_row.setdefault(piece.row, []).extend(piece.words)
    lines = [_line(words, page, column) for words in by_row.values()]
    return sorted(lines, key=lambda line: line.bottom)


def _zones(pieces: list[_Piece], words: list[Word], width: float) -> list[_Zone]:
    if not words or len(pieces) > _MANY:
        return []
    middle, slack = (min(word.left for word in words) + max(word.right for word in words)) / 2, _CENTRED * width
    zones: list[_Zone] = []
    taken: set[int] = set()
    for seed in pieces:
        if id(seed) in taken:
            continue
        pair = _pair(seed, pieces)
        if pair is None or any(id(piece) in taken for piece in pair):
            continue
        zone = _grow(pair, [piece for piece in pieces if id(piece) not in taken], middle, slack)
        zones.append(zone)
        taken.update(id(piece) for piece in (*zone.left, *zone.right))
    return zones


def _pair(seed: _Piece, pieces: list[_Piece]) -> tuple[_Piece, _Piece] | None:
    """A piece that only stands in one of two columns, with what stands beside it: left one, right one."""
    on_right = _RIGHT_SIGNS.search(seed.text) is not None
    if not on_right and not _LEFT_SIGNS.match(seed.text):
        return None
    beside = [piece for piece in pieces if _side_by_side(seed, piece) and (piece.right < seed.left) == on_right]
    if not beside:
        return None
    if on_right:
        return max(beside, key=lambda piece: piece.right), seed
    return seed, min(beside, key=lambda piece: piece.left)


def _side_by_side(one: _Piece, other: _Piece) -> bool:
    over = min(one.bottom, other.bottom) - max(one.top, other.top)
    apart = max(one.left, other.left) - min(one.right, other.right)
    return over > 0.3 * min(one.height, other.height) and apart > _GUTTER * min(one.height, other.height)


def _grow(pair: tuple[_Piece, _Piece], pieces: list[_Piece], middle: float, slack: float) -> _Zone:
    left, right = pair
    zone = _Zone(left.right, right.left, [left], [right])
    head = _LEFT_SIGNS.match(left.text) is None and not re.match(r"[a-z]{1,3} ?[.,/]", right.text)
    edge = _FAR * max(left.height, right.height)
    others = [piece for piece in pieces if piece is not left and piece is not right]
    bottom, top = max(left.bottom, right.bottom), min(left.top, right.top)
    for piece in sorted((item for item in others if item.bottom > top), key=lambda item: (item.top, item.left)):
        ends = _is_title(piece, zone, middle, slack) if head else _is_beyond(piece, zone)
        if ends or piece.top - bottom > edge or not zone.take(piece):
            break
        bottom = max(bottom, piece.bottom)
    chosen = {id(piece) for piece in (*zone.left, *zone.right)}
    for piece in sorted(
        (item for item in others if id(item) not in chosen and item.bottom <= bottom), key=lambda item: -item.bottom
    ):
        if top - piece.bottom > edge or not zone.take(piece):
            break
        top = min(top, piece.top)
    if not head:
        zone.left = [piece for piece in zone.left if piece is left or piece.bottom > left.top + 0.3 * left.height]
    return zone


def _is_beyond(piece: _Piece, zone: _Zone) -> bool:
    """Whether an annex begins, or a line stands apart from the recipients above it: their list is set close."""
    if _ANNEX.match(piece.text):
        return True
    bottoms = sorted({piece.bottom for piece in zone.left})
    steps = sorted(below - above for above, below in pairwise(bottoms) if below - above > 0.5 * piece.height)
    if len(steps) < 2 or (piece.left + piece.right) / 2 > zone.high:
        return False
    return piece.bottom - bottoms[-1] > 1.6 * steps[len(steps) // 2]


def _is_title(piece: _Piece, zone: _Zone, middle: float, slack: float) -> bool:
    """The title stands in the middle of the text, below everything that the letterhead holds."""
    centred = abs((piece.left + piece.right) / 2 - middle) < slack
    return centred and piece.top > max(item.bottom for item in (*zone.left, *zone.right)) - 0.3 * piece.height
