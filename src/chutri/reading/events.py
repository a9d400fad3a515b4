"""What a document calls: a conference, a ceremony, a contest, a movement; when, where, in whose name, with which programme.

The title's event takes the document's own sections (*Danh nghĩa tổ chức*, *Thời gian, địa điểm*, *Chương trình*, *Ma-két*); a
heading that names an event and has its own lines *Thời gian*, *Địa điểm* or *Thành phần* is an event too.
"""

from __future__ import annotations

import re
from functools import cache

from chutri.reading.flow import Flow
from chutri.reading.fold import fold, plain_rx
from chutri.reading.lexicon import alternation, load
from chutri.reading.markers import STAR
from chutri.reading.model import Event, Party, Span
from chutri.reading.moments import held
from chutri.reading.outline import Item
from chutri.reading.parties import split_bodies
from chutri.reading.patterns import Pattern
from chutri.reading.programme import backdrop_of, broadcast_in, programme_of
from chutri.reading.topics import Fact, Topics, value_at

_OPENER = Pattern(
    r"(?:(?:về việc|về|v/v|kế hoạch|triển khai|tổ chức|phát động|hưởng ứng|mở|tham gia|tiến hành|thực hiện|dự kiến|việc|ban hành)[,]?\s+(?:và\s+)?)*(?P<many>(?:các|những|một số)\s+)?"
)
_DATES = plain_rx(r"\s*\(\d{1,2}/\d{1,2}/\d{4}\s*[-–]\s*\d{1,2}/\d{1,2}/\d{4}\)\s*$")
_ELSEWHERE = Pattern(r"\s+tại\s+(?!chỗ)")
_BETWEEN = plain_rx(r"\s+[-–]\s+|\s*;\s*")
#: Kinds that run over a period and have no place: they need nothing but their time.
_PERIODS = frozenset({"movement", "campaign"})
_FRAMES = frozenset({"when", "hosts"})


class _Draft:
    """An event while its lines are gathered."""

    __slots__ = ("end", "hosts", "kind", "peopled", "span", "start", "time", "title", "venue", "window")

    def __init__(self, title: str, kind: str, span: Span) -> None:
        self.title = title
        self.kind = kind
        self.span = span
        self.start: str | None = None
        self.end: str | None = None
        self.time: str | None = None
        self.window: str | None = None
        self.venue: str | None = None
        self.hosts: tuple[Party, ...] = ()
        self.peopled = False


@cache
def _nouns() -> tuple[re.Pattern[str], dict[str, str]]:
    kinds = {fold(noun): kind for kind, nouns in load("topics")["events"].items() for noun in nouns}
    return re.compile(rf"(?:{alternation(list(kinds))})(?!\w)"), kinds


def named_event(flow: Flow, at: int) -> tuple[int, str] | None:
    """Where the name of an event begins that the words at ``at`` call, and its kind; ``None`` where they call none."""
    low = flow.low
    opener = _OPENER.match(low, at)
    begin = opener.end() if opener else at
    pattern, kinds = _nouns()
    match = pattern.match(low, begin)
    if match is None:
        return None
    kind = kinds[match.group()]
    if opener and opener.group("many") and kind != "training":
        return None  # the conferences, not one of them
    return begin, kind


def find_events(topics: Topics, title: Flow | None, year: str | None, text: str) -> tuple[Event, ...]:
    """The events that a document calls, the title's first. ``year`` completes dates that have none."""
    main = _main(title)
    events: list[Event] = []
    own: dict[int, list[Fact]] = {}
    framing: list[Fact] = []
    owners: dict[int, Item | None] = {}
    shared = {id(fact.item.parent) for fact in topics.facts if fact.role == "partner"}
    for fact in topics.facts:
        if fact.role == "partner" or fact.zone in ("programme", "channels", "annex"):
            continue
        key = id(fact.item.parent)
        if key not in owners:
            owners[key] = None if fact.zone in _FRAMES else calling(fact.item)
        owner = owners[key]
        if owner is not None:
            own.setdefault(id(owner), []).append(fact)
        elif main is not None and _frames(fact, main.kind, shared):
            framing.append(fact)
    if main is not None:
        event = _whole(main, framing, topics, year, text)
        if event is not None:
            events.append(event)
    for facts in own.values():
        draft = _local(facts, year)
        if draft is not None:
            events.append(_made(draft))
    return tuple(events)


