"""Lines to paragraphs: what a wrapped line is, what a new one, what is no text of the document."""

from __future__ import annotations

from chutri.reading.extract.page import Page
from chutri.reading.extract.paragraphs import LOOSE, page_lines, text_of, without_running_heads
from tests.reading.extract.words import line, page

FULL = "a" * 20 + " " + "b" * 20 + " " + "c" * 20 + " " + "d" * 20  # 409 wide: from 60 to 469


def text(*pages: Page) -> str:
    lines = without_running_heads(list(pages), [page_lines(item) for item in pages])
    return text_of(list(pages), lines, loose=LOOSE)[0]


def test_paragraphs_that_begin_with_an_indent() -> None:
    found = text(
        page(
            line("x" * 20 + " " + FULL[21:], 90, 100), line(FULL, 60, 116), line("cuối.", 60, 132),
            line("y" * 20 + " " + FULL[21:], 90, 148), line("hai.", 60, 164),
            line("1. " + "z" * 17 + " " + FULL[21:], 90, 180), line("12. tiếp", 60, 196),
            line("Sở Nội vụ", 90, 212), line("Chủ trì", 90, 228),
        )
    )  # fmt: skip
    assert found.split("\n\n") == [
        f"{'x' * 20} {FULL[21:]} {FULL} cuối.",
        f"{'y' * 20} {FULL[21:]} hai.",
        f"1. {'z' * 17} {FULL[21:]} 12. tiếp",
        "Sở Nội vụ",
        "Chủ trì",
    ]


def test_paragraphs_that_stand_apart() -> None:
    found = text(
        page(
            line(FULL, 60, 100),
            line(FULL, 60, 116),
            line("cuối", 60, 132),
            line(FULL, 60, 156),
            line("- một", 60, 172),
            line("- hai", 60, 188),
        )
    )
    assert found == f"{FULL} {FULL} cuối\n\n{FULL}\n\n- một\n\n- hai"


def test_a_line_broken_by_hand_stays_a_line() -> None:
    found = text(
        page(line(FULL, 60, 100), line(FULL, 60, 116), line("số 12", 60, 132), line("phường Bình Lư", 60, 148))
    )
    assert found == f"{FULL} {FULL} số 12\nphường Bình Lư"


def test_a_stretched_line_was_broken_by_hand_too() -> None:
    short = line("một hai ba bốn", 60, 132, space=125)
    found = text(
        page(line(FULL, 60, 100), line(FULL, 60, 116), short, line("năm sáu", 60, 148), line("bảy tám chín", 60, 164))
    )
    assert found == f"{FULL} {FULL} một hai ba bốn\nnăm sáu\nbảy tám chín"


def test_centred_lines_are_lines() -> None:
    found = text(
        page(
            line("KẾ HOẠCH", 244, 60), line("Tổ chức Ngày hội", 224, 76), line("năm hai sáu", 237, 92),
            line(FULL, 60, 130), line(FULL, 60, 146), line(FULL, 60, 162), line("cuối", 60, 178),
        )
    )  # fmt: skip
    assert found == f"KẾ HOẠCH\n\nTổ chức Ngày hội\nnăm hai sáu\n\n{FULL} {FULL} {FULL} cuối"


def test_a_dash_at_a_lines_end_joins_without_space() -> None:
    found = text(
        page(line("e" * 20 + " " + FULL[:60] + "88/KH-", 60, 100), line("UBND" + "f" * 60, 60, 116), line("g", 60, 132))
    )
    assert found == f"{'e' * 20} {FULL[:60]}88/KH-UBND{'f' * 60}\ng"


def test_a_paragraph_goes_on_over_a_page_end() -> None:
    first = page(line("2", 300, 30), line(FULL, 60, 100), line(FULL, 60, 116), line(FULL, 60, 132), number=1)
    second = page(line("3", 300, 30), line("căn cứ.", 60, 100), line(FULL, 60, 124), line(FULL, 60, 140), number=2)
    assert text(first, second) == f"{FULL} {FULL} {FULL} căn cứ.\n\n{FULL} {FULL}"


def test_page_numbers_and_running_heads_are_no_text() -> None:
    pages = [
        page(
            line(f"Kế hoạch số 5, trang {number}", 60, 40),
            line(f"đoạn {'abcd'[number]}", 60, 400),
            line(f"- {number} -", 300, 780),
            number=number,
        )
        for number in range(4)
    ]
    assert text(*pages).split() == ["đoạn", "a", "đoạn", "b", "đoạn", "c", "đoạn", "d"]
    assert text(page(line("12", 300, 780))) == "12"  # a page of nothing else keeps it


def test_recipients_cut_by_a_page_end_stay_together() -> None:
    first = page(
        line(FULL, 60, 100), line("Nơi nhận:", 60, 130), line("CHỦ TỊCH", 370, 130), line("- Một;", 60, 142), line("Lê Văn An", 370, 160),
        number=1,
    )  # fmt: skip
    second = page(line("- Hai;", 60, 60), line("- Lưu: VT.", 60, 72), line("PHỤ LỤC", 250, 120), number=2)
    assert text(first, second) == f"{FULL}\n\nNơi nhận:\n- Một;\n- Hai;\n- Lưu: VT.\n\nCHỦ TỊCH\nLê Văn An\n\nPHỤ LỤC"


def test_places_say_where_each_line_stands() -> None:
    only = page(line("một", 60, 100), line("hai", 300, 400))
    found, places = text_of([only], [page_lines(only)], loose=LOOSE)
    assert [(found[place.start : place.end], place.page, place.box) for place in places] == [
        ("một", 1, (0.1, 0.1125, 0.125, 0.125)),
        ("hai", 1, (0.5, 0.4875, 0.525, 0.5)),
    ]


def test_places_of_a_page_that_was_turned() -> None:
    turned = page(line("một", 0, 80), width=800, height=600)
    turned.quarters = 1  # the file has it lying: its left edge is what is now the top
    _, places = text_of([turned], [page_lines(turned)], loose=LOOSE)
    assert places[0].box == (0.1167, 0.9812, 0.1333, 1.0)
