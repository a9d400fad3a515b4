"""Annexes: cited, attached, and which is which."""

from __future__ import annotations

from typing import Any

import pytest

from tests.factories.plan_texts import read_plan

ENCLOSED = "(Kèm theo Kế hoạch số 15/KH-UBND ngày 05/5/2026)"


def annexes(*paragraphs: str, behind: str = "") -> list[tuple[Any, ...]]:
    """Marker, title, whether it is attached, and the citations, of each annex of a plan."""
    reading = read_plan("I. NỘI DUNG", *paragraphs, behind=behind)
    return [
        (annex.marker, annex.title, annex.attached, [reading.text[slice(*span)] for span in annex.cited])
        for annex in reading.annexes
    ]


@pytest.mark.parametrize(
    ("line", "found"),
    [
        ("(Có biểu chi tiết kèm theo)", [(None, "biểu chi tiết", False, ["biểu chi tiết kèm theo"])]),
        ("1. Thực hiện theo Phụ lục I kèm theo.", [("PHỤ LỤC I", None, False, ["Phụ lục I kèm theo"])]),
        (
            "1. Các mẫu quan trắc (chi tiết tại phụ lục I, II kèm theo).",
            [
                ("PHỤ LỤC I", None, False, ["phụ lục I, II kèm theo"]),
                ("PHỤ LỤC II", None, False, ["phụ lục I, II kèm theo"]),
            ],
        ),
        ("1. Nhiệm vụ nêu tại Phụ lục ban hành kèm theo Kế hoạch này.", [("PHỤ LỤC", None, False, ["Phụ lục ban hành kèm theo Kế hoạch này"])]),
        ("1. Danh sách đại biểu kèm theo.", [(None, "Danh sách đại biểu", False, ["Danh sách đại biểu kèm theo"])]),
        ("1. Theo Phụ lục I ban hành kèm theo Nghị định số 145/2020/NĐ-CP.", []),
        ("1. Theo mã nghề tại Phụ lục I Quyết định số 34/2020/QĐ-TTg.", []),
        ("1. Triển khai Đề án số 08 ban hành kèm theo Nghị quyết số 35-NQ/TU.", []),
        ("1. Gửi kèm theo biên bản họp.", []),
    ],
)  # fmt: skip
def test_cited_and_not_there(line: str, found: list[tuple[Any, ...]]) -> None:
    assert annexes(line) == found


def test_attached_ones_find_what_cites_them() -> None:
    behind = f"PHỤ LỤC I\nLỊCH THI ĐẤU\n{ENCLOSED}\n\n1. Ngày 29/5: khai mạc.\n\nPHỤ LỤC II\nBẢNG PHÂN CÔNG\nNĂM 2026\n{ENCLOSED}\n\n1. Phòng Kinh tế: làm cổng chào."
    assert annexes("1. Thực hiện theo Phụ lục II.", "2. Thi đấu theo phụ lục 1 kèm theo.", behind=behind) == [
        ("PHỤ LỤC I", "LỊCH THI ĐẤU", True, ["phụ lục 1 kèm theo"]),
        ("PHỤ LỤC II", "BẢNG PHÂN CÔNG NĂM 2026", True, ["Phụ lục II"]),
    ]


@pytest.mark.parametrize(
    ("line", "behind", "found"),
    [
        ("1. Việc cụ thể tại Phụ lục kèm theo.", f"PHỤ LỤC\nDANH MỤC VIỆC\n{ENCLOSED}", ("PHỤ LỤC", "DANH MỤC VIỆC", True, ["Phụ lục kèm theo"])),
        ("1. Việc cụ thể có biểu kèm theo.", f"PHỤ LỤC\nDANH MỤC VIỆC\n{ENCLOSED}", ("PHỤ LỤC", "DANH MỤC VIỆC", True, ["biểu kèm theo"])),
        ("1. Các ấp phối hợp.", "PHỤ LỤC: DANH MỤC VIỆC", ("PHỤ LỤC", "DANH MỤC VIỆC", True, [])),
        (
            "1. Thành lập Tổ công tác (có phân công nhiệm vụ của Tổ công tác kèm theo).",
            f"PHÂN CÔNG NHIỆM VỤ CỦA TỔ CÔNG TÁC LIÊN NGÀNH\n{ENCLOSED}",
            (None, "PHÂN CÔNG NHIỆM VỤ CỦA TỔ CÔNG TÁC LIÊN NGÀNH", True, ["phân công nhiệm vụ của Tổ công tác kèm theo"]),
        ),
        (
            "1. Pa nô treo tại 45 điểm (có biểu vị trí kèm theo).",
            f"BIỂU VỊ TRÍ TREO PA NÔ\n{ENCLOSED}",
            (None, "BIỂU VỊ TRÍ TREO PA NÔ", True, ["biểu vị trí kèm theo"]),
        ),
        (
            "1. Lập danh sách theo Mẫu số 01.",
            "Mẫu số 01/DS\nUBND XÃ THẠNH LÂM\nDANH SÁCH HỘ TRỒNG DỪA",
            ("MẪU 01/DS", "DANH SÁCH HỘ TRỒNG DỪA", True, ["Mẫu số 01"]),
        ),
    ],
)  # fmt: skip
def test_one_annex(line: str, behind: str, found: tuple[Any, ...]) -> None:
    assert annexes(line, behind=behind) == [found]


def test_the_plan_that_a_decision_issues_is_no_annex() -> None:
    assert (
        annexes(
            "1. Các ấp phối hợp.",
            behind=f"KẾ HOẠCH\nPHÁT TRIỂN VÙNG TRỒNG DỪA\n{ENCLOSED}\n\nI. MỤC TIÊU\n\n1. Trồng mới 100 ha.",
        )
        == []
    )
