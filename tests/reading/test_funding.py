"""Statements on money and the sources that they name."""

from __future__ import annotations

import pytest

from tests.factories.plan_texts import read_plan


def funding(*paragraphs: str) -> list[tuple[str, tuple[str, ...]]]:
    """The statements on money of a plan with these paragraphs."""
    return [(each.text, each.sources) for each in read_plan(*paragraphs).funding]


@pytest.mark.parametrize(
    ("words", "sources"),
    [
        ("Từ nguồn sự nghiệp văn hóa xã và đóng góp của các nhà hảo tâm.", ("nguồn sự nghiệp văn hóa xã", "đóng góp của các nhà hảo tâm")),
        ("Trích từ nguồn Quỹ Thi đua, Khen thưởng tỉnh đã giao Sở Nội vụ.", ("nguồn Quỹ Thi đua, Khen thưởng tỉnh",)),
        ("Chi từ Quỹ Thi đua, khen thưởng của tỉnh.", ("Quỹ Thi đua, khen thưởng của tỉnh",)),
        ("Ngân sách xã 180 triệu đồng, còn lại vận động.", ("Ngân sách xã",)),
        ("Bố trí từ ngân sách nhà nước và huy động từ các nguồn hợp pháp khác theo quy định của pháp luật.", ("ngân sách nhà nước", "các nguồn hợp pháp khác")),
        ("Bố trí trong dự toán chi thường xuyên năm 2026 của các cơ quan, đơn vị; nguồn xã hội hóa.", ("dự toán chi thường xuyên năm 2026 của các cơ quan, đơn vị", "nguồn xã hội hóa")),
        ("Nguồn tài trợ, đóng góp của tổ chức, cá nhân.", ("Nguồn tài trợ", "đóng góp của tổ chức, cá nhân")),
        ("Thực hiện theo Luật Ngân sách nhà nước và phân cấp ngân sách hiện hành.", ()),
        ("Các đơn vị xây dựng dự toán kinh phí, gửi Sở Tài chính.", ()),
    ],
)  # fmt: skip
def test_sources(words: str, sources: tuple[str, ...]) -> None:
    assert funding("I. KINH PHÍ", words) == [(words, sources)]


@pytest.mark.parametrize(
    ("paragraphs", "texts"),
    [
        (("I. KINH PHÍ", "- Ngân sách xã: 21 triệu đồng;", "- Vốn vận động."), ["Ngân sách xã: 21 triệu đồng", "Vốn vận động."]),
        (("I. KINH PHÍ: Ngân sách xã năm 2026.",), ["Ngân sách xã năm 2026."]),
        (("I. TỔ CHỨC THỰC HIỆN", "1. Các ấp: thực hiện.", "2. Kinh phí thực hiện: Từ ngân sách xã."), ["Từ ngân sách xã."]),
        (("I. KINH PHÍ", "1. Nguồn kinh phí", "a) Ngân sách xã bảo đảm.", "b) Nguồn xã hội hóa."), ["Ngân sách xã bảo đảm.", "Nguồn xã hội hóa."]),
        (("I. KINH PHÍ", "Nguồn kinh phí được quy định như sau:", "- Ngân sách xã bảo đảm."), ["Ngân sách xã bảo đảm."]),
        (("I. TỔ CHỨC THỰC HIỆN", "1. Phòng Kinh tế: lập dự toán kinh phí, trình UBND xã."), []),
        (("I. NHIỆM VỤ", "1. Kinh phí hóa phẩm là việc khó"), []),
    ],
)  # fmt: skip
def test_where_statements_stand(paragraphs: tuple[str, ...], texts: list[str]) -> None:
    assert [text for text, _ in funding(*paragraphs)] == texts
