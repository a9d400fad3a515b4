"""Which words stand where: Decree 30/2020, Phụ lục I and III; the Party's form."""

from __future__ import annotations

from datetime import date

import pytest

from chutri.writing.compose import compose, number_line, place_date_line, runs_of, unbroken_place
from chutri.writing.forms import form_of
from chutri.writing.model import Article, Letterhead, Signature, Text
from chutri.writing.sheet import Line, Pair, Run, Sheet
from tests.writing.documents import TABLE, plan, with_annex


def lines(sheet: Sheet, part: int = 0) -> list[tuple[str, str]]:
    """Style and words of every line, the columns of a pair one after the other."""
    found: list[tuple[str, str]] = []
    for piece in sheet.parts[part].pieces:
        if isinstance(piece, Line):
            found.append((piece.style, piece.text))
        elif isinstance(piece, Pair):
            found += [(line.style, line.text) for line in (*piece.left, *piece.right)]
    return found


def said(sheet: Sheet, style: str, part: int = 0) -> list[str]:
    return [text for name, text in lines(sheet, part) if name == style]


@pytest.mark.parametrize(
    ("number", "symbol", "system", "expected"),
    [
        (5, "KH-UBND", "state", "Số: 05/KH-UBND"),
        (324, "KH-UBND", "state", "Số: 324/KH-UBND"),
        (None, "KH-UBND", "state", "Số:         /KH-UBND"),
        (5, "NQ/ĐU", "party", "Số 05-NQ/ĐU"),
    ],
)
def test_the_number_line(number: int | None, symbol: str, system: str, expected: str) -> None:
    head = Letterhead(issuer="X", number=number, symbol=symbol)
    assert number_line(head, form_of(system)) == expected  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("on", "expected"),
    [
        (date(2020, 1, 5), "Bình Lư, ngày 05 tháng 01 năm 2020"),
        (date(2020, 6, 29), "Bình Lư, ngày 29 tháng 6 năm 2020"),
        (date(2020, 12, 9), "Bình Lư, ngày 09 tháng 12 năm 2020"),
        (None, "Bình Lư, ngày        tháng        năm"),
    ],
)
def test_place_and_date(on: date | None, expected: str) -> None:
    assert " ".join(place_date_line("Bình Lư", on).split()) == " ".join(expected.split())


def test_bold_and_italic_words() -> None:
    assert runs_of("a **b** c *d*.") == (
        Run("a "), Run("b", bold=True), Run(" c "), Run("d", italic=True), Run("."),
    )  # fmt: skip
    assert runs_of("2 * 3 = 6") == (Run("2 * 3 = 6"),)


@pytest.mark.parametrize(
    ("name", "kept"),
    [
        ("ỦY BAN NHÂN DÂN TỈNH MINH HẢI ĐÔNG", "ỦY BAN NHÂN DÂN TỈNH_MINH_HẢI_ĐÔNG"),
        ("ỦY BAN NHÂN DÂN THÀNH PHỐ HÀ NỘI", "ỦY BAN NHÂN DÂN THÀNH_PHỐ_HÀ_NỘI"),
        ("UBND XÃ ĐỒNG TÂM", "UBND XÃ ĐỒNG TÂM"),  # one line: nothing is to be kept together
        ("SỞ NÔNG NGHIỆP VÀ MÔI TRƯỜNG", "SỞ NÔNG NGHIỆP VÀ MÔI TRƯỜNG"),
    ],
)
def test_a_long_name_parts_before_its_territory(name: str, kept: str) -> None:
    assert unbroken_place(name).replace("\u00a0", "_") == kept


def test_a_plan_of_the_state() -> None:
    found = lines(compose(plan()))
    assert found[:5] == [
        ("issuer", "ỦY BAN NHÂN DÂN TỈNH\u00a0MINH\u00a0HẢI\u00a0ĐÔNG"),
        ("number", "Số: 05/KH-UBND"),
        ("motto_country", "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"),
        ("motto", "Độc lập - Tự do - Hạnh phúc"),
        ("place_date", "Bình Lư, ngày 05 tháng 02 năm 2026"),
    ]
    assert found[-8:] == [
        ("recipients_label", "Nơi nhận:"),
        ("recipient", "- Các sở, ban, ngành;"),
        ("recipient", "- UBND các xã, phường;"),
        ("recipient", "- Lưu: VT, NC."),
        ("signer_authority", "TM. ỦY BAN NHÂN DÂN"),
        ("signer_authority", "KT. CHỦ TỊCH"),
        ("signer_authority", "PHÓ CHỦ TỊCH"),
        ("signer", "Trần Văn Hải"),
    ]
    assert found[-9] == ("body", "Các đơn vị báo cáo Ủy ban nhân dân tỉnh xem xét, quyết định./.")


