"""What each section is for, from the words of its heading."""

from __future__ import annotations

import pytest

from chutri.reading.sections import is_heading, role_of
from tests.reading.flows import a_tree


@pytest.mark.parametrize(
    ("heading", "role"),
    [
        *((words, "organise") for words in (
            "TỔ CHỨC THỰC HIỆN", "Phân công nhiệm vụ", "PHÂN CÔNG TRÁCH NHIỆM", "TRÁCH NHIỆM THỰC HIỆN", "Trách nhiệm của các cơ quan",
            "TỔ CHỨC TRIỂN KHAI THỰC HIỆN", "Tổ chức, phân công thực hiện", "GIAO NHIỆM VỤ", "TỔ CHỨC VÀ PHÂN CÔNG THỰC HIỆN",
        )),
        *((words, "reporting") for words in ("CHẾ ĐỘ BÁO CÁO", "Thông tin, báo cáo", "CHẾ ĐỘ THÔNG TIN, BÁO CÁO", "Báo cáo")),
        *((words, "funding") for words in ("KINH PHÍ", "KINH PHÍ THỰC HIỆN", "Nguồn kinh phí", "DỰ TOÁN KINH PHÍ", "Bảo đảm kinh phí")),
        *((words, "goal") for words in ("MỤC ĐÍCH, YÊU CẦU", "MỤC TIÊU", "Quan điểm", "Nguyên tắc", "CHỈ TIÊU")),
        *((words, "assess") for words in ("TÌNH HÌNH THỰC HIỆN", "ĐÁNH GIÁ CHUNG", "Kết quả đạt được", "Tồn tại, hạn chế")),
        *((words, "award") for words in ("KHEN THƯỞNG", "Công tác thi đua, khen thưởng", "TIÊU CHUẨN KHEN THƯỞNG", "Hồ sơ đề nghị")),
        *((words, "event") for words in ("THỜI GIAN, ĐỊA ĐIỂM", "THÀNH PHẦN ĐẠI BIỂU", "Chương trình Hội nghị", "TRANG TRÍ, KHÁNH TIẾT")),
        *((words, "content") for words in ("NỘI DUNG", "NHIỆM VỤ, GIẢI PHÁP", "Các nhiệm vụ trọng tâm", "NỘI DUNG THI ĐUA")),
        *((words, None) for words in ("Sở Y tế", "Yêu cầu các cấp ủy thực hiện các nhiệm vụ sau", "Ủy ban nhân dân các xã", "Phát triển nuôi biển")),
    ],
)  # fmt: skip
def test_role_of_a_section(heading: str, role: str | None) -> None:
    item = a_tree(f"IV. {heading}\n\n1. Sở Y tế rà soát.").children[0]

    assert role_of(item) == role


@pytest.mark.parametrize(
    "paragraph", ["a) Kinh phí", "- Tổ chức thực hiện", "Kinh phí: 12 triệu đồng"], ids=["letter", "dash", "no marker"]
)
def test_only_a_numbered_heading_opens_a_section(paragraph: str) -> None:
    assert role_of(a_tree(paragraph).children[0]) is None


@pytest.mark.parametrize(
    ("paragraph", "heading"),
    [
        pytest.param("1. Sở Y tế", True, id="short, numbered"),
        pytest.param("I. TỔ CHỨC THỰC HIỆN", True, id="capitals"),
        pytest.param("1. Sở Y tế rà soát các văn bản.", False, id="a sentence"),
        pytest.param("**a) Sở Y tế**", True, id="a letter in bold"),
        pytest.param("a) Sở Y tế", False, id="a letter"),
        pytest.param("Sở Y tế", False, id="no marker"),
        pytest.param("1. " + "Rà soát " * 40, False, id="long"),
    ],
)
def test_heading_by_form(paragraph: str, heading: bool) -> None:
    assert is_heading(a_tree(paragraph).children[0]) is heading
