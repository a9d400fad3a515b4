"""What OCR broke, put right; and what must be left alone."""

from __future__ import annotations

import pytest

from chutri.reading.extract.numerals import mend_counts, mend_headings, mend_rows
from chutri.reading.extract.repair import repair
from chutri.reading.extract.slips import mend_slips


@pytest.mark.parametrize(
    ("read", "right"),
    [
        ("KÉ HOẠCH", "KẾ HOẠCH"),
        ("TĨNH MINH HẢI ĐÔNG", "TỈNH MINH HẢI ĐÔNG"),
        ("TỈNH HÀ TĨNH", "TỈNH HÀ TĨNH"),
        ("IV. TỎ CHỨC THỰC HIỆN", "IV. TỔ CHỨC THỰC HIỆN"),
        ("NGHỊ QUYÉT", "NGHỊ QUYẾT"),
        ("TM. UY BAN NHÂN DÂN", "TM. ỦY BAN NHÂN DÂN"),
        ("UỶ BAN NHÂN DÂN TỈNH", "UỶ BAN NHÂN DÂN TỈNH"),
        ("PHO CHU TỊCH", "PHÓ CHỦ TỊCH"),
        (
            "- Ð.c Bí thư; Quyết định số 5/QD-UBND, 30/2020/ND-CP",
            "- Đ.c Bí thư; Quyết định số 5/QĐ-UBND, 30/2020/NĐ-CP",
        ),
        ("Đơn vị chủ írì: Sở A, phối họp với Sở B", "Đơn vị chủ trì: Sở A, phối hợp với Sở B"),
        ("phong trào thị đua, tính thần đoàn kết", "phong trào thi đua, tinh thần đoàn kết"),
        ("Nơi nhân:", "Nơi nhận:"),
        ("hoàn thành ước ngày 29/02/2026", "hoàn thành trước ngày 29/02/2026"),
        ("ước tính 30 tỷ", "ước tính 30 tỷ"),
        (": Ủy ban nhân dân phường", "- Ủy ban nhân dân phường"),
        (": tuyến đường Bến Cá", ": tuyến đường Bến Cá"),
        ('chủ đề "Lạc Thiện xưa và nay” trên', 'chủ đề "Lạc Thiện xưa và nay" trên'),
        ('“Xanh" và "Sạch"', '“Xanh” và "Sạch"'),
        ("nêu sương điển hình", "nêu gương điển hình"),
        ("truyền thanh CƠ SỞ của xã", "truyền thanh cơ sở của xã"),
        ("Kế hoạch số §8/KH-UBND", "Kế hoạch số 88/KH-UBND"),
        ("Số: KH-UBND", "Số: /KH-UBND"),
        ("(Ban Thi đua - Khen thưởng Thành phối.", "(Ban Thi đua - Khen thưởng Thành phố)."),
        ("Bình Lư, ngày O9 tháng TT năm 2026", "Bình Lư, ngày 09 tháng 11 năm 2026"),
        ("Bình Lư, ngày tháng II năm 2026", "Bình Lư, ngày tháng 11 năm 2026"),
        ("Đại hội lần thứ XIHI, quý IH năm 2026", "Đại hội lần thứ XIII, quý III năm 2026"),
        ("gồm 0l buổi, I5 đại biểu, 70 nắm", "gồm 01 buổi, 15 đại biểu, 70 năm"),
        ("tại hội nghỊ, trang trí trụ SỞ cơ quan", "tại hội nghị, trang trí trụ sở cơ quan"),
        ("quận:...", "quận;..."),
        ("theo quy định ./.", "theo quy định./."),
        ("Văn phòng HDND&UBND", "Văn phòng HĐND&UBND"),
        (
            "Lưu: VT, TH; các sở, ngành; số 12A/KH-TU; tháng 10/2026",
            "Lưu: VT, TH; các sở, ngành; số 12A/KH-TU; tháng 10/2026",
        ),
    ],
)
def test_words(read: str, right: str) -> None:
    assert repair([read]) == [right]