def _main(title: Flow | None) -> _Draft | None:
    if title is None:
        return None
    named = named_event(title, 0)
    if named is None:
        return None
    words, span = title.cut(named[0], len(title.text))
    return _Draft(_DATES.sub("", words), named[1], span)


def _frames(fact: Fact, kind: str, shared: set[int]) -> bool:
    """Whether a label speaks of the whole document's event: in a section of its facts, or numbered like one.

    ``shared`` are headings below which others are told to cooperate: their labels make tasks.
    """
    if fact.zone in _FRAMES:
        return True
    if fact.zone == "award":
        return kind == "movement" and fact.role == "time" and "thi đua" in fact.item.low[:30]
    if fact.role == "people" or fact.item.rank >= STAR:
        return False
    return id(fact.item.parent) not in shared


def calling(item: Item) -> Item | None:
    """The nearest heading above an item that calls an event of its own."""
    above = item.parent
    while above is not None and above.flow:
        if len(above.flow.text) < 250:
            named = named_event(above.flow, above.words_at)
            if named is not None and named[1] != "movement":
                return above
        above = above.parent
    return None


def _whole(draft: _Draft, facts: list[Fact], topics: Topics, year: str | None, text: str) -> Event | None:
    for fact in facts:
        _take(draft, fact, year)
    for topic in topics.of("hosts"):
        draft.hosts = draft.hosts or _hosts_below(topic.item, topic.value)
    if draft.window is None and draft.start is None:
        for topic in topics.of("when"):
            _take_section(draft, topic.item, year)
    programme = tuple(entry for topic in topics.of("programme") for entry in programme_of(topic))
    backdrop = tuple(
        line for topic in topics.of("backdrop") if topic.item.rank < STAR for line in backdrop_of(topic, text)
    )
    if draft.kind in _PERIODS:
        return _made(draft) if draft.start or draft.end or draft.venue else None
    if not (draft.start or draft.window or draft.venue or draft.hosts or programme or backdrop):
        return None
    event = _made(draft)
    return Event(
        event.title, event.kind, event.start, event.end, event.time, event.window, event.venue, event.hosts,
        programme, backdrop, broadcast_in(topics.items), event.span,
    )  # fmt: skip


def _made(draft: _Draft) -> Event:
    return Event(
        draft.title,
        draft.kind,
        draft.start,
        draft.end,
        draft.time,
        draft.window,
        draft.venue,
        draft.hosts,
        (),
        (),
        None,
        draft.span,
    )


def _local(facts: list[Fact], year: str | None) -> _Draft | None:
    """An event below its own heading: it needs its time, and its place, hour or guests."""
    owner = calling(facts[0].item)
    if owner is None or not owner.flow:
        return None
    named = named_event(owner.flow, owner.words_at)
    if named is None:
        return None
    words, span = owner.flow.cut(named[0], len(owner.flow.text))
    draft = _Draft(words.split(":")[0].rstrip(" .;:"), named[1], span)
    for fact in facts:
        _take(draft, fact, year)
    timed = draft.start is not None or draft.window is not None
    return draft if timed and (draft.venue or draft.time or draft.peopled) else None


