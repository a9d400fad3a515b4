"""The channels of a campaign (*Hình thức tuyên truyền*), with its period and its peak (*cao điểm*)."""

from __future__ import annotations

import re
from functools import cache

from chutri.reading.flow import Flow
from chutri.reading.fold import fold
from chutri.reading.lexicon import alternation, load
from chutri.reading.markers import STAR
from chutri.reading.model import Channel
from chutri.reading.moments import held
from chutri.reading.outline import Item
from chutri.reading.patterns import Pattern
from chutri.reading.topics import Topic, Topics

_Times = tuple[str | None, str | None, str | None, str | None]  # start and end, start and end of the peak

_CAMPAIGN = Pattern(r"tuyên truyền|truyền thông|cổ động|thông tin về")
_BY_NAME = Pattern(
    r"(?:(?:thông tin,? )?(?:tuyên truyền|truyền thông|cổ động)[^.;:]{0,20}(?:trên|qua|bằng|trực quan|lưu động|miệng|thông qua)|trên (?:báo|các phương tiện|hệ thống|mạng|cổng)|cổ động trực quan)"
)
_PEAK = Pattern(r"(?:tập trung |đợt )*cao điểm")
_PERIOD = Pattern(r"thời gian(?: (?:thực hiện|tuyên truyền|truyền thông|tổ chức|triển khai|cao điểm))*\s*(?:$|:)")
_ASIDE = Pattern(r".*\(\d{1,2}/\d{1,2}/\d{4}\s*-\s*\d{1,2}/\d{1,2}/\d{4}\)")
_NO_CHANNEL = Pattern(
    r"(?:thời gian|nội dung|đối tượng|khẩu hiệu|thông điệp|phạm vi|địa bàn|yêu cầu|kinh phí|chủ đề)(?!\w)"
)
_HEAD = 80  # characters of a line below a channel in which it names another


@cache
def _words() -> tuple[re.Pattern[str], dict[str, str]]:
    kinds = {fold(word): kind for kind, words in load("topics")["channels"].items() for word in words}
    return re.compile(rf"(?<!\w)(?:{alternation(list(kinds))})(?!\w)"), kinds


def kinds_of(low: str) -> tuple[str, ...]:
    """The kinds of channel that words name, in the order of the words."""
    pattern, kinds = _words()
    return tuple(dict.fromkeys(kinds[match.group()] for match in pattern.finditer(low)))


def find_channels(topics: Topics, title: Flow | None, year: str | None) -> tuple[Channel, ...]:
    """The channels that a campaign uses, one entry a heading or item, each with the campaign's period and peak.

    Only where the title or the section's heading speaks of a campaign (*tuyên truyền*, *truyền thông*).
    """
    about = title is not None and _CAMPAIGN.search(title.low) is not None
    sections = [topic for topic in topics.of("channels") if about or _CAMPAIGN.search(topic.item.low)]
    items = [item for topic in _innermost(sections) for item in _listed(topic)]
    if not items and about:
        items = [
            item
            for item, flow, zone in topics.items
            if zone == "" and item.marker is not None and item.rank < STAR and _BY_NAME.match(flow.low, item.words_at)
        ]
    if not items:
        return ()
    times = _times(topics, items, year)
    found = (_channel(item, item.flow, times) for item in items if item.flow)
    return tuple(channel for channel in found if channel is not None)


def _innermost(sections: list[Topic]) -> list[Topic]:
    """*II. Nội dung, hình thức tuyên truyền* gives way to *2. Hình thức* below it."""
    outer = {id(above) for topic in sections for above in _above(topic.item)}
    return [topic for topic in sections if id(topic.item) not in outer]


def _above(item: Item) -> list[Item]:
    out = []
    above = item.parent
    while above is not None:
        out.append(above)
        above = above.parent
    return out


def _listed(topic: Topic) -> list[Item]:
    return [child for child in topic.item.children if child.flow and not _NO_CHANNEL.match(child.low)]


def _channel(item: Item, flow: Flow, times: _Times) -> Channel | None:
    low = item.low
    head = low.split(":", 1)[0]
    kinds = kinds_of(head) or kinds_of(low)
    for child in item.children:
        below = kinds_of(child.low[:_HEAD])
        kinds += () if set(below) & set(kinds) else below[:1]
    if not kinds and item.marker is None:
        return None
    text, span = flow.cut(item.words_at, len(flow.text))
    last = item
    while last.children:
        last = last.children[-1]
    kinds = tuple(dict.fromkeys(kinds)) or ("other",)
    return Channel(kinds[0], text.rstrip(" ;:"), *times, (span[0], max(span[1], last.span[1])), kinds[1:])


def _times(topics: Topics, items: list[Item], year: str | None) -> _Times:
    """Start and end of the campaign, start and end of its peak: from *Thời gian* nearest to the channels."""
    first = items[0]
    near = {id(above) for above in _above(first)}
    best: tuple[int, Item, int] | None = None
    for item, flow, zone in topics.items:
        if item.marker is None or item.rank >= STAR or zone in ("organise", "annex", "goal"):
            continue
        match = _PERIOD.match(flow.low, item.words_at)
        if match is None:
            continue
        rank = 0 if id(item.parent) in near else 1
        if best is None or rank < best[0]:
            best = (rank, item, match.end())
    if best is None:
        return None, None, None, None
    _, heading, at = best
    lines = [(heading.flow, at)] if heading.flow and heading.flow.text[at:].strip() else []
    lines += [(child.flow, child.words_at) for child in heading.children if child.flow]
    found = [_period_in(flow, begin, year) for flow, begin in lines]
    peaks = [times[2:] for times in found if times[2]]
    starts = [times[0] for times in found if times[0] or times[1]]  # "từ nay đến …" leaves the start open
    ends = [times[1] for times in found if times[1]]
    ends += [times[3] for times in found if times[3] and not times[1]]  # a wave that is the peak as a whole
    start = min((each for each in starts if each), default=None) if None not in starts else None
    return start, max(ends, default=None), *(peaks[0] if peaks else (None, None))


def _period_in(flow: Flow, at: int, year: str | None) -> _Times:
    low = flow.low
    aside = _ASIDE.match(low, at)  # the dates of what is commemorated
    begin = aside.end() if aside else at
    peak = _PEAK.search(low, begin)
    stop = peak.start() if peak else len(low)
    whole = held(low, begin, stop, year)
    start, end = whole.start, whole.end
    if start is not None and end is None and "từ" not in low[begin:stop].split():
        end = start  # trong tháng 9/2026
    if peak is None:
        return start, end, None, None
    top = held(low, peak.end(), len(low), year)
    return start, end, top.start, top.end or top.start
