"""Words that OCR misread by one or two letters, put right from the document's own words. Pure.

A scan repeats its words: *tại* stands fifty times, and once *íqi*, which is no Vietnamese syllable. Only such
impossible words are touched, and only when the letters known to be confused (mostly in italics) lead to one word that the
document uses elsewhere.
"""

from __future__ import annotations

import re
from collections import Counter
from itertools import product

from chutri.reading.extract.letters import is_syllable, nfc

# letter as read → the letters that it may have been
_MAY_BE = {
    **dict.fromkeys("íìïfrøl", "t"),
    "q": "aạàáảă",
    "í": "tíi",
    "0": "o",
    "1": "i",
}
_SHARP = ("\u0323", "\u0301")  # the tones that a syllable ending in a stop can have
_WORD = re.compile(r"(?<![\w/.-])[a-zà-ỹđø01]{2,7}(?![\w/-])")
_OFTEN = 2  # times that the document must use the word elsewhere
_MOST = 200  # candidates of one word


def mend_slips(lines: list[str]) -> list[str]:
    """The lines with impossible words replaced by the possible ones that they were read from."""
    known = Counter(word for line in lines for word in _WORD.findall(line) if is_syllable(word))

    def right(found: re.Match[str]) -> str:
        word = found.group()
        return word if is_syllable(word) or word.isdecimal() else _likeliest(word, known)

    return [_WORD.sub(right, line) for line in lines]


def _likeliest(word: str, known: Counter[str]) -> str:
    for tone in _SHARP:  # trưc: a tone was lost
        toned = {nfc(word[:at] + tone + word[at:]) for at in range(1, len(word) + 1)}
        fitting = [candidate for candidate in toned if known[candidate] >= _OFTEN]
        if len(fitting) == 1:
            return fitting[0]
    choices = [letter + _MAY_BE.get(letter, "") for letter in word]
    count = 1
    for letters in choices:
        count *= len(letters)
    if count == 1 or count > _MOST:
        return word
    candidates = {"".join(letters) for letters in product(*choices)} - {word}
    fitting = [candidate for candidate in candidates if known[candidate] >= _OFTEN]
    return max(fitting, key=lambda candidate: (known[candidate], candidate), default=word)
