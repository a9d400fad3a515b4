"""Vietnamese alphabetical order as a string that any database sorts rightly.

Dictionaries compare letters first (a ă â b c d đ e ê … o ô ơ … u ư …) and tones only between words whose
letters are alike, in the order ngang, huyền, hỏi, ngã, sắc, nặng.
"""

from __future__ import annotations

import unicodedata

_LETTERS = "0123456789aăâbcdđeêfghijklmnoôơpqrstuưvwxyz"
_TONES = {"\u0300": "1", "\u0309": "2", "\u0303": "3", "\u0301": "4", "\u0323": "5"}
# Digits only, two a letter: the same order under SQLite's bytes and under any collation of PostgreSQL.
_CODES = {letter: f"{place:02d}" for place, letter in enumerate(_LETTERS, start=11)}
_SPACE, _END, _UNKNOWN = "10", "00", "99"


def sort_key(text: str, *, longest: int = 60) -> str:
    """Give the key of the first ``longest`` letters of a text; keys compare as the texts do in a dictionary."""
    letters: list[str] = []
    tones: list[str] = []
    for letter in unicodedata.normalize("NFC", text).casefold():
        if len(letters) >= longest:
            break
        if letter.isspace() or letter in "-–.,;:()'\"/":
            if letters and letters[-1] != _SPACE:
                letters.append(_SPACE)
                tones.append("0")
            continue
        bare, tone = _without_tone(letter)
        letters.append(_CODES.get(bare, _UNKNOWN))
        tones.append(tone)
    if letters and letters[-1] == _SPACE:
        letters.pop()
        tones.pop()
    return "".join(letters) + _END + "".join(tones)


def _without_tone(letter: str) -> tuple[str, str]:
    tone = "0"
    kept: list[str] = []
    for part in unicodedata.normalize("NFD", letter):
        if part in _TONES:
            tone = _TONES[part]
        else:
            kept.append(part)
    return unicodedata.normalize("NFC", "".join(kept)), tone
