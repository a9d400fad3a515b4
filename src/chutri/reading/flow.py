"""A stretch of text made readable, that still knows where each of its characters stands in the source."""

from __future__ import annotations

import re
from bisect import bisect_right
from typing import Any

from chutri.reading.model import Span

# What is taken out of the readable text: emphasis marks, HTML breaks, runs of white space. A single space between words
# is no dirt, one beside dirt may be.
_DIRT = re.compile(r"(\*+)|<br\s*/?>|\s\s+|[^\S ]| (?=[*<\\])|(?<=[*>]) |\\(?=[*_.\-])")
_SIGNS = ("*", "\\", "  ", "<br")
_ODD_SPACE = re.compile(r"[^\S \n]")
_WHOLE = [0]  # where the pieces of a flow of one piece begin


#: Instead of a flow's marker, as long as nobody asked for it.
NOT_READ: Any = object()


class Flow:
    """Readable text (``text``), its folded twin (``low``), and its place in the source.

    Character ``i`` of the text came from source character ``at(i)``. Pieces are kept, not characters: most
    paragraphs are one piece.
    """

    __slots__ = ("_starts", "_to", "ends", "low", "marker", "partners", "text")

    def __init__(self, text: str, low: str, starts: list[int], to: list[int]) -> None:
        self.text = text
        self.low = low
        self._starts = starts
        self._to = to
        self.ends: dict[tuple[int, bool, int], int] | None = None  # where long lists of names end: see ``bodies``
        # Found once, asked for often: see ``markers`` and ``predicates``.
        self.marker: Any = NOT_READ
        self.partners: list[tuple[int, int]] | None = None

    def __bool__(self) -> bool:
        """Whether it says anything: the root of an outline and a table do not."""
        return bool(self.text)

    def at(self, index: int) -> int:
        """The source position of character ``index``."""
        starts = self._starts
        if len(starts) == 1:
            return self._to[0] + index
        piece = bisect_right(starts, index) - 1
        return self._to[piece] + index - starts[piece]

    def span(self, start: int, end: int) -> Span:
        """The source span of text[start:end]."""
        if end > start and len(self._starts) == 1:
            base = self._to[0]
            return (base + start, base + end)
        if end <= start:
            place = self.at(start) if start < len(self.text) else self.at(max(0, len(self.text) - 1)) + bool(self.text)
            return (place, place)
        return (self.at(start), self.at(end - 1) + 1)

    def cut(self, start: int, end: int) -> tuple[str, Span]:
        """The text between two positions without white space at its ends, and its source span."""
        text = self.text
        while start < end and text[start] == " ":
            start += 1
        while end > start and text[end - 1] == " ":
            end -= 1
        return text[start:end], self.span(start, end)

    def part(self, start: int, end: int) -> Flow:
        """The same stretch from ``start`` to ``end`` as a flow of its own."""
        starts, to = [0], [self.at(start) if start < len(self.text) else 0]
        for begin, source in zip(self._starts, self._to, strict=True):
            if start < begin < end:
                starts.append(begin - start)
                to.append(source)
        return Flow(self.text[start:end], self.low[start:end], starts, to)


#: What the root of an outline and a table say.
EMPTY = Flow("", "", _WHOLE, [0])


def dirt_in(text: str) -> tuple[str, ...]:
    """The signs of dirt that occur in a text at all: a stretch of it without any of them is readable as it stands."""
    signs = [sign for sign in _SIGNS if sign in text]
    if not text.replace("\n", "").isprintable():  # far cheaper than looking for every kind of space
        signs.extend(set(_ODD_SPACE.findall(text)))
    return tuple(signs)


def clean_flow(text: str, low: str, start: int) -> Flow:
    """A stretch without dirt that begins at source character ``start``."""
    return Flow(text, low, _WHOLE, [start])


def _is_bullet(raw: str, behind: int) -> bool:
    """Whether a star at the head of a stretch, which ends at ``behind``, is a bullet and no emphasis."""
    return behind < len(raw) and raw[behind] in " \t\u00a0" and raw.find("*", behind) < 0


def flow_of(text: str, low: str, start: int, end: int) -> Flow:
    """The readable form of source characters ``start`` to ``end``."""
    raw = text[start:end]
    out: list[str] = []
    folded: list[str] = []
    starts: list[int] = []
    to: list[int] = []
    length = 0
    here = 0
    space_at = -1  # a pending space: its source position

    def put(begin: int, stop: int) -> None:
        nonlocal length
        starts.append(length)
        to.append(start + begin)
        out.append(raw[begin:stop])
        folded.append(low[start + begin : start + stop])
        length += stop - begin

    def put_space() -> None:
        nonlocal length, space_at
        if space_at >= 0 and length:
            starts.append(length)
            to.append(start + space_at)
            out.append(" ")
            folded.append(" ")
            length += 1
        space_at = -1

    for match in _DIRT.finditer(raw):
        begin, stop = match.span()
        if begin > here:
            put_space()
            put(here, begin)
        here = stop
        stars = match.group(1)
        if stars is None and raw[begin] != "\\":
            space_at = begin if space_at < 0 else space_at
        elif stars == "*" and length == 0 and _is_bullet(raw, stop):
            put(begin, stop)
    if here < len(raw):
        put_space()
        put(here, len(raw))
    if not starts:
        return Flow("", "", [0], [start])
    return Flow("".join(out), "".join(folded), starts, to)


def join(flows: list[Flow]) -> Flow:
    """Lines of one paragraph as one flow, a space between them; a hyphen at a line's end stays with its word."""
    if len(flows) == 1:
        return flows[0]
    texts: list[str] = []
    lows: list[str] = []
    starts: list[int] = []
    to: list[int] = []
    length = 0
    for flow in flows:
        if not flow.text:
            continue
        if length:
            starts.append(length)
            to.append(flow.at(0))  # the space stands just before the line; it maps to the line's first character
            texts.append(" ")
            lows.append(" ")
            length += 1
        starts.extend(begin + length for begin in flow._starts)
        to.extend(flow._to)
        texts.append(flow.text)
        lows.append(flow.low)
        length += len(flow.text)
    if not starts:
        return flows[0]
    return Flow("".join(texts), "".join(lows), starts, to)
