"""How often something is to be done."""

from __future__ import annotations

import pytest

from chutri.reading.rhythm import goes_on_every, recurrence_in
from tests.reading.flows import a_flow

Often = tuple[str, int | None, int | None, str | None]


@pytest.mark.parametrize(
    ("sentence", "wanted"),
    [
        ("Báo cáo trước ngày 20 hằng tháng.", ("month", 20, None, "before")),
        ("Báo cáo trước ngày 20 hàng tháng.", ("month", 20, None, "before")),
        ("Báo cáo ngày 15 hằng tháng.", ("month", 15, None, "on")),
        ("Báo cáo chậm nhất là ngày 25 hằng tháng.", ("month", 25, None, "by")),
        ("Định kỳ hằng tháng (trước ngày 18) báo cáo kết quả.", ("month", 18, None, "before")),
        ("Định kỳ hằng quý báo cáo kết quả.", ("quarter", None, None, None)),
        ("Hằng quý, trước ngày 15 báo cáo kết quả.", ("quarter", 15, None, "before")),
        ("Báo cáo định kỳ 6 tháng, năm.", ("half-year", None, None, None)),
        ("Định kỳ 06 tháng báo cáo.", ("half-year", None, None, None)),
        ("Định kỳ 3 tháng báo cáo.", ("quarter", None, None, None)),
        ("Báo cáo trước ngày 15/12 hằng năm.", ("year", 15, 12, "before")),
        ("Báo cáo trước ngày 15 tháng 12 hằng năm.", ("year", 15, 12, "before")),
        ("Hằng năm tổng hợp kết quả.", ("year", None, None, None)),
        ("Họp giao ban hằng tuần.", ("week", None, None, None)),
        ("Báo cáo vào thứ Sáu hằng tuần.", ("week", 5, None, "on")),
        ("Báo cáo chiều thứ 5 hằng tuần.", ("week", 4, None, "on")),
        ("Báo cáo Chủ nhật hằng tuần.", ("week", 7, None, "on")),
        ("Báo cáo trước ngày 20 tháng cuối quý.", ("quarter", 20, None, "before")),
        ("Báo cáo trước ngày 15 của tháng cuối quý.", ("quarter", 15, None, "before")),
        ("Hoàn thành trong tháng cuối quý IV.", None),
        ("Mỗi ngày cập nhật tình hình.", ("day", None, None, None)),
        ("Hoạt động hằng năm của ngành.", None),
        ("Báo cáo trước ngày 20/3/2026.", None),
        ("Các tháng đều đạt.", None),
        ("", None),
    ],
)
def test_rhythm_of_an_order(sentence: str, wanted: Often | None) -> None:
    flow = a_flow(sentence)
    found = recurrence_in(flow, 0, len(flow.text))

    assert (found and (found.every, found.day, found.month, found.relation)) == wanted


@pytest.mark.parametrize(
    ("value", "wanted"),
    [("Hằng năm", "year"), ("Hằng tháng", "month"), ("Hàng quý", "quarter"), ("Từng tuần", "week"), ("Năm 2026", None)],
)
def test_rhythm_below_a_label_of_time(value: str, wanted: str | None) -> None:
    flow = a_flow(value)
    found = recurrence_in(flow, 0, len(flow.text), alone=True)

    assert (found and found.every) == wanted


def test_words_of_a_rhythm_are_pointed_at() -> None:
    text = "Các xã báo cáo Sở Nội vụ trước ngày 20 hằng tháng."
    found = recurrence_in(a_flow(text), 0, len(text))

    assert found is not None
    assert found.text == text[slice(*found.span)] == "trước ngày 20 hằng tháng"


@pytest.mark.parametrize(("words", "goes_on"), [(" hằng năm", True), (" hàng tháng", True), (" năm 2026", False)])
def test_date_that_comes_round(words: str, goes_on: bool) -> None:
    assert goes_on_every(words, 0) is goes_on
