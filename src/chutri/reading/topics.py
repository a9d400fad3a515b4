"""What the parts of a document speak of beside tasks: an event's facts, money, reports, channels; one walk for all who ask."""

from __future__ import annotations

import re
from functools import cache
from typing import NamedTuple

from chutri.reading.flow import Flow
from chutri.reading.fold import rx
from chutri.reading.lexicon import load
from chutri.reading.markers import STAR
from chutri.reading.outline import Item

#: Zones whose lines state no fact of an event.
_MUTE = frozenset({"goal", "assess", "funding", "reporting"})
#: Zones that begin only with a short heading; a long sentence may open with the same words (*Căn cứ …*, *Đánh giá …*).
_SHORT = frozenset({"goal", "assess", "organise", "award", "when", "hosts"})


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
    """The items of a document that have words, in order; its telling headings by role; its labelled facts."""

    __slots__ = ("facts", "items", "sections")

    def __init__(self) -> None:
        self.items: list[Zoned] = []
        self.sections: dict[str, list[Topic]] = {}
        self.facts: list[Fact] = []

    def of(self, role: str) -> list[Topic]:
        """The headings of one role in order."""
        return self.sections.get(role, [])


@cache
def _patterns() -> tuple[re.Pattern[str], re.Pattern[str]]:
    data = load("topics")
    sections = rx("|".join(f"(?P<{entry['role']}>{entry['pattern']})" for entry in data["section"]))
    labels = rx(
        "(?:"
        + "|".join(f"(?P<{entry['role']}>{entry['pattern']})" for entry in data["label"])
        + r")\s*(?:\([^()]{0,60}\)\s*)?:\s*"
    )
    return sections, labels


# The letters that headings and labels begin with.
_SECTION_INITIALS = frozenset("abcdđhklmnpqstvy")
_LABEL_INITIALS = frozenset("bcdđknst")


def topics_of(roots: list[Item]) -> Topics:
    """Walk the trees of a document once."""
    topics = Topics()
    for root in roots:
        _walk(root, "", topics)
    return topics


def _walk(parent: Item, zone: str, topics: Topics) -> None:
    items = topics.items
    for child in parent.children:
        own = zone
        flow = child.flow
        if child.annex is not None:
            own = "annex"
        elif flow is not None:
            if child.rank < STAR:
                own = _heading(child, flow, zone, topics)
            if own not in _MUTE and (own != "organise" or child.rank < STAR) and ":" in flow.low:
                _label(child, flow, zone, topics)
        if flow is not None:
            items.append((child, flow, own))
        if child.children:
            _walk(child, own, topics)


def _heading(item: Item, flow: Flow, zone: str, topics: Topics) -> str:
    """The zone that an item opens, noted under its role; ``zone`` itself where it opens none."""
    low = flow.low
    marker = item.marker
    at = marker.end if marker else 0
    if at >= len(low) or low[at] not in _SECTION_INITIALS or zone == "annex":
        return zone
    match = _patterns()[0].match(low, at)
    if match is None:
        return zone
    role = match.lastgroup or ""
    if zone == "organise" and role not in ("funding", "reporting"):
        return zone
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


def _label(item: Item, flow: Flow, zone: str, topics: Topics) -> None:
    low = flow.low
    marker = item.marker
    at = marker.end if marker else 0
    if at >= len(low) or low[at] not in _LABEL_INITIALS or low.find(":", at, at + 80) < 0:
        return
    match = _patterns()[1].match(low, at)
    if match is not None:
        topics.facts.append(Fact(match.lastgroup or "", item, flow, match.end(), zone))
