"""Words placed on a page for tests: lines of letters all 5 wide and 10 high."""

from __future__ import annotations

from chutri.reading.extract.page import Page, Word


def line(
    text: str, left: float, bottom: float, *, height: float = 10, letter: float = 5, space: float = 3
) -> list[Word]:
    """The words of a line that begins at ``left`` and stands on ``bottom``."""
    words = []
    for word in text.split(" "):
        right = left + letter * len(word)
        if word:
            words.append(Word(word, left, bottom - height, right, bottom))
        left = right + space
    return words


def page(*lines: list[Word], number: int = 1, width: float = 600, height: float = 800) -> Page:
    """A page of these lines."""
    return Page(number, width, height, [word for words in lines for word in words])
