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

from chutri.reading.fold import fold, rx

Pair = tuple[str, str]

_ROLE = rx(
    r"(?:là (?:cơ quan|đơn vị) (?:đầu mối|thường trực)|chủ động|chủ trì|phối hợp(?: chặt chẽ)?|tham mưu(?: cho)?|"
    r"(?:các )?(?:cơ quan|đơn vị|sở, ban, ngành|ngành|địa phương)(?:,? (?:đơn vị|địa phương))* (?:có )?liên quan|"
    r"ủy ban nhân dân|ubnd|theo (?:đúng )?quy định|thực hiện nhiệm vụ|được giao|trên địa bàn (?:tỉnh|thành phố)|"
    r"(?:trước|trong|hoàn thành)[^,.;]{0,20}\d{1,2}/\d{1,4}(?:/\d{4})?|\d{1,2}/\d{1,2}/\d{4}|\d{1,2}/\d{4})"
)
_WORD = re.compile(r"[^\W\d_]+|[|]")
_STOP = frozenset(
    "và với các của cho tại theo để từ đến trong ngoài trên dưới về được bị là có một những này đó như hoặc việc khi đối"
    " tổ chức triển khai thực hiện xây dựng tiếp tục tăng cường đẩy mạnh đảm bảo bảo đảm hiệu quả kịp thời đầy đủ".split()
)


@dataclass(frozen=True, slots=True)
class Content:
    """The pairs of an action, without who does it with whom and by when."""

    pairs: frozenset[Pair]


def content_of(action: str, partners: Iterable[str]) -> Content:
    """What an action is about; ``partners`` are names to leave out, as written."""
    low = fold(action)
    for name in sorted(partners, key=len, reverse=True):
        low = low.replace(fold(name), " | ")
    low = _ROLE.sub(" | ", low)
    words = _WORD.findall(low)
    return Content(
        frozenset(
            (one, other)
            for one, other in pairwise(words)
            if "|" not in (one, other) and not (one in _STOP and other in _STOP)
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
    titled = content_of(title, ()).pairs if title else frozenset()
    return Weights(
        {pair: (whole - log(count) + 0.05) * (0.2 if pair in titled else 1.0) for pair, count in counts.items()}
    )
