"""Markers of automatic numbering."""

from __future__ import annotations

import pytest

from chutri.reading.extract.markers import bullet, letter, numeral, roman


@pytest.mark.parametrize(
    ("number", "drawn"),
    [(1, "I"), (4, "IV"), (9, "IX"), (17, "XVII"), (49, "XLIX"), (1994, "MCMXCIV"), (0, "0"), (4000, "4000")],
)
def test_roman(number: int, drawn: str) -> None:
    assert roman(number) == drawn


@pytest.mark.parametrize(("number", "drawn"), [(1, "a"), (5, "e"), (26, "z"), (27, "aa"), (54, "bbb"), (0, "0")])
def test_letters_are_those_of_word_which_has_no_d_with_a_stroke(number: int, drawn: str) -> None:
    assert letter(number) == drawn


@pytest.mark.parametrize(
    ("style", "drawn"),
    [
        ("decimal", "3"), ("decimalZero", "03"), ("lowerLetter", "c"), ("A", "C"), ("upperRoman", "III"), ("i", "iii"),
        ("none", ""), ("chineseCounting", "3"),
    ],
)  # fmt: skip
def test_styles(style: str, drawn: str) -> None:
    assert numeral(3, style) == drawn


@pytest.mark.parametrize(
    ("drawn", "text"), [("-", "-"), ("+ ", "+"), ("–", "–"), ("\uf0b7", "-"), ("o", "-"), ("", "-")]
)
def test_bullets(drawn: str, text: str) -> None:
    assert bullet(drawn) == text
