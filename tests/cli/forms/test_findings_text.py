"""Findings under the lines that they are about."""

from dataclasses import replace

import pytest

from chutri.checking.model import Finding
from chutri.cli.forms.findings_text import Lines, render
from tests.factories.readings import TEXT, a_checked_reading


def test_a_finding_underlines_its_words() -> None:
    assert "".join(render(a_checked_reading())) == (
        "ke-hoach.txt:12:31: lưu ý CT201 Việc có sản phẩm nhưng không có thời hạn.\n"
        "    12 | 2. Đề nghị Hội Nông dân tỉnh: Phối hợp vận động hội viên.\n"
        "       |                               ^^^^^^^^^^^^^^^^^^^^^^^^^^^\n"
        "    = xem thêm dòng 9: “1. Sở Nông nghiệp và Môi trường”\n"
        "    = cách sửa: Ghi rõ thời hạn.\n"
    )


def test_findings_come_in_the_order_of_the_document() -> None:
    findings = (
        Finding("CT2", "note", "b", (40, 41)),
        Finding("CT9", "note", "a", (0, 3)),
        Finding("CT1", "note", "a", (0, 3)),
    )
    heads = [line for line in render(replace(a_checked_reading(), findings=findings)) if line.startswith("ke-hoach")]
    assert heads == [
        "ke-hoach.txt:1:1: lưu ý CT1 a\n",
        "ke-hoach.txt:1:1: lưu ý CT9 a\n",
        "ke-hoach.txt:2:6: lưu ý CT2 b\n",
    ]


LONG = "x" * 300 + "HERE" + "y" * 300


@pytest.mark.parametrize(
    ("text", "span", "excerpt"),
    [
        (LONG, (300, 304), [f"     1 | {'x' * 25}HERE{'y' * 71}\n", f"       | {' ' * 25}^^^^\n"]),
        ("một\n\nhai", (4, 4), []),  # an empty line has nothing to show
        ("một\nhai", (0, 7), ["     1 | một\n", "       | ^^^\n"]),  # over several lines: the first
        ("a\tb\x1b[1m", (2, 3), ["     1 | a b [1m\n", "       |   ^\n"]),
        ("chu\u0309 tri\u0300", (5, 9), ["     1 | chu\u0309 tri\u0300\n", "       |     ^^^\n"]),
        ("hết", (3, 3), ["     1 | hết\n", "       |    ^\n"]),  # a place without words
    ],
)
def test_the_excerpt_shows_what_stands_around(text: str, span: tuple[int, int], excerpt: list[str]) -> None:
    checked = replace(a_checked_reading(text=text), findings=(Finding("CT1", "error", "m", span),))
    assert list(render(checked))[1:] == excerpt


def test_lines_count_from_one_and_columns_in_characters() -> None:
    lines = Lines(TEXT)
    assert [lines.place(at) for at in (0, 34, 35, len(TEXT))] == [(1, 1), (1, 35), (2, 1), (TEXT.count("\n") + 1, 1)]
    assert TEXT[slice(*lines.around(2))] == "Số: 46/KH-UBND"
    assert lines.around(TEXT.count("\n") + 1) == (len(TEXT), len(TEXT))