@pytest.mark.parametrize(
    ("read", "right"),
    [
        (
            ["L. MỤC ĐÍCH", "H. THỜI GIAN", "HI. ĐỊA ĐIỂM", "IV. A B"],
            ["I. MỤC ĐÍCH", "II. THỜI GIAN", "III. ĐỊA ĐIỂM", "IV. A B"],
        ),
        (["I. A B", "II. C D", "II. E F"], ["I. A B", "II. C D", "III. E F"]),
        (["IL MỤC ĐÍCH", "II NỘI DUNG"], ["I. MỤC ĐÍCH", "II. NỘI DUNG"]),
        (["V. A B", "VI. C D", "VH. E F", "VII. G H"], ["V. A B", "VI. C D", "VII. E F", "VIII. G H"]),
        (["XV. A B", "XVI. C D", "XVIHI. E F"], ["XV. A B", "XVI. C D", "XVII. E F"]),
        (["I. Mục đích", "II. Nội dung", "IV. Tổ chức"], ["I. Mục đích", "II. Nội dung", "IV. Tổ chức"]),
        (["I. A B", "II. C D", "PHỤ LỤC", "I. E F", "H. G H"], ["I. A B", "II. C D", "PHỤ LỤC", "I. E F", "II. G H"]),
        (["1. MỘT", "2. HAI", "10. MƯỜI", "11. MƯỜI MỘT"], ["1. MỘT", "2. HAI", "10. MƯỜI", "11. MƯỜI MỘT"]),
        (["Mít tinh. Diễu hành", "Lưu: VT", "TM. ỦY BAN"], ["Mít tinh. Diễu hành", "Lưu: VT", "TM. ỦY BAN"]),
    ],
)
def test_roman_numerals_of_headings_by_their_sequence(read: list[str], right: list[str]) -> None:
    assert mend_headings(read) == right


@pytest.mark.parametrize(
    ("read", "right"),
    [
        (["7. Sở A", "§. Sở B", "9, Sở C", "10. Sở D"], ["7. Sở A", "8. Sở B", "9. Sở C", "10. Sở D"]),
        (["I. Phần một", "2. Phần hai"], ["1. Phần một", "2. Phần hai"]),
        (["I1. Sở A", "2. Sở B"], ["1. Sở A", "2. Sở B"]),
        (["10. Sở A", "I1. Sở B", "12. Sở C"], ["10. Sở A", "11. Sở B", "12. Sở C"]),
        (["I. MỤC ĐÍCH", "2. Yêu cầu"], ["I. MỤC ĐÍCH", "2. Yêu cầu"]),
        (["1. Sở A", "O. Henry", "2. Sở B"], ["1. Sở A", "O. Henry", "2. Sở B"]),
    ],
)
def test_arabic_numbers_of_items_by_their_sequence(read: list[str], right: list[str]) -> None:
    assert mend_counts(read) == right


def test_numbers_in_tables() -> None:
    read = [
        "| TT | Nội dung | Hạn |", "| Œ) | (2) | (3) |", "| lị | Báo chí |  |", "| 1 | a | b |", "| 9) | c | d |",
        "| H | Cổ động |  |", "| 3 | e | f |", "chữ", "| x | y |",
    ]  # fmt: skip
    assert mend_rows(read) == [
        "| TT | Nội dung | Hạn |", "| (1) | (2) | (3) |", "| I | Báo chí |  |", "| 1 | a | b |", "| 2 | c | d |",
        "| II | Cổ động |  |", "| 3 | e | f |", "chữ", "| x | y |",
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("read", "right"),
    [
        ("íqi các", "tại các"),
        ("(øổ chức", "(tổ chức"),
        ("thường trưc", "thường trực"),
        ("ngày 10 km, íqz, h0a", "ngày 10 km, íqz, h0a"),
    ],
)
def test_impossible_words_become_words_of_the_document(read: str, right: str) -> None:
    known = ["tại tại tổ tổ thường trực thường trực các các"]
    assert mend_slips([*known, read]) == [*known, right]


def test_as_many_lines_come_out_as_went_in() -> None:
    lines = ["", " ", "|", "| a |", "I.", "1.", "(", "Số:"]
    assert len(repair(lines)) == len(lines)