@pytest.mark.parametrize(
    ("blocks", "end"),
    [
        ((Text("Xong; "),), "Xong./."),
        ((Text("Xong./."),), "Xong./."),
        ((Text("Xong."), TABLE), "./."),
        ((Article(1, "Quyết định có hiệu lực từ ngày ký."),), "Điều 1. Quyết định có hiệu lực từ ngày ký./."),
    ],
)
def test_the_body_ends_with_its_mark(blocks: tuple[Text | Article, ...], end: str) -> None:
    assert said(compose(plan(blocks=blocks)), "body")[-1] == end


def test_a_letter_says_its_subject_under_its_number_and_has_no_kind() -> None:
    sheet = compose(plan(kind="Công văn", layout="letter", title="báo cáo kết quả", addressees=("Sở Nội vụ",)))
    assert said(sheet, "subject") == ["V/v báo cáo kết quả"]
    assert said(sheet, "kind") == []
    assert said(sheet, "addressees") == ["Kính gửi: Sở Nội vụ"]


def test_several_addressees_stand_one_a_line() -> None:
    sheet = compose(plan(addressees=("Sở Nội vụ;", "Sở Tài chính")))
    assert said(sheet, "addressees") == ["Kính gửi:"]
    assert said(sheet, "addressee") == ["- Sở Nội vụ;", "- Sở Tài chính."]


def test_a_decision_names_its_power_before_its_bases() -> None:
    sheet = compose(
        plan(
            kind="Quyết định",
            layout="decision",
            title="Về việc khen thưởng",
            authority="Chủ tịch Ủy ban nhân dân tỉnh Minh Hải Đông",
            basis=("Căn cứ Luật Thi đua, khen thưởng",),
            preamble=("Theo đề nghị của Giám đốc Sở Nội vụ.",),
            blocks=(Article(1, "Tặng Bằng khen."),),
        )
    )
    styles = [(style, text) for style, text in lines(sheet) if style in ("kind", "authority", "basis", "body")]
    assert styles == [
        ("kind", "QUYẾT ĐỊNH"),
        ("authority", "CHỦ TỊCH ỦY BAN NHÂN DÂN TỈNH MINH HẢI ĐÔNG"),
        ("basis", "Căn cứ Luật Thi đua, khen thưởng;"),
        ("basis", "Theo đề nghị của Giám đốc Sở Nội vụ."),
        ("kind", "QUYẾT ĐỊNH:"),
        ("body", "Điều 1. Tặng Bằng khen./."),
    ]


def test_minutes_are_signed_twice_and_say_no_place_and_date_above() -> None:
    secretary = Signature(authority=("Thư ký",), name="Lê Thị Bình")
    sheet = compose(plan(kind="Biên bản", layout="minutes", co_signature=secretary))
    assert said(sheet, "place_date") == []
    assert said(sheet, "signer") == ["Lê Thị Bình", "Trần Văn Hải"]


def test_the_party_form() -> None:
    head = Letterhead(superior="Tỉnh ủy", issuer="Ban Tuyên giáo", number=7, symbol="KH/BTG", on=date(2026, 9, 5))
    found = lines(compose(plan(system="party", letterhead=head)))
    assert found[:6] == [
        ("superior", "TỈNH ỦY"),
        ("issuer", "BAN TUYÊN GIÁO"),
        ("star", "*"),
        ("number", "Số 07-KH/BTG"),
        ("motto_country", "ĐẢNG CỘNG SẢN VIỆT NAM"),
        ("place_date", "Ngày 05 tháng 9 năm 2026"),
    ]
    assert ("body", "Các đơn vị báo cáo Ủy ban nhân dân tỉnh xem xét, quyết định.") in found


def test_an_annex_says_what_it_belongs_to() -> None:
    sheet = compose(with_annex())
    assert lines(sheet, part=1) == [
        ("annex", "Phụ lục I"),
        ("annex_title", "BẢNG PHÂN CÔNG"),
        ("annex_note", "(Kèm theo Kế hoạch số 05/KH-UBND ngày 05/2/2026 của Ủy ban nhân dân tỉnh Minh Hải Đông)"),
    ]
