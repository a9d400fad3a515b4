"""Who reports what to whom, through whom, by when, how often."""

from __future__ import annotations

from typing import Any

import pytest

from tests.factories.plan_texts import read_plan

Told = tuple[list[str], list[str], list[str], Any, Any]


def duties(*paragraphs: str) -> list[Told]:
    """The duties of a plan with these paragraphs: who, to, through, deadline, rhythm."""
    return [
        (
            [party.text for party in duty.who],
            [party.text for party in duty.to],
            [party.text for party in duty.through],
            duty.deadline and (duty.deadline.date or duty.deadline.text),
            duty.recurrence and (duty.recurrence.every, duty.recurrence.day, duty.recurrence.month),
        )
        for duty in read_plan(*paragraphs).reporting
    ]


@pytest.mark.parametrize(
    ("line", "told"),
    [
        (
            "1. Ủy ban nhân dân các xã báo cáo quý gửi Sở Y tế trước ngày 15 của tháng cuối quý.",
            (["Ủy ban nhân dân các xã"], ["Sở Y tế"], [], None, ("quarter", 15, None)),
        ),
        (
            "1. Các sở, ngành báo cáo 6 tháng trước ngày 10/6/2026, báo cáo năm trước ngày 25/11/2026, gửi Ủy ban nhân dân tỉnh (qua Sở Y tế).",
            (["Các sở, ngành"], ["Ủy ban nhân dân tỉnh"], ["Sở Y tế"], "2026-11-25", None),
        ),
        (
            "1. Sở Y tế tổng hợp, tham mưu Ủy ban nhân dân tỉnh báo cáo Bộ Y tế trước ngày 20/12/2026.",
            (["Sở Y tế"], ["Bộ Y tế"], [], "2026-12-20", None),
        ),
        (
            "- Các Sở, ngành định kỳ hàng năm (trước ngày 10/12) hoặc đột xuất báo cáo Ủy ban nhân dân tỉnh.",
            (["Các Sở, ngành"], ["Ủy ban nhân dân tỉnh"], [], None, ("year", 10, 12)),
        ),
        (
            "- Các ấp báo cáo kết quả về Sở Nội vụ trước ngày 25 hằng tháng; báo cáo tổng kết trước ngày 10/11/2026.",
            (["Các ấp"], ["Sở Nội vụ"], [], "2026-11-10", ("month", 25, None)),
        ),
        (
            "- Các ấp báo cáo nhanh ngay sau hội nghị.",
            (["Các ấp"], [], [], "ngay sau hội nghị", None),
        ),
    ],
)  # fmt: skip
def test_a_section_on_reporting(line: str, told: Told) -> None:
    assert duties("I. CHẾ ĐỘ BÁO CÁO", line) == [told]


def test_two_bodies_in_two_sentences_are_two_duties() -> None:
    line = "Các ấp báo cáo Phòng Kinh tế trước ngày 18 hằng tháng. Phòng Kinh tế tổng hợp, báo cáo lãnh đạo xã và gửi UBND tỉnh theo quy định."
    assert duties("I. CHẾ ĐỘ BÁO CÁO", line) == [
        (["Các ấp"], ["Phòng Kinh tế"], [], None, ("month", 18, None)),
        (["Phòng Kinh tế"], ["lãnh đạo xã", "UBND tỉnh"], [], None, None),
    ]


@pytest.mark.parametrize(
    ("item", "told"),
    [
        (
            "- Tổng hợp, báo cáo Ủy ban nhân dân tỉnh (qua Sở Y tế) trước ngày 15 tháng 12 hằng năm.",
            (["Trạm Y tế xã"], ["Ủy ban nhân dân tỉnh"], ["Sở Y tế"], None, ("year", 15, 12)),
        ),
        (
            "- Theo dõi việc tiêm phòng; báo cáo UBND xã trước ngày 31/10/2026.",
            (["Trạm Y tế xã"], ["UBND xã"], [], "2026-10-31", None),
        ),
        (
            "- Báo cáo 02 lần/ngày (trước 9h00’ và 16h00’) về tình hình dịch gửi UBND xã.",
            (["Trạm Y tế xã"], ["UBND xã"], [], None, ("day", None, None)),
        ),
        (
            "- Các ấp: báo cáo Trạm Y tế trước ngày 05 hằng tháng.",
            (["Các ấp"], ["Trạm Y tế"], [], None, ("month", 5, None)),
        ),
        ("- Xây dựng báo cáo tổng kết trước ngày 31/10/2026.", None),
        ("- Gửi danh sách về Sở Y tế để tổng hợp, báo cáo Bộ Y tế trước ngày 31/10/2026.", None),
        ("- Tổng hợp, báo cáo UBND xã theo quy định.", None),
    ],
)  # fmt: skip
def test_an_order_elsewhere_needs_a_day_or_a_rhythm(item: str, told: Told | None) -> None:
    assert duties("I. TỔ CHỨC THỰC HIỆN", "1. Trạm Y tế xã", item) == ([told] if told else [])


@pytest.mark.parametrize(
    ("closing", "told"),
    [
        (
            "Ủy ban nhân dân xã đề nghị Mặt trận xã phối hợp; yêu cầu các phòng, ban nghiêm túc thực hiện; định kỳ hàng tháng (trước ngày 20) báo cáo kết quả về UBND xã (qua Phòng Kinh tế) để tổng hợp, báo cáo UBND tỉnh./.",
            (["các phòng, ban"], ["UBND xã"], ["Phòng Kinh tế"], None, ("month", 20, None)),
        ),
        (
            "Trên đây là Kế hoạch; giao Phòng Kinh tế theo dõi, đôn đốc, báo cáo kết quả chậm nhất 10 ngày sau khi kết thúc./.",
            (["Phòng Kinh tế"], [], [], "chậm nhất 10 ngày sau khi kết thúc", None),
        ),
        (
            "Giao Phòng Kinh tế tổng hợp, báo cáo UBND xã kết quả thực hiện theo quy định./.",
            (["Phòng Kinh tế"], ["UBND xã"], [], None, None),
        ),
        ("Quá trình thực hiện có khó khăn, vướng mắc, các đơn vị báo cáo UBND xã xem xét, giải quyết./.", None),
        ("Trên đây là Kế hoạch, yêu cầu các đơn vị thực hiện./.", None),
    ],
)  # fmt: skip
def test_closing_paragraphs(closing: str, told: Told | None) -> None:
    assert duties("I. TỔ CHỨC THỰC HIỆN", "1. Các ấp: thực hiện Kế hoạch.", closing) == ([told] if told else [])


def test_goals_and_assessments_ask_for_no_reports() -> None:
    assert duties("I. MỤC ĐÍCH, YÊU CẦU", "- Các đơn vị báo cáo trước ngày 20 hằng tháng đầy đủ hơn.") == []


def test_the_text_of_a_duty_is_its_clause() -> None:
    closing = "Đề nghị Mặt trận xã phối hợp; yêu cầu các ấp báo cáo kết quả trước ngày 20/11/2026./."
    reading = read_plan("I. TỔ CHỨC THỰC HIỆN", "1. Các ấp: thực hiện.", closing)
    (duty,) = reading.reporting
    assert duty.text == "yêu cầu các ấp báo cáo kết quả trước ngày 20/11/2026"
    assert reading.text[slice(*duty.span)].startswith(duty.text)
