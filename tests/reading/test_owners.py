"""Which headings say who does what stands below them, whatever they are called."""

from __future__ import annotations

import pytest

from tests.reading.tasks import lines

ORGANISE = "VII. TỔ CHỨC THỰC HIỆN\n\n"
CONTENT = "II. NHIỆM VỤ, GIẢI PHÁP\n\n"


def orders(text: str) -> list[str]:
    """The tasks of a text: who, and the action."""
    return [" | ".join((cells := row.split(" | "))[1:2] + cells[6:]) for row in lines(text)]


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        pytest.param(
            ORGANISE + "1. Trách nhiệm của Công an huyện:\n\n- Rà soát điểm đen.\n\n2. Trách nhiệm của phòng Y tế:\n\n- Mở lớp.",
            ["Công an huyện | Rà soát điểm đen.", "phòng Y tế | Mở lớp."],
            id="a body's own charge",
        ),
        pytest.param(
            ORGANISE + "1. Trách nhiệm của các phòng\n\na) Phòng Y tế: Mở lớp.\n\nb) Phòng Nội vụ: Rà soát.",
            ["Phòng Y tế | Mở lớp.", "Phòng Nội vụ | Rà soát."],
            id="the charges of several",
        ),
        pytest.param(CONTENT + "1. Đối với Ban Tổ chức Tỉnh ủy\n\n1.1. Rà soát biên chế.", ["Ban Tổ chức Tỉnh ủy | Rà soát biên chế."], id="addressed in a content section"),
        pytest.param(CONTENT + "1. Đối với cấp trung học cơ sở\n\na) Tổ chức dạy học 2 buổi mỗi ngày.", [], id="what it applies to"),
        pytest.param(CONTENT + "- Đối với các xã, phường: Căn cứ số lượng để xếp loại.", [], id="what it applies to, before a colon"),
        pytest.param(
            ORGANISE + "1. Ban Điều hành khu phố: Rà soát danh sách.\n\n2. Gánh hát Kim Thoa: Chuẩn bị âm thanh.",
            ["Ban Điều hành khu phố | Rà soát danh sách.", "Gánh hát Kim Thoa | Chuẩn bị âm thanh."],
            id="an unknown name among bodies",
        ),
        pytest.param(ORGANISE + "1. Sở Y tế\n\n- Treo cờ.", ["Sở Y tế | Treo cờ."], id="an order of two words"),
        pytest.param(
            ORGANISE + "1. Về kinh phí: giao Sở Tài chính chủ trì bố trí kinh phí.\n\n2. Sở Y tế: Mở lớp.",
            ["Sở Tài chính | Về kinh phí: giao Sở Tài chính chủ trì bố trí kinh phí.", "Sở Y tế | Mở lớp."],
            id="an order about money",
        ),
        pytest.param(
            ORGANISE + "1. Kinh phí: lấy từ nguồn sự nghiệp, giao Phòng Tài chính thanh toán.",
            ["Phòng Tài chính | Kinh phí: lấy từ nguồn sự nghiệp, giao Phòng Tài chính thanh toán."],
            id="an order about money, behind its source",
        ),
        pytest.param(ORGANISE + "1. Kinh phí: bố trí từ ngân sách.\n\n2. Sở Y tế: Mở lớp.", ["Sở Y tế | Mở lớp."], id="money that nobody is told of"),
        pytest.param(ORGANISE + "1. Quy định chung\n\n- Tiết kiệm.\n\n2. Sở Y tế\n\n- Mở lớp.", ["Sở Y tế | Mở lớp."], id="a topic among bodies"),
        pytest.param(
            ORGANISE + "1. Các Sở: Y tế, Nội vụ, Tư pháp\n\n- Rà soát văn bản.",
            ["Các Sở: Y tế, Nội vụ, Tư pháp | Rà soát văn bản."],
            id="a list behind a class word",
        ),
        pytest.param(ORGANISE + "1. 5 giáo xứ: Phối hợp tuyên truyền.", ["5 giáo xứ | Phối hợp tuyên truyền."], id="a count of bodies"),
        pytest.param(
            CONTENT + "- Treo băng rôn tại trụ sở. Thời gian: từ 01/5 đến 31/5/2026. Thực hiện: Văn phòng.",
            ["Văn phòng | Treo băng rôn tại trụ sở."],
            id="labels behind the sentence",
        ),
        pytest.param(CONTENT + "1. Lắp đặt 30 thùng rác, do Hội Nông dân xã thực hiện.", ["Hội Nông dân xã | Lắp đặt 30 thùng rác, do Hội Nông dân xã thực hiện."], id="named last"),
    ],
)  # fmt: skip
def test_who_does_it(text: str, wanted: list[str]) -> None:
    assert orders(text) == wanted
