"""Dates as documents state them."""

from dataclasses import replace
from datetime import date

import pytest

from chutri.checking.days import Days, days_of, in_words, issued, written_in
from chutri.reading.model import Reference
from tests.factories.readings import TEXT, a_reading


@pytest.mark.parametrize(
    ("stated", "first", "last", "words"),
    [
        ("2024-11-15", (2024, 11, 15), (2024, 11, 15), "ngày 15/11/2024"),
        ("2024-02", (2024, 2, 1), (2024, 2, 29), "tháng 02/2024"),
        ("2025-Q4", (2025, 10, 1), (2025, 12, 31), "quý IV/2025"),
        ("2025-H1", (2025, 1, 1), (2025, 6, 30), "6 tháng đầu năm 2025"),
        ("2025", (2025, 1, 1), (2025, 12, 31), "năm 2025"),
    ],
)
def test_a_stated_date_covers_days(
    stated: str, first: tuple[int, int, int], last: tuple[int, int, int], words: str
) -> None:
    assert days_of(stated) == Days(date(*first), date(*last))
    assert in_words(stated) == words


@pytest.mark.parametrize(
    "stated", [None, "", "2024-02-30", "2024-13", "15/11/2024", "2025-Q5", "0000", "2024-11-15T00:00"]
)
def test_what_is_no_date_covers_nothing(stated: str | None) -> None:
    assert days_of(stated) is None


@pytest.mark.parametrize(
    ("text", "stated"),
    [
        ("Từ tháng 02/2024 đến tháng 10/2024", ["2024-02", "2024-10"]),
        ("trước ngày 5/3/2026, xong trong quý IV/2026", ["2026-03-05", "2026-Q4"]),
        ("ngày 27 tháng 02 năm 2026", ["2026-02-27"]),
        ("tháng 6 năm 2026 và năm 2027", ["2026-06", "2027"]),
        ("ngày 31/02/2026; số 12/2345/6", []),
    ],
)
def test_dates_written_in_a_text(text: str, stated: list[str]) -> None:
    assert [written.stated for written in written_in(text)] == stated
    assert [text[written.start : written.end] for written in written_in(text)] == [
        written.text for written in written_in(text)
    ]


def a_draft(line: str) -> object:
    """The reading of a document that is dated no closer than ``line`` says."""
    reading = a_reading()
    text = TEXT.replace("Minh Hải Đông, ngày 27 tháng 02 năm 2026", line)
    span = (0, text.index("Thực hiện"))
    return replace(reading, text=text, header=replace(reading.header, date=None, span=span), references=())


@pytest.mark.parametrize(
    ("line", "window"),
    [
        ("Minh Hải Đông, ngày   tháng 02 năm 2026", Days(date(2026, 2, 1), date(2026, 2, 28))),
        ("Minh Hải Đông, ngày   tháng   năm 2026", Days(date(2026, 1, 1), date(2026, 12, 31))),
        ("Minh Hải Đông, ngày   tháng   năm", None),
    ],
)
def test_a_draft_is_issued_within_the_month_or_year_that_it_names(line: str, window: Days | None) -> None:
    assert issued(a_draft(line)) == window  # type: ignore[arg-type]


def test_a_draft_is_no_older_than_what_it_cites() -> None:
    cited = Reference("09/KH-UBND", "Kế hoạch", "2026-03-20", None, None, True, (0, 1))
    draft = replace(a_draft("Minh Hải Đông, ngày   tháng   năm 2026"), references=(cited,))  # type: ignore[type-var]
    assert issued(draft) == Days(date(2026, 3, 20), date(2026, 12, 31))  # type: ignore[arg-type]


def test_a_dated_document_is_issued_on_its_day() -> None:
    assert issued(a_reading()) == Days(date(2026, 2, 27), date(2026, 2, 27))
