"""Text folded for searching: without tone marks, case or spare white space."""

from __future__ import annotations

import unicodedata

# Đ carries no combining mark: it is a letter of its own and has to be named. Ð (U+00D0) is what OCR gives for it.
_STROKES = str.maketrans({"đ": "d", "Đ": "d", "Ð": "d", "ð": "d"})


def fold(text: str) -> str:
    """Fold text so that "bang khen" finds "Bằng khen", in composed and decomposed form alike."""
    decomposed = unicodedata.normalize("NFD", text.translate(_STROKES))
    bare = "".join(letter for letter in decomposed if not unicodedata.combining(letter))
    return " ".join(bare.casefold().split())


def terms(query: str) -> list[str]:
    """Cut what somebody typed into a search box into folded words; all of them must be found."""
    return fold(query).split()
