"""Vietnamese alphabetical order."""

from __future__ import annotations

import random

import pytest

from chutri.office.lib.alphabet import sort_key

ORDERS = [
    ["an", "ăn", "ân", "ba", "da", "đa", "em", "êm"],
    ["ma", "mà", "mả", "mã", "má", "mạ"],
    ["Ban Dân vận", "Ban Quản lý", "Bảo hiểm xã hội", "Báo Minh Hải Đông"],
    ["Sở Công Thương", "Sở Nội vụ", "Sở Tài chính", "Sở Y tế"],
    ["ô", "ô tô", "ơ", "phường 1", "phường 2", "phường A"],
    ["mà nó", "má nó"],
]


@pytest.mark.parametrize("words", ORDERS)
def test_keys_sort_as_a_dictionary_does(words: list[str]) -> None:
    shuffled = random.Random(7).sample(words, len(words))
    assert sorted(shuffled, key=sort_key) == words


def test_case_and_white_space_make_no_difference() -> None:
    assert sort_key("  SỞ   NỘI VỤ ") == sort_key("Sở Nội vụ")


def test_a_key_fits_its_column_however_long_the_text() -> None:
    assert len(sort_key("Ủy ban " * 500)) <= 200
