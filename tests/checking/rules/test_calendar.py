"""Days that are not, and weekdays that are not the day's."""

from dataclasses import replace

import pytest

from chutri.checking import check
from tests.factories.readings import a_reading


def said_of(text: str, code: str) -> list[str]:
    """The words underlined in a bare text."""
    reading = a_reading(text=text, tasks=(), events=(), recipients=(), references=())
    bare = replace(reading, header=replace(reading.header, span=(0, 0)), signature=None)
    return [text[slice(*finding.span)] for finding in check(bare) if finding.code == code]


@pytest.mark.parametrize(
    ("text", "wrong"),
    [
        ("từ ngày 28/02/2026 đến ngày 30/02/2026", ["30/02/2026"]),
        ("trước ngày 31/11", ["31/11"]),
        ("ngày 29/02/2025 và 29/02/2024", ["29/02/2025"]),
        ("ngày 29/2", []),
        ("ngày 32/5/2026; ngày 15/13/2026; 40/2026", ["32/5/2026", "15/13/2026"]),
        ("ngày 31 tháng 6 năm 2026", ["ngày 31 tháng 6 năm 2026"]),
        ("ngày 30 tháng 4 năm 2026; ngày 31/12/2026; 31/8", []),
        ("tỷ lệ 31/11 phiếu; hồ sơ số 30/02-SNV; 1.230/04 đồng", []),
        ("số 130/04/2026; 2030/02/2026", []),
        ("(28-30/02/2026)", ["30/02/2026"]),
    ],
)
def test_days_that_are_not_on_the_calendar(text: str, wrong: list[str]) -> None:
    assert said_of(text, "CT206") == wrong


@pytest.mark.parametrize(
    ("text", "wrong"),
    [
        ("sáng thứ Hai, ngày 10/3/2026", ["thứ Hai, ngày 10/3/2026"]),
        ("sáng thứ Ba, ngày 10/3/2026", []),
        ("Thứ 3 ngày 10.3.2026", []),
        ("ngày 10/3/2026 (thứ Tư)", ["ngày 10/3/2026 (thứ Tư"]),
        ("10/3/2026 (chiều thứ ba)", []),
        ("Chủ nhật, ngày 15/3/2026", []),
        ("chủ nhật (14/3/2026)", ["chủ nhật (14/3/2026"]),
        ("Hội nghị lần thứ hai, ngày 10/3/2026; phiên họp thứ 5 ngày 10/3/2026", []),
        ("thứ Hai, ngày 31/02/2026", []),
        ("thứ Hai hằng tuần", []),
    ],
)
def test_weekdays_that_are_not_the_days(text: str, wrong: list[str]) -> None:
    assert said_of(text, "CT209") == wrong
