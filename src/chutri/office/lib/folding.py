"""Text folded for searching: without tone marks, case or spare white space."""

from __future__ import annotations

import re
import unicodedata

# Đ carries no combining mark: it is a letter of its own and has to be named. Ð (U+00D0) is what OCR gives for it.
_STROKES = str.maketrans({"đ": "d", "Đ": "d", "Ð": "d", "ð": "d"})
# all marks of Vietnamese, and more; 034F, in their midst, marks nothing
_MARKS = re.compile("[\\u0300-\\u034e\\u0350-\\u036f]+")


def fold(text: str) -> str:
    """Fold text so that "bang khen" finds "Bằng khen", in composed and decomposed form alike."""
    bare = _MARKS.sub("", unicodedata.normalize("NFD", text.replace("đ", "d").replace("Đ", "d")))
    if not bare.isascii():  # other strokes, dashes and quotes, other scripts: few texts have any
        bare = "".join(letter for letter in bare.translate(_STROKES) if not unicodedata.combining(letter))
    return " ".join(bare.casefold().split())


def terms(query: str) -> list[str]:
    """Cut what somebody typed into a search box into folded words; all of them must be found."""
    return fold(query).split()


class _Alike(dict[int, str]):
    """One folded character for each character, so that places in the folded text are places in the text."""

    def __missing__(self, code: int) -> str:
        """Fold a character that was not met before: a letter or digit of ASCII, otherwise a blank."""
        bare = unicodedata.normalize("NFD", chr(code).translate(_STROKES))[0].casefold()[:1]
        self[code] = bare if bare.isascii() and bare.isalnum() else " "
        return self[code]


_alike = _Alike()


def fold_in_place(text: str) -> str:
    """Fold a text of composed letters (NFC) character for character: letters and digits of ASCII, blanks for all else."""
    return text.translate(_alike)


def words_of(text: str) -> list[str]:
    """Cut a text or a query into its folded words of letters and digits: ``46/KH-UBND`` is 46, kh, ubnd."""
    return fold_in_place(unicodedata.normalize("NFC", text)).split()
