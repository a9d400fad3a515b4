"""Physical lines: their kinds, what was added to them, whether they were cut at a page's width."""

from __future__ import annotations

import pytest

from chutri.reading.fold import nfc
from chutri.reading.lines import BAR, PAGE, PIPE, RULE, TEXT, Sheet

SENTENCE = "Rà soát các văn bản thuộc thẩm quyền của đơn vị mình quản lý, báo cáo"


@pytest.mark.parametrize(
    ("line", "kind"),
    [
        pytest.param("1. Sở Y tế", TEXT, id="a heading"),
        pytest.param("- Sở Y tế;", TEXT, id="an item"),
        pytest.param("| 1 | Rà soát | Sở Y tế |", PIPE, id="a row"),
        pytest.param("|", BAR, id="a lone bar"),
        pytest.param("|---|:--|", RULE, id="the rule below a head"),
        pytest.param("-------", RULE, id="a drawn rule"),
        pytest.param("______", RULE, id="an underline"),
        pytest.param("………", TEXT, id="dots to be filled in"),
        pytest.param("***", RULE, id="three stars"),
        pytest.param("12", PAGE, id="a page number"),
        pytest.param("- 3 -", PAGE, id="a page number between dashes"),
        pytest.param("Trang 2/14", PAGE, id="a page of pages"),
        pytest.param("2026", TEXT, id="a year"),
        pytest.param("> Xem thêm", RULE, id="a quotation"),
        pytest.param("Tải về", RULE, id="a button of a web site"),
        pytest.param("https://vanban.minhhaidong.example/46", RULE, id="an address"),
        pytest.param("Chia sẻ: Facebook | Zalo", RULE, id="buttons of a web site"),
        pytest.param("Chia sẻ kinh nghiệm với các xã", TEXT, id="words like a button's"),
        pytest.param("Đăng nhập hệ thống báo cáo của tỉnh", TEXT, id="an order that begins like a button"),
        pytest.param("https://baocao.minhhaidong.example.", TEXT, id="an address that ends a sentence"),
    ],
)
def test_kind_of_line(line: str, kind: int) -> None:
    assert [found.kind for found in Sheet(line).lines] == [kind]


@pytest.mark.parametrize(
    ("text", "lines"),
    [
        pytest.param("a\nb", ["a", "b"], id="line feeds"),
        pytest.param("a\r\nb", ["a", "b"], id="carriage returns and line feeds"),
        pytest.param("a\fb\vc", ["a", "b", "c"], id="page and column ends"),
        pytest.param("a\u2028b\u2029c\x85d", ["a", "b", "c", "d"], id="separators of Unicode"),
        pytest.param("  a \n\n\n\tb", ["a", "b"], id="white space and blank lines"),
        pytest.param("# Kế hoạch\n## I. Mục đích", ["Kế hoạch", "I. Mục đích"], id="headings of markdown"),
        pytest.param("", [], id="nothing"),
    ],
)
def test_lines_of_a_text(text: str, lines: list[str]) -> None:
    assert [line.flow.text for line in Sheet(text).lines] == lines


def test_line_knows_its_place_and_the_blank_line_before_it() -> None:
    first, second, third = Sheet("a\n\n   b\nc").lines

    assert [(line.start, line.end, line.indent, line.blank_before) for line in (first, second, third)] == [
        (0, 1, 0, True),
        (6, 7, 3, True),
        (8, 9, 0, False),
    ]


def test_folded_twin_is_as_long_as_the_text() -> None:
    sheet = Sheet(nfc("Uỷ ban\r\nİ\f–"))

    assert (len(sheet.low), sheet.low) == (len(sheet.text), "ủy ban \ni\n-".replace("i", sheet.low[8]))


@pytest.mark.parametrize(
    ("line", "bold"),
    [("**Sở Y tế**", True), ("**Sở Y tế**:", True), ("# Sở Y tế", True), ("**Sở** Y tế", False), ("Sở Y tế", False)],
)
def test_bold_line(line: str, bold: bool) -> None:
    sheet = Sheet(line)

    assert sheet.is_bold(sheet.lines[0]) is bold


@pytest.mark.parametrize(
    ("text", "wrapped"),
    [
        pytest.param("\n".join([SENTENCE, "kết quả trước ngày 30 tháng 6."] * 8), True, id="cut at the page's width"),
        pytest.param("\n".join([SENTENCE + " kết quả."] * 16), False, id="a paragraph a line"),
        pytest.param("\n\n".join([SENTENCE, "kết quả."] * 8), False, id="blank lines between"),
        pytest.param("\n".join([SENTENCE * 3, "kết quả."] * 8), False, id="long lines"),
        pytest.param("\n".join([SENTENCE, "kết quả."] * 3), False, id="too few to tell"),
    ],
)
def test_lines_cut_at_a_pages_width(text: str, wrapped: bool) -> None:
    assert Sheet(text).wrapped is wrapped
