"""Two versions beside each other: which paragraphs stayed, came, went or changed, and in these which words. Pure."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from typing import Literal

from rapidfuzz import fuzz

from chutri.office.drafts.rules.paragraphs import Paragraph

Change = Literal["same", "added", "removed", "changed"]

# Two paragraphs that share less than this (rapidfuzz's ratio) are not one that was changed.
ALIKE = 45.0
# So many unchanged paragraphs stand on each side of a change; the others are folded.
AROUND = 2
# Word by word past this is slow and says nothing to a reader.
_MOST_WORDS = 4_000
_WORDS = re.compile(r"\s+|[^\W_]+|[^\w\s]|_", re.UNICODE)


@dataclass(frozen=True, slots=True)
class Stretch:
    """Words of a changed paragraph: in both versions, only in the older, or only in the newer."""

    text: str
    change: Change


@dataclass(frozen=True, slots=True)
class Row:
    """A paragraph of the comparison; ``old`` and ``new`` are its numbers, ``stretches`` its words where it was changed."""

    change: Change
    old: Paragraph | None = None
    new: Paragraph | None = None
    stretches: tuple[Stretch, ...] = ()

    @property
    def before(self) -> tuple[Stretch, ...]:
        """Give the words of the older side."""
        return tuple(one for one in self.stretches if one.change != "added")

    @property
    def after(self) -> tuple[Stretch, ...]:
        """Give the words of the newer side."""
        return tuple(one for one in self.stretches if one.change != "removed")


@dataclass(frozen=True, slots=True)
class Group:
    """Rows that are shown together; ``is_folded`` ones are unchanged and far from any change."""

    rows: tuple[Row, ...]
    is_folded: bool = False


@dataclass(frozen=True, slots=True)
class Tally:
    """How many paragraphs came, went and changed."""

    added: int
    removed: int
    changed: int

    @property
    def total(self) -> int:
        """Give how many differ at all."""
        return self.added + self.removed + self.changed


def compare(old: Sequence[Paragraph], new: Sequence[Paragraph]) -> list[Row]:
    """Compare paragraph by paragraph; where some were replaced by others, those most alike are one that was changed."""
    matcher = SequenceMatcher(None, [one.text for one in old], [one.text for one in new], autojunk=False)
    rows: list[Row] = []
    for tag, a1, a2, b1, b2 in matcher.get_opcodes():
        if tag == "equal":
            rows += [Row("same", old[a1 + i], new[b1 + i]) for i in range(a2 - a1)]
        else:
            rows += _replaced(old[a1:a2], new[b1:b2])
    return rows


def tally(rows: Sequence[Row]) -> Tally:
    """Count what differs."""
    changes = [row.change for row in rows]
    return Tally(changes.count("added"), changes.count("removed"), changes.count("changed"))


def folded(rows: Sequence[Row], *, around: int = AROUND) -> list[Group]:
    """Group rows so that long unchanged stretches may be folded away."""
    near: set[int] = set()
    for place, row in enumerate(rows):
        if row.change != "same":
            near.update(range(place - around, place + around + 1))
    groups: list[Group] = []
    kept: list[Row] = []
    hidden = False
    for place, row in enumerate(rows):
        is_hidden = place not in near
        if is_hidden != hidden and kept:
            groups.append(Group(tuple(kept), hidden))
            kept = []
        hidden = is_hidden
        kept.append(row)
    return [*groups, Group(tuple(kept), hidden)] if kept else groups


def words_between(old: str, new: str) -> tuple[Stretch, ...]:
    """Compare two paragraphs word by word; lone spaces between changed words are taken along."""
    before, after = _WORDS.findall(old), _WORDS.findall(new)
    if len(before) + len(after) > _MOST_WORDS:
        return Stretch(old, "removed"), Stretch(new, "added")
    found: list[Stretch] = []
    for tag, a1, a2, b1, b2 in SequenceMatcher(None, before, after, autojunk=False).get_opcodes():
        if tag == "equal":
            found.append(Stretch("".join(before[a1:a2]), "same"))
            continue
        if a2 > a1:
            found.append(Stretch("".join(before[a1:a2]), "removed"))
        if b2 > b1:
            found.append(Stretch("".join(after[b1:b2]), "added"))
    return tuple(_joined(found))


def _replaced(old: Sequence[Paragraph], new: Sequence[Paragraph]) -> Iterator[Row]:
    """Pair the paragraphs of two replaced runs in order, each with the most alike that is left."""
    begin = 0
    pairs: dict[int, int] = {}
    for place, one in enumerate(old):
        scores = [(fuzz.ratio(one.text, new[other].text), -other) for other in range(begin, len(new))]
        best = max(scores, default=(0.0, 0))
        if best[0] >= ALIKE:
            pairs[place] = -best[1]
            begin = pairs[place] + 1
    done = 0
    for place, one in enumerate(old):
        other = pairs.get(place)
        if other is None:
            yield Row("removed", old=one)
            continue
        yield from (Row("added", new=new[between]) for between in range(done, other))
        done = other + 1
        yield Row("changed", one, new[other], words_between(one.text, new[other].text))
    yield from (Row("added", new=new[rest]) for rest in range(done, len(new)))


def _joined(found: Sequence[Stretch]) -> Iterator[Stretch]:
    """Let a change run over the single space between two changes, so that it reads as one."""
    removed = added = ""
    for place, one in enumerate(found):
        if one.change == "removed":
            removed += one.text
        elif one.change == "added":
            added += one.text
        elif one.text.isspace() and 0 < place < len(found) - 1:
            removed, added = removed + one.text, added + one.text
        else:
            yield from _change(removed, added)
            removed = added = ""
            yield one
    yield from _change(removed, added)


def _change(removed: str, added: str) -> Iterator[Stretch]:
    if removed:
        yield Stretch(removed, "removed")
    if added:
        yield Stretch(added, "added")
