"""Where a duty may be cut in two, and where its parts stand in the source."""

from __future__ import annotations

import re
from typing import NamedTuple

_BREAK = re.compile(r"(?<=[.;])\s+(?=\S)|\s*\n\s*")
_SHORTEST = 12  # characters of a part worth offering
_SOUGHT = 6  # words by which a part is found in the source
_MARKS = " \t\n-+*•;.,"


def without_tail(action: str) -> str:
    """Give an action's text without the semicolon or comma that ends its clause in the document; a sentence keeps its full stop."""
    return action.strip().rstrip(" ;,")


class Cut(NamedTuple):
    """A place to cut: the offset in the action's text, and the two parts."""

    at: int
    first: str
    second: str


def cut_at(action: str, at: int) -> Cut | None:
    """Cut an action's text before character ``at``; None where one part would be empty."""
    first, second = action[:at].rstrip(_MARKS), action[at:].lstrip(_MARKS)
    if not first.strip() or not second.strip():
        return None
    return Cut(at, first, second[0].upper() + second[1:])


def sentence_cuts(action: str) -> list[Cut]:
    """Give the places between sentences and clauses."""
    cuts = (cut_at(action, match.end()) for match in _BREAK.finditer(action))
    return [cut for cut in cuts if cut and min(len(cut.first), len(cut.second)) >= _SHORTEST]


def place_in_source(source: str, start: int, end: int, part: str) -> int | None:
    """Find where the words of the second part begin between two places of the source; None where they are not found."""
    words = part.split()[:_SOUGHT]
    pattern = re.compile(r"\W*\s*".join(re.escape(word) for word in words), re.IGNORECASE)
    match = pattern.search(source, start, end)
    return match.start() if match and match.start() > start else None


def joined(first: str, second: str) -> str:
    """Join two actions into one, as an official writes it."""
    first = first.rstrip()
    if first.endswith((".", ";", ":", "!", "?")):
        return f"{first} {second}"
    return f"{first}; {second[0].lower() + second[1:]}" if second else first
