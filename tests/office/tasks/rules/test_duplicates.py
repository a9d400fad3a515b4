"""Which tasks may be one obligation, and how few are compared to find them."""

from __future__ import annotations

from datetime import date

import pytest

from chutri.office.tasks.rules.duplicates import Obligation, alike, compared

WORDS = "Lập danh sách hộ cần hỗ trợ tại nhà; gửi Sở Nội vụ."
DAY = date(2026, 7, 14)
ONE = Obligation(1, 1, 7, WORDS, "danh sách hộ", DAY)


@pytest.mark.parametrize(
    ("other", "score", "reasons"),
    [
        (
            Obligation(2, 2, 7, WORDS, "Danh sách hộ", DAY),
            100,
            ("câu chữ giống 100%", "cùng sản phẩm", "cùng thời hạn"),
        ),
        (Obligation(2, 2, 7, WORDS, "", date(2026, 8, 1)), 100, ("câu chữ giống 100%", "thời hạn cách 18 ngày")),
        (Obligation(2, 2, 7, WORDS, "", None), 100, ("câu chữ giống 100%",)),
        (
            Obligation(2, 2, 7, "Lập danh sách hộ cần được hỗ trợ tại nhà gửi Sở Nội vụ", "danh sách hộ", DAY),
            100,
            ("câu chữ giống 95%", "cùng sản phẩm", "cùng thời hạn"),
        ),
    ],
)
def test_the_same_body_alike_words_and_near_dates_make_a_pair(
    other: Obligation, score: int, reasons: tuple[str, ...]
) -> None:
    (found,) = alike([other, ONE])
    assert (found.first, found.second, found.score) == (1, 2, score)
    assert found.reasons == ("cùng cơ quan chủ trì", *reasons)


@pytest.mark.parametrize(
    "other",
    [
        Obligation(2, 1, 7, WORDS, "", DAY),  # the same plan
        Obligation(2, 2, 8, WORDS, "", DAY),  # another body
        Obligation(2, 2, 7, WORDS, "", date(2027, 7, 14)),  # the next year's
        Obligation(2, 2, 7, "Mở lớp dạy đặt vé tàu cho ngư dân.", "", DAY),
        Obligation(2, 2, 7, "Lập danh sách hộ nghèo toàn xã; gửi Sở Y tế.", "", None),
        Obligation(2, 2, 7, "", "", DAY),
    ],
)
def test_other_tasks_make_none(other: Obligation) -> None:
    assert alike([ONE, other]) == []


def test_blocking_leaves_few_of_all_pairs() -> None:
    tasks = [
        Obligation(plan * 1000 + number, plan, number % 20, f"Thực hiện việc số{number} mục{number} nhóm{number} của kế hoạch", "", DAY)
        for plan in range(1, 11)
        for number in range(200)
    ]  # fmt: skip
    pairs = len(tasks) * (len(tasks) - 1) // 2
    assert (len(tasks), compared(tasks)) == (2000, 200 * 45)
    assert compared(tasks) * 200 < pairs
