"""The physical lines of a text, without what a page or a web site added to them."""

from __future__ import annotations

import re

from chutri.reading.flow import Flow, dirt_in, flow_of
from chutri.reading.fold import fold, plain_rx

# Other line ends become \n and stray carriage returns spaces, one for one, so that positions stay.
_ENDS = {"\r": " ", "\f": "\n", "\v": "\n", "\u2028": "\n", "\u2029": "\n", "\x85": "\n"}
_ENDS_TABLE = str.maketrans(_ENDS)
_BOLD = plain_rx(r"\*\*.+\*\*[.:;]?$")
_RULE = plain_rx(r"[-–—_=*~.\s]{3,}$")
_PAGE = plain_rx(r"(?:[-–—]\s*)?(?:trang\s+)?\d{1,3}(?:\s*/\s*\d{1,3})?(?:\s*[-–—])?$", re.IGNORECASE)
_ADDED = plain_rx(
    r"(?:Xem thêm|Tải về|Tải app|Chia sẻ|Đăng nhập|Facebook)(?:$|\s*[:|»/].*$|\s+(?:văn bản|bài viết|bản|tệp|file|ngay|qua|lên|"
    r"Facebook|Zalo|Twitter|Đăng ký)\b.{0,40}$)|(?:Bài viết liên quan|Trang chủ\b|Copyright|©)|https?://\S+[^\s.,;]$"
)
_HASHES = plain_rx(r"#{1,6}\s+")
_FRAME = plain_rx(r"\|\s*[-:]{2,}[-:|\s]*$")
# The first characters of lines that may be something else than ordinary text.
_ODD_FIRST = frozenset("|>-–—_=*~.tTXCBĐF©h")
_ADDED_FIRST = frozenset("XTCBĐF©h")
_RULE_SIGNS = frozenset("-–—_=*~.")

#: The kinds of line: ordinary text, a row of a pipe table, a lone bar, a drawn rule, a page number.
TEXT, PIPE, BAR, RULE, PAGE = range(5)


class Line:
    """One non-blank line: its place without outer white space, its kind, its readable text, what stands before it.

    ``blank_before``: a blank line does; ``indent``: so many spaces do.
    """

    __slots__ = ("blank_before", "end", "flow", "indent", "kind", "start")

    def __init__(self, start: int, end: int, kind: int, flow: Flow, blank_before: bool, indent: int) -> None:
        self.start = start
        self.end = end
        self.kind = kind
        self.blank_before = blank_before
        self.indent = indent
        self.flow = flow


class Sheet:
    """A text with its folded twin and its non-blank lines; ``dirt`` are the signs of markup that it holds at all."""

    __slots__ = ("dirt", "feet", "lines", "low", "text", "width", "wrapped")

    def __init__(self, text: str) -> None:
        self.text = text
        work = text.translate(_ENDS_TABLE) if any(end in text for end in _ENDS) else text
        self.low = fold(work)
        self.dirt = dirt_in(text)
        self.lines = self._read_lines(work)
        self.feet: list[int] | None = None  # the lines that say Nơi nhận, once somebody asked: see ``recipients``
        self.wrapped = _is_wrapped(work, self.lines)
        self.width = _width(self.lines) if self.wrapped else 0

    def flow(self, line: Line) -> Flow:
        """The line as readable text."""
        return line.flow

    def _read_lines(self, work: str) -> list[Line]:
        lines: list[Line] = []
        at = 0
        blank = True
        barred = " | " in work
        for raw in work.split("\n"):
            body = raw.strip()
            if body:
                indent = len(raw) - len(raw.lstrip()) if len(body) < len(raw) else 0
                start = at + indent
                end = start + len(body)
                first = body[0]
                odd = first in _ODD_FIRST or first.isdigit() or (barred and " | " in body)
                kind = _kind(body) if odd else TEXT
                lines.append(Line(start, end, kind, self._flow(start, end), blank, indent))
                blank = False
            else:
                blank = True
            at += len(raw) + 1
        return lines

    def _flow(self, start: int, end: int) -> Flow:
        text = self.text[start:end]
        if text[0] == "#":
            hashes = _HASHES.match(text)
            return flow_of(self.text, self.low, start + (hashes.end() if hashes else 0), end)
        for sign in self.dirt:
            if sign in text:
                return flow_of(self.text, self.low, start, end)
        return Flow(text, self.low[start:end], start)

    def is_bold(self, line: Line) -> bool:
        """Whether the whole line is marked bold."""
        return self.text[line.start] in "*#" and bool(
            _BOLD.match(self.text, line.start, line.end) or self.text[line.start] == "#"
        )


def _kind(body: str) -> int:
    first = body[0]
    if first == "|":
        if len(body) == 1:
            return BAR
        if _FRAME.match(body):
            return RULE
        return PIPE if body.count("|") > 1 else TEXT
    if body.count(" | ") > 1:
        return PIPE  # rows without outer bars
    if first == ">" or (first in _ADDED_FIRST and _ADDED.match(body)):
        return RULE
    if first in _RULE_SIGNS and body[-1] in _RULE_SIGNS and _RULE.match(body):
        return RULE
    if len(body) < 14 and (first.isdigit() or first in "-–—tT") and _PAGE.match(body):
        return PAGE
    return TEXT


def _width(lines: list[Line]) -> int:
    """How far full lines reach, in characters, where paragraphs were cut at the page's width."""
    widths = sorted(line.indent + line.end - line.start for line in lines if line.kind == TEXT)
    return widths[int(len(widths) * 0.9)] if widths else 0


def _is_wrapped(work: str, lines: list[Line]) -> bool:
    """Whether paragraphs were cut at the page's width: many lines go on in lower case, and none is long."""
    texts = [line for line in lines if line.kind == TEXT]
    if len(texts) < 8:
        return False
    widths = sorted(line.end - line.start for line in texts)
    if widths[int(len(widths) * 0.98)] > 130:
        return False
    neighbours = lowers = 0
    for line in texts:
        if not line.blank_before:
            neighbours += 1
            lowers += work[line.start].islower() and work[line.start + 1 : line.start + 2] not in ".)"
    return lowers >= 5 and lowers * 5 >= neighbours
