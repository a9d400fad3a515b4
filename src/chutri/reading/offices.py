"""Names of offices that are complete: *Sở Y tế*, *UBND các xã, phường*, *Công an tỉnh*. A word in small letters behind one, with
which no name goes on, is its verb, whether anybody listed that verb or not.
"""

from __future__ import annotations

from functools import cache

from chutri.reading.flow import Flow
from chutri.reading.fold import fold
from chutri.reading.lexicon import alternation, load
from chutri.reading.sought import Sought, sought

_AUTHORITIES = (
    "ủy ban nhân dân|ubnd|công an|bộ chỉ huy quân sự|bộ chqs|ban chỉ huy quân sự|ban chqs|bảo hiểm xã hội|bhxh|kho bạc nhà nước|thanh tra|"
    "tòa án nhân dân|viện kiểm sát nhân dân"
)


@cache
def _complete() -> tuple[Sought, frozenset[str]]:
    """Names of offices that are complete, and the words in small letters with which they go on."""
    data = load("bodies")
    fields, levels = alternation(data["fields"]), alternation(data["levels"])
    pattern = rf"(?:(?:sở|bộ|phòng) (?:{fields})(?: (?:{levels}))?|(?:{_AUTHORITIES}) (?:các )?(?:{levels})(?:(?:, | và )(?:{levels}))*)(?!\w)"
    goes_on = [*data["goes_on"], *(word.split()[0] for word in data["stops"])]
    return sought(pattern), frozenset(map(fold, goes_on))


def end_of_complete(flow: Flow, at: int, limit: int) -> int:
    """Where a name is complete and yet goes on with a word in small letters that no name does: a verb that nobody listed.

    0 where there is no such place.
    """
    offices, goes_on = _complete()
    low, text = flow.low, flow.text
    last = low.rfind(", ", at, limit)
    for start in (at, last + 2) if last >= 0 else (at,):  # the names between them go on to a comma: no verb does
        match = offices.match(low, start, limit)
        if match is None:
            continue
        spot = match.end()
        while spot + 1 < limit and text[spot] == " " and text[spot + 1].isupper():  # xã Cồn Nhạn
            spot = _word_end(low, spot + 1, limit)
        if spot + 1 >= limit or low[spot] != " " or not text[spot + 1].islower():
            continue
        if low[spot + 1 : _word_end(low, spot + 1, limit)] not in goes_on:
            return spot
    return 0


def _word_end(low: str, at: int, end: int) -> int:
    while at < end and low[at].isalnum():
        at += 1
    return at


def ends_complete(flow: Flow, at: int, stop: int) -> bool:
    """Whether a name that ends at ``stop`` is complete before a word in small letters that no name goes on with."""
    low = flow.low
    after = stop + 1
    if after >= len(low) or low[stop] != " " or not flow.text[after].islower():
        return False
    offices, goes_on = _complete()
    if low[after : _word_end(low, after, len(low))] in goes_on:
        return False
    found = list(offices.finditer(low, at, stop))
    return bool(found) and not any(word[0].islower() for word in flow.text[found[-1].end() : stop].split())
