"""Reading order: two columns where a letterhead or signature stands, one everywhere else."""

from __future__ import annotations

import random

from chutri.reading.extract.columns import column_boxes, lines_of
from chutri.reading.extract.page import Word
from tests.reading.extract.words import line

WIDE = "chữ " * 24


def texts(*lines: list[Word]) -> list[tuple[int, str]]:
    words = [word for found in lines for word in found]
    random.Random(7).shuffle(words)  # nothing may depend on the order in which the file draws them
    return [(found.column, found.text) for found in lines_of(words, 1, 600)]


def test_a_letterhead_is_read_left_column_first() -> None:
    assert texts(
        line("ỦY BAN NHÂN DÂN", 90, 60), line("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", 300, 60),
        line("TỈNH MINH HẢI ĐÔNG", 80, 74), line("Độc lập - Tự do - Hạnh phúc", 320, 75),
        line("Số:        /KH-UBND", 90, 100), line("Bình Lư, ngày   tháng   năm 2026", 310, 101),
        line("KẾ HOẠCH", 253, 130), line("Tổ chức Ngày hội chuyển đổi số tỉnh năm 2026", 165, 146), line(WIDE, 60, 180),
    ) == [
        (1, "ỦY BAN NHÂN DÂN"), (1, "TỈNH MINH HẢI ĐÔNG"), (1, "Số: /KH-UBND"),
        (2, "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"), (2, "Độc lập - Tự do - Hạnh phúc"), (2, "Bình Lư, ngày tháng năm 2026"),
        (0, "KẾ HOẠCH"), (0, "Tổ chức Ngày hội chuyển đổi số tỉnh năm 2026"), (0, WIDE.strip()),
    ]  # fmt: skip


def test_recipients_come_before_the_signature_whatever_their_heights() -> None:
    assert texts(
        line(WIDE, 60, 60), line("theo quy định./.", 60, 76),
        line("TM. ỦY BAN NHÂN DÂN", 340, 96, height=13), line("Nơi nhận:", 60, 101),
        line("CHỦ TỊCH", 370, 112, height=13), line("- Như trên;", 60, 113), line("- Các xã, phường;", 60, 125),
        line("- Lưu: VT.", 60, 137), line("Lê Văn An", 375, 170, height=13),
        line("PHỤ LỤC", 60, 200),
    ) == [
        (0, WIDE.strip()), (0, "theo quy định./."),
        (1, "Nơi nhận:"), (1, "- Như trên;"), (1, "- Các xã, phường;"), (1, "- Lưu: VT."),
        (2, "TM. ỦY BAN NHÂN DÂN"), (2, "CHỦ TỊCH"), (2, "Lê Văn An"),
        (0, "PHỤ LỤC"),
    ]  # fmt: skip


def test_words_side_by_side_elsewhere_are_one_line() -> None:
    assert texts(
        line("- 08h30:", 60, 60), line("Khai mạc", 300, 60), line("- 10h30:", 60, 76), line("Bế mạc", 300, 76)
    ) == [
        (0, "- 08h30: Khai mạc"),
        (0, "- 10h30: Bế mạc"),
    ]


def test_raised_marks_stand_in_their_line() -> None:
    assert texts(line("20 m", 60, 60), line("2", 83.2, 54, height=6), line("đất ở", 92, 60), line(WIDE, 60, 80)) == [
        (0, "20 m 2 đất ở"),
        (0, WIDE.strip()),
    ]


def test_parts_of_a_word_are_joined() -> None:
    parts = [Word("c", 60, 50, 65, 60), Word("u", 70, 50, 75, 60), Word("ầ", 65, 48, 70, 61)]
    assert texts(parts) == [(0, "cầu")]


def test_the_boxes_of_columns() -> None:
    words = line("Nơi nhận:", 60, 100) + line("CHỦ TỊCH", 400, 100) + line("- Lưu: VT.", 60, 112)
    assert column_boxes(words, 600) == [((0.0, 90, 253.0, 112), (253.0, 90, 600, 112))]
    assert column_boxes(line(WIDE, 60, 60), 600) == []
    assert lines_of([], 1, 600) == []
