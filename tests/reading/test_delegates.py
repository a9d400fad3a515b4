"""Who is invited: groups, numbers, totals."""

from __future__ import annotations

from typing import Any

import pytest

from chutri.reading.delegates import number_in
from chutri.reading.fold import fold
from chutri.reading.model import DelegateGroup
from tests.factories.plan_texts import read_plan

PLACE = ("I. THỜI GIAN", "Ngày 20/5/2026.")


def shown(group: DelegateGroup) -> Any:
    """A group as what differs from a plain one."""
    number: Any = f"~{group.count}" if group.approximate else group.count
    name = f"={group.text}" if group.total else group.text
    return (name, number, *(shown(child) for child in group.children))


def delegates(*paragraphs: str, title: str = "Tổ chức Hội nghị đối thoại") -> list[Any]:
    """The groups that a plan with these paragraphs invites."""
    return [shown(group) for group in read_plan(*PLACE, *paragraphs, title=title).delegates]


@pytest.mark.parametrize(
    ("line", "people", "about"),
    [
        ("Đại biểu khách mời: Dự kiến khoảng 330 đại biểu", 330, True),
        ("Lãnh đạo Văn phòng (02 đồng chí).", 2, False),
        ("Trưởng các ấp: 12 người", 12, False),
        ("Cử tri: trên 1.200 người", 1200, True),
        ("200 trẻ em và phụ huynh", 200, False),
        ("Mỗi xã 02 đại biểu", None, False),
        ("Đại biểu giai đoạn 2010 - 2022", None, False),
        ("Kế hoạch số 55/KH-UBND", None, False),
    ],
)
def test_numbers(line: str, people: int | None, about: bool) -> None:
    number = number_in(fold(line), 0, len(line))
    assert (number.people if number else None, bool(number and number.approximate)) == (people, about)


def test_groups_with_parts_and_a_total_behind_them() -> None:
    assert delegates(
        "II. THÀNH PHẦN ĐẠI BIỂU",
        "1. Đại biểu khách mời: Khoảng 330 đại biểu",
        "- Đại biểu tỉnh: Sở Y tế; Sở Nội vụ: Khoảng 30 đại biểu.",
        "- Trưởng các ấp: 300 đại biểu.",
        "2. Người trồng dừa: 70 đại biểu",
        "Tổng số: Khoảng 400 đại biểu",
    ) == [
        ("Đại biểu khách mời", "~330", ("Đại biểu tỉnh: Sở Y tế; Sở Nội vụ", "~30"), ("Trưởng các ấp", 300)),
        ("Người trồng dừa", 70),
        ("=Tổng số", "~400"),
    ]


@pytest.mark.parametrize(
    ("paragraphs", "groups"),
    [
        (
            ("II. ĐẠI BIỂU: Dự kiến 95 đại biểu", "1. Lãnh đạo xã: 10 đại biểu.", "2. Người dân: 85 đại biểu."),
            [("Lãnh đạo xã", 10), ("Người dân", 85), ("=ĐẠI BIỂU", 95)],
        ),
        (
            ("II. THÀNH PHẦN THAM DỰ", "Dự kiến 250 đại biểu, gồm:", "- Lãnh đạo xã;", "- Trưởng các ấp."),
            [("=Dự kiến 250 đại biểu, gồm", 250), ("Lãnh đạo xã", None), ("Trưởng các ấp", None)],
        ),
        (
            ("II. THÀNH PHẦN: Lãnh đạo xã (05 người); trưởng các ấp; đại diện hộ dân.",),
            [("Lãnh đạo xã", 5), ("trưởng các ấp", None), ("đại diện hộ dân", None)],
        ),
        (
            ("II. THÀNH PHẦN ĐẠI BIỂU", "| TT | Thành phần | Số lượng |\n| 1 | Lãnh đạo xã | 10 |\n| 2 | Trưởng các ấp | 12 |\n| | Tổng cộng | 22 |"),
            [("Lãnh đạo xã", 10), ("Trưởng các ấp", 12), ("=Tổng cộng", 22)],
        ),
        (("II. THÀNH PHẦN ĐOÀN KIỂM TRA", "- Trưởng đoàn: ông A."), []),
    ],
)  # fmt: skip
def test_layouts(paragraphs: tuple[str, ...], groups: list[Any]) -> None:
    assert delegates(*paragraphs) == groups


def test_each_of_several_events_invites_its_own() -> None:
    assert delegates(
        "II. NỘI DUNG",
        "1. Hội nghị hiệp thương lần thứ nhất",
        "- Thời gian: 05/6/2026.",
        "- Thành phần: Ban Thường trực; các ấp.",
        "2. Tập huấn cho các ấp",
        "- Thời gian: 12/6/2026.",
        "- Thành phần: Trưởng các ấp.",
        title="Công tác hiệp thương năm 2026",
    ) == [("Hội nghị hiệp thương lần thứ nhất", None, ("Ban Thường trực", None), ("các ấp", None))]


def test_a_plan_without_an_event_invites_nobody() -> None:
    assert delegates("II. THÀNH PHẦN", "1. Lãnh đạo xã: 10 người.", title="Phát triển vùng trồng dừa") == []
