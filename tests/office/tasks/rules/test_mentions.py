"""Who is named with @."""

from __future__ import annotations

import pytest

from chutri.office.tasks.rules.mentions import mentioned

NAMES = ["Nguyễn An", "Nguyễn An Bình", "Trần Chi"]


@pytest.mark.parametrize(
    ("words", "found"),
    [
        ("", []),
        ("Nguyễn An xem giúp", []),
        ("@Nguyễn An xem giúp", ["Nguyễn An"]),
        ("@nguyễn an bình, @Trần Chi.", ["Nguyễn An Bình", "Trần Chi"]),
        ("@Trần Chinh", []),
        ("thư@Trần Chi, @Trần Chi", ["Trần Chi"]),
        ("@", []),
    ],
)
def test_names_behind_an_at(words: str, found: list[str]) -> None:
    assert mentioned(words, NAMES) == found
