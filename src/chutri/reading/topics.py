"""What the parts of a document speak of beside tasks: an event's facts, money, reports, channels; one walk for all who ask."""

from __future__ import annotations

import re
from functools import cache
from typing import NamedTuple

from chutri.reading.flow import Flow
from chutri.reading.lexicon import load
from chutri.reading.markers import STAR
from chutri.reading.outline import Item
from chutri.reading.sought import Sought, sought

#: Zones whose lines state no fact of an event.
_MUTE = frozenset({"goal", "assess", "funding", "reporting"})
#: Zones that begin only with a short heading; a long sentence may open with the same words (*Căn cứ …*, *Đánh giá …*).
_SHORT = frozenset({"goal", "assess", "organise", "award", "when", "hosts"})
#: What may still begin inside the part that organises the work.
_INNER = frozenset({"funding", "reporting"})


class Topic(NamedTuple):
    """A heading that says what stands below it. ``value`` is where the words behind its colon begin."""

    role: str
    item: Item
    flow: Flow
    value: int


class Fact(NamedTuple):
    """A line that opens with a label of an event's fact (*Thời gian:*); its value begins at ``value``."""

    role: str
    item: Item
    flow: Flow
    value: int
    zone: str


#: An item, its words, and the zone that it stands in: the role of the nearest heading that has one.
Zoned = tuple[Item, Flow, str]


class Topics:
    """The items of a document that have words, in order; its telling headings by role; its labelled facts.

    ``reports`` are the items with *báo cáo*, ``dossiers`` those with *hồ sơ*, ``shares`` with *tập thể* or *cá nhân*, ``encloses``
    with *kèm*, *phụ lục* or *mẫu*: who reads them need not look at the others.
    """

    __slots__ = ("dossiers", "encloses", "facts", "items", "opened", "reports", "sections", "shares")

    def __init__(self) -> None:
        self.items: list[Zoned] = []
        self.sections: dict[str, list[Topic]] = {}
        self.facts: list[Fact] = []
        self.reports: list[Zoned] = []
        self.dossiers: list[Zoned] = []
        self.shares: list[Zoned] = []
        self.encloses: list[Zoned] = []
        self.opened: int | None = None  # where the first marked item begins; unmarked ones before it are the opening

    def of(self, role: str) -> list[Topic]:
        """The headings of one role in order."""
        return self.sections.get(role, [])


_Patterns = tuple[Sought, Sought, Sought]


@cache
def _patterns() -> _Patterns:
    """Headings; headings inside the part that organises the work; labels."""
    data = load("topics")
    named = {entry["role"]: f"(?P<{entry['role']}>{entry['pattern']})" for entry in data["section"]}
    labels = "|".join(f"(?P<{entry['role']}>{entry['pattern']})" for entry in data["label"])
    return (
        sought("|".join(named.values())),
        sought("|".join(pattern for role, pattern in named.items() if role in _INNER)),
        sought(f"(?:{labels})" + r"\s*(?:\([^()]{0,60}\)\s*)?:\s*"),
    )


def topics_of(roots: list[Item]) -> Topics:
    """Walk the trees of a document once."""
    topics = Topics()
    patterns = _patterns()
    for root in roots:
        _walk(root, "", topics, patterns)
    return topics


def _walk(parent: Item, zone: str, topics: Topics, patterns: _Patterns) -> None:
    for child in parent.children:
        flow = child.flow
        own = zone if child.annex is None else "annex"
        if flow:
            if own != "annex":
                own = _place(child, flow, zone, topics, patterns)
            topics.items.append((child, flow, own))
        if child.children:
            _walk(child, own, topics, patterns)


def _place(item: Item, flow: Flow, zone: str, topics: Topics, patterns: _Patterns) -> str:
    """The zone of an item, which a telling heading opens itself; its label and its words are noted."""
    low = flow.low
    marker = item.marker
    at = marker.end if marker else 0
    if marker and topics.opened is None:
        topics.opened = item.span[0]
    own = zone
    heading = item.rank < STAR
    if heading and (marker or item.bold):
        match = patterns[zone == "organise"].match(low, at)
        if match is not None:
            own = _heading(item, flow, match, zone, topics)
    if (heading or own != "organise") and low.find(":", at, at + 80) > 0 and own not in _MUTE:
        label = patterns[2].match(low, at)
        if label is not None:
            topics.facts.append(Fact(label.lastgroup or "", item, flow, label.end(), zone))
    # A rare letter is looked for first: that is five times faster than a word.
    if "báo cáo" in low:
        topics.reports.append((item, flow, own))
    if "ồ" in low and "hồ sơ" in low:
        topics.dossiers.append((item, flow, own))
    if (own == "award" or "ỗ" in low) and ("tập thể" in low or "cá nhân" in low):  # mỗi … 02 tập thể
        topics.shares.append((item, flow, own))
    if ("è" in low and "kèm" in low) or ("ụ" in low and "phụ lục" in low) or ("ẫ" in low and "mẫu" in low):
        topics.encloses.append((item, flow, own))
    return own


def _heading(item: Item, flow: Flow, match: re.Match[str], zone: str, topics: Topics) -> str:
    """The zone that an item opens, noted under its role; ``zone`` itself where its words only begin like a heading's."""
    low = flow.low
    at = match.start()
    role = match.lastgroup or ""
    value = value_at(low, at)
    if role in _SHORT and len(low) - at > 130 and (value >= len(low) or role != "when"):
        return zone
    if value >= len(low) and not item.children and len(low) - at > 200:
        return zone
    topics.sections.setdefault(role, []).append(Topic(role, item, flow, value))
    return role


def value_at(low: str, at: int) -> int:
    """Where the words behind a heading's colon begin; the end of the text where there are none."""
    colon = low.find(":", at, at + 160)
    if colon < 0:
        return len(low)
    value = colon + 1
    while value < len(low) and low[value] == " ":
        value += 1
    return value
