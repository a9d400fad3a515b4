"""Numbers as documents write them."""

from __future__ import annotations

import pytest

from chutri.office.lib.numbers import file_size, grouped


@pytest.mark.parametrize(("number", "written"), [(0, "0"), (999, "999"), (1250000, "1.250.000")])
def test_thousands_are_parted_by_dots(number: int, written: str) -> None:
    assert grouped(number) == written


@pytest.mark.parametrize(
    ("octets", "written"),
    [(512, "512 B"), (36_900, "36 KB"), (1_048_576, "1 MB"), (1_468_006, "1,4 MB"), (52_428_800, "50 MB")],
)
def test_sizes_stay_readable(octets: int, written: str) -> None:
    assert file_size(octets) == written