def _take(draft: _Draft, fact: Fact, year: str | None) -> None:
    flow = fact.flow
    words = flow.text[fact.value :].strip(" .;")
    if not words and fact.role != "people":
        words = _below(fact.item)
        if not words:
            return
    if fact.role == "name":
        draft.title = words
    elif fact.role == "hosts":
        draft.hosts = draft.hosts or _hosts(flow, fact.value, len(flow.text))
    elif fact.role == "venue":
        draft.venue = draft.venue or words
        if draft.start is None:
            draft.span = fact.item.span
    elif fact.role == "people":
        draft.peopled = True
    else:
        _take_time(draft, fact, words, year)


def _take_time(draft: _Draft, fact: Fact, words: str, year: str | None) -> None:
    if draft.start is not None or draft.window is not None:
        return
    low = fold(words)
    stop = len(words)
    if fact.role == "both":
        elsewhere = _ELSEWHERE.search(low)
        if elsewhere:
            draft.venue = draft.venue or words[elsewhere.end() :]
            stop = elsewhere.start()
    _set_time(draft, words[:stop].rstrip(" ,;."), low[:stop], year)
    draft.span = fact.item.span


def _set_time(draft: _Draft, words: str, low: str, year: str | None) -> None:
    first = low.find(";")  # "…; tổng kết trong tháng 10" tells of something else
    moments = held(low, 0, first if first > 0 else len(low), year)
    if moments.start is None and moments.end is None:
        moments = held(low, 0, len(low), year)
    draft.start, draft.end, draft.time = moments
    exact = moments.start is not None and len(moments.start) == 10 and moments.end is None
    draft.window = None if exact else words


def _below(item: Item) -> str:
    """What stands below a label that has nothing behind its colon, if it is one line."""
    inner = [child for child in item.children if child.flow]
    if len(inner) != 1 or not inner[0].flow:
        return ""
    flow, at = inner[0].flow, inner[0].words_at
    if flow.low.startswith(("thời gian", "địa điểm"), at):
        at = value_at(flow.low, at)
    return flow.text[at:].strip(" .;")


def _take_section(draft: _Draft, heading: Item, year: str | None) -> None:
    """*Thời gian, địa điểm* over plain paragraphs: the sentence up to *tại*, and the place behind it."""
    low = heading.low
    for child in heading.children:
        if not child.flow or child.label:
            continue
        words, _ = child.flow.cut(child.words_at, len(child.flow.text))
        words = words.rstrip(" .;")
        inner = fold(words)
        elsewhere = _ELSEWHERE.search(inner) if "địa điểm" in low else None
        stop = elsewhere.start() if elsewhere else len(words)
        if elsewhere and draft.venue is None:
            draft.venue = words[elsewhere.end() :]
        if "thời gian" in low or "lịch" in low:
            moments = held(inner, 0, stop, year)
            if draft.start is None and draft.window is None and (moments.start or moments.end):
                _set_time(draft, words[:stop].rstrip(" ,;."), inner[:stop], year)
                draft.span = child.span
        elif draft.venue is None:
            draft.venue = words


def _hosts_below(heading: Item, value: int) -> tuple[Party, ...]:
    """In whose name: behind the heading's colon, or the first plain paragraph below it."""
    flow = heading.flow
    if flow and value < len(flow.text):
        return _hosts(flow, value, len(flow.text))
    for child in heading.children:
        if child.flow and not child.label and ":" not in child.flow.text:
            return _hosts(child.flow, child.words_at, len(child.flow.text))
    return ()


def _hosts(flow: Flow, start: int, end: int) -> tuple[Party, ...]:
    """``Thành ủy - Hội đồng nhân dân - …``: one entry between dashes; other lists are cut as bodies are."""
    while end > start and flow.text[end - 1] in " .;,":
        end -= 1
    cuts = [match.span() for match in _BETWEEN.finditer(flow.text, start, end)]
    if not cuts:
        return split_bodies(flow, start, end)
    parties = []
    for begin, stop in zip([start, *(cut[1] for cut in cuts)], [*(cut[0] for cut in cuts), end], strict=True):
        words, span = flow.cut(begin, stop)
        if words:
            parties.append(Party(words, span))
    return tuple(parties)
