"""Dates as officials type them."""

from __future__ import annotations

import pytest

from chutri.office.plans.rules.typed_dates import dates_in, typed_date


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ("15/11/2024", "15/11/2024"),
        ("5-1-2024", "05/01/2024"),
        ("ngày 15/11/2024", "15/11/2024"),
        ("ngày 15 tháng 11 năm 2024", "15/11/2024"),
        ("2024-11-15", "15/11/2024"),
        ("tháng 10/2024", "tháng 10/2024"),
        ("10/2024", "tháng 10/2024"),
        ("tháng 10 năm 2024", "tháng 10/2024"),
        ("quý IV/2025", "quý IV/2025"),
        ("Quý 2 năm 2025", "quý II/2025"),
        ("năm 2026", "năm 2026"),
        ("2026", "năm 2026"),
        ("31/02/2026", None),
        ("mai", None),
        ("", None),
    ],
)
def test_a_typed_date_is_as_precise_as_it_was_typed(typed: str, said: str | None) -> None:
    date = typed_date(typed)
    assert (str(date) if date else None) == said


def test_every_date_in_words_is_found() -> None:
    words = "từ ngày 02/3/2026 đến hết tháng 4/2026, chậm nhất 31/02/2026"
    assert [str(date) for date in dates_in(words)] == ["02/03/2026", "tháng 04/2026"]
