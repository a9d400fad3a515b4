"""The Vietnamese letters: taken apart, compared without marks, and told from letters that only look alike."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

_TONES = "\u0300\u0301\u0303\u0309\u0323"
# A syllable that ends in a stop has the tone sắc or nặng.
_STOPS = ("c", "ch", "p", "t")
_SHARP = ("\u0301", "\u0323")
_ONSET = "(?:ngh|ng|nh|ch|gh|gi|kh|ph|qu|th|tr|[bcdđghklmnpqrstvx])?"
_VOWELS = (
    "(?:uyê|uya|uye|iêu|yêu|oai|oay|oao|oeo|uây|uôi|ươi|ươu|iê|yê|uô|ươ|oa|oă|oe|oo|uâ|uê|uy|uơ|ia|ua|ưa|ya|"
    "ai|ao|au|ay|âu|ây|eo|êu|iu|oi|ôi|ơi|ui|ưi|ưu|[aăâeêioôơuưy])"
)
_CODA = "(?:ng|nh|ch|[cmnptiouy])?"
_SYLLABLE = re.compile(_ONSET + _VOWELS + _CODA)


@lru_cache(maxsize=20_000)
def is_syllable(word: str) -> bool:
    """Whether the word could be one Vietnamese syllable: one onset, one vowel group, one coda, at most one tone."""
    parts = unicodedata.normalize("NFD", word.lower())
    bare = "".join(char for char in parts if char not in _TONES)
    tone = "".join(char for char in parts if char in _TONES)
    if len(tone) > 1 or (bare.endswith(_STOPS) and tone not in _SHARP):
        return False
    return _SYLLABLE.fullmatch(unicodedata.normalize("NFC", bare)) is not None


def without_marks(text: str) -> str:
    """The text in lower case without any mark, đ as d: how words are compared that were read by eye."""
    parts = unicodedata.normalize("NFD", text.lower())
    return "".join(char for char in parts if not unicodedata.combining(char)).replace("đ", "d")


def nfc(text: str) -> str:
    """The text in Unicode normal form C, in which every span counts."""
    return text if unicodedata.is_normalized("NFC", text) else unicodedata.normalize("NFC", text)
