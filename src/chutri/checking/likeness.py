"""Whether two tasks are about the same matter, though worded differently.

Vietnamese words are mostly two syllables, so an action is taken as its pairs of neighbouring syllables. A pair that many
tasks of the plan share (*phục vụ Hội nghị*) says little, one that only two share (*phân luồng*, *đỗ xe*) says much.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from math import log

from chutri.reading.fold import fold

Pair = tuple[str, str]

# Marks end a phrase: no pair reaches over them.
_MARKS = frozenset('|,;.:()“”"')
_WORD = re.compile(r"[^\W\d_]+|[|,;.:()“”\"]")
# A pair of two of these words says nothing: particles, who does it with whom, by when and by which rule.
_EMPTY = _MARKS | frozenset(
    fold(
        "và với các của cho tại theo để từ đến trong ngoài trên dưới về được bị là có một những này đó như hoặc việc khi đối"
        " tổ chức triển khai thực hiện xây dựng tiếp tục tăng cường đẩy mạnh đảm bảo bảo đảm hiệu quả kịp thời đầy đủ"
        " chủ trì phối hợp chặt chẽ động tham mưu cơ quan đơn vị liên quan sở ngành địa phương ủy ban nhân dân ubnd"
        " đúng quy định nhiệm vụ giao bàn tỉnh thành phố hoàn thành trước sau ngày tháng năm hằng hàng"
    ).split()
)


@dataclass(frozen=True, slots=True)
class Content:
    """The pairs of an action, without who does it with whom and by when."""

    pairs: frozenset[Pair]


def content_of(low: str, names: Iterable[str] = ()) -> Content:
    """What a folded action is about; ``names`` are folded names of bodies to leave out."""
    for name in sorted(names, key=len, reverse=True):
        low = low.replace(name, " | ")
    empty, marks = _EMPTY, _MARKS
    return Content(
        frozenset(
            [
                pair
                for pair in pairwise(_WORD.findall(low))
                if (pair[0] not in empty and pair[1] not in marks) or (pair[1] not in empty and pair[0] not in marks)
            ]
        )
    )


@dataclass(frozen=True, slots=True)
class Weights:
    """How much each pair says in one plan."""

    of: Mapping[Pair, float]

    def likeness(self, one: Content, other: Content) -> float:
        """From 0 to 1: how much of what the shorter of two contents says the other says too."""
        shared = one.pairs & other.pairs
        if len(shared) < 2:
            return 0.0
        least = min(self._sum(one.pairs), self._sum(other.pairs))
        return self._sum(shared) / least if least > 0 else 0.0

    def overlap(self, one: Content, other: Content) -> float:
        """From 0 to 1: how much of what either says both say."""
        shared = one.pairs & other.pairs
        if len(shared) < 2:
            return 0.0
        whole = self._sum(one.pairs | other.pairs)
        return self._sum(shared) / whole if whole > 0 else 0.0

    def _sum(self, pairs: Iterable[Pair]) -> float:
        of = self.of
        # A clause cut from its task may begin with a pair that the whole task does not have.
        return sum(of.get(pair, 0.0) for pair in pairs)


def weigh(contents: Sequence[Content], title: str | None) -> Weights:
    """The weights for one plan: rare pairs heavy, those of its own title light."""
    counts = Counter(pair for content in contents for pair in content.pairs)
    whole = log(len(contents) + 2)
    titled = content_of(fold(title)).pairs if title else frozenset()
    return Weights(
        # A pair that only two tasks share says as much as one that stands alone.
        {pair: (whole - log(max(count, 2)) + 0.05) * (0.2 if pair in titled else 1.0) for pair, count in counts.items()}
    )
