"""Whether two tasks are about the same matter, though worded differently.

Vietnamese words are mostly two syllables, so an action is taken as its pairs of neighbouring syllables. A pair that many
tasks of the plan share (*phục vụ Hội nghị*) says little, one that only two share (*phân luồng*, *đỗ xe*) says much.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from itertools import pairwise
from math import log

from chutri.reading.fold import fold

Pair = tuple[str, str]
Pairs = frozenset[Pair]

# Marks stand alone among the words and end a phrase: a pair with one says nothing.
_MARKS = (",", ";", ".", ":", "(", ")", '"', "|")
# A pair of two of these words says nothing: particles, who does it with whom, by when and by which rule.
_EMPTY = frozenset(
    fold(
        "và với các của cho tại theo để từ đến trong ngoài trên dưới về được bị là có một những này đó như hoặc việc khi đối"
        " tổ chức triển khai thực hiện xây dựng tiếp tục tăng cường đẩy mạnh đảm bảo bảo đảm hiệu quả kịp thời đầy đủ"
        " chủ trì phối hợp chặt chẽ động tham mưu cơ quan đơn vị liên quan sở ngành địa phương ủy ban nhân dân ubnd"
        " đúng quy định nhiệm vụ giao bàn tỉnh thành phố hoàn thành trước sau ngày tháng năm hằng hàng -"
        " đại biểu dự hội nghị phục vụ"
    ).split()
)


def pairs_of(low: str, names: Iterable[str] = ()) -> Pairs:
    """What a folded action is about; ``names`` are folded names of bodies to leave out."""
    for name in sorted(names, key=len, reverse=True):
        low = low.replace(name, " | ")
    return frozenset(pairwise(_words(low)))


def _words(low: str) -> list[str]:
    for mark in _MARKS:
        if mark in low:
            low = low.replace(mark, f" {mark} ")
    return low.split()


def _says(pair: Pair) -> bool:
    one, other = pair
    if one in _MARKS or other in _MARKS:
        return False
    return (one not in _EMPTY and not one[0].isdigit()) or (other not in _EMPTY and not other[0].isdigit())


class Weights:
    """How much each pair says in one plan: rare words much, those of the plan's own title little."""

    def __init__(self, actions: Sequence[str], title: str | None) -> None:
        """``actions`` are folded."""
        self._counts = Counter(_words(" | ".join(actions)))
        self._whole = log(len(actions) + 2)
        self._titled = pairs_of(fold(title)) if title else frozenset()
        self._known: dict[Pair, float] = {}
        self._sums: dict[Pairs, float] = {}

    def __getitem__(self, pair: Pair) -> float:
        """How much one pair says: as much as the rarer of its words, which two tasks may share at no loss."""
        known = self._known.get(pair)
        if known is None:
            known = 0.0
            if _says(pair):
                count = min(self._counts.get(pair[0], 1), self._counts.get(pair[1], 1))
                known = max(self._whole - log(max(count, 2)), 0.05) * (0.2 if pair in self._titled else 1.0)
            self._known[pair] = known
        return known

    def likeness(self, one: Pairs, other: Pairs) -> float:
        """From 0 to 1: how much of what the shorter of two contents says the other says too."""
        shared = self._shared(one & other)
        return shared / min(self.sum(one), self.sum(other)) if shared else 0.0

    def overlap(self, one: Pairs, other: Pairs) -> float:
        """From 0 to 1: how much of what either says both say."""
        shared = self._shared(one & other)
        return shared / (self.sum(one) + self.sum(other) - shared) if shared else 0.0

    def sum(self, pairs: Pairs) -> float:
        """How much a content says in all."""
        known = self._sums.get(pairs)
        if known is None:
            of = self._known
            known = self._sums[pairs] = sum([of[pair] if pair in of else self[pair] for pair in pairs])
        return known

    def _shared(self, pairs: Pairs) -> float:
        said = self.telling(pairs) if len(pairs) > 1 else []
        return sum([self[pair] for pair in said]) if len(said) > 1 else 0.0

    def telling(self, pairs: Pairs) -> list[Pair]:
        """The pairs that say something."""
        return [pair for pair in pairs if self[pair]]
