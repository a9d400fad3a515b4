"""Which duty of the parent plan a duty of a plan below carries out: words, product and date, compared and weighed."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from math import log

from rapidfuzz import fuzz

from chutri.office.lib.folding import fold, words_of

# Below this a person is not even asked: the duty counts as one that the body added.
LIKELY = 66
EXACT = 100
# What product and date add to alike words; neither makes a match by itself.
_SAME_PRODUCT, _SAME_DAY, _NEAR_DAY = 6, 5, 2
_NEAR_DAYS = 31
_WORDS_AT_LEAST = 55
_ALIKE_PRODUCT = 80
# So much of what sets a duty above apart must be said below: what all duties of both plans say (the occasion) tells nothing.
_COVERED = 0.5


@dataclass(frozen=True, slots=True)
class UpperDuty:
    """A duty of the parent's: its words and those that it has once narrowed to the body; ``made`` as our own draft wrote it."""

    pk: int
    texts: tuple[str, ...]
    made: str = ""
    products: tuple[str, ...] = ()
    last_day: date | None = None


@dataclass(frozen=True, slots=True)
class LowerDuty:
    """A duty of the plan below."""

    pk: int
    words: str
    products: tuple[str, ...] = ()
    last_day: date | None = None


@dataclass(frozen=True, slots=True)
class Match:
    """What a duty below carries out, None for nothing; ``likeness`` is how alike the words are, narrowed ones counted as same."""

    lower: int
    upper: int | None
    score: int
    likeness: int
    reasons: tuple[str, ...] = ()


def matches(lowers: Iterable[LowerDuty], uppers: Sequence[UpperDuty]) -> list[Match]:
    """Give for each duty below the parent's that it carries out. Several below may carry out one above."""
    waiting = list(lowers)
    weights = _weights([*(one.words for one in waiting), *(upper.texts[0] for upper in uppers if upper.texts)])
    folded = [(upper, [fold(text) for text in upper.texts], fold(upper.made)) for upper in uppers]
    return [_best(lower, folded, weights) for lower in waiting]


def likeness(words: str, texts: Iterable[str]) -> int:
    """Say how alike words are to the likest of some texts, tone marks and case left out: 0 to 100."""
    mine = _bare(fold(words))
    return round(max((fuzz.ratio(mine, _bare(fold(text))) for text in texts), default=0))


def _weights(texts: list[str]) -> dict[str, float]:
    """Weigh words by how few duties have them."""
    counts = Counter(word for text in texts for word in set(words_of(text)))
    return {word: log((len(texts) + 1) / count) for word, count in counts.items()}


def _covers(mine: str, other: str, weights: Mapping[str, float]) -> bool:
    """Say whether words say enough of what sets others apart."""
    said = set(words_of(mine))
    wanted = [(word, weights.get(word, 0.0)) for word in set(words_of(other))]
    total = sum(weight for _, weight in wanted)
    return sum(weight for word, weight in wanted if word in said) >= _COVERED * total


def _best(lower: LowerDuty, uppers: list[tuple[UpperDuty, list[str], str]], weights: Mapping[str, float]) -> Match:
    mine = _bare(fold(lower.words))
    best = Match(lower.pk, None, 0, 0)
    for upper, texts, made in uppers:
        if made and mine == _bare(made):
            return Match(lower.pk, upper.pk, EXACT, EXACT, ("đúng câu chữ của bản soạn",))
        alike = max((_words_score(mine, _bare(text), weights) for text in texts), default=0.0)
        if alike < _WORDS_AT_LEAST:
            continue
        more, reasons = _beside(lower, upper)
        score = min(round(alike + more), EXACT)
        if score > best.score and score >= LIKELY:
            same = round(max(fuzz.ratio(mine, _bare(text)) for text in texts))
            best = Match(lower.pk, upper.pk, score, same, (f"câu chữ giống {alike:.0f}%", *reasons))
    return best


def _words_score(mine: str, other: str, weights: Mapping[str, float]) -> float:
    """Weigh words: the same ones in the same order count in full, those of one within the other a little less."""
    whole = max(fuzz.ratio(mine, other), 0.94 * fuzz.token_sort_ratio(mine, other))
    if whole >= LIKELY or not _covers(mine, other, weights):
        return whole
    return max(whole, 0.9 * fuzz.token_set_ratio(mine, other))


def _beside(lower: LowerDuty, upper: UpperDuty) -> tuple[int, list[str]]:
    more, reasons = 0, []
    if lower.products and upper.products:
        ours, theirs = fold("; ".join(lower.products)), fold("; ".join(upper.products))
        if fuzz.token_set_ratio(ours, theirs) >= _ALIKE_PRODUCT:
            more += _SAME_PRODUCT
            reasons.append("cùng sản phẩm")
    if lower.last_day and upper.last_day:
        days = abs((lower.last_day - upper.last_day).days)
        if days == 0:
            more += _SAME_DAY
            reasons.append("cùng thời hạn")
        elif days <= _NEAR_DAYS:
            more += _NEAR_DAY
            reasons.append(f"thời hạn cách {days} ngày")
    return more, reasons


def _bare(folded: str) -> str:
    return folded.strip(" .;,:-–")
