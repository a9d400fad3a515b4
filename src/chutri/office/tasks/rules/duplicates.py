"""One obligation in two plans: the same body, alike words or product, near dates. Found without comparing everybody with everybody.

Tasks are blocked by who leads them, and within that by the rare words that they share: only those are compared.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from rapidfuzz import fuzz

from chutri.office.lib.folding import words_of

# A word that so many tasks of one lead have tells nothing of any two of them.
COMMON = 40
SHARED_WORDS = 3
NEAR_DAYS = 31
ALIKE = 82
# Without two near dates the words must say it alone.
VERY_ALIKE = 93
_SAME_PRODUCT = 8
_ALIKE_PRODUCT = 85


@dataclass(frozen=True, slots=True)
class Obligation:
    """What a task orders, as far as two are compared."""

    pk: int
    plan: int
    lead: int
    words: str
    product: str = ""
    last_day: date | None = None


@dataclass(frozen=True, slots=True)
class Likeness:
    """Two tasks that may be one obligation: their keys, the older first, how alike, and why."""

    first: int
    second: int
    score: int
    reasons: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class _Folded:
    one: Obligation
    text: str
    words: frozenset[str]
    product: str


def alike(obligations: Iterable[Obligation]) -> list[Likeness]:
    """Give the pairs of different plans that may be one obligation, the likest first."""
    blocks: dict[int, list[_Folded]] = defaultdict(list)
    for one in obligations:
        blocks[one.lead].append(_folded(one))
    found = [pair for block in blocks.values() for pair in _in_block(block)]
    return sorted(found, key=lambda pair: (-pair.score, pair.first, pair.second))


def compared(obligations: Iterable[Obligation]) -> int:
    """Count the pairs that are looked at: what blocking leaves of all."""
    blocks: dict[int, list[_Folded]] = defaultdict(list)
    for one in obligations:
        blocks[one.lead].append(_folded(one))
    return sum(1 for block in blocks.values() for _ in _candidates(block))


def _folded(one: Obligation) -> _Folded:
    words = words_of(one.words)
    return _Folded(one, " ".join(words), frozenset(words), " ".join(words_of(one.product)))


def _in_block(block: list[_Folded]) -> Iterator[Likeness]:
    for left, right in _candidates(block):
        likeness = _compare(left, right)
        if likeness is not None:
            yield likeness


def _candidates(block: list[_Folded]) -> Iterator[tuple[_Folded, _Folded]]:
    """Give the pairs of two plans that share rare words enough; the tasks of a lead are walked once a word."""
    holders: dict[str, list[int]] = defaultdict(list)
    for place, one in enumerate(block):
        for word in one.words:
            holders[word].append(place)
    for place, one in enumerate(block):
        shared: Counter[int] = Counter()
        for word in one.words:
            there = holders[word]
            if len(there) <= COMMON:
                shared.update(other for other in there if other > place)
        for other, count in shared.items():
            enough = min(SHARED_WORDS, len(one.words), len(block[other].words))
            if count >= enough and block[other].one.plan != one.one.plan:
                yield one, block[other]


def _compare(left: _Folded, right: _Folded) -> Likeness | None:
    score = max(fuzz.ratio(left.text, right.text), 0.95 * fuzz.token_sort_ratio(left.text, right.text))
    reasons = ["cùng cơ quan chủ trì", f"câu chữ giống {score:.0f}%"]
    if left.product and right.product and fuzz.token_set_ratio(left.product, right.product) >= _ALIKE_PRODUCT:
        score = min(score + _SAME_PRODUCT, 100)
        reasons.append("cùng sản phẩm")
    near = _days_between(left.one, right.one)
    if near is not None and near <= NEAR_DAYS:
        reasons.append("cùng thời hạn" if near == 0 else f"thời hạn cách {near} ngày")
    elif near is not None or score < VERY_ALIKE:
        return None
    if score < ALIKE:
        return None
    first, second = sorted((left.one.pk, right.one.pk))
    return Likeness(first, second, round(score), tuple(reasons))


def _days_between(left: Obligation, right: Obligation) -> int | None:
    if left.last_day is None or right.last_day is None:
        return None
    return abs((left.last_day - right.last_day).days)
