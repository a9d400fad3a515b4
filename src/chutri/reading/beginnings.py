"""With which letters the matches of a regular expression can begin, read from the expression itself."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Any

_LETTERS = 3
_TOO_MANY = 2000  # beginnings past which little is told apart by them
_MANY = 64  # choices for one letter past which an expression begins with anything
_SPACES = "".join(chr(code) for code in range(0x3001) if chr(code).isspace())  # U+3000 is the last
_Heads = frozenset[str]


class _AnythingError(Exception):
    """The expression can begin with too much."""


def beginnings(pattern: str) -> frozenset[str] | None:
    """The first three letters of whatever the pattern matches, or fewer where a match may be no longer; ``None`` where
    it may begin with anything.
    """
    try:
        heads = _with_parts(frozenset(("",)), re._parser.parse(pattern))  # type: ignore[attr-defined]
    except (_AnythingError, AttributeError):  # Python's own parser is not promised to stay where it is
        return None
    return heads if "" not in heads else None


def _with_parts(heads: _Heads, parts: Iterable[tuple[Any, Any]]) -> _Heads:
    """The beginnings that a run of parts makes of those before it."""
    for kind, value in parts:
        if all(len(head) == _LETTERS for head in heads):
            break
        heads = _with_part(heads, str(kind), value)
        if len(heads) > _TOO_MANY:
            raise _AnythingError
    return heads


def _with_part(heads: _Heads, kind: str, value: Any) -> _Heads:
    """The same for one part, as ``re`` names its parts."""
    if kind == "LITERAL":
        return _with_letters(heads, chr(value))
    if kind == "SUBPATTERN":
        return _with_parts(heads, value[-1])
    if kind == "BRANCH":
        return frozenset().union(*(_with_parts(heads, branch) for branch in value[1]))
    if kind in ("MAX_REPEAT", "MIN_REPEAT", "POSSESSIVE_REPEAT"):
        return _with_repeat(heads, *value)
    if kind in ("AT", "ASSERT", "ASSERT_NOT"):
        return heads  # it takes no letter
    if kind == "IN":
        return _with_letters(heads, "".join(map(_choice, value)))
    raise _AnythingError


def _with_letters(heads: _Heads, letters: str) -> _Heads:
    return frozenset(head + letter for head in heads for letter in (letters if len(head) < _LETTERS else ("",)))


def _with_repeat(heads: _Heads, least: int, most: int, parts: Iterable[tuple[Any, Any]]) -> _Heads:
    taken: _Heads = frozenset()
    for count in range(min(most, least + _LETTERS) + 1):
        if count >= least:
            taken |= heads
        longer = _with_parts(heads, parts)
        if longer == heads:
            return taken | heads
        heads = longer
    return taken


def _choice(choice: tuple[Any, Any]) -> str:
    """The letters that one choice of a class stands for."""
    kind, value = str(choice[0]), choice[1]
    if kind == "LITERAL":
        return chr(value)
    if kind == "RANGE" and value[1] - value[0] < _MANY:
        return "".join(map(chr, range(value[0], value[1] + 1)))
    if kind == "CATEGORY" and str(value) == "CATEGORY_SPACE":
        return _SPACES
    raise _AnythingError
