"""TCVN3 and VNI inside texts that are otherwise Unicode: a .docx may mix fonts paragraph by paragraph."""

from __future__ import annotations

import pytest

from chutri.reading.extract.legacy import from_tcvn3, from_vni, mend, recognise


@pytest.mark.parametrize(
    ("typed", "text"),
    [
        ("KÕ ho¹ch tæ chøc thùc hiÖn", "Kế hoạch tổ chức thực hiện"),
        ("§¬n vÞ chñ tr× so¹n th¶o", "Đơn vị chủ trì soạn thảo"),
        ("tr\u00adíc ngµy 15 th\u00b8ng 8", "trước ngày 15 tháng 8"),
    ],
)
def test_tcvn3(typed: str, text: str) -> None:
    assert (recognise(typed), from_tcvn3(typed)) == ("tcvn3", text)


@pytest.mark.parametrize(
    ("typed", "text"),
    [
        ("Keá hoaïch toå chöùc thöïc hieän", "Kế hoạch tổ chức thực hiện"),
        ("ÑÔN VÒ CHUÛ TRÌ SOAÏN THAÛO", "ĐƠN VỊ CHỦ TRÌ SOẠN THẢO"),
        ("tröôùc ngaøy 15 thaùng 8 naêm", "trước ngày 15 tháng 8 năm"),
    ],
)
def test_vni(typed: str, text: str) -> None:
    assert (recognise(typed), from_vni(typed)) == ("vni", text)


@pytest.mark.parametrize(
    ("text", "mended"),
    [
        ("Sở Nội vụ\n§¬n vÞ chñ tr× so¹n th¶o\ncác phòng", "Sở Nội vụ\nĐơn vị chủ trì soạn thảo\ncác phòng"),
        ("Các phòng: NC, TH; dự án Öko", "Các phòng: NC, TH; dự án Öko"),
        ("20 m², 30 °C, ± 5", "20 m², 30 °C, ± 5"),
        ("không có dấu gì lạ", "không có dấu gì lạ"),
    ],
)
def test_only_lines_that_need_it_are_turned(text: str, mended: str) -> None:
    assert mend(text) == mended
