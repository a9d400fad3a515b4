"""Text as it is compared: lower case, one placement of tone marks, one kind of dash, quote and space.

Folding keeps the length, so a position in the folded text is the same position in the text itself.
"""

from __future__ import annotations

import re
import unicodedata
from typing import cast

from mypy_extensions import i64

from chutri.reading.lazy import LazyPattern

# hoà = hòa, uỷ = ủy: both placements are in use. Applied everywhere, also inside "toàn", on both sides of a comparison.
_TONES = {
    old: new
    for olds, news in (
        ("oá oà oả oã oạ", "óa òa ỏa õa ọa"),
        ("oé oè oẻ oẽ oẹ", "óe òe ỏe õe ọe"),
        ("uý uỳ uỷ uỹ uỵ", "úy ùy ủy ũy ụy"),
    )
    for old, new in zip(olds.split(), news.split(), strict=True)
}
_TONE = re.compile("o[áàảãạéèẻẽẹ]|u[ýỳỷỹỵ]")
# For each letter with which of _PAIRED before it it makes a pair of _TONES, as bits.
_PAIRED = "ou"
_TONED = bytearray(0x2000)
for _pair in _TONES:
    _TONED[ord(_pair[1])] |= 1 << _PAIRED.index(_pair[0])
_COMPILED = not __file__.endswith(".py")
# One by one: most texts have few of these, and looking for a character is far cheaper than translating every one.
_SINGLE = (
    ("–", "-"),
    ("—", "-"),
    ("‑", "-"),
    ("−", "-"),
    ("_", " "),
    ("\u00a0", " "),
    ("\u2009", " "),
    ("\u202f", " "),
    ("\t", " "),
    ("“", '"'),
    ("”", '"'),
    ("„", '"'),
    ("’", "'"),
    ("ð", "đ"),
    ("\u2044", "/"),
    ("\u2215", "/"),
)


def nfc(text: str) -> str:
    """The text in Unicode normal form C, which every span counts in."""
    return text if unicodedata.is_normalized("NFC", text) else unicodedata.normalize("NFC", text)


def fold(text: str) -> str:
    """The text as it is compared; as long as the text."""
    low = text.lower()
    if len(low) != len(text):  # a few foreign letters grow when lowered (İ)
        low = "".join(char.lower() if len(char.lower()) == 1 else char for char in text)
    for old, new in _SINGLE:
        if old in low:
            low = low.replace(old, new)
    return _placed_by_hand(low) if _COMPILED else _TONE.sub(_placed, low)


def _placed_by_hand(low: str) -> str:
    """The same as ``_TONE.sub``; compiled, four times as fast."""
    parts: list[str] = []
    done = 0
    at = _next_tone(low, 0)
    while at >= 0:
        parts.append(low[done:at])
        parts.append(_TONES[low[at : at + 2]])
        done = at + 2
        at = _next_tone(low, done)
    if not done:
        return low
    parts.append(low[done:])
    return "".join(parts)


def _next_tone(low: str, start: i64) -> i64:
    """The first place from ``start`` of a pair of letters in ``_TONES``; -1 without one."""
    at = start
    last: i64 = len(low)
    last -= 1
    while at < last:
        first: i64 = ord(low[at])
        if first == 111 or first == 117:  # _PAIRED
            second: i64 = ord(low[at + 1])
            if second < 0x2000 and _TONED[second] & (1 if first == 111 else 2):
                return at
        at += 1
    return -1


def _placed(match: re.Match[str]) -> str:
    return _TONES[match.group()]


def rx(pattern: str, flags: int = 0) -> re.Pattern[str]:
    """A regular expression over folded text, written in ordinary Vietnamese.

    One that is searched for had better begin with letters in each alternative (``trong(?<!\\wtrong)``, not ``\\btrong``):
    ``re`` then skips to them, several times faster than it tries the pattern at every character.
    """
    return plain_rx(_TONE.sub(_placed, pattern), flags)


def plain_rx(pattern: str, flags: int = 0) -> re.Pattern[str]:
    """A regular expression over text as it is written, compiled when it is first used."""
    return cast("re.Pattern[str]", LazyPattern(pattern, flags))
