"""What each section is for: organising the work, goals, money, reports, an event, content."""

from __future__ import annotations

import re
from functools import cache

from chutri.reading.flow import NOT_READ
from chutri.reading.fold import rx
from chutri.reading.lexicon import load
from chutri.reading.markers import LETTER, NO_RANK
from chutri.reading.outline import Item


@cache
def _pattern() -> re.Pattern[str]:
    """All roles at once: the first whose words match decides."""
    return rx("|".join(f"(?P<{entry['role']}>{entry['pattern']})" for entry in load("sections")["section"]))


def role_of(item: Item) -> str | None:
    """The role that an item's words announce, if it looks like a heading and says one."""
    if item.rank >= LETTER and not item.annex:
        return None
    if item.announces is NOT_READ:
        item.announces = _role_of(item)
    role: str | None = item.announces
    return role


def _role_of(item: Item) -> str | None:
    low = item.low
    if not low or len(low) > 260:
        return None
    low = low.strip(" .:;*\"'")
    match = _pattern().match(low)
    if match is None or (match.lastgroup == "organise" and item.marker is not None and len(low) > 90 and not item.bold):
        return None
    return match.lastgroup


def is_heading(item: Item) -> bool:
    """Whether an item is a heading by form: numbered above letters, short, without a full stop, or in bold or capitals."""
    if item.rank >= NO_RANK or not item.flow:
        return False
    text = item.text.strip()
    if len(text) > 300:
        return False
    letters = [char for char in text if char.isalpha()]
    if letters and sum(char.isupper() for char in letters) > 0.7 * len(letters):
        return True
    return item.bold or (item.rank < LETTER and not text.endswith((".", ";")) and len(text) < 220)
