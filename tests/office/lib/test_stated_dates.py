"""Dates as precise as they were stated."""

from __future__ import annotations

from datetime import date

import pytest

from chutri.office.lib.stated_dates import StatedDate, stated_date, stated_window

CASES = [
    ("2024-11-15", date(2024, 11, 15), "day", "15/11/2024"),
    ("2024-02", date(2024, 2, 29), "month", "tháng 02/2024"),
    ("2024-12", date(2024, 12, 31), "month", "tháng 12/2024"),
    ("2025-Q4", date(2025, 12, 31), "quarter", "quý IV/2025"),
    ("2025-Q1", date(2025, 3, 31), "quarter", "quý I/2025"),
    ("2026", date(2026, 12, 31), "year", "năm 2026"),
]


@pytest.mark.parametrize(("written", "last_day", "precision", "words"), CASES)
def test_a_date_keeps_its_precision(written: str, last_day: date, precision: str, words: str) -> None:
    stated = stated_date(written)
    assert (stated, str(stated)) == (StatedDate(last_day, precision), words)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    "written", [None, "", "2024-02-30", "2024-13", "0000-01", "2024-Q5", "15/11/2024", "2024-11-15T00"]
)
def test_what_is_no_date_is_none(written: str | None) -> None:
    assert stated_date(written) is None


@pytest.mark.parametrize(
    ("start", "end", "words", "begins", "due"),
    [
        ("2025-01", "2025-12", "Năm 2025", "None", "năm 2025"),
        (None, "2012-12", "2012", "None", "năm 2012"),
        ("2026-01", "2030-12", "giai đoạn 2026 - 2030", "năm 2026", "năm 2030"),
        (None, "2024-12", "xong trong tháng 12/2024", "None", "tháng 12/2024"),
        ("2024-01", "2024-12", "từ tháng 01 đến tháng 12/2024", "tháng 01/2024", "tháng 12/2024"),
        ("2024-02", "2024-10", "từ tháng 02 đến tháng 10/2024", "tháng 02/2024", "tháng 10/2024"),
        ("2024-03", "2024-12", "từ tháng 3 đến hết năm 2024", "tháng 03/2024", "năm 2024"),
        ("2024-01", None, "từ năm 2024", "tháng 01/2024", "None"),
        ("2024-05", "2024-05", "trong tháng 5/2024", "None", "tháng 05/2024"),
    ],
)
def test_whole_years_are_said_as_years(start: str | None, end: str | None, words: str, begins: str, due: str) -> None:
    window = stated_window(start, end, words)
    assert (str(window[0]), str(window[1])) == (begins, due)
