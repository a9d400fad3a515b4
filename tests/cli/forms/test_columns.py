"""Columns of a terminal: widths, breaks, rows."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from chutri.cli.forms.columns import Column, pad, row, shown_width, styled, wrap


@pytest.mark.parametrize(
    ("text", "cells"),
    [
        ("", 0),
        ("Chu tri", 7),
        ("Chủ trì", 7),
        ("Chu\u0309 tri\u0300", 7),  # the same word with its marks apart
        ("Ủy ban nhân dân", 15),
        ("主持", 4),
    ],
)
def test_shown_width_counts_cells_of_the_terminal(text: str, cells: int) -> None:
    assert shown_width(text) == cells


@pytest.mark.parametrize(
    ("text", "width", "lines"),
    [
        ("", 10, [""]),
        ("một hai ba", 7, ["một hai", "ba"]),
        ("một hai ba", 10, ["một hai ba"]),
        ("một  hai\nba", 10, ["một hai ba"]),
        ("nghiêngngả", 4, ["nghi", "êngn", "gả"]),
        ("a nghiêngngả b", 4, ["a", "nghi", "êngn", "gả b"]),
        ("主持人", 3, ["主", "持", "人"]),
        ("主", 1, ["主"]),  # a sign that is wider than the column still shows
    ],
)
def test_wrap_breaks_at_spaces_and_inside_words_only_when_it_must(text: str, width: int, lines: list[str]) -> None:
    assert wrap(text, width) == lines


@given(st.text(), st.integers(2, 40))
def test_wrap_loses_no_letter_and_keeps_the_width(text: str, width: int) -> None:
    lines = wrap(text, width)
    assert "".join("".join(lines).split()) == "".join(text.split())
    assert all(shown_width(line) <= width for line in lines)


def test_row_lays_cells_side_by_side() -> None:
    columns = (Column("A", 3), Column("B", 5), Column("C", 4))
    cells: tuple[list[str], ...] = (["1"], ["hai ba bốn", "năm"], [])
    assert list(row(columns, cells)) == ["1    hai", "     ba", "     bốn", "     năm"]


def test_pad_fills_by_cells_not_by_characters() -> None:
    assert pad("chu\u0309", 5) == "chu\u0309  "


@pytest.mark.parametrize(
    ("text", "style", "shown"),
    [("Mục", "1", "\x1b[1mMục\x1b[0m"), ("Mục", "", "Mục"), ("   ", "1", "   ")],
)
def test_styled_sets_off_words_only(text: str, style: str, shown: str) -> None:
    assert styled(text, style) == shown
