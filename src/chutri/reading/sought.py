"""Patterns that are asked about at thousands of places where nothing begins.

``re`` is asked by a call, which costs more than most answers, and looking for a pattern of many alternatives it tries them at almost
every letter. Compiled, this module looks at three letters at a time for what can begin a match, thirty times as fast, and asks ``re`` only
there. In plain Python ``sought`` gives the expression itself. The matches are the same.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Final, cast

from mypy_extensions import i64

from chutri.reading.beginnings import beginnings
from chutri.reading.fold import rx

COMPILED: Final = not __file__.endswith(".py")
_SIZE: Final = 1 << 14  # marks: far more than there are beginnings of words, so that few others share one with them
SELDOM: Final = 300  # questions up to which a pattern is asked as it is
_FAR: Final = 1 << 40  # past the end of any text


def sought(written: str) -> Sought:
    """A regular expression over folded text, written in ordinary Vietnamese, as ``fold.rx``."""
    pattern = rx(written)
    return Sought(pattern) if COMPILED else cast("Sought", pattern)


class Sought:
    """A regular expression and marks for the three letters that its matches can begin with; asked like one of ``re``."""

    def __init__(self, pattern: re.Pattern[str]) -> None:
        self._pattern = pattern
        self._asked = 0
        self._marks: bytes | None = None
        self._sieves = False  # whether all that it matches has three letters

    def match(self, low: str, at: i64 = 0, end: i64 = _FAR) -> re.Match[str] | None:
        """The match that begins at a place."""
        marks = self._marks if self._marks is not None else self._known()
        return None if marks and not _begins(low, at, end, marks) else self._pattern.match(low, at, end)

    def search(self, low: str, start: i64 = 0, end: i64 = _FAR) -> re.Match[str] | None:
        """The first match in a stretch."""
        marks = self._marks if self._marks is not None else self._known()
        if not self._sieves:
            return self._pattern.search(low, start, end)
        at = _next(low, start, end, marks)
        while at >= 0:
            match = self._pattern.match(low, at, end)
            if match is not None:
                return match
            at = _next(low, at + 1, end, marks)
        return None

    def fullmatch(self, low: str, at: i64 = 0, end: i64 = _FAR) -> re.Match[str] | None:
        """The match that takes a whole stretch."""
        marks = self._marks if self._marks is not None else self._known()
        return None if marks and not _begins(low, at, end, marks) else self._pattern.fullmatch(low, at, end)

    def finditer(self, low: str, start: i64 = 0, end: i64 = _FAR) -> Iterable[re.Match[str]]:
        """All matches in a stretch, one after the other."""
        if self._marks is None:
            self._known()
        if not self._sieves:
            return self._pattern.finditer(low, start, end)
        found = []
        match = self.search(low, start, end)
        while match is not None:
            found.append(match)
            match = self.search(low, match.end(), end)
        return found

    def _known(self) -> bytes:
        """Marks, once the pattern was asked often: to read them from its expression takes longer than one short plan does."""
        self._asked += 1
        return b"" if self._asked < SELDOM else self._mark()

    def _mark(self) -> bytes:
        """Marks for what matches can begin with; none where the expression can begin with anything."""
        self._pattern = re.compile(self._pattern.pattern)
        known = beginnings(self._pattern.pattern)
        marks = bytearray(_SIZE if known else 0)
        for head in known or ():
            first, second, third = (*map(ord, head), 0, 0)[:3]
            marks[(first * 1089 + second * 33 + third) & (_SIZE - 1)] = 1
        self._sieves = known is not None and all(len(head) > 2 for head in known)
        self._marks = bytes(marks)
        return self._marks


def _begins(low: str, at: i64, end: i64, marks: bytes) -> bool:
    """Whether the letters at a place bear a mark: one, two or three of them."""
    last: i64 = len(low)
    last = min(last, end)
    mark: i64 = 0
    weight: i64 = 1089
    for place in range(at, min(at + 3, last)):
        mark += ord(low[place]) * weight
        if marks[mark & (_SIZE - 1)]:
            return True
        weight = 33 if weight == 1089 else 1
    return False


def _next(low: str, start: i64, end: i64, marks: bytes) -> i64:
    """The first place from ``start`` where three letters bear a mark; -1 where none do."""
    last: i64 = len(low)
    last = min(last, end) - 2
    if start >= last:
        return -1
    first: i64 = ord(low[start])
    second: i64 = ord(low[start + 1])
    at = start
    while at < last:
        third: i64 = ord(low[at + 2])
        if marks[(first * 1089 + second * 33 + third) & (_SIZE - 1)]:
            return at
        first = second
        second = third
        at += 1
    return -1
