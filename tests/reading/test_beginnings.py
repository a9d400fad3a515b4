"""What the matches of a regular expression can begin with."""

from __future__ import annotations

import pytest

from chutri.reading.beginnings import beginnings


@pytest.mark.parametrize(
    ("pattern", "heads"),
    [
        ("chậm nhất|muộn nhất", {"chậ", "muộ"}),
        ("a?bcd", {"abc", "bcd"}),
        ("(?:ab){2}c", {"aba"}),
        ("a+bc", {"aaa", "aab", "abc"}),
        ("[a-c]xy", {"axy", "bxy", "cxy"}),
        ("x{0,2}yz1", {"xxy", "xyz", "yz1"}),
        (r"\b(?P<by>hạn|xong)(?<!x) \d", {"hạn", "xon"}),
        ("(?:để|ở)(?!\\w)", {"để", "ở"}),
        ("(?:(?!ban hành)ban|sở)", {"ban", "sở"}),
    ],
)
def test_what_a_match_begins_with(pattern: str, heads: set[str]) -> None:
    assert beginnings(pattern) == frozenset(heads)


@pytest.mark.parametrize("pattern", [r"\d+ ngày", ".{0,30}địa điểm", "a*", "[^a]bc", r"\w+"])
def test_anything(pattern: str) -> None:
    assert beginnings(pattern) is None
