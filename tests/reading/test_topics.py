"""What the parts of a document speak of."""

from __future__ import annotations

import pytest

from chutri.reading.blocks import read_blocks
from chutri.reading.lines import Sheet
from chutri.reading.outline import grow
from chutri.reading.topics import Topics, topics_of


def topics(text: str) -> Topics:
    """The topics of a bare run of paragraphs."""
    sheet = Sheet(text)
    return topics_of([grow(read_blocks(sheet, 0, len(sheet.lines)))])


@pytest.mark.parametrize(
    ("heading", "role"),
    [
        ("I. DANH NGHĨA TỔ CHỨC", "hosts"),
        ("II. THỜI GIAN, ĐỊA ĐIỂM", "when"),
        ("III. TIÊU ĐỀ VÀ MAKET TRANG TRÍ", "backdrop"),
        ("IV. THÀNH PHẦN ĐẠI BIỂU", "delegates"),
        ("IV. ĐẠI BIỂU: Dự kiến 450 đại biểu", "delegates"),
        ("V. NỘI DUNG CHƯƠNG TRÌNH", "programme"),
        ("VI. KINH PHÍ THỰC HIỆN", "funding"),
        ("6. Nguồn vốn thực hiện Kế hoạch", "funding"),
        ("VII. CHẾ ĐỘ THÔNG TIN, BÁO CÁO", "reporting"),
        ("2. Hình thức tuyên truyền", "channels"),
        ("III. KHEN THƯỞNG", "award"),
        ("4. Hồ sơ đề nghị khen thưởng", "award"),
        ("VIII. TỔ CHỨC THỰC HIỆN", "organise"),
        ("I. MỤC ĐÍCH, YÊU CẦU", "goal"),
        ("III. CHƯƠNG TRÌNH HÀNH ĐỘNG CỦA TỈNH", None),
        ("2. Đối tượng kiểm tra", None),
        ("5. Thành phần hóa học của nước", None),
    ],
)
def test_headings(heading: str, role: str | None) -> None:
    found = topics(f"{heading}\n\n- Một dòng.\n")
    assert list(found.sections) == ([role] if role else [])
    assert found.items[1][2] == (role or "")


@pytest.mark.parametrize(
    ("line", "role", "value"),
    [
        ("- Thời gian: 08 giờ 00.", "time", "08 giờ 00."),
        ("- Địa điểm (dự kiến): Nhà văn hóa ấp.", "venue", "Nhà văn hóa ấp."),
        ("- Thời gian, địa điểm: Sáng 20/5 tại xã.", "both", "Sáng 20/5 tại xã."),
        ("- Chủ trì Hội nghị: Lãnh đạo xã.", "hosts", "Lãnh đạo xã."),
        ("- Thành phần tham dự: Các ấp.", "people", "Các ấp."),
        ("- Thời gian qua: nhiều cố gắng.", None, None),
    ],
)
def test_labels(line: str, role: str | None, value: str | None) -> None:
    facts = topics(f"I. NỘI DUNG\n\n{line}\n").facts
    assert [(fact.role, fact.flow.text[fact.value :]) for fact in facts] == ([(role, value)] if role else [])


def test_what_agencies_are_told_below_the_organising_heading_opens_no_section() -> None:
    found = topics("I. TỔ CHỨC THỰC HIỆN\n\n1. Sở Y tế\n\n- Thời gian: chủ động.\n\n2. Kinh phí: Ngân sách xã.\n")
    assert (list(found.sections), found.facts) == (["organise", "funding"], [])
