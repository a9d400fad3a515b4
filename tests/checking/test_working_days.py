"""Working days, by the tables that come with the program."""

from datetime import date

import pytest

from chutri.checking.knowledge import DEFAULT
from chutri.checking.working_days import WorkingDays


@pytest.mark.parametrize(
    ("day", "why", "last_before"),
    [
        (date(2024, 11, 15), None, date(2024, 11, 14)),
        (date(2024, 9, 1), "Chủ nhật", date(2024, 8, 30)),
        (date(2024, 9, 3), "Quốc khánh", date(2024, 8, 30)),
        (date(2024, 4, 29), "ngày nghỉ hoán đổi, làm bù 04/5/2024", date(2024, 4, 26)),
        (date(2024, 5, 4), None, date(2024, 5, 3)),  # a Saturday that was worked
        (date(2026, 1, 2), "ngày nghỉ hoán đổi, làm bù 10/01/2026", date(2025, 12, 31)),
        (date(2026, 2, 20), "Mùng bốn Tết Nguyên Đán", date(2026, 2, 13)),
        (date(2026, 4, 27), "Ngày Giỗ Tổ Hùng Vương (nghỉ bù)", date(2026, 4, 24)),
    ],
)
def test_why_an_office_is_closed(day: date, why: str | None, last_before: date) -> None:
    assert DEFAULT.working_days.why_off(day) == why
    assert DEFAULT.working_days.last_before(day) == last_before


def test_a_doubtful_holiday_says_so() -> None:
    why = DEFAULT.working_days.why_off(date(2026, 11, 24))
    assert why == (
        "Ngày Văn hóa Việt Nam; theo chủ trương của Nghị quyết 80-NQ/TW ngày 07/01/2026; cần đối chiếu thông báo nghỉ lễ"
    )


def test_a_year_that_the_table_lacks_is_worked_out() -> None:
    assert WorkingDays().why_off(date(2044, 1, 1)) == "Tết Dương lịch"


def test_a_run_of_days_off_without_end_gives_the_day_before() -> None:
    off = {date(2026, 3, day): "đóng cửa" for day in range(1, 32)}
    assert WorkingDays(off=off).last_before(date(2026, 3, 30)) == date(2026, 3, 29)
