"""The markers of automatic numbering, as Word and LibreOffice show them: ``IV``, ``b``, ``12``."""

from __future__ import annotations

_ROMAN = (
    (1000, "M"), (900, "CM"), (500, "D"), (400, "CD"), (100, "C"), (90, "XC"),
    (50, "L"), (40, "XL"), (10, "X"), (9, "IX"), (5, "V"), (4, "IV"), (1, "I"),
)  # fmt: skip
_LARGEST = 3999  # past it Roman numerals need a bar, and letters would fill lines
# Bullets that stand for themselves; whatever else is drawn (dots, arrows, letters of symbol fonts) is read as a dash.
_PLAIN_BULLETS = {"-", "+", "*", "–", "—"}


def roman(number: int) -> str:
    """``4`` → ``IV``; numbers that Roman numerals do not reach stay Arabic."""
    if not 0 < number <= _LARGEST:
        return str(number)
    out = []
    for value, letters in _ROMAN:
        count, number = divmod(number, value)
        out.append(letters * count)
    return "".join(out)


def letter(number: int) -> str:
    """``1`` → ``a``, ``27`` → ``aa`` as Word repeats the letter. Word knows no ``đ`` here: after ``d`` comes ``e``."""
    if not 0 < number <= _LARGEST:
        return str(number)
    times, place = divmod(number - 1, 26)
    return chr(ord("a") + place) * (times + 1)


def numeral(number: int, style: str) -> str:
    """The number in a numbering style of WordprocessingML (ST_NumberFormat) or OpenDocument (``1 a A i I``)."""
    if style in ("lowerLetter", "a"):
        return letter(number)
    if style in ("upperLetter", "A"):
        return letter(number).upper()
    if style in ("lowerRoman", "i"):
        return roman(number).lower()
    if style in ("upperRoman", "I"):
        return roman(number)
    if style == "decimalZero":
        return f"{number:02d}"
    return "" if style == "none" else str(number)


def bullet(drawn: str) -> str:
    """The bullet as text."""
    drawn = drawn.strip()
    return drawn if drawn in _PLAIN_BULLETS else "-"
