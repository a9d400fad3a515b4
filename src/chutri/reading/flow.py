"""A stretch of text made readable, that still knows where each of its characters stands in the source."""

from __future__ import annotations

from bisect import bisect_right
from typing import Any

from chutri.reading.fold import plain_rx
from chutri.reading.model import Span

# What is taken out of the readable text: emphasis marks, HTML breaks, runs of white space. A single space between words
# is no dirt, one beside dirt may be.
_DIRT = plain_rx(r"(\*+)|<br\s*/?>|\s\s+|[^\S ]| (?=[*<\\])|(?<=[*>]) |\\(?=[*_.\-])")
# The same where there is no markup: runs of white space, and what is no common space.
_WHITE = plain_rx(r"\s(?:\s+|(?<! ))")
_MARKUP = frozenset("*<>\\")
_SIGNS = ("*", "\\", "  ", "<br")
_ODD_SPACE = plain_rx(r"[^\S \n]")


#: Instead of a flow's marker, as long as nobody asked for it.
NOT_READ: Any = object()


class Flow:
    """Readable text (``text``), its folded twin (``low``), and its place in the source.

    Character ``i`` of the text came from source character ``at(i)``: most flows are one piece of the source that begins
    at ``base``; others have ``pieces``, where each begins in the text and in the source.
    """

    __slots__ = ("_base", "_pieces", "ends", "low", "marker", "partners", "text")

    def __init__(self, text: str, low: str, base: int, pieces: tuple[list[int], list[int]] | None = None) -> None:
        self.text = text
        self.low = low
        self._base = base
        self._pieces = pieces
        self.ends: dict[tuple[int, bool, int], int] | None = None  # where long lists of names end: see ``bodies``
        # Found once, asked for often: see ``markers`` and ``predicates``.
        self.marker: Any = NOT_READ
        self.partners: list[tuple[int, int]] | None = None

    def __bool__(self) -> bool:
        """Whether it says anything: the root of an outline and a table do not."""
        return bool(self.text)

    def at(self, index: int) -> int:
        """The source position of character ``index``."""
        if self._pieces is None:
            return self._base + index
        starts, to = self._pieces
        piece = bisect_right(starts, index) - 1
        return to[piece] + index - starts[piece]

    def span(self, start: int, end: int) -> Span:
        """The source span of text[start:end]."""
        if end > start and self._pieces is None:
            return (self._base + start, self._base + end)
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

    def breaks(self) -> list[int]:
        """Where lines were joined, or something else was left out between two words: the places of those spaces."""
        return [at for at in (self._pieces[0] if self._pieces else ()) if self.text[at] == " "]

    def part(self, start: int, end: int) -> Flow:
        """The same stretch from ``start`` to ``end`` as a flow of its own."""
        base = self.at(start) if start < len(self.text) else 0
        pieces = None
        if self._pieces is not None:
            inside = [(begin - start, to) for begin, to in zip(*self._pieces, strict=True) if start < begin < end]
            pieces = ([0, *(begin for begin, _ in inside)], [base, *(to for _, to in inside)]) if inside else None
        return Flow(self.text[start:end], self.low[start:end], base, pieces)


#: What the root of an outline and a table say.
EMPTY = Flow("", "", 0)


def dirt_in(text: str) -> tuple[str, ...]:
    """The signs of dirt that occur in a text at all: a stretch of it without any of them is readable as it stands."""
    signs = [sign for sign in _SIGNS if sign[0] in text and sign in text]
    if not text.replace("\n", "").isprintable():  # far cheaper than looking for every kind of space
        signs.extend(set(_ODD_SPACE.findall(text)))
    return tuple(signs)


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

    marked = not _MARKUP.isdisjoint(raw)
    for match in (_DIRT if marked else _WHITE).finditer(raw):
        begin, stop = match.span()
        if begin > here:
            put_space()
            put(here, begin)
        here = stop
        stars = match.group(1) if marked else None
        if stars is None and raw[begin] != "\\":
            space_at = begin if space_at < 0 else space_at
        elif stars == "*" and length == 0 and _is_bullet(raw, stop):
            put(begin, stop)
    if here < len(raw):
        put_space()
        put(here, len(raw))
    if not starts:
        return Flow("", "", start)
    return Flow("".join(out), "".join(folded), to[0], (starts, to) if len(starts) > 1 else None)


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
        if flow._pieces is None:
            starts.append(length)
            to.append(flow._base)
        else:
            starts.extend([begin + length for begin in flow._pieces[0]])
            to.extend(flow._pieces[1])
        texts.append(flow.text)
        lows.append(flow.low)
        length += len(flow.text)
    if not starts:
        return flows[0]
    return Flow("".join(texts), "".join(lows), to[0], (starts, to) if len(starts) > 1 else None)
